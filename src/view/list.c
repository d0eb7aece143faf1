#include "view/pane.h"

#include <string.h>

struct list list_begin(struct pane *pane, struct pen *pen)
{
    return (struct list){.pane = pane, .pen = pen, .line = 0};
}

bool list_wants(const struct list *list)
{
    return list->line >= list->pane->scroll &&
           list->pen->row < list->pen->box.rows;
}

void list_next(struct list *list)
{
    if (list_wants(list))
        pen_line(list->pen);
    list->line++;
}

void list_line(struct list *list, enum role role, const char *text)
{
    if (list_wants(list))
        pen_as(list->pen, role, text);
    list_next(list);
}

void list_wrap(struct list *list, enum role role, int indent, const char *text)
{
    size_t length = strlen(text);
    while (length) {
        size_t cut =
            screen_wrap(text, length, list->pen->box.columns - indent);
        if (list_wants(list)) {
            pen_to(list->pen, indent);
            list->pen->role = role;
            pen_bytes(list->pen, text, cut);
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
        text += cut;
        length -= cut;
    }
}

void list_end(struct list *list, const char *empty)
{
    if (list->line == 0)
        list_line(list, ROLE_DIM, empty);
    int most = list->line - list->pen->box.rows;
    list->pane->lines = list->line;
    if (list->pane->scroll > most)
        list->pane->scroll = most;
    if (list->pane->scroll < 0)
        list->pane->scroll = 0;
    pen_rest(list->pen);
}
