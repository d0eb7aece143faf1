/*
 * Array (ECMA-262, 23.1): the fast ways, for arrays that are plain. Every
 * function here whose row has no path is tried before the library's method of
 * that name, and leaves the work to it (NATIVE_FALLBACK) where a hole, a
 * getter, a subclass or a frozen array is in sight, before it has changed
 * anything.
 */
#include <math.h>

#include "script/bigint.h"
#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"

/* --- which arrays are plain enough -------------------------------------- */

/* An array whose elements all stand in its row (holes may be among them). */
static struct object *dense_array(Value value)
{
    if (!value_is_class(value, CLASS_ARRAY)) {
        return NULL;
    }
    struct object *array = value_as_object(value);
    return (array->cell.flags & OBJECT_SLOW_ELEMENTS) ||
                   array->element_count != array->length
               ? NULL
               : array;
}

/* Where a prototype has indices, adding one may call a setter. */
static bool has_indices(const struct vm *vm, enum intrinsic prototype)
{
    const struct object *object = vm_intrinsic(vm, prototype);
    return object->element_count > 0 ||
           (object->cell.flags & OBJECT_SLOW_ELEMENTS);
}

/* One that may grow and shrink as well. */
static struct object *growing_array(const struct native_call *call)
{
    struct object *array = dense_array(call->this_value);
    return array == NULL ||
                   has_indices(call->vm, INTRINSIC_ARRAY_PROTOTYPE) ||
                   has_indices(call->vm, INTRINSIC_OBJECT_PROTOTYPE) || (array->cell.flags &
                             (OBJECT_NOT_EXTENSIBLE | OBJECT_LENGTH_FIXED))
               ? NULL
               : array;
}

static bool has_hole(const struct object *array, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (array->elements[i] == EMPTY) {
            return true;
        }
    }
    return false;
}

/* Without holes altogether. */
static struct object *packed_array(Value value)
{
    struct object *array = dense_array(value);
    return array == NULL || has_hole(array, 0, array->length) ? NULL : array;
}

/*
 * Argument `i` as a relative index into `length` (undefined: `missing`).
 * False where it is no number, and would have to be asked.
 */
static bool index_arg(const struct native_call *call, uint32_t i,
                      uint32_t length, uint32_t missing, uint32_t *index)
{
    Value value = native_arg(call, i);
    if (value == UNDEFINED) {
        *index = missing;
        return true;
    }
    if (!value_is_number(value)) {
        return false;
    }
    double number = trunc(value_as_number(value));
    *index = isnan(number) ? 0 : (uint32_t)native_relative(number, length);
    return true;
}

/* --- making ------------------------------------------------------------- */

static enum native_result array_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *array = array_new(vm, call->argc);
    if (call->new_target != UNDEFINED && call->new_target != call->callee) {
        object_set_prototype(
            vm, array, native_prototype(call, INTRINSIC_ARRAY_PROTOTYPE));
    }
    if (call->argc == 1 && value_is_number(call->args[0])) {
        double length = value_as_number(call->args[0]);
        if (!(length >= 0 && length <= 4294967295.0) ||
            trunc(length) != length) {
            return error_throw(vm, ERROR_RANGE, "Invalid array length");
        }
        array_set_length(vm, array, (uint32_t)length);
        return native_object(call, array);
    }
    for (uint32_t i = 0; i < call->argc; i++) {
        array_push(vm, array, call->args[i]);
    }
    return native_object(call, array);
}

static enum native_result array_is_array(struct native_call *call)
{
    int is = native_is_array(call, native_arg(call, 0), "IsArray");
    return is < 0 ? NATIVE_THROW : native_boolean(call, is);
}

static bool is_array_itself(const struct native_call *call)
{
    return call->this_value == call->vm->intrinsics[INTRINSIC_ARRAY];
}

static enum native_result array_of(struct native_call *call)
{
    return is_array_itself(call)
               ? native_object(call, array_from(call->vm, call->args,
                                                call->argc))
               : NATIVE_FALLBACK;
}

/* Array.from(array) without a mapping. */
static enum native_result array_from_plain(struct native_call *call)
{
    if (!is_array_itself(call) || native_arg(call, 1) != UNDEFINED) {
        return NATIVE_FALLBACK;
    }
    struct values *elements = native_elements(call->vm, native_arg(call, 0));
    return elements == NULL
               ? NATIVE_FALLBACK
               : native_object(call, array_from(call->vm, elements->at,
                                                elements->cell.extra));
}

/* --- at the ends -------------------------------------------------------- */

static enum native_result array_push_all(struct native_call *call)
{
    struct object *array = growing_array(call);
    if (array == NULL || call->argc > INT32_MAX - array->length) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < call->argc; i++) {
        array_push(call->vm, array, call->args[i]);
    }
    return native_ok(call, value_number(array->length));
}

