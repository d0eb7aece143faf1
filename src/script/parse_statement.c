#include "script/parse.h"

/* -- scopes and what can be left -- */

struct scope *parse_scope_open(struct parser *parser, enum scope_kind kind)
{
    struct scope *scope = NULL;
    if (!parser->failed)
        scope = scope_open(parser->region, parser->scope, kind,
                           parser->function->function);
    if (!scope)
        scope = parse_alloc(parser, sizeof *scope);
    scope->outer = parser->scope;
    scope->start = parser->token.start;
    parser->scope = scope;
    return scope;
}

void parse_scope_close(struct parser *parser, struct scope *scope)
{
    if (parser->failed)
        return;
    parser->scope = scope->outer;
    scope_close(scope, parser->last.end);
}

void parse_target_open(struct parser *parser, struct target *target,
                       struct node *node)
{
    target->outer = parser->function->targets;
    target->node = node;
    target->label = NULL;
    target->loop = NULL;
    target->before = NULL;
    parser->function->targets = target;
}

/* `labels`: the innermost of the labels directly before the loop, or NULL. */
void parse_loop_open(struct parser *parser, struct target *target,
                     struct node *node, struct target *labels)
{
    for (; labels; labels = labels->before)
        labels->loop = node;
    parse_target_open(parser, target, node);
    target->loop = node;
}

void parse_target_close(struct parser *parser, struct target *target)
{
    parser->function->targets = target->outer;
}

static struct target *find_label(const struct parser *parser,
                                 const struct name *label)
{
    struct target *target = parser->function->targets;
    while (target && target->label != label)
        target = target->outer;
    return target;
}

/* What a break (or continue) without a label means; NULL: nothing. */
static struct target *find_unlabeled(const struct parser *parser,
                                     bool loop_only)
{
    struct target *target = parser->function->targets;
    while (target && (target->label || (loop_only && !target->loop)))
        target = target->outer;
    return target;
}

/* -- blocks -- */

/* Block; `kind` is SCOPE_BLOCK, or SCOPE_STATIC of a class */
struct node *parse_block(struct parser *parser, enum scope_kind kind)
{
    struct node *node = parse_node(parser, NODE_BLOCK, parser->token.start);
    struct scope *scope = parse_scope_open(parser, kind);
    node->block.scope = scope;
    parse_expect(parser, TOKEN_LEFT_BRACE);
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        struct node *item = parse_statement_item(parser);
        if (!parser->failed)
            ast_append(&node->block.body, item);
    }
    parse_expect(parser, TOKEN_RIGHT_BRACE);
    parse_scope_close(parser, scope);
    return parse_finish(parser, node);
}

/* A sloppy `if (x) function f() {}` reads as if the function stood in a
 * block. */
static struct node *parse_scoped_statement(struct parser *parser)
{
    if (parser->strict || parse_peek(parser) != TOKEN_FUNCTION)
        return parse_statement(parser, false);
    struct node *node = parse_node(parser, NODE_BLOCK, parser->token.start);
    struct scope *scope = parse_scope_open(parser, SCOPE_BLOCK);
    node->block.scope = scope;
    struct node *item = parse_plain_function_declaration(parser);
    if (!parser->failed)
        ast_append(&node->block.body, item);
    parse_scope_close(parser, scope);
    return parse_finish(parser, node);
}

/* -- if -- */

static struct node *parse_if_head(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_IF, parser->token.start);
    parse_take(parser);
    parse_expect(parser, TOKEN_LEFT_PAREN);
    node->branch.test = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->branch.then = parse_scoped_statement(parser);
    return parse_finish(parser, node);
}

/* IfStatement; `else if` goes on in the same loop, so that it may be long */
static struct node *parse_if(struct parser *parser)
{
    struct node *first = parse_if_head(parser);
    struct node *node = first;
    while (parse_accept(parser, TOKEN_ELSE)) {
        if (parse_peek(parser) == TOKEN_IF) {
            parser->own_labels = NULL;
            node->branch.otherwise = parse_if_head(parser);
            node = node->branch.otherwise;
        } else {
            node->branch.otherwise = parse_scoped_statement(parser);
            break;
        }
    }
    uint32_t end = parser->last.end;
    for (node = first; node && node->kind == NODE_IF && !parser->failed;
         node = node->branch.otherwise)
        node->end = end;
    return first;
}

/* -- while, do -- */

static struct node *parse_while(struct parser *parser, struct target *labels)
{
    struct target target;
    struct node *node = parse_node(parser, NODE_WHILE, parser->token.start);
    parse_loop_open(parser, &target, node, labels);
    parse_take(parser);
    parse_expect(parser, TOKEN_LEFT_PAREN);
    node->loop.test = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->loop.body = parse_statement(parser, false);
    parse_target_close(parser, &target);
    return parse_finish(parser, node);
}

