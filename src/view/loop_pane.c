/*
 * loop_pane.c: the loop as a railway. Above it the track (the call stack) and
 * what comes behind every callback; then the line with a station for each
 * phase, and under each what waits there; then the sidings, where timers count
 * down and sockets wait; then what is taken next, and why. Where there is
 * little room the stations stand one below the other.
 */
#include <stdio.h>

#include "view/guide.h"
#include "view/loop_read.h"
#include "view/pane.h"
#include "view/preview.h"
#include "view/reach.h"
#include "view/timer_line.h"

#define WIDE_COLUMNS 66
#define WIDE_ROWS 12
#define HEAD 11 /* columns of the words at the left */
#define BETWEEN 12 /* the longest of the two names, in brackets */
#define SIDING_TIMERS 3
#define SIDING_SOCKETS 2
#define NEXT_BYTES 400

struct drawing {
    struct list list;
    const struct scene *scene;
    const struct process *process;
    enum station train;
    struct next next;
};

static const char *word(const struct drawing *d, enum label which)
{
    return label(which, d->scene->language);
}

static void read_station(const struct drawing *d, enum station station,
                 struct waiting *waiting)
{
    station_read(d->process, station, d->scene->now, d->scene->language,
                 waiting);
}

/* The words at the left of a line. */
static void draw_head(struct drawing *d, enum label head)
{
    pen_as(d->list.pen, ROLE_DIM, " ");
    pen_as(d->list.pen, ROLE_DIM, word(d, head));
    pen_to(d->list.pen, HEAD);
}

/* --- the track ------------------------------------------------------------ */

static void write_frame(struct text *text, const struct frame *frame)
{
    if (frame->code->flags & CODE_PROGRAM)
        text_str(text, "main");
    else
        preview_function(text, frame->function);
}

/* "▶ sum ← add": the innermost first. The library's frames are no stops. */
static void draw_track(struct drawing *d)
{
    const struct process *p = d->process;
    const struct frame *frame = p->vm.frame ? reach_frame(p->vm.frame) : NULL;
    struct pen *pen = d->list.pen;
    if (list_wants(&d->list)) {
        draw_head(d, LABEL_LOOP_TRACK);
        if (!frame)
            pen_as(pen, ROLE_DIM, p->vm.frame ? word(d, LABEL_LIBRARY)
                                              : word(d, LABEL_LOOP_FREE));
        for (bool top = true; frame && pen_left(pen) > 0; top = false) {
            char buffer[STATION_NAME];
            struct text text;
            text_init_fixed(&text, buffer, sizeof buffer);
            write_frame(&text, frame);
            pen_as(pen, top ? ROLE_NEXT : ROLE_DIM, top ? "▶ " : " ← ");
            pen_as(pen, top ? ROLE_NEXT : ROLE_PLAIN, text.bytes);
            frame = frame->caller ? reach_frame(frame->caller) : NULL;
        }
    }
    list_next(&d->list);
}

/* --- stations ------------------------------------------------------------- */

static bool has_train(const struct drawing *d, enum station station)
{
    return d->train == station;
}

/* "[poll] 2": brackets where the train stands. The count stands at `column`,
 * or where the name ends. */
static void draw_station(struct drawing *d, enum station station,
                         uint32_t count, int column)
{
    struct pen *pen = d->list.pen;
    bool here = has_train(d, station);
    pen->role = here ? ROLE_STATE : count ? ROLE_PLAIN : ROLE_DIM;
    pen_format(pen, here ? "[%s]" : "%s", station_name(d->process, station));
    pen->role = count ? ROLE_NEXT : ROLE_DIM;
    pen_to(pen, column);
    pen_format(pen, " %u", count);
    pen->role = ROLE_PLAIN;
}

static void draw_names(struct drawing *d, enum station station,
                       const struct waiting *waiting)
{
    struct pen *pen = d->list.pen;
    for (uint32_t i = 0; i < waiting->named; i++) {
        bool next = i == 0 && d->next.station == station;
        pen_as(pen, ROLE_DIM, i ? ", " : "  ");
        pen_as(pen, next ? ROLE_NEXT : ROLE_NAME, waiting->names[i]);
    }
    if (waiting->count > waiting->named)
        pen_as(pen, ROLE_DIM, ", …");
}

