/*
 * vm.h: the virtual machine of one process.
 *
 * A `struct vm` lies in the arena and is all of a process that the language
 * knows: its heap, names, intrinsics, stack of frames, jobs. `struct vm_host`
 * lies outside, is handed in for each run, and holds what must not come back
 * in time: tables of natives, the collector's scratch, caches, and when to
 * stop. Nothing in the host influences what is computed or counted.
 *
 * `vm_run` executes the topmost frame until something happens, and returns
 * with no C frame left behind; calling it again goes on. Frames, operands and
 * exceptions are data on the process's stack (law 2).
 */
#ifndef LOOPLINE_SCRIPT_VM_H
#define LOOPLINE_SCRIPT_VM_H

#include "script/code.h"
#include "script/heap.h"
#include "script/native.h"
#include "script/object.h"
#include "script/string.h"
#include "script/zone.h"

#define VM_STACK_START (ARENA_SPAN) /* bytes; grows by moving */
#define VM_STACK_LIMIT (1024u * 1024u) /* "Maximum call stack size exceeded" */
/*
 * Instructions that take time: see vm.ticks. Natives whose work is long go on
 * in the next slice (NATIVE_AGAIN). One piece, in the order of how long it
 * takes, are only: a collection (10 ms for 100,000 objects); compiling (100 ms
 * for a text of 1 MB; a parser that calls itself cannot be left, and the
 * largest package of a lesson has 0.2 MB); what goes once through text or bytes
 * (1 to 3 ms a MB: copying, flattening a rope, looking for a place; up to 18 ms
 * a MB: Buffer and TextDecoder between bytes and text, one JSON string that is
 * all escapes); and making an element of a large array an accessor (100 ms for
 * a million behind it). tests/unit/test_slice.c counts the slices of others.
 */
#define VM_SLICE_COST 20000u

/* Objects that the engine itself must reach, filled when the realm is made.
 * INTRINSIC(identifier, global path or NULL) */
