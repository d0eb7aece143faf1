/*
 * history.h: going back.
 *
 * A run is its log of events. A checkpoint is the machine's arena at a step
 * point, page by page; equal pages are kept once. To go to step N means:
 * restore the nearest checkpoint at or before it, and run forward, taking
 * events from the log and dropping orders, which were carried out the first
 * time.
 *
 * The frontier is the furthest point reached. There, and only there, the run
 * is live: events come from the world, are logged, and orders are carried out.
 * `history_go_live` makes the present step the frontier: what lay beyond is
 * forgotten, and the world adopts the machine.
 *
 * What must always hold: with the same log, the same step has the same hash,
 * however it was reached (history_hash); nothing here is ever seen by the
 * machine.
 */
#ifndef LOOPLINE_HISTORY_HISTORY_H
#define LOOPLINE_HISTORY_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/journal.h"
#include "machine/machine.h"
#include "world/world.h"

struct history;

/* What a session is made of; all outlive the history. */
struct history_parts {
    struct arena *arena;
    struct machine *machine;
    struct machine_host *host;
    struct world *world;
    size_t budget; /* bytes for checkpoints; 0: no recording */
    bool verifiable; /* keep hashes of the run for history_verify */
};

struct history *history_open(const struct history_parts *parts);
void history_close(struct history *history);

/* Gives an event to the machine at the frontier, and logs it: BEGIN, and
 * START of the first programs. */
void history_event(struct history *history, const struct event *event);

/*
 * The learner decides something (START, SIGNAL) at the frontier: it is logged
 * for this very place, also in the middle of a turn, and the machine takes it
 * as soon as it goes on. So the present step stays as it is. False: the machine
 * waits for an answer here; after one more step it can be asked again.
 */
bool history_choose(struct history *history, const struct event *event);

enum history_answer {
    HISTORY_REACHED, /* the step asked for; machine->steps says so */
    HISTORY_WAITING, /* live, and the world has nothing to tell yet */
    HISTORY_PAUSED, /* the number of slices given is spent; go on at will */
    HISTORY_ENDED, /* every program is over, and none is planned */
    HISTORY_LOST /* not recorded: that step cannot be reached */
};

/*
 * Goes forward to step `stop_at` (UINT64_MAX: as far as it goes), through the
 * log and, where `live`, beyond the frontier. At most `slices` slices and
 * waits (UINT32_MAX: no limit), so that a screen stays awake.
 */
enum history_answer history_forward(struct history *history,
                                    uint64_t stop_at, bool live,
                                    uint32_t slices);

/* Goes to a recorded step (<= history_frontier), back or forth. */
enum history_answer history_seek(struct history *history, uint64_t step);

/*
 * Finds steps by looking at each: runs over the steps (from, to] of the record
 * and calls `look` at each; the answer is the last step at which it was true
 * (0: none), or the first where `first`. Afterwards the machine stands where
 * it stood. `look` sees the machine (and host->vm.step) as at that step.
 */
uint64_t history_find(struct history *history, uint64_t from, uint64_t to,
                      bool first,
                      bool (*look)(const struct machine *machine,
                                   const struct machine_host *host,
                                   void *context),
                      void *context);

/*
 * Lets `work` do with the machine what it likes, and puts it back, to the
 * byte; what it orders is dropped. Only at the stop of a step. False: there is
 * no memory to keep the machine in, and nothing was done.
 */
bool history_aside(struct history *history,
                   void (*work)(struct machine *machine,
                                struct machine_host *host, void *context),
                   void *context);

/* The furthest step reached. */
uint64_t history_frontier(const struct history *history);
/* True where the present step is the frontier and the world is attached. */
bool history_is_live(const struct history *history);

/* The learner goes on from here: see above. False: the world could not adopt
 * (parts.world->error says why); nothing has changed then. */
bool history_go_live(struct history *history);

/* How often a part of the record was forgotten: where this is the same, what
 * was found in the record still holds. */
uint64_t history_cuts(const struct history *history);

/* The hash of the machine as it stands (XXH-like, our own; any byte of the
 * arena counts, but what lies above a stack's top). */
uint64_t history_hash(struct history *history);

/* A pause: checkpoints are set closer and closer together towards the present
 * step, so that stepping back is quick. history_seek does the same by itself
 * on its way. */
void history_densify(struct history *history);

/*
 * Replays the whole record from step 0 and compares the hashes that were kept
 * on the way (parts.verifiable). True: all equal. Else *step is the first that differs.
 */
bool history_verify(struct history *history, uint64_t *step,
                    uint32_t *compared);

/* Event number `i` of the log, from 0 on; NULL: it is not recorded. Like a
 * moment it is good until the record changes or four others were asked for. */
const struct event *history_logged(const struct history *history, uint64_t i);

/* What was printed so far, seen from the present step: print number `i` <
 * machine->prints. For the console. NULL: not recorded. */
const struct journal_print *history_print(const struct history *history,
                                          uint64_t i);

/* How many there are in the whole record. */
uint64_t history_prints(const struct history *history);

/* What happened in the whole record, in its order: for the timeline. NULL: not
 * recorded. There are history_moments; those beyond JOURNAL_MOMENTS are not
 * kept. */
const struct moment *history_moment(const struct history *history, uint64_t i);
uint64_t history_moments(const struct history *history);

/* What was typed up to the present step, input number `i`, and behind how many
 * prints. NULL: there is no such input. */
const struct event *history_typed(const struct history *history, uint64_t i,
                                  uint64_t *prints);

/* Bytes and number of checkpoints, and events, for the status line. */
struct history_size {
    size_t bytes;
    uint32_t checkpoints;
    uint64_t events;
};
void history_measure(const struct history *history,
                     struct history_size *size);

#endif
