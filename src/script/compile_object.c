/*
 * compile_object.c: array and object literals, and the keys of properties.
 */
#include "script/compile_internal.h"

#define ARRAY_AT_ONCE 64 /* elements on the stack */

/* --- keys ----------------------------------------------------------------- */

Value compile_key(struct compiler *c, const struct node *node)
{
    switch (node->kind) {
    case NODE_STRING:
        return key_from_value(
            c->vm, value_string(compile_units(c, node->string.value)));
    case NODE_NUMBER:
        return key_from_value(c->vm, value_number(node->number));
    default:
        return key_from_value(c->vm, compile_big(c, node->name));
    }
}

void emit_key(struct compiler *c, Value key)
{
    emit_value(c, key);
}

struct string *key_name(struct compiler *c, Value key)
{
    if (value_is_string(key))
        return value_as_string(key);
    return atom_from_index(c->vm, (uint32_t)value_as_int(key));
}

void compile_property_key(struct compiler *c, const struct node *key,
                          bool computed, struct string **name)
{
    *name = NULL;
    if (!computed) {
        Value constant = compile_key(c, key);
        *name = key_name(c, constant);
        emit_key(c, constant);
        return;
    }
    compile_expression(c, key);
    if (key->kind == NODE_STRING || key->kind == NODE_NUMBER)
        return;
    position_node(c, key);
    emit(c, OP_TO_KEY);
}

/* --- arrays --------------------------------------------------------------- */

static bool is_plain_element(const struct node *node)
{
    return node->kind != NODE_SPREAD && node->kind != NODE_HOLE;
}

/* Among a call's arguments the place is the call's: before the operand. */
static void spread_element(struct compiler *c, const struct node *element,
                           const struct node *call)
{
    const struct node *operand = element->operand;
    compile_expression(c, operand);
    if (call)
        emit_position(c, operand->start, operand->end, call->at);
    else
        position_node(c, operand);
    emit(c, OP_ARRAY_SPREAD);
}

/* The new array or object. V8 makes it behind the value of a spread that comes
 * first, so that this is still the statement's first instruction. */
static void emit_literal(struct compiler *c, const struct node *element,
                         enum opcode op, uint32_t count)
{
    bool first = emit_pc(c) == c->first_pc;
    if (op == OP_NEW_ARRAY)
        emit_half(c, op, count);
    else
        emit_byte(c, op, count < UINT8_MAX ? count : UINT8_MAX);
    if (first && element && element->kind == NODE_SPREAD)
        c->first_pc = emit_pc(c);
}

void compile_elements(struct compiler *c, const struct node_list *list,
                      const struct node *call)
{
    const struct node *e = list->first;
    uint32_t count = 0;
    if (e && is_plain_element(e))
        c->first_pc = UINT32_MAX; /* V8 makes the array first */
    for (; e && is_plain_element(e) && count < ARRAY_AT_ONCE; e = e->next) {
        compile_expression(c, e);
        count++;
    }
    emit_literal(c, e, OP_NEW_ARRAY, count);
    for (; e; e = e->next) {
        if (e->kind == NODE_HOLE) {
            emit(c, OP_ARRAY_HOLE);
        } else if (e->kind == NODE_SPREAD) {
            spread_element(c, e, call);
        } else {
            compile_expression(c, e);
            emit(c, OP_ARRAY_PUSH);
        }
    }
}

void compile_array(struct compiler *c, const struct node *node)
{
    compile_elements(c, &node->list, NULL);
}

/* --- objects -------------------------------------------------------------- */

static void object_method(struct compiler *c, const struct node *property)
{
    static const char *const prefixes[] = {
        [PROPERTY_METHOD] = "",
        [PROPERTY_GETTER] = "get ",
        [PROPERTY_SETTER] = "set ",
    };
    unsigned kind = property->property.kind;
    struct string *name;
    compile_property_key(c, property->property.key, property->computed, &name);
    if (name)
        name = compile_prefixed(c, prefixes[kind], name);
    compile_closure(c, property->property.value->function, NULL, name);
    emit_byte(c, OP_DEFINE_METHOD, kind - PROPERTY_METHOD + 4);
}

static void object_computed(struct compiler *c, const struct node *property)
{
    const struct node *value = property->property.value;
    struct string *name;
    compile_property_key(c, property->property.key, true, &name);
    compile_expression(c, value);
    if (ast_is_anonymous(value))
        emit_byte(c, OP_SET_NAME, 0);
    emit(c, OP_DEFINE_ELEM);
}

static void object_value(struct compiler *c, const struct node *property)
{
    const struct node *value = property->property.value;
    Value key = compile_key(c, property->property.key);
    position_node(c, value);
    if (value_is_int(key)) {
        emit_key(c, key);
        compile_named(c, value, key_name(c, key));
        emit(c, OP_DEFINE_ELEM);
    } else {
        compile_named(c, value, value_as_string(key));
        emit_constant(c, OP_DEFINE_PROP, key);
    }
}

static void compile_property(struct compiler *c, const struct node *property)
{
    if (property->kind == NODE_SPREAD) {
        compile_expression(c, property->operand);
        emit(c, OP_COPY_PROPS);
    } else if (property->is_proto) {
        compile_expression(c, property->property.value);
        emit(c, OP_SET_PROTO);
    } else if (property->property.kind != PROPERTY_VALUE) {
        object_method(c, property);
    } else if (property->computed) {
        object_computed(c, property);
    } else {
        object_value(c, property);
    }
}

/* How many properties a literal names: room for them is made at once. */
static uint32_t count_properties(const struct node *node)
{
    uint32_t count = 0;
    for (const struct node *p = node->list.first; p; p = p->next)
        count += p->kind != NODE_SPREAD && !p->is_proto;
    return count;
}

void compile_object(struct compiler *c, const struct node *node)
{
    emit_literal(c, node->list.first, OP_NEW_OBJECT, count_properties(node));
    for (const struct node *p = node->list.first; p; p = p->next)
        compile_property(c, p);
}
