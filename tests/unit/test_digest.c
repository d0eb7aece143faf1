/* A piece of a program in one line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "machine/digest.h"

static void reads(const char *program, const char *line)
{
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    bool folded = digest_text(program, strlen(program), &text);
    assert_string_equal(buffer, line);
    assert_int_equal(folded, strstr(line, "…") != NULL);
}

static void test_digest(void **state)
{
    (void)state;
    reads("setTimeout(() => {\n  f();\n}, 300);", "setTimeout(() => {…}, 300);");
    reads("setTimeout(function add() { f(); g(); }, 0)",
          "setTimeout(function add() {…}, 0)");
    reads("const a = { b: 1 };", "const a = { b: 1 };");
    reads("const a = [\n  1, // one\n  2,\n];", "const a = […];");
    reads("f(\n  a, // the first\n  /* the second */ b\n);", "f(a, b);");
    reads("users\n  .map((u) => u.name)\n  .join()",
          "users.map((u) => u.name).join()");
    reads("log('it\\'s {', \"}\", `a ${b}\n;`)",
          "log('it\\'s {', \"}\", `a ${b} ;`)");
    reads("s.split(/[{;]/)", "s.split(/[{;]/)");
    reads("x = a / b; // half", "x = a / b;");
    reads("if (이름) {\n  인사();\n}", "if (이름) {…}");
    reads("f(() => {\n});", "f(() => {});");
    reads("f(() => { /* never\n closed", "f(() => {…}");
    reads("", "");
    reads("'", "'");
    reads("/*", "");
}

static void test_cut(void **state)
{
    char buffer[8];
    struct text text;
    (void)state;
    text_init_fixed(&text, buffer, sizeof buffer);
    digest_text("가나다라", strlen("가나다라"), &text);
    assert_string_equal(buffer, "가나");
    assert_true(text.full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_digest),
                                       cmocka_unit_test(test_cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
