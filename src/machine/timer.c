#include "machine/timer.h"

#include "machine/machine.h"
#include "machine/process.h"

/* Both kinds of cells are rows of bytes to the collector. */
#define CELL_OF(pointer) ((const struct cell *)(const void *)(pointer)-1)

_Static_assert(sizeof(struct cell) == 8, "what a timer's cell begins with");
_Static_assert(sizeof(struct timer) <= 104, "a cell of 112 bytes");

Value timer_value(const struct timer *timer)
{
    return value_cell(CELL_OF(timer));
}

struct timer *timer_from_value(Value cell)
{
    struct bytes *bytes = value_as_cell(cell);
    return (struct timer *)(void *)bytes->at;
}

struct timer *timer_new(struct machine *machine, struct process *process)
{
    struct bytes *bytes = bytes_new(&process->vm, sizeof(struct timer));
    struct timer *timer = (struct timer *)(void *)bytes->at;
    timer->id = ++machine->next_timer;
    timer->callback = UNDEFINED;
    timer->arguments = UNDEFINED;
    timer->object = UNDEFINED;
    timer->context = process->vm.context;
    return timer;
}

/* --- the lists --------------------------------------------------------- */

static bool list_before(const struct timer_list *a, const struct timer_list *b)
{
    return a->expiry != b->expiry ? a->expiry < b->expiry : a->id < b->id;
}

static struct timer_list **recent_of(struct timers *timers, int64_t duration)
{
    return &timers->recent[(uint64_t)duration % TIMER_RECENT];
}

static void list_insert(struct timers *timers, struct timer_list *list)
{
    struct timer_list **place = &timers->lists;
    while (*place && list_before(*place, list)) {
        place = &(*place)->next;
    }
    list->next = *place;
    list->listed = 1;
    *place = list;
}

static void list_remove(struct timers *timers, struct timer_list *list)
{
    struct timer_list **place = &timers->lists;
    while (*place && *place != list) {
        place = &(*place)->next;
    }
    if (*place) {
        *place = list->next;
    }
    struct timer_list **recent = recent_of(timers, list->duration);
    if (*recent == list) {
        *recent = NULL;
    }
    list->next = NULL;
    list->listed = 0;
}

static struct timer_list *list_for(struct process *process, int64_t duration,
                                   int64_t start)
{
    struct timers *timers = &process->timers;
    struct timer_list **recent = recent_of(timers, duration);
    struct timer_list *list = *recent ? *recent : timers->lists;
    if (list && list->duration != duration) {
        list = timers->lists;
    }
    while (list && list->duration != duration) {
        list = list->next;
    }
    if (list) {
        *recent = list;
        return list;
    }
    struct bytes *bytes = bytes_new(&process->vm, sizeof *list);
    list = (struct timer_list *)(void *)bytes->at;
    list->duration = duration;
    list->expiry = start + duration;
    list->id = ++timers->next_list;
    list_insert(timers, list);
    return list;
}

static void list_append(struct timer_list *list, struct timer *timer)
{
    timer->list = list;
    timer->next = NULL;
    timer->previous = list->last;
    if (list->last) {
        list->mixed |= list->last->start > timer->start;
        list->last->next = timer;
    } else {
        list->first = timer;
    }
    list->last = timer;
    list->count++;
}

/* Takes an active timer out of its list, which may then be empty. */
static void timer_unlink(struct timers *timers, struct timer *timer)
{
    struct timer_list *list = timer->list;
    if (timer->previous) {
        timer->previous->next = timer->next;
    } else {
        list->first = timer->next;
    }
    if (timer->next) {
        timer->next->previous = timer->previous;
    } else {
        list->last = timer->previous;
    }
    timer->next = NULL;
    timer->previous = NULL;
    timer->list = NULL;
    timer->active = 0;
    list->count--;
    timers->count--;
    timers->referenced -= !timer->unreferenced;
}

/* --- arming -------------------------------------------------------------- */

static int64_t due_at(const struct process *process, const struct timer *timer)
{
    return process->started + (timer->start + timer->duration) * 1000;
}

static void timer_order(struct machine *machine, enum order_kind kind,
                        uint32_t id, int64_t value)
{
    struct order *order = machine_order(machine, kind, NULL, 0);
    order->id = id;
    order->value = value;
}

