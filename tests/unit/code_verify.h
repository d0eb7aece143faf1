/*
 * code_verify.h: walks the bytecode of a function, and of all functions in
 * it, along every path, and looks whether it can run at all:
 *  - instructions, jumps, constants, locals, scopes are inside their bounds;
 *  - the operand stack is never too short or too high, and where paths meet
 *    they agree about its depth and about the environment;
 *  - a handler begins with the depth and the environment of its range;
 *  - every (hops, index) leads to a variable of a record that is there,
 *    through the functions around as well;
 *  - no path runs off the end.
 */
#ifndef LOOPLINE_UNIT_CODE_VERIFY_H
#define LOOPLINE_UNIT_CODE_VERIFY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "script/code.h"
#include "script/opcode.h"

/* A record that is in force: scope `scope` of `code`. */
struct verify_env {
    const struct verify_env *parent;
    const struct code *code;
    uint32_t scope;
    struct verify_env *made; /* the list of all, to be found again, freed */
};

/* What is known before an instruction. */
struct verify_state {
    bool seen;
    uint32_t depth;
    const struct verify_env *env;
};

struct verify {
    const struct code *code;
    struct verify_state *at; /* one for each byte */
    uint32_t *todo;
    uint32_t todo_count;
    uint8_t *starts; /* 1: an instruction begins here */
    struct verify_env *envs;
    char *problem; /* of 300 bytes; "" while all is well */
};

static inline void verify_fail(struct verify *v, uint32_t pc, const char *what)
{
    struct text text;
    if (*v->problem)
        return;
    text_init_fixed(&text, v->problem, 300);
    if (v->code->name)
        string_write(v->code->name, &text, 40);
    text_format(&text, " at %u: %s", pc, what);
}

static inline uint32_t verify_read(const struct code *code, uint32_t at,
                                   unsigned size)
{
    uint32_t number = 0;
    for (unsigned i = 0; i < size; i++)
        number |= (uint32_t)code->bytes[at + i] << 8 * i;
    return number;
}

/* The operand number `which` of the instruction at pc. */
static inline uint32_t verify_operand(const struct code *code, uint32_t pc,
                                      unsigned which)
{
    const char *letters = opcode_table[code->bytes[pc]].operands;
    uint32_t at = pc + 1;
    for (unsigned i = 0; letters[i]; i++) {
        unsigned size = strchr("ij", letters[i])   ? 4
                        : strchr("hc", letters[i]) ? 2
                                                   : 1;
        if (i == which)
            return verify_read(code, at, size);
        at += size;
    }
    return 0;
}

static inline const struct verify_env *verify_push(
    struct verify *v, const struct verify_env *parent, uint32_t scope)
{
    struct verify_env *e = v->envs;
    for (; e; e = e->made)
        if (e->parent == parent && e->scope == scope)
            return e;
    e = calloc(1, sizeof *e);
    *e = (struct verify_env){parent, v->code, scope, v->envs};
    v->envs = e;
    return e;
}

/* A way leads to pc. */
static inline void verify_flow(struct verify *v, uint32_t from, uint32_t pc,
                               uint32_t depth, const struct verify_env *env)
{
    struct verify_state *state;
    if (pc >= v->code->byte_count || !v->starts[pc]) {
        verify_fail(v, from, "leads to no instruction");
        return;
    }
    state = &v->at[pc];
    if (!state->seen) {
        *state = (struct verify_state){true, depth, env};
        v->todo[v->todo_count++] = pc;
    } else if (state->depth != depth) {
        verify_fail(v, pc, "paths disagree about the depth");
    } else if (state->env != env) {
        verify_fail(v, pc, "paths disagree about the environment");
    }
}

/* The environment that the handler's SAVE_ENV keeps. */
static inline const struct verify_env *verify_saved(
    struct verify *v, const struct code_handler *h)
{
    uint32_t pc = h->from;
    while (pc-- > 0) {
        if (!v->starts[pc] || v->code->bytes[pc] != OP_SAVE_ENV)
            continue;
        if (verify_operand(v->code, pc, 0) != h->env_slot)
            continue;
        if (!v->at[pc].seen)
            break;
        return v->at[pc].env;
    }
    verify_fail(v, h->from, "a handler without SAVE_ENV");
    return NULL;
}

