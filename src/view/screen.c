#include "view/screen.h"

#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "base/utf.h"

#define LINE_BYTES 2048

/* The terminal is one for the whole process, and a fault's handler must find
 * it: the only state that is not in a struct handed around. */
static struct {
    struct termios saved;
    int in, out;
    FILE *reads, *writes; /* ncurses's own, closed with it */
    SCREEN *screen;
    attr_t attributes[ROLE_COUNT];
    bool open, utf8, colour;
    char back[128]; /* what gives the terminal back */
    size_t back_length;
    char typed[5]; /* by the last key */
    struct canvas *canvas; /* what is drawn on instead; NULL: the terminal */
} terminal;

/* --- opening and closing -------------------------------------------------- */

/* Terminals that are older than UTF-8. */
static bool is_old_terminal(void)
{
    static const char *const names[] = {"vt100", "vt102", "vt220", "ansi",
                                        "dumb"};
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A locale without UTF-8 is mostly one that nobody has chosen: the terminal
 * has it all the same, unless it is an old one. */
void screen_locale(void)
{
    setlocale(LC_ALL, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !is_old_terminal()) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    terminal.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static attr_t attributes_of(unsigned theme)
{
    return (theme & THEME_BOLD ? A_BOLD : 0) | (theme & THEME_DIM ? A_DIM : 0) |
           (theme & THEME_UNDERLINE ? A_UNDERLINE : 0) |
           (theme & THEME_REVERSE ? A_REVERSE : 0) |
           (theme & THEME_ITALIC ? A_ITALIC : 0);
}

/* The number of a colour on this terminal: one with 8 has no bright ones. */
static short colour_of(const struct theme_row *row)
{
    if (COLORS >= 256)
        return row->many;
    return row->few < 0 || COLORS >= 16 ? row->few : row->few % 8;
}

bool screen_theme(const struct theme *theme)
{
    if (!terminal.screen)
        return false;
    for (int i = 0; i < ROLE_COUNT; i++) {
        const struct theme_row *row = &theme->rows[i];
        if (!terminal.colour) {
            terminal.attributes[i] =
                attributes_of(theme_without_colour((enum role)i));
            continue;
        }
        init_pair((short)(i + 1), colour_of(row), colour_of(&theme->paper));
        terminal.attributes[i] =
            attributes_of(row->attributes) | (attr_t)COLOR_PAIR(i + 1);
    }
    bkgdset(' ' | (chtype)(terminal.attributes[ROLE_PLAIN] & A_COLOR));
    clearok(stdscr, TRUE);
    return terminal.colour;
}

static void choose_colours(void)
{
    const char *no_color = getenv("NO_COLOR");
    struct theme theme;
    terminal.colour = has_colors() && !(no_color && *no_color);
    if (terminal.colour) {
        start_color();
        use_default_colors();
    }
    theme_built_in(&theme);
    screen_theme(&theme);
}

/* A capability as it is sent, its padding ("$<5>") left out. */
static void add_capability(const char *name)
{
    const char *text = tigetstr(name);
    if (!text || text == (char *)-1)
        return;
    while (*text && terminal.back_length < sizeof terminal.back) {
        const char *padding = strncmp(text, "$<", 2) ? NULL : strchr(text, '>');
        if (padding)
            text = padding + 1;
        else
            terminal.back[terminal.back_length++] = *text++;
    }
}

/* Presses and the wheel; no clicks, which ncurses would wait for. */
static bool ask_for_mouse(void)
{
    mouseinterval(0);
    return mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED,
                     NULL) != 0;
}

static void add_back(const char *text)
{
    size_t length = strlen(text);
    if (terminal.back_length + length > sizeof terminal.back)
        return;
    memcpy(terminal.back + terminal.back_length, text, length);
    terminal.back_length += length;
}

static void note_way_back(bool mouse)
{
    terminal.back_length = 0;
    if (mouse)
        add_back("\033[?1006l\033[?1000l");
    add_capability("rmcup");
    add_capability("cnorm");
    add_capability("sgr0");
    add_capability("rmkx");
}

bool screen_open(int in, int out)
{
    if (!isatty(in) || !isatty(out))
        return false;
    screen_locale();
    tcgetattr(in, &terminal.saved);
    terminal.in = in;
    terminal.out = out;
    terminal.reads = fdopen(dup(in), "r");
    terminal.writes = fdopen(dup(out), "w");
    if (!terminal.reads || !terminal.writes)
        return false;
    terminal.screen = newterm(NULL, terminal.writes, terminal.reads);
    if (!terminal.screen)
        return false;
    set_term(terminal.screen);
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    set_escdelay(25);
    curs_set(0);
    choose_colours();
    note_way_back(ask_for_mouse());
    terminal.open = true;
    return true;
}

void screen_open_canvas(struct canvas *canvas)
{
    terminal.canvas = canvas;
}

void screen_close(void)
{
    terminal.canvas = NULL;
    if (!terminal.open)
        return;
    terminal.open = false;
    endwin();
    delscreen(terminal.screen);
    terminal.screen = NULL;
    fclose(terminal.reads);
    fclose(terminal.writes);
}

void screen_suspend(void)
{
    def_prog_mode();
    endwin();
}

void screen_resume(void)
{
    reset_prog_mode();
    keypad(stdscr, TRUE); /* else it is asked for behind the next key */
    screen_resize();
    curs_set(0);
}

void screen_rescue(void)
{
    if (!terminal.open)
        return;
    tcsetattr(terminal.in, TCSANOW, &terminal.saved);
    ssize_t sent = write(terminal.out, terminal.back, terminal.back_length);
    sent += write(terminal.out, "\r\n", 2);
    (void)sent;
}

void screen_size(int *rows, int *columns)
{
    *rows = terminal.canvas ? terminal.canvas->rows : LINES;
    *columns = terminal.canvas ? terminal.canvas->columns : COLS;
}

void screen_resize(void)
{
    struct winsize size;
    if (ioctl(terminal.out, TIOCGWINSZ, &size) == 0 && size.ws_row)
        resizeterm(size.ws_row, size.ws_col);
    clearok(stdscr, TRUE);
}

void screen_clear(void)
{
    if (terminal.canvas)
        canvas_clear(terminal.canvas);
    else
        erase();
}

void screen_flush(void)
{
    if (!terminal.canvas)
        refresh();
}

/* The keys of a Korean keyboard that mean something here. */
static int latin_key(wint_t key)
{
    static const struct {
        wint_t korean;
        char latin;
    } keys[] = {
        {0x3134, 's'}, {0x315c, 'n'}, {0x3150, 'o'}, {0x3145, 't'},
        {0x314a, 'c'}, {0x3157, 'h'}, {0x314e, 'g'}, {0x3163, 'l'},
        {0x314b, 'z'}, {0x3142, 'q'}, {0x3146, 'T'}, {0x3152, 'O'},
        {0x3148, 'w'}, {0x3149, 'W'}, {0x3160, 'b'}, {0x314d, 'v'},
        {0x3137, 'e'}, {0x3154, 'p'}, {0x314c, 'x'}, {0x3151, 'i'},
        {0x3139, 'f'}, {0x3147, 'd'}, {0x315b, 'y'},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].korean == key)
            return keys[i].latin;
    return 0; /* no key of ours */
}

