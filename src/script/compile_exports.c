/*
 * compile_exports.c: the names that a CommonJS file exports, as far as its text
 * shows them: what Node's cjs-module-lexer detects, found in the tree.
 *
 *   exports.a = , module.exports.a = , exports["a"] =
 *   Object.defineProperty(exports, "a", { value: , or { enumerable: true, get
 *   module.exports = { a, b: c, ...require("x") }      up to the first other
 *   module.exports = require("x"), __exportStar(require("x")), __export(...)
 */
#include <string.h>

#include "script/compile_internal.h"

static bool is_called(const struct node *node, const char *name)
{
    return node->kind == NODE_NAME &&
           strcmp(node->reference.name->bytes, name) == 0;
}

static bool is_module_exports(const struct node *node)
{
    return node->kind == NODE_MEMBER && is_called(node->member.object, "module")
           && strcmp(node->member.name->bytes, "exports") == 0;
}

static bool is_exports(const struct node *node)
{
    return is_called(node, "exports") || is_module_exports(node);
}

static void note(struct compiler *c, Value list, struct string *name)
{
    struct object *array = value_as_object(list);
    for (uint32_t i = 0; i < array->element_count; i++)
        if (array->elements[i] == value_string(name))
            return;
    array_push(c->vm, array, value_string(name));
}

static void note_key(struct compiler *c, const struct node *key)
{
    note(c, c->whole->found->exports, compile_units(c, key->string.value));
}

/* require("x"): the specifier, or NULL. */
static const struct node *required(const struct node *node)
{
    const struct node *first;
    if (node->kind != NODE_CALL || !is_called(node->call.callee, "require"))
        return NULL;
    first = node->call.arguments.first;
    return first && !first->next && first->kind == NODE_STRING ? first : NULL;
}

static void note_required(struct compiler *c, const struct node *specifier)
{
    note(c, c->whole->found->reexports,
         compile_units(c, specifier->string.value));
}

/* The text begins with a word: a name, function, require(...) */
static bool begins_with_word(struct compiler *c, const struct node *node)
{
    unsigned char first = (unsigned char)c->whole->text[node->start];
    return first == '_' || first == '$' || ((first | 32) >= 'a' && (first | 32) <= 'z') ||
           first >= 0x80;
}

static bool note_spread(struct compiler *c, const struct node *node)
{
    const struct node *specifier = required(node->operand);
    if (specifier)
        note_required(c, specifier);
    return specifier || node->operand->kind == NODE_NAME;
}

/* One property of the literal; false where the lexer gives up behind it. */
static bool note_property(struct compiler *c, const struct node *node)
{
    const struct node *value = node->property.value;
    if (node->kind == NODE_SPREAD)
        return note_spread(c, node);
    if (node->computed || node->property.key->kind != NODE_STRING)
        return false;
    if (node->property.kind == PROPERTY_GETTER ||
        node->property.kind == PROPERTY_SETTER) {
        note(c, c->whole->found->exports,
             compile_atom(c, node->property.kind == PROPERTY_GETTER ? "get"
                                                                    : "set"));
        return false;
    }
    if (node->property.kind == PROPERTY_METHOD) {
        note_key(c, node->property.key);
        return false;
    }
    if (!node->shorthand && !begins_with_word(c, value))
        return false;
    note_key(c, node->property.key);
    return node->shorthand || value->kind == NODE_NAME ||
           value->kind == NODE_TRUE || value->kind == NODE_FALSE ||
           value->kind == NODE_NULL;
}

static void note_literal(struct compiler *c, const struct node *object)
{
    const struct node *item = object->list.first;
    while (item && note_property(c, item))
        item = item->next;
}

/* module.exports = ... replaces what other files were passed on before. */
static void note_whole(struct compiler *c, const struct node *value)
{
    const struct node *specifier = required(value);
    if (value->kind == NODE_OBJECT) {
        note_literal(c, value);
    } else if (specifier) {
        c->whole->found->reexports = value_object(array_new(c->vm, 0));
        note_required(c, specifier);
    }
}

void exports_note_assign(struct compiler *c, const struct node *node)
{
    const struct node *target = node->assign.target;
    if (!c->whole->found || node->op != OPERATOR_NONE)
        return;
    if (is_module_exports(target))
        note_whole(c, node->assign.value);
    else if (target->kind == NODE_MEMBER && is_exports(target->member.object))
        note(c, c->whole->found->exports,
             compile_name(c, target->member.name));
    else if (target->kind == NODE_INDEX && is_exports(target->index.object) &&
             target->index.key->kind == NODE_STRING)
        note_key(c, target->index.key);
}

static bool key_is(const struct node *property, const char *name)
{
    return property && property->kind == NODE_PROPERTY && !property->computed &&
           property->property.key->kind == NODE_STRING &&
           ast_units_are(property->property.key->string.value, name);
}

/* function () { return a.b; } */
static bool returns_member(const struct node *getter)
{
    const struct node *only;
    if (getter->kind != NODE_FUNCTION || getter->function->expression)
        return false;
    only = getter->function->body.first;
    if (!only || only->next || only->kind != NODE_RETURN || !only->operand)
        return false;
    return only->operand->kind == NODE_NAME ||
           only->operand->kind == NODE_MEMBER ||
           only->operand->kind == NODE_INDEX;
}

/* { value: ... }, { enumerable: true, value: ... }, { enumerable: true, get } */
static bool is_descriptor(const struct node *object)
{
    const struct node *item;
    if (!object || object->kind != NODE_OBJECT)
        return false;
    item = object->list.first;
    bool enumerable = key_is(item, "enumerable");
    if (enumerable)
        item = item->next;
    if (key_is(item, "value"))
        return true;
    return enumerable && key_is(item, "get") &&
           returns_member(item->property.value);
}

static void note_define(struct compiler *c, const struct node *node)
{
    const struct node *object = node->call.arguments.first;
    const struct node *key = object ? object->next : NULL;
    if (key && is_exports(object) && key->kind == NODE_STRING &&
        is_descriptor(key->next))
        note_key(c, key);
}

static bool ends_in(const struct node *callee, const char *name)
{
    return is_called(callee, name) ||
           (callee->kind == NODE_MEMBER &&
            strcmp(callee->member.name->bytes, name) == 0);
}

void exports_note_call(struct compiler *c, const struct node *node)
{
    const struct node *callee = node->call.callee;
    const struct node *first = node->call.arguments.first;
    if (!c->whole->found)
        return;
    if (callee->kind == NODE_MEMBER &&
        is_called(callee->member.object, "Object") &&
        strcmp(callee->member.name->bytes, "defineProperty") == 0)
        note_define(c, node);
    else if (first && required(first) &&
             (ends_in(callee, "__exportStar") || ends_in(callee, "__export")))
        note_required(c, required(first));
}
