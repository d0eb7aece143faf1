/*
 * native_console.c: a text leaves the program.
 */
#include "machine/machine.h"
#include "machine/native_rows.h"

/* The first line of what was printed, for the step. */
static void note_line(struct step *step, const struct text *text)
{
    size_t length = 0;
    while (length < text->length && text->bytes[length] != '\n') {
        length++;
    }
    machine_note_text(step->text, text->bytes, length);
}

/* Node's streams take an async number when they are first written to. */
static void count_stream(struct process *process, int fd)
{
    uint32_t bit = 1u << (fd & 31);
    process->next_async_id += !process->page && !(process->written & bit);
    process->written |= bit;
}

/* %consoleWrite(descriptor, string): as it is, no newline is added. */
static enum native_result console_write(struct native_call *call)
{
    struct machine *machine = machine_of(call);
    struct process *process = process_of(call);
    int fd = value_as_int(call->args[0]);
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    string_write(native_text(call, 1), &text, UINT32_MAX);
    count_stream(process, fd);
    process_print(machine, process, fd, text.bytes, text.length);
    struct step *step = machine_note(machine, STEP_CONSOLE);
    step->sub = (uint32_t)fd;
    moment_print_step(machine, step->number);
    note_line(step, &text);
    region_done(&region);
    call->result = UNDEFINED;
    return NATIVE_STEP_OK;
}

const struct native native_console_rows[] = {
    INTERNAL("consoleWrite", console_write, INT32, STRING),
};
NATIVE_COUNT(console);
