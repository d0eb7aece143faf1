/*
 * compiler.c: from a text to the code of its outermost function; and what a
 * function does before its first statement (ECMA-262, 10.2.11).
 */
#include "script/bigint.h"
#include "script/compiler.h"

#include <string.h>

#include "base/text.h"
#include "script/compile_internal.h"
#include "script/parser.h"

/* --- errors --------------------------------------------------------------- */

static void copy_text(char *to, size_t size, const char *from)
{
    struct text text;
    text_init_fixed(&text, to, size);
    text_str(&text, from);
}

void compile_fail(struct compilation *whole, const char *kind, uint32_t start,
                  uint32_t end, const char *message)
{
    struct compile_error *error = whole->error;
    if (whole->failed)
        return;
    whole->failed = true;
    copy_text(error->kind, sizeof error->kind, kind);
    copy_text(error->message, sizeof error->message, message);
    error->start = start;
    error->end = end;
}

void compile_unsupported(struct compiler *c, const struct node *node,
                         const char *what)
{
    char message[128];
    struct text text;
    text_init_fixed(&text, message, sizeof message);
    text_format(&text, "%s not supported yet", what);
    compile_fail(c->whole, "Unsupported", node->start, node->end, message);
}

/* --- text ----------------------------------------------------------------- */

struct string *compile_name(struct compiler *c, const struct name *name)
{
    return atom_from_string(c->vm,
                            string_from_utf8(c->vm, name->bytes, name->length));
}

struct string *compile_units(struct compiler *c, struct units units)
{
    return atom_from_string(
        c->vm, string_from_utf16(c->vm, units.units, units.length));
}

Value compile_big(struct compiler *c, const struct name *digits)
{
    return value_bigint(
        bigint_from_literal(c->vm, digits->bytes, digits->length));
}

struct string *compile_atom(struct compiler *c, const char *text)
{
    return atom_from_c(c->vm, text);
}

struct string *compile_prefixed(struct compiler *c, const char *prefix,
                                struct string *name)
{
    if (!*prefix)
        return name;
    return atom_from_string(
        c->vm, string_concat(c->vm, string_from_c(c->vm, prefix), name));
}

/* --- a function's code ---------------------------------------------------- */

static uint32_t kind_flags(const struct ast_function *f)
{
    switch ((enum function_kind)f->kind) {
    case FUNCTION_SCRIPT:
    case FUNCTION_BODY:
    case FUNCTION_MODULE:
        return CODE_PROGRAM;
    case FUNCTION_ARROW:
        return CODE_ARROW;
    case FUNCTION_METHOD:
    case FUNCTION_GETTER:
    case FUNCTION_SETTER:
    case FUNCTION_STATICS:
        return CODE_METHOD;
    case FUNCTION_FIELDS:
        return CODE_METHOD | CODE_FIELDS;
    case FUNCTION_CONSTRUCTOR:
        return CODE_CLASS;
    case FUNCTION_DERIVED:
        return CODE_CLASS | CODE_DERIVED;
    default:
        return 0;
    }
}

static uint32_t function_flags(const struct compilation *whole,
                               const struct ast_function *f)
{
    uint32_t flags = kind_flags(f);
    if (f->is_strict)
        flags |= CODE_STRICT;
    if (f->is_async)
        flags |= CODE_ASYNC;
    if (f->is_generator)
        flags |= CODE_GENERATOR;
    if (f->is_eval)
        flags |= CODE_EVAL;
    if (f->uses_this)
        flags |= CODE_THIS;
    if (whole->mode == COMPILE_LIBRARY)
        flags |= CODE_LIBRARY | CODE_STRICT;
    return flags;
}

static struct string *function_name(struct compiler *c,
                                    const struct ast_function *f,
                                    struct string *name)
{
    if (f->kind == FUNCTION_FIELDS)
        return compile_atom(c, "<instance_members_initializer>");
    if (f->kind == FUNCTION_STATICS)
        return compile_atom(c, "<static_initializer>");
    if (name)
        return name;
    return compile_atom(c, f->name ? f->name->bytes : "");
}

