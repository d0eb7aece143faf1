/*
 * Terms, groups and quantifiers of a regular expression (ECMA-262, 22.2.1;
 * what is allowed without u as in B.1.2). What is wrong is found in the order
 * in which V8 finds it.
 */
#include <string.h>

#include "base/utf.h"
#include "script/lexer.h"
#include "script/regexp_tree.h"

#define DEPTH_MOST 1000u

/* \k<name>: which group that is is known at the end. */
struct regexp_reference {
    struct regexp_reference *next;
    const uint16_t *units;
    uint32_t length;
    struct regexp_node *node;
};

bool regexp_fail(struct regexp_parser *p, const char *error)
{
    if (p->tree->error == NULL) {
        p->tree->error = error;
    }
    return false;
}

/* The first two units as one character where they are a pair. */
static uint32_t peek_point(const struct regexp_parser *p, uint32_t *size)
{
    uint32_t c = regexp_unit(p, 0), low = regexp_unit(p, 1);
    *size = 1;
    if ((c & ~0x3ffu) != 0xd800 || (low & ~0x3ffu) != 0xdc00) {
        return c;
    }
    *size = 2;
    return 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff);
}

uint32_t regexp_take(struct regexp_parser *p)
{
    uint32_t size, point = peek_point(p, &size);
    if (!p->unicode) {
        return p->units[p->at++];
    }
    p->at += size;
    return point;
}

struct regexp_node *regexp_node_new(struct regexp_parser *p,
                                    enum regexp_node_kind kind)
{
    struct regexp_node *node = region_alloc(p->region, sizeof *node);
    if (node == NULL) {
        regexp_fail(p, "Regular expression too large");
        return NULL;
    }
    node->kind = (uint8_t)kind;
    return node;
}

/* --- groups that are there at all ---------------------------------------- */

/* Skips a class as far as the brackets go. */
static uint32_t skip_class(const struct regexp_parser *p, uint32_t i)
{
    for (; i < p->length && p->units[i] != ']'; i++) {
        if (p->units[i] == '\\') {
            i++;
        }
    }
    return i;
}

/* Counts the groups, and sees whether one has a name: before that nobody
 * knows what \1 and \k mean. */
static void count_groups(struct regexp_parser *p)
{
    const uint16_t *u = p->units;
    for (uint32_t i = 0; i < p->length; i++) {
        if (u[i] == '\\') {
            i++;
        } else if (u[i] == '[') {
            i = skip_class(p, i + 1);
        } else if (u[i] == '(' && (i + 1 >= p->length || u[i + 1] != '?')) {
            p->group_count++;
        } else if (u[i] == '(' && i + 3 < p->length && u[i + 2] == '<' &&
                   u[i + 3] != '=' && u[i + 3] != '!') {
            p->group_count++;
            p->named = true;
        }
    }
}

/* --- names ---------------------------------------------------------------- */

/* One character of a name, an escape read. */
static bool read_name_point(struct regexp_parser *p, uint32_t *point)
{
    uint32_t size;
    *point = peek_point(p, &size);
    if (*point == REGEXP_END_OF_TEXT) {
        return false;
    }
    p->at += size;
    if (*point != '\\') {
        return true;
    }
    p->at++;
    return regexp_unit(p, 0) != REGEXP_END_OF_TEXT &&
           p->units[p->at - 1] == 'u' &&
           regexp_unicode_escape(p, true, point);
}

/* GroupName up to its '>'; p->at stands behind the '<'. */
static bool read_name(struct regexp_parser *p, const uint16_t **units,
                      uint32_t *length)
{
    uint16_t *name = region_alloc(p->region, (p->length - p->at + 1) * 2);
    uint32_t point;
    *length = 0;
    while (name != NULL && read_name_point(p, &point)) {
        if (point == '>' && p->units[p->at - 1] == '>') {
            *units = name;
            return *length > 0 ||
                   regexp_fail(p, "Invalid capture group name");
        }
        if (!(*length == 0 ? lexer_starts_name(point)
                           : lexer_continues_name(point))) {
            break;
        }
        if (point > 0xffff) {
            name[(*length)++] = (uint16_t)(0xd7c0 + (point >> 10));
            point = 0xdc00 + (point & 0x3ff);
        }
        name[(*length)++] = (uint16_t)point;
    }
    return regexp_fail(p, "Invalid capture group name");
}

static struct regexp_name *find_name(const struct regexp_tree *tree,
                                     const uint16_t *units, uint32_t length)
{
    struct regexp_name *name = tree->names;
    while (name != NULL && (name->length != length ||
                            memcmp(name->units, units, length * 2) != 0)) {
        name = name->next;
    }
    return name;
}

