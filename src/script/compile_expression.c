/*
 * compile_expression.c: expressions that are no calls, literals or
 * assignments. Every function leaves one value on the stack.
 */
#include "script/compile_internal.h"
#include "script/regexp.h"

/* --- the text, for positions ---------------------------------------------- */

/* Behind a comment that begins at `from`, or `from` where none does. */
static uint32_t skip_comment(const struct compiler *c, uint32_t from)
{
    const char *text = c->whole->text;
    uint32_t length = c->whole->length;
    if (from + 1 >= length || text[from] != '/')
        return from;
    if (text[from + 1] == '/') {
        while (from < length && text[from] != '\n' && text[from] != '\r')
            from++;
    } else if (text[from + 1] == '*') {
        from += 2;
        while (from + 1 < length &&
               (text[from] != '*' || text[from + 1] != '/'))
            from++;
        from += 2;
    }
    return from < length ? from : length;
}

uint32_t text_operator(const struct compiler *c, uint32_t from)
{
    const char *text = c->whole->text;
    while (from < c->whole->length) {
        uint32_t behind = skip_comment(c, from);
        if (behind != from) {
            from = behind;
            continue;
        }
        unsigned char byte = (unsigned char)text[from];
        if (byte > ' ' && byte != ')' && byte < 0x80)
            break;
        from++;
    }
    return from;
}

uint32_t text_closing(const struct compiler *c, uint32_t from, uint32_t to)
{
    uint32_t end = from;
    while (from < to) {
        uint32_t behind = skip_comment(c, from);
        if (behind != from) {
            from = behind;
            continue;
        }
        if (c->whole->text[from] == ')')
            end = from + 1;
        from++;
    }
    return end;
}

uint32_t text_parameters(const struct compiler *c)
{
    uint32_t at = c->function->start;
    if (c->function->kind == FUNCTION_ARROW)
        return at;
    while (at < c->function->end && c->whole->text[at] != '(')
        at++;
    return at;
}

void position_at(struct compiler *c, const struct node *node, uint32_t at)
{
    emit_position(c, node->start, node->end, at);
}

void position_node(struct compiler *c, const struct node *node)
{
    position_at(c, node, node->at);
}

/* --- simple ones ---------------------------------------------------------- */

static void compile_variable(struct compiler *c, const struct node *node)
{
    variable_get(c, &node->reference, node);
}

static void compile_this(struct compiler *c, const struct node *node)
{
    this_get(c, &node->reference, node);
}

static void compile_new_target(struct compiler *c, const struct node *node)
{
    if (node->reference.where == REFERENCE_FRAME)
        emit(c, OP_NEW_TARGET);
    else
        reference_get(c, &node->reference);
}

static void compile_constant(struct compiler *c, const struct node *node)
{
    emit(c, node->kind == NODE_NULL   ? OP_NULL
            : node->kind == NODE_TRUE ? OP_TRUE
                                      : OP_FALSE);
}

static void compile_number(struct compiler *c, const struct node *node)
{
    emit_number(c, node->number);
}

static void compile_string(struct compiler *c, const struct node *node)
{
    struct string *s = compile_units(c, node->string.value);
    emit_constant(c, OP_CONST, value_string(s));
}

static void compile_bigint(struct compiler *c, const struct node *node)
{
    emit_constant(c, OP_CONST, compile_big(c, node->name));
}

static void compile_regexp(struct compiler *c, const struct node *node)
{
    struct units units = node->regexp.units;
    Value literal = regexp_literal(
        c->vm, string_from_utf16(c->vm, units.units, units.length),
        node->regexp.flag_bits);
    if (literal == EMPTY)
        compile_fail(c->whole, "SyntaxError", node->start, node->end,
                     "Invalid regular expression");
    emit_own_constant(c, OP_REGEXP, literal);
}

static void compile_function_value(struct compiler *c, const struct node *node)
{
    compile_closure(c, node->function, NULL, NULL);
}

