#include "view/source_values.h"

#include <string.h>

#include "debugger/scope_read.h"
#include "view/preview.h"

#define LEAST 12 /* columns that are worth it */
#define NAMES 8 /* of a line, at most */

/* What is looked for: the variable that a token names. */
struct naming {
    const struct sight *sight;
    const struct syntax_token *token;
    struct variable found;
    bool is_found;
};

static bool is_called(const struct naming *naming, Value name)
{
    char buffer[200];
    struct text text;
    size_t length = naming->token->end - naming->token->start;
    text_init_fixed(&text, buffer, sizeof buffer);
    string_write(value_as_string(name), &text, UINT32_MAX);
    return text.length == length &&
           memcmp(buffer, naming->sight->text + naming->token->start,
                  length) == 0;
}

static bool visit(const struct variable *variable, void *context)
{
    struct naming *naming = context;
    if (!is_called(naming, variable->name))
        return true;
    naming->found = *variable;
    naming->is_found = true;
    return false;
}

/* In a function that this one makes: its names may be its own. */
static bool in_inner(const struct code *code, uint32_t at)
{
    for (uint32_t i = 0; i < code->constant_count; i++) {
        Value constant = code->constants[i];
        if (!value_is_cell(constant) ||
            ((const struct cell *)value_as_cell(constant))->kind != CELL_CODE)
            continue;
        const struct code *inner = value_as_cell(constant);
        if (at >= inner->start && at < inner->end)
            return true;
    }
    return false;
}

static bool declares(const struct naming *naming, const struct code *code,
                     const struct code_scope *scope)
{
    for (uint32_t i = 0; i < scope->variable_count; i++)
        if (is_called(naming,
                      code->variables[scope->first_variable + i].name))
            return true;
    return false;
}

/* Does the token, in the text of `code` itself, stand where that variable is
 * the one of its name? A scope inside may declare another. */
static bool is_meant(const struct naming *naming, const struct code *code)
{
    uint32_t at = naming->token->start;
    const struct variable *v = &naming->found;
    for (uint32_t i = 0; i < code->scope_count; i++) {
        const struct code_scope *scope = &code->scopes[i];
        bool same = v->owner == code && v->scope == i;
        bool holds = at >= scope->start && at < scope->end;
        if (same && i > 0 && !holds)
            return false;
        if (!same && holds && (v->owner != code || i > v->scope) &&
            declares(naming, code, scope))
            return false;
    }
    return true;
}

static bool in_itself(const struct code *code, uint32_t at)
{
    return at >= code->start && at < code->end && !in_inner(code, at);
}

/* In the text of the function that runs, or of the one around it to which the
 * variable belongs. */
static bool find(struct naming *naming)
{
    const struct frame *frame = naming->sight->frame;
    const struct code *code = frame->code;
    uint32_t at = naming->token->start;
    if (!naming->token->name)
        return false;
    naming->is_found = false;
    scope_read(frame, visit, naming);
    if (!naming->is_found || naming->found.value == EMPTY ||
        value_is_callable(naming->found.value))
        return false;
    if (!in_itself(code, at))
        code = naming->found.owner;
    return in_itself(code, at) && is_meant(naming, code);
}

static void draw(struct pen *pen, const struct variable *v, bool changed,
                 bool first)
{
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, first ? "   " : ", ");
    text_str(&text, changed ? "*" : "");
    string_write(value_as_string(v->name), &text, UINT32_MAX);
    text_str(&text, " = ");
    preview_value(&text, v->value, 1);
    pen->role = changed ? ROLE_CHANGED : ROLE_VALUE;
    pen_bytes(pen, text.bytes, text.length);
    pen->role = ROLE_PLAIN;
}

static bool is_among(const struct variable *row, uint32_t count, Value name)
{
    for (uint32_t i = 0; i < count; i++)
        if (row[i].name == name)
            return true;
    return false;
}

/* The variables that a line names, each once. */
static uint32_t collect(const struct sight *sight, const struct syntax *syntax,
                        uint32_t start, uint32_t end,
                        struct variable row[NAMES])
{
    struct naming naming = {.sight = sight};
    uint32_t count = 0;
    for (uint32_t i = syntax_at(syntax, start);
         i < syntax->count && syntax->tokens[i].start < end && count < NAMES;
         i++) {
        naming.token = &syntax->tokens[i];
        if (find(&naming) && !is_among(row, count, naming.found.name))
            row[count++] = naming.found;
    }
    return count;
}

void source_values(const struct sight *sight, const struct scene *scene,
                   const struct syntax *syntax, uint32_t start, uint32_t end,
                   struct pen *pen)
{
    struct variable row[NAMES];
    bool changed[NAMES], first = true;
    if (!sight->frame || pen_left(pen) < LEAST)
        return;
    uint32_t count = collect(sight, syntax, start, end, row);
    for (uint32_t i = 0; i < count; i++)
        changed[i] = changes_variable(scene->changes, scene->process,
                                      sight->frame, &row[i]);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < count; i++)
            if (changed[i] == (pass == 0)) {
                draw(pen, &row[i], changed[i], first);
                first = false;
            }
}
