#include "script/parser.h"

#include <string.h>

#include "base/text.h"
#include "script/parse.h"

/* -- memory -- */

void *parse_alloc(struct parser *parser, size_t size)
{
    void *bytes = parser->failed ? NULL : region_alloc(parser->region, size);
    if (bytes)
        return bytes;
    parser->failed = true;
    parser->token.kind = TOKEN_END;
    parser->has_ahead = false;
    memset(parser->spare, 0, PARSE_SPARE);
    return parser->spare;
}

struct node *parse_node(struct parser *parser, enum node_kind kind,
                        uint32_t start)
{
    struct node *node = parse_alloc(parser, sizeof *node);
    node->kind = (uint8_t)kind;
    node->start = start;
    node->at = start;
    node->end = start;
    return node;
}

struct node *parse_finish(struct parser *parser, struct node *node)
{
    node->end = parser->last.end;
    return node;
}

/* -- errors -- */

void parse_stop(struct parser *parser)
{
    parser->failed = true;
    parser->has_ahead = false;
    parser->token.kind = TOKEN_END;
}

/*
 * What the covers found counts even after an error, if it lies wholly before
 * that: V8 reports the first one in the text then.
 */
static bool comes_before(const struct parser *parser, uint32_t end)
{
    const struct parse_error *error = parser->error;
    return error && error->start > end &&
           strcmp(error->kind, "SyntaxError") == 0;
}

static void set_error(struct parser *parser, const char *kind,
                      const char *message, uint32_t start, uint32_t end)
{
    struct parse_error *error = region_alloc(parser->region, sizeof *error);
    if (error) {
        error->kind = kind;
        error->message = message;
        error->start = start;
        error->end = end;
        parser->error = error;
    }
    parse_stop(parser);
}

void parse_fail(struct parser *parser, uint32_t start, uint32_t end,
                const char *message)
{
    if (parser->failed)
        return;
    set_error(parser, "SyntaxError", message, start, end);
}

static const char *with_name(struct parser *parser, const char *message,
                             const char *bytes, size_t length)
{
    struct text text;
    text_init_region(&text, parser->region);
    for (; *message; message++) {
        if (*message == '%')
            text_bytes(&text, bytes, length);
        else
            text_byte(&text, *message);
    }
    return text.bytes;
}

void parse_fail_name(struct parser *parser, uint32_t start, uint32_t end,
                     const char *message, const struct name *name)
{
    if (parser->failed)
        return;
    parse_fail(parser, start, end,
               with_name(parser, message, name->bytes, name->length));
}

void parse_fail_fault(struct parser *parser, const struct fault *fault)
{
    if (!fault->message)
        return;
    if (parser->failed && !comes_before(parser, fault->end))
        return;
    set_error(parser, "SyntaxError", fault->message, fault->start, fault->end);
}

void parse_fail_here(struct parser *parser, const char *message)
{
    parse_fail(parser, parser->last.start, parser->last.end, message);
}

void parse_unsupported(struct parser *parser, uint32_t start, uint32_t end,
                       const char *message)
{
    if (parser->failed)
        return;
    set_error(parser, "Unsupported", message, start, end);
}

bool parse_enter(struct parser *parser)
{
    if (++parser->depth <= PARSER_DEPTH || parser->failed)
        return true;
    set_error(parser, "RangeError", "Maximum call stack size exceeded",
              parser->token.start, parser->token.end);
    return false;
}

void parse_leave(struct parser *parser)
{
    parser->depth--;
}

/* The message for kinds that are not named by their text; NULL for others. */
static const char *unexpected_message(const struct parser *parser,
                                      enum token_kind kind)
{
    switch (kind) {
    case TOKEN_END:
        return "Unexpected end of input";
    case TOKEN_NUMBER:
    case TOKEN_BIGINT:
        return "Unexpected number";
    case TOKEN_STRING:
        return "Unexpected string";
    case TOKEN_TEMPLATE_SPAN:
    case TOKEN_TEMPLATE_TAIL:
        return "Unexpected template string";
    case TOKEN_AWAIT:
    case TOKEN_ENUM:
        return "Unexpected reserved word";
    case TOKEN_ESCAPED_KEYWORD:
    case TOKEN_ESCAPED_RESERVED:
        return "Keyword must not contain escaped characters";
    case TOKEN_YIELD:
    case TOKEN_LET:
    case TOKEN_STATIC:
    case TOKEN_RESERVED:
        return parser->strict ? "Unexpected strict mode reserved word" : NULL;
    default:
        return NULL;
    }
}

