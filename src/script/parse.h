/*
 * parse.h: what the parser's own files share.
 *
 *   parser.c             entry, tokens, errors, nodes
 *   parse_cover.c        is it an expression, a pattern, an arrow's head?
 *   parse_expression.c   operators, assignment
 *   parse_call.c         members, calls, new
 *   parse_primary.c      names, literals, templates, parentheses
 *   parse_literal.c      arrays and objects
 *   parse_function.c     functions, parameters, arrows
 *   parse_class.c        classes and private names
 *   parse_statement.c    statements
 *   parse_loop.c         the for statements
 *   parse_module.c       import and export
 *   parse_declaration.c  var, let, const, functions, classes as statements
 *
 * One function for each production, named after it. Each takes the tokens of
 * its production and returns its node, never NULL: after the first error the
 * parser sees nothing but the end of the text, nodes come from a spare one,
 * and whatever is built is thrown away. So nobody has to check for errors,
 * except loops (see `failed`).
 *
 * Which error comes first, its words and its place are V8's; the order of the
 * checks is therefore not a matter of taste.
 */
#ifndef LOOPLINE_SCRIPT_PARSE_H
#define LOOPLINE_SCRIPT_PARSE_H

#include "script/lexer.h"
#include "script/names.h"
#include "script/parser.h"
#include "script/scope_build.h"
#include "script/token.h"

/* The names that the grammar itself knows. */
struct parse_names {
    struct name *arguments;
    struct name *as;
    struct name *as_assert;
    struct name *as_async;
    struct name *as_default;
    struct name *constructor;
    struct name *eval;
    struct name *from;
    struct name *import_meta;
    struct name *let;
    struct name *meta;
    struct name *of;
    struct name *own_default; /* what `export default` declares */
    struct name *private_constructor;
    struct name *proto;
    struct name *prototype;
    struct name *target;
};

/* What `break` and `continue` can leave; innermost first. */
struct target {
    struct target *outer;
    struct node *node;
    struct name *label; /* of a NODE_LABELED, else NULL */
    struct node *loop; /* the loop itself, or that the label names */
    struct target *before; /* the label directly before this label */
};

/* A function declared in a block of a sloppy function: see scope_hoist. */
struct hoist {
    struct hoist *next;
    struct scope *block;
    struct scope_function *function;
};

/* The function that is being read. */
struct function_state {
    struct function_state *outer;
    struct ast_function *function;
    struct target *targets;
    struct hoist *first_hoist;
    struct hoist *last_hoist;
    struct fault duplicate; /* a parameter's name that is there twice */
    struct fault strict_parameter; /* an error if the function is strict */
};

/* A use of #x whose class is not known yet. */
struct private_use {
    struct private_use *next;
    struct name *name;
    uint32_t start;
};

/* The class that is being read. */
struct class_state {
    struct class_state *outer;
    struct scope *scope;
    struct private_use *first;
    struct private_use *last;
};

/*
 * What is being read can turn out to be an expression, an assignment's
 * pattern or an arrow's parameters. A cover keeps the first error of each
 * reading until that is known.
 */
enum cover_kind {
    COVER_EXPRESSION, /* or an assignment's pattern */
    COVER_ARROW, /* or the parameters of an arrow function */
    COVER_ASYNC_ARROW,
    COVER_PARAMETERS, /* from here on certainly a declaration */
    COVER_VAR,
    COVER_LEXICAL
};

struct cover {
    struct cover *outer;
    uint8_t kind; /* enum cover_kind */
    struct fault expression; /* why it is no expression */
    struct fault pattern; /* why it is no pattern */
    struct fault declaration; /* why it declares nothing */
};

/* Within an array or object literal: the errors of the elements so far, kept
 * apart so that each element's own reading does not disturb them. */
struct gather {
    struct cover *cover; /* NULL where a declaration is certain */
    struct fault expression;
    struct fault pattern;
};

#define PARSE_SPARE 1024

