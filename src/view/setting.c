#include "view/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/preview.h"
#include "view/source_sight.h"

/* Steps a second, by stage->speed; 0: as fast as it goes. */
static const double speeds[SETTING_FASTEST + 1] = {0.5, 1, 2, 5, 10, 25, 0};

bool setting_is(enum command which)
{
    return command_table[which].argument == ARGUMENT_TEXT;
}

/* --- for the next time ------------------------------------------------------ */

static void keep(struct stage *stage, const char *name, const char *value)
{
    if (stage->keep)
        progress_set(stage->keep, name, value);
}

/* A theme of the learner's own is found from any folder. */
static void keep_theme(struct stage *stage)
{
    const char *name = stage->theme.name;
    char *path = strchr(name, '/') ? realpath(name, NULL) : NULL;
    keep(stage, "theme", path ? path : name);
    free(path);
}

/* --- breakpoints --------------------------------------------------------- */

static void say_break(struct stage *stage, enum label which,
                      const struct breakpoint *b)
{
    char buffer[EVALUATE_EXPRESSION + PROCESS_PATH];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    breakpoint_write(b, stage->session->options.language, &text);
    stage_say(stage, which, buffer);
}

/* The row that stops at the same; -1: none. */
static int find_same(const struct breakpoints *set, const struct breakpoint *b)
{
    for (uint32_t i = 0; i < set->count; i++) {
        const struct breakpoint *row = &set->rows[i];
        if (row->kind == b->kind && row->line == b->line && row->id == b->id &&
            row->state == b->state && strcmp(row->file, b->file) == 0)
            return (int)i;
    }
    return -1;
}

/* One that is there already gives way; with `toggle` that is all. */
static void add_break(struct stage *stage, const struct breakpoint *b,
                      bool toggle)
{
    struct breakpoints *set = &stage->session->debugger.breakpoints;
    int i = find_same(set, b);
    if (i >= 0)
        breakpoints_remove(set, (uint32_t)i);
    if (i >= 0 && toggle)
        say_break(stage, LABEL_BREAK_GONE, b);
    else if (breakpoints_add(set, b))
        say_break(stage, LABEL_BREAK_SET, b);
    else
        stage_refuse(stage, LABEL_TOO_MANY);
}

static void read_break(struct stage *stage, const char *text, bool toggle)
{
    struct session *session = stage->session;
    struct breakpoint b;
    struct scene scene;
    struct sight sight;
    stage_scene(stage, &scene);
    bool has = sight_of(&stage->panes[PANE_SOURCE], &scene, &sight);
    if (breakpoint_read(&b, text, session->machine, has && !sight.draft ? sight.source : NULL,
                        session->options.language, stage->error,
                        sizeof stage->error))
        add_break(stage, &b, toggle);
}

static void toggle_line(struct stage *stage)
{
    const struct pane *pane = &stage->panes[PANE_SOURCE];
    struct scene scene;
    struct sight sight;
    char line[24];
    stage_scene(stage, &scene);
    if (!sight_of(pane, &scene, &sight) || sight.draft) {
        stage_refuse(stage, LABEL_NO_SOURCE);
        return;
    }
    snprintf(line, sizeof line, "%llu", (unsigned long long)pane->about);
    read_break(stage, line, true);
}

/* Which readyState, the learner types. */
static void ask_state(struct stage *stage, uint64_t connection)
{
    struct prompt *prompt = &stage->prompt;
    prompt_open(prompt, PROMPT_COMMAND);
    snprintf(prompt->text, sizeof prompt->text,
             connection ? "break state %llu " : "break state ",
             (unsigned long long)connection);
}

/* On what the pane in focus is about: the timer on the cursor, the connection,
 * frames, output; anywhere else on the Source pane's line. */
static void toggle_break(struct stage *stage)
{
    const struct pane *pane = &stage->panes[stage->focus];
    char timer[40];
    switch (stage->focus) {
    case PANE_TIMERS:
        snprintf(timer, sizeof timer, pane->about ? "timer %llu" : "timer",
                 (unsigned long long)pane->about);
        read_break(stage, timer, true);
        break;
    case PANE_SOCKETS:
        ask_state(stage, pane->chosen);
        break;
    case PANE_WIRE:
        read_break(stage, "frame", true);
        break;
    case PANE_CONSOLE:
        read_break(stage, "output", true);
        break;
    default:
        toggle_line(stage);
    }
}

/* --- watches --------------------------------------------------------------- */

static void write_value(struct text *text, Value value, const struct vm *vm)
{
    (void)vm;
    preview_value(text, value, 2);
}

static void add_watch(struct stage *stage, const char *expression)
{
    if (*expression && !watches_add(&stage->session->debugger.watches,
                                    expression))
        stage_refuse(stage, LABEL_TOO_MANY);
    stage->focus = PANE_WATCH;
}

