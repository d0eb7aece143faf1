/*
 * code.h: a compiled function, and the environment records it makes.
 *
 * Compiled code never changes. What a program reads about itself on the
 * screen (positions, names of variables) is kept beside the instructions.
 */
#ifndef LOOPLINE_SCRIPT_CODE_H
#define LOOPLINE_SCRIPT_CODE_H

#include "script/object.h"
#include "script/value.h"

enum source_kind { SOURCE_FILE, SOURCE_LIBRARY, SOURCE_DYNAMIC };

/* CELL_SOURCE: a text that was compiled. */
struct source {
    struct cell cell; /* extra: enum source_kind */
    struct string *name; /* as error messages show it: a path, node:events */
    struct bytes *text; /* UTF-8 */
    uint32_t length; /* bytes */
    uint32_t shift; /* UTF-16 columns that a wrapper put before line 1: 0 */
};

/* A text with its name, copied into the vm's heap. */
struct vm;
struct source *source_new(struct vm *vm, enum source_kind kind,
                          const char *name, const char *text, size_t length);

enum code_flag {
    CODE_STRICT = 1 << 0,
    CODE_ARROW = 1 << 1, /* no own this, arguments, new.target */
    CODE_METHOD = 1 << 2, /* no [[Construct]], no prototype */
    CODE_ASYNC = 1 << 3,
    CODE_GENERATOR = 1 << 4,
    CODE_CLASS = 1 << 5, /* a class constructor: cannot be called */
    CODE_DERIVED = 1 << 6, /* of a class with `extends` */
    CODE_THIS = 1 << 7, /* uses `this`: sloppy code has it coerced on entry */
    CODE_LIBRARY = 1 << 8, /* its steps are counted but not shown */
    CODE_PROGRAM = 1 << 9, /* the outermost function of a file */
    CODE_FIELDS = 1 << 10, /* the synthetic method that makes class fields */
    CODE_EVAL = 1 << 11 /* the outermost of a text compiled at run time */
};

/*
 * From which instruction on the source range [start, end) is meant; sorted by
 * pc. The entry of an instruction is the last with pc <= its first byte.
 *   STMT       the statement, or the head of if, for, while, switch, try, class
 *   CALL_STEP  the whole call expression
 *   else       the text that messages print (V8's "call site"): of calls and
 *              new the callee, of GET_ITER and REQUIRE_OBJECT what is looped
 *              over or taken apart. It is empty (start == end) where V8 has
 *              none: parameters, yield*, ARRAY_SPREAD of arguments. It is the
 *              keyword for or catch where V8 writes .for or .catch.
 */
struct code_position {
    uint32_t pc;
    uint32_t start, end; /* byte offsets into the source */
    uint32_t at; /* the place that a stack line names: the node's `at` (0 is
                    taken as `start`) */
};

enum handler_kind { HANDLER_CATCH, HANDLER_FINALLY };

/*
 * One protected range [from, to); inner ones stand before outer ones.
 * On a throw: the operand stack is cut to `depth`, the environment is taken
 * from local `env_slot` (put there by SAVE_ENV), and then
 *   HANDLER_CATCH    the exception is pushed;
 *   HANDLER_FINALLY  value and kind are pushed (see FINALLY_* below);
 * and execution goes on at `target`.
 */
struct code_handler {
    uint32_t from, to;
    uint32_t target;
    uint16_t depth; /* operands */
    uint16_t env_slot; /* a local */
    uint8_t kind; /* enum handler_kind */
    uint8_t unused[7];
};

/* Why a finally block was entered: pushed above the value it is about. */
enum finally_kind {
    FINALLY_NORMAL, /* value: UNDEFINED */
    FINALLY_THROW, /* value: the exception */
    FINALLY_RETURN, /* value: what is returned */
    FINALLY_JUMP /* FINALLY_JUMP + k: the compiler's k-th way out */
};

/* What CHECK_GLOBAL asks about a script's own names (9.1.1.4). */
enum global_kind { GLOBAL_LEXICAL, GLOBAL_VAR, GLOBAL_FUNCTION };

enum variable_kind {
    VARIABLE_VAR,
    VARIABLE_LET,
    VARIABLE_CONST,
    VARIABLE_FUNCTION,
    VARIABLE_CLASS,
    VARIABLE_PARAM,
    VARIABLE_CATCH,
    VARIABLE_SELF, /* a function expression's own name */
    VARIABLE_PSEUDO /* captured `this`, `new.target`: named "this", ... */
};

/* A declared name, for the screen and for messages. */
struct code_variable {
    Value name; /* an atom */
    uint32_t index; /* local slot, or index in its environment record */
    uint8_t kind; /* enum variable_kind */
    uint8_t in_env; /* 1: in the scope's environment record */
    uint8_t is_cell; /* 1: in a cell there, which other modules may share */
    uint8_t unused;
    uint32_t initialised; /* what stands before this byte of the source runs
                             before it has a value, though its slot holds
                             another's; 0: the hole says so */
};

/* A scope: which variables it declares, and where it is in force. Scope 0 is
 * the function's own. A scope whose `env_count` is not 0 has a record. */
struct code_scope {
    uint32_t from, to; /* instructions; the whole code for scope 0 */
    uint32_t start, end; /* source range */
    uint32_t first_variable, variable_count;
    uint16_t parent; /* scope index; UINT16_MAX: none */
    uint16_t env_count; /* values in its environment record, or 0 */
};

/* CELL_CODE. All rows below are CELL_BYTES or CELL_VALUES of the same heap. */
struct code {
    struct cell cell;
    uint32_t flags; /* enum code_flag */
    uint16_t parameters; /* copied to the first locals; rest not counted */
    uint16_t length; /* the `length` property */
    uint16_t locals; /* frame slots, parameters included */
    uint16_t stack; /* operands at most */
    uint32_t entry; /* the place that V8 names where a call of it is one too
                       many */
    struct string *name; /* "" where it has none */
    struct source *source;
    uint32_t start, end; /* the function's text */
    const uint8_t *bytes; /* instructions */
    uint32_t byte_count;
    uint32_t constant_count;
    const Value *constants;
    const struct code_position *positions;
    const struct code_handler *handlers;
    const struct code_scope *scopes;
    const struct code_variable *variables;
    uint32_t position_count, handler_count, scope_count, variable_count;
    uint32_t fast_native; /* library: a native tried first; 0 = none */
    uint32_t id; /* unique in its process */
};

/* CELL_ENV; cell.aux: scope index in `code`; cell.extra: how many values. */
struct env {
    struct cell cell;
    struct env *parent;
    struct code *code; /* whose scope it is: names for the screen */
    Value values[];
};

/*
 * The variables that modules import and export live in cells of their own, so
 * that all who know one see the same (9.1.1.5). A namespace object's slots
 * hold the cells too.
 */
enum module_cell {
    MODULE_VALUE, /* EMPTY before its initialisation */
    MODULE_EARLY, /* a function that throws: what a namespace's getter is while
                   it is EMPTY; or UNDEFINED */
    MODULE_FIELDS
};

/* The source range that belongs to the instruction at or before `pc`. */
const struct code_position *code_position_at(const struct code *code,
                                             uint32_t pc);
/* The innermost scope in force at `pc`. */
uint32_t code_scope_at(const struct code *code, uint32_t pc);

/* Instructions as text, one a line, made from the table in opcode.h. */
void code_disassemble(const struct code *code, struct text *text);

#endif