static void compile_class_value(struct compiler *c, const struct node *node)
{
    compile_class(c, node, NULL);
}

void compile_named(struct compiler *c, const struct node *node,
                   struct string *name)
{
    if (!ast_is_anonymous(node) || !name)
        compile_expression(c, node);
    else if (node->kind == NODE_CLASS)
        compile_class(c, node, name);
    else
        compile_closure(c, node->function, NULL, name);
}

/* --- members -------------------------------------------------------------- */

static void compile_member(struct compiler *c, const struct node *node)
{
    Value name;
    bool constant = member_name(c, node, &name);
    compile_expression(c, node->index.object);
    chain_test(c, node);
    if (constant) {
        position_node(c, node);
        bool length = name == vm_atom(c->vm, ATOM_LENGTH);
        emit_constant(c, length ? OP_GET_LENGTH : OP_GET_PROP, name);
        return;
    }
    compile_expression(c, node->index.key);
    position_node(c, node);
    emit(c, OP_GET_ELEM);
}

static void compile_private(struct compiler *c, const struct node *node)
{
    compile_expression(c, node->private.object);
    chain_test(c, node);
    reference_get(c, &node->private.name);
    position_node(c, node);
    emit(c, OP_GET_PRIVATE);
}

static void compile_private_in(struct compiler *c, const struct node *node)
{
    reference_get(c, &node->private.name);
    compile_expression(c, node->private.object);
    position_node(c, node);
    emit(c, OP_HAS_PRIVATE);
}

static void compile_super_member(struct compiler *c, const struct node *node)
{
    this_get(c, &node->super.references->self, node);
    if (node->kind == NODE_SUPER_MEMBER)
        emit_constant(c, OP_CONST,
                      value_string(compile_name(c, node->super.name)));
    else
        compile_expression(c, node->super.key);
    position_node(c, node);
    emit(c, OP_GET_SUPER);
}

/* --- operators ------------------------------------------------------------ */

static enum opcode binary_opcode(unsigned op)
{
    static const uint8_t table[] = {
        [OPERATOR_ADD] = OP_ADD,
        [OPERATOR_SUBTRACT] = OP_SUB,
        [OPERATOR_MULTIPLY] = OP_MUL,
        [OPERATOR_DIVIDE] = OP_DIV,
        [OPERATOR_REMAINDER] = OP_MOD,
        [OPERATOR_POWER] = OP_EXP,
        [OPERATOR_SHIFT_LEFT] = OP_SHL,
        [OPERATOR_SHIFT_RIGHT] = OP_SHR,
        [OPERATOR_SHIFT_UNSIGNED] = OP_USHR,
        [OPERATOR_BIT_AND] = OP_BIT_AND,
        [OPERATOR_BIT_OR] = OP_BIT_OR,
        [OPERATOR_BIT_XOR] = OP_BIT_XOR,
        [OPERATOR_EQUAL] = OP_EQ,
        [OPERATOR_NOT_EQUAL] = OP_NE,
        [OPERATOR_SAME] = OP_SEQ,
        [OPERATOR_NOT_SAME] = OP_SNE,
        [OPERATOR_LESS] = OP_LT,
        [OPERATOR_LESS_EQUAL] = OP_LE,
        [OPERATOR_GREATER] = OP_GT,
        [OPERATOR_GREATER_EQUAL] = OP_GE,
        [OPERATOR_IN] = OP_IN,
        [OPERATOR_INSTANCEOF] = OP_INSTANCEOF,
    };
    return table[op];
}

void emit_operator(struct compiler *c, unsigned op)
{
    emit(c, binary_opcode(op));
}

static void compile_binary(struct compiler *c, const struct node *node)
{
    const struct node *left = node->list.first;
    compile_expression(c, left);
    for (const struct node *right = left->next; right; right = right->next) {
        compile_expression(c, right);
        emit_position(c, node->start, right->end, text_operator(c, left->end));
        emit_operator(c, right->joined);
        left = right;
    }
}

