/*
 * scope_build.h: how the parser fills scopes while it reads, and has them
 * resolved at the end. Nobody else needs this; scope.h explains the result.
 *
 * While a scope is open, its bindings hang in the lists name->bound, innermost
 * first, so that looking a name up costs as much as the name is shadowed. A
 * `var` that is declared in a block leaves a BINDING_PASSAGE in every scope on
 * its way out to the function's, so that a later `let` there is refused.
 */
#ifndef LOOPLINE_SCRIPT_SCOPE_BUILD_H
#define LOOPLINE_SCRIPT_SCOPE_BUILD_H

#include "base/arena.h"
#include "script/ast.h"
#include "script/scope.h"

/* Opens a scope inside `outer`; NULL where the region is full. */
struct scope *scope_open(struct region *region, struct scope *outer,
                         enum scope_kind kind, struct ast_function *function);

/* Closes it: its names are seen no longer. */
void scope_close(struct scope *scope, uint32_t end);

/* True where `var` and function declarations stop: function, body, script,
 * static block. */
bool scope_takes_var(const struct scope *scope);

/*
 * Declares `name`, written at [start, end), in `scope`:
 *  - BINDING_VAR goes out to the next scope that takes var;
 *  - BINDING_FUNCTION in a scope that takes var behaves like var, in others
 *    like let (`sloppy` allows to declare it again there);
 *  - BINDING_PARAMETER may be declared again (the caller looks first);
 *  - everything else is there once.
 * Returns the binding; or NULL where that is a redeclaration (*conflict is
 * then the earlier one) or the region is full (*conflict is NULL).
 */
struct binding *scope_declare(struct region *region, struct scope *scope,
                              struct name *name, enum binding_kind kind,
                              bool sloppy, uint32_t start, uint32_t end,
                              struct binding **conflict);

/* The binding (or passage) of an open scope, or NULL. */
struct binding *scope_lookup(const struct scope *scope,
                             const struct name *name);

/* Adds a function declaration to those that `scope` makes on entry. */
struct scope_function *scope_add_function(struct region *region,
                                          struct scope *scope,
                                          struct node *node,
                                          struct binding *binding);

/*
 * Annex B.3.3: `function` was declared in the block's scope `block` of a
 * sloppy function whose scope that takes var is `target`; all of that
 * function has been read. Gives it a var outside where that hurts nobody.
 */
void scope_hoist(struct region *region, struct scope *block,
                 struct scope *target, struct scope_function *function);

/* What scope_resolve refuses: kind "Unsupported". */
struct scope_fault {
    const char *message; /* NULL: nothing */
    uint32_t start;
    uint32_t end;
};

/*
 * Resolves the whole program: every reference, slot and record. False where
 * it found something that cannot be run (`fault`) or the region is full.
 */
bool scope_resolve(struct region *region, struct ast_function *program,
                   struct name *arguments, struct name *eval,
                   struct scope_fault *fault);

/* scope_layout.c: slots and records for a resolved tree of scopes, then the
 * places of all `references` (linked by next). */
void scope_layout(struct scope *root);
void scope_place(struct reference *references);

#endif
