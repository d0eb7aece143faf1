#include "script/heap.h"

#include <string.h>

#include "script/heap_inside.h"

/*
 * The list of free cells is made so that a span fresh from the arena is
 * already one: a link of zero means "the neighbour behind me", and the last
 * cell of a span has none. So taking a span touches one page of it.
 */
struct free_cell {
    struct cell cell; /* all zero: CELL_FREE */
    uintptr_t link; /* 0: the neighbour; LINK_END: nothing; else the next */
};

#define LINK_END 1u
#define SPAN_HEAD ((uint32_t)sizeof(struct heap_span))
#define HEAP_START ((size_t)1 << 20) /* the first collection, in bytes */

static const uint16_t class_sizes[HEAP_CLASSES] = {
    16,  32,  48,  64,  80,  96,  112,  128,  144,  160,  192,   224, 256,
    272, 288, 320, 384, 512, 768, 1024, 2032, 4080, 8176, 16368, HEAP_LARGE};

static struct heap_span *span_of(const void *cell)
{
    uintptr_t mask = ~(uintptr_t)(ARENA_SPAN - 1);
    return (struct heap_span *)((uintptr_t)cell & mask);
}

static uint8_t *span_cell(const struct heap_span *span, uint32_t i)
{
    return (uint8_t *)span + SPAN_HEAD + (size_t)i * span->cell_size;
}

static unsigned class_of(size_t size)
{
    if (size <= 128) return size ? (unsigned)(size - 1) / 16 : 0;
    unsigned class = 8;
    while (class_sizes[class] < size)
        class++;
    return class;
}

void heap_init(struct heap *heap, struct arena *arena, size_t limit)
{
    memset(heap, 0, sizeof *heap);
    heap->arena = arena;
    heap->threshold = heap->resting = HEAP_START;
    heap->limit = limit;
    for (unsigned i = 0; i < HEAP_CLASSES; i++)
        heap->classes[i].cell_size = class_sizes[i];
}

static void span_link(struct heap_span **list, struct heap_span *span)
{
    span->next = *list;
    if (*list) (*list)->previous = span;
    *list = span;
}

static void span_unlink(struct heap_span **list, struct heap_span *span)
{
    if (span->previous)
        span->previous->next = span->next;
    else
        *list = span->next;
    if (span->next) span->next->previous = span->previous;
}

static void span_give(struct heap *heap, struct heap_span *span)
{
    uint32_t spans = span->spans;
    size_t used = (size_t)spans * ARENA_SPAN;
    heap_allow(span, used);
    if (spans > 1) used = SPAN_HEAD + span->cell_size; /* one large cell */
    arena_give_used(heap->arena, span, spans, used);
}

static struct heap_span *span_take(struct heap *heap, uint32_t spans)
{
    struct heap_span *span = arena_take(heap->arena, spans);
    /* The addresses reach for many times the limit of every process. */
    if (!span) __builtin_trap();
    span->spans = spans;
    return span;
}

static struct cell *class_grow(struct heap *heap, struct heap_class *class)
{
    struct heap_span *span = span_take(heap, 1);
    span->cell_size = class->cell_size;
    span->cells = (uint16_t)((ARENA_SPAN - SPAN_HEAD) / class->cell_size);
    span->fresh = SPAN_HEAD;
    span_link(&class->spans, span);
    for (uint32_t i = 0; i < span->cells; i++)
        heap_forbid(span_cell(span, i), span->cell_size);
    return (struct cell *)span_cell(span, 0);
}

/* The free cell behind `cell` in the list, or NULL. */
static struct cell *free_next(const struct cell *cell, size_t size)
{
    uintptr_t link = ((const struct free_cell *)cell)->link;
    if (link == LINK_END) return NULL;
    if (link) return (struct cell *)link;
    size_t offset = (uintptr_t)cell & (ARENA_SPAN - 1);
    if (offset + 2 * size > ARENA_SPAN) return NULL;
    return (struct cell *)((uintptr_t)cell + size);
}

/* Links `cell` so that `next` (or nothing) comes behind it. */
static void free_link(struct cell *cell, struct cell *next, size_t size)
{
    struct free_cell *free_cell = (struct free_cell *)cell;
    free_cell->link = 0;
    if (free_next(cell, size) != next)
        free_cell->link = next ? (uintptr_t)next : LINK_END;
}

static void *large_new(struct heap *heap, enum cell_kind kind, size_t size)
{
    size_t whole = (size + SPAN_HEAD + ARENA_SPAN - 1) / ARENA_SPAN;
    struct heap_span *span = span_take(heap, (uint32_t)whole);
    span->cell_size = (uint32_t)((size + 15) & ~(size_t)15);
    span->cells = 1;
    span->used = 1;
    span_link(&heap->large, span);
    heap->bytes += span->cell_size;
    struct cell *cell = (struct cell *)span_cell(span, 0);
    cell->kind = (uint8_t)kind;
    return cell;
}

