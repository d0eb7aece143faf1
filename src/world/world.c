#include "world/world.h"

#include <ev.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>

#include "world/file.h"
#include "world/world_part.h"

/* 2024-01-01 00:00:00 UTC: where the virtual clock begins. */
#define VIRTUAL_WALL 1704067200000000ll

/* What is planned, in the order in which it comes. */
struct world_plan {
    int64_t at;
    struct event event; /* its bytes are the plan's own */
};

static int64_t clock_us(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t world_monotonic(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

void world_init(struct world *world, const struct world_ops *ops,
                const struct world_options *options)
{
    memset(world, 0, sizeof *world);
    world->ops = ops;
    world->loop = options->loop ? options->loop : EV_DEFAULT;
    world->virtual_clock = options->virtual_clock;
    world->stop_at = options->stop_at;
    world->allow_net = options->allow_net;
    if (options->listen)
        strncpy(world->listen, options->listen, sizeof world->listen - 1);
    world->origin = world_monotonic();
    world->paused_at = -1;
    input_init(&world->input, world);
}

void world_input(struct world *world, int fd)
{
    input_open(&world->input, fd);
}

void world_forget(struct world *world)
{
    while (world->first) {
        struct world_queue *next = world->first->next;
        world_entry_free(world->first);
        world->first = next;
    }
    world->last = NULL;
}

void world_done(struct world *world)
{
    input_done(&world->input);
    world_forget(world);
    for (uint32_t i = 0; i < world->plan_count; i++)
        free((void *)(uintptr_t)world->plan[i].event.bytes);
    free(world->plan);
    free(world->told);
    for (int i = 0; i < MACHINE_PROCESSES; i++)
        free(world->folders[i]);
}

void world_close(struct world *world)
{
    world->ops->close(world);
}

void world_project(struct world *world, uint32_t process, const char *folder)
{
    if (process >= MACHINE_PROCESSES)
        return;
    free(world->folders[process]);
    world->folders[process] = realpath(folder, NULL);
}

void world_begin(struct world *world, struct event *event,
                 uint8_t bytes[WORLD_BEGIN])
{
    size_t listen = strlen(world->listen);
    memset(bytes, 7, 16);
    if (!world->virtual_clock && getrandom(bytes, 16, 0) != 16)
        memset(bytes, 9, 16);
    memcpy(bytes + 16, world->listen, listen);
    *event = (struct event){
        .kind = EVENT_BEGIN,
        .code = (world->virtual_clock ? BEGIN_VIRTUAL : 0) |
                (world->allow_net ? BEGIN_NET : 0),
        .value = world->virtual_clock ? VIRTUAL_WALL : clock_us(CLOCK_REALTIME),
        .length = (uint32_t)(16 + listen),
        .bytes = bytes};
    world->origin = world_monotonic();
}

/* --- the present time ---------------------------------------------------- */

int64_t world_now(const struct world *world, const struct machine *machine)
{
    int64_t now;
    if (world->virtual_clock)
        now = world->now +
              (int64_t)(machine->cost - world->cost) * 1000 / WORLD_COST_PER_MS;
    else
        now = (world->paused_at >= 0 ? world->paused_at : world_monotonic()) -
              world->origin;
    return now > world->now ? now : world->now;
}

/* Sets `now`; on the virtual clock the cost up to here is paid for. */
static void set_now(struct world *world, const struct machine *machine,
                    int64_t now)
{
    if (world->virtual_clock) {
        uint64_t whole = (machine->cost - world->cost) /
                         (WORLD_COST_PER_MS / 1000) *
                         (WORLD_COST_PER_MS / 1000);
        world->cost += whole;
    }
    world->now = now;
}

/* --- what is to be told -------------------------------------------------- */

void world_entry_free(struct world_queue *entry)
{
    if (entry)
        free((void *)(uintptr_t)entry->event.bytes);
    free(entry);
}

void world_tell(struct world *world, const struct event *event)
{
    struct world_queue *entry = malloc(sizeof *entry);
    bool has_bytes = event->kind != EVENT_DRAINED; /* there are very many */
    uint8_t *bytes = has_bytes ? malloc(event->length + 1) : NULL;
    if (!entry || (has_bytes && !bytes)) {
        free(entry);
        free(bytes);
        return;
    }
    if (event->length)
        memcpy(bytes, event->bytes, event->length);
    if (bytes)
        bytes[event->length] = 0;
    entry->event = *event;
    entry->event.bytes = bytes;
    world_tell_entry(world, entry);
}

void world_tell_entry(struct world *world, struct world_queue *entry)
{
    entry->next = NULL;
    if (world->last)
        world->last->next = entry;
    else
        world->first = entry;
    world->last = entry;
}

bool world_told(struct world *world, const struct machine *machine,
                struct event *event)
{
    if (!world->first && machine->want.kind == WANT_WAIT)
        input_look(&world->input);
    struct world_queue *entry = world->first;
    if (!entry)
        return false;
    world->first = entry->next;
    if (!world->first)
        world->last = NULL;
    free(world->told);
    *event = entry->event;
    world->told = (uint8_t *)(uintptr_t)event->bytes;
    free(entry);
    set_now(world, machine, world_now(world, machine));
    event->now = world->now;
    return true;
}

bool world_owns(const struct world *world, const struct event *event)
{
    return event->bytes && event->bytes == world->told;
}

void world_give(struct world *world)
{
    world->told = NULL;
}

void world_confirm(struct world *world, const struct machine *machine,
                   struct event *event)
{
    const struct network_await *await = &machine->network.await;
    set_now(world, machine, world_now(world, machine));
    *event = (struct event){.kind = EVENT_CONFIRM,
                            .id = await->id,
                            .code = (int32_t)await->end,
                            .value = (int64_t)await->target,
                            .now = world->now};
}

void world_stamp(struct world *world, const struct machine *machine,
                 struct event *event)
{
    set_now(world, machine, world_now(world, machine));
    event->now = world->now;
}

/* --- what is planned ----------------------------------------------------- */

void world_plan(struct world *world, int64_t at, const struct event *event)
{
    struct world_plan *plan = realloc(
        world->plan, (world->plan_count + 1) * sizeof *plan);
    uint8_t *bytes = malloc(event->length + 1);
    uint32_t i = world->plan_count;
    if (plan)
        world->plan = plan;
    if (!plan || !bytes) {
        free(bytes);
        return;
    }
    memcpy(bytes, event->bytes, event->length);
    bytes[event->length] = 0;
    for (; i > 0 && plan[i - 1].at > at; i--)
        plan[i] = plan[i - 1];
    plan[i] = (struct world_plan){.at = at, .event = *event};
    plan[i].event.bytes = bytes;
    plan[i].event.planned = 1;
    world->plan_count++;
}

/* What comes next of it, before everything ends; or NULL. */
static const struct world_plan *planned(const struct world *world,
                                        const struct machine *machine)
{
    if (machine->planned >= world->plan_count || machine->stopped)
        return NULL;
    const struct world_plan *plan = &world->plan[machine->planned];
    return plan->at < world->stop_at ? plan : NULL;
}

bool world_expects(const struct world *world, const struct machine *machine)
{
    return planned(world, machine) != NULL;
}

int64_t world_until(const struct world *world, const struct machine *machine)
{
    const struct world_plan *plan = planned(world, machine);
    int64_t until = machine->want.kind == WANT_WAIT ? machine->want.until
                                                    : INT64_MAX;
    return plan && plan->at < until ? plan->at : until;
}

/* Is a connection to the outside being made? */
static bool is_connecting(const struct machine *machine)
{
    const struct connection *c;
    for (uint32_t i = 0; (c = network_connection(machine, i)); i++)
        if (!c->inner && (c->ends[END_CLIENT].tcp == TCP_CONNECTING ||
                          c->ends[END_CLIENT].tcp == TCP_LOOKUP))
            return true;
    return false;
}

bool world_rests(const struct world *world, const struct machine *machine)
{
    bool waits = machine->want.kind == WANT_WAIT ||
                 machine->want.kind == WANT_END;
    return waits && !world->first &&
           world_until(world, machine) == INT64_MAX &&
           world->stop_at == INT64_MAX && !is_connecting(machine) &&
           !input_awaited(&world->input);
}

/* A program that starts has its project folder behind path and name. */
static void open_folder(struct world *world, const struct machine *machine,
                        const struct event *event)
{
    const char *text = (const char *)event->bytes;
    if (event->kind == EVENT_START && !(event->code & START_OUTSIDE)) {
        text += strlen(text) + 1;
        text += strlen(text) + 1;
        world_project(world, machine->process_count, text);
    }
}

/* --- time ---------------------------------------------------------------- */

void world_set_now(struct world *world, const struct machine *machine)
{
    world->now = machine->now;
    world->cost = machine->cost;
    world->origin =
        (world->paused_at >= 0 ? world->paused_at : world_monotonic()) -
        machine->now;
    world->ops->clock(world);
}

bool world_follow(struct world *world, const struct world *from,
                  const struct machine *machine)
{
    for (int i = 0; i < MACHINE_PROCESSES; i++) {
        free(world->folders[i]);
        world->folders[i] = from->folders[i] ? strdup(from->folders[i]) : NULL;
    }
    for (uint32_t i = 0; i < from->plan_count; i++)
        world_plan(world, from->plan[i].at, &from->plan[i].event);
    world->now = from->virtual_clock ? from->now : world_now(from, machine);
    world->cost = from->virtual_clock ? from->cost : machine->cost;
    return world->ops->adopt(world, machine);
}

void world_pause(struct world *world)
{
    if (world->paused_at >= 0)
        return;
    world->paused_at = world_monotonic();
    world->ops->clock(world);
}

void world_resume(struct world *world)
{
    if (world->paused_at < 0)
        return;
    world->origin += world_monotonic() - world->paused_at;
    world->paused_at = -1;
    world->ops->clock(world);
}

void world_skip(struct world *world)
{
    world->skip = true;
}

static bool tell_time(struct world *world, const struct machine *machine,
                      struct event *event, enum event_kind kind, int64_t now)
{
    set_now(world, machine, now);
    *event = (struct event){.kind = kind, .now = now};
    return true;
}

/* What is planned for now, or had been before. */
static bool tell_plan(struct world *world, const struct machine *machine,
                      struct event *event, int64_t now)
{
    const struct world_plan *plan = planned(world, machine);
    if (!plan || now < plan->at)
        return false;
    set_now(world, machine, now);
    *event = plan->event;
    event->now = now;
    open_folder(world, machine, event);
    return true;
}

/* A wait jumps to its end: skipped, or on the virtual clock. */
static bool jump(struct world *world, const struct machine *machine,
                 struct event *event, enum event_kind kind, int64_t to)
{
    int64_t now = world_now(world, machine);
    if (to > now) {
        world->origin -= to - now;
        now = to;
        if (!world->virtual_clock)
            world->ops->clock(world);
    }
    if (tell_plan(world, machine, event, now))
        return true;
    if (now >= world->stop_at)
        kind = EVENT_STOP;
    return tell_time(world, machine, event, kind, now);
}

bool world_time(struct world *world, const struct machine *machine,
                struct event *event)
{
    int64_t now = world_now(world, machine);
    enum want_kind want = machine->want.kind;
    if (want != WANT_CLOCK && want != WANT_WAIT &&
        (want != WANT_END || !world_expects(world, machine)))
        return false;
    if (tell_plan(world, machine, event, now))
        return true;
    if (now >= world->stop_at)
        return tell_time(world, machine, event, EVENT_STOP, now);
    if (want == WANT_CLOCK)
        return tell_time(world, machine, event, EVENT_CLOCK, now);
    int64_t until = world_until(world, machine);
    if (now >= until) {
        world->skip = false;
        return tell_time(world, machine, event, EVENT_CLOCK, now);
    }
    if (until == INT64_MAX)
        world->skip = false;
    if (world->skip) {
        world->skip = false;
        return jump(world, machine, event, EVENT_SKIP, until);
    }
    if (!world->virtual_clock || world->outside ||
        input_awaited(&world->input))
        return false;
    if (until > world->stop_at)
        until = world->stop_at;
    if (until == INT64_MAX)
        return false;
    return jump(world, machine, event, EVENT_CLOCK, until);
}

/* --- orders that are the same everywhere --------------------------------- */

static void answer_read(struct world *world, const struct order *order)
{
    size_t length = 0;
    uint8_t *bytes = NULL;
    const char *folder = order->value ? world->folders[order->process] : NULL;
    int problem =
        order->code == FILE_INPUT
            ? input_read(&world->input, &bytes, &length)
            : file_answer(order->code, (const char *)order->bytes, folder,
                          &bytes, &length);
    struct event event = {.kind = EVENT_FILE,
                          .process = order->process,
                          .id = order->id,
                          .code = problem,
                          .length = (uint32_t)length,
                          .bytes = bytes};
    world_tell(world, &event);
    free(bytes);
}

static void answer_zone(struct world *world, const struct order *order)
{
    struct event event;
    world_zone(&event, (const char *)order->bytes);
    event.process = order->process;
    world_tell(world, &event);
    free((void *)(uintptr_t)event.bytes);
}

/* The system's resolver. Programs may have been told to stay at home: then
 * the machine never orders this. */
static void answer_lookup(struct world *world, const struct order *order)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
                             .ai_family = AF_UNSPEC};
    struct addrinfo *list = NULL;
    char text[INET6_ADDRSTRLEN] = "";
    if (getaddrinfo((const char *)order->bytes, NULL, &hints, &list) == 0) {
        getnameinfo(list->ai_addr, list->ai_addrlen, text, sizeof text, NULL, 0,
                    NI_NUMERICHOST);
        freeaddrinfo(list);
    }
    struct event event = {.kind = EVENT_ADDRESS,
                          .process = order->process,
                          .code = *text ? 0 : NETWORK_ENOTFOUND,
                          .length = (uint32_t)strlen(text),
                          .bytes = (const uint8_t *)text};
    world_tell(world, &event);
}

