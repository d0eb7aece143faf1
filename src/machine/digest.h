/*
 * digest.h: a piece of a program's text in one line, as one would read it out:
 * without comments, white space as one blank, and bodies folded. It is read
 * for the eye, not parsed: strings, templates, comments and regular
 * expressions are stepped over as they look.
 */
#ifndef LOOPLINE_MACHINE_DIGEST_H
#define LOOPLINE_MACHINE_DIGEST_H

#include "base/text.h"
#include "script/code.h"

/* "setTimeout(() => {…}, 300);": braces and brackets over several lines, and
 * braces with a semicolon in them, are folded. True: something is. */
bool digest_text(const char *bytes, size_t length, struct text *text);

/* The text of a function without a name: "(a) => a + 1", where that is short;
 * else "(a) => {…}", and with its line behind it (`line`) "(a) => {…}:4".
 * Nothing for the library's. */
void digest_function(const struct code *code, bool line, struct text *text);

#endif
