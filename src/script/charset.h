/*
 * charset.h: sets of characters while a regular expression is compiled.
 *
 * A set is a row of ranges in a region. It is put together in any order with
 * charset_add, and in order (ascending, no two touch) after charset_close,
 * which every operation on whole sets does first. Where the region is full
 * the set is not complete; its region says so (region.full).
 */
#ifndef LOOPLINE_SCRIPT_CHARSET_H
#define LOOPLINE_SCRIPT_CHARSET_H

#include "base/arena.h"
#include "script/unicode.h"

struct charset {
    struct region *region;
    struct unicode_range *ranges;
    uint32_t count, capacity;
    bool closed;
};

void charset_init(struct charset *set, struct region *region);
/* All of [from, to]. */
void charset_add(struct charset *set, uint32_t from, uint32_t to);
void charset_add_table(struct charset *set, const struct unicode_set *table);
void charset_add_set(struct charset *set, const struct charset *other);
void charset_close(struct charset *set);

/* What is not in it, up to `last`. */
void charset_invert(struct charset *set, uint32_t last);
/* What is in both; what is in `set` alone. */
void charset_intersect(struct charset *set, struct charset *other);
void charset_subtract(struct charset *set, struct charset *other);

/* Adds all that is the same as a member where case is ignored; `fold` chooses
 * the table (unicode.h). */
void charset_add_cases(struct charset *set, bool fold);
/* Replaces each member by what simple case folding makes of it. */
void charset_fold(struct charset *set);
/* Drops all that case folding would change (AllCharacters, 22.2.2.9.3). */
void charset_drop_unfolded(struct charset *set);

/* The set must be closed. */
bool charset_has(const struct charset *set, uint32_t point);

#endif
