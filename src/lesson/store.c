#include "lesson/store.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK ((size_t)64 << 10)

struct chunk {
    struct chunk *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

struct lesson_store {
    struct chunk *chunks; /* the newest first */
};

struct lesson_store *store_open(void)
{
    return calloc(1, sizeof(struct lesson_store));
}

void store_close(struct lesson_store *store)
{
    if (!store)
        return;
    while (store->chunks) {
        struct chunk *next = store->chunks->next;
        free(store->chunks);
        store->chunks = next;
    }
    free(store);
}

static struct chunk *chunk_for(struct lesson_store *store, size_t size)
{
    struct chunk *chunk = store->chunks;
    if (chunk && chunk->size - chunk->used >= size)
        return chunk;
    size_t room = size > CHUNK ? size : CHUNK;
    chunk = calloc(1, sizeof *chunk + room);
    if (!chunk)
        return NULL;
    chunk->size = room;
    chunk->next = store->chunks;
    store->chunks = chunk;
    return chunk;
}

void *store_bytes(struct lesson_store *store, size_t size)
{
    size_t rounded = (size + alignof(max_align_t) - 1) &
                     ~(size_t)(alignof(max_align_t) - 1);
    struct chunk *chunk = chunk_for(store, rounded);
    if (!chunk)
        return NULL;
    void *bytes = chunk->bytes + chunk->used;
    chunk->used += rounded;
    return bytes;
}

char *store_text(struct lesson_store *store, const char *bytes, size_t length)
{
    char *text = store_bytes(store, length + 1);
    if (text && length)
        memcpy(text, bytes, length);
    return text;
}

void *store_more(struct lesson_store *store, void *row, size_t count,
                 size_t size)
{
    /* The row is full where its count is 0 or a power of two. */
    if (count & (count - 1))
        return row;
    void *longer = store_bytes(store, (count ? 2 * count : 1) * size);
    if (longer && count)
        memcpy(longer, row, count * size);
    return longer;
}
