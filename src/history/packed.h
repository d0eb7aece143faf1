/*
 * packed.h: a long row of structs that are much like others before them, as
 * the events of a log are.
 *
 * The last PACKED_BLOCK or fewer lie as they are. What lies before is packed
 * in blocks of so many: each struct as its differences, word by word, from one
 * of the few before it, whichever it is most like; what grows from struct to
 * struct, as times do, from the one just before it. Reading opens a block; a few
 * stay open.
 */
#ifndef LOOPLINE_HISTORY_PACKED_H
#define LOOPLINE_HISTORY_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PACKED_BLOCK 128u /* structs */
#define PACKED_OPEN 4u /* blocks that stay open for reading */
#define PACKED_WORDS 13u /* of 8 bytes that a struct has at most */

/* A block that is open: `number` + 1, 0: none. */
struct packed_window {
    uint64_t number;
    uint64_t used; /* when it was asked for last */
    uint64_t *words;
};

struct packed_reader {
    struct packed_window windows[PACKED_OPEN];
    uint64_t turn;
};

/* All zero but for `words` and `steady`: an empty row. */
struct packed {
    size_t words; /* of a struct */
    uint64_t steady; /* a bit for each word that hardly ever falls */
    uint64_t count; /* structs */
    uint64_t *last; /* the block that is not full */
    uint8_t **blocks; /* those that are */
    uint64_t block_capacity;
    struct packed_reader *reader;
};

/* Puts a copy of a struct behind the last; false: no memory, and nothing has
 * changed. */
bool packed_add(struct packed *row, const void *thing);

/* Number `i` < count. Good until the row changes, or until PACKED_OPEN other
 * blocks were read. NULL: no memory to open it in. */
const void *packed_at(const struct packed *row, uint64_t i);

/* Forgets all from number `count` on. */
void packed_cut(struct packed *row, uint64_t count);

void packed_free(struct packed *row);

#endif