#define INTRINSICS(I) \
    I(GLOBAL, "globalThis") \
    I(OBJECT_PROTOTYPE, "Object.prototype") \
    I(FUNCTION_PROTOTYPE, "Function.prototype") \
    I(ARRAY_PROTOTYPE, "Array.prototype") \
    I(ARRAY, "Array") \
    I(STRING_PROTOTYPE, "String.prototype") \
    I(NUMBER_PROTOTYPE, "Number.prototype") \
    I(BOOLEAN_PROTOTYPE, "Boolean.prototype") \
    I(SYMBOL_PROTOTYPE, "Symbol.prototype") \
    I(BIGINT_PROTOTYPE, "BigInt.prototype") \
    I(ERROR_PROTOTYPE, "Error.prototype") \
    I(TYPE_ERROR_PROTOTYPE, "TypeError.prototype") \
    I(RANGE_ERROR_PROTOTYPE, "RangeError.prototype") \
    I(REFERENCE_ERROR_PROTOTYPE, "ReferenceError.prototype") \
    I(SYNTAX_ERROR_PROTOTYPE, "SyntaxError.prototype") \
    I(EVAL_ERROR_PROTOTYPE, "EvalError.prototype") \
    I(URI_ERROR_PROTOTYPE, "URIError.prototype") \
    I(AGGREGATE_ERROR_PROTOTYPE, "AggregateError.prototype") \
    I(PROMISE_PROTOTYPE, "Promise.prototype") \
    I(PROMISE, "Promise") \
    I(ITERATOR_PROTOTYPE, NULL) \
    I(ARRAY_ITERATOR_PROTOTYPE, NULL) \
    I(STRING_ITERATOR_PROTOTYPE, NULL) \
    I(MAP_ITERATOR_PROTOTYPE, NULL) \
    I(SET_ITERATOR_PROTOTYPE, NULL) \
    I(GENERATOR_FUNCTION_PROTOTYPE, NULL) /* %GeneratorFunction.prototype% */ \
    I(GENERATOR_PROTOTYPE, NULL) \
    I(ASYNC_FUNCTION_PROTOTYPE, NULL) \
    I(ASYNC_ITERATOR_PROTOTYPE, NULL) \
    I(ASYNC_GENERATOR_FUNCTION_PROTOTYPE, NULL) \
    I(ASYNC_GENERATOR_PROTOTYPE, NULL) \
    I(MAP_PROTOTYPE, "Map.prototype") \
    I(SET_PROTOTYPE, "Set.prototype") \
    I(WEAK_MAP_PROTOTYPE, "WeakMap.prototype") \
    I(WEAK_SET_PROTOTYPE, "WeakSet.prototype") \
    I(WEAK_REF_PROTOTYPE, "WeakRef.prototype") \
    I(REGISTRY_PROTOTYPE, "FinalizationRegistry.prototype") \
    I(DATE_PROTOTYPE, "Date.prototype") \
    I(ARRAY_BUFFER_PROTOTYPE, "ArrayBuffer.prototype") \
    I(DATA_VIEW_PROTOTYPE, "DataView.prototype") \
    I(TYPED_ARRAY_PROTOTYPE, "TypedArray.prototype") \
    I(INT8_ARRAY, "Int8Array.prototype") /* in the order of binary.h */ \
    I(UINT8_ARRAY, "Uint8Array.prototype") \
    I(UINT8_CLAMPED_ARRAY, "Uint8ClampedArray.prototype") \
    I(INT16_ARRAY, "Int16Array.prototype") \
    I(UINT16_ARRAY, "Uint16Array.prototype") \
    I(INT32_ARRAY, "Int32Array.prototype") \
    I(UINT32_ARRAY, "Uint32Array.prototype") \
    I(FLOAT32_ARRAY, "Float32Array.prototype") \
    I(FLOAT64_ARRAY, "Float64Array.prototype") \
    I(BIGINT64_ARRAY, "BigInt64Array.prototype") \
    I(BIGUINT64_ARRAY, "BigUint64Array.prototype") \
    I(BUFFER_PROTOTYPE, NULL) \
    I(THROW_TYPE_ERROR, NULL) /* 10.2.4.1 */ \
    I(CLUE, NULL) /* the private name of the clue: see error.h */ \
    I(STACK_TRACE, NULL) /* the private name of the calls: see error.h */ \
    I(REGEXP_PROTOTYPE, "RegExp.prototype") \
    I(REGEXP, "RegExp") \
    I(REGEXP_STRING_ITERATOR_PROTOTYPE, NULL) \
    I(REGEXP_PROTOTYPE_SEAL, NULL) /* both as they were: regexp_find.h */ \
    I(REGEXP_SEAL, NULL) \
    I(SCRIPT_SCOPE, NULL) /* let and const of classic scripts */ \
    I(ARRAY_VALUES, NULL) /* Array.prototype.values, as it was */ \
    I(ARRAY_ITERATOR_NEXT, NULL) /* as it was */ \
    I(PROMISE_THEN, NULL) /* Promise.prototype.then, as it was */

/*
 * Library functions that the VM calls: the library names each with
 * %hook("name", function). HOOK(identifier, "name")
 */
