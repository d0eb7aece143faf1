/*
 * prose.h: the text of a lesson: Markdown, taken apart into paragraphs that a
 * pane can draw at any width and a handout can write down as HTML.
 *
 * Of Markdown this is what a lesson needs: paragraphs, headings, lists one
 * level deep, quotes, fenced code, and inside a line *emphasis*, **strong**,
 * `code` and links. Anything else (HTML, tables, images) is an error with its
 * line.
 */
#ifndef LOOPLINE_LESSON_PROSE_H
#define LOOPLINE_LESSON_PROSE_H

#include "lesson/fault.h"
#include "lesson/store.h"

/* BLOCK(identifier) */
#define PROSE_BLOCKS(B) \
    B(PARAGRAPH) B(HEADING) B(ITEM) B(NUMBERED) B(QUOTE) B(CODE)
enum prose_block_kind {
#define B(name) PROSE_##name,
    PROSE_BLOCKS(B)
#undef B
    PROSE_BLOCK_KINDS
};

enum prose_style {
    STYLE_PLAIN,
    STYLE_EMPHASIS,
    STYLE_STRONG,
    STYLE_CODE,
    STYLE_LINK
};

/* A stretch of text in one style; a line's end inside a paragraph is a
 * blank, inside CODE it is '\n'. */
struct prose_span {
    enum prose_style style;
    const char *text; /* UTF-8, ends with a zero byte */
    const char *target; /* LINK: where to; else NULL */
};

struct prose_block {
    enum prose_block_kind kind;
    uint32_t number; /* HEADING: its level; NUMBERED: its number */
    uint32_t line; /* in the file, from 1 on */
    const char *language; /* CODE: its info string, or "" */
    struct prose_span *spans;
    uint32_t span_count;
};

struct prose {
    struct prose_block *blocks;
    uint32_t count;
};

/* Takes Markdown apart, whose first line is line `first` of the file; a zero
 * byte stands behind it. What is made lies in the store. False: the fault is told. */
bool prose_read(struct prose *prose, struct lesson_store *store,
                const char *text, size_t length, uint32_t first,
                const struct fault *fault);

/* The words of a block alone, without styles. */
void prose_plain(const struct prose_block *block, struct text *text);

#endif
