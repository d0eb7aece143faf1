/*
 * vm.c: the dispatch loop.
 *
 * `vm_run` keeps pc and sp in variables and everything else in the arena. An
 * instruction that may push a frame, throw or stop saves both first (SAVE),
 * calls a function of vm_internal.h, invoke.h or throw.h and continues as the `enum act` says. So
 * between any two instructions the C stack holds nothing of the program.
 */
#include "script/vm.h"

#include "script/binary.h"
#include "script/dispatch.h"
#include "script/environment.h"
#include "script/error.h"
#include "script/for_in.h"
#include "script/invoke.h"
#include "script/number.h"
#include "script/opcode.h"
#include "script/property_cache.h"
#include "script/regexp.h"
#include "script/throw.h"

// clang-format off
enum vm_outcome vm_run(struct vm *vm, struct vm_host *host) {
    static const void *const labels[OPCODE_COUNT] = {
#define OP(name, operands, pops, pushes, stack, text) &&label_##name,
        OPCODES(OP)
#undef OP
    };
    struct frame *f;
    const uint8_t *pc;
    Value *sp;
    const Value *constants;
    enum act act;
    Value value, key;

    host->step = VM_STEP_NONE;
    if (vm->exception != EMPTY) goto throwing;

reload:
    f = vm->frame;
    if (!f) return VM_DONE;
    if (f->kind == FRAME_NATIVE) {
        act = frame_native(vm, host);
        goto acted;
    }
running:
    pc = f->pc;
    sp = vm->sp;
    constants = f->code->constants;
    NEXT();

acted:
    switch (act) {
    case ACT_OK:
        f = vm->frame;
        goto running;
    case ACT_RELOAD: goto reload;
    case ACT_THROW: goto throwing;
    case ACT_OUT: return host->outcome;
    }
throwing:
    act = throw_step(vm, host);
    goto acted;

    /* --- step points --- */
    CASE(STMT) : {
        if (heap_is_due(&vm->heap)) {
            pc = AT;
            DO(vm_collect_due(vm, host));
        }
        if (vm_count(vm, host))
            DO(vm_stop(host, VM_STEP_STATEMENT, UNDEFINED, UNDEFINED));
        NEXT();
    }
    CASE(CALL_STEP) : {
        if (vm_count(vm, host))
            DO(vm_stop(host, VM_STEP_CALL, UNDEFINED, UNDEFINED));
        NEXT();
    }

    /* --- values --- */
    CASE(UNDEFINED) : *sp++ = UNDEFINED;
    NEXT();
    CASE(NULL) : *sp++ = NULL_VALUE;
    NEXT();
    CASE(TRUE) : *sp++ = TRUE_VALUE;
    NEXT();
    CASE(FALSE) : *sp++ = FALSE_VALUE;
    NEXT();
    CASE(EMPTY) : *sp++ = EMPTY;
    NEXT();
    CASE(INT8) : *sp++ = value_int((int8_t)*pc++);
    NEXT();
    CASE(INT) : *sp++ = value_int(read32(pc));
    pc += 4;
    NEXT();
    CASE(CONST) : *sp++ = constants[read16(pc)];
    pc += 2;
    NEXT();
    CASE(POP) : sp--;
    NEXT();
    CASE(DUP) : sp[0] = TOP;
    sp++;
    NEXT();
    CASE(DUP2) : sp[0] = sp[-2];
    sp[1] = sp[-1];
    sp += 2;
    NEXT();
    CASE(SWAP) : value = TOP;
    TOP = sp[-2];
    sp[-2] = value;
    NEXT();
    CASE(NIP) : sp[-2] = TOP;
    sp--;
    NEXT();
    CASE(ROT3) : value = TOP;
    sp[-1] = sp[-2];
    sp[-2] = sp[-3];
    sp[-3] = value;
    NEXT();
    CASE(ROT4) : value = TOP;
    sp[-1] = sp[-2];
    sp[-2] = sp[-3];
    sp[-3] = sp[-4];
    sp[-4] = value;
    NEXT();
    CASE(PICK) : value = sp[-1 - *pc++];
    *sp++ = value;
    NEXT();

