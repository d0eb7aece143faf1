/*
 * [...]: a class of characters (ECMA-262, 22.2.1 ClassContents), the old form
 * (B.1.2 without u) and that of the flag v, which has strings and operations.
 */
#include <string.h>

#include "script/regexp_tree.h"

/* What a class, or a part of one, holds. */
struct content {
    struct charset set;
    struct regexp_string *strings;
    bool may_have_strings; /* as the grammar sees it (22.2.1.6) */
};

static void content_init(struct regexp_parser *p, struct content *content)
{
    charset_init(&content->set, p->region);
    content->strings = NULL;
    content->may_have_strings = false;
}

/* Adds characters, folded where the flags are v and i. */
static void add_range(struct regexp_parser *p, struct content *content,
                      uint32_t from, uint32_t to)
{
    struct charset range;
    if (!p->sets || !p->ignore_case) {
        charset_add(&content->set, from, to);
        return;
    }
    charset_init(&range, p->region);
    charset_add(&range, from, to);
    charset_fold(&range);
    charset_add_set(&content->set, &range);
}

static struct regexp_node *class_node(struct regexp_parser *p,
                                      struct content *content, bool negative)
{
    struct regexp_node *node = regexp_node_new(
        p, content->strings != NULL ? REGEXP_STRINGS : REGEXP_SET);
    if (node == NULL) {
        return NULL;
    }
    if (p->ignore_case && !(p->sets && negative)) {
        charset_add_cases(&content->set, p->unicode);
    }
    if (negative) {
        regexp_complement(p, &content->set);
    }
    if (p->ignore_case && p->sets && negative) {
        charset_add_cases(&content->set, true);
    }
    charset_close(&content->set);
    node->set = content->set;
    node->strings = content->strings;
    return node;
}

/* --- without v ------------------------------------------------------------ */

/* One end of a range: a character, or (true in *is_set) a set that has been
 * added. */
static bool read_atom(struct regexp_parser *p, struct content *content,
                      uint32_t *point, bool *is_set)
{
    *is_set = false;
    if (regexp_unit(p, 0) != '\\') {
        *point = regexp_take(p);
        return true;
    }
    if (regexp_unit(p, 1) == 'b') {
        p->at += 2;
        *point = '\b';
        return true;
    }
    struct charset set;
    charset_init(&set, p->region);
    *is_set = regexp_class_escape(p, &set, &content->strings, true);
    if (*is_set) {
        charset_add_set(&content->set, &set);
        return p->tree->error == NULL;
    }
    return regexp_character_escape(p, true, point);
}

/* Behind the first end and a '-'. */
static bool read_range(struct regexp_parser *p, struct content *content,
                       uint32_t from, bool from_set)
{
    uint32_t to;
    bool to_set;
    if (!read_atom(p, content, &to, &to_set)) {
        return false;
    }
    if (!from_set && !to_set) {
        if (from > to) {
            return regexp_fail(p, "Range out of order in character class");
        }
        charset_add(&content->set, from, to);
        return true;
    }
    if (p->unicode) {
        return regexp_fail(p, "Invalid character class");
    }
    charset_add(&content->set, '-', '-');
    if (!from_set) {
        charset_add(&content->set, from, from);
    }
    if (!to_set) {
        charset_add(&content->set, to, to);
    }
    return true;
}

static bool read_ranges(struct regexp_parser *p, struct content *content)
{
    uint32_t c, point;
    bool is_set;
    while ((c = regexp_unit(p, 0)) != ']') {
        if (c == REGEXP_END_OF_TEXT) {
            return regexp_fail(p, "Unterminated character class");
        }
        if (!read_atom(p, content, &point, &is_set)) {
            return false;
        }
        uint32_t next = regexp_unit(p, 1);
        if (regexp_unit(p, 0) == '-' && next != ']' &&
            next != REGEXP_END_OF_TEXT) {
            p->at++;
            if (!read_range(p, content, point, is_set)) {
                return false;
            }
        } else if (!is_set) {
            charset_add(&content->set, point, point);
        }
    }
    return true;
}

/* --- with v --------------------------------------------------------------- */

enum operand { OPERAND_CHARACTER, OPERAND_RANGE, OPERAND_SET };

static bool read_contents(struct regexp_parser *p, struct content *content,
                          bool *negative);

