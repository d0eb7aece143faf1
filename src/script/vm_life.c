/*
 * vm_life.c: a process's VM from its making to its end, and how the machine
 * puts work on its stack.
 */
#include "script/image.h"
#include "script/realm.h"
#include "script/vm_internal.h"
#include "script/weak.h"

void vm_init(struct vm *vm, struct arena *arena, const struct image *image,
             const struct natives *natives, uint32_t owner, size_t limit)
{
    memset(vm, 0, sizeof *vm);
    heap_init(&vm->heap, arena, limit);
    vm->image = image;
    vm->owner = owner;
    vm->stack = arena_take(arena, VM_STACK_START / ARENA_SPAN);
    vm->stack_end = (Value *)((uint8_t *)vm->stack + VM_STACK_START);
    vm->sp = vm->stack;
    vm->result = UNDEFINED;
    vm->exception = EMPTY;
    vm->thrown_source = UNDEFINED;
    vm->shown_source = UNDEFINED;
    vm->templates = UNDEFINED;
    vm->context = UNDEFINED;
    vm->machine_roots = UNDEFINED;
    vm->symbol_registry = UNDEFINED;
    vm->rejections = UNDEFINED;
    vm->handled_late = UNDEFINED;
    vm->library = UNDEFINED;
    vm->kept = UNDEFINED;
    vm->cleanups = NULL_VALUE;
    for (int i = 0; i < INTRINSIC_COUNT; i++)
        vm->intrinsics[i] = UNDEFINED;
    for (int i = 0; i < HOOK_COUNT; i++)
        vm->hooks[i] = UNDEFINED;
    vm->atoms.shared = image ? &image->vm.atoms : NULL;
    if (natives)
        realm_make(vm, natives);
}

struct function *vm_closure(struct vm *vm, struct code *code)
{
    return make_closure(vm, code, NULL);
}

bool vm_boot(struct vm *vm, struct vm_host *host, uint32_t from, uint32_t to)
{
    uint64_t stop_at = host->stop_at;
    bool booted = true;
    host->stop_at = UINT64_MAX;
    vm->slice_end = UINT64_MAX;
    for (uint32_t i = from; i < to && booted; i++) {
        struct code *code = vm->image->files[i].code;
        vm_call(vm, host, value_object(&vm_closure(vm, code)->object),
                UNDEFINED, NULL, 0);
        enum vm_outcome outcome;
        do
            outcome = vm_run(vm, host);
        while (outcome == VM_COLLECTED);
        booted = outcome == VM_DONE;
    }
    vm->steps = 0;
    vm->ticks = 0;
    vm->slice_end = 0;
    host->stop_at = stop_at;
    return booted;
}

void vm_done(struct vm *vm)
{
    struct arena *arena = vm->heap.arena;
    size_t size = (size_t)((uint8_t *)vm->stack_end - (uint8_t *)vm->stack);
    if (vm->stack)
        arena_give(arena, vm->stack, (uint32_t)(size / ARENA_SPAN));
    vm->stack = vm->stack_end = vm->sp = NULL;
    vm->frame = NULL;
    heap_done(&vm->heap);
}

void vm_call(struct vm *vm, struct vm_host *host, Value function,
             Value this_value, const Value *args, uint32_t argc)
{
    vm_disturb(vm);
    if (!vm->frame)
        weak_forget_kept(vm);
    if (!stack_room(vm, argc + 2))
        return;
    Value *base = vm->sp;
    base[0] = function;
    base[1] = this_value;
    for (uint32_t i = 0; i < argc; i++)
        base[2 + i] = args[i];
    vm->sp = base + 2 + argc;
    struct call_request request = {
        .base = base, .argc = argc, .mode = RETURN_BASE};
    frame_call(vm, host, &request);
}

void vm_call_job(struct vm *vm, struct vm_host *host, const struct job *job)
{
    vm_disturb(vm);
    Value args[4] = {job->function, job->argument, job->promise, job->extra};
    weak_forget_kept(vm);
    vm->context = job->context;
    switch ((enum job_kind)job->kind) {
    case JOB_REACTION:
        vm_call(vm, host, vm->hooks[HOOK_PROMISE_REACTION_JOB], UNDEFINED, args,
                4);
        break;
    case JOB_THENABLE:
        vm_call(vm, host, vm->hooks[HOOK_PROMISE_THENABLE_JOB], UNDEFINED, args,
                4);
        break;
    case JOB_RESUME:
    case JOB_RESUME_THROW:
        coroutine_resume(vm, host, value_pointer(job->function),
                         job->kind == JOB_RESUME ? RESUME_NEXT : RESUME_THROW,
                         job->argument, vm->sp, RETURN_BASE);
        break;
    case JOB_CALLBACK:
        vm_call(vm, host, job->function, UNDEFINED, &args[1], 1);
        break;
    }
}

static void answer(struct vm *vm, Value value, enum native_stage stage)
{
    frame_locals(vm->frame)[3] = value;
    vm->frame->stage = stage;
    vm->parked = 0;
}

void vm_answer(struct vm *vm, Value value)
{
    vm_disturb(vm);
    answer(vm, value, STAGE_FINISHED);
}

void vm_answer_throw(struct vm *vm, Value exception)
{
    vm_disturb(vm);
    answer(vm, exception, STAGE_THROWING);
}

void vm_unwind(struct vm *vm)
{
    vm->frame = NULL;
    vm->sp = vm->stack;
    vm->exception = EMPTY;
    vm->throwing = 0;
    vm->parked = 0;
}

void vm_settle(struct vm *vm)
{
    if (!vm->stack)
        return;
    memset(vm->sp, 0, (size_t)((uint8_t *)vm->stack_end - (uint8_t *)vm->sp));
}
