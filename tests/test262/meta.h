/*
 * meta.h: what a test of test262 says about itself (its front matter), and
 * why it is left out.
 */
#ifndef LOOPLINE_TEST262_META_H
#define LOOPLINE_TEST262_META_H

#include <stdbool.h>
#include <stddef.h>

#define META_INCLUDES 12

enum meta_phase { PHASE_NONE, PHASE_PARSE, PHASE_RESOLUTION, PHASE_RUNTIME };

/* Why a test is not selected. LEFT_OUT(identifier, "as the summary says") */
#define LEFT_OUTS(L) \
    L(NOT, "") \
    L(FOLDER, "intl402, staging, annexB") \
    L(FEATURE, "a proposal after ES2023, Atomics, SharedArrayBuffer") \
    L(REALM, "cross-realm") \
    L(EVAL, "direct eval") \
    L(WITH, "with")
enum left_out {
#define L(name, text) OUT_##name,
    LEFT_OUTS(L)
#undef L
    OUT_COUNT
};

struct meta {
    bool only_strict, no_strict, raw, module, async;
    enum meta_phase phase; /* of the error that must come */
    char type[64]; /* its constructor's name */
    char includes[META_INCLUDES][64];
    int include_count;
    enum left_out out;
};

/* Reads the front matter of a whole test (ended by a zero byte), and looks at
 * its path below the suite ("test/language/..."). */
void meta_read(struct meta *meta, const char *path, const char *text);

#endif
