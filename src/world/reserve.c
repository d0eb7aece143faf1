#include "world/reserve.h"

#include <string.h>
#include <sys/mman.h>
#ifdef LOOPLINE_SAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address))
#endif

#define PAGE 4096u
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

/* The program's own pages, moved to where the image belongs: they are read from
 * the file as they are asked for, and nothing is copied. */
static bool image_move(const uint8_t *begin, size_t size)
{
    void *from = (void *)(uintptr_t)begin;
    void *to = (void *)(uintptr_t)ARENA_IMAGE_BASE;
    if ((uintptr_t)begin % PAGE || size % PAGE) return false;
    return mremap(from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to) == to;
}

static bool image_copy(struct arena *arena, const uint8_t *begin, size_t size)
{
    memcpy(arena, begin, size);
    return mprotect(arena, size, PROT_READ) == 0;
}

void reserve_free(void *bytes, size_t size)
{
    if (bytes)
        munmap(bytes, size);
}

void reserve_arena_free(struct arena *arena)
{
    if (!arena)
        return;
    ASAN_UNPOISON_MEMORY_REGION(arena, (size_t)arena->high * ARENA_SPAN);
    reserve_free(arena, RESERVE_ARENA);
}

const struct image *reserve_image(const uint8_t *begin, const uint8_t *end)
{
    static const struct image *image; /* it stays where it is */
    size_t size = (size_t)(end - begin);
    if (image) return image;
    if (size < sizeof(struct arena)) return NULL;
    struct arena *arena = reserve_map(ARENA_IMAGE_BASE, size);
    if (!arena) return NULL;
    if (!image_move(begin, size) && !image_copy(arena, begin, size))
        return NULL;
    return image = arena->root;
}

bool reserve_scratch(struct heap_scratch *scratch)
{
    size_t units = RESERVE_ARENA / CELL_UNIT;
    scratch->marks = map(NULL, units / 8, 0);
    scratch->gray = map(NULL, units * sizeof *scratch->gray, 0);
    scratch->gray_capacity = units;
    return scratch->marks && scratch->gray;
}

void reserve_scratch_free(struct heap_scratch *scratch)
{
    size_t units = scratch->gray_capacity;
    reserve_free(scratch->marks, units / 8);
    reserve_free(scratch->gray, units * sizeof *scratch->gray);
}
