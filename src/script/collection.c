#include "script/collection.h"

#include "script/bigint.h"
#include "script/number.h"

#define FIRST_CAPACITY 4u /* entries; the row doubles */

/* --- keys --------------------------------------------------------------- */

/* The one form in which equal keys are equal bits: integers where they fit,
 * -0 as 0, strings as atoms. BigInts alone are compared by what they hold. */
static Value normal_key(struct vm *vm, Value key)
{
    if (value_is_number(key)) {
        return value_number(value_as_number(key) + 0.0);
    }
    if (value_is_string(key)) {
        return value_string(atom_from_string(vm, value_as_string(key)));
    }
    return key;
}

static uint32_t mix(uint64_t bits)
{
    bits ^= bits >> 33;
    bits *= 0xff51afd7ed558ccdull;
    bits ^= bits >> 33;
    return (uint32_t)bits;
}

/* Depends on nothing but the value: for objects on their id. */
static uint32_t hash_key(Value key)
{
    if (value_is_string(key)) {
        return mix(value_as_string(key)->hash);
    }
    if (value_is_object(key)) {
        return mix(value_as_object(key)->cell.extra);
    }
    if (value_is_bigint(key)) {
        return mix(bigint_hash(value_as_bigint(key)));
    }
    return mix(key);
}

/* Of two normal keys. */
static bool same_key(Value a, Value b)
{
    return a == b || (value_is_bigint(a) && value_is_bigint(b) &&
                      bigint_equal(value_as_bigint(a), value_as_bigint(b)));
}

/* --- the row and its buckets -------------------------------------------- */

static Value *entry_at(const struct collection *collection, uint32_t i)
{
    struct values *row = value_as_cell(collection->entries);
    return row->at + (size_t)i * COLLECTION_ENTRY;
}

static uint32_t entry_serial(const Value *entry)
{
    return (uint32_t)entry[ENTRY_LINK];
}

static uint32_t entry_next(const Value *entry)
{
    return (uint32_t)(entry[ENTRY_LINK] >> 32);
}

static uint32_t *bucket_of(const struct collection *collection, Value key)
{
    struct bytes *buckets = value_as_cell(collection->buckets);
    return (uint32_t *)(void *)buckets->at +
           (hash_key(key) & (collection->bucket_count - 1));
}

static uint32_t capacity_of(const struct collection *collection)
{
    if (collection->entries == UNDEFINED) {
        return 0;
    }
    struct values *row = value_as_cell(collection->entries);
    return row->cell.extra / COLLECTION_ENTRY;
}

/* Puts entry number `i` at the head of its bucket. */
static void link_entry(struct collection *collection, uint32_t i)
{
    Value *entry = entry_at(collection, i);
    uint32_t *bucket = bucket_of(collection, entry[ENTRY_KEY]);
    entry[ENTRY_LINK] = (uint64_t)*bucket << 32 | entry_serial(entry);
    *bucket = i + 1;
}

/* A new row of `capacity` entries, without the removed ones. */
static void rebuild(struct vm *vm, struct collection *collection,
                    uint32_t capacity)
{
    struct collection old = *collection;
    uint32_t count = 0;
    collection->entries =
        value_cell(values_new(vm, capacity * COLLECTION_ENTRY));
    collection->bucket_count = capacity;
    collection->buckets =
        value_cell(bytes_new(vm, capacity * (uint32_t)sizeof(uint32_t)));
    for (uint32_t i = 0; i < old.used; i++) {
        const Value *from = entry_at(&old, i);
        if (from[ENTRY_KEY] == EMPTY) {
            continue;
        }
        memcpy(entry_at(collection, count), from,
               COLLECTION_ENTRY * sizeof(Value));
        link_entry(collection, count++);
    }
    collection->used = count;
}

static void make_room(struct vm *vm, struct collection *collection)
{
    uint32_t capacity = capacity_of(collection);
    if (collection->used < capacity) {
        return;
    }
    if (capacity == 0) {
        capacity = FIRST_CAPACITY;
    } else if (collection->size > capacity / 2) {
        capacity *= 2;
    }
    rebuild(vm, collection, capacity);
}

