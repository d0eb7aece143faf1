/*
 * file.h: what programs may know of files. Here alone it is decided that
 * nothing outside a program's project folder is looked at, whichever way leads
 * there: "..", an absolute path, a symbolic link.
 */
#ifndef LOOPLINE_WORLD_FILE_H
#define LOOPLINE_WORLD_FILE_H

#include <stddef.h>
#include <stdint.h>

#define FILE_MOST (64u << 20) /* bytes; larger ones are refused (EFBIG) */

/*
 * Reads a regular file whole. Where `folder` is not NULL the file must lie
 * inside it, symbolic links followed (else EXDEV, whether it is there or not).
 * Answers 0 and *bytes (malloc, the caller's), or an errno.
 */
int file_read(const char *path, const char *folder, uint8_t **bytes,
              size_t *length);

/*
 * Answers a question of the machine's (enum file_question in machine/event.h;
 * FILE_INPUT is input.h's)
 * about a path inside `folder` (NULL: anywhere): 0 and *bytes as it is
 * described there, or an errno; EXDEV where the path leads out.
 */
int file_answer(int question, const char *path, const char *folder,
                uint8_t **bytes, size_t *length);

#endif
