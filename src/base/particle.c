#include <string.h>

#include "base/text.h"
#include "base/utf.h"

/*
 * The last sound of a word decides the particle. Korean has three cases: a
 * vowel, the consonant ㄹ (after which 로 stays short), any other consonant.
 */
enum sound {
    SOUND_VOWEL,
    SOUND_RIEUL,
    SOUND_CONSONANT,
};

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_lower(uint32_t point)
{
    return point >= 'a' && point <= 'z';
}

static bool is_upper(uint32_t point)
{
    return point >= 'A' && point <= 'Z';
}

static bool is_hangul(uint32_t point)
{
    return (point >= 0xac00 && point <= 0xd7a3) ||
           (point >= 0x3131 && point <= 0x318e);
}

static bool is_other_letter(uint32_t point)
{
    return point >= 0xc0 && utf_width(point) > 0 && !utf_is_space(point) &&
           !(point >= 0x2000 && point <= 0x2bff) &&
           !(point >= 0x3000 && point <= 0x3040) &&
           !(point >= 0xff01 && point <= 0xff0f) && point < 0x1f000;
}

static bool is_spoken(uint32_t point)
{
    return is_digit(point) || is_lower(point) || is_upper(point) ||
           point == '%' || is_hangul(point) || is_other_letter(point);
}

/* A syllable block is AC00 + 28 * n + final; a single letter is named (기역,
 * 리을), a vowel is itself. */
static enum sound hangul_sound(uint32_t point)
{
    if (point < 0xac00) {
        if (point == 0x3139)
            return SOUND_RIEUL;
        bool vowel = (point >= 0x314f && point <= 0x3163) || point >= 0x3187;
        return vowel ? SOUND_VOWEL : SOUND_CONSONANT;
    }
    uint32_t final = (point - 0xac00) % 28;
    if (final == 0)
        return SOUND_VOWEL;
    return final == 8 ? SOUND_RIEUL : SOUND_CONSONANT;
}

/* 영 일 이 삼 사 오 육 칠 팔 구 */
static enum sound digit_sound(char digit)
{
    switch (digit) {
    case '2':
    case '4':
    case '5':
    case '9':
        return SOUND_VOWEL;
    case '1':
    case '7':
    case '8':
        return SOUND_RIEUL;
    default:
        return SOUND_CONSONANT;
    }
}

/*
 * Zeros at the end are read as 십 백 천 만 억 조 경: all end in a consonant but
 * 조, which stands from twelve to fifteen zeros.
 */
static enum sound number_sound(const char *word, size_t length)
{
    size_t at = length, zeros = 0;
    while (at > 0 && (word[at - 1] == '0' || word[at - 1] == ',')) {
        zeros += word[at - 1] == '0';
        at--;
    }
    if (zeros == 0)
        return digit_sound(word[length - 1]);
    bool counted = at > 0 && is_digit((uint8_t)word[at - 1]);
    return counted && zeros >= 12 && zeros < 16 ? SOUND_VOWEL : SOUND_CONSONANT;
}

/* The name of a Latin letter: 엘 and 알 end in ㄹ, 엠 and 엔 in a consonant. */
static enum sound letter_sound(char letter)
{
    switch (letter | 0x20) {
    case 'l':
    case 'r':
        return SOUND_RIEUL;
    case 'm':
    case 'n':
        return SOUND_CONSONANT;
    default:
        return SOUND_VOWEL;
    }
}

static bool is_vowel(char letter)
{
    return letter && strchr("aeiou", letter | 0x20) != NULL;
}

/* A Latin word in lower case, seen from its end: [0] is the last letter. */
struct ending {
    char letters[8]; /* zero bytes before the word's start */
};

static bool ends(const struct ending *ending, const char *suffix)
{
    size_t length = strlen(suffix);
    for (size_t i = 0; i < length; i++)
        if (ending->letters[i] != suffix[length - 1 - i])
            return false;
    return true;
}

/* Words whose usual spelling in Korean the rules below miss. */
static const struct {
    const char *suffix;
    enum sound sound;
} EXCEPTIONS[] = {
    {"type", SOUND_CONSONANT}, {"check", SOUND_VOWEL},
    {"exit", SOUND_VOWEL},     {"bit", SOUND_VOWEL},
    {"oop", SOUND_VOWEL},      {"out", SOUND_CONSONANT},
    {"put", SOUND_CONSONANT},  {"ook", SOUND_CONSONANT},
    {"sub", SOUND_VOWEL},      {"ng", SOUND_CONSONANT},
    {"mb", SOUND_CONSONANT},   {"ck", SOUND_CONSONANT},
};

