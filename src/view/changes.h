/*
 * changes.h: what the last move changed in the heap.
 *
 * The view remembers a number for each object it showed (made from its
 * fields), keyed by process and object id; where it differs after a move, the
 * object stands out.
 */
#ifndef LOOPLINE_VIEW_CHANGES_H
#define LOOPLINE_VIEW_CHANGES_H

#include "machine/machine.h"

#define CHANGES_MOST 512 /* objects remembered */

struct change {
    uint32_t process, id;
    uint64_t print;
};

struct changes {
    struct change before[CHANGES_MOST], now[CHANGES_MOST];
    uint32_t before_count, now_count;
    uint64_t step; /* of `now` */
};

/* The machine has moved to another step: `now` becomes `before`. */
void changes_turn(struct changes *changes, const struct machine *machine);

/* Notes an object that is drawn (once for each turn). */
void changes_note(struct changes *changes, uint32_t process,
                  const struct object *object);

/* True where the object was not there before the move, or differed. */
bool changes_has(const struct changes *changes, uint32_t process,
                 const struct object *object);

#endif
