#include "lesson/look.h"

#include <string.h>

#include "machine/brief.h"

#define CLASS_BYTES 64

static bool is_there(const struct process *process)
{
    return process->made && process->state != PROCESS_ENDED &&
           !process->outside;
}

const struct process *look_program(const struct machine *machine,
                                   const char *name)
{
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (strcmp(machine->processes[i]->name, name) == 0)
            return machine->processes[i];
    return NULL;
}

/* "client:timers": what stands behind the colon; is `process` meant? */
static const char *own_name(const char *name, const struct process *process,
                            bool *meant)
{
    const char *colon = strchr(name, ':');
    *meant = !colon || (strlen(process->name) == (size_t)(colon - name) &&
                        strncmp(process->name, name,
                                (size_t)(colon - name)) == 0);
    return colon ? colon + 1 + strspn(colon + 1, " ") : name;
}

/* --- classes ------------------------------------------------------------- */

struct counting {
    const struct process *process;
    const char *name;
    uint64_t count, lost;
};

static bool is_of(const struct counting *c, const struct cell *cell)
{
    char bytes[CLASS_BYTES];
    struct text text;
    if (cell->kind != CELL_OBJECT)
        return false;
    text_init_fixed(&text, bytes, sizeof bytes);
    brief_maker(&c->process->vm, (const struct object *)cell, &text);
    return strcmp(bytes, c->name) == 0;
}

static bool count_cell(const struct cell *cell, void *context)
{
    struct counting *c = context;
    c->count += is_of(c, cell);
    return true;
}

static void count_lost(const struct cell *cell, void *context)
{
    struct counting *c = context;
    c->lost += is_of(c, cell);
}

uint64_t look_alive(const struct machine *machine, struct machine_host *host,
                    const char *name)
{
    struct counting c = {0};
    for (uint32_t i = 0; i < machine->process_count; i++) {
        bool meant;
        c.process = machine->processes[i];
        c.name = own_name(name, c.process, &meant);
        if (!meant || !is_there(c.process))
            continue;
        heap_each(&c.process->vm.heap, count_cell, &c);
        vm_unreachable(&c.process->vm, &host->vm, count_lost, &c);
    }
    return c.count - c.lost;
}

/* --- readyState ---------------------------------------------------------- */

bool look_state(const struct machine *machine, const struct process *process,
                enum ready_state *state)
{
    const struct connection *c;
    struct counting sockets = {.process = process, .name = "WebSocket"};
    bool found = false;
    for (uint32_t i = 0; (c = network_connection(machine, i)); i++)
        for (int end = 0; end < 2; end++) {
            const struct endpoint *e = &c->ends[end];
            if (e->process != process->index || !e->websocket)
                continue;
            *state = (enum ready_state)e->ready_state;
            found = true;
        }
    if (found || !is_there(process))
        return found;
    heap_each(&process->vm.heap, count_cell, &sockets);
    *state = READY_CONNECTING;
    return sockets.count > 0;
}

/* --- queues -------------------------------------------------------------- */

static uint32_t count_timers(const struct process *p, int64_t now)
{
    (void)now;
    const struct timer *timer;
    uint32_t count = 0;
    for (uint32_t i = 0; (timer = timers_peek(p, i)); i++)
        count += !timer->library;
    return count;
}

static uint32_t count_ticks(const struct process *p, int64_t now)
{
    (void)now;
    return p->ticks.count;
}

static uint32_t count_jobs(const struct process *p, int64_t now)
{
    (void)now;
    return p->vm.jobs.count;
}

static uint32_t count_immediates(const struct process *p, int64_t now)
{
    (void)now;
    return p->immediates.count + p->running_immediates.count;
}

static uint32_t count_tasks(const struct process *p, int64_t now)
{
    return p->pending.count + p->poll.count + p->closing.count +
           process_gestures_due(p, now);
}

static const struct {
    const char *name;
    uint32_t (*count)(const struct process *process, int64_t now);
    const char *words[2];
} queues[] = {
    {"timers", count_timers, {"timers", "타이머"}},
    {"nextTick", count_ticks, {"callbacks of nextTick", "nextTick 콜백"}},
    {"microtasks", count_jobs, {"microtasks", "마이크로태스크"}},
    {"immediates",
     count_immediates,
     {"callbacks of setImmediate", "setImmediate 콜백"}},
    {"tasks", count_tasks, {"tasks", "태스크"}},
};
#define QUEUES (sizeof queues / sizeof *queues)

static size_t queue_called(const char *name)
{
    size_t i = 0;
    while (i < QUEUES && strcmp(queues[i].name, name) != 0)
        i++;
    return i;
}

/* Behind "client:", if there is a program. */
static const char *queue_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 + strspn(colon + 1, " ") : name;
}

bool look_is_queue(const char *name)
{
    return queue_called(queue_name(name)) < QUEUES;
}

void look_queue_write(const char *name, enum language language,
                      struct text *text)
{
    const char *colon = strchr(name, ':');
    int program = colon ? (int)(colon - name) : 0;
    const char *words = queues[queue_called(queue_name(name))].words[language];
    if (program && language == KOREAN)
        text_format(text, "%.*s의 ", program, name);
    text_str(text, words);
    if (program && language == ENGLISH)
        text_format(text, " of %.*s", program, name);
}

uint64_t look_queue(const struct machine *machine, const char *name)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *p = machine->processes[i];
        bool meant;
        const char *own = own_name(name, p, &meant);
        if (meant && is_there(p))
            count += queues[queue_called(own)].count(p, machine->now);
    }
    return count;
}
