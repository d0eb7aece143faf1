/*
 * handshake_page.c: why a page's WebSocket gives up, in Chromium's words.
 */
#include "wire/handshake.h"

/* "'Upgrade' header is missing", else `wrong` and, where it says so, what the
 * field has. */
static void write_field(const struct http_head *head, const char *shown,
                        const char *name, const char *wrong, bool value,
                        struct text *out)
{
    struct http_header header = {0};
    bool found = http_head_find(head, name, &header);
    if (!found) {
        text_format(out, "'%s' header is missing", shown);
        return;
    }
    text_str(out, wrong);
    if (value) {
        text_bytes(out, http_head_at(head, header.value), header.value.length);
    }
}

/* The answer may be no upgrade although it has the status 101. */
static void write_status(const struct handshake *handshake, struct text *out)
{
    const struct http_head *head = handshake->head;
    struct http_header header = {0};
    if (handshake->status != 101) {
        text_str(out, "Unexpected response code: ");
        text_uint(out, handshake->status);
    } else if (!http_head_find(head, "upgrade", &header)) {
        text_str(out, "'Upgrade' header is missing");
    } else {
        write_field(head, "Connection", "connection",
                    "'Connection' header value must contain 'Upgrade'", false,
                    out);
    }
}

static void write_protocol(const struct handshake *handshake, const char *before,
                           const char *behind, struct text *out)
{
    struct http_header header = {0};
    text_str(out, before);
    if (http_head_find(handshake->head, "sec-websocket-protocol", &header)) {
        text_bytes(out, http_head_at(handshake->head, header.value),
                   header.value.length);
    }
    text_str(out, behind);
}

static void write_extension(const struct handshake *handshake, struct text *out)
{
    struct http_header header = {0};
    size_t length = 0;
    text_str(out, "Found an unsupported extension '");
    if (http_head_find(handshake->head, "sec-websocket-extensions", &header)) {
        const char *value = http_head_at(handshake->head, header.value);
        while (length < header.value.length && value[length] != ';' &&
               value[length] != ',') {
            length++;
        }
        text_bytes(out, value, length);
    }
    text_str(out, "' in 'Sec-WebSocket-Extensions' header");
}

void handshake_page_text(const struct handshake *handshake, struct text *out)
{
    switch (handshake->error) {
    case HANDSHAKE_ERROR_PARSE:
        text_str(out, "net::ERR_INVALID_HTTP_RESPONSE");
        break;
    case HANDSHAKE_ERROR_STATUS:
        write_status(handshake, out);
        break;
    case HANDSHAKE_ERROR_UPGRADE:
        write_field(handshake->head, "Upgrade", "upgrade",
                    "'Upgrade' header value is not 'WebSocket': ", true, out);
        break;
    case HANDSHAKE_ERROR_ACCEPT:
        write_field(handshake->head, "Sec-WebSocket-Accept",
                    "sec-websocket-accept",
                    "Incorrect 'Sec-WebSocket-Accept' header value", false,
                    out);
        break;
    case HANDSHAKE_ERROR_PROTOCOL_UNASKED:
        write_protocol(handshake,
                       "Response must not include 'Sec-WebSocket-Protocol' "
                       "header if not present in request: ",
                       "", out);
        break;
    case HANDSHAKE_ERROR_PROTOCOL_INVALID:
        write_protocol(handshake, "'Sec-WebSocket-Protocol' header value '",
                       "' in response does not match any of sent values", out);
        break;
    case HANDSHAKE_ERROR_PROTOCOL_NONE:
        text_str(out, "Sent non-empty 'Sec-WebSocket-Protocol' header but no "
                      "response was received");
        break;
    default:
        write_extension(handshake, out);
    }
}
