/*
 * machine.h: everything that a learner can see, in one arena.
 *
 * The machine is deterministic: the same events at the same places give the
 * same bytes. One call of `machine_run` goes on until a chosen step point, or
 * until it wants to be told something; nothing of it stays on the C stack.
 *
 *     for (;;) {
 *         answer = machine_run(m, host, stop_at);
 *         ... carry out host->orders, or drop them while replaying ...
 *         if (answer == MACHINE_STEPPED) break;      a step point
 *         if (m->want.kind == WANT_END) break;     or the learner starts one
 *         machine_event(m, host, &event);            from the world or the log
 *     }
 *
 * Several programs share one sequence of steps. A task runs to its end (its
 * microtasks included); then the process whose event became ready first takes
 * the next turn, the earlier-started one where two are equal.
 */
#ifndef LOOPLINE_MACHINE_MACHINE_H
#define LOOPLINE_MACHINE_MACHINE_H

#include "base/arena.h"
#include "machine/event.h"
#include "machine/moment.h"
#include "machine/process.h"
#include "machine/socket.h"
#include "machine/step.h"
#include "machine/timer.h"
#include "script/vm.h"

#define MACHINE_PROCESSES 12
#define MACHINE_HEAP_LIMIT (256u << 20) /* bytes a process, unless said */

/* The root of the machine's arena. */
struct machine {
    uint64_t steps; /* step points so far */
    uint64_t cost; /* steps and ticks so far: what virtual time is made of */
    uint64_t events; /* taken so far: the place in the log */
    uint64_t prints; /* ORDER_PRINTs so far */
    uint64_t slice_end; /* cost at which the present slice is spent */
    int64_t now; /* us since the session began, as last told */
    int64_t wall; /* us since 1970 at now = 0 */
    uint64_t seed[2];
    uint32_t virtual_clock;
    uint32_t allow_net; /* --allow-net: other computers may be connected to */
    char listen[NETWORK_HOST]; /* --listen: an address besides loopback, or "" */
    uint32_t begun; /* EVENT_BEGIN has come */
    uint32_t stopped; /* EVENT_STOP has come */
    uint32_t current; /* index of the process whose turn it is */
    uint32_t chosen; /* index + 1 of who takes the next turn: take.h; 0 */
    uint32_t in_turn; /* 1: a turn is under way */
    uint32_t in_vm; /* 1: inside vm_run: its count of steps is the true one */
    uint32_t inside; /* 1: stopped at a step of the VM: the slice goes on */
    uint32_t refused; /* 1: a program did not compile: nothing is run */
    uint32_t running; /* 1: a main script has begun */
    uint32_t planned; /* events so far that --at planned */
    uint32_t process_count;
    uint32_t next_timer; /* the last timer id given */
    uint32_t dialogs; /* of pages, so far */
    struct zone_list zones; /* that were told of: EVENT_ZONE */
    struct region zone_bytes; /* what they lie in */
    struct region gesture_bytes; /* what the gestures of pages lie in */
    struct want want;
    struct step step; /* the machine's own last step */

    struct process *processes[MACHINE_PROCESSES]; /* each in a span */
    struct network network; /* listeners and connections: socket.h */
    struct moments moments; /* for a timeline */

    /*
     * The orders since the machine was last told something, in a row that
     * grows. It is emptied by the first event after a run and by nothing else,
     * so that it does not depend on where somebody stopped; host->orders are
     * those not handed out yet.
     */
    struct order *outbox;
    uint32_t outbox_count, outbox_capacity;
    uint32_t outbox_number; /* how often it has been emptied */
    uint32_t outbox_old; /* 1: the next event empties it */
    struct region outbox_bytes; /* what outbox and its bytes lie in */
};

/* What lies outside and has no influence: handed in with every call. */
struct machine_host {
    struct vm_host vm;
    const struct image *image;
    struct heap_scratch scratch;
    struct property_cache cache;

    /* Out: what the last machine_run (and the events before it) ordered. */
    const struct order *orders;
    uint32_t order_count;
    /* Which orders have been handed out: so many, of the row of that number. */
    uint32_t delivered, delivered_number;
};

enum machine_answer {
    MACHINE_STEPPED, /* machine->steps == stop_at; see step_now */
    MACHINE_WANTS /* machine->want: give an event */
};

/* Every native of the program: the engine's tables and the machine's. Row 0
 * of table 0 is the blank. */
extern const struct natives machine_natives;

/* An empty machine in an arena just made. Returns its root. */
struct machine *machine_open(struct arena *arena);

/* The host, ready for use; image and scratch come from world/reserve.h. */
void machine_host_init(struct machine_host *host, struct machine *machine,
                       const struct image *image,
                       const struct heap_scratch *scratch);

/* Runs until steps == stop_at (UINT64_MAX: never) or something is wanted.
 * host->orders then are those left since the call before. */
enum machine_answer machine_run(struct machine *machine,
                                struct machine_host *host,
                                uint64_t stop_at);

/*
 * Takes one event. Only while the machine wants something, or before the
 * first run (BEGIN, then START for each program); what the learner decides
 * (START, SIGNAL) also at the stop of a step. Counts no step. Orders may be
 * left; the next machine_run hands them out.
 */
void machine_event(struct machine *machine, struct machine_host *host,
                   const struct event *event);

/* After a restore: the caches outside no longer fit, and the orders in the
 * outbox have been carried out before. */
void machine_forget(struct machine_host *host);

/* The whole run's exit code: the first that is not 0, in starting order. */
int machine_exit_code(const struct machine *machine);

/* --- for the machine's rooms --------------------------------------------- */

/* Notes a step of the machine's own: counts it, stamps time and process,
 * and returns the record to be filled in. A native that has done so answers
 * NATIVE_STEP or NATIVE_STEP_OK, once a call; elsewhere (a task) the caller
 * returns at once, so that the machine can stop there. Never in an event. */
struct step *machine_note(struct machine *machine, enum step_kind kind);

/* Puts a text into a step's `text` or `more`, cut at a character. */
void machine_note_text(char field[STEP_TEXT], const char *bytes,
                       size_t length);

/* Leaves an order for the process whose turn it is; `bytes` are copied. Never
 * NULL; good until the next order. */
struct order *machine_order(struct machine *machine, enum order_kind kind,
                            const void *bytes, size_t length);

/* The bytes of an order that point elsewhere are about to go: it gets a copy. */
void machine_order_keep(struct machine *machine, struct order *order);

/* Every process that is still there ends now, with code 0. */
void machine_end_all(struct machine *machine, enum process_reason reason);

/* Something is wanted: machine_run answers MACHINE_WANTS until it has come. */
void machine_want(struct machine *machine, enum want_kind kind, uint32_t id,
                  int64_t until);

/* The process that `vm` belongs to; process and machine of a native call. */
struct process *machine_process_of(struct machine *machine,
                                   const struct vm *vm);
static inline struct process *process_of(const struct native_call *call)
{
    return (struct process *)(void *)call->vm;
}
static inline struct machine *machine_of(const struct native_call *call)
{
    return call->host->machine;
}

#endif