static enum native_result array_pop(struct native_call *call)
{
    struct object *array = growing_array(call);
    if (array == NULL || array->length == 0 ||
        array->elements[array->length - 1] == EMPTY) {
        return NATIVE_FALLBACK;
    }
    Value last = array->elements[array->length - 1];
    array->elements[array->length - 1] = 0;
    array->element_count = --array->length;
    return native_ok(call, last);
}

/* Takes `count` elements out at `at`. What is behind them moves down. */
static void take_out(struct object *array, uint32_t at, uint32_t count)
{
    if (count == 0) {
        return;
    }
    Value *elements = array->elements;
    uint32_t rest = array->length - at - count;
    memmove(elements + at, elements + at + count, rest * sizeof(Value));
    memset(elements + at + rest, 0, count * sizeof(Value));
    array->length -= count;
    array->element_count = array->length;
}

/* Makes room for `count` elements at `at`. */
static void make_room(struct vm *vm, struct object *array, uint32_t at,
                      uint32_t count)
{
    uint32_t rest = array->length - at;
    for (uint32_t i = 0; i < count; i++) {
        array_push(vm, array, UNDEFINED);
    }
    memmove(array->elements + at + count, array->elements + at,
            rest * sizeof(Value));
}

static bool fits(const struct object *array, uint32_t more)
{
    return more < INT32_MAX - array->length;
}

static enum native_result array_shift(struct native_call *call)
{
    struct object *array = growing_array(call);
    if (array == NULL || array->length == 0 ||
        has_hole(array, 0, array->length)) {
        return NATIVE_FALLBACK;
    }
    Value first = array->elements[0];
    take_out(array, 0, 1);
    return native_ok(call, first);
}

static enum native_result array_unshift(struct native_call *call)
{
    struct object *array = growing_array(call);
    if (array == NULL || has_hole(array, 0, array->length) ||
        !fits(array, call->argc)) {
        return NATIVE_FALLBACK;
    }
    if (call->argc > 0) {
        make_room(call->vm, array, 0, call->argc);
        memcpy(array->elements, call->args, call->argc * sizeof(Value));
    }
    return native_ok(call, value_number(array->length));
}

/* --- parts -------------------------------------------------------------- */

static enum native_result array_slice(struct native_call *call)
{
    struct object *array = dense_array(call->this_value);
    uint32_t from, to;
    if (array == NULL || !native_is_plain_array(call->vm, call->this_value) ||
        !index_arg(call, 0, array->length, 0, &from) ||
        !index_arg(call, 1, array->length, array->length, &to)) {
        return NATIVE_FALLBACK;
    }
    if (to < from) {
        to = from;
    }
    if (has_hole(array, from, to)) {
        return NATIVE_FALLBACK;
    }
    return native_object(
        call, array_from(call->vm, array->elements + (to > from ? from : 0),
                         to - from));
}

/* How many elements splice takes out (23.1.3.31, steps 6 to 9). */
static bool splice_count(const struct native_call *call, uint32_t length,
                         uint32_t from, uint32_t *count)
{
    *count = call->argc == 0 ? 0 : length - from;
    if (call->argc < 2) {
        return true;
    }
    if (!value_is_number(call->args[1])) {
        return false;
    }
    double number = trunc(value_as_number(call->args[1]));
    if (!(number > 0)) {
        *count = 0;
    } else if (number < *count) {
        *count = (uint32_t)number;
    }
    return true;
}

static enum native_result array_splice(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *array = growing_array(call);
    uint32_t from, count;
    uint32_t more = call->argc > 2 ? call->argc - 2 : 0;
    if (array == NULL || !native_is_plain_array(vm, call->this_value) ||
        has_hole(array, 0, array->length) || !fits(array, more) ||
        !index_arg(call, 0, array->length, 0, &from) ||
        !splice_count(call, array->length, from, &count)) {
        return NATIVE_FALLBACK;
    }
    struct object *taken = array_from(
        vm, count > 0 ? array->elements + from : NULL, count);
    if (more > count) {
        make_room(vm, array, from + count, more - count);
    } else {
        take_out(array, from + more, count - more);
    }
    if (more > 0) {
        memcpy(array->elements + from, call->args + 2, more * sizeof(Value));
    }
    return native_object(call, taken);
}

/* 1: its elements are spread; 0: it is added whole; -1: it must be asked. */
static int is_spreadable(struct vm *vm, Value value)
{
    Value flag;
    if (!value_is_object(value)) {
        return 0;
    }
    if (!native_get(vm, value_as_object(value),
                    vm_symbol(vm, SYMBOL_IS_CONCAT_SPREADABLE), &flag) ||
        flag != UNDEFINED) {
        return -1;
    }
    if (!value_is_class(value, CLASS_ARRAY)) {
        return 0;
    }
    return packed_array(value) != NULL ? 1 : -1;
}

