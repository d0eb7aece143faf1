#include "script/parse.h"

/* -- private names -- */

void parse_private_use(struct parser *parser, struct name *name, uint32_t start)
{
    struct class_state *class = parser->class;
    if (parser->fragment || parser->failed)
        return;
    if (!class) {
        parse_fail_name(
            parser, start, start + 1,
            "Private field '%' must be declared in an enclosing class", name);
        return;
    }
    struct private_use *use = parse_alloc(parser, sizeof *use);
    use->name = name;
    use->start = start;
    if (class->last)
        class->last->next = use;
    else
        class->first = use;
    class->last = use;
}

void parse_member_name(struct parser *parser, struct node *node)
{
    uint32_t start = parser->last.start;
    struct token token = parser->token;
    if (token.kind == TOKEN_PRIVATE_NAME) {
        struct node *object = node->member.object;
        node->kind = NODE_PRIVATE_MEMBER;
        node->private.object = object;
        node->private.name.name = token.name;
        parse_take(parser);
        parse_private_use(parser, token.name, start);
        return;
    }
    if (!token_is_word(parse_peek(parser)))
        parse_unexpected(parser);
    node->member.name = token.name;
    parse_take(parser);
}

/* At the class's end: what it does not declare is looked for outside. */
static void settle_private_uses(struct parser *parser,
                                struct class_state *state)
{
    struct private_use *use = state->first;
    parser->class = state->outer;
    for (; use && !parser->failed; use = use->next)
        if (!scope_lookup(state->scope, use->name))
            parse_private_use(parser, use->name, use->start);
}

static uint8_t private_kind(const struct node *element)
{
    switch (element->element.kind) {
    case ELEMENT_METHOD:
        return PRIVATE_METHOD;
    case ELEMENT_GETTER:
        return PRIVATE_GETTER;
    case ELEMENT_SETTER:
        return PRIVATE_SETTER;
    default:
        return PRIVATE_FIELD;
    }
}

/* A getter and a setter may share one name, if both are static or neither. */
static bool completes_accessor(const struct binding *binding, uint8_t kind,
                               bool is_static)
{
    return binding->is_static == is_static &&
           ((binding->private_kind == PRIVATE_GETTER &&
             kind == PRIVATE_SETTER) ||
            (binding->private_kind == PRIVATE_SETTER &&
             kind == PRIVATE_GETTER));
}

static void declare_private(struct parser *parser, struct node *element,
                            const struct property_key *key)
{
    uint8_t kind = private_kind(element);
    struct binding *conflict = NULL;
    if (parser->failed)
        return;
    struct binding *binding = scope_declare(
        parser->region, parser->class->scope, key->name, BINDING_PRIVATE, false,
        key->token.start, key->token.end, &conflict);
    if (binding) {
        binding->private_kind = kind;
        binding->is_static = key->is_static;
    } else if (conflict && completes_accessor(conflict, kind, key->is_static)) {
        conflict->private_kind = PRIVATE_ACCESSOR;
    } else if (conflict) {
        parse_fail_name(parser, parser->last.start, parser->last.end,
                        "Identifier '%' has already been declared", key->name);
    }
}

/* -- names that are not allowed -- */

static void check_field_name(struct parser *parser,
                             const struct property_key *key)
{
    const struct parse_names *known = &parser->known;
    if (key->is_computed || !key->name)
        return;
    if (key->is_static && key->name == known->prototype)
        parse_fail_here(parser, "Classes may not have a static property "
                                "named 'prototype'");
    if (key->name == known->constructor ||
        key->name == known->private_constructor)
        parse_fail_here(parser,
                        "Classes may not have a field named 'constructor'");
}

static bool is_constructor(const struct parser *parser,
                           const struct property_key *key)
{
    return !key->is_static && !key->is_computed &&
           key->name == parser->known.constructor;
}

static void check_constructor(struct parser *parser,
                              const struct class_body *class,
                              const struct property_key *key)
{
    if (key->is_generator)
        parse_fail_here(parser, "Class constructor may not be a generator");
    if (key->is_async)
        parse_fail_here(parser, "Class constructor may not be an async method");
    if (key->kind != KEY_METHOD)
        parse_fail_here(parser, "Class constructor may not be an accessor");
    if (class->constructor)
        parse_fail_here(parser, "A class may only have one constructor");
}

static void check_method_name(struct parser *parser,
                              const struct class_body *class,
                              const struct property_key *key)
{
    const struct parse_names *known = &parser->known;
    if (key->is_computed || !key->name)
        return;
    if (key->name == known->private_constructor)
        parse_fail_here(parser,
                        "Class constructor may not be a private method");
    if (key->is_static && key->name == known->prototype)
        parse_fail_here(parser, "Classes may not have a static property "
                                "named 'prototype'");
    if (is_constructor(parser, key))
        check_constructor(parser, class, key);
}

