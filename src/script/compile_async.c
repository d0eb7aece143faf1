/*
 * compile_async.c: await, yield, and the iteration of `for await`.
 *
 * What awaits between two calls is spelled out in instructions, for only a
 * frame of its own can be suspended; what calls is a CALL, or the library's.
 */
#include "script/compile_internal.h"
#include "script/generator.h"

bool is_async_generator(const struct compiler *c)
{
    return (c->flags & CODE_GENERATOR) && (c->flags & CODE_ASYNC);
}

void compile_await(struct compiler *c, const struct node *node)
{
    /* An awaited call is a statement of its own in V8, if it begins none. */
    if (node->operand->kind == NODE_CALL && emit_pc(c) != c->first_pc)
        compile_begin(c, node->start);
    compile_expression(c, node->operand);
    position_at(c, node, node->start);
    emit(c, OP_AWAIT);
}

/* --- yield ---------------------------------------------------------------- */

/* v -- sent (27.6.3.8): what return() sends is awaited, and returned. */
static void async_yield(struct compiler *c)
{
    struct label goes_on = LABEL_NEW, throws = LABEL_NEW;
    emit(c, OP_AWAIT);
    emit(c, OP_ASYNC_YIELD);
    emit_jump_kind(c, RESUME_NEXT, &goes_on);
    emit_jump_kind(c, RESUME_THROW, &throws);
    emit(c, OP_POP);
    emit(c, OP_AWAIT);
    emit(c, OP_UNWIND_RETURN);
    emit_label(c, &throws);
    emit(c, OP_THROW);
    emit_label(c, &goes_on);
}

/* Drops `count` operands below the top. */
static void nip(struct compiler *c, int count)
{
    while (count--)
        emit(c, OP_NIP);
}

/* Begins a range in which the top operand is used up: a handler finds what is
 * below. */
static void protect_below(struct compiler *c, struct control *control)
{
    protect_begin(c, control, CONTROL_CATCH, HANDLER_CATCH);
    control->depth--;
}

/* iter next sent -- iter next received mode: what a return() sent is awaited,
 * and if that throws it is a throw() (27.6.3.7). */
static void await_sent(struct compiler *c)
{
    struct control control;
    struct label end = LABEL_NEW;
    protect_below(c, &control);
    emit(c, OP_AWAIT);
    protect_end(c, &control);
    emit_int(c, RESUME_RETURN);
    emit_jump(c, OP_JUMP, &end);
    protect_handler(c, &control);
    emit_int(c, RESUME_THROW);
    emit_label(c, &end);
}

/* iter next received mode -- : iter has no return(): what was received is
 * awaited and returned. Or no throw(): it is closed. */
static void no_delegate(struct compiler *c, const struct node *node)
{
    struct label returns = LABEL_NEW;
    emit_jump_kind(c, RESUME_RETURN, &returns);
    emit(c, OP_POP);
    emit(c, OP_POP);
    async_iterator_close(c, node, false);
    emit_byte_constant(
        c, OP_THROW_ERROR, 0,
        value_string(compile_atom(
            c, "The iterator does not provide a 'throw' method.")));
    emit_label(c, &returns);
    nip(c, 2);
    emit(c, OP_AWAIT);
    emit(c, OP_UNWIND_RETURN);
}

/* iter next received mode -- the same and what was answered */
static void call_delegate(struct compiler *c, const struct node *node)
{
    struct label called = LABEL_NEW, missing = LABEL_NEW;
    emit(c, OP_ASYNC_DELEGATE);
    emit_jump(c, OP_JUMP_IF_DONE, &missing);
    emit_jump(c, OP_JUMP, &called);
    emit_label(c, &missing);
    no_delegate(c, node);
    emit_label(c, &called);
}

