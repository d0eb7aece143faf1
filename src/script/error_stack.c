/*
 * The lines of a stack as V8 writes them ("    at Foo.bar (file:1:2)"), and
 * the place of an uncaught error as Node shows it.
 */
#include <stddef.h>
#include <string.h>

#include "script/error.h"
#include "script/error_inside.h"
#include "script/error_trace.h"

#define NAME_SIZE 256 /* bytes of a name in a line */

/* --- names -------------------------------------------------------------- */

/* What is known of it. */
struct line {
    struct vm *vm;
    const struct trace_call *call;
    struct object *receiver; /* NULL: called on nothing, or a primitive */
    struct text type; /* "Foo", or empty: called on nothing */
    struct text name; /* or empty */
    char type_bytes[NAME_SIZE], name_bytes[NAME_SIZE];
};

static void write_object(struct line *line, struct object *receiver)
{
    const struct function *class = (const struct function *)receiver;
    line->receiver = receiver;
    if (object_class(receiver) == CLASS_FUNCTION && class->code &&
        (class->code->flags & CODE_CLASS) &&
        string_length(class->code->name))
        string_write(class->code->name, &line->type, UINT32_MAX);
    else
        error_write_class(line->vm, &line->type, receiver);
}

static void write_receiver(struct line *line, Value receiver)
{
    if (value_is_object(receiver))
        write_object(line, value_as_object(receiver));
    else if (value_is_string(receiver))
        text_str(&line->type, "String");
    else if (value_is_number(receiver))
        text_str(&line->type, "Number");
    else if (value_is_symbol(receiver))
        text_str(&line->type, "Symbol");
    else if (value_is_bigint(receiver))
        text_str(&line->type, "BigInt");
    else if (value_is_boolean(receiver))
        text_str(&line->type, "Boolean");
}

/* The name that a function without one has by where it stands. */
static void write_place_name(struct line *line, const struct code *code)
{
    bool is_class = value_is_class(line->call->receiver, CLASS_FUNCTION);
    if (code->flags & CODE_FIELDS)
        text_str(&line->name, is_class ? "<static_initializer>"
                                       : "<instance_members_initializer>");
    else
        error_infer_name(&line->name, (const char *)code->source->text->at,
                         code->start, line->type.bytes);
}

/* V8 calls what has no name in such a text `eval`. */
static bool is_eval(const struct line *line)
{
    const struct code *code = line->call->code;
    return code && ((code->flags & CODE_EVAL) ||
                    (code->source->cell.extra == SOURCE_DYNAMIC &&
                     string_length(code->name) == 0));
}

static void write_name(struct line *line)
{
    if (is_eval(line)) {
        text_str(&line->name, "eval");
        return;
    }
    struct object *function = value_as_object(line->call->function);
    struct property found;
    if (object_get_own(line->vm, function, vm_atom(line->vm, ATOM_NAME),
                       &found) &&
        found.kind == PROPERTY_DATA && value_is_string(found.value))
        string_write(value_as_string(found.value), &line->name, UINT32_MAX);
    if (!line->name.length && line->call->code)
        write_place_name(line, line->call->code);
}

static void line_init(struct line *line, struct vm *vm,
                      const struct trace_call *call)
{
    line->vm = vm;
    line->call = call;
    line->receiver = NULL;
    text_init_fixed(&line->type, line->type_bytes, NAME_SIZE);
    text_init_fixed(&line->name, line->name_bytes, NAME_SIZE);
    if (call->receiver != vm->intrinsics[INTRINSIC_GLOBAL])
        write_receiver(line, call->receiver);
    write_name(line);
}

/* --- the name as a method ----------------------------------------------- */

static bool is_method(const struct property *found, Value function)
{
    if (found->kind == PROPERTY_DATA) return found->value == function;
    return found->get == function || found->set == function;
}

/* The enumerable names under which the receiver has the function; V8 gives
 * up where there are two. */
static Value search_method(const struct line *line)
{
    Value method = UNDEFINED, key;
    struct property found;
    struct object *holder = line->receiver;
    for (; holder; holder = object_prototype(holder)) {
        uint32_t at = holder->element_count;
        while (object_next(holder, &at, &key, &found)) {
            if (!value_is_string(key) || !(found.attributes & ENUMERABLE) ||
                !is_method(&found, line->call->function))
                continue;
            if (method != UNDEFINED) return UNDEFINED;
            method = key;
        }
    }
    return method;
}

/* The function's name without "get " or "set ". */
static const char *bare_name(const struct line *line)
{
    const char *name = line->name.bytes;
    if (strncmp(name, "get ", 4) == 0 || strncmp(name, "set ", 4) == 0)
        return name + 4;
    return name;
}

/* The key under which the receiver has the running function, or UNDEFINED. */
static Value method_key(const struct line *line)
{
    struct property found;
    if (!line->receiver) return UNDEFINED;
    if (line->name.length) {
        Value key = key_from_c(line->vm, bare_name(line));
        if (object_find(line->vm, line->receiver, key, &found) &&
            is_method(&found, line->call->function))
            return key;
    }
    return search_method(line);
}

static bool is_identifier(const struct text *name)
{
    for (size_t i = 0; i < name->length; i++) {
        unsigned char c = (unsigned char)name->bytes[i];
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        bool digit = c >= '0' && c <= '9' && i > 0;
        if (!letter && !digit && c != '_' && c != '$' && c < 0x80)
            return false;
    }
    return name->length > 0;
}

