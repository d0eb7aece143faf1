/*
 * predict.h: what a lesson asks before it is shown, and the answer: the
 * machine's own future, run ahead on the simulated world and put back. There
 * is no answer key.
 *
 *     prints                  the next line printed
 *     runs                    the callback that the loop takes next (a task,
 *                             a microtask), by its name
 *     state client at PLACE   a readyState of that program, there
 *     queue timers at PLACE   how many wait there: timers, nextTick,
 *                             microtasks, immediates, tasks; client:timers
 *     value result at PLACE   what that expression is, as console.log shows it
 *
 * Below it the choices, each behind "- ". Without any the learner types; of
 * `state` the four states are the choices.
 */
#ifndef LOOPLINE_LESSON_PREDICT_H
#define LOOPLINE_LESSON_PREDICT_H

#include "debugger/session.h"
#include "lesson/landmark.h"

/* PREDICTION(identifier, "first word", "English", "Korean"): the question as a
 * sentence; {text} is what stands behind the word, {queue} what waits in it,
 * and {when} the place. */
#define PREDICTIONS(P) \
    P(PRINTS, "prints", "What is printed next?", "다음에 무엇이 출력될까요?") \
    P(RUNS, "runs", "Which callback runs next?", \
    "다음에 어떤 콜백이 실행될까요?") \
    P(STATE, "state", "Which readyState will {text} have {when}?", \
    "{when} {text}의 readyState는 무엇일까요?") \
    P(QUEUE, "queue", "How many {queue} will be waiting {when}?", \
    "{when} 기다리는 {queue:은} 몇 개일까요?") \
    P(VALUE, "value", "What will {text} be {when}?", \
    "{when} {text:은} 무엇일까요?")
enum prediction_kind {
#define P(name, text, english, korean) PREDICTION_##name,
    PREDICTIONS(P)
#undef P
    PREDICTION_KINDS
};

#define PREDICTION_CHOICES 8
#define PREDICTION_TEXT 160
struct prediction {
    enum prediction_kind kind;
    char text[PREDICTION_TEXT]; /* STATE, QUEUE, VALUE: of what */
    struct landmark at; /* STATE, QUEUE, VALUE */
    char choices[PREDICTION_CHOICES][PREDICTION_TEXT];
    uint32_t choice_count;
};

/* What will happen. */
struct forecast {
    bool known; /* false: `answer` is one line that says why not */
    char answer[PREDICTION_TEXT];
    uint64_t step; /* at which it happens, or the place is come by */
};

/* "state client at output bye", without its choices. */
bool prediction_read(struct prediction *prediction, const char *text,
                     enum language language, char *error, size_t error_size);

/* The question as a sentence; for `machine` see when.h. */
void prediction_write(const struct prediction *prediction,
                      const struct machine *machine, enum language language,
                      struct text *text);

/* Answers it from the machine's future, seen from the present step; the
 * machine, its log and its world stand afterwards where they stood. */
void prediction_ask(struct session *session,
                    const struct prediction *prediction,
                    struct forecast *forecast);

/* Is `given` (a choice, or what was typed: blanks around it do not count) what
 * will happen? */
bool prediction_is_right(const struct forecast *forecast, const char *given);

#endif
