/*
 * token.h: the kinds of tokens, in an order that makes sets of them ranges.
 *
 * The order matters in three places, each marked below: what may be called a
 * name, what binds how strongly (token.c), and what assigns.
 */
#ifndef LOOPLINE_SCRIPT_TOKEN_H
#define LOOPLINE_SCRIPT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "script/ast.h"

enum token_kind {
    TOKEN_END, /* the end of the text, and all that follows an error */
    TOKEN_ILLEGAL, /* the lexer's fault says why */

    /* literals */
    TOKEN_NUMBER,
    TOKEN_BIGINT,
    TOKEN_STRING,
    TOKEN_TEMPLATE_SPAN, /* `...${ or }...${ */
    TOKEN_TEMPLATE_TAIL, /* `...` or }...` */

    /* punctuators */
    TOKEN_LEFT_PAREN,
    TOKEN_RIGHT_PAREN,
    TOKEN_LEFT_BRACKET,
    TOKEN_RIGHT_BRACKET,
    TOKEN_LEFT_BRACE,
    TOKEN_RIGHT_BRACE,
    TOKEN_SEMICOLON,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_QUESTION,
    TOKEN_QUESTION_DOT,
    TOKEN_ARROW,

    /* what assigns, in the order of enum operator */
    TOKEN_ASSIGN,
    TOKEN_ASSIGN_ADD,
    TOKEN_ASSIGN_SUBTRACT,
    TOKEN_ASSIGN_MULTIPLY,
    TOKEN_ASSIGN_DIVIDE,
    TOKEN_ASSIGN_REMAINDER,
    TOKEN_ASSIGN_POWER,
    TOKEN_ASSIGN_SHIFT_LEFT,
    TOKEN_ASSIGN_SHIFT_RIGHT,
    TOKEN_ASSIGN_SHIFT_UNSIGNED,
    TOKEN_ASSIGN_BIT_AND,
    TOKEN_ASSIGN_BIT_OR,
    TOKEN_ASSIGN_BIT_XOR,
    TOKEN_ASSIGN_AND,
    TOKEN_ASSIGN_OR,
    TOKEN_ASSIGN_NULLISH,

    /* binary operators, in the order of enum operator */
    TOKEN_ADD,
    TOKEN_SUBTRACT,
    TOKEN_MULTIPLY,
    TOKEN_DIVIDE,
    TOKEN_REMAINDER,
    TOKEN_POWER,
    TOKEN_SHIFT_LEFT,
    TOKEN_SHIFT_RIGHT,
    TOKEN_SHIFT_UNSIGNED,
    TOKEN_BIT_AND,
    TOKEN_BIT_OR,
    TOKEN_BIT_XOR,
    TOKEN_AND,
    TOKEN_OR,
    TOKEN_NULLISH,
    TOKEN_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_SAME,
    TOKEN_NOT_SAME,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_IN,
    TOKEN_INSTANCEOF,

    /* unary operators, in the order of enum operator */
    TOKEN_NOT,
    TOKEN_BIT_NOT,
    TOKEN_TYPEOF,
    TOKEN_VOID,
    TOKEN_DELETE,
    TOKEN_INCREMENT,
    TOKEN_DECREMENT,

    /* keywords that are never names */
    TOKEN_BREAK,
    TOKEN_CASE,
    TOKEN_CATCH,
    TOKEN_CONTINUE,
    TOKEN_DEBUGGER,
    TOKEN_DEFAULT,
    TOKEN_DO,
    TOKEN_ELSE,
    TOKEN_FINALLY,
    TOKEN_FOR,
    TOKEN_FUNCTION,
    TOKEN_IF,
    TOKEN_NEW,
    TOKEN_RETURN,
    TOKEN_SWITCH,
    TOKEN_THROW,
    TOKEN_TRY,
    TOKEN_VAR,
    TOKEN_WHILE,
    TOKEN_WITH,
    TOKEN_THIS,
    TOKEN_NULL,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_ENUM,
    TOKEN_CLASS,
    TOKEN_CONST,
    TOKEN_EXPORT,
    TOKEN_EXTENDS,
    TOKEN_IMPORT,
    TOKEN_ESCAPED_KEYWORD, /* one of these, written with an escape */
    TOKEN_SUPER,

    /* what can be a name: [TOKEN_NAME, TOKEN_ASYNC] always */
    TOKEN_NAME,
    TOKEN_GET,
    TOKEN_SET,
    TOKEN_ASYNC,
    TOKEN_AWAIT, /* not in async functions */
    /* [TOKEN_YIELD, TOKEN_ESCAPED_RESERVED]: not in strict mode */
    TOKEN_YIELD,
    TOKEN_LET,
    TOKEN_STATIC,
    TOKEN_RESERVED, /* implements interface package private ... */
    TOKEN_ESCAPED_RESERVED,

    TOKEN_PRIVATE_NAME,
    TOKEN_KINDS
};

/* Something that may be a name, depending on where and in which mode. */
static inline bool token_is_any_name(enum token_kind kind)
{
    return kind >= TOKEN_NAME && kind <= TOKEN_ESCAPED_RESERVED;
}

/* Reserved in strict mode only. */
static inline bool token_is_reserved(enum token_kind kind)
{
    return kind >= TOKEN_YIELD && kind <= TOKEN_ESCAPED_RESERVED;
}

/* An IdentifierName: what may stand behind a dot or as a key. */
static inline bool token_is_word(enum token_kind kind)
{
    return (kind >= TOKEN_TYPEOF && kind <= TOKEN_DELETE) || kind == TOKEN_IN ||
           kind == TOKEN_INSTANCEOF ||
           (kind >= TOKEN_BREAK && kind <= TOKEN_ESCAPED_RESERVED);
}

static inline bool token_is_assignment(enum token_kind kind)
{
    return kind >= TOKEN_ASSIGN && kind <= TOKEN_ASSIGN_NULLISH;
}

/* A binary operator's strength: 3 (??) to 13 (**); 0 for all else. */
int token_precedence(enum token_kind kind);

/* The operator that a token stands for, as a binary, unary (+ and - too, with
 * `unary`), update or assignment operator. */
enum operator token_operator(enum token_kind kind, bool unary);

/* How the token is written ("=>", "while"); "" where that varies. */
const char *token_text(enum token_kind kind);

/* The kind of a word; TOKEN_NAME where it is no keyword. */
enum token_kind token_keyword(const char *bytes, uint32_t length);

#endif
