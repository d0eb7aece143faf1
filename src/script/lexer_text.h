/*
 * lexer_text.h: the lexer's part for what is quoted: strings, templates,
 * regular expressions, and the escapes in them and in names.
 */
#ifndef LOOPLINE_SCRIPT_LEXER_TEXT_H
#define LOOPLINE_SCRIPT_LEXER_TEXT_H

#include "script/lexer.h"

/* The lexer stands at a quote: reads the string literal. */
void lexer_string(struct lexer *lexer, struct token *token);

/*
 * The lexer stands at a backslash inside a name: reads \uXXXX or \u{X...}
 * and moves on. False, with the token's fault set, where it is neither.
 */
bool lexer_name_escape(struct lexer *lexer, struct token *token,
                       uint32_t *point);

#endif
