/*
 * weak.h: what refers to others without keeping them alive (ECMA-262, 9.9 to
 * 9.12, 24.3, 24.4, 26.1, 26.2).
 *
 * WeakMap and WeakSet are collections (collection.h) whose row the collector
 * does not look into: an entry's value lives as long as its key does and
 * somebody else keeps that (an ephemeron). What is collected depends on the
 * heap's state alone, so a program that watches it sees the same every time.
 *
 * WeakRef: what `deref` gave, and what a new WeakRef refers to, is kept until
 * the job has ended (vm->kept).
 *
 * FinalizationRegistry: a collection that finds dead targets queues a job,
 * which calls the program's callback for each. (Node makes it a task of its
 * own, at some time or never.)
 */
#ifndef LOOPLINE_SCRIPT_WEAK_H
#define LOOPLINE_SCRIPT_WEAK_H

#include "script/collection.h"

/* CLASS_WEAK_REF. */
struct weak_ref {
    struct object object;
    Value target; /* held weakly; UNDEFINED once it is gone */
    Value inner[2];
};

/* CLASS_REGISTRY. */
struct registry {
    struct object object;
    Value cleanup; /* the program's callback */
    Value cells; /* a row of REGISTRY_CELL Values each, or UNDEFINED */
    Value next; /* among those that vm->cleanups begins with */
    uint64_t used; /* cells in use, of those in the row */
    Value inner[2];
};
enum registry_cell {
    CELL_TARGET, /* held weakly; EMPTY once it is gone */
    CELL_HELD,
    CELL_TOKEN, /* held weakly, or UNDEFINED */
    REGISTRY_CELL
};

static inline bool weak_class(enum object_class class)
{
    return class == CLASS_WEAK_MAP || class == CLASS_WEAK_SET ||
           class == CLASS_WEAK_REF || class == CLASS_REGISTRY;
}

/* CanBeHeldWeakly, 9.14: objects, and symbols that Symbol.for does not know. */
bool weak_may_hold(Value value);

/* AddToKeptObjects, 9.11; and what begins a job forgets them. */
void weak_keep(struct vm *vm, Value value);
void weak_forget_kept(struct vm *vm);

void registry_add(struct vm *vm, struct registry *registry, Value target,
                  Value held, Value token);
/* False where nothing was registered under the token. */
bool registry_remove(struct registry *registry, Value token);
/* Takes a cell whose target is gone out: what it held, or EMPTY. */
Value registry_take(struct registry *registry);

/* The collector. Marks what the object holds strongly. */
void weak_mark(struct marker *marker, const struct object *object);
/* Marks values whose keys are marked; true where there were any. */
bool weak_mark_values(struct marker *marker, const struct object *object);
/* All is marked: forgets what is dead. */
void weak_sweep(struct vm *vm, struct marker *marker, struct object *object);
/* All is swept: queues the jobs of vm->cleanups. */
void weak_queue_cleanups(struct vm *vm);

#endif
