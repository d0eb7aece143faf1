#include "view/changes.h"

#include <string.h>

#include "script/collection.h"
#include "script/promise.h"
#include "view/reach.h"

#define FIELDS 256 /* of an object, that count */

static uint64_t mix(uint64_t print, uint64_t value)
{
    print = (print ^ value) * 0x9e3779b97f4a7c15ull;
    return print ^ print >> 29;
}

/* --- what things hold --------------------------------------------------- */

static uint64_t print_entries(const struct collection *entries)
{
    uint64_t print = entries->size;
    uint32_t serial = 0;
    Value key, value;
    for (int i = 0;
         i < FIELDS && collection_next(entries, &serial, &key, &value); i++)
        print = mix(mix(print, key), value);
    return print;
}

static uint64_t print_inside(const struct object *object)
{
    const struct promise *promise = promise_of(value_object(object));
    if (promise)
        return mix(promise->state, promise->result);
    if (object_class(object) == CLASS_MAP || object_class(object) == CLASS_SET)
        return print_entries((const struct collection *)object);
    return object->length;
}

static uint64_t print_of(const struct object *object)
{
    uint64_t print = print_inside(object);
    Value key;
    struct property found;
    uint32_t at = 0;
    for (int i = 0; i < FIELDS && object_next(object, &at, &key, &found); i++) {
        bool data = found.kind == PROPERTY_DATA;
        print = mix(mix(print, key), data ? found.value : found.get);
    }
    return print;
}

/* --- keys ----------------------------------------------------------------- */

static uint64_t object_key(uint32_t process, const struct object *object)
{
    return mix(1 + process, object->cell.extra) | 1;
}

static uint64_t frame_key(uint32_t process, const struct frame *frame)
{
    return mix(101 + process, frame->serial) | 1;
}

static uint64_t variable_key(uint32_t process, const struct frame *frame,
                             const struct variable *variable)
{
    uint64_t key = mix(frame_key(process, frame), variable->owner->id);
    return mix(mix(key, variable->scope), variable->name) | 1;
}

static const struct change *find(const struct changes *changes, uint64_t key)
{
    uint64_t i = key >> 1;
    for (;; i++) {
        const struct change *slot = &changes->slots[i % CHANGES_SLOTS];
        if (slot->key == key)
            return slot;
        if (slot->key == 0)
            return NULL;
    }
}

static void put(struct changes *changes, uint64_t key, uint64_t print)
{
    if (changes->count == CHANGES_MOST)
        return;
    uint64_t i = key >> 1;
    while (changes->slots[i % CHANGES_SLOTS].key)
        i++;
    changes->slots[i % CHANGES_SLOTS] = (struct change){key, print};
    changes->count++;
}

/* --- taking down ------------------------------------------------------------ */

struct taking {
    struct changes *changes;
    const struct process *process;
    const struct frame *frame;
};

static bool take_variable(const struct variable *variable, void *context)
{
    struct taking *taking = context;
    put(taking->changes,
        variable_key(taking->process->index, taking->frame, variable),
        variable->value);
    return true;
}

static void take_frames(struct taking *taking)
{
    const struct frame *f = reach_frame(taking->process->vm.frame);
    for (; f; f = reach_frame(f->caller)) {
        taking->frame = f;
        put(taking->changes, frame_key(taking->process->index, f), 0);
        scope_read(f, take_variable, taking);
    }
}

static void take_process(struct changes *changes, const struct process *process)
{
    struct taking taking = {changes, process, NULL};
    struct reach reach;
    changes->last_id[process->index] = process->vm.heap.next_id;
    take_frames(&taking);
    reach_process(&reach, process);
    for (uint32_t i = 0; i < reach.count; i++)
        put(changes, object_key(process->index, reach.objects[i]),
            print_of(reach.objects[i]));
}

void changes_take(struct changes *changes, const struct machine *machine)
{
    uint64_t moves = changes->moves + 1;
    memset(changes, 0, sizeof *changes);
    changes->moves = moves;
    changes->taken = true;
    changes->from = machine->steps;
    changes->prints = machine->prints;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (reach_has_vm(machine->processes[i]))
            take_process(changes, machine->processes[i]);
}

/* --- comparing ---------------------------------------------------------------- */

bool changes_object(const struct changes *changes,
                    const struct process *process, const struct object *object)
{
    if (!changes->taken || changes->last_id[process->index] == 0)
        return false;
    if (object->cell.extra > changes->last_id[process->index])
        return true;
    const struct change *before =
        find(changes, object_key(process->index, object));
    return before && before->print != print_of(object);
}

bool changes_variable(const struct changes *changes,
                      const struct process *process, const struct frame *frame,
                      const struct variable *variable)
{
    if (!changes->taken || !find(changes, frame_key(process->index, frame)))
        return false;
    const struct change *before =
        find(changes, variable_key(process->index, frame, variable));
    return before ? before->print != variable->value
                  : variable->value != EMPTY && variable->value != UNDEFINED;
}
