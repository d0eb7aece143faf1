#include "view/handout.h"

#include <stdlib.h>
#include <string.h>

#include "lesson/catalog.h"
#include "lesson/walk.h"
#include "machine/socket.h"
#include "view/handout_look.h"
#include "view/offstage.h"
#include "view/paper.h"
#include "view/status.h"

#define EXIT_BROKEN 1
#define EXIT_NO_LESSON 2
#define SLICES 64u
#define TEXT_BYTES 4096
#define NAME_BYTES (STEP_TEXT * 2 + 16)
#define ROWS 18
#define COLUMNS 80
#define FILE_MOST (1 << 20)

static const char *const words[PAPER_WORD_COUNT][2] = {
#define W(name, english, korean) {english, korean},
    PAPER_WORDS(W)
#undef W
};

const char *paper_word(enum paper_word word, enum language language)
{
    return words[word][language];
}

struct handout {
    struct session_options options;
    struct lesson *lesson;
    struct paper paper, answers; /* those are kept to the end */
    struct walk walk;
    struct stage stage;
    struct session session;
    bool open; /* the session is */
    uint64_t drawn; /* the look of the last picture of this run; 0: none */
    bool chooses; /* the lesson says which stops are drawn */
    uint32_t questions; /* so far */
    char error[LESSON_ERROR];
};

static const struct paper_kind *on(const struct handout *h)
{
    return h->paper.kind;
}

static const char *word(const struct handout *h, enum paper_word which)
{
    return paper_word(which, h->paper.language);
}

/* --- the run ---------------------------------------------------------------- */

static bool complain(struct handout *h, uint32_t line, const char *english,
                     const char *korean)
{
    snprintf(h->error, sizeof h->error, "%s:%u: %s", h->lesson->path, line,
             h->paper.language == KOREAN ? korean : english);
    return false;
}

static void close_run(struct handout *h)
{
    if (h->open)
        session_close(&h->session);
    h->open = false;
}

static bool open_run(struct handout *h, uint32_t run)
{
    char **programs;
    int count;
    struct session_options options = h->options;
    close_run(h);
    lesson_session(h->lesson, run, NULL, &options, &programs, &count);
    h->open = session_open(&h->session, &options, programs, count, h->error,
                           sizeof h->error);
    stage_init(&h->stage, &h->session);
    h->stage.sheet = true;
    h->drawn = 0;
    return h->open;
}

/* Will nothing more come, though a page is open? */
static bool rests(const struct session *session)
{
    return session->debugger.state == DEBUGGER_WAITING &&
           world_rests(session->world, session->machine);
}

/* To a stop, which is the one behind the present one. */
static bool go(struct handout *h, uint32_t stop)
{
    uint32_t run = h->lesson->stops[stop].run;
    bool fresh = stop == 0 || h->lesson->stops[stop - 1].run != run;
    if (fresh && !open_run(h, run))
        return false;
    stage_before_move(&h->stage);
    enum walk_answer answer = fresh ? walk_enter(&h->walk, &h->session, stop)
                                    : walk_next(&h->walk);
    while (answer == WALK_MOVING && !rests(&h->session)) {
        if (h->session.debugger.state == DEBUGGER_WAITING)
            world_wait(h->session.world, -1);
        answer = walk_work(&h->walk, SLICES);
    }
    if (answer == WALK_MOVING) /* that may be what it is to come to */
        answer = walk_work(&h->walk, SLICES);
    return answer == WALK_THERE ||
           complain(h, h->lesson->stops[stop].line,
                    "the run never comes to this stop",
                    "프로그램이 이 정거장에 오지 않습니다");
}

/* --- what a stop has --------------------------------------------------------- */

/* Does the lesson say so of any stop? */
static bool does_choose(const struct lesson *lesson)
{
    for (uint32_t i = 0; i < lesson->stop_count; i++)
        if (lesson->stops[i].drawn)
            return true;
    return false;
}

/* Was something asked at the stop before, whose answer shows here? */
static bool answers(const struct lesson *lesson, uint32_t i)
{
    return i && (lesson->stops[i - 1].predicts || lesson->stops[i - 1].plays);
}

/* Is a stop worth a picture? The first of a run shows the program. Of the others
 * those that the lesson chooses; where it does not, those that show the answer
 * of a question and look otherwise than the last picture. What is left when all
 * is over says nothing. */
static bool is_chosen(const struct handout *h, uint32_t i)
{
    if (!h->drawn || h->chooses)
        return !h->drawn || h->lesson->stops[i].drawn;
    return answers(h->lesson, i) &&
           h->session.debugger.state != DEBUGGER_ENDED &&
           h->drawn != handout_look(h->session.machine);
}

