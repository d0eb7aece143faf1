#include "view/recite_tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/long_text.h"
#include "view/guide_copy.h"
#include "view/label.h"
#include "view/prose_draw.h"
#include "view/status.h"

#define ROWS 2000 /* of a text, at most */
#define LINE 1000

static enum language language_of(const struct guide *guide)
{
    return guide->walk.session->options.language;
}

/* --- lines --- */

void recite_say(const char *text)
{
    size_t length = strlen(text);
    while (length) {
        size_t cut = screen_wrap(text, length, RECITE_COLUMNS), shown = cut;
        while (shown && text[shown - 1] == ' ')
            shown--;
        printf("%.*s\n", (int)shown, text);
        text += cut;
        length -= cut;
    }
}

/* Blocks and triangles draw something: bars, cursors. They are not words. */
static size_t drawn_bytes(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] == 0xe2 && (bytes[1] == 0x96 || bytes[1] == 0x97) ? 3 : 0;
}

/* The lines of a drawing side by side, without what is only drawn. */
static void add_words(struct text *words, const char *drawn,
                      const char *between)
{
    size_t spaces = 0;
    bool said = false; /* something of this line, and of one before it */
    for (; *drawn; drawn++) {
        size_t skip = drawn_bytes(drawn);
        if (skip) {
            drawn += skip - 1;
        } else if (*drawn == '\n') {
            said = false;
        } else if (*drawn == ' ') {
            spaces++;
        } else {
            text_str(words, said && spaces ? " " : "");
            text_str(words, !said && words->length ? between : "");
            text_byte(words, *drawn);
            said = true;
            spaces = 0;
        }
    }
}

/* A text as lines with blank ones between its paragraphs. */
static void tell_prose(const struct prose *prose)
{
    struct text text;
    struct pane pane = {.rows = ROWS, .columns = RECITE_COLUMNS};
    long_text_init(&text);
    struct pen pen = pen_into(&text, ROWS, RECITE_COLUMNS);
    struct list list = list_begin(&pane, &pen);
    prose_draw(&list, prose);
    for (const char *at = text.bytes; *at;) {
        size_t length = strcspn(at, "\n"), shown = length;
        while (shown && at[shown - 1] == ' ')
            shown--;
        printf("%.*s\n", (int)shown, at);
        at += length + (at[length] == '\n');
    }
    long_text_free(&text);
}

/* --- a stop --- */

static void tell_count(enum label which, enum language language, uint32_t first,
                       uint32_t second)
{
    printf(label(which, language), first, second);
    puts("");
}

static void tell_score(const struct guide *guide, enum language language)
{
    struct guide_score score;
    guide_score(guide, &score);
    uint32_t silent = score.asks - score.right - score.wrong;
    if (score.asks)
        tell_count(LABEL_LESSON_SCORE, language, score.right, score.asks);
    if (silent)
        tell_count(LABEL_LESSON_SILENT, language, silent, 0);
    if (score.exercises)
        recite_say(label(score.solved < score.exercises
                             ? LABEL_LESSON_LEFT
                             : LABEL_LESSON_ALL_SOLVED,
                         language));
}

static void tell_over(const struct guide *guide)
{
    enum language language = language_of(guide);
    const struct lesson *lesson = guide->lesson;
    printf(label(LABEL_LESSON_OVER, language), lesson->number, lesson->title);
    puts("");
    if (lesson->teaches_count)
        puts(label(LABEL_LESSON_TAUGHT, language));
    for (int i = 0; i < lesson->teaches_count; i++)
        printf("  %s\n", lesson->teaches[i]);
    tell_score(guide, language);
}

void recite_stop(const struct guide *guide)
{
    enum language language = language_of(guide);
    const struct lesson_stop *stop = guide_stop(guide);
    char text[LINE];
    puts("");
    if (guide->state == GUIDE_OVER) {
        tell_over(guide);
        return;
    }
    if (guide->state == GUIDE_LOST) {
        recite_say(label(LABEL_LESSON_LOST, language));
        return;
    }
    snprintf(text, sizeof text, label(LABEL_RECITE_STOP, language),
             guide->lesson->number, guide->walk.stop + 1,
             guide->lesson->stop_count,
             stop->title ? stop->title : guide->lesson->title);
    recite_say(text);
    puts("");
    tell_prose(&stop->prose);
    puts("");
}

/* --- the run --- */

