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

static inline void heap_forbid(void *cell, size_t size)
{
    if (size > 16) __asan_poison_memory_region((uint8_t *)cell + 16, size - 16);
}

static inline void heap_allow(void *bytes, size_t size)
{
    __asan_unpoison_memory_region(bytes, size);
}
#else
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

/* The collector's second half (heap.c): frees every cell without a mark,
 * clears the marks, and sets the next threshold. */
void heap_sweep(struct heap *heap, struct marker *marker);

#endif
