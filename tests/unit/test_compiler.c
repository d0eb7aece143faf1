/*
 * test_compiler.c: the compiler's code. Every program below is compiled and
 * walked along all its paths (code_verify.h); some have the instructions that
 * they must become, others the error that they must be refused with.
 */
#include "unit_vm.h"

#include "code_verify.h"
#include "machine/machine.h"
#include "script/compiler.h"

static struct code *compile_text(struct vm *vm, enum compile_mode mode,
                                 const char *text, struct compile_error *error)
{
    return compile(vm, NULL, mode, "test.js", text, strlen(text), error);
}

static struct code *compiled(struct vm *vm, enum compile_mode mode,
                             const char *text)
{
    struct compile_error error;
    struct code *code = compile_text(vm, mode, text, &error);
    if (!code)
        print_error("%s: %s\n  %s\n", error.kind, error.message, text);
    assert_non_null(code);
    return code;
}

static void sound(struct vm *vm, enum compile_mode mode, const char *text)
{
    char problem[300];
    struct code *code = compiled(vm, mode, text);
    verify_code(code, problem);
    if (*problem)
        print_error("%s\n  %s\n", problem, text);
    assert_string_equal(problem, "");
}

/* --- programs of every kind ----------------------------------------------- */

static const char *const PROGRAMS[] = {
    "",
    ";;;",
    "let a = 1, b; const c = 2; var d = a, e; b = c + d; e = b",
    "x; let x = 1; { x; let y = () => x + y }",
    "var f = () => x; let x = 1; f()",
    /* operators */
    "a = 1 + b * -(c ** 2) - (d, e) / +f % ~g << 1 >> 2 >>> 3 & 4 | 5 ^ 6",
    "a = b < c, d <= e, f > g, h >= i, j == k, l != m, n === o, p !== q",
    "a = !b && c || (d ?? 1), typeof e, void f, delete g.h, delete i[j]",
    "a = 'b' in c, d instanceof e, typeof undefinedName, delete k",
    "let a = 1; a += 2; a **= 3; a ||= 4; a &&= 5; a ?"
    "?= 6; a++; --a",
    "a.b += 1; a[b] += 1; a.b++; a[b]--; x = a.b++; y = --a[b]",
    "a.b ||= 1; x = a[b] &&= 2; a.b ?"
    "?= function () {}",
    "const c = 1; try { c = 2 } catch { c++ }",
    "a ? b : c ? d : e; if (!(a && b || !c)) d(); else if (e) f; else g",
    /* calls */
    "f(), f(1, 2), a.b(), a[b](c), a.b.c().d(), (a, b)(), (a.b)()",
    "new F, new F(1), new a.b.C(1, 2), f(...a), a.b(1, ...c, 2)",
    "new F(...a, b), f`x`, a.b`x${1}y${2}`, `a${b}c${d}`, ``, `${a}`",
    "a?.b, a?.[b], a?.(b), a.b?.c.d, a?.b.c?.(d).e, (a?.b)(), a?.b()",
    "delete a?.b, delete a?.b[c], (a?.b)?.c, a?.b?.(c)?.[d]",
    /* literals */
    "a = [], b = [1, , 2, ...c, , d], e = {}, f = {a, b: 1, [c]: 2, ...d}",
    "a = {m() {}, get x() { return 1 }, set x(v) {}, async n() {}, *g() {}}",
    "a = {__proto__: b, '0': 1, 2: 3, 'x y': 4, [`k`]: function () {}}",
    /* functions */
    "function f(a, b = a, ...c) { return arguments.length + c.length } f()",
    "function f(a = b, b) { var a; let c; return () => a + b + c }",
    "function f({a, b: {c} = {}}, [d, , e = 1, ...g]) { return () => a + g }",
    "function f(a, a, b) { return a }",
    "var f = function g() { return g }, h = function i() { i = 1 }",
    "var f = (a, b) => a + b, g = async x => await x, h = () => ({})",
    "function f() { return () => [this, arguments, new.target] } new f",
    "function F() { if (!new.target) return new F(); this.a = 1 }",
    "{ function f() {} } if (a) { function g() { return f } } f(); g()",
    "switch (a) { case 1: function f() {} default: f() }",
    /* destructuring */
    "let {a, b: c, d = 1, [e]: f, ...g} = h; ({a: i.j, b: k[l]} = m)",
    "let [a, [b], {c}, d = () => {}, ...e] = f; [g.h, i[j], ...k.l] = m",
    "x = [a, b] = [b, a]; x = {a, b} = c; [{a: [b]}] = [{a: [1]}]",
    "for (const {a, b: [c]} of d) f(() => a + c); for ([a.b] of c);",
    "for (let [a, b = a] of c) { if (a) break; else continue }",
    "try { f() } catch ({message, stack: [a]}) { g(() => message + a) }",
    /* loops */
    "for (;;) { break } for (let i = 0; i < 9; i++) f(() => i)",
    "for (var i = 0, j; i < 9; i++, j--); for (i of j) k; for (i in j) k",
    "for (let x of [x]) f(() => x); for (const k in o) f(() => k)",
    "while (a) { if (b) continue; break } do { a-- } while (a)",
    "a: for (;;) { b: for (const x of y) { if (x) continue a; break b } }",
    "a: { b: { break a } c: if (d) break c; else break a }",
    "l: for (const k in o) for (const x of y) { continue l }",
    "switch (a) { case b: c; break; case d(): let e = 1; f(() => e); "
    "default: g }",
    "switch (a) {} switch (a) { default: } switch (a) { case 1: case 2: }",
    /* try */
    "try { a() } catch { b() } finally { c() }",
    "function f() { try { return a() } finally { b() } }",
    "function f() { for (const x of y) { try { if (x) return 1; else "
    "continue } finally { if (z) break; else return 2 } } }",
    "for (;;) { try { try { break } finally { a } } finally { continue } }",
    "l: try { throw 1 } catch (e) { break l } finally { f() }",
    "function f() { for (let i of a) { let j = () => i; try { for (let k of "
    "j()) { let l = () => k; return l } } catch (e) { throw () => e } } }",
    "try { try { a } finally { try { b } finally { c } } } catch (d) { d }",
    /* generators and async functions */
    "function* g(a = 1) { const b = yield a; yield* b; return yield }",
    "function* g() { for (const x of y) yield x; const [a, b = yield] = c }",
    "function* g() { try { yield 1 } finally { yield 2 } }",
    "function* g() { for (const a of b) try { yield a } catch { return } }",
    "async function f() { for (const x of y) await x; return await z }",
    "async function* f() { x(1, yield 2); return yield* g }",
    "async function* f() { try { x(1, yield 2, yield* y) } finally { z } }",
    "async () => { for await (const x of y) if (x) break; else return await x }",
    "async function* f() { for await (x of y) try { for await (z of yield x) "
    "continue } catch { return } finally { yield } }",
    "async () => { try { await a } catch (e) { await e } finally { b } }",
    "class A { async m() { return super.m(await this.x) } *g() { yield* 1 } }",
    /* classes */
    "class A {} class B extends A {} new B",
    "class A { constructor() { this.a = 1 } m() {} get x() {} static s() {} }",
    "class A extends B { constructor() { super(1); this.a } }",
    "class A extends B { constructor() { const f = () => super(); f() } }",
    "class A extends B { constructor() { try { return a } finally { b } } }",
    "class A extends B { x = 1; [y] = this.x; static z = A; #p = () => this }",
    "class A extends B { m() { return () => super.m(super.x, super[y] = 1) } }",
    "class A { #a = 1; #m() { return this.#a++ } get #g() { return #a in this"
    "} set #g(v) { this.#a ||= v } static #s() {} t() { this.#g += this.#m() "
    "+ A.#s() } }",
    "class A { static a = 1; static { var b = this.a; let c = () => b } "
    "static #d = c; static [e] = function () {} }",
    "let C = class {}, D = class E { static f = E }, o = {F: class {}, "
    "['G']: class { static name() {} }}",
    "class A { m() { return class extends A { n() { return super.m } } } }",
    "for (const A of [class { static x = A }]) { new (class extends A {}) }",
};

