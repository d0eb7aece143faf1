#include "lesson/copy.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lesson/whole.h"

#define DEPTH 8 /* folders in folders */
#define TREE_FILES 16

bool copy_file(const char *from, const char *to)
{
    size_t length;
    char *bytes = whole_read(from, &length);
    bool copied = bytes && whole_write(to, bytes, length);
    free(bytes);
    return copied;
}

/* --- folders --------------------------------------------------------------- */

struct copying {
    const struct lesson *lesson;
    bool anew;
};

/* What a learner is not to find beside the program. */
static bool is_kept_back(const struct lesson *lesson, const char *name)
{
    size_t length = strlen(name);
    if (name[0] == '.' || (length > 3 && !strcmp(name + length - 3, ".md")))
        return true;
    for (uint32_t i = 0; i < lesson->stop_count; i++) {
        const struct lesson_stop *stop = &lesson->stops[i];
        if (stop->exercises && stop->exercise.solution &&
            strcmp(stop->exercise.solution, name) == 0)
            return true;
    }
    return false;
}

static bool copy_level(const struct copying *how, const char *from,
                       const char *to, int depth);

static bool copy_entry(const struct copying *how, const char *from,
                       const char *to, const char *name, int depth)
{
    char source[PATH_MAX], target[PATH_MAX];
    struct stat about;
    if (is_kept_back(how->lesson, name))
        return true;
    if (snprintf(source, PATH_MAX, "%s/%s", from, name) >= PATH_MAX ||
        snprintf(target, PATH_MAX, "%s/%s", to, name) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (stat(source, &about) != 0)
        return false;
    if (S_ISDIR(about.st_mode))
        return depth == 0 || copy_level(how, source, target, depth - 1);
    return !S_ISREG(about.st_mode) ||
           (!how->anew && access(target, F_OK) == 0) ||
           copy_file(source, target);
}

static bool copy_level(const struct copying *how, const char *from,
                       const char *to, int depth)
{
    bool copied = true;
    DIR *all = opendir(from);
    if (!all)
        return false;
    for (struct dirent *entry; copied && (entry = readdir(all));)
        copied = copy_entry(how, from, to, entry->d_name, depth);
    int problem = errno;
    closedir(all);
    errno = problem;
    return copied;
}

bool copy_lesson(const struct lesson *lesson, const char *to, bool anew)
{
    struct copying how = {lesson, anew};
    return copy_level(&how, lesson->folder, to, DEPTH);
}

bool copy_scratch(char *path, size_t size)
{
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, size, "%s/loopline-XXXXXX",
                          folder && *folder == '/' ? folder : "/tmp");
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
