#include "view/theme.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>

#include "view/label.h"

#define PATH_BYTES 4096
#define LINE_BYTES 256
#define NAME_BYTES 32

static const char *const known[] = {"dark", "light", "colour-blind"};
#define KNOWN ((int)(sizeof known / sizeof *known))

/* From the folder of the program: installed, in the source tree, in a folder
 * of build/, among its tests, and simply beside it. */
static const char *const places[] = {
    "/../share/loopline/themes/", "/assets/themes/", "/../../assets/themes/",
    "/../../../assets/themes/",    "/themes/",
};

static const char *const colours[] = {
    "black",          "red",          "green",        "brown",
    "blue",           "magenta",      "cyan",         "white",
    "bright-black",   "bright-red",   "bright-green", "yellow",
    "bright-blue",    "bright-magenta", "bright-cyan",  "bright-white",
};
#define COLOURS ((short)(sizeof colours / sizeof *colours))

static const struct {
    const char *name;
    enum theme_attribute attribute;
    attr_t screen;
} attributes[] = {
    {"bold", THEME_BOLD, A_BOLD},          {"dim", THEME_DIM, A_DIM},
    {"underline", THEME_UNDERLINE, A_UNDERLINE},
    {"reverse", THEME_REVERSE, A_REVERSE}, {"italic", THEME_ITALIC, A_ITALIC},
};
#define ATTRIBUTES (sizeof attributes / sizeof *attributes)

static const struct {
    const char *name;
    short many, few;
    attr_t colour, plain;
    const char *mark;
} built_in[ROLE_COUNT] = {
#define R(name, many, few, colour, plain, mark)                                \
    {#name, many, few, colour, plain, mark},
    ROLES(R)
#undef R
};

/* --- the table of roles ---------------------------------------------------- */

static unsigned from_screen(attr_t screen)
{
    unsigned found = 0;
    for (size_t i = 0; i < ATTRIBUTES; i++)
        if (screen & attributes[i].screen)
            found |= attributes[i].attribute;
    return found;
}

const char *theme_mark(enum role role)
{
    return built_in[role].mark;
}

unsigned theme_without_colour(enum role role)
{
    return from_screen(built_in[role].plain);
}

void theme_built_in(struct theme *theme)
{
    memset(theme, 0, sizeof *theme);
    snprintf(theme->name, sizeof theme->name, "%s", known[0]);
    theme->paper = (struct theme_row){-1, -1, 0};
    for (int i = 0; i < ROLE_COUNT; i++)
        theme->rows[i] =
            (struct theme_row){built_in[i].many, built_in[i].few,
                               from_screen(built_in[i].colour)};
}

const char *theme_known(int index)
{
    return index < KNOWN ? known[index] : NULL;
}

/* TITLE_FOCUS is written "title-focus". */
static bool is_role(const char *name, enum role role)
{
    const char *identifier = built_in[role].name;
    while (*identifier && (*identifier == '_'
                               ? *name == '-'
                               : *name == tolower((unsigned char)*identifier)))
        identifier++, name++;
    return !*identifier && !*name;
}

/* --- words ------------------------------------------------------------------ */

static bool read_number(const char *word, short *to)
{
    char *end;
    long number = strcmp(word, "-") == 0 ? -1 : strtol(word, &end, 10);
    if (number >= 0 && (*end || end == word || number > 255))
        return false;
    *to = (short)number;
    return number >= 0 || word[1] == 0;
}

static bool read_colour(const char *word, short *to)
{
    *to = -1;
    for (short i = 0; i < COLOURS; i++)
        if (strcmp(word, colours[i]) == 0)
            *to = i;
    return *to >= 0 || strcmp(word, "-") == 0;
}

/* "bold+reverse" */
static bool read_attributes(const char *word, unsigned *to)
{
    *to = 0;
    if (strcmp(word, "-") == 0)
        return true;
    while (true) {
        size_t length = strcspn(word, "+"), i = 0;
        while (i < ATTRIBUTES && (strlen(attributes[i].name) != length ||
                                  memcmp(attributes[i].name, word, length)))
            i++;
        if (i == ATTRIBUTES)
            return false;
        *to |= attributes[i].attribute;
        if (!word[length])
            return true;
        word += length + 1;
    }
}

/* --- reading ----------------------------------------------------------------- */

struct reading {
    struct theme theme;
    bool seen[ROLE_COUNT];
    const char *path;
    int line;
    enum language language;
    char *error;
    size_t error_size;
};

static bool complain(struct reading *r, enum label what, const char *word)
{
    char text[LINE_BYTES];
    snprintf(text, sizeof text, label(what, r->language), word);
    snprintf(r->error, r->error_size, "%s:%d: %s", r->path, r->line, text);
    return false;
}

static struct theme_row *find_row(struct reading *r, const char *name)
{
    if (strcmp(name, "paper") == 0)
        return &r->theme.paper;
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (!is_role(name, (enum role)i))
            continue;
        r->seen[i] = true;
        return &r->theme.rows[i];
    }
    return NULL;
}

