#include "lesson/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "lesson/catalog.h"
#include "lesson/progress.h"

#define TITLE_COLUMNS 44
#define EXIT_USAGE 2

static const struct {
    const char *nothing, *stop, *right, *unknown, *forgotten, *all, *where,
        *lessons;
} words[2] = {
    {"Nothing is begun yet. loopline opens the list of lessons.",
     "stop %u of %u", "   right at the first try: %u of %u",
     "loopline: there is no lesson %s", "Forgotten: %s",
     "Forgotten: the progress in all lessons", "Kept in %s",
     "%d of %d lessons done"},
    {"아직 시작한 수업이 없어요. loopline으로 수업 목록을 열어 보세요.",
     "정거장 %u/%u", "   한 번에 맞힌 것: %u/%u",
     "loopline: 그런 수업은 없습니다: %s", "진도를 지웠어요: %s",
     "모든 수업의 진도를 지웠어요", "저장한 곳: %s",
     "수업 %2$d개 중 %1$d개를 마쳤어요"},
};

struct report {
    struct catalog catalog;
    struct progress progress;
    enum language language;
    bool listed; /* the catalog is open */
};

static void print_padded(const char *text, int columns)
{
    int width = (int)utf_text_width(text, strlen(text));
    printf("%s%*s", text, width < columns ? columns - width : 1, "");
}

/* The lesson's title, or where there is no such lesson any more its name. */
static const char *title_of(const struct report *r, const char *slug)
{
    for (int i = 0; r->listed && i < r->catalog.count; i++)
        if (strcmp(r->catalog.rows[i].slug, slug) == 0 &&
            r->catalog.rows[i].lesson)
            return r->catalog.rows[i].lesson->title;
    return slug;
}

static void print_row(const struct report *r, const struct progress_row *row)
{
    printf("%s %-14s ", row->done ? "✓" : " ", row->slug);
    print_padded(title_of(r, row->slug), TITLE_COLUMNS);
    printf(words[r->language].stop, row->stop, row->stops);
    if (row->asked)
        printf(words[r->language].right, row->right, row->asked);
    putchar('\n');
}

/* The name in the progress of a lesson named as on the command line; NULL:
 * there is none. */
static const char *slug_of(const struct report *r, const char *name)
{
    int i = r->listed ? catalog_find(&r->catalog, name) : -1;
    if (i >= 0)
        return r->catalog.rows[i].slug;
    for (i = 0; i < r->progress.count; i++)
        if (strcmp(r->progress.rows[i].slug, name) == 0)
            return name;
    return NULL;
}

static int tell(struct report *r, const char *only)
{
    int begun = 0, done = 0;
    for (int i = 0; i < r->progress.count; i++) {
        const struct progress_row *row = &r->progress.rows[i];
        if (!row->stop || (only && strcmp(only, row->slug) != 0))
            continue;
        begun++;
        done += row->done;
        print_row(r, row);
    }
    if (!begun)
        puts(words[r->language].nothing);
    if (begun && !only) {
        printf(words[r->language].lessons, done,
               r->listed ? r->catalog.count : begun);
        printf("\n");
        printf(words[r->language].where, r->progress.path);
        printf("\n");
    }
    return 0;
}

static int forget(struct report *r, const char *slug)
{
    if (!progress_reset(&r->progress, slug)) {
        const char *trouble = progress_trouble(&r->progress, r->language);
        fprintf(stderr, "loopline: %s\n", trouble ? trouble : "");
        return 1;
    }
    if (slug)
        printf(words[r->language].forgotten, title_of(r, slug));
    else
        printf("%s", words[r->language].all);
    printf("\n");
    return 0;
}

static int report(struct report *r, const struct options *options)
{
    const char *slug = NULL;
    int code = 0;
    for (int i = 0; i < options->program_count && code == 0; i++) {
        slug = slug_of(r, options->programs[i]);
        if (!slug) {
            fprintf(stderr, words[r->language].unknown, options->programs[i]);
            fprintf(stderr, "\n");
            return EXIT_USAGE;
        }
        code = options->reset ? forget(r, slug) : tell(r, slug);
    }
    if (options->program_count)
        return code;
    return options->reset ? forget(r, NULL) : tell(r, NULL);
}

int report_progress(const struct options *options)
{
    struct report *r = calloc(1, sizeof *r);
    char error[LESSON_ERROR];
    if (!r)
        return 1;
    r->language = options->session.language;
    progress_open(&r->progress);
    r->listed = catalog_open(&r->catalog, options->lessons, r->language,
                             error, sizeof error);
    int code = report(r, options);
    const char *trouble = progress_trouble(&r->progress, r->language);
    if (trouble)
        fprintf(stderr, "loopline: %s\n", trouble);
    if (r->listed)
        catalog_close(&r->catalog);
    progress_close(&r->progress);
    free(r);
    return code;
}
