#include "wire/http_head.h"

#include <string.h>

/*
 * The parser takes one byte at a time; `length` is the place of the byte at
 * hand, which goes into the buffer once its state has accepted it. Heads are
 * short and come once a connection: what counts is that every refusal is at
 * the right byte.
 */
enum head_state {
    HEAD_START, /* empty lines may stand before the start line */
    HEAD_METHOD,
    HEAD_TARGET_START,
    HEAD_SCHEME, /* of an absolute target, up to its "//" */
    HEAD_SERVER,
    HEAD_TARGET,
    HEAD_NAME_START, /* spaces, then HTTP/ */
    HEAD_NAME,
    HEAD_MAJOR,
    HEAD_DOT,
    HEAD_MINOR,
    HEAD_VERSION_END,
    HEAD_VERSION_LF,
    HEAD_STATUS,
    HEAD_STATUS_END,
    HEAD_REASON,
    HEAD_STATUS_LF,
    HEAD_FIELD_START,
    HEAD_FIELD_NAME,
    HEAD_VALUE_START,
    HEAD_VALUE,
    HEAD_FIELD_LF,
    HEAD_END_LF,
    HEAD_DONE,
};

/* Those that Node's server takes. */
static const char *const METHODS[] = {
    "ACL",      "BIND",      "CHECKOUT",   "CONNECT",    "COPY",
    "DELETE",   "GET",       "HEAD",       "LINK",       "LOCK",
    "M-SEARCH", "MERGE",     "MKACTIVITY", "MKCALENDAR", "MKCOL",
    "MOVE",     "NOTIFY",    "OPTIONS",    "PATCH",      "POST",
    "PROPFIND", "PROPPATCH", "PURGE",      "PUT",        "QUERY",
    "REBIND",   "REPORT",    "SEARCH",     "SOURCE",     "SUBSCRIBE",
    "TRACE",    "UNBIND",    "UNLINK",     "UNLOCK",     "UNSUBSCRIBE",
};

#define METHOD_COUNT (sizeof METHODS / sizeof METHODS[0])
#define NAME "HTTP/"
#define NAME_LENGTH 5u

static uint8_t lower(uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z' ? (uint8_t)(byte + 32) : byte;
}

static bool is_letter(uint8_t byte)
{
    return lower(byte) >= 'a' && lower(byte) <= 'z';
}

