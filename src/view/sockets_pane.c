/*
 * sockets_pane.c: listeners, and both ends of each connection: how TCP sees
 * it, and the four readyStates with the present one marked. Many connections
 * have a row each; a cursor chooses one, Enter opens it (sockets_open.c), f
 * shows some of them only.
 */
#include <stdio.h>

#include <curses.h>

#include "view/sockets_open.h"

#define FEW 4u /* connections that are shown with all their lines */
#define PAGE 10
#define KEY_ESCAPE 27

static const char *process_name(const struct scene *scene, uint32_t process)
{
    if (process == NETWORK_OUTER)
        return label(LABEL_OUTSIDE, scene->language);
    return session_name(scene->session, process);
}

static enum label listener_label(const struct listener *listener)
{
    switch (listener->state) {
    case LISTENER_ASKED:
        return LABEL_LISTEN_ASKED;
    case LISTENER_CLOSING:
        return LABEL_LISTEN_CLOSING;
    default:
        return LABEL_LISTENS;
    }
}

static void draw_listener(struct list *list, const struct scene *scene,
                          const struct listener *listener)
{
    if (list_wants(list)) {
        struct pen *pen = list->pen;
        uint32_t port = listener->port ? listener->port : listener->asked;
        pen_as(pen, ROLE_NAME, process_name(scene, listener->process));
        pen_format(pen, " :%u ", port);
        pen_as(pen, ROLE_GOOD,
               label(listener_label(listener), scene->language));
    }
    list_next(list);
}

/* Whose turn it is stands out, so that one sees at which end a step was. */
static bool is_here(const struct scene *scene, const struct connection *c,
                    uint32_t end)
{
    enum step_kind kind = scene->step.kind;
    bool wire = kind == STEP_TCP || kind == STEP_HTTP ||
                kind == STEP_HANDSHAKE || kind == STEP_FRAME ||
                kind == STEP_BUFFERED || kind == STEP_READY_STATE;
    return wire && scene->step.id == c->id && scene->step.end == end;
}

static void draw_states(struct pen *pen, enum ready_state now)
{
    for (int i = 0; i < READY_STATE_COUNT; i++) {
        bool here = i == (int)now;
        enum role role = pen->role;
        pen->role = here ? ROLE_STATE : ROLE_DIM;
        pen_format(pen, here ? "[%s]" : "%s",
                   ready_state_name((enum ready_state)i));
        pen->role = role;
        if (i + 1 < READY_STATE_COUNT)
            pen_text(pen, " ");
    }
}

static void draw_end(struct list *list, const struct scene *scene,
                     const struct connection *c, uint32_t which)
{
    const struct endpoint *end = &c->ends[which];
    struct pen *pen = list->pen;
    bool here = is_here(scene, c, which);
    if (end->process == NETWORK_OUTER && end->tcp == TCP_NONE)
        return; /* nobody is there */
    if (list_wants(list)) {
        pen->role = here ? ROLE_CHANGED : ROLE_NAME;
        pen_text(pen, here ? "*" : " ");
        pen_text(pen, process_name(scene, end->process));
        pen->role = ROLE_PLAIN;
        pen_format(pen, " TCP %s",
                   tcp_state_name((enum tcp_state)end->tcp,
                                  scene->language == KOREAN));
        if (end->process != NETWORK_OUTER)
            pen_format(pen, "  %s %llu", label(LABEL_BUFFERED, scene->language),
                       (unsigned long long)endpoint_buffered(end));
    }
    list_next(list);
    if (!end->websocket)
        return; /* only TCP; or what it thinks nobody here knows */
    if (list_wants(list)) {
        pen_text(pen, " ");
        draw_states(pen, (enum ready_state)end->ready_state);
    }
    list_next(list);
}

static void draw_head(struct pen *pen, const struct scene *scene,
                      const struct connection *c, bool cursor)
{
    pen->role = cursor ? ROLE_NEXT : ROLE_DIM;
    pen_format(pen, "%s%u  :%u → :%u", cursor ? "▶" : "", c->id, c->local_port,
               c->port);
    if (c->cut)
        pen_format(pen, "  %s", label(LABEL_CUT, scene->language));
    pen->role = ROLE_PLAIN;
}

static void draw_connection(struct list *list, const struct scene *scene,
                            const struct connection *c, bool cursor)
{
    if (list_wants(list))
        draw_head(list->pen, scene, c, cursor);
    list_next(list);
    draw_end(list, scene, c, END_CLIENT);
    draw_end(list, scene, c, END_SERVER);
}

/* "* 12 client OPEN → server OPEN": one of many. */
static void draw_row(struct list *list, const struct scene *scene,
                     const struct connection *c, bool cursor)
{
    struct pen *pen = list->pen;
    bool here = is_here(scene, c, END_CLIENT) || is_here(scene, c, END_SERVER);
    if (list_wants(list)) {
        pen_as(pen, cursor ? ROLE_NEXT : ROLE_CHANGED,
               cursor ? "▶"
               : here ? "*"
                      : " ");
        pen_format(pen, "%-4u", c->id);
        for (uint32_t i = 0; i < 2; i++) {
            pen_as(pen, ROLE_DIM, i ? " → " : "");
            pen_as(pen, ROLE_NAME, process_name(scene, c->ends[i].process));
            pen_text(pen, " ");
            pen_text(pen, sockets_state(scene, &c->ends[i]));
        }
    }
    list_next(list);
}

/* --- which are shown ------------------------------------------------------- */

/* FILTER(identifier, label): f goes from one to the next. */
#define FILTERS(F) \
    F(ALL, LABEL_COUNT) F(OPEN, LABEL_FILTER_OPEN) \
    F(MINE, LABEL_FILTER_MINE)
