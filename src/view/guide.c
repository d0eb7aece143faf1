#include "view/guide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/copy.h"
#include "view/guide_copy.h"
#include "view/label.h"

static struct progress_row *row_of(const struct guide *guide)
{
    return progress_of(guide->progress, guide->lesson->slug);
}

const struct lesson_stop *guide_stop(const struct guide *guide)
{
    return &guide->lesson->stops[guide->walk.stop];
}

static enum language language_of(const struct guide *guide)
{
    return guide->walk.session->options.language;
}

/* --- opening --------------------------------------------------------------- */

/* Where the learner was; where they were at the end, the exercise that is left;
 * of what is done the beginning. */
static uint32_t first_stop(const struct guide *guide)
{
    const struct lesson *lesson = guide->lesson;
    const struct progress_row *row = row_of(guide);
    if (row->done || !row->stop || row->stops != lesson->stop_count)
        return 0;
    for (uint32_t i = 0; row->stop == row->stops && i < row->stops; i++)
        if (lesson->stops[i].exercises &&
            progress_marked(row, i + 1) != MARK_SOLVED)
            return i;
    return row->stop - 1;
}

void guide_open(struct guide *guide, struct lesson *lesson,
                struct progress *progress, bool anew)
{
    memset(guide, 0, sizeof *guide);
    guide->lesson = lesson;
    guide->progress = progress;
    guide->walk.lesson = lesson;
    guide->target = anew ? 0 : first_stop(guide);
    guide->want = GUIDE_RUN;
}

static void forget_exercise(struct guide *guide)
{
    if (guide->fleeting)
        copy_remove(guide->folder);
    free(guide->solution);
    guide->solution = NULL;
    guide->folder[0] = guide->trouble[0] = 0;
    guide->fleeting = false;
    guide->tries = guide->hints = 0;
}

void guide_close(struct guide *guide)
{
    forget_exercise(guide);
}

void guide_options(struct guide *guide, struct session_options *options,
                   char ***programs, int *count)
{
    const struct lesson_stop *stop = &guide->lesson->stops[guide->target];
    bool again = guide->folder[0] && guide->target == guide->walk.stop;
    if (again)
        guide->tries++;
    else
        forget_exercise(guide);
    if (stop->exercises && !again)
        guide->fleeting =
            guide_copy_make(guide->progress, guide->lesson, guide->target,
                            false, guide->folder);
    lesson_session(guide->lesson, stop->run,
                   guide->folder[0] ? guide->folder : NULL, options, programs,
                   count);
}

/* --- arriving --------------------------------------------------------------- */

static void say(struct guide *guide, bool good, enum label which,
                const char *what)
{
    guide->good = good;
    guide->tellings++;
    snprintf(guide->said, sizeof guide->said,
             label(which, language_of(guide)), what);
}

/* Behind what is said already. */
static void say_more(struct guide *guide, enum label which, const char *what)
{
    size_t length = strlen(guide->said);
    snprintf(guide->said + length, sizeof guide->said - length, "%s",
             length ? " " : "");
    length = strlen(guide->said);
    snprintf(guide->said + length, sizeof guide->said - length,
             label(which, language_of(guide)), what);
    guide->tellings++;
}

/* What must hold, does it? */
static void judge(struct guide *guide)
{
    if (!walk_judge(&guide->walk))
        return;
    progress_mark(row_of(guide), guide->walk.stop + 1, MARK_SOLVED);
    progress_save(guide->progress);
}

/* The card is right: it comes onto the track. */
static void take_card(struct guide *guide, uint32_t card)
{
    snprintf(guide->ran, sizeof guide->ran, "%s",
             guide->walk.hand.cards[card].name);
    if (walk_pick(&guide->walk, card)) {
        guide->state = GUIDE_MOVES;
        guide_work(guide, 1);
    }
}

