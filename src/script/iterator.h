/*
 * iterator.h: the iterators that the engine itself hands out: of arrays,
 * strings, maps and sets (ECMA-262, 23.1.5, 22.1.5, 24.1.5, 24.2.5).
 *
 * The VM may go through an array itself: where `next` is
 * INTRINSIC_ARRAY_ITERATOR_NEXT and the iterator is a CLASS_ITERATOR over an
 * array, iterator_array_step answers without a frame.
 */
#ifndef LOOPLINE_SCRIPT_ITERATOR_H
#define LOOPLINE_SCRIPT_ITERATOR_H

#include "script/object.h"
#include "script/vm.h"

/* What an iterator hands out. */
enum iterator_yield { ITERATE_VALUES, ITERATE_KEYS, ITERATE_ENTRIES };
/* Over what it goes. */
enum iterator_source {
    ITERATE_ARRAY, /* anything with indices and a length */
    ITERATE_STRING,
    ITERATE_MAP,
    ITERATE_SET,
    ITERATE_REGEXP /* matchAll's: the library steps it */
};

/* CLASS_ITERATOR. Behind the object Values only: see promise.h. */
struct iterator {
    struct object object;
    Value target; /* UNDEFINED once it is done */
    uint32_t index; /* arrays, strings: the next index; else the next serial */
    uint16_t yield; /* enum iterator_yield */
    uint16_t source; /* enum iterator_source */
    Value inner[2];
};

/* A new one over `target`. */
struct object *iterator_new(struct vm *vm, enum iterator_source source,
                            enum iterator_yield yield, Value target);

/* What a step came to. */
enum iterator_result {
    ITERATOR_VALUE, /* *value */
    ITERATOR_END, /* done, from now on for ever */
    ITERATOR_HARD /* a getter or a length must be asked: the library does it */
};
/* The next element. */
enum iterator_result iterator_step(struct vm *vm, struct iterator *iterator,
                                   Value *value);

/* {value, done}, as next() answers. */
struct object *iterator_result_new(struct vm *vm, Value value, bool done);

#endif
