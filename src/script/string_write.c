/*
 * Strings as UTF-8, changing nothing: the view reads a machine that it may
 * not write, so a rope is walked as it stands, from the left, without
 * recursion and in a fixed amount of memory.
 */
#include "base/utf.h"
#include "script/string.h"

/* Right sides still to be visited. A rope that hangs deeper to the left loses
 * the oldest ones, and they are found again from the root. */
#define WALK_DEPTH 256u

struct walk {
    const struct string *root;
    uint32_t offset; /* units visited */
    uint32_t count; /* of `pending` that are known */
    uint32_t top; /* the place for the next one */
    const struct string *pending[WALK_DEPTH];
};

static void walk_push(struct walk *walk, const struct string *node)
{
    walk->pending[walk->top++ % WALK_DEPTH] = node;
    if (walk->count < WALK_DEPTH) walk->count++;
}

/* Down to the leaf in which unit `inside` of `node` lies. */
static const struct string *walk_down(struct walk *walk,
                                      const struct string *node,
                                      uint32_t inside)
{
    while (node->cell.flags & STRING_ROPE) {
        const struct string *left = node->as.rope.left;
        const struct string *right = node->as.rope.right;
        if (inside < string_length(left)) {
            walk_push(walk, right);
            node = left;
        } else {
            inside -= string_length(left);
            node = right;
        }
    }
    return node;
}

/* The next leaf, or NULL. */
static const struct string *walk_next(struct walk *walk)
{
    const struct string *leaf;
    if (walk->offset >= string_length(walk->root)) return NULL;
    if (walk->count) {
        walk->count--;
        walk->top--;
        leaf = walk_down(walk, walk->pending[walk->top % WALK_DEPTH], 0);
    } else {
        leaf = walk_down(walk, walk->root, walk->offset);
    }
    walk->offset += string_length(leaf);
    return leaf;
}

/* Where the bytes go; `high` is a high surrogate that waits for its half. */
struct writer {
    struct text *text; /* NULL: they are counted only */
    size_t bytes;
    uint32_t high;
    bool wtf; /* lone surrogates are kept */
};

static void write_point(struct writer *writer, uint32_t point)
{
    if (point >= 0xd800 && point < 0xe000 && !writer->wtf)
        point = UTF_REPLACEMENT;
    char bytes[UTF_MAX_BYTES];
    size_t length = utf_encode(point, bytes);
    writer->bytes += length;
    if (writer->text) text_bytes(writer->text, bytes, length);
}

static void write_unit(struct writer *writer, uint16_t unit)
{
    uint32_t high = writer->high;
    writer->high = 0;
    if (high && unit >= 0xdc00 && unit < 0xe000) {
        write_point(writer, 0x10000 + ((high - 0xd800) << 10) +
                                (unit - 0xdc00u));
        return;
    }
    if (high) write_point(writer, high);
    if (unit >= 0xd800 && unit < 0xdc00)
        writer->high = unit;
    else
        write_point(writer, unit);
}

/* Bytes of a leaf that are all ASCII go as they are. */
static bool write_ascii(struct writer *writer, const struct string *leaf,
                        uint32_t count)
{
    const char *bytes = leaf->as.units;
    if (writer->high || !utf_ascii(bytes, count)) return false;
    writer->bytes += count;
    if (writer->text) text_bytes(writer->text, bytes, count);
    return true;
}

static void write_all(const struct string *s, struct writer *writer,
                      uint32_t limit)
{
    struct walk walk; /* of its many places only those in use are set */
    const struct string *leaf;
    walk.root = s;
    walk.offset = walk.count = walk.top = 0;
    while (limit && (leaf = walk_next(&walk))) {
        uint32_t count = string_length(leaf);
        if (count > limit) count = limit;
        limit -= count;
        if (!string_is_wide(leaf) && write_ascii(writer, leaf, count))
            continue;
        for (uint32_t i = 0; i < count; i++)
            write_unit(writer, string_unit(leaf, i));
    }
    if (writer->high) write_point(writer, writer->high);
}

void string_write(const struct string *s, struct text *text, uint32_t limit)
{
    struct writer writer = {.text = text};
    write_all(s, &writer, limit);
}

size_t string_utf8_length(const struct string *s)
{
    struct writer writer = {.text = NULL};
    write_all(s, &writer, UINT32_MAX);
    return writer.bytes;
}

void string_write_wtf8(const struct string *s, struct text *text)
{
    struct writer writer = {.text = text, .wtf = true};
    write_all(s, &writer, UINT32_MAX);
}
