/*
 * operate_bigint.c: operators where a BigInt stands on one side at least
 * (ECMA-262, 6.1.6.2, 7.2.12 to 7.2.14, 13.15.3). What takes long is handed to
 * the natives of native_bigint.c or to the library: see bigint.h.
 */
#include "script/bigint.h"
#include "script/error.h"
#include "script/number.h"
#include "script/opcode.h"
#include "script/vm_internal.h"

/* Texts above so many units are read by the library's hook. */
#define LONG_TEXT 4096u

bool operate_is_long(Value value)
{
    return value_is_bigint(value) && bigint_is_long(value_as_bigint(value));
}

static enum act mixed(struct vm *vm)
{
    error_throw(vm, ERROR_TYPE,
                "Cannot mix BigInt and other types, use explicit "
                "conversions");
    return ACT_THROW;
}

static enum act range_error(struct vm *vm, const char *message)
{
    error_throw(vm, ERROR_RANGE, "%s", message);
    return ACT_THROW;
}

static enum act too_big(struct vm *vm)
{
    return range_error(vm, "Maximum BigInt size exceeded");
}

/* The result takes the place of the two operands; NULL: it is too big. */
static enum act finish(struct vm *vm, const struct bigint *result)
{
    if (!result)
        return too_big(vm);
    vm->sp[-2] = value_bigint(result);
    vm->sp--;
    return ACT_OK;
}

/* --- room ----------------------------------------------------------------- */

/* Results up to so many bytes are made without asking. */
#define SMALL_RESULT 65536u

/* The operands are on the stack, so the collector may run before anything was
 * done; where that does not help the result is too big. */
static bool room_for(struct vm *vm, struct vm_host *host, uint64_t limbs)
{
    uint64_t size = limbs * sizeof(uint32_t);
    if (size <= SMALL_RESULT || heap_has_room(&vm->heap, (size_t)size))
        return true;
    vm_collect(vm, host);
    return heap_has_room(&vm->heap, (size_t)size);
}

/* Limbs of what an operator makes, the cells of a division included. */
static uint64_t size_of_result(int op, const struct bigint *a,
                               const struct bigint *b)
{
    uint64_t both = (uint64_t)a->cell.extra + b->cell.extra + 2;
    if ((op == OP_SHL || op == OP_SHR) &&
        bigint_is_negative(b) == (op == OP_SHR) && b->cell.extra == 1)
        return a->cell.extra + (uint64_t)b->limbs[0] / 32 + 1;
    return op == OP_DIV || op == OP_MOD ? 2 * both : both;
}

/* --- products, quotients, powers ------------------------------------------- */

/* A native of the same two operands, which may go on in the next slice. */
static enum act call_native(struct vm *vm, struct vm_host *host,
                            const char *name)
{
    uint32_t native = native_find(host->natives, name, strlen(name));
    return frame_call_intrinsic(vm, host, native, 2);
}

static enum act multiply(struct vm *vm, struct vm_host *host,
                         const struct bigint *a, const struct bigint *b)
{
    struct bigint_work work;
    if (bigint_multiply_cost(a, b) > BIGINT_AT_ONCE)
        return call_native(vm, host, "bigintMultiply");
    if (!bigint_multiply_start(vm, &work, a, b))
        return too_big(vm);
    bigint_multiply_go(&work, a, b);
    return finish(vm, work.result);
}

static enum act divide(struct vm *vm, struct vm_host *host, int op,
                       const struct bigint *a, const struct bigint *b)
{
    struct bigint_work work;
    if (bigint_is_zero(b))
        return range_error(vm, "Division by zero");
    if (bigint_divide_cost(a, b) > BIGINT_AT_ONCE)
        return call_native(vm, host,
                           op == OP_DIV ? "bigintDivide" : "bigintRemainder");
    bigint_divide_start(vm, &work, a, b);
    bigint_divide_go(&work);
    return finish(vm, op == OP_DIV ? bigint_quotient(&work, a, b)
                                   : bigint_remainder(&work, a, b));
}

