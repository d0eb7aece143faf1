#include "script/string.h"

#include <string.h>

#include "base/utf.h"
#include "script/object.h"
#include "script/string_inside.h"
#include "script/vm.h"

/* Up to here a + b is copied: a rope takes as much memory. */
#define ROPE_LEAST 33

/* --- making ------------------------------------------------------------- */

struct string *string_new_flat(struct vm *vm, uint32_t length, bool wide)
{
    size_t size = (size_t)length << wide;
    struct string *s =
        heap_new(&vm->heap, CELL_STRING, sizeof(struct string) + size);
    s->cell.extra = length;
    s->cell.flags = wide ? STRING_WIDE : 0;
    s->as.units = s->inner;
    return s;
}

struct string *string_from_unit(struct vm *vm, uint16_t unit)
{
    if (unit < 256 && vm->characters[unit]) return vm->characters[unit];
    struct string *s = string_new_flat(vm, 1, unit > 255);
    if (unit > 255)
        memcpy(s->inner, &unit, sizeof unit);
    else
        s->inner[0] = (uint8_t)unit;
    return s;
}

struct string *string_from_latin1(struct vm *vm, const uint8_t *bytes,
                                  uint32_t length)
{
    if (length == 1) return string_from_unit(vm, bytes[0]);
    if (length == 0 && vm->names[ATOM_EMPTY_STRING])
        return vm->names[ATOM_EMPTY_STRING];
    struct string *s = string_new_flat(vm, length, false);
    if (length) memcpy(s->inner, bytes, length);
    return s;
}

static bool units_fit_byte(const uint16_t *units, uint32_t length)
{
    uint16_t all = 0;
    for (uint32_t i = 0; i < length; i++)
        all |= units[i];
    return all < 256;
}

static void units_narrow(uint8_t *to, const uint16_t *from, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++)
        to[i] = (uint8_t)from[i];
}

struct string *string_from_utf16(struct vm *vm, const uint16_t *units,
                                 uint32_t length)
{
    if (length == 0) return string_from_latin1(vm, NULL, 0);
    if (length == 1) return string_from_unit(vm, units[0]);
    bool narrow = units_fit_byte(units, length);
    struct string *s = string_new_flat(vm, length, !narrow);
    if (narrow)
        units_narrow(s->inner, units, length);
    else
        memcpy(s->inner, units, (size_t)length * 2);
    return s;
}

/* What a text in UTF-8 becomes. */
struct measure {
    uint32_t units;
    bool wide;
};

static struct measure utf8_measure(const char *bytes, size_t length)
{
    struct measure measure = {0, false};
    uint32_t point;
    for (size_t i = 0; i < length;) {
        i += utf_decode_wtf(bytes + i, length - i, &point);
        measure.units += point > 0xffff ? 2 : 1;
        measure.wide |= point > 0xff;
    }
    return measure;
}

static void utf8_widen(uint16_t *to, const char *bytes, size_t length)
{
    uint32_t point;
    for (size_t i = 0; i < length;) {
        i += utf_decode_wtf(bytes + i, length - i, &point);
        if (point > 0xffff) {
            *to++ = (uint16_t)(0xd7c0 + (point >> 10));
            *to++ = (uint16_t)(0xdc00 + (point & 0x3ff));
        } else {
            *to++ = (uint16_t)point;
        }
    }
}

static void utf8_narrow(uint8_t *to, const char *bytes, size_t length)
{
    uint32_t point;
    for (size_t i = 0; i < length;) {
        i += utf_decode_wtf(bytes + i, length - i, &point);
        *to++ = (uint8_t)point;
    }
}

struct string *string_from_utf8(struct vm *vm, const char *bytes,
                                size_t length)
{
    if (utf_ascii(bytes, length))
        return string_from_latin1(vm, (const uint8_t *)bytes,
                                  (uint32_t)length);
    struct measure measure = utf8_measure(bytes, length);
    struct string *s = string_new_flat(vm, measure.units, measure.wide);
    if (measure.wide)
        utf8_widen(s->as.units, bytes, length);
    else
        utf8_narrow(s->inner, bytes, length);
    return s;
}