int screen_key(void)
{
    wint_t key;
    int kind = get_wch(&key);
    terminal.typed[0] = 0;
    if (kind == ERR)
        return -1;
    if (kind != KEY_CODE_YES && key >= ' ')
        terminal.typed[utf_encode((uint32_t)key, terminal.typed)] = 0;
    return kind == KEY_CODE_YES || key < 0x80 ? (int)key : latin_key(key);
}

bool screen_mouse(struct mouse *mouse)
{
    MEVENT event;
    if (getmouse(&event) == ERR)
        return false;
    *mouse = (struct mouse){MOUSE_PRESS, event.y, event.x};
    if (event.bstate & BUTTON4_PRESSED)
        mouse->kind = MOUSE_WHEEL_UP;
    else if (event.bstate & BUTTON5_PRESSED)
        mouse->kind = MOUSE_WHEEL_DOWN;
    else if (!(event.bstate & BUTTON1_PRESSED))
        return false;
    return true;
}

const char *screen_typed(void)
{
    return terminal.typed;
}

/* --- pens ------------------------------------------------------------------- */

struct pen pen_in(struct box box)
{
    return (struct pen){.box = box, .role = ROLE_PLAIN};
}

struct pen pen_airy(struct box box, int air)
{
    box.rows = (box.rows + air) / (1 + air);
    return (struct pen){.box = box, .role = ROLE_PLAIN, .air = air};
}

