/*
 * JSON.stringify (ECMA-262, 25.5.2) for plain data: no replacer, no toJSON, no
 * getter, no circle. Where there is one the library does all of it anew.
 */
#include <math.h>

#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"

#define DEPTH_MAX 8000u /* deeper ones are the library's */
/* Longer work is the library's, with pauses. */
#define MOVES_MAX 100000u
#define UNITS_MAX (1u << 19)
#define INDENT_MAX 10u

/* A container that is being written. */
struct level {
    struct object *object;
    struct values *keys; /* NULL: an array */
    uint32_t next; /* the next element or key */
    bool any; /* something has been written */
};

struct json {
    struct vm *vm;
    struct builder out;
    struct string *indent; /* or NULL */
    uint32_t depth;
    uint32_t capacity; /* of levels */
    struct level *levels; /* the outermost first */
    struct level few[16];
};

/* --- pieces ------------------------------------------------------------- */

static void add_unicode(struct builder *out, uint16_t unit)
{
    static const char digits[] = "0123456789abcdef";
    builder_str(out, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        builder_unit(out, (uint8_t)digits[unit >> shift & 15]);
    }
}

/* True for a surrogate that has no partner. */
static bool is_lone(const struct string *text, uint32_t i)
{
    uint16_t unit = string_unit(text, i);
    if ((unit & 0xfc00) == 0xd800) {
        return i + 1 == string_length(text) ||
               (string_unit(text, i + 1) & 0xfc00) != 0xdc00;
    }
    return (unit & 0xfc00) == 0xdc00 &&
           (i == 0 || (string_unit(text, i - 1) & 0xfc00) != 0xd800);
}

static bool add_short_escape(struct builder *out, uint16_t unit)
{
    static const char means[] = "\"\\\b\f\n\r\t";
    static const char names[] = "\"\\bfnrt";
    const char *place =
        unit < 128 ? memchr(means, unit, sizeof means - 1) : NULL;
    if (place == NULL) {
        return false;
    }
    builder_unit(out, '\\');
    builder_unit(out, (uint8_t)names[place - means]);
    return true;
}

/* Units [from, to) of a flat text, escaped. */
static void quote_part(struct builder *out, struct string *text,
                       uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint16_t unit = string_unit(text, i);
        bool surrogate = (unit & 0xf800) == 0xd800;
        if (unit >= ' ' && unit != '"' && unit != '\\' &&
            !(surrogate && is_lone(text, i))) {
            continue;
        }
        builder_slice(out, text, from, i);
        from = i + 1;
        if (!add_short_escape(out, unit)) {
            add_unicode(out, unit);
        }
    }
    builder_slice(out, text, from, to);
}

/* QuoteJSONString, 25.5.2.3. */
static void quote(struct builder *out, struct string *text)
{
    string_flatten(out->vm, text);
    builder_unit(out, '"');
    quote_part(out, text, 0, string_length(text));
    builder_unit(out, '"');
}

static void new_line(struct json *json)
{
    if (json->indent == NULL) {
        return;
    }
    builder_unit(&json->out, '\n');
    for (uint32_t i = 0; i < json->depth; i++) {
        builder_string(&json->out, json->indent);
    }
}

/* Before an element: the comma, and the line. */
static void next_place(struct json *json, struct level *level)
{
    if (level->any) {
        builder_unit(&json->out, ',');
    }
    level->any = true;
    new_line(json);
}

/* --- what is plain enough ----------------------------------------------- */

/* False where toJSON, a wrapper or a circle is in sight. */
static bool is_plain(struct json *json, struct object *object)
{
    Value to_json;
    switch (object_class(object)) {
    case CLASS_BOOLEAN:
    case CLASS_NUMBER:
    case CLASS_STRING:
    case CLASS_BIGINT:
    case CLASS_TYPED_ARRAY:
    case CLASS_PROXY:
        return false;
    default:
        break;
    }
    if (!native_get(json->vm, object, key_from_c(json->vm, "toJSON"),
                    &to_json) ||
        value_is_callable(to_json)) {
        return false;
    }
    for (uint32_t i = 0; i < json->depth; i++) {
        if (json->levels[i].object == object) {
            return false;
        }
    }
    return object_class(object) != CLASS_ARRAY || array_is_packed(object);
}

/* True for what is left out of objects and null in arrays. */
static bool is_nothing(Value value)
{
    return value == UNDEFINED || value_is_symbol(value) ||
           value_is_callable(value);
}

/* --- writing ------------------------------------------------------------ */

/* Room for one level more; the old ones die with the region. */
static bool grow_levels(struct json *json)
{
    uint32_t capacity = json->capacity * 2;
    struct level *levels =
        region_alloc(&json->out.region, capacity * sizeof *levels);
    if (levels == NULL || json->depth >= DEPTH_MAX) {
        return false;
    }
    memcpy(levels, json->levels, json->depth * sizeof *levels);
    json->levels = levels;
    json->capacity = capacity;
    return true;
}

static bool open_level(struct json *json, struct object *object)
{
    if (!is_plain(json, object) ||
        (json->depth == json->capacity && !grow_levels(json))) {
        return false;
    }
    bool array = object_class(object) == CLASS_ARRAY;
    json->levels[json->depth++] = (struct level){
        object,
        array ? NULL
              : object_own_keys(json->vm, object,
                                KEYS_STRINGS | KEYS_ENUMERABLE),
        0, false};
    builder_unit(&json->out, array ? '[' : '{');
    return true;
}

static void close_level(struct json *json)
{
    struct level *level = &json->levels[--json->depth];
    if (level->any) {
        new_line(json);
    }
    builder_unit(&json->out, level->keys == NULL ? ']' : '}');
}

