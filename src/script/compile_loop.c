/*
 * compile_loop.c: for, for-in, for-of, while, do.
 *
 * The BREAK control of a loop lies outside of all that the loop keeps (its
 * record, its iterator), the CONTINUE control inside.
 */
#include "script/compile_internal.h"

/* A loop's test is a statement of its own in V8. */
static void loop_test(struct compiler *c, const struct node *test,
                      struct label *end)
{
    compile_begin(c, test->at);
    compile_condition(c, test, false, end);
}

static void loop_body(struct compiler *c, const struct node *node,
                      const struct node *body)
{
    struct label again = LABEL_NEW;
    struct control control;
    control_push(c, &control, CONTROL_CONTINUE);
    control.node = node;
    control.label = &again;
    compile_statement(c, body);
    control_pop(c, &control);
    emit_label(c, &again);
}

static void break_push(struct compiler *c, struct control *control,
                       const struct node *node, struct label *end)
{
    control_push(c, control, CONTROL_BREAK);
    control->node = node;
    control->label = end;
}

static void break_pop(struct compiler *c, struct control *control)
{
    control_pop(c, control);
    emit_label(c, control->label);
}

/* --- while, do ------------------------------------------------------------ */

void compile_while(struct compiler *c, const struct node *node)
{
    const struct node *test = node->loop.test;
    struct label top = LABEL_NEW, end = LABEL_NEW;
    struct control control;
    break_push(c, &control, node, &end);
    emit_label(c, &top);
    emit_statement(c, node->start,
                   text_closing(c, test->end, node->loop.body->start));
    loop_test(c, test, &end);
    loop_body(c, node, node->loop.body);
    emit_loop(c, &top);
    break_pop(c, &control);
}

void compile_do(struct compiler *c, const struct node *node)
{
    const struct node *test = node->loop.test;
    struct label top = LABEL_NEW, end = LABEL_NEW;
    struct control control;
    break_push(c, &control, node, &end);
    emit_label(c, &top);
    loop_body(c, node, node->loop.body);
    emit_statement(c, text_operator(c, node->loop.body->end),
                   text_closing(c, test->end, node->end));
    loop_test(c, test, &end);
    emit_loop(c, &top);
    break_pop(c, &control);
}

/* --- for ------------------------------------------------------------------ */

static void for_head(struct compiler *c, const struct node *node)
{
    const struct node *last = node->loop.update ? node->loop.update
                              : node->loop.test ? node->loop.test
                                                : node->loop.init;
    uint32_t from = last ? last->end : node->start;
    emit_statement(c, node->start,
                   text_closing(c, from, node->loop.body->start));
    if (!node->loop.init)
        return;
    if (node->loop.init->kind == NODE_VARIABLES) {
        compile_variables(c, node->loop.init);
    } else {
        compile_begin(c, node->loop.init->start);
        compile_effect(c, node->loop.init);
    }
}

static void for_rounds(struct compiler *c, const struct node *node)
{
    const struct node *test = node->loop.test, *update = node->loop.update;
    bool copies = node->loop.scope && node->loop.scope->record_size;
    struct label top = LABEL_NEW, end = LABEL_NEW;
    if (copies)
        emit(c, OP_COPY_ENV);
    emit_label(c, &top);
    if (test) {
        emit_statement(c, test->start, test->end);
        loop_test(c, test, &end);
    }
    loop_body(c, node, node->loop.body);
    if (copies)
        emit(c, OP_COPY_ENV);
    if (update) {
        emit_statement(c, update->start, update->end);
        compile_begin(c, update->at);
        compile_effect(c, update);
    }
    emit_loop(c, &top);
    emit_label(c, &end);
}

void compile_for(struct compiler *c, const struct node *node)
{
    struct label end = LABEL_NEW;
    struct control control;
    struct entered entered;
    break_push(c, &control, node, &end);
    scope_enter(c, node->loop.scope, &entered);
    for_head(c, node);
    for_rounds(c, node);
    scope_leave(c, &entered);
    break_pop(c, &control);
}

/* --- for-in, for-of ------------------------------------------------------- */

static bool declares(const struct node *target)
{
    return target->kind == NODE_VARIABLES;
}