struct pen pen_part(const struct pen *pen, struct box box)
{
    box.row = pen->box.row + (box.row - pen->box.row) * (1 + pen->air);
    return (struct pen){.box = box,
                        .role = ROLE_PLAIN,
                        .sink = pen->sink,
                        .air = pen->air};
}

struct pen pen_into(struct text *sink, int rows, int columns)
{
    return (struct pen){.box = {0, 0, rows, columns}, .sink = sink};
}

int pen_left(const struct pen *pen)
{
    return pen->row < pen->box.rows ? pen->box.columns - pen->column : 0;
}

/* Columns of one character; a stray one takes a column as U+FFFD. */
static int point_width(uint32_t point)
{
    bool asks = terminal.utf8 && !terminal.canvas;
    int width = asks ? wcwidth((wchar_t)point) : utf_width(point);
    return width < 0 ? 1 : width;
}

static size_t point_at(const char *text, size_t length, uint32_t *point)
{
    return utf_decode(text, length, point);
}

int screen_width(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length;) {
        uint32_t point;
        i += point_at(text + i, length - i, &point);
        columns += point_width(point);
    }
    return columns;
}

/* What stands for a character where there is no UTF-8; two columns wide
 * ones take two. */
static void draw_ascii(const char *text, size_t length)
{
    static const struct {
        uint32_t point;
        char ascii;
    } marks[] = {
        {0x25b6, '>'}, {0x2192, '>'}, {0x2190, '<'}, {0x2500, '-'},
        {0x2501, '='}, {0x2588, '#'}, {0x2591, '.'}, {0x2026, '~'},
        {0x0192, 'f'}, {0x2713, '+'}, {0x2717, 'x'}, {0x2502, '|'},
        {0x258c, '|'}, {0x00b7, '.'}, {0x2016, '"'}, {0x2191, '^'},
        {0x2193, 'v'}, {0x25c0, '<'}, {0x256d, '/'}, {0x256e, '\\'},
        {0x2570, '\\'}, {0x256f, '/'}, {0x2503, '|'}, {0x25bc, 'v'}, {0x00bb, '>'},
        {0x25cf, '@'}, {0x25cb, 'o'}, {0x250f, '+'}, {0x2513, '+'},
        {0x2517, '+'}, {0x251b, '+'}, {0x2022, '*'},
    };
    for (size_t i = 0; i < length;) {
        uint32_t point;
        i += point_at(text + i, length - i, &point);
        char shown = point < 0x80 ? (char)point : '?';
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (marks[k].point == point)
                shown = marks[k].ascii;
        for (int k = point_width(point); k > 0; k--)
            addch((chtype)(unsigned char)shown);
    }
}

/* On the screen, in the pen's role. */
static void put(const struct pen *pen, const char *text, size_t length)
{
    enum role role = pen->marked ? ROLE_CURSOR : pen->role;
    int row = pen->box.row + pen->row * (1 + pen->air);
    int column = pen->box.column + pen->column;
    if (terminal.canvas) {
        canvas_put(terminal.canvas, row, column, role, text, length);
        return;
    }
    attrset(terminal.attributes[role]);
    move(row, column);
    if (terminal.utf8)
        addnstr(text, (int)length);
    else
        draw_ascii(text, length);
    attrset(A_NORMAL);
}

