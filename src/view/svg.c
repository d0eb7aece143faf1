#include "view/svg.h"

#include <string.h>

#include "base/text.h"

/* A cell, in units of the picture: the usual font is 0.6 of its size wide. */
#define FONT 15
#define WIDTH 9
#define HEIGHT 18
#define BASELINE 13
#define MARGIN 9

#define INK 0x000000u
#define PAPER 0xffffffu
#define INK_DIM 0x555555u
/* Where a theme leaves it to the terminal. */
#define TERMINAL_TEXT 252
#define TERMINAL_PAPER 234

/* A picture under way. */
struct drawing {
    const struct canvas *canvas; /* NULL: only its style */
    const struct theme *theme; /* NULL: ink */
    int classes[ROLE_COUNT]; /* the name of a role's style; 0: it has none */
    FILE *to;
};

/* --- colours ---------------------------------------------------------------- */

/* One of a terminal's 256 colours. The first 16 are those of xterm; then
 * comes a cube of 6 x 6 x 6, then 24 greys. */
static uint32_t rgb_of(int colour)
{
    static const uint32_t first[16] = {
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
        0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
        0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
    static const uint32_t levels[6] = {0, 95, 135, 175, 215, 255};
    if (colour < 16)
        return first[colour];
    if (colour >= 232)
        return (uint32_t)(8 + 10 * (colour - 232)) * 0x010101u;
    colour -= 16;
    return levels[colour / 36] << 16 | levels[colour / 6 % 6] << 8 |
           levels[colour % 6];
}

static uint32_t paper_of(const struct theme *theme)
{
    if (!theme)
        return PAPER;
    return rgb_of(theme->paper.many < 0 ? TERMINAL_PAPER : theme->paper.many);
}

/* A theme with a paper of its own has a text of its own too. */
static uint32_t text_of(const struct theme *theme, enum role role)
{
    if (!theme)
        return theme_without_colour(role) & THEME_DIM ? INK_DIM : INK;
    short many = theme->rows[role].many;
    return rgb_of(many < 0 ? TERMINAL_TEXT : many);
}

static unsigned attributes_of(const struct theme *theme, enum role role)
{
    return theme ? theme->rows[role].attributes : theme_without_colour(role);
}

static const struct {
    unsigned attribute;
    const char *rule;
} rules[] = {
    {THEME_BOLD, "font-weight:bold"},
    {THEME_UNDERLINE, "text-decoration:underline"},
    {THEME_ITALIC, "font-style:italic"},
};

static void write_role(const struct drawing *d, enum role role)
{
    unsigned attributes = attributes_of(d->theme, role);
    uint32_t text = text_of(d->theme, role);
    bool reverse = attributes & THEME_REVERSE;
    fprintf(d->to, ".r%d{fill:#%06x", d->classes[role],
            (unsigned)(reverse ? paper_of(d->theme) : text));
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++)
        if (attributes & rules[k].attribute)
            fprintf(d->to, ";%s", rules[k].rule);
    fputs("}\n", d->to);
    if (reverse)
        fprintf(d->to, ".b%d{fill:#%06x}\n", d->classes[role],
                (unsigned)text);
}

static void write_style(const struct drawing *d)
{
    fprintf(d->to,
            "svg.loopline{font:%dpx 'DejaVu Sans Mono',Menlo,Consolas,"
            "'Noto Sans Mono CJK KR','D2Coding','Nanum Gothic Coding',"
            "monospace}\n.paper{fill:#%06x}\n",
            FONT, (unsigned)paper_of(d->theme));
    for (int i = 0; i < ROLE_COUNT; i++)
        if (d->classes[i])
            write_role(d, (enum role)i);
}

/* All roles, as every picture of a page may need them. */
static struct drawing draw_with_all(const struct canvas *canvas,
                                    const struct theme *theme, FILE *to)
{
    struct drawing d = {.canvas = canvas, .theme = theme, .to = to};
    for (int i = 0; i < ROLE_COUNT; i++)
        d.classes[i] = i + 1;
    return d;
}

/* Only those that the picture has, so that it does not change where there are
 * more of others. */
static struct drawing draw_with_own(const struct canvas *canvas,
                                    const struct theme *theme, FILE *to)
{
    struct drawing d = {.canvas = canvas, .theme = theme, .to = to};
    int count = 0;
    for (int i = 0; i < canvas->rows * canvas->columns; i++) {
        int *class = &d.classes[canvas->glyphs[i].role];
        *class = *class ? *class : ++count;
    }
    return d;
}

void svg_style(const struct theme *theme, FILE *to)
{
    struct drawing d = draw_with_all(NULL, theme, to);
    write_style(&d);
}

/* --- text --------------------------------------------------------------------- */

