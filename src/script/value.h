/*
 * value.h: what a JavaScript value is, and the head of every heap cell.
 *
 * A Value is 64 bits. A number that is not a small integer is a double as it
 * stands; everything else sits in the space of the negative quiet NaNs that
 * no arithmetic makes:
 *
 *      0000 .... .... ....  to  fff8 0000 0000 0000    a double
 *      fff9 0000 iiii iiii                             a 32-bit integer
 *      fffa pppp pppp pppp                             a string
 *      fffb pppp pppp pppp                             a symbol
 *      fffc pppp pppp pppp                             an object
 *      fffd 0000 0000 000n                             undefined, null, ...
 *      fffe pppp pppp pppp                             a cell of the engine
 *      ffff pppp pppp pppp                             a BigInt
 *
 * What must always hold: a number with an integral value that fits 32 bits
 * and is not -0 may be either an integer or a double (the arithmetic makes
 * integers where that is cheap); NaN has one pattern only. Cells lie in the
 * machine's arena or, never changing, in the library image.
 */
#ifndef LOOPLINE_SCRIPT_VALUE_H
#define LOOPLINE_SCRIPT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;

#define VALUE_TAG_INT 0xfff9ull
#define VALUE_TAG_STRING 0xfffaull
#define VALUE_TAG_SYMBOL 0xfffbull
#define VALUE_TAG_OBJECT 0xfffcull
#define VALUE_TAG_SPECIAL 0xfffdull
#define VALUE_TAG_CELL 0xfffeull
#define VALUE_TAG_BIGINT 0xffffull

#define VALUE_SPECIAL(n) (VALUE_TAG_SPECIAL << 48 | (n))
#define UNDEFINED VALUE_SPECIAL(0)
#define NULL_VALUE VALUE_SPECIAL(1)
#define FALSE_VALUE VALUE_SPECIAL(2)
#define TRUE_VALUE VALUE_SPECIAL(3)
/* Never seen by a program: a hole in an array, a variable before its
 * initialisation (the temporal dead zone), "the iterator is done". */
#define EMPTY VALUE_SPECIAL(4)
#define VALUE_NAN 0x7ff8000000000000ull

/* What a cell of the heap is. The collector has one row for each. */
enum cell_kind {
    CELL_FREE, /* zero: a cell that nobody holds */
    CELL_STRING,
    CELL_SYMBOL,
    CELL_BIGINT, /* a BigInt's limbs */
    CELL_OBJECT,
    CELL_SHAPE,
    CELL_PROPS, /* the table of names that shapes of one line share */
    CELL_VALUES, /* a plain row of Values: slots, elements, saved frames */
    CELL_BYTES, /* raw bytes: characters, buffers */
    CELL_ENV, /* an environment record */
    CELL_ACCESSOR, /* a getter and a setter */
    CELL_CODE, /* a compiled function */
    CELL_SOURCE, /* the text that code was compiled from */
    CELL_KINDS
};

/* The first eight bytes of every cell. */
struct cell {
    uint8_t kind; /* enum cell_kind */
    uint8_t flags; /* by kind */
    uint16_t aux; /* by kind */
    uint32_t extra; /* by kind */
};

static inline uint64_t value_tag(Value v) { return v >> 48; }
static inline void *value_pointer(Value v) {
    return (void *)(uintptr_t)(v & 0xffffffffffffull);
}
static inline Value value_tagged(uint64_t tag, const void *cell) {
    return tag << 48 | (uint64_t)(uintptr_t)cell;
}

static inline bool value_is_int(Value v) {
    return value_tag(v) == VALUE_TAG_INT;
}
static inline bool value_is_double(Value v) {
    return v < VALUE_TAG_INT << 48;
}
static inline bool value_is_number(Value v) {
    return v < VALUE_TAG_STRING << 48;
}
static inline bool value_is_string(Value v) {
    return value_tag(v) == VALUE_TAG_STRING;
}
static inline bool value_is_symbol(Value v) {
    return value_tag(v) == VALUE_TAG_SYMBOL;
}
static inline bool value_is_object(Value v) {
    return value_tag(v) == VALUE_TAG_OBJECT;
}
static inline bool value_is_cell(Value v) {
    return value_tag(v) == VALUE_TAG_CELL;
}
static inline bool value_is_bigint(Value v) {
    return value_tag(v) == VALUE_TAG_BIGINT;
}
/* True where two different cells may be the same value. */
static inline bool value_is_by_content(Value v) {
    return value_is_string(v) || value_is_bigint(v);
}
static inline bool value_is_boolean(Value v) {
    return v == TRUE_VALUE || v == FALSE_VALUE;
}
static inline bool value_is_undefined(Value v) { return v == UNDEFINED; }
static inline bool value_is_null(Value v) { return v == NULL_VALUE; }
static inline bool value_is_nullish(Value v) {
    return v == UNDEFINED || v == NULL_VALUE;
}
/* True where the value's low 48 bits point at a cell. */
static inline bool value_is_pointer(Value v) {
    uint64_t tag = value_tag(v);
    return tag >= VALUE_TAG_STRING && tag != VALUE_TAG_SPECIAL;
}

static inline Value value_int(int32_t i) {
    return VALUE_TAG_INT << 48 | (uint32_t)i;
}
static inline int32_t value_as_int(Value v) { return (int32_t)(uint32_t)v; }
static inline Value value_boolean(bool b) {
    return b ? TRUE_VALUE : FALSE_VALUE;
}
/* A double as it is; every NaN becomes the one NaN. */
static inline Value value_double(double d) {
    Value v;
    if (d != d) return VALUE_NAN;
    memcpy(&v, &d, sizeof v);
    return v;
}
static inline double value_as_double(Value v) {
    double d;
    memcpy(&d, &v, sizeof d);
    return d;
}
/* A number: an integer where it fits, else a double. */
static inline Value value_number(double d) {
    if (d >= -2147483648.0 && d <= 2147483647.0) {
        int32_t i = (int32_t)d;
        if (i == d && (i != 0 || value_double(d) == 0)) return value_int(i);
    }
    return value_double(d);
}
/* The number that a value which is a number stands for. */
static inline double value_as_number(Value v) {
    return value_is_int(v) ? value_as_int(v) : value_as_double(v);
}

struct string;
struct symbol;
struct object;
static inline Value value_string(const struct string *s) {
    return value_tagged(VALUE_TAG_STRING, s);
}
static inline struct string *value_as_string(Value v) {
    return value_pointer(v);
}
static inline Value value_symbol(const struct symbol *s) {
    return value_tagged(VALUE_TAG_SYMBOL, s);
}
static inline struct symbol *value_as_symbol(Value v) {
    return value_pointer(v);
}
static inline Value value_object(const struct object *o) {
    return value_tagged(VALUE_TAG_OBJECT, o);
}
static inline struct object *value_as_object(Value v) {
    return value_pointer(v);
}
static inline Value value_cell(const void *cell) {
    return value_tagged(VALUE_TAG_CELL, cell);
}
static inline void *value_as_cell(Value v) { return value_pointer(v); }

#endif
