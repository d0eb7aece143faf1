/*
 * operate.c: operators on operands that are not two small numbers
 * (ECMA-262, 7.1, 7.2 and 13.15.3).
 */
#include <math.h>

#include "script/bigint.h"
#include "script/error.h"
#include "script/math_fn.h"
#include "script/number.h"
#include "script/opcode.h"
#include "script/vm_internal.h"

bool operate_truthy(Value v)
{
    if (value_is_boolean(v))
        return v == TRUE_VALUE;
    if (value_is_int(v))
        return value_as_int(v) != 0;
    if (value_is_double(v)) {
        double d = value_as_double(v);
        return d == d && d != 0;
    }
    if (value_is_string(v))
        return string_length(value_as_string(v)) != 0;
    if (value_is_bigint(v))
        return !bigint_is_zero(value_as_bigint(v));
    return !value_is_nullish(v) && v != EMPTY;
}

double operate_to_number(struct vm *vm, Value v)
{
    if (value_is_number(v))
        return value_as_number(v);
    if (v == TRUE_VALUE)
        return 1;
    if (v == FALSE_VALUE || v == NULL_VALUE)
        return 0;
    if (!value_is_string(v))
        return value_as_double(VALUE_NAN);
    struct string *s = string_flatten(vm, value_as_string(v));
    return number_parse(s->as.units, string_length(s),
                        string_is_wide(s) ? NUMBER_UTF16 : NUMBER_LATIN1);
}

struct string *operate_to_string(struct vm *vm, Value v)
{
    if (value_is_string(v))
        return value_as_string(v);
    if (v == TRUE_VALUE)
        return vm->names[ATOM_TRUE];
    if (v == FALSE_VALUE)
        return vm->names[ATOM_FALSE];
    if (v == NULL_VALUE)
        return vm->names[ATOM_NULL];
    if (value_is_bigint(v))
        return bigint_to_string(vm, value_as_bigint(v), 10);
    if (!value_is_number(v))
        return vm->names[ATOM_UNDEFINED];
    if (value_is_int(v) && value_as_int(v) >= 0 && value_as_int(v) < 10)
        return vm->characters['0' + value_as_int(v)];
    char buffer[NUMBER_TEXT_MAX + 8];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    number_to_text(value_as_number(v), &text);
    return string_from_latin1(vm, (const uint8_t *)text.bytes,
                              (uint32_t)text.length);
}

struct object *operate_wrap(struct vm *vm, Value v)
{
    static const struct {
        enum object_class class;
        enum intrinsic prototype;
    } rows[] = {
        {CLASS_NUMBER, INTRINSIC_NUMBER_PROTOTYPE},
        {CLASS_STRING, INTRINSIC_STRING_PROTOTYPE},
        {CLASS_BOOLEAN, INTRINSIC_BOOLEAN_PROTOTYPE},
        {CLASS_SYMBOL, INTRINSIC_SYMBOL_PROTOTYPE},
        {CLASS_BIGINT, INTRINSIC_BIGINT_PROTOTYPE},
    };
    if (value_is_object(v))
        return value_as_object(v);
    int row = value_is_number(v)   ? 0
              : value_is_string(v) ? 1
              : value_is_symbol(v) ? 3
              : value_is_bigint(v) ? 4
                                   : 2;
    struct shape *shape = shape_root(vm, vm_intrinsic(vm, rows[row].prototype));
    struct object *o =
        object_new_sized(vm, rows[row].class, shape, sizeof(struct wrapper),
                         offsetof(struct wrapper, inner), 2);
    if (row == 1)
        string_flatten(vm, value_as_string(v));
    ((struct wrapper *)o)->value = v;
    return o;
}

Value operate_typeof(struct vm *vm, Value v)
{
    if (value_is_number(v))
        return vm_atom(vm, ATOM_NUMBER);
    if (value_is_string(v))
        return vm_atom(vm, ATOM_STRING);
    if (value_is_boolean(v))
        return vm_atom(vm, ATOM_BOOLEAN);
    if (value_is_undefined(v))
        return vm_atom(vm, ATOM_UNDEFINED);
    if (value_is_symbol(v))
        return vm_atom(vm, ATOM_SYMBOL);
    if (value_is_bigint(v))
        return vm_atom(vm, ATOM_BIGINT);
    return vm_atom(vm, value_is_callable(v) ? ATOM_FUNCTION : ATOM_OBJECT);
}

