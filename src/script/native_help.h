/*
 * native_help.h: what the natives of this room share.
 */
#ifndef LOOPLINE_SCRIPT_NATIVE_HELP_H
#define LOOPLINE_SCRIPT_NATIVE_HELP_H

#include "script/error.h"
#include "script/native.h"
#include "script/vm.h"

/* A row of a table: how the library calls it (or NULL), where it is installed
 * (or NULL), the function, its length property, the coercion of `this`, then
 * those of the arguments. */
#define FN(name, path, function, length, self, ...) \
    FN_FLAGS(name, path, function, length, 0, self, __VA_ARGS__)
/* The same with flags. */
#define FN_FLAGS(name, path, function, length, flags, self, ...) \
    {name, path, function, length, flags, self, {__VA_ARGS__}, \
     (length) > DECLARED(__VA_ARGS__) ? (length) : DECLARED(__VA_ARGS__), 0}
/* A row for the library alone, which gives all of its arguments; or leaves out
 * the last `optional`; or there are none. */
#define INTERNAL(name, function, ...) OPTIONAL(0, name, function, __VA_ARGS__)
#define OPTIONAL(optional, name, function, ...) \
    {name, NULL, function, 0, 0, ANY, {__VA_ARGS__}, \
     DECLARED(__VA_ARGS__), DECLARED(__VA_ARGS__) - (optional)}
#define INTERNAL_NONE(name, function) \
    {name, NULL, function, 0, 0, ANY, {0}, 0, 0}
#define DECLARED(...) sizeof((uint8_t[]){__VA_ARGS__})

/* Behind native_<name>_rows: how many there are. */
#define NATIVE_COUNT(name) \
    const uint32_t native_##name##_count = \
        sizeof native_##name##_rows / sizeof *native_##name##_rows

/* Argument number `i`, UNDEFINED where it was not given. For arguments that
 * the row declares as ANY. */
static inline Value native_arg(const struct native_call *call, uint32_t i)
{
    return i < call->argc ? call->args[i] : UNDEFINED;
}

/* The number that argument `i` is after its coercion. */
static inline double native_number(const struct native_call *call, uint32_t i)
{
    return value_as_number(call->args[i]);
}

static inline struct string *native_text(const struct native_call *call,
                                         uint32_t i)
{
    return value_as_string(call->args[i]);
}

static inline enum native_result native_ok(struct native_call *call,
                                           Value value)
{
    call->result = value;
    return NATIVE_OK;
}

static inline enum native_result native_boolean(struct native_call *call,
                                                bool yes)
{
    return native_ok(call, value_boolean(yes));
}

static inline enum native_result native_string(struct native_call *call,
                                               struct string *string)
{
    return native_ok(call, value_string(string));
}

static inline enum native_result native_object(struct native_call *call,
                                               struct object *object)
{
    return native_ok(call, value_object(object));
}

/* RangeError: Invalid string length. */
enum native_result native_too_long(struct native_call *call);

/* The string that a builder made, or the RangeError. Where the heap had no
 * room it is collected once and the native called again: it must not have
 * changed anything (state[3] is used). */
struct builder;
enum native_result native_built(struct native_call *call,
                                struct builder *builder);

/* ToString of a number; of any primitive but a symbol (then NULL). */
struct string *native_number_text(struct vm *vm, double number);
struct string *native_primitive_text(struct vm *vm, Value primitive);

/*
 * Long work on a text goes piece by piece, one in each slice (law 5): state[0]
 * is where the next one begins, state[1] what those before it have come to.
 * TEXT_PIECE units take some milliseconds at most.
 */
#define TEXT_PIECE 65536u
static inline uint32_t native_piece_start(const struct native_call *call)
{
    return call->state[0] == EMPTY ? 0
                                   : (uint32_t)value_as_number(call->state[0]);
}
/* The piece is built, up to `at` of `length`: the result, or the work goes on
 * in the next slice; or what native_built answers. */
enum native_result native_piece_built(struct native_call *call,
                                      struct builder *builder, uint32_t at,
                                      uint32_t length);