void *heap_new(struct heap *heap, enum cell_kind kind, size_t size)
{
#ifdef CRUEL_GC
    heap->made++;
#endif
    if (size > HEAP_LARGE) return large_new(heap, kind, size);
    struct heap_class *class = &heap->classes[class_of(size)];
    struct cell *cell = class->free;
    if (!cell) cell = class_grow(heap, class);
    class->free = free_next(cell, class->cell_size);
    heap_allow(cell, class->cell_size);
    ((struct free_cell *)cell)->link = 0;
    cell->kind = (uint8_t)kind;
    struct heap_span *span = span_of(cell);
    span->used++;
    if ((uint8_t *)cell == (uint8_t *)span + span->fresh)
        span->fresh += class->cell_size;
    heap->bytes += class->cell_size;
    return cell;
}

static void large_free(struct heap *heap, struct heap_span *span)
{
    heap->bytes -= span->cell_size;
    span_unlink(&heap->large, span);
    span_give(heap, span);
}

void heap_free(struct heap *heap, void *cell)
{
    struct heap_span *span = span_of(cell);
    if (span->cell_size > HEAP_LARGE) {
        large_free(heap, span);
        return;
    }
    struct heap_class *class = &heap->classes[class_of(span->cell_size)];
    memset(cell, 0, span->cell_size);
    free_link(cell, class->free, span->cell_size);
    class->free = cell;
    span->used--;
    heap->bytes -= span->cell_size;
    heap_forbid(cell, span->cell_size);
}

size_t heap_size_of(const void *cell)
{
    return span_of(cell)->cell_size;
}

bool heap_has_room(const struct heap *heap, size_t size)
{
    return size <= heap->limit && heap->bytes <= heap->limit - size;
}

void heap_done(struct heap *heap)
{
    for (unsigned i = 0; i <= HEAP_CLASSES; i++) {
        struct heap_span *span = i < HEAP_CLASSES ? heap->classes[i].spans
                                                  : heap->large;
        while (span) {
            struct heap_span *next = span->next;
            span_give(heap, span);
            span = next;
        }
    }
    heap_init(heap, heap->arena, heap->limit);
}

/* --- marking ------------------------------------------------------------ */

void marker_leaf(struct marker *marker, const void *cell)
{
    if (arena_holds(marker->arena, cell)) mark_set(marker, cell);
}

void marker_cell(struct marker *marker, const void *cell)
{
    mark_cell(marker, cell);
}

void marker_value(struct marker *marker, Value value)
{
    mark_value(marker, value);
}

void marker_values(struct marker *marker, const Value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mark_value(marker, values[i]);
}

void marker_note(struct marker *marker, const struct cell *cell)
{
    const struct heap_scratch *scratch = marker->scratch;
    scratch->gray[scratch->gray_capacity - ++marker->noted] = cell;
}

bool marker_is_marked(const struct marker *marker, const void *cell)
{
    return !arena_holds(marker->arena, cell) || mark_get(marker, cell);
}

/* --- sweeping ----------------------------------------------------------- */

struct sweep {
    struct heap *heap;
    struct marker *marker;
};

static void sweep_cell(struct sweep *sweep, struct heap_span *span,
                       struct cell *cell)
{
    struct heap *heap = sweep->heap;
    span->used--;
    heap->bytes -= span->cell_size;
    heap->freed += span->cell_size;
    heap->freed_cells++;
    memset(cell, 0, span->cell_size);
    heap_forbid(cell, span->cell_size);
}

/* What was never handed out, before `list`; such cells are a list already. */
static struct cell *fresh_list(struct heap_span *span, struct cell *list)
{
    uint8_t *fresh = (uint8_t *)span + span->fresh;
    if (fresh == span_cell(span, span->cells)) return list;
    if (list)
        free_link((struct cell *)span_cell(span, span->cells - 1u), list,
                  span->cell_size);
    return (struct cell *)fresh;
}

/* Frees what has no mark, and puts the span's free cells, from its last to its
 * first, before `list`. */
static struct cell *sweep_span(struct sweep *sweep, struct heap_span *span,
                               struct cell *list)
{
    size_t size = span->cell_size;
    list = fresh_list(span, list);
    uint8_t *at = (uint8_t *)span + span->fresh;
    while (at > span_cell(span, 0)) {
        at -= size;
        struct cell *cell = (struct cell *)at;
        if (mark_get(sweep->marker, cell)) continue;
        if (cell->kind != CELL_FREE) sweep_cell(sweep, span, cell);
        free_link(cell, list, size);
        list = cell;
    }
    return list;
}

static void sweep_class(struct sweep *sweep, struct heap_class *class)
{
    struct heap_span *span = class->spans;
    class->free = NULL;
    while (span) {
        struct heap_span *next = span->next;
        struct cell *list = sweep_span(sweep, span, class->free);
        if (span->used == 0) {
            span_unlink(&class->spans, span);
            span_give(sweep->heap, span);
        } else {
            class->free = list;
        }
        span = next;
    }
}

static void sweep_large(struct sweep *sweep)
{
    struct heap *heap = sweep->heap;
    struct heap_span *span = heap->large;
    while (span) {
        struct heap_span *next = span->next;
        if (!mark_get(sweep->marker, span_cell(span, 0))) {
            heap->freed += span->cell_size;
            heap->freed_cells++;
            large_free(heap, span);
        }
        span = next;
    }
}

