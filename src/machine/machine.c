#include "machine/machine.h"

#include "base/utf.h"
#include "machine/take.h"

#define OUTBOX_START 8u
#define OUTBOX_SOFT 96u /* orders: from here on the slice ends soon */
#define OUTBOX_BYTES (1u << 20) /* the same for their bytes */

struct machine *machine_open(struct arena *arena)
{
    uint32_t spans =
        (uint32_t)((sizeof(struct machine) + ARENA_SPAN - 1) / ARENA_SPAN);
    struct machine *machine = arena_take(arena, spans);
    if (!machine) {
        return NULL;
    }
    arena->root = machine;
    region_init(&machine->outbox_bytes, arena);
    region_init(&machine->zone_bytes, arena);
    pool_init(&machine->network.pool, arena);
    region_init(&machine->gesture_bytes, arena);
    machine->step.value = UNDEFINED;
    return machine;
}

void machine_host_init(struct machine_host *host, struct machine *machine,
                       const struct image *image,
                       const struct heap_scratch *scratch)
{
    memset(host, 0, sizeof *host);
    host->image = image;
    host->scratch = *scratch;
    host->vm.natives = &machine_natives;
    host->vm.scratch = &host->scratch;
    host->vm.cache = &host->cache;
    host->vm.machine = machine;
    host->vm.roots = process_mark;
    machine_forget(host);
}

void machine_forget(struct machine_host *host)
{
    const struct machine *machine = host->vm.machine;
    property_cache_clear(&host->cache);
    host->orders = NULL;
    host->order_count = 0;
    host->delivered = machine->outbox_count;
    host->delivered_number = machine->outbox_number;
}

struct process *machine_process_of(struct machine *machine, const struct vm *vm)
{
    return machine->processes[vm->owner];
}

void machine_want(struct machine *machine, enum want_kind kind, uint32_t id,
                  int64_t until)
{
    machine->want = (struct want){.kind = kind, .id = id, .until = until};
}

int machine_exit_code(const struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        if (machine->processes[i]->exit_code != 0 &&
            !machine->processes[i]->outside) {
            return machine->processes[i]->exit_code;
        }
    }
    return 0;
}

/* --- steps ------------------------------------------------------------- */

struct step *machine_note(struct machine *machine, enum step_kind kind)
{
    struct process *process = machine->processes[machine->current];
    struct step *step = &machine->step;
    memset(step, 0, sizeof *step);
    if (machine->in_vm) {
        step->number = ++process->vm.steps;
    } else {
        step->number = ++machine->steps;
        machine->cost++;
    }
    step->kind = kind;
    step->process = process->index;
    step->at = process->begun ? machine->now - process->started : 0;
    step->value = UNDEFINED;
    return step;
}

void machine_note_text(char field[STEP_TEXT], const char *bytes, size_t length)
{
    struct text text;
    text_init_fixed(&text, field, STEP_TEXT);
    text_bytes(&text, bytes, length);
}

/* --- orders ------------------------------------------------------------ */

static void outbox_clear(struct machine *machine)
{
    region_clear(&machine->outbox_bytes);
    machine->outbox = NULL;
    machine->outbox_count = 0;
    machine->outbox_capacity = 0;
    machine->outbox_number++;
    machine->outbox_old = 0;
}

static void outbox_grow(struct machine *machine)
{
    uint32_t capacity =
        machine->outbox ? machine->outbox_capacity * 2 : OUTBOX_START;
    struct order *orders =
        region_alloc(&machine->outbox_bytes, capacity * sizeof *orders);
    if (machine->outbox) {
        memcpy(orders, machine->outbox, machine->outbox_count * sizeof *orders);
    }
    machine->outbox = orders;
    machine->outbox_capacity = capacity;
}

/* Much waits to be carried out: the slice ends at the next chance. */
static void outbox_full(struct machine *machine)
{
    machine->slice_end = 0;
    if (machine->in_vm) {
        machine->processes[machine->current]->vm.slice_end = 0;
    }
}

struct order *machine_order(struct machine *machine, enum order_kind kind,
                            const void *bytes, size_t length)
{
    if (machine->outbox_count == machine->outbox_capacity) {
        outbox_grow(machine);
    }
    struct order *order = &machine->outbox[machine->outbox_count++];
    order->kind = kind;
    order->process = machine->current;
    if (kind == ORDER_READ) {
        order->id = machine->processes[machine->current]->runs;
    }
    if (length > 0) {
        order->bytes =
            (const uint8_t *)region_copy(&machine->outbox_bytes, bytes, length);
        order->length = (uint32_t)length;
    }
    machine->prints += kind == ORDER_PRINT;
    if (machine->outbox_count >= OUTBOX_SOFT ||
        machine->outbox_bytes.bytes >= OUTBOX_BYTES) {
        outbox_full(machine);
    }
    return order;
}

