/*
 * Law 5: a native whose work is long does it in several slices. Each text is
 * run twice, with and without its last line; what that line adds in slices is
 * counted, and does not depend on how quick the machine is.
 */
#include <stdio.h>

#include "unit_machine.h"

static uint32_t count_slices(const char *text)
{
    static struct unit_machine unit;
    const struct unit_file files[] = {{"/t/slice.js", text}, {NULL, NULL}};
    uint32_t slices = 0;
    unit_machine_open(&unit);
    unit.files = files;
    unit_machine_start(&unit, "/t/slice.js", false);
    for (;;) {
        machine_run(unit.machine, &unit.host, UINT64_MAX);
        unit_machine_orders(&unit);
        if (unit.machine->want.kind == WANT_END) break;
        unit_machine_answer(&unit);
        slices++;
    }
    text_byte(&unit.err, 0);
    assert_string_equal(unit.errors, "");
    unit_machine_close(&unit);
    return slices;
}

/* The native takes at least `least` slices more than none. */
static void takes(const char *before, const char *native, uint32_t least)
{
    char text[512];
    snprintf(text, sizeof text, "%s;%s", before, native);
    uint32_t with = count_slices(text), without = count_slices(before);
    if (with < without + least)
        fail_msg("%s: %u slices, without it %u", native, with, without);
}

#define OBJECT \
    "const o = {}; for (let i = 0; i < 40000; i++) o['k' + i] = i"
#define ARRAY "const a = new Array(100000).fill(1)"
#define TEXT "const t = 'ab '.repeat(400000)"
#define KOREAN "const t = '한글é '.repeat(200000)"

static void objects_take_slices(void **state)
{
    (void)state;
    takes(ARRAY, "Object.freeze(a)", 10);
    takes(ARRAY, "Object.seal(a)", 10);
    takes(OBJECT, "Object.freeze(o)", 4);
    takes(OBJECT "; Object.freeze(o)", "Object.isFrozen(o)", 4);
    takes(OBJECT, "Object.keys(o)", 4);
    takes(OBJECT, "Reflect.ownKeys(o)", 4);
    takes(OBJECT, "Object.values(o)", 6);
    takes(OBJECT, "Object.entries(o)", 6);
    takes(OBJECT, "Object.assign({}, o)", 6);
    takes(OBJECT, "({...o})", 6);
    takes(OBJECT, "Object.getOwnPropertyDescriptors(o)", 6);
    takes(OBJECT, "for (const k in o) break", 6);
}

static void texts_take_slices(void **state)
{
    (void)state;
    takes(TEXT, "t.toUpperCase()", 15);
    takes(KOREAN, "t.toLowerCase()", 10);
    takes(KOREAN, "t.normalize('NFD')", 10);
    takes(TEXT, "t.replaceAll('a', 'x')", 40);
    takes(TEXT, "t.split(' ')", 40);
    takes(TEXT, "t.split('')", 100);
    takes(KOREAN, "t.isWellFormed()", 10);
    takes(KOREAN, "t.toWellFormed()", 10);
    takes(TEXT, "('a' + t).localeCompare('A' + t)", 3);
    takes(TEXT, "escape(t)", 15);
    takes(TEXT, "unescape(t)", 15);
    takes(TEXT, "encodeURIComponent(t)", 15);
    takes(TEXT, "JSON.stringify(t)", 15);
    takes("const t = JSON.stringify(new Array(3e4).fill('x'.repeat(40)))",
          "JSON.parse(t)", 3);
}

static void bytes_take_slices(void **state)
{
    (void)state;
    takes("const c = require('crypto'), b = Buffer.alloc(1e6)",
          "c.createHash('sha1').update(b)", 3);
    takes("const c = require('crypto')",
          "c.pbkdf2Sync('a', 'b', 6000, 20, 'sha1')", 10);
    takes("const b = 7n ** 30000n", "b * b", 1);
    takes("const b = 7n ** 30000n", "b.toString()", 2);
    takes("const u = new Uint8Array(1e6).map((x, i) => i * 7)", "u.sort()", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_take_slices),
        cmocka_unit_test(texts_take_slices),
        cmocka_unit_test(bytes_take_slices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
