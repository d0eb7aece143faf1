#include "wire/frame.h"

#include <string.h>

/* ---- the head ---- */

#define SHORT_MAX 125u
#define LENGTH_16 126u
#define LENGTH_64 127u

/* The size of a head, from its first two bytes. */
static unsigned head_size(uint8_t second)
{
    unsigned size = 2;
    if ((second & 0x7f) == LENGTH_16)
        size += 2;
    else if ((second & 0x7f) == LENGTH_64)
        size += 8;
    return (second & 0x80) ? size + 4 : size;
}

static uint64_t read_length(const uint8_t *bytes, unsigned count)
{
    uint64_t length = 0;
    for (unsigned i = 0; i < count; i++)
        length = length << 8 | bytes[i];
    return length;
}

bool frame_head_read(const uint8_t *bytes, size_t n, struct frame_head *head)
{
    memset(head, 0, sizeof *head);
    if (n < 2 || n < head_size(bytes[1]))
        return false;
    head->fin = (bytes[0] & 0x80) != 0;
    head->rsv1 = (bytes[0] & 0x40) != 0;
    head->rsv2 = (bytes[0] & 0x20) != 0;
    head->rsv3 = (bytes[0] & 0x10) != 0;
    head->opcode = bytes[0] & 0x0f;
    head->masked = (bytes[1] & 0x80) != 0;
    head->size = (uint8_t)head_size(bytes[1]);
    head->length = bytes[1] & 0x7f;
    head->length_bits = 7;
    if (head->length == LENGTH_16) {
        head->length_bits = 16;
        head->length = read_length(bytes + 2, 2);
    } else if (head->length == LENGTH_64) {
        head->length_bits = 64;
        head->length = read_length(bytes + 2, 8);
    }
    if (head->masked)
        memcpy(head->key, bytes + head->size - 4, 4);
    return true;
}

size_t frame_head_size(bool masked, uint64_t length)
{
    size_t size = length <= SHORT_MAX ? 2 : length <= 0xffff ? 4 : 10;
    return masked ? size + 4 : size;
}

static void write_length(uint8_t *out, uint64_t length, unsigned count)
{
    for (unsigned i = count; i-- > 0; length >>= 8)
        out[i] = (uint8_t)length;
}

size_t frame_encode_head(uint8_t out[FRAME_HEAD_MAX], bool fin, unsigned opcode,
                         const uint8_t *key, uint64_t length)
{
    size_t size = frame_head_size(key != NULL, length);
    out[0] = (uint8_t)((fin ? 0x80u : 0) | (opcode & 0x0fu));
    if (length <= SHORT_MAX) {
        out[1] = (uint8_t)length;
    } else if (length <= 0xffff) {
        out[1] = LENGTH_16;
        write_length(out + 2, length, 2);
    } else {
        out[1] = LENGTH_64;
        write_length(out + 2, length, 8);
    }
    if (key) {
        out[1] |= 0x80;
        memcpy(out + size - 4, key, 4);
    }
    return size;
}

/* The key twice, turned so that its first byte belongs to `at`. */
static uint64_t key_word(const uint8_t key[4], uint64_t at)
{
    uint8_t bytes[8];
    uint64_t word;
    for (unsigned i = 0; i < 8; i++)
        bytes[i] = key[(at + i) & 3];
    memcpy(&word, bytes, 8);
    return word;
}

/* As many bytes as a processor takes at once. */
typedef uint64_t words __attribute__((vector_size(16)));

void frame_mask_copy(uint8_t *to, const uint8_t *from, size_t n,
                     const uint8_t key[4], uint64_t at)
{
    uint64_t word = key_word(key, at);
    size_t i = 0;
    for (; i + sizeof(words) <= n; i += sizeof(words)) {
        words several;
        memcpy(&several, from + i, sizeof several);
        several ^= word;
        memcpy(to + i, &several, sizeof several);
    }
    for (; i + 8 <= n; i += 8) {
        uint64_t eight;
        memcpy(&eight, from + i, 8);
        eight ^= word;
        memcpy(to + i, &eight, 8);
    }
    for (; i < n; i++)
        to[i] = from[i] ^ key[(at + i) & 3];
}

void frame_mask(uint8_t *bytes, size_t n, const uint8_t key[4], uint64_t from)
{
    frame_mask_copy(bytes, bytes, n, key, from);
}

