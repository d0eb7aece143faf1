#include "machine/sentence.h"

#include <stdbool.h>
#include <string.h>

#define WORD_SIZE 160

static void write_particle(const char *mark, size_t length,
                           const struct text *word, struct text *text)
{
    static const struct {
        const char *mark;
        enum text_particle particle;
    } rows[] = {
        {"을", PARTICLE_EUL_REUL}, {"이", PARTICLE_I_GA},
        {"은", PARTICLE_EUN_NEUN}, {"로", PARTICLE_EURO},
        {"으로", PARTICLE_EURO},   {"와", PARTICLE_GWA_WA},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (length == strlen(rows[i].mark) &&
            memcmp(mark, rows[i].mark, length) == 0)
            text_particle(text, word->bytes, word->length, rows[i].particle);
}

/* Writes "{word}" or "{word:을}", whose inside begins at `at`; answers what
 * comes behind it. */
static const char *write_slot(const char *at,
                              const struct sentence_words *words,
                              struct text *text)
{
    char buffer[WORD_SIZE];
    struct text word;
    size_t name = strcspn(at, ":}"), whole = strcspn(at, "}");
    text_init_fixed(&word, buffer, sizeof buffer);
    words->write(words->context, at, name, &word);
    text_visible(text, word.bytes, word.length);
    if (at[name] == ':')
        write_particle(at + name + 1, whole - name - 1, &word, text);
    return at + whole + 1;
}

void sentence_write(const char *sentence, const struct sentence_words *words,
                    struct text *text)
{
    const char *at = sentence;
    while (*at) {
        size_t plain = strcspn(at, "{");
        text_bytes(text, at, plain);
        at += plain;
        if (*at && at[1] >= 'a' && at[1] <= 'z')
            at = write_slot(at + 1, words, text);
        else if (*at)
            text_byte(text, *at++);
    }
}
