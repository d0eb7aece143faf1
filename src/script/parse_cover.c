#include <string.h>

#include "script/parse.h"

static void note(struct fault *fault, uint32_t start, uint32_t end,
                 const char *message)
{
    if (fault->message)
        return;
    fault->message = message;
    fault->start = start;
    fault->end = end;
}

/* Of a head's errors V8 keeps the last one. */
static void renew(struct fault *fault, uint32_t start, uint32_t end,
                  const char *message)
{
    fault->message = NULL;
    note(fault, start, end, message);
}

void cover_open(struct parser *parser, struct cover *cover,
                enum cover_kind kind)
{
    memset(cover, 0, sizeof *cover);
    cover->outer = parser->cover;
    cover->kind = (uint8_t)kind;
    parser->cover = cover;
}

void cover_close(struct parser *parser, struct cover *cover)
{
    parser->cover = cover->outer;
}

static bool is_arrow(const struct cover *cover)
{
    return cover->kind == COVER_ARROW || cover->kind == COVER_ASYNC_ARROW;
}

static bool may_be_expression(const struct cover *cover)
{
    return cover && cover->kind <= COVER_ASYNC_ARROW;
}

bool cover_is_declaration(const struct cover *cover)
{
    return cover && cover->kind >= COVER_PARAMETERS;
}

void cover_as_expression(struct parser *parser, struct cover *cover)
{
    parse_fail_fault(parser, &cover->expression);
}

void cover_validate_pattern(struct parser *parser, struct cover *cover,
                            const struct node *node, uint32_t start)
{
    parse_fail_fault(parser, &cover->pattern);
    if (node->parenthesized)
        parse_fail(parser, start, parser->last.end,
                   "Invalid destructuring assignment target");
}

void cover_as_pattern(struct parser *parser, struct node *node, uint32_t start)
{
    struct cover *cover = parser->cover;
    if (!may_be_expression(cover))
        return;
    cover_validate_pattern(parser, cover, node, start);
    cover->expression.message = NULL;
}

void cover_as_arrow(struct parser *parser, struct cover *cover)
{
    parse_fail_fault(parser, &cover->declaration);
    parse_fail_fault(parser, &cover->pattern);
}

void cover_expression_error(struct parser *parser, uint32_t start, uint32_t end,
                            const char *message)
{
    if (may_be_expression(parser->cover) && !parser->failed)
        note(&parser->cover->expression, start, end, message);
}

void cover_pattern_error(struct parser *parser, uint32_t start, uint32_t end,
                         const char *message)
{
    if (cover_is_declaration(parser->cover))
        parse_fail(parser, start, end, message);
    else if (parser->cover && !parser->failed)
        note(&parser->cover->pattern, start, end, message);
}

void cover_declaration_error(struct parser *parser, uint32_t start,
                             uint32_t end, const char *message)
{
    struct cover *cover = parser->cover;
    if (!cover || cover->kind == COVER_EXPRESSION || parser->failed)
        return;
    if (is_arrow(cover))
        renew(&cover->declaration, start, end, message);
    else
        parse_fail(parser, start, end, message);
}

void cover_parameter_error(struct parser *parser, uint32_t start, uint32_t end,
                           const char *message)
{
    for (struct cover *cover = parser->cover; cover; cover = cover->outer) {
        if (is_arrow(cover) && !parser->failed)
            renew(&cover->declaration, start, end, message);
        if (cover->kind == COVER_PARAMETERS) {
            parse_fail(parser, start, end, message);
            return;
        }
    }
}

void cover_async_error(struct parser *parser, uint32_t start, uint32_t end,
                       const char *message)
{
    struct cover *cover = parser->cover;
    for (; may_be_expression(cover); cover = cover->outer)
        if (cover->kind == COVER_ASYNC_ARROW && !parser->failed)
            renew(&cover->declaration, start, end, message);
}

void cover_strict_error(struct parser *parser, uint32_t start, uint32_t end,
                        const char *message)
{
    struct cover *cover = parser->cover;
    struct fault fault = {message, start, end};
    if (!cover)
        return;
    if (cover->kind == COVER_PARAMETERS) {
        if (parser->strict)
            parse_fail(parser, start, end, message);
        else
            parser->function->strict_parameter = fault;
    } else if (is_arrow(cover)) {
        parser->arrow_parameter = fault;
    }
}

/* A member is assigned to: what was read before is no pattern any more. */
void cover_member_assigned(struct parser *parser)
{
    struct cover *cover = parser->cover;
    if (!may_be_expression(cover))
        return;
    cover_as_expression(parser, cover);
    cover->pattern.message = NULL;
}

/* -- the elements of a literal -- */

void gather_open(struct parser *parser, struct gather *gather)
{
    memset(gather, 0, sizeof *gather);
    if (!may_be_expression(parser->cover))
        return;
    gather->cover = parser->cover;
    gather->expression = parser->cover->expression;
    gather->pattern = parser->cover->pattern;
    parser->cover->expression.message = NULL;
    parser->cover->pattern.message = NULL;
}

void gather_next(struct gather *gather)
{
    struct cover *cover = gather->cover;
    if (!cover)
        return;
    if (!gather->expression.message)
        gather->expression = cover->expression;
    if (!gather->pattern.message)
        gather->pattern = cover->pattern;
    cover->expression.message = NULL;
    cover->pattern.message = NULL;
}

void gather_as_expression(struct parser *parser, struct gather *gather)
{
    if (!gather->cover)
        return;
    cover_as_expression(parser, gather->cover);
    gather->cover->pattern.message = NULL;
}

void gather_close(struct gather *gather)
{
    gather_next(gather);
    if (!gather->cover)
        return;
    gather->cover->expression = gather->expression;
    gather->cover->pattern = gather->pattern;
}

/* -- expression to pattern -- */

static void list_to_pattern(struct parser *parser, struct node_list *list)
{
    struct node *node = list->first;
    for (; node && !parser->failed; node = node->next)
        cover_to_pattern(parser, node);
}

/*
 * The node stays where it is and changes its kind; the errors have been
 * reported before, from the covers. An assignment inside becomes a default.
 */
void cover_to_pattern(struct parser *parser, struct node *node)
{
    switch (node->kind) {
    case NODE_ARRAY:
        node->kind = NODE_ARRAY_PATTERN;
        list_to_pattern(parser, &node->list);
        break;
    case NODE_OBJECT:
        node->kind = NODE_OBJECT_PATTERN;
        list_to_pattern(parser, &node->list);
        break;
    case NODE_PROPERTY:
        cover_to_pattern(parser, node->property.value);
        break;
    case NODE_SPREAD:
        node->kind = NODE_REST;
        cover_to_pattern(parser, node->operand);
        break;
    case NODE_ASSIGN:
        node->kind = NODE_DEFAULT;
        break;
    default:
        break;
    }
}
