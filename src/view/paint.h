/*
 * paint.h: which part of a source text has which colour. It knows tokens, not
 * grammar: what it gets wrong is a colour and nothing more.
 */
#ifndef LOOPLINE_VIEW_PAINT_H
#define LOOPLINE_VIEW_PAINT_H

#include <stdint.h>

#include "view/role.h"

/* All zero but text and length is the beginning of the text. */
struct paint {
    const char *text; /* UTF-8 */
    uint32_t length;
    uint32_t end; /* of the present token */
    enum role role; /* its */
    char last; /* the byte before it that is no blank: 0 none, 'a' a word */
    int braces; /* open ones inside the innermost ${ } */
    int depth; /* of templates */
    int outer[8]; /* `braces` of the templates around */
};

/* The role of the byte at `at`; each call asks for the same or a later one. */
enum role paint_at(struct paint *paint, uint32_t at);

#endif
