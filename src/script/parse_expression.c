#include "script/parse.h"

/* Binary operators from `|` on; && || and ?? are read apart. */
#define STRENGTH_OR 4
#define STRENGTH_BIT_OR 6

static const char BAD_TARGET[] = "Invalid destructuring assignment target";

/* Expression, where it is certain that it is one. */
struct node *parse_expression(struct parser *parser)
{
    struct cover cover;
    bool accept_in = parser->accept_in;
    cover_open(parser, &cover, COVER_EXPRESSION);
    parser->accept_in = true;
    struct node *node = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    cover_as_expression(parser, &cover);
    cover_close(parser, &cover);
    return node;
}

struct node *parse_assignment(struct parser *parser)
{
    struct cover cover;
    cover_open(parser, &cover, COVER_EXPRESSION);
    struct node *node = parse_assignment_cover(parser);
    cover_as_expression(parser, &cover);
    cover_close(parser, &cover);
    return node;
}

/* -- Expression: AssignmentExpression, ... -- */

void parse_arrow_parameter(struct parser *parser, struct gather *gather,
                           uint32_t start, struct node *node)
{
    gather_next(gather);
    if (node->parenthesized ||
        !(node->kind == NODE_NAME || parse_is_pattern(node) ||
          node->kind == NODE_ASSIGN))
        cover_declaration_error(parser, start, parser->last.end, BAD_TARGET);
    else if (node->kind == NODE_NAME &&
             parse_is_eval_or_arguments(parser, node->reference.name))
        cover_strict_error(parser, start, parser->last.end,
                           "Unexpected eval or arguments in strict mode");
}

/* `...rest` inside parentheses: only an arrow's head can have it. */
static struct node *parse_arrow_rest(struct parser *parser,
                                     struct gather *gather)
{
    struct token dots = parser->token;
    parse_take(parser);
    uint32_t start = parser->token.start;
    struct node *rest = parse_node(parser, NODE_SPREAD, dots.start);
    rest->operand = parse_binding_target(parser);
    parse_finish(parser, rest);
    parse_arrow_parameter(parser, gather, start, rest->operand);
    struct fault alone = {"Unexpected token '...'", dots.start, dots.end};
    if (parse_peek(parser) == TOKEN_ASSIGN)
        parse_fail_here(parser,
                        "Rest parameter may not have a default initializer");
    else if (parse_peek(parser) == TOKEN_COMMA)
        parse_fail_here(parser, "Rest parameter must be last formal parameter");
    else if (parse_peek(parser) != TOKEN_RIGHT_PAREN ||
             parse_peek_ahead(parser) != TOKEN_ARROW)
        parse_fail_fault(parser, &alone);
    return rest;
}

static struct node *comma_node(struct parser *parser, uint32_t start,
                               struct node_list *list)
{
    struct node *node = parse_node(parser, NODE_COMMA, start);
    node->list = *list;
    return parse_finish(parser, node);
}

struct node *parse_expression_cover(struct parser *parser)
{
    struct gather gather;
    struct node_list list = {NULL, NULL, 0};
    struct node *node = NULL;
    uint32_t start = parser->token.start;
    gather_open(parser, &gather);
    for (;;) {
        if (parse_peek(parser) == TOKEN_ELLIPSIS) {
            ast_append(&list, parse_arrow_rest(parser, &gather));
            node = NULL;
            break;
        }
        uint32_t at = parser->token.start;
        node = parse_assignment_cover(parser);
        parse_arrow_parameter(parser, &gather, at, node);
        if (parser->failed)
            break;
        ast_append(&list, node);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
        if (parse_peek(parser) == TOKEN_RIGHT_PAREN &&
            parse_peek_ahead(parser) == TOKEN_ARROW)
            break;
    }
    gather_close(&gather);
    if (node && list.count <= 1)
        return node;
    return comma_node(parser, start, &list);
}

/* -- AssignmentExpression -- */

static bool is_member(const struct node *node)
{
    switch (node->kind) {
    case NODE_MEMBER:
    case NODE_INDEX:
    case NODE_PRIVATE_MEMBER:
    case NODE_SUPER_MEMBER:
    case NODE_SUPER_INDEX:
        return true;
    default:
        return false;
    }
}

static bool is_assignable_name(const struct parser *parser,
                               const struct node *node)
{
    return node->kind == NODE_NAME &&
           !(parser->strict &&
             parse_is_eval_or_arguments(parser, node->reference.name));
}

bool parse_is_reference(const struct parser *parser, const struct node *node)
{
    return is_assignable_name(parser, node) || is_member(node);
}

