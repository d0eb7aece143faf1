/*
 * compile_call.c: calls, new, super(), %intrinsics, templates, and optional
 * chains.
 *
 * The convention is callee, this, arguments. Directly before each call that
 * the program writes there is a CALL_STEP, whose position is the whole call;
 * the call's own position is that of its callee.
 */
#include "script/compile_internal.h"

#define ARGUMENTS_MOST 255 /* more go as an array */
#define CONCAT_MOST 64 /* strings on the stack at a time */

/* --- optional chains ------------------------------------------------------ */

void chain_test(struct compiler *c, const struct node *node)
{
    if (node->optional && c->chain)
        emit_jump(c, OP_JUMP_IF_NULLISH, &c->chain->nullish);
}

/* The same for the callee of f?.(), below its `this`. */
static void chain_test_callee(struct compiler *c, const struct node *node)
{
    if (!node->optional || !c->chain)
        return;
    emit(c, OP_SWAP);
    emit_jump(c, OP_JUMP_IF_NULLISH, &c->chain->nullish_this);
    emit(c, OP_SWAP);
}

void chain_end(struct compiler *c, struct chain *chain, enum opcode otherwise)
{
    struct label end = LABEL_NEW;
    bool deep = chain->nullish_this.patches;
    if (!deep && !chain->nullish.patches)
        return;
    emit_jump(c, OP_JUMP, &end);
    if (deep) {
        emit_label(c, &chain->nullish_this);
        emit(c, OP_POP);
    }
    emit_label(c, &chain->nullish);
    emit(c, otherwise);
    emit_label(c, &end);
}

void compile_chain(struct compiler *c, const struct node *node)
{
    struct chain chain = {LABEL_NEW, LABEL_NEW}, *outer = c->chain;
    c->chain = &chain;
    compile_expression(c, node->operand);
    c->chain = outer;
    chain_end(c, &chain, OP_UNDEFINED);
}

/* --- callees -------------------------------------------------------------- */

static void compile_callee(struct compiler *c, const struct node *callee);

static void callee_member(struct compiler *c, const struct node *callee)
{
    Value name;
    bool constant = member_name(c, callee, &name);
    compile_expression(c, callee->index.object);
    chain_test(c, callee);
    if (constant) {
        position_node(c, callee);
        emit_constant(c, OP_GET_METHOD, name);
        return;
    }
    compile_expression(c, callee->index.key);
    position_node(c, callee);
    emit(c, OP_GET_ELEM_METHOD);
}

static void callee_private(struct compiler *c, const struct node *callee)
{
    compile_expression(c, callee->private.object);
    chain_test(c, callee);
    emit(c, OP_DUP);
    reference_get(c, &callee->private.name);
    position_node(c, callee);
    emit(c, OP_GET_PRIVATE);
    emit(c, OP_SWAP);
}

static void callee_super(struct compiler *c, const struct node *callee)
{
    const struct reference *self = &callee->super.references->self;
    compile_expression(c, callee);
    struct reference unchecked = *self;
    unchecked.check = false;
    this_get(c, &unchecked, callee);
}

/* (a?.b)(): a is `this`; if it is nullish, undefined is called. */
static void callee_chain(struct compiler *c, const struct node *callee)
{
    struct chain chain = {LABEL_NEW, LABEL_NEW}, *outer = c->chain;
    struct label end = LABEL_NEW;
    c->chain = &chain;
    compile_callee(c, callee->operand);
    c->chain = outer;
    if (!chain.nullish.patches && !chain.nullish_this.patches)
        return;
    emit_jump(c, OP_JUMP, &end);
    if (chain.nullish_this.patches) {
        emit_label(c, &chain.nullish_this);
        emit(c, OP_POP);
    }
    emit_label(c, &chain.nullish);
    emit(c, OP_UNDEFINED);
    emit(c, OP_UNDEFINED);
    emit_label(c, &end);
}

/* Leaves the function and its `this`. */
static void compile_callee(struct compiler *c, const struct node *callee)
{
    switch (callee->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        callee_member(c, callee);
        return;
    case NODE_PRIVATE_MEMBER:
        callee_private(c, callee);
        return;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        callee_super(c, callee);
        return;
    case NODE_CHAIN:
        callee_chain(c, callee);
        return;
    case NODE_NAME:
        variable_get_bare(c, &callee->reference, callee);
        emit(c, OP_UNDEFINED);
        return;
    default:
        compile_expression(c, callee);
        emit(c, OP_UNDEFINED);
    }
}

/* --- arguments ------------------------------------------------------------ */

static bool wants_array(const struct node *call, const struct node_list *list)
{
    return call->has_spread || list->count > ARGUMENTS_MOST;
}

/* Leaves the arguments, or, with wants_array, an array of them. */
static void compile_arguments(struct compiler *c, const struct node *call,
                              const struct node_list *list)
{
    if (wants_array(call, list)) {
        compile_elements(c, list, call);
        return;
    }
    for (const struct node *a = list->first; a; a = a->next)
        compile_expression(c, a);
}

/* The step point, then the call's own position. */
static void call_step(struct compiler *c, const struct node *call,
                      const struct node *callee)
{
    emit_position(c, call->start, call->end, call->at);
    emit(c, OP_CALL_STEP);
    if (callee)
        emit_position(c, callee->start, callee->end, call->at);
}

