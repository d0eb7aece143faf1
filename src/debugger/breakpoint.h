/*
 * breakpoint.h: where a learner wants to stop: at a line, or when something
 * happens that has no line. Every command that goes on, forwards or backwards,
 * stops there.
 *
 * A condition is evaluated as evaluate.h says, so asking changes nothing; one
 * that throws, or cannot be evaluated, does not stop, and the list says why.
 */
#ifndef LOOPLINE_DEBUGGER_BREAKPOINT_H
#define LOOPLINE_DEBUGGER_BREAKPOINT_H

#include "debugger/evaluate.h"
#include "history/history.h"

#define BREAKPOINTS 32 /* at most */
#define BREAKPOINT_ANY UINT32_MAX /* of a state */

/* KIND(identifier, "name for :break", what may follow, "English", "Korean"),
 * the sentence as the list has it. */
#define BREAKPOINT_KINDS(K) \
    K(LINE, "line", LINE, "line", "줄") \
    K(TIMER, "timer", NUMBER, "a timer fires", "타이머가 실행될 때") \
    K(STATE, "state", STATE, "a readyState becomes", "readyState가 바뀔 때:") \
    K(CHECK, "check", NOTHING, "a handshake check", "핸드셰이크를 검사할 때") \
    K(FAILED, "failed", NOTHING, "a handshake check fails", \
      "핸드셰이크 검사가 실패할 때") \
    K(FRAME, "frame", NOTHING, "a frame arrives", "프레임이 도착할 때") \
    K(OUTPUT, "output", NOTHING, "something is printed", "무언가 출력할 때") \
    K(EXCEPTION, "exception", NOTHING, "an exception is thrown", \
      "예외를 던질 때")

enum breakpoint_kind {
#define K(name, text, argument, english, korean) BREAKPOINT_##name,
    BREAKPOINT_KINDS(K)
#undef K
    BREAKPOINT_KIND_COUNT
};

#define BREAKPOINT_STOPS 32u /* that are remembered */
/* Where in the record it stops, in parts of 2^mark_shift steps. */
#define BREAKPOINT_MARKS 1024u

struct breakpoint {
    uint32_t number; /* from 1 on, never used again */
    uint32_t kind; /* enum breakpoint_kind */
    bool off;
    bool loose; /* LINE: its file is not loaded yet: see breakpoint_settle */
    bool at_call; /* LINE: no statement begins there, but a call */
    uint32_t line; /* LINE, from 1 on */
    uint32_t id; /* TIMER, STATE: of which timer, connection; 0: of any */
    uint32_t state; /* STATE: enum ready_state, or BREAKPOINT_ANY */
    char file[PROCESS_PATH]; /* LINE: the source's name, or its last part; "":
                                any of a program's */
    char condition[EVALUATE_EXPRESSION]; /* "": none */
    char error[EVALUATE_ERROR]; /* why it had no answer last time, or "" */
    uint64_t stops[BREAKPOINT_STOPS]; /* the last steps where it stopped; 0 */
    uint32_t stopped; /* how often */
    uint32_t mark_shift;
    uint64_t marks[BREAKPOINT_MARKS / 64];
};

struct breakpoints {
    struct breakpoint rows[BREAKPOINTS]; /* in the order they were made */
    uint32_t count;
    uint32_t last; /* the last number given */
    uint64_t evaluated; /* conditions so far: each takes about 0.2 ms */
    uint64_t seen; /* all steps up to this one were looked at */
};

/* Is there one that is on? */
bool breakpoints_armed(const struct breakpoints *breakpoints);

/* Appends a copy, with a number. False: there are too many. */
bool breakpoints_add(struct breakpoints *breakpoints,
                     const struct breakpoint *breakpoint);
/* Takes row `i` out. */
void breakpoints_remove(struct breakpoints *breakpoints, uint32_t i);
/* The row of a line of a source, or -1. */
int breakpoints_find(const struct breakpoints *breakpoints,
                     const struct source *source, uint32_t line);

/*
 * "14", "chat.js:14 if n > 3", "timer", "timer 3", "state 2 OPEN", "frame":
 * what stands behind :break. A line without a file is one of `source` (NULL:
 * none). False: *error is one line that says why not.
 */
bool breakpoint_read(struct breakpoint *breakpoint, const char *text,
                     const struct machine *machine,
                     const struct source *source, enum language language,
                     char *error, size_t error_size);

/*
 * Puts it on a line where something is done: on the line given, or the next
 * one. False: there is none below in what was loaded of that source. Where its
 * program has ended nothing is loaded: it stays loose, and is put there when
 * the run is in that file again.
 */
bool breakpoint_settle(struct breakpoint *breakpoint,
                       const struct machine *machine,
                       const struct source *source);

/*
 * The row at which the machine's present step stops, or -1. `library`: steps
 * in the library count too. Conditions are evaluated.
 */
int breakpoints_hit(struct breakpoints *breakpoints, struct history *history,
                    const struct history_parts *parts, bool library);

/* It stops at that step. */
void breakpoint_note(struct breakpoint *breakpoint, uint64_t step);
/* What lies behind that step is another run now. */
void breakpoints_forget(struct breakpoints *breakpoints, uint64_t step);
/* One is turned on: the record is to be looked at anew. */
void breakpoints_anew(struct breakpoints *breakpoints);
/*
 * Looks where in the record they stop, as far as it was not looked at yet: some
 * ten thousand steps, or ten conditions; the machine stands afterwards where it
 * stood.
 */
void breakpoints_look(struct breakpoints *breakpoints, struct history *history,
                      const struct history_parts *parts, bool library);
/* Does one that is on stop in these steps, the first one counted, as far as is
 * known? `about`: a step nearby may count too. */
bool breakpoints_stop(const struct breakpoints *breakpoints, uint64_t from,
                      uint64_t to, bool about);

/* "line 14 of chat.js if n > 3", "a timer fires". */
void breakpoint_write(const struct breakpoint *breakpoint,
                      enum language language, struct text *text);

/* A source's file name, without its folders. */
void breakpoint_write_file(const char *file, struct text *text);

#endif
