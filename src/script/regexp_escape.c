/*
 * What stands behind a backslash (ECMA-262, 22.2.1 and B.1.2): escapes that
 * stand for one character, inside and outside of a class, and those that
 * stand for a set.
 */
#include <string.h>

#include "script/regexp_tree.h"

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True where `c` is one of the ASCII characters in `text`. */
static bool is_among(uint32_t c, const char *text)
{
    return c > 0 && c < 128 && strchr(text, (int)c) != NULL;
}

/* --- sets ---------------------------------------------------------------- */

static void add_digits(struct charset *set) { charset_add(set, '0', '9'); }

static void add_spaces(struct charset *set)
{
    static const struct unicode_range spaces[] = {
        {9, 13},         {32, 32},         {0xa0, 0xa0},
        {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029},
        {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000},
        {0xfeff, 0xfeff},
    };
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        charset_add(set, spaces[i].from, spaces[i].to);
    }
}

/* WordCharacters, 22.2.2.9.3: two more that fold to s and k. */
static void add_words(const struct regexp_parser *p, struct charset *set)
{
    charset_add(set, '0', '9');
    charset_add(set, 'A', 'Z');
    charset_add(set, '_', '_');
    charset_add(set, 'a', 'z');
    if (p->unicode && p->ignore_case) {
        charset_add(set, 0x17f, 0x17f);
        charset_add(set, 0x212a, 0x212a);
    }
}

void regexp_complement(const struct regexp_parser *p, struct charset *set)
{
    charset_invert(set, p->unicode ? UNICODE_LAST : 0xffff);
    if (p->sets && p->ignore_case) {
        charset_drop_unfolded(set);
    }
}

/* --- properties ---------------------------------------------------------- */

#define NAME_MOST 64u

/* A name of letters, digits and low lines; false where it is too long. */
static bool read_name(struct regexp_parser *p, char *name)
{
    uint32_t length = 0, c;
    while (c = regexp_unit(p, 0), is_letter(c) || is_digit(c) || c == '_') {
        if (length + 1 == NAME_MOST) {
            return false;
        }
        name[length++] = (char)c;
        p->at++;
    }
    name[length] = 0;
    return true;
}

static const struct unicode_set *find_valued(const char *name,
                                             const char *value)
{
    static const struct {
        const char *name;
        enum unicode_kind kind;
    } names[] = {
        {"General_Category", UNICODE_CATEGORY},
        {"gc", UNICODE_CATEGORY},
        {"Script", UNICODE_SCRIPT},
        {"sc", UNICODE_SCRIPT},
        {"Script_Extensions", UNICODE_EXTENSIONS},
        {"scx", UNICODE_EXTENSIONS},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i].name) == 0) {
            return unicode_find(names[i].kind, value, strlen(value));
        }
    }
    return NULL;
}

static const struct unicode_set *find_lone(const char *name)
{
    const struct unicode_set *set =
        unicode_find(UNICODE_CATEGORY, name, strlen(name));
    return set != NULL ? set
                       : unicode_find(UNICODE_BINARY, name, strlen(name));
}

static void add_strings(struct regexp_parser *p, struct charset *set,
                        struct regexp_string **strings,
                        const struct unicode_set *table)
{
    const uint32_t *at = unicode_words + table->first;
    const uint32_t *end = at + table->count;
    for (; at < end; at += at[0] + 1) {
        if (at[0] == 1) {
            charset_add(set, at[1], at[1]);
            continue;
        }
        struct regexp_string *string = region_alloc(
            p->region, sizeof *string + at[0] * sizeof(uint32_t));
        if (string == NULL) {
            return;
        }
        string->length = at[0];
        memcpy(string->points, at + 1, at[0] * sizeof(uint32_t));
        string->next = *strings;
        *strings = string;
    }
}

/* {Name} or {Name=Value}; p->at stands behind the p. False: no such. */
static bool read_property(struct regexp_parser *p, struct charset *set,
                          struct regexp_string **strings, bool negative)
{
    char name[NAME_MOST], value[NAME_MOST];
    const struct unicode_set *table;
    if (regexp_unit(p, 0) != '{') {
        return false;
    }
    p->at++;
    if (!read_name(p, name)) {
        return false;
    }
    if (regexp_unit(p, 0) == '=') {
        p->at++;
        table = read_name(p, value) ? find_valued(name, value) : NULL;
    } else {
        table = find_lone(name);
    }
    if (regexp_unit(p, 0) != '}') {
        return false;
    }
    p->at++;
    if (table != NULL) {
        charset_add_table(set, table);
        return true;
    }
    table = p->sets && !negative
                ? unicode_find(UNICODE_STRINGS, name, strlen(name))
                : NULL;
    if (table != NULL) {
        add_strings(p, set, strings, table);
    }
    return table != NULL;
}

static bool property_escape(struct regexp_parser *p, struct charset *set,
                            struct regexp_string **strings, bool in_class)
{
    bool negative = regexp_unit(p, 1) == 'P';
    p->at += 2;
    if (!read_property(p, set, strings, negative)) {
        regexp_fail(p, in_class ? "Invalid property name in character class"
                                : "Invalid property name");
        return true;
    }
    if (p->sets && p->ignore_case) {
        charset_fold(set);
    }
    if (negative) {
        regexp_complement(p, set);
    }
    return true;
}