void compile_call(struct compiler *c, const struct node *node)
{
    const struct node_list *list = &node->call.arguments;
    if (node->is_eval) {
        compile_unsupported(c, node, "direct eval is");
        emit(c, OP_UNDEFINED);
        return;
    }
    exports_note_call(c, node);
    compile_callee(c, node->call.callee);
    chain_test_callee(c, node);
    compile_arguments(c, node, list);
    call_step(c, node, node->call.callee);
    if (wants_array(node, list))
        emit(c, OP_CALL_SPREAD);
    else
        emit_byte(c, OP_CALL, list->count);
}

void compile_new(struct compiler *c, const struct node *node)
{
    const struct node_list *list = &node->call.arguments;
    compile_expression(c, node->call.callee);
    compile_arguments(c, node, list);
    call_step(c, node, node->call.callee);
    if (wants_array(node, list))
        emit(c, OP_NEW_SPREAD);
    else
        emit_byte(c, OP_NEW, list->count);
}

/* What super() made becomes `this`; then come the fields. */
static void bind_this(struct compiler *c, const struct node *node)
{
    const struct reference *self = &node->super.references->self;
    position_at(c, node, node->start);
    if (self->where == REFERENCE_ENVIRONMENT) {
        emit_byte_half(c, OP_GET_ENV, self->hops, self->index);
        emit(c, OP_CHECK_THIS_UNBOUND);
        emit(c, OP_DUP);
        emit_byte_half(c, OP_PUT_ENV, self->hops, self->index);
    } else {
        emit(c, OP_PUT_THIS);
    }
    emit(c, OP_INIT_FIELDS);
}

void compile_super_call(struct compiler *c, const struct node *node)
{
    const struct node_list *list = &node->super.arguments;
    const struct reference *target = &node->super.references->new_target;
    if (target->where == REFERENCE_ENVIRONMENT)
        reference_get(c, target);
    else
        emit(c, OP_NEW_TARGET);
    compile_arguments(c, node, list);
    emit_position(c, node->start, node->end, node->start);
    emit(c, OP_CALL_STEP);
    emit_position(c, node->start, node->start + 5, node->start);
    if (wants_array(node, list))
        emit(c, OP_SUPER_CALL_SPREAD);
    else
        emit_byte(c, OP_SUPER_CALL, list->count);
    bind_this(c, node);
}

/* What is missing would be read from the stack, where anything lies. */
static void check_intrinsic(struct compiler *c, const struct node *node,
                            uint32_t row)
{
    uint32_t count = node->intrinsic.arguments.count;
    const char *problem = NULL;
    if (!row)
        problem = "There is no such intrinsic";
    else if (count < native_row(c->whole->natives, row)->least)
        problem = "Too few arguments for an intrinsic";
    else if (count > ARGUMENTS_MOST)
        problem = "Too many arguments for an intrinsic";
    if (problem)
        compile_fail(c->whole, "SyntaxError", node->start, node->end, problem);
}

void compile_intrinsic(struct compiler *c, const struct node *node)
{
    const struct name *name = node->intrinsic.name;
    const struct node_list *list = &node->intrinsic.arguments;
    uint32_t row = c->whole->natives ? native_find(c->whole->natives,
                                                   name->bytes, name->length)
                                     : 0;
    check_intrinsic(c, node, row);
    for (const struct node *a = list->first; a; a = a->next)
        compile_expression(c, a);
    position_node(c, node);
    emit_half_byte(c, OP_NATIVE, row, list->count & UINT8_MAX);
}

/* --- templates ------------------------------------------------------------ */

/* The strings on the stack become one where they are many. */
static uint32_t concat_some(struct compiler *c, uint32_t count)
{
    if (count < CONCAT_MOST)
        return count;
    emit_half(c, OP_CONCAT, count);
    return 1;
}

void compile_template(struct compiler *c, const struct node *node)
{
    const struct node *value = node->template.values.first;
    uint32_t count = 0;
    for (const struct node *p = node->template.parts.first; p; p = p->next) {
        if (p->part.cooked.length || (!value && !count)) {
            struct string *s = compile_units(c, p->part.cooked);
            emit_constant(c, OP_CONST, value_string(s));
            count = concat_some(c, count + 1);
        }
        if (!value)
            break;
        position_at(c, node, node->start);
        compile_expression(c, value);
        position_node(c, value);
        emit(c, OP_TO_STRING);
        count = concat_some(c, count + 1);
        value = value->next;
    }
    if (count > 1)
        emit_half(c, OP_CONCAT, count);
}

/* The row of cooked and raw strings. */
static Value template_row(struct compiler *c, const struct node *template)
{
    uint32_t i = 0;
    struct values *row = values_new(c->vm, template->template.parts.count * 2);
    for (const struct node *p = template->template.parts.first; p;
         p = p->next) {
        row->at[i++] = p->part.is_bad
                           ? UNDEFINED
                           : value_string(compile_units(c, p->part.cooked));
        row->at[i++] = value_string(compile_units(c, p->part.raw));
    }
    return value_cell(row);
}

void compile_tagged(struct compiler *c, const struct node *node)
{
    const struct node *template = node->tagged.template;
    uint32_t count = 1 + template->template.values.count;
    compile_callee(c, node->tagged.tag);
    emit_own_constant(c, OP_TEMPLATE_OBJECT, template_row(c, template));
    if (count > ARGUMENTS_MOST)
        emit_half(c, OP_NEW_ARRAY, 1);
    for (const struct node *v = template->template.values.first; v;
         v = v->next) {
        compile_expression(c, v);
        if (count > ARGUMENTS_MOST)
            emit(c, OP_ARRAY_PUSH);
    }
    call_step(c, node, node->tagged.tag);
    if (count > ARGUMENTS_MOST)
        emit(c, OP_CALL_SPREAD);
    else
        emit_byte(c, OP_CALL, count);
}
