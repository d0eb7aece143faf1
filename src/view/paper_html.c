/*
 * paper_html.c: one page of HTML that needs no other file. It is made to be
 * printed: black on white, A4, no picture torn in two, and fonts by names that
 * every system has something for, Korean ones too.
 */
#include "view/paper.h"

#include <string.h>

#include "view/svg.h"

static void put(struct paper *paper, const char *text)
{
    svg_escape(text, strlen(text), paper->to);
}

static void put_in(struct paper *paper, const char *element, const char *text)
{
    fprintf(paper->to, "<%s>", element);
    put(paper, text);
    fprintf(paper->to, "</%s>\n", element);
}

static const char style[] =
    "@page{size:A4;margin:18mm 20mm}\n"
    "body{font:11pt/1.5 'Noto Sans','Noto Sans KR','Apple SD Gothic Neo',"
    "'Malgun Gothic',sans-serif;color:#000;background:#fff;max-width:170mm;"
    "margin:0 auto;padding:0 4mm;word-break:keep-all}\n"
    "code,pre{font-family:'DejaVu Sans Mono',Menlo,Consolas,"
    "'Noto Sans Mono CJK KR','D2Coding',monospace;font-size:90%}\n"
    "pre{border:1px solid #888;padding:2mm 3mm;white-space:pre-wrap;"
    "line-height:1.35}\n"
    "h1{font-size:20pt;margin:0 0 2mm}\n"
    "h2{font-size:14pt;border-top:1px solid #000;padding-top:3mm;"
    "margin:7mm 0 2mm}\n"
    "h3{font-size:11pt;margin:4mm 0 1mm}\n"
    "h1,h2,h3{break-after:avoid;line-height:1.25}\n"
    "p{margin:0 0 2mm}\n"
    "ul,ol{margin:0 0 2mm;padding-left:8mm}\n"
    ".boxes{list-style:none}\n"
    ".boxes li::before{content:'';display:inline-block;width:7mm;height:5mm;"
    "border:1px solid #000;margin-right:3mm;vertical-align:middle}\n"
    ".name{float:right;width:60mm;border-bottom:1px solid #000;"
    "font-size:10pt}\n"
    ".line{border-bottom:1px solid #000;height:9mm;margin:0 0 4mm}\n"
    "blockquote{border-left:3px solid #000;margin:0 0 2mm;padding-left:3mm}\n"
    "figure,pre,ol,.boxes{break-inside:avoid}\n"
    "figure{margin:2mm 0 3mm}\n"
    "figure svg{display:block;width:150mm;max-width:100%;height:auto;"
    "border:1px solid #000}\n"
    ".page{break-before:page}\n"
    "a{color:#000}\n";

static void html_begin(struct paper *paper, const struct lesson *lesson)
{
    fprintf(paper->to,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
            "<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
            paper->language == KOREAN ? "ko" : "en");
    put(paper, lesson->title);
    fprintf(paper->to, "</title>\n<style>\n%s", style);
    svg_style(NULL, paper->to);
    fputs("</style>\n</head>\n<body>\n<div class=\"name\">", paper->to);
    put(paper, paper_word(PAPER_NAME, paper->language));
    fprintf(paper->to, "</div>\n<h1>%d. ", lesson->number);
    put(paper, lesson->title);
    fputs("</h1>\n", paper->to);
    put_in(paper, "p", lesson->summary);
}

static void html_heading(struct paper *paper, int level, const char *text)
{
    put_in(paper, level == 2 ? "h2" : "h3", text);
}

static void html_sentence(struct paper *paper, const char *text)
{
    put_in(paper, "p", text);
}

static void put_span(struct paper *paper, const struct prose_span *span)
{
    static const char *const elements[] = {[STYLE_EMPHASIS] = "em",
                                           [STYLE_STRONG] = "strong",
                                           [STYLE_CODE] = "code",
                                           [STYLE_LINK] = "a"};
    const char *element = elements[span->style];
    if (span->style == STYLE_LINK && span->target) {
        fputs("<a href=\"", paper->to);
        put(paper, span->target);
        fputs("\">", paper->to);
    } else if (element) {
        fprintf(paper->to, "<%s>", element);
    }
    put(paper, span->text);
    if (element)
        fprintf(paper->to, "</%s>", element);
}

/* Items that follow each other are one list. */
static const char *list_of(const struct prose *prose, uint32_t i)
{
    if (i >= prose->count)
        return "";
    enum prose_block_kind kind = prose->blocks[i].kind;
    return kind == PROSE_ITEM ? "ul" : kind == PROSE_NUMBERED ? "ol" : "";
}

static void html_prose(struct paper *paper, const struct prose *prose)
{
    static const char *const elements[PROSE_BLOCK_KINDS] = {
        [PROSE_PARAGRAPH] = "p", [PROSE_HEADING] = "h3",
        [PROSE_ITEM] = "li",     [PROSE_NUMBERED] = "li",
        [PROSE_QUOTE] = "blockquote", [PROSE_CODE] = "pre"};
    const char *list = "";
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct prose_block *block = &prose->blocks[i];
        const char *here = list_of(prose, i);
        if (*here && strcmp(list, here) != 0)
            fprintf(paper->to, "<%s>\n", here);
        fprintf(paper->to, "<%s>", elements[block->kind]);
        for (uint32_t k = 0; k < block->span_count; k++)
            put_span(paper, &block->spans[k]);
        fprintf(paper->to, "</%s>\n", elements[block->kind]);
        if (*here && strcmp(list_of(prose, i + 1), here) != 0)
            fprintf(paper->to, "</%s>\n", here);
        list = here;
    }
}

static void html_picture(struct paper *paper, const struct canvas *canvas,
                         const char *caption)
{
    fputs("<figure>\n", paper->to);
    svg_write_inline(canvas, caption, paper->to);
    fputs("</figure>\n", paper->to);
}

static void put_items(struct paper *paper, const char *const *items,
                      uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        put_in(paper, "li", items[i]);
}

static void html_choices(struct paper *paper, const char *const *choices,
                         uint32_t count)
{
    fputs("<ol>\n", paper->to);
    put_items(paper, choices, count);
    fputs("</ol>\n", paper->to);
}

static void html_boxes(struct paper *paper, const char *const *boxes,
                       uint32_t count)
{
    fputs("<ul class=\"boxes\">\n", paper->to);
    put_items(paper, boxes, count);
    fputs("</ul>\n", paper->to);
}

static void html_blank(struct paper *paper)
{
    fputs("<div class=\"line\"></div>\n", paper->to);
}

static void html_code(struct paper *paper, const char *title, const char *file,
                      const char *text)
{
    (void)file;
    put_in(paper, "h3", title);
    put_in(paper, "pre", text);
}

static void html_new_page(struct paper *paper)
{
    fputs("<div class=\"page\"></div>\n", paper->to);
}

static void html_end(struct paper *paper)
{
    fputs("</body>\n</html>\n", paper->to);
}

const struct paper_kind paper_html = {
    html_begin,   html_heading, html_prose, html_sentence,
    html_picture, html_choices, html_boxes, html_blank,
    html_code,    html_new_page, html_end,
};