bool parse_is_pattern(const struct node *node)
{
    return node->kind == NODE_ARRAY || node->kind == NODE_OBJECT ||
           node->kind == NODE_ARRAY_PATTERN ||
           node->kind == NODE_OBJECT_PATTERN;
}

void parse_bad_target(struct parser *parser, struct node *node, uint32_t start,
                      const char *message, bool early)
{
    if (node->kind == NODE_NAME)
        parse_fail(parser, start, parser->last.end,
                   "Unexpected eval or arguments in strict mode");
    else if (node->kind == NODE_CALL && !early)
        cover_pattern_error(parser, start, parser->last.end, BAD_TARGET);
    else
        parse_fail(parser, start, parser->last.end, message);
}

static void check_pattern_target(struct parser *parser, struct node *target,
                                 uint32_t start)
{
    if (target->parenthesized)
        parse_fail(parser, start, parser->last.end,
                   cover_is_declaration(parser->cover)
                       ? BAD_TARGET
                       : "Invalid left-hand side in assignment");
    cover_as_pattern(parser, target, start);
    if (!parser->failed)
        cover_to_pattern(parser, target);
}

static void check_target(struct parser *parser, struct node *target,
                         uint32_t start)
{
    enum token_kind op = parse_peek(parser);
    if (is_assignable_name(parser, target)) {
        if (target->parenthesized)
            cover_declaration_error(parser, start, parser->last.end,
                                    BAD_TARGET);
    } else if (is_member(target)) {
        cover_declaration_error(parser, start, parser->last.end,
                                "Illegal property in declaration context");
        cover_member_assigned(parser);
    } else if (parse_is_pattern(target) && op == TOKEN_ASSIGN) {
        check_pattern_target(parser, target, start);
    } else {
        parse_bad_target(parser, target, start,
                         "Invalid left-hand side in assignment",
                         op >= TOKEN_ASSIGN_AND);
    }
}

/* YieldExpression */
static struct node *parse_yield(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_YIELD, parser->token.start);
    cover_parameter_error(parser, parser->token.start, parser->token.end,
                          "Yield expression not allowed in formal parameter");
    parse_take(parser);
    if (parser->last.escaped)
        parse_unexpected_kind(parser, parser->last.start, parser->last.end,
                              TOKEN_ESCAPED_KEYWORD, NULL);
    parser->function->function->contains_yield = true;
    if (parser->failed || parser->token.newline)
        return parse_finish(parser, node);
    node->delegate = parse_accept(parser, TOKEN_MULTIPLY);
    switch (parse_peek(parser)) {
    case TOKEN_END:
    case TOKEN_SEMICOLON:
    case TOKEN_RIGHT_BRACE:
    case TOKEN_RIGHT_BRACKET:
    case TOKEN_RIGHT_PAREN:
    case TOKEN_COLON:
    case TOKEN_COMMA:
    case TOKEN_IN:
        if (!node->delegate)
            break;
        /* fall through */
    default:
        node->operand = parse_assignment_cover(parser);
    }
    return parse_finish(parser, node);
}

static struct node *parse_conditional(struct parser *parser);

static struct node *parse_assign_rest(struct parser *parser,
                                      struct node *target, uint32_t start)
{
    enum token_kind op = parse_peek(parser);
    check_target(parser, target, start);
    struct node *node = parse_node(parser, NODE_ASSIGN, start);
    node->at = parser->token.start;
    node->op = (uint8_t)token_operator(op, false);
    parse_take(parser);
    node->assign.target = target;
    node->assign.value = parse_assignment(parser);
    if (op != TOKEN_ASSIGN)
        cover_pattern_error(parser, start, parser->last.end, BAD_TARGET);
    return parse_finish(parser, node);
}

static struct node *parse_arrow_rest_of(struct parser *parser,
                                        struct node *head, uint32_t start)
{
    if (head->kind == NODE_NAME || head->parenthesized)
        return parse_arrow(parser, head, start);
    parse_fail(parser, head->at, parser->last.start,
               "Malformed arrow function parameter list");
    return head;
}

struct node *parse_assignment_cover(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *node;
    if (!parse_enter(parser))
        return parse_node(parser, NODE_NULL, start);
    if (parse_peek(parser) == TOKEN_YIELD && parse_in_generator(parser)) {
        node = parse_yield(parser);
    } else {
        node = parse_conditional(parser);
        if (parse_peek(parser) == TOKEN_ARROW)
            node = parse_arrow_rest_of(parser, node, start);
        else if (token_is_assignment(parse_peek(parser)))
            node = parse_assign_rest(parser, node, start);
    }
    parse_leave(parser);
    return node;
}

