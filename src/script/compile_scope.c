/*
 * compile_scope.c: entering scopes, and getting at variables. Where each one
 * lives was decided by the scope analysis: see scope.h.
 */
#include "script/compile_internal.h"

/* --- what the screen is told ---------------------------------------------- */

static uint8_t variable_kind(const struct binding *binding)
{
    switch ((enum binding_kind)binding->kind) {
    case BINDING_VAR:
    case BINDING_ARGUMENTS:
        return VARIABLE_VAR;
    case BINDING_LET:
        return VARIABLE_LET;
    case BINDING_CONST:
    case BINDING_IMPORT:
        return VARIABLE_CONST;
    case BINDING_CLASS:
    case BINDING_OWN_CLASS:
        return VARIABLE_CLASS;
    case BINDING_FUNCTION:
        return VARIABLE_FUNCTION;
    case BINDING_PARAMETER:
        return VARIABLE_PARAM;
    case BINDING_CATCH:
    case BINDING_CATCH_PATTERN:
        return VARIABLE_CATCH;
    case BINDING_SELF:
        return VARIABLE_SELF;
    default:
        return VARIABLE_PSEUDO;
    }
}

static struct string *variable_name(struct compiler *c,
                                    const struct binding *binding)
{
    switch ((enum binding_kind)binding->kind) {
    case BINDING_THIS:
        return compile_atom(c, "this");
    case BINDING_NEW_TARGET:
        return compile_atom(c, "new.target");
    case BINDING_CALLEE:
        return compile_atom(c, "callee");
    default:
        return binding->name ? compile_name(c, binding->name) : NULL;
    }
}

static void describe_variables(struct compiler *c, const struct scope *scope,
                               struct code_scope *row)
{
    row->first_variable = c->out.variables.count;
    for (const struct binding *b = scope->first; b; b = b->next) {
        struct string *name = variable_name(c, b);
        struct code_variable *place;
        if (!name || binding_is_global(b))
            continue;
        place = row_add(c, &c->out.variables, sizeof *place);
        if (!place)
            return;
        place->name = value_string(name);
        place->index = b->index;
        place->kind = variable_kind(b);
        place->in_env = b->captured;
        place->is_cell = b->is_cell;
        if (binding_is_lexical(b) && !b->captured && !b->checked)
            place->initialised = b->initialised;
    }
    row->variable_count = c->out.variables.count - row->first_variable;
}

void scope_describe(struct compiler *c, struct scope *scope,
                    struct entered *entered)
{
    struct code_scope row = {.from = emit_pc(c),
                             .start = scope->start,
                             .end = scope->end,
                             .parent = (uint16_t)c->scope_index,
                             .env_count = (uint16_t)scope->record_size};
    struct code_scope *place;
    if (scope->record_size > UINT16_MAX || c->out.scopes.count >= UINT16_MAX)
        compile_fail(c->whole, "RangeError", scope->start, scope->end,
                     "Function has too many variables");
    describe_variables(c, scope, &row);
    place = row_add(c, &c->out.scopes, sizeof *place);
    if (!place)
        return;
    *place = row;
    entered->index = c->out.scopes.count - 1;
    c->scope_index = entered->index;
}

/* --- entering and leaving ------------------------------------------------- */

static bool is_private(const struct binding *b)
{
    return b->kind == BINDING_PRIVATE;
}

/* What its variables hold before the first statement: the hole where somebody
 * may look too early, undefined for a captured var, fresh private names. */
static void binding_begin(struct compiler *c, struct binding *b)
{
    if (is_private(b)) {
        emit_constant(c, OP_NEW_PRIVATE,
                      value_string(compile_name(c, b->name)));
        if (b->private_kind != PRIVATE_FIELD)
            emit_byte_constant(c, OP_OWN_PRIVATE, b->is_static,
                               value_string(c->class_name));
        binding_put(c, b);
    } else if (binding_is_lexical(b) || b->kind == BINDING_PARAMETER) {
        if (b->captured || !b->checked)
            return;
        emit(c, OP_EMPTY);
        emit_half(c, OP_PUT_LOCAL, b->index);
    } else if (b->kind == BINDING_VAR && b->captured && !b->copied) {
        emit(c, OP_UNDEFINED);
        binding_put(c, b);
    }
}

