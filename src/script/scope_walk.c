#include "script/scope_walk.h"

static void walk_list(struct walk *walk, struct node_list *list)
{
    struct node *node = list->first;
    for (; node && !walk->failed; node = node->next)
        walk_expression(walk, node);
}

/* -- targets -- */

static void walk_property_target(struct walk *walk, struct node *node,
                                 enum use use)
{
    if (node->computed)
        walk_expression(walk, node->property.key);
    walk_target(walk, node->property.value, use);
}

/* What is declared or assigned: names, members, patterns. */
void walk_target(struct walk *walk, struct node *node, enum use use)
{
    struct node *item;
    switch (node->kind) {
    case NODE_NAME:
        walk_name(walk, node, use);
        break;
    case NODE_DEFAULT:
        walk_target(walk, node->assign.target, use);
        walk_expression(walk, node->assign.value);
        break;
    case NODE_REST:
        walk_target(walk, node->operand, use);
        break;
    case NODE_PROPERTY:
        walk_property_target(walk, node, use);
        break;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        for (item = node->list.first; item && !walk->failed; item = item->next)
            walk_target(walk, item, use);
        break;
    case NODE_HOLE:
        break;
    case NODE_MEMBER: /* written through, not only read from */
        walk_expression(walk, node->member.object);
        break;
    case NODE_INDEX:
        walk_expression(walk, node->index.object);
        walk_expression(walk, node->index.key);
        break;
    default:
        walk_expression(walk, node);
    }
}

/* -- expressions -- */

/* An object that is only read from. */
static void walk_object(struct walk *walk, struct node *node)
{
    if (node->kind == NODE_NAME)
        walk_name(walk, node, USE_INSPECT);
    else
        walk_expression(walk, node);
}

static void walk_call(struct walk *walk, struct node *node)
{
    struct node *callee = node->call.callee;
    if (callee->kind == NODE_MEMBER)
        walk_expression(walk, callee->member.object);
    else if (callee->kind == NODE_INDEX) {
        walk_expression(walk, callee->index.object);
        walk_expression(walk, callee->index.key);
    } else {
        walk_expression(walk, callee);
    }
    walk_list(walk, &node->call.arguments);
    if (node->is_eval && !callee->reference.binding)
        walk_refuse(walk, node, "direct eval is not supported");
}

static void walk_super(struct walk *walk, struct node *node)
{
    struct super_references *references = node->super.references;
    struct ast_function *owner = walk->function;
    bool call = node->kind == NODE_SUPER_CALL;
    walk_pseudo(walk, &references->callee, BINDING_CALLEE);
    walk_pseudo(walk, &references->self, BINDING_THIS);
    if (call)
        walk_pseudo(walk, &references->new_target, BINDING_NEW_TARGET);
    while (owner->kind == FUNCTION_ARROW && owner->outer)
        owner = owner->outer;
    references->self.check = !call && owner->kind == FUNCTION_DERIVED;
    if (call)
        owner->uses_super_call = true;
    else
        owner->uses_super_property = true;
    if (node->kind == NODE_SUPER_INDEX)
        walk_expression(walk, node->super.key);
    if (call)
        walk_list(walk, &node->super.arguments);
}

static void walk_this(struct walk *walk, struct node *node)
{
    const struct ast_function *owner = walk->function;
    walk_pseudo(walk, &node->reference, BINDING_THIS);
    while (owner->kind == FUNCTION_ARROW && owner->outer)
        owner = owner->outer;
    node->reference.check = owner->kind == FUNCTION_DERIVED;
}

static void walk_assign(struct walk *walk, struct node *node)
{
    walk_target(walk, node->assign.target, USE_ASSIGN);
    walk_expression(walk, node->assign.value);
}

static void walk_property(struct walk *walk, struct node *node)
{
    if (node->computed)
        walk_expression(walk, node->property.key);
    walk_expression(walk, node->property.value);
}

static void walk_branch(struct walk *walk, struct node *node)
{
    walk_expression(walk, node->branch.test);
    walk_expression(walk, node->branch.then);
    walk_expression(walk, node->branch.otherwise);
}

/* Members and calls; false for other kinds. */
static bool walk_access(struct walk *walk, struct node *node)
{
    switch (node->kind) {
    case NODE_MEMBER:
        walk_object(walk, node->member.object);
        return true;
    case NODE_INDEX:
        walk_object(walk, node->index.object);
        walk_expression(walk, node->index.key);
        return true;
    case NODE_PRIVATE_MEMBER:
    case NODE_PRIVATE_IN:
        walk_reference(walk, &node->private.name, node->start);
        walk_expression(walk, node->private.object);
        return true;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_SUPER_CALL:
        walk_super(walk, node);
        return true;
    case NODE_CALL:
        walk_call(walk, node);
        return true;
    case NODE_NEW:
        walk_expression(walk, node->call.callee);
        walk_list(walk, &node->call.arguments);
        return true;
    case NODE_INTRINSIC:
        walk_list(walk, &node->intrinsic.arguments);
        return true;
    case NODE_TAGGED:
        walk_expression(walk, node->tagged.tag);
        walk_expression(walk, node->tagged.template);
        return true;
    default:
        return false;
    }
}

