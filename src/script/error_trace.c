/*
 * The calls that a stack has: taken when an error is made, from the frames;
 * kept as values; written (error_stack.c) when somebody reads `stack`.
 */
#include <stddef.h>
#include <string.h>

#include "script/error.h"
#include "script/error_trace.h"
#include "script/generator.h"
#include "script/opcode.h"
#include "script/promise.h"

/* The instruction that a frame is in: it stands before pc, unless what it has
 * called will have it start again. */
static uint32_t frame_instruction(const struct frame *frame,
                                  const struct frame *callee)
{
    uint32_t pc = frame_pc(frame);
    bool restarts = callee && callee->mode == RETURN_SLOT;
    return restarts || pc == 0 ? pc : pc - 1;
}

/* Where that instruction stands, as stack lines name it. */
uint32_t trace_offset(const struct frame *frame, const struct frame *callee)
{
    const struct code_position *position =
        code_position_at(frame->code, frame_instruction(frame, callee));
    if (!position)
        return frame->code->start;
    return position->at;
}

static bool is_program(const struct frame *frame)
{
    return frame->code && !(frame->code->flags & CODE_LIBRARY);
}

/* The constructor that an intrinsic prototype names; UNDEFINED where the
 * program has made something else of it. */
static Value constructor_of(struct vm *vm, enum intrinsic prototype)
{
    struct property found;
    if (!object_get_own(vm, vm_intrinsic(vm, prototype),
                        vm_atom(vm, ATOM_CONSTRUCTOR), &found) ||
        found.kind != PROPERTY_DATA)
        return UNDEFINED;
    return found.value;
}

static bool is_hook(const struct vm *vm, Value function)
{
    for (unsigned i = 0; i < HOOK_COUNT; i++)
        if (vm->hooks[i] == function)
            return true;
    return false;
}

static bool is_engine(const struct code *code)
{
    const struct string *name = code->source->name;
    return string_length(name) > 7 && memcmp(name->as.units, "script:", 7) == 0;
}

/* A function of the engine that the program itself has called is shown as V8
 * shows its own: "at Array.map (<anonymous>)". Node's modules are not. */
static bool is_builtin(const struct vm *vm, const struct frame *frame)
{
    const struct frame *caller = frame->caller;
    if (frame->code && !is_engine(frame->code))
        return false;
    while (caller && !caller->code)
        caller = caller->caller;
    return caller && is_program(caller) &&
           (frame->mode == RETURN_PUSH || frame->mode == RETURN_CONSTRUCT) &&
           value_is_class(frame->function, CLASS_FUNCTION) &&
           !is_hook(vm, frame->function);
}

/* The hooks that do what a constructor of the engine does: on the stack it is
 * that constructor. UNDEFINED: this frame is none. */
static Value maker_of(struct vm *vm, const struct frame *frame)
{
    static const struct {
        uint8_t hook;
        uint8_t class;
        uint8_t prototype;
    } makers[] = {
        {HOOK_MAP_FILL, CLASS_MAP, INTRINSIC_MAP_PROTOTYPE},
        {HOOK_MAP_FILL, CLASS_WEAK_MAP, INTRINSIC_WEAK_MAP_PROTOTYPE},
        {HOOK_SET_FILL, CLASS_SET, INTRINSIC_SET_PROTOTYPE},
        {HOOK_SET_FILL, CLASS_WEAK_SET, INTRINSIC_WEAK_SET_PROTOTYPE},
        {HOOK_PROMISE_START, CLASS_PROMISE, INTRINSIC_PROMISE_PROTOTYPE},
        {HOOK_ERRORS_FILL, CLASS_ERROR, INTRINSIC_AGGREGATE_ERROR_PROTOTYPE},
    };
    if (!frame->code || !frame->args || frame->argc == 0)
        return UNDEFINED;
    if (frame->function == vm->hooks[HOOK_CREATE_FUNCTION])
        return frame->args[frame->argc - 1];
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (frame->function == vm->hooks[makers[i].hook] &&
            value_is_class(frame->args[0], makers[i].class))
            return constructor_of(vm, makers[i].prototype);
    return UNDEFINED;
}

/* Below a generator's frame V8 has its own next(). */
static bool is_generator(const struct frame *frame)
{
    return frame->code &&
           (frame->code->flags & CODE_GENERATOR) &&
           frame->mode != RETURN_BASE && value_is_object(frame->generator);
}

/* Whether the call that the frame is making is a `new`. */
static bool is_new(const struct frame *frame)
{
    return frame_pc(frame) >= opcode_size(OP_NEW) &&
           frame->pc[-(ptrdiff_t)opcode_size(OP_NEW)] == OP_NEW;
}

/* A maker's frame: was its constructor called with `new`? Function and its like
 * need none. */
static bool is_made(const struct frame *frame)
{
    return !frame->caller || !is_program(frame->caller) ||
           is_new(frame->caller);
}

struct code *trace_code_now(const struct vm *vm)
{
    if (!vm->native || !value_is_class(vm->native[0], CLASS_FUNCTION))
        return NULL;
    struct code *code = ((struct function *)value_pointer(vm->native[0]))->code;
    return code && !(code->flags & CODE_LIBRARY) ? code : NULL;
}

/* What is being called without a frame: a native function that the program has
 * called (Array is one that V8 does not show), or a program's for which there
 * is no room. */
