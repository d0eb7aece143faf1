/* math_fn_reduce.h: the argument of sin, cos and tan brought near zero. */
#ifndef LOOPLINE_SCRIPT_MATH_FN_REDUCE_H
#define LOOPLINE_SCRIPT_MATH_FN_REDUCE_H

/* x - quarters * pi/2 == near + rest, |near| at most about pi/4; `rest` is
 * what does not fit into `near`. Only the last two bits of `quarters` count. */
struct reduced {
    double near;
    double rest;
    int quarters;
};

/* `x` is finite. */
struct reduced math_reduce(double x);

#endif