void timer_start(struct machine *machine, struct process *process,
                 struct timer *timer, int64_t start)
{
    struct timers *timers = &process->timers;
    if (timer->active) {
        struct timer_list *list = timer->list;
        timer_unlink(timers, timer);
        if (!list->first && list != timers->running_list) {
            list_remove(timers, list);
        }
    }
    timer->start = start;
    timer->order = ++timers->next_order;
    list_append(list_for(process, timer->duration, start), timer);
    timer->active = 1;
    timers->count++;
    timers->referenced += !timer->unreferenced;
    timer_order(machine, ORDER_TIMER_START, timer->id, due_at(process, timer));
}

bool timer_stop(struct machine *machine, struct process *process,
                struct timer *timer)
{
    struct timers *timers = &process->timers;
    if (!timer->active) {
        return false;
    }
    struct timer_list *list = timer->list;
    timer_unlink(timers, timer);
    if (!list->first && list->listed) {
        list_remove(timers, list);
    }
    timer_order(machine, ORDER_TIMER_STOP, timer->id, 0);
    return true;
}

void timer_forget(struct timer *timer)
{
    timer->callback = UNDEFINED;
    timer->arguments = UNDEFINED;
    timer->object = UNDEFINED;
    timer->context = UNDEFINED;
}

void timer_reference(struct process *process, struct timer *timer, bool on)
{
    if (timer->unreferenced == !on) {
        return;
    }
    timer->unreferenced = !on;
    if (timer->active && on) {
        process->timers.referenced++;
    } else if (timer->active) {
        process->timers.referenced--;
    }
}

/* --- the timers phase ------------------------------------------------------ */

/* The list's first timer is too early: back among the others. */
static void list_wait(struct timers *timers, struct timer_list *list)
{
    int64_t due = list->first->start + list->duration;
    list_remove(timers, list);
    list->expiry = due > timers->round_now ? due : timers->round_now + 1;
    list->id = ++timers->next_list;
    list_insert(timers, list);
}

/* A compiler drops calls of functions that do nothing but ask for memory. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

ALWAYS_INLINE void fetch(const void *cell)
{
    __builtin_prefetch(cell);
    __builtin_prefetch((const uint8_t *)cell + 64);
}

/*
 * What the next timers need is asked for while this one runs: among very many
 * timers none lies in the processor's cache. It is no more than a wish; nobody
 * can see it come true.
 */
ALWAYS_INLINE void fetch_next(const struct timer *timer)
{
    const struct timer *next = timer->next;
    if (value_is_object(timer->object)) {
        __builtin_prefetch(value_as_object(timer->object)->slots);
    }
    if (!next) {
        return;
    }
    if (value_is_pointer(next->object)) {
        fetch(value_pointer(next->object));
    }
    if (value_is_pointer(next->callback)) {
        fetch(value_pointer(next->callback));
    }
    if (next->next) {
        fetch(next->next);
        __builtin_prefetch((const uint8_t *)next->next + 128);
    }
}

/* The next timer of the list in work; NULL: that list is done with. */
static struct timer *list_take(struct timers *timers)
{
    struct timer_list *list = timers->running_list;
    struct timer *timer = list->first;
    timers->running_list = NULL;
    if (!timer) {
        if (list->listed) {
            list_remove(timers, list);
        }
        return NULL;
    }
    if (timers->round_now - timer->start < list->duration) {
        list_wait(timers, list);
        return NULL;
    }
    timers->running_list = list;
    fetch_next(timer);
    timer_unlink(timers, timer);
    return timer;
}

static struct timer *take_by_list(struct timers *timers)
{
    for (;;) {
        if (!timers->running_list) {
            struct timer_list *list = timers->lists;
            if (!list || list->expiry > timers->round_now) {
                return NULL;
            }
            timers->running_list = list;
        }
        struct timer *timer = list_take(timers);
        if (timer) {
            return timer;
        }
    }
}

/* The browser's rule: by due time, then by arming. Only those count that
 * stand behind `after`. */