    /* --- variables --- */
    CASE(GET_LOCAL) : *sp++ = locals[read16(pc)];
    pc += 2;
    NEXT();
    CASE(GET_LOCALS) : sp[0] = locals[read16(pc)];
    sp[1] = locals[read16(pc + 2)];
    sp += 2;
    pc += 4;
    NEXT();
    COUNT_LOCAL(INC_LOCAL, + 1, INT32_MAX)
    COUNT_LOCAL(DEC_LOCAL, - 1, INT32_MIN)
    CASE(PUT_LOCAL) : locals[read16(pc)] = *--sp;
    pc += 2;
    NEXT();
    CASE(GET_LOCAL_CHECK) : value = locals[read16(pc)];
    pc += 4;
    if (value == EMPTY)
        DO(throw_uninitialized(vm, constants[read16(pc - 2)]));
    *sp++ = value;
    NEXT();
    CASE(PUT_LOCAL_CHECK) : pc += 4;
    if (locals[read16(pc - 4)] == EMPTY)
        DO(throw_uninitialized(vm, constants[read16(pc - 2)]));
    locals[read16(pc - 4)] = *--sp;
    NEXT();
    CASE(PUSH_ENV) : f->env = env_new(vm, f->env, f->code, read16(pc));
    pc += 2;
    NEXT();
    CASE(POP_ENV) : f->env = f->env->parent;
    NEXT();
    CASE(COPY_ENV) : f->env = env_copy(vm, f->env);
    NEXT();
    CASE(GET_ENV) : *sp++ = env_at(f->env, pc[0])->values[read16(pc + 1)];
    pc += 3;
    NEXT();
    CASE(PUT_ENV) : env_at(f->env, pc[0])->values[read16(pc + 1)] = *--sp;
    pc += 3;
    NEXT();
    CASE(GET_ENV_CHECK) : {
        struct env *env = env_at(f->env, pc[0]);
        uint16_t index = read16(pc + 1);
        pc += 3;
        value = env->values[index];
        if (value == EMPTY)
            DO(throw_uninitialized(vm, env_name(env, index)));
        *sp++ = value;
        NEXT();
    }
    CASE(PUT_ENV_CHECK) : {
        struct env *env = env_at(f->env, pc[0]);
        uint16_t index = read16(pc + 1);
        pc += 3;
        if (env->values[index] == EMPTY)
            DO(throw_uninitialized(vm, env_name(env, index)));
        env->values[index] = *--sp;
        NEXT();
    }
    CASE(NEW_CELL) : f->env->values[read16(pc)] = value_cell(module_cell_new(vm));
    pc += 2;
    NEXT();
    CASE(GET_CELL) : {
        struct env *env = env_at(f->env, pc[0]);
        uint16_t index = read16(pc + 1);
        pc += 3;
        value = module_cell(env->values[index])->at[MODULE_VALUE];
        if (value == EMPTY)
            DO(throw_uninitialized(vm, env_name(env, index)));
        *sp++ = value;
        NEXT();
    }
    CASE(PUT_CELL) : value = env_at(f->env, pc[0])->values[read16(pc + 1)];
    pc += 3;
    module_cell(value)->at[MODULE_VALUE] = *--sp;
    NEXT();
    CASE(PUT_CELL_CHECK) : {
        struct env *env = env_at(f->env, pc[0]);
        uint16_t index = read16(pc + 1);
        struct values *cell = module_cell(env->values[index]);
        pc += 3;
        if (cell->at[MODULE_VALUE] == EMPTY)
            DO(throw_uninitialized(vm, env_name(env, index)));
        cell->at[MODULE_VALUE] = *--sp;
        NEXT();
    }
    CASE(THROW_CONST) : {
        pc += 2;
        SAVE();
        error_throw(vm, ERROR_TYPE, "Assignment to constant variable.");
        goto throwing;
    }
    CASE(GET_GLOBAL) : {
        pc += 2;
        SAVE();
        act = access_global(vm, host, constants[read16(pc - 2)], false,
                            &value);
        if (act != ACT_OK) goto acted;
        *sp++ = value;
        NEXT();
    }
    CASE(GET_GLOBAL_TYPEOF) : {
        pc += 2;
        SAVE();
        act = access_global(vm, host, constants[read16(pc - 2)], true,
                            &value);
        if (act != ACT_OK) goto acted;
        *sp++ = value;
        NEXT();
    }
    CASE(PUT_GLOBAL) : {
        pc += 2;
        value = *--sp;
        DO(access_put_global(vm, host, constants[read16(pc - 2)], value));
    }
    CASE(CHECK_GLOBAL) : pc += 4;
    DO(global_check(vm, constants[read16(pc - 2)], read16(pc - 4)));
    CASE(DECLARE_GLOBAL_VAR) : pc += 2;
    SAVE();
    global_declare_var(vm, constants[read16(pc - 2)]);
    NEXT();
    CASE(DECLARE_GLOBAL_FUNCTION) : pc += 2;
    value = *--sp;
    SAVE();
    global_declare_function(vm, constants[read16(pc - 2)], value);
    NEXT();
    CASE(DECLARE_GLOBAL_LEXICAL) : pc += 4;
    SAVE();
    global_declare_lexical(vm, constants[read16(pc - 2)], read16(pc - 4));
    NEXT();
    CASE(INIT_GLOBAL_LEXICAL) : pc += 2;
    value = *--sp;
    SAVE();
    global_initialise(vm, constants[read16(pc - 2)], value);
    NEXT();
    CASE(DELETE_GLOBAL) : {
        pc += 2;
        SAVE();
        act = access_delete(vm, host, vm->intrinsics[INTRINSIC_GLOBAL],
                            constants[read16(pc - 2)], &value);
        if (act != ACT_OK) goto acted;
        *sp++ = value;
        NEXT();
    }

