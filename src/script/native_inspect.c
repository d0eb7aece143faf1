/*
 * What Node's modules, util.inspect above all, need and a program has no words
 * for: what kind of object it is, properties without their getters, what a
 * collection or an iterator still holds, and text as it is quoted, measured
 * and put together. Nothing here runs a program's code, and all but
 * %makeConstructor only read.
 */
#include "base/utf.h"
#include "script/binary.h"
#include "script/builder.h"
#include "script/code.h"
#include "script/collection.h"
#include "script/iterator.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static struct string *flat(const struct native_call *call, uint32_t i)
{
    return string_flatten(call->vm, native_text(call, i));
}

static enum native_result word(struct native_call *call, const char *text)
{
    return native_string(call, atom_from_c(call->vm, text));
}

/* --- objects ----------------------------------------------------------- */

static const char *iterator_name(const struct object *object)
{
    static const char *const names[] = {"Array Iterator", "String Iterator",
                                        "Map Iterator", "Set Iterator",
                                        "RegExp String Iterator"};
    return names[((const struct iterator *)object)->source];
}

/* %className(object): its class, whatever its prototypes say. */
static enum native_result class_of(struct native_call *call)
{
    const struct object *object = value_as_object(call->args[0]);
    return word(call, object_class(object) == CLASS_ITERATOR
                          ? iterator_name(object)
                          : class_name(object));
}

/* %functionKind(function): "class", or the name of the constructor that such
 * functions have. */
static enum native_result function_kind(struct native_call *call)
{
    static const char *const names[] = {"Function", "AsyncFunction",
                                        "GeneratorFunction",
                                        "AsyncGeneratorFunction"};
    const struct function *function = value_pointer(call->args[0]);
    if (!value_is_class(call->args[0], CLASS_FUNCTION) || !function->code) {
        return word(call, names[0]);
    }
    uint32_t flags = function->code->flags;
    if (flags & CODE_CLASS) {
        return word(call, "class");
    }
    return word(call, names[(flags & CODE_ASYNC ? 1 : 0) +
                            (flags & CODE_GENERATOR ? 2 : 0)]);
}

/* %makeConstructor(function, prototype): a function of the library that may
 * be called with `new` as well (Buffer, EventEmitter). */
static enum native_result make_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *function = value_as_object(call->args[0]);
    struct object *prototype = value_as_object(call->args[1]);
    object_put_own(vm, function, vm_atom(vm, ATOM_PROTOTYPE), call->args[1],
                   WRITABLE);
    object_put_own(vm, prototype, vm_atom(vm, ATOM_CONSTRUCTOR),
                   call->args[0], ATTRIBUTES_HIDDEN);
    function->cell.flags |= OBJECT_CONSTRUCTOR;
    return native_ok(call, call->args[0]);
}

/* %propertyKind(object, key): an own property: 0 none, 1 data, 2 a getter,
 * 3 a setter, 4 both. */
static enum native_result property_kind(struct native_call *call)
{
    struct property found;
    int kind = 0;
    if (object_get_own(call->vm, value_as_object(call->args[0]),
                       call->args[1], &found)) {
        kind = found.kind == PROPERTY_DATA ? 1
               : found.set == UNDEFINED    ? 2
               : found.get == UNDEFINED    ? 3
                                           : 4;
    }
    return native_ok(call, value_int(kind));
}

/* %propertyValue(object, key): an own data property's value, or undefined. */
static enum native_result property_value(struct native_call *call)
{
    struct property found;
    bool is_data = object_get_own(call->vm, value_as_object(call->args[0]),
                                  call->args[1], &found) &&
                   found.kind == PROPERTY_DATA;
    return native_ok(call, is_data ? found.value : UNDEFINED);
}

/* %propertyGetter(object, key): the function behind it, or undefined. */
static enum native_result property_getter(struct native_call *call)
{
    struct property found;
    bool has_getter = object_get_own(call->vm, value_as_object(call->args[0]),
                                     call->args[1], &found) &&
                      found.kind == PROPERTY_ACCESSOR;
    return native_ok(call, has_getter ? found.get : UNDEFINED);
}

