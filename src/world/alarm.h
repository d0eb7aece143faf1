/*
 * alarm.h: ev_timers for the timers that programs have set. A timer is due at
 * a whole millisecond of its process; those due at the same moment share one
 * ev_timer, as Node's share libuv's: a million timers are no million entries
 * of libev's heap.
 *
 * An alarm is due at a moment of the session (us). The session's clock stands
 * while somebody looks and jumps when a wait is skipped; then all alarms stop
 * and go on as a whole (alarms_clock). When an alarm rings it only ends the
 * loop's sleep: what is due is decided by the machine, which is told the time.
 */
#ifndef LOOPLINE_WORLD_ALARM_H
#define LOOPLINE_WORLD_ALARM_H

#include <ev.h>

#include "world/number_table.h"
#include "world/world.h"

struct alarm {
    ev_timer watcher;
    struct world *world;
    int64_t due; /* us of the session */
    bool set; /* it has not rung yet */
};

/* The programs' timers, and the moments at which they are due. */
struct alarms {
    struct world *world;
    struct number_table timers; /* by id: the moment that it waits for */
    struct number_table moments; /* by process and time: the ev_timer */
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
