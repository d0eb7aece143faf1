/*
 * waits.h: all that waits, and for what ("why not yet?"). Read from the
 * machine as it stands; no step is looked up.
 */
#ifndef LOOPLINE_DEBUGGER_WAITS_H
#define LOOPLINE_DEBUGGER_WAITS_H

#include "debugger/rule.h"
#include "machine/machine.h"

/* WAIT(identifier, "name in the output", "English", "Korean") */
#define WAITS(W) \
    W(TICK, "nextTick", "nextTick", "nextTick") \
    W(JOB, "microtask", "microtask", "마이크로태스크") \
    W(TIMER, "timer", "timer", "타이머") \
    W(IMMEDIATE, "immediate", "immediate", "setImmediate") \
    W(TASK, "task", "task", "태스크") \
    W(FILE, "file", "file operation", "파일 작업") \
    W(AWAIT, "await", "async function", "async 함수") \
    W(THEN, "then", "callback of then", "then의 콜백") \
    W(SOCKET, "socket", "connection", "연결") \
    W(LISTENER, "listener", "server", "서버")
enum wait_kind {
#define W(name, text, english, korean) WAIT_##name,
    WAITS(W)
#undef W
    WAIT_KINDS
};

#define WAIT_REASONS 4
#define WAITS_MOST 48

struct wait {
    uint32_t kind; /* enum wait_kind */
    uint32_t process;
    uint32_t id; /* of a timer, a connection, a listener; a promise's number */
    uint32_t line; /* of an await; else 0 */
    uint64_t asked; /* the step at which it was asked for; 0: not known */
    uint64_t queued; /* of what is in a queue: the step that put it there */
    Value callback; /* its function, its generator; UNDEFINED: none is known */
    char what[STEP_TEXT]; /* a name: of the callback, a port */
    uint32_t reason_count;
    struct reason reasons[WAIT_REASONS]; /* the nearest blocker first */
};

const char *wait_name(enum wait_kind kind);
const char *wait_title(enum wait_kind kind, enum language language);

/* What waits in all programs, at most WAITS_MOST; returns how many. */
uint32_t waits_read(const struct machine *machine, struct wait *waits);

#endif
