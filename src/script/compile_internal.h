/*
 * compile_internal.h: what the compiler's own files share.
 *
 *   compiler.c            entry; a function's code; prologues
 *   compile_scope.c       scopes, variables, what is left on the way out
 *   compile_expression.c  expressions
 *   compile_call.c        calls, new, super, templates, optional chains
 *   compile_assign.c      assignment, ++, delete
 *   compile_object.c      array and object literals
 *   compile_pattern.c     destructuring
 *   compile_statement.c   statements
 *   compile_async.c       await, yield, and what `for await` does
 *   compile_loop.c        loops
 *   compile_try.c         try, and leaving protected ranges
 *   compile_class.c       classes
 *   compile_module.c      what a module asks of others, for the linker
 *   compile_exports.c     what a CommonJS file exports
 *   emit.c                instructions
 *
 * Errors: the first one is kept in compilation.error, and work goes on to the
 * end with what is made of no use. So nobody has to check.
 */
#ifndef LOOPLINE_SCRIPT_COMPILE_INTERNAL_H
#define LOOPLINE_SCRIPT_COMPILE_INTERNAL_H

#include "script/ast.h"
#include "script/compiler.h"
#include "script/emit.h"
#include "script/scope.h"
#include "script/vm.h"

/* What compile_exports finds: arrays of strings. */
struct found_exports {
    Value exports;
    Value reexports;
};

/* One text that is compiled. */
struct compilation {
    struct vm *vm;
    const struct natives *natives;
    enum compile_mode mode;
    struct region region;
    const char *text;
    uint32_t length;
    struct source *source;
    struct compile_error *error;
    uint32_t parameters_end; /* of compile_dynamic, or 0 */
    uint32_t start, end; /* of compile_part; end 0: the whole text */
    Value *table; /* COMPILE_MODULE: see compile_module */
    struct found_exports *found; /* compile_exports; else NULL */
    bool failed;
};

/*
 * What stands around the statement that is being compiled, and has to be
 * undone by a jump out of it. Controls lie on the C stack, innermost first.
 */
enum control_kind {
    CONTROL_BREAK, /* `label` is where break goes */
    CONTROL_CONTINUE, /* `label` is where continue goes */
    CONTROL_SCOPE, /* a record: POP_ENV */
    CONTROL_ITERATOR, /* iter next: ITER_CLOSE; protected */
    CONTROL_FOR_IN, /* one operand */
    CONTROL_CATCH, /* protected: must not catch what the way out throws */
    CONTROL_FINALLY, /* protected: the way out leads through it */
    CONTROL_FINALLY_BODY /* value kind: two operands */
};

/* A way out through a finally block: FINALLY_JUMP + its number. */
struct way_out {
    struct control *target;
};

struct control {
    enum control_kind kind;
    struct control *outer;
    const struct node *node; /* BREAK, CONTINUE: what is left, or goes on;
                                ITERATOR: what is looped over, or NULL */
    struct label *label; /* BREAK, CONTINUE */
    /* Protected ones: */
    struct label handler; /* where the handler begins */
    struct label entry; /* FINALLY: the finally block */
    struct row pieces; /* struct code_handler: ranges that are over */
    struct row ways; /* struct way_out */
    uint32_t from; /* of the open range, or UINT32_MAX: suspended */
    uint32_t env_slot;
    uint32_t depth;
    uint8_t handler_kind; /* enum handler_kind */
    bool returns; /* FINALLY: a return comes through */
    bool async; /* ITERATOR: of `for await` */
};

/* The labels of a?.b: where it goes on if a is null or undefined. */
struct chain {
    struct label nullish; /* nothing is left on the stack */
    struct label nullish_this; /* one operand is left */
};

