/*
 * invoke.h: the instructions that call. Each takes its operands from the top
 * of the stack and answers as frame_call does.
 */
#ifndef LOOPLINE_SCRIPT_INVOKE_H
#define LOOPLINE_SCRIPT_INVOKE_H

#include "script/vm_internal.h"

/* CALL: callee, this, `argc` arguments. */
static inline enum act invoke(struct vm *vm, struct vm_host *host,
                              uint32_t argc)
{
    Value *base = vm->sp - argc - 2;
    if (value_is_class(*base, CLASS_FUNCTION)) {
        struct function *function = value_pointer(*base);
        const struct code *code = function->code;
        if (code && !(code->flags & CODE_CLASS) && !code->fast_native)
            return frame_call_code(vm, host, function, argc);
    }
    struct call_request request = {
        .base = base, .argc = argc, .mode = RETURN_PUSH};
    return frame_call(vm, host, &request);
}

/* `new callee(...)`: a place and `argc` arguments from `base` on, which become
 * callee, this, arguments. */
enum act invoke_new(struct vm *vm, struct vm_host *host, Value *base,
                    uint32_t argc, Value callee, Value new_target);
/* The arguments of a spread call, an array on top, laid out as operands; false:
 * there is no room, and vm->exception is set. */
bool invoke_spread(struct vm *vm, uint32_t *argc);
/* `super(...)`: new.target, `argc` arguments. */
enum act invoke_super(struct vm *vm, struct vm_host *host, uint32_t argc);
/* Runs the function that makes the class's fields on the top operand. */
enum act invoke_fields(struct vm *vm, struct vm_host *host);

#endif
