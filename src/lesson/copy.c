#include "lesson/copy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH 8 /* folders in folders */
#define TREE_FILES 16
#define FILE_MODE 0666

/* --- files ---------------------------------------------------------------- */

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(file, bytes, length);
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

static bool copy_bytes(int from, int to)
{
    char bytes[16384];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) > 0)
        if (!write_all(to, bytes, (size_t)got))
            return false;
    return got == 0;
}

bool copy_file(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0)
        return false;
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);
    bool copied = out >= 0 && copy_bytes(in, out);
    int problem = errno;
    if (out >= 0 && close(out) != 0 && copied) {
        copied = false;
        problem = errno;
    }
    close(in);
    errno = problem;
    return copied;
}

/* --- folders --------------------------------------------------------------- */

static bool is_text(const char *name)
{
    return strcmp(name, "lesson.md") == 0 || strcmp(name, "lesson.ko.md") == 0;
}

static bool copy_level(const char *from, const char *to, int depth);

static bool copy_entry(const char *from, const char *to, const char *name,
                       int depth)
{
    char source[PATH_MAX], target[PATH_MAX];
    struct stat about;
    if (name[0] == '.' || is_text(name))
        return true;
    if (snprintf(source, PATH_MAX, "%s/%s", from, name) >= PATH_MAX ||
        snprintf(target, PATH_MAX, "%s/%s", to, name) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (stat(source, &about) != 0)
        return false;
    if (S_ISDIR(about.st_mode))
        return depth == 0 || copy_level(source, target, depth - 1);
    return !S_ISREG(about.st_mode) || copy_file(source, target);
}

static bool copy_level(const char *from, const char *to, int depth)
{
    bool copied = true;
    DIR *all = opendir(from);
    if (!all)
        return false;
    if (mkdir(to, 0777) != 0 && errno != EEXIST)
        copied = false;
    for (struct dirent *entry; copied && (entry = readdir(all));)
        copied = copy_entry(from, to, entry->d_name, depth);
    int problem = errno;
    closedir(all);
    errno = problem;
    return copied;
}

bool copy_folder(const char *from, const char *to)
{
    return copy_level(from, to, DEPTH);
}

bool copy_scratch(char *path, size_t size)
{
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, size, "%s/loopline-XXXXXX",
                          folder && *folder ? folder : "/tmp");
    if (length >= (int)size) {
        errno = ENAMETOOLONG;
        return false;
    }
    return mkdtemp(path) != NULL;
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *where)
{
    (void)about, (void)kind, (void)where;
    remove(path);
    return 0;
}

void copy_remove(const char *path)
{
    nftw(path, remove_one, TREE_FILES, FTW_DEPTH | FTW_PHYS);
}
