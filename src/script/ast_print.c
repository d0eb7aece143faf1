#include "base/text.h"
#include "script/ast.h"
#include "script/number.h"

/*
 * Where a name was found, behind it: L3 local slot 3, E1.2 the record one hop
 * outwards, field 2, G global, F the frame; ? for "check". Nothing before the
 * scopes are resolved.
 */
static void print_reference(struct text *out, const struct reference *reference)
{
    switch (reference->where) {
    case REFERENCE_LOCAL:
        text_format(out, " L%u", reference->index);
        break;
    case REFERENCE_CELL:
    case REFERENCE_ENVIRONMENT:
        text_format(out, " E%u.%u", reference->hops, reference->index);
        break;
    case REFERENCE_GLOBAL:
        text_str(out, " G");
        return;
    case REFERENCE_FRAME:
        text_str(out, " F");
        break;
    default:
        return;
    }
    if (reference->check)
        text_str(out, "?");
}

static void print_name(struct text *out, const struct name *name)
{
    text_byte(out, ' ');
    if (name)
        text_bytes(out, name->bytes, name->length);
}

static void print_units(struct text *out, struct units units)
{
    text_str(out, " \"");
    for (uint32_t i = 0; i < units.length; i++) {
        uint16_t unit = units.units[i];
        if (unit >= 0x20 && unit < 0x7f && unit != '"' && unit != '\\')
            text_byte(out, (char)unit);
        else
            text_format(out, "\\u%04x", unit);
    }
    text_byte(out, '"');
}

static void print_child(struct text *out, const struct node *node)
{
    text_byte(out, ' ');
    if (node)
        ast_print(out, node);
    else
        text_str(out, "-");
}

static void print_list(struct text *out, const struct node_list *list)
{
    const struct node *node = list->first;
    for (; node; node = node->next)
        print_child(out, node);
}

static void print_word(struct text *out, bool there, const char *word)
{
    if (!there)
        return;
    text_byte(out, ' ');
    text_str(out, word);
}

static void print_binary(struct text *out, const struct node *node)
{
    const struct node *item = node->list.first;
    for (; item; item = item->next) {
        if (item->joined != OPERATOR_NONE)
            print_word(out, true,
                       ast_operator_text((enum operator)item->joined));
        print_child(out, item);
    }
}

static void print_template(struct text *out, const struct node *node)
{
    const struct node *part = node->template.parts.first;
    const struct node *value = node->template.values.first;
    for (; part; part = part->next) {
        if (part->part.is_bad)
            text_str(out, " bad");
        else
            print_units(out, part->part.cooked);
        if (!value)
            continue;
        print_child(out, value);
        value = value->next;
    }
}

static void print_class(struct text *out, const struct class_body *class)
{
    print_name(out, class->name);
    if (class->binding)
        print_reference(out, &class->binding->reference);
    print_child(out, class->heritage);
    if (class->constructor) {
        text_byte(out, ' ');
        ast_print_function(out, class->constructor);
    }
    print_list(out, &class->elements);
}

static void print_property(struct text *out, const struct node *node)
{
    static const char KINDS[][7] = {"", "method", "get", "set"};
    print_word(out, node->property.kind != PROPERTY_VALUE,
               KINDS[node->property.kind]);
    print_word(out, node->computed, "computed");
    print_word(out, node->is_proto, "proto");
    print_child(out, node->property.key);
    print_child(out, node->property.value);
}

static void print_element(struct text *out, const struct node *node)
{
    static const char KINDS[][7] = {"method", "get", "set", "field", "block"};
    print_word(out, node->is_static, "static");
    print_word(out, true, KINDS[node->element.kind]);
    print_word(out, node->computed, "computed");
    if (node->element.is_private)
        print_name(out, node->element.storage->name.name);
    else if (node->element.key)
        print_child(out, node->element.key);
    print_child(out, node->element.value);
}

