/*
 * compiler.h: from the tree to bytecode.
 */
#ifndef LOOPLINE_SCRIPT_COMPILER_H
#define LOOPLINE_SCRIPT_COMPILER_H

#include "script/code.h"
#include "script/vm.h"

enum compile_mode {
    COMPILE_SCRIPT, /* a page's classic script */
    COMPILE_COMMONJS, /* a function (exports, require, module, __filename,
                         __dirname) */
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

#endif