static enum opcode keep_opcode(unsigned op)
{
    return op == OPERATOR_AND  ? OP_JUMP_IF_FALSE_KEEP
           : op == OPERATOR_OR ? OP_JUMP_IF_TRUE_KEEP
                               : OP_JUMP_IF_VALUE_KEEP;
}

void emit_keep(struct compiler *c, unsigned op, struct label *label)
{
    emit_jump(c, keep_opcode(op), label);
}

static void compile_logical(struct compiler *c, const struct node *node)
{
    struct label end = LABEL_NEW;
    for (const struct node *o = node->list.first; o; o = o->next) {
        compile_expression(c, o);
        if (o->next)
            emit_keep(c, node->op, &end);
    }
    emit_label(c, &end);
}

static void compile_comma(struct compiler *c, const struct node *node)
{
    for (const struct node *o = node->list.first; o; o = o->next) {
        if (o != node->list.first)
            compile_begin(c, o->at); /* a statement of its own in V8 */
        if (o->next)
            compile_effect(c, o);
        else
            compile_expression(c, o);
    }
}

static void compile_conditional(struct compiler *c, const struct node *node)
{
    struct label end = LABEL_NEW;
    while (node->kind == NODE_CONDITIONAL) {
        struct label otherwise = LABEL_NEW;
        compile_condition(c, node->branch.test, false, &otherwise);
        compile_expression(c, node->branch.then);
        emit_jump(c, OP_JUMP, &end);
        emit_label(c, &otherwise);
        node = node->branch.otherwise;
    }
    compile_expression(c, node);
    emit_label(c, &end);
}

static void compile_typeof(struct compiler *c, const struct node *operand)
{
    if (operand->kind == NODE_NAME &&
        operand->reference.where == REFERENCE_GLOBAL) {
        position_node(c, operand);
        emit_constant(c, OP_GET_GLOBAL_TYPEOF,
                      value_string(compile_name(c, operand->reference.name)));
    } else {
        compile_expression(c, operand);
    }
    emit(c, OP_TYPEOF);
}

static void compile_arithmetic(struct compiler *c, const struct node *node)
{
    const struct node *operand = node->operand;
    if (node->op == OPERATOR_MINUS && operand->kind == NODE_NUMBER) {
        emit_number(c, -operand->number);
        return;
    }
    compile_expression(c, operand);
    position_node(c, node);
    emit(c, node->op == OPERATOR_MINUS  ? OP_NEG
            : node->op == OPERATOR_PLUS ? OP_TO_NUMBER
                                        : OP_BIT_NOT);
}

static void compile_unary(struct compiler *c, const struct node *node)
{
    switch ((enum operator)node->op) {
    case OPERATOR_NOT:
        compile_expression(c, node->operand);
        emit(c, OP_NOT);
        return;
    case OPERATOR_TYPEOF:
        compile_typeof(c, node->operand);
        return;
    case OPERATOR_VOID:
        compile_effect(c, node->operand);
        emit(c, OP_UNDEFINED);
        return;
    case OPERATOR_DELETE:
        compile_delete(c, node->operand);
        return;
    default:
        compile_arithmetic(c, node);
    }
}

static void compile_assign_value(struct compiler *c, const struct node *node)
{
    compile_assign(c, node, true);
}

static void compile_update_value(struct compiler *c, const struct node *node)
{
    compile_update(c, node, true);
}

/* --- modules ---------------------------------------------------------------- */

static void compile_import_call(struct compiler *c, const struct node *node)
{
    const struct node *specifier = node->list.first;
    compile_expression(c, specifier);
    if (specifier->next)
        compile_expression(c, specifier->next);
    else
        emit(c, OP_UNDEFINED);
    position_at(c, node, node->start);
    emit(c, OP_IMPORT_CALL);
}

static void compile_import_meta(struct compiler *c, const struct node *node)
{
    reference_get(c, &node->reference);
}

