#include "wire/handshake_parts.h"

#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <string.h>

/* ---- values and records ---- */

void handshake_value(const struct http_head *head, const char *name,
                     struct value *value)
{
    text_init_fixed(&value->text, value->bytes, sizeof value->bytes);
    value->exists = http_head_value(head, name, &value->text);
}

bool handshake_value_is(const struct value *value, const char *wanted)
{
    return value->exists && !value->text.full &&
           http_same(value->text.bytes, value->text.length, wanted);
}

/* Latin-1, as header bytes are, to the UTF-8 of a record. */
void handshake_show(char out[HANDSHAKE_VALUE], const char *bytes, size_t n)
{
    static const char DOTS[] = "\xe2\x80\xa6";
    struct text text;
    text_init_fixed(&text, out, HANDSHAKE_VALUE - (sizeof DOTS - 1));
    for (size_t i = 0; i < n && !text.full; i++)
        text_char(&text, (uint8_t)bytes[i]);
    if (text.full)
        memcpy(out + text.length, DOTS, sizeof DOTS);
}

void handshake_found(struct handshake_record *record, const char *bytes,
                     size_t n)
{
    handshake_show(record->found, bytes, n);
}

void handshake_found_value(struct handshake_record *record,
                           const struct value *value)
{
    handshake_show(record->found, value->text.bytes, value->text.length);
}

void handshake_wanted(struct handshake_record *record, const char *text)
{
    handshake_show(record->wanted, text, strlen(text));
}

bool handshake_head_is_wrong(const struct http_head *head,
                             struct handshake_record *record)
{
    if (head->result != HTTP_HEAD_WRONG)
        return false;
    struct text text;
    char bytes[VALUE_ROOM];
    text_init_fixed(&text, bytes, sizeof bytes);
    text_str(&text, "Parse Error: ");
    text_str(&text, http_error_text((enum http_error)head->error));
    handshake_found(record, text.bytes, text.length);
    return true;
}

/* The item of a comma-separated list at *at; false behind the last one. */
bool handshake_next_item(const char *bytes, size_t n, size_t *at, size_t *start,
                         size_t *length)
{
    if (*at > n)
        return false;
    const char *comma = memchr(bytes + *at, ',', n - *at);
    size_t end = comma ? (size_t)(comma - bytes) : n;
    *start = *at;
    *at = end + 1;
    while (*start < end && (bytes[*start] == ' ' || bytes[*start] == '\t'))
        (*start)++;
    while (end > *start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
        end--;
    *length = end - *start;
    return true;
}

bool handshake_list_has(const char *bytes, size_t n, const char *item,
                        size_t length)
{
    size_t at = 0, start, size;
    while (handshake_next_item(bytes, n, &at, &start, &size)) {
        if (size == length && memcmp(bytes + start, item, size) == 0)
            return true;
    }
    return false;
}

/* ---- the proof (RFC 6455, 4.2.2): three small steps ---- */

void handshake_join(struct handshake *handshake)
{
    memcpy(handshake->key_guid, handshake->key, HANDSHAKE_KEY_LENGTH);
    memcpy(handshake->key_guid + HANDSHAKE_KEY_LENGTH, HANDSHAKE_GUID,
           sizeof HANDSHAKE_GUID);
    handshake->digested = 1;
}

void handshake_sha1(struct handshake *handshake)
{
    struct sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, strlen(handshake->key_guid),
                (const uint8_t *)handshake->key_guid);
    sha1_digest(&context, sizeof handshake->sha1, handshake->sha1);
    handshake->digested = 2;
}

void handshake_base64(struct handshake *handshake)
{
    base64_encode_raw(handshake->accept, sizeof handshake->sha1,
                      handshake->sha1);
    handshake->digested = 3;
}

/* ---- the machine ---- */

