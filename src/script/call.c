/*
 * call.c: calls and returns as data on the process's stack.
 */
#include <string.h>

#include "script/coerce.h"
#include "script/error.h"
#include "script/opcode.h"
#include "script/property_cache.h"
#include "script/vm_internal.h"

#define FRAME_VALUES (sizeof(struct frame) / sizeof(Value))
#define NATIVE_LOCALS 4

_Static_assert(sizeof(struct frame) % sizeof(Value) == 0,
               "locals begin right behind a frame");

/* Everything on the stack that points into the stack, after it has moved. */
static void stack_moved(struct vm *vm, ptrdiff_t by)
{
    vm->sp = (Value *)((uint8_t *)vm->sp + by);
    if (vm->frame)
        vm->frame = (struct frame *)((uint8_t *)vm->frame + by);
    for (struct frame *f = vm->frame; f; f = f->caller) {
        if (f->caller)
            f->caller = (struct frame *)((uint8_t *)f->caller + by);
        if (f->args)
            f->args = (Value *)((uint8_t *)f->args + by);
        f->result_at = (Value *)((uint8_t *)f->result_at + by);
    }
}

static bool stack_grow(struct vm *vm, size_t need)
{
    size_t old = (size_t)((uint8_t *)vm->stack_end - (uint8_t *)vm->stack);
    size_t used = (size_t)((uint8_t *)vm->sp - (uint8_t *)vm->stack);
    size_t size = old;
    while (size < used + need)
        size *= 2;
    if (size > VM_STACK_LIMIT)
        return false;
    struct arena *arena = vm->heap.arena;
    Value *stack = arena_take(arena, (uint32_t)(size / ARENA_SPAN));
    if (!stack)
        return false;
    memcpy(stack, vm->stack, used);
    arena_give(arena, vm->stack, (uint32_t)(old / ARENA_SPAN));
    ptrdiff_t by = (uint8_t *)stack - (uint8_t *)vm->stack;
    vm->stack = stack;
    vm->stack_end = (Value *)((uint8_t *)stack + size);
    stack_moved(vm, by);
    return true;
}

/* Room for the frame of a call whose callee stands at `base`. Where there is
 * none the error's stack begins with the callee, as V8's does. */
static bool stack_make_frame(struct vm *vm, size_t values, const Value *base)
{
    vm->native = base;
    if (!stack_make_room(vm, values))
        return false; /* note_throw asks who it was */
    vm->native = NULL;
    return true;
}

bool stack_make_room(struct vm *vm, size_t values)
{
    if (stack_grow(vm, (values + VM_SLACK) * sizeof(Value)))
        return true;
    error_throw(vm, ERROR_RANGE, "Maximum call stack size exceeded");
    return false;
}

/* --- pushing ------------------------------------------------------------- */

static void frame_fill(struct vm *vm, struct frame *f, Value *result_at,
                       const struct call_request *request)
{
    f->caller = vm->frame;
    f->new_target = request->construct ? request->new_target : UNDEFINED;
    f->generator = UNDEFINED;
    f->result_at = result_at - request->drop;
    f->argc = request->argc;
    f->slot = request->slot;
    f->mode = (uint8_t)request->mode;
    f->depth = vm->frame ? vm->frame->depth + 1 : 0;
}

/* What `prototype` of new.target is, as far as it can be known at once. */
static Value frame_prototype(struct vm *vm, struct vm_host *host,
                             Value new_target)
{
    struct property found;
    struct object *of = value_as_object(new_target);
    Value key = vm_atom(vm, ATOM_PROTOTYPE), prototype;
    if (property_cache_get(vm, host, of, key, &prototype))
        return prototype;
    if (!object_find(vm, of, key, &found) || found.kind != PROPERTY_DATA)
        return UNDEFINED;
    property_cache_found(vm, host, of, key, &found);
    return found.value;
}

/* The object that a base constructor initialises: its prototype is that of
 * new.target (10.1.13). */
