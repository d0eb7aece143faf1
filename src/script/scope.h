/*
 * scope.h: who declares which name, and where it lives at run time.
 *
 * This is the contract between parser and compiler. The parser opens and
 * closes scopes and declares names while it reads (so that `let a; let a` is
 * refused where V8 refuses it); when the whole program has been read,
 * `scope_resolve` finds out what each identifier means and gives every
 * variable its place. The compiler only reads the result.
 *
 * 1. Scopes
 *
 * A scope belongs to a node or a function:
 *   SCOPE_FUNCTION  function->scope: parameters, `arguments`, own name, and,
 *                   without parameter expressions, the body's var, function,
 *                   let, const and class, all in one scope
 *   SCOPE_BODY      function->body_scope, only if has_parameter_expressions:
 *                   the body's declarations, inside SCOPE_FUNCTION. A var with
 *                   the name of a parameter is a variable of its own; its
 *                   `copied` says from which parameter it gets its first value
 *   SCOPE_BLOCK     block.scope, the handler and finalizer of try included
 *   SCOPE_LOOP      loop.scope, each.scope: what `for (let` declares
 *   SCOPE_HEAD      each.head: the same names, uninitialised, for `object`
 *   SCOPE_CATCH     try.scope: the parameter; the handler's block is inside
 *   SCOPE_SWITCH    choice.scope
 *   SCOPE_CLASS     class->scope: own name, private names, storage
 *   SCOPE_STATIC    the NODE_BLOCK of a static block: its var live here
 * and the root's SCOPE_FUNCTION (kind FUNCTION_BODY), SCOPE_SCRIPT
 * (FUNCTION_SCRIPT) or SCOPE_MODULE (FUNCTION_MODULE), where functions are
 * declared as in a block, and what is imported or exported (`is_cell`) is
 * always captured: its field holds a cell that several modules share. Class fields and static elements run inside functions of
 * their own (class->fields, class->statics: kind FUNCTION_FIELDS and
 * FUNCTION_STATICS), each with a SCOPE_FUNCTION; fields' values and keys are
 * found in class->elements.
 *
 * 2. Where a variable lives
 *
 * `captured` variables (used from a function inside) live in an environment
 * record on the heap, all others in a slot of their function's frame.
 *   - A scope with `record_size` > 0 has a record with that many fields; where
 *     it is entered at run time one is made and becomes the innermost, where
 *     it is left the one before is the innermost again. A scope with
 *     record_size 0 makes none and is not counted.
 *   - (hops, index): follow the outer link of the innermost record `hops`
 *     times, then take field `index`. A closure keeps the record that was
 *     innermost where the closure was made; a function's call begins with that
 *     one, and then makes its own if scope->record_size > 0.
 *   - Slots [0, argument_count) receive the call's arguments (undefined where
 *     there are too few); the rest parameter is not among them. A parameter
 *     that is a plain name, or a name with a default, and is neither captured
 *     nor `checked` *is* its argument's slot (`is_argument`); otherwise the
 *     prologue moves it to its place (binding->index, or a pattern's targets).
 *     Of two parameters with one name (sloppy) the last counts.
 *   - All other slots follow, numbered like a stack: scopes beside each other
 *     share slots, so a scope must not trust what it finds in them:
 *     a `var` (and `arguments`, the own name) must be undefined at the
 *     function's start, which a zeroed frame or the prologue takes care of
 *     (they have slots that nothing shares, those of static blocks too); a let,
 *     const or class of an inner scope must be written first, by its
 *     declaration, or by the hole if it is `checked`.
 *   - function->slot_count is the number of slots in all.
 * At the top level of a script nothing lives in slots or records: var and
 * function are properties of the global object, let, const and class entries of
 * the script scope that all scripts share. Both are REFERENCE_GLOBAL, found by
 * name; binding->kind tells what the script has to declare when it starts. The
 * text of an eval keeps its let, const and class to itself, in strict code its
 * var and function too.
 *
 * 3. Before initialisation (the temporal dead zone)
 *
 * reference->check is set where the analysis cannot show that the variable
 * has been initialised before: then reading or writing must test for the hole
 * and throw ReferenceError "Cannot access 'x' before initialization".
 * binding->checked says that such a reference exists: only then has the scope's
 * entry to put the hole into the variable. Not set are references in the text
 * behind the end of the declaration, in the same function or in a function
 * expression behind it (a function *declaration* is hoisted, so it counts as
 * standing at the head of its scope), except in a switch's scope, where a case
 * can be jumped over. Globals are always looked up with the check.
 * Writes to a const: TypeError "Assignment to constant variable." (see
 * binding_is_constant); the check for the hole comes first. The declaration's
 * own write (declarator, class name, for-of target, function) is the
 * initialisation and neither checks nor throws.
 *
 * 4. Functions
 *
 * `scope->functions` lists the function declarations of a scope in the order of
 * the text; the scope's entry makes them all (of one name the last counts:
 * earlier ones have `overridden`) and stores each into `binding`.
 * In sloppy mode a function in a block also makes a var of the function around
 * it (Annex B.3.3): then `outer` is not REFERENCE_NONE, and where the
 * NODE_FUNCTION_DECLARATION is *executed* the block's value is copied into it.
 * A function in a scope directly of the function or script: executing the
 * declaration does nothing.
 *
 * 5. this, new.target, arguments, super, the own name
 *
 * Used in their own function they are REFERENCE_FRAME: the frame knows its
 * receiver, new.target and function object (the callee). An arrow (and a class
 * field's arrow) uses those of the function around it: then that function
 * has them as pseudo-variables in its scope (`this_captured` and so on, always
 * captured, so always in the record of function->scope), its prologue stores
 * the frame's value there, and *every* use of them in that function and in its
 * arrows is resolved to the record. In a derived constructor `this` starts as
 * the hole, is written by super() through super.references->self, and NODE_THIS
 * has `check` (ReferenceError "Must call super constructor in derived class
 * before accessing 'this' or returning from derived constructor"); when it
 * returns without an object it reads `this` itself: scope_reference().
 * At the root of a script `this` is REFERENCE_FRAME too.
 * `arguments` is a variable (function->arguments, BINDING_ARGUMENTS); the
 * prologue makes the object and stores it. Aliasing (sloppy, simple parameters)
 * matters only if a parameter is assigned or `arguments` is more than read
 * from: then has_mapped_arguments is set and all parameters are captured, so
 * that the object can point into the record. Else a plain copy is the same.
 * The own name of a function expression is BINDING_SELF (function->self, NULL
 * where nobody uses it): the prologue stores the callee there. Assigning to it
 * does nothing in sloppy mode and throws TypeError in strict mode.
 *
 * 6. Loops
 *
 * `for (let i ...; ...; ...)` whose scope has record_size > 0 needs a fresh
 * copy of the record for each iteration: after init, and before each update
 * (CreatePerIterationEnvironment). Without a record there is nothing to do.
 * for-in and for-of enter each.scope anew for each value.
 */