void parse_unexpected_kind(struct parser *parser, uint32_t start, uint32_t end,
                           enum token_kind kind, const struct name *name)
{
    if (parser->failed)
        return;
    const char *message = unexpected_message(parser, kind);
    if (message) {
        parse_fail(parser, start, end, message);
    } else if (name && (kind == TOKEN_NAME || kind == TOKEN_PRIVATE_NAME ||
                        token_is_reserved(kind))) {
        parse_fail_name(parser, start, end, "Unexpected identifier '%'", name);
    } else {
        const char *text = token_text(kind);
        parse_fail(
            parser, start, end,
            with_name(parser, "Unexpected token '%'", text, strlen(text)));
    }
}

void parse_unexpected_token(struct parser *parser, const struct token *token)
{
    if (token->kind == TOKEN_ILLEGAL) {
        parse_fail_fault(parser, &token->fault);
        return;
    }
    uint32_t end = token->end;
    if (token->kind == TOKEN_END)
        end = token->start + 1;
    parse_unexpected_kind(parser, token->start, end,
                          (enum token_kind)token->kind, token->name);
}

void parse_unexpected(struct parser *parser)
{
    parse_unexpected_token(parser, &parser->token);
}

/* -- tokens -- */

void parse_take(struct parser *parser)
{
    if (parser->failed)
        return;
    parser->last = parser->token;
    if (parser->has_ahead) {
        parser->token = parser->ahead;
        parser->has_ahead = false;
    } else {
        lexer_next(&parser->lexer, &parser->token);
    }
    if (parser->region->full)
        parse_stop(parser);
}

enum token_kind parse_peek_ahead(struct parser *parser)
{
    if (parser->failed)
        return TOKEN_END;
    if (!parser->has_ahead) {
        lexer_next(&parser->lexer, &parser->ahead);
        parser->has_ahead = true;
    }
    return (enum token_kind)parser->ahead.kind;
}

bool parse_ahead_on_line(struct parser *parser)
{
    parse_peek_ahead(parser);
    return parser->has_ahead && !parser->ahead.newline;
}

bool parse_accept(struct parser *parser, enum token_kind kind)
{
    if (parser->failed || parse_peek(parser) != kind)
        return false;
    parse_take(parser);
    return true;
}

void parse_expect(struct parser *parser, enum token_kind kind)
{
    if (!parse_accept(parser, kind))
        parse_unexpected(parser);
}

static bool ends_statement(enum token_kind kind)
{
    return kind == TOKEN_SEMICOLON || kind == TOKEN_RIGHT_BRACE ||
           kind == TOKEN_END;
}

void parse_semicolon(struct parser *parser)
{
    if (parse_accept(parser, TOKEN_SEMICOLON))
        return;
    if (parser->failed || parser->token.newline ||
        ends_statement(parse_peek(parser)))
        return;
    if (parser->last.kind == TOKEN_AWAIT && !parse_await_allowed(parser))
        parse_fail_here(parser, "await is only valid in async functions and "
                                "the top level bodies of modules");
    else
        parse_unexpected(parser);
}

bool parse_at_word(const struct parser *parser, const struct name *word)
{
    return !parser->failed && parser->token.name == word &&
           !parser->token.escaped && token_is_any_name(parse_peek(parser));
}

/* -- entry -- */

static struct name *known(struct parser *parser, const char *text)
{
    return names_intern(&parser->names, text, (uint32_t)strlen(text));
}

static void learn_names(struct parser *parser)
{
    struct parse_names *names = &parser->known;
    names->arguments = known(parser, "arguments");
    names->as = known(parser, "as");
    names->as_assert = known(parser, "assert");
    names->as_async = known(parser, "async");
    names->as_default = known(parser, "default");
    names->constructor = known(parser, "constructor");
    names->eval = known(parser, "eval");
    names->from = known(parser, "from");
    names->import_meta = known(parser, "import.meta");
    names->let = known(parser, "let");
    names->meta = known(parser, "meta");
    names->of = known(parser, "of");
    names->own_default = known(parser, ".default");
    names->private_constructor = known(parser, "#constructor");
    names->proto = known(parser, "__proto__");
    names->prototype = known(parser, "prototype");
    names->target = known(parser, "target");
}

static void parser_init(struct parser *parser, struct region *region,
                        const char *source, uint32_t start, uint32_t end,
                        enum parse_goal goal)
{
    memset(parser, 0, sizeof *parser);
    parser->region = region;
    parser->accept_in = true;
    names_init(&parser->names, region);
    lexer_init(&parser->lexer, region, &parser->names, source, start, end);
    parser->lexer.module = goal == PARSE_MODULE;
    learn_names(parser);
    parse_take(parser);
    if (region->full)
        parse_stop(parser);
}

/* The parameters that a body's surroundings give it, as if written before
 * the first byte. */
static void declare_parameters(struct parser *parser,
                               struct ast_function *function, const char *names)
{
    while (*names) {
        size_t length = strcspn(names, " ");
        struct name *name =
            names_intern(&parser->names, names, (uint32_t)length);
        if (!name)
            return;
        struct node *node = parse_node(parser, NODE_NAME, 0);
        node->reference.name = name;
        ast_append(&function->parameters, node);
        parse_declare(parser, name, BINDING_PARAMETER, 0, 0);
        names += length + (names[length] == ' ');
    }
    function->length = function->parameters.count;
}