static void programs_are_sound(void **state)
{
    struct vm *vm = unit_vm(state);
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        sound(vm, COMPILE_COMMONJS, PROGRAMS[i]);
        sound(vm, COMPILE_SCRIPT, PROGRAMS[i]);
    }
}

/* --- expected instructions ------------------------------------------------ */

/* The names of a function's instructions, between spaces. */
static void names_of(const struct code *code, struct text *text)
{
    for (uint32_t pc = 0; pc < code->byte_count;
         pc += opcode_size(code->bytes[pc])) {
        if (pc)
            text_byte(text, ' ');
        text_str(text, opcode_table[code->bytes[pc]].name);
    }
}

/* The code of the first function in a program. */
static const struct code *inner(const struct code *code)
{
    for (uint32_t i = 0; i < code->constant_count; i++) {
        Value v = code->constants[i];
        if (value_is_cell(v) &&
            ((struct cell *)value_as_cell(v))->kind == CELL_CODE)
            return value_as_cell(v);
    }
    return NULL;
}

static void becomes(const struct code *code, const char *wanted)
{
    char bytes[2000];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    names_of(code, &text);
    assert_string_equal(bytes, wanted);
}

static void instructions_are_as_expected(void **state)
{
    struct vm *vm = unit_vm(state);
    becomes(compiled(vm, COMPILE_COMMONJS, "f(1)"),
            "STMT GET_GLOBAL UNDEFINED INT8 CALL_STEP CALL POP "
            "UNDEFINED RETURN");
    becomes(compiled(vm, COMPILE_COMMONJS, "a.b(...c)"),
            "STMT GET_GLOBAL GET_METHOD NEW_ARRAY GET_GLOBAL ARRAY_SPREAD "
            "CALL_STEP CALL_SPREAD POP UNDEFINED RETURN");
    becomes(compiled(vm, COMPILE_COMMONJS, "let i = 0; i++; i += 300"),
            "STMT INT8 PUT_LOCAL STMT INC_LOCAL INC PUT_LOCAL "
            "STMT GET_LOCAL INT ADD PUT_LOCAL UNDEFINED RETURN");
    becomes(inner(compiled(vm, COMPILE_COMMONJS,
                           "function f(a, b) { if (a && !b) return a; }")),
            "STMT GET_LOCAL JUMP_IF_FALSE GET_LOCAL JUMP_IF_TRUE "
            "STMT GET_LOCAL RETURN UNDEFINED RETURN");
    becomes(inner(compiled(vm, COMPILE_COMMONJS, "x => x * 2")),
            "STMT GET_LOCAL INT8 MUL RETURN");
    /* What a jump leads to is not joined with what stands before it. */
    becomes(inner(compiled(vm, COMPILE_COMMONJS,
                           "function f(a, b) { b--; return a * b + (a || b); }")),
            "STMT DEC_LOCAL DEC PUT_LOCAL STMT GET_LOCALS MUL GET_LOCAL "
            "JUMP_IF_TRUE_KEEP GET_LOCAL ADD RETURN UNDEFINED RETURN");
}