    /* --- properties --- */
    CASE(GET_LENGTH) : {
        value = TOP;
        if (value_is_class(value, CLASS_ARRAY)) {
            TOP = value_number(value_as_object(value)->length);
            pc += 2;
            NEXT();
        }
        if (value_is_string(value)) {
            TOP = value_number(string_length(value_as_string(value)));
            pc += 2;
            NEXT();
        }
    }
    // falls through
    CASE(GET_PROP) : {
        key = constants[read16(pc)];
        pc += 2;
        value = TOP;
        if (value_is_object(value) &&
            property_cache_get(vm, host, value_as_object(value), key, &TOP))
            NEXT();
        SAVE();
        act = access_get(vm, host, TOP, key, RETURN_OVER_1, &value);
        if (act != ACT_OK) goto acted;
        TOP = value;
        NEXT();
    }
    CASE(GET_METHOD) : {
        key = constants[read16(pc)];
        pc += 2;
        value = TOP;
        if (value_is_object(value) &&
            property_cache_get(vm, host, value_as_object(value), key, &TOP)) {
            *sp++ = value;
            NEXT();
        }
        SAVE();
        act = access_get(vm, host, TOP, key, RETURN_METHOD, &value);
        if (act != ACT_OK) goto acted;
        sp[0] = TOP;
        TOP = value;
        sp++;
        NEXT();
    }
    CASE(GET_ELEM) : {
        Value o = sp[-2], k = TOP;
        if (value_is_int(k) && value_is_object(o)) {
            const struct object *object = value_as_object(o);
            uint32_t index = (uint32_t)value_as_int(k);
            if (index < object->element_count &&
                object->elements[index] != EMPTY) {
                sp[-2] = object->elements[index];
                sp--;
                NEXT();
            }
            if (view_get_fast(vm, object, index, &value)) {
                sp[-2] = value;
                sp--;
                NEXT();
            }
        }
        SAVE();
        if (value_is_nullish(o) && !value_is_object(k)) {
            act = access_get(vm, host, o, key_from_value(vm, k),
                             RETURN_OVER_2, &value);
            goto acted;
        }
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        act = access_get(vm, host, o, key, RETURN_OVER_2, &value);
        if (act != ACT_OK) goto acted;
        sp[-2] = value;
        sp--;
        NEXT();
    }
    CASE(GET_ELEM_METHOD) : {
        SAVE();
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        Value o = sp[-2];
        sp--;
        vm->sp = sp;
        act = access_get(vm, host, o, key, RETURN_METHOD, &value);
        if (act != ACT_OK) goto acted;
        sp[0] = o;
        TOP = value;
        sp++;
        NEXT();
    }
    CASE(GET_ELEM_KEEP) : {
        SAVE();
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        TOP = key;
        act = access_get(vm, host, sp[-2], key, RETURN_PUSH, &value);
        if (act != ACT_OK) goto acted;
        *sp++ = value;
        NEXT();
    }
    CASE(PUT_PROP) : {
        pc += 2;
        value = TOP;
        Value o = sp[-2];
        if (value_is_object(o) &&
            property_cache_set(vm, host, value_as_object(o),
                               constants[read16(pc - 2)], value)) {
            sp[-2] = value;
            sp--;
            NEXT();
        }
        SAVE();
        sp[-2] = value;
        vm->sp = sp - 1;
        DO_SET(access_set(vm, host, o, constants[read16(pc - 2)], value));
    }
    CASE(PUT_ELEM) : {
        Value o = sp[-3], k = sp[-2];
        if (value_is_int(k) && value_is_object(o)) {
            struct object *object = value_as_object(o);
            uint32_t index = (uint32_t)value_as_int(k);
            if (index < object->element_count &&
                object->elements[index] != EMPTY) {
                object->elements[index] = TOP;
                sp[-3] = TOP;
                sp -= 2;
                NEXT();
            }
            if (array_append(vm, object, index, TOP)) {
                sp[-3] = TOP;
                sp -= 2;
                NEXT();
            }
            if (view_put_fast(object, index, TOP)) {
                sp[-3] = TOP;
                sp -= 2;
                NEXT();
            }
        }
        SAVE();
        act = access_key(vm, host, &sp[-2], AT, &key);
        if (act != ACT_OK) goto acted;
        value = TOP;
        sp[-3] = value;
        vm->sp = sp - 2;
        DO_SET(access_set(vm, host, o, key, value));
    }
    CASE(GET_SUPER) : {
        SAVE();
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        act = access_get_super(vm, host, sp[-2], key, &value);
        if (act != ACT_OK) goto acted;
        sp[-2] = value;
        sp--;
        NEXT();
    }
    CASE(PUT_SUPER) : {
        SAVE();
        act = access_key(vm, host, &sp[-2], AT, &key);
        if (act != ACT_OK) goto acted;
        Value self = sp[-3];
        value = TOP;
        sp[-3] = value;
        vm->sp = sp - 2;
        DO_SET(access_set_super(vm, host, self, key, value));
    }
    CASE(DELETE_PROP) : {
        SAVE();
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        act = access_delete(vm, host, sp[-2], key, &value);
        if (act != ACT_OK) goto acted;
        sp[-2] = value;
        sp--;
        NEXT();
    }
    CASE(TO_KEY) : {
        SAVE();
        act = access_key(vm, host, &sp[-1], AT, &key);
        if (act != ACT_OK) goto acted;
        TOP = key_to_value(vm, key);
        NEXT();
    }
    CASE(CHECK_STATIC) : if (TOP != vm_atom(vm, ATOM_PROTOTYPE)) NEXT();
    DO(throw_constant(vm, 0,
                      value_string(string_from_c(
                          vm, "Classes may not have a static property named "
                              "'prototype'"))));
    CASE(NEW_PRIVATE) : *sp++ = value_symbol(
        symbol_new(vm, value_as_string(constants[read16(pc)]),
                   SYMBOL_PRIVATE));
    pc += 2;
    NEXT();
    CASE(OWN_PRIVATE) : {
        struct symbol *name = value_as_symbol(TOP);
        name->is_static = pc[0];
        name->owner = value_as_string(constants[read16(pc + 1)]);
        pc += 3;
        NEXT();
    }
    CASE(GET_PRIVATE) : {
        SAVE();
        act = access_private(vm, host, 0, sp[-2], TOP, UNDEFINED, &value);
        if (act != ACT_OK) goto acted;
        sp[-2] = value;
        sp--;
        NEXT();
    }
    CASE(PUT_PRIVATE) : {
        SAVE();
        Value o = sp[-3];
        key = sp[-2];
        value = TOP;
        sp[-3] = value;
        vm->sp = sp - 2;
        DO_SET(access_private(vm, host, 1, o, key, value, &value));
    }
    CASE(DEFINE_PRIVATE) : {
        pc++;
        SAVE();
        act = access_private(vm, host, 3 + pc[-1], sp[-3], sp[-2], TOP,
                             &value);
        if (act != ACT_OK) goto acted;
        sp -= 2;
        NEXT();
    }
    CASE(HAS_PRIVATE) : {
        SAVE();
        act = access_private(vm, host, 2, TOP, sp[-2], UNDEFINED, &value);
        if (act != ACT_OK) goto acted;
        sp[-2] = value;
        sp--;
        NEXT();
    }