static bool is_digit(uint8_t byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_one_of(uint8_t byte, const char *marks)
{
    return memchr(marks, byte, strlen(marks)) != NULL;
}

/* RFC 9110, 5.6.2. */
static bool is_token(uint8_t byte)
{
    return is_letter(byte) || is_digit(byte) ||
           is_one_of(byte, "!#$%&'*+-.^_`|~");
}

bool http_same(const char *a, size_t n, const char *b)
{
    for (size_t i = 0; i < n; i++) {
        if (b[i] == 0 || lower((uint8_t)a[i]) != lower((uint8_t)b[i]))
            return false;
    }
    return b[n] == 0;
}

/* ---- the start line ---- */

static enum http_error go(struct http_head *head, enum head_state state)
{
    head->state = (uint8_t)state;
    return HTTP_ERROR_NONE;
}

/* How well the `n` bytes fit: 2 a method, 1 the beginning of one, 0 none. */
static int method_fits(const char *bytes, size_t n)
{
    int best = 0;
    for (size_t i = 0; i < METHOD_COUNT; i++) {
        if (strncmp(METHODS[i], bytes, n) != 0)
            continue;
        if (METHODS[i][n] == 0)
            return 2;
        best = 1;
    }
    return best;
}

static enum http_error take_method(struct http_head *head, uint8_t byte)
{
    uint32_t n = head->length;
    if (byte == ' ' && method_fits(head->buffer, n) == 2) {
        head->first.length = (uint16_t)n;
        return go(head, HEAD_TARGET_START);
    }
    head->buffer[n] = (char)byte;
    if (byte != 0 && method_fits(head->buffer, n + 1))
        return HTTP_ERROR_NONE;
    return method_fits(head->buffer, n) == 2 ? HTTP_ERROR_METHOD_SPACE
                                             : HTTP_ERROR_METHOD;
}

static bool is_connect(const struct http_head *head)
{
    return http_same(head->buffer, head->first.length, "CONNECT");
}

static enum http_error take_target_start(struct http_head *head, uint8_t byte)
{
    if (byte == ' ')
        return HTTP_ERROR_NONE;
    head->target.start = (uint16_t)head->length;
    if (is_connect(head) && is_token(byte))
        return go(head, HEAD_SERVER);
    if (byte == '/' || byte == '*')
        return go(head, HEAD_TARGET);
    if (is_letter(byte))
        return go(head, HEAD_SCHEME);
    return byte >= '\t' && byte <= '\r' && byte != '\v'
               ? HTTP_ERROR_TARGET_SPACE
               : HTTP_ERROR_TARGET_START;
}

static bool is_break(uint8_t byte)
{
    return byte == ' ' || byte == '\r' || byte == '\n';
}

static enum http_error take_scheme(struct http_head *head, uint8_t byte)
{
    uint8_t before = (uint8_t)head->buffer[head->length - 1];
    if (is_letter(before) && (is_letter(byte) || byte == ':'))
        return HTTP_ERROR_NONE;
    if (before == ':' && byte == '/')
        return HTTP_ERROR_NONE;
    if (before == '/' && byte == '/')
        return go(head, HEAD_SERVER);
    return is_letter(before) && is_break(byte) ? HTTP_ERROR_TARGET_SPACE
                                               : HTTP_ERROR_TARGET_SCHEME;
}

/* HTTP/0.9 has no version: the target ends the line. */
static enum http_error take_target_end(struct http_head *head, uint8_t byte)
{
    head->target.length = (uint16_t)(head->length - head->target.start);
    if (byte == ' ')
        return go(head, HEAD_NAME_START);
    head->minor = 9;
    return go(head, HEAD_VERSION_LF);
}

static enum http_error take_server(struct http_head *head, uint8_t byte)
{
    if (byte == ' ' || byte == '\r')
        return take_target_end(head, byte);
    if (byte == '/' || byte == '?')
        return go(head, HEAD_TARGET);
    if (is_letter(byte) || is_digit(byte) ||
        is_one_of(byte, "!$%&'()*+,-.:;=@[]_~"))
        return HTTP_ERROR_NONE;
    return HTTP_ERROR_TARGET_SERVER;
}

static enum http_error take_target(struct http_head *head, uint8_t byte)
{
    const char *start = head->buffer + head->target.start;
    uint32_t length = head->length - head->target.start;
    if (byte == ' ' || byte == '\r')
        return take_target_end(head, byte);
    if (byte > ' ' && byte < 0x7f)
        return HTTP_ERROR_NONE;
    if (byte == '\t' || byte == '\f')
        return HTTP_ERROR_TARGET_SPACE;
    if (memchr(start, '#', length))
        return HTTP_ERROR_TARGET_FRAGMENT;
    return memchr(start, '?', length) ? HTTP_ERROR_TARGET_QUERY
                                      : HTTP_ERROR_TARGET;
}

/* `name` is where the constant starts, until the fields need it. */
static enum http_error take_name_start(struct http_head *head, uint8_t byte)
{
    if (byte == ' ')
        return HTTP_ERROR_NONE;
    if (byte != NAME[0])
        return HTTP_ERROR_NAME;
    head->name = (uint16_t)head->length;
    return go(head, HEAD_NAME);
}

static enum http_error take_name(struct http_head *head, uint8_t byte)
{
    uint32_t at = head->length - head->name;
    if (byte != (uint8_t)NAME[at])
        return HTTP_ERROR_NAME;
    if (at + 1 == NAME_LENGTH)
        head->state = HEAD_MAJOR;
    return HTTP_ERROR_NONE;
}

static enum http_error take_major(struct http_head *head, uint8_t byte)
{
    if (!is_digit(byte))
        return HTTP_ERROR_MAJOR;
    head->major = (uint8_t)(byte - '0');
    return go(head, HEAD_DOT);
}

static enum http_error take_minor(struct http_head *head, uint8_t byte)
{
    if (!is_digit(byte))
        return HTTP_ERROR_MINOR;
    head->minor = (uint8_t)(byte - '0');
    switch (head->major * 10 + head->minor) {
    case 9:
    case 10:
    case 11:
    case 20:
        return go(head, HEAD_VERSION_END);
    default:
        return HTTP_ERROR_VERSION;
    }
}

static enum http_error take_version_end(struct http_head *head, uint8_t byte)
{
    if (head->kind == HTTP_RESPONSE)
        return byte == ' ' ? go(head, HEAD_STATUS) : HTTP_ERROR_VERSION_SPACE;
    return byte == '\r' ? go(head, HEAD_VERSION_LF) : HTTP_ERROR_VERSION_CRLF;
}

/* `name` counts the digits. */
static enum http_error take_status(struct http_head *head, uint8_t byte)
{
    if (!is_digit(byte))
        return HTTP_ERROR_STATUS;
    head->status = (uint16_t)(head->status * 10 + (byte - '0'));
    if (++head->name == 3)
        head->state = HEAD_STATUS_END;
    return HTTP_ERROR_NONE;
}

static enum http_error take_status_end(struct http_head *head, uint8_t byte)
{
    head->first.start = (uint16_t)(head->length + 1);
    if (byte == '\r') {
        head->first.start = (uint16_t)head->length;
        return go(head, HEAD_STATUS_LF);
    }
    return byte == ' ' ? go(head, HEAD_REASON) : HTTP_ERROR_STATUS_END;
}

static enum http_error take_reason(struct http_head *head, uint8_t byte)
{
    if (byte == '\n')
        return HTTP_ERROR_STATUS_CR;
    if (byte != '\r')
        return HTTP_ERROR_NONE;
    head->first.length = (uint16_t)(head->length - head->first.start);
    return go(head, HEAD_STATUS_LF);
}

static enum http_error take_start_lf(struct http_head *head, uint8_t byte)
{
    if (byte != '\n') {
        if (head->state == HEAD_STATUS_LF)
            return HTTP_ERROR_STATUS_LF;
        return head->minor == 9 && head->name == 0 ? HTTP_ERROR_TARGET_CRLF
                                                   : HTTP_ERROR_VERSION_LF;
    }
    head->fields = (uint16_t)(head->length + 1);
    return go(head, HEAD_FIELD_START);
}

/* ---- the fields ---- */

/* The value that ends at `end` is empty: only a colon and blanks. */
static bool is_empty_value(const struct http_head *head, uint32_t end)
{
    const char *name = head->buffer + head->name;
    while (is_blank(head->buffer[end - 1]))
        end--;
    return memchr(name, ':', head->length - head->name) ==
           head->buffer + end - 1;
}

static bool is_trailers(const struct http_head *head)
{
    return head->fields == 2;
}

static enum http_error take_field_start(struct http_head *head, uint8_t byte)
{
    if (byte == '\r')
        return go(head, HEAD_END_LF);
    if (byte == ' ' || byte == '\t') {
        if (head->count == 0)
            return byte == ' ' && !is_trailers(head) ? HTTP_ERROR_FIRST_SPACE
                                                     : HTTP_ERROR_FIELD_TOKEN;
        return is_empty_value(head, head->length - 2) ? HTTP_ERROR_FIELD_VALUE
                                                      : HTTP_ERROR_FOLD;
    }
    if (byte == '\n')
        return HTTP_ERROR_FIELD_NAME;
    if (!is_token(byte))
        return HTTP_ERROR_FIELD_TOKEN;
    head->name = (uint16_t)head->length;
    return go(head, HEAD_FIELD_NAME);
}

/* Node's parser knows these and has another word for them. */
static bool is_known_name(const char *name, size_t n)
{
    return http_same(name, n, "connection") ||
           http_same(name, n, "content-length") ||
           http_same(name, n, "proxy-connection") ||
           http_same(name, n, "transfer-encoding") ||
           http_same(name, n, "upgrade");
}

static enum http_error take_field_name(struct http_head *head, uint8_t byte)
{
    if (is_token(byte))
        return HTTP_ERROR_NONE;
    if (byte == ':')
        return go(head, HEAD_VALUE_START);
    return byte == ' ' && is_known_name(head->buffer + head->name,
                                        head->length - head->name)
               ? HTTP_ERROR_FIELD_NAME
               : HTTP_ERROR_FIELD_TOKEN;
}

static enum http_error take_value(struct http_head *head, uint8_t byte)
{
    if (byte == '\r')
        return go(head, HEAD_FIELD_LF);
    if (byte == '\n')
        return head->state == HEAD_VALUE ? HTTP_ERROR_FIELD_CR
                                         : HTTP_ERROR_FIELD_VALUE;
    if (byte == ' ' || byte == '\t')
        return HTTP_ERROR_NONE;
    if (byte < ' ' || byte == 0x7f)
        return HTTP_ERROR_FIELD_VALUE;
    return go(head, HEAD_VALUE);
}

static enum http_error take_field_lf(struct http_head *head, uint8_t byte)
{
    if (byte != '\n')
        return is_empty_value(head, head->length - 1) ? HTTP_ERROR_VALUE_LF
                                                      : HTTP_ERROR_FIELD_LF;
    head->count++;
    return go(head, HEAD_FIELD_START);
}

static enum http_error take_end_lf(struct http_head *head, uint8_t byte)
{
    return byte == '\n' ? go(head, HEAD_DONE) : HTTP_ERROR_END_LF;
}

/* The first byte of a start line. */
static enum http_error take_start(struct http_head *head, uint8_t byte)
{
    bool is_request = head->kind == HTTP_REQUEST;
    go(head, is_request ? HEAD_METHOD : HEAD_NAME_START);
    if (is_request)
        return take_method(head, byte);
    return byte == ' ' ? HTTP_ERROR_NAME : take_name_start(head, byte);
}

static enum http_error take(struct http_head *head, uint8_t byte)
{
    switch (head->state) {
    case HEAD_START:
        return take_start(head, byte);
    case HEAD_METHOD:
        return take_method(head, byte);
    case HEAD_TARGET_START:
        return take_target_start(head, byte);
    case HEAD_SCHEME:
        return take_scheme(head, byte);
    case HEAD_SERVER:
        return take_server(head, byte);
    case HEAD_TARGET:
        return take_target(head, byte);
    case HEAD_NAME_START:
        return take_name_start(head, byte);
    case HEAD_NAME:
        return take_name(head, byte);
    case HEAD_MAJOR:
        return take_major(head, byte);
    case HEAD_DOT:
        return byte == '.' ? go(head, HEAD_MINOR) : HTTP_ERROR_DOT;
    case HEAD_MINOR:
        return take_minor(head, byte);
    case HEAD_VERSION_END:
        return take_version_end(head, byte);
    case HEAD_STATUS:
        return take_status(head, byte);
    case HEAD_STATUS_END:
        return take_status_end(head, byte);
    case HEAD_REASON:
        return take_reason(head, byte);
    case HEAD_VERSION_LF:
    case HEAD_STATUS_LF:
        return take_start_lf(head, byte);
    case HEAD_FIELD_START:
        return take_field_start(head, byte);
    case HEAD_FIELD_NAME:
        return take_field_name(head, byte);
    case HEAD_FIELD_LF:
        return take_field_lf(head, byte);
    case HEAD_END_LF:
        return take_end_lf(head, byte);
    default:
        return take_value(head, byte);
    }
}

/* ---- the machine ---- */

void http_head_init(struct http_head *head, enum http_kind kind, char *buffer,
                    uint32_t capacity)
{
    memset(head, 0, sizeof *head);
    head->buffer = buffer;
    head->capacity = capacity;
    head->kind = (uint8_t)kind;
}

void http_trailers_init(struct http_head *head, enum http_kind kind,
                        char *buffer, uint32_t capacity)
{
    http_head_init(head, kind, buffer, capacity);
    memcpy(buffer, "\r\n", 2);
    head->length = 2;
    head->fields = 2;
    head->state = HEAD_FIELD_START;
}

void http_head_move(struct http_head *head, char *buffer, uint32_t capacity)
{
    memmove(buffer, head->buffer, head->length);
    head->buffer = buffer;
    head->capacity = capacity;
    if (head->result == HTTP_HEAD_ROOM)
        head->result = HTTP_HEAD_MORE;
}

static bool is_too_large(const struct http_head *head)
{
    if (head->limit == 0)
        return head->length >= HTTP_HEAD_LIMIT;
    return head->counted >= head->limit || head->length >= HTTP_HEAD_MAX;
}

static bool counts(const struct http_head *head)
{
    return head->state == HEAD_SCHEME || head->state == HEAD_SERVER ||
           head->state == HEAD_TARGET || head->state == HEAD_REASON ||
           head->state == HEAD_FIELD_NAME || head->state == HEAD_VALUE;
}

static enum http_head_result feed_byte(struct http_head *head, uint8_t byte)
{
    enum http_error error = HTTP_ERROR_NONE;
    if (head->state == HEAD_START && (byte == '\r' || byte == '\n'))
        return HTTP_HEAD_MORE;
    if (is_too_large(head))
        error = HTTP_ERROR_TOO_LARGE;
    else if (head->length >= head->capacity)
        return HTTP_HEAD_ROOM;
    else
        error = take(head, byte);
    if (error != HTTP_ERROR_NONE) {
        head->error = (uint8_t)error;
        return HTTP_HEAD_WRONG;
    }
    head->buffer[head->length++] = (char)byte;
    head->counted += counts(head);
    return head->state == HEAD_DONE ? HTTP_HEAD_COMPLETE : HTTP_HEAD_MORE;
}

enum http_head_result http_head_feed(struct http_head *head,
                                     const uint8_t *bytes, size_t n,
                                     size_t *used)
{
    size_t i = 0;
    if (head->result == HTTP_HEAD_ROOM && head->length < head->capacity)
        head->result = HTTP_HEAD_MORE;
    while (i < n && head->result == HTTP_HEAD_MORE) {
        head->result = (uint8_t)feed_byte(head, bytes[i]);
        if (head->result == HTTP_HEAD_WRONG || head->result == HTTP_HEAD_ROOM)
            break;
        i++;
    }
    head->offset += (uint32_t)i;
    *used = i;
    return head->result;
}

size_t http_head_rest(const struct http_head *head, const uint8_t *bytes,
                      size_t n)
{
    bool in_target = head->state >= HEAD_SCHEME && head->state <= HEAD_TARGET;
    uint8_t stop = in_target                        ? ' '
                   : head->state == HEAD_FIELD_NAME ? ':'
                                                    : '\r';
    size_t i = 0;
    while (i < n && bytes[i] != stop && bytes[i] != '\r')
        i++;
    return i;
}

/* ---- looking at it ---- */

static uint32_t line_end(const struct http_head *head, uint32_t start)
{
    const char *found =
        start < head->length
            ? memchr(head->buffer + start, '\n', head->length - start)
            : NULL;
    return found ? (uint32_t)(found - head->buffer) + 1 : head->length;
}

bool http_head_line(const struct http_head *head, uint32_t index,
                    struct http_range *line)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < index; i++)
        start = line_end(head, start);
    if (start >= head->length)
        return false;
    uint32_t end = line_end(head, start);
    if (end > start && head->buffer[end - 1] == '\n')
        end--;
    if (end > start && head->buffer[end - 1] == '\r')
        end--;
    line->start = (uint16_t)start;
    line->length = (uint16_t)(end - start);
    return true;
}

