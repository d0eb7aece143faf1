#include "view/palette.h"

#include <stdio.h>
#include <string.h>

#include <curses.h>

#define SHOWN 8 /* rows, at most */
#define KEY_COLUMN 10
#define HELP_COLUMN 16
#define HELP_LETTERS 3 /* typed, and the help is searched too */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(const char *text, const char *with)
{
    while (*with && lower(*text) == lower(*with)) {
        text++;
        with++;
    }
    return *with == 0;
}

static bool contains(const char *text, const char *part)
{
    for (; *text; text++)
        if (begins(text, part))
            return true;
    return *part == 0;
}

static void add(struct palette *palette, const char *word,
                const struct command_row *command)
{
    for (int i = 0; i < palette->count; i++)
        if (strcmp(palette->rows[i].word, word) == 0)
            return;
    if (palette->count == PALETTE_ROWS)
        return;
    struct palette_row *row = &palette->rows[palette->count++];
    snprintf(row->word, sizeof row->word, "%s", word);
    row->command = command;
}

static void add_commands(struct palette *palette, const char *typed,
                         enum language language)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (begins(command_table[i].name, typed))
            add(palette, command_table[i].name, &command_table[i]);
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strlen(typed) >= HELP_LETTERS &&
            (contains(command_table[i].name, typed) ||
             contains(command_table[i].help[language], typed)))
            add(palette, command_table[i].name, &command_table[i]);
}

/* What may stand behind the name of a command. */
static void add_arguments(struct palette *palette, const struct stage *stage,
                          enum command command, const char *typed)
{
    const struct machine *machine = stage->session->machine;
    enum command_argument kind = command_table[command].argument;
    for (int i = 0; kind == ARGUMENT_PANE && i < PANE_COUNT; i++)
        if (begins(label(pane_rows[i].title, ENGLISH), typed))
            add(palette, label(pane_rows[i].title, ENGLISH), NULL);
    for (int i = 0; command == COMMAND_THEME && theme_known(i); i++)
        if (begins(theme_known(i), typed))
            add(palette, theme_known(i), NULL);
    for (uint32_t i = 0;
         kind == ARGUMENT_PROGRAM && i < machine->process_count; i++)
        if (machine->processes[i]->state != PROCESS_ENDED &&
            begins(machine->processes[i]->name, typed))
            add(palette, machine->processes[i]->name, NULL);
}

void palette_make(struct palette *palette, const struct stage *stage)
{
    const char *typed = stage->prompt.text;
    size_t length = strcspn(typed, " ");
    enum command command;
    palette->count = 0;
    palette->start = 0;
    if (typed[length] == 0) {
        add_commands(palette, typed, stage->session->options.language);
    } else if (command_of_name(typed, length, &command)) {
        palette->start = length + strspn(typed + length, " ");
        add_arguments(palette, stage, command, typed + palette->start);
    }
    palette->chosen = stage->prompt.chosen < palette->count
                          ? stage->prompt.chosen
                          : palette->count - 1;
}

/* --- keys -------------------------------------------------------------------- */

static bool wants_argument(const struct command_row *command)
{
    return command && command->argument != ARGUMENT_NONE &&
           command->argument != ARGUMENT_VIEW;
}

static void write_word(struct prompt *prompt, const struct palette *palette)
{
    const struct palette_row *row = &palette->rows[palette->chosen];
    snprintf(prompt->text + palette->start,
             sizeof prompt->text - palette->start, "%s%s", row->word,
             wants_argument(row->command) ? " " : "");
    prompt->chosen = 0;
}

bool palette_key(struct stage *stage, int key)
{
    struct palette palette;
    palette_make(&palette, stage);
    if (key == '\t' && palette.chosen >= 0)
        write_word(&stage->prompt, &palette);
    else if (key == KEY_UP && palette.chosen > 0)
        stage->prompt.chosen = palette.chosen - 1;
    else if (key == KEY_DOWN && palette.chosen + 1 < palette.count)
        stage->prompt.chosen = palette.chosen + 1;
    return key == '\t' || key == KEY_UP || key == KEY_DOWN;
}

/* What is typed whole stands, and so does an argument, unless a row below the
 * first was chosen. */
static bool stands(const struct stage *stage, const struct palette *palette)
{
    const char *typed = stage->prompt.text;
    enum command command;
    return palette->chosen < 0 ||
           (stage->prompt.chosen == 0 &&
            (palette->start > 0 ||
             command_of_name(typed, strlen(typed), &command)));
}

bool palette_complete(struct stage *stage)
{
    struct palette palette;
    palette_make(&palette, stage);
    if (stands(stage, &palette))
        return true;
    const struct command_row *command =
        palette.rows[palette.chosen].command;
    write_word(&stage->prompt, &palette);
    return !wants_argument(command) || command->argument == ARGUMENT_TEXT;
}

/* --- drawing ------------------------------------------------------------------ */

static void draw_key(struct pen *pen, int key)
{
    if (key == ' ')
        pen_text(pen, "Space");
    else if (key)
        pen_format(pen, "%c", key);
}

static void draw_row(struct pen *pen, const struct palette_row *row,
                     enum language language)
{
    pen_as(pen, ROLE_NAME, " ");
    pen_as(pen, ROLE_NAME, row->word);
    if (row->command) {
        pen_to(pen, KEY_COLUMN);
        pen_as(pen, ROLE_NEXT, "");
        draw_key(pen, row->command->key);
        pen_to(pen, HELP_COLUMN);
        pen_text(pen, row->command->help[language]);
    }
    pen_line(pen);
}

/* What the command on the line does, while its argument is typed. */
static void draw_command(struct pen *pen, const struct stage *stage,
                         enum language language)
{
    const char *typed = stage->prompt.text;
    enum command command;
    if (command_of_name(typed, strcspn(typed, " "), &command))
        pen_as(pen, ROLE_DIM, command_table[command].help[language]);
    pen_line(pen);
}

void palette_draw(const struct stage *stage, enum language language,
                  struct box body)
{
    struct palette palette;
    palette_make(&palette, stage);
    bool head = palette.start > 0;
    int rows = palette.count < SHOWN ? palette.count : SHOWN;
    int first = palette.chosen >= rows ? palette.chosen - rows + 1 : 0;
    struct box box = {body.row + body.rows - rows - head - 1, body.column,
                      rows + head + 1, body.columns};
    struct pen pen = pen_in(screen_inside(box));
    if (head)
        draw_command(&pen, stage, language);
    for (int i = first; i < first + rows; i++) {
        pen.marked = i == palette.chosen;
        draw_row(&pen, &palette.rows[i], language);
    }
    screen_title(box, label(LABEL_PALETTE, language),
                 label(LABEL_PALETTE_KEYS, language), true);
}
