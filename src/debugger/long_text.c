#include "debugger/long_text.h"

#include <stdlib.h>
#include <string.h>

#define LEAST 256u /* bytes */

/* The owner is the block that the bytes lie in, NULL before the first one. */
static bool grow(struct text *text, size_t need)
{
    size_t capacity = text->capacity > LEAST ? text->capacity : LEAST;
    while (capacity < need)
        capacity *= 2;
    char *bytes = realloc(text->owner, capacity);
    if (!bytes)
        return false;
    if (!text->owner)
        memcpy(bytes, text->bytes, text->length + 1);
    text->owner = text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void long_text_init(struct text *text)
{
    text_init_owner(text, NULL, grow);
}

void long_text_free(struct text *text)
{
    free(text->owner);
    long_text_init(text);
}
