/*
 * runner.c: runs test262.
 *
 *     runner [-l] [-j N] [-t SECONDS] SUITE [PATH...]
 *
 * SUITE is the suite's folder, each PATH a file or a folder in it. -l lists
 * the tests that fail, with the reason; -j: how many at a time; -t: processor
 * seconds a test may take. Ends with 1 where a test crashed or hung.
 *
 * A few workers each open one realm and run the harness's first files in it;
 * every run of a test is a fork of that, so that it finds a fresh realm, and
 * ends without hurting the others.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "meta.h"
#include "realm.h"

#define WORKERS 16

enum verdict { WAITS, PASSED, FAILED, CRASHED, HUNG, LEFT };

/* What is known of a test; shared by all processes. */
struct result {
    enum verdict verdict;
    enum left_out out;
    bool strict; /* of the run that did not pass */
    char why[180];
};
struct board {
    atomic_uint next; /* the test to be taken next */
    struct result results[];
};

static struct {
    const char *suite;
    char **paths; /* of tests, below the suite, sorted */
    size_t count, capacity;
    struct board *board;
    bool list;
    int workers, seconds;
} run = {.workers = 2, .seconds = 10};

static void die(const char *what, const char *name)
{
    fprintf(stderr, "test262: %s: %s\n", name, what);
    exit(2);
}

/* --- files ------------------------------------------------------------------ */

static char *below(const char *path)
{
    size_t size = strlen(run.suite) + strlen(path) + 2;
    char *whole = malloc(size);
    snprintf(whole, size, "%s/%s", run.suite, path);
    return whole;
}

/* The file's bytes behind `prefix`, a zero byte behind them. NULL: none. */
static char *read_file(const char *path, const char *prefix, size_t *length)
{
    char *name = below(path);
    FILE *file = fopen(name, "rb");
    size_t start = strlen(prefix), count;
    struct stat about;
    char *text;
    free(name);
    if (!file || fstat(fileno(file), &about) != 0)
        return NULL;
    text = malloc(start + (size_t)about.st_size + 1);
    memcpy(text, prefix, start);
    count = fread(text + start, 1, (size_t)about.st_size, file);
    fclose(file);
    text[start + count] = 0;
    *length = start + count;
    return text;
}

static void add_test(const char *path)
{
    size_t length = strlen(path);
    if (length < 3 || strcmp(path + length - 3, ".js") != 0 ||
        strstr(path, "_FIXTURE"))
        return;
    if (run.count == run.capacity) {
        run.capacity = run.capacity * 2 + 1024;
        run.paths = realloc(run.paths, run.capacity * sizeof *run.paths);
    }
    run.paths[run.count++] = strdup(path);
}

