/*
 * source_pane.c: the file, the statement that is next, and in it the very
 * expression, which is always in sight: a long line is moved to the left.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf.h"
#include "view/paint.h"
#include "view/pane.h"
#include "view/reach.h"

#define NUMBERS 6 /* columns of a mark, a line's number and a blank */
#define ENOUGH 12 /* columns of an expression that say what it is */
#define SHIFT 8 /* columns by which a line is moved at a time */
#define TAB "  "

/* What is shown, and what stands out in it; byte offsets into the text. */
struct sight {
    const struct source *source;
    const char *text;
    uint32_t start, end; /* the expression or statement */
    bool known; /* there is one */
    bool exact; /* it is an expression inside a statement */
    int shift; /* columns left out at the left of its line */
};

/* --- what is in sight --------------------------------------------------- */

/* The function that a step of the loop is about. */
static const struct code *code_of(Value value)
{
    if (value_is_class(value, CLASS_GENERATOR))
        value = ((const struct generator *)value_pointer(value))->function;
    if (!value_is_class(value, CLASS_FUNCTION))
        return NULL;
    const struct function *f = value_pointer(value);
    return f->code && !(f->code->flags & CODE_LIBRARY) ? f->code : NULL;
}

/* What was called is marked with its call: behind the step of a call there is
 * an entry for the callee alone. */
static const struct code_position *whole_call(const struct code *code,
                                              const struct code_position *at)
{
    const struct code_position *before = at - 1;
    if (at == code->positions || before->start > at->start ||
        before->end < at->end)
        return at;
    return before;
}

static void sight_frame(struct sight *sight, const struct scene *scene,
                        const struct frame *frame)
{
    uint32_t pc = frame_pc(frame);
    enum step_kind kind = scene->step.kind;
    const struct code_position *at =
        code_position_at(frame->code, pc ? pc - 1 : 0);
    sight->source = frame->code->source;
    if (!at)
        return;
    if (kind != STEP_STATEMENT && kind != STEP_CALL && kind != STEP_THROW)
        at = whole_call(frame->code, at);
    sight->start = at->start;
    sight->end = at->end;
    sight->known = true;
    sight->exact = kind != STEP_STATEMENT;
}

/* No frame: the function that the step is about, else the main script. */
static bool sight_function(struct sight *sight, const struct scene *scene)
{
    const struct code *main = code_of(scene->process->main);
    const struct code *code = code_of(scene->step.value);
    if (!code)
        code = main;
    if (!code)
        return false;
    sight->source = code->source;
    sight->start = sight->end = code->start;
    sight->known = code != main;
    return true;
}

/* A program that has ended: where the error was thrown that has ended it,
 * else its main script. */
static bool sight_ended(struct sight *sight, const struct process *process)
{
    const struct code *main = code_of(process->main);
    bool fault = process->reason == REASON_UNCAUGHT &&
                 value_is_cell(process->fault);
    if (!fault && !main)
        return false;
    sight->source = fault ? value_as_cell(process->fault) : main->source;
    sight->start = fault ? process->fault_start : main->start;
    sight->end = fault ? process->fault_end : main->start;
    sight->known = sight->exact = fault;
    sight->text = (const char *)sight->source->text->at;
    return true;
}

static bool sight_of(const struct scene *scene, struct sight *sight)
{
    const struct process *process = scene->process;
    memset(sight, 0, sizeof *sight);
    if (process && process->state == PROCESS_ENDED)
        return sight_ended(sight, process);
    if (!process || !reach_has_vm(process))
        return false;
    const struct frame *frame = reach_frame(process->vm.frame);
    if (frame)
        sight_frame(sight, scene, frame);
    else if (!sight_function(sight, scene))
        return false;
    if (!sight->source)
        return false;
    sight->text = (const char *)sight->source->text->at;
    return true;
}

/* --- drawing ------------------------------------------------------------------ */

