#include "history/cruel.h"

#include <stdlib.h>
#include <string.h>

#define PAGE 4096u
#define WORDS (PAGE / sizeof(uint64_t))
#define RUIN 0xa5a5a5a5a5a5a5a5u
#define WHOLE_FIRST 64u /* visits */
#define WHOLE_SOME 101u

/* Free cells are poisoned under AddressSanitizer, and are bytes like others
 * here; memcpy would be asked. */
#ifdef LOOPLINE_SAN
#define UNCHECKED __attribute__((no_sanitize("address"), noinline))
#else
#define UNCHECKED
#endif

UNCHECKED static void page_copy(uint64_t *to, const uint64_t *from)
{
    for (size_t i = 0; i < WORDS; i++)
        to[i] = from[i];
}

UNCHECKED static void page_ruin(uint64_t *page)
{
    for (size_t i = 0; i < WORDS; i++)
        page[i] = RUIN;
}

UNCHECKED static bool page_differs(const uint64_t *a, const uint64_t *b)
{
    uint64_t differs = 0;
    for (size_t i = 0; i < WORDS; i++)
        differs |= a[i] ^ b[i];
    return differs != 0;
}

static uint64_t *page_of(void *bytes, uint32_t page)
{
    return (uint64_t *)(void *)((uint8_t *)bytes + (size_t)page * PAGE);
}

/* Room for so many pages; new ones count as written. */
static bool make_room(struct cruel *cruel, uint32_t pages)
{
    if (pages <= cruel->pages)
        return true;
    uint8_t *copy = realloc(cruel->copy, (size_t)pages * PAGE);
    cruel->copy = copy ? copy : cruel->copy;
    bool *written = realloc(cruel->written, pages);
    cruel->written = written ? written : cruel->written;
    if (!copy || !written)
        return false;
    memset(written + cruel->pages, true, pages - cruel->pages);
    cruel->pages = pages;
    return true;
}

static void look(struct cruel *cruel, struct arena *arena, uint32_t pages)
{
    for (uint32_t i = 0; i < pages; i++)
        if (!cruel->written[i])
            cruel->written[i] =
                page_differs(page_of(cruel->copy, i), page_of(arena, i));
}

/* What is new at first has mostly been written for the last time. */
static void settle(struct cruel *cruel, uint32_t pages)
{
    if (cruel->visits == 0)
        memset(cruel->written, false, pages);
}

void cruel_visit(struct cruel *cruel, struct arena *arena)
{
    size_t bytes = (size_t)(arena_end(arena) - (const uint8_t *)arena);
    uint32_t pages = (uint32_t)(bytes / PAGE);
    if (!make_room(cruel, pages))
        return;
    bool whole =
        cruel->visits < WHOLE_FIRST || cruel->visits % WHOLE_SOME == 0;
    if (whole && cruel->visits > 0)
        look(cruel, arena, pages);
    for (uint32_t i = 0; i < pages; i++)
        if (whole || cruel->written[i])
            page_copy(page_of(cruel->copy, i), page_of(arena, i));
    for (uint32_t i = 0; i < pages; i++)
        if (whole || cruel->written[i])
            page_ruin(page_of(arena, i));
    for (uint32_t i = 0; i < pages; i++)
        if (whole || cruel->written[i])
            page_copy(page_of(arena, i), page_of(cruel->copy, i));
    settle(cruel, pages);
    cruel->visits++;
}

void cruel_done(struct cruel *cruel)
{
    free(cruel->copy);
    free(cruel->written);
    memset(cruel, 0, sizeof *cruel);
}