static struct node *parse_do(struct parser *parser, struct target *labels)
{
    struct target target;
    struct node *node = parse_node(parser, NODE_DO, parser->token.start);
    parse_loop_open(parser, &target, node, labels);
    parse_take(parser);
    node->loop.body = parse_statement(parser, false);
    parse_expect(parser, TOKEN_WHILE);
    parse_expect(parser, TOKEN_LEFT_PAREN);
    node->loop.test = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    parse_accept(parser, TOKEN_SEMICOLON);
    parse_target_close(parser, &target);
    return parse_finish(parser, node);
}

/* -- break, continue, return, throw -- */

static bool at_statement_end(const struct parser *parser)
{
    enum token_kind kind = parse_peek(parser);
    return parser->token.newline || kind == TOKEN_SEMICOLON ||
           kind == TOKEN_RIGHT_BRACE || kind == TOKEN_END;
}

static struct name *parse_label_name(struct parser *parser)
{
    if (at_statement_end(parser))
        return NULL;
    return parse_name(parser, parse_in_generator(parser),
                      parse_await_reserved(parser));
}

static struct node *parse_break(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_BREAK, parser->token.start);
    parse_take(parser);
    struct name *label = parse_label_name(parser);
    struct target *target =
        label ? find_label(parser, label) : find_unlabeled(parser, false);
    node->jump.label = label;
    if (target)
        node->jump.target = target->node;
    else if (label)
        parse_fail_name(parser, parser->last.start, parser->last.end,
                        "Undefined label '%'", label);
    else
        parse_fail_here(parser, "Illegal break statement");
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

static void fail_continue(struct parser *parser, const struct name *label,
                          const struct target *target)
{
    uint32_t start = parser->last.start, end = parser->last.end;
    if (!label)
        parse_fail(parser, start, end,
                   "Illegal continue statement: no surrounding iteration "
                   "statement");
    else if (target)
        parse_fail_name(parser, start, end,
                        "Illegal continue statement: '%' does not denote an "
                        "iteration statement",
                        label);
    else
        parse_fail_name(parser, start, end, "Undefined label '%'", label);
}

static struct node *parse_continue(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_CONTINUE, parser->token.start);
    parse_take(parser);
    struct name *label = parse_label_name(parser);
    struct target *target =
        label ? find_label(parser, label) : find_unlabeled(parser, true);
    node->jump.label = label;
    if (target && target->loop)
        node->jump.target = target->loop;
    else
        fail_continue(parser, label, target);
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

static bool return_allowed(const struct parser *parser)
{
    uint8_t kind = parser->function->function->kind;
    return kind != FUNCTION_SCRIPT && kind != FUNCTION_MODULE &&
           kind != FUNCTION_STATICS;
}

static struct node *parse_return(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_RETURN, parser->token.start);
    parse_take(parser);
    if (!return_allowed(parser))
        parse_fail_here(parser, "Illegal return statement");
    if (!at_statement_end(parser))
        node->operand = parse_expression(parser);
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

static struct node *parse_throw(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_THROW, parser->token.start);
    parse_take(parser);
    if (parser->token.newline)
        parse_fail_here(parser, "Illegal newline after throw");
    node->operand = parse_expression(parser);
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

/* -- with, switch, try -- */

static struct node *parse_with(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_WITH, parser->token.start);
    parse_take(parser);
    if (parser->strict)
        parse_fail_here(parser,
                        "Strict mode code may not include a with statement");
    parse_expect(parser, TOKEN_LEFT_PAREN);
    node->branch.test = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->branch.then = parse_statement(parser, false);
    return parse_finish(parser, node);
}

static bool at_clause_end(const struct parser *parser)
{
    enum token_kind kind = parse_peek(parser);
    return kind == TOKEN_CASE || kind == TOKEN_DEFAULT ||
           kind == TOKEN_RIGHT_BRACE;
}

static struct node *parse_clause(struct parser *parser, bool *has_default)
{
    struct node *node = parse_node(parser, NODE_CASE, parser->token.start);
    if (parse_accept(parser, TOKEN_CASE)) {
        node->clause.test = parse_expression(parser);
    } else {
        parse_expect(parser, TOKEN_DEFAULT);
        if (*has_default)
            parse_fail_here(parser,
                            "More than one default clause in switch statement");
        *has_default = true;
    }
    parse_expect(parser, TOKEN_COLON);
    while (!parser->failed && !at_clause_end(parser)) {
        struct node *item = parse_statement_item(parser);
        if (!parser->failed)
            ast_append(&node->clause.body, item);
    }
    return parse_finish(parser, node);
}

