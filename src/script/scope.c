#include "script/scope.h"

#include <string.h>

#include "script/scope_build.h"

/* -- asking -- */

bool binding_is_constant(const struct binding *binding)
{
    return binding->kind == BINDING_CONST || binding->kind == BINDING_SELF ||
           binding->kind == BINDING_IMPORT ||
           binding->kind == BINDING_OWN_CLASS;
}

bool binding_is_lexical(const struct binding *binding)
{
    switch (binding->kind) {
    case BINDING_LET:
    case BINDING_CONST:
    case BINDING_CLASS:
    case BINDING_CATCH_PATTERN:
    case BINDING_IMPORT:
    case BINDING_OWN_CLASS:
        return true;
    default:
        return false;
    }
}

bool binding_is_global(const struct binding *binding)
{
    const struct ast_function *root = binding->scope->function;
    if (binding->scope->kind != SCOPE_SCRIPT || !binding->name)
        return false;
    return !root->is_eval ||
           (!root->is_strict && !binding_is_lexical(binding));
}

struct binding *scope_find(const struct scope *scope, const struct name *name)
{
    struct binding *binding = scope->first;
    while (binding && binding->name != name)
        binding = binding->next;
    return binding;
}

bool scope_takes_var(const struct scope *scope)
{
    switch (scope->kind) {
    case SCOPE_SCRIPT:
    case SCOPE_MODULE:
    case SCOPE_FUNCTION:
    case SCOPE_BODY:
    case SCOPE_STATIC:
        return true;
    default:
        return false;
    }
}

/* -- building -- */

struct scope *scope_open(struct region *region, struct scope *outer,
                         enum scope_kind kind, struct ast_function *function)
{
    struct scope *scope = region_alloc(region, sizeof *scope);
    if (!scope)
        return NULL;
    scope->kind = (uint8_t)kind;
    scope->outer = outer;
    scope->function = function;
    return scope;
}

/* A var may have been declared from inside of another's scope, so that its
 * binding is not always the innermost of its name. */
static void unbind(struct binding *binding)
{
    struct binding **link = &binding->name->bound;
    while (*link && *link != binding)
        link = &(*link)->shadowed;
    if (*link)
        *link = binding->shadowed;
    binding->shadowed = NULL;
}

void scope_close(struct scope *scope, uint32_t end)
{
    struct binding *binding;
    scope->end = end;
    for (binding = scope->first; binding; binding = binding->next)
        if (binding->name)
            unbind(binding);
    for (binding = scope->passages; binding; binding = binding->next)
        unbind(binding);
    scope->passages = NULL;
}

struct binding *scope_lookup(const struct scope *scope, const struct name *name)
{
    struct binding *binding = name->bound;
    while (binding && binding->scope != scope)
        binding = binding->shadowed;
    return binding;
}

static struct binding *new_binding(struct region *region, struct scope *scope,
                                   struct name *name, enum binding_kind kind,
                                   uint32_t start, uint32_t end)
{
    struct binding *binding = region_alloc(region, sizeof *binding);
    if (!binding)
        return NULL;
    binding->kind = (uint8_t)kind;
    binding->name = name;
    binding->scope = scope;
    binding->start = start;
    binding->end = end;
    binding->shadowed = name->bound;
    name->bound = binding;
    return binding;
}

static struct binding *add_binding(struct region *region, struct scope *scope,
                                   struct name *name, enum binding_kind kind,
                                   uint32_t start, uint32_t end)
{
    struct binding *binding =
        new_binding(region, scope, name, kind, start, end);
    if (!binding)
        return NULL;
    if (binding_is_lexical(binding))
        binding->initialised = UINT32_MAX;
    if (scope->last)
        scope->last->next = binding;
    else
        scope->first = binding;
    scope->last = binding;
    return binding;
}

/* What a var may not meet in the scope where it is declared. */
static bool refuses_var(const struct binding *binding, bool at_top)
{
    return binding_is_lexical(binding) ||
           (binding->kind == BINDING_FUNCTION && !at_top);
}

/* Leaves a mark in every scope between `scope` and the one that takes it. */
static struct scope *pass_var(struct region *region, struct scope *scope,
                              struct name *name, uint32_t start, uint32_t end,
                              struct binding **conflict)
{
    for (; !scope_takes_var(scope); scope = scope->outer) {
        struct binding *there = scope_lookup(scope, name);
        if (there && refuses_var(there, false)) {
            *conflict = there;
            return NULL;
        }
        if (there)
            continue;
        struct binding *passage =
            new_binding(region, scope, name, BINDING_PASSAGE, start, end);
        if (!passage)
            return NULL;
        passage->next = scope->passages;
        scope->passages = passage;
    }
    return scope;
}