/* Names and what makes something; false for other kinds. */
static bool walk_primary(struct walk *walk, struct node *node)
{
    switch (node->kind) {
    case NODE_NAME:
        walk_name(walk, node, USE_READ);
        return true;
    case NODE_THIS:
        walk_this(walk, node);
        return true;
    case NODE_IMPORT_META:
        walk_reference(walk, &node->reference, node->start);
        return true;
    case NODE_NEW_TARGET:
        walk_pseudo(walk, &node->reference, BINDING_NEW_TARGET);
        return true;
    case NODE_TEMPLATE:
        walk_list(walk, &node->template.values);
        return true;
    case NODE_FUNCTION:
        walk_function(walk, node->function);
        return true;
    case NODE_CLASS:
        walk_class(walk, node);
        return true;
    case NODE_PROPERTY:
        walk_property(walk, node);
        return true;
    default:
        return false;
    }
}

void walk_expression(struct walk *walk, struct node *node)
{
    if (walk->failed || walk_primary(walk, node) || walk_access(walk, node))
        return;
    switch (node->kind) {
    case NODE_ARRAY:
    case NODE_OBJECT:
    case NODE_BINARY:
    case NODE_LOGICAL:
    case NODE_COMMA:
    case NODE_IMPORT_CALL:
        walk_list(walk, &node->list);
        break;
    case NODE_CONDITIONAL:
        walk_branch(walk, node);
        break;
    case NODE_ASSIGN:
        walk_assign(walk, node);
        break;
    case NODE_UPDATE:
        walk_target(walk, node->operand, USE_ASSIGN);
        break;
    case NODE_SPREAD:
        walk_object(walk, node->operand);
        break;
    case NODE_UNARY:
    case NODE_CHAIN:
    case NODE_AWAIT:
    case NODE_YIELD:
        if (node->operand)
            walk_expression(walk, node->operand);
        break;
    default:
        break;
    }
}

/* -- statements -- */

static void walk_statement(struct walk *walk, struct node *node);

/* `each`: the statement around writes the value. */
static void walk_variables(struct walk *walk, struct node *node, bool each)
{
    struct node *item = node->variables.list.first;
    for (; item && !walk->failed; item = item->next) {
        bool written = each || item->declarator.value;
        walk_target(walk, item->declarator.target,
                    written ? USE_DECLARE : USE_BIND);
        if (item->declarator.value)
            walk_expression(walk, item->declarator.value);
        walk_initialised(item->declarator.target, item->end);
    }
}

static void walk_block(struct walk *walk, struct node *node)
{
    walk_enter_scope(walk, node->block.scope);
    walk_statements(walk, &node->block.body);
    walk_leave_scope(walk, node->block.scope);
}

/* else-if in a loop: such chains may be long */
static void walk_if(struct walk *walk, struct node *node)
{
    for (; node && node->kind == NODE_IF && !walk->failed;
         node = node->branch.otherwise) {
        walk_expression(walk, node->branch.test);
        walk_statement(walk, node->branch.then);
    }
    if (node)
        walk_statement(walk, node);
}

static void walk_loop(struct walk *walk, struct node *node)
{
    struct node *init = node->kind == NODE_FOR ? node->loop.init : NULL;
    if (node->loop.scope)
        walk_enter_scope(walk, node->loop.scope);
    if (init && init->kind == NODE_VARIABLES)
        walk_variables(walk, init, false);
    else if (init)
        walk_expression(walk, init);
    if (node->loop.test)
        walk_expression(walk, node->loop.test);
    if (node->loop.update)
        walk_expression(walk, node->loop.update);
    walk_statement(walk, node->loop.body);
    if (node->loop.scope)
        walk_leave_scope(walk, node->loop.scope);
}

/* The same names once more, for ever uninitialised. */
static struct scope *head_scope(struct walk *walk, const struct scope *scope)
{
    const struct binding *from = scope->first;
    struct scope *head =
        scope_open(walk->region, NULL, SCOPE_HEAD, walk->function);
    if (!head) {
        walk->failed = true;
        return NULL;
    }
    head->start = head->end = scope->start;
    for (; from; from = from->next) {
        struct binding *to = region_alloc(walk->region, sizeof *to);
        if (!to) {
            walk->failed = true;
            return NULL;
        }
        to->kind = from->kind;
        to->name = from->name;
        to->start = from->start;
        to->end = from->end;
        to->initialised = UINT32_MAX;
        to->scope = head;
        to->next = head->first;
        head->first = to;
    }
    return head;
}

