/*
 * heap.h: the cells of one process, and their collector.
 *
 * Cells come from spans of the arena. A span holds cells of one size, behind
 * a head; a large cell has spans of its own. Cells never move, and the newest
 * free cell is handed out first, so that a short-lived object lies where the
 * one before it lay and few pages change.
 *
 * What must always hold:
 *  - A cell is zero when it is handed out, and cleared when it is freed (one
 *    stale byte would make a re-execution differ).
 *  - `heap_new` never collects and never fails: C code needs no rooting.
 *    Collection happens between two instructions, when `heap_is_due`. A native
 *    that wants much memory at once asks `heap_has_room` first.
 *  - The collector's marks lie outside the arena (`struct heap_scratch`), for
 *    they need not come back.
 *  - When something is collected depends on the heap alone, not on time.
 */
#ifndef LOOPLINE_SCRIPT_HEAP_H
#define LOOPLINE_SCRIPT_HEAP_H

#include "base/arena.h"
#include "script/value.h"

#define HEAP_CLASSES 25
#define HEAP_LARGE 32752 /* bytes; a cell above this has spans of its own */

/* The head of a span or, for a large cell, of its row of spans. */
struct heap_span {
    struct heap_span *next; /* of the same class, in the order taken */
    struct heap_span *previous;
    uint32_t cell_size; /* bytes, a multiple of 16 */
    uint32_t spans; /* 64 KiB each; more than one for a large cell only */
    uint16_t cells;
    uint16_t used; /* cells not free */
    uint32_t fresh; /* an offset: no cell from here on was ever handed out */
};

/* One size of cells: the free ones as a list, newest first. */
struct heap_class {
    struct cell *free;
    struct heap_span *spans;
    uint32_t cell_size;
    uint32_t unused;
};

struct heap {
    struct arena *arena;
    struct heap_class classes[HEAP_CLASSES];
    struct heap_span *large;
    size_t bytes; /* in cells that are not free */
    size_t threshold; /* `heap_is_due` from here on */
    size_t resting; /* `heap_is_stale` from here on: at most `threshold` */
    size_t limit; /* the process ends above this, after a collection */
    uint64_t collections; /* so far */
    uint64_t freed; /* bytes that the last collection freed */
    uint32_t freed_cells; /* cells that the last collection freed */
    uint32_t next_id; /* the last object id given; ids start at 1 */
#ifdef CRUEL_GC
    uint64_t made; /* cells so far */
#endif
};

/*
 * What the collector uses and forgets: one bit for every 16 bytes of the
 * arena, and a stack of cells yet to look into. The caller owns both (zeroed
 * once; the collector leaves the bits cleared), outside the arena.
 */
struct heap_scratch {
    uint8_t *marks;
    const struct cell **gray;
    size_t gray_capacity; /* in cells; one for every 16 bytes is enough */
};

/* The collector while it marks; roots are handed to it one by one. */
struct marker {
    struct heap_scratch *scratch;
    const struct arena *arena;
    size_t gray_count;
    size_t noted; /* cells at gray's far end: see marker_note */
};

/* An empty heap in `arena` that may grow to `limit` bytes. */
void heap_init(struct heap *heap, struct arena *arena, size_t limit);

/* Gives all memory back to the arena (the process has ended). */
void heap_done(struct heap *heap);

/* A new cell of `size` bytes in all (head included), zeroed but for its kind.
 * Never NULL, and never a collection. */
void *heap_new(struct heap *heap, enum cell_kind kind, size_t size);

/* Frees a cell at once that only the caller can know of (an outgrown row). */
void heap_free(struct heap *heap, void *cell);

/* The bytes that a cell takes, which may be more than were asked for. */
size_t heap_size_of(const void *cell);

/* True where a collection is to be made before the next instruction. */
static inline bool heap_is_due(const struct heap *heap) {
    return heap->bytes >= heap->threshold;
}

/* True where a program that has nothing to do may as well collect: so what is
 * idle keeps little garbage. */
static inline bool heap_is_stale(const struct heap *heap) {
    return heap->bytes >= heap->resting;
}

/* False where `size` bytes more would pass the limit; the caller then has
 * the process collect, and asks again. */
bool heap_has_room(const struct heap *heap, size_t size);

/*
 * Collects: `roots` is called once and hands every root to the marker; then
 * `weak` (may be NULL) may drop what it holds weakly, asking
 * `marker_is_marked`; then all that is not marked is freed.
 */
struct heap_roots {
    void (*roots)(struct marker *marker, void *context);
    void (*weak)(struct marker *marker, void *context);
    void *context;
};
void heap_collect(struct heap *heap, struct heap_scratch *scratch,
                  const struct heap_roots *roots);

void marker_value(struct marker *marker, Value value);
void marker_cell(struct marker *marker, const void *cell); /* or NULL */
void marker_values(struct marker *marker, const Value *values, size_t count);
/* Marks the cell alone and does not look into it. */
void marker_leaf(struct marker *marker, const void *cell); /* or NULL */
/* Notes a cell that is marked, once, to be looked at when all is marked: shapes
 * with children, and what holds others weakly. */
void marker_note(struct marker *marker, const struct cell *cell);
bool marker_is_marked(const struct marker *marker, const void *cell);

/*
 * Looks at every cell in the order of addresses, free ones left out. For the
 * view and the tests: `visit` returns false to stop.
 */
void heap_each(const struct heap *heap,
               bool (*visit)(const struct cell *cell, void *context),
               void *context);

/* The same for cells made with this size only (at most HEAP_LARGE), and others
 * that are as large: quicker, where one kind of object is looked for. */
void heap_each_of(const struct heap *heap, size_t size,
                  bool (*visit)(const struct cell *cell, void *context),
                  void *context);

/* The cell at that address, free or not, or NULL where none of this heap
 * begins there now. */
const struct cell *heap_cell(const struct heap *heap, const void *address);

/* After a restore under AddressSanitizer: poisons the free cells again. */
void heap_repoison(const struct heap *heap);

/* Before a save or a restore under AddressSanitizer: every byte of the heap's
 * spans may be read and written. Nothing otherwise. */
void heap_unpoison(const struct heap *heap);

#endif
