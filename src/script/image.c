#include "script/image.h"

#include <string.h>

#include "base/utf.h"
#include "script/compiler.h"

/* What the image itself may hold; nothing is ever collected in it. */
#define IMAGE_LIMIT ((size_t)1 << 30)

static void open_names(struct vm *vm)
{
    static const char *const names[] = {
#define A(name, text) text,
        ATOMS(A)
#undef A
    };
    for (unsigned i = 0; i < ATOM_COUNT; i++)
        vm->names[i] = atom_from_c(vm, names[i]);
    for (unsigned i = 0; i < 256; i++)
        vm->characters[i] =
            atom_from_string(vm, string_from_unit(vm, (uint16_t)i));
}

struct image *image_open(void *base)
{
    struct arena *arena = arena_init(base);
    struct image *image = arena_take(
        arena, (uint32_t)((sizeof *image + ARENA_SPAN - 1) / ARENA_SPAN));
    arena->root = image;
    heap_init(&image->vm.heap, arena, IMAGE_LIMIT);
    open_names(&image->vm);
    return image;
}

static bool close_string(const struct cell *cell, void *context)
{
    struct image *image = context;
    if (cell->kind == CELL_STRING)
        string_hash(&image->vm, (struct string *)(uintptr_t)cell);
    return true;
}

void image_close(struct image *image)
{
    heap_each(&image->vm.heap, close_string, image);
}

const struct image_file *image_find(const struct image *image,
                                    const char *name)
{
    for (uint32_t i = 0; image && i < image->count; i++)
        if (strcmp(image->files[i].name, name) == 0) return &image->files[i];
    return NULL;
}

/* "node/events" is "node:events" on the screen and in stacks. */
static void source_name(const char *name, struct text *text)
{
    for (; *name; name++)
        text_byte(text, *name == '/' ? ':' : *name);
}

static void report(struct text *text, const char *name, const char *source,
                   size_t length, const struct compile_error *error)
{
    struct utf_place place = utf_place(source, length, error->start);
    text_format(text, "%s:%u:%u: %s: %s", name, place.line, place.column,
                error->kind, error->message);
}

bool image_add(struct image *image, const struct natives *natives,
               const char *name, const char *source, size_t length,
               struct text *text)
{
    struct compile_error error = {.message = "the image is full"};
    struct code *code = NULL;
    struct text shown;
    char bytes[sizeof image->files[0].name];
    text_init_fixed(&shown, bytes, sizeof bytes);
    source_name(name, &shown);
    if (image->count < IMAGE_FILES && !shown.full)
        code = compile(&image->vm, natives, COMPILE_LIBRARY, shown.bytes,
                       source, length, &error);
    if (!code) {
        report(text, name, source, length, &error);
        return false;
    }
    struct image_file *file = &image->files[image->count++];
    memcpy(file->name, name, strlen(name));
    file->code = code;
    return true;
}
