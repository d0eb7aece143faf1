/*
 * handshake_parts.h: what the files of the handshake share; nobody else
 * includes it. handshake.c has the machine, handshake_server.c and
 * handshake_client.c the checks of either side, each a function that fills a
 * record and gives a verdict.
 */
#ifndef LOOPLINE_WIRE_HANDSHAKE_PARTS_H
#define LOOPLINE_WIRE_HANDSHAKE_PARTS_H

#include "wire/handshake.h"

/* Enough for every value that could be right, and to see that one is not. */
#define VALUE_ROOM 1024

#define VERSION_FIELD "sec-websocket-version"
#define KEY_FIELD "sec-websocket-key"
#define ACCEPT_FIELD "sec-websocket-accept"
#define PROTOCOL_FIELD "sec-websocket-protocol"
#define EXTENSIONS_FIELD "sec-websocket-extensions"

/* The value of a header field, long ones cut. */
struct value {
    struct text text;
    bool exists;
    char bytes[VALUE_ROOM];
};

void handshake_value(const struct http_head *head, const char *name,
                     struct value *value);

/* The whole value, letter case aside. */
bool handshake_value_is(const struct value *value, const char *wanted);

/* Latin-1, as header bytes are, to the UTF-8 of a record. */
void handshake_show(char out[HANDSHAKE_VALUE], const char *bytes, size_t n);

/* Puts a value into record->found, a text into record->wanted. */
void handshake_found(struct handshake_record *record, const char *bytes,
                     size_t n);
void handshake_found_value(struct handshake_record *record,
                           const struct value *value);
void handshake_wanted(struct handshake_record *record, const char *text);

/* A head that is wrong: its error is what was found. */
bool handshake_head_is_wrong(const struct http_head *head,
                             struct handshake_record *record);

/* The items of a comma-separated list, blanks around them cut off: *at goes
 * on from one to the next; false behind the last one. */
bool handshake_next_item(const char *bytes, size_t n, size_t *at, size_t *start,
                         size_t *length);
bool handshake_list_has(const char *bytes, size_t n, const char *item,
                        size_t length);

/* The proof (RFC 6455, 4.2.2) in its three steps, each on the one before. */
void handshake_join(struct handshake *handshake);
void handshake_sha1(struct handshake *handshake);
void handshake_base64(struct handshake *handshake);

/* Everything empty; the side's first check is still to be set. */
void handshake_begin(struct handshake *handshake, enum handshake_side side,
                     struct http_head *head, char *out, uint32_t capacity);

/* Server: writes ws's refusal of this head and ends the handshake. */
void handshake_answer_no(struct handshake *handshake);

/* One check each; both sides look at the same two fields. */
#define CHECK_FUNCTION(name)                                                   \
    enum handshake_verdict name(struct handshake *handshake,                   \
                                struct handshake_record *record)
CHECK_FUNCTION(handshake_check_request_line);
CHECK_FUNCTION(handshake_check_host);
CHECK_FUNCTION(handshake_check_upgrade);
CHECK_FUNCTION(handshake_check_connection);
CHECK_FUNCTION(handshake_check_key);
CHECK_FUNCTION(handshake_check_version);
CHECK_FUNCTION(handshake_check_path);
CHECK_FUNCTION(handshake_check_offered_protocol);
CHECK_FUNCTION(handshake_check_offered_extensions);
CHECK_FUNCTION(handshake_check_key_guid);
CHECK_FUNCTION(handshake_check_sha_1);
CHECK_FUNCTION(handshake_check_base64);
CHECK_FUNCTION(handshake_check_switch);
CHECK_FUNCTION(handshake_check_status_line);
CHECK_FUNCTION(handshake_check_answer_upgrade);
CHECK_FUNCTION(handshake_check_answer_connection);
CHECK_FUNCTION(handshake_check_accept);
CHECK_FUNCTION(handshake_check_protocol);
CHECK_FUNCTION(handshake_check_extensions);

#endif
