#include "debugger/scope_read.h"

/* The record of that scope in the chain, or NULL. */
static const struct env *env_of(const struct env *env, const struct code *code,
                                uint32_t scope)
{
    while (env && (env->code != code || env->cell.aux != scope))
        env = env->parent;
    return env;
}

/* exports, require, module, ...: what a file is wrapped in. */
static bool is_wrapper(const struct code *code,
                       const struct code_variable *variable)
{
    return (code->flags & CODE_PROGRAM) && variable->kind == VARIABLE_PARAM;
}

/* Which variables are wanted, and by whom. */
struct reading {
    uint32_t at; /* the place in the frame's source */
    bool all; /* a file's wrapper and captured `this`, too */
    bool (*visit)(const struct variable *variable, void *context);
    void *context;
};

/* One scope's variables; false: stopped. */
static bool read_scope(const struct reading *reading, const struct code *code,
                       uint32_t index, const Value *locals,
                       const struct env *chain)
{
    const struct code_scope *scope = &code->scopes[index];
    const struct env *env = env_of(chain, code, index);
    for (uint32_t i = 0; i < scope->variable_count; i++) {
        const struct code_variable *v =
            &code->variables[scope->first_variable + i];
        if (!reading->all &&
            (v->kind == VARIABLE_PSEUDO || is_wrapper(code, v)))
            continue;
        struct variable variable = {v->name, UNDEFINED, v->kind,
                                    code,    index,     NULL};
        if (v->in_env) {
            if (!env || v->index >= env->cell.extra)
                continue;
            variable.env = env;
            variable.value = env->values[v->index];
            if (v->is_cell && value_is_cell(variable.value))
                variable.value =
                    ((struct values *)value_as_cell(variable.value))
                        ->at[MODULE_VALUE];
        } else {
            if (!locals)
                continue;
            variable.value =
                reading->at < v->initialised ? EMPTY : locals[v->index];
        }
        if (!reading->visit(&variable, reading->context))
            return false;
    }
    return true;
}

static void read_frame(struct reading *reading, const struct frame *frame)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    uint32_t scope = code_scope_at(code, pc ? pc - 1 : 0);
    const struct code_position *at = code_position_at(code, pc ? pc - 1 : 0);
    reading->at = at ? at->start : UINT32_MAX;
    while (scope < code->scope_count) {
        if (!read_scope(reading, code, scope, frame_locals(frame), frame->env))
            return;
        if (scope == 0)
            break;
        scope = code->scopes[scope].parent;
    }
    for (const struct env *env = frame->env; env; env = env->parent) {
        if (env->code == code || (env->code->flags & CODE_LIBRARY))
            continue;
        if (!read_scope(reading, env->code, env->cell.aux, NULL, env))
            return;
    }
}

void scope_read(const struct frame *frame,
                bool (*visit)(const struct variable *variable, void *context),
                void *context)
{
    struct reading reading = {0, false, visit, context};
    read_frame(&reading, frame);
}

void scope_read_all(const struct frame *frame,
                    bool (*visit)(const struct variable *variable,
                                  void *context),
                    void *context)
{
    struct reading reading = {0, true, visit, context};
    read_frame(&reading, frame);
}

void scope_read_env(const struct env *env,
                    bool (*visit)(const struct variable *variable,
                                  void *context),
                    void *context)
{
    struct reading reading = {0, false, visit, context};
    if (!(env->code->flags & CODE_LIBRARY))
        read_scope(&reading, env->code, env->cell.aux, NULL, env);
}
