/*
 * RegExp objects (ECMA-262, 22.2.8), and what a literal leaves for them.
 */
#include <string.h>

#include "script/builder.h"
#include "script/realm.h"
#include "script/regexp.h"

bool regexp_read_flags(const uint16_t *units, uint32_t length,
                       unsigned *flags)
{
    *flags = 0;
    for (uint32_t i = 0; i < length; i++) {
        const char *place = units[i] > 0 && units[i] < 128
                                ? strchr(REGEXP_FLAGS, units[i])
                                : NULL;
        unsigned flag =
            place == NULL ? 0 : 1u << (unsigned)(place - REGEXP_FLAGS);
        if (flag == 0 || (*flags & flag)) {
            return false;
        }
        *flags |= flag;
    }
    return (*flags & REGEXP_EITHER_UNICODE) != REGEXP_EITHER_UNICODE;
}

void regexp_write_flags(unsigned flags, char *text)
{
    for (int i = 0; REGEXP_FLAGS[i] != 0; i++) {
        if (flags >> i & 1) {
            *text++ = REGEXP_FLAGS[i];
        }
    }
    *text = 0;
}

struct regexp *regexp_new(struct vm *vm, struct object *prototype)
{
    struct object *usual = vm_intrinsic(vm, INTRINSIC_REGEXP_PROTOTYPE);
    struct shape *shape = vm->shapes[REALM_SHAPE_REGEXP];
    if (prototype != NULL && prototype != usual) {
        shape = shape_add(vm, shape_root(vm, prototype),
                          vm_atom(vm, ATOM_LAST_INDEX), WRITABLE);
    }
    struct regexp *regexp = (struct regexp *)object_new_sized(
        vm, CLASS_REGEXP, shape, sizeof *regexp,
        offsetof(struct regexp, inner), 2);
    regexp->source = value_string(string_from_c(vm, "(?:)"));
    regexp->flags = value_int(0);
    regexp->program = UNDEFINED;
    regexp->names = UNDEFINED;
    regexp->object.slots[0] = value_int(0);
    return regexp;
}

/* The pattern as 16-bit units, in the region where it is of bytes; NULL where
 * there is no room. */
static const uint16_t *units_of(struct vm *vm, struct region *region,
                                struct string *pattern)
{
    uint32_t length = string_length(pattern);
    string_flatten(vm, pattern);
    if (string_is_wide(pattern)) {
        return pattern->as.units;
    }
    uint16_t *units = region_alloc(region, (size_t)length * 2 + 2);
    for (uint32_t i = 0; units != NULL && i < length; i++) {
        units[i] = ((const uint8_t *)pattern->as.units)[i];
    }
    return units;
}

/* What stands for a unit that must not stand bare, or NULL. */
static const char *escape_of(uint16_t unit, bool in_class)
{
    switch (unit) {
    case '/':
        return in_class ? NULL : "\\/";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case 0x2028:
        return "\\u2028";
    case 0x2029:
        return "\\u2029";
    default:
        return NULL;
    }
}

/* EscapeRegExpPattern (22.2.6.13.1): between slashes it is a literal. */
static struct string *escape_source(struct vm *vm, struct string *pattern)
{
    struct builder builder;
    bool in_class = false, changed = false;
    uint32_t length = string_length(pattern);
    if (length == 0) {
        return string_from_c(vm, "(?:)");
    }
    builder_init(&builder, vm);
    for (uint32_t i = 0; i < length; i++) {
        uint16_t unit = string_unit(pattern, i);
        bool slash = unit == '\\' && i + 1 < length;
        if (slash && escape_of(string_unit(pattern, i + 1), true) == NULL) {
            builder_unit(&builder, unit);
            unit = string_unit(pattern, ++i);
        } else if (slash) {
            unit = string_unit(pattern, ++i);
        }
        const char *escape = escape_of(unit, in_class || slash);
        if (escape != NULL) {
            builder_str(&builder, escape);
            changed = true;
        } else {
            builder_unit(&builder, unit);
        }
        if (!slash && (unit == '[' || unit == ']')) {
            in_class = unit == '[';
        }
    }
    struct string *escaped = builder_done(&builder);
    return changed && escaped != NULL ? escaped : pattern;
}

static struct bytes *compile_string(struct vm *vm, struct string *pattern,
                                    unsigned flags, Value *names,
                                    const char **error)
{
    struct region region;
    struct bytes *program = NULL;
    region_init(&region, vm->heap.arena);
    const uint16_t *units = units_of(vm, &region, pattern);
    *error = "Regular expression too large";
    if (units != NULL) {
        program = regexp_compile(vm, units, string_length(pattern), flags,
                                 names, error);
    }
    region_done(&region);
    return program;
}

bool regexp_initialize(struct vm *vm, struct regexp *regexp,
                       struct string *pattern, unsigned flags,
                       const char **error)
{
    Value names = UNDEFINED;
    struct bytes *program = compile_string(vm, pattern, flags, &names, error);
    if (program == NULL) {
        return false;
    }
    regexp->source = value_string(escape_source(vm, pattern));
    regexp->flags = value_int((int32_t)flags);
    regexp->program = value_cell(program);
    regexp->names = names;
    return true;
}

/* --- literals ------------------------------------------------------------ */

enum { LITERAL_SOURCE, LITERAL_FLAGS, LITERAL_PROGRAM, LITERAL_NAMES };

Value regexp_literal(struct vm *vm, struct string *pattern, unsigned flags)
{
    const char *error;
    Value names = UNDEFINED;
    struct bytes *program =
        compile_string(vm, pattern, flags, &names, &error);
    if (program == NULL) {
        return EMPTY;
    }
    struct values *row = values_new(vm, LITERAL_NAMES + 1);
    row->at[LITERAL_SOURCE] = value_string(escape_source(vm, pattern));
    row->at[LITERAL_FLAGS] = value_int((int32_t)flags);
    row->at[LITERAL_PROGRAM] = value_cell(program);
    row->at[LITERAL_NAMES] = names;
    return value_cell(row);
}

struct regexp *regexp_from_literal(struct vm *vm, Value literal)
{
    const struct values *row = value_as_cell(literal);
    struct regexp *regexp = regexp_new(vm, NULL);
    regexp->source = row->at[LITERAL_SOURCE];
    regexp->flags = row->at[LITERAL_FLAGS];
    regexp->program = row->at[LITERAL_PROGRAM];
    regexp->names = row->at[LITERAL_NAMES];
    return regexp;
}

/* --- shown --------------------------------------------------------------- */

void regexp_write(const struct regexp *regexp, struct text *text)
{
    char flags[9];
    text_byte(text, '/');
    string_write(value_as_string(regexp->source), text, UINT32_MAX);
    text_byte(text, '/');
    regexp_write_flags((unsigned)value_as_int(regexp->flags), flags);
    text_str(text, flags);
}
