#include "script/binary.h"
#include "unit_vm.h"

static Value key(struct vm *vm, const char *name)
{
    return key_from_c(vm, name);
}

static Value get(struct vm *vm, struct object *object, const char *name)
{
    struct property found;
    object_find(vm, object, key(vm, name), &found);
    return found.value;
}

static enum set_result set(struct vm *vm, struct object *object,
                           const char *name, Value value)
{
    Value setter = UNDEFINED;
    return object_set(vm, object, key(vm, name), value, &setter);
}

static void put(struct vm *vm, struct object *object, const char *name,
                unsigned attributes)
{
    object_put_own(vm, object, key(vm, name), value_int(1), attributes);
}

/* The own keys, joined by commas. */
static void keys_are(struct vm *vm, struct object *object, unsigned which,
                     const char *wanted)
{
    char bytes[400];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    struct values *keys = object_own_keys(vm, object, which);
    for (uint32_t i = 0; i < keys->cell.extra; i++) {
        if (i) text_byte(&text, ',');
        if (value_is_symbol(keys->at[i]))
            text_str(&text, "@");
        else
            string_write(value_as_string(keys->at[i]), &text, 100);
    }
    assert_string_equal(bytes, wanted);
}

static void keys_have_three_forms(void **state)
{
    struct vm *vm = unit_vm(state);
    assert_true(key_from_value(vm, value_int(7)) == value_int(7));
    assert_true(key_from_value(vm, value_double(7)) == value_int(7));
    assert_true(key_from_value(vm, value_string(string_from_c(vm, "7"))) ==
                value_int(7));
    assert_true(key(vm, "2147483647") == value_int(INT32_MAX));
    assert_true(value_is_string(key(vm, "2147483648")));
    assert_true(key_from_value(vm, value_int(-1)) == key(vm, "-1"));
    assert_true(key_from_value(vm, value_double(-0.0)) == value_int(0));
    assert_true(key_from_value(vm, value_double(1.5)) == key(vm, "1.5"));
    assert_true(key_from_value(vm, NULL_VALUE) == key(vm, "null"));
    assert_true(key_from_value(vm, TRUE_VALUE) == key(vm, "true"));
    Value text = key_to_value(vm, value_int(12345));
    assert_true(atom_is(value_as_string(text), "12345"));
}

static void shapes_are_shared(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *a = object_new_plain(vm), *b = object_new_plain(vm);
    const char *names[] = {"x", "y", "z", "u", "v", "w", "p", "q", "r", "s"};
    for (unsigned i = 0; i < 10; i++) {
        assert_int_equal(set(vm, a, names[i], value_int((int32_t)i)), SET_OK);
        assert_int_equal(set(vm, b, names[i], value_int(-1)), SET_OK);
        assert_ptr_equal(a->shape, b->shape);
    }
    for (unsigned i = 0; i < 10; i++)
        assert_int_equal(value_as_int(get(vm, a, names[i])), i);
    struct object *c = object_new_plain(vm);
    set(vm, c, "x", value_int(1));
    set(vm, c, "z", value_int(2));
    assert_null(shape_find(c->shape, key(vm, "y")));
    assert_int_equal(shape_find(c->shape, key(vm, "z"))->slot, 1);
    assert_int_equal(shape_find(a->shape, key(vm, "z"))->slot, 2);
}

static void an_object_may_be_a_table(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *table = object_new_plain(vm);
    unit_keep(state, value_object(table));
    for (int i = -1; i >= -5000; i--) {
        Value setter, name = key_from_value(vm, value_int(i));
        assert_int_equal(object_set(vm, table, name, value_int(i), &setter),
                         SET_OK);
        if (i % 3 == 0) assert_true(object_delete(vm, table, name));
    }
    unit_collect(state);
    for (int i = -1; i >= -5000; i--) {
        struct property found;
        Value name = key_from_value(vm, value_int(i));
        bool there = object_get_own(vm, table, name, &found);
        assert_int_equal(there, i % 3 != 0);
        if (there) assert_int_equal(value_as_int(found.value), i);
    }
    assert_true(table->shape->cell.flags & SHAPE_OWN);
}

