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

/*
 * Takes the calls of now for `object.stack`, at most Error.stackTraceLimit,
 * without the constructor frames of the error itself. As in V8 the text is
 * made when `stack` is first read, with the name and message of then: `stack`
 * is an accessor of the library's, which getOwnPropertyDescriptor shows as
 * data, over a hidden property that holds the calls, and then the text.
 */
void error_capture_stack(struct vm *vm, struct object *object);
/* Error.captureStackTrace(object, function): frames above the topmost call of
 * `function`, and that one, are left out; all where there is none. Nothing is
 * left out where `function` is no function. */
void error_capture_stack_below(struct vm *vm, struct object *object,
                               Value function);

/* True for the accessor that stands for `stack`. */
bool error_is_stack(const struct vm *vm, const struct property *found);

/* The object of the prototype chain that has a stack, and what is kept of it:
 * the calls, or what was made of them. NULL where there is none. */
struct object *error_stack_holder(struct vm *vm, struct object *object,
                                  Value *kept);
/* True once it is no longer the calls. */
bool error_stack_is_read(Value kept);

/* Writes the lines of the calls: "\n    at f (file:line:column)" each.
 * Functions of the library that the program has called itself are shown as V8
 * shows its built-in ones: "\n    at Array.map (<anonymous>)". */
void error_write_lines(struct vm *vm, struct text *text, Value kept);

/* Writes the object's stack without running any program (a name or message
 * that is a getter counts as none). False, and nothing: it has none. */
bool error_write_stack(struct vm *vm, struct text *text,
                       struct object *object);

/* Keeps the value that the error just thrown (vm->exception) is about, hidden
 * in it, for whoever explains the error: the object whose method was called,
 * what could not be iterated. */
void error_keep_clue(struct vm *vm, Value value);
/* That value; UNDEFINED where there is none. */
Value error_clue(struct vm *vm, struct object *error);

/* The error that is thrown next is about a text that is in no file: that is
 * what its report shows, should nobody catch it, from byte `start` on. */
void error_show_text(struct vm *vm, const struct text *text, uint32_t start,
                     uint32_t end);

/* A short form of a value for messages, as V8's: "#<Foo>", "[object Array]",
 * "undefined", quoted nothing. Reads only. */
void error_write_value(struct vm *vm, struct text *text, Value value);

/* How V8 names a value where it has no call site for it: "number 5", "object
 * null", "undefined", "object". Reads only. */
void error_write_default_site(struct vm *vm, struct text *text, Value value);

/* The name of a text that is compiled now, as V8 has it: "eval at f
 * (file:line:column), <anonymous>". */
void error_write_origin(struct vm *vm, struct text *text);

/* The call site as V8 prints it ("obj.a.b", "foo(...).bar", "(intermediate
 * value)"), for the expression that the instruction at `pc` belongs to. The
 * source is parsed again for it. */
void error_write_site(struct vm *vm, struct text *text,
                      const struct code *code, uint32_t pc);

/* Where an error was thrown: machine/place.h shows it as Node does. */
struct error_place {
    const struct source *source;
    uint32_t start, end; /* byte offsets */
};
/* Where the innermost program frame stands; false where there is none. */
bool error_place_now(const struct vm *vm, struct error_place *place);

#endif
