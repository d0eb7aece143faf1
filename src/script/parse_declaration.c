#include "script/parse.h"

/* -- declaring names -- */

static void note_duplicate(struct parser *parser, uint32_t start, uint32_t end)
{
    struct fault *duplicate = &parser->function->duplicate;
    if (duplicate->message)
        return;
    duplicate->message = "Duplicate parameter name not allowed in this context";
    duplicate->start = start;
    duplicate->end = end;
}

/* V8 underlines one character of a redeclaration, but all of a class. */
static void fail_redeclared(struct parser *parser, const struct name *name,
                            uint32_t start, uint32_t end)
{
    parse_fail_name(parser, start, end,
                    "Identifier '%' has already been declared", name);
}

/* The binding's range is its name's, also where V8 reports more or less. */
static void place_name(struct binding *binding, const struct token *name)
{
    binding->start = name->start;
    binding->end = name->end;
}

struct binding *parse_declare(struct parser *parser, struct name *name,
                              enum binding_kind kind, uint32_t start,
                              uint32_t end)
{
    struct binding *conflict = NULL;
    if (parser->failed)
        return NULL;
    if (kind == BINDING_PARAMETER && scope_lookup(parser->scope, name))
        note_duplicate(parser, start, end);
    struct binding *binding =
        scope_declare(parser->region, parser->scope, name, kind,
                      !parser->strict, start, end, &conflict);
    if (conflict && conflict->kind == BINDING_PASSAGE)
        fail_redeclared(parser, name, conflict->start, conflict->start + 1);
    else if (conflict)
        fail_redeclared(parser, name, start,
                        kind == BINDING_CLASS ? end : start + 1);
    else if (!binding)
        parse_stop(parser);
    return binding;
}

static void declare_name(struct parser *parser, const struct node *node,
                         enum binding_kind kind)
{
    struct name *name = node->reference.name;
    bool lexical = kind == BINDING_LET || kind == BINDING_CONST;
    parse_declare(parser, name, kind, node->start, node->end);
    if (lexical && name == parser->known.let)
        parse_fail(parser, node->start, node->start + 3,
                   "let is disallowed as a lexically bound name");
}

void parse_declare_target(struct parser *parser, struct node *target,
                          enum binding_kind kind)
{
    struct node *item;
    if (parser->failed)
        return;
    switch (target->kind) {
    case NODE_NAME:
        declare_name(parser, target, kind);
        break;
    case NODE_DEFAULT:
        parse_declare_target(parser, target->assign.target, kind);
        break;
    case NODE_REST:
        parse_declare_target(parser, target->operand, kind);
        break;
    case NODE_PROPERTY:
        parse_declare_target(parser, target->property.value, kind);
        break;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        for (item = target->list.first; item; item = item->next)
            parse_declare_target(parser, item, kind);
        break;
    default:
        break;
    }
}

/* -- var, let, const -- */

/* Is `let` a keyword here? Its next token decides. */
bool parse_let_declares(struct parser *parser)
{
    switch (parse_peek_ahead(parser)) {
    case TOKEN_LEFT_BRACE:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_NAME:
    case TOKEN_STATIC:
    case TOKEN_LET:
    case TOKEN_YIELD:
    case TOKEN_AWAIT:
    case TOKEN_GET:
    case TOKEN_SET:
    case TOKEN_ASYNC:
        return true;
    case TOKEN_RESERVED:
    case TOKEN_ESCAPED_RESERVED:
        return !parser->strict;
    default:
        return false;
    }
}

static bool at_in_or_of(const struct parser *parser)
{
    return parse_peek(parser) == TOKEN_IN ||
           parse_at_word(parser, parser->known.of);
}

static void check_missing_value(struct parser *parser, const struct node *node,
                                bool is_const, bool in_for)
{
    if (parser->failed)
        return;
    bool pattern = node->declarator.target->kind != NODE_NAME;
    if (in_for && at_in_or_of(parser))
        return;
    if (pattern)
        parse_fail(parser, node->start, parser->last.end,
                   "Missing initializer in destructuring declaration");
    else if (is_const)
        parse_fail(parser, node->start, parser->last.end,
                   "Missing initializer in const declaration");
}