#define HOOKS(H) \
    H(TO_PRIMITIVE, "toPrimitive") /* (object, hint) */ \
    H(BIGINT_TO_TEXT, "bigintToText") /* (bigint): its decimal text */ \
    H(TEXT_TO_BIGINT, "textToBigint") /* (text): it, undefined where none */ \
    H(TO_BIGINT, "toBigint") /* (value): a BigInt, or throws */ \
    H(ELEMENT_SET, "elementSet") /* (view, key, value, result): result */ \
    H(BIGINT_POWER, "bigintPower") /* (base, exponent >= 0) */ \
    H(ITERATOR_METHOD, "iteratorMethod") /* (iterable): iterable and method, \
                                            %pair */ \
    H(GET_ASYNC_ITERATOR, "getAsyncIterator") /* (iterable): the iterator */ \
    H(ASYNC_DELEGATE, "asyncDelegate") /* yield*: (iterator, next, received, \
                                          mode) */ \
    H(ASYNC_GENERATOR_DRAIN, "asyncGeneratorDrain") /* (generator, answer): \
                                                       the answer */ \
    H(CREATE_FUNCTION, "createFunction") /* (which, texts, constructor) */ \
    H(ITERATOR_STEP, "iteratorStep") /* (iterator, next): value or EMPTY */ \
    H(ITERATOR_CLOSE, "iteratorClose") /* (iterator) */ \
    H(ITERATOR_CLOSE_QUIETLY, "iteratorCloseQuietly") /* (iterator) */ \
    H(ARRAY_SPREAD, "arraySpread") /* (array, iterable, method): the array */ \
    H(ITERATOR_REST, "iteratorRest") /* (iterator, next): an array */ \
    H(COPY_PROPS, "copyProps") /* (target, source, excluded keys) */ \
    H(INSTANCE_OF, "instanceOf") /* (value, function) */ \
    H(DELEGATE, "delegate") /* yield*: see generator.h */ \
    H(AWAIT_VALUE, "awaitValue") /* (value): %pair of a promise */ \
    H(RESOLVE_PROMISE, "resolvePromise") /* (promise, value) */ \
    H(PROMISE_REACTION_JOB, "promiseReactionJob") \
    H(PROMISE_THENABLE_JOB, "promiseThenableJob") \
    H(PROMISE_START, "promiseStart") /* (promise, executor): new Promise */ \
    H(MAP_FILL, "mapFill") /* (map, iterable): new Map(iterable) */ \
    H(SET_FILL, "setFill") /* (set, iterable) */ \
    H(STACK_GET, "stackGet") /* the getter of an error's `stack` */ \
    H(STACK_SET, "stackSet") \
    H(ERRORS_FILL, "errorsFill") /* (error, iterable, options): an \
                                    AggregateError; options to be asked */ \
    H(ERROR_CAUSE, "errorCause") /* (error, options): the error */ \
    H(IMPORT, "import") /* (specifier, options, referrer): import() */ \
    H(CLEANUP, "cleanup") /* (registry): dead targets, see weak.h */ \
    /* The internal methods of a proxy (10.5), see proxy.h. */ \
    H(PROXY_GET, "proxyGet") /* (proxy, key, receiver): the value */ \
    H(PROXY_SET, "proxySet") /* (proxy, key, value, receiver): done */ \
    H(PROXY_ASSIGN, "proxyAssign") /* the same; false is a TypeError where a \
                                      fifth argument is true */ \
    H(PROXY_HAS, "proxyHas") /* (proxy, key): there */ \
    H(PROXY_DELETE, "proxyDelete") /* (proxy, key, strict): done */ \
    H(PROXY_APPLY, "proxyApply") /* (proxy, this, arguments): the result */ \
    H(PROXY_CONSTRUCT, "proxyConstruct") /* (proxy, arguments, newTarget) */ \
    H(PROXY_OWN, "proxyOwn") /* (proxy, key): a descriptor without a \
                                prototype, or undefined */ \
    H(PROXY_DEFINE, "proxyDefine") /* (proxy, key, descriptor): done */ \
    H(PROXY_KEYS, "proxyKeys") /* (proxy, which): see enum own_keys */ \
    H(PROXY_PROTOTYPE, "proxyPrototype") /* (proxy): an object or null */ \
    H(PROXY_SET_PROTOTYPE, "proxySetPrototype") /* (proxy, value): done */ \
    H(PROXY_IS_EXTENSIBLE, "proxyIsExtensible") /* (proxy) */ \
    H(PROXY_PREVENT, "proxyPrevent") /* (proxy): done */ \
    /* What natives and instructions do with a proxy. */ \
    H(HAS_OWN, "hasOwn") /* (object, key, enumerable): there */ \
    H(DESCRIPTOR_OF, "descriptorOf") /* (object, key) */ \
    H(DESCRIPTORS_OF, "descriptorsOf") /* (object) */ \
    H(CREATE_DATA, "createData") /* (object, key, value): or a TypeError */ \
    H(INTEGRITY, "integrity") /* (object, what): see native_object.c */ \
    H(CHANGE_PROTOTYPE, "changePrototype") /* (object, value, assigned): or \
                                              throws */ \
    H(IS_PROTOTYPE_OF, "isPrototypeOf") /* (object, value) */ \
    H(LOOKUP_HALF, "lookupHalf") /* (object, key, getter) */ \
    H(DEFINE_HALF, "defineHalf") /* (object, key, function, getter) */ \
    H(CONSTRUCT_FROM, "constructFrom") /* (constructor, arguments, newTarget):\
                                          new.target.prototype must be asked */\
    H(CLASS_PARENT, "classParent") /* (parent): parent and prototype, %pair */ \
    H(SUPER_SET, "superSet") /* (parent, key, value, this, strict) */ \
    H(FOR_IN_KEYS, "forInKeys") /* (object): an array */ \
    H(FOR_IN_NEXT, "forInNext") /* (iterator): a key or EMPTY */ \
    H(REGEXP_NEW, "regexpNew") /* (pattern, flags, new.target): a RegExp */

