#include "view/screen.h"

#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "base/utf.h"

#define LINE_BYTES 2048

static const struct role_row {
    short many, few;
    attr_t colour, plain;
} role_rows[ROLE_COUNT] = {
#define R(name, many, few, colour, plain) {many, few, colour, plain},
    ROLES(R)
#undef R
};

/* The terminal is one for the whole process, and a fault's handler must find
 * it: the only state that is not in a struct handed around. */
static struct {
    struct termios saved;
    SCREEN *screen;
    attr_t attributes[ROLE_COUNT];
    bool open, utf8;
} terminal;

/* --- opening and closing -------------------------------------------------- */

static void choose_locale(void) {
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    terminal.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void choose_roles(void) {
    const char *no_color = getenv("NO_COLOR");
    bool colour = has_colors() && !(no_color && *no_color);
    if (colour) {
        start_color();
        use_default_colors();
    }
    for (int i = 0; i < ROLE_COUNT; i++) {
        const struct role_row *row = &role_rows[i];
        terminal.attributes[i] = colour ? row->colour : row->plain;
        if (!colour) continue;
        init_pair((short)(i + 1), COLORS >= 256 ? row->many : row->few, -1);
        terminal.attributes[i] |= (attr_t)COLOR_PAIR(i + 1);
    }
}

bool screen_open(void) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return false;
    choose_locale();
    tcgetattr(STDIN_FILENO, &terminal.saved);
    terminal.screen = newterm(NULL, stdout, stdin);
    if (!terminal.screen) return false;
    set_term(terminal.screen);
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    choose_roles();
    terminal.open = true;
    return true;
}

void screen_close(void) {
    if (!terminal.open) return;
    terminal.open = false;
    endwin();
    delscreen(terminal.screen);
}

void screen_rescue(void) {
    static const char back[] =
        "\033[?1049l\033[?25h\033[0m\033[?1l\033>\r\n";
    if (!terminal.open) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal.saved);
    ssize_t written = write(STDOUT_FILENO, back, sizeof back - 1);
    (void)written;
}

void screen_size(int *rows, int *columns) {
    *rows = LINES;
    *columns = COLS;
}

void screen_resize(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row)
        resizeterm(size.ws_row, size.ws_col);
    clearok(stdscr, TRUE);
}

void screen_clear(void) { erase(); }
void screen_flush(void) { refresh(); }
bool screen_utf8(void) { return terminal.utf8; }

int screen_key(void) {
    wint_t wide;
    int kind = get_wch(&wide);
    return kind == ERR ? -1 : (int)wide;
}

/* --- pens ------------------------------------------------------------------- */

struct pen pen_in(struct box box) {
    return (struct pen){.box = box, .role = ROLE_PLAIN};
}

int pen_left(const struct pen *pen) {
    return pen->row < pen->box.rows ? pen->box.columns - pen->column : 0;
}

/* Columns of one character; a stray one takes a column as U+FFFD. */
static int point_width(uint32_t point) {
    int width = wcwidth((wchar_t)point);
    return width < 0 ? 1 : width;
}

static size_t point_at(const char *text, size_t length, uint32_t *point) {
    return utf_decode(text, length, point);
}

int screen_width(const char *text, size_t length) {
    int columns = 0;
    for (size_t i = 0; i < length;) {
        uint32_t point;
        i += point_at(text + i, length - i, &point);
        columns += point_width(point);
    }
    return columns;
}

/* Draws visible text; whole characters as long as they fit. */
static int draw(struct pen *pen, const char *text, size_t length) {
    size_t end = 0;
    int columns = 0, left = pen_left(pen);
    while (end < length) {
        uint32_t point;
        size_t size = point_at(text + end, length - end, &point);
        int width = point_width(point);
        if (columns + width > left) break;
        columns += width;
        end += size;
    }
    attrset(terminal.attributes[pen->role]);
    if (end)
        mvaddnstr(pen->box.row + pen->row, pen->box.column + pen->column,
                  text, (int)end);
    attrset(A_NORMAL);
    pen->column += columns;
    return columns;
}

int pen_bytes(struct pen *pen, const char *bytes, size_t length) {
    char buffer[LINE_BYTES];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_visible(&text, bytes, length);
    return draw(pen, text.bytes, text.length);
}

int pen_text(struct pen *pen, const char *text) {
    return pen_bytes(pen, text, strlen(text));
}

int pen_format(struct pen *pen, const char *format, ...) {
    char buffer[LINE_BYTES];
    va_list list;
    va_start(list, format);
    vsnprintf(buffer, sizeof buffer, format, list);
    va_end(list);
    return pen_text(pen, buffer);
}

int pen_as(struct pen *pen, enum role role, const char *text) {
    enum role before = pen->role;
    pen->role = role;
    int columns = pen_text(pen, text);
    pen->role = before;
    return columns;
}

void pen_to(struct pen *pen, int column) {
    static const char blanks[] = "                                        ";
    while (pen->column < column && pen_left(pen) > 0) {
        int count = column - pen->column;
        if (count > (int)sizeof blanks - 1) count = (int)sizeof blanks - 1;
        if (count > pen_left(pen)) count = pen_left(pen);
        draw(pen, blanks, (size_t)count);
    }
}

bool pen_line(struct pen *pen) {
    if (pen->row >= pen->box.rows) return false;
    pen_to(pen, pen->box.columns);
    pen->row++;
    pen->column = 0;
    return pen->row < pen->box.rows;
}

void pen_rest(struct pen *pen) {
    while (pen_line(pen)) continue;
}

/* Bytes of `text` that fit `columns`, cut behind a blank where there is one. */
static size_t wrap_at(const char *text, size_t length, int columns) {
    size_t end = 0, blank = 0;
    int used = 0;
    while (end < length) {
        uint32_t point;
        size_t size = point_at(text + end, length - end, &point);
        int width = point_width(point);
        if (used + width > columns) return blank ? blank : end;
        used += width;
        end += size;
        if (point == ' ') blank = end;
    }
    return end;
}

void pen_wrap(struct pen *pen, const char *text, int rows) {
    size_t length = strlen(text);
    for (int i = 0; i < rows && length; i++) {
        size_t cut = i + 1 < rows ? wrap_at(text, length, pen_left(pen))
                                  : length;
        pen_bytes(pen, text, cut);
        pen_line(pen);
        text += cut;
        length -= cut;
    }
}

/* --- frames -------------------------------------------------------------------- */

struct box screen_frame(struct box box, const char *title, bool focus) {
    struct pen pen = pen_in((struct box){box.row, box.column, 1,
                                         box.columns});
    const char *line = terminal.utf8 ? (focus ? "━" : "─") : "-";
    pen.role = focus ? ROLE_TITLE_FOCUS : ROLE_TITLE;
    pen_text(&pen, line);
    pen_text(&pen, focus && !terminal.utf8 ? "[" : " ");
    pen_text(&pen, title);
    pen_text(&pen, focus && !terminal.utf8 ? "]" : " ");
    while (pen_left(&pen) > 0) pen_text(&pen, line);
    return (struct box){box.row + 1, box.column, box.rows - 1, box.columns};
}