static inline void verify_handlers(struct verify *v, uint32_t pc,
                                   uint32_t depth)
{
    for (uint32_t i = 0; i < v->code->handler_count; i++) {
        const struct code_handler *h = &v->code->handlers[i];
        if (pc < h->from || pc >= h->to)
            continue;
        if (depth < h->depth)
            verify_fail(v, pc, "less deep than the handler");
        verify_flow(v, pc, h->target,
                    h->depth + (h->kind == HANDLER_FINALLY ? 2u : 1u),
                    verify_saved(v, h));
    }
}

static inline void verify_reach(struct verify *v, uint32_t pc,
                                const struct verify_env *env)
{
    uint32_t hops = verify_operand(v->code, pc, 0);
    uint32_t index = verify_operand(v->code, pc, 1);
    while (env && hops-- > 0)
        env = env->parent;
    if (!env)
        verify_fail(v, pc, "no record so far outwards");
    else if (index >= env->code->scopes[env->scope].env_count)
        verify_fail(v, pc, "no such variable in the record");
}

static inline void verify_code_in(const struct code *code,
                                  const struct verify_env *env, char *problem);

/* Bounds of what the operands name. */
static inline void verify_operands(struct verify *v, uint32_t pc,
                                   const struct verify_env *env)
{
    enum opcode op = v->code->bytes[pc];
    const char *letters = opcode_table[op].operands;
    for (unsigned i = 0; letters[i]; i++)
        if (letters[i] == 'c' &&
            verify_operand(v->code, pc, i) >= v->code->constant_count)
            verify_fail(v, pc, "no such constant");
    switch (op) {
    case OP_GET_LOCAL:
    case OP_PUT_LOCAL:
    case OP_GET_LOCAL_CHECK:
    case OP_PUT_LOCAL_CHECK:
    case OP_SAVE_ENV:
        if (verify_operand(v->code, pc, 0) >= v->code->locals)
            verify_fail(v, pc, "no such local");
        break;
    case OP_GET_ENV:
    case OP_PUT_ENV:
    case OP_GET_ENV_CHECK:
    case OP_PUT_ENV_CHECK:
        verify_reach(v, pc, env);
        break;
    case OP_CLOSURE: {
        Value code = v->code->constants[verify_operand(v->code, pc, 0)];
        if (!value_is_cell(code))
            verify_fail(v, pc, "no code");
        else
            verify_code_in(value_as_cell(code), env, v->problem);
        break;
    }
    default:
        break;
    }
}

static inline uint32_t verify_pops(const struct code *code, uint32_t pc)
{
    enum opcode op = code->bytes[pc];
    uint32_t n;
    if (opcode_table[op].pops >= 0)
        return (uint32_t)opcode_table[op].pops;
    n = verify_operand(code, pc, op == OP_NATIVE ? 1 : 0);
    if (op == OP_CALL)
        return n + 2;
    if (op == OP_NEW || op == OP_SUPER_CALL || op == OP_REST_PROPS)
        return n + 1;
    return n;
}

/* The depth where a jump is taken, `before` and `after` being those around an
 * untaken one. */
static inline uint32_t verify_taken(enum opcode op, uint32_t before)
{
    switch (op) {
    case OP_JUMP:
    case OP_LOOP:
    case OP_JUMP_IF_FALSE_KEEP:
    case OP_JUMP_IF_TRUE_KEEP:
    case OP_JUMP_IF_VALUE_KEEP:
    case OP_JUMP_IF_DEFINED:
        return before;
    default:
        return before - 1;
    }
}

