#include "base/arena.h"

#include <string.h>

struct region_span {
    struct region_span *older;
    uint32_t count;
    uint32_t unused;
};

#define HEAD_SPANS                                                             \
    ((uint32_t)((sizeof(struct arena) + ARENA_SPAN - 1) / ARENA_SPAN))

static bool span_taken(const struct arena *arena, uint32_t span)
{
    return (arena->map[span / 64] >> (span % 64)) & 1;
}

static void span_mark(struct arena *arena, uint32_t first, uint32_t count,
                      bool taken)
{
    for (uint32_t span = first; span < first + count; span++) {
        uint64_t bit = 1ull << (span % 64);
        if (taken)
            arena->map[span / 64] |= bit;
        else
            arena->map[span / 64] &= ~bit;
    }
}

struct arena *arena_init(void *base)
{
    struct arena *arena = base;
    memset(arena, 0, sizeof *arena);
    span_mark(arena, 0, HEAD_SPANS, true);
    arena->high = HEAD_SPANS;
    arena->taken = HEAD_SPANS;
    arena->hint = HEAD_SPANS;
    return arena;
}

/* The first span of `count` free neighbours, or ARENA_SPANS. */
static uint32_t span_find(const struct arena *arena, uint32_t count)
{
    uint32_t run = 0;
    for (uint32_t span = arena->hint; span < ARENA_SPANS; span++) {
        if (arena->map[span / 64] == UINT64_MAX) {
            run = 0;
            span |= 63;
            continue;
        }
        run = span_taken(arena, span) ? 0 : run + 1;
        if (run == count)
            return span + 1 - count;
    }
    return ARENA_SPANS;
}

void *arena_take(struct arena *arena, uint32_t count)
{
    uint32_t first = span_find(arena, count);
    if (count == 0 || first == ARENA_SPANS)
        return NULL;
    span_mark(arena, first, count, true);
    arena->taken += count;
    if (first == arena->hint)
        arena->hint = first + count;
    if (first + count > arena->high)
        arena->high = first + count;
    return (uint8_t *)arena + (size_t)first * ARENA_SPAN;
}

void arena_give(struct arena *arena, void *address, uint32_t count)
{
    arena_give_used(arena, address, count, (size_t)count * ARENA_SPAN);
}

void arena_give_used(struct arena *arena, void *address, uint32_t count,
                     size_t used)
{
    size_t offset = (size_t)((uint8_t *)address - (uint8_t *)arena);
    uint32_t first = (uint32_t)(offset / ARENA_SPAN);
    memset(address, 0, used);
    span_mark(arena, first, count, false);
    arena->taken -= count;
    if (first < arena->hint)
        arena->hint = first;
    while (arena->high > 0 && !span_taken(arena, arena->high - 1))
        arena->high--;
}

const uint8_t *arena_end(const struct arena *arena)
{
    return (const uint8_t *)arena + (size_t)arena->high * ARENA_SPAN;
}

void region_init(struct region *region, struct arena *arena)
{
    memset(region, 0, sizeof *region);
    region->arena = arena;
}

static bool region_grow(struct region *region, size_t size)
{
    size_t head = sizeof(struct region_span);
    uint32_t count = (uint32_t)((size + head + ARENA_SPAN - 1) / ARENA_SPAN);
    struct region_span *span = arena_take(region->arena, count);
    if (!span)
        return false;
    span->older = region->spans;
    span->count = count;
    region->spans = span;
    region->next = (uint8_t *)(span + 1);
    region->end = (uint8_t *)span + (size_t)count * ARENA_SPAN;
    return true;
}

void *region_alloc(struct region *region, size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if ((size_t)(region->end - region->next) < size &&
        !region_grow(region, size)) {
        region->full = true;
        return NULL;
    }
    void *bytes = region->next;
    region->next += size;
    region->bytes += size;
    return bytes;
}

char *region_copy(struct region *region, const char *bytes, size_t size)
{
    char *copy = region_alloc(region, size + 1);
    if (copy)
        memcpy(copy, bytes, size);
    return copy;
}

/* How much of its newest span a region has used. */
static size_t region_used(const struct region *region)
{
    return (size_t)(region->next - (uint8_t *)region->spans);
}

/* Gives back its newest span. */
static void region_drop(struct region *region, size_t used)
{
    struct region_span *span = region->spans;
    region->spans = span->older;
    arena_give_used(region->arena, span, span->count, used);
}

void region_done(struct region *region)
{
    size_t used = region->spans ? region_used(region) : 0;
    while (region->spans) {
        region_drop(region, used);
        used = region->spans ? (size_t)region->spans->count * ARENA_SPAN : 0;
    }
    region_init(region, region->arena);
}

void region_clear(struct region *region)
{
    size_t used = region->spans ? region_used(region) : 0;
    while (region->spans && (region->spans->older || region->spans->count > 1)) {
        region_drop(region, used);
        used = region->spans ? (size_t)region->spans->count * ARENA_SPAN : 0;
    }
    struct region_span *span = region->spans;
    region_init(region, region->arena);
    if (span) {
        memset(span + 1, 0, used - sizeof *span);
        region->spans = span;
        region->next = (uint8_t *)(span + 1);
        region->end = (uint8_t *)span + ARENA_SPAN;
    }
}
