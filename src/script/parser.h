/*
 * parser.h: from source text to the tree with its scopes (ECMA-262 2023).
 *
 * The grammar is the whole of ES2023; early errors and their wording are V8's
 * (Node 20). What only the compiler cannot do yet is in the tree.
 */
#ifndef LOOPLINE_SCRIPT_PARSER_H
#define LOOPLINE_SCRIPT_PARSER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "script/ast.h"
#include "script/scope.h"

/*
 * How deeply a program may be nested (brackets, functions, statements, member
 * chains). Deeper is a RangeError, "Maximum call stack size exceeded", as V8
 * has it, only that ours comes at the same depth everywhere.
 */
#define PARSER_DEPTH 1500

enum parse_goal {
    PARSE_SCRIPT, /* a page's classic script */
    PARSE_EVAL, /* the text of an indirect eval */
    PARSE_FUNCTION, /* "(function anonymous(...) {...})": what a constructor
                       like Function puts together */
    PARSE_MODULE, /* an ES module */
    PARSE_COMMONJS, /* the body of function (exports, require, module,
                       __filename, __dirname) */
    PARSE_LIBRARY /* the body of a function, in strict mode, with
                     %Name(...), parameters: those of options.parameters */
};

struct parse_options {
    enum parse_goal goal;
    bool strict; /* as if it began with "use strict" */
    /* PARSE_LIBRARY: names of the parameters, separated by one space; NULL for
     * none. */
    const char *parameters;
    /* PARSE_FUNCTION: where the ')' behind the parameters has to stand. */
    uint32_t parameters_end;
    /* Only the bytes [start, end) are the program; end 0: all of them. */
    uint32_t start, end;
};

/* The first error of a program. Its text lies in the parse's region. */
struct parse_error {
    const char *kind; /* "SyntaxError", "RangeError", "Unsupported" */
    const char *message; /* V8's, without the kind */
    uint32_t start; /* what V8 underlines: [start, end) */
    uint32_t end;
};

/* Exactly one of the two is set; both are NULL if the region is full. */
struct parse_result {
    struct ast_function *program;
    struct parse_error *error;
};

/*
 * Parses a whole program. `source` must stay as long as the tree is used;
 * bytes that are not UTF-8 are read as U+FFFD. The tree, its scopes and the
 * error lie in `region`.
 */
struct parse_result parser_parse(struct region *region, const char *source,
                                 size_t length,
                                 const struct parse_options *options);

/*
 * Parses the expression at [start, end) of a source text that has been parsed
 * before; for messages (ast_call_name). Whatever a function body could hold is
 * taken (await, yield, super ...), nothing is resolved. NULL where it is no
 * expression.
 */
struct node *parser_parse_expression(struct region *region, const char *source,
                                     size_t length, uint32_t start,
                                     uint32_t end);

#endif