/* A hook is asked for what stands at `place`, and its answer put there. */
static enum act replace_by(struct vm *vm, struct vm_host *host,
                           enum hook hook, Value *place, const Value *args,
                           uint32_t argc, const uint8_t *at)
{
    struct frame *f = vm->frame;
    uint16_t slot = (uint16_t)(place - frame_operands(f));
    f->pc = at;
    return frame_call_hook(vm, host, hook, args, argc, 0, RETURN_SLOT, slot);
}

enum act operate_long(struct vm *vm, struct vm_host *host, enum hook hook,
                      Value *place, const uint8_t *at)
{
    Value arg = *place;
    return replace_by(vm, host, hook, place, &arg, 1, at);
}

enum act operate_primitive(struct vm *vm, struct vm_host *host, Value *place,
                           enum atom hint, const uint8_t *at)
{
    Value args[2] = {*place, vm_atom(vm, hint)};
    return replace_by(vm, host, HOOK_TO_PRIMITIVE, place, args, 2, at);
}

bool operate_strict_equal(struct vm *vm, Value a, Value b)
{
    if (value_is_number(a) && value_is_number(b))
        return value_as_number(a) == value_as_number(b);
    if (value_is_string(a) && value_is_string(b))
        return string_equal(vm, value_as_string(a), value_as_string(b));
    if (value_is_bigint(a) && value_is_bigint(b))
        return bigint_equal(value_as_bigint(a), value_as_bigint(b));
    return a == b;
}

static enum act symbol_refused(struct vm *vm, const char *what)
{
    error_throw(vm, ERROR_TYPE, "Cannot convert a Symbol value to a %s", what);
    return ACT_THROW;
}

/* The result takes the place of the two operands. */
static enum act two_to_one(struct vm *vm, Value result)
{
    vm->sp[-2] = result;
    vm->sp--;
    return ACT_OK;
}

static enum act add(struct vm *vm, struct vm_host *host, const uint8_t *at)
{
    Value a = vm->sp[-2], b = vm->sp[-1];
    if (!value_is_string(a) && !value_is_string(b)) {
        if (value_is_symbol(a) || value_is_symbol(b))
            return symbol_refused(vm, "number");
        if (value_is_bigint(a) || value_is_bigint(b))
            return operate_bigint(vm, host, OP_ADD);
        return two_to_one(vm, value_number(operate_to_number(vm, a) +
                                           operate_to_number(vm, b)));
    }
    if (value_is_symbol(a) || value_is_symbol(b))
        return symbol_refused(vm, "string");
    for (int i = -2; i < 0; i++)
        if (operate_is_long(vm->sp[i]))
            return operate_long(vm, host, HOOK_BIGINT_TO_TEXT, &vm->sp[i],
                                at);
    struct string *s =
        string_concat(vm, operate_to_string(vm, a), operate_to_string(vm, b));
    if (!s) {
        error_throw(vm, ERROR_RANGE, "Invalid string length");
        return ACT_THROW;
    }
    return two_to_one(vm, value_string(s));
}

/* Whole numbers are divided as such; not 0, whose sign would get lost. */
static double modulo(double a, double b)
{
    if (a > 0 && a < 0x1p53 && b > 0 && b < 0x1p53) {
        int64_t whole = (int64_t)a, by = (int64_t)b;
        if ((double)whole == a && (double)by == b)
            return (double)(whole % by);
    }
    return fmod(a, b);
}

static Value arithmetic(int op, double a, double b)
{
    switch (op) {
    case OP_SUB:
        return value_number(a - b);
    case OP_MUL:
        return value_number(a * b);
    case OP_DIV:
        return value_number(a / b);
    case OP_MOD:
        return value_number(modulo(a, b));
    case OP_EXP:
        return value_number(math_pow(a, b));
    case OP_BIT_AND:
        return value_int(number_to_int32(a) & number_to_int32(b));
    case OP_BIT_OR:
        return value_int(number_to_int32(a) | number_to_int32(b));
    case OP_BIT_XOR:
        return value_int(number_to_int32(a) ^ number_to_int32(b));
    case OP_SHL:
        return value_int(
            (int32_t)(number_to_uint32(a) << (number_to_uint32(b) & 31)));
    case OP_SHR:
        return value_int(number_to_int32(a) >> (number_to_uint32(b) & 31));
    default: /* OP_USHR */
        return value_number(number_to_uint32(a) >> (number_to_uint32(b) & 31));
    }
}

