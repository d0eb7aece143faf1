/*
 * compile_class.c: classes (ECMA-262, 15.7.14).
 *
 * While a class is defined the stack holds `f proto`: the constructor and its
 * prototype object. Elements are defined in the order of the text; what only
 * instances get (fields, private methods) is made by the function
 * class->fields, and static fields and blocks run in class->statics.
 */
#include "script/compile_internal.h"

static bool is_method(const struct node *element)
{
    return element->element.kind <= ELEMENT_SETTER;
}

static const char *method_prefix(const struct node *element)
{
    return element->element.kind == ELEMENT_GETTER   ? "get "
           : element->element.kind == ELEMENT_SETTER ? "set "
                                                     : "";
}

/* DEFINE_METHOD's operand, and DEFINE_PRIVATE's less 1. */
static uint32_t method_operand(const struct node *element)
{
    return element->element.kind - ELEMENT_METHOD;
}

/* --- when the class is defined -------------------------------------------- */

static struct string *private_name(struct compiler *c,
                                   const struct node *element)
{
    const struct name *name = element->element.storage->name.name;
    const struct binding *binding = element->element.storage->name.binding;
    if (!name && binding)
        name = binding->name;
    return name ? compile_name(c, name) : NULL;
}

/* The function of a private method: a static one goes to the class at once,
 * others wait in their storage for the instances. f proto -- f proto */
static void private_method(struct compiler *c, const struct node *element)
{
    struct string *name = private_name(c, element);
    if (name)
        name = compile_prefixed(c, method_prefix(element), name);
    if (element->is_static)
        emit(c, OP_SWAP);
    compile_closure(c, element->element.value->function, NULL, name);
    emit(c, OP_SET_HOME);
    if (!element->is_static) {
        reference_put(c, &element->element.storage->store);
        return;
    }
    reference_get(c, &element->element.storage->name);
    emit(c, OP_SWAP);
    emit_byte(c, OP_DEFINE_PRIVATE, method_operand(element) + 1);
    emit(c, OP_SWAP);
}

static void check_static(struct compiler *c, const struct node *element)
{
    if (element->is_static && element->computed)
        emit(c, OP_CHECK_STATIC);
}

static void public_method(struct compiler *c, const struct node *element)
{
    struct string *name;
    if (element->is_static)
        emit(c, OP_SWAP);
    compile_property_key(c, element->element.key, element->computed, &name);
    check_static(c, element);
    if (name)
        name = compile_prefixed(c, method_prefix(element), name);
    compile_closure(c, element->element.value->function, NULL, name);
    emit_byte(c, OP_DEFINE_METHOD, method_operand(element));
    if (element->is_static)
        emit(c, OP_SWAP);
}

static void define_element(struct compiler *c, const struct node *element)
{
    struct string *name;
    if (is_method(element)) {
        if (element->element.is_private)
            private_method(c, element);
        else
            public_method(c, element);
    } else if (element->element.kind == ELEMENT_FIELD && element->computed) {
        compile_property_key(c, element->element.key, true, &name);
        check_static(c, element);
        reference_put(c, &element->element.storage->store);
    }
}

static struct string *class_name_text(struct compiler *c,
                                      const struct class_body *class,
                                      struct string *name)
{
    return class->name ? compile_name(c, class->name) : name;
}

/* -- f proto */
static void class_start(struct compiler *c, const struct class_body *class,
                        struct string *name)
{
    name = class_name_text(c, class, name);
    if (class->heritage)
        compile_expression(c, class->heritage);
    else
        emit(c, OP_UNDEFINED);
    if (class->constructor)
        compile_closure(c, class->constructor, class, name);
    else
        emit_own_constant(
            c, OP_CLOSURE,
            value_cell(compile_default_constructor(c, class, name)));
    emit_byte(c, OP_CLASS, class->heritage ? 1 : 0);
}

/* f proto -- f */
static void class_fields(struct compiler *c, const struct class_body *class)
{
    if (!class->fields) {
        emit(c, OP_POP);
        return;
    }
    compile_closure(c, class->fields, class, NULL);
    emit(c, OP_SET_HOME);
    emit(c, OP_NIP);
    emit(c, OP_SET_FIELDS);
}