static struct object *frame_new_this(struct vm *vm, struct vm_host *host,
                                     const struct call_request *request)
{
    Value prototype = request->prototype;
    if (!prototype)
        prototype = frame_prototype(vm, host, request->new_target);
    if (!value_is_object(prototype))
        return object_new_plain(vm);
    return object_new_instance(
        vm, property_cache_root(vm, host, value_as_object(prototype)));
}

/* The object of a base constructor that is called with `new`. */
static Value frame_construct(struct vm *vm, struct vm_host *host,
                             const struct code *code,
                             const struct call_request *request)
{
    if (code->flags & CODE_DERIVED)
        return EMPTY;
    return value_object(frame_new_this(vm, host, request));
}

static inline Value frame_this(struct vm *vm, const struct code *code,
                               Value self)
{
    if ((code->flags & (CODE_STRICT | CODE_THIS)) != CODE_THIS ||
        value_is_object(self))
        return self;
    if (value_is_nullish(self))
        return vm->intrinsics[INTRINSIC_GLOBAL];
    return value_object(operate_wrap(vm, self));
}

/* The arguments that have parameters, then UNDEFINED for every other local. */
static inline void fill_locals(Value *locals, const struct code *code,
                               const Value *args, uint32_t argc)
{
    uint32_t given = argc < code->parameters ? argc : code->parameters;
    uint32_t i = 0;
    for (; i < given; i++)
        locals[i] = args[i];
    for (; i < code->locals; i++)
        locals[i] = UNDEFINED;
}

static inline enum act push_code(struct vm *vm, struct vm_host *host,
                                 struct function *function,
                                 const struct call_request *request)
{
    struct code *code = function->code;
    size_t base = (size_t)(request->base - vm->stack);
    size_t values = FRAME_VALUES + code->locals + code->stack;
    if (!stack_has_room(vm, values) &&
        !stack_make_frame(vm, values, request->base))
        return ACT_THROW;
    Value *result_at = vm->stack + base;
    struct frame *f = (struct frame *)vm->sp;
    frame_fill(vm, f, result_at, request);
    f->kind = FRAME_CODE;
    f->code = code;
    f->pc = code->bytes;
    f->env = function->env;
    f->function = value_object(&function->object);
    f->args = result_at + 2;
    f->native = 0;
    f->stage = 0;
    f->serial = ++vm->frames;
    f->this_value =
        request->construct
            ? frame_construct(vm, host, code, request)
            : frame_this(vm, code, result_at[1]);
    fill_locals(frame_locals(f), code, result_at + 2, request->argc);
    vm->sp = frame_locals(f) + code->locals;
    vm->frame = f;
    vm->ticks++;
    /* Here and at LOOP, and nowhere else: where a slice ends must not depend
     * on where somebody stopped. */
    if (vm->steps + vm->ticks >= vm->slice_end)
        return vm_leave(host, VM_SLICE);
    return ACT_RELOAD;
}

enum act frame_call_code(struct vm *vm, struct vm_host *host,
                         struct function *function, uint32_t argc)
{
    struct call_request request = {
        .base = vm->sp - argc - 2, .argc = argc, .mode = RETURN_PUSH};
    return push_code(vm, host, function, &request);
}

/* --- natives ------------------------------------------------------------- */

/* A frame for a native call that cannot be done at once. `state` may be NULL.
 * It uses the slack that stack_room leaves, so it never moves the stack. */
static struct frame *push_native(struct vm *vm, uint32_t native, Value callee,
                                 Value self, const struct call_request *request,
                                 const Value *state)
{
    struct frame *f = (struct frame *)vm->sp;
    frame_fill(vm, f, request->base, request);
    f->kind = FRAME_NATIVE;
    f->code = NULL;
    f->pc = NULL;
    f->env = NULL;
    f->function = callee;
    f->this_value = self;
    f->args = request->base + 2;
    f->native = native;
    f->stage = STAGE_SELF;
    f->serial = 0;
    Value *locals = frame_locals(f);
    for (int i = 0; i < NATIVE_LOCALS; i++)
        locals[i] = state ? state[i] : EMPTY;
    vm->sp = locals + NATIVE_LOCALS;
    vm->frame = f;
    return f;
}

