#include "lesson/fault.h"

#include <stdio.h>
#include <string.h>

#include "machine/sentence.h"

#define PATH_SHOWN 200 /* bytes */

static const char *const sentences[FAULT_KINDS][2] = {
#define F(name, english, korean) {english, korean},
    FAULTS(F)
#undef F
};

struct fault_words {
    const char *text, *more;
};

static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    const struct fault_words *words = context;
    const char *word = length == 4 && memcmp(name, "text", 4) == 0
                           ? words->text
                           : words->more;
    if (word)
        text_str(text, word);
}

/* Of a path that would leave no room for the sentence, its end. */
static void write_path(const char *path, struct text *text)
{
    size_t length = strlen(path);
    const char *slash =
        length > PATH_SHOWN ? strchr(path + length - PATH_SHOWN, '/') : NULL;
    if (slash) {
        text_str(text, "...");
        path = slash;
    }
    text_visible(text, path, strlen(path));
}

static void write_place(const struct fault *fault, uint32_t line,
                        struct text *text)
{
    text_init_fixed(text, fault->error, fault->size);
    write_path(fault->path, text);
    if (line)
        text_format(text, ":%u", line);
    text_str(text, ": ");
}

bool fault_at(const struct fault *fault, uint32_t line, enum fault_kind kind,
              const char *text, const char *more)
{
    struct fault_words context = {text, more};
    struct sentence_words words = {write_word, &context};
    struct text to;
    write_place(fault, line, &to);
    sentence_write(sentences[kind][fault->language], &words, &to);
    return false;
}

bool fault_number(const struct fault *fault, uint32_t line,
                  enum fault_kind kind, uint64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return fault_at(fault, line, kind, text, NULL);
}

bool fault_said(const struct fault *fault, uint32_t line, const char *sentence)
{
    struct text to;
    write_place(fault, line, &to);
    text_visible(&to, sentence, strlen(sentence));
    return false;
}
