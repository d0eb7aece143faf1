#include "debugger/program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const no_file[2] = {
    "loopline: cannot open %s: %s",
    "loopline: %s 파일을 열 수 없습니다: %s",
};
static const char *const too_many_words[2] = {
    "loopline: %s: its words and what --env gives are %zu bytes; at most %d "
    "fit",
    "loopline: %s: 낱말과 --env로 주는 값이 모두 %zu바이트입니다. 최대 "
    "%d바이트까지 넣을 수 있습니다",
};

/* "dir/client.js" is "client". */
static void stem(const char *path, char name[PROCESS_NAME])
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    int length = dot && dot != base ? (int)(dot - base) : (int)strlen(base);
    if (length > PROCESS_NAME - 5)
        length = PROCESS_NAME - 5;
    snprintf(name, PROCESS_NAME, "%.*s", length, base);
}

static bool has_package(const char *folder)
{
    char probe[PATH_MAX + 16];
    snprintf(probe, sizeof probe, "%s/package.json", folder);
    return access(probe, R_OK) == 0;
}

/* The nearest folder upwards with a package.json, else the file's own. */
static void project_folder(const char *path, char folder[PATH_MAX])
{
    char at[PATH_MAX];
    snprintf(at, sizeof at, "%s", path);
    char *slash = strrchr(at, '/');
    if (slash)
        *(slash == at ? slash + 1 : slash) = 0;
    snprintf(folder, PATH_MAX, "%s", at);
    for (;;) {
        if (has_package(at)) {
            snprintf(folder, PATH_MAX, "%s", at);
            return;
        }
        slash = strrchr(at, '/');
        if (!slash || slash == at)
            return;
        *slash = 0;
    }
}

static bool is_url(const char *text)
{
    return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

bool program_is_page(const struct program *program)
{
    return is_url(program->path) || ends_with(program->path, ".html") ||
           ends_with(program->path, ".htm");
}

/* A page behind a URL: its files are the server's. */
static bool parse_url(const char *argument, struct program *program)
{
    snprintf(program->path, sizeof program->path, "%s", argument);
    snprintf(program->name, sizeof program->name, "page");
    snprintf(program->folder, sizeof program->folder, "/");
    program->words = "";
    return true;
}

/* Cuts an argument behind its path: the longest beginning that ends before a
 * space, or at the end, and is a file; else before the first space. Answers the
 * words behind it. */
static const char *cut_path(const char *argument, char path[PATH_MAX])
{
    struct stat about;
    const char *first = strchr(argument, ' ');
    snprintf(path, PATH_MAX, "%s", argument);
    for (char *space; stat(path, &about) != 0 && first;) {
        space = strrchr(path, ' ');
        if (!space) {
            snprintf(path, PATH_MAX, "%.*s", (int)(first - argument),
                     argument);
            return first + 1;
        }
        *space = 0;
    }
    size_t length = strlen(path);
    return strncmp(argument, path, length) == 0 && argument[length] == ' '
               ? argument + length + 1
               : "";
}

bool program_parse(const char *argument, struct program *program,
                   enum language language, char *error, size_t error_size)
{
    char path[PATH_MAX];
    struct stat stat_;
    if (is_url(argument))
        return parse_url(argument, program);
    program->words = cut_path(argument, path);
    int problem = stat(path, &stat_) != 0          ? errno
                  : S_ISDIR(stat_.st_mode)         ? EISDIR
                  : access(path, R_OK) != 0        ? errno
                  : !realpath(path, program->path) ? errno
                                                   : 0;
    if (problem) {
        snprintf(error, error_size, no_file[language], path,
                 strerror(problem));
        return false;
    }
    stem(path, program->name);
    project_folder(program->path, program->folder);
    return true;
}

bool program_fits(const struct program *program,
                  const struct session_options *options, char *error,
                  size_t error_size)
{
    size_t bytes = strlen(program->words) + 1;
    for (int i = 0; i < options->env_count; i++)
        bytes += strlen(options->env[i]) + 1;
    if (bytes <= PROCESS_WORDS)
        return true;
    snprintf(error, error_size, too_many_words[options->language],
             program->name, bytes - 1, PROCESS_WORDS - 1);
    return false;
}

bool program_word(struct program_start *start, const char *word, size_t size)
{
    if (start->length + size >= sizeof start->bytes)
        return false;
    memcpy(start->bytes + start->length, word, size);
    start->length += size;
    start->bytes[start->length++] = 0;
    return true;
}

/* path NUL stem NUL folder NUL, each NAME=VALUE NUL, each word NUL. */
void program_start(const struct program *program,
                   const struct session_options *options,
                   struct program_start *start, struct event *event)
{
    bool is_page = options->page || program_is_page(program);
    start->length = 0;
    program_word(start, program->path, strlen(program->path));
    program_word(start, program->name, strlen(program->name));
    program_word(start, program->folder, strlen(program->folder));
    for (int i = 0; i < options->env_count; i++)
        program_word(start, options->env[i], strlen(options->env[i]));
    for (const char *word = program->words; *word;) {
        size_t size = strcspn(word, " ");
        if (size)
            program_word(start, word, size);
        word += size;
        word += strspn(word, " ");
    }
    *event = (struct event){
        .kind = EVENT_START,
        .code = (is_page ? START_PAGE : 0) |
                (options->stays && is_page ? START_STAYS : 0) |
                (has_package(program->folder) ? START_PACKAGE : 0),
        .id = (uint32_t)options->env_count,
        .value = (int64_t)options->heap,
        .length = (uint32_t)start->length,
        .bytes = (const uint8_t *)start->bytes};
}
