/*
 * evaluate.h: the value of an expression, as the innermost function of a
 * program would see it at the present step: law 6's observed re-execution.
 *
 * The machine is kept aside, the expression is compiled and run in it, with
 * orders dropped and for a limited time, and then the machine is put back, to
 * the byte. So an expression may call and even change things; nothing of it
 * stays. What asks the outside (a file, a port) has no answer here.
 */
#ifndef LOOPLINE_DEBUGGER_EVALUATE_H
#define LOOPLINE_DEBUGGER_EVALUATE_H

#include "history/history.h"

#define EVALUATE_EXPRESSION 200 /* bytes, with the zero */
#define EVALUATE_ERROR 200

enum evaluated {
    EVALUATED_VALUE,
    EVALUATED_THROWN, /* the value is what was thrown */
    EVALUATED_NOT /* `error` says why */
};

struct evaluation {
    /* In. */
    const char *expression; /* UTF-8 */
    uint32_t process; /* in whose scopes */
    enum language language; /* of our own complaints */
    /* Called with the value while it exists, before the machine is put back;
     * or NULL. */
    void (*take)(const struct vm *vm, Value value, void *context);
    void *context;
    /* Out. */
    enum evaluated answer;
    bool truth; /* ToBoolean of the value */
    char error[EVALUATE_ERROR]; /* one line: what was thrown, or why not */
};

/* Evaluates. The machine stands as before. */
void evaluate(struct history *history, const struct history_parts *parts,
              struct evaluation *evaluation);

#endif
