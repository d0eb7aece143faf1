#include "script/unicode.h"

#include <string.h>

const struct unicode_set *unicode_find(enum unicode_kind kind,
                                       const char *name, size_t length)
{
    for (uint32_t i = 0; i < unicode_name_count; i++) {
        const struct unicode_name *row = &unicode_names[i];
        if (row->kind == kind && strlen(row->name) == length &&
            memcmp(row->name, name, length) == 0) {
            return &unicode_sets[row->set];
        }
    }
    return NULL;
}

uint32_t unicode_canonical(uint32_t point, bool fold)
{
    const struct unicode_case *table = fold ? unicode_fold : unicode_upper;
    uint32_t low = 0, high = fold ? unicode_fold_count : unicode_upper_count;
    if (point < 128 && !fold) {
        return point >= 'a' && point <= 'z' ? point - 32 : point;
    }
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (table[middle].point < point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < (fold ? unicode_fold_count : unicode_upper_count) &&
                 table[low].point == point;
    return found ? table[low].to : point;
}
