/*
 * guide.h: the learner in a lesson: where they are, what is asked, what they
 * answered, and what the one key that goes on does. It drives the walk and
 * keeps the progress; it draws nothing, and knows no terminal.
 */
#ifndef LOOPLINE_VIEW_GUIDE_H
#define LOOPLINE_VIEW_GUIDE_H

#include "debugger/reload.h"
#include "lesson/progress.h"
#include "lesson/walk.h"

#define GUIDE_SAID 1000
#define GUIDE_TRIES 3 /* then the solution may be seen, solved or not */

enum guide_state {
    GUIDE_OPENS, /* its run is not open yet */
    GUIDE_MOVES, /* the run goes to the stop */
    GUIDE_READS, /* the stop is shown */
    GUIDE_LOST, /* this run never comes by the stop */
    GUIDE_OVER /* behind the last stop */
};

/* What only the view can do. */
enum guide_want {
    GUIDE_NOTHING,
    GUIDE_RUN, /* guide_options's session is to be opened, then guide_enter */
    GUIDE_LIST /* back to the list of lessons */
};

struct guide {
    struct lesson *lesson;
    struct progress *progress;
    const char *next; /* the title of the lesson after this one, or NULL */
    struct walk walk;
    enum guide_state state;
    enum guide_want want;
    uint32_t target; /* the stop that is gone to */
    uint32_t arrivals; /* how often a stop was come to: each begins its text
                          anew on the screen */
    bool lost_before; /* GUIDE_LOST in a run that was opened for it */
    bool missed; /* play: a wrong card was picked */
    char ran[STEP_TEXT]; /* ... the card that was taken last, or "" */
    uint32_t tellings; /* how often something was said: it is to be in sight */
    char said[GUIDE_SAID]; /* about the last answer, or "" */
    bool good; /* ... which was right */
    /* An exercise: */
    char folder[PROGRESS_PATH]; /* of the copies; "": not this run, or they
                                   cannot be written */
    bool fleeting; /* ... which goes away with the lesson */
    uint32_t tries; /* saved so often */
    uint32_t hints; /* told, in a run that was opened again too */
    char *solution; /* its text, where it is to be shown */
    char trouble[GUIDE_SAID]; /* why the saved text was not taken, or "" */
};

/* Begins a lesson: where the learner was, or (`anew`) at the first stop. */
void guide_open(struct guide *guide, struct lesson *lesson,
                struct progress *progress, bool anew);
/* Its session is closed, or goes on without it. */
void guide_close(struct guide *guide);

/* The options and programs of the run of guide->target, for session_open;
 * `options` keeps what it has otherwise. */
void guide_options(struct guide *guide, struct session_options *options,
                   char ***programs, int *count);
/* That session is open. */
void guide_enter(struct guide *guide, struct session *session);

const struct lesson_stop *guide_stop(const struct guide *guide);

/* Goes on with what moves, for at most so many slices. */
void guide_work(struct guide *guide, uint32_t slices);

/* The key that goes on: to the next stop, answered or not. */
void guide_on(struct guide *guide);
/* The learner goes another way, while it moves. */
void guide_stray(struct guide *guide);
/* To the stop before. */
void guide_back(struct guide *guide);

/* Is something asked that a number picks? How many there are. */
uint32_t guide_choices(const struct guide *guide);
/* Is an answer to be typed? */
bool guide_types(const struct guide *guide);
/* Picks choice or card `number`, from 1 on; false: there is none. */
bool guide_pick(struct guide *guide, uint32_t number);
/* What was typed. */
void guide_type(struct guide *guide, const char *text);

/* Between two turns of a play the name of the callback that has just run; else
 * NULL. */
const char *guide_ran(const struct guide *guide);

/* Does the present stop go on without what it asks for: unanswered, unsolved?
 */
bool guide_skips(const struct guide *guide);

/* --- an exercise ------------------------------------------------------------ */

bool guide_exercises(const struct guide *guide);
/* The file that is to be changed: the learner's copy. False: there is none. */
bool guide_file(const struct guide *guide, char *path, size_t size);
/* That file, or the lesson's where there is no copy, while the learner stands
 * where the exercise begins: it is to be seen, whichever program comes first. */
bool guide_draft(const struct guide *guide, char *path, size_t size);
/* The run was loaded again, or `error` says why not. */
void guide_saved(struct guide *guide, enum reload answer, const char *error);
/* What can be picked by its number: a hint, the solution, to begin anew. */
enum guide_help { HELP_HINT, HELP_SOLUTION, HELP_ANEW, GUIDE_HELPS };
bool guide_has_help(const struct guide *guide, enum guide_help help);
/* True: the files are the lesson's again, and are to be loaded. */
bool guide_take_help(struct guide *guide, enum guide_help help);

/* --- in numbers -------------------------------------------------------------- */

/* Stops of the lesson that ask, were answered right at the first try, and were
 * passed by without an answer; exercises that are not solved. */
struct guide_score {
    uint32_t asks, right, wrong, exercises, solved;
};
void guide_score(const struct guide *guide, struct guide_score *score);

#endif
