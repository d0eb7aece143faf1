/*
 * object.h: objects, their shapes, and the ordinary internal methods
 * (ECMA-262, 10.1) as far as they run no JavaScript. Where the standard
 * would call a getter, a setter or a trap, the answer says so, and the VM
 * makes the call, with a frame (law 2).
 *
 * Property keys are Values of three forms only (see `key_from_value`):
 *   an integer >= 0      an array index up to 2^31 - 1
 *   an atom              any other string
 *   a symbol             private names (#x) are symbols too
 *
 * A shape says which keys an object has, in which order and slots, with which
 * attributes, and what its prototype is; objects made alike share theirs.
 * Shapes form a tree: adding a key leads to a child. Where an object loses a
 * key or changes attributes in an unusual way it gets a shape of its own
 * (SHAPE_OWN), changed in place under a new id at each change. A shape's id is
 * never used twice in one timeline, so a cache may be keyed by it.
 *
 * Array indices live in `elements`: a dense row, EMPTY where there is a hole.
 * Where that would waste too much, or an element has unusual attributes, it and
 * all behind it lie in an own shape instead (OBJECT_SLOW_ELEMENTS).
 */
#ifndef LOOPLINE_SCRIPT_OBJECT_H
#define LOOPLINE_SCRIPT_OBJECT_H

#include "script/heap.h"
#include "script/string.h"
#include "script/value.h"

enum attribute {
    WRITABLE = 1,
    ENUMERABLE = 2,
    CONFIGURABLE = 4,
    ACCESSOR = 8, /* the slot holds a CELL_ACCESSOR, or a module's cell */
    ATTRIBUTES_DEFAULT = WRITABLE | ENUMERABLE | CONFIGURABLE,
    ATTRIBUTES_HIDDEN = WRITABLE | CONFIGURABLE /* built-in methods */
};

/* One name of a shape. */
struct prop {
    Value key; /* UNDEFINED: deleted (own shapes only) */
    uint32_t slot; /* index into object.slots */
    uint32_t attributes; /* enum attribute */
};

/* CELL_PROPS; cell.extra: how many entries are used by the longest shape. */
struct props {
    struct cell cell;
    uint32_t capacity; /* entries */
    uint32_t buckets; /* of the hash behind the entries, a power of two */
    struct prop entries[]; /* then uint32_t hash[buckets]: entry + 1 or 0 */
};

enum shape_flag { SHAPE_OWN = 1 };

/* CELL_SHAPE; cell.flags: enum shape_flag; cell.extra: entries that count. */
struct shape {
    struct cell cell;
    uint32_t id;
    uint32_t slots; /* how many slots an object of this shape uses */
    struct object *prototype; /* or NULL */
    struct props *props; /* shared along the line; entries < cell.extra */
    struct shape *parent;
    Value children; /* one shape, a CELL_VALUES of them, or 0; held weakly */
    uint32_t children_count;
    uint32_t deleted; /* deleted entries (own shapes only) */
    uint32_t room; /* roots: how many slots some object has come to need */
    uint32_t unused;
};

/* What kind of object it is: decides its struct and its internal methods.
 * Name as `class_name` gives it ("Array", "Function", ...). */
enum object_class {
    CLASS_OBJECT,
    CLASS_ARRAY,
    CLASS_FUNCTION,
    CLASS_BOUND,
    CLASS_ERROR,
    CLASS_BOOLEAN,
    CLASS_NUMBER,
    CLASS_STRING,
    CLASS_SYMBOL,
    CLASS_BIGINT,
    CLASS_ARGUMENTS,
    CLASS_PROMISE,
    CLASS_GENERATOR, /* also the saved frame of an async function */
    CLASS_ITERATOR, /* an array's or a string's iterator */
    CLASS_FOR_IN,
    CLASS_MAP,
    CLASS_SET,
    CLASS_DATE,
    CLASS_ARRAY_BUFFER, /* these three: see binary.h */
    CLASS_TYPED_ARRAY, /* Int8Array ..., Buffer */
    CLASS_DATA_VIEW,
    CLASS_REGEXP,
    CLASS_HOST, /* something of the machine's: a timer, a socket */
    CLASS_WEAK_MAP, /* see weak.h */
    CLASS_WEAK_SET,
    CLASS_WEAK_REF,
    CLASS_REGISTRY, /* FinalizationRegistry */
    CLASS_PROXY, /* answers PROPERTY_TRAP: library/proxy.js goes on */
    CLASS_NAMESPACE, /* a module's (10.4.6); its slots hold cells: code.h */
    CLASSES
};

