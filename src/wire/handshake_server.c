/* handshake_server.c: the checks of a server and its answers. */
#include "wire/handshake_parts.h"

#include <string.h>

static bool fits(const struct http_head *head, struct http_range range,
                 const char *text)
{
    return range.length == strlen(text) &&
           memcmp(http_head_at(head, range), text, range.length) == 0;
}

/* ---- the server's answers ---- */

static void answer(struct handshake *handshake, struct text *out,
                   unsigned status)
{
    text_init_fixed(out, handshake->out, handshake->capacity);
    handshake->status = (uint16_t)status;
    text_format(out, "HTTP/1.1 %u %s\r\n", status, http_status_text(status));
}

static void answer_date(const struct handshake *handshake, struct text *out)
{
    if (handshake->wall_clock < 0)
        return;
    text_str(out, "Date: ");
    http_date(handshake->wall_clock, out);
    text_str(out, "\r\n");
}

static void finish(struct handshake *handshake, const struct text *out,
                   enum handshake_outcome outcome)
{
    handshake->out_length = (uint32_t)out->length;
    handshake->outcome = (uint8_t)outcome;
}

/* ws's own refusal: the connection closes behind it. */
static void abort_with(struct handshake *handshake, unsigned status,
                       const char *field, const char *message, size_t length)
{
    struct text out;
    answer(handshake, &out, status);
    text_format(&out,
                "Connection: close\r\nContent-Type: text/html\r\n"
                "Content-Length: %zu\r\n%s\r\n",
                length, field);
    text_bytes(&out, message, length);
    finish(handshake, &out, HANDSHAKE_REFUSED);
}

static const struct {
    uint16_t status;
    const char *text, *field;
} REFUSALS[] = {
#define R(name, status, text, field) {status, text, field},
    HANDSHAKE_REFUSALS(R)
#undef R
};

const char *handshake_refusal_text(enum handshake_refusal refusal)
{
    return REFUSALS[refusal].text[0]
               ? REFUSALS[refusal].text
               : http_status_text(REFUSALS[refusal].status);
}

const char *handshake_refusal_field(enum handshake_refusal refusal)
{
    return REFUSALS[refusal].field;
}

static void refuse(struct handshake *handshake, enum handshake_refusal refusal)
{
    const char *text = handshake_refusal_text(refusal);
    handshake->refusal = (uint8_t)refusal;
    abort_with(handshake, REFUSALS[refusal].status, REFUSALS[refusal].field,
               text, strlen(text));
}

void handshake_refuse(struct handshake *handshake, unsigned status,
                      const char *message, size_t length)
{
    const char *text = http_status_text(status);
    if (handshake->outcome != HANDSHAKE_GOING_ON)
        return;
    if (length == 0)
        abort_with(handshake, status, "", text, strlen(text));
    else
        abort_with(handshake, status, "", message, length);
}

/* What ws's HTTP server says to a request that does not ask to upgrade. */
static void answer_plain(struct handshake *handshake)
{
    struct text out;
    const struct http_head *head = handshake->head;
    const char *text = http_status_text(426);
    answer(handshake, &out, 426);
    text_format(&out, "Content-Length: %zu\r\nContent-Type: text/plain\r\n",
                strlen(text));
    answer_date(handshake, &out);
    handshake->keep_open = http_head_keeps_alive(head);
    text_str(&out, handshake->keep_open
                       ? "Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n"
                       : "Connection: close\r\n");
    text_str(&out, "\r\n");
    if (!fits(head, head->first, "HEAD"))
        text_str(&out, text);
    finish(handshake, &out, HANDSHAKE_REFUSED);
}