static CHECK_FUNCTION((*const CHECKS[HANDSHAKE_CHECK_KINDS])) = {
    [CHECK_REQUEST_LINE] = handshake_check_request_line,
    [CHECK_HOST] = handshake_check_host,
    [CHECK_UPGRADE] = handshake_check_upgrade,
    [CHECK_CONNECTION] = handshake_check_connection,
    [CHECK_KEY] = handshake_check_key,
    [CHECK_VERSION] = handshake_check_version,
    [CHECK_PATH] = handshake_check_path,
    [CHECK_OFFERED_PROTOCOL] = handshake_check_offered_protocol,
    [CHECK_OFFERED_EXTENSIONS] = handshake_check_offered_extensions,
    [CHECK_KEY_GUID] = handshake_check_key_guid,
    [CHECK_SHA_1] = handshake_check_sha_1,
    [CHECK_BASE64] = handshake_check_base64,
    [CHECK_SWITCH] = handshake_check_switch,
    [CHECK_STATUS_LINE] = handshake_check_status_line,
    [CHECK_ANSWER_UPGRADE] = handshake_check_answer_upgrade,
    [CHECK_ANSWER_CONNECTION] = handshake_check_answer_connection,
    [CHECK_ACCEPT] = handshake_check_accept,
    [CHECK_PROTOCOL] = handshake_check_protocol,
    [CHECK_EXTENSIONS] = handshake_check_extensions,
};

/* Whether there is anything to look at for an optional check. */
static bool applies(const struct handshake *handshake, unsigned check)
{
    struct http_header header;
    const struct http_head *head = handshake->head;
    switch (check) {
    case CHECK_PATH:
        return handshake->path_length > 0;
    case CHECK_OFFERED_PROTOCOL:
        return http_head_find(head, PROTOCOL_FIELD, &header);
    case CHECK_PROTOCOL:
        return handshake->asked_length > 0 ||
               http_head_find(head, PROTOCOL_FIELD, &header);
    case CHECK_OFFERED_EXTENSIONS:
    case CHECK_EXTENSIONS:
        return http_head_find(head, EXTENSIONS_FIELD, &header);
    default:
        return true;
    }
}

/* Behind a check that has not failed: the next one, or the end. */
static void advance(struct handshake *handshake)
{
    unsigned last =
        handshake->side == HANDSHAKE_SERVER ? CHECK_SWITCH : CHECK_EXTENSIONS;
    do
        handshake->next++;
    while (handshake->next <= last && !applies(handshake, handshake->next));
    if (handshake->next > last)
        handshake->outcome = HANDSHAKE_ACCEPTED;
}

static bool is_waiting(const struct handshake *handshake)
{
    return handshake->head->result != HTTP_HEAD_COMPLETE &&
           handshake->head->result != HTTP_HEAD_WRONG;
}

bool handshake_step(struct handshake *handshake,
                    struct handshake_record *record)
{
    if (handshake->outcome != HANDSHAKE_GOING_ON || is_waiting(handshake))
        return false;
    memset(record, 0, sizeof *record);
    record->check = handshake->next;
    record->side = handshake->side;
    enum handshake_verdict verdict = CHECKS[handshake->next](handshake, record);
    if (verdict != CHECK_FAILED)
        advance(handshake);
    else if (handshake->side == HANDSHAKE_SERVER)
        handshake_answer_no(handshake);
    else
        handshake->outcome = HANDSHAKE_REFUSED;
    record->verdict = (uint8_t)verdict;
    record->outcome = handshake->outcome;
    record->status = handshake->status;
    return true;
}

/* ---- beginning ---- */

void handshake_begin(struct handshake *handshake, enum handshake_side side,
                     struct http_head *head, char *out, uint32_t capacity)
{
    memset(handshake, 0, sizeof *handshake);
    handshake->side = (uint8_t)side;
    handshake->head = head;
    handshake->out = out;
    handshake->capacity = capacity;
    handshake->wall_clock = -1;
}

void handshake_deflate(struct handshake *handshake,
                       const struct deflate_options *options)
{
    handshake->wants_deflate = true;
    handshake->deflate = *options;
}
