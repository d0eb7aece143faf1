#include "machine/step.h"

#include <inttypes.h>

#include "base/utf.h"
#include "machine/brief.h"
#include "machine/digest.h"
#include "machine/dialog.h"
#include "machine/machine.h"
#include "script/opcode.h"

#define CALLEE_TEXT 48u /* bytes: longer ones are not shown as written */

const char *step_name(enum step_kind kind)
{
    static const char *const names[] = {
#define S(name, text) text,
        STEPS(S)
#undef S
    };
    return kind < STEP_KINDS ? names[kind] : "";
}

/* --- the VM's steps, read off its frames -------------------------------- */

static void put_name(const struct vm *vm, Value function, char field[STEP_TEXT])
{
    struct text text;
    text_init_fixed(&text, field, STEP_TEXT);
    brief_function(vm, function, &text);
}

/* The frame that bytecode runs in, below natives that are under way. */
static const struct frame *code_frame(const struct vm *vm)
{
    const struct frame *frame = vm->frame;
    while (frame && frame->kind != FRAME_CODE) {
        frame = frame->caller;
    }
    return frame;
}

/* Line and column of the instruction that was executed last. */
static const struct code_position *put_place(const struct frame *frame,
                                             struct step *step)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *position =
        code_position_at(code, pc > 0 ? pc - 1 : 0);
    if (!position || !code->source) {
        return NULL;
    }
    struct utf_place place = utf_place((const char *)code->source->text->at,
                                       code->source->length, position->start);
    step->a = place.line;
    step->b = place.column;
    return position;
}

/* What does not fit: of a call what is called, else the beginning. */
static void shorten_statement(struct text *text)
{
    const char *open = memchr(text->bytes, '(', text->length);
    bool called = open && open > text->bytes && open[-1] != ' ';
    size_t length = called ? (size_t)(open - text->bytes) : text->length - 3;
    while (!called && ((unsigned char)text->bytes[length] & 0xc0) == 0x80) {
        length--;
    }
    text_cut(text, length);
    text->full = false;
    text_str(text, called ? "(…)" : "…");
}

/* The statement's text, in one line. */
static void fill_statement(const struct frame *frame, struct step *step)
{
    const struct code_position *position = put_place(frame, step);
    if (!position) {
        return;
    }
    const struct source *source = frame->code->source;
    const char *bytes = (const char *)source->text->at;
    struct text text;
    text_init_fixed(&text, step->text, STEP_TEXT);
    digest_text(bytes + position->start, position->end - position->start,
                &text);
    if (text.full) {
        shorten_statement(&text);
    }
    text_init_fixed(&text, step->more, STEP_TEXT);
    string_write(source->name, &text, UINT32_MAX);
}

/* Where callee and arguments of the call that comes next stand. */
struct call_operands {
    Value callee;
    const Value *args;
    uint32_t count;
    bool construct;
};

static void spread_operands(Value array, struct call_operands *operands)
{
    if (value_is_class(array, CLASS_ARRAY)) {
        operands->args = value_as_object(array)->elements;
        operands->count = value_as_object(array)->element_count;
    }
}

static void find_operands(const struct vm *vm, const struct frame *frame,
                          struct call_operands *operands)
{
    const Value *sp = vm->sp;
    uint8_t op = frame->pc[0], count = frame->pc[1];
    operands->callee = UNDEFINED;
    operands->args = sp - count;
    operands->count = count;
    operands->construct = op != OP_CALL && op != OP_CALL_SPREAD;
    switch (op) {
    case OP_CALL:
        operands->callee = sp[-count - 2];
        break;
    case OP_NEW:
        operands->callee = sp[-count - 1];
        break;
    case OP_CALL_SPREAD:
        operands->callee = sp[-3];
        spread_operands(sp[-1], operands);
        break;
    case OP_NEW_SPREAD:
        operands->callee = sp[-2];
        spread_operands(sp[-1], operands);
        break;
    case OP_SUPER_CALL:
        break;
    default:
        operands->count = 0;
        if (op == OP_SUPER_CALL_SPREAD) {
            spread_operands(sp[-1], operands);
        }
    }
}