/* Where nothing is captured no records are made; where it is, the loop's is
 * copied for each round. */
static void records_are_made_where_wanted(void **state)
{
    struct vm *vm = unit_vm(state);
    becomes(compiled(vm, COMPILE_COMMONJS, "for (let i = 0; i < 2; i++);"),
            "STMT INT8 PUT_LOCAL STMT GET_LOCAL INT8 LT JUMP_IF_FALSE "
            "STMT INC_LOCAL INC PUT_LOCAL LOOP UNDEFINED RETURN");
    becomes(
        compiled(vm, COMPILE_COMMONJS, "for (let i = 0; i < 2; i++) () => i;"),
        "PUSH_ENV STMT INT8 PUT_ENV COPY_ENV STMT GET_ENV INT8 LT "
        "JUMP_IF_FALSE STMT CLOSURE POP COPY_ENV STMT GET_ENV INC "
        "PUT_ENV LOOP POP_ENV UNDEFINED RETURN");
}

/* --- positions ------------------------------------------------------------ */

/* The position of the n-th instruction `op`. */
static const struct code_position *position_of(const struct code *code,
                                               enum opcode op, unsigned n)
{
    for (uint32_t pc = 0; pc < code->byte_count;
         pc += opcode_size(code->bytes[pc]))
        if (code->bytes[pc] == op && n-- == 0)
            return code_position_at(code, pc);
    return NULL;
}

/* Its text is [start, end), its column `at`. */
static void stands(const struct code *code, enum opcode op, unsigned n,
                   uint32_t start, uint32_t end, uint32_t at)
{
    const struct code_position *p = position_of(code, op, n);
    assert_non_null(p);
    assert_int_equal(p->start, start);
    assert_int_equal(p->end, end);
    assert_int_equal(p->at, at);
}

