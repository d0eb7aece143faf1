/*
 * checker.h: what the parts of check.c share: check_text.c looks at the texts,
 * check_run.c runs the programs.
 */
#ifndef LOOPLINE_LESSON_CHECKER_H
#define LOOPLINE_LESSON_CHECKER_H

#include "lesson/fault.h"
#include "lesson/lesson.h"

/* One lesson under test. */
struct checker {
    enum language language; /* of what is told */
    struct lesson *lessons[2]; /* by enum language; NULL: it cannot be read */
    struct lesson *lesson; /* one that can */
    uint32_t faults;
    char error[LESSON_ERROR];
};

/* Where a reader of the file at `path` tells its fault; and then it is told,
 * and counted. */
struct fault checker_file(struct checker *checker, const char *path);
void checker_told(struct checker *checker);

/* A fault of the file at `path`: told, counted. */
void checker_fault(struct checker *checker, const char *path, uint32_t line,
                   enum fault_kind kind, const char *text, const char *more);
/* With a sentence that somebody else has written. */
void checker_said(struct checker *checker, const char *path, uint32_t line,
                  const char *sentence);

/* Both languages have the same stops, directives and first run; no line of a
 * text or a program is too wide. */
void check_texts(struct checker *checker);

/* Every run: stops, questions, turns, exercises, the same twice. */
void check_runs(struct checker *checker);

#endif
