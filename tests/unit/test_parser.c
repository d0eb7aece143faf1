/*
 * The parser: programs that Node refuses are refused with its words at its
 * place; trees and scopes as S-expressions; limits; a full arena.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/utf.h"
#include "guard.h"
#include "script/parser.h"
#include "world/reserve.h"

static struct arena *arena;
static struct region region;

static int open_arena(void **state)
{
    (void)state;
    if (!arena)
        arena = arena_init(reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA));
    region_init(&region, arena);
    return 0;
}

static int close_region(void **state)
{
    (void)state;
    region_done(&region);
    return 0;
}

static struct parse_result parse(const char *source, enum parse_goal goal)
{
    struct parse_options options = {.goal = goal};
    return parser_parse(&region, source, strlen(source), &options);
}

/* The whole program's tree, or its error as "kind: message". */
static const char *tree(const char *source, enum parse_goal goal)
{
    struct text text;
    struct parse_result result = parse(source, goal);
    text_init_region(&text, &region);
    if (result.program) {
        ast_print_function(&text, result.program);
    } else {
        assert_non_null(result.error);
        text_format(&text, "%s: %s", result.error->kind, result.error->message);
    }
    return text.bytes;
}

/* --- errors, word for word ------------------------------------------------ */

static const struct {
    const char *source;
    const char *message;
    uint32_t line, column, width;
} PROGRAMS[] = {
#include "parser_bad.h"
};

/* What Node underlines: nothing where the range leaves the line. */
static void underline(const char *source, const struct parse_error *error,
                      uint32_t *column, uint32_t *width)
{
    size_t length = strlen(source);
    size_t end = utf_line_end(source, length, error->start);
    *column = utf_place(source, length, error->start).column;
    *width = error->end <= end ? (uint32_t)utf_units(source + error->start,
                                                     error->end - error->start)
                               : 0;
    if (*width == 0)
        *column = 0;
}

static bool as_node(size_t i)
{
    const char *source = PROGRAMS[i].source;
    struct parse_result result = parse(source, PARSE_COMMONJS);
    const struct parse_error *error = result.error;
    uint32_t column, width, line;
    if (!error || !PROGRAMS[i].message)
        return !error && !PROGRAMS[i].message && result.program;
    underline(source, error, &column, &width);
    line = utf_place(source, strlen(source), error->start).line;
    if (strcmp(error->kind, "SyntaxError") == 0 &&
        strcmp(error->message, PROGRAMS[i].message) == 0 &&
        line == PROGRAMS[i].line && column == PROGRAMS[i].column &&
        width == PROGRAMS[i].width)
        return true;
    print_error("%s\n  Node: %u:%u:%u %s\n  here: %u:%u:%u %s\n", source,
                PROGRAMS[i].line, PROGRAMS[i].column, PROGRAMS[i].width,
                PROGRAMS[i].message, line, column, width, error->message);
    return false;
}

static void errors_are_nodes(void **state)
{
    size_t wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof PROGRAMS / sizeof *PROGRAMS; i++) {
        wrong += !as_node(i);
        region_done(&region);
    }
    assert_int_equal(wrong, 0);
}

static void scripts_have_no_return(void **state)
{
    (void)state;
    assert_string_equal(tree("return", PARSE_SCRIPT),
                        "SyntaxError: Illegal return statement");
    assert_string_equal(
        tree("new.target", PARSE_SCRIPT),
        "SyntaxError: new.target expression is not allowed here");
    assert_string_equal(tree("import 'x'", PARSE_SCRIPT),
                        "SyntaxError: Cannot use import statement outside a "
                        "module");
    assert_string_equal(tree("export {}", PARSE_SCRIPT),
                        "SyntaxError: Unexpected token 'export'");
}

