/*
 * svg.h: a canvas as a picture, in the colours of a theme, or in black on
 * white for paper. Every stretch of text is given its place and its length in
 * cells, so that whatever font shows it, columns stay columns; wide characters
 * take two.
 */
#ifndef LOOPLINE_VIEW_SVG_H
#define LOOPLINE_VIEW_SVG_H

#include <stdio.h>

#include "view/canvas.h"
#include "view/theme.h"

/* One picture with its own style. `theme` NULL: ink on paper. `title` is what
 * is told to who cannot see it. */
void svg_write(const struct canvas *canvas, const struct theme *theme,
               const char *title, FILE *to);

/* The same in ink, inside an HTML page that has svg_style once in its own. */
void svg_write_inline(const struct canvas *canvas, const char *title, FILE *to);

/* The rules of style that pictures need (`theme` NULL: ink). */
void svg_style(const struct theme *theme, FILE *to);

/* Text as HTML and SVG have it: < & > " and no control characters. */
void svg_escape(const char *text, size_t length, FILE *to);

#endif