bool regexp_class_escape(struct regexp_parser *p, struct charset *set,
                         struct regexp_string **strings, bool in_class)
{
    uint32_t letter = regexp_unit(p, 1);
    switch (letter) {
    case 'd':
    case 'D':
        add_digits(set);
        break;
    case 's':
    case 'S':
        add_spaces(set);
        break;
    case 'w':
    case 'W':
        add_words(p, set);
        break;
    case 'p':
    case 'P':
        return p->unicode && property_escape(p, set, strings, in_class);
    default:
        return false;
    }
    p->at += 2;
    if (p->sets && p->ignore_case) {
        charset_fold(set);
    }
    if (letter < 'a') {
        regexp_complement(p, set);
    }
    return true;
}

/* --- one character ------------------------------------------------------- */

static int hex_value(uint32_t c)
{
    if (is_digit(c)) {
        return (int)c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return (int)c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? (int)c - 'A' + 10 : -1;
}

/* Exactly `count` digits, or nothing is read. */
static bool read_hex(struct regexp_parser *p, uint32_t count, uint32_t *value)
{
    *value = 0;
    for (uint32_t i = 0; i < count; i++) {
        int digit = hex_value(regexp_unit(p, i));
        if (digit < 0) {
            return false;
        }
        *value = *value << 4 | (uint32_t)digit;
    }
    p->at += count;
    return true;
}

/* {10ffff}; nothing is read where it is not that. */
static bool read_braced(struct regexp_parser *p, uint32_t *point)
{
    uint32_t i = 1, value = 0;
    for (int digit; (digit = hex_value(regexp_unit(p, i))) >= 0; i++) {
        value = value << 4 | (uint32_t)digit;
        if (value > UNICODE_LAST) {
            return false;
        }
    }
    if (i == 1 || regexp_unit(p, i) != '}') {
        return false;
    }
    p->at += i + 1;
    *point = value;
    return true;
}

bool regexp_unicode_escape(struct regexp_parser *p, bool unicode,
                           uint32_t *point)
{
    uint32_t low;
    if (unicode && regexp_unit(p, 0) == '{') {
        return read_braced(p, point);
    }
    if (!read_hex(p, 4, point)) {
        return false;
    }
    if (!unicode || (*point & 0xfc00) != 0xd800 ||
        regexp_unit(p, 0) != '\\' || regexp_unit(p, 1) != 'u') {
        return true;
    }
    uint32_t back = p->at;
    p->at += 2;
    if (read_hex(p, 4, &low) && (low & 0xfc00) == 0xdc00) {
        *point = 0x10000 + ((*point & 0x3ff) << 10) + (low & 0x3ff);
    } else {
        p->at = back;
    }
    return true;
}

/* \c: p->at stands behind the c. Without u a backslash that controls nothing
 * is one, and the c is read again. */
static bool control_escape(struct regexp_parser *p, bool in_class,
                           uint32_t *point)
{
    uint32_t c = regexp_unit(p, 0);
    bool fine = is_letter(c) ||
                (!p->unicode && in_class && (is_digit(c) || c == '_'));
    if (fine) {
        p->at++;
        *point = c & 0x1f;
        return true;
    }
    if (p->unicode) {
        return regexp_fail(p, "Invalid Unicode escape");
    }
    p->at--;
    *point = '\\';
    return true;
}

/* \0 and, without u, up to three octal digits below 256 (B.1.2). p->at
 * stands on the first digit. */
static bool octal_escape(struct regexp_parser *p, bool in_class,
                         uint32_t *point)
{
    *point = 0;
    if (regexp_unit(p, 0) == '0' && !is_digit(regexp_unit(p, 1))) {
        p->at++;
        return true;
    }
    if (p->unicode) {
        return regexp_fail(p, in_class ? "Invalid class escape"
                                       : "Invalid decimal escape");
    }
    for (int i = 0; i < 3; i++) {
        uint32_t c = regexp_unit(p, 0);
        if (c < '0' || c > '7' || *point * 8 + c - '0' > 255) {
            break;
        }
        *point = *point * 8 + c - '0';
        p->at++;
    }
    return true;
}

/* What stands for itself behind a backslash. */
static bool identity_escape(struct regexp_parser *p, bool in_class,
                            uint32_t *point)
{
    *point = regexp_take(p);
    bool fine = p->unicode
                    ? is_among(*point, "^$\\.*+?()[]{}|/") ||
                          (in_class && *point == '-') ||
                          (in_class && p->sets &&
                           is_among(*point, "&!#%,:;<=>@`~"))
                    : *point != 'k' || !p->named;
    return fine || regexp_fail(p, "Invalid escape");
}

bool regexp_character_escape(struct regexp_parser *p, bool in_class,
                             uint32_t *point)
{
    static const char names[] = "fnrtv";
    static const char means[] = "\f\n\r\t\v";
    uint32_t c = regexp_unit(p, 1);
    p->at++;
    if (c == REGEXP_END_OF_TEXT) {
        return regexp_fail(p, "\\ at end of pattern");
    }
    if (c >= '0' && c <= '7') {
        return octal_escape(p, in_class, point);
    }
    if (is_among(c, names)) {
        p->at++;
        *point = (uint8_t)means[strchr(names, (int)c) - names];
        return true;
    }
    if (c != 'c' && c != 'x' && c != 'u') {
        return identity_escape(p, in_class, point);
    }
    p->at++;
    if (c == 'c') {
        return control_escape(p, in_class, point);
    }
    if (c == 'x' ? read_hex(p, 2, point)
                 : regexp_unicode_escape(p, p->unicode, point)) {
        return true;
    }
    *point = c;
    return !p->unicode ||
           regexp_fail(p, c == 'x' ? "Invalid escape"
                                   : "Invalid Unicode escape");
}
