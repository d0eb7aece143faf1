/*
 * lexer.h: source text to tokens, one at a time, as the parser asks for them.
 *
 * The lexer never decides between division and regular expression, nor
 * between the end of a block and the rest of a template: it says '/' or '}',
 * and the parser, which knows what can stand there, has the token read again
 * (lexer_regexp, lexer_template). Both happen in one place each.
 */
#ifndef LOOPLINE_SCRIPT_LEXER_H
#define LOOPLINE_SCRIPT_LEXER_H

#include "base/arena.h"
#include "script/ast.h"
#include "script/names.h"
#include "script/token.h"

/* An error of the lexer's, or one that has to wait until the parser knows
 * whether it is one. `message` is NULL where there is none. */
struct fault {
    const char *message;
    uint32_t start;
    uint32_t end;
};

struct token {
    uint8_t kind; /* enum token_kind */
    bool newline; /* a line terminator stands before it */
    bool escaped; /* a word, string: written with an escape or continuation */
    bool octal; /* a string: holds \1 or the like; a number: 010 */
    uint32_t start;
    uint32_t end;
    struct name *name; /* words, private names with their '#', BigInts */
    double number;
    struct units units; /* strings; a template's cooked text */
    struct units raw; /* templates */
    struct fault fault; /* ILLEGAL, and templates with a wrong escape */
};

struct lexer {
    struct region *region;
    struct names *names;
    const char *source;
    uint32_t length;
    uint32_t at; /* the next byte to read */
    /* The last octal literal or escape read: an error if its function turns
     * out to be strict. */
    struct fault octal;
    bool begun; /* a token has been read: the line may not be empty so far */
    bool module; /* HTML-like comments are errors here (B.1.1) */
};

/* Begins at offset `start`; a hashbang line at 0 is skipped. The lexer reads
 * no byte at or behind `end`. */
void lexer_init(struct lexer *lexer, struct region *region, struct names *names,
                const char *source, uint32_t start, uint32_t end);

/* Reads the next token into `token`. At the end: TOKEN_END, again and again. */
void lexer_next(struct lexer *lexer, struct token *token);

/*
 * `token` is a '/' or '/=' where an expression begins: reads a regular
 * expression from there. On success its kind is TOKEN_NAME, `start` and `end`
 * cover it, and `*body_end` is the offset of the closing slash.
 */
bool lexer_regexp(struct lexer *lexer, struct token *token, uint32_t *body_end);

/* `token` is the '}' behind a template's expression: reads the template on. */
void lexer_template(struct lexer *lexer, struct token *token);

/* ID_Start and ID_Continue (with $ _ ZWNJ ZWJ) of ECMA-262 12.7. */
bool lexer_starts_name(uint32_t point);
bool lexer_continues_name(uint32_t point);

/* The UTF-16 units of UTF-8 text. */
struct units lexer_units(struct region *region, const char *bytes,
                         uint32_t length);

#endif
