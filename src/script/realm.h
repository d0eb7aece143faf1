/*
 * realm.h: the objects that every process starts with (ECMA-262, 9.3).
 *
 * `realm_make` makes what no JavaScript is needed for; the library, which
 * runs next (vm_boot), installs the rest.
 *
 * Paths of native rows. A row's `path` names where its function goes:
 *   "parseInt"                    a property of the global object
 *   "Math.max", "Object.keys"     of an object reached from there
 *   "Array.prototype.@@iterator"  under a well-known symbol
 *   "%GENERATOR_PROTOTYPE.next"   of the intrinsic INTRINSIC_<...>
 *   "Map"  with NATIVE_CONSTRUCTOR: the constructor itself; its `prototype`
 *          is the intrinsic whose path in vm.h is "Map.prototype", or a new
 *          object, and gets `constructor`
 * Objects on the way that are missing are made, plain. With NATIVE_GETTER or
 * NATIVE_SETTER the function becomes that half of an accessor. The function's
 * name is the last part of the path: "[Symbol.iterator]", "get size", ...
 */
#ifndef LOOPLINE_SCRIPT_REALM_H
#define LOOPLINE_SCRIPT_REALM_H

#include "script/native.h"
#include "script/vm.h"

/* vm->shapes: shapes that are wanted often. Slots are in the order named. */
enum realm_shape {
    REALM_SHAPE_PLAIN, /* {}: the root of Object.prototype */
    REALM_SHAPE_ARRAY, /* []: the root of Array.prototype */
    REALM_SHAPE_METHOD, /* length, name: functions without prototype */
    REALM_SHAPE_FUNCTION, /* length, name, prototype (writable, hidden) */
    REALM_SHAPE_CLASS, /* length, name, prototype (not writable) */
    REALM_SHAPE_RESULT, /* value, done: what next() answers */
    REALM_SHAPE_PROTOTYPE, /* constructor (hidden): a function's prototype */
    REALM_SHAPE_PROMISE, /* the root of Promise.prototype */
    REALM_SHAPE_REGEXP, /* lastIndex (neither enumerable nor configurable) */
    REALM_SHAPE_MATCH /* an array with index, input, groups */
};

/*
 * Fills a vm whose heap is ready and whose atoms are empty (or shared with an
 * image): names, symbols, characters, shapes, intrinsics, the global object,
 * the symbol registry, vm->library, vm->rejections, and a function object for
 * every row of `natives` that has a path. Deterministic: the same tables give
 * the same ids and addresses.
 */
void realm_make(struct vm *vm, const struct natives *natives);

/* A function object for a row, as realm_make makes them. `name` is its name
 * property (a string). */
struct object *realm_function(struct vm *vm, const struct natives *natives,
                              uint32_t index, Value name);

#endif