/* What is called as the program wrote it ("console.log"), where that is
 * short; else the function's name. */
static void put_callee(const struct vm *vm, const struct frame *frame,
                       struct step *step)
{
    const struct code *code = frame->code;
    const struct code_position *position =
        code_position_at(code, frame_pc(frame));
    put_name(vm, step->value, step->text);
    if (!position || position->end <= position->start ||
        position->end - position->start > CALLEE_TEXT) {
        return;
    }
    const char *bytes = (const char *)code->source->text->at + position->start;
    size_t length = position->end - position->start;
    if (!memchr(bytes, '\n', length)) {
        machine_note_text(step->text, bytes, length);
    }
}

static void fill_call(const struct vm *vm, const struct frame *frame,
                      struct step *step)
{
    struct call_operands operands;
    struct text text;
    put_place(frame, step);
    find_operands(vm, frame, &operands);
    step->value = operands.callee;
    step->sub = operands.construct;
    step->code = (int32_t)operands.count;
    put_callee(vm, frame, step);
    if (frame->pc[0] == OP_SUPER_CALL || frame->pc[0] == OP_SUPER_CALL_SPREAD) {
        machine_note_text(step->text, "super", 5);
    }
    text_init_fixed(&text, step->more, STEP_TEXT);
    brief_values(vm, operands.args, operands.count, &text);
}

static bool is_library(const struct frame *frame)
{
    return frame && (frame->code->flags & CODE_LIBRARY);
}

static bool is_library_function(Value value)
{
    if (!value_is_class(value, CLASS_FUNCTION)) {
        return false;
    }
    const struct function *function = value_pointer(value);
    return !function->code || (function->code->flags & CODE_LIBRARY);
}

/* What the VM itself called: no program asked for it. */
static bool is_hook(const struct vm *vm, Value function)
{
    for (int i = 0; i < HOOK_COUNT; i++) {
        if (vm->hooks[i] == function) {
            return true;
        }
    }
    return false;
}

static void fill_return(const struct vm *vm, const struct frame *frame,
                        const struct vm_host *host, struct step *step)
{
    step->value = host->value;
    put_name(vm, host->function, step->text);
    if (frame) {
        put_name(vm, frame->function, step->more);
        step->id = (frame->code->flags & CODE_PROGRAM) != 0;
    }
}

#define CHAIN 16 /* prototypes, functions bound to functions */

/* The method handleEvent of an object that listens, or UNDEFINED. */
static Value handler_of(const struct vm *vm, Value listener)
{
    const struct object *object =
        value_is_object(listener) ? value_as_object(listener) : NULL;
    Value handler = UNDEFINED;
    for (int depth = 0; object && handler == UNDEFINED && depth < CHAIN;
         depth++, object = object_prototype(object)) {
        handler = object_peek_name(object, vm_atom(vm, ATOM_HANDLE_EVENT));
    }
    return handler;
}

bool step_leads_to(const struct vm *vm, Value value, Value function)
{
    for (int i = 0; i < CHAIN && value_is_class(value, CLASS_BOUND); i++) {
        value = ((const struct bound *)value_pointer(value))->target;
    }
    return value == function ||
           (!value_is_callable(value) && handler_of(vm, value) == function);
}

bool step_hands_over(const struct vm *vm, Value value)
{
    struct call_operands operands;
    const struct frame *frame = code_frame(vm);
    if (!frame || is_library(frame)) {
        return false;
    }
    find_operands(vm, frame, &operands);
    if (operands.callee != UNDEFINED && !is_library_function(operands.callee)) {
        return false;
    }
    for (uint32_t i = 0; i < operands.count; i++) {
        if (step_leads_to(vm, operands.args[i], value)) {
            return true;
        }
    }
    return false;
}

