/*
 * screen.h: the terminal, and drawing text on it that stays in its box.
 *
 * Text is UTF-8. Wide characters take two columns and are never cut in half;
 * control characters are shown as pictures, never sent (text_visible). Where
 * the locale has no UTF-8, the view's own marks become ASCII here, and every
 * other character a question mark: nobody else has to know.
 */
#ifndef LOOPLINE_VIEW_SCREEN_H
#define LOOPLINE_VIEW_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "view/canvas.h"
#include "view/role.h"
#include "view/theme.h"

/* A rectangle of the screen; rows and columns from 0. */
struct box {
    int row, column, rows, columns;
};

/* Where the next text goes in a box. Nothing is drawn outside the box. */
struct pen {
    struct box box;
    struct text *sink; /* not onto the screen but into this text, a line for
                          each row; NULL: onto the screen */
    int row, column; /* inside the box */
    int air; /* blank rows behind each; box.rows counts those with text */
    enum role role;
    bool marked; /* the cursor is on this row: all of it in ROLE_CURSOR */
    int last; /* how wide the last character was */
    bool cut; /* something of this row did not fit: it will end with … */
};

/* How wide characters are, as the locale says, where no screen is open. */
void screen_locale(void);
/* Takes the terminal at these descriptors over; false where there is none to
 * draw on. */
bool screen_open(int in, int out);
/* From now on everything is drawn on this canvas, and its size is the screen's;
 * until screen_close. */
void screen_open_canvas(struct canvas *canvas);
/* Gives it back, as it was. May be called twice. */
void screen_close(void);
/* Gives it back for a while (job control), and takes it over again. */
void screen_suspend(void);
void screen_resume(void);
/* Gives it back with write(2) alone, for a fault's signal handler. */
void screen_rescue(void);
/* The colours of what is drawn from now on (screen_open takes the built-in
 * ones); false: this terminal has none, or NO_COLOR is set. */
bool screen_theme(const struct theme *theme);
/* Reads the size anew. */
void screen_size(int *rows, int *columns);
void screen_resize(void);
void screen_clear(void);
void screen_flush(void);
/* The next key (ncurses's KEY_..., or a character), or -1. The letters of a
 * Korean keyboard are those of the same keys in English. */
int screen_key(void);
/* A row of the screen in a role, whatever stands there. */
void screen_mark(int row, enum role role);
/* Is nothing on that row? */
bool screen_is_blank(int row);
/* What the mouse did, where the key was KEY_MOUSE; false: nothing that counts
 * here. */
struct mouse {
    enum { MOUSE_PRESS, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN } kind;
    int row, column; /* of the screen, from 0 */
};
bool screen_mouse(struct mouse *mouse);
/* What that key types, as UTF-8; "" where it types nothing. */
const char *screen_typed(void);

struct pen pen_in(struct box box);
/* The same, its rows so far apart. */
struct pen pen_airy(struct box box, int air);
/* A part of what a pen draws in: on the screen, or into the same text. */
struct pen pen_part(const struct pen *pen, struct box box);
/* A pen that writes down what it would draw in a box of that size. */
struct pen pen_into(struct text *sink, int rows, int columns);
/* Text behind what stands there; what does not fit is cut. Returns the
 * columns drawn. */
int pen_text(struct pen *pen, const char *text);
int pen_bytes(struct pen *pen, const char *text, size_t length);
int pen_format(struct pen *pen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same in a role, which is left as it was. */
int pen_as(struct pen *pen, enum role role, const char *text);
/* The rest of the row in blanks, then the next row; false: the box is full. */
bool pen_line(struct pen *pen);
/* Moves to a column of the row (not back). */
void pen_to(struct pen *pen, int column);
/* Columns left in the row. */
int pen_left(const struct pen *pen);
/* Blanks to the end of the box. */
void pen_rest(struct pen *pen);

/* Text in at most `rows` rows of a box, broken between words. */
void pen_wrap(struct pen *pen, const char *text, int rows);

/* Bytes of `text` that fit `columns`, cut behind a blank where there is one: a
 * character at least, so that a caller comes to the end. */
size_t screen_wrap(const char *text, size_t length, int columns);
/* How many of them are to be shown: all but blanks at the end, which need not
 * fit. */
size_t screen_shown(const char *text, size_t length);

/* Columns that text takes. */
int screen_width(const char *text, size_t length);

/* Shows where a text stands in a box (ASCII letters in either case). */
void screen_find(struct box box, const char *text);

/* Does that text stand in the box's first row, and in that column? */
bool screen_says(struct box box, const char *text, int column);

/* The inside of a pane's box, below its title. */
struct box screen_inside(struct box box);
/* The title of a pane's box, and a note behind it ("" for none). */
void screen_title(struct box box, const char *title, const char *note,
                  bool focus);

#endif