static bool is_index(Value key)
{
    return value_is_int(key) ||
           (value_is_string(key) &&
            (value_as_string(key)->cell.flags & STRING_INDEX));
}

static bool is_private(Value key)
{
    return value_is_symbol(key) &&
           (value_as_symbol(key)->cell.flags & SYMBOL_PRIVATE);
}

/* Appends the names of a shape that are no indices: strings or symbols. */
static void add_names(struct vm *vm, struct object *to,
                      const struct shape *shape, bool symbols, bool hidden)
{
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (prop->key != UNDEFINED && !is_index(prop->key) &&
            !is_private(prop->key) && value_is_symbol(prop->key) == symbols &&
            (hidden || (prop->attributes & ENUMERABLE))) {
            array_push(vm, to, prop->key);
        }
    }
}

/* %namedKeys(object, hidden): own keys that are no indices: strings, then
 * symbols; with `hidden` those that are not enumerable, too. */
static enum native_result named_keys(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *object = value_as_object(call->args[0]);
    bool hidden = call->args[1] == TRUE_VALUE;
    struct object *keys = array_new(vm, 4);
    if (hidden && (object_class(object) == CLASS_ARRAY ||
                   object_class(object) == CLASS_STRING)) {
        array_push(vm, keys, vm_atom(vm, ATOM_LENGTH));
    }
    add_names(vm, keys, object->shape, false, hidden);
    add_names(vm, keys, object->shape, true, hidden);
    return native_object(call, keys);
}

/* %byteCount(buffer or view): whatever its `byteLength` says. */
static enum native_result byte_count(struct native_call *call)
{
    Value value = native_arg(call, 0);
    if (value_is_class(value, CLASS_ARRAY_BUFFER)) {
        return native_ok(call, value_number(value_as_object(value)->length));
    }
    if (!value_is_view(value)) {
        return native_type_error(call, "", value, " is not a Buffer");
    }
    return native_ok(call,
                     value_number(view_byte_length(value_as_view(value))));
}

/* --- collections ------------------------------------------------------- */

/* Where reading a Map, a Set or an iterator over one begins; NULL where the
 * iterator has come to its end. */
static const struct collection *collection_at(Value value, uint32_t *serial)
{
    *serial = 0;
    if (value_is_class(value, CLASS_ITERATOR)) {
        const struct iterator *iterator = value_pointer(value);
        if (iterator->target == UNDEFINED) {
            return NULL;
        }
        *serial = iterator->index;
        return value_pointer(iterator->target);
    }
    return value_pointer(value);
}

/* %collectionLeft(value): how many entries a Map, a Set, or an iterator over
 * one, still gives. */
static enum native_result collection_left(struct native_call *call)
{
    uint32_t serial, count = 0;
    Value key, value;
    const struct collection *collection =
        collection_at(call->args[0], &serial);
    if (collection != NULL && serial == 0) {
        return native_ok(call, value_number(collection->size));
    }
    while (collection && collection_next(collection, &serial, &key, &value)) {
        count++;
    }
    return native_ok(call, value_number(count));
}

/* %collectionEntries(value, limit): the first of these entries, as an array
 * of key, value, key, value. */
static enum native_result collection_entries(struct native_call *call)
{
    uint32_t serial;
    Value key, value;
    double left = native_number(call, 1);
    const struct collection *collection =
        collection_at(call->args[0], &serial);
    struct object *entries = array_new(call->vm, 8);
    while (collection && left-- > 0 &&
           collection_next(collection, &serial, &key, &value)) {
        array_push(call->vm, entries, key);
        array_push(call->vm, entries, value);
    }
    return native_object(call, entries);
}

/* --- quoting ----------------------------------------------------------- */

static bool has_unit(const struct string *text, uint16_t unit)
{
    for (uint32_t i = 0; i < string_length(text); i++) {
        if (string_unit(text, i) == unit) {
            return true;
        }
    }
    return false;
}

static bool has_placeholder(const struct string *text)
{
    for (uint32_t i = 0; i + 1 < string_length(text); i++) {
        if (string_unit(text, i) == '$' && string_unit(text, i + 1) == '{') {
            return true;
        }
    }
    return false;
}

