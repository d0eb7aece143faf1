/*
 * file.h: the files that programs are read from.
 */
#ifndef LOOPLINE_WORLD_FILE_H
#define LOOPLINE_WORLD_FILE_H

#include <stddef.h>
#include <stdint.h>

#define FILE_MOST (64u << 20) /* bytes; larger ones are refused (EFBIG) */

/*
 * Reads a regular file whole. Where `folder` is not NULL the file must lie
 * inside it, symbolic links followed (else EACCES). Answers 0 and *bytes
 * (malloc, the caller's), or an errno.
 */
int file_read(const char *path, const char *folder, uint8_t **bytes,
              size_t *length);

#endif