static bool read_line(struct reading *r, char *line)
{
    char *rest = line, *words[5] = {NULL};
    int count = 0;
    line[strcspn(line, "#\r\n")] = 0;
    while (count < 5 && (words[count] = strtok_r(rest, " \t", &rest)))
        count++;
    if (count == 0)
        return true;
    struct theme_row *row = find_row(r, words[0]);
    bool paper = row == &r->theme.paper;
    if (!row)
        return complain(r, LABEL_THEME_ROLE, words[0]);
    if (count != (paper ? 3 : 4))
        return complain(
            r, paper ? LABEL_THEME_PAPER_WORDS : LABEL_THEME_WORDS, words[0]);
    if (!read_number(words[1], &row->many))
        return complain(r, LABEL_THEME_NUMBER, words[1]);
    if (!read_colour(words[2], &row->few))
        return complain(r, LABEL_THEME_COLOUR, words[2]);
    if (!paper && !read_attributes(words[3], &row->attributes))
        return complain(r, LABEL_THEME_ATTRIBUTE, words[3]);
    return true;
}

static bool has_all(struct reading *r)
{
    char name[NAME_BYTES];
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (r->seen[i])
            continue;
        int n = 0;
        for (const char *c = built_in[i].name; *c && n < NAME_BYTES - 1; c++)
            name[n++] = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
        name[n] = 0;
        return complain(r, LABEL_THEME_MISSING, name);
    }
    return true;
}

static bool read_file(struct reading *r, FILE *file)
{
    char line[LINE_BYTES];
    while (fgets(line, sizeof line, file)) {
        r->line++;
        if (!strchr(line, '\n') && !feof(file))
            return complain(r, LABEL_THEME_LONG, "");
        if (!read_line(r, line))
            return false;
    }
    if (ferror(file))
        return complain(r, LABEL_THEME_UNREADABLE, strerror(errno));
    return has_all(r);
}

/* --- finding ------------------------------------------------------------------ */

static FILE *open_known(const char *name, char path[PATH_BYTES])
{
    char program[PATH_BYTES];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    FILE *file = NULL;
    if (length < 0)
        return NULL;
    program[length] = 0;
    *strrchr(program, '/') = 0;
    for (size_t i = 0; !file && i < sizeof places / sizeof *places; i++)
        if (snprintf(path, PATH_BYTES, "%s%s%s.theme", program, places[i],
                     name) < PATH_BYTES)
            file = fopen(path, "r");
    return file;
}

bool theme_load(struct theme *theme, const char *name, enum language language,
                char *error, size_t error_size)
{
    char path[PATH_BYTES];
    struct reading r = {.path = path,
                        .language = language,
                        .error = error,
                        .error_size = error_size};
    bool own = strchr(name, '/') != NULL;
    snprintf(path, sizeof path, "%s", name);
    FILE *file = own ? fopen(path, "r") : open_known(name, path);
    if (!file) {
        snprintf(error, error_size, label(LABEL_NO_THEME, language), name);
        return false;
    }
    snprintf(r.theme.name, sizeof r.theme.name, "%s", name);
    r.theme.paper = (struct theme_row){-1, -1, 0};
    bool good = read_file(&r, file);
    fclose(file);
    if (good)
        *theme = r.theme;
    return good;
}