static struct node *parse_switch(struct parser *parser)
{
    struct target target;
    bool has_default = false;
    struct node *node = parse_node(parser, NODE_SWITCH, parser->token.start);
    parse_take(parser);
    parse_expect(parser, TOKEN_LEFT_PAREN);
    node->choice.value = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    struct scope *scope = parse_scope_open(parser, SCOPE_SWITCH);
    node->choice.scope = scope;
    parse_target_open(parser, &target, node);
    parse_expect(parser, TOKEN_LEFT_BRACE);
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        struct node *clause = parse_clause(parser, &has_default);
        if (!parser->failed)
            ast_append(&node->choice.clauses, clause);
    }
    parse_expect(parser, TOKEN_RIGHT_BRACE);
    parse_target_close(parser, &target);
    parse_scope_close(parser, scope);
    return parse_finish(parser, node);
}

/* CatchParameter: the '(' has been taken, the scope is open */
static struct node *parse_catch_parameter(struct parser *parser)
{
    struct cover cover;
    struct token token = parser->token;
    if (token_is_any_name((enum token_kind)token.kind)) {
        parse_name(parser, parse_in_generator(parser),
                   parse_await_reserved(parser));
        if (parser->strict && parse_is_eval_or_arguments(parser, token.name))
            parse_fail_here(parser,
                            "Unexpected eval or arguments in strict mode");
        struct node *name = parse_name_node(parser, &token);
        parse_declare_target(parser, name, BINDING_CATCH);
        return name;
    }
    cover_open(parser, &cover, COVER_LEXICAL);
    struct node *target = parse_binding_target(parser);
    cover_close(parser, &cover);
    if (!parser->failed)
        cover_to_pattern(parser, target);
    parse_declare_target(parser, target, BINDING_CATCH_PATTERN);
    return target;
}

static void parse_catch(struct parser *parser, struct node *node)
{
    if (!parse_accept(parser, TOKEN_LEFT_PAREN)) {
        node->try.handler = parse_block(parser, SCOPE_BLOCK);
        return;
    }
    struct scope *scope = parse_scope_open(parser, SCOPE_CATCH);
    node->try.scope = scope;
    node->try.parameter = parse_catch_parameter(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->try.handler = parse_block(parser, SCOPE_BLOCK);
    parse_scope_close(parser, scope);
}

static struct node *parse_try(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_TRY, parser->token.start);
    parse_take(parser);
    node->try.block = parse_block(parser, SCOPE_BLOCK);
    if (parse_peek(parser) != TOKEN_CATCH &&
        parse_peek(parser) != TOKEN_FINALLY)
        parse_fail_here(parser, "Missing catch or finally after try");
    if (parse_accept(parser, TOKEN_CATCH))
        parse_catch(parser, node);
    if (parse_accept(parser, TOKEN_FINALLY))
        node->try.finalizer = parse_block(parser, SCOPE_BLOCK);
    return parse_finish(parser, node);
}

/* -- labels and expressions -- */

static struct node *parse_labeled(struct parser *parser, uint32_t start,
                                  struct name *label, struct target *labels,
                                  bool allow_function)
{
    struct target target;
    struct node *node = parse_node(parser, NODE_LABELED, start);
    if (find_label(parser, label))
        parse_fail_name(parser, parser->last.start, parser->last.end,
                        "Label '%' has already been declared", label);
    parse_take(parser);
    node->labeled.label = label;
    parse_target_open(parser, &target, node);
    target.label = label;
    target.before = labels;
    parser->own_labels = &target;
    if (parse_peek(parser) == TOKEN_FUNCTION && !parser->strict &&
        allow_function)
        node->labeled.body = parse_plain_function_declaration(parser);
    else
        node->labeled.body = parse_statement(parser, allow_function);
    parse_target_close(parser, &target);
    return parse_finish(parser, node);
}

/* A declaration where only a statement may stand. */
static void refuse_declaration(struct parser *parser)
{
    enum token_kind ahead;
    if (parse_peek(parser) == TOKEN_CLASS)
        parse_unexpected(parser);
    if (parse_peek(parser) != TOKEN_LET)
        return;
    ahead = parse_peek_ahead(parser);
    if (ahead == TOKEN_LEFT_BRACKET ||
        ((ahead == TOKEN_LEFT_BRACE || ahead == TOKEN_NAME) &&
         parse_ahead_on_line(parser)))
        parse_fail(parser, parser->token.start, parser->token.end,
                   "Lexical declaration cannot appear in a single-statement "
                   "context");
}

