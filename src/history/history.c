#include "history/history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "history/snapshot.h"

/*
 * Spacing. Taking a snapshot costs about 0.2 ms a MiB; the machine does some
 * 100 cost units a microsecond. 500,000 units for each MiB keep recording
 * under 5 % of the run. A large arena's snapshot is much memory too, and comes
 * more rarely: each MiB beyond LARGE_MIB counts three times.
 */
#define COST_PER_MIB 500000u
#define LARGE_MIB 4u
#define COST_LEAST 1000000u
#define MARK_COST 400000u
#define CHECKPOINTS 256u
/* A replay longer than this many steps leaves checkpoints on its way; one that
 * is no longer costs less than a restore. */
#define DENSE_STEPS 3000u
#define DENSIFY_STEPS 200000u
/* Thinning out leaves no gap that is much larger than this part of a run. */
#define EVEN_PART 32
/* A search backwards looks at so many steps first, then at more and more. */
#define FIND_STEPS 64u
#define FIND_MORE 8u

struct checkpoint {
    uint64_t steps, events, cost;
    bool at_step; /* taken at the stop of step `steps`, not behind it */
    enum vm_step step; /* at_step: what the host says of that stop */
    Value value, function;
    struct snapshot snapshot;
};

/* Where the machine had which hash: what a replay must meet again. */
struct mark {
    uint64_t steps, events, hash;
};

/* An order's place: in outbox row `number`, behind `count` orders. */
struct place {
    uint32_t number, count;
};

struct history {
    struct history_parts parts;
    struct journal journal;
    uint64_t event_count; /* logged, or only counted without recording */
    uint64_t frontier; /* steps */
    uint64_t far; /* the cost there */
    uint64_t cuts;
    struct place done; /* orders up to here have been carried out */
    struct checkpoint *checkpoints; /* by steps, then events */
    uint32_t checkpoint_count, checkpoint_capacity;
    size_t bytes;
    struct mark *marks;
    uint32_t mark_count, mark_capacity;
    uint64_t mark_cost;
    bool at_step; /* the machine stands at the stop of its step */
    struct snapshot aside; /* the last machine kept aside: the next one shares
                              its pages; count 0: none */
    bool bisect; /* leave checkpoints on the way to a step */
#ifdef CRUEL_RESTORE
    uint64_t cruel_steps;
    bool cruel_again; /* a step is being taken again */
#endif
};

static bool recording(const struct history *h)
{
    return h->parts.budget > 0;
}

static void settle(struct history *h)
{
    struct machine *m = h->parts.machine;
    for (uint32_t i = 0; i < m->process_count; i++)
        vm_settle(&m->processes[i]->vm);
}

struct history *history_open(const struct history_parts *parts)
{
    struct history *h = calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->parts = *parts;
    journal_init(&h->journal);
    h->at_step = true;
    return h;
}

void history_close(struct history *h)
{
    if (!h)
        return;
    for (uint32_t i = 0; i < h->checkpoint_count; i++)
        snapshot_free(&h->checkpoints[i].snapshot, &h->bytes);
    snapshot_free(&h->aside, &(size_t){0});
    free(h->checkpoints);
    free(h->marks);
    journal_free(&h->journal);
    free(h);
}

uint64_t history_hash(struct history *h)
{
    settle(h);
    return snapshot_hash(h->parts.arena);
}

/* --- checkpoints --------------------------------------------------------- */

static void checkpoint_drop(struct history *h, uint32_t i)
{
    snapshot_free(&h->checkpoints[i].snapshot, &h->bytes);
    h->checkpoint_count--;
    memmove(&h->checkpoints[i], &h->checkpoints[i + 1],
            (h->checkpoint_count - i) * sizeof *h->checkpoints);
}

/* The place of a checkpoint at the present moment: behind all earlier ones. */
static uint32_t checkpoint_place(const struct history *h)
{
    const struct machine *m = h->parts.machine;
    uint32_t i = h->checkpoint_count;
    while (i > 0) {
        const struct checkpoint *c = &h->checkpoints[i - 1];
        if (c->steps < m->steps ||
            (c->steps == m->steps && c->events <= m->events &&
             (c->at_step || !h->at_step)))
            break;
        i--;
    }
    return i;
}

