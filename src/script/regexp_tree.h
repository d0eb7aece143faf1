/*
 * regexp_tree.h: a regular expression as a tree (ECMA-262, 22.2.1), between
 * its text and its bytecode. All of it lies in one region.
 */
#ifndef LOOPLINE_SCRIPT_REGEXP_TREE_H
#define LOOPLINE_SCRIPT_REGEXP_TREE_H

#include "script/charset.h"
#include "script/regexp.h"

#define REGEXP_INFINITE UINT32_MAX /* no upper bound of a quantifier */

enum regexp_node_kind {
    REGEXP_CHAR, /* `first`: a code point, or a unit without u and v */
    REGEXP_SET, /* `set`: one character of it */
    REGEXP_STRINGS, /* `strings`, the longest that fits, or one of `set` */
    REGEXP_SEQUENCE, /* children one after the other */
    REGEXP_CHOICE, /* one of the children, the first that leads on */
    REGEXP_CAPTURE, /* `first`: number of the group */
    REGEXP_REPEAT, /* child, `first` to `last` times */
    REGEXP_REFERENCE, /* `first`: number of the group */
    REGEXP_LOOK, /* (?=) (?!) (?<=) (?<!) */
    REGEXP_START, /* ^ */
    REGEXP_END, /* $ */
    REGEXP_BOUNDARY /* \b, \B */
};

/* A string of a class with the flag v. */
struct regexp_string {
    struct regexp_string *next;
    uint32_t length;
    uint32_t points[];
};

struct regexp_node {
    uint8_t kind; /* enum regexp_node_kind */
    bool negative; /* LOOK, BOUNDARY */
    bool behind; /* LOOK */
    bool lazy; /* REPEAT */
    uint32_t first, last;
    uint32_t from_group, to_group; /* groups inside: [from, to) */
    struct charset set;
    struct regexp_string *strings;
    struct regexp_node *child; /* the first one */
    struct regexp_node *next; /* the next child of the same parent */
};

/* (?<name>...). */
struct regexp_name {
    struct regexp_name *next; /* in the order of the groups */
    const uint16_t *units;
    uint32_t length;
    uint32_t group;
};

struct regexp_tree {
    struct regexp_node *root;
    struct regexp_name *names;
    uint32_t groups; /* with group 0, the whole match */
    unsigned flags; /* enum regexp_flag */
    const char *error; /* V8's words for what is wrong, or NULL */
};

/* Reads a pattern; false where it is none: tree->error. */
bool regexp_parse(struct region *region, const uint16_t *units,
                  uint32_t length, unsigned flags, struct regexp_tree *tree);

/* --- between the files of the parser ------------------------------------ */

#define REGEXP_END_OF_TEXT UINT32_MAX

struct regexp_parser {
    struct region *region;
    const uint16_t *units;
    uint32_t length;
    uint32_t at;
    uint32_t depth;
    bool unicode; /* u or v */
    bool sets; /* v */
    bool ignore_case;
    bool named; /* there is a group with a name: \k is a reference */
    uint32_t group_count; /* in all, from a look ahead */
    struct regexp_name **last_name;
    struct regexp_reference *references; /* by name, to be resolved */
    struct regexp_tree *tree;
};

static inline uint32_t regexp_unit(const struct regexp_parser *p,
                                   uint32_t ahead)
{
    return p->at + ahead < p->length ? p->units[p->at + ahead]
                                     : REGEXP_END_OF_TEXT;
}
/* Notes the error, if it is the first; always false. */
bool regexp_fail(struct regexp_parser *p, const char *error);
/* Reads one character as it stands. */
uint32_t regexp_take(struct regexp_parser *p);
struct regexp_node *regexp_node_new(struct regexp_parser *p,
                                    enum regexp_node_kind kind);

/* regexp_escape.c: what stands behind a backslash at p->at. */

/* \d \D \s \S \w \W \p{} \P{}: true where there was one (or an error, with
 * p->tree->error set); *strings: what \p{} gives besides. */
bool regexp_class_escape(struct regexp_parser *p, struct charset *set,
                         struct regexp_string **strings, bool in_class);
/* Any other escape that stands for one character. */
bool regexp_character_escape(struct regexp_parser *p, bool in_class,
                             uint32_t *point);
/* Reads \uXXXX, \u{...}, pairs of the first (p->at stands behind the u). */
bool regexp_unicode_escape(struct regexp_parser *p, bool unicode,
                           uint32_t *point);
/* The set less what it holds, as AllCharacters sees the whole. */
void regexp_complement(const struct regexp_parser *p, struct charset *set);

/* regexp_class.c: [...], p->at stands behind the bracket. */
struct regexp_node *regexp_parse_class(struct regexp_parser *p);

#endif
