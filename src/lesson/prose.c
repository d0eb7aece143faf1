#include "lesson/prose.h"

#include <string.h>

#include <md4c.h>

#include "base/utf.h"
#include "debugger/long_text.h"

/* What is under way. md4c gives texts as pointers into the source: they are
 * what lines are known by. */
struct reader {
    struct prose *prose;
    struct lesson_store *store;
    const struct fault *fault;
    const char *source;
    size_t length;
    uint32_t first; /* the source's first line, in the file */

    size_t at; /* the offset that was seen last */
    uint32_t line; /* its line */

    bool told; /* a fault is told: nothing else counts */
    bool waits; /* a fault is found, and told once its line is known */
    enum fault_kind waiting;

    bool quote, list; /* inside of one */
    bool numbered;
    uint32_t number; /* of the next item */
    uint32_t paragraphs; /* of the present item */

    bool open; /* `block` is being filled */
    struct prose_block block;
    bool located; /* the block's line is known */
    uint32_t ends; /* CODE: line ends before the first text whose place is
                      known */
    struct text words; /* of all spans, each with a zero byte behind */

    uint32_t strong, emphasis, code, link; /* depths */
    const char *target;
};

/* --- lines ----------------------------------------------------------------- */

static bool is_inside(const struct reader *r, const char *text)
{
    return text >= r->source && text < r->source + r->length;
}

/* Counts lines up to a place in the source. */
static void see(struct reader *r, const char *text)
{
    if (!is_inside(r, text))
        return;
    size_t offset = (size_t)(text - r->source);
    if (offset < r->at) {
        r->at = 0;
        r->line = r->first;
    }
    while (r->at < offset)
        r->line += r->source[r->at++] == '\n';
}

static int tell(struct reader *r, enum fault_kind kind, const char *word)
{
    if (!r->told)
        fault_at(r->fault, r->line, kind, word, NULL);
    r->told = true;
    return 1;
}

/* The fault is told with the next text, which says the line. */
static int tell_later(struct reader *r, enum fault_kind kind)
{
    if (!r->waits)
        r->waiting = kind;
    r->waits = true;
    return 0;
}

static int tell_waiting(struct reader *r)
{
    return r->waits ? tell(r, r->waiting, NULL) : 0;
}

/* --- blocks ---------------------------------------------------------------- */

static int begin_block(struct reader *r, enum prose_block_kind kind,
                       uint32_t number)
{
    r->open = true;
    r->located = false;
    r->ends = 0;
    r->block = (struct prose_block){
        .kind = kind, .number = number, .language = ""};
    text_clear(&r->words);
    return 0;
}

/* Spans know their texts by offsets until the block is whole. */
static bool place_spans(struct reader *r)
{
    struct prose_block *block = &r->block;
    const char *at = store_text(r->store, r->words.bytes, r->words.length);
    for (uint32_t i = 0; at && i < block->span_count; i++) {
        block->spans[i].text = at;
        at += strlen(at) + 1;
    }
    return at && !r->words.full;
}

static int end_block(struct reader *r)
{
    struct prose *prose = r->prose;
    if (!r->open)
        return 0;
    r->open = false;
    size_t length = r->words.length;
    if (r->block.kind == PROSE_CODE && length &&
        r->words.bytes[length - 1] == '\n')
        text_cut(&r->words, length - 1); /* the last line's end */
    if (!r->located)
        r->block.line = r->line;
    struct prose_block *blocks = store_more(r->store, prose->blocks,
                                            prose->count, sizeof *blocks);
    if (!blocks || !place_spans(r))
        return tell(r, FAULT_MEMORY, NULL);
    blocks[prose->count++] = r->block;
    prose->blocks = blocks;
    return 0;
}

/* --- spans ------------------------------------------------------------------- */

static enum prose_style style_now(const struct reader *r)
{
    return r->link       ? STYLE_LINK
           : r->code     ? STYLE_CODE
           : r->strong   ? STYLE_STRONG
           : r->emphasis ? STYLE_EMPHASIS
                         : STYLE_PLAIN;
}

static bool begin_span(struct reader *r, enum prose_style style)
{
    struct prose_block *block = &r->block;
    struct prose_span *spans =
        store_more(r->store, block->spans, block->span_count, sizeof *spans);
    if (!spans)
        return false;
    if (block->span_count)
        text_byte(&r->words, 0);
    spans[block->span_count++] = (struct prose_span){
        .style = style, .target = r->link ? r->target : NULL};
    block->spans = spans;
    return true;
}

