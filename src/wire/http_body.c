#include "wire/http_body.h"

#include <string.h>

enum body_state {
    BODY_DATA, /* of a length, or up to the end */
    BODY_SIZE_START, /* the first digit of a chunk's size */
    BODY_SIZE,
    BODY_EXTENSION, /* behind a semicolon */
    BODY_NAME,
    BODY_VALUE,
    BODY_QUOTED,
    BODY_PAIR, /* behind a backslash in quotes */
    BODY_QUOTE_END,
    BODY_SIZE_LF,
    BODY_CHUNK,
    BODY_CHUNK_CR,
    BODY_CHUNK_LF,
    BODY_DONE,
};

/* ---- the framing ---- */

void http_body_init(struct http_body *body, enum http_kind kind)
{
    memset(body, 0, sizeof *body);
    body->kind = (uint8_t)kind;
}

const char *http_framing_name(enum http_framing framing)
{
    static const char *const names[] = {
#define F(name, text) text,
        HTTP_FRAMINGS(F)
#undef F
    };
    return framing < HTTP_FRAMING_COUNT ? names[framing] : "";
}

/* Content-Length: digits, and nothing else but spaces behind them. */
static enum http_error read_length(struct http_body *body, const char *bytes,
                                   uint32_t length, uint32_t *at)
{
    uint64_t number = 0;
    uint32_t i = 0;
    for (; i < length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
        uint64_t digit = (uint64_t)(bytes[i] - '0');
        if (number > (UINT64_MAX - digit) / 10) {
            *at += i + 1;
            return HTTP_ERROR_LENGTH_OVERFLOW;
        }
        number = number * 10 + digit;
    }
    while (i < length && bytes[i] == ' ')
        i++;
    *at += i;
    body->left = number;
    return i == length ? HTTP_ERROR_NONE : HTTP_ERROR_LENGTH;
}

/* The byte behind a value, without the space around it, is a tab: Node's
 * parser allows only spaces there. */
static bool has_tab(const struct http_head *head,
                    const struct http_header *header)
{
    uint32_t at = (uint32_t)header->value.start + header->value.length;
    while (head->buffer[at] == ' ')
        at++;
    return head->buffer[at] == '\t';
}

static enum http_error look_length(struct http_body *body,
                                   const struct http_head *head,
                                   const struct http_header *header,
                                   uint32_t *at)
{
    if (body->has_encoding) {
        *at = (uint32_t)header->name.start + header->name.length + 1;
        return HTTP_ERROR_LENGTH_BOTH;
    }
    if (header->value.length == 0) {
        *at = header->next;
        return HTTP_ERROR_LENGTH_EMPTY;
    }
    *at = header->value.start;
    if (body->has_length)
        return HTTP_ERROR_LENGTH_TWICE;
    body->has_length = true;
    enum http_error error = read_length(body, http_head_at(head, header->value),
                                        header->value.length, at);
    if (error == HTTP_ERROR_NONE && has_tab(head, header))
        error = HTTP_ERROR_LENGTH;
    return error;
}

/*
 * Transfer-Encoding: the last coding counts. Behind "chunked" nothing can
 * follow in a request, for nobody could say where the rest ends. Node's parser
 * reads a coding up to the comma, and skips blanks only behind one.
 */
static enum http_error read_codings(struct http_body *body, const char *bytes,
                                    uint32_t length, uint32_t *at)
{
    uint32_t start = 0;
    body->is_chunked = false;
    for (;;) {
        uint32_t end = start, stop;
        while (end < length && bytes[end] != ',')
            end++;
        for (stop = end; stop > start && bytes[stop - 1] == ' ';)
            stop--;
        bool chunked = http_same(bytes + start, stop - start, "chunked");
        if (end == length) {
            body->is_chunked = chunked;
            return HTTP_ERROR_NONE;
        }
        if (chunked && body->kind == HTTP_REQUEST) {
            *at += end + 1;
            return HTTP_ERROR_ENCODING_AFTER;
        }
        start = end + 1;
        while (!chunked && start < length &&
               (bytes[start] == ' ' || bytes[start] == '\t'))
            start++;
    }
}

static enum http_error look_encoding(struct http_body *body,
                                     const struct http_head *head,
                                     const struct http_header *header,
                                     uint32_t *at)
{
    if (body->has_length) {
        *at = (uint32_t)header->name.start + header->name.length + 1;
        return HTTP_ERROR_ENCODING_BOTH;
    }
    *at = header->value.start;
    if (header->value.length == 0)
        return HTTP_ERROR_NONE;
    if (body->is_chunked && body->kind == HTTP_REQUEST) {
        *at += 1;
        return HTTP_ERROR_ENCODING_AFTER;
    }
    body->has_encoding = true;
    enum http_error error =
        read_codings(body, http_head_at(head, header->value),
                     header->value.length, at);
    if (has_tab(head, header))
        body->is_chunked = false;
    return error;
}