/* -- initialisers: fields and static blocks run in functions of their own -- */

struct initializer {
    struct function_state state;
    struct scope *scope;
    struct cover *cover;
    struct target *own_labels;
};

static struct ast_function *initializer_function(struct parser *parser,
                                                 struct class_body *class,
                                                 bool is_static)
{
    enum function_kind kind = is_static ? FUNCTION_STATICS : FUNCTION_FIELDS;
    struct ast_function *there = is_static ? class->statics : class->fields;
    if (there && !parser->failed)
        return there;
    struct ast_function *function = parse_new_function(parser, kind);
    function->class = class;
    function->has_simple_parameters = true;
    if (parser->failed)
        return function;
    if (is_static)
        class->statics = function;
    else
        class->fields = function;
    return function;
}

/* The function's scope is opened for its first element and used again. */
static void initializer_open(struct parser *parser,
                             struct initializer *initializer,
                             struct class_body *class, bool is_static)
{
    initializer->scope = parser->scope;
    initializer->cover = parser->cover;
    initializer->own_labels = parser->own_labels;
    struct ast_function *function =
        initializer_function(parser, class, is_static);
    struct scope *scope = function->scope;
    parse_function_open(parser, &initializer->state, function);
    if (scope) {
        function->scope = function->body_scope = scope;
        parser->scope = scope;
    }
    parser->cover = NULL;
}

static void initializer_close(struct parser *parser,
                              struct initializer *initializer)
{
    parser->function = initializer->state.outer;
    parser->scope = initializer->scope;
    parser->cover = initializer->cover;
    parser->own_labels = initializer->own_labels;
}

/* Private methods of instances are put there by the fields' function, which
 * they need even where there are no fields. */
static void need_initializer(struct parser *parser, const struct node *element,
                             struct class_body *class)
{
    struct initializer initializer;
    if (element->is_static)
        return;
    initializer_open(parser, &initializer, class, false);
    initializer_close(parser, &initializer);
}

static struct node *parse_static_block(struct parser *parser,
                                       struct class_body *class)
{
    struct initializer initializer;
    struct node *element =
        parse_node(parser, NODE_ELEMENT, parser->token.start);
    bool accept_in = parser->accept_in;
    parse_take(parser);
    element->is_static = true;
    element->element.kind = ELEMENT_STATIC_BLOCK;
    initializer_open(parser, &initializer, class, true);
    parser->accept_in = true;
    element->element.value = parse_block(parser, SCOPE_STATIC);
    parser->accept_in = accept_in;
    initializer_close(parser, &initializer);
    return parse_finish(parser, element);
}

/* -- elements -- */

static void parse_field(struct parser *parser, struct node *element,
                        struct class_body *class,
                        const struct property_key *key)
{
    struct initializer initializer;
    bool accept_in = parser->accept_in;
    check_field_name(parser, key);
    element->element.kind = ELEMENT_FIELD;
    initializer_open(parser, &initializer, class, key->is_static);
    if (parse_accept(parser, TOKEN_ASSIGN)) {
        parser->accept_in = true;
        element->element.value = parse_assignment(parser);
        parser->accept_in = accept_in;
    }
    initializer_close(parser, &initializer);
    parse_semicolon(parser);
}

static enum function_kind method_kind(const struct parser *parser,
                                      const struct class_body *class,
                                      const struct property_key *key)
{
    if (key->kind == KEY_GETTER)
        return FUNCTION_GETTER;
    if (key->kind == KEY_SETTER)
        return FUNCTION_SETTER;
    if (!is_constructor(parser, key))
        return FUNCTION_METHOD;
    return class->heritage ? FUNCTION_DERIVED : FUNCTION_CONSTRUCTOR;
}

static void parse_class_method(struct parser *parser, struct node *element,
                               struct class_body *class,
                               const struct property_key *key)
{
    check_method_name(parser, class, key);
    enum function_kind kind = method_kind(parser, class, key);
    struct node *value = parse_method(parser, key, key->first.start, kind);
    element->element.value = value;
    element->element.kind = ELEMENT_METHOD;
    if (kind == FUNCTION_GETTER)
        element->element.kind = ELEMENT_GETTER;
    if (kind == FUNCTION_SETTER)
        element->element.kind = ELEMENT_SETTER;
    bool own = kind == FUNCTION_CONSTRUCTOR || kind == FUNCTION_DERIVED;
    if (own && !parser->failed) {
        value->function->class = class;
        class->constructor = value->function;
    }
}

