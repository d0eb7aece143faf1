/*
 * All matches in a text: RegExp.prototype[Symbol.match, replace, split] for
 * regular expressions that nobody has changed (22.2.6.8, 11, 14). They go on
 * in the next slice, having put what they have so far into their state.
 */
#include "script/builder.h"
#include "script/native_rows.h"
#include "script/regexp_find.h"

/* False: the library has to look. */
static bool is_ours(const struct native_call *call)
{
    return regexp_is_plain(call->vm, call->this_value) &&
           value_is_string(native_arg(call, 0));
}

/* The list that is being filled. */
static struct object *list_of(struct native_call *call)
{
    if (call->state[FINDER_OWN] == EMPTY) {
        call->state[FINDER_OWN] = value_object(array_new(call->vm, 0));
    }
    return value_as_object(call->state[FINDER_OWN]);
}

static Value part_of(const struct finder *finder, uint32_t from, uint32_t to)
{
    struct vm *vm = finder->vm;
    return from < to ? value_string(string_slice(vm, finder->text, from, to))
                     : vm_atom(vm, ATOM_EMPTY_STRING);
}

/* --- every match as something ------------------------------------------- */

/* What replace hands to a function (22.2.6.11, step 14.k): the match, the
 * captures, the place, the text and, where there are names, the groups. */
static Value arguments_of(const struct finder *finder)
{
    struct vm *vm = finder->vm;
    uint32_t count = finder->match.program->groups;
    struct object *list = array_new(vm, count + 3);
    for (uint32_t i = 0; i < count; i++) {
        array_push(vm, list, finder_capture(finder, i));
    }
    array_push(vm, list, value_number(finder->match.registers[0]));
    array_push(vm, list, value_string(finder->text));
    if (finder->regexp->names != UNDEFINED) {
        array_push(vm, list, finder_groups(finder));
    }
    return value_object(list);
}

static Value text_of(const struct finder *finder)
{
    return finder_capture(finder, 0);
}

/* A list of all matches, each as `make` makes it. */
static enum native_result list_all(struct native_call *call,
                                   struct regexp *regexp,
                                   struct string *text,
                                   Value (*make)(const struct finder *))
{
    struct finder finder;
    bool found;
    enum native_result result;
    struct object *list = list_of(call);
    finder_open(&finder, call, regexp, text, 0,
                regexp_is(regexp, REGEXP_STICKY));
    while ((result = finder_next(&finder, &found)) == NATIVE_OK && found) {
        finder_note(&finder);
        array_push(call->vm, list, make(&finder));
        finder_advance(&finder);
        if (finder.match.start > finder.match.length) {
            break;
        }
    }
    if (result == NATIVE_OK) {
        finder_close(&finder);
        regexp_set_last_index(regexp, 0);
        return native_object(call, list);
    }
    return result;
}

/* One match, as a list of one. */
static enum native_result list_one(struct native_call *call,
                                   struct regexp *regexp,
                                   struct string *text, double index)
{
    struct finder finder;
    bool found = false, sticky = regexp_is(regexp, REGEXP_STICKY);
    struct object *list = list_of(call);
    if (index <= string_length(text)) {
        finder_open(&finder, call, regexp, text, (uint32_t)index, sticky);
        enum native_result result = finder_next(&finder, &found);
        if (result != NATIVE_OK) {
            return result;
        }
        finder_close(&finder);
    }
    if (found) {
        finder_note(&finder);
        array_push(call->vm, list, arguments_of(&finder));
    }
    if (sticky) {
        regexp_set_last_index(regexp, found ? finder.match.registers[1] : 0);
    }
    return native_object(call, list);
}

/* RegExp.prototype[Symbol.match](text) with the flag g. */
static enum native_result regexp_match(struct native_call *call)
{
    struct regexp *regexp = value_pointer(call->this_value);
    if (!is_ours(call) || !regexp_is(regexp, REGEXP_GLOBAL)) {
        return NATIVE_FALLBACK;
    }
    enum native_result result =
        list_all(call, regexp, native_text(call, 0), text_of);
    if (result == NATIVE_OK && value_as_object(call->result)->length == 0) {
        call->result = NULL_VALUE;
    }
    return result;
}

/* %regexpArguments(regexp, text): for each match that is to be replaced an
 * array of what the function is called with; undefined where the library has
 * to look itself. */
static enum native_result regexp_arguments(struct native_call *call)
{
    double index;
    struct regexp *regexp = value_pointer(call->args[0]);
    if (!regexp_is_plain(call->vm, call->args[0]) ||
        !regexp_last_index(regexp, &index)) {
        return native_ok(call, UNDEFINED);
    }
    if (regexp_is(regexp, REGEXP_GLOBAL)) {
        return list_all(call, regexp, native_text(call, 1), arguments_of);
    }
    return list_one(call, regexp, native_text(call, 1),
                    regexp_is(regexp, REGEXP_STICKY) ? index : 0);
}

/* --- replace by a text ---------------------------------------------------- */