static inline void verify_step(struct verify *v, uint32_t pc)
{
    const struct code *code = v->code;
    enum opcode op = code->bytes[pc];
    uint32_t before = v->at[pc].depth, taken = verify_pops(code, pc);
    uint32_t next = pc + opcode_size(op), after;
    const struct verify_env *env = v->at[pc].env;
    const char *letters = opcode_table[op].operands;
    unsigned jump = (unsigned)strlen(letters) - 1;
    verify_operands(v, pc, env);
    verify_handlers(v, pc, before);
    if (taken > before) {
        verify_fail(v, pc, "too few operands");
        return;
    }
    after = before - taken + (uint32_t)opcode_table[op].pushes;
    if (after > code->stack)
        verify_fail(v, pc, "deeper than announced");
    if (letters[jump] == 'j') {
        int32_t by = (int32_t)verify_operand(code, pc, jump);
        if ((op == OP_LOOP) != (by < 0))
            verify_fail(v, pc, "wrong way");
        verify_flow(v, pc, next + (uint32_t)by, verify_taken(op, before), env);
    }
    if (op == OP_PUSH_ENV) {
        uint32_t scope = verify_operand(code, pc, 0);
        if (scope >= code->scope_count || !code->scopes[scope].env_count)
            verify_fail(v, pc, "no scope with a record");
        else
            env = verify_push(v, env, scope);
    } else if (op == OP_POP_ENV || op == OP_COPY_ENV) {
        if (!env || env->code != code)
            verify_fail(v, pc, "no record to leave");
        else if (op == OP_POP_ENV)
            env = env->parent;
    }
    if (op == OP_RETURN || op == OP_UNWIND_RETURN || op == OP_THROW ||
        op == OP_RETHROW || op == OP_THROW_ERROR || op == OP_JUMP ||
        op == OP_LOOP)
        return;
    verify_flow(v, pc, next, after, env);
}

static inline void verify_rows(struct verify *v)
{
    const struct code *code = v->code;
    for (uint32_t i = 0; i < code->position_count; i++) {
        const struct code_position *p = &code->positions[i];
        if (i && p->pc <= p[-1].pc)
            verify_fail(v, p->pc, "position order");
        if (p->start > p->end || p->end > code->source->length)
            verify_fail(v, p->pc, "position outside of the text");
        if (p->at > code->source->length)
            verify_fail(v, p->pc, "place outside of the text");
    }
    for (uint32_t i = 0; i < code->scope_count; i++) {
        const struct code_scope *s = &code->scopes[i];
        if (s->from > s->to || s->to > code->byte_count)
            verify_fail(v, s->from, "scope outside of the code");
        if (s->parent != UINT16_MAX && s->parent >= i)
            verify_fail(v, s->from, "scope without its parent");
        if (s->first_variable + s->variable_count > code->variable_count)
            verify_fail(v, s->from, "scope without its variables");
        for (uint32_t k = 0; k < s->variable_count; k++) {
            const struct code_variable *x =
                &code->variables[s->first_variable + k];
            if (x->in_env ? x->index >= s->env_count
                          : x->index >= code->locals && code->locals)
                verify_fail(v, s->from, "variable without a place");
        }
    }
}

static inline void verify_code_in(const struct code *code,
                                  const struct verify_env *env, char *problem)
{
    struct verify v = {.code = code, .problem = problem};
    if (*problem)
        return;
    v.at = calloc(code->byte_count + 1, sizeof *v.at);
    v.todo = calloc(code->byte_count + 1, sizeof *v.todo);
    v.starts = calloc(code->byte_count + 1, 1);
    for (uint32_t pc = 0; pc < code->byte_count;
         pc += opcode_size(code->bytes[pc]))
        v.starts[pc] = 1;
    if (code->byte_count)
        verify_flow(&v, 0, 0, 0, env);
    while (v.todo_count && !*problem)
        verify_step(&v, v.todo[--v.todo_count]);
    verify_rows(&v);
    while (v.envs) {
        struct verify_env *made = v.envs->made;
        free(v.envs);
        v.envs = made;
    }
    free(v.at);
    free(v.todo);
    free(v.starts);
}

/* "" where all is well, else what is wrong; `problem` has 300 bytes. */
static inline const char *verify_code(const struct code *code, char *problem)
{
    *problem = 0;
    verify_code_in(code, NULL, problem);
    return problem;
}

#endif
