#include "script/token.h"

#include <string.h>

/* A fixed array and no pointer, so that it needs no relocation. */
struct token_row {
    uint8_t kind;
    uint8_t precedence;
    char text[14];
};

static const struct token_row TOKENS[] = {
    {TOKEN_LEFT_PAREN, 0, "("},
    {TOKEN_RIGHT_PAREN, 0, ")"},
    {TOKEN_LEFT_BRACKET, 0, "["},
    {TOKEN_RIGHT_BRACKET, 0, "]"},
    {TOKEN_LEFT_BRACE, 0, "{"},
    {TOKEN_RIGHT_BRACE, 0, "}"},
    {TOKEN_SEMICOLON, 0, ";"},
    {TOKEN_COLON, 0, ":"},
    {TOKEN_COMMA, 0, ","},
    {TOKEN_DOT, 0, "."},
    {TOKEN_ELLIPSIS, 0, "..."},
    {TOKEN_QUESTION, 0, "?"},
    {TOKEN_QUESTION_DOT, 0, "?."},
    {TOKEN_ARROW, 0, "=>"},
    {TOKEN_ASSIGN, 0, "="},
    {TOKEN_ASSIGN_ADD, 0, "+="},
    {TOKEN_ASSIGN_SUBTRACT, 0, "-="},
    {TOKEN_ASSIGN_MULTIPLY, 0, "*="},
    {TOKEN_ASSIGN_DIVIDE, 0, "/="},
    {TOKEN_ASSIGN_REMAINDER, 0, "%="},
    {TOKEN_ASSIGN_POWER, 0, "**="},
    {TOKEN_ASSIGN_SHIFT_LEFT, 0, "<<="},
    {TOKEN_ASSIGN_SHIFT_RIGHT, 0, ">>="},
    {TOKEN_ASSIGN_SHIFT_UNSIGNED, 0, ">>>="},
    {TOKEN_ASSIGN_BIT_AND, 0, "&="},
    {TOKEN_ASSIGN_BIT_OR, 0, "|="},
    {TOKEN_ASSIGN_BIT_XOR, 0, "^="},
    {TOKEN_ASSIGN_AND, 0, "&&="},
    {TOKEN_ASSIGN_OR, 0, "||="},
    {TOKEN_ASSIGN_NULLISH, 0, "?\?="},
    {TOKEN_ADD, 12, "+"},
    {TOKEN_SUBTRACT, 12, "-"},
    {TOKEN_MULTIPLY, 13, "*"},
    {TOKEN_DIVIDE, 13, "/"},
    {TOKEN_REMAINDER, 13, "%"},
    {TOKEN_POWER, 14, "**"},
    {TOKEN_SHIFT_LEFT, 11, "<<"},
    {TOKEN_SHIFT_RIGHT, 11, ">>"},
    {TOKEN_SHIFT_UNSIGNED, 11, ">>>"},
    {TOKEN_BIT_AND, 8, "&"},
    {TOKEN_BIT_OR, 6, "|"},
    {TOKEN_BIT_XOR, 7, "^"},
    {TOKEN_AND, 5, "&&"},
    {TOKEN_OR, 4, "||"},
    {TOKEN_NULLISH, 3, "??"},
    {TOKEN_EQUAL, 9, "=="},
    {TOKEN_NOT_EQUAL, 9, "!="},
    {TOKEN_SAME, 9, "==="},
    {TOKEN_NOT_SAME, 9, "!=="},
    {TOKEN_LESS, 10, "<"},
    {TOKEN_LESS_EQUAL, 10, "<="},
    {TOKEN_GREATER, 10, ">"},
    {TOKEN_GREATER_EQUAL, 10, ">="},
    {TOKEN_IN, 10, "in"},
    {TOKEN_INSTANCEOF, 10, "instanceof"},
    {TOKEN_NOT, 0, "!"},
    {TOKEN_BIT_NOT, 0, "~"},
    {TOKEN_TYPEOF, 0, "typeof"},
    {TOKEN_VOID, 0, "void"},
    {TOKEN_DELETE, 0, "delete"},
    {TOKEN_INCREMENT, 0, "++"},
    {TOKEN_DECREMENT, 0, "--"},
    {TOKEN_BREAK, 0, "break"},
    {TOKEN_CASE, 0, "case"},
    {TOKEN_CATCH, 0, "catch"},
    {TOKEN_CONTINUE, 0, "continue"},
    {TOKEN_DEBUGGER, 0, "debugger"},
    {TOKEN_DEFAULT, 0, "default"},
    {TOKEN_DO, 0, "do"},
    {TOKEN_ELSE, 0, "else"},
    {TOKEN_FINALLY, 0, "finally"},
    {TOKEN_FOR, 0, "for"},
    {TOKEN_FUNCTION, 0, "function"},
    {TOKEN_IF, 0, "if"},
    {TOKEN_NEW, 0, "new"},
    {TOKEN_RETURN, 0, "return"},
    {TOKEN_SWITCH, 0, "switch"},
    {TOKEN_THROW, 0, "throw"},
    {TOKEN_TRY, 0, "try"},
    {TOKEN_VAR, 0, "var"},
    {TOKEN_WHILE, 0, "while"},
    {TOKEN_WITH, 0, "with"},
    {TOKEN_THIS, 0, "this"},
    {TOKEN_NULL, 0, "null"},
    {TOKEN_TRUE, 0, "true"},
    {TOKEN_FALSE, 0, "false"},
    {TOKEN_ENUM, 0, "enum"},
    {TOKEN_CLASS, 0, "class"},
    {TOKEN_CONST, 0, "const"},
    {TOKEN_EXPORT, 0, "export"},
    {TOKEN_EXTENDS, 0, "extends"},
    {TOKEN_IMPORT, 0, "import"},
    {TOKEN_SUPER, 0, "super"},
    {TOKEN_GET, 0, "get"},
    {TOKEN_SET, 0, "set"},
    {TOKEN_ASYNC, 0, "async"},
    {TOKEN_AWAIT, 0, "await"},
    {TOKEN_YIELD, 0, "yield"},
    {TOKEN_LET, 0, "let"},
    {TOKEN_STATIC, 0, "static"},
    {TOKEN_RESERVED, 0, "implements"},
    {TOKEN_RESERVED, 0, "interface"},
    {TOKEN_RESERVED, 0, "package"},
    {TOKEN_RESERVED, 0, "private"},
    {TOKEN_RESERVED, 0, "protected"},
    {TOKEN_RESERVED, 0, "public"},
};

