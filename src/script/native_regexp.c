/*
 * RegExp (ECMA-262, 22.2): making them, asking them, and one match. What may
 * ask a program's own functions is library/regexp.js; the natives named after
 * a method are its fast way for regular expressions that nobody has changed.
 */
#include "script/iterator.h"
#include "script/native_rows.h"
#include "script/regexp_find.h"

/* --- making -------------------------------------------------------------- */

/* SyntaxError: Invalid regular expression: /(/: Unterminated group. */
static enum native_result invalid(struct native_call *call,
                                  struct string *pattern, unsigned flags,
                                  const char *error)
{
    struct region region;
    struct text text;
    char letters[9];
    regexp_write_flags(flags, letters);
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    text_str(&text, "Invalid regular expression: /");
    string_write_wtf8(pattern, &text);
    text_format(&text, "/%s: %s", letters, error);
    call->vm->exception = error_new(call->vm, ERROR_SYNTAX,
                                    string_from_text(call->vm, &text));
    region_done(&region);
    return NATIVE_THROW;
}

static enum native_result invalid_flags(struct native_call *call,
                                        struct string *flags)
{
    struct region region;
    struct text text;
    region_init(&region, call->vm->heap.arena);
    text_init_region(&text, &region);
    text_str(&text, "Invalid flags supplied to RegExp constructor '");
    string_write_wtf8(flags, &text);
    text_byte(&text, '\'');
    call->vm->exception = error_new(call->vm, ERROR_SYNTAX,
                                    string_from_text(call->vm, &text));
    region_done(&region);
    return NATIVE_THROW;
}

/* False where the string is no row of flags. */
static bool read_flags(struct vm *vm, struct string *string, unsigned *flags)
{
    uint16_t units[8];
    uint32_t length = string_length(string);
    if (length > 8) {
        return false;
    }
    for (uint32_t i = 0; i < length; i++) {
        units[i] = string_at(vm, string, i);
    }
    return regexp_read_flags(units, length, flags);
}

/* RegExpInitialize, 22.2.3.3. */
static enum native_result initialize(struct native_call *call,
                                     struct regexp *regexp,
                                     struct string *pattern,
                                     struct string *letters)
{
    unsigned flags;
    const char *error;
    if (!read_flags(call->vm, letters, &flags)) {
        return invalid_flags(call, letters);
    }
    if (!regexp_initialize(call->vm, regexp, pattern, flags, &error)) {
        return invalid(call, pattern, flags, error);
    }
    return native_object(call, &regexp->object);
}

/* A primitive as a pattern or as flags; NULL: a symbol. */
static struct string *string_or_empty(struct vm *vm, Value value)
{
    return value_is_undefined(value) ? vm->names[ATOM_EMPTY_STRING]
                                     : native_primitive_text(vm, value);
}

/* new RegExp(pattern, flags), RegExp(pattern, flags) of what asks nobody. */
static enum native_result regexp_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    Value pattern = native_arg(call, 0), flags = native_arg(call, 1);
    if (value_is_object(pattern) || value_is_object(flags)) {
        call->args[0] = pattern;
        call->args[1] = flags;
        call->args[2] = call->new_target;
        call->argc = 3;
        return native_call_with(call, vm->hooks[HOOK_REGEXP_NEW], UNDEFINED,
                                0);
    }
    struct string *source = string_or_empty(vm, pattern);
    struct string *letters = string_or_empty(vm, flags);
    if (source == NULL || letters == NULL) {
        return error_throw(vm, ERROR_TYPE,
                           "Cannot convert a Symbol value to a string");
    }
    struct object *prototype =
        native_prototype(call, INTRINSIC_REGEXP_PROTOTYPE);
    return initialize(call, regexp_new(vm, prototype), source, letters);
}

/* %regexpMake(pattern, flags, prototype). */
static enum native_result regexp_make(struct native_call *call)
{
    Value parent = native_arg(call, 2);
    struct object *prototype =
        value_is_object(parent) ? value_as_object(parent) : NULL;
    return initialize(call, regexp_new(call->vm, prototype),
                      native_text(call, 0), native_text(call, 1));
}

/* %regexpCompile(regexp, pattern, flags). */
static enum native_result regexp_recompile(struct native_call *call)
{
    return initialize(call, value_pointer(call->args[0]),
                      native_text(call, 1), native_text(call, 2));
}

