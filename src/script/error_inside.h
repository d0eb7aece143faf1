/*
 * error_inside.h: what the files error*.c share.
 */
#ifndef LOOPLINE_SCRIPT_ERROR_INSIDE_H
#define LOOPLINE_SCRIPT_ERROR_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* The expression at [start, end) of a source as V8 prints a call site. A file
 * of its own, for the tree's names are not those of the machine. */
void error_site(struct region *region, struct text *text, const char *source,
                size_t length, uint32_t start, uint32_t end);

/* The name that V8 infers for an anonymous function whose text starts at
 * `start` from what it is assigned to: "ws.onmessage", "a.<computed>". `self`
 * stands for `this`. Nothing is written where there is none; false then. */
bool error_infer_name(struct text *text, const char *source, uint32_t start,
                      const char *self);

struct vm;
struct object;
struct frame;

/* The constructor's name of an object ("Foo", "Array"), as V8 finds it. */
void error_write_class(struct vm *vm, struct text *text,
                       struct object *object);

/* A data property on the object or its prototypes, else UNDEFINED. */
uint64_t error_peek(struct vm *vm, struct object *object, uint64_t key);

/* Where a stack begins. */
struct error_start {
    const struct frame *frame; /* the topmost that is shown, or NULL */
    const struct frame *callee; /* what it has called, or NULL */
    bool native; /* a native function that it is calling is shown too */
};

#endif
