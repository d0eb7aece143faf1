/*
 * evaluate.c: the expression becomes the body of an arrow function whose
 * parameters are the variables in the frame's sight. The arrow is made by a
 * function that is called on the frame's own `this` and arguments, so that
 * both are the frame's. Names in their dead zone are declared behind the
 * expression: so they are there, and dead.
 */
#include "debugger/evaluate.h"

#include <string.h>

#include "debugger/scope_read.h"
#include "machine/brief.h"
#include "script/compiler.h"

#define NAMES 200u /* variables in sight, at most */
#define SLICES 200 /* of VM_SLICE_COST */

static const char *const takes_long[2] = {
    "it takes too long",
    "너무 오래 걸려요",
};
static const char *const asks_outside[2] = {
    "it asks the outside (a file, a port), and looking must not",
    "바깥(파일, 포트)에 묻는 식이라 볼 수 없어요",
};
static const char *const ends[2] = {
    "it would end the program",
    "프로그램을 끝내는 식이에요",
};
static const char *const no_room[2] = {
    "there is no room on the call stack",
    "호출 스택에 자리가 없어요",
};
static const char *const no_program[2] = {
    "the program does not run here",
    "여기서는 프로그램이 실행되지 않아요",
};

/* What the expression sees. */
struct sight {
    Value names[NAMES]; /* atoms */
    Value values[NAMES]; /* EMPTY: dead still */
    uint32_t count;
    Value this_value;
    bool has_this; /* it is known */
};

struct work {
    struct evaluation *evaluation;
    struct sight sight;
};

/* --- what is in sight ---------------------------------------------------- */

/* An arrow function's `this` is that of the function around it. */
static void add_pseudo(struct sight *sight, const struct variable *variable)
{
    if (!sight->has_this && atom_is(value_as_string(variable->name), "this")) {
        sight->this_value = variable->value;
        sight->has_this = true;
    }
}

static bool add_name(const struct variable *variable, void *context)
{
    struct sight *sight = context;
    if (variable->kind == VARIABLE_PSEUDO) {
        add_pseudo(sight, variable);
        return true;
    }
    for (uint32_t i = 0; i < sight->count; i++)
        if (sight->names[i] == variable->name)
            return true; /* an inner one hides it */
    sight->names[sight->count] = variable->name;
    sight->values[sight->count] = variable->value;
    return ++sight->count < NAMES;
}

/* The file's own level, while its main function is still on the stack: what no
 * closure keeps is there too. */
static void look_at_file(struct sight *sight, const struct frame *inner)
{
    for (const struct frame *f = inner->caller; f; f = f->caller)
        if (f->code && (f->code->flags & CODE_PROGRAM) &&
            f->code->source == inner->code->source) {
            scope_read_all(f, add_name, sight);
            return;
        }
}

static void look(struct sight *sight, const struct frame *frame)
{
    sight->count = 0;
    sight->this_value = UNDEFINED;
    sight->has_this = frame && !(frame->code->flags & CODE_ARROW);
    if (sight->has_this)
        sight->this_value = frame->this_value;
    if (frame) {
        scope_read_all(frame, add_name, sight);
        if (sight->count < NAMES)
            look_at_file(sight, frame);
    }
    if (sight->this_value == EMPTY)
        sight->this_value = UNDEFINED; /* before super() */
}

/* --- the text ------------------------------------------------------------- */

static void write_names(struct text *text, const struct sight *sight, bool dead)
{
    const char *between = "";
    for (uint32_t i = 0; i < sight->count; i++) {
        if ((sight->values[i] == EMPTY) != dead)
            continue;
        text_str(text, between);
        string_write(value_as_string(sight->names[i]), text, UINT32_MAX);
        between = ",";
    }
}

static bool has_dead(const struct sight *sight)
{
    for (uint32_t i = 0; i < sight->count; i++)
        if (sight->values[i] == EMPTY)
            return true;
    return false;
}

/* Answers where the parameters' ')' stands: see compile_dynamic. */
static uint32_t write_text(struct text *text, const struct sight *sight,
                           bool strict, const char *expression)
{
    static const char head[] = "(function anonymous(\n";
    text_str(text, head);
    text_str(text, ") {\n");
    text_str(text, strict ? "'use strict';" : "");
    text_str(text, "return (");
    write_names(text, sight, false);
    text_str(text, ") => { try { return (value => [true, value, !!value])((\n");
    text_str(text, expression);
    text_str(text, "\n)); } catch (error) { return [false, error, false]; }");
    if (has_dead(sight)) {
        text_str(text, " let ");
        write_names(text, sight, true);
        text_str(text, ";");
    }
    text_str(text, "};\n})");
    return sizeof head - 1;
}

/* --- running --------------------------------------------------------------- */

