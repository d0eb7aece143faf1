#include "view/manpage.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "debugger/option_table.h"
#include "view/manual.h"
#include "view/pane.h"
#include "view/theme.h"

#define LINE_BYTES 4096
#define MARK ".\\\"@ "

/* --- roff ----------------------------------------------------------------------- */

/* Text as roff has it, of which nothing is a macro. */
static void put_bytes(const char *text, size_t length)
{
    fputs("\\&", stdout);
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\\')
            fputs("\\e", stdout);
        else if (text[i] == '-')
            fputs("\\-", stdout);
        else if (text[i] == '"')
            fputs("\\(dq", stdout);
        else
            putchar(text[i]);
}

/* Sentences, each of which begins a line. */
static void put_sentences(const char *text, size_t length)
{
    size_t from = 0;
    for (size_t i = 1; i + 2 < length; i++) {
        if (!strchr(".!?", text[i]) || text[i - 1] == ' ' || text[i + 1] != ' ')
            continue;
        put_bytes(text + from, i + 1 - from);
        putchar('\n');
        from = i + 2;
    }
    put_bytes(text + from, length - from);
    putchar('\n');
}

static void put(const char *text)
{
    put_bytes(text, strlen(text));
}

/* An item of a list: its words, in quotes because they may be several. */
static void put_item(const char *words, size_t length)
{
    fputs(".It Sy \"", stdout);
    put_bytes(words, length);
    fputs("\"\n", stdout);
}

static void put_line(const char *text)
{
    put_sentences(text, strlen(text));
}

/* --- the tables --------------------------------------------------------------- */

static void write_actions(enum language language)
{
    for (int i = 0; i < ACTION_HELP; i++) {
        put_item(action_rows[i].shown, strlen(action_rows[i].shown));
        put_line(action_rows[i].help[language]);
    }
}

/* Does its help begin with the name of an action? */
static bool says_where(const char *help)
{
    size_t length = strcspn(help, ",: ");
    for (int i = 0; i < ACTION_HELP; i++)
        if (strlen(action_rows[i].name) == length &&
            strncmp(action_rows[i].name, help, length) == 0)
            return true;
    return false;
}

/* Where an option may stand, if that is not wherever programs run. */
static void write_where(const struct option_row *row)
{
    const char *before = "(";
    if (row->actions & OPTION_IN(ACTION_RUN) || says_where(row->help[0]))
        return;
    for (int i = 0; i < ACTION_HELP; i++) {
        if (!(row->actions & OPTION_IN(i)))
            continue;
        fputs(before, stdout);
        put(action_rows[i].name);
        before = ", ";
    }
    fputs(")\n", stdout);
}

static void write_options(enum language language)
{
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        put_item(row->shown, strlen(row->shown));
        put_line(row->help[language]);
        write_where(row);
    }
}

static void write_keys(enum language language)
{
    char keys[32];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        if (!row->key)
            continue;
        if (row->key == ' ')
            snprintf(keys, sizeof keys, "Space");
        else if (row->back_key)
            snprintf(keys, sizeof keys, "%c, %c", row->key, row->back_key);
        else
            snprintf(keys, sizeof keys, "%c", row->key);
        put_item(keys, strlen(keys));
        put_line(row->help[language]);
    }
}

static void write_commands(enum language language)
{
    char name[64];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        snprintf(name, sizeof name, ":%s", command_table[i].name);
        put_item(name, strlen(name));
        put_line(command_table[i].help[language]);
    }
}

/* Lines of "key\ttext\n". */
static void write_pane_keys(const char *keys)
{
    if (!*keys)
        return;
    puts(".Bl -tag -width \"Up Down\" -compact");
    while (*keys) {
        size_t length = strcspn(keys, "\t");
        const char *text = keys + length + (keys[length] == '\t');
        size_t rest = strcspn(text, "\n");
        put_item(keys, length);
        put_sentences(text, rest);
        keys = text + rest + (text[rest] == '\n');
    }
    puts(".El");
}

static void write_panes(enum language language)
{
    static const struct {
        enum pane_kind pane;
        const char *about[2], *keys[2];
    } rows[] = {
#define M(pane, english, korean, keys, korean_keys)                            \
    {PANE_##pane, {english, korean}, {keys, korean_keys}},
        MANUALS(M)
#undef M
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *title = label(pane_rows[rows[i].pane].title, language);
        put_item(title, strlen(title));
        put_line(rows[i].about[language]);
        write_pane_keys(rows[i].keys[language]);
    }
}

static void write_themes(enum language language)
{
    (void)language;
    for (int i = 0; theme_known(i); i++) {
        fputs(i ? ", " : "", stdout);
        put(theme_known(i));
    }
    putchar('\n');
}

static const struct {
    const char *name;
    void (*write)(enum language language);
} tables[] = {
    {"actions", write_actions}, {"options", write_options},
    {"keys", write_keys},       {"commands", write_commands},
    {"panes", write_panes},     {"themes", write_themes},
};

/* --- the page ------------------------------------------------------------------- */

static bool write_table(const char *name, enum language language)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i].name, name) != 0)
            continue;
        tables[i].write(language);
        return true;
    }
    fprintf(stderr, "loopline: there is no table %s\n", name);
    return false;
}

int manpage_run(const char *path, enum language language)
{
    char line[LINE_BYTES];
    bool good = true;
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "loopline: %s: %s\n", path, strerror(errno));
        return 1;
    }
    while (good && fgets(line, sizeof line, file)) {
        bool marked = strncmp(line, MARK, strlen(MARK)) == 0;
        if (!marked) {
            fputs(line, stdout);
            continue;
        }
        line[strcspn(line, "\n")] = 0;
        good = write_table(line + strlen(MARK), language);
    }
    good = good && !ferror(file);
    fclose(file);
    return good ? 0 : 1;
}