/* The screen. */
static bool draw(struct handout *h)
{
    char bytes[TEXT_BYTES];
    struct canvas canvas;
    struct scene scene;
    struct text text;
    h->drawn = handout_look(h->session.machine);
    if (!offstage_draw(&h->stage, &canvas, ROWS, COLUMNS))
        return complain(h, 1, "out of memory", "메모리가 모자랍니다");
    text_init_fixed(&text, bytes, sizeof bytes);
    stage_scene(&h->stage, &scene);
    status_caption(&h->stage, &scene, &text);
    canvas_squeeze(&canvas);
    on(h)->picture(&h->paper, &canvas, text.bytes);
    canvas_close(&canvas);
    return true;
}

static void head(struct handout *h, struct paper *paper, enum paper_word which)
{
    char text[NAME_BYTES];
    snprintf(text, sizeof text, "%s %u", word(h, which), h->questions);
    on(h)->heading(paper, 3, text);
}

/* Those of a readyState are always the four states. */
static uint32_t choices_of(const struct prediction *prediction,
                           const char *choices[PREDICTION_CHOICES])
{
    uint32_t count = prediction->choice_count;
    bool states = count == 0 && prediction->kind == PREDICTION_STATE;
    for (uint32_t i = 0; i < count; i++)
        choices[i] = prediction->choices[i];
    for (uint32_t i = 0; states && i < READY_STATE_COUNT; i++)
        choices[count++] = ready_state_name((enum ready_state)i);
    return count;
}

static bool ask(struct handout *h, const struct lesson_stop *stop)
{
    char bytes[TEXT_BYTES];
    struct text text;
    struct forecast forecast;
    const char *choices[PREDICTION_CHOICES];
    uint32_t count = choices_of(&stop->prediction, choices);
    text_init_fixed(&text, bytes, sizeof bytes);
    prediction_write(&stop->prediction, h->session.machine, h->paper.language,
                     &text);
    h->questions++;
    head(h, &h->paper, PAPER_QUESTION);
    on(h)->sentence(&h->paper, text.bytes);
    if (count)
        on(h)->choices(&h->paper, choices, count);
    else
        on(h)->blank(&h->paper);
    prediction_ask(&h->session, &stop->prediction, &forecast);
    head(h, &h->answers, PAPER_QUESTION);
    on(h)->sentence(&h->answers, forecast.answer);
    return forecast.known ||
           complain(h, stop->ask_line, forecast.answer, forecast.answer);
}

/* The cards of a turn, those among them that did not lie there before. */
struct cards {
    char names[PLAY_CARDS][NAME_BYTES];
    uint32_t count;
};

static void add_cards(struct cards *cards, const struct play_hand *hand)
{
    for (uint32_t i = 0; i < hand->count && cards->count < PLAY_CARDS; i++) {
        char *name = cards->names[cards->count];
        uint32_t k = 0;
        snprintf(name, NAME_BYTES, "%s (%s)", hand->cards[i].name,
                 hand->cards[i].where);
        while (k < cards->count && strcmp(cards->names[k], name) != 0)
            k++;
        cards->count += k == cards->count;
    }
}

static void put_cards(struct handout *h, const struct cards *cards)
{
    const char *boxes[PLAY_CARDS];
    for (uint32_t i = 0; i < cards->count; i++)
        boxes[i] = cards->names[i];
    on(h)->boxes(&h->paper, boxes, cards->count);
}

static void put_turn(struct handout *h, const struct play_hand *hand)
{
    char bytes[TEXT_BYTES];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    play_explain(&h->session, hand, hand->right, h->paper.language, &text);
    on(h)->sentence(&h->answers, text.bytes);
}

/* The loop's turns are taken as it takes them; what lay there meanwhile is to
 * be put in order by the learner. */
static bool play(struct handout *h, const struct lesson_stop *stop)
{
    static struct play_hand hand;
    struct cards cards = {.count = 0};
    h->questions++;
    head(h, &h->paper, PAPER_PLAY);
    head(h, &h->answers, PAPER_PLAY);
    for (uint32_t turn = 0; turn < stop->turns; turn++) {
        if (!play_deal(&h->session, &hand))
            return complain(h, stop->ask_line, "it cannot be played here",
                            "여기서는 할 수 없습니다");
        if (hand.right >= hand.count)
            break;
        add_cards(&cards, &hand);
        put_turn(h, &hand);
        debugger_begin(&h->session.debugger, COMMAND_GOTO, false, hand.step);
        offstage_finish(&h->session);
    }
    on(h)->sentence(&h->paper, word(h, PAPER_PLAY_HOW));
    put_cards(h, &cards);
    return true;
}

/* All of a file in the lesson's folder; NULL: it cannot be read. The caller
 * frees it. */
static char *read_file(const struct handout *h, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", h->lesson->folder, name);
    FILE *file = fopen(path, "r");
    char *text = file ? malloc(FILE_MOST) : NULL;
    if (text)
        text[fread(text, 1, FILE_MOST - 1, file)] = 0;
    if (file)
        fclose(file);
    return text;
}

