/* handshake_client.c: what a client checks in the answer. */
#include "wire/handshake_parts.h"

#include <string.h>

/* ---- the client's checks ---- */

static enum handshake_verdict give_up(struct handshake *handshake,
                                      enum handshake_error error)
{
    handshake->error = (uint8_t)error;
    return CHECK_FAILED;
}

CHECK_FUNCTION(handshake_check_status_line)
{
    struct http_head *head = handshake->head;
    struct http_range line = {0};
    handshake_wanted(record, "101");
    if (handshake_head_is_wrong(head, record))
        return give_up(handshake, HANDSHAKE_ERROR_PARSE);
    http_head_line(head, 0, &line);
    handshake_found(record, http_head_at(head, line), line.length);
    handshake->status = head->status;
    return head->status == 101 ? CHECK_PASSED
                               : give_up(handshake, HANDSHAKE_ERROR_STATUS);
}

/* Node does not even see an upgrade where one of the two fields is missing;
 * to ws it is then an ordinary answer of status 101. */
CHECK_FUNCTION(handshake_check_answer_upgrade)
{
    enum handshake_verdict verdict = handshake_check_upgrade(handshake, record);
    if (verdict == CHECK_PASSED)
        return verdict;
    return give_up(handshake, http_head_upgrades(handshake->head)
                                  ? HANDSHAKE_ERROR_UPGRADE
                                  : HANDSHAKE_ERROR_STATUS);
}

CHECK_FUNCTION(handshake_check_answer_connection)
{
    if (handshake_check_connection(handshake, record) == CHECK_PASSED)
        return CHECK_PASSED;
    return give_up(handshake, HANDSHAKE_ERROR_STATUS);
}

CHECK_FUNCTION(handshake_check_accept)
{
    struct value value;
    handshake_join(handshake);
    handshake_sha1(handshake);
    handshake_base64(handshake);
    handshake_value(handshake->head, ACCEPT_FIELD, &value);
    handshake_found_value(record, &value);
    handshake_wanted(record, handshake->accept);
    if (value.text.length == HANDSHAKE_ACCEPT_LENGTH &&
        memcmp(value.bytes, handshake->accept, HANDSHAKE_ACCEPT_LENGTH) == 0)
        return CHECK_PASSED;
    return give_up(handshake, HANDSHAKE_ERROR_ACCEPT);
}

static enum handshake_verdict choose_protocol(struct handshake *handshake,
                                              const struct http_header *header)
{
    struct http_header second = *header;
    const char *bytes = http_head_at(handshake->head, header->value);
    bool is_alone = true;
    while (http_head_next(handshake->head, &second)) {
        if (http_same(http_head_at(handshake->head, second.name),
                      second.name.length, PROTOCOL_FIELD))
            is_alone = false;
    }
    if (!is_alone || !handshake_list_has(handshake->out + handshake->asked,
                                         handshake->asked_length, bytes,
                                         header->value.length))
        return give_up(handshake, HANDSHAKE_ERROR_PROTOCOL_INVALID);
    handshake->protocol = header->value;
    handshake->protocol_is_chosen = true;
    return CHECK_PASSED;
}

CHECK_FUNCTION(handshake_check_protocol)
{
    struct value value;
    struct http_header header;
    handshake_value(handshake->head, PROTOCOL_FIELD, &value);
    handshake_found_value(record, &value);
    handshake_show(record->wanted, handshake->out + handshake->asked,
                   handshake->asked_length);
    if (!http_head_find(handshake->head, PROTOCOL_FIELD, &header))
        return give_up(handshake, HANDSHAKE_ERROR_PROTOCOL_NONE);
    if (handshake->asked_length == 0)
        return give_up(handshake, HANDSHAKE_ERROR_PROTOCOL_UNASKED);
    return choose_protocol(handshake, &header);
}

/* Where none was offered, any is one too many. */
CHECK_FUNCTION(handshake_check_extensions)
{
    struct value value;
    struct text offer;
    handshake_value(handshake->head, EXTENSIONS_FIELD, &value);
    handshake_found_value(record, &value);
    if (!handshake->wants_deflate)
        return give_up(handshake, HANDSHAKE_ERROR_EXTENSION);
    text_init_fixed(&offer, record->wanted, sizeof record->wanted);
    deflate_offer(&handshake->deflate, &offer);
    switch (deflate_accept_answer(&handshake->deflate, value.text.bytes,
                                  value.text.length, &handshake->params)) {
    case DEFLATE_ACCEPTED:
        if (handshake->is_page &&
            memchr(value.text.bytes, ',', value.text.length))
            return give_up(handshake, HANDSHAKE_ERROR_EXTENSION_INVALID);
        handshake->deflates = true;
        return CHECK_PASSED;
    case DEFLATE_UNASKED:
        return give_up(handshake, HANDSHAKE_ERROR_EXTENSION_OTHER);
    default:
        return give_up(handshake, HANDSHAKE_ERROR_EXTENSION_INVALID);
    }
}

/* ---- beginning ---- */

void handshake_check_answer(struct handshake *handshake,
                            struct http_head *head, const char *key,
                            const char *protocols, size_t length, char *out,
                            uint32_t capacity)
{
    handshake_begin(handshake, HANDSHAKE_CLIENT, head, out, capacity);
    handshake->next = CHECK_STATUS_LINE;
    handshake->key_length = HANDSHAKE_KEY_LENGTH;
    memcpy(handshake->key, key, HANDSHAKE_KEY_LENGTH);
    if (length > 0)
        memcpy(out, protocols, length);
    handshake->asked_length = (uint32_t)length;
}