/* ClassSetCharacter. */
static bool read_set_character(struct regexp_parser *p, uint32_t *point)
{
    uint32_t c = regexp_unit(p, 0);
    if (c == REGEXP_END_OF_TEXT) {
        return regexp_fail(p, "Unterminated character class");
    }
    if (c == '\\' && regexp_unit(p, 1) == 'b') {
        p->at += 2;
        *point = '\b';
        return true;
    }
    if (c == '\\') {
        return regexp_character_escape(p, true, point);
    }
    if (c < 128 && strchr("()[]{}/-|", (int)c) != NULL) {
        return regexp_fail(p, "Invalid character in character class");
    }
    if (c < 128 && regexp_unit(p, 1) == c &&
        strchr("&!#$%*+,.:;<=>?@^`~", (int)c) != NULL) {
        return regexp_fail(p, "Invalid set operation in character class");
    }
    *point = regexp_take(p);
    return true;
}

/* A string of several characters, or of none. */
static void add_string(struct regexp_parser *p, struct content *content,
                       const uint32_t *points, uint32_t length)
{
    struct regexp_string *string = region_alloc(
        p->region, sizeof *string + length * sizeof(uint32_t));
    if (string == NULL) {
        return;
    }
    string->length = length;
    for (uint32_t i = 0; i < length; i++) {
        string->points[i] = p->ignore_case
                                ? unicode_canonical(points[i], true)
                                : points[i];
    }
    string->next = content->strings;
    content->strings = string;
    content->may_have_strings = true;
}

/* One alternative of \q{}. */
static bool read_string(struct regexp_parser *p, struct content *content)
{
    uint32_t *points = NULL;
    uint32_t length = 0, capacity = 0, c;
    while ((c = regexp_unit(p, 0)) != '|' && c != '}') {
        if (length == capacity) {
            uint32_t *old = points;
            capacity = capacity ? 2 * capacity : 8;
            points = region_alloc(p->region, capacity * sizeof *points);
            if (points == NULL) {
                return regexp_fail(p, "Regular expression too large");
            }
            if (length > 0) {
                memcpy(points, old, length * sizeof *points);
            }
        }
        if (!read_set_character(p, &points[length++])) {
            return false;
        }
    }
    if (length == 1) {
        add_range(p, content, points[0], points[0]);
    } else {
        add_string(p, content, points, length);
    }
    return true;
}

/* \q{abc|d}; p->at stands on the backslash. */
static bool read_strings(struct regexp_parser *p, struct content *content)
{
    if (regexp_unit(p, 2) != '{') {
        return regexp_fail(p, "Invalid escape");
    }
    p->at += 3;
    while (read_string(p, content)) {
        p->at++;
        if (p->units[p->at - 1] == '}') {
            return true;
        }
    }
    return false;
}

static bool read_nested(struct regexp_parser *p, struct content *content)
{
    bool negative;
    if (++p->depth > 1000) {
        return regexp_fail(p, "Regular expression too large");
    }
    p->at++;
    if (!read_contents(p, content, &negative)) {
        return false;
    }
    p->depth--;
    p->at++;
    if (negative) {
        regexp_complement(p, &content->set);
    }
    return true;
}

/* ClassSetOperand, into an empty `content`. */
static bool read_operand(struct regexp_parser *p, struct content *content,
                         enum operand *kind, uint32_t *point)
{
    *kind = OPERAND_SET;
    if (regexp_unit(p, 0) == '[') {
        return read_nested(p, content);
    }
    if (regexp_unit(p, 0) == '\\') {
        if (regexp_unit(p, 1) == 'q') {
            return read_strings(p, content);
        }
        if (regexp_class_escape(p, &content->set, &content->strings, true)) {
            for (struct regexp_string *s = content->strings;
                 p->ignore_case && s != NULL; s = s->next) {
                for (uint32_t i = 0; i < s->length; i++) {
                    s->points[i] = unicode_canonical(s->points[i], true);
                }
            }
            content->may_have_strings = content->strings != NULL;
            return p->tree->error == NULL;
        }
    }
    *kind = OPERAND_CHARACTER;
    return read_set_character(p, point);
}

static bool has_string(const struct regexp_string *strings,
                       const struct regexp_string *string)
{
    for (; strings != NULL; strings = strings->next) {
        if (strings->length == string->length &&
            memcmp(strings->points, string->points,
                   string->length * sizeof(uint32_t)) == 0) {
            return true;
        }
    }
    return false;
}

/* Keeps the strings that `others` has (or has not). */
static void keep_strings(struct content *content,
                         const struct regexp_string *others, bool has)
{
    struct regexp_string **place = &content->strings;
    while (*place != NULL) {
        if (has_string(others, *place) == has) {
            place = &(*place)->next;
        } else {
            *place = (*place)->next;
        }
    }
}