static void refused_by_name(void **state)
{
    (void)state;
    assert_string_equal(tree("eval('1')", PARSE_COMMONJS),
                        "Unsupported: direct eval is not supported");
    assert_non_null(strstr(tree("let eval; eval(1)", PARSE_COMMONJS), "Call"));
    assert_non_null(strstr(tree("(0, eval)(1)", PARSE_COMMONJS), "Call"));
    assert_string_equal(tree("with (a) b", PARSE_COMMONJS),
                        "Unsupported: the with statement is not supported");
    assert_string_equal(
        tree("import a from 'b'", PARSE_COMMONJS),
        "SyntaxError: Cannot use import statement outside a module");
    /* A syntax error behind it is the better message. */
    assert_string_equal(tree("eval(1); a b", PARSE_COMMONJS),
                        "SyntaxError: Unexpected identifier 'b'");
}

/* --- trees ---------------------------------------------------------------- */

struct pair {
    const char *source;
    const char *tree;
};

static const struct pair TREES[] = {
    {"a + b * c - d",
     "(Binary (Name a) + (Binary (Name b) * (Name c)) - (Name d))"},
    {"a ** b ** c", "(Binary (Name a) ** (Binary (Name b) ** (Name c)))"},
    {"(a, b).c", "(Member (Comma (Name a) (Name b)) c)"},
    {"a && b || c", "(Logical || (Logical && (Name a) (Name b)) (Name c))"},
    {"a?.b.c?.[d](e)",
     "(Chain (Call (Index ?. (Member (Member ?. (Name a) b) c) (Name d)) "
     "(Name e)))"},
    {"new a.b(c).d", "(Member (New (Member (Name a) b) (Name c)) d)"},
    {"new new a()()", "(New (New (Name a)))"},
    {"a / b / c", "(Binary (Name a) / (Name b) / (Name c))"},
    {"a = /b[/]\\/c/g", "(Assign = (Name a) (RegExp /b[/]\\/c/g))"},
    {"`a${b}c${`d`}`", "(Template \"a\" (Name b) \"c\" (Template \"d\") \"\")"},
    {"f`\\u`", "(Tagged (Name f) (Template bad))"},
    {"[a, , ...b]", "(Array (Name a) (Hole) (Spread (Name b)))"},
    {"[a, b = 1, ...c] = d",
     "(Assign = (ArrayPattern (Name a) (Default = (Name b) (Number 1)) "
     "(Rest (Name c))) (Name d))"},
    {"({a, b: c.d, ...e} = f)",
     "(Assign = (ObjectPattern (Property (String \"a\") (Name a)) (Property "
     "(String \"b\") (Member (Name c) d)) (Rest (Name e))) (Name f))"},
    {"({get a() {}, 1: b, [c]: d, __proto__: e})",
     "(Object (Property get (String \"a\") (Function (get ()))) (Property "
     "(Number 1) (Name b)) (Property computed (Name c) (Name d)) (Property "
     "proto (String \"__proto__\") (Name e)))"},
    {"async (a, {b}) => await a",
     "(Function (async arrow ((Name a) (ObjectPattern (Property (String "
     "\"b\") (Name b)))) (Await (Name a))))"},
    {"async (a)", "(Call (Name async) (Name a))"},
    {"a => b => c",
     "(Function (arrow ((Name a)) (Function (arrow ((Name b)) (Name c)))))"},
    {"typeof -a++", "(Unary typeof (Unary - (Update ++ postfix (Name a))))"},
    {"a ? b : c, d",
     "(Comma (Conditional (Name a) (Name b) (Name c)) (Name d))"},
    {"0x1f + 1_000 + 0b11 + 017 + .5e1 + 10n",
     "(Binary (Number 31) + (Number 1000) + (Number 3) + (Number 15) + "
     "(Number 5) + (BigInt 10))"},
    {"'\\x41\\u{1f600}\\101\\\n\\ud800'",
     "(String \"A\\ud83d\\ude00A\\ud800\")"},
    {"\\u0061\\u{62} + \xed\x95\x9c",
     "(Binary (Name ab) + (Name \xed\x95\x9c))"},
    {"%Call(a, ...b)", "(Intrinsic Call (Name a) (Spread (Name b)))"},
    {"super.a + super[b]", "(Binary (SuperMember a) + (SuperIndex (Name b)))"},
    {"a ?? b ?? c", "(Logical ?? (Name a) (Name b) (Name c))"},
    {"a ||= b", "(Assign ||= (Name a) (Name b))"},
};

