#include "history/packed.h"

#include <stdlib.h>
#include <string.h>

#define BASES 8u /* how many before it a struct is compared with */
#define ALIKE 3u /* words that differ between any two: their time and number */
#define VARINT 10u /* bytes that a word's difference takes at most */
#define HEAD 2u /* 3 bits: its base; a bit for each word that differs */
#define STRUCT_MOST (HEAD + PACKED_WORDS * VARINT)
_Static_assert(BASES <= 8 && PACKED_WORDS <= 13, "a head of 16 bits");

/* --- one struct: a head, the differences ------------------------------------ */

/* What an empty block's first struct is compared with. */
static const uint64_t nothing[PACKED_WORDS];

static const uint64_t *base_of(const struct packed *row, const uint64_t *block,
                               uint64_t i, uint64_t back)
{
    return back < i ? block + (i - 1 - back) * row->words : nothing;
}

static size_t put_number(uint8_t *to, uint64_t difference)
{
    uint64_t left = difference << 1 ^ (0 - (difference >> 63));
    size_t size = 0;
    while (left >= 128) {
        to[size++] = (uint8_t)(left | 128);
        left >>= 7;
    }
    to[size++] = (uint8_t)left;
    return size;
}

static const uint8_t *get_number(const uint8_t *from, uint64_t *difference)
{
    uint64_t left = 0;
    unsigned shift = 0;
    while (*from & 128) {
        left |= (uint64_t)(*from++ & 127) << shift;
        shift += 7;
    }
    left |= (uint64_t)*from++ << shift;
    *difference = left >> 1 ^ (0 - (left & 1));
    return from;
}

/* What a word's difference is counted from. */
static uint64_t start_of(const struct packed *row, const uint64_t *before,
                         const uint64_t *base, size_t word)
{
    return row->steady >> word & 1 ? before[word] : base[word];
}

static size_t pack_one(const struct packed *row, const uint64_t *block,
                       uint64_t i, uint64_t back, uint8_t *to)
{
    const uint64_t *base = base_of(row, block, i, back);
    const uint64_t *before = base_of(row, block, i, 0);
    const uint64_t *words = block + i * row->words;
    unsigned head = (unsigned)back;
    size_t size = HEAD;
    for (size_t w = 0; w < row->words; w++) {
        uint64_t difference = words[w] - start_of(row, before, base, w);
        if (difference) {
            head |= 8u << w;
            size += put_number(to + size, difference);
        }
    }
    to[0] = (uint8_t)head;
    to[1] = (uint8_t)(head >> 8);
    return size;
}

static const uint8_t *open_one(const struct packed *row, uint64_t *block,
                               uint64_t i, const uint8_t *from)
{
    unsigned head = from[0] | (unsigned)from[1] << 8;
    const uint64_t *base = base_of(row, block, i, head & 7);
    const uint64_t *before = base_of(row, block, i, 0);
    uint64_t *words = block + i * row->words;
    from += HEAD;
    for (size_t w = 0; w < row->words; w++) {
        uint64_t difference = 0;
        if (head >> w & 8)
            from = get_number(from, &difference);
        words[w] = start_of(row, before, base, w) + difference;
    }
    return from;
}

/* --- blocks ---------------------------------------------------------------- */

static size_t block_size(const struct packed *row)
{
    return PACKED_BLOCK * row->words * sizeof(uint64_t);
}

/* How many words of struct number `i` of the last block are others than those
 * of the one so far back; not counted beyond `most`. */
static unsigned differences(const struct packed *row, uint64_t i,
                            uint64_t back, unsigned most)
{
    const uint64_t *base = base_of(row, row->last, i, back);
    const uint64_t *words = row->last + i * row->words;
    unsigned count = 0;
    for (size_t w = 0; w < row->words && count < most; w++)
        count += words[w] != base[w];
    return count;
}

/* How far back the struct is that it differs least from, the nearest of those
 * or one that is alike enough. Counting words does nearly as well as packing
 * against each, in a small part of the time. */
static uint64_t best_base(const struct packed *row, uint64_t i)
{
    uint64_t best = 0;
    unsigned least = differences(row, i, 0, PACKED_WORDS);
    for (uint64_t back = 1; back < BASES && back <= i && least > ALIKE;
         back++) {
        unsigned count = differences(row, i, back, least);
        if (count < least) {
            best = back;
            least = count;
        }
    }
    return best;
}

