/* native_tables.c: a native found by its library name. */
#include "script/native.h"

#include <string.h>

static bool row_is(const struct native *row, const char *name, size_t length)
{
    return row->name != NULL && strlen(row->name) == length &&
           memcmp(row->name, name, length) == 0;
}

uint32_t native_find(const struct natives *natives, const char *name,
                     size_t length)
{
    for (uint32_t table = 0; table < natives->count; table++) {
        for (uint32_t row = 0; row < *natives->tables[table].count; row++) {
            if (row_is(&natives->tables[table].rows[row], name, length)) {
                return NATIVE_INDEX(table, row);
            }
        }
    }
    return 0;
}
