#include "history/snapshot.h"

#include <stdlib.h>

#ifdef LOOPLINE_SAN
#include <sanitizer/asan_interface.h>
#define UNCHECKED __attribute__((no_sanitize("address"), noinline))
#else
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address))
#define UNCHECKED
#endif

#define PAGE_WORDS (SNAPSHOT_PAGE / sizeof(uint64_t))

struct snapshot_page {
    uint32_t references;
    uint32_t unused;
    uint64_t words[PAGE_WORDS];
};

UNCHECKED static bool words_equal(const uint64_t *a, const uint64_t *b)
{
    uint64_t differs = 0;
    for (size_t i = 0; i < PAGE_WORDS; i += 8) {
        for (size_t k = 0; k < 8; k++)
            differs |= a[i + k] ^ b[i + k];
        if (differs)
            return false;
    }
    return true;
}

UNCHECKED static bool words_zero(const uint64_t *a)
{
    for (size_t i = 0; i < PAGE_WORDS; i += 8) {
        uint64_t any = 0;
        for (size_t k = 0; k < 8; k++)
            any |= a[i + k];
        if (any)
            return false;
    }
    return true;
}

UNCHECKED static void words_copy(uint64_t *to, const uint64_t *from)
{
    for (size_t i = 0; i < PAGE_WORDS; i++)
        to[i] = from[i];
}

UNCHECKED static void words_clear(uint64_t *to)
{
    for (size_t i = 0; i < PAGE_WORDS; i++)
        to[i] = 0;
}

static uint64_t *arena_page(const struct arena *arena, uint32_t page)
{
    return (uint64_t *)((uintptr_t)arena + (size_t)page * SNAPSHOT_PAGE);
}

static uint32_t arena_pages(const struct arena *arena)
{
    size_t bytes = (size_t)(arena_end(arena) - (const uint8_t *)arena);
    return (uint32_t)(bytes / SNAPSHOT_PAGE);
}

static struct snapshot_page *page_keep(const uint64_t *words,
                                       struct snapshot_page *like,
                                       size_t *bytes, bool *failed)
{
    if (like && words_equal(words, like->words)) {
        like->references++;
        return like;
    }
    if (words_zero(words))
        return NULL;
    struct snapshot_page *page = malloc(sizeof *page);
    if (!page) {
        *failed = true;
        return NULL;
    }
    page->references = 1;
    page->unused = 0;
    words_copy(page->words, words);
    *bytes += sizeof *page;
    return page;
}

bool snapshot_take(struct snapshot *snapshot, const struct arena *arena,
                   const struct snapshot *like, size_t *bytes)
{
    bool failed = false;
    snapshot->count = arena_pages(arena);
    snapshot->pages = calloc(snapshot->count, sizeof *snapshot->pages);
    if (!snapshot->pages)
        return false;
    *bytes += snapshot->count * sizeof *snapshot->pages;
    for (uint32_t i = 0; i < snapshot->count && !failed; i++)
        snapshot->pages[i] = page_keep(
            arena_page(arena, i),
            like && i < like->count ? like->pages[i] : NULL, bytes, &failed);
    if (failed)
        snapshot_free(snapshot, bytes);
    return !failed;
}

void snapshot_restore(const struct snapshot *snapshot, struct arena *arena)
{
    uint32_t now = arena_pages(arena);
    uint32_t most = now > snapshot->count ? now : snapshot->count;
    /* What is free now need not have been free then; heap_repoison follows. */
    ASAN_UNPOISON_MEMORY_REGION(arena, (size_t)most * SNAPSHOT_PAGE);
    (void)most;
    for (uint32_t i = 0; i < snapshot->count; i++) {
        const struct snapshot_page *page = snapshot->pages[i];
        uint64_t *words = arena_page(arena, i);
        if (!page)
            words_clear(words);
        else if (!words_equal(words, page->words))
            words_copy(words, page->words);
    }
    for (uint32_t i = snapshot->count; i < now; i++)
        words_clear(arena_page(arena, i));
}

void snapshot_free(struct snapshot *snapshot, size_t *bytes)
{
    for (uint32_t i = 0; i < snapshot->count; i++) {
        struct snapshot_page *page = snapshot->pages[i];
        if (!page || --page->references)
            continue;
        *bytes -= sizeof *page;
        free(page);
    }
    *bytes -= snapshot->count * sizeof *snapshot->pages;
    free(snapshot->pages);
    snapshot->pages = NULL;
    snapshot->count = 0;
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25ull;
    return hash ^ hash >> 29;
}

UNCHECKED uint64_t snapshot_hash(const struct arena *arena)
{
    const uint64_t *words = (const uint64_t *)arena;
    size_t count = (size_t)arena_pages(arena) * PAGE_WORDS;
    uint64_t lanes[4] = {1, 2, 3, 4};
    for (size_t i = 0; i < count; i += 4)
        for (size_t k = 0; k < 4; k++)
            lanes[k] = mix(lanes[k], words[i + k]);
    return mix(mix(mix(lanes[0], lanes[1]), lanes[2]), lanes[3]);
}
