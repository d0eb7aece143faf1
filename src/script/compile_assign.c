/*
 * compile_assign.c: assignment, ++ and --, delete.
 *
 * What is assigned to is a place: a variable, or a member, whose base (object;
 * object and key; this and key) waits on the stack below the value. `size`
 * says how many operands that are: 0, 1 or 2.
 */
#include "script/compile_internal.h"

/* --- names of members ----------------------------------------------------- */

bool member_name(struct compiler *c, const struct node *node, Value *name)
{
    Value key;
    if (node->kind == NODE_MEMBER) {
        *name = value_string(compile_name(c, node->member.name));
        return true;
    }
    if (node->kind != NODE_INDEX || node->index.key->kind != NODE_STRING)
        return false;
    key = compile_key(c, node->index.key);
    if (!value_is_string(key))
        return false;
    *name = key;
    return true;
}

static void throw_error(struct compiler *c, uint32_t kind,
                        struct string *message)
{
    emit_byte_constant(c, OP_THROW_ERROR, kind, value_string(message));
}

static bool private_is_field(const struct node *node)
{
    const struct binding *binding = node->private.name.binding;
    return !binding || binding->private_kind == PRIVATE_FIELD;
}

/* --- places --------------------------------------------------------------- */

/* How many operands the place keeps on the stack. */
static unsigned place_size(struct compiler *c, const struct node *target)
{
    Value name;
    switch (target->kind) {
    case NODE_MEMBER:
        return 1;
    case NODE_INDEX:
        return member_name(c, target, &name) ? 1 : 2;
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        return 2;
    default:
        return 0;
    }
}

static void super_base(struct compiler *c, const struct node *target,
                       bool twice)
{
    this_get(c, &target->super.references->self, target);
    if (target->kind == NODE_SUPER_MEMBER) {
        emit_constant(c, OP_CONST,
                      value_string(compile_name(c, target->super.name)));
        return;
    }
    compile_expression(c, target->super.key);
    if (twice)
        emit(c, OP_TO_KEY);
}

/* f() = 1, in sloppy code. */
static void invalid_target(struct compiler *c, const struct node *target,
                           const char *message)
{
    compile_expression(c, target);
    emit(c, OP_POP);
    position_at(c, target, target->start);
    throw_error(c, 1, compile_atom(c, message));
}

/* Pushes the base; `twice`: the place is read, then written. */
static void place_base(struct compiler *c, const struct node *target,
                       bool twice)
{
    Value name;
    switch (target->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        compile_expression(c, target->index.object);
        if (!member_name(c, target, &name))
            compile_expression(c, target->index.key);
        return;
    case NODE_PRIVATE_MEMBER:
        compile_expression(c, target->private.object);
        reference_get(c, &target->private.name);
        return;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        super_base(c, target, twice);
        return;
    default:
        return;
    }
}

static void name_get(struct compiler *c, const struct node *target, uint32_t at)
{
    struct node place = *target;
    place.at = at;
    variable_get_bare(c, &target->reference, &place);
}

/* base -- base value. The read has V8's position of the whole (`at`), which
 * for members has been set before their base was evaluated. */
static void place_get(struct compiler *c, const struct node *target,
                      uint32_t at)
{
    Value name;
    switch (target->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        if (!member_name(c, target, &name)) {
            emit(c, OP_GET_ELEM_KEEP);
            return;
        }
        emit(c, OP_DUP);
        emit_constant(c, OP_GET_PROP, name);
        return;
    case NODE_PRIVATE_MEMBER:
        emit(c, OP_DUP2);
        position_node(c, target);
        emit(c, OP_GET_PRIVATE);
        return;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        emit(c, OP_DUP2);
        emit(c, OP_GET_SUPER);
        return;
    case NODE_NAME:
        name_get(c, target, at);
        return;
    default:
        emit(c, OP_UNDEFINED);
    }
}

/* base value -- value; without `keep` nothing is left. */
static void place_put(struct compiler *c, const struct node *target,
                      uint32_t at, bool keep)
{
    Value name;
    switch (target->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        position_at(c, target, at);
        if (member_name(c, target, &name))
            emit_constant(c, OP_PUT_PROP, name);
        else
            emit(c, OP_PUT_ELEM);
        break;
    case NODE_PRIVATE_MEMBER:
        if (private_is_field(target))
            position_at(c, target, at);
        else
            position_node(c, target); /* V8 says why it cannot be */
        emit(c, OP_PUT_PRIVATE);
        break;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        position_at(c, target, at);
        emit(c, OP_PUT_SUPER);
        break;
    case NODE_NAME:
        if (keep)
            emit(c, OP_DUP);
        variable_put(c, &target->reference, PUT_ASSIGN, target, at);
        return;
    default:
        break;
    }
    if (!keep)
        emit(c, OP_POP);
}

/* --- assignment ----------------------------------------------------------- */

static bool is_pattern(const struct node *target)
{
    return target->kind == NODE_ARRAY_PATTERN ||
           target->kind == NODE_OBJECT_PATTERN;
}

struct string *target_name(struct compiler *c, const struct node *target)
{
    if (target->kind != NODE_NAME || target->parenthesized)
        return NULL;
    return compile_name(c, target->reference.name);
}

static void assign_pattern(struct compiler *c, const struct node *node,
                           bool keep)
{
    const struct node *value = node->assign.value;
    struct site site = site_of(c, value);
    site.array_at = node->at;
    site.array_has_text = false;
    compile_expression(c, value);
    if (keep)
        emit(c, OP_DUP);
    compile_pattern(c, node->assign.target, PUT_ASSIGN, site);
}

