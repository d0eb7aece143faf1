/*
 * moment.h: what a timeline is made of: programs start and end, tasks begin,
 * lines are printed, messages are sent and received.
 *
 * The machine keeps the last MOMENTS_KEPT of them; whoever keeps a record takes
 * the new ones each time the machine has run (history/journal.h). Nobody in
 * the machine ever looks at them.
 */
#ifndef LOOPLINE_MACHINE_MOMENT_H
#define LOOPLINE_MACHINE_MOMENT_H

#include <stddef.h>
#include <stdint.h>

#define MOMENTS_KEPT 4096u /* nearly all that a slice can have */
#define MOMENT_TEXT 28 /* bytes, zero included */

enum moment_kind {
    MOMENT_LOST, /* there were too many at once: nothing is known of it but the
                    step that it lies behind */
    MOMENT_START,
    MOMENT_TASK, /* sub: enum task_kind; id: timer or connection; text: the
                    callback's name, where it is the program's own */
    MOMENT_PRINT, /* number: which print; sub: descriptor */
    MOMENT_SENT, /* id: connection; wire: enum wire_kind; sub: a frame's
                    opcode; number: bytes; text: how it begins */
    MOMENT_RECEIVED, /* likewise */
    MOMENT_END /* number: exit code */
};

struct moment {
    uint64_t step;
    int64_t at; /* us of the session */
    uint64_t number;
    uint32_t process;
    uint32_t other; /* SENT, RECEIVED: the other end's, or NETWORK_OUTER */
    uint32_t id;
    uint8_t kind; /* enum moment_kind */
    uint8_t sub;
    uint8_t wire;
    uint8_t unused;
    char text[MOMENT_TEXT];
    uint32_t unused_too;
};

/* What functions without a name were called last: reading it out of a text is
 * long, and a million timers may have the same callback. */
#define MOMENT_NAMES 64u
struct moment_name {
    uint32_t code; /* its id in its process; 0: nothing */
    uint32_t process;
    char text[MOMENT_TEXT];
    uint32_t unused;
};

struct moments {
    struct moment_name names[MOMENT_NAMES];
    uint64_t count; /* so far */
    struct moment ring[MOMENTS_KEPT];
};

struct machine;
struct process;
struct task;
struct wire_item;

/* The next moment: now, of that process. */
struct moment *moment_note(struct machine *machine, enum moment_kind kind,
                           uint32_t process);
/* A line was printed: the last print of the machine. Where a step of its own
 * follows, the moment moves there. */
void moment_print(struct machine *machine, const struct process *process,
                  int descriptor);
void moment_print_step(struct machine *machine, uint64_t step);
/* A task begins. The library's own are left out. */
void moment_task(struct machine *machine, const struct process *process,
                 const struct task *task);
/* A frame, a line of HTTP or bytes went over a wire. */
void moment_wire(struct machine *machine, const struct wire_item *item);

/* Number `i` < count; NULL: it is not kept any more. */
const struct moment *moment_kept(const struct machine *machine, uint64_t i);

#endif
