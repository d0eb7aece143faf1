/*
 * Property keys: from values and back, and the keys of an object in order.
 */
#include <stddef.h>

#include "base/text.h"
#include "script/binary.h"
#include "script/bigint.h"
#include "script/number.h"
#include "script/object_inside.h"

/* --- one key ------------------------------------------------------------ */

/* The index that a flat string is as text, up to 2^31 - 1, or -1. */
static int64_t string_index(const struct string *s)
{
    uint32_t length = string_length(s);
    int64_t index = 0;
    if (length == 0 || length > 10) return -1;
    if (string_unit(s, 0) == '0' && length > 1) return -1;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t digit = (uint32_t)string_unit(s, i) - '0';
        if (digit > 9) return -1;
        index = index * 10 + digit;
    }
    return index <= INT32_MAX ? index : -1;
}

Value key_from_atom(struct string *atom)
{
    if ((atom->cell.flags & STRING_INDEX) && atom->index <= INT32_MAX)
        return value_int((int32_t)atom->index);
    return value_string(atom);
}

Value key_from_c(struct vm *vm, const char *name)
{
    return key_from_atom(atom_from_c(vm, name));
}

static Value key_from_string(struct vm *vm, struct string *s)
{
    if (string_is_atom(s)) return key_from_atom(s);
    if (string_length(s) <= 10) {
        int64_t index = string_index(string_flatten(vm, s));
        if (index >= 0) return value_int((int32_t)index);
    }
    return value_string(atom_from_string(vm, s));
}

static Value key_from_number(struct vm *vm, double number)
{
    if (number >= 0 && number <= INT32_MAX &&
        number == (double)(int32_t)number)
        return value_int((int32_t)number);
    char bytes[NUMBER_TEXT_MAX + 1];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    number_to_text(number, &text);
    return value_string(atom_from_c(vm, text.bytes));
}

static Value key_from_special(struct vm *vm, Value value)
{
    if (value_is_null(value)) return vm_atom(vm, ATOM_NULL);
    if (value == TRUE_VALUE) return vm_atom(vm, ATOM_TRUE);
    if (value == FALSE_VALUE) return vm_atom(vm, ATOM_FALSE);
    return vm_atom(vm, ATOM_UNDEFINED);
}

Value key_from_value(struct vm *vm, Value primitive)
{
    if (value_is_int(primitive) && value_as_int(primitive) >= 0)
        return primitive;
    if (value_is_string(primitive))
        return key_from_string(vm, value_as_string(primitive));
    if (value_is_symbol(primitive)) return primitive;
    if (value_is_number(primitive))
        return key_from_number(vm, value_as_number(primitive));
    if (value_is_bigint(primitive))
        return key_from_string(
            vm, bigint_to_string(vm, value_as_bigint(primitive), 10));
    return key_from_special(vm, primitive);
}

/* A number below 2^32 as text; not an atom, for it becomes an integer again
 * as soon as it is used as a key. */
static Value index_to_value(struct vm *vm, uint32_t index)
{
    uint8_t digits[10];
    uint32_t at = sizeof digits;
    do
        digits[--at] = (uint8_t)('0' + index % 10);
    while (index /= 10);
    return value_string(
        string_from_latin1(vm, digits + at, (uint32_t)sizeof digits - at));
}

Value key_to_value(struct vm *vm, Value key)
{
    if (!value_is_number(key)) return key;
    return index_to_value(vm, (uint32_t)value_as_number(key));
}

/* --- all keys ----------------------------------------------------------- */

/* Keys being gathered; indices stand in the row as bare integers first. */
struct gather {
    struct vm *vm;
    const struct object *object;
    struct values *keys;
    uint32_t count;
    unsigned which; /* enum own_keys */
};

static void gather_put(struct gather *gather, Value value)
{
    gather->keys->at[gather->count++] = value;
}