/* A row of the compiler's, as bytes of the heap. */
static const void *heap_bytes(struct compiler *c, const struct row *row,
                              size_t size)
{
    struct bytes *bytes;
    if (!row->count)
        return NULL;
    bytes = bytes_new(c->vm, (uint32_t)(row->count * size));
    memcpy(bytes->at, row->items, row->count * size);
    return bytes->at;
}

static const Value *heap_values(struct compiler *c, const struct row *row)
{
    struct values *values;
    if (!row->count)
        return NULL;
    values = values_new(c->vm, row->count);
    memcpy(values->at, row->items, row->count * sizeof(Value));
    return values->at;
}

static void code_rows(struct compiler *c, struct code *code)
{
    struct emitted *out = &c->out;
    code->bytes = heap_bytes(c, &out->bytes, 1);
    code->byte_count = out->bytes.count;
    code->constants = heap_values(c, &out->constants);
    code->constant_count = out->constants.count;
    code->positions =
        heap_bytes(c, &out->positions, sizeof(struct code_position));
    code->position_count = out->positions.count;
    code->handlers = heap_bytes(c, &out->handlers, sizeof(struct code_handler));
    code->handler_count = out->handlers.count;
    code->scopes = heap_bytes(c, &out->scopes, sizeof(struct code_scope));
    code->scope_count = out->scopes.count;
    code->variables =
        heap_bytes(c, &out->variables, sizeof(struct code_variable));
    code->variable_count = out->variables.count;
}

static struct code *code_make(struct compiler *c, struct string *name,
                              uint32_t start, uint32_t end)
{
    struct code *code;
    if (c->slots_most > UINT16_MAX)
        compile_fail(c->whole, "RangeError", start, end,
                     "Function has too many variables");
    code = heap_new(&c->vm->heap, CELL_CODE, sizeof *code);
    code->flags = c->flags;
    code->parameters = (uint16_t)c->parameters;
    code->locals = (uint16_t)c->slots_most;
    code->stack = (uint16_t)c->out.depth_most;
    code->name = name;
    code->source = c->whole->source;
    code->start = start;
    code->entry = c->entry;
    code->end = end;
    code->id = ++c->vm->next_code;
    if (!c->whole->failed)
        code_rows(c, code);
    return code;
}

static void compiler_init(struct compiler *c, struct compilation *whole)
{
    *c = (struct compiler){.whole = whole,
                           .vm = whole->vm,
                           .scope_index = UINT16_MAX,
                           .completion = UINT32_MAX,
                           .first_pc = UINT32_MAX};
}

/* --- the prologue --------------------------------------------------------- */

/* Stores what `op` pushes into a pseudo-variable or the own name. */
static void store_own(struct compiler *c, struct binding *binding,
                      enum opcode op)
{
    if (!binding)
        return;
    emit(c, op);
    binding_put(c, binding);
}

/* A parameter whose name comes again later: the last one counts. */
static bool is_overridden(const struct node *parameter)
{
    for (const struct node *p = parameter->next; p; p = p->next)
        if (p->kind == NODE_NAME &&
            p->reference.name == parameter->reference.name)
            return true;
    return false;
}

/* Which variable of the record each parameter is; UNDEFINED where a later one
 * has its name. */
static Value parameter_row(struct compiler *c, const struct ast_function *f)
{
    struct values *row = values_new(c->vm, f->parameters.count);
    uint32_t i = 0;
    for (const struct node *p = f->parameters.first; p; p = p->next)
        row->at[i++] = is_overridden(p) ? UNDEFINED
                                        : value_int((int)p->reference.index);
    return value_cell(row);
}

/* See OP_ARGUMENTS. */
static void make_arguments_object(struct compiler *c,
                                  const struct ast_function *f)
{
    Value map = UNDEFINED;
    if (!f->arguments)
        return;
    if (f->has_mapped_arguments)
        map = parameter_row(c, f);
    else if (!f->is_strict && f->has_simple_parameters)
        map = NULL_VALUE;
    emit_constant(c, OP_ARGUMENTS, map);
    binding_put(c, f->arguments);
}

static bool is_constructor(const struct ast_function *f)
{
    return f->kind == FUNCTION_CONSTRUCTOR;
}

/* A base class's fields are made before its parameters are looked at. V8
 * names the parenthesis of the parameters. */