/* One function that is compiled. */
struct compiler {
    struct compilation *whole;
    struct vm *vm;
    struct emitted out;
    const struct ast_function *function; /* NULL: a default constructor */
    const struct class_body *class; /* of a constructor, fields, statics */
    struct string *class_name; /* whose scope is being entered */
    struct scope *scope; /* the innermost */
    uint32_t scope_index; /* its number in the code, or of the next outer */
    struct control *control;
    struct chain *chain;
    uint32_t slots; /* locals in use */
    uint32_t completion; /* of an eval: the local with the value of its
                            statements (8.1); else UINT32_MAX */
    uint32_t slots_most;
    uint32_t flags; /* enum code_flag */
    uint32_t parameters;
    /* V8 lets a statement's first instruction have the statement's place:
     * if it is a variable that is not there, the column is the statement's.
     * first_pc: where that instruction is, while it may still come; begun_pc:
     * where the statement began. */
    uint32_t first_pc, begun_pc, first_at;
    /* The place of the last variable read stays V8's until an instruction
     * that can throw has one: read_at, while there are read_rows rows. */
    uint32_t read_at, read_rows;
    uint32_t entry; /* see struct code */
};

/* A scope that has been entered. */
struct entered {
    struct control control; /* in force if it has a record */
    struct scope *scope; /* NULL: nothing was entered */
    struct scope *outer;
    uint32_t outer_index;
    uint32_t index; /* in the code, or UINT32_MAX: not worth one */
};

/* --- compile_module.c ------------------------------------------------------ */

/* The table that compile_module hands out. */
Value module_table(struct vm *vm, const struct ast_function *program);

/* --- compile_exports.c ----------------------------------------------------- */

/* An assignment and a call in a CommonJS file: do they export something? */
void exports_note_assign(struct compiler *c, const struct node *node);
void exports_note_call(struct compiler *c, const struct node *node);

/* --- compiler.c ----------------------------------------------------------- */

/* What comes next is a statement to V8, or as good as one, which stands there. */
void compile_begin(struct compiler *c, uint32_t at);

/* Notes the error, if it is the first. kind: "SyntaxError", "Unsupported". */
void compile_fail(struct compilation *whole, const char *kind, uint32_t start,
                  uint32_t end, const char *message);
/* "`what` are not supported yet" (`what` holds the verb too). */
void compile_unsupported(struct compiler *c, const struct node *node,
                         const char *what);

/* A function's code. `name`: what it is called, or NULL: "". */
struct code *compile_function(struct compiler *c,
                              const struct ast_function *function,
                              const struct class_body *class,
                              struct string *name);
/* The default constructor of a class. */
struct code *compile_default_constructor(struct compiler *c,
                                         const struct class_body *class,
                                         struct string *name);
/* CLOSURE; the function's value is pushed. */
void compile_closure(struct compiler *c, const struct ast_function *function,
                     const struct class_body *class, struct string *name);

struct string *compile_name(struct compiler *c, const struct name *name);
struct string *compile_units(struct compiler *c, struct units units);
/* A BigInt, from the digits of its literal. */
Value compile_big(struct compiler *c, const struct name *digits);
struct string *compile_atom(struct compiler *c, const char *text);
/* prefix + name, an atom. */
struct string *compile_prefixed(struct compiler *c, const char *prefix,
                                struct string *name);

/* --- compile_scope.c ------------------------------------------------------ */

/* Enters a scope (NULL: nothing happens): its record, its holes, its function
 * declarations. */
void scope_enter(struct compiler *c, struct scope *scope,
                 struct entered *entered);
void scope_leave(struct compiler *c, struct entered *entered);
/* The two halves of it, for loops that come by with another record. */
void scope_describe(struct compiler *c, struct scope *scope,
                    struct entered *entered);
void scope_holes(struct compiler *c, struct scope *scope);
void scope_functions(struct compiler *c, struct scope *scope);

enum put_mode {
    PUT_ASSIGN, /* an assignment: const and dead zone are checked */
    PUT_FIRST /* the variable's initialisation */
};
/* Pushes the variable's value. `node` is for positions. A global that is called
 * or changed (bare) has no place of its own in V8, but that of what was done
 * before: an error about it points there. */
