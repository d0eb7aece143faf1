/*
 * manpage.h: `loopline --manual FILE`: the manual page, from its prose (mdoc,
 * assets/loopline.1.in) and the tables that the program itself runs by. A line
 * of the prose `.\"@ options` is where the table of that name goes: actions,
 * options, keys, commands, panes, themes.
 */
#ifndef LOOPLINE_VIEW_MANPAGE_H
#define LOOPLINE_VIEW_MANPAGE_H

#include "machine/step.h"

/* Writes the page on the standard output, the tables in that language. Answers
 * the exit code: 0; 1 where the file cannot be read, or asks for a table that
 * there is none of (said on stderr). */
int manpage_run(const char *path, enum language language);

#endif