static void init_fields(struct compiler *c, const struct ast_function *f)
{
    uint32_t at = text_parameters(c);
    if (!is_constructor(f) || !c->class || !c->class->fields)
        return;
    emit_position(c, at, at, at);
    this_own(c);
    emit(c, OP_INIT_FIELDS);
    emit(c, OP_POP);
}

/* True where the argument's slot is the variable. */
static bool is_in_place(const struct ast_function *f, const struct node *p,
                        uint32_t slot)
{
    if (p->kind != NODE_NAME)
        return false;
    if (f->has_duplicate_parameters && is_overridden(p))
        return true;
    return p->reference.where == REFERENCE_LOCAL && p->reference.index == slot;
}

static void bind_parameters(struct compiler *c, const struct ast_function *f)
{
    uint32_t slot = 0;
    if (f->parameters.first)
        compile_begin(c, text_parameters(c));
    c->first_pc = UINT32_MAX; /* V8 tests first whether there is one */
    for (const struct node *p = f->parameters.first; p; p = p->next) {
        const struct node *target = p->kind == NODE_REST ? p->operand : p;
        struct site site = {
            target->start, target->start, target->start, false,
            p->kind == NODE_DEFAULT ? p->assign.value->at
                                    : text_parameters(c),
            false};
        if (p->kind == NODE_REST)
            emit_half(c, OP_REST, slot);
        else if (is_in_place(f, p, slot++))
            continue;
        else
            emit_half(c, OP_GET_LOCAL, slot - 1);
        compile_target(c, target, PUT_FIRST, site);
    }
}

/* The body's scope, where it is not the parameters': a var that is called like
 * a parameter begins with its value. */
static void copy_parameters(struct compiler *c, struct scope *scope)
{
    for (struct binding *b = scope->first; b; b = b->next) {
        if (!b->copied)
            continue;
        binding_get(c, b->copied);
        binding_put(c, b);
    }
}

static void function_scope(struct compiler *c, const struct ast_function *f,
                           struct entered *entered)
{
    *entered = (struct entered){.scope = f->scope};
    c->scope = f->scope;
    scope_describe(c, f->scope, entered);
    if (f->scope->record_size)
        emit_half(c, OP_PUSH_ENV, entered->index);
    for (const struct binding *b = f->scope->first; b; b = b->next)
        if (b->is_cell)
            emit_half(c, OP_NEW_CELL, b->index);
}

static void prologue(struct compiler *c, const struct ast_function *f)
{
    if (f->kind != FUNCTION_DERIVED)
        store_own(c, f->this_captured, OP_THIS);
    store_own(c, f->new_target_captured, OP_NEW_TARGET);
    store_own(c, f->callee_captured, OP_SELF);
    if (f->kind == FUNCTION_SCRIPT) {
        scope_holes(c, f->scope);
        return;
    }
    store_own(c, f->self, OP_SELF);
    init_fields(c, f);
    scope_holes(c, f->scope);
    make_arguments_object(c, f);
    bind_parameters(c, f);
}

/* --- the body ------------------------------------------------------------- */

/* A script's own names are properties of the global object and entries of the
 * script scope (ECMA-262, 16.1.7). */
static void declare_lexical(struct compiler *c, const struct binding *b)
{
    if (!binding_is_lexical(b))
        return;
    emit_position(c, b->start, b->end, b->start);
    emit_half_constant(c, OP_DECLARE_GLOBAL_LEXICAL,
                       b->kind == BINDING_CONST ? 1 : 0,
                       value_string(compile_name(c, b->name)));
}

static void check_globals(struct compiler *c, const struct scope *scope)
{
    for (const struct binding *b = scope->first; b; b = b->next) {
        if (!binding_is_global(b) || b->is_annex_b)
            continue;
        emit_position(c, b->start, b->end, b->start);
        emit_half_constant(c, OP_CHECK_GLOBAL,
                           binding_is_lexical(b) ? GLOBAL_LEXICAL
                           : b->function         ? GLOBAL_FUNCTION
                                                 : GLOBAL_VAR,
                           value_string(compile_name(c, b->name)));
    }
}

