/*
 * source_pane.c: the file, the statement that is next, and in it the very
 * expression.
 */
#include <string.h>

#include "base/utf.h"
#include "view/pane.h"

/* What is shown, and what stands out in it; byte offsets into the text. */
struct sight {
    const struct source *source;
    uint32_t start, end; /* the exact expression or statement; equal: none */
    bool exact; /* an expression inside a statement */
};

static const struct frame *program_frame(const struct process *process) {
    const struct frame *f = process->vm.frame;
    while (f && (!f->code || (f->code->flags & CODE_LIBRARY))) f = f->caller;
    return f;
}

/* The function that a step of the loop is about. */
static const struct code *code_of(Value value) {
    if (!value_is_class(value, CLASS_FUNCTION)) return NULL;
    const struct function *f = value_pointer(value);
    return f->code && !(f->code->flags & CODE_LIBRARY) ? f->code : NULL;
}

static bool sight_of(const struct scene *scene, struct sight *sight) {
    const struct process *process = scene->process;
    if (!process || !process->vm.stack) return false;
    const struct frame *frame = program_frame(process);
    memset(sight, 0, sizeof *sight);
    if (frame) {
        uint32_t pc = frame_pc(frame);
        const struct code_position *at =
            code_position_at(frame->code, pc ? pc - 1 : 0);
        sight->source = frame->code->source;
        if (at) {
            sight->start = at->start;
            sight->end = at->end;
        }
        sight->exact = scene->step.kind == STEP_CALL ||
                       scene->step.kind == STEP_RETURN;
        return true;
    }
    const struct code *code = code_of(scene->step.value);
    if (!code) code = code_of(process->main);
    if (!code) return false;
    sight->source = code->source;
    if (code != code_of(process->main)) {
        sight->start = code->start;
        sight->end = code->start;
    }
    return true;
}

static uint32_t line_of(const char *text, uint32_t offset) {
    uint32_t line = 0;
    for (uint32_t i = 0; i < offset; i++) line += text[i] == '\n';
    return line;
}

static uint32_t line_start(const char *text, uint32_t length,
                           uint32_t line) {
    uint32_t at = 0;
    while (line && at < length) line -= text[at++] == '\n';
    return at;
}

/* Text in which tabs are two blanks. */
static void draw_plain(struct pen *pen, const char *text, size_t length) {
    while (length) {
        const char *tab = memchr(text, '\t', length);
        size_t size = tab ? (size_t)(tab - text) : length;
        pen_bytes(pen, text, size);
        if (tab) pen_text(pen, "  ");
        size += tab != NULL;
        text += size;
        length -= size;
    }
}

/* The part of [from, to) that lies in the row [at, end). */
static void draw_row(struct pen *pen, const char *text, uint32_t at,
                     uint32_t end, const struct sight *sight) {
    uint32_t from = sight->start > at ? sight->start : at;
    uint32_t to = sight->end < end ? sight->end : end;
    if (sight->end <= sight->start || from >= to) {
        draw_plain(pen, text + at, end - at);
        return;
    }
    draw_plain(pen, text + at, from - at);
    pen->role = sight->exact ? ROLE_NEXT_EXACT : ROLE_NEXT;
    draw_plain(pen, text + from, to - from);
    pen->role = ROLE_PLAIN;
    draw_plain(pen, text + to, end - to);
}

static void draw_number(struct pen *pen, uint32_t line, bool here) {
    pen->role = here ? ROLE_NEXT : ROLE_DIM;
    pen_text(pen, here ? (screen_utf8() ? "▶" : ">") : " ");
    pen_format(pen, "%3u ", line + 1);
    pen->role = ROLE_PLAIN;
}

void source_draw(struct pane *pane, const struct scene *scene,
                 struct pen *pen) {
    struct sight sight;
    if (!sight_of(scene, &sight)) {
        pen_as(pen, ROLE_DIM, label(LABEL_NO_SOURCE, scene->language));
        pen_rest(pen);
        return;
    }
    const char *text = (const char *)sight.source->text->at;
    uint32_t length = sight.source->length;
    uint32_t here = line_of(text, sight.start);
    uint32_t last = line_of(text, length);
    int rows = pen->box.rows;
    int top = (int)here - rows / 2 + pane->scroll;
    if (top + rows > (int)last + 1) top = (int)last + 1 - rows;
    if (top < 0) top = 0;
    uint32_t at = line_start(text, length, (uint32_t)top);
    bool marked = sight.end >= sight.start && (sight.start || sight.end);
    for (uint32_t line = (uint32_t)top; line <= last && at <= length;
         line++) {
        const char *stop = memchr(text + at, '\n', length - at);
        uint32_t end = stop ? (uint32_t)(stop - text) : length;
        draw_number(pen, line, marked && line == here);
        draw_row(pen, text, at, end, &sight);
        if (!pen_line(pen)) break;
        at = end + 1;
    }
    pen_rest(pen);
}