static void deleting_gives_a_new_shape(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *object = object_new_plain(vm);
    put(vm, object, "a", ATTRIBUTES_DEFAULT);
    struct shape *before = object->shape;
    put(vm, object, "b", ATTRIBUTES_DEFAULT);
    assert_true(object_delete(vm, object, key(vm, "b")));
    assert_ptr_equal(object->shape, before);
    put(vm, object, "b", ATTRIBUTES_DEFAULT);
    put(vm, object, "c", CONFIGURABLE);
    uint32_t id = object->shape->id;
    assert_true(object_delete(vm, object, key(vm, "a")));
    assert_int_not_equal(object->shape->id, id);
    id = object->shape->id;
    put(vm, object, "a", ATTRIBUTES_DEFAULT);
    assert_int_not_equal(object->shape->id, id);
    keys_are(vm, object, KEYS_STRINGS, "b,c,a");
    keys_are(vm, object, KEYS_STRINGS | KEYS_ENUMERABLE, "b,a");
    put(vm, object, "fixed", 0);
    assert_false(object_delete(vm, object, key(vm, "fixed")));
    assert_true(object_delete(vm, object, key(vm, "not there")));
}

/* Each of an object's properties is the one that object_peek finds, too. */
static int next_is_peeked(const struct object *object, uint32_t at)
{
    struct property found, peeked;
    Value key, other;
    int count = 0;
    for (; object_next(object, &at, &key, &found); count++) {
        uint32_t i = 0;
        while (object_peek(object, i, &other, &peeked) && other != key)
            i++;
        assert_true(other == key);
        assert_int_equal(peeked.kind, found.kind);
        assert_true(peeked.value == found.value);
    }
    return count;
}

static void keys_stand_in_order(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *object = object_new_plain(vm);
    Value hidden = value_symbol(symbol_new(vm, NULL, SYMBOL_PRIVATE));
    object_put_own(vm, object, value_symbol(symbol_new(vm, NULL, 0)),
                   UNDEFINED, ATTRIBUTES_DEFAULT);
    object_put_own(vm, object, hidden, UNDEFINED, ATTRIBUTES_DEFAULT);
    static const char *const names[] = {"b", "1000000000", "2", "a",
                                        "3000000000", "1", "01"};
    for (unsigned i = 0; i < 7; i++)
        put(vm, object, names[i], ATTRIBUTES_DEFAULT);
    keys_are(vm, object, KEYS_STRINGS | KEYS_SYMBOLS,
             "1,2,1000000000,3000000000,b,a,01,@");
    assert_true(object->cell.flags & OBJECT_SLOW_ELEMENTS);
    Value peeked;
    struct property found;
    assert_true(object_peek(object, 2, &peeked, &found));
    assert_true(peeked == value_int(1000000000));
    assert_true(object_peek(object, 8, &peeked, &found));
    assert_true(value_is_string(peeked));
    assert_false(object_peek(object, 9, &peeked, &found));
    assert_int_equal(next_is_peeked(object, 0), 9);
    assert_int_equal(next_is_peeked(object, object->element_count),
                     9 - (int)object->element_count);
    assert_true(object_peek_name(object, key(vm, "b")) != UNDEFINED);
    object_delete(vm, object, key(vm, "b"));
    assert_true(object_peek_name(object, key(vm, "b")) == UNDEFINED);
    assert_int_equal(next_is_peeked(object, 0), 8);
}

