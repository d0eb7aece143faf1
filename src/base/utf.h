/*
 * utf.h: UTF-8, UTF-16 and columns of the screen. The one file that converts
 * positions: byte offsets inside the program, UTF-16 columns in messages.
 *
 * "UTF-8" here is the Unicode standard's (no surrogates, shortest forms, up to
 * U+10FFFF). "WTF-8" is the same with lone surrogates as three bytes; it is
 * what a JavaScript string becomes when its halves must not be lost. No
 * function allocates; lengths are bytes for UTF-8 and 16-bit units for UTF-16.
 */
#ifndef LOOPLINE_BASE_UTF_H
#define LOOPLINE_BASE_UTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF_REPLACEMENT 0xfffdu
#define UTF_MAX_BYTES 4

/*
 * Reads one code point. Returns the bytes used: 0 only where `length` is 0.
 * What is not UTF-8 gives UTF_REPLACEMENT and uses the "maximal subpart" (1 to
 * 3 bytes), so that a loop gives the same as Node's decoder (WHATWG Encoding).
 */
size_t utf_decode(const char *bytes, size_t length, uint32_t *point);

/* The same, but 0 where the bytes are not UTF-8. */
size_t utf_decode_strict(const char *bytes, size_t length, uint32_t *point);

/* As utf_decode, but lone surrogates (WTF-8) are given as they are. */
size_t utf_decode_wtf(const char *bytes, size_t length, uint32_t *point);

/* Writes a code point (surrogates as WTF-8; above U+10FFFF U+FFFD) and returns
 * its bytes, 1 to 4. `out` has room for UTF_MAX_BYTES; no zero byte. */
size_t utf_encode(uint32_t point, char *out);

/* The start of the character that ends just before `offset`; 0 at 0. A byte
 * that is no part of a character counts as one. */
size_t utf_back(const char *bytes, size_t offset);

/* True where all of it is UTF-8, to the last character. */
bool utf_valid(const char *bytes, size_t length);

/* True where every byte is below 0x80. */
bool utf_ascii(const char *bytes, size_t length);

/* True where it is UTF-8 and every code point is below 0x100. */
bool utf_fits_latin1(const char *bytes, size_t length);

/*
 * Bytes at the end that begin a character and may be completed by bytes to
 * come: 0 to 3 (StringDecoder, a chunk's border).
 */
size_t utf_unfinished(const char *bytes, size_t length);

/* Validation in pieces (a WebSocket message of several frames). All zero is
 * the start; it may be copied. */
struct utf_check {
    uint8_t missing; /* bytes that the character begun still needs */
    uint8_t low; /* the next byte lies in [low, high] where missing > 0 */
    uint8_t high;
    uint8_t wrong; /* it was not UTF-8; stays set */
};

/* Feeds bytes; false as soon as they cannot become UTF-8 any more. */
bool utf_check_feed(struct utf_check *check, const char *bytes, size_t length);

/* True where all that was fed is whole and valid UTF-8. */
bool utf_check_done(const struct utf_check *check);

/* How many UTF-16 units the bytes become (utf_decode's rules). */
size_t utf_units(const char *bytes, size_t length);

/* Converts; `out` has room for utf_units(). Returns the units written. */
size_t utf_to_utf16(const char *bytes, size_t length, uint16_t *out);

/* How many bytes UTF-16 becomes; a lone surrogate counts 3 either way. */
size_t utf_length_of_utf16(const uint16_t *units, size_t count);

/* Converts; `out` has room for utf_length_of_utf16(). A lone surrogate becomes
 * U+FFFD, or, with `wtf`, itself as WTF-8. Returns the bytes written. */
size_t utf_from_utf16(const uint16_t *units, size_t count, char *out, bool wtf);

/* The same for Latin-1 (one byte a code point). */
size_t utf_length_of_latin1(const uint8_t *bytes, size_t count);
size_t utf_from_latin1(const uint8_t *bytes, size_t count, char *out);

/* Converts UTF-8 for which utf_fits_latin1() holds; returns the count. */
size_t utf_to_latin1(const char *bytes, size_t length, uint8_t *out);

/* ECMA-262 WhiteSpace or LineTerminator: what trim() and Number() skip. */
bool utf_is_space(uint32_t point);

/* ECMA-262 LineTerminator: LF, CR, U+2028, U+2029. */
bool utf_is_newline(uint32_t point);

/*
 * Screen columns of a code point, for text without a terminal: 0 for
 * combining marks, joiners, controls and the jamo that join a syllable, 2 for
 * East Asian wide and emoji, else 1. The view on a terminal asks wcwidth.
 */
int utf_width(uint32_t point);

/* Columns of a text; it may be invalid UTF-8 (a bad part counts 1). */
size_t utf_text_width(const char *bytes, size_t length);

/* How many bytes of the text fit in `columns`, whole characters with their
 * combining marks only; the columns used go to *used where it is not NULL. */
size_t utf_fit(const char *bytes, size_t length, size_t columns, size_t *used);

/* A place in a source text, as V8's messages count. */
struct utf_place {
    uint32_t line; /* from 1; CR LF is one end of line */
    uint32_t column; /* from 1, in UTF-16 units */
};

/* Byte offset -> place. An offset behind the end is the end. */
struct utf_place utf_place(const char *source, size_t length, size_t offset);

/* Place -> byte offset; a column behind its line's end is that end, a line
 * behind the last one is the end of the text. */
size_t utf_offset(const char *source, size_t length, struct utf_place place);

/* The first byte of the line that holds `offset`, and one past its last byte
 * (without the line's end). */
size_t utf_line_start(const char *source, size_t length, size_t offset);
size_t utf_line_end(const char *source, size_t length, size_t offset);

#endif
