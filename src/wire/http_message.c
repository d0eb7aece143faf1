#include "wire/http_message.h"

#include <string.h>

enum message_stage {
    STAGE_HEAD,
    STAGE_ACCEPT, /* the head is there, the caller has not answered */
    STAGE_BODY,
    STAGE_TRAILERS,
    STAGE_END, /* told by the next call */
    STAGE_LEAVE, /* likewise; then what follows is not HTTP */
    STAGE_LEFT, /* that is told by the next call */
    STAGE_CLOSED, /* the last message is over */
    STAGE_WRONG,
};

/* ---- one message after the other ---- */

static void begin(struct http_message *message)
{
    struct http_head *head = &message->head;
    http_head_init(head, (enum http_kind)message->kind, head->buffer,
                   head->capacity);
    head->limit = message->limit;
    http_body_init(&message->body, (enum http_kind)message->kind);
    message->stage = STAGE_HEAD;
    message->trailers = 0;
    message->upgrades = false;
}

void http_message_init(struct http_message *message, enum http_kind kind,
                       char *buffer, uint32_t capacity, uint32_t limit)
{
    memset(message, 0, sizeof *message);
    message->kind = (uint8_t)kind;
    message->limit = limit ? limit : HTTP_HEAD_LIMIT;
    message->head.buffer = buffer;
    message->head.capacity = capacity;
    begin(message);
}

void http_message_move(struct http_message *message, char *buffer,
                       uint32_t capacity)
{
    http_head_move(&message->head, buffer, capacity);
}

static enum http_message_result wrong(struct http_message *message,
                                      enum http_error error)
{
    message->error = (uint8_t)error;
    message->stage = STAGE_WRONG;
    return HTTP_MESSAGE_WRONG;
}

/* ---- the head ---- */

static bool is_connect(const struct http_head *head)
{
    return head->kind == HTTP_REQUEST &&
           http_same(http_head_at(head, head->first), head->first.length,
                     "CONNECT");
}

static enum http_message_result have_head(struct http_message *message)
{
    const struct http_head *head = &message->head;
    message->stage = STAGE_ACCEPT;
    message->upgrades = http_head_upgrades(head) || is_connect(head);
    message->keeps_alive = http_head_keeps_alive(head) &&
                           !http_body_needs_end(&message->body, head);
    return HTTP_MESSAGE_HEAD;
}

/* A field that is complete and wrong comes before whatever else is. */
static enum http_error look(struct http_message *message)
{
    uint32_t at = 0;
    const struct http_head *head = &message->head;
    enum http_error error = http_body_look(&message->body, head, &at);
    if (error != HTTP_ERROR_NONE)
        message->behind = (int32_t)(head->length - at);
    return error;
}

/* Node's parser counts a byte as taken that it knew and did not want. */
static bool has_stepped_over(enum http_error error, uint8_t byte)
{
    switch (error) {
    case HTTP_ERROR_TARGET_SPACE:
    case HTTP_ERROR_VERSION:
    case HTTP_ERROR_FIRST_SPACE:
    case HTTP_ERROR_FIELD_NAME:
    case HTTP_ERROR_STATUS_CR:
        return true;
    case HTTP_ERROR_TOO_LARGE:
        return byte == ':' || byte == '\r';
    case HTTP_ERROR_VERSION_CRLF:
    case HTTP_ERROR_STATUS_END:
    case HTTP_ERROR_FIELD_VALUE:
        return byte == ' ' || byte == '\t' || byte == '\n';
    default:
        return false;
    }
}

static enum http_message_result feed_fields(struct http_message *message,
                                            const uint8_t *bytes, size_t n,
                                            size_t *used)
{
    struct http_head *head = &message->head;
    enum http_head_result result = http_head_feed(head, bytes, n, used);
    enum http_error error = look(message);
    if (error != HTTP_ERROR_NONE)
        return wrong(message, error);
    if (result == HTTP_HEAD_WRONG) {
        error = (enum http_error)head->error;
        if (error == HTTP_ERROR_TOO_LARGE)
            *used += http_head_rest(head, bytes + *used, n - *used);
        message->is_past = *used < n && has_stepped_over(error, bytes[*used]);
        return wrong(message, error);
    }
    if (result != HTTP_HEAD_COMPLETE)
        return result == HTTP_HEAD_ROOM ? HTTP_MESSAGE_ROOM : HTTP_MESSAGE_MORE;
    if (message->stage == STAGE_HEAD)
        return have_head(message);
    message->trailers = head->count;
    message->stage = STAGE_END;
    return HTTP_MESSAGE_MORE;
}

/* The connection leaves HTTP with this message. */
static bool leaves(const struct http_message *message, enum http_accept how)
{
    const struct http_head *head = &message->head;
    const struct http_body *body = &message->body;
    bool has_body = body->is_chunked || body->left > 0;
    if (head->kind == HTTP_RESPONSE && head->status == 101)
        return true;
    return how == HTTP_ACCEPT_LEAVE ||
           (message->upgrades &&
            (is_connect(head) || how == HTTP_ACCEPT_SKIP || !has_body));
}