enum intrinsic {
#define I(name, path) INTRINSIC_##name,
    INTRINSICS(I)
#undef I
    INTRINSIC_COUNT
};
enum hook {
#define H(name, text) HOOK_##name,
    HOOKS(H)
#undef H
    HOOK_COUNT
};

/* Names that C code uses as keys: ATOM(identifier, "text"). */
#define ATOMS(A) \
    A(EMPTY_STRING, "") A(LENGTH, "length") A(NAME, "name") \
    A(PROTOTYPE, "prototype") A(CONSTRUCTOR, "constructor") \
    A(MESSAGE, "message") A(STACK, "stack") A(STACK_TRACE_LIMIT, "stackTraceLimit") A(CAUSE, "cause") \
    A(ERRORS, "errors") A(CODE, "code") A(VALUE, "value") A(DONE, "done") \
    A(NEXT, "next") A(RETURN, "return") A(THROW, "throw") A(THEN, "then") \
    A(GET, "get") A(SET, "set") A(WRITABLE, "writable") \
    A(ENUMERABLE, "enumerable") A(CONFIGURABLE, "configurable") \
    A(TO_STRING, "toString") A(VALUE_OF, "valueOf") A(DEFAULT, "default") \
    A(NUMBER, "number") A(STRING, "string") A(OBJECT, "object") \
    A(UNDEFINED, "undefined") A(BOOLEAN, "boolean") A(FUNCTION, "function") \
    A(SYMBOL, "symbol") A(NULL, "null") A(TRUE, "true") A(FALSE, "false") \
    A(CALLEE, "callee") A(PROTO, "__proto__") A(RAW, "raw") \
    A(BIGINT, "bigint") A(LAST_INDEX, "lastIndex") A(GROUPS, "groups") \
    A(INDEX, "index") A(INPUT, "input") A(DESTROYED, "_destroyed") \
    A(ON_IMMEDIATE, "_onImmediate") A(HANDLE_EVENT, "handleEvent") \
    A(CONNECTED, "connected") A(FAILED, "failed") A(ACCEPTED, "accepted") \
    A(READABLE, "readable") A(DRAINED, "drained") A(FINISHED, "finished") \
    A(ENDED, "ended") A(RESET, "reset") A(CLOSED, "closed") A(PING, "ping") \
    A(PONG, "pong") A(PART, "part") A(PACKED, "packed") A(CLOSE, "close") \
    A(ERROR, "error")
