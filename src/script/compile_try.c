/*
 * compile_try.c: protected ranges, and the ways out of statements.
 *
 * A jump out (break, continue, return) undoes what lies between it and its
 * target, innermost first: records are popped, iterators closed, operands
 * dropped. A finally block is compiled once; a way out through it pushes a
 * value and its number and jumps to the block, behind which a row of
 * JUMP_IF_KIND goes on with each way (see code.h, enum finally_kind).
 *
 * What must hold: the undoing itself is outside of the ranges that it has
 * left, so that an iterator is not closed twice and an inner catch does not
 * see what a return() method throws. So a range is cut into pieces there.
 */
#include "script/compile_internal.h"

#define SUSPENDED UINT32_MAX

void control_push(struct compiler *c, struct control *control,
                  enum control_kind kind)
{
    *control = (struct control){.kind = kind,
                                .outer = c->control,
                                .handler = LABEL_NEW,
                                .entry = LABEL_NEW,
                                .from = SUSPENDED,
                                .depth = c->out.depth};
    c->control = control;
}

void control_pop(struct compiler *c, struct control *control)
{
    c->control = control->outer;
}

/* --- protected ranges ----------------------------------------------------- */

static bool is_protected(const struct control *control)
{
    return control->kind == CONTROL_ITERATOR ||
           control->kind == CONTROL_CATCH || control->kind == CONTROL_FINALLY;
}

/* A range around this one, in the same environment: it has saved it already. */
static const struct control *same_environment(const struct control *control)
{
    for (; control && control->kind != CONTROL_SCOPE; control = control->outer)
        if (is_protected(control))
            return control;
    return NULL;
}

void range_resume(struct compiler *c, struct control *control)
{
    control->from = emit_pc(c);
    c->out.barrier = control->from;
}

void range_suspend(struct compiler *c, struct control *control)
{
    struct code_handler *piece;
    uint32_t from = control->from;
    control->from = SUSPENDED;
    if (from == SUSPENDED || from == emit_pc(c))
        return;
    piece = row_add(c, &control->pieces, sizeof *piece);
    if (!piece)
        return;
    *piece = (struct code_handler){.from = from,
                                   .to = emit_pc(c),
                                   .depth = (uint16_t)control->depth,
                                   .env_slot = (uint16_t)control->env_slot,
                                   .kind = control->handler_kind};
    c->out.barrier = emit_pc(c);
}

void protect_begin(struct compiler *c, struct control *control,
                   enum control_kind kind, enum handler_kind handler)
{
    const struct control *around = same_environment(c->control);
    control_push(c, control, kind);
    control->handler_kind = handler;
    if (around) {
        control->env_slot = around->env_slot;
    } else {
        control->env_slot = slot_new(c);
        emit_half(c, OP_SAVE_ENV, control->env_slot);
    }
    range_resume(c, control);
}

void protect_end(struct compiler *c, struct control *control)
{
    range_suspend(c, control);
    control_pop(c, control);
}

void protect_handler(struct compiler *c, struct control *control)
{
    struct code_handler *pieces = control->pieces.items;
    control->handler.depth =
        control->depth + (control->handler_kind == HANDLER_FINALLY ? 2 : 1);
    emit_label(c, &control->handler);
    if (c->out.depth > c->out.depth_most)
        c->out.depth_most = c->out.depth;
    for (uint32_t i = 0; i < control->pieces.count; i++) {
        pieces[i].target = control->handler.pc;
        emit_handler(c, &pieces[i]);
    }
}

enum handler_kind iterator_handler(const struct compiler *c)
{
    return c->flags & CODE_GENERATOR ? HANDLER_FINALLY : HANDLER_CATCH;
}

void protect_iterator(struct compiler *c, struct control *control)
{
    struct label returns = LABEL_NEW;
    protect_handler(c, control);
    if (control->handler_kind == HANDLER_FINALLY) {
        emit_jump_kind(c, FINALLY_RETURN, &returns);
        emit(c, OP_POP);
    }
    emit(c, OP_ROT3);
    if (control->async)
        async_iterator_close(c, control->node, true);
    else
        emit_byte(c, OP_ITER_CLOSE, 1);
    emit(c, OP_RETHROW);
    if (control->handler_kind != HANDLER_FINALLY)
        return;
    emit_label(c, &returns);
    emit(c, OP_ROT3);
    if (control->async)
        async_iterator_close(c, control->node, false);
    else
        emit_byte(c, OP_ITER_CLOSE, 0);
    leave_return(c);
}