static bool is_async(Value function)
{
    const struct function *f = value_is_class(function, CLASS_FUNCTION)
                                   ? value_pointer(function)
                                   : NULL;
    return f && f->code && (f->code->flags & CODE_ASYNC);
}

/* Is a step of the VM inside library code? */
static bool is_inside_library(const struct vm *vm, const struct vm_host *host)
{
    const struct frame *frame = code_frame(vm);
    switch (host->step) {
    case VM_STEP_RETURN:
        return (is_library(frame) && is_library_function(host->function)) ||
               is_hook(vm, host->function);
    case VM_STEP_AWAIT:
    case VM_STEP_YIELD:
        return is_library_function(host->function);
    case VM_STEP_THROW:
        return false;
    default:
        return is_library(frame);
    }
}

/* What a step of the VM shows: places, names, values. */
static void fill(const struct vm *vm, const struct vm_host *host,
                 struct step *step)
{
    const struct frame *frame = code_frame(vm);
    switch (host->step) {
    case VM_STEP_STATEMENT:
        fill_statement(frame, step);
        break;
    case VM_STEP_CALL:
        fill_call(vm, frame, step);
        break;
    case VM_STEP_RETURN:
        fill_return(vm, frame, host, step);
        break;
    case VM_STEP_AWAIT:
    case VM_STEP_YIELD:
        step->value = host->value;
        step->sub = is_async(host->function);
        put_name(vm, host->function, step->text);
        break;
    case VM_STEP_THROW:
        step->value = host->value;
        if (frame) {
            put_place(frame, step);
        }
        break;
    default:
        break;
    }
}

static enum step_kind kind_of(enum vm_step step)
{
    switch (step) {
    case VM_STEP_CALL:
        return STEP_CALL;
    case VM_STEP_RETURN:
        return STEP_RETURN;
    case VM_STEP_AWAIT:
        return STEP_AWAIT;
    case VM_STEP_YIELD:
        return STEP_YIELD;
    case VM_STEP_THROW:
        return STEP_THROW;
    default:
        return STEP_STATEMENT;
    }
}

/* The machine's own, or no program was there for another. */
static bool is_own(const struct machine *machine)
{
    return machine->step.number == machine->steps ||
           machine->process_count == 0;
}

enum step_kind step_kind_now(const struct machine *machine,
                             const struct vm_host *host)
{
    return is_own(machine) ? (enum step_kind)machine->step.kind
                           : kind_of(host->step);
}

static void glance(const struct machine *machine, const struct vm_host *host,
                   struct step *step)
{
    if (is_own(machine)) {
        *step = machine->step;
        return;
    }
    const struct process *process = machine->processes[machine->current];
    *step = (struct step){
        .number = machine->steps,
        .at = machine->now - process->started,
        .kind = kind_of(host->step),
        .process = process->index,
        .value = UNDEFINED,
        .library = host->step != VM_STEP_NONE &&
                   is_inside_library(&process->vm, host),
    };
}

void step_glance(const struct machine *machine, const struct vm_host *host,
                 struct step *step)
{
    glance(machine, host, step);
    if (step->process < machine->process_count &&
        machine->processes[step->process]->outside &&
        step->kind != STEP_START && step->kind != STEP_CONSOLE) {
        step->library = 1;
    }
}

void step_now(const struct machine *machine, const struct vm_host *host,
              struct step *step)
{
    step_glance(machine, host, step);
    if (!is_own(machine) && host->step != VM_STEP_NONE) {
        fill(&machine->processes[machine->current]->vm, host, step);
    }
}

/* --- as JSON --------------------------------------------------------------- */

static void json_key(struct text *text, const char *key)
{
    text_format(text, ",\"%s\":", key);
}

static void json_text(struct text *text, const char *key, const char *value)
{
    json_key(text, key);
    text_json(text, value, strlen(value));
}

