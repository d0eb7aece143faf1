#include "view/status.h"

#include <stdio.h>
#include <string.h>

#include "machine/dialog.h"
#include "machine/page.h"
#include "view/guide.h"
#include "view/guide_key.h"
#include "view/happened.h"
#include "view/loop_read.h"

#define WAIT_BAR 10
#define WIDE 110 /* columns */

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
void status_caption(const struct stage *stage, const struct scene *scene,
                    struct text *text)
{
    const struct step *step = &scene->step;
    char path[PROCESS_PATH];
    const char *ran = stage->guide ? guide_ran(stage->guide) : NULL;
    bool named = step->kind == STEP_START || step->kind == STEP_END;
    if (stage->session->debugger.state == DEBUGGER_WORKING) {
        text_str(text, label(LABEL_RUNNING, scene->language));
        return;
    }
    /* A turn of a play may end within the library. */
    if (ran) {
        text_format(text, label(LABEL_LESSON_CARD_RAN, scene->language), ran);
        return;
    }
    if (stage->guide && guide_draft(stage->guide, path, sizeof path) &&
        guide_file(stage->guide, path, sizeof path)) {
        bool solved = stage->guide->walk.solved;
        text_format(text,
                    label(solved ? LABEL_LESSON_DONE : LABEL_LESSON_TO_DO,
                          scene->language),
                    guide_stop(stage->guide)->exercise.program);
        return;
    }
    /* A page has no phase in which it waits: it stands behind its last step. */
    if (step->kind == STEP_STATEMENT && step->a == 0) {
        text_str(text, label(LABEL_RESTS, scene->language));
        return;
    }
    write_hit(stage, scene->language, text);
    if (scene->many && scene->process && !named)
        text_format(text, "%s: ", scene->process->name);
    if (scene->machine->steps)
        step_caption(scene->machine, &stage->session->host.vm, step,
                     scene->language, text);
}

/* A complaint is the command line's too, where it begins with our name. */
static const char *words_of(const struct stage *stage)
{
    static const char name[] = "loopline: ";
    const char *words = stage_words(stage);
    size_t length = sizeof name - 1;
    return strncmp(words, name, length) == 0 ? words + length : words;
}

/* What would be cut in the status line stands in place of the caption. */
static bool is_long(const struct stage *stage, int columns)
{
    const char *words = stage_words(stage);
    return screen_width(words, strlen(words)) > columns / 2;
}

enum role status_words(const struct stage *stage, const struct scene *scene,
                       int columns, struct text *text)
{
    if (is_long(stage, columns)) {
        text_str(text, words_of(stage));
        return stage->error[0] ? ROLE_ERROR : ROLE_CAPTION;
    }
    if (stage->session->debugger.state != DEBUGGER_WORKING &&
        !(stage->guide && guide_ran(stage->guide)))
        happened_write(scene, text);
    status_caption(stage, scene, text);
    return ROLE_CAPTION;
}

void status_draw_caption(const struct stage *stage, const struct scene *scene,
                         struct box box)
{
    char buffer[STATUS_CAPTION];
    struct text text;
    struct pen bar = pen_in((struct box){box.row, box.column, box.rows, 2});
    struct pen pen = pen_in(
        (struct box){box.row, box.column + 2, box.rows, box.columns - 2});
    text_init_fixed(&text, buffer, sizeof buffer);
    pen.role = status_words(stage, scene, box.columns, &text);
    bool error = pen.role == ROLE_ERROR;
    bar.role = error ? ROLE_ERROR : ROLE_TITLE;
    while (bar.row < box.rows) {
        pen_text(&bar, error ? "!" : "▌");
        pen_line(&bar);
    }
    pen_wrap(&pen, text.bytes, box.rows);
    pen_rest(&pen);
}

/* --- the status line -------------------------------------------------------- */

/* What the learner could do about a wait that no timer ends. */
static enum label wait_label(const struct machine *machine)
{
    enum label which = LABEL_WAITING_OUTSIDE;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        if (process->state == PROCESS_ENDED)
            continue;
        if (process->reading)
            return LABEL_WAITS_INPUT;
        if (process_is_document(process))
            which = LABEL_WAITS_PAGE;
    }
    return which;
}

