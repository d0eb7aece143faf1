/*
 * snapshot.h: the bytes of an arena at one moment, kept page by page.
 *
 * Pages that equal those of the snapshot before are shared with it (counted
 * references), and pages of zeros are not kept at all. Under AddressSanitizer
 * the free cells of the heaps are poisoned; the copying here looks at them all
 * the same, which is why it does not use memcpy.
 */
#ifndef LOOPLINE_HISTORY_SNAPSHOT_H
#define LOOPLINE_HISTORY_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define SNAPSHOT_PAGE 4096u

struct snapshot_page;

struct snapshot {
    struct snapshot_page **pages; /* NULL: all zero */
    uint32_t count;
};

/* Takes one of the arena; `like` (or NULL) is a snapshot near it in time.
 * False where there is no memory. *bytes grows by what is kept anew. */
bool snapshot_take(struct snapshot *snapshot, const struct arena *arena,
                   const struct snapshot *like, size_t *bytes);

/* Puts the arena back: exactly as it was, zeros above its end. */
void snapshot_restore(const struct snapshot *snapshot, struct arena *arena);

/* Frees it; *bytes shrinks by what nobody else holds. */
void snapshot_free(struct snapshot *snapshot, size_t *bytes);

/* A 64-bit hash of everything in the arena. */
uint64_t snapshot_hash(const struct arena *arena);

#endif