bool world_common_order(struct world *world, const struct order *order)
{
    switch (order->kind) {
    case ORDER_PRINT:
        if (world->print)
            world->print(world->owner, order->process, (int)order->value,
                         order->bytes, order->length);
        return true;
    case ORDER_READ:
        answer_read(world, order);
        return true;
    case ORDER_ZONE:
        answer_zone(world, order);
        return true;
    case ORDER_LOOKUP:
        answer_lookup(world, order);
        return true;
    case ORDER_INPUT:
        input_order(&world->input, order);
        return true;
    case ORDER_EXIT:
        input_forget(&world->input, order->process);
        if (world->exited)
            world->exited(world->owner, order->process, (int)order->value);
        return true;
    default:
        return false;
    }
}

/* --- waiting ------------------------------------------------------------- */

static void awake(struct ev_loop *loop, ev_timer *timer, int events)
{
    (void)loop;
    (void)timer;
    (void)events;
}

void world_wait(struct world *world, int timeout)
{
    ev_timer timer;
    ev_timer_init(&timer, awake, timeout / 1000.0, 0);
    if (world->first)
        timeout = 0;
    if (timeout > 0) {
        ev_now_update(world->loop); /* libev counts from what it read last */
        ev_timer_start(world->loop, &timer);
    }
    /* One reference more, for a loop without any does not sleep. */
    ev_ref(world->loop);
    ev_run(world->loop, timeout == 0 ? EVRUN_NOWAIT : EVRUN_ONCE);
    ev_unref(world->loop);
    if (timeout > 0)
        ev_timer_stop(world->loop, &timer);
}