static enum act native_call_again(struct vm *vm, struct vm_host *host,
                                  struct frame *f,
                                  const struct native_call *call,
                                  bool construct);

/* Puts callee, this and arguments of a NATIVE_CALL where the native's own
 * operands were, and calls. */
static enum act native_tail(struct vm *vm, struct vm_host *host, Value *base,
                            const struct native_call *call,
                            const struct call_request *like, bool construct)
{
    size_t at = (size_t)(base - vm->stack);
    size_t from = (size_t)(call->args - vm->stack);
    bool inside = call->args >= vm->stack && call->args < vm->stack_end;
    if (!stack_room(vm, call->argc + 2))
        return ACT_THROW;
    base = vm->stack + at;
    const Value *args = inside ? vm->stack + from : call->args;
    if (call->argc)
        memmove(base + 2, args, call->argc * sizeof(Value));
    base[0] = call->callee;
    base[1] = call->this_value;
    vm->sp = base + 2 + call->argc;
    struct call_request request = *like;
    request.base = base;
    request.argc = call->argc;
    request.construct = construct;
    request.new_target = call->new_target;
    request.prototype = call->prototype;
    if (construct &&
        (request.mode == RETURN_PUSH || request.mode == RETURN_QUIET))
        request.mode = RETURN_CONSTRUCT;
    return frame_call(vm, host, &request);
}

static void request_of(const struct frame *f, struct call_request *request)
{
    request->base = f->args - 2;
    request->drop = (uint32_t)(request->base - f->result_at);
    request->argc = f->argc;
    request->mode = f->mode;
    request->slot = f->slot;
    request->construct = !value_is_undefined(f->new_target);
    request->new_target = f->new_target;
    request->prototype = 0;
}

static enum act native_call_again(struct vm *vm, struct vm_host *host,
                                  struct frame *f,
                                  const struct native_call *call,
                                  bool construct)
{
    struct call_request request;
    request_of(f, &request);
    vm->frame = f->caller;
    return native_tail(vm, host, request.base, call, &request, construct);
}

/* The call is over: the value goes where it is wanted. */
static enum act native_over(struct vm *vm, struct vm_host *host,
                            const struct call_request *request, Value callee,
                            Value value)
{
    if (vm->halted)
        return vm_leave(host, VM_HALTED);
    if (request->mode == RETURN_QUIET) {
        vm->sp = request->base - request->drop + 1;
        vm->sp[-1] = value;
        return ACT_RELOAD;
    }
    if (request->mode == RETURN_PUSH) {
        vm->sp = request->base - request->drop + 1;
        vm->sp[-1] = value;
        if (vm_count(vm, host))
            return vm_stop(host, VM_STEP_RETURN, value, callee);
        return ACT_RELOAD;
    }
    struct frame popped = {.result_at = request->base - request->drop,
                           .mode = (uint8_t)request->mode,
                           .slot = request->slot,
                           .function = callee,
                           .this_value = value,
                           .args = request->base + 2,
                           .argc = request->argc};
    return frame_deliver(vm, host, &popped, value, VM_STEP_RETURN);
}

