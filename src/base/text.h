/*
 * text.h: building text. A `struct text` takes bytes at its end and nothing
 * else; there is no stdio below it, so it may be used in the machine.
 *
 * Where the bytes lie is fixed when it is made:
 *  - in a buffer of the caller's (text_init_fixed): it never grows; what no
 *    longer fits is cut at the border of a character and `full` is set;
 *  - in a region (text_init_region): it grows, old copies die with the region;
 *  - anywhere else (text_init_owner): the owner's `grow` makes room.
 *
 * What must always hold: `bytes` is never NULL, bytes[length] == 0, and
 * length < capacity. Once `full` is set every further append is dropped
 * whole, so that a text never has a hole in its middle.
 */
#ifndef LOOPLINE_BASE_TEXT_H
#define LOOPLINE_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct text {
    char *bytes; /* the text, with a zero byte behind it */
    size_t length; /* without the zero byte */
    size_t capacity; /* of `bytes`, the zero byte included */
    bool full; /* something did not fit; the rest is missing */
    /* Makes `capacity` at least `need` (moving `bytes` where it must, keeping
     * length + 1 bytes) or returns false. NULL: the text cannot grow. */
    bool (*grow)(struct text *text, size_t need);
    void *owner; /* for `grow`: the region, or whatever the owner likes */
};

/* An empty text in `buffer`; `size` is its size in bytes, at least 1. */
void text_init_fixed(struct text *text, char *buffer, size_t size);

/* An empty text that grows in `region`; the region owns the bytes. */
void text_init_region(struct text *text, struct region *region);

/* An empty text that grows by the owner's function (NULL `grow`: never). */
void text_init_owner(struct text *text, void *owner,
                     bool (*grow)(struct text *text, size_t need));

/* Empties the text and `full`; the room is kept. */
void text_clear(struct text *text);

/* Cuts the text back to `length` bytes (at most its own). */
void text_cut(struct text *text, size_t length);

/* Makes room for `more` further bytes; false where there is none. */
bool text_reserve(struct text *text, size_t more);

/* Appends `length` bytes as they are. */
void text_bytes(struct text *text, const char *bytes, size_t length);

/* Appends a C string. */
void text_str(struct text *text, const char *string);

/* Appends all of another text. */
void text_join(struct text *text, const struct text *other);

/* Appends one code point as UTF-8 (a lone surrogate as WTF-8 does). */
void text_char(struct text *text, uint32_t point);

/* Appends one byte as it is. */
void text_byte(struct text *text, char byte);

/* Appends a whole number in decimal. */
void text_int(struct text *text, int64_t value);
void text_uint(struct text *text, uint64_t value);

/* Appends lower-case hexadecimal, zeros in front up to `width` digits. */
void text_hex(struct text *text, uint64_t value, int width);

/* Appends `count` spaces (none where it is not positive). */
void text_pad(struct text *text, int count);

/* Appends `byte` `count` times. */
void text_repeat(struct text *text, char byte, int count);

/*
 * Appends as printf would, for: %d %i %u %x %X %c %s %% with the lengths
 * hh h l ll z j t, the flags '-' and '0', a width and, for %s, a precision;
 * width and precision may be '*'. Width counts bytes. %s of NULL is "(null)".
 * No floating point: script/number.h writes numbers. PRId64 and its like fit.
 */
void text_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_format_list(struct text *text, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

/*
 * Appends UTF-8 as a JSON string, quotes included. Controls, DEL, U+2028,
 * U+2029 and lone surrogates are escaped; bytes that are not UTF-8 become
 * U+FFFD, so the result is always valid JSON in valid UTF-8.
 */
void text_json(struct text *text, const char *bytes, size_t length);

/*
 * Appends bytes so that they can be shown: a control character becomes its
 * picture (U+2400 + code, U+2421 for DEL), a C1 control, a bidirectional
 * control, a byte that is not UTF-8 or a lone surrogate becomes U+FFFD. The
 * rest stays. Nothing of it can command a terminal.
 */
void text_visible(struct text *text, const char *bytes, size_t length);

/* Korean particles whose form follows the last sound of the word before. */
enum text_particle {
    PARTICLE_EUL_REUL, /* 을, 를 */
    PARTICLE_I_GA, /* 이, 가 */
    PARTICLE_EUN_NEUN, /* 은, 는 */
    PARTICLE_EURO, /* 으로, 로 (로 after ㄹ too) */
    PARTICLE_GWA_WA, /* 과, 와 */
};

/*
 * Appends the particle (not the word) that fits the word's last sound: the
 * final consonant of a Hangul syllable; a digit as it is read (1 일, 2 이, 10
 * 십, 100 백, 1000 천, 10000 만 …); of Latin letters the sound that Korean gives
 * them: a word of capitals is spelled out (URL 유알엘), else by its ending.
 * Quotes, brackets, backticks, spaces and punctuation at the end are skipped;
 * `()` too, so "setTimeout()" is read as "setTimeout".
 */
void text_particle(struct text *text, const char *word, size_t length,
                   enum text_particle particle);

#endif
