/*
 * cruel.h: CRUEL=restore. At every step the machine is saved, ruined and put
 * back, so that whatever it keeps outside its arena, or the host remembers of
 * it, is missed at once.
 *
 * Most pages are never written again once the library has started. So every
 * step takes the pages that were ever seen to change, and one step in so many
 * takes all, and looks which have changed since.
 */
#ifndef LOOPLINE_HISTORY_CRUEL_H
#define LOOPLINE_HISTORY_CRUEL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct cruel {
    uint8_t *copy; /* of the arena, page by page */
    bool *written; /* by page: it was seen to change */
    uint32_t pages; /* of both */
    uint64_t visits;
};

/* Saves, ruins and restores; `cruel` is all zero at first. Where there is no
 * memory nothing is done. */
void cruel_visit(struct cruel *cruel, struct arena *arena);

void cruel_done(struct cruel *cruel);

#endif
