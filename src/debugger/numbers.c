#include "debugger/numbers.h"

#include <stdlib.h>

/* Like the terminal, one for the whole screen: a table of keys, open, never
 * more than half full. */
static struct {
    struct entry {
        uint64_t key; /* 0: nothing here */
        uint32_t number;
    } *entries;
    uint32_t capacity, count;
} numbers;

/* An id is never used again in its program; the address tells programs apart.*/
static uint64_t key_of(const struct object *object)
{
    return (uint64_t)object->cell.extra << 32 |
           (uint32_t)((uintptr_t)object >> 4) | 1;
}

static struct entry *place_of(struct entry *entries, uint32_t capacity,
                              uint64_t key)
{
    uint32_t i = (uint32_t)((key * 0x9e3779b97f4a7c15u) >> 32) % capacity;
    while (entries[i].key && entries[i].key != key)
        i = (i + 1) % capacity;
    return &entries[i];
}

static bool grow(void)
{
    uint32_t capacity = numbers.capacity ? numbers.capacity * 2 : 1024;
    struct entry *entries = calloc(capacity, sizeof *entries);
    if (!entries)
        return false;
    for (uint32_t i = 0; i < numbers.capacity; i++)
        if (numbers.entries[i].key)
            *place_of(entries, capacity, numbers.entries[i].key) =
                numbers.entries[i];
    free(numbers.entries);
    numbers.entries = entries;
    numbers.capacity = capacity;
    return true;
}

void numbers_forget(void)
{
    free(numbers.entries);
    numbers.entries = NULL;
    numbers.capacity = numbers.count = 0;
}

uint32_t number_of(const struct object *object)
{
    uint64_t key = key_of(object);
    if (numbers.count * 2 >= numbers.capacity && !grow())
        return object->cell.extra;
    struct entry *entry = place_of(numbers.entries, numbers.capacity, key);
    if (!entry->key)
        *entry = (struct entry){.key = key, .number = ++numbers.count};
    return entry->number;
}

uint32_t number_known(const struct object *object)
{
    if (!numbers.capacity)
        return 0;
    return place_of(numbers.entries, numbers.capacity, key_of(object))->number;
}

uint64_t number_holder(uint32_t number)
{
    for (uint32_t i = 0; number && i < numbers.capacity; i++)
        if (numbers.entries[i].number == number)
            return numbers.entries[i].key;
    return 0;
}

bool number_is(const struct object *object, uint64_t holder)
{
    return key_of(object) == holder;
}