/* Names the group that is being opened. */
static bool add_name(struct regexp_parser *p)
{
    struct regexp_name *name = region_alloc(p->region, sizeof *name);
    if (name == NULL) {
        return regexp_fail(p, "Regular expression too large");
    }
    if (!read_name(p, &name->units, &name->length)) {
        return false;
    }
    if (find_name(p->tree, name->units, name->length) != NULL) {
        return regexp_fail(p, "Duplicate capture group name");
    }
    name->group = p->tree->groups;
    *p->last_name = name;
    p->last_name = &name->next;
    return true;
}

/* \k<name>; p->at stands behind the k. */
static struct regexp_node *parse_reference(struct regexp_parser *p)
{
    struct regexp_reference *reference =
        region_alloc(p->region, sizeof *reference);
    if (regexp_unit(p, 0) != '<') {
        regexp_fail(p, "Invalid named reference");
        return NULL;
    }
    p->at++;
    struct regexp_node *node = regexp_node_new(p, REGEXP_REFERENCE);
    if (reference == NULL || node == NULL ||
        !read_name(p, &reference->units, &reference->length)) {
        return NULL;
    }
    reference->node = node;
    reference->next = p->references;
    p->references = reference;
    return node;
}

static bool resolve_references(struct regexp_parser *p)
{
    for (struct regexp_reference *r = p->references; r != NULL; r = r->next) {
        const struct regexp_name *name =
            find_name(p->tree, r->units, r->length);
        if (name == NULL) {
            return regexp_fail(p, "Invalid named capture referenced");
        }
        r->node->first = name->group;
    }
    return true;
}

/* --- atoms ---------------------------------------------------------------- */

/* One character; where case is ignored, all that are the same. */
static struct regexp_node *char_node(struct regexp_parser *p, uint32_t point)
{
    struct regexp_node *node = regexp_node_new(p, REGEXP_CHAR);
    if (node == NULL) {
        return NULL;
    }
    node->first = point;
    if (!p->ignore_case) {
        return node;
    }
    charset_init(&node->set, p->region);
    charset_add(&node->set, point, point);
    charset_add_cases(&node->set, p->unicode);
    if (node->set.count > 1 || node->set.ranges[0].from !=
                                   node->set.ranges[0].to) {
        node->kind = REGEXP_SET;
    }
    return node;
}

/* `.` */
static struct regexp_node *dot_node(struct regexp_parser *p)
{
    struct regexp_node *node = regexp_node_new(p, REGEXP_SET);
    if (node == NULL) {
        return NULL;
    }
    charset_init(&node->set, p->region);
    if (!(p->tree->flags & REGEXP_DOT_ALL)) {
        charset_add(&node->set, '\n', '\n');
        charset_add(&node->set, '\r', '\r');
        charset_add(&node->set, 0x2028, 0x2029);
    }
    charset_invert(&node->set, p->unicode ? UNICODE_LAST : 0xffff);
    return node;
}

/* \1, where there are so many groups (or with u, where it has to be one). */
static struct regexp_node *parse_back_reference(struct regexp_parser *p)
{
    uint32_t i = 1, number = 0, c;
    while ((c = regexp_unit(p, i)) >= '0' && c <= '9') {
        number = number > REGEXP_GROUPS_MOST ? number : number * 10 + c - '0';
        i++;
    }
    if (number > p->group_count) {
        return NULL;
    }
    struct regexp_node *node = regexp_node_new(p, REGEXP_REFERENCE);
    if (node != NULL) {
        p->at += i;
        node->first = number;
    }
    return node;
}

static struct regexp_node *set_node(struct regexp_parser *p,
                                    struct charset *set,
                                    struct regexp_string *strings)
{
    struct regexp_node *node =
        regexp_node_new(p, strings ? REGEXP_STRINGS : REGEXP_SET);
    if (node == NULL) {
        return NULL;
    }
    if (p->ignore_case) {
        charset_add_cases(set, p->unicode);
    }
    charset_close(set);
    node->set = *set;
    node->strings = strings;
    return node;
}

/* An escape that is an atom. */
static struct regexp_node *parse_escape(struct regexp_parser *p)
{
    struct charset set;
    struct regexp_string *strings = NULL;
    uint32_t point, c = regexp_unit(p, 1);
    if (c >= '1' && c <= '9') {
        struct regexp_node *node = parse_back_reference(p);
        if (node != NULL || p->tree->error != NULL) {
            return node;
        }
        if (p->unicode) {
            regexp_fail(p, "Invalid escape");
            return NULL;
        }
    }
    if (c == 'k' && (p->unicode || p->named)) {
        p->at += 2;
        return parse_reference(p);
    }
    charset_init(&set, p->region);
    if (regexp_class_escape(p, &set, &strings, false)) {
        return p->tree->error ? NULL : set_node(p, &set, strings);
    }
    return regexp_character_escape(p, false, &point) ? char_node(p, point)
                                                     : NULL;
}

