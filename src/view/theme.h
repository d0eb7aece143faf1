/*
 * theme.h: the colours of the roles, read from a small text file.
 *
 * A line of a theme is a role, its colour on a terminal with 256 colours (0 to
 * 255), its colour on one with 16 (a name: red, bright-red, ...), and its
 * attributes, joined by + (bold, underline, reverse, dim, italic). "-" is the
 * terminal's own colour, or no attribute. `paper`, which has no attributes, is
 * what all of it is drawn on. "#" begins a comment. Every role has its line:
 *
 *     paper        231  bright-white
 *     title-focus   94  brown         bold
 *
 * assets/themes has those that come with Loopline. They are looked for beside
 * the program, where `make install` puts them (../share/loopline/themes), and
 * in the source tree that the program was built in.
 */
#ifndef LOOPLINE_VIEW_THEME_H
#define LOOPLINE_VIEW_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "machine/step.h"
#include "view/role.h"

#define THEME_NAME 256

struct theme_row {
    short many, few; /* -1: the terminal's own; few: 0 to 15 */
    unsigned attributes; /* of enum theme_attribute */
};

enum theme_attribute {
    THEME_BOLD = 1,
    THEME_UNDERLINE = 2,
    THEME_REVERSE = 4,
    THEME_DIM = 8,
    THEME_ITALIC = 16
};

struct theme {
    char name[THEME_NAME];
    struct theme_row paper;
    struct theme_row rows[ROLE_COUNT];
};

/* The one that is there without a file: dark. */
void theme_built_in(struct theme *theme);

/* The mark of a role, "" or ROLE_ORNAMENT. */
const char *theme_mark(enum role role);

/* The attributes of a role where there are no colours, in every theme. */
unsigned theme_without_colour(enum role role);

/* Reads the theme of that name, or (there is a "/" in it) that file. False:
 * `error` is one line that says why, "path:line: what" where it can be, and
 * *theme is as it was. */
bool theme_load(struct theme *theme, const char *name, enum language language,
                char *error, size_t error_size);

/* The names of those that come with Loopline; NULL behind the last. */
const char *theme_known(int index);

#endif