static void print_loop(struct text *out, const struct node *node)
{
    if (node->kind == NODE_FOR)
        print_child(out, node->loop.init);
    if (node->kind == NODE_DO)
        print_child(out, node->loop.body);
    print_child(out, node->loop.test);
    if (node->kind == NODE_FOR)
        print_child(out, node->loop.update);
    if (node->kind != NODE_DO)
        print_child(out, node->loop.body);
}

static void print_super(struct text *out, const struct node *node)
{
    if (node->kind == NODE_SUPER_MEMBER)
        print_name(out, node->super.name);
    if (node->kind == NODE_SUPER_INDEX)
        print_child(out, node->super.key);
    if (node->kind == NODE_SUPER_CALL)
        print_list(out, &node->super.arguments);
}

/* Expressions; false for other kinds. */
static bool print_expression(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_MEMBER:
        print_child(out, node->member.object);
        print_name(out, node->member.name);
        return true;
    case NODE_INDEX:
        print_child(out, node->index.object);
        print_child(out, node->index.key);
        return true;
    case NODE_PRIVATE_MEMBER:
    case NODE_PRIVATE_IN:
        print_child(out, node->private.object);
        print_name(out, node->private.name.name);
        print_reference(out, &node->private.name);
        return true;
    case NODE_CALL:
    case NODE_NEW:
        print_child(out, node->call.callee);
        print_list(out, &node->call.arguments);
        return true;
    case NODE_INTRINSIC:
        print_name(out, node->intrinsic.name);
        print_list(out, &node->intrinsic.arguments);
        return true;
    case NODE_TAGGED:
        print_child(out, node->tagged.tag);
        print_child(out, node->tagged.template);
        return true;
    case NODE_CONDITIONAL:
    case NODE_IF:
    case NODE_WITH:
        print_child(out, node->branch.test);
        print_child(out, node->branch.then);
        if (node->branch.otherwise)
            print_child(out, node->branch.otherwise);
        return true;
    case NODE_ASSIGN:
    case NODE_DEFAULT:
        print_word(out, true, ast_operator_text((enum operator)node->op));
        if (node->op != OPERATOR_NONE)
            text_byte(out, '=');
        print_child(out, node->assign.target);
        print_child(out, node->assign.value);
        return true;
    case NODE_FUNCTION:
    case NODE_FUNCTION_DECLARATION:
        text_byte(out, ' ');
        ast_print_function(out, node->function);
        return true;
    default:
        return false;
    }
}

/* Names, literals and what is a list; false for other kinds. */
static bool print_simple(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_NAME:
        print_name(out, node->reference.name);
        print_reference(out, &node->reference);
        return true;
    case NODE_THIS:
    case NODE_NEW_TARGET:
        print_reference(out, &node->reference);
        return true;
    case NODE_NUMBER:
        text_byte(out, ' ');
        number_to_text(node->number, out);
        return true;
    case NODE_BIGINT:
        print_name(out, node->name);
        return true;
    case NODE_STRING:
        print_units(out, node->string.value);
        return true;
    case NODE_REGEXP:
        text_str(out, " /");
        text_bytes(out, node->regexp.body, node->regexp.body_length);
        text_byte(out, '/');
        text_bytes(out, node->regexp.flags, node->regexp.flags_length);
        return true;
    case NODE_TEMPLATE:
        print_template(out, node);
        return true;
    case NODE_BINARY:
        print_binary(out, node);
        return true;
    case NODE_LOGICAL:
        print_word(out, true, ast_operator_text((enum operator)node->op));
        print_list(out, &node->list);
        return true;
    case NODE_ARRAY:
    case NODE_OBJECT:
    case NODE_COMMA:
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        print_list(out, &node->list);
        return true;
    default:
        return false;
    }
}