enum object_flag {
    OBJECT_NOT_EXTENSIBLE = 1,
    OBJECT_SLOW_ELEMENTS = 2,
    OBJECT_PROTOTYPE = 4, /* is some object's prototype: a change matters */
    OBJECT_CALLABLE = 8,
    OBJECT_CONSTRUCTOR = 16,
    OBJECT_LENGTH_FIXED = 32, /* an array whose length is not writable */
    OBJECT_NAMELESS = 64 /* console.log shows it as [Object: null prototype]
                            only through its prototype; kept for host use */
};

/* CELL_OBJECT; cell.flags: enum object_flag; cell.aux: enum object_class;
 * cell.extra: the id that the screen shows (#12), unique in its process. */
struct object {
    struct cell cell;
    struct shape *shape;
    Value *slots; /* inside the cell or in a CELL_VALUES; NULL where none */
    Value *elements; /* in a CELL_VALUES, or NULL */
    uint32_t element_count; /* dense elements in use */
    uint32_t element_capacity;
    uint32_t length; /* arrays: `length`, >= element_count */
    uint32_t slot_capacity;
};

/* CELL_VALUES: cell.extra = how many values. */
struct values {
    struct cell cell;
    Value at[];
};

/* CELL_ACCESSOR. Each is a function or UNDEFINED. */
struct accessor {
    struct cell cell;
    Value get;
    Value set;
};

/* CLASS_FUNCTION: a closure (code) or a native (code == NULL). */
struct function {
    struct object object;
    struct code *code; /* or NULL */
    struct env *env; /* where it was made */
    Value home; /* [[HomeObject]] for `super`, or UNDEFINED */
    Value constructor; /* class constructors: itself; arrows in one: that one */
    Value fields; /* class constructors: the function that makes the fields */
    uint32_t native; /* index of the native table row; 0 = none */
    uint32_t unused;
    Value inner[4]; /* slots: length, name, prototype; without one only two */
};
/* Bytes of the cell of a function with `slots` inside: 4 or FUNCTION_FEW. */
#define FUNCTION_FEW 2u
#define FUNCTION_SIZE(slots) \
    (offsetof(struct function, inner) + (slots) * sizeof(Value))

/* CLASS_BOUND. */
struct bound {
    struct object object;
    Value target;
    Value this_value;
    Value arguments; /* a CELL_VALUES or UNDEFINED */
    Value inner[2];
};

/*
 * CLASS_PROXY (10.5). C runs no trap: every operation that meets a proxy ends
 * before it has changed anything (PROPERTY_TRAP, SET_TRAP, proxy_ask), and the
 * hook for that internal method goes on. Its shape holds private names only;
 * to C its prototype is NULL.
 */
struct proxy {
    struct object object;
    Value target; /* an object; NULL_VALUE once revoked */
    Value handler; /* likewise */
};

/* CLASS_ARGUMENTS. Where `map` is a row, index i stands for variable map[i] of
 * the environment record `env` while that is an integer (10.4.4); the indices
 * then lie in the object's own shape (OBJECT_SLOW_ELEMENTS), and what their
 * slots hold does not count. */
struct arguments {
    struct object object;
    Value env; /* a CELL_ENV or UNDEFINED */
    Value map; /* a CELL_VALUES or UNDEFINED */
    Value inner[4];
};

/* CLASS_BOOLEAN, NUMBER, STRING, SYMBOL, BIGINT, DATE: `new String("x")`. */
struct wrapper {
    struct object object;
    Value value;
    Value inner[2];
};

/* CELL_BYTES: cell.extra = how many bytes. */
struct bytes {
    struct cell cell;
    uint8_t at[];
};

/* CLASS_HOST: the machine's; `kind` and `id` are the machine's to choose. */
struct host_object {
    struct object object;
    uint32_t kind;
    uint32_t id;
    Value value;
};

static inline enum object_class object_class(const struct object *o) {
    return o->cell.aux;
}
static inline bool value_is_class(Value v, enum object_class class) {
    return value_is_object(v) &&
           object_class(value_as_object(v)) == class;
}
static inline bool value_is_proxy(Value v) {
    return value_is_class(v, CLASS_PROXY);
}
static inline bool value_is_callable(Value v) {
    return value_is_object(v) &&
           (value_as_object(v)->cell.flags & OBJECT_CALLABLE);
}
static inline bool value_is_constructor(Value v) {
    return value_is_object(v) &&
           (value_as_object(v)->cell.flags & OBJECT_CONSTRUCTOR);
}

