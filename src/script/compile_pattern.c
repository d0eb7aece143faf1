/*
 * compile_pattern.c: destructuring (ECMA-262, 8.6.2 and 13.15.5).
 *
 * A target that is a member (only in assignments) is evaluated before its
 * value is fetched; its base waits in locals meanwhile, because the stack
 * holds what is taken apart.
 */
#include "script/compile_internal.h"

#define REST_KEYS_MOST 255

/* --- targets -------------------------------------------------------------- */

/* The base of a member, evaluated. */
struct base {
    unsigned size;
    uint32_t slots[2];
};

static const struct node *without_default(const struct node *node)
{
    return node->kind == NODE_DEFAULT ? node->assign.target : node;
}

static void base_keep(struct compiler *c, struct base *base, unsigned which)
{
    base->slots[which] = slot_new(c);
    emit_half(c, OP_PUT_LOCAL, base->slots[which]);
    base->size = which + 1;
}

/* Evaluates the target as far as it has to be before the value is there. */
static void base_evaluate(struct compiler *c, const struct node *node,
                          struct base *base)
{
    const struct node *target = without_default(node);
    Value name;
    *base = (struct base){0};
    switch (target->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
        compile_expression(c, target->index.object);
        base_keep(c, base, 0);
        if (member_name(c, target, &name))
            return;
        compile_expression(c, target->index.key);
        break;
    case NODE_PRIVATE_MEMBER:
        compile_expression(c, target->private.object);
        base_keep(c, base, 0);
        reference_get(c, &target->private.name);
        break;
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        this_get(c, &target->super.references->self, target);
        base_keep(c, base, 0);
        if (target->kind == NODE_SUPER_INDEX)
            compile_expression(c, target->super.key);
        else
            emit_constant(c, OP_CONST,
                          value_string(compile_name(c, target->super.name)));
        break;
    default:
        return;
    }
    base_keep(c, base, 1);
}

/* value -- */
static void store_member(struct compiler *c, const struct node *target,
                         const struct base *base)
{
    Value name;
    emit_half(c, OP_GET_LOCAL, base->slots[0]);
    if (base->size == 1) {
        emit(c, OP_SWAP);
        position_at(c, target, target->start);
        member_name(c, target, &name);
        emit_constant(c, OP_PUT_PROP, name);
        emit(c, OP_POP);
        return;
    }
    emit_half(c, OP_GET_LOCAL, base->slots[1]);
    emit(c, OP_ROT3);
    emit(c, OP_ROT3);
    position_at(c, target, target->start);
    emit(c, target->kind == NODE_INDEX            ? OP_PUT_ELEM
            : target->kind == NODE_PRIVATE_MEMBER ? OP_PUT_PRIVATE
                                                  : OP_PUT_SUPER);
    emit(c, OP_POP);
}

/* Where undefined was found the default takes its place. */
static void apply_default(struct compiler *c, const struct node *node)
{
    struct label defined = LABEL_NEW;
    const struct node *target = node->assign.target;
    emit_jump(c, OP_JUMP_IF_DEFINED, &defined);
    compile_named(c, node->assign.value, target_name(c, target));
    emit_label(c, &defined);
}

static void invalid_target(struct compiler *c, const struct node *target)
{
    emit(c, OP_POP);
    compile_expression(c, target);
    emit(c, OP_POP);
    position_at(c, target, target->start);
    emit_byte_constant(
        c, OP_THROW_ERROR, 1,
        value_string(compile_atom(c, "Invalid left-hand side in assignment")));
}

/* value -- : the default, then the target whose base is evaluated. */
static void store(struct compiler *c, const struct node *node,
                  const struct base *base, enum put_mode mode, struct site site)
{
    const struct node *target = without_default(node);
    if (node->kind == NODE_DEFAULT)
        apply_default(c, node);
    switch (target->kind) {
    case NODE_NAME:
        variable_put(c, &target->reference, mode, target, target->start);
        return;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        compile_pattern(c, target, mode, site);
        return;
    case NODE_CALL:
        invalid_target(c, target);
        return;
    default:
        store_member(c, target, base);
    }
}

void compile_target(struct compiler *c, const struct node *target,
                    enum put_mode mode, struct site site)
{
    uint32_t slots = c->slots;
    struct base base;
    base_evaluate(c, target, &base);
    store(c, target, &base, mode, site);
    c->slots = slots;
}

