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
/* The present instruction, where it has no operands, or before they are read:
 * for who starts it again. */
#define AT (pc - 1)
#define locals frame_locals(f)
#define SAVE() (f->pc = pc, vm->sp = sp)
/* Calls a function that answers an act, and goes on as it says. */
#define DO(call) \
    do { \
        SAVE(); \
        act = (call); \
        goto acted; \
    } while (0)

/* Likewise, where it is usually over at once and the frame goes on. */
#define DO_HERE(call) \
    do { \
        SAVE(); \
        act = (call); \
        if (act != ACT_OK) goto acted; \
        sp = vm->sp; \
        NEXT(); \
    } while (0)
/* The same for an assignment, which has cut the operands itself. */
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
        SAVE(); \
        if (vm_is_cruel(vm, host)) vm_collect(vm, host); \
        goto *labels[*pc++]; \
    } while (0)
#else
#define NEXT() \
    do { \
        goto *labels[*pc++]; \
    } while (0)
#endif

/* A comparison has an answer: most often a jump asks for it. */
#define ANSWER(r) \
    do { \
        sp -= 2; \
        if (*pc == OP_JUMP_IF_FALSE) { \
            pc += 5; \
            if (!(r)) pc += read32(pc - 4); \
            NEXT(); \
        } \
        *sp++ = value_boolean(r); \
        NEXT(); \
    } while (0)

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
        DO_HERE(operate_binary(vm, host, OP_##name, AT)); \
    }
#define INT_ADD __builtin_add_overflow
#define INT_ADD_DOUBLE(x, y) ((x) + (y))
#define INT_SUB __builtin_sub_overflow
#define INT_SUB_DOUBLE(x, y) ((x) - (y))

#define BITS(name, expression) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        int32_t x, y; \
        if (value_is_int(a) && value_is_int(b)) { \
            x = value_as_int(a), y = value_as_int(b); \
        } else if (value_is_number(a) && value_is_number(b)) { \
            x = number_to_int32(value_as_number(a)); \
            y = number_to_int32(value_as_number(b)); \
        } else { \
            DO_HERE(operate_binary(vm, host, OP_##name, AT)); \
        } \
        sp[-2] = value_int(expression); \
        sp--; \
        NEXT(); \
    }

#define RELATION(name, operator) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        if (value_is_int(a) && value_is_int(b)) \
            ANSWER(value_as_int(a) operator value_as_int(b)); \
        if (value_is_number(a) && value_is_number(b)) \
            ANSWER(value_as_number(a) operator value_as_number(b)); \
        DO_HERE(operate_binary(vm, host, OP_##name, AT)); \
    }

#define EQUALITY(name, operator, strict) \
    CASE(name) : { \
        Value a = sp[-2], b = TOP; \
        if (value_is_int(a) && value_is_int(b)) \
            ANSWER(a operator b); \
        if (value_is_number(a) && value_is_number(b)) \
            ANSWER(value_as_number(a) operator value_as_number(b)); \
        if ((strict) && !value_is_by_content(a)) \
            ANSWER(a operator b); \
        DO_HERE(operate_binary(vm, host, OP_##name, AT)); \
    }

/* A small integer is counted in its place, and what would have done it (a byte
 * and a PUT_LOCAL) is skipped. */
#define COUNT_LOCAL(name, by, last) \
    CASE(name) : { \
        Value *local = &locals[read16(pc)]; \
        pc += 2; \
        if (value_is_int(*local) && value_as_int(*local) != (last)) { \
            *local = value_int(value_as_int(*local) by); \
            pc += 4; \
            NEXT(); \
        } \
        *sp++ = *local; \
        NEXT(); \
    }

#define BINARY(name) \
    CASE(name) : DO_HERE(operate_binary(vm, host, OP_##name, AT));
#define UNARY(name) CASE(name) : DO_HERE(operate_unary(vm, host, OP_##name, AT));
#define CASE(name) label_##name
// clang-format on

#endif
