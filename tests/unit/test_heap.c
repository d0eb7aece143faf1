#include "unit_vm.h"

#include "script/generator.h"

static bool is_zero(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i]) return false;
    return true;
}

static bool count_cells(const struct cell *cell, void *context)
{
    (void)cell;
    ++*(size_t *)context;
    return true;
}

static size_t cells(const struct vm *vm)
{
    size_t count = 0;
    heap_each(&vm->heap, count_cells, &count);
    return count;
}

static void cells_are_zero_and_aligned(void **state)
{
    struct vm *vm = unit_vm(state);
    for (size_t size = 16; size < 200000; size = size * 5 / 4 + 1) {
        uint8_t *cell = heap_new(&vm->heap, CELL_BYTES, size);
        assert_int_equal((uintptr_t)cell % 16, 0);
        assert_true(heap_size_of(cell) >= size);
        assert_int_equal(cell[0], CELL_BYTES);
        assert_true(is_zero(cell + 1, size - 1));
        memset(cell + 8, 0xff, size - 8);
    }
}

static void newest_free_cell_comes_first(void **state)
{
    struct vm *vm = unit_vm(state);
    size_t bytes = vm->heap.bytes;
    void *a = heap_new(&vm->heap, CELL_BYTES, 100);
    void *b = heap_new(&vm->heap, CELL_BYTES, 100);
    memset((uint8_t *)a + 8, 0xff, 92);
    heap_free(&vm->heap, a);
    heap_free(&vm->heap, b);
    assert_int_equal(vm->heap.bytes, bytes);
    assert_ptr_equal(heap_new(&vm->heap, CELL_BYTES, 100), b);
    uint8_t *again = heap_new(&vm->heap, CELL_BYTES, 100);
    assert_ptr_equal(again, a);
    assert_true(is_zero(again + 1, 99));
}

static void cells_do_not_overlap(void **state)
{
    struct vm *vm = unit_vm(state);
    uint8_t *row[3000];
    for (unsigned i = 0; i < 3000; i++) {
        row[i] = heap_new(&vm->heap, CELL_BYTES, 48);
        memset(row[i] + 8, (int)(i & 0xff), 40);
    }
    for (unsigned i = 0; i < 3000; i++)
        for (unsigned n = 8; n < 48; n++)
            assert_int_equal(row[i][n], i & 0xff);
}

static void what_is_reached_stays(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *kept = object_new_plain(vm);
    object_put_own(vm, kept, key_from_c(vm, "text"),
                   value_string(string_from_c(vm, "a text of some length")),
                   ATTRIBUTES_DEFAULT);
    object_put_own(vm, kept, key_from_c(vm, "row"),
                   value_object(array_from(vm, &vm->machine_roots, 1)),
                   ATTRIBUTES_DEFAULT);
    unit_keep(state, value_object(kept));
    unit_collect(state);
    size_t before = cells(vm);
    for (unsigned i = 0; i < 1000; i++)
        array_push(vm, array_new(vm, 4), value_object(object_new_plain(vm)));
    assert_true(cells(vm) > before + 2000);
    unit_collect(state);
    assert_int_equal(cells(vm), before);
    struct property found;
    assert_true(object_get_own(vm, kept, key_from_c(vm, "text"), &found));
    assert_true(atom_is(value_as_string(found.value),
                        "a text of some length"));
}

static void empty_spans_go_back(void **state)
{
    struct vm *vm = unit_vm(state);
    struct arena *arena = vm->heap.arena;
    unit_collect(state);
    uint32_t taken = arena->taken;
    for (unsigned i = 0; i < 20000; i++)
        object_new_plain(vm);
    bytes_new(vm, 1000000);
    assert_true(arena->taken > taken + 30);
    unit_collect(state);
    assert_int_equal(arena->taken, taken);
    assert_true(vm->heap.freed > 1000000);
    assert_true(is_zero(arena_end(arena), 1 << 20));
}