static void parse_initializer(struct parser *parser, struct node *node,
                              bool in_for, struct declared *declared)
{
    bool accept_in = parser->accept_in;
    uint32_t start = parser->last.start;
    parse_take(parser);
    parser->accept_in = !in_for;
    node->declarator.value = parse_assignment(parser);
    parser->accept_in = accept_in;
    if (declared->has_initializer)
        return;
    declared->has_initializer = true;
    declared->initializer.start = start;
    declared->initializer.end = parser->last.end;
}

/* VariableDeclaration, LexicalBinding */
static struct node *parse_declarator(struct parser *parser,
                                     enum binding_kind kind, bool in_for,
                                     struct declared *declared)
{
    struct node *node =
        parse_node(parser, NODE_DECLARATOR, parser->token.start);
    struct node *target = parse_binding_target(parser);
    node->declarator.target = target;
    if (!parser->failed)
        cover_to_pattern(parser, target);
    parse_declare_target(parser, target, kind);
    if (parse_peek(parser) == TOKEN_ASSIGN)
        parse_initializer(parser, node, in_for, declared);
    else
        check_missing_value(parser, node, kind == BINDING_CONST, in_for);
    return parse_finish(parser, node);
}

struct node *parse_variables(struct parser *parser, bool in_for,
                             struct declared *declared)
{
    struct cover cover;
    enum binding_kind kind = BINDING_VAR;
    struct node *node = parse_node(parser, NODE_VARIABLES, parser->token.start);
    if (parse_peek(parser) == TOKEN_CONST) {
        kind = BINDING_CONST;
        node->variables.kind = DECLARE_CONST;
    } else if (parse_peek(parser) == TOKEN_LET) {
        kind = BINDING_LET;
        node->variables.kind = DECLARE_LET;
    }
    parse_take(parser);
    cover_open(parser, &cover, kind == BINDING_VAR ? COVER_VAR : COVER_LEXICAL);
    declared->has_initializer = false;
    declared->bindings_start = parser->token.start;
    do {
        struct node *item = parse_declarator(parser, kind, in_for, declared);
        if (!parser->failed)
            ast_append(&node->variables.list, item);
    } while (parse_accept(parser, TOKEN_COMMA));
    declared->bindings_end = parser->last.end;
    cover_close(parser, &cover);
    return parse_finish(parser, node);
}

struct node *parse_variable_statement(struct parser *parser)
{
    struct declared declared;
    struct node *node = parse_variables(parser, false, &declared);
    parse_semicolon(parser);
    return parse_finish(parser, node);
}

/* -- functions -- */

static void note_hoist(struct parser *parser, struct scope_function *function)
{
    struct function_state *state = parser->function;
    struct hoist *hoist = parse_alloc(parser, sizeof *hoist);
    hoist->block = parser->scope;
    hoist->function = function;
    if (parser->failed)
        return;
    if (state->last_hoist)
        state->last_hoist->next = hoist;
    else
        state->first_hoist = hoist;
    state->last_hoist = hoist;
}

static void declare_function(struct parser *parser, struct node *node,
                             struct binding *binding)
{
    const struct ast_function *function = node->function;
    if (parser->failed || !binding)
        return;
    struct scope_function *entry =
        scope_add_function(parser->region, parser->scope, node, binding);
    if (!entry)
        return;
    if (!parser->strict && !scope_takes_var(parser->scope) &&
        !function->is_async && !function->is_generator)
        note_hoist(parser, entry);
}

