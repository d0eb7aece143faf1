/*
 * lesson_pane.c: the stop of the lesson: its text, what it asks, and what came
 * of the answer; at an exercise what must hold, and how it stands.
 */
#include <stdio.h>
#include <string.h>

#include "view/guide.h"
#include "view/prose_draw.h"

#define LINE 1000
#define INDENT 2
#define TITLE_WIDE 70 /* columns: a stop's title stands in the pane's */

/* A press that is looked up: which number stands there. */
struct touch {
    int line, column;
    uint32_t number; /* 0: none */
};

struct drawing {
    struct list list;
    const struct guide *guide;
    enum language language;
    struct touch *touch; /* NULL: it is only drawn */
};

/* Number `number` stands on this line from column `from` up to `to`. */
static void put_number(struct drawing *d, uint32_t number, int from, int to)
{
    if (d->touch && d->list.line == d->touch->line &&
        d->touch->column >= from && d->touch->column < to)
        d->touch->number = number;
}

static void draw_mark(struct list *list, bool good)
{
    pen_as(list->pen, good ? ROLE_GOOD : ROLE_ERROR, good ? "✓ " : "✗ ");
}

/* A sentence behind a mark, as many lines as it takes. */
static void draw_marked(struct list *list, bool good, const char *text)
{
    size_t length = strlen(text), at = 0;
    while (at < length) {
        size_t cut = screen_wrap(text + at, length - at,
                                 list->pen->box.columns - INDENT);
        if (list_wants(list)) {
            if (at == 0)
                draw_mark(list, good);
            pen_to(list->pen, INDENT);
            pen_bytes(list->pen, text + at, screen_shown(text + at, cut));
        }
        list_next(list);
        at += cut;
    }
}

/* --- a question ------------------------------------------------------------------ */

/* Before the answer its number; behind it, what it was worth. */
static void draw_choice(struct drawing *d, uint32_t i)
{
    const struct walk *walk = &d->guide->walk;
    const char *choice = guide_stop(d->guide)->prediction.choices[i];
    struct pen *pen = d->list.pen;
    char number[16];
    int from = pen->column;
    bool right = prediction_is_right(&walk->forecast, choice);
    bool given = strcmp(walk->given, choice) == 0;
    snprintf(number, sizeof number, "%u) ", i + 1);
    if (walk->answered && walk->given[0] && (right || given))
        draw_mark(&d->list, right);
    else
        pen_as(pen, ROLE_NEXT, number);
    pen_text(pen, choice);
    put_number(d, i + 1, from, pen->column);
}

/* Columns of all choices side by side. */
static int row_columns(const struct prediction *prediction)
{
    int columns = INDENT;
    for (uint32_t i = 0; i < prediction->choice_count; i++)
        columns += screen_width(prediction->choices[i],
                                strlen(prediction->choices[i])) + 6;
    return columns;
}

static void draw_choices(struct drawing *d)
{
    const struct prediction *prediction = &guide_stop(d->guide)->prediction;
    bool aside = row_columns(prediction) <= d->list.pen->box.columns;
    for (uint32_t i = 0; i < prediction->choice_count; i++) {
        bool last = i + 1 == prediction->choice_count;
        if (list_wants(&d->list)) {
            pen_text(d->list.pen, i == 0 || !aside ? "  " : "   ");
            draw_choice(d, i);
        }
        if (last || !aside)
            list_next(&d->list);
    }
}

static void draw_question(struct drawing *d)
{
    const struct prediction *prediction = &guide_stop(d->guide)->prediction;
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    prediction_write(prediction, d->guide->walk.session->machine, d->language,
                     &text);
    list_line(&d->list, ROLE_PLAIN, "");
    list_wrap(&d->list, ROLE_NEXT, 0, text.bytes);
    draw_choices(d);
}

/* --- playing the loop -------------------------------------------------------------- */

static void draw_card(struct drawing *d, const struct play_card *card,
                      uint32_t number)
{
    struct pen *pen = d->list.pen;
    if (list_wants(&d->list)) {
        char text[16];
        snprintf(text, sizeof text, "  %u) ", number);
        pen_as(pen, ROLE_NEXT, text);
        pen_text(pen, card->name);
        pen_text(pen, "   ");
        pen_as(pen, ROLE_DIM, card->where);
        put_number(d, number, INDENT, pen->column);
    }
    list_next(&d->list);
}

static void draw_hand(struct drawing *d)
{
    const struct guide *guide = d->guide;
    const struct play_hand *hand = &guide->walk.hand;
    char text[LINE];
    if (guide->walk.answered || guide->state != GUIDE_READS)
        return;
    snprintf(text, sizeof text, label(LABEL_LESSON_PLAY, d->language),
             guide->walk.turn + 1, guide_stop(guide)->turns);
    list_line(&d->list, ROLE_PLAIN, "");
    list_wrap(&d->list, ROLE_NEXT, 0, text);
    for (uint32_t i = 0; i < hand->count; i++)
        draw_card(d, &hand->cards[i], i + 1);
}