static struct binding *declare_var(struct region *region, struct scope *scope,
                                   struct name *name, enum binding_kind kind,
                                   uint32_t start, uint32_t end,
                                   struct binding **conflict)
{
    scope = pass_var(region, scope, name, start, end, conflict);
    if (!scope)
        return NULL;
    struct binding *there = scope_lookup(scope, name);
    if (!there)
        return add_binding(region, scope, name, kind, start, end);
    if (refuses_var(there, scope->kind != SCOPE_MODULE)) {
        *conflict = there;
        return NULL;
    }
    if (kind == BINDING_FUNCTION && there->kind == BINDING_VAR)
        there->kind = BINDING_FUNCTION;
    return there;
}

/* A body's let may not have a parameter's name, nor a handler's the catch
 * parameter's, although these are declared one scope further out. */
static struct binding *conflict_outside(const struct scope *scope,
                                        const struct name *name)
{
    const struct scope *outer = scope->outer;
    bool guarded =
        scope->kind == SCOPE_BODY ||
        (scope->kind == SCOPE_BLOCK && outer && outer->kind == SCOPE_CATCH);
    if (!guarded)
        return NULL;
    struct binding *binding = scope_lookup(outer, name);
    return binding && binding->kind != BINDING_PASSAGE ? binding : NULL;
}

static struct binding *declare_lexical(struct region *region,
                                       struct scope *scope, struct name *name,
                                       enum binding_kind kind, bool sloppy,
                                       uint32_t start, uint32_t end,
                                       struct binding **conflict)
{
    struct binding *there = scope_lookup(scope, name);
    if (there && kind == BINDING_FUNCTION && sloppy &&
        there->kind == BINDING_FUNCTION && there->function &&
        !there->function->node->function->is_async &&
        !there->function->node->function->is_generator)
        return there;
    if (!there)
        there = conflict_outside(scope, name);
    if (there) {
        *conflict = there;
        return NULL;
    }
    return add_binding(region, scope, name, kind, start, end);
}

struct binding *scope_declare(struct region *region, struct scope *scope,
                              struct name *name, enum binding_kind kind,
                              bool sloppy, uint32_t start, uint32_t end,
                              struct binding **conflict)
{
    struct binding *there;
    *conflict = NULL;
    if (kind == BINDING_PARAMETER) {
        there = scope_lookup(scope, name);
        if (there)
            return there;
        return add_binding(region, scope, name, kind, start, end);
    }
    if (kind == BINDING_VAR ||
        (kind == BINDING_FUNCTION && scope_takes_var(scope) &&
         scope->kind != SCOPE_MODULE))
        return declare_var(region, scope, name, kind, start, end, conflict);
    return declare_lexical(region, scope, name, kind, sloppy, start, end,
                           conflict);
}

struct scope_function *scope_add_function(struct region *region,
                                          struct scope *scope,
                                          struct node *node,
                                          struct binding *binding)
{
    struct scope_function *entry = region_alloc(region, sizeof *entry);
    if (!entry)
        return NULL;
    entry->node = node;
    node->function->declared = entry;
    entry->binding.name = binding->name;
    entry->binding.binding = binding;
    if (binding->function)
        binding->function->overridden = true;
    binding->function = entry;
    if (scope->last_function)
        scope->last_function->next = entry;
    else
        scope->functions = entry;
    scope->last_function = entry;
    return entry;
}

/* True where something between the block and `target` has that name. */
static bool hoist_blocked(const struct scope *block, const struct scope *target,
                          const struct name *name)
{
    const struct scope *scope = block->outer;
    for (; scope && scope != target; scope = scope->outer) {
        const struct binding *binding = scope_find(scope, name);
        if (binding && refuses_var(binding, false))
            return true;
    }
    if (target->kind != SCOPE_BODY)
        return false;
    return scope_find(target->outer, name) != NULL;
}

void scope_hoist(struct region *region, struct scope *block,
                 struct scope *target, struct scope_function *function)
{
    struct name *name = function->binding.name;
    if (hoist_blocked(block, target, name))
        return;
    struct binding *there = scope_find(target, name);
    if (there && (refuses_var(there, true) || there->kind == BINDING_PARAMETER))
        return;
    if (!there) {
        there = add_binding(region, target, name, BINDING_VAR,
                            function->binding.binding->start,
                            function->binding.binding->end);
        if (!there)
            return;
        there->is_annex_b = true;
    }
    function->outer.name = name;
    function->outer.binding = there;
}
