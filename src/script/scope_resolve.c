#include <string.h>

#include "script/scope_walk.h"

void walk_refuse(struct walk *walk, const struct node *node,
                 const char *message)
{
    if (walk->failed)
        return;
    walk->failed = true;
    walk->fault->message = message;
    walk->fault->start = node->start;
    walk->fault->end = node->end;
}

/* -- bindings that come into being only if they are used -- */

static struct binding *soft_binding(struct walk *walk, struct scope *scope,
                                    struct name *name, enum binding_kind kind)
{
    struct binding *binding = region_alloc(walk->region, sizeof *binding);
    if (!binding) {
        walk->failed = true;
        return NULL;
    }
    binding->kind = (uint8_t)kind;
    binding->name = name;
    binding->scope = scope;
    binding->start = binding->end = scope->start;
    if (kind == BINDING_OWN_CLASS)
        binding->initialised = UINT32_MAX;
    if (!name)
        return binding;
    binding->shadowed = name->bound;
    name->bound = binding;
    return binding;
}

static void link_binding(struct binding *binding)
{
    struct scope *scope = binding->scope;
    binding->used = true;
    if (scope->last)
        scope->last->next = binding;
    else
        scope->first = binding;
    scope->last = binding;
}

static bool is_soft(const struct binding *binding)
{
    return binding->kind == BINDING_SELF ||
           binding->kind == BINDING_OWN_CLASS ||
           binding->kind == BINDING_ARGUMENTS;
}

/* Takes an unused one away again; a used one leaves with its scope. */
static void drop_soft(struct binding *binding)
{
    if (binding && !binding->used)
        binding->name->bound = binding->shadowed;
}

/* -- references -- */

static void list_reference(struct walk *walk, struct reference *reference)
{
    reference->scope = walk->scope;
    reference->next = NULL;
    if (walk->last)
        walk->last->next = reference;
    else
        walk->first = reference;
    walk->last = reference;
}

/*
 * The offset that counts for code in the current scope, seen from `scope`
 * further out: where its function is made, if it lies in a function. A
 * function declaration is made at the head of its scope.
 */
static uint32_t seen_from(const struct walk *walk, const struct scope *scope,
                          uint32_t at)
{
    const struct scope *here = walk->scope;
    for (; here && here != scope; here = here->outer) {
        const struct ast_function *function = here->function;
        if (here != function->scope)
            continue;
        if (function->is_declaration)
            at = here->outer->start;
        else if (function->kind >= FUNCTION_FIELDS)
            at = function->class->start;
        else
            at = function->start;
    }
    return at;
}

static void use_binding(struct walk *walk, struct reference *reference,
                        struct binding *binding, uint32_t at)
{
    reference->binding = binding;
    list_reference(walk, reference);
    if (!binding)
        return;
    if (is_soft(binding) && !binding->used)
        link_binding(binding);
    binding->used = true;
    if (binding_is_global(binding)) {
        reference->check = true;
        return;
    }
    if (binding->scope->function != walk->function)
        binding->captured = true;
    if (binding->initialised &&
        seen_from(walk, binding->scope, at) < binding->initialised)
        reference->check = true;
}

void walk_reference(struct walk *walk, struct reference *reference, uint32_t at)
{
    use_binding(walk, reference, reference->name->bound, at);
}

static struct ast_function *receiver(const struct walk *walk)
{
    struct ast_function *function = walk->function;
    while (function->kind == FUNCTION_ARROW && function->outer)
        function = function->outer;
    return function;
}

/* What the analysis of `arguments` has to know; see settle_arguments. */
static void note_use(struct binding *binding, enum use use)
{
    bool parameter = binding->kind == BINDING_PARAMETER;
    if (use == USE_ASSIGN || (use == USE_DECLARE && parameter))
        binding->assigned = true;
    if (binding->kind == BINDING_ARGUMENTS && use != USE_INSPECT)
        binding->scope->function->has_mapped_arguments = true;
}

void walk_name(struct walk *walk, struct node *node, enum use use)
{
    struct reference *reference = &node->reference;
    struct binding *binding = reference->name->bound;
    use_binding(walk, reference, binding, node->start);
    if (use == USE_DECLARE || use == USE_BIND)
        reference->check = false;
    if (!binding)
        return;
    if (reference->check)
        binding->checked = true;
    note_use(binding, use);
}

