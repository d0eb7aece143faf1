/*
 * vm_internal.h: what the files of the virtual machine share.
 *
 * The dispatch loop (vm.c) keeps pc, sp and counters in C variables. Before
 * it calls any function of this header it saves them: frame->pc is then the
 * instruction *behind* the present one, and vm->sp the top of the operands.
 * The function answers with an `enum act`.
 *
 * Restarting: where an operand must become a primitive and is an object, a
 * library frame is pushed whose result replaces the operand, and frame->pc is
 * set back to `at`, the first byte of the present instruction. So no function
 * takes operands away before it is sure to end (law 2).
 */
#ifndef LOOPLINE_SCRIPT_VM_INTERNAL_H
#define LOOPLINE_SCRIPT_VM_INTERNAL_H

#include "script/generator.h"
#include "script/vm.h"

/* How the dispatch loop goes on. */
enum act {
    ACT_OK, /* done: vm->sp and frame->pc say where */
    ACT_RELOAD, /* another frame is on top */
    ACT_THROW, /* vm->exception is set */
    ACT_OUT /* leave vm_run with vm_host.outcome */
};

/* Room that is always left above a frame for one native frame more. */
#define VM_SLACK 48 /* values */

/* FRAME_NATIVE's `stage` beyond the arguments. */
enum native_stage {
    STAGE_SELF = 0, /* coerce this; STAGE_SELF + 1 + i: argument i */
    STAGE_READY = 100, /* everything is coerced: call the function */
    STAGE_FINISHED, /* state[3] is the result */
    STAGE_THROWING, /* state[3] is to be thrown */
    STAGE_WAITING /* parked */
};

/* --- call.c, deliver.c: calls and returns -------------------------------- */

/* A call that is about to be made: operands from `base` on are callee, this,
 * arguments (for `new`: callee, a place for this, arguments). */
struct call_request {
    Value *base; /* the result replaces everything from here */
    uint32_t argc;
    uint32_t drop; /* operands below base that go as well (hooks) */
    enum frame_return mode;
    uint16_t slot; /* RETURN_SLOT, RETURN_ARGUMENT */
    bool construct;
    Value new_target; /* where construct */
    Value prototype; /* new_target.prototype where it was asked for, else 0 */
};

/* Calls or constructs; ACT_OK where it was done at once (a native): the result
 * is at base[0] and vm->sp == base + 1 (with RETURN_PUSH). */
enum act frame_call(struct vm *vm, struct vm_host *host,
                    const struct call_request *request);

/* The same for CALL of a function in bytecode that is no class constructor:
 * callee, this and `argc` arguments are on top. */
enum act frame_call_code(struct vm *vm, struct vm_host *host,
                         struct function *function, uint32_t argc);

/* Calls a hook with up to three arguments above vm->sp; its result goes where
 * `mode` says and the operands are cut back to where they are now minus
 * `drop`. */
enum act frame_call_hook(struct vm *vm, struct vm_host *host, enum hook hook,
                         const Value *args, uint32_t argc, uint32_t drop,
                         enum frame_return mode, uint16_t slot);

/* Calls a getter or a setter on `receiver` (argument `value` where not EMPTY)
 * above the operands. */
enum act frame_call_accessor(struct vm *vm, struct vm_host *host,
                             Value function, Value receiver, Value value,
                             enum frame_return mode);

/* The running frame returns `value`: it is popped, the value goes where its
 * mode says. ACT_OUT with VM_DONE from a base frame. */
enum act frame_return(struct vm *vm, struct vm_host *host, Value value);

/* Hands `value` to whoever waits (popped->mode, ->result_at, ...), with the
 * frame already popped; a step point of that kind. */
enum act frame_deliver(struct vm *vm, struct vm_host *host,
                       const struct frame *popped, Value value,
                       enum vm_step step);
/* An intrinsic of the library: row `native`, with `argc` operands. */
enum act frame_call_intrinsic(struct vm *vm, struct vm_host *host,
                              uint32_t native, uint32_t argc);

/* Goes on with the native frame on top of the stack. */
enum act frame_native(struct vm *vm, struct vm_host *host);

/* Room for `values` more above vm->sp; false: stack overflow was thrown. The
 * stack may move. */
bool stack_make_room(struct vm *vm, size_t values);
static inline bool stack_has_room(const struct vm *vm, size_t values)
{
    return (size_t)(vm->stack_end - vm->sp) >= values + VM_SLACK;
}
static inline bool stack_room(struct vm *vm, size_t values)
{
    return stack_has_room(vm, values) || stack_make_room(vm, values);
}