/* What a native answered. `f` is its frame, or NULL where it has none yet. */
static enum act native_answered(struct vm *vm, struct vm_host *host,
                                struct frame *f, uint32_t native,
                                struct native_call *call,
                                const struct call_request *request, Value self,
                                enum native_result result)
{
    vm_disturb(vm);
    Value callee = call->callee;
    switch (result) {
    case NATIVE_OK:
        if (f)
            vm->frame = f->caller;
        return native_over(vm, host, request, callee, call->result);
    case NATIVE_THROW:
        if (f) {
            vm->frame = f->caller;
            vm->sp = request->base - request->drop;
        }
        return ACT_THROW;
    case NATIVE_CALL:
    case NATIVE_CONSTRUCT:
        if (f)
            return native_call_again(vm, host, f, call,
                                     result == NATIVE_CONSTRUCT);
        return native_tail(vm, host, request->base, call, request,
                           result == NATIVE_CONSTRUCT);
    case NATIVE_RESUME: {
        struct generator *generator = value_pointer(call->this_value);
        if (f)
            vm->frame = f->caller;
        return coroutine_resume(vm, host, generator,
                                (enum resume_mode)call->argc, call->args[0],
                                request->base, request->mode);
    }
    case NATIVE_FALLBACK:
        return push_code(vm, host, value_pointer(callee), request);
    default:
        break;
    }
    if (!f && result == NATIVE_STEP_OK && vm->steps != host->stop_at)
        return native_over(vm, host, request, callee, call->result);
    if (!f)
        f = push_native(vm, native, callee, self, request, call->state);
    Value *state = frame_locals(f);
    f->stage = STAGE_READY;
    switch (result) {
    case NATIVE_STEP_OK:
        f->stage = STAGE_FINISHED;
        state[3] = call->result;
        break;
    case NATIVE_PARK:
        f->stage = STAGE_WAITING;
        vm->parked = 1;
        return vm_leave(host, VM_PARKED);
    case NATIVE_AGAIN:
        return vm_leave(host, VM_SLICE);
    case NATIVE_COLLECT:
        vm->collect = 1;
        break;
    default:
        break;
    }
    if (vm->steps == host->stop_at &&
        (result == NATIVE_STEP || result == NATIVE_STEP_OK))
        return vm_stop(host, VM_STEP_NATIVE, UNDEFINED, callee);
    return ACT_RELOAD;
}

_Static_assert(ANY == 0, "an argument that is not coerced is a zero byte");

/* How many arguments the row coerces: up to the last that is not ANY. */
static inline uint32_t coerced_count(const struct native *row)
{
    uint64_t all = 0;
    for (unsigned i = 0; i < NATIVE_ARGS; i++)
        all |= (uint64_t)row->args[i] << 8 * i;
    return all ? (uint32_t)(71 - __builtin_clzll(all)) / 8 : 0;
}

/* Arguments that the row declares and the caller did not give. */
static inline void pad_arguments(struct vm *vm, uint32_t declared, Value *args,
                                 uint32_t argc)
{
    if (declared < 2)
        declared = 2; /* what a native calls instead is handed over here */
    while (argc < declared)
        args[argc++] = UNDEFINED;
    if (vm->sp < args + argc)
        vm->sp = args + argc;
}

static inline bool all_coerced(const struct native *row, Value self,
                               const Value *args, uint32_t count)
{
    if (row->self != ANY && !coerced(self, row->self))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!coerced(args[i], row->args[i]))
            return false;
    return true;
}

static enum act call_native(struct vm *vm, struct vm_host *host,
                            uint32_t native, Value callee,
                            const struct call_request *given)
{
    const struct native *row = native_row(host->natives, native);
    size_t base = (size_t)(given->base - vm->stack);
    if (!stack_room(vm, NATIVE_ARGS + FRAME_VALUES + NATIVE_LOCALS))
        return ACT_THROW;
    struct call_request request = *given;
    request.base = vm->stack + base;
    Value *args = request.base + 2;
    uint32_t count = coerced_count(row);
    pad_arguments(vm, row->declared, args, request.argc);
    if (!all_coerced(row, request.base[1], args, count)) {
        push_native(vm, native, callee, request.base[1], &request, NULL);
        return frame_native(vm, host);
    }
    Value state[NATIVE_LOCALS] = {EMPTY, EMPTY, EMPTY, EMPTY};
    struct native_call call = {
        .vm = vm,
        .host = host,
        .this_value = request.base[1],
        .args = args,
        .argc = request.argc,
        .new_target = request.construct ? request.new_target : UNDEFINED,
        .callee = callee,
        .result = UNDEFINED,
        .state = state};
    Value self = call.this_value;
    vm->native = value_is_undefined(callee) ? NULL : request.base;
    enum native_result result = row->function(&call);
    vm->native = NULL;
    return native_answered(vm, host, NULL, native, &call, &request, self,
                           result);
}