#define TOKEN_ROWS (sizeof TOKENS / sizeof TOKENS[0])

static const struct token_row *token_row(enum token_kind kind)
{
    if (kind < TOKEN_LEFT_PAREN || kind == TOKEN_RESERVED)
        return NULL;
    for (size_t row = 0; row < TOKEN_ROWS; row++)
        if (TOKENS[row].kind == kind)
            return &TOKENS[row];
    return NULL;
}

/* The rows of the punctuators stand in the order of their kinds. */
int token_precedence(enum token_kind kind)
{
    if (kind < TOKEN_ADD || kind > TOKEN_INSTANCEOF)
        return 0;
    return TOKENS[kind - TOKEN_LEFT_PAREN].precedence;
}

enum operator token_operator(enum token_kind kind, bool unary)
{
    if (kind == TOKEN_ASSIGN)
        return OPERATOR_NONE;
    if (unary && kind == TOKEN_ADD)
        return OPERATOR_PLUS;
    if (unary && kind == TOKEN_SUBTRACT)
        return OPERATOR_MINUS;
    if (token_is_assignment(kind))
        return (enum operator)(OPERATOR_ADD + (kind - TOKEN_ASSIGN_ADD));
    if (kind <= TOKEN_INSTANCEOF)
        return (enum operator)(OPERATOR_ADD + (kind - TOKEN_ADD));
    if (kind <= TOKEN_BIT_NOT)
        return (enum operator)(OPERATOR_NOT + (kind - TOKEN_NOT));
    return (enum operator)(OPERATOR_TYPEOF + (kind - TOKEN_TYPEOF));
}

const char *token_text(enum token_kind kind)
{
    const struct token_row *row = token_row(kind);
    return row ? row->text : "";
}

enum token_kind token_keyword(const char *bytes, uint32_t length)
{
    if (length < 2 || length > 10)
        return TOKEN_NAME;
    for (size_t row = 0; row < TOKEN_ROWS; row++) {
        const char *text = TOKENS[row].text;
        if (text[0] == bytes[0] && strlen(text) == length &&
            memcmp(text, bytes, length) == 0)
            return TOKENS[row].kind;
    }
    return TOKEN_NAME;
}
