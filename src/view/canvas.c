#include "view/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf.h"

bool canvas_open(struct canvas *canvas, int rows, int columns)
{
    bool fits = rows > 0 && rows <= CANVAS_ROWS && columns > 0 &&
                columns <= CANVAS_COLUMNS;
    *canvas = (struct canvas){.rows = rows, .columns = columns};
    if (fits)
        canvas->glyphs =
            calloc((size_t)rows * (size_t)columns, sizeof *canvas->glyphs);
    if (canvas->glyphs)
        canvas_clear(canvas);
    return canvas->glyphs != NULL;
}

void canvas_close(struct canvas *canvas)
{
    free(canvas->glyphs);
    canvas->glyphs = NULL;
}

static struct glyph *glyph_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->glyphs[row * canvas->columns + column];
}

const struct glyph *canvas_at(const struct canvas *canvas, int row, int column)
{
    return glyph_at(canvas, row, column);
}

static void make_blank(struct glyph *glyph)
{
    *glyph = (struct glyph){.text = " ", .role = ROLE_PLAIN, .width = 1};
}

void canvas_clear(struct canvas *canvas)
{
    for (int i = 0; i < canvas->rows * canvas->columns; i++)
        make_blank(&canvas->glyphs[i]);
}

/* Half of a wide character is not left standing. */
static void make_room(struct canvas *canvas, int row, int column, int width)
{
    if (glyph_at(canvas, row, column)->width == 0)
        make_blank(glyph_at(canvas, row, column - 1));
    int end = column + width;
    if (end < canvas->columns && glyph_at(canvas, row, end)->width == 0)
        make_blank(glyph_at(canvas, row, end));
}

/* What combines with the character before it (nothing, in the first column). */
static void combine(struct canvas *canvas, int row, int column,
                    const char *text, size_t size)
{
    if (column == 0)
        return;
    struct glyph *glyph = glyph_at(canvas, row, column - 1);
    if (glyph->width == 0)
        glyph--;
    size_t length = strlen(glyph->text);
    if (length + size < GLYPH_BYTES)
        memcpy(glyph->text + length, text, size);
}

static void put_one(struct canvas *canvas, int row, int column, int width,
                    enum role role, const char *text, size_t size)
{
    make_room(canvas, row, column, width);
    struct glyph *glyph = glyph_at(canvas, row, column);
    *glyph = (struct glyph){.role = (unsigned char)role,
                          .width = (unsigned char)width};
    memcpy(glyph->text, text, size);
    if (width == 2)
        glyph[1] = (struct glyph){.role = (unsigned char)role};
}

void canvas_put(struct canvas *canvas, int row, int column, enum role role,
                const char *text, size_t length)
{
    if (row < 0 || row >= canvas->rows || column < 0)
        return;
    for (size_t i = 0; i < length;) {
        uint32_t point;
        size_t size = utf_decode(text + i, length - i, &point);
        int width = (int)utf_width(point);
        if (column + width > canvas->columns)
            return;
        if (width == 0)
            combine(canvas, row, column, text + i, size);
        else
            put_one(canvas, row, column, width, role, text + i, size);
        column += width;
        i += size;
    }
}

int canvas_columns(const struct canvas *canvas, int row)
{
    int columns = canvas->columns;
    while (columns > 0 &&
           strcmp(glyph_at(canvas, row, columns - 1)->text, " ") == 0)
        columns--;
    return columns;
}

int canvas_rows(const struct canvas *canvas)
{
    int rows = canvas->rows;
    while (rows > 0 && canvas_columns(canvas, rows - 1) == 0)
        rows--;
    return rows;
}

void canvas_squeeze(struct canvas *canvas)
{
    int kept = 0;
    for (int i = 0; i < canvas->rows; i++) {
        if (canvas_columns(canvas, i) == 0)
            continue;
        memmove(glyph_at(canvas, kept, 0), glyph_at(canvas, i, 0),
                (size_t)canvas->columns * sizeof *canvas->glyphs);
        kept++;
    }
    canvas->rows = kept;
}
