/*
 * option_table.h: every action and every option of the command line, once:
 * its name, where it may stand, how its value is read, its help.
 */
#ifndef LOOPLINE_DEBUGGER_OPTION_TABLE_H
#define LOOPLINE_DEBUGGER_OPTION_TABLE_H

#include "debugger/options.h"

#define OPTION_IN(action) (1u << (action))

struct option_row {
    const char *name; /* with "=" where it takes a value */
    unsigned actions; /* OPTION_IN: where it may stand */
    /* Takes its value ("" where it has none). False: it is none. */
    bool (*read)(struct options *options, const char *value);
    const char *shown;
    const char *help[2]; /* by enum language */
};
extern const struct option_row option_rows[];
extern const size_t option_row_count;

/* The words that an action takes. */
enum action_words {
    WORDS_PROGRAMS, /* at least one */
    WORDS_NONE,
    WORDS_LESSON, /* one */
    WORDS_MAYBE_LESSON, /* one, or none: all */
    WORDS_LESSONS, /* any number; none: all */
    WORDS_NEW /* "lesson" SLUG */
};

struct action_row {
    const char *name;
    enum action_words words;
    const char *shown;
    const char *help[2];
};
/* By enum action, those that are words. */
extern const struct action_row action_rows[ACTION_HELP];

/* Those whose run is recorded, so that one can go back; and those of them in
 * which a learner goes on by hand. */
extern const unsigned actions_recorded, actions_in_hands;
/* Those that nobody sits before: in the simulated world on the virtual clock,
 * if not told otherwise. */
extern const unsigned actions_offstage;

/* "ko_KR.UTF-8": what language a locale means. */
enum language option_language(const char *locale);

#endif
