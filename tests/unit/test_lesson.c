/*
 * Reading lessons: what Markdown becomes, where everything stands, what a
 * lesson's session is; and that no bytes whatever do any harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf.h"
#include "lesson/catalog.h"
#include "lesson/copy.h"
#include "lesson/directive.h"
#include "lesson/front.h"
#include "lesson/new_text.h"

#define FUZZ 4000
#define FUZZ_BYTES 20000

static char error[LESSON_ERROR];
static struct lesson_store *store;
static struct fault fault = {.path = "x.md",
                             .language = ENGLISH,
                             .error = error,
                             .size = sizeof error};

static int open_store(void **state)
{
    (void)state;
    error[0] = 0;
    store = store_open();
    return store ? 0 : -1;
}

static int close_store(void **state)
{
    (void)state;
    store_close(store);
    return 0;
}

/* --- prose ----------------------------------------------------------------- */

static struct prose prose;

static bool read_prose(const char *text)
{
    return prose_read(&prose, store, text, strlen(text), 1, &fault);
}

static void block_is(uint32_t i, enum prose_block_kind kind, uint32_t line,
                     const char *words)
{
    char bytes[400];
    struct text text;
    assert_true(i < prose.count);
    text_init_fixed(&text, bytes, sizeof bytes);
    prose_plain(&prose.blocks[i], &text);
    assert_string_equal(text.bytes, words);
    assert_int_equal(prose.blocks[i].kind, kind);
    assert_int_equal(prose.blocks[i].line, line);
}

static void span_is(uint32_t block, uint32_t i, enum prose_style style,
                    const char *words)
{
    assert_true(i < prose.blocks[block].span_count);
    assert_string_equal(prose.blocks[block].spans[i].text, words);
    assert_int_equal(prose.blocks[block].spans[i].style, style);
}

static void blocks_know_their_lines(void **state)
{
    (void)state;
    assert_true(read_prose("One\nline more.\n"
                           "\n"
                           "### Head\n"
                           "\n"
                           "- item\n"
                           "- another,\n"
                           "  longer\n"
                           "\n"
                           "3. three\n"
                           "4. four\n"
                           "\n"
                           "> said\n"
                           "\n"
                           "```js\n"
                           "\n"
                           "f();\n"
                           "  g();\n"
                           "```\n"
                           "\n"
                           "```\n"
                           "\n"
                           "h();\n"
                           "```\n"
                           "end\n"));
    block_is(0, PROSE_PARAGRAPH, 1, "One line more.");
    block_is(1, PROSE_HEADING, 4, "Head");
    assert_int_equal(prose.blocks[1].number, 3);
    block_is(2, PROSE_ITEM, 6, "item");
    block_is(3, PROSE_ITEM, 7, "another, longer");
    block_is(4, PROSE_NUMBERED, 10, "three");
    block_is(5, PROSE_NUMBERED, 11, "four");
    assert_int_equal(prose.blocks[5].number, 4);
    block_is(6, PROSE_QUOTE, 13, "said");
    block_is(7, PROSE_CODE, 15, "\nf();\n  g();");
    assert_string_equal(prose.blocks[7].language, "js");
    block_is(8, PROSE_CODE, 21, "\nh();");
    assert_string_equal(prose.blocks[8].language, "");
    block_is(9, PROSE_PARAGRAPH, 25, "end");
    assert_int_equal(prose.count, 10);
}

static void spans_have_styles(void **state)
{
    (void)state;
    assert_true(read_prose("a *b* **c** `d` [e *f*](http://g/) &lt; \\* **가**는\n"));
    span_is(0, 0, STYLE_PLAIN, "a ");
    span_is(0, 1, STYLE_EMPHASIS, "b");
    span_is(0, 2, STYLE_PLAIN, " ");
    span_is(0, 3, STYLE_STRONG, "c");
    span_is(0, 5, STYLE_CODE, "d");
    span_is(0, 7, STYLE_LINK, "e f");
    assert_string_equal(prose.blocks[0].spans[7].target, "http://g/");
    span_is(0, 8, STYLE_PLAIN, " < * ");
    assert_null(prose.blocks[0].spans[8].target);
    span_is(0, 9, STYLE_STRONG, "가");
    span_is(0, 10, STYLE_PLAIN, "는");
}