/* Whether the name ends in the method's, alone or behind a dot. */
static bool says_method(const struct text *name, const struct text *method)
{
    if (name->length < method->length) return false;
    size_t before = name->length - method->length;
    return memcmp(name->bytes + before, method->bytes, method->length) == 0 &&
           (before == 0 || name->bytes[before - 1] == '.');
}

static void write_method_call(const struct line *line, struct text *out)
{
    char bytes[NAME_SIZE];
    struct text method;
    Value key = method_key(line);
    text_init_fixed(&method, bytes, sizeof bytes);
    if (value_is_string(key))
        string_write(value_as_string(key), &method, UINT32_MAX);
    if (!line->name.length) {
        text_join(out, &line->type);
        text_byte(out, '.');
        text_str(out, method.length ? method.bytes : "<anonymous>");
        return;
    }
    if (is_identifier(&line->name)) {
        text_join(out, &line->type);
        text_byte(out, '.');
    }
    text_join(out, &line->name);
    if (method.length && !says_method(&line->name, &method))
        text_format(out, " [as %s]", method.bytes);
}

/* --- lines -------------------------------------------------------------- */

bool trace_place(const struct trace_call *call, struct utf_place *place)
{
    if (!call->code || (call->code->flags & CODE_LIBRARY) ||
        (call->flags & (TRACE_NEXT | TRACE_EVAL)))
        return false;
    const struct source *source = call->code->source;
    *place = utf_place((const char *)source->text->at, source->length,
                       call->offset);
    if (place->line == 1) place->column -= source->shift;
    return true;
}

static void write_location(const struct trace_call *call, struct text *out)
{
    struct utf_place place;
    if (!trace_place(call, &place)) {
        text_str(out, "<anonymous>");
        return;
    }
    const struct source *source = call->code->source;
    string_write(source->name, out, UINT32_MAX);
    text_format(out, ":%u:%u", place.line, place.column);
}

/* Below a generator's frame V8 has its own next(). */
static void write_next_line(const struct line *line, struct text *out)
{
    bool named = line->name.length && line->name.bytes[0] != '[';
    text_format(out, "\n    at %s.next",
                named ? line->name.bytes : "Generator");
}

static void write_call(const struct line *line, struct text *out)
{
    const struct trace_call *call = line->call;
    text_str(out, call->flags & TRACE_ASYNC ? "\n    at async " : "\n    at ");
    if (call->flags & TRACE_NEW)
        text_format(out, "new %s",
                    line->name.length ? line->name.bytes : "<anonymous>");
    else if (line->type.length)
        write_method_call(line, out);
    else
        text_join(out, &line->name);
}

void trace_write_line(struct vm *vm, const struct trace_call *call,
                      struct text *out)
{
    struct line line;
    line_init(&line, vm, call);
    size_t before = out->length;
    if (call->flags & TRACE_NEXT)
        write_next_line(&line, out);
    else if (call->flags & TRACE_EVAL)
        text_str(out, "\n    at eval");
    else
        write_call(&line, out);
    bool named = out->length > before && out->bytes[out->length - 1] != ' ';
    text_str(out, named ? " (" : "");
    write_location(call, out);
    text_str(out, named ? ")" : "");
}

void error_write_origin(struct vm *vm, struct text *out)
{
    struct error_start start = {.frame = vm->frame};
    struct trace_call call;
    while (start.frame && (!start.frame->code ||
                           (start.frame->code->flags & CODE_LIBRARY)))
        start = (struct error_start){start.frame->caller, start.frame, false};
    text_str(out, "eval at ");
    size_t before = out->length;
    if (trace_collect(vm, &start, &call, 1)) {
        trace_write_part(vm, &call, TRACE_FUNCTION, out);
        text_str(out, out->length > before ? " (" : "<anonymous> (");
        write_location(&call, out);
        text_byte(out, ')');
    }
    text_str(out, ", <anonymous>");
}

/* --- what a call site answers ---------------------------------------------- */

void trace_write_part(struct vm *vm, const struct trace_call *call,
                      enum trace_part part, struct text *out)
{
    struct line line;
    line_init(&line, vm, call);
    if (part == TRACE_TYPE)
        text_join(out, &line.type);
    else if (part == TRACE_FUNCTION)
        text_join(out, &line.name);
    else if (value_is_string(method_key(&line)))
        string_write(value_as_string(method_key(&line)), out, UINT32_MAX);
}

/* --- where an uncaught error was thrown ----------------------------------- */

void error_show_text(struct vm *vm, const struct text *text, uint32_t start,
                     uint32_t end)
{
    struct source *source = source_new(vm, SOURCE_DYNAMIC, "<anonymous_script>",
                                       text->bytes, text->length);
    vm->shown_source = value_cell(source);
    vm->shown_start = start;
    vm->shown_end = end;
    vm->shown_next = 1;
}

bool error_place_now(const struct vm *vm, struct error_place *place)
{
    const struct frame *callee = NULL;
    const struct code *refused = trace_code_now(vm);
    if (refused) {
        *place = (struct error_place){refused->source, refused->entry,
                                      refused->entry + 1};
        return true;
    }
    for (const struct frame *f = vm->frame; f; callee = f, f = f->caller) {
        if (!f->code || (f->code->flags & CODE_LIBRARY)) continue;
        place->source = f->code->source;
        place->start = trace_offset(f, callee);
        place->end = place->start + 1;
        return true;
    }
    return false;
}
