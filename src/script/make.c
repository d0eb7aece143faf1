/*
 * make.c: what literals, functions and classes are made of.
 */
#include "script/error.h"
#include "script/iterator.h"
#include "script/object_inside.h"
#include "script/realm.h"
#include "script/vm_internal.h"

/* --- functions -------------------------------------------------------------- */

static enum intrinsic function_home(const struct code *code)
{
    static const enum intrinsic homes[] = {
        INTRINSIC_FUNCTION_PROTOTYPE, INTRINSIC_ASYNC_FUNCTION_PROTOTYPE,
        INTRINSIC_GENERATOR_FUNCTION_PROTOTYPE,
        INTRINSIC_ASYNC_GENERATOR_FUNCTION_PROTOTYPE};
    return homes[(code->flags & CODE_ASYNC ? 1 : 0) +
                 (code->flags & CODE_GENERATOR ? 2 : 0)];
}

/* How many slots it has inside: an arrow or a method has no prototype. */
static uint32_t function_slots(const struct code *code)
{
    return code->flags & (CODE_ARROW | CODE_METHOD) &&
                   !(code->flags & (CODE_GENERATOR | CODE_CLASS))
               ? FUNCTION_FEW
               : 4;
}

static struct function *function_new(struct vm *vm, struct shape *shape,
                                     struct code *code, struct env *env)
{
    const size_t inner = offsetof(struct function, inner);
    uint32_t slots = function_slots(code);
    struct object *o =
        object_new_sized(vm, CLASS_FUNCTION, shape,
                         FUNCTION_SIZE(slots), inner, slots);
    struct function *f = (struct function *)o;
    o->cell.flags |= OBJECT_CALLABLE;
    f->code = code;
    f->env = env;
    f->home = UNDEFINED;
    f->constructor = UNDEFINED;
    f->fields = UNDEFINED;
    return f;
}

/* An arrow sees the `super` of the function around it. */
static void arrow_inherit(struct vm *vm, struct function *f)
{
    if (!vm->frame || value_is_undefined(vm->frame->function))
        return;
    struct object *outer = value_as_object(vm->frame->function);
    if (object_class(outer) != CLASS_FUNCTION)
        return;
    f->home = ((struct function *)outer)->home;
    f->constructor = ((struct function *)outer)->constructor;
}

static void plain_slots(struct function *f, struct vm *vm)
{
    f->object.slots[0] = value_int(f->code->length);
    f->object.slots[1] = value_string(f->code->name);
    (void)vm;
}

/* A generator function's shape is not among the often used ones. */
static struct function *special_function(struct vm *vm, struct code *code,
                                         struct env *env)
{
    struct object *home = vm_intrinsic(vm, function_home(code));
    struct function *f = function_new(vm, shape_root(vm, home), code, env);
    object_put_own(vm, &f->object, vm_atom(vm, ATOM_LENGTH),
                   value_int(code->length), CONFIGURABLE);
    object_put_own(vm, &f->object, vm_atom(vm, ATOM_NAME),
                   value_string(code->name), CONFIGURABLE);
    if (code->flags & CODE_GENERATOR) {
        struct object *prototype = object_new(
            vm, vm_intrinsic(vm, code->flags & CODE_ASYNC
                                     ? INTRINSIC_ASYNC_GENERATOR_PROTOTYPE
                                     : INTRINSIC_GENERATOR_PROTOTYPE));
        object_put_own(vm, &f->object, vm_atom(vm, ATOM_PROTOTYPE),
                       value_object(prototype), WRITABLE);
    }
    return f;
}