/* Draws visible text; whole characters as long as they fit. */
static int draw(struct pen *pen, const char *text, size_t length)
{
    size_t end = 0;
    int columns = 0, left = pen_left(pen);
    while (end < length) {
        uint32_t point;
        size_t size = point_at(text + end, length - end, &point);
        int width = point_width(point);
        if (columns + width > left)
            break;
        columns += width;
        end += size;
        pen->last = width;
    }
    if (pen->sink)
        text_bytes(pen->sink, text, end);
    else
        put(pen, text, end);
    pen->column += columns;
    pen->cut |= end < length;
    return columns;
}

int pen_bytes(struct pen *pen, const char *bytes, size_t length)
{
    char buffer[LINE_BYTES];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_visible(&text, bytes, length);
    return draw(pen, text.bytes, text.length);
}

int pen_text(struct pen *pen, const char *text)
{
    return pen_bytes(pen, text, strlen(text));
}

int pen_format(struct pen *pen, const char *format, ...)
{
    char buffer[LINE_BYTES];
    va_list list;
    va_start(list, format);
    vsnprintf(buffer, sizeof buffer, format, list);
    va_end(list);
    return pen_text(pen, buffer);
}

int pen_as(struct pen *pen, enum role role, const char *text)
{
    enum role before = pen->role;
    pen->role = role;
    int columns = pen_text(pen, text);
    pen->role = before;
    return columns;
}

void pen_to(struct pen *pen, int column)
{
    static const char blanks[] = "                                        ";
    while (pen->column < column && pen_left(pen) > 0) {
        int count = column - pen->column;
        if (count > (int)sizeof blanks - 1)
            count = (int)sizeof blanks - 1;
        if (count > pen_left(pen))
            count = pen_left(pen);
        draw(pen, blanks, (size_t)count);
    }
}

bool pen_line(struct pen *pen)
{
    if (pen->row >= pen->box.rows)
        return false;
    bool cut = pen->cut;
    if (pen->sink)
        text_byte(pen->sink, '\n');
    else
        pen_to(pen, pen->box.columns);
    if (cut && !pen->sink) {
        /* Never onto the second half of a wide one: the row would tear. */
        bool half = pen->last > 1 && pen->box.columns > 1;
        pen->column = pen->box.columns - (half ? 2 : 1);
        draw(pen, half ? " …" : "…", half ? 4 : 3);
    }
    pen->row++;
    pen->column = 0;
    pen->cut = false;
    return pen->row < pen->box.rows;
}

void pen_rest(struct pen *pen)
{
    if (pen->sink && pen->column == 0)
        return; /* nobody looks at empty rows */
    while (pen_line(pen) && !pen->sink)
        continue;
}

size_t screen_wrap(const char *text, size_t length, int columns)
{
    size_t end = 0, blank = 0;
    int used = 0;
    while (end < length) {
        uint32_t point;
        size_t size = point_at(text + end, length - end, &point);
        int width = point_width(point);
        if (point == ' ')
            blank = end + size;
        if (end > 0 && used + width > columns)
            return blank ? blank : end;
        used += width;
        end += size;
    }
    return end;
}

size_t screen_shown(const char *text, size_t length)
{
    while (length && text[length - 1] == ' ')
        length--;
    return length;
}

void pen_wrap(struct pen *pen, const char *text, int rows)
{
    size_t length = strlen(text);
    for (int i = 0; i < rows && length; i++) {
        size_t cut =
            i + 1 < rows ? screen_wrap(text, length, pen_left(pen)) : length;
        pen_bytes(pen, text, screen_shown(text, cut));
        pen_line(pen);
        text += cut;
        length -= cut;
    }
}

