/*
 * place.h: a place in a source text, shown as Node shows it: the line and,
 * under it, what is meant.
 */
#ifndef LOOPLINE_MACHINE_PLACE_H
#define LOOPLINE_MACHINE_PLACE_H

#include "base/text.h"
#include "script/value.h"

struct process;
struct source;

struct place {
    const char *name; /* the file */
    const char *text; /* UTF-8 */
    size_t length; /* bytes */
    uint32_t start, end; /* byte offsets; end <= start: one column */
};

/* "file:line", the source line, the carets; a newline behind each. */
void place_write(const struct place *place, struct text *text);

/* place_write and how Node reports a SyntaxError of the main file. */
void place_write_syntax(const struct place *place, const char *kind,
                        const char *message, struct text *text);

/* One line "file:line:column: kind: message", the source line, the carets:
 * how a page's script is refused, and what we have not. */
void place_write_refusal(const struct place *place, const char *kind,
                         const char *message, struct text *text);

/* place_write for where vm->exception began to unwind, or for the text that it
 * is about (error_show_text); nothing where that is
 * not known. */
void place_write_thrown(const struct process *process, struct text *text);

/* Where the call number `index` (0: the innermost) of those that stand in a
 * source of this process is, as the error's `stack` says: the source and a
 * byte offset. NULL: there is none. */
const struct source *place_of_call(struct process *process, Value error,
                                   uint32_t index, uint32_t *offset);

/* place_write for where an error object was made: its innermost such call. */
void place_write_error(struct process *process, Value error,
                       struct text *text);

#endif
