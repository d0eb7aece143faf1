/*
 * reload.h: a program's file has been changed while it is open. What ran since
 * it was read is done again with the new text, what the learner did meanwhile
 * is done again at the same times, and the learner stands where they stood: at
 * the same place of the source, the same time that it is come by.
 *
 * Nothing is lost where the new text does not compile.
 */
#ifndef LOOPLINE_DEBUGGER_RELOAD_H
#define LOOPLINE_DEBUGGER_RELOAD_H

#include "debugger/session.h"

enum reload {
    RELOAD_SAME, /* no program has read that file, or it is as it was */
    RELOAD_REFUSED, /* `error` says why; the run is the old one */
    RELOAD_DONE, /* the machine stands at the same place */
    RELOAD_ELSEWHERE /* that place was not come by any more: it stands where
                        the programs end, or wait */
};

/* Loads `path` again. Live afterwards, where it was done. A wait on the way is
 * skipped; takes seconds at most. */
enum reload reload_file(struct session *session, const char *path,
                        char *error, size_t error_size);

/* The file and the line at which the learner stands, or the first program's
 * first line. False: no program has read a file yet. */
bool reload_present(const struct session *session, char *path, size_t size,
                    uint32_t *line);

/* Calls `look` with the path of each file that the programs have read as their
 * code up to the present step; some come twice. */
void reload_files(const struct session *session,
                  void (*look)(const char *path, void *context),
                  void *context);

/*
 * Where line `line` (from 1) of the old text is in the new one: in front of
 * and behind what was changed it is the same text; a line that was changed is
 * where the change begins. *same tells which.
 */
uint32_t reload_line(const char *old, size_t old_length, const char *text,
                     size_t length, uint32_t line, bool *same);

#endif
