#include "base/text.h"
#include "script/ast.h"
#include "script/number.h"

/*
 * How V8 names a callee in its messages. It prints only what is cheap to
 * print: names, members, literals, operators; everything else is
 * "(intermediate value)". Some of it is odd (one "(intermediate value)" for
 * each property of an object literal, three for a?b:c), and programs' outputs
 * hold it, so it is the same here.
 */
static const char MIDDLE[] = "(intermediate value)";

static void print_node(struct text *out, const struct node *node);

static void print_units(struct text *out, struct units units)
{
    for (uint32_t i = 0; i < units.length; i++) {
        uint32_t point = units.units[i];
        bool pair = point >= 0xd800 && point < 0xdc00 && i + 1 < units.length &&
                    units.units[i + 1] >= 0xdc00 && units.units[i + 1] < 0xe000;
        if (pair)
            point = 0x10000 + ((point - 0xd800) << 10) +
                    (units.units[++i] - 0xdc00u);
        text_char(out, point);
    }
}

static void print_name(struct text *out, const struct name *name)
{
    text_bytes(out, name->bytes, name->length);
}

/* -- what V8's parser computes at once: numbers -- */

static double fold_two(enum operator op, double left, double right)
{
    switch (op) {
    case OPERATOR_ADD:
        return left + right;
    case OPERATOR_SUBTRACT:
        return left - right;
    case OPERATOR_MULTIPLY:
        return left * right;
    case OPERATOR_DIVIDE:
        return left / right;
    case OPERATOR_BIT_AND:
        return number_to_int32(left) & number_to_int32(right);
    case OPERATOR_BIT_OR:
        return number_to_int32(left) | number_to_int32(right);
    default:
        return number_to_int32(left) ^ number_to_int32(right);
    }
}

static bool folds(enum operator op)
{
    switch (op) {
    case OPERATOR_ADD:
    case OPERATOR_SUBTRACT:
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE:
    case OPERATOR_BIT_AND:
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR:
        return true;
    default:
        return false;
    }
}

static bool constant(const struct node *node, double *value);

static bool constant_unary(const struct node *node, double *value)
{
    if (node->op != OPERATOR_PLUS && node->op != OPERATOR_MINUS &&
        node->op != OPERATOR_BIT_NOT)
        return false;
    if (!constant(node->operand, value))
        return false;
    if (node->op == OPERATOR_MINUS)
        *value = -*value;
    if (node->op == OPERATOR_BIT_NOT)
        *value = ~number_to_int32(*value);
    return true;
}

static bool constant_binary(const struct node *node, double *value)
{
    const struct node *item = node->list.first;
    if (!constant(item, value))
        return false;
    for (item = item->next; item; item = item->next) {
        double right;
        enum operator op =(enum operator) item->joined;
        if (!folds(op) || !constant(item, &right))
            return false;
        *value = fold_two(op, *value, right);
    }
    return true;
}

static bool constant(const struct node *node, double *value)
{
    if (node->kind == NODE_NUMBER)
        *value = node->number;
    return node->kind == NODE_NUMBER ||
           (node->kind == NODE_UNARY && constant_unary(node, value)) ||
           (node->kind == NODE_BINARY && constant_binary(node, value));
}

static bool is_literal(const struct node *node, bool *truth)
{
    double value;
    if (constant(node, &value)) {
        *truth = value != 0 && value == value;
        return true;
    }
    *truth = node->kind == NODE_TRUE ||
             (node->kind == NODE_STRING && node->string.value.length > 0);
    return node->kind == NODE_TRUE || node->kind == NODE_FALSE ||
           node->kind == NODE_NULL || node->kind == NODE_STRING;
}

/* -- operators -- */

static bool is_comparison(enum operator op)
{
    return op >= OPERATOR_EQUAL && op <= OPERATOR_INSTANCEOF;
}

static void print_operator(struct text *out, enum operator op)
{
    if (op == OPERATOR_NOT_EQUAL)
        op = OPERATOR_EQUAL;
    if (op == OPERATOR_NOT_SAME)
        op = OPERATOR_SAME;
    text_byte(out, ' ');
    text_str(out, ast_operator_text(op));
    text_byte(out, ' ');
}

/* Equal operators side by side share one pair of parentheses. */
static bool opens_group(const struct node *item, enum operator before)
{
    enum operator op =(enum operator) item->joined;
    return op != before || is_comparison(op) || op == OPERATOR_POWER;
}

