/*
 * regexp_find.h: what the natives of regular expressions share: finding
 * matches in a text one after the other, in as many slices as it takes.
 *
 * A native opens a finder, asks it for matches, and leaves it with whatever
 * it answered. While it waits for its next slice all that the finder knows
 * lies in a CELL_BYTES in call->state[FINDER_KEPT]. state[FINDER_ASKED] is
 * used too; the other two are the native's own.
 */
#ifndef LOOPLINE_SCRIPT_REGEXP_FIND_H
#define LOOPLINE_SCRIPT_REGEXP_FIND_H

#include "script/native_help.h"
#include "script/regexp.h"

enum finder_state {
    FINDER_KEPT,
    FINDER_OWN, /* the native's */
    FINDER_OTHER, /* the native's */
    FINDER_ASKED /* TRUE: a collection was asked for */
};

#define FINDER_REGISTERS 40u
#define FINDER_STACK 512u /* words */

struct finder {
    struct native_call *call;
    struct vm *vm;
    struct regexp *regexp;
    struct string *text; /* flat */
    struct regexp_match match;
    struct finder_kept *kept; /* or NULL: registers and stack are these: */
    uint32_t from; /* the native's: units up to here are dealt with */
    uint32_t registers[FINDER_REGISTERS];
    uint32_t stack[FINDER_STACK];
};

/*
 * Begins at unit `start` <= the text's length, or goes on where the call was
 * left. A `sticky` one finds nothing but at `start`.
 */
void finder_open(struct finder *finder, struct native_call *call,
                 struct regexp *regexp, struct string *text, uint32_t start,
                 bool sticky);

/*
 * The next match. NATIVE_OK: *found says whether there is one (then it is in
 * match.registers). Everything else is what the native has to answer now, and
 * all is kept for its next call.
 */
enum native_result finder_next(struct finder *finder, bool *found);

/* The next search begins at `start`. */
void finder_move(struct finder *finder, uint32_t start);
/* The same behind the present match, and never where it began. */
void finder_advance(struct finder *finder);

/* The native is done (or keeps the finder): its time is counted. */
void finder_close(struct finder *finder);

/* True where the flag is set. */
static inline bool regexp_is(const struct regexp *regexp,
                             enum regexp_flag flag)
{
    return (unsigned)value_as_int(regexp->flags) & flag;
}

/* Units [from, to) of group `i`; false where it took no part. */
static inline bool finder_group(const struct finder *finder, uint32_t i,
                                uint32_t *from, uint32_t *to)
{
    *from = finder->match.registers[2 * i];
    *to = finder->match.registers[2 * i + 1];
    return *from != REGEXP_UNSET && *to != REGEXP_UNSET;
}
/* The group as a string, or UNDEFINED. */
Value finder_capture(const struct finder *finder, uint32_t i);

/* What exec answers for the present match (22.2.7.2 from step 16). */
struct object *finder_result(const struct finder *finder);
/* The object `groups`, or UNDEFINED. */
Value finder_groups(const struct finder *finder);

/* Notes the present match for RegExp.$1 and its like. */
void finder_note(const struct finder *finder);

/*
 * True for a RegExp of this process of which nothing has been overwritten:
 * it has lastIndex and nothing else, and RegExp.prototype is as the library
 * left it; so that its flags and its exec may be known without asking.
 */
bool regexp_is_plain(struct vm *vm, Value value);
/* True where RegExp itself is as the library left it (species). */
bool regexp_has_species(struct vm *vm);

/* String.prototype.match(pattern) and its like, of a text and a plain RegExp:
 * the RegExp's own method `symbol` is called instead. NATIVE_FALLBACK for
 * anything else. */
enum native_result regexp_forward(struct native_call *call,
                                  enum well_known symbol);

/* lastIndex of a plain one as ToLength gives it; false where that would ask
 * an object. Setting it. */
bool regexp_last_index(const struct regexp *regexp, double *index);
void regexp_set_last_index(struct regexp *regexp, uint32_t index);

#endif
