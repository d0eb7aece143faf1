/*
 * choice.h: what a learner decides about the programs: start, stop, kill,
 * restart; and what somebody outside is to ask of them: get, post. Each is an event; --at plans it for a time, the command line of the
 * view gives it at the present step.
 */
#ifndef LOOPLINE_DEBUGGER_CHOICE_H
#define LOOPLINE_DEBUGGER_CHOICE_H

#include "debugger/command.h"
#include "debugger/gesture.h"
#include "debugger/program.h"

#define CHOICE_LINE 512

struct choice {
    struct event event; /* its bytes are those of what follows */
    struct program_start start;
    struct gesture_event gesture;
    char name[PROCESS_NAME];
    char line[CHOICE_LINE]; /* input */
};

/*
 * Makes the event of a command with its argument. A program is known by its
 * name where it is there already; `planned` are stems that will have started
 * by then (NULL: none). False: *error is one line that says what is wrong.
 */
bool choice_make(const struct session *session, enum command command,
                 const char *argument, const char *const *planned,
                 struct choice *choice, char *error, size_t error_size);

/* Before a program is started now: the world knows its project folder. */
void choice_open_folder(struct session *session, const struct choice *choice);

/* Plans what the options' --at say, in their order. */
bool choice_plan(struct session *session, char *error, size_t error_size);

/* "2s", "500ms", "1.5m", "2000": microseconds, and what stands behind; -1: not
 * understood. */
int64_t choice_time(const char *text, const char **end);

/* How many programs --at starts, beside those of the command line. */
int choice_starts(const struct session_options *options);

/* Does --at ask something from outside? */
bool choice_asks(const struct session_options *options);

/* "2s:kill:client": the time in us, the command and its argument. False: it is
 * none of these. */
bool choice_read(const char *text, int64_t *at, enum command *command,
                 const char **argument);

#endif
