#include "script/builder.h"

void builder_init(struct builder *builder, struct vm *vm)
{
    builder->vm = vm;
    builder->units = builder->inner;
    builder->length = 0;
    builder->capacity = BUILDER_SHORT;
    builder->wide = false;
    builder->full = false;
    builder->no_room = false;
    region_init(&builder->region, vm->heap.arena);
}

static size_t builder_bytes(const struct builder *builder, uint32_t units)
{
    return builder->wide ? (size_t)units * 2 : units;
}

#define MUCH (1u << 20) /* bytes; before more than that the heap is asked */

/* Moves what there is to `capacity` units of the given width. */
static bool builder_move(struct builder *builder, uint32_t capacity, bool wide)
{
    size_t size = wide ? (size_t)capacity * 2 : capacity;
    void *units = NULL;
    if (size <= MUCH || heap_has_room(&builder->vm->heap, size)) {
        units = region_alloc(&builder->region, size);
    }
    if (units == NULL) {
        builder->full = true;
        builder->no_room = true;
        return false;
    }
    if (builder->length > 0 && wide == builder->wide) {
        memcpy(units, builder->units, builder_bytes(builder, builder->length));
    } else {
        const uint8_t *narrow = builder->units;
        for (uint32_t i = 0; i < builder->length; i++) {
            ((uint16_t *)units)[i] = narrow[i];
        }
    }
    builder->units = units;
    builder->capacity = capacity;
    builder->wide = wide;
    return true;
}

/* Makes room for `more` units, wide ones if asked for. */
static bool builder_reserve(struct builder *builder, uint32_t more, bool wide)
{
    if (builder->full || more > STRING_MAX - builder->length) {
        builder->full = true;
        return false;
    }
    wide = wide || builder->wide;
    uint32_t need = builder->length + more;
    if (need <= builder->capacity && wide == builder->wide) {
        return true;
    }
    uint32_t capacity = builder->capacity;
    if (need > capacity) {
        capacity = need * 2;
    }
    return builder_move(builder, capacity, wide);
}

void builder_unit(struct builder *builder, uint16_t unit)
{
    if (!builder_reserve(builder, 1, unit > 0xff)) {
        return;
    }
    if (builder->wide) {
        ((uint16_t *)builder->units)[builder->length++] = unit;
    } else {
        ((uint8_t *)builder->units)[builder->length++] = (uint8_t)unit;
    }
}

void builder_point(struct builder *builder, uint32_t point)
{
    if (point < 0x10000) {
        builder_unit(builder, (uint16_t)point);
        return;
    }
    point -= 0x10000;
    builder_unit(builder, (uint16_t)(0xd800 + (point >> 10)));
    builder_unit(builder, (uint16_t)(0xdc00 + (point & 0x3ff)));
}

void builder_str(struct builder *builder, const char *ascii)
{
    for (; *ascii != 0; ascii++) {
        builder_unit(builder, (uint8_t)*ascii);
    }
}

void builder_string(struct builder *builder, struct string *string)
{
    builder_slice(builder, string, 0, string_length(string));
}

void builder_slice(struct builder *builder, struct string *string,
                   uint32_t from, uint32_t to)
{
    uint32_t count = to - from;
    if (count == 0) {
        return;
    }
    string_flatten(builder->vm, string);
    if (!builder_reserve(builder, count, string_is_wide(string))) {
        return;
    }
    if (string_is_wide(string) == builder->wide) {
        size_t unit = builder->wide ? 2 : 1;
        memcpy((uint8_t *)builder->units + builder->length * unit,
               (const uint8_t *)string->as.units + from * unit, count * unit);
    } else {
        uint16_t *out = (uint16_t *)builder->units + builder->length;
        for (uint32_t i = 0; i < count; i++) {
            out[i] = string_unit(string, from + i);
        }
    }
    builder->length += count;
}

struct string *builder_done(struct builder *builder)
{
    struct vm *vm = builder->vm;
    struct string *string = NULL;
    if (!builder->full) {
        string = builder->length == 0 ? vm->names[ATOM_EMPTY_STRING]
                 : builder->wide
                     ? string_from_utf16(vm, builder->units, builder->length)
                     : string_from_latin1(vm, builder->units, builder->length);
    }
    region_done(&builder->region);
    builder_init(builder, vm);
    return string;
}
