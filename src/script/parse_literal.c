#include "script/parse.h"

static const char BAD_TARGET[] = "Invalid destructuring assignment target";
static const char NOT_LAST[] = "Rest element must be last element";

/*
 * An element that may be part of a pattern. A name or member may even stand
 * in parentheses there, a pattern may not.
 */
struct node *parse_element(struct parser *parser, struct gather *gather)
{
    uint32_t start = parser->token.start;
    bool accept_in = parser->accept_in;
    if (gather)
        gather_next(gather);
    parser->accept_in = true;
    struct node *node = parse_assignment_cover(parser);
    parser->accept_in = accept_in;
    uint32_t end = parser->last.end;
    if (node->kind == NODE_NAME && parse_is_reference(parser, node)) {
        if (node->parenthesized)
            cover_declaration_error(parser, start, end, BAD_TARGET);
        if (parse_is_eval_or_arguments(parser, node->reference.name))
            cover_strict_error(parser, start, end,
                               "Unexpected eval or arguments in strict mode");
    } else if (parse_is_reference(parser, node)) {
        cover_declaration_error(parser, start, end,
                                "Illegal property in declaration context");
        if (gather)
            gather_as_expression(parser, gather);
    } else if (node->parenthesized ||
               (!parse_is_pattern(node) && node->kind != NODE_ASSIGN)) {
        cover_pattern_error(parser, start, end, BAD_TARGET);
    }
    return node;
}

/* -- arrays -- */

static struct node *parse_array_spread(struct parser *parser,
                                       struct gather *gather)
{
    struct node *node = parse_node(parser, NODE_SPREAD, parser->token.start);
    parse_take(parser);
    node->operand = parse_element(parser, gather);
    if (node->operand->kind == NODE_ASSIGN)
        cover_pattern_error(parser, node->start, parser->last.end, BAD_TARGET);
    if (parse_peek(parser) == TOKEN_COMMA)
        cover_pattern_error(parser, node->start, parser->last.end, NOT_LAST);
    return parse_finish(parser, node);
}

static struct node *parse_array_element(struct parser *parser,
                                        struct node *array,
                                        struct gather *gather)
{
    if (parse_peek(parser) == TOKEN_COMMA)
        return parse_node(parser, NODE_HOLE, parser->token.start);
    if (parse_peek(parser) != TOKEN_ELLIPSIS)
        return parse_element(parser, gather);
    array->has_spread = true;
    return parse_array_spread(parser, gather);
}

/* ArrayLiteral */
struct node *parse_array(struct parser *parser)
{
    struct gather gather;
    struct node *array = parse_node(parser, NODE_ARRAY, parser->token.start);
    parse_take(parser);
    gather_open(parser, &gather);
    while (!parser->failed && !parse_accept(parser, TOKEN_RIGHT_BRACKET)) {
        struct node *element = parse_array_element(parser, array, &gather);
        if (parser->failed)
            break;
        ast_append(&array->list, element);
        if (parse_peek(parser) != TOKEN_RIGHT_BRACKET)
            parse_expect(parser, TOKEN_COMMA);
    }
    gather_close(&gather);
    return parse_finish(parser, array);
}

/* -- keys -- */

/* What the token behind a key says about it; false where it says nothing. */
static bool key_announced(struct property_key *key, enum token_kind next)
{
    switch (next) {
    case TOKEN_COLON:
        key->kind = KEY_VALUE;
        return true;
    case TOKEN_COMMA:
        key->kind = KEY_SHORTHAND;
        return true;
    case TOKEN_RIGHT_BRACE:
        key->kind = KEY_LAST;
        return true;
    case TOKEN_ASSIGN:
        key->kind = KEY_ASSIGN;
        return true;
    case TOKEN_LEFT_PAREN:
        key->kind = KEY_METHOD;
        return true;
    case TOKEN_MULTIPLY:
    case TOKEN_SEMICOLON:
        key->kind = KEY_FIELD;
        return true;
    default:
        return false;
    }
}

static struct node *word_key(struct parser *parser, struct property_key *key)
{
    key->token = parser->last;
    key->name = parser->last.name;
    return parse_word_key(parser, &parser->last);
}

static void check_unescaped(struct parser *parser)
{
    if (parser->last.escaped)
        parse_unexpected_kind(parser, parser->last.start, parser->last.end,
                              TOKEN_ESCAPED_KEYWORD, NULL);
}

