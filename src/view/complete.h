/*
 * complete.h: `loopline --complete WORD...`: what the shell may put for the
 * last of these words, from the tables that the command line is read with. The
 * shells' scripts (assets/completions) know nothing else.
 */
#ifndef LOOPLINE_VIEW_COMPLETE_H
#define LOOPLINE_VIEW_COMPLETE_H

#include "machine/step.h"

/*
 * Writes a line for each on the standard output: the whole word, a tab, and
 * what it is. An option that takes a value ends with "=". Or what the shell
 * finds itself: ":programs" (files and folders), ":folders". `words` are those
 * behind "loopline"; the last one is as far as it is typed. Answers 0.
 */
int complete_run(char **words, int count, enum language language);

#endif