void scope_holes(struct compiler *c, struct scope *scope)
{
    for (struct binding *b = scope->first; b; b = b->next)
        if (!binding_is_global(b))
            binding_begin(c, b);
}

void scope_functions(struct compiler *c, struct scope *scope)
{
    for (struct scope_function *f = scope->functions; f; f = f->next) {
        if (f->overridden)
            continue;
        compile_closure(c, f->node->function, NULL, NULL);
        variable_put(c, &f->binding, PUT_FIRST, f->node, f->node->at);
    }
}

void scope_enter(struct compiler *c, struct scope *scope,
                 struct entered *entered)
{
    *entered = (struct entered){.scope = scope, .index = UINT32_MAX};
    if (!scope)
        return;
    entered->outer = c->scope;
    entered->outer_index = c->scope_index;
    if (scope->first)
        scope_describe(c, scope, entered);
    c->scope = scope;
    if (scope->record_size) {
        emit_half(c, OP_PUSH_ENV, entered->index);
        control_push(c, &entered->control, CONTROL_SCOPE);
    }
    scope_holes(c, scope);
    scope_functions(c, scope);
}

void scope_leave(struct compiler *c, struct entered *entered)
{
    if (!entered->scope)
        return;
    if (entered->scope->record_size) {
        control_pop(c, &entered->control);
        emit(c, OP_POP_ENV);
    }
    if (entered->index != UINT32_MAX && !c->whole->failed) {
        struct code_scope *rows = c->out.scopes.items;
        rows[entered->index].to = emit_pc(c);
    }
    c->scope = entered->outer;
    c->scope_index = entered->outer_index;
}

uint32_t slot_new(struct compiler *c)
{
    uint32_t slot = c->slots++;
    if (c->slots > c->slots_most)
        c->slots_most = c->slots;
    return slot;
}

/* --- variables ------------------------------------------------------------ */

static Value reference_name(struct compiler *c,
                            const struct reference *reference)
{
    const struct name *name = reference->name;
    if (!name)
        return vm_atom(c->vm, ATOM_EMPTY_STRING);
    return value_string(compile_name(c, name));
}

void reference_get(struct compiler *c, const struct reference *reference)
{
    bool check = reference->check;
    switch ((enum reference_where)reference->where) {
    case REFERENCE_LOCAL:
        if (check)
            emit_half_constant(c, OP_GET_LOCAL_CHECK, reference->index,
                               reference_name(c, reference));
        else
            emit_half(c, OP_GET_LOCAL, reference->index);
        return;
    case REFERENCE_ENVIRONMENT:
        emit_byte_half(c, check ? OP_GET_ENV_CHECK : OP_GET_ENV,
                       reference->hops, reference->index);
        return;
    case REFERENCE_CELL:
        emit_byte_half(c, OP_GET_CELL, reference->hops, reference->index);
        return;
    case REFERENCE_GLOBAL:
        emit_constant(c, OP_GET_GLOBAL, reference_name(c, reference));
        return;
    default:
        emit(c, OP_UNDEFINED);
    }
}

/* Stores without any check. */
void reference_put(struct compiler *c, const struct reference *reference)
{
    switch ((enum reference_where)reference->where) {
    case REFERENCE_LOCAL:
        emit_half(c, OP_PUT_LOCAL, reference->index);
        return;
    case REFERENCE_ENVIRONMENT:
        emit_byte_half(c, OP_PUT_ENV, reference->hops, reference->index);
        return;
    case REFERENCE_CELL:
        emit_byte_half(c, OP_PUT_CELL, reference->hops, reference->index);
        return;
    case REFERENCE_GLOBAL:
        emit_constant(c,
                      reference->binding &&
                              binding_is_lexical(reference->binding)
                          ? OP_INIT_GLOBAL_LEXICAL
                          : OP_PUT_GLOBAL,
                      reference_name(c, reference));
        return;
    default:
        emit(c, OP_POP);
    }
}