enum atom {
#define A(name, text) ATOM_##name,
    ATOMS(A)
#undef A
    ATOM_COUNT
};

/* Well-known symbols: SYMBOL(identifier, "property of Symbol"). */
#define SYMBOLS(S) \
    S(ITERATOR, "iterator") S(ASYNC_ITERATOR, "asyncIterator") \
    S(HAS_INSTANCE, "hasInstance") S(TO_PRIMITIVE, "toPrimitive") \
    S(TO_STRING_TAG, "toStringTag") S(SPECIES, "species") \
    S(IS_CONCAT_SPREADABLE, "isConcatSpreadable") \
    S(UNSCOPABLES, "unscopables") S(MATCH, "match") \
    S(MATCH_ALL, "matchAll") S(REPLACE, "replace") S(SEARCH, "search") \
    S(SPLIT, "split")
enum well_known {
#define S(name, text) SYMBOL_##name,
    SYMBOLS(S)
#undef S
    SYMBOL_COUNT
};

/* What the caller of a frame does with its result. */
enum frame_return {
    RETURN_PUSH, /* pushes it */
    RETURN_OVER_1, /* puts it in the place of the top operand */
    RETURN_OVER_2, /* in the place of the two top operands */
    RETURN_METHOD, /* below the top operand, which is the receiver */
    RETURN_QUIET, /* pushes it, no step point: intrinsics */
    RETURN_DISCARD, /* a setter, a fields function: drops it */
    RETURN_CONSTRUCT, /* pushes it if an object, else the frame's this */
    RETURN_SLOT, /* puts it into operand `slot` of the caller, whose
                    instruction starts again (coercions) */
    RETURN_BOOLEAN, /* pushes ToBoolean of it */
    RETURN_NOT_BOOLEAN,
    RETURN_ITERATOR, /* GET_ITER: pushes it and EMPTY for its next */
    RETURN_ITER_NEXT, /* ITER_NEXT: pushes it; unless it is EMPTY, iter (this
                         frame's argument 0) is put back */
    RETURN_DELEGATE, /* yield*: see the hook's contract in generator.h */
    RETURN_ARGUMENT, /* into argument `slot` of the native frame below */
    RETURN_BASE /* leaves vm_run with VM_DONE */
};

enum frame_kind {
    FRAME_CODE, /* bytecode */
    FRAME_NATIVE /* a native call that could not be done at once */
};

/*
 * A frame. Behind it, in this order: its locals, its operands. Before it, on
 * the caller's operands: callee, this, arguments. It may be moved (the stack
 * grows, a generator is suspended), so nothing outside keeps pointers to it
 * but `caller` and `vm->frame`.
 */
struct frame {
    struct frame *caller; /* or NULL */
    struct code *code; /* NULL for FRAME_NATIVE */
    const uint8_t *pc; /* the next instruction while it does not run */
    struct env *env;
    Value this_value;
    Value function; /* the callee object */
    Value new_target;
    Value generator; /* the CLASS_GENERATOR object it belongs to, or UNDEFINED */
    Value *args; /* actual arguments, or NULL once suspended */
    Value *result_at; /* the caller's operand stack is cut to here on return */
    uint32_t argc;
    uint16_t slot; /* for RETURN_SLOT, RETURN_ARGUMENT */
    uint8_t kind; /* enum frame_kind */
    uint8_t mode; /* enum frame_return */
    uint32_t depth; /* 0 for the lowest */
    uint32_t serial; /* number of this call in its process, for the view */
    uint32_t native; /* FRAME_NATIVE: the row's index */
    uint32_t stage; /* FRAME_NATIVE: the next argument to coerce */
};