struct function *make_closure(struct vm *vm, struct code *code, struct env *env)
{
    struct function *f;
    if (code->flags & (CODE_GENERATOR | CODE_ASYNC)) {
        f = special_function(vm, code, env);
    } else if (code->flags & (CODE_ARROW | CODE_METHOD | CODE_CLASS |
                              CODE_FIELDS | CODE_LIBRARY)) {
        f = function_new(vm, vm->shapes[REALM_SHAPE_METHOD], code, env);
        plain_slots(f, vm);
    } else {
        f = function_new(vm, vm->shapes[REALM_SHAPE_FUNCTION], code, env);
        plain_slots(f, vm);
        struct object *prototype = object_new_sized(
            vm, CLASS_OBJECT, vm->shapes[REALM_SHAPE_PROTOTYPE],
            sizeof(struct object) + 4 * sizeof(Value), sizeof(struct object),
            4);
        prototype->slots[0] = value_object(&f->object);
        f->object.slots[2] = value_object(prototype);
        f->object.cell.flags |= OBJECT_CONSTRUCTOR;
    }
    if (code->flags & CODE_ARROW)
        arrow_inherit(vm, f);
    return f;
}

void make_name(struct vm *vm, Value function, Value key, unsigned form)
{
    static const char *const prefixes[] = {"", "get ", "set "};
    if (!value_is_object(function))
        return;
    struct object *f = value_as_object(function);
    char buffer[300];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, prefixes[form]);
    if (value_is_symbol(key)) {
        struct symbol *symbol = value_as_symbol(key);
        bool private = symbol->cell.flags & SYMBOL_PRIVATE;
        if (symbol->description) {
            if (!private)
                text_str(&text, "[");
            string_write_wtf8(symbol->description, &text);
            if (!private)
                text_str(&text, "]");
        }
    } else if (value_is_string(key)) {
        string_write_wtf8(value_as_string(key), &text);
    } else {
        access_write_key(&text, key);
    }
    object_put_own(vm, f, vm_atom(vm, ATOM_NAME),
                   value_string(string_from_text(vm, &text)), CONFIGURABLE);
}

void make_method(struct vm *vm, unsigned flags, Value object, Value key,
                 Value function)
{
    struct object *o = value_as_object(object);
    unsigned form = flags & 3;
    unsigned attributes =
        CONFIGURABLE | (flags & 4 ? (unsigned)ENUMERABLE : 0u);
    struct property found;
    make_name(vm, function, key, form);
    if (value_is_class(function, CLASS_FUNCTION))
        ((struct function *)value_as_object(function))->home = object;
    if (form == 0) {
        object_put_own(vm, o, key, function, attributes | WRITABLE);
        return;
    }
    Value get = UNDEFINED, set = UNDEFINED;
    if (object_get_own(vm, o, key, &found) && found.kind == PROPERTY_ACCESSOR) {
        get = found.get;
        set = found.set;
    }
    if (form == 1)
        get = function;
    else
        set = function;
    object_put_accessor(vm, o, key, get, set, attributes);
}

/* --- classes (ECMA-262, 15.7.14) ----------------------------------------------- */

static enum act class_refused(struct vm *vm, Value parent, const char *after)
{
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "Class extends value ");
    error_write_value(vm, &text, parent);
    text_str(&text, after);
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

static enum act prototype_refused(struct vm *vm, Value prototype)
{
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "Class extends value does not have valid prototype "
                    "property ");
    error_write_value(vm, &text, prototype);
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

/* Constructor and prototype of the parent, an accessor's cell where the
 * library had to ask for `prototype` (%pair). ACT_OK: both are known. */
static enum act class_parents(struct vm *vm, struct vm_host *host,
                              const uint8_t *at, struct object **proto,
                              struct object **ctor)
{
    Value parent = vm->sp[-2], prototype;
    *ctor = vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE);
    *proto = NULL;
    if (parent == NULL_VALUE)
        return ACT_OK;
    if (value_is_cell(parent)) {
        const struct accessor *asked = value_as_cell(parent);
        *ctor = value_as_object(asked->get);
        prototype = asked->set;
    } else if (!value_is_constructor(parent)) {
        return class_refused(vm, parent, " is not a constructor or null");
    } else {
        struct property found;
        *ctor = value_as_object(parent);
        if (object_find(vm, *ctor, vm_atom(vm, ATOM_PROTOTYPE), &found) &&
            found.kind != PROPERTY_DATA) {
            uint16_t slot = (uint16_t)(&vm->sp[-2] -
                                       frame_operands(vm->frame));
            vm->frame->pc = at;
            return frame_call_hook(vm, host, HOOK_CLASS_PARENT, &parent, 1, 0,
                                   RETURN_SLOT, slot);
        }
        prototype = found.value;
    }
    if (value_is_object(prototype)) {
        *proto = value_as_object(prototype);
        return ACT_OK;
    }
    return prototype == NULL_VALUE ? ACT_OK : prototype_refused(vm, prototype);
}

