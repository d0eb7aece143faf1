/*
 * arena.h: one reservation at a fixed address, in which a whole machine lives.
 *
 * The arena is the reason why time travel needs no help from the rest of the
 * program: everything that a learner can see is inside, at addresses that
 * never change, so that copying its bytes is saving and copying them back is
 * restoring. Raw pointers between things in the arena are therefore allowed
 * and stay right for ever; pointers from the inside to the outside are not
 * (natives are table indices), with one exception, the library image, which
 * is an arena of its own at its own fixed address and is never written again
 * once it has been built.
 *
 * Memory is handed out in spans of 64 KiB, aligned to 64 KiB, zeroed. Who
 * takes a span divides it further: `heap.h` into garbage-collected cells,
 * `struct region` below into bytes that are freed all at once.
 *
 * What must always hold:
 *  - the same sequence of takes and gives hands out the same addresses;
 *  - a span handed out is all zero bytes, whatever it held before;
 *  - bytes at or above `arena_end()` are zero and need no saving.
 */
#ifndef LOOPLINE_BASE_ARENA_H
#define LOOPLINE_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARENA_MACHINE_BASE 0x200000000000ull
#define ARENA_IMAGE_BASE 0x1f0000000000ull
#define ARENA_SPAN 65536u
#define ARENA_SPANS 131072u /* 8 GiB of addresses; only what is used exists */

/*
 * The head of an arena; it lies at the arena's first byte and fills the first
 * spans. `root` is for the owner: the machine, or the image's directory.
 */
struct arena {
    uint32_t high; /* spans [0, high) have been handed out at least once */
    uint32_t taken; /* how many are taken now */
    uint32_t hint; /* no free span lies below this one */
    uint32_t unused;
    void *root;
    uint64_t map[ARENA_SPANS / 64]; /* one bit a span: 1 = taken */
};

/*
 * Makes an empty arena at `base` (the caller has reserved the addresses,
 * readable, writable and zero; see world/reserve.h). Returns its head.
 */
struct arena *arena_init(void *base);

/*
 * Takes `count` neighbouring spans, zeroed; the lowest place that fits.
 * NULL where the addresses are used up.
 */
void *arena_take(struct arena *arena, uint32_t count);

/* Gives back `count` spans at `address`, exactly as they were taken. The
 * bytes are cleared at once, so that the past leaves no trace in a hash. */
void arena_give(struct arena *arena, void *address, uint32_t count);

/* The same where only the first `used` bytes can be anything but zero. */
void arena_give_used(struct arena *arena, void *address, uint32_t count,
                     size_t used);

/* One past the last byte that can be anything but zero. */
const uint8_t *arena_end(const struct arena *arena);

/* True where `address` lies inside this arena's reservation. */
static inline bool arena_holds(const struct arena *arena, const void *address)
{
    return (uintptr_t)address - (uintptr_t)arena <
           (uintptr_t)ARENA_SPANS * ARENA_SPAN;
}

/*
 * A region: bytes for one job (a parse, a message), freed all at once.
 * It lives on the C stack or in another struct and owns its spans.
 */
struct region {
    struct arena *arena;
    struct region_span *spans; /* newest first */
    uint8_t *next; /* the next free byte */
    uint8_t *end;
    size_t bytes; /* how much has been asked for in all */
    bool full; /* an allocation failed: region_alloc returned NULL */
};

void region_init(struct region *region, struct arena *arena);

/* `size` zeroed bytes, aligned to 16, or NULL (and `full` is set). */
void *region_alloc(struct region *region, size_t size);

/* A copy of `size` bytes with a zero byte behind them, or NULL. */
char *region_copy(struct region *region, const char *bytes, size_t size);

/* Gives every span back. The region may be used again. */
void region_done(struct region *region);

/* The same, but it keeps a span: for what is filled again and again. */
void region_clear(struct region *region);

#endif
