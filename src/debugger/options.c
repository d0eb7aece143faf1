#include "debugger/options.h"

#include <stdlib.h>
#include <string.h>

#include "debugger/option_table.h"

#define HISTORY_OPEN ((size_t)256 << 20)
#define HISTORY_VERIFY ((size_t)256 << 20)

// clang-format off
static const struct {
    const char *unknown, *not_here, *bad_value, *no_program, *words, *usage, *note;
} messages[2] = {
    {"loopline: unknown option %s (see loopline --help)",
     "loopline: %s does not go with %s (see loopline --help)",
     "loopline: %s is not a value that I understand (see loopline --help)",
     "loopline: which program? (see loopline --help)",
     "loopline: it goes like this: loopline %s (see loopline --help)", "Usage",
     "A program may carry words: 'node.js 3001' gives process.argv.\n"
     "Without anything: the list of lessons.\n"},
    {"loopline: 모르는 옵션입니다: %s (loopline --help를 보세요)",
     "loopline: %s 옵션은 %s에 쓸 수 없습니다 (loopline --help를 보세요)",
     "loopline: 알 수 없는 값입니다: %s (loopline --help를 보세요)",
     "loopline: 어떤 프로그램인가요? (loopline --help를 보세요)",
     "loopline: 이렇게 씁니다: loopline %s (loopline --help를 보세요)", "사용법",
     "프로그램에 낱말을 덧붙일 수 있습니다: 'node.js 3001'은 process.argv로 "
     "갑니다.\n"
     "아무것도 없으면 수업 목록을 엽니다.\n"},
};

// clang-format on
/* --- reading --------------------------------------------------------------------- */

static bool takes_value(const struct option_row *row)
{
    return row->name[strlen(row->name) - 1] == '=';
}

/* "--env=NAME=VALUE" and "--env" (its value is the next word) are one. */
static const struct option_row *option_find(const char *word)
{
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        size_t length = strlen(row->name) - takes_value(row);
        bool ends = word[length] == 0 ||
                    (takes_value(row) && word[length] == '=');
        if (strncmp(word, row->name, length) == 0 && ends)
            return row;
    }
    return NULL;
}

static bool action_find(const char *word, enum action *action)
{
    for (size_t i = 0; i < ACTION_HELP; i++) {
        if (strcmp(word, action_rows[i].name) != 0)
            continue;
        *action = (enum action)i;
        return true;
    }
    return false;
}

enum language options_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return option_language(value);
    }
    return ENGLISH;
}

/* The language first, for it is the language of every complaint. */
static void read_language(struct options *options, int argc, char **argv)
{
    options->session.language = options_environment();
    for (int i = 1; i < argc; i++) {
        bool korean = strcmp(argv[i], "--lang=ko") == 0;
        if (!korean && strcmp(argv[i], "--lang=en") != 0)
            continue;
        options->session.language = korean ? KOREAN : ENGLISH;
        options->language_given = true;
    }
}

/* The value of an option: behind its "=", or the word that follows. NULL:
 * none. *taken counts the words. */
static const char *option_value(const struct option_row *row, char **words,
                                int *taken)
{
    const char *equals = strchr(words[0], '=');
    *taken = 1;
    if (equals || !takes_value(row))
        return equals ? equals + 1 : "";
    *taken = 2;
    return words[1];
}

/* Reads the option at words[0]; answers how many words it takes, 0 where
 * something is wrong. */
static int read_option(struct options *options, char **words,
                       enum action action, char *error, size_t size)
{
    enum language language = options->session.language;
    const struct option_row *row = option_find(words[0]);
    int taken;
    if (!row) {
        snprintf(error, size, messages[language].unknown, words[0]);
        return 0;
    }
    if (!(row->actions & OPTION_IN(action))) {
        snprintf(error, size, messages[language].not_here, words[0],
                 action_rows[action].name);
        return 0;
    }
    const char *value = option_value(row, words, &taken);
    if (!value || !row->read(options, value)) {
        snprintf(error, size, messages[language].bad_value, words[0]);
        return 0;
    }
    return taken;
}

/* Brings the action to the front, if the first word that is no option (nor an
 * option's value) is one. True: it is at argv[1]. */