/* A value; objects are only opened. */
static bool begin_value(struct json *json, Value value)
{
    struct builder *out = &json->out;
    if (is_nothing(value)) {
        /* A function may have a toJSON. */
        builder_str(out, "null");
        return !value_is_object(value) ||
               is_plain(json, value_as_object(value));
    }
    if (value_is_object(value)) {
        return open_level(json, value_as_object(value));
    }
    if (value_is_bigint(value)) {
        return false;
    }
    if (value_is_string(value)) {
        if (string_length(value_as_string(value)) > TEXT_PIECE) {
            return false;
        }
        quote(out, value_as_string(value));
    } else if (value_is_number(value) && !isfinite(value_as_number(value))) {
        builder_str(out, "null");
    } else {
        builder_string(out, native_primitive_text(json->vm, value));
    }
    return true;
}

/* The next property of the innermost object; false: it is not plain. */
static bool next_property(struct json *json, struct level *level)
{
    Value name = level->keys->at[level->next++];
    struct property found;
    if (!object_get_own(json->vm, level->object,
                        key_from_value(json->vm, name), &found)) {
        return true;
    }
    if (found.kind != PROPERTY_DATA) {
        return false;
    }
    if (is_nothing(found.value)) {
        return !value_is_object(found.value) ||
               is_plain(json, value_as_object(found.value));
    }
    next_place(json, level);
    quote(&json->out, value_as_string(name));
    builder_str(&json->out, json->indent ? ": " : ":");
    return begin_value(json, found.value);
}

/* One move: the next element or property, or the end of the innermost. */
static bool move_on(struct json *json)
{
    struct level *level = &json->levels[json->depth - 1];
    uint32_t count =
        level->keys ? level->keys->cell.extra : level->object->length;
    if (level->next == count) {
        close_level(json);
        return true;
    }
    if (level->keys != NULL) {
        return next_property(json, level);
    }
    next_place(json, level);
    return begin_value(json, level->object->elements[level->next++]);
}

/* --- the natives -------------------------------------------------------- */

static struct string *spaces(struct vm *vm, double count)
{
    static const uint8_t blank[INDENT_MAX + 1] = "          ";
    if (!(count > 0)) {
        return NULL;
    }
    return string_from_latin1(
        vm, blank, count > INDENT_MAX ? INDENT_MAX : (uint32_t)count);
}

/* The third argument; false where it would have to be asked. */
static bool read_indent(struct vm *vm, Value space, struct string **indent)
{
    *indent = NULL;
    if (value_is_number(space)) {
        *indent = spaces(vm, value_as_number(space));
    } else if (value_is_string(space)) {
        struct string *text = value_as_string(space);
        uint32_t length = string_length(text);
        *indent = length == 0 ? NULL
                  : length > INDENT_MAX
                      ? string_slice(vm, text, 0, INDENT_MAX)
                      : text;
    } else if (value_is_object(space)) {
        return false;
    }
    return true;
}

/* jsonStringify(value, replacer, space). */
static enum native_result json_stringify(struct native_call *call)
{
    struct json json;
    json.vm = call->vm;
    json.depth = 0;
    json.levels = json.few;
    json.capacity = sizeof json.few / sizeof *json.few;
    Value value = native_arg(call, 0), replacer = native_arg(call, 1);
    if (value_is_object(replacer) ||
        !read_indent(call->vm, native_arg(call, 2), &json.indent)) {
        return NATIVE_FALLBACK;
    }
    if (is_nothing(value)) {
        return value_is_object(value) &&
                       !is_plain(&json, value_as_object(value))
                   ? NATIVE_FALLBACK
                   : native_ok(call, UNDEFINED);
    }
    builder_init(&json.out, call->vm);
    bool plain = begin_value(&json, value);
    for (uint32_t i = 0; plain && json.depth > 0; i++) {
        plain = i < MOVES_MAX && json.out.length < UNITS_MAX &&
                move_on(&json);
    }
    if (!plain) {
        builder_done(&json.out);
        return NATIVE_FALLBACK;
    }
    return native_built(call, &json.out);
}

/* %jsonQuote(text). */
static enum native_result json_quote(struct native_call *call)
{
    struct builder out;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    uint32_t from = native_piece_start(call), length = string_length(text);
    uint32_t to = length - from > TEXT_PIECE ? from + TEXT_PIECE : length;
    builder_init(&out, call->vm);
    builder_str(&out, from == 0 ? "\"" : "");
    quote_part(&out, text, from, to);
    builder_str(&out, to == length ? "\"" : "");
    return native_piece_built(call, &out, to, length);
}

/* %jsonIndent(number or string): what each level is indented by. */
static enum native_result json_indent(struct native_call *call)
{
    struct string *indent;
    read_indent(call->vm, call->args[0], &indent);
    return native_ok(call, indent ? value_string(indent)
                                  : vm_atom(call->vm, ATOM_EMPTY_STRING));
}

/* %constructorName(object): the word for it in the message about circles. */
static enum native_result json_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *object = value_as_object(call->args[0]);
    Value constructor, name;
    if (native_get(vm, object, vm_atom(vm, ATOM_CONSTRUCTOR), &constructor) &&
        value_is_callable(constructor) &&
        native_get(vm, value_as_object(constructor), vm_atom(vm, ATOM_NAME),
                   &name) &&
        value_is_string(name) && string_length(value_as_string(name)) > 0) {
        return native_ok(call, name);
    }
    return native_string(call,
                         string_from_c(vm, class_name(object)));
}

const struct native native_json_write_rows[] = {
    INTERNAL("jsonStringify", json_stringify, ANY),
    INTERNAL("jsonQuote", json_quote, STRING),
    INTERNAL("jsonIndent", json_indent, ANY),
    INTERNAL("constructorName", json_constructor, ANY),
};
NATIVE_COUNT(json_write);