size_t frame_close_payload(uint8_t out[FRAME_CONTROL_MAX], unsigned code,
                           const char *reason, size_t length)
{
    if (code == 0)
        return 0;
    if (length > FRAME_CONTROL_MAX - 2)
        length = FRAME_CONTROL_MAX - 2;
    write_length(out, code, 2);
    if (length > 0)
        memcpy(out + 2, reason, length);
    return 2 + length;
}

/* ---- errors ---- */

static const struct {
    uint16_t close;
    const char *code, *text, *section;
} ERRORS[] = {
#define E(name, close, code, text, section) {close, code, text, section},
    FRAME_ERRORS(E)
#undef E
};

unsigned frame_error_close(enum frame_error error)
{
    return ERRORS[error].close;
}

const char *frame_error_code(enum frame_error error)
{
    return ERRORS[error].code;
}

const char *frame_error_section(enum frame_error error)
{
    return ERRORS[error].section;
}

bool frame_error_is_range(enum frame_error error)
{
    return error != FRAME_ERROR_UTF_8;
}

void frame_error_text(enum frame_error error, unsigned number, struct text *out)
{
    unsigned close = ERRORS[error].close;
    if (close == CLOSE_PROTOCOL_ERROR || close == CLOSE_INVALID_DATA)
        text_str(out, "Invalid WebSocket frame: ");
    for (const char *at = ERRORS[error].text; *at; at++) {
        if (*at == '#')
            text_uint(out, number);
        else
            text_byte(out, *at);
    }
}

/* ---- one frame after the other ---- */

enum decoder_state {
    DECODER_FIRST, /* the two bytes that every head has */
    DECODER_REST, /* the length and the key */
    DECODER_PAYLOAD,
    DECODER_DROP, /* behind a close frame */
    DECODER_WRONG,
};

void frame_decoder_init(struct frame_decoder *decoder, bool is_server)
{
    memset(decoder, 0, sizeof *decoder);
    decoder->is_server = is_server;
    decoder->limit = FRAME_PAYLOAD_LIMIT;
    decoder->fragment_limit = FRAME_FRAGMENT_LIMIT;
}

void frame_room(struct frame_decoder *decoder, uint8_t *room, uint64_t capacity)
{
    decoder->room = room;
    decoder->capacity = capacity;
    decoder->filled = 0;
}

static enum frame_error fail(struct frame_decoder *decoder,
                             enum frame_error error, unsigned number)
{
    decoder->error = (uint8_t)error;
    decoder->number = number;
    decoder->state = DECODER_WRONG;
    return error;
}

void frame_reject(struct frame_decoder *decoder, enum frame_error error)
{
    fail(decoder, error, 0);
}

static enum frame_error judge_control(struct frame_decoder *decoder,
                                      unsigned opcode, unsigned first,
                                      unsigned length)
{
    if (!(first & 0x80))
        return fail(decoder, FRAME_ERROR_FIN, 0);
    if (first & 0x40)
        return fail(decoder, FRAME_ERROR_RSV_1, 0);
    if (length > FRAME_CONTROL_MAX || (opcode == OPCODE_CLOSE && length == 1))
        return fail(decoder, FRAME_ERROR_CONTROL_LENGTH, length);
    return FRAME_ERROR_NONE;
}

/* A continuation needs a message under way, a beginning must have none. */
static enum frame_error judge_opcode(struct frame_decoder *decoder,
                                     unsigned opcode, unsigned first,
                                     unsigned length)
{
    if (opcode == OPCODE_CONTINUATION && (first & 0x40))
        return fail(decoder, FRAME_ERROR_RSV_1, 0);
    if (opcode >= OPCODE_CLOSE && opcode <= OPCODE_PONG)
        return judge_control(decoder, opcode, first, length);
    if (opcode > OPCODE_BINARY ||
        (opcode == OPCODE_CONTINUATION) != (decoder->message != 0))
        return fail(decoder, FRAME_ERROR_OPCODE, opcode);
    return FRAME_ERROR_NONE;
}

