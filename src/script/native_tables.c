#include "script/native_rows.h"
#include "script/realm.h"

const struct native_table script_native_tables[] = {
#define T(name, count) {native_##name##_rows, count},
    NATIVE_TABLES(T)
#undef T
};
const uint32_t script_native_table_count =
    sizeof script_native_tables / sizeof *script_native_tables;

static bool row_is(const struct native *row, const char *name, size_t length)
{
    return row->name != NULL && strlen(row->name) == length &&
           memcmp(row->name, name, length) == 0;
}

uint32_t native_find(const struct natives *natives, const char *name,
                     size_t length)
{
    for (uint32_t table = 0; table < natives->count; table++) {
        for (uint32_t row = 0; row < natives->tables[table].count; row++) {
            if (row_is(&natives->tables[table].rows[row], name, length)) {
                return NATIVE_INDEX(table, row);
            }
        }
    }
    return 0;
}
