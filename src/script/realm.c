#include "script/realm.h"

#include "base/utf.h"
#include "script/native_help.h"

/* --- names, symbols, shapes --------------------------------------------- */

static void make_names(struct vm *vm)
{
    static const char *const names[] = {
#define A(name, text) text,
        ATOMS(A)
#undef A
    };
    for (uint32_t i = 0; i < ATOM_COUNT; i++) {
        vm->names[i] = atom_from_c(vm, names[i]);
    }
    for (uint32_t i = 0; i < 256; i++) {
        uint8_t byte = (uint8_t)i;
        vm->characters[i] =
            atom_from_string(vm, string_from_latin1(vm, &byte, 1));
    }
}

static void make_symbols(struct vm *vm)
{
    static const char *const names[] = {
#define S(name, text) "Symbol." text,
        SYMBOLS(S)
#undef S
    };
    for (uint32_t i = 0; i < SYMBOL_COUNT; i++) {
        vm->symbols[i] = symbol_new(vm, string_from_c(vm, names[i]), 0);
    }
}

static struct shape *shape_with(struct vm *vm, struct shape *shape,
                                enum atom name, unsigned attributes)
{
    return shape_add(vm, shape, vm_atom(vm, name), attributes);
}

static void make_shapes(struct vm *vm)
{
    struct shape **shapes = vm->shapes;
    struct shape *plain =
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
    shapes[REALM_SHAPE_PLAIN] = plain;
    shapes[REALM_SHAPE_ARRAY] =
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_ARRAY_PROTOTYPE));
    struct shape *method =
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE));
    method = shape_with(vm, method, ATOM_LENGTH, CONFIGURABLE);
    method = shape_with(vm, method, ATOM_NAME, CONFIGURABLE);
    shapes[REALM_SHAPE_METHOD] = method;
    shapes[REALM_SHAPE_FUNCTION] =
        shape_with(vm, method, ATOM_PROTOTYPE, WRITABLE);
    shapes[REALM_SHAPE_CLASS] = shape_with(vm, method, ATOM_PROTOTYPE, 0);
    struct shape *result =
        shape_with(vm, plain, ATOM_VALUE, ATTRIBUTES_DEFAULT);
    shapes[REALM_SHAPE_RESULT] =
        shape_with(vm, result, ATOM_DONE, ATTRIBUTES_DEFAULT);
    shapes[REALM_SHAPE_PROTOTYPE] =
        shape_with(vm, plain, ATOM_CONSTRUCTOR, ATTRIBUTES_HIDDEN);
    shapes[REALM_SHAPE_PROMISE] =
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_PROMISE_PROTOTYPE));
    shapes[REALM_SHAPE_REGEXP] = shape_with(
        vm, shape_root(vm, vm_intrinsic(vm, INTRINSIC_REGEXP_PROTOTYPE)),
        ATOM_LAST_INDEX, WRITABLE);
    struct shape *match = shape_with(vm, shapes[REALM_SHAPE_ARRAY],
                                     ATOM_INDEX, ATTRIBUTES_DEFAULT);
    match = shape_with(vm, match, ATOM_INPUT, ATTRIBUTES_DEFAULT);
    shapes[REALM_SHAPE_MATCH] =
        shape_with(vm, match, ATOM_GROUPS, ATTRIBUTES_DEFAULT);
}

/* --- intrinsics --------------------------------------------------------- */

/* Which intrinsic prototypes inherit from something but Object.prototype, or
 * are themselves of a class. Parents stand before their children. */
