#include "lesson/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every folder above the file. */
static bool make_folders(const char *path)
{
    char folder[PATH_MAX];
    if (strlen(path) >= sizeof folder)
        return false;
    strcpy(folder, path);
    for (char *at = folder + 1; (at = strchr(at, '/')); *at++ = '/') {
        *at = 0;
        if (mkdir(folder, 0777) != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t sent = write(fd, bytes, length);
        if (sent < 0 && errno != EINTR)
            return false;
        bytes += sent > 0 ? sent : 0;
        length -= sent > 0 ? (size_t)sent : 0;
    }
    return fsync(fd) == 0;
}

/* The name in its folder is on the disk too. */
static void flush_folder(const char *path)
{
    char folder[PATH_MAX];
    strcpy(folder, path);
    *strrchr(folder, '/') = 0;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

bool whole_write(const char *path, const char *bytes, size_t length)
{
    char beside[PATH_MAX + 32];
    snprintf(beside, sizeof beside, "%s.%ld~", path, (long)getpid());
    if (!make_folders(path))
        return false;
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes, length);
    int why = errno;
    if (close(fd) == 0 && written && rename(beside, path) == 0) {
        flush_folder(path);
        return true;
    }
    why = written ? errno : why;
    unlink(beside);
    errno = why;
    return false;
}

char *whole_read(const char *path, size_t *length)
{
    struct stat stat;
    FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t got = 0;
    if (!file)
        return NULL;
    if (fstat(fileno(file), &stat) == 0 && S_ISREG(stat.st_mode) &&
        (size_t)stat.st_size <= WHOLE_MOST &&
        (text = calloc(1, (size_t)stat.st_size + 1)))
        got = fread(text, 1, (size_t)stat.st_size, file);
    else
        errno = EINVAL;
    fclose(file);
    if (length)
        *length = got;
    return text;
}
