#include "view/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "debugger/reload.h"

/* --- watching ----------------------------------------------------------------- */

static void on_change(struct ev_loop *loop, ev_stat *watcher, int events)
{
    struct editor *editor = watcher->data;
    (void)loop;
    (void)events;
    editor->changed(editor->owner, watcher->path);
}

void editor_watch(struct editor *editor, const char *path)
{
    for (int i = 0; i < editor->count; i++)
        if (strcmp(editor->paths[i], path) == 0)
            return;
    if (editor->count == EDITOR_FILES)
        return;
    ev_stat *watcher = &editor->files[editor->count];
    char *kept = editor->paths[editor->count++];
    snprintf(kept, PROCESS_PATH, "%s", path);
    ev_stat_init(watcher, on_change, kept, 0);
    watcher->data = editor;
    ev_stat_start(editor->loop, watcher);
}

static void follow(const char *path, void *context)
{
    editor_watch(context, path);
}

void editor_follow(struct editor *editor, const struct session *session)
{
    reload_files(session, follow, editor);
}

void editor_stop(struct editor *editor)
{
    for (int i = 0; i < editor->count; i++)
        ev_stat_stop(editor->loop, &editor->files[i]);
    editor->count = 0;
}

/* --- the editor ----------------------------------------------------------------- */

static const char *command(void)
{
    const char *visual = getenv("VISUAL");
    const char *plain = getenv("EDITOR");
    if (visual && *visual)
        return visual;
    return plain && *plain ? plain : "vi";
}

/* The variable may have words of its own ("code --wait"), so a shell reads it;
 * the path comes as an argument and is not read. */
static _Noreturn void become(const char *path, uint32_t line)
{
    char script[1024], where[16];
    snprintf(script, sizeof script, "exec %s \"$@\"", command());
    snprintf(where, sizeof where, "+%u", line);
    execl("/bin/sh", "sh", "-c", script, "sh", where, path, (char *)NULL);
    _exit(127);
}

/* An editor that stops itself (Ctrl-Z) would leave nobody at the terminal: it
 * goes on at once. */
static bool wait_for(pid_t child)
{
    int status = 0;
    for (;;) {
        if (waitpid(child, &status, WUNTRACED) < 0) {
            if (errno != EINTR)
                return false;
        } else if (WIFSTOPPED(status)) {
            kill(child, SIGCONT);
        } else {
            return WIFEXITED(status) && WEXITSTATUS(status) != 127;
        }
    }
}

/* What is typed is meant for the editor: Ctrl-C too. */
static const int theirs[] = {SIGINT, SIGQUIT, SIGTSTP};
#define THEIRS (sizeof theirs / sizeof *theirs)

bool editor_open(const char *path, uint32_t line)
{
    struct sigaction before[THEIRS], ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < THEIRS; i++)
        sigaction(theirs[i], &ignore, &before[i]);
    pid_t child = fork();
    if (child == 0) {
        for (size_t i = 0; i < THEIRS; i++)
            signal(theirs[i], SIG_DFL);
        become(path, line);
    }
    bool done = child > 0 && wait_for(child);
    for (size_t i = 0; i < THEIRS; i++)
        sigaction(theirs[i], &before[i], NULL);
    return done;
}