static bool action_first(int argc, char **argv, enum action *action)
{
    int at = 1, taken;
    const struct option_row *row;
    for (; at < argc && argv[at][0] == '-' && (row = option_find(argv[at]));
         at += taken)
        option_value(row, argv + at, &taken);
    if (at >= argc || !action_find(argv[at], action))
        return false;
    char *word = argv[at];
    memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
    argv[1] = word;
    return true;
}

/* Sorts the words behind the action into options and programs. */
static bool read_words(struct options *options, int argc, char **argv,
                       int first, char *error, size_t error_size)
{
    enum action action = options->action;
    bool plain = false; /* behind "--" */
    options->programs = argv + first;
    for (int i = first, taken = 1; i < argc; i += taken) {
        taken = 1;
        if (!plain && strcmp(argv[i], "--") == 0)
            plain = true;
        else if (plain || argv[i][0] != '-')
            options->programs[options->program_count++] = argv[i];
        else if (!(taken = read_option(options, argv + i, action, error,
                                       error_size)))
            return false;
    }
    return true;
}

/* Are there as many as the action takes? */
static bool words_fit(const struct options *options)
{
    int count = options->program_count;
    switch (action_rows[options->action].words) {
    case WORDS_PROGRAMS:
        return count > 0;
    case WORDS_NONE:
        return count == 0;
    case WORDS_LESSON:
        return count == 1;
    case WORDS_MAYBE_LESSON:
        return count <= 1;
    case WORDS_LESSONS:
        return true;
    case WORDS_NEW:
        return count == 2 && strcmp(options->programs[0], "lesson") == 0;
    }
    return false;
}

static void settle_history(struct options *options)
{
    bool recorded = actions_recorded & OPTION_IN(options->action);
    if (options->session.history == SIZE_MAX)
        options->session.history = recorded          ? HISTORY_OPEN
                                   : options->verify ? HISTORY_VERIFY
                                                     : 0;
    if (options->verify && options->session.history == 0)
        options->session.history = HISTORY_VERIFY;
}

static bool is_word(const struct options *options)
{
    return options->action < ACTION_HELP;
}

/* Nothing is named: the first screen, with the options of lessons. */
static bool is_bare(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (argv[i][0] != '-' || !argv[i][1])
            return false;
    return true;
}

bool options_read(struct options *options, int argc, char **argv, char *error,
                  size_t error_size)
{
    memset(options, 0, sizeof *options);
    options->session.stop_at = INT64_MAX;
    options->session.history = SIZE_MAX;
    read_language(options, argc, argv);
    int first = action_first(argc, argv, &options->action) ? 2 : 1;
    if (is_bare(argc, argv))
        options->action = ACTION_LESSONS;
    options->session.virtual_clock =
        actions_offstage & OPTION_IN(options->action);
    if (!read_words(options, argc, argv, first, error, error_size))
        return false;
    settle_history(options);
    options->session.simulated =
        actions_offstage & OPTION_IN(options->action) &&
        options->session.virtual_clock;
    options->session.stays = actions_in_hands & OPTION_IN(options->action);
    if (options->program_count == 0 && options->action == ACTION_OPEN)
        options->action = ACTION_LESSONS; /* the first screen */
    if (!is_word(options) || words_fit(options))
        return true;
    const struct action_row *row = &action_rows[options->action];
    enum language language = options->session.language;
    snprintf(error, error_size,
             row->words == WORDS_PROGRAMS ? messages[language].no_program
                                          : messages[language].words,
             row->shown);
    return false;
}

void options_help(const struct options *options, FILE *to)
{
    enum language language = options->session.language;
    fprintf(to, "%s:\n", messages[language].usage);
    for (size_t i = 0; i < ACTION_HELP; i++)
        fprintf(to, "  loopline %-28s %s\n", action_rows[i].shown,
                action_rows[i].help[language]);
    fputc('\n', to);
    for (size_t i = 0; i < option_row_count; i++)
        fprintf(to, "  %-22s %s\n", option_rows[i].shown,
                option_rows[i].help[language]);
    fprintf(to, "\n%s", messages[language].note);
}