/* --- quantifiers ---------------------------------------------------------- */

static bool read_count(const struct regexp_parser *p, uint32_t *i,
                       uint32_t *count)
{
    uint32_t start = *i, c;
    uint64_t value = 0;
    while ((c = regexp_unit(p, *i)) >= '0' && c <= '9') {
        value = value * 10 + c - '0';
        value = value < REGEXP_INFINITE ? value : REGEXP_INFINITE;
        ++*i;
    }
    *count = (uint32_t)value;
    return *i > start;
}

/* {2}, {2,}, {2,3}: read as a whole or not at all. */
static bool read_braces(struct regexp_parser *p, uint32_t *least,
                        uint32_t *most)
{
    uint32_t i = 1;
    if (!read_count(p, &i, least)) {
        return false;
    }
    *most = *least;
    if (regexp_unit(p, i) == ',') {
        i++;
        if (!read_count(p, &i, most)) {
            *most = REGEXP_INFINITE;
        }
    }
    if (regexp_unit(p, i) != '}') {
        return false;
    }
    p->at += i + 1;
    return true;
}

/* True where a quantifier was read. */
static bool read_quantifier(struct regexp_parser *p, uint32_t *least,
                            uint32_t *most)
{
    uint32_t c = regexp_unit(p, 0);
    if (c == '{') {
        if (!read_braces(p, least, most)) {
            return p->unicode && regexp_fail(p, "Incomplete quantifier");
        }
        return *least <= *most ||
               regexp_fail(p, "numbers out of order in {} quantifier");
    }
    if (c != '*' && c != '+' && c != '?') {
        return false;
    }
    p->at++;
    *least = c == '+';
    *most = c == '?' ? 1 : REGEXP_INFINITE;
    return true;
}

/* The atom with what stands behind it; `groups` were there before it. */
static struct regexp_node *quantify(struct regexp_parser *p,
                                    struct regexp_node *atom, uint32_t groups)
{
    uint32_t least, most;
    if (!read_quantifier(p, &least, &most)) {
        return atom;
    }
    struct regexp_node *node = regexp_node_new(p, REGEXP_REPEAT);
    if (node == NULL) {
        return NULL;
    }
    node->lazy = regexp_unit(p, 0) == '?';
    p->at += node->lazy;
    if (atom->kind == REGEXP_LOOK && (atom->behind || p->unicode)) {
        regexp_fail(p, "Invalid quantifier");
    }
    node->first = least;
    node->last = most;
    node->from_group = groups;
    node->to_group = p->tree->groups;
    node->child = atom;
    return node;
}

/* --- groups --------------------------------------------------------------- */

static struct regexp_node *parse_choice(struct regexp_parser *p, bool inside);

/* What kind of group it is; p->at stands behind the '('. */
static struct regexp_node *open_group(struct regexp_parser *p)
{
    uint32_t c = regexp_unit(p, 1), next = regexp_unit(p, 2);
    if (regexp_unit(p, 0) == '?') {
        bool behind = c == '<' && (next == '=' || next == '!');
        p->at += behind ? 3 : 2;
        if (c == ':') {
            return regexp_node_new(p, REGEXP_SEQUENCE);
        }
        if (c == '=' || c == '!' || behind) {
            struct regexp_node *node = regexp_node_new(p, REGEXP_LOOK);
            if (node != NULL) {
                node->behind = behind;
                node->negative = (behind ? next : c) == '!';
            }
            return node;
        }
        if (c != '<') {
            regexp_fail(p, "Invalid group");
            return NULL;
        }
        if (!add_name(p)) {
            return NULL;
        }
    }
    if (p->tree->groups > REGEXP_GROUPS_MOST) {
        regexp_fail(p, "Too many captures");
        return NULL;
    }
    struct regexp_node *node = regexp_node_new(p, REGEXP_CAPTURE);
    if (node != NULL) {
        node->first = p->tree->groups++;
    }
    return node;
}

static struct regexp_node *parse_group(struct regexp_parser *p)
{
    uint32_t groups = p->tree->groups;
    p->at++;
    struct regexp_node *node = open_group(p);
    if (node == NULL) {
        return NULL;
    }
    if (++p->depth > DEPTH_MOST) {
        regexp_fail(p, "Regular expression too large");
        return NULL;
    }
    node->child = parse_choice(p, true);
    if (node->child == NULL) {
        return NULL;
    }
    p->depth--;
    p->at++;
    node->from_group = groups;
    node->to_group = p->tree->groups;
    return node;
}