static int add(struct reader *r, const char *bytes, size_t length)
{
    struct prose_block *block = &r->block;
    enum prose_style style = style_now(r);
    if (!r->open)
        return 0;
    struct prose_span *last =
        block->span_count ? &block->spans[block->span_count - 1] : NULL;
    bool same = last && last->style == style &&
                last->target == (r->link ? r->target : NULL);
    if (!same && !begin_span(r, style))
        return tell(r, FAULT_MEMORY, NULL);
    text_bytes(&r->words, bytes, length);
    return 0;
}

/* "&lt;", "&#60;", "&#x3c;" */
static int add_entity(struct reader *r, const char *text, size_t length)
{
    static const struct {
        const char *name;
        const char *is;
    } names[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}};
    char word[16];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == length &&
            memcmp(names[i].name, text, length) == 0)
            return add(r, names[i].is, 1);
    size_t size = length < sizeof word ? length : sizeof word - 1;
    memcpy(word, text, size);
    word[size] = 0;
    return tell(r, FAULT_ENTITY, word);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == 0;
}

/* What was meant as a mark, and is none: * beside a word, a backtick. An escaped
 * one is meant as it is. */
static bool is_stray(const struct reader *r, const char *text, size_t length,
                     char mark)
{
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, mark, (size_t)(end - at)));
         at++) {
        if (!is_inside(r, at))
            return false;
        char before = at > r->source ? at[-1] : 0;
        bool lonely = mark == '*' && is_blank(before) && is_blank(at[1]);
        if (before != '\\' && !lonely)
            return true;
    }
    return false;
}

/* The block's line is that of its first text; of code it is the fence's. */
static void locate(struct reader *r, const char *text, size_t length)
{
    bool known = is_inside(r, text);
    bool is_code = r->block.kind == PROSE_CODE;
    if (known && !r->located) {
        r->block.line = r->line - (is_code ? r->ends + 1 : 0);
        r->located = true;
    }
    if (is_code && !known && length == 1 && *text == '\n')
        r->ends++;
}

static int on_text(MD_TEXTTYPE type, const char *text, MD_SIZE length,
                   void *context)
{
    struct reader *r = context;
    see(r, text);
    locate(r, text, length);
    if (tell_waiting(r))
        return 1;
    switch (type) {
    case MD_TEXT_BR:
        return tell(r, FAULT_BREAK, NULL);
    case MD_TEXT_HTML:
        return tell(r, FAULT_HTML, NULL);
    case MD_TEXT_SOFTBR:
        return add(r, " ", 1);
    case MD_TEXT_ENTITY:
        return add_entity(r, text, length);
    case MD_TEXT_NORMAL:
        if (is_stray(r, text, length, '*'))
            return tell(r, FAULT_STRAY_STARS, NULL);
        if (is_stray(r, text, length, '`'))
            return tell(r, FAULT_STRAY_TICK, NULL);
        break;
    default:
        break;
    }
    return add(r, text, length);
}

/* --- what md4c calls ------------------------------------------------------------ */

/* The line of a rule is that of the first such line behind what was seen. */
static void see_rule(struct reader *r)
{
    size_t at = utf_line_end(r->source, r->length, r->at);
    while (at < r->length) {
        size_t begin = at + 1, end = utf_line_end(r->source, r->length, begin);
        size_t marks = begin;
        while (marks < end && strchr("-*_ ", r->source[marks]))
            marks++;
        if (marks == end && end > begin) {
            see(r, r->source + begin);
            return;
        }
        at = end;
    }
}

static int enter_code(struct reader *r, const MD_BLOCK_CODE_DETAIL *detail)
{
    if (r->quote || r->list)
        return tell_later(r, FAULT_INSIDE);
    if (!detail->fence_char)
        return tell_later(r, FAULT_INDENTED);
    begin_block(r, PROSE_CODE, 0);
    if (!detail->info.size)
        return 0;
    if (is_inside(r, detail->info.text)) {
        see(r, detail->info.text);
        r->block.line = r->line;
        r->located = true;
    }
    r->block.language =
        store_text(r->store, detail->info.text, detail->info.size);
    return r->block.language ? 0 : tell(r, FAULT_MEMORY, NULL);
}

static int enter_item(struct reader *r)
{
    r->paragraphs = 0;
    return begin_block(r, r->numbered ? PROSE_NUMBERED : PROSE_ITEM,
                       r->numbered ? r->number++ : 0);
}

