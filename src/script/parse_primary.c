#include "script/parse.h"

#include <string.h>

#include "base/utf.h"
#include "script/regexp.h"

/* -- names -- */

bool parse_is_eval_or_arguments(const struct parser *parser,
                                const struct name *name)
{
    return name == parser->known.eval || name == parser->known.arguments;
}

/* Whether a word may be a name here; see the order in token.h. */
static bool is_valid_name(const struct parser *parser, enum token_kind kind,
                          bool generator, bool no_await)
{
    if (kind >= TOKEN_NAME && kind <= TOKEN_ASYNC)
        return true;
    if (kind == TOKEN_AWAIT)
        return !no_await;
    if (!token_is_reserved(kind) || parser->strict)
        return false;
    return kind != TOKEN_YIELD || !generator;
}

static bool bans_arguments(const struct parser *parser)
{
    uint8_t kind = parse_receiver(parser)->kind;
    return kind == FUNCTION_FIELDS || kind == FUNCTION_STATICS;
}

void parse_check_name(struct parser *parser, const struct token *token)
{
    enum token_kind kind = (enum token_kind)token->kind;
    if (kind >= TOKEN_NAME && kind <= TOKEN_ASYNC) {
        if (token->name == parser->known.arguments && bans_arguments(parser))
            parse_fail_here(parser,
                            "'arguments' is not allowed in class field "
                            "initializer or static initialization block");
        return;
    }
    if (!is_valid_name(parser, kind, parse_in_generator(parser),
                       parse_await_reserved(parser)))
        parse_unexpected_token(parser, token);
    else if (kind == TOKEN_AWAIT)
        cover_async_error(
            parser, token->start, token->end,
            "'await' is not a valid identifier name in an async function");
    else
        cover_strict_error(parser, token->start, token->end,
                           "Unexpected strict mode reserved word");
}

struct name *parse_name(struct parser *parser, bool generator, bool async)
{
    struct token token = parser->token;
    if (!is_valid_name(parser, parse_peek(parser), generator, async))
        parse_unexpected(parser);
    parse_take(parser);
    return parser->failed ? parser->known.of : token.name;
}

struct node *parse_name_node(struct parser *parser, const struct token *token)
{
    struct node *node = parse_node(parser, NODE_NAME, token->start);
    node->end = token->end;
    node->reference.name = token->name;
    return node;
}

/* -- binding patterns -- */

struct node *parse_binding_target(struct parser *parser)
{
    struct token token = parser->token;
    struct node *node;
    if (token_is_any_name(parse_peek(parser))) {
        parse_take(parser);
        parse_check_name(parser, &token);
        if (parser->strict && parse_is_eval_or_arguments(parser, token.name))
            parse_fail_here(parser,
                            "Unexpected eval or arguments in strict mode");
        return parse_name_node(parser, &token);
    }
    if (!parse_enter(parser))
        return parse_node(parser, NODE_NULL, token.start);
    if (token.kind == TOKEN_LEFT_BRACKET)
        node = parse_array(parser);
    else if (token.kind == TOKEN_LEFT_BRACE)
        node = parse_object(parser);
    else {
        parse_unexpected(parser);
        node = parse_node(parser, NODE_NULL, token.start);
    }
    parse_leave(parser);
    return node;
}

/* -- literals -- */

struct node *parse_string_node(struct parser *parser, const struct token *token)
{
    struct node *node = parse_node(parser, NODE_STRING, token->start);
    node->end = token->end;
    node->string.value = token->units;
    node->is_octal = token->octal;
    return node;
}

struct node *parse_word_key(struct parser *parser, const struct token *token)
{
    struct node *node = parse_node(parser, NODE_STRING, token->start);
    node->end = token->end;
    node->is_name = true;
    node->string.name = token->name;
    if (token->name && !parser->failed)
        node->string.value = lexer_units(parser->region, token->name->bytes,
                                         token->name->length);
    return node;
}

static struct node *parse_literal(struct parser *parser)
{
    enum node_kind kind;
    struct token token = parser->token;
    switch (parse_peek(parser)) {
    case TOKEN_NULL:
        kind = NODE_NULL;
        break;
    case TOKEN_TRUE:
        kind = NODE_TRUE;
        break;
    case TOKEN_FALSE:
        kind = NODE_FALSE;
        break;
    case TOKEN_NUMBER:
        kind = NODE_NUMBER;
        break;
    case TOKEN_BIGINT:
        kind = NODE_BIGINT;
        break;
    default:
        kind = NODE_THIS;
    }
    parse_take(parser);
    struct node *node = parse_node(parser, kind, token.start);
    if (kind == NODE_NUMBER)
        node->number = token.number;
    if (kind == NODE_BIGINT)
        node->name = token.name;
    node->is_octal = token.octal;
    return parse_finish(parser, node);
}

