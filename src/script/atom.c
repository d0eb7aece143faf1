/*
 * Names: strings of which a process has only one each. The table is open
 * (linear probing) and at most three quarters full.
 */
#include <stddef.h>
#include <string.h>

#include "script/object.h"
#include "script/string.h"
#include "script/string_inside.h"
#include "script/vm.h"

#define ATOMS_LEAST 256u

/* --- hashes ------------------------------------------------------------- */

static uint32_t hash_end(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x85ebca6bu;
    return hash ^ hash >> 13;
}

static uint32_t hash_bytes(const uint8_t *bytes, size_t length)
{
    uint32_t hash = 0x811c9dc5u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ bytes[i]) * 0x01000193u;
    return hash_end(hash);
}

/* Equal to hash_bytes where every unit fits a byte. */
static uint32_t hash_units(const uint16_t *units, size_t length)
{
    uint32_t hash = 0x811c9dc5u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ units[i]) * 0x01000193u;
    return hash_end(hash);
}

uint32_t string_hash(struct vm *vm, struct string *s)
{
    if (s->cell.flags & STRING_HASHED) return s->hash;
    string_flatten(vm, s);
    uint32_t hash = string_is_wide(s)
                        ? hash_units(s->as.units, string_length(s))
                        : hash_bytes(s->as.units, string_length(s));
    /* A string of the image may not be written. */
    if (!arena_holds(vm->heap.arena, s)) return hash;
    s->hash = hash;
    s->cell.flags |= STRING_HASHED;
    return hash;
}

/* --- the table ---------------------------------------------------------- */

/* What is looked for: a flat string, or ASCII bytes. */
struct wanted {
    const struct string *string; /* or NULL */
    const uint8_t *bytes;
    uint32_t length;
    uint32_t hash;
};

static bool wanted_is(const struct wanted *wanted, const struct string *atom)
{
    if (atom->hash != wanted->hash) return false;
    if (wanted->string) return string_units_equal(atom, wanted->string);
    return string_length(atom) == wanted->length && !string_is_wide(atom) &&
           memcmp(atom->as.units, wanted->bytes, wanted->length) == 0;
}

static struct string *table_find(const struct atoms *atoms,
                                 const struct wanted *wanted)
{
    if (!atoms || !atoms->capacity) return NULL;
    uint32_t mask = atoms->capacity - 1;
    for (uint32_t i = wanted->hash & mask; atoms->table[i];
         i = (i + 1) & mask) {
        struct string *atom = value_as_string(atoms->table[i]);
        if (wanted_is(wanted, atom)) return atom;
    }
    return NULL;
}

static struct string *atoms_find(const struct vm *vm,
                                 const struct wanted *wanted)
{
    struct string *atom = table_find(vm->atoms.shared, wanted);
    return atom ? atom : table_find(&vm->atoms, wanted);
}

static void table_put(struct atoms *atoms, Value atom)
{
    uint32_t mask = atoms->capacity - 1;
    uint32_t i = value_as_string(atom)->hash & mask;
    while (atoms->table[i])
        i = (i + 1) & mask;
    atoms->table[i] = atom;
}

static void atoms_grow(struct vm *vm)
{
    struct atoms *atoms = &vm->atoms, old = *atoms;
    atoms->capacity = old.capacity ? old.capacity * 2 : ATOMS_LEAST;
    struct values *row = heap_new(
        &vm->heap, CELL_VALUES,
        sizeof(struct values) + (size_t)atoms->capacity * sizeof(Value));
    row->cell.extra = atoms->capacity;
    atoms->table = row->at;
    for (uint32_t i = 0; i < old.capacity; i++)
        if (old.table[i]) table_put(atoms, old.table[i]);
    if (old.table)
        heap_free(&vm->heap,
                  (uint8_t *)old.table - offsetof(struct values, at));
}

/* --- indices ------------------------------------------------------------ */