/* --- what was searched for ------------------------------------------------ */

/* One row as it stands on the screen; `columns` has the column of each byte. */
static void read_row(struct box box, int row, struct text *text, int *columns)
{
    for (int i = 0; i < box.columns; i++) {
        cchar_t cell;
        wchar_t points[CCHARW_MAX + 1];
        attr_t attributes;
        short pair;
        char bytes[8];
        if (mvin_wch(row, box.column + i, &cell) == ERR ||
            getcchar(&cell, points, &attributes, &pair, NULL) == ERR)
            continue;
        for (int k = 0; k < CCHARW_MAX && points[k]; k++) {
            size_t size = utf_encode((uint32_t)points[k], bytes);
            for (size_t n = 0; n < size && !text->full; n++) {
                columns[text->length] = i;
                text_byte(text, bytes[n]);
            }
        }
        int width = wcwidth(points[0]);
        i += width > 1 ? width - 1 : 0;
    }
    columns[text->length] = box.columns;
}

static void find_in_row(struct box box, int row, const char *part)
{
    char bytes[LINE_BYTES];
    int columns[LINE_BYTES + 1];
    struct text text;
    size_t size = strlen(part);
    text_init_fixed(&text, bytes, sizeof bytes);
    read_row(box, row, &text, columns);
    for (size_t i = 0; size && i + size <= text.length; i++)
        if (strncasecmp(bytes + i, part, size) == 0)
            mvchgat(row, box.column + columns[i],
                    columns[i + size] - columns[i],
                    terminal.attributes[ROLE_FOUND] & ~(attr_t)A_COLOR,
                    PAIR_NUMBER(terminal.attributes[ROLE_FOUND]), NULL);
}

void screen_find(struct box box, const char *text)
{
    for (int i = 0; i < box.rows && !terminal.canvas; i++)
        find_in_row(box, box.row + i, text);
}

bool screen_says(struct box box, const char *part, int column)
{
    char bytes[LINE_BYTES];
    int columns[LINE_BYTES + 1];
    struct text text;
    size_t size = strlen(part);
    text_init_fixed(&text, bytes, sizeof bytes);
    read_row(box, box.row, &text, columns);
    for (size_t i = 0; size && i + size <= text.length; i++)
        if (memcmp(bytes + i, part, size) == 0 &&
            column - box.column >= columns[i] &&
            column - box.column < columns[i + size])
            return true;
    return false;
}

void screen_mark(int row, enum role role)
{
    mvchgat(row, 0, -1, terminal.attributes[role] & ~(attr_t)A_COLOR,
            PAIR_NUMBER(terminal.attributes[role]), NULL);
}

bool screen_is_blank(int row)
{
    for (int i = 0; i < COLS; i++) {
        cchar_t cell;
        wchar_t points[CCHARW_MAX + 1];
        attr_t attributes;
        short pair;
        if (mvin_wch(row, i, &cell) != ERR &&
            getcchar(&cell, points, &attributes, &pair, NULL) != ERR &&
            points[0] != L' ' && points[0])
            return false;
    }
    return true;
}

/* --- frames ------------------------------------------------------------- */

struct box screen_inside(struct box box)
{
    return (struct box){box.row + 1, box.column, box.rows - 1, box.columns};
}

void screen_title(struct box box, const char *title, const char *note,
                  bool focus)
{
    struct pen pen = pen_in((struct box){box.row, box.column, 1, box.columns});
    const char *line = focus ? "━" : "─";
    pen.role = focus ? ROLE_TITLE_FOCUS : ROLE_TITLE;
    pen_text(&pen, line);
    pen_format(&pen, " %s ", title);
    pen.role = ROLE_DIM;
    if (note[0])
        pen_format(&pen, "%s ", note);
    pen.role = focus ? ROLE_TITLE_FOCUS : ROLE_TITLE;
    while (pen_left(&pen) > 0)
        pen_text(&pen, line);
}
