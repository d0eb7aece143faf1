#include "lesson/catalog.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const no_folder[2] = {
    "loopline: there are no lessons: neither here nor beside the program; "
    "see --lessons=DIR",
    "loopline: 수업을 찾을 수 없어요. 여기에도, 프로그램 옆에도 없어요. "
    "--lessons=폴더로 알려 주세요",
};
static const char *const bad_folder[2] = {
    "loopline: %s: the folder of the lessons cannot be read: %s",
    "loopline: %s: 수업 폴더를 읽을 수 없어요: %s",
};
static const char *const none_inside[2] = {
    "loopline: %s: no lesson is in this folder",
    "loopline: %s: 이 폴더에는 수업이 없어요",
};
static const char *const too_many[2] = {
    "loopline: %s: there are more than %d lessons in this folder",
    "loopline: %s: 이 폴더에는 수업이 %d개보다 많아요",
};

/* --- folders ------------------------------------------------------------------ */

/* Has a folder a lesson's text, in any language? */
static bool is_lesson(const char *folder)
{
    char path[PATH_MAX];
    for (int language = ENGLISH; language <= KOREAN; language++) {
        int length = snprintf(path, sizeof path, "%s/%s", folder,
                              lesson_file((enum language)language));
        if (length < (int)sizeof path && access(path, F_OK) == 0)
            return true;
    }
    return false;
}

/* Is it a folder whose name is a lesson's, "09-slug"? */
static bool is_numbered(const char *path, const char *name)
{
    struct stat about;
    size_t digits = strspn(name, "0123456789");
    return digits && name[digits] == '-' && stat(path, &about) == 0 &&
           S_ISDIR(about.st_mode);
}

static bool join(const char *folder, const char *name, char path[PATH_MAX])
{
    return name[0] != '.' &&
           snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX;
}

/* The path of an entry that is a lesson, or would be one with a text. */
static bool entry_path(const char *folder, const char *name,
                       char path[PATH_MAX])
{
    return join(folder, name, path) &&
           (is_lesson(path) || is_numbered(path, name));
}

static bool has_lessons(const char *folder)
{
    char path[PATH_MAX];
    bool has = false;
    DIR *all = opendir(folder);
    for (struct dirent *entry; all && !has && (entry = readdir(all));)
        has = join(folder, entry->d_name, path) && is_lesson(path);
    if (all)
        closedir(all);
    return has;
}

/* The folder in which the program itself lies. */
static bool program_folder(char folder[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    if (length <= 0)
        return false;
    folder[length] = 0;
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = 0;
    return slash != NULL;
}

/* What nobody has named: ./lessons, else beside the program, where `make
 * install` puts them, or the folder in which it was built. */
static bool find_folder(struct catalog *catalog)
{
    static const char *const places[] = {
        "../share/loopline/lessons", "lessons", "../../lessons"};
    char program[PATH_MAX];
    snprintf(catalog->folder, sizeof catalog->folder, "lessons");
    if (has_lessons(catalog->folder))
        return true;
    bool known = program_folder(program);
    for (size_t i = 0; known && i < sizeof places / sizeof *places; i++) {
        int length = snprintf(catalog->folder, sizeof catalog->folder,
                              "%s/%s", program, places[i]);
        if (length < (int)sizeof catalog->folder &&
            has_lessons(catalog->folder))
            return true;
    }
    catalog->folder[0] = 0;
    return false;
}

/* --- rows -------------------------------------------------------------------------- */

static void add_row(struct catalog *catalog, const char *path,
                    enum language language)
{
    struct catalog_row *row = &catalog->rows[catalog->count++];
    const char *slash = strrchr(path, '/');
    const char *slug = slash ? slash + 1 : path;
    size_t digits = strspn(slug, "0123456789");
    snprintf(row->slug, sizeof row->slug, "%.63s", slug);
    row->number = digits && digits < 4 ? atoi(slug) : 0;
    lesson_open(&row->lesson, path, language, row->error, sizeof row->error);
}

/* By number, those without one last; then by name. */
static int compare(const void *left, const void *right)
{
    const struct catalog_row *a = left, *b = right;
    unsigned first = a->number ? (unsigned)a->number : UINT_MAX;
    unsigned second = b->number ? (unsigned)b->number : UINT_MAX;
    return first < second   ? -1
           : first > second ? 1
                            : strcmp(a->slug, b->slug);
}

static bool read_rows(struct catalog *catalog, enum language language,
                      char *error, size_t error_size)
{
    char path[PATH_MAX];
    bool full = false;
    DIR *all = opendir(catalog->folder);
    if (!all) {
        snprintf(error, error_size, bad_folder[language], catalog->folder,
                 strerror(errno));
        return false;
    }
    for (struct dirent *entry; !full && (entry = readdir(all));) {
        if (!entry_path(catalog->folder, entry->d_name, path))
            continue;
        full = catalog->count == CATALOG_MOST;
        if (!full)
            add_row(catalog, path, language);
    }
    closedir(all);
    qsort(catalog->rows, (size_t)catalog->count, sizeof *catalog->rows,
          compare);
    if (full)
        snprintf(error, error_size, too_many[language], catalog->folder,
                 CATALOG_MOST);
    else if (!catalog->count)
        snprintf(error, error_size, none_inside[language], catalog->folder);
    return !full && catalog->count > 0;
}

bool catalog_open(struct catalog *catalog, const char *folder,
                  enum language language, char *error, size_t error_size)
{
    const char *environment = getenv("LOOPLINE_LESSONS");
    memset(catalog, 0, sizeof *catalog);
    if (!folder && environment && *environment)
        folder = environment;
    if (folder)
        snprintf(catalog->folder, sizeof catalog->folder, "%s", folder);
    else if (!find_folder(catalog)) {
        snprintf(error, error_size, "%s", no_folder[language]);
        return false;
    }
    if (read_rows(catalog, language, error, error_size))
        return true;
    catalog_close(catalog);
    return false;
}

void catalog_close(struct catalog *catalog)
{
    for (int i = 0; i < catalog->count; i++)
        lesson_close(catalog->rows[i].lesson);
    catalog->count = 0;
}

/* --- by name ------------------------------------------------------------------------- */

int catalog_find(const struct catalog *catalog, const char *name)
{
    size_t digits = strspn(name, "0123456789");
    int number = digits && digits < 4 && !name[digits] ? atoi(name) : 0;
    for (int i = 0; i < catalog->count; i++) {
        const struct catalog_row *row = &catalog->rows[i];
        const char *words = row->slug + strspn(row->slug, "0123456789");
        if (strcmp(row->slug, name) == 0 ||
            (number && row->number == number) ||
            (*words == '-' && strcmp(words + 1, name) == 0))
            return i;
    }
    return -1;
}
