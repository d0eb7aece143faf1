#include "debugger/closure_use.h"

#include <string.h>

#include "script/opcode.h"

#define DEEP 16 /* functions in functions that are looked into */

struct use {
    const struct env *outer; /* what the function closes over */
    const struct env *env; /* where the variable lies */
    uint32_t index;
};

static uint32_t half(const uint8_t *at)
{
    uint16_t number;
    memcpy(&number, at, sizeof number);
    return number;
}

/* How many records a code has made that are in force at an instruction. */
static uint32_t records_at(const struct code *code, uint32_t pc)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < code->scope_count; i++) {
        const struct code_scope *scope = &code->scopes[i];
        count += scope->env_count && scope->from <= pc && pc < scope->to;
    }
    return count;
}

static bool is_meant(const struct use *use, uint32_t hops, uint32_t index)
{
    const struct env *env = use->outer;
    while (env && hops--)
        env = env->parent;
    return env == use->env && index == use->index;
}

static bool code_uses(const struct use *use, const struct code *code,
                      uint32_t inside, int deep);

/* The instruction at `pc`; `inside`: records between it and use->outer. */
static bool does(const struct use *use, const struct code *code, uint32_t pc,
                 uint32_t inside, int deep)
{
    const uint8_t *at = code->bytes + pc;
    switch (at[0]) {
    case OP_GET_ENV:
    case OP_PUT_ENV:
    case OP_GET_ENV_CHECK:
    case OP_PUT_ENV_CHECK:
    case OP_GET_CELL:
    case OP_PUT_CELL:
    case OP_PUT_CELL_CHECK:
        return at[1] >= inside && is_meant(use, at[1] - inside, half(at + 2));
    case OP_CLOSURE: {
        Value value = code->constants[half(at + 1)];
        const struct cell *cell = value_pointer(value);
        return deep && cell->kind == CELL_CODE &&
               code_uses(use, value_pointer(value), inside, deep - 1);
    }
    default:
        return false;
    }
}

static bool code_uses(const struct use *use, const struct code *code,
                      uint32_t inside, int deep)
{
    for (uint32_t pc = 0; pc < code->byte_count;
         pc += opcode_size((enum opcode)code->bytes[pc]))
        if (does(use, code, pc, inside + records_at(code, pc), deep))
            return true;
    return false;
}

/* Where it lies in its record. */
static bool find_index(const struct variable *variable, uint32_t *index)
{
    const struct code *owner = variable->owner;
    const struct code_scope *scope = &owner->scopes[variable->scope];
    for (uint32_t i = 0; i < scope->variable_count; i++) {
        const struct code_variable *row =
            &owner->variables[scope->first_variable + i];
        *index = row->index;
        if (row->in_env && row->name == variable->name)
            return true;
    }
    return false;
}

bool closure_uses(const struct function *function,
                  const struct variable *variable)
{
    struct use use = {function->env, variable->env, 0};
    return variable->env && function->code &&
           find_index(variable, &use.index) &&
           code_uses(&use, function->code, 0, DEEP);
}
