/*
 * frame_page.c: why a page's WebSocket takes a frame for wrong, in Chromium's
 * words.
 */
#include "wire/close_code.h"
#include "wire/frame.h"

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

void frame_page_text(const struct frame_decoder *decoder, struct text *out)
{
    bool closes = (decoder->bytes[0] & 15) == OPCODE_CLOSE;
    switch (decoder->error) {
    case FRAME_ERROR_RSV_1:
    case FRAME_ERROR_RSV_2_3:
        write_reserved(decoder, out);
        break;
    case FRAME_ERROR_OPCODE:
        write_opcode(decoder->bytes[0] & 15, out);
        break;
    case FRAME_ERROR_MASK_CLEAR:
        text_str(out, "A server must not mask any frames that it sends to the "
                      "client.");
        break;
    case FRAME_ERROR_CONTROL_LENGTH:
        text_str(out, closes && decoder->number == 1
                          ? "Received a broken close frame with an invalid "
                            "size of 1 byte."
                          : "Invalid frame header");
        break;
    case FRAME_ERROR_CLOSE_CODE:
        text_str(out, "Received a broken close frame containing a reserved "
                      "status code.");
        break;
    case FRAME_ERROR_UTF_8:
        text_str(out, closes ? "Received a broken close frame containing "
                               "invalid UTF-8."
                             : "Could not decode a text frame as UTF-8.");
        break;
    default:
        text_str(out, "Invalid frame header");
    }
}
