/*
 * alarm.h: one ev_timer for each timer that a program has set.
 *
 * An alarm is due at a moment of the session (us). The session's clock stands
 * while somebody looks and jumps when a wait is skipped; then all alarms stop
 * and go on as a whole (alarms_clock). When an alarm rings it only ends the
 * loop's sleep: what is due is decided by the machine, which is told the time.
 */
#ifndef LOOPLINE_WORLD_ALARM_H
#define LOOPLINE_WORLD_ALARM_H

#include <ev.h>

#include "world/world.h"

struct alarm {
    ev_timer watcher;
    struct world *world;
    int64_t due; /* us of the session */
    struct alarm *next; /* with the same place in the table */
    uint32_t id, process;
    bool set; /* it has not rung yet */
};

/* The alarms of the programs' timers, by the timer's id. */
struct alarms {
    struct world *world;
    struct alarm **table;
    uint32_t size, count; /* size: a power of two, or 0 */
    struct alarm_block *blocks; /* where they lie; none where count is 0 */
    struct alarm *spare; /* of the blocks, by `next` */
};

/* An alarm on its own, which lies with the caller. alarm_set sets it anew
 * where it was set before; alarm_stop may come at any time. */
void alarm_init(struct alarm *alarm, struct world *world);
void alarm_set(struct alarm *alarm, int64_t due);
void alarm_stop(struct alarm *alarm);

/* The clock was stopped, started or set: world->origin and paused_at say
 * how. Costs one ev_timer_stop and one ev_timer_start. */
void alarm_clock(struct alarm *alarm);

void alarms_init(struct alarms *alarms, struct world *world);

/* Timer `id` of `process` is due at `due`, counted in world->timers_started;
 * one that is there already is set anew. */
void alarms_start(struct alarms *alarms, uint32_t process, uint32_t id,
                  int64_t due);
void alarms_stop(struct alarms *alarms, uint32_t id);
/* Every timer of a process that is over. */
void alarms_end(struct alarms *alarms, uint32_t process);
/* alarm_clock for each, in one pass. */
void alarms_clock(struct alarms *alarms);
/* Stops and forgets all of them. */
void alarms_clear(struct alarms *alarms);

#endif