/* t and k close a syllable only behind one short vowel: 소켓, 스택, but 웨이트,
 * 브레이크. */
static enum sound stop_sound(const struct ending *ending)
{
    bool short_vowel =
        is_vowel(ending->letters[1]) && !is_vowel(ending->letters[2]);
    return short_vowel ? SOUND_CONSONANT : SOUND_VOWEL;
}

/* A silent e leaves the sound to the letter before it: 타임, 파일, 노드. */
static enum sound silent_sound(char before)
{
    if (before == 'l')
        return SOUND_RIEUL;
    return before == 'm' || before == 'n' ? SOUND_CONSONANT : SOUND_VOWEL;
}

static enum sound ending_sound(const struct ending *ending)
{
    size_t count = sizeof EXCEPTIONS / sizeof *EXCEPTIONS;
    for (size_t i = 0; i < count; i++)
        if (ends(ending, EXCEPTIONS[i].suffix))
            return EXCEPTIONS[i].sound;
    switch (ending->letters[0]) {
    case 'l':
        return SOUND_RIEUL;
    case 'm':
    case 'n':
        return SOUND_CONSONANT;
    case 'e':
        return silent_sound(ending->letters[1]);
    case 't':
    case 'k':
        return stop_sound(ending);
    case 'b':
    case 'c':
    case 'p':
        return is_vowel(ending->letters[1]) ? SOUND_CONSONANT : SOUND_VOWEL;
    default:
        return SOUND_VOWEL;
    }
}

/* Where the last word of camelCase begins: capitals, or small letters with
 * one capital before them. */
static size_t word_start(const char *word, size_t length)
{
    size_t at = length;
    if (is_upper((uint8_t)word[length - 1])) {
        while (at > 0 && is_upper((uint8_t)word[at - 1]))
            at--;
        return at;
    }
    while (at > 0 && is_lower((uint8_t)word[at - 1]))
        at--;
    if (at > 0 && is_upper((uint8_t)word[at - 1]))
        at--;
    return at;
}

/*
 * A word without a vowel is spelled out, and so is one letter; so are
 * capitals, but for words that are spoken as such (OPEN, CONNECTING, GET).
 */
static bool is_spelled(const char *word, size_t length)
{
    bool vowels = false;
    for (size_t i = 0; i < length; i++)
        if (is_vowel(word[i]) || (word[i] | 0x20) == 'y')
            vowels = true;
    if (length == 1 || !vowels)
        return true;
    if (!is_upper((uint8_t)word[length - 1]))
        return false;
    bool closed = length == 3 && !is_vowel(word[0]) && is_vowel(word[1]) &&
                  !is_vowel(word[2]);
    return length < 4 && !closed;
}

static enum sound latin_sound(const char *word, size_t length)
{
    size_t start = word_start(word, length);
    struct ending ending = {{0}};
    if (is_spelled(word + start, length - start))
        return letter_sound(word[length - 1]);
    for (size_t i = 0; i < sizeof ending.letters && i < length - start; i++)
        ending.letters[i] = (char)(word[length - 1 - i] | 0x20);
    return ending_sound(&ending);
}

static enum sound last_sound(const char *word, size_t length)
{
    while (length > 0) {
        uint32_t point;
        size_t start = utf_back(word, length);
        utf_decode(word + start, length - start, &point);
        if (is_spoken(point)) {
            if (is_hangul(point))
                return hangul_sound(point);
            if (is_digit(point))
                return number_sound(word, length);
            if (is_lower(point) || is_upper(point))
                return latin_sound(word, length);
            return SOUND_VOWEL; /* 퍼센트, and scripts that we cannot read */
        }
        length = start;
    }
    return SOUND_VOWEL;
}

/* The form behind a consonant, and the one behind a vowel. */
static const char *const FORMS[][2] = {
    [PARTICLE_EUL_REUL] = {"을", "를"}, [PARTICLE_I_GA] = {"이", "가"},
    [PARTICLE_EUN_NEUN] = {"은", "는"}, [PARTICLE_EURO] = {"으로", "로"},
    [PARTICLE_GWA_WA] = {"과", "와"},
};

void text_particle(struct text *text, const char *word, size_t length,
                   enum text_particle particle)
{
    enum sound sound = last_sound(word, length);
    bool open = sound == SOUND_VOWEL ||
                (sound == SOUND_RIEUL && particle == PARTICLE_EURO);
    text_str(text, FORMS[particle][open]);
}
