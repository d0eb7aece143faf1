#include "script/lexer.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf.h"
#include "script/lexer_text.h"
#include "script/number.h"

static const char ILLEGAL[] = "Invalid or unexpected token";

/* The byte `ahead` places on, or 0 at and behind the end. */
static uint8_t peek(const struct lexer *lexer, uint32_t ahead)
{
    uint32_t at = lexer->at + ahead;
    return at < lexer->length ? (uint8_t)lexer->source[at] : 0;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_letter(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

/*
 * The four characters that are letters by decree (Other_ID_Start) and those
 * that continue a name by decree (Other_ID_Continue): utf8proc knows general
 * categories only.
 */
static bool other_id_start(uint32_t point)
{
    return point == 0x1885 || point == 0x1886 || point == 0x2118 ||
           point == 0x212e || point == 0x309b || point == 0x309c;
}

static bool other_id_continue(uint32_t point)
{
    return point == 0xb7 || point == 0x387 || point == 0x19da ||
           (point >= 0x1369 && point <= 0x1371);
}

/* Letters that the standard keeps out (Pattern_Syntax, Pattern_White_Space). */
static bool pattern_syntax(uint32_t point)
{
    return point == 0x2e2f;
}

bool lexer_starts_name(uint32_t point)
{
    if (point < 0x80)
        return is_letter(point) || point == '$' || point == '_';
    if (other_id_start(point))
        return true;
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return !pattern_syntax(point);
    default:
        return false;
    }
}

bool lexer_continues_name(uint32_t point)
{
    if (point < 0x80)
        return is_letter(point) || is_digit(point) || point == '$' ||
               point == '_';
    if (point == 0x200c || point == 0x200d || other_id_continue(point))
        return true;
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return lexer_starts_name(point);
    }
}

static void skip_line(struct lexer *lexer)
{
    while (lexer->at < lexer->length) {
        uint32_t point;
        size_t size = utf_decode(lexer->source + lexer->at,
                                 lexer->length - lexer->at, &point);
        if (utf_is_newline(point))
            return;
        lexer->at += (uint32_t)size;
    }
}

void lexer_init(struct lexer *lexer, struct region *region, struct names *names,
                const char *source, uint32_t start, uint32_t end)
{
    memset(lexer, 0, sizeof *lexer);
    lexer->region = region;
    lexer->names = names;
    lexer->source = source;
    lexer->length = end;
    lexer->at = start;
    if (start == 0 && peek(lexer, 0) == '#' && peek(lexer, 1) == '!')
        skip_line(lexer);
}

struct units lexer_units(struct region *region, const char *bytes,
                         uint32_t length)
{
    struct units units = {NULL, (uint32_t)utf_units(bytes, length)};
    uint16_t *copy = region_alloc(region, (units.length + 1) * sizeof *copy);
    if (copy)
        utf_to_utf16(bytes, length, copy);
    else
        units.length = 0;
    units.units = copy;
    return units;
}

static void token_fault(struct token *token, const char *message,
                        uint32_t start, uint32_t end)
{
    token->kind = TOKEN_ILLEGAL;
    token->fault.message = message;
    token->fault.start = start;
    token->fault.end = end;
}

/* -- white space and comments -- */

/* True where the comment is closed. */
static bool skip_comment(struct lexer *lexer, struct token *token)
{
    lexer->at += 2;
    while (lexer->at < lexer->length) {
        uint32_t point;
        if (peek(lexer, 0) == '*' && peek(lexer, 1) == '/') {
            lexer->at += 2;
            return true;
        }
        lexer->at += (uint32_t)utf_decode(lexer->source + lexer->at,
                                          lexer->length - lexer->at, &point);
        if (utf_is_newline(point))
            token->newline = true;
    }
    return false;
}

/* <!-- anywhere, --> behind nothing but space and comments on its line. */
static bool is_html_comment(const struct lexer *lexer, const struct token *token)
{
    if (peek(lexer, 0) == '<')
        return peek(lexer, 1) == '!' && peek(lexer, 2) == '-' &&
               peek(lexer, 3) == '-';
    return peek(lexer, 0) == '-' && peek(lexer, 1) == '-' &&
           peek(lexer, 2) == '>' && (token->newline || !lexer->begun);
}

