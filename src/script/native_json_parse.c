/*
 * JSON.parse (ECMA-262, 25.5.1), without a reviver: that is the library's.
 * Nesting is kept on a stack of its own, so that a text may be as deep as it
 * likes. Messages are V8's.
 */
#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"

/* A container that is being filled. */
struct level {
    struct object *object;
    Value key; /* of the value that comes next; EMPTY: an array */
    struct level *outer;
};

struct parse {
    struct native_call *call;
    struct vm *vm;
    struct string *text; /* flat */
    uint32_t length;
    uint32_t at;
    struct level *level; /* the innermost, or NULL */
    struct level *spare; /* used before */
    struct region region;
    struct level few[16]; /* the first spare ones */
};

/* --- errors ------------------------------------------------------------- */

static bool fail(struct parse *parse, const char *message)
{
    error_throw(parse->vm, ERROR_SYNTAX, "%s in JSON at position %u", message,
                parse->at);
    return false;
}

static bool fail_text(struct parse *parse, struct text *text)
{
    parse->vm->exception = error_new(parse->vm, ERROR_SYNTAX,
                                     string_from_text(parse->vm, text));
    return false;
}

#define SHOWN_MOST (1u << 20) /* units; a larger text is not copied for it */

/* An error that nobody catches is reported with the text, not the call. */
static void show_text(struct parse *parse)
{
    struct region region;
    struct text text;
    if (parse->length > SHOWN_MOST)
        return;
    region_init(&region, parse->vm->heap.arena);
    text_init_region(&text, &region);
    string_write_wtf8(string_slice(parse->vm, parse->text, 0, parse->at),
                      &text);
    uint32_t start = (uint32_t)text.length;
    string_write_wtf8(
        string_slice(parse->vm, parse->text, parse->at, parse->length), &text);
    error_show_text(parse->vm, &text, start, start + 1);
    region_done(&region);
}

/* What comes out of undefined and {}: the text is shown instead of a place. */
static bool is_special(struct parse *parse)
{
    static const char *const specials[] = {"undefined", "NaN", "Infinity",
                                           "[object Object]"};
    struct string *atom = atom_from_string(parse->vm, parse->text);
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        if (atom_is(atom, specials[i])) {
            return true;
        }
    }
    return false;
}

static void write_units(struct parse *parse, struct text *text, uint32_t from,
                        uint32_t to)
{
    if (from < to) {
        string_write_wtf8(string_slice(parse->vm, parse->text, from, to),
                          text);
    }
}

#define CONTEXT 10u /* units shown on either side */

/* "..., "context" is not valid JSON". */
static void write_context(struct parse *parse, struct text *text)
{
    uint32_t from = 0, to = parse->length;
    bool cut = parse->length > 2 * CONTEXT && parse->at >= CONTEXT;
    if (parse->length > 2 * CONTEXT) {
        from = cut ? parse->at - CONTEXT : 0;
        to = parse->at + CONTEXT < parse->length ? parse->at + CONTEXT
                                                 : parse->length;
    }
    text_str(text, cut ? "...\"" : "\"");
    write_units(parse, text, from, to);
    text_str(text, to < parse->length ? "\"... is not valid JSON"
                                      : "\" is not valid JSON");
}

/* The unit at the present place fits nowhere. */
static bool fail_token(struct parse *parse)
{
    if (parse->at >= parse->length) {
        error_throw(parse->vm, ERROR_SYNTAX, "Unexpected end of JSON input");
        return false;
    }
    uint16_t unit = string_unit(parse->text, parse->at);
    if (unit == '"') {
        return fail(parse, "Unexpected string");
    }
    if (unit == '-' || (unit >= '0' && unit <= '9')) {
        return fail(parse, "Unexpected number");
    }
    struct region region;
    struct text text;
    region_init(&region, parse->vm->heap.arena);
    text_init_region(&text, &region);
    if (is_special(parse)) {
        text_byte(&text, '"');
        write_units(parse, &text, 0, parse->length);
        text_str(&text, "\" is not valid JSON");
    } else {
        text_str(&text, "Unexpected token '");
        write_units(parse, &text, parse->at, parse->at + 1);
        text_str(&text, "', ");
        write_context(parse, &text);
    }
    fail_text(parse, &text);
    region_done(&region);
    return false;
}

/* --- tokens ------------------------------------------------------------- */

/* The unit at the present place; 0 at the end (and for U+0000, which is an
 * error wherever it stands). */
