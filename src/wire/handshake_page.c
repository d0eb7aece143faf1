/*
 * handshake_page.c: why a page's WebSocket gives up, in Chromium's words.
 */
#include "wire/handshake.h"

#include <string.h>

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

/* ---- Sec-WebSocket-Extensions ---- */

/* The words of the field's value, each ended by one of the `ends`. */
struct word {
    const char *bytes;
    size_t length;
};

static struct word cut_word(const char **at, const char *end, const char *ends)
{
    const char *from = *at;
    while (*at < end && !strchr(ends, **at)) {
        (*at)++;
    }
    const char *to = *at;
    while (from < to && *from == ' ') {
        from++;
    }
    while (to > from && to[-1] == ' ') {
        to--;
    }
    return (struct word){from, (size_t)(to - from)};
}

static bool is_word(struct word word, const char *text)
{
    return word.length == strlen(text) &&
           memcmp(word.bytes, text, word.length) == 0;
}

static const char *const parameters[] = {
#define N(name, text) text,
    DEFLATE_NAMES(N)
#undef N
};
#define PARAMETERS (sizeof parameters / sizeof *parameters)

/* Bits are 8 to 15; what is no number of bits has no value. */
static bool is_good(size_t name, struct word value, bool has_value)
{
    bool takes_bits = name == DEFLATE_SERVER_BITS || name == DEFLATE_CLIENT_BITS;
    if (!takes_bits) {
        return !has_value;
    }
    return is_word(value, "8") || is_word(value, "9") ||
           (value.length == 2 && value.bytes[0] == '1' &&
            value.bytes[1] >= '0' && value.bytes[1] <= '5');
}

static void write_parameter(struct word name, struct word value, bool has_value,
                            uint32_t *seen, struct text *out)
{
    size_t i = 0;
    while (i < PARAMETERS && !is_word(name, parameters[i])) {
        i++;
    }
    if (i == PARAMETERS) {
        text_str(out, "Received an unexpected permessage-deflate extension "
                      "parameter");
    } else if (*seen >> i & 1) {
        text_format(out, "Received duplicate permessage-deflate extension "
                         "parameter %s", parameters[i]);
    } else if (!is_good(i, value, has_value)) {
        text_format(out, "Received invalid %s parameter", parameters[i]);
    }
    *seen |= 1u << i;
}

/* What is wrong with the parameters of the element that begins at *at; it is
 * appended; *at moves behind the element. False: the syntax is. */
static bool write_element(const char **at, const char *end, struct text *out)
{
    uint32_t seen = 0;
    size_t before = out->length;
    struct word name = cut_word(at, end, ";,");
    bool is_syntax = name.length > 0;
    while (*at < end && **at == ';') {
        (*at)++;
        struct word value = {NULL, 0};
        struct word parameter = cut_word(at, end, "=;,");
        bool has_value = *at < end && **at == '=';
        if (has_value) {
            (*at)++;
            value = cut_word(at, end, ";,");
        }
        is_syntax = is_syntax && parameter.length > 0 &&
                    (!has_value || value.length > 0);
        if (out->length == before) {
            write_parameter(parameter, value, has_value, &seen, out);
        }
    }
    return is_syntax;
}

/* permessage-deflate was agreed, but not well. */
static void write_deflate(struct word value, struct text *out)
{
    char bytes[120];
    struct text wrong;
    const char *at = value.bytes, *end = value.bytes + value.length;
    text_init_fixed(&wrong, bytes, sizeof bytes);
    bool is_syntax = write_element(&at, end, &wrong);
    if (!is_syntax) {
        text_str(out, "'Sec-WebSocket-Extensions' header value is rejected by "
                      "the parser: ");
        text_bytes(out, value.bytes, value.length);
    } else if (wrong.length > 0) {
        text_format(out, "Error in permessage-deflate: %s", bytes);
    } else {
        text_str(out, "Received duplicate permessage-deflate response");
    }
}

static void write_extension(const struct handshake *handshake, struct text *out)
{
    struct http_header header = {0};
    struct word value = {"", 0};
    if (http_head_find(handshake->head, "sec-websocket-extensions", &header)) {
        value.bytes = http_head_at(handshake->head, header.value);
        value.length = header.value.length;
    }
    const char *at = value.bytes;
    struct word name = cut_word(&at, value.bytes + value.length, ";,");
    if (is_word(name, "permessage-deflate")) {
        write_deflate(value, out);
        return;
    }
    text_str(out, "Found an unsupported extension '");
    text_bytes(out, name.bytes, name.length);
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
