#include <string.h>

#include "script/error_inside.h"

#include "script/ast.h"
#include "script/parser.h"

/* Of what `yield*` goes through V8 has no more than that. */
static bool is_delegation(const char *source, uint32_t start, uint32_t end)
{
    if (end - start < 6 || memcmp(source + start, "yield", 5) != 0)
        return false;
    for (start += 5; start < end && source[start] == ' ';)
        start++;
    return start < end && source[start] == '*';
}

void error_site(struct region *region, struct text *text, const char *source,
                size_t length, uint32_t start, uint32_t end)
{
    struct node *node =
        parser_parse_expression(region, source, length, start, end);
    if (end <= length && is_delegation(source, start, end))
        text_str(text, "yield* (intermediate value)");
    else if (node)
        ast_call_name(text, node);
    else
        text_str(text, "(intermediate value)");
}
