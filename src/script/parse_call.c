#include "script/parse.h"

/* Arguments */
void parse_arguments(struct parser *parser, struct node *node,
                     struct node_list *list, bool maybe_arrow)
{
    struct gather gather;
    bool accept_in = parser->accept_in;
    parse_expect(parser, TOKEN_LEFT_PAREN);
    gather_open(parser, &gather);
    parser->accept_in = true;
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_PAREN) {
        uint32_t start = parser->token.start;
        bool spread = parse_accept(parser, TOKEN_ELLIPSIS);
        uint32_t at = parser->token.start;
        struct node *argument = parse_assignment_cover(parser);
        if (maybe_arrow) {
            parse_arrow_parameter(parser, &gather, at, argument);
            if (spread && argument->kind == NODE_ASSIGN)
                cover_async_error(
                    parser, parser->last.start, parser->last.end,
                    "Rest parameter may not have a default initializer");
            if (spread && parse_peek(parser) == TOKEN_COMMA)
                cover_async_error(
                    parser, parser->token.start, parser->token.end,
                    "Rest parameter must be last formal parameter");
        }
        if (spread) {
            struct node *wrap = parse_node(parser, NODE_SPREAD, start);
            wrap->operand = argument;
            argument = parse_finish(parser, wrap);
            node->has_spread = true;
        }
        if (parser->failed)
            break;
        ast_append(list, argument);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
    }
    parser->accept_in = accept_in;
    gather_close(&gather);
    if (!parse_accept(parser, TOKEN_RIGHT_PAREN)) {
        if (parse_peek(parser) == TOKEN_ILLEGAL)
            parse_fail(parser, parser->last.start, parser->last.end,
                       "missing ) after argument list");
        parse_fail_here(parser, "missing ) after argument list");
    }
}

/* -- members: . [ ` -- */

static bool starts_member(enum token_kind kind)
{
    return kind == TOKEN_DOT || kind == TOKEN_LEFT_BRACKET ||
           kind == TOKEN_TEMPLATE_SPAN || kind == TOKEN_TEMPLATE_TAIL;
}

static bool starts_call(enum token_kind kind)
{
    return starts_member(kind) || kind == TOKEN_LEFT_PAREN ||
           kind == TOKEN_QUESTION_DOT;
}

/* Behind '.': a word or a private name. */
static struct node *parse_dot(struct parser *parser, struct node *object,
                              uint32_t start, uint32_t at)
{
    struct node *node = parse_node(parser, NODE_MEMBER, start);
    node->member.object = object;
    parse_member_name(parser, node);
    node->at = at;
    return parse_finish(parser, node);
}

static struct node *parse_brackets(struct parser *parser, struct node *object,
                                   uint32_t start)
{
    struct node *node = parse_node(parser, NODE_INDEX, start);
    bool accept_in = parser->accept_in;
    node->at = parser->token.start;
    parse_expect(parser, TOKEN_LEFT_BRACKET);
    parser->accept_in = true;
    node->index.object = object;
    node->index.key = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    parse_expect(parser, TOKEN_RIGHT_BRACKET);
    return parse_finish(parser, node);
}

static struct node *parse_tagged(struct parser *parser, struct node *tag,
                                 uint32_t start, uint32_t at)
{
    struct node *node = parse_node(parser, NODE_TAGGED, start);
    node->at = at;
    node->tagged.tag = tag;
    node->tagged.template = parse_template(parser, true);
    return parse_finish(parser, node);
}

/* A chain of members is as deep a tree as it is long: see ast.h. */
static struct node *parse_members(struct parser *parser, struct node *node,
                                  uint32_t start)
{
    uint32_t depth = parser->depth;
    while (!parser->failed && starts_member(parse_peek(parser)) &&
           parse_enter(parser)) {
        if (parse_peek(parser) == TOKEN_LEFT_BRACKET) {
            node = parse_brackets(parser, node, start);
        } else if (parse_accept(parser, TOKEN_DOT)) {
            node = parse_dot(parser, node, start, parser->token.start);
        } else {
            node = parse_tagged(parser, node, start, parser->token.start);
        }
    }
    parser->depth = depth;
    return node;
}

/* -- new -- */

static struct node *parse_new_target(struct parser *parser, uint32_t start)
{
    struct node *node = parse_node(parser, NODE_NEW_TARGET, start);
    parse_take(parser);
    if (parser->token.name != parser->known.target ||
        !token_is_any_name(parse_peek(parser)))
        parse_unexpected(parser);
    if (parser->token.escaped)
        parse_fail(parser, start, parser->token.end,
                   "'new.target' must not contain escaped characters");
    parse_take(parser);
    if (parse_receiver(parser)->kind == FUNCTION_SCRIPT ||
        parse_receiver(parser)->kind == FUNCTION_MODULE)
        parse_fail_here(parser, "new.target expression is not allowed here");
    return parse_finish(parser, node);
}

/* NewExpression, new.target */
static struct node *parse_new(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *node = parse_node(parser, NODE_NEW, start);
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_DOT)
        return parse_members(parser, parse_new_target(parser, start), start);
    if (parse_peek(parser) == TOKEN_IMPORT &&
        parse_peek_ahead(parser) == TOKEN_LEFT_PAREN)
        parse_fail(parser, parser->token.start, parser->token.end,
                   "Cannot use new with import");
    if (parse_peek(parser) == TOKEN_SUPER &&
        parse_peek_ahead(parser) == TOKEN_LEFT_PAREN)
        parse_fail(parser, parser->token.start, parser->token.end,
                   "'super' keyword unexpected here");
    if (!parse_enter(parser))
        return node;
    node->call.callee = parse_member(parser);
    parse_leave(parser);
    if (parse_peek(parser) == TOKEN_LEFT_PAREN) {
        parse_arguments(parser, node, &node->call.arguments, false);
        return parse_members(parser, parse_finish(parser, node), start);
    }
    if (parse_peek(parser) == TOKEN_QUESTION_DOT)
        parse_fail(parser, parser->token.start, parser->token.end,
                   "Invalid optional chain from new expression");
    return parse_finish(parser, node);
}

