#include "debugger/session.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world/reserve.h"

/* One program of the command line, taken apart. */
struct program {
    char path[PATH_MAX];
    char folder[PATH_MAX]; /* the project folder */
    char name[PROCESS_NAME];
    const char *words; /* behind the path, or "" */
};

static const char *const no_file[2] = {
    "loopline: cannot open %s: %s",
    "loopline: %s 파일을 열 수 없습니다: %s",
};
static const char *const too_many[2] = {
    "loopline: at most %d programs can be opened",
    "loopline: 프로그램은 %d개까지 열 수 있습니다",
};
static const char *const no_zone[2] = {
    "loopline: there is no time zone %s",
    "loopline: %s 시간대가 없습니다",
};
static const char *const no_memory[2] = {
    "loopline: the memory at the fixed addresses is not to be had",
    "loopline: 정해진 주소의 메모리를 얻을 수 없습니다",
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

/* The path of an argument is the whole of it where such a file exists, else
 * what stands before the first space. */
static bool program_parse(const char *argument, struct program *program,
                          const struct session_options *options, char *error,
                          size_t error_size)
{
    char path[PATH_MAX];
    struct stat stat_;
    snprintf(path, sizeof path, "%s", argument);
    program->words = "";
    if (stat(path, &stat_) != 0) {
        const char *space = strchr(argument, ' ');
        if (space) {
            snprintf(path, sizeof path, "%.*s", (int)(space - argument),
                     argument);
            program->words = space + 1;
        }
    }
    int problem = stat(path, &stat_) != 0          ? errno
                  : S_ISDIR(stat_.st_mode)         ? EISDIR
                  : access(path, R_OK) != 0        ? errno
                  : !realpath(path, program->path) ? errno
                                                   : 0;
    if (problem) {
        snprintf(error, error_size, no_file[options->language], path,
                 strerror(problem));
        return false;
    }
    stem(path, program->name);
    project_folder(program->path, program->folder);
    return true;
}

/* A second run of the same name is "client#2". */
static void number_name(struct program *programs, int index)
{
    char plain[PROCESS_NAME];
    int count = 1;
    stem(programs[index].path, plain);
    for (int i = 0; i < index; i++) {
        char other[PROCESS_NAME];
        stem(programs[i].path, other);
        count += strcmp(other, plain) == 0;
    }
    if (count > 1)
        snprintf(programs[index].name, PROCESS_NAME, "%.*s#%d",
                 PROCESS_NAME - 16, plain, count);
}

/* The bytes of EVENT_START; what does not fit is left out. */
struct start {
    char bytes[4 * PATH_MAX];
    size_t length;
};

static void add_word(struct start *start, const char *word, size_t size)
{
    if (start->length + size < sizeof start->bytes) {
        memcpy(start->bytes + start->length, word, size);
        start->length += size;
        start->bytes[start->length++] = 0;
    }
}

/* path NUL name NUL folder NUL, each NAME=VALUE NUL, each word NUL. */
static void give_start(struct session *session, const struct program *program)
{
    const struct session_options *options = &session->options;
    struct start start = {.length = 0};
    add_word(&start, program->path, strlen(program->path));
    add_word(&start, program->name, strlen(program->name));
    add_word(&start, program->folder, strlen(program->folder));
    for (int i = 0; i < options->env_count; i++)
        add_word(&start, options->env[i], strlen(options->env[i]));
    for (const char *word = program->words; *word;) {
        size_t size = strcspn(word, " ");
        if (size)
            add_word(&start, word, size);
        word += size;
        word += strspn(word, " ");
    }
    struct event event = {.kind = EVENT_START,
                          .code = (options->page ? START_PAGE : 0) |
                                  (has_package(program->folder)
                                       ? START_PACKAGE
                                       : 0),
                          .id = (uint32_t)options->env_count,
                          .value = (int64_t)options->heap,
                          .length = (uint32_t)start.length,
                          .bytes = (const uint8_t *)start.bytes};
    history_event(session->history, &event);
}

static bool open_machine(struct session *s)
{
    const struct image *image =
        reserve_image(library_image_begin, library_image_end);
    void *base = reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA);
    if (!image || !base || !reserve_scratch(&s->host.scratch))
        return false;
    struct heap_scratch scratch = s->host.scratch;
    s->arena = arena_init(base);
    s->machine = machine_open(s->arena);
    machine_host_init(&s->host, s->machine, image, &scratch);
    struct world_options options = {.loop = s->options.loop,
                                    .virtual_clock = s->options.virtual_clock,
                                    .stop_at = s->options.stop_at};
    s->world = s->options.simulated ? world_simulated_open(&options)
                                    : world_libev_open(&options);
    if (!s->world)
        return false;
    struct history_parts parts = {.arena = s->arena,
                                  .machine = s->machine,
                                  .host = &s->host,
                                  .world = s->world,
                                  .budget = s->options.history,
                                  .verifiable = s->options.verifiable};
    s->history = history_open(&parts);
    if (!s->history)
        return false;
    debugger_init(&s->debugger, s->history, &parts);
    return true;
}

/* The programs' zone, as the first event after BEGIN. */
static bool give_zone(struct session *session)
{
    struct event event;
    bool known = world_zone(&event, session->options.zone);
    if (known)
        history_event(session->history, &event);
    free((void *)(uintptr_t)event.bytes);
    return known || !session->options.zone;
}

bool session_open(struct session *session,
                  const struct session_options *options, char **arguments,
                  int count, char *error, size_t error_size)
{
    struct program programs[SESSION_PROGRAMS];
    memset(session, 0, sizeof *session);
    session->options = *options;
    session->programs = count;
    if (count > SESSION_PROGRAMS) {
        snprintf(error, error_size, too_many[options->language],
                 SESSION_PROGRAMS);
        return false;
    }
    for (int i = 0; i < count; i++)
        if (!program_parse(arguments[i], &programs[i], options, error,
                           error_size))
            return false;
    if (!open_machine(session)) {
        snprintf(error, error_size, "%s", no_memory[options->language]);
        return false;
    }
    struct event begin;
    uint8_t seed[16];
    world_begin(session->world, &begin, seed);
    history_event(session->history, &begin);
    if (!give_zone(session)) {
        snprintf(error, error_size, no_zone[options->language], options->zone);
        return false;
    }
    for (int i = 0; i < count; i++) {
        world_project(session->world, (uint32_t)i, programs[i].folder);
        number_name(programs, i);
        give_start(session, &programs[i]);
    }
    return true;
}

void session_close(struct session *session)
{
    history_close(session->history);
    if (session->world)
        world_close(session->world);
}

const char *session_name(const struct session *session, uint32_t process)
{
    return process < session->machine->process_count
               ? session->machine->processes[process]->name
               : "";
}