/* Node's answer to an ordinary HTTP/1.1 request without a Host. */
static void answer_hostless(struct handshake *handshake)
{
    struct text out;
    answer(handshake, &out, 400);
    text_str(&out, "Connection: close\r\n");
    answer_date(handshake, &out);
    text_str(&out, fits(handshake->head, handshake->head->first, "HEAD")
                       ? "\r\n"
                       : "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    finish(handshake, &out, HANDSHAKE_REFUSED);
}

static void answer_wrong(struct handshake *handshake)
{
    struct text out;
    enum http_error error = (enum http_error)handshake->head->error;
    text_init_fixed(&out, handshake->out, handshake->capacity);
    handshake->status = error == HTTP_ERROR_TOO_LARGE ? 431 : 400;
    text_str(&out, http_error_response(error));
    finish(handshake, &out, HANDSHAKE_REFUSED);
}

static bool is_without_host(const struct http_head *head)
{
    struct http_header header;
    return head->major == 1 && head->minor == 1 &&
           !http_head_find(head, "host", &header);
}

/* ---- what the server looks at ---- */

static bool upgrade_is_good(const struct http_head *head)
{
    struct value value;
    handshake_value(head, "upgrade", &value);
    return handshake_value_is(&value, "websocket");
}

/* 22 characters of Base64 and ==: 16 bytes (RFC 6455, 4.1). */
static bool key_is_good(const struct value *key)
{
    if (!key->exists || key->text.length != HANDSHAKE_KEY_LENGTH)
        return false;
    for (size_t i = 0; i < HANDSHAKE_KEY_LENGTH - 2; i++) {
        char c = key->bytes[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
              (c >= 'a' && c <= 'z') || c == '+' || c == '/'))
            return false;
    }
    return memcmp(key->bytes + HANDSHAKE_KEY_LENGTH - 2, "==", 2) == 0;
}

/* The version as a number; ws reads it so, and takes 13 and 8. */
static unsigned version_of(const struct http_head *head)
{
    struct value value;
    size_t i = 0;
    handshake_value(head, VERSION_FIELD, &value);
    while (i < value.text.length && value.bytes[i] == '0')
        i++;
    if (http_same(value.bytes + i, value.text.length - i, "13"))
        return 13;
    return http_same(value.bytes + i, value.text.length - i, "8") ? 8 : 0;
}

static bool path_is_good(const struct handshake *handshake)
{
    const struct http_head *head = handshake->head;
    const char *target = http_head_at(head, head->target);
    const char *query = memchr(target, '?', head->target.length);
    size_t length = query ? (size_t)(query - target) : head->target.length;
    if (handshake->path_length == 0)
        return true;
    return length == handshake->path_length &&
           memcmp(target, handshake->path, length) == 0;
}

static bool is_token(char c)
{
    static const char MARKS[] = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || memchr(MARKS, c, sizeof MARKS - 1);
}

/* Tokens, none twice (RFC 6455, 4.1); ws refuses spaces at the very ends,
 * which the head has cut off already. */
static bool protocols_are_good(const char *bytes, size_t n)
{
    size_t at = 0, start, length;
    while (handshake_next_item(bytes, n, &at, &start, &length)) {
        if (length == 0 ||
            handshake_list_has(bytes, start, bytes + start, length))
            return false;
        for (size_t i = 0; i < length; i++) {
            if (!is_token(bytes[start + i]))
                return false;
        }
    }
    return true;
}

/* All fields of that name in one text. `out` is free until the answer is
 * written, and it has room for more than a head. */
static bool offered_protocols(const struct handshake *handshake,
                              struct text *list)
{
    text_init_fixed(list, handshake->out, handshake->capacity);
    return http_head_value(handshake->head, PROTOCOL_FIELD, list);
}

static bool offer_is_good(const struct handshake *handshake)
{
    struct text list;
    return !offered_protocols(handshake, &list) ||
           (!list.full && protocols_are_good(list.bytes, list.length));
}

/* The refusal that ws gives to this head: the first of its checks, in its
 * order, that fails. The steps here go in the order of the standard. */