/* nextTick and microtasks: between any two callbacks. */
static void draw_between(struct drawing *d)
{
    enum label head = LABEL_LOOP_BETWEEN;
    for (enum station s = STATION_TICKS; s <= STATION_JOBS; s++) {
        struct waiting waiting;
        if (!station_name(d->process, s))
            continue;
        if (list_wants(&d->list)) {
            read_station(d, s, &waiting);
            draw_head(d, head);
            draw_station(d, s, waiting.count, HEAD + BETWEEN);
            draw_names(d, s, &waiting);
        }
        list_next(&d->list);
        head = LABEL_LOOP_NO_WORD;
    }
}

/* The same in one row: what is first in each says enough. */
static void draw_between_narrow(struct drawing *d)
{
    struct pen *pen = d->list.pen;
    if (list_wants(&d->list)) {
        pen_text(pen, " ");
        for (enum station s = STATION_TICKS; s <= STATION_JOBS; s++) {
            struct waiting waiting;
            if (!station_name(d->process, s))
                continue;
            read_station(d, s, &waiting);
            draw_station(d, s, waiting.count, 0);
            pen_text(pen, " ");
            pen_as(pen, d->next.station == s ? ROLE_NEXT : ROLE_NAME,
                   waiting.named ? waiting.names[0] : "");
            pen_text(pen, waiting.named ? " " : "");
        }
    }
    list_next(&d->list);
}

/* --- the line, wide ------------------------------------------------------- */

struct stop {
    enum station station;
    int column, columns;
    struct waiting waiting;
};

static int read_stops(struct drawing *d, struct stop stops[STATION_COUNT])
{
    int count = 0, columns = d->list.pen->box.columns - 4;
    for (int s = STATION_TIMERS; s < STATION_COUNT; s++)
        if (station_name(d->process, (enum station)s))
            stops[count++].station = (enum station)s;
    for (int i = 0; i < count; i++) {
        stops[i].column = 2 + columns * i / count;
        stops[i].columns = columns / count;
        read_station(d, stops[i].station, &stops[i].waiting);
    }
    return count;
}

/* A row of rails, from a corner to the other. */
static void rails_to(struct pen *pen, int column)
{
    while (pen->column < column && pen_left(pen) > 0)
        pen_as(pen, ROLE_TITLE, "─");
}

/* ╭──●─────────○────────▶─╮: the train's station is filled. */
static void draw_rails(struct drawing *d, const struct stop *stops, int count)
{
    struct pen *pen = d->list.pen;
    int end = pen->box.columns - 2;
    if (list_wants(&d->list)) {
        pen_as(pen, ROLE_TITLE, " ╭");
        for (int i = 0; i < count; i++) {
            bool here = has_train(d, stops[i].station);
            rails_to(pen, stops[i].column + 2);
            pen_as(pen, here ? ROLE_NEXT : ROLE_TITLE, here ? "●" : "○");
        }
        rails_to(pen, end - 2);
        pen_as(pen, ROLE_TITLE, "▶─╮");
    }
    list_next(&d->list);
}

static void draw_back(struct drawing *d)
{
    struct pen *pen = d->list.pen;
    int end = pen->box.columns - 2;
    if (list_wants(&d->list)) {
        pen_as(pen, ROLE_TITLE, " ╰");
        rails_to(pen, end / 2);
        pen_as(pen, ROLE_TITLE, "◀");
        rails_to(pen, end);
        pen_as(pen, ROLE_TITLE, "╯");
    }
    list_next(&d->list);
}

static void draw_stop_names(struct drawing *d, const struct stop *stops,
                            int count)
{
    struct pen *pen = d->list.pen;
    if (list_wants(&d->list)) {
        pen_as(pen, ROLE_TITLE, " │");
        for (int i = 0; i < count; i++) {
            bool here = has_train(d, stops[i].station);
            pen_to(pen, stops[i].column + (here ? 1 : 2));
            draw_station(d, stops[i].station, stops[i].waiting.count, 0);
        }
        pen_to(pen, pen->box.columns - 2);
        pen_as(pen, ROLE_TITLE, "│");
    }
    list_next(&d->list);
}

/* One name in its station's columns. */
static void draw_cell(struct drawing *d, const struct stop *stop, uint32_t row,
                      bool last)
{
    const struct waiting *w = &stop->waiting;
    struct pen *pen = d->list.pen;
    bool next = row == 0 && d->next.station == stop->station;
    pen_to(pen, stop->column + 2);
    struct pen cell = *pen;
    cell.box.columns = stop->column + stop->columns;
    if (last && w->count > row + 1)
        pen_as(&cell, ROLE_DIM, "…");
    else if (row < w->named)
        pen_as(&cell, next ? ROLE_NEXT : ROLE_NAME, w->names[row]);
    pen->column = cell.column;
}