/* MemberExpression */
struct node *parse_member(struct parser *parser)
{
    uint32_t start = parser->token.start;
    if (parse_peek(parser) == TOKEN_NEW)
        return parse_new(parser);
    return parse_members(parser, parse_primary(parser), start);
}

/* -- calls -- */

/* V8 names the place of the last word of the callee, else of the '('. */
static uint32_t call_place(const struct parser *parser)
{
    enum token_kind last = (enum token_kind)parser->last.kind;
    bool word = last >= TOKEN_SUPER && last <= TOKEN_ESCAPED_RESERVED;
    return word ? parser->last.start : parser->token.start;
}

static struct node *parse_call(struct parser *parser, struct node *callee,
                               uint32_t start, bool optional)
{
    struct node *node = parse_node(parser, NODE_CALL, start);
    node->at = call_place(parser);
    node->call.callee = callee;
    node->is_eval = callee->kind == NODE_NAME && !optional &&
                    callee->reference.name == parser->known.eval;
    parse_arguments(parser, node, &node->call.arguments, false);
    return parse_finish(parser, node);
}

static bool at_async_call(const struct parser *parser,
                          const struct node *callee)
{
    return parse_peek(parser) == TOKEN_LEFT_PAREN &&
           callee->kind == NODE_NAME && !callee->parenthesized &&
           parser->last.kind == TOKEN_ASYNC && !parser->last.escaped &&
           !parser->token.newline;
}

/* The arguments of `async (...)`, as an arrow's head. */
static struct node *async_head(struct parser *parser, struct node *call)
{
    struct node_list list = call->call.arguments;
    struct node *head = list.count == 1 && list.first->kind != NODE_SPREAD
                            ? list.first
                            : parse_node(parser, NODE_COMMA, call->start);
    if (head != list.first)
        head->list = list;
    head->parenthesized = true;
    parser->arrow_async = true;
    parser->arrow_ready = true;
    return head;
}

/* `async (...)`: a call, or the head of an async arrow function. */
static struct node *parse_async_call(struct parser *parser, struct node *callee,
                                     uint32_t start)
{
    struct cover cover;
    struct node *node = parse_node(parser, NODE_CALL, start);
    node->at = parser->last.start;
    node->call.callee = callee;
    cover_open(parser, &cover, COVER_ASYNC_ARROW);
    parser->arrow_parameter.message = NULL;
    parse_arguments(parser, node, &node->call.arguments, true);
    parse_finish(parser, node);
    if (parse_peek(parser) == TOKEN_ARROW) {
        cover_as_arrow(parser, &cover);
        node = parser->failed ? node : async_head(parser, node);
    } else {
        cover_as_expression(parser, &cover);
    }
    cover_close(parser, &cover);
    return node;
}

/* One link of `a.b[c](d)?.e`; `optional` where a ?. stands before it. */
static struct node *parse_link(struct parser *parser, struct node *node,
                               uint32_t start, bool optional, bool chained)
{
    switch (parse_peek(parser)) {
    case TOKEN_LEFT_BRACKET:
        node = parse_brackets(parser, node, start);
        break;
    case TOKEN_LEFT_PAREN:
        node = parse_call(parser, node, start, optional);
        break;
    case TOKEN_DOT:
        parse_take(parser);
        node = parse_dot(parser, node, start, parser->last.start);
        break;
    case TOKEN_TEMPLATE_SPAN:
    case TOKEN_TEMPLATE_TAIL:
        if (chained || optional)
            parse_fail(parser, parser->token.start, parser->token.end,
                       "Invalid tagged template on optional chain");
        node = parse_tagged(parser, node, start, parser->token.start);
        break;
    default:
        node = parse_dot(parser, node, start, parser->last.start);
    }
    node->optional = optional;
    return node;
}

static struct node *parse_links(struct parser *parser, struct node *node,
                                uint32_t start)
{
    bool chained = false;
    uint32_t depth = parser->depth;
    while (!parser->failed && starts_call(parse_peek(parser)) &&
           parse_enter(parser)) {
        bool optional = parse_accept(parser, TOKEN_QUESTION_DOT);
        if (optional && parse_peek(parser) == TOKEN_QUESTION_DOT)
            parse_unexpected_token(parser, &parser->last);
        if (optional && parse_peek(parser) == TOKEN_DOT)
            parse_unexpected(parser);
        node = parse_link(parser, node, start, optional, chained);
        chained = chained || optional;
    }
    parser->depth = depth;
    if (!chained)
        return node;
    struct node *chain = parse_node(parser, NODE_CHAIN, start);
    chain->at = node->at;
    chain->operand = node;
    return parse_finish(parser, chain);
}

/* LeftHandSideExpression */
struct node *parse_left_hand_side(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *node = parse_member(parser);
    if (at_async_call(parser, node)) {
        node = parse_async_call(parser, node, start);
        if (parse_peek(parser) == TOKEN_ARROW)
            return node;
    }
    return parse_links(parser, node, start);
}
