/*
 * lesson.h: a lesson, as lessons/NN-slug/lesson.md and lesson.ko.md have it.
 *
 * Markdown that reads well anywhere, with front matter in YAML. Each `##`
 * heading begins a *stop*: a title, prose, and at most one fenced block of each
 * of these kinds, which ties it to the run:
 *
 *     ```run              new programs from here on, one a line, words behind
 *     server.js           a file; `click: index:#btn@500ms`, `type: ...`,
 *     client.js 3001      `at: 2s:kill:client`, `page: true` below them
 *     ```
 *     ```stop             the run goes on to this place (landmark.h), then the
 *     line 12             stop is shown; without one it stays where it is;
                           `drawn` below it: with its picture on a handout
 *     ```
 *     ```predict          a question about what comes (predict.h)
 *     ```play             `turns 4`: the learner takes the loop's part (play.h)
 *     ```exercise         the program is to be changed (exercise.h); begins a
 *     ```                 run of its own, with the learner's copies: that of a
 *                         `run` beside it, else as the one before where that
 *                         has the program, else of this program alone
 *     ```hint             of the exercise; several are told one by one
 *
 * What stands before the first `##` is the first stop, at the start of the run
 * that the front matter's `programs` are. Blocks in any other language (`js`,
 * `text`) are prose. Directives are the same in both languages, to the byte, but
 * for hints.
 *
 * The front matter:
 *
 *     title: The timer leaves the track
 *     summary: Why bye comes before 45.
 *     teaches: [timer queue, call stack]
 *     programs: [hello.js]
 *     clicks: ["index:#btn@500ms"]        may be missing
 *     page: true                          may be missing
 *     minutes: 10                         may be missing
 */
#ifndef LOOPLINE_LESSON_LESSON_H
#define LOOPLINE_LESSON_LESSON_H

#include "lesson/exercise.h"
#include "lesson/predict.h"
#include "lesson/prose.h"

#define LESSON_STOPS 60
#define LESSON_RUNS 12
#define LESSON_TEACHES 8
#define LESSON_BYTES ((size_t)1 << 20) /* a longer text is refused */
#define LESSON_COLUMNS 80 /* nothing is wider */

/* A directive as it stands in the text, hints left out: both languages have
 * the same. */
#define LESSON_BLOCKS 4
struct lesson_block {
    const char *name, *text;
    uint32_t line; /* of its ``` */
};

struct lesson_run {
    char *programs[SESSION_PROGRAMS]; /* paths with words, from the lesson's
                                         folder resolved */
    int program_count;
    const char *gestures[SESSION_GESTURES];
    enum command gesture_commands[SESSION_GESTURES];
    int gesture_count;
    const char *choices[SESSION_CHOICES]; /* at: */
    int choice_count;
    bool page;
};

struct lesson_stop {
    const char *title;
    uint32_t line; /* of its heading in the file, from 1 on */
    uint32_t run; /* index */
    struct landmark place; /* HERE: none given */
    uint32_t place_line; /* in the file; 0: none given */
    bool drawn; /* on a handout: the lesson says so */
    struct prose prose;
    bool predicts, plays, exercises; /* at most one */
    struct prediction prediction;
    uint32_t turns; /* plays: how many */
    struct exercise exercise;
    uint32_t ask_line; /* of the directive of these three */
    struct lesson_block blocks[LESSON_BLOCKS];
    uint32_t block_count;
};

struct lesson {
    const char *slug; /* "02-timer" */
    int number; /* 2 */
    const char *folder, *path; /* as found; the Markdown file */
    enum language language;
    const char *title, *summary;
    const char *teaches[LESSON_TEACHES];
    int teaches_count;
    int minutes; /* 0: not said */
    struct lesson_run runs[LESSON_RUNS];
    uint32_t run_count;
    struct lesson_stop stops[LESSON_STOPS];
    uint32_t stop_count;
    struct lesson_store *store; /* all its memory */
};

/* What is wrong with a lesson: "lessons/02-timer/lesson.md:17: no such place:
 * lien 12". */
#define LESSON_ERROR 512

/*
 * Reads a lesson in a language; where that text is missing, in the other one
 * (lesson->language says which). False: *error is one line with file and line;
 * nothing is left open. The lesson is to be closed.
 */
bool lesson_open(struct lesson **lesson, const char *folder,
                 enum language language, char *error, size_t error_size);
/* The same, with errors in the language `told`. */
bool lesson_open_in(struct lesson **lesson, const char *folder,
                    enum language language, enum language told, char *error,
                    size_t error_size);
void lesson_close(struct lesson *lesson);

/* "lesson.md", "lesson.ko.md" */
const char *lesson_file(enum language language);

/* The options and programs of a run, for session_open; `options` keeps what it
 * has otherwise. `folder` NULL: the lesson's own files; else a folder with the
 * learner's copies of the files, by the same names. The strings are the
 * lesson's, or in its store. */
void lesson_session(struct lesson *lesson, uint32_t run, const char *folder,
                    struct session_options *options, char ***programs,
                    int *count);

#endif
