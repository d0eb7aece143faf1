#include "view/school.h"

#include <stdio.h>
#include <string.h>

#include "view/label.h"

/* The command line, then the settings, then the environment. */
static enum language choose_language(struct school *school,
                                     const struct options *options)
{
    const char *set = progress_setting(&school->progress, "language");
    if (options->language_given || !set)
        return options->session.language;
    return strcmp(set, "ko") == 0 ? KOREAN : ENGLISH;
}

bool school_open(struct school *school, const struct options *options,
                 char *error, size_t error_size)
{
    memset(school, 0, sizeof *school);
    progress_open(&school->progress);
    school->options = options->session;
    school->options.language = choose_language(school, options);
    school->options.stays = true;
    if (shelf_open(&school->shelf, &school->progress, options->lessons,
                   school->options.language, error, error_size))
        return true;
    progress_close(&school->progress);
    return false;
}

static void close_session(struct school *school)
{
    if (school->in_session)
        session_close(&school->session);
    school->in_session = false;
}

static void close_lesson(struct school *school)
{
    close_session(school);
    if (school->in_lesson)
        guide_close(&school->guide);
    school->in_lesson = false;
}

void school_close(struct school *school)
{
    close_lesson(school);
    shelf_close(&school->shelf);
    progress_close(&school->progress);
}

/* --- a lesson ----------------------------------------------------------------- */

/* The title of what comes after row `i`. */
static const char *title_behind(const struct school *school, int i)
{
    int next = shelf_next(&school->shelf, i);
    return next >= 0 && next != i
               ? school->shelf.catalog.rows[next].lesson->title
               : NULL;
}

void school_begin(struct school *school, bool anew)
{
    struct shelf *shelf = &school->shelf;
    guide_open(&school->guide, shelf->catalog.rows[shelf->cursor].lesson,
               &school->progress, anew);
    school->guide.next = title_behind(school, shelf->cursor);
    school->in_lesson = true;
}

bool school_begin_named(struct school *school, const char *name, bool reset,
                        char *error, size_t error_size)
{
    struct shelf *shelf = &school->shelf;
    int i = catalog_find(&shelf->catalog, name);
    if (i < 0) {
        snprintf(error, error_size,
                 label(LABEL_SHELF_NO_LESSON, shelf->language), name);
        return false;
    }
    shelf->cursor = i;
    if (!shelf->catalog.rows[i].lesson) {
        snprintf(error, error_size, "%s", shelf->catalog.rows[i].error);
        return false;
    }
    if (reset)
        progress_reset(&school->progress, shelf->catalog.rows[i].slug);
    school_begin(school, reset);
    return true;
}

bool school_open_run(struct school *school)
{
    struct session_options options = school->options;
    struct shelf *shelf = &school->shelf;
    char **programs;
    int count;
    close_session(school);
    guide_options(&school->guide, &options, &programs, &count);
    school->in_session = true;
    if (session_open(&school->session, &options, programs, count, shelf->said,
                     sizeof shelf->said))
        return true;
    close_session(school);
    return false;
}

void school_leave(struct school *school)
{
    struct shelf *shelf = &school->shelf;
    bool over = school->guide.state == GUIDE_OVER;
    close_lesson(school);
    if (over)
        shelf->ended = shelf->cursor;
    int next = over ? shelf_next(shelf, shelf->cursor) : -1;
    if (next >= 0)
        shelf->cursor = next;
}

/* --- the language --------------------------------------------------------------- */

void school_turn(struct school *school)
{
    enum language other =
        school->options.language == KOREAN ? ENGLISH : KOREAN;
    struct shelf *shelf = &school->shelf;
    struct shelf turned;
    char error[SHELF_SAID];
    if (!shelf_open(&turned, &school->progress, shelf->folder, other, error,
                    sizeof error)) {
        snprintf(shelf->said, sizeof shelf->said, "%s", error);
        return;
    }
    turned.ended = shelf->ended;
    turned.cursor = shelf->cursor < turned.catalog.count ? shelf->cursor : -1;
    shelf_close(shelf);
    *shelf = turned;
    school->options.language = other;
    progress_set(&school->progress, "language", other == KOREAN ? "ko" : "en");
}
