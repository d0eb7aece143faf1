/*
 * source_sight.h: which file the Source pane shows, and what in it runs next.
 */
#ifndef LOOPLINE_VIEW_SOURCE_SIGHT_H
#define LOOPLINE_VIEW_SOURCE_SIGHT_H

#include "view/pane.h"

#define SIGHT_FILES 12 /* that can be chosen from */

/* What is shown, and what stands out in it; byte offsets into the text. */
struct sight {
    const struct source *source;
    const char *draft; /* the path, where it is a file that no program has read
                          so; NULL: it is a program's */
    const char *text;
    const struct frame *frame; /* whose code it is and whose variables are
                                  shown; NULL: nobody's */
    uint32_t start, end; /* the expression or statement */
    uint32_t callee; /* where what is called ends, of a call; else 0 */
    bool known; /* there is one */
    bool exact; /* it is an expression inside a statement */
    Value folded; /* a library function that runs above the frame, and is not
                     shown; UNDEFINED: none */
};

/* What the pane shows at this step: the file chosen (sight_choose), else the
 * one that runs. False: there is none. */
bool sight_of(const struct pane *pane, const struct scene *scene,
              struct sight *sight);

/* The program's files that are loaded, that of `sight` among them. Returns how
 * many. */
uint32_t sight_files(const struct scene *scene, const struct sight *sight,
                     const struct source *files[SIGHT_FILES]);

/* The pane shows file `i` of them, until the program moves. */
void sight_choose(struct pane *pane, const struct scene *scene, uint32_t i);

/* Is the byte among those that run next? The body of a function that is only
 * handed on is not. */
bool sight_marks(const struct sight *sight, uint32_t at);

#endif
