/*
 * compiler.h: from the tree to bytecode.
 */
#ifndef LOOPLINE_SCRIPT_COMPILER_H
#define LOOPLINE_SCRIPT_COMPILER_H

#include "script/code.h"
#include "script/vm.h"

enum compile_mode {
    COMPILE_SCRIPT, /* a page's classic script */
    COMPILE_EVAL, /* the text of an indirect eval: answers its value */
    COMPILE_COMMONJS, /* a function (exports, require, module, __filename,
                         __dirname) */
    COMPILE_MODULE, /* an ES module: use compile_module */
    COMPILE_LIBRARY /* a function without parameters; %intrinsics */
};

/* What went wrong, before anything has run. */
struct compile_error {
    char kind[16]; /* "SyntaxError", "Unsupported" (what the engine does not
                      have yet, by name), "RangeError" (too large, too deep) */
    char message[160];
    uint32_t start, end; /* byte offsets into the source */
};

/*
 * Compiles a text. The source is copied into the vm's heap (`source` keeps
 * it). Returns the outermost function's code, or NULL and *error. `natives`
 * is where %intrinsics and 'fast' directives are looked up; NULL: there are
 * none. Nothing is collected meanwhile; scratch memory is given back.
 */
struct code *compile(struct vm *vm, const struct natives *natives,
                     enum compile_mode mode, const char *name,
                     const char *text, size_t length,
                     struct compile_error *error);

/*
 * The same for "(function anonymous(PARAMETERS\n) {\nBODY\n})" (20.2.1.1.1),
 * with any of the words of a function before `anonymous`; the parameters' ')'
 * must stand at offset `end`. Returns the code of that function.
 */
struct code *compile_dynamic(struct vm *vm, const char *name, const char *text,
                             size_t length, uint32_t end,
                             struct compile_error *error);

/*
 * The same for an ES module (16.2.1). Its code, called once, makes the
 * module's environment and functions and returns a CLASS_GENERATOR object:
 * what is to be resumed when the module is evaluated. The record's fields that
 * `table` names hold cells (see enum module_cell) that the linker exchanges.
 *
 * *table is an object of the program's heap, without prototype:
 *   requests  [{specifier, type, start, end}]; type: a string or undefined
 *   imports   [{request, name, cell, start, end}]; name undefined: namespace
 *   exports   [{kind, name, request, source, cell, start, end}]; kind "local",
 *             "indirect", "namespace" or "star"; request an index
 *   meta      the field of import.meta, or -1
 *   odd       true: an attribute other than `type` is asked for
 *   isAsync   true: it awaits
 */
struct code *compile_module(struct vm *vm, const struct natives *natives,
                            const char *name, const char *text, size_t length,
                            Value *table, struct compile_error *error);

/*
 * A script that is a part of a text (of an .html file): the bytes [start, end)
 * with start < end. Every place is one of the whole text, which is the source.
 * With a `table` it is an ES module: see above.
 */
struct compile_part {
    const char *text;
    size_t length;
    uint32_t start, end;
};
struct code *compile_part(struct vm *vm, const struct natives *natives,
                          const char *name, const struct compile_part *part,
                          Value *table, struct compile_error *error);

/*
 * What a CommonJS file exports, as far as its text shows it (Node's
 * cjs-module-lexer): *table is {exports: [names], reexports: [requests]}.
 * False and *error where it does not compile.
 */
bool compile_exports(struct vm *vm, const char *name, const char *text,
                     size_t length, Value *table, struct compile_error *error);

#endif