static uint16_t peek(const struct parse *parse)
{
    return parse->at < parse->length ? string_unit(parse->text, parse->at)
                                     : 0;
}

static bool is_digit(uint16_t unit)
{
    return unit >= '0' && unit <= '9';
}

static uint16_t skip_space(struct parse *parse)
{
    uint16_t unit = peek(parse);
    while (unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t') {
        parse->at++;
        unit = peek(parse);
    }
    return unit;
}

static bool parse_word(struct parse *parse, const char *word, Value meaning,
                       Value *value)
{
    *value = meaning;
    for (; *word != 0; word++) {
        if (parse->at >= parse->length || peek(parse) != (uint8_t)*word) {
            return fail_token(parse);
        }
        parse->at++;
    }
    return true;
}

static void skip_digits(struct parse *parse)
{
    while (is_digit(peek(parse))) {
        parse->at++;
    }
}

/* The part before the point. */
static bool scan_integer(struct parse *parse)
{
    if (peek(parse) == '-') {
        parse->at++;
        if (!is_digit(peek(parse))) {
            return fail(parse, "No number after minus sign");
        }
    }
    if (peek(parse) == '0') {
        parse->at++;
        return !is_digit(peek(parse)) || fail(parse, "Unexpected number");
    }
    skip_digits(parse);
    return true;
}

static bool scan_fraction(struct parse *parse)
{
    if (peek(parse) != '.') {
        return true;
    }
    parse->at++;
    if (!is_digit(peek(parse))) {
        return fail(parse, "Unterminated fractional number");
    }
    skip_digits(parse);
    return true;
}

static bool scan_exponent(struct parse *parse)
{
    if (peek(parse) != 'e' && peek(parse) != 'E') {
        return true;
    }
    parse->at++;
    if (peek(parse) == '+' || peek(parse) == '-') {
        parse->at++;
    }
    if (!is_digit(peek(parse))) {
        return fail(parse, "Exponent part is missing a number");
    }
    skip_digits(parse);
    return true;
}

static bool parse_number(struct parse *parse, Value *value)
{
    uint32_t start = parse->at;
    if (!scan_integer(parse) || !scan_fraction(parse) ||
        !scan_exponent(parse)) {
        return false;
    }
    bool wide = string_is_wide(parse->text);
    const uint8_t *units = parse->text->as.units;
    *value = value_number(number_parse(units + (wide ? start * 2 : start),
                                       parse->at - start,
                                       wide ? NUMBER_UTF16 : NUMBER_LATIN1));
    return true;
}

/* --- strings ------------------------------------------------------------ */

static int hex_digit(uint16_t unit)
{
    if (is_digit(unit)) {
        return unit - '0';
    }
    if (unit >= 'a' && unit <= 'f') {
        return unit - 'a' + 10;
    }
    return unit >= 'A' && unit <= 'F' ? unit - 'A' + 10 : -1;
}

static bool parse_unicode(struct parse *parse, struct builder *builder)
{
    unsigned unit = 0;
    for (int i = 0; i < 4; i++, parse->at++) {
        int digit = hex_digit(peek(parse));
        if (digit < 0) {
            return fail(parse, "Bad Unicode escape");
        }
        unit = unit << 4 | (unsigned)digit;
    }
    builder_unit(builder, (uint16_t)unit);
    return true;
}

/* Behind a backslash. */
static bool parse_escape(struct parse *parse, struct builder *builder)
{
    static const char names[] = "\"\\/bfnrt";
    static const char means[] = "\"\\/\b\f\n\r\t";
    if (parse->at >= parse->length) {
        return fail_token(parse);
    }
    uint16_t unit = peek(parse);
    if (unit == 'u') {
        parse->at++;
        return parse_unicode(parse, builder);
    }
    const char *place =
        unit < 128 ? memchr(names, unit, sizeof names - 1) : NULL;
    if (place == NULL) {
        return fail(parse, "Bad escaped character");
    }
    parse->at++;
    builder_unit(builder, (uint8_t)means[place - names]);
    return true;
}

/* Goes to the next quote or backslash. */
static bool scan_plain(struct parse *parse)
{
    while (parse->at < parse->length) {
        uint16_t unit = peek(parse);
        if (unit == '"' || unit == '\\') {
            return true;
        }
        if (unit < ' ') {
            return fail(parse, "Bad control character in string literal");
        }
        parse->at++;
    }
    return fail(parse, "Unterminated string");
}

