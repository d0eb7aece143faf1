/*
 * opcode.h: the instructions, each written once.
 *
 * OP(name, operands, pops, pushes, "stack before -- after", "what it does")
 *
 * Operands follow the opcode byte, little endian, unaligned:
 *   0  none           b  u8            h  u16 (a local's slot, a count)
 *   c  u16 constant   i  i32           j  i32 jump, from behind the operand
 *   hc, hh u16, u16   bh u8, u16       hb u16, u8      bj u8, j
 * pops/pushes are exact; -1 means "depends on the operand" (see the text).
 * `jump` in the text: taken, the stack is as given behind `|`.
 *
 * The calling convention: callee, this, arguments; the result replaces all.
 * An operand that must be a primitive and is an object is made one by a
 * library frame, and the instruction starts again (law 2). So an instruction
 * never takes anything off the stack before it is sure to end.
 *
 * EMPTY is the temporal dead zone in variables and "done" behind ITER_NEXT.
 */
#ifndef LOOPLINE_SCRIPT_OPCODE_H
#define LOOPLINE_SCRIPT_OPCODE_H

#include <stdint.h>

#define OPCODES(OP) \
    /* --- step points (see DESIGN.md, "Steps") --- */ \
    OP(STMT, 0, 0, 0, "--", "a statement begins: a step point") \
    OP(CALL_STEP, 0, 0, 0, "--", "the next instruction is the program's " \
       "call or new: a step point; falls into it") \
    /* --- values --- */ \
    OP(UNDEFINED, 0, 0, 1, "-- undefined", "") \
    OP(NULL, 0, 0, 1, "-- null", "") \
    OP(TRUE, 0, 0, 1, "-- true", "") \
    OP(FALSE, 0, 0, 1, "-- false", "") \
    OP(EMPTY, 0, 0, 1, "-- EMPTY", "the mark of the dead zone") \
    OP(INT8, b, 0, 1, "-- n", "a signed byte") \
    OP(INT, i, 0, 1, "-- n", "a 32-bit integer") \
    OP(CONST, c, 0, 1, "-- v", "a number or string from the constants") \
    OP(POP, 0, 1, 0, "a --", "") \
    OP(DUP, 0, 1, 2, "a -- a a", "") \
    OP(DUP2, 0, 2, 4, "a b -- a b a b", "") \
    OP(SWAP, 0, 2, 2, "a b -- b a", "") \
    OP(NIP, 0, 2, 1, "a b -- b", "") \
    OP(ROT3, 0, 3, 3, "a b c -- c a b", "the top goes below two") \
    OP(ROT4, 0, 4, 4, "a b c d -- d a b c", "the top goes below three") \
    OP(PICK, b, 0, 1, "-- v", "a copy of the operand n below the top (0: DUP)")\
    /* --- variables --- */ \
    OP(GET_LOCAL, h, 0, 1, "-- v", "") \
    OP(GET_LOCALS, hh, 0, 2, "-- v w", "GET_LOCAL twice") \
    OP(INC_LOCAL, h, 0, 1, "-- v", "GET_LOCAL; but where it is a small " \
       "integer, the INC and PUT_LOCAL behind it are done with it") \
    OP(DEC_LOCAL, h, 0, 1, "-- v", "likewise with DEC") \
    OP(PUT_LOCAL, h, 1, 0, "v --", "also initialises") \
    OP(GET_LOCAL_CHECK, hc, 0, 1, "-- v", "slot, name; ReferenceError if EMPTY")\
    OP(PUT_LOCAL_CHECK, hc, 1, 0, "v --", "slot, name; likewise") \
    OP(PUSH_ENV, h, 0, 0, "--", "a new record for scope h of this code, all " \
       "EMPTY; it becomes the environment") \
    OP(POP_ENV, 0, 0, 0, "--", "the environment becomes its parent") \
    OP(COPY_ENV, 0, 0, 0, "--", "the innermost record is replaced by a copy " \
       "(the next round of a for loop, 14.7.4.4)") \
    OP(GET_ENV, bh, 0, 1, "-- v", "hops, index") \
    OP(PUT_ENV, bh, 1, 0, "v --", "hops, index; also initialises") \
    OP(GET_ENV_CHECK, bh, 0, 1, "-- v", "ReferenceError if EMPTY") \
    OP(PUT_ENV_CHECK, bh, 1, 0, "v --", "likewise") \
    OP(NEW_CELL, h, 0, 0, "--", "an EMPTY cell into field h of the record: " \
       "a variable that modules share") \
    OP(GET_CELL, bh, 0, 1, "-- v", "hops, index; ReferenceError if EMPTY") \
    OP(PUT_CELL, bh, 1, 0, "v --", "also initialises") \
    OP(PUT_CELL_CHECK, bh, 1, 0, "v --", "ReferenceError if EMPTY") \
    OP(THROW_CONST, c, 0, 0, "--", "TypeError: Assignment to constant " \
       "variable. (the name is for the hint)") \
    OP(GET_GLOBAL, c, 0, 1, "-- v", "script scope, then the global object; " \
       "ReferenceError: x is not defined") \
    OP(GET_GLOBAL_TYPEOF, c, 0, 1, "-- v", "undefined instead of the error") \
    OP(PUT_GLOBAL, c, 1, 0, "v --", "assignment; strict code throws where " \
       "there is none") \
    OP(CHECK_GLOBAL, hc, 0, 0, "--", "an enum global_kind may be declared: " \
       "SyntaxError where it is there, TypeError where it cannot be") \
    OP(DECLARE_GLOBAL_VAR, c, 0, 0, "--", "a script's var, if not there yet") \
    OP(DECLARE_GLOBAL_FUNCTION, c, 1, 0, "f --", "a script's function") \
    OP(DECLARE_GLOBAL_LEXICAL, hc, 0, 0, "--", "a script's let (0) or const " \
       "(1), in the dead zone") \
    OP(INIT_GLOBAL_LEXICAL, c, 1, 0, "v --", "") \
    OP(DELETE_GLOBAL, c, 0, 1, "-- ok", "delete x, sloppy code") \
    /* --- properties --- */ \
    OP(GET_PROP, c, 1, 1, "o -- v", "o.name") \
    OP(GET_LENGTH, c, 1, 1, "o -- v", "o.length, mostly an array's or a " \
       "string's; else GET_PROP") \
    OP(GET_METHOD, c, 1, 2, "o -- f o", "o.name, ready to be called on o") \
    OP(GET_ELEM, 0, 2, 1, "o k -- v", "o[k]") \
    OP(GET_ELEM_METHOD, 0, 2, 2, "o k -- f o", "") \
    OP(GET_ELEM_KEEP, 0, 2, 3, "o k -- o k v", "o[k] += ...: k is made a " \
       "property key once") \
    OP(PUT_PROP, c, 2, 1, "o v -- v", "o.name = v") \
    OP(PUT_ELEM, 0, 3, 1, "o k v -- v", "o[k] = v") \
    OP(GET_SUPER, 0, 2, 1, "this k -- v", "super[k]; k is a value") \
    OP(PUT_SUPER, 0, 3, 1, "this k v -- v", "super[k] = v") \
    OP(DELETE_PROP, 0, 2, 1, "o k -- ok", "") \
    OP(TO_KEY, 0, 1, 1, "v -- k", "ToPropertyKey: a string or a symbol") \
    OP(CHECK_STATIC, 0, 1, 1, "k -- k", "the computed key of a static class " \
       "element: TypeError if it is \"prototype\"") \
    OP(NEW_PRIVATE, c, 0, 1, "-- k", "a fresh private name #x, when a class " \
       "is evaluated") \
    OP(OWN_PRIVATE, bh, 1, 1, "k -- k", "it names a method or accessor of the "\
       "class whose name is constant h; b: a static one") \
    OP(GET_PRIVATE, 0, 2, 1, "o k -- v", "o.#x") \
    OP(PUT_PRIVATE, 0, 3, 1, "o k v -- v", "o.#x = v") \
    OP(DEFINE_PRIVATE, b, 3, 1, "o k v -- o", "0 field, 1 method, 2 getter, " \
       "3 setter; TypeError if there already") \
    OP(HAS_PRIVATE, 0, 2, 1, "k o -- bool", "#x in o") \
    /* --- literals --- */ \
    OP(NEW_OBJECT, b, 0, 1, "-- o", "{} that is to get n properties") \
    OP(DEFINE_PROP, c, 2, 1, "o v -- o", "an own data property") \
    OP(DEFINE_ELEM, 0, 3, 1, "o k v -- o", "computed key; also class fields") \
    OP(DEFINE_METHOD, b, 3, 1, "o k f -- o", "0 method, 1 getter, 2 setter; " \
       "+4 enumerable; sets f's name and home object") \
    OP(SET_PROTO, 0, 2, 1, "o v -- o", "__proto__: v in a literal") \
    OP(COPY_PROPS, 0, 2, 1, "o source -- o", "{...source}") \
    OP(REST_PROPS, b, -1, 1, "source k1..kn -- o", "{a, ...rest} = source; n " \
       "keys; pops n + 1") \
    OP(NEW_ARRAY, h, -1, 1, "v1..vn -- a", "pops n") \
    OP(ARRAY_PUSH, 0, 2, 1, "a v -- a", "") \
    OP(ARRAY_HOLE, 0, 1, 1, "a -- a", "[,]") \
    OP(ARRAY_SPREAD, 0, 2, 1, "a iterable -- a", "[...iterable]") \
    OP(TEMPLATE_OBJECT, c, 0, 1, "-- a", "the frozen strings of a tagged " \
       "template; the constant is a row of cooked and raw strings, in turn") \
    OP(REGEXP, c, 0, 1, "-- r", "a new RegExp from its literal") \
    /* --- functions and classes --- */ \
    OP(CLOSURE, c, 0, 1, "-- f", "a function from the constant's code") \
    OP(SET_NAME, b, 2, 2, "k f -- k f", "names an anonymous function after a " \
       "computed key; 0 plain, 1 get, 2 set") \
    OP(CLASS, b, 2, 2, "super f -- f proto", "b & 1: there is `extends` (else " \
       "super is ignored). Makes f a class constructor with its prototype") \
    OP(SET_FIELDS, 0, 2, 1, "f g -- f", "g makes the fields of f's instances") \
    OP(SET_HOME, 0, 2, 2, "o f -- o f", "f's home object, for super, is o") \
    OP(INIT_FIELDS, 0, 1, 1, "o -- o", "runs the active constructor's fields " \
       "function on o, if there is one (a frame; its result is dropped)") \
    OP(CALL, b, -1, 1, "f this a1..an -- v", "pops n + 2") \
    OP(NEW, b, -1, 1, "f a1..an -- o", "pops n + 1") \
    OP(CALL_SPREAD, 0, 3, 1, "f this a -- v", "") \
    OP(NEW_SPREAD, 0, 2, 1, "f a -- o", "") \
    OP(SUPER_CALL, b, -1, 1, "newtarget a1..an -- o", "super(...): " \
       "constructs the parent of the active class constructor; pops n + 1") \
    OP(SUPER_CALL_SPREAD, 0, 2, 1, "newtarget a -- o", "") \
    OP(NATIVE, hb, -1, 1, "a1..an -- v", "an intrinsic of the library: row, " \
       "argument count") \
    OP(THIS, 0, 0, 1, "-- this", "of this frame") \
    OP(THIS_CHECK, 0, 0, 1, "-- this", "derived constructors: ReferenceError " \
       "before super()") \
    OP(PUT_THIS, 0, 1, 1, "o -- o", "after super(): ReferenceError if bound") \
    OP(CHECK_THIS, 0, 1, 1, "v -- v", "the same errors for a captured this: " \
       "throws if v is EMPTY (before super())") \
    OP(CHECK_THIS_UNBOUND, 0, 1, 0, "v --", "throws if v is not EMPTY (super " \
       "called twice)") \
    OP(DERIVED_RETURN, 0, 2, 1, "v this -- o", "what a derived constructor " \
       "returns: v if an object, TypeError if not undefined, else this") \
    OP(NEW_TARGET, 0, 0, 1, "-- v", "new.target") \
    OP(SELF, 0, 0, 1, "-- f", "the active function") \
    OP(ARGUMENTS, c, 0, 1, "-- a", "the arguments object; the constant is a row "\
       "where parameters share its indices: their places in the record; null " \
       "where nobody could see that; undefined: they share none (10.2.11, 22)")\
    OP(REST, h, 0, 1, "-- a", "arguments from number h on") \
    OP(RETURN, 0, 1, 0, "v --", "ends the frame") \
    OP(UNWIND_RETURN, 0, 1, 0, "v --", "a return() that came in at a yield: " \
       "to the finally block around it, else ends the frame") \
    /* --- operators --- */ \
    OP(ADD, 0, 2, 1, "a b -- c", "") \
    OP(SUB, 0, 2, 1, "a b -- c", "") \
    OP(MUL, 0, 2, 1, "a b -- c", "") \
    OP(DIV, 0, 2, 1, "a b -- c", "") \
    OP(MOD, 0, 2, 1, "a b -- c", "") \
    OP(EXP, 0, 2, 1, "a b -- c", "") \
    OP(BIT_AND, 0, 2, 1, "a b -- c", "") \
    OP(BIT_OR, 0, 2, 1, "a b -- c", "") \
    OP(BIT_XOR, 0, 2, 1, "a b -- c", "") \
    OP(SHL, 0, 2, 1, "a b -- c", "") \
    OP(SHR, 0, 2, 1, "a b -- c", "") \
    OP(USHR, 0, 2, 1, "a b -- c", "") \
    OP(LT, 0, 2, 1, "a b -- bool", "") \
    OP(LE, 0, 2, 1, "a b -- bool", "") \
    OP(GT, 0, 2, 1, "a b -- bool", "") \
    OP(GE, 0, 2, 1, "a b -- bool", "") \
    OP(EQ, 0, 2, 1, "a b -- bool", "==") \
    OP(NE, 0, 2, 1, "a b -- bool", "!=") \
    OP(SEQ, 0, 2, 1, "a b -- bool", "===") \
    OP(SNE, 0, 2, 1, "a b -- bool", "!==") \
    OP(IN, 0, 2, 1, "k o -- bool", "") \
    OP(INSTANCEOF, 0, 2, 1, "v f -- bool", "") \
    OP(NEG, 0, 1, 1, "a -- -a", "") \
    OP(TO_NUMBER, 0, 1, 1, "a -- +a", "unary plus") \
    OP(TO_NUMERIC, 0, 1, 1, "a -- n", "the old value of a++") \
    OP(INC, 0, 1, 1, "a -- a+1", "") \
    OP(DEC, 0, 1, 1, "a -- a-1", "") \
    OP(BIT_NOT, 0, 1, 1, "a -- ~a", "") \
    OP(NOT, 0, 1, 1, "a -- bool", "") \
    OP(TYPEOF, 0, 1, 1, "a -- s", "") \
    OP(TO_STRING, 0, 1, 1, "a -- s", "a part of a template literal") \
    OP(CONCAT, h, -1, 1, "s1..sn -- s", "strings only; pops n") \
    /* --- jumps --- */ \
    OP(JUMP, j, 0, 0, "--", "forwards") \
    OP(LOOP, j, 0, 0, "--", "backwards: time passes, a slice may end") \
    OP(JUMP_IF_FALSE, j, 1, 0, "v --", "") \
    OP(JUMP_IF_TRUE, j, 1, 0, "v --", "") \
    OP(JUMP_IF_FALSE_KEEP, j, 1, 0, "v -- | v", "&&: jump keeps v") \
    OP(JUMP_IF_TRUE_KEEP, j, 1, 0, "v -- | v", "||") \
    OP(JUMP_IF_VALUE_KEEP, j, 1, 0, "v -- | v", "??: jumps if not nullish") \
    OP(JUMP_IF_NULLISH, j, 1, 1, "v -- v |", "?.: jumps if nullish, v gone") \
    OP(JUMP_IF_DEFINED, j, 1, 0, "v -- | v", "default values: jumps if v is " \
       "not undefined") \
    OP(JUMP_IF_DONE, j, 1, 1, "v -- v |", "jumps if v is EMPTY, v gone") \
    OP(JUMP_IF_KIND, bj, 1, 1, "kind -- kind |", "behind a finally block: " \
       "jumps if the integer kind equals the byte, kind gone") \
    /* --- iteration --- */ \
    OP(GET_ITER, 0, 1, 2, "iterable -- iter next", "7.4.3; TypeError: x is " \
       "not iterable") \
    OP(GET_ASYNC_ITER, 0, 1, 2, "iterable -- iter next", "7.4.4; TypeError: x is " \
       "not async iterable") \
    OP(ITER_NEXT, 0, 2, 3, "iter next -- iter next v", "v is EMPTY when done;" \
       " then, and when next() throws, iter becomes undefined, so that " \
       "nobody closes it. An undefined iter gives EMPTY") \
    OP(ITER_REST, 0, 2, 3, "iter next -- iter next a", "the rest as an array")\
    OP(ITER_CLOSE, b, 2, 0, "iter next --", "7.4.11; nothing if iter is " \
       "undefined. 1: because of a throw, errors of return() are dropped") \
    OP(FOR_IN, 0, 1, 1, "o -- it", "the keys, snapshot as V8 does") \
    OP(FOR_IN_NEXT, 0, 1, 2, "it -- it k", "EMPTY at the end") \
    OP(DONE_TO_UNDEFINED, 0, 1, 1, "v -- v", "EMPTY becomes undefined " \
       "(array patterns)") \
    OP(REQUIRE_OBJECT, c, 1, 1, "v -- v", "object patterns: TypeError for " \
       "undefined and null; the constant is the name of the first property " \
       "(Cannot destructure property 'a' of ...) or undefined") \
    /* --- coroutines --- */ \
    OP(START_GENERATOR, 0, 0, 0, "--", "after the parameters: the generator " \
       "object is made and returned to the caller; the body goes on at the " \
       "first next()") \
    OP(START_MODULE, 0, 0, 0, "--", "likewise, before a module's first " \
       "statement: the object goes to the linker") \
    OP(IMPORT_CALL, 0, 2, 1, "specifier options -- promise", "") \
    OP(YIELD, 0, 1, 1, "v -- sent", "a step point") \
    OP(ASYNC_YIELD, 0, 1, 2, "v -- sent mode", "in an async generator: v was " \
       "awaited; mode: enum resume_mode") \
    OP(ASYNC_DELEGATE, 0, 4, 5, "iter next received mode -- iter next " \
       "received mode r", "calls the method of iter that mode names; r is to " \
       "be awaited; EMPTY: it has no throw() or return()") \
    OP(REQUIRE_RESULT, 0, 1, 1, "v -- v", "TypeError: Iterator result v is " \
       "not an object") \
    OP(YIELD_STAR, 0, 3, 1, "iter next received -- v", "starts with " \
       "received = undefined") \
    OP(AWAIT, 0, 1, 1, "v -- result", "a step point") \
    /* --- exceptions --- */ \
    OP(SAVE_ENV, h, 0, 0, "--", "keeps the environment in a local, for the " \
       "handlers of a try") \
    OP(THROW, 0, 1, 0, "v --", "") \
    OP(RETHROW, 0, 1, 0, "v --", "behind a finally block: no new step, the " \
       "stack trace stays") \
    OP(THROW_ERROR, bh, 0, 0, "--", "0 TypeError, 1 ReferenceError, 2 " \
       "SyntaxError; constant with the message") \
    OP(NOP, 0, 0, 0, "--", "")

enum opcode {
#define OP(name, operands, pops, pushes, stack, text) OP_##name,
    OPCODES(OP)
#undef OP
    OPCODE_COUNT
};

/* A row of the table, for the compiler and the disassembler. */
struct opcode_info {
    const char *name;
    const char *operands; /* "0", "b", "h", "c", "i", "j", "hc", ... */
    int8_t pops, pushes;
    const char *stack;
    const char *text;
};
extern const struct opcode_info opcode_table[OPCODE_COUNT];

/* Bytes of an instruction, opcode included. */
unsigned opcode_size(enum opcode op);

#endif
