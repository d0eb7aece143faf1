/*
 * status.h: the foot of the screen: the caption of the step, and the line that
 * says where one is, what goes on, and what is typed.
 */
#ifndef LOOPLINE_VIEW_STATUS_H
#define LOOPLINE_VIEW_STATUS_H

#include "view/stage.h"

#define STATUS_CAPTION 1200 /* bytes */

/* What just happened, or comes next, in a sentence. */
void status_caption(const struct stage *stage, const struct scene *scene,
                    struct text *text);
/* What stands in the caption's place: that, or an error that the status line
 * would cut. In what role. */
enum role status_words(const struct stage *stage, const struct scene *scene,
                       int columns, struct text *text);
void status_draw_caption(const struct stage *stage, const struct scene *scene,
                         struct box box);
void status_draw(const struct stage *stage, const struct scene *scene,
                 struct box box);

#endif
