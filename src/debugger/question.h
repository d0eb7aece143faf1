/*
 * question.h: backwards questions: where a variable or a property got its
 * value, where a promise was settled, what printed a line, which `send` is
 * behind a message. Answered by observed re-execution: the run is gone over
 * again, and looked at step by step; the machine stands afterwards where it
 * stood.
 *
 * A write of the value that was there already cannot be seen.
 */
#ifndef LOOPLINE_DEBUGGER_QUESTION_H
#define LOOPLINE_DEBUGGER_QUESTION_H

#include "debugger/why.h"

/* QUESTION(identifier, "word", "English", "Korean"): the word begins what is
 * typed: "wrote list[2].name", "settled answer", "printed hello", "sent hi".
 * {text} is what stands behind it. */
#define QUESTIONS(Q) \
    Q(WROTE, "wrote", "what wrote {text} last?", \
      "{text:을} 마지막으로 쓴 것은?") \
    Q(SETTLED, "settled", "where was the promise {text} settled?", \
      "프로미스 {text:이} 처리된 곳은?") \
    Q(PRINTED, "printed", "what printed \"{text}\"?", \
      "이 줄을 출력한 것은? {text}") \
    Q(SENT, "sent", "which send is behind the message \"{text}\"?", \
      "이 메시지를 보낸 send는? {text}")
enum question_kind {
#define Q(name, text, english, korean) QUESTION_##name,
    QUESTIONS(Q)
#undef Q
    QUESTION_KINDS
};

#define QUESTION_TEXT 120
struct question {
    uint32_t kind; /* enum question_kind */
    char text[QUESTION_TEXT];
};

/* OUTCOME(identifier, "name in the output", "English", "Korean") */
#define OUTCOMES(O) \
    O(FOUND, "found", "", "") \
    O(BORN, "born", "it has had this value from its beginning on", \
      "처음부터 이 값이었어요") \
    O(LATER, "later", "not yet here: it comes only then", \
      "여기서는 아직이에요. 나중에 일어나요") \
    O(NOT_YET, "not-yet", "it has not happened yet", \
      "아직 일어나지 않았어요") \
    O(NO_NAME, "no-name", "there is no such variable or property here", \
      "여기에는 그런 변수나 속성이 없어요") \
    O(NO_PROMISE, "no-promise", "that is no promise", \
      "그것은 프로미스가 아니에요") \
    O(NO_LINE, "no-line", "nothing like that has been printed", \
      "그런 것은 출력되지 않았어요") \
    O(NO_MESSAGE, "no-message", "no such message has arrived", \
      "그런 메시지는 도착하지 않았어요") \
    O(OUTSIDE, "outside", "it came from outside", "바깥에서 왔어요") \
    O(NO_RECORD, "no-record", "nothing is recorded", "기록이 없어요")
enum outcome {
#define O(name, text, english, korean) OUTCOME_##name,
    OUTCOMES(O)
#undef O
    OUTCOME_COUNT
};

struct answer {
    enum outcome outcome;
    struct why_place place; /* FOUND, BORN, LATER */
    char value[STEP_TEXT]; /* what was written, printed, sent */
};

const char *outcome_name(enum outcome outcome);
const char *outcome_text(enum outcome outcome, enum language language);

/* Is it no answer, because that cannot be asked? */
bool outcome_refuses(enum outcome outcome);

const char *question_word(enum question_kind kind);

/* "wrote x". False: it does not begin with a word of the table. */
bool question_read(const char *text, struct question *question);

/* Answers it for the present step. */
void question_ask(struct session *session, const struct question *question,
                  struct answer *answer);

/* What can be asked at the present step, at most so many; returns how many. */
#define QUESTIONS_MOST 40u
uint32_t question_list(const struct session *session,
                       struct question questions[QUESTIONS_MOST]);

/* The question as a sentence. */
void question_write(const struct question *question, enum language language,
                    struct text *text);

#endif
