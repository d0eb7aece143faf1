#include "view/gone.h"

#include <string.h>

#include "debugger/numbers.h"
#include "view/preview.h"

struct place_seen place_seen(const struct scene *scene)
{
    const struct machine *machine = scene->machine;
    return (struct place_seen){scene->session->serial,
                               scene->changes->moves, machine->steps,
                               machine->cost, machine->events, scene->process};
}

bool place_same(const struct place_seen *a, const struct place_seen *b)
{
    return a->serial == b->serial && a->moves == b->moves && a->steps == b->steps &&
           a->cost == b->cost && a->events == b->events &&
           a->process == b->process;
}

/* Bytes of a heap that is looked at: half a collection of more takes longer
 * than one screen may. */
#define GONE_HEAP ((size_t)64 << 20)

/* Of the last place that was looked at: one for the screen, as numbers.c is. */
static struct {
    struct place_seen place;
    uint64_t collections;
    struct gone gone;
} cache;

static void name_of(const struct object *object, char name[GONE_NAME])
{
    struct text text;
    text_init_fixed(&text, name, GONE_NAME);
    if (value_is_callable(value_object(object))) {
        text_str(&text, "ƒ ");
        preview_function(&text, value_object(object));
    } else {
        preview_class(&text, object);
    }
}

static void add_unreachable(const struct cell *cell, void *context)
{
    struct gone *gone = context;
    const struct object *object = (const struct object *)cell;
    uint32_t number;
    if (cell->kind != CELL_OBJECT || gone->unreachable_count == GONE_MOST ||
        (number = number_known(object)) == 0)
        return;
    struct lost *lost = &gone->unreachable[gone->unreachable_count++];
    *lost = (struct lost){
        .number = number, .id = cell->extra, .object = object};
    name_of(object, lost->name);
}

/* What was unreachable before and is no object any more was freed. */
static void find_freed(struct gone *gone, const struct gone *before,
                       const struct process *process)
{
    for (uint32_t i = 0; i < before->unreachable_count; i++) {
        const struct lost *lost = &before->unreachable[i];
        const struct cell *cell = heap_cell(&process->vm.heap, lost->object);
        bool there = cell && cell->kind == CELL_OBJECT &&
                     cell->extra == lost->id;
        if (!there && gone->freed_count < GONE_MOST)
            gone->freed[gone->freed_count++] = *lost;
    }
}

const struct gone *gone_read(const struct scene *scene)
{
    struct place_seen place = place_seen(scene);
    const struct vm *vm = &scene->process->vm;
    struct gone gone;
    if (place_same(&place, &cache.place))
        return &cache.gone;
    memset(&gone, 0, sizeof gone);
    gone.skipped = vm->heap.bytes > GONE_HEAP;
    if (!gone.skipped)
        vm_unreachable(vm, &scene->session->host.vm, add_unreachable, &gone);
    bool mine = cache.place.serial == place.serial &&
                cache.place.process == scene->process;
    if (mine && cache.place.moves == place.moves) {
        memcpy(gone.freed, cache.gone.freed, sizeof gone.freed);
        gone.freed_count = cache.gone.freed_count;
    }
    if (mine && !gone.skipped &&
        vm->heap.collections > cache.collections)
        find_freed(&gone, &cache.gone, scene->process);
    cache.place = place;
    cache.collections = vm->heap.collections;
    cache.gone = gone;
    return &cache.gone;
}