/* Queues stand under their stations: one name a row. */
static void draw_queues(struct drawing *d, const struct stop *stops, int count,
                        uint32_t rows)
{
    struct pen *pen = d->list.pen;
    for (uint32_t row = 0; row < rows; row++) {
        if (list_wants(&d->list)) {
            pen_as(pen, ROLE_TITLE, " │");
            for (int i = 0; i < count; i++)
                draw_cell(d, &stops[i], row, row + 1 == rows);
            pen_to(pen, pen->box.columns - 2);
            pen_as(pen, ROLE_TITLE, "│");
        }
        list_next(&d->list);
    }
}

static void draw_line_wide(struct drawing *d)
{
    struct stop stops[STATION_COUNT];
    int count = read_stops(d, stops), rows = d->list.pen->box.rows;
    draw_rails(d, stops, count);
    draw_stop_names(d, stops, count);
    draw_queues(d, stops, count, rows < 16 ? 1 : rows < 24 ? 2 : 5);
    draw_back(d);
}

/* --- the line, narrow ----------------------------------------------------- */

static void draw_line_narrow(struct drawing *d)
{
    struct stop stops[STATION_COUNT];
    int count = read_stops(d, stops);
    for (int i = 0; i < count; i++) {
        struct pen *pen = d->list.pen;
        bool here = has_train(d, stops[i].station);
        const char *rail = i == 0 ? "╭▶" : i + 1 == count ? "╰─" : "│ ";
        if (list_wants(&d->list)) {
            pen_as(pen, ROLE_TITLE, rail);
            pen_as(pen, here ? ROLE_NEXT : ROLE_TITLE, here ? "● " : "○ ");
            draw_station(d, stops[i].station, stops[i].waiting.count, HEAD + 3);
            draw_names(d, stops[i].station, &stops[i].waiting);
        }
        list_next(&d->list);
    }
}

/* --- sidings -------------------------------------------------------------- */

static int draw_timers(struct drawing *d)
{
    const struct timer *timer;
    int drawn = 0;
    for (uint32_t i = 0; drawn < SIDING_TIMERS &&
                         (timer = timers_peek(d->process, i)) != NULL;
         i++) {
        if (timer->library)
            continue;
        if (list_wants(&d->list)) {
            draw_head(d, drawn ? LABEL_LOOP_NO_WORD : LABEL_LOOP_SIDINGS);
            timer_draw(d->list.pen, d->scene, d->process, timer);
        }
        list_next(&d->list);
        drawn++;
    }
    return drawn;
}

static void draw_end(struct pen *pen, const struct scene *scene,
                     const struct endpoint *end)
{
    pen_as(pen, ROLE_NAME,
           end->process == NETWORK_OUTER
               ? label(LABEL_OUTSIDE, scene->language)
               : session_name(scene->session, end->process));
    pen_format(pen, " %s",
               end->websocket
                   ? ready_state_name((enum ready_state)end->ready_state)
                   : tcp_state_name((enum tcp_state)end->tcp,
                                    scene->language == KOREAN));
}

/* A server that waits for connections stands on a siding too. */
static bool draw_listeners(struct drawing *d, bool headed)
{
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener =
            network_listener(d->scene->machine, i);
        if (!listener || listener->process != d->process->index)
            continue;
        if (list_wants(&d->list)) {
            draw_head(d, headed ? LABEL_LOOP_NO_WORD : LABEL_LOOP_SIDINGS);
            pen_format(d->list.pen, ":%u ",
                       listener->port ? listener->port : listener->asked);
            pen_as(d->list.pen, ROLE_GOOD, word(d, LABEL_LISTENS));
        }
        list_next(&d->list);
        headed = true;
    }
    return headed;
}