static void open_groups(struct text *out, const struct node *first)
{
    uint32_t count = 0;
    const struct node *item = first->next;
    enum operator before = OPERATOR_NONE;
    for (; item; item = item->next) {
        if (opens_group(item, before))
            count++;
        before = (enum operator)item->joined;
    }
    /* The outermost group belongs to the last operator. */
    for (uint32_t left = count; left > 0; left--) {
        uint32_t seen = 0;
        before = OPERATOR_NONE;
        for (item = first->next; item; item = item->next) {
            if (opens_group(item, before))
                seen++;
            before = (enum operator)item->joined;
            if (seen == left)
                break;
        }
        bool negated =
            before == OPERATOR_NOT_EQUAL || before == OPERATOR_NOT_SAME;
        text_str(out, negated ? "(!(" : "(");
    }
}

static void close_group(struct text *out, enum operator op)
{
    bool negated = op == OPERATOR_NOT_EQUAL || op == OPERATOR_NOT_SAME;
    text_str(out, negated ? "))" : ")");
}

static void print_binary(struct text *out, const struct node *node)
{
    const struct node *item = node->list.first;
    enum operator before = OPERATOR_NONE;
    open_groups(out, item);
    print_node(out, item);
    for (item = item->next; item; item = item->next) {
        enum operator op =(enum operator) item->joined;
        if (before != OPERATOR_NONE && opens_group(item, before))
            close_group(out, before);
        print_operator(out, op);
        print_node(out, item);
        before = op;
    }
    close_group(out, before);
}

static void print_joined(struct text *out, const struct node *node,
                         const char *between)
{
    const struct node *item = node->list.first;
    text_byte(out, '(');
    for (; item; item = item->next) {
        print_node(out, item);
        if (item->next)
            text_str(out, between);
    }
    text_byte(out, ')');
}

static void print_logical(struct text *out, const struct node *node)
{
    const char *between = " && ";
    if (node->op == OPERATOR_OR)
        between = " || ";
    if (node->op == OPERATOR_NULLISH)
        between = " ?? ";
    print_joined(out, node, between);
}

static void print_unary(struct text *out, const struct node *node)
{
    bool truth;
    if (node->op == OPERATOR_NOT && is_literal(node->operand, &truth)) {
        text_str(out, truth ? "false" : "true");
        return;
    }
    text_byte(out, '(');
    text_str(out, ast_operator_text((enum operator)node->op));
    if (node->op >= OPERATOR_TYPEOF)
        text_byte(out, ' ');
    print_node(out, node->operand);
    text_byte(out, ')');
}

static void print_update(struct text *out, const struct node *node)
{
    const char *op = ast_operator_text((enum operator)node->op);
    text_byte(out, '(');
    if (node->prefix)
        text_str(out, op);
    print_node(out, node->operand);
    if (!node->prefix)
        text_str(out, op);
    text_byte(out, ')');
}

/* -- members -- */

static void print_index(struct text *out, const struct node *node)
{
    const struct node *key = node->index.key;
    bool plain = key->kind == NODE_TEMPLATE && key->template.values.count == 0;
    print_node(out, node->index.object);
    if (key->kind == NODE_STRING || plain) {
        text_str(out, node->optional ? "?." : ".");
        print_units(out, plain ? key->template.parts.first->part.cooked
                               : key->string.value);
        return;
    }
    text_str(out, node->optional ? "?.[" : "[");
    print_node(out, key);
    text_byte(out, ']');
}

static void print_super(struct text *out, const struct node *node)
{
    if (node->kind == NODE_SUPER_CALL) {
        text_str(out, "super(...)");
        return;
    }
    text_str(out, MIDDLE);
    if (node->kind == NODE_SUPER_MEMBER) {
        text_byte(out, '.');
        print_name(out, node->super.name);
    } else if (node->super.key->kind == NODE_STRING) {
        text_byte(out, '.');
        print_units(out, node->super.key->string.value);
    } else {
        text_byte(out, '[');
        print_node(out, node->super.key);
        text_byte(out, ']');
    }
}

/* Members and calls; false for other kinds. */
static bool print_access(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_MEMBER:
        print_node(out, node->member.object);
        text_str(out, node->optional ? "?." : ".");
        print_name(out, node->member.name);
        return true;
    case NODE_INDEX:
        print_index(out, node);
        return true;
    case NODE_PRIVATE_MEMBER:
        print_node(out, node->private.object);
        text_str(out, node->optional ? "?.[" : "[");
        print_name(out, node->private.name.name);
        text_byte(out, ']');
        return true;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
    case NODE_SUPER_CALL:
        print_super(out, node);
        return true;
    case NODE_CALL:
        print_node(out, node->call.callee);
        text_str(out, "(...)");
        return true;
    case NODE_TAGGED:
        print_node(out, node->tagged.tag);
        text_str(out, "(...)");
        return true;
    default:
        return false;
    }
}

