/*
 * close_code.h: the tables of opcodes (RFC 6455, 5.2) and of close codes
 * (RFC 6455, 7.4 and the registry of IANA), each row written once.
 */
#ifndef LOOPLINE_WIRE_CLOSE_CODE_H
#define LOOPLINE_WIRE_CLOSE_CODE_H

#include <stdbool.h>
#include <stdint.h>

enum opcode_kind {
    OPCODE_CONTINUATION = 0x0,
    OPCODE_TEXT = 0x1,
    OPCODE_BINARY = 0x2,
    OPCODE_CLOSE = 0x8,
    OPCODE_PING = 0x9,
    OPCODE_PONG = 0xa,
};

struct opcode_row {
    uint8_t opcode;
    const char *name; /* in the trace: "text" */
    const char *texts[2]; /* what it is: English, Korean */
};

/* The row of an opcode, or NULL for one that is not defined. Static. */
const struct opcode_row *opcode_row(unsigned opcode);

/* Its name; "reserved" for one that is not defined. */
const char *opcode_name(unsigned opcode);

enum close_code {
    CLOSE_NORMAL = 1000,
    CLOSE_GOING_AWAY = 1001,
    CLOSE_PROTOCOL_ERROR = 1002,
    CLOSE_UNSUPPORTED = 1003,
    CLOSE_NO_STATUS = 1005, /* never on the wire: the frame had no code */
    CLOSE_ABNORMAL = 1006, /* never on the wire: no close frame came */
    CLOSE_INVALID_DATA = 1007,
    CLOSE_POLICY = 1008,
    CLOSE_TOO_BIG = 1009,
    CLOSE_INTERNAL = 1011,
};

struct close_code_row {
    uint16_t first, last; /* the codes that this row is about */
    const char *name; /* "Normal Closure" */
    const char *texts[2]; /* a sentence: English, Korean */
};

/* The row of a code, or NULL for one of no meaning. Static. */
const struct close_code_row *close_code_row(unsigned code);

/* True where a close frame may carry the code, as ws decides: 1000 to 1014
 * without 1004, 1005, 1006, and 3000 to 4999. */
bool close_code_valid(unsigned code);

#endif
