/*
 * stage.h: everything that is on the screen, drawn at once.
 *
 * The stage reads the machine and changes nothing of it: its hash is the same
 * before and after a drawing (tests/unit/test_view.c).
 */
#ifndef LOOPLINE_VIEW_STAGE_H
#define LOOPLINE_VIEW_STAGE_H

#include "view/draft.h"
#include "view/layout.h"
#include "view/prompt.h"

#define STAGE_WORDS 200

/* Where the learner looks, and what the status line has to say. */
struct stage {
    struct session *session;
    struct guide *guide; /* the learner in a lesson, or NULL */
    struct progress *keep; /* takes what is set here for the next time; NULL:
                              nothing is kept */
    struct pane panes[PANE_COUNT];
    struct changes changes;
    struct draft draft;
    enum pane_kind focus;
    uint32_t process; /* whose frames are shown */
    uint64_t came_from; /* the step before a jump from a pane; 0: none */
    bool zoom, help;
    bool present; /* for a projector: present.h */
    bool sheet; /* on paper: of any size, and no keys at its foot */
    enum pane_kind beside; /* the pane beside the source then */
    int pointer; /* the row of the screen that the teacher points at; -1 */
    struct pane manual; /* where the learner is in the help */
    struct mouse pressed; /* the last press; row -1: the screen has moved */
    int found_line; /* where a search stands, in all lines of its pane */
    int found, finds; /* the line found is so many of so many; 0: none */
    bool hidden[PANE_COUNT];
    struct layout layout; /* of the last drawing */
    int slower; /* of play: so many speeds below the fastest */
    struct theme theme; /* the present colours */
    struct prompt prompt;
    char note[STAGE_WORDS]; /* what came of a command, or "" */
    char error[STAGE_WORDS]; /* why something could not be done, or "" */
};

void stage_init(struct stage *stage, struct session *session);

/* What drawing may look at, as the machine stands now. */
void stage_scene(struct stage *stage, struct scene *scene);

/* What came of a command, instead of all that was said before, and why one
 * could not be done; behind the label comes what it has a %s for. */
void stage_say(struct stage *stage, enum label which, ...);
void stage_refuse(struct stage *stage, enum label which, ...);

/* No more of either. */
void stage_hush(struct stage *stage);

/* What is to be shown: a refusal before anything else; "": nothing. */
const char *stage_words(const struct stage *stage);

/* Is a command under way, or a wait? */
bool stage_is_moving(const struct stage *stage);

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

/* The next pane that there is, in the order of Tab, or the one before. */
void stage_focus_by(struct stage *stage, int by);

/* The pane in whose title, of either language, a word begins so; false: there
 * is none. */
bool stage_focus_named(struct stage *stage, const char *name);

/* Hides the pane in focus, or shows it again. */
void stage_hide(struct stage *stage);

/* A press of the mouse, or its wheel. POINT_ENTER: it was the second one on a
 * line, which Enter opens; POINT_WISH: the pane has a wish. */
enum point { POINT_DONE, POINT_ENTER, POINT_WISH };
enum point stage_point(struct stage *stage, const struct mouse *mouse,
                       struct pane_wish *wish);

/* Where a search in the pane in focus begins, in all its lines. */
int stage_top_line(const struct stage *stage);

/* Moves the cursor of the pane in focus by so many lines, down where positive;
 * one that has none scrolls. */
void stage_move(struct stage *stage, int lines);

/* Scrolls the pane in focus by so many lines, down where positive. */
void stage_scroll(struct stage *stage, int lines);

#endif
