/*
 * throw.c: errors that instructions throw, and how an exception sets out.
 */
#include "script/throw.h"

#include "script/error.h"
#include "script/error_inside.h"

enum act throw_uninitialized(struct vm *vm, Value name)
{
    char buffer[160];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    access_write_key(&text, name);
    error_throw(vm, ERROR_REFERENCE, "Cannot access '%s' before initialization",
                buffer);
    return ACT_THROW;
}

enum act throw_before_super(struct vm *vm)
{
    error_throw(vm, ERROR_REFERENCE,
                "Must call super constructor in derived class before "
                "accessing 'this' or returning from derived constructor");
    return ACT_THROW;
}

enum act throw_super_twice(struct vm *vm)
{
    error_throw(vm, ERROR_REFERENCE,
                "Super constructor may only be called once");
    return ACT_THROW;
}

enum act throw_constant(struct vm *vm, unsigned kind, Value message)
{
    static const enum error_kind kinds[] = {ERROR_TYPE, ERROR_REFERENCE,
                                            ERROR_SYNTAX};
    char buffer[300];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    string_write(value_as_string(message), &text, UINT32_MAX);
    error_throw(vm, kinds[kind], "%s", buffer);
    return ACT_THROW;
}

/* "Cannot destructure property 'a' of 'x' as it is undefined." */
enum act throw_not_destructurable(struct vm *vm, Value property)
{
    Value v = vm->sp[-1];
    const char *what = v == UNDEFINED ? "undefined" : "null";
    char name[100], site[160];
    struct text text;
    text_init_fixed(&text, site, sizeof site);
    error_write_site(vm, &text, vm->frame->code, frame_pc(vm->frame) - 1);
    if (text.length == 0)
        text_str(&text, v == UNDEFINED ? "undefined" : "object null");
    text_init_fixed(&text, name, sizeof name);
    if (value_is_string(property)) {
        text_str(&text, "property '");
        access_write_key(&text, property);
        text_str(&text, "' of ");
    }
    error_throw(vm, ERROR_TYPE, "Cannot destructure %s'%s' as it is %s.", name,
                site, what);
    return ACT_THROW;
}

/* A function is named, and one without a name is "null" (V8). */
static void write_super(struct vm *vm, struct text *text, struct object *parent)
{
    if (!parent || object_class(parent) != CLASS_FUNCTION) {
        error_write_value(vm, text, parent ? value_object(parent) : NULL_VALUE);
        return;
    }
    Value name = error_peek(vm, parent, vm_atom(vm, ATOM_NAME));
    if (value_is_string(name) && string_length(value_as_string(name)))
        string_write(value_as_string(name), text, UINT32_MAX);
    else
        text_str(text, "null");
}

enum act throw_not_super(struct vm *vm, struct object *parent,
                         const struct function *class)
{
    char super[100], name[100];
    struct text text;
    text_init_fixed(&text, super, sizeof super);
    write_super(vm, &text, parent);
    text_init_fixed(&text, name, sizeof name);
    string_write(class->code->name, &text, 90);
    error_throw(vm, ERROR_TYPE,
                "Super constructor %s of %s is not a constructor", super,
                text.length ? name : "anonymous class");
    return ACT_THROW;
}

/* --- setting out ----------------------------------------------------------- */

/* True where a file of src/node runs; the language's own library is as if it
 * were built in. */
static bool in_node_module(const struct frame *f)
{
    static const char prefix[] = "node:";
    if (!f || !f->code || !(f->code->flags & CODE_LIBRARY))
        return false;
    const struct string *name = f->code->source->name;
    for (uint32_t i = 0; i < 5; i++)
        if (i >= string_length(name) || string_unit(name, i) != prefix[i])
            return false;
    return true;
}

/* Where the exception began: for the report of an uncaught one. */
static void note_throw(struct vm *vm)
{
    struct error_place place;
    bool known = error_place_now(vm, &place);
    vm->native = NULL;
    vm->thrown_source = UNDEFINED;
    if (!vm->shown_next)
        vm->shown_source = UNDEFINED;
    vm->shown_next = 0;
    if (in_node_module(vm->frame)) {
        const struct frame *f = vm->frame;
        const struct code_position *at =
            code_position_at(f->code, frame_pc(f) - 1);
        place.source = f->code->source;
        place.start = at ? at->start : f->code->start;
        place.end = place.start + 1;
    } else if (!known) {
        return;
    }
    vm->thrown_source = value_cell(place.source);
    vm->thrown_start = place.start;
    vm->thrown_end = place.end;
}

enum act throw_step(struct vm *vm, struct vm_host *host)
{
    if (!vm->throwing) {
        vm->throwing = 1;
        note_throw(vm);
        if (vm_count(vm, host))
            return vm_stop(host, VM_STEP_THROW, vm->exception, UNDEFINED);
    }
    return unwind_throw(vm, host);
}

enum act throw_bad_result(struct vm *vm, Value result)
{
    char buffer[120];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    error_write_value(vm, &text, result);
    error_throw(vm, ERROR_TYPE, "Iterator result %s is not an object", buffer);
    return ACT_THROW;
}