struct special {
    enum intrinsic which;
    enum intrinsic parent;
    enum object_class class;
};
static const struct special specials[] = {
    {INTRINSIC_ARRAY_PROTOTYPE, INTRINSIC_OBJECT_PROTOTYPE, CLASS_ARRAY},
    {INTRINSIC_STRING_PROTOTYPE, INTRINSIC_OBJECT_PROTOTYPE, CLASS_STRING},
    {INTRINSIC_NUMBER_PROTOTYPE, INTRINSIC_OBJECT_PROTOTYPE, CLASS_NUMBER},
    {INTRINSIC_BOOLEAN_PROTOTYPE, INTRINSIC_OBJECT_PROTOTYPE, CLASS_BOOLEAN},
    {INTRINSIC_TYPE_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE, CLASS_OBJECT},
    {INTRINSIC_RANGE_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE, CLASS_OBJECT},
    {INTRINSIC_REFERENCE_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_SYNTAX_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_EVAL_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE, CLASS_OBJECT},
    {INTRINSIC_URI_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE, CLASS_OBJECT},
    {INTRINSIC_AGGREGATE_ERROR_PROTOTYPE, INTRINSIC_ERROR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_ARRAY_ITERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_STRING_ITERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_MAP_ITERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_SET_ITERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_REGEXP_STRING_ITERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_GENERATOR_PROTOTYPE, INTRINSIC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_GENERATOR_FUNCTION_PROTOTYPE, INTRINSIC_FUNCTION_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_ASYNC_FUNCTION_PROTOTYPE, INTRINSIC_FUNCTION_PROTOTYPE,
     CLASS_OBJECT},
    {INTRINSIC_ASYNC_GENERATOR_FUNCTION_PROTOTYPE,
     INTRINSIC_FUNCTION_PROTOTYPE, CLASS_OBJECT},
    {INTRINSIC_ASYNC_GENERATOR_PROTOTYPE, INTRINSIC_ASYNC_ITERATOR_PROTOTYPE,
     CLASS_OBJECT},
};

/* True for intrinsics that are functions, made with their rows, and for what
 * the library fills in. */
static bool is_late(enum intrinsic which)
{
    return which == INTRINSIC_ARRAY || which == INTRINSIC_PROMISE ||
           which == INTRINSIC_ARRAY_VALUES ||
           which == INTRINSIC_ARRAY_ITERATOR_NEXT ||
           which == INTRINSIC_PROMISE_THEN || which == INTRINSIC_REGEXP ||
           which == INTRINSIC_REGEXP_PROTOTYPE_SEAL ||
           which == INTRINSIC_REGEXP_SEAL ||
           which == INTRINSIC_SCRIPT_SCOPE ||
           which == INTRINSIC_STACK_TRACE || which == INTRINSIC_CLUE;
}

static struct object *make_special(struct vm *vm, enum object_class class,
                                   struct object *parent)
{
    Value value = FALSE_VALUE;
    switch (class) {
    case CLASS_ARRAY:
        return object_new_sized(vm, class, shape_root(vm, parent),
                                sizeof(struct object), 0, 0);
    case CLASS_STRING:
        value = vm_atom(vm, ATOM_EMPTY_STRING);
        break;
    case CLASS_NUMBER:
        value = value_int(0);
        break;
    case CLASS_BOOLEAN:
        break;
    default:
        return object_new(vm, parent);
    }
    return &native_wrapper(vm, class, parent, value)->object;
}

/* Function.prototype is a function itself: the last row of its table that has
 * no name, see native_function.c. */
static struct object *make_function_prototype(struct vm *vm)
{
    struct object *object = object_new_sized(
        vm, CLASS_FUNCTION,
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE)),
        sizeof(struct function), offsetof(struct function, inner), 4);
    object->cell.flags |= OBJECT_CALLABLE;
    return object;
}

static void make_intrinsics(struct vm *vm)
{
    Value *intrinsics = vm->intrinsics;
    for (uint32_t i = 0; i < INTRINSIC_COUNT; i++) {
        intrinsics[i] = UNDEFINED;
    }
    struct object *root = object_new(vm, NULL);
    intrinsics[INTRINSIC_OBJECT_PROTOTYPE] = value_object(root);
    intrinsics[INTRINSIC_FUNCTION_PROTOTYPE] =
        value_object(make_function_prototype(vm));
    intrinsics[INTRINSIC_GLOBAL] = value_object(object_new(vm, root));
    intrinsics[INTRINSIC_STACK_TRACE] = value_symbol(
        symbol_new(vm, vm->names[ATOM_STACK], SYMBOL_PRIVATE));
    intrinsics[INTRINSIC_CLUE] = value_symbol(
        symbol_new(vm, vm->names[ATOM_STACK], SYMBOL_PRIVATE));
    intrinsics[INTRINSIC_SCRIPT_SCOPE] = value_object(object_new(vm, NULL));
    intrinsics[INTRINSIC_ERROR_PROTOTYPE] = value_object(object_new(vm, root));
    intrinsics[INTRINSIC_ITERATOR_PROTOTYPE] =
        value_object(object_new(vm, root));
    intrinsics[INTRINSIC_ASYNC_ITERATOR_PROTOTYPE] =
        value_object(object_new(vm, root));
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        const struct special *special = &specials[i];
        intrinsics[special->which] = value_object(make_special(
            vm, special->class, vm_intrinsic(vm, special->parent)));
    }
    for (uint32_t i = 0; i < INTRINSIC_COUNT; i++) {
        if (intrinsics[i] == UNDEFINED && !is_late(i)) {
            intrinsics[i] = value_object(object_new(vm, root));
        }
    }
}