struct parser {
    struct region *region;
    struct lexer lexer;
    struct names names;
    struct parse_names known;
    struct token last; /* the token taken last */
    struct token token; /* the next one */
    struct token ahead; /* the one behind that, if has_ahead */
    bool has_ahead;
    bool failed;
    bool strict;
    bool accept_in; /* `in` is an operator here */
    bool library; /* %Name() */
    bool fragment; /* parser_parse_expression: anything goes */
    uint32_t parameters_end; /* PARSE_FUNCTION, of the function that comes
                                first; else 0 */
    uint32_t depth;
    struct scope *scope;
    struct function_state *function;
    struct class_state *class;
    struct cover *cover;
    struct target *own_labels; /* before the statement that comes next */
    /* The arrow's head that has just been read: its parameters' error in
     * strict code. */
    struct fault arrow_parameter;
    bool arrow_async;
    bool arrow_ready;
    struct ast_module *module; /* NULL: it is none */
    struct scope *module_scope;
    struct parse_error *error;
    _Alignas(16) uint8_t spare[PARSE_SPARE];
};

/* -- parser.c: memory -- */

/* `size` zeroed bytes; after an error or in a full region the spare ones. */
void *parse_alloc(struct parser *parser, size_t size);
struct node *parse_node(struct parser *parser, enum node_kind kind,
                        uint32_t start);
/* Sets the node's end behind the token taken last; returns the node. */
struct node *parse_finish(struct parser *parser, struct node *node);

/* -- parser.c: tokens -- */

enum token_kind parse_peek_ahead(struct parser *parser);
/* No line terminator between the next token and the one behind it. */
bool parse_ahead_on_line(struct parser *parser);
/* Takes the next token. */
void parse_take(struct parser *parser);
/* Takes it if it is of that kind. */
bool parse_accept(struct parser *parser, enum token_kind kind);
/* Takes it, or it is an unexpected token. */
void parse_expect(struct parser *parser, enum token_kind kind);
/* The end of a statement: ';', or where a semicolon is inserted. */
void parse_semicolon(struct parser *parser);
/* The next token is the unescaped name `word`. */
bool parse_at_word(const struct parser *parser, const struct name *word);

static inline enum token_kind parse_peek(const struct parser *parser)
{
    return (enum token_kind)parser->token.kind;
}

/* -- parser.c: errors; only the first one counts -- */

/* Ends the parse without an error of its own: the region is full. */
void parse_stop(struct parser *parser);

void parse_fail(struct parser *parser, uint32_t start, uint32_t end,
                const char *message);
/* `%` in the message stands for the name. */
void parse_fail_name(struct parser *parser, uint32_t start, uint32_t end,
                     const char *message, const struct name *name);
/* Counts even after an error that lies further back in the text. */
void parse_fail_fault(struct parser *parser, const struct fault *fault);
/* At the token taken last. */
void parse_fail_here(struct parser *parser, const char *message);
/* The next token cannot stand here. */
void parse_unexpected(struct parser *parser);
void parse_unexpected_token(struct parser *parser, const struct token *token);
void parse_unexpected_kind(struct parser *parser, uint32_t start, uint32_t end,
                           enum token_kind kind, const struct name *name);
/* An unsupported feature: kind "Unsupported". */
void parse_unsupported(struct parser *parser, uint32_t start, uint32_t end,
                       const char *message);
/* Nesting: false (and an error) where it is too deep. */
bool parse_enter(struct parser *parser);
void parse_leave(struct parser *parser);

/* -- parse_cover.c -- */

void cover_open(struct parser *parser, struct cover *cover,
                enum cover_kind kind);
void cover_close(struct parser *parser, struct cover *cover);
bool cover_is_declaration(const struct cover *cover);
/* It is an expression: reports what speaks against that. */
void cover_as_expression(struct parser *parser, struct cover *cover);
/* `node`, read from `start`, is assigned to as a pattern. */
void cover_as_pattern(struct parser *parser, struct node *node, uint32_t start);
void cover_validate_pattern(struct parser *parser, struct cover *cover,
                            const struct node *node, uint32_t start);
/* It is an arrow's head. */
void cover_as_arrow(struct parser *parser, struct cover *cover);
void cover_expression_error(struct parser *parser, uint32_t start, uint32_t end,
                            const char *message);
void cover_pattern_error(struct parser *parser, uint32_t start, uint32_t end,
                         const char *message);
void cover_declaration_error(struct parser *parser, uint32_t start,
                             uint32_t end, const char *message);