static uint32_t units_of(const struct object *object)
{
    if (object_class(object) == CLASS_STRING)
        return string_length(object_string(object));
    return object_is_typed_array(object)
               ? view_length((const struct array_view *)object)
               : 0;
}

static bool is_index(Value key)
{
    return value_is_int(key) ||
           (value_is_string(key) &&
            (value_as_string(key)->cell.flags & STRING_INDEX));
}

static uint32_t index_of(Value key)
{
    return value_is_int(key) ? (uint32_t)value_as_int(key)
                             : value_as_string(key)->index;
}

static bool is_wanted(const struct gather *gather, const struct prop *prop)
{
    if (prop->key == UNDEFINED) return false;
    if ((gather->which & KEYS_ENUMERABLE) && !(prop->attributes & ENUMERABLE))
        return false;
    if (!value_is_symbol(prop->key)) return gather->which & KEYS_STRINGS;
    return (gather->which & KEYS_SYMBOLS) &&
           !(value_as_symbol(prop->key)->cell.flags & SYMBOL_PRIVATE);
}

/* Turns a row that descends from end to end, as the indices of a frozen array
 * do; true where the row ascends now. */
static bool straighten(Value *row, uint32_t count)
{
    uint32_t up = 1, down = 1;
    while (up < count && row[up - 1] < row[up])
        up++;
    while (down < count && row[down - 1] > row[down])
        down++;
    if (up < count && down < count) return false;
    for (uint32_t i = 0; up < count && i < count / 2; i++) {
        Value swap = row[i];
        row[i] = row[count - 1 - i];
        row[count - 1 - i] = swap;
    }
    return true;
}

/* Heap sort: ascending, in place, without recursion. */
static void sift(Value *row, uint32_t root, uint32_t count)
{
    for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && row[child] < row[child + 1]) child++;
        if (row[root] >= row[child]) return;
        Value swap = row[root];
        row[root] = row[child];
        row[child] = swap;
    }
}

static void sort(Value *row, uint32_t count)
{
    for (uint32_t i = count / 2; i-- > 0;)
        sift(row, i, count);
    while (count > 1) {
        Value swap = row[--count];
        row[count] = row[0];
        row[0] = swap;
        sift(row, 0, count);
    }
}

/* What is in the shape comes behind all units and dense elements. */
static void gather_indices(struct gather *gather)
{
    const struct object *object = gather->object;
    const struct shape *shape = object->shape;
    for (uint32_t i = 0; i < units_of(object); i++)
        gather_put(gather, i);
    for (uint32_t i = 0; i < object->element_count; i++)
        if (object->elements[i] != EMPTY) gather_put(gather, i);
    uint32_t sorted = gather->count;
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (is_index(prop->key) && is_wanted(gather, prop))
            gather_put(gather, index_of(prop->key));
    }
    Value *row = gather->keys->at;
    if (!straighten(row + sorted, gather->count - sorted))
        sort(row + sorted, gather->count - sorted);
    bool bare = gather->which & KEYS_BARE;
    for (uint32_t i = 0; i < gather->count; i++)
        row[i] = bare ? value_number((double)row[i])
                      : index_to_value(gather->vm, (uint32_t)row[i]);
}

static void gather_names(struct gather *gather, bool symbols)
{
    const struct shape *shape = gather->object->shape;
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (!is_index(prop->key) && value_is_symbol(prop->key) == symbols &&
            is_wanted(gather, prop))
            gather_put(gather, prop->key);
    }
}

struct values *object_own_keys(struct vm *vm, struct object *object,
                               unsigned which)
{
    uint32_t most = units_of(object) + object->element_count +
                    object->shape->cell.extra + 1;
    struct gather gather = {vm, object, values_new(vm, most), 0, which};
    Value length = vm_atom(vm, ATOM_LENGTH);
    if (which & KEYS_STRINGS) {
        gather_indices(&gather);
        if (!(which & KEYS_ENUMERABLE) &&
            object_has_length(vm, object, length))
            gather_put(&gather, length);
        gather_names(&gather, false);
    }
    if (which & KEYS_SYMBOLS) gather_names(&gather, true);
    gather.keys->cell.extra = gather.count;
    return gather.keys;
}

