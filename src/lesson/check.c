#include "lesson/check.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lesson/catalog.h"
#include "lesson/checker.h"

#define EXIT_FAULTS 1
#define EXIT_USAGE 2

static const char *const fine[2] = {
    "%s: fine: stops %u, questions %u, exercises %u\n",
    "%s: 괜찮아요: 정거장 %u, 물음 %u, 연습 %u\n",
};
static const char *const no_lesson[2] = {
    "loopline: there is no lesson %s (see loopline lessons)",
    "loopline: %s 수업이 없어요 (loopline lessons를 보세요)",
};

/* --- faults ----------------------------------------------------------------- */

struct fault checker_file(struct checker *checker, const char *path)
{
    return (struct fault){.path = path,
                          .language = checker->language,
                          .error = checker->error,
                          .size = sizeof checker->error};
}

void checker_told(struct checker *checker)
{
    printf("%s\n", checker->error);
    fflush(stdout);
    checker->faults++;
}

void checker_fault(struct checker *checker, const char *path, uint32_t line,
                   enum fault_kind kind, const char *text, const char *more)
{
    struct fault fault = checker_file(checker, path);
    fault_at(&fault, line, kind, text, more);
    checker_told(checker);
}

void checker_said(struct checker *checker, const char *path, uint32_t line,
                  const char *sentence)
{
    struct fault fault = checker_file(checker, path);
    fault_said(&fault, line, sentence);
    checker_told(checker);
}

/* --- a lesson ---------------------------------------------------------------- */

static void tell_fine(const struct checker *checker)
{
    const struct lesson *lesson = checker->lesson;
    uint32_t questions = 0, exercises = 0;
    for (uint32_t i = 0; i < lesson->stop_count; i++) {
        questions += lesson->stops[i].predicts + lesson->stops[i].turns;
        exercises += lesson->stops[i].exercises;
    }
    printf(fine[checker->language], lesson->slug, lesson->stop_count,
           questions, exercises);
    fflush(stdout);
}

/* Opens both languages. lesson_open would take the other one where one is
 * missing. */
static void open_both(struct checker *checker, const char *folder)
{
    for (int i = ENGLISH; i <= KOREAN; i++) {
        struct lesson *lesson;
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%s/%s", folder,
                 lesson_file((enum language)i));
        if (!lesson_open_in(&lesson, folder, (enum language)i, checker->language,
                         checker->error, sizeof checker->error)) {
            checker_told(checker);
        } else if (lesson->language != (enum language)i) {
            checker_fault(checker, path, 0, FAULT_NO_LANGUAGE, NULL, NULL);
            lesson_close(lesson);
        } else {
            checker->lessons[i] = lesson;
        }
    }
}

/* Answers how many faults it has. */
static uint32_t check_lesson(const char *folder, enum language language)
{
    struct checker checker = {.language = language};
    open_both(&checker, folder);
    checker.lesson = checker.lessons[ENGLISH] ? checker.lessons[ENGLISH]
                                              : checker.lessons[KOREAN];
    if (checker.lesson)
        check_texts(&checker);
    /* What is to be run is said by both. */
    if (checker.lessons[ENGLISH] && checker.lessons[KOREAN])
        check_runs(&checker);
    if (!checker.faults)
        tell_fine(&checker);
    lesson_close(checker.lessons[ENGLISH]);
    lesson_close(checker.lessons[KOREAN]);
    return checker.faults;
}

/* --- all of them ----------------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat about;
    return strchr(path, '/') && stat(path, &about) == 0 &&
           S_ISDIR(about.st_mode);
}

static uint32_t check_row(const struct catalog *catalog, int row,
                          enum language language)
{
    char folder[sizeof catalog->folder + sizeof catalog->rows->slug + 1];
    snprintf(folder, sizeof folder, "%s/%s", catalog->folder,
             catalog->rows[row].slug);
    return check_lesson(folder, language);
}

static int check_named(const struct catalog *catalog, bool open,
                       const char *name, enum language language)
{
    int row = open ? catalog_find(catalog, name) : -1;
    if (row < 0 && !is_folder(name)) {
        fprintf(stderr, no_lesson[language], name);
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    uint32_t faults = row < 0 ? check_lesson(name, language)
                              : check_row(catalog, row, language);
    return faults ? EXIT_FAULTS : 0;
}

static int check_words(const struct catalog *catalog, bool open,
                       const struct options *options)
{
    enum language language = options->session.language;
    int worst = 0;
    for (int i = 0; i < options->program_count; i++) {
        int code = check_named(catalog, open, options->programs[i], language);
        worst = code > worst ? code : worst;
    }
    for (int i = 0; !options->program_count && i < catalog->count; i++)
        worst |= check_row(catalog, i, language) ? EXIT_FAULTS : 0;
    return worst;
}

int check_lessons(const struct options *options)
{
    struct catalog *catalog = malloc(sizeof *catalog);
    char error[LESSON_ERROR];
    bool open = catalog &&
                catalog_open(catalog, options->lessons,
                             options->session.language, error, sizeof error);
    int code = EXIT_USAGE;
    if (open || options->program_count)
        code = check_words(catalog, open, options);
    else
        fprintf(stderr, "%s\n", error);
    if (open)
        catalog_close(catalog);
    free(catalog);
    return code;
}