/* How little a checkpoint is missed: the gap that it would leave against its
 * distance from here. */
static double worth(const struct history *h, uint32_t i)
{
    const struct checkpoint *c = &h->checkpoints[i];
    double here = (double)h->parts.machine->cost, far = (double)h->far;
    double next = i + 1 < h->checkpoint_count ? (double)c[1].cost
                                              : fmax(here, far);
    double away = fabs(here - (double)c->cost);
    return (next - (double)c[-1].cost) / (away + far / EVEN_PART + 1);
}

/*
 * Thins out: the one that is least missed goes first. So spacing grows with
 * distance, but nowhere beyond what a jump can run through, and the first
 * checkpoint stays.
 */
static void thin_out(struct history *h)
{
    while (h->checkpoint_count > 2 &&
           (h->checkpoint_count > CHECKPOINTS || h->bytes > h->parts.budget)) {
        uint32_t least = 1;
        for (uint32_t i = 2; i < h->checkpoint_count; i++)
            if (worth(h, i) < worth(h, least))
                least = i;
        checkpoint_drop(h, least);
    }
}

/* All of one but its snapshot. */
static struct checkpoint checkpoint_here(const struct history *h)
{
    const struct machine *m = h->parts.machine;
    const struct vm_host *host = &h->parts.host->vm;
    return (struct checkpoint){.steps = m->steps,
                               .events = m->events,
                               .cost = m->cost,
                               .at_step = h->at_step,
                               .step = host->step,
                               .value = host->value,
                               .function = host->function};
}

static void checkpoint_take(struct history *h)
{
    const struct machine *m = h->parts.machine;
    uint32_t i = checkpoint_place(h);
    if (i > 0 && h->checkpoints[i - 1].steps == m->steps &&
        h->checkpoints[i - 1].events == m->events &&
        h->checkpoints[i - 1].cost == m->cost &&
        h->checkpoints[i - 1].at_step == h->at_step)
        return;
    if (h->checkpoint_count == h->checkpoint_capacity) {
        uint32_t more =
            h->checkpoint_capacity ? h->checkpoint_capacity * 2 : 64;
        void *row = realloc(h->checkpoints, more * sizeof *h->checkpoints);
        if (!row)
            return;
        h->checkpoints = row;
        h->checkpoint_capacity = more;
    }
    settle(h);
    struct checkpoint c = checkpoint_here(h);
    if (!snapshot_take(&c.snapshot, h->parts.arena,
                       i ? &h->checkpoints[i - 1].snapshot : NULL, &h->bytes))
        return;
    memmove(&h->checkpoints[i + 1], &h->checkpoints[i],
            (h->checkpoint_count - i) * sizeof c);
    h->checkpoints[i] = c;
    h->checkpoint_count++;
    thin_out(h);
}

static void after_restore(struct history *h)
{
    struct machine *m = h->parts.machine;
    machine_forget(h->parts.host);
    for (uint32_t i = 0; i < m->process_count; i++)
        heap_repoison(&m->processes[i]->vm.heap);
}

static void restore(struct history *h, const struct checkpoint *c)
{
    struct vm_host *host = &h->parts.host->vm;
    snapshot_restore(&c->snapshot, h->parts.arena);
    h->at_step = c->at_step;
    host->step = c->step;
    host->value = c->value;
    host->function = c->function;
    after_restore(h);
}

static void checkpoint_restore(struct history *h, uint32_t i)
{
    restore(h, &h->checkpoints[i]);
}

/* The last checkpoint from which `step` can be reached, or -1. */
static int checkpoint_before(const struct history *h, uint64_t step)
{
    int i = (int)h->checkpoint_count - 1;
    while (i >= 0) {
        const struct checkpoint *c = &h->checkpoints[i];
        if (c->steps < step || (c->steps == step && c->at_step))
            break;
        i--;
    }
    return i;
}

/* --- marks ---------------------------------------------------------------- */

