/*
 * stack_open.h: one frame of the call stack, opened: each scope that it sees,
 * what lies in it, and which closures keep it; or an async function that has
 * left the stack, with what it will come back to.
 */
#ifndef LOOPLINE_VIEW_STACK_OPEN_H
#define LOOPLINE_VIEW_STACK_OPEN_H

#include "debugger/scope_read.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/reach.h"

/* What a line of the pane is about, beside objects (their numbers): a call's
 * serial number, the id of a suspended function's generator. */
#define ABOUT_FRAME ((uint64_t)1 << 40)
#define ABOUT_WAITING ((uint64_t)1 << 41)

/* "sum:3": a frame's function, or its file, and the line. */
void stack_write_frame(struct text *text, const struct frame *frame);
/* ":3" alone. */
void stack_write_line(struct text *text, const struct frame *frame);

/* Draws what pane->chosen names. False, and nothing drawn: it is not there. */
bool stack_open_draw(struct pane *pane, const struct scene *scene,
                     struct pen *pen);

#endif
