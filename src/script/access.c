/*
 * access.c: reading and writing properties, getters and setters included.
 */
#include "script/binary.h"
#include "script/error.h"
#include "script/opcode.h"
#include "script/property_cache.h"
#include "script/vm_internal.h"

#define MESSAGE 200

void access_write_key(struct text *text, Value key)
{
    if (value_is_int(key))
        text_int(text, value_as_int(key));
    else if (value_is_string(key))
        string_write(value_as_string(key), text, 80);
    else if (value_is_symbol(key)) {
        struct symbol *symbol = value_as_symbol(key);
        bool private = symbol->cell.flags & SYMBOL_PRIVATE;
        if (!private)
            text_str(text, "Symbol(");
        if (symbol->description)
            string_write(symbol->description, text, 80);
        if (!private)
            text_str(text, ")");
    } else {
        text_str(text, "value");
    }
}

/* Throws "<before><key><between><value><after>"; NULL parts are left out. */
static enum act refuse(struct vm *vm, const char *before, Value key,
                       const char *between, Value value, const char *after)
{
    char buffer[MESSAGE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, before);
    access_write_key(&text, key);
    text_str(&text, between);
    if (value != EMPTY)
        error_write_value(vm, &text, value);
    if (after)
        text_str(&text, after);
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

static bool strict_now(const struct vm *vm)
{
    return vm->frame && vm->frame->code &&
           (vm->frame->code->flags & CODE_STRICT);
}

/* --- get ------------------------------------------------------------------ */

/* The intrinsic where a primitive's properties are looked up. */
static struct object *primitive_home(const struct vm *vm, Value value)
{
    if (value_is_string(value))
        return vm_intrinsic(vm, INTRINSIC_STRING_PROTOTYPE);
    if (value_is_number(value))
        return vm_intrinsic(vm, INTRINSIC_NUMBER_PROTOTYPE);
    if (value_is_boolean(value))
        return vm_intrinsic(vm, INTRINSIC_BOOLEAN_PROTOTYPE);
    if (value_is_symbol(value))
        return vm_intrinsic(vm, INTRINSIC_SYMBOL_PROTOTYPE);
    if (value_is_bigint(value))
        return vm_intrinsic(vm, INTRINSIC_BIGINT_PROTOTYPE);
    return NULL;
}

/* Own properties of a string that is no object: length and units. */
static bool string_get(struct vm *vm, struct string *s, Value key, Value *value)
{
    if (key == vm_atom(vm, ATOM_LENGTH)) {
        *value = value_number(string_length(s));
        return true;
    }
    if (!value_is_int(key) || (uint32_t)value_as_int(key) >= string_length(s))
        return false;
    uint16_t unit = string_at(vm, s, (uint32_t)value_as_int(key));
    if (unit < 256)
        *value = value_string(vm->characters[unit]);
    else
        *value = value_string(string_from_utf16(vm, &unit, 1));
    return true;
}

/* A proxy's [[Get]]. */
static enum act get_trap(struct vm *vm, struct vm_host *host, Value receiver,
                         Value key, struct object *proxy,
                         enum frame_return mode)
{
    Value args[3] = {value_object(proxy), key_to_value(vm, key), receiver};
    return frame_call_hook(vm, host, HOOK_PROXY_GET, args, 3, 0, mode, 0);
}

static enum act get_found(struct vm *vm, struct vm_host *host, Value receiver,
                          Value key, const struct property *found,
                          enum frame_return mode, Value *value)
{
    if (found->kind == PROPERTY_DATA) {
        *value = found->value;
        return ACT_OK;
    }
    if (found->kind == PROPERTY_TRAP)
        return get_trap(vm, host, receiver, key, found->holder, mode);
    if (value_is_undefined(found->get)) {
        *value = UNDEFINED;
        return ACT_OK;
    }
    return frame_call_accessor(vm, host, found->get, receiver, EMPTY, mode);
}

static enum act get_nullish(struct vm *vm, Value object, Value key)
{
    bool undefined = object == UNDEFINED;
    if (key == vm_symbol(vm, SYMBOL_ITERATOR)) {
        error_throw(vm, ERROR_TYPE,
                    "%s is not iterable (cannot read property "
                    "Symbol(Symbol.iterator))",
                    undefined ? "undefined" : "object null");
        return ACT_THROW;
    }
    return refuse(vm,
                  undefined ? "Cannot read properties of undefined (reading '"
                            : "Cannot read properties of null (reading '",
                  key, "')", EMPTY, NULL);
}

enum act access_get(struct vm *vm, struct vm_host *host, Value object,
                    Value key, enum frame_return mode, Value *value)
{
    struct object *o;
    if (value_is_object(object)) {
        o = value_as_object(object);
        if (property_cache_get(vm, host, o, key, value))
            return ACT_OK;
        Value getter = property_cache_getter(vm, host, o, key);
        if (value_is_object(getter))
            return frame_call_accessor(vm, host, getter, object, EMPTY, mode);
    } else {
        if (value_is_nullish(object))
            return get_nullish(vm, object, key);
        if (value_is_string(object) &&
            string_get(vm, value_as_string(object), key, value))
            return ACT_OK;
        o = primitive_home(vm, object);
    }
    struct property found;
    if (!object_find(vm, o, key, &found)) {
        *value = UNDEFINED;
        return ACT_OK;
    }
    if (value_is_object(object))
        property_cache_found(vm, host, o, key, &found);
    return get_found(vm, host, object, key, &found, mode, value);
}

enum act access_get_super(struct vm *vm, struct vm_host *host, Value self,
                          Value key, Value *value)
{
    struct function *function = value_pointer(vm->frame->function);
    struct property found;
    struct object *home = value_is_object(function->home)
                              ? value_as_object(function->home)
                              : NULL;
    struct object *from = home ? object_prototype(home) : NULL;
    if (!from)
        return get_nullish(vm, NULL_VALUE, key);
    if (!object_find(vm, from, key, &found)) {
        *value = UNDEFINED;
        return ACT_OK;
    }
    return get_found(vm, host, self, key, &found, RETURN_OVER_2, value);
}

/* --- set -------------------------------------------------------------------- */

static enum act set_refused(struct vm *vm, enum set_result why, Value object,
                            Value key)
{
    if (why == SET_BAD_LENGTH) {
        error_throw(vm, ERROR_RANGE, "Invalid array length");
        return ACT_THROW;
    }
    if (!strict_now(vm))
        return ACT_OK;
    switch (why) {
    case SET_READ_ONLY:
        return refuse(vm, "Cannot assign to read only property '", key,
                      value_is_callable(object) ? "' of function '"
                                                : "' of object '",
                      object, "'");
    case SET_NO_SETTER:
        return refuse(vm, "Cannot set property ", key, " of ", object,
                      " which has only a getter");
    default:
        return refuse(vm, "Cannot add property ", key,
                      ", object is not extensible", EMPTY, NULL);
    }
}

/* [[Set]] with steps in JavaScript; `on` is a proxy, or whose `super` it is. */
static enum act set_asking(struct vm *vm, struct vm_host *host, enum hook hook,
                           Value on, Value key, Value value, Value receiver)
{
    Value args[5] = {on, key_to_value(vm, key), value, receiver,
                     value_boolean(strict_now(vm))};
    return frame_call_hook(vm, host, hook, args, 5, 0, RETURN_DISCARD, 0);
}

static enum act set_nullish(struct vm *vm, Value object, Value key)
{
    return refuse(vm,
                  object == UNDEFINED
                      ? "Cannot set properties of undefined (setting '"
                      : "Cannot set properties of null (setting '",
                  key, "')", EMPTY, NULL);
}

static enum act set_primitive(struct vm *vm, struct vm_host *host, Value object,
                              Value key, Value value)
{
    struct property found;
    if (value_is_nullish(object))
        return set_nullish(vm, object, key);
    bool there = object_find(vm, primitive_home(vm, object), key, &found);
    if (there && found.kind == PROPERTY_TRAP)
        return set_asking(vm, host, HOOK_PROXY_ASSIGN,
                          value_object(found.holder), key, value, object);
    if (there && found.kind == PROPERTY_ACCESSOR &&
        !value_is_undefined(found.set))
        return frame_call_accessor(vm, host, found.set, object, value,
                                   RETURN_DISCARD);
    if (!strict_now(vm))
        return ACT_OK;
    Value own;
    if (value_is_string(object) &&
        string_get(vm, value_as_string(object), key, &own))
        return refuse(vm, "Cannot assign to read only property '", key,
                      "' of string '", object, "'");
    char before[MESSAGE];
    struct text text;
    text_init_fixed(&text, before, sizeof before);
    text_str(&text, "Cannot create property '");
    access_write_key(&text, key);
    text_str(&text, "' on ");
    string_write(value_as_string(operate_typeof(vm, object)), &text, 20);
    text_str(&text, " '");
    error_write_value(vm, &text, object);
    text_str(&text, "'");
    error_throw(vm, ERROR_TYPE, "%s", before);
    return ACT_THROW;
}

/* What an assignment that went well says about the next one. */
static void set_remember(struct vm *vm, struct vm_host *host,
                         struct object *o, Value key,
                         const struct shape *before)
{
    struct property found = {.kind = PROPERTY_DATA, .holder = o};
    if (value_is_int(key))
        return;
    const struct prop *prop = shape_find(o->shape, key);
    if (!prop || (prop->attributes & ACCESSOR))
        return;
    found.attributes = prop->attributes;
    found.slot = (int32_t)prop->slot;
    if (o->shape == before)
        property_cache_found(vm, host, o, key, &found);
    else
        property_cache_added(vm, host, o, key, before);
}

/* TypedArraySetElement (10.4.5.16): the value is converted whether there is
 * such an element or not. */
static enum act set_element(struct vm *vm, struct vm_host *host,
                            struct object *object, Value key, Value value)
{
    struct array_view *view = (struct array_view *)object;
    if (!element_takes(view->type, value)) {
        Value args[4] = {value_object(object), key_to_value(vm, key), value,
                         UNDEFINED};
        return frame_call_hook(vm, host, HOOK_ELEMENT_SET, args, 4, 0,
                               RETURN_DISCARD, 0);
    }
    if (value_is_int(key) && view_has(view, (uint32_t)value_as_int(key)))
        view_put(view, (uint32_t)value_as_int(key), value);
    return ACT_OK;
}

enum act access_set(struct vm *vm, struct vm_host *host, Value object,
                    Value key, Value value)
{
    if (!value_is_object(object))
        return set_primitive(vm, host, object, key, value);
    struct object *o = value_as_object(object);
    if (property_cache_set(vm, host, o, key, value))
        return ACT_OK;
    if (object_is_typed_array(o) &&
        (value_is_int(key) || view_refuses(vm, o, key)))
        return set_element(vm, host, o, key, value);
    const struct shape *before = o->shape;
    Value setter;
    enum set_result result = object_set(vm, o, key, value, &setter);
    if (result == SET_OK) {
        set_remember(vm, host, o, key, before);
        return ACT_OK;
    }
    if (result == SET_CALL)
        return frame_call_accessor(vm, host, setter, object, value,
                                   RETURN_DISCARD);
    if (result == SET_TRAP)
        return set_asking(vm, host, HOOK_PROXY_ASSIGN, setter, key, value,
                          object);
    return set_refused(vm, result, object, key);
}

/* Puts the value on `this`, whatever its prototypes say (10.1.9.2, 2.c). */
static enum act set_on_this(struct vm *vm, struct object *self, Value key,
                            Value value)
{
    struct property own;
    struct descriptor desc = {.has = HAS_VALUE, .value = value};
    if (!object_get_own(vm, self, key, &own)) {
        desc.has |= HAS_WRITABLE | HAS_ENUMERABLE | HAS_CONFIGURABLE;
        desc.attributes = ATTRIBUTES_DEFAULT;
    } else if (own.kind == PROPERTY_ACCESSOR) {
        return set_refused(vm, SET_NO_SETTER, value_object(self), key);
    }
    switch (object_define(vm, self, key, &desc)) {
    case DEFINE_OK:
        return ACT_OK;
    case DEFINE_NOT_EXTENSIBLE:
        return set_refused(vm, SET_NOT_EXTENSIBLE, value_object(self), key);
    case DEFINE_BAD_LENGTH:
        return set_refused(vm, SET_BAD_LENGTH, value_object(self), key);
    default:
        return set_refused(vm, SET_READ_ONLY, value_object(self), key);
    }
}

enum act access_set_super(struct vm *vm, struct vm_host *host, Value self,
                          Value key, Value value)
{
    struct function *function = value_pointer(vm->frame->function);
    struct property found;
    struct object *from =
        value_is_object(function->home)
            ? object_prototype(value_as_object(function->home))
            : NULL;
    if (!from)
        return set_primitive(vm, host, NULL_VALUE, key, value);
    bool there = object_find(vm, from, key, &found);
    if (value_is_proxy(self) || (there && found.kind == PROPERTY_TRAP))
        return set_asking(vm, host, HOOK_SUPER_SET, value_object(from), key,
                          value, self);
    if (there && found.kind == PROPERTY_ACCESSOR) {
        if (value_is_undefined(found.set))
            return set_refused(vm, SET_NO_SETTER, self, key);
        return frame_call_accessor(vm, host, found.set, self, value,
                                   RETURN_DISCARD);
    }
    if (there && !(found.attributes & WRITABLE))
        return set_refused(vm, SET_READ_ONLY, self, key);
    if (!value_is_object(self))
        return set_primitive(vm, host, self, key, value);
    return set_on_this(vm, value_as_object(self), key, value);
}

/* --- the rest --------------------------------------------------------------- */

enum act access_delete(struct vm *vm, struct vm_host *host, Value object,
                       Value key, Value *done)
{
    *done = TRUE_VALUE;
    if (value_is_nullish(object)) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot convert undefined or null to object");
        return ACT_THROW;
    }
    if (value_is_proxy(object)) {
        Value args[3] = {object, key_to_value(vm, key),
                         value_boolean(strict_now(vm))};
        return frame_call_hook(vm, host, HOOK_PROXY_DELETE, args, 3, 0,
                               RETURN_OVER_2, 0);
    }
    struct object *o = value_is_nullish(object) ? NULL
                                                : operate_wrap(vm, object);
    if (object_delete(vm, o, key))
        return ACT_OK;
    *done = FALSE_VALUE;
    if (!strict_now(vm))
        return ACT_OK;
    return refuse(vm, "Cannot delete property '", key, "' of ", object, NULL);
}