struct string *string_from_c(struct vm *vm, const char *text)
{
    return string_from_utf8(vm, text, strlen(text));
}

struct string *string_from_text(struct vm *vm, const struct text *text)
{
    return string_from_utf8(vm, text->bytes, text->length);
}

/* --- ropes -------------------------------------------------------------- */

/* Copies the units of a flat string to `to`, which is `wide` or not. */
static void units_copy(void *to, bool wide, const struct string *from,
                       uint32_t first, uint32_t count)
{
    if (!wide) {
        memcpy(to, (const uint8_t *)from->as.units + first, count);
    } else if (string_is_wide(from)) {
        memcpy(to, (const uint16_t *)from->as.units + first,
               (size_t)count * 2);
    } else {
        const uint8_t *bytes = (const uint8_t *)from->as.units + first;
        uint16_t *units = to;
        for (uint32_t i = 0; i < count; i++)
            units[i] = bytes[i];
    }
}

/* Link inversion (Deutsch, Schorr, Waite): on the way down each rope's link
 * holds its parent, and `aux` says which one; on the way up it is put back. */
enum { DOWN_RIGHT = 1, DOWN_LEFT = 2 };

/* From the leaf `*node` up to the next rope whose left side is still to be
 * written; that side becomes *node. False at the root. */
static bool rope_ascend(struct string **node, struct string **parent)
{
    while (*parent) {
        struct string *up = *parent;
        if (up->cell.aux == DOWN_RIGHT) {
            struct string *left = up->as.rope.left;
            up->as.rope.left = up->as.rope.right;
            up->as.rope.right = *node;
            up->cell.aux = DOWN_LEFT;
            *node = left;
            return true;
        }
        *parent = up->as.rope.left;
        up->as.rope.left = *node;
        up->cell.aux = 0;
        *node = up;
    }
    return false;
}

/* Writes all leaves from the right to the left, ending before `end`. */
static void rope_write(struct string *root, uint8_t *end, bool wide)
{
    struct string *node = root, *parent = NULL;
    do {
        while (node->cell.flags & STRING_ROPE) {
            struct string *right = node->as.rope.right;
            node->as.rope.right = parent;
            node->cell.aux = DOWN_RIGHT;
            parent = node;
            node = right;
        }
        end -= (size_t)string_length(node) << wide;
        units_copy(end, wide, node, 0, string_length(node));
    } while (rope_ascend(&node, &parent));
}

struct string *string_flatten(struct vm *vm, struct string *s)
{
    if (!(s->cell.flags & STRING_ROPE)) return s;
    bool wide = string_is_wide(s);
    size_t size = (size_t)string_length(s) << wide;
    struct bytes *bytes =
        heap_new(&vm->heap, CELL_BYTES, sizeof(struct bytes) + size);
    bytes->cell.extra = (uint32_t)size;
    rope_write(s, bytes->at + size, wide);
    s->cell.flags &= (uint8_t)~STRING_ROPE;
    s->as.rope.right = NULL;
    s->as.units = bytes->at;
    return s;
}

static struct string *concat_flat(struct vm *vm, const struct string *a,
                                  const struct string *b)
{
    uint32_t left = string_length(a), right = string_length(b);
    bool wide = string_is_wide(a) || string_is_wide(b);
    struct string *s = string_new_flat(vm, left + right, wide);
    units_copy(s->inner, wide, a, 0, left);
    units_copy(s->inner + ((size_t)left << wide), wide, b, 0, right);
    return s;
}