static void append(struct vm *vm, struct object *result, Value value)
{
    if (is_spreadable(vm, value) == 0) {
        array_push(vm, result, value);
        return;
    }
    const struct object *array = value_as_object(value);
    for (uint32_t i = 0; i < array->length; i++) {
        array_push(vm, result, array->elements[i]);
    }
}

static enum native_result array_concat(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (!native_is_plain_array(vm, call->this_value) ||
        is_spreadable(vm, call->this_value) < 0) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < call->argc; i++) {
        if (is_spreadable(vm, call->args[i]) < 0) {
            return NATIVE_FALLBACK;
        }
    }
    struct object *result =
        array_new(vm, value_as_object(call->this_value)->length);
    append(vm, result, call->this_value);
    for (uint32_t i = 0; i < call->argc; i++) {
        append(vm, result, call->args[i]);
    }
    return native_object(call, result);
}

/* --- searching ---------------------------------------------------------- */

/* IsStrictlyEqual, 7.2.15; with `zero` SameValueZero (NaN equals itself). */
static bool is_equal(struct vm *vm, Value a, Value b, bool zero)
{
    if (value_is_number(a) && value_is_number(b)) {
        double x = value_as_number(a), y = value_as_number(b);
        return x == y || (zero && isnan(x) && isnan(y));
    }
    if (value_is_string(a) && value_is_string(b)) {
        return string_equal(vm, value_as_string(a), value_as_string(b));
    }
    if (value_is_bigint(a) && value_is_bigint(b)) {
        return bigint_equal(value_as_bigint(a), value_as_bigint(b));
    }
    return a == b;
}

static int64_t find_from(struct vm *vm, const struct object *array,
                         Value value, uint32_t from, bool zero)
{
    for (uint32_t i = from; i < array->length; i++) {
        if (is_equal(vm, array->elements[i], value, zero)) {
            return i;
        }
    }
    return -1;
}

static enum native_result array_index_of(struct native_call *call)
{
    struct object *array = packed_array(call->this_value);
    uint32_t from;
    if (array == NULL || !index_arg(call, 1, array->length, 0, &from)) {
        return NATIVE_FALLBACK;
    }
    return native_ok(call,
                     value_number((double)find_from(call->vm, array,
                                                    native_arg(call, 0), from,
                                                    false)));
}

static enum native_result array_includes(struct native_call *call)
{
    struct object *array = packed_array(call->this_value);
    uint32_t from;
    if (array == NULL || !index_arg(call, 1, array->length, 0, &from)) {
        return NATIVE_FALLBACK;
    }
    return native_boolean(call, find_from(call->vm, array,
                                          native_arg(call, 0), from,
                                          true) >= 0);
}

static enum native_result array_last_index_of(struct native_call *call)
{
    struct object *array = packed_array(call->this_value);
    if (array == NULL || call->argc > 1) {
        return NATIVE_FALLBACK;
    }
    uint32_t i = array->length;
    while (i > 0 && !is_equal(call->vm, array->elements[i - 1],
                              native_arg(call, 0), false)) {
        i--;
    }
    return native_ok(call, value_number((double)i - 1));
}

static enum native_result array_at(struct native_call *call)
{
    struct object *array = packed_array(call->this_value);
    if (array == NULL || !value_is_number(native_arg(call, 0))) {
        return NATIVE_FALLBACK;
    }
    double index = trunc(value_as_number(call->args[0]));
    if (isnan(index)) {
        index = 0;
    }
    if (index < 0) {
        index += array->length;
    }
    return native_ok(call, index < 0 || index >= array->length
                               ? UNDEFINED
                               : array->elements[(uint32_t)index]);
}

/* --- the whole ---------------------------------------------------------- */

static enum native_result array_reverse(struct native_call *call)
{
    struct object *array = packed_array(call->this_value);
    if (array == NULL) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t low = 0, high = array->length; low + 1 < high; low++) {
        Value value = array->elements[low];
        array->elements[low] = array->elements[--high];
        array->elements[high] = value;
    }
    return native_ok(call, call->this_value);
}

static enum native_result array_fill(struct native_call *call)
{
    struct object *array = growing_array(call);
    uint32_t from, to;
    if (array == NULL || has_hole(array, 0, array->length) ||
        !index_arg(call, 1, array->length, 0, &from) ||
        !index_arg(call, 2, array->length, array->length, &to)) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = from; i < to; i++) {
        array->elements[i] = native_arg(call, 0);
    }
    return native_ok(call, call->this_value);
}

