#include "view/sockets_open.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define NAMES 15 /* columns of what a row is about */
#define CELL 160

const char *sockets_state(const struct scene *scene,
                          const struct endpoint *end)
{
    if (end->websocket)
        return ready_state_name((enum ready_state)end->ready_state);
    return tcp_state_name((enum tcp_state)end->tcp,
                          scene->language == KOREAN);
}

/* A row: its name, and a cell for each end. */
struct row {
    char cells[2][CELL];
    enum role role;
};

static void cell_format(struct row *row, uint32_t end, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void cell_format(struct row *row, uint32_t end, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(row->cells[end], CELL, format, arguments);
    va_end(arguments);
}

static void draw_row(struct list *list, const char *name,
                     const struct row *row)
{
    struct pen *pen = list->pen;
    if (list_wants(list)) {
        int columns = pen->box.columns;
        int middle = NAMES + (columns - NAMES) / 2;
        struct pen left = *pen;
        if (middle - 1 < columns)
            left.box.columns = middle - 1;
        pen_as(&left, ROLE_NAME, name);
        pen_to(&left, NAMES);
        left.role = row->role;
        pen_text(&left, row->cells[END_CLIENT]);
        pen_to(&left, middle - 1);
        pen->column = left.column;
        pen_to(pen, middle);
        pen_as(pen, row->role, row->cells[END_SERVER]);
    }
    list_next(list);
}

/* --- the rows --------------------------------------------------------------- */

static void draw_who(struct list *list, const struct scene *scene,
                     const struct connection *c)
{
    enum language language = scene->language;
    struct row row = {.role = ROLE_TITLE_FOCUS};
    cell_format(&row, END_CLIENT, "%s", label(LABEL_CLIENT, language));
    cell_format(&row, END_SERVER, "%s", label(LABEL_SERVER, language));
    draw_row(list, "", &row);
    row.role = ROLE_PLAIN;
    for (uint32_t i = 0; i < 2; i++) {
        bool outer = c->ends[i].process == NETWORK_OUTER;
        cell_format(&row, i, "%s",
                    outer ? label(LABEL_OUTSIDE, language)
                          : session_name(scene->session, c->ends[i].process));
    }
    draw_row(list, label(LABEL_PROGRAM, language), &row);
    for (uint32_t i = 0; i < 2; i++)
        cell_format(&row, i, "%s",
                    tcp_state_name((enum tcp_state)c->ends[i].tcp,
                                   language == KOREAN));
    draw_row(list, "TCP", &row);
}

/* "OPEN 3.1", in brackets where it stands there now. */
static void write_state(const struct endpoint *end, uint32_t state,
                        struct text *text)
{
    bool here = end->ready_state == state;
    int64_t at = end->own->times[state];
    text_format(text, here ? "[%s" : "%s",
                ready_state_name((enum ready_state)state));
    if (at >= 0)
        text_format(text, " %d.%d", (int)(at / 1000), (int)(at / 100 % 10));
    text_str(text, here ? "]" : "");
}

/* The path, two states a row: CONNECTING → OPEN, then CLOSING → CLOSED. What
 * was never reached is left out. */
static void draw_path(struct list *list, const struct connection *c)
{
    if (!c->ends[0].websocket && !c->ends[1].websocket)
        return;
    for (uint32_t half = 0; half < READY_STATE_COUNT; half += 2) {
        struct row row = {.role = ROLE_PLAIN};
        for (uint32_t i = 0; i < 2; i++) {
            const struct endpoint *end = &c->ends[i];
            struct text text;
            text_init_fixed(&text, row.cells[i], CELL);
            for (uint32_t state = half; state < half + 2; state++) {
                if (!end->websocket || end->own->times[state] < 0)
                    continue;
                text_str(&text, text.length ? " → " : "");
                write_state(end, state, &text);
            }
        }
        draw_row(list, half ? "           →" : "readyState ms", &row);
    }
}

static void draw_amount(struct list *list, const struct scene *scene,
                        const struct connection *c, enum label name,
                        uint64_t (*amount)(const struct connection *c,
                                           uint32_t end))
{
    struct row row = {.role = ROLE_PLAIN};
    for (uint32_t i = 0; i < 2; i++)
        cell_format(&row, i, label(LABEL_SOCKET_BYTES, scene->language),
                    (unsigned long long)amount(c, i));
    draw_row(list, label(name, scene->language), &row);
}

static uint64_t buffered(const struct connection *c, uint32_t end)
{
    return endpoint_buffered(&c->ends[end]);
}

/* The kernel has taken it and has not brought it over. */
static uint64_t on_its_way(const struct connection *c, uint32_t end)
{
    return c->ends[end].out.taken - c->ends[end].out.arrived;
}

/* It has come to this end, and the program has not read it. */
static uint64_t waiting(const struct connection *c, uint32_t end)
{
    return c->ends[1 - end].out.arrived - c->ends[1 - end].out.read;
}

static uint64_t written(const struct connection *c, uint32_t end)
{
    return c->ends[end].out.written;
}

static uint64_t read_so_far(const struct connection *c, uint32_t end)
{
    return c->ends[1 - end].out.read;
}

static void draw_frames(struct list *list, const struct scene *scene,
                        const struct connection *c)
{
    struct row sent = {.role = ROLE_PLAIN}, received = {.role = ROLE_PLAIN};
    const char *format = label(LABEL_SOCKET_FRAMES, scene->language);
    if (!c->ends[0].websocket && !c->ends[1].websocket)
        return;
    for (uint32_t i = 0; i < 2; i++) {
        const struct endpoint *end = &c->ends[i];
        if (!end->websocket)
            continue;
        const struct end_story *story = endpoint_story(end);
        cell_format(&sent, i, format, (unsigned long long)story->frames_sent,
                    (unsigned long long)story->bytes_sent);
        cell_format(&received, i, format,
                    (unsigned long long)story->frames_received,
                    (unsigned long long)story->bytes_received);
    }
    draw_row(list, label(LABEL_SOCKET_SENT, scene->language), &sent);
    draw_row(list, label(LABEL_SOCKET_RECEIVED, scene->language), &received);
}

/* Why it came to its end, a sentence for each end that knows. */
static void draw_causes(struct list *list, const struct scene *scene,
                        const struct connection *c)
{
    for (uint32_t i = 0; i < 2; i++) {
        char buffer[600];
        struct text text;
        const struct cause *cause = &endpoint_story(&c->ends[i])->cause;
        if (cause->kind == CAUSE_NONE)
            continue;
        text_init_fixed(&text, buffer, sizeof buffer);
        cause_text(cause, i, scene->language == KOREAN, &text);
        list_line(list, ROLE_PLAIN, "");
        list_wrap(list, ROLE_CAPTION, 0, text.bytes);
        if (list_wants(list)) {
            const char *section = cause_section(
                (enum cause_kind)cause->kind, cause->detail);
            list->pen->role = ROLE_DIM;
            pen_format(list->pen, "%s  %s %llu", section,
                       label(LABEL_STEP, scene->language),
                       (unsigned long long)cause->step);
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
    }
}

void sockets_open_draw(struct pane *pane, const struct scene *scene,
                       const struct connection *c, struct pen *pen)
{
    enum language language = scene->language;
    struct box foot = pen->box;
    pen->box.rows--;
    foot.row += pen->box.rows;
    foot.rows = 1;
    struct list list = list_begin(pane, pen);
    if (list_wants(&list)) {
        pen_format(pen, "%s %u  %s:%u → :%u   %s %llu",
                   label(LABEL_CONNECTION, language), c->id,
                   connection_host(c), c->local_port, c->port, label(LABEL_STEP, language),
                   (unsigned long long)c->made);
        if (c->cut)
            pen_format(pen, "  %s", label(LABEL_CUT, language));
    }
    list_next(&list);
    draw_who(&list, scene, c);
    draw_path(&list, c);
    draw_amount(&list, scene, c, LABEL_BUFFERED, buffered);
    draw_amount(&list, scene, c, LABEL_SOCKET_WAY, on_its_way);
    draw_amount(&list, scene, c, LABEL_SOCKET_WAITING, waiting);
    draw_amount(&list, scene, c, LABEL_SOCKET_WRITTEN, written);
    draw_amount(&list, scene, c, LABEL_SOCKET_READ, read_so_far);
    draw_frames(&list, scene, c);
    draw_causes(&list, scene, c);
    list_end(&list, "");
    struct pen keys = pen_part(pen, foot);
    pen_as(&keys, ROLE_DIM, label(LABEL_SOCKET_KEYS, language));
    pen_rest(&keys);
}
