#include "view/complete.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "debugger/option_table.h"
#include "lesson/catalog.h"
#include "lesson/landmark.h"
#include "view/pane.h"
#include "view/theme.h"

#define WORD_BYTES 256

struct completion {
    const char *typed; /* the last word */
    enum language language;
};

/* True: it is one. */
static bool offer(const struct completion *c, const char *before,
                  const char *word, const char *help)
{
    char whole[WORD_BYTES];
    snprintf(whole, sizeof whole, "%s%s", before, word);
    if (strncmp(whole, c->typed, strlen(c->typed)) != 0)
        return false;
    printf("%s\t%s\n", whole, help);
    return true;
}

/* --- values of options ------------------------------------------------------ */

static void offer_themes(const struct completion *c, const char *before)
{
    for (int i = 0; theme_known(i); i++)
        offer(c, before, theme_known(i), "");
}

/* By the last word of its English title, in small letters: "loop", "stack". */
static void offer_panes(const struct completion *c, const char *before)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        char name[WORD_BYTES];
        const char *title = label(pane_rows[i].title, ENGLISH);
        const char *blank = strrchr(title, ' ');
        snprintf(name, sizeof name, "%s", blank ? blank + 1 : title);
        for (char *at = name; *at; at++)
            *at = (char)tolower((unsigned char)*at);
        offer(c, before, name, label(pane_rows[i].title, c->language));
    }
}

static void offer_landmarks(const struct completion *c, const char *before)
{
    static const char *const words[] = {
#define P(name, text) text,
        LANDMARKS(P)
#undef P
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i][0])
            offer(c, before, words[i], "");
}

/* "--clock=real|virtual" says itself what can be. */
static void offer_alternatives(const struct completion *c, const char *before,
                               const char *shown)
{
    char word[WORD_BYTES];
    const char *at = strchr(shown, '=') + 1;
    while (strchr(shown, '|') && *at) {
        size_t length = strcspn(at, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        offer(c, before, word, "");
        at += length + (at[length] == '|');
    }
}

static void offer_values(const struct completion *c, const char *before,
                         const struct option_row *row)
{
    static const struct {
        const char *name;
        void (*offer)(const struct completion *c, const char *before);
    } kinds[] = {{"--theme=", offer_themes},
                 {"--pane=", offer_panes},
                 {"--until=", offer_landmarks}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(row->name, kinds[i].name) == 0)
            kinds[i].offer(c, before);
    if (strcmp(row->name, "--lessons=") == 0)
        puts(":folders");
    offer_alternatives(c, before, row->shown);
}

/* The option whose value the last word is, "--lang=k", or "k" behind "--lang";
 * NULL: of none. *before is what stands before the value in that word. */
static const struct option_row *value_of(char **words, int count,
                                         char before[WORD_BYTES])
{
    for (size_t i = 0; i < option_row_count; i++) {
        const char *name = option_rows[i].name;
        size_t length = strlen(name);
        if (name[length - 1] != '=')
            continue;
        snprintf(before, WORD_BYTES, "%s", name);
        if (strncmp(words[count - 1], name, length) == 0)
            return &option_rows[i];
        before[0] = 0;
        if (count > 1 && strlen(words[count - 2]) == length - 1 &&
            strncmp(words[count - 2], name, length - 1) == 0)
            return &option_rows[i];
    }
    return NULL;
}

/* --- words ---------------------------------------------------------------------- */

static void offer_options(const struct completion *c, enum action action)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].actions & OPTION_IN(action))
            offer(c, "", option_rows[i].name, option_rows[i].help[c->language]);
}

static void offer_lessons(const struct completion *c, char **words, int count)
{
    static struct catalog catalog;
    char error[LESSON_ERROR];
    const char *folder = NULL;
    for (int i = 0; i < count; i++)
        if (strncmp(words[i], "--lessons=", strlen("--lessons=")) == 0)
            folder = words[i] + strlen("--lessons=");
    if (!catalog_open(&catalog, folder, c->language, error, sizeof error))
        return;
    for (int i = 0; i < catalog.count; i++) {
        const struct catalog_row *row = &catalog.rows[i];
        offer(c, "", row->slug, row->lesson ? row->lesson->title : row->error);
    }
    catalog_close(&catalog);
}

static void offer_words(const struct completion *c, enum action action,
                        char **words, int count)
{
    enum action_words kind = action_rows[action].words;
    if (kind == WORDS_PROGRAMS)
        puts(":programs");
    else if (kind == WORDS_NEW && count == 2)
        offer(c, "", "lesson", action_rows[action].help[c->language]);
    else if (kind == WORDS_LESSON || kind == WORDS_MAYBE_LESSON ||
             kind == WORDS_LESSONS)
        offer_lessons(c, words, count);
}

/* The first word is an action, or else a program to open. */
static void offer_first(const struct completion *c)
{
    bool any = false;
    for (int i = 0; i < ACTION_HELP; i++)
        any |= offer(c, "", action_rows[i].name,
                     action_rows[i].help[c->language]);
    if (!any)
        puts(":programs");
}

int complete_run(char **words, int count, enum language language)
{
    struct completion c = {words[count - 1], language};
    char before[WORD_BYTES];
    enum action action = ACTION_OPEN;
    for (int i = 0; i < ACTION_HELP; i++)
        if (count > 1 && strcmp(words[0], action_rows[i].name) == 0)
            action = (enum action)i;
    const struct option_row *row = value_of(words, count, before);
    if (row) {
        offer_values(&c, before, row);
    } else if (c.typed[0] == '-') {
        offer_options(&c, action);
    } else if (count == 1) {
        offer_first(&c);
    } else {
        offer_words(&c, action, words, count);
    }
    return 0;
}
