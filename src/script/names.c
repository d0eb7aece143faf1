#include "script/names.h"

#include <string.h>

#include "script/token.h"

#define NAMES_START 256u

void names_init(struct names *names, struct region *region)
{
    names->region = region;
    names->count = 0;
    names->size = NAMES_START;
    names->slots = region_alloc(region, NAMES_START * sizeof *names->slots);
}

/* FNV-1a: the same in every build, and good enough for identifiers. */
static uint32_t names_hash(const char *bytes, uint32_t length)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)bytes[i]) * 16777619u;
    return hash;
}

static void names_grow(struct names *names)
{
    uint32_t size = names->size * 4;
    struct name **slots = region_alloc(names->region, size * sizeof *slots);
    if (!slots)
        return;
    for (uint32_t slot = 0; slot < names->size; slot++) {
        struct name *name = names->slots[slot];
        while (name) {
            struct name *next = name->next;
            name->next = slots[name->hash & (size - 1)];
            slots[name->hash & (size - 1)] = name;
            name = next;
        }
    }
    names->slots = slots;
    names->size = size;
}

static struct name *names_add(struct names *names, const char *bytes,
                              uint32_t length, uint32_t hash)
{
    struct name *name = region_alloc(names->region, sizeof *name);
    char *copy = region_copy(names->region, bytes, length);
    if (!name || !copy)
        return NULL;
    if (names->count++ > names->size * 2)
        names_grow(names);
    name->bytes = copy;
    name->length = length;
    name->hash = hash;
    name->token = (uint8_t)token_keyword(bytes, length);
    name->next = names->slots[hash & (names->size - 1)];
    names->slots[hash & (names->size - 1)] = name;
    return name;
}

struct name *names_intern(struct names *names, const char *bytes,
                          uint32_t length)
{
    if (!names->slots)
        return NULL;
    uint32_t hash = names_hash(bytes, length);
    struct name *name = names->slots[hash & (names->size - 1)];
    for (; name; name = name->next)
        if (name->hash == hash && name->length == length &&
            memcmp(name->bytes, bytes, length) == 0)
            return name;
    return names_add(names, bytes, length, hash);
}