static struct http_range trim(const char *bytes, uint32_t start, uint32_t end)
{
    while (start < end && is_blank(bytes[start]))
        start++;
    while (end > start && is_blank(bytes[end - 1]))
        end--;
    return (struct http_range){(uint16_t)start, (uint16_t)(end - start)};
}

bool http_head_next(const struct http_head *head, struct http_header *header)
{
    uint32_t start = header->next ? header->next : head->fields;
    if (start == 0 || start >= head->length)
        return false;
    uint32_t end = line_end(head, start);
    if (head->buffer[end - 1] != '\n' || end - start <= 2)
        return false;
    const char *colon = memchr(head->buffer + start, ':', end - start);
    if (!colon)
        return false;
    uint32_t at = (uint32_t)(colon - head->buffer);
    header->name.start = (uint16_t)start;
    header->name.length = (uint16_t)(at - start);
    header->value = trim(head->buffer, at + 1, end - 2);
    header->next = (uint16_t)end;
    return true;
}

/* The next field of that name behind `header`. */
static bool find_next(const struct http_head *head, const char *name,
                      struct http_header *header)
{
    while (http_head_next(head, header)) {
        if (http_same(http_head_at(head, header->name), header->name.length,
                      name))
            return true;
    }
    return false;
}

bool http_head_find(const struct http_head *head, const char *name,
                    struct http_header *header)
{
    memset(header, 0, sizeof *header);
    return find_next(head, name, header);
}

