#include "view/stage.h"

#include <stdio.h>
#include <string.h>

#include "machine/dialog.h"

#define CAPTION_BYTES 1200
#define WAIT_BAR 10

const struct pane_row pane_rows[PANE_COUNT] = {
#define P(name, draw, strip, key, point)                                       \
    {LABEL_##name, draw, strip, key, point},
    PANES(P)
#undef P
};

void stage_init(struct stage *stage, struct session *session)
{
    memset(stage, 0, sizeof *stage);
    stage->session = session;
    stage->note = LABEL_COUNT;
}

void stage_before_move(struct stage *stage)
{
    changes_take(&stage->changes, stage->session->machine);
    for (int i = 0; i < PANE_COUNT; i++)
        stage->panes[i].scroll = stage->panes[i].cursor = 0;
    stage->note = LABEL_COUNT;
    stage->error[0] = 0;
}

/* Where the newest line is the one to see, scrolling goes the other way. */
static bool counts_from_end(enum pane_kind kind)
{
    return kind == PANE_CONSOLE || kind == PANE_WIRE;
}

/* The first key puts the cursor on the first line in sight. */
static void move_cursor(struct pane *pane, int lines)
{
    int to = pane->cursor ? pane->cursor + lines : pane->scroll + 1;
    pane->cursor = to < 1 ? 1 : to > pane->lines ? pane->lines : to;
}

void stage_move(struct stage *stage, int lines)
{
    if (stage->focus == PANE_SOURCE || counts_from_end(stage->focus))
        stage_scroll(stage, lines);
    else
        move_cursor(&stage->panes[stage->focus], lines);
}

void stage_scroll(struct stage *stage, int lines)
{
    struct pane *pane = &stage->panes[stage->focus];
    int most = pane->lines - pane->rows;
    if (stage->focus == PANE_SOURCE) {
        pane->scroll += lines; /* it counts from the line that is next */
    } else if (counts_from_end(stage->focus)) {
        pane->scroll -= lines;
    } else {
        pane->scroll += lines;
        if (pane->scroll > most)
            pane->scroll = most;
        if (pane->scroll < 0)
            pane->scroll = 0;
    }
}

/* --- what is shown ------------------------------------------------------ */

static bool is_moving(const struct stage *stage)
{
    enum debugger_state state = stage->session->debugger.state;
    return state == DEBUGGER_WORKING || state == DEBUGGER_WAITING;
}

void stage_scene(struct stage *stage, struct scene *scene)
{
    struct session *session = stage->session;
    const struct machine *machine = session->machine;
    memset(scene, 0, sizeof *scene);
    scene->session = session;
    scene->machine = machine;
    scene->language = session->options.language;
    scene->live = history_is_live(session->history);
    scene->many = session_has_many(session);
    scene->changes = &stage->changes;
    scene->now = scene->live && is_moving(stage)
                     ? world_now(session->world, machine)
                     : machine->now;
    step_now(machine, &session->host.vm, &scene->step);
    if (machine->steps == 0)
        scene->step.value = UNDEFINED;
    if (scene->step.process < machine->process_count)
        stage->process = scene->step.process;
    if (stage->process < machine->process_count)
        scene->process = machine->processes[stage->process];
}

bool stage_key(struct stage *stage, int key, struct pane_wish *wish)
{
    const struct pane_row *row = &pane_rows[stage->focus];
    struct scene scene;
    *wish = (struct pane_wish){.kind = WISH_NOTHING};
    if (!row->key)
        return false;
    stage_scene(stage, &scene);
    return row->key(&stage->panes[stage->focus], &scene, key, wish);
}

/* --- the caption ---------------------------------------------------------- */

/* "Breakpoint 2 (line 14 of chat.js if n > 3). " */
static void write_hit(const struct stage *stage, enum language language,
                      struct text *text)
{
    const struct debugger *debugger = &stage->session->debugger;
    const struct breakpoints *set = &debugger->breakpoints;
    for (uint32_t i = 0; i < set->count; i++) {
        if (set->rows[i].number != debugger->hit)
            continue;
        text_format(text, "● %s %u (", label(LABEL_BREAKPOINT, language),
                    debugger->hit);
        breakpoint_write(&set->rows[i], language, text);
        text_str(text, ") ");
    }
}

/* While a program runs, it stands between two steps. */
static void write_caption(const struct stage *stage, const struct scene *scene,
                          struct text *text)
{
    const struct step *step = &scene->step;
    bool named = step->kind == STEP_START || step->kind == STEP_END;
    if (stage->session->debugger.state == DEBUGGER_WORKING) {
        text_str(text, label(LABEL_RUNNING, scene->language));
        return;
    }
    write_hit(stage, scene->language, text);
    if (scene->many && scene->process && !named)
        text_format(text, "%s: ", scene->process->name);
    if (scene->machine->steps)
        step_caption(scene->machine, &stage->session->host.vm, step,
                     scene->language, text);
}

static void draw_caption(const struct stage *stage, const struct scene *scene,
                         struct box box)
{
    char buffer[CAPTION_BYTES];
    struct text text;
    struct pen bar = pen_in((struct box){box.row, box.column, box.rows, 2});
    struct pen pen = pen_in(
        (struct box){box.row, box.column + 2, box.rows, box.columns - 2});
    bar.role = ROLE_TITLE;
    while (bar.row < box.rows) {
        pen_text(&bar, "▌");
        pen_line(&bar);
    }
    text_init_fixed(&text, buffer, sizeof buffer);
    write_caption(stage, scene, &text);
    pen.role = ROLE_CAPTION;
    pen_wrap(&pen, text.bytes, box.rows);
    pen_rest(&pen);
}

/* --- the status line -------------------------------------------------------- */

/* "waiting [####......] 640 ms": how far the present wait has come. */
static void draw_wait(const struct scene *scene, struct pen *pen)
{
    const struct want *want = &scene->machine->want;
    enum language language = scene->language;
    const struct process *page = dialog_page(scene->machine);
    if (page) {
        pen_format(pen, label(LABEL_DIALOG_WAITS, language), page->name);
        return;
    }
    if (want->kind != WANT_WAIT || want->until == INT64_MAX) {
        pen_text(pen, label(LABEL_WAITING_OUTSIDE, language));
        return;
    }
    int64_t left = want->until - scene->now;
    int64_t whole = want->until - scene->machine->now;
    int64_t part = whole > 0 ? (whole - left) * WAIT_BAR / whole : 0;
    pen_format(pen, "%s [", label(LABEL_WAITING, language));
    for (int i = 0; i < WAIT_BAR; i++)
        pen_text(pen, i < part ? "█" : "░");
    pen_format(
        pen, "] %lld %s  %s", (long long)(left > 0 ? (left + 999) / 1000 : 0),
        label(LABEL_MS_LEFT, language), label(LABEL_SKIP_HINT, language));
}

/* The longest of the hints that fits. */
static void draw_keys(const struct scene *scene, struct pen *pen)
{
    static const enum label hints[] = {LABEL_KEYS_LONG, LABEL_KEYS_MIDDLE,
                                       LABEL_KEYS_SHORT, LABEL_KEYS_LEAST,
                                       LABEL_KEYS_HELP};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        const char *text = label(hints[i], scene->language);
        if (screen_width(text, strlen(text)) > pen_left(pen))
            continue;
        pen_text(pen, text);
        return;
    }
}