static inline Value *frame_locals(const struct frame *frame) {
    return (Value *)(frame + 1);
}
static inline Value *frame_operands(const struct frame *frame) {
    return frame_locals(frame) + (frame->code ? frame->code->locals : 4);
}
/* Offset of the next instruction. */
static inline uint32_t frame_pc(const struct frame *frame) {
    return (uint32_t)(frame->pc - frame->code->bytes);
}

/* From `frame` downwards the first that is the program's own code, not the
 * library's or a native's; NULL: there is none. */
static inline const struct frame *frame_of_program(const struct frame *frame)
{
    while (frame && (!frame->code || (frame->code->flags & CODE_LIBRARY)))
        frame = frame->caller;
    return frame;
}

/* The function of the lowest such frame, or UNDEFINED. */
static inline Value frame_lowest(const struct frame *frame)
{
    Value found = UNDEFINED;
    while ((frame = frame_of_program(frame))) {
        found = frame->function;
        frame = frame->caller;
    }
    return found;
}

/* Why the step point (kinds of steps that the VM itself makes). */
enum vm_step {
    VM_STEP_NONE,
    VM_STEP_STATEMENT,
    VM_STEP_CALL, /* before a call; callee and arguments are operands */
    VM_STEP_RETURN, /* after a return; the value is host->value */
    VM_STEP_AWAIT, /* host->value: what is awaited */
    VM_STEP_YIELD, /* host->value: what is yielded */
    VM_STEP_THROW, /* an exception starts to unwind: host->value */
    VM_STEP_NATIVE /* a native noted a step of its own (the machine's) */
};

enum vm_outcome {
    VM_STEP, /* the step point host->stop_at was reached: see host->step */
    VM_SLICE, /* the slice is spent: give time, then go on */
    VM_DONE, /* the frame that vm_call pushed has returned: vm->result */
    VM_THROWN, /* nobody caught it: vm->exception */
    VM_PARKED, /* waits for vm_answer */
    VM_EXHAUSTED, /* the heap's limit is passed even after a collection */
    VM_HALTED, /* a native asked for the end of the process (vm->halted) */
    VM_COLLECTED /* a collection was made (a step point of the machine) */
};

/* A promise job or another microtask, in the order of vm->jobs. */
enum job_kind {
    JOB_REACTION, /* a then-callback: handler(argument) for a derived promise */
    JOB_THENABLE, /* promise resolved with a thenable: then.call(...) */
    JOB_RESUME, /* an await goes on: handler is the generator object */
    JOB_RESUME_THROW, /* an await throws */
    JOB_CALLBACK /* queueMicrotask */
};
struct job {
    uint32_t kind; /* enum job_kind */
    uint32_t unused;
    uint64_t step; /* the step that queued it */
    uint64_t asked; /* reactions: the step at which it was asked for */
    Value function; /* handler, then-method or generator object */
    Value argument;
    Value promise; /* the derived promise (capability), or UNDEFINED */
    Value extra; /* reactions: 0 fulfil, 1 reject; thenables: the thenable */
    Value context; /* vm->context when it was asked for */
};

/* A queue of jobs: a ring in a CELL_VALUES of whole jobs. */
struct job_queue {
    struct job *ring;
    uint32_t capacity, first, count, unused;
};

/* The last match of a regular expression: RegExp.$1 and its like. */
#define VM_LAST_GROUPS 10u
struct vm_last_match {
    Value text; /* that was matched */
    Value input; /* the same, unless the program has set RegExp.input */
    uint32_t places[2 * VM_LAST_GROUPS]; /* from, to of groups 0 to 9 */
    uint32_t paren[2]; /* of the last group */
};

struct vm {
    struct heap heap;
    struct atoms atoms;
    const struct image *image; /* the library, or NULL while it is made */

    Value *stack; /* spans of the arena */
    Value *stack_end;
    Value *sp; /* the next free place while nothing runs */
    struct frame *frame; /* the running one, or NULL */
    uint32_t frames; /* so far: serial numbers */
    uint32_t parked; /* 1: the top frame waits for vm_answer */
    const Value *native; /* callee, this: of what is being called and has no
                            frame, for error stacks: a native function, or
                            one for which there was no room */