/*
 * Long work on the keys of an object, likewise: KEYS_PIECE of them in a slice.
 * The keys are those that the object had in the first slice.
 *
 *     native_walk_open(call, &walk, object, which);
 *     for (; walk.at < walk.end; walk.at++) ...native_walk_key(&walk)...
 *     return native_walk_close(call, &walk);   state[0] and [1] are used
 */
#define KEYS_PIECE 8192u
struct native_walk {
    struct values *keys; /* KEYS_BARE */
    uint32_t at, end; /* of this slice */
};
void native_walk_open(struct native_call *call, struct native_walk *walk,
                      struct object *object, unsigned which);
/* NATIVE_AGAIN, or at the end NATIVE_OK. */
enum native_result native_walk_close(struct native_call *call,
                                     const struct native_walk *walk);
/* In the first slice of a walk? */
static inline bool native_walk_begins(const struct native_call *call)
{
    return call->state[0] == EMPTY;
}
/* An array of the object's own keys, gathered by a walk. */
enum native_result native_list_keys(struct native_call *call,
                                    struct object *object, unsigned which);
/* True for so many keys that the library's version, which is left and entered
 * again, is to be taken. */
static inline bool native_are_many(const struct values *keys)
{
    return keys->cell.extra > KEYS_PIECE;
}

/* Throws a TypeError whose message is `before`, the value in short form as
 * V8 shows it, `after`. */
enum native_result native_type_error(struct native_call *call,
                                     const char *before, Value value,
                                     const char *after);

/*
 * What a native constructor's new object gets as its prototype (ECMA-262,
 * 10.1.14): new_target.prototype where that is an object, else the intrinsic.
 * (A getter called `prototype` is not run; the intrinsic is taken.)
 */
struct object *native_prototype(const struct native_call *call,
                                enum intrinsic fallback);

/* The value of a data property, own or inherited. False where it is an
 * accessor (so the library has to ask); *value is UNDEFINED where there is
 * none. */
bool native_get(struct vm *vm, struct object *object, Value key, Value *value);

/*
 * A relative index as slice, at, fill ... take them (ToIntegerOrInfinity has
 * been done): negative counts from the end; the answer lies in [0, length].
 */
double native_relative(double index, double length);

/* True for an Array of this process that no program has bent: prototype and
 * constructor are the intrinsics, so that species and methods are known. */
bool native_is_plain_array(struct vm *vm, Value value);

/* ToObject of anything but undefined and null (7.1.18). */
struct object *native_to_object(struct vm *vm, Value value);

/* A new wrapper or Date around `value`. */
struct wrapper *native_wrapper(struct vm *vm, enum object_class class,
                               struct object *prototype, Value value);

/*
 * What iterating over a plain array would give, taken at once; NULL where a
 * program could notice (other objects, holes, a changed iterator protocol).
 */
struct values *native_elements(struct vm *vm, Value iterable);

/* The hook, called with up to five arguments, takes the place of the native's
 * return: where an operation meets a proxy, before it has changed anything. */
enum native_result native_ask(struct native_call *call, enum hook hook,
                              uint32_t argc, ...);
/* The same with a key, which becomes a program's value. */
enum native_result native_ask_key(struct native_call *call, enum hook hook,
                                  Value object, Value key);

/* FromPropertyDescriptor (6.2.6.4) of a property that was found. */
struct object *native_from_property(struct vm *vm,
                                    const struct property *found);

/* ToPropertyDescriptor (6.2.6.5): NATIVE_OK, NATIVE_THROW, or NATIVE_FALLBACK
 * where a field is a getter. Messages show `shown`: value, or what the library
 * read it from. */
enum native_result native_to_descriptor(struct native_call *call, Value value,
                                        Value shown, struct descriptor *desc);

/* IsArray (7.2.2): 1, 0, or -1 with a TypeError for a revoked proxy, which
 * names `what`. */
int native_is_array(struct native_call *call, Value value, const char *what);

/* A call of `function` takes the place of the native's return: with
 * args[first ..] of this call as arguments. */
enum native_result native_call_with(struct native_call *call, Value function,
                                    Value this_value, uint32_t first);

#endif
