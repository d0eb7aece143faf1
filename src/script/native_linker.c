/*
 * native_linker.c: what node/later/linker.js needs of modules: environments,
 * cells, namespace objects. The algorithms of 16.2.1 are JavaScript there.
 *
 * A `scope` is what a module's code returned: the CLASS_GENERATOR object that
 * waits before its first statement. A `cell` is handed round as it is; the
 * library looks into none and shows none to a program.
 */
#include "script/environment.h"
#include "script/generator.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static struct generator *scope_of(const struct native_call *call)
{
    return value_pointer(call->args[0]);
}

/* The field of a module's record that args[1] says. */
static Value *field_of(const struct native_call *call)
{
    const struct frame *frame = generator_peek(scope_of(call));
    return &frame->env->values[value_as_int(call->args[1])];
}

/* %moduleField(scope, index): the cell that a field of its record holds. */
static enum native_result module_field(struct native_call *call)
{
    return native_ok(call, *field_of(call));
}

/* %moduleBind(scope, index, cell): the field holds that cell from now on. */
static enum native_result module_bind(struct native_call *call)
{
    *field_of(call) = call->args[2];
    return native_ok(call, UNDEFINED);
}

/* %moduleRun(scope): the module is evaluated; returns where it awaits. */
static enum native_result module_run(struct native_call *call)
{
    call->this_value = call->args[0];
    call->args[0] = UNDEFINED;
    call->argc = RESUME_NEXT;
    return NATIVE_RESUME;
}

/* %modulePromise(scope): what settles when a module that awaits is over. */
static enum native_result module_promise(struct native_call *call)
{
    return native_ok(call, scope_of(call)->promise);
}

/* %cellNew(value): a cell with that value. */
static enum native_result cell_make(struct native_call *call)
{
    struct values *cell = module_cell_new(call->vm);
    cell->at[MODULE_VALUE] = call->args[0];
    return native_ok(call, value_cell(cell));
}

/* %cellSet(cell, value) */
static enum native_result cell_set(struct native_call *call)
{
    module_cell(call->args[0])->at[MODULE_VALUE] = call->args[1];
    return native_ok(call, UNDEFINED);
}

/* %cellEarly(cell, function): what a namespace's getter is before the
 * variable has a value. */
static enum native_result cell_early(struct native_call *call)
{
    module_cell(call->args[0])->at[MODULE_EARLY] = call->args[1];
    return native_ok(call, UNDEFINED);
}

/* %namespaceNew(names, cells): two arrays of one length, the names sorted. */
static enum native_result namespace_make(struct native_call *call)
{
    struct vm *vm = call->vm;
    const struct object *names = value_as_object(call->args[0]);
    const struct object *cells = value_as_object(call->args[1]);
    struct object *object =
        object_new_sized(vm, CLASS_NAMESPACE, shape_root(vm, NULL),
                         sizeof(struct object), 0, 0);
    for (uint32_t i = 0; i < names->element_count; i++) {
        object_put_own(vm, object, key_from_value(vm, names->elements[i]),
                       cells->elements[i], ENUMERABLE | ACCESSOR);
    }
    object_put_own(vm, object, vm_symbol(vm, SYMBOL_TO_STRING_TAG),
                   value_string(string_from_c(vm, "Module")), 0);
    object_prevent_extensions(vm, object);
    return native_object(call, object);
}

const struct native native_linker_rows[] = {
    INTERNAL("moduleField", module_field, ANY, INT32),
    INTERNAL("moduleBind", module_bind, ANY, INT32, ANY),
    INTERNAL("moduleRun", module_run, ANY),
    INTERNAL("modulePromise", module_promise, ANY),
    INTERNAL("cellNew", cell_make, ANY),
    INTERNAL("cellSet", cell_set, ANY, ANY),
    INTERNAL("cellEarly", cell_early, ANY, ANY),
    INTERNAL("namespaceNew", namespace_make, ANY, ANY),
};
NATIVE_COUNT(linker);
