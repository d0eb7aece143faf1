/*
 * Compiled code as data: the table of instructions, and where an instruction
 * stands in the source.
 */
#include "script/code.h"

#include <string.h>

#include "script/opcode.h"
#include "script/vm.h"

const struct opcode_info opcode_table[OPCODE_COUNT] = {
#define OP(name, operands, pops, pushes, stack, text) \
    {#name, #operands, pops, pushes, stack, text},
    OPCODES(OP)
#undef OP
};

struct source *source_new(struct vm *vm, enum source_kind kind,
                          const char *name, const char *text, size_t length)
{
    struct source *source = heap_new(&vm->heap, CELL_SOURCE, sizeof *source);
    source->cell.extra = kind;
    source->name = string_from_c(vm, name);
    source->text = bytes_new(vm, (uint32_t)length);
    if (length)
        memcpy(source->text->at, text, length);
    source->length = (uint32_t)length;
    return source;
}

/* The bytes of one operand, by its letter in the table. */
static unsigned operand_size(char letter)
{
    switch (letter) {
    case 'b':
        return 1;
    case 'h':
    case 'c':
        return 2;
    case 'i':
    case 'j':
        return 4;
    default:
        return 0;
    }
}

unsigned opcode_size(enum opcode op)
{
    unsigned size = 1;
    for (const char *at = opcode_table[op].operands; *at; at++)
        size += operand_size(*at);
    return size;
}

const struct code_position *code_position_at(const struct code *code,
                                             uint32_t pc)
{
    uint32_t low = 0, high = code->position_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (code->positions[middle].pc <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &code->positions[low - 1] : NULL;
}

uint32_t code_scope_at(const struct code *code, uint32_t pc)
{
    uint32_t best = 0, least = UINT32_MAX;
    for (uint32_t i = 0; i < code->scope_count; i++) {
        const struct code_scope *scope = &code->scopes[i];
        if (pc < scope->from || pc >= scope->to) continue;
        if (scope->to - scope->from > least) continue;
        least = scope->to - scope->from;
        best = i;
    }
    return best;
}

/* --- as text ------------------------------------------------------------ */

/* A little-endian number of `size` bytes. */
static uint32_t read(const uint8_t *at, unsigned size)
{
    uint32_t number = 0;
    for (unsigned i = 0; i < size; i++)
        number |= (uint32_t)at[i] << 8 * i;
    return number;
}

static void write_constant(const struct code *code, uint32_t index,
                           struct text *text)
{
    if (index >= code->constant_count) return;
    Value value = code->constants[index];
    if (value_is_string(value)) {
        text_str(text, " \"");
        string_write(value_as_string(value), text, 40);
        text_byte(text, '"');
    } else if (value_is_int(value)) {
        text_format(text, " %d", value_as_int(value));
    }
}

static void write_operand(const struct code *code, char letter,
                          const uint8_t *at, uint32_t end,
                          struct text *text)
{
    uint32_t number = read(at, operand_size(letter));
    if (letter == 'j')
        text_format(text, " ->%u", end + number);
    else if (letter == 'i')
        text_format(text, " %d", (int)(int32_t)number);
    else
        text_format(text, " %u", number);
    if (letter == 'c') write_constant(code, number, text);
}

static void write_instruction(const struct code *code, uint32_t pc,
                              struct text *text)
{
    enum opcode op = code->bytes[pc];
    const struct opcode_info *info = &opcode_table[op];
    const uint8_t *at = code->bytes + pc + 1;
    text_format(text, "%5u  %s", pc, info->name);
    for (const char *letter = info->operands; *letter; letter++) {
        if (!operand_size(*letter)) continue;
        write_operand(code, *letter, at, pc + opcode_size(op), text);
        at += operand_size(*letter);
    }
    text_byte(text, '\n');
}

void code_disassemble(const struct code *code, struct text *text)
{
    for (uint32_t pc = 0; pc < code->byte_count;
         pc += opcode_size(code->bytes[pc]))
        write_instruction(code, pc, text);
}