/* What a pane would draw with all the room it wants, in n->text. */
static void draw_pane(struct narrate *n, enum pane_kind which)
{
    struct scene scene;
    struct pane pane = n->stage.panes[which];
    text_clear(&n->text);
    struct pen pen = pen_into(&n->text, ROWS, LINE);
    pane.rows = ROWS;
    pane.columns = LINE;
    pane.focus = pane.open = false;
    pane.scroll = pane.cursor = 0;
    stage_scene(&n->stage, &scene);
    pane_rows[which].draw(&pane, &scene, &pen);
}

/* "server.js", its lines numbered. */
static void tell_file(const char *folder, const char *name)
{
    uint32_t number = 0;
    char *text = guide_copy_text(folder, name);
    if (!text)
        return;
    puts(name);
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        printf("%5u  %.*s\n", ++number, (int)length, at);
        at += length + (at[length] == '\n');
    }
    free(text);
}

void recite_programs(const struct guide *guide)
{
    const struct lesson *lesson = guide->lesson;
    const struct lesson_run *run = &lesson->runs[guide_stop(guide)->run];
    size_t own = strlen(lesson->folder);
    char name[STEP_TEXT];
    for (int i = 0; i < run->program_count; i++) {
        const char *words = run->programs[i];
        if (strncmp(words, lesson->folder, own) != 0)
            continue; /* a page of some server's */
        words += own + 1;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(words, " "), words);
        tell_file(guide->folder[0] ? guide->folder : lesson->folder, name);
    }
}

/* A queue of which nothing waits: "nextTick    0". */
static bool is_empty_row(const char *line, size_t length)
{
    return length > 2 && line[length - 1] == '0' && line[length - 2] == ' ';
}

/* Takes such rows out. */
static void leave_out_empty(struct text *text)
{
    char *to = text->bytes;
    for (const char *at = text->bytes; *at;) {
        size_t length = strcspn(at, "\n"), shown = length;
        size_t next = length + (at[length] == '\n');
        while (shown && at[shown - 1] == ' ')
            shown--;
        if (!is_empty_row(at, shown)) {
            memmove(to, at, next);
            to += next;
        }
        at += next;
    }
    text_cut(text, (size_t)(to - text->bytes));
}

struct told_pane {
    enum pane_kind pane;
    enum label empty; /* no news at the beginning */
};

static void tell_pane(struct narrate *n, const struct told_pane *told,
                      struct recite_state *state)
{
    char *before = state->rows[told->pane];
    char buffer[RECITE_STATE], line[RECITE_STATE + PANE_NOTE];
    enum language language = n->session->options.language;
    struct text words;
    text_init_fixed(&words, buffer, sizeof buffer);
    draw_pane(n, told->pane);
    leave_out_empty(&n->text);
    add_words(&words, n->text.bytes, ", ");
    if (strcmp(words.bytes, before) == 0 ||
        (!*before && !strcmp(words.bytes, label(told->empty, language))))
        return;
    strcpy(before, words.bytes);
    snprintf(line, sizeof line, "%s: %s",
             label(pane_rows[told->pane].title, language), words.bytes);
    recite_say(line);
}

void recite_run_state(struct narrate *n, struct recite_state *state)
{
    static const struct told_pane panes[] = {
        {PANE_STACK, LABEL_EMPTY_STACK},
        {PANE_TIMERS, LABEL_NO_TIMERS},
        {PANE_QUEUES, LABEL_NO_PROGRAM},
        {PANE_SOCKETS, LABEL_NO_SOCKETS},
    };
    struct scene scene;
    text_clear(&n->text);
    stage_scene(&n->stage, &scene);
    status_caption(&n->stage, &scene, &n->text);
    recite_say(n->text.bytes);
    for (size_t i = 0; i < sizeof panes / sizeof *panes; i++)
        tell_pane(n, &panes[i], state);
}

/* --- what is asked --- */

static void tell_hand(const struct guide *guide)
{
    const struct play_hand *hand = &guide->walk.hand;
    char text[LINE];
    snprintf(text, sizeof text, label(LABEL_LESSON_PLAY, language_of(guide)),
             guide->walk.turn + 1, guide_stop(guide)->turns);
    recite_say(text);
    for (uint32_t i = 0; i < hand->count; i++)
        printf("  %u: %s, %s\n", i + 1, hand->cards[i].name,
               hand->cards[i].where);
}

