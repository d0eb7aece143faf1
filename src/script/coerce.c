/*
 * coerce.c: what a native's row declares of `this` and its arguments is done
 * to them.
 */
#include "script/coerce.h"

#include "script/error.h"
#include "script/number.h"

static enum act coerce_number(struct vm *vm, Value *value, enum coercion how)
{
    if (value_is_symbol(*value)) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot convert a Symbol value to a number");
        return ACT_THROW;
    }
    if (value_is_bigint(*value)) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot convert a BigInt value to a number");
        return ACT_THROW;
    }
    double d = operate_to_number(vm, *value);
    if (how == INT32)
        *value = value_int(number_to_int32(d));
    else if (how == NUMBER)
        *value = value_number(d);
    else
        *value = value_number(number_to_integer(d));
    return ACT_OK;
}

static enum act coerce_offset(struct vm *vm, Value *value)
{
    if (coerce_number(vm, value, INTEGER) != ACT_OK)
        return ACT_THROW;
    double offset = value_as_number(*value);
    if (offset >= 0 && offset <= 9007199254740991.0)
        return ACT_OK;
    error_throw(vm, ERROR_RANGE,
                "Offset is outside the bounds of the DataView");
    return ACT_THROW;
}

static enum act coerce_string(struct vm *vm, Value *value)
{
    if (value_is_symbol(*value)) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot convert a Symbol value to a string");
        return ACT_THROW;
    }
    *value = value_string(operate_to_string(vm, *value));
    return ACT_OK;
}

enum atom coercion_hint(enum coercion how)
{
    switch (how) {
    case NUMBER:
    case INTEGER:
    case INT32:
    case INTEGER_OR_UNDEFINED:
    case NUMERIC:
    case BIGINT:
    case OFFSET:
        return ATOM_NUMBER;
    case PRIMITIVE:
        return ATOM_DEFAULT;
    default:
        return ATOM_STRING;
    }
}

/* V8's words: those of the getters are short. */
static enum act not_a_date(struct vm *vm, Value value, const struct native *row)
{
    bool getter = strncmp(row->path, "Date.prototype.get", 18) == 0 &&
                  strcmp(row->path + 18, "Year") != 0;
    if (getter || strcmp(row->path, "Date.prototype.valueOf") == 0) {
        error_throw(vm, ERROR_TYPE, "this is not a Date object.");
        return ACT_THROW;
    }
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "Method %s called on incompatible receiver ",
                row->path);
    error_write_value(vm, &text, value);
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

enum act coerce(struct vm *vm, const struct native *row, Value *value,
                       enum coercion how)
{
    if (coerced(*value, how))
        return ACT_OK;
    if (how == THIS_DATE)
        return not_a_date(vm, *value, row);
    if (how == BOOLEAN) {
        *value = value_boolean(operate_truthy(*value));
        return ACT_OK;
    }
    if (how == OBJECT || how == THIS_STRING) {
        if (value_is_nullish(*value)) {
            const char *name = row->path ? row->path : row->name;
            if (how == OBJECT)
                error_throw(vm, ERROR_TYPE,
                            "Cannot convert undefined or null to object");
            else
                error_throw(vm, ERROR_TYPE, "%s called on null or undefined",
                            name);
            return ACT_THROW;
        }
        if (how == OBJECT) {
            *value = value_object(operate_wrap(vm, *value));
            return ACT_OK;
        }
    }
    if (value_is_object(*value))
        return ACT_RELOAD;
    if (how == BIGINT ||
        (operate_is_long(*value) && coercion_hint(how) == ATOM_STRING))
        return ACT_RELOAD;
    switch (how) {
    case NUMBER:
    case INTEGER:
    case INT32:
    case INTEGER_OR_UNDEFINED:
        return coerce_number(vm, value, how);
    case OFFSET:
        return coerce_offset(vm, value);
    case KEY:
        *value = key_from_value(vm, *value);
        return ACT_OK;
    default:
        return coerce_string(vm, value);
    }
}
