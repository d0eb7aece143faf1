#include "lesson/new.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lesson/new_text.h"

#define SLUG_MOST 40
#define EXIT_USAGE 2

static const struct {
    const char *bad_slug, *there, *cannot, *made;
} messages[2] = {
    {"loopline: %s is no name for a lesson: small letters, digits and - "
     "(14-frames)",
     "loopline: %s is there already, and stays as it is",
     "loopline: %s cannot be written: %s",
     "%s: made\n"
     "  loopline lesson %s%s%s    take it\n"
     "  loopline check %s%s%s     prove it\n"
     "  lessons/README.md in Loopline's folder says how lessons are written\n"},
    {"loopline: %s: 수업 이름으로 쓸 수 없어요. 소문자, 숫자, -만 써요 "
     "(14-frames)",
     "loopline: %s: 이미 있어서 그대로 두었어요",
     "loopline: %s: 쓸 수 없어요: %s",
     "%s: 만들었어요\n"
     "  loopline lesson %s%s%s    해 보기\n"
     "  loopline check %s%s%s     확인하기\n"
     "  수업 쓰는 법은 Loopline 폴더의 lessons/README.md에 있어요\n"},
};

/* "14-frames", "frames" */
static bool is_slug(const char *slug)
{
    size_t length = strlen(slug);
    return length && length <= SLUG_MOST &&
           strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == length &&
           slug[0] != '-' && slug[length - 1] != '-' &&
           strpbrk(slug, "abcdefghijklmnopqrstuvwxyz");
}

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wx");
    if (!file)
        return false;
    bool written = fputs(text, file) >= 0;
    return fclose(file) == 0 && written;
}

static int complain(const char *message, const char *what)
{
    fprintf(stderr, message, what, strerror(errno));
    fputc('\n', stderr);
    return EXIT_USAGE;
}

static const char *folder_of(const struct options *options)
{
    const char *environment = getenv("LOOPLINE_LESSONS");
    return options->lessons                   ? options->lessons
           : environment && *environment ? environment
                                              : "lessons";
}

static void tell_made(const struct options *options, const char *path,
                      const char *slug)
{
    const char *where = options->lessons ? options->lessons : "";
    const char *named = options->lessons ? "--lessons=" : "";
    char option[PATH_MAX + 16];
    snprintf(option, sizeof option, "%s%s", named, where);
    const char *blank = options->lessons ? " " : "";
    printf(messages[options->session.language].made, path, option, blank, slug,
           option, blank, slug);
}

int new_lesson(const struct options *options)
{
    enum language language = options->session.language;
    const char *slug = options->programs[1], *folder = folder_of(options);
    char path[PATH_MAX], file[PATH_MAX + 32];
    if (!is_slug(slug))
        return complain(messages[language].bad_slug, slug);
    if (snprintf(path, sizeof path, "%s/%s", folder, slug) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return complain(messages[language].cannot, folder);
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return complain(messages[language].cannot, folder);
    if (mkdir(path, 0777) != 0)
        return complain(errno == EEXIST ? messages[language].there
                                        : messages[language].cannot,
                        path);
    for (size_t i = 0; i < sizeof new_files / sizeof *new_files; i++) {
        snprintf(file, sizeof file, "%s/%s", path, new_files[i].name);
        if (!write_file(file, new_files[i].text))
            return complain(messages[language].cannot, file);
    }
    tell_made(options, path, slug);
    return 0;
}
