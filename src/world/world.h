/*
 * world.h: everything outside the machine, behind one interface.
 *
 * Two worlds exist. The libev world has real timers (one ev_timer for each
 * order TIMER_START), real sockets on loopback, and real files. The simulated
 * world has files only; timers and inner connections come about as the machine
 * models them, at once: for tests, for running ahead, for exploring.
 *
 * Either runs on one of two clocks. On the real one time passes while the
 * session is not paused. The virtual one goes on with machine->cost, so a busy
 * loop makes time pass the same in every build (WORLD_COST_PER_MS), and jumps
 * over idle time, never past bytes of an outer peer still on their way.
 *
 * A world calls nobody. The driver (history.h) hands it orders and asks it for
 * the next event; while there is none it lets the loop run.
 */
#ifndef LOOPLINE_WORLD_WORLD_H
#define LOOPLINE_WORLD_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "machine/machine.h"
#include "world/input.h"

#define WORLD_COST_PER_MS 20000 /* virtual clock: steps and ticks a ms */

struct ev_loop;
struct world;
struct world_queue;

/* One kind of world. Every slot is required. */
struct world_ops {
    /* Carries one order out. Its bytes are good for the call only. */
    void (*order)(struct world *world, const struct order *order);
    /*
     * What the machine, in the state it is in, is to be told now: true, and
     * *event (its bytes are good until the next call). False: nothing yet; let
     * the loop run, then ask again.
     */
    bool (*next)(struct world *world, const struct machine *machine,
                 struct event *event);
    /* Rebuilds listeners, timers and fresh inner socket pairs, bytes in
     * flight included, for a machine at any step; outer connections are cut.
     * False: `world->error` says why not (a port is taken). */
    bool (*adopt)(struct world *world, const struct machine *machine);
    /* The session's clock was stopped, started or set, as paused_at and
     * origin say: what waits for it stops or goes on with its rest. */
    void (*clock)(struct world *world);
    void (*close)(struct world *world);
};

/* What every world has. A kind's own struct begins with it. */
struct world {
    const struct world_ops *ops;
    struct ev_loop *loop;
    bool virtual_clock;
    int64_t stop_at; /* us: --for; INT64_MAX: never */
    bool allow_net; /* other computers may be connected to, names asked for */
    char listen[NETWORK_HOST]; /* where servers may listen besides loopback */
    int64_t now; /* us: the last time told, and never less */
    int64_t origin; /* real clock: monotonic us at which now was 0 */
    int64_t paused_at; /* real clock: monotonic us, or -1 while it runs */
    double loop_now; /* the loop's time when the clock was last read with it */
    int64_t loop_read; /* monotonic us: and what that said */
    uint64_t cost; /* virtual clock: machine->cost that `now` accounts for */
    bool skip; /* the learner skips the present wait */
    bool outside; /* an outer peer may still send: virtual time waits */
    struct world_queue *first, *last; /* events to be told, in order */
    struct world_plan *plan; /* what --at planned, by time */
    uint32_t plan_count;
    struct input input; /* the programs' standard input, if there is one */
    uint8_t *told; /* bytes of the event told last, unless given away */
    char *folders[MACHINE_PROCESSES]; /* project folders, resolved */
    /* Where ORDER_PRINT goes. */
    void (*print)(void *owner, uint32_t process, int descriptor,
                  const uint8_t *bytes, size_t length);
    /* Where ORDER_EXIT goes; may be NULL. */
    void (*exited)(void *owner, uint32_t process, int code);
    void *owner;
    uint64_t timers_started; /* with libev so far, for the tests */
    uint64_t inner_bytes; /* that came through the sockets between programs */
    uint32_t inner_wrong; /* how often others than were sent: must stay 0 */
    char error[160];
};

struct world_options {
    struct ev_loop *loop; /* shared with the view; NULL: the default loop */
    bool virtual_clock;
    int64_t stop_at; /* us, INT64_MAX: never */
    bool allow_net; /* --allow-net */
    const char *listen; /* --listen, an IP address; NULL: loopback only */
};

/* Are the bytes of `event`, the one told last, the world's own (malloc)? Then
 * world_give makes them the caller's: so a log needs no copy. */
bool world_owns(const struct world *world, const struct event *event);
void world_give(struct world *world);

/* A new world, or NULL. world_close frees it. */
struct world *world_libev_open(const struct world_options *options);
struct world *world_simulated_open(const struct world_options *options);
void world_close(struct world *world);

/* The project folder of the process that is started as number `process`:
 * outside of it nothing is read for the program but its main file. */
void world_project(struct world *world, uint32_t process,
                   const char *folder);

/* EVENT_BEGIN for a fresh session: wall clock and seed from the system, or
 * fixed ones on the virtual clock. `bytes` must outlive the event. */
#define WORLD_BEGIN (16 + NETWORK_HOST)
void world_begin(struct world *world, struct event *event,
                 uint8_t bytes[WORLD_BEGIN]);

/*
 * EVENT_ZONE with the rules of a zone: `name`, or where it is NULL that of TZ,
 * else of /etc/localtime, else UTC. False, and an event with an errno as its
 * code, where the system has none of that name. The bytes are the event's: to
 * be freed.
 */
bool world_zone(struct event *event, const char *name);

/*
 * An event of the learner's that is to come at `at` (us), behind those planned
 * for the same time; it is copied. machine->planned says how many have come: so
 * a machine from the past meets them again.
 */
void world_plan(struct world *world, int64_t at, const struct event *event);

/* Every program is over: is one planned to start still? */
bool world_expects(const struct world *world, const struct machine *machine);

/* Does the machine wait with nothing to come: no timer, nothing planned, no
 * answer or standard input under way? Then only somebody outside can bring something. */
bool world_rests(const struct world *world, const struct machine *machine);

/* The present time as an event's, for what the learner decides. */
void world_stamp(struct world *world, const struct machine *machine,
                 struct event *event);

/*
 * For looking ahead: `world`, which is simulated and on the virtual clock,
 * takes over what `from` has planned, its programs' folders and its time, for
 * the machine as it stands, and adopts the machine. Nothing changes in `from`.
 */
bool world_follow(struct world *world, const struct world *from,
                  const struct machine *machine);

/* Lets the loop run until something has happened, at most `timeout` ms (< 0:
 * as long as it takes). It sleeps even where nothing can happen any more. */
void world_wait(struct world *world, int timeout);

/* The descriptor is the programs' standard input from now on. */
void world_input(struct world *world, int fd);

/* The real clock stands while somebody looks, and goes on. */
void world_pause(struct world *world);
void world_resume(struct world *world);

/* The rest of the present wait is skipped: the next event is EVENT_SKIP. */
void world_skip(struct world *world);

/* The session's time now, in us, for a countdown on the screen; between two
 * events it runs ahead of machine->now. */
int64_t world_now(const struct world *world, const struct machine *machine);

/* A machine that goes on from the past: its time is the world's from here. */
void world_set_now(struct world *world, const struct machine *machine);

#endif