static enum function_kind root_kind(enum parse_goal goal)
{
    static const uint8_t kinds[] = {
        [PARSE_SCRIPT] = FUNCTION_SCRIPT,   [PARSE_EVAL] = FUNCTION_SCRIPT,
        [PARSE_FUNCTION] = FUNCTION_SCRIPT, [PARSE_MODULE] = FUNCTION_MODULE,
        [PARSE_COMMONJS] = FUNCTION_BODY,   [PARSE_LIBRARY] = FUNCTION_BODY,
    };
    return (enum function_kind)kinds[goal];
}

/* Whether `await` makes it asynchronous is known at its end. */
static void open_module(struct parser *parser, struct ast_function *program)
{
    program->is_async = true;
    program->module = parse_alloc(parser, sizeof *program->module);
    parser->module = program->module;
    parser->module_scope = program->scope;
}

static void close_module(struct parser *parser, struct ast_function *program)
{
    program->is_async = program->contains_await;
    if (!parser->failed)
        parse_module_end(parser, program->scope);
}

/* What was put together is one function and nothing else. */
static void check_single_function(struct parser *parser,
                                  const struct ast_function *program)
{
    const struct node *node = program->body.first;
    if (!node || node->next || node->kind != NODE_EXPRESSION ||
        node->operand->kind != NODE_FUNCTION)
        parse_fail(parser, 0, program->end, "Single function literal required");
}

static struct ast_function *parse_program(struct parser *parser,
                                          const struct parse_options *options)
{
    struct function_state state;
    struct ast_function *program =
        parse_new_function(parser, root_kind(options->goal));
    parse_function_open(parser, &state, program);
    program->has_simple_parameters = true;
    program->scope->start = 0;
    program->is_eval =
        options->goal == PARSE_EVAL || options->goal == PARSE_FUNCTION;
    if (options->goal == PARSE_COMMONJS)
        declare_parameters(parser, program,
                           "exports require module __filename __dirname");
    else if (options->goal == PARSE_LIBRARY && options->parameters)
        declare_parameters(parser, program, options->parameters);
    if (options->goal == PARSE_MODULE)
        open_module(parser, program);
    parse_function_statements(parser, program, TOKEN_END);
    if (!parser->failed && parse_peek(parser) != TOKEN_END)
        parse_unexpected(parser);
    program->is_strict = parser->strict;
    program->end = parser->lexer.length;
    parse_hoists(parser, program->scope);
    if (options->goal == PARSE_MODULE)
        close_module(parser, program);
    if (options->goal == PARSE_FUNCTION)
        check_single_function(parser, program);
    if (parser->strict)
        parse_strict_octal(parser, 0, parser->lexer.length);
    parse_function_close(parser, &state);
    return program;
}

static void resolve_program(struct parser *parser, struct ast_function *program)
{
    struct scope_fault fault = {NULL, 0, 0};
    if (parser->failed ||
        scope_resolve(parser->region, program, parser->known.arguments,
                      parser->known.eval, &fault))
        return;
    if (fault.message)
        parse_unsupported(parser, fault.start, fault.end, fault.message);
    else
        parse_stop(parser);
}

struct parse_result parser_parse(struct region *region, const char *source,
                                 size_t length,
                                 const struct parse_options *options)
{
    struct parse_result result = {NULL, NULL};
    struct parser parser;
    uint32_t end = options->end ? options->end : (uint32_t)length;
    parser_init(&parser, region, source, options->start, end, options->goal);
    parser.library = options->goal == PARSE_LIBRARY;
    parser.strict = options->strict || parser.library ||
                    options->goal == PARSE_MODULE;
    parser.parameters_end = options->parameters_end;
    struct ast_function *program = parse_program(&parser, options);
    resolve_program(&parser, program);
    if (parser.failed)
        result.error = region->full ? NULL : parser.error;
    else
        result.program = program;
    return result;
}

struct node *parser_parse_expression(struct region *region, const char *source,
                                     size_t length, uint32_t start,
                                     uint32_t end)
{
    struct parser parser;
    struct function_state state;
    if (end > length || start > end)
        return NULL;
    parser_init(&parser, region, source, start, end, PARSE_COMMONJS);
    parser.fragment = true;
    parser.library = true;
    struct ast_function *function = parse_new_function(&parser, FUNCTION_BODY);
    parse_function_open(&parser, &state, function);
    struct node *node = parse_expression(&parser);
    if (!parser.failed && parse_peek(&parser) != TOKEN_END)
        parse_unexpected(&parser);
    parse_function_close(&parser, &state);
    return parser.failed ? NULL : node;
}
