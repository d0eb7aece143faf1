/*
 * native_dynamic.c: text that becomes code while a program runs: Function and
 * its like (ECMA-262, 20.2.1.1.1), and eval called by another name (19.2.1).
 * It is compiled into the process's heap and replayed like everything else.
 */
#include "script/compiler.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/realm.h"

/* --- the constructors ----------------------------------------------------- */

/* What the library does with it: HOOK_CREATE_FUNCTION(which, arguments, new
 * target). */
static enum native_result create(struct native_call *call, int which)
{
    struct object *list = array_from(call->vm, call->args, call->argc);
    Value constructor = value_is_undefined(call->new_target)
                            ? call->callee
                            : call->new_target;
    return native_ask(call, HOOK_CREATE_FUNCTION, 3, value_int(which),
                      value_object(list), constructor);
}

static enum native_result create_function(struct native_call *call)
{
    return create(call, 0);
}
static enum native_result create_generator(struct native_call *call)
{
    return create(call, 1);
}
static enum native_result create_async(struct native_call *call)
{
    return create(call, 2);
}
static enum native_result create_async_generator(struct native_call *call)
{
    return create(call, 3);
}

/* %functionConstructor(which, name): one of those that are no globals. */
static enum native_result constructor_of(struct native_call *call)
{
    static const char *const names[] = {"createFunction", "createGenerator",
                                        "createAsync", "createAsyncGenerator"};
    const struct natives *natives = call->host->natives;
    const char *name = names[value_as_int(call->args[0])];
    return native_object(
        call, realm_function(call->vm, natives,
                             native_find(natives, name, strlen(name)),
                             call->args[1]));
}

/* --- compiling ----------------------------------------------------------- */

/* A text and a name for it, in `region`. */
struct dynamic {
    struct region region;
    struct text name, text;
    struct compile_error error;
};

static void dynamic_open(struct native_call *call, struct dynamic *d)
{
    region_init(&d->region, call->vm->heap.arena);
    text_init_region(&d->name, &d->region);
    text_init_region(&d->text, &d->region);
    error_write_origin(call->vm, &d->name);
    string_write(value_as_string(call->args[0]), &d->text, UINT32_MAX);
}

/* Its function, or the error; the error of what is refused by name is none of
 * the language's. */
static enum native_result dynamic_close(struct native_call *call,
                                        struct dynamic *d, struct code *code)
{
    enum error_kind kind = strcmp(d->error.kind, "SyntaxError") == 0
                               ? ERROR_SYNTAX
                           : strcmp(d->error.kind, "RangeError") == 0
                               ? ERROR_RANGE
                               : ERROR_PLAIN;
    if (!code)
        error_show_text(call->vm, &d->text, d->error.start, d->error.end);
    region_done(&d->region);
    if (!code)
        return error_throw(call->vm, kind, "%s", d->error.message);
    return native_object(call, &vm_closure(call->vm, code)->object);
}

/* %compileFunction(head, rest): a text for compile_dynamic in two parts. */
static enum native_result compile_function_text(struct native_call *call)
{
    struct dynamic d;
    dynamic_open(call, &d);
    uint32_t end = (uint32_t)d.text.length;
    string_write(native_text(call, 1), &d.text, UINT32_MAX);
    struct code *code =
        compile_dynamic(call->vm, d.name.bytes, d.text.bytes, d.text.length,
                        end, &d.error);
    return dynamic_close(call, &d, code);
}

/* eval, called by another name: the text is a script of its own. */
static enum native_result function_eval(struct native_call *call)
{
    struct dynamic d;
    if (!value_is_string(native_arg(call, 0))) {
        return native_ok(call, native_arg(call, 0));
    }
    dynamic_open(call, &d);
    struct code *code =
        compile(call->vm, NULL, COMPILE_EVAL, d.name.bytes, d.text.bytes,
                d.text.length, &d.error);
    enum native_result result = dynamic_close(call, &d, code);
    return result == NATIVE_OK
               ? native_call_with(call, call->result,
                                  call->vm->intrinsics[INTRINSIC_GLOBAL], 1)
               : result;
}

#define CONSTRUCTOR(name, path, function) \
    FN_FLAGS(name, path, function, 1, NATIVE_CONSTRUCTOR, ANY, ANY, ANY, ANY)

const struct native native_dynamic_rows[] = {
    CONSTRUCTOR("createFunction", "Function", create_function),
    CONSTRUCTOR("createGenerator", NULL, create_generator),
    CONSTRUCTOR("createAsync", NULL, create_async),
    CONSTRUCTOR("createAsyncGenerator", NULL, create_async_generator),
    INTERNAL("functionConstructor", constructor_of, ANY, ANY),
    INTERNAL("compileFunction", compile_function_text, ANY, ANY),
    FN(NULL, "eval", function_eval, 1, ANY, ANY),
};
NATIVE_COUNT(dynamic);
