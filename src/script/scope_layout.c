#include "script/scope_build.h"

/* -- slots and fields -- */

static uint32_t first_slot(const struct scope *scope)
{
    const struct ast_function *function = scope->function;
    if (scope == function->scope)
        return function->argument_count;
    if (scope->kind == SCOPE_STATIC)
        return function->slot_count;
    return scope->outer->slot_end;
}

static void place_binding(struct scope *scope, struct binding *binding)
{
    if (binding->captured || binding->is_cell) {
        binding->captured = true;
        binding->is_argument = false;
        binding->index = scope->record_size++;
        return;
    }
    if (binding->is_argument && !binding->checked)
        return;
    binding->is_argument = false;
    binding->index = scope->slot_end++;
}

static void layout_one(struct scope *scope)
{
    struct ast_function *function = scope->function;
    struct binding *binding;
    scope->slot_start = first_slot(scope);
    scope->slot_end = scope->slot_start;
    scope->record_size = 0;
    for (binding = scope->first; binding; binding = binding->next)
        if (!binding_is_global(binding))
            place_binding(scope, binding);
    if (function->slot_count < scope->slot_end)
        function->slot_count = scope->slot_end;
}

void scope_layout(struct scope *root)
{
    struct scope *inner;
    layout_one(root);
    for (inner = root->inner; inner; inner = inner->sibling)
        scope_layout(inner);
}

/* -- references -- */

static uint16_t count_hops(const struct scope *from, const struct scope *to)
{
    uint16_t hops = 0;
    for (; from && from != to; from = from->outer)
        if (from->record_size)
            hops++;
    return hops;
}

struct reference scope_reference(struct scope *from, struct binding *binding)
{
    struct reference reference = {.scope = from, .binding = binding};
    if (!binding) {
        reference.where = REFERENCE_FRAME;
        return reference;
    }
    reference.name = binding->name;
    reference.index = binding->index;
    if (binding_is_global(binding)) {
        reference.where = REFERENCE_GLOBAL;
    } else if (binding->captured) {
        reference.where =
            binding->is_cell ? REFERENCE_CELL : REFERENCE_ENVIRONMENT;
        reference.hops = count_hops(from, binding->scope);
    } else {
        reference.where = REFERENCE_LOCAL;
    }
    return reference;
}

/* this, new.target and the callee: captured by an arrow or not. */
static struct binding *pseudo_binding(const struct reference *reference)
{
    const struct ast_function *owner = reference->scope->function;
    while (owner->kind == FUNCTION_ARROW && owner->outer)
        owner = owner->outer;
    if (reference->index == BINDING_THIS)
        return owner->this_captured;
    if (reference->index == BINDING_NEW_TARGET)
        return owner->new_target_captured;
    return owner->callee_captured;
}

static void place_reference(struct reference *reference)
{
    struct binding *binding = reference->binding;
    if (!reference->name && !binding)
        binding = pseudo_binding(reference);
    if (reference->name && !binding) {
        reference->where = REFERENCE_GLOBAL;
        reference->check = true;
        return;
    }
    struct reference placed = scope_reference(reference->scope, binding);
    reference->binding = binding;
    reference->where = placed.where;
    reference->hops = placed.hops;
    reference->index = placed.index;
}

void scope_place(struct reference *references)
{
    struct reference *reference = references;
    for (; reference; reference = reference->next)
        place_reference(reference);
}