/* -- operators -- */

static int strength(const struct parser *parser)
{
    enum token_kind kind = parse_peek(parser);
    if (kind == TOKEN_IN && !parser->accept_in)
        return 0;
    return token_precedence(kind);
}

static struct node *parse_unary(struct parser *parser);
static struct node *parse_binary(struct parser *parser, int least);

/* V8's place of a chain is its last operator; of three and more operands
 * with one operator, that of the first operand. */
static void chain_append(struct node *chain, struct node *operand,
                         enum operator op, uint32_t at)
{
    const struct node *last = chain->list.last;
    bool same = last && last->joined == op &&
                (op < OPERATOR_EQUAL || op > OPERATOR_INSTANCEOF);
    operand->joined = (uint8_t)op;
    operand->joined_at = at;
    ast_append(&chain->list, operand);
    chain->at = same ? chain->list.first->at : at;
}

static struct node *new_chain(struct parser *parser, struct node *left,
                              uint32_t start, enum operator op)
{
    bool logical =
        op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_NULLISH;
    struct node *chain =
        parse_node(parser, logical ? NODE_LOGICAL : NODE_BINARY, start);
    chain->op = logical ? (uint8_t)op : OPERATOR_NONE;
    chain_append(chain, left, OPERATOR_NONE, left->start);
    return chain;
}

/* `#name in object`; the name is NODE_PRIVATE_IN still without its object. */
static struct node *parse_private_in(struct parser *parser, struct node *node)
{
    node->at = parser->token.start;
    parse_take(parser);
    node->private.object = parse_binary(parser, 11);
    return parse_finish(parser, node);
}

/*
 * `left` and the operators behind it whose strength is at least `least`;
 * `now` is the next one's. Operators of one strength make one flat node.
 */
static struct node *parse_operators(struct parser *parser, struct node *left,
                                    uint32_t start, int least, int now)
{
    for (; now >= least; now--) {
        struct node *chain = NULL;
        while (!parser->failed && strength(parser) == now) {
            enum token_kind kind = parse_peek(parser);
            enum operator op = token_operator(kind, false);
            bool power = kind == TOKEN_POWER;
            if (left->kind == NODE_PRIVATE_IN && !left->private.object) {
                left = parse_private_in(parser, left);
                continue;
            }
            if (!chain)
                chain = new_chain(parser, left, start, op);
            uint32_t at = parser->token.start;
            parse_take(parser);
            if (power && !parse_enter(parser))
                return left;
            struct node *right = parse_binary(parser, power ? now : now + 1);
            if (power)
                parse_leave(parser);
            if (parser->failed)
                return left;
            chain_append(chain, right, op, at);
            left = parse_finish(parser, chain);
        }
    }
    return left;
}

static struct node *parse_private_operand(struct parser *parser, int least)
{
    uint32_t start = parser->last.start;
    struct token token = parser->token;
    struct node *node = parse_node(parser, NODE_PRIVATE_IN, token.start);
    parse_take(parser);
    node->private.name.name = token.name;
    parse_private_use(parser, token.name, start);
    int now = strength(parser);
    if (parse_peek(parser) == TOKEN_IN && now >= least)
        return parse_operators(parser, node, token.start, least, now);
    parse_unexpected_token(parser, &parser->last);
    return node;
}

static struct node *parse_binary(struct parser *parser, int least)
{
    uint32_t start = parser->token.start;
    struct node *node;
    if (parse_peek(parser) == TOKEN_PRIVATE_NAME)
        return parse_private_operand(parser, least);
    node = parse_unary(parser);
    int now = strength(parser);
    if (now >= least)
        node = parse_operators(parser, node, start, least, now);
    return node;
}

static struct node *parse_nullish(struct parser *parser, struct node *left,
                                  uint32_t start)
{
    struct node *chain = new_chain(parser, left, start, OPERATOR_NULLISH);
    while (parse_accept(parser, TOKEN_NULLISH)) {
        uint32_t at = parser->token.start;
        struct node *right = parse_binary(parser, STRENGTH_BIT_OR);
        if (parser->failed)
            break;
        chain_append(chain, right, OPERATOR_NULLISH, at);
    }
    return parse_finish(parser, chain);
}

static struct node *parse_logical(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *node = parse_binary(parser, STRENGTH_BIT_OR);
    enum token_kind kind = parse_peek(parser);
    if (kind == TOKEN_AND || kind == TOKEN_OR)
        return parse_operators(parser, node, start, STRENGTH_OR,
                               strength(parser));
    if (kind == TOKEN_NULLISH)
        return parse_nullish(parser, node, start);
    return node;
}

