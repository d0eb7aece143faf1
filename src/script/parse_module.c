#include <string.h>

#include "base/text.h"
#include "script/parse.h"

/*
 * import and export (ECMA-262, 16.2). What they declare goes into the scope
 * as any declaration does; what the modules ask of each other is collected in
 * program->module, for the linker.
 */

static struct ast_module *module_of(const struct parser *parser)
{
    return parser->module;
}

static bool same_units(struct units a, struct units b)
{
    return a.length == b.length &&
           (!a.length ||
            memcmp(a.units, b.units, a.length * sizeof *a.units) == 0);
}

static bool is_surrogate(uint16_t unit, uint16_t first)
{
    return (unit & 0xfc00) == first;
}

static bool is_well_formed(struct units text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        if (is_surrogate(text.units[i], 0xdc00))
            return false;
        if (!is_surrogate(text.units[i], 0xd800))
            continue;
        if (++i == text.length || !is_surrogate(text.units[i], 0xdc00))
            return false;
    }
    return true;
}

/* ModuleExportName: the token is taken. */
static struct units export_name(struct parser *parser)
{
    static const struct units none;
    parse_take(parser);
    const struct token *token = &parser->last;
    if (token->kind == TOKEN_STRING) {
        if (!is_well_formed(token->units))
            parse_fail_here(parser, "Invalid module export name: contains "
                                    "unpaired surrogate");
        return token->units;
    }
    if (!token_is_word((enum token_kind)token->kind) || !token->name) {
        parse_unexpected_token(parser, token);
        return none;
    }
    return lexer_units(parser->region, token->name->bytes, token->name->length);
}

static struct units word_units(struct parser *parser, const struct name *name)
{
    return lexer_units(parser->region, name->bytes, name->length);
}

static bool accept_word(struct parser *parser, const struct name *word)
{
    if (!parse_at_word(parser, word))
        return false;
    parse_take(parser);
    return true;
}

/* -- with { type: "json" } -- */

static struct units attribute_key(struct parser *parser)
{
    struct units key = export_name(parser);
    parse_expect(parser, TOKEN_COLON);
    return key;
}

static void parse_attribute(struct parser *parser, struct units *type)
{
    struct units key = attribute_key(parser);
    parse_expect(parser, TOKEN_STRING);
    if (parser->failed)
        return;
    if (ast_units_are(key, "type"))
        *type = parser->last.units;
    else
        module_of(parser)->has_odd_attribute = true;
}

/* The value of `type`; its units are NULL where there is none. */
static struct units parse_attributes(struct parser *parser)
{
    struct units type = {0};
    bool with = parse_peek(parser) == TOKEN_WITH;
    bool assert = parse_at_word(parser, parser->known.as_assert) &&
                  !parser->token.newline;
    if (!with && !assert)
        return type;
    parse_take(parser);
    parse_expect(parser, TOKEN_LEFT_BRACE);
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        parse_attribute(parser, &type);
        if (!parse_accept(parser, TOKEN_COMMA))
            break;
    }
    parse_expect(parser, TOKEN_RIGHT_BRACE);
    return type;
}

/* -- what is asked of other modules -- */

/* "specifier" and what follows it, as one of the module's requests. */
static struct module_request *parse_request(struct parser *parser)
{
    struct ast_module *module = module_of(parser);
    struct token token = parser->token;
    parse_expect(parser, TOKEN_STRING);
    struct units type = parse_attributes(parser);
    struct module_request **link = &module->requests;
    for (; *link; link = &(*link)->next)
        if (same_units((*link)->specifier, token.units) &&
            same_units((*link)->type, type))
            return *link;
    struct module_request *request = parse_alloc(parser, sizeof *request);
    if (parser->failed)
        return request;
    *request = (struct module_request){.specifier = token.units,
                                       .type = type,
                                       .index = module->request_count++,
                                       .start = token.start,
                                       .end = token.end};
    *link = request;
    return request;
}

static struct module_request *parse_from(struct parser *parser)
{
    if (!accept_word(parser, parser->known.from))
        parse_unexpected(parser);
    return parse_request(parser);
}

/* -- import -- */

static struct module_import *add_import(struct parser *parser,
                                        const struct token *local,
                                        struct units name,
                                        const struct token *place)
{
    struct ast_module *module = module_of(parser);
    struct module_import *import = parse_alloc(parser, sizeof *import);
    struct binding *binding = parse_declare(
        parser, local->name, BINDING_IMPORT, local->start, local->end);
    if (parser->failed)
        return import;
    binding->is_cell = true;
    *import = (struct module_import){.name = name,
                                     .binding = binding,
                                     .start = place->start,
                                     .end = place->end};
    if (module->last_import)
        module->last_import->next = import;
    else
        module->imports = import;
    module->last_import = import;
    return import;
}

