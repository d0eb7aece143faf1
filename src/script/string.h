/*
 * string.h: strings (ECMA-262, 6.1.4), symbols, and the table of names.
 *
 * A string is a row of UTF-16 code units. Where each fits a byte (Latin-1)
 * it is kept as bytes. `a + b` of any length makes a rope, which is flattened
 * when somebody wants its characters: `s += x` in a loop stays linear. A
 * name (an "atom") is a flat string of which its process has only one, so
 * that equal property keys are equal pointers.
 */
#ifndef LOOPLINE_SCRIPT_STRING_H
#define LOOPLINE_SCRIPT_STRING_H

#include "base/text.h"
#include "script/heap.h"
#include "script/value.h"

#define STRING_MAX 536870888u /* units; V8's, "Invalid string length" above */

enum string_flag {
    STRING_WIDE = 1, /* two bytes a unit, else one */
    STRING_ROPE = 2, /* left and right, not yet flat */
    STRING_ATOM = 4, /* interned: pointers compare */
    STRING_HASHED = 8, /* `hash` is right */
    STRING_INDEX = 16 /* an atom that is an array index (0..2^32-2) */
};

/* cell.flags: enum string_flag; cell.extra: length in units. */
struct string {
    struct cell cell;
    uint32_t hash;
    uint32_t index; /* the array index, with STRING_INDEX */
    union {
        struct {
            struct string *left, *right;
        } rope;
        /* Flat: the units, inside (`inner`) or in a CELL_BYTES. */
        void *units;
    } as;
    uint8_t inner[]; /* where `units` usually points */
};

/* cell.flags: 1 = private name (#x), 2 = from Symbol.for. */
struct symbol {
    struct cell cell;
    struct string *description; /* or NULL */
    struct string *owner; /* SYMBOL_PRIVATE, of a method or accessor: the name
                             of its class; else NULL */
    uint32_t hash;
    uint32_t is_static; /* the owner: 1: the class itself has it */
};

#define SYMBOL_PRIVATE 1
#define SYMBOL_REGISTERED 2

/* The names of one process: an open hash table of atoms in a CELL_VALUES;
 * the image's own table is asked first. */
struct atoms {
    Value *table; /* the payload of a CELL_VALUES; empty places are 0 */
    uint32_t count;
    uint32_t capacity; /* a power of two */
    const struct atoms *shared; /* the image's, or NULL */
};

struct vm;

static inline uint32_t string_length(const struct string *s) {
    return s->cell.extra;
}
static inline bool string_is_wide(const struct string *s) {
    return s->cell.flags & STRING_WIDE;
}
static inline bool string_is_atom(const struct string *s) {
    return s->cell.flags & STRING_ATOM;
}

/* New strings. Lengths are in units (wide), bytes (latin1) or bytes of UTF-8
 * (wrong sequences become U+FFFD; lone surrogates as WTF-8 are kept). The
 * shortest form is chosen: wide units that all fit a byte are narrowed. */
struct string *string_from_latin1(struct vm *vm, const uint8_t *bytes,
                                  uint32_t length);
struct string *string_from_utf16(struct vm *vm, const uint16_t *units,
                                 uint32_t length);
struct string *string_from_utf8(struct vm *vm, const char *bytes,
                                size_t length);
struct string *string_from_c(struct vm *vm, const char *text);
/* One unit: the string that the process (or the image) keeps for it. */
struct string *string_from_unit(struct vm *vm, uint16_t unit);
/* The text that a builder holds. */
struct string *string_from_text(struct vm *vm, const struct text *text);

/* An uninitialised flat string to be filled by the caller at once: `units`
 * points at `length` bytes or, where `wide`, 16-bit units. */
struct string *string_new_flat(struct vm *vm, uint32_t length, bool wide);

/* a followed by b: a flat string where short, else a rope. NULL where it
 * would be longer than STRING_MAX. */
struct string *string_concat(struct vm *vm, struct string *a,
                             struct string *b);

/* Makes a rope flat, in place; any other string is left as it is. Without
 * recursion. Returns `s`. The view must not call this: see string_each. */
struct string *string_flatten(struct vm *vm, struct string *s);

/* The unit at `index` < length; flattens. */
uint16_t string_at(struct vm *vm, struct string *s, uint32_t index);
/* The same for a string known to be flat. */
static inline uint16_t string_unit(const struct string *s, uint32_t index) {
    return string_is_wide(s) ? ((const uint16_t *)s->as.units)[index]
                             : ((const uint8_t *)s->as.units)[index];
}

/* The code point at *at of a flat string; *at moves behind it. Lone surrogates
 * are given as they are. */
uint32_t string_point(const struct string *s, uint32_t *at);

/* Units [from, to) as a string of its own (copied). */
struct string *string_slice(struct vm *vm, struct string *s, uint32_t from,
                            uint32_t to);

bool string_equal(struct vm *vm, struct string *a, struct string *b);
/* By code units: negative, 0 or positive (ECMA-262, 7.2.13). */
int string_compare(struct vm *vm, struct string *a, struct string *b);
/* The first place >= from where `part` stands, or -1; in linear time. */
int64_t string_find(struct vm *vm, struct string *s, struct string *part,
                    uint32_t from);
/* The last place <= from, or -1. */
int64_t string_find_last(struct vm *vm, struct string *s,
                         struct string *part, uint32_t from);

/* Appends the string as UTF-8 (lone surrogates as U+FFFD), changing nothing,
 * rope or not; at most `limit` units (UINT32_MAX: all). For everybody. */
void string_write(const struct string *s, struct text *text, uint32_t limit);
/* The UTF-8 bytes that string_write would append for all of it. */
size_t string_utf8_length(const struct string *s);
/* The same with lone surrogates kept (three bytes, WTF-8). */
void string_write_wtf8(const struct string *s, struct text *text);

/* The atom for a string, and for text. An atom that is an array index knows
 * it. */
struct string *atom_from_string(struct vm *vm, struct string *s);
struct string *atom_from_c(struct vm *vm, const char *text);
struct string *atom_from_index(struct vm *vm, uint32_t index);
/* The hash of a string's units (flattens); kept in it where it may be. */
uint32_t string_hash(struct vm *vm, struct string *s);
/* True where an atom equals the ASCII text (for tables and tests). */
bool atom_is(const struct string *atom, const char *text);

/* Drops the names that only the table holds (a collector's weak step). */
void atoms_sweep(struct atoms *atoms, struct marker *marker);

struct symbol *symbol_new(struct vm *vm, struct string *description,
                          unsigned flags);

#endif