/* The name of a function or class; `own` where it has none and need not. */
static struct token declared_name(struct parser *parser, struct name *own,
                                  enum token_kind behind)
{
    struct token name = parser->token;
    if (own && (name.kind == (uint8_t)behind ||
                (behind == TOKEN_LEFT_BRACE && name.kind == TOKEN_EXTENDS))) {
        name.name = own;
        name.kind = TOKEN_NAME;
        name.end = name.start;
        return name;
    }
    parse_name(parser, parse_in_generator(parser),
               parse_await_reserved(parser));
    return name;
}

/* `function` is taken; `start` is there, or at `async` before it. */
static struct node *function_declaration(struct parser *parser, uint32_t start,
                                         bool async, struct name *own)
{
    struct node *node = parse_node(parser, NODE_FUNCTION_DECLARATION, start);
    struct ast_function *function = parse_new_function(parser, FUNCTION_PLAIN);
    uint32_t at = parser->last.start;
    function->start = start;
    function->is_declaration = true;
    function->is_async = async;
    function->is_generator = parse_accept(parser, TOKEN_MULTIPLY);
    if (parse_peek(parser) == TOKEN_LEFT_PAREN && !own)
        parse_fail_here(parser, "Function statements require a function name");
    struct token name = declared_name(parser, own, TOKEN_LEFT_PAREN);
    function->name =
        own && name.name == own ? parser->known.as_default : name.name;
    parse_function_rest(parser, node, function, &name);
    node->at = at;
    bool again = !parser->strict && !async && !function->is_generator;
    struct binding *conflict = NULL;
    if (parser->failed)
        return node;
    struct binding *binding =
        scope_declare(parser->region, parser->scope, name.name,
                      BINDING_FUNCTION, again, at, name.end, &conflict);
    if (conflict)
        fail_redeclared(parser, name.name, at, at + 1);
    if (binding && binding->start == at)
        place_name(binding, &name);
    declare_function(parser, node, binding);
    return node;
}

struct node *parse_function_declaration(struct parser *parser)
{
    uint32_t start = parser->token.start;
    parse_take(parser);
    return function_declaration(parser, start, false, NULL);
}

struct node *parse_default_function(struct parser *parser, struct name *own)
{
    uint32_t start = parser->token.start;
    parse_take(parser);
    return function_declaration(parser, start, false, own);
}

struct node *parse_plain_function_declaration(struct parser *parser)
{
    uint32_t start = parser->token.start;
    parse_take(parser);
    if (parse_accept(parser, TOKEN_MULTIPLY))
        parse_fail_here(parser, "Generators can only be declared at the top "
                                "level or inside a block.");
    return function_declaration(parser, start, false, NULL);
}

/* `async` is the next token. */
struct node *parse_default_async_function(struct parser *parser,
                                          struct name *own)
{
    uint32_t start = parser->token.start;
    parse_take(parser);
    if (parser->last.escaped)
        parse_unexpected_kind(parser, parser->last.start, parser->last.end,
                              TOKEN_ESCAPED_KEYWORD, NULL);
    parse_take(parser);
    return function_declaration(parser, start, true, own);
}

struct node *parse_async_function_declaration(struct parser *parser)
{
    return parse_default_async_function(parser, NULL);
}

/* -- classes -- */

struct node *parse_class_declaration(struct parser *parser)
{
    return parse_default_class(parser, NULL);
}

struct node *parse_default_class(struct parser *parser, struct name *own)
{
    struct cover cover;
    struct node *node =
        parse_node(parser, NODE_CLASS_DECLARATION, parser->token.start);
    parse_take(parser);
    struct token name = declared_name(parser, own, TOKEN_LEFT_BRACE);
    bool named = name.name != own || !own;
    struct node *binding = parse_name_node(parser, &name);
    cover_open(parser, &cover, COVER_EXPRESSION);
    parse_class_rest(parser, node, named ? &name : NULL);
    cover_as_expression(parser, &cover);
    cover_close(parser, &cover);
    if (parser->failed)
        return node;
    node->class->binding = binding;
    struct binding *declared =
        parse_declare(parser, name.name, BINDING_CLASS, node->start, node->end);
    if (declared)
        place_name(declared, &name);
    return node;
}