/* await and yield in what may be a parameter's default. */
void cover_parameter_error(struct parser *parser, uint32_t start, uint32_t end,
                           const char *message);
/* await as a name in what may be an async arrow's head. */
void cover_async_error(struct parser *parser, uint32_t start, uint32_t end,
                       const char *message);
/* eval, arguments or a reserved word as what may be a parameter's name. */
void cover_strict_error(struct parser *parser, uint32_t start, uint32_t end,
                        const char *message);
void cover_member_assigned(struct parser *parser);
void gather_open(struct parser *parser, struct gather *gather);
void gather_next(struct gather *gather);
void gather_as_expression(struct parser *parser, struct gather *gather);
void gather_close(struct gather *gather);
/* Rewrites an expression that has been validated into the pattern it is. */
void cover_to_pattern(struct parser *parser, struct node *node);

/* -- parse_expression.c -- */

struct node *parse_expression(struct parser *parser);
struct node *parse_expression_cover(struct parser *parser);
struct node *parse_assignment(struct parser *parser);
struct node *parse_assignment_cover(struct parser *parser);

/* -- parse_call.c -- */

struct node *parse_left_hand_side(struct parser *parser);
struct node *parse_member(struct parser *parser);
/* '(' arguments ')' ; sets `has_spread` of `node`. */
void parse_arguments(struct parser *parser, struct node *node,
                     struct node_list *list, bool maybe_arrow);
bool parse_is_reference(const struct parser *parser, const struct node *node);
bool parse_is_pattern(const struct node *node);
/* `node` cannot be assigned to: an error, or for calls one at run time. */
void parse_bad_target(struct parser *parser, struct node *node, uint32_t start,
                      const char *message, bool early);
/* Checks one parameter of what may be an arrow's head. */
void parse_arrow_parameter(struct parser *parser, struct gather *gather,
                           uint32_t start, struct node *node);

/* -- parse_literal.c -- */

struct node *parse_array(struct parser *parser);
struct node *parse_object(struct parser *parser);
struct node *parse_element(struct parser *parser, struct gather *gather);

/* -- parse_primary.c -- */

struct node *parse_primary(struct parser *parser);
struct node *parse_template(struct parser *parser, bool tagged);
/* A name or a pattern that is declared; not yet rewritten to a pattern. */
struct node *parse_binding_target(struct parser *parser);
/* Checks the word taken last as a name that is used or declared. */
void parse_check_name(struct parser *parser, const struct token *token);
/* Takes a name; `allow_*` as the function's own kind has it. */
struct name *parse_name(struct parser *parser, bool generator, bool async);
struct node *parse_name_node(struct parser *parser, const struct token *token);
struct node *parse_string_node(struct parser *parser,
                               const struct token *token);
/* A word, as a key. */
struct node *parse_word_key(struct parser *parser, const struct token *token);
bool parse_is_eval_or_arguments(const struct parser *parser,
                                const struct name *name);

/* The key of a property or of a class's element, and what it announces. */
enum key_kind {
    KEY_NONE, /* nothing known yet */
    KEY_VALUE, /* key: */
    KEY_SHORTHAND, /* key, */
    KEY_LAST, /* key} */
    KEY_ASSIGN, /* key = */
    KEY_FIELD, /* key; and key * */
    KEY_METHOD, /* key( */
    KEY_GETTER,
    KEY_SETTER,
    KEY_SPREAD
};

struct property_key {
    uint8_t kind; /* enum key_kind */
    bool is_async;
    bool is_generator;
    bool is_computed;
    bool is_private;
    bool is_static;
    bool in_class;
    struct name *name; /* words, strings that are words, private names */
    struct token lead; /* the first token of all: `static` too */
    struct token first; /* the token that the property begins with */
    struct token token; /* the key's own token */
};

struct node *parse_key(struct parser *parser, struct property_key *key,
                       struct gather *gather);

/* -- parse_function.c -- */

struct ast_function *parse_new_function(struct parser *parser,
                                        enum function_kind kind);
void parse_function_open(struct parser *parser, struct function_state *state,
                         struct ast_function *function);
