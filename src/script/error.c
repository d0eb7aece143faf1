/*
 * Error objects, and values as messages show them.
 */
#include "script/error.h"
#include "script/bigint.h"

#include <string.h>

#include "base/utf.h"
#include "script/error_inside.h"
#include "script/error_trace.h"
#include "script/number.h"
#include "script/vm_internal.h"

#define STACK_MOST 200 /* lines, whatever Error.stackTraceLimit says */
#define FUNCTION_TEXT 128u /* V8 shortens longer ones */

/* --- the stack property ------------------------------------------------- */

Value error_peek(struct vm *vm, struct object *object, Value key)
{
    struct property found;
    bool data =
        object_find(vm, object, key, &found) && found.kind == PROPERTY_DATA;
    return data ? found.value : UNDEFINED;
}

/* "TypeError: message", as Error.prototype.toString says it. */
static void write_head(struct vm *vm, struct text *text, struct object *object)
{
    Value name = error_peek(vm, object, vm_atom(vm, ATOM_NAME));
    Value message = error_peek(vm, object, vm_atom(vm, ATOM_MESSAGE));
    size_t before = text->length;
    if (value_is_undefined(name))
        text_str(text, "Error");
    else
        error_write_value(vm, text, name);
    size_t between = text->length;
    if (value_is_undefined(message))
        return;
    if (between > before)
        text_str(text, ": ");
    size_t after = text->length;
    error_write_value(vm, text, message);
    if (text->length == after)
        text_cut(text, between);
}

/* True for a constructor that has not bound its `this` yet because the error
 * is what its super() is making. */
static bool makes_error(struct vm *vm, const struct frame *frame,
                        const struct object *error)
{
    if (!frame->code || !(frame->code->flags & CODE_DERIVED) ||
        frame->this_value != EMPTY || !value_is_object(frame->new_target))
        return false;
    Value prototype = error_peek(vm, value_as_object(frame->new_target),
                                 vm_atom(vm, ATOM_PROTOTYPE));
    return object_prototype(error) &&
           prototype == value_object(object_prototype(error));
}

static void start_next(struct error_start *start)
{
    start->callee = start->frame;
    start->frame = start->frame->caller;
}

/* Error.stackTraceLimit, or -1: without one there is no stack at all. */
static int32_t stack_limit(struct vm *vm)
{
    struct property found;
    Value prototype = vm->intrinsics[INTRINSIC_ERROR_PROTOTYPE];
    Value error = error_peek(vm, value_as_object(prototype),
                             vm_atom(vm, ATOM_CONSTRUCTOR));
    if (!value_is_object(error) ||
        !object_get_own(vm, value_as_object(error),
                        vm_atom(vm, ATOM_STACK_TRACE_LIMIT), &found) ||
        found.kind != PROPERTY_DATA || !value_is_number(found.value))
        return -1;
    double limit = value_as_number(found.value);
    return limit > STACK_MOST ? STACK_MOST : limit > 0 ? (int32_t)limit : 0;
}

static void put_stack(struct vm *vm, struct object *object,
                      const struct error_start *start)
{
    struct trace_call calls[STACK_MOST];
    int32_t limit = stack_limit(vm);
    if (limit < 0)
        return;
    uint32_t count = trace_collect(vm, start, calls, (uint32_t)limit);
    object_put_own(vm, object, vm->intrinsics[INTRINSIC_STACK_TRACE],
                   trace_keep(vm, calls, count), WRITABLE);
    object_put_accessor(vm, object, vm_atom(vm, ATOM_STACK),
                        vm->hooks[HOOK_STACK_GET], vm->hooks[HOOK_STACK_SET],
                        CONFIGURABLE);
}

/* --- reading it ----------------------------------------------------------- */

bool error_is_stack(const struct vm *vm, const struct property *found)
{
    return found->kind == PROPERTY_ACCESSOR &&
           found->get == vm->hooks[HOOK_STACK_GET];
}

struct object *error_stack_holder(struct vm *vm, struct object *object,
                                  Value *kept)
{
    struct property found;
    Value key = vm->intrinsics[INTRINSIC_STACK_TRACE];
    if (!object_find(vm, object, key, &found))
        return NULL;
    *kept = found.value;
    return found.holder;
}

bool error_stack_is_read(Value kept)
{
    return !value_is_cell(kept);
}

void error_write_lines(struct vm *vm, struct text *text, Value kept)
{
    uint32_t count = trace_count(kept);
    for (uint32_t i = 0; i < count; i++) {
        struct trace_call call = trace_call_at(kept, i);
        trace_write_line(vm, &call, text);
    }
}

