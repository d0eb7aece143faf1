#include "view/shelf.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <curses.h>

#include "view/label.h"
#include "view/layout.h"

#define KEY_ESCAPE 27
#define PAGE 10
#define FOOT 7 /* rows below the list: what is under the cursor, and the keys */
#define TITLE_COLUMN 7
#define LINE 600

/* --- opening ---------------------------------------------------------------- */

bool shelf_open(struct shelf *shelf, struct progress *progress,
                const char *folder, enum language language, char *error,
                size_t error_size)
{
    memset(shelf, 0, sizeof *shelf);
    shelf->progress = progress;
    shelf->folder = folder;
    shelf->language = language;
    if (!catalog_open(&shelf->catalog, folder, language, error, error_size))
        return false;
    shelf->ended = -1;
    shelf->cursor = shelf_next(shelf, -1);
    if (shelf->cursor < 0)
        shelf->cursor = shelf->catalog.count ? 0 : -1;
    return true;
}

void shelf_close(struct shelf *shelf)
{
    catalog_close(&shelf->catalog);
}

/* --- what comes next ---------------------------------------------------------- */

static const struct progress_row *row_of(const struct shelf *shelf, int i)
{
    return progress_of(shelf->progress, shelf->catalog.rows[i].slug);
}

static bool is_done(const struct shelf *shelf, int i)
{
    return row_of(shelf, i)->done;
}

static bool is_begun(const struct shelf *shelf, int i)
{
    const struct progress_row *row = row_of(shelf, i);
    return row->stop && row->stop < row->stops && !row->done;
}

static bool is_new(const struct shelf *shelf, int i)
{
    return row_of(shelf, i)->stop == 0;
}

static bool is_left(const struct shelf *shelf, int i)
{
    return !is_done(shelf, i);
}

static int first_that(const struct shelf *shelf, int from,
                      bool (*is)(const struct shelf *shelf, int i))
{
    for (int i = from; i < shelf->catalog.count; i++)
        if (shelf->catalog.rows[i].lesson && is(shelf, i))
            return i;
    return -1;
}

int shelf_next(const struct shelf *shelf, int behind)
{
    int next = behind >= 0 ? first_that(shelf, behind + 1, is_left) : -1;
    if (next < 0)
        next = first_that(shelf, 0, is_begun);
    if (next < 0)
        next = first_that(shelf, 0, is_new);
    if (next < 0)
        next = first_that(shelf, 0, is_left);
    return next;
}

/* --- searching ------------------------------------------------------------------ */

static bool has_words(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (; text && *text; text++)
        if (strncasecmp(text, words, length) == 0)
            return true;
    return length == 0;
}

/* Has the lesson what is searched for: in its title, its summary, what it
 * teaches, its name? */
static bool is_shown(const struct shelf *shelf, int i)
{
    const struct catalog_row *row = &shelf->catalog.rows[i];
    const char *words = shelf->search;
    bool shown = has_words(row->slug, words);
    if (!row->lesson)
        return shown;
    shown |= has_words(row->lesson->title, words) ||
             has_words(row->lesson->summary, words);
    for (int k = 0; k < row->lesson->teaches_count; k++)
        shown |= has_words(row->lesson->teaches[k], words);
    return shown;
}

/* The cursor stands on a row that is shown; -1: none is. */
static void settle(struct shelf *shelf)
{
    int count = shelf->catalog.count;
    if (shelf->cursor >= 0 && is_shown(shelf, shelf->cursor))
        return;
    shelf->cursor = -1;
    for (int i = 0; i < count && shelf->cursor < 0; i++)
        if (is_shown(shelf, i))
            shelf->cursor = i;
}

static void move_by(struct shelf *shelf, int lines)
{
    int step = lines < 0 ? -1 : 1, i = shelf->cursor;
    settle(shelf);
    while (lines && shelf->cursor >= 0) {
        i += step;
        if (i < 0 || i >= shelf->catalog.count)
            return;
        if (!is_shown(shelf, i))
            continue;
        shelf->cursor = i;
        lines -= step;
    }
}

/* --- keys ------------------------------------------------------------------------ */

static void rub_out(char *text)
{
    size_t length = strlen(text);
    while (length && (text[length - 1] & 0xc0) == 0x80)
        length--;
    text[length ? length - 1 : 0] = 0;
}

static enum shelf_answer open_it(struct shelf *shelf, enum shelf_answer how)
{
    const struct catalog_row *row;
    settle(shelf);
    if (shelf->cursor < 0)
        return SHELF_LOOK;
    row = &shelf->catalog.rows[shelf->cursor];
    if (row->lesson)
        return how;
    snprintf(shelf->said, sizeof shelf->said, "%s",
             label(LABEL_SHELF_BROKEN, shelf->language));
    return SHELF_LOOK;
}

static bool is_enter(int key)
{
    return key == '\r' || key == '\n' || key == KEY_ENTER;
}

