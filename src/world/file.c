#include "world/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "machine/event.h"

/* --- inside the project folder? -------------------------------------------- */

static bool lies_in(const char *whole, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return strncmp(whole, folder, length) == 0 &&
           (whole[length] == '/' || whole[length] == 0 || length == 1);
}

/* Cuts the last name off; false where there is none. */
static bool cut_name(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || path[1] == 0)
        return false;
    *(slash == path ? slash + 1 : slash) = 0;
    return true;
}

/* Where a link that leads nowhere says to go; false: `path` is no link. */
static bool follow(const char *path, char next[PATH_MAX])
{
    char target[PATH_MAX], parent[PATH_MAX];
    ssize_t got = readlink(path, target, sizeof target - 1);
    if (got < 0)
        return false;
    target[got] = 0;
    snprintf(parent, sizeof parent, "%s", path);
    cut_name(parent);
    int length = target[0] == '/'
                     ? snprintf(next, PATH_MAX, "%s", target)
                     : snprintf(next, PATH_MAX, "%s/%s", parent, target);
    return length < PATH_MAX;
}

/*
 * A path that is not there: what would lead to it must lie inside, so that
 * nobody learns what is outside: the nearest folder upwards that is there, and
 * where a link on the way leads nowhere, what it says.
 */
static bool missing_inside(const char *path, const char *folder, int depth)
{
    char at[PATH_MAX], next[PATH_MAX];
    snprintf(at, sizeof at, "%s", path);
    do {
        char *real = realpath(at, NULL);
        bool in = real && lies_in(real, folder);
        free(real);
        if (real)
            return in;
        if (follow(at, next))
            return depth < 40 && missing_inside(next, folder, depth + 1);
    } while (cut_name(at));
    return false;
}

/*
 * The real path that `path` stands for, all links followed (malloc, the
 * caller's), or NULL and *problem. The one check: EXDEV where it lies outside.
 * With `keep_last` a link in the last place is not followed.
 */
static char *confine(const char *path, const char *folder, bool keep_last,
                     int *problem)
{
    char parent[PATH_MAX];
    const char *name = strrchr(path, '/');
    snprintf(parent, sizeof parent, "%s", path);
    bool split = keep_last && name && name[1] && cut_name(parent);
    char *real = realpath(split ? parent : path, NULL);
    *problem = errno;
    char *top = folder ? realpath(folder, NULL) : NULL;
    if (!real) {
        if (folder)
            *problem = top && missing_inside(path, top, 0) ? *problem : EXDEV;
    } else if (folder && !(top && lies_in(real, top))) {
        *problem = EXDEV;
        free(real);
        real = NULL;
    } else if (split) {
        size_t size = strlen(real) + strlen(name) + 1;
        real = realloc(real, size);
        strcat(real, real[1] ? name : name + 1);
    }
    free(top);
    return real;
}

/* --- contents --------------------------------------------------------------- */

static int read_all(int fd, size_t size, uint8_t **bytes, size_t *length)
{
    uint8_t *buffer = malloc(size + 1);
    size_t have = 0;
    if (!buffer)
        return ENOMEM;
    while (have < size) {
        ssize_t got = read(fd, buffer + have, size - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            int problem = errno;
            free(buffer);
            return problem;
        }
        if (got == 0)
            break;
        have += (size_t)got;
    }
    buffer[have] = 0;
    *bytes = buffer;
    *length = have;
    return 0;
}

static int read_real(const char *real, uint8_t **bytes, size_t *length)
{
    struct stat status;
    int problem;
    int fd = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return errno;
    if (fstat(fd, &status) != 0)
        problem = errno;
    else if (S_ISDIR(status.st_mode))
        problem = EISDIR;
    else if (!S_ISREG(status.st_mode))
        problem = EINVAL;
    else if (status.st_size > (off_t)FILE_MOST)
        problem = EFBIG;
    else
        problem = read_all(fd, (size_t)status.st_size, bytes, length);
    close(fd);
    return problem;
}

