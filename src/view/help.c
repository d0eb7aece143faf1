#include "view/help.h"

#include <stdio.h>
#include <string.h>

#include <curses.h>

#include "view/manual.h"

#define KEYS_COLUMN 2
#define TEXT_COLUMN 14

static const struct manual {
    const char *about[2], *keys[2]; /* by language */
} manuals[PANE_COUNT] = {
#define M(pane, english, korean, keys, korean_keys)                            \
    [PANE_##pane] = {{english, korean}, {keys, korean_keys}},
    MANUALS(M)
#undef M
};

/* No pane without its help. */
enum manual_count {
#define M(pane, english, korean, keys, korean_keys) MANUAL_##pane,
    MANUALS(M)
#undef M
    MANUAL_COUNT
};
_Static_assert((int)MANUAL_COUNT == (int)PANE_COUNT, "a pane has no help");

static void draw_key(struct list *list, const char *keys, size_t length,
                     const char *text)
{
    struct pen *pen = list->pen;
    if (list_wants(list)) {
        pen_to(pen, KEYS_COLUMN);
        pen->role = ROLE_NAME;
        pen_bytes(pen, keys, length);
        pen->role = ROLE_PLAIN;
        pen_text(pen, " ");
        pen_to(pen, TEXT_COLUMN);
        pen_bytes(pen, text, strcspn(text, "\n"));
    }
    list_next(list);
}

static void draw_manual(struct list *list, enum pane_kind kind,
                        enum language language)
{
    const char *row = manuals[kind].keys[language];
    list_wrap(list, ROLE_CAPTION, 0, manuals[kind].about[language]);
    while (*row) {
        size_t keys = strcspn(row, "\t");
        const char *text = row + keys + (row[keys] == '\t');
        draw_key(list, row, keys, text);
        row = text + strcspn(text, "\n");
        row += *row == '\n';
    }
}

static void draw_command(struct list *list, const struct command_row *row,
                         enum language language)
{
    char keys[16];
    if (row->key == ' ')
        snprintf(keys, sizeof keys, "Space");
    else
        snprintf(keys, sizeof keys, "%c   %c", row->key,
                 row->back_key ? row->back_key : ' ');
    draw_key(list, keys, strlen(keys), row->help[language]);
}

struct row {
    const char *keys;
    enum label text;
};

static void draw_rows(struct list *list, const struct row *rows, size_t count,
                      enum language language)
{
    for (size_t i = 0; i < count; i++)
        draw_key(list, rows[i].keys, strlen(rows[i].keys),
                 label(rows[i].text, language));
}

/* What the keys do besides, on the screen for a projector. */
static void draw_present(struct list *list, enum language language)
{
    static const struct row rows[] = {
        {"Up Down", LABEL_POINTER_HELP},
        {"Esc", LABEL_POINTER_GONE_HELP},
        {"PgDn PgUp", LABEL_REMOTE_HELP},
    };
    list_line(list, ROLE_PLAIN, "");
    list_line(list, ROLE_CAPTION, label(LABEL_PRESENTING, language));
    draw_rows(list, rows, sizeof rows / sizeof *rows, language);
}

/* Those that have no key. */
static void draw_names(struct list *list, enum language language)
{
    list_line(list, ROLE_PLAIN, "");
    list_line(list, ROLE_CAPTION, label(LABEL_BY_NAME, language));
    for (int i = 0; i < COMMAND_COUNT; i++) {
        char name[20];
        snprintf(name, sizeof name, ":%s", command_table[i].name);
        if (!command_table[i].key)
            draw_key(list, name, strlen(name), command_table[i].help[language]);
    }
}

static void draw_all(struct list *list, enum language language)
{
    static const struct row rows[] = {
        {"→   ←", LABEL_ARROWS_HELP},  {"Tab  S-Tab", LABEL_PANE_HELP},
        {"Up Down Pg", LABEL_SCROLL_HELP}, {":", LABEL_PROMPT_HELP},
        {"Backspace", LABEL_RETURN_HELP},
    };
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (command_table[i].key)
            draw_command(list, &command_table[i], language);
    draw_rows(list, rows, sizeof rows / sizeof *rows, language);
    list_line(list, ROLE_PLAIN, "");
    list_wrap(list, ROLE_DIM, KEYS_COLUMN, label(LABEL_BACK_HELP, language));
    list_wrap(list, ROLE_DIM, KEYS_COLUMN, label(LABEL_MARKS_HELP, language));
}

void help_draw(struct stage *stage, const struct scene *scene,
               struct box box)
{
    enum language language = scene->language;
    struct pen pen = pen_in(screen_inside(box));
    char title[80];
    stage->manual.rows = pen.box.rows;
    struct list list = list_begin(&stage->manual, &pen);
    draw_manual(&list, stage->focus, language);
    if (stage->present)
        draw_present(&list, language);
    list_line(&list, ROLE_PLAIN, "");
    list_line(&list, ROLE_CAPTION, label(LABEL_ALL_PANES, language));
    draw_all(&list, language);
    draw_names(&list, language);
    list_end(&list, "");
    snprintf(title, sizeof title, "%s: %s", label(LABEL_HELP, language),
             label(pane_rows[stage->focus].title, language));
    screen_title(box, title, label(LABEL_CLOSE_HELP, language), true);
}

void help_key(struct stage *stage, int key)
{
    static const struct {
        int key, lines;
    } moves[] = {{KEY_UP, -1}, {KEY_DOWN, 1}, {KEY_PPAGE, -10},
                 {KEY_NPAGE, 10}, {' ', 10}};
    struct pane *manual = &stage->manual;
    int most = manual->lines - manual->rows;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].key != key)
            continue;
        manual->scroll += moves[i].lines;
        manual->scroll = manual->scroll > most ? most : manual->scroll;
        manual->scroll = manual->scroll < 0 ? 0 : manual->scroll;
        return;
    }
    stage->help = false;
    manual->scroll = 0;
}