static void positions_are_v8s(void **state)
{
    struct vm *vm = unit_vm(state);
    const struct code *code;
    code = compiled(vm, COMPILE_COMMONJS, "if ((a)) b.c.d(e); // (\n");
    stands(code, OP_STMT, 0, 0, 8, 0);
    stands(code, OP_GET_GLOBAL, 0, 5, 6, 0); /* the statement's first */
    stands(code, OP_STMT, 1, 9, 18, 9);
    stands(code, OP_GET_PROP, 0, 9, 12, 11);
    stands(code, OP_CALL_STEP, 0, 9, 17, 13);
    stands(code, OP_CALL, 0, 9, 14, 13);
    code = compiled(vm, COMPILE_COMMONJS, "let q = new A(1) + w;");
    stands(code, OP_STMT, 0, 0, 21, 0);
    stands(code, OP_NEW, 0, 12, 13, 8);
    stands(code, OP_ADD, 0, 8, 20, 17);
    code = compiled(vm, COMPILE_COMMONJS, "for (const x of y.z) throw x;");
    stands(code, OP_STMT, 0, 0, 20, 0);
    stands(code, OP_GET_ITER, 0, 16, 19, 18);
    stands(code, OP_STMT, 1, 5, 12, 5);
    stands(code, OP_ITER_NEXT, 0, 11, 12, 11);
    stands(code, OP_THROW, 0, 21, 29, 21);
    code = compiled(vm, COMPILE_COMMONJS, "const {a, b} = c(1);");
    stands(code, OP_REQUIRE_OBJECT, 0, 15, 19, 7);
    stands(code, OP_GET_PROP, 1, 10, 11, 10);
}

/* --- scopes and variables ------------------------------------------------- */

static const struct code_variable *variable(const struct code *code,
                                            const char *name,
                                            const struct code_scope **in)
{
    for (uint32_t s = 0; s < code->scope_count; s++) {
        const struct code_scope *scope = &code->scopes[s];
        for (uint32_t i = 0; i < scope->variable_count; i++) {
            const struct code_variable *v =
                &code->variables[scope->first_variable + i];
            if (!atom_is(value_as_string(v->name), name))
                continue;
            *in = scope;
            return v;
        }
    }
    return NULL;
}

static void the_screen_finds_variables(void **state)
{
    struct vm *vm = unit_vm(state);
    const struct code_scope *scope;
    const struct code_variable *v;
    const struct code *code =
        inner(compiled(vm, COMPILE_COMMONJS,
                       "function f(a) { let b = a; { const c = 1; "
                       "return () => c } }"));
    v = variable(code, "a", &scope);
    assert_int_equal(v->kind, VARIABLE_PARAM);
    assert_int_equal(v->index, 0);
    assert_int_equal(v->in_env, 0);
    v = variable(code, "b", &scope);
    assert_int_equal(v->kind, VARIABLE_LET);
    assert_int_equal(scope->parent, UINT16_MAX);
    assert_int_equal(scope->to, code->byte_count);
    v = variable(code, "c", &scope);
    assert_int_equal(v->kind, VARIABLE_CONST);
    assert_int_equal(v->in_env, 1);
    assert_int_equal(scope->env_count, 1);
    assert_int_equal(scope->parent, 0);
    assert_true(scope->from > 0 && scope->to <= code->byte_count);
}

/* --- names and flags ------------------------------------------------------ */

static void named(struct vm *vm, const char *text, const char *name,
                  uint32_t flags)
{
    const struct code *code = inner(compiled(vm, COMPILE_COMMONJS, text));
    if (!atom_is(code->name, name))
        print_error("%s\n", text);
    assert_true(atom_is(code->name, name));
    assert_int_equal(code->flags, flags);
}

static void functions_have_names_and_flags(void **state)
{
    struct vm *vm = unit_vm(state);
    named(vm, "function f() { this }", "f", CODE_THIS);
    named(vm, "let g = () => 1", "g", CODE_ARROW);
    named(vm, "let g = (function () {})", "g", 0);
    named(vm, "x = {a: async () => {}}", "a", CODE_ARROW | CODE_ASYNC);
    named(vm, "x = {get a() {}}", "get a", CODE_METHOD);
    named(vm, "x = {*[1]() {}}", "", CODE_METHOD | CODE_GENERATOR);
    named(vm, "[x = function () { 'use strict' }] = y", "x", CODE_STRICT);
    named(vm, "({x = class {}} = y)", "x", CODE_STRICT | CODE_CLASS);
    named(vm, "class A extends B {}", "A",
          CODE_STRICT | CODE_CLASS | CODE_DERIVED);
}

/* --- refusals ------------------------------------------------------------- */

static void refused(struct vm *vm, const char *text, const char *kind,
                    const char *message)
{
    struct compile_error error;
    assert_null(compile_text(vm, COMPILE_COMMONJS, text, &error));
    assert_string_equal(error.kind, kind);
    assert_string_equal(error.message, message);
    assert_true(error.start < error.end && error.end <= strlen(text));
}

