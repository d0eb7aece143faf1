/*
 * pane.h: what a pane is: a table of operations over its own small struct.
 *
 * A pane reads the machine and draws; it keeps only where the learner looks
 * (how far it is scrolled). The stage lays out and draws them all; the manager
 * (view.c) routes keys, and has it drawn once, just before the loop sleeps.
 */
#ifndef LOOPLINE_VIEW_PANE_H
#define LOOPLINE_VIEW_PANE_H

#include "debugger/session.h"
#include "view/changes.h"
#include "view/label.h"
#include "view/screen.h"

/* What every drawing may look at. */
struct scene {
    struct session *session;
    const struct machine *machine;
    const struct process *process; /* the one in focus, or NULL */
    struct step step; /* where the machine stands */
    enum language language;
    bool live;
    bool many; /* several programs: what is shown says whose it is */
    int64_t now; /* us of the session; runs on during a wait */
    const struct changes *changes; /* what the last move changed */
};

#define PANE_NOTE 64

struct pane {
    int scroll; /* lines left out above; kept in range by drawing */
    int lines; /* how many there were at the last drawing */
    int rows; /* how many had room then */
    char note[PANE_NOTE]; /* behind the title: a count, a file */
};

/* PANE(identifier, draw): every pane once, in the order of Tab. */
#define PANES(P) \
    P(SOURCE, source_draw) \
    P(STACK, stack_draw) \
    P(TIMERS, timers_draw) \
    P(QUEUES, queues_draw) \
    P(SOCKETS, sockets_draw) \
    P(WIRE, wire_draw) \
    P(HEAP, heap_draw) \
    P(CONSOLE, console_draw)
enum pane_kind {
#define P(name, draw) PANE_##name,
    PANES(P)
#undef P
    PANE_COUNT
};

struct pane_row {
    enum label title;
    /* Draws the inside (the pen stands at its top and clips) and writes the
     * note. */
    void (*draw)(struct pane *pane, const struct scene *scene,
                 struct pen *pen);
};
extern const struct pane_row pane_rows[PANE_COUNT];

#define P(name, draw) \
    void draw(struct pane *pane, const struct scene *scene, struct pen *pen);
PANES(P)
#undef P

/*
 * A pane whose lines are made one after the other starts with `list_begin`
 * and asks before each line whether it is to be drawn: lines that are scrolled
 * away are only counted. `list_end` keeps the scrolling in range.
 */
struct list {
    struct pane *pane;
    struct pen *pen;
    int line;
};
struct list list_begin(struct pane *pane, struct pen *pen);
/* True: draw the line, then call list_next. */
bool list_wants(const struct list *list);
void list_next(struct list *list);
/* A whole line of one role. */
void list_line(struct list *list, enum role role, const char *text);
/* `empty` is said where there was no line. */
void list_end(struct list *list, const char *empty);

#endif