/* A string with escapes; the first part, from `start` on, has none. */
static bool parse_escaped(struct parse *parse, uint32_t start, Value *value)
{
    struct builder builder;
    builder_init(&builder, parse->vm);
    for (;;) {
        builder_slice(&builder, parse->text, start, parse->at);
        if (peek(parse) == '"') {
            break;
        }
        parse->at++;
        if (!parse_escape(parse, &builder)) {
            builder_done(&builder);
            return false;
        }
        start = parse->at;
        if (!scan_plain(parse)) {
            builder_done(&builder);
            return false;
        }
    }
    parse->at++;
    *value = value_string(builder_done(&builder));
    return true;
}

static bool parse_string(struct parse *parse, Value *value)
{
    uint32_t start = ++parse->at;
    if (!scan_plain(parse)) {
        return false;
    }
    if (peek(parse) == '\\') {
        return parse_escaped(parse, start, value);
    }
    *value = parse->at == start
                 ? vm_atom(parse->vm, ATOM_EMPTY_STRING)
                 : value_string(string_slice(parse->vm, parse->text, start,
                                             parse->at));
    parse->at++;
    return true;
}

/* --- containers --------------------------------------------------------- */

static bool open_level(struct parse *parse, struct object *object, Value key)
{
    struct level *level = parse->spare;
    if (level != NULL) {
        parse->spare = level->outer;
    } else {
        level = region_alloc(&parse->region, sizeof *level);
    }
    if (level == NULL) {
        error_throw(parse->vm, ERROR_RANGE, "Invalid string length");
        return false;
    }
    *level = (struct level){object, key, parse->level};
    parse->level = level;
    return true;
}

/* The container is full: it is the value that the one around it waits for. */
static Value close_level(struct parse *parse)
{
    struct level *level = parse->level;
    parse->level = level->outer;
    level->outer = parse->spare;
    parse->spare = level;
    return value_object(level->object);
}

/* Reads `"key":` of the object that is open. V8 has other words for what is
 * wrong with the first one. */
static bool parse_key(struct parse *parse, bool first)
{
    Value name;
    if (skip_space(parse) != '"') {
        return fail(parse, first ? "Expected property name or '}'"
                                 : "Expected double-quoted property name");
    }
    if (!parse_string(parse, &name)) {
        return false;
    }
    parse->level->key = key_from_value(parse->vm, name);
    if (skip_space(parse) != ':') {
        return first ? fail(parse, "Expected ':' after property name")
                     : fail_token(parse);
    }
    parse->at++;
    return true;
}

/* What a value's beginning came to. */
enum parsed { PARSED_VALUE, PARSED_OPEN, PARSED_ERROR };

static enum parsed open_array(struct parse *parse, Value *value)
{
    struct object *array = array_new(parse->vm, 0);
    parse->at++;
    if (skip_space(parse) == ']') {
        parse->at++;
        *value = value_object(array);
        return PARSED_VALUE;
    }
    return open_level(parse, array, EMPTY) ? PARSED_OPEN : PARSED_ERROR;
}

static enum parsed open_object(struct parse *parse, Value *value)
{
    struct object *object = object_new_plain(parse->vm);
    parse->at++;
    if (skip_space(parse) == '}') {
        parse->at++;
        *value = value_object(object);
        return PARSED_VALUE;
    }
    return open_level(parse, object, UNDEFINED) &&
                   parse_key(parse, true)
               ? PARSED_OPEN
               : PARSED_ERROR;
}

static enum parsed begin_value(struct parse *parse, Value *value)
{
    bool fine;
    uint16_t unit = skip_space(parse);
    switch (unit) {
    case '{':
        return open_object(parse, value);
    case '[':
        return open_array(parse, value);
    case '"':
        fine = parse_string(parse, value);
        break;
    case 't':
        fine = parse_word(parse, "true", TRUE_VALUE, value);
        break;
    case 'f':
        fine = parse_word(parse, "false", FALSE_VALUE, value);
        break;
    case 'n':
        fine = parse_word(parse, "null", NULL_VALUE, value);
        break;
    default:
        fine = unit == '-' || is_digit(unit) ? parse_number(parse, value)
                                             : fail_token(parse);
    }
    return fine ? PARSED_VALUE : PARSED_ERROR;
}

/* Puts a value into the innermost container and reads on to the next one:
 * PARSED_VALUE: the container is full, and is *value. */