/* --- the other answers -------------------------------------------------------- */

static int copy_text(const char *text, uint8_t **bytes, size_t *length)
{
    *length = strlen(text);
    *bytes = (uint8_t *)strdup(text);
    return *bytes ? 0 : ENOMEM;
}

static int64_t microseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int status_real(const char *real, uint8_t **bytes, size_t *length)
{
    struct stat s;
    if (lstat(real, &s) != 0)
        return errno;
    const int64_t numbers[FILE_STATUS_NUMBERS] = {
        (int64_t)s.st_dev,        (int64_t)s.st_mode,
        (int64_t)s.st_nlink,      (int64_t)s.st_uid,
        (int64_t)s.st_gid,        (int64_t)s.st_rdev,
        (int64_t)s.st_blksize,    (int64_t)s.st_ino,
        (int64_t)s.st_size,       (int64_t)s.st_blocks,
        microseconds(s.st_atim),  microseconds(s.st_mtim),
        microseconds(s.st_ctim),
    };
    *length = sizeof numbers;
    *bytes = malloc(sizeof numbers);
    if (!*bytes)
        return ENOMEM;
    memcpy(*bytes, numbers, sizeof numbers);
    return 0;
}

/* What Node's Dirent calls the kind of an entry (UV_DIRENT_...). */
static char kind_of(const struct dirent *entry)
{
    switch (entry->d_type) {
    case DT_REG:
        return '1';
    case DT_DIR:
        return '2';
    case DT_LNK:
        return '3';
    case DT_FIFO:
        return '4';
    case DT_SOCK:
        return '5';
    case DT_CHR:
        return '6';
    case DT_BLK:
        return '7';
    default:
        return '0';
    }
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* In the order of the names, so that two runs see the same. */
static int list_real(const char *real, uint8_t **bytes, size_t *length)
{
    struct dirent **entries;
    int count = scandir(real, &entries, is_entry, by_name);
    size_t size = 1;
    if (count < 0)
        return errno;
    for (int i = 0; i < count; i++)
        size += strlen(entries[i]->d_name) + 2;
    uint8_t *at = *bytes = malloc(size);
    for (int i = 0; i < count; i++) {
        size_t name = strlen(entries[i]->d_name) + 1;
        if (at) {
            *at++ = (uint8_t)kind_of(entries[i]);
            memcpy(at, entries[i]->d_name, name);
            at += name;
        }
        free(entries[i]);
    }
    free(entries);
    *length = at ? (size_t)(at - *bytes) : 0;
    return at ? 0 : ENOMEM;
}

static int target_real(const char *real, uint8_t **bytes, size_t *length)
{
    char target[PATH_MAX];
    ssize_t got = readlink(real, target, sizeof target - 1);
    if (got < 0)
        return errno;
    target[got] = 0;
    return copy_text(target, bytes, length);
}

/* --- asking -------------------------------------------------------------------- */

int file_answer(int question, const char *path, const char *folder,
                uint8_t **bytes, size_t *length)
{
    static int (*const answers[])(const char *, uint8_t **, size_t *) = {
        [FILE_TEXT] = read_real,      [FILE_BYTES] = read_real,
        [FILE_STATUS] = status_real,  [FILE_LINK_STATUS] = status_real,
        [FILE_FOLDER] = list_real,    [FILE_TARGET] = target_real,
        [FILE_REAL] = copy_text,      [FILE_INPUT] = NULL,
    };
    bool keep_last = question == FILE_LINK_STATUS || question == FILE_TARGET;
    int problem = EINVAL;
    *bytes = NULL;
    *length = 0;
    if (question < 0 || question >= FILE_QUESTIONS || !answers[question])
        return problem;
    char *real = confine(path, folder, keep_last, &problem);
    if (!real)
        return problem;
    problem = answers[question](real, bytes, length);
    free(real);
    return problem;
}

int file_read(const char *path, const char *folder, uint8_t **bytes,
              size_t *length)
{
    return file_answer(FILE_BYTES, path, folder, bytes, length);
}
