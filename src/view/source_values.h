/*
 * source_values.h: what the variables named in a line of the source hold.
 */
#ifndef LOOPLINE_VIEW_SOURCE_VALUES_H
#define LOOPLINE_VIEW_SOURCE_VALUES_H

#include "view/source_sight.h"
#include "view/syntax.h"

/* Draws "n = 3, table = { … }" behind the line [start, end) of the source, as
 * far as there is room; those that the last move changed come first and stand
 * out. Functions
 * are left out, and names of an inner function, which are not these. */
void source_values(const struct sight *sight, const struct scene *scene,
                   const struct syntax *syntax, uint32_t start, uint32_t end,
                   struct pen *pen);

#endif