    Value result;
    Value exception; /* EMPTY where there is none */
    uint64_t steps; /* step points so far; the machine hands its count in */
    uint64_t ticks; /* loops and calls so far: with steps, what time costs */
    uint64_t slice_end; /* steps + ticks at which the slice is spent */
    uint32_t halted;
    uint32_t collect; /* 1: a native asked for a collection */
    uint32_t owner; /* the machine's number of this process */
    uint32_t next_shape; /* the last shape id given */
    uint32_t next_code; /* the last code id given */
    Value thrown_source; /* where it was thrown: a cell of the source, or
                            UNDEFINED; and the range in it */
    uint32_t thrown_start, thrown_end;
    Value shown_source; /* what its report shows instead: a text that did not
                           parse; or UNDEFINED */
    uint32_t shown_start, shown_end;
    uint32_t rejection_count; /* promises so far that went to `rejections` */
    uint32_t shown_next; /* 1: `shown_source` is about the exception that is
                            thrown next */
    uint32_t throwing; /* 1: the THROW step of vm->exception was counted */

    struct job_queue jobs;
    Value rejections; /* an array of promises rejected without a handler, in
                         order; the machine reports and empties it */
    Value handled_late; /* an array: promises that somebody asked after they
                           were reported; the machine empties it, too */
    Value library; /* an object: what library files %export to each other */
    struct values *shape_roots; /* prototype, shape, ... weakly */
    uint32_t shape_root_count;
    uint32_t prototype_epoch; /* changes whenever the shape of an object that
                                 is a prototype does: see object.h */
    struct shape *shapes[16]; /* often used: see realm.h */
    Value intrinsics[INTRINSIC_COUNT];
    Value hooks[HOOK_COUNT];
    struct string *names[ATOM_COUNT];
    struct symbol *symbols[SYMBOL_COUNT];
    struct string *characters[256]; /* one-unit strings */
    Value templates; /* the arrays of tagged templates, or UNDEFINED */
    Value symbol_registry; /* an object: Symbol.for */
    struct vm_last_match last_match;
    Value kept; /* what WeakRefs showed to this job: a Set, or UNDEFINED */
    Value cleanups; /* registries with dead targets, during a collection: the
                       first, by their `next`; else NULL_VALUE */
    Value context; /* what AsyncLocalStorage has set for what runs now, and
                      hands on to all that this asks for: the library's
                      (node/later/async_hooks.js), or UNDEFINED */
    Value machine_roots; /* a value that the machine keeps alive */
    uint64_t random[2]; /* xorshift128+, seeded by an event */
#ifdef CRUEL_GC
    uint64_t made; /* heap.made, and whether vm_disturb was called, since */
    uint64_t disturbed; /* the last time: see vm_is_cruel */
#endif
    const struct zone_list *zones; /* the machine's, or NULL: only UTC */
    double now; /* ms since 1970, the process's copy of the clock */
};

/*
 * Look-ups that went well, keyed by shape and key; outside the arena. The host
 * empties it after every restore and collection (property_cache_clear). How
 * it is asked: script/property_cache.h.
 */
#define PROPERTY_CACHE 2048u
#define PROPERTY_CACHE_ROOTS 64u
enum cached {
    CACHED_OWN, /* a data property of the object itself */
    CACHED_WRITABLE, /* likewise, and it may be assigned to */
    CACHED_HELD, /* a data property of `holder`, a prototype */
    CACHED_ACCESSOR, /* an accessor of `holder`, or of the object (NULL) */
    CACHED_ADD /* assigning to it leads to the shape `next` */
};
struct property_cache_entry {
    Value key;
    const struct shape *shape; /* NULL: nothing */
    struct object *holder;
    struct shape *next; /* CACHED_ADD */
    uint32_t shape_id; /* addresses are used again, ids are not */
    uint32_t slot;
    uint32_t epoch; /* vm.prototype_epoch, where a prototype was asked */
    uint32_t kind; /* enum cached */
};
/* The root shape behind a prototype. */
struct property_cache_root {
    const struct object *prototype; /* NULL: nothing */
    struct shape *shape;
};
struct property_cache {
    struct property_cache_entry entries[PROPERTY_CACHE];
    struct property_cache_root roots[PROPERTY_CACHE_ROOTS];
};
void property_cache_clear(struct property_cache *cache);