/* --- an exercise ------------------------------------------------------------------- */

/* Lines side by side. */
static void join_lines(struct text *text, const char *lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        text_bytes(text, lines, length);
        lines += length + (lines[length] == '\n');
        text_str(text, *lines ? " / " : "");
    }
}

static void draw_goal(struct list *list, const struct goal *goal,
                      const struct verdict *verdict, enum language language)
{
    char words[LINE], buffer[LINE];
    struct text goal_words, text;
    text_init_fixed(&goal_words, words, sizeof words);
    text_init_fixed(&text, buffer, sizeof buffer);
    goal_write(goal, language, &goal_words);
    join_lines(&text, goal_words.bytes);
    draw_marked(list, verdict->holds, text.bytes);
    if (verdict->holds || !verdict->got[0])
        return;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, label(LABEL_LESSON_GOT, language));
    join_lines(&text, verdict->got);
    list_wrap(list, ROLE_DIM, INDENT, text.bytes);
}

/* "e: change hello.js   1: a hint": what can be done, side by side where there
 * is room. */
static void draw_helps(struct list *list, const struct guide *guide,
                       enum language language)
{
    static const enum label words[GUIDE_HELPS] = {
        [HELP_HINT] = LABEL_LESSON_HINT,
        [HELP_SOLUTION] = LABEL_LESSON_SOLUTION,
        [HELP_ANEW] = LABEL_LESSON_ANEW,
    };
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text,
                label(guide->folder[0] ? LABEL_LESSON_EDIT
                                       : LABEL_LESSON_NO_COPY,
                      language),
                guide_stop(guide)->exercise.program);
    for (int i = 0; i < GUIDE_HELPS; i++)
        if (guide_has_help(guide, (enum guide_help)i))
            text_format(&text, "   %d: %s", i + 1, label(words[i], language));
    list_wrap(list, ROLE_NEXT, 0, text.bytes);
}

/* A file's text, as it is. */
static void draw_file(struct list *list, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (list_wants(list)) {
            pen_to(list->pen, INDENT);
            list->pen->role = ROLE_VALUE;
            pen_bytes(list->pen, text, length);
            list->pen->role = ROLE_PLAIN;
        }
        list_next(list);
        text += length + (text[length] == '\n');
    }
}

static void draw_exercise(struct list *list, const struct guide *guide,
                          enum language language)
{
    const struct exercise *exercise = &guide_stop(guide)->exercise;
    const struct walk *walk = &guide->walk;
    list_line(list, ROLE_PLAIN, "");
    if (walk->solved)
        list_wrap(list, ROLE_GOOD, 0, label(LABEL_LESSON_SOLVED, language));
    draw_helps(list, guide, language);
    for (uint32_t i = 0; i < exercise->goal_count; i++)
        draw_goal(list, &exercise->goals[i], &walk->verdicts[i], language);
    if (guide->trouble[0])
        list_wrap(list, ROLE_ERROR, 0, guide->trouble);
    for (uint32_t i = 0; i < walk->hints && i < exercise->hint_count; i++) {
        list_line(list, ROLE_PLAIN, "");
        prose_draw(list, exercise->hints[i]);
    }
    if (!guide->solution)
        return;
    list_line(list, ROLE_PLAIN, "");
    list_line(list, ROLE_TITLE, exercise->solution);
    draw_file(list, guide->solution);
}

/* --- a stop ------------------------------------------------------------------------ */

static void draw_stop(struct drawing *d)
{
    const struct guide *guide = d->guide;
    const struct lesson_stop *stop = guide_stop(guide);
    prose_draw(&d->list, &stop->prose);
    if (stop->predicts)
        draw_question(d);
    if (stop->plays)
        draw_hand(d);
    if (guide->said[0])
        draw_marked(&d->list, guide->good, guide->said);
    if (stop->exercises)
        draw_exercise(&d->list, guide, d->language);
}

/* --- the end ------------------------------------------------------------------------- */

static void draw_taught(struct list *list, const struct lesson *lesson,
                        enum language language)
{
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    for (int i = 0; i < lesson->teaches_count; i++)
        text_format(&text, "%s%s", i ? ", " : "", lesson->teaches[i]);
    if (!text.length)
        return;
    list_line(list, ROLE_PLAIN, label(LABEL_LESSON_TAUGHT, language));
    list_wrap(list, ROLE_NAME, INDENT, text.bytes);
}

