/*
 * collection.h: what Map and Set are made of (ECMA-262, 24.1, 24.2): a hash
 * table that keeps the order of insertion and may change while it is walked.
 *
 * Entries stand in a row in the order they came; each has a serial number
 * that only grows. A walk remembers the serial that it wants next, so that
 * nothing needs to be told to it when entries vanish, when the row is
 * squeezed or when all is cleared.
 */
#ifndef LOOPLINE_SCRIPT_COLLECTION_H
#define LOOPLINE_SCRIPT_COLLECTION_H

#include "script/object.h"
#include "script/vm.h"

/* CLASS_MAP, CLASS_SET; CLASS_WEAK_MAP, CLASS_WEAK_SET (weak.h). Behind the object Values only: see promise.h. */
struct collection {
    struct object object;
    Value entries; /* a cell of COLLECTION_ENTRY Values each, or UNDEFINED */
    Value buckets; /* a CELL_BYTES of uint32_t: entry + 1, 0 for none */
    uint32_t used; /* entries in the row, removed ones too */
    uint32_t size; /* entries that count */
    uint32_t serial; /* the next entry's */
    uint32_t bucket_count; /* a power of two */
    Value inner[2];
};

/* One entry. */
enum collection_entry {
    ENTRY_KEY, /* EMPTY: removed */
    ENTRY_VALUE, /* of a set: the key again */
    ENTRY_LINK, /* serial, and the next entry + 1 in the bucket above it */
    COLLECTION_ENTRY
};

struct collection *collection_new(struct vm *vm, enum object_class class,
                                  struct object *prototype);

/* The value kept for `key` (SameValueZero), or NULL. */
Value *collection_find(struct vm *vm, struct collection *collection,
                       Value key);
void collection_put(struct vm *vm, struct collection *collection, Value key,
                    Value value);
/* False where there was none. */
bool collection_remove(struct vm *vm, struct collection *collection,
                       Value key);
/* The same for the collector, which may not make anything: the row keeps its
 * size, and the key is in its normal form. */
void collection_forget(struct collection *collection, Value key);
void collection_clear(struct vm *vm, struct collection *collection);

/*
 * The first entry whose serial is at least *serial: its key and value, and
 * *serial becomes the one to ask for next. False at the end. Reads only, so
 * the view may use it, beginning with 0.
 */
bool collection_next(const struct collection *collection, uint32_t *serial,
                     Value *key, Value *value);

#endif