/* Letters that are typed; false: the key is none of the search's. */
static bool search_key(struct shelf *shelf, int key, const char *typed)
{
    bool rubs = key == KEY_BACKSPACE || key == 127 || key == 8;
    size_t length = strlen(shelf->search);
    if (!shelf->searches)
        return false;
    if (key == KEY_ESCAPE || (rubs && !length)) {
        shelf->searches = false;
        shelf->search[0] = 0;
    } else if (rubs) {
        rub_out(shelf->search);
    } else if ((unsigned char)typed[0] >= ' ' &&
               length + strlen(typed) < SHELF_SEARCH) {
        strcat(shelf->search, typed);
    } else {
        return false;
    }
    settle(shelf);
    return true;
}

enum shelf_answer shelf_key(struct shelf *shelf, int key, const char *typed)
{
    shelf->said[0] = 0;
    if (is_enter(key))
        return open_it(shelf, SHELF_OPEN);
    if (search_key(shelf, key, typed))
        return SHELF_LOOK;
    switch (key) {
    case KEY_UP:
        move_by(shelf, -1);
        break;
    case KEY_DOWN:
        move_by(shelf, 1);
        break;
    case KEY_PPAGE:
        move_by(shelf, -PAGE);
        break;
    case KEY_NPAGE:
        move_by(shelf, PAGE);
        break;
    case '/':
        shelf->searches = true;
        break;
    case 'b':
        return open_it(shelf, SHELF_ANEW);
    case 'L':
    case 'l':
        return SHELF_LANGUAGE;
    case 'q':
    case KEY_ESCAPE:
        return SHELF_QUIT;
    default:
        break;
    }
    return SHELF_LOOK;
}

/* --- drawing ---------------------------------------------------------------------- */

/* "✓ 12/12", "  7/12": how far. */
static void draw_progress(struct pen *pen, const struct shelf *shelf, int i)
{
    const struct progress_row *row = row_of(shelf, i);
    if (row->stop)
        pen_format(pen, "%3u/%u", row->stop, row->stops);
    pen_to(pen, pen->column + 1);
}

static void draw_row(struct pen *pen, const struct shelf *shelf, int i,
                     int next)
{
    const struct catalog_row *row = &shelf->catalog.rows[i];
    char number[16];
    bool done = row->lesson && is_done(shelf, i);
    pen->marked = i == shelf->cursor;
    pen_as(pen, done ? ROLE_GOOD : ROLE_NEXT,
           !row->lesson ? " ✗ " : done ? " ✓ " : i == next ? " ▶ " : "   ");
    snprintf(number, sizeof number, "%2d  ", row->number);
    pen_as(pen, ROLE_NAME, number);
    pen_to(pen, TITLE_COLUMN);
    if (!row->lesson) {
        pen_as(pen, ROLE_ERROR, row->slug);
        pen_text(pen, "  ");
        pen_as(pen, ROLE_DIM, label(LABEL_SHELF_BROKEN, shelf->language));
    } else {
        const char *title = row->lesson->title;
        int left = pen_left(pen) - 9;
        pen_bytes(pen, title, screen_wrap(title, strlen(title), left));
        if (i == next) {
            pen_text(pen, "  ");
            pen_as(pen, ROLE_NEXT,
                   label(LABEL_SHELF_SUGGESTED, shelf->language));
        }
        pen_to(pen, pen->box.columns - 8);
        draw_progress(pen, shelf, i);
    }
    pen_line(pen);
    pen->marked = false;
}

/* The cursor's row in sight. `each`: rows that a lesson takes. */
static void draw_list(struct shelf *shelf, struct box box, int each)
{
    struct pen pen = pen_in(box);
    int line = 0, cursor = 0, count = 0, next = shelf_next(shelf, shelf->ended);
    for (int i = 0; i < shelf->catalog.count; i++) {
        if (!is_shown(shelf, i))
            continue;
        cursor = i == shelf->cursor ? count : cursor;
        count++;
    }
    shelf->rows = box.rows / each;
    if (shelf->scroll > cursor)
        shelf->scroll = cursor;
    if (shelf->scroll < cursor - shelf->rows + 1)
        shelf->scroll = cursor - shelf->rows + 1;
    for (int i = 0; i < shelf->catalog.count; i++) {
        if (!is_shown(shelf, i) || line++ < shelf->scroll ||
            pen.row + each > box.rows)
            continue;
        const struct lesson *lesson = shelf->catalog.rows[i].lesson;
        draw_row(&pen, shelf, i, next);
        if (each < 2)
            continue;
        pen_to(&pen, TITLE_COLUMN);
        pen_as(&pen, ROLE_DIM, lesson ? lesson->summary : "");
        pen_line(&pen);
    }
    if (count == 0) {
        pen_to(&pen, TITLE_COLUMN);
        pen_as(&pen, ROLE_DIM,
               label(shelf->search[0] ? LABEL_SHELF_NOTHING
                                      : LABEL_SHELF_EMPTY,
                     shelf->language));
    }
    pen_rest(&pen);
}