/* What the iterations are made over, on the stack. */
static void each_object(struct compiler *c, const struct node *node)
{
    const struct node *object = node->each.object;
    struct entered head;
    if (declares(node->each.target) &&
        node->each.target->variables.list.first->declarator.value)
        compile_variables(c, node->each.target);
    scope_enter(c, node->each.head, &head);
    position_node(c, object);
    compile_begin(c, object->at); /* a statement of its own in V8 */
    compile_expression(c, object);
    scope_leave(c, &head);
    position_node(c, object);
    emit(c, node->kind != NODE_FOR_OF ? OP_FOR_IN
            : node->is_await          ? OP_GET_ASYNC_ITER
                                      : OP_GET_ITER);
}

/* The value on the stack goes to the target. */
static void each_target(struct compiler *c, const struct node *node)
{
    const struct node *target = node->each.target;
    enum put_mode mode = PUT_ASSIGN;
    struct site site = {.start = node->start, .end = node->start + 3};
    if (declares(target)) {
        if (target->variables.kind != DECLARE_VAR)
            mode = PUT_FIRST;
        target = target->variables.list.first->declarator.target;
        site.array_has_text = true;
    }
    site.at = target->start;
    site.array_at = site.array_has_text ? target->end - 1 : target->start;
    compile_target(c, target, mode, site);
}

static const struct node *each_name(const struct node *target)
{
    return declares(target) ? target->variables.list.first->declarator.target
                            : target;
}

/* The step of a round: its text is the target, `const x`. */
static void each_step(struct compiler *c, const struct node *node,
                      struct label *done)
{
    const struct node *target = node->each.target;
    const struct node *name = each_name(target);
    emit_statement(c, target->start, target->end);
    position_at(c, name, name->start);
    emit(c, node->kind == NODE_FOR_OF ? OP_ITER_NEXT : OP_FOR_IN_NEXT);
    emit_jump(c, OP_JUMP_IF_DONE, done);
}

/* What an async iterator throws itself does not close it. */
static void each_step_async(struct compiler *c, const struct node *node,
                            struct label *done)
{
    const struct node *target = node->each.target;
    range_suspend(c, c->control);
    emit_statement(c, target->start, target->end);
    async_iterator_step(c, each_name(target), done);
    range_resume(c, c->control);
}

static void each_rounds(struct compiler *c, const struct node *node,
                        struct label *done)
{
    struct label next = LABEL_NEW;
    struct entered entered;
    emit_label(c, &next);
    if (node->is_await)
        each_step_async(c, node, done);
    else
        each_step(c, node, done);
    scope_enter(c, node->each.scope, &entered);
    each_target(c, node);
    loop_body(c, node, node->each.body);
    scope_leave(c, &entered);
    emit_loop(c, &next);
}

static void for_of(struct compiler *c, const struct node *node)
{
    struct label done = LABEL_NEW;
    struct control control;
    protect_begin(c, &control, CONTROL_ITERATOR, iterator_handler(c));
    control.node = node->each.object;
    control.async = node->is_await;
    each_rounds(c, node, &done);
    protect_end(c, &control);
    protect_iterator(c, &control);
    emit_label(c, &done);
    if (node->is_await)
        emit(c, OP_POP);
    emit(c, OP_POP);
    emit(c, OP_POP);
}

static void for_in(struct compiler *c, const struct node *node)
{
    struct label done = LABEL_NEW;
    struct control control;
    control_push(c, &control, CONTROL_FOR_IN);
    each_rounds(c, node, &done);
    control_pop(c, &control);
    emit_label(c, &done);
    emit(c, OP_POP);
}

void compile_each(struct compiler *c, const struct node *node)
{
    uint32_t slots = c->slots;
    struct label end = LABEL_NEW;
    struct control control;
    emit_statement(
        c, node->start,
        text_closing(c, node->each.object->end, node->each.body->start));
    break_push(c, &control, node, &end);
    each_object(c, node);
    if (node->kind == NODE_FOR_OF)
        for_of(c, node);
    else
        for_in(c, node);
    break_pop(c, &control);
    c->slots = slots;
}