static void draw_sockets(struct drawing *d, bool headed)
{
    const struct connection *c;
    int drawn = 0;
    for (uint32_t i = 0; drawn < SIDING_SOCKETS &&
                         (c = network_connection(d->scene->machine, i)) != NULL;
         i++) {
        bool mine = false;
        for (int e = 0; e < 2; e++)
            mine |= c->ends[e].process == d->process->index && c->ends[e].open;
        if (!mine)
            continue;
        if (list_wants(&d->list)) {
            draw_head(d, headed ? LABEL_LOOP_NO_WORD : LABEL_LOOP_SIDINGS);
            pen_format(d->list.pen, "%u ", c->id);
            draw_end(d->list.pen, d->scene, &c->ends[0]);
            pen_as(d->list.pen, ROLE_DIM, " → ");
            draw_end(d->list.pen, d->scene, &c->ends[1]);
        }
        list_next(&d->list);
        headed = true;
        drawn++;
    }
}

/* --- what comes next ------------------------------------------------------ */

static void draw_sentence(struct drawing *d, enum label head, const char *text)
{
    struct pen *pen = d->list.pen;
    size_t length = strlen(text);
    while (length) {
        size_t cut = screen_wrap(text, length, pen->box.columns - HEAD);
        if (list_wants(&d->list)) {
            draw_head(d, head);
            pen_bytes(pen, text, screen_shown(text, cut));
        }
        list_next(&d->list);
        head = LABEL_LOOP_NO_WORD;
        text += cut;
        length -= cut;
    }
}

/* Its main script stands on the track and has not begun. */
static bool is_at_start(const struct scene *scene)
{
    return scene->step.kind == STEP_START;
}

/* A lesson asks: the pane does not tell before the learner has answered. */
static bool is_asked(const struct scene *scene)
{
    return scene->guide &&
           (guide_choices(scene->guide) || guide_types(scene->guide));
}

static void read_next(const struct scene *scene, struct next *next)
{
    loop_next(scene->process, scene->now, scene->language, next);
    if (is_at_start(scene))
        next->kind = NEXT_MAIN;
    if (is_asked(scene)) {
        next->kind = NEXT_ASKED;
        next->station = STATION_COUNT;
    }
}

/* Does what comes next come only then, behind what is on the track? */
static bool is_busy(const struct scene *scene)
{
    return scene->process->vm.frame && !is_at_start(scene);
}

/* While something is on the track, nothing else is taken. */
static void draw_next(struct drawing *d)
{
    char buffer[NEXT_BYTES];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    if (is_busy(d->scene)) {
        draw_sentence(d, LABEL_LOOP_NOW, word(d, LABEL_LOOP_BUSY));
        next_write(&d->next, d->scene->language, &text);
        draw_sentence(d, LABEL_LOOP_THEN, text.bytes);
    } else {
        next_write(&d->next, d->scene->language, &text);
        draw_sentence(d, LABEL_LOOP_NEXT, text.bytes);
    }
}

void loop_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct drawing d = {.list = list_begin(pane, pen), .scene = scene};
    const struct process *p = scene->process;
    bool wide =
        pen->box.columns >= WIDE_COLUMNS && pen->box.rows >= WIDE_ROWS;
    pane->note[0] = 0;
    if (p && reach_has_vm(p)) {
        d.process = p;
        d.train = loop_station(p);
        read_next(scene, &d.next);
        if (scene->many)
            snprintf(pane->note, sizeof pane->note, "%s", p->name);
        draw_track(&d);
        if (wide) {
            draw_between(&d);
            draw_line_wide(&d);
        } else {
            draw_between_narrow(&d);
            draw_line_narrow(&d);
        }
        draw_next(&d);
        bool headed = draw_timers(&d) > 0;
        draw_sockets(&d, draw_listeners(&d, headed));
    }
    list_end(&d.list, label(LABEL_NO_PROGRAM, scene->language));
}

/* "[poll] next: add ...": where the train is, and what it takes next. */
void loop_strip(const struct scene *scene, struct pen *pen)
{
    const struct process *p = scene->process;
    char buffer[NEXT_BYTES];
    struct text text;
    struct next next;
    if (!p || !reach_has_vm(p))
        return;
    enum station train = loop_station(p);
    if (train != STATION_COUNT && station_name(p, train)) {
        pen->role = ROLE_STATE;
        pen_format(pen, "[%s]", station_name(p, train));
        pen_as(pen, ROLE_PLAIN, " ");
    }
    read_next(scene, &next);
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "%s ",
                label(is_busy(scene) ? LABEL_LOOP_THEN : LABEL_LOOP_NEXT,
                      scene->language));
    next_write(&next, scene->language, &text);
    pen->role = ROLE_DIM;
    pen_bytes(pen, text.bytes, text.length);
    pen->role = ROLE_PLAIN;
}