static void draw_score(struct list *list, const struct guide *guide,
                       enum language language)
{
    struct guide_score score;
    char text[LINE];
    guide_score(guide, &score);
    uint32_t silent = score.asks - score.right - score.wrong;
    uint32_t left = score.exercises - score.solved;
    if (score.asks) {
        snprintf(text, sizeof text, label(LABEL_LESSON_SCORE, language),
                 score.right, score.asks);
        draw_marked(list, score.right == score.asks, text);
    }
    if (silent) {
        snprintf(text, sizeof text, label(LABEL_LESSON_SILENT, language),
                 silent);
        list_wrap(list, ROLE_DIM, INDENT, text);
    }
    if (score.exercises)
        draw_marked(list, !left,
                    label(left ? LABEL_LESSON_LEFT : LABEL_LESSON_ALL_SOLVED,
                          language));
}

static void draw_over(struct list *list, const struct guide *guide,
                      enum language language)
{
    char text[LINE];
    snprintf(text, sizeof text, label(LABEL_LESSON_OVER, language),
             guide->lesson->number, guide->lesson->title);
    list_wrap(list, ROLE_CAPTION, 0, text);
    list_line(list, ROLE_PLAIN, "");
    draw_taught(list, guide->lesson, language);
    draw_score(list, guide, language);
    list_line(list, ROLE_PLAIN, "");
    if (guide->next)
        snprintf(text, sizeof text, label(LABEL_LESSON_NEXT, language),
                 guide->next);
    else
        snprintf(text, sizeof text, "%s",
                 label(LABEL_LESSON_NO_NEXT, language));
    list_wrap(list, ROLE_PLAIN, 0, text);
}

/* --- the pane ---------------------------------------------------------------------- */

/* While it goes to the next one, the stop before is there to be read. */
static uint32_t shown_stop(const struct guide *guide)
{
    return guide->state == GUIDE_LOST ? guide->target : guide->walk.stop;
}

static const char *title_of(const struct guide *guide)
{
    if (guide->state == GUIDE_OVER)
        return guide->lesson->title;
    const char *title = guide->lesson->stops[shown_stop(guide)].title;
    return title ? title : guide->lesson->title;
}

/* "2 · 7/12 · The track is free": the lesson, the stop, and its title where
 * there is room for it. */
static void write_note(struct pane *pane, const struct guide *guide, bool wide)
{
    snprintf(pane->note, sizeof pane->note, "%d · %u/%u%s%s",
             guide->lesson->number, shown_stop(guide) + 1,
             guide->lesson->stop_count, wide ? " · " : "",
             wide ? title_of(guide) : "");
}

static void draw_all(struct drawing *d, bool wide)
{
    const struct guide *guide = d->guide;
    if (!wide) {
        list_wrap(&d->list, ROLE_CAPTION, 0, title_of(guide));
        list_line(&d->list, ROLE_PLAIN, "");
    }
    if (guide->state == GUIDE_OVER)
        draw_over(&d->list, guide, d->language);
    else if (guide->state == GUIDE_LOST)
        list_wrap(&d->list, ROLE_PLAIN, 0,
                  label(LABEL_LESSON_LOST, d->language));
    else
        draw_stop(d);
}

void lesson_draw(struct pane *pane, const struct scene *scene, struct pen *pen)
{
    const struct guide *guide = scene->guide;
    struct drawing d = {.list = list_begin(pane, pen),
                        .guide = guide,
                        .language = scene->language};
    bool wide = pen->box.columns >= TITLE_WIDE;
    pane->note[0] = 0;
    if (guide) {
        write_note(pane, guide, wide);
        draw_all(&d, wide);
    }
    list_end(&d.list, label(LABEL_LESSON_NONE, d.language));
    if (pane->lines > pane->scroll + pen->box.rows)
        strncat(pane->note, "  ↓", sizeof pane->note - strlen(pane->note) - 1);
}

/* A choice or a card is pressed where the last drawing has put it. */
bool lesson_point(struct pane *pane, const struct scene *scene, int row,
                  int column, struct pane_wish *wish)
{
    static char nowhere[1];
    struct text sink;
    struct touch touch = {pane->scroll + row, column, 0};
    text_init_fixed(&sink, nowhere, sizeof nowhere);
    struct pen pen = pen_into(&sink, pane->rows, pane->columns);
    struct pane seen = *pane;
    struct drawing d = {.list = list_begin(&seen, &pen),
                        .guide = scene->guide,
                        .language = scene->language,
                        .touch = &touch};
    if (!scene->guide || !guide_choices(scene->guide))
        return false;
    draw_all(&d, pane->columns >= TITLE_WIDE);
    if (!touch.number)
        return false;
    wish->kind = WISH_ANSWER;
    wish->step = touch.number;
    return true;
}

void lesson_strip(const struct scene *scene, struct pen *pen)
{
    const struct guide *guide = scene->guide;
    if (!guide)
        return;
    struct pane pane = {.scroll = 0};
    write_note(&pane, guide, true);
    pen_text(pen, pane.note);
}
