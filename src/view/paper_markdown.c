/*
 * paper_markdown.c: the same as Markdown, for those who want to change it.
 */
#include "view/paper.h"

#include <string.h>

#include "view/picture.h"

/* Text of which nothing is Markdown; a line's end is a blank. */
static void put(struct paper *paper, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_[]<>#|", *text))
            fputc('\\', paper->to);
        fputc(*text == '\n' ? ' ' : *text, paper->to);
    }
}

static void put_line(struct paper *paper, const char *before, const char *text)
{
    fputs(before, paper->to);
    put(paper, text);
    fputc('\n', paper->to);
}

static void markdown_begin(struct paper *paper, const struct lesson *lesson)
{
    fprintf(paper->to, "# %d. ", lesson->number);
    put_line(paper, "", lesson->title);
    fputc('\n', paper->to);
    put_line(paper, "", lesson->summary);
    fputc('\n', paper->to);
}

static void markdown_heading(struct paper *paper, int level, const char *text)
{
    put_line(paper, level == 2 ? "## " : "### ", text);
    fputc('\n', paper->to);
}

static void markdown_sentence(struct paper *paper, const char *text)
{
    put_line(paper, "", text);
    fputc('\n', paper->to);
}

/* A fence longer than any in the text. */
static void put_fence(struct paper *paper, const char *text,
                      const char *language)
{
    int most = 2, run = 0;
    for (const char *at = text; *at; at++) {
        run = *at == '`' ? run + 1 : 0;
        most = run > most ? run : most;
    }
    for (int i = 0; i <= most; i++)
        fputc('`', paper->to);
    fprintf(paper->to, "%s\n", language);
}

static void put_code(struct paper *paper, const char *text,
                     const char *language)
{
    size_t length = strlen(text);
    put_fence(paper, text, language);
    fputs(text, paper->to);
    if (length && text[length - 1] != '\n')
        fputc('\n', paper->to);
    put_fence(paper, text, "");
    fputc('\n', paper->to);
}

static void put_span(struct paper *paper, const struct prose_span *span)
{
    static const char *const marks[] = {[STYLE_PLAIN] = "",
                                        [STYLE_EMPHASIS] = "*",
                                        [STYLE_STRONG] = "**",
                                        [STYLE_CODE] = "`",
                                        [STYLE_LINK] = ""};
    bool link = span->style == STYLE_LINK && span->target;
    /* A mark in code is doubled, with blanks inside. */
    bool doubled = span->style == STYLE_CODE && strchr(span->text, '`');
    fputs(link ? "[" : doubled ? "`` " : marks[span->style], paper->to);
    if (span->style == STYLE_CODE)
        fputs(span->text, paper->to);
    else
        put(paper, span->text);
    fputs(doubled ? " ``" : marks[span->style], paper->to);
    if (link)
        fprintf(paper->to, "](%s)", span->target);
}

static bool is_item(const struct prose *prose, uint32_t i)
{
    return i < prose->count && (prose->blocks[i].kind == PROSE_ITEM ||
                                prose->blocks[i].kind == PROSE_NUMBERED);
}

static void markdown_prose(struct paper *paper, const struct prose *prose)
{
    static const char *const before[PROSE_BLOCK_KINDS] = {
        [PROSE_PARAGRAPH] = "", [PROSE_HEADING] = "### ",
        [PROSE_ITEM] = "- ",    [PROSE_NUMBERED] = "",
        [PROSE_QUOTE] = "> ",   [PROSE_CODE] = ""};
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct prose_block *block = &prose->blocks[i];
        if (block->kind == PROSE_CODE && block->span_count) {
            put_code(paper, block->spans[0].text, block->language);
            continue;
        }
        fputs(before[block->kind], paper->to);
        if (block->kind == PROSE_NUMBERED)
            fprintf(paper->to, "%u. ", block->number);
        for (uint32_t k = 0; k < block->span_count; k++)
            put_span(paper, &block->spans[k]);
        fputs(is_item(prose, i) && is_item(prose, i + 1) ? "\n" : "\n\n",
              paper->to);
    }
}

static void markdown_picture(struct paper *paper, const struct canvas *canvas,
                             const char *caption)
{
    (void)caption; /* it stands at its foot */
    fputs("```text\n", paper->to);
    picture_text(canvas, paper->to);
    fputs("```\n\n", paper->to);
}

static void markdown_choices(struct paper *paper, const char *const *choices,
                             uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        fprintf(paper->to, "%u. ", i + 1);
        put_line(paper, "", choices[i]);
    }
    fputc('\n', paper->to);
}

static void markdown_boxes(struct paper *paper, const char *const *boxes,
                           uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        put_line(paper, "- [ ] ", boxes[i]);
    fputc('\n', paper->to);
}

static void markdown_blank(struct paper *paper)
{
    fputs("\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\n", paper->to);
}

static void markdown_code(struct paper *paper, const char *title,
                          const char *file, const char *text)
{
    const char *point = strrchr(file, '.');
    markdown_heading(paper, 3, title);
    put_code(paper, text, point ? point + 1 : "");
}

static void markdown_new_page(struct paper *paper)
{
    fputs("---\n\n", paper->to);
}

static void markdown_end(struct paper *paper)
{
    (void)paper;
}

const struct paper_kind paper_markdown = {
    markdown_begin,   markdown_heading, markdown_prose, markdown_sentence,
    markdown_picture, markdown_choices, markdown_boxes, markdown_blank,
    markdown_code,    markdown_new_page, markdown_end,
};