static void what_is_not_shown_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"a\n\n<div>\n", "x.md:3: HTML"},
        {"a\nb <i>c</i>\n", "x.md:2: HTML"},
        {"a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "x.md:3: a table"},
        {"a\n![b](c)\n", "x.md:2: an image"},
        {"a\n![](c)\n", "x.md:2: an image"},
        {"a\n\n---\n\nb\n", "x.md:3: a rule"},
        {"a\n\nb\n===\n", "x.md:3: a heading is written"},
        {"a\n\n# b\n", "x.md:3: the lesson's title"},
        {"a\n\n    b\n", "x.md:3: code is written"},
        {"- a\n  - b\n", "x.md:2: this cannot stand inside"},
        {"- a\n\n  b\n", "x.md:3: an item of a list is one"},
        {"> a\n>\n> - b\n", "x.md:3: this cannot stand inside"},
        {"- ```\n  a\n  ```\n", "x.md:2: this cannot stand inside"},
        {"- a\n-\n- b\n", ": an item of a list is empty"},
        {"a  \nb\n", ": a forced end of line"},
        {"a &nbsp; b\n", "x.md:1: &nbsp;: write"},
        {"a\n**(b)**c\n", "x.md:2: a * stands here"},
        {"a `b\n", "x.md:1: a backtick"},
        {"a\n\n## \n", ": a stop needs a title"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        error[0] = 0;
        assert_false(read_prose(rows[i].text));
        if (!strstr(error, rows[i].says))
            fail_msg("%s: %s", rows[i].says, error);
    }
}

/* --- directives ---------------------------------------------------------------- */

static void near_names_are_asked_back(void **state)
{
    static const struct {
        const char *word;
        enum directive is; /* NONE where it is prose */
        const char *says; /* what was meant */
    } rows[] = {
        {"run", DIRECTIVE_RUN, NULL},
        {"exercise", DIRECTIVE_EXERCISE, NULL},
        {"js", DIRECTIVE_NONE, NULL},
        {"text", DIRECTIVE_NONE, NULL},
        {"rust", DIRECTIVE_NONE, NULL},
        {"", DIRECTIVE_NONE, NULL},
        {"javascript", DIRECTIVE_NONE, NULL},
        {"averyverylongwordindeed", DIRECTIVE_NONE, NULL},
        {"rnu", DIRECTIVE_RUN, "is it run?"},
        {"STOP", DIRECTIVE_STOP, "is it stop?"},
        {"stops", DIRECTIVE_STOP, "is it stop?"},
        {"predcit", DIRECTIVE_PREDICT, "is it predict?"},
        {"prediction", DIRECTIVE_NONE, NULL},
        {"excercise", DIRECTIVE_EXERCISE, "is it exercise?"},
        {"hints", DIRECTIVE_HINT, "is it hint?"},
        {"play 4", DIRECTIVE_PLAY, "nothing stands behind"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct prose_block block = {.kind = PROSE_CODE,
                                    .line = 7,
                                    .language = rows[i].word};
        enum directive directive;
        bool good = directive_find(&block, &fault, &directive);
        assert_int_equal(good, rows[i].says == NULL);
        assert_int_equal(directive, rows[i].is);
        if (!good)
            assert_non_null(strstr(error, rows[i].says));
    }
}

/* --- front matter --------------------------------------------------------------- */

static void rows_of_the_front_matter(void **state)
{
    static const char text[] = "title: 'A: b'\n"
                               "summary: >-\n  two\n  lines\n"
                               "teaches:\n  - one\n  - two\n"
                               "programs: [a.js, b.js 3001]\n"
                               "page: true\n"
                               "minutes: 12\n";
    struct front front;
    (void)state;
    assert_true(front_read(&front, store, text, strlen(text), 2, &fault));
    assert_string_equal(front.title, "A: b");
    assert_string_equal(front.summary, "two lines");
    assert_int_equal(front.teaches.count, 2);
    assert_string_equal(front.programs.items[1], "b.js 3001");
    assert_int_equal(front.programs.lines[1], 9);
    assert_true(front.page);
    assert_int_equal(front.minutes, 12);
}

static void front_matter_that_is_none(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", "x.md:2: the front matter has no title"},
        {"- a\n", "x.md:2: column 1: rows of"},
        {"title: a\nsummary: b\n", "no programs"},
        {"title:\n", "x.md:2: column 7: title is a text"},
        {"title: \"\"\n", "title is a text"},
        {"title: |\n  a\n  b\n", "title is a text"},
        {"title: {a: b}\n", "title is a text"},
        {"title: &x a\n", "title is a text"},
        {"title: !!str a\n", "title is a text"},
        {"&x title: a\n", "rows of"},
        {"title: *x\n", "title is a text"},
        {"title: a\ntitle: b\n", "x.md:3: column 1: title stands here"},
        {"page: yes\n", "page is true or false"},
        {"minutes: 0\n", "minutes is a number"},
        {"minutes: 1e2\n", "minutes is a number"},
        {"minutes: 99999999999999999999\n", "minutes is a number"},
        {"teaches: [a, [b]]\n", "teaches is a list"},
        {"teaches: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", "teaches is too long"},
        {"a: b: c\n", "a is no name"},
        {"title: \"a\\x07\"\n", "U+0007"},
        {"title: 'a\n", "this is not YAML"},
        {"title: a\n...\nb\n", ": "},
        {"%YAML 9.9\n", "this is not YAML"},
    };
    struct front front;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        error[0] = 0;
        assert_false(front_read(&front, store, rows[i].text,
                                strlen(rows[i].text), 2, &fault));
        if (!strstr(error, rows[i].says))
            fail_msg("%s: %s", rows[i].text, error);
    }
}

