#include "view/stage.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <curses.h>

#include "view/guide.h"
#include "view/help.h"
#include "view/palette.h"
#include "view/present.h"
#include "view/status.h"

#define LESSON_ROWS 400 /* no stop's text is longer */

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
    stage->beside = PANE_STACK;
    stage->pointer = -1;
    theme_built_in(&stage->theme);
}

/* --- what is said --------------------------------------------------------- */

static void write_words(const struct stage *stage, char words[STAGE_WORDS],
                        enum label which, va_list list)
{
    struct text text;
    text_init_fixed(&text, words, STAGE_WORDS);
    text_format_list(&text, label(which, stage->session->options.language),
                     list);
}

void stage_hush(struct stage *stage)
{
    stage->note[0] = stage->error[0] = 0;
}

void stage_say(struct stage *stage, enum label which, ...)
{
    va_list list;
    stage_hush(stage);
    va_start(list, which);
    write_words(stage, stage->note, which, list);
    va_end(list);
}

void stage_refuse(struct stage *stage, enum label which, ...)
{
    va_list list;
    va_start(list, which);
    write_words(stage, stage->error, which, list);
    va_end(list);
}

const char *stage_words(const struct stage *stage)
{
    return stage->error[0] ? stage->error : stage->note;
}

/* --- moving ---------------------------------------------------------------- */

/* A line is about a thing of its own (an object, a frame, a timer, a line of
 * the program): the cursor will be on that again, if it is there. */
static void leave_line(struct pane *pane)
{
    if (pane->cursor)
        pane->keep = pane->about;
    pane->scroll = pane->cursor = pane->side = 0;
}

void stage_before_move(struct stage *stage)
{
    changes_take(&stage->changes, stage->session->machine);
    for (int i = 0; i < PANE_COUNT; i++)
        leave_line(&stage->panes[i]);
    stage_hush(stage);
    stage->pressed.row = -1;
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
    if (stage->focus == PANE_SOURCE || stage->focus == PANE_LESSON ||
        counts_from_end(stage->focus))
        stage_scroll(stage, lines);
    else
        move_cursor(&stage->panes[stage->focus], lines);
}

/* --- the focus ---------------------------------------------------------- */

static bool has_page(const struct stage *stage)
{
    const struct machine *machine = stage->session->machine;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (machine->processes[i]->page)
            return true;
    return false;
}

/* Is there something for it to show? */
static bool exists(const struct stage *stage, enum pane_kind kind)
{
    return kind == PANE_PAGE     ? has_page(stage)
           : kind == PANE_LESSON ? stage->guide != NULL
                                 : true;
}

void stage_focus_by(struct stage *stage, int by)
{
    do
        stage->focus = (enum pane_kind)(
            ((int)stage->focus + PANE_COUNT + by) % PANE_COUNT);
    while (!exists(stage, stage->focus));
}

/* Does a word of the title begin so? */
static bool is_called(const char *title, const char *name)
{
    size_t length = strlen(name);
    while (*title && strncasecmp(title, name, length) != 0) {
        title += strcspn(title, " ");
        title += strspn(title, " ");
    }
    return *title != 0;
}

bool stage_focus_named(struct stage *stage, const char *name)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        if ((!is_called(label(pane_rows[i].title, ENGLISH), name) &&
             !is_called(label(pane_rows[i].title, KOREAN), name)) ||
            !exists(stage, (enum pane_kind)i))
            continue;
        stage->focus = (enum pane_kind)i;
        return true;
    }
    return false;
}

void stage_hide(struct stage *stage)
{
    bool *hidden = &stage->hidden[stage->focus];
    *hidden = !*hidden;
    stage->zoom = false;
    if (*hidden)
        stage_focus_by(stage, 1);
}

int stage_top_line(const struct stage *stage)
{
    const struct pane *pane = &stage->panes[stage->focus];
    if (stage->focus == PANE_SOURCE)
        return pane->about ? (int)pane->about - 1 : 0;
    if (pane->cursor)
        return pane->cursor - 1;
    return counts_from_end(stage->focus) ? 0 : pane->scroll;
}

/* --- scrolling ------------------------------------------------------------ */

static int between(int number, int least, int most)
{
    return number > most ? (most > least ? most : least)
                         : (number < least ? least : number);
}

/* The cursor stays in sight, and goes with it. */
static void scroll_list(struct pane *pane, int lines)
{
    pane->scroll = between(pane->scroll + lines, 0, pane->lines - pane->rows);
    if (pane->cursor)
        pane->cursor = between(pane->cursor, pane->scroll + 1,
                               pane->scroll + pane->rows);
}

static void scroll_pane(struct stage *stage, enum pane_kind kind, int lines)
{
    struct pane *pane = &stage->panes[kind];
    if (kind == PANE_SOURCE)
        pane->scroll += lines; /* it counts from the line that is next */
    else if (counts_from_end(kind))
        pane->scroll -= lines;
    else
        scroll_list(pane, lines);
}

void stage_scroll(struct stage *stage, int lines)
{
    scroll_pane(stage, stage->focus, lines);
}

/* --- what is shown ------------------------------------------------------ */

bool stage_is_moving(const struct stage *stage)
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
    scene->guide = stage->guide;
    scene->machine = machine;
    scene->language = session->options.language;
    scene->live = history_is_live(session->history);
    scene->many = session_has_many(session);
    scene->changes = &stage->changes;
    scene->draft = &stage->draft;
    scene->now = scene->live && stage_is_moving(stage)
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

