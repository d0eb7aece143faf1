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
#define PANE_ARGUMENT 160

/* A step at which a program did something. */
struct pane_link {
    uint64_t step;
    uint32_t process;
    bool known;
};

struct pane {
    int scroll; /* lines left out above; kept in range by drawing */
    int lines; /* how many there were at the last drawing */
    int rows; /* how many had room then */
    bool focus; /* keys come here */
    bool open; /* Enter: what is chosen is shown alone, with all that is in it */
    uint64_t chosen; /* a number that is never used again: of an item of the
                        wire, of a connection; 0: the newest */
    uint32_t filter; /* which of its rows are shown: the pane's own */
    struct pane_link links[2]; /* where what is chosen was sent and received:
                                  kept, for a step before it has no such item */
    char note[PANE_NOTE]; /* behind the title: a count, a file */
};

/* Where a pane's key would take the learner. */
struct pane_wish {
    enum {
        WISH_NOTHING,
        WISH_SEND,
        WISH_CALLBACK,
        WISH_RETURN,
        WISH_CLICK, /* `argument` as the command "click" takes it */
        WISH_TYPE /* the learner types behind `argument` */
    } kind;
    char argument[PANE_ARGUMENT];
    uint64_t step; /* before it, the call that led to it; behind it, the
                      callback that it led to */
    uint32_t process; /* in whose code */
};

/* PANE(identifier, draw, key or NULL): every pane once, in the order of Tab. */
#define PANES(P) \
    P(SOURCE, source_draw, NULL) \
    P(STACK, stack_draw, NULL) \
    P(TIMERS, timers_draw, NULL) \
    P(QUEUES, queues_draw, NULL) \
    P(SOCKETS, sockets_draw, sockets_key) \
    P(WIRE, wire_draw, wire_key) \
    P(HEAP, heap_draw, NULL) \
    P(CONSOLE, console_draw, NULL) \
    P(PAGE, page_draw, page_key)
enum pane_kind {
#define P(name, draw, key) PANE_##name,
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
    /* A key that the pane knows, while it is in focus: true, and it was taken;
     * NULL: it knows none. Up, Down and the like scroll it then. */
    bool (*key)(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish);
};
extern const struct pane_row pane_rows[PANE_COUNT];

#define P(name, draw, key) \
    void draw(struct pane *pane, const struct scene *scene, struct pen *pen);
PANES(P)
#undef P
bool sockets_key(struct pane *pane, const struct scene *scene, int key,
                 struct pane_wish *wish);
bool page_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish);
bool wire_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish);

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
/* A sentence, broken into as many lines as it takes, `indent` columns in. */
void list_wrap(struct list *list, enum role role, int indent,
               const char *text);
/* `empty` is said where there was no line. */
void list_end(struct list *list, const char *empty);

#endif
