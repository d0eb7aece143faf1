/*
 * regexp_loop.h: the matcher's functions that read the text. No header of its
 * own: regexp_run.c includes it once for each width, with UNIT the type of a
 * unit and NAME(x) the name of function x.
 */

static inline uint32_t NAME(unit)(const struct regexp_match *m, uint32_t at)
{
    return ((const UNIT *)m->units)[at];
}

/* The character that begins at `at` < length; its end is *next. */
static inline uint32_t NAME(point)(const struct regexp_match *m, uint32_t at,
                                   uint32_t *next)
{
    uint32_t unit = NAME(unit)(m, at);
    *next = at + 1;
    if (sizeof(UNIT) == 1 || !is_high(unit) || *next >= m->length ||
        !is_low(NAME(unit)(m, *next))) {
        return unit;
    }
    ++*next;
    return 0x10000 + ((unit & 0x3ff) << 10) +
           (NAME(unit)(m, at + 1) & 0x3ff);
}

/* The character that ends at `at` > 0; where it begins is *next. */
static inline uint32_t NAME(point_back)(const struct regexp_match *m,
                                        uint32_t at, uint32_t *next)
{
    uint32_t unit = NAME(unit)(m, at - 1);
    *next = at - 1;
    if (sizeof(UNIT) == 1 || !is_low(unit) || *next == 0 ||
        !is_high(NAME(unit)(m, *next - 1))) {
        return unit;
    }
    --*next;
    return 0x10000 + ((NAME(unit)(m, *next) & 0x3ff) << 10) + (unit & 0x3ff);
}

/* Does the test; where it holds *at goes over the character. */
static inline bool NAME(test)(const struct regexp_match *m,
                              const uint32_t *test, uint32_t *at)
{
    const uint32_t *tables = m->program->code + m->program->tables;
    enum regexp_op op = test[0] & 0xff;
    uint32_t operand = test[1], next = *at, c;
    if (op & 1) {
        if (*at == 0) {
            return false;
        }
        c = op < RE_POINT ? NAME(unit)(m, --next)
                          : NAME(point_back)(m, *at, &next);
    } else {
        if (*at >= m->length) {
            return false;
        }
        c = op < RE_POINT ? NAME(unit)(m, next++)
                          : NAME(point)(m, *at, &next);
    }
    bool holds;
    switch (op & ~1u) {
    case RE_UNIT:
    case RE_POINT:
        holds = c == operand;
        break;
    case RE_TWO:
        holds = c == (operand & 0xffff) || c == operand >> 16;
        break;
    default:
        holds = class_has(tables + operand, c);
    }
    if (holds) {
        *at = next;
    }
    return holds;
}

/* --- runs ------------------------------------------------------------------ */

/* From `at`, how far units of the class go, at most to `end`. */
static uint32_t NAME(skip_class)(const struct regexp_match *m,
                                 const uint32_t *table, uint32_t at,
                                 uint32_t end)
{
    while (at < end && class_has(table, NAME(unit)(m, at))) {
        at++;
    }
    return at;
}

static uint32_t NAME(skip_unit)(const struct regexp_match *m, uint32_t unit,
                                uint32_t at, uint32_t end)
{
    while (at < end && NAME(unit)(m, at) == unit) {
        at++;
    }
    return at;
}

/* Repeats the test up to `most` times; how often it held. */
static uint32_t NAME(repeat)(const struct regexp_match *m,
                             const uint32_t *test, uint32_t most,
                             uint32_t *at)
{
    uint32_t start = *at, count = 0;
    uint32_t end = most < m->length - start ? start + most : m->length;
    switch (test[0] & 0xff) {
    case RE_UNIT:
        *at = NAME(skip_unit)(m, test[1], start, end);
        return *at - start;
    case RE_CLASS:
        *at = NAME(skip_class)(m, m->program->code + m->program->tables +
                                      test[1],
                               start, end);
        return *at - start;
    default:
        while (count < most && NAME(test)(m, test, at)) {
            count++;
        }
        return count;
    }
}

