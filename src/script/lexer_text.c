#include "script/lexer_text.h"

#include <string.h>

#include "base/utf.h"

static const char ILLEGAL[] = "Invalid or unexpected token";
static const char BAD_UNICODE[] = "Invalid Unicode escape sequence";
static const char BAD_HEX[] = "Invalid hexadecimal escape sequence";

/* Reading a quoted text: where, and what is wrong with it first. */
struct quoted {
    struct lexer *lexer;
    bool is_template;
    uint16_t *cooked; /* room for as many units as there are bytes */
    uint32_t cooked_length;
    uint16_t *raw; /* templates only */
    uint32_t raw_length;
    struct fault fault;
    bool octal;
    bool escaped;
};

static uint8_t peek(const struct lexer *lexer, uint32_t ahead)
{
    uint32_t at = lexer->at + ahead;
    return at < lexer->length ? (uint8_t)lexer->source[at] : 0;
}

static void set_fault(struct fault *fault, const char *message, uint32_t start,
                      uint32_t end)
{
    if (fault->message)
        return;
    fault->message = message;
    fault->start = start;
    fault->end = end;
}

static int hex_value(uint8_t byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

static bool is_octal_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '7';
}

static uint32_t append(uint16_t *units, uint32_t length, uint32_t point)
{
    if (point < 0x10000) {
        units[length] = (uint16_t)point;
        return length + 1;
    }
    units[length] = (uint16_t)(0xd7c0 + (point >> 10));
    units[length + 1] = (uint16_t)(0xdc00 + (point & 0x3ff));
    return length + 2;
}

/* -- escapes: the lexer stands behind the letter of the escape -- */

/* Exactly `digits` hexadecimal digits; `start` is the backslash. */
static bool read_hex(struct lexer *lexer, struct fault *fault, uint32_t start,
                     uint32_t digits, uint32_t *point)
{
    *point = 0;
    for (uint32_t i = 0; i < digits; i++) {
        int value = hex_value(peek(lexer, 0));
        if (value < 0) {
            set_fault(fault, digits == 2 ? BAD_HEX : BAD_UNICODE, start,
                      start + digits + 2);
            return false;
        }
        *point = *point * 16 + (uint32_t)value;
        lexer->at++;
    }
    return true;
}

/* \u{...}: the lexer stands behind the brace. */
static bool read_braced(struct lexer *lexer, struct fault *fault,
                        uint32_t start, uint32_t *point)
{
    *point = 0;
    uint32_t first = lexer->at;
    while (hex_value(peek(lexer, 0)) >= 0) {
        *point = *point * 16 + (uint32_t)hex_value(peek(lexer, 0));
        if (*point > 0x10ffff) {
            set_fault(fault, "Undefined Unicode code-point", start,
                      lexer->at + 1);
            return false;
        }
        lexer->at++;
    }
    if (lexer->at == first || peek(lexer, 0) != '}') {
        set_fault(fault, BAD_UNICODE, lexer->at, lexer->at + 1);
        return false;
    }
    lexer->at++;
    return true;
}

static bool read_unicode(struct lexer *lexer, struct fault *fault,
                         uint32_t start, uint32_t *point)
{
    if (peek(lexer, 0) != '{')
        return read_hex(lexer, fault, start, 4, point);
    lexer->at++;
    return read_braced(lexer, fault, start, point);
}

bool lexer_name_escape(struct lexer *lexer, struct token *token,
                       uint32_t *point)
{
    uint32_t start = lexer->at++;
    token->kind = TOKEN_ILLEGAL;
    if (peek(lexer, 0) != 'u') {
        set_fault(&token->fault, ILLEGAL, token->start, lexer->at);
        return false;
    }
    lexer->at++;
    if (!read_unicode(lexer, &token->fault, start, point))
        return false;
    token->kind = TOKEN_END;
    return true;
}

/*
 * \0 without a digit behind it is a NUL; all else that begins with a digit is
 * an octal escape, which strict code and templates forbid.
 */
static uint32_t read_octal(struct quoted *quoted, uint32_t start)
{
    struct lexer *lexer = quoted->lexer;
    uint32_t first = start + 1;
    uint32_t value = (uint32_t)(peek(lexer, 0) - '0');
    lexer->at++;
    for (int i = 0; i < 2 && is_octal_digit(peek(lexer, 0)); i++) {
        uint32_t next = value * 8 + (uint32_t)(peek(lexer, 0) - '0');
        if (next >= 256)
            break;
        value = next;
        lexer->at++;
    }
    uint8_t behind = peek(lexer, 0);
    if (value == 0 && lexer->at == first + 1 && behind != '8' && behind != '9')
        return 0;
    quoted->octal = true;
    struct fault octal = {quoted->is_template
                              ? "Octal escape sequences are not allowed in "
                                "template strings."
                              : "Octal escape sequences are not allowed in "
                                "strict mode.",
                          first, lexer->at - 1};
    if (quoted->is_template)
        set_fault(&quoted->fault, octal.message, octal.start, octal.end);
    else
        lexer->octal = octal;
    return value;
}