static void write_about(const struct shelf *shelf, const struct lesson *lesson,
                        struct text *text)
{
    enum language language = shelf->language;
    if (lesson->teaches_count)
        text_str(text, label(LABEL_SHELF_TEACHES, language));
    for (int i = 0; i < lesson->teaches_count; i++)
        text_format(text, "%s%s", i ? ", " : "", lesson->teaches[i]);
    text_str(text, text->length ? " · " : "");
    text_format(text, label(LABEL_SHELF_STOPS, language), lesson->stop_count);
    if (lesson->minutes) {
        text_str(text, " · ");
        text_format(text, label(LABEL_SHELF_MINUTES, language),
                    lesson->minutes);
    }
}

/* "04-bad/lesson.md:2: what": the folder of all lessons is known. */
static const char *without_folder(const struct shelf *shelf, const char *error)
{
    size_t length = strlen(shelf->catalog.folder);
    bool inside = length &&
                  strncmp(error, shelf->catalog.folder, length) == 0 &&
                  error[length] == '/';
    return inside ? error + length + 1 : error;
}

/* What is under the cursor: its summary and what it is about, or its error. */
static void draw_about(const struct shelf *shelf, struct box box)
{
    struct pen pen = pen_in(box);
    char buffer[LINE];
    struct text text;
    if (shelf->cursor < 0) {
        pen_rest(&pen);
        return;
    }
    const struct catalog_row *row = &shelf->catalog.rows[shelf->cursor];
    text_init_fixed(&text, buffer, sizeof buffer);
    if (!row->lesson) {
        pen.role = ROLE_ERROR;
        pen_wrap(&pen, without_folder(shelf, row->error), box.rows);
    } else {
        pen.role = ROLE_CAPTION;
        pen_wrap(&pen, row->lesson->summary, 2);
        write_about(shelf, row->lesson, &text);
        pen.role = ROLE_DIM;
        pen_wrap(&pen, text.bytes, 2);
    }
    pen_rest(&pen);
}

static void draw_search(const struct shelf *shelf, struct pen *pen)
{
    pen_format(pen, " /%s_", shelf->search);
    pen_text(pen, label(LABEL_SHELF_SEARCH, shelf->language));
}

static void draw_keys(const struct shelf *shelf, struct box box)
{
    struct pen pen = pen_in(box);
    const struct catalog_row *row =
        shelf->cursor >= 0 ? &shelf->catalog.rows[shelf->cursor] : NULL;
    pen.role = ROLE_STATUS;
    if (shelf->searches) {
        draw_search(shelf, &pen);
    } else {
        pen_text(&pen, " ");
        if (row && row->lesson) {
            pen_text(&pen, label(LABEL_LESSON_GO_ON, shelf->language));
            pen_format(&pen, label(LABEL_SHELF_GO_ON, shelf->language),
                       row->number);
        }
        if (row && row->lesson && is_begun(shelf, shelf->cursor))
            pen_text(&pen, label(LABEL_SHELF_ANEW, shelf->language));
        pen_text(&pen, label(LABEL_SHELF_KEYS, shelf->language));
    }
    pen_rest(&pen);
}

/* What has to be said, once. */
static void draw_said(const struct shelf *shelf, struct box box)
{
    struct pen pen = pen_in(box);
    pen.role = ROLE_ERROR;
    pen_text(&pen, shelf->said[0] ? "! " : "");
    pen_text(&pen, shelf->said);
    pen_rest(&pen);
}

/* Of what is under the cursor. */
static const char *title_of(const struct shelf *shelf)
{
    if (shelf->cursor < 0)
        return label(LABEL_SHELF_NO_TITLE, shelf->language);
    const struct catalog_row *row = &shelf->catalog.rows[shelf->cursor];
    return row->lesson ? row->lesson->title : row->slug;
}

static void draw_all(struct shelf *shelf, int rows, int columns)
{
    int room = rows - FOOT - 1;
    int each = shelf->catalog.count * 2 <= room ? 2 : 1;
    char note[32];
    snprintf(note, sizeof note, "%d", shelf->catalog.count);
    draw_list(shelf, (struct box){1, 0, room, columns}, each);
    screen_title((struct box){0, 0, 1, columns},
                 label(LABEL_SHELF, shelf->language), note, true);
    screen_title((struct box){room + 1, 0, 1, columns}, title_of(shelf), "",
                 false);
    draw_about(shelf, (struct box){room + 2, 2, 4, columns - 4});
    draw_said(shelf, (struct box){rows - 2, 0, 1, columns});
    draw_keys(shelf, (struct box){rows - 1, 0, 1, columns - 1});
}

static void draw_too_small(const struct shelf *shelf, int rows, int columns)
{
    struct pen pen = pen_in((struct box){0, 0, rows, columns});
    char text[160];
    snprintf(text, sizeof text, label(LABEL_TOO_SMALL, shelf->language),
             columns, rows);
    pen_wrap(&pen, text, rows);
}

void shelf_draw(struct shelf *shelf)
{
    int rows, columns;
    screen_size(&rows, &columns);
    screen_clear();
    if (rows < LAYOUT_ROWS || columns < LAYOUT_COLUMNS)
        draw_too_small(shelf, rows, columns);
    else
        draw_all(shelf, rows, columns);
    screen_flush();
}
