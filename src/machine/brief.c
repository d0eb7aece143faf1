#include "machine/brief.h"

#include "machine/digest.h"
#include "script/binary.h"
#include "script/bigint.h"
#include "script/code.h"
#include "script/generator.h"
#include "script/number.h"
#include "script/regexp.h"

#define BRIEF_STRING 32u /* units of a string */
#define BRIEF_MEMBERS 3u /* elements, properties */

static void write_string_part(const struct string *string, struct text *text)
{
    string_write(string, text, BRIEF_STRING);
    if (string_length(string) > BRIEF_STRING) {
        text_char(text, 0x2026);
    }
}

/* The name that a function was given last: its own property, else its code's. */
static const struct string *function_name(const struct vm *vm, Value value)
{
    const struct object *object = value_as_object(value);
    if (object_class(object) == CLASS_GENERATOR) {
        return function_name(vm, ((const struct generator *)object)->function);
    }
    Value name = object_peek_name(object, vm_atom(vm, ATOM_NAME));
    if (value_is_string(name)) {
        return value_as_string(name);
    }
    const struct function *function = (const struct function *)object;
    bool has_code = object_class(object) == CLASS_FUNCTION && function->code;
    return has_code ? function->code->name : NULL;
}

void brief_name(const struct vm *vm, Value value, struct text *text)
{
    bool named =
        value_is_callable(value) || value_is_class(value, CLASS_GENERATOR);
    const struct string *name = named ? function_name(vm, value) : NULL;
    if (name) {
        write_string_part(name, text);
    }
}

/* The code that a function or a generator object runs, or NULL. */
static const struct code *function_code(Value value)
{
    if (value_is_class(value, CLASS_GENERATOR)) {
        const struct generator *generator = value_pointer(value);
        value = generator->function;
    }
    if (!value_is_class(value, CLASS_FUNCTION)) {
        return NULL;
    }
    return ((const struct function *)value_as_object(value))->code;
}

void brief_function(const struct vm *vm, Value value, struct text *text)
{
    size_t before = text->length;
    const struct code *code = function_code(value);
    brief_name(vm, value, text);
    if (text->length > before) {
        return;
    }
    if (code) {
        digest_function(code, true, text);
    }
}

static void write_function(const struct vm *vm, Value value, struct text *text)
{
    size_t before = text->length;
    brief_name(vm, value, text);
    bool named = text->length > before;
    text_cut(text, before);
    text_str(text, named ? "function " : "");
    brief_function(vm, value, text);
    if (text->length == before) {
        text_str(text, "function");
    }
}

/* Inside another value nothing is opened. */
static void write_inner(const struct vm *vm, Value value, struct text *text)
{
    if (value_is_callable(value)) {
        write_function(vm, value, text);
    } else if (value_is_class(value, CLASS_ARRAY)) {
        text_str(text, "[…]");
    } else if (value_is_object(value)) {
        text_str(text, "{…}");
    } else {
        brief_value(vm, value, text);
    }
}

static void write_array(const struct vm *vm, const struct object *array,
                        struct text *text)
{
    text_byte(text, '[');
    for (uint32_t i = 0; i < array->length && i < BRIEF_MEMBERS; i++) {
        Value element = object_peek_index(array, i);
        text_str(text, i ? ", " : "");
        if (element != EMPTY) {
            write_inner(vm, element, text);
        }
    }
    text_str(text, array->length > BRIEF_MEMBERS ? ", …]" : "]");
}

static void write_key(Value key, struct text *text)
{
    if (value_is_int(key)) {
        text_int(text, value_as_int(key));
    } else if (value_is_string(key)) {
        write_string_part(value_as_string(key), text);
    } else {
        text_str(text, "[symbol]");
    }
}

/* Names that begin with an underscore are nobody's business. */
static bool is_shown(Value key, const struct property *found)
{
    if (!(found->attributes & ENUMERABLE) || value_is_symbol(key)) {
        return false;
    }
    return !value_is_string(key) || string_length(value_as_string(key)) == 0 ||
           string_unit(value_as_string(key), 0) != '_';
}