/* --- ways out ------------------------------------------------------------- */

/* The number of a way through a finally block. */
static uint32_t way_kind(struct compiler *c, struct control *finally,
                         struct control *target)
{
    struct way_out *ways = finally->ways.items, *way;
    for (uint32_t i = 0; i < finally->ways.count; i++)
        if (ways[i].target == target)
            return FINALLY_JUMP + i;
    way = row_add(c, &finally->ways, sizeof *way);
    if (way)
        way->target = target;
    return FINALLY_JUMP + finally->ways.count - 1;
}

static void leave_through(struct compiler *c, struct control *finally,
                          struct control *target)
{
    uint32_t kind = FINALLY_RETURN;
    if (target) {
        kind = way_kind(c, finally, target);
        emit(c, OP_UNDEFINED);
    } else {
        finally->returns = true;
    }
    if (kind > UINT8_MAX)
        compile_fail(c->whole, "RangeError", 0, 0,
                     "Too many jumps out of a finally block");
    emit_int(c, (int32_t)(kind & UINT8_MAX));
    emit_jump(c, OP_JUMP, &finally->entry);
}

/* Undoes one control; with `value` there is a value on top to be kept. */
static void undo(struct compiler *c, struct control *control, bool value)
{
    switch (control->kind) {
    case CONTROL_SCOPE:
        emit(c, OP_POP_ENV);
        return;
    case CONTROL_ITERATOR:
        range_suspend(c, control);
        if (value)
            emit(c, OP_ROT3);
        if (control->async) {
            async_iterator_close(c, control->node, false);
            return;
        }
        if (control->node)
            position_node(c, control->node);
        emit_byte(c, OP_ITER_CLOSE, 0);
        return;
    case CONTROL_FOR_IN:
        emit(c, value ? OP_NIP : OP_POP);
        return;
    case CONTROL_CATCH:
        range_suspend(c, control);
        return;
    case CONTROL_FINALLY_BODY:
        emit(c, value ? OP_NIP : OP_POP);
        emit(c, value ? OP_NIP : OP_POP);
        return;
    default:
        return;
    }
}

/* Undoes everything up to `target` (NULL: the function); false where the way
 * leads through a finally block, which goes on with it. */
static bool undo_to(struct compiler *c, struct control *target)
{
    struct control *control = c->control;
    for (; control != target; control = control->outer) {
        if (control->kind == CONTROL_FINALLY) {
            leave_through(c, control, target);
            return false;
        }
        undo(c, control, !target);
    }
    return true;
}

/* Behind the way out: the ranges that it has left go on, and the depth is
 * what the text around expects. */
static void undone(struct compiler *c, uint32_t depth)
{
    for (struct control *o = c->control; o; o = o->outer)
        if (is_protected(o) && o->from == SUSPENDED)
            range_resume(c, o);
    c->out.depth = depth;
}

void leave_to(struct compiler *c, struct control *target)
{
    uint32_t depth = c->out.depth;
    if (undo_to(c, target))
        emit_jump(c, OP_JUMP, target->label);
    undone(c, depth);
}

/* Nobody called super(): V8 names the parenthesis of the parameters. */
static void return_derived(struct compiler *c)
{
    uint32_t at = c->function ? text_parameters(c) : c->class->start;
    emit_position(c, at, at, at);
    this_own(c);
    emit(c, OP_DERIVED_RETURN);
}

void leave_return(struct compiler *c)
{
    uint32_t depth = c->out.depth - 1;
    if (undo_to(c, NULL)) {
        if (c->flags & CODE_DERIVED)
            return_derived(c);
        emit(c, OP_RETURN);
    }
    undone(c, depth);
}

/* --- try ------------------------------------------------------------------ */

/* V8 has no place of its own for a pattern that cannot be iterated over here:
 * its table's last is the try block's. */