/* -- regular expressions -- */

/* 0 fine, 1 an unknown or repeated flag, 2 flags that exclude each other. */
static int check_flags(const char *flags, uint32_t length, unsigned *bits)
{
    uint16_t units[8];
    if (length > 8)
        return 1;
    for (uint32_t i = 0; i < length; i++)
        units[i] = (uint8_t)flags[i];
    if (regexp_read_flags(units, length, bits))
        return 0;
    return (*bits & REGEXP_EITHER_UNICODE) == REGEXP_EITHER_UNICODE ? 2 : 1;
}

/* The pattern between the slashes, as units. */
static struct units regexp_units(struct parser *parser,
                                 const struct node *node)
{
    const char *body = node->regexp.body;
    uint32_t length = node->regexp.body_length;
    struct units units = {0};
    uint16_t *to = parse_alloc(parser, utf_units(body, length) * 2 + 2);
    if (parser->failed)
        return units;
    units.length = (uint32_t)utf_to_utf16(body, length, to);
    units.units = to;
    return units;
}

/* The pattern is read once here for its errors; what it means is made of it
 * when the program is compiled. */
static void check_pattern(struct parser *parser, struct node *node)
{
    struct region region;
    struct text text;
    node->regexp.units = regexp_units(parser, node);
    if (parser->failed)
        return;
    region_init(&region, parser->region->arena);
    const char *error =
        regexp_check(&region, node->regexp.units.units,
                     node->regexp.units.length, node->regexp.flag_bits);
    region_done(&region);
    if (!error)
        return;
    text_init_region(&text, parser->region);
    text_str(&text, "Invalid regular expression: /");
    text_bytes(&text, node->regexp.body, node->regexp.body_length);
    text_byte(&text, '/');
    text_bytes(&text, node->regexp.flags, node->regexp.flags_length);
    text_format(&text, ": %s", error);
    parse_fail(parser, node->start, node->end, text.bytes);
}

/*
 * Here, and only here, a '/' begins a regular expression: where an expression
 * begins. Everywhere else the same token divides.
 */
static struct node *parse_regexp(struct parser *parser)
{
    struct token slash = parser->token;
    struct node *node = parse_node(parser, NODE_REGEXP, slash.start);
    uint32_t body_end;
    parser->has_ahead = false;
    if (!lexer_regexp(&parser->lexer, &parser->token, &body_end)) {
        parse_fail(parser, slash.start, slash.end,
                   "Invalid regular expression: missing /");
        return node;
    }
    node->end = parser->token.end;
    node->regexp.body = parser->lexer.source + slash.start + 1;
    node->regexp.body_length = body_end - slash.start - 1;
    node->regexp.flags = parser->lexer.source + body_end + 1;
    node->regexp.flags_length = node->end - body_end - 1;
    int wrong = check_flags(node->regexp.flags, node->regexp.flags_length,
                            &node->regexp.flag_bits);
    if (wrong)
        parse_fail(parser, slash.start, wrong == 1 ? slash.end : node->end,
                   "Invalid regular expression flags");
    else
        check_pattern(parser, node);
    parse_take(parser);
    return node;
}

/* -- templates -- */

static void template_part(struct parser *parser, struct node *node, bool tagged)
{
    const struct token *token = &parser->last;
    struct node *part = parse_node(parser, NODE_TEMPLATE_PART, token->start);
    part->end = token->end;
    part->part.cooked = token->units;
    part->part.raw = token->raw;
    part->part.is_bad = token->fault.message != NULL;
    if (!tagged)
        parse_fail_fault(parser, &token->fault);
    if (!parser->failed)
        ast_append(&node->template.parts, part);
}

/* The expression inside ${}; then the template's next token is read. */
static void template_value(struct parser *parser, struct node *node)
{
    uint32_t start = parser->token.start;
    bool accept_in = parser->accept_in;
    parser->accept_in = true;
    struct node *value = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    if (parse_peek(parser) != TOKEN_RIGHT_BRACE)
        parse_fail(parser, start, parser->token.start,
                   "Missing } in template expression");
    if (parser->failed)
        return;
    ast_append(&node->template.values, value);
    parser->has_ahead = false;
    lexer_template(&parser->lexer, &parser->token);
}

/* TemplateLiteral */
struct node *parse_template(struct parser *parser, bool tagged)
{
    struct node *node = parse_node(parser, NODE_TEMPLATE, parser->token.start);
    for (;;) {
        bool last = parse_peek(parser) != TOKEN_TEMPLATE_SPAN;
        if (parser->failed)
            break;
        parse_take(parser);
        template_part(parser, node, tagged);
        if (last)
            break;
        template_value(parser, node);
    }
    return parse_finish(parser, node);
}

/* -- super, import -- */