void http_message_accept(struct http_message *message, enum http_accept how)
{
    if (message->stage != STAGE_ACCEPT)
        return;
    enum http_error error = HTTP_ERROR_NONE;
    message->upgrades = message->upgrades || how == HTTP_ACCEPT_LEAVE;
    if (leaves(message, how)) {
        message->stage = STAGE_LEAVE;
        return;
    }
    error = http_body_decide(&message->body, &message->head,
                             how == HTTP_ACCEPT_SKIP);
    message->stage = STAGE_BODY;
    if (error != HTTP_ERROR_NONE)
        wrong(message, error);
}

/* ---- the body ---- */

static enum http_message_result feed_body(struct http_message *message,
                                          const uint8_t *bytes, size_t n,
                                          size_t *used, size_t *length)
{
    struct http_head *head = &message->head;
    struct http_body *body = &message->body;
    switch (http_body_feed(body, bytes, n, used, length)) {
    case HTTP_BODY_DATA:
        return HTTP_MESSAGE_DATA;
    case HTTP_BODY_CHUNK:
        return HTTP_MESSAGE_CHUNK;
    case HTTP_BODY_LAST:
        http_trailers_init(head, (enum http_kind)message->kind, head->buffer,
                           head->capacity);
        head->limit = message->limit;
        body->looked = 0;
        message->stage = STAGE_TRAILERS;
        return HTTP_MESSAGE_MORE;
    case HTTP_BODY_DONE:
        message->stage = message->upgrades ? STAGE_LEAVE : STAGE_END;
        return HTTP_MESSAGE_MORE;
    case HTTP_BODY_WRONG:
        message->is_past = body->is_past;
        return wrong(message, (enum http_error)body->error);
    default:
        return HTTP_MESSAGE_MORE;
    }
}

/* ---- the end ---- */

/* Told before the next message begins, while the trailers are still there. */
static enum http_message_result end(struct http_message *message)
{
    if (message->trailers > 0 &&
        http_head_lists(&message->head, "connection", "close"))
        message->keeps_alive = false;
    message->stage = STAGE_CLOSED;
    return HTTP_MESSAGE_END;
}

static enum http_message_result closed(struct http_message *message,
                                       const uint8_t *bytes, size_t n,
                                       size_t *used)
{
    while (*used < n && (bytes[*used] == '\r' || bytes[*used] == '\n'))
        *used += 1;
    if (*used == n)
        return HTTP_MESSAGE_MORE;
    message->is_past = true;
    return wrong(message, HTTP_ERROR_CLOSED);
}

/* One stage's work; MORE with bytes left, or in a stage that tells something
 * of itself: call again. */
static enum http_message_result feed(struct http_message *message,
                                     const uint8_t *bytes, size_t n,
                                     size_t *used, size_t *length)
{
    switch (message->stage) {
    case STAGE_HEAD:
    case STAGE_TRAILERS:
        return feed_fields(message, bytes, n, used);
    case STAGE_BODY:
        return feed_body(message, bytes, n, used, length);
    case STAGE_END:
        return end(message);
    case STAGE_LEAVE:
        message->stage = STAGE_LEFT;
        return HTTP_MESSAGE_END;
    case STAGE_LEFT:
        message->stage = STAGE_CLOSED;
        return HTTP_MESSAGE_LEFT;
    case STAGE_CLOSED:
        if (!message->keeps_alive)
            return closed(message, bytes, n, used);
        begin(message);
        return HTTP_MESSAGE_MORE;
    case STAGE_ACCEPT:
        return HTTP_MESSAGE_HEAD;
    default:
        return HTTP_MESSAGE_WRONG;
    }
}

enum http_message_result http_message_feed(struct http_message *message,
                                           const uint8_t *bytes, size_t n,
                                           size_t *used, size_t *length)
{
    *used = 0;
    *length = 0;
    for (;;) {
        size_t taken = 0;
        uint8_t stage = message->stage;
        enum http_message_result result =
            feed(message, bytes + *used, n - *used, &taken, length);
        *used += taken;
        if (result != HTTP_MESSAGE_MORE ||
            (*used == n && message->stage == stage))
            return result;
    }
}

enum http_message_result http_message_finish(struct http_message *message)
{
    if (message->stage == STAGE_WRONG || !http_message_is_open(message))
        return HTTP_MESSAGE_MORE;
    if (message->stage == STAGE_BODY &&
        message->body.framing == HTTP_FRAMING_CLOSE) {
        message->stage = STAGE_CLOSED;
        return HTTP_MESSAGE_END;
    }
    return wrong(message, HTTP_ERROR_ENDED);
}

bool http_message_is_open(const struct http_message *message)
{
    if (message->stage == STAGE_HEAD)
        return message->head.length > 0;
    return message->stage != STAGE_CLOSED && message->stage != STAGE_LEFT;
}

bool http_message_in_head(const struct http_message *message)
{
    return message->stage == STAGE_HEAD;
}