static void a_prototype_that_changes_is_noticed(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *parent = object_new_plain(vm);
    put(vm, parent, "a", ATTRIBUTES_DEFAULT);
    uint32_t epoch = vm->prototype_epoch;
    struct object *child = object_new(vm, parent);
    put(vm, child, "own", ATTRIBUTES_DEFAULT);
    assert_int_equal(vm->prototype_epoch, epoch);
    assert_int_equal(set(vm, parent, "a", value_int(2)), SET_OK);
    assert_int_equal(vm->prototype_epoch, epoch);
    uint32_t id = parent->shape->id;
    set(vm, parent, "b", value_int(2));
    assert_int_not_equal(vm->prototype_epoch, epoch);
    assert_int_not_equal(parent->shape->id, id);
    epoch = vm->prototype_epoch;
    object_delete(vm, parent, key(vm, "b"));
    assert_int_not_equal(vm->prototype_epoch, epoch);
    epoch = vm->prototype_epoch;
    object_set_prototype(vm, parent, NULL);
    assert_int_not_equal(vm->prototype_epoch, epoch);
    assert_false(object_set_prototype(vm, parent, child));
    assert_null(object_prototype(parent));
}

static void a_prototype_can_be_changed(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *a = object_new_plain(vm), *b = object_new_plain(vm);
    struct object *object = object_new_plain(vm);
    set(vm, object, "x", value_int(1));
    set(vm, object, "y", value_int(2));
    put(vm, a, "inherited", ATTRIBUTES_DEFAULT);
    assert_true(object_set_prototype(vm, object, a));
    assert_int_equal(value_as_int(get(vm, object, "y")), 2);
    assert_int_equal(value_as_int(get(vm, object, "inherited")), 1);
    assert_true(object_prevent_extensions(vm, object));
    assert_false(object_set_prototype(vm, object, b));
    assert_true(object_set_prototype(vm, object, a));
    assert_int_equal(set(vm, object, "z", value_int(1)), SET_NOT_EXTENSIBLE);
    assert_int_equal(set(vm, object, "x", value_int(5)), SET_OK);
}

static void accessors_are_called(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *parent = object_new_plain(vm);
    struct object *object = object_new(vm, parent);
    Value get_it = value_object(object_new_plain(vm));
    Value set_it = value_object(object_new_plain(vm)), setter = UNDEFINED;
    object_put_accessor(vm, parent, key(vm, "p"), get_it, UNDEFINED,
                        CONFIGURABLE);
    assert_int_equal(set(vm, object, "p", value_int(1)), SET_NO_SETTER);
    object_put_accessor(vm, parent, key(vm, "p"), UNDEFINED, set_it,
                        CONFIGURABLE);
    assert_int_equal(object_set(vm, object, key(vm, "p"), value_int(1),
                                &setter),
                     SET_CALL);
    assert_true(setter == set_it);
    struct property found;
    assert_true(object_find(vm, object, key(vm, "p"), &found));
    assert_int_equal(found.kind, PROPERTY_ACCESSOR);
    assert_true(found.get == get_it && found.set == set_it);
    assert_ptr_equal(found.holder, parent);
    put(vm, parent, "constant", ENUMERABLE);
    assert_int_equal(set(vm, object, "constant", value_int(2)),
                     SET_READ_ONLY);
    assert_int_equal(set(vm, parent, "constant", value_int(2)),
                     SET_READ_ONLY);
}

static enum define_result define(struct vm *vm, struct object *object,
                                 const char *name, unsigned has,
                                 unsigned attributes, Value value)
{
    struct descriptor desc = {has, attributes, value, value, value};
    return object_define(vm, object, key(vm, name), &desc);
}