static enum act compare(struct vm *vm, struct vm_host *host, int op,
                        const uint8_t *at)
{
    Value a = vm->sp[-2], b = vm->sp[-1];
    bool result;
    if (value_is_string(a) && value_is_string(b)) {
        int order = string_compare(vm, value_as_string(a), value_as_string(b));
        result = op == OP_LT   ? order < 0
                 : op == OP_LE ? order <= 0
                 : op == OP_GT ? order > 0
                               : order >= 0;
        return two_to_one(vm, value_boolean(result));
    }
    if (value_is_symbol(a) || value_is_symbol(b))
        return symbol_refused(vm, "number");
    if (value_is_bigint(a) || value_is_bigint(b))
        return operate_bigint_relation(vm, host, op, at);
    double x = operate_to_number(vm, a), y = operate_to_number(vm, b);
    result = op == OP_LT   ? x < y
             : op == OP_LE ? x <= y
             : op == OP_GT ? x > y
                           : x >= y;
    return two_to_one(vm, value_boolean(result));
}

/* IsLooselyEqual (7.2.14) of two values of which not both are objects and an
 * object stands only against undefined or null. */
static bool loosely_equal(struct vm *vm, Value a, Value b)
{
    if (value_is_nullish(a) || value_is_nullish(b))
        return value_is_nullish(a) && value_is_nullish(b);
    if (value_is_symbol(a) || value_is_symbol(b))
        return a == b;
    if (value_is_string(a) && value_is_string(b))
        return string_equal(vm, value_as_string(a), value_as_string(b));
    return operate_to_number(vm, a) == operate_to_number(vm, b);
}

static enum act equal(struct vm *vm, struct vm_host *host, int op,
                      const uint8_t *at)
{
    Value *a = &vm->sp[-2], *b = &vm->sp[-1];
    bool result;
    if (op == OP_SEQ || op == OP_SNE) {
        result = operate_strict_equal(vm, *a, *b);
    } else if (value_is_object(*a) && value_is_object(*b)) {
        result = *a == *b;
    } else if (value_is_object(*a) && !value_is_nullish(*b)) {
        return operate_primitive(vm, host, a, ATOM_DEFAULT, at);
    } else if (value_is_object(*b) && !value_is_nullish(*a)) {
        return operate_primitive(vm, host, b, ATOM_DEFAULT, at);
    } else if (value_is_bigint(*a) || value_is_bigint(*b)) {
        return operate_bigint_relation(vm, host, op, at);
    } else {
        result = loosely_equal(vm, *a, *b);
    }
    if (op == OP_NE || op == OP_SNE)
        result = !result;
    return two_to_one(vm, value_boolean(result));
}

static enum act in_operator(struct vm *vm, struct vm_host *host,
                            const uint8_t *at)
{
    Value key, object = vm->sp[-1];
    if (!value_is_object(object)) {
        char buffer[160];
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        text_str(&text, "Cannot use 'in' operator to search for '");
        access_write_key(&text, value_is_object(vm->sp[-2])
                                    ? UNDEFINED
                                    : key_from_value(vm, vm->sp[-2]));
        text_str(&text, "' in ");
        if (value_is_symbol(object))
            error_write_value(vm, &text, object);
        else
            string_write(operate_to_string(vm, object), &text, 60);
        error_throw(vm, ERROR_TYPE, "%s", buffer);
        return ACT_THROW;
    }
    enum act act = access_key(vm, host, &vm->sp[-2], at, &key);
    if (act != ACT_OK)
        return act;
    struct property found;
    bool there = object_find(vm, value_as_object(object), key, &found);
    if (there && found.kind == PROPERTY_TRAP) {
        Value args[2] = {value_object(found.holder), key_to_value(vm, key)};
        return frame_call_hook(vm, host, HOOK_PROXY_HAS, args, 2, 2,
                               RETURN_BOOLEAN, 0);
    }
    return two_to_one(vm, value_boolean(there));
}

