/*
 * scope_walk.h: what the two files of the resolver share.
 *
 *   scope_resolve.c  scopes, functions, classes, references
 *   scope_walk.c     the way through expressions, patterns and statements
 *
 * The walk goes through the tree in the order of the text. name->bound is the
 * innermost binding of a name, as while parsing, but here every scope's names
 * are all there from its start.
 */
#ifndef LOOPLINE_SCRIPT_SCOPE_WALK_H
#define LOOPLINE_SCRIPT_SCOPE_WALK_H

#include "script/scope_build.h"

struct walk {
    struct region *region;
    struct name *arguments;
    struct name *eval;
    struct scope_fault *fault;
    struct scope *scope;
    struct ast_function *function;
    struct reference *first; /* all references */
    struct reference *last;
    bool failed;
};

/* What happens to a name. */
enum use {
    USE_READ,
    USE_ASSIGN,
    USE_DECLARE, /* its declaration's own write */
    USE_BIND, /* its declaration, which writes nothing: a parameter, `var a;` */
    USE_INSPECT /* `arguments` in arguments[0], arguments.length: harmless */
};

/* -- scope_resolve.c -- */

void walk_enter_scope(struct walk *walk, struct scope *scope);
void walk_leave_scope(struct walk *walk, struct scope *scope);
void walk_name(struct walk *walk, struct node *node, enum use use);
/* A reference that is no NODE_NAME: a private name. */
void walk_reference(struct walk *walk, struct reference *reference,
                    uint32_t at);
/* BINDING_THIS, BINDING_NEW_TARGET or BINDING_CALLEE. */
void walk_pseudo(struct walk *walk, struct reference *reference,
                 enum binding_kind kind);
void walk_function(struct walk *walk, struct ast_function *function);
void walk_class(struct walk *walk, struct node *node);
/* From `offset` on the names in `target` have their values. */
void walk_initialised(struct node *target, uint32_t offset);
void walk_refuse(struct walk *walk, const struct node *node,
                 const char *message);

/* -- scope_walk.c -- */

void walk_expression(struct walk *walk, struct node *node);
void walk_target(struct walk *walk, struct node *node, enum use use);
void walk_statements(struct walk *walk, struct node_list *list);

#endif
