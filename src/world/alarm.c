#include "world/alarm.h"

#include <stdlib.h>

#include "world/world_part.h"

#define TABLE_START 64u

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

/* --- rows of places, found by a number ------------------------------------- */

/* Small and even numbers are spread over all places. */
static uint32_t place_of(uint64_t number, uint32_t size)
{
    return (uint32_t)(number * 0x9e3779b97f4a7c15u >> 32) & (size - 1);
}

/* --- the moments: an ev_timer for each at which timers are due ------------- */

/* What waits for one moment. */
struct moment_alarm {
    struct alarm alarm;
    struct moment_alarm *next; /* with the same place */
    uint32_t waiting; /* timers; at least one */
};

static struct moment_alarm **moment_place(const struct alarms *alarms,
                                          int64_t due)
{
    struct moment_alarm **place =
        &alarms->moments[place_of((uint64_t)due, alarms->moment_size)];
    while (*place && (*place)->alarm.due != due) {
        place = &(*place)->next;
    }
    return place;
}

static bool moments_grow(struct alarms *alarms)
{
    uint32_t old = alarms->moment_size, size = old ? old * 2 : TABLE_START;
    struct moment_alarm **row = calloc(size, sizeof *row);
    if (!row) {
        return false;
    }
    for (uint32_t i = 0; i < old; i++) {
        struct moment_alarm *next;
        for (struct moment_alarm *m = alarms->moments[i]; m; m = next) {
            uint32_t place = place_of((uint64_t)m->alarm.due, size);
            next = m->next;
            m->next = row[place];
            row[place] = m;
        }
    }
    free(alarms->moments);
    alarms->moments = row;
    alarms->moment_size = size;
    return true;
}

static struct moment_alarm *moment_add(struct alarms *alarms, int64_t due)
{
    if (alarms->moment_count == alarms->moment_size && !moments_grow(alarms) &&
        !alarms->moment_size) {
        return NULL;
    }
    struct moment_alarm *moment = calloc(1, sizeof *moment);
    if (moment) {
        struct moment_alarm **place =
            &alarms->moments[place_of((uint64_t)due, alarms->moment_size)];
        alarm_init(&moment->alarm, alarms->world);
        moment->next = *place;
        *place = moment;
        alarms->moment_count++;
    }
    return moment;
}

/* One more waits for it: it is set, also where it has rung. */
static struct moment_alarm *moment_join(struct alarms *alarms, int64_t due)
{
    struct moment_alarm *moment =
        alarms->moment_size ? *moment_place(alarms, due) : NULL;
    if (!moment) {
        moment = moment_add(alarms, due);
    }
    if (moment && !moment->alarm.set) {
        alarm_set(&moment->alarm, due);
    }
    if (moment) {
        moment->waiting++;
    }
    return moment;
}

static void moment_leave(struct alarms *alarms, struct moment_alarm *moment)
{
    if (--moment->waiting > 0) {
        return;
    }
    struct moment_alarm **place = moment_place(alarms, moment->alarm.due);
    *place = moment->next;
    alarm_stop(&moment->alarm);
    free(moment);
    alarms->moment_count--;
}

/* --- the timers, by id ----------------------------------------------------- */

struct timer_alarm {
    struct timer_alarm *next; /* with the same place, or spare */
    struct moment_alarm *moment;
    uint32_t id, process;
};

void alarms_init(struct alarms *alarms, struct world *world)
{
    *alarms = (struct alarms){.world = world};
}

static struct timer_alarm **timer_place(const struct alarms *alarms,
                                        uint32_t id)
{
    struct timer_alarm **place = &alarms->timers[id & (alarms->size - 1)];
    while (*place && (*place)->id != id) {
        place = &(*place)->next;
    }
    return place;
}

static bool grow(struct alarms *alarms)
{
    uint32_t old = alarms->size, size = old ? old * 2 : TABLE_START;
    struct timer_alarm **row = calloc(size, sizeof *row);
    if (!row) {
        return false;
    }
    for (uint32_t i = 0; i < old; i++) {
        struct timer_alarm *next;
        for (struct timer_alarm *t = alarms->timers[i]; t; t = next) {
            next = t->next;
            t->next = row[t->id & (size - 1)];
            row[t->id & (size - 1)] = t;
        }
    }
    free(alarms->timers);
    alarms->timers = row;
    alarms->size = size;
    return true;
}

/* Memory for many at once, given back when nobody waits. */
#define BLOCK 128u
struct alarm_block {
    struct alarm_block *next;
    struct timer_alarm timers[BLOCK];
};

static bool make_spare(struct alarms *alarms)
{
    struct alarm_block *block = malloc(sizeof *block);
    if (!block) {
        return false;
    }
    block->next = alarms->blocks;
    alarms->blocks = block;
    for (uint32_t i = BLOCK; i-- > 0;) {
        block->timers[i].next = alarms->spare;
        alarms->spare = &block->timers[i];
    }
    return true;
}

static void free_blocks(struct alarms *alarms)
{
    while (alarms->blocks) {
        struct alarm_block *next = alarms->blocks->next;
        free(alarms->blocks);
        alarms->blocks = next;
    }
    alarms->spare = NULL;
}

static void drop(struct alarms *alarms, struct timer_alarm **place)
{
    struct timer_alarm *timer = *place;
    *place = timer->next;
    moment_leave(alarms, timer->moment);
    timer->next = alarms->spare;
    alarms->spare = timer;
    if (--alarms->count == 0) {
        free_blocks(alarms);
    }
}

void alarms_stop(struct alarms *alarms, uint32_t id)
{
    struct timer_alarm **place = alarms->size ? timer_place(alarms, id) : NULL;
    if (place && *place) {
        drop(alarms, place);
    }
}

void alarms_start(struct alarms *alarms, uint32_t process, uint32_t id,
                  int64_t due)
{
    alarms_stop(alarms, id);
    if ((alarms->count == alarms->size && !grow(alarms) && !alarms->size) ||
        (!alarms->spare && !make_spare(alarms))) {
        return;
    }
    struct moment_alarm *moment = moment_join(alarms, due);
    if (!moment) {
        return;
    }
    struct timer_alarm *timer = alarms->spare;
    struct timer_alarm **place = &alarms->timers[id & (alarms->size - 1)];
    alarms->spare = timer->next;
    *timer = (struct timer_alarm){*place, moment, id, process};
    *place = timer;
    alarms->count++;
    alarms->world->timers_started++;
}

/* Those of one process, or of all (`everyone`). */
static void drop_those(struct alarms *alarms, uint32_t process, bool everyone)
{
    for (uint32_t i = 0; i < alarms->size; i++) {
        struct timer_alarm **place = &alarms->timers[i];
        while (*place) {
            if (everyone || (*place)->process == process) {
                drop(alarms, place);
            } else {
                place = &(*place)->next;
            }
        }
    }
}

void alarms_end(struct alarms *alarms, uint32_t process)
{
    drop_those(alarms, process, false);
}

void alarms_clock(struct alarms *alarms)
{
    for (uint32_t i = 0; i < alarms->moment_size; i++) {
        for (struct moment_alarm *m = alarms->moments[i]; m; m = m->next) {
            alarm_clock(&m->alarm);
        }
    }
}

void alarms_clear(struct alarms *alarms)
{
    drop_those(alarms, 0, true);
    free(alarms->timers);
    free(alarms->moments);
    alarms->timers = NULL;
    alarms->moments = NULL;
    alarms->size = alarms->moment_size = 0;
}