/* --- asking -------------------------------------------------------------- */

static const char *path_of(const struct native_call *call)
{
    const struct function *function = value_pointer(call->callee);
    return native_row(call->host->natives, function->native)->path;
}

/* The regular expression that `this` is; NULL: *result says what to answer,
 * which for RegExp.prototype itself is `instead`. */
static struct regexp *receiver(struct native_call *call, Value instead,
                               enum native_result *result)
{
    if (value_is_class(call->this_value, CLASS_REGEXP)) {
        return value_pointer(call->this_value);
    }
    if (call->this_value ==
        call->vm->intrinsics[INTRINSIC_REGEXP_PROTOTYPE]) {
        *result = native_ok(call, instead);
    } else {
        *result = error_throw(call->vm, ERROR_TYPE,
                              "%s getter called on non-RegExp object",
                              path_of(call));
    }
    return NULL;
}

/* RegExp.prototype.global and its like (22.2.6.4 and following). */
static enum native_result regexp_has_flag(struct native_call *call)
{
    static const char *const names[] = {
        "hasIndices", "global", "ignoreCase",  "multiline",
        "dotAll",     "unicode", "unicodeSets", "sticky",
    };
    enum native_result result = NATIVE_OK;
    const struct regexp *regexp = receiver(call, UNDEFINED, &result);
    if (regexp == NULL) {
        return result;
    }
    const char *name = path_of(call) + strlen("RegExp.prototype.");
    unsigned i = 0;
    while (strcmp(names[i], name) != 0) {
        i++;
    }
    return native_boolean(call,
                          (unsigned)value_as_int(regexp->flags) >> i & 1);
}

static enum native_result regexp_source(struct native_call *call)
{
    enum native_result result = NATIVE_OK;
    const struct regexp *regexp = receiver(
        call, value_string(string_from_c(call->vm, "(?:)")), &result);
    return regexp == NULL ? result : native_ok(call, regexp->source);
}

static enum native_result regexp_species(struct native_call *call)
{
    return native_ok(call, call->this_value);
}

/* %regexpSource(regexp), %regexpFlags(regexp), whatever its getters say. */
static enum native_result regexp_own_source(struct native_call *call)
{
    const struct regexp *regexp = value_pointer(call->args[0]);
    return native_ok(call, regexp->source);
}

static enum native_result regexp_own_flags(struct native_call *call)
{
    char letters[9];
    const struct regexp *regexp = value_pointer(call->args[0]);
    regexp_write_flags((unsigned)value_as_int(regexp->flags), letters);
    return native_string(call, string_from_c(call->vm, letters));
}

/* --- one match ----------------------------------------------------------- */

/* With u or v a place between the halves of a pair is that of the pair. */
static uint32_t whole_place(const struct regexp *regexp,
                            const struct string *text, uint32_t at)
{
    bool between =
        (regexp_is(regexp, REGEXP_UNICODE) ||
         regexp_is(regexp, REGEXP_UNICODE_SETS)) &&
        at > 0 && at < string_length(text) &&
        (string_unit(text, at) & 0xfc00) == 0xdc00 &&
        (string_unit(text, at - 1) & 0xfc00) == 0xd800;
    return between ? at - 1 : at;
}

/* Looks for one match from `index` on and leaves the finder closed. */
static enum native_result find_one(struct finder *finder,
                                   struct native_call *call,
                                   struct regexp *regexp,
                                   struct string *text, double index,
                                   bool *found)
{
    *found = false;
    if (index > string_length(text)) {
        return NATIVE_OK;
    }
    string_flatten(call->vm, text);
    finder_open(finder, call, regexp, text,
                whole_place(regexp, text, (uint32_t)index),
                regexp_is(regexp, REGEXP_STICKY));
    enum native_result result = finder_next(finder, found);
    if (result == NATIVE_OK) {
        finder_close(finder);
    }
    if (result == NATIVE_OK && *found) {
        finder_note(finder);
    }
    return result;
}

