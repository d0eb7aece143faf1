/*
 * reserve.h: addresses from the system for what must lie at a fixed place.
 *
 * An arena is addresses first and memory only where it is written; so whole
 * reservations cost nothing. A session gives its own back when it is closed, so
 * that the next one finds the same addresses free.
 */
#ifndef LOOPLINE_WORLD_RESERVE_H
#define LOOPLINE_WORLD_RESERVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "script/heap.h"
#include "script/image.h"

/* The size of an arena's reservation in bytes. */
#define RESERVE_ARENA ((size_t)ARENA_SPANS * ARENA_SPAN)

/* Reserves `size` bytes at exactly `base`, readable, writable and zero.
 * Returns `base`, or NULL where the addresses are not free. */
void *reserve_map(uint64_t base, size_t size);
/* Gives them back; NULL is nothing. */
void reserve_free(void *bytes, size_t size);
/* The same with an arena's; what AddressSanitizer holds against its free cells
 * is forgotten, for the next arena lies there. */
void reserve_arena_free(struct arena *arena);

/*
 * Puts the library back at ARENA_IMAGE_BASE from its bytes [begin, end) in
 * the program, for reading only. NULL where there are none (the image tool)
 * or the addresses are not free. It stays there: asked for again, it is the same.
 */
const struct image *reserve_image(const uint8_t *begin, const uint8_t *end);

/* The bytes of the library in the program: see image.S. */
extern const uint8_t library_image_begin[];
extern const uint8_t library_image_end[];

/* Memory for the collector's marks and stack, enough for any heap of an arena.
 * One is enough for all processes. False where there is none. */
bool reserve_scratch(struct heap_scratch *scratch);
void reserve_scratch_free(struct heap_scratch *scratch);

#endif
