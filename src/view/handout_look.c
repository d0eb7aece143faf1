#include "view/handout_look.h"

#include "view/reach.h"
#include "view/sockets_open.h"
#include "view/wire_open.h"

static void mix(uint64_t *look, uint64_t number)
{
    *look = (*look ^ number) * 0x100000001b3u;
}

/* The main script is about to stand there, or has stood there. */
static uint64_t depth_of(const struct process *p)
{
    uint64_t depth = 0;
    for (const struct frame *f = reach_frame(p->vm.frame); f;
         f = reach_frame(f->caller))
        depth++;
    return depth || p->phase != PHASE_MAIN ? depth : 1;
}

static uint64_t timers_of(const struct process *p)
{
    const struct timer *timer;
    uint64_t count = 0;
    for (uint32_t i = 0; (timer = timers_peek(p, i)); i++)
        count += !timer->library;
    return count;
}

static void mix_process(uint64_t *look, const struct process *p)
{
    mix(look, p->state);
    if (p->state == PROCESS_ENDED || !reach_has_vm(p))
        return;
    mix(look, p->phase == PHASE_MAIN);
    mix(look, depth_of(p));
    mix(look, timers_of(p));
    mix(look, p->ticks.count);
    mix(look, p->vm.jobs.count);
    mix(look, p->pending.count);
    mix(look, p->poll.count);
    mix(look, p->running_immediates.count + p->immediates.count);
    mix(look, p->closing.count);
}

uint64_t handout_look(const struct machine *machine)
{
    uint64_t look = 0xcbf29ce484222325u;
    const struct connection *c;
    for (uint32_t i = 0; i < machine->process_count; i++)
        mix_process(&look, machine->processes[i]);
    for (uint32_t i = 0; (c = network_connection(machine, i)); i++)
        for (int end = 0; end < 2; end++) {
            mix(&look, c->ends[end].tcp);
            mix(&look, c->ends[end].ready_state);
        }
    mix(&look, wire_log_last(machine));
    return look;
}