/* A complaint is the command line's too, where it begins with our name. */
static const char *without_name(const char *error)
{
    static const char name[] = "loopline: ";
    size_t length = sizeof name - 1;
    return strncmp(error, name, length) == 0 ? error + length : error;
}

static void draw_message(const struct stage *stage, const struct scene *scene,
                         struct pen *pen)
{
    static const enum label states[] = {
        [DEBUGGER_WORKING] = LABEL_WORKING,
        [DEBUGGER_ENDED] = LABEL_ENDED,
        [DEBUGGER_START] = LABEL_AT_START,
    };
    enum debugger_state state = stage->session->debugger.state;
    enum language language = scene->language;
    if (stage->prompt.kind == PROMPT_STEP)
        pen_format(pen, "%s%s_%s", label(LABEL_GOTO_PROMPT, language),
                   stage->prompt.text, label(LABEL_GOTO_HINT, language));
    else if (stage->error[0])
        pen_text(pen, without_name(stage->error));
    else if (stage->note != LABEL_COUNT)
        pen_text(pen, label(stage->note, language));
    else if (state == DEBUGGER_WAITING)
        draw_wait(scene, pen);
    else if (state == DEBUGGER_RESTING)
        draw_keys(scene, pen);
    else
        pen_text(pen, label(states[state], language));
}

