/*
 * emit.h: the instructions of one function while they are made.
 *
 * Every instruction goes through here: its effect on the depth of the operand
 * stack is taken from the table in opcode.h, so that the compiler's files
 * never count. Depth is followed along the text; a label has the depth of the
 * jumps that lead to it, and where two disagree the compiler has a defect
 * (reported as "internal error", never silently).
 *
 * Whatever goes wrong (too many constants, no memory) is noted with
 * `compile_fail`; what is emitted afterwards is thrown away.
 */
#ifndef LOOPLINE_SCRIPT_EMIT_H
#define LOOPLINE_SCRIPT_EMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "script/code.h"
#include "script/opcode.h"

struct compiler; /* script/compile_internal.h */

/* A place that jumps lead to. Start with LABEL_NEW. Where it is never bound it
 * must never have been jumped to. */
struct label {
    uint32_t pc; /* where it is bound, else UINT32_MAX */
    uint32_t patches; /* the last jump's operand that waits for it, or 0 */
    uint32_t depth; /* of the stack there, or UINT32_MAX: not known yet */
};
#define LABEL_NEW                                                              \
    {                                                                          \
        UINT32_MAX, 0, UINT32_MAX                                              \
    }

/* A row that grows, in the compilation's region. */
struct row {
    void *items;
    uint32_t count, capacity;
};

/* What the function being compiled has so far. */
struct emitted {
    struct row bytes; /* uint8_t */
    struct row constants; /* Value */
    struct row positions; /* struct code_position */
    struct row handlers; /* struct code_handler */
    struct row scopes; /* struct code_scope */
    struct row variables; /* struct code_variable */
    uint32_t *found; /* hash of constants: index + 1, or 0 */
    uint32_t found_size; /* a power of two */
    uint32_t depth, depth_most; /* operands */
    uint32_t last; /* where the last instruction begins */
    uint32_t before; /* and the one before it */
    uint32_t barrier; /* a jump may lead here: nothing before it may be
                         joined with what follows */
};

/* Room for one more item of `size` bytes at the row's end, zeroed and counted;
 * NULL where there is no memory (noted). */
void *row_add(struct compiler *c, struct row *row, size_t size);

/* The offset of the next instruction. */
uint32_t emit_pc(const struct compiler *c);

/* Instructions by their operands, see opcode.h. */
void emit(struct compiler *c, enum opcode op);
void emit_byte(struct compiler *c, enum opcode op, uint32_t byte); /* b */
void emit_half(struct compiler *c, enum opcode op, uint32_t half); /* h */
void emit_constant(struct compiler *c, enum opcode op, Value v); /* c */
/* c, but a constant of its own, never shared. */
void emit_own_constant(struct compiler *c, enum opcode op, Value v);
void emit_half_constant(struct compiler *c, enum opcode op, uint32_t half,
                        Value v); /* hc */
void emit_byte_half(struct compiler *c, enum opcode op, uint32_t byte,
                    uint32_t half); /* bh */
void emit_half_byte(struct compiler *c, enum opcode op, uint32_t half,
                    uint32_t byte); /* hb */
void emit_byte_constant(struct compiler *c, enum opcode op, uint32_t byte,
                        Value v); /* bh: THROW_ERROR */

/* Pushes an integer in its shortest form; any number; any constant. */
void emit_int(struct compiler *c, int32_t value);
void emit_number(struct compiler *c, double value);
void emit_value(struct compiler *c, Value value);

/* A jump of any kind, forwards (to a label not yet bound). */
void emit_jump(struct compiler *c, enum opcode op, struct label *label);
/* JUMP_IF_KIND. */
void emit_jump_kind(struct compiler *c, uint32_t kind, struct label *label);
/* LOOP: back to a label that is bound. */
void emit_loop(struct compiler *c, struct label *label);
/* The label is here. The depth is now the label's, if it has been jumped to. */
void emit_label(struct compiler *c, struct label *label);

/* The source range of the instructions from here on: see code_position. */
void emit_position(struct compiler *c, uint32_t start, uint32_t end,
                   uint32_t at);

/* A protected range is over; inner ones are to be added first. */
void emit_handler(struct compiler *c, const struct code_handler *handler);

#endif
