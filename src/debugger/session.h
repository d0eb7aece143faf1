/*
 * session.h: programs, opened: the machine, its world and its history, put
 * together. Used by every command of the command line.
 */
#ifndef LOOPLINE_DEBUGGER_SESSION_H
#define LOOPLINE_DEBUGGER_SESSION_H

#include "debugger/debugger.h"

#define SESSION_PROGRAMS MACHINE_PROCESSES
#define SESSION_ENV 32
#define SESSION_GESTURES 64
#define SESSION_CHOICES 32
#define SESSION_STOPS 16

struct session_options {
    bool virtual_clock;
    bool simulated; /* the simulated world instead of libev's */
    bool stays; /* a page is open until the session is over */
    const char *gestures[SESSION_GESTURES]; /* "page:#btn@500ms", --click */
    enum command gesture_commands[SESSION_GESTURES]; /* click, type, answer */
    int gesture_count;
    bool page; /* every program is a page's script */
    int64_t stop_at; /* us; INT64_MAX: never */
    size_t history; /* bytes; 0: no recording */
    bool verifiable; /* what was recorded will be replayed and compared */
    size_t heap; /* bytes that each program may hold; 0: the machine's limit */
    const char *env[SESSION_ENV]; /* "NAME=VALUE": the programs' process.env;
                                     the caller's, while the session is open */
    int env_count;
    const char *choices[SESSION_CHOICES]; /* --at, likewise the caller's */
    int choice_count;
    const char *breaks[SESSION_STOPS]; /* "5 if n > 3": --break, likewise */
    int break_count;
    const char *watches[SESSION_STOPS]; /* expressions: --watch */
    int watch_count;
    bool allow_net; /* programs may connect to other computers */
    const char *listen; /* an IP address at which servers may listen; NULL:
                           loopback only */
    const char *zone; /* "Asia/Seoul": the programs' time zone; NULL: the
                         system's */
    enum language language;
    struct ev_loop *loop; /* NULL: the default loop */
};

struct session {
    struct session_options options;
    uint64_t serial; /* which one of this program's it is, from 1 on: for
                        whoever keeps what took long to find */
    int programs; /* how many were given, on the command line and by --at */
    void *base; /* the arena's reservation */
    struct heap_scratch scratch;
    struct arena *arena;
    struct machine *machine;
    struct machine_host host;
    struct world *world;
    struct history *history;
    struct debugger debugger;
};

/*
 * Opens programs: each argument is a path, or a path and words ("node.js
 * 3001"). False: *error says why in one line (in the options' language): a
 * missing file, too many programs, no memory. Nothing has run then. There is
 * one session at a time, because an arena has one address: it is to be closed
 * before the next one is opened, also where it could not be opened.
 */
bool session_open(struct session *session,
                  const struct session_options *options, char **programs,
                  int count, char *error, size_t error_size);
void session_close(struct session *session);

/* Are there several programs, so that it must be said whose something is? */
bool session_has_many(const struct session *session);

/* The name by which a process goes: the stem, "client", "client#2". */
const char *session_name(const struct session *session, uint32_t process);

#endif