static void join(struct content *content, struct content *other)
{
    struct regexp_string *string = other->strings, *next;
    charset_add_set(&content->set, &other->set);
    content->may_have_strings |= other->may_have_strings;
    for (; string != NULL; string = next) {
        next = string->next;
        if (!has_string(content->strings, string)) {
            string->next = content->strings;
            content->strings = string;
        }
    }
}

/* A && B && C or A -- B -- C; the first operand has been read. */
static bool read_operation(struct regexp_parser *p, struct content *content,
                           uint32_t sign)
{
    while (regexp_unit(p, 0) != ']') {
        struct content other;
        enum operand kind;
        uint32_t point;
        if (regexp_unit(p, 0) == REGEXP_END_OF_TEXT) {
            return regexp_fail(p, "Unterminated character class");
        }
        if (regexp_unit(p, 0) != sign || regexp_unit(p, 1) != sign) {
            return regexp_fail(p, "Invalid set operation in character class");
        }
        p->at += 2;
        if (regexp_unit(p, 0) == '&') {
            return regexp_fail(p, "Invalid character in character class");
        }
        content_init(p, &other);
        if (!read_operand(p, &other, &kind, &point)) {
            return false;
        }
        if (kind == OPERAND_CHARACTER) {
            add_range(p, &other, point, point);
        }
        keep_strings(content, other.strings, sign == '&');
        if (sign == '&') {
            charset_intersect(&content->set, &other.set);
            content->may_have_strings &= other.may_have_strings;
        } else {
            charset_subtract(&content->set, &other.set);
        }
    }
    return true;
}

/* The second end of a range whose first one is `from`. */
static bool read_set_range(struct regexp_parser *p, struct content *content,
                           enum operand *kind, uint32_t from)
{
    struct content other;
    uint32_t to;
    if (regexp_unit(p, 1) == '-') {
        return regexp_fail(p, "Invalid set operation in character class");
    }
    if (*kind != OPERAND_CHARACTER) {
        return regexp_fail(p, "Invalid character class");
    }
    p->at++;
    content_init(p, &other);
    if (!read_operand(p, &other, kind, &to)) {
        return false;
    }
    if (*kind != OPERAND_CHARACTER) {
        return regexp_fail(p, "Invalid character class");
    }
    if (from > to) {
        return regexp_fail(p, "Range out of order in character class");
    }
    add_range(p, content, from, to);
    *kind = OPERAND_RANGE;
    return true;
}

/* ClassUnion; the first operand, of that kind, has been read. */
static bool read_union(struct regexp_parser *p, struct content *content,
                       enum operand kind, uint32_t point)
{
    while (regexp_unit(p, 0) != ']') {
        if (regexp_unit(p, 0) == REGEXP_END_OF_TEXT) {
            return regexp_fail(p, "Unterminated character class");
        }
        if (regexp_unit(p, 0) == '-') {
            if (!read_set_range(p, content, &kind, point)) {
                return false;
            }
            continue;
        }
        struct content other;
        if (kind == OPERAND_CHARACTER) {
            add_range(p, content, point, point);
        }
        content_init(p, &other);
        if (!read_operand(p, &other, &kind, &point)) {
            return false;
        }
        join(content, &other);
    }
    if (kind == OPERAND_CHARACTER) {
        add_range(p, content, point, point);
    }
    return true;
}

/* Up to the ']', which is left. */
static bool read_sets(struct regexp_parser *p, struct content *content)
{
    enum operand kind;
    uint32_t point = 0;
    if (regexp_unit(p, 0) == ']') {
        return true;
    }
    if (!read_operand(p, content, &kind, &point)) {
        return false;
    }
    uint32_t sign = regexp_unit(p, 0);
    if ((sign == '-' || sign == '&') && regexp_unit(p, 1) == sign) {
        if (kind == OPERAND_CHARACTER) {
            add_range(p, content, point, point);
        }
        return read_operation(p, content, sign);
    }
    return read_union(p, content, kind, point);
}

/* --- both ------------------------------------------------------------------ */

static bool read_contents(struct regexp_parser *p, struct content *content,
                          bool *negative)
{
    *negative = regexp_unit(p, 0) == '^';
    p->at += *negative;
    content_init(p, content);
    if (!(p->sets ? read_sets(p, content) : read_ranges(p, content))) {
        return false;
    }
    return !*negative || !content->may_have_strings ||
           regexp_fail(p, "Negated character class may contain strings");
}

struct regexp_node *regexp_parse_class(struct regexp_parser *p)
{
    struct content content;
    bool negative;
    if (!read_contents(p, &content, &negative)) {
        return NULL;
    }
    p->at++;
    return class_node(p, &content, negative);
}