static enum parsed add_value(struct parse *parse, Value *value)
{
    struct level *level = parse->level;
    bool array = level->key == EMPTY;
    if (array) {
        array_push(parse->vm, level->object, *value);
    } else {
        object_put_own(parse->vm, level->object, level->key, *value,
                       ATTRIBUTES_DEFAULT);
    }
    uint16_t unit = skip_space(parse);
    if (unit == (array ? ']' : '}')) {
        parse->at++;
        *value = close_level(parse);
        return PARSED_VALUE;
    }
    if (unit != ',') {
        fail(parse, array ? "Expected ',' or ']' after array element"
                          : "Expected ',' or '}' after property value");
        return PARSED_ERROR;
    }
    parse->at++;
    return array || parse_key(parse, false)
               ? PARSED_OPEN
               : PARSED_ERROR;
}

/* So many values, or units, are read at one go. */
#define SLICE 50000u
#define SLICE_UNITS (1u << 18)

/* Reads on; PARSED_OPEN where the slice is spent. */
static enum parsed parse_some(struct parse *parse, Value *value)
{
    enum parsed parsed = PARSED_OPEN;
    uint32_t from = parse->at;
    for (uint32_t i = 0; parsed == PARSED_OPEN && i < SLICE &&
                         parse->at - from < SLICE_UNITS;
         i++) {
        parsed = begin_value(parse, value);
        while (parsed == PARSED_VALUE && parse->level != NULL) {
            parsed = add_value(parse, value);
        }
    }
    return parsed;
}

/* --- between slices: the place and the open containers are kept --------- */

enum kept { KEPT_ASKED, KEPT_PLACE, KEPT_LEVELS };

static enum native_result keep(struct parse *parse)
{
    uint32_t depth = 0;
    for (struct level *level = parse->level; level; level = level->outer) {
        depth++;
    }
    struct values *row = values_new(parse->vm, 2 * depth);
    for (struct level *level = parse->level; level; level = level->outer) {
        depth--;
        row->at[2 * depth] = value_object(level->object);
        row->at[2 * depth + 1] = level->key;
    }
    parse->call->state[KEPT_PLACE] = value_number(parse->at);
    parse->call->state[KEPT_LEVELS] = value_cell(row);
    return NATIVE_AGAIN;
}

static bool go_on(struct parse *parse)
{
    if (parse->call->state[KEPT_PLACE] == EMPTY) {
        return true;
    }
    const struct values *row =
        value_as_cell(parse->call->state[KEPT_LEVELS]);
    parse->at = (uint32_t)value_as_number(parse->call->state[KEPT_PLACE]);
    for (uint32_t i = 0; i < row->cell.extra; i += 2) {
        if (!open_level(parse, value_as_object(row->at[i]), row->at[i + 1])) {
            return false;
        }
    }
    return true;
}

static enum native_result at_end(struct parse *parse)
{
    skip_space(parse);
    if (parse->at < parse->length) {
        show_text(parse);
        return error_throw(parse->vm, ERROR_SYNTAX,
                           "Unexpected non-whitespace character after JSON "
                           "at position %u",
                           parse->at);
    }
    return NATIVE_OK;
}

static enum native_result parse_slice(struct parse *parse)
{
    if (!go_on(parse)) {
        return NATIVE_THROW;
    }
    switch (parse_some(parse, &parse->call->result)) {
    case PARSED_OPEN:
        return keep(parse);
    case PARSED_ERROR:
        show_text(parse);
        return NATIVE_THROW;
    default:
        return at_end(parse);
    }
}

/* %jsonParse(text). */
static enum native_result json_parse(struct native_call *call)
{
    struct parse parse = {.call = call, .vm = call->vm};
    for (size_t i = 0; i < sizeof parse.few / sizeof *parse.few; i++) {
        parse.few[i].outer = parse.spare;
        parse.spare = &parse.few[i];
    }
    parse.text = string_flatten(call->vm, native_text(call, 0));
    parse.length = string_length(parse.text);
    if (call->state[KEPT_ASKED] == EMPTY &&
        !heap_has_room(&call->vm->heap, (size_t)parse.length * 8)) {
        call->state[KEPT_ASKED] = TRUE_VALUE;
        return NATIVE_COLLECT;
    }
    region_init(&parse.region, call->vm->heap.arena);
    enum native_result result = parse_slice(&parse);
    region_done(&parse.region);
    return result;
}

const struct native native_json_parse_rows[] = {
    INTERNAL("jsonParse", json_parse, STRING),
};
NATIVE_COUNT(json_parse);