static void mark_take(struct history *h)
{
    const struct machine *m = h->parts.machine;
    bool idle = m->want.kind != WANT_CLOCK;
    uint64_t space = idle ? 1000 : MARK_COST;
    const struct mark *last =
        h->mark_count ? &h->marks[h->mark_count - 1] : NULL;
    if (last && (last->events == m->events ||
                 (m->want.kind != WANT_END && m->cost - h->mark_cost < space)))
        return;
    if (h->mark_count == h->mark_capacity) {
        uint32_t more = h->mark_capacity ? h->mark_capacity * 2 : 256;
        void *row = realloc(h->marks, more * sizeof *h->marks);
        if (!row)
            return;
        h->marks = row;
        h->mark_capacity = more;
    }
    h->marks[h->mark_count++] = (struct mark){
        .steps = m->steps, .events = m->events, .hash = history_hash(h)};
    h->mark_cost = m->cost;
}

static uint64_t spacing(const struct history *h)
{
    uint64_t mib = (uint64_t)h->parts.arena->taken * ARENA_SPAN / (1u << 20);
    uint64_t more = mib > LARGE_MIB ? mib - LARGE_MIB : 0;
    uint64_t cost = (mib + 2 * more) * COST_PER_MIB;
    return cost > COST_LEAST ? cost : COST_LEAST;
}

/* The machine wants something: a place for a checkpoint, if it is time. */
static void record_here(struct history *h)
{
    const struct machine *m = h->parts.machine;
    if (m->steps < h->frontier || m->events < h->event_count)
        return;
    const struct checkpoint *last =
        h->checkpoint_count ? &h->checkpoints[h->checkpoint_count - 1] : NULL;
    if (h->parts.verifiable)
        mark_take(h);
    if (last && m->cost - last->cost < spacing(h))
        return;
    checkpoint_take(h);
}

/* --- orders and events ------------------------------------------------------- */

static bool place_after(struct place a, struct place b)
{
    return a.number != b.number ? a.number > b.number : a.count > b.count;
}

/* Carries out what has never been carried out: a replay's orders have. */
static void carry_out(struct history *h)
{
    const struct machine *m = h->parts.machine;
    const struct machine_host *host = h->parts.host;
    for (uint32_t i = 0; i < host->order_count; i++) {
        const struct order *order = &host->orders[i];
        struct place here = {m->outbox_number,
                             (uint32_t)(order - m->outbox) + 1};
        if (!place_after(here, h->done))
            continue;
        h->done = here;
        if (order->kind == ORDER_PRINT && recording(h))
            journal_print(&h->journal, order->process, (int)order->value,
                          order->bytes, order->length);
        h->parts.world->ops->order(h->parts.world, order);
    }
}

/* What a timeline shows, as far as it is new. */
static void keep_moments(struct history *h)
{
    const struct machine *m = h->parts.machine;
    struct journal *journal = &h->journal;
    while (recording(h) && journal->moments.count < m->moments.count) {
        uint64_t i = journal->moments.count;
        const struct moment *kept = moment_kept(m, i);
        struct moment lost = {.kind = MOMENT_LOST};
        lost.step = i ? journal_moment_at(journal, i - 1)->step : 0;
        if (!journal_moment(journal, kept ? kept : &lost))
            return;
        if (kept && kept->kind == MOMENT_PRINT &&
            kept->number < journal->print_count)
            journal->prints[kept->number].step = kept->step;
    }
}

static void take_event(struct history *h, const struct event *event)
{
    h->event_count++;
    machine_event(h->parts.machine, h->parts.host, event);
}

void history_event(struct history *h, const struct event *event)
{
    if (recording(h))
        journal_event(&h->journal, event);
    take_event(h, event);
}

/* An event of the world's: the log keeps the very bytes. */
static void world_event(struct history *h, const struct event *event)
{
    if (!recording(h) || !world_owns(h->parts.world, event)) {
        history_event(h, event);
        return;
    }
    if (journal_adopt(&h->journal, event))
        world_give(h->parts.world);
    take_event(h, event);
}

/* The event that the machine takes next, where that is known; or NULL. */
static const struct event *logged(const struct history *h)
{
    const struct machine *m = h->parts.machine;
    bool known = recording(h) && m->events < h->event_count;
    return known ? journal_event_at(&h->journal, m->events) : NULL;
}

/* Decisions that were made at this step. */
static void take_choices(struct history *h)
{
    struct machine *m = h->parts.machine;
    const struct event *event;
    while (h->at_step && (event = logged(h)) && event->step == m->steps &&
           event->step != 0) {
        machine_event(m, h->parts.host, event);
        h->at_step = (event = logged(h)) && event->step == m->steps;
    }
}

