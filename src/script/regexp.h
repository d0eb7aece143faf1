/*
 * regexp.h: regular expressions (ECMA-262, 22.2): compiled to bytecode, and
 * matched by backtracking over it.
 *
 * A program is a row of words that holds no address and never changes; it
 * lies in a CELL_BYTES. A match keeps all that it knows (where it stands, the
 * captures, where it may go back to) in a `struct regexp_match` and two rows
 * of words, so that it can be left after a number of steps and taken up again
 * (law 5).
 */
#ifndef LOOPLINE_SCRIPT_REGEXP_H
#define LOOPLINE_SCRIPT_REGEXP_H

#include "script/object.h"
#include "script/vm.h"

/* In the order in which `flags` shows them. */
enum regexp_flag {
    REGEXP_HAS_INDICES = 1, /* d */
    REGEXP_GLOBAL = 2, /* g */
    REGEXP_IGNORE_CASE = 4, /* i */
    REGEXP_MULTILINE = 8, /* m */
    REGEXP_DOT_ALL = 16, /* s */
    REGEXP_UNICODE = 32, /* u */
    REGEXP_UNICODE_SETS = 64, /* v */
    REGEXP_STICKY = 128 /* y */
};
#define REGEXP_FLAGS "dgimsuvy"
#define REGEXP_EITHER_UNICODE (REGEXP_UNICODE | REGEXP_UNICODE_SETS)

/* The flags that the text stands for; false where one is unknown or comes
 * twice, or u meets v. */
bool regexp_read_flags(const uint16_t *units, uint32_t length,
                       unsigned *flags);

#define REGEXP_GROUPS_MOST 65535u /* V8's: "Too many captures" */

/*
 * What a program begins with; its instructions follow, then the tables of its
 * classes. `names` in a struct regexp says what groups are called.
 */
struct regexp_program {
    uint32_t words; /* in all, this head included */
    uint32_t groups; /* with group 0 */
    uint32_t registers; /* two for each group, and what loops need */
    uint32_t flags; /* enum regexp_flag */
    uint32_t least; /* units that a match has at least */
    uint32_t begin; /* enum regexp_begin */
    uint32_t begin_with; /* BEGIN_UNIT: the unit; BEGIN_CLASS: the table */
    uint32_t tables; /* where they begin in code, in words */
    uint32_t code[];
};

/* How a place is found where a match may begin. */
enum regexp_begin {
    BEGIN_ANYWHERE,
    BEGIN_UNIT, /* with this unit only */
    BEGIN_CLASS, /* with a unit of this class only */
    BEGIN_START /* at the start of the text only */
};

/*
 * Compiles a pattern given as UTF-16 units. Returns the program as a
 * CELL_BYTES of the vm's heap, with *names a CELL_VALUES of [name, number of
 * the group, ...] or UNDEFINED; or NULL with *error in V8's words ("Unterminated
 * group").
 */
struct bytes *regexp_compile(struct vm *vm, const uint16_t *units,
                             uint32_t length, unsigned flags, Value *names,
                             const char **error);

/* For the parser of programs: what is wrong with a literal's pattern, or
 * NULL. Needs no vm. */
const char *regexp_check(struct region *region, const uint16_t *units,
                         uint32_t length, unsigned flags);

static inline const struct regexp_program *
regexp_program(const struct bytes *bytes)
{
    return (const void *)bytes->at;
}

/* --- matching ----------------------------------------------------------- */

#define REGEXP_UNSET UINT32_MAX /* a group that took no part */
#define REGEXP_STEPS 100000u /* instructions in one slice */
#define REGEXP_STACK_MOST (64u << 20) /* bytes; V8's */

enum regexp_result {
    REGEXP_MATCHED, /* registers 2i, 2i + 1: where group i begins and ends */
    REGEXP_FAILED,
    REGEXP_PAUSED, /* the steps are spent: call again */
    REGEXP_FULL /* the stack is full: give it more room, call again */
};

/* A match that is under way. */
struct regexp_match {
    const struct regexp_program *program;
    uint32_t *registers; /* program->registers of them */
    uint32_t *stack; /* of pairs of words */
    uint32_t stack_count, stack_capacity; /* words */
    const void *units; /* the text: bytes or, where `wide`, 16-bit units */
    uint32_t length;
    bool wide;
    bool sticky; /* at `start` and nowhere else */
    bool running; /* false: a try begins at `start` */
    uint32_t start; /* where the present try began */
    uint32_t at; /* the present place in the text */
    uint32_t pc; /* index of the next instruction in program->code */
    uint32_t steps; /* that are left in this slice */
};

/* Goes on until one of the results. */
enum regexp_result regexp_run(struct regexp_match *match);

/* --- objects ------------------------------------------------------------- */

/* CLASS_REGEXP. Behind the object Values only: see promise.h. */
struct regexp {
    struct object object;
    Value source; /* the pattern as `source` gives it, a string */
    Value flags; /* an integer of enum regexp_flag */
    Value program; /* a CELL_BYTES */
    Value names; /* a CELL_VALUES, or UNDEFINED */
    Value inner[2]; /* slot 0: lastIndex */
};

/* A new one that has nothing yet but lastIndex 0. `prototype` NULL: the
 * intrinsic. */
struct regexp *regexp_new(struct vm *vm, struct object *prototype);

/* Gives it its pattern. False and *error as regexp_compile. */
bool regexp_initialize(struct vm *vm, struct regexp *regexp,
                       struct string *pattern, unsigned flags,
                       const char **error);

/* What a literal's instruction needs, made at compile time: a CELL_VALUES of
 * source, flags, program, names; and the object made from it. */
Value regexp_literal(struct vm *vm, struct string *pattern, unsigned flags);
struct regexp *regexp_from_literal(struct vm *vm, Value literal);

/* "dgi", as `flags` shows them; `text` has room for nine bytes. */
void regexp_write_flags(unsigned flags, char *text);

/* /source/flags, appended reading only: for the view and for messages. */
void regexp_write(const struct regexp *regexp, struct text *text);

#endif
