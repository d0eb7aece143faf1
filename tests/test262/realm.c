/*
 * realm.c: a machine with one program that never gets its main file; the
 * tests' scripts are run on its VM instead.
 */
#include "realm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/brief.h"
#include "machine/machine.h"
#include "script/compiler.h"
#include "script/job.h"
#include "script/promise.h"
#include "script/native_help.h"
#include "script/realm.h"
#include "world/reserve.h"

#define TABLES 64

static struct {
    struct machine *machine;
    struct machine_host host;
    struct heap_scratch scratch;
    struct vm *vm;
    struct native_table tables[TABLES];
    struct natives natives; /* the machine's, and those of this file */
    char *(*read)(const char *path, size_t *length);
    char type[64], message[400], printed[1000];
    struct text out;
} realm;

const char *realm_type(void)
{
    return realm.type;
}
const char *realm_message(void)
{
    return realm.message;
}
const char *realm_printed(void)
{
    return realm.printed;
}

/* --- natives --------------------------------------------------------------- */

static enum native_result print(struct native_call *call)
{
    struct text text;
    char line[400];
    text_init_fixed(&text, line, sizeof line);
    string_write(native_text(call, 0), &text, sizeof line);
    text_str(&realm.out, line);
    text_byte(&realm.out, '\n');
    return native_ok(call, UNDEFINED);
}

static enum native_result gc(struct native_call *call)
{
    call->vm->collect = 1;
    return native_ok(call, UNDEFINED);
}

static struct code *compile_text(const char *name, const char *text,
                                 size_t length, struct compile_error *error)
{
    return compile(realm.vm, NULL, COMPILE_SCRIPT, name, text, length, error);
}

static enum native_result eval_script(struct native_call *call)
{
    struct compile_error error;
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    string_write(native_text(call, 0), &text, UINT32_MAX);
    struct code *code =
        compile_text("evalScript", text.bytes, text.length, &error);
    region_done(&region);
    if (!code)
        return error_throw(call->vm, ERROR_SYNTAX, "%s", error.message);
    return native_call_with(
        call, value_object(&vm_closure(call->vm, code)->object),
        call->vm->intrinsics[INTRINSIC_GLOBAL], 1);
}

static const struct native rows[] = {
    FN(NULL, "print", print, 1, ANY, STRING),
    FN(NULL, "gc", gc, 0, ANY, ANY),
    FN(NULL, "evalScript", eval_script, 1, ANY, STRING),
};
static const uint32_t row_count = sizeof rows / sizeof *rows;

/* The machine's tables and ours behind them, so that the numbers in the
 * library stay good. */
static void add_tables(void)
{
    uint32_t count = machine_natives.count;
    memcpy(realm.tables, machine_natives.tables,
           count * sizeof *realm.tables);
    realm.tables[count] = (struct native_table){rows, &row_count};
    realm.natives = (struct natives){realm.tables, count + 1};
    realm.host.vm.natives = &realm.natives;
}

static void define(struct object *object, const char *name, Value value)
{
    object_put_own(realm.vm, object, key_from_c(realm.vm, name), value,
                   ATTRIBUTES_HIDDEN);
}

static Value function_for(const char *name, uint32_t index)
{
    return value_object(realm_function(
        realm.vm, &realm.natives, index,
        value_string(string_from_c(realm.vm, name))));
}

static void define_host(void)
{
    struct vm *vm = realm.vm;
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    struct object *host =
        object_new(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
    uint32_t table = machine_natives.count, detach;
    detach = native_find(&machine_natives, "detachArrayBuffer", 17);
    define(global, "print", function_for("print", NATIVE_INDEX(table, 0)));
    define(global, "$262", value_object(host));
    define(host, "global", value_object(global));
    define(host, "gc", function_for("gc", NATIVE_INDEX(table, 1)));
    define(host, "evalScript",
           function_for("evalScript", NATIVE_INDEX(table, 2)));
    if (detach)
        define(host, "detachArrayBuffer",
               function_for("detachArrayBuffer", detach));
}

/* --- opening ---------------------------------------------------------------- */

static void begin(void)
{
    static const char start[] = "/test262/main.js\0main\0/test262";
    struct event event = {.kind = EVENT_BEGIN, .code = 1};
    machine_event(realm.machine, &realm.host, &event);
    event = (struct event){.kind = EVENT_START,
                           .code = START_PACKAGE,
                           .bytes = (const uint8_t *)start,
                           .length = sizeof start};
    machine_event(realm.machine, &realm.host, &event);
    while (machine_run(realm.machine, &realm.host, UINT64_MAX) ==
               MACHINE_WANTS &&
           realm.machine->want.kind == WANT_CLOCK) {
        event = (struct event){.kind = EVENT_CLOCK};
        machine_event(realm.machine, &realm.host, &event);
    }
}

bool realm_open(char *(*read)(const char *path, size_t *length),
                const char **why)
{
    void *base = reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA);
    const struct image *image =
        reserve_image(library_image_begin, library_image_end);
    *why = "no room for the machine, or no library";
    if (!base || !image || !reserve_scratch(&realm.scratch))
        return false;
    realm.read = read;
    realm.machine = machine_open(arena_init(base));
    machine_host_init(&realm.host, realm.machine, image, &realm.scratch);
    begin();
    *why = "the program does not ask for its main file";
    if (realm.machine->want.kind != WANT_ANSWER)
        return false;
    realm.vm = &realm.machine->processes[0]->vm;
    realm.host.vm.stop_at = UINT64_MAX;
    text_init_fixed(&realm.out, realm.printed, sizeof realm.printed);
    *why = "too many tables of natives";
    if (machine_natives.count >= TABLES)
        return false;
    add_tables();
    define_host();
    return true;
}

