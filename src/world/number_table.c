#include "world/number_table.h"

#include <stdlib.h>
#include <string.h>

#define START 64u

static uint32_t place_of(const struct number_table *table, uint64_t number)
{
    return (uint32_t)(number * 0x9e3779b97f4a7c15u >> 32) &
           (table->capacity - 1);
}

/* The row of that number, or the free one where it would stand. */
static struct number_row *row_of(const struct number_table *table,
                                 uint64_t number)
{
    uint32_t place = place_of(table, number);
    while (table->rows[place].number != 0 &&
           table->rows[place].number != number) {
        place = (place + 1) & (table->capacity - 1);
    }
    return &table->rows[place];
}

static bool grow(struct number_table *table)
{
    struct number_table larger = {
        .capacity = table->capacity ? table->capacity * 2 : START,
        .count = table->count};
    larger.rows = calloc(larger.capacity, sizeof *larger.rows);
    if (!larger.rows) {
        return false;
    }
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (table->rows[i].number != 0) {
            *row_of(&larger, table->rows[i].number) = table->rows[i];
        }
    }
    free(table->rows);
    *table = larger;
    return true;
}

bool number_table_put(struct number_table *table, uint64_t number,
                      void *thing)
{
    if (table->count * 4 >= table->capacity * 3 && !grow(table)) {
        return false;
    }
    struct number_row *row = row_of(table, number);
    table->count += row->number == 0;
    row->number = number;
    row->thing = thing;
    return true;
}

void *number_table_get(const struct number_table *table, uint64_t number)
{
    if (table->count == 0 || number == 0) {
        return NULL;
    }
    const struct number_row *row = row_of(table, number);
    return row->number == number ? row->thing : NULL;
}

/* What stands behind the free row moves up, as far as it may. */
void number_table_drop(struct number_table *table, uint64_t number)
{
    if (!number_table_get(table, number)) {
        return;
    }
    struct number_row *row = row_of(table, number);
    memset(row, 0, sizeof *row);
    table->count--;
    uint32_t place = (uint32_t)(row - table->rows);
    for (;;) {
        place = (place + 1) & (table->capacity - 1);
        struct number_row moved = table->rows[place];
        if (moved.number == 0) {
            return;
        }
        memset(&table->rows[place], 0, sizeof moved);
        *row_of(table, moved.number) = moved;
    }
}

void number_table_done(struct number_table *table)
{
    free(table->rows);
    memset(table, 0, sizeof *table);
}