/* iterable -- value (15.5.5), in an async generator. */
static void async_delegate(struct compiler *c, const struct node *node)
{
    Value done_name = value_string(compile_atom(c, "done"));
    Value value_name = value_string(compile_atom(c, "value"));
    struct label top = LABEL_NEW, done = LABEL_NEW, value = LABEL_NEW;
    struct label returns = LABEL_NEW, sent = LABEL_NEW;
    emit(c, OP_UNDEFINED);
    emit_int(c, RESUME_NEXT);
    emit_label(c, &top);
    call_delegate(c, node);
    emit(c, OP_AWAIT);
    emit(c, OP_REQUIRE_RESULT);
    emit(c, OP_DUP);
    emit_constant(c, OP_GET_PROP, done_name);
    emit_jump(c, OP_JUMP_IF_TRUE, &done);
    emit_constant(c, OP_GET_PROP, value_name);
    nip(c, 2);
    emit(c, OP_ASYNC_YIELD);
    emit_jump_kind(c, RESUME_RETURN, &sent);
    emit_loop(c, &top);
    emit_label(c, &sent);
    await_sent(c);
    emit_loop(c, &top);
    emit_label(c, &done);
    emit_constant(c, OP_GET_PROP, value_name);
    emit(c, OP_SWAP);
    emit_jump_kind(c, RESUME_RETURN, &returns);
    emit(c, OP_POP);
    nip(c, 3);
    emit_jump(c, OP_JUMP, &value);
    emit_label(c, &returns);
    emit(c, OP_UNWIND_RETURN);
    emit_label(c, &value);
}

/* V8 has no text for the calls that iterating makes. */
static void no_site(struct compiler *c, const struct node *at)
{
    emit_position(c, at->start, at->start, at->start);
}

static void delegate(struct compiler *c, const struct node *node)
{
    bool async = is_async_generator(c);
    const struct node *operand = node->operand;
    /* V8's text is "yield* (intermediate value)", see error_site; it has it
     * where the operand has a column of its own. */
    if (operand->kind == NODE_CALL || operand->at > operand->start)
        emit_position(c, node->start, node->end, operand->at);
    else
        emit_position(c, node->start, node->start, node->start);
    emit(c, async ? OP_GET_ASYNC_ITER : OP_GET_ITER);
    if (async) {
        no_site(c, node->operand);
        async_delegate(c, node);
    } else {
        position_at(c, node, node->start);
        emit(c, OP_UNDEFINED);
        emit(c, OP_YIELD_STAR);
    }
}

void compile_yield(struct compiler *c, const struct node *node)
{
    if (node->operand)
        compile_expression(c, node->operand);
    else
        emit(c, OP_UNDEFINED);
    if (node->delegate) {
        delegate(c, node);
        return;
    }
    position_at(c, node, node->start);
    if (is_async_generator(c))
        async_yield(c);
    else
        emit(c, OP_YIELD);
}

/* --- for await (14.7.5.6) ---------------------------------------------------- */

void async_iterator_step(struct compiler *c, const struct node *name,
                         struct label *done)
{
    no_site(c, name);
    emit(c, OP_DUP2);
    emit(c, OP_SWAP);
    emit_byte(c, OP_CALL, 0);
    emit(c, OP_AWAIT);
    emit(c, OP_REQUIRE_RESULT);
    emit(c, OP_DUP);
    emit_constant(c, OP_GET_PROP, value_string(compile_atom(c, "done")));
    emit_jump(c, OP_JUMP_IF_TRUE, done);
    emit_constant(c, OP_GET_PROP, value_string(compile_atom(c, "value")));
}

/* iter -- : calls its return(), if there is one. */
static void call_return(struct compiler *c, bool quiet)
{
    struct label missing = LABEL_NEW, end = LABEL_NEW;
    emit_constant(c, OP_GET_METHOD, value_string(compile_atom(c, "return")));
    emit(c, OP_SWAP);
    emit_jump(c, OP_JUMP_IF_NULLISH, &missing);
    emit(c, OP_SWAP);
    emit_byte(c, OP_CALL, 0);
    emit(c, OP_AWAIT);
    if (!quiet)
        emit(c, OP_REQUIRE_RESULT);
    emit_jump(c, OP_JUMP, &end);
    emit_label(c, &missing);
    emit_label(c, &end);
    emit(c, OP_POP);
}

void async_iterator_close(struct compiler *c, const struct node *looped,
                          bool quiet)
{
    struct control control;
    struct label end = LABEL_NEW;
    no_site(c, looped);
    emit(c, OP_POP);
    if (!quiet) {
        call_return(c, false);
        return;
    }
    protect_below(c, &control);
    call_return(c, true);
    protect_end(c, &control);
    emit_jump(c, OP_JUMP, &end);
    protect_handler(c, &control);
    emit(c, OP_POP);
    emit_label(c, &end);
}