enum act make_class(struct vm *vm, struct vm_host *host, unsigned flags,
                    const uint8_t *at)
{
    Value function = vm->sp[-1];
    struct function *f = value_pointer(function);
    struct object *proto = vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE);
    struct object *ctor = NULL;
    if (flags & 1) {
        enum act act = class_parents(vm, host, at, &proto, &ctor);
        if (act != ACT_OK)
            return act;
        object_set_prototype(vm, &f->object, ctor);
    }
    struct object *prototype = object_new(vm, proto);
    object_put_own(vm, &f->object, vm_atom(vm, ATOM_PROTOTYPE),
                   value_object(prototype), 0);
    object_put_own(vm, prototype, vm_atom(vm, ATOM_CONSTRUCTOR), function,
                   ATTRIBUTES_HIDDEN);
    f->object.cell.flags |= OBJECT_CONSTRUCTOR;
    f->home = value_object(prototype);
    f->constructor = function;
    vm->sp[-2] = function;
    vm->sp[-1] = value_object(prototype);
    return ACT_OK;
}

/* --- arguments, templates -------------------------------------------------------- */

static uint32_t args_count(const struct frame *frame)
{
    return frame->args ? frame->argc : 0;
}

/* The indices move into the shape and share the parameters' variables. */
static void arguments_map(struct vm *vm, struct arguments *arguments,
                          const struct frame *frame, const struct values *row)
{
    uint32_t count = args_count(frame);
    struct values *map = values_new(vm, row->cell.extra);
    for (uint32_t i = 0; i < row->cell.extra; i++)
        map->at[i] = i < count ? row->at[i] : UNDEFINED;
    arguments->env = value_cell(frame->env);
    arguments->map = value_cell(map);
    elements_make_slow(vm, &arguments->object, 0);
}