void variable_get_bare(struct compiler *c, const struct reference *reference,
                       const struct node *node);
void variable_get(struct compiler *c, const struct reference *reference,
                  const struct node *node);
/* Pops a value into the variable; `at` is V8's column of an error. */
void variable_put(struct compiler *c, const struct reference *reference,
                  enum put_mode mode, const struct node *node, uint32_t at);
/* The same for a binding that has no reference in the tree. */
void binding_get(struct compiler *c, struct binding *binding);
void binding_put(struct compiler *c, struct binding *binding);
/* A reference that is only read by the compiler (this, private names). */
void reference_get(struct compiler *c, const struct reference *reference);
void reference_put(struct compiler *c, const struct reference *reference);
/* Pushes `this` as a NODE_THIS with that reference would. */
void this_get(struct compiler *c, const struct reference *reference,
              const struct node *node);
/* `this` of the function itself, unchecked, where the record of its own scope
 * (or none) is the innermost. */
void this_own(struct compiler *c);

/* A local for the compiler itself; given back by `slots_back`. */
uint32_t slot_new(struct compiler *c);

/* --- compile_try.c -------------------------------------------------------- */

void control_push(struct compiler *c, struct control *control,
                  enum control_kind kind);
void control_pop(struct compiler *c, struct control *control);
/* A protected range begins (SAVE_ENV where needed); it ends with `handler`
 * still to be bound by the caller at the handler's code. */
void protect_begin(struct compiler *c, struct control *control,
                   enum control_kind kind, enum handler_kind handler);
void protect_end(struct compiler *c, struct control *control);
/* Begins the code of the handler: what was thrown is on the stack. */
void protect_handler(struct compiler *c, struct control *control);
/* The handler of an iterator: closes it, goes on with the throw. */
void protect_iterator(struct compiler *c, struct control *control);
/* A protected range is left out from here on, and goes on from there. */
void range_suspend(struct compiler *c, struct control *control);
void range_resume(struct compiler *c, struct control *control);
/* Which kind of handler an iterator needs here. */
enum handler_kind iterator_handler(const struct compiler *c);

/* Jumps to the control's label, undoing what lies between. */
void leave_to(struct compiler *c, struct control *target);
/* Returns the value on the stack. */
void leave_return(struct compiler *c);
void compile_try(struct compiler *c, const struct node *node);

/* --- expressions ---------------------------------------------------------- */

void compile_expression(struct compiler *c, const struct node *node);
/* For its effects only. */
void compile_effect(struct compiler *c, const struct node *node);
/* Jumps to `target` if its truth is `when`. */
void compile_condition(struct compiler *c, const struct node *node, bool when,
                       struct label *target);
/* An expression that gets `name` if it is an anonymous function. */
void compile_named(struct compiler *c, const struct node *node,
                   struct string *name);
/* The name that a target gives, or NULL. */
struct string *target_name(struct compiler *c, const struct node *target);

/* The instruction of a binary operator; && || ?? with the jump that keeps. */
void emit_operator(struct compiler *c, unsigned op);
void emit_keep(struct compiler *c, unsigned op, struct label *label);

void position_node(struct compiler *c, const struct node *node);
void position_at(struct compiler *c, const struct node *node, uint32_t at);
/* Where the operator behind `from` stands in the text. */
uint32_t text_operator(const struct compiler *c, uint32_t from);
/* The '(' of the function's parameters. */
uint32_t text_parameters(const struct compiler *c);
/* The end of the last ')' in [from, to) outside comments, or `from`. */
uint32_t text_closing(const struct compiler *c, uint32_t from, uint32_t to);