/* The name that is imported to: ImportedBinding. */
static void parse_local(struct parser *parser, struct token *local)
{
    *local = parser->token;
    parse_name(parser, false, true);
    if (!parser->failed && parse_is_eval_or_arguments(parser, local->name))
        parse_fail_here(parser, "Unexpected eval or arguments in strict mode");
}

/* `token`, written without `as`, is imported under its own name. */
static void check_local(struct parser *parser, const struct token *token)
{
    enum token_kind kind = (enum token_kind)token->kind;
    if (!token_is_any_name(kind) || token_is_reserved(kind) ||
        kind == TOKEN_AWAIT)
        parse_fail(parser, token->start, token->end,
                   kind == TOKEN_YIELD || token_is_reserved(kind)
                       ? "Unexpected strict mode reserved word"
                       : "Unexpected reserved word");
    else if (parse_is_eval_or_arguments(parser, token->name))
        parse_fail(parser, token->start, token->end,
                   "Unexpected eval or arguments in strict mode");
}

/* ImportSpecifier */
static void parse_named_import(struct parser *parser)
{
    struct token token = parser->token;
    struct token local = token;
    struct units name = export_name(parser);
    if (accept_word(parser, parser->known.as))
        parse_local(parser, &local);
    else
        check_local(parser, &token);
    if (!parser->failed)
        add_import(parser, &local, name, &token);
}

static void parse_named_imports(struct parser *parser)
{
    parse_expect(parser, TOKEN_LEFT_BRACE);
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        parse_named_import(parser);
        if (parse_peek(parser) != TOKEN_RIGHT_BRACE)
            parse_expect(parser, TOKEN_COMMA);
    }
    parse_expect(parser, TOKEN_RIGHT_BRACE);
}

static void parse_namespace_import(struct parser *parser)
{
    struct token local;
    static const struct units none;
    parse_take(parser);
    if (!accept_word(parser, parser->known.as))
        parse_unexpected(parser);
    parse_local(parser, &local);
    if (!parser->failed)
        add_import(parser, &local, none, &local)->is_namespace = true;
}

static void parse_clause(struct parser *parser)
{
    bool more = true;
    if (token_is_any_name(parse_peek(parser))) {
        struct token local;
        parse_local(parser, &local);
        if (!parser->failed)
            add_import(parser, &local,
                       word_units(parser, parser->known.as_default), &local);
        more = parse_accept(parser, TOKEN_COMMA);
    }
    if (!more)
        return;
    if (parse_peek(parser) == TOKEN_MULTIPLY)
        parse_namespace_import(parser);
    else
        parse_named_imports(parser);
}

/* ImportDeclaration */
struct node *parse_import_declaration(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_IMPORT, parser->token.start);
    struct ast_module *module = module_of(parser);
    struct module_import *before = module->last_import;
    struct module_request *request;
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_STRING) {
        request = parse_request(parser);
    } else {
        parse_clause(parser);
        request = parse_from(parser);
    }
    parse_semicolon(parser);
    if (parser->failed)
        return node;
    struct module_import *import = before ? before->next : module->imports;
    for (; import; import = import->next)
        import->request = request;
    return parse_finish(parser, node);
}

/* -- export -- */

static struct module_export *add_export(struct parser *parser,
                                        enum export_kind kind,
                                        struct units name, uint32_t start,
                                        uint32_t end)
{
    struct ast_module *module = module_of(parser);
    struct module_export *export = parse_alloc(parser, sizeof *export);
    if (parser->failed)
        return export;
    *export = (struct module_export){.kind = (uint8_t)kind,
                                     .name = name,
                                     .start = start,
                                     .end = end};
    if (module->last_export)
        module->last_export->next = export;
    else
        module->exports = export;
    module->last_export = export;
    return export;
}

static void export_local(struct parser *parser, struct name *name,
                         uint32_t start, uint32_t end)
{
    if (parser->failed)
        return;
    add_export(parser, EXPORT_LOCAL, word_units(parser, name), start, end)
        ->local = name;
}