/* Array.prototype.join where every element is a primitive. */
static enum native_result array_join(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *array = packed_array(call->this_value);
    Value by = native_arg(call, 0);
    if (array == NULL || (by != UNDEFINED && !value_is_string(by))) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < array->length; i++) {
        Value element = array->elements[i];
        if (value_is_object(element) || value_is_symbol(element) ||
            value_is_bigint(element)) {
            return NATIVE_FALLBACK;
        }
    }
    struct builder builder;
    builder_init(&builder, vm);
    for (uint32_t i = 0; i < array->length; i++) {
        if (i > 0 && by == UNDEFINED) {
            builder_unit(&builder, ',');
        } else if (i > 0) {
            builder_string(&builder, value_as_string(by));
        }
        if (!value_is_nullish(array->elements[i])) {
            builder_string(&builder,
                           native_primitive_text(vm, array->elements[i]));
        }
    }
    return native_built(call, &builder);
}

/* --- sorting without a comparator --------------------------------------- */

#define SORT_MAX 100000u /* more than that is the library's, with pauses */
#define SORT_FEW 64u /* so many need no region */

struct item {
    Value value;
    struct string *text;
};

/* Stable, from `from` into `to`, which hold the same items before. */
static void merge_sort(struct vm *vm, struct item *from, struct item *to,
                       uint32_t count)
{
    if (count < 2) {
        return;
    }
    uint32_t half = count / 2;
    merge_sort(vm, to, from, half);
    merge_sort(vm, to + half, from + half, count - half);
    for (uint32_t i = 0, left = 0, right = half; i < count; i++) {
        bool take_left =
            right == count ||
            (left < half && string_compare(vm, from[left].text,
                                           from[right].text) <= 0);
        to[i] = take_left ? from[left++] : from[right++];
    }
}

/* Sorts an array of primitives; `items` and `others` have room for all. */
static void sort_items(struct vm *vm, struct object *array,
                       struct item *items, struct item *others)
{
    uint32_t count = array->length;
    for (uint32_t i = 0; i < count; i++) {
        Value value = array->elements[i];
        items[i] = (struct item){value, native_primitive_text(vm, value)};
        others[i] = items[i];
    }
    merge_sort(vm, others, items, count);
    for (uint32_t i = 0; i < count; i++) {
        array->elements[i] = items[i].value;
    }
}

static bool is_sortable(Value value)
{
    return value_is_string(value) || value_is_number(value) ||
           value_is_boolean(value) || value_is_null(value);
}

static enum native_result array_sort(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *array = growing_array(call);
    if (array == NULL || native_arg(call, 0) != UNDEFINED ||
        array->length > SORT_MAX) {
        return NATIVE_FALLBACK;
    }
    for (uint32_t i = 0; i < array->length; i++) {
        if (!is_sortable(array->elements[i])) {
            return NATIVE_FALLBACK;
        }
    }
    struct item few[2][SORT_FEW];
    if (array->length <= SORT_FEW) {
        sort_items(vm, array, few[0], few[1]);
        return native_ok(call, call->this_value);
    }
    struct region region;
    region_init(&region, vm->heap.arena);
    size_t size = array->length * sizeof(struct item);
    struct item *items = region_alloc(&region, size);
    struct item *others = region_alloc(&region, size);
    if (items != NULL && others != NULL) {
        sort_items(vm, array, items, others);
    }
    region_done(&region);
    return native_ok(call, call->this_value);
}

const struct native native_array_rows[] = {
    FN_FLAGS("array", "Array", array_constructor, 1, NATIVE_CONSTRUCTOR, ANY,
             ANY),
    FN("isArray", "Array.isArray", array_is_array, 1, ANY, ANY),
    INTERNAL("arrayOfPlain", array_of, ANY),
    INTERNAL("arrayFrom", array_from_plain, ANY),
    INTERNAL("arrayPush", array_push_all, ANY),
    INTERNAL("arrayPop", array_pop, ANY),
    INTERNAL("arrayShift", array_shift, ANY),
    INTERNAL("arrayUnshift", array_unshift, ANY),
    INTERNAL("arraySlice", array_slice, ANY),
    INTERNAL("arraySplice", array_splice, ANY),
    INTERNAL("arrayConcat", array_concat, ANY),
    INTERNAL("arrayIndexOf", array_index_of, ANY),
    INTERNAL("arrayIncludes", array_includes, ANY),
    INTERNAL("arrayLastIndexOf", array_last_index_of, ANY),
    INTERNAL("arrayAt", array_at, ANY),
    INTERNAL("arrayReverse", array_reverse, ANY),
    INTERNAL("arrayFill", array_fill, ANY),
    INTERNAL("arrayJoin", array_join, ANY),
    INTERNAL("arraySort", array_sort, ANY),
};
NATIVE_COUNT(array);