void handshake_answer_no(struct handshake *handshake)
{
    const struct http_head *head = handshake->head;
    struct value key;
    if (head->result == HTTP_HEAD_WRONG) {
        answer_wrong(handshake);
        return;
    }
    handshake_value(head, KEY_FIELD, &key);
    if (!http_head_upgrades(head) && is_without_host(head))
        answer_hostless(handshake);
    else if (!http_head_upgrades(head))
        answer_plain(handshake);
    else if (!fits(head, head->first, "GET"))
        refuse(handshake, REFUSAL_METHOD);
    else if (!upgrade_is_good(head))
        refuse(handshake, REFUSAL_UPGRADE);
    else if (!key_is_good(&key))
        refuse(handshake, REFUSAL_KEY);
    else if (version_of(head) == 0)
        refuse(handshake, REFUSAL_VERSION);
    else if (!path_is_good(handshake))
        refuse(handshake, REFUSAL_PATH);
    else if (!offer_is_good(handshake))
        refuse(handshake, REFUSAL_PROTOCOL);
    else
        refuse(handshake, REFUSAL_EXTENSIONS);
}

/* ---- the server's checks ---- */

static enum handshake_verdict verdict_of(bool is_good)
{
    return is_good ? CHECK_PASSED : CHECK_FAILED;
}

CHECK_FUNCTION(handshake_check_request_line)
{
    const struct http_head *head = handshake->head;
    struct http_range line = {0};
    handshake_wanted(record, "GET ... HTTP/1.1");
    if (handshake_head_is_wrong(head, record))
        return CHECK_FAILED;
    http_head_line(head, 0, &line);
    handshake_found(record, http_head_at(head, line), line.length);
    if (!fits(head, head->first, "GET"))
        return CHECK_FAILED;
    return head->major * 10 + head->minor >= 11 ? CHECK_PASSED
                                                : CHECK_TOLERATED;
}

CHECK_FUNCTION(handshake_check_host)
{
    struct value value;
    handshake_value(handshake->head, "host", &value);
    handshake_found_value(record, &value);
    return value.text.length ? CHECK_PASSED : CHECK_TOLERATED;
}

CHECK_FUNCTION(handshake_check_upgrade)
{
    struct value value;
    handshake_value(handshake->head, "upgrade", &value);
    handshake_found_value(record, &value);
    handshake_wanted(record, "websocket");
    return verdict_of(handshake_value_is(&value, "websocket"));
}

CHECK_FUNCTION(handshake_check_connection)
{
    struct value value;
    handshake_value(handshake->head, "connection", &value);
    handshake_found_value(record, &value);
    handshake_wanted(record, "Upgrade");
    return verdict_of(http_head_upgrades(handshake->head));
}

CHECK_FUNCTION(handshake_check_key)
{
    struct value value;
    handshake_value(handshake->head, KEY_FIELD, &value);
    handshake_found_value(record, &value);
    handshake_wanted(record, "16 bytes in Base64");
    if (!key_is_good(&value))
        return CHECK_FAILED;
    memcpy(handshake->key, value.bytes, HANDSHAKE_KEY_LENGTH);
    handshake->key_length = HANDSHAKE_KEY_LENGTH;
    return CHECK_PASSED;
}

CHECK_FUNCTION(handshake_check_version)
{
    struct value value;
    unsigned version = version_of(handshake->head);
    handshake_value(handshake->head, VERSION_FIELD, &value);
    handshake_found_value(record, &value);
    handshake_wanted(record, "13");
    return version == 8 ? CHECK_TOLERATED : verdict_of(version == 13);
}

CHECK_FUNCTION(handshake_check_path)
{
    const struct http_head *head = handshake->head;
    handshake_found(record, http_head_at(head, head->target),
                    head->target.length);
    handshake_show(record->wanted, handshake->path, handshake->path_length);
    return verdict_of(path_is_good(handshake));
}

