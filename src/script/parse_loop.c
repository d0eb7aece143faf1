#include "script/parse.h"

/* The head of a for statement, while it is not yet known which one it is. */
struct for_head {
    struct node *node;
    struct target *labels;
    struct scope *scope; /* of let and const, else NULL */
    struct node *init; /* what stands first: VARIABLES or an expression */
    bool is_await;
};

/* The next token is `in` or `of`: settles the statement's kind. */
static bool at_each(struct parser *parser, struct for_head *head)
{
    bool of = parse_at_word(parser, parser->known.of);
    if (parse_peek(parser) != TOKEN_IN && !of)
        return false;
    head->node->kind = of ? NODE_FOR_OF : NODE_FOR_IN;
    return true;
}

/* -- for (a; b; c) -- */

static void parse_for_rest(struct parser *parser, struct for_head *head)
{
    struct target target;
    struct node *node = head->node;
    node->loop.init = head->init;
    node->loop.scope = head->scope;
    parse_expect(parser, TOKEN_SEMICOLON);
    parse_loop_open(parser, &target, node, head->labels);
    if (parse_peek(parser) != TOKEN_SEMICOLON)
        node->loop.test = parse_expression(parser);
    parse_expect(parser, TOKEN_SEMICOLON);
    if (parse_peek(parser) != TOKEN_RIGHT_PAREN)
        node->loop.update = parse_expression(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->loop.body = parse_statement(parser, false);
    parse_target_close(parser, &target);
}

/* -- for (a in b), for (a of b) -- */

static void parse_each_rest(struct parser *parser, struct for_head *head)
{
    struct target target;
    struct node *node = head->node;
    node->each.target = head->init;
    node->each.scope = head->scope;
    parse_loop_open(parser, &target, node, head->labels);
    parse_take(parser);
    if (node->kind == NODE_FOR_OF) {
        bool accept_in = parser->accept_in;
        parser->accept_in = true;
        node->each.object = parse_assignment(parser);
        parser->accept_in = accept_in;
    } else {
        node->each.object = parse_expression(parser);
    }
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    node->each.body = parse_statement(parser, false);
    parse_target_close(parser, &target);
}

/* `%` stands for the statement's name. */
static void fail_each(struct parser *parser, const struct node *node,
                      uint32_t start, uint32_t end, const char *message)
{
    struct name name = {.bytes = "for-in", .length = 6};
    if (node->kind == NODE_FOR_OF)
        name.bytes = "for-of";
    if (node->is_await) {
        name.bytes = "for-await-of";
        name.length = 12;
    }
    parse_fail_name(parser, start, end, message, &name);
}

/* One declaration, without a value (but in sloppy `for (var x = 1 in o)`). */
static void check_each_declaration(struct parser *parser,
                                   const struct for_head *head,
                                   const struct declared *declared)
{
    const struct node *variables = head->init, *node = head->node;
    if (parser->failed)
        return;
    if (variables->variables.list.count != 1)
        fail_each(parser, node, declared->bindings_start,
                  declared->bindings_end,
                  "Invalid left-hand side in % loop: Must have a single "
                  "binding.");
    const struct node *first = variables->variables.list.first;
    bool allowed = !parser->strict && node->kind == NODE_FOR_IN &&
                   variables->variables.kind == DECLARE_VAR &&
                   first->declarator.target->kind == NODE_NAME;
    if (declared->has_initializer && !allowed)
        fail_each(parser, node, declared->initializer.start,
                  declared->initializer.end,
                  "% loop variable declaration may not have an initializer.");
}

static void parse_declared_head(struct parser *parser, struct for_head *head,
                                bool lexical)
{
    struct declared declared;
    if (lexical)
        head->scope = parse_scope_open(parser, SCOPE_LOOP);
    head->init = parse_variables(parser, true, &declared);
    if (head->is_await) {
        check_each_declaration(parser, head, &declared);
        if (!parse_at_word(parser, parser->known.of))
            parse_unexpected(parser);
    }
    if (at_each(parser, head)) {
        check_each_declaration(parser, head, &declared);
        parse_each_rest(parser, head);
    } else {
        parse_for_rest(parser, head);
    }
    if (lexical)
        parse_scope_close(parser, head->scope);
}

/* -- heads without a declaration -- */

static void check_each_target(struct parser *parser, struct cover *cover,
                              struct node *node, uint32_t start)
{
    if (parse_is_pattern(node)) {
        cover_validate_pattern(parser, cover, node, start);
        if (!parser->failed)
            cover_to_pattern(parser, node);
        return;
    }
    cover_as_expression(parser, cover);
    if (!parse_is_reference(parser, node))
        parse_bad_target(parser, node, start,
                         "Invalid left-hand side in for-loop", false);
}

static void check_of(struct parser *parser, const struct for_head *head,
                     const struct token *first, bool async)
{
    if (head->node->kind != NODE_FOR_OF || head->is_await)
        return;
    if (first->kind == TOKEN_LET)
        parse_fail(parser, first->start, first->end,
                   "The left-hand side of a for-of loop may not be 'let'.");
    else if (async)
        parse_fail(parser, first->start, first->end,
                   "The left-hand side of a for-of loop may not be 'async'.");
}

static void parse_expression_head(struct parser *parser, struct for_head *head)
{
    struct cover cover;
    struct token first = parser->token;
    bool accept_in = parser->accept_in;
    cover_open(parser, &cover, COVER_EXPRESSION);
    parser->accept_in = false;
    if (head->is_await)
        head->init = parse_left_hand_side(parser);
    else
        head->init = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    bool async = parser->last.kind == TOKEN_ASYNC && !parser->last.escaped;
    bool each = at_each(parser, head) || head->is_await;
    if (each) {
        check_of(parser, head, &first, async);
        check_each_target(parser, &cover, head->init, first.start);
    } else {
        cover_as_expression(parser, &cover);
    }
    cover_close(parser, &cover);
    if (head->is_await && !parse_at_word(parser, parser->known.of))
        parse_unexpected(parser);
    if (each)
        parse_each_rest(parser, head);
    else
        parse_for_rest(parser, head);
}

/* ForStatement, ForInOfStatement */
struct node *parse_for(struct parser *parser, struct target *labels)
{
    struct for_head head = {.labels = labels};
    head.node = parse_node(parser, NODE_FOR, parser->token.start);
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_AWAIT && parse_await_allowed(parser)) {
        parse_take(parser);
        head.is_await = head.node->is_await = true;
    }
    parse_expect(parser, TOKEN_LEFT_PAREN);
    enum token_kind kind = parse_peek(parser);
    if (kind == TOKEN_CONST ||
        (kind == TOKEN_LET && parse_let_declares(parser)))
        parse_declared_head(parser, &head, true);
    else if (kind == TOKEN_VAR)
        parse_declared_head(parser, &head, false);
    else if (kind == TOKEN_SEMICOLON && !head.is_await)
        parse_for_rest(parser, &head);
    else
        parse_expression_head(parser, &head);
    return parse_finish(parser, head.node);
}