static bool skip_html_comment(struct lexer *lexer, struct token *token)
{
    uint32_t start = lexer->at;
    if (!is_html_comment(lexer, token))
        return false;
    skip_line(lexer);
    if (lexer->module)
        token_fault(token, "HTML comments are not allowed in modules", start,
                    start + 3);
    return !lexer->module;
}

/* One piece of white space or comment; false where there is none. */
static bool skip_one(struct lexer *lexer, struct token *token)
{
    uint8_t byte = peek(lexer, 0);
    if (byte == ' ' || byte == '\t') {
        lexer->at++;
        return true;
    }
    if (byte == '/' && peek(lexer, 1) == '/') {
        skip_line(lexer);
        return true;
    }
    if (byte == '/' && peek(lexer, 1) == '*') {
        uint32_t start = lexer->at;
        if (skip_comment(lexer, token))
            return true;
        token_fault(token, ILLEGAL, start, lexer->length);
        return false;
    }
    if (byte == '<' || byte == '-')
        return skip_html_comment(lexer, token);
    if (byte > ' ' && byte < 0x80)
        return false;
    uint32_t point;
    size_t size = utf_decode(lexer->source + lexer->at,
                             lexer->length - lexer->at, &point);
    if (size == 0 || !utf_is_space(point))
        return false;
    if (utf_is_newline(point))
        token->newline = true;
    lexer->at += (uint32_t)size;
    return true;
}

/* -- words -- */

/* Copies a name and decodes its escapes. False after a fault. */
static bool read_name_slowly(struct lexer *lexer, struct token *token,
                             struct text *name)
{
    bool first = true;
    while (lexer->at < lexer->length) {
        uint32_t point, start = lexer->at;
        if (peek(lexer, 0) == '\\') {
            token->escaped = true;
            if (!lexer_name_escape(lexer, token, &point))
                return false;
            if (first ? !lexer_starts_name(point)
                      : !lexer_continues_name(point)) {
                token_fault(token, ILLEGAL, token->start, lexer->at);
                return false;
            }
        } else {
            size_t size = utf_decode(lexer->source + start,
                                     lexer->length - start, &point);
            if (first ? !lexer_starts_name(point)
                      : !lexer_continues_name(point))
                break;
            lexer->at += (uint32_t)size;
        }
        text_char(name, point);
        first = false;
    }
    return true;
}

/* A keyword written with an escape is no keyword, but no name either. */
static uint8_t escaped_kind(uint8_t kind)
{
    if (kind >= TOKEN_NAME && kind <= TOKEN_YIELD)
        return kind;
    return token_is_reserved((enum token_kind)kind) ? TOKEN_ESCAPED_RESERVED
                                                    : TOKEN_ESCAPED_KEYWORD;
}

static void set_name(struct lexer *lexer, struct token *token,
                     const char *bytes, uint32_t length)
{
    token->name = names_intern(lexer->names, bytes, length);
    token->kind = token->name ? token->name->token : TOKEN_END;
    if (token->escaped)
        token->kind = escaped_kind(token->kind);
}

/* `prefix` is 1 for a private name: its '#' is part of the name. */
static void read_name(struct lexer *lexer, struct token *token, uint32_t prefix)
{
    uint32_t start = lexer->at;
    lexer->at += prefix;
    while (peek(lexer, 0) < 0x80 && lexer_continues_name(peek(lexer, 0)))
        lexer->at++;
    if (peek(lexer, 0) < 0x80 && peek(lexer, 0) != '\\') {
        set_name(lexer, token, lexer->source + start, lexer->at - start);
        return;
    }
    struct text name;
    text_init_region(&name, lexer->region);
    lexer->at = start + prefix;
    if (prefix)
        text_byte(&name, '#');
    if (read_name_slowly(lexer, token, &name))
        set_name(lexer, token, name.bytes, (uint32_t)name.length);
}