bool error_write_stack(struct vm *vm, struct text *text, struct object *object)
{
    struct property found;
    Value kept;
    if (!object_get_own(vm, object, vm_atom(vm, ATOM_STACK), &found))
        return false;
    if (error_is_stack(vm, &found)) {
        struct object *holder = error_stack_holder(vm, object, &kept);
        if (holder && !error_stack_is_read(kept)) {
            write_head(vm, text, holder);
            error_write_lines(vm, text, kept);
            return true;
        }
        found.kind = PROPERTY_DATA;
        found.value = holder ? kept : UNDEFINED;
    }
    if (found.kind != PROPERTY_DATA || !value_is_string(found.value))
        return false;
    string_write(value_as_string(found.value), text, UINT32_MAX);
    return true;
}

void error_keep_clue(struct vm *vm, Value value)
{
    if (value_is_object(vm->exception))
        object_put_own(vm, value_as_object(vm->exception),
                       vm->intrinsics[INTRINSIC_CLUE], value, WRITABLE);
}

Value error_clue(struct vm *vm, struct object *error)
{
    struct property found;
    bool there = object_get_own(vm, error, vm->intrinsics[INTRINSIC_CLUE],
                                &found);
    return there ? found.value : UNDEFINED;
}

/* --- taking it ------------------------------------------------------------ */

void error_capture_stack(struct vm *vm, struct object *object)
{
    struct error_start start = {.frame = vm->frame};
    if (start.frame && !start.frame->code)
        start_next(&start); /* the constructor, which made its message text */
    while (start.frame && makes_error(vm, start.frame, object))
        start_next(&start);
    put_stack(vm, object, &start);
}

void error_capture_stack_below(struct vm *vm, struct object *object,
                               Value function)
{
    struct error_start start = {.frame = vm->frame};
    bool skips = value_is_callable(function);
    while (skips && start.frame) {
        skips = start.frame->function != function;
        start_next(&start);
    }
    put_stack(vm, object, &start);
}

/* --- making ------------------------------------------------------------- */

Value error_new(struct vm *vm, enum error_kind kind, struct string *message)
{
    static const uint8_t prototypes[ERROR_KINDS] = {
        INTRINSIC_ERROR_PROTOTYPE,        INTRINSIC_TYPE_ERROR_PROTOTYPE,
        INTRINSIC_RANGE_ERROR_PROTOTYPE,  INTRINSIC_REFERENCE_ERROR_PROTOTYPE,
        INTRINSIC_SYNTAX_ERROR_PROTOTYPE, INTRINSIC_EVAL_ERROR_PROTOTYPE,
        INTRINSIC_URI_ERROR_PROTOTYPE};
    struct object *error = object_new_sized(
        vm, CLASS_ERROR, shape_root(vm, vm_intrinsic(vm, prototypes[kind])),
        sizeof *error + 4 * sizeof(Value), sizeof *error, 4);
    struct error_start start = {.frame = vm->frame, .native = true};
    put_stack(vm, error, &start); /* V8's order of own properties */
    object_put_own(vm, error, vm_atom(vm, ATOM_MESSAGE), value_string(message),
                   ATTRIBUTES_HIDDEN);
    return value_object(error);
}

enum native_result error_throw(struct vm *vm, enum error_kind kind,
                               const char *format, ...)
{
    char bytes[512];
    struct text text;
    struct region region;
    va_list list;
    text_init_fixed(&text, bytes, sizeof bytes);
    region_init(&region, vm->heap.arena);
    va_start(list, format);
    text_format_list(&text, format, list);
    va_end(list);
    if (text.full) {
        text_init_region(&text, &region);
        va_start(list, format);
        text_format_list(&text, format, list);
        va_end(list);
    }
    vm->exception = error_new(vm, kind, string_from_text(vm, &text));
    region_done(&region);
    return NATIVE_THROW;
}

/* --- values ------------------------------------------------------------- */

static void write_string(struct text *text, Value value)
{
    string_write(value_as_string(value), text, UINT32_MAX);
}

static void write_special(struct text *text, Value value)
{
    static const char *const words[] = {"undefined", "null", "false", "true",
                                        "undefined"};
    text_str(text, words[value & 7]);
}

static void write_symbol(struct text *text, Value value)
{
    const struct string *description = value_as_symbol(value)->description;
    text_str(text, "Symbol(");
    if (description)
        string_write(description, text, UINT32_MAX);
    text_byte(text, ')');
}

/* V8 shows the first 111 and the last 2 of more than 128 units. */
static void write_source(struct text *text, const char *source, uint32_t length)
{
    if (length <= FUNCTION_TEXT) {
        text_bytes(text, source, length);
        return;
    }
    text_bytes(text, source, utf_back(source, 112));
    text_str(text, "...<omitted>...");
    text_bytes(text, source + length - 2, 2);
}