/* exec of a plain regular expression, with lastIndex (22.2.7.2). */
static enum native_result exec_plain(struct native_call *call,
                                     struct finder *finder, bool *found)
{
    double index;
    struct regexp *regexp = value_pointer(call->this_value);
    if (!regexp_is_plain(call->vm, call->this_value) ||
        !value_is_string(native_arg(call, 0)) ||
        !regexp_last_index(regexp, &index)) {
        return NATIVE_FALLBACK;
    }
    bool moves = regexp_is(regexp, REGEXP_GLOBAL) ||
                 regexp_is(regexp, REGEXP_STICKY);
    enum native_result result = find_one(
        finder, call, regexp, native_text(call, 0), moves ? index : 0, found);
    if (result == NATIVE_OK && moves) {
        regexp_set_last_index(
            regexp, *found ? finder->match.registers[1] : 0);
    }
    return result;
}

/* RegExp.prototype.exec(text). */
static enum native_result regexp_exec(struct native_call *call)
{
    struct finder finder;
    bool found;
    enum native_result result = exec_plain(call, &finder, &found);
    if (result != NATIVE_OK) {
        return result;
    }
    return native_ok(call, found ? value_object(finder_result(&finder))
                                 : NULL_VALUE);
}

/* RegExp.prototype.test(text). */
static enum native_result regexp_test(struct native_call *call)
{
    struct finder finder;
    bool found;
    enum native_result result = exec_plain(call, &finder, &found);
    return result == NATIVE_OK ? native_boolean(call, found) : result;
}

/* RegExp.prototype[Symbol.search](text): lastIndex stays as it is. */
static enum native_result regexp_search(struct native_call *call)
{
    struct finder finder;
    bool found;
    if (!regexp_is_plain(call->vm, call->this_value) ||
        !value_is_string(native_arg(call, 0))) {
        return NATIVE_FALLBACK;
    }
    enum native_result result =
        find_one(&finder, call, value_pointer(call->this_value),
                 native_text(call, 0), 0, &found);
    if (result != NATIVE_OK) {
        return result;
    }
    return native_ok(call, found ? value_number(finder.match.registers[0])
                                 : value_int(-1));
}

/* %regexpRun(regexp, text, index): what exec answers, lastIndex left alone. */
static enum native_result regexp_do_run(struct native_call *call)
{
    struct finder finder;
    bool found;
    enum native_result result =
        find_one(&finder, call, value_pointer(call->args[0]),
                 native_text(call, 1), native_number(call, 2), &found);
    if (result != NATIVE_OK) {
        return result;
    }
    return native_ok(call, found ? value_object(finder_result(&finder))
                                 : NULL_VALUE);
}

/* --- unmodified ones ----------------------------------------------------- */

static Value seal(struct vm *vm, const struct object *object)
{
    uint32_t count = object->shape->slots;
    struct values *row = values_new(vm, count + 1);
    row->at[0] = value_number(object->shape->id);
    memcpy(row->at + 1, object->slots, count * sizeof(Value));
    return value_cell(row);
}

/* %regexpSeal(): RegExp and its prototype are now as they should be. */
static enum native_result regexp_seal(struct native_call *call)
{
    struct vm *vm = call->vm;
    vm->intrinsics[INTRINSIC_REGEXP_PROTOTYPE_SEAL] =
        seal(vm, vm_intrinsic(vm, INTRINSIC_REGEXP_PROTOTYPE));
    vm->intrinsics[INTRINSIC_REGEXP_SEAL] =
        seal(vm, vm_intrinsic(vm, INTRINSIC_REGEXP));
    return native_ok(call, UNDEFINED);
}

/* %regexpIsPlain(value). */
static enum native_result regexp_say_plain(struct native_call *call)
{
    return native_boolean(call, regexp_is_plain(call->vm, call->args[0]));
}

/* --- what the last match was (Annex B of a proposal; as V8) -------------- */

/* Units [from, to) of the text that was matched last. */
static Value last_part(struct vm *vm, uint32_t from, uint32_t to)
{
    if (from == REGEXP_UNSET || to == REGEXP_UNSET || from >= to) {
        return vm_atom(vm, ATOM_EMPTY_STRING);
    }
    return value_string(string_slice(
        vm, value_as_string(vm->last_match.text), from, to));
}

/* RegExp.$1, RegExp.lastMatch, RegExp["$&"], ...: what is asked for stands in
 * the last letter of the row's path, or its first one. */
