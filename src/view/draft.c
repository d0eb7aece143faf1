#include "view/draft.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_same(const struct draft *draft, const char *path,
                    const struct stat *now)
{
    return strcmp(draft->path, path) == 0 &&
           draft->changed.tv_sec == now->st_mtim.tv_sec &&
           draft->changed.tv_nsec == now->st_mtim.tv_nsec &&
           draft->source.length == (uint32_t)now->st_size;
}

static bool read_all(struct draft *draft, const char *path, size_t size)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    bool whole = fread(draft->text, 1, size, file) == size;
    fclose(file);
    draft->source.length = (uint32_t)size;
    return whole;
}

bool draft_read(struct draft *draft, const char *path)
{
    struct stat now;
    if (stat(path, &now) || !S_ISREG(now.st_mode) ||
        now.st_size > (off_t)DRAFT_BYTES || strlen(path) >= PROCESS_PATH)
        return false;
    if (is_same(draft, path, &now))
        return true;
    draft->path[0] = 0;
    if (!read_all(draft, path, (size_t)now.st_size))
        return false;
    draft->changed = now.st_mtim;
    strcpy(draft->path, path);
    return true;
}
