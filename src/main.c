/*
 * main.c: the command line joins debugger, world and view.
 */
#include <stdio.h>

#include "debugger/headless.h"
#include "debugger/options.h"
#include "view/narrate.h"
#include "view/view.h"

#define VERSION "0.1.0"
#define EXIT_USAGE 2

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
    default:
        return view_run(session);
    }
}

int main(int argc, char **argv)
{
    static struct session session;
    struct options options;
    char error[1024];
    if (!options_read(&options, argc, argv, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    if (options.action == ACTION_HELP) {
        options_help(&options, stdout);
        return 0;
    }
    if (options.action == ACTION_VERSION) {
        puts("loopline " VERSION);
        return 0;
    }
    if (!session_open(&session, &options.session, options.programs,
                      options.program_count, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    int code = act(&session, &options);
    session_close(&session);
    return code;
}
