#include "world/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* True where `path`, all links followed, lies in `folder`. */
static bool inside(const char *path, const char *folder, int *problem)
{
    char *whole = realpath(path, NULL);
    if (!whole) {
        *problem = errno;
        return false;
    }
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    bool in = strncmp(whole, folder, length) == 0 &&
              (whole[length] == '/' || length == 1);
    free(whole);
    if (!in)
        *problem = EACCES;
    return in;
}

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

int file_read(const char *path, const char *folder, uint8_t **bytes,
              size_t *length)
{
    struct stat status;
    int problem = 0;
    *bytes = NULL;
    *length = 0;
    if (folder && !inside(path, folder, &problem))
        return problem;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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
