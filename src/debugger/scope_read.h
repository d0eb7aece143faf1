/*
 * scope_read.h: the variables that a frame sees, innermost first.
 */
#ifndef LOOPLINE_DEBUGGER_SCOPE_READ_H
#define LOOPLINE_DEBUGGER_SCOPE_READ_H

#include "script/vm.h"

struct variable {
    Value name; /* an atom */
    Value value;
    enum variable_kind kind;
    const struct code *owner; /* the function that declared it */
    uint32_t scope; /* which of its scopes */
    const struct env *env; /* the record that it lies in, for a closure shares
                              it; NULL: the frame alone has it */
};

/*
 * Calls `visit` for each variable in force at the frame's place: its own
 * scopes, then those of the functions around it (`owner` differs then), the
 * library's and a file's wrapper left out. Stops when `visit` answers false.
 */
void scope_read(const struct frame *frame,
                bool (*visit)(const struct variable *variable,
                              void *context),
                void *context);

/* The same with the wrapper's (require, module, ...) and the pseudo variables
 * (a captured `this`): all that an expression there could name. */
void scope_read_all(const struct frame *frame,
                    bool (*visit)(const struct variable *variable,
                                  void *context),
                    void *context);

/* The variables of one environment record. */
void scope_read_env(const struct env *env,
                    bool (*visit)(const struct variable *variable,
                                  void *context),
                    void *context);

#endif
