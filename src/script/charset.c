#include "script/charset.h"

#include <string.h>

void charset_init(struct charset *set, struct region *region)
{
    *set = (struct charset){.region = region, .closed = true};
}

void charset_add(struct charset *set, uint32_t from, uint32_t to)
{
    if (set->count == set->capacity) {
        uint32_t capacity = set->capacity ? 2 * set->capacity : 8;
        struct unicode_range *ranges =
            region_alloc(set->region, capacity * sizeof *ranges);
        if (ranges == NULL) {
            return;
        }
        if (set->count > 0) {
            memcpy(ranges, set->ranges, set->count * sizeof *ranges);
        }
        set->ranges = ranges;
        set->capacity = capacity;
    }
    set->closed = set->closed && (set->count == 0 ||
                                  from > set->ranges[set->count - 1].to + 1);
    set->ranges[set->count++] = (struct unicode_range){from, to};
}

void charset_add_table(struct charset *set, const struct unicode_set *table)
{
    for (uint32_t i = 0; i < table->count; i++) {
        const struct unicode_range *range = &unicode_ranges[table->first + i];
        charset_add(set, range->from, range->to);
    }
}

void charset_add_set(struct charset *set, const struct charset *other)
{
    for (uint32_t i = 0; i < other->count; i++) {
        charset_add(set, other->ranges[i].from, other->ranges[i].to);
    }
}

/* --- order -------------------------------------------------------------- */

/* Lets the range at `root` sink in the heap of the first `count`. */
static void sink(struct unicode_range *ranges, uint32_t root, uint32_t count)
{
    struct unicode_range range = ranges[root];
    for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count &&
            ranges[child + 1].from > ranges[child].from) {
            child++;
        }
        if (ranges[child].from <= range.from) {
            break;
        }
        ranges[root] = ranges[child];
    }
    ranges[root] = range;
}

static void sort(struct unicode_range *ranges, uint32_t count)
{
    for (uint32_t i = count / 2; i-- > 0;) {
        sink(ranges, i, count);
    }
    for (uint32_t end = count; end-- > 1;) {
        struct unicode_range top = ranges[0];
        ranges[0] = ranges[end];
        ranges[end] = top;
        sink(ranges, 0, end);
    }
}

void charset_close(struct charset *set)
{
    uint32_t used = 0;
    if (set->closed) {
        return;
    }
    sort(set->ranges, set->count);
    for (uint32_t i = 1; i < set->count; i++) {
        struct unicode_range *last = &set->ranges[used];
        struct unicode_range next = set->ranges[i];
        if (next.from > last->to + 1) {
            set->ranges[++used] = next;
        } else if (next.to > last->to) {
            last->to = next.to;
        }
    }
    set->count = used + 1;
    set->closed = true;
}

/* --- whole sets ---------------------------------------------------------- */

void charset_invert(struct charset *set, uint32_t last)
{
    struct charset inverse;
    uint32_t from = 0;
    charset_close(set);
    charset_init(&inverse, set->region);
    for (uint32_t i = 0; i < set->count && from <= last; i++) {
        if (set->ranges[i].from > from) {
            charset_add(&inverse, from, set->ranges[i].from - 1);
        }
        from = set->ranges[i].to + 1;
    }
    if (from <= last) {
        charset_add(&inverse, from, last);
    }
    *set = inverse;
}

void charset_intersect(struct charset *set, struct charset *other)
{
    struct charset both;
    uint32_t i = 0, k = 0;
    charset_close(set);
    charset_close(other);
    charset_init(&both, set->region);
    while (i < set->count && k < other->count) {
        struct unicode_range a = set->ranges[i], b = other->ranges[k];
        uint32_t from = a.from > b.from ? a.from : b.from;
        uint32_t to = a.to < b.to ? a.to : b.to;
        if (from <= to) {
            charset_add(&both, from, to);
        }
        if (a.to < b.to) {
            i++;
        } else {
            k++;
        }
    }
    *set = both;
}

void charset_subtract(struct charset *set, struct charset *other)
{
    struct charset rest;
    charset_init(&rest, set->region);
    charset_add_set(&rest, other);
    charset_invert(&rest, UNICODE_LAST);
    charset_intersect(set, &rest);
}

bool charset_has(const struct charset *set, uint32_t point)
{
    uint32_t low = 0, high = set->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (set->ranges[middle].to < point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < set->count && set->ranges[low].from <= point;
}

/* --- case ----------------------------------------------------------------- */

void charset_add_cases(struct charset *set, bool fold)
{
    const struct unicode_case *table = fold ? unicode_fold : unicode_upper;
    uint32_t count = fold ? unicode_fold_count : unicode_upper_count;
    uint32_t classes = fold ? unicode_fold_classes : unicode_upper_classes;
    charset_close(set);
    uint8_t *wanted = region_alloc(set->region, classes);
    if (wanted == NULL) {
        return;
    }
    struct charset members = *set;
    for (uint32_t i = 0; i < count; i++) {
        if (charset_has(&members, table[i].point)) {
            wanted[table[i].same] = 1;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (wanted[table[i].same]) {
            charset_add(set, table[i].point, table[i].point);
        }
    }
    charset_close(set);
}

void charset_drop_unfolded(struct charset *set)
{
    struct charset changed;
    charset_init(&changed, set->region);
    for (uint32_t i = 0; i < unicode_fold_count; i++) {
        if (unicode_fold[i].to != unicode_fold[i].point) {
            charset_add(&changed, unicode_fold[i].point,
                        unicode_fold[i].point);
        }
    }
    charset_subtract(set, &changed);
}

void charset_fold(struct charset *set)
{
    struct charset folded;
    charset_close(set);
    charset_init(&folded, set->region);
    for (uint32_t i = 0; i < unicode_fold_count; i++) {
        if (charset_has(set, unicode_fold[i].point)) {
            charset_add(&folded, unicode_fold[i].to, unicode_fold[i].to);
        }
    }
    charset_drop_unfolded(set);
    charset_add_set(set, &folded);
    charset_close(set);
}