static struct timer *first_by_due(const struct timers *timers,
                                  const struct timer *after)
{
    struct timer *best = NULL;
    int64_t edge = after ? after->start + after->duration : INT64_MIN;
    for (struct timer_list *list = timers->lists; list; list = list->next) {
        for (struct timer *t = list->first; t; t = t->next) {
            int64_t due = t->start + t->duration;
            if (after &&
                (due < edge || (due == edge && t->order <= after->order))) {
                continue;
            }
            int64_t least = best ? best->start + best->duration : INT64_MAX;
            if (due < least || (due == least && t->order < best->order)) {
                best = t;
            }
            break;
        }
    }
    return best;
}

static struct timer *take_by_due(struct timers *timers)
{
    struct timer *timer = first_by_due(timers, NULL);
    if (!timer || timer->start + timer->duration > timers->round_now) {
        return NULL;
    }
    struct timer_list *list = timer->list;
    timer_unlink(timers, timer);
    if (!list->first) {
        list_remove(timers, list);
    }
    return timer;
}

struct timer *timers_take(struct machine *machine, struct process *process)
{
    struct timers *timers = &process->timers;
    struct timer *timer =
        process->page ? take_by_due(timers) : take_by_list(timers);
    if (timer) {
        timer_order(machine, ORDER_TIMER_STOP, timer->id, 0);
    }
    return timer;
}

/* --- looking --------------------------------------------------------------- */

int64_t timers_next_due(const struct process *process)
{
    const struct timers *timers = &process->timers;
    if (!process->page) {
        return timers->lists ? process->started + timers->lists->expiry * 1000
                             : INT64_MAX;
    }
    const struct timer *timer = first_by_due(timers, NULL);
    return timer ? due_at(process, timer) : INT64_MAX;
}

/* Counted from both ends at once, which soon meets where the due ones end; but
 * from the front alone where they are mixed. */
static uint32_t list_due(const struct timer_list *list, int64_t now)
{
    const struct timer *first = list->first, *last = list->last;
    int64_t edge = now - list->duration; /* due: started by then */
    uint32_t due = 0, late = 0;
    while (first && first->start <= edge) {
        if (!list->mixed && last->start <= edge) {
            return list->count - late;
        }
        due++;
        late++;
        first = first->next;
        last = last->previous;
    }
    return due;
}

uint32_t timers_due(const struct process *process, int64_t now)
{
    uint32_t count = 0;
    for (const struct timer_list *list = process->timers.lists;
         list && list->expiry <= now; list = list->next) {
        count += list_due(list, now);
    }
    return count;
}

const struct timer *timers_peek(const struct process *process, uint32_t i)
{
    const struct timers *timers = &process->timers;
    const struct timer *timer = first_by_due(timers, NULL);
    while (timer && i-- > 0) {
        timer = first_by_due(timers, timer);
    }
    return timer;
}

struct timer *timers_find(const struct process *process, double number)
{
    const struct timers *timers = &process->timers;
    if (timers->running && timers->running->number == number) {
        return timers->running;
    }
    for (const struct timer_list *list = timers->lists; list;
         list = list->next) {
        for (struct timer *t = list->first; t; t = t->next) {
            if (t->number == number) {
                return t;
            }
        }
    }
    return NULL;
}

/* --- the collector ----------------------------------------------------------- */

static void mark_timer(struct marker *marker, const struct timer *timer)
{
    marker_cell(marker, CELL_OF(timer));
    marker_value(marker, timer->callback);
    marker_value(marker, timer->arguments);
    marker_value(marker, timer->object);
    marker_value(marker, timer->context);
}

static void mark_list(struct marker *marker, const struct timer_list *list)
{
    marker_cell(marker, CELL_OF(list));
    /* From both ends: two waits for memory at once. */
    const struct timer *first = list->first, *last = list->last;
    for (uint32_t i = 0; i < list->count; i += 2) {
        mark_timer(marker, first);
        mark_timer(marker, last);
        first = first->next;
        last = last->previous;
    }
}

void timers_mark(struct marker *marker, const struct timers *timers)
{
    for (const struct timer_list *list = timers->lists; list;
         list = list->next) {
        mark_list(marker, list);
    }
    if (timers->running_list) {
        mark_list(marker, timers->running_list);
    }
    if (timers->running) {
        mark_timer(marker, timers->running);
    }
}