static enum act not_initialized(struct vm *vm, Value name)
{
    char buffer[MESSAGE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    access_write_key(&text, name);
    error_throw(vm, ERROR_REFERENCE, "Cannot access '%s' before initialization",
                buffer);
    return ACT_THROW;
}

/* What Node has and Loopline has not, for there is one thread: `typeof` says
 * "undefined", and who wants more is told its name. */
static bool is_left_out(const struct string *name)
{
    static const char *const names[] = {"SharedArrayBuffer", "Atomics"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (atom_is(name, names[i]))
            return true;
    return false;
}

enum act access_global(struct vm *vm, struct vm_host *host, Value name,
                       bool quiet, Value *value)
{
    struct object *scope = vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE);
    struct property found;
    if (scope->shape->cell.extra && object_get_own(vm, scope, name, &found)) {
        *value = found.value;
        return found.value == EMPTY ? not_initialized(vm, name) : ACT_OK;
    }
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    if (property_cache_get(vm, host, global, name, value))
        return ACT_OK;
    if (object_find(vm, global, name, &found)) {
        property_cache_found(vm, host, global, name, &found);
        return get_found(vm, host, value_object(global), name, &found,
                         RETURN_PUSH, value);
    }
    *value = UNDEFINED;
    if (quiet)
        return ACT_OK;
    char buffer[MESSAGE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    access_write_key(&text, name);
    error_throw(vm, ERROR_REFERENCE,
                is_left_out(value_as_string(name))
                    ? "%s is not supported by Loopline"
                    : "%s is not defined",
                buffer);
    return ACT_THROW;
}

enum act access_put_global(struct vm *vm, struct vm_host *host, Value name,
                           Value value)
{
    struct object *scope = vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE);
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    struct property found;
    if (scope->shape->cell.extra && object_get_own(vm, scope, name, &found)) {
        if (found.value == EMPTY)
            return not_initialized(vm, name);
        if (!(found.attributes & WRITABLE)) {
            error_throw(vm, ERROR_TYPE, "Assignment to constant variable.");
            return ACT_THROW;
        }
        object_put_own(vm, scope, name, value, found.attributes);
        return ACT_OK;
    }
    if (strict_now(vm) && !object_find(vm, global, name, &found)) {
        char buffer[MESSAGE];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        access_write_key(&text, name);
        error_throw(vm, ERROR_REFERENCE, "%s is not defined", buffer);
        return ACT_THROW;
    }
    return access_set(vm, host, value_object(global), name, value);
}

/* A script's declarations; `kind`: 0 let, 1 const, 2 its value, 3 var, 4
 * function (ECMA-262, 16.1.7). */

/* Instructions that find the object below the key. */
static bool is_member(uint8_t op)
{
    return op == OP_GET_ELEM || op == OP_GET_ELEM_METHOD ||
           op == OP_GET_ELEM_KEEP || op == OP_PUT_ELEM || op == OP_DELETE_PROP;
}

/* Whether the text of a key is known without asking a program. */
static bool shows_plainly(struct vm *vm, struct object *key)
{
    struct property found;
    return object_class(key) == CLASS_OBJECT &&
           object_find(vm, key, vm_atom(vm, ATOM_TO_STRING), &found) &&
           found.holder == vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE);
}

