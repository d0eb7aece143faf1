/*
 * loop_inside.h: what the files of the loop share with nobody else: loop.c
 * (phases, tasks), callback.c (the VM runs, and what follows), drain.c
 * (nextTicks, jobs, rejections).
 */
#ifndef LOOPLINE_MACHINE_LOOP_INSIDE_H
#define LOOPLINE_MACHINE_LOOP_INSIDE_H

#include "machine/machine.h"

/* --- loop.c --- */

/* The turn goes to whoever is ready first. */
void loop_end_turn(struct machine *machine, struct process *process);
/* Puts a function on the stack; `run` says what for. */
void loop_call(struct machine *machine, struct machine_host *host,
               struct process *process, enum process_run run, Value function,
               Value self, const Value *args, uint32_t count);
/* A callback is over: the drain begins. */
void loop_drain(struct process *process);
/* So is that of an immediate, returned or thrown. */
void loop_immediate_over(struct process *process);
/* The callback of a timer is over: an interval is armed again. */
void loop_timer_over(struct machine *machine, struct process *process);

/* --- callback.c --- */

/* The VM goes on until it has something to say. */
void loop_run(struct machine *machine, struct machine_host *host,
              struct process *process);
/* The program has nothing to do and its heap is stale: it is collected, in a
 * step. False: it is not stale, and nothing is noted. */
bool loop_collect(struct machine *machine, struct machine_host *host,
                  struct process *process);
/* Both queues are empty and no rejection is left: the callback is over. */
void loop_drained(struct machine *machine, struct process *process);
/* `exit` was emitted. Jobs that it has queued still run, and nothing else. */
void loop_exit_now(struct machine *machine, struct process *process);
/* A page's script or listener is over, and more of the same kind follows. */
void loop_page_again(struct machine *machine, struct machine_host *host,
                     struct process *process);
/* An error ends the process, and without the library's report there is only
 * this. */
void loop_report_plainly(struct machine *machine, struct process *process,
                         Value error);

/* --- drain.c --- */

/* One callback more, or the end of the drain. */
void loop_drain_step(struct machine *machine, struct machine_host *host,
                     struct process *process);
/* Is there something queued that no callback has been followed by? */
bool loop_has_queued(const struct process *process);

#endif