/* --- keys ------------------------------------------------------------- */

/* The key for a primitive value (ToPropertyKey, 7.1.19, for what is no
 * object): numbers and strings that are array indices become integers, other
 * strings atoms. */
Value key_from_value(struct vm *vm, Value primitive);
Value key_from_c(struct vm *vm, const char *name);
Value key_from_atom(struct string *atom);
/* The key as the program sees it: a string or a symbol. */
Value key_to_value(struct vm *vm, Value key);

/* --- making ------------------------------------------------------------ */

/* The root shape for a prototype (NULL: none). One for each in a process. */
struct shape *shape_root(struct vm *vm, struct object *prototype);
/* The shape reached by adding `key`; it is shared. */
struct shape *shape_add(struct vm *vm, struct shape *shape, Value key,
                        unsigned attributes);
/* The entry of `key`, or NULL. Reads only. */
const struct prop *shape_find(const struct shape *shape, Value key);

/* A new object of `class`, whose struct has `size` bytes with `inner` slots
 * inside, starting at `inner_offset` (0: none). */
struct object *object_new_sized(struct vm *vm, enum object_class class,
                                struct shape *shape, size_t size,
                                size_t inner_offset, uint32_t inner);
/* An ordinary object with that prototype (NULL: none), with four inner slots.*/
struct object *object_new(struct vm *vm, struct object *prototype);
/* The same of a shape that has no keys. */
struct object *object_new_shaped(struct vm *vm, struct shape *shape);
/* The same of a root shape, for what a constructor makes: with as many slots
 * inside as others of its kind have needed before. */
struct object *object_new_instance(struct vm *vm, struct shape *root);
/* {} with Object.prototype. */
struct object *object_new_plain(struct vm *vm);
/* The same with room inside for so many properties, if they are not too many. */
struct object *object_new_literal(struct vm *vm, uint32_t properties);
/* An array with room for `capacity` elements, length 0. */
struct object *array_new(struct vm *vm, uint32_t capacity);
struct object *array_from(struct vm *vm, const Value *values, uint32_t count);
/* Appends to a dense, extensible array; false where it is not one. */
bool array_push(struct vm *vm, struct object *array, Value value);
/* array[index] = value, where that puts one more element behind the last of a
 * plain array and nothing inherited hinders it; false: nothing is done. */
bool array_append(struct vm *vm, struct object *array, uint32_t index,
                  Value value);
/* True where every index < length is dense, an own data property with default
 * attributes, and no hole: what fast paths ask. */
bool array_is_packed(const struct object *array);
/* The length property; false where it cannot be (not writable). 10.4.2.4 */
bool array_set_length(struct vm *vm, struct object *array, uint32_t length);
struct values *values_new(struct vm *vm, uint32_t count);
struct bytes *bytes_new(struct vm *vm, uint32_t count);

/* --- the internal methods ----------------------------------------------- */

enum property_kind {
    PROPERTY_NONE,
    PROPERTY_DATA,
    PROPERTY_ACCESSOR,
    PROPERTY_TRAP /* found.holder is a proxy: ask it */
};

/* What a look-up found. */
struct property {
    enum property_kind kind;
    unsigned attributes; /* enum attribute */
    Value value; /* PROPERTY_DATA */
    Value get, set; /* PROPERTY_ACCESSOR */
    struct object *holder; /* where it was found */
    int32_t slot; /* index into the holder's slots, or -1 (no slot) */
};

/* [[GetOwnProperty]]: true where there is one. Changes nothing. Knows the
 * exotic ones: array length, string units, elements of typed arrays. */
bool object_get_own(struct vm *vm, struct object *object, Value key,
                    struct property *found);
/* The same along the prototype chain. */
bool object_find(struct vm *vm, struct object *object, Value key,
                 struct property *found);

enum define_result {
    DEFINE_OK,
    DEFINE_NOT_EXTENSIBLE,
    DEFINE_NOT_CONFIGURABLE, /* "Cannot redefine property: x" */
    DEFINE_READ_ONLY, /* array length */
    DEFINE_BAD_LENGTH, /* RangeError: Invalid array length */
    DEFINE_BAD_INDEX, /* "Invalid typed array index" */
    DEFINE_CONVERT /* a typed array's element, which must become a number or a
                      BigInt first: HOOK_ELEMENT_SET does it */
};