/* The magnitude is a power of two: 1, 2, 4 ... */
static bool is_power_of_two(const struct bigint *b)
{
    uint32_t top = b->cell.extra - 1;
    for (uint32_t i = 0; i < top; i++)
        if (b->limbs[i])
            return false;
    return (b->limbs[top] & (b->limbs[top] - 1)) == 0;
}

/* (±2^k)^n = ±2^(k n) */
static enum act power_of_two(struct vm *vm, struct vm_host *host,
                             const struct bigint *base, uint64_t exponent)
{
    uint64_t bits = (uint64_t)(bigint_bits(base) - 1) * exponent;
    bool negative = bigint_is_negative(base) && exponent % 2;
    if (bits >= BIGINT_MAX_BITS || !room_for(vm, host, bits / 32 + 2))
        return too_big(vm);
    return finish(vm, bigint_shift_left(
                          vm, bigint_from_int64(vm, negative ? -1 : 1),
                          bigint_from_uint64(vm, bits)));
}

/* A power of some few thousand bits, by squaring. */
static struct bigint *small_power(struct vm *vm, struct bigint *base,
                                  uint64_t exponent)
{
    struct bigint *result = bigint_from_uint64(vm, 1);
    for (struct bigint_work work; exponent; exponent /= 2) {
        if (exponent % 2) {
            bigint_multiply_start(vm, &work, result, base);
            bigint_multiply_go(&work, result, base);
            result = work.result;
        }
        if (exponent > 1) {
            bigint_multiply_start(vm, &work, base, base);
            bigint_multiply_go(&work, base, base);
            base = work.result;
        }
    }
    return result;
}

#define SMALL_POWER 4096u /* bits */

static enum act power(struct vm *vm, struct vm_host *host,
                      struct bigint *base, struct bigint *exponent)
{
    if (bigint_is_negative(exponent))
        return range_error(vm, "undefined must be positive");
    if (bigint_is_zero(exponent))
        return finish(vm, bigint_from_uint64(vm, 1));
    if (bigint_is_zero(base))
        return finish(vm, base);
    if (base->cell.extra == 1 && base->limbs[0] == 1)
        return power_of_two(vm, host, base, exponent->limbs[0] % 2);
    if (exponent->cell.extra > 1)
        return too_big(vm);
    uint64_t times = exponent->limbs[0];
    if (is_power_of_two(base))
        return power_of_two(vm, host, base, times);
    if ((bigint_bits(base) - 1) * times > BIGINT_MAX_BITS)
        return too_big(vm);
    if (bigint_bits(base) * times <= SMALL_POWER)
        return finish(vm, small_power(vm, base, times));
    Value args[2] = {vm->sp[-2], vm->sp[-1]};
    return frame_call_hook(vm, host, HOOK_BIGINT_POWER, args, 2, 2,
                           RETURN_PUSH, 0);
}

/* --- all of them ------------------------------------------------------------ */

static struct bigint *linear(struct vm *vm, int op, const struct bigint *a,
                             const struct bigint *b)
{
    switch (op) {
    case OP_ADD:
        return bigint_add(vm, a, b);
    case OP_SUB:
        return bigint_subtract(vm, a, b);
    case OP_BIT_AND:
        return bigint_bitwise(vm, BIGINT_AND, a, b);
    case OP_BIT_OR:
        return bigint_bitwise(vm, BIGINT_OR, a, b);
    case OP_BIT_XOR:
        return bigint_bitwise(vm, BIGINT_XOR, a, b);
    case OP_SHL:
        return bigint_shift_left(vm, a, b);
    default: /* OP_SHR */
        return bigint_shift_right(vm, a, b);
    }
}

