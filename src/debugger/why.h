/*
 * why.h: why what runs was chosen now: the rule of the loop, and the step that
 * asked for it. All of it is read from the machine, at this step and, by
 * observed re-execution, at those that led to it; nothing is changed.
 */
#ifndef LOOPLINE_DEBUGGER_WHY_H
#define LOOPLINE_DEBUGGER_WHY_H

#include "debugger/rule.h"
#include "debugger/session.h"

/* A step of a program's own code. */
struct why_place {
    uint64_t step; /* 0: not known */
    uint32_t process;
    uint32_t kind; /* enum step_kind */
    uint32_t line;
    char text[STEP_TEXT]; /* "setTimeout", as the program wrote the call; the
                             statement where it is none */
};

struct why {
    uint64_t step; /* what was asked about */
    uint64_t began; /* the step at which what runs was taken; 0: nothing runs*/
    uint32_t process;
    struct reason rule; /* by which it was chosen */
    struct reason turn; /* why this program and no other; RULE_NONE: no
                           other was ready */
    char what[STEP_TEXT]; /* what runs: a function's name, or its text */
    struct why_place asked; /* where it was asked for, handed over */
    struct why_place caused; /* where its promise was settled, the message
                                sent; step 0: not that kind */
};

/*
 * What was found out lately, so that a learner who walks through a callback
 * does not have the run looked through at each of its steps. The caller's,
 * zeroed at first; it forgets by itself when the record is cut.
 */
#define WHY_KEPT 32u
struct why_memory {
    uint64_t serial, cuts; /* of which session's record */
    uint32_t count; /* so far; the last WHY_KEPT are kept */
    struct why_kept {
        struct why why;
        Value function; /* the lowest of the program's own that ran there */
        bool chosen; /* by the loop: so it is of all steps of its callback */
    } rows[WHY_KEPT];
};

/* Why what runs at step `step` runs. False: nothing runs there and the loop
 * has chosen nothing. The machine stands afterwards where it stood. `memory`
 * may be NULL. */
bool why_at(struct session *session, struct why_memory *memory, uint64_t step,
            struct why *why);

/* The rule for what the loop calls without a step of its own (enum
 * process_run), RULE_NONE where it is none of these. */
enum rule why_hook(uint32_t run);

/*
 * Where the machine stands at the step at which a task or a microtask is taken:
 * the rule by which it was chosen, and why its program was (RULE_NONE: no other
 * was ready). Nothing is looked up. False: nothing is taken here.
 */
bool why_taken(const struct machine *machine, const struct machine_host *host,
               struct reason *rule, struct reason *turn);

/* The last step of that process's own code, not after `step`. */
bool why_place(struct session *session, uint32_t process, uint64_t step,
               struct why_place *place);

/*
 * The chain of causes: who asked for the one before, back to the main script.
 * chain[0] is `why` itself. Returns how many.
 */
#define WHY_CHAIN 8u
uint32_t why_chain(struct session *session, struct why_memory *memory,
                   const struct why *why, struct why chain[WHY_CHAIN]);

/* "asked for by setTimeout at line 3 (step 21)"; nothing where it is not
 * known. */
enum why_link { WHY_ASKED, WHY_CAUSED };
void why_place_write(const struct why_place *place, enum why_link link,
                     enum language language, struct text *text);

#endif