static bool put_file(struct handout *h, struct paper *paper, const char *title,
                     const char *name, uint32_t line)
{
    char *text = read_file(h, name);
    if (!text)
        return complain(h, line, "the program cannot be read",
                        "프로그램을 읽을 수 없습니다");
    on(h)->code(paper, title, name, text);
    free(text);
    return true;
}

static bool set_exercise(struct handout *h, const struct lesson_stop *stop)
{
    static char goals[EXERCISE_GOALS][TEXT_BYTES];
    const char *boxes[EXERCISE_GOALS];
    const struct exercise *exercise = &stop->exercise;
    for (uint32_t i = 0; i < exercise->goal_count; i++) {
        struct text text;
        text_init_fixed(&text, goals[i], TEXT_BYTES);
        goal_write(&exercise->goals[i], h->paper.language, &text);
        boxes[i] = goals[i];
    }
    h->questions++;
    head(h, &h->paper, PAPER_EXERCISE);
    on(h)->sentence(&h->paper, word(h, PAPER_EXERCISE_HOW));
    on(h)->boxes(&h->paper, boxes, exercise->goal_count);
    head(h, &h->answers, PAPER_EXERCISE);
    return put_file(h, &h->paper, exercise->program, exercise->program,
                    stop->ask_line) &&
           (!exercise->solution ||
            put_file(h, &h->answers, word(h, PAPER_SOLUTION),
                     exercise->solution, stop->ask_line));
}

static bool write_stop(struct handout *h, uint32_t i)
{
    const struct lesson_stop *stop = &h->lesson->stops[i];
    if (!go(h, i))
        return false;
    if (i > 0)
        on(h)->heading(&h->paper, 2, stop->title);
    on(h)->prose(&h->paper, &stop->prose);
    return (stop->exercises || !is_chosen(h, i) || draw(h)) && (!stop->predicts || ask(h, stop)) &&
           (!stop->plays || play(h, stop)) &&
           (!stop->exercises || set_exercise(h, stop));
}

/* --- the whole --------------------------------------------------------------- */

static void write_answers(struct handout *h, const char *answers)
{
    if (h->questions == 0)
        return;
    on(h)->new_page(&h->paper);
    on(h)->heading(&h->paper, 2, word(h, PAPER_ANSWERS));
    on(h)->sentence(&h->paper, word(h, PAPER_COMPUTED));
    fputs(answers, h->paper.to);
}

/* Both papers are in memory until all of the lesson has been walked through. */
static bool write_all(struct handout *h)
{
    char *page = NULL, *answers = NULL;
    size_t page_size, answers_size;
    h->paper.to = open_memstream(&page, &page_size);
    h->answers = h->paper;
    h->answers.to = open_memstream(&answers, &answers_size);
    bool good = h->paper.to && h->answers.to;
    if (good)
        on(h)->begin(&h->paper, h->lesson);
    for (uint32_t i = 0; good && i < h->lesson->stop_count; i++)
        good = write_stop(h, i);
    close_run(h);
    fclose(h->answers.to);
    if (good) {
        write_answers(h, answers);
        on(h)->end(&h->paper);
    }
    fclose(h->paper.to);
    if (good)
        fwrite(page, 1, page_size, stdout);
    free(page);
    free(answers);
    return good;
}

static int fail(const char *error, int code)
{
    bool named = strncmp(error, "loopline: ", strlen("loopline: ")) == 0;
    fprintf(stderr, "%s%s\n", named ? "" : "loopline: ", error);
    return code;
}

/* The lesson's text may be there in the other language only. */
static int write_lesson(struct handout *h, struct lesson *lesson,
                        const struct options *options)
{
    memset(h, 0, sizeof *h);
    h->options = options->session;
    h->options.language = lesson->language;
    h->options.stays = true; /* as in the view */
    h->lesson = h->walk.lesson = lesson;
    h->chooses = does_choose(lesson);
    h->paper.kind = options->markdown ? &paper_markdown : &paper_html;
    h->paper.language = lesson->language;
    return write_all(h) ? 0 : fail(h->error, EXIT_BROKEN);
}

int handout_run(const struct options *options)
{
    static struct handout handout;
    static struct catalog catalog;
    char error[LESSON_ERROR];
    const char *name = options->programs[0];
    enum language language = options->session.language;
    if (!catalog_open(&catalog, options->lessons, language, error,
                      sizeof error))
        return fail(error, EXIT_NO_LESSON);
    int row = catalog_find(&catalog, name), code;
    if (row < 0) {
        snprintf(error, sizeof error,
                 language == KOREAN ? "%s 수업이 없습니다"
                                    : "there is no lesson %s",
                 name);
        code = fail(error, EXIT_NO_LESSON);
    } else if (!catalog.rows[row].lesson) {
        code = fail(catalog.rows[row].error, EXIT_BROKEN);
    } else {
        code = write_lesson(&handout, catalog.rows[row].lesson, options);
    }
    catalog_close(&catalog);
    return code;
}
