#include "lesson/list.h"

#include <stdio.h>
#include <string.h>

#include "base/utf.h"

#define TITLE_COLUMNS 48

static const struct {
    const char *done, *of, *minutes;
} words[2] = {
    {"done", "stop %u of %u", "%d min"},
    {"끝냄", "정거장 %u/%u", "%d분"},
};

static void print_padded(const char *text, int columns)
{
    int width = (int)utf_text_width(text, strlen(text));
    printf("%s%*s", text, width < columns ? columns - width : 1, "");
}

static void print_progress(const struct progress_row *row,
                           const struct lesson *lesson, enum language language)
{
    if (row && row->done)
        printf("%s", words[language].done);
    else if (row && row->stop)
        printf(words[language].of, row->stop, row->stops);
    else if (lesson->minutes)
        printf(words[language].minutes, lesson->minutes);
}

/* The row of a lesson that was begun; none is made. */
static const struct progress_row *row_of(const struct progress *progress,
                                         const char *slug)
{
    for (int i = 0; i < progress->count; i++)
        if (strcmp(progress->rows[i].slug, slug) == 0)
            return &progress->rows[i];
    return NULL;
}

static void print_row(const struct catalog_row *row,
                      const struct progress *progress, enum language language)
{
    char number[16] = "";
    if (row->number)
        snprintf(number, sizeof number, "%d", row->number);
    printf("%3s  ", number);
    if (!row->lesson) {
        printf("%s\n     %s\n", row->slug, row->error);
        return;
    }
    print_padded(row->lesson->title, TITLE_COLUMNS);
    print_progress(row_of(progress, row->slug), row->lesson, language);
    printf("\n     %s\n", row->lesson->summary);
}

void list_write(const struct catalog *catalog, const struct progress *progress,
                enum language language)
{
    for (int i = 0; i < catalog->count; i++)
        print_row(&catalog->rows[i], progress, language);
}
