/*
 * number_table.h: things found by a number that none of two has (a connection's
 * id, a port, a moment). Open addressing, at least a quarter empty; it grows.
 */
#ifndef LOOPLINE_WORLD_NUMBER_TABLE_H
#define LOOPLINE_WORLD_NUMBER_TABLE_H

#include <stdbool.h>
#include <stdint.h>

struct number_row {
    uint64_t number; /* 0: free */
    void *thing;
};

struct number_table {
    struct number_row *rows;
    uint32_t count, capacity; /* a power of two, or 0 */
};

/* `number` is not 0. What had it before is forgotten. False: no memory. */
bool number_table_put(struct number_table *table, uint64_t number,
                      void *thing);
/* NULL: there is none. */
void *number_table_get(const struct number_table *table, uint64_t number);
void number_table_drop(struct number_table *table, uint64_t number);
void number_table_done(struct number_table *table);

#endif