/* `object` sees what the head declares, but before it has a value. */
static void walk_each_object(struct walk *walk, struct node *node)
{
    const struct binding *binding;
    bool used = false;
    if (!node->each.scope) {
        walk_object(walk, node->each.object);
        return;
    }
    struct scope *head = head_scope(walk, node->each.scope);
    if (!head)
        return;
    walk_enter_scope(walk, head);
    walk_expression(walk, node->each.object);
    walk_leave_scope(walk, head);
    for (binding = head->first; binding; binding = binding->next)
        used = used || binding->used;
    node->each.head = used ? head : NULL;
}

static void walk_each(struct walk *walk, struct node *node)
{
    struct node *target = node->each.target;
    walk_each_object(walk, node);
    if (node->each.scope)
        walk_enter_scope(walk, node->each.scope);
    if (target->kind == NODE_VARIABLES) {
        walk_variables(walk, target, true);
    } else {
        walk_target(walk, target, USE_ASSIGN);
    }
    walk_statement(walk, node->each.body);
    if (node->each.scope)
        walk_leave_scope(walk, node->each.scope);
}

static void walk_try(struct walk *walk, struct node *node)
{
    struct node *parameter = node->try.parameter;
    walk_statement(walk, node->try.block);
    if (node->try.scope)
        walk_enter_scope(walk, node->try.scope);
    if (parameter) {
        walk_target(walk, parameter, USE_DECLARE);
        walk_initialised(parameter, parameter->end);
    }
    if (node->try.handler)
        walk_statement(walk, node->try.handler);
    if (node->try.scope)
        walk_leave_scope(walk, node->try.scope);
    if (node->try.finalizer)
        walk_statement(walk, node->try.finalizer);
}

/* A clause may be jumped over: what it declares counts as uninitialised in
 * the clauses behind it. */
static void forget_initialised(struct scope *scope)
{
    struct binding *binding = scope->first;
    for (; binding; binding = binding->next)
        if (binding_is_lexical(binding))
            binding->initialised = UINT32_MAX;
}

static void walk_switch(struct walk *walk, struct node *node)
{
    struct node *clause = node->choice.clauses.first;
    walk_expression(walk, node->choice.value);
    walk_enter_scope(walk, node->choice.scope);
    for (; clause && !walk->failed; clause = clause->next) {
        if (clause->clause.test)
            walk_expression(walk, clause->clause.test);
        walk_statements(walk, &clause->clause.body);
        forget_initialised(node->choice.scope);
    }
    walk_leave_scope(walk, node->choice.scope);
}

static void walk_compound(struct walk *walk, struct node *node)
{
    switch (node->kind) {
    case NODE_BLOCK:
        walk_block(walk, node);
        break;
    case NODE_IF:
        walk_if(walk, node);
        break;
    case NODE_FOR:
    case NODE_WHILE:
    case NODE_DO:
        walk_loop(walk, node);
        break;
    case NODE_FOR_IN:
    case NODE_FOR_OF:
        walk_each(walk, node);
        break;
    case NODE_TRY:
        walk_try(walk, node);
        break;
    case NODE_SWITCH:
        walk_switch(walk, node);
        break;
    case NODE_LABELED:
        walk_statement(walk, node->labeled.body);
        break;
    case NODE_WITH:
        walk_refuse(walk, node, "the with statement is not supported");
        break;
    default:
        break;
    }
}

static void walk_export(struct walk *walk, struct node *node)
{
    struct node *value = node->exported.value;
    if (node->is_default)
        walk_expression(walk, value);
    else if (value)
        walk_statement(walk, value);
}

static void walk_statement(struct walk *walk, struct node *node)
{
    if (walk->failed)
        return;
    switch (node->kind) {
    case NODE_VARIABLES:
        walk_variables(walk, node, false);
        break;
    case NODE_FUNCTION_DECLARATION:
        walk_function(walk, node->function);
        break;
    case NODE_CLASS_DECLARATION:
        walk_class(walk, node);
        break;
    case NODE_EXPORT:
        walk_export(walk, node);
        break;
    case NODE_EXPRESSION:
    case NODE_RETURN:
    case NODE_THROW:
        if (node->operand)
            walk_expression(walk, node->operand);
        break;
    default:
        walk_compound(walk, node);
    }
}

void walk_statements(struct walk *walk, struct node_list *list)
{
    struct node *node = list->first;
    for (; node && !walk->failed; node = node->next)
        walk_statement(walk, node);
}