/* f -- f */
static void class_statics(struct compiler *c, const struct class_body *class)
{
    if (!class->statics)
        return;
    compile_closure(c, class->statics, class, NULL);
    emit(c, OP_SET_HOME);
    emit_byte(c, OP_PICK, 1);
    emit_position(c, class->start, class->end, class->start);
    emit_byte(c, OP_CALL, 0);
    emit(c, OP_POP);
}

/* What the errors of its private methods call a class, as in V8. */
static struct string *owner_name(struct compiler *c,
                                 const struct class_body *class,
                                 const struct string *name)
{
    return class->name ? compile_name(c, class->name)
                       : compile_atom(c, name ? "anonymous" : ".");
}

void compile_class(struct compiler *c, const struct node *node,
                   struct string *name)
{
    const struct class_body *class = node->class;
    struct entered entered;
    c->class_name = owner_name(c, class, name);
    if (!name)
        c->first_pc = UINT32_MAX; /* V8 enters the scope first */
    scope_enter(c, class->scope, &entered);
    class_start(c, class, name);
    for (const struct node *e = class->elements.first; e; e = e->next)
        define_element(c, e);
    class_fields(c, class);
    if (class->own_name.where != REFERENCE_NONE) {
        emit(c, OP_DUP);
        reference_put(c, &class->own_name);
    }
    class_statics(c, class);
    scope_leave(c, &entered);
}

/* --- when an instance is made --------------------------------------------- */

static void field_value(struct compiler *c, const struct node *element,
                        struct string *name)
{
    const struct node *value = element->element.value;
    if (value) {
        compile_begin(c, value->at);
        compile_named(c, value, name);
    } else {
        emit(c, OP_UNDEFINED);
    }
}

/* this -- this */
static void private_field(struct compiler *c, const struct node *element)
{
    reference_get(c, &element->element.storage->name_inside);
    field_value(c, element, private_name(c, element));
    position_at(c, element, element->start);
    emit_byte(c, OP_DEFINE_PRIVATE, 0);
}

/* this -- this */
static void public_field(struct compiler *c, const struct node *element)
{
    const struct node *value = element->element.value;
    struct string *name = NULL;
    if (element->computed)
        reference_get(c, &element->element.storage->load);
    else
        compile_property_key(c, element->element.key, false, &name);
    field_value(c, element, name);
    if (element->computed && value && ast_is_anonymous(value))
        emit_byte(c, OP_SET_NAME, 0);
    position_at(c, element, element->start);
    emit(c, OP_DEFINE_ELEM);
}

static void define_field(struct compiler *c, const struct node *element)
{
    if (element->element.value)
        emit_statement(c, element->start, element->end);
    this_own(c);
    if (element->element.is_private)
        private_field(c, element);
    else
        public_field(c, element);
    emit(c, OP_POP);
}

static void install_private_method(struct compiler *c,
                                   const struct node *element)
{
    this_own(c);
    reference_get(c, &element->element.storage->name_inside);
    reference_get(c, &element->element.storage->load);
    position_at(c, element, element->start);
    emit_byte(c, OP_DEFINE_PRIVATE, method_operand(element) + 1);
    emit(c, OP_POP);
}

void compile_fields(struct compiler *c, const struct class_body *class)
{
    const struct node *e;
    for (e = class->elements.first; e; e = e->next)
        if (!e->is_static && is_method(e) && e->element.is_private)
            install_private_method(c, e);
    for (e = class->elements.first; e; e = e->next)
        if (!e->is_static && e->element.kind == ELEMENT_FIELD)
            define_field(c, e);
}

void compile_statics(struct compiler *c, const struct class_body *class)
{
    for (const struct node *e = class->elements.first; e; e = e->next) {
        if (e->element.kind == ELEMENT_STATIC_BLOCK)
            compile_block(c, e->element.value);
        else if (e->is_static && e->element.kind == ELEMENT_FIELD)
            define_field(c, e);
    }
}
