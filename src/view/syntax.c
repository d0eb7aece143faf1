#include "view/syntax.h"

#include <stdlib.h>
#include <string.h>

#include <curses.h>

#include "script/lexer.h"
#include "world/reserve.h"

/* The lexer's memory is an arena's: the machine's is not ours to take from. */
#define SYNTAX_ARENA (ARENA_MACHINE_BASE + RESERVE_ARENA)
#define TEMPLATES 16 /* inside one another */

/* What was asked for last. */
static struct {
    char *text;
    uint32_t length;
    struct syntax_token *tokens;
    uint32_t count, capacity;
    struct arena *arena;
} kept;

struct reading {
    struct lexer lexer;
    uint32_t end; /* of the last token or comment */
    enum token_kind last; /* the token before; TOKEN_END: none */
    int depth; /* of templates */
    int braces[TEMPLATES]; /* open ones in the expression of each */
};

/* --- the row of tokens --------------------------------------------------- */

static void add(uint32_t start, uint32_t end, enum role role, bool name)
{
    if (kept.count == kept.capacity) {
        uint32_t more = kept.capacity ? kept.capacity * 2 : 1024;
        void *row = realloc(kept.tokens, more * sizeof *kept.tokens);
        if (!row)
            return;
        kept.tokens = row;
        kept.capacity = more;
    }
    kept.tokens[kept.count++] =
        (struct syntax_token){start, end, (uint8_t)role, name};
}

/* What stands between two tokens and is no blank is a comment. */
static void add_comments(uint32_t from, uint32_t to)
{
    while (from < to && strchr(" \t\r\n", kept.text[from]))
        from++;
    while (to > from && strchr(" \t\r\n", kept.text[to - 1]))
        to--;
    if (to > from)
        add(from, to, ROLE_COMMENT, false);
}

/* --- one token ------------------------------------------------------------- */

static bool ends_value(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
    case TOKEN_STRING:
    case TOKEN_TEMPLATE_TAIL:
    case TOKEN_RIGHT_PAREN:
    case TOKEN_RIGHT_BRACKET:
    case TOKEN_RIGHT_BRACE:
    case TOKEN_THIS:
    case TOKEN_SUPER:
    case TOKEN_NULL:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        return true;
    default:
        return kind == TOKEN_NAME;
    }
}

/* The lexer says '/' and '}': what they are, the token before them and the
 * templates around them say. */
static void read_again(struct reading *r, struct token *token)
{
    uint32_t body_end;
    int *braces = r->depth ? &r->braces[r->depth - 1] : NULL;
    if ((token->kind == TOKEN_DIVIDE || token->kind == TOKEN_ASSIGN_DIVIDE) &&
        !ends_value(r->last) &&
        lexer_regexp(&r->lexer, token, &body_end))
        token->kind = TOKEN_STRING;
    if (token->kind == TOKEN_RIGHT_BRACE && braces && *braces == 0) {
        r->depth--;
        lexer_template(&r->lexer, token);
    } else if (braces) {
        *braces += token->kind == TOKEN_LEFT_BRACE;
        *braces -= token->kind == TOKEN_RIGHT_BRACE;
    }
    if (token->kind == TOKEN_TEMPLATE_SPAN && r->depth < TEMPLATES)
        r->braces[r->depth++] = 0;
}

static bool is_word(const struct token *token)
{
    char first = kept.text[token->start];
    return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
}

/* `undefined` is a name, and async, of, let may be some: as one reads them. */
static bool reads_as_keyword(const struct token *token)
{
    static const char *const words[] = {"undefined", "async", "of", "let",
                                        "static"};
    size_t length = token->end - token->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length &&
            memcmp(words[i], kept.text + token->start, length) == 0)
            return true;
    return false;
}

static enum role role_of(const struct reading *r, const struct token *token)
{
    bool property =
        r->last == TOKEN_DOT || r->last == TOKEN_QUESTION_DOT;
    switch (token->kind) {
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
    case TOKEN_STRING:
    case TOKEN_TEMPLATE_SPAN:
    case TOKEN_TEMPLATE_TAIL:
        return ROLE_LITERAL;
    case TOKEN_ILLEGAL:
        return ROLE_ERROR;
    default:
        if (!is_word(token) || property)
            return ROLE_PLAIN;
        return token->kind != TOKEN_NAME || reads_as_keyword(token)
                   ? ROLE_KEYWORD
                   : ROLE_PLAIN;
    }
}

static void take(struct reading *r, const struct token *token)
{
    enum role role = role_of(r, token);
    bool property = r->last == TOKEN_DOT || r->last == TOKEN_QUESTION_DOT;
    bool name = token->kind == TOKEN_NAME && role == ROLE_PLAIN && !property;
    add_comments(r->end, token->start);
    add(token->start, token->end, role, name);
    r->end = token->end;
    r->last = (enum token_kind)token->kind;
}

/* --- a text ------------------------------------------------------------------ */

static void read_part(struct region *region, uint32_t start, uint32_t end)
{
    struct names names;
    struct reading r = {.end = start, .last = TOKEN_END};
    struct token token;
    names_init(&names, region);
    lexer_init(&r.lexer, region, &names, kept.text, start, end);
    for (;;) {
        lexer_next(&r.lexer, &token);
        if (token.kind == TOKEN_END || token.start >= end)
            break;
        read_again(&r, &token);
        if (token.end <= token.start)
            token.end = token.start + 1;
        take(&r, &token);
        if (token.kind == TOKEN_ILLEGAL) /* and goes on behind it */
            lexer_init(&r.lexer, region, &names, kept.text, token.end, end);
    }
    add_comments(r.end, end);
}

static const char *find(const char *from, const char *end, const char *what)
{
    size_t length = strlen(what);
    for (; from + length <= end; from++)
        if (memcmp(from, what, length) == 0)
            return from;
    return NULL;
}

static bool is_html(void)
{
    uint32_t at = 0;
    while (at < kept.length && strchr(" \t\r\n", kept.text[at]))
        at++;
    return at < kept.length && kept.text[at] == '<';
}

/* The scripts of an HTML file. */
static void read_html(struct region *region)
{
    const char *end = kept.text + kept.length, *at = kept.text;
    while ((at = find(at, end, "<script")) && (at = find(at, end, ">"))) {
        const char *stop = find(++at, end, "</script");
        stop = stop ? stop : end;
        read_part(region, (uint32_t)(at - kept.text),
                  (uint32_t)(stop - kept.text));
        at = stop;
    }
}

static bool keep(const char *text, uint32_t length)
{
    char *copy = realloc(kept.text, length + 1u);
    if (!kept.arena) {
        void *base = reserve_map(SYNTAX_ARENA, RESERVE_ARENA);
        kept.arena = base ? arena_init(base) : NULL;
    }
    if (!copy || !kept.arena)
        return false;
    memcpy(copy, text, length);
    copy[length] = 0;
    kept.text = copy;
    kept.length = length;
    kept.count = 0;
    return true;
}

static void read_all(void)
{
    struct region region;
    region_init(&region, kept.arena);
    if (is_html())
        read_html(&region);
    else
        read_part(&region, 0, kept.length);
    region_done(&region);
}

struct syntax syntax_of(const char *text, uint32_t length)
{
    bool same = kept.text && kept.length == length &&
                memcmp(kept.text, text, length) == 0;
    if (!same && keep(text, length))
        read_all();
    return (struct syntax){kept.tokens, kept.count};
}

uint32_t syntax_at(const struct syntax *syntax, uint32_t at)
{
    uint32_t low = 0, high = syntax->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (syntax->tokens[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
