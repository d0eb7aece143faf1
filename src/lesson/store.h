/*
 * store.h: where a lesson's texts lie: memory that only grows, and is given
 * back all at once. Nothing in it is moved.
 */
#ifndef LOOPLINE_LESSON_STORE_H
#define LOOPLINE_LESSON_STORE_H

#include <stddef.h>

struct lesson_store;

/* NULL: no memory. */
struct lesson_store *store_open(void);
void store_close(struct lesson_store *store); /* NULL is fine */

/* `size` zero bytes, aligned for anything. NULL: no memory. */
void *store_bytes(struct lesson_store *store, size_t size);

/* A copy of `length` bytes with a zero byte behind. NULL: no memory. */
char *store_text(struct lesson_store *store, const char *bytes, size_t length);

/* A row of `count` things of `size` bytes with room for one more: the same
 * one, or a copy twice as long. NULL: no memory. */
void *store_more(struct lesson_store *store, void *row, size_t count,
                 size_t size);

#endif