/* OrdinaryHasInstance (7.3.22): 1, 0, or -1 where a proxy must be asked. */
static int has_instance(const struct object *prototype, Value v)
{
    const struct object *o = value_is_object(v) ? value_as_object(v) : NULL;
    while (o && object_class(o) != CLASS_PROXY) {
        o = object_prototype(o);
        if (o == prototype)
            return o != NULL;
    }
    return o ? -1 : 0;
}

enum act operate_instanceof(struct vm *vm, struct vm_host *host)
{
    Value v = vm->sp[-2], f = vm->sp[-1];
    struct property found;
    if (!value_is_object(f)) {
        error_throw(vm, ERROR_TYPE,
                    "Right-hand side of 'instanceof' is not an object");
        return ACT_THROW;
    }
    bool special =
        object_find(vm, value_as_object(f), vm_symbol(vm, SYMBOL_HAS_INSTANCE),
                    &found) &&
        found.holder != vm_intrinsic(vm, INTRINSIC_FUNCTION_PROTOTYPE);
    if (!special && !value_is_callable(f)) {
        error_throw(vm, ERROR_TYPE,
                    "Right-hand side of 'instanceof' is not callable");
        return ACT_THROW;
    }
    if (!special && object_class(value_as_object(f)) == CLASS_FUNCTION &&
        object_find(vm, value_as_object(f), vm_atom(vm, ATOM_PROTOTYPE),
                    &found) &&
        found.kind == PROPERTY_DATA && value_is_object(found.value)) {
        int has = has_instance(value_as_object(found.value), v);
        if (has >= 0)
            return two_to_one(vm, value_boolean(has));
    }
    Value args[2] = {v, f};
    return frame_call_hook(vm, host, HOOK_INSTANCE_OF, args, 2, 2,
                           RETURN_BOOLEAN, 0);
}

enum act operate_binary(struct vm *vm, struct vm_host *host, int op,
                        const uint8_t *at)
{
    Value *a = &vm->sp[-2], *b = &vm->sp[-1];
    switch (op) {
    case OP_EQ:
    case OP_NE:
    case OP_SEQ:
    case OP_SNE:
        return equal(vm, host, op, at);
    case OP_IN:
        return in_operator(vm, host, at);
    default:
        break;
    }
    enum atom hint = op == OP_ADD ? ATOM_DEFAULT : ATOM_NUMBER;
    bool compares =
        op == OP_LT || op == OP_LE || op == OP_GT || op == OP_GE;
    if (value_is_object(*a))
        return operate_primitive(vm, host, a, hint, at);
    if (value_is_symbol(*a) && op != OP_ADD && !compares)
        return symbol_refused(vm, "number");
    if (value_is_object(*b))
        return operate_primitive(vm, host, b, hint, at);
    if (op == OP_ADD)
        return add(vm, host, at);
    if (compares)
        return compare(vm, host, op, at);
    if (value_is_symbol(*a) || value_is_symbol(*b))
        return symbol_refused(vm, "number");
    if (value_is_bigint(*a) || value_is_bigint(*b))
        return operate_bigint(vm, host, op);
    return two_to_one(vm, arithmetic(op, operate_to_number(vm, *a),
                                     operate_to_number(vm, *b)));
}

enum act operate_unary(struct vm *vm, struct vm_host *host, int op,
                       const uint8_t *at)
{
    Value *a = &vm->sp[-1];
    if (value_is_object(*a))
        return operate_primitive(
            vm, host, a, op == OP_TO_STRING ? ATOM_STRING : ATOM_NUMBER, at);
    if (value_is_symbol(*a))
        return symbol_refused(vm, op == OP_TO_STRING ? "string" : "number");
    if (op == OP_TO_STRING) {
        if (operate_is_long(*a))
            return operate_long(vm, host, HOOK_BIGINT_TO_TEXT, a, at);
        *a = value_string(operate_to_string(vm, *a));
        return ACT_OK;
    }
    if (value_is_bigint(*a))
        return operate_bigint_unary(vm, op);
    double d = operate_to_number(vm, *a);
    switch (op) {
    case OP_NEG:
        *a = value_number(-d);
        break;
    case OP_INC:
        *a = value_number(d + 1);
        break;
    case OP_DEC:
        *a = value_number(d - 1);
        break;
    case OP_BIT_NOT:
        *a = value_int(~number_to_int32(d));
        break;
    default:
        *a = value_number(d);
        break; /* TO_NUMBER, TO_NUMERIC */
    }
    return ACT_OK;
}
