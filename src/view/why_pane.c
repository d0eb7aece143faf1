/*
 * why_pane.c: why now, and why not yet. First the rule by which what runs was
 * chosen, and the chain of those who asked for it, back to the main script;
 * then everything that waits, and what for. Enter goes to the step at which
 * the line was asked for.
 *
 * The rule is found by observed re-execution, once for each callback that is
 * looked at, and only while nothing runs.
 */
#include <curses.h>
#include <string.h>

#include "debugger/waits.h"
#include "debugger/why.h"
#include "view/pane.h"

#define KEY_RETURN 13
#define LINE 1000
#define INDENT 2

/* What was found out last; there is one screen. */
static struct {
    uint64_t serial, step, frontier;
    uint32_t count; /* of the chain; 0: nothing runs there */
    struct why chain[WHY_CHAIN];
    struct why_memory memory;
} found;

static bool is_found(const struct scene *scene)
{
    return found.serial == scene->session->serial &&
           found.step == scene->machine->steps &&
           found.frontier == history_frontier(scene->session->history);
}

static bool rests(const struct scene *scene)
{
    enum debugger_state state = scene->session->debugger.state;
    return state != DEBUGGER_WORKING && state != DEBUGGER_WAITING;
}

static void find(const struct scene *scene)
{
    struct session *session = scene->session;
    struct why why;
    if (is_found(scene) || !rests(scene))
        return;
    found.serial = session->serial;
    found.step = scene->machine->steps;
    found.frontier = history_frontier(session->history);
    found.count = why_at(session, &found.memory, found.step, &why)
                      ? why_chain(session, &found.memory, &why,
                                  found.chain)
                      : 0;
}

/* --- why now ------------------------------------------------------------------ */

static void draw_reason(struct list *list, const struct scene *scene,
                        enum role role, int indent,
                        const struct reason *reason)
{
    char bytes[LINE];
    struct text text;
    if (reason->rule == RULE_NONE)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    reason_write(reason, scene->language, &text);
    list_wrap(list, role, indent, text.bytes);
}

static void draw_place(struct list *list, const struct scene *scene,
                       const struct why_place *place, enum why_link link)
{
    char bytes[LINE];
    struct text text;
    if (!place->step)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_str(&text, "← ");
    why_place_write(place, link, scene->language, &text);
    list_about(list, place->step);
    if (list_wants(list))
        pen_as(list->pen, ROLE_NAME, text.bytes);
    list_next(list);
}

/* One link: what ran, by which rule, and who asked for it. */
static void draw_link(struct list *list, const struct scene *scene,
                      const struct why *why, bool first)
{
    if (why->what[0]) {
        list_about(list, why->began);
        if (list_wants(list)) {
            pen_as(list->pen, first ? ROLE_NEXT : ROLE_PLAIN,
                   first ? "▶ " : "· ");
            pen_as(list->pen, first ? ROLE_NEXT : ROLE_NAME, why->what);
        }
        list_next(list);
    }
    draw_reason(list, scene, first ? ROLE_CAPTION : ROLE_DIM,
                first ? 0 : INDENT, &why->rule);
    if (first)
        draw_reason(list, scene, ROLE_PLAIN, 0, &why->turn);
    if (why->rule.rule == RULE_MAIN)
        return;
    draw_place(list, scene, &why->asked, WHY_ASKED);
    draw_place(list, scene, &why->caused, WHY_CAUSED);
}

static void draw_now(struct list *list, const struct scene *scene)
{
    if (!is_found(scene)) {
        list_line(list, ROLE_DIM,
                  label(LABEL_WHY_MOVING, scene->language));
        return;
    }
    if (scene->session->options.history == 0)
        list_line(list, ROLE_DIM, label(LABEL_NO_HISTORY, scene->language));
    else if (found.count == 0)
        list_line(list, ROLE_DIM, label(LABEL_WHY_NOTHING, scene->language));
    for (uint32_t i = 0; i < found.count; i++)
        draw_link(list, scene, &found.chain[i], i == 0);
}

/* --- why not yet ---------------------------------------------------------------- */

static void draw_wait(struct list *list, const struct scene *scene,
                      const struct wait *wait)
{
    struct pen *pen = list->pen;
    list_about(list, wait->asked);
    if (list_wants(list)) {
        pen_as(pen, ROLE_DIM, "‖ ");
        if (scene->many)
            pen_format(pen, "[%s] ",
                       scene->machine->processes[wait->process]->name);
        pen_text(pen, wait_title((enum wait_kind)wait->kind,
                                 scene->language));
        pen_text(pen, " ");
        pen_as(pen, ROLE_NAME, wait->what);
    }
    list_next(list);
    for (uint32_t i = 0; i < wait->reason_count; i++) {
        list_about(list, wait->asked);
        draw_reason(list, scene, ROLE_PLAIN, INDENT, &wait->reasons[i]);
    }
}

static void draw_waits(struct list *list, const struct scene *scene)
{
    static struct wait waits[WAITS_MOST];
    uint32_t count = waits_read(scene->machine, waits);
    if (count)
        list_line(list, ROLE_TITLE, label(LABEL_WHY_NOT, scene->language));
    for (uint32_t i = 0; i < count; i++)
        draw_wait(list, scene, &waits[i]);
}

void why_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    find(scene);
    struct list list = list_begin(pane, pen);
    pane->note[0] = 0;
    draw_now(&list, scene);
    draw_waits(&list, scene);
    list_end(&list, label(LABEL_WHY_NOTHING, scene->language));
}

/* What is known already, on one line: a strip asks for nothing. */
void why_strip(const struct scene *scene, struct pen *pen)
{
    char bytes[LINE];
    struct text text;
    if (!is_found(scene) || !found.count)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    reason_write(&found.chain[0].rule, scene->language, &text);
    pen_bytes(pen, text.bytes, text.length);
}

/* What waits keeps the step as the machine has it, which may be the
 * library's: the program's own step before it is meant. */
static uint64_t shown_step(const struct scene *scene, uint64_t step)
{
    static struct wait waits[WAITS_MOST];
    struct why_place place;
    uint32_t count = waits_read(scene->machine, waits);
    for (uint32_t i = 0; i < count; i++)
        if (waits[i].asked == step &&
            why_place(scene->session, waits[i].process, step, &place))
            return place.step;
    return step;
}

bool why_key(struct pane *pane, const struct scene *scene, int key,
             struct pane_wish *wish)
{
    bool enter = key == '\n' || key == KEY_RETURN || key == KEY_ENTER;
    if (!enter || !pane->about)
        return false;
    wish->kind = WISH_STEP;
    wish->step = shown_step(scene, pane->about);
    return true;
}
