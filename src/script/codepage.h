/*
 * codepage.h: bytes of older encodings as text (Encoding Standard, 9 and 14).
 * The tables are made while the program is built, by codepage_tool.c, out of
 * what the system's iconv knows.
 */
#ifndef LOOPLINE_SCRIPT_CODEPAGE_H
#define LOOPLINE_SCRIPT_CODEPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "script/builder.h"

/* EUC-KR as the web has it: with the rest of Hangul (UHC, windows-949). */
#define CODEPAGE_LEAD 0x81 /* to 0xfe */
#define CODEPAGE_LEADS 126
#define CODEPAGE_TRAIL 0x41 /* to 0xfe */
#define CODEPAGE_TRAILS 190

/* The units of the pairs, 0: there is none. All 0 where the system that this
 * was built on does not know the encoding. */
extern const uint16_t codepage_euc_kr[CODEPAGE_LEADS * CODEPAGE_TRAILS];
/* Those of 0x80 and above. */
extern const uint16_t codepage_windows_1252[128];

enum codepage {
    CODEPAGE_UTF_16LE,
    CODEPAGE_UTF_16BE,
    CODEPAGE_WINDOWS_1252,
    CODEPAGE_EUC_KR,
    CODEPAGE_COUNT
};

/* "euc-kr" and so on, in small letters. False: no such name here, or there is
 * no table of it. */
bool codepage_find(const char *name, enum codepage *codepage);

/* Appends the text; what is wrong in it becomes U+FFFD. */
void codepage_decode(enum codepage codepage, const uint8_t *bytes, size_t length,
                    struct builder *builder);

#endif
