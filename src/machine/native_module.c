/*
 * native_module.c: what node/module.js calls: files are read and compiled.
 * The resolution itself is JavaScript.
 */
#include "machine/machine.h"
#include "machine/native_rows.h"
#include "machine/place.h"
#include "script/compiler.h"
#include "script/image.h"

static void write_string(struct region *region, struct text *text,
                         const struct string *string)
{
    text_init_region(text, region);
    string_write(string, text, UINT32_MAX);
}

/* Leaves the order, and parks. */
static enum native_result ask(struct native_call *call, int question)
{
    struct region region;
    struct text path;
    region_init(&region, call->vm->heap.arena);
    write_string(&region, &path, native_text(call, 0));
    struct order *order =
        machine_order(machine_of(call), ORDER_READ, path.bytes, path.length);
    order->value = 1;
    order->code = question;
    process_of(call)->asked = (uint32_t)question;
    region_done(&region);
    return NATIVE_PARK;
}

/* %moduleRead(path): the file's text, or an errno (a number). Parks. */
static enum native_result module_read(struct native_call *call)
{
    return ask(call, FILE_TEXT);
}

/* %fileAsk(path, question): see enum file_question; an errno is negative. */
static enum native_result file_ask(struct native_call *call)
{
    return ask(call, value_as_int(call->args[1]));
}

/* %fileTask(callback, args, time): the callback is called in the poll phase,
 * `time` us from now. */
static enum native_result file_task(struct native_call *call)
{
    struct process *process = process_of(call);
    struct machine *machine = machine_of(call);
    struct task task = {
        .callback = call->args[0],
        .arguments = call->args[1],
        .object = UNDEFINED,
        .kind = TASK_FILE,
        .ready = machine->now + value_as_int(call->args[2]),
        .library = process_in_library(process),
    };
    task_push(machine, process, &process->files, &task);
    return native_ok(call, UNDEFINED);
}

static enum error_kind kind_of(const struct compile_error *error)
{
    if (strcmp(error->kind, "SyntaxError") == 0) {
        return ERROR_SYNTAX;
    }
    return strcmp(error->kind, "RangeError") == 0 ? ERROR_RANGE : ERROR_PLAIN;
}

/* What a module's natives are given: its path and its text. */
struct module_text {
    struct region region;
    struct text name, text; /* `name`: as a SyntaxError's place calls it */
    struct compile_error error;
};

static void module_text_open(const struct native_call *call,
                             struct module_text *m)
{
    region_init(&m->region, call->vm->heap.arena);
    write_string(&m->region, &m->name, native_text(call, 0));
    write_string(&m->region, &m->text, native_text(call, 1));
    m->error = (struct compile_error){.kind = "", .message = ""};
}

/* The SyntaxError of a module, its place in front of its stack. */
static enum native_result refuse(struct native_call *call,
                                 struct module_text *m)
{
    struct vm *vm = call->vm;
    struct text shown;
    text_init_region(&shown, &m->region);
    struct place place = {
        .name = m->name.bytes,
        .text = m->text.bytes,
        .length = m->text.length,
        .start = m->error.start,
        .end = m->error.end,
    };
    place_write(&place, &shown);
    Value value = error_new(vm, kind_of(&m->error),
                            string_from_c(vm, m->error.message));
    object_put_own(vm, value_as_object(value), call->args[2],
                   value_string(string_from_text(vm, &shown)),
                   ATTRIBUTES_HIDDEN);
    vm->exception = value;
    return NATIVE_THROW;
}

/* What became of it, `made`; EMPTY: the error. */
static enum native_result module_text_close(struct native_call *call,
                                            struct module_text *m, Value made)
{
    enum native_result result =
        made == EMPTY ? refuse(call, m) : native_ok(call, made);
    region_done(&m->region);
    return result;
}

/* %moduleCompile(path, text, key): the function (exports, require, module,
 * __filename, __dirname). A SyntaxError gets its place as property `key`. */
static enum native_result module_compile(struct native_call *call)
{
    struct module_text m;
    module_text_open(call, &m);
    struct code *code = process_compile(process_of(call), m.name.bytes,
                                        m.text.bytes, m.text.length, &m.error);
    return module_text_close(
        call, &m,
        code ? value_object(&vm_closure(call->vm, code)->object) : EMPTY);
}

static void name_by_url(struct module_text *m)
{
    struct text url;
    text_init_region(&url, &m->region);
    process_write_url(m->name.bytes, &url);
    m->name = url;
}

/* %moduleParse(path, text, key): an ES module's table (see compiler.h), with
 * `body`, the function that makes its scope, and `url`. */
static enum native_result module_parse(struct native_call *call)
{
    struct module_text m;
    Value table = EMPTY;
    module_text_open(call, &m);
    bool good =
        process_compile_module(process_of(call), m.name.bytes, m.text.bytes,
                               m.text.length, &table, &m.error);
    if (!good) {
        name_by_url(&m);
    }
    return module_text_close(call, &m, good ? table : EMPTY);
}

/* %moduleExports(path, text, key): {exports, reexports} of a CommonJS file, as
 * far as its text shows them: see compile_exports(). */
