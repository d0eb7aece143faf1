/*
 * picture.h: `loopline picture`: what the view shows at a place of the run, as
 * an SVG or as text, without a terminal.
 */
#ifndef LOOPLINE_VIEW_PICTURE_H
#define LOOPLINE_VIEW_PICTURE_H

#include <stdio.h>

#include "debugger/options.h"
#include "view/canvas.h"

#define PICTURE_ROWS 24
#define PICTURE_COLUMNS 80

/* Goes to the options' place (else to the end) and writes the picture on the
 * standard output. Answers the exit code: 0; 2 where the run never comes by
 * the place, or there is no such pane or theme (said on stderr). */
int picture_run(struct session *session, const struct options *options);

/* The cells as lines of text, without the blanks at their ends. */
void picture_text(const struct canvas *canvas, FILE *to);

#endif