static bool has_home(const struct ast_function *function)
{
    return function->kind >= FUNCTION_METHOD;
}

static bool super_allowed(struct parser *parser)
{
    const struct ast_function *function = parse_receiver(parser);
    enum token_kind next = parse_peek(parser);
    if (parser->fragment)
        return true;
    if (next == TOKEN_LEFT_PAREN)
        return function->kind == FUNCTION_DERIVED;
    return has_home(function) &&
           (next == TOKEN_DOT || next == TOKEN_LEFT_BRACKET ||
            next == TOKEN_QUESTION_DOT);
}

static void super_member(struct parser *parser, struct node *node)
{
    node->kind = NODE_SUPER_MEMBER;
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_PRIVATE_NAME)
        parse_fail(parser, parser->token.start, parser->token.end,
                   "Unexpected private field");
    if (!token_is_word(parse_peek(parser)))
        parse_unexpected(parser);
    node->at = parser->token.start;
    node->super.name = parser->token.name;
    parse_take(parser);
}

static void super_index(struct parser *parser, struct node *node)
{
    bool accept_in = parser->accept_in;
    node->kind = NODE_SUPER_INDEX;
    node->at = parser->token.start;
    parse_take(parser);
    parser->accept_in = true;
    node->super.key = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    parse_expect(parser, TOKEN_RIGHT_BRACKET);
}

static struct node *parse_super(struct parser *parser)
{
    struct node *node =
        parse_node(parser, NODE_SUPER_CALL, parser->token.start);
    parse_take(parser);
    node->super.references =
        parse_alloc(parser, sizeof *node->super.references);
    if (!super_allowed(parser))
        parse_fail_here(parser, "'super' keyword unexpected here");
    if (parse_peek(parser) == TOKEN_QUESTION_DOT)
        parse_fail(parser, parser->token.start, parser->token.end,
                   "Invalid optional chain from super property");
    if (parse_peek(parser) == TOKEN_DOT)
        super_member(parser, node);
    else if (parse_peek(parser) == TOKEN_LEFT_BRACKET)
        super_index(parser, node);
    else
        parse_arguments(parser, node, &node->super.arguments, false);
    return parse_finish(parser, node);
}

/* import.meta is a variable of the module, made where it is used first. */
static struct binding *meta_binding(struct parser *parser)
{
    struct binding *conflict;
    struct name *name = parser->known.import_meta;
    struct scope *scope = parser->module_scope;
    struct binding *binding = scope_lookup(scope, name);
    if (binding)
        return binding;
    binding = scope_declare(parser->region, scope, name, BINDING_IMPORT, false,
                            0, 0, &conflict);
    if (binding)
        binding->is_cell = true;
    else
        parse_stop(parser);
    return binding;
}

static struct node *import_meta(struct parser *parser,
                                const struct token *keyword)
{
    struct node *node = parse_node(parser, NODE_IMPORT_META, keyword->start);
    parse_take(parser);
    if (!parse_at_word(parser, parser->known.meta))
        parse_unexpected(parser);
    parse_take(parser);
    if (parser->fragment)
        return parse_finish(parser, node);
    if (!parser->module)
        parse_fail(parser, keyword->start, parser->last.end,
                   "Cannot use 'import.meta' outside a module");
    if (parser->failed)
        return node;
    node->reference.name = parser->known.import_meta;
    parser->module->meta = meta_binding(parser);
    return parse_finish(parser, node);
}

static void import_argument(struct parser *parser, struct node *node)
{
    struct node *argument = parse_assignment_cover(parser);
    if (!parser->failed)
        ast_append(&node->list, argument);
}

/* import(...) and import.meta */
static struct node *parse_import(struct parser *parser)
{
    struct token keyword = parser->token;
    struct node *node = parse_node(parser, NODE_IMPORT_CALL, keyword.start);
    bool accept_in = parser->accept_in;
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_DOT)
        return import_meta(parser, &keyword);
    if (parse_peek(parser) != TOKEN_LEFT_PAREN && parser->module)
        parse_unexpected(parser);
    else if (parse_peek(parser) != TOKEN_LEFT_PAREN)
        parse_fail_here(parser, "Cannot use import statement outside a module");
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_RIGHT_PAREN)
        parse_fail_here(parser, "import() requires a specifier");
    parser->accept_in = true;
    import_argument(parser, node);
    if (parse_accept(parser, TOKEN_COMMA) &&
        parse_peek(parser) != TOKEN_RIGHT_PAREN) {
        import_argument(parser, node);
        parse_accept(parser, TOKEN_COMMA);
    }
    parser->accept_in = accept_in;
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    return parse_finish(parser, node);
}

/* -- parentheses, names, arrows' heads -- */

