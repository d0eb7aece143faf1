/*
 * event.h: what comes into the machine, and what it wants done outside.
 *
 * The machine asks nothing. It runs until it wants to be told something
 * (`struct want`), is given events, and leaves orders. Programs, events and
 * the places where they are taken decide everything (DESIGN.md, "machine"):
 * so the log of events is the whole of a run, and a replay feeds it through
 * the same door with a world that leads nowhere.
 *
 * Times are microseconds. `now` counts from the start of the session and only
 * while the machine runs; `wall` is what Date.now() is to say at now = 0.
 */
#ifndef LOOPLINE_MACHINE_EVENT_H
#define LOOPLINE_MACHINE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* EVENT(identifier, "name in the log", "what it means") */
#define EVENTS(E) \
    E(BEGIN, "begin", "first of all: wall clock in `value`; bytes are the " \
      "seed (16) and the address of --listen (none: loopback); `code`: enum " \
      "begin_code") \
    E(START, "start", "a program is to run, also while others do: bytes " \
      "are path NUL stem NUL " \
      "project folder NUL, `id` times NAME=VALUE NUL (its environment), " \
      "argument NUL ...; code: enum start_code; value: " \
      "its heap's limit in bytes, 0: MACHINE_HEAP_LIMIT") \
    E(ZONE, "zone", "rules of a time zone: bytes are its name NUL and the bytes " \
      "of its TZif file. The first is the programs' own; the others answer " \
      "ORDER_ZONE of `process` (code an errno: there is none of that name)") \
    E(CLOCK, "clock", "it is `now`: a slice begins, a wait is over") \
    E(SKIP, "skip", "like clock, but the learner skipped the rest of a wait") \
    E(STOP, "stop", "the time given by --for is over: everything ends, 0") \
    E(FILE, "file", "answer to ORDER_READ: bytes, or code an errno") \
    E(ADDRESS, "address", "answer to ORDER_LOOKUP: bytes are an IP address, " \
      "or code an errno") \
    E(LISTENING, "listening", "answer to ORDER_LISTEN: value the port, or " \
      "code an errno") \
    E(CONFIRM, "confirm", "the bytes (or end, or connection) that the " \
      "machine waits for on inner connection `id` came through; of a " \
      "connection that could not be made value is an errno") \
    E(ACCEPT, "accept", "an outer peer has connected to listener `id`: it " \
      "gets connection number `value`, which is network_next_id() now; " \
      "bytes: its address, where that is not 127.0.0.1") \
    E(CONNECTED, "connected", "outer connection `id` is up") \
    E(FAILED, "failed", "outer connection `id` could not be made; or it " \
      "was up and broke (reset): code an errno") \
    E(DATA, "data", "bytes from the outer side of connection `id`") \
    E(DRAINED, "drained", "the kernel took `value` more bytes of outer `id`") \
    E(FINISHED, "finished", "the outer side of `id` sent FIN") \
    E(INPUT, "input", "what somebody typed for `process`: bytes of its " \
      "standard input; none: the end of it") \
    E(GESTURE, "gesture", "the learner does `code` (enum gesture_kind) to a " \
      "page, at `value` (us of the session; 0: now; an answer not before): " \
      "bytes are its name NUL, selector NUL, what is typed NUL") \
    E(TAKE, "take", "the learner lets the program whose name the bytes are " \
      "take the next turn, and there, with `value` from 1 on, that task of " \
      "its poll queue come first, with -1 a page's timer (take.h)") \
    E(SIGNAL, "signal", "the learner sends a program the signal `code` " \
      "(SIGINT, SIGTERM, SIGKILL; 0: none): a listener takes it, else it " \
      "ends at once, without goodbyes; bytes: its name. value 1: it starts " \
      "again once it has ended, at once where it has already")

/* Bits of EVENT_BEGIN's code. */
enum begin_code {
    BEGIN_VIRTUAL = 1, /* the virtual clock */
    BEGIN_NET = 2 /* --allow-net: connections to other computers */
};

/* Bits of EVENT_START's code. */
enum start_code {
    START_PAGE = 1, /* a page, else a Node program */
    START_OUTSIDE = 8, /* nobody's program: somebody outside, who asks for
                          something with HTTP; the arguments are method,
                          address and body (node/later/outside.js) */
    START_STAYS = 4, /* a page that stays when it has nothing to do */
    START_PACKAGE = 2 /* the project folder has a package.json */
};

enum event_kind {
#define E(name, text, meaning) EVENT_##name,
    EVENTS(E)
#undef E
    EVENT_KINDS
};

