/*
 * palette.h: the command palette: while a command is typed (:), the commands
 * that match, with their keys and what they do, from debugger/command.h; and
 * behind a command's name what may stand there.
 */
#ifndef LOOPLINE_VIEW_PALETTE_H
#define LOOPLINE_VIEW_PALETTE_H

#include "view/stage.h"

#define PALETTE_ROWS 64 /* matches, at most */
#define PALETTE_WORD 96

struct palette {
    struct palette_row {
        char word[PALETTE_WORD]; /* what Tab writes in place of the last word */
        const struct command_row *command; /* NULL: an argument of one */
    } rows[PALETTE_ROWS];
    int count;
    int chosen; /* the row that Tab and Enter take; -1: none */
    size_t start; /* where the last word begins in what is typed */
};

/* What matches what is typed: first what begins with it, then what has it in
 * it, its help included. */
void palette_make(struct palette *palette, const struct stage *stage);

/* Up, Down and Tab: true, and they were taken. */
bool palette_key(struct stage *stage, int key);

/* Before Enter: a word that is only begun is completed. False: an argument is
 * still missing, and the line stays open for it. */
bool palette_complete(struct stage *stage);

/* Draws it over the foot of the body. */
void palette_draw(const struct stage *stage, enum language language,
                  struct box body);

#endif