/* No answer is outstanding that the machine cannot do without. */
static bool can_choose(const struct machine *m)
{
    return m->want.kind != WANT_ANSWER && m->want.kind != WANT_CONFIRM;
}

bool history_choose(struct history *h, const struct event *event)
{
    const struct machine *m = h->parts.machine;
    struct event choice = *event;
    if (m->events < h->event_count && !logged(h))
        return false;
    if (m->events < h->event_count && logged(h)->step != m->steps)
        history_forward(h, h->frontier + 1, false, UINT32_MAX);
    if (!can_choose(m))
        return false;
    choice.step = h->at_step ? m->steps : 0;
    world_stamp(h->parts.world, m, &choice);
    if (!recording(h)) {
        history_event(h, &choice);
        h->at_step = false;
        return true;
    }
    h->event_count += journal_event(&h->journal, &choice);
    return true;
}

/* Gives the machine what it wants: from the log, or live. False: not yet. */
static bool provide(struct history *h, bool live)
{
    struct machine *m = h->parts.machine;
    struct event event;
    if (m->events < h->event_count) {
        const struct event *known = logged(h);
        if (known)
            machine_event(m, h->parts.host, known);
        return known != NULL;
    }
    if (!live || !h->parts.world->ops->next(h->parts.world, m, &event))
        return false;
    world_event(h, &event);
    return true;
}

/* --- forwards ------------------------------------------------------------------ */

/* Where to stop next on the way to `stop_at`. */
static uint64_t next_stop(const struct history *h, uint64_t stop_at)
{
    uint64_t steps = h->parts.machine->steps;
    const struct event *choice = logged(h);
#ifdef CRUEL_RESTORE
    return steps + 1;
#endif
    if (choice && choice->step > steps && choice->step < stop_at)
        stop_at = choice->step;
    if (!h->bisect || stop_at > h->frontier)
        return stop_at;
    uint64_t left = stop_at - steps;
    return left > DENSE_STEPS ? steps + left / 2 : stop_at;
}

/* Nothing runs any more, and nothing is planned that would. */
static bool is_over(const struct history *h)
{
    const struct machine *m = h->parts.machine;
    return m->want.kind == WANT_END && !world_expects(h->parts.world, m);
}

/* The frontier is here, if it was behind. */
static void reach(struct history *h)
{
    const struct machine *m = h->parts.machine;
    if (m->steps > h->frontier)
        h->frontier = m->steps;
    if (m->cost > h->far)
        h->far = m->cost;
}

#ifdef CRUEL_RESTORE
#define CRUEL_FIRST 64u /* steps */
#define CRUEL_PAGE 4096

/* CRUEL=restore, behind each step. The host forgets whatever it remembers of
 * the machine. And the first steps and one in as many as the arena has pages
 * are taken again, from a checkpoint in front of them: the machine must be the
 * same, so that whatever it keeps outside its arena is missed. */
static void be_cruel(struct history *h)
{
    struct arena *arena = h->parts.arena;
    uint64_t step = h->parts.machine->steps;
    uint64_t some = (uint64_t)(arena_end(arena) - (uint8_t *)arena) /
                    CRUEL_PAGE;
    after_restore(h);
    if (h->cruel_again || !recording(h))
        return;
    if (++h->cruel_steps == some)
        checkpoint_take(h);
    if (h->cruel_steps <= some && step > CRUEL_FIRST)
        return;
    h->cruel_steps = 0;
    uint64_t hash = history_hash(h);
    bool bisect = h->bisect;
    h->cruel_again = true;
    if (history_seek(h, step - 1) != HISTORY_REACHED ||
        history_seek(h, step) != HISTORY_REACHED || history_hash(h) != hash) {
        fprintf(stderr, "step %llu is not the same when it is taken again\n",
                (unsigned long long)step);
        abort();
    }
    h->cruel_again = false;
    h->bisect = bisect;
}
#endif