static void add_group(struct builder *builder, const struct finder *finder,
                      uint32_t i)
{
    uint32_t from, to;
    if (finder_group(finder, i, &from, &to)) {
        builder_slice(builder, finder->text, from, to);
    }
}

/* $1, $12: returns how many digits it was, 0: no such group. */
static uint32_t read_group(const struct string *by, uint32_t at,
                           uint32_t groups, uint32_t *group)
{
    uint32_t length = string_length(by), digits = 0, number = 0;
    *group = 0;
    for (uint32_t i = 0; i < 2 && at + i < length; i++) {
        uint16_t unit = string_unit(by, at + i);
        if (unit < '0' || unit > '9') {
            break;
        }
        number = number * 10 + unit - '0';
        if (number > 0 && number < groups) {
            *group = number;
            digits = i + 1;
        }
    }
    return digits;
}

/* $<name>, behind the '<'; returns the place behind the '>', 0: there is no
 * '>'. */
static uint32_t add_named(struct builder *builder,
                          const struct finder *finder,
                          const struct string *by, uint32_t at)
{
    uint32_t end = at, length = string_length(by);
    const struct values *names = value_as_cell(finder->regexp->names);
    while (end < length && string_unit(by, end) != '>') {
        end++;
    }
    if (end == length) {
        return 0;
    }
    struct string *name = atom_from_string(
        finder->vm, string_slice(finder->vm, (struct string *)by, at, end));
    for (uint32_t i = 0; i < names->cell.extra; i += 2) {
        if (names->at[i] == value_string(name)) {
            add_group(builder, finder, (uint32_t)value_as_int(names->at[i + 1]));
        }
    }
    return end + 1;
}

/* What stands behind a '$' at at - 1; returns the place behind it. */
static uint32_t add_dollar(struct builder *builder,
                           const struct finder *finder,
                           const struct string *by, uint32_t at)
{
    uint32_t group, digits, behind;
    uint16_t unit = at < string_length(by) ? string_unit(by, at) : 0;
    const uint32_t *places = finder->match.registers;
    switch (unit) {
    case '$':
        builder_unit(builder, '$');
        return at + 1;
    case '&':
        add_group(builder, finder, 0);
        return at + 1;
    case '`':
        builder_slice(builder, finder->text, 0, places[0]);
        return at + 1;
    case '\'':
        builder_slice(builder, finder->text, places[1],
                      finder->match.length);
        return at + 1;
    case '<':
        behind = finder->regexp->names == UNDEFINED
                     ? 0
                     : add_named(builder, finder, by, at + 1);
        if (behind > 0) {
            return behind;
        }
        break;
    default:
        digits = read_group(by, at, finder->match.program->groups, &group);
        if (digits > 0) {
            add_group(builder, finder, group);
            return at + digits;
        }
    }
    builder_unit(builder, '$');
    return at;
}

/* GetSubstitution, 22.1.3.19.1. */
static void substitute(struct builder *builder, const struct finder *finder,
                       struct string *by)
{
    uint32_t length = string_length(by), from = 0;
    for (uint32_t at = 0; at < length;) {
        if (string_unit(by, at++) == '$') {
            builder_slice(builder, by, from, at - 1);
            from = at = add_dollar(builder, finder, by, at);
        }
    }
    builder_slice(builder, by, from, length);
}

/* Puts what the builder holds behind what earlier slices made. */
static enum native_result put_aside(struct native_call *call,
                                    struct builder *builder,
                                    enum native_result result)
{
    bool collect = builder->no_room && call->state[FINDER_OTHER] == EMPTY;
    struct string *piece = builder_done(builder);
    Value *before = &call->state[FINDER_OWN];
    if (piece != NULL && *before != EMPTY) {
        piece = string_concat(call->vm, value_as_string(*before), piece);
    }
    if (piece == NULL && collect) {
        /* Once more from the beginning: nothing has been changed yet. */
        *before = call->state[FINDER_KEPT] = EMPTY;
        call->state[FINDER_OTHER] = TRUE_VALUE;
        return NATIVE_COLLECT;
    }
    if (piece == NULL) {
        return native_too_long(call);
    }
    *before = value_string(piece);
    return result;
}

/* Replaces what the finder finds, until it is done or has to stop. */
static enum native_result replace_some(struct finder *finder,
                                       struct builder *builder,
                                       struct string *by)
{
    bool found, global = regexp_is(finder->regexp, REGEXP_GLOBAL);
    enum native_result result;
    while ((result = finder_next(finder, &found)) == NATIVE_OK && found) {
        const uint32_t *places = finder->match.registers;
        finder_note(finder);
        builder_slice(builder, finder->text, finder->from, places[0]);
        substitute(builder, finder, by);
        finder->from = places[1];
        if (!global) {
            break;
        }
        finder_advance(finder);
        if (finder->match.start > finder->match.length) {
            break;
        }
    }
    if (result == NATIVE_OK) {
        builder_slice(builder, finder->text, finder->from,
                      finder->match.length);
    }
    return result;
}

