/*
 * sentence.h: the sentences of captions and hints, filled in.
 *
 * {word} stands for a word of the caller's; {word:을} is followed by the
 * Korean particle that fits it (을/를, 이/가, 은/는, 로/으로, 와/과). A brace
 * that no small letter follows stands for itself.
 */
#ifndef LOOPLINE_MACHINE_SENTENCE_H
#define LOOPLINE_MACHINE_SENTENCE_H

#include "base/text.h"

/* The caller's words: `write` writes the one of that name (nothing where it
 * knows none) for its `context`. */
struct sentence_words {
    void (*write)(const void *context, const char *name, size_t length,
                  struct text *text);
    const void *context;
};

/* Writes the sentence. A word is cut at 160 bytes, and what could command a
 * terminal in it becomes visible. */
void sentence_write(const char *sentence, const struct sentence_words *words,
                    struct text *text);

#endif
