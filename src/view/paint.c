#include "view/paint.h"

#include <stdbool.h>
#include <string.h>

#include <curses.h>

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '$' || (c & 0x80);
}

static bool is_keyword(const char *word, uint32_t length)
{
    static const char *const words[] = {
        "async", "await",    "break",      "case",    "catch",     "class",
        "const", "continue", "debugger",   "default", "delete",    "do",
        "else",  "extends",  "false",      "finally", "for",       "function",
        "if",    "in",       "instanceof", "let",     "new",       "null",
        "of",    "return",   "static",     "super",   "switch",    "this",
        "throw", "true",     "try",        "typeof",  "undefined", "var",
        "void",  "while",    "yield",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && !memcmp(words[i], word, length))
            return true;
    return false;
}

static bool starts(const struct paint *p, uint32_t at, const char *with)
{
    size_t length = strlen(with);
    return at + length <= p->length && !memcmp(p->text + at, with, length);
}

/* Behind the next `stop`; a quoted text ends at its line's end at the latest.*/
static uint32_t behind(const struct paint *p, uint32_t at, char stop)
{
    while (at < p->length && p->text[at] != stop) {
        if (p->text[at] == '\n')
            return at;
        at += p->text[at] == '\\' ? 2 : 1;
    }
    return at < p->length ? at + 1 : p->length;
}

/* A template's text up to its end or to a `${`. */
static uint32_t template_end(struct paint *p, uint32_t at)
{
    while (at < p->length) {
        if (p->text[at] == '`') {
            if (p->depth > 0)
                p->braces = p->outer[--p->depth];
            return at + 1;
        }
        if (starts(p, at, "${")) {
            p->braces = 0;
            return at + 2;
        }
        at += p->text[at] == '\\' ? 2 : 1;
    }
    return p->length;
}

static uint32_t comment_end(const struct paint *p, uint32_t at)
{
    if (p->text[at + 1] == '/') {
        const char *end = memchr(p->text + at, '\n', p->length - at);
        return end ? (uint32_t)(end - p->text) : p->length;
    }
    for (at += 2; at < p->length && !starts(p, at, "*/");)
        at++;
    return at + 2 < p->length ? at + 2 : p->length;
}

/* Can a `/` begin a regular expression here? Behind a value it divides. */
static bool may_be_pattern(const struct paint *p)
{
    return p->last == 0 || strchr("(,=:[!&|?{};+-*%<>~^", p->last);
}

static uint32_t word_end(const struct paint *p, uint32_t at)
{
    while (at < p->length && is_word(p->text[at]))
        at++;
    return at;
}

static void next_word(struct paint *p, uint32_t at)
{
    char first = p->text[at];
    p->end = word_end(p, at);
    p->role = first >= '0' && first <= '9'            ? ROLE_LITERAL
              : is_keyword(p->text + at, p->end - at) ? ROLE_KEYWORD
                                                      : ROLE_PLAIN;
    p->last = starts(p, at, "return") ? '(' : 'a';
}

static void next_template(struct paint *p, uint32_t at)
{
    if (p->depth < 8)
        p->outer[p->depth++] = p->braces;
    p->end = template_end(p, at + 1);
    p->role = ROLE_LITERAL;
    p->last = 'a';
}

/* A brace that closes a `${` takes the template up again. */
static bool closes(struct paint *p, char c)
{
    p->braces += c == '{' ? 1 : c == '}' ? -1 : 0;
    return p->depth > 0 && p->braces < 0;
}

static void next_mark(struct paint *p, uint32_t at)
{
    char c = p->text[at];
    p->role = ROLE_PLAIN;
    p->end = at + 1;
    if (closes(p, c)) {
        p->end = template_end(p, at + 1);
        p->role = ROLE_LITERAL;
    }
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
        p->last = c;
}

static void next(struct paint *p)
{
    uint32_t at = p->end;
    char c = p->text[at];
    if (starts(p, at, "//") || starts(p, at, "/*")) {
        p->end = comment_end(p, at);
        p->role = ROLE_COMMENT;
    } else if (c == '\'' || c == '"' || (c == '/' && may_be_pattern(p))) {
        p->end = behind(p, at + 1, c);
        p->role = ROLE_LITERAL;
        p->last = 'a';
    } else if (c == '`') {
        next_template(p, at);
    } else if (is_word(c)) {
        next_word(p, at);
    } else {
        next_mark(p, at);
    }
    if (p->end > p->length)
        p->end = p->length;
}

enum role paint_at(struct paint *p, uint32_t at)
{
    while (p->end <= at && p->end < p->length)
        next(p);
    return p->role;
}