static void write_function(struct vm *vm, struct text *text,
                           struct object *object)
{
    const struct function *function = (const struct function *)object;
    if (object_class(object) == CLASS_FUNCTION && function->code &&
        !(function->code->flags & CODE_LIBRARY)) {
        const struct code *code = function->code;
        const char *source = (const char *)code->source->text->at;
        write_source(text, source + code->start, code->end - code->start);
        return;
    }
    Value name = error_peek(vm, object, vm_atom(vm, ATOM_NAME));
    text_str(text, "function ");
    if (value_is_string(name) && object_class(object) == CLASS_FUNCTION)
        write_string(text, name);
    text_str(text, "() { [native code] }");
}

static bool inherits_to_string(struct vm *vm, struct object *object)
{
    struct property found;
    Value key = vm_atom(vm, ATOM_TO_STRING);
    return object_find(vm, object, key, &found) &&
           value_object(found.holder) ==
               vm->intrinsics[INTRINSIC_OBJECT_PROTOTYPE];
}

/* The name of the function in a `constructor` property, or UNDEFINED. */
static Value constructor_name(struct vm *vm, struct object *object)
{
    Value constructor = error_peek(vm, object, vm_atom(vm, ATOM_CONSTRUCTOR));
    if (!value_is_callable(constructor))
        return UNDEFINED;
    Value name =
        error_peek(vm, value_as_object(constructor), vm_atom(vm, ATOM_NAME));
    bool usable =
        value_is_string(name) && string_length(value_as_string(name)) > 0;
    return usable ? name : UNDEFINED;
}

/* "#<Foo>" where toString is Object's, else "[object Foo]" (V8's
 * NoSideEffectsToString). */
static void write_object(struct vm *vm, struct text *text,
                         struct object *object)
{
    Value name = constructor_name(vm, object);
    if (inherits_to_string(vm, object) && value_is_string(name)) {
        text_str(text, "#<");
        write_string(text, name);
        text_byte(text, '>');
        return;
    }
    Value tag = error_peek(vm, object, vm_symbol(vm, SYMBOL_TO_STRING_TAG));
    text_str(text, "[object ");
    if (value_is_string(tag))
        write_string(text, tag);
    else
        text_str(text, class_name(object));
    text_byte(text, ']');
}

void error_write_value(struct vm *vm, struct text *text, Value value)
{
    while (value_is_proxy(value))
        value = ((const struct proxy *)value_as_object(value))->target;
    if (value_is_string(value))
        write_string(text, value);
    else if (value_is_number(value))
        number_to_text(value_as_number(value), text);
    else if (value_is_symbol(value))
        write_symbol(text, value);
    else if (value_is_bigint(value))
        bigint_write(value_as_bigint(value), text);
    else if (value_is_callable(value))
        write_function(vm, text, value_as_object(value));
    else if (value_is_class(value, CLASS_ERROR))
        write_head(vm, text, value_as_object(value));
    else if (value_is_object(value))
        write_object(vm, text, value_as_object(value));
    else
        write_special(text, value);
}

void error_write_class(struct vm *vm, struct text *text, struct object *object)
{
    struct property found;
    Value tag = vm_symbol(vm, SYMBOL_TO_STRING_TAG);
    bool own = object_get_own(vm, object, tag, &found);
    Value name = own ? found.value : constructor_name(vm, object);
    if (!value_is_string(name))
        name = error_peek(vm, object, tag);
    if (value_is_string(name))
        write_string(text, name);
    else
        text_str(text, class_name(object));
}

/* --- places ------------------------------------------------------------- */

/* What stands for expressions that V8 names after what it makes of them. */
static bool write_keyword(struct text *text, const char *source, size_t length)
{
    if ((length != 3 || memcmp(source, "for", 3) != 0) &&
        (length != 5 || memcmp(source, "catch", 5) != 0))
        return false;
    text_byte(text, '.');
    text_bytes(text, source, length);
    return true;
}

void error_write_site(struct vm *vm, struct text *text, const struct code *code,
                      uint32_t pc)
{
    const struct code_position *at = code_position_at(code, pc);
    const char *source = (const char *)code->source->text->at;
    struct region region;
    if (!at || at->start == at->end)
        return;
    if (write_keyword(text, source + at->start, at->end - at->start))
        return;
    region_init(&region, vm->heap.arena);
    error_site(&region, text, source, code->source->length, at->start, at->end);
    region_done(&region);
}

void error_write_default_site(struct vm *vm, struct text *text, Value value)
{
    const char *quote = value_is_string(value) ? "\"" : "";
    string_write(value_as_string(operate_typeof(vm, value)), text, 20);
    if (value != NULL_VALUE && !value_is_string(value) &&
        !value_is_number(value) && !value_is_boolean(value))
        return;
    text_format(text, " %s", quote);
    error_write_value(vm, text, value);
    text_str(text, quote);
}