enum act operate_bigint(struct vm *vm, struct vm_host *host, int op)
{
    if (!value_is_bigint(vm->sp[-2]) || !value_is_bigint(vm->sp[-1]))
        return mixed(vm);
    struct bigint *a = value_as_bigint(vm->sp[-2]);
    struct bigint *b = value_as_bigint(vm->sp[-1]);
    if (op == OP_USHR) {
        error_throw(vm, ERROR_TYPE,
                    "BigInts have no unsigned right shift, use >> instead");
        return ACT_THROW;
    }
    if (op == OP_EXP)
        return power(vm, host, a, b);
    uint64_t size = size_of_result(op, a, b);
    if (size <= BIGINT_MAX_LIMBS + 2 && !room_for(vm, host, size))
        return too_big(vm);
    if (op == OP_MUL)
        return multiply(vm, host, a, b);
    if (op == OP_DIV || op == OP_MOD)
        return divide(vm, host, op, a, b);
    return finish(vm, linear(vm, op, a, b));
}

enum act operate_bigint_unary(struct vm *vm, int op)
{
    struct bigint *a = value_as_bigint(vm->sp[-1]), *result = a;
    if (op == OP_TO_NUMBER) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot convert a BigInt value to a number");
        return ACT_THROW;
    }
    if (op == OP_NEG)
        result = bigint_negate(vm, a);
    else if (op == OP_BIT_NOT)
        result = bigint_not(vm, a);
    else if (op != OP_TO_NUMERIC)
        result = bigint_add(vm, a, bigint_from_int64(vm, op == OP_INC ? 1 : -1));
    if (!result)
        return too_big(vm);
    vm->sp[-1] = value_bigint(result);
    return ACT_OK;
}

/* --- relations -------------------------------------------------------------- */

enum order { LESS = -1, SAME, MORE, NONE };

/* A string that is no long one, as a BigInt; NULL where it is none. */
static struct bigint *from_text(struct vm *vm, Value string)
{
    struct bigint_reading work;
    bool is_too_big;
    struct string *text = string_flatten(vm, value_as_string(string));
    if (!bigint_read_start(vm, &work, text, &is_too_big))
        return NULL;
    bigint_read_go(&work, text);
    return bigint_read_end(&work);
}

/* A BigInt against any other primitive (7.2.12, 7.2.13, 7.2.14). */
static enum order order_of(struct vm *vm, const struct bigint *a, Value b)
{
    const struct bigint *other = NULL;
    if (value_is_bigint(b))
        other = value_as_bigint(b);
    else if (value_is_string(b) && !(other = from_text(vm, b)))
        return NONE;
    if (other)
        return (enum order)bigint_compare(a, other);
    double number = operate_to_number(vm, b);
    return number != number ? NONE
                            : (enum order)bigint_compare_double(a, number);
}

static bool holds(int op, enum order order)
{
    switch (op) {
    case OP_LT:
        return order == LESS;
    case OP_LE:
        return order == LESS || order == SAME;
    case OP_GT:
        return order == MORE;
    case OP_GE:
        return order == MORE || order == SAME;
    case OP_NE:
        return order != SAME;
    default: /* OP_EQ */
        return order == SAME;
    }
}

static bool is_long_text(Value value)
{
    return value_is_string(value) &&
           string_length(value_as_string(value)) > LONG_TEXT;
}

enum act operate_bigint_relation(struct vm *vm, struct vm_host *host, int op,
                                 const uint8_t *at)
{
    enum order order = NONE;
    Value *a = &vm->sp[-2], *b = &vm->sp[-1];
    bool equality = op == OP_EQ || op == OP_NE;
    if (is_long_text(*a))
        return operate_long(vm, host, HOOK_TEXT_TO_BIGINT, a, at);
    if (is_long_text(*b))
        return operate_long(vm, host, HOOK_TEXT_TO_BIGINT, b, at);
    if (equality && (value_is_nullish(*a) || value_is_nullish(*b) ||
                     value_is_symbol(*a) || value_is_symbol(*b)))
        order = NONE;
    else if (value_is_bigint(*a))
        order = order_of(vm, value_as_bigint(*a), *b);
    else if ((order = order_of(vm, value_as_bigint(*b), *a)) != NONE)
        order = (enum order)-order;
    vm->sp[-2] = value_boolean(holds(op, order));
    vm->sp--;
    return ACT_OK;
}
