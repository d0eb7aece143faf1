/*
 * source_pane.c: the file, the statement that is next, and in it the very
 * expression, which is always in sight: a long line is moved to the left, and
 * all of them where the learner asks for it.
 * Behind a line stands what its variables hold; before it, a breakpoint.
 */
#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "base/utf.h"
#include "view/preview.h"
#include "view/source_sight.h"
#include "view/source_values.h"
#include "view/syntax.h"

#define ENOUGH 12 /* columns of a statement that say what it is */
#define SHIFT 8 /* columns by which a line is moved at a time */
#define DIGITS 3 /* of a line's number, at least */
#define MARKS 3 /* columns beside the number: what runs, breakpoint, blank */
#define PAGE 10
#define TAB "  "

struct drawing {
    struct pane *pane;
    const struct scene *scene;
    struct sight sight;
    struct syntax syntax;
    int digits; /* columns of the numbers */
    uint32_t here; /* the line that is next, from 0 on */
    uint32_t last; /* the last line */
    bool cut; /* a line in sight is longer than the pane is wide */
};

/* --- lines --------------------------------------------------------------- */

static uint32_t line_of(const char *text, uint32_t offset)
{
    uint32_t line = 0;
    for (uint32_t i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

static uint32_t line_start(const char *text, uint32_t length, uint32_t line)
{
    uint32_t at = 0;
    while (line && at < length)
        line -= text[at++] == '\n';
    return at;
}

static uint32_t line_end(const struct sight *sight, uint32_t at)
{
    return (uint32_t)utf_line_end(sight->text, sight->source->length, at);
}

/* Columns of a part of a line. */
static int columns_of(const char *text, uint32_t from, uint32_t to)
{
    int columns = 0;
    for (uint32_t i = from; i < to; i++)
        columns += text[i] == '\t' ? (int)strlen(TAB) - 1 : 0;
    return columns + screen_width(text + from, to - from);
}

/* So far that `to` is in sight, in steps, that not all moves all the time. */
static int shift_to(int to, int columns)
{
    int least = to - columns + 1;
    return least > 0 ? (least + SHIFT - 1) / SHIFT * SHIFT : 0;
}

/* How far its line is moved: so that all of the expression is in sight, of a
 * statement enough of its beginning. What is longer than the pane is wide shows
 * its beginning, a call what is called: of a chain the last link is next. */
static int shift_for(const struct sight *sight, int columns)
{
    uint32_t line = (uint32_t)utf_line_start(sight->text, sight->source->length,
                                             sight->start);
    uint32_t stop = line_end(sight, sight->start);
    uint32_t end = sight->end < stop ? sight->end : stop;
    int from = columns_of(sight->text, line, sight->start);
    int to = columns_of(sight->text, line, end > sight->start ? end : stop);
    columns -= end < stop; /* what is cut ends with … */
    int seen = !sight->exact && from + ENOUGH < to ? from + ENOUGH : to;
    if (!sight->known || seen <= columns)
        return 0;
    int shift = shift_to(to, columns), most = from > 1 ? from - 1 : 0;
    if (shift <= most)
        return shift;
    if (!sight->callee || sight->callee > stop)
        return most;
    int name = columns_of(sight->text, line, sight->callee) + ENOUGH;
    int called = shift_to(name < to ? name : to, columns);
    return called > most ? called : most;
}

/* --- sideways --------------------------------------------------------------- */

/* How far a line is moved: the next one by itself, all by the learner. */
static int shift_of(const struct drawing *d, uint32_t line, int columns)
{
    bool here = d->sight.known && line == d->here;
    int shift = (here ? shift_for(&d->sight, columns) : 0) + d->pane->side;
    return shift > 0 ? shift : 0;
}

/* The lines in sight, and how far they may be moved: to the beginning of the
 * next one, and until the end of the longest is there. */
static void keep_side(struct drawing *d, uint32_t line, int rows, int columns)
{
    const struct sight *sight = &d->sight;
    uint32_t length = sight->source->length;
    uint32_t at = line_start(sight->text, length, line);
    int most = 0, least = 0;
    for (; rows > 0 && line <= d->last; line++, rows--) {
        uint32_t end = line_end(sight, at);
        bool here = sight->known && line == d->here;
        int by_itself = here ? shift_for(sight, columns) : 0;
        int over = columns_of(sight->text, at, end) - columns - by_itself;
        least = here ? -by_itself : least;
        most = over > most ? over : most;
        at = line_start(sight->text + end, length - end, 1) + end;
    }
    most = (most + SHIFT - 1) / SHIFT * SHIFT;
    d->cut = most > 0 || least < 0;
    if (d->pane->side > most)
        d->pane->side = most;
    if (d->pane->side < least)
        d->pane->side = least;
}

/* --- a row ------------------------------------------------------------------ */

static enum role role_at(const struct drawing *d, uint32_t at)
{
    if (sight_marks(&d->sight, at))
        return d->sight.exact ? ROLE_NEXT_EXACT : ROLE_STATEMENT;
    uint32_t i = syntax_at(&d->syntax, at);
    bool inside = i < d->syntax.count && d->syntax.tokens[i].start <= at;
    return inside ? (enum role)d->syntax.tokens[i].role : ROLE_PLAIN;
}

/* One character; those moved out to the left are only counted. */
static void draw_character(struct pen *pen, const struct sight *sight,
                           uint32_t at, size_t size, int shift, int *column)
{
    bool tab = sight->text[at] == '\t';
    const char *shown = tab ? TAB : sight->text + at;
    if (tab)
        size = strlen(TAB);
    int width = screen_width(shown, size);
    if (*column >= shift)
        pen_bytes(pen, shown, size);
    else if (*column + width > shift)
        pen_text(pen, " "); /* half of a wide one */
    *column += width;
}

static void draw_row(struct pen *pen, const struct drawing *d, uint32_t at,
                     uint32_t end, int shift)
{
    int column = 0;
    while (at < end && !pen->cut) {
        uint32_t point;
        size_t size = utf_decode(d->sight.text + at, end - at, &point);
        pen->role = role_at(d, at);
        if (d->sight.text[at] != '\r')
            draw_character(pen, &d->sight, at, size, shift, &column);
        at += (uint32_t)size;
    }
    pen->role = ROLE_PLAIN;
}

/* "▶ 14● " */
static void draw_number(struct pen *pen, const struct drawing *d, uint32_t line,
                        bool moved)
{
    const struct breakpoints *set = &d->scene->session->debugger.breakpoints;
    int i = breakpoints_find(set, d->sight.source, line + 1);
    bool here = d->sight.known && line == d->here;
    bool cursor = d->pane->focus && (int)line + 1 == d->pane->cursor;
    pen->role = here ? ROLE_NEXT : ROLE_DIM;
    pen_text(pen, here ? "▶" : " ");
    pen->role = cursor ? ROLE_CURSOR : pen->role;
    pen_format(pen, "%*u", d->digits, line + 1);
    pen->role = ROLE_BREAKPOINT;
    pen_text(pen, i < 0 ? " " : set->rows[i].off ? "○" : "●");
    pen->role = ROLE_DIM;
    pen_text(pen, moved ? "…" : " ");
    pen->role = ROLE_PLAIN;
}

/* --- above the text ------------------------------------------------------------ */

static void write_name(const struct source *source, struct text *text)
{
    char name[PROCESS_PATH];
    struct text whole;
    text_init_fixed(&whole, name, sizeof name);
    string_write(source->name, &whole, sizeof name);
    breakpoint_write_file(name, text);
}

/* "hello.js [room.js] chat.js", where there are several. */
static void draw_files(struct pen *pen, const struct drawing *d)
{
    const struct source *files[SIGHT_FILES];
    uint32_t count = sight_files(d->scene, &d->sight, files);
    if (count < 2 || d->sight.draft)
        return;
    for (uint32_t i = 0; i < count; i++) {
        char buffer[PANE_NOTE];
        struct text name;
        bool shown = files[i] == d->sight.source;
        text_init_fixed(&name, buffer, sizeof buffer);
        write_name(files[i], &name);
        pen->role = shown ? ROLE_TITLE_FOCUS : ROLE_DIM;
        pen_format(pen, shown ? "[%s]" : " %s ", name.bytes);
    }
    pen->role = ROLE_DIM;
    pen_format(pen, " %s", label(LABEL_SOURCE_FILES, d->scene->language));
    pen->role = ROLE_PLAIN;
    pen_line(pen);
}

/* "… library: emit   l unfolds" */
static void draw_folded(struct pen *pen, const struct drawing *d)
{
    char buffer[PANE_NOTE];
    struct text name;
    if (value_is_undefined(d->sight.folded))
        return;
    text_init_fixed(&name, buffer, sizeof buffer);
    preview_function(&name, d->sight.folded);
    pen->role = ROLE_DIM;
    pen_format(pen, "… %s: %s   %s",
               label(LABEL_LIBRARY, d->scene->language), name.bytes,
               label(LABEL_SOURCE_UNFOLD, d->scene->language));
    pen->role = ROLE_PLAIN;
    pen_line(pen);
}

static void write_note(const struct drawing *d)
{
    struct pane *pane = d->pane;
    struct text text;
    text_init_fixed(&text, pane->note, sizeof pane->note);
    if (d->sight.draft)
        breakpoint_write_file(d->sight.draft, &text);
    else
        write_name(d->sight.source, &text);
    if (d->cut && pane->focus)
        text_format(&text, "  %s",
                    label(LABEL_SOURCE_SIDE, d->scene->language));
}

/* --- the text ------------------------------------------------------------------- */

static int top_around(const struct drawing *d, int middle, int rows)
{
    int last = (int)d->last, top = middle - rows / 2;
    if (top + rows > last + 1)
        top = last + 1 - rows;
    return top < 0 ? 0 : top;
}

/* Behind a move the text follows what is next; the cursor stays on its line as
 * long as that is in sight. */
static void keep_cursor(struct drawing *d, int rows)
{
    struct pane *pane = d->pane;
    int top = top_around(d, (int)d->here, rows);
    bool same = pane->links[1].step == (uintptr_t)d->sight.source;
    bool stays = same && pane->focus && pane->keep > (uint64_t)top &&
                 pane->keep <= (uint64_t)(top + rows);
    pane->keep = stays ? pane->keep : 0;
    pane->cursor = (int)pane->keep;
    pane->about = pane->cursor ? pane->keep : (uint64_t)d->here + 1;
}

/* The line on top: where the learner has put the cursor, else what is next,
 * stands in the middle. */
static int top_row(struct drawing *d, int rows)
{
    struct pane *pane = d->pane;
    int last = (int)d->last;
    if (pane->keep)
        keep_cursor(d, rows);
    bool put = pane->cursor && !pane->keep;
    int top = top_around(d, put ? pane->cursor - 1 : (int)d->here, rows);
    if (put)
        pane->links[1].step = (uintptr_t)d->sight.source;
    int most = last + 1 - rows > 0 ? last + 1 - rows : 0;
    if (pane->scroll + top > most)
        pane->scroll = most - top;
    if (pane->scroll + top < 0)
        pane->scroll = -top;
    return top + pane->scroll;
}

static int digits_of(uint32_t number)
{
    int digits = 1;
    while (number /= 10)
        digits++;
    return digits < DIGITS ? DIGITS : digits;
}

static void measure(struct drawing *d)
{
    const struct sight *sight = &d->sight;
    uint32_t length = sight->source->length;
    d->here = line_of(sight->text, sight->start);
    d->last = line_of(sight->text, length);
    if (d->last && sight->text[length - 1] == '\n')
        d->last--;
    d->digits = digits_of(d->last + 1);
    d->pane->lines = (int)d->last + 1;
    if (d->pane->cursor > d->pane->lines)
        d->pane->cursor = d->pane->lines;
    d->pane->about = (uint64_t)(d->pane->cursor ? d->pane->cursor
                                                : (int)d->here + 1);
}

static void draw_text(struct pen *pen, struct drawing *d)
{
    const struct sight *sight = &d->sight;
    uint32_t length = sight->source->length;
    int rows = pen->box.rows - pen->row;
    uint32_t line = (uint32_t)top_row(d, rows > 0 ? rows : 1);
    uint32_t at = line_start(sight->text, length, line);
    int room = pen->box.columns - d->digits - MARKS;
    d->pane->filter = line << 8 | (uint32_t)(pen->row & 0xff);
    keep_side(d, line, rows, room);
    for (; line <= d->last; line++) {
        uint32_t end = line_end(sight, at);
        int shift = shift_of(d, line, room);
        draw_number(pen, d, line, shift > 0);
        draw_row(pen, d, at, end, shift);
        source_values(sight, d->scene, &d->syntax, at, end, pen);
        if (!pen_line(pen))
            break;
        at = line_start(sight->text + end, length - end, 1) + end;
    }
}

void source_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct drawing d = {.pane = pane, .scene = scene};
    if (sight_of(pane, scene, &d.sight)) {
        d.syntax = syntax_of(d.sight.text, d.sight.source->length);
        measure(&d);
        draw_files(pen, &d);
        draw_folded(pen, &d);
        draw_text(pen, &d);
        write_note(&d);
    } else {
        pane->note[0] = 0;
        pen_as(pen, ROLE_DIM, label(LABEL_NO_SOURCE, scene->language));
    }
    pen_rest(pen);
}

/* --- keys ------------------------------------------------------------------------- */

static void move_cursor(struct pane *pane, int lines)
{
    int to = (int)pane->about + lines;
    pane->scroll = 0;
    pane->keep = 0;
    pane->cursor = to < 1 ? 1 : to > pane->lines ? pane->lines : to;
}

static bool next_file(struct pane *pane, const struct scene *scene)
{
    const struct source *files[SIGHT_FILES];
    struct sight sight;
    if (!sight_of(pane, scene, &sight) || sight.draft)
        return false;
    uint32_t count = sight_files(scene, &sight, files), i = 0;
    while (i < count && files[i] != sight.source)
        i++;
    if (count > 1) {
        sight_choose(pane, scene, (i + 1) % count);
        pane->cursor = pane->scroll = pane->side = 0;
        pane->keep = 0;
    }
    return true;
}

bool source_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish)
{
    (void)wish;
    switch (key) {
    case KEY_UP:
        move_cursor(pane, -1);
        return true;
    case KEY_DOWN:
        move_cursor(pane, 1);
        return true;
    case KEY_PPAGE:
        move_cursor(pane, -PAGE);
        return true;
    case KEY_NPAGE:
        move_cursor(pane, PAGE);
        return true;
    case '>':
    case KEY_SRIGHT:
        pane->side += SHIFT;
        return true;
    case '<':
    case KEY_SLEFT:
        pane->side -= SHIFT;
        return true;
    case 'f':
        return next_file(pane, scene);
    default:
        return false;
    }
}

/* A click on a line puts the cursor there; on its number, a breakpoint; on the
 * files above, the next one. */
bool source_point(struct pane *pane, const struct scene *scene, int row,
                  int column, struct pane_wish *wish)
{
    int line = (int)(pane->filter >> 8) + row - (int)(pane->filter & 0xff) + 1;
    if (row < (int)(pane->filter & 0xff))
        return next_file(pane, scene);
    if (line < 1 || line > pane->lines)
        return true;
    pane->cursor = line;
    pane->about = (uint64_t)line;
    pane->keep = 0;
    pane->scroll = 0;
    if (column < DIGITS + MARKS) {
        wish->kind = WISH_DECIDE;
        wish->command = COMMAND_BREAK;
    }
    return true;
}
