/*
 * string_inside.h: what string.c, string_write.c and atom.c share.
 */
#ifndef LOOPLINE_SCRIPT_STRING_INSIDE_H
#define LOOPLINE_SCRIPT_STRING_INSIDE_H

#include "script/string.h"

/* True where two flat strings hold the same units. */
bool string_units_equal(const struct string *a, const struct string *b);

#endif