/* The number of the entry of a normal key, or -1. */
static int64_t find(const struct collection *collection, Value key)
{
    if (collection->size == 0) {
        return -1;
    }
    uint32_t i = *bucket_of(collection, key);
    while (i != 0 && !same_key(entry_at(collection, i - 1)[ENTRY_KEY], key)) {
        i = entry_next(entry_at(collection, i - 1));
    }
    return (int64_t)i - 1;
}

/* --- what the header promises ------------------------------------------- */

struct collection *collection_new(struct vm *vm, enum object_class class,
                                  struct object *prototype)
{
    struct collection *collection = (struct collection *)object_new_sized(
        vm, class, shape_root(vm, prototype), sizeof *collection,
        offsetof(struct collection, inner), 2);
    collection->entries = UNDEFINED;
    collection->buckets = UNDEFINED;
    return collection;
}

Value *collection_find(struct vm *vm, struct collection *collection, Value key)
{
    int64_t i = find(collection, normal_key(vm, key));
    return i < 0 ? NULL : &entry_at(collection, (uint32_t)i)[ENTRY_VALUE];
}

void collection_put(struct vm *vm, struct collection *collection, Value key,
                    Value value)
{
    key = normal_key(vm, key);
    int64_t i = find(collection, key);
    if (i >= 0) {
        entry_at(collection, (uint32_t)i)[ENTRY_VALUE] = value;
        return;
    }
    make_room(vm, collection);
    Value *entry = entry_at(collection, collection->used);
    entry[ENTRY_KEY] = key;
    entry[ENTRY_VALUE] = value;
    entry[ENTRY_LINK] = collection->serial++;
    link_entry(collection, collection->used++);
    collection->size++;
}

/* Takes entry `i` out of its bucket. */
static void unlink_entry(struct collection *collection, uint32_t i)
{
    Value *entry = entry_at(collection, i);
    uint32_t *bucket = bucket_of(collection, entry[ENTRY_KEY]);
    if (*bucket == i + 1) {
        *bucket = entry_next(entry);
        return;
    }
    Value *before = entry_at(collection, *bucket - 1);
    while (entry_next(before) != i + 1) {
        before = entry_at(collection, entry_next(before) - 1);
    }
    before[ENTRY_LINK] =
        (uint64_t)entry_next(entry) << 32 | entry_serial(before);
}

static void remove_entry(struct collection *collection, uint32_t i)
{
    unlink_entry(collection, i);
    Value *entry = entry_at(collection, i);
    entry[ENTRY_KEY] = EMPTY;
    entry[ENTRY_VALUE] = UNDEFINED;
    collection->size--;
}

void collection_forget(struct collection *collection, Value key)
{
    remove_entry(collection, (uint32_t)find(collection, key));
}

bool collection_remove(struct vm *vm, struct collection *collection, Value key)
{
    int64_t i = find(collection, normal_key(vm, key));
    if (i < 0) {
        return false;
    }
    remove_entry(collection, (uint32_t)i);
    if (collection->size < collection->used / 4 &&
        collection->used > 4 * FIRST_CAPACITY) {
        rebuild(vm, collection, capacity_of(collection) / 2);
    }
    return true;
}

void collection_clear(struct vm *vm, struct collection *collection)
{
    (void)vm;
    collection->entries = UNDEFINED;
    collection->buckets = UNDEFINED;
    collection->used = 0;
    collection->size = 0;
    collection->bucket_count = 0;
}

/* The number of the first entry whose serial is at least `serial`. */
static uint32_t first_from(const struct collection *collection,
                           uint32_t serial)
{
    uint32_t low = 0, high = collection->used;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entry_serial(entry_at(collection, middle)) < serial) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool collection_next(const struct collection *collection, uint32_t *serial,
                     Value *key, Value *value)
{
    for (uint32_t i = first_from(collection, *serial); i < collection->used;
         i++) {
        const Value *entry = entry_at(collection, i);
        if (entry[ENTRY_KEY] != EMPTY) {
            *serial = entry_serial(entry) + 1;
            *key = entry[ENTRY_KEY];
            *value = entry[ENTRY_VALUE];
            return true;
        }
    }
    return false;
}
