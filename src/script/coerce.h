/*
 * coerce.h: the coercion of a native's `this` and arguments (native.h), before
 * C starts.
 */
#ifndef LOOPLINE_SCRIPT_COERCE_H
#define LOOPLINE_SCRIPT_COERCE_H

#include "script/native.h"
#include "script/vm_internal.h"

/* True where `value` is what the coercion promises already. */
static inline bool coerced(Value value, enum coercion how)
{
    switch (how) {
    case ANY:
        return true;
    case NUMBER:
        return value_is_number(value);
    case INTEGER:
    case INT32:
        return value_is_int(value);
    case BOOLEAN:
        return value_is_boolean(value);
    case STRING:
    case THIS_STRING:
        return value_is_string(value);
    case KEY:
        return (value_is_int(value) && value_as_int(value) >= 0) ||
               value_is_symbol(value) ||
               (value_is_string(value) &&
                (value_as_string(value)->cell.flags &
                 (STRING_ATOM | STRING_INDEX)) == STRING_ATOM);
    case OBJECT:
        return value_is_object(value);
    case THIS_DATE:
        return value_is_class(value, CLASS_DATE);
    case PRIMITIVE:
    case NUMERIC:
        return !value_is_object(value);
    case INTEGER_OR_UNDEFINED:
        return value_is_int(value) || value_is_undefined(value);
    case STRING_OR_UNDEFINED:
        return value_is_string(value) || value_is_undefined(value);
    case BIGINT:
        return value_is_bigint(value);
    case OFFSET:
        return value_is_int(value) && value_as_int(value) >= 0;
    }
    return false;
}

/*
 * Coerces a primitive (or, for OBJECT, anything) in place, for the native of
 * `row`. ACT_OK; ACT_THROW with V8's message; ACT_RELOAD, nothing done: an
 * object is in the way, and the hook has to be asked first (law 2).
 */
enum act coerce(struct vm *vm, const struct native *row, Value *value,
                enum coercion how);

/* What the hook is asked for then (ToPrimitive, 7.1.1): a name. */
enum atom coercion_hint(enum coercion how);

#endif
