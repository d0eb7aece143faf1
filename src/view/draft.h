/*
 * draft.h: a file as it lies on the disk: what the Source pane shows of a
 * program that the machine has not read yet, and of one that the learner is
 * asked to change.
 */
#ifndef LOOPLINE_VIEW_DRAFT_H
#define LOOPLINE_VIEW_DRAFT_H

#include <time.h>

#include "machine/process.h"

#define DRAFT_BYTES (1u << 15) /* what is longer is not shown */

struct draft {
    char path[PROCESS_PATH]; /* of what was read last; "": nothing */
    struct timespec changed; /* when that was, then */
    struct source source; /* without a name: of no machine */
    char text[DRAFT_BYTES];
};

/* The file is in the draft, as it is now; false: it cannot be shown. */
bool draft_read(struct draft *draft, const char *path);

#endif