void svg_escape(const char *text, size_t length, FILE *to)
{
    static const struct {
        char byte;
        const char *entity;
    } entities[] = {
        {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}};
    for (size_t i = 0; i < length; i++) {
        size_t k = 0;
        while (k < sizeof entities / sizeof *entities &&
               entities[k].byte != text[i])
            k++;
        if (k < sizeof entities / sizeof *entities)
            fputs(entities[k].entity, to);
        else if ((unsigned char)text[i] >= ' ' || text[i] == '\n')
            fputc(text[i], to);
    }
}

/* --- stretches ------------------------------------------------------------------ */

/* Cells of one row that are drawn at once. */
struct stretch {
    int row, from, to; /* columns */
};

static bool is_blank(const struct glyph *glyph)
{
    return strcmp(glyph->text, " ") == 0;
}

static void write_text(const struct drawing *d, const struct stretch *stretch)
{
    const struct glyph *first =
        canvas_at(d->canvas, stretch->row, stretch->from);
    int columns = stretch->to - stretch->from;
    fprintf(d->to,
            "<text class=\"r%d\" x=\"%d\" y=\"%d\" textLength=\"%d\" "
            "lengthAdjust=\"spacingAndGlyphs\">",
            d->classes[first->role], MARGIN + stretch->from * WIDTH,
            MARGIN + stretch->row * HEIGHT + BASELINE, columns * WIDTH);
    for (int i = 0; i < columns; i++)
        svg_escape(first[i].text, strlen(first[i].text), d->to);
    fputs("</text>\n", d->to);
}

static void write_ground(const struct drawing *d,
                         const struct stretch *stretch, int role)
{
    fprintf(d->to,
            "<rect class=\"b%d\" x=\"%d\" y=\"%d\" width=\"%d\" "
            "height=\"%d\"/>\n",
            d->classes[role], MARGIN + stretch->from * WIDTH,
            MARGIN + stretch->row * HEIGHT,
            (stretch->to - stretch->from) * WIDTH, HEIGHT);
}

/* From a column on, the cells of one role. */
static int role_end(const struct canvas *canvas, int row, int column)
{
    int role = canvas_at(canvas, row, column)->role;
    while (column < canvas->columns &&
           canvas_at(canvas, row, column)->role == role)
        column++;
    return column;
}

/* Of these, those of one width, up to two blanks: what is shown neither begins
 * nor ends with a blank, and has single ones only, so nobody folds them. */
static int text_end(const struct canvas *canvas, int row, int column, int end)
{
    int width = canvas_at(canvas, row, column)->width, last = column;
    while (column < end) {
        const struct glyph *glyph = canvas_at(canvas, row, column);
        bool blank = is_blank(glyph);
        if (glyph->width != width ||
            (blank && (column + 1 == end || is_blank(glyph + 1))))
            break;
        column += width;
        if (!blank)
            last = column;
    }
    return last;
}

static void write_texts(const struct drawing *d, int row, int from, int end)
{
    while (from < end) {
        if (is_blank(canvas_at(d->canvas, row, from))) {
            from++;
            continue;
        }
        struct stretch stretch = {row, from,
                                  text_end(d->canvas, row, from, end)};
        write_text(d, &stretch);
        from = stretch.to;
    }
}

static void write_row(const struct drawing *d, int row)
{
    for (int from = 0; from < d->canvas->columns;) {
        int role = canvas_at(d->canvas, row, from)->role;
        struct stretch stretch = {row, from, role_end(d->canvas, row, from)};
        if (attributes_of(d->theme, (enum role)role) & THEME_REVERSE)
            write_ground(d, &stretch, role);
        write_texts(d, row, from, stretch.to);
        from = stretch.to;
    }
}

/* --- the picture ------------------------------------------------------------------ */

static void write_picture(const struct drawing *d, const char *title,
                          bool styled)
{
    int width = d->canvas->columns * WIDTH + 2 * MARGIN;
    int height = d->canvas->rows * HEIGHT + 2 * MARGIN;
    fprintf(d->to,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"loopline\" "
            "role=\"img\" width=\"%d\" height=\"%d\" "
            "viewBox=\"0 0 %d %d\">\n<title>",
            width, height, width, height);
    svg_escape(title, strlen(title), d->to);
    fputs("</title>\n", d->to);
    if (styled) {
        fputs("<style>\n", d->to);
        write_style(d);
        fputs("</style>\n", d->to);
    }
    fputs("<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"6\"/>\n",
          d->to);
    for (int i = 0; i < d->canvas->rows; i++)
        write_row(d, i);
    fputs("</svg>\n", d->to);
}

void svg_write(const struct canvas *canvas, const struct theme *theme,
               const char *title, FILE *to)
{
    struct drawing d = draw_with_own(canvas, theme, to);
    write_picture(&d, title, true);
}

void svg_write_inline(const struct canvas *canvas, const char *title, FILE *to)
{
    struct drawing d = draw_with_all(canvas, NULL, to);
    write_picture(&d, title, false);
}