/* The first one offered is taken, as ws does. */
CHECK_FUNCTION(handshake_check_offered_protocol)
{
    struct text list;
    struct http_header header;
    size_t at = 0, start, length;
    offered_protocols(handshake, &list);
    handshake_found(record, list.bytes, list.length);
    if (!offer_is_good(handshake))
        return CHECK_FAILED;
    http_head_find(handshake->head, PROTOCOL_FIELD, &header);
    handshake_next_item(http_head_at(handshake->head, header.value),
                        header.value.length, &at, &start, &length);
    handshake->protocol.start = (uint16_t)(header.value.start + start);
    handshake->protocol.length = (uint16_t)length;
    handshake->protocol_is_chosen = true;
    handshake_show(record->wanted,
                   http_head_at(handshake->head, handshake->protocol), length);
    return CHECK_PASSED;
}

/* An offer that is not taken up is answered by silence (RFC 6455, 9.1). */
CHECK_FUNCTION(handshake_check_offered_extensions)
{
    struct value value;
    struct text answer;
    handshake_value(handshake->head, EXTENSIONS_FIELD, &value);
    handshake_found_value(record, &value);
    if (!handshake->wants_deflate)
        return CHECK_PASSED;
    switch (deflate_accept_offer(&handshake->deflate, value.text.bytes,
                                 value.text.length, &handshake->params)) {
    case DEFLATE_ABSENT:
        return CHECK_PASSED;
    case DEFLATE_ACCEPTED:
        text_init_fixed(&answer, record->wanted, sizeof record->wanted);
        deflate_answer(&handshake->params, &answer);
        handshake->deflates = true;
        return CHECK_PASSED;
    default:
        return CHECK_FAILED;
    }
}

/* ---- the proof, step by step ---- */

CHECK_FUNCTION(handshake_check_key_guid)
{
    handshake_join(handshake);
    handshake_found(record, handshake->key_guid, strlen(handshake->key_guid));
    return CHECK_PASSED;
}

CHECK_FUNCTION(handshake_check_sha_1)
{
    struct text hex;
    handshake_sha1(handshake);
    text_init_fixed(&hex, record->found, sizeof record->found);
    for (size_t i = 0; i < sizeof handshake->sha1; i++)
        text_hex(&hex, handshake->sha1[i], 2);
    return CHECK_PASSED;
}

CHECK_FUNCTION(handshake_check_base64)
{
    handshake_base64(handshake);
    handshake_found(record, handshake->accept, HANDSHAKE_ACCEPT_LENGTH);
    return CHECK_PASSED;
}

CHECK_FUNCTION(handshake_check_switch)
{
    struct text out;
    const struct http_head *head = handshake->head;
    answer(handshake, &out, 101);
    handshake_found(record, "101 Switching Protocols", 23);
    text_format(&out,
                "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Accept: %s\r\n",
                handshake->accept);
    if (handshake->protocol_is_chosen) {
        text_str(&out, "Sec-WebSocket-Protocol: ");
        text_bytes(&out, http_head_at(head, handshake->protocol),
                   handshake->protocol.length);
        text_str(&out, "\r\n");
    }
    text_str(&out, "\r\n");
    finish(handshake, &out, HANDSHAKE_ACCEPTED);
    return CHECK_PASSED;
}

/* ---- beginning ---- */

void handshake_serve(struct handshake *handshake, struct http_head *head,
                     char *out, uint32_t capacity, int64_t wall_clock)
{
    handshake_begin(handshake, HANDSHAKE_SERVER, head, out, capacity);
    handshake->wall_clock = wall_clock;
    handshake->next = CHECK_REQUEST_LINE;
}

void handshake_path(struct handshake *handshake, const char *path,
                    size_t length)
{
    handshake->path = path;
    handshake->path_length = (uint32_t)length;
}

void handshake_prove(struct handshake *handshake, struct http_head *head,
                     const char *key)
{
    handshake_begin(handshake, HANDSHAKE_SERVER, head, NULL, 0);
    handshake->next = CHECK_KEY_GUID;
    handshake->key_length = HANDSHAKE_KEY_LENGTH;
    memcpy(handshake->key, key, HANDSHAKE_KEY_LENGTH);
}