static void declare_function(struct compiler *c, struct scope_function *f)
{
    if (!binding_is_global(f->binding.binding)) {
        compile_closure(c, f->node->function, NULL, NULL);
        variable_put(c, &f->binding, PUT_FIRST, f->node, f->node->at);
        return;
    }
    compile_closure(c, f->node->function, NULL, NULL);
    emit_constant(c, OP_DECLARE_GLOBAL_FUNCTION,
                  value_string(compile_name(c, f->node->function->name)));
}

/* Nothing is declared before all of it is known to be possible. */
static void declare_globals(struct compiler *c, struct scope *scope)
{
    const struct binding *b;
    check_globals(c, scope);
    for (b = scope->first; b; b = b->next)
        if (binding_is_global(b))
            declare_lexical(c, b);
    for (struct scope_function *f = scope->functions; f; f = f->next)
        if (!f->overridden)
            declare_function(c, f);
    for (b = scope->first; b; b = b->next)
        if (b->kind == BINDING_VAR && binding_is_global(b))
            emit_constant(c, OP_DECLARE_GLOBAL_VAR,
                          value_string(compile_name(c, b->name)));
}

/* An eval leaves the value of its statements. */
static void eval_statements(struct compiler *c, const struct ast_function *f)
{
    c->completion = slot_new(c);
    emit(c, OP_UNDEFINED);
    emit_half(c, OP_PUT_LOCAL, c->completion);
    compile_statements(c, &f->body);
    emit_half(c, OP_GET_LOCAL, c->completion);
}

static void arrow_body(struct compiler *c, const struct node *expression)
{
    emit_statement(c, expression->start, expression->end);
    compile_begin(c, expression->at);
    compile_expression(c, expression);
    leave_return(c);
}

static void body_statements(struct compiler *c, const struct ast_function *f)
{
    if (f->kind == FUNCTION_FIELDS)
        compile_fields(c, f->class);
    else if (f->kind == FUNCTION_STATICS)
        compile_statics(c, f->class);
    else
        compile_statements(c, &f->body);
    emit(c, OP_UNDEFINED);
}

static void body(struct compiler *c, const struct ast_function *f)
{
    struct entered entered;
    struct scope *own = f->body_scope != f->scope ? f->body_scope : NULL;
    scope_enter(c, own, &entered);
    if (own)
        copy_parameters(c, own);
    else if (f->kind == FUNCTION_SCRIPT)
        declare_globals(c, f->scope);
    else
        scope_functions(c, f->scope);
    if (f->kind == FUNCTION_MODULE)
        emit(c, OP_START_MODULE);
    if (c->flags & CODE_GENERATOR)
        emit(c, OP_START_GENERATOR);
    if (f->expression) {
        arrow_body(c, f->expression);
    } else {
        if (f->is_eval)
            eval_statements(c, f);
        else
            body_statements(c, f);
        leave_return(c);
    }
    /* What is left is unreachable: only the scope's end is noted. */
    scope_leave(c, &entered);
}

static void check_supported(struct compiler *c, const struct ast_function *f)
{
    if (f->argument_count > UINT16_MAX)
        compile_fail(c->whole, "RangeError", f->start, f->end,
                     "Function has too many parameters");
}

/* 'fast Name' in the library: a native that is tried first. */
static void find_fast(struct compiler *c, const struct ast_function *f,
                      struct code *code)
{
    const struct node *first = f->body.first;
    const struct natives *natives = c->whole->natives;
    char name[64];
    struct units units;
    if (c->whole->mode != COMPILE_LIBRARY || !first)
        return;
    if (first->kind != NODE_EXPRESSION || first->operand->kind != NODE_STRING)
        return;
    units = first->operand->string.value;
    if (units.length <= 5 || units.length - 5 >= sizeof name)
        return;
    for (uint32_t i = 0; i < 5; i++)
        if (units.units[i] != (uint8_t) "fast "[i])
            return;
    for (uint32_t i = 5; i < units.length; i++)
        name[i - 5] = (char)units.units[i];
    if (natives)
        code->fast_native = native_find(natives, name, units.length - 5);
    if (!code->fast_native)
        compile_fail(c->whole, "SyntaxError", first->start, first->end,
                     "There is no such native");
}

