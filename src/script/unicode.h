/*
 * unicode.h: what regular expressions ask of Unicode: properties of code
 * points and of strings (ECMA-262, 22.2.2.9, tables 65 to 68), and which
 * characters are the same where case is ignored (22.2.2.7.3).
 *
 * The tables are made by unicode_tool.c while the program is built, from the
 * files of the Unicode Character Database; so the version is that of the
 * package `unicode-data`. They never change.
 */
#ifndef LOOPLINE_SCRIPT_UNICODE_H
#define LOOPLINE_SCRIPT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UNICODE_LAST 0x10ffffu

/* Code points [from, to], both included. */
struct unicode_range {
    uint32_t from, to;
};

/* Ranges [first, first + count) of unicode_ranges, ascending, with a gap
 * between any two; of strings: words of unicode_words, each string as its
 * length and then its code points. */
struct unicode_set {
    uint32_t first, count;
};

enum unicode_kind {
    UNICODE_BINARY, /* \p{Alphabetic} */
    UNICODE_CATEGORY, /* \p{Lu}, \p{General_Category=Lu} */
    UNICODE_SCRIPT, /* \p{Script=Hangul} */
    UNICODE_EXTENSIONS, /* \p{Script_Extensions=Hangul} */
    UNICODE_STRINGS /* \p{RGI_Emoji}: strings, with the flag v only */
};

struct unicode_name {
    const char *name;
    enum unicode_kind kind;
    uint32_t set; /* index into unicode_sets */
};

/*
 * A character that is the same as others where case is ignored: `same` is the
 * number of its class, `to` what Canonicalize makes of it. Ascending; who
 * stands alone is not in the table.
 */
struct unicode_case {
    uint32_t point;
    uint32_t to;
    uint32_t same;
};

extern const struct unicode_range unicode_ranges[];
extern const uint32_t unicode_words[];
extern const struct unicode_set unicode_sets[];
extern const struct unicode_name unicode_names[];
extern const uint32_t unicode_name_count;
/* Without and with the flags u or v: toUppercase, and simple case folding. */
extern const struct unicode_case unicode_upper[], unicode_fold[];
extern const uint32_t unicode_upper_count, unicode_fold_count;
extern const uint32_t unicode_upper_classes, unicode_fold_classes;

/* The set of that kind called `name` (long or short), or NULL. */
const struct unicode_set *unicode_find(enum unicode_kind kind,
                                       const char *name, size_t length);

/* Canonicalize: `point` as it is compared where case is ignored. */
uint32_t unicode_canonical(uint32_t point, bool fold);

#endif