/* --- unwind.c ----------------------------------------------------------- */

/* vm->exception unwinds to a handler: ACT_RELOAD, or ACT_OUT (VM_THROWN). */
enum act unwind_throw(struct vm *vm, struct vm_host *host);
/* `return value` inside the running frame from outside (generators): to the
 * next finally block, or out of the frame. */
enum act unwind_return(struct vm *vm, struct vm_host *host, Value value);

/* --- access.c: properties -------------------------------------------------- */

/* The value of key at `object`, put into *value with ACT_OK; a getter is
 * called, and its result goes where `mode` says. */
enum act access_get(struct vm *vm, struct vm_host *host, Value object,
                    Value key, enum frame_return mode, Value *value);
/* object[key] = value; ACT_OK: the caller cuts the operands. A setter is
 * called above the operands and its result dropped. */
enum act access_set(struct vm *vm, struct vm_host *host, Value object,
                    Value key, Value value);
enum act access_get_super(struct vm *vm, struct vm_host *host, Value self,
                          Value key, Value *value);
enum act access_set_super(struct vm *vm, struct vm_host *host, Value self,
                          Value key, Value value);
/* The operands are object and key; a proxy's answer replaces both. */
enum act access_delete(struct vm *vm, struct vm_host *host, Value object,
                       Value key, Value *done);
enum act access_global(struct vm *vm, struct vm_host *host, Value name,
                       bool quiet, Value *value);
enum act access_put_global(struct vm *vm, struct vm_host *host, Value name,
                           Value value);
/* ToPropertyKey on the operand at `place`; ACT_OK: *key is one. */
enum act access_key(struct vm *vm, struct vm_host *host, Value *place,
                    const uint8_t *at, Value *key);
enum act access_private(struct vm *vm, struct vm_host *host, int what,
                        Value object, Value key, Value value, Value *result);
/* Puts a key as text behind what `text` holds, for messages. */
void access_write_key(struct text *text, Value key);

/* --- global.c: a script's declarations (16.1.7) -------------------------------- */

/* Throws where a name cannot be declared; then the others do not fail. */
enum act global_check(struct vm *vm, Value name, enum global_kind kind);
void global_declare_lexical(struct vm *vm, Value name, bool constant);
void global_initialise(struct vm *vm, Value name, Value value);
void global_declare_var(struct vm *vm, Value name);
void global_declare_function(struct vm *vm, Value name, Value function);

/* --- operate.c: operators on what is not two small numbers ------------------ */

enum act operate_binary(struct vm *vm, struct vm_host *host, int op,
                        const uint8_t *at);
enum act operate_unary(struct vm *vm, struct vm_host *host, int op,
                       const uint8_t *at);
/* ToPrimitive on an operand that is an object: pushes the hook's frame. */
enum act operate_primitive(struct vm *vm, struct vm_host *host, Value *place,
                           enum atom hint, const uint8_t *at);
/* The same with a primitive whose conversion takes long: `hook` (value) is
 * asked. */
enum act operate_long(struct vm *vm, struct vm_host *host, enum hook hook,
                      Value *place, const uint8_t *at);
/* True for a BigInt whose text takes long: HOOK_BIGINT_TO_TEXT. */
bool operate_is_long(Value value);
bool operate_truthy(Value value);
bool operate_strict_equal(struct vm *vm, Value a, Value b);
Value operate_typeof(struct vm *vm, Value value);
/* ToNumber of a primitive that is neither symbol nor BigInt. */
double operate_to_number(struct vm *vm, Value primitive);
/* ToString of a primitive that is no symbol. */
struct string *operate_to_string(struct vm *vm, Value primitive);
/* ToObject of a primitive that is not nullish. */
struct object *operate_wrap(struct vm *vm, Value primitive);
enum act operate_instanceof(struct vm *vm, struct vm_host *host);

/* --- operate_bigint.c: two primitives, one of them at least a BigInt --------- */

/* + and the operators that want two BigInts. */
enum act operate_bigint(struct vm *vm, struct vm_host *host, int op);
/* < <= > >= == != */
enum act operate_bigint_relation(struct vm *vm, struct vm_host *host, int op,
                                 const uint8_t *at);
enum act operate_bigint_unary(struct vm *vm, int op);

/* --- make.c: literals, functions, classes ------------------------------------ */

struct function *make_closure(struct vm *vm, struct code *code,
                              struct env *env);
enum act make_class(struct vm *vm, struct vm_host *host, unsigned flags,
                    const uint8_t *at);