/* Coerces what is left; ACT_OK: all is ready. */
static enum act native_coerce(struct vm *vm, struct vm_host *host,
                              struct frame *f, const struct native *row)
{
    while (f->stage <= NATIVE_ARGS) {
        uint32_t stage = f->stage;
        Value *place = stage ? &f->args[stage - 1] : &f->this_value;
        enum coercion how = stage ? row->args[stage - 1] : row->self;
        enum act act = coerce(vm, row, place, how);
        if (act == ACT_RELOAD) {
            Value args[2] = {*place, vm_atom(vm, coercion_hint(how))};
            enum hook hook = value_is_object(*place) ? HOOK_TO_PRIMITIVE
                             : how == BIGINT         ? HOOK_TO_BIGINT
                                                     : HOOK_BIGINT_TO_TEXT;
            return frame_call_hook(vm, host, hook, args, 2, 0,
                                   RETURN_ARGUMENT, (uint16_t)stage);
        }
        if (act != ACT_OK) {
            vm->frame = f->caller;
            return act;
        }
        f->stage++;
    }
    f->stage = STAGE_READY;
    return ACT_OK;
}

enum act frame_native(struct vm *vm, struct vm_host *host)
{
    struct frame *f = vm->frame;
    const struct native *row = native_row(host->natives, f->native);
    Value *state = frame_locals(f);
    struct call_request request;
    request_of(f, &request);
    if (f->stage == STAGE_WAITING)
        return vm_leave(host, VM_PARKED);
    if (f->stage == STAGE_THROWING) {
        vm->exception = state[3];
        vm->frame = f->caller;
        return ACT_THROW;
    }
    if (f->stage == STAGE_FINISHED) {
        Value callee = f->function, value = state[3];
        vm->frame = f->caller;
        return native_over(vm, host, &request, callee, value);
    }
    if (f->stage != STAGE_READY) {
        enum act act = native_coerce(vm, host, f, row);
        if (act != ACT_OK)
            return act;
    }
    if (vm->collect) {
        vm->collect = 0;
        vm_collect(vm, host);
        if (!heap_has_room(&vm->heap, 0))
            return vm_leave(host, VM_EXHAUSTED);
    }
    struct native_call call = {.vm = vm,
                               .host = host,
                               .this_value = f->this_value,
                               .args = f->args,
                               .argc = f->argc,
                               .new_target = f->new_target,
                               .callee = f->function,
                               .result = UNDEFINED,
                               .state = state};
    return native_answered(vm, host, f, f->native, &call, &request,
                           f->this_value, row->function(&call));
}

enum act frame_call_intrinsic(struct vm *vm, struct vm_host *host,
                              uint32_t native, uint32_t argc)
{
    Value *base = vm->sp - argc;
    memmove(base + 2, base, argc * sizeof(Value));
    base[0] = UNDEFINED;
    base[1] = UNDEFINED;
    vm->sp += 2;
    struct call_request request = {
        .base = base, .argc = argc, .mode = RETURN_QUIET};
    return call_native(vm, host, native, UNDEFINED, &request);
}

/* --- calling anything ------------------------------------------------------- */

static enum act call_bound(struct vm *vm, struct vm_host *host,
                           const struct call_request *given)
{
    struct bound *bound = value_pointer(given->base[0]);
    const struct values *more = value_is_undefined(bound->arguments)
                                    ? NULL
                                    : value_pointer(bound->arguments);
    uint32_t count = more ? more->cell.extra : 0;
    size_t base = (size_t)(given->base - vm->stack);
    if (!stack_room(vm, count))
        return ACT_THROW;
    struct call_request request = *given;
    request.base = vm->stack + base;
    Value *args = request.base + 2;
    memmove(args + count, args, request.argc * sizeof(Value));
    for (uint32_t i = 0; i < count; i++)
        args[i] = more->at[i];
    request.argc += count;
    vm->sp = args + request.argc;
    if (request.construct && request.new_target == request.base[0])
        request.new_target = bound->target;
    request.base[0] = bound->target;
    request.base[1] = bound->this_value;
    return frame_call(vm, host, &request);
}

