/*
 * unit_session.h: a session for the tests: programs written to files of their
 * own, opened with recording, and what they have printed so far.
 */
#ifndef LOOPLINE_UNIT_SESSION_H
#define LOOPLINE_UNIT_SESSION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "debugger/session.h"

#define UNIT_PROGRAMS 2

/* One for each test program: there is one arena in a process. */
static struct session session;

/* Without the system's timers and sockets; and with them. */
static const struct session_options unit_virtual_time = {
    .virtual_clock = true,
    .simulated = true,
    .stop_at = INT64_MAX,
    .history = (size_t)64 << 20};
static const struct session_options unit_real_time = {
    .stop_at = INT64_MAX, .history = (size_t)64 << 20};

/* One click more on a page, as `first:#b@200ms`. */
static inline void unit_click(struct session_options *options,
                              const char *gesture)
{
    options->gestures[options->gesture_count] = gesture;
    options->gesture_commands[options->gesture_count++] = COMMAND_CLICK;
}

static inline void unit_print_nowhere(void *owner, uint32_t process,
                                      int descriptor, const uint8_t *bytes,
                                      size_t length)
{
    (void)owner;
    (void)process;
    (void)descriptor;
    (void)bytes;
    (void)length;
}

/* Runs as far as it goes. */
static inline void unit_session_run(void)
{
    while (history_forward(session.history, UINT64_MAX, true, UINT32_MAX) !=
           HISTORY_ENDED)
        world_wait(session.world, 2000);
}

/* Writes the texts to files, opens them, and runs to the end. */
static inline int unit_session_open(const char *const *texts, int count,
                                    const struct session_options *options)
{
    char paths[UNIT_PROGRAMS][64], *programs[UNIT_PROGRAMS], error[200];
    for (int i = 0; i < count; i++) {
        strcpy(paths[i], "/tmp/loopline-unit-XXXXXX.js");
        programs[i] = paths[i];
        int fd = mkstemps(paths[i], 3);
        if (fd < 0 || write(fd, texts[i], strlen(texts[i])) < 0) return -1;
        close(fd);
    }
    if (!session_open(&session, options, programs, count, error,
                      sizeof error))
        return -1;
    session.world->print = unit_print_nowhere;
    unit_session_run();
    for (int i = 0; i < count; i++) unlink(paths[i]);
    return 0;
}

static inline int unit_session_close(void **state)
{
    (void)state;
    session_close(&session);
    return 0;
}

/* What was printed up to the present step. */
static inline const char *unit_session_output(void)
{
    static char text[4096];
    size_t length = 0;
    for (uint64_t i = 0; i < session.machine->prints; i++) {
        const struct journal_print *print =
            history_print(session.history, i);
        memcpy(text + length, print->bytes, print->length);
        length += print->length;
    }
    text[length] = 0;
    return text;
}

#endif