static enum native_result module_exports(struct native_call *call)
{
    struct module_text m;
    Value table = EMPTY;
    module_text_open(call, &m);
    size_t mark = process_mark_length(m.text.bytes, m.text.length);
    bool good = compile_exports(call->vm, m.name.bytes, m.text.bytes + mark,
                                m.text.length - mark, &table, &m.error);
    return module_text_close(call, &m, good ? table : EMPTY);
}

/* %fileUrl(path): the file: URL of an absolute path. */
static enum native_result module_file_url(struct native_call *call)
{
    struct region region;
    struct text path, url;
    region_init(&region, call->vm->heap.arena);
    write_string(&region, &path, native_text(call, 0));
    text_init_region(&url, &region);
    process_write_url(path.bytes, &url);
    struct string *string = string_from_text(call->vm, &url);
    region_done(&region);
    return native_string(call, string);
}

/* The source of that name, which has been compiled, or NULL. */
static const struct source *source_named(struct native_call *call)
{
    const struct object *sources = value_as_object(process_of(call)->sources);
    for (uint32_t i = sources->element_count; i >= 2; i -= 2) {
        if (string_equal(call->vm, value_as_string(sources->elements[i - 2]),
                         native_text(call, 0))) {
            return value_as_cell(sources->elements[i - 1]);
        }
    }
    return NULL;
}

/* %sourcePlace(name, start, end): "file:line", the line, the carets. */
static enum native_result module_source_place(struct native_call *call)
{
    struct region region;
    struct text name, shown;
    const struct source *source = source_named(call);
    region_init(&region, call->vm->heap.arena);
    write_string(&region, &name, native_text(call, 0));
    text_init_region(&shown, &region);
    if (source) {
        struct place place = {
            .name = name.bytes,
            .text = (const char *)source->text->at,
            .length = source->length,
            .start = (uint32_t)value_as_int(call->args[1]),
            .end = (uint32_t)value_as_int(call->args[2]),
        };
        place_write(&place, &shown);
    }
    struct string *string = string_from_text(call->vm, &shown);
    region_done(&region);
    return native_string(call, string);
}

/* %sourceLine(name, offset): the whole line that holds the byte. */
static enum native_result module_source_line(struct native_call *call)
{
    const struct source *source = source_named(call);
    if (!source) {
        return native_string(call, string_from_c(call->vm, ""));
    }
    const char *text = (const char *)source->text->at;
    uint32_t start = (uint32_t)value_as_int(call->args[1]);
    uint32_t end = start;
    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    while (end < source->length && text[end] != '\n') {
        end++;
    }
    return native_string(call,
                         string_from_utf8(call->vm, text + start, end - start));
}

/* %moduleCore(name): what the library exports under that name; undefined
 * where it does not. */
static enum native_result module_core(struct native_call *call)
{
    struct property found;
    if (!object_get_own(call->vm, value_as_object(call->vm->library),
                        call->args[0], &found)) {
        return native_ok(call, UNDEFINED);
    }
    return native_ok(call, found.value);
}

/* The file of src/node/later that the first argument names, or NULL. */
static const struct image_file *library_file(const struct native_call *call)
{
    char buffer[sizeof((struct image_file *)0)->name];
    struct text name;
    text_init_fixed(&name, buffer, sizeof buffer);
    string_write(native_text(call, 0), &name, UINT32_MAX);
    const struct image_file *file = image_find(call->vm->image, name.bytes);
    return !name.full && file && file->later ? file : NULL;
}

/* %libraryFile(name): the function that a file of src/node/later is, not yet
 * called; undefined where there is none. */
static enum native_result module_library_file(struct native_call *call)
{
    const struct image_file *file = library_file(call);
    if (!file) {
        return native_ok(call, UNDEFINED);
    }
    return native_object(call, &vm_closure(call->vm, file->code)->object);
}

/* %libraryText(name): the text of such a file; undefined where there is
 * none. */
static enum native_result module_library_text(struct native_call *call)
{
    const struct image_file *file = library_file(call);
    if (!file) {
        return native_ok(call, UNDEFINED);
    }
    const struct source *source = file->code->source;
    const char *text = (const char *)source->text->at;
    return native_string(call,
                         string_from_utf8(call->vm, text, source->length));
}

const struct native native_module_rows[] = {
    INTERNAL("moduleRead", module_read, STRING),
    INTERNAL("fileAsk", file_ask, STRING, INT32),
    INTERNAL("fileTask", file_task, ANY, ANY, INT32),
    INTERNAL("moduleCompile", module_compile, STRING, STRING, KEY),
    INTERNAL("moduleParse", module_parse, STRING, STRING, KEY),
    OPTIONAL(1, "moduleExports", module_exports, STRING, STRING, KEY),
    INTERNAL("fileUrl", module_file_url, STRING),
    INTERNAL("sourcePlace", module_source_place, STRING, INT32, INT32),
    INTERNAL("sourceLine", module_source_line, STRING, INT32),
    INTERNAL("moduleCore", module_core, KEY),
    INTERNAL("libraryFile", module_library_file, STRING),
    INTERNAL("libraryText", module_library_text, STRING),
};
NATIVE_COUNT(module);