    /* --- literals --- */
    CASE(NEW_OBJECT) : *sp++ = value_object(object_new_literal(vm, *pc++));
    NEXT();
    CASE(DEFINE_PROP) : object_put_own(vm, value_as_object(sp[-2]),
                                       constants[read16(pc)], TOP,
                                       ATTRIBUTES_DEFAULT);
    pc += 2;
    sp--;
    NEXT();
    CASE(DEFINE_ELEM) : {
        SAVE();
        act = access_key(vm, host, &sp[-2], AT, &key);
        if (act != ACT_OK) goto acted;
        DO(make_member(vm, host, value_as_object(sp[-3]), key, TOP));
    }
    CASE(DEFINE_METHOD) : {
        pc++;
        SAVE();
        act = access_key(vm, host, &sp[-2], AT, &key);
        if (act != ACT_OK) goto acted;
        make_method(vm, pc[-1], sp[-3], key, TOP);
        sp -= 2;
        NEXT();
    }
    CASE(SET_PROTO) : {
        value = *--sp;
        if (value_is_object(value) || value == NULL_VALUE)
            object_set_prototype(vm, value_as_object(TOP),
                                 value == NULL_VALUE
                                     ? NULL
                                     : value_as_object(value));
        NEXT();
    }
    CASE(COPY_PROPS) : DO(make_copy(vm, host));
    CASE(REST_PROPS) : pc++;
    DO(make_rest_object(vm, host, pc[-1]));
    CASE(NEW_ARRAY) : {
        uint32_t count = read16(pc);
        pc += 2;
        value = value_object(array_from(vm, sp - count, count));
        sp -= count;
        *sp++ = value;
        NEXT();
    }
    CASE(ARRAY_PUSH) : array_push(vm, value_as_object(sp[-2]), TOP);
    sp--;
    NEXT();
    CASE(ARRAY_HOLE) : {
        struct object *array = value_as_object(TOP);
        array_set_length(vm, array, array->length + 1);
        NEXT();
    }
    CASE(ARRAY_SPREAD) : DO(iterate_spread(vm, host, AT));
    CASE(TEMPLATE_OBJECT) : *sp++ = make_template(vm, constants[read16(pc)]);
    pc += 2;
    NEXT();
    CASE(REGEXP) : value = constants[read16(pc)];
    pc += 2;
    *sp++ = value_object(&regexp_from_literal(vm, value)->object);
    NEXT();