struct site site_of(const struct compiler *c, const struct node *value)
{
    uint32_t from = value->start;
    if (value->parenthesized && from > 0 && c->whole->text[from - 1] == '(')
        from--;
    return (struct site){value->start, value->end, value->at, false,
                         from, value->at == from};
}

/* --- array patterns ------------------------------------------------------- */

static const struct site INNER = {.inner = true};

static void array_element(struct compiler *c, const struct node *element,
                          enum put_mode mode)
{
    bool rest = element->kind == NODE_REST;
    const struct node *target = rest ? element->operand : element;
    struct base base;
    uint32_t slots = c->slots;
    if (element->kind == NODE_HOLE) {
        position_at(c, element, element->start);
        emit(c, OP_ITER_NEXT);
        emit(c, OP_POP);
        return;
    }
    base_evaluate(c, target, &base);
    position_at(c, target, target->start);
    emit(c, rest ? OP_ITER_REST : OP_ITER_NEXT);
    if (!rest)
        emit(c, OP_DONE_TO_UNDEFINED);
    store(c, target, &base, mode, INNER);
    c->slots = slots;
}

/* True where nothing between two steps of the iterator can throw or yield. */
static bool is_safe(const struct node *pattern, enum put_mode mode)
{
    for (const struct node *e = pattern->list.first; e; e = e->next) {
        const struct node *target = e->kind == NODE_REST ? e->operand : e;
        if (target->kind == NODE_HOLE)
            continue;
        if (target->kind != NODE_NAME ||
            target->reference.where == REFERENCE_GLOBAL)
            return false;
        if (mode == PUT_FIRST)
            continue;
        if (target->reference.check || !target->reference.binding ||
            binding_is_constant(target->reference.binding))
            return false;
    }
    return true;
}

static void get_iterator(struct compiler *c, const struct node *pattern,
                         struct site site)
{
    uint32_t at = site.inner ? pattern->start : site.array_at;
    if (site.inner || !site.array_has_text)
        emit_position(c, at, at, at);
    else
        emit_position(c, site.start, site.end, at);
    emit(c, OP_GET_ITER);
}

static void array_elements(struct compiler *c, const struct node *pattern,
                           enum put_mode mode)
{
    for (const struct node *e = pattern->list.first; e; e = e->next)
        array_element(c, e, mode);
}

static void array_pattern(struct compiler *c, const struct node *pattern,
                          enum put_mode mode, struct site site)
{
    struct control control;
    struct label end = LABEL_NEW;
    uint32_t slots = c->slots;
    get_iterator(c, pattern, site);
    if (is_safe(pattern, mode)) {
        array_elements(c, pattern, mode);
        emit_byte(c, OP_ITER_CLOSE, 0);
        return;
    }
    protect_begin(c, &control, CONTROL_ITERATOR, iterator_handler(c));
    array_elements(c, pattern, mode);
    protect_end(c, &control);
    emit_byte(c, OP_ITER_CLOSE, 0);
    emit_jump(c, OP_JUMP, &end);
    protect_iterator(c, &control);
    emit_label(c, &end);
    c->slots = slots;
}

/* --- object patterns ------------------------------------------------------ */

static void throw_unless_object(struct compiler *c, struct site site,
                                uint32_t at, Value name)
{
    if (site.inner)
        emit_position(c, at, at, at);
    else
        emit_position(c, site.start, site.end, at);
    emit_constant(c, OP_REQUIRE_OBJECT, name);
}

/* V8 tests the value where no plain property's read would; and gives a plain
 * first property's read a message of its own. */
static void require_object(struct compiler *c, const struct node *pattern,
                           struct site site)
{
    const struct node *first = pattern->list.first;
    if (!first) {
        throw_unless_object(c, site, pattern->start, UNDEFINED);
    } else if (first->kind == NODE_REST) {
        throw_unless_object(c, site, first->operand->start, UNDEFINED);
    } else if (first->computed) {
        throw_unless_object(c, site, pattern->start, UNDEFINED);
    } else if (!site.inner && first->property.value->kind != NODE_DEFAULT) {
        Value key = compile_key(c, first->property.key);
        throw_unless_object(c, site, first->property.value->start,
                            value_string(key_name(c, key)));
    }
}