/* Every name that a declaration's target declares. */
static void export_target(struct parser *parser, const struct node *target)
{
    const struct node *item;
    switch (target->kind) {
    case NODE_NAME:
        export_local(parser, target->reference.name, target->start,
                     target->end);
        break;
    case NODE_DEFAULT:
        export_target(parser, target->assign.target);
        break;
    case NODE_REST:
        export_target(parser, target->operand);
        break;
    case NODE_PROPERTY:
        export_target(parser, target->property.value);
        break;
    case NODE_ARRAY_PATTERN:
    case NODE_OBJECT_PATTERN:
        for (item = target->list.first; item; item = item->next)
            export_target(parser, item);
        break;
    default:
        break;
    }
}

static void export_declared(struct parser *parser, const struct node *node)
{
    const struct node *item;
    if (parser->failed)
        return;
    if (node->kind == NODE_FUNCTION_DECLARATION) {
        export_local(parser, node->function->name, node->start, node->end);
    } else if (node->kind == NODE_CLASS_DECLARATION) {
        export_local(parser, node->class->name, node->start, node->end);
    } else {
        for (item = node->variables.list.first; item; item = item->next)
            export_target(parser, item->declarator.target);
    }
}

/* ExportSpecifier */
static void parse_export_specifier(struct parser *parser, struct fault *literal,
                                   struct fault *reserved)
{
    struct token token = parser->token;
    struct units own = export_name(parser);
    struct units name = own;
    enum token_kind kind = (enum token_kind)token.kind;
    if (kind == TOKEN_STRING && !literal->message)
        *literal = (struct fault){"String literal module export names must be "
                                  "followed by a 'from' clause",
                                  token.start, token.end};
    else if ((!token_is_any_name(kind) || token_is_reserved(kind) ||
              kind == TOKEN_AWAIT) &&
             !reserved->message)
        *reserved = (struct fault){token_is_reserved(kind)
                                       ? "Unexpected strict mode reserved word"
                                       : "Unexpected reserved word",
                                   token.start, token.end};
    if (accept_word(parser, parser->known.as))
        name = export_name(parser);
    struct module_export *export =
        add_export(parser, EXPORT_LOCAL, name, token.start, token.end);
    export->local = token.name;
    export->source = own;
    export->name_start = parser->last.start;
    export->name_end = parser->last.end;
}

/* export { a, b as c } and the same with `from` */
static void parse_export_clause(struct parser *parser)
{
    struct module_export *before = module_of(parser)->last_export;
    struct fault literal = {0}, reserved = {0};
    parse_expect(parser, TOKEN_LEFT_BRACE);
    while (!parser->failed && parse_peek(parser) != TOKEN_RIGHT_BRACE) {
        parse_export_specifier(parser, &literal, &reserved);
        if (parse_peek(parser) != TOKEN_RIGHT_BRACE)
            parse_expect(parser, TOKEN_COMMA);
    }
    parse_expect(parser, TOKEN_RIGHT_BRACE);
    if (parser->failed)
        return;
    if (!parse_at_word(parser, parser->known.from)) {
        if (reserved.message)
            parse_fail_fault(parser, &reserved);
        if (literal.message)
            parse_fail_fault(parser, &literal);
        return;
    }
    struct module_request *request = parse_from(parser);
    struct module_export *export =
        before ? before->next : module_of(parser)->exports;
    for (; export && !parser->failed; export = export->next) {
        export->kind = EXPORT_INDIRECT;
        export->request = request;
    }
}

/* export * from, export * as name from */
static void parse_export_star(struct parser *parser)
{
    static const struct units none;
    parse_take(parser);
    uint32_t start = parser->last.start;
    struct module_export *export;
    if (accept_word(parser, parser->known.as)) {
        struct units name = export_name(parser);
        export = add_export(parser, EXPORT_NAMESPACE, name, parser->last.start,
                            parser->last.end);
    } else {
        export = add_export(parser, EXPORT_STAR, none, start, parser->last.end);
    }
    export->request = parse_from(parser);
}

static bool at_async_function(struct parser *parser)
{
    return parse_peek(parser) == TOKEN_ASYNC &&
           parse_peek_ahead(parser) == TOKEN_FUNCTION &&
           parse_ahead_on_line(parser);
}

/* export default with an expression */
static void default_expression(struct parser *parser, struct node *node)
{
    uint32_t start = parser->token.start;
    node->is_default = true;
    node->exported.value = parse_assignment(parser);
    parse_semicolon(parser);
    node->exported.binding =
        parse_declare(parser, parser->known.own_default, BINDING_CONST, start,
                      node->exported.value->end);
}

/* The name that a default function or class is declared by. */
static struct name *default_name(const struct parser *parser,
                                 const struct node *value)
{
    struct name *name = value->kind == NODE_CLASS_DECLARATION
                            ? value->class->binding->reference.name
                            : value->function->name;
    bool none = name == parser->known.as_default;
    return none ? parser->known.own_default : name;
}