/* --- functions for rows ------------------------------------------------- */

struct object *realm_function(struct vm *vm, const struct natives *natives,
                              uint32_t index, Value name)
{
    const struct native *row = native_row(natives, index);
    struct function *function = (struct function *)object_new_sized(
        vm, CLASS_FUNCTION,
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE)),
        sizeof *function, offsetof(struct function, inner), 4);
    struct object *object = &function->object;
    function->native = index;
    function->home = UNDEFINED;
    function->constructor = UNDEFINED;
    function->fields = UNDEFINED;
    object->cell.flags |= OBJECT_CALLABLE;
    if (row->flags & NATIVE_CONSTRUCTOR) {
        object->cell.flags |= OBJECT_CONSTRUCTOR;
    }
    object_put_own(vm, object, vm_atom(vm, ATOM_LENGTH),
                   value_int(row->length), CONFIGURABLE);
    object_put_own(vm, object, vm_atom(vm, ATOM_NAME), name, CONFIGURABLE);
    return object;
}

/* --- paths -------------------------------------------------------------- */

/* One part of a path: [start, end). */
struct part {
    const char *start;
    size_t length;
};

/* Cuts the first part off; false where nothing is left. */
static bool next_part(const char **path, struct part *part)
{
    if (**path == 0) {
        return false;
    }
    part->start = *path;
    while (**path != 0 && **path != '.') {
        ++*path;
    }
    part->length = (size_t)(*path - part->start);
    if (**path == '.') {
        ++*path;
    }
    return true;
}

static bool part_is(const struct part *part, const char *text)
{
    return strlen(text) == part->length &&
           memcmp(text, part->start, part->length) == 0;
}

/* The key of "@@iterator", or of a plain name. */
static Value part_key(struct vm *vm, const struct part *part)
{
    static const char *const names[] = {
#define S(name, text) "@@" text,
        SYMBOLS(S)
#undef S
    };
    for (uint32_t i = 0; i < SYMBOL_COUNT; i++) {
        if (part_is(part, names[i])) {
            return vm_symbol(vm, i);
        }
    }
    return key_from_value(vm, value_string(string_from_latin1(
                                  vm, (const uint8_t *)part->start,
                                  (uint32_t)part->length)));
}

/* The intrinsic of "%NAME", or -1. */
static int part_intrinsic(const struct part *part)
{
    static const char *const names[] = {
#define I(name, path) "%" #name,
        INTRINSICS(I)
#undef I
    };
    for (int i = 0; i < INTRINSIC_COUNT; i++) {
        if (part_is(part, names[i])) {
            return i;
        }
    }
    return -1;
}

/* The object under `key`, made where there is none. */
static struct object *object_under(struct vm *vm, struct object *object,
                                   Value key)
{
    struct property found;
    if (object_get_own(vm, object, key, &found) &&
        value_is_object(found.value)) {
        return value_as_object(found.value);
    }
    struct object *made = object_new_plain(vm);
    object_put_own(vm, object, key, value_object(made), ATTRIBUTES_HIDDEN);
    return made;
}

/* Follows a path: the object in which its last part lies, and that part. */
static struct object *follow(struct vm *vm, const char *path,
                             struct part *last)
{
    struct object *object = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    next_part(&path, last);
    int intrinsic = part_intrinsic(last);
    if (intrinsic >= 0) {
        object = vm_intrinsic(vm, intrinsic);
        next_part(&path, last);
    }
    for (struct part next; next_part(&path, &next); *last = next) {
        object = object_under(vm, object, part_key(vm, last));
    }
    return object;
}

