/*
 * main.c: the command line joins debugger, world and view.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debugger/headless.h"
#include "debugger/options.h"
#include "lesson/check.h"
#include "lesson/new.h"
#include "lesson/report.h"
#include "view/complete.h"
#include "view/handout.h"
#include "view/manpage.h"
#include "view/narrate.h"
#include "view/picture.h"
#include "view/recite.h"
#include "view/view.h"

#define VERSION "0.1.0"
#define EXIT_USAGE 2

/* --- actions that open no programs of the command line -------------------- */

static int act_help(const struct options *options)
{
    options_help(options, stdout);
    return 0;
}

static int act_version(const struct options *options)
{
    (void)options;
    puts("loopline " VERSION);
    return 0;
}

/* Is there a screen to draw on, and nobody who asks for plain lines? */
static bool has_screen(const struct options *options)
{
    const char *terminal = getenv("TERM");
    return !options->plain && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
           terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

static int act_lessons(const struct options *options)
{
    return has_screen(options) ? view_lessons(options) : recite_run(options);
}

static int (*const acts[])(const struct options *options) = {
    [ACTION_LESSONS] = act_lessons,   [ACTION_LESSON] = act_lessons,
    [ACTION_PROGRESS] = report_progress, [ACTION_CHECK] = check_lessons,
    [ACTION_NEW] = new_lesson,        [ACTION_HANDOUT] = handout_run,
    [ACTION_HELP] = act_help,         [ACTION_VERSION] = act_version,
};

/* --- actions on a session ------------------------------------------------- */

static int act(struct session *session, const struct options *options)
{
    switch (options->action) {
    case ACTION_RUN:
        return headless_run(session, options->verify);
    case ACTION_TRACE:
        return headless_trace(session, options->captions, options->library);
    case ACTION_WALK:
        return headless_walk(session);
    case ACTION_NARRATE:
        return narrate_run(session);
    case ACTION_WHY:
        return headless_why(session, options);
    case ACTION_PICTURE:
        return picture_run(session, options);
    default:
        return view_run(session, options);
    }
}

static int open_and_act(const struct options *options)
{
    static struct session session;
    char error[1024];
    if (!session_open(&session, &options->session, options->programs,
                      options->program_count, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    int code = act(&session, options);
    session_close(&session);
    return code;
}

/* What the build and the shells ask for; false: it is for people. */
static bool answer_tools(int argc, char **argv, int *code)
{
    const char *word = argc > 1 ? argv[1] : "";
    enum language language = options_environment();
    if (strcmp(word, "--manual") == 0 && argc > 2)
        *code = manpage_run(argv[2], language);
    else if (strcmp(word, "--complete") == 0 && argc > 2)
        *code = complete_run(argv + 2, argc - 2, language);
    else
        return false;
    return true;
}

int main(int argc, char **argv)
{
    struct options options;
    char error[1024];
    int code;
    if (answer_tools(argc, argv, &code))
        return code;
    if (!options_read(&options, argc, argv, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    return acts[options.action] ? acts[options.action](&options)
                                : open_and_act(&options);
}