/* The end of the message where what is called gives what is iterated over:
 * `[...f()]`, `for (x of f())`, `[a] = f()`; V8 does not tell the two faults
 * apart. Of `yield* f()` it has another text. */
static const char *iterated_end(struct vm *vm, struct text *text)
{
    const struct frame *f = vm->frame;
    if (!f || f->kind != FRAME_CODE) return "";
    const uint8_t *next = *f->pc == OP_DUP ? f->pc + 1 : f->pc;
    const struct code_position *p =
        code_position_at(f->code, (uint32_t)(next - f->code->bytes));
    bool is_argument = p && p->at < p->start;
    if (*next == OP_GET_ASYNC_ITER) {
        text_str(text, "(...)");
        return " or its return value is not async iterable";
    }
    if (*next != OP_GET_ITER && (*next != OP_ARRAY_SPREAD || is_argument))
        return "";
    char buffer[256];
    struct text other;
    text_init_fixed(&other, buffer, sizeof buffer);
    error_write_site(vm, &other, f->code,
                     (uint32_t)(next - f->code->bytes));
    if (strncmp(buffer, "yield*", 6) != 0)
        return " or its return value is not iterable";
    text_cut(text, 0);
    text_str(text, buffer);
    return "";
}

static enum act not_callable(struct vm *vm, Value callee, bool construct,
                             Value receiver)
{
    char buffer[256];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    struct frame *f = vm->frame;
    if (f && f->kind == FRAME_CODE && f->pc > f->code->bytes)
        error_write_site(vm, &text, f->code, frame_pc(f) - 1);
    else
        text_str(&text, "value");
    if (text.length == 0)
        error_write_default_site(vm, &text, callee);
    const char *end = construct ? "" : iterated_end(vm, &text);
    error_throw(vm, ERROR_TYPE, "%s is not %s%s", buffer,
                construct                            ? "a constructor"
                : strncmp(buffer, "yield*", 6) == 0 ? "iterable"
                                                     : "a function",
                end);
    error_keep_clue(vm, receiver);
    return ACT_THROW;
}

/* The arguments as an array in the second place of a hook's. */
static enum act call_hook(struct vm *vm, struct vm_host *host, enum hook hook,
                          Value first, Value last,
                          const struct call_request *given, bool list_first)
{
    struct object *list = array_from(vm, given->base + 2, given->argc);
    size_t base = (size_t)(given->base - vm->stack);
    if (!stack_room(vm, 5))
        return ACT_THROW;
    struct call_request request = *given;
    request.base = vm->stack + base;
    request.base[0] = vm->hooks[hook];
    request.base[1] = UNDEFINED;
    request.base[2] = first;
    request.base[3] = list_first ? value_object(list) : last;
    request.base[4] = list_first ? last : value_object(list);
    vm->sp = request.base + 5;
    request.argc = 3;
    request.construct = false;
    return frame_call(vm, host, &request);
}

/* True where the trap is there and cannot be called: V8 then names the call. */
static bool trap_is_wrong(struct vm *vm, Value proxy, const char *name)
{
    const struct proxy *p = value_pointer(proxy);
    struct property found;
    return value_is_object(p->handler) &&
           object_find(vm, value_as_object(p->handler), key_from_c(vm, name),
                       &found) &&
           found.kind == PROPERTY_DATA && !value_is_nullish(found.value) &&
           !value_is_callable(found.value);
}

/* A proxy's [[Call]] and [[Construct]] (10.5.12, 10.5.13). */
static enum act call_proxy(struct vm *vm, struct vm_host *host,
                           const struct call_request *request)
{
    Value proxy = request->base[0];
    if (trap_is_wrong(vm, proxy, request->construct ? "construct" : "apply"))
        return not_callable(vm, proxy, false, UNDEFINED);
    if (request->construct)
        return call_hook(vm, host, HOOK_PROXY_CONSTRUCT, proxy,
                         request->new_target, request, true);
    return call_hook(vm, host, HOOK_PROXY_APPLY, proxy, request->base[1],
                     request, false);
}

