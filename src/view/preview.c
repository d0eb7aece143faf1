#include "view/preview.h"

#include <string.h>

#include "script/binary.h"
#include "script/bigint.h"
#include "script/collection.h"
#include "script/number.h"
#include "script/promise.h"
#include "script/regexp.h"
#include "debugger/numbers.h"
#include "machine/digest.h"

#define PREVIEW_STRING 32 /* units */
#define PREVIEW_FIELDS 4

static const char more[] = "…";

static void preview_bigint(struct text *text, const struct bigint *b)
{
    bigint_write(b, text);
    text_byte(text, 'n');
}

static void preview_string(struct text *text, const struct string *s)
{
    text_str(text, "'");
    string_write(s, text, PREVIEW_STRING);
    text_str(text, string_length(s) > PREVIEW_STRING ? "…'" : "'");
}

void preview_key(struct text *text, Value key)
{
    if (value_is_int(key)) {
        text_int(text, value_as_int(key));
    } else if (value_is_string(key)) {
        string_write(value_as_string(key), text, PREVIEW_STRING);
    } else if (value_is_symbol(key)) {
        const struct symbol *symbol = value_as_symbol(key);
        bool private = symbol->cell.flags & SYMBOL_PRIVATE;
        text_str(text, private ? "" : "[");
        if (symbol->description)
            string_write(symbol->description, text, PREVIEW_STRING);
        text_str(text, private ? "" : "]");
    }
}

/* A nameless function's own text: "(a) => a + 1". */
static void preview_snippet(struct text *text, Value value, bool line)
{
    const struct code *code =
        value_is_class(value, CLASS_FUNCTION)
            ? ((const struct function *)value_pointer(value))->code
            : NULL;
    size_t before = text->length;
    if (code)
        digest_function(code, line, text);
    if (text->length == before)
        text_str(text, "(anonymous)");
}

static void write_function(struct text *text, Value value, bool line)
{
    const struct string *name = NULL;
    if (value_is_class(value, CLASS_FUNCTION)) {
        const struct function *f = value_pointer(value);
        Value own = f->object.slots ? f->object.slots[1] : UNDEFINED;
        if (value_is_string(own))
            name = value_as_string(own);
        if (!name && f->code)
            name = f->code->name;
    }
    if (value_is_class(value, CLASS_BOUND)) {
        text_str(text, "bound ");
        write_function(text,
                       ((const struct bound *)value_pointer(value))->target,
                       line);
    } else if (name && string_length(name))
        string_write(name, text, PREVIEW_STRING);
    else
        preview_snippet(text, value, line);
}

void preview_function(struct text *text, Value value)
{
    write_function(text, value, true);
}

void preview_running(struct text *text, Value value)
{
    write_function(text, value, false);
}

/* The function that an object's class is called after, or UNDEFINED. */
static Value constructor_of(const struct object *object)
{
    const struct object *prototype = object->shape->prototype;
    Value key;
    struct property found;
    uint32_t at = prototype ? prototype->element_count : 0;
    while (prototype && object_next(prototype, &at, &key, &found)) {
        if (value_is_string(key) &&
            atom_is(value_as_string(key), "constructor"))
            return found.kind == PROPERTY_DATA ? found.value : UNDEFINED;
    }
    return UNDEFINED;
}

void preview_class(struct text *text, const struct object *object)
{
    Value constructor = constructor_of(object);
    if (value_is_class(constructor, CLASS_FUNCTION))
        preview_function(text, constructor);
    else
        text_str(text, class_name(object));
}

static bool is_underscored(Value key)
{
    char first[8];
    struct text text;
    text_init_fixed(&text, first, sizeof first);
    if (value_is_string(key))
        string_write(value_as_string(key), &text, 1);
    return first[0] == '_';
}

bool preview_hides(const struct object *object, Value key)
{
    char name[64];
    struct text text;
    if (!value_is_symbol(key) && !is_underscored(key))
        return false;
    Value constructor = constructor_of(object);
    if (!value_is_class(constructor, CLASS_FUNCTION))
        return false;
    const struct function *f = value_pointer(constructor);
    text_init_fixed(&text, name, sizeof name);
    preview_function(&text, constructor);
    return (!f->code || (f->code->flags & CODE_LIBRARY)) &&
           strcmp(name, "Object") != 0;
}

