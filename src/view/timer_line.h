/*
 * timer_line.h: a timer on its siding, as one line: how far its countdown has
 * come, how long is left, whose callback it is.
 */
#ifndef LOOPLINE_VIEW_TIMER_LINE_H
#define LOOPLINE_VIEW_TIMER_LINE_H

#include "view/pane.h"

/* Behind what stands in the row; what does not fit is cut. */
void timer_draw(struct pen *pen, const struct scene *scene,
                const struct process *process, const struct timer *timer);

#endif