Value make_arguments(struct vm *vm, const struct frame *frame, Value map)
{
    uint32_t count = args_count(frame);
    struct object *array = array_from(vm, frame->args, count);
    struct shape *shape =
        shape_root(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
    struct object *o = object_new_sized(
        vm, CLASS_ARGUMENTS, shape, sizeof(struct arguments),
        offsetof(struct arguments, inner), 4);
    struct arguments *arguments = (struct arguments *)o;
    arguments->env = arguments->map = UNDEFINED;
    o->elements = array->elements;
    o->element_count = array->element_count;
    o->element_capacity = array->element_capacity;
    array->elements = NULL;
    array->element_count = array->element_capacity = array->length = 0;
    object_put_own(vm, o, vm_atom(vm, ATOM_LENGTH), value_int((int32_t)count),
                   ATTRIBUTES_HIDDEN);
    object_put_own(vm, o, vm_symbol(vm, SYMBOL_ITERATOR),
                   vm->intrinsics[INTRINSIC_ARRAY_VALUES], ATTRIBUTES_HIDDEN);
    if (value_is_undefined(map))
        object_put_accessor(vm, o, vm_atom(vm, ATOM_CALLEE),
                            vm->intrinsics[INTRINSIC_THROW_TYPE_ERROR],
                            vm->intrinsics[INTRINSIC_THROW_TYPE_ERROR], 0);
    else
        object_put_own(vm, o, vm_atom(vm, ATOM_CALLEE), frame->function,
                       ATTRIBUTES_HIDDEN);
    if (value_is_cell(map))
        arguments_map(vm, arguments, frame, value_as_cell(map));
    return value_object(o);
}

Value make_rest(struct vm *vm, const struct frame *frame, uint32_t from)
{
    uint32_t count = args_count(frame);
    if (from > count)
        from = count;
    return value_object(array_from(vm, frame->args + from, count - from));
}

static void freeze_elements(struct vm *vm, struct object *array)
{
    struct descriptor desc = {.has = HAS_WRITABLE | HAS_CONFIGURABLE};
    for (uint32_t i = 0; i < array->length; i++)
        object_define(vm, array, value_int((int32_t)i), &desc);
    struct descriptor length = {.has = HAS_WRITABLE};
    object_define(vm, array, vm_atom(vm, ATOM_LENGTH), &length);
    object_prevent_extensions(vm, array);
}

/* One array for each place in the program, as long as the process lives
 * (13.2.8.4): kept in an array of [row, template] pairs. */
Value make_template(struct vm *vm, Value row)
{
    if (!value_is_object(vm->templates))
        vm->templates = value_object(array_new(vm, 4));
    struct object *known = value_as_object(vm->templates);
    for (uint32_t i = 0; i + 1 < known->element_count; i += 2)
        if (known->elements[i] == row)
            return known->elements[i + 1];
    const struct values *parts = value_as_cell(row);
    struct object *cooked = array_new(vm, parts->cell.extra / 2);
    struct object *raw = array_new(vm, parts->cell.extra / 2);
    for (uint32_t i = 0; i + 1 < parts->cell.extra; i += 2) {
        array_push(vm, cooked, parts->at[i]);
        array_push(vm, raw, parts->at[i + 1]);
    }
    freeze_elements(vm, raw);
    object_put_own(vm, cooked, vm_atom(vm, ATOM_RAW), value_object(raw), 0);
    freeze_elements(vm, cooked);
    array_push(vm, known, row);
    array_push(vm, known, value_object(cooked));
    return value_object(cooked);
}

/* --- object literals ------------------------------------------------------- */

/* True where the property may be put without a question. */
static bool takes_members(struct vm *vm, struct object *object, Value key)
{
    struct property found;
    if (object_class(object) == CLASS_PROXY ||
        (object->cell.flags & OBJECT_NOT_EXTENSIBLE))
        return false;
    return object_class(object) == CLASS_OBJECT ||
           !object_get_own(vm, object, key, &found) ||
           (found.attributes & CONFIGURABLE);
}

enum act make_member(struct vm *vm, struct vm_host *host,
                     struct object *object, Value key, Value value)
{
    if (!takes_members(vm, object, key)) {
        Value args[3] = {value_object(object), key_to_value(vm, key), value};
        return frame_call_hook(vm, host, HOOK_CREATE_DATA, args, 3, 3,
                               RETURN_PUSH, 0);
    }
    object_put_own(vm, object, key, value, ATTRIBUTES_DEFAULT);
    vm->sp -= 2;
    return ACT_OK;
}

enum act make_copy(struct vm *vm, struct vm_host *host)
{
    Value source = vm->sp[-1];
    if (value_is_nullish(source)) {
        vm->sp--;
        return ACT_OK;
    }
    Value args[3] = {vm->sp[-2], source, UNDEFINED};
    return frame_call_hook(vm, host, HOOK_COPY_PROPS, args, 3, 2, RETURN_PUSH,
                           0);
}

enum act make_rest_object(struct vm *vm, struct vm_host *host, uint32_t count)
{
    struct object *keys = array_from(vm, vm->sp - count, count);
    Value args[3] = {value_object(object_new_plain(vm)),
                     vm->sp[-(int)count - 1], value_object(keys)};
    return frame_call_hook(vm, host, HOOK_COPY_PROPS, args, 3, count + 1,
                           RETURN_PUSH, 0);
}