static void definitions_are_checked(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *object = object_new_plain(vm);
    Value f = value_object(object_new_plain(vm));
    struct property found;
    assert_int_equal(define(vm, object, "a", HAS_VALUE, 0, value_int(1)),
                     DEFINE_OK);
    object_get_own(vm, object, key(vm, "a"), &found);
    assert_int_equal(found.attributes, 0);
    assert_int_equal(define(vm, object, "a", HAS_VALUE, 0, value_double(1)),
                     DEFINE_OK);
    assert_int_equal(define(vm, object, "a", HAS_VALUE, 0, value_int(2)),
                     DEFINE_NOT_CONFIGURABLE);
    assert_int_equal(define(vm, object, "a", HAS_WRITABLE, WRITABLE, 0),
                     DEFINE_NOT_CONFIGURABLE);
    assert_int_equal(define(vm, object, "a", HAS_ENUMERABLE, 0, 0),
                     DEFINE_OK);
    assert_int_equal(define(vm, object, "a", HAS_GET, 0, f),
                     DEFINE_NOT_CONFIGURABLE);
    put(vm, object, "b", ATTRIBUTES_DEFAULT);
    assert_int_equal(define(vm, object, "b", HAS_GET, 0, f), DEFINE_OK);
    object_get_own(vm, object, key(vm, "b"), &found);
    assert_int_equal(found.kind, PROPERTY_ACCESSOR);
    assert_int_equal(found.attributes, ENUMERABLE | CONFIGURABLE | ACCESSOR);
    assert_true(found.get == f && found.set == UNDEFINED);
    assert_int_equal(define(vm, object, "b", HAS_VALUE, 0, value_int(4)),
                     DEFINE_OK);
    object_get_own(vm, object, key(vm, "b"), &found);
    assert_int_equal(found.attributes, ENUMERABLE | CONFIGURABLE);
    object_prevent_extensions(vm, object);
    assert_int_equal(define(vm, object, "c", HAS_VALUE, 0, value_int(1)),
                     DEFINE_NOT_EXTENSIBLE);
}

static void arrays_have_a_length(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *array = array_new(vm, 0);
    Value setter;
    for (int32_t i = 0; i < 1000; i++)
        assert_true(array_push(vm, array, value_int(i)));
    assert_true(array_is_packed(array));
    object_set(vm, array, value_int(1005), TRUE_VALUE, &setter);
    assert_int_equal(array->length, 1006);
    assert_false(array_is_packed(array));
    assert_false(array->cell.flags & OBJECT_SLOW_ELEMENTS);
    assert_int_equal(set(vm, array, "length", value_int(10)), SET_OK);
    assert_int_equal(array->element_count, 10);
    assert_true(get(vm, array, "1005") == UNDEFINED);
    assert_int_equal(set(vm, array, "length", value_double(1.5)),
                     SET_BAD_LENGTH);
    assert_true(get(vm, array, "length") == value_int(10));
    assert_true(object_delete(vm, array, value_int(9)));
    assert_int_equal(array->length, 10);
    keys_are(vm, array, KEYS_STRINGS, "0,1,2,3,4,5,6,7,8,length");
    assert_true(array_push(vm, array, TRUE_VALUE));
    assert_int_equal(array->length, 11);
    assert_true(get(vm, array, "9") == UNDEFINED);
    assert_false(object_delete(vm, array, key(vm, "length")));
}

static void sparse_arrays_are_slow(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *array = array_new(vm, 0);
    Value setter;
    array_push(vm, array, value_int(1));
    object_set(vm, array, value_int(1000000000), TRUE_VALUE, &setter);
    assert_true(array->cell.flags & OBJECT_SLOW_ELEMENTS);
    assert_int_equal(array->length, 1000000001);
    set(vm, array, "4294967294", value_int(3));
    assert_int_equal(array->length, 4294967295u);
    keys_are(vm, array, KEYS_STRINGS, "0,1000000000,4294967294,length");
    assert_int_equal(define(vm, array, "5", HAS_VALUE, 0, value_int(1)),
                     DEFINE_OK);
    assert_int_equal(set(vm, array, "length", value_int(2)), SET_READ_ONLY);
    assert_int_equal(array->length, 6);
    keys_are(vm, array, KEYS_STRINGS, "0,5,length");
    assert_int_equal(define(vm, array, "length", HAS_WRITABLE, 0, 0),
                     DEFINE_OK);
    assert_int_equal(set(vm, array, "6", value_int(1)), SET_NOT_EXTENSIBLE);
    assert_int_equal(set(vm, array, "3", value_int(1)), SET_OK);
    assert_false(array_push(vm, array, value_int(1)));
}