/* a &&= b: the place is written only if its value wants it. */
static void assign_logical(struct compiler *c, const struct node *node,
                           bool keep)
{
    const struct node *target = node->assign.target;
    struct label stays = LABEL_NEW, end = LABEL_NEW;
    unsigned size = place_size(c, target);
    place_get(c, target, node->at);
    emit_keep(c, node->op, &stays);
    compile_named(c, node->assign.value, target_name(c, target));
    place_put(c, target, node->at, true);
    emit_jump(c, OP_JUMP, &end);
    emit_label(c, &stays);
    for (unsigned i = 0; i < size; i++)
        emit(c, OP_NIP);
    emit_label(c, &end);
    if (!keep)
        emit(c, OP_POP);
}

/* Where V8 says that the operator of `a += b` failed: at b where that is a
 * name, at a where b is a literal, else where b's own last part stands. */
static void position_operator(struct compiler *c, const struct node *node)
{
    const struct node *value = node->assign.value;
    if (value->kind == NODE_NAME)
        position_at(c, value, value->start);
    else if (value->kind == NODE_NUMBER || value->kind == NODE_BIGINT ||
             value->kind == NODE_STRING)
        position_at(c, node, node->start);
}

static void assign_compound(struct compiler *c, const struct node *node,
                            bool keep)
{
    const struct node *target = node->assign.target;
    if (target->kind != NODE_NAME)
        position_node(c, node);
    place_base(c, target, true);
    if (node->op == OPERATOR_AND || node->op == OPERATOR_OR ||
        node->op == OPERATOR_NULLISH) {
        assign_logical(c, node, keep);
        return;
    }
    place_get(c, target, node->at);
    compile_expression(c, node->assign.value);
    position_operator(c, node);
    emit_operator(c, node->op);
    place_put(c, target, node->at, keep);
}

void compile_assign(struct compiler *c, const struct node *node, bool keep)
{
    const struct node *target = node->assign.target;
    exports_note_assign(c, node);
    if (target->kind == NODE_CALL) {
        invalid_target(c, target, "Invalid left-hand side in assignment");
        if (keep)
            emit(c, OP_UNDEFINED);
    } else if (is_pattern(target)) {
        assign_pattern(c, node, keep);
    } else if (node->op != OPERATOR_NONE) {
        assign_compound(c, node, keep);
    } else {
        place_base(c, target, false);
        compile_named(c, node->assign.value, target_name(c, target));
        place_put(c, target, node->at, keep);
    }
}

/* --- ++ and -- ------------------------------------------------------------ */

/* The old value goes below the base: base n -- n base n. */
static void keep_old(struct compiler *c, unsigned size)
{
    emit(c, OP_TO_NUMERIC);
    emit(c, OP_DUP);
    if (size == 1)
        emit(c, OP_ROT3);
    if (size == 2)
        emit(c, OP_ROT4);
}

void compile_update(struct compiler *c, const struct node *node, bool keep)
{
    const struct node *target = node->operand;
    bool old = keep && !node->prefix;
    if (target->kind == NODE_CALL) {
        invalid_target(
            c, target,
            node->prefix
                ? "Invalid left-hand side expression in prefix operation"
                : "Invalid left-hand side expression in postfix operation");
        if (keep)
            emit(c, OP_UNDEFINED);
        return;
    }
    if (target->kind != NODE_NAME)
        position_node(c, node);
    place_base(c, target, true);
    place_get(c, target, node->at);
    position_node(c, node);
    if (old)
        keep_old(c, place_size(c, target));
    emit(c, node->op == OPERATOR_INCREMENT ? OP_INC : OP_DEC);
    place_put(c, target, node->at, keep && !old);
}

/* --- delete --------------------------------------------------------------- */

static void delete_member(struct compiler *c, const struct node *node)
{
    compile_expression(c, node->index.object);
    chain_test(c, node);
    if (node->kind == NODE_MEMBER)
        emit_constant(c, OP_CONST,
                      value_string(compile_name(c, node->member.name)));
    else
        compile_expression(c, node->index.key);
    emit(c, OP_DELETE_PROP);
}

static void delete_super(struct compiler *c, const struct node *node)
{
    super_base(c, node, false);
    emit(c, OP_POP);
    emit(c, OP_POP);
    position_node(c, node);
    throw_error(c, 1, compile_atom(c, "Unsupported reference to 'super'"));
    emit(c, OP_TRUE);
}

static void delete_name(struct compiler *c, const struct node *node)
{
    if (node->reference.where == REFERENCE_GLOBAL)
        emit_constant(c, OP_DELETE_GLOBAL,
                      value_string(compile_name(c, node->reference.name)));
    else
        emit(c, OP_FALSE);
}

static void delete_chain(struct compiler *c, const struct node *node)
{
    struct chain chain = {LABEL_NEW, LABEL_NEW}, *outer = c->chain;
    c->chain = &chain;
    compile_delete(c, node->operand);
    c->chain = outer;
    chain_end(c, &chain, OP_TRUE);
}

void compile_delete(struct compiler *c, const struct node *node)
{
    switch (node->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        delete_member(c, node);
        return;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        delete_super(c, node);
        return;
    case NODE_NAME:
        delete_name(c, node);
        return;
    case NODE_CHAIN:
        delete_chain(c, node);
        return;
    default:
        compile_effect(c, node);
        emit(c, OP_TRUE);
    }
}
