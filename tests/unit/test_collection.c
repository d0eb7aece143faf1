#include "script/collection.h"

#include "script/builder.h"
#include "script/job.h"
#include "script/promise.h"
#include "unit_vm.h"

static struct collection *make(struct vm *vm)
{
    return collection_new(vm, CLASS_MAP,
                          vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
}

static void equal_keys_are_one(void **state)
{
    struct vm *vm = unit_vm(state);
    struct collection *map = make(vm);
    collection_put(vm, map, value_double(5.0), value_int(1));
    collection_put(vm, map, value_int(5), value_int(2));
    assert_int_equal(map->size, 1);
    collection_put(vm, map, value_double(-0.0), value_int(3));
    assert_true(*collection_find(vm, map, value_int(0)) == value_int(3));
    collection_put(vm, map, VALUE_NAN, value_int(4));
    assert_true(*collection_find(vm, map, VALUE_NAN) == value_int(4));
    struct string *a = string_from_c(vm, "key"), *b = string_from_c(vm, "key");
    collection_put(vm, map, value_string(a), value_int(5));
    assert_true(*collection_find(vm, map, value_string(b)) == value_int(5));
    assert_null(collection_find(vm, map, UNDEFINED));
}

/* What a walk from `serial` on still sees, as a row of small keys. */
static void walk(const struct collection *map, uint32_t serial, char *seen)
{
    Value key, value;
    while (collection_next(map, &serial, &key, &value))
        *seen++ = (char)('a' + value_as_int(key));
    *seen = 0;
}

static void a_walk_survives_changes(void **state)
{
    struct vm *vm = unit_vm(state);
    struct collection *map = make(vm);
    uint32_t serial = 0;
    Value key, value;
    char seen[32];
    for (int i = 0; i < 6; i++)
        collection_put(vm, map, value_int(i), value_int(i));
    assert_true(collection_next(map, &serial, &key, &value));
    assert_true(collection_next(map, &serial, &key, &value));
    collection_remove(vm, map, value_int(0));
    collection_remove(vm, map, value_int(3));
    collection_remove(vm, map, value_int(1));
    collection_put(vm, map, value_int(1), value_int(1));
    walk(map, serial, seen);
    assert_string_equal(seen, "cefb");
    collection_clear(vm, map);
    assert_false(collection_next(map, &serial, &key, &value));
    collection_put(vm, map, value_int(7), value_int(7));
    walk(map, serial, seen);
    assert_string_equal(seen, "h");
}

#define KEYS 64

/* Against a plain list that keeps the order. */
static void it_is_like_a_list(void **state)
{
    struct vm *vm = unit_vm(state);
    struct collection *map = make(vm);
    int list[KEYS], count = 0;
    uint32_t random = 1;
    for (int turn = 0; turn < 20000; turn++) {
        random = random * 1664525u + 1013904223u;
        int key = (int)(random >> 16 & (KEYS - 1)), at = 0;
        while (at < count && list[at] != key)
            at++;
        bool grow = (random >> 8 & 255) < (turn / 2000 % 2 ? 90u : 160u);
        if (grow) {
            collection_put(vm, map, value_int(key), value_int(turn));
            if (at == count) list[count++] = key;
        } else {
            assert_int_equal(collection_remove(vm, map, value_int(key)),
                             at < count);
            if (at < count)
                memmove(list + at, list + at + 1,
                        (size_t)(--count - at) * sizeof *list);
        }
        assert_int_equal(map->size, count);
        uint32_t serial = 0;
        Value found, value;
        for (int i = 0; i < count; i++) {
            assert_true(collection_next(map, &serial, &found, &value));
            assert_int_equal(value_as_int(found), list[i]);
        }
        assert_false(collection_next(map, &serial, &found, &value));
    }
}

static void jobs_come_in_order(void **state)
{
    struct vm *vm = unit_vm(state);
    struct job job = {.kind = JOB_CALLBACK}, out;
    int in = 0, next = 0;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 7; i++) {
            job.argument = value_int(in++);
            job_push(vm, &job);
        }
        for (int i = 0; i < 5; i++) {
            assert_true(job_pop(vm, &out));
            assert_int_equal(value_as_int(out.argument), next++);
        }
    }
    assert_int_equal(value_as_int(job_peek(vm, 0)->argument), next);
    unit_collect(state);
    while (job_pop(vm, &out))
        assert_int_equal(value_as_int(out.argument), next++);
    assert_int_equal(in, next);
}

