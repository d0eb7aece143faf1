/*
 * regexp_code.h: the instructions of a regular expression's program, and how
 * it remembers where to go back to.
 *
 * An instruction is one word, the operation in its low byte and a number
 * (a register, a flag) above it, and the words that the table names. A jump's
 * word is an index into program->code.
 *
 * TESTS look at one character and go over it, forwards or (in a lookbehind)
 * backwards; all have two words, and a RUN repeats the one that it holds.
 */
#ifndef LOOPLINE_SCRIPT_REGEXP_CODE_H
#define LOOPLINE_SCRIPT_REGEXP_CODE_H

#include <stdint.h>

enum regexp_op {
    /* Tests: [op] [operand] */
    RE_UNIT, /* this unit */
    RE_UNIT_BACK,
    RE_TWO, /* this unit or that one: low half, high half */
    RE_TWO_BACK,
    RE_CLASS, /* a unit in the table at program->tables + operand */
    RE_CLASS_BACK,
    RE_POINT, /* a whole character (u, v): this one */
    RE_POINT_BACK,
    RE_CLASS_POINT, /* a whole character of the class */
    RE_CLASS_POINT_BACK,
    RE_RUN, /* [op, 1: lazy] [least] [most] [test] [operand] */
    RE_JUMP, /* [op] [to] */
    RE_SPLIT, /* [op] [to]: on, and if that fails, to there */
    RE_SPLIT_LAZY, /* [op] [to]: to there, and if that fails, on */
    RE_SAVE, /* [op, r]: register = place */
    RE_RESET, /* [op, from] [to]: registers from..to - 1 are unset */
    RE_CHECK, /* [op, r]: fails where the place is still that of SAVE r */
    RE_ZERO, /* [op, r]: a counter starts */
    RE_LOOP, /* [op, r] [least] [most] [exit] [1: lazy] */
    RE_COUNT, /* [op, r]: one time more */
    RE_CHECK_LOOP, /* [op, place] [counter] [least]: as CHECK, once the
                      counter is beyond `least` */
    RE_REFERENCE, /* [op, group] [enum reference_flag] */
    RE_LOOK, /* [op, r]: a positive lookaround begins (two registers) */
    RE_LOOK_DONE, /* [op, r]: it holds */
    RE_NOT, /* [op, r] [to]: a negative one; where its inside fails, to there */
    RE_NOT_DONE, /* [op, r]: its inside held, so it fails */
    RE_START, /* [op, 1: multiline] */
    RE_END, /* [op, 1: multiline] */
    RE_BOUNDARY, /* [op, 1: negative, 2: two characters more are of words] */
    RE_MATCH
};

#define RE_TESTS RE_RUN /* operations below this are tests */

enum reference_flag {
    REFERENCE_BACK = 1,
    REFERENCE_IGNORE_CASE = 2,
    REFERENCE_UNICODE = 4
};

/* A class's table: one bit for each unit below 256, then how many ranges
 * above that, then the ranges. */
#define RE_TABLE_RANGES 8 /* the word that counts them */

/*
 * The stack is of pairs: [value] [payload << 2 | kind]. The newest is tried
 * first.
 */
enum regexp_back {
    BACK_CHOICE, /* value: a place, payload: the instruction to go on with */
    BACK_UNDO, /* register `payload` becomes `value` again */
    BACK_RUN, /* payload: a RUN; value: its end, from which it gives back, or
                 (lazy) takes one more; above a BACK_DATA */
    BACK_DATA /* value: how far a run gives back; lazy: how many more it may
                 take */
};

#endif
