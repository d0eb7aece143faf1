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

struct guide;

/* What every drawing may look at. */
struct scene {
    struct session *session;
    const struct guide *guide; /* the learner in a lesson, or NULL */
    const struct machine *machine;
    const struct process *process; /* the one in focus, or NULL */
    struct step step; /* where the machine stands */
    enum language language;
    bool live;
    bool many; /* several programs: what is shown says whose it is */
    int64_t now; /* us of the session; runs on during a wait */
    const struct changes *changes; /* what the last move changed */
    struct draft *draft; /* for a file that the machine has not read */
};

#define PANE_NOTE 200
#define PANE_ARGUMENT 160
#define PANE_TRAIL 16

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
    int columns; /* how wide it was then */
    int side; /* columns by which the learner has moved its lines to the left,
                 beyond what it does by itself; a move to another step ends
                 that */
    int cursor; /* the line that Enter opens, from 1 on, those that are
                   scrolled away counted too; 0: none yet. Up, Down and clicks
                   move it; a move to another step takes it away, unless what
                   it is about is there again */
    uint64_t about; /* what that line is about (list_about); 0: nothing */
    uint64_t keep; /* what it was about before a move; 0: nothing */
    bool focus; /* keys come here */
    bool open; /* Enter: what is chosen is shown alone, with all that is in it */
    uint64_t chosen; /* a number that is never used again: of an item of the
                        wire, of a connection; 0: the newest */
    uint32_t filter; /* which of its rows are shown: the pane's own */
    uint64_t trail[PANE_TRAIL]; /* what was chosen before, the last one last */
    int trailed;
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
        WISH_STEP, /* to `step` itself */
        WISH_ASK, /* the backwards question `argument`: "wrote x" */
        WISH_OBJECT, /* the Heap pane opens object number `step` */
        WISH_ANSWER, /* the lesson's choice or card number `step` */
        WISH_DECIDE, /* `command`, which takes `argument` */
        WISH_WORDS /* the same, and the learner types on behind it */
    } kind;
    enum command command;
    char argument[PANE_ARGUMENT];
    uint64_t step; /* before it, the call that led to it; behind it, the
                      callback that it led to */
    uint32_t process; /* in whose code */
};

/* PANE(identifier, draw, strip, key, point): every pane once, in the order of
 * Tab, which is that of the strip. The last three are NULL where a pane has
 * none: the source has its place always, and what can be asked backwards is
 * no news of a step. */
#define PANES(P) \
    P(SOURCE, source_draw, NULL, source_key, source_point) \
    P(LESSON, lesson_draw, lesson_strip, NULL, lesson_point) \
    P(STACK, stack_draw, stack_strip, stack_key, NULL) \
    P(TIMERS, timers_draw, timers_strip, NULL, NULL) \
    P(QUEUES, queues_draw, queues_strip, NULL, NULL) \
    P(SOCKETS, sockets_draw, sockets_strip, sockets_key, NULL) \
    P(WIRE, wire_draw, wire_strip, wire_key, wire_point) \
    P(HEAP, heap_draw, heap_strip, heap_key, NULL) \
    P(LOOP, loop_draw, loop_strip, NULL, NULL) \
    P(TIMELINE, timeline_draw, timeline_strip, timeline_key, \
      timeline_point) \
    P(CONSOLE, console_draw, console_strip, console_key, NULL) \
    P(WATCH, watch_draw, watch_strip, watch_key, NULL) \
    P(BREAKS, breaks_draw, breaks_strip, breaks_key, NULL) \
    P(WHY, why_draw, why_strip, why_key, NULL) \
    P(QUESTIONS, question_draw, NULL, question_key, NULL) \
    P(CHOOSE, choose_draw, choose_strip, choose_key, NULL) \
    P(PAGE, page_draw, page_strip, page_key, NULL)
enum pane_kind {
#define P(name, draw, strip, key, point) PANE_##name,
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
    /* What it shows in one live line, where it has no more room: the pen is
     * one row, behind the title. Nothing written: nothing to tell. */
    void (*strip)(const struct scene *scene, struct pen *pen);
    /* A key that the pane knows, while it is in focus: true, and it was taken.
     * Up and Down move its cursor where it does not know them. What is on the
     * cursor's line is in pane->about then, as the last drawing had it. */
    bool (*key)(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish);
    /* A click on a row and column of its inside: true, and it was taken. Else
     * it sets the cursor on that line, and a second one there is Enter. */
    bool (*point)(struct pane *pane, const struct scene *scene, int row,
                  int column, struct pane_wish *wish);
};
extern const struct pane_row pane_rows[PANE_COUNT];

