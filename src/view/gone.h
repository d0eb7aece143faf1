/*
 * gone.h: objects that a learner has seen and that the program has lost: those
 * that nothing reaches any more, and those that the collector has freed.
 *
 * What nothing reaches, the collector's own marks say; so looking costs as much
 * as half a collection, and the answer is kept until the machine moves.
 */
#ifndef LOOPLINE_VIEW_GONE_H
#define LOOPLINE_VIEW_GONE_H

#include "view/pane.h"

#define GONE_MOST 16
#define GONE_NAME 40

struct lost {
    uint32_t number; /* numbers.h */
    uint32_t id; /* the object's own */
    const struct object *object; /* only to be compared with */
    char name[GONE_NAME]; /* its class */
};

struct gone {
    struct lost unreachable[GONE_MOST];
    uint32_t unreachable_count;
    struct lost freed[GONE_MOST]; /* by the last move */
    uint32_t freed_count;
    bool skipped; /* the heap is too large to be looked through */
};

/* Of scene->process, which must have a heap. Good until the next call. */
const struct gone *gone_read(const struct scene *scene);

/* Where the machine stands, for a cache of what takes long to find. */
struct place_seen {
    uint64_t serial, moves, steps, cost, events;
    const struct process *process;
};
struct place_seen place_seen(const struct scene *scene);
bool place_same(const struct place_seen *a, const struct place_seen *b);

#endif
