/*
 * dispatch.h: macros of the dispatch loop (vm.c alone includes it): reading
 * operands, going on, and the operators on two small numbers.
 */
#ifndef LOOPLINE_SCRIPT_DISPATCH_H
#define LOOPLINE_SCRIPT_DISPATCH_H

static inline uint16_t read16(const uint8_t *pc)
{
    return (uint16_t)(pc[0] | pc[1] << 8);
}
static inline int32_t read32(const uint8_t *pc)
{
    return (int32_t)((uint32_t)pc[0] | (uint32_t)pc[1] << 8 |
                     (uint32_t)pc[2] << 16 | (uint32_t)pc[3] << 24);
}

// clang-format off
#define TOP sp[-1]
#define SAVE() (f->pc = pc, vm->sp = sp)
/* Calls a function that answers an act, and goes on as it says. */
#define DO(call) \
    do { \
        SAVE(); \
        act = (call); \
        goto acted; \
    } while (0)

/* An assignment: usually it is over at once. */
#define DO_SET(call) \
    do { \
        f->pc = pc; \
        act = (call); \
        if (act != ACT_OK) goto acted; \
        sp = vm->sp; \
        NEXT(); \
    } while (0)

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpedantic"
#endif

#ifdef CRUEL_GC
#define NEXT() \
    do { \
        at = pc; \
        SAVE(); \
        if (vm_is_cruel(vm)) vm_collect(vm, host); \
        goto *labels[*pc++]; \
    } while (0)
#else
#define NEXT() \
    do { \
        at = pc; \
        goto *labels[*pc++]; \
    } while (0)
#endif

#define ARITHMETIC(name, OPERATION) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        if (value_is_int(a) && value_is_int(b)) { \
            int32_t r; \
            if (!OPERATION(value_as_int(a), value_as_int(b), &r)) { \
                sp[-2] = value_int(r); \
                sp--; \
                NEXT(); \
            } \
        } \
        if (value_is_number(a) && value_is_number(b)) { \
            double x = value_as_number(a), y = value_as_number(b); \
            sp[-2] = value_double(OPERATION##_DOUBLE(x, y)); \
            sp--; \
            NEXT(); \
        } \
        DO(operate_binary(vm, host, OP_##name, at)); \
    }
#define INT_ADD __builtin_add_overflow
#define INT_ADD_DOUBLE(x, y) ((x) + (y))
#define INT_SUB __builtin_sub_overflow
#define INT_SUB_DOUBLE(x, y) ((x) - (y))

#define BITS(name, expression) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        if (value_is_int(a) && value_is_int(b)) { \
            int32_t x = value_as_int(a), y = value_as_int(b); \
            sp[-2] = value_int(expression); \
            sp--; \
            NEXT(); \
        } \
        DO(operate_binary(vm, host, OP_##name, at)); \
    }

#define RELATION(name, operator) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        bool r; \
        if (value_is_int(a) && value_is_int(b)) \
            r = value_as_int(a) operator value_as_int(b); \
        else if (value_is_number(a) && value_is_number(b)) \
            r = value_as_number(a) operator value_as_number(b); \
        else \
            DO(operate_binary(vm, host, OP_##name, at)); \
        sp[-2] = value_boolean(r); \
        sp--; \
        NEXT(); \
    }

#define EQUALITY(name, operator, strict) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        bool r; \
        if (value_is_int(a) && value_is_int(b)) \
            r = a operator b; \
        else if (value_is_number(a) && value_is_number(b)) \
            r = value_as_number(a) operator value_as_number(b); \
        else if ((strict) && !value_is_by_content(a)) \
            r = a operator b; \
        else \
            DO(operate_binary(vm, host, OP_##name, at)); \
        sp[-2] = value_boolean(r); \
        sp--; \
        NEXT(); \
    }

#define BINARY(name) \
    CASE(name) : DO(operate_binary(vm, host, OP_##name, at));
#define UNARY(name) CASE(name) : DO(operate_unary(vm, host, OP_##name, at));
#define CASE(name) label_##name
// clang-format on

#endif