/* Twice what lives (four times where hardly anything was garbage: something
 * large is being built, and looking at it again is of no use), but not beyond
 * the limit, and at least HEAP_START more. */
static size_t threshold_after(const struct heap *heap)
{
    size_t next = heap->bytes * (heap->freed < heap->bytes / 16 ? 4 : 2);
    if (next > heap->limit) next = heap->limit;
    if (next < heap->bytes + HEAP_START) next = heap->bytes + HEAP_START;
    return next;
}

/* An eighth more than what lives, and at least HEAP_START more: a server that
 * waits between two requests spends little on it. */
static size_t resting_after(const struct heap *heap)
{
    size_t more = heap->bytes / 8 > HEAP_START ? heap->bytes / 8 : HEAP_START;
    size_t next = heap->bytes + more;
    return next < heap->threshold ? next : heap->threshold;
}

void heap_sweep(struct heap *heap, struct marker *marker)
{
    struct sweep sweep = {heap, marker};
    uint32_t high = heap->arena->high;
    heap->freed = 0;
    heap->freed_cells = 0;
    for (unsigned i = 0; i < HEAP_CLASSES; i++)
        sweep_class(&sweep, &heap->classes[i]);
    sweep_large(&sweep);
    memset(marker->scratch->marks, 0, (size_t)high * (ARENA_SPAN / 128));
    heap->collections++;
    heap->threshold = threshold_after(heap);
    heap->resting = resting_after(heap);
}

/* --- looking at it ------------------------------------------------------ */

static struct heap_span *heap_list(const struct heap *heap, unsigned i)
{
    return i < HEAP_CLASSES ? heap->classes[i].spans : heap->large;
}

/* The span of this heap with the lowest address that is above `after`. */
static struct heap_span *span_above(const struct heap *heap,
                                    const struct heap_span *after)
{
    struct heap_span *best = NULL;
    for (unsigned i = 0; i <= HEAP_CLASSES; i++)
        for (struct heap_span *s = heap_list(heap, i); s; s = s->next)
            if (s > after && (!best || s < best)) best = s;
    return best;
}

void heap_each(const struct heap *heap,
               bool (*visit)(const struct cell *cell, void *context),
               void *context)
{
    struct heap_span *span = NULL;
    while ((span = span_above(heap, span))) {
        for (uint32_t i = 0; i < span->cells; i++) {
            struct cell *cell = (struct cell *)span_cell(span, i);
            if (cell->kind != CELL_FREE && !visit(cell, context)) return;
        }
    }
}

const struct cell *heap_cell(const struct heap *heap, const void *address)
{
    for (unsigned i = 0; i <= HEAP_CLASSES; i++)
        for (struct heap_span *s = heap_list(heap, i); s; s = s->next) {
            size_t offset = (uintptr_t)address - (uintptr_t)span_cell(s, 0);
            if (offset / s->cell_size < s->cells && offset % s->cell_size == 0)
                return address;
        }
    return NULL;
}

void heap_each_of(const struct heap *heap, size_t size,
                  bool (*visit)(const struct cell *cell, void *context),
                  void *context)
{
    const struct heap_span *span = heap->classes[class_of(size)].spans;
    for (; span; span = span->next) {
        for (uint32_t i = 0; i < span->cells; i++) {
            const struct cell *cell =
                (const struct cell *)span_cell(span, i);
            if (cell->kind != CELL_FREE && !visit(cell, context)) return;
        }
    }
}

void heap_unmarked(const struct heap *heap, struct marker *marker,
                   void (*visit)(const struct cell *cell, void *context),
                   void *context)
{
    for (unsigned i = 0; i <= HEAP_CLASSES; i++)
        for (struct heap_span *s = heap_list(heap, i); s; s = s->next)
            for (uint32_t n = 0; n < s->cells; n++) {
                struct cell *cell = (struct cell *)span_cell(s, n);
                if (!mark_get(marker, cell) && cell->kind != CELL_FREE)
                    visit(cell, context);
            }
    memset(marker->scratch->marks, 0,
           (size_t)heap->arena->high * (ARENA_SPAN / 128));
}

void heap_unpoison(const struct heap *heap)
{
    if (!HEAP_POISONS)
        return;
    for (unsigned i = 0; i <= HEAP_CLASSES; i++)
        for (struct heap_span *s = heap_list(heap, i); s; s = s->next)
            heap_allow(s, (size_t)s->spans * ARENA_SPAN);
}

void heap_repoison(const struct heap *heap)
{
    if (!HEAP_POISONS)
        return;
    heap_unpoison(heap);
    for (unsigned i = 0; i < HEAP_CLASSES; i++)
        for (struct heap_span *s = heap_list(heap, i); s; s = s->next)
            for (uint32_t n = 0; n < s->cells; n++)
                if (((struct cell *)span_cell(s, n))->kind == CELL_FREE)
                    heap_forbid(span_cell(s, n), s->cell_size);
}
