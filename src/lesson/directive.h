/*
 * directive.h: the fenced blocks that tie a stop to the run: run, stop,
 * predict, play, exercise, hint.
 */
#ifndef LOOPLINE_LESSON_DIRECTIVE_H
#define LOOPLINE_LESSON_DIRECTIVE_H

#include "lesson/fault.h"
#include "lesson/lesson.h"

#define DIRECTIVES(D) \
    D(RUN, "run") D(STOP, "stop") D(PREDICT, "predict") D(PLAY, "play") \
    D(EXERCISE, "exercise") D(HINT, "hint")
enum directive {
#define D(name, text) DIRECTIVE_##name,
    DIRECTIVES(D)
#undef D
    DIRECTIVE_COUNT,
    DIRECTIVE_NONE = DIRECTIVE_COUNT
};

#define PLAY_TURNS 20

/* What is read, and where to. */
struct directive_reader {
    struct lesson *lesson;
    struct lesson_stop *stop;
    struct lesson_run *run; /* of `run`: the new one */
    const struct fault *fault;
};

const char *directive_name(enum directive directive);

/* Is a block of code a directive? *directive says which; NONE: it is prose.
 * False: it is nearly one, and the fault is told. */
bool directive_find(const struct prose_block *block, const struct fault *fault,
                    enum directive *directive);

/* Takes what stands in the block. False: the fault is told. */
bool directive_read(struct directive_reader *reader, enum directive directive,
                    const struct prose_block *block);

/* A program, "server.js 3001", with the lesson's folder before it; NULL: the
 * fault is told. */
char *directive_program(const struct lesson *lesson, const char *text,
                        uint32_t line, const struct fault *fault);

/* "index:#btn@500ms", a click of the run. */
bool directive_click(struct lesson_run *run, const char *text, uint32_t line,
                     const struct fault *fault);

#endif
