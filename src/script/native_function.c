/*
 * Function.prototype (ECMA-262, 20.2.3); apply is with Reflect's.
 */
#include "script/code.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"

/* Function.prototype is a function that does nothing. */
static enum native_result function_prototype(struct native_call *call)
{
    return native_ok(call, UNDEFINED);
}

/* V8's sloppy functions have `caller` and `arguments`, which are null while
 * they do not run. */
static bool is_sloppy(Value value)
{
    const struct function *function = value_pointer(value);
    return value_is_class(value, CLASS_FUNCTION) && function->code &&
           !(function->code->flags & CODE_STRICT) &&
           (function->object.cell.flags & OBJECT_CONSTRUCTOR);
}

static enum native_result function_throw(struct native_call *call)
{
    if (is_sloppy(call->this_value)) {
        return native_ok(call, NULL_VALUE);
    }
    return error_throw(call->vm, ERROR_TYPE,
                       "'caller', 'callee', and 'arguments' properties may "
                       "not be accessed on strict mode functions or the "
                       "arguments objects for calls to them");
}

/* What cannot be called the VM names as it stands at the call. */
static enum native_result function_call(struct native_call *call)
{
    return native_call_with(call, call->this_value, native_arg(call, 0), 1);
}

/* --- bind --------------------------------------------------------------- */

/* BoundFunctionCreate, 10.4.1.3. `bound` are `this` and the arguments. */
static struct object *bind(struct vm *vm, Value target,
                           struct object *prototype, const Value *bound,
                           uint32_t count)
{
    struct bound *made = (struct bound *)object_new_sized(
        vm, CLASS_BOUND, shape_root(vm, prototype), sizeof *made,
        offsetof(struct bound, inner), 2);
    made->target = target;
    made->this_value = count > 0 ? bound[0] : UNDEFINED;
    made->arguments = UNDEFINED;
    if (count > 1) {
        struct values *row = values_new(vm, count - 1);
        memcpy(row->at, bound + 1, (count - 1) * sizeof(Value));
        made->arguments = value_cell(row);
    }
    made->object.cell.flags |= value_as_object(target)->cell.flags &
                               (OBJECT_CALLABLE | OBJECT_CONSTRUCTOR);
    return &made->object;
}

/* Its length is the target's, less what is bound; its name says so. */
static void name_bound(struct vm *vm, struct object *bound, Value length,
                       Value name, double given)
{
    double left = value_is_number(length)
                      ? number_to_integer(value_as_number(length)) - given
                      : 0;
    struct string *text = string_from_c(vm, "bound ");
    if (value_is_string(name)) {
        text = string_concat(vm, text, value_as_string(name));
    }
    object_put_own(vm, bound, vm_atom(vm, ATOM_LENGTH),
                   value_number(left > 0 ? left : 0), CONFIGURABLE);
    object_put_own(vm, bound, vm_atom(vm, ATOM_NAME), value_string(text),
                   CONFIGURABLE);
}

/* bind(this, ...arguments), where length and name are data. */
static enum native_result function_bind(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct property length;
    Value name;
    if (!value_is_callable(call->this_value)) {
        return error_throw(vm, ERROR_TYPE,
                           "Bind must be called on a function");
    }
    struct object *target = value_as_object(call->this_value);
    if (!object_get_own(vm, target, vm_atom(vm, ATOM_LENGTH), &length)) {
        length.kind = PROPERTY_DATA;
        length.value = UNDEFINED;
    }
    if (length.kind != PROPERTY_DATA ||
        !native_get(vm, target, vm_atom(vm, ATOM_NAME), &name)) {
        return NATIVE_FALLBACK;
    }
    struct object *bound = bind(vm, call->this_value, object_prototype(target),
                                call->args, call->argc);
    name_bound(vm, bound, length.value, name,
               call->argc > 1 ? call->argc - 1 : 0);
    return native_object(call, bound);
}

/* %bind(target, prototype, bound, length, name): what the library asked for;
 * `bound` is an array of `this` and the arguments. */