void machine_order_keep(struct machine *machine, struct order *order)
{
    order->bytes = (const uint8_t *)region_copy(&machine->outbox_bytes,
                                                (const char *)order->bytes,
                                                order->length);
}

/* What is new in the outbox since the last time. */
static void deliver_orders(const struct machine *machine,
                           struct machine_host *host)
{
    if (host->delivered_number != machine->outbox_number) {
        host->delivered = 0;
        host->delivered_number = machine->outbox_number;
    }
    host->orders = machine->outbox + host->delivered;
    host->order_count = machine->outbox_count - host->delivered;
    if (host->order_count == 0) {
        host->orders = NULL;
    }
    host->delivered = machine->outbox_count;
}

/* --- whose turn it is ---------------------------------------------------- */

/* A process that has ended says so, in a step of its own. */
static bool announce_end(struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        if (process->state == PROCESS_ENDED && !process->announced) {
            uint32_t current = machine->current;
            machine->current = i;
            process_announce(machine, process);
            machine->current = current; /* it may be in the middle of a turn */
            return true;
        }
    }
    return false;
}

/* Programs that the learner has asked to start again. */
static void start_again(struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        if (process->announced && process->again) {
            process_again(machine, process);
        }
    }
}

/* Reads and compiles the main files: all of them before anything runs. */
static bool load_next(struct machine *machine, struct machine_host *host)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        if (process->state == PROCESS_LOADING && process->load != LOAD_READY) {
            machine->current = i;
            process_advance(machine, host, process);
            return true;
        }
    }
    if (machine->refused && !machine->running) {
        machine_end_all(machine, REASON_OTHERS);
        machine->refused = 0;
    }
    return false;
}

/* A following program starts when the one before it waits or has ended. */
static bool may_start(const struct machine *machine, uint32_t i)
{
    const struct process *process = machine->processes[i];
    if (process->state != PROCESS_LOADING) {
        return false;
    }
    if (process->outside) {
        return true;
    }
    const struct process *before = i ? machine->processes[i - 1] : NULL;
    return !before || before->waited || before->state == PROCESS_ENDED;
}

/* Gives the turn to a program that starts, or to the process that has been
 * ready for longest. Answers when that is or will be. */
static int64_t choose(struct machine *machine)
{
    int64_t best = INT64_MAX;
    if (machine_chosen(machine, &machine->current)) {
        return machine->now;
    }
    for (uint32_t i = 0; i < machine->process_count; i++) {
        if (may_start(machine, i)) {
            machine->current = i;
            return machine->now;
        }
        int64_t ready = process_ready(machine, machine->processes[i]);
        if (ready < best) {
            best = ready;
            machine->current = i;
        }
    }
    return best;
}

static bool all_over(const struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        if (machine->processes[i]->state != PROCESS_ENDED) {
            return false;
        }
    }
    return true;
}

static void next_turn(struct machine *machine)
{
    int64_t ready = choose(machine);
    if (ready <= machine->now) {
        machine->in_turn = 1;
    } else if (all_over(machine)) {
        machine_want(machine, WANT_END, 0, 0);
    } else {
        machine_want(machine, WANT_WAIT, 0, ready);
    }
}

/* One transition: at most one step is noted, or the VM runs. */
static void advance(struct machine *machine, struct machine_host *host)
{
    machine->outbox_old = 1;
    if (announce_end(machine)) {
        return;
    }
    start_again(machine);
    if (machine->cost >= machine->slice_end && !machine->inside) {
        machine_want(machine, WANT_CLOCK, 0, 0);
    } else if (machine->in_turn) {
        process_advance(machine, host, machine->processes[machine->current]);
    } else if (!load_next(machine, host) &&
               (all_over(machine) || network_ready(machine, host))) {
        next_turn(machine);
    }
}

enum machine_answer machine_run(struct machine *machine,
                                struct machine_host *host, uint64_t stop_at)
{
    enum machine_answer answer = MACHINE_STEPPED;
    host->vm.stop_at = stop_at;
    while (machine->steps < stop_at) {
        if (machine->want.kind != WANT_NOTHING) {
            answer = MACHINE_WANTS;
            break;
        }
        advance(machine, host);
    }
    deliver_orders(machine, host);
    return answer;
}

