/*
 * Errors (ECMA-262, 20.5): the constructors. Names, messages and toString are
 * library/error.js.
 */
#include "script/error.h"
#include "script/error_trace.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static struct object *make_error(struct native_call *call,
                                 enum intrinsic prototype)
{
    return object_new_sized(
        call->vm, CLASS_ERROR,
        shape_root(call->vm, native_prototype(call, prototype)),
        sizeof(struct object) + 4 * sizeof(Value), sizeof(struct object), 4);
}

/* InstallErrorCause, 20.5.8.1; false where a getter or a proxy is asked. */
static bool put_cause(struct vm *vm, struct object *error, Value options)
{
    struct property found;
    if (!value_is_object(options) ||
        !object_find(vm, value_as_object(options), vm_atom(vm, ATOM_CAUSE),
                     &found)) {
        return true;
    }
    if (found.kind == PROPERTY_DATA) {
        object_put_own(vm, error, vm_atom(vm, ATOM_CAUSE), found.value,
                       ATTRIBUTES_HIDDEN);
    }
    return found.kind == PROPERTY_DATA;
}

/* V8's order of own properties: stack, message, cause. */
static bool fill_error(struct vm *vm, struct object *error, Value message,
                       Value options)
{
    error_capture_stack(vm, error);
    if (message != UNDEFINED) {
        object_put_own(vm, error, vm_atom(vm, ATOM_MESSAGE), message,
                       ATTRIBUTES_HIDDEN);
    }
    return put_cause(vm, error, options);
}

static enum native_result construct(struct native_call *call,
                                    enum intrinsic prototype)
{
    struct object *error = make_error(call, prototype);
    Value options = native_arg(call, 1);
    if (!fill_error(call->vm, error, call->args[0], options)) {
        return native_ask(call, HOOK_ERROR_CAUSE, 2, value_object(error),
                          options);
    }
    return native_object(call, error);
}

static enum native_result error_plain(struct native_call *call)
{
    return construct(call, INTRINSIC_ERROR_PROTOTYPE);
}

static enum native_result error_type(struct native_call *call)
{
    return construct(call, INTRINSIC_TYPE_ERROR_PROTOTYPE);
}

static enum native_result error_range(struct native_call *call)
{
    return construct(call, INTRINSIC_RANGE_ERROR_PROTOTYPE);
}

static enum native_result error_reference(struct native_call *call)
{
    return construct(call, INTRINSIC_REFERENCE_ERROR_PROTOTYPE);
}

static enum native_result error_syntax(struct native_call *call)
{
    return construct(call, INTRINSIC_SYNTAX_ERROR_PROTOTYPE);
}

static enum native_result error_eval(struct native_call *call)
{
    return construct(call, INTRINSIC_EVAL_ERROR_PROTOTYPE);
}

static enum native_result error_uri(struct native_call *call)
{
    return construct(call, INTRINSIC_URI_ERROR_PROTOTYPE);
}

/* The library goes through the errors and puts them on (errorsFill). */
static enum native_result error_aggregate(struct native_call *call)
{
    Value errors = native_arg(call, 0);
    struct object *error =
        make_error(call, INTRINSIC_AGGREGATE_ERROR_PROTOTYPE);
    Value options = native_arg(call, 2);
    bool known = fill_error(call->vm, error, call->args[1], options);
    return native_ask(call, HOOK_ERRORS_FILL, 3, value_object(error), errors,
                      known ? UNDEFINED : options);
}

static enum native_result error_capture(struct native_call *call)
{
    if (!value_is_object(native_arg(call, 0))) {
        return error_throw(call->vm, ERROR_TYPE, "invalid_argument");
    }
    error_capture_stack_below(call->vm, value_as_object(call->args[0]),
                              native_arg(call, 1));
    return native_ok(call, UNDEFINED);
}

/* --- reading `stack` (library/error.js) ------------------------------------ */

/* %stackHolder(object): itself or the prototype that has a stack. */
static enum native_result stack_holder(struct native_call *call)
{
    Value kept, object = native_arg(call, 0);
    struct object *holder =
        value_is_object(object)
            ? error_stack_holder(call->vm, value_as_object(object), &kept)
            : NULL;
    return native_ok(call, holder ? value_object(holder) : UNDEFINED);
}

static Value kept_of(struct native_call *call)
{
    Value kept = UNDEFINED;
    error_stack_holder(call->vm, value_as_object(call->args[0]), &kept);
    return kept;
}

/* %stackRead(holder): what was made of the calls, or the mark %empty(). */
static enum native_result stack_read(struct native_call *call)
{
    Value kept = kept_of(call);
    return native_ok(call, error_stack_is_read(kept) ? kept : EMPTY);
}

/* %stackLines(holder): the lines of its calls. */
static enum native_result stack_lines(struct native_call *call)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    error_write_lines(call->vm, &text, kept_of(call));
    struct string *lines = string_from_text(call->vm, &text);
    region_done(&region);
    return native_string(call, lines);
}