/* What has one operand; false for other kinds. */
static bool print_operand(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_UNARY:
    case NODE_UPDATE:
        print_word(out, true, ast_operator_text((enum operator)node->op));
        print_word(out, node->kind == NODE_UPDATE && !node->prefix, "postfix");
        print_child(out, node->operand);
        return true;
    case NODE_YIELD:
        print_word(out, node->delegate, "*");
        print_child(out, node->operand);
        return true;
    case NODE_SPREAD:
    case NODE_REST:
    case NODE_CHAIN:
    case NODE_AWAIT:
    case NODE_EXPRESSION:
    case NODE_THROW:
    case NODE_RETURN:
        if (node->operand)
            print_child(out, node->operand);
        return true;
    default:
        return false;
    }
}

static void print_variables(struct text *out, const struct node *node)
{
    static const char KINDS[][6] = {"var", "let", "const"};
    print_word(out, true, KINDS[node->variables.kind]);
    print_list(out, &node->variables.list);
}

static void print_each(struct text *out, const struct node *node)
{
    print_word(out, node->is_await, "await");
    print_child(out, node->each.target);
    print_child(out, node->each.object);
    print_child(out, node->each.body);
}

static void print_statement(struct text *out, const struct node *node)
{
    switch (node->kind) {
    case NODE_VARIABLES:
        print_variables(out, node);
        break;
    case NODE_DECLARATOR:
        print_child(out, node->declarator.target);
        if (node->declarator.value)
            print_child(out, node->declarator.value);
        break;
    case NODE_BLOCK:
        print_list(out, &node->block.body);
        break;
    case NODE_FOR:
    case NODE_WHILE:
    case NODE_DO:
        print_loop(out, node);
        break;
    case NODE_FOR_IN:
    case NODE_FOR_OF:
        print_each(out, node);
        break;
    case NODE_BREAK:
    case NODE_CONTINUE:
        if (node->jump.label)
            print_name(out, node->jump.label);
        break;
    case NODE_TRY:
        print_child(out, node->try.block);
        print_child(out, node->try.parameter);
        print_child(out, node->try.handler);
        print_child(out, node->try.finalizer);
        break;
    case NODE_SWITCH:
        print_child(out, node->choice.value);
        print_list(out, &node->choice.clauses);
        break;
    case NODE_CASE:
        print_child(out, node->clause.test);
        print_list(out, &node->clause.body);
        break;
    case NODE_LABELED:
        print_name(out, node->labeled.label);
        print_child(out, node->labeled.body);
        break;
    default:
        break;
    }
}

void ast_print(struct text *out, const struct node *node)
{
    text_byte(out, '(');
    text_str(out, ast_kind_name((enum node_kind)node->kind));
    print_word(out, node->optional, "?.");
    if (node->kind == NODE_PROPERTY)
        print_property(out, node);
    else if (node->kind == NODE_ELEMENT)
        print_element(out, node);
    else if (node->kind == NODE_CLASS || node->kind == NODE_CLASS_DECLARATION)
        print_class(out, node->class);
    else if (node->kind >= NODE_SUPER_MEMBER && node->kind <= NODE_SUPER_CALL)
        print_super(out, node);
    else if (!print_simple(out, node) && !print_expression(out, node) &&
             !print_operand(out, node))
        print_statement(out, node);
    text_byte(out, ')');
}

static const char KIND_WORDS[][12] = {
    "script", "body", "module",      "function", "arrow",  "method",
    "get",    "set",  "constructor", "derived",  "fields", "statics",
};

void ast_print_function(struct text *out, const struct ast_function *function)
{
    text_byte(out, '(');
    if (function->is_async)
        text_str(out, "async ");
    text_str(out, KIND_WORDS[function->kind]);
    if (function->is_generator)
        text_byte(out, '*');
    if (function->name)
        print_name(out, function->name);
    text_str(out, " (");
    const struct node *node = function->parameters.first;
    for (; node; node = node->next) {
        ast_print(out, node);
        if (node->next)
            text_byte(out, ' ');
    }
    text_byte(out, ')');
    print_list(out, &function->body);
    if (function->expression)
        print_child(out, function->expression);
    text_byte(out, ')');
}
