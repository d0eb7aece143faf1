#include "debugger/rule.h"

#include <string.h>

#include "machine/sentence.h"

static const struct {
    const char *name, *texts[2];
} rows[] = {
#define R(name, text, english, korean) {text, {english, korean}},
    RULES(R)
#undef R
};

const char *rule_name(enum rule rule)
{
    return rows[rule].name;
}

static bool same(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct reason *reason = context;
    if (same(word, length, "number"))
        text_int(text, reason->number);
    else if (same(word, length, "other"))
        text_int(text, reason->other);
    else if (same(word, length, "what"))
        text_str(text, reason->what);
    else if (same(word, length, "whose"))
        text_str(text, reason->whose);
}

void reason_write(const struct reason *reason, enum language language,
                  struct text *text)
{
    const struct sentence_words words = {write_word, reason};
    sentence_write(rows[reason->rule].texts[language], &words, text);
}
