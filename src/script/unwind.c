/*
 * unwind.c: exceptions on their way to a handler.
 */
#include "script/vm_internal.h"

/* The byte of the frame's code that is being executed: behind it stands pc,
 * unless the instruction is to start again. */
static uint32_t active_pc(const struct frame *f, bool restarts)
{
    uint32_t pc = frame_pc(f);
    return restarts || pc == 0 ? pc : pc - 1;
}

static const struct code_handler *handler_find(const struct code *code,
                                               uint32_t pc, bool finally)
{
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct code_handler *h = &code->handlers[i];
        if (pc < h->from || pc >= h->to)
            continue;
        if (finally && h->kind != HANDLER_FINALLY)
            continue;
        return h;
    }
    return NULL;
}

static void handler_enter(struct vm *vm, struct frame *f,
                          const struct code_handler *h, Value value,
                          enum finally_kind kind)
{
    vm->sp = frame_operands(f) + h->depth;
    Value saved = frame_locals(f)[h->env_slot];
    f->env = value_is_cell(saved) ? value_as_cell(saved) : NULL;
    *vm->sp++ = value;
    if (h->kind == HANDLER_FINALLY)
        *vm->sp++ = value_int((int)kind);
    f->pc = f->code->bytes + h->target;
}

/* What is thrown in it rejects a promise: all of an async function, and an
 * async generator behind its parameters. */
static bool is_async(const struct frame *f)
{
    return (f->code->flags & CODE_ASYNC) &&
           (!(f->code->flags & CODE_GENERATOR) ||
            !value_is_undefined(f->generator));
}

enum act unwind_throw(struct vm *vm, struct vm_host *host)
{
    bool restarts = false;
    while (vm->frame) {
        struct frame *f = vm->frame;
        if (f->kind == FRAME_CODE) {
            const struct code_handler *h =
                handler_find(f->code, active_pc(f, restarts), false);
            if (h) {
                Value exception = vm->exception;
                vm->exception = EMPTY;
                vm->throwing = 0;
                handler_enter(vm, f, h, exception, FINALLY_THROW);
                return ACT_RELOAD;
            }
            if (is_async(f)) {
                Value exception = vm->exception;
                vm->exception = EMPTY;
                vm->throwing = 0;
                return coroutine_settle(vm, host, exception, true);
            }
            if (!value_is_undefined(f->generator))
                ((struct generator *)value_pointer(f->generator))->state =
                    GENERATOR_DONE;
        }
        restarts = f->mode == RETURN_SLOT;
        vm->frame = f->caller;
        vm->sp = f->result_at;
        if (f->mode == RETURN_BASE)
            break;
    }
    vm->throwing = 0;
    return vm_leave(host, VM_THROWN);
}

enum act unwind_return(struct vm *vm, struct vm_host *host, Value value)
{
    struct frame *f = vm->frame;
    const struct code_handler *h =
        handler_find(f->code, active_pc(f, false), true);
    if (!h)
        return frame_return(vm, host, value);
    handler_enter(vm, f, h, value, FINALLY_RETURN);
    return ACT_RELOAD;
}