static void add_path(const char *path)
{
    char *name = below(path);
    DIR *folder = opendir(name);
    struct dirent *entry;
    if (!folder && access(name, R_OK) != 0)
        die("is not there", name);
    free(name);
    if (!folder) {
        add_test(path);
        return;
    }
    while ((entry = readdir(folder))) {
        char inner[1024];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (entry->d_type == DT_DIR)
            add_path(inner);
        else
            add_test(inner);
    }
    closedir(folder);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* --- one run of a test: in a process of its own ------------------------------ */

static void say(struct result *result, enum verdict verdict, const char *type,
                const char *message)
{
    result->verdict = verdict;
    snprintf(result->why, sizeof result->why, "%s%s%s", type,
             *type ? ": " : "", message);
}

static enum realm_end harness(const char *file)
{
    char path[128];
    size_t length;
    char *text;
    enum realm_end end;
    snprintf(path, sizeof path, "harness/%s", file);
    text = read_file(path, "", &length);
    if (!text)
        die("is not in the suite", path);
    end = realm_script(path, text, length);
    free(text);
    return end;
}

/* Our own compiler says what it refuses, at run time too (Function, eval). */
static enum left_out refusal(enum realm_end end)
{
    if (strcmp(realm_type(),
               end == REALM_REFUSED ? "Unsupported" : "Error") != 0)
        return OUT_NOT;
    if (strcmp(realm_message(), "direct eval is not supported") == 0)
        return OUT_EVAL;
    return strcmp(realm_message(), "the with statement is not supported") == 0
               ? OUT_WITH
               : OUT_NOT;
}

static void judge_negative(const struct meta *meta, enum realm_end end,
                           struct result *result)
{
    enum realm_end wanted =
        meta->phase == PHASE_PARSE ? REALM_REFUSED : REALM_THREW;
    if (end == REALM_DONE)
        say(result, FAILED, "no error, wanted", meta->type);
    else if (end != wanted || strcmp(realm_type(), meta->type) != 0)
        say(result, FAILED, realm_type(), realm_message());
    else
        result->verdict = PASSED;
}

static void judge_async(struct result *result)
{
    const char *printed = realm_printed();
    if (realm_jobs() != REALM_DONE)
        say(result, FAILED, realm_type(), realm_message());
    else if (strstr(printed, "Test262:AsyncTestFailure"))
        say(result, FAILED, "", printed + 24);
    else if (!strstr(printed, "Test262:AsyncTestComplete"))
        say(result, FAILED, "", "$DONE was never called");
    else
        result->verdict = PASSED;
}

static void run_test(const struct meta *meta, const char *path, bool strict,
                     struct result *result)
{
    size_t length;
    char *text =
        read_file(path, strict ? "\"use strict\";\n" : "", &length);
    enum realm_end end = REALM_DONE;
    if (meta->async)
        end = harness("doneprintHandle.js");
    for (int i = 0; i < meta->include_count && end == REALM_DONE; i++)
        end = harness(meta->includes[i]);
    if (end != REALM_DONE) {
        say(result, FAILED, "in an include", realm_message());
        return;
    }
    char name[1024];
    snprintf(name, sizeof name, REALM_FOLDER "/%s", path);
    end = meta->module ? realm_module(name, text, length)
                       : realm_script(name, text, length);
    result->out = end == REALM_DONE ? OUT_NOT : refusal(end);
    if (result->out)
        result->verdict = LEFT;
    else if (meta->phase)
        judge_negative(meta, end, result);
    else if (end != REALM_DONE)
        say(result, FAILED, realm_type(), realm_message());
    else if (meta->async)
        judge_async(result);
    else
        result->verdict = PASSED;
    free(text);
}

/* SIGPROF ends it where its time is over; SIGALRM where it sleeps. */
static void limit_time(void)
{
    struct itimerval time = {.it_value = {.tv_sec = run.seconds}};
    setitimer(ITIMER_PROF, &time, NULL);
    alarm((unsigned)run.seconds * 20);
}

static void fork_test(const struct meta *meta, const char *path, bool strict,
                      struct result *result)
{
    int status = 0;
    pid_t child;
    result->verdict = WAITS;
    result->strict = strict;
    child = fork();
    if (child == 0) {
        limit_time();
        run_test(meta, path, strict, result);
        _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        die("no more processes", path);
    if (WIFSIGNALED(status)) {
        bool late = WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM;
        say(result, late ? HUNG : CRASHED, "", strsignal(WTERMSIG(status)));
    } else if (result->verdict == WAITS) {
        say(result, CRASHED, "", "ended by itself");
    }
}

static void take_test(const char *path, struct result *result)
{
    struct meta meta;
    size_t length;
    char *text = read_file(path, "", &length);
    if (!text)
        die("cannot be read", path);
    meta_read(&meta, path, text);
    free(text);
    result->out = meta.out;
    result->verdict = LEFT;
    if (meta.out)
        return;
    if (meta.module) {
        fork_test(&meta, path, false, result);
        return;
    }
    if (!meta.only_strict)
        fork_test(&meta, path, false, result);
    if (meta.no_strict || meta.raw ||
        (!meta.only_strict && result->verdict != PASSED))
        return;
    fork_test(&meta, path, true, result);
}

static char *read_suite(const char *path, size_t *length)
{
    return read_file(path, "", length);
}

static void work(void)
{
    const char *why = "";
    if (!realm_open(read_suite, &why))
        die(why, "the realm");
    if (harness("assert.js") != REALM_DONE || harness("sta.js") != REALM_DONE)
        die(realm_message(), "the harness");
    for (;;) {
        unsigned i = atomic_fetch_add(&run.board->next, 1);
        if (i >= run.count)
            return;
        take_test(run.paths[i], &run.board->results[i]);
    }
}

static void start_workers(void)
{
    size_t size = sizeof *run.board + run.count * sizeof(struct result);
    pid_t pids[WORKERS];
    bool good = true;
    run.board = mmap(NULL, size, PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (run.board == MAP_FAILED)
        die("no memory", "the board");
    for (int i = 0; i < run.workers; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            work();
            _exit(0);
        }
    }
    for (int i = 0; i < run.workers; i++) {
        int status = 1;
        waitpid(pids[i], &status, 0);
        good = good && status == 0;
    }
    if (!good)
        die("a worker has ended", "test262");
}

/* --- the report ---------------------------------------------------------------- */

struct tally {
    unsigned passed, selected, all;
};

static void count(struct tally *tally, const struct result *result)
{
    tally->all++;
    tally->selected += result->verdict != LEFT;
    tally->passed += result->verdict == PASSED;
}

static void print_tally(const struct tally *t, const char *name, int length)
{
    printf("%6u /%6u /%6u  ", t->passed, t->selected, t->all);
    if (t->selected)
        printf("%6.2f %%  ", 100.0 * t->passed / t->selected);
    else
        printf("       -  ");
    printf("%.*s\n", length, name);
}

/* The length of a test's folder: at most three names deep. */
static int folder_length(const char *path)
{
    const char *end = path;
    for (int depth = 0; depth < 3; depth++) {
        const char *slash = strchr(end + (depth > 0), '/');
        if (!slash)
            break;
        end = slash;
    }
    return (int)(end - path);
}

static void print_folders(void)
{
    struct tally folder = {0}, all = {0};
    printf("passed / selected / all\n");
    for (size_t i = 0; i < run.count; i++) {
        int length = folder_length(run.paths[i]);
        count(&folder, &run.board->results[i]);
        count(&all, &run.board->results[i]);
        if (i + 1 < run.count &&
            folder_length(run.paths[i + 1]) == length &&
            strncmp(run.paths[i], run.paths[i + 1], (size_t)length) == 0)
            continue;
        print_tally(&folder, run.paths[i], length);
        folder = (struct tally){0};
    }
    print_tally(&all, "in all", 6);
}

static unsigned print_each(enum verdict verdict, const char *word)
{
    unsigned found = 0;
    for (size_t i = 0; i < run.count; i++) {
        const struct result *result = &run.board->results[i];
        if (result->verdict != verdict)
            continue;
        found++;
        printf("%s %s (%s) %s\n", word, run.paths[i],
               result->strict ? "strict" : "sloppy", result->why);
    }
    return found;
}

static void print_left_out(void)
{
    static const char *const names[] = {
#define L(name, text) text,
        LEFT_OUTS(L)
#undef L
    };
    unsigned counts[OUT_COUNT] = {0};
    for (size_t i = 0; i < run.count; i++)
        if (run.board->results[i].verdict == LEFT)
            counts[run.board->results[i].out]++;
    for (int out = 1; out < OUT_COUNT; out++)
        if (counts[out])
            printf("left out %6u  %s\n", counts[out], names[out]);
}

static void read_options(int argc, char **argv)
{
    int option;
    while ((option = getopt(argc, argv, "lj:t:")) != -1) {
        if (option == 'l')
            run.list = true;
        else if (option == 'j')
            run.workers = atoi(optarg);
        else if (option == 't')
            run.seconds = atoi(optarg);
        else
            die("[-l] [-j N] [-t SECONDS] SUITE [PATH...]", "usage");
    }
    if (optind == argc || run.seconds < 1 || run.workers < 1 ||
        run.workers > WORKERS)
        die("[-l] [-j N] [-t SECONDS] SUITE [PATH...]", "usage");
    run.suite = argv[optind++];
    if (optind == argc)
        add_path("test");
    for (int i = optind; i < argc; i++)
        add_path(argv[i]);
    qsort(run.paths, run.count, sizeof *run.paths, compare);
}

int main(int argc, char **argv)
{
    unsigned bad;
    read_options(argc, argv);
    start_workers();
    if (run.list)
        print_each(FAILED, "failed");
    print_folders();
    print_left_out();
    bad = print_each(CRASHED, "CRASHED");
    bad += print_each(HUNG, "HUNG");
    printf("%s\n", bad ? "" : "no crash, no hang");
    return bad != 0;
}
