/*
 * builder.h: making a long string piece by piece, in UTF-16 units. It begins
 * with one byte a unit and becomes wide when a unit wants it. What it holds
 * meanwhile lies in itself while it is short, then in a region, so nothing of
 * it is seen by the collector. It must not be copied.
 */
#ifndef LOOPLINE_SCRIPT_BUILDER_H
#define LOOPLINE_SCRIPT_BUILDER_H

#include "script/string.h"
#include "script/vm.h"

#define BUILDER_SHORT 256u /* bytes */

struct builder {
    struct vm *vm;
    struct region region;
    void *units; /* uint8_t or, where `wide`, uint16_t */
    uint32_t length; /* units */
    uint32_t capacity; /* units */
    bool wide;
    bool full; /* it would be longer than STRING_MAX, or the heap has no room
                  for it: the rest is dropped */
    bool no_room; /* the latter: a collection may help */
    uint16_t inner[BUILDER_SHORT / 2];
};

void builder_init(struct builder *builder, struct vm *vm);

void builder_unit(struct builder *builder, uint16_t unit);
/* A code point: one unit or two. */
void builder_point(struct builder *builder, uint32_t point);
/* ASCII. */
void builder_str(struct builder *builder, const char *ascii);
/* All of a string; it is flattened. */
void builder_string(struct builder *builder, struct string *string);
/* Units [from, to) of a string. */
void builder_slice(struct builder *builder, struct string *string,
                   uint32_t from, uint32_t to);

/* The string, or NULL where it was `full`; the builder is empty again. */
struct string *builder_done(struct builder *builder);

#endif