/* --- for readers -------------------------------------------------------- */

/* The `wanted`-th entry of the shape that is no index, in the order made. */
static const struct prop *peek_name(const struct shape *shape,
                                    uint32_t wanted)
{
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (prop->key == UNDEFINED || is_index(prop->key)) continue;
        if (wanted-- == 0) return prop;
    }
    return NULL;
}

/* The entry with the lowest index that is at least `from`. */
static const struct prop *peek_lowest(const struct shape *shape,
                                      uint64_t from)
{
    const struct prop *lowest = NULL;
    for (uint32_t i = 0; i < shape->cell.extra; i++) {
        const struct prop *prop = &shape->props->entries[i];
        if (!is_index(prop->key) || index_of(prop->key) < from) continue;
        if (!lowest || index_of(prop->key) < index_of(lowest->key))
            lowest = prop;
    }
    return lowest;
}

/* Counts *wanted down by the indices that are in the shape. */
static const struct prop *peek_index(const struct shape *shape,
                                     uint32_t *wanted)
{
    const struct prop *prop = peek_lowest(shape, 0);
    while (prop && *wanted) {
        --*wanted;
        prop = peek_lowest(shape, (uint64_t)index_of(prop->key) + 1);
    }
    return prop;
}

static void peek_element(struct object *holder, uint32_t i,
                         struct property *found)
{
    found_data(found, holder, holder->elements[i], ATTRIBUTES_DEFAULT, -1);
    if (found->value == EMPTY) found->kind = PROPERTY_NONE;
}

static void peek_prop(struct object *holder, const struct prop *prop,
                      struct property *found)
{
    prop_get(holder, prop, found);
    const Value *variable = arguments_variable(holder, prop->key);
    if (variable) found->value = *variable;
}

bool object_peek(const struct object *object, uint32_t i, Value *key,
                 struct property *found)
{
    struct object *holder = (struct object *)(uintptr_t)object;
    if (i < object->element_count) {
        *key = value_int((int32_t)i);
        peek_element(holder, i, found);
        return true;
    }
    i -= object->element_count;
    const struct prop *prop = peek_index(object->shape, &i);
    if (!prop) prop = peek_name(object->shape, i);
    if (!prop) return false;
    *key = prop->key;
    peek_prop(holder, prop, found);
    return true;
}

bool object_next(const struct object *object, uint32_t *at, Value *key,
                 struct property *found)
{
    struct object *holder = (struct object *)(uintptr_t)object;
    const struct shape *shape = object->shape;
    uint32_t i = (*at)++;
    if (i < object->element_count) {
        *key = value_int((int32_t)i);
        peek_element(holder, i, found);
        return true;
    }
    i -= object->element_count;
    while (i < shape->cell.extra && shape->props->entries[i].key == UNDEFINED)
        i++;
    if (i >= shape->cell.extra) return false;
    *at = object->element_count + i + 1;
    *key = shape->props->entries[i].key;
    peek_prop(holder, &shape->props->entries[i], found);
    return true;
}

Value object_peek_name(const struct object *object, Value name)
{
    const struct prop *prop = shape_find(object->shape, name);
    return !prop || (prop->attributes & ACCESSOR) ? UNDEFINED
                                                  : object->slots[prop->slot];
}

Value object_peek_index(const struct object *array, uint32_t index)
{
    const struct prop *prop;
    if (index < array->element_count) return array->elements[index];
    prop = shape_find(array->shape, value_int((int32_t)index));
    if (!prop) return EMPTY;
    return prop->attributes & ACCESSOR ? UNDEFINED : array->slots[prop->slot];
}