static void same_work_gives_same_bytes(void **state)
{
    uint64_t sums[2] = {0, 0};
    for (unsigned round = 0; round < 2; round++) {
        assert_int_equal(unit_start(state), 0);
        struct vm *vm = unit_vm(state);
        for (unsigned i = 0; i < 500; i++) {
            struct object *object = object_new_plain(vm);
            Value key = key_from_value(vm, value_int(-1 - (int)i));
            object_put_own(vm, object, key, value_int(1), ATTRIBUTES_DEFAULT);
            if (i % 100 == 7) unit_keep(state, value_object(object));
            if (i % 200 == 99) unit_collect(state);
        }
        heap_unpoison(&vm->heap);
        const uint64_t *at = (const uint64_t *)vm->heap.arena;
        const uint64_t *end = (const uint64_t *)arena_end(vm->heap.arena);
        for (; at < end; at++)
            sums[round] = sums[round] * 31 + *at;
        heap_repoison(&vm->heap);
    }
    assert_true(sums[0] == sums[1]);
}

static void threshold_follows_what_lives(void **state)
{
    struct vm *vm = unit_vm(state);
    unit_collect(state);
    assert_int_equal(vm->heap.threshold, vm->heap.bytes + (1 << 20));
    unit_keep(state, value_cell(bytes_new(vm, 8 << 20)));
    assert_true(heap_is_due(&vm->heap));
    unit_collect(state);
    assert_false(heap_is_due(&vm->heap));
    assert_int_equal(vm->heap.threshold, vm->heap.bytes * 4);
    assert_int_equal(vm->heap.resting, vm->heap.bytes + vm->heap.bytes / 8);
    bytes_new(vm, 2 << 20); /* garbage */
    assert_true(heap_is_stale(&vm->heap));
    assert_false(heap_is_due(&vm->heap));
    unit_collect(state);
    assert_false(heap_is_stale(&vm->heap));
    assert_int_equal(vm->heap.threshold, vm->heap.bytes * 2);
    assert_true(heap_has_room(&vm->heap, 1 << 20));
    assert_false(heap_has_room(&vm->heap, 60 << 20));
}

static void unused_names_are_forgotten(void **state)
{
    struct vm *vm = unit_vm(state);
    unit_collect(state);
    uint32_t count = vm->atoms.count;
    struct string *kept = NULL;
    for (unsigned i = 0; i < 2000; i++) {
        struct string *atom = atom_from_index(vm, 1000000 + i);
        if (i == 777) kept = atom;
    }
    unit_keep(state, value_string(kept));
    unit_collect(state);
    assert_int_equal(vm->atoms.count, count + 1);
    assert_ptr_equal(atom_from_c(vm, "1000777"), kept);
    assert_ptr_equal(atom_from_c(vm, "length"), vm->names[ATOM_LENGTH]);
}

static void shapes_are_held_weakly(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *kept = object_new_plain(vm);
    object_put_own(vm, kept, key_from_c(vm, "a"), value_int(1),
                   ATTRIBUTES_DEFAULT);
    for (unsigned i = 0; i < 40; i++) {
        struct object *other = object_new_plain(vm);
        object_put_own(vm, other, value_string(atom_from_index(
                           vm, 3000000000u + i)),
                       value_int(1), ATTRIBUTES_DEFAULT);
    }
    struct shape *root = shape_root(vm, object_prototype(kept));
    struct shape *shape = kept->shape;
    assert_int_equal(root->children_count, 41);
    unit_keep(state, value_object(kept));
    unit_collect(state);
    assert_int_equal(root->children_count, 1);
    assert_ptr_equal(shape_root(vm, object_prototype(kept)), root);
    assert_ptr_equal(shape_add(vm, root, key_from_c(vm, "a"),
                               ATTRIBUTES_DEFAULT),
                     shape);
    uint32_t id = shape->id;
    unit_keep(state, UNDEFINED);
    unit_collect(state);
    kept = object_new_plain(vm);
    object_put_own(vm, kept, key_from_c(vm, "a"), value_int(1),
                   ATTRIBUTES_DEFAULT);
    assert_true(kept->shape->id > id);
}

