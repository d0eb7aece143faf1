#include "script/ast.h"

#include <string.h>

#include "script/token.h"

void ast_append(struct node_list *list, struct node *node)
{
    node->next = NULL;
    if (list->last)
        list->last->next = node;
    else
        list->first = node;
    list->last = node;
    list->count++;
}

bool ast_units_are(struct units units, const char *text)
{
    for (uint32_t i = 0; i < units.length; i++)
        if (!text[i] || units.units[i] != (uint8_t)text[i])
            return false;
    return text[units.length] == '\0';
}

bool ast_is_anonymous(const struct node *node)
{
    if (node->kind == NODE_FUNCTION)
        return node->function->name == NULL;
    if (node->kind == NODE_CLASS)
        return node->class->name == NULL;
    return false;
}

/* Arrays of characters and no pointers: they need no relocation. */
static const char KIND_NAMES[NODE_KINDS][20] = {
    "None",
    "Name",
    "This",
    "NewTarget",
    "Null",
    "True",
    "False",
    "Number",
    "BigInt",
    "String",
    "RegExp",
    "Template",
    "TemplatePart",
    "Tagged",
    "Array",
    "Hole",
    "Object",
    "Property",
    "Spread",
    "Function",
    "Class",
    "Member",
    "Index",
    "PrivateMember",
    "PrivateIn",
    "SuperMember",
    "SuperIndex",
    "SuperCall",
    "Chain",
    "Call",
    "New",
    "Intrinsic",
    "Unary",
    "Update",
    "Binary",
    "Logical",
    "Conditional",
    "Assign",
    "Comma",
    "Await",
    "Yield",
    "ImportCall",
    "ImportMeta",
    "ArrayPattern",
    "ObjectPattern",
    "Default",
    "Rest",
    "Variables",
    "Declarator",
    "FunctionDeclaration",
    "ClassDeclaration",
    "Expression",
    "Block",
    "Empty",
    "If",
    "For",
    "ForIn",
    "ForOf",
    "While",
    "Do",
    "Break",
    "Continue",
    "Return",
    "Throw",
    "Try",
    "Switch",
    "Case",
    "Labeled",
    "Debugger",
    "With",
    "Import",
    "Export",
    "Element",
};

const char *ast_kind_name(enum node_kind kind)
{
    return kind < NODE_KINDS ? KIND_NAMES[kind] : "";
}

const char *ast_operator_text(enum operator op)
{
    if (op == OPERATOR_NONE)
        return "=";
    if (op == OPERATOR_PLUS)
        return "+";
    if (op == OPERATOR_MINUS)
        return "-";
    if (op <= OPERATOR_INSTANCEOF)
        return token_text((enum token_kind)(TOKEN_ADD + (op - OPERATOR_ADD)));
    if (op <= OPERATOR_BIT_NOT)
        return token_text((enum token_kind)(TOKEN_NOT + (op - OPERATOR_NOT)));
    return token_text((enum token_kind)(TOKEN_TYPEOF + (op - OPERATOR_TYPEOF)));
}
