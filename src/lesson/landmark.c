/*
 * landmark.c: places of a run. What an EVENT's text may be is what the trace
 * says of such a step: each value of its JSON, or several with blanks between.
 */
#include "lesson/landmark.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "script/opcode.h"

#define JSON_BYTES 8192
#define CHECK_PREFIX "sec-websocket-" /* may be left out of a check's name */

static const char *const words[LANDMARK_KINDS] = {
#define P(name, text) text,
    LANDMARKS(P)
#undef P
};

static const char *const no_place[2] = {
    "no such place: %s (start, end, line 12, output hello, state client OPEN, "
    "event timer-set)",
    "그런 곳은 없어요: %s (start, end, line 12, output hello, state client "
    "OPEN, event timer-set)",
};
static const char *const no_number[2] = {
    "a line's number is missing: line %s",
    "줄 번호가 없어요: line %s",
};
static const char *const no_state[2] = {
    "no readyState (CONNECTING, OPEN, CLOSING, CLOSED): %s",
    "readyState가 아니에요 (CONNECTING, OPEN, CLOSING, CLOSED): %s",
};
static const char *const no_event[2] = {
    "no such event: %s (task, microtask, timer-set, phase, frame, "
    "handshake, ...: the kinds of `loopline trace`)",
    "그런 이벤트는 없어요: %s (task, microtask, timer-set, phase, frame, "
    "handshake, …: `loopline trace`의 kind)",
};
static const char *const too_long[2] = {
    "too long for a place: %s",
    "너무 길어요: %s",
};

/* --- reading ------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The text without blanks around it. */
static bool trim(const char *text, char *to, size_t size)
{
    size_t length;
    while (is_blank(*text))
        text++;
    length = strlen(text);
    while (length && is_blank(text[length - 1]))
        length--;
    if (length >= size)
        return false;
    memcpy(to, text, length);
    to[length] = 0;
    return true;
}

/* Takes " #2" off the end of the text. */
static uint32_t take_times(char *text)
{
    char *mark = strrchr(text, '#');
    unsigned long times;
    if (!mark || mark == text || !is_blank(mark[-1]) || !mark[1] ||
        strspn(mark + 1, "0123456789") != strlen(mark + 1))
        return 1;
    times = strtoul(mark + 1, NULL, 10);
    if (times == 0 || times > UINT32_MAX)
        return 1;
    while (mark > text && is_blank(mark[-1]))
        mark--;
    *mark = 0;
    return (uint32_t)times;
}

/* Splits the first word off; `text` becomes the rest. */
static void take_word(char *text, char *word, size_t size)
{
    size_t length = strcspn(text, " \t"), rest = length;
    size_t kept = length < size ? length : size - 1;
    memcpy(word, text, kept);
    word[kept] = 0;
    while (is_blank(text[rest]))
        rest++;
    memmove(text, text + rest, strlen(text + rest) + 1);
}

/* "client:rest": the name in front of the colon becomes the place's program.
 */
static void take_program(struct landmark *place, char *text)
{
    size_t length = strcspn(text, ": \t");
    if (text[length] != ':' || length == 0 || length >= PROCESS_NAME)
        return;
    memcpy(place->program, text, length);
    place->program[length] = 0;
    length++;
    while (is_blank(text[length]))
        length++;
    memmove(text, text + length, strlen(text + length) + 1);
}

static bool read_nothing(struct landmark *place, char *text)
{
    (void)place;
    return !text[0];
}

static bool read_line(struct landmark *place, char *text)
{
    unsigned long line;
    take_program(place, text);
    if (!text[0] || strspn(text, "0123456789") != strlen(text))
        return false;
    line = strtoul(text, NULL, 10);
    place->line = line > UINT32_MAX ? 0 : (uint32_t)line;
    return place->line != 0;
}

/* The program's name, if there is one, is seen when it is looked for: a line
 * may have a colon of its own. */
static bool read_output(struct landmark *place, char *text)
{
    memcpy(place->text, text, strlen(text) + 1);
    return true;
}

static bool read_state(struct landmark *place, char *text)
{
    char *name = strrchr(text, ' ');
    if (name) {
        *name++ = 0;
        snprintf(place->program, sizeof place->program, "%.*s",
                 (int)sizeof place->program - 1, text);
    } else {
        name = text;
    }
    for (uint32_t i = 0; i < READY_STATE_COUNT; i++)
        if (strcmp(ready_state_name((enum ready_state)i), name) == 0) {
            place->state = i;
            return true;
        }
    return false;
}