/* -- this, new.target, the callee -- */

static struct binding **captured_place(struct ast_function *function,
                                       enum binding_kind kind)
{
    if (kind == BINDING_THIS)
        return &function->this_captured;
    if (kind == BINDING_NEW_TARGET)
        return &function->new_target_captured;
    return &function->callee_captured;
}

void walk_pseudo(struct walk *walk, struct reference *reference,
                 enum binding_kind kind)
{
    struct ast_function *owner = receiver(walk);
    struct binding **place = captured_place(owner, kind);
    list_reference(walk, reference);
    reference->index = kind; /* until scope_place */
    if (kind == BINDING_THIS)
        owner->uses_this = true;
    if (kind == BINDING_NEW_TARGET)
        owner->uses_new_target = true;
    if (owner == walk->function || *place)
        return;
    struct binding *binding = soft_binding(walk, owner->scope, NULL, kind);
    if (!binding)
        return;
    binding->captured = true;
    link_binding(binding);
    *place = binding;
}

/* -- scopes -- */

static void link_inner(struct scope *outer, struct scope *scope)
{
    scope->sibling = NULL;
    if (!outer)
        return;
    if (outer->last_inner)
        outer->last_inner->sibling = scope;
    else
        outer->inner = scope;
    outer->last_inner = scope;
}

static void enter_functions(struct walk *walk, struct scope *scope)
{
    struct scope_function *entry = scope->functions;
    for (; entry; entry = entry->next) {
        struct binding *binding = entry->binding.binding;
        bool used = binding->used;
        use_binding(walk, &entry->binding, binding, 0);
        entry->binding.check = false;
        binding->used = used;
        if (binding->kind == BINDING_PARAMETER)
            binding->assigned = true;
        if (!entry->outer.binding)
            continue;
        use_binding(walk, &entry->outer, entry->outer.binding, 0);
        entry->outer.check = false;
    }
}

/* A static block's scope is entered inside of its own initialiser, so the
 * function of every scope is the one being walked. */
void walk_enter_scope(struct walk *walk, struct scope *scope)
{
    struct binding *binding;
    scope->outer = walk->scope;
    scope->function = walk->function;
    link_inner(walk->scope, scope);
    for (binding = scope->first; binding; binding = binding->next) {
        if (!binding->name)
            continue;
        binding->shadowed = binding->name->bound;
        binding->name->bound = binding;
    }
    walk->scope = scope;
    enter_functions(walk, scope);
}

void walk_leave_scope(struct walk *walk, struct scope *scope)
{
    struct binding *binding;
    for (binding = scope->first; binding; binding = binding->next)
        if (binding->name)
            binding->name->bound = binding->shadowed;
    walk->scope = scope->outer;
}

/* -- initialisation -- */

void walk_initialised(struct node *target, uint32_t offset)
{
    struct node *item;
    switch (target->kind) {
    case NODE_NAME:
        if (target->reference.binding && target->reference.binding->initialised)
            target->reference.binding->initialised = offset;
        break;
    case NODE_DEFAULT:
        walk_initialised(target->assign.target, offset);
        break;
    case NODE_REST:
        walk_initialised(target->operand, offset);
        break;
    case NODE_PROPERTY:
        walk_initialised(target->property.value, offset);
        break;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        for (item = target->list.first; item; item = item->next)
            walk_initialised(item, offset);
        break;
    default:
        break;
    }
}

/* -- functions -- */

static struct node *plain_parameter(struct node *parameter)
{
    if (parameter->kind == NODE_DEFAULT)
        parameter = parameter->assign.target;
    return parameter->kind == NODE_NAME ? parameter : NULL;
}

