/*
 * The matcher (ECMA-262, 22.2.2): one loop over instructions, once for texts
 * of bytes and once for texts of 16-bit units. What is between two
 * instructions lies in the struct regexp_match, its registers and its stack,
 * so that the loop can be left anywhere.
 */
#include <string.h>

#include "script/regexp.h"
#include "script/regexp_code.h"
#include "script/unicode.h"

/* True where the class has this character above 255. */
static bool table_has(const uint32_t *table, uint32_t point)
{
    const uint32_t *ranges = table + RE_TABLE_RANGES + 1;
    uint32_t low = 0, high = table[RE_TABLE_RANGES];
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (ranges[2 * middle + 1] < point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < table[RE_TABLE_RANGES] && ranges[2 * low] <= point;
}

static inline bool class_has(const uint32_t *table, uint32_t point)
{
    return point < 256 ? table[point / 32] >> point % 32 & 1
                       : table_has(table, point);
}

static inline bool is_high(uint32_t unit) { return (unit & 0xfc00) == 0xd800; }
static inline bool is_low(uint32_t unit) { return (unit & 0xfc00) == 0xdc00; }

static inline bool is_word(uint32_t unit, bool more)
{
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') ||
           (unit >= '0' && unit <= '9') || unit == '_' ||
           (more && (unit == 0x17f || unit == 0x212a));
}

static inline bool is_newline(uint32_t unit)
{
    return unit == '\n' || unit == '\r' || unit == 0x2028 || unit == 0x2029;
}

/* True where a backreference takes them for the same. */
static bool is_same(uint32_t a, uint32_t b, uint32_t how)
{
    return a == b || ((how & REFERENCE_IGNORE_CASE) &&
                      unicode_canonical(a, how & REFERENCE_UNICODE) ==
                          unicode_canonical(b, how & REFERENCE_UNICODE));
}

/* --- the stack ------------------------------------------------------------ */

static inline void push(struct regexp_match *m, uint32_t value,
                        uint32_t payload, enum regexp_back kind)
{
    m->stack[m->stack_count++] = value;
    m->stack[m->stack_count++] = payload << 2 | (uint32_t)kind;
}

/* Sets a register so that going back restores it. Where there is nothing to
 * go back to, nothing has to be restored. */
static inline void set_register(struct regexp_match *m, uint32_t r,
                                uint32_t value)
{
    if (m->stack_count > 0) {
        push(m, m->registers[r], r, BACK_UNDO);
    }
    m->registers[r] = value;
}

/* A lookahead holds: what it could have tried besides is dropped; what it
 * captured can still be undone. */
static void drop_choices(struct regexp_match *m, uint32_t from)
{
    uint32_t to = from;
    for (uint32_t i = from; i < m->stack_count; i += 2) {
        if ((m->stack[i + 1] & 3) == BACK_UNDO) {
            m->stack[to++] = m->stack[i];
            m->stack[to++] = m->stack[i + 1];
        }
    }
    m->stack_count = to;
}

/* The inside of a negative lookaround held: all that it did is undone. */
static void undo_to(struct regexp_match *m, uint32_t count)
{
    while (m->stack_count > count) {
        m->stack_count -= 2;
        uint32_t back = m->stack[m->stack_count + 1];
        if ((back & 3) == BACK_UNDO) {
            m->registers[back >> 2] = m->stack[m->stack_count];
        }
    }
}

static inline void spend(struct regexp_match *m, uint32_t units)
{
    uint32_t steps = units / 8;
    m->steps -= steps < m->steps ? steps : m->steps;
}

#define UNIT uint8_t
#define NAME(name) name##_bytes
#include "script/regexp_loop.h"
#undef UNIT
#undef NAME

#define UNIT uint16_t
#define NAME(name) name##_wide
#include "script/regexp_loop.h"
#undef UNIT
#undef NAME

enum regexp_result regexp_run(struct regexp_match *match)
{
    return match->wide ? run_wide(match) : run_bytes(match);
}