static void inherited_indices_count(void **state)
{
    struct vm *vm = unit_vm(state);
    struct object *parent = array_new(vm, 0);
    array_push(vm, parent, value_int(5));
    struct object *object = object_new(vm, parent);
    assert_int_equal(value_as_int(get(vm, object, "0")), 5);
    assert_int_equal(define(vm, parent, "0", HAS_WRITABLE, 0, 0), DEFINE_OK);
    assert_int_equal(set(vm, object, "0", value_int(6)), SET_READ_ONLY);
    assert_int_equal(set(vm, object, "1", value_int(6)), SET_OK);
    /* An array's length is inherited too, as a plain property. */
    assert_int_equal(set(vm, object, "length", value_int(9)), SET_OK);
    assert_int_equal(value_as_int(get(vm, object, "length")), 9);
    assert_int_equal(parent->length, 1);
}

static void exotic_objects(void **state)
{
    struct vm *vm = unit_vm(state);
    struct wrapper *s = (struct wrapper *)object_new_sized(
        vm, CLASS_STRING, shape_root(vm, NULL), sizeof *s,
        offsetof(struct wrapper, inner), 2);
    s->value = value_string(string_from_c(vm, "ab"));
    struct object *object = &s->object;
    assert_true(get(vm, object, "1") == value_string(vm->characters['b']));
    assert_true(get(vm, object, "length") == value_int(2));
    assert_int_equal(set(vm, object, "0", TRUE_VALUE), SET_READ_ONLY);
    assert_int_equal(set(vm, object, "2", TRUE_VALUE), SET_OK);
    assert_int_equal(set(vm, object, "length", TRUE_VALUE), SET_READ_ONLY);
    assert_false(object_delete(vm, object, value_int(0)));
    keys_are(vm, object, KEYS_STRINGS, "0,1,2,length");

    struct object *prototype = object_new(vm, NULL);
    struct array_buffer *buffer =
        array_buffer_new(vm, prototype, bytes_new(vm, 4), 4);
    object = &view_new(vm, CLASS_TYPED_ARRAY, prototype, ELEMENT_UINT8,
                       buffer, 1, 2)
                  ->object;
    assert_int_equal(set(vm, object, "0", value_int(-2)), SET_OK);
    assert_int_equal(set(vm, object, "1", value_double(257.9)), SET_OK);
    assert_int_equal(set(vm, object, "2", value_int(9)), SET_OK);
    assert_int_equal(set(vm, object, "-1", value_int(9)), SET_OK);
    assert_int_equal(set(vm, object, "1.5", value_int(9)), SET_OK);
    assert_memory_equal(buffer->bytes->at, "\0\xfe\1\0", 4);
    keys_are(vm, object, KEYS_STRINGS, "0,1");
    assert_int_equal(set(vm, object, "name", value_int(9)), SET_OK);
    keys_are(vm, object, KEYS_STRINGS, "0,1,name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(keys_have_three_forms, unit_start),
        cmocka_unit_test_setup(shapes_are_shared, unit_start),
        cmocka_unit_test_setup(an_object_may_be_a_table, unit_start),
        cmocka_unit_test_setup(deleting_gives_a_new_shape, unit_start),
        cmocka_unit_test_setup(keys_stand_in_order, unit_start),
        cmocka_unit_test_setup(a_prototype_that_changes_is_noticed,
                               unit_start),
        cmocka_unit_test_setup(a_prototype_can_be_changed, unit_start),
        cmocka_unit_test_setup(accessors_are_called, unit_start),
        cmocka_unit_test_setup(definitions_are_checked, unit_start),
        cmocka_unit_test_setup(arrays_have_a_length, unit_start),
        cmocka_unit_test_setup(sparse_arrays_are_slow, unit_start),
        cmocka_unit_test_setup(inherited_indices_count, unit_start),
        cmocka_unit_test_setup(exotic_objects, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
