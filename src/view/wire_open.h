/*
 * wire_open.h: one item of the wire, opened: all that is in it.
 */
#ifndef LOOPLINE_VIEW_WIRE_OPEN_H
#define LOOPLINE_VIEW_WIRE_OPEN_H

#include "view/pane.h"

void wire_open_draw(struct pane *pane, const struct scene *scene,
                    const struct wire_item *item, struct pen *pen);

/* Whose item it is: the program's name, where there are several, else
 * "client" or "server". */
const char *wire_whose(const struct scene *scene,
                       const struct wire_item *item);

/* The first line of the head that a line of a head belongs to. */
const struct wire_item *wire_head_first(const struct machine *machine,
                                        const struct wire_item *item);

/* --- the parts of it ------------------------------------------------------ */

/* A frame, bit by bit (wire_frame.c). */
void wire_frame_draw(struct list *list, const struct scene *scene,
                     const struct wire_item *item);

/* A head line by line, with what each of them does (wire_head.c). */
void wire_head_draw(struct list *list, const struct scene *scene,
                    const struct wire_item *item);

/* The accept key in its four stages, where the key of that connection is in
 * the log (wire_accept.c). */
void wire_accept_draw(struct list *list, const struct scene *scene,
                      const struct wire_item *item);

/* What a header does, in a sentence; NULL: it is not in the table. `line` is
 * the whole line (header_table.c). */
const char *header_meaning(const char *line, size_t length,
                           enum language language);

/* A line of a role, formatted; lines that are scrolled away are counted. */
void wire_line(struct list *list, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
