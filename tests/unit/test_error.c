#include "unit_vm.h"

#include "machine/place.h"
#include "script/code.h"
#include "script/error.h"
#include "script/error_inside.h"
#include "script/opcode.h"

/* The name inferred for the function that starts at the mark '@'. */
static void infers(const char *source, const char *wanted)
{
    char bytes[100];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    const char *mark = strchr(source, '@');
    assert_non_null(mark);
    error_infer_name(&text, source, (uint32_t)(mark - source), "Self");
    assert_string_equal(bytes, wanted);
}

static void names_are_inferred(void **state)
{
    (void)state;
    infers("ws.onmessage = @", "ws.onmessage");
    infers("  a . b.c=@", "a.b.c");
    infers("this.x = @", "Self.x");
    infers("Foo.prototype.bar = @", "Foo.bar");
    infers("a['x y'] = @", "a.x y");
    infers("a[i].k = @", "a.<computed>.k");
    infers("a.b ||= @", "a.b");
    infers("(a.par = @", "a.par");
    infers("a.x = (@", "a.x");
    infers("x = @", "");
    infers("a.b == @", "");
    infers("a.b >= @", "");
    infers("run(@", "");
    infers("f().x = @", "");
    infers("@", "");
}

static void values_are_shown_short(void **state)
{
    struct vm *vm = unit_vm(state);
    char bytes[200];
    struct text text;
    vm->symbols[SYMBOL_TO_STRING_TAG] = symbol_new(vm, NULL, 0);
    object_put_own(vm, vm_intrinsic(vm, INTRINSIC_OBJECT_PROTOTYPE),
                   vm_atom(vm, ATOM_TO_STRING), UNDEFINED,
                   ATTRIBUTES_HIDDEN);
    struct object *made = object_new(vm, object_new_plain(vm));
    struct function *class = (struct function *)object_new_sized(
        vm, CLASS_FUNCTION, shape_root(vm, NULL), sizeof *class,
        offsetof(struct function, inner), 4);
    class->object.cell.flags |= OBJECT_CALLABLE;
    object_put_own(vm, &class->object, vm_atom(vm, ATOM_NAME),
                   value_string(string_from_c(vm, "Foo")), CONFIGURABLE);
    object_put_own(vm, object_prototype(made), vm_atom(vm, ATOM_CONSTRUCTOR),
                   value_object(&class->object), ATTRIBUTES_HIDDEN);
    const struct {
        Value value;
        const char *text;
    } rows[] = {
        {UNDEFINED, "undefined"},
        {NULL_VALUE, "null"},
        {value_double(-0.5), "-0.5"},
        {value_string(string_from_c(vm, "plain")), "plain"},
        {value_symbol(symbol_new(vm, string_from_c(vm, "s"), 0)),
         "Symbol(s)"},
        {value_object(made), "#<Foo>"},
        {value_object(object_new(vm, NULL)), "[object Object]"},
        {value_object(array_new(vm, 0)), "[object Array]"},
        {value_object(&class->object), "function Foo() { [native code] }"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        text_init_fixed(&text, bytes, sizeof bytes);
        error_write_value(vm, &text, rows[i].value);
        assert_string_equal(bytes, rows[i].text);
    }
}

static void places_are_marked(void **state)
{
    static const char program[] = "a;\n\tb\xc3\xa9(c);\n";
    struct place place = {"/a/file.js", program, strlen(program), 7, 8};
    char bytes[200];
    struct text text;
    (void)state;
    text_init_fixed(&text, bytes, sizeof bytes);
    place_write(&place, &text);
    assert_string_equal(bytes, "/a/file.js:2\n\tb\xc3\xa9(c);\n\t  ^\n");
    place.start = 4;
    place.end = 200;
    text_init_fixed(&text, bytes, sizeof bytes);
    place_write(&place, &text);
    assert_string_equal(bytes, "/a/file.js:2\n\tb\xc3\xa9(c);\n\t^^^^^^\n");
}

static void positions_are_found(void **state)
{
    static const struct code_position positions[] = {
        {0, 1, 2, 0}, {4, 3, 4, 0}, {9, 5, 6, 0}};
    static const struct code_scope scopes[] = {{0, 20, 0, 0, 0, 0, 0, 0},
                                               {5, 12, 0, 0, 0, 0, 0, 0},
                                               {7, 9, 0, 0, 0, 0, 1, 0}};
    static const struct code code = {.positions = positions,
                                     .position_count = 3,
                                     .scopes = scopes,
                                     .scope_count = 3};
    (void)state;
    assert_int_equal(code_position_at(&code, 0)->start, 1);
    assert_int_equal(code_position_at(&code, 3)->start, 1);
    assert_int_equal(code_position_at(&code, 4)->start, 3);
    assert_int_equal(code_position_at(&code, 99)->start, 5);
    assert_int_equal(code_scope_at(&code, 4), 0);
    assert_int_equal(code_scope_at(&code, 5), 1);
    assert_int_equal(code_scope_at(&code, 8), 2);
    assert_int_equal(code_scope_at(&code, 9), 1);
    assert_int_equal(code_scope_at(&code, 12), 0);
}

static void code_is_disassembled(void **state)
{
    struct vm *vm = unit_vm(state);
    static const uint8_t bytes[] = {OP_INT8, 7,  OP_JUMP, 1, 0, 0, 0,
                                    OP_NOP, OP_CONST, 0, 0, OP_RETURN};
    Value constant = value_string(string_from_c(vm, "hello"));
    struct code code = {.bytes = bytes,
                        .byte_count = sizeof bytes,
                        .constants = &constant,
                        .constant_count = 1};
    char out[200];
    struct text text;
    text_init_fixed(&text, out, sizeof out);
    code_disassemble(&code, &text);
    assert_string_equal(out, "    0  INT8 7\n"
                             "    2  JUMP ->8\n"
                             "    7  NOP\n"
                             "    8  CONST 0 \"hello\"\n"
                             "   11  RETURN\n");
    assert_int_equal(opcode_size(OP_JUMP_IF_KIND), 6);
    assert_int_equal(opcode_size(OP_GET_LOCAL_CHECK), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_inferred),
        cmocka_unit_test_setup(values_are_shown_short, unit_start),
        cmocka_unit_test_setup(places_are_marked, unit_start),
        cmocka_unit_test(positions_are_found),
        cmocka_unit_test_setup(code_is_disassembled, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