/* True where JavaScript has to run for new.target.prototype: that of a
 * function is always data, those of bound functions and proxies need not be. */
static bool prototype_is_asked(struct vm *vm,
                               const struct call_request *request,
                               const struct function *function)
{
    struct property found;
    if (request->prototype || (function->code &&
                               (function->code->flags & CODE_DERIVED)))
        return false;
    struct object *from = value_as_object(request->new_target);
    return object_class(from) != CLASS_FUNCTION &&
           object_find(vm, from, vm_atom(vm, ATOM_PROTOTYPE), &found) &&
           found.kind != PROPERTY_DATA;
}

/* Natives look at new.target alone: one that has the prototype asked for. */
static Value stand_in(struct vm *vm, Value prototype)
{
    struct object *o = object_new(vm, NULL);
    object_put_own(vm, o, vm_atom(vm, ATOM_PROTOTYPE), prototype, 0);
    return value_object(o);
}

static enum act call_function(struct vm *vm, struct vm_host *host,
                              const struct call_request *request)
{
    struct function *function = value_pointer(request->base[0]);
    struct call_request asked;
    if (request->construct && prototype_is_asked(vm, request, function))
        return call_hook(vm, host, HOOK_CONSTRUCT_FROM, request->base[0],
                         request->new_target, request, true);
    if (request->construct && request->prototype && !function->code) {
        asked = *request;
        asked.new_target = stand_in(vm, request->prototype);
        request = &asked;
    }
    if (!function->code)
        return call_native(vm, host, function->native, request->base[0],
                           request);
    if ((function->code->flags & CODE_CLASS) && !request->construct) {
        char buffer[200];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        string_write(function->code->name, &text, 100);
        error_throw(vm, ERROR_TYPE,
                    "Class constructor%s%s cannot be invoked without 'new'",
                    text.length ? " " : "s", buffer);
        return ACT_THROW;
    }
    if (function->code->fast_native)
        return call_native(vm, host, function->code->fast_native,
                           request->base[0], request);
    return push_code(vm, host, function, request);
}

enum act frame_call(struct vm *vm, struct vm_host *host,
                    const struct call_request *request)
{
    Value callee = request->base[0];
    if (request->construct ? !value_is_constructor(callee)
                           : !value_is_callable(callee))
        return not_callable(vm, callee, request->construct,
                            request->construct ? UNDEFINED : request->base[1]);
    if (object_class(value_as_object(callee)) == CLASS_BOUND)
        return call_bound(vm, host, request);
    if (object_class(value_as_object(callee)) == CLASS_PROXY)
        return call_proxy(vm, host, request);
    return call_function(vm, host, request);
}

enum act frame_call_hook(struct vm *vm, struct vm_host *host, enum hook hook,
                         const Value *args, uint32_t argc, uint32_t drop,
                         enum frame_return mode, uint16_t slot)
{
    size_t keep = (size_t)(vm->sp - vm->stack);
    if (!stack_room(vm, argc + 2))
        return ACT_THROW;
    Value *base = vm->stack + keep;
    base[0] = vm->hooks[hook];
    base[1] = UNDEFINED;
    for (uint32_t i = 0; i < argc; i++)
        base[2 + i] = args[i];
    vm->sp = base + 2 + argc;
    struct call_request request = {
        .base = base, .argc = argc, .drop = drop, .mode = mode, .slot = slot};
    return frame_call(vm, host, &request);
}

enum act frame_call_accessor(struct vm *vm, struct vm_host *host,
                             Value function, Value receiver, Value value,
                             enum frame_return mode)
{
    if (!stack_room(vm, 4))
        return ACT_THROW;
    Value *top = vm->sp;
    bool setter = value != EMPTY;
    top[0] = function;
    top[1] = receiver;
    if (setter)
        top[2] = value;
    vm->sp = top + 2 + setter;
    struct call_request request = {.base = top, .argc = setter, .mode = mode};
    return frame_call(vm, host, &request);
}