struct event {
    uint32_t kind; /* enum event_kind */
    uint32_t process; /* where it matters */
    uint32_t id;
    int32_t code;
    int64_t now; /* every event brings its time, never less than before */
    int64_t value;
    uint32_t length;
    uint32_t planned; /* 1: the next of those that --at planned (world.h) */
    const uint8_t *bytes; /* the caller's, for the call only */
    uint64_t step; /* the log's: it is taken at the stop of this step; 0: when
                      the machine wants something. The machine never looks */
};

/* What a learner ends programs with: Linux's numbers. */
#define SIGNAL_INTERRUPT 2
#define SIGNAL_KILL 9
#define SIGNAL_TERMINATE 15

/* ORDER(identifier, "meaning") */
#define ORDERS(O) \
    O(PRINT, "write bytes to descriptor `value` (1, 2) for the process") \
    O(TIMER_START, "timer `id` is due at `value` (us): an ev_timer; one that " \
      "is running already is set anew") \
    O(TIMER_STOP, "timer `id` is over: it was cleared, or its callback runs") \
    O(READ, "answer EVENT_FILE with the same `id` (it tells a program that " \
      "started again from the one before): what `code` (enum file_question) asks of the " \
      "path in bytes. `value` 1: only inside the project folder, else EXDEV") \
    O(ZONE, "the rules of the time zone that bytes name; answer EVENT_ZONE") \
    O(LOOKUP, "the address of the name in bytes; answer EVENT_ADDRESS") \
    O(LISTEN, "listener `id` on port `value` (0: any; on the virtual clock " \
      "the same in every run) of the address in bytes, without them of " \
      "loopback; answer EVENT_LISTENING") \
    O(UNLISTEN, "close listener `id`") \
    O(CONNECT, "connection `id` to port `value` of the address in bytes, " \
      "without them of loopback; code 1: inner (the listener is ours: " \
      "`listener`), answer EVENT_CONFIRM; else outer") \
    O(SEND, "bytes from end `code` (0 client, 1 server) of connection `id`") \
    O(SHUTDOWN, "end `code` of `id` sends FIN behind what it has sent") \
    O(CLOSE, "end `code` of `id` is gone (code 2: both); reset if value 1") \
    O(AWAIT, "answer EVENT_CONFIRM when `value` bytes in all (sent by end " \
      "`code`, inner `id`) have come through; -1: its FIN") \
    O(INPUT, "the process reads its standard input (`value` 1), or does no " \
      "longer (0); answers EVENT_INPUT, again and again") \
    O(EXIT, "the process has ended with code `value`, and with it its timers")

enum order_kind {
#define O(name, meaning) ORDER_##name,
    ORDERS(O)
#undef O
    ORDER_KINDS
};

/* What can be asked of a path, and what EVENT_FILE's bytes are then. */
enum file_question {
    FILE_TEXT, /* the file's contents, for a string (UTF-8) */
    FILE_BYTES, /* the same, for a Buffer */
    FILE_STATUS, /* int64_t[FILE_STATUS_NUMBERS]: dev, mode, nlink, uid, gid,
                    rdev, blksize, ino, size, blocks, and in us since 1970
                    atime, mtime, ctime; links are followed */
    FILE_LINK_STATUS, /* the same of a link itself */
    FILE_FOLDER, /* for each entry, by name: its kind as a digit (Node's
                    UV_DIRENT_...), its name, a zero byte */
    FILE_TARGET, /* what a symbolic link says */
    FILE_REAL, /* the path, all links followed */
    FILE_INPUT, /* what is left of the standard input, for a Buffer; waits for
                   its end, as Node does; the path is not looked at */
    FILE_QUESTIONS
};
#define FILE_STATUS_NUMBERS 13

struct order {
    uint32_t kind; /* enum order_kind */
    uint32_t process;
    uint32_t id;
    int32_t code;
    int64_t value;
    uint32_t listener;
    uint32_t length;
    const uint8_t *bytes; /* in the arena, good until the machine goes on; a
                             zero byte follows, but for SEND */
};

/*
 * What the machine wants before it can go on. With CONFIRM the world tells
 * nothing but EVENT_CONFIRM for network.await; with ANSWER only FILE,
 * LISTENING and a FAILED that was known at once; outer peers are told of with
 * CLOCK and WAIT. So an inner connection never sees the kernel's order.
 */
enum want_kind {
    WANT_NOTHING, /* machine_run goes on at once */
    WANT_CLOCK, /* a new slice: EVENT_CLOCK (others may come before it) */
    WANT_WAIT, /* idle: EVENT_CLOCK at `until` (us; INT64_MAX: never), or
                  whatever comes first */
    WANT_ANSWER, /* a file, a listener: its answer, nothing else helps */
    WANT_CONFIRM, /* bytes of an inner connection: likewise */
    WANT_END /* every program is over */
};
struct want {
    uint32_t kind; /* enum want_kind */
    uint32_t id;
    int64_t until;
};

#endif
