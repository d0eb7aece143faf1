/*
 * sockets_pane.c: both ends of each connection.
 */
#include "view/pane.h"

void sockets_draw(struct pane *pane, const struct scene *scene,
                  struct pen *pen) {
    struct list list = list_begin(pane, pen);
    pen_as(pen, ROLE_DIM, label(LABEL_NO_SOCKETS, scene->language));
    list_next(&list);
    list_end(&list);
}