enum history_answer history_forward(struct history *h, uint64_t stop_at,
                                    bool live, uint32_t slices)
{
    struct machine *m = h->parts.machine;
    if (m->steps == stop_at && h->at_step)
        return HISTORY_REACHED;
    if (recording(h) && h->checkpoint_count == 0)
        checkpoint_take(h);
    for (;;) {
        take_choices(h);
        uint64_t stop = next_stop(h, stop_at);
        enum machine_answer answer = machine_run(m, h->parts.host, stop);
        h->at_step = answer == MACHINE_STEPPED;
        carry_out(h);
        keep_moments(h);
        if (answer == MACHINE_STEPPED) {
            reach(h);
#ifdef CRUEL_RESTORE
            be_cruel(h);
#endif
            if (m->steps == stop_at)
                return HISTORY_REACHED;
            if (h->bisect)
                checkpoint_take(h);
            continue;
        }
        if (recording(h))
            record_here(h);
        reach(h);
        if (is_over(h) && m->events == h->event_count)
            return HISTORY_ENDED;
        bool slice =
            m->want.kind == WANT_CLOCK || m->want.kind == WANT_WAIT;
        if (slice && slices != UINT32_MAX && slices-- == 0)
            return HISTORY_PAUSED;
        if (!provide(h, live))
            return HISTORY_WAITING;
    }
}

/* --- anywhere -------------------------------------------------------------------- */

enum history_answer history_seek(struct history *h, uint64_t step)
{
    struct machine *m = h->parts.machine;
    if (m->steps == step && h->at_step)
        return HISTORY_REACHED;
    if (step > h->frontier)
        return HISTORY_LOST;
    int i = checkpoint_before(h, step);
    bool ahead = m->steps < step;
    bool near = ahead && step - m->steps < DENSE_STEPS;
    if (i < 0 && !ahead)
        return HISTORY_LOST;
    if (!ahead || (!near && i >= 0 && h->checkpoints[i].steps > m->steps))
        checkpoint_restore(h, (uint32_t)i);
    h->bisect = recording(h);
    enum history_answer answer = history_forward(h, step, false, UINT32_MAX);
    h->bisect = false;
    return answer;
}

void history_densify(struct history *h)
{
    const struct machine *m = h->parts.machine;
    if (!recording(h) || !h->at_step || m->steps < DENSE_STEPS)
        return;
    uint64_t here = m->steps;
    int i = checkpoint_before(h, here - 1);
    if (i < 0 || here - h->checkpoints[i].steps < DENSE_STEPS)
        return;
    checkpoint_take(h);
    uint64_t from = here > DENSIFY_STEPS ? here - DENSIFY_STEPS : 0;
    if (h->checkpoints[i].steps < from)
        history_seek(h, from);
    history_seek(h, here - 1);
    history_seek(h, here);
}

/* One stretch [checkpoint, to] looked at step by step. */
static uint64_t find_in(struct history *h, uint64_t from, uint64_t to,
                        bool first,
                        bool (*look)(const struct machine *,
                                     const struct machine_host *, void *),
                        void *context)
{
    struct machine *m = h->parts.machine;
    uint64_t found = 0;
    if (history_seek(h, from) != HISTORY_REACHED)
        return 0;
    while (m->steps < to) {
        if (history_forward(h, m->steps + 1, false, UINT32_MAX) !=
            HISTORY_REACHED)
            break;
        if (!look(m, h->parts.host, context))
            continue;
        found = m->steps;
        if (first)
            break;
    }
    return found;
}

/* Where a stretch of at most so many steps before `to` begins: at a checkpoint,
 * if there is one on the way, and not before `from`. */
static uint64_t stretch_start(const struct history *h, uint64_t from,
                              uint64_t to, uint64_t steps)
{
    int i = checkpoint_before(h, to - 1);
    uint64_t start = i >= 0 ? h->checkpoints[i].steps : 0;
    if (i >= 0 && !h->checkpoints[i].at_step)
        start++;
    if (start >= to)
        start = to - 1;
    if (to - start > steps)
        start = to - steps;
    return start < from ? from : start;
}

uint64_t history_find(struct history *h, uint64_t from, uint64_t to, bool first,
                      bool (*look)(const struct machine *machine,
                                   const struct machine_host *host,
                                   void *context),
                      void *context)
{
    uint64_t here = h->parts.machine->steps, found = 0;
    if (to == from + 1 && to == here && h->at_step)
        return look(h->parts.machine, h->parts.host, context) ? here : 0;
    if (first) {
        found = find_in(h, from, to, true, look, context);
    } else {
        uint64_t steps = FIND_STEPS;
        while (to > from && !found) {
            uint64_t start = stretch_start(h, from, to, steps);
            found = find_in(h, start, to, false, look, context);
            to = start;
            if (steps < history_frontier(h))
                steps *= FIND_MORE;
        }
    }
    history_seek(h, here);
    return found;
}

