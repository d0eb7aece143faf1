/*
 * program.h: one program of the command line, or of a `start`: its file, its
 * project folder, the words behind it, and the event that starts it.
 */
#ifndef LOOPLINE_DEBUGGER_PROGRAM_H
#define LOOPLINE_DEBUGGER_PROGRAM_H

#include <limits.h>

#include "debugger/session.h"

struct program {
    char path[PATH_MAX];
    char folder[PATH_MAX]; /* the project folder */
    char name[PROCESS_NAME]; /* the stem: "dir/client.js" is "client" */
    const char *words; /* behind the path, in the argument; or "" */
};

/* Takes "dir/client.js 3001" apart; a URL is called "page". False: *error says in one line why there
 * is no such program. */
bool program_parse(const char *argument, struct program *program,
                   enum language language, char *error, size_t error_size);

/* An .html file, or a URL. */
bool program_is_page(const struct program *program);

/* Is there room for its words and the environment? False: *error says so. */
bool program_fits(const struct program *program,
                  const struct session_options *options, char *error,
                  size_t error_size);

/* EVENT_START for it; its bytes are those of `start`. What does not fit of the
 * environment and the words is left out: ask program_fits before. */
struct program_start {
    char bytes[3 * PATH_MAX + PROCESS_WORDS];
    size_t length;
};
/* Appends a word and its zero byte. False: there is no room. */
bool program_word(struct program_start *start, const char *word, size_t size);
void program_start(const struct program *program,
                   const struct session_options *options,
                   struct program_start *start, struct event *event);

#endif
