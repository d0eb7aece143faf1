#include "lesson/progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/long_text.h"
#include "lesson/copy.h"
#include "lesson/whole.h"

/* Takes the first line off a text; NULL: there is none. */
static char *next_line(char **text)
{
    char *line = *text;
    if (!*line)
        return NULL;
    size_t length = strcspn(line, "\n");
    *text += length + (line[length] == '\n');
    line[length] = 0;
    return line;
}

/* --- where ------------------------------------------------------------------- */

/* "$NAME/loopline/file", or "$HOME/fallback/loopline/file"; "" where neither is
 * a folder's path. */
static void place(char path[PROGRESS_PATH], const char *name,
                  const char *fallback, const char *file)
{
    const char *base = getenv(name), *home = getenv("HOME");
    int length = 0;
    path[0] = 0;
    if (base && base[0] == '/')
        length = snprintf(path, PROGRESS_PATH, "%s/loopline/%s", base, file);
    else if (home && home[0] == '/')
        length = snprintf(path, PROGRESS_PATH, "%s/%s/loopline/%s", home,
                          fallback, file);
    if (length >= PROGRESS_PATH)
        path[0] = 0;
}

static void trouble(struct progress *progress, const char *path)
{
    if (!progress->trouble[0])
        snprintf(progress->trouble, sizeof progress->trouble, "%s, %s",
                 strerror(errno), path);
}

const char *progress_trouble(struct progress *progress,
                             enum language language)
{
    static const char *const words[2] = {
        "nothing can be kept here: %s",
        "여기에는 아무것도 저장할 수 없어요: %s",
    };
    if (progress->told || !progress->trouble[0])
        return NULL;
    progress->told = true;
    snprintf(progress->said, sizeof progress->said, words[language],
             progress->trouble);
    return progress->said;
}

/* --- rows -------------------------------------------------------------------- */

/* "02-timer stop 7 of 12 right 3 of 4 done 1 marks --r": false: not so. */
static bool read_row(struct progress_row *row, const char *line)
{
    unsigned stop, stops, right, asked, done;
    int end = 0, more = 0;
    memset(row, 0, sizeof *row);
    if (sscanf(line, "%63s stop %u of %u right %u of %u done %u%n", row->slug,
               &stop, &stops, &right, &asked, &done, &end) < 6 ||
        !end || (line[end] && line[end] != ' ') || stop > stops)
        return false;
    *row = (struct progress_row){.stop = stop,
                                 .stops = stops,
                                 .right = right,
                                 .asked = asked,
                                 .done = done != 0};
    sscanf(line, "%63s", row->slug);
    if (sscanf(line + end, " marks %64s%n", row->marks, &more) == 1)
        end += more;
    if (strlen(line + end) >= sizeof row->more)
        return false;
    strcpy(row->more, line + end);
    return true;
}

static int find_row(const struct progress *progress, const char *slug)
{
    for (int i = 0; i < progress->count; i++)
        if (strcmp(progress->rows[i].slug, slug) == 0)
            return i;
    return -1;
}

static void keep_line(struct progress *progress, const char *line)
{
    char **rest = realloc(progress->rest, ((size_t)progress->rest_count + 1) *
                                              sizeof *rest);
    char *copy = strdup(line);
    if (rest)
        progress->rest = rest;
    if (rest && copy)
        rest[progress->rest_count++] = copy;
    else
        free(copy);
}

static void forget_rest(struct progress *progress)
{
    for (int i = 0; i < progress->rest_count; i++)
        free(progress->rest[i]);
    free(progress->rest);
    progress->rest = NULL;
    progress->rest_count = 0;
}

/* What the disk says, but of the rows that are ours. */
static void take_line(struct progress *progress, const char *line)
{
    struct progress_row row;
    if (!read_row(&row, line)) {
        keep_line(progress, line);
        return;
    }
    int i = find_row(progress, row.slug);
    if (i >= 0 && progress->rows[i].touched)
        return;
    if (i >= 0)
        progress->rows[i] = row;
    else if (progress->count < PROGRESS_LESSONS)
        progress->rows[progress->count++] = row;
    else
        keep_line(progress, line);
}

/* False: there is a file, and it cannot be read. */
static bool take_file(struct progress *progress)
{
    char *text = whole_read(progress->path, NULL), *at = text, *line;
    if (!text && errno != ENOENT)
        trouble(progress, progress->path);
    if (!text)
        return errno == ENOENT;
    forget_rest(progress);
    while ((line = next_line(&at)))
        take_line(progress, line);
    free(text);
    return true;
}

void progress_open(struct progress *progress)
{
    memset(progress, 0, sizeof *progress);
    place(progress->path, "XDG_DATA_HOME", ".local/share", "progress");
    place(progress->folder, "XDG_DATA_HOME", ".local/share", "exercises");
    place(progress->settings, "XDG_CONFIG_HOME", ".config", "settings");
    if (!progress->path[0]) {
        errno = ENOENT;
        trouble(progress, "$HOME");
    } else if (!take_file(progress)) {
        /* What cannot be read is not ours to overwrite. */
        progress->path[0] = 0;
    }
}

void progress_open_settings(struct progress *progress)
{
    memset(progress, 0, sizeof *progress);
    place(progress->settings, "XDG_CONFIG_HOME", ".config", "settings");
}

void progress_close(struct progress *progress)
{
    forget_rest(progress);
}