static const char *expression(const char *source)
{
    struct text text;
    size_t length = strlen(source);
    struct node *node =
        parser_parse_expression(&region, source, length, 0, (uint32_t)length);
    text_init_region(&text, &region);
    if (node)
        ast_print(&text, node);
    return text.bytes;
}

static void expressions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TREES / sizeof *TREES; i++)
        assert_string_equal(expression(TREES[i].source), TREES[i].tree);
}

static const struct pair STATEMENTS[] = {
    {"a\n++b\nc\n(d)",
     "(script () (Expression (Name a G)) (Expression (Update ++ (Name b G))) "
     "(Expression (Call (Name c G) (Name d G))))"},
    {"x: for (;;) continue x",
     "(script () (Labeled x (For - - - (Continue x))))"},
    {"if (a) b; else if (c) d; else e",
     "(script () (If (Name a G) (Expression (Name b G)) (If (Name c G) "
     "(Expression (Name d G)) (Expression (Name e G)))))"},
    {"for (const a of b) c",
     "(script () (ForOf (Variables const (Declarator (Name a L0))) (Name b G) "
     "(Expression (Name c G))))"},
    {"let\na", "(script () (Variables let (Declarator (Name a G))))"},
    {"do a; while (b) c",
     "(script () (Do (Expression (Name a G)) (Name b G)) (Expression (Name c "
     "G)))"},
    {"#!x\n'use strict'", "(script () (Expression (String \"use strict\")))"},
};

static void statements(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof STATEMENTS / sizeof *STATEMENTS; i++)
        assert_string_equal(tree(STATEMENTS[i].source, PARSE_SCRIPT),
                            STATEMENTS[i].tree);
}

/* --- scopes --------------------------------------------------------------- */

static const struct pair SCOPES[] = {
    /* hoisting, and a use before it is certain to have run */
    {"a; let a = 1; a; function f() { return a }",
     "(body () (Expression (Name a E0.0?)) (Variables let (Declarator (Name a "
     "E0.0) (Number 1))) (Expression (Name a E0.0)) (FunctionDeclaration "
     "(function f () (Return (Name a E0.0?)))))"},
    /* a function expression behind it needs no check */
    {"let a = 1; b(() => a)",
     "(body () (Variables let (Declarator (Name a E0.0) (Number 1))) "
     "(Expression (Call (Name b G) (Function (arrow () (Name a E0.0))))))"},
    /* a case can be jumped over */
    {"switch (1) { case 1: let a; a; case 2: a }",
     "(body () (Switch (Number 1) (Case (Number 1) (Variables let (Declarator "
     "(Name a L0))) (Expression (Name a L0))) (Case (Number 2) (Expression "
     "(Name a L0?)))))"},
    /* scopes side by side share slots, a loop's record is its own */
    {"{ let a } { let b } for (let c;;) d(() => c)",
     "(body () (Block (Variables let (Declarator (Name a L0)))) (Block "
     "(Variables let (Declarator (Name b L0)))) (For (Variables let "
     "(Declarator (Name c E0.0))) - - (Expression (Call (Name d G) (Function "
     "(arrow () (Name c E0.0)))))))"},
    /* what a head declares is not yet there in what is gone through */
    {"for (const a of a);",
     "(body () (ForOf (Variables const (Declarator (Name a L0))) (Name a L0?) "
     "(Empty)))"},
    /* this, arguments, own name */
    {"(function f() { return [this, arguments, f] })",
     "(body () (Expression (Function (function f () (Return (Array (This F) "
     "(Name arguments L0) (Name f L1)))))))"},
    {"(function () { return () => this })",
     "(body () (Expression (Function (function () (Return (Function (arrow () "
     "(This E0.0))))))))"},
    /* arguments and parameters are one only where it can be seen */
    {"(function (a) { a = 1; return arguments[0] })",
     "(body () (Expression (Function (function ((Name a E0.0)) (Expression "
     "(Assign = (Name a E0.0) (Number 1))) (Return (Index (Name arguments L1) "
     "(Number 0)))))))"},
    {"(function (a) { return arguments[0] + a })",
     "(body () (Expression (Function (function ((Name a L0)) (Return (Binary "
     "(Index (Name arguments L1) (Number 0)) + (Name a L0)))))))"},
    /* parameter expressions have a scope apart */
    {"(function (a = () => b) { var b })",
     "(body () (Expression (Function (function ((Default = (Name a L0) "
     "(Function (arrow () (Name b G))))) (Variables var (Declarator (Name b "
     "L1)))))))"},
    /* a function in a block is also a var outside */
    {"{ function f() {} } f",
     "(body () (Block (FunctionDeclaration (function f ()))) (Expression "
     "(Name f L5)))"},
    {"'use strict'; { function f() {} } f",
     "(body () (Expression (String \"use strict\")) (Block "
     "(FunctionDeclaration (function f ()))) (Expression (Name f G)))"},
    /* private names, and super in an arrow of a derived constructor */
    {"(class { #a; b() { return this.#a } })",
     "(body () (Expression (Class  - (Element field #a -) (Element method "
     "(String \"b\") (Function (method () (Return (PrivateMember (This F) #a "
     "E0.0))))))))"},
    {"(class extends a { constructor() { (() => super())(); this } })",
     "(body () (Expression (Class  (Name a G) (derived () (Expression (Call "
     "(Function (arrow () (SuperCall))))) (Expression (This E0.1?))))))"},
};

