/*
 * debugger.h: the one controller. The terminal view and the headless commands
 * drive the same.
 *
 * A command is begun with debugger_begin and worked on with debugger_work,
 * which returns soon: a screen stays awake while a program runs, and a command
 * may wait for the world. Library steps are counted but not stopped at, unless
 * `library` is set.
 */
#ifndef LOOPLINE_DEBUGGER_DEBUGGER_H
#define LOOPLINE_DEBUGGER_DEBUGGER_H

#include "debugger/breakpoint.h"
#include "debugger/command.h"
#include "debugger/watch.h"
#include "history/history.h"

enum debugger_state {
    DEBUGGER_RESTING, /* the command is done: look at the step */
    DEBUGGER_WORKING, /* call debugger_work again */
    DEBUGGER_WAITING, /* the world has nothing to tell yet */
    DEBUGGER_ENDED, /* every program is over; going back is possible */
    DEBUGGER_START /* backwards: there is nothing before */
};

/* PAUSE(identifier, "name for :pause"): at what playing pauses by itself. */
#define PAUSES(P) \
    P(NOTHING, "off") P(OUTPUT, "output") P(TASK, "task") P(MESSAGE, "message")
enum pause {
#define P(name, text) PAUSE_##name,
    PAUSES(P)
#undef P
    PAUSE_COUNT
};

struct debugger {
    struct history *history;
    struct machine *machine;
    struct machine_host *host;
    struct world *world;
    struct history_parts parts; /* of it: for what is evaluated */
    bool library; /* stop in library code too */
    struct breakpoints breakpoints; /* where every command stops, but GOTO */
    enum pause pause;
    struct watches watches;
    uint32_t hit; /* number of the breakpoint that the present step stopped at;
                     0: none */

    enum debugger_state state;
    enum command command; /* the one under way, while WORKING or WAITING */
    /* Where the command began: what "over" and "out" compare with. */
    uint64_t from;
    uint32_t process;
    int depth;
    bool at_call; /* it began at a call's step: over goes to its return */
    bool at_return; /* at a return's: over goes back to its call */
    uint64_t target; /* GOTO */
    /* debugger_until: the command ends where it says true; or NULL. */
    bool (*until)(const struct machine *machine,
                  const struct machine_host *host, void *context);
    void *until_context;
};

void debugger_init(struct debugger *debugger, struct history *history,
                   const struct history_parts *parts);

/* Begins a command. GOTO goes to `number`. Backwards commands and GOTO into
 * the record are done at once; so is LIVE. Another one under way is dropped,
 * but for SKIP: that ends its wait, and it goes on. */
enum debugger_state debugger_begin(struct debugger *debugger,
                                   enum command command, bool back,
                                   uint64_t number);

/*
 * Begins to run, through the record and live, until `until` says true at a
 * step (the library's too); nothing else stops it. It counts as GOTO.
 */
enum debugger_state debugger_until(
    struct debugger *debugger,
    bool (*until)(const struct machine *machine,
                  const struct machine_host *host, void *context),
    void *context);

/* Goes on with it for at most `slices` slices or so many steps. */
enum debugger_state debugger_work(struct debugger *debugger,
                                  uint32_t slices);

/* Drops it: the machine stands at the step reached. */
void debugger_pause(struct debugger *debugger);

/* Does playing pause at the present step: a breakpoint, or debugger.pause? */
bool debugger_pauses(const struct debugger *debugger);

/* "off", "output", ... */
const char *debugger_pause_name(enum pause pause);

/* The depth of the process's innermost program frame (0 for the lowest), -1
 * where only the loop or the library is on the track. */
int debugger_depth(const struct process *process);

/* True for a step that a learner is shown. */
bool debugger_shows(const struct debugger *debugger,
                    const struct step *step);

#endif
