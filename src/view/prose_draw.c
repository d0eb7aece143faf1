#include "view/prose_draw.h"

#include <stdio.h>
#include <string.h>

#define BYTES 8192 /* of a paragraph; what is more is left out */
#define INDENT 2

/* A paragraph laid flat: its bytes, and the style of each. */
struct flat {
    char bytes[BYTES];
    uint8_t styles[BYTES];
    size_t length;
};

static void lay_flat(struct flat *flat, const struct prose_block *block)
{
    flat->length = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct prose_span *span = &block->spans[i];
        size_t length = strlen(span->text);
        if (length > BYTES - flat->length)
            length = BYTES - flat->length;
        memcpy(flat->bytes + flat->length, span->text, length);
        memset(flat->styles + flat->length, (int)span->style, length);
        flat->length += length;
    }
}

static enum role role_of(uint8_t style)
{
    static const enum role roles[] = {
        [STYLE_PLAIN] = ROLE_PLAIN,    [STYLE_EMPHASIS] = ROLE_EMPHASIS,
        [STYLE_STRONG] = ROLE_CAPTION, [STYLE_CODE] = ROLE_VALUE,
        [STYLE_LINK] = ROLE_EMPHASIS,
    };
    return roles[style];
}

/* A row of it, each stretch of one style at once. */
static void draw_row(struct pen *pen, const struct flat *flat, size_t from,
                     size_t to)
{
    while (from < to) {
        size_t end = from + 1;
        while (end < to && flat->styles[end] == flat->styles[from])
            end++;
        pen->role = role_of(flat->styles[from]);
        pen_bytes(pen, flat->bytes + from, end - from);
        from = end;
    }
    pen->role = ROLE_PLAIN;
}

/* `mark` stands before the first row, the others are as far in. */
static void draw_wrapped(struct list *list, const struct flat *flat,
                         const char *mark, int indent)
{
    size_t at = 0;
    while (at < flat->length) {
        size_t cut = screen_wrap(flat->bytes + at, flat->length - at,
                                 list->pen->box.columns - indent - 1);
        size_t shown = at + screen_shown(flat->bytes + at, cut);
        if (list_wants(list)) {
            pen_as(list->pen, ROLE_NAME, at == 0 ? mark : "");
            pen_to(list->pen, indent);
            draw_row(list->pen, flat, at, shown);
        }
        list_next(list);
        at += cut;
    }
}

/* Code keeps its lines. */
static void draw_code(struct list *list, const struct flat *flat)
{
    size_t at = 0;
    while (at < flat->length) {
        const char *line = flat->bytes + at;
        const char *end = memchr(line, '\n', flat->length - at);
        size_t length = end ? (size_t)(end - line) : flat->length - at;
        if (list_wants(list)) {
            pen_to(list->pen, INDENT);
            list->pen->role = ROLE_VALUE;
            pen_bytes(list->pen, line, length);
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
        at += length + 1;
    }
}

static bool is_item(const struct prose_block *block)
{
    return block->kind == PROSE_ITEM || block->kind == PROSE_NUMBERED;
}

static void draw_block(struct list *list, const struct prose_block *block)
{
    static struct flat flat; /* one is drawn at a time */
    char mark[16] = "";
    lay_flat(&flat, block);
    switch (block->kind) {
    case PROSE_ITEM:
        draw_wrapped(list, &flat, "• ", INDENT);
        break;
    case PROSE_NUMBERED:
        snprintf(mark, sizeof mark, "%u. ", block->number);
        draw_wrapped(list, &flat, mark, (int)strlen(mark));
        break;
    case PROSE_QUOTE:
        draw_wrapped(list, &flat, "│ ", INDENT);
        break;
    case PROSE_CODE:
        draw_code(list, &flat);
        break;
    default:
        draw_wrapped(list, &flat, "", 0);
    }
}

void prose_draw(struct list *list, const struct prose *prose)
{
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct prose_block *block = &prose->blocks[i];
        if (i && !(is_item(block) && is_item(block - 1)))
            list_line(list, ROLE_PLAIN, "");
        draw_block(list, block);
    }
}