struct string *string_concat(struct vm *vm, struct string *a,
                             struct string *b)
{
    uint32_t left = string_length(a), right = string_length(b);
    if (left == 0) return b;
    if (right == 0) return a;
    if (left + (uint64_t)right > STRING_MAX) return NULL;
    if (left + right < ROPE_LEAST && !((a->cell.flags | b->cell.flags) &
                                       STRING_ROPE))
        return concat_flat(vm, a, b);
    struct string *s =
        heap_new(&vm->heap, CELL_STRING, sizeof(struct string));
    s->cell.extra = left + right;
    s->cell.flags =
        (uint8_t)(STRING_ROPE |
                  ((a->cell.flags | b->cell.flags) & STRING_WIDE));
    s->as.rope.left = a;
    s->as.rope.right = b;
    return s;
}

/* --- parts -------------------------------------------------------------- */

uint16_t string_at(struct vm *vm, struct string *s, uint32_t index)
{
    return string_unit(string_flatten(vm, s), index);
}

uint32_t string_point(const struct string *s, uint32_t *at)
{
    uint16_t unit = string_unit(s, (*at)++);
    if ((unit & 0xfc00) != 0xd800 || *at == string_length(s)) {
        return unit;
    }
    uint16_t low = string_unit(s, *at);
    if ((low & 0xfc00) != 0xdc00) {
        return unit;
    }
    ++*at;
    return 0x10000 + ((uint32_t)(unit - 0xd800) << 10) + (low - 0xdc00u);
}

struct string *string_slice(struct vm *vm, struct string *s, uint32_t from,
                            uint32_t to)
{
    if (from == 0 && to == string_length(s)) return s;
    string_flatten(vm, s);
    if (string_is_wide(s))
        return string_from_utf16(vm, (const uint16_t *)s->as.units + from,
                                 to - from);
    return string_from_latin1(vm, (const uint8_t *)s->as.units + from,
                              to - from);
}

/* --- comparing ---------------------------------------------------------- */

bool string_units_equal(const struct string *a, const struct string *b)
{
    uint32_t length = string_length(a);
    if (length != string_length(b)) return false;
    if (string_is_wide(a) == string_is_wide(b))
        return memcmp(a->as.units, b->as.units,
                      (size_t)length << string_is_wide(a)) == 0;
    for (uint32_t i = 0; i < length; i++)
        if (string_unit(a, i) != string_unit(b, i)) return false;
    return true;
}

bool string_equal(struct vm *vm, struct string *a, struct string *b)
{
    if (a == b) return true;
    if (string_length(a) != string_length(b)) return false;
    /* Two names of one process are equal only where they are the same. */
    if (string_is_atom(a) && string_is_atom(b)) return false;
    string_flatten(vm, a);
    string_flatten(vm, b);
    return string_units_equal(a, b);
}

int string_compare(struct vm *vm, struct string *a, struct string *b)
{
    string_flatten(vm, a);
    string_flatten(vm, b);
    uint32_t left = string_length(a), right = string_length(b);
    uint32_t least = left < right ? left : right;
    if (!string_is_wide(a) && !string_is_wide(b)) {
        int order = memcmp(a->as.units, b->as.units, least);
        if (order) return order < 0 ? -1 : 1;
    } else {
        for (uint32_t i = 0; i < least; i++) {
            int order = string_unit(a, i) - string_unit(b, i);
            if (order) return order < 0 ? -1 : 1;
        }
    }
    return left == right ? 0 : left < right ? -1 : 1;
}

/* --- symbols ------------------------------------------------------------ */

struct symbol *symbol_new(struct vm *vm, struct string *description,
                          unsigned flags)
{
    struct symbol *symbol =
        heap_new(&vm->heap, CELL_SYMBOL, sizeof(struct symbol));
    symbol->cell.flags = (uint8_t)flags;
    symbol->description = description;
    /* Cells lie at the same addresses in every run. */
    symbol->hash = (uint32_t)((uintptr_t)symbol >> 4) * 0x9e3779b1u;
    return symbol;
}
