/*
 * native_deflate.c: permessage-deflate for the library (wire/deflate.h). A
 * codec lies in a Buffer of the program's heap, which never moves, so that a
 * stream begun before a checkpoint goes on behind it.
 */
#include "machine/machine.h"
#include "machine/native_end.h"
#include "machine/native_rows.h"
#include "script/binary.h"
#include "wire/deflate.h"

#define FIRST_ROOM 4096u /* bytes of the output, doubled when full */
#define SLICE 16u /* calls of the codec at one go */

static struct deflate_codec *codec_at(const struct native_call *call,
                                      uint32_t i)
{
    return (struct deflate_codec *)value_as_view(call->args[i])->data;
}

/* --- opening ------------------------------------------------------------------ */

/* A zeroed Buffer of so many bytes; the codec begins where its data does. */
static struct array_view *new_block(struct vm *vm, size_t room)
{
    return buffer_new(vm, bytes_new(vm, (uint32_t)room), (uint32_t)room);
}

/* %deflateOpen(bits, takeover, level, memory), %inflateOpen(bits, takeover): a
 * codec; undefined where zlib refuses the numbers. */
static enum native_result deflate_open_row(struct native_call *call)
{
    int bits = value_as_int(call->args[0]);
    int memory = value_as_int(call->args[3]);
    if (bits < 8 || bits > 15 || memory < 1 || memory > 9) {
        return native_ok(call, UNDEFINED);
    }
    size_t room = deflate_room(bits, memory);
    struct array_view *block = new_block(call->vm, room);
    bool is_open = deflate_open(block->data, room, bits,
                                value_as_int(call->args[2]), memory,
                                call->args[1] == TRUE_VALUE) != NULL;
    return native_ok(call,
                     is_open ? value_object(&block->object) : UNDEFINED);
}

static enum native_result inflate_open_row(struct native_call *call)
{
    int bits = value_as_int(call->args[0]);
    size_t room = inflate_room(bits);
    struct array_view *block = new_block(call->vm, room);
    bool is_open = inflate_open(block->data, room, bits,
                                call->args[1] == TRUE_VALUE) != NULL;
    return native_ok(call,
                     is_open ? value_object(&block->object) : UNDEFINED);
}

/* --- running -------------------------------------------------------------------- */

/* What lasts between two slices, in the call's state. */
enum kept { KEPT_USED, KEPT_CELL, KEPT_LENGTH };

struct run {
    const uint8_t *bytes; /* the fragment */
    size_t length, used;
    struct bytes *cell; /* the output */
    size_t made;
};

static void run_load(const struct native_call *call, struct run *run)
{
    run->length = data_length(call->args[2]);
    run->bytes = value_as_view(call->args[2])->data;
    run->used = 0;
    run->made = 0;
    if (call->state[KEPT_CELL] == EMPTY) {
        run->cell = bytes_new(call->vm, FIRST_ROOM);
    } else {
        run->cell = value_as_cell(call->state[KEPT_CELL]);
        run->used = (size_t)value_as_number(call->state[KEPT_USED]);
        run->made = (size_t)value_as_number(call->state[KEPT_LENGTH]);
    }
}

static enum native_result run_keep(struct native_call *call,
                                   const struct run *run)
{
    call->state[KEPT_CELL] = value_cell(run->cell);
    call->state[KEPT_USED] = value_number((double)run->used);
    call->state[KEPT_LENGTH] = value_number((double)run->made);
    return NATIVE_AGAIN;
}

static void make_room(struct vm *vm, struct run *run)
{
    uint32_t room = run->cell->cell.extra;
    if (room - run->made < FIRST_ROOM / 2) {
        struct bytes *cell = bytes_new(vm, room * 2);
        memcpy(cell->at, run->cell->at, run->made);
        run->cell = cell;
    }
}

static enum deflate_result run_some(struct native_call *call, struct run *run,
                                    size_t limit)
{
    enum deflate_result result = DEFLATE_MORE;
    for (uint32_t i = 0; i < SLICE && result == DEFLATE_MORE &&
                         (limit == 0 || run->made <= limit);
         i++) {
        size_t used, made;
        make_room(call->vm, run);
        result = deflate_run(codec_at(call, 1), run->bytes + run->used,
                             run->length - run->used,
                             call->args[3] == TRUE_VALUE,
                             run->cell->at + run->made,
                             run->cell->cell.extra - run->made, &used, &made);
        run->used += used;
        run->made += made;
    }
    return result;
}

/* The message before it was compressed, or after it was unpacked. */
static void log_message(const struct native_call *call, const struct run *run)
{
    uint32_t end;
    struct connection *connection = end_connection(call, &end);
    bool inflates = call->args[5] == TRUE_VALUE;
    if (connection) {
        wire_log_message(machine_of(call), &connection->ends[end],
                         (unsigned)value_as_int(call->args[6]),
                         inflates ? run->cell->at : run->bytes,
                         inflates ? run->made : run->length,
                         inflates ? run->length : run->made, inflates);
    }
}

/* The step: so many bytes became so many. */
static enum native_result finish(struct native_call *call,
                                 const struct run *run)
{
    log_message(call, run);
    const struct host_object *handle = value_pointer(call->args[0]);
    struct step *step =
        end_note(call, STEP_DEFLATE, handle->id, handle->kind & 1);
    step->sub = call->args[5] == TRUE_VALUE;
    step->a = (int64_t)run->length;
    step->b = (int64_t)run->made;
    call->result = value_object(
        &buffer_new(call->vm, run->cell, (uint32_t)run->made)->object);
    return NATIVE_STEP_OK;
}

/*
 * %deflateRun(handle, codec, bytes, fin, limit, inflates, opcode): what becomes
 * of a fragment, a Buffer. zlib's words where it is wrong, a string; null where it
 * grows beyond `limit` (0: none) bytes.
 */
static enum native_result deflate_run_row(struct native_call *call)
{
    struct run run;
    int32_t most = value_as_int(call->args[4]);
    size_t limit = most > 0 ? (size_t)most : 0;
    run_load(call, &run);
    enum deflate_result result = run_some(call, &run, limit);
    if (limit > 0 && run.made > limit) {
        return native_ok(call, NULL_VALUE);
    }
    if (result == DEFLATE_MORE) {
        return run_keep(call, &run);
    }
    if (result == DEFLATE_WRONG) {
        return native_string(
            call, string_from_c(call->vm, deflate_error(codec_at(call, 1))));
    }
    return finish(call, &run);
}

/* --- the negotiation ------------------------------------------------------------ */

/* %deflateOffer(options): Sec-WebSocket-Extensions of a client. `options` is a
 * Buffer of four numbers, an enum deflate_option or bits each, in the order of
 * enum deflate_name. */
static enum native_result deflate_offer_row(struct native_call *call)
{
    struct deflate_options options;
    struct text text;
    char buffer[200];
    memcpy(options.values, value_as_view(call->args[0])->data,
           sizeof options.values);
    text_init_fixed(&text, buffer, sizeof buffer);
    deflate_offer(&options, &text);
    return native_string(call, string_from_c(call->vm, buffer));
}

const struct native native_deflate_rows[] = {
    INTERNAL("deflateOpen", deflate_open_row, INT32, BOOLEAN, INT32, INT32),
    INTERNAL("inflateOpen", inflate_open_row, INT32, BOOLEAN),
    INTERNAL("deflateRun", deflate_run_row, ANY, ANY, ANY, BOOLEAN, INT32,
             BOOLEAN, INT32),
    INTERNAL("deflateOffer", deflate_offer_row, ANY),
};
NATIVE_COUNT(deflate);
