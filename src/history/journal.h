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

#include "history/packed.h"
#include "machine/event.h"
#include "machine/moment.h"

struct journal_print {
    uint64_t step; /* at which it was printed; not behind that of the next */
    uint32_t process;
    int descriptor;
    size_t length;
    uint8_t *bytes;
};

/* What was typed stands behind so many prints. */
struct journal_input {
    uint64_t event; /* EVENT_INPUT */
    uint64_t prints;
};

struct journal {
    struct packed events; /* struct event; their bytes are the journal's own */
    struct journal_print *prints;
    uint64_t print_count, print_capacity;
    struct journal_input *inputs;
    uint64_t input_count, input_capacity;
    struct packed moments; /* struct moment; number i of the machine's is i */
};
#define JOURNAL_MOMENTS (1u << 20) /* at most */

void journal_init(struct journal *journal);

/* Number `i` of those that are there; see packed_at. */
const struct event *journal_event_at(const struct journal *journal,
                                     uint64_t i);
const struct moment *journal_moment_at(const struct journal *journal,
                                       uint64_t i);

/* Appends; false where there is no memory. */
bool journal_event(struct journal *journal, const struct event *event);
/* The same, with bytes (malloc) that are the journal's own from now on; not
 * where it fails. */
bool journal_adopt(struct journal *journal, const struct event *event);
bool journal_print(struct journal *journal, uint32_t process, int descriptor,
                   const uint8_t *bytes, size_t length);

bool journal_moment(struct journal *journal, const struct moment *moment);

/* Forgets events from number `events` on, and prints and moments
 * likewise. */
void journal_cut(struct journal *journal, uint64_t events, uint64_t prints,
                 uint64_t moments);
void journal_free(struct journal *journal);

#endif