/* The quote that needs no escapes where there is one, else '. */
static char quote_for(const struct string *text)
{
    if (!has_unit(text, '\'')) {
        return '\'';
    }
    if (!has_unit(text, '"')) {
        return '"';
    }
    return has_unit(text, '`') || has_placeholder(text) ? '\'' : '`';
}

static bool is_lone(const struct string *text, uint32_t i)
{
    uint16_t unit = string_unit(text, i);
    if ((unit & 0xf800) != 0xd800) {
        return false;
    }
    if (unit < 0xdc00) {
        return i + 1 == string_length(text) ||
               (string_unit(text, i + 1) & 0xfc00) != 0xdc00;
    }
    return i == 0 || (string_unit(text, i - 1) & 0xfc00) != 0xd800;
}

static void put_hex(struct builder *builder, uint16_t unit, unsigned count,
                    const char *digits)
{
    while (count-- > 0) {
        builder_unit(builder, (uint8_t)digits[unit >> (4 * count) & 15]);
    }
}

/* A control character, a quote or a backslash. */
static void put_escape(struct builder *builder, uint16_t unit)
{
    static const char letters[] = "btn\0fr";
    builder_unit(builder, '\\');
    if (unit == '\'' || unit == '\\') {
        builder_unit(builder, unit);
    } else if (unit >= 8 && unit <= 13 && letters[unit - 8] != 0) {
        builder_unit(builder, (uint8_t)letters[unit - 8]);
    } else {
        builder_unit(builder, 'x');
        put_hex(builder, unit, 2, "0123456789ABCDEF");
    }
}

/* The text with everything escaped that would not show. */
static void put_escaped(struct builder *builder, struct string *text,
                        bool single)
{
    for (uint32_t i = 0; i < string_length(text); i++) {
        uint16_t unit = string_unit(text, i);
        if (unit < 0x20 || unit == '\\' || (unit >= 0x7f && unit < 0xa0) ||
            (single && unit == '\'')) {
            put_escape(builder, unit);
        } else if (is_lone(text, i)) {
            builder_str(builder, "\\u");
            put_hex(builder, unit, 4, "0123456789abcdef");
        } else {
            builder_unit(builder, unit);
        }
    }
}

static enum native_result quote(struct native_call *call, struct string *text)
{
    struct builder builder;
    char mark = quote_for(text);
    builder_init(&builder, call->vm);
    builder_unit(&builder, (uint8_t)mark);
    put_escaped(&builder, text, mark == '\'');
    builder_unit(&builder, (uint8_t)mark);
    return native_built(call, &builder);
}

/* %textQuote(text): as in an array that is printed. */
static enum native_result text_quote(struct native_call *call)
{
    return quote(call, flat(call, 0));
}

/* %textEscape(text): the same without quotes around it. */
static enum native_result text_escape(struct native_call *call)
{
    struct builder builder;
    builder_init(&builder, call->vm);
    put_escaped(&builder, flat(call, 0), true);
    return native_built(call, &builder);
}

static bool is_letter(uint16_t unit)
{
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') ||
           unit == '_';
}

static bool is_name(const struct string *text)
{
    for (uint32_t i = 0; i < string_length(text); i++) {
        uint16_t unit = string_unit(text, i);
        if (!is_letter(unit) && !(i > 0 && unit >= '0' && unit <= '9')) {
            return false;
        }
    }
    return string_length(text) > 0;
}

/* %textKey(text): a property's name, quoted where it must be. */
static enum native_result text_key(struct native_call *call)
{
    struct string *text = flat(call, 0);
    return is_name(text) ? native_string(call, text) : quote(call, text);
}

/* --- measuring --------------------------------------------------------- */

/* Where ICU, which Node asks, counts other columns than a terminal does. */
static const struct {
    uint32_t first, last;
    int width;
} other_widths[] = {
    {0x1160, 0x11ff, 1},  {0x2630, 0x2637, 2},  {0x268a, 0x268f, 2},
    {0x302a, 0x302d, 2},  {0x3099, 0x309a, 2},  {0x3248, 0x324f, 1},
    {0xd7b0, 0xd7fb, 1},  {0x1f1e6, 0x1f1ff, 2},
};