static int enter_list(struct reader *r, bool numbered, uint32_t number)
{
    if (r->quote || r->list)
        return tell_later(r, FAULT_INSIDE);
    r->list = true;
    r->numbered = numbered;
    r->number = number;
    return 0;
}

static int enter_paragraph(struct reader *r)
{
    if (r->list)
        return ++r->paragraphs > 1 ? tell_later(r, FAULT_SECOND_PARAGRAPH) : 0;
    return begin_block(r, r->quote ? PROSE_QUOTE : PROSE_PARAGRAPH, 0);
}

static int enter_heading(struct reader *r, const MD_BLOCK_H_DETAIL *detail)
{
    if (r->quote || r->list)
        return tell_later(r, FAULT_INSIDE);
    return begin_block(r, PROSE_HEADING, detail->level);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reader *r = context;
    switch (type) {
    case MD_BLOCK_QUOTE:
        if (r->quote || r->list)
            return tell_later(r, FAULT_INSIDE);
        r->quote = true;
        return 0;
    case MD_BLOCK_UL:
        return enter_list(r, false, 0);
    case MD_BLOCK_OL:
        return enter_list(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
    case MD_BLOCK_LI:
        return enter_item(r);
    case MD_BLOCK_HR:
        see_rule(r);
        return tell(r, FAULT_RULE, NULL);
    case MD_BLOCK_H:
        return enter_heading(r, detail);
    case MD_BLOCK_CODE:
        return enter_code(r, detail);
    case MD_BLOCK_HTML:
        return tell_later(r, FAULT_HTML);
    case MD_BLOCK_P:
        return enter_paragraph(r);
    case MD_BLOCK_TABLE:
        return tell_later(r, FAULT_TABLE);
    default:
        return 0;
    }
}

/* A heading's line begins with its marks. */
static int leave_heading(struct reader *r)
{
    size_t begin = utf_line_start(r->source, r->length, r->at);
    begin += strspn(r->source + begin, " ");
    if (r->located && r->source[begin] != '#')
        return tell(r, FAULT_UNDERLINED, NULL);
    if (r->block.number == 1)
        return tell(r, FAULT_TITLE, NULL);
    if (!r->words.length)
        return tell(r, FAULT_NO_TITLE, NULL);
    return end_block(r);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reader *r = context;
    (void)detail;
    if (type != MD_BLOCK_DOC && tell_waiting(r))
        return 1;
    switch (type) {
    case MD_BLOCK_QUOTE:
        r->quote = false;
        return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        r->list = false;
        return 0;
    case MD_BLOCK_H:
        return leave_heading(r);
    case MD_BLOCK_LI:
        return r->words.length ? end_block(r)
                               : tell(r, FAULT_EMPTY_ITEM, NULL);
    case MD_BLOCK_P:
        return r->list ? 0 : end_block(r);
    case MD_BLOCK_CODE:
        return end_block(r);
    default:
        return 0;
    }
}

static uint32_t *depth_of(struct reader *r, MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return &r->emphasis;
    case MD_SPAN_STRONG:
        return &r->strong;
    case MD_SPAN_CODE:
        return &r->code;
    default:
        return &r->link;
    }
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    struct reader *r = context;
    const MD_SPAN_A_DETAIL *link = detail;
    if (type == MD_SPAN_IMG) {
        see(r, ((MD_SPAN_IMG_DETAIL *)detail)->src.text);
        return tell(r, FAULT_IMAGE, NULL);
    }
    ++*depth_of(r, type);
    if (type != MD_SPAN_A)
        return 0;
    r->target = store_text(r->store, link->href.text, link->href.size);
    return r->target ? 0 : tell(r, FAULT_MEMORY, NULL);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    --*depth_of(context, type);
    return 0;
}

bool prose_read(struct prose *prose, struct lesson_store *store,
                const char *text, size_t length, uint32_t first,
                const struct fault *fault)
{
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = on_text};
    struct reader r = {.prose = prose,
                       .store = store,
                       .fault = fault,
                       .source = text,
                       .length = length,
                       .first = first,
                       .line = first};
    *prose = (struct prose){0};
    long_text_init(&r.words);
    int answer = md_parse(text, (MD_SIZE)length, &parser, &r);
    long_text_free(&r.words);
    if (answer && !r.told)
        tell(&r, FAULT_MEMORY, NULL);
    return !r.told;
}

void prose_plain(const struct prose_block *block, struct text *text)
{
    for (uint32_t i = 0; i < block->span_count; i++)
        text_str(text, block->spans[i].text);
}