static void walk_parameters(struct walk *walk, struct ast_function *function)
{
    struct node *node;
    struct binding *binding;
    uint32_t slot = 0;
    if (function->has_parameter_expressions)
        for (binding = function->scope->first; binding; binding = binding->next)
            if (binding->kind == BINDING_PARAMETER)
                binding->initialised = UINT32_MAX;
    for (node = function->parameters.first; node; node = node->next) {
        struct node *plain = plain_parameter(node);
        walk_target(walk, node, USE_BIND);
        walk_initialised(node, node->end);
        if (plain) {
            plain->reference.binding->index = slot;
            plain->reference.binding->is_argument = true;
        }
        if (node->kind != NODE_REST)
            slot++;
    }
    function->argument_count = slot;
}

/* Whether a function's `arguments` is the object that a call makes. */
static bool makes_arguments(const struct ast_function *function)
{
    switch (function->kind) {
    case FUNCTION_SCRIPT:
    case FUNCTION_MODULE:
    case FUNCTION_ARROW:
    case FUNCTION_FIELDS:
    case FUNCTION_STATICS:
        return false;
    default:
        return true;
    }
}

static struct binding *soft_arguments(struct walk *walk,
                                      struct ast_function *function)
{
    if (!makes_arguments(function))
        return NULL;
    struct binding *there = scope_find(function->scope, walk->arguments);
    if (there && there->kind != BINDING_VAR)
        return NULL;
    if (!there)
        return soft_binding(walk, function->scope, walk->arguments,
                            BINDING_ARGUMENTS);
    there->kind = BINDING_ARGUMENTS;
    there->used = true;
    return there;
}

static struct binding *soft_self(struct walk *walk,
                                 struct ast_function *function)
{
    if (!function->is_expression || !function->name ||
        scope_find(function->scope, function->name))
        return NULL;
    return soft_binding(walk, function->scope, function->name, BINDING_SELF);
}

/* A body's var begins with the value of the parameter of that name. */
static void copy_parameters(struct walk *walk, struct ast_function *function,
                            struct binding *arguments)
{
    struct binding *binding = function->body_scope->first;
    for (; binding && !walk->failed; binding = binding->next) {
        if (binding->kind != BINDING_VAR)
            continue;
        struct binding *from = scope_find(function->scope, binding->name);
        if (!from && binding->name == walk->arguments && arguments) {
            if (!arguments->used)
                link_binding(arguments);
            from = arguments;
        }
        if (!from)
            continue;
        from->used = true;
        binding->copied = from;
    }
}

static void walk_body(struct walk *walk, struct ast_function *function,
                      struct binding *arguments)
{
    bool apart = function->body_scope != function->scope;
    if (apart) {
        copy_parameters(walk, function, arguments);
        walk_enter_scope(walk, function->body_scope);
    }
    walk_statements(walk, &function->body);
    if (function->expression)
        walk_expression(walk, function->expression);
    if (apart)
        walk_leave_scope(walk, function->body_scope);
}

/*
 * Aliasing matters only where it can be seen: parameters that are assigned,
 * or an object that others may write to.
 */
static void settle_arguments(struct ast_function *function)
{
    struct binding *binding;
    bool assigned = false;
    bool shared = function->has_mapped_arguments;
    for (binding = function->scope->first; binding; binding = binding->next)
        if (binding->kind == BINDING_PARAMETER && binding->assigned)
            assigned = true;
    function->has_mapped_arguments =
        function->arguments && !function->is_strict &&
        function->has_simple_parameters && function->parameters.count > 0 &&
        (assigned || shared);
    if (!function->has_mapped_arguments)
        return;
    for (binding = function->scope->first; binding; binding = binding->next)
        if (binding->kind == BINDING_PARAMETER)
            binding->captured = true;
}

static void settle_soft(struct ast_function *function, struct binding *self,
                        struct binding *arguments)
{
    drop_soft(arguments);
    drop_soft(self);
    if (self && self->used)
        function->self = self;
    if (!arguments || !arguments->used)
        return;
    function->arguments = arguments;
    function->uses_arguments = true;
}

void walk_function(struct walk *walk, struct ast_function *function)
{
    struct ast_function *outer = walk->function;
    function->outer = outer;
    walk->function = function;
    struct binding *self = soft_self(walk, function);
    struct binding *arguments = soft_arguments(walk, function);
    walk_enter_scope(walk, function->scope);
    walk_parameters(walk, function);
    walk_body(walk, function, arguments);
    settle_soft(function, self, arguments);
    walk_leave_scope(walk, function->scope);
    settle_arguments(function);
    walk->function = outer;
}