static int width_of(uint32_t point)
{
    for (size_t i = 0; i < sizeof other_widths / sizeof *other_widths; i++) {
        if (point >= other_widths[i].first && point <= other_widths[i].last) {
            return other_widths[i].width;
        }
    }
    return utf_width(point);
}

/* Marks and jamo that a normal form may join with what stands before. */
static bool may_join(uint16_t unit)
{
    return (unit >= 0x300 && unit <= 0x36f) ||
           (unit >= 0x1160 && unit <= 0x11ff) || unit == 0x3099 ||
           unit == 0x309a;
}

/* The end of a colour's escape sequence that begins at `i`, or `i`. */
static uint32_t skip_color(const struct string *text, uint32_t i)
{
    uint32_t at = i + 2, length = string_length(text);
    if (i + 3 >= length || string_unit(text, i) != 0x1b ||
        string_unit(text, i + 1) != '[') {
        return i;
    }
    while (at < length && ((string_unit(text, at) >= '0' &&
                            string_unit(text, at) <= '9') ||
                           string_unit(text, at) == ';')) {
        at++;
    }
    return at < length && string_unit(text, at) == 'm' ? at + 1 : i;
}

/* Reads the code point at *i; a lone surrogate counts as one column. */
static uint32_t take_point(const struct string *text, uint32_t *i)
{
    uint16_t unit = string_unit(text, (*i)++);
    if ((unit & 0xfc00) != 0xd800 || is_lone(text, *i - 1)) {
        return unit;
    }
    return 0x10000 + ((uint32_t)(unit - 0xd800) << 10) +
           (string_unit(text, (*i)++) - 0xdc00u);
}

/* %textWidth(text, normal): columns, colours not counted. -1 where the text
 * has to be brought to its normal form first (and is not known to be). */
static enum native_result text_width(struct native_call *call)
{
    struct string *text = flat(call, 0);
    bool normal = call->args[1] == TRUE_VALUE;
    uint32_t columns = 0;
    for (uint32_t i = 0; i < string_length(text);) {
        uint16_t unit = string_unit(text, i);
        uint32_t behind = unit == 0x1b ? skip_color(text, i) : i;
        if (behind > i) {
            i = behind;
        } else if (!normal && may_join(unit)) {
            return native_ok(call, value_int(-1));
        } else {
            columns += (uint32_t)width_of(take_point(text, &i));
        }
    }
    return native_ok(call, value_number(columns));
}

/* %textPlain(text): its length without colours. */
static enum native_result text_plain(struct native_call *call)
{
    struct string *text = flat(call, 0);
    uint32_t length = 0;
    for (uint32_t i = 0; i < string_length(text);) {
        uint32_t behind = skip_color(text, i);
        length += behind == i;
        i = behind == i ? i + 1 : behind;
    }
    return native_ok(call, value_number(length));
}

/* --- the program's text ---------------------------------------- */

/* The program's innermost frame, or NULL. */
/* The range of the whole call that a frame is making: the entry before that
 * of the callee (see code.h). */
static const struct code_position *call_range(const struct frame *frame)
{
    const struct code_position *position =
        code_position_at(frame->code, frame_pc(frame) - 1);
    bool is_callee = position && position > frame->code->positions &&
                     position[-1].start <= position->start &&
                     position[-1].end > position->end;
    return is_callee ? position - 1 : position;
}

/* %callerText(): the call that the program is making, as it stands there, and
 * its column from 0. */
static enum native_result caller_text(struct native_call *call)
{
    struct vm *vm = call->vm;
    const struct frame *frame = frame_of_program(vm->frame);
    Value found[2] = {vm_atom(vm, ATOM_EMPTY_STRING), value_int(0)};
    const struct code_position *range = frame ? call_range(frame) : NULL;
    if (range != NULL) {
        const struct source *source = frame->code->source;
        const char *text = (const char *)source->text->at;
        struct utf_place place =
            utf_place(text, source->length, range->start);
        found[0] = value_string(string_from_utf8(
            vm, text + range->start, range->end - range->start));
        found[1] = value_int((int32_t)place.column - 1);
    }
    return native_object(call, array_from(vm, found, 2));
}