static enum native_result function_bind_asked(struct native_call *call)
{
    const struct object *list = value_as_object(call->args[2]);
    struct object *prototype = value_is_object(call->args[1])
                                   ? value_as_object(call->args[1])
                                   : NULL;
    struct object *bound = bind(call->vm, call->args[0], prototype,
                                list->elements, list->length);
    name_bound(call->vm, bound, call->args[3], call->args[4],
               list->length > 1 ? list->length - 1 : 0);
    return native_object(call, bound);
}

/* --- toString ----------------------------------------------------------- */

/* "function max() { [native code] }". */
static enum native_result say_native(struct native_call *call,
                                     struct object *object)
{
    struct vm *vm = call->vm;
    struct region region;
    struct text text;
    struct property name;
    region_init(&region, vm->heap.arena);
    text_init_region(&text, &region);
    text_str(&text, "function ");
    if (object_class(object) == CLASS_FUNCTION &&
        object_get_own(vm, object, vm_atom(vm, ATOM_NAME), &name) &&
        value_is_string(name.value)) {
        string_write(value_as_string(name.value), &text, UINT32_MAX);
    }
    text_str(&text, "() { [native code] }");
    struct string *string = string_from_text(vm, &text);
    region_done(&region);
    return native_string(call, string);
}

static enum native_result function_to_string(struct native_call *call)
{
    if (!value_is_callable(call->this_value)) {
        return error_throw(call->vm, ERROR_TYPE,
                           "Function.prototype.toString requires that 'this' "
                           "be a Function");
    }
    struct object *object = value_as_object(call->this_value);
    const struct code *code =
        object_class(object) == CLASS_FUNCTION
            ? ((const struct function *)object)->code
            : NULL;
    if (code == NULL || (code->flags & CODE_LIBRARY)) {
        return say_native(call, object);
    }
    const char *text = (const char *)code->source->text->at + code->start;
    return native_string(
        call, string_from_utf8(call->vm, text, code->end - code->start));
}

/* --- instanceof --------------------------------------------------------- */

/* OrdinaryHasInstance, 7.3.22; a bound function is the library's. */
static enum native_result function_has_instance(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value value = native_arg(call, 0), prototype;
    if (!value_is_callable(call->this_value)) {
        return native_boolean(call, false);
    }
    struct object *function = value_as_object(call->this_value);
    if (object_class(function) == CLASS_BOUND) {
        return NATIVE_FALLBACK;
    }
    if (!value_is_object(value)) {
        return native_boolean(call, false);
    }
    if (!native_get(vm, function, vm_atom(vm, ATOM_PROTOTYPE), &prototype)) {
        return NATIVE_FALLBACK;
    }
    if (!value_is_object(prototype)) {
        return native_type_error(call,
                                 "Function has non-object prototype '",
                                 prototype, "' in instanceof check");
    }
    const struct object *chain = object_prototype(value_as_object(value));
    if (value_is_proxy(value)) {
        return NATIVE_FALLBACK;
    }
    while (chain != NULL && chain != value_as_object(prototype)) {
        if (object_class(chain) == CLASS_PROXY) {
            return NATIVE_FALLBACK;
        }
        chain = object_prototype(chain);
    }
    return native_boolean(call, chain != NULL);
}

/* %boundTarget(function): what a bound function calls, else undefined. */
static enum native_result function_bound_target(struct native_call *call)
{
    if (!value_is_class(call->args[0], CLASS_BOUND)) {
        return native_ok(call, UNDEFINED);
    }
    struct bound *bound = value_pointer(call->args[0]);
    return native_ok(call, bound->target);
}

const struct native native_function_rows[] = {
    INTERNAL("functionPrototype", function_prototype, ANY),
    INTERNAL("throwTypeError", function_throw, ANY),
    FN(NULL, "Function.prototype.call", function_call, 1, ANY, ANY),
    INTERNAL("functionBind", function_bind, ANY),
    INTERNAL("bind", function_bind_asked, ANY, ANY, ANY, ANY, ANY),
    FN(NULL, "Function.prototype.toString", function_to_string, 0, ANY, ANY),
    INTERNAL("hasInstance", function_has_instance, ANY),
    INTERNAL("boundTarget", function_bound_target, ANY),
};
NATIVE_COUNT(function);