static uint32_t read_eight(struct quoted *quoted, uint32_t start)
{
    struct lexer *lexer = quoted->lexer;
    uint32_t digit = peek(lexer, 0);
    lexer->at++;
    quoted->octal = true;
    if (quoted->is_template) {
        set_fault(&quoted->fault,
                  "\\8 and \\9 are not allowed in template strings.", start,
                  start + 1);
    } else {
        lexer->octal.message = "\\8 and \\9 are not allowed in strict mode.";
        lexer->octal.start = start;
        lexer->octal.end = start + 1;
    }
    return digit;
}

static const char SINGLE_LETTERS[] = "bfnrtv";
static const char SINGLE_VALUES[] = "\b\f\n\r\t\v";

/* A line terminator behind a backslash: CR LF counts as one. */
static void skip_newline(struct lexer *lexer, uint32_t point, size_t size)
{
    lexer->at += (uint32_t)size;
    if (point == '\r' && peek(lexer, 0) == '\n')
        lexer->at++;
}

/* The lexer stands at a backslash: reads the escape, appends its value. */
static void read_escape(struct quoted *quoted)
{
    struct lexer *lexer = quoted->lexer;
    uint32_t start = lexer->at++;
    uint32_t point;
    size_t size = utf_decode(lexer->source + lexer->at,
                             lexer->length - lexer->at, &point);
    quoted->escaped = true;
    if (size == 0)
        return;
    if (utf_is_newline(point)) {
        skip_newline(lexer, point, size);
        return;
    }
    const char *single =
        point < 0x80 && point ? strchr(SINGLE_LETTERS, (int)point) : NULL;
    if (is_octal_digit((uint8_t)point) && point < 0x80) {
        point = read_octal(quoted, start);
    } else if (point == '8' || point == '9') {
        point = read_eight(quoted, start);
    } else {
        lexer->at += (uint32_t)size;
        if (single)
            point = (uint8_t)SINGLE_VALUES[single - SINGLE_LETTERS];
        else if (point == 'x')
            read_hex(lexer, &quoted->fault, start, 2, &point);
        else if (point == 'u')
            read_unicode(lexer, &quoted->fault, start, &point);
    }
    quoted->cooked_length =
        append(quoted->cooked, quoted->cooked_length, point);
}

/* -- strings -- */

/* The offset of the closing quote, or of where the string breaks off. */
static uint32_t string_end(const struct lexer *lexer, char quote)
{
    uint32_t at = lexer->at;
    while (at < lexer->length && lexer->source[at] != quote) {
        char byte = lexer->source[at];
        if (byte == '\n' || byte == '\r')
            break;
        if (byte == '\\' && at + 1 < lexer->length) {
            at++;
            if (lexer->source[at] == '\r' && at + 1 < lexer->length &&
                lexer->source[at + 1] == '\n')
                at++;
        }
        at++;
    }
    return at;
}

static void read_quoted(struct quoted *quoted, uint32_t end)
{
    struct lexer *lexer = quoted->lexer;
    while (lexer->at < end && !quoted->fault.message) {
        uint32_t point;
        if (lexer->source[lexer->at] == '\\') {
            read_escape(quoted);
            continue;
        }
        lexer->at += (uint32_t)utf_decode(lexer->source + lexer->at,
                                          end - lexer->at, &point);
        quoted->cooked_length =
            append(quoted->cooked, quoted->cooked_length, point);
    }
}

void lexer_string(struct lexer *lexer, struct token *token)
{
    char quote = lexer->source[lexer->at++];
    uint32_t end = string_end(lexer, quote);
    struct quoted quoted = {.lexer = lexer};
    quoted.cooked = region_alloc(lexer->region,
                                 (end - lexer->at + 2) * sizeof *quoted.cooked);
    token->kind = TOKEN_ILLEGAL;
    if (!quoted.cooked)
        return;
    read_quoted(&quoted, end);
    if (quoted.fault.message) {
        token->fault = quoted.fault;
        return;
    }
    if (peek(lexer, 0) != (uint8_t)quote) {
        set_fault(&token->fault, ILLEGAL, token->start, lexer->at);
        return;
    }
    lexer->at++;
    token->kind = TOKEN_STRING;
    token->escaped = quoted.escaped;
    token->octal = quoted.octal;
    token->units.units = quoted.cooked;
    token->units.length = quoted.cooked_length;
}

