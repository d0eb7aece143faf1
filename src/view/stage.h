/*
 * stage.h: everything that is on the screen, drawn at once.
 *
 * The stage reads the machine and changes nothing of it: its hash is the same
 * before and after a drawing (tests/unit/test_view.c).
 */
#ifndef LOOPLINE_VIEW_STAGE_H
#define LOOPLINE_VIEW_STAGE_H

#include "view/layout.h"
#include "view/prompt.h"

/* Where the learner looks, and what the status line has to say. */
struct stage {
    struct session *session;
    struct pane panes[PANE_COUNT];
    struct changes changes;
    enum pane_kind focus;
    uint32_t process; /* whose frames are shown */
    uint64_t came_from; /* the step before a jump from a pane; 0: none */
    bool zoom, help;
    bool hidden[PANE_COUNT];
    struct layout layout; /* of the last drawing */
    int slower; /* of play: so many speeds below the fastest */
    struct prompt prompt;
    enum label note; /* a message, or LABEL_COUNT */
    char error[200]; /* why something could not be done, or "" */
};

void stage_init(struct stage *stage, struct session *session);

/* What drawing may look at, as the machine stands now. */
void stage_scene(struct stage *stage, struct scene *scene);

/* Draws it all on the open screen. */
void stage_draw(struct stage *stage);

/* Draws what a key depends on, and does not show it: for the second of two
 * keys that came between two drawings. */
void stage_settle(struct stage *stage);

/* Before a move: what is in sight is taken down, to be compared with; panes
 * show their beginning again, and messages go. */
void stage_before_move(struct stage *stage);

/* A key for the pane in focus; false: it does not know it. */
bool stage_key(struct stage *stage, int key, struct pane_wish *wish);

/* Moves the cursor of the pane in focus by so many lines, down where positive;
 * one that has none scrolls. */
void stage_move(struct stage *stage, int lines);

/* Scrolls the pane in focus by so many lines, down where positive. */
void stage_scroll(struct stage *stage, int lines);

#endif