/* source -- value, with a key that stands in the text. */
static void get_constant_key(struct compiler *c, const struct node *property)
{
    const struct node *target = without_default(property->property.value);
    Value key = compile_key(c, property->property.key);
    if (value_is_int(key))
        emit_key(c, key);
    position_at(c, target, target->start);
    if (value_is_int(key))
        emit(c, OP_GET_ELEM);
    else
        emit_constant(c, OP_GET_PROP, key);
}

static bool wants_base(const struct node *node)
{
    const struct node *target = without_default(node);
    return target->kind != NODE_NAME && target->kind != NODE_ARRAY_PATTERN &&
           target->kind != NODE_OBJECT_PATTERN;
}

/* The computed key waits in a local where it is wanted later. */
static uint32_t computed_key(struct compiler *c, const struct node *property)
{
    uint32_t slot = slot_new(c);
    compile_expression(c, property->property.key);
    position_node(c, property->property.key);
    emit(c, OP_TO_KEY);
    emit_half(c, OP_PUT_LOCAL, slot);
    return slot;
}

/* source -- source, or source -- where it is the last use. `key`: a local
 * with the key, or UINT32_MAX. */
static void object_property(struct compiler *c, const struct node *property,
                            enum put_mode mode, bool last, uint32_t key)
{
    const struct node *value = property->property.value;
    const struct node *target = without_default(value);
    uint32_t slots = c->slots;
    struct base base;
    if (property->computed && key == UINT32_MAX && wants_base(value))
        key = computed_key(c, property);
    base_evaluate(c, value, &base);
    if (!last)
        emit(c, OP_DUP);
    if (!property->computed) {
        get_constant_key(c, property);
    } else {
        if (key == UINT32_MAX)
            compile_expression(c, property->property.key);
        else
            emit_half(c, OP_GET_LOCAL, key);
        position_at(c, target, target->start);
        emit(c, OP_GET_ELEM);
    }
    store(c, value, &base, mode, INNER);
    c->slots = slots;
}

/* {a, [b]: c, ...rest}: rest is all but the keys before it. source -- */
static void object_rest(struct compiler *c, const struct node *pattern,
                        const uint32_t *keys, enum put_mode mode)
{
    const struct node *rest = pattern->list.last;
    uint32_t count = 0;
    struct base base;
    base_evaluate(c, rest->operand, &base);
    for (const struct node *p = pattern->list.first; p != rest; p = p->next) {
        if (keys[count] != UINT32_MAX)
            emit_half(c, OP_GET_LOCAL, keys[count]);
        else
            emit_key(c, compile_key(c, p->property.key));
        count++;
    }
    position_at(c, rest->operand, rest->operand->start);
    emit_byte(c, OP_REST_PROPS, count);
    store(c, rest->operand, &base, mode, INNER);
}

static void object_with_rest(struct compiler *c, const struct node *pattern,
                             enum put_mode mode)
{
    const struct node *rest = pattern->list.last;
    uint32_t count = pattern->list.count, i = 0;
    uint32_t *keys = region_alloc(&c->whole->region, count * sizeof *keys);
    if (!keys)
        return;
    if (count > REST_KEYS_MOST)
        compile_fail(c->whole, "RangeError", pattern->start, pattern->end,
                     "Too many properties before ...");
    for (const struct node *p = pattern->list.first; p != rest; p = p->next) {
        keys[i] = p->computed ? computed_key(c, p) : UINT32_MAX;
        object_property(c, p, mode, false, keys[i]);
        i++;
    }
    if (count <= REST_KEYS_MOST)
        object_rest(c, pattern, keys, mode);
}

static void object_pattern(struct compiler *c, const struct node *pattern,
                           enum put_mode mode, struct site site)
{
    const struct node_list *list = &pattern->list;
    uint32_t slots = c->slots;
    require_object(c, pattern, site);
    if (!list->first) {
        emit(c, OP_POP);
    } else if (list->last->kind == NODE_REST) {
        object_with_rest(c, pattern, mode);
    } else {
        for (const struct node *p = list->first; p; p = p->next)
            object_property(c, p, mode, !p->next, UINT32_MAX);
    }
    c->slots = slots;
}

void compile_pattern(struct compiler *c, const struct node *pattern,
                     enum put_mode mode, struct site site)
{
    if (pattern->kind == NODE_ARRAY_PATTERN)
        array_pattern(c, pattern, mode, site);
    else
        object_pattern(c, pattern, mode, site);
}