/* undefined[{}] and its like: the key is not asked for its text. */
static enum act member_of_nullish(struct vm *vm, uint8_t op, Value nullish,
                                  Value key)
{
    bool sets = op == OP_PUT_ELEM;
    char buffer[MESSAGE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    if (op == OP_DELETE_PROP) {
        text_str(&text, "Cannot convert undefined or null to object");
    } else {
        text_format(&text, "Cannot %s properties of %s", sets ? "set" : "read",
                    nullish == UNDEFINED ? "undefined" : "null");
    }
    if (op != OP_DELETE_PROP && shows_plainly(vm, value_as_object(key))) {
        text_str(&text, sets ? " (setting '" : " (reading '");
        error_write_value(vm, &text, key);
        text_str(&text, "')");
    }
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

enum act access_key(struct vm *vm, struct vm_host *host, Value *place,
                    const uint8_t *at, Value *key)
{
    Value v = *place;
    if (value_is_int(v) && value_as_int(v) >= 0) {
        *key = v;
        return ACT_OK;
    }
    if (value_is_object(v))
        return is_member(*at) && value_is_nullish(place[-1])
                   ? member_of_nullish(vm, *at, place[-1], v)
                   : operate_primitive(vm, host, place, ATOM_STRING, at);
    *key = key_from_value(vm, v);
    return ACT_OK;
}

static enum act private_refused(struct vm *vm, Value key, const char *before,
                                const char *after)
{
    char buffer[MESSAGE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    access_write_key(&text, key);
    error_throw(vm, ERROR_TYPE, "%s%s%s", before, buffer, after);
    return ACT_THROW;
}

static void private_define(struct vm *vm, struct object *o, int form, Value key,
                           Value value)
{
    struct property found;
    if (form < 2) {
        object_put_own(vm, o, key, value, form == 0 ? WRITABLE : 0);
        return;
    }
    Value get = UNDEFINED, set = UNDEFINED;
    if (object_get_own(vm, o, key, &found)) {
        get = found.get;
        set = found.set;
    }
    if (form == 2)
        get = value;
    else
        set = value;
    object_put_accessor(vm, o, key, get, set, 0);
}

/* What V8 looks up first: for a method or accessor its class's brand. */
static Value looked_up(Value key)
{
    const struct symbol *symbol = value_as_symbol(key);
    return symbol->owner ? value_string(symbol->owner) : key;
}

/* The object has no such private name: of a method or accessor the class is
 * named, of a field the field. */
static enum act private_missing(struct vm *vm, bool write, Value object,
                                Value key)
{
    const struct symbol *symbol = value_as_symbol(key);
    if (value_is_nullish(object) && !symbol->is_static) {
        return write && !symbol->owner
                   ? set_nullish(vm, object, key)
                   : get_nullish(vm, object, looked_up(key));
    }
    if (symbol->owner) {
        return private_refused(vm, looked_up(key),
                               symbol->is_static
                                   ? "Receiver must be class "
                                   : "Receiver must be an instance of class ",
                               "");
    }
    return private_refused(vm, key,
                           write ? "Cannot write private member "
                                 : "Cannot read private member ",
                           write ? " to an object whose class did not "
                                   "declare it"
                                 : " from an object whose class did not "
                                   "declare it");
}

/* what: 0 get, 1 set, 2 has, 3 + form: define (see DEFINE_PRIVATE). */
enum act access_private(struct vm *vm, struct vm_host *host, int what,
                        Value object, Value key, Value value, Value *result)
{
    struct property found = {.kind = PROPERTY_NONE};
    bool there = value_is_object(object) &&
                 object_get_own(vm, value_as_object(object), key, &found);
    if (what == 2) {
        if (!value_is_object(object)) {
            return refuse(vm, "Cannot use 'in' operator to search for '",
                          looked_up(key), "' in ", object, NULL);
        }
        *result = value_boolean(there);
        return ACT_OK;
    }
    if (what >= 3) {
        int form = what - 3;
        bool pair = form >= 2 && there &&
                    value_is_undefined(form == 2 ? found.get : found.set) &&
                    found.kind == PROPERTY_ACCESSOR;
        if (there && !pair)
            return private_refused(vm, key, "Cannot initialize ",
                                   " twice on the same object");
        private_define(vm, value_as_object(object), form, key, value);
        return ACT_OK;
    }
    if (!there)
        return private_missing(vm, what == 1, object, key);
    if (what == 0) {
        if (found.kind == PROPERTY_ACCESSOR && value_is_undefined(found.get))
            return private_refused(vm, key, "'",
                                   "' was defined without a getter");
        return get_found(vm, host, object, key, &found, RETURN_OVER_2,
                         result);
    }
    if (found.kind == PROPERTY_ACCESSOR) {
        if (value_is_undefined(found.set))
            return private_refused(vm, key, "'",
                                   "' was defined without a setter");
        return frame_call_accessor(vm, host, found.set, object, value,
                                   RETURN_DISCARD);
    }
    if (!(found.attributes & WRITABLE))
        return private_refused(vm, key, "Private method '",
                               "' is not writable");
    object_put_own(vm, value_as_object(object), key, value, WRITABLE);
    return ACT_OK;
}