/* Those that need sloppy mode have the parameters of a module in front. */
static bool is_sloppy(const char *source)
{
    return strncmp(source, "{ f", 3) == 0 ||
           strncmp(source, "(function (a) ", 14) == 0;
}

static void scopes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof SCOPES / sizeof *SCOPES; i++) {
        bool sloppy = is_sloppy(SCOPES[i].source);
        const char *got =
            tree(SCOPES[i].source, sloppy ? PARSE_COMMONJS : PARSE_LIBRARY);
        const char *want = SCOPES[i].tree;
        if (sloppy) {
            got = strstr(got, "__dirname L4))") + strlen("__dirname L4))");
            want += strlen("(body ()");
        }
        assert_string_equal(got, want);
    }
}

/* --- callees -------------------------------------------------------------- */

static const struct pair CALLEES[] = {
    {"a.b.c", "a.b.c"},
    {"a(1, 2).b", "a(...).b"},
    {"a[0]", "a[0]"},
    {"a['b'].c", "a.b.c"},
    {"a[b + 1]", "a[(b + 1)]"},
    {"new A().b", "(intermediate value).b"},
    {"(a, b.c)", "(a , b.c)"},
    {"a?.b", "a?.b"},
    {"a?.[b]", "a?.[b]"},
    {"(a ? b : c).d",
     "(intermediate value)(intermediate value)(intermediate value).d"},
    {"({a: 1}).b", "{(intermediate value)}.b"},
    {"[a, 1].b", "[a,1].b"},
    {"'x'", "\"x\""},
    {"a + b - c", "((a + b) - c)"},
    {"a !== b", "(!(a === b))"},
    {"-1", "-1"},
    {"1 + 2", "3"},
    {"!a", "(!a)"},
    {"typeof a", "(typeof a)"},
    {"a++", "(a++)"},
    {"(() => 1)()", "(intermediate value)(...)"},
    {"this.#a.b", "this[#a].b"},
    {"super.a", "(intermediate value).a"},
    {"`a${b}`", "b"},
    {"/a/yg", "/a/gy"},
    {"1n", "(intermediate value)"},
    {"await a", "(intermediate value)"},
};

static void callees_are_nodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CALLEES / sizeof *CALLEES; i++) {
        struct text text;
        size_t length = strlen(CALLEES[i].source);
        struct node *node = parser_parse_expression(
            &region, CALLEES[i].source, length, 0, (uint32_t)length);
        text_init_region(&text, &region);
        if (node)
            ast_call_name(&text, node);
        assert_string_equal(text.bytes, CALLEES[i].tree);
    }
}

/* --- limits --------------------------------------------------------------- */

