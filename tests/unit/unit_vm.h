/*
 * unit_vm.h: a bare vm for the tests of heap, strings and objects: names,
 * characters, and two prototypes; no realm, no library.
 */
#ifndef LOOPLINE_UNIT_VM_H
#define LOOPLINE_UNIT_VM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script/object.h"
#include "script/realm.h"
#include "script/string.h"
#include "script/vm.h"
#include "world/reserve.h"

struct unit {
    struct arena *arena;
    struct vm *vm;
    struct vm_host host;
    struct heap_scratch scratch;
    struct property_cache cache;
};

static inline void unit_names(struct vm *vm)
{
    static const char *const names[] = {
#define A(name, text) text,
        ATOMS(A)
#undef A
    };
    for (unsigned i = 0; i < ATOM_COUNT; i++)
        vm->names[i] = atom_from_c(vm, names[i]);
    for (unsigned i = 0; i < 256; i++)
        vm->characters[i] =
            atom_from_string(vm, string_from_unit(vm, (uint16_t)i));
}

static inline void unit_prototypes(struct vm *vm)
{
    struct object *object = object_new(vm, NULL);
    vm->intrinsics[INTRINSIC_OBJECT_PROTOTYPE] = value_object(object);
    struct object *array = object_new(vm, object);
    vm->intrinsics[INTRINSIC_ARRAY_PROTOTYPE] = value_object(array);
}

/* The first test reserves the addresses; every one begins with them empty. */
static inline int unit_start(void **state)
{
    static struct unit unit;
    static void *base;
    if (!base) {
        base = reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA);
        assert_non_null(base);
        assert_true(reserve_scratch(&unit.scratch));
    } else {
        heap_done(&unit.vm->heap);
        memset(base, 0, (size_t)(arena_end(base) - (uint8_t *)base));
    }
    unit.arena = arena_init(base);
    unit.vm = arena_take(unit.arena, 1);
    unit.host.scratch = &unit.scratch;
    unit.host.cache = &unit.cache;
    unit.vm->exception = EMPTY;
    heap_init(&unit.vm->heap, unit.arena, (size_t)64 << 20);
    unit_names(unit.vm);
    unit_prototypes(unit.vm);
    *state = &unit;
    return 0;
}

static inline struct vm *unit_vm(void **state)
{
    return ((struct unit *)*state)->vm;
}

static inline void unit_collect(void **state)
{
    struct unit *unit = *state;
    vm_collect(unit->vm, &unit->host);
}

/* Keeps one value alive over a collection. */
static inline void unit_keep(void **state, Value value)
{
    unit_vm(state)->machine_roots = value;
}

#endif