/* --- putting together -------------------------------------------------- */

/* %textFind(text, part, from): where it stands, or -1. */
static enum native_result text_find(struct native_call *call)
{
    struct string *text = flat(call, 0), *part = flat(call, 1);
    double from = native_number(call, 2);
    if (!(from >= 0)) {
        from = 0;
    }
    return native_ok(call,
                     from > string_length(text)
                         ? value_int(-1)
                         : value_number((double)string_find(
                               call->vm, text, part, (uint32_t)from)));
}

/* %textCut(text, from, to): 0 <= from; up to `to` or the end. */
static enum native_result cut_text(struct native_call *call)
{
    struct string *text = flat(call, 0);
    uint32_t length = string_length(text);
    double from = native_number(call, 1), to = native_number(call, 2);
    if (!(to < length)) {
        to = length;
    }
    return native_string(call, from < to ? string_slice(call->vm, text,
                                                        (uint32_t)from,
                                                        (uint32_t)to)
                                         : call->vm->names[ATOM_EMPTY_STRING]);
}

static void put_spaces(struct builder *builder, double count)
{
    while (count-- > 0) {
        builder_unit(builder, ' ');
    }
}

/* %textSpaces(count). */
static enum native_result text_spaces(struct native_call *call)
{
    struct builder builder;
    builder_init(&builder, call->vm);
    put_spaces(&builder, native_number(call, 0));
    return native_built(call, &builder);
}

/* %textIndent(text, indentation): put behind every end of line. */
static enum native_result text_indent(struct native_call *call)
{
    struct builder builder;
    struct string *text = flat(call, 0), *indent = flat(call, 1);
    if (string_length(indent) == 0 || !has_unit(text, '\n')) {
        return native_string(call, text);
    }
    builder_init(&builder, call->vm);
    for (uint32_t i = 0; i < string_length(text); i++) {
        builder_unit(&builder, string_unit(text, i));
        if (string_unit(text, i) == '\n') {
            builder_string(&builder, indent);
        }
    }
    return native_built(call, &builder);
}

/* %textJoin(array, separator): a packed array of strings and other
 * primitives, the library's own. */
static enum native_result join_texts(struct native_call *call)
{
    struct builder builder;
    const struct object *list = value_as_object(call->args[0]);
    builder_init(&builder, call->vm);
    for (uint32_t i = 0; i < list->length; i++) {
        if (i > 0) {
            builder_string(&builder, native_text(call, 1));
        }
        struct string *text =
            native_primitive_text(call->vm, list->elements[i]);
        if (text != NULL) {
            builder_string(&builder, text);
        }
    }
    return native_built(call, &builder);
}

const struct native native_inspect_rows[] = {
    INTERNAL("className", class_of, ANY),
    INTERNAL("functionKind", function_kind, ANY),
    INTERNAL("makeConstructor", make_constructor, ANY, ANY),
    INTERNAL("propertyKind", property_kind, ANY, KEY),
    INTERNAL("propertyValue", property_value, ANY, KEY),
    INTERNAL("propertyGetter", property_getter, ANY, KEY),
    INTERNAL("namedKeys", named_keys, ANY, BOOLEAN),
    INTERNAL("byteCount", byte_count, ANY),
    INTERNAL("collectionLeft", collection_left, ANY),
    INTERNAL("collectionEntries", collection_entries, ANY, NUMBER),
    INTERNAL("textQuote", text_quote, STRING),
    INTERNAL("textEscape", text_escape, STRING),
    INTERNAL("textKey", text_key, STRING),
    INTERNAL("textWidth", text_width, STRING, BOOLEAN),
    INTERNAL("textPlain", text_plain, STRING),
    INTERNAL_NONE("callerText", caller_text),
    INTERNAL("textFind", text_find, STRING, STRING, INTEGER),
    OPTIONAL(1, "textCut", cut_text, STRING, INTEGER, NUMBER),
    INTERNAL("textSpaces", text_spaces, NUMBER),
    INTERNAL("textIndent", text_indent, STRING, STRING),
    INTERNAL("textJoin", join_texts, ANY, STRING),
};
NATIVE_COUNT(inspect);
