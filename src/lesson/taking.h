/*
 * taking.h: what the loop takes: which callback of a program's comes onto the
 * track, as somebody sees it who looks at every step. What only the library
 * does (a socket's news that nobody listens for) is no callback; nor is a main
 * script that starts.
 */
#ifndef LOOPLINE_LESSON_TAKING_H
#define LOOPLINE_LESSON_TAKING_H

#include "debugger/rule.h"
#include "machine/machine.h"

/* A callback of a program that begins to run. */
struct taking {
    uint64_t step; /* at which its task, its microtask was taken */
    uint64_t queued; /* at which it was queued; 0: not known */
    uint32_t process;
    uint32_t kind; /* STEP_TASK, STEP_MICROTASK; else a hook calls it */
    uint32_t sub, id; /* as that step's */
    Value taken; /* what the queue held: its step's value */
    Value function; /* the program's own, the lowest on the stack */
    struct reason rule, turn; /* why_taken */
};

struct takings {
    uint64_t seen[MACHINE_PROCESSES]; /* when began what runs already */
    struct taking last; /* the latest task or microtask of any kind */
};

/* From the present step on: what was taken up to here does not count. */
void takings_begin(struct takings *takings, const struct machine *machine);

/* At each further step. True: a callback begins, takings->last. */
bool takings_look(struct takings *takings, const struct machine *machine,
                  const struct machine_host *host);

/*
 * A callback's name. One without is called by its text, as far as that is
 * short, and its line: "() => console.log(1)", "(error, data) => {…} :12".
 * A file's own code is called as the file.
 */
void taking_name(const struct vm *vm, Value callback, char name[STEP_TEXT]);

/* Is it a function (or an async one that goes on) of a program's? */
bool taking_is_program(Value callback);

#endif