/* RUN: false where it fails. There is room for two pairs. */
static bool NAME(start_run)(struct regexp_match *m, const uint32_t *code)
{
    bool lazy = code[0] >> 8;
    uint32_t least = code[1], most = code[2], pc = m->pc, start = m->at;
    uint32_t wanted = lazy ? least : most;
    uint32_t count, from = m->at;
    if (least > 0 && !lazy) {
        count = NAME(repeat)(m, code + 3, least, &m->at);
        if (count < least) {
            return false;
        }
        from = m->at;
        NAME(repeat)(m, code + 3, most == UINT32_MAX ? most : most - least,
                     &m->at);
    } else {
        count = NAME(repeat)(m, code + 3, wanted, &m->at);
        if (count < least) {
            return false;
        }
    }
    spend(m, m->at > start ? m->at - start : start - m->at);
    m->pc = pc + 5;
    if (!lazy && m->at != from) {
        push(m, from, 0, BACK_DATA);
        push(m, m->at, pc, BACK_RUN);
    } else if (lazy && most > least) {
        push(m, most == UINT32_MAX ? most : most - least, 0, BACK_DATA);
        push(m, m->at, pc, BACK_RUN);
    }
    return true;
}

/* The place before the last character of a run. */
static inline uint32_t NAME(step_back)(const struct regexp_match *m,
                                       enum regexp_op test, uint32_t at)
{
    uint32_t next = at;
    if (test < RE_POINT) {
        return test & 1 ? at + 1 : at - 1;
    }
    if (test & 1) {
        NAME(point)(m, at, &next);
    } else {
        NAME(point_back)(m, at, &next);
    }
    return next;
}

/* The run gives back one character, or as many as it takes for the unit that
 * must come next. Its two pairs are on top of the stack. */
static void NAME(give_back)(struct regexp_match *m, const uint32_t *code)
{
    uint32_t *pairs = m->stack + m->stack_count - 4;
    enum regexp_op test = code[3] & 0xff;
    uint32_t from = pairs[0];
    uint32_t at = NAME(step_back)(m, test, pairs[2]);
    if (code[5] == RE_UNIT && test < RE_POINT && !(test & 1)) {
        uint32_t end = at;
        while (at > from && NAME(unit)(m, at) != code[6]) {
            at--;
        }
        spend(m, end - at);
    }
    if (at == from) {
        m->stack_count -= 4;
    } else {
        pairs[2] = at;
    }
    m->at = at;
}

/* The lazy run takes one character more; false where it cannot. */
static bool NAME(take_more)(struct regexp_match *m, const uint32_t *code)
{
    uint32_t *pairs = m->stack + m->stack_count - 4;
    uint32_t at = pairs[2];
    if (!NAME(test)(m, code + 3, &at)) {
        m->stack_count -= 4;
        return false;
    }
    if (pairs[0] != UINT32_MAX && --pairs[0] == 0) {
        m->stack_count -= 4;
    } else {
        pairs[2] = at;
    }
    m->at = at;
    return true;
}

/* --- other instructions ----------------------------------------------------- */

static bool NAME(reference_forward)(struct regexp_match *m, uint32_t from,
                                    uint32_t to, uint32_t how)
{
    uint32_t at = m->at;
    while (from < to) {
        uint32_t a, b;
        if (at >= m->length) {
            return false;
        }
        if (how & REFERENCE_UNICODE) {
            a = NAME(point)(m, from, &from);
            b = NAME(point)(m, at, &at);
        } else {
            a = NAME(unit)(m, from++);
            b = NAME(unit)(m, at++);
        }
        if (!is_same(a, b, how)) {
            return false;
        }
    }
    m->at = at;
    return true;
}

static bool NAME(reference_back)(struct regexp_match *m, uint32_t from,
                                 uint32_t to, uint32_t how)
{
    uint32_t at = m->at;
    while (from < to) {
        uint32_t a, b;
        if (at == 0) {
            return false;
        }
        if (how & REFERENCE_UNICODE) {
            a = NAME(point_back)(m, to, &to);
            b = NAME(point_back)(m, at, &at);
        } else {
            a = NAME(unit)(m, --to);
            b = NAME(unit)(m, --at);
        }
        if (!is_same(a, b, how)) {
            return false;
        }
    }
    m->at = at;
    return true;
}

