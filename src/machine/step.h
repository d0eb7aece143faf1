/*
 * step.h: the kinds of steps, each written once, with its captions.
 *
 * A step point is where a learner could want to stop (DESIGN.md, "Steps").
 * The steps of the VM (statement, call, ...) are described from its frames
 * when somebody looks; the machine's own leave a `struct step` behind.
 *
 * A caption is one plain sentence that says what just happened and why. The
 * table has the general one of each kind; kinds with several forms have a
 * row in caption.c for each, English and Korean side by side.
 */
#ifndef LOOPLINE_MACHINE_STEP_H
#define LOOPLINE_MACHINE_STEP_H

#include "base/text.h"
#include "script/value.h"

/* STEP(identifier, "kind in the trace") */
#define STEPS(S) \
    S(START, "start") S(END, "end") \
    S(STATEMENT, "statement") S(CALL, "call") S(RETURN, "return") \
    S(THROW, "throw") S(AWAIT, "await") S(YIELD, "yield") \
    S(PHASE, "phase") S(TASK, "task") S(MICROTASK, "microtask") \
    S(TIMER_SET, "timer-set") S(TIMER_DUE, "timer-due") \
    S(TIMER_CLEAR, "timer-clear") \
    S(TCP, "tcp") S(HTTP, "http") S(HANDSHAKE, "handshake") S(FRAME, "frame") \
    S(BUFFERED, "buffered") S(DEFLATE, "deflate") S(READY_STATE, "readyState") \
    S(CONSOLE, "console") S(COLLECT, "collect") S(DIALOG, "dialog")

enum step_kind {
#define S(name, text) STEP_##name,
    STEPS(S)
#undef S
    STEP_KINDS
};

#define STEP_TEXT 120 /* bytes, cut at a character */

/*
 * A step: the machine's last own one, or what step_now makes of the VM's.
 * Which fields count depends on the kind (value: see also text):
 *   STATEMENT    a: line, b: column; text: in one line (digest.h); more:
 *                the file
 *   CALL         a: line, b: column; value: the callee; text: its name, as
 *                far as it has one; more: the arguments; sub: 1 `new`;
 *                code: how many arguments
 *   RETURN       value: what; text: whose name; more: the name of who gets
 *                it; id: 1 the main script gets it
 *   THROW        value: what; a: line, b: column
 *   AWAIT, YIELD value: what; text: whose name; sub: 1 in an async function
 *   PHASE        sub: enum phase; a: how many are ready
 *   TASK         sub: enum task_kind; id: timer or connection; value:
 *                callback; b: step that queued it; of a gesture id: enum
 *                gesture_kind, text: the element, more: what is typed
 *   MICROTASK    sub: enum micro_kind; value: the function, or the generator
 *                object of an async function that goes on; code: enum
 *                job_kind; b: step that queued it
 *   TIMER_SET    id; a: ms asked for, code: ms that it waits, b: due at (us);
 *                value: callback; sub: 0 timeout, 1 interval; end: 1 it is
 *                armed again
 *   TIMER_DUE    id; a: ms late, b: step that set it; value: callback; sub as
 *                above
 *   TIMER_CLEAR  id; sub: 1 it was waiting; a: 1 an interval, in its own
 *                callback; value: callback
 *   TCP          id: connection (of LISTENING and below: the listener);
 *                sub: enum tcp_step; a: port; code: errno; text: host; SENT
 *                and READ: b: bytes; more: the beginning of them
 *   HTTP         id; sub: enum http_step; a: bytes; text: a start line, the
 *                beginning of a body, an error
 *   HANDSHAKE    id; sub: enum handshake_check; a: 1 passed, 0 failed;
 *                b: enum handshake_verdict; text: found, more: wanted
 *   FRAME        id; sub: opcode; a: payload bytes; b: 0 sent, 1 received;
 *                code: 1 fin, 2 masked, together; text: the beginning of the
 *                payload (binary: in hexadecimal); of a close frame its
 *                reason, and value: its code
 *   BUFFERED     id; a: bytes before, b: bytes now
 *   DEFLATE      id; sub: 0 compressed, 1 unpacked; a: bytes before, b: now
 *   READY_STATE  id; a: from, b: to; text: why; sub: enum cause_kind, once
 *                that is known: the end's cause says more
 *   CONSOLE      sub: descriptor; text: the line's beginning
 *   COLLECT      a: bytes freed, b: cells freed
 *   DIALOG       sub: enum dialog_kind; a: enum dialog_step; text: the
 *                message; value: what the call returns, once that is known
 *   START        text: path; a: the how-manieth run of it; END: a: exit code; sub: enum process_reason;
 *                text: its name
 */
struct step {
    uint64_t number;
    int64_t at; /* us on its process's clock */
    uint32_t kind; /* enum step_kind */
    uint32_t process; /* index */
    uint32_t sub, id;
    int64_t a, b;
    Value value; /* UNDEFINED where there is none */
    int32_t code;
    uint32_t library; /* 1: inside library code */
    uint32_t end; /* connections: 0 client, 1 server */
    uint32_t unused;
    char text[STEP_TEXT], more[STEP_TEXT];
};

struct machine;
struct vm;
struct vm_host;
enum language { ENGLISH, KOREAN };

/* The kind's name in the trace, and its title for people. */
const char *step_name(enum step_kind kind);
const char *step_title(enum step_kind kind, enum language language);

/*
 * The step at which the machine stands now: its own last one, or the VM's,
 * made from its frames and from what `host` says of the stop. Reads only.
 */
void step_now(const struct machine *machine, const struct vm_host *host,
              struct step *step);

/* The same, but of a step of the VM only number, time, kind, process, and
 * whether it is the library's: for looking at very many. */
void step_glance(const struct machine *machine, const struct vm_host *host,
                 struct step *step);

/* Its kind alone. */
enum step_kind step_kind_now(const struct machine *machine,
                             const struct vm_host *host);

/* Is `function` run where `value` is called: itself, what is bound to it, or an
 * object whose handleEvent it is? */
bool step_leads_to(const struct vm *vm, Value value, Value function);

/* At the stop of a CALL step: does one of the arguments of the call that comes
 * next lead to `value`, and is it called by a library function or a native
 * one? */
bool step_hands_over(const struct vm *vm, Value value);

/* The caption of that step: one sentence (at the end of a program that an
 * error has ended perhaps a hint behind it), no newline. */
void step_caption(const struct machine *machine, const struct vm_host *host,
                  const struct step *step, enum language language,
                  struct text *text);

/* TCP, HTTP, HANDSHAKE, FRAME, BUFFERED, READY_STATE: the network's half of both
 * (network_caption.c); the JSON begins with a comma, or is empty. */
void network_step_caption(const struct machine *machine,
                          const struct step *step, enum language language,
                          struct text *text);
void network_step_json(const struct machine *machine, const struct step *step,
                       struct text *text);

/* The step as one JSON object, without a newline; `caption` NULL: none. */
void step_json(const struct machine *machine, const struct vm_host *host,
               const struct step *step, const char *caption,
               struct text *text);

#endif
