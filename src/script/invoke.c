/*
 * invoke.c: the instructions that call.
 */
#include "script/invoke.h"

#include "script/throw.h"

enum act invoke_new(struct vm *vm, struct vm_host *host, Value *base,
                    uint32_t argc, Value callee, Value new_target)
{
    memmove(base + 2, base + 1, argc * sizeof(Value));
    base[0] = callee;
    base[1] = UNDEFINED;
    vm->sp = base + 2 + argc;
    struct call_request request = {.base = base,
                                   .argc = argc,
                                   .mode = RETURN_CONSTRUCT,
                                   .construct = true,
                                   .new_target = new_target};
    return frame_call(vm, host, &request);
}

bool invoke_spread(struct vm *vm, uint32_t *argc)
{
    const struct object *array = value_as_object(vm->sp[-1]);
    uint32_t count = array->element_count;
    if (!stack_room(vm, count + 2))
        return false;
    vm->sp--;
    for (uint32_t i = 0; i < count; i++) {
        Value v = array->elements[i];
        *vm->sp++ = v == EMPTY ? UNDEFINED : v;
    }
    *argc = count;
    return true;
}

enum act invoke_super(struct vm *vm, struct vm_host *host, uint32_t argc)
{
    struct function *active = value_pointer(vm->frame->function);
    struct function *class = value_pointer(active->constructor);
    Value *base = vm->sp - argc - 1;
    struct object *parent = object_prototype(&class->object);
    if (!parent || !(parent->cell.flags & OBJECT_CONSTRUCTOR))
        return throw_not_super(vm, parent, class);
    return invoke_new(vm, host, base, argc, value_object(parent), base[0]);
}

enum act invoke_fields(struct vm *vm, struct vm_host *host)
{
    struct function *active = value_pointer(vm->frame->function);
    struct function *class = value_is_object(active->constructor)
                                 ? value_pointer(active->constructor)
                                 : active;
    if (value_is_undefined(class->fields))
        return ACT_OK;
    Value self = vm->sp[-1];
    if (!stack_room(vm, 2))
        return ACT_THROW;
    Value *base = vm->sp;
    base[0] = class->fields;
    base[1] = self;
    vm->sp = base + 2;
    struct call_request request = {.base = base, .mode = RETURN_DISCARD};
    return frame_call(vm, host, &request);
}
