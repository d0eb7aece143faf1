/*
 * sockets_open.h: one connection, opened: both ends side by side.
 */
#ifndef LOOPLINE_VIEW_SOCKETS_OPEN_H
#define LOOPLINE_VIEW_SOCKETS_OPEN_H

#include "view/pane.h"

/* Draws it: TCP, the path of the readyState, bytes and frames, the cause of
 * its end. */
void sockets_open_draw(struct pane *pane, const struct scene *scene,
                       const struct connection *c, struct pen *pen);

/* How an end stands, in a word: its readyState, or where it is no WebSocket
 * its TCP state. */
const char *sockets_state(const struct scene *scene,
                          const struct endpoint *end);

#endif
