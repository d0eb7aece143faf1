#include "view/find.h"

#include <string.h>

#include "debugger/long_text.h"

#define ALL_ROWS 1000000

/* Everything that is in the pane, a line for each row; the pane itself stays
 * as it is. */
static void write_all(const struct stage *stage, const struct scene *scene,
                      struct text *text)
{
    struct pane pane = stage->panes[stage->focus];
    struct pen pen = pen_into(text, ALL_ROWS, pane.columns);
    pane.scroll = pane.cursor = 0;
    pane.rows = ALL_ROWS;
    pane_rows[stage->focus].draw(&pane, scene, &pen);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool has(const char *line, size_t length, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= length; i++) {
        size_t k = 0;
        while (k < size && lower(line[i + k]) == lower(part[k]))
            k++;
        if (k == size)
            return true;
    }
    return false;
}

/* --- bringing a line into sight ------------------------------------------- */

void find_show(struct stage *stage, const struct scene *scene, int line,
               int lines)
{
    struct pane *pane = &stage->panes[stage->focus];
    int top = line - pane->rows / 2;
    bool own = !pane->open;
    if (own && stage->focus == PANE_CONSOLE)
        pane->scroll = lines - pane->rows - top;
    else if (own && stage->focus == PANE_WIRE)
        pane->chosen = wire_log_first(scene->machine) + (uint64_t)line;
    else if (own && stage->focus == PANE_SOCKETS)
        pane->scroll = top;
    else
        pane->cursor = line + 1;
    if (stage->focus == PANE_SOURCE) {
        pane->scroll = 0; /* it counts from its cursor */
        pane->keep = 0;
    }
}

/* --- searching -------------------------------------------------------------- */

/* Does line `line` come before the line `best` in that direction, seen from
 * where the search stands? Round the end it goes on at the beginning. */
static bool is_nearer(int line, int best, int from, int lines, int by)
{
    int way = by < 0 ? -1 : 1;
    int start = from + by;
    int far = ((line - start) * way % lines + lines) % lines;
    int near = ((best - start) * way % lines + lines) % lines;
    return best < 0 || far < near;
}

static int count_lines(const struct text *all)
{
    int lines = 0;
    for (const char *at = all->bytes; (at = strchr(at, '\n')); at++)
        lines++;
    return lines > 0 ? lines : 1;
}

/* The line to go to; -1: none has it. */
static int search(const struct text *all, const char *part, int from, int by,
                  struct find *find)
{
    int best = -1, line = 0, lines = count_lines(all);
    const char *at = all->bytes;
    for (; *at; line++) {
        size_t length = strcspn(at, "\n");
        if (has(at, length, part)) {
            find->count++;
            if (is_nearer(line, best, from, lines, by)) {
                best = line;
                find->at = find->count;
            }
        }
        at += length + (at[length] == '\n');
    }
    return best;
}

struct find find_text(struct stage *stage, const char *part, int by)
{
    struct find find = {0, 0};
    struct scene scene;
    struct text all;
    long_text_init(&all);
    stage_scene(stage, &scene);
    write_all(stage, &scene, &all);
    int line = *part ? search(&all, part, stage->found_line, by, &find) : -1;
    if (line >= 0) {
        find_show(stage, &scene, line, count_lines(&all));
        stage->found_line = line;
    }
    long_text_free(&all);
    return find;
}