struct progress_row *progress_of(struct progress *progress, const char *slug)
{
    int i = find_row(progress, slug);
    if (i >= 0)
        return &progress->rows[i];
    struct progress_row *row = progress->count < PROGRESS_LESSONS
                                   ? &progress->rows[progress->count++]
                                   : &progress->spare;
    memset(row, 0, sizeof *row);
    snprintf(row->slug, sizeof row->slug, "%s", slug);
    return row;
}

void progress_reach(struct progress_row *row, uint32_t stop, uint32_t stops)
{
    if (row->stops != stops) {
        memset(row->marks, 0, sizeof row->marks);
        row->right = row->asked = row->stop = 0;
        row->stops = stops;
        row->done = false;
    }
    if (stop > row->stop)
        row->stop = stop;
    row->touched = true;
}

enum progress_mark progress_marked(const struct progress_row *row,
                                   uint32_t stop)
{
    size_t length = strlen(row->marks);
    return stop && stop <= length ? (enum progress_mark)row->marks[stop - 1]
                                  : MARK_NONE;
}

static void count_marks(struct progress_row *row)
{
    row->right = row->asked = 0;
    for (const char *at = row->marks; *at; at++) {
        row->right += *at == MARK_RIGHT;
        row->asked += *at == MARK_RIGHT || *at == MARK_WRONG;
    }
}

void progress_mark(struct progress_row *row, uint32_t stop,
                   enum progress_mark mark)
{
    if (stop < 1 || stop > PROGRESS_STOPS ||
        progress_marked(row, stop) != MARK_NONE)
        return;
    for (size_t i = strlen(row->marks); i < stop; i++)
        row->marks[i] = MARK_NONE;
    row->marks[stop - 1] = (char)mark;
    row->touched = true;
    count_marks(row);
}

/* --- writing ------------------------------------------------------------------ */

static void add_row(struct text *page, const struct progress_row *row)
{
    if (row->stop == 0)
        return;
    text_format(page, "%s stop %u of %u right %u of %u done %d", row->slug,
                row->stop, row->stops, row->right, row->asked, row->done);
    if (row->marks[0])
        text_format(page, " marks %s", row->marks);
    text_format(page, "%s\n", row->more);
}

static bool write_file(struct progress *progress)
{
    struct text page;
    long_text_init(&page);
    for (int i = 0; i < progress->count; i++)
        add_row(&page, &progress->rows[i]);
    for (int i = 0; i < progress->rest_count; i++)
        text_format(&page, "%s\n", progress->rest[i]);
    bool written = !page.full && whole_write(progress->path, page.bytes,
                                                page.length);
    if (!written)
        trouble(progress, progress->path);
    long_text_free(&page);
    return written;
}

bool progress_save(struct progress *progress)
{
    return progress->path[0] && take_file(progress) && write_file(progress);
}

/* --- resetting ------------------------------------------------------------------ */

/* The copies of a lesson's exercises, or of all. */
static void remove_copies(const struct progress *progress, const char *slug)
{
    char path[PROGRESS_PATH + PROGRESS_SLUG + 2];
    if (!progress->folder[0] ||
        (slug && (strchr(slug, '/') || slug[0] == '.' || !slug[0])))
        return;
    snprintf(path, sizeof path, "%s%s%s", progress->folder, slug ? "/" : "",
             slug ? slug : "");
    copy_remove(path);
}

bool progress_reset(struct progress *progress, const char *slug)
{
    if (!progress->path[0] || !take_file(progress))
        return false;
    for (int i = 0; i < progress->count; i++)
        if (!slug || strcmp(progress->rows[i].slug, slug) == 0) {
            struct progress_row *row = &progress->rows[i];
            char name[PROGRESS_SLUG];
            strcpy(name, row->slug);
            memset(row, 0, sizeof *row); /* stop 0: it is not written */
            strcpy(row->slug, name);
        }
    remove_copies(progress, slug);
    return write_file(progress);
}

/* --- settings ------------------------------------------------------------------- */

/* What stands behind `name ` in that line; NULL: another line. */
static const char *value_in(const char *line, const char *name)
{
    size_t length = strlen(name);
    return strncmp(line, name, length) == 0 && line[length] == ' '
               ? line + length + 1
               : NULL;
}

const char *progress_setting(struct progress *progress, const char *name)
{
    char *text = progress->settings[0] ? whole_read(progress->settings, NULL) : NULL;
    char *at = text, *line;
    bool found = false;
    while (text && (line = next_line(&at))) {
        const char *value = value_in(line, name);
        if (!value || strlen(value) >= sizeof progress->value)
            continue;
        strcpy(progress->value, value);
        found = true;
    }
    free(text);
    return found ? progress->value : NULL;
}

bool progress_set(struct progress *progress, const char *name,
                  const char *value)
{
    struct text page;
    if (!progress->settings[0])
        return false;
    long_text_init(&page);
    char *text = whole_read(progress->settings, NULL), *at = text, *line;
    if (!text && errno != ENOENT) {
        trouble(progress, progress->settings);
        return false;
    }
    while (text && (line = next_line(&at)))
        if (!value_in(line, name))
            text_format(&page, "%s\n", line);
    text_format(&page, "%s %s\n", name, value);
    bool written = !page.full && whole_write(progress->settings, page.bytes,
                                                page.length);
    if (!written)
        trouble(progress, progress->settings);
    long_text_free(&page);
    free(text);
    return written;
}
