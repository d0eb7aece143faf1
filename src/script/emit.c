/*
 * emit.c: instructions, constants, positions, jumps; see emit.h.
 */
#include "script/emit.h"

#include <string.h>

#include "script/compile_internal.h"

#define ROW_FIRST 32 /* items */

void *row_add(struct compiler *c, struct row *row, size_t size)
{
    if (row->count == row->capacity) {
        uint32_t capacity = row->capacity ? row->capacity * 2 : ROW_FIRST;
        void *items = region_alloc(&c->whole->region, capacity * size);
        if (!items) {
            compile_fail(c->whole, "RangeError", 0, 0, "Out of memory");
            return NULL;
        }
        if (row->count)
            memcpy(items, row->items, row->count * size);
        row->items = items;
        row->capacity = capacity;
    }
    return (uint8_t *)row->items + size * row->count++;
}

uint32_t emit_pc(const struct compiler *c)
{
    return c->out.bytes.count;
}

static void too_large(struct compiler *c, const char *message)
{
    uint32_t start = 0, end = 0;
    if (c->function) {
        start = c->function->start;
        end = c->function->end;
    }
    compile_fail(c->whole, "RangeError", start, end, message);
}

/* --- bytes ---------------------------------------------------------------- */

static void byte_add(struct compiler *c, uint32_t byte)
{
    uint8_t *place = row_add(c, &c->out.bytes, 1);
    if (place)
        *place = (uint8_t)byte;
}

static void half_add(struct compiler *c, uint32_t half)
{
    if (half > UINT16_MAX)
        too_large(c, "Function is too large");
    byte_add(c, half & 0xff);
    byte_add(c, half >> 8 & 0xff);
}

static void word_add(struct compiler *c, uint32_t word)
{
    for (int i = 0; i < 4; i++)
        byte_add(c, word >> 8 * i & 0xff);
}

