/*
 * String (ECMA-262, 22.1): everything but case, order and normal forms
 * (native_text.c) and what may call a program's function (library/string.js).
 */
#include <math.h>

#include "base/utf.h"
#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/regexp_find.h"

static struct string *this_text(const struct native_call *call)
{
    return string_flatten(call->vm, value_as_string(call->this_value));
}

static struct string *empty(const struct native_call *call)
{
    return call->vm->names[ATOM_EMPTY_STRING];
}

static double clamp(double number, double low, double high)
{
    return number < low ? low : number > high ? high : number;
}

/* --- making ------------------------------------------------------------- */

/* "Symbol(x)" is what String(symbol) says, and nothing else converts one. */
static enum native_result symbol_text(struct native_call *call, Value symbol)
{
    struct builder builder;
    const struct symbol *cell = value_as_symbol(symbol);
    builder_init(&builder, call->vm);
    builder_str(&builder, "Symbol(");
    if (cell->description != NULL) {
        builder_string(&builder, cell->description);
    }
    builder_str(&builder, ")");
    return native_built(call, &builder);
}

static enum native_result string_wrap(struct native_call *call, Value value)
{
    if (value_is_symbol(value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Cannot convert a Symbol value to a string");
    }
    return native_object(
        call,
        &native_wrapper(call->vm, CLASS_STRING,
                        native_prototype(call, INTRINSIC_STRING_PROTOTYPE),
                        value)
             ->object);
}

/* Its argument has become a property key: the one coercion that asks with the
 * hint "string" and lets symbols through. */
static enum native_result string_constructor(struct native_call *call)
{
    Value value = vm_atom(call->vm, ATOM_EMPTY_STRING);
    if (call->argc > 0) {
        value = key_to_value(call->vm, call->args[0]);
    }
    if (call->new_target != UNDEFINED) {
        return string_wrap(call, value);
    }
    return value_is_symbol(value) ? symbol_text(call, value)
                                  : native_ok(call, value);
}

static enum native_result string_this(struct native_call *call,
                                      const char *method)
{
    Value value = call->this_value;
    if (value_is_class(value, CLASS_STRING)) {
        value = ((struct wrapper *)value_pointer(value))->value;
    }
    if (!value_is_string(value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "String.prototype.%s requires that 'this' be a "
                           "String",
                           method);
    }
    return native_ok(call, value);
}

static enum native_result string_to_string(struct native_call *call)
{
    return string_this(call, "toString");
}

static enum native_result string_value_of(struct native_call *call)
{
    return string_this(call, "valueOf");
}

/* String.fromCharCode where all are numbers. */
static enum native_result string_from_char_code(struct native_call *call)
{
    struct builder builder;
    for (uint32_t i = 0; i < call->argc; i++) {
        if (!value_is_int(call->args[i])) {
            return NATIVE_FALLBACK;
        }
    }
    builder_init(&builder, call->vm);
    for (uint32_t i = 0; i < call->argc; i++) {
        builder_unit(&builder, (uint16_t)value_as_int(call->args[i]));
    }
    return native_built(call, &builder);
}

/* String.fromCodePoint where all are code points. */
static enum native_result string_from_code_point(struct native_call *call)
{
    struct builder builder;
    for (uint32_t i = 0; i < call->argc; i++) {
        if (!value_is_int(call->args[i]) ||
            (uint32_t)value_as_int(call->args[i]) > 0x10ffff) {
            return NATIVE_FALLBACK;
        }
    }
    builder_init(&builder, call->vm);
    for (uint32_t i = 0; i < call->argc; i++) {
        builder_point(&builder, (uint32_t)value_as_int(call->args[i]));
    }
    return native_built(call, &builder);
}

/* %fromPoint(number): one code point, or the RangeError. */
static enum native_result string_from_point(struct native_call *call)
{
    struct builder builder;
    double number = native_number(call, 0);
    if (!(number >= 0 && number <= 0x10ffff) || trunc(number) != number) {
        Value value = call->args[0];
        struct string *text = native_number_text(call->vm,
                                                 value_as_number(value));
        char bytes[40];
        struct text shown;
        text_init_fixed(&shown, bytes, sizeof bytes);
        string_write(text, &shown, UINT32_MAX);
        return error_throw(call->vm, ERROR_RANGE, "Invalid code point %s",
                           bytes);
    }
    builder_init(&builder, call->vm);
    builder_point(&builder, (uint32_t)number);
    return native_built(call, &builder);
}

/* %fromUnit(value): the string of one unit. */
static enum native_result string_from_unit_of(struct native_call *call)
{
    uint16_t unit = (uint16_t)value_as_int(call->args[0]);
    return native_string(call, string_from_utf16(call->vm, &unit, 1));
}

/* --- single units ------------------------------------------------------- */

/* Argument 0 as an index into the text; false where it is outside. */
static bool index_in(struct native_call *call, struct string *text,
                     uint32_t *index)
{
    double number = native_number(call, 0);
    *index = (uint32_t)clamp(number, 0, 4294967295.0);
    return number >= 0 && number < string_length(text);
}

static enum native_result string_char_at(struct native_call *call)
{
    struct string *text = this_text(call);
    uint32_t index;
    return native_string(call, index_in(call, text, &index)
                                   ? string_slice(call->vm, text, index,
                                                  index + 1)
                                   : empty(call));
}

static enum native_result string_char_code_at(struct native_call *call)
{
    struct string *text = this_text(call);
    uint32_t index;
    return native_ok(call, index_in(call, text, &index)
                               ? value_int(string_unit(text, index))
                               : VALUE_NAN);
}

static bool is_high(uint16_t unit)
{
    return (unit & 0xfc00) == 0xd800;
}

static bool is_low(uint16_t unit)
{
    return (unit & 0xfc00) == 0xdc00;
}

/* The code point at `index`, and how many units it takes. */
static uint32_t point_at(const struct string *text, uint32_t index,
                         uint32_t *size)
{
    uint16_t unit = string_unit(text, index);
    *size = 1;
    if (!is_high(unit) || index + 1 == string_length(text) ||
        !is_low(string_unit(text, index + 1))) {
        return unit;
    }
    *size = 2;
    return 0x10000 + ((uint32_t)(unit - 0xd800) << 10) +
           (string_unit(text, index + 1) - 0xdc00u);
}

static enum native_result string_code_point_at(struct native_call *call)
{
    struct string *text = this_text(call);
    uint32_t index, size;
    return native_ok(call, index_in(call, text, &index)
                               ? value_int((int32_t)point_at(text, index,
                                                             &size))
                               : UNDEFINED);
}

static enum native_result string_at_index(struct native_call *call)
{
    struct string *text = this_text(call);
    double index = native_number(call, 0);
    if (index < 0) {
        index += string_length(text);
    }
    if (index < 0 || index >= string_length(text)) {
        return native_ok(call, UNDEFINED);
    }
    return native_string(call,
                         string_slice(call->vm, text, (uint32_t)index,
                                      (uint32_t)index + 1));
}

/* --- searching: the library has seen to it that the part is no RegExp --- */

static enum native_result string_index_of(struct native_call *call)
{
    struct string *text = this_text(call);
    uint32_t from =
        (uint32_t)clamp(native_number(call, 1), 0, string_length(text));
    return native_ok(call, value_number((double)string_find(
                               call->vm, text, native_text(call, 0), from)));
}

static enum native_result string_last_index_of(struct native_call *call)
{
    struct string *text = this_text(call);
    double from = native_number(call, 1);
    if (isnan(from)) {
        from = string_length(text);
    }
    from = clamp(trunc(from), 0, string_length(text));
    return native_ok(call, value_number((double)string_find_last(
                               call->vm, text, native_text(call, 0),
                               (uint32_t)from)));
}

/* The text and the part of a search where both are strings at once and the
 * position is missing or a number; else the library looks closer. */
struct search {
    struct string *text;
    struct string *part;
    uint32_t position;
    bool given;
};

static bool plain_search(struct native_call *call, struct search *search)
{
    Value position = native_arg(call, 1);
    if (!value_is_string(call->this_value) ||
        !value_is_string(native_arg(call, 0)) ||
        !(position == UNDEFINED || value_is_number(position))) {
        return false;
    }
    search->text = this_text(call);
    search->part = string_flatten(call->vm, native_text(call, 0));
    search->given = position != UNDEFINED;
    double number = search->given ? trunc(value_as_number(position)) : 0;
    search->position = isnan(number)
                           ? 0
                           : (uint32_t)clamp(number, 0,
                                             string_length(search->text));
    return true;
}

/* True where `part` stands at `at`. */
static bool stands_at(const struct search *search, uint32_t at)
{
    for (uint32_t i = 0; i < string_length(search->part); i++) {
        if (string_unit(search->text, at + i) !=
            string_unit(search->part, i)) {
            return false;
        }
    }
    return true;
}

static enum native_result string_includes(struct native_call *call)
{
    struct search search;
    if (!plain_search(call, &search)) {
        return NATIVE_FALLBACK;
    }
    return native_boolean(call, string_find(call->vm, search.text,
                                            search.part,
                                            search.position) >= 0);
}

static enum native_result string_starts_with(struct native_call *call)
{
    struct search search;
    if (!plain_search(call, &search)) {
        return NATIVE_FALLBACK;
    }
    return native_boolean(
        call, string_length(search.part) <=
                      string_length(search.text) - search.position &&
                  stands_at(&search, search.position));
}

static enum native_result string_ends_with(struct native_call *call)
{
    struct search search;
    if (!plain_search(call, &search)) {
        return NATIVE_FALLBACK;
    }
    uint32_t end =
        search.given ? search.position : string_length(search.text);
    uint32_t length = string_length(search.part);
    return native_boolean(call,
                          length <= end && stands_at(&search, end - length));
}

/* --- parts -------------------------------------------------------------- */

static enum native_result cut(struct native_call *call, struct string *text,
                              double from, double to)
{
    return native_string(call, from < to ? string_slice(call->vm, text,
                                                        (uint32_t)from,
                                                        (uint32_t)to)
                                         : empty(call));
}

/* Argument `i`, or `missing` where it was undefined. */
static double number_or(const struct native_call *call, uint32_t i,
                        double missing)
{
    return call->args[i] == UNDEFINED ? missing : native_number(call, i);
}

static enum native_result string_do_slice(struct native_call *call)
{
    struct string *text = this_text(call);
    double length = string_length(text);
    return cut(call, text, native_relative(native_number(call, 0), length),
               native_relative(number_or(call, 1, length), length));
}

static enum native_result string_substring(struct native_call *call)
{
    struct string *text = this_text(call);
    double length = string_length(text);
    double from = clamp(native_number(call, 0), 0, length);
    double to = clamp(number_or(call, 1, length), 0, length);
    return from < to ? cut(call, text, from, to) : cut(call, text, to, from);
}

static enum native_result string_substr(struct native_call *call)
{
    struct string *text = this_text(call);
    double length = string_length(text);
    double from = native_relative(native_number(call, 0), length);
    double count = clamp(number_or(call, 1, length), 0, length - from);
    return cut(call, text, from, from + count);
}

static enum native_result trim(struct native_call *call, bool start, bool end)
{
    struct string *text = this_text(call);
    uint32_t from = 0, to = string_length(text);
    while (start && from < to && utf_is_space(string_unit(text, from))) {
        from++;
    }
    while (end && to > from && utf_is_space(string_unit(text, to - 1))) {
        to--;
    }
    return cut(call, text, from, to);
}

static enum native_result string_trim(struct native_call *call)
{
    return trim(call, true, true);
}

static enum native_result string_trim_start(struct native_call *call)
{
    return trim(call, true, false);
}

static enum native_result string_trim_end(struct native_call *call)
{
    return trim(call, false, true);
}

/* --- longer ones -------------------------------------------------------- */

#define CHUNK 4096u /* units */

/* `count` units of a text that is not empty, repeated over and over. */
static void add_repeated(struct builder *builder, struct string *text,
                         uint32_t count)
{
    uint32_t length = string_length(text);
    for (; count >= length && !builder->full; count -= length) {
        builder_string(builder, text);
    }
    if (!builder->full) {
        builder_slice(builder, text, 0, count);
    }
}

/* The first `count` units of that, or NULL where there is no room. */
static struct string *built_repeated(struct vm *vm, struct string *text,
                                     uint32_t count)
{
    struct builder builder;
    if (count == string_length(text)) {
        return text;
    }
    builder_init(&builder, vm);
    add_repeated(&builder, text, count);
    return builder_done(&builder);
}

/* The same; many are a rope of ropes, which is made at once, however long it
 * is. */
static struct string *repeated(struct vm *vm, struct string *text,
                               uint32_t count)
{
    uint32_t length = string_length(text), chunk = length;
    if (count <= CHUNK) {
        return built_repeated(vm, text, count);
    }
    if (length < CHUNK) {
        chunk = CHUNK / length * length;
    }
    struct string *whole = built_repeated(vm, text, count % chunk);
    struct string *part = built_repeated(vm, text, chunk);
    for (uint32_t left = count / chunk; whole && part && left > 0; left /= 2) {
        if (left % 2 == 1) {
            whole = string_concat(vm, part, whole);
        }
        if (left > 1) {
            part = string_concat(vm, part, part);
        }
    }
    return part ? whole : NULL;
}

#define MUCH (1u << 20) /* units */

/* A rope takes its room only when it is flattened; it is asked for before.
 * Without room the heap is collected once (state[3]), as native_built does. */
static enum native_result rope_built(struct native_call *call, double units,
                                     struct string *rope)
{
    bool wide = rope && string_is_wide(rope);
    if (rope && (units <= MUCH ||
                 heap_has_room(&call->vm->heap, (size_t)units << wide))) {
        return native_string(call, rope);
    }
    if (call->state[3] != EMPTY) {
        return native_too_long(call);
    }
    call->state[3] = TRUE_VALUE;
    return NATIVE_COLLECT;
}

/* RangeError: Invalid count value: -1. */
static enum native_result bad_count(struct native_call *call, double count)
{
    char bytes[40];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(native_number_text(call->vm, count), &text, UINT32_MAX);
    return error_throw(call->vm, ERROR_RANGE, "Invalid count value: %s",
                       bytes);
}

static enum native_result string_repeat(struct native_call *call)
{
    struct string *text = this_text(call);
    double count = native_number(call, 0);
    if (count < 0 || isinf(count)) {
        return bad_count(call, count);
    }
    double units = count * string_length(text);
    if (units > STRING_MAX) {
        return native_too_long(call);
    }
    return units == 0 ? native_string(call, empty(call))
                      : rope_built(call, units, repeated(call->vm, text,
                                                         (uint32_t)units));
}

static enum native_result pad(struct native_call *call, bool start)
{
    struct vm *vm = call->vm;
    struct string *text = this_text(call);
    double wanted = native_number(call, 0);
    struct string *filler = call->args[1] == UNDEFINED
                                ? vm->characters[' ']
                                : native_text(call, 1);
    if (!(wanted > string_length(text)) || string_length(filler) == 0) {
        return native_string(call, text);
    }
    if (wanted > STRING_MAX) {
        return native_too_long(call);
    }
    wanted = trunc(wanted);
    struct string *rope =
        repeated(vm, filler, (uint32_t)wanted - string_length(text));
    if (rope != NULL) {
        rope = start ? string_concat(vm, rope, text)
                     : string_concat(vm, text, rope);
    }
    return rope_built(call, wanted, rope);
}

static enum native_result string_pad_start(struct native_call *call)
{
    return pad(call, true);
}

static enum native_result string_pad_end(struct native_call *call)
{
    return pad(call, false);
}

/* --- split, replace ----------------------------------------------------- */

static void add_slice(struct vm *vm, struct object *list, struct string *text,
                      uint32_t from, uint32_t to)
{
    struct string *slice = from < to ? string_slice(vm, text, from, to)
                                     : vm->names[ATOM_EMPTY_STRING];
    array_push(vm, list, value_string(slice));
}

#define PARTS 8192u /* that are dealt with in one slice */

/* Up to PARTS parts from *from on; true where those were the last. */
static bool split_by(struct vm *vm, struct object *list, struct string *text,
                     struct string *by, uint32_t limit, uint32_t *from)
{
    for (uint32_t i = 0; i < PARTS && list->length < limit; i++) {
        int64_t at = string_find(vm, text, by, *from);
        if (at < 0) {
            add_slice(vm, list, text, *from, string_length(text));
            return true;
        }
        add_slice(vm, list, text, *from, (uint32_t)at);
        *from = (uint32_t)at + string_length(by);
    }
    return list->length >= limit;
}

/* The same where each unit is a part. */
static bool split_units(struct vm *vm, struct object *list,
                        struct string *text, uint32_t limit, uint32_t *from)
{
    for (uint32_t i = 0; i < PARTS && *from < string_length(text) &&
                         list->length < limit;
         i++, ++*from) {
        add_slice(vm, list, text, *from, *from + 1);
    }
    return *from >= string_length(text) || list->length >= limit;
}

/* %splitText(text, separator or undefined, limit), 22.1.3.23 from step 4.
 * state[0]: where it goes on, state[1]: the list. */
static enum native_result split_text(struct native_call *call,
                                     struct string *text, Value separator,
                                     uint32_t limit)
{
    struct vm *vm = call->vm;
    uint32_t from = native_piece_start(call);
    struct object *list = call->state[1] == EMPTY
                              ? array_new(vm, 0)
                              : value_as_object(call->state[1]);
    bool done = true;
    string_flatten(vm, text);
    if (limit > 0 && separator == UNDEFINED) {
        array_push(vm, list, value_string(text));
    } else if (limit > 0 && string_length(value_as_string(separator)) > 0) {
        done = split_by(vm, list, text, value_as_string(separator), limit,
                        &from);
    } else if (limit > 0) {
        done = split_units(vm, list, text, limit, &from);
    }
    call->state[0] = value_number(from);
    call->state[1] = value_object(list);
    return done ? native_object(call, list) : NATIVE_AGAIN;
}

static enum native_result string_split_text(struct native_call *call)
{
    return split_text(call, native_text(call, 0), call->args[1],
                      (uint32_t)native_number(call, 2));
}

static enum native_result string_split(struct native_call *call)
{
    Value separator = native_arg(call, 0);
    if (!value_is_string(call->this_value) ||
        native_arg(call, 1) != UNDEFINED ||
        !(separator == UNDEFINED || value_is_string(separator))) {
        return regexp_forward(call, SYMBOL_SPLIT);
    }
    return split_text(call, value_as_string(call->this_value), separator,
                      UINT32_MAX);
}

/* GetSubstitution without captures (22.1.3.19.1): $$ $& $` $'. */
static void substitute(struct builder *builder, struct string *text,
                       struct string *part, uint32_t at,
                       struct string *template)
{
    string_flatten(builder->vm, template);
    uint32_t length = string_length(template);
    for (uint32_t i = 0; i < length; i++) {
        uint16_t unit = string_unit(template, i);
        uint16_t next = i + 1 < length ? string_unit(template, i + 1) : 0;
        if (unit != '$' ||
            (next != '$' && next != '&' && next != '`' && next != '\'')) {
            builder_unit(builder, unit);
            continue;
        }
        i++;
        if (next == '$') {
            builder_unit(builder, '$');
        } else if (next == '&') {
            builder_string(builder, part);
        } else if (next == '`') {
            builder_slice(builder, text, 0, at);
        } else {
            builder_slice(builder, text, at + string_length(part),
                          string_length(text));
        }
    }
}

/* %find(text, part, from): the place, or -1; %part(text, from, to). */
static enum native_result string_find_part(struct native_call *call)
{
    return native_ok(call, value_number((double)string_find(
                               call->vm, native_text(call, 0),
                               native_text(call, 1),
                               (uint32_t)native_number(call, 2))));
}

static enum native_result string_part(struct native_call *call)
{
    return cut(call, native_text(call, 0), native_number(call, 1),
               native_number(call, 2));
}

/* %substitute(text, part, position, template). */
static enum native_result string_substitute(struct native_call *call)
{
    struct builder builder;
    builder_init(&builder, call->vm);
    substitute(&builder, string_flatten(call->vm, native_text(call, 0)),
               native_text(call, 1), (uint32_t)native_number(call, 2),
               native_text(call, 3));
    return native_built(call, &builder);
}

/* Replaces up to PARTS matches. state[0] is what has been dealt with, [1] what
 * it has come to, [2] where the next match is looked for. */
static enum native_result replace_some(struct native_call *call, bool all)
{
    struct builder builder;
    struct string *text = this_text(call), *part = native_text(call, 0);
    uint32_t length = string_length(text), size = string_length(part);
    uint32_t from = native_piece_start(call), parts = 0;
    uint32_t next = call->state[2] == EMPTY
                        ? 0
                        : (uint32_t)value_as_number(call->state[2]);
    int64_t at = string_find(call->vm, text, part, next);
    builder_init(&builder, call->vm);
    while (at >= 0 && parts++ < PARTS) {
        builder_slice(&builder, text, from, (uint32_t)at);
        substitute(&builder, text, part, (uint32_t)at, native_text(call, 1));
        from = (uint32_t)at + size;
        next = from + (size == 0);
        at = all && next <= length
                 ? string_find(call->vm, text, part, next)
                 : -1;
    }
    if (at < 0) {
        builder_slice(&builder, text, from, length);
        from = length;
    }
    enum native_result result =
        native_piece_built(call, &builder, from, length);
    if (result == NATIVE_AGAIN) {
        call->state[2] = value_number(next);
    }
    return result;
}

/* What calls a function is left to the library, whose frame names the method
 * in stacks. */
static enum native_result replace(struct native_call *call, bool all)
{
    if (value_is_callable(native_arg(call, 1)))
        return NATIVE_FALLBACK;
    if (!value_is_string(call->this_value) ||
        !value_is_string(native_arg(call, 0)) ||
        !value_is_string(native_arg(call, 1))) {
        Value pattern = native_arg(call, 0);
        bool may = !all || (value_is_class(pattern, CLASS_REGEXP) &&
                            regexp_is(value_pointer(pattern), REGEXP_GLOBAL));
        return may ? regexp_forward(call, SYMBOL_REPLACE) : NATIVE_FALLBACK;
    }
    return replace_some(call, all);
}

static enum native_result string_replace(struct native_call *call)
{
    return replace(call, false);
}

static enum native_result string_replace_all(struct native_call *call)
{
    return replace(call, true);
}

/* --- surrogates --------------------------------------------------------- */

static bool is_lone(const struct string *text, uint32_t i)
{
    uint32_t size;
    uint32_t point = point_at(text, i, &size);
    return point >= 0xd800 && point <= 0xdfff &&
           !(is_low((uint16_t)point) && i > 0 &&
             is_high(string_unit(text, i - 1)));
}

static enum native_result string_is_well_formed(struct native_call *call)
{
    struct string *text = this_text(call);
    uint32_t i = native_piece_start(call), from = i;
    uint32_t length = string_is_wide(text) ? string_length(text) : 0;
    for (; i < length && i - from < TEXT_PIECE; i++) {
        if (is_lone(text, i)) {
            return native_boolean(call, false);
        }
    }
    call->state[0] = value_number(i);
    return i < length ? NATIVE_AGAIN : native_boolean(call, true);
}

static enum native_result string_to_well_formed(struct native_call *call)
{
    struct builder builder;
    struct string *text = this_text(call);
    if (!string_is_wide(text)) {
        return native_string(call, text);
    }
    uint32_t i = native_piece_start(call), from = i;
    builder_init(&builder, call->vm);
    for (; i < string_length(text) && i - from < TEXT_PIECE; i++) {
        builder_unit(&builder, is_lone(text, i) ? 0xfffd
                                                : string_unit(text, i));
    }
    return native_piece_built(call, &builder, i, string_length(text));
}

/* A method that takes nothing, or one integer, of a string. */
#define METHOD(name, function, length, ...) \
    FN(NULL, "String.prototype." name, function, length, THIS_STRING, \
       __VA_ARGS__)

const struct native native_string_rows[] = {
    FN_FLAGS(NULL, "String", string_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             KEY),
    FN(NULL, "String.prototype.toString", string_to_string, 0, ANY, ANY),
    FN(NULL, "String.prototype.valueOf", string_value_of, 0, ANY, ANY),
    METHOD("at", string_at_index, 1, INTEGER),
    METHOD("charAt", string_char_at, 1, INTEGER),
    METHOD("charCodeAt", string_char_code_at, 1, INTEGER),
    METHOD("codePointAt", string_code_point_at, 1, INTEGER),
    METHOD("indexOf", string_index_of, 1, STRING, INTEGER),
    METHOD("lastIndexOf", string_last_index_of, 1, STRING, NUMBER),
    METHOD("padEnd", string_pad_end, 1, INTEGER, STRING_OR_UNDEFINED),
    METHOD("padStart", string_pad_start, 1, INTEGER, STRING_OR_UNDEFINED),
    METHOD("repeat", string_repeat, 1, INTEGER),
    METHOD("slice", string_do_slice, 2, INTEGER, INTEGER_OR_UNDEFINED),
    METHOD("substr", string_substr, 2, INTEGER, INTEGER_OR_UNDEFINED),
    METHOD("substring", string_substring, 2, INTEGER, INTEGER_OR_UNDEFINED),
    METHOD("trim", string_trim, 0, ANY),
    METHOD("trimStart", string_trim_start, 0, ANY),
    METHOD("trimEnd", string_trim_end, 0, ANY),
    METHOD("isWellFormed", string_is_well_formed, 0, ANY),
    METHOD("toWellFormed", string_to_well_formed, 0, ANY),
    INTERNAL("stringFromCharCode", string_from_char_code, ANY),
    INTERNAL("stringFromCodePoint", string_from_code_point, ANY),
    INTERNAL("fromPoint", string_from_point, NUMBER),
    INTERNAL("fromUnit", string_from_unit_of, INT32),
    INTERNAL("find", string_find_part, STRING, STRING, NUMBER),
    INTERNAL("part", string_part, STRING, NUMBER, NUMBER),
    INTERNAL("stringIncludes", string_includes, ANY),
    INTERNAL("stringStartsWith", string_starts_with, ANY),
    INTERNAL("stringEndsWith", string_ends_with, ANY),
    INTERNAL("stringSplit", string_split, ANY),
    INTERNAL("stringReplace", string_replace, ANY),
    INTERNAL("stringReplaceAll", string_replace_all, ANY),
    INTERNAL("splitText", string_split_text, STRING, ANY, NUMBER),
    INTERNAL("substitute", string_substitute, STRING, STRING, NUMBER, STRING),
};
NATIVE_COUNT(string);