static struct code *function_code(struct compilation *whole,
                                  const struct ast_function *f,
                                  const struct class_body *class,
                                  struct string *name)
{
    struct compiler c;
    struct entered entered;
    struct code *code;
    compiler_init(&c, whole);
    c.function = f;
    c.class = class ? class : f->class;
    c.flags = function_flags(whole, f);
    c.parameters = f->argument_count;
    c.slots = c.slots_most = f->slot_count;
    c.entry = text_parameters(&c);
    check_supported(&c, f);
    function_scope(&c, f, &entered);
    prologue(&c, f);
    body(&c, f);
    if (!whole->failed)
        ((struct code_scope *)c.out.scopes.items)[0].to = emit_pc(&c);
    name = function_name(&c, f, name);
    if (is_constructor(f) || f->kind == FUNCTION_DERIVED)
        code = code_make(&c, name, c.class->start, c.class->end);
    else
        code = code_make(&c, name, f->start, f->end);
    code->length = (uint16_t)f->length;
    find_fast(&c, f, code);
    return code;
}

struct code *compile_function(struct compiler *c,
                              const struct ast_function *function,
                              const struct class_body *class,
                              struct string *name)
{
    return function_code(c->whole, function, class, name);
}

void compile_closure(struct compiler *c, const struct ast_function *function,
                     const struct class_body *class, struct string *name)
{
    struct code *code = compile_function(c, function, class, name);
    emit_own_constant(c, OP_CLOSURE, value_cell(code));
}

/* constructor(...args) { super(...args); }, or constructor() {}. */
static void default_body(struct compiler *c, const struct class_body *class)
{
    struct code_scope *scope = row_add(c, &c->out.scopes, sizeof *scope);
    if (scope)
        *scope = (struct code_scope){
            .start = class->start, .end = class->end, .parent = UINT16_MAX};
    emit_position(c, class->start, class->end, class->start);
    if (class->heritage) {
        emit(c, OP_NEW_TARGET);
        emit_half(c, OP_REST, 0);
        emit(c, OP_SUPER_CALL_SPREAD);
        emit(c, OP_PUT_THIS);
    } else {
        emit(c, OP_THIS);
    }
    if (class->fields)
        emit(c, OP_INIT_FIELDS);
    emit(c, OP_RETURN);
    if (scope)
        scope->to = emit_pc(c);
}

struct code *compile_default_constructor(struct compiler *outer,
                                         const struct class_body *class,
                                         struct string *name)
{
    struct compiler c;
    compiler_init(&c, outer->whole);
    c.class = class;
    c.entry = class->start;
    c.flags = CODE_CLASS | CODE_STRICT;
    if (class->heritage)
        c.flags |= CODE_DERIVED;
    if (c.whole->mode == COMPILE_LIBRARY)
        c.flags |= CODE_LIBRARY;
    default_body(&c, class);
    if (!name)
        name = compile_atom(&c, "");
    return code_make(&c, name, class->start, class->end);
}

/* --- the entry ------------------------------------------------------------ */

/* How a source of that mode counts. */
static enum source_kind source_kind(enum compile_mode mode)
{
    return mode == COMPILE_LIBRARY ? SOURCE_LIBRARY
           : mode == COMPILE_EVAL  ? SOURCE_DYNAMIC
                                   : SOURCE_FILE;
}

static struct parse_result parse(struct compilation *whole)
{
    static const enum parse_goal goals[] = {
        [COMPILE_SCRIPT] = PARSE_SCRIPT,
        [COMPILE_EVAL] = PARSE_EVAL,
        [COMPILE_COMMONJS] = PARSE_COMMONJS,
        [COMPILE_LIBRARY] = PARSE_LIBRARY,
        [COMPILE_MODULE] = PARSE_MODULE,
    };
    struct parse_options options = {.goal = goals[whole->mode],
                                    .strict = whole->mode == COMPILE_LIBRARY,
                                    .parameters_end = whole->parameters_end,
                                    .start = whole->start,
                                    .end = whole->end};
    if (whole->parameters_end)
        options.goal = PARSE_FUNCTION;
    return parser_parse(&whole->region, whole->text, whole->length, &options);
}

/* What "(function () {})" is the text of. */
static const struct ast_function *only_function(const struct ast_function *f)
{
    return f->body.first->operand->function;
}

