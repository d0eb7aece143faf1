/*
 * when.h: a place of a run as people say it: "when line 8 comes next", "8번째 줄
 * 차례가 되면". In English it stands behind the sentence that it belongs to, in
 * Korean before it.
 */
#ifndef LOOPLINE_LESSON_WHEN_H
#define LOOPLINE_LESSON_WHEN_H

#include "lesson/landmark.h"

/* Of a place that is to come: not LANDMARK_HERE or LANDMARK_START. `machine`
 * knows which names are programs' ("client: bye"); NULL: none are. */
void when_write(const struct landmark *place, const struct machine *machine,
                enum language language, struct text *text);

#endif
