/*
 * canvas.h: a screen without a terminal: a glyph for each cell, with the role in
 * which it was drawn. Whoever opens it (screen_open_canvas) draws with the
 * very code that draws on a terminal, and then reads the cells.
 *
 * The same drawing gives the same cells everywhere: a character's width is
 * Unicode's (base/utf.h), not the locale's.
 */
#ifndef LOOPLINE_VIEW_CANVAS_H
#define LOOPLINE_VIEW_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "view/role.h"

#define CANVAS_ROWS 200 /* at most */
#define CANVAS_COLUMNS 400
#define GLYPH_BYTES 24 /* of a character with what is combined with it */

struct glyph {
    char text[GLYPH_BYTES]; /* UTF-8, ends with a zero byte; "": the right half
                              of the wide character before it */
    unsigned char role; /* enum role */
    unsigned char width; /* 1 or 2 columns; 0: that right half */
};

struct canvas {
    int rows, columns;
    struct glyph *glyphs; /* row by row */
};

/* False: no memory, or no size that can be. */
bool canvas_open(struct canvas *canvas, int rows, int columns);
void canvas_close(struct canvas *canvas);

/* Blanks everywhere. */
void canvas_clear(struct canvas *canvas);

/* Visible text (text_visible) from a place on; what is not on the canvas is
 * left out. */
void canvas_put(struct canvas *canvas, int row, int column, enum role role,
                const char *text, size_t length);

const struct glyph *canvas_at(const struct canvas *canvas, int row, int column);

/* Columns up to the last one of a row that is not blank. */
int canvas_columns(const struct canvas *canvas, int row);

/* Takes the blank rows away: what is below moves up, and there are fewer. */
void canvas_squeeze(struct canvas *canvas);

/* Rows up to the last one that is not blank. */
int canvas_rows(const struct canvas *canvas);

#endif