/* The last block, packed; NULL: no memory. */
static uint8_t *pack_block(const struct packed *row)
{
    uint8_t *packed = malloc(PACKED_BLOCK * STRUCT_MOST);
    size_t size = 0;
    for (uint64_t i = 0; packed && i < PACKED_BLOCK; i++)
        size += pack_one(row, row->last, i, best_base(row, i), packed + size);
    uint8_t *exact = packed ? realloc(packed, size) : NULL;
    return exact ? exact : packed;
}

static void open_block(const struct packed *row, uint64_t number,
                       uint64_t *block)
{
    const uint8_t *from = row->blocks[number];
    for (uint64_t i = 0; i < PACKED_BLOCK; i++)
        from = open_one(row, block, i, from);
}

static uint64_t full_blocks(const struct packed *row)
{
    return row->count ? (row->count - 1) / PACKED_BLOCK : 0;
}

/* Packs the last block, which is full; the next begins in its place. */
static bool begin_block(struct packed *row)
{
    uint64_t number = full_blocks(row);
    if (number == row->block_capacity) {
        uint64_t more = number ? number * 2 : 16;
        void *blocks = realloc(row->blocks, more * sizeof *row->blocks);
        if (!blocks)
            return false;
        row->blocks = blocks;
        row->block_capacity = more;
    }
    if (!row->reader)
        row->reader = calloc(1, sizeof *row->reader);
    row->blocks[number] = row->reader ? pack_block(row) : NULL;
    return row->blocks[number];
}

bool packed_add(struct packed *row, const void *thing)
{
    uint64_t place = row->count % PACKED_BLOCK;
    if (!row->last)
        row->last = malloc(block_size(row));
    if (!row->last || (row->count && place == 0 && !begin_block(row)))
        return false;
    memcpy(row->last + place * row->words, thing,
           row->words * sizeof(uint64_t));
    row->count++;
    return true;
}

/* --- reading ---------------------------------------------------------------- */

/* The window that has the block, or the one that was not used for longest. */
static struct packed_window *window_for(struct packed_reader *reader,
                                        uint64_t number)
{
    struct packed_window *best = reader->windows;
    for (unsigned i = 0; i < PACKED_OPEN; i++) {
        struct packed_window *window = &reader->windows[i];
        if (window->number == number + 1)
            return window;
        if (window->used < best->used)
            best = window;
    }
    return best;
}

static const uint64_t *read_block(const struct packed *row, uint64_t number)
{
    struct packed_reader *reader = row->reader;
    struct packed_window *window = window_for(reader, number);
    if (!window->words)
        window->words = malloc(block_size(row));
    if (!window->words)
        return NULL;
    if (window->number != number + 1)
        open_block(row, number, window->words);
    window->number = number + 1;
    window->used = ++reader->turn;
    return window->words;
}

const void *packed_at(const struct packed *row, uint64_t i)
{
    uint64_t number = i / PACKED_BLOCK;
    const uint64_t *block = row->last;
    if (number < full_blocks(row))
        block = read_block(row, number);
    return block ? block + i % PACKED_BLOCK * row->words : NULL;
}

/* --- the end ---------------------------------------------------------------- */

static void close_windows(struct packed *row)
{
    for (unsigned i = 0; row->reader && i < PACKED_OPEN; i++)
        row->reader->windows[i].number = 0;
}

void packed_cut(struct packed *row, uint64_t count)
{
    uint64_t full = full_blocks(row);
    if (count >= row->count)
        return;
    row->count = count;
    uint64_t keep = full_blocks(row);
    if (keep < full)
        open_block(row, keep, row->last);
    while (full > keep)
        free(row->blocks[--full]);
    close_windows(row);
}

void packed_free(struct packed *row)
{
    packed_cut(row, 0);
    for (unsigned i = 0; row->reader && i < PACKED_OPEN; i++)
        free(row->reader->windows[i].words);
    free(row->reader);
    free(row->blocks);
    free(row->last);
    *row = (struct packed){.words = row->words, .steady = row->steady};
}
