/*
 * Symbol (ECMA-262, 20.4).
 */
#include "script/native_help.h"
#include "script/native_rows.h"

static enum native_result symbol_constructor(struct native_call *call)
{
    if (call->new_target != UNDEFINED) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Symbol is not a constructor");
    }
    struct string *description =
        call->args[0] == UNDEFINED ? NULL : native_text(call, 0);
    return native_ok(call,
                     value_symbol(symbol_new(call->vm, description, 0)));
}

/* Symbol.for: kept under "@" + name, so that no name is an array index. */
static Value registry_key(struct vm *vm, struct string *name)
{
    return key_from_value(
        vm, value_string(string_concat(vm, string_from_c(vm, "@"), name)));
}

static enum native_result symbol_for(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct object *registry = value_as_object(vm->symbol_registry);
    struct string *name = native_text(call, 0);
    Value key = registry_key(vm, name);
    struct property found;
    if (object_get_own(vm, registry, key, &found)) {
        return native_ok(call, found.value);
    }
    Value symbol = value_symbol(symbol_new(vm, name, SYMBOL_REGISTERED));
    object_put_own(vm, registry, key, symbol, ATTRIBUTES_DEFAULT);
    return native_ok(call, symbol);
}

static enum native_result symbol_key_for(struct native_call *call)
{
    Value symbol = native_arg(call, 0);
    if (!value_is_symbol(symbol)) {
        return native_type_error(call, "", symbol, " is not a symbol");
    }
    struct symbol *cell = value_as_symbol(symbol);
    return native_ok(call, cell->cell.flags & SYMBOL_REGISTERED
                               ? value_string(cell->description)
                               : UNDEFINED);
}

/* The symbol that `this` is or wraps; NULL, having thrown. */
static struct symbol *this_symbol(struct native_call *call, const char *method)
{
    Value value = call->this_value;
    if (value_is_class(value, CLASS_SYMBOL)) {
        value = ((struct wrapper *)value_pointer(value))->value;
    }
    if (value_is_symbol(value)) {
        return value_as_symbol(value);
    }
    error_throw(call->vm, ERROR_TYPE,
                "Symbol.prototype%s requires that 'this' be a Symbol",
                method);
    return NULL;
}

static enum native_result symbol_to_string(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct symbol *symbol = this_symbol(call, ".toString");
    if (symbol == NULL) {
        return NATIVE_THROW;
    }
    struct string *text = string_from_c(vm, "Symbol(");
    if (symbol->description != NULL) {
        text = string_concat(vm, text, symbol->description);
    }
    return text == NULL
               ? native_too_long(call)
               : native_string(call,
                               string_concat(vm, text,
                                             string_from_c(vm, ")")));
}

static enum native_result symbol_value_of(struct native_call *call)
{
    struct symbol *symbol = this_symbol(call, ".valueOf");
    return symbol == NULL ? NATIVE_THROW
                          : native_ok(call, value_symbol(symbol));
}

static enum native_result symbol_to_primitive(struct native_call *call)
{
    struct symbol *symbol = this_symbol(call, " [ @@toPrimitive ]");
    return symbol == NULL ? NATIVE_THROW
                          : native_ok(call, value_symbol(symbol));
}

static enum native_result symbol_description(struct native_call *call)
{
    struct symbol *symbol = this_symbol(call, ".description");
    if (symbol == NULL) {
        return NATIVE_THROW;
    }
    return native_ok(call, symbol->description
                               ? value_string(symbol->description)
                               : UNDEFINED);
}

const struct native native_symbol_rows[] = {
    FN_FLAGS(NULL, "Symbol", symbol_constructor, 0, NATIVE_CONSTRUCTOR, ANY,
             STRING_OR_UNDEFINED),
    FN(NULL, "Symbol.for", symbol_for, 1, ANY, STRING),
    FN(NULL, "Symbol.keyFor", symbol_key_for, 1, ANY, ANY),
    FN(NULL, "Symbol.prototype.toString", symbol_to_string, 0, ANY, ANY),
    FN(NULL, "Symbol.prototype.valueOf", symbol_value_of, 0, ANY, ANY),
    FN(NULL, "Symbol.prototype.@@toPrimitive", symbol_to_primitive, 1, ANY,
       ANY),
    FN_FLAGS(NULL, "Symbol.prototype.description", symbol_description, 0,
             NATIVE_GETTER, ANY, ANY),
};
NATIVE_COUNT(symbol);