static struct node *parse_expression_statement(struct parser *parser,
                                               struct target *labels,
                                               bool allow_function)
{
    refuse_declaration(parser);
    uint32_t start = parser->token.start;
    bool name = token_is_any_name(parse_peek(parser));
    struct node *operand = parse_expression(parser);
    if (parse_peek(parser) == TOKEN_COLON && name &&
        operand->kind == NODE_NAME && !operand->parenthesized)
        return parse_labeled(parser, start, operand->reference.name, labels,
                             allow_function);
    struct node *node = parse_node(parser, NODE_EXPRESSION, start);
    node->operand = operand;
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

static struct node *parse_simple(struct parser *parser, enum node_kind kind)
{
    struct node *node = parse_node(parser, kind, parser->token.start);
    parse_take(parser);
    if (kind == NODE_DEBUGGER)
        parse_semicolon(parser);
    return parse_finish(parser, node);
}

static void refuse_function(struct parser *parser)
{
    parse_fail(parser, parser->token.start, parser->token.end,
               parser->strict
                   ? "In strict mode code, functions can only be declared at "
                     "top level or inside a block."
                   : "In non-strict mode code, functions can only be "
                     "declared at top level, inside a block, or as the body "
                     "of an if statement.");
}

static bool at_async_function(struct parser *parser)
{
    return parse_peek(parser) == TOKEN_ASYNC &&
           parse_peek_ahead(parser) == TOKEN_FUNCTION &&
           parse_ahead_on_line(parser);
}

static struct node *dispatch_statement(struct parser *parser,
                                       struct target *labels,
                                       bool allow_function)
{
    switch (parse_peek(parser)) {
    case TOKEN_LEFT_BRACE:
        return parse_block(parser, SCOPE_BLOCK);
    case TOKEN_SEMICOLON:
        return parse_simple(parser, NODE_EMPTY);
    case TOKEN_IF:
        return parse_if(parser);
    case TOKEN_DO:
        return parse_do(parser, labels);
    case TOKEN_WHILE:
        return parse_while(parser, labels);
    case TOKEN_FOR:
        return parse_for(parser, labels);
    case TOKEN_CONTINUE:
        return parse_continue(parser);
    case TOKEN_BREAK:
        return parse_break(parser);
    case TOKEN_RETURN:
        return parse_return(parser);
    case TOKEN_THROW:
        return parse_throw(parser);
    case TOKEN_TRY:
        return parse_try(parser);
    case TOKEN_WITH:
        return parse_with(parser);
    case TOKEN_SWITCH:
        return parse_switch(parser);
    case TOKEN_DEBUGGER:
        return parse_simple(parser, NODE_DEBUGGER);
    case TOKEN_VAR:
        return parse_variable_statement(parser);
    case TOKEN_FUNCTION:
        refuse_function(parser);
        return parse_expression_statement(parser, labels, allow_function);
    case TOKEN_ASYNC:
        if (at_async_function(parser))
            parse_fail(parser, parser->token.start, parser->token.end,
                       "Async functions can only be declared at the top "
                       "level or inside a block.");
        return parse_expression_statement(parser, labels, allow_function);
    default:
        return parse_expression_statement(parser, labels, allow_function);
    }
}

/* Statement; `allow_function`: a label may stand before a function here */
struct node *parse_statement(struct parser *parser, bool allow_function)
{
    struct target *labels = parser->own_labels;
    parser->own_labels = NULL;
    if (!parse_enter(parser))
        return parse_node(parser, NODE_EMPTY, parser->token.start);
    struct node *node = dispatch_statement(parser, labels, allow_function);
    parse_leave(parser);
    return node;
}

/* import x, import {x}, import "x": not import() and import.meta */
static bool at_import_declaration(struct parser *parser)
{
    enum token_kind ahead = parse_peek_ahead(parser);
    return ahead != TOKEN_LEFT_PAREN && ahead != TOKEN_DOT;
}

/* ModuleItem, where one can stand */
static bool at_module_item(struct parser *parser)
{
    return parser->module && parser->scope == parser->module_scope;
}

static struct node *parse_export(struct parser *parser)
{
    if (at_module_item(parser))
        return parse_export_declaration(parser);
    parse_unexpected(parser);
    return parse_node(parser, NODE_EXPORT, parser->token.start);
}

/* StatementListItem */
struct node *parse_statement_item(struct parser *parser)
{
    parser->own_labels = NULL;
    switch (parse_peek(parser)) {
    case TOKEN_FUNCTION:
        return parse_function_declaration(parser);
    case TOKEN_CLASS:
        return parse_class_declaration(parser);
    case TOKEN_CONST:
        return parse_variable_statement(parser);
    case TOKEN_LET:
        if (parse_let_declares(parser))
            return parse_variable_statement(parser);
        break;
    case TOKEN_ASYNC:
        if (at_async_function(parser))
            return parse_async_function_declaration(parser);
        break;
    case TOKEN_EXPORT:
        return parse_export(parser);
    case TOKEN_IMPORT:
        if (at_module_item(parser) && at_import_declaration(parser))
            return parse_import_declaration(parser);
        break;
    default:
        break;
    }
    return parse_statement(parser, true);
}
