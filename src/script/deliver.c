/*
 * deliver.c: what a frame has returned goes to where the one below wants it.
 */
#include "script/error.h"
#include "script/vm_internal.h"

static void deliver_slot(struct vm *vm, const struct frame *popped, Value value)
{
    struct frame *f = vm->frame;
    if (popped->mode == RETURN_SLOT)
        frame_operands(f)[popped->slot] = value;
    else if (popped->slot == 0)
        f->this_value = value;
    else
        f->args[popped->slot - 1] = value;
}

/* The iterator, and its `next`, which is asked for once (7.4.3). */
static enum act deliver_iterator(struct vm *vm, struct vm_host *host,
                                 Value iterator)
{
    Value next;
    *vm->sp++ = iterator;
    enum act act = access_get(vm, host, iterator, vm_atom(vm, ATOM_NEXT),
                              RETURN_PUSH, &next);
    if (act == ACT_OK)
        *vm->sp++ = next;
    return act;
}

enum act frame_deliver(struct vm *vm, struct vm_host *host,
                       const struct frame *popped, Value value,
                       enum vm_step step)
{
    enum act act;
    vm->sp = popped->result_at;
    switch ((enum frame_return)popped->mode) {
    case RETURN_PUSH:
        *vm->sp++ = value;
        break;
    case RETURN_OVER_1:
        vm->sp[-1] = value;
        break;
    case RETURN_OVER_2:
        vm->sp[-2] = value;
        vm->sp--;
        break;
    case RETURN_METHOD:
        vm->sp[0] = vm->sp[-1];
        vm->sp[-1] = value;
        vm->sp++;
        break;
    case RETURN_QUIET:
        *vm->sp++ = value;
        return ACT_RELOAD;
    case RETURN_DISCARD:
        break;
    case RETURN_CONSTRUCT:
        *vm->sp++ = value_is_object(value) ? value : popped->this_value;
        break;
    case RETURN_BOOLEAN:
        *vm->sp++ = value_boolean(operate_truthy(value));
        break;
    case RETURN_NOT_BOOLEAN:
        *vm->sp++ = value_boolean(!operate_truthy(value));
        break;
    case RETURN_ITERATOR:
        if (!value_is_object(value)) {
            error_throw(vm, ERROR_TYPE,
                        "Result of the Symbol.iterator method is not an "
                        "object");
            return ACT_THROW;
        }
        act = deliver_iterator(vm, host, value);
        if (act != ACT_OK)
            return act;
        break;
    case RETURN_ITER_NEXT:
        *vm->sp++ = value;
        if (value != EMPTY)
            vm->sp[-3] = popped->args[0];
        break;
    case RETURN_DELEGATE:
        return coroutine_delegated(vm, host, value);
    case RETURN_SLOT:
    case RETURN_ARGUMENT:
        deliver_slot(vm, popped, value);
        break;
    case RETURN_BASE:
        vm->result = value;
        if (step != VM_STEP_AWAIT && step != VM_STEP_YIELD)
            return vm_leave(host, VM_DONE);
        break;
    }
    if (vm_count(vm, host))
        return vm_stop(host, step, value, popped->function);
    return ACT_RELOAD;
}

enum act frame_return(struct vm *vm, struct vm_host *host, Value value)
{
    struct frame *f = vm->frame;
    if (!value_is_undefined(f->generator) || (f->code->flags & CODE_ASYNC))
        return coroutine_settle(vm, host, value, false);
    vm->frame = f->caller;
    if (f->mode == RETURN_PUSH) {
        vm->sp = f->result_at + 1;
        vm->sp[-1] = value;
        if (vm_count(vm, host))
            return vm_stop(host, VM_STEP_RETURN, value, f->function);
        return ACT_RELOAD;
    }
    return frame_deliver(vm, host, f, value, VM_STEP_RETURN);
}
