/*
 * environment.h: environment records (ECMA-262, 9.1), the variables that
 * closures share. `struct env` is in code.h.
 */
#ifndef LOOPLINE_SCRIPT_ENVIRONMENT_H
#define LOOPLINE_SCRIPT_ENVIRONMENT_H

#include "script/vm.h"

/* A record for scope `scope` of `code` inside `parent` (or NULL); every
 * variable in it is EMPTY. */
struct env *env_new(struct vm *vm, struct env *parent, struct code *code,
                    unsigned scope);
/* A copy with the values of now: each turn of a loop has its own. */
struct env *env_copy(struct vm *vm, const struct env *from);
/* The name of variable `index` in a record, or UNDEFINED. */
Value env_name(const struct env *env, uint32_t index);

/* A cell for a variable that modules share: see enum module_cell. */
struct values *module_cell_new(struct vm *vm);
/* The cell that a field of a module's record holds. */
static inline struct values *module_cell(Value field)
{
    return value_as_cell(field);
}

static inline struct env *env_at(struct env *env, unsigned hops)
{
    while (hops--)
        env = env->parent;
    return env;
}

#endif
