/*
 * `ws.onmessage = () => {}` gives the function no name, but V8 shows the path
 * in stacks. It is read off the source text, backwards from the function.
 */
#include <string.h>

#include "script/error_inside.h"

#define PARTS 8 /* names of a path; longer ones lose their beginning */

/* A part of a path: a name in the source, or what stands in brackets. */
struct part {
    const char *bytes;
    uint32_t length;
};

static bool is_one_of(char byte, const char *set)
{
    return memchr(set, byte, strlen(set)) != NULL;
}

/* The end of the text before `at` without white space. */
static uint32_t skip_space(const char *source, uint32_t at)
{
    while (at && is_one_of(source[at - 1], " \t\n\r"))
        at--;
    return at;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' ||
           byte == '#' || (unsigned char)byte >= 0x80;
}

/* Before a plain `=`, a `||=` and its like, or an opening bracket in front of
 * the function; 0 where there is nothing of the kind. */
static uint32_t skip_assignment(const char *source, uint32_t at)
{
    at = skip_space(source, at);
    while (at && source[at - 1] == '(')
        at = skip_space(source, at - 1);
    if (!at || source[at - 1] != '=') return 0;
    at--;
    if (at && is_one_of(source[at - 1], "=!<>+-*/%")) return 0;
    while (at && is_one_of(source[at - 1], "|&?"))
        at--;
    return skip_space(source, at);
}

/* The part that ends before *at; *at moves to its beginning. */
static bool take_bracket(const char *source, uint32_t *at, struct part *part)
{
    static const char computed[] = "<computed>";
    uint32_t end = *at - 1, from = end;
    while (from && source[from - 1] != '[')
        from--;
    if (!from) return false;
    *at = from - 1;
    bool quoted = end - from >= 2 && source[from] == source[end - 1] &&
                  (source[from] == '\'' || source[from] == '"');
    if (quoted)
        *part = (struct part){source + from + 1, end - from - 2};
    else
        *part = (struct part){computed, sizeof computed - 1};
    return true;
}

static bool take_part(const char *source, uint32_t *at, struct part *part)
{
    uint32_t end = skip_space(source, *at);
    if (end && source[end - 1] == ']') {
        *at = end;
        return take_bracket(source, at, part);
    }
    uint32_t from = end;
    while (from && is_name_byte(source[from - 1]))
        from--;
    *part = (struct part){source + from, end - from};
    *at = from;
    return from < end;
}

static bool part_is(const struct part *part, const char *word)
{
    return part->length == strlen(word) &&
           memcmp(part->bytes, word, part->length) == 0;
}

/* A path from its last part to its first. False where it is none: a call, a
 * destructuring, a single name (which the function has got already). */
static bool take_path(const char *source, uint32_t at, struct part *parts,
                      unsigned *count)
{
    *count = 0;
    for (;;) {
        if (*count == PARTS || !take_part(source, &at, &parts[*count]))
            return false;
        bool bracket = source[at] == '[';
        ++*count;
        uint32_t before = skip_space(source, at);
        if (!bracket && (!before || source[before - 1] != '.')) break;
        at = bracket ? before : before - 1;
    }
    return *count > 1;
}

bool error_infer_name(struct text *text, const char *source, uint32_t start,
                      const char *self)
{
    struct part parts[PARTS];
    unsigned count;
    uint32_t at = skip_assignment(source, start);
    if (!at || !take_path(source, at, parts, &count)) return false;
    for (unsigned i = count; i-- > 0;) {
        if (part_is(&parts[i], "prototype")) continue;
        if (i + 1 < count) text_byte(text, '.');
        if (part_is(&parts[i], "this"))
            text_str(text, self);
        else
            text_bytes(text, parts[i].bytes, parts[i].length);
    }
    return true;
}
