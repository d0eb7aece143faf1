/*
 * find.h: searching in a pane (/): what it would draw if it had all the rows
 * it wants is searched, so every pane can be, those to come too.
 */
#ifndef LOOPLINE_VIEW_FIND_H
#define LOOPLINE_VIEW_FIND_H

#include "view/stage.h"

/* How many lines of the pane in focus have the text (ASCII letters in either
 * case), and which of them is in sight; both from 1 on, 0: none. */
struct find {
    int count, at;
};

/* Brings the next line that has it into sight: going down (`by` 1), up (-1),
 * or the one where the search stands, else the next (0). */
struct find find_text(struct stage *stage, const char *text, int by);

/* Brings line `line` (from 0) of the `lines` of the pane in focus into sight,
 * as what Enter opens, where it has such. */
void find_show(struct stage *stage, const struct scene *scene, int line,
               int lines);

#endif