    /* --- functions and classes --- */
    CASE(CLOSURE) : value = constants[read16(pc)];
    pc += 2;
    *sp++ = value_object(
        &make_closure(vm, value_as_cell(value), f->env)->object);
    NEXT();
    CASE(SET_NAME) : make_name(vm, TOP, sp[-2], *pc++);
    NEXT();
    CASE(CLASS) : pc++;
    DO(make_class(vm, host, pc[-1], pc - 2));
    CASE(SET_FIELDS) : ((struct function *)value_pointer(sp[-2]))->fields =
        TOP;
    sp--;
    NEXT();
    CASE(SET_HOME) : ((struct function *)value_pointer(TOP))->home = sp[-2];
    NEXT();
    CASE(INIT_FIELDS) : DO(invoke_fields(vm, host));
    CASE(CALL) : pc++;
    SAVE();
    act = invoke(vm, host, pc[-1]);
    if (act == ACT_RELOAD) goto reload;
    goto acted;
    CASE(NEW) : {
        pc++;
        Value *base = sp - pc[-1] - 1;
        DO(invoke_new(vm, host, base, pc[-1], base[0], base[0]));
    }
    CASE(CALL_SPREAD) : {
        uint32_t argc;
        SAVE();
        if (!invoke_spread(vm, &argc)) goto throwing;
        act = invoke(vm, host, argc);
        goto acted;
    }
    CASE(NEW_SPREAD) : {
        uint32_t argc;
        SAVE();
        if (!invoke_spread(vm, &argc)) goto throwing;
        Value *base = vm->sp - argc - 1;
        act = invoke_new(vm, host, base, argc, base[0], base[0]);
        goto acted;
    }
    CASE(SUPER_CALL) : pc++;
    DO(invoke_super(vm, host, pc[-1]));
    CASE(SUPER_CALL_SPREAD) : {
        uint32_t argc;
        SAVE();
        if (!invoke_spread(vm, &argc)) goto throwing;
        act = invoke_super(vm, host, argc);
        goto acted;
    }
    CASE(NATIVE) : pc += 3;
    DO(frame_call_intrinsic(vm, host, read16(pc - 3), pc[-1]));
    CASE(THIS) : *sp++ = f->this_value;
    NEXT();
    CASE(THIS_CHECK) : if (f->this_value == EMPTY) DO(throw_before_super(vm));
    *sp++ = f->this_value;
    NEXT();
    CASE(PUT_THIS) : if (f->this_value != EMPTY) DO(throw_super_twice(vm));
    f->this_value = TOP;
    NEXT();
    CASE(CHECK_THIS) : if (TOP == EMPTY) DO(throw_before_super(vm));
    NEXT();
    CASE(CHECK_THIS_UNBOUND) : if (TOP != EMPTY) DO(throw_super_twice(vm));
    sp--;
    NEXT();
    CASE(DERIVED_RETURN) : {
        if (!value_is_object(sp[-2])) {
            if (sp[-2] != UNDEFINED) {
                SAVE();
                error_throw(vm, ERROR_TYPE,
                            "Derived constructors may only return object or "
                            "undefined");
                goto throwing;
            }
            if (TOP == EMPTY) DO(throw_before_super(vm));
            sp[-2] = TOP;
        }
        sp--;
        NEXT();
    }
    CASE(NEW_TARGET) : *sp++ = f->new_target;
    NEXT();
    CASE(SELF) : *sp++ = f->function;
    NEXT();
    CASE(ARGUMENTS) : *sp++ = make_arguments(vm, f, constants[read16(pc)]);
    pc += 2;
    NEXT();
    CASE(REST) : *sp++ = make_rest(vm, f, read16(pc));
    pc += 2;
    NEXT();
    CASE(RETURN) : {
        value = *--sp;
        SAVE();
        act = frame_return(vm, host, value);
        if (act == ACT_RELOAD) goto reload;
        goto acted;
    }

