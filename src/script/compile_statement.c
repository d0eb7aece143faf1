/*
 * compile_statement.c: statements but loops and try. Each leaves the stack as
 * it found it.
 */
#include "script/compile_internal.h"

void emit_statement(struct compiler *c, uint32_t start, uint32_t end)
{
    emit_position(c, start, end, start);
    emit(c, OP_STMT);
}

void compile_begin(struct compiler *c, uint32_t at)
{
    c->first_pc = c->begun_pc = emit_pc(c);
    c->first_at = at;
    if (emit_pc(c) <= opcode_size(OP_STMT))
        c->entry = at;
}

/* A statement whose first instruction has the statement's place (V8). */
static void first_statement(struct compiler *c, uint32_t start, uint32_t end)
{
    emit_statement(c, start, end);
    compile_begin(c, start);
}

/* --- declarations --------------------------------------------------------- */

static bool has_values(const struct node *node)
{
    for (const struct node *d = node->variables.list.first; d; d = d->next)
        if (d->declarator.value)
            return true;
    return false;
}

static void compile_declarator(struct compiler *c, const struct node *node,
                               unsigned kind)
{
    const struct node *target = node->declarator.target;
    const struct node *value = node->declarator.value;
    enum put_mode mode = kind == DECLARE_VAR ? PUT_ASSIGN : PUT_FIRST;
    struct site site = {.array_at = target->start};
    if (!value) {
        if (kind == DECLARE_VAR)
            return;
        emit(c, OP_UNDEFINED);
    } else {
        compile_begin(c, value->start);
        compile_named(c, value, target_name(c, target));
        site = site_of(c, value);
    }
    compile_target(c, target, mode, site);
}

void compile_variables(struct compiler *c, const struct node *node)
{
    for (const struct node *d = node->variables.list.first; d; d = d->next)
        compile_declarator(c, d, node->variables.kind);
}

static void variables_statement(struct compiler *c, const struct node *node)
{
    if (has_values(node))
        emit_statement(c, node->start, node->end);
    compile_variables(c, node);
}

/* Sloppy code: a function in a block becomes a var, too, when it is come by. */
static void function_declaration(struct compiler *c, const struct node *node)
{
    const struct scope_function *f = node->function->declared;
    if (f->outer.where == REFERENCE_NONE)
        return;
    reference_get(c, &f->binding);
    variable_put(c, &f->outer, PUT_ASSIGN, node, node->at);
}

static void class_declaration(struct compiler *c, const struct node *node)
{
    const struct class_body *class = node->class;
    const struct node *binding = class->binding;
    emit_statement(c, node->start,
                   class->heritage ? class->heritage->end : binding->end);
    compile_class(c, node, class->name ? NULL : compile_atom(c, "default"));
    variable_put(c, &binding->reference, PUT_FIRST, binding, binding->start);
}

/* --- simple statements ---------------------------------------------------- */

/* "use strict" and its like do nothing. */
static void expression_statement(struct compiler *c, const struct node *node)
{
    bool keeps = c->completion != UINT32_MAX;
    if (node->operand->kind == NODE_STRING && !keeps)
        return;
    first_statement(c, node->start, node->end);
    if (keeps) {
        compile_expression(c, node->operand);
        emit_half(c, OP_PUT_LOCAL, c->completion);
    } else {
        compile_effect(c, node->operand);
    }
}

static void return_statement(struct compiler *c, const struct node *node)
{
    first_statement(c, node->start, node->end);
    if (node->operand)
        compile_expression(c, node->operand);
    else
        emit(c, OP_UNDEFINED);
    if (node->operand && is_async_generator(c))
        emit(c, OP_AWAIT);
    leave_return(c);
}

static void throw_statement(struct compiler *c, const struct node *node)
{
    first_statement(c, node->start, node->end);
    compile_expression(c, node->operand);
    position_at(c, node, node->start);
    emit(c, OP_THROW);
}

static void debugger_statement(struct compiler *c, const struct node *node)
{
    emit_statement(c, node->start, node->end);
    emit(c, OP_NOP);
}

static void empty_statement(struct compiler *c, const struct node *node)
{
    (void)c;
    (void)node;
}

/* --- if ------------------------------------------------------------------- */

static void if_head(struct compiler *c, const struct node *node)
{
    uint32_t test = node->branch.test->end;
    first_statement(c, node->start,
                    text_closing(c, test, node->branch.then->start));
}

static void if_statement(struct compiler *c, const struct node *node)
{
    struct label end = LABEL_NEW;
    while (node && node->kind == NODE_IF) {
        struct label otherwise = LABEL_NEW;
        if_head(c, node);
        compile_condition(c, node->branch.test, false, &otherwise);
        compile_statement(c, node->branch.then);
        if (node->branch.otherwise)
            emit_jump(c, OP_JUMP, &end);
        emit_label(c, &otherwise);
        node = node->branch.otherwise;
    }
    if (node)
        compile_statement(c, node);
    emit_label(c, &end);
}

/* --- break, continue, labels ---------------------------------------------- */

static void jump_statement(struct compiler *c, const struct node *node)
{
    enum control_kind wanted =
        node->kind == NODE_BREAK ? CONTROL_BREAK : CONTROL_CONTINUE;
    struct control *control = c->control;
    emit_statement(c, node->start, node->end);
    while (control &&
           (control->kind != wanted || control->node != node->jump.target))
        control = control->outer;
    if (control)
        leave_to(c, control);
    else
        compile_fail(c->whole, "SyntaxError", node->start, node->end,
                     "Illegal break or continue statement");
}

