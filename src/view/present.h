/*
 * present.h: the screen for a projector: the source and one pane, with air
 * between their lines where there is room (layout.h); the caption as a box in
 * the middle, in bold; and a pointer, a row that the teacher moves with Up,
 * Down and the mouse. The keys of a presenter's remote control, PageDown and
 * PageUp, go to the next statement and back.
 */
#ifndef LOOPLINE_VIEW_PRESENT_H
#define LOOPLINE_VIEW_PRESENT_H

#include "view/stage.h"

/* The caption's box, and the pointer over what is drawn already. */
void present_draw(struct stage *stage, const struct scene *scene);

/* A key: true, and the pointer has moved or is gone (Escape). Else *key is
 * what it means here. What is on the screen is up to date. */
bool present_key(struct stage *stage, int *key);

/* Enter at the pointer: true, and *mouse is the press that does it. */
bool present_enter(struct stage *stage, struct mouse *mouse);

/* A press or the wheel: true, and it is the pane's too. */
bool present_mouse(struct stage *stage, const struct mouse *mouse);

#endif