static enum native_result last_get(struct native_call *call)
{
    struct vm *vm = call->vm;
    const uint32_t *places = vm->last_match.places;
    const char *name = path_of(call) + strlen("RegExp.");
    char sign = name[0] == '$' ? name[1] : name[4];
    if (sign >= '1' && sign <= '9') {
        places += 2 * (sign - '0');
        return native_ok(call, last_part(vm, places[0], places[1]));
    }
    switch (sign) {
    case '&':
    case 'M':
        return native_ok(call, last_part(vm, places[0], places[1]));
    case '+':
    case 'P':
        return native_ok(call, last_part(vm, vm->last_match.paren[0],
                                         vm->last_match.paren[1]));
    case '`':
    case 'C':
        return native_ok(call, last_part(vm, 0, places[0]));
    default:
        return native_ok(
            call, last_part(vm, places[1],
                            string_length(value_as_string(
                                vm->last_match.text))));
    }
}

static enum native_result input_get(struct native_call *call)
{
    return native_ok(call, call->vm->last_match.input);
}

static enum native_result input_set(struct native_call *call)
{
    call->vm->last_match.input = call->args[0];
    return native_ok(call, UNDEFINED);
}

/* Setting them is allowed and does nothing. */
static enum native_result last_set(struct native_call *call)
{
    return native_ok(call, UNDEFINED);
}

/* --- the iterator of matchAll --------------------------------------------- */

/* %regexpIterator(state), %regexpIteratorState(iterator): undefined where it
 * is no such iterator. */
static enum native_result regexp_iterator(struct native_call *call)
{
    return native_object(call, iterator_new(call->vm, ITERATE_REGEXP,
                                            ITERATE_VALUES, call->args[0]));
}

static enum native_result regexp_iterator_state(struct native_call *call)
{
    const struct iterator *iterator = value_pointer(call->args[0]);
    bool fine = value_is_class(call->args[0], CLASS_ITERATOR) &&
                iterator->source == ITERATE_REGEXP;
    return native_ok(call, fine ? iterator->target : UNDEFINED);
}

#define GETTER(path, function) \
    FN_FLAGS(NULL, path, function, 0, NATIVE_GETTER, ANY, ANY)
#define FLAG(name) GETTER("RegExp.prototype." name, regexp_has_flag)
#define INPUT(name) \
    GETTER("RegExp." name, input_get), \
        FN_FLAGS(NULL, "RegExp." name, input_set, 1, NATIVE_SETTER, ANY, \
                 STRING)
#define LAST(name) \
    GETTER("RegExp." name, last_get), \
        FN_FLAGS(NULL, "RegExp." name, last_set, 1, NATIVE_SETTER, ANY, ANY)

const struct native native_regexp_rows[] = {
    FN_FLAGS(NULL, "RegExp", regexp_constructor, 2, NATIVE_CONSTRUCTOR, ANY,
             ANY, ANY, ANY),
    GETTER("RegExp.@@species", regexp_species),
    INPUT("input"),
    INPUT("$_"),
    LAST("lastMatch"),
    LAST("$&"),
    LAST("lastParen"),
    LAST("$+"),
    LAST("leftContext"),
    LAST("$`"),
    LAST("rightContext"),
    LAST("$'"),
    LAST("$1"),
    LAST("$2"),
    LAST("$3"),
    LAST("$4"),
    LAST("$5"),
    LAST("$6"),
    LAST("$7"),
    LAST("$8"),
    LAST("$9"),
    FLAG("dotAll"),
    FLAG("global"),
    FLAG("hasIndices"),
    FLAG("ignoreCase"),
    FLAG("multiline"),
    GETTER("RegExp.prototype.source", regexp_source),
    FLAG("sticky"),
    FLAG("unicode"),
    FLAG("unicodeSets"),
    OPTIONAL(1, "regexpMake", regexp_make, STRING, STRING, ANY),
    INTERNAL("regexpCompile", regexp_recompile, ANY, STRING, STRING),
    INTERNAL("regexpSource", regexp_own_source, ANY),
    INTERNAL("regexpFlags", regexp_own_flags, ANY),
    INTERNAL("regexpRun", regexp_do_run, ANY, STRING, NUMBER),
    INTERNAL_NONE("regexpSeal", regexp_seal),
    INTERNAL("regexpIsPlain", regexp_say_plain, ANY),
    INTERNAL("regexpIterator", regexp_iterator, ANY),
    INTERNAL("regexpIteratorState", regexp_iterator_state, ANY),
    INTERNAL("regexpExec", regexp_exec, ANY),
    INTERNAL("regexpTest", regexp_test, ANY),
    INTERNAL("regexpSearch", regexp_search, ANY),
};
NATIVE_COUNT(regexp);