/* --- events --------------------------------------------------------------- */

static void begin(struct machine *machine, const struct event *event)
{
    uint64_t seed[2] = {0x9e3779b97f4a7c15u, 0xbf58476d1ce4e5b9u};
    size_t length = event->length < sizeof seed ? event->length : sizeof seed;
    size_t rest = event->length - length;
    if (length > 0) {
        memcpy(seed, event->bytes, length);
    }
    memcpy(machine->seed, seed, sizeof seed);
    machine->wall = event->value;
    machine->virtual_clock = (event->code & BEGIN_VIRTUAL) != 0;
    machine->allow_net = (event->code & BEGIN_NET) != 0;
    if (rest > 0 && rest < sizeof machine->listen) {
        memcpy(machine->listen, event->bytes + length, rest);
    }
    machine->begun = 1;
}

/* EVENT_ZONE: the zone stays in the arena. A file that is none is UTC. */
static struct zone *add_zone(struct machine *machine, const struct event *event)
{
    struct region *region = &machine->zone_bytes;
    const char *bytes =
        region_copy(region, (const char *)event->bytes, event->length);
    size_t name = strlen(bytes) + 1; /* region_copy ends it with a zero byte */
    struct zone *zone = region_alloc(region, sizeof *zone);
    if (name <= event->length) {
        zone_open(zone, bytes, (const uint8_t *)bytes + name,
                  event->length - name);
    }
    if (machine->zones.last == NULL) {
        machine->zones.first = zone;
    } else {
        machine->zones.last->next = zone;
    }
    machine->zones.last = zone;
    return zone;
}

static void take_zone(struct machine *machine, const struct event *event)
{
    bool known = event->code == 0 && event->length > 0;
    if (known) {
        add_zone(machine, event);
    }
    if (event->process < machine->process_count) {
        process_zone(machine->processes[event->process], known);
    }
}

void machine_end_all(struct machine *machine, enum process_reason reason)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        if (machine->processes[i]->state != PROCESS_ENDED) {
            process_end(machine, machine->processes[i], 0, reason);
        }
    }
}

/* A slice begins. */
static void give_slice(struct machine *machine)
{
    machine->slice_end = machine->cost + VM_SLICE_COST;
}

/* Is what was wanted there now? */
static void answered(struct machine *machine, const struct event *event)
{
    switch (machine->want.kind) {
    case WANT_CLOCK:
        if (event->kind != EVENT_CLOCK && event->kind != EVENT_SKIP &&
            event->kind != EVENT_STOP) {
            return;
        }
        break;
    case WANT_ANSWER: {
        const struct process *process = machine->processes[machine->want.id];
        if (process->state != PROCESS_ENDED && process_waits(process)) {
            return;
        }
        break;
    }
    case WANT_CONFIRM:
        if (event->kind != EVENT_STOP) {
            return;
        }
        break;
    default:
        break;
    }
    machine->want.kind = WANT_NOTHING;
}

void machine_event(struct machine *machine, struct machine_host *host,
                   const struct event *event)
{
    if (machine->outbox_old) {
        outbox_clear(machine);
    }
    machine->events++;
    machine->planned += event->planned;
    if (event->now > machine->now) {
        machine->now = event->now;
    }
    switch (event->kind) {
    case EVENT_BEGIN:
        begin(machine, event);
        break;
    case EVENT_START:
        process_new(machine, event);
        break;
    case EVENT_CLOCK:
    case EVENT_SKIP:
        give_slice(machine);
        break;
    case EVENT_STOP:
        machine->stopped = 1;
        give_slice(machine);
        machine_end_all(machine, REASON_STOPPED);
        break;
    case EVENT_TAKE:
        machine_take(machine, event);
        break;
    case EVENT_SIGNAL:
        process_signal(machine, event);
        break;
    case EVENT_FILE:
        if (event->process < machine->process_count) {
            process_file(machine, machine->processes[event->process], event);
        }
        break;
    case EVENT_ZONE:
        take_zone(machine, event);
        break;
    case EVENT_GESTURE:
        process_gesture(machine, event);
        break;
    case EVENT_INPUT:
        if (event->process < machine->process_count) {
            process_input(machine, machine->processes[event->process], event);
        }
        break;
    default:
        network_event(machine, host, event);
    }
    answered(machine, event);
}
