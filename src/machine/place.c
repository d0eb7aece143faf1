#include "machine/place.h"

#include <string.h>

#include "base/utf.h"
#include "machine/process.h"
#include "script/error.h"
#include "script/code.h"

/* The source line. */
static void write_line(const struct place *place, struct text *text)
{
    size_t from = utf_line_start(place->text, place->length, place->start);
    size_t to = utf_line_end(place->text, place->length, place->start);
    text_bytes(text, place->text + from, to - from);
    text_byte(text, '\n');
}

/* What goes on in the next lines. Node underlines it only where it has no more
 * units than the line has bytes. */
static bool goes_on(const struct place *place)
{
    size_t from = utf_line_start(place->text, place->length, place->start);
    size_t to = utf_line_end(place->text, place->length, place->start);
    return place->end > to && place->end <= place->length &&
           utf_units(place->text + from, place->end - from) > to - from;
}

/* Spaces (tabs stay tabs) and carets. */
static void write_carets(const struct place *place, struct text *text)
{
    size_t from = utf_line_start(place->text, place->length, place->start);
    size_t to = utf_line_end(place->text, place->length, place->start);
    for (size_t at = from; at < place->start && at < to;) {
        uint32_t point;
        at += utf_decode(place->text + at, to - at, &point);
        text_byte(text, point == '\t' ? '\t' : ' ');
        if (point > 0xffff) {
            text_byte(text, ' ');
        }
    }
    size_t end = place->end < to ? place->end : to;
    for (size_t at = place->start; at < end; at++) {
        if (((uint8_t)place->text[at] & 0xc0) != 0x80) {
            text_byte(text, '^');
        }
    }
    text_byte(text, '\n');
}

void place_write(const struct place *place, struct text *text)
{
    struct utf_place where =
        utf_place(place->text, place->length, place->start);
    text_format(text, "%s:%u\n", place->name, where.line);
    write_line(place, text);
    if (!goes_on(place)) {
        write_carets(place, text);
    }
}

void place_write_refusal(const struct place *place, const char *kind,
                         const char *message, struct text *text)
{
    struct utf_place where =
        utf_place(place->text, place->length, place->start);
    text_format(text, "%s:%u:%u: %s: %s\n", place->name, where.line,
                where.column, kind, message);
    write_line(place, text);
    write_carets(place, text);
}

void place_write_syntax(const struct place *place, const char *kind,
                        const char *message, struct text *text)
{
    place_write(place, text);
    text_format(text, "\n%s: %s\n\nNode.js %s\n", kind, message,
                PROCESS_NODE_VERSION);
}

static void write_source(const struct source *source, uint32_t start,
                         uint32_t end, struct text *text)
{
    char name[PROCESS_PATH];
    struct text name_text;
    text_init_fixed(&name_text, name, sizeof name);
    string_write(source->name, &name_text, UINT32_MAX);
    if (strncmp(name, "eval at ", 8) == 0) { /* Node's */
        text_cut(&name_text, 0);
        text_str(&name_text, "<anonymous_script>");
    }
    struct place place = {
        .name = name,
        .text = (const char *)source->text->at,
        .length = source->length,
        .start = start,
        .end = end,
    };
    place_write(&place, text);
}

void place_write_thrown(const struct process *process, struct text *text)
{
    const struct vm *vm = &process->vm;
    if (value_is_cell(vm->shown_source)) {
        write_source(value_as_cell(vm->shown_source), vm->shown_start,
                     vm->shown_end, text);
    } else if (value_is_cell(vm->thrown_source)) {
        write_source(value_as_cell(vm->thrown_source), vm->thrown_start,
                     vm->thrown_end, text);
    }
}

/* --- from a stack ---------------------------------------------------------- */

/* The number that ends at `end` (exclusive), with its colon before it; *end
 * moves in front of the colon. 0: there is none. */
static uint32_t take_number(const char *line, size_t *end)
{
    size_t at = *end;
    while (at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9') {
        at--;
    }
    if (at == *end || at == 0 || line[at - 1] != ':') {
        return 0;
    }
    uint32_t number = 0;
    for (size_t i = at; i < *end; i++) {
        number = number * 10 + (uint32_t)(line[i] - '0');
    }
    *end = at - 1;
    return number;
}

static const struct source *find_source(struct process *process,
                                        const char *name, size_t length)
{
    const struct object *sources = value_as_object(process->sources);
    char buffer[PROCESS_PATH];
    for (uint32_t i = 0; i + 1 < sources->element_count; i += 2) {
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        string_write(value_as_string(sources->elements[i]), &text, UINT32_MAX);
        if (text.length == length && memcmp(buffer, name, length) == 0) {
            return value_as_cell(sources->elements[i + 1]);
        }
    }
    return NULL;
}

/* One line of a stack, "    at f (file:line:column)" or without the (): the
 * source, and the place as a byte offset. NULL: no source of this process. */
static const struct source *frame_source(struct process *process,
                                         const char *line, size_t length,
                                         uint32_t *offset)
{
    size_t from = 7, end = length;
    if (end > 0 && line[end - 1] == ')') {
        end--;
        for (size_t i = 7; i < end; i++) {
            from = line[i] == '(' && from == 7 ? i + 1 : from;
        }
    }
    uint32_t column = take_number(line, &end);
    uint32_t row = take_number(line, &end);
    if (row == 0 || column == 0 || end <= from) {
        return NULL;
    }
    const struct source *source = find_source(process, line + from, end - from);
    if (source) {
        struct utf_place place = {.line = row, .column = column};
        *offset = (uint32_t)utf_offset((const char *)source->text->at,
                                       source->length, place);
    }
    return source;
}

/* The next line of frames at or behind *at, which moves behind it; its length,
 * 0 at the end. */
static size_t next_frame(const struct text *stack, size_t *at,
                         const char **line)
{
    while (*at < stack->length) {
        *line = stack->bytes + *at;
        const char *end = memchr(*line, '\n', stack->length - *at);
        size_t length = end ? (size_t)(end - *line) : stack->length - *at;
        *at += length + 1;
        if (length > 7 && memcmp(*line, "    at ", 7) == 0) {
            return length;
        }
    }
    return 0;
}

const struct source *place_of_call(struct process *process, Value error,
                                   uint32_t index, uint32_t *offset)
{
    const struct source *source = NULL;
    struct region region;
    struct text stack;
    if (!value_is_object(error)) {
        return NULL;
    }
    region_init(&region, process->vm.heap.arena);
    text_init_region(&stack, &region);
    if (error_write_stack(&process->vm, &stack, value_as_object(error))) {
        const char *line;
        size_t at = 0, length = next_frame(&stack, &at, &line);
        for (uint32_t i = 0; length && i <= index; i += source != NULL) {
            source = frame_source(process, line, length, offset);
            length = next_frame(&stack, &at, &line);
        }
    }
    region_done(&region);
    return source;
}

void place_write_error(struct process *process, Value error, struct text *text)
{
    uint32_t offset;
    const struct source *source = place_of_call(process, error, 0, &offset);
    if (source) {
        write_source(source, offset, offset + 1, text);
    }
}