static struct node *parse_conditional(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *test = parse_logical(parser);
    if (!parse_accept(parser, TOKEN_QUESTION))
        return test;
    struct node *node = parse_node(parser, NODE_CONDITIONAL, start);
    bool accept_in = parser->accept_in;
    parser->accept_in = true;
    node->branch.test = test;
    node->branch.then = parse_assignment(parser);
    parser->accept_in = accept_in;
    parse_expect(parser, TOKEN_COLON);
    node->branch.otherwise = parse_assignment(parser);
    return parse_finish(parser, node);
}

/* -- unary -- */

static bool is_private(const struct node *node)
{
    if (node->kind == NODE_CHAIN)
        node = node->operand;
    return node->kind == NODE_PRIVATE_MEMBER;
}

static void check_unary(struct parser *parser, const struct node *node)
{
    const struct node *operand = node->operand;
    if (node->op == OPERATOR_DELETE && operand->kind == NODE_NAME &&
        parser->strict)
        parse_fail_here(parser,
                        "Delete of an unqualified identifier in strict mode.");
    if (node->op == OPERATOR_DELETE && is_private(operand))
        parse_fail_here(parser, "Private fields can not be deleted");
    if (parse_peek(parser) == TOKEN_POWER)
        parse_fail(parser, node->start, parser->token.end,
                   "Unary operator used immediately before exponentiation "
                   "expression. Parenthesis must be used to disambiguate "
                   "operator precedence");
}

static struct node *parse_prefix(struct parser *parser)
{
    enum token_kind kind = parse_peek(parser);
    bool update = kind == TOKEN_INCREMENT || kind == TOKEN_DECREMENT;
    struct node *node = parse_node(parser, update ? NODE_UPDATE : NODE_UNARY,
                                   parser->token.start);
    node->op = (uint8_t)token_operator(kind, true);
    node->prefix = true;
    parse_take(parser);
    uint32_t start = parser->token.start;
    if (!parse_enter(parser))
        return node;
    node->operand = parse_unary(parser);
    parse_leave(parser);
    if (!update)
        check_unary(parser, node);
    else if (!parse_is_reference(parser, node->operand))
        parse_bad_target(
            parser, node->operand, start,
            "Invalid left-hand side expression in prefix operation", false);
    if (update)
        node->at = parser->last.start;
    return parse_finish(parser, node);
}

static struct node *parse_await(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_AWAIT, parser->token.start);
    cover_parameter_error(parser, parser->token.start, parser->token.end,
                          "Illegal await-expression in formal parameters of "
                          "async function");
    parse_take(parser);
    if (parser->last.escaped)
        parse_unexpected_kind(parser, parser->last.start, parser->last.end,
                              TOKEN_ESCAPED_KEYWORD, NULL);
    parser->function->function->contains_await = true;
    if (!parse_enter(parser))
        return node;
    node->operand = parse_unary(parser);
    parse_leave(parser);
    check_unary(parser, node);
    return parse_finish(parser, node);
}

static struct node *parse_postfix(struct parser *parser)
{
    uint32_t start = parser->token.start;
    struct node *operand = parse_left_hand_side(parser);
    enum token_kind kind = parse_peek(parser);
    if ((kind != TOKEN_INCREMENT && kind != TOKEN_DECREMENT) ||
        parser->token.newline)
        return operand;
    if (!parse_is_reference(parser, operand))
        parse_bad_target(
            parser, operand, start,
            "Invalid left-hand side expression in postfix operation", false);
    struct node *node = parse_node(parser, NODE_UPDATE, start);
    node->op = (uint8_t)token_operator(kind, false);
    node->operand = operand;
    node->at = parser->token.start;
    parse_take(parser);
    return parse_finish(parser, node);
}

static struct node *parse_unary(struct parser *parser)
{
    switch (parse_peek(parser)) {
    case TOKEN_ADD:
    case TOKEN_SUBTRACT:
    case TOKEN_NOT:
    case TOKEN_BIT_NOT:
    case TOKEN_TYPEOF:
    case TOKEN_VOID:
    case TOKEN_DELETE:
    case TOKEN_INCREMENT:
    case TOKEN_DECREMENT:
        return parse_prefix(parser);
    case TOKEN_AWAIT:
        if (parse_await_allowed(parser))
            return parse_await(parser);
        /* fall through */
    default:
        return parse_postfix(parser);
    }
}