/* A property descriptor (6.2.6): which fields are there is in `has`. */
enum descriptor_field {
    HAS_VALUE = 1,
    HAS_WRITABLE = 2,
    HAS_GET = 4,
    HAS_SET = 8,
    HAS_ENUMERABLE = 16,
    HAS_CONFIGURABLE = 32
};
struct descriptor {
    unsigned has;
    unsigned attributes;
    Value value, get, set;
};

/* [[DefineOwnProperty]], 10.1.6 with the exotic ones of arrays. Like
 * object_delete and all below it is not for proxies. */
enum define_result object_define(struct vm *vm, struct object *object,
                                 Value key, const struct descriptor *desc);
/* Whether a property that is there may become as the descriptor says (10.1.6.3,
 * 4 to 6). */
bool object_may_change(struct vm *vm, const struct property *now,
                       const struct descriptor *desc);
/* CreateDataProperty for objects that are ordinary and extensible: what
 * literals do. Overwrites what is there. */
void object_put_own(struct vm *vm, struct object *object, Value key,
                    Value value, unsigned attributes);
/* The same for an accessor. A half that is UNDEFINED stays as it was, so that
 * a getter and a setter of one name may be put one after the other. */
void object_put_accessor(struct vm *vm, struct object *object, Value key,
                         Value get, Value set, unsigned attributes);

enum set_result {
    SET_OK,
    SET_CALL, /* *setter is to be called with the receiver */
    SET_READ_ONLY, /* "Cannot assign to read only property 'x' of ..." */
    SET_NO_SETTER, /* "Cannot set property x of ... which has only a getter" */
    SET_NOT_EXTENSIBLE, /* "Cannot add property x, object is not extensible" */
    SET_BAD_LENGTH, /* RangeError: Invalid array length */
    SET_TRAP /* the library goes on with [[Set]] of *setter: a proxy, or an
                array whose new length is no number */
};

/* [[Set]] with the object itself as the receiver (10.1.9). */
enum set_result object_set(struct vm *vm, struct object *object, Value key,
                           Value value, Value *setter);

/* [[Delete]], 10.1.10: false where it may not be. */
bool object_delete(struct vm *vm, struct object *object, Value key);

/* [[OwnPropertyKeys]], 10.1.11: indices ascending, strings, symbols, each in
 * the order they were made (private names never), as a new CELL_VALUES of
 * program values (index keys as strings; with KEYS_BARE as numbers, which
 * key_from_value takes as well: for very many that is much less work). */
enum own_keys {
    KEYS_STRINGS = 1,
    KEYS_SYMBOLS = 2,
    KEYS_ENUMERABLE = 4,
    KEYS_BARE = 8
};
struct values *object_own_keys(struct vm *vm, struct object *object,
                               unsigned which);

static inline struct object *object_prototype(const struct object *o) {
    return o->shape->prototype;
}
/* [[SetPrototypeOf]], 10.1.2: false where it is fixed or would be a cycle. */
bool object_set_prototype(struct vm *vm, struct object *object,
                          struct object *prototype);
bool object_prevent_extensions(struct vm *vm, struct object *object);
/* The object's shape, made its own, under a new id. */
struct shape *object_own_shape(struct vm *vm, struct object *object);
/* A new accessor cell as a Value. */
Value accessor_new(struct vm *vm, Value get, Value set);

/*
 * For the view and the inspector: own property number `i` in order (indices
 * first), reading only; private names are among them, what is exotic (array
 * length, string units) is not. A hole among dense elements counts and is
 * given as PROPERTY_NONE. False where there are no more.
 */
bool object_peek(const struct object *object, uint32_t i, Value *key,
                 struct property *found);
/* One after the other, in time linear in their number: elements, then what is
 * named, in the order made (indices among the names are not sorted). *at begins
 * as 0, or as element_count for the names alone; false: there are no more. */
bool object_next(const struct object *object, uint32_t *at, Value *key,
                 struct property *found);
/* What the object itself has under a name, at once: UNDEFINED where there is
 * nothing, or an accessor. */
Value object_peek_name(const struct object *object, Value name);
/* Likewise what an array has at an index, also where it is frozen: EMPTY for a
 * hole; UNDEFINED for an accessor. */
Value object_peek_index(const struct object *array, uint32_t index);

/* "Array", "Function", ...: the class as a word; a typed array's is its
 * type's. */
const char *class_name(const struct object *object);

#endif
