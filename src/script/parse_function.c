#include <string.h>

#include "script/parse.h"

/* -- the function that is being read -- */

struct ast_function *parse_receiver(const struct parser *parser)
{
    const struct function_state *state = parser->function;
    while (state->function->kind == FUNCTION_ARROW && state->outer)
        state = state->outer;
    return state->function;
}

bool parse_await_allowed(const struct parser *parser)
{
    return parser->function->function->is_async;
}

bool parse_in_generator(const struct parser *parser)
{
    return parser->function->function->is_generator;
}

bool parse_await_reserved(const struct parser *parser)
{
    const struct ast_function *function = parser->function->function;
    return parser->module || function->is_async ||
           function->kind == FUNCTION_STATICS;
}

struct ast_function *parse_new_function(struct parser *parser,
                                        enum function_kind kind)
{
    struct ast_function *function = parse_alloc(parser, sizeof *function);
    function->kind = (uint8_t)kind;
    function->is_strict = parser->strict;
    function->is_async = function->is_generator =
        parser->fragment && !parser->function;
    return function;
}

void parse_function_open(struct parser *parser, struct function_state *state,
                         struct ast_function *function)
{
    memset(state, 0, sizeof *state);
    if (parser->function)
        parser->function->function->contains_closure = true;
    state->outer = parser->function;
    state->function = function;
    parser->function = state;
    parser->own_labels = NULL;
    function->scope = parse_scope_open(
        parser, function->kind == FUNCTION_SCRIPT   ? SCOPE_SCRIPT
                : function->kind == FUNCTION_MODULE ? SCOPE_MODULE
                                                    : SCOPE_FUNCTION);
    function->body_scope = function->scope;
}

void parse_function_close(struct parser *parser, struct function_state *state)
{
    parse_scope_close(parser, state->function->scope);
    parser->function = state->outer;
}

void parse_hoists(struct parser *parser, struct scope *target)
{
    struct hoist *hoist = parser->function->first_hoist;
    for (; hoist && !parser->failed; hoist = hoist->next)
        scope_hoist(parser->region, hoist->block, target, hoist->function);
}

void parse_strict_octal(struct parser *parser, uint32_t start, uint32_t end)
{
    struct fault *octal = &parser->lexer.octal;
    if (!octal->message || octal->start < start || octal->end > end)
        return;
    parse_fail_fault(parser, octal);
    octal->message = NULL;
}

/* -- parameters -- */

/* A default or a computed key somewhere in the parameter. */
static bool has_expression(const struct node *node)
{
    const struct node *item;
    switch (node->kind) {
    case NODE_DEFAULT:
        return true;
    case NODE_PROPERTY:
        return node->computed || has_expression(node->property.value);
    case NODE_REST:
        return has_expression(node->operand);
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        for (item = node->list.first; item; item = item->next)
            if (has_expression(item))
                return true;
        return false;
    default:
        return false;
    }
}

/* Takes a finished parameter into the list and declares its names. */
static void add_parameter(struct parser *parser, struct ast_function *function,
                          struct node *parameter)
{
    if (parser->failed)
        return;
    struct node *target = parameter;
    if (parameter->kind == NODE_DEFAULT)
        target = parameter->assign.target;
    if (parameter->kind == NODE_REST) {
        function->has_rest = true;
        target = parameter->operand;
    }
    if (parameter->kind != NODE_NAME)
        function->has_simple_parameters = false;
    if (has_expression(parameter))
        function->has_parameter_expressions = true;
    if (parameter->kind != NODE_DEFAULT && parameter->kind != NODE_REST &&
        function->length == function->parameters.count)
        function->length++;
    ast_append(&function->parameters, parameter);
    if (target->kind == NODE_DEFAULT)
        target = target->assign.target;
    parse_declare_target(parser, target, BINDING_PARAMETER);
}

/* FormalParameter, FunctionRestParameter */
static void parse_parameter(struct parser *parser,
                            struct ast_function *function, bool rest,
                            uint32_t start)
{
    uint32_t at = parser->token.start;
    struct node *target = parse_binding_target(parser);
    if (target->kind == NODE_NAME &&
        parse_is_eval_or_arguments(parser, target->reference.name))
        cover_strict_error(parser, at, parser->last.end,
                           "Unexpected eval or arguments in strict mode");
    if (!parser->failed)
        cover_to_pattern(parser, target);
    struct node *node = target;
    if (rest) {
        node = parse_node(parser, NODE_REST, start);
        node->operand = target;
        parse_finish(parser, node);
    }
    if (parse_accept(parser, TOKEN_ASSIGN)) {
        if (rest)
            parse_fail_here(
                parser, "Rest parameter may not have a default initializer");
        node = parse_node(parser, NODE_DEFAULT, at);
        node->assign.target = target;
        node->assign.value = parse_assignment(parser);
        parse_finish(parser, node);
    }
    add_parameter(parser, function, node);
}