void variable_get(struct compiler *c, const struct reference *reference,
                  const struct node *node)
{
    if (reference->where == REFERENCE_GLOBAL || reference->check ||
        reference->where == REFERENCE_CELL) {
        bool first = emit_pc(c) == c->first_pc;
        position_at(c, node, first ? c->first_at : node->at);
    } else if (emit_pc(c) != c->first_pc) {
        c->read_at = node->at;
        c->read_rows = c->out.positions.count;
    }
    reference_get(c, reference);
}

void variable_get_bare(struct compiler *c, const struct reference *reference,
                       const struct node *node)
{
    const struct row *row = &c->out.positions;
    const struct code_position *rows = row->items;
    bool global = reference->where == REFERENCE_GLOBAL && !reference->binding;
    if (!global || emit_pc(c) == c->first_pc) {
        variable_get(c, reference, node);
        return;
    }
    if (row->count && c->read_rows == row->count)
        position_at(c, node, c->read_at);
    else if (!row->count || rows[row->count - 1].pc < c->begun_pc)
        position_at(c, node, c->first_at);
    reference_get(c, reference);
}

/* A write that may not be, or not yet. True where nothing is to be stored. */
static bool put_refused(struct compiler *c, const struct reference *reference)
{
    const struct binding *binding = reference->binding;
    if (reference->where == REFERENCE_GLOBAL)
        return false;
    if (!binding || !binding_is_constant(binding))
        return false;
    if (binding->kind == BINDING_SELF && !c->function->is_strict) {
        emit(c, OP_POP);
        return true;
    }
    if (reference->check || reference->where == REFERENCE_CELL) {
        reference_get(c, reference);
        emit(c, OP_POP);
    }
    emit_constant(c, OP_THROW_CONST, reference_name(c, reference));
    emit(c, OP_POP);
    return true;
}

static void put_checked(struct compiler *c, const struct reference *reference)
{
    if (reference->where == REFERENCE_LOCAL)
        emit_half_constant(c, OP_PUT_LOCAL_CHECK, reference->index,
                           reference_name(c, reference));
    else
        emit_byte_half(c, OP_PUT_ENV_CHECK, reference->hops, reference->index);
}

void variable_put(struct compiler *c, const struct reference *reference,
                  enum put_mode mode, const struct node *node, uint32_t at)
{
    if (mode == PUT_FIRST) {
        reference_put(c, reference);
        return;
    }
    if (reference->where == REFERENCE_GLOBAL || reference->check ||
        reference->where == REFERENCE_CELL ||
        (reference->binding && binding_is_constant(reference->binding)))
        position_at(c, node, at);
    if (put_refused(c, reference))
        return;
    if (reference->where == REFERENCE_GLOBAL)
        emit_constant(c, OP_PUT_GLOBAL, reference_name(c, reference));
    else if (reference->where == REFERENCE_CELL)
        emit_byte_half(c, OP_PUT_CELL_CHECK, reference->hops, reference->index);
    else if (reference->check)
        put_checked(c, reference);
    else
        reference_put(c, reference);
}

void binding_get(struct compiler *c, struct binding *binding)
{
    struct reference reference = scope_reference(c->scope, binding);
    reference.check = false;
    reference_get(c, &reference);
}

void binding_put(struct compiler *c, struct binding *binding)
{
    struct reference reference = scope_reference(c->scope, binding);
    reference_put(c, &reference);
}

void this_get(struct compiler *c, const struct reference *reference,
              const struct node *node)
{
    if (reference->check)
        position_at(c, node, node->start);
    if (reference->where != REFERENCE_ENVIRONMENT) {
        emit(c, reference->check ? OP_THIS_CHECK : OP_THIS);
        return;
    }
    emit_byte_half(c, OP_GET_ENV, reference->hops, reference->index);
    if (reference->check)
        emit(c, OP_CHECK_THIS);
}

void this_own(struct compiler *c)
{
    struct binding *captured = c->function ? c->function->this_captured : NULL;
    struct reference reference;
    if (!captured) {
        emit(c, OP_THIS);
        return;
    }
    reference = scope_reference(c->function->scope, captured);
    reference.check = false;
    reference_get(c, &reference);
}