/* -- functions -- */

/* One for each expression that V8 meets at the top of the body. */
static void print_function(struct text *out,
                           const struct ast_function *function)
{
    const struct node *node = function->body.first;
    uint32_t count = function->expression != NULL;
    for (; node; node = node->next)
        if (node->kind == NODE_EXPRESSION ||
            (node->kind == NODE_RETURN && node->operand))
            count++;
    for (text_str(out, MIDDLE); count > 1; count--)
        text_str(out, MIDDLE);
}

/* -- literals -- */

static void print_array(struct text *out, const struct node *node)
{
    const struct node *item = node->list.first;
    text_byte(out, '[');
    for (; item; item = item->next) {
        print_node(out, item);
        if (item->next)
            text_byte(out, ',');
    }
    text_byte(out, ']');
}

static void print_object(struct text *out, const struct node *node)
{
    text_byte(out, '{');
    for (uint32_t i = 0; i < node->list.count; i++)
        text_str(out, MIDDLE);
    text_byte(out, '}');
}

static void print_regexp(struct text *out, const struct node *node)
{
    static const char ORDER[] = "dgimsuvy";
    text_byte(out, '/');
    text_bytes(out, node->regexp.body, node->regexp.body_length);
    text_byte(out, '/');
    for (uint32_t i = 0; ORDER[i]; i++)
        for (uint32_t k = 0; k < node->regexp.flags_length; k++)
            if (node->regexp.flags[k] == ORDER[i])
                text_byte(out, ORDER[i]);
}

static void print_template(struct text *out, const struct node *node)
{
    const struct node *value = node->template.values.first;
    if (!value) {
        text_byte(out, '"');
        print_units(out, node->template.parts.first->part.cooked);
        text_byte(out, '"');
    }
    for (; value; value = value->next)
        print_node(out, value);
}

/* Literals; false for other kinds. */
static bool print_literal(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_NULL:
        text_str(out, "null");
        return true;
    case NODE_TRUE:
        text_str(out, "true");
        return true;
    case NODE_FALSE:
        text_str(out, "false");
        return true;
    case NODE_STRING:
        text_byte(out, '"');
        print_units(out, node->string.value);
        text_byte(out, '"');
        return true;
    case NODE_REGEXP:
        print_regexp(out, node);
        return true;
    case NODE_TEMPLATE:
        print_template(out, node);
        return true;
    case NODE_ARRAY:
    case NODE_ARRAY_PATTERN:
        print_array(out, node);
        return true;
    case NODE_OBJECT:
    case NODE_OBJECT_PATTERN:
        print_object(out, node);
        return true;
    default:
        return false;
    }
}

static void print_other(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_NAME:
        print_name(out, node->reference.name);
        break;
    case NODE_THIS:
        text_str(out, "this");
        break;
    case NODE_FUNCTION:
        print_function(out, node->function);
        break;
    case NODE_NEW_TARGET:
        text_str(out, ".new.target");
        break;
    case NODE_IMPORT_CALL:
        text_str(out, "ImportCall(");
        print_node(out, node->list.first);
        text_byte(out, ')');
        break;
    case NODE_SPREAD:
        text_str(out, "(...");
        print_node(out, node->operand);
        text_byte(out, ')');
        break;
    case NODE_UNARY:
        print_unary(out, node);
        break;
    case NODE_UPDATE:
        print_update(out, node);
        break;
    case NODE_BINARY:
        print_binary(out, node);
        break;
    case NODE_LOGICAL:
        print_logical(out, node);
        break;
    case NODE_COMMA:
        print_joined(out, node, " , ");
        break;
    case NODE_ASSIGN:
        print_node(out, node->assign.target);
        break;
    case NODE_CONDITIONAL:
        text_str(out, MIDDLE);
        text_str(out, MIDDLE);
        text_str(out, MIDDLE);
        break;
    default:
        text_str(out, MIDDLE);
    }
}

static void print_node(struct text *out, const struct node *node)
{
    double value;
    if (constant(node, &value))
        number_to_text(value, out);
    else if (!print_access(out, node) && !print_literal(out, node))
        print_other(out, node);
}

/* A callee within a chain, read by itself, is a chain of its own. */
void ast_call_name(struct text *out, const struct node *node)
{
    print_node(out, node->kind == NODE_CHAIN ? node->operand : node);
}
