/*
 * syntax.h: a source text in tokens, for its colours and for the names in it.
 *
 * The tokens are those of the engine's own lexer. Whether a '/' begins a
 * regular expression only the parser knows for certain; here the token before
 * it decides. What that gets wrong is a colour and nothing more.
 */
#ifndef LOOPLINE_VIEW_SYNTAX_H
#define LOOPLINE_VIEW_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

#include "view/role.h"

struct syntax_token {
    uint32_t start, end; /* byte offsets */
    uint8_t role; /* enum role */
    bool name; /* it may stand for a variable: no keyword, no property */
};

struct syntax {
    const struct syntax_token *tokens; /* in order; comments are among them */
    uint32_t count;
};

/* The tokens of a text (UTF-8); of an HTML file those in its scripts. Good
 * until the next call; asking again for the same text costs nothing. No tokens
 * where there is no memory. */
struct syntax syntax_of(const char *text, uint32_t length);

/* The first token that ends behind `at`: an index, at most `count`. */
uint32_t syntax_at(const struct syntax *syntax, uint32_t at);

#endif
