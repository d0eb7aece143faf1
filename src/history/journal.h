/*
 * journal.h: the log of events, and what was printed.
 *
 * Event number n is what the machine takes when machine->events is n. Print
 * number n belongs to the step at which machine->prints became n + 1; so the
 * console of a past step is the first machine->prints lines.
 */
#ifndef LOOPLINE_HISTORY_JOURNAL_H
#define LOOPLINE_HISTORY_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "machine/event.h"

struct journal_print {
    uint32_t process;
    int descriptor;
    size_t length;
    uint8_t *bytes;
};

struct journal {
    struct event *events; /* their bytes are the journal's own */
    uint64_t event_count, event_capacity;
    struct journal_print *prints;
    uint64_t print_count, print_capacity;
};

/* Appends; false where there is no memory. */
bool journal_event(struct journal *journal, const struct event *event);
bool journal_print(struct journal *journal, uint32_t process, int descriptor,
                   const uint8_t *bytes, size_t length);

/* Forgets events from number `events` on, and prints likewise. */
void journal_cut(struct journal *journal, uint64_t events, uint64_t prints);
void journal_free(struct journal *journal);

#endif
