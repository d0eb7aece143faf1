/*
 * console_pane.c: what the programs have printed up to the present step.
 *
 * The newest rows are the ones to see, so scrolling counts from the end, and
 * only as many prints are looked at as that needs. Long lines go on in the
 * next row. Where the newest print alone is higher than the pane (the report
 * of an error), its beginning with the message is shown: it says the most.
 * What was typed stands where it was typed.
 */
#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "base/utf.h"
#include "view/pane.h"

#define LINE 2048 /* bytes of a line that are shown */

struct drawing {
    struct list list;
    const struct scene *scene;
    bool counting; /* only the rows are wanted */
};

/* --- one print, in rows -------------------------------------------------- */

static void draw_prefix(struct drawing *d, const struct journal_print *print)
{
    struct pen *pen = d->list.pen;
    if (d->scene->many) {
        pen->role = ROLE_NAME;
        pen_format(pen, "[%s] ",
                   session_name(d->scene->session, print->process));
    }
    pen->role = print->descriptor == 2 ? ROLE_ERROR : ROLE_PLAIN;
    if (print->descriptor == 2)
        pen_text(pen, "! ");
}

static int prefix_columns(const struct drawing *d,
                          const struct journal_print *print)
{
    const char *name = session_name(d->scene->session, print->process);
    int columns = print->descriptor == 2 ? 2 : 0;
    return d->scene->many ? columns + 3 + screen_width(name, strlen(name))
                          : columns;
}

/* One row of a line; `first`: it has the prefix. */
static void draw_row(struct drawing *d, const struct journal_print *print,
                     const char *bytes, size_t length, bool first)
{
    if (d->counting) {
        d->list.line++;
        return;
    }
    if (list_wants(&d->list)) {
        if (first)
            draw_prefix(d, print);
        d->list.pen->role = print->descriptor == 2 ? ROLE_ERROR : ROLE_PLAIN;
        pen_bytes(d->list.pen, bytes, length);
        d->list.pen->role = ROLE_PLAIN;
    }
    list_next(&d->list);
}

static void draw_line(struct drawing *d, const struct journal_print *print,
                      const char *bytes, size_t length)
{
    char buffer[LINE];
    struct text text;
    int columns = d->list.pen->box.columns;
    int room = columns - prefix_columns(d, print);
    size_t at = 0;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_visible(&text, bytes, length);
    do {
        size_t size = utf_fit(text.bytes + at, text.length - at,
                              (size_t)(room > 2 ? room : 2), NULL);
        draw_row(d, print, text.bytes + at, size, at == 0);
        at += size;
        room = columns;
    } while (at < text.length);
}

static void draw_print(struct drawing *d, const struct journal_print *print)
{
    const char *at = (const char *)print->bytes;
    const char *end = at + print->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        draw_line(d, print, at, (size_t)(stop - at));
        at = stop + 1;
    }
}

/* What was typed when so many prints had been made: a row each. */
static void draw_typed(struct drawing *d, uint64_t prints)
{
    const struct history *history = d->scene->session->history;
    const struct event *event;
    uint64_t behind;
    for (uint64_t i = 0; (event = history_typed(history, i, &behind)); i++) {
        if (behind != prints)
            continue;
        if (!d->counting && list_wants(&d->list)) {
            size_t length = event->length;
            length -= event->bytes[length - 1] == '\n';
            pen_as(d->list.pen, ROLE_NAME, "> ");
            d->list.pen->role = ROLE_NAME;
            pen_bytes(d->list.pen, (const char *)event->bytes, length);
            d->list.pen->role = ROLE_PLAIN;
        }
        if (d->counting)
            d->list.line++;
        else
            list_next(&d->list);
    }
}

static int rows_typed(const struct drawing *drawing, uint64_t prints)
{
    struct drawing d = *drawing;
    d.counting = true;
    d.list.line = 0;
    draw_typed(&d, prints);
    return d.list.line;
}

static int rows_of(const struct drawing *drawing,
                   const struct journal_print *print)
{
    struct drawing d = *drawing;
    d.counting = true;
    d.list.line = 0;
    draw_print(&d, print);
    return d.list.line;
}

/* --- which rows ------------------------------------------------------------- */