static void preview_id(struct text *text, const struct object *object)
{
    text_format(text, " #%u", number_of(object));
}

static void preview_array(struct text *text, const struct object *array,
                          int depth)
{
    text_str(text, "[");
    for (uint32_t i = 0; i < array->length && i < PREVIEW_FIELDS; i++) {
        Value element = object_peek_index(array, i);
        if (i)
            text_str(text, ", ");
        if (element != EMPTY)
            preview_value(text, element, depth - 1);
    }
    if (array->length > PREVIEW_FIELDS)
        text_format(text, ", %s %u", more, array->length);
    text_str(text, "]");
}

/* What an object of a class is called before its fields: "Point {...}". */
static bool preview_other_class(struct text *text, const struct object *object)
{
    size_t before = text->length;
    preview_class(text, object);
    if (strcmp(text->bytes + before, "Object") != 0)
        return true;
    text_cut(text, before);
    return false;
}

static void preview_field(struct text *text, Value key,
                          const struct property *found, int depth)
{
    preview_key(text, key);
    text_str(text, ": ");
    if (found->kind == PROPERTY_DATA)
        preview_value(text, found->value, depth - 1);
    else
        text_str(text, "[get]");
}

static void preview_fields(struct text *text, const struct object *object,
                           int depth)
{
    Value key;
    struct property found;
    uint32_t shown = 0, i;
    bool named = preview_other_class(text, object);
    for (i = 0; object_peek(object, i, &key, &found); i++) {
        if (!(found.attributes & ENUMERABLE) || preview_hides(object, key))
            continue;
        if (shown == PREVIEW_FIELDS) {
            text_format(text, ", %s", more);
            break;
        }
        text_str(text, shown++ ? ", " : named ? " { " : "{ ");
        preview_field(text, key, &found, depth);
    }
    if (shown)
        text_str(text, " }");
    else if (!named)
        text_str(text, "{}");
}

static void preview_promise(struct text *text, const struct promise *p,
                            int depth)
{
    static const char *const states[] = {"pending", "fulfilled", "rejected"};
    text_format(text, "Promise <%s", states[p->state]);
    if (p->state != PROMISE_PENDING && depth > 0) {
        text_str(text, ": ");
        preview_value(text, p->result, depth - 1);
    }
    text_str(text, ">");
}

void preview_size(struct text *text, const struct object *object)
{
    enum object_class class = object_class(object);
    if (class == CLASS_ARRAY)
        text_format(text, "(%u)", object->length);
    if (class == CLASS_TYPED_ARRAY)
        text_format(text, "(%u)",
                    view_length((const struct array_view *)object));
    if (class == CLASS_MAP || class == CLASS_SET)
        text_format(text, "(%u)", ((const struct collection *)object)->size);
}

static void preview_object(struct text *text, const struct object *object,
                           int depth)
{
    Value value = value_object(object);
    if (value_is_callable(value)) {
        text_str(text, "ƒ ");
        preview_function(text, value);
    } else if (object_class(object) == CLASS_REGEXP) {
        regexp_write((const struct regexp *)object, text);
    } else if (object_class(object) == CLASS_PROMISE) {
        preview_promise(text, (const struct promise *)object, depth);
    } else if (object_class(object) == CLASS_ARRAY && depth > 0) {
        preview_array(text, object, depth);
    } else if (object_class(object) == CLASS_OBJECT && depth > 0) {
        preview_fields(text, object, depth);
    } else {
        preview_class(text, object);
        preview_size(text, object);
    }
    preview_id(text, object);
}

void preview_value(struct text *text, Value value, int depth)
{
    if (value == EMPTY)
        text_str(text, "(TDZ)");
    else if (value == UNDEFINED)
        text_str(text, "undefined");
    else if (value == NULL_VALUE)
        text_str(text, "null");
    else if (value_is_boolean(value))
        text_str(text, value == TRUE_VALUE ? "true" : "false");
    else if (value_is_number(value))
        number_to_text(value_as_number(value), text);
    else if (value_is_string(value))
        preview_string(text, value_as_string(value));
    else if (value_is_bigint(value))
        preview_bigint(text, value_as_bigint(value));
    else if (value_is_symbol(value))
        preview_key(text, value);
    else if (value_is_object(value))
        preview_object(text, value_as_object(value), depth);
    else
        text_str(text, more);
}