static void json_int(struct text *text, const char *key, int64_t value)
{
    json_key(text, key);
    text_int(text, value);
}

static void json_bool(struct text *text, const char *key, bool value)
{
    json_key(text, key);
    text_str(text, value ? "true" : "false");
}

/* Microseconds as milliseconds: 12.5 */
static void json_time(struct text *text, const char *key, int64_t us)
{
    char digits[4] = "000";
    json_key(text, key);
    text_int(text, us / 1000);
    int part = (int)(us % 1000);
    for (int i = 2; i >= 0; i--, part /= 10) {
        digits[i] = (char)('0' + part % 10);
    }
    for (int i = 2; i >= 0 && digits[i] == '0'; i--) {
        digits[i] = 0;
    }
    if (digits[0]) {
        text_byte(text, '.');
        text_str(text, digits);
    }
}

static void json_value(struct text *text, const char *key, const struct vm *vm,
                       Value value)
{
    char buffer[STEP_TEXT];
    struct text brief;
    text_init_fixed(&brief, buffer, sizeof buffer);
    brief_value(vm, value, &brief);
    json_text(text, key, buffer);
}

static void json_function(struct text *text, const char *key,
                          const struct vm *vm, Value function)
{
    char buffer[STEP_TEXT];
    struct text brief;
    text_init_fixed(&brief, buffer, sizeof buffer);
    brief_function(vm, function, &brief);
    json_text(text, key, buffer);
}

/* The file of the frame on top, as it is called inside the project folder;
 * nothing where it is the main file or the library's. */
static void json_file(struct text *text, const struct vm *vm)
{
    const struct process *process = (const void *)vm;
    const struct frame *frame = code_frame(vm);
    char buffer[PROCESS_PATH + 16];
    struct text name;
    if (!frame || (frame->code->flags & CODE_LIBRARY)) {
        return;
    }
    text_init_fixed(&name, buffer, sizeof buffer);
    string_write(frame->code->source->name, &name, sizeof buffer);
    const char *path = strncmp(buffer, "file://", 7) == 0 ? buffer + 7 : buffer;
    size_t length = strlen(process->folder);
    if (strcmp(path, process->path) == 0) {
        return;
    }
    if (strncmp(path, process->folder, length) == 0 && path[length] == '/') {
        path += length + 1;
    }
    json_text(text, "file", path);
}

static void json_place(struct text *text, const struct vm *vm,
                       const struct step *step)
{
    json_file(text, vm);
    json_int(text, "line", step->a);
    json_int(text, "column", step->b);
}

static void json_call(struct text *text, const struct vm *vm,
                      const struct step *step)
{
    struct call_operands operands;
    const struct frame *frame = code_frame(vm);
    json_place(text, vm, step);
    json_text(text, "function", step->text);
    json_bool(text, "new", step->sub);
    json_key(text, "arguments");
    text_byte(text, '[');
    if (frame) {
        find_operands(vm, frame, &operands);
        for (uint32_t i = 0; i < operands.count; i++) {
            char buffer[STEP_TEXT];
            struct text brief;
            text_init_fixed(&brief, buffer, sizeof buffer);
            brief_value(vm, operands.args[i], &brief);
            text_str(text, i ? "," : "");
            text_json(text, buffer, brief.length);
        }
    }
    text_byte(text, ']');
}

static void json_task(struct text *text, const struct vm *vm,
                      const struct step *step)
{
    json_text(text, "task", task_name(step->sub));
    if (step->id) {
        json_int(text, "id", step->id);
    }
    if (value_is_callable(step->value)) {
        json_function(text, "callback", vm, step->value);
    }
    json_int(text, "queued", step->b);
}

static void json_micro(struct text *text, const struct vm *vm,
                       const struct step *step)
{
    static const char *const names[] = {"nextTick", "promise",
                                        "queueMicrotask"};
    json_text(text, "microtask", names[step->sub]);
    json_function(text, "callback", vm, step->value);
    json_int(text, "queued", step->b);
}

