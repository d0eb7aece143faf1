#include "base/pool.h"

#include <string.h>

#define STEP 64u
#define STEPS 32u /* classes of multiples of it */
#define HEAD 64u /* bytes in front of a span's cells */

struct pool_cell {
    struct pool_cell *next;
};

struct pool_span {
    struct pool_span *next, *previous; /* of those that have a free cell */
    struct pool_cell *free; /* given back, the newest first */
    uint32_t fresh; /* cells from here on were never taken */
    uint32_t used;
    uint32_t is_open; /* 1: in the list */
};

_Static_assert(sizeof(struct pool_span) <= HEAD, "a span's head");

/* --- classes --------------------------------------------------------------- */

static uint32_t class_of(size_t size)
{
    uint32_t class = STEPS;
    if (size <= STEP * STEPS) {
        return size ? (uint32_t)((size - 1) / STEP) : 0;
    }
    for (size_t room = STEP * STEPS * 2; room < size; room *= 2) {
        class++;
    }
    return class;
}

static size_t class_room(uint32_t class)
{
    return class < STEPS ? (size_t)STEP * (class + 1)
                         : (size_t)STEP * STEPS << (class - STEPS + 1);
}

static uint32_t class_cells(uint32_t class)
{
    return (uint32_t)((ARENA_SPAN - HEAD) / class_room(class));
}

static uint32_t spans_of(size_t size)
{
    return (uint32_t)((size + ARENA_SPAN - 1) / ARENA_SPAN);
}

size_t pool_room(size_t size)
{
    return size > POOL_MOST ? (size_t)spans_of(size) * ARENA_SPAN
                            : class_room(class_of(size));
}

/* --- spans ----------------------------------------------------------------- */

void pool_init(struct pool *pool, struct arena *arena)
{
    memset(pool, 0, sizeof *pool);
    pool->arena = arena;
}

static void open_span(struct pool *pool, uint32_t class, struct pool_span *span)
{
    span->previous = NULL;
    span->next = pool->open[class];
    if (span->next) {
        span->next->previous = span;
    }
    pool->open[class] = span;
    span->is_open = 1;
}

static void close_span(struct pool *pool, uint32_t class,
                       struct pool_span *span)
{
    if (span->previous) {
        span->previous->next = span->next;
    } else {
        pool->open[class] = span->next;
    }
    if (span->next) {
        span->next->previous = span->previous;
    }
    span->next = span->previous = NULL;
    span->is_open = 0;
}

/* --- cells ----------------------------------------------------------------- */

static void *take_cell(struct pool_span *span, uint32_t class)
{
    struct pool_cell *cell = span->free;
    span->used++;
    if (cell) {
        span->free = cell->next;
        cell->next = NULL;
        return cell;
    }
    return (uint8_t *)span + HEAD + span->fresh++ * class_room(class);
}

void *pool_take(struct pool *pool, size_t size)
{
    if (size > POOL_MOST) {
        return arena_take(pool->arena, spans_of(size));
    }
    uint32_t class = class_of(size);
    struct pool_span *span = pool->open[class];
    if (!span) {
        span = arena_take(pool->arena, 1);
        if (!span) {
            return NULL;
        }
        open_span(pool, class, span);
    }
    void *cell = take_cell(span, class);
    if (span->used == class_cells(class)) {
        close_span(pool, class, span);
    }
    return cell;
}

/* A span that nobody uses goes back, unless it is the last one with room. */
static void tidy(struct pool *pool, uint32_t class, struct pool_span *span)
{
    if (span->used == 0 && (span->next || span->previous)) {
        close_span(pool, class, span);
        arena_give(pool->arena, span, 1);
    }
}

void pool_give(struct pool *pool, void *bytes, size_t size)
{
    if (size > POOL_MOST) {
        arena_give(pool->arena, bytes, spans_of(size));
        return;
    }
    uint32_t class = class_of(size);
    size_t inside = (size_t)((uint8_t *)bytes - (uint8_t *)pool->arena);
    struct pool_span *span =
        (void *)((uint8_t *)bytes - inside % ARENA_SPAN);
    struct pool_cell *cell = bytes;
    memset(bytes, 0, class_room(class));
    cell->next = span->free;
    span->free = cell;
    span->used--;
    if (!span->is_open) {
        open_span(pool, class, span);
    }
    tidy(pool, class, span);
}