/* --- a whole lesson ---------------------------------------------------------------- */

static char folder[256];

static void put(const char *name, const char *bytes, size_t length)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    if (!copy_scratch(folder, sizeof folder))
        return -1;
    for (size_t i = 0; i < sizeof new_files / sizeof *new_files; i++)
        put(new_files[i].name, new_files[i].text, strlen(new_files[i].text));
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    copy_remove(folder);
    return access(folder, F_OK) == 0 ? -1 : 0;
}

static void stops_stand_where_they_are(void **state)
{
    struct lesson *lesson;
    (void)state;
    assert_true(lesson_open(&lesson, folder, ENGLISH, error, sizeof error));
    assert_string_equal(lesson->title, "A lesson of my own");
    assert_int_equal(lesson->stop_count, 6);
    const struct lesson_stop *stop = lesson->stops;
    assert_string_equal(stop[0].title, lesson->title);
    assert_int_equal(stop[0].line, 9);
    assert_int_equal(stop[0].prose.count, 1);
    assert_string_equal(stop[1].title, "Before the timer is set");
    assert_int_equal(stop[1].line, 12);
    assert_int_equal(stop[1].place_line, 15);
    assert_int_equal(stop[1].place.kind, LANDMARK_LINE);
    assert_true(stop[1].predicts);
    assert_int_equal(stop[1].ask_line, 18);
    assert_int_equal(stop[1].prediction.choice_count, 3);
    assert_int_equal(stop[1].block_count, 2);
    assert_true(stop[3].plays);
    assert_int_equal(stop[3].turns, 2);
    assert_int_equal(stop[4].run, 0);
    assert_true(stop[5].exercises);
    assert_int_equal(stop[5].run, 1);
    assert_string_equal(stop[5].exercise.solution, "solution.js");
    assert_int_equal(stop[5].exercise.hint_count, 1);
    assert_int_equal(stop[5].exercise.hints[0]->blocks[0].line, 69);
    lesson_close(lesson);
}

static void a_session_takes_the_copies(void **state)
{
    struct session_options options = {.gesture_count = 5, .heap = 77};
    struct lesson *lesson;
    char **programs, own[300];
    int count;
    (void)state;
    assert_true(lesson_open(&lesson, folder, KOREAN, error, sizeof error));
    assert_int_equal(lesson->language, KOREAN);
    lesson_session(lesson, 0, NULL, &options, &programs, &count);
    snprintf(own, sizeof own, "%s/hello.js", folder);
    assert_int_equal(count, 1);
    assert_string_equal(programs[0], own);
    assert_int_equal(options.gesture_count, 0);
    assert_int_equal(options.heap, 77);
    lesson_session(lesson, 1, "/a b", &options, &programs, &count);
    assert_string_equal(programs[0], "/a b/hello.js");
    lesson_close(lesson);
}

static void runs_carry_their_gestures(void **state)
{
    static const char text[] = "---\ntitle: a\nsummary: b\n"
                               "programs: [hello.js]\n---\nx\n\n## y\n\n"
                               "```run\nhello.js one two\n"
                               "click: hello:#btn@500ms\n"
                               "at: 2s:kill:hello\npage: true\n"
                               "http://localhost:80/x y\n```\n\n## z\n";
    struct session_options options = {0};
    struct lesson *lesson;
    char **programs;
    int count;
    (void)state;
    put("lesson.md", text, strlen(text));
    assert_true(lesson_open(&lesson, folder, ENGLISH, error, sizeof error));
    assert_int_equal(lesson->run_count, 2);
    assert_int_equal(lesson->stops[2].run, 1);
    lesson_session(lesson, 1, NULL, &options, &programs, &count);
    assert_int_equal(count, 2);
    assert_string_equal(programs[0] + strlen(folder), "/hello.js one two");
    assert_string_equal(programs[1], "http://localhost:80/x y");
    assert_int_equal(options.gesture_count, 1);
    assert_int_equal(options.gesture_commands[0], COMMAND_CLICK);
    assert_string_equal(options.choices[0], "2s:kill:hello");
    assert_true(options.page);
    lesson_close(lesson);
}