static bool read_event(struct landmark *place, char *text)
{
    char name[PROCESS_NAME];
    take_program(place, text);
    take_word(text, name, sizeof name);
    memcpy(place->text, text, strlen(text) + 1);
    for (uint32_t i = 0; i < STEP_KINDS; i++)
        if (strcmp(step_name((enum step_kind)i), name) == 0) {
            place->step = (enum step_kind)i;
            return true;
        }
    return false;
}

static const struct {
    bool (*read)(struct landmark *place, char *text);
    const char *const *complaint;
} readers[LANDMARK_KINDS] = {
    [LANDMARK_HERE] = {read_nothing, no_place},
    [LANDMARK_START] = {read_nothing, no_place},
    [LANDMARK_END] = {read_nothing, no_place},
    [LANDMARK_LINE] = {read_line, no_number},
    [LANDMARK_OUTPUT] = {read_output, no_place},
    [LANDMARK_STATE] = {read_state, no_state},
    [LANDMARK_EVENT] = {read_event, no_event},
};

static int kind_called(const char *word)
{
    for (int i = 0; i < LANDMARK_KINDS; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

bool landmark_read(struct landmark *place, const char *text,
                   enum language language, char *error, size_t error_size)
{
    char rest[LANDMARK_TEXT], word[LANDMARK_TEXT];
    memset(place, 0, sizeof *place);
    if (!trim(text, rest, sizeof rest)) {
        snprintf(error, error_size, too_long[language], text);
        return false;
    }
    place->times = take_times(rest);
    take_word(rest, word, sizeof word);
    int kind = kind_called(word);
    if (kind < 0) {
        snprintf(error, error_size, no_place[language], text);
        return false;
    }
    place->kind = (enum landmark_kind)kind;
    trim(rest, word, sizeof word);
    if (!readers[kind].read(place, rest)) {
        bool own = readers[kind].complaint != no_place;
        snprintf(error, error_size, readers[kind].complaint[language],
                 own ? word : text);
        return false;
    }
    return true;
}

/* --- looking ------------------------------------------------------------- */

static const char *program_of(const struct machine *machine, uint32_t process)
{
    return process < machine->process_count
               ? machine->processes[process]->name
               : "";
}

/* The file of a source, without its folders. */
static void file_name(const struct source *source, char *to, size_t size)
{
    char path[PROCESS_PATH];
    struct text text;
    text_init_fixed(&text, path, sizeof path);
    string_write(source->name, &text, sizeof path);
    const char *slash = strrchr(path, '/');
    snprintf(to, size, "%s", slash ? slash + 1 : path);
}

/* "sum" and "sum.js" are both the file sum.js. */
static bool is_file_called(const struct source *source, const char *name)
{
    char file[PROCESS_PATH];
    size_t length = strlen(name);
    file_name(source, file, sizeof file);
    return strncmp(file, name, length) == 0 &&
           (file[length] == 0 || file[length] == '.');
}

static uint32_t line_at(const struct code *code, uint32_t start)
{
    return utf_place((const char *)code->source->text->at,
                     code->source->length, start)
        .line;
}

/* Does a statement of this function begin on that line? */
static bool has_statement(const struct code *code, uint32_t line)
{
    for (uint32_t i = 0; i < code->position_count; i++) {
        const struct code_position *at = &code->positions[i];
        if (code->bytes[at->pc] == OP_STMT &&
            line_at(code, at->start) == line)
            return true;
    }
    return false;
}

/* Before the statement; or before the first call of a function that has no
 * statement there, such as `(x) => print(x)`. */
static bool is_line(const struct landmark *place, const struct machine *machine,
                    const struct machine_host *host)
{
    const struct process *process = machine->processes[machine->current];
    const struct frame *frame = process->vm.frame;
    enum step_kind kind = step_kind_now(machine, &host->vm);
    if (kind != STEP_STATEMENT && kind != STEP_CALL)
        return false;
    while (frame && frame->kind != FRAME_CODE)
        frame = frame->caller;
    if (!frame || !frame->code || (frame->code->flags & CODE_LIBRARY) ||
        process->outside)
        return false;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at =
        code_position_at(frame->code, pc ? pc - 1 : 0);
    if (!at || line_at(frame->code, at->start) != place->line)
        return false;
    if (kind == STEP_CALL && has_statement(frame->code, place->line))
        return false;
    return !place->program[0] || strcmp(process->name, place->program) == 0 ||
           is_file_called(frame->code->source, place->program);
}

/* Is one of the lines the wanted one, or begins so where it ends with "..."? */
static bool has_line(const char *bytes, size_t length, const char *wanted)
{
    size_t size = strlen(wanted);
    bool begins = size >= 3 && strcmp(wanted + size - 3, "...") == 0;
    const char *end = bytes + length;
    if (!size)
        return true;
    size -= begins ? 3 : 0;
    for (const char *at = bytes; at <= end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t have = (size_t)((stop ? stop : end) - at);
        if ((begins ? have >= size : have == size) &&
            memcmp(at, wanted, size) == 0)
            return true;
        if (!stop)
            break;
        at = stop + 1;
    }
    return false;
}

/* What has just been printed: all of it is in the order. */
static const char *printed(const struct machine *machine,
                           const struct step *step, size_t *length)
{
    const struct order *order =
        machine->outbox_count ? &machine->outbox[machine->outbox_count - 1]
                              : NULL;
    if (order && order->kind == ORDER_PRINT &&
        order->process == step->process) {
        *length = order->length;
        return (const char *)order->bytes;
    }
    *length = strlen(step->text);
    return step->text;
}

static bool is_output(const struct landmark *place,
                      const struct machine *machine,
                      const struct machine_host *host)
{
    struct landmark whose = *place;
    char rest[LANDMARK_TEXT];
    size_t length;
    if (step_kind_now(machine, &host->vm) != STEP_CONSOLE)
        return false;
    const struct step *step = &machine->step;
    const char *bytes = printed(machine, step, &length);
    if (has_line(bytes, length, place->text))
        return true;
    memcpy(rest, place->text, sizeof rest);
    take_program(&whose, rest);
    return whose.program[0] &&
           strcmp(program_of(machine, step->process), whose.program) == 0 &&
           has_line(bytes, length, rest);
}

static bool is_program(const struct landmark *place,
                       const struct machine *machine, const struct step *step)
{
    return !place->program[0] ||
           strcmp(program_of(machine, step->process), place->program) == 0;
}

static bool is_state(const struct landmark *place,
                     const struct machine *machine,
                     const struct machine_host *host)
{
    const struct step *step = &machine->step;
    return step_kind_now(machine, &host->vm) == STEP_READY_STATE &&
           step->b == place->state && is_program(place, machine, step);
}

/* Has the JSON a field of that value? */
static bool has_value(const char *json, const char *value, size_t length)
{
    char bytes[LANDMARK_TEXT * 6];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_byte(&text, ':');
    text_json(&text, value, length);
    return strstr(json, bytes) != NULL;
}

static bool has_check(const char *json, const char *value, size_t length)
{
    char name[LANDMARK_TEXT + sizeof CHECK_PREFIX];
    int size = snprintf(name, sizeof name, CHECK_PREFIX "%.*s", (int)length,
                        value);
    return has_value(json, name, (size_t)size);
}

/* Every word of it is a value. */
static bool has_words(const char *json, const char *text, enum step_kind kind)
{
    while (*text) {
        size_t length = strcspn(text, " ");
        if (!has_value(json, text, length) &&
            (kind != STEP_HANDSHAKE || !has_check(json, text, length)))
            return false;
        text += length;
        while (*text == ' ')
            text++;
    }
    return true;
}

static bool is_event(const struct landmark *place,
                     const struct machine *machine,
                     const struct machine_host *host)
{
    char bytes[JSON_BYTES];
    struct step step;
    struct text json;
    if (step_kind_now(machine, &host->vm) != place->step)
        return false;
    step_now(machine, &host->vm, &step);
    if (step.library || !is_program(place, machine, &step))
        return false;
    if (!place->text[0])
        return true;
    text_init_fixed(&json, bytes, sizeof bytes);
    step_json(machine, &host->vm, &step, NULL, &json);
    /* What every step says (program, kind) is not meant, nor where a value
     * goes to. */
    char *fields = strstr(bytes, "\"kind\":");
    char *to = fields ? strstr(fields, ",\"to\":") : NULL;
    fields = fields ? strchr(fields, ',') : NULL;
    if (to && place->step == STEP_RETURN)
        *to = 0;
    return fields && (has_value(fields, place->text, strlen(place->text)) ||
                      has_words(fields, place->text, place->step));
}

bool landmark_is_here(const struct landmark *place,
                      const struct machine *machine,
                      const struct machine_host *host)
{
    static bool (*const looks[LANDMARK_KINDS])(const struct landmark *,
                                               const struct machine *,
                                               const struct machine_host *) = {
        [LANDMARK_LINE] = is_line,
        [LANDMARK_OUTPUT] = is_output,
        [LANDMARK_STATE] = is_state,
        [LANDMARK_EVENT] = is_event,
    };
    return machine->process_count && looks[place->kind] &&
           looks[place->kind](place, machine, host);
}