/* A frame with such a first byte has begun: what is known of its message. */
static void begin_frame(struct frame_decoder *decoder, unsigned first)
{
    unsigned opcode = first & 0x0f;
    decoder->kind = opcode ? (uint8_t)opcode : decoder->message;
    if (opcode == OPCODE_TEXT || opcode == OPCODE_BINARY)
        decoder->is_compressed = (first & 0x40) != 0;
    if (!(first & 0x80) && decoder->message == 0)
        decoder->message = decoder->kind;
}

/* The first two bytes; the order of the checks is ws's. */
static enum frame_error judge_first(struct frame_decoder *decoder)
{
    unsigned first = decoder->bytes[0], second = decoder->bytes[1];
    if (first & 0x30)
        return fail(decoder, FRAME_ERROR_RSV_2_3, 0);
    if ((first & 0x40) && !decoder->allows_rsv1)
        return fail(decoder, FRAME_ERROR_RSV_1, 0);
    if (judge_opcode(decoder, first & 0x0f, first, second & 0x7f))
        return (enum frame_error)decoder->error;
    begin_frame(decoder, first);
    if (decoder->is_server && !(second & 0x80))
        return fail(decoder, FRAME_ERROR_MASK_SET, 0);
    if (!decoder->is_server && (second & 0x80))
        return fail(decoder, FRAME_ERROR_MASK_CLEAR, 0);
    decoder->state = DECODER_REST;
    return FRAME_ERROR_NONE;
}

static bool is_control(const struct frame_decoder *decoder)
{
    return decoder->kind >= OPCODE_CLOSE;
}

/* Judged as soon as the length is there; the key may still be on its way. */
static enum frame_error judge_length(struct frame_decoder *decoder,
                                     uint64_t length)
{
    if (length > FRAME_LENGTH_MAX)
        return fail(decoder, FRAME_ERROR_LENGTH, 0);
    if (is_control(decoder))
        return FRAME_ERROR_NONE;
    decoder->total += length;
    if (decoder->limit > 0 && length > 0 && decoder->total > decoder->limit)
        return fail(decoder, FRAME_ERROR_TOO_BIG, 0);
    return FRAME_ERROR_NONE;
}

/* Where the length ends in the head. */
static unsigned length_end(const struct frame_decoder *decoder)
{
    return head_size(decoder->bytes[1] & 0x7f);
}

/* What one more byte of the head shows. */
static enum frame_error judge_head(struct frame_decoder *decoder)
{
    if (decoder->have == 2 && judge_first(decoder))
        return (enum frame_error)decoder->error;
    unsigned end = length_end(decoder);
    if (decoder->have != end)
        return FRAME_ERROR_NONE;
    uint64_t length = end == 2 ? decoder->bytes[1] & 0x7fu
                               : read_length(decoder->bytes + 2, end - 2);
    return judge_length(decoder, length);
}

/* The same for a page, which waits for all of the head. */
static enum frame_error judge_whole(struct frame_decoder *decoder)
{
    enum frame_error error = frame_page_judge(decoder);
    if (error)
        return fail(decoder, error,
                    error == FRAME_ERROR_OPCODE
                        ? decoder->head.opcode
                        : (unsigned)decoder->head.length);
    begin_frame(decoder, decoder->bytes[0]);
    return FRAME_ERROR_NONE;
}

/* Takes bytes of the head; *used says how many. */
static enum frame_result take_head(struct frame_decoder *decoder,
                                   const uint8_t *bytes, size_t n, size_t *used)
{
    while (*used < n) {
        decoder->bytes[decoder->have++] = bytes[(*used)++];
        if (decoder->have < 2)
            continue;
        if (!decoder->is_page && judge_head(decoder))
            return FRAME_WRONG;
        if (frame_head_read(decoder->bytes, decoder->have, &decoder->head)) {
            if (decoder->is_page && judge_whole(decoder))
                return FRAME_WRONG;
            decoder->state = DECODER_PAYLOAD;
            decoder->received = 0;
            frame_room(decoder, NULL, 0);
            return FRAME_HEADER;
        }
    }
    return FRAME_MORE;
}