/* compile_call.c */
void compile_call(struct compiler *c, const struct node *node);
void compile_new(struct compiler *c, const struct node *node);
void compile_super_call(struct compiler *c, const struct node *node);
void compile_intrinsic(struct compiler *c, const struct node *node);
void compile_tagged(struct compiler *c, const struct node *node);
void compile_template(struct compiler *c, const struct node *node);
void compile_chain(struct compiler *c, const struct node *node);
/* ?. : jumps out of the chain if the value on the stack is nullish. */
void chain_test(struct compiler *c, const struct node *node);
/* Both labels of a chain are here, with the value `otherwise`. */
void chain_end(struct compiler *c, struct chain *chain, enum opcode otherwise);

/* compile_object.c */
void compile_array(struct compiler *c, const struct node *node);
void compile_object(struct compiler *c, const struct node *node);
/* An array of these elements; `call`: they are arguments of this call. */
void compile_elements(struct compiler *c, const struct node_list *list,
                      const struct node *call);
/* The key that a NODE_STRING or NODE_NUMBER is: an integer or an atom. */
Value compile_key(struct compiler *c, const struct node *node);
/* Pushes it. */
void emit_key(struct compiler *c, Value key);
/* Pushes the key of a property, computed or not; ToPropertyKey is done. The
 * name for a function that it holds goes to *name (NULL: computed). */
void compile_property_key(struct compiler *c, const struct node *key,
                          bool computed, struct string **name);
/* The text of a key, for a function's name. */
struct string *key_name(struct compiler *c, Value key);

/* compile_assign.c */
void compile_assign(struct compiler *c, const struct node *node, bool keep);
void compile_update(struct compiler *c, const struct node *node, bool keep);
void compile_delete(struct compiler *c, const struct node *node);
/* A member with a constant name that is no index: a.b, a["b"]. */
bool member_name(struct compiler *c, const struct node *node, Value *name);

/* compile_pattern.c */
/* Where a pattern's value comes from, for messages. */
struct site {
    uint32_t start, end; /* empty: V8 has none */
    uint32_t at; /* V8's column for "is not iterable" */
    bool inner; /* a pattern inside a pattern */
    /* Of an array pattern V8 names another column, and has the text only where
     * it belongs to that column. */
    uint32_t array_at;
    bool array_has_text;
};
struct site site_of(const struct compiler *c, const struct node *value);
/* Takes the value on the stack apart. */
void compile_pattern(struct compiler *c, const struct node *pattern,
                     enum put_mode mode, struct site site);
/* Pops the value into a name, a member, a pattern, or a default with one. */
void compile_target(struct compiler *c, const struct node *target,
                    enum put_mode mode, struct site site);

/* compile_statement.c */
void compile_statement(struct compiler *c, const struct node *node);
void compile_statements(struct compiler *c, const struct node_list *list);
void compile_block(struct compiler *c, const struct node *node);
void compile_variables(struct compiler *c, const struct node *node);
/* A step point for the text [start, end). */
void emit_statement(struct compiler *c, uint32_t start, uint32_t end);

/* compile_async.c */
void compile_await(struct compiler *c, const struct node *node);
void compile_yield(struct compiler *c, const struct node *node);
bool is_async_generator(const struct compiler *c);
/* The next value of `for await`: iter next -- iter next v; jumps to `done`
 * with one operand more where there is none. `name`: what it goes to. */
void async_iterator_step(struct compiler *c, const struct node *name,
                         struct label *done);
/* AsyncIteratorClose (7.4.11): iter next --. quiet: because of a throw. */
void async_iterator_close(struct compiler *c, const struct node *looped,
                          bool quiet);
/* compile_loop.c */
void compile_for(struct compiler *c, const struct node *node);
void compile_each(struct compiler *c, const struct node *node);
void compile_while(struct compiler *c, const struct node *node);
void compile_do(struct compiler *c, const struct node *node);

/* compile_class.c */
/* Leaves the class on the stack. */
void compile_class(struct compiler *c, const struct node *node,
                   struct string *name);
/* The bodies of class.fields and class.statics. */
void compile_fields(struct compiler *c, const struct class_body *class);
void compile_statics(struct compiler *c, const struct class_body *class);

#endif