static bool native_call_now(struct vm *vm, const struct frame *frame,
                            struct trace_call *call)
{
    bool by_maker = !value_is_undefined(maker_of(vm, frame));
    struct code *code = trace_code_now(vm);
    if (!vm->native || !(code || is_program(frame) || by_maker) ||
        !value_is_class(vm->native[0], CLASS_FUNCTION) ||
        vm->native[0] == vm->intrinsics[INTRINSIC_ARRAY])
        return false;
    *call = (struct trace_call){.function = vm->native[0],
                                .receiver = vm->native[1],
                                .code = code,
                                .offset = code ? code->entry : 0,
                                .flags = is_new(frame) ? TRACE_NEW : 0};
    return true;
}

/* The async function that awaits the promise of this one, alone: V8 follows
 * no further where there are several. NULL: none. */
static const struct generator *awaited_by(const struct generator *generator)
{
    const Value *request = generator_request(generator);
    const struct promise *promise =
        promise_of(request ? request[REQUEST_PROMISE] : generator->promise);
    if (!promise || promise->reaction_count != 1)
        return NULL;
    const struct values *row = value_as_cell(promise->reactions);
    Value next = row->at[REACTION_FULFILLED];
    if (row->at[REACTION_KIND] != value_int(JOB_RESUME) ||
        !value_is_class(next, CLASS_GENERATOR))
        return NULL;
    return value_pointer(next);
}

/* --- collecting ------------------------------------------------------------ */

struct trace {
    struct trace_call *calls;
    uint32_t count, limit;
};

static void add(struct trace *trace, const struct frame *frame,
                const struct frame *callee, unsigned flags)
{
    if (trace->count == trace->limit)
        return;
    trace->calls[trace->count++] = (struct trace_call){
        .function = frame->function,
        .receiver = frame->this_value,
        .code = frame->code,
        .offset = is_program(frame) ? trace_offset(frame, callee) : 0,
        .flags = flags};
}

/* Below a stack that a job has begun: who waits for its lowest function. */
static void add_suspended(struct trace *trace, const struct frame *lowest)
{
    const struct generator *generator =
        lowest && lowest->mode == RETURN_BASE &&
                value_is_object(lowest->generator)
            ? value_pointer(lowest->generator)
            : NULL;
    while (generator && trace->count < trace->limit &&
           (generator = awaited_by(generator))) {
        const struct frame *saved = generator_peek(generator);
        if (!saved || !is_program(saved))
            return;
        add(trace, saved, NULL, TRACE_ASYNC);
    }
}

static bool is_eval(const struct code *code)
{
    return (code->flags & CODE_EVAL) && (code->flags & CODE_PROGRAM);
}

uint32_t trace_collect(struct vm *vm, const struct error_start *start,
                       struct trace_call *calls, uint32_t limit)
{
    struct trace trace = {calls, 0, limit};
    const struct frame *frame = start->frame, *callee = start->callee;
    if (limit && start->native && frame &&
        native_call_now(vm, frame, &calls[0]))
        trace.count++;
    for (; frame && trace.count < limit;
         callee = frame, frame = frame->caller) {
        Value maker = maker_of(vm, frame);
        if (!value_is_undefined(maker)) {
            add(&trace, frame, callee, is_made(frame) ? TRACE_NEW : 0);
            calls[trace.count - 1].function = maker;
            continue;
        }
        if (!is_program(frame) && !is_builtin(vm, frame))
            continue;
        bool is_new_call = !value_is_undefined(frame->new_target);
        add(&trace, frame, callee, is_new_call ? TRACE_NEW : 0);
        if (is_program(frame) && is_generator(frame))
            add(&trace, frame, callee, TRACE_NEXT);
        if (is_program(frame) && is_eval(frame->code))
            add(&trace, frame, callee, TRACE_EVAL);
    }
    if (!frame)
        add_suspended(&trace, callee);
    return trace.count;
}

/* --- keeping --------------------------------------------------------------- */

enum trace_column {
    COLUMN_FUNCTION,
    COLUMN_RECEIVER,
    COLUMN_CODE,
    COLUMN_OFFSET,
    COLUMN_FLAGS,
    COLUMNS
};

Value trace_keep(struct vm *vm, const struct trace_call *calls, uint32_t count)
{
    struct values *rows = values_new(vm, count * COLUMNS);
    for (uint32_t i = 0; i < count; i++) {
        Value *row = rows->at + i * COLUMNS;
        row[COLUMN_FUNCTION] = calls[i].function;
        row[COLUMN_RECEIVER] = calls[i].receiver;
        row[COLUMN_CODE] =
            calls[i].code ? value_cell(calls[i].code) : UNDEFINED;
        row[COLUMN_OFFSET] = value_int((int32_t)calls[i].offset);
        row[COLUMN_FLAGS] = value_int((int32_t)calls[i].flags);
    }
    return value_cell(rows);
}

uint32_t trace_count(Value kept)
{
    return ((const struct values *)value_as_cell(kept))->cell.extra / COLUMNS;
}

struct trace_call trace_call_at(Value kept, uint32_t index)
{
    const struct values *rows = value_as_cell(kept);
    const Value *row = rows->at + index * COLUMNS;
    return (struct trace_call){
        .function = row[COLUMN_FUNCTION],
        .receiver = row[COLUMN_RECEIVER],
        .code = value_is_undefined(row[COLUMN_CODE])
                    ? NULL
                    : value_as_cell(row[COLUMN_CODE]),
        .offset = (uint32_t)value_as_int(row[COLUMN_OFFSET]),
        .flags = (unsigned)value_as_int(row[COLUMN_FLAGS])};
}
