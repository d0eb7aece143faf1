/*
 * environment.c: environment records.
 */
#include "script/environment.h"

struct env *env_new(struct vm *vm, struct env *parent, struct code *code,
                    unsigned scope)
{
    uint32_t count = code->scopes[scope].env_count;
    struct env *env =
        heap_new(&vm->heap, CELL_ENV, sizeof *env + count * sizeof(Value));
    env->cell.aux = (uint16_t)scope;
    env->cell.extra = count;
    env->parent = parent;
    env->code = code;
    for (uint32_t i = 0; i < count; i++)
        env->values[i] = EMPTY;
    return env;
}

struct env *env_copy(struct vm *vm, const struct env *from)
{
    size_t size = sizeof *from + from->cell.extra * sizeof(Value);
    struct env *env = heap_new(&vm->heap, CELL_ENV, size);
    memcpy(env, from, size);
    return env;
}

struct values *module_cell_new(struct vm *vm)
{
    struct values *cell = values_new(vm, MODULE_FIELDS);
    cell->at[MODULE_VALUE] = EMPTY;
    cell->at[MODULE_EARLY] = UNDEFINED;
    return cell;
}

/* The name of variable `index` in a record. */
Value env_name(const struct env *env, uint32_t index)
{
    const struct code_scope *scope = &env->code->scopes[env->cell.aux];
    for (uint32_t i = 0; i < scope->variable_count; i++) {
        const struct code_variable *v =
            &env->code->variables[scope->first_variable + i];
        if (v->in_env && v->index == index)
            return v->name;
    }
    return UNDEFINED;
}
