/*
 * sockets_pane.c: listeners, and both ends of each connection: how TCP sees
 * it, and the four readyStates with the present one marked.
 */
#include <stdio.h>

#include "view/pane.h"

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
    if (end->process == NETWORK_OUTER)
        return; /* what it thinks nobody here knows */
    if (list_wants(list)) {
        pen_text(pen, " ");
        draw_states(pen, (enum ready_state)end->ready_state);
    }
    list_next(list);
}

static void draw_connection(struct list *list, const struct scene *scene,
                            const struct connection *c)
{
    if (list_wants(list)) {
        struct pen *pen = list->pen;
        pen->role = ROLE_DIM;
        pen_format(pen, "%u  :%u → :%u", c->id, c->local_port, c->port);
        if (c->cut)
            pen_format(pen, "  %s", label(LABEL_CUT, scene->language));
        pen->role = ROLE_PLAIN;
    }
    list_next(list);
    draw_end(list, scene, c, END_CLIENT);
    draw_end(list, scene, c, END_SERVER);
}

void sockets_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    struct list list = list_begin(pane, pen);
    const struct connection *c;
    uint32_t count = 0;
    for (uint32_t i = 0; i < NETWORK_LISTENERS; i++) {
        const struct listener *listener = network_listener(scene->machine, i);
        if (listener)
            draw_listener(&list, scene, listener);
    }
    for (; (c = network_connection(scene->machine, count)); count++)
        draw_connection(&list, scene, c);
    snprintf(pane->note, sizeof pane->note, "%u", count);
    if (list.line == 0)
        pane->note[0] = 0;
    list_end(&list, label(LABEL_NO_SOCKETS, scene->language));
}