/* --- any bytes --------------------------------------------------------------------- */

static uint32_t seed = 20;

static uint32_t next_random(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return below ? (seed >> 8) % below : 0;
}

static char bytes[FUZZ_BYTES];
static size_t length;

/* Puts `size` bytes at a place, in the room of `out` others. */
static void splice(size_t at, size_t out, const char *in, size_t size)
{
    if (at + out > length || length - out + size > sizeof bytes)
        return;
    memmove(bytes + at + size, bytes + at + out, length - at - out);
    memcpy(bytes + at, in, size);
    length = length - out + size;
}

static void change(void)
{
    static const char *const words[] = {
        "```",      "\n## ",     "---\n",     "> ",       "- ",     "*",
        "**",       "[",         "](",        "`",        "\t",     "\r\n",
        "\xef\xbb\xbf", "&#x41;", "&lt;",     "\\",       "\n\n",   "    ",
        "```stop\n", "```run\n", "\n```\n",   "turns ",   "line 1", "#2",
        "| a |\n|--|\n", "<b>",  "![x](y)",   "prints:",  ": ",     "1. ",
        "title: ",  "&x ",       "*x",        "!!str",    "{",      "[[",
        "\xed\xa0\x80", "한글", "\x1b[31m",   "~~~",      "***\n",  "===\n"};
    char copy[64];
    size_t at = next_random((uint32_t)length + 1);
    size_t size = next_random(sizeof copy);
    const char *word = words[next_random(sizeof words / sizeof *words)];
    char byte = (char)next_random(256);
    switch (next_random(5)) {
    case 0:
        splice(at, 1, &byte, 1);
        break;
    case 1:
        splice(at, size, "", 0);
        break;
    case 2: /* a piece of it, elsewhere */
        size = at + size > length ? length - at : size;
        memcpy(copy, bytes + at, size);
        splice(next_random((uint32_t)length + 1), 0, copy, size);
        break;
    default:
        splice(at, 0, word, strlen(word));
    }
}

/* It is read, or refused in one line that can be shown. */
static void try_bytes(void)
{
    struct lesson *lesson;
    enum language language = next_random(2) ? KOREAN : ENGLISH;
    put(lesson_file(language), bytes, length);
    error[0] = 0;
    if (lesson_open(&lesson, folder, language, error, sizeof error)) {
        assert_true(lesson->stop_count > 0);
        lesson_close(lesson);
        return;
    }
    assert_memory_equal(error, folder, strlen(folder));
    assert_true(utf_valid(error, strlen(error)));
    assert_null(strpbrk(error, "\n\r\x1b"));
}

static void no_bytes_do_harm(void **state)
{
    (void)state;
    for (int i = 0; i < FUZZ; i++) {
        const char *text = new_files[i % 2].text;
        length = strlen(text);
        memcpy(bytes, text, length);
        for (uint32_t times = 1 + next_random(i % 4 ? 4 : 40); times; times--)
            change();
        try_bytes();
    }
    for (int i = 0; i < FUZZ / 10; i++) {
        length = next_random(600);
        for (size_t k = 0; k < length; k++)
            bytes[k] = (char)next_random(i % 2 ? 256 : 128);
        try_bytes();
    }
}

int main(void)
{
#define WITH_STORE(test) \
    cmocka_unit_test_setup_teardown(test, open_store, close_store)
#define WITH_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)
    const struct CMUnitTest tests[] = {
        WITH_STORE(blocks_know_their_lines),
        WITH_STORE(spans_have_styles),
        WITH_STORE(what_is_not_shown_is_refused),
        WITH_STORE(near_names_are_asked_back),
        WITH_STORE(rows_of_the_front_matter),
        WITH_STORE(front_matter_that_is_none),
        WITH_FOLDER(stops_stand_where_they_are),
        WITH_FOLDER(a_session_takes_the_copies),
        WITH_FOLDER(runs_carry_their_gestures),
        WITH_FOLDER(no_bytes_do_harm),
    };
    /* Thousands of files are written. */
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
