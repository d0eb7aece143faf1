/*
 * gesture.h: what the learner does to a page: clicks and types. Each is an
 * event; --click and --type plan it, the Page pane gives it at once.
 */
#ifndef LOOPLINE_DEBUGGER_GESTURE_H
#define LOOPLINE_DEBUGGER_GESTURE_H

#include "debugger/session.h"

#define GESTURE_BYTES 1024

/* EVENT_GESTURE; its bytes are those of `bytes`. */
struct gesture_event {
    struct event event;
    char bytes[GESTURE_BYTES];
};

/* What `page` is to be told: `text` is what is typed, NULL: it is a click.
 * False: the words are too long. */
bool gesture_make(struct gesture_event *gesture, const char *page,
                  const char *selector, const char *text, int64_t at);

/* "page:#btn@500ms", or with `typed` "page:#input=text@1s", where "\n" is the
 * Enter key. False: it is none. `gesture` may be NULL. */
bool gesture_read(const char *value, bool typed, struct gesture_event *gesture);

/* "page:#btn" or "#btn", with `typed` "page:#input=text": at once. */
bool gesture_parse(const struct session *session, const char *argument,
                   bool typed, struct gesture_event *gesture);

/* Gives those of the options to the machine. False: *error names a page that
 * is not there. */
bool gesture_plan(struct session *session, char *error, size_t error_size);

#endif
