#include "view/narrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debugger/long_text.h"
#include "view/conduct.h"
#include "view/find.h"
#include "view/status.h"

#define ROWS 1000 /* of a pane, at most */
#define COLUMNS 200
#define SLEEP 100 /* ms between two looks at a wait */

/* --- telling -------------------------------------------------------------------- */

static struct text *fresh(struct narrate *n)
{
    text_clear(&n->text);
    return &n->text;
}

/* Each line without the blanks at its end; empty ones are left out. */
static void tell_lines(const char *bytes)
{
    while (*bytes) {
        size_t length = strcspn(bytes, "\n"), shown = length;
        while (shown && bytes[shown - 1] == ' ')
            shown--;
        if (shown)
            printf("  %.*s\n", (int)shown, bytes);
        bytes += length + (bytes[length] == '\n');
    }
}

void narrate_prints(struct narrate *n)
{
    uint64_t now = n->session->machine->prints;
    for (; n->prints < now; n->prints++) {
        const struct journal_print *print =
            history_print(n->session->history, n->prints);
        if (print && print->length)
            printf("> %.*s%s", (int)print->length, (const char *)print->bytes,
                   print->bytes[print->length - 1] == '\n' ? "" : "\n");
    }
    n->prints = now;
}

/* "LIVE, step 12 of 40, 0 ms: Line 3 comes next: ..." */
static void tell_place(struct narrate *n)
{
    const struct machine *machine = n->session->machine;
    const struct stage *stage = &n->stage;
    struct scene scene;
    struct text *text = fresh(n);
    stage_scene(&n->stage, &scene);
    status_caption(stage, &scene, text);
    printf(label(LABEL_NARRATE_PLACE, scene.language),
           scene.live ? "LIVE" : "REPLAY", (unsigned long long)machine->steps,
           (unsigned long long)history_frontier(n->session->history),
           (double)scene.step.at / 1000, text->bytes);
    if (stage_words(stage)[0])
        printf("%s%s\n", stage->error[0] ? "! " : "", stage_words(stage));
}

/* The pane in focus, as it would be drawn with all the room it wants; its
 * cursor is where it was. */
static void draw_pane(struct narrate *n)
{
    struct scene scene;
    struct pane *pane = &n->stage.panes[n->stage.focus];
    struct pen pen = pen_into(fresh(n), ROWS, COLUMNS);
    stage_scene(&n->stage, &scene);
    pane->rows = ROWS;
    pane->columns = COLUMNS;
    pane->focus = true;
    pane->scroll = 0;
    pane_rows[n->stage.focus].draw(pane, &scene, &pen);
}

static void tell_pane(struct narrate *n)
{
    enum language language = n->session->options.language;
    draw_pane(n);
    const char *note = n->stage.panes[n->stage.focus].note;
    printf("%s%s%s\n", label(pane_rows[n->stage.focus].title, language),
           *note ? " " : "", note);
    tell_lines(n->text.bytes);
}

static void tell_strips(struct narrate *n)
{
    struct scene scene;
    stage_scene(&n->stage, &scene);
    for (int i = 0; i < PANE_COUNT; i++) {
        char *bytes;
        struct pen pen = pen_into(fresh(n), 1, COLUMNS);
        if (pane_rows[i].strip)
            pane_rows[i].strip(&scene, &pen);
        bytes = n->text.bytes + strspn(n->text.bytes, " ");
        bytes[strcspn(bytes, "\n")] = 0;
        if (*bytes)
            printf("%s: %s\n", label(pane_rows[i].title, scene.language),
                   bytes);
    }
}

static void tell_help(const struct narrate *n)
{
    enum language language = n->session->options.language;
    tell_lines(label(LABEL_NARRATE_HELP, language));
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        printf("  %s", row->name);
        if (row->key > ' ' && row->key < 127)
            printf(", %c", row->key);
        if (row->back_key > ' ' && row->back_key < 127)
            printf(", %c", row->back_key);
        printf(": %s\n", row->help[language]);
    }
    for (int i = 0; i < PANE_COUNT; i++)
        printf("  %s\n", label(pane_rows[i].title, language));
}

/* --- doing ------------------------------------------------------------------------ */

static void nothing(void *owner)
{
    (void)owner;
}