#ifndef LOOPLINE_SCRIPT_SCOPE_H
#define LOOPLINE_SCRIPT_SCOPE_H

#include "base/arena.h"
#include "script/ast.h"

enum scope_kind {
    SCOPE_SCRIPT,
    SCOPE_MODULE,
    SCOPE_FUNCTION,
    SCOPE_BODY,
    SCOPE_BLOCK,
    SCOPE_LOOP,
    SCOPE_HEAD,
    SCOPE_CATCH,
    SCOPE_SWITCH,
    SCOPE_CLASS,
    SCOPE_STATIC
};

enum binding_kind {
    BINDING_VAR,
    BINDING_LET,
    BINDING_CONST,
    BINDING_CLASS, /* a class declaration: like let */
    BINDING_FUNCTION, /* in a block, or at the top of a function or script */
    BINDING_PARAMETER,
    BINDING_CATCH, /* catch (e): plain name */
    BINDING_CATCH_PATTERN, /* catch ({a}): like let */
    BINDING_SELF, /* a function expression's own name */
    BINDING_IMPORT, /* by import; import.meta too: constant */
    BINDING_OWN_CLASS, /* a class's own name, inside: constant */
    BINDING_ARGUMENTS,
    BINDING_PRIVATE, /* #x: holds the private name made with the class */
    BINDING_STORAGE, /* struct element_storage: no name */
    BINDING_THIS, /* these three: pseudo-variables, no name */
    BINDING_NEW_TARGET,
    BINDING_CALLEE,
    BINDING_PASSAGE /* never in a finished scope; see scope_build.h */
};