void make_method(struct vm *vm, unsigned flags, Value object, Value key,
                 Value function);
void make_name(struct vm *vm, Value function, Value key, unsigned form);
Value make_arguments(struct vm *vm, const struct frame *frame, Value map);
Value make_rest(struct vm *vm, const struct frame *frame, uint32_t from);
Value make_template(struct vm *vm, Value row);

/* A computed property, or a class field, whose object a parent's constructor
 * may have chosen; `name` of an error is in its stack. */
enum act make_member(struct vm *vm, struct vm_host *host,
                     struct object *object, Value key, Value value);
/* `{...source}`: the top operand's properties, copied to the one below. */
enum act make_copy(struct vm *vm, struct vm_host *host);
/* `{a, ...rest} = value`: a new object of what `value` has beside the `count`
 * keys on top of it. */
enum act make_rest_object(struct vm *vm, struct vm_host *host, uint32_t count);

/* --- coroutine.c -------------------------------------------------------------- */

/* The running frame's generator object is made, and handed to its caller. */
enum act coroutine_start(struct vm *vm, struct vm_host *host);
/* The same for a module that is to be linked; its promise, where it awaits. */
enum act coroutine_start_module(struct vm *vm, struct vm_host *host);
enum act coroutine_yield(struct vm *vm, struct vm_host *host, Value value);
/* The same in an async generator: who resumes it later says how as well. */
enum act coroutine_async_yield(struct vm *vm, struct vm_host *host,
                               Value value);
enum act coroutine_delegate(struct vm *vm, struct vm_host *host,
                            const uint8_t *at);
/* ASYNC_DELEGATE. */
enum act coroutine_async_delegate(struct vm *vm, struct vm_host *host);
/* The delegate hook answered `pair` to the frame now on top. */
enum act coroutine_delegated(struct vm *vm, struct vm_host *host, Value pair);
enum act coroutine_await(struct vm *vm, struct vm_host *host,
                         const uint8_t *at);
/* An async function has returned or thrown. */
enum act coroutine_settle(struct vm *vm, struct vm_host *host, Value value,
                          bool thrown);
/* Copies a suspended frame to the stack top and lets it go on; its result goes
 * to `base` as `mode` says. */
enum act coroutine_resume(struct vm *vm, struct vm_host *host,
                          struct generator *generator, enum resume_mode how,
                          Value value, Value *base, enum frame_return mode);

/* --- iterate.c ---------------------------------------------------------------- */

enum act iterate_start(struct vm *vm, struct vm_host *host,
                       const uint8_t *at);
/* GET_ASYNC_ITER. */
enum act iterate_start_async(struct vm *vm, struct vm_host *host);
enum act iterate_next(struct vm *vm, struct vm_host *host);
enum act iterate_close(struct vm *vm, struct vm_host *host, bool quiet);
/* ARRAY_SPREAD. */
enum act iterate_spread(struct vm *vm, struct vm_host *host,
                        const uint8_t *at);
/* True where going through this array can be seen by nobody: neither its
 * Symbol.iterator nor its iterator's next was changed. */
bool iterate_is_plain(struct vm *vm, struct object *array);

/* --- collector.c ---------------------------------------------------------- */

/* Collects because the heap asks for it: VM_COLLECTED, or VM_EXHAUSTED. */
enum act vm_collect_due(struct vm *vm, struct vm_host *host);
#ifdef CRUEL_GC
/* True where a collection is made before this instruction all the same. */
bool vm_is_cruel(struct vm *vm, const struct vm_host *host);
#endif

/* Somebody outside the engine had hold of this process's cells: CRUEL=gc
 * collects before the next instruction. */
static inline void vm_disturb(struct vm *vm) {
#ifdef CRUEL_GC
    vm->disturbed = true;
#else
    (void)vm;
#endif
}

/* --- steps -------------------------------------------------------------------- */

/* Counts a step point. True: it is the one to stop at; the caller answers
 * vm_stop(...). */
static inline bool vm_count(struct vm *vm, const struct vm_host *host) {
    return ++vm->steps == host->stop_at;
}
static inline enum act vm_leave(struct vm_host *host,
                                enum vm_outcome outcome) {
    host->outcome = outcome;
    return ACT_OUT;
}
static inline enum act vm_stop(struct vm_host *host, enum vm_step step,
                               Value value, Value function) {
    host->step = step;
    host->value = value;
    host->function = function;
    return vm_leave(host, VM_STEP);
}

#endif