static uint32_t line_of(const char *text, uint32_t offset)
{
    uint32_t line = 0;
    for (uint32_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

static uint32_t line_start(const char *text, uint32_t length, uint32_t line)
{
    uint32_t at = 0;
    while (line && at < length)
        line -= text[at++] == '\n';
    return at;
}

static uint32_t line_end(const struct sight *sight, uint32_t at)
{
    return (uint32_t)utf_line_end(sight->text, sight->source->length, at);
}

/* Columns of a part of a line. */
static int columns_of(const char *text, uint32_t from, uint32_t to)
{
    int columns = 0;
    for (uint32_t i = from; i < to; i++)
        columns += text[i] == '\t' ? (int)strlen(TAB) - 1 : 0;
    return columns + screen_width(text + from, to - from);
}

/* How far its line is moved: not at all, where enough of the expression's
 * beginning is in sight; else so that the expression is, or its beginning. */
static int shift_for(const struct sight *sight, int columns)
{
    uint32_t line = (uint32_t)utf_line_start(sight->text, sight->source->length,
                                             sight->start);
    uint32_t stop = line_end(sight, sight->start);
    uint32_t end = sight->end < stop ? sight->end : stop;
    int from = columns_of(sight->text, line, sight->start);
    int to = columns_of(sight->text, line, end > sight->start ? end : stop);
    int enough = from + ENOUGH < to ? from + ENOUGH : to;
    if (!sight->known || enough <= columns)
        return 0;
    int least = to - columns + 1, most = from > 1 ? from - 1 : 0;
    int shift = (least + SHIFT - 1) / SHIFT * SHIFT;
    return shift < most ? shift : most;
}

static enum role role_at(const struct sight *sight, struct paint *paint,
                         uint32_t at)
{
    if (at >= sight->start && at < sight->end)
        return sight->exact ? ROLE_NEXT_EXACT : ROLE_NEXT;
    return paint_at(paint, at);
}

/* One character; those moved out to the left are only counted. */
static void draw_character(struct pen *pen, const struct sight *sight,
                           uint32_t at, size_t size, int shift, int *column)
{
    bool tab = sight->text[at] == '\t';
    const char *shown = tab ? TAB : sight->text + at;
    if (tab)
        size = strlen(TAB);
    int width = screen_width(shown, size);
    if (*column >= shift)
        pen_bytes(pen, shown, size);
    else if (*column + width > shift)
        pen_text(pen, " "); /* half of a wide one */
    *column += width;
}

static void draw_row(struct pen *pen, const struct sight *sight,
                     struct paint *paint, uint32_t at, uint32_t end, int shift)
{
    int column = 0;
    while (at < end && !pen->cut) {
        uint32_t point;
        size_t size = utf_decode(sight->text + at, end - at, &point);
        pen->role = role_at(sight, paint, at);
        if (sight->text[at] != '\r')
            draw_character(pen, sight, at, size, shift, &column);
        at += (uint32_t)size;
    }
    pen->role = ROLE_PLAIN;
}

static void draw_number(struct pen *pen, uint32_t line, bool here, bool moved)
{
    pen->role = here ? ROLE_NEXT : ROLE_DIM;
    pen_text(pen, here ? "▶" : " ");
    pen_format(pen, "%3u", line + 1);
    pen_text(pen, moved ? " …" : "  ");
    pen->role = ROLE_PLAIN;
}

static int top_row(struct pane *pane, int here, int last, int rows)
{
    int top = here - rows / 2;
    if (top + rows > last + 1)
        top = last + 1 - rows;
    if (top < 0)
        top = 0;
    int most = last + 1 - rows > 0 ? last + 1 - rows : 0;
    if (pane->scroll + top > most)
        pane->scroll = most - top;
    if (pane->scroll + top < 0)
        pane->scroll = -top;
    return top + pane->scroll;
}

static void write_note(struct pane *pane, const struct sight *sight)
{
    char name[PROCESS_PATH];
    struct text text;
    text_init_fixed(&text, name, sizeof name);
    const struct string *path = sight->source->name;
    uint32_t length = string_length(path);
    string_write(path, &text, length);
    const char *slash = strrchr(name, '/');
    snprintf(pane->note, sizeof pane->note, "%.*s", PANE_NOTE - 1,
             slash ? slash + 1 : name);
}

static void draw_text(struct pane *pane, struct pen *pen, struct sight *sight)
{
    uint32_t length = sight->source->length;
    uint32_t here = line_of(sight->text, sight->start);
    uint32_t last = line_of(sight->text, length);
    if (last && sight->text[length - 1] == '\n')
        last--;
    uint32_t line =
        (uint32_t)top_row(pane, (int)here, (int)last, pen->box.rows);
    uint32_t at = line_start(sight->text, length, line);
    struct paint paint = {.text = sight->text, .length = length};
    sight->shift = shift_for(sight, pen->box.columns - NUMBERS);
    for (; line <= last; line++) {
        uint32_t end = line_end(sight, at);
        bool is_here = sight->known && line == here;
        int shift = is_here ? sight->shift : 0;
        draw_number(pen, line, is_here, shift > 0);
        draw_row(pen, sight, &paint, at, end, shift);
        if (!pen_line(pen))
            break;
        at = line_start(sight->text + end, length - end, 1) + end;
    }
}

void source_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct sight sight;
    if (sight_of(scene, &sight)) {
        write_note(pane, &sight);
        draw_text(pane, pen, &sight);
    } else {
        pane->note[0] = 0;
        pen_as(pen, ROLE_DIM, label(LABEL_NO_SOURCE, scene->language));
    }
    pen_rest(pen);
}