enum http_error http_body_look(struct http_body *body,
                               const struct http_head *head, uint32_t *at)
{
    struct http_header header = {.next = body->looked};
    enum http_error error = HTTP_ERROR_NONE;
    while (error == HTTP_ERROR_NONE && http_head_next(head, &header)) {
        const char *name = http_head_at(head, header.name);
        body->looked = header.next;
        if (http_same(name, header.name.length, "content-length"))
            error = look_length(body, head, &header, at);
        else if (http_same(name, header.name.length, "transfer-encoding"))
            error = look_encoding(body, head, &header, at);
    }
    return error;
}

/* Statuses whose answers never have a body. */
static bool has_none(unsigned status)
{
    return status == 100 || status == 102 || status == 103 || status == 204 ||
           status == 304;
}

bool http_body_needs_end(const struct http_body *body,
                         const struct http_head *head)
{
    unsigned status = head->status;
    if (head->kind == HTTP_REQUEST || status / 100 == 1 || status == 204 ||
        status == 304)
        return false;
    return body->has_encoding ? !body->is_chunked : !body->has_length;
}

static enum http_framing framing_of(const struct http_body *body,
                                    const struct http_head *head, bool skip)
{
    if (skip || (head->kind == HTTP_RESPONSE && has_none(head->status)))
        return HTTP_FRAMING_NONE;
    if (body->is_chunked)
        return HTTP_FRAMING_CHUNKED;
    if (body->has_encoding || http_body_needs_end(body, head))
        return HTTP_FRAMING_CLOSE;
    return body->left > 0 ? HTTP_FRAMING_LENGTH : HTTP_FRAMING_NONE;
}

enum http_error http_body_decide(struct http_body *body,
                                 const struct http_head *head, bool skip)
{
    static const uint8_t STATES[] = {
        [HTTP_FRAMING_NONE] = BODY_DONE,
        [HTTP_FRAMING_LENGTH] = BODY_DATA,
        [HTTP_FRAMING_CHUNKED] = BODY_SIZE_START,
        [HTTP_FRAMING_CLOSE] = BODY_DATA,
    };
    body->framing = (uint8_t)framing_of(body, head, skip);
    body->state = STATES[body->framing];
    if (body->framing == HTTP_FRAMING_CLOSE && body->kind == HTTP_REQUEST)
        return HTTP_ERROR_ENCODING;
    return HTTP_ERROR_NONE;
}

/* ---- the line of a chunk ---- */