/* --- the table ------------------------------------------------------------ */

static void (*const EXPRESSIONS[NODE_KINDS])(struct compiler *,
                                             const struct node *) = {
    [NODE_NAME] = compile_variable,
    [NODE_THIS] = compile_this,
    [NODE_NEW_TARGET] = compile_new_target,
    [NODE_NULL] = compile_constant,
    [NODE_TRUE] = compile_constant,
    [NODE_FALSE] = compile_constant,
    [NODE_NUMBER] = compile_number,
    [NODE_BIGINT] = compile_bigint,
    [NODE_STRING] = compile_string,
    [NODE_REGEXP] = compile_regexp,
    [NODE_TEMPLATE] = compile_template,
    [NODE_TAGGED] = compile_tagged,
    [NODE_ARRAY] = compile_array,
    [NODE_OBJECT] = compile_object,
    [NODE_FUNCTION] = compile_function_value,
    [NODE_CLASS] = compile_class_value,
    [NODE_MEMBER] = compile_member,
    [NODE_INDEX] = compile_member,
    [NODE_PRIVATE_MEMBER] = compile_private,
    [NODE_PRIVATE_IN] = compile_private_in,
    [NODE_SUPER_MEMBER] = compile_super_member,
    [NODE_SUPER_INDEX] = compile_super_member,
    [NODE_SUPER_CALL] = compile_super_call,
    [NODE_CHAIN] = compile_chain,
    [NODE_CALL] = compile_call,
    [NODE_NEW] = compile_new,
    [NODE_INTRINSIC] = compile_intrinsic,
    [NODE_UNARY] = compile_unary,
    [NODE_UPDATE] = compile_update_value,
    [NODE_BINARY] = compile_binary,
    [NODE_LOGICAL] = compile_logical,
    [NODE_CONDITIONAL] = compile_conditional,
    [NODE_ASSIGN] = compile_assign_value,
    [NODE_COMMA] = compile_comma,
    [NODE_AWAIT] = compile_await,
    [NODE_YIELD] = compile_yield,
    [NODE_IMPORT_CALL] = compile_import_call,
    [NODE_IMPORT_META] = compile_import_meta,
};

void compile_expression(struct compiler *c, const struct node *node)
{
    if (EXPRESSIONS[node->kind]) {
        EXPRESSIONS[node->kind](c, node);
        return;
    }
    compile_unsupported(c, node, "this expression is");
    emit(c, OP_UNDEFINED);
}

void compile_effect(struct compiler *c, const struct node *node)
{
    if (node->kind == NODE_ASSIGN) {
        compile_assign(c, node, false);
    } else if (node->kind == NODE_UPDATE) {
        compile_update(c, node, false);
    } else if (node->kind == NODE_UNARY && node->op == OPERATOR_VOID) {
        compile_effect(c, node->operand);
    } else {
        compile_expression(c, node);
        emit(c, OP_POP);
    }
}

/* a && b, a || b as a condition. `stops`: the truth of an operand that decides
 * the whole, false for &&. */
static void condition_logical(struct compiler *c, const struct node *node,
                              bool when, struct label *target)
{
    bool stops = node->op == OPERATOR_OR;
    struct label end = LABEL_NEW;
    for (const struct node *o = node->list.first; o; o = o->next) {
        if (!o->next)
            compile_condition(c, o, when, target);
        else
            compile_condition(c, o, stops, stops == when ? target : &end);
    }
    emit_label(c, &end);
}

void compile_condition(struct compiler *c, const struct node *node, bool when,
                       struct label *target)
{
    while (node->kind == NODE_UNARY && node->op == OPERATOR_NOT) {
        when = !when;
        node = node->operand;
    }
    if (node->kind == NODE_LOGICAL && node->op != OPERATOR_NULLISH) {
        condition_logical(c, node, when, target);
        return;
    }
    compile_expression(c, node);
    emit_jump(c, when ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, target);
}