static void reactions_become_jobs(void **state)
{
    struct vm *vm = unit_vm(state);
    struct promise *promise = promise_new_with(
        vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE));
    struct job job;
    vm->rejections = value_object(array_new(vm, 0));
    for (int i = 0; i < 5; i++)
        promise_then(vm, promise, value_int(i), value_int(-i), UNDEFINED);
    assert_false(job_pop(vm, &job));
    promise_reject(vm, promise, value_int(9));
    promise_fulfil(vm, promise, value_int(8));
    for (int i = 0; i < 5; i++) {
        assert_true(job_pop(vm, &job));
        assert_int_equal(job.kind, JOB_REACTION);
        assert_true(job.function == value_int(-i));
        assert_true(job.argument == value_int(9));
    }
    assert_false(job_pop(vm, &job));
    promise_then_resume(vm, promise, value_int(3));
    assert_true(job_pop(vm, &job));
    assert_int_equal(job.kind, JOB_RESUME_THROW);
    assert_int_equal(value_as_object(vm->rejections)->length, 0);
}

static void rejections_wait_for_a_handler(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *prototype = vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE);
    struct promise *promises[3];
    vm->rejections = value_object(array_new(vm, 0));
    const struct object *list = value_as_object(vm->rejections);
    for (int i = 0; i < 3; i++) {
        promises[i] = promise_new_with(vm, prototype);
        promise_reject(vm, promises[i], value_int(i));
    }
    assert_int_equal(list->length, 3);
    promise_mark_handled(vm, promises[1]);
    assert_int_equal(list->length, 2);
    assert_true(list->elements[1] == value_object(&promises[2]->object));
    promise_then(vm, promises[0], UNDEFINED, UNDEFINED, UNDEFINED);
    promise_then(vm, promises[0], UNDEFINED, UNDEFINED, UNDEFINED);
    assert_int_equal(list->length, 1);
}

static void a_builder_widens(void **state)
{
    struct vm *vm = unit_vm(state);
    struct builder builder;
    builder_init(&builder, vm);
    for (int i = 0; i < 1000; i++)
        builder_unit(&builder, (uint16_t)('a' + i % 26));
    builder_point(&builder, 0xac00);
    builder_point(&builder, 0x1f600);
    builder_str(&builder, "end");
    struct string *string = builder_done(&builder);
    assert_int_equal(string_length(string), 1006);
    assert_int_equal(string_unit(string, 999), 'a' + 999 % 26);
    assert_int_equal(string_unit(string, 1000), 0xac00);
    assert_int_equal(string_unit(string, 1001), 0xd83d);
    assert_int_equal(string_unit(string, 1005), 'd');
    builder_slice(&builder, string, 0, 130);
    builder_slice(&builder, string, 1000, 1001);
    string = builder_done(&builder);
    assert_int_equal(string_length(string), 131);
    assert_int_equal(string_unit(string, 130), 0xac00);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(equal_keys_are_one, unit_start),
        cmocka_unit_test_setup(a_walk_survives_changes, unit_start),
        cmocka_unit_test_setup(it_is_like_a_list, unit_start),
        cmocka_unit_test_setup(jobs_come_in_order, unit_start),
        cmocka_unit_test_setup(reactions_become_jobs, unit_start),
        cmocka_unit_test_setup(rejections_wait_for_a_handler, unit_start),
        cmocka_unit_test_setup(a_builder_widens, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