/* The name property of the function at `key`: "x", "[Symbol.x]", "get x". */
static Value function_name(struct vm *vm, const struct native *row, Value key)
{
    char bytes[64];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    if (row->flags & NATIVE_GETTER) {
        text_str(&text, "get ");
    } else if (row->flags & NATIVE_SETTER) {
        text_str(&text, "set ");
    }
    if (value_is_symbol(key)) {
        text_byte(&text, '[');
        string_write(value_as_symbol(key)->description, &text, UINT32_MAX);
        text_byte(&text, ']');
    } else {
        string_write(value_as_string(key_to_value(vm, key)), &text,
                     UINT32_MAX);
    }
    return value_string(
        atom_from_string(vm, string_from_text(vm, &text)));
}

/* Adds a getter or a setter to the accessor that may be there already. */
static void put_half(struct vm *vm, struct object *object, Value key,
                     unsigned flags, Value function)
{
    struct property found = {.get = UNDEFINED, .set = UNDEFINED};
    if (!object_get_own(vm, object, key, &found) ||
        found.kind != PROPERTY_ACCESSOR) {
        found.get = found.set = UNDEFINED;
    }
    object_put_accessor(
        vm, object, key, flags & NATIVE_GETTER ? function : found.get,
        flags & NATIVE_SETTER ? function : found.set, CONFIGURABLE);
}

/* The prototype that belongs to the constructor at `path`. */
static struct object *prototype_for(struct vm *vm, const char *path)
{
    static const char *const paths[] = {
#define I(name, path) path,
        INTRINSICS(I)
#undef I
    };
    size_t length = strlen(path);
    for (uint32_t i = 0; i < INTRINSIC_COUNT; i++) {
        if (paths[i] != NULL && strncmp(paths[i], path, length) == 0 &&
            strcmp(paths[i] + length, ".prototype") == 0) {
            return vm_intrinsic(vm, i);
        }
    }
    return object_new_plain(vm);
}

static bool has_prototype(const struct native *row)
{
    return (row->flags & NATIVE_CONSTRUCTOR) && strcmp(row->path, "Proxy") != 0;
}

static void make_constructor(struct vm *vm, const char *path,
                             struct object *function)
{
    struct object *prototype = prototype_for(vm, path);
    object_put_own(vm, function, vm_atom(vm, ATOM_PROTOTYPE),
                   value_object(prototype), 0);
    object_put_own(vm, prototype, vm_atom(vm, ATOM_CONSTRUCTOR),
                   value_object(function), ATTRIBUTES_HIDDEN);
    if (strcmp(path, "Array") == 0) {
        vm->intrinsics[INTRINSIC_ARRAY] = value_object(function);
    } else if (strcmp(path, "Promise") == 0) {
        vm->intrinsics[INTRINSIC_PROMISE] = value_object(function);
    } else if (strcmp(path, "RegExp") == 0) {
        vm->intrinsics[INTRINSIC_REGEXP] = value_object(function);
    }
}

/* A symbol's own methods cannot be overwritten (20.4.3.5, 20.2.3.6). */
static unsigned row_attributes(const struct native *row)
{
    if (strcmp(row->path, "Symbol.prototype.@@toPrimitive") == 0) {
        return CONFIGURABLE;
    }
    if (strcmp(row->path, "Function.prototype.@@hasInstance") == 0) {
        return 0;
    }
    return ATTRIBUTES_HIDDEN;
}

static void install_row(struct vm *vm, const struct natives *natives,
                        uint32_t index)
{
    const struct native *row = native_row(natives, index);
    struct part last;
    struct object *where = follow(vm, row->path, &last);
    Value key = part_key(vm, &last);
    struct object *function =
        realm_function(vm, natives, index, function_name(vm, row, key));
    if (row->flags & (NATIVE_GETTER | NATIVE_SETTER)) {
        put_half(vm, where, key, row->flags, value_object(function));
        return;
    }
    object_put_own(vm, where, key, value_object(function),
                   row_attributes(row));
    if (has_prototype(row)) {
        make_constructor(vm, row->path, function);
    }
}

