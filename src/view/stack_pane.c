/*
 * stack_pane.c: the call stack: frames, innermost first, and what they see.
 */
#include "base/utf.h"
#include "script/generator.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/scope_read.h"

#define LINE 400

struct drawing {
    struct list *list;
    const struct scene *scene;
    const struct code *code;
};

static void draw_value(struct pen *pen, Value value, int depth) {
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    preview_value(&text, value, depth);
    pen_bytes(pen, text.bytes, text.length);
}

static bool draw_variable(const struct variable *variable, void *context) {
    struct drawing *drawing = context;
    struct pen *pen = drawing->list->pen;
    if (variable->value == UNDEFINED && variable->owner != drawing->code)
        return true;
    if (list_wants(drawing->list)) {
        char name[LINE];
        struct text text;
        text_init_fixed(&text, name, sizeof name);
        preview_key(&text, variable->name);
        pen_text(pen, variable->owner == drawing->code ? "   " : "   ^ ");
        pen_as(pen, ROLE_NAME, name);
        pen_text(pen, " = ");
        draw_value(pen, variable->value, 1);
    }
    list_next(drawing->list);
    return true;
}

static void write_place(struct text *text, const struct frame *frame) {
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at =
        code_position_at(code, pc ? pc - 1 : 0);
    if (!at) return;
    struct utf_place place =
        utf_place((const char *)code->source->text->at, code->source->length,
                  at->start);
    text_format(text, ":%u", place.line);
}

static void draw_frame(struct list *list, const struct scene *scene,
                       const struct frame *frame, bool top) {
    struct drawing drawing = {list, scene, frame->code};
    if (list_wants(list)) {
        char buffer[LINE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, top ? "> " : "  ");
        if (frame->code->flags & CODE_PROGRAM)
            text_str(&text, scene->process->name);
        else
            preview_function(&text, frame->function);
        write_place(&text, frame);
        list->pen->role = top ? ROLE_NEXT : ROLE_PLAIN;
        pen_bytes(list->pen, text.bytes, text.length);
        list->pen->role = ROLE_PLAIN;
    }
    list_next(list);
    scope_read(frame, draw_variable, &drawing);
}

void stack_draw(struct pane *pane, const struct scene *scene,
                struct pen *pen) {
    struct list list = list_begin(pane, pen);
    bool top = true;
    const struct frame *frame =
        scene->process ? scene->process->vm.frame : NULL;
    for (; frame; frame = frame->caller) {
        if (!frame->code || (frame->code->flags & CODE_LIBRARY)) continue;
        draw_frame(&list, scene, frame, top);
        top = false;
    }
    if (top) {
        if (list_wants(&list))
            pen_as(pen, ROLE_DIM,
                   label(LABEL_EMPTY_STACK, scene->language));
        list_next(&list);
    }
    list_end(&list);
}