void narrate_finish(struct narrate *n)
{
    struct debugger *debugger = &n->session->debugger;
    const struct want *want = &n->session->machine->want;
    n->conduct.plays = false;
    for (;;) {
        if (debugger->state == DEBUGGER_WAITING) {
            if (want->kind == WANT_WAIT && want->until == INT64_MAX)
                break;
            world_wait(n->session->world, SLEEP);
        } else if (debugger->state != DEBUGGER_WORKING) {
            break;
        }
        debugger_work(debugger, CONDUCT_SLICES);
    }
    if (debugger->state == DEBUGGER_WAITING) {
        stage_say(&n->stage, LABEL_WAITING_OUTSIDE);
        debugger_pause(debugger);
    }
}

/* The third line of the pane that was told last, and Enter on it. */
static void enter(struct narrate *n, int line)
{
    struct pane *pane = &n->stage.panes[n->stage.focus];
    struct pane_wish wish;
    enum pane_kind focus = n->stage.focus;
    uint64_t step = n->session->machine->steps;
    struct scene scene;
    stage_scene(&n->stage, &scene);
    draw_pane(n);
    find_show(&n->stage, &scene, line - 1, pane->lines);
    draw_pane(n);
    if (stage_key(&n->stage, '\r', &wish))
        conduct_wish(&n->conduct, &wish);
    narrate_finish(n);
    narrate_prints(n);
    if (n->session->machine->steps != step)
        tell_place(n);
    if (n->stage.focus != focus || pane->open)
        tell_pane(n);
}

/* "stack": the pane of that name; false: there is none. */
static bool show(struct narrate *n, const char *line)
{
    if (!stage_focus_named(&n->stage, line))
        return false;
    struct pane *pane = &n->stage.panes[n->stage.focus];
    pane->open = false;
    pane->cursor = 0;
    tell_pane(n);
    return true;
}

/* Names of commands are not those of panes, but for a few: there the command
 * is meant. */
static bool is_command(const char *line)
{
    enum command which;
    return command_of_name(line, strcspn(line, " "), &which);
}

/* A key or a command; what it brought is told. */
static void command(struct narrate *n, const char *line, bool back)
{
    enum command which;
    bool back_key = false;
    enum pane_kind before = n->stage.focus = PANE_SOURCE;
    bool key = line[1] == 0 && command_of_key(line[0], &which, &back_key);
    stage_hush(&n->stage);
    if (key)
        conduct_key(&n->conduct, line[0]);
    else if (back && command_of_name(line, strlen(line), &which))
        conduct_move(&n->conduct, which, true, 0);
    else
        conduct_line(&n->conduct, line);
    if (n->stage.prompt.kind != PROMPT_CLOSED) {
        n->stage.prompt.kind = PROMPT_CLOSED;
        tell_help(n);
        return;
    }
    narrate_finish(n);
    narrate_prints(n);
    if (n->stage.focus != before)
        tell_pane(n);
    else if (!n->conduct.over)
        tell_place(n);
}

void narrate_take(struct narrate *n, const char *line)
{
    if (strcmp(line, "?") == 0 || strcmp(line, "help") == 0)
        tell_help(n);
    else if (strcmp(line, "panes") == 0)
        tell_strips(n);
    else if (strncmp(line, "enter ", 6) == 0)
        enter(n, atoi(line + 6));
    else if (strncmp(line, "back ", 5) == 0)
        command(n, line + 5, true);
    else if (!line[1] || is_command(line) || !show(n, line))
        command(n, line, false);
}

/* --- the lines -------------------------------------------------------------------- */

bool narrate_read(struct session *session, char line[NARRATE_LINE])
{
    if (session)
        world_pause(session->world);
    if (isatty(STDIN_FILENO))
        fputs(": ", stdout);
    fflush(stdout);
    if (!fgets(line, NARRATE_LINE, stdin))
        return false;
    line[strcspn(line, "\r\n")] = 0;
    return true;
}

void narrate_begin(struct narrate *n, struct session *session,
                   struct guide *guide)
{
    memset(n, 0, sizeof *n);
    n->session = session;
    stage_init(&n->stage, session);
    n->stage.guide = guide;
    n->conduct = (struct conduct){.stage = &n->stage,
                                  .session = session,
                                  .guide = guide,
                                  .moved = nothing};
    long_text_init(&n->text);
    screen_locale();
}

void narrate_end(struct narrate *n)
{
    long_text_free(&n->text);
}

int narrate_run(struct session *session)
{
    static struct narrate n;
    char line[NARRATE_LINE], last[NARRATE_LINE] = "s";
    narrate_begin(&n, session, NULL);
    conduct_move(&n.conduct, COMMAND_INTO, false, 0);
    narrate_finish(&n);
    tell_place(&n);
    while (!n.conduct.over && narrate_read(session, line)) {
        if (line[0])
            strcpy(last, line);
        narrate_take(&n, last);
    }
    narrate_end(&n);
    return 0;
}