/* Constructors first, so that "Object.keys" finds Object. */
static void install_rows(struct vm *vm, const struct natives *natives,
                         bool constructors)
{
    for (uint32_t table = 0; table < natives->count; table++) {
        for (uint32_t row = 0; row < *natives->tables[table].count; row++) {
            uint32_t index = NATIVE_INDEX(table, row);
            const struct native *native = native_row(natives, index);
            if (native->path != NULL &&
                has_prototype(native) == constructors) {
                install_row(vm, natives, index);
            }
        }
    }
}

/* --- what is neither function nor prototype ----------------------------- */

static void put_constants(struct vm *vm)
{
    static const struct {
        const char *name;
        Value value;
    } constants[] = {
        {"Infinity", 0x7ff0000000000000ull},
        {"NaN", VALUE_NAN},
        {"undefined", UNDEFINED},
    };
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        object_put_own(vm, global, key_from_c(vm, constants[i].name),
                       constants[i].value, 0);
    }
    object_put_own(vm, global, key_from_c(vm, "globalThis"),
                   value_object(global), ATTRIBUTES_HIDDEN);
}

/* Symbol.iterator and its like. */
static void put_symbols(struct vm *vm)
{
    static const char *const names[] = {
#define S(name, text) text,
        SYMBOLS(S)
#undef S
    };
    struct object *constructor = object_under(
        vm, vm_intrinsic(vm, INTRINSIC_GLOBAL), key_from_c(vm, "Symbol"));
    for (uint32_t i = 0; i < SYMBOL_COUNT; i++) {
        object_put_own(vm, constructor, key_from_c(vm, names[i]),
                       vm_symbol(vm, i), 0);
    }
}

/* Function.prototype's own length and name. */
static void name_function_prototype(struct vm *vm,
                                    const struct natives *natives)
{
    struct object *object = vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE);
    struct function *function = (struct function *)object;
    function->native = native_find(natives, "functionPrototype",
                                   strlen("functionPrototype"));
    function->home = UNDEFINED;
    function->constructor = UNDEFINED;
    function->fields = UNDEFINED;
    object_put_own(vm, object, vm_atom(vm, ATOM_LENGTH), value_int(0),
                   CONFIGURABLE);
    object_put_own(vm, object, vm_atom(vm, ATOM_NAME),
                   vm_atom(vm, ATOM_EMPTY_STRING), CONFIGURABLE);
}

/* %ThrowTypeError%, and what of Function.prototype calls it (20.2.3). */
static void poison(struct vm *vm, const struct natives *natives)
{
    static const char name[] = "throwTypeError";
    struct object *home = vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE);
    struct object *thrower =
        realm_function(vm, natives,
                       native_find(natives, name, sizeof name - 1),
                       vm_atom(vm, ATOM_EMPTY_STRING));
    struct descriptor fixed = {.has = HAS_WRITABLE | HAS_CONFIGURABLE};
    Value function = value_object(thrower);
    object_define(vm, thrower, vm_atom(vm, ATOM_LENGTH), &fixed);
    object_define(vm, thrower, vm_atom(vm, ATOM_NAME), &fixed);
    object_prevent_extensions(vm, thrower);
    vm->intrinsics[INTRINSIC_THROW_TYPE_ERROR] = function;
    object_put_accessor(vm, home, key_from_c(vm, "arguments"), function,
                        function, CONFIGURABLE);
    object_put_accessor(vm, home, key_from_c(vm, "caller"), function,
                        function, CONFIGURABLE);
}

void realm_make(struct vm *vm, const struct natives *natives)
{
    make_names(vm);
    make_symbols(vm);
    make_intrinsics(vm);
    make_shapes(vm);
    name_function_prototype(vm, natives);
    poison(vm, natives);
    for (uint32_t i = 0; i < HOOK_COUNT; i++) {
        vm->hooks[i] = UNDEFINED;
    }
    vm->library = value_object(object_new(vm, NULL));
    vm->symbol_registry = value_object(object_new(vm, NULL));
    vm->rejections = value_object(array_new(vm, 0));
    vm->handled_late = value_object(array_new(vm, 0));
    vm->last_match.text = vm->last_match.input =
        vm_atom(vm, ATOM_EMPTY_STRING);
    put_constants(vm);
    install_rows(vm, natives, true);
    install_rows(vm, natives, false);
    put_symbols(vm);
}