/* FormalParameters */
static void parse_parameters(struct parser *parser,
                             struct ast_function *function)
{
    struct cover cover;
    cover_open(parser, &cover, COVER_PARAMETERS);
    function->has_simple_parameters = true;
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_PAREN) {
        uint32_t start = parser->token.start;
        bool rest = parse_accept(parser, TOKEN_ELLIPSIS);
        parse_parameter(parser, function, rest, start);
        if (rest && parse_peek(parser) == TOKEN_COMMA)
            parse_fail(parser, parser->token.start, parser->token.end,
                       "Rest parameter must be last formal parameter");
        if (rest || !parse_accept(parser, TOKEN_COMMA))
            break;
    }
    cover_close(parser, &cover);
}

static void check_arity(struct parser *parser,
                        const struct ast_function *function, uint32_t start)
{
    uint32_t count = function->parameters.count, end = parser->last.end;
    if (function->kind == FUNCTION_GETTER && count != 0)
        parse_fail(parser, start, end,
                   "Getter must not have any formal parameters.");
    if (function->kind != FUNCTION_SETTER)
        return;
    if (count != 1)
        parse_fail(parser, start, end,
                   "Setter must have exactly one formal parameter.");
    if (function->has_rest)
        parse_fail(parser, start, end,
                   "Setter function argument must not be a rest parameter");
}

/* -- bodies -- */

static bool at_use_strict(const struct parser *parser)
{
    const struct token *token = &parser->token;
    return !token->escaped && token->end - token->start == 12 &&
           ast_units_are(token->units, "use strict");
}

static bool is_directive(const struct node *node)
{
    return node->kind == NODE_EXPRESSION && node->operand->kind == NODE_STRING;
}

/* Directives; after "use strict" the rest is read as strict code. */
static void parse_directives(struct parser *parser,
                             struct ast_function *function)
{
    while (parse_peek(parser) == TOKEN_STRING) {
        struct token token = parser->token;
        bool use_strict = at_use_strict(parser);
        struct node *node = parse_statement_item(parser);
        if (parser->failed)
            return;
        ast_append(&function->body, node);
        if (!is_directive(node))
            return;
        if (!use_strict)
            continue;
        parser->strict = true;
        if (!function->has_simple_parameters)
            parse_fail(parser, token.start, token.end,
                       "Illegal 'use strict' directive in function with "
                       "non-simple parameter list");
    }
}

void parse_function_statements(struct parser *parser,
                               struct ast_function *function,
                               enum token_kind end)
{
    parse_directives(parser, function);
    while (!parser->failed && parse_peek(parser) != end) {
        struct node *node = parse_statement_item(parser);
        if (!parser->failed)
            ast_append(&function->body, node);
    }
}

static bool forbids_duplicates(const struct parser *parser,
                               const struct ast_function *function)
{
    return parser->strict || !function->has_simple_parameters ||
           function->kind != FUNCTION_PLAIN;
}

static void check_parameters(struct parser *parser,
                             struct ast_function *function)
{
    const struct function_state *state = parser->function;
    function->has_duplicate_parameters = state->duplicate.message != NULL;
    if (forbids_duplicates(parser, function))
        parse_fail_fault(parser, &state->duplicate);
    if (parser->strict)
        parse_fail_fault(parser, &state->strict_parameter);
}

/* The body's statements or expression, with the scope of its own that it has
 * where the parameters have expressions. */
static void parse_body(struct parser *parser, struct ast_function *function,
                       bool braces)
{
    bool apart = function->has_parameter_expressions;
    bool fine = !parser->failed;
    if (apart)
        function->body_scope = parse_scope_open(parser, SCOPE_BODY);
    if (braces) {
        parse_function_statements(parser, function, TOKEN_RIGHT_BRACE);
        parse_expect(parser, TOKEN_RIGHT_BRACE);
    } else {
        function->expression = parse_assignment(parser);
    }
    function->is_strict = parser->strict;
    parse_hoists(parser, function->body_scope);
    if (apart)
        parse_scope_close(parser, function->body_scope);
    if (fine)
        check_parameters(parser, function);
}

/* What a function's inside does not inherit, kept meanwhile. */
struct outside {
    struct cover *cover;
    struct target *own_labels;
    bool strict;
    bool accept_in;
};

static void go_inside(struct parser *parser, struct outside *outside)
{
    outside->cover = parser->cover;
    outside->own_labels = parser->own_labels;
    outside->strict = parser->strict;
    outside->accept_in = parser->accept_in;
    parser->cover = NULL;
}

static void come_back(struct parser *parser, const struct outside *outside)
{
    parser->cover = outside->cover;
    parser->own_labels = outside->own_labels;
    parser->strict = outside->strict;
    parser->accept_in = outside->accept_in;
}

static void check_function_name(struct parser *parser, const struct token *name)
{
    if (!name || !parser->strict)
        return;
    if (parse_is_eval_or_arguments(parser, name->name))
        parse_fail(parser, name->start, name->end,
                   "Unexpected eval or arguments in strict mode");
    if (token_is_reserved((enum token_kind)name->kind))
        parse_fail(parser, name->start, name->end,
                   "Unexpected strict mode reserved word");
}

