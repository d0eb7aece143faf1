/*
 * frame_page.c: when a page's WebSocket takes a frame for wrong, and why, in
 * Chromium's words.
 */
#include "wire/close_code.h"
#include "wire/frame.h"

/* ---- judging ---- */

static enum frame_error judge_form(const struct frame_head *head)
{
    bool is_control = head->opcode >= OPCODE_CLOSE; /* or may become one */
    if ((head->length_bits == 16 && head->length < 126) ||
        (head->length_bits == 64 && head->length <= 0xffff)) {
        return FRAME_ERROR_SHORTEST;
    }
    if (head->length > FRAME_LENGTH_MAX) {
        return FRAME_ERROR_LENGTH;
    }
    if (is_control && head->length > FRAME_CONTROL_MAX) {
        return FRAME_ERROR_CONTROL_LENGTH;
    }
    return is_control && !head->fin ? FRAME_ERROR_FIN : FRAME_ERROR_NONE;
}

/* Compression owns the bit in the first frame of a message. */
static enum frame_error judge_reserved(const struct frame_decoder *decoder)
{
    const struct frame_head *head = &decoder->head;
    if (head->rsv2 || head->rsv3) {
        return FRAME_ERROR_RSV_2_3;
    }
    bool may = decoder->allows_rsv1 && decoder->message == 0 &&
               (head->opcode == OPCODE_TEXT || head->opcode == OPCODE_BINARY);
    return head->rsv1 && !may ? FRAME_ERROR_RSV_1 : FRAME_ERROR_NONE;
}

static enum frame_error judge_opcode(const struct frame_decoder *decoder)
{
    const struct frame_head *head = &decoder->head;
    bool is_data = head->opcode <= OPCODE_BINARY;
    bool goes_on = head->opcode == OPCODE_CONTINUATION;
    if (!is_data &&
        (head->opcode < OPCODE_CLOSE || head->opcode > OPCODE_PONG)) {
        return FRAME_ERROR_OPCODE;
    }
    if (decoder->is_closed) {
        return FRAME_ERROR_BEHIND_CLOSE;
    }
    if (is_data && goes_on != (decoder->message != 0)) {
        return FRAME_ERROR_OPCODE;
    }
    return head->opcode == OPCODE_CLOSE && head->length == 1
               ? FRAME_ERROR_CONTROL_LENGTH
               : FRAME_ERROR_NONE;
}

enum frame_error frame_page_judge(const struct frame_decoder *decoder)
{
    enum frame_error error = judge_form(&decoder->head);
    if (!error && decoder->head.masked) {
        error = FRAME_ERROR_MASK_CLEAR;
    }
    if (!error) {
        error = judge_reserved(decoder);
    }
    return error ? error : judge_opcode(decoder);
}

bool frame_page_code(unsigned code)
{
    return code != 1005 && code != 1006 && code != 1015;
}

/* ---- what it says ---- */

static void write_reserved(const struct frame_decoder *decoder,
                           struct text *out)
{
    unsigned first = decoder->bytes[0];
    text_str(out, "One or more reserved bits are on: reserved1 = ");
    text_uint(out, first >> 6 & 1);
    text_str(out, ", reserved2 = ");
    text_uint(out, first >> 5 & 1);
    text_str(out, ", reserved3 = ");
    text_uint(out, first >> 4 & 1);
}

/* An opcode may also be wrong because of the frames before it. */
static void write_opcode(unsigned opcode, struct text *out)
{
    switch (opcode) {
    case OPCODE_CONTINUATION:
        text_str(out, "Received unexpected continuation frame.");
        break;
    case OPCODE_TEXT:
    case OPCODE_BINARY:
        text_str(out, "Received start of new message but previous message is "
                      "unfinished.");
        break;
    default:
        text_str(out, "Unrecognized frame opcode: ");
        text_uint(out, opcode);
    }
}

static bool is_close(const struct frame_decoder *decoder)
{
    return decoder->head.opcode == OPCODE_CLOSE;
}

static const char *const form = "Invalid frame header";

static void write_length(const struct frame_decoder *decoder, struct text *out)
{
    text_str(out, is_close(decoder) && decoder->number == 1
                      ? "Received a broken close frame with an invalid size "
                        "of 1 byte."
                      : form);
}

static const char *behind_close(unsigned opcode)
{
    switch (opcode) {
    case OPCODE_CLOSE:
        return "Close received after close";
    case OPCODE_PING:
        return "Ping received after close";
    case OPCODE_PONG:
        return "Pong received after close";
    default:
        return "Data frame received after close";
    }
}

void frame_page_text(const struct frame_decoder *decoder, struct text *out)
{
    switch (decoder->error) {
    case FRAME_ERROR_RSV_1:
    case FRAME_ERROR_RSV_2_3:
        write_reserved(decoder, out);
        break;
    case FRAME_ERROR_OPCODE:
        write_opcode(decoder->head.opcode, out);
        break;
    case FRAME_ERROR_MASK_CLEAR:
        text_str(out, "A server must not mask any frames that it sends to the "
                      "client.");
        break;
    case FRAME_ERROR_CONTROL_LENGTH:
        write_length(decoder, out);
        break;
    case FRAME_ERROR_CLOSE_CODE:
        text_str(out, "Received a broken close frame containing a reserved "
                      "status code.");
        break;
    case FRAME_ERROR_UTF_8:
        text_str(out, is_close(decoder)
                          ? "Received a broken close frame containing "
                            "invalid UTF-8."
                          : "Could not decode a text frame as UTF-8.");
        break;
    case FRAME_ERROR_BEHIND_CLOSE:
        text_str(out, behind_close(decoder->head.opcode));
        break;
    default:
        text_str(out, form);
    }
}

static const char *opcode_reason(unsigned opcode)
{
    if (opcode == OPCODE_CONTINUATION) {
        return "Unexpected continuation";
    }
    return opcode <= OPCODE_BINARY ? "Previous data frame unfinished"
                                   : "Unknown opcode";
}

const char *frame_page_reason(const struct frame_decoder *decoder)
{
    switch (decoder->error) {
    case FRAME_ERROR_RSV_1:
    case FRAME_ERROR_RSV_2_3:
        return "Invalid reserved bit";
    case FRAME_ERROR_OPCODE:
        return opcode_reason(decoder->head.opcode);
    case FRAME_ERROR_MASK_CLEAR:
        return "Masked frame from server";
    case FRAME_ERROR_UTF_8:
        return is_close(decoder) ? "Invalid UTF-8 in Close frame"
                                 : "Invalid UTF-8 in text frame";
    case FRAME_ERROR_CONTROL_LENGTH:
        return is_close(decoder) && decoder->number == 1
                   ? ""
                   : "WebSocket Protocol Error";
    case FRAME_ERROR_CLOSE_CODE:
    case FRAME_ERROR_BEHIND_CLOSE:
        return "";
    default:
        return "WebSocket Protocol Error";
    }
}
