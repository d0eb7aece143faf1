/*
 * rows COLUMNS: reads a screen as text (tmux capture-pane -p) and says what is
 * torn on it, a line each: a row that is wider than the screen, and, where
 * panes stand side by side, a row whose text does not stop in front of the
 * next pane or goes on in the middle of a wide character; and a row that begins
 * with the mark of a cut one, which was pushed over the edge. Ends with 1 where
 * there is anything.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MOST 1000

static wchar_t cells[MOST]; /* 0: the second half of a wide character */
static int columns;

static void read_row(const char *line)
{
    mbstate_t state;
    wchar_t point;
    size_t size;
    memset(&state, 0, sizeof state);
    for (columns = 0; columns < MOST - 2; line += size) {
        size = mbrtowc(&point, line, 8, &state);
        if (size == 0 || size >= (size_t)-2 || point == L'\n')
            break;
        int width = wcwidth(point);
        if (width > 0)
            cells[columns++] = point;
        if (width > 1)
            cells[columns++] = 0;
    }
}

static int is_line(int column)
{
    return column < columns &&
           (cells[column] == 0x2500 || cells[column] == 0x2501);
}

/* "━ Heap": a title, in front of which there is a blank column. */
static int is_title(int column)
{
    return is_line(column) && column + 2 < columns &&
           cells[column + 1] == L' ' && cells[column + 2] != L' ' &&
           !is_line(column + 2) && cells[column - 1] == L' ';
}

/* A row of the strip, which has no panes beside it. */
static int is_strip(void)
{
    for (int i = 0; i + 1 < columns; i++)
        if (is_line(i) && is_line(i + 1))
            return 0;
    return is_line(0);
}

/* "… library: emit": a row of the Source pane that is meant so. */
static int is_folded(void)
{
    return columns > 2 && (cells[2] == L'l' || cells[2] == 0xb77c);
}

int main(int count, char **words)
{
    char line[8 * MOST];
    int borders[8], known = 0, body = 1, torn = 0;
    int most = count > 1 ? atoi(words[1]) : 80;
    setlocale(LC_ALL, "C.UTF-8");
    for (int row = 1; fgets(line, sizeof line, stdin); row++) {
        read_row(line);
        if (columns > most) {
            printf("row %d has %d columns\n", row, columns);
            torn = 1;
        }
        if (columns && cells[0] == 0x2026 && !is_folded()) {
            printf("row %d begins with the end of another\n", row);
            torn = 1;
        }
        for (int i = 2; row == 1 && i < columns && known < 8; i++)
            if (is_title(i))
                borders[known++] = i;
        body &= row == 1 || !(is_strip() || cells[0] == 0x258c);
        for (int i = 0; body && i < known; i++)
            if (borders[i] < columns && (cells[borders[i] - 1] != L' ' ||
                                         cells[borders[i]] == 0)) {
                printf("row %d is torn at column %d\n", row, borders[i]);
                torn = 1;
            }
    }
    return torn;
}