enum filter {
#define F(name, text) FILTER_##name,
    FILTERS(F)
#undef F
    FILTER_COUNT
};

static bool passes(const struct scene *scene, const struct connection *c,
                   uint32_t filter)
{
    const struct endpoint *ends = c->ends;
    uint32_t process = scene->process ? scene->process->index : NETWORK_OUTER;
    switch (filter) {
    case FILTER_OPEN:
        return ends[0].open || ends[1].open;
    case FILTER_MINE:
        return ends[0].process == process || ends[1].process == process;
    default:
        return true;
    }
}

/* The next one that is shown, from connection number `i` on, going `by`. */
static const struct connection *shown(const struct scene *scene,
                                      const struct pane *pane, uint32_t i,
                                      int by)
{
    const struct connection *c;
    while ((c = network_connection(scene->machine, i)) != NULL &&
           !passes(scene, c, pane->filter))
        i = (uint32_t)((int64_t)i + by);
    return c;
}

static uint32_t place_of(const struct machine *machine, uint64_t id)
{
    const struct connection *c;
    uint32_t i = 0;
    while ((c = network_connection(machine, i)) && c->id < id)
        i++;
    return i;
}

/* The chosen one; where it is gone, the next; else the last. */
static const struct connection *chosen(const struct scene *scene,
                                       const struct pane *pane)
{
    uint32_t i = place_of(scene->machine, pane->chosen ? pane->chosen
                                                       : UINT64_MAX);
    const struct connection *c = shown(scene, pane, i, 1);
    return c ? c : shown(scene, pane, i - 1, -1);
}

/* The cursor's row in sight: the pane scrolls as far as it must. */
static void scroll_to(struct pane *pane, int row, int height, int rows)
{
    if (pane->scroll > row)
        pane->scroll = row;
    if (pane->scroll < row + height - rows)
        pane->scroll = row + height - rows;
}

static uint32_t count_shown(const struct scene *scene, const struct pane *pane)
{
    const struct connection *c;
    uint32_t count = 0;
    for (uint32_t i = 0; (c = network_connection(scene->machine, i)); i++)
        count += passes(scene, c, pane->filter);
    return count;
}

static void draw_all(struct pane *pane, const struct scene *scene,
                     struct list *list)
{
    const struct connection *c, *cursor = chosen(scene, pane);
    bool many = count_shown(scene, pane) > FEW;
    for (uint32_t i = 0; (c = network_connection(scene->machine, i)); i++) {
        bool here = pane->focus && c == cursor;
        int line = list->line;
        if (!passes(scene, c, pane->filter))
            continue;
        if (many)
            draw_row(list, scene, c, here);
        else
            draw_connection(list, scene, c, here);
        if (pane->cursor > line && pane->cursor <= list->line)
            pane->chosen = c->id; /* by the mouse */
        if (here && pane->chosen)
            scroll_to(pane, line, list->line - line, list->pen->box.rows);
    }
}

static void draw_list(struct pane *pane, const struct scene *scene,
                      struct pen *pen)
{
    struct list list = list_begin(pane, pen);
    struct pen again = *pen;
    int scroll = pane->scroll;
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(scene->machine, i);
        if (listener)
            draw_listener(&list, scene, listener);
    }
    draw_all(pane, scene, &list);
    list.pane->cursor = 0; /* it has one of its own */
    list_end(&list, label(LABEL_NO_SOCKETS, scene->language));
    if (pane->scroll != scroll && pane->focus && pane->chosen &&
        pane->scroll >= 0 && list.line > pen->box.rows) {
        *pen = again; /* the cursor was out of sight */
        draw_list(pane, scene, pen);
    }
}

void sockets_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct connection *c = chosen(scene, pane);
    static const enum label filters[] = {
#define F(name, text) text,
        FILTERS(F)
#undef F
    };
    uint32_t count = place_of(scene->machine, UINT64_MAX);
    pane->note[0] = 0;
    if (pane->filter)
        snprintf(pane->note, sizeof pane->note, "%u/%u %s",
                 count_shown(scene, pane), count,
                 label(filters[pane->filter], scene->language));
    else if (count || network_listener(scene->machine, 0))
        snprintf(pane->note, sizeof pane->note, "%u", count);
    if (pane->open && c)
        sockets_open_draw(pane, scene, c, pen);
    else
        draw_list(pane, scene, pen);
}

/* --- keys ------------------------------------------------------------------ */

static void choose_by(struct pane *pane, const struct scene *scene, int by)
{
    const struct connection *c = chosen(scene, pane);
    int way = by < 0 ? -1 : 1;
    for (; by != 0 && c; by -= way) {
        uint32_t i = place_of(scene->machine, c->id);
        const struct connection *next =
            shown(scene, pane, (uint32_t)((int64_t)i + way), way);
        pane->chosen = c->id;
        if (!next)
            break;
        pane->chosen = next->id;
        c = next;
    }
}

bool sockets_key(struct pane *pane, const struct scene *scene, int key,
                 struct pane_wish *wish)
{
    const struct connection *c = chosen(scene, pane);
    (void)wish;
    switch (key) {
    case 'f':
        pane->filter = (pane->filter + 1) % FILTER_COUNT;
        return true;
    case '\r':
    case '\n':
    case KEY_ENTER:
        pane->open = c != NULL;
        pane->chosen = c ? c->id : 0;
        return true;
    case KEY_ESCAPE:
        pane->open = false;
        return true;
    case KEY_UP:
    case KEY_DOWN:
        choose_by(pane, scene, key == KEY_UP ? -1 : 1);
        return true;
    case KEY_PPAGE:
    case KEY_NPAGE:
        choose_by(pane, scene, key == KEY_PPAGE ? -PAGE : PAGE);
        return true;
    default:
        return false;
    }
}