/* A hand of one card is no question. */
static void take_only_card(struct guide *guide)
{
    const struct play_hand *hand = &guide->walk.hand;
    if (!guide_stop(guide)->plays || guide->walk.answered || hand->count != 1)
        return;
    if (!guide->walk.turn)
        guide->good = true;
    say_more(guide, LABEL_LESSON_CARD_ONLY, hand->cards[0].name);
    take_card(guide, 0);
}

static void arrive(struct guide *guide)
{
    struct progress_row *row = row_of(guide);
    const struct lesson_stop *stop = guide_stop(guide);
    guide->state = GUIDE_READS;
    guide->said[0] = guide->ran[0] = 0;
    guide->lost_before = false;
    guide->arrivals++;
    progress_reach(row, guide->walk.stop + 1, guide->lesson->stop_count);
    progress_save(guide->progress);
    guide->walk.hints = stop->exercises ? guide->hints : 0;
    if (stop->exercises)
        judge(guide);
    take_only_card(guide);
}

static void finish(struct guide *guide)
{
    struct progress_row *row = row_of(guide);
    struct guide_score score;
    guide_score(guide, &score);
    guide->state = GUIDE_OVER;
    guide->arrivals++;
    row->done = score.solved == score.exercises;
    row->touched = true;
    progress_save(guide->progress);
}

/* A card that was taken: the next one, or the hand is played. */
static void arrive_card(struct guide *guide)
{
    guide->state = GUIDE_READS;
    if (!guide->walk.answered) {
        take_only_card(guide);
        return;
    }
    progress_mark(row_of(guide), guide->walk.stop + 1,
                  guide->missed ? MARK_WRONG : MARK_RIGHT);
    progress_save(guide->progress);
}

/* The learner's own deeds may have led the run elsewhere: it can begin anew.
 * Where that does not come by either, the text is read where it stands. */
static void be_lost(struct guide *guide)
{
    if (guide->lost_before) {
        guide->walk.stop = guide->target;
        arrive(guide);
        return;
    }
    guide->state = GUIDE_LOST;
    guide->arrivals++;
}

static void take(struct guide *guide, enum walk_answer answer)
{
    switch (answer) {
    case WALK_THERE:
        if (guide->state == GUIDE_MOVES && guide->walk.turn)
            arrive_card(guide);
        else
            arrive(guide);
        break;
    case WALK_MOVING:
        guide->state = GUIDE_MOVES;
        break;
    case WALK_RUN:
        guide->state = GUIDE_OPENS;
        guide->want = GUIDE_RUN;
        break;
    case WALK_NOWHERE:
        be_lost(guide);
        break;
    case WALK_OVER:
        if (guide->target > guide->walk.stop)
            finish(guide);
        break;
    }
}

void guide_enter(struct guide *guide, struct session *session)
{
    guide->want = GUIDE_NOTHING;
    guide->missed = false;
    take(guide, walk_enter(&guide->walk, session, guide->target));
}

void guide_work(struct guide *guide, uint32_t slices)
{
    if (guide->state == GUIDE_MOVES)
        take(guide, walk_work(&guide->walk, slices));
}

/* --- going on ---------------------------------------------------------------- */

static void find_again(struct guide *guide)
{
    guide->lost_before = true;
    guide->state = GUIDE_OPENS;
    guide->want = GUIDE_RUN;
}

void guide_on(struct guide *guide)
{
    if (guide->state == GUIDE_OVER) {
        guide->want = GUIDE_LIST;
    } else if (guide->state == GUIDE_LOST) {
        find_again(guide);
    } else if (guide->state == GUIDE_READS) {
        guide->target = guide->walk.stop + 1;
        guide->missed = false;
        take(guide, walk_next(&guide->walk));
    }
}

void guide_stray(struct guide *guide)
{
    if (guide->state == GUIDE_MOVES)
        guide->state = GUIDE_READS;
}

void guide_back(struct guide *guide)
{
    if (guide->state == GUIDE_OVER) {
        guide->state = GUIDE_READS;
        guide->arrivals++;
        return;
    }
    if (guide->state != GUIDE_READS || guide->walk.stop == 0)
        return;
    guide->target = guide->walk.stop - 1;
    guide->missed = false;
    take(guide, walk_back(&guide->walk));
}

