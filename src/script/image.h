/*
 * image.h: the library, compiled at build time.
 *
 * src/script/library, src/node and src/page are compiled once by the image
 * tool into an arena of its own at ARENA_IMAGE_BASE; its bytes are a blob in
 * the program, put back at the same addresses when it starts and never
 * written again. All processes share its code, its strings and its names.
 */
#ifndef LOOPLINE_SCRIPT_IMAGE_H
#define LOOPLINE_SCRIPT_IMAGE_H

#include "script/code.h"
#include "script/vm.h"

#define IMAGE_FILES 320

struct image_file {
    char name[48]; /* "script/array", "node/events", "page/dom" */
    struct code *code; /* the outermost function */
    uint32_t later; /* 1: of a folder `later`: runs when it is asked for */
    uint32_t unused;
};

/* The root of the image's arena. */
struct image {
    struct vm vm; /* names and heap of the image itself */
    uint32_t count;
    uint32_t unused;
    struct image_file files[IMAGE_FILES];
};

/*
 * Makes an empty image in zeroed addresses at `base` (ARENA_IMAGE_BASE): an
 * arena whose root it is, with a heap, the names and the characters. Only the
 * image tool and tests do this.
 */
struct image *image_open(void *base);

/* Readies all strings for readers that may not write: flat, and hashed. To be
 * called behind the last image_add; then nothing in the image changes. */
void image_close(struct image *image);

/* The file called `name`, or NULL. */
const struct image_file *image_find(const struct image *image,
                                    const char *name);

/*
 * Compiles a library file into the image. On an error false, and `text` says
 * file, line, column and message.
 */
bool image_add(struct image *image, const struct natives *natives,
               const char *name, const char *source, size_t length,
               struct text *text);

#endif
