/* The colours of a source, letter by letter: k a keyword, l a literal, c a
 * comment, n what may be a variable's name, . the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/syntax.h"

static void paints(const char *text, const char *wanted)
{
    char got[200];
    uint32_t length = (uint32_t)strlen(text);
    struct syntax syntax = syntax_of(text, length);
    assert_true(length < sizeof got);
    memset(got, ' ', length);
    got[length] = 0;
    for (uint32_t i = 0; i < syntax.count; i++) {
        const struct syntax_token *token = &syntax.tokens[i];
        char letter = token->role == ROLE_KEYWORD   ? 'k'
                      : token->role == ROLE_LITERAL ? 'l'
                      : token->role == ROLE_COMMENT ? 'c'
                      : token->role == ROLE_ERROR   ? '!'
                      : token->name                 ? 'n'
                                                    : '.';
        assert_true(token->end <= length && token->start < token->end);
        memset(got + token->start, letter, token->end - token->start);
    }
    for (uint32_t i = 0; i < length; i++)
        if (text[i] == ' ') got[i] = ' ';
    assert_string_equal(got, wanted);
}

static void words(void **state)
{
    (void)state;
    paints("const a = b.default + of;", "kkkkk n . n........ . kk.");
    paints("return this ?? null", "kkkkkk kkkk .. kkkk");
    paints("async () => { await f(1n); }", "kkkkk .. .. . kkkkk n.ll.. .");
    paints("x?.class", "n.......");
}

static void literals(void **state)
{
    (void)state;
    paints("f('a\\'b', \"c\", 0x1f)", "n.llllll. lll. llll.");
    paints("a / b / c; d = /b/g", "n . n . n. n . llll");
    paints("if (x) y = [/[/]/u, 1]", "kk .n. n . .llllll. l.");
    paints("`a${b + `${c}`}d` + {}", "lllln . lllnlllll . ..");
}

static void comments(void **state)
{
    (void)state;
    paints("a; // b", "n. cc c");
    paints("/* a */ b /* c", "cc c cc n cc c");
    paints("#!x\nlet", "ccc kkk");
}

static void hangul(void **state)
{
    (void)state;
    paints("이름 = '김'", "nnnnnn . lllll");
}

/* A page: what stands in its scripts. */
static void pages(void **state)
{
    (void)state;
    paints("<p>let</p><script>let a</script>",
           "                  kkk n         ");
}

/* What is wrong does not hide what follows. */
static void goes_on(void **state)
{
    (void)state;
    paints("a @ let b", "n ! kkk n");
    paints("'open\nlet b", "!!!!! kkk n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),    cmocka_unit_test(literals),
        cmocka_unit_test(comments), cmocka_unit_test(hangul),
        cmocka_unit_test(pages),    cmocka_unit_test(goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