static bool NAME(reference)(struct regexp_match *m, uint32_t group,
                            uint32_t how)
{
    uint32_t from = m->registers[2 * group];
    uint32_t to = m->registers[2 * group + 1];
    if (from == REGEXP_UNSET || to == REGEXP_UNSET) {
        return true;
    }
    spend(m, to - from);
    return how & REFERENCE_BACK ? NAME(reference_back)(m, from, to, how)
                                : NAME(reference_forward)(m, from, to, how);
}

static bool NAME(at_boundary)(const struct regexp_match *m, bool more)
{
    bool before =
        m->at > 0 && is_word(NAME(unit)(m, m->at - 1), more);
    bool behind =
        m->at < m->length && is_word(NAME(unit)(m, m->at), more);
    return before != behind;
}

/* --- where a match may begin ------------------------------------------------ */

/* The first place >= from, or REGEXP_UNSET. */
static uint32_t NAME(find_unit)(const struct regexp_match *m, uint32_t unit,
                                uint32_t from)
{
    if (sizeof(UNIT) == 1) {
        const uint8_t *bytes = m->units;
        const uint8_t *at = unit > 255 || from >= m->length
                                ? NULL
                                : memchr(bytes + from, (int)unit,
                                         m->length - from);
        return at == NULL ? REGEXP_UNSET : (uint32_t)(at - bytes);
    }
    while (from < m->length && NAME(unit)(m, from) != unit) {
        from++;
    }
    return from < m->length ? from : REGEXP_UNSET;
}

static uint32_t NAME(find_begin)(const struct regexp_match *m, uint32_t from)
{
    const struct regexp_program *program = m->program;
    const uint32_t *table =
        program->code + program->tables + program->begin_with;
    switch ((enum regexp_begin)program->begin) {
    case BEGIN_START:
        return from == 0 ? 0 : REGEXP_UNSET;
    case BEGIN_UNIT:
        return NAME(find_unit)(m, program->begin_with, from);
    case BEGIN_CLASS:
        while (from < m->length && !class_has(table, NAME(unit)(m, from))) {
            from++;
        }
        return from < m->length ? from : REGEXP_UNSET;
    default:
        return from;
    }
}

/* Begins a try at m->start or behind it; false: there is no such place. */
static bool NAME(begin)(struct regexp_match *m)
{
    uint32_t start = m->start;
    if (!m->sticky) {
        start = NAME(find_begin)(m, start);
    }
    if (start > m->length || m->length - start < m->program->least) {
        return false;
    }
    spend(m, start - m->start);
    memset(m->registers, 0xff, m->program->registers * 4);
    m->registers[0] = m->start = m->at = start;
    m->pc = 0;
    m->stack_count = 0;
    m->running = true;
    return true;
}

/* The try has failed. False: there is no further one. */
static bool NAME(begin_next)(struct regexp_match *m)
{
    m->running = false;
    if (m->sticky || m->start >= m->length) {
        return false;
    }
    if (m->program->flags & REGEXP_EITHER_UNICODE) {
        NAME(point)(m, m->start, &m->start);
    } else {
        m->start++;
    }
    return NAME(begin)(m);
}

/* Goes back to the newest choice; false: there is none left. */
static bool NAME(go_back)(struct regexp_match *m)
{
    while (m->stack_count > 0) {
        uint32_t back = m->stack[m->stack_count - 1], payload = back >> 2;
        uint32_t value = m->stack[m->stack_count - 2];
        if ((back & 3) == BACK_UNDO) {
            m->registers[payload] = value;
            m->stack_count -= 2;
        } else if ((back & 3) == BACK_CHOICE) {
            m->at = value;
            m->pc = payload;
            m->stack_count -= 2;
            return true;
        } else {
            const uint32_t *code = m->program->code + payload;
            m->pc = payload + 5;
            if (code[0] >> 8) {
                if (NAME(take_more)(m, code)) {
                    return true;
                }
            } else {
                NAME(give_back)(m, code);
                return true;
            }
        }
    }
    return false;
}

/* How many words an instruction may push. */
static inline uint32_t NAME(room)(const uint32_t *code)
{
    return (code[0] & 0xff) == RE_RESET ? 2 * (code[1] - (code[0] >> 8)) : 4;
}