/* The line that is typed, its end in sight, and behind it what there is. */
static void draw_prompt(const struct stage *stage, struct box box)
{
    struct pen pen = pen_in(box);
    const char *text = stage->prompt.text;
    size_t length = strlen(text);
    pen.role = ROLE_STATUS;
    pen_text(&pen, ":");
    while (screen_width(text, length) > box.columns - 3) {
        do {
            text++;
            length--;
        } while ((*text & 0xc0) == 0x80);
    }
    pen_format(&pen, "%s_", text);
    if (length == 0) {
        pen_text(&pen, "  ");
        for (int i = 0; i < COMMAND_COUNT; i++)
            if (command_is_choice((enum command)i))
                pen_format(&pen, " %s", command_table[i].name);
        pen_text(&pen, label(LABEL_PROMPT_HINT, stage->session->options.language));
    }
    pen_rest(&pen);
}

static void draw_status(const struct stage *stage, const struct scene *scene,
                        struct box box)
{
    struct pen pen = pen_in(box);
    enum language language = scene->language;
    if (stage->prompt.kind == PROMPT_COMMAND) {
        draw_prompt(stage, box);
        return;
    }
    int64_t at = scene->step.at;
    if (scene->process && is_moving(stage))
        at = scene->now - scene->process->started;
    pen.role = scene->live ? ROLE_LIVE : ROLE_REPLAY;
    pen_format(&pen, " %s ",
               label(scene->live ? LABEL_LIVE : LABEL_REPLAY, language));
    pen.role = ROLE_STATUS;
    pen_format(&pen, " %s %llu/%llu", label(LABEL_STEP, language),
               (unsigned long long)scene->machine->steps,
               (unsigned long long)history_frontier(stage->session->history));
    pen_format(&pen, "  %lld ms", (long long)(at / 1000));
    if (scene->process)
        pen_format(&pen, "  %s", scene->process->name);
    pen_text(&pen, "   ");
    draw_message(stage, scene, &pen);
    pen_rest(&pen);
}

/* --- help ---------------------------------------------------------------------- */

static void draw_key(struct pen *pen, const char *keys, const char *text)
{
    pen_to(pen, 2);
    pen_as(pen, ROLE_NAME, keys);
    pen_to(pen, 14);
    pen_text(pen, text);
    pen_line(pen);
}

static void draw_commands(struct pen *pen, enum language language)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        char keys[16];
        if (!row->key)
            continue;
        if (row->key == ' ')
            snprintf(keys, sizeof keys, "Space");
        else
            snprintf(keys, sizeof keys, "%c   %c", row->key,
                     row->back_key ? row->back_key : ' ');
        draw_key(pen, keys, row->help[language]);
    }
}

static void draw_help(const struct scene *scene, struct box box)
{
    static const struct {
        const char *keys;
        enum label text;
    } rows[] = {
        {"→   ←", LABEL_ARROWS_HELP}, {"Tab  S-Tab", LABEL_PANE_HELP},
        {"z", LABEL_ZOOM_HELP},       {"Up Down Pg", LABEL_SCROLL_HELP},
        {":", LABEL_PROMPT_HELP},     {"q", LABEL_QUIT_HELP},
    };
    enum language language = scene->language;
    struct pen pen = pen_in(screen_inside(box));
    draw_commands(&pen, language);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        draw_key(&pen, rows[i].keys, label(rows[i].text, language));
    pen_line(&pen);
    pen_format(&pen, "  %s", label(LABEL_BACK_HELP, language));
    pen_line(&pen);
    pen_format(&pen, "  %s", label(LABEL_MARKS_HELP, language));
    pen_line(&pen);
    pen_format(&pen, "  %s", label(LABEL_CLOSE_HELP, language));
    pen_rest(&pen);
    screen_title(box, label(LABEL_HELP, language), "", true);
}

/* --- all of it ------------------------------------------------------------------ */