/* async, *, get, set before the key; returns the key where it was one. */
static struct node *parse_key_prefix(struct parser *parser,
                                     struct property_key *key)
{
    if (parse_accept(parser, TOKEN_ASYNC)) {
        enum token_kind next = parse_peek(parser);
        if ((next != TOKEN_MULTIPLY && key_announced(key, next)) ||
            parser->token.newline)
            return word_key(parser, key);
        check_unescaped(parser);
        key->is_async = true;
        key->kind = KEY_METHOD;
    }
    if (parse_accept(parser, TOKEN_MULTIPLY)) {
        key->is_generator = true;
        key->kind = KEY_METHOD;
    }
    enum token_kind kind = parse_peek(parser);
    if (key->kind == KEY_NONE && (kind == TOKEN_GET || kind == TOKEN_SET)) {
        parse_take(parser);
        if (key_announced(key, parse_peek(parser)))
            return word_key(parser, key);
        check_unescaped(parser);
        key->kind = kind == TOKEN_GET ? KEY_GETTER : KEY_SETTER;
    }
    return NULL;
}

static struct node *parse_key_spread(struct parser *parser,
                                     struct property_key *key,
                                     struct gather *gather)
{
    parse_take(parser);
    uint32_t start = parser->token.start;
    struct node *node = parse_element(parser, gather);
    key->kind = KEY_SPREAD;
    if (!parse_is_reference(parser, node)) {
        cover_declaration_error(parser, start, parser->last.end,
                                "`...` must be followed by an identifier in "
                                "declaration contexts");
        cover_pattern_error(parser, start, parser->last.end,
                            "`...` must be followed by an assignable "
                            "reference in assignment contexts");
    }
    if (parse_peek(parser) != TOKEN_RIGHT_BRACE)
        cover_pattern_error(parser, parser->last.start, parser->last.end,
                            NOT_LAST);
    return node;
}

static struct node *parse_computed_key(struct parser *parser,
                                       struct property_key *key)
{
    bool accept_in = parser->accept_in;
    key->is_computed = true;
    parse_take(parser);
    parser->accept_in = true;
    struct node *node = parse_assignment(parser);
    parser->accept_in = accept_in;
    parse_expect(parser, TOKEN_RIGHT_BRACKET);
    return node;
}

static struct node *parse_number_key(struct parser *parser)
{
    bool big = parse_peek(parser) == TOKEN_BIGINT;
    struct node *node = parse_node(parser, big ? NODE_BIGINT : NODE_NUMBER,
                                   parser->token.start);
    parse_take(parser);
    if (big)
        node->name = parser->last.name;
    else
        node->number = parser->last.number;
    return parse_finish(parser, node);
}

static struct node *parse_private_key(struct parser *parser,
                                      struct property_key *key)
{
    key->is_private = true;
    parse_take(parser);
    key->token = parser->last;
    key->name = parser->last.name;
    if (!key->in_class)
        parse_unexpected_token(parser, &parser->last);
    return parse_node(parser, NODE_NONE, parser->last.start);
}

/* A string that is a word is as good as the word (constructor, __proto__). */
static struct name *string_name(struct parser *parser,
                                const struct token *token)
{
    char bytes[16];
    if (token->units.length == 0 || token->units.length > sizeof bytes)
        return NULL;
    for (uint32_t i = 0; i < token->units.length; i++) {
        if (token->units.units[i] >= 0x80)
            return NULL;
        bytes[i] = (char)token->units.units[i];
    }
    return names_intern(&parser->names, bytes, token->units.length);
}

static struct node *parse_key_itself(struct parser *parser,
                                     struct property_key *key)
{
    switch (parse_peek(parser)) {
    case TOKEN_PRIVATE_NAME:
        return parse_private_key(parser, key);
    case TOKEN_STRING:
        parse_take(parser);
        key->token = parser->last;
        key->name = string_name(parser, &parser->last);
        return parse_string_node(parser, &parser->last);
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
        key->token = parser->token;
        return parse_number_key(parser);
    case TOKEN_LEFT_BRACKET:
        return parse_computed_key(parser, key);
    default:
        if (!token_is_word(parse_peek(parser)))
            parse_unexpected(parser);
        parse_take(parser);
        return word_key(parser, key);
    }
}

/* PropertyName, with what stands before it, and a look at what follows. */
struct node *parse_key(struct parser *parser, struct property_key *key,
                       struct gather *gather)
{
    struct node *node = parse_key_prefix(parser, key);
    if (node)
        return node;
    if (parse_peek(parser) == TOKEN_ELLIPSIS && key->kind == KEY_NONE)
        return parse_key_spread(parser, key, gather);
    node = parse_key_itself(parser, key);
    if (key->kind == KEY_NONE)
        key_announced(key, parse_peek(parser));
    return node;
}