static int hex_digit(uint8_t byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool is_token(uint8_t byte)
{
    static const char MARKS[] = "!#$%&'*+-.^_`|~";
    uint8_t low = byte | 0x20;
    return (low >= 'a' && low <= 'z') || (byte >= '0' && byte <= '9') ||
           (byte != 0 && strchr(MARKS, byte) != NULL);
}

/* A text in quotes: tab, space, and what can be seen (RFC 9110, 5.6.4). */
static bool is_quoted(uint8_t byte)
{
    return byte == '\t' || (byte >= ' ' && byte != '"' && byte != '\\' &&
                            byte != 0x7f);
}

static enum http_error go(struct http_body *body, enum body_state state)
{
    body->state = (uint8_t)state;
    return HTTP_ERROR_NONE;
}

/* The byte counts as taken where Node's parser has stepped over it. */
static enum http_error past(struct http_body *body, enum http_error error)
{
    body->is_past = true;
    return error;
}

static enum http_error take_digit(struct http_body *body, int digit)
{
    if (body->left > UINT64_MAX >> 4)
        return past(body, HTTP_ERROR_CHUNK_OVERFLOW);
    body->left = body->left << 4 | (uint64_t)digit;
    return go(body, BODY_SIZE);
}

static enum http_error take_size(struct http_body *body, uint8_t byte)
{
    int digit = hex_digit(byte);
    if (digit >= 0)
        return take_digit(body, digit);
    switch (byte) {
    case '\r':
        return go(body, BODY_SIZE_LF);
    case ';':
        return go(body, BODY_EXTENSION);
    case '\n':
        return past(body, HTTP_ERROR_CHUNK_CR);
    case ' ':
    case '\t':
        return past(body, HTTP_ERROR_CHUNK_SIZE);
    default:
        return HTTP_ERROR_CHUNK_SIZE;
    }
}

/* What may stand behind the name or the value of an extension. */
static enum http_error take_mark(struct http_body *body, uint8_t byte,
                                 enum http_error no_cr, enum http_error other)
{
    if (byte == ';')
        return go(body, BODY_EXTENSION);
    if (byte == '\r')
        return go(body, BODY_SIZE_LF);
    return byte == '\n' ? no_cr : other;
}

/* Takes a byte of a name or a value. */
static enum http_error count(struct http_body *body, enum body_state next)
{
    body->state = (uint8_t)next;
    return ++body->extensions > HTTP_EXTENSIONS_LIMIT
               ? past(body, HTTP_ERROR_EXTENSIONS_LARGE)
               : HTTP_ERROR_NONE;
}

static enum http_error take_name(struct http_body *body, uint8_t byte)
{
    if (is_token(byte))
        return count(body, BODY_NAME);
    if (byte == '=')
        return go(body, BODY_VALUE);
    enum http_error error = take_mark(body, byte, HTTP_ERROR_EXTENSION_NAME_CR,
                                      HTTP_ERROR_EXTENSION_NAME);
    return error == HTTP_ERROR_EXTENSION_NAME ? past(body, error) : error;
}

static enum http_error take_value(struct http_body *body, uint8_t byte)
{
    if (is_token(byte))
        return count(body, BODY_VALUE);
    if (byte == '"')
        return count(body, BODY_QUOTED);
    enum http_error error = take_mark(body, byte, HTTP_ERROR_EXTENSION_VALUE_CR,
                                      HTTP_ERROR_EXTENSION_VALUE);
    return error == HTTP_ERROR_EXTENSION_VALUE ? past(body, error) : error;
}

static enum http_error take_quoted(struct http_body *body, uint8_t byte)
{
    if (byte == '"')
        return count(body, BODY_QUOTE_END);
    if (byte == '\\')
        return count(body, BODY_PAIR);
    return is_quoted(byte) ? count(body, BODY_QUOTED)
                           : past(body, HTTP_ERROR_EXTENSION_QUOTED);
}

static enum http_error take_pair(struct http_body *body, uint8_t byte)
{
    bool fits = is_quoted(byte) || byte == '"' || byte == '\\';
    return fits ? count(body, BODY_QUOTED)
                : past(body, HTTP_ERROR_EXTENSION_PAIR);
}

/* The line is over: its bytes come, or the trailers. */
static enum http_error take_size_lf(struct http_body *body, uint8_t byte)
{
    if (byte != '\n')
        return HTTP_ERROR_CHUNK_LF;
    return go(body, body->left == 0 ? BODY_DONE : BODY_CHUNK);
}

static enum http_error take_chunk_end(struct http_body *body, uint8_t byte)
{
    if (body->state == BODY_CHUNK_CR && byte == '\r')
        return go(body, BODY_CHUNK_LF);
    if (body->state == BODY_CHUNK_CR && byte == '\n')
        return past(body, HTTP_ERROR_DATA_CR);
    if (body->state == BODY_CHUNK_CR || byte != '\n')
        return HTTP_ERROR_DATA_LF;
    body->extensions = 0;
    return go(body, BODY_SIZE_START);
}

static enum http_error take(struct http_body *body, uint8_t byte)
{
    switch (body->state) {
    case BODY_SIZE_START:
        body->left = 0;
        return hex_digit(byte) < 0 ? HTTP_ERROR_CHUNK_SIZE
                                   : take_size(body, byte);
    case BODY_SIZE:
        return take_size(body, byte);
    case BODY_EXTENSION:
        return byte == ' ' || byte == '\r' ? past(body, HTTP_ERROR_EXTENSION)
                                           : take_name(body, byte);
    case BODY_NAME:
        return take_name(body, byte);
    case BODY_VALUE:
        return take_value(body, byte);
    case BODY_QUOTED:
        return take_quoted(body, byte);
    case BODY_PAIR:
        return take_pair(body, byte);
    case BODY_QUOTE_END:
        return take_mark(body, byte, HTTP_ERROR_EXTENSION_VALUE_CR,
                         HTTP_ERROR_EXTENSION_QUOTE);
    case BODY_SIZE_LF:
        return take_size_lf(body, byte);
    default:
        return take_chunk_end(body, byte);
    }
}

/* ---- the machine ---- */

static bool is_data(const struct http_body *body)
{
    return body->state == BODY_DATA || body->state == BODY_CHUNK;
}

/* Bytes of the body, as many as there are. */
static enum http_body_result take_data(struct http_body *body, size_t n,
                                       size_t *used, size_t *length)
{
    bool is_open = body->framing == HTTP_FRAMING_CLOSE;
    *length = is_open || n < body->left ? n : (size_t)body->left;
    *used += *length;
    if (is_open)
        return *length > 0 ? HTTP_BODY_DATA : HTTP_BODY_MORE;
    body->left -= *length;
    if (body->left == 0)
        body->state = body->state == BODY_DATA ? BODY_DONE : BODY_CHUNK_CR;
    return *length > 0 ? HTTP_BODY_DATA : HTTP_BODY_MORE;
}

static enum http_body_result done(const struct http_body *body)
{
    return body->framing == HTTP_FRAMING_CHUNKED ? HTTP_BODY_LAST
                                                 : HTTP_BODY_DONE;
}

enum http_body_result http_body_feed(struct http_body *body,
                                     const uint8_t *bytes, size_t n,
                                     size_t *used, size_t *length)
{
    *used = 0;
    *length = 0;
    if (body->error != HTTP_ERROR_NONE)
        return HTTP_BODY_WRONG;
    if (is_data(body))
        return take_data(body, n, used, length);
    while (*used < n && body->state != BODY_DONE) {
        body->error = (uint8_t)take(body, bytes[*used]);
        if (body->error != HTTP_ERROR_NONE)
            return HTTP_BODY_WRONG;
        *used += 1;
        if (body->state == BODY_CHUNK)
            return HTTP_BODY_CHUNK;
    }
    return body->state == BODY_DONE ? done(body) : HTTP_BODY_MORE;
}