/* --- answering ------------------------------------------------------------------ */

static bool is_open(const struct guide *guide)
{
    return guide->state == GUIDE_READS && !guide->walk.answered;
}

uint32_t guide_choices(const struct guide *guide)
{
    const struct lesson_stop *stop = guide_stop(guide);
    if (!is_open(guide))
        return 0;
    return stop->predicts ? stop->prediction.choice_count
           : stop->plays  ? guide->walk.hand.count
                          : 0;
}

bool guide_types(const struct guide *guide)
{
    const struct lesson_stop *stop = guide_stop(guide);
    return is_open(guide) && stop->predicts &&
           stop->prediction.choice_count == 0;
}

/* What the machine will do, in words: "It will be 45." */
static void write_fact(const struct guide *guide, char *fact, size_t size)
{
    static const enum label words[PREDICTION_KINDS] = {
        [PREDICTION_PRINTS] = LABEL_LESSON_PRINTS,
        [PREDICTION_RUNS] = LABEL_LESSON_RUNS,
        [PREDICTION_STATE] = LABEL_LESSON_STATE,
        [PREDICTION_QUEUE] = LABEL_LESSON_QUEUE,
        [PREDICTION_VALUE] = LABEL_LESSON_VALUE,
    };
    snprintf(fact, size,
             label(words[guide_stop(guide)->prediction.kind],
                   language_of(guide)),
             guide->walk.forecast.answer);
}

void guide_type(struct guide *guide, const char *text)
{
    struct walk *walk = &guide->walk;
    char fact[GUIDE_SAID];
    bool right = walk_answer(walk, text);
    if (!walk->forecast.known) {
        say(guide, false, LABEL_LESSON_UNKNOWN, walk->forecast.answer);
        return;
    }
    write_fact(guide, fact, sizeof fact);
    progress_mark(row_of(guide), walk->stop + 1,
                  right ? MARK_RIGHT : MARK_WRONG);
    progress_save(guide->progress);
    say(guide, right, right ? LABEL_LESSON_RIGHT : LABEL_LESSON_WRONG, fact);
}

static void pick_card(struct guide *guide, uint32_t card)
{
    struct walk *walk = &guide->walk;
    const struct play_hand *hand = &walk->hand;
    char why[GUIDE_SAID];
    struct text text;
    bool right = card == hand->right;
    text_init_fixed(&text, why, sizeof why);
    play_explain(walk->session, hand, card, language_of(guide), &text);
    say(guide, right,
        right ? LABEL_LESSON_CARD_RIGHT : LABEL_LESSON_CARD_WRONG, why);
    guide->missed |= !right;
    if (right)
        take_card(guide, card);
}

bool guide_pick(struct guide *guide, uint32_t number)
{
    if (number < 1 || number > guide_choices(guide))
        return false;
    if (guide_stop(guide)->predicts)
        guide_type(guide, guide_stop(guide)->prediction.choices[number - 1]);
    else
        pick_card(guide, number - 1);
    return true;
}

const char *guide_ran(const struct guide *guide)
{
    const struct walk *walk = &guide->walk;
    bool between = is_open(guide) && guide_stop(guide)->plays && walk->turn;
    return between && walk->session->machine->steps == walk->dealt
               ? guide->ran
               : NULL;
}

bool guide_skips(const struct guide *guide)
{
    const struct lesson_stop *stop = guide_stop(guide);
    if (guide->state != GUIDE_READS)
        return false;
    if (stop->exercises)
        return !guide->walk.solved;
    return (stop->predicts || stop->plays) && !guide->walk.answered;
}

/* --- an exercise ------------------------------------------------------------------ */

bool guide_exercises(const struct guide *guide)
{
    return guide->state == GUIDE_READS && guide_stop(guide)->exercises;
}

