/*
 * error_trace.h: the calls of a stack, between the error's making, when they
 * are taken from the frames (error_trace.c), and the first reading of `stack`,
 * when they are written (error_stack.c).
 */
#ifndef LOOPLINE_SCRIPT_ERROR_TRACE_H
#define LOOPLINE_SCRIPT_ERROR_TRACE_H

#include "base/text.h"
#include "base/utf.h"
#include "script/error_inside.h"
#include "script/vm.h"

/* How it came about. */
enum trace_flag {
    TRACE_NEW = 1, /* by `new` */
    TRACE_ASYNC = 2, /* an async function at its await */
    TRACE_NEXT = 4, /* V8's own next() below a generator's frame */
    TRACE_EVAL = 8 /* its own eval() below the frame of a text */
};
/* A call of a stack. */
struct trace_call {
    Value function;
    Value receiver; /* this */
    struct code *code; /* NULL: a native function */
    uint32_t offset; /* into the source, where it is a program's */
    unsigned flags;
};

/* The program's function that is being called and got no frame, or NULL. */
struct code *trace_code_now(const struct vm *vm);

/* Where a frame stands (a byte offset), `callee` being what it has called. */
uint32_t trace_offset(const struct frame *frame, const struct frame *callee);

/* The calls from there on, library frames left out but for those that the
 * program has called itself; at most `limit`. Answers how many. */
uint32_t trace_collect(struct vm *vm, const struct error_start *start,
                       struct trace_call *calls, uint32_t limit);

/* The calls as one value (a cell that programs never see), and back. */
Value trace_keep(struct vm *vm, const struct trace_call *calls, uint32_t count);
uint32_t trace_count(Value kept);
struct trace_call trace_call_at(Value kept, uint32_t index);

/* "\n    at f (file:line:column)" */
void trace_write_line(struct vm *vm, const struct trace_call *call,
                      struct text *out);
/* One of the names in it; nothing where there is none. */
enum trace_part { TRACE_TYPE, TRACE_FUNCTION, TRACE_METHOD };
void trace_write_part(struct vm *vm, const struct trace_call *call,
                      enum trace_part part, struct text *out);
/* Its line and column. False: in no program's source. */
bool trace_place(const struct trace_call *call, struct utf_place *place);

#endif