/* lastIndex as replace leaves it. */
static void settle_index(struct finder *finder)
{
    struct regexp *regexp = finder->regexp;
    if (regexp_is(regexp, REGEXP_GLOBAL)) {
        regexp_set_last_index(regexp, 0);
    } else if (regexp_is(regexp, REGEXP_STICKY)) {
        regexp_set_last_index(regexp, finder->from);
    }
}

/* RegExp.prototype[Symbol.replace](text, string). */
static enum native_result regexp_replace(struct native_call *call)
{
    struct finder finder;
    struct builder builder;
    double index = 0;
    struct regexp *regexp = value_pointer(call->this_value);
    if (!is_ours(call) || !value_is_string(native_arg(call, 1)) ||
        !regexp_last_index(regexp, &index)) {
        return NATIVE_FALLBACK;
    }
    struct string *text = native_text(call, 0);
    struct string *by = string_flatten(call->vm, native_text(call, 1));
    bool global = regexp_is(regexp, REGEXP_GLOBAL);
    bool sticky = regexp_is(regexp, REGEXP_STICKY);
    if (global || !sticky) {
        index = 0;
    }
    if (index > string_length(text)) {
        regexp_set_last_index(regexp, 0);
        return native_string(call, text);
    }
    finder_open(&finder, call, regexp, text, (uint32_t)index, sticky);
    builder_init(&builder, call->vm);
    enum native_result result = replace_some(&finder, &builder, by);
    if (result == NATIVE_THROW) {
        builder_done(&builder);
        return result;
    }
    result = put_aside(call, &builder, result);
    if (result == NATIVE_OK) {
        finder_close(&finder);
        settle_index(&finder);
        call->result = call->state[FINDER_OWN];
    }
    return result;
}

/* --- split ----------------------------------------------------------------- */

/* Adds the part before the present match, and what it captured; true where
 * the list is full. */
static bool add_parts(struct finder *finder, struct object *list,
                      uint32_t limit)
{
    struct vm *vm = finder->vm;
    const uint32_t *places = finder->match.registers;
    array_push(vm, list, part_of(finder, finder->from, places[0]));
    finder->from = places[1];
    for (uint32_t i = 1; i < finder->match.program->groups; i++) {
        if (list->length >= limit) {
            return true;
        }
        array_push(vm, list, finder_capture(finder, i));
    }
    return list->length >= limit;
}

/* Splits a text that is not empty. */
static enum native_result split_some(struct finder *finder,
                                     struct object *list, uint32_t limit)
{
    bool found;
    enum native_result result;
    while ((result = finder_next(finder, &found)) == NATIVE_OK && found) {
        const uint32_t *places = finder->match.registers;
        if (places[0] >= finder->match.length) {
            break;
        }
        if (places[1] == finder->from) {
            finder_advance(finder);
            continue;
        }
        finder_note(finder);
        if (add_parts(finder, list, limit)) {
            return NATIVE_OK;
        }
        finder_move(finder, finder->from);
    }
    if (result == NATIVE_OK) {
        array_push(finder->vm, list,
                   part_of(finder, finder->from, finder->match.length));
    }
    return result;
}

/* An empty text: nothing where it matches, else the text. */
static enum native_result split_empty(struct finder *finder,
                                      struct object *list)
{
    bool found;
    enum native_result result = finder_next(finder, &found);
    if (result == NATIVE_OK && !found) {
        array_push(finder->vm, list, value_string(finder->text));
    }
    return result;
}

/* RegExp.prototype[Symbol.split](text, limit). */
static enum native_result regexp_split(struct native_call *call)
{
    struct finder finder;
    uint32_t limit = UINT32_MAX;
    Value most = native_arg(call, 1);
    if (!is_ours(call) || !regexp_has_species(call->vm) ||
        !(most == UNDEFINED || value_is_int(most))) {
        return NATIVE_FALLBACK;
    }
    if (most != UNDEFINED) {
        limit = (uint32_t)value_as_int(most);
    }
    struct object *list = list_of(call);
    if (limit == 0) {
        return native_object(call, list);
    }
    struct string *text = native_text(call, 0);
    finder_open(&finder, call, value_pointer(call->this_value), text, 0,
                false);
    enum native_result result =
        string_length(text) == 0 ? split_empty(&finder, list)
                                 : split_some(&finder, list, limit);
    if (result == NATIVE_OK) {
        finder_close(&finder);
        return native_object(call, list);
    }
    return result;
}

/* --- String.prototype ------------------------------------------------------ */

static enum native_result string_match(struct native_call *call)
{
    return regexp_forward(call, SYMBOL_MATCH);
}

static enum native_result string_search(struct native_call *call)
{
    return regexp_forward(call, SYMBOL_SEARCH);
}

const struct native native_regexp_text_rows[] = {
    INTERNAL("stringMatch", string_match, ANY),
    INTERNAL("stringSearch", string_search, ANY),
    INTERNAL("regexpMatch", regexp_match, ANY),
    INTERNAL("regexpArguments", regexp_arguments, ANY, STRING),
    INTERNAL("regexpReplace", regexp_replace, ANY),
    INTERNAL("regexpSplit", regexp_split, ANY),
};
NATIVE_COUNT(regexp_text);