static void read_private_name(struct lexer *lexer, struct token *token)
{
    uint32_t point = 0;
    utf_decode(lexer->source + lexer->at + 1, lexer->length - lexer->at - 1,
               &point);
    if (!lexer_starts_name(point) && point != '\\') {
        token_fault(token, ILLEGAL, lexer->at, lexer->at + 1);
        return;
    }
    read_name(lexer, token, 1);
    if (token->kind != TOKEN_ILLEGAL)
        token->kind = TOKEN_PRIVATE_NAME;
}

/* -- numbers -- */

/* The digits without separators and the n: what a BigInt is made of. */
static struct name *bigint_name(struct lexer *lexer, uint32_t start,
                                size_t length)
{
    struct text digits;
    text_init_region(&digits, lexer->region);
    for (size_t i = 0; i + 1 < length; i++)
        if (lexer->source[start + i] != '_')
            text_byte(&digits, lexer->source[start + i]);
    return names_intern(lexer->names, digits.bytes, (uint32_t)digits.length);
}

static void note_octal(struct lexer *lexer, struct token *token,
                       enum number_form form)
{
    if (form != NUMBER_LEGACY_OCTAL && form != NUMBER_LEADING_ZERO)
        return;
    token->octal = true;
    lexer->octal.start = token->start;
    lexer->octal.end = lexer->at;
    lexer->octal.message =
        form == NUMBER_LEGACY_OCTAL
            ? "Octal literals are not allowed in strict mode."
            : "Decimals with leading zeros are not allowed in strict mode.";
}

static void read_number(struct lexer *lexer, struct token *token)
{
    struct number_literal literal = number_parse_literal(
        lexer->source + lexer->at, lexer->length - lexer->at);
    lexer->at += (uint32_t)literal.length;
    if (literal.fault == NUMBER_BAD_TOKEN) {
        token_fault(token, ILLEGAL, token->start, lexer->at);
        return;
    }
    if (literal.fault != NUMBER_FINE) {
        token_fault(token, number_fault_text(literal.fault), lexer->at,
                    lexer->at + 1);
        return;
    }
    token->kind = literal.big ? TOKEN_BIGINT : TOKEN_NUMBER;
    token->number = literal.value;
    if (literal.big)
        token->name = bigint_name(lexer, token->start, literal.length);
    note_octal(lexer, token, literal.form);
}

/* -- punctuators -- */

struct punctuator {
    char text[5];
    uint8_t kind;
};

/* Longer ones before their beginnings. */
static const struct punctuator PUNCTUATORS[] = {
    {"(", TOKEN_LEFT_PAREN},
    {")", TOKEN_RIGHT_PAREN},
    {"[", TOKEN_LEFT_BRACKET},
    {"]", TOKEN_RIGHT_BRACKET},
    {"{", TOKEN_LEFT_BRACE},
    {"}", TOKEN_RIGHT_BRACE},
    {";", TOKEN_SEMICOLON},
    {":", TOKEN_COLON},
    {",", TOKEN_COMMA},
    {"...", TOKEN_ELLIPSIS},
    {".", TOKEN_DOT},
    {"?\?=", TOKEN_ASSIGN_NULLISH},
    {"??", TOKEN_NULLISH},
    {"?", TOKEN_QUESTION},
    {"===", TOKEN_SAME},
    {"==", TOKEN_EQUAL},
    {"=>", TOKEN_ARROW},
    {"=", TOKEN_ASSIGN},
    {"!==", TOKEN_NOT_SAME},
    {"!=", TOKEN_NOT_EQUAL},
    {"!", TOKEN_NOT},
    {"++", TOKEN_INCREMENT},
    {"+=", TOKEN_ASSIGN_ADD},
    {"+", TOKEN_ADD},
    {"--", TOKEN_DECREMENT},
    {"-=", TOKEN_ASSIGN_SUBTRACT},
    {"-", TOKEN_SUBTRACT},
    {"**=", TOKEN_ASSIGN_POWER},
    {"**", TOKEN_POWER},
    {"*=", TOKEN_ASSIGN_MULTIPLY},
    {"*", TOKEN_MULTIPLY},
    {"/=", TOKEN_ASSIGN_DIVIDE},
    {"/", TOKEN_DIVIDE},
    {"%=", TOKEN_ASSIGN_REMAINDER},
    {"%", TOKEN_REMAINDER},
    {"<<=", TOKEN_ASSIGN_SHIFT_LEFT},
    {"<<", TOKEN_SHIFT_LEFT},
    {"<=", TOKEN_LESS_EQUAL},
    {"<", TOKEN_LESS},
    {">>>=", TOKEN_ASSIGN_SHIFT_UNSIGNED},
    {">>>", TOKEN_SHIFT_UNSIGNED},
    {">>=", TOKEN_ASSIGN_SHIFT_RIGHT},
    {">>", TOKEN_SHIFT_RIGHT},
    {">=", TOKEN_GREATER_EQUAL},
    {">", TOKEN_GREATER},
    {"&&=", TOKEN_ASSIGN_AND},
    {"&&", TOKEN_AND},
    {"&=", TOKEN_ASSIGN_BIT_AND},
    {"&", TOKEN_BIT_AND},
    {"||=", TOKEN_ASSIGN_OR},
    {"||", TOKEN_OR},
    {"|=", TOKEN_ASSIGN_BIT_OR},
    {"|", TOKEN_BIT_OR},
    {"^=", TOKEN_ASSIGN_BIT_XOR},
    {"^", TOKEN_BIT_XOR},
    {"~", TOKEN_BIT_NOT},
};

