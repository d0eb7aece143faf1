/*
 * names.h: the table that makes identifiers unique within one parse, so that
 * comparing names is comparing pointers. It lies in the parse's region.
 */
#ifndef LOOPLINE_SCRIPT_NAMES_H
#define LOOPLINE_SCRIPT_NAMES_H

#include "base/arena.h"
#include "script/ast.h"

struct names {
    struct region *region;
    struct name **slots; /* chained by name->next; a power of two of them */
    uint32_t size;
    uint32_t count;
};

/* An empty table; slots stay NULL where the region is full. */
void names_init(struct names *names, struct region *region);

/*
 * The name of these bytes (UTF-8, copied), made if need be; its `token` is
 * the keyword's kind or TOKEN_NAME. NULL where the region is full.
 */
struct name *names_intern(struct names *names, const char *bytes,
                          uint32_t length);

#endif
