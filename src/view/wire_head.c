/*
 * wire_head.c: the head of an HTTP message, line by line, and what each line
 * does: that of the chosen line where there is little room, else all.
 */
#include <stdio.h>
#include <string.h>

#include "view/wire_open.h"

#define ROOMY 30 /* rows from which on every line has its sentence */

static bool is_next(const struct wire_item *first, const struct wire_item *item)
{
    return item && item->kind == WIRE_LINE &&
           item->connection == first->connection && item->end == first->end &&
           item->received == first->received && (item == first || !item->sub);
}

static bool is_answer(const struct wire_item *first)
{
    return strncmp(first->text, "HTTP/", 5) == 0;
}

static const char *meaning_of(const struct wire_item *first,
                              const struct wire_item *item,
                              enum language language)
{
    if (item == first)
        return label(is_answer(first) ? LABEL_WIRE_STATUS_LINE
                                      : LABEL_WIRE_REQUEST_LINE,
                     language);
    const char *meaning = header_meaning(item->text, item->size, language);
    return meaning ? meaning : label(LABEL_WIRE_NO_MEANING, language);
}

static void draw_line(struct list *list, const struct wire_item *item,
                      bool here)
{
    const char *colon = memchr(item->text, ':', item->size);
    size_t name = colon && !item->sub ? (size_t)(colon - item->text) : 0;
    if (list_wants(list)) {
        struct pen *pen = list->pen;
        pen_as(pen, ROLE_NEXT, here ? "▶ " : "  ");
        pen->role = here ? ROLE_NEXT : ROLE_NAME;
        pen_bytes(pen, item->text, name);
        pen->role = here ? ROLE_NEXT : ROLE_PLAIN;
        pen_bytes(pen, item->text + name, item->size - name);
        pen->role = ROLE_PLAIN;
    }
    list_next(list);
}

void wire_head_draw(struct list *list, const struct scene *scene,
                    const struct wire_item *item)
{
    const struct machine *machine = scene->machine;
    const struct wire_item *first = wire_head_first(machine, item);
    const struct wire_item *line = first;
    bool all = list->pen->box.rows >= ROOMY;
    while (is_next(first, line)) {
        draw_line(list, line, line == item);
        if (all)
            list_wrap(list, ROLE_DIM, 6,
                          meaning_of(first, line, scene->language));
        line = wire_log_item(machine, line->number + 1);
    }
    list_line(list, ROLE_PLAIN, "");
    if (!all)
        list_wrap(list, ROLE_CAPTION, 2,
                      meaning_of(first, item, scene->language));
    wire_accept_draw(list, scene, item);
}