static void labeled_statement(struct compiler *c, const struct node *node)
{
    struct label end = LABEL_NEW;
    struct control control;
    control_push(c, &control, CONTROL_BREAK);
    control.node = node;
    control.label = &end;
    compile_statement(c, node->labeled.body);
    control_pop(c, &control);
    emit_label(c, &end);
}

/* --- switch --------------------------------------------------------------- */

/* Where each clause's body begins, found by number. */
static void switch_tests(struct compiler *c, const struct node *node,
                         struct label *bodies, struct label *end)
{
    struct label *otherwise = end;
    uint32_t i = 0;
    for (const struct node *k = node->choice.clauses.first; k;
         k = k->next, i++) {
        struct label next = LABEL_NEW;
        if (!k->clause.test) {
            otherwise = &bodies[i];
            continue;
        }
        emit(c, OP_DUP);
        compile_expression(c, k->clause.test);
        emit(c, OP_SEQ);
        emit_jump(c, OP_JUMP_IF_FALSE, &next);
        emit(c, OP_POP);
        emit_jump(c, OP_JUMP, &bodies[i]);
        emit_label(c, &next);
    }
    emit(c, OP_POP);
    emit_jump(c, OP_JUMP, otherwise);
}

static void switch_bodies(struct compiler *c, const struct node *node,
                          struct label *bodies, struct label *end)
{
    struct control control;
    uint32_t i = 0;
    control_push(c, &control, CONTROL_BREAK);
    control.node = node;
    control.label = end;
    for (const struct node *k = node->choice.clauses.first; k; k = k->next) {
        emit_label(c, &bodies[i++]);
        compile_statements(c, &k->clause.body);
    }
    control_pop(c, &control);
    emit_label(c, end);
}

static void switch_statement(struct compiler *c, const struct node *node)
{
    const struct node *value = node->choice.value;
    const struct node *first = node->choice.clauses.first;
    uint32_t count = node->choice.clauses.count;
    struct label end = LABEL_NEW;
    struct label *bodies =
        region_alloc(&c->whole->region, (count + 1) * sizeof *bodies);
    struct entered entered;
    if (!bodies)
        return;
    for (uint32_t i = 0; i < count; i++)
        bodies[i] = (struct label)LABEL_NEW;
    first_statement(
        c, node->start,
        text_closing(c, value->end, first ? first->start : node->end));
    compile_expression(c, value);
    scope_enter(c, node->choice.scope, &entered);
    switch_tests(c, node, bodies, &end);
    switch_bodies(c, node, bodies, &end);
    scope_leave(c, &entered);
}

/* --- blocks --------------------------------------------------------------- */

void compile_statements(struct compiler *c, const struct node_list *list)
{
    for (const struct node *s = list->first; s; s = s->next)
        compile_statement(c, s);
}

void compile_block(struct compiler *c, const struct node *node)
{
    struct entered entered;
    scope_enter(c, node->block.scope, &entered);
    compile_statements(c, &node->block.body);
    scope_leave(c, &entered);
}

static void refused_statement(struct compiler *c, const struct node *node)
{
    compile_unsupported(c, node,
                        node->kind == NODE_WITH ? "with statements are"
                                                : "import and export are");
}

/* export default expression; other exports are the declaration itself. */
static void export_statement(struct compiler *c, const struct node *node)
{
    const struct node *value = node->exported.value;
    if (!node->is_default) {
        if (value)
            compile_statement(c, value);
        return;
    }
    emit_statement(c, node->start, node->end);
    compile_named(c, value, compile_atom(c, "default"));
    binding_put(c, node->exported.binding);
}

static void (*const STATEMENTS[NODE_KINDS])(struct compiler *,
                                            const struct node *) = {
    [NODE_VARIABLES] = variables_statement,
    [NODE_FUNCTION_DECLARATION] = function_declaration,
    [NODE_CLASS_DECLARATION] = class_declaration,
    [NODE_EXPRESSION] = expression_statement,
    [NODE_BLOCK] = compile_block,
    [NODE_EMPTY] = empty_statement,
    [NODE_IF] = if_statement,
    [NODE_FOR] = compile_for,
    [NODE_FOR_IN] = compile_each,
    [NODE_FOR_OF] = compile_each,
    [NODE_WHILE] = compile_while,
    [NODE_DO] = compile_do,
    [NODE_BREAK] = jump_statement,
    [NODE_CONTINUE] = jump_statement,
    [NODE_RETURN] = return_statement,
    [NODE_THROW] = throw_statement,
    [NODE_TRY] = compile_try,
    [NODE_SWITCH] = switch_statement,
    [NODE_LABELED] = labeled_statement,
    [NODE_DEBUGGER] = debugger_statement,
    [NODE_WITH] = refused_statement,
    [NODE_IMPORT] = empty_statement,
    [NODE_EXPORT] = export_statement,
};

/* Of an eval: a statement whose value is undefined where nothing in it has
 * one. */
static void completion_begin(struct compiler *c, const struct node *node)
{
    switch (node->kind) {
    case NODE_IF:
    case NODE_FOR:
    case NODE_FOR_IN:
    case NODE_FOR_OF:
    case NODE_WHILE:
    case NODE_DO:
    case NODE_SWITCH:
    case NODE_TRY:
        emit(c, OP_UNDEFINED);
        emit_half(c, OP_PUT_LOCAL, c->completion);
        return;
    default:
        return;
    }
}

void compile_statement(struct compiler *c, const struct node *node)
{
    if (c->completion != UINT32_MAX)
        completion_begin(c, node);
    if (STATEMENTS[node->kind])
        STATEMENTS[node->kind](c, node);
}