/* -- classes -- */

/* An initialiser's scope is linked once and entered for each element. */
static void enter_initialiser(struct walk *walk, struct ast_function *function)
{
    function->outer = walk->function;
    walk->function = function;
    walk->scope = function->scope;
}

static void leave_initialiser(struct walk *walk, struct ast_function *function)
{
    walk->function = function->outer;
    walk->scope = function->scope->outer;
}

static void link_initialiser(struct walk *walk, struct ast_function *function)
{
    if (!function)
        return;
    function->scope->outer = walk->scope;
    function->scope->function = function;
    link_inner(walk->scope, function->scope);
}

static bool needs_store(const struct node *element)
{
    if (element->element.is_private)
        return !element->is_static && element->element.kind != ELEMENT_FIELD;
    return element->computed;
}

static void walk_storage(struct walk *walk, struct node *element,
                         struct ast_function *initialiser)
{
    struct element_storage *storage = element->element.storage;
    struct binding *binding = NULL;
    if (element->element.is_private)
        walk_reference(walk, &storage->name, element->start);
    if (needs_store(element)) {
        binding = soft_binding(walk, walk->scope, NULL, BINDING_STORAGE);
        if (!binding)
            return;
        link_binding(binding);
        use_binding(walk, &storage->store, binding, 0);
    }
    if (!initialiser)
        return;
    enter_initialiser(walk, initialiser);
    if (element->element.is_private) {
        storage->name_inside.name = storage->name.name;
        walk_reference(walk, &storage->name_inside, element->start);
    }
    if (binding)
        use_binding(walk, &storage->load, binding, 0);
    leave_initialiser(walk, initialiser);
}

static void walk_element(struct walk *walk, struct class_body *class,
                         struct node *element)
{
    struct ast_function *initialiser =
        element->is_static ? class->statics : class->fields;
    bool inside = element->element.kind == ELEMENT_FIELD ||
                  element->element.kind == ELEMENT_STATIC_BLOCK;
    if (element->element.storage)
        walk_storage(walk, element, initialiser);
    if (element->computed)
        walk_expression(walk, element->element.key);
    if (!element->element.value)
        return;
    if (inside)
        enter_initialiser(walk, initialiser);
    if (element->element.kind == ELEMENT_STATIC_BLOCK) {
        struct node_list list = {element->element.value, element->element.value,
                                 1};
        walk_statements(walk, &list);
    } else {
        walk_expression(walk, element->element.value);
    }
    if (inside)
        leave_initialiser(walk, initialiser);
}

static void walk_class_body(struct walk *walk, struct class_body *class)
{
    struct node *element;
    link_initialiser(walk, class->fields);
    link_initialiser(walk, class->statics);
    if (class->constructor)
        walk_function(walk, class->constructor);
    for (element = class->elements.first; element && !walk->failed;
         element = element->next)
        walk_element(walk, class, element);
}

void walk_class(struct walk *walk, struct node *node)
{
    struct class_body *class = node->class;
    struct binding *own = NULL;
    if (class->binding)
        walk_name(walk, class->binding, USE_DECLARE);
    if (class->name)
        own = soft_binding(walk, class->scope, class->name, BINDING_OWN_CLASS);
    walk_enter_scope(walk, class->scope);
    if (class->heritage)
        walk_expression(walk, class->heritage);
    walk_class_body(walk, class);
    if (own && own->used) {
        class->own_name.name = class->name;
        use_binding(walk, &class->own_name, own, 0);
        class->own_name.check = false;
    }
    drop_soft(own);
    walk_leave_scope(walk, class->scope);
    if (class->binding)
        walk_initialised(class->binding, class->end);
}

/* -- the program -- */

bool scope_resolve(struct region *region, struct ast_function *program,
                   struct name *arguments, struct name *eval,
                   struct scope_fault *fault)
{
    struct walk walk = {
        .region = region, .arguments = arguments, .eval = eval, .fault = fault};
    walk_function(&walk, program);
    if (walk.failed || region->full)
        return false;
    scope_layout(program->scope);
    scope_place(walk.first);
    return true;
}
