/*
 * error.h: error objects, their messages and stacks.
 *
 * Messages are V8's, word for word. A throw from C sets vm->exception and
 * answers NATIVE_THROW (or false), nothing more; the VM unwinds.
 */
#ifndef LOOPLINE_SCRIPT_ERROR_H
#define LOOPLINE_SCRIPT_ERROR_H

#include "script/native.h"
#include "script/vm.h"

enum error_kind {
    ERROR_PLAIN,
    ERROR_TYPE,
    ERROR_RANGE,
    ERROR_REFERENCE,
    ERROR_SYNTAX,
    ERROR_EVAL,
    ERROR_URI,
    ERROR_KINDS
};

/* A new error object with `stack` as of now. */
Value error_new(struct vm *vm, enum error_kind kind, struct string *message);

/* Makes one from a format (text_format's) and throws it. Always answers
 * NATIVE_THROW, so that a native may return it. */
enum native_result error_throw(struct vm *vm, enum error_kind kind,
                               const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes "\n    at f (file:line:column)" for each of the present frames,
 * library frames left out, at most `limit` (Node: 10). A function of
 * script/library that the program has called itself is shown as V8 shows its
 * built-in ones: "\n    at Array.map (<anonymous>)". */
void error_write_stack(struct vm *vm, struct text *text, unsigned limit);

/* Sets `object.stack` (a hidden own property) to "head\n    at ...", with the
 * head from its class name and message as V8 does; skips frames up to and
 * including the constructor frames of the error itself. */
void error_capture_stack(struct vm *vm, struct object *object);
/* Error.captureStackTrace(object, function): frames above the topmost call of
 * `function`, and that one, are left out; all where there is none. Nothing is
 * left out where `function` is no function. */
void error_capture_stack_below(struct vm *vm, struct object *object,
                               Value function);

/*
 * In Node the head of `stack` is written when it is first read, so that it
 * shows a name that a constructor sets after super(). Here it is written at
 * once and follows when name or message change. `error_head_length` is asked
 * before property `key` of `object` changes: how many units the head has, 0
 * where nothing is to be done (no error, another key, a stack that a program
 * has made). Else `error_renew_head` is called after the change.
 */
uint32_t error_head_length(struct vm *vm, struct object *object, Value key);
void error_renew_head(struct vm *vm, struct object *object, uint32_t length);

/* A short form of a value for messages, as V8's: "#<Foo>", "[object Array]",
 * "undefined", quoted nothing. Reads only. */
void error_write_value(struct vm *vm, struct text *text, Value value);

/* The call site as V8 prints it ("obj.a.b", "foo(...).bar", "(intermediate
 * value)"), for the expression that the instruction at `pc` belongs to. The
 * source is parsed again for it. */
void error_write_site(struct vm *vm, struct text *text,
                      const struct code *code, uint32_t pc);

/*
 * What Node prints for an uncaught error, without the stack: file:line, the
 * source line and the caret, from the place where it was thrown.
 */
struct error_place {
    const struct source *source;
    uint32_t start, end; /* byte offsets */
};
/* Where the innermost program frame stands; false where there is none. */
bool error_place_now(const struct vm *vm, struct error_place *place);
void error_write_place(const struct error_place *place, struct text *text);

#endif
