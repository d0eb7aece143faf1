/*
 * pool.h: small things of an arena, taken and given back one by one.
 *
 * Spans are cut into cells of one size; sizes are rounded up to a few classes.
 * What is larger than POOL_MOST is spans of its own. All of it is zero when it
 * is handed out. The same takes and gives hand out the same addresses.
 */
#ifndef LOOPLINE_BASE_POOL_H
#define LOOPLINE_BASE_POOL_H

#include "base/arena.h"

#define POOL_MOST 16384u
#define POOL_CLASSES 35u /* multiples of 64 up to 2048, then doubled */

struct pool {
    struct arena *arena;
    struct pool_span *open[POOL_CLASSES]; /* spans that have a free cell */
};

void pool_init(struct pool *pool, struct arena *arena);

/* At least `size` zeroed bytes, aligned to 64; NULL: no memory. */
void *pool_take(struct pool *pool, size_t size);

/* How many bytes a thing of that size really gets. */
size_t pool_room(size_t size);

/* Gives it back; `size` as it was taken. */
void pool_give(struct pool *pool, void *bytes, size_t size);

#endif