void recite_question(const struct guide *guide)
{
    const struct lesson_stop *stop = guide_stop(guide);
    const struct prediction *prediction = &stop->prediction;
    char buffer[LINE];
    struct text text;
    if (!guide_choices(guide) && !guide_types(guide))
        return;
    if (stop->plays) {
        tell_hand(guide);
        return;
    }
    text_init_fixed(&text, buffer, sizeof buffer);
    prediction_write(prediction, guide->walk.session->machine,
                     language_of(guide), &text);
    recite_say(text.bytes);
    for (uint32_t i = 0; i < prediction->choice_count; i++)
        printf("  %u: %s\n", i + 1, prediction->choices[i]);
}

void recite_said(const struct guide *guide)
{
    recite_say(guide->said);
}

/* --- an exercise --- */

/* "done: it prints exactly: hello / bye" */
static void tell_goal(const struct guide *guide, uint32_t i)
{
    const struct verdict *verdict = &guide->walk.verdicts[i];
    enum language language = language_of(guide);
    char words[LINE], joined[LINE], line[LINE * 2];
    struct text goal, text;
    text_init_fixed(&goal, words, sizeof words);
    text_init_fixed(&text, joined, sizeof joined);
    goal_write(&guide_stop(guide)->exercise.goals[i], language, &goal);
    add_words(&text, goal.bytes, " / ");
    snprintf(line, sizeof line, "%s%s",
             label(verdict->holds ? LABEL_RECITE_HOLDS : LABEL_RECITE_NOT_YET,
                   language),
             text.bytes);
    recite_say(line);
    if (verdict->holds || !verdict->got[0])
        return;
    text_clear(&text);
    add_words(&text, verdict->got, " / ");
    snprintf(line, sizeof line, "%s%s", label(LABEL_LESSON_GOT, language),
             text.bytes);
    recite_say(line);
}

void recite_exercise(const struct guide *guide)
{
    enum language language = language_of(guide);
    const struct exercise *exercise = &guide_stop(guide)->exercise;
    char path[PROCESS_PATH];
    if (guide->walk.solved)
        puts(label(LABEL_LESSON_SOLVED, language));
    if (guide->trouble[0])
        recite_say(guide->trouble);
    for (uint32_t i = 0; i < exercise->goal_count; i++)
        tell_goal(guide, i);
    if (guide_file(guide, path, sizeof path))
        printf(label(LABEL_RECITE_FILE, language), path);
    else
        printf(label(LABEL_LESSON_NO_COPY, language), exercise->program);
    puts("");
}

void recite_hint(const struct guide *guide)
{
    uint32_t told = guide->walk.hints;
    const struct exercise *exercise = &guide_stop(guide)->exercise;
    if (told && told <= exercise->hint_count)
        tell_prose(exercise->hints[told - 1]);
}

void recite_solution(const struct guide *guide)
{
    if (!guide->solution)
        return;
    printf("%s\n%s", guide_stop(guide)->exercise.solution, guide->solution);
}

/* --- what can be done --- */

void recite_keys(const struct guide *guide)
{
    static const enum label helps[GUIDE_HELPS] = {
        [HELP_HINT] = LABEL_RECITE_HINT,
        [HELP_SOLUTION] = LABEL_RECITE_SOLUTION,
        [HELP_ANEW] = LABEL_RECITE_RESET,
    };
    enum language language = language_of(guide);
    char buffer[LINE];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    if (guide_choices(guide) == 1)
        text_str(&text, label(LABEL_RECITE_ONE, language));
    else if (guide_choices(guide))
        text_format(&text, label(LABEL_RECITE_CHOOSE, language),
                    guide_choices(guide));
    else if (guide_types(guide))
        text_str(&text, label(LABEL_RECITE_TYPE, language));
    else if (guide_exercises(guide))
        text_str(&text, label(LABEL_RECITE_CHECK, language));
    for (int i = 0; i < GUIDE_HELPS; i++)
        if (guide_has_help(guide, (enum guide_help)i))
            text_str(&text, label(helps[i], language));
    text_str(&text, label(LABEL_RECITE_GO_ON, language));
    if (guide_skips(guide))
        text_str(&text, label(guide_exercises(guide) ? LABEL_LESSON_UNSOLVED
                                                     : LABEL_LESSON_UNANSWERED,
                              language));
    if (guide->state == GUIDE_OVER && guide->next) {
        text_str(&text, ". ");
        text_format(&text, label(LABEL_LESSON_NEXT, language), guide->next);
    }
    recite_say(text.bytes);
}