/* --- terms ---------------------------------------------------------------- */

/* What cannot be repeated: ^ $ \b \B; NULL where it is none. */
static struct regexp_node *parse_assertion(struct regexp_parser *p)
{
    uint32_t c = regexp_unit(p, 0), next = regexp_unit(p, 1);
    bool boundary = c == '\\' && (next == 'b' || next == 'B');
    if (c != '^' && c != '$' && !boundary) {
        return NULL;
    }
    struct regexp_node *node = regexp_node_new(
        p, boundary ? REGEXP_BOUNDARY
                    : c == '^' ? REGEXP_START : REGEXP_END);
    if (node != NULL) {
        p->at += boundary ? 2 : 1;
        node->negative = boundary && next == 'B';
    }
    return node;
}

/* The words for a sign that cannot begin a term, or NULL. */
static const char *misplaced(struct regexp_parser *p, uint32_t c)
{
    uint32_t least, most, back = p->at;
    if (c == '*' || c == '+' || c == '?') {
        return "Nothing to repeat";
    }
    if (c == '{' && read_braces(p, &least, &most)) {
        p->at = back;
        return "Nothing to repeat";
    }
    if (p->unicode && (c == '{' || c == '}' || c == ']')) {
        return "Lone quantifier brackets";
    }
    return NULL;
}

static struct regexp_node *parse_atom(struct regexp_parser *p)
{
    uint32_t c = regexp_unit(p, 0);
    const char *error = misplaced(p, c);
    if (error != NULL) {
        regexp_fail(p, error);
        return NULL;
    }
    switch (c) {
    case '(':
        return parse_group(p);
    case '[':
        p->at++;
        return regexp_parse_class(p);
    case '\\':
        return parse_escape(p);
    case '.':
        p->at++;
        return dot_node(p);
    default:
        return char_node(p, regexp_take(p));
    }
}

static struct regexp_node *parse_term(struct regexp_parser *p)
{
    uint32_t groups = p->tree->groups;
    struct regexp_node *node = parse_assertion(p);
    if (node != NULL || p->tree->error != NULL) {
        return node;
    }
    node = parse_atom(p);
    return node == NULL ? NULL : quantify(p, node, groups);
}

static struct regexp_node *parse_sequence(struct regexp_parser *p)
{
    struct regexp_node *sequence = regexp_node_new(p, REGEXP_SEQUENCE);
    struct regexp_node **last = sequence ? &sequence->child : NULL;
    for (uint32_t c; sequence != NULL; last = &(*last)->next) {
        c = regexp_unit(p, 0);
        if (c == '|' || c == ')' || c == REGEXP_END_OF_TEXT) {
            return sequence;
        }
        *last = parse_term(p);
        if (*last == NULL || p->tree->error != NULL) {
            return NULL;
        }
    }
    return NULL;
}

/* Up to the end, or `inside` a group up to the ')', which is left. */
static struct regexp_node *parse_choice(struct regexp_parser *p, bool inside)
{
    struct regexp_node *first = parse_sequence(p), *choice;
    if (first == NULL || regexp_unit(p, 0) != '|') {
        choice = first;
    } else {
        choice = regexp_node_new(p, REGEXP_CHOICE);
        if (choice == NULL) {
            return NULL;
        }
        choice->child = first;
        for (struct regexp_node *last = first; regexp_unit(p, 0) == '|';
             last = last->next) {
            p->at++;
            last->next = parse_sequence(p);
            if (last->next == NULL) {
                return NULL;
            }
        }
    }
    if (choice != NULL && inside && p->at >= p->length) {
        regexp_fail(p, "Unterminated group");
        return NULL;
    }
    return choice;
}

bool regexp_parse(struct region *region, const uint16_t *units,
                  uint32_t length, unsigned flags, struct regexp_tree *tree)
{
    struct regexp_parser p = {
        .region = region,
        .units = units,
        .length = length,
        .unicode = flags & REGEXP_EITHER_UNICODE,
        .sets = flags & REGEXP_UNICODE_SETS,
        .ignore_case = flags & REGEXP_IGNORE_CASE,
        .tree = tree,
    };
    *tree = (struct regexp_tree){.groups = 1, .flags = flags};
    p.last_name = &tree->names;
    count_groups(&p);
    tree->root = parse_choice(&p, false);
    if (tree->root != NULL && p.at < length) {
        regexp_fail(&p, "Unmatched ')'");
    } else if (tree->root != NULL) {
        resolve_references(&p);
    }
    if (region->full) {
        regexp_fail(&p, "Regular expression too large");
    }
    return tree->error == NULL;
}