bool http_head_value(const struct http_head *head, const char *name,
                     struct text *out)
{
    struct http_header header = {0};
    bool any = false;
    while (find_next(head, name, &header)) {
        if (any)
            text_str(out, ", ");
        text_bytes(out, http_head_at(head, header.value), header.value.length);
        any = true;
    }
    return any;
}

static bool value_lists(const char *bytes, uint32_t length, const char *token)
{
    uint32_t start = 0;
    while (start <= length) {
        uint32_t end = start;
        while (end < length && bytes[end] != ',')
            end++;
        struct http_range item = trim(bytes, start, end);
        if (http_same(bytes + item.start, item.length, token))
            return true;
        start = end + 1;
    }
    return false;
}

bool http_head_lists(const struct http_head *head, const char *name,
                     const char *token)
{
    struct http_header header = {0};
    while (find_next(head, name, &header)) {
        if (value_lists(http_head_at(head, header.value), header.value.length,
                        token))
            return true;
    }
    return false;
}

/* Node's parser takes Proxy-Connection for another Connection. */
static bool connection_lists(const struct http_head *head, const char *token)
{
    return http_head_lists(head, "connection", token) ||
           http_head_lists(head, "proxy-connection", token);
}

/* An empty Upgrade field counts as none. */
static bool names_upgrade(const struct http_head *head)
{
    struct http_header header = {0};
    while (find_next(head, "upgrade", &header)) {
        if (header.value.length > 0)
            return true;
    }
    return false;
}

bool http_head_upgrades(const struct http_head *head)
{
    if (head->kind == HTTP_RESPONSE && head->status != 101)
        return false;
    return names_upgrade(head) && connection_lists(head, "upgrade");
}

bool http_head_keeps_alive(const struct http_head *head)
{
    if (head->major > 0 && head->minor > 0)
        return !connection_lists(head, "close");
    return connection_lists(head, "keep-alive");
}