/* %stackSettle(holder, value): this is `stack` from now on. */
static enum native_result stack_settle(struct native_call *call)
{
    object_put_own(call->vm, value_as_object(call->args[0]),
                   call->vm->intrinsics[INTRINSIC_STACK_TRACE], call->args[1],
                   WRITABLE);
    return native_ok(call, call->args[1]);
}

static Value part_text(struct vm *vm, const struct trace_call *site,
                       enum trace_part part)
{
    char bytes[400];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    trace_write_part(vm, site, part, &text);
    return text.length ? value_string(string_from_text(vm, &text)) : NULL_VALUE;
}

static bool is_eval(const struct trace_call *site)
{
    return site->code && !(site->flags & (TRACE_NEXT | TRACE_EVAL)) &&
           site->code->source->cell.extra == SOURCE_DYNAMIC;
}

/* V8 shows `this` and the function of sloppy code only, and of none that has
 * led to strict code. */
static bool is_shown(const struct trace_call *site)
{
    return site->code && !(site->flags & (TRACE_NEXT | TRACE_EVAL)) &&
           !(site->code->flags & (CODE_STRICT | CODE_LIBRARY));
}

static Value site_this(struct vm *vm, const struct trace_call *site)
{
    return value_is_nullish(site->receiver)
               ? vm->intrinsics[INTRINSIC_GLOBAL]
               : site->receiver;
}

static Value site_function(const struct trace_call *site)
{
    bool is_text = (site->code->flags & CODE_PROGRAM) && is_eval(site);
    return is_text ? UNDEFINED : site->function;
}

/* The line of the stack, without what all of them begin with. */
static Value site_line(struct vm *vm, const struct trace_call *site)
{
    struct region region;
    struct text text;
    region_init(&region, vm->heap.arena);
    text_init_region(&text, &region);
    trace_write_line(vm, site, &text);
    size_t head = sizeof "\n    at " - 1;
    struct string *line =
        string_from_utf8(vm, text.bytes + head, text.length - head);
    region_done(&region);
    return value_string(line);
}

/* %stackSites(holder): for each call an array: the names of its type, its
 * function and its method, file, line, column (or null each), whether it is
 * by `new`, whether at an await, whether in a text that was compiled, `this`
 * and the function, the line. */
static enum native_result stack_sites(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value kept = kept_of(call);
    struct object *list = array_new(vm, 0);
    bool shown = true;
    for (uint32_t i = 0; i < trace_count(kept); i++) {
        struct trace_call site = trace_call_at(kept, i);
        shown = shown && is_shown(&site);
        struct object *row = array_new(vm, 0);
        struct utf_place place = {0, 0};
        bool placed = trace_place(&site, &place);
        Value file =
            placed ? value_string(site.code->source->name) : NULL_VALUE;
        array_push(vm, row, site.flags & TRACE_NEW
                                ? NULL_VALUE
                                : part_text(vm, &site, TRACE_TYPE));
        array_push(vm, row, part_text(vm, &site, TRACE_FUNCTION));
        array_push(vm, row, part_text(vm, &site, TRACE_METHOD));
        array_push(vm, row, file);
        array_push(vm, row,
                   placed ? value_int((int32_t)place.line) : NULL_VALUE);
        array_push(vm, row,
                   placed ? value_int((int32_t)place.column) : NULL_VALUE);
        array_push(vm, row, value_boolean(site.flags & TRACE_NEW));
        array_push(vm, row, value_boolean(site.flags & TRACE_ASYNC));
        array_push(vm, row, value_boolean(is_eval(&site)));
        array_push(vm, row, shown ? site_this(vm, &site) : UNDEFINED);
        array_push(vm, row, shown ? site_function(&site) : UNDEFINED);
        array_push(vm, row, site_line(vm, &site));
        array_push(vm, list, value_object(row));
    }
    return native_object(call, list);
}

#define ERROR(path, function)                                                  \
    FN_FLAGS(NULL, path, function, 1, NATIVE_CONSTRUCTOR, ANY,                 \
             STRING_OR_UNDEFINED)

const struct native native_error_rows[] = {
    ERROR("Error", error_plain),
    ERROR("TypeError", error_type),
    ERROR("RangeError", error_range),
    ERROR("ReferenceError", error_reference),
    ERROR("SyntaxError", error_syntax),
    ERROR("EvalError", error_eval),
    ERROR("URIError", error_uri),
    FN_FLAGS(NULL, "AggregateError", error_aggregate, 2, NATIVE_CONSTRUCTOR,
             ANY, ANY, STRING_OR_UNDEFINED),
    FN(NULL, "Error.captureStackTrace", error_capture, 2, ANY, ANY),
    INTERNAL("stackHolder", stack_holder, ANY),
    INTERNAL("stackRead", stack_read, ANY),
    INTERNAL("stackLines", stack_lines, ANY),
    INTERNAL("stackSettle", stack_settle, ANY, ANY),
    INTERNAL("stackSites", stack_sites, ANY),
};
NATIVE_COUNT(error);