static uint32_t last_place(const struct compiler *c)
{
    const struct row *row = &c->out.positions;
    const struct code_position *rows = row->items;
    return row->count ? rows[row->count - 1].at : 0;
}

static void compile_catch(struct compiler *c, const struct node *node)
{
    struct entered entered;
    scope_enter(c, node->try.scope, &entered);
    if (node->try.parameter) {
        uint32_t from = text_operator(c, node->try.block->end);
        struct site site = {.start = from,
                            .end = from + 5,
                            .at = node->try.parameter->start,
                            .array_at = last_place(c)};
        compile_target(c, node->try.parameter, PUT_FIRST, site);
    } else {
        emit(c, OP_POP);
    }
    compile_block(c, node->try.handler);
    scope_leave(c, &entered);
}

static void try_catch(struct compiler *c, const struct node *node)
{
    struct control control;
    struct label end = LABEL_NEW;
    if (!node->try.handler) {
        compile_block(c, node->try.block);
        return;
    }
    protect_begin(c, &control, CONTROL_CATCH, HANDLER_CATCH);
    compile_block(c, node->try.block);
    protect_end(c, &control);
    emit_jump(c, OP_JUMP, &end);
    protect_handler(c, &control);
    compile_catch(c, node);
    emit_label(c, &end);
}

/* One row of the dispatch for each way out through the block. */
static void finally_dispatch(struct compiler *c, struct control *control)
{
    struct way_out *ways = control->ways.items;
    uint32_t count = control->ways.count;
    struct label end = LABEL_NEW, returns = LABEL_NEW;
    struct label *labels =
        region_alloc(&c->whole->region, (count + 1) * sizeof *labels);
    if (!labels)
        return;
    emit_jump_kind(c, FINALLY_NORMAL, &end);
    if (control->returns)
        emit_jump_kind(c, FINALLY_RETURN, &returns);
    for (uint32_t i = 0; i < count; i++) {
        labels[i] = (struct label)LABEL_NEW;
        emit_jump_kind(c, FINALLY_JUMP + i, &labels[i]);
    }
    emit(c, OP_POP);
    emit(c, OP_RETHROW);
    for (uint32_t i = 0; i < count; i++) {
        emit_label(c, &labels[i]);
        emit(c, OP_POP);
        leave_to(c, ways[i].target);
    }
    if (control->returns) {
        emit_label(c, &returns);
        leave_return(c);
    }
    emit_label(c, &end);
    emit(c, OP_POP);
}

/* Where it ends normally, an eval's value is what it was before. */
static void finalizer(struct compiler *c, const struct node *node)
{
    uint32_t kept;
    if (c->completion == UINT32_MAX) {
        compile_block(c, node->try.finalizer);
        return;
    }
    kept = slot_new(c);
    emit_half(c, OP_GET_LOCAL, c->completion);
    emit_half(c, OP_PUT_LOCAL, kept);
    emit(c, OP_UNDEFINED);
    emit_half(c, OP_PUT_LOCAL, c->completion);
    compile_block(c, node->try.finalizer);
    emit_half(c, OP_GET_LOCAL, kept);
    emit_half(c, OP_PUT_LOCAL, c->completion);
}

static void compile_finally(struct compiler *c, const struct node *node,
                            struct control *control)
{
    struct control body;
    emit(c, OP_UNDEFINED);
    emit_int(c, FINALLY_NORMAL);
    emit_label(c, &control->entry);
    protect_handler(c, control);
    control_push(c, &body, CONTROL_FINALLY_BODY);
    finalizer(c, node);
    control_pop(c, &body);
    finally_dispatch(c, control);
}

void compile_try(struct compiler *c, const struct node *node)
{
    uint32_t slots = c->slots;
    struct control control;
    emit_statement(c, node->start, node->start + 3);
    if (!node->try.finalizer) {
        try_catch(c, node);
    } else {
        protect_begin(c, &control, CONTROL_FINALLY, HANDLER_FINALLY);
        control.returns = (c->flags & CODE_GENERATOR) != 0;
        try_catch(c, node);
        protect_end(c, &control);
        compile_finally(c, node, &control);
    }
    c->slots = slots;
}
