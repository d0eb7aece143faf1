#include "view/guide_copy.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH 4 /* of folders in a lesson's */
#define TREE_FILES 8
#define PATH_BYTES (PROGRESS_PATH + 300)
#define COPY_BYTES ((size_t)8 << 20) /* of one file */

/* --- one file ---------------------------------------------------------------- */

static char *read_file(const char *path, size_t *length)
{
    struct stat stat;
    FILE *file = fopen(path, "re");
    char *text = NULL;
    if (!file)
        return NULL;
    if (fstat(fileno(file), &stat) == 0 && S_ISREG(stat.st_mode) &&
        (size_t)stat.st_size <= COPY_BYTES &&
        (text = calloc(1, (size_t)stat.st_size + 1)))
        *length = fread(text, 1, (size_t)stat.st_size, file);
    fclose(file);
    return text;
}

char *guide_copy_text(const char *folder, const char *name)
{
    char path[PATH_BYTES];
    size_t length = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return read_file(path, &length);
}

static bool copy_file(const char *from, const char *to, bool anew)
{
    size_t length = 0;
    if (!anew && access(to, F_OK) == 0)
        return true;
    char *text = read_file(from, &length);
    bool copied = text && progress_write(to, text, length);
    free(text);
    return copied;
}

/* --- a folder ------------------------------------------------------------------- */

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

static bool copy_folder(const struct lesson *lesson, const char *from,
                        const char *to, bool anew, int depth)
{
    char source[PATH_BYTES], target[PATH_BYTES];
    DIR *folder = opendir(from);
    const struct dirent *entry;
    bool copied = folder != NULL;
    while (copied && (entry = readdir(folder))) {
        struct stat stat_of;
        if (is_kept_back(lesson, entry->d_name) ||
            snprintf(source, sizeof source, "%s/%s", from, entry->d_name) >=
                (int)sizeof source ||
            snprintf(target, sizeof target, "%s/%s", to, entry->d_name) >=
                (int)sizeof target ||
            stat(source, &stat_of) != 0)
            continue;
        if (S_ISREG(stat_of.st_mode))
            copied = copy_file(source, target, anew);
        else if (S_ISDIR(stat_of.st_mode) && depth)
            copied = copy_folder(lesson, source, target, anew, depth - 1);
    }
    if (folder)
        closedir(folder);
    return copied;
}

bool guide_copy_make(const struct progress *progress,
                     const struct lesson *lesson, uint32_t stop, bool anew,
                     char folder[PROGRESS_PATH])
{
    bool fleeting = false;
    const char *temporary = getenv("TMPDIR");
    if (!folder[0] && progress->folder[0] &&
        snprintf(folder, PROGRESS_PATH, "%s/%s/%u", progress->folder,
                 lesson->slug, stop + 1) >= PROGRESS_PATH)
        folder[0] = 0;
    if (folder[0] && copy_folder(lesson, lesson->folder, folder, anew, DEPTH))
        return false;
    snprintf(folder, PROGRESS_PATH, "%s/loopline-XXXXXX",
             temporary && temporary[0] == '/' ? temporary : "/tmp");
    fleeting = mkdtemp(folder) != NULL;
    if (fleeting && copy_folder(lesson, lesson->folder, folder, true, DEPTH))
        return true;
    if (fleeting)
        guide_copy_remove(folder);
    folder[0] = 0;
    return false;
}

static int remove_one(const char *path, const struct stat *stat, int kind,
                      struct FTW *where)
{
    (void)stat;
    (void)kind;
    (void)where;
    return remove(path);
}

void guide_copy_remove(const char *folder)
{
    nftw(folder, remove_one, TREE_FILES, FTW_DEPTH | FTW_PHYS);
}
