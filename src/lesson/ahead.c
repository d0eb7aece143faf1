#include "lesson/ahead.h"

#include <errno.h>

struct run {
    struct session *session;
    const struct ahead *ahead;
    struct world *world; /* the simulated one; NULL: the record goes on */
    uint64_t logged; /* events of the record */
    uint64_t steps, cost; /* as far as it may go */
    int64_t until;
    enum ahead_answer answer;
};

/* --- what it is told ----------------------------------------------------- */

/* The next event of the record, or NULL. */
static const struct event *next_logged(const struct run *run)
{
    const struct session *session = run->session;
    uint64_t next = session->machine->events;
    return next < run->logged ? history_logged(session->history, next) : NULL;
}

/* Decisions that were made at this very step. */
static void take_choices(struct run *run)
{
    struct machine *m = run->session->machine;
    const struct event *event;
    while ((event = next_logged(run)) && event->step &&
           event->step == m->steps)
        machine_event(m, &run->session->host, event);
}

/* The record is over: from here on the world is simulated. */
static bool leave_record(struct run *run)
{
    const struct session *session = run->session;
    const struct session_options *options = &session->options;
    const struct world_options simulated = {.loop = options->loop,
                                            .virtual_clock = true,
                                            .stop_at = options->stop_at,
                                            .allow_net = options->allow_net,
                                            .listen = options->listen};
    run->world = world_simulated_open(&simulated);
    return run->world &&
           world_follow(run->world, session->world, session->machine);
}

/* An outer connection that is up is not cut in that future: nobody speaks. */
static bool is_cut(const struct machine *machine, const struct event *event)
{
    const struct connection *c =
        event->kind == EVENT_FAILED && event->code == ECONNRESET
            ? network_find(machine, event->id)
            : NULL;
    return c && !c->inner;
}

static bool next_event(struct run *run, struct event *event)
{
    const struct machine *m = run->session->machine;
    do {
        if (!run->world->ops->next(run->world, m, event))
            return false;
    } while (is_cut(m, event));
    return true;
}

/* What it wants; false: that is all, and run->answer says why. */
static bool provide(struct run *run)
{
    struct machine *m = run->session->machine;
    const struct event *known = next_logged(run);
    struct event event;
    if (known) {
        machine_event(m, &run->session->host, known);
        return true;
    }
    run->answer = AHEAD_IMPOSSIBLE;
    if (!run->world && !leave_record(run))
        return false;
    if (!next_event(run, &event)) {
        if (m->want.kind != WANT_ANSWER && m->want.kind != WANT_CONFIRM)
            run->answer = AHEAD_ENDED;
        return false;
    }
    run->answer = AHEAD_FAR;
    machine_event(m, &run->session->host, &event);
    return event.now <= run->until;
}

/* --- what it orders ------------------------------------------------------ */

/* Would another computer have to answer? */
static bool asks_far(const struct order *order)
{
    return order->kind == ORDER_LOOKUP ||
           (order->kind == ORDER_CONNECT && order->code != 1 &&
            order->length != 0);
}

/* What is printed is shown, the rest is for the simulated world: while the
 * record goes on it was carried out long ago, and what was not yet answered
 * there is seen from the machine when it is adopted. */
static bool carry_out(struct run *run)
{
    const struct machine_host *host = &run->session->host;
    const struct ahead *ahead = run->ahead;
    for (uint32_t i = 0; i < host->order_count; i++) {
        const struct order *order = &host->orders[i];
        if (order->kind == ORDER_PRINT && ahead->print)
            ahead->print(order->process, (int)order->value, order->bytes,
                         order->length, ahead->context);
        if (!run->world || order->kind == ORDER_PRINT)
            continue;
        if (asks_far(order))
            return false;
        run->world->ops->order(run->world, order);
    }
    return true;
}

/* --- running ------------------------------------------------------------- */

/* One step, or one event more; false: run->answer. */
static bool go_on(struct run *run)
{
    struct machine *m = run->session->machine;
    struct machine_host *host = &run->session->host;
    take_choices(run);
    uint64_t stop = run->ahead->look ? m->steps + 1 : run->steps;
    enum machine_answer answer = machine_run(m, host, stop);
    run->answer = AHEAD_IMPOSSIBLE;
    if (!carry_out(run))
        return false;
    if (answer != MACHINE_STEPPED)
        return m->cost < run->cost ? provide(run)
                                   : (run->answer = AHEAD_FAR, false);
    run->answer = AHEAD_FOUND;
    if (run->ahead->look &&
        run->ahead->look(m, host, run->ahead->context))
        return false;
    run->answer = AHEAD_FAR;
    return m->steps < run->steps && m->cost < run->cost;
}

static void work(struct machine *machine, struct machine_host *host,
                 void *context)
{
    struct run *run = context;
    struct history_size size;
    (void)host;
    history_measure(run->session->history, &size);
    run->logged = size.events;
    run->steps = machine->steps + AHEAD_STEPS;
    run->cost = machine->cost + AHEAD_COST;
    run->until = machine->now + AHEAD_TIME;
    while (go_on(run))
        ;
    if (run->ahead->rest)
        run->ahead->rest(machine, run->answer, run->ahead->context);
    if (run->world)
        world_close(run->world);
}

enum ahead_answer ahead_run(struct session *session, const struct ahead *ahead)
{
    struct run run = {.session = session,
                      .ahead = ahead,
                      .answer = AHEAD_IMPOSSIBLE};
    history_aside(session->history, work, &run);
    return run.answer;
}