/* Each text that was given to Function must be whole in itself. */
static void check_parameters_end(struct parser *parser)
{
    uint32_t end = parser->parameters_end, at = parser->token.start;
    parser->parameters_end = 0;
    if (!end || at == end)
        return;
    if (at < end)
        parse_fail(parser, at, at + 1, "Arg string terminates parameters early");
    else
        parse_fail(parser, end - 2, end, "Unexpected end of arg string");
}

struct node *parse_function_rest(struct parser *parser, struct node *node,
                                 struct ast_function *function,
                                 const struct token *name_token)
{
    struct function_state state;
    struct outside outside;
    if (!parse_enter(parser))
        return node;
    go_inside(parser, &outside);
    parse_function_open(parser, &state, function);
    node->function = function;
    function->node = node;
    parser->accept_in = true;
    parse_expect(parser, TOKEN_LEFT_PAREN);
    uint32_t start = parser->last.start;
    parse_parameters(parser, function);
    check_parameters_end(parser);
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    check_arity(parser, function, start);
    parse_expect(parser, TOKEN_LEFT_BRACE);
    function->body_start = parser->last.start;
    parse_body(parser, function, true);
    check_function_name(parser, name_token);
    if (parser->strict)
        parse_strict_octal(parser, start, parser->last.end);
    parse_function_close(parser, &state);
    come_back(parser, &outside);
    function->end = parser->last.end;
    parse_leave(parser);
    return parse_finish(parser, node);
}

/* -- function expressions and methods -- */

/* `function` is the next token; `start` is there, or at `async`. */
static struct node *function_expression(struct parser *parser, uint32_t start,
                                        bool async)
{
    struct node *node = parse_node(parser, NODE_FUNCTION, start);
    struct ast_function *function = parse_new_function(parser, FUNCTION_PLAIN);
    node->at = parser->token.start;
    parse_take(parser);
    function->start = start;
    function->is_expression = true;
    function->is_async = async;
    function->is_generator = parse_accept(parser, TOKEN_MULTIPLY);
    struct token name = parser->token;
    bool named = token_is_any_name((enum token_kind)name.kind);
    if (named)
        function->name = parse_name(parser, function->is_generator, async);
    /* Function's `anonymous` is no name that its body could use. */
    if (parser->parameters_end)
        function->is_expression = false;
    return parse_function_rest(parser, node, function, named ? &name : NULL);
}

struct node *parse_function_expression(struct parser *parser)
{
    return function_expression(parser, parser->token.start, false);
}

/* `async` is the token taken last. */
struct node *parse_async_function_expression(struct parser *parser)
{
    return function_expression(parser, parser->last.start, true);
}

struct node *parse_method(struct parser *parser, const struct property_key *key,
                          uint32_t start, enum function_kind kind)
{
    struct node *node = parse_node(parser, NODE_FUNCTION, start);
    struct ast_function *function = parse_new_function(parser, kind);
    function->start = start;
    function->is_async = key->is_async;
    function->is_generator = key->is_generator;
    function->is_static = key->is_static;
    return parse_function_rest(parser, node, function, NULL);
}

/* -- arrow functions -- */

static void arrow_parameters(struct parser *parser,
                             struct ast_function *function, struct node *head)
{
    struct node *node = head;
    if (head->kind == NODE_COMMA)
        node = head->list.first;
    function->has_simple_parameters = true;
    while (node && !parser->failed) {
        struct node *next = head->kind == NODE_COMMA ? node->next : NULL;
        node->next = NULL;
        cover_to_pattern(parser, node);
        add_parameter(parser, function, node);
        node = next;
    }
    if (!parser->failed)
        parse_fail_fault(parser, &parser->function->duplicate);
}

static void parse_arrow_body(struct parser *parser,
                             struct ast_function *function)
{
    bool braces = parse_peek(parser) == TOKEN_LEFT_BRACE;
    function->body_start = parser->token.start;
    if (braces) {
        parse_take(parser);
        parser->accept_in = true;
    }
    parse_body(parser, function, braces);
}

/* ArrowFunction: the head has been read and found to be one. */
struct node *parse_arrow(struct parser *parser, struct node *head,
                         uint32_t start)
{
    struct function_state state;
    struct outside outside;
    struct node *node = parse_node(parser, NODE_FUNCTION, start);
    struct ast_function *function = parse_new_function(parser, FUNCTION_ARROW);
    node->function = function;
    function->node = node;
    function->start = start;
    function->is_async = parser->arrow_async;
    if (parser->token.newline || !parser->arrow_ready)
        parse_unexpected(parser);
    parser->arrow_ready = false;
    struct fault strict_parameter = parser->arrow_parameter;
    go_inside(parser, &outside);
    parse_function_open(parser, &state, function);
    state.strict_parameter = strict_parameter;
    function->scope->start = start;
    arrow_parameters(parser, function, head);
    parse_expect(parser, TOKEN_ARROW);
    parse_arrow_body(parser, function);
    if (parser->strict)
        parse_strict_octal(parser, start, parser->last.end);
    parse_function_close(parser, &state);
    come_back(parser, &outside);
    function->end = parser->last.end;
    return parse_finish(parser, node);
}
