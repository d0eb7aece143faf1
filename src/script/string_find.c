/*
 * Looking for a string in another one.
 *
 * A part is looked for place by place, which is quick for what programs look
 * for. Where a long one begins in very many places, that would be their product
 * (`"a" x n` for `"a" x m + "b"`): then the two-way algorithm goes on (Crochemore
 * and Perrin, 1991), which is linear and needs no memory.
 */
#include <string.h>

#include "script/string.h"
#include "script/vm.h"

/* True where all of `part` stands in `s` at `at`. Both are flat. */
static bool part_is_at(const struct string *s, const struct string *part,
                       uint32_t at)
{
    uint32_t length = string_length(part);
    if (string_is_wide(s) == string_is_wide(part)) {
        bool wide = string_is_wide(s);
        return memcmp((const uint8_t *)s->as.units + ((size_t)at << wide),
                      part->as.units, (size_t)length << wide) == 0;
    }
    for (uint32_t i = 0; i < length; i++)
        if (string_unit(s, at + i) != string_unit(part, i)) return false;
    return true;
}

/* The first place in [from, to] of bytes where `unit` stands, or to + 1. */
static uint32_t byte_find(const struct string *s, uint16_t unit,
                          uint32_t from, uint32_t to)
{
    const uint8_t *bytes = s->as.units;
    const uint8_t *at =
        unit > 255 ? NULL : memchr(bytes + from, unit, to - from + 1);
    return at ? (uint32_t)(at - bytes) : to + 1;
}

static uint32_t unit_find(const struct string *s, uint16_t unit,
                          uint32_t from, uint32_t to)
{
    if (!string_is_wide(s)) return byte_find(s, unit, from, to);
    const uint16_t *units = s->as.units;
    while (from <= to && units[from] != unit)
        from++;
    return from;
}

/* --- two-way -------------------------------------------------------------- */

/* A flat string as the algorithm reads it: from `from` on, or backwards. */
struct reading {
    const struct string *s;
    int64_t from;
    int64_t length;
    bool backwards;
};

static inline uint16_t read_at(const struct reading *r, int64_t i)
{
    return string_unit(r->s, (uint32_t)(r->backwards ? r->from - i
                                                     : r->from + i));
}

/* The place before the greatest suffix, by the order of units or the reverse,
 * and its period. */
static int64_t before_suffix(const struct reading *part, bool reverse,
                             int64_t *period)
{
    int64_t before = -1, j = 0, k = 1;
    *period = 1;
    while (j + k < part->length) {
        uint16_t a = read_at(part, j + k), b = read_at(part, before + k);
        if (a == b) {
            if (k++ == *period) {
                j += *period;
                k = 1;
            }
        } else if ((a < b) != reverse) {
            j += k;
            k = 1;
            *period = j - before;
        } else {
            before = j++;
            k = *period = 1;
        }
    }
    return before;
}

/* Where the part is cut, and its period, or a number below every shift. */
struct cut {
    int64_t at;
    int64_t period;
    bool repeats;
};

static struct cut cut_part(const struct reading *part)
{
    int64_t down, up;
    int64_t a = before_suffix(part, false, &down);
    int64_t b = before_suffix(part, true, &up);
    struct cut cut = {a > b ? a : b, a > b ? down : up, true};
    for (int64_t i = 0; i <= cut.at && cut.repeats; i++)
        cut.repeats = i + cut.period < part->length &&
                      read_at(part, i) == read_at(part, i + cut.period);
    if (!cut.repeats) {
        int64_t left = cut.at + 1, right = part->length - left;
        cut.period = (left > right ? left : right) + 1;
    }
    return cut;
}

/* The first place in the text, or -1. */
static int64_t two_way(const struct reading *text, const struct reading *part)
{
    struct cut cut = cut_part(part);
    int64_t known = -1; /* so much of the part is known to stand at `at` */
    for (int64_t at = 0; at <= text->length - part->length;) {
        int64_t i = (cut.at > known ? cut.at : known) + 1;
        while (i < part->length && read_at(part, i) == read_at(text, at + i))
            i++;
        if (i < part->length) {
            at += i - cut.at;
            known = -1;
            continue;
        }
        i = cut.at;
        while (i > known && read_at(part, i) == read_at(text, at + i))
            i--;
        if (i <= known) return at;
        at += cut.period;
        known = cut.repeats ? part->length - cut.period - 1 : -1;
    }
    return -1;
}

/* --- looking -------------------------------------------------------------- */

/* A part of this length is looked for by two_way after so many beginnings. */
#define LONG_PART 32u
#define BEGINNINGS 64u

static int64_t find_long(const struct string *s, const struct string *part,
                         uint32_t from)
{
    struct reading text = {s, from, (int64_t)string_length(s) - from, false};
    struct reading wanted = {part, 0, string_length(part), false};
    int64_t at = two_way(&text, &wanted);
    return at < 0 ? -1 : from + at;
}

int64_t string_find(struct vm *vm, struct string *s, struct string *part,
                    uint32_t from)
{
    uint32_t length = string_length(s), wanted = string_length(part);
    uint32_t tried = 0;
    if (wanted > length || from > length - wanted) return -1;
    if (wanted == 0) return from;
    string_flatten(vm, s);
    string_flatten(vm, part);
    uint32_t last = length - wanted;
    uint16_t first = string_unit(part, 0);
    while ((from = unit_find(s, first, from, last)) <= last) {
        if (part_is_at(s, part, from)) return from;
        if (from++ == last) break;
        if (wanted >= LONG_PART && ++tried == BEGINNINGS)
            return find_long(s, part, from);
    }
    return -1;
}

static int64_t find_last_long(const struct string *s,
                              const struct string *part, uint32_t from)
{
    uint32_t wanted = string_length(part);
    struct reading text = {s, (int64_t)from + wanted - 1,
                           (int64_t)from + wanted, true};
    struct reading backwards = {part, (int64_t)wanted - 1, wanted, true};
    int64_t at = two_way(&text, &backwards);
    return at < 0 ? -1 : (int64_t)from - at;
}

int64_t string_find_last(struct vm *vm, struct string *s,
                         struct string *part, uint32_t from)
{
    uint32_t length = string_length(s), wanted = string_length(part);
    uint32_t tried = 0;
    if (wanted > length) return -1;
    if (from > length - wanted) from = length - wanted;
    if (wanted == 0) return from;
    string_flatten(vm, s);
    string_flatten(vm, part);
    uint16_t first = string_unit(part, 0);
    for (int64_t at = from; at >= 0; at--) {
        if (string_unit(s, (uint32_t)at) != first) continue;
        if (part_is_at(s, part, (uint32_t)at)) return at;
        if (wanted >= LONG_PART && ++tried == BEGINNINGS && at > 0)
            return find_last_long(s, part, (uint32_t)at - 1);
    }
    return -1;
}