static struct node *parse_empty_parens(struct parser *parser, uint32_t start)
{
    struct node *node = parse_node(parser, NODE_COMMA, start);
    node->parenthesized = true;
    parser->arrow_parameter.message = NULL;
    parser->arrow_async = false;
    parser->arrow_ready = true;
    if (parse_peek(parser) != TOKEN_ARROW)
        parse_unexpected_token(parser, &parser->last);
    return parse_finish(parser, node);
}

static struct node *parse_parens(struct parser *parser)
{
    struct cover cover;
    uint32_t start = parser->token.start;
    bool accept_in = parser->accept_in;
    parse_take(parser);
    if (parse_accept(parser, TOKEN_RIGHT_PAREN))
        return parse_empty_parens(parser, start);
    cover_open(parser, &cover, COVER_ARROW);
    parser->arrow_parameter.message = NULL;
    parser->accept_in = true;
    struct node *node = parse_expression_cover(parser);
    parser->accept_in = accept_in;
    node->parenthesized = true;
    parse_expect(parser, TOKEN_RIGHT_PAREN);
    if (parse_peek(parser) == TOKEN_ARROW) {
        cover_as_arrow(parser, &cover);
        parser->arrow_async = false;
        parser->arrow_ready = true;
    } else {
        cover_as_expression(parser, &cover);
    }
    cover_close(parser, &cover);
    return node;
}

/* `x =>`, `async x =>`: the name has been taken. */
static struct node *parse_single_head(struct parser *parser,
                                      const struct token *token, bool async)
{
    struct cover cover;
    cover_open(parser, &cover, async ? COVER_ASYNC_ARROW : COVER_ARROW);
    parser->arrow_parameter.message = NULL;
    parse_check_name(parser, token);
    if (parse_is_eval_or_arguments(parser, token->name))
        cover_strict_error(parser, token->start, token->end,
                           "Unexpected eval or arguments in strict mode");
    cover_as_arrow(parser, &cover);
    cover_close(parser, &cover);
    parser->arrow_async = async;
    parser->arrow_ready = true;
    return parse_name_node(parser, token);
}

static struct node *parse_name_primary(struct parser *parser)
{
    struct token token = parser->token;
    bool async = false;
    parse_take(parser);
    if (token.kind == TOKEN_ASYNC && !token.escaped && !parser->token.newline) {
        if (parse_peek(parser) == TOKEN_FUNCTION)
            return parse_async_function_expression(parser);
        if (token_is_any_name(parse_peek(parser)) &&
            parse_peek_ahead(parser) == TOKEN_ARROW) {
            token = parser->token;
            parse_take(parser);
            async = true;
        }
    }
    if (parse_peek(parser) == TOKEN_ARROW)
        return parse_single_head(parser, &token, async);
    parse_check_name(parser, &token);
    return parse_name_node(parser, &token);
}

/* %Name(...) in library files. */
static struct node *parse_intrinsic(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_INTRINSIC, parser->token.start);
    parse_take(parser);
    if (!token_is_word(parse_peek(parser)))
        parse_unexpected(parser);
    node->intrinsic.name = parser->token.name;
    parse_take(parser);
    if (parse_peek(parser) != TOKEN_LEFT_PAREN)
        parse_unexpected(parser);
    parse_arguments(parser, node, &node->intrinsic.arguments, false);
    return parse_finish(parser, node);
}

static struct node *parse_nothing(struct parser *parser)
{
    parse_unexpected(parser);
    return parse_node(parser, NODE_NULL, parser->token.start);
}

/* PrimaryExpression */
struct node *parse_primary(struct parser *parser)
{
    enum token_kind kind = parse_peek(parser);
    if (token_is_any_name(kind))
        return parse_name_primary(parser);
    switch (kind) {
    case TOKEN_THIS:
    case TOKEN_NULL:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
        return parse_literal(parser);
    case TOKEN_STRING:
        parse_take(parser);
        return parse_string_node(parser, &parser->last);
    case TOKEN_DIVIDE:
    case TOKEN_ASSIGN_DIVIDE:
        return parse_regexp(parser);
    case TOKEN_FUNCTION:
        return parse_function_expression(parser);
    case TOKEN_SUPER:
        return parse_super(parser);
    case TOKEN_IMPORT:
        return parse_import(parser);
    case TOKEN_LEFT_BRACKET:
        return parse_array(parser);
    case TOKEN_LEFT_BRACE:
        return parse_object(parser);
    case TOKEN_LEFT_PAREN:
        return parse_parens(parser);
    case TOKEN_CLASS:
        return parse_class_expression(parser);
    case TOKEN_TEMPLATE_SPAN:
    case TOKEN_TEMPLATE_TAIL:
        return parse_template(parser, false);
    case TOKEN_REMAINDER:
        if (parser->library)
            return parse_intrinsic(parser);
        return parse_nothing(parser);
    default:
        return parse_nothing(parser);
    }
}