/* Blank rows between the lines of a pane; drawings stay in one piece. */
static int air_of(const struct stage *stage, enum pane_kind kind)
{
    bool drawing = kind == PANE_LOOP || kind == PANE_TIMELINE;
    return drawing ? 0 : stage->layout.air;
}

/* --- the mouse ------------------------------------------------------------ */

#define WHEEL 3 /* lines */

/* A list whose cursor is a thing of its own has it where one points; what that
 * is, it finds out by its keys. */
static bool has_own_cursor(const struct stage *stage, enum pane_kind kind)
{
    return !stage->panes[kind].open &&
           (kind == PANE_WIRE || kind == PANE_SOCKETS);
}

static void wheel(struct stage *stage, enum pane_kind kind, int lines)
{
    struct scene scene;
    struct pane_wish wish;
    int way = lines < 0 ? -1 : 1;
    if (!has_own_cursor(stage, kind)) {
        scroll_pane(stage, kind, lines);
        return;
    }
    stage_scene(stage, &scene);
    for (; lines; lines -= way)
        pane_rows[kind].key(&stage->panes[kind], &scene,
                            way < 0 ? KEY_UP : KEY_DOWN, &wish);
}

/* A press inside a pane, on a row of it. */
static enum point press(struct stage *stage, enum pane_kind kind, int row,
                        int column, struct pane_wish *wish)
{
    struct pane *pane = &stage->panes[kind];
    struct scene scene;
    stage_scene(stage, &scene);
    if (pane_rows[kind].point &&
        pane_rows[kind].point(pane, &scene, row, column, wish))
        return POINT_WISH;
    if (counts_from_end(kind) && !pane->open)
        return POINT_DONE;
    if (pane->scroll + row < pane->lines)
        pane->cursor = pane->scroll + row + 1;
    return POINT_DONE;
}

enum point stage_point(struct stage *stage, const struct mouse *mouse,
                       struct pane_wish *wish)
{
    enum pane_kind kind =
        layout_at(&stage->layout, mouse->row, mouse->column);
    struct mouse before = stage->pressed;
    *wish = (struct pane_wish){.kind = WISH_NOTHING};
    if (kind == PANE_COUNT)
        return POINT_DONE;
    if (mouse->kind != MOUSE_PRESS) {
        wheel(stage, kind, mouse->kind == MOUSE_WHEEL_UP ? -WHEEL : WHEEL);
        return POINT_DONE;
    }
    struct box box = screen_inside(stage->layout.panes[kind]);
    bool inside = stage->layout.panes[kind].rows && mouse->row >= box.row;
    bool again = stage->focus == kind && before.row == mouse->row;
    stage->focus = kind;
    stage->pressed = *mouse;
    if (!inside)
        return POINT_DONE;
    int air = air_of(stage, kind);
    enum point point = press(stage, kind, (mouse->row - box.row) / (1 + air),
                             mouse->column - box.column, wish);
    return again && point == POINT_DONE ? POINT_ENTER : point;
}

/* --- all of it ------------------------------------------------------------------ */

/* Drawing keeps the cursor in sight: what has moved is drawn once more. */
static void draw_inside(enum pane_kind kind, struct pane *pane,
                        const struct scene *scene, struct box box, int air)
{
    pane->columns = box.columns;
    for (int i = 0; i < 2; i++) {
        struct pen pen = pen_airy(box, air);
        pane->rows = pen.box.rows;
        int scroll = pane->scroll;
        uint64_t chosen = pane->chosen;
        pane_rows[kind].draw(pane, scene, &pen);
        if (pane->scroll == scroll && pane->chosen == chosen)
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
        draw_inside((enum pane_kind)i, pane, scene, screen_inside(box),
                    air_of(stage, (enum pane_kind)i));
        if (pane->focus && stage->prompt.kind == PROMPT_FIND)
            screen_find(screen_inside(box), stage->prompt.text);
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

/* Rows that the lesson's text would like, its title among them. */
static int lesson_rows(const struct scene *scene, int columns)
{
    struct pane pane = {.rows = LESSON_ROWS, .columns = columns};
    char buffer[16];
    struct text text;
    if (!scene->guide)
        return 0;
    text_init_fixed(&text, buffer, sizeof buffer);
    struct pen pen = pen_into(&text, LESSON_ROWS, columns);
    lesson_draw(&pane, scene, &pen);
    return pane.lines + 1;
}

static void lay_out(struct stage *stage, const struct scene *scene, int rows,
                    int columns)
{
    struct layout_wish wish = {.rows = rows,
                               .columns = columns,
                               .focus = stage->focus,
                               .zoom = stage->zoom ||
                                       stage->panes[stage->focus].open,
                               .network = has_network(scene->machine),
                               .present = stage->present,
                               .lesson = lesson_rows(scene, columns)};
    if (stage->focus != PANE_SOURCE)
        stage->beside = stage->focus;
    wish.beside = stage->beside;
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
        help_draw(stage, &scene, stage->layout.body);
    } else {
        draw_panes(stage, &scene);
        draw_strips(stage, &scene);
    }
    if (!stage->present)
        status_draw_caption(stage, &scene, stage->layout.caption);
    else if (!stage->help)
        present_draw(stage, &scene);
    if (stage->prompt.kind == PROMPT_COMMAND)
        palette_draw(stage, scene.language, stage->layout.body);
    if (!stage->sheet)
        status_draw(stage, &scene, stage->layout.status);
}

static void draw_screen(struct stage *stage)
{
    int rows, columns;
    screen_size(&rows, &columns);
    screen_clear();
    bool small = rows < LAYOUT_ROWS || columns < LAYOUT_COLUMNS;
    if (small && !stage->sheet)
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
