#include "world/reserve.h"

#include <string.h>
#include <sys/mman.h>

#define CELL_UNIT 16u /* bytes for which there is one mark */

static void *map(void *address, size_t size, int fixed)
{
    void *bytes = mmap(address, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed, -1,
                       0);
    return bytes == MAP_FAILED ? NULL : bytes;
}

void *reserve_map(uint64_t base, size_t size)
{
    void *address = (void *)(uintptr_t)base;
    void *bytes = map(address, size, MAP_FIXED_NOREPLACE);
    /* A kernel older than the flag takes the address as a hint. */
    if (bytes && bytes != address) {
        munmap(bytes, size);
        return NULL;
    }
    return bytes;
}

const struct image *reserve_image(const uint8_t *begin, const uint8_t *end)
{
    size_t size = (size_t)(end - begin);
    if (size < sizeof(struct arena)) return NULL;
    struct arena *arena = reserve_map(ARENA_IMAGE_BASE, size);
    if (!arena) return NULL;
    memcpy(arena, begin, size);
    if (mprotect(arena, size, PROT_READ) != 0) return NULL;
    return arena->root;
}

bool reserve_scratch(struct heap_scratch *scratch)
{
    size_t units = RESERVE_ARENA / CELL_UNIT;
    scratch->marks = map(NULL, units / 8, 0);
    scratch->gray = map(NULL, units * sizeof *scratch->gray, 0);
    scratch->gray_capacity = units;
    return scratch->marks && scratch->gray;
}