/* -- templates -- */

/* The offset of the closing '`' or of '${', or the end of the text. */
static uint32_t template_end(const struct lexer *lexer)
{
    uint32_t at = lexer->at;
    for (; at < lexer->length; at++) {
        char byte = lexer->source[at];
        if (byte == '`')
            break;
        if (byte == '$' && at + 1 < lexer->length &&
            lexer->source[at + 1] == '{')
            break;
        if (byte == '\\')
            at++;
    }
    return at < lexer->length ? at : lexer->length;
}

/* The text as written, but with every line end as LF. */
static void copy_raw(struct quoted *quoted, uint32_t start, uint32_t end)
{
    const char *source = quoted->lexer->source;
    while (start < end) {
        uint32_t point;
        start += (uint32_t)utf_decode(source + start, end - start, &point);
        if (point == '\r') {
            point = '\n';
            if (start < end && source[start] == '\n')
                start++;
        }
        quoted->raw_length = append(quoted->raw, quoted->raw_length, point);
    }
}

static void read_template(struct quoted *quoted, uint32_t end)
{
    struct lexer *lexer = quoted->lexer;
    while (lexer->at < end && !quoted->fault.message) {
        uint32_t point;
        if (lexer->source[lexer->at] == '\\') {
            read_escape(quoted);
            continue;
        }
        size_t size =
            utf_decode(lexer->source + lexer->at, end - lexer->at, &point);
        if (point == '\r') {
            skip_newline(lexer, point, size);
            point = '\n';
        } else {
            lexer->at += (uint32_t)size;
        }
        quoted->cooked_length =
            append(quoted->cooked, quoted->cooked_length, point);
    }
}

/*
 * A template that never ends reads as if an expression followed at the end
 * of the text; the parser then finds the text's end there, as V8 does.
 */
void lexer_template(struct lexer *lexer, struct token *token)
{
    uint32_t begin = token->start;
    memset(token, 0, sizeof *token);
    token->start = begin;
    lexer->at = begin + 1;
    uint32_t end = template_end(lexer);
    size_t room = (end - lexer->at + 2) * sizeof(uint16_t);
    struct quoted quoted = {.lexer = lexer, .is_template = true};
    quoted.cooked = region_alloc(lexer->region, room);
    quoted.raw = region_alloc(lexer->region, room);
    token->kind = TOKEN_ILLEGAL;
    if (!quoted.cooked || !quoted.raw)
        return;
    copy_raw(&quoted, lexer->at, end);
    read_template(&quoted, end);
    token->kind = TOKEN_TEMPLATE_SPAN;
    if (end < lexer->length && lexer->source[end] == '`')
        token->kind = TOKEN_TEMPLATE_TAIL;
    lexer->at = end + (token->kind == TOKEN_TEMPLATE_TAIL ? 1 : 2);
    if (lexer->at > lexer->length)
        lexer->at = lexer->length;
    token->end = lexer->at;
    token->fault = quoted.fault;
    token->units.units = quoted.cooked;
    token->units.length = quoted.cooked_length;
    token->raw.units = quoted.raw;
    token->raw.length = quoted.raw_length;
}

/* -- regular expressions -- */

bool lexer_regexp(struct lexer *lexer, struct token *token, uint32_t *body_end)
{
    bool in_class = false;
    lexer->at = token->start + 1;
    for (;;) {
        uint32_t point;
        size_t size = utf_decode(lexer->source + lexer->at,
                                 lexer->length - lexer->at, &point);
        if (size == 0 || utf_is_newline(point))
            return false;
        if (point == '/' && !in_class)
            break;
        if (point == '[')
            in_class = true;
        if (point == ']')
            in_class = false;
        lexer->at += (uint32_t)size;
        if (point != '\\')
            continue;
        size = utf_decode(lexer->source + lexer->at, lexer->length - lexer->at,
                          &point);
        if (size == 0 || utf_is_newline(point))
            return false;
        lexer->at += (uint32_t)size;
    }
    *body_end = lexer->at++;
    for (;;) {
        uint32_t point;
        size_t size = utf_decode(lexer->source + lexer->at,
                                 lexer->length - lexer->at, &point);
        if (size == 0 || !lexer_continues_name(point))
            break;
        lexer->at += (uint32_t)size;
    }
    token->kind = TOKEN_NAME;
    token->end = lexer->at;
    return true;
}
