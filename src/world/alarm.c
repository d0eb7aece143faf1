#include "world/alarm.h"

#include <stdlib.h>

#include "machine/machine.h"
#include "world/world_part.h"

/* --- one alarm ----------------------------------------------------------- */

/* libev counts from the time that its loop has read last. Reading the clock
 * together with it, once for all alarms until the loop has read it again, is
 * exact, and a million timers do not ask for the time a million times. */
static void read_clock(struct world *world)
{
    ev_now_update(world->loop);
    world->loop_now = ev_now(world->loop);
    world->loop_read = world_monotonic();
}

/* How long it is from there. */
static int64_t rest_of(const struct alarm *alarm)
{
    struct world *world = alarm->world;
    if (world->loop_now != ev_now(world->loop))
        read_clock(world);
    return alarm->due - (world->loop_read - world->origin);
}

static void start(struct alarm *alarm, int64_t rest)
{
    ev_timer_set(&alarm->watcher, (double)rest / 1e6, 0);
    ev_timer_start(alarm->world->loop, &alarm->watcher);
}

/* libev may be a little early, for it counts in its own fractions. */
static void rings(struct ev_loop *loop, ev_timer *watcher, int events)
{
    struct alarm *alarm = watcher->data;
    (void)loop;
    (void)events;
    if (rest_of(alarm) > 0)
        read_clock(alarm->world);
    int64_t rest = rest_of(alarm);
    if (rest > 0)
        start(alarm, rest);
    else
        alarm->set = false;
}

void alarm_init(struct alarm *alarm, struct world *world)
{
    *alarm = (struct alarm){.world = world};
    ev_timer_init(&alarm->watcher, rings, 0, 0);
    ev_set_priority(&alarm->watcher, EV_MAXPRI);
    alarm->watcher.data = alarm;
}

/* Starts the rest of it. */
static void go_on(struct alarm *alarm)
{
    if (alarm->set && alarm->world->paused_at < 0) {
        int64_t rest = rest_of(alarm);
        start(alarm, rest > 0 ? rest : 0);
    }
}

void alarm_set(struct alarm *alarm, int64_t due)
{
    ev_timer_stop(alarm->world->loop, &alarm->watcher);
    alarm->due = due;
    alarm->set = true;
    go_on(alarm);
}

void alarm_stop(struct alarm *alarm)
{
    ev_timer_stop(alarm->world->loop, &alarm->watcher);
    alarm->set = false;
}

void alarm_clock(struct alarm *alarm)
{
    ev_timer_stop(alarm->world->loop, &alarm->watcher);
    go_on(alarm);
}

/* --- the programs' timers --------------------------------------------------- */

/* A moment at which timers of a process are due. */
struct moment_alarm {
    struct alarm alarm;
    uint32_t process;
    uint32_t waiting; /* timers; at least one */
};

void alarms_init(struct alarms *alarms, struct world *world)
{
    *alarms = (struct alarms){.world = world};
}

/* The number of a moment in its table; never 0. */
static uint64_t moment_number(uint32_t process, int64_t due)
{
    return (uint64_t)due * MACHINE_PROCESSES + process + 1;
}

static struct moment_alarm *moment_new(struct alarms *alarms, uint32_t process,
                                       int64_t due)
{
    struct moment_alarm *moment = calloc(1, sizeof *moment);
    if (!moment ||
        !number_table_put(&alarms->moments, moment_number(process, due),
                          moment)) {
        free(moment);
        return NULL;
    }
    alarm_init(&moment->alarm, alarms->world);
    moment->alarm.due = due;
    moment->process = process;
    return moment;
}

static void moment_leave(struct alarms *alarms, struct moment_alarm *moment)
{
    if (moment->waiting > 0 && --moment->waiting > 0) {
        return;
    }
    number_table_drop(&alarms->moments,
                      moment_number(moment->process, moment->alarm.due));
    alarm_stop(&moment->alarm);
    free(moment);
}

void alarms_stop(struct alarms *alarms, uint32_t id)
{
    struct moment_alarm *moment = number_table_get(&alarms->timers, id);
    if (moment) {
        number_table_drop(&alarms->timers, id);
        moment_leave(alarms, moment);
    }
    if (alarms->timers.count == 0) {
        number_table_done(&alarms->timers);
    }
}

void alarms_start(struct alarms *alarms, uint32_t process, uint32_t id,
                  int64_t due)
{
    alarms_stop(alarms, id);
    struct moment_alarm *moment =
        number_table_get(&alarms->moments, moment_number(process, due));
    if (!moment) {
        moment = moment_new(alarms, process, due);
    }
    if (!moment) {
        return;
    }
    if (!number_table_put(&alarms->timers, id, moment)) {
        if (moment->waiting == 0) {
            moment_leave(alarms, moment);
        }
        return;
    }
    moment->waiting++;
    alarms->world->timers_started++;
    if (!moment->alarm.set) { /* it is new, or it has rung */
        alarm_set(&moment->alarm, due);
    }
}

/* A row that is dropped may be taken by one behind it, so it is looked at
 * again. */
void alarms_end(struct alarms *alarms, uint32_t process)
{
    uint32_t i = 0;
    while (i < alarms->timers.capacity) {
        const struct number_row *row = &alarms->timers.rows[i];
        const struct moment_alarm *moment = row->thing;
        if (moment && moment->process == process) {
            alarms_stop(alarms, (uint32_t)row->number);
        } else {
            i++;
        }
    }
}

void alarms_clock(struct alarms *alarms)
{
    for (uint32_t i = 0; i < alarms->moments.capacity; i++) {
        struct moment_alarm *moment = alarms->moments.rows[i].thing;
        if (moment) {
            alarm_clock(&moment->alarm);
        }
    }
}

void alarms_clear(struct alarms *alarms)
{
    for (uint32_t i = 0; i < alarms->moments.capacity; i++) {
        struct moment_alarm *moment = alarms->moments.rows[i].thing;
        if (moment) {
            alarm_stop(&moment->alarm);
            free(moment);
        }
    }
    number_table_done(&alarms->moments);
    number_table_done(&alarms->timers);
}
