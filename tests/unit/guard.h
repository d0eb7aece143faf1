/*
 * guard.h: input that ends at a forbidden page, so that reading one byte too
 * many crashes the test; the same for output.
 */
#ifndef LOOPLINE_TESTS_GUARD_H
#define LOOPLINE_TESTS_GUARD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct guard {
    uint8_t *map;
    size_t size; /* readable and writable; the page behind is forbidden */
    size_t page;
};

static inline void guard_open(struct guard *guard, size_t most)
{
    guard->page = (size_t)sysconf(_SC_PAGESIZE);
    guard->size = (most + guard->page) / guard->page * guard->page;
    guard->map = mmap(NULL, guard->size + guard->page, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(guard->map + guard->size, guard->page, PROT_NONE);
}

static inline void guard_close(struct guard *guard)
{
    munmap(guard->map, guard->size + guard->page);
}

/* The last `n` bytes before the forbidden page. */
static inline uint8_t *guard_room(struct guard *guard, size_t n)
{
    return guard->map + guard->size - n;
}

/* Those, with a copy of `bytes` in them. */
static inline uint8_t *guard_copy(struct guard *guard, const void *bytes,
                                  size_t n)
{
    uint8_t *room = guard_room(guard, n);
    if (n > 0)
        memmove(room, bytes, n);
    return room;
}

#endif