/* Whether the units are an array index as Number::toString writes it. */
static bool units_index(const struct string *s, uint32_t *index)
{
    uint32_t length = string_length(s);
    uint64_t value = 0;
    if (length == 0 || length > 10) return false;
    if (string_unit(s, 0) == '0' && length > 1) return false;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t digit = (uint32_t)string_unit(s, i) - '0';
        if (digit > 9) return false;
        value = value * 10 + digit;
    }
    *index = (uint32_t)value;
    return value < UINT32_MAX;
}

/* --- atoms -------------------------------------------------------------- */

/* Puts a flat string that nobody else may write to into the table. */
static struct string *atom_add(struct vm *vm, struct string *s, uint32_t hash)
{
    if ((uint64_t)(vm->atoms.count + 1) * 4 > (uint64_t)vm->atoms.capacity * 3)
        atoms_grow(vm);
    s->hash = hash;
    s->cell.flags |= STRING_ATOM | STRING_HASHED;
    if (units_index(s, &s->index)) s->cell.flags |= STRING_INDEX;
    vm->atoms.count++;
    table_put(&vm->atoms, value_string(s));
    return s;
}

/* The same units in a string that may become an atom: one of this process,
 * as narrow as it can be. */
static struct string *atom_material(struct vm *vm, struct string *s)
{
    if (string_is_wide(s))
        s = string_from_utf16(vm, s->as.units, string_length(s));
    if (arena_holds(vm->heap.arena, s)) return s;
    struct string *copy = string_new_flat(vm, string_length(s), false);
    memcpy(copy->inner, s->as.units, string_length(s));
    return copy;
}

struct string *atom_from_string(struct vm *vm, struct string *s)
{
    if (string_is_atom(s)) return s;
    struct wanted wanted = {.hash = string_hash(vm, s), .string = s};
    struct string *atom = atoms_find(vm, &wanted);
    if (atom) return atom;
    return atom_add(vm, atom_material(vm, s), wanted.hash);
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] > 127) return false;
    return true;
}

struct string *atom_from_c(struct vm *vm, const char *text)
{
    size_t length = strlen(text);
    if (!is_ascii(text, length))
        return atom_from_string(vm, string_from_utf8(vm, text, length));
    struct wanted wanted = {.bytes = (const uint8_t *)text,
                            .length = (uint32_t)length};
    wanted.hash = hash_bytes(wanted.bytes, length);
    struct string *atom = atoms_find(vm, &wanted);
    if (atom) return atom;
    atom = string_new_flat(vm, wanted.length, false);
    memcpy(atom->inner, text, length);
    return atom_add(vm, atom, wanted.hash);
}

struct string *atom_from_index(struct vm *vm, uint32_t index)
{
    char digits[11];
    char *at = digits + sizeof digits - 1;
    *at = 0;
    do
        *--at = (char)('0' + index % 10);
    while (index /= 10);
    return atom_from_c(vm, at);
}

bool atom_is(const struct string *atom, const char *text)
{
    size_t length = strlen(text);
    return string_length(atom) == length && !string_is_wide(atom) &&
           memcmp(atom->as.units, text, length) == 0;
}

/* --- the collector's weak step ------------------------------------------ */

static bool all_marked(const struct atoms *atoms, struct marker *marker)
{
    for (uint32_t i = 0; i < atoms->capacity; i++)
        if (atoms->table[i] &&
            !marker_is_marked(marker, value_as_string(atoms->table[i])))
            return false;
    return true;
}

/* The gray cells have all been looked into, so their stack can hold the names
 * that stay while the table is made anew. */
void atoms_sweep(struct atoms *atoms, struct marker *marker)
{
    const struct cell **kept = marker->scratch->gray;
    uint32_t count = 0;
    if (all_marked(atoms, marker)) return;
    for (uint32_t i = 0; i < atoms->capacity; i++) {
        const struct string *atom = value_as_string(atoms->table[i]);
        if (atoms->table[i] && marker_is_marked(marker, atom))
            kept[count++] = &atom->cell;
        atoms->table[i] = 0;
    }
    for (uint32_t i = 0; i < count; i++)
        table_put(atoms, value_string((const struct string *)kept[i]));
    atoms->count = count;
}
