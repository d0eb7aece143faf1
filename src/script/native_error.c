/*
 * Errors (ECMA-262, 20.5): the constructors. Names, messages and toString are
 * library/error.js.
 */
#include "script/native_help.h"
#include "script/native_rows.h"

static struct object *make_error(struct native_call *call,
                                 enum intrinsic prototype)
{
    struct object *error = object_new_sized(
        call->vm, CLASS_ERROR,
        shape_root(call->vm, native_prototype(call, prototype)),
        sizeof *error + 4 * sizeof(Value), sizeof *error, 4);
    /* V8's order of own properties: stack, message, cause. */
    object_put_own(call->vm, error, vm_atom(call->vm, ATOM_STACK), UNDEFINED,
                   ATTRIBUTES_HIDDEN);
    return error;
}

/* InstallErrorCause, 20.5.8.1 (a getter called `cause` counts as none). */
static void put_cause(struct vm *vm, struct object *error, Value options)
{
    struct property found;
    if (value_is_object(options) &&
        object_find(vm, value_as_object(options), vm_atom(vm, ATOM_CAUSE),
                    &found) &&
        found.kind == PROPERTY_DATA) {
        object_put_own(vm, error, vm_atom(vm, ATOM_CAUSE), found.value,
                       ATTRIBUTES_HIDDEN);
    }
}

static void fill_error(struct vm *vm, struct object *error, Value message,
                       Value options)
{
    if (message != UNDEFINED) {
        object_put_own(vm, error, vm_atom(vm, ATOM_MESSAGE), message,
                       ATTRIBUTES_HIDDEN);
    }
    put_cause(vm, error, options);
    error_capture_stack(vm, error);
}

static enum native_result construct(struct native_call *call,
                                    enum intrinsic prototype)
{
    struct object *error = make_error(call, prototype);
    fill_error(call->vm, error, call->args[0], native_arg(call, 1));
    return native_object(call, error);
}

static enum native_result error_plain(struct native_call *call)
{
    return construct(call, INTRINSIC_ERROR_PROTOTYPE);
}

static enum native_result error_type(struct native_call *call)
{
    return construct(call, INTRINSIC_TYPE_ERROR_PROTOTYPE);
}

static enum native_result error_range(struct native_call *call)
{
    return construct(call, INTRINSIC_RANGE_ERROR_PROTOTYPE);
}

static enum native_result error_reference(struct native_call *call)
{
    return construct(call, INTRINSIC_REFERENCE_ERROR_PROTOTYPE);
}

static enum native_result error_syntax(struct native_call *call)
{
    return construct(call, INTRINSIC_SYNTAX_ERROR_PROTOTYPE);
}

static enum native_result error_eval(struct native_call *call)
{
    return construct(call, INTRINSIC_EVAL_ERROR_PROTOTYPE);
}

static enum native_result error_uri(struct native_call *call)
{
    return construct(call, INTRINSIC_URI_ERROR_PROTOTYPE);
}

/* The library goes through the errors and puts them on (errorsFill). */
static enum native_result error_aggregate(struct native_call *call)
{
    Value errors = native_arg(call, 0);
    struct object *error =
        make_error(call, INTRINSIC_AGGREGATE_ERROR_PROTOTYPE);
    fill_error(call->vm, error, call->args[1], native_arg(call, 2));
    call->args[0] = value_object(error);
    call->args[1] = errors;
    call->argc = 2;
    return native_call_with(call, call->vm->hooks[HOOK_ERRORS_FILL],
                            UNDEFINED, 0);
}

static enum native_result error_capture(struct native_call *call)
{
    if (!value_is_object(native_arg(call, 0))) {
        return error_throw(call->vm, ERROR_TYPE, "invalid_argument");
    }
    error_capture_stack_below(call->vm, value_as_object(call->args[0]),
                              native_arg(call, 1));
    return native_ok(call, UNDEFINED);
}

#define ERROR(path, function) \
    FN_FLAGS(NULL, path, function, 1, NATIVE_CONSTRUCTOR, ANY, \
             STRING_OR_UNDEFINED)

const struct native native_error_rows[] = {
    ERROR("Error", error_plain),
    ERROR("TypeError", error_type),
    ERROR("RangeError", error_range),
    ERROR("ReferenceError", error_reference),
    ERROR("SyntaxError", error_syntax),
    ERROR("EvalError", error_eval),
    ERROR("URIError", error_uri),
    FN_FLAGS(NULL, "AggregateError", error_aggregate, 2, NATIVE_CONSTRUCTOR,
             ANY, ANY, STRING_OR_UNDEFINED),
    FN(NULL, "Error.captureStackTrace", error_capture, 2, ANY, ANY),
};
