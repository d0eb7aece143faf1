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

/* --- the table ----------------------------------------------------------- */

void alarms_init(struct alarms *alarms, struct world *world)
{
    *alarms = (struct alarms){.world = world};
}

static struct alarm **place_of(const struct alarms *alarms, uint32_t id)
{
    struct alarm **place = &alarms->table[id & (alarms->size - 1)];
    while (*place && (*place)->id != id) {
        place = &(*place)->next;
    }
    return place;
}

static bool grow(struct alarms *alarms)
{
    uint32_t old = alarms->size, size = old ? old * 2 : TABLE_START;
    struct alarm **table = calloc(size, sizeof *table);
    if (!table) {
        return false;
    }
    for (uint32_t i = 0; i < old; i++) {
        struct alarm *next;
        for (struct alarm *a = alarms->table[i]; a; a = next) {
            next = a->next;
            a->next = table[a->id & (size - 1)];
            table[a->id & (size - 1)] = a;
        }
    }
    free(alarms->table);
    alarms->table = table;
    alarms->size = size;
    return true;
}

/* --- memory: many at once, given back when nobody waits ------------------- */

#define BLOCK 64u
struct alarm_block {
    struct alarm_block *next;
    struct alarm alarms[BLOCK];
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
        block->alarms[i].next = alarms->spare;
        alarms->spare = &block->alarms[i];
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

static struct alarm *add(struct alarms *alarms, uint32_t process, uint32_t id)
{
    if (alarms->count == alarms->size && !grow(alarms) && !alarms->size) {
        return NULL;
    }
    if (!alarms->spare && !make_spare(alarms)) {
        return NULL;
    }
    struct alarm *alarm = alarms->spare;
    alarms->spare = alarm->next;
    struct alarm **place = &alarms->table[id & (alarms->size - 1)];
    alarm_init(alarm, alarms->world);
    alarm->id = id;
    alarm->process = process;
    alarm->next = *place;
    *place = alarm;
    alarms->count++;
    return alarm;
}

void alarms_start(struct alarms *alarms, uint32_t process, uint32_t id,
                  int64_t due)
{
    struct alarm *alarm = alarms->size ? *place_of(alarms, id) : NULL;
    if (!alarm) {
        alarm = add(alarms, process, id);
    }
    if (alarm) {
        alarms->world->timers_started++;
        alarm_set(alarm, due);
    }
}

static void drop(struct alarms *alarms, struct alarm **place)
{
    struct alarm *alarm = *place;
    *place = alarm->next;
    alarm_stop(alarm);
    alarm->next = alarms->spare;
    alarms->spare = alarm;
    if (--alarms->count == 0) {
        free_blocks(alarms);
    }
}

void alarms_stop(struct alarms *alarms, uint32_t id)
{
    struct alarm **place = alarms->size ? place_of(alarms, id) : NULL;
    if (place && *place) {
        drop(alarms, place);
    }
}

/* Those of one process, or of all (`everyone`). */
static void drop_those(struct alarms *alarms, uint32_t process, bool everyone)
{
    for (uint32_t i = 0; i < alarms->size; i++) {
        struct alarm **place = &alarms->table[i];
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
    for (uint32_t i = 0; i < alarms->size; i++) {
        for (struct alarm *a = alarms->table[i]; a; a = a->next) {
            alarm_clock(a);
        }
    }
}

void alarms_clear(struct alarms *alarms)
{
    drop_those(alarms, 0, true);
    free(alarms->table);
    alarms->table = NULL;
    alarms->size = 0;
}
