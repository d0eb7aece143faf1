#include "view/changes.h"

#include <string.h>

static uint64_t print_of(const struct object *object) {
    uint64_t print = 0xcbf29ce484222325ull;
    Value key;
    struct property found;
    for (uint32_t i = 0; i < 64 && object_peek(object, i, &key, &found);
         i++) {
        Value value = found.kind == PROPERTY_DATA ? found.value : found.get;
        print = (print ^ key) * 0x100000001b3ull;
        print = (print ^ value) * 0x100000001b3ull;
    }
    return print ^ object->length;
}

static const struct change *find(const struct change *row, uint32_t count,
                                 uint32_t process, uint32_t id) {
    for (uint32_t i = 0; i < count; i++)
        if (row[i].id == id && row[i].process == process) return &row[i];
    return NULL;
}

void changes_turn(struct changes *changes, const struct machine *machine) {
    if (changes->step == machine->steps) return;
    memcpy(changes->before, changes->now, sizeof changes->before);
    changes->before_count = changes->now_count;
    changes->now_count = 0;
    changes->step = machine->steps;
}

void changes_note(struct changes *changes, uint32_t process,
                  const struct object *object) {
    uint32_t id = object->cell.extra;
    if (changes->now_count == CHANGES_MOST ||
        find(changes->now, changes->now_count, process, id))
        return;
    changes->now[changes->now_count++] =
        (struct change){process, id, print_of(object)};
}

bool changes_has(const struct changes *changes, uint32_t process,
                 const struct object *object) {
    const struct change *before = find(
        changes->before, changes->before_count, process, object->cell.extra);
    return !before || before->print != print_of(object);
}