/* -- objects -- */

static void check_shorthand(struct parser *parser,
                            const struct property_key *key)
{
    enum token_kind kind = (enum token_kind)key->first.kind;
    if (!token_is_any_name(kind) || key->is_computed) {
        parse_unexpected_kind(parser, parser->last.start, parser->last.end,
                              kind, key->first.name);
        return;
    }
    parse_check_name(parser, &key->first);
}

static struct node *parse_shorthand(struct parser *parser,
                                    const struct property_key *key)
{
    check_shorthand(parser, key);
    struct node *name = parse_name_node(parser, &key->first);
    if (!parse_is_reference(parser, name))
        cover_pattern_error(parser, key->first.start, key->first.end,
                            "Unexpected eval or arguments in strict mode");
    if (parse_peek(parser) != TOKEN_ASSIGN)
        return name;
    struct node *node = parse_node(parser, NODE_ASSIGN, key->first.start);
    bool accept_in = parser->accept_in;
    node->at = parser->token.start;
    parse_take(parser);
    parser->accept_in = true;
    node->assign.target = name;
    node->assign.value = parse_assignment(parser);
    parser->accept_in = accept_in;
    cover_expression_error(parser, key->first.start, parser->last.end,
                           "Invalid shorthand property initializer");
    return parse_finish(parser, node);
}

static void parse_property_value(struct parser *parser, struct node *node,
                                 const struct property_key *key,
                                 struct gather *gather, bool *seen_proto)
{
    if (!key->is_computed && key->name == parser->known.proto) {
        if (*seen_proto)
            cover_expression_error(
                parser, parser->last.start, parser->last.end,
                "Duplicate __proto__ fields are not allowed in object "
                "literals");
        *seen_proto = true;
        node->is_proto = true;
    }
    parse_take(parser);
    node->property.value = parse_element(parser, gather);
}

static void parse_property_method(struct parser *parser, struct node *node,
                                  const struct property_key *key)
{
    enum function_kind kind = FUNCTION_METHOD;
    node->property.kind = PROPERTY_METHOD;
    if (key->kind == KEY_GETTER) {
        kind = FUNCTION_GETTER;
        node->property.kind = PROPERTY_GETTER;
    } else if (key->kind == KEY_SETTER) {
        kind = FUNCTION_SETTER;
        node->property.kind = PROPERTY_SETTER;
    }
    cover_pattern_error(parser, key->first.start, parser->last.end, BAD_TARGET);
    node->property.value = parse_method(parser, key, key->first.start, kind);
}

/* PropertyDefinition; the covers know what speaks against a pattern. */
static struct node *parse_property(struct parser *parser, struct node *object,
                                   struct gather *gather, bool *seen_proto)
{
    struct property_key key = {.first = parser->token};
    struct node *node = parse_node(parser, NODE_PROPERTY, parser->token.start);
    struct node *key_node = parse_key(parser, &key, gather);
    node->property.key = key_node;
    node->computed = key.is_computed;
    switch (key.kind) {
    case KEY_SPREAD:
        node->kind = NODE_SPREAD;
        node->operand = key_node;
        object->has_spread = true;
        break;
    case KEY_VALUE:
        parse_property_value(parser, node, &key, gather, seen_proto);
        break;
    case KEY_ASSIGN:
    case KEY_SHORTHAND:
    case KEY_LAST:
        node->shorthand = true;
        node->property.value = parse_shorthand(parser, &key);
        break;
    case KEY_METHOD:
    case KEY_GETTER:
    case KEY_SETTER:
        parse_property_method(parser, node, &key);
        break;
    default:
        parse_unexpected(parser);
    }
    return parse_finish(parser, node);
}

/* ObjectLiteral */
struct node *parse_object(struct parser *parser)
{
    struct gather gather;
    bool seen_proto = false;
    struct node *object = parse_node(parser, NODE_OBJECT, parser->token.start);
    parse_take(parser);
    gather_open(parser, &gather);
    while (!parser->failed && !parse_accept(parser, TOKEN_RIGHT_BRACE)) {
        struct node *property =
            parse_property(parser, object, &gather, &seen_proto);
        if (parser->failed)
            break;
        ast_append(&object->list, property);
        if (parse_peek(parser) != TOKEN_RIGHT_BRACE)
            parse_expect(parser, TOKEN_COMMA);
    }
    gather_close(&gather);
    return parse_finish(parser, object);
}
