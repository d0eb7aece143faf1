/*
 * image_tool.c: compiles the library at build time. A program of its own; the
 * only file of the engine that uses stdio and malloc.
 *
 *     image-tool OUT.bin FILE.js...
 *
 * The files are compiled in the order given into an arena at the address that
 * it has in the program later, and the arena's bytes are written to OUT.bin.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/machine.h"
#include "script/image.h"
#include "world/reserve.h"

static int fail(const char *what, const char *name)
{
    fprintf(stderr, "image-tool: %s: %s\n", name, what);
    return 1;
}

/* The whole file with a zero byte behind it, or NULL. The caller frees it. */
static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    *length = 0;
    while (file) {
        char *more = realloc(bytes, *length + 65537);
        if (!more)
            break;
        bytes = more;
        size_t count = fread(bytes + *length, 1, 65536, file);
        *length += count;
        bytes[*length] = 0;
        if (count < 65536)
            break;
    }
    bool bad = !file || ferror(file);
    if (file)
        fclose(file);
    if (!bad)
        return bytes;
    free(bytes);
    return NULL;
}

static const char *last_of(const char *path, const char *end, char byte)
{
    while (end > path && end[-1] != byte)
        end--;
    return end;
}

/* src/script/library/array.js is "script/array", src/node/events.js is
 * "node/events"; so is src/node/later/events.js. False where it does not fit. */
static bool library_name(const char *path, char *name, size_t size)
{
    const char *base = last_of(path, path + strlen(path), '/');
    const char *end = strrchr(base, '.');
    if (base == path || !end)
        return false;
    const char *room_end = base - 1;
    const char *room = last_of(path, room_end, '/');
    bool inner =
        strncmp(room, "library/", 8) == 0 || strncmp(room, "later/", 6) == 0;
    if (inner && room > path) {
        room_end = room - 1;
        room = last_of(path, room_end, '/');
    }
    int length = snprintf(name, size, "%.*s/%.*s", (int)(room_end - room), room,
                          (int)(end - base), base);
    return length > 0 && (size_t)length < size;
}

static int add_file(struct image *image, const char *path)
{
    char name[sizeof image->files[0].name], message[400];
    struct text text;
    size_t length;
    text_init_fixed(&text, message, sizeof message);
    if (!library_name(path, name, sizeof name))
        return fail("no name for the library follows from it", path);
    char *source = read_file(path, &length);
    if (!source)
        return fail("cannot be read", path);
    bool ok = image_add(image, &machine_natives, name, source, length, &text);
    free(source);
    if (ok)
        image->files[image->count - 1].later = !!strstr(path, "/later/");
    return ok ? 0 : fail(message, path);
}

static int write_image(const char *path, const struct arena *arena)
{
    size_t size = (size_t)(arena_end(arena) - (const uint8_t *)arena);
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(arena, 1, size, file) == size;
    if (file && fclose(file) != 0)
        ok = false;
    return ok ? 0 : fail("cannot be written", path);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return fail("usage: OUT.bin FILE.js...", "image-tool");
    void *base = reserve_map(ARENA_IMAGE_BASE, RESERVE_ARENA);
    if (!base)
        return fail("its addresses are not free", "the image");
    struct image *image = image_open(base);
    for (int i = 2; i < argc; i++)
        if (add_file(image, argv[i]))
            return 1;
    image_close(image);
    heap_unpoison(&image->vm.heap);
    return write_image(argv[1], base);
}
