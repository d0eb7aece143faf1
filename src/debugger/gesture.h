/*
 * gesture.h: what the learner does to a page: clicks, types, answers its
 * dialogs. Each is an event; --click, --type and --answer plan it, the Page
 * pane gives it at once. The commands of these names say which is meant.
 */
#ifndef LOOPLINE_DEBUGGER_GESTURE_H
#define LOOPLINE_DEBUGGER_GESTURE_H

#include "debugger/command.h"
#include "debugger/session.h"

#define GESTURE_BYTES 1024

/* EVENT_GESTURE; its bytes are those of `bytes`. */
struct gesture_event {
    struct event event;
    char bytes[GESTURE_BYTES];
};

/* "page:#btn@500ms"; to type "page:#input=text@1s", where "\n" is the Enter
 * key; to answer "page:yes@1s", "page:no@1s", "page:yes=text@1s". False: it is
 * none. `gesture` may be NULL. */
bool gesture_read(const char *value, enum command command,
                  struct gesture_event *gesture);

/* The same without a time, and perhaps without a page (that is the first one;
 * for an answer the first that waits for one): at once. */
bool gesture_parse(const struct session *session, const char *argument,
                   enum command command, struct gesture_event *gesture);

/* Gives those of the options to the machine. False: *error names a page that
 * is not there. */
bool gesture_plan(struct session *session, char *error, size_t error_size);

#endif