    /* --- operators --- */
    ARITHMETIC(ADD, INT_ADD)
    ARITHMETIC(SUB, INT_SUB)
    CASE(MUL) : {
        Value a = sp[-2], b = TOP;
        int32_t r;
        if (value_is_int(a) && value_is_int(b) &&
            !__builtin_mul_overflow(value_as_int(a), value_as_int(b), &r) &&
            r != 0) {
            sp[-2] = value_int(r);
            sp--;
            NEXT();
        }
        if (value_is_number(a) && value_is_number(b)) {
            sp[-2] = value_number(value_as_number(a) * value_as_number(b));
            sp--;
            NEXT();
        }
        DO_HERE(operate_binary(vm, host, OP_MUL, AT));
    }
    CASE(DIV) : {
        Value a = sp[-2], b = TOP;
        if (value_is_number(a) && value_is_number(b)) {
            sp[-2] = value_number(value_as_number(a) / value_as_number(b));
            sp--;
            NEXT();
        }
        DO_HERE(operate_binary(vm, host, OP_DIV, AT));
    }
    CASE(MOD) : {
        Value a = sp[-2], b = TOP;
        if (value_is_int(a) && value_is_int(b) && value_as_int(a) >= 0 &&
            value_as_int(b) > 0) {
            sp[-2] = value_int(value_as_int(a) % value_as_int(b));
            sp--;
            NEXT();
        }
        DO_HERE(operate_binary(vm, host, OP_MOD, AT));
    }
    BINARY(EXP)
    BITS(BIT_AND, x &y)
    BITS(BIT_OR, x | y)
    BITS(BIT_XOR, x ^ y)
    BITS(SHL, (int32_t)((uint32_t)x << (y & 31)))
    BITS(SHR, x >> (y & 31))
    BINARY(USHR)
    RELATION(LT, <)
    RELATION(LE, <=)
    RELATION(GT, >)
    RELATION(GE, >=)
    EQUALITY(EQ, ==, false)
    EQUALITY(NE, !=, false)
    EQUALITY(SEQ, ==, true)
    EQUALITY(SNE, !=, true)
    BINARY(IN)
    CASE(INSTANCEOF) : DO(operate_instanceof(vm, host));
    CASE(NEG) : {
        value = TOP;
        if (value_is_number(value)) {
            TOP = value_number(-value_as_number(value));
            NEXT();
        }
        DO_HERE(operate_unary(vm, host, OP_NEG, AT));
    }
    CASE(TO_NUMBER) : CASE(TO_NUMERIC) : {
        if (value_is_number(TOP)) NEXT();
        DO_HERE(operate_unary(vm, host, *AT, AT));
    }
    CASE(INC) : {
        value = TOP;
        if (value_is_int(value) && value_as_int(value) != INT32_MAX) {
            TOP = value_int(value_as_int(value) + 1);
            NEXT();
        }
        DO_HERE(operate_unary(vm, host, OP_INC, AT));
    }
    CASE(DEC) : {
        value = TOP;
        if (value_is_int(value) && value_as_int(value) != INT32_MIN) {
            TOP = value_int(value_as_int(value) - 1);
            NEXT();
        }
        DO_HERE(operate_unary(vm, host, OP_DEC, AT));
    }
    UNARY(BIT_NOT)
    CASE(NOT) : TOP = value_boolean(!operate_truthy(TOP));
    NEXT();
    CASE(TYPEOF) : TOP = operate_typeof(vm, TOP);
    NEXT();
    CASE(TO_STRING) : if (value_is_string(TOP)) NEXT();
    DO_HERE(operate_unary(vm, host, OP_TO_STRING, AT));
    CASE(CONCAT) : {
        uint32_t count = read16(pc);
        pc += 2;
        SAVE();
        Value *parts = sp - count;
        struct string *s =
            count ? value_as_string(parts[0]) : vm->names[ATOM_EMPTY_STRING];
        for (uint32_t i = 1; i < count && s; i++)
            s = string_concat(vm, s, value_as_string(parts[i]));
        if (!s) {
            error_throw(vm, ERROR_RANGE, "Invalid string length");
            goto throwing;
        }
        sp = parts;
        *sp++ = value_string(s);
        NEXT();
    }