#define P(name, draw, strip, key, point) \
    void draw(struct pane *pane, const struct scene *scene, struct pen *pen);
PANES(P)
#undef P
/* strip.c has those of the first panes. */
void lesson_strip(const struct scene *scene, struct pen *pen);
bool lesson_point(struct pane *pane, const struct scene *scene, int row,
                  int column, struct pane_wish *wish);
void stack_strip(const struct scene *scene, struct pen *pen);
void timers_strip(const struct scene *scene, struct pen *pen);
void queues_strip(const struct scene *scene, struct pen *pen);
void sockets_strip(const struct scene *scene, struct pen *pen);
void wire_strip(const struct scene *scene, struct pen *pen);
void heap_strip(const struct scene *scene, struct pen *pen);
void loop_strip(const struct scene *scene, struct pen *pen);
void timeline_strip(const struct scene *scene, struct pen *pen);
bool timeline_key(struct pane *pane, const struct scene *scene, int key,
                  struct pane_wish *wish);
bool timeline_point(struct pane *pane, const struct scene *scene, int row,
                    int column, struct pane_wish *wish);
void console_strip(const struct scene *scene, struct pen *pen);
void page_strip(const struct scene *scene, struct pen *pen);
void watch_strip(const struct scene *scene, struct pen *pen);
void breaks_strip(const struct scene *scene, struct pen *pen);
bool source_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish);
bool source_point(struct pane *pane, const struct scene *scene, int row,
                  int column, struct pane_wish *wish);
bool console_key(struct pane *pane, const struct scene *scene, int key,
                 struct pane_wish *wish);
bool watch_key(struct pane *pane, const struct scene *scene, int key,
               struct pane_wish *wish);
bool breaks_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish);
bool stack_key(struct pane *pane, const struct scene *scene, int key,
               struct pane_wish *wish);
bool heap_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish);
bool wire_point(struct pane *pane, const struct scene *scene, int row,
                int column, struct pane_wish *wish);
bool sockets_key(struct pane *pane, const struct scene *scene, int key,
                 struct pane_wish *wish);
bool page_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish);
void why_strip(const struct scene *scene, struct pen *pen);
bool why_key(struct pane *pane, const struct scene *scene, int key,
             struct pane_wish *wish);
void choose_strip(const struct scene *scene, struct pen *pen);
bool choose_key(struct pane *pane, const struct scene *scene, int key,
                struct pane_wish *wish);
bool question_key(struct pane *pane, const struct scene *scene, int key,
                  struct pane_wish *wish);
bool wire_key(struct pane *pane, const struct scene *scene, int key,
              struct pane_wish *wish);

/*
 * A pane whose lines are made one after the other starts with `list_begin`
 * and asks before each line whether it is to be drawn: lines that are scrolled
 * away are only counted. The cursor's line stands out by itself. `list_end`
 * keeps scrolling and cursor in range and in sight; the stage draws a pane
 * that has scrolled by that once more.
 */
struct list {
    struct pane *pane;
    struct pen *pen;
    int line;
};
struct list list_begin(struct pane *pane, struct pen *pen);
/* True: draw the line, then call list_next. */
bool list_wants(const struct list *list);
/* Is the cursor on this line, the one that list_next will close? */
bool list_here(const struct list *list);
/* A number for a line that is about what a text says; never 0. */
uint64_t list_number_of(uint64_t beside, const char *text);
/* What this line is about, a number of the pane's own choice: it is in
 * pane->about while the cursor is here. Said of lines out of sight too. */
void list_about(struct list *list, uint64_t what);
void list_next(struct list *list);
/* A whole line of one role. */
void list_line(struct list *list, enum role role, const char *text);
/* A sentence, broken into as many lines as it takes, `indent` columns in. */
void list_wrap(struct list *list, enum role role, int indent,
               const char *text);
/* `empty` is said where there was no line. */
void list_end(struct list *list, const char *empty);

#endif
