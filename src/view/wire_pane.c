/*
 * wire_pane.c: handshake and frames of the connections, newest last.
 */
#include "view/pane.h"

void wire_draw(struct pane *pane, const struct scene *scene,
               struct pen *pen) {
    struct list list = list_begin(pane, pen);
    pen_as(pen, ROLE_DIM, label(LABEL_NO_WIRE, scene->language));
    list_next(&list);
    list_end(&list);
}