    /* --- jumps --- */
    CASE(JUMP) : pc += 4 + read32(pc);
    NEXT();
    CASE(LOOP) : {
        pc += 4 + read32(pc);
        vm->ticks++;
        if (heap_is_due(&vm->heap)) DO(vm_collect_due(vm, host));
        if (vm->steps + vm->ticks >= vm->slice_end)
            DO(vm_leave(host, VM_SLICE));
        NEXT();
    }
    CASE(JUMP_IF_FALSE) : {
        value = *--sp;
        pc += 4;
        if (value == TRUE_VALUE) NEXT();
        if (value == FALSE_VALUE || !operate_truthy(value))
            pc += read32(pc - 4);
        NEXT();
    }
    CASE(JUMP_IF_TRUE) : {
        value = *--sp;
        pc += 4;
        if (value == FALSE_VALUE) NEXT();
        if (value == TRUE_VALUE || operate_truthy(value))
            pc += read32(pc - 4);
        NEXT();
    }
    CASE(JUMP_IF_FALSE_KEEP) : {
        pc += 4;
        if (operate_truthy(TOP))
            sp--;
        else
            pc += read32(pc - 4);
        NEXT();
    }
    CASE(JUMP_IF_TRUE_KEEP) : {
        pc += 4;
        if (operate_truthy(TOP))
            pc += read32(pc - 4);
        else
            sp--;
        NEXT();
    }
    CASE(JUMP_IF_VALUE_KEEP) : {
        pc += 4;
        if (value_is_nullish(TOP))
            sp--;
        else
            pc += read32(pc - 4);
        NEXT();
    }
    CASE(JUMP_IF_NULLISH) : {
        pc += 4;
        if (value_is_nullish(TOP)) {
            sp--;
            pc += read32(pc - 4);
        }
        NEXT();
    }
    CASE(JUMP_IF_DEFINED) : {
        pc += 4;
        if (value_is_undefined(TOP))
            sp--;
        else
            pc += read32(pc - 4);
        NEXT();
    }
    CASE(JUMP_IF_DONE) : {
        pc += 4;
        if (TOP == EMPTY) {
            sp--;
            pc += read32(pc - 4);
        }
        NEXT();
    }
    CASE(JUMP_IF_KIND) : {
        pc += 5;
        if (TOP == value_int(pc[-5])) {
            sp--;
            pc += read32(pc - 4);
        }
        NEXT();
    }