/* --- running ---------------------------------------------------------------- */

static bool get(Value object, const char *name, Value *value)
{
    struct property found;
    *value = UNDEFINED;
    if (!value_is_object(object) ||
        !object_find(realm.vm, value_as_object(object),
                     key_from_c(realm.vm, name), &found) ||
        found.kind != PROPERTY_DATA)
        return false;
    *value = found.value;
    return true;
}

static void keep_text(Value value, char *to, size_t size)
{
    struct text text;
    text_init_fixed(&text, to, size);
    if (value_is_string(value))
        string_write(value_as_string(value), &text, size);
    else
        brief_value(realm.vm, value, &text);
}

static enum realm_end keep_exception(Value exception)
{
    Value constructor, name, message;
    get(exception, "constructor", &constructor);
    get(constructor, "name", &name);
    keep_text(name, realm.type, sizeof realm.type);
    if (get(exception, "message", &message))
        keep_text(message, realm.message, sizeof realm.message);
    else
        keep_text(exception, realm.message, sizeof realm.message);
    return REALM_THREW;
}

static enum realm_end stuck(const char *why)
{
    snprintf(realm.type, sizeof realm.type, "stuck");
    snprintf(realm.message, sizeof realm.message, "%s", why);
    return REALM_STUCK;
}

/* What a module asked for is read. All files are modules; no others count. */
static bool answer(void)
{
    static const char package[] = "{\"type\": \"module\"}";
    const struct machine *m = realm.machine;
    const struct order *order = &m->outbox[m->outbox_count - 1];
    const char *path = (const char *)order->bytes + sizeof REALM_FOLDER;
    size_t length = sizeof package - 1;
    char *text = NULL;
    if (m->outbox_count == 0 || order->kind != ORDER_READ)
        return false;
    bool is_package = strcmp(path, "package.json") == 0;
    if (!is_package)
        text = realm.read(path, &length);
    if (!text && !is_package)
        vm_answer(realm.vm, value_int(ENOENT));
    else
        vm_answer(realm.vm, value_string(string_from_utf8(
                                realm.vm, text ? text : package, length)));
    free(text);
    return true;
}

/* Runs what is on the stack to its end. */
static enum realm_end run(void)
{
    struct vm *vm = realm.vm;
    for (;;) {
        vm->slice_end = vm->steps + vm->ticks + VM_SLICE_COST;
        switch (vm_run(vm, &realm.host.vm)) {
        case VM_SLICE:
            vm->now++;
            break;
        case VM_DONE:
            return REALM_DONE;
        case VM_THROWN: {
            Value exception = vm->exception;
            vm_unwind(vm);
            return keep_exception(exception);
        }
        case VM_PARKED:
            if (!answer())
                return stuck("it waits for the outside");
            break;
        case VM_EXHAUSTED:
            return stuck("its memory is used up");
        case VM_HALTED:
            return stuck("it has ended the process");
        default:
            break;
        }
    }
}

static enum realm_end refused(const struct compile_error *error)
{
    snprintf(realm.type, sizeof realm.type, "%s", error->kind);
    snprintf(realm.message, sizeof realm.message, "%s", error->message);
    return REALM_REFUSED;
}

enum realm_end realm_script(const char *name, const char *text, size_t length)
{
    struct compile_error error;
    struct code *code = compile_text(name, text, length, &error);
    if (!code)
        return refused(&error);
    vm_call(realm.vm, &realm.host.vm,
            value_object(&vm_closure(realm.vm, code)->object),
            realm.vm->intrinsics[INTRINSIC_GLOBAL], NULL, 0);
    return run();
}

/* A file that import() waits for has come. */
static bool take_file(void)
{
    struct process *process = realm.machine->processes[0];
    struct task task;
    if (!task_pop_ready(&process->files, INT64_MAX, &task))
        return false;
    vm_call(realm.vm, &realm.host.vm, task.callback, UNDEFINED, NULL, 0);
    return true;
}

enum realm_end realm_jobs(void)
{
    struct job job;
    for (;;) {
        if (job_pop(realm.vm, &job))
            vm_call_job(realm.vm, &realm.host.vm, &job);
        else if (!take_file())
            return REALM_DONE;
        enum realm_end end = run();
        if (end != REALM_DONE)
            return end;
    }
}

/* A promise that nobody took care of: the main module's. */
static enum realm_end rejection(void)
{
    const struct object *list = value_as_object(realm.vm->rejections);
    if (list->element_count == 0)
        return REALM_DONE;
    return keep_exception(promise_of(list->elements[0])->result);
}

enum realm_end realm_module(const char *name, const char *text, size_t length)
{
    struct process *process = realm.machine->processes[0];
    struct compile_error error;
    Value args[2];
    if (!process_compile_module(process, name, text, length, &args[0], &error))
        return refused(&error);
    args[1] = value_string(string_from_c(realm.vm, name));
    vm_call(realm.vm, &realm.host.vm, process_hook(process, "main"), UNDEFINED,
            args, 2);
    enum realm_end end = run();
    if (end == REALM_DONE)
        end = realm_jobs();
    return end == REALM_DONE ? rejection() : end;
}