/* From which print on there are enough rows, and how many these are. */
static uint64_t first_print(const struct drawing *d, int wanted, int *rows)
{
    const struct history *history = d->scene->session->history;
    uint64_t first = d->scene->machine->prints;
    *rows = 0;
    while (first > 0 && *rows < wanted) {
        const struct journal_print *print = history_print(history, first - 1);
        if (!print)
            break;
        first--;
        *rows += rows_of(d, print) + rows_typed(d, first);
    }
    return first;
}

/* Rows of a print up to the message of an error's report: place, source and
 * caret come first, then an empty line, then the message. */
static int rows_to_message(const struct drawing *d,
                           const struct journal_print *print)
{
    const uint8_t *gap = memmem(print->bytes, print->length, "\n\n", 2);
    if (!gap)
        return 0;
    struct journal_print part = *print;
    const uint8_t *message = gap + 2;
    size_t left = print->length - (size_t)(message - print->bytes);
    const uint8_t *end = memchr(message, '\n', left);
    part.length = end ? (size_t)(end - print->bytes) : print->length;
    return rows_of(d, &part);
}

/* Rows of the newest print that are left out below, unless one scrolls: it
 * begins at its beginning, or as far down as its message needs. */
static int hidden_rows(const struct drawing *d)
{
    uint64_t count = d->scene->machine->prints;
    const struct journal_print *print =
        count ? history_print(d->scene->session->history, count - 1) : NULL;
    int rows = print ? rows_of(d, print) : 0, room = d->list.pen->box.rows;
    if (rows <= room)
        return 0;
    int message = rows_to_message(d, print);
    return rows - (message > room ? message : room);
}

/* Who reads the standard input, or NULL: the first of several. */
static const struct process *reader(const struct scene *scene)
{
    for (uint32_t i = 0; i < scene->machine->process_count; i++) {
        const struct process *process = scene->machine->processes[i];
        if (process->reading && process->state != PROCESS_ENDED)
            return process;
    }
    return NULL;
}

/* "client reads its input: i types a line" */
static void draw_reader(struct drawing *d)
{
    const struct process *process = reader(d->scene);
    if (!process)
        return;
    if (list_wants(&d->list)) {
        pen_as(d->list.pen, ROLE_NAME, process->name);
        pen_as(d->list.pen, ROLE_DIM, " ");
        pen_as(d->list.pen, ROLE_DIM,
               label(LABEL_READS_INPUT, d->scene->language));
    }
    list_next(&d->list);
}

/* Keeps the scrolling in range; answers the first print to be drawn and
 * leaves the rows to be left out of it in *above. */
static uint64_t place(struct drawing *d, struct pane *pane, int *above)
{
    int hidden = hidden_rows(d), rows;
    int room = d->list.pen->box.rows - (reader(d->scene) != NULL) -
               rows_typed(d, d->scene->machine->prints);
    if (pane->scroll < -hidden)
        pane->scroll = -hidden;
    uint64_t first = first_print(d, room + hidden + pane->scroll, &rows);
    int most = rows > room ? rows - room - hidden : 0;
    if (pane->scroll > most && pane->scroll > 0)
        pane->scroll = most > 0 ? most : 0;
    *above = rows - room - hidden - pane->scroll;
    if (*above < 0)
        *above = 0;
    return first;
}

void console_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct pane from_top = *pane;
    struct drawing d = {.list = list_begin(&from_top, pen), .scene = scene};
    const struct history *history = scene->session->history;
    uint64_t count = scene->machine->prints;
    for (uint64_t i = place(&d, pane, &from_top.scroll); i < count; i++) {
        draw_typed(&d, i);
        if (history_print(history, i))
            draw_print(&d, history_print(history, i));
    }
    draw_typed(&d, count);
    draw_reader(&d);
    if (d.list.line == 0)
        list_line(
            &d.list, ROLE_DIM,
            label(count ? LABEL_NOT_KEPT : LABEL_NO_OUTPUT, scene->language));
    pen_rest(pen);
    pane->note[0] = 0;
    if (count)
        snprintf(pane->note, sizeof pane->note, "%llu",
                 (unsigned long long)count);
}

/* Enter: a line for the program that reads. */
bool console_key(struct pane *pane, const struct scene *scene, int key,
                 struct pane_wish *wish)
{
    (void)pane;
    if ((key != '\r' && key != '\n' && key != KEY_ENTER) || !reader(scene))
        return false;
    wish->kind = WISH_WORDS;
    wish->command = COMMAND_INPUT;
    return true;
}