static const char *repeat(const char *first, int count, const char *last)
{
    struct text text;
    text_init_region(&text, &region);
    for (int i = 0; i < count; i++)
        text_str(&text, first);
    text_str(&text, last);
    return text.bytes;
}

static void depth_is_limited(void **state)
{
    static const char *const DEEP[] = {
        "(",     "[",   "{",    "!",  "a=",   "a=>",     "a?b:",
        "if(a)", "`${", "new ", "f(", "({a:", "for(;;)", "function f(){",
        "a**"};
    (void)state;
    for (size_t i = 0; i < sizeof DEEP / sizeof *DEEP; i++) {
        const char *source = repeat(DEEP[i], 100000, "a");
        struct parse_result result = parse(source, PARSE_SCRIPT);
        assert_string_equal(result.error->kind, "RangeError");
        assert_string_equal(result.error->message,
                            "Maximum call stack size exceeded");
        region_done(&region);
    }
    const char *tail = repeat(")", 1399, "");
    const char *source = repeat("(", 1400, repeat("a)", 1, tail));
    assert_non_null(parse(source, PARSE_SCRIPT).program);
}

static void long_chains_are_flat(void **state)
{
    static const char *const LONG[] = {
        "a+", "a-b*", "a&&", "a?\?", "a,", "if(a);else ", "a;", "a==", "a<b||",
    };
    (void)state;
    for (size_t i = 0; i < sizeof LONG / sizeof *LONG; i++) {
        const char *source = repeat(LONG[i], 20000, "a");
        assert_non_null(parse(source, PARSE_SCRIPT).program);
        region_done(&region);
    }
}

/* No byte behind the end is read, whatever the text breaks off in. */
static void reads_not_too_far(void **state)
{
    static const char SOURCE[] =
        "class A{#b=/c[/]/g;static d=`e${f}\\u{41}`}\"\\u0041\\x41\\\n\";"
        "for(const[g,...h]of i)0x1f+1_0n;j?.k?\?=l=>({m(){}});/**///\n<!--";
    struct guard guard;
    size_t whole = sizeof SOURCE - 1;
    (void)state;
    guard_open(&guard, whole);
    for (size_t length = 0; length <= whole; length++) {
        struct parse_options options = {.goal = PARSE_COMMONJS};
        char *source = (char *)guard_room(&guard, length);
        memcpy(source, SOURCE, length);
        parser_parse(&region, source, length, &options);
        region_done(&region);
    }
    guard_close(&guard);
}

/* Whichever allocation finds the arena full: neither program nor error. */
static void a_full_arena_is_no_crash(void **state)
{
    static const char SOURCE[] =
        "class A extends B { #p = 1; static s = x => y; static { z } [q] = 1;"
        "constructor() { super() } get #g() { return `a${b}` } }"
        "function f({a, b: [c]}, d = 1, ...e) { for (const i of i) () => i }"
        "try { [a, ...b] = c } catch (e) { switch (d) { default: let g } }";
    uint32_t most = ARENA_SPANS - arena->taken - 2;
    void *rest = arena_take(arena, most);
    (void)state;
    assert_non_null(rest);
    for (size_t used = 16; used < 2 * (size_t)ARENA_SPAN - 64; used += 16) {
        struct parse_options options = {.goal = PARSE_COMMONJS};
        region_alloc(&region, used < ARENA_SPAN ? used : ARENA_SPAN - 64);
        if (used > ARENA_SPAN)
            region_alloc(&region, used - ARENA_SPAN);
        struct parse_result result =
            parser_parse(&region, SOURCE, sizeof SOURCE - 1, &options);
        assert_null(result.error);
        assert_true(!result.program == region.full);
        region_done(&region);
    }
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, open_arena, close_region)
    const struct CMUnitTest tests[] = {
        TEST(errors_are_nodes),
        TEST(scripts_have_no_return),
        TEST(refused_by_name),
        TEST(expressions),
        TEST(statements),
        TEST(scopes),
        TEST(callees_are_nodes),
        TEST(depth_is_limited),
        TEST(long_chains_are_flat),
        TEST(reads_not_too_far),
        TEST(a_full_arena_is_no_crash),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