/* "waiting [####......] 640 ms": how far the present wait has come. */
static void draw_wait(const struct scene *scene, struct pen *pen)
{
    int64_t end = loop_wait_end(scene->machine);
    enum language language = scene->language;
    const struct process *page = dialog_page(scene->machine);
    if (page) {
        pen_format(pen, label(LABEL_DIALOG_WAITS, language), page->name);
        return;
    }
    if (end == INT64_MAX) {
        pen_text(pen, label(wait_label(scene->machine), language));
        return;
    }
    int64_t left = end - scene->now;
    int64_t whole = end - scene->machine->now;
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

/* In a lesson the key that goes on comes first, whatever else is said. */
static void draw_lesson(const struct stage *stage, struct pen *pen)
{
    char buffer[200];
    struct text text;
    if (!stage->guide)
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    guide_hint(stage, &text);
    pen_text(pen, text.bytes);
    pen_text(pen, text.length ? "   " : "");
}

/* Where nothing else is to be said. */
static void draw_more(const struct stage *stage, const struct scene *scene,
                      struct pen *pen)
{
    const char *more = label(LABEL_LESSON_MORE, scene->language);
    if (!stage->guide)
        draw_keys(scene, pen);
    else if (screen_width(more, strlen(more)) <= pen_left(pen))
        pen_text(pen, more);
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
    if (stage->prompt.kind == PROMPT_CLOSED)
        draw_lesson(stage, pen);
    if (stage->prompt.kind == PROMPT_STEP)
        pen_format(pen, "%s%s_%s", label(LABEL_GOTO_PROMPT, language),
                   stage->prompt.text, label(LABEL_GOTO_HINT, language));
    else if (stage_words(stage)[0] && !is_long(stage, pen->box.columns + 1))
        pen_text(pen, words_of(stage));
    else if (state == DEBUGGER_WAITING)
        draw_wait(scene, pen);
    else if (state == DEBUGGER_RESTING || stage->guide)
        draw_more(stage, scene, pen);
    else
        pen_text(pen, label(states[state], language));
}

/* "3/12   Enter: the next one": how a search stands. */
static void draw_found(const struct stage *stage, struct pen *pen)
{
    enum language language = stage->session->options.language;
    if (stage->prompt.text[0] && stage->finds)
        pen_format(pen, "  %d/%d", stage->found, stage->finds);
    else if (stage->prompt.text[0])
        pen_format(pen, "  %s", label(LABEL_NOT_FOUND, language));
    pen_text(pen, label(LABEL_FIND_HINT, language));
}

static const char *prompt_mark(const struct stage *stage)
{
    switch (stage->prompt.kind) {
    case PROMPT_FIND:
        return "/";
    case PROMPT_ANSWER:
        return label(LABEL_LESSON_ANSWER, stage->session->options.language);
    default:
        return ":";
    }
}

/* The line that is typed, its end in sight, and behind it what there is. */
static void draw_prompt(const struct stage *stage, struct box box)
{
    struct pen pen = pen_in(box);
    const char *text = stage->prompt.text;
    size_t length = strlen(text);
    pen.role = ROLE_STATUS;
    pen_text(&pen, prompt_mark(stage));
    while (screen_width(text, length) > box.columns - 3) {
        do {
            text++;
            length--;
        } while ((*text & 0xc0) == 0x80);
    }
    pen_format(&pen, "%s_", text);
    if (stage->prompt.kind == PROMPT_FIND)
        draw_found(stage, &pen);
    if (stage->prompt.kind == PROMPT_ANSWER)
        pen_text(&pen, label(LABEL_LESSON_ANSWER_HINT,
                             stage->session->options.language));
    pen_rest(&pen);
}

void status_draw(const struct stage *stage, const struct scene *scene,
                        struct box box)
{
    struct pen pen = pen_in(box);
    enum language language = scene->language;
    if (stage->prompt.kind >= PROMPT_COMMAND) {
        draw_prompt(stage, box);
        return;
    }
    int64_t at = scene->step.at;
    if (scene->process && stage_is_moving(stage))
        at = scene->now - scene->process->started;
    pen.role = scene->live ? ROLE_LIVE : ROLE_REPLAY;
    pen_format(&pen, " %s ",
               label(scene->live ? LABEL_LIVE : LABEL_REPLAY, language));
    pen.role = ROLE_STATUS;
    pen_format(&pen, " %s %llu/%llu", label(LABEL_STEP, language),
               (unsigned long long)scene->machine->steps,
               (unsigned long long)history_frontier(stage->session->history));
    /* A lesson's keys need the room. */
    if (!scene->guide || box.columns >= WIDE) {
        pen_format(&pen, "  %lld ms", (long long)(at / 1000));
        if (scene->process)
            pen_format(&pen, "  %s", scene->process->name);
    }
    pen_text(&pen, "   ");
    draw_message(stage, scene, &pen);
    pen_rest(&pen);
}