    /* --- iteration --- */
    CASE(GET_ITER) : DO(iterate_start(vm, host, AT));
    CASE(GET_ASYNC_ITER) : DO(iterate_start_async(vm, host));
    CASE(ITER_NEXT) : DO(iterate_next(vm, host));
    CASE(ITER_REST) : {
        SAVE();
        Value args[2] = {sp[-2], sp[-1]};
        sp[-2] = UNDEFINED;
        act = frame_call_hook(vm, host, HOOK_ITERATOR_REST, args, 2, 0,
                              RETURN_PUSH, 0);
        goto acted;
    }
    CASE(ITER_CLOSE) : pc++;
    DO(iterate_close(vm, host, pc[-1]));
    CASE(FOR_IN) : DO(for_in_start(vm, host));
    CASE(FOR_IN_NEXT) : {
        SAVE();
        act = for_in_next(vm, host, &value);
        if (act != ACT_OK) goto acted;
        *sp++ = value;
        NEXT();
    }
    CASE(DONE_TO_UNDEFINED) : if (TOP == EMPTY) TOP = UNDEFINED;
    NEXT();
    CASE(REQUIRE_OBJECT) : pc += 2;
    if (!value_is_nullish(TOP)) NEXT();
    DO(throw_not_destructurable(vm, constants[read16(pc - 2)]));

    /* --- coroutines --- */
    CASE(START_GENERATOR) : DO(coroutine_start(vm, host));
    CASE(START_MODULE) : DO(coroutine_start_module(vm, host));
    CASE(IMPORT_CALL) : {
        SAVE();
        Value args[3] = {sp[-2], sp[-1], value_string(f->code->source->name)};
        act = frame_call_hook(vm, host, HOOK_IMPORT, args, 3, 2, RETURN_QUIET,
                              0);
        goto acted;
    }
    CASE(YIELD) : value = *--sp;
    DO(coroutine_yield(vm, host, value));
    CASE(ASYNC_YIELD) : value = *--sp;
    DO(coroutine_async_yield(vm, host, value));
    CASE(ASYNC_DELEGATE) : DO(coroutine_async_delegate(vm, host));
    CASE(UNWIND_RETURN) : value = *--sp;
    DO(unwind_return(vm, host, value));
    CASE(REQUIRE_RESULT) : if (value_is_object(TOP)) NEXT();
    DO(throw_bad_result(vm, TOP));
    CASE(YIELD_STAR) : DO(coroutine_delegate(vm, host, AT));
    CASE(AWAIT) : DO(coroutine_await(vm, host, AT));

    /* --- exceptions --- */
    CASE(SAVE_ENV) : locals[read16(pc)] =
        f->env ? value_cell(f->env) : UNDEFINED;
    pc += 2;
    NEXT();
    CASE(THROW) : value = *--sp;
    SAVE();
    vm->exception = value;
    goto throwing;
    CASE(RETHROW) : value = *--sp;
    SAVE();
    vm->exception = value;
    vm->throwing = 1;
    goto throwing;
    CASE(THROW_ERROR) : pc += 3;
    DO(throw_constant(vm, pc[-3], constants[read16(pc - 2)]));
    CASE(NOP) : NEXT();
}
// clang-format on