struct vm_host {
    const struct natives *natives;
    struct heap_scratch *scratch;
    struct property_cache *cache;
    void *machine; /* for the machine's natives */
    /* More roots than the vm's own, or NULL. */
    void (*roots)(struct marker *marker, void *machine, struct vm *vm);
    uint64_t stop_at; /* stop at the step point that makes vm->steps this */
    bool spares_start; /* CRUEL=gc: not while the library starts */
    Value ask[5]; /* a hook's arguments on their way from a native (native_ask)
                     to the stack */
    /* Out: */
    enum vm_step step;
    Value value; /* by step: returned, awaited, yielded, thrown */
    Value function; /* RETURN, AWAIT, YIELD: whose */
    enum vm_outcome outcome; /* between vm_run and its parts */
};

/*
 * Makes an empty vm in zeroed memory: heap, names, realm; with `image`, the
 * library's tables are used. Then `vm_boot` runs the library's files
 * [from, to) of the image's directory, which installs everything; it counts
 * no steps. False where the library threw (a defect: vm->exception says).
 */
void vm_init(struct vm *vm, struct arena *arena, const struct image *image,
             const struct natives *natives, uint32_t owner, size_t limit);
bool vm_boot(struct vm *vm, struct vm_host *host, uint32_t from, uint32_t to);
void vm_done(struct vm *vm);

/* Pushes a frame for `function` called with these arguments, at the bottom of
 * the stack or above what runs. VM_DONE is answered when it has returned. */
void vm_call(struct vm *vm, struct vm_host *host, Value function,
             Value this_value, const Value *args, uint32_t argc);
/* Pushes the frame of a job taken from vm->jobs. */
void vm_call_job(struct vm *vm, struct vm_host *host, const struct job *job);

enum vm_outcome vm_run(struct vm *vm, struct vm_host *host);

/* Completes the parked native call with a value, or with a throw. */
void vm_answer(struct vm *vm, Value value);
void vm_answer_throw(struct vm *vm, Value exception);

/* A function object for a file's outermost code. */
struct function *vm_closure(struct vm *vm, struct code *code);

/* Drops all frames and the exception (it was reported, or all has ended). */
void vm_unwind(struct vm *vm);

/* Clears what lies above the top of the stack: it has no meaning, but depends
 * on where somebody stopped. Before every checkpoint and every hash. */
void vm_settle(struct vm *vm);

/* Collects now, and clears the cache. */
void vm_collect(struct vm *vm, struct vm_host *host);

/* Looks at every cell that a collection would free now, without freeing it:
 * for the view. Nothing of the heap changes; host->scratch is used. */
void vm_unreachable(const struct vm *vm, struct vm_host *host,
                    void (*visit)(const struct cell *cell, void *context),
                    void *context);

/* The next number of the process's generator, of 64 bits. */
uint64_t vm_random(struct vm *vm);

static inline struct object *vm_intrinsic(const struct vm *vm,
                                          enum intrinsic which) {
    return value_as_object(vm->intrinsics[which]);
}
static inline Value vm_atom(const struct vm *vm, enum atom which) {
    return value_string(vm->names[which]);
}
static inline Value vm_symbol(const struct vm *vm, enum well_known which) {
    return value_symbol(vm->symbols[which]);
}

#endif