static enum frame_error finish_close(struct frame_decoder *decoder)
{
    uint64_t length = decoder->head.length;
    if (!decoder->is_page)
        decoder->state = DECODER_DROP;
    decoder->is_closed = true;
    if (length == 0)
        return FRAME_ERROR_NONE;
    unsigned code = decoder->number;
    if (!(decoder->is_page ? frame_page_code(code) : close_code_valid(code)))
        return fail(decoder, FRAME_ERROR_CLOSE_CODE, code);
    if (!utf_check_done(&decoder->utf_close) && !decoder->trusts_text)
        return fail(decoder, FRAME_ERROR_UTF_8, 0);
    return FRAME_ERROR_NONE;
}

static enum frame_error finish_data(struct frame_decoder *decoder)
{
    decoder->fragments++;
    if (decoder->fragment_limit > 0 &&
        decoder->fragments > decoder->fragment_limit)
        return fail(decoder, FRAME_ERROR_FRAGMENTS, 0);
    if (!decoder->head.fin)
        return FRAME_ERROR_NONE;
    bool is_utf8 = decoder->kind != OPCODE_TEXT || decoder->is_compressed ||
                   decoder->trusts_text || utf_check_done(&decoder->utf);
    memset(&decoder->utf, 0, sizeof decoder->utf);
    decoder->total = 0;
    decoder->fragments = 0;
    decoder->message = 0;
    return is_utf8 ? FRAME_ERROR_NONE : fail(decoder, FRAME_ERROR_UTF_8, 0);
}

static enum frame_result finish(struct frame_decoder *decoder)
{
    enum frame_error error = FRAME_ERROR_NONE;
    decoder->state = DECODER_FIRST;
    decoder->have = 0;
    if (decoder->kind == OPCODE_CLOSE)
        error = finish_close(decoder);
    else if (!is_control(decoder))
        error = finish_data(decoder);
    return error ? FRAME_WRONG : FRAME_COMPLETE;
}

/* The first two bytes of a close payload are the code, the rest is text. */
static void look_at_close(struct frame_decoder *decoder, const uint8_t *bytes,
                          size_t n)
{
    uint64_t at = decoder->received;
    if (at == 0) {
        decoder->number = 0;
        memset(&decoder->utf_close, 0, sizeof decoder->utf_close);
    }
    for (; n > 0 && at < 2; n--, at++)
        decoder->number = decoder->number << 8 | *bytes++;
    utf_check_feed(&decoder->utf_close, (const char *)bytes, n);
}

/* False: it is known to be wrong already. */
static bool look_at(struct frame_decoder *decoder, const uint8_t *bytes,
                    size_t n)
{
    if (decoder->kind == OPCODE_CLOSE)
        look_at_close(decoder, bytes, n);
    else if (decoder->kind == OPCODE_TEXT && !decoder->is_compressed)
        return utf_check_feed(&decoder->utf, (const char *)bytes, n) ||
               !decoder->is_page;
    return true;
}

static enum frame_result take_payload(struct frame_decoder *decoder,
                                      const uint8_t *bytes, size_t n,
                                      size_t *used)
{
    uint64_t want = decoder->head.length - decoder->received;
    uint64_t room = decoder->capacity - decoder->filled;
    uint64_t take = want < n ? want : n;
    bool is_good = true;
    if (take > room)
        take = room;
    if (take > 0) {
        uint8_t *to = decoder->room + decoder->filled;
        if (decoder->head.masked)
            frame_mask_copy(to, bytes, (size_t)take, decoder->head.key,
                            decoder->received);
        else
            memcpy(to, bytes, (size_t)take);
        is_good = look_at(decoder, to, (size_t)take);
    }
    decoder->filled += take;
    decoder->received += take;
    *used = (size_t)take;
    if (!is_good) {
        fail(decoder, FRAME_ERROR_UTF_8, 0);
        return FRAME_WRONG;
    }
    if (decoder->received == decoder->head.length)
        return finish(decoder);
    return take == room ? FRAME_ROOM : FRAME_MORE;
}

enum frame_result frame_decode(struct frame_decoder *decoder,
                               const uint8_t *bytes, size_t n, size_t *used)
{
    enum frame_result result = FRAME_MORE;
    *used = 0;
    switch (decoder->state) {
    case DECODER_WRONG:
        return FRAME_WRONG;
    case DECODER_DROP:
        *used = n;
        break;
    case DECODER_PAYLOAD:
        result = take_payload(decoder, bytes, n, used);
        break;
    default:
        result = take_head(decoder, bytes, n, used);
        break;
    }
    decoder->offset += *used;
    return result;
}

