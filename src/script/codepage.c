#include "script/codepage.h"

#include <string.h>

#define WRONG 0xfffd

static const char *const names[CODEPAGE_COUNT] = {
    [CODEPAGE_UTF_16LE] = "utf-16le",
    [CODEPAGE_UTF_16BE] = "utf-16be",
    [CODEPAGE_WINDOWS_1252] = "windows-1252",
    [CODEPAGE_EUC_KR] = "euc-kr",
};

/* A syllable that every table has: 가. */
static bool has_table(enum codepage codepage)
{
    return codepage != CODEPAGE_EUC_KR ||
           codepage_euc_kr[(0xb0 - CODEPAGE_LEAD) * CODEPAGE_TRAILS + 0xa1 -
                          CODEPAGE_TRAIL] != 0;
}

bool codepage_find(const char *name, enum codepage *codepage)
{
    for (int i = 0; i < CODEPAGE_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *codepage = (enum codepage)i;
            return has_table(*codepage);
        }
    }
    return false;
}

static void decode_windows(const uint8_t *bytes, size_t length,
                           struct builder *builder)
{
    for (size_t i = 0; i < length; i++) {
        builder_unit(builder, bytes[i] < 0x80
                                  ? bytes[i]
                                  : codepage_windows_1252[bytes[i] - 0x80]);
    }
}

/* The character of a pair; 0: there is none. */
static uint16_t pair_of(uint8_t lead, uint8_t trail)
{
    return trail < CODEPAGE_TRAIL || trail == 0xff
               ? 0
               : codepage_euc_kr[(lead - CODEPAGE_LEAD) * CODEPAGE_TRAILS + trail -
                                CODEPAGE_TRAIL];
}

/* A pair that is none is one wrong character; its second byte stands for
 * itself where it is ASCII. */
static void decode_korean(const uint8_t *bytes, size_t length,
                          struct builder *builder)
{
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = bytes[i];
        bool leads = byte >= CODEPAGE_LEAD && byte <= 0xfe;
        if (byte < 0x80) {
            builder_unit(builder, byte);
        } else if (!leads || i + 1 == length) {
            builder_unit(builder, WRONG);
        } else {
            uint16_t unit = pair_of(byte, bytes[i + 1]);
            builder_unit(builder, unit ? unit : WRONG);
            i += unit || bytes[i + 1] >= 0x80;
        }
    }
}

static bool is_surrogate(uint16_t unit, uint16_t kind)
{
    return (unit & 0xfc00) == kind;
}

static void decode_wide(const uint8_t *bytes, size_t length, bool big,
                        struct builder *builder)
{
    uint16_t high = 0; /* the first half of a pair, which waits */
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint16_t unit = (uint16_t)(bytes[i + big] | bytes[i + !big] << 8);
        bool low = is_surrogate(unit, 0xdc00);
        if (high) {
            builder_unit(builder, low ? high : WRONG);
        }
        bool pairs = high && low;
        high = is_surrogate(unit, 0xd800) ? unit : 0;
        if (!high) {
            builder_unit(builder, low && !pairs ? WRONG : unit);
        }
    }
    if (high || length % 2) {
        builder_unit(builder, WRONG);
    }
}

void codepage_decode(enum codepage codepage, const uint8_t *bytes, size_t length,
                    struct builder *builder)
{
    switch (codepage) {
    case CODEPAGE_WINDOWS_1252:
        decode_windows(bytes, length, builder);
        break;
    case CODEPAGE_EUC_KR:
        decode_korean(bytes, length, builder);
        break;
    default:
        decode_wide(bytes, length, codepage == CODEPAGE_UTF_16BE, builder);
    }
}
