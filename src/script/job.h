/*
 * job.h: the queue of jobs (ECMA-262, 9.5): promise reactions and microtasks,
 * in the order in which they were queued.
 *
 * Who runs a job (vm_call_job) calls, with this = undefined:
 *   JOB_REACTION      HOOK_PROMISE_REACTION_JOB(function, argument, promise,
 *                     extra); the hook calls the handler `function` (or, where
 *                     it is undefined, passes the outcome on) and settles
 *                     `promise`; extra is 0 for fulfilled, 1 for rejected
 *   JOB_THENABLE      HOOK_PROMISE_THENABLE_JOB(function, argument, promise,
 *                     extra): function is the thenable's `then`, promise is to
 *                     be resolved, extra is the thenable, argument undefined
 *   JOB_RESUME        resumes the generator object `function` with `argument`
 *   JOB_RESUME_THROW  throws `argument` in it
 *   JOB_CALLBACK      function(argument), where argument is undefined for
 *                     queueMicrotask
 */
#ifndef LOOPLINE_SCRIPT_JOB_H
#define LOOPLINE_SCRIPT_JOB_H

#include "script/vm.h"

/* Appends a copy of `job`, its `step` set to vm->steps. */
void job_push(struct vm *vm, const struct job *job);

/* Takes the first job into *job; false where there is none. */
bool job_pop(struct vm *vm, struct job *job);

/* The job at place `i` < vm->jobs.count, the next one at 0; for readers. */
const struct job *job_peek(const struct vm *vm, uint32_t i);

/* Hands the queue to the collector, its row included. */
void job_mark(struct marker *marker, const struct job_queue *queue);

#endif