/* `static` and the key; a key called static is one, too. */
static struct node *parse_element_key(struct parser *parser,
                                      struct property_key *key)
{
    key->lead = key->first = parser->token;
    if (!parse_accept(parser, TOKEN_STATIC))
        return parse_key(parser, key, NULL);
    switch (parse_peek(parser)) {
    case TOKEN_LEFT_PAREN:
        key->kind = KEY_METHOD;
        break;
    case TOKEN_ASSIGN:
    case TOKEN_SEMICOLON:
    case TOKEN_RIGHT_BRACE:
        break;
    default:
        key->first = parser->token;
        key->is_static = true;
        return parse_key(parser, key, NULL);
    }
    key->token = parser->last;
    key->name = parser->last.name;
    return parse_word_key(parser, &parser->last);
}

static void parse_element_value(struct parser *parser, struct node *element,
                                struct class_body *class,
                                const struct property_key *key)
{
    switch (key->kind) {
    case KEY_VALUE:
    case KEY_SHORTHAND:
    case KEY_SPREAD:
        parse_unexpected_kind(parser, key->first.start,
                              element->element.key->start,
                              (enum token_kind)key->lead.kind, key->lead.name);
        break;
    case KEY_METHOD:
    case KEY_GETTER:
    case KEY_SETTER:
        parse_class_method(parser, element, class, key);
        break;
    default:
        parse_field(parser, element, class, key);
    }
}

/* ClassElement */
static struct node *parse_class_element(struct parser *parser,
                                        struct class_body *class)
{
    struct property_key key = {.in_class = true};
    struct node *element =
        parse_node(parser, NODE_ELEMENT, parser->token.start);
    element->element.key = parse_element_key(parser, &key);
    element->computed = key.is_computed;
    element->is_static = key.is_static;
    element->element.is_private = key.is_private;
    parse_element_value(parser, element, class, &key);
    bool kept = key.is_computed && element->element.kind == ELEMENT_FIELD;
    if (key.is_private || kept)
        element->element.storage =
            parse_alloc(parser, sizeof *element->element.storage);
    if (key.is_private) {
        element->element.storage->name.name = key.name;
        declare_private(parser, element, &key);
        need_initializer(parser, element, class);
    }
    return parse_finish(parser, element);
}

static void parse_class_elements(struct parser *parser,
                                 struct class_body *class)
{
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        struct node *element;
        if (parse_accept(parser, TOKEN_SEMICOLON))
            continue;
        const struct ast_function *before = class->constructor;
        if (parse_peek(parser) == TOKEN_STATIC &&
            parse_peek_ahead(parser) == TOKEN_LEFT_BRACE)
            element = parse_static_block(parser, class);
        else
            element = parse_class_element(parser, class);
        if (parser->failed)
            return;
        if (class->constructor == before)
            ast_append(&class->elements, element);
    }
}

/* -- classes -- */

static void check_class_name(struct parser *parser, const struct token *token)
{
    if (token_is_reserved((enum token_kind)token->kind))
        parse_fail(parser, token->start, token->end,
                   "Unexpected strict mode reserved word");
    if (parse_is_eval_or_arguments(parser, token->name))
        parse_fail(parser, token->start, token->end,
                   "Unexpected eval or arguments in strict mode");
}

static void parse_heritage(struct parser *parser, struct class_body *class)
{
    struct cover cover;
    if (!parse_accept(parser, TOKEN_EXTENDS))
        return;
    cover_open(parser, &cover, COVER_EXPRESSION);
    class->heritage = parse_left_hand_side(parser);
    cover_as_expression(parser, &cover);
    cover_close(parser, &cover);
}

/* ClassTail; all of a class is strict code */
void parse_class_rest(struct parser *parser, struct node *node,
                      const struct token *name_token)
{
    struct class_body *class = parse_alloc(parser, sizeof *class);
    bool strict = parser->strict;
    node->class = class;
    class->start = node->start;
    if (name_token) {
        check_class_name(parser, name_token);
        class->name = name_token->name;
    }
    if (!parse_enter(parser))
        return;
    parser->function->function->contains_closure = true;
    parser->strict = true;
    class->scope = parse_scope_open(parser, SCOPE_CLASS);
    parse_heritage(parser, class);
    struct class_state state = {.outer = parser->class, .scope = class->scope};
    parser->class = &state;
    parse_expect(parser, TOKEN_LEFT_BRACE);
    parse_class_elements(parser, class);
    parse_expect(parser, TOKEN_RIGHT_BRACE);
    settle_private_uses(parser, &state);
    parse_scope_close(parser, class->scope);
    parser->strict = strict;
    class->end = parser->last.end;
    parse_finish(parser, node);
    parse_leave(parser);
    if (parser->failed)
        return;
    if (class->fields)
        class->fields->node = node;
    if (class->statics)
        class->statics->node = node;
}

struct node *parse_class_expression(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_CLASS, parser->token.start);
    parse_take(parser);
    struct token name = parser->token;
    bool named = token_is_any_name((enum token_kind)name.kind);
    if (named) {
        parse_take(parser);
        parse_check_name(parser, &name);
    }
    parse_class_rest(parser, node, named ? &name : NULL);
    return node;
}
