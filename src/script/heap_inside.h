/*
 * heap_inside.h: what heap.c and collector.c share with nobody else.
 *
 * Under LOOPLINE_SAN AddressSanitizer is told which cells are free; the first
 * 16 bytes of a free cell stay readable, for its kind (free) and the link of
 * the free list lie there.
 */
#ifndef LOOPLINE_SCRIPT_HEAP_INSIDE_H
#define LOOPLINE_SCRIPT_HEAP_INSIDE_H

#include "script/heap.h"

#ifdef LOOPLINE_SAN
#include <sanitizer/asan_interface.h>

#define HEAP_POISONS true

static inline void heap_forbid(void *cell, size_t size)
{
    if (size > 16) __asan_poison_memory_region((uint8_t *)cell + 16, size - 16);
}

static inline void heap_allow(void *bytes, size_t size)
{
    __asan_unpoison_memory_region(bytes, size);
}
#else
#define HEAP_POISONS false

static inline void heap_forbid(void *cell, size_t size)
{
    (void)cell;
    (void)size;
}

static inline void heap_allow(void *bytes, size_t size)
{
    (void)bytes;
    (void)size;
}
#endif

/* Has heap_size_of(cell) soon be at hand. */
static inline void heap_fetch_size(const void *cell)
{
    uintptr_t mask = ~(uintptr_t)(ARENA_SPAN - 1);
    __builtin_prefetch((const void *)((uintptr_t)cell & mask));
}

static inline size_t mark_index(const struct marker *marker, const void *cell)
{
    return ((uintptr_t)cell - (uintptr_t)marker->arena) / 16;
}

static inline bool mark_get(const struct marker *marker, const void *cell)
{
    size_t i = mark_index(marker, cell);
    return marker->scratch->marks[i / 8] >> (i % 8) & 1;
}

/* Sets the mark; true where it was not set yet. */
static inline bool mark_set(struct marker *marker, const void *cell)
{
    size_t i = mark_index(marker, cell);
    uint8_t *byte = &marker->scratch->marks[i / 8];
    uint8_t bit = (uint8_t)(1u << (i % 8));
    if (*byte & bit)
        return false;
    *byte |= bit;
    return true;
}

/* What marker_cell and marker_value do (heap.h). */
static inline void mark_cell(struct marker *marker, const void *cell)
{
    if (arena_holds(marker->arena, cell) && mark_set(marker, cell))
        marker->scratch->gray[marker->gray_count++] = cell;
}

static inline void mark_value(struct marker *marker, Value value)
{
    if (value_is_pointer(value))
        mark_cell(marker, value_pointer(value));
}

/* The collector's second half (heap.c): frees every cell without a mark,
 * clears the marks, and sets the next threshold. */
void heap_sweep(struct heap *heap, struct marker *marker);

/* Instead of that: looks at every cell without a mark, and clears the marks. */
void heap_unmarked(const struct heap *heap, struct marker *marker,
                   void (*visit)(const struct cell *cell, void *context),
                   void *context);

#endif