/* Drawing keeps the cursor in sight: what has scrolled is drawn once more. */
static void draw_inside(enum pane_kind kind, struct pane *pane,
                        const struct scene *scene, struct box box)
{
    int scroll;
    pane->rows = box.rows;
    for (int i = 0; i < 2; i++) {
        struct pen pen = pen_in(box);
        scroll = pane->scroll;
        pane_rows[kind].draw(pane, scene, &pen);
        if (pane->scroll == scroll)
            break;
    }
}

static void draw_panes(struct stage *stage, const struct scene *scene)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        struct box box = stage->layout.panes[i];
        struct pane *pane = &stage->panes[i];
        if (box.rows < 2)
            continue;
        pane->focus = i == (int)stage->focus;
        draw_inside((enum pane_kind)i, pane, scene, screen_inside(box));
        screen_title(box, label(pane_rows[i].title, scene->language),
                     pane->note, i == (int)stage->focus);
    }
}

static void draw_too_small(enum language language, int rows, int columns)
{
    struct pen pen = pen_in((struct box){0, 0, rows, columns});
    char text[160];
    snprintf(text, sizeof text, label(LABEL_TOO_SMALL, language), columns,
             rows);
    pen_wrap(&pen, text, rows);
}

/* From the first server or connection on there is room for them. */
static bool has_network(const struct machine *machine)
{
    return machine->network.next_listener > 0 ||
           machine->network.next_connection > 0;
}

/* A line for the strip is worth its row where there is something to tell. */
static bool tells(const struct scene *scene, enum pane_kind kind)
{
    char buffer[16];
    struct text text;
    if (!pane_rows[kind].strip)
        return false;
    text_init_fixed(&text, buffer, sizeof buffer);
    struct pen pen = pen_into(&text, 1, LAYOUT_COLUMNS);
    pane_rows[kind].strip(scene, &pen);
    return text.length > 0 || text.full;
}

static int title_columns(const struct stage *stage, enum language language)
{
    int most = 0;
    for (int i = 0; i < PANE_COUNT; i++) {
        const char *title = label(pane_rows[i].title, language);
        int columns = screen_width(title, strlen(title));
        if (stage->layout.strips[i].rows && columns > most)
            most = columns;
    }
    return most;
}

static void draw_strips(const struct stage *stage, const struct scene *scene)
{
    int columns = title_columns(stage, scene->language);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pen pen = pen_in(stage->layout.strips[i]);
        if (!pen.box.rows)
            continue;
        pen_as(&pen, ROLE_TITLE, "─ ");
        pen_as(&pen, ROLE_TITLE, label(pane_rows[i].title, scene->language));
        pen_to(&pen, columns + 3);
        pane_rows[i].strip(scene, &pen);
        pen_rest(&pen);
    }
}

static void lay_out(struct stage *stage, const struct scene *scene, int rows,
                    int columns)
{
    struct layout_wish wish = {.rows = rows,
                               .columns = columns,
                               .focus = stage->focus,
                               .zoom = stage->zoom ||
                                       stage->panes[stage->focus].open,
                               .network = has_network(scene->machine)};
    for (int i = 0; i < PANE_COUNT; i++) {
        wish.hidden[i] = stage->hidden[i];
        wish.tells[i] = tells(scene, (enum pane_kind)i);
    }
    layout_make(&stage->layout, &wish);
}

static void draw_all(struct stage *stage, int rows, int columns)
{
    struct scene scene;
    stage_scene(stage, &scene);
    lay_out(stage, &scene, rows, columns);
    if (stage->help) {
        draw_help(&scene, stage->layout.body);
    } else {
        draw_panes(stage, &scene);
        draw_strips(stage, &scene);
    }
    draw_caption(stage, &scene, stage->layout.caption);
    draw_status(stage, &scene, stage->layout.status);
}

static void draw_screen(struct stage *stage)
{
    int rows, columns;
    screen_size(&rows, &columns);
    screen_clear();
    if (rows < LAYOUT_ROWS || columns < LAYOUT_COLUMNS)
        draw_too_small(stage->session->options.language, rows, columns);
    else
        draw_all(stage, rows, columns);
}

void stage_draw(struct stage *stage)
{
    draw_screen(stage);
    screen_flush();
}

void stage_settle(struct stage *stage)
{
    draw_screen(stage);
}