bool history_aside(struct history *h,
                   void (*work)(struct machine *machine,
                                struct machine_host *host, void *context),
                   void *context)
{
    struct checkpoint here = checkpoint_here(h);
    size_t bytes = 0;
    settle(h);
    if (!snapshot_take(&here.snapshot, h->parts.arena, &h->aside, &bytes))
        return false;
    work(h->parts.machine, h->parts.host, context);
    settle(h);
    restore(h, &here);
    snapshot_free(&h->aside, &bytes);
    h->aside = here.snapshot;
    return true;
}

uint64_t history_cuts(const struct history *h)
{
    return h->cuts;
}

uint64_t history_frontier(const struct history *h)
{
    return h->frontier;
}

bool history_is_live(const struct history *h)
{
    const struct machine *m = h->parts.machine;
    return m->steps == h->frontier;
}

bool history_go_live(struct history *h)
{
    struct machine *m = h->parts.machine;
    struct world *world = h->parts.world;
    if (history_is_live(h))
        return true;
    if (!world->ops->adopt(world, m))
        return false;
    h->cuts++;
    world_set_now(world, m);
    journal_cut(&h->journal, m->events, m->prints, m->moments.count);
    h->event_count = m->events;
    h->frontier = m->steps;
    h->far = m->cost;
    h->done = (struct place){m->outbox_number, m->outbox_count};
    while (h->checkpoint_count &&
           (h->checkpoints[h->checkpoint_count - 1].steps > m->steps ||
            h->checkpoints[h->checkpoint_count - 1].events > m->events))
        checkpoint_drop(h, h->checkpoint_count - 1);
    while (h->mark_count && (h->marks[h->mark_count - 1].steps >= m->steps ||
                             h->marks[h->mark_count - 1].events > m->events))
        h->mark_count--;
    return true;
}

bool history_verify(struct history *h, uint64_t *step, uint32_t *compared)
{
    struct machine *m = h->parts.machine;
    uint32_t next = 0;
    *compared = 0;
    if (h->checkpoint_count == 0)
        return true;
    checkpoint_restore(h, 0);
    while (next < h->mark_count) {
        take_choices(h);
        h->at_step = machine_run(m, h->parts.host, next_stop(h, UINT64_MAX)) ==
                     MACHINE_STEPPED;
        if (h->at_step)
            continue;
        const struct mark *mark = &h->marks[next];
        if (m->events == mark->events) {
            *step = m->steps;
            if (m->steps != mark->steps || history_hash(h) != mark->hash)
                return false;
            next++;
            ++*compared;
        }
        if (!provide(h, false))
            break;
    }
    *step = m->steps;
    return next == h->mark_count;
}

const struct event *history_logged(const struct history *h, uint64_t i)
{
    bool known = recording(h) && i < h->event_count;
    return known ? journal_event_at(&h->journal, i) : NULL;
}

const struct journal_print *history_print(const struct history *h, uint64_t i)
{
    return i < h->journal.print_count ? &h->journal.prints[i] : NULL;
}

uint64_t history_prints(const struct history *h)
{
    return h->journal.print_count;
}

const struct moment *history_moment(const struct history *h, uint64_t i)
{
    return i < h->journal.moments.count ? journal_moment_at(&h->journal, i)
                                       : NULL;
}

uint64_t history_moments(const struct history *h)
{
    return h->journal.moments.count;
}

const struct event *history_typed(const struct history *h, uint64_t i,
                                  uint64_t *prints)
{
    const struct journal *journal = &h->journal;
    if (i >= journal->input_count ||
        journal->inputs[i].event >= h->parts.machine->events)
        return NULL;
    *prints = journal->inputs[i].prints;
    return journal_event_at(journal, journal->inputs[i].event);
}

void history_measure(const struct history *h, struct history_size *size)
{
    size->bytes = h->bytes;
    size->checkpoints = h->checkpoint_count;
    size->events = h->event_count;
}