bool guide_file(const struct guide *guide, char *path, size_t size)
{
    if (!guide_exercises(guide) || !guide->folder[0])
        return false;
    int length = snprintf(path, size, "%s/%s", guide->folder,
                          guide_stop(guide)->exercise.program);
    return length > 0 && (size_t)length < size;
}

bool guide_draft(const struct guide *guide, char *path, size_t size)
{
    const struct walk *walk = &guide->walk;
    if (!guide_exercises(guide) ||
        walk->session->machine->steps != walk->steps[walk->stop])
        return false;
    if (guide_file(guide, path, size))
        return true;
    int length = snprintf(path, size, "%s/%s", guide->lesson->folder,
                          guide_stop(guide)->exercise.program);
    return length > 0 && (size_t)length < size;
}

struct file_search {
    const char *path;
    bool found;
};

static void look_for(const char *path, void *context)
{
    struct file_search *search = context;
    search->found |= strcmp(path, search->path) == 0;
}

/* Has the run read the program by now? A page reads its file later than its
 * start. */
static bool is_read(const struct guide *guide)
{
    char path[PROCESS_PATH];
    struct file_search search = {path, false};
    if (!guide_file(guide, path, sizeof path))
        return true;
    reload_files(guide->walk.session, look_for, &search);
    return search.found;
}

void guide_saved(struct guide *guide, enum reload answer, const char *error)
{
    bool solved = guide->walk.solved;
    if (!guide_exercises(guide))
        return;
    if (answer == RELOAD_SAME && !is_read(guide)) {
        guide->target = guide->walk.stop;
        guide->want = GUIDE_RUN;
        return;
    }
    if (answer == RELOAD_SAME)
        return;
    guide->tries++;
    guide->trouble[0] = 0;
    if (answer == RELOAD_REFUSED) {
        snprintf(guide->trouble, sizeof guide->trouble, "%s", error);
        return;
    }
    judge(guide);
    if (guide->walk.solved && !solved)
        guide->arrivals++;
}

bool guide_has_help(const struct guide *guide, enum guide_help help)
{
    const struct walk *walk = &guide->walk;
    uint32_t hints = guide_stop(guide)->exercise.hint_count;
    if (!guide_exercises(guide))
        return false;
    switch (help) {
    case HELP_HINT:
        return walk->hints < hints && !walk->solved;
    case HELP_SOLUTION:
        return guide_stop(guide)->exercise.solution && !guide->solution &&
               (walk->solved || guide->tries >= GUIDE_TRIES ||
                (hints && walk->hints == hints));
    default:
        return guide->folder[0] != 0;
    }
}

bool guide_take_help(struct guide *guide, enum guide_help help)
{
    struct walk *walk = &guide->walk;
    if (!guide_has_help(guide, help))
        return false;
    switch (help) {
    case HELP_HINT:
        guide->hints = ++walk->hints;
        return false;
    case HELP_SOLUTION:
        guide->solution = guide_copy_text(
            guide->lesson->folder, guide_stop(guide)->exercise.solution);
        return false;
    default:
        guide_copy_make(guide->progress, guide->lesson, walk->stop, true,
                        guide->folder);
        free(guide->solution);
        guide->solution = NULL;
        guide->tries = 0;
        return true;
    }
}

/* --- in numbers ------------------------------------------------------------------- */

void guide_score(const struct guide *guide, struct guide_score *score)
{
    const struct progress_row *row = row_of(guide);
    memset(score, 0, sizeof *score);
    for (uint32_t i = 0; i < guide->lesson->stop_count; i++) {
        const struct lesson_stop *stop = &guide->lesson->stops[i];
        enum progress_mark mark = progress_marked(row, i + 1);
        score->asks += stop->predicts || stop->plays;
        score->right += mark == MARK_RIGHT;
        score->wrong += mark == MARK_WRONG;
        score->exercises += stop->exercises;
        score->solved += stop->exercises && mark == MARK_SOLVED;
    }
}