static void json_timer(struct text *text, const struct vm *vm,
                       const struct step *step)
{
    json_int(text, "id", step->id);
    json_function(text, "callback", vm, step->value);
    switch (step->kind) {
    case STEP_TIMER_SET:
        json_int(text, "ms", step->a);
        json_time(text, "due", step->b);
        json_bool(text, "interval", step->sub);
        break;
    case STEP_TIMER_DUE:
        json_int(text, "late", step->a);
        json_bool(text, "interval", step->sub);
        break;
    default:
        json_bool(text, "waiting", step->sub);
    }
}

static void json_dialog(struct text *text, const struct vm *vm,
                        const struct step *step)
{
    json_text(text, "dialog", dialog_name(step->sub));
    json_text(text, "text", step->text);
    json_bool(text, "waits", step->a == DIALOG_OPENS);
    if (step->a != DIALOG_OPENS) {
        json_value(text, "value", vm, step->value);
    }
}

static void json_hint(struct text *text, const struct machine *machine,
                      const struct step *step)
{
    char bytes[512];
    struct text sentence;
    const struct hint *hint = hint_of(machine->processes[step->process]);
    text_init_fixed(&sentence, bytes, sizeof bytes);
    if (hint) {
        hint_write(hint, ENGLISH, &sentence);
        json_text(text, "hint", sentence.bytes);
    }
}

static void json_fields(struct text *text, const struct machine *machine,
                        const struct vm *vm, const struct step *step)
{
    switch (step->kind) {
    case STEP_START:
        json_text(text, "path", step->text);
        if (step->a > 1) {
            json_int(text, "run", step->a);
        }
        break;
    case STEP_END:
        json_int(text, "code", step->a);
        json_text(text, "reason", step->text);
        json_hint(text, machine, step);
        break;
    case STEP_STATEMENT:
        json_place(text, vm, step);
        json_text(text, "text", step->text);
        break;
    case STEP_CALL:
        json_call(text, vm, step);
        break;
    case STEP_RETURN:
        json_text(text, "function", step->text);
        json_value(text, "value", vm, step->value);
        json_text(text, "to", step->id ? "main script" : step->more);
        break;
    case STEP_THROW:
        json_place(text, vm, step);
        json_value(text, "value", vm, step->value);
        break;
    case STEP_AWAIT:
    case STEP_YIELD:
        json_text(text, "function", step->text);
        json_value(text, "value", vm, step->value);
        break;
    case STEP_PHASE:
        json_text(text, "phase", phase_name(step->sub));
        json_int(text, "ready", step->a);
        break;
    case STEP_TASK:
        json_task(text, vm, step);
        break;
    case STEP_MICROTASK:
        json_micro(text, vm, step);
        break;
    case STEP_TIMER_SET:
    case STEP_TIMER_DUE:
    case STEP_TIMER_CLEAR:
        json_timer(text, vm, step);
        break;
    case STEP_CONSOLE:
        json_int(text, "fd", step->sub);
        json_text(text, "text", step->text);
        break;
    case STEP_COLLECT:
        json_int(text, "bytes", step->a);
        json_int(text, "cells", step->b);
        break;
    case STEP_DIALOG:
        json_dialog(text, vm, step);
        break;
    default:
        network_step_json(machine, step, text);
    }
}

void step_json(const struct machine *machine, const struct vm_host *host,
               const struct step *step, const char *caption, struct text *text)
{
    (void)host;
    const struct process *process = machine->processes[step->process];
    text_format(text, "{\"step\":%" PRIu64, step->number);
    json_text(text, "process", process->name);
    json_time(text, "at", step->at);
    json_text(text, "kind", step_name(step->kind));
    json_fields(text, machine, &process->vm, step);
    if (step->library) {
        json_bool(text, "library", true);
    }
    if (caption) {
        json_text(text, "caption", caption);
    }
    text_byte(text, '}');
}
