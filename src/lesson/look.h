/*
 * look.h: what a lesson wants to know of the machine at a place: a readyState,
 * how many wait, how many objects are alive. Reads only.
 */
#ifndef LOOPLINE_LESSON_LOOK_H
#define LOOPLINE_LESSON_LOOK_H

#include "machine/machine.h"

/* The program that goes by that name, or NULL. */
const struct process *look_program(const struct machine *machine,
                                   const char *name);

/* The readyState of its youngest WebSocket; one that has just been made has no
 * connection before its turn is over. False: it has no WebSocket. */
bool look_state(const struct machine *machine, const struct process *process,
                enum ready_state *state);

/* LOOK_QUEUES: what waits; "client:timers" is one program's. */
#define LOOK_QUEUES "timers, nextTick, microtasks, immediates, tasks"
bool look_is_queue(const char *name);
/* What waits there, in words: "timers of client", "client의 타이머". */
void look_queue_write(const char *name, enum language language,
                      struct text *text);
uint64_t look_queue(const struct machine *machine, const char *name);

/* How many objects of that class ("WebSocket", "client:Map") can still be
 * reached. */
uint64_t look_alive(const struct machine *machine, struct machine_host *host,
                    const char *name);

#endif