void parse_function_close(struct parser *parser, struct function_state *state);
/* Parameters and body of a function whose head up to its name is taken;
 * `name_token` is checked if it is not NULL. Returns `node`, with its end. */
struct node *parse_function_rest(struct parser *parser, struct node *node,
                                 struct ast_function *function,
                                 const struct token *name_token);
struct node *parse_function_expression(struct parser *parser);
struct node *parse_async_function_expression(struct parser *parser);
struct node *parse_method(struct parser *parser, const struct property_key *key,
                          uint32_t start, enum function_kind kind);
struct node *parse_arrow(struct parser *parser, struct node *head,
                         uint32_t start);
/* Statements up to `end`, directives first. */
void parse_function_statements(struct parser *parser,
                               struct ast_function *function,
                               enum token_kind end);
void parse_strict_octal(struct parser *parser, uint32_t start, uint32_t end);
/* Ends a function's scope: functions in blocks, then the scope itself. */
void parse_hoists(struct parser *parser, struct scope *target);
/* The nearest function around that is no arrow: whose this counts. */
struct ast_function *parse_receiver(const struct parser *parser);
bool parse_await_allowed(const struct parser *parser);
bool parse_in_generator(const struct parser *parser);
/* await is no name in the function being read. */
bool parse_await_reserved(const struct parser *parser);

/* -- parse_class.c -- */

struct node *parse_class_expression(struct parser *parser);
/* `class` and the name are taken; `name_token` NULL without a name. */
void parse_class_rest(struct parser *parser, struct node *node,
                      const struct token *name_token);
/* Takes a word or #private name behind a dot: fills MEMBER or
 * PRIVATE_MEMBER. */
void parse_member_name(struct parser *parser, struct node *node);
/* Notes a use of the private name taken last; `start` is V8's place. */
void parse_private_use(struct parser *parser, struct name *name,
                       uint32_t start);

/* -- parse_statement.c -- */

struct node *parse_statement_item(struct parser *parser);
struct node *parse_statement(struct parser *parser, bool allow_function);
struct node *parse_block(struct parser *parser, enum scope_kind kind);
void parse_target_open(struct parser *parser, struct target *target,
                       struct node *node);
/* The same for a loop, which the labels just before it name too. */
void parse_loop_open(struct parser *parser, struct target *target,
                     struct node *node, struct target *labels);
void parse_target_close(struct parser *parser, struct target *target);
struct scope *parse_scope_open(struct parser *parser, enum scope_kind kind);
void parse_scope_close(struct parser *parser, struct scope *scope);

/* -- parse_module.c -- */

struct node *parse_import_declaration(struct parser *parser);
struct node *parse_export_declaration(struct parser *parser);
/* The whole module has been read, its scope is open: what it exports is
 * looked up there. */
void parse_module_end(struct parser *parser, struct scope *scope);

/* -- parse_loop.c -- */

struct node *parse_for(struct parser *parser, struct target *labels);

/* -- parse_declaration.c -- */

struct node *parse_variable_statement(struct parser *parser);
/* What the for statements need to know about a head's declarations. */
struct declared {
    uint32_t bindings_start; /* of all declarators */
    uint32_t bindings_end;
    struct fault initializer; /* the first one; message unused */
    bool has_initializer;
};
struct node *parse_variables(struct parser *parser, bool in_for,
                             struct declared *declared);
struct node *parse_function_declaration(struct parser *parser);
/* In a place where only a plain function may stand (if, label). */
struct node *parse_plain_function_declaration(struct parser *parser);
struct node *parse_async_function_declaration(struct parser *parser);
struct node *parse_class_declaration(struct parser *parser);
/* The same behind `export default`: without a name they are bound to `own`. */
struct node *parse_default_function(struct parser *parser, struct name *own);
struct node *parse_default_async_function(struct parser *parser,
                                          struct name *own);
struct node *parse_default_class(struct parser *parser, struct name *own);
bool parse_let_declares(struct parser *parser);
/* Declares one name, or all names of a pattern. */
struct binding *parse_declare(struct parser *parser, struct name *name,
                              enum binding_kind kind, uint32_t start,
                              uint32_t end);
void parse_declare_target(struct parser *parser, struct node *target,
                          enum binding_kind kind);

#endif
