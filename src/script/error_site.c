#include "script/error_inside.h"

#include "script/ast.h"
#include "script/parser.h"

void error_site(struct region *region, struct text *text, const char *source,
                size_t length, uint32_t start, uint32_t end)
{
    struct node *node =
        parser_parse_expression(region, source, length, start, end);
    if (node)
        ast_call_name(text, node);
    else
        text_str(text, "(intermediate value)");
}