static uint32_t word_read(const struct compiler *c, uint32_t pc)
{
    const uint8_t *b = (const uint8_t *)c->out.bytes.items + pc;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

static void word_write(struct compiler *c, uint32_t pc, uint32_t word)
{
    uint8_t *b = (uint8_t *)c->out.bytes.items + pc;
    for (int i = 0; i < 4; i++)
        b[i] = (uint8_t)(word >> 8 * i);
}

/* --- depth ---------------------------------------------------------------- */

/* How many operands an instruction takes, its count being `n`. */
static uint32_t pops(enum opcode op, uint32_t n)
{
    if (opcode_table[op].pops >= 0)
        return (uint32_t)opcode_table[op].pops;
    switch (op) {
    case OP_CALL:
        return n + 2;
    case OP_NEW:
    case OP_SUPER_CALL:
    case OP_REST_PROPS:
        return n + 1;
    default:
        return n;
    }
}

static void defect(struct compiler *c)
{
    compile_fail(c->whole, "RangeError", 0, 0,
                 "internal error: operands of the compiler do not match");
}

static void depth_add(struct compiler *c, uint32_t pushed)
{
    c->out.depth += pushed;
    if (c->out.depth > c->out.depth_most)
        c->out.depth_most = c->out.depth;
    if (c->out.depth > UINT16_MAX)
        too_large(c, "Function is too large");
}

/* The opcode byte, and what it does to the depth. */
static void opcode_add(struct compiler *c, enum opcode op, uint32_t n)
{
    uint32_t taken = pops(op, n);
    if (taken > c->out.depth) {
        defect(c);
        taken = c->out.depth;
    }
    depth_add(c, (uint32_t)opcode_table[op].pushes - taken);
    c->out.before = c->out.last;
    c->out.last = emit_pc(c);
    byte_add(c, op);
}

void emit(struct compiler *c, enum opcode op)
{
    opcode_add(c, op, 0);
}

void emit_byte(struct compiler *c, enum opcode op, uint32_t byte)
{
    opcode_add(c, op, byte);
    byte_add(c, byte);
}

/* --- joining: what is often together costs one dispatch ------------------ */

/* A second GET_LOCAL right behind one makes both a GET_LOCALS. */
static bool join_locals(struct compiler *c)
{
    uint8_t *bytes = c->out.bytes.items;
    uint32_t from = c->out.last;
    if (c->out.barrier > from || from + 3 != emit_pc(c) ||
        bytes[from] != OP_GET_LOCAL)
        return false;
    bytes[from] = OP_GET_LOCALS;
    depth_add(c, 1);
    return true;
}

/* Behind GET_LOCAL n, INC comes PUT_LOCAL n: the first may do it all. */
static void join_count(struct compiler *c, uint32_t local)
{
    uint8_t *bytes = c->out.bytes.items;
    uint32_t from = c->out.before;
    if (c->out.barrier > from || c->out.last != from + 3 ||
        emit_pc(c) != from + 4 || bytes[from] != OP_GET_LOCAL ||
        (bytes[from + 1] | (uint32_t)bytes[from + 2] << 8) != local)
        return;
    if (bytes[from + 3] == OP_INC)
        bytes[from] = OP_INC_LOCAL;
    else if (bytes[from + 3] == OP_DEC)
        bytes[from] = OP_DEC_LOCAL;
}

void emit_half(struct compiler *c, enum opcode op, uint32_t half)
{
    if (op == OP_GET_LOCAL && join_locals(c)) {
        half_add(c, half);
        return;
    }
    if (op == OP_PUT_LOCAL)
        join_count(c, half);
    opcode_add(c, op, half);
    half_add(c, half);
}

void emit_byte_half(struct compiler *c, enum opcode op, uint32_t byte,
                    uint32_t half)
{
    if (byte > UINT8_MAX)
        too_large(c, "Scopes are nested too deeply");
    opcode_add(c, op, 0);
    byte_add(c, byte & 0xff);
    half_add(c, half);
}

void emit_half_byte(struct compiler *c, enum opcode op, uint32_t half,
                    uint32_t byte)
{
    opcode_add(c, op, byte);
    half_add(c, half);
    byte_add(c, byte);
}

/* --- constants ------------------------------------------------------------ */

static uint32_t constant_add(struct compiler *c, Value v)
{
    Value *place = row_add(c, &c->out.constants, sizeof *place);
    if (!place)
        return 0;
    *place = v;
    if (c->out.constants.count > UINT16_MAX)
        too_large(c, "Function has too many constants");
    return c->out.constants.count - 1;
}

static uint32_t hash_value(Value v)
{
    return (uint32_t)((v * 0x9e3779b97f4a7c15ull) >> 32);
}

static void found_put(struct emitted *out, Value v, uint32_t index)
{
    uint32_t mask = out->found_size - 1, i = hash_value(v) & mask;
    while (out->found[i])
        i = (i + 1) & mask;
    out->found[i] = index + 1;
}

static bool found_grow(struct compiler *c)
{
    struct emitted *out = &c->out;
    if (out->constants.count * 2 < out->found_size)
        return true;
    uint32_t size = out->found_size ? out->found_size * 2 : 64;
    uint32_t *old = out->found, old_size = out->found_size;
    out->found = region_alloc(&c->whole->region, size * sizeof *old);
    out->found_size = out->found ? size : 0;
    if (!out->found)
        return false;
    for (uint32_t i = 0; i < old_size; i++)
        if (old[i])
            found_put(out, ((Value *)out->constants.items)[old[i] - 1],
                      old[i] - 1);
    return true;
}

/* The index of a constant; equal ones (same bits) are shared. */
static uint32_t constant_index(struct compiler *c, Value v)
{
    struct emitted *out = &c->out;
    if (!found_grow(c))
        return 0;
    uint32_t mask = out->found_size - 1;
    for (uint32_t i = hash_value(v) & mask; out->found[i]; i = (i + 1) & mask)
        if (((Value *)out->constants.items)[out->found[i] - 1] == v)
            return out->found[i] - 1;
    uint32_t index = constant_add(c, v);
    found_put(out, v, index);
    return index;
}

void emit_constant(struct compiler *c, enum opcode op, Value v)
{
    opcode_add(c, op, 0);
    half_add(c, constant_index(c, v));
}

void emit_own_constant(struct compiler *c, enum opcode op, Value v)
{
    opcode_add(c, op, 0);
    half_add(c, constant_add(c, v));
}

void emit_half_constant(struct compiler *c, enum opcode op, uint32_t half,
                        Value v)
{
    opcode_add(c, op, 0);
    half_add(c, half);
    half_add(c, constant_index(c, v));
}

void emit_byte_constant(struct compiler *c, enum opcode op, uint32_t byte,
                        Value v)
{
    emit_byte_half(c, op, byte, constant_index(c, v));
}

void emit_int(struct compiler *c, int32_t value)
{
    if (value >= INT8_MIN && value <= INT8_MAX) {
        emit_byte(c, OP_INT8, (uint8_t)value);
        return;
    }
    opcode_add(c, OP_INT, 0);
    word_add(c, (uint32_t)value);
}

void emit_number(struct compiler *c, double value)
{
    emit_value(c, value_number(value));
}

void emit_value(struct compiler *c, Value value)
{
    if (value_is_int(value)) {
        emit_int(c, value_as_int(value));
    } else if (value_is_undefined(value)) {
        emit(c, OP_UNDEFINED);
    } else {
        emit_constant(c, OP_CONST, value);
    }
}

/* --- jumps ---------------------------------------------------------------- */

/* The depth where the jump is taken; `before` is that before it. */
static uint32_t depth_taken(enum opcode op, uint32_t before)
{
    switch (op) {
    case OP_JUMP:
    case OP_LOOP:
    case OP_JUMP_IF_FALSE_KEEP:
    case OP_JUMP_IF_TRUE_KEEP:
    case OP_JUMP_IF_VALUE_KEEP:
    case OP_JUMP_IF_DEFINED:
        return before;
    default:
        return before - 1;
    }
}

static void label_depth(struct compiler *c, struct label *label, uint32_t depth)
{
    if (label->depth == UINT32_MAX)
        label->depth = depth;
    if (label->depth != depth)
        defect(c);
}

/* The operand of a jump whose opcode was just added: until the label is bound
 * it holds the place of the operand before it. */
static void jump_operand(struct compiler *c, struct label *label)
{
    uint32_t place = emit_pc(c);
    word_add(c, label->patches);
    label->patches = place;
}

void emit_jump(struct compiler *c, enum opcode op, struct label *label)
{
    label_depth(c, label, depth_taken(op, c->out.depth));
    opcode_add(c, op, 0);
    jump_operand(c, label);
}

void emit_jump_kind(struct compiler *c, uint32_t kind, struct label *label)
{
    if (kind > UINT8_MAX)
        too_large(c, "Too many jumps out of a finally block");
    label_depth(c, label, depth_taken(OP_JUMP_IF_KIND, c->out.depth));
    opcode_add(c, OP_JUMP_IF_KIND, 0);
    byte_add(c, kind & 0xff);
    jump_operand(c, label);
}

void emit_loop(struct compiler *c, struct label *label)
{
    label_depth(c, label, c->out.depth);
    opcode_add(c, OP_LOOP, 0);
    word_add(c, label->pc - (emit_pc(c) + 4));
}

void emit_label(struct compiler *c, struct label *label)
{
    uint32_t pc = emit_pc(c);
    if (label->depth == UINT32_MAX)
        label->depth = c->out.depth;
    c->out.depth = label->depth;
    label->pc = pc;
    c->out.barrier = pc;
    while (label->patches && !c->whole->failed) {
        uint32_t place = label->patches;
        label->patches = word_read(c, place);
        word_write(c, place, pc - (place + 4));
    }
}

/* --- positions and handlers ----------------------------------------------- */

void emit_position(struct compiler *c, uint32_t start, uint32_t end,
                   uint32_t at)
{
    struct row *row = &c->out.positions;
    struct code_position *rows = row->items;
    uint32_t pc = emit_pc(c);
    if (row->count && rows[row->count - 1].pc == pc)
        row->count--;
    if (row->count) {
        const struct code_position *last = &rows[row->count - 1];
        if (last->start == start && last->end == end && last->at == at)
            return;
    }
    struct code_position *place = row_add(c, row, sizeof *place);
    if (place)
        *place = (struct code_position){pc, start, end, at};
}

void emit_handler(struct compiler *c, const struct code_handler *handler)
{
    if (handler->from == handler->to)
        return;
    struct code_handler *place = row_add(c, &c->out.handlers, sizeof *place);
    if (place)
        *place = *handler;
}