void setting_refresh(struct stage *stage)
{
    struct debugger *debugger = &stage->session->debugger;
    struct scene scene;
    if (!debugger->watches.count || debugger->state == DEBUGGER_WORKING)
        return;
    stage_scene(stage, &scene);
    watches_refresh(&debugger->watches, stage->session->history,
                    &debugger->parts, stage->process, scene.language,
                    write_value);
}

/* --- playing ----------------------------------------------------------------- */

static void set_pause(struct stage *stage, const char *name)
{
    struct debugger *debugger = &stage->session->debugger;
    enum pause to = (enum pause)((debugger->pause + 1) % PAUSE_COUNT);
    if (*name) {
        for (to = 0; to < PAUSE_COUNT; to++)
            if (strcmp(debugger_pause_name(to), name) == 0)
                break;
    }
    if (to == PAUSE_COUNT) {
        stage_refuse(stage, LABEL_PAUSE_WHAT, name);
        return;
    }
    debugger->pause = to;
    stage_say(stage, LABEL_PAUSES_AT, debugger_pause_name(to));
}

double setting_pace(const struct stage *stage)
{
    double speed = speeds[SETTING_FASTEST - stage->slower];
    return speed > 0 ? 1 / speed : 0;
}

/* The speed nearest to so many steps a second; 0 or "max": the fastest. */
static int speed_called(const char *text)
{
    double wanted = strtod(text, NULL);
    int i = 0;
    if (!(wanted > 0))
        return SETTING_FASTEST;
    while (i < SETTING_FASTEST - 1 && speeds[i] < wanted)
        i++;
    return i;
}

static void set_speed(struct stage *stage, bool slower, const char *text)
{
    char words[32] = "max";
    int speed = SETTING_FASTEST - stage->slower + (slower ? -1 : 1);
    if (*text)
        speed = speed_called(text);
    if (speed < 0)
        speed = 0;
    if (speed > SETTING_FASTEST)
        speed = SETTING_FASTEST;
    stage->slower = SETTING_FASTEST - speed;
    if (speeds[speed] > 0)
        snprintf(words, sizeof words, "%g", speeds[speed]);
    stage_say(stage, LABEL_SPEED_IS, words);
    keep(stage, "speed", words);
}

/* --- colours ----------------------------------------------------------------- */

/* Behind the present one, where it is one of those that are known. */
static const char *next_theme(const struct stage *stage)
{
    int i = 0;
    while (theme_known(i) && strcmp(theme_known(i), stage->theme.name) != 0)
        i++;
    return theme_known(i) && theme_known(i + 1) ? theme_known(i + 1)
                                                : theme_known(0);
}

/* The known one that begins so, else that name. */
static const char *whole_name(const char *name)
{
    for (int i = 0; theme_known(i); i++)
        if (strncmp(theme_known(i), name, strlen(name)) == 0)
            return theme_known(i);
    return name;
}

void setting_theme(struct stage *stage, const char *name)
{
    if (!theme_load(&stage->theme,
                    *name ? whole_name(name) : next_theme(stage),
                    stage->session->options.language, stage->error,
                    sizeof stage->error))
        return;
    keep_theme(stage);
    if (screen_theme(&stage->theme))
        stage_say(stage, LABEL_THEME_IS, stage->theme.name);
    else
        stage_say(stage, LABEL_THEME_NO_COLOUR);
}

void setting_open(struct stage *stage, struct progress *progress,
                  const char *named, enum language language, char *error,
                  size_t error_size)
{
    const char *speed = progress_setting(progress, "speed");
    if (speed)
        stage->slower = SETTING_FASTEST - speed_called(speed);
    const char *name =
        named ? whole_name(named) : progress_setting(progress, "theme");
    stage->keep = progress;
    if (!name || !theme_load(&stage->theme, name, language, error, error_size))
        return;
    screen_theme(&stage->theme);
    if (named)
        keep_theme(stage);
}

static void unfold(struct stage *stage)
{
    struct debugger *debugger = &stage->session->debugger;
    debugger->library = !debugger->library;
    stage_say(stage, debugger->library ? LABEL_LIBRARY_SHOWN
                                       : LABEL_LIBRARY_FOLDED);
}

void setting_take(struct stage *stage, enum command which, bool back,
                  const char *argument)
{
    stage_hush(stage);
    switch (which) {
    case COMMAND_BREAK:
        if (*argument)
            read_break(stage, argument, false);
        else
            toggle_break(stage);
        break;
    case COMMAND_WATCH:
        add_watch(stage, argument);
        break;
    case COMMAND_PAUSE:
        set_pause(stage, argument);
        break;
    case COMMAND_SPEED:
        set_speed(stage, back, argument);
        break;
    case COMMAND_THEME:
        setting_theme(stage, argument);
        break;
    default:
        unfold(stage);
    }
}