/* SPLIT, where the first way leads to a character that is not there. */
static inline bool NAME(leads_nowhere)(const struct regexp_match *m,
                                       const uint32_t *code)
{
    uint32_t at = m->at;
    return code[0] < RE_TESTS && !NAME(test)(m, code, &at);
}

/* Does the instruction at `code`; false: it fails. */
static bool NAME(execute)(struct regexp_match *m, const uint32_t *code)
{
    uint32_t operand = code[0] >> 8;
    switch ((enum regexp_op)(code[0] & 0xff)) {
    case RE_RUN:
        return NAME(start_run)(m, code);
    case RE_JUMP:
        m->pc = code[1];
        return true;
    case RE_SPLIT:
        if (NAME(leads_nowhere)(m, code + 2)) {
            m->pc = code[1];
            return true;
        }
        push(m, m->at, code[1], BACK_CHOICE);
        m->pc += 2;
        return true;
    case RE_SPLIT_LAZY:
        push(m, m->at, m->pc + 2, BACK_CHOICE);
        m->pc = code[1];
        return true;
    case RE_SAVE:
        set_register(m, operand, m->at);
        m->pc++;
        return true;
    case RE_RESET:
        for (uint32_t r = operand; r < code[1]; r++) {
            if (m->registers[r] != REGEXP_UNSET) {
                set_register(m, r, REGEXP_UNSET);
            }
        }
        m->pc += 2;
        return true;
    case RE_CHECK:
        m->pc++;
        return m->registers[operand] != m->at;
    case RE_ZERO:
        set_register(m, operand, 0);
        m->pc++;
        return true;
    case RE_LOOP: {
        uint32_t count = m->registers[operand];
        bool enough = count >= code[1], full = count >= code[2];
        if (enough && !full) {
            push(m, m->at, code[4] ? m->pc + 5 : code[3], BACK_CHOICE);
        }
        m->pc = full || (enough && code[4]) ? code[3] : m->pc + 5;
        return true;
    }
    case RE_COUNT:
        set_register(m, operand, m->registers[operand] + 1);
        m->pc++;
        return true;
    case RE_CHECK_LOOP:
        m->pc += 3;
        return m->registers[code[1]] <= code[2] ||
               m->registers[operand] != m->at;
    case RE_REFERENCE:
        m->pc += 2;
        return NAME(reference)(m, operand, code[1]);
    case RE_LOOK:
        m->registers[operand] = m->stack_count;
        m->registers[operand + 1] = m->at;
        m->pc++;
        return true;
    case RE_LOOK_DONE:
        drop_choices(m, m->registers[operand]);
        m->at = m->registers[operand + 1];
        m->pc++;
        return true;
    case RE_NOT:
        m->registers[operand] = m->stack_count;
        push(m, m->at, code[1], BACK_CHOICE);
        m->pc += 2;
        return true;
    case RE_NOT_DONE:
        undo_to(m, m->registers[operand]);
        return false;
    case RE_START:
        m->pc++;
        return m->at == 0 ||
               (operand && is_newline(NAME(unit)(m, m->at - 1)));
    case RE_END:
        m->pc++;
        return m->at == m->length ||
               (operand && is_newline(NAME(unit)(m, m->at)));
    case RE_BOUNDARY:
        m->pc++;
        return NAME(at_boundary)(m, operand & 2) != (operand & 1);
    default:
        m->pc += 2;
        return NAME(test)(m, code, &m->at);
    }
}

static enum regexp_result NAME(run)(struct regexp_match *m)
{
    const uint32_t *code = m->program->code;
    if (!m->running && !NAME(begin)(m)) {
        return REGEXP_FAILED;
    }
    for (;;) {
        const uint32_t *at = code + m->pc;
        if (m->steps == 0) {
            return REGEXP_PAUSED;
        }
        m->steps--;
        if (at[0] == RE_MATCH) {
            m->registers[1] = m->at;
            return REGEXP_MATCHED;
        }
        if ((at[0] & 0xff) >= RE_TESTS &&
            m->stack_capacity - m->stack_count < NAME(room)(at)) {
            return REGEXP_FULL;
        }
        if (!NAME(execute)(m, at) && !NAME(go_back)(m) &&
            !NAME(begin_next)(m)) {
            return REGEXP_FAILED;
        }
    }
}