static bool punctuator_here(const struct lexer *lexer, const char *text)
{
    for (uint32_t i = 0; text[i]; i++)
        if (peek(lexer, i) != (uint8_t)text[i])
            return false;
    return true;
}

static void read_punctuator(struct lexer *lexer, struct token *token)
{
    const struct punctuator *row = PUNCTUATORS;
    const struct punctuator *end = row + sizeof PUNCTUATORS / sizeof *row;
    uint8_t first = peek(lexer, 0);
    if (first == '?' && peek(lexer, 1) == '.' && !is_digit(peek(lexer, 2))) {
        token->kind = TOKEN_QUESTION_DOT;
        lexer->at += 2;
        return;
    }
    for (; row < end; row++)
        if (first == (uint8_t)row->text[0] &&
            punctuator_here(lexer, row->text)) {
            token->kind = row->kind;
            lexer->at += (uint32_t)strlen(row->text);
            return;
        }
    uint32_t point;
    lexer->at += (uint32_t)utf_decode(lexer->source + lexer->at,
                                      lexer->length - lexer->at, &point);
    /* V8 underlines none but those of one byte. */
    token_fault(token, ILLEGAL, token->start,
                point < 0x80 ? lexer->at : token->start);
}

/* -- all of it -- */

static bool name_here(const struct lexer *lexer)
{
    uint8_t byte = peek(lexer, 0);
    if (byte < 0x80)
        return lexer_starts_name(byte) || byte == '\\';
    uint32_t point;
    utf_decode(lexer->source + lexer->at, lexer->length - lexer->at, &point);
    return lexer_starts_name(point);
}

static void read_token(struct lexer *lexer, struct token *token)
{
    uint8_t byte = peek(lexer, 0);
    if (lexer->at >= lexer->length)
        token->kind = TOKEN_END;
    else if (name_here(lexer))
        read_name(lexer, token, 0);
    else if (is_digit(byte) || (byte == '.' && is_digit(peek(lexer, 1))))
        read_number(lexer, token);
    else if (byte == '"' || byte == '\'')
        lexer_string(lexer, token);
    else if (byte == '`')
        lexer_template(lexer, token);
    else if (byte == '#')
        read_private_name(lexer, token);
    else
        read_punctuator(lexer, token);
}

void lexer_next(struct lexer *lexer, struct token *token)
{
    memset(token, 0, sizeof *token);
    while (skip_one(lexer, token))
        continue;
    token->start = lexer->at;
    lexer->begun = true;
    if (token->kind != TOKEN_ILLEGAL)
        read_token(lexer, token);
    if (token->kind == TOKEN_ILLEGAL && lexer->at < token->start)
        lexer->at = token->start;
    token->end = lexer->at;
}
