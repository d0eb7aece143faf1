/*
 * The iterators of arrays, strings, maps and sets (see iterator.h),
 * generators (the functions are coroutine.c's), and Symbol.species, which every
 * constructor answers with itself.
 */
#include "script/iterator.h"

#include "script/generator.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static enum native_result step(struct native_call *call,
                               enum iterator_source source, const char *name)
{
    Value value;
    struct iterator *iterator = value_pointer(call->this_value);
    if (!value_is_class(call->this_value, CLASS_ITERATOR) ||
        iterator->source != source) {
        char before[80];
        struct text text;
        text_init_fixed(&text, before, sizeof before);
        text_format(&text, "Method %s Iterator.prototype.next called on "
                           "incompatible receiver ",
                    name);
        return native_type_error(call, before, call->this_value, "");
    }
    switch (iterator_step(call->vm, iterator, &value)) {
    case ITERATOR_HARD:
        return NATIVE_FALLBACK;
    case ITERATOR_END:
        return native_object(call,
                             iterator_result_new(call->vm, UNDEFINED, true));
    default:
        return native_object(call,
                             iterator_result_new(call->vm, value, false));
    }
}

/* The fast way of the library's ArrayIteratorPrototype.next. */
static enum native_result array_next(struct native_call *call)
{
    return step(call, ITERATE_ARRAY, "Array");
}

static enum native_result string_next(struct native_call *call)
{
    return step(call, ITERATE_STRING, "String");
}

static enum native_result map_next(struct native_call *call)
{
    return step(call, ITERATE_MAP, "Map");
}

static enum native_result set_next(struct native_call *call)
{
    return step(call, ITERATE_SET, "Set");
}

/* Fields of an iterator, for the library: %iteratorTarget(iterator), ... */
static enum native_result get_target(struct native_call *call)
{
    return native_ok(
        call, ((struct iterator *)value_pointer(call->args[0]))->target);
}

static enum native_result get_index(struct native_call *call)
{
    return native_ok(
        call,
        value_number(((struct iterator *)value_pointer(call->args[0]))->index));
}

/* 0 values, 1 keys, 2 entries. */
static enum native_result get_yield(struct native_call *call)
{
    return native_ok(
        call, value_int(((struct iterator *)value_pointer(call->args[0]))
                            ->yield));
}

/* %iteratorMove(iterator, index): where it goes on; -1: it is done. */
static enum native_result set_index(struct native_call *call)
{
    struct iterator *iterator = value_pointer(call->args[0]);
    double index = native_number(call, 1);
    if (index < 0) {
        iterator->target = UNDEFINED;
    } else {
        iterator->index = (uint32_t)index;
    }
    return native_ok(call, UNDEFINED);
}

static enum native_result iterate_array(struct native_call *call,
                                        enum iterator_yield yield)
{
    return native_object(call, iterator_new(call->vm, ITERATE_ARRAY, yield,
                                            call->this_value));
}

static enum native_result array_values(struct native_call *call)
{
    return iterate_array(call, ITERATE_VALUES);
}

static enum native_result array_keys(struct native_call *call)
{
    return iterate_array(call, ITERATE_KEYS);
}

static enum native_result array_entries(struct native_call *call)
{
    return iterate_array(call, ITERATE_ENTRIES);
}

static enum native_result string_iterator(struct native_call *call)
{
    return native_object(call, iterator_new(call->vm, ITERATE_STRING,
                                            ITERATE_VALUES,
                                            call->this_value));
}

static enum native_result iterator_self(struct native_call *call)
{
    return native_ok(call, call->this_value);
}

const struct native native_iterator_rows[] = {
    FN(NULL, "Array.prototype.keys", array_keys, 0, OBJECT, ANY),
    FN(NULL, "Array.prototype.entries", array_entries, 0, OBJECT, ANY),
    FN(NULL, "Array.prototype.values", array_values, 0, OBJECT, ANY),
    FN(NULL, "String.prototype.@@iterator", string_iterator, 0, THIS_STRING,
       ANY),
    FN(NULL, "%ITERATOR_PROTOTYPE.@@iterator", iterator_self, 0, ANY, ANY),
    FN(NULL, "%STRING_ITERATOR_PROTOTYPE.next", string_next, 0, ANY, ANY),
    FN(NULL, "%MAP_ITERATOR_PROTOTYPE.next", map_next, 0, ANY, ANY),
    FN(NULL, "%SET_ITERATOR_PROTOTYPE.next", set_next, 0, ANY, ANY),
    FN("generatorNext", "%GENERATOR_PROTOTYPE.next", native_generator_next, 1,
       ANY, ANY),
    FN("generatorThrow", "%GENERATOR_PROTOTYPE.throw", native_generator_throw,
       1, ANY, ANY),
    FN("generatorReturn", "%GENERATOR_PROTOTYPE.return",
       native_generator_return, 1, ANY, ANY),
    FN_FLAGS(NULL, "Array.@@species", iterator_self, 0, NATIVE_GETTER, ANY,
             ANY),
    FN_FLAGS(NULL, "Map.@@species", iterator_self, 0, NATIVE_GETTER, ANY,
             ANY),
    FN_FLAGS(NULL, "Set.@@species", iterator_self, 0, NATIVE_GETTER, ANY,
             ANY),
    FN_FLAGS(NULL, "Promise.@@species", iterator_self, 0, NATIVE_GETTER, ANY,
             ANY),
    INTERNAL("arrayIteratorNext", array_next, ANY),
    INTERNAL("iteratorTarget", get_target, ANY),
    INTERNAL("iteratorIndex", get_index, ANY),
    INTERNAL("iteratorYield", get_yield, ANY),
    INTERNAL("iteratorMove", set_index, ANY, NUMBER),
};
NATIVE_COUNT(iterator);
