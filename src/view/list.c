#include "view/pane.h"

#include <string.h>

struct list list_begin(struct pane *pane, struct pen *pen)
{
    struct list list = {.pane = pane, .pen = pen, .line = 0};
    pane->about = 0;
    pen->marked = pane->focus && list_here(&list);
    return list;
}

bool list_here(const struct list *list)
{
    return list->line + 1 == list->pane->cursor;
}

uint64_t list_number_of(uint64_t beside, const char *text)
{
    uint64_t number = 0xcbf29ce484222325u ^ beside;
    for (; *text; text++)
        number = (number ^ (uint8_t)*text) * 0x100000001b3u;
    return number | 1;
}

void list_about(struct list *list, uint64_t what)
{
    struct pane *pane = list->pane;
    if (what && what == pane->keep && !pane->cursor) {
        pane->cursor = list->line + 1;
        list->pen->marked = pane->focus;
    }
    if (list_here(list))
        pane->about = what;
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
    list->pen->marked = list->pane->focus && list_here(list);
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
            pen_bytes(list->pen, text, screen_shown(text, cut));
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
        text += cut;
        length -= cut;
    }
}

/* Scrolled no further than there are lines, the cursor in sight. */
static void keep_in_range(struct pane *pane, int lines, int rows)
{
    int most = lines - rows > 0 ? lines - rows : 0;
    pane->lines = lines;
    if (pane->cursor > lines)
        pane->cursor = lines;
    if (pane->cursor && pane->scroll > pane->cursor - 1)
        pane->scroll = pane->cursor - 1;
    if (pane->cursor && pane->scroll < pane->cursor - rows)
        pane->scroll = pane->cursor - rows;
    if (pane->scroll > most)
        pane->scroll = most;
    if (pane->scroll < 0)
        pane->scroll = 0;
}

void list_end(struct list *list, const char *empty)
{
    if (list->line == 0)
        list_line(list, ROLE_DIM, empty);
    list->pen->marked = false;
    list->pane->keep = 0;
    keep_in_range(list->pane, list->line, list->pen->box.rows);
    pen_rest(list->pen);
}