/* Two frames, and a value in every place that a frame has. */
static void the_stack_is_walked(void **state)
{
    struct vm *vm = unit_vm(state);
    struct code *code = heap_new(&vm->heap, CELL_CODE, sizeof *code);
    code->name = string_from_c(vm, "a function");
    code->locals = 1;
    code->constants = values_new(vm, 2)->at;
    vm->stack = arena_take(vm->heap.arena, 1);
    vm->sp = vm->stack;
    *vm->sp++ = value_object(object_new_plain(vm));
    for (unsigned i = 0; i < 2; i++) {
        struct frame *frame = (struct frame *)(void *)vm->sp;
        frame->caller = vm->frame;
        frame->code = code;
        frame->env = heap_new(&vm->heap, CELL_ENV, sizeof(struct env) + 8);
        frame->this_value = value_object(object_new_plain(vm));
        frame->function = frame->new_target = frame->generator = UNDEFINED;
        frame->serial = 0xfffa0000u;
        vm->frame = frame;
        vm->sp = frame_locals(frame);
        *vm->sp++ = value_object(object_new_plain(vm));
        *vm->sp++ = value_string(string_from_c(vm, "an operand"));
    }
    unit_collect(state);
    size_t before = cells(vm);
    unit_collect(state);
    assert_int_equal(cells(vm), before);
    assert_true(atom_is(code->name, "a function"));
    assert_true(atom_is(value_as_string(vm->sp[-1]), "an operand"));
    vm->frame = NULL;
    vm->sp = vm->stack;
    unit_collect(state);
    /* The two frames' objects, records and operands, the code with its name
     * and constants, and the value below. */
    assert_int_equal(cells(vm), before - 2 * 4 - 3 - 1);
}

static void a_saved_frame_is_followed(void **state)
{
    struct vm *vm = unit_vm(state);
    struct generator *generator = (struct generator *)object_new_sized(
        vm, CLASS_GENERATOR, shape_root(vm, NULL), sizeof *generator,
        offsetof(struct generator, inner), 2);
    uint32_t head = sizeof(struct frame) / sizeof(Value);
    generator->saved = values_new(vm, head + 1);
    generator->saved_count = head + 1;
    struct frame *frame = (struct frame *)(void *)generator->saved->at;
    frame->env = heap_new(&vm->heap, CELL_ENV, sizeof(struct env));
    frame->serial = 0xfffc2000u;
    struct string *text = string_from_c(vm, "a local");
    *frame_locals(frame) = value_string(text);
    unit_keep(state, value_object(&generator->object));
    unit_collect(state);
    assert_int_equal(frame->env->cell.kind, CELL_ENV);
    assert_true(atom_is(text, "a local"));
}

static void an_address_is_a_cell_or_none(void **state)
{
    struct vm *vm = unit_vm(state);
    const struct heap *heap = &vm->heap;
    uint8_t *cell = heap_new(&vm->heap, CELL_VALUES, 100);
    uint8_t *large = heap_new(&vm->heap, CELL_BYTES, HEAP_LARGE + 1);
    assert_ptr_equal(heap_cell(heap, cell), cell);
    assert_ptr_equal(heap_cell(heap, large), large);
    assert_null(heap_cell(heap, cell + 16));
    assert_null(heap_cell(heap, large + 112));
    unit_collect(state);
    assert_null(heap_cell(heap, large));
    const struct cell *freed = heap_cell(heap, cell);
    assert_true(!freed || freed->kind == CELL_FREE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(cells_are_zero_and_aligned, unit_start),
        cmocka_unit_test_setup(newest_free_cell_comes_first, unit_start),
        cmocka_unit_test_setup(cells_do_not_overlap, unit_start),
        cmocka_unit_test_setup(what_is_reached_stays, unit_start),
        cmocka_unit_test_setup(empty_spans_go_back, unit_start),
        cmocka_unit_test_setup(same_work_gives_same_bytes, unit_start),
        cmocka_unit_test_setup(threshold_follows_what_lives, unit_start),
        cmocka_unit_test_setup(unused_names_are_forgotten, unit_start),
        cmocka_unit_test_setup(shapes_are_held_weakly, unit_start),
        cmocka_unit_test_setup(the_stack_is_walked, unit_start),
        cmocka_unit_test_setup(a_saved_frame_is_followed, unit_start),
        cmocka_unit_test_setup(an_address_is_a_cell_or_none, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