static void complain(struct evaluation *e, const char *const message[2])
{
    struct text text;
    text_init_fixed(&text, e->error, sizeof e->error);
    text_str(&text, message[e->language]);
    e->answer = EVALUATED_NOT;
}

/* Whether what was called has returned: vm->result is its value. */
static bool run(struct vm *vm, struct vm_host *host, struct evaluation *e)
{
    host->stop_at = UINT64_MAX;
    if (vm->exception != EMPTY) {
        complain(e, no_room); /* nothing was called */
        return false;
    }
    for (int slices = SLICES; slices > 0;) {
        vm->slice_end = vm->steps + vm->ticks + VM_SLICE_COST;
        switch (vm_run(vm, host)) {
        case VM_DONE:
            return true;
        case VM_COLLECTED:
        case VM_STEP:
            continue;
        case VM_SLICE:
            slices--;
            continue;
        case VM_PARKED:
            complain(e, asks_outside);
            return false;
        default:
            complain(e, ends);
            return false;
        }
    }
    complain(e, takes_long);
    return false;
}

static struct function *compile_text(struct vm *vm, const struct work *work,
                                     bool strict)
{
    struct evaluation *e = work->evaluation;
    struct compile_error error;
    struct region region;
    struct text text;
    region_init(&region, vm->heap.arena);
    text_init_region(&text, &region);
    uint32_t end = write_text(&text, &work->sight, strict, e->expression);
    struct code *code = compile_dynamic(vm, "watch", text.bytes, text.length,
                                        end, &error);
    region_done(&region);
    if (code)
        return vm_closure(vm, code);
    struct text complaint;
    text_init_fixed(&complaint, e->error, sizeof e->error);
    text_format(&complaint, "%s: %s", error.kind, error.message);
    e->answer = EVALUATED_NOT;
    return NULL;
}

/* The function of the frame's `this` and arguments, then the expression in
 * the variables. */
static bool call_both(struct vm *vm, struct vm_host *host,
                      const struct frame *frame, struct work *work)
{
    struct sight *sight = &work->sight;
    Value args[NAMES], own[NAMES];
    uint32_t count = 0, owns = 0;
    bool strict = frame && (frame->code->flags & CODE_STRICT);
    /* A copy: the stack may move. */
    for (; frame && frame->args && owns < frame->argc && owns < NAMES; owns++)
        own[owns] = frame->args[owns];
    struct function *outer = compile_text(vm, work, strict);
    if (!outer)
        return false;
    for (uint32_t i = 0; i < sight->count; i++)
        if (sight->values[i] != EMPTY)
            args[count++] = sight->values[i];
    vm_call(vm, host, value_object(&outer->object), sight->this_value, own,
            owns);
    if (!run(vm, host, work->evaluation))
        return false;
    vm_call(vm, host, vm->result, UNDEFINED, args, count);
    return run(vm, host, work->evaluation);
}

/* What was thrown, in a line: "ReferenceError: x is not defined". */
static void write_thrown(const struct vm *vm, Value value,
                         struct evaluation *e)
{
    struct text text;
    text_init_fixed(&text, e->error, sizeof e->error);
    brief_value(vm, value, &text);
}

static void take(const struct vm *vm, struct evaluation *e)
{
    const struct object *found = value_as_object(vm->result);
    Value value = found->elements[1];
    bool fine = found->elements[0] == TRUE_VALUE;
    e->answer = fine ? EVALUATED_VALUE : EVALUATED_THROWN;
    e->truth = found->elements[2] == TRUE_VALUE;
    e->error[0] = 0;
    if (!fine)
        write_thrown(vm, value, e);
    if (e->take)
        e->take(vm, value, e->context);
}

static void work_aside(struct machine *machine, struct machine_host *host,
                       void *context)
{
    struct work *work = context;
    struct evaluation *e = work->evaluation;
    struct process *process = machine->processes[e->process];
    struct vm *vm = &process->vm;
    const struct frame *frame = frame_of_program(vm->frame);
    look(&work->sight, frame);
    machine->current = e->process;
    vm->exception = EMPTY; /* one that unwinds waits till we are done */
    vm->throwing = 0;
    vm->parked = 0;
    if (call_both(vm, &host->vm, frame, work))
        take(vm, e);
}

static bool can_run(const struct machine *machine, uint32_t process)
{
    const struct process *p = process < machine->process_count
                                  ? machine->processes[process]
                                  : NULL;
    return p && p->made && p->begun && p->state != PROCESS_ENDED &&
           p->vm.stack;
}

void evaluate(struct history *history, const struct history_parts *parts,
              struct evaluation *e)
{
    struct work work = {.evaluation = e};
    e->truth = false;
    e->error[0] = 0;
    complain(e, no_program);
    if (can_run(parts->machine, e->process))
        history_aside(history, work_aside, &work);
}