void brief_maker(const struct vm *vm, const struct object *object,
                 struct text *text)
{
    const struct object *prototype = object_prototype(object);
    if (prototype &&
        prototype != vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE)) {
        brief_name(vm, object_peek_name(prototype, vm_atom(vm, ATOM_CONSTRUCTOR)),
                   text);
    }
}

/* The same, with a blank behind it. */
static void write_maker(const struct vm *vm, const struct object *object,
                        struct text *text)
{
    size_t before = text->length;
    brief_maker(vm, object, text);
    if (text->length > before) {
        text_byte(text, ' ');
    }
}

static void write_properties(const struct vm *vm, const struct object *object,
                             struct text *text)
{
    Value key;
    struct property found;
    uint32_t shown = 0, hidden = 0, i = 0;
    text_byte(text, '{');
    for (; object_peek(object, i, &key, &found); i++) {
        if (shown == BRIEF_MEMBERS) {
            hidden++;
            break;
        }
        if (!is_shown(key, &found)) {
            hidden++;
            continue;
        }
        text_str(text, shown++ ? ", " : "");
        write_key(key, text);
        text_str(text, ": ");
        if (found.kind == PROPERTY_DATA) {
            write_inner(vm, found.value, text);
        } else {
            text_str(text, "[getter]");
        }
    }
    if (hidden) {
        text_str(text, shown ? ", …" : "…");
    }
    text_byte(text, '}');
}

static void write_error(const struct vm *vm, const struct object *error,
                        struct text *text)
{
    size_t before = text->length;
    write_maker(vm, error, text);
    if (text->length > before) {
        text_cut(text, text->length - 1);
    } else {
        text_str(text, "Error");
    }
    Value message = object_peek_name(error, vm_atom(vm, ATOM_MESSAGE));
    if (value_is_string(message) && string_length(value_as_string(message))) {
        text_str(text, ": ");
        string_write(value_as_string(message), text, 2 * BRIEF_STRING);
    }
}

static void write_view(const struct vm *vm, const struct array_view *view,
                       struct text *text)
{
    if (object_prototype(&view->object) ==
        vm_intrinsic(vm, INTRINSIC_BUFFER_PROTOTYPE)) {
        text_format(text, "<Buffer of %u bytes>", view_length(view));
    } else {
        text_format(text, "%s(%u)", class_name(&view->object),
                    view_length(view));
    }
}

static void write_object(const struct vm *vm, Value value, struct text *text)
{
    const struct object *object = value_as_object(value);
    switch (object_class(object)) {
    case CLASS_ARRAY:
        write_array(vm, object, text);
        break;
    case CLASS_ERROR:
        write_error(vm, object, text);
        break;
    case CLASS_REGEXP:
        regexp_write((const struct regexp *)object, text);
        break;
    case CLASS_PROMISE:
        text_str(text, "a promise");
        break;
    case CLASS_TYPED_ARRAY:
        write_view(vm, (const struct array_view *)object, text);
        break;
    case CLASS_OBJECT:
    case CLASS_HOST:
        write_maker(vm, object, text);
        write_properties(vm, object, text);
        break;
    default:
        text_str(text, class_name(object));
        text_str(text, " {…}");
    }
}

void brief_value(const struct vm *vm, Value value, struct text *text)
{
    if (value_is_string(value)) {
        text_byte(text, '\'');
        write_string_part(value_as_string(value), text);
        text_byte(text, '\'');
    } else if (value_is_number(value)) {
        number_to_text(value_as_number(value), text);
    } else if (value_is_callable(value)) {
        write_function(vm, value, text);
    } else if (value_is_object(value)) {
        write_object(vm, value, text);
    } else if (value_is_bigint(value)) {
        bigint_write(value_as_bigint(value), text);
        text_byte(text, 'n');
    } else if (value_is_symbol(value)) {
        text_str(text, "a symbol");
    } else if (value_is_boolean(value)) {
        text_str(text, value == TRUE_VALUE ? "true" : "false");
    } else {
        text_str(text, value == NULL_VALUE ? "null" : "undefined");
    }
}

void brief_values(const struct vm *vm, const Value *values, uint32_t count,
                  struct text *text)
{
    for (uint32_t i = 0; i < count; i++) {
        text_str(text, i ? ", " : "");
        brief_value(vm, values[i], text);
    }
}
