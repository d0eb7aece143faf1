/*
 * exercise.h: the learner changes the program until stated conditions hold.
 *
 *     program: hello.js           the file that is edited (a copy of it)
 *     solution: solution.js       shown after success; `loopline check` runs it
 *     prints: hello               all that is printed, line by line: these
 *     prints: bye
 *     contains: 45                one line among others
 *     never: undefined            no line contains it
 *     before: bye | 45            both are printed, in this order
 *     state: client CLOSED        a readyState at the end
 *     timers: 0                   so many wait at the end
 *     alive: WebSocket 0          so many objects of that class are reachable
 *                                 at the end: no leak
 *     ends:                       it comes to its end by itself
 *
 * Judged over the whole run: what was printed so far, and what will be
 * (ahead.h).
 */
#ifndef LOOPLINE_LESSON_EXERCISE_H
#define LOOPLINE_LESSON_EXERCISE_H

#include "debugger/session.h"

/* GOAL(identifier, "word", "English", "Korean"), {text} is what stands behind
 * the word; the sentence says what must hold. */
#define GOALS(G) \
    G(PRINTS, "prints", "it prints exactly: {text}", \
    "딱 이것만 출력해요: {text}") \
    G(CONTAINS, "contains", "it prints the line {text}", \
    "{text} 줄을 출력해요") \
    G(NEVER, "never", "{text} is never printed", \
    "{text:은} 한 번도 출력되지 않아요") \
    G(BEFORE, "before", "printed in this order: {text}", \
    "이 순서로 출력해요: {text}") \
    G(STATE, "state", "readyState at the end: {text}", \
    "끝났을 때 readyState: {text}") \
    G(TIMERS, "timers", "timers that still wait at the end: {text}", \
    "끝났을 때 남아 있는 타이머: {text}") \
    G(ALIVE, "alive", "objects still reachable at the end: {text}", \
    "끝났을 때 아직 닿을 수 있는 객체: {text}") \
    G(ENDS, "ends", "the program comes to its end", "프로그램이 스스로 끝나요")
enum goal_kind {
#define G(name, text, english, korean) GOAL_##name,
    GOALS(G)
#undef G
    GOAL_KINDS
};

#define EXERCISE_GOALS 12
#define EXERCISE_HINTS 4
#define GOAL_TEXT 400
struct goal {
    enum goal_kind kind;
    char text[GOAL_TEXT]; /* PRINTS: all the lines, with '\n' between */
};

struct exercise {
    const char *program, *solution; /* in the lesson's folder */
    struct goal goals[EXERCISE_GOALS];
    uint32_t goal_count;
    const struct prose *hints[EXERCISE_HINTS];
    uint32_t hint_count;
};

/* How a goal stands. */
struct verdict {
    bool holds;
    char got[GOAL_TEXT]; /* what there was instead, or "" */
};

/* A goal from its word and what stands behind it; several of PRINTS are one.
 * False: *error says why not. */
bool exercise_goal(struct exercise *exercise, const char *word,
                   const char *text, enum language language, char *error,
                   size_t error_size);

void goal_write(const struct goal *goal, enum language language,
                struct text *text);

/* Judges the run, the present step's past and its future. True: all hold. */
bool exercise_judge(struct session *session, const struct exercise *exercise,
                    struct verdict verdicts[EXERCISE_GOALS]);

#endif
