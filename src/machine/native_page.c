/*
 * native_page.c: what src/page calls: HTML is read, scripts are compiled, a
 * task is queued.
 */
#include "machine/dialog.h"
#include "machine/html.h"
#include "machine/machine.h"
#include "machine/native_rows.h"
#include "machine/place.h"
#include "script/compiler.h"

static void write_string(struct region *region, struct text *text,
                         const struct string *string)
{
    text_init_region(text, region);
    string_write(string, text, UINT32_MAX);
}

/* %htmlParse(text, context): [rows, quirks], see html.h; `context` is the
 * name of the element whose inside it is, or undefined. */
static enum native_result page_parse(struct native_call *call)
{
    struct region region;
    struct text text, context;
    bool quirks = false;
    region_init(&region, call->vm->heap.arena);
    write_string(&region, &text, native_text(call, 0));
    text_init_region(&context, &region);
    if (value_is_string(call->args[1])) {
        string_write(native_text(call, 1), &context, UINT32_MAX);
    }
    struct object *rows =
        html_parse(call->vm, &text, context.length ? context.bytes : NULL,
                   &quirks);
    region_done(&region);
    if (!rows) {
        return error_throw(call->vm, ERROR_RANGE,
                           "HTML of more than 2 MiB is not supported by "
                           "Loopline");
    }
    const Value both[] = {value_object(rows), value_boolean(quirks)};
    return native_object(call, array_from(call->vm, both, 2));
}

/* --- scripts ----------------------------------------------------------------- */

struct script {
    struct region region;
    struct text name, text;
    struct compile_part part;
    struct compile_error error;
};

static void script_read(struct native_call *call, struct script *script)
{
    *script = (struct script){.error = {.kind = "", .message = ""}};
    region_init(&script->region, call->vm->heap.arena);
    write_string(&script->region, &script->name, native_text(call, 0));
    write_string(&script->region, &script->text, native_text(call, 1));
    script->part = (struct compile_part){
        .text = script->text.bytes,
        .length = script->text.length,
        .start = (uint32_t)value_as_int(call->args[2]),
        .end = (uint32_t)value_as_int(call->args[3]),
    };
    if (script->part.end > script->part.length) {
        script->part.end = (uint32_t)script->part.length;
    }
}

/* [kind, message, "name:line:column: kind: message" and the line]. */
static enum native_result script_refused(struct native_call *call,
                                         struct script *script)
{
    struct vm *vm = call->vm;
    struct text shown;
    text_init_region(&shown, &script->region);
    struct place place = {
        .name = script->name.bytes,
        .text = script->text.bytes,
        .length = script->text.length,
        .start = script->error.start,
        .end = script->error.end,
    };
    place_write_refusal(&place, script->error.kind, script->error.message,
                        &shown);
    const Value parts[] = {
        value_string(string_from_c(vm, script->error.kind)),
        value_string(string_from_c(vm, script->error.message)),
        value_string(string_from_text(vm, &shown)),
    };
    region_done(&script->region);
    return native_object(call, array_from(vm, parts, 3));
}

/* %pageScript(url, text, start, end): the function of the script that stands
 * at those bytes of the text; or what is wrong with it, an array. */
static enum native_result page_script(struct native_call *call)
{
    struct script script;
    script_read(call, &script);
    struct code *code =
        compile_part(call->vm, &machine_natives, script.name.bytes,
                     &script.part, NULL, &script.error);
    if (!code) {
        return script_refused(call, &script);
    }
    process_add_source(process_of(call), code->source);
    region_done(&script.region);
    return native_object(call, &vm_closure(call->vm, code)->object);
}

/* %pageModule(url, text, start, end): the same for an ES module, whose table
 * it answers (see compiler.h), with `body` and `url`. */
static enum native_result page_module(struct native_call *call)
{
    struct vm *vm = call->vm;
    struct script script;
    Value table = UNDEFINED;
    script_read(call, &script);
    struct code *code =
        compile_part(vm, &machine_natives, script.name.bytes, &script.part,
                     &table, &script.error);
    if (!code) {
        return script_refused(call, &script);
    }
    process_add_module(process_of(call), code, table);
    region_done(&script.region);
    return native_ok(call, table);
}

/* --- tasks ------------------------------------------------------------------- */

/* %pageTask(callback, arguments): a task for the page. */
static enum native_result page_task(struct native_call *call)
{
    struct process *process = process_of(call);
    struct task task = {
        .callback = call->args[0],
        .arguments = call->args[1],
        .object = UNDEFINED,
        .kind = TASK_PAGE,
    };
    task_push(machine_of(call), process, &process->poll, &task);
    return native_ok(call, UNDEFINED);
}

/* %pageAddress(): the path of the .html file (or .js), or the URL. */
static enum native_result page_address(struct native_call *call)
{
    return native_string(call,
                         string_from_c(call->vm, process_of(call)->path));
}

/* %pageBytes(text): its length in UTF-8. */
static enum native_result page_bytes(struct native_call *call)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    write_string(&region, &text, native_text(call, 0));
    int32_t length = (int32_t)text.length;
    region_done(&region);
    return native_ok(call, value_int(length));
}

/* %pageParts(array): what the document consists of, see page.h. */
static enum native_result page_parts(struct native_call *call)
{
    process_of(call)->page_parts = call->args[0];
    return native_ok(call, UNDEFINED);
}

/* %pageDialog(kind, message, preset): alert, confirm, prompt (enum
 * dialog_kind). Parks, where somebody is to answer. */
static enum native_result page_dialog(struct native_call *call)
{
    if (call->state[0] != EMPTY) {
        return NATIVE_PARK;
    }
    call->state[0] = TRUE_VALUE;
    bool waits = dialog_open(machine_of(call), process_of(call),
                             (enum dialog_kind)value_as_int(call->args[0]),
                             call->args[1], call->args[2], &call->result);
    return waits ? NATIVE_STEP : NATIVE_STEP_OK;
}

const struct native native_page_rows[] = {
    INTERNAL("htmlParse", page_parse, STRING, ANY),
    INTERNAL("pageScript", page_script, STRING, STRING, INT32, INT32),
    INTERNAL("pageModule", page_module, STRING, STRING, INT32, INT32),
    INTERNAL("pageTask", page_task, ANY, ANY),
    INTERNAL("pageParts", page_parts, ANY),
    INTERNAL_NONE("pageAddress", page_address),
    INTERNAL("pageBytes", page_bytes, STRING),
    INTERNAL("pageDialog", page_dialog, INT32, STRING, STRING),
};
NATIVE_COUNT(page);