bool frame_is_cut(const struct frame_decoder *decoder, uint64_t *have,
                  uint64_t *most)
{
    switch (decoder->state) {
    case DECODER_FIRST:
    case DECODER_REST:
        *have = decoder->have;
        *most = decoder->have < 2 ? 2 : head_size(decoder->bytes[1]);
        return decoder->have > 0;
    case DECODER_PAYLOAD:
        *have = decoder->head.size + decoder->received;
        *most = decoder->head.size + decoder->head.length;
        return true;
    default:
        return false;
    }
}

/* ---- messages ---- */

void message_decoder_init(struct message_decoder *decoder, bool is_server)
{
    memset(decoder, 0, sizeof *decoder);
    frame_decoder_init(&decoder->frame, is_server);
    decoder->is_whole = true;
}

uint64_t message_want(const struct message_decoder *decoder)
{
    return decoder->length + decoder->frame.head.length -
           decoder->frame.received;
}

void message_room(struct message_decoder *decoder, uint8_t *bytes,
                  uint64_t capacity)
{
    decoder->bytes = bytes;
    decoder->capacity = capacity;
}

/* A head is there: where its payload goes. */
static void begin_payload(struct message_decoder *decoder)
{
    if (is_control(&decoder->frame)) {
        memset(decoder->control, 0, sizeof decoder->control);
        return;
    }
    if (decoder->is_whole)
        decoder->length = 0;
    decoder->is_whole = false;
    decoder->frame_start = decoder->length;
}

/* The room is set anew for every call, so that it is right wherever the
 * caller has moved the message, or this struct, in between. */
static void set_room(struct message_decoder *decoder)
{
    struct frame_decoder *frame = &decoder->frame;
    if (is_control(frame))
        frame_room(frame, decoder->control + frame->received,
                   FRAME_CONTROL_MAX - frame->received);
    else if (decoder->capacity > decoder->length)
        frame_room(frame, decoder->bytes + decoder->length,
                   decoder->capacity - decoder->length);
    else
        frame_room(frame, NULL, 0);
}

static enum message_result complete_control(struct message_decoder *decoder)
{
    const struct frame_decoder *frame = &decoder->frame;
    decoder->control_length = (uint8_t)frame->head.length;
    if (frame->kind == OPCODE_PING)
        return MESSAGE_PING;
    if (frame->kind == OPCODE_PONG)
        return MESSAGE_PONG;
    decoder->close_code =
        (uint16_t)(decoder->control_length ? frame->number : CLOSE_NO_STATUS);
    return MESSAGE_CLOSE;
}

static enum message_result complete(struct message_decoder *decoder)
{
    const struct frame_decoder *frame = &decoder->frame;
    if (is_control(frame))
        return complete_control(decoder);
    if (!frame->head.fin)
        return MESSAGE_FRAGMENT;
    decoder->is_whole = true;
    return frame->kind == OPCODE_TEXT ? MESSAGE_TEXT : MESSAGE_BINARY;
}

static enum message_result decode_payload(struct message_decoder *decoder,
                                          const uint8_t *bytes, size_t n,
                                          size_t *used)
{
    set_room(decoder);
    enum frame_result result = frame_decode(&decoder->frame, bytes, n, used);
    if (!is_control(&decoder->frame))
        decoder->length += *used;
    frame_room(&decoder->frame, NULL, 0);
    if (result == FRAME_WRONG)
        return MESSAGE_WRONG;
    if (result == FRAME_COMPLETE)
        return complete(decoder);
    return result == FRAME_ROOM ? MESSAGE_ROOM : MESSAGE_MORE;
}

enum message_result message_decode(struct message_decoder *decoder,
                                   const uint8_t *bytes, size_t n, size_t *used)
{
    *used = 0;
    if (decoder->frame.state != DECODER_PAYLOAD) {
        enum frame_result result =
            frame_decode(&decoder->frame, bytes, n, used);
        if (result == FRAME_WRONG)
            return MESSAGE_WRONG;
        if (result != FRAME_HEADER)
            return MESSAGE_MORE;
        begin_payload(decoder);
    }
    size_t more = 0;
    enum message_result result =
        decode_payload(decoder, bytes + *used, n - *used, &more);
    *used += more;
    return result;
}
