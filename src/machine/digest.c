#include "machine/digest.h"

#include <string.h>

#include "base/utf.h"

#define DIGEST_FUNCTION 32 /* columns */
#define DIGEST_BYTES 240 /* of a function's that is looked at */
#define DIGEST_FAR 8192 /* bytes: so far a closing brace is looked for */

struct digest {
    const char *at, *end;
    char last; /* what was there before, blanks left out; 0: nothing */
};

/* Sets are short, and very many characters are asked for. */
static inline bool is_one_of(char c, const char *set)
{
    for (; *set; set++) {
        if (*set == c) {
            return true;
        }
    }
    return false;
}

/* --- what is stepped over as a whole ----------------------------------------- */

/* Behind the mark that ends it, where a backslash hides one. */
static const char *behind(const char *at, const char *end, char mark)
{
    for (at++; at < end && *at != mark; at++) {
        if (*at == '\\') {
            at++;
        }
    }
    return at < end ? at + 1 : end;
}

static const char *behind_comment(const char *at, const char *end)
{
    if (at[1] == '/') {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        return line ? line : end;
    }
    for (at += 2; at + 1 < end; at++) {
        if (at[0] == '*' && at[1] == '/') {
            return at + 2;
        }
    }
    return end;
}

static bool is_comment(const struct digest *d)
{
    return d->at + 1 < d->end && d->at[0] == '/' &&
           (d->at[1] == '/' || d->at[1] == '*');
}

/* A slash where no value stands before it. */
static bool is_pattern(const struct digest *d)
{
    return *d->at == '/' && (!d->last || is_one_of(d->last, "(,=:[!&|?{;"));
}

static const char *character_end(const char *at, const char *end)
{
    do {
        at++;
    } while (at < end && ((unsigned char)*at & 0xc0) == 0x80);
    return at;
}

/* The end of what begins here: of a string, a template, a regular expression;
 * else of one character. */
static const char *token_end(const struct digest *d)
{
    if (is_one_of(*d->at, "'\"`") || is_pattern(d)) {
        return behind(d->at, d->end, *d->at);
    }
    return character_end(d->at, d->end);
}

static bool is_blank(char c)
{
    return is_one_of(c, " \t\n\r");
}

/* --- folding ------------------------------------------------------------------ */

/* Behind the bracket that closes the one here. *long_one: it is worth folding;
 * *empty: nothing is inside. */
static const char *behind_group(struct digest d, bool *long_one, bool *empty)
{
    const char *from = d.at;
    bool braces = *d.at == '{';
    int depth = 0;
    *long_one = false;
    *empty = true;
    while (d.at < d.end && d.at - from < DIGEST_FAR) {
        const char *next = is_comment(&d) ? behind_comment(d.at, d.end)
                                          : token_end(&d);
        char c = *d.at;
        *long_one |= c == '\n' || (braces && c == ';');
        depth += is_one_of(c, "([{") - is_one_of(c, ")]}");
        if (depth == 0) {
            return next;
        }
        *empty &= d.at == from || is_blank(c);
        d.last = is_blank(c) || is_comment(&d) ? d.last : c;
        d.at = next;
    }
    *long_one = true;
    *empty = false;
    return d.end;
}

/* "{…}" in place of a group that is long: true. */
static bool fold(struct digest *d, struct text *text)
{
    bool long_one, empty, braces = *d->at == '{';
    const char *next = behind_group(*d, &long_one, &empty);
    if (!long_one) {
        return false;
    }
    text_str(text, braces ? "{" : "[");
    text_str(text, empty ? "" : "…");
    text_str(text, braces ? "}" : "]");
    d->last = braces ? '}' : ']';
    d->at = next;
    return !empty;
}

/* Blanks and comments: one blank, and none behind an opening bracket. */
static void skip_blanks(struct digest *d, struct text *text)
{
    bool any = false, lines = false;
    while (d->at < d->end && (is_blank(*d->at) || is_comment(d))) {
        any = true;
        lines |= *d->at == '\n';
        d->at = is_comment(d) ? behind_comment(d->at, d->end) : d->at + 1;
    }
    bool joins = d->at == d->end || is_one_of(*d->at, ")];,") ||
                 (lines && *d->at == '.');
    if (any && !joins && d->last && !is_one_of(d->last, "([")) {
        text_byte(text, ' ');
    }
}

static void write_token(struct digest *d, struct text *text)
{
    const char *next = token_end(d);
    while (d->at < next) {
        const char *end = character_end(d->at, next);
        text_bytes(text, is_blank(*d->at) ? " " : d->at,
                   (size_t)(end - d->at));
        d->at = end;
    }
    d->last = next[-1];
}

bool digest_text(const char *bytes, size_t length, struct text *text)
{
    struct digest d = {bytes, bytes + length, 0};
    bool folded = false;
    while (d.at < d.end && !text->full) {
        skip_blanks(&d, text);
        if (d.at == d.end) {
            break;
        }
        const char *here = d.at;
        if (is_one_of(*d.at, "{[")) {
            folded |= fold(&d, text);
        }
        if (d.at == here) {
            write_token(&d, text);
        }
    }
    return folded;
}

void digest_function(const struct code *code, bool line, struct text *text)
{
    char buffer[DIGEST_BYTES];
    struct text whole;
    if (!code->source || (code->flags & CODE_LIBRARY)) {
        return;
    }
    const char *bytes = (const char *)code->source->text->at;
    text_init_fixed(&whole, buffer, sizeof buffer);
    bool folded =
        digest_text(bytes + code->start, code->end - code->start, &whole);
    size_t fits =
        utf_fit(whole.bytes, whole.length, DIGEST_FUNCTION, NULL);
    text_bytes(text, whole.bytes, fits);
    if (fits < whole.length) {
        text_char(text, 0x2026);
    }
    if (line && (folded || fits < whole.length)) {
        text_format(text, ":%u",
                    utf_place(bytes, code->source->length, code->start).line);
    }
}