/* What a private name stands for (binding->private_kind). */
enum private_kind {
    PRIVATE_FIELD,
    PRIVATE_METHOD, /* writing: "Private method '#m' is not writable" */
    PRIVATE_GETTER, /* writing: "'#a' was defined without a setter" */
    PRIVATE_SETTER, /* reading: "'#a' was defined without a getter" */
    PRIVATE_ACCESSOR /* both */
};

struct binding {
    uint8_t kind; /* enum binding_kind */
    uint8_t private_kind;
    bool captured : 1; /* index counts in the scope's record, else slots */
    bool checked : 1; /* some reference has `check`: needs the hole */
    bool used : 1; /* there is a reference to it besides its declaration */
    bool assigned : 1; /* written by something else than its declaration */
    bool is_cell : 1; /* a module's import or export: captured too */
    bool is_static : 1; /* BINDING_PRIVATE */
    bool is_annex_b : 1; /* a var only because of a function in a block */
    bool is_argument : 1; /* a parameter that stays in its argument's slot */
    uint32_t index; /* slot or field; of no meaning in SCOPE_SCRIPT */
    uint32_t start; /* where its name is declared: [start, end) */
    uint32_t end;
    uint32_t initialised; /* from this offset on its value is there */
    struct name *name; /* NULL for pseudo-variables and storage */
    struct scope *scope; /* the one that declares it */
    struct binding *next; /* in scope->first, in the order of declaration */
    struct binding *shadowed; /* scope.c's own: the stack of name->bound */
    struct binding *copied; /* SCOPE_BODY's var: the parameter, or NULL */
    struct scope_function *function; /* the last declaration, or NULL */
};

/* A function declaration that its scope makes on entry. */
struct scope_function {
    struct node *node; /* NODE_FUNCTION_DECLARATION */
    struct reference binding; /* from inside the scope */
    struct reference outer; /* Annex B: the var outside, or REFERENCE_NONE */
    bool overridden; /* a later one of the same scope has the same name */
    struct scope_function *next;
};

struct scope {
    uint8_t kind; /* enum scope_kind */
    struct scope *outer; /* NULL for the root's */
    struct ast_function *function; /* in whose frame it runs */
    struct binding *first; /* all that it declares, in order */
    struct binding *last;
    struct scope_function *functions;
    struct scope_function *last_function;
    struct binding *passages; /* scope.c's own: names of var passing through */
    uint32_t record_size; /* fields; 0: no record at run time */
    uint32_t slot_start; /* its own slots: [slot_start, slot_end) */
    uint32_t slot_end;
    uint32_t start; /* the text in which its names can be seen */
    uint32_t end;
    struct scope *sibling; /* the next scope with the same outer */
    struct scope *inner; /* the first scope inside, other functions' too */
    struct scope *last_inner;
};

/* True where writing throws (const, own class) or is ignored (self). */
bool binding_is_constant(const struct binding *binding);

/* True for a script's own names, which live in the global object and the
 * script scope. */
bool binding_is_global(const struct binding *binding);

/* True for what begins uninitialised: let, const, class, pattern, own class. */
bool binding_is_lexical(const struct binding *binding);

/*
 * How `binding` is reached from code that runs directly in `from`. For what
 * has no reference of its own in the tree: a prologue, a default return.
 * `binding` may be NULL for REFERENCE_FRAME (this not captured).
 */
struct reference scope_reference(struct scope *from, struct binding *binding);

/* The scope's binding of that name, or NULL (looks in this scope alone). */
struct binding *scope_find(const struct scope *scope, const struct name *name);

#endif