/* export default: a declaration, or any expression */
static void parse_export_default(struct parser *parser, struct node *node)
{
    struct name *local = parser->known.own_default;
    uint32_t start = parser->token.start;
    parse_take(parser);
    if (parse_peek(parser) == TOKEN_FUNCTION)
        node->exported.value = parse_default_function(parser, local);
    else if (at_async_function(parser))
        node->exported.value = parse_default_async_function(parser, local);
    else if (parse_peek(parser) == TOKEN_CLASS)
        node->exported.value = parse_default_class(parser, local);
    else
        default_expression(parser, node);
    if (parser->failed)
        return;
    if (!node->is_default)
        local = default_name(parser, node->exported.value);
    add_export(parser, EXPORT_LOCAL,
               word_units(parser, parser->known.as_default), start,
               parser->last.end)
        ->local = local;
}

static struct node *parse_exported(struct parser *parser)
{
    switch (parse_peek(parser)) {
    case TOKEN_VAR:
    case TOKEN_LET:
    case TOKEN_CONST:
        return parse_variable_statement(parser);
    case TOKEN_FUNCTION:
        return parse_function_declaration(parser);
    case TOKEN_CLASS:
        return parse_class_declaration(parser);
    default:
        if (at_async_function(parser))
            return parse_async_function_declaration(parser);
        parse_unexpected_token(parser, &parser->last);
        return NULL;
    }
}

static void parse_export_rest(struct parser *parser, struct node *node)
{
    switch (parse_peek(parser)) {
    case TOKEN_DEFAULT:
        parse_export_default(parser, node);
        return;
    case TOKEN_MULTIPLY:
        parse_export_star(parser);
        parse_semicolon(parser);
        return;
    case TOKEN_LEFT_BRACE:
        parse_export_clause(parser);
        parse_semicolon(parser);
        return;
    default:
        node->exported.value = parse_exported(parser);
        export_declared(parser, node->exported.value);
    }
}

/* ExportDeclaration */
struct node *parse_export_declaration(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_EXPORT, parser->token.start);
    parse_take(parser);
    parse_export_rest(parser, node);
    return parse_finish(parser, node);
}

/* -- the end of the module (16.2.1.1, early errors) -- */

static void write_units(struct parser *parser, struct units units,
                        struct name *name)
{
    struct text text;
    text_init_region(&text, parser->region);
    for (uint32_t i = 0; i < units.length; i++) {
        uint32_t point = units.units[i];
        if (is_surrogate(units.units[i], 0xd800))
            point = 0x10000 + ((point & 0x3ff) << 10) +
                    (units.units[++i] & 0x3ffu);
        text_char(&text, point);
    }
    name->bytes = text.bytes;
    name->length = (uint32_t)text.length;
}

static void check_twice(struct parser *parser,
                        const struct module_export *export)
{
    const struct module_export *other = module_of(parser)->exports;
    for (; other != export; other = other->next) {
        if (other->kind == EXPORT_STAR ||
            !same_units(other->name, export->name))
            continue;
        struct name shown = {0};
        write_units(parser, export->name, &shown);
        if (parser->failed)
            return;
        bool named = export->name_end != 0;
        parse_fail_name(parser, named ? export->name_start : export->start,
                        named ? export->name_end : export->end,
                        "Duplicate export of '%'", &shown);
    }
}

/* export { a }: an import is passed on, everything else must be declared. */
static void settle_local(struct parser *parser, struct scope *scope,
                         struct module_export *export)
{
    struct binding *binding = scope_find(scope, export->local);
    if (!binding) {
        parse_fail_name(parser, export->start, export->end,
                        "Export '%' is not defined in module", export->local);
        return;
    }
    export->binding = binding;
    if (binding->kind != BINDING_IMPORT) {
        binding->is_cell = true;
        return;
    }
    struct module_import *import = module_of(parser)->imports;
    while (import->binding != binding)
        import = import->next;
    export->kind = import->is_namespace ? EXPORT_NAMESPACE : EXPORT_INDIRECT;
    export->request = import->request;
    export->source = import->name;
    export->start = import->start;
    export->end = import->end;
}

void parse_module_end(struct parser *parser, struct scope *scope)
{
    struct module_export *export;
    for (export = module_of(parser)->exports; export; export = export->next)
        if (export->kind != EXPORT_STAR)
            check_twice(parser, export);
    for (export = module_of(parser)->exports; export; export = export->next)
        if (export->kind == EXPORT_LOCAL && !parser->failed)
            settle_local(parser, scope, export);
}