static struct code *compile_parsed(struct compilation *whole)
{
    struct parse_result parsed = parse(whole);
    struct code *code;
    if (parsed.error) {
        compile_fail(whole, parsed.error->kind, parsed.error->start,
                     parsed.error->end, parsed.error->message);
        return NULL;
    }
    if (!parsed.program) {
        compile_fail(whole, "RangeError", 0, 0, "Out of memory");
        return NULL;
    }
    if (whole->parameters_end) {
        code = function_code(whole, only_function(parsed.program), NULL, NULL);
        code->flags |= CODE_EVAL;
    } else {
        code = function_code(whole, parsed.program, NULL, NULL);
    }
    if (whole->mode == COMPILE_MODULE)
        *whole->table = module_table(whole->vm, parsed.program);
    if (whole->region.full)
        compile_fail(whole, "RangeError", 0, 0, "Out of memory");
    return whole->failed ? NULL : code;
}

static struct code *compile_whole(struct compilation *whole, const char *name)
{
    struct code *code;
    *whole->error = (struct compile_error){0};
    if (whole->length > UINT32_MAX / 4) {
        compile_fail(whole, "RangeError", 0, 0, "The file is too large");
        return NULL;
    }
    region_init(&whole->region, whole->vm->heap.arena);
    whole->source =
        source_new(whole->vm, source_kind(whole->mode), name, whole->text,
                   whole->length);
    code = compile_parsed(whole);
    region_done(&whole->region);
    return code;
}

/* A length that compile_whole refuses. */
static uint32_t length_of(size_t length)
{
    return length > UINT32_MAX / 4 ? UINT32_MAX : (uint32_t)length;
}

struct code *compile(struct vm *vm, const struct natives *natives,
                     enum compile_mode mode, const char *name, const char *text,
                     size_t length, struct compile_error *error)
{
    struct compilation whole = {.vm = vm,
                                .natives = natives,
                                .mode = mode,
                                .text = text,
                                .length = length_of(length),
                                .error = error};
    return compile_whole(&whole, name);
}

struct code *compile_dynamic(struct vm *vm, const char *name, const char *text,
                             size_t length, uint32_t end,
                             struct compile_error *error)
{
    struct compilation whole = {.vm = vm,
                                .mode = COMPILE_EVAL,
                                .text = text,
                                .length = length_of(length),
                                .parameters_end = end,
                                .error = error};
    return compile_whole(&whole, name);
}

struct code *compile_module(struct vm *vm, const struct natives *natives,
                            const char *name, const char *text, size_t length,
                            Value *table, struct compile_error *error)
{
    struct compilation whole = {.vm = vm,
                                .natives = natives,
                                .mode = COMPILE_MODULE,
                                .text = text,
                                .length = length_of(length),
                                .table = table,
                                .error = error};
    return compile_whole(&whole, name);
}

struct code *compile_part(struct vm *vm, const struct natives *natives,
                          const char *name, const struct compile_part *part,
                          Value *table, struct compile_error *error)
{
    struct compilation whole = {.vm = vm,
                                .natives = natives,
                                .mode = table ? COMPILE_MODULE : COMPILE_SCRIPT,
                                .text = part->text,
                                .length = length_of(part->length),
                                .start = part->start,
                                .end = part->end,
                                .table = table,
                                .error = error};
    return compile_whole(&whole, name);
}

bool compile_exports(struct vm *vm, const char *name, const char *text,
                     size_t length, Value *table, struct compile_error *error)
{
    struct found_exports found = {value_object(array_new(vm, 0)),
                                  value_object(array_new(vm, 0))};
    struct compilation whole = {.vm = vm,
                                .natives = NULL,
                                .mode = COMPILE_COMMONJS,
                                .text = text,
                                .length = length_of(length),
                                .found = &found,
                                .error = error};
    if (!compile_whole(&whole, name))
        return false;
    struct object *row = object_new(vm, NULL);
    object_put_own(vm, row, key_from_c(vm, "exports"), found.exports,
                   ATTRIBUTES_DEFAULT);
    object_put_own(vm, row, key_from_c(vm, "reexports"), found.reexports,
                   ATTRIBUTES_DEFAULT);
    *table = value_object(row);
    return true;
}