static void what_is_not_there_yet_is_refused_by_name(void **state)
{
    struct vm *vm = unit_vm(state);
    const char *kind = "Unsupported";
    refused(vm, "eval('1')", kind, "direct eval is not supported");
}

static void mistakes_are_refused(void **state)
{
    struct vm *vm = unit_vm(state);
    struct compile_error error;
    refused(vm, "let a; let a", "SyntaxError",
            "Identifier 'a' has already been declared");
    assert_null(compile_text(vm, COMPILE_LIBRARY, "%nope(1)", &error));
    assert_string_equal(error.message, "There is no such intrinsic");
    assert_null(compile_text(vm, COMPILE_LIBRARY,
                             "function f() { 'fast nope'; }", &error));
    assert_string_equal(error.message, "There is no such native");
}

/* What an intrinsic needs it is given, or nobody knows what it reads. */
static void intrinsics_want_their_arguments(void **state)
{
    static const char *const few[] = {"%textCut('abc')", "%promiseReject()"};
    static const char *const enough[] = {"%textCut('abc', 1)", "%promiseNew()"};
    struct vm *vm = unit_vm(state);
    struct compile_error error;
    for (int i = 0; i < 2; i++) {
        assert_null(compile(vm, &machine_natives, COMPILE_LIBRARY, "few.js",
                            few[i], strlen(few[i]), &error));
        assert_string_equal(error.message,
                            "Too few arguments for an intrinsic");
        assert_non_null(compile(vm, &machine_natives, COMPILE_LIBRARY,
                                "enough.js", enough[i], strlen(enough[i]),
                                &error));
    }
}

/* --- size ----------------------------------------------------------------- */

/* head, `times` times middle, tail. */
static char *repeated(const char *head, const char *middle, unsigned times,
                      const char *tail)
{
    size_t length = strlen(middle);
    char *text = malloc(strlen(head) + times * length + strlen(tail) + 1);
    char *at = text + strlen(strcpy(text, head));
    for (unsigned i = 0; i < times; i++, at += length)
        memcpy(at, middle, length);
    strcpy(at, tail);
    return text;
}

static void long_chains_are_no_matter(void **state)
{
    static const char *const chains[][3] = {
        {"x = 1", " + a", ""},    {"x = 1", " && a", ""},
        {"x = (1", ", a", ")"},   {"if (a);", " else if (a) b();", ""},
        {"x = `", "${a}b", "`"},  {"x = [", "1, ", "]"},
        {"f(", "1, ", "2)"},      {"", "a();\n", ""},
        {"x = {", "a: 1, ", "}"}, {"switch (a) {", "case 1: b();", "}"},
        {"let [", ", ", "] = a"}, {"f`", "${1}", "`"},
    };
    struct vm *vm = unit_vm(state);
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        char *text = repeated(chains[i][0], chains[i][1], 5000, chains[i][2]);
        sound(vm, COMPILE_COMMONJS, text);
        free(text);
    }
}

static void what_is_too_large_is_refused(void **state)
{
    struct vm *vm = unit_vm(state);
    struct compile_error error;
    char *text = malloc(70000 * 8), *at = text;
    for (unsigned i = 0; i < 70000; i++) {
        memcpy(at, "a00000;\n", 8);
        for (unsigned k = 0, n = i; k < 5; k++, n /= 10)
            at[5 - k] = (char)('0' + n % 10);
        at += 8;
    }
    at[-1] = 0;
    assert_null(compile_text(vm, COMPILE_COMMONJS, text, &error));
    assert_string_equal(error.message, "Function has too many constants");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(programs_are_sound, unit_start),
        cmocka_unit_test_setup(instructions_are_as_expected, unit_start),
        cmocka_unit_test_setup(records_are_made_where_wanted, unit_start),
        cmocka_unit_test_setup(positions_are_v8s, unit_start),
        cmocka_unit_test_setup(the_screen_finds_variables, unit_start),
        cmocka_unit_test_setup(functions_have_names_and_flags, unit_start),
        cmocka_unit_test_setup(what_is_not_there_yet_is_refused_by_name,
                               unit_start),
        cmocka_unit_test_setup(mistakes_are_refused, unit_start),
        cmocka_unit_test_setup(intrinsics_want_their_arguments, unit_start),
        cmocka_unit_test_setup(long_chains_are_no_matter, unit_start),
        cmocka_unit_test_setup(what_is_too_large_is_refused, unit_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
