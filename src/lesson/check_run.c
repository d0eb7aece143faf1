#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/checker.h"
#include "lesson/copy.h"
#include "lesson/walk.h"

/* The session has one address: runs come one after the other, in a simulated
 * world, which asks nothing of this computer. */
#define HISTORY ((size_t)64 << 20)
#define STEPS_MOST 400000u /* a lesson is over sooner */
#define COST_MOST 100000000u /* for(;;){} has no steps */
#define TIME_MOST ((int64_t)600 * 1000 * 1000) /* us */
#define TRACE_TIME ((int64_t)60 * 1000 * 1000) /* us: so much is compared */
#define SLICES 64
#define IDLE_MOST 20 /* waits in a row in which nothing has come */
#define STEP_BYTES 8192

/* --- a session ------------------------------------------------------------------ */

/* Opens run `run`; `folder` NULL: with the lesson's own files. */
static bool open_run(struct checker *checker, struct session *session,
                     uint32_t run, const char *folder, bool verifiable)
{
    struct lesson *lesson = checker->lesson;
    struct session_options options = {.virtual_clock = true,
                                      .simulated = true,
                                      .stays = true,
                                      .stop_at = INT64_MAX,
                                      .history = HISTORY,
                                      .verifiable = verifiable,
                                      .language = checker->language};
    char **programs, error[LESSON_ERROR];
    int count;
    lesson_session(lesson, run, folder, &options, &programs, &count);
    if (session_open(session, &options, programs, count, error,
                     sizeof error))
        return true;
    checker_said(checker, lesson->path, 0, error);
    session_close(session);
    return false;
}

static bool is_far(const struct session *session)
{
    return session->machine->steps > STEPS_MOST ||
           session->machine->cost > COST_MOST ||
           session->world->now > TIME_MOST;
}

/* The world has nothing to tell. True: it never will. */
static bool is_over(struct session *session, uint32_t *idle)
{
    if (world_rests(session->world, session->machine) || *idle == IDLE_MOST)
        return true;
    ++*idle;
    world_wait(session->world, 1);
    return false;
}

/* Goes one step on; false: the run is over, or goes on for too long. */
static bool next_step(struct session *session)
{
    uint32_t idle = 0;
    for (;;) {
        enum history_answer answer =
            history_forward(session->history, session->machine->steps + 1,
                            true, SLICES);
        if (answer == HISTORY_REACHED)
            return !is_far(session);
        if (answer != HISTORY_WAITING && answer != HISTORY_PAUSED)
            return false;
        if (is_far(session) ||
            (answer == HISTORY_WAITING && is_over(session, &idle)))
            return false;
    }
}

/* --- the same twice -------------------------------------------------------------- */

/* A number for each step of a run (not the library's): what it says, and when.
 */
struct trace {
    struct trace_row {
        uint64_t step, says;
    } *rows;
    uint64_t count, room;
};

static uint64_t hash(const char *bytes, size_t length)
{
    uint64_t sum = 0xcbf29ce484222325u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ (uint8_t)bytes[i]) * 0x100000001b3u;
    return sum;
}

static bool trace_add(struct trace *trace, uint64_t step, uint64_t says)
{
    if (trace->count == trace->room) {
        uint64_t room = trace->room ? 2 * trace->room : 1024;
        struct trace_row *rows = realloc(trace->rows, room * sizeof *rows);
        if (!rows)
            return false;
        trace->rows = rows;
        trace->room = room;
    }
    trace->rows[trace->count++] = (struct trace_row){step, says};
    return true;
}

static bool trace_step(struct trace *trace, struct session *session)
{
    char bytes[STEP_BYTES];
    struct text text;
    struct step step;
    step_now(session->machine, &session->host.vm, &step);
    if (step.library)
        return true;
    text_init_fixed(&text, bytes, sizeof bytes);
    step_json(session->machine, &session->host.vm, &step, NULL, &text);
    return trace_add(trace, step.number, hash(text.bytes, text.length));
}

/* Runs it to its end. `first`: and replays it. */
static bool trace_run(struct checker *checker, struct session *session,
                      uint32_t run, bool first, struct trace *trace)
{
    char which[24], where[24];
    uint64_t step = 0;
    uint32_t compared;
    if (!open_run(checker, session, run, NULL, first))
        return false;
    while (next_step(session) && session->world->now < TRACE_TIME &&
           trace_step(trace, session))
        ;
    if (first && !history_verify(session->history, &step, &compared)) {
        snprintf(which, sizeof which, "%u", run + 1);
        snprintf(where, sizeof where, "%llu", (unsigned long long)step);
        checker_fault(checker, checker->lesson->path, 0, FAULT_REPLAY_DIFFERS,
                      which, where);
    }
    session_close(session);
    return true;
}

/* The first step that differs; 0: none. */
static uint64_t compare(const struct trace *a, const struct trace *b)
{
    uint64_t i = 0;
    while (i < a->count && i < b->count &&
           a->rows[i].step == b->rows[i].step &&
           a->rows[i].says == b->rows[i].says)
        i++;
    return i < a->count   ? a->rows[i].step
           : i < b->count ? b->rows[i].step
                          : 0;
}

static void check_same(struct checker *checker, struct session *session,
                       uint32_t run)
{
    struct trace one = {0}, two = {0};
    char which[24], where[24];
    uint64_t differs = 0;
    if (trace_run(checker, session, run, true, &one) &&
        trace_run(checker, session, run, false, &two))
        differs = compare(&one, &two);
    if (differs) {
        snprintf(which, sizeof which, "%u", run + 1);
        snprintf(where, sizeof where, "%llu", (unsigned long long)differs);
        checker_fault(checker, checker->lesson->path, 0, FAULT_TRACE_DIFFERS,
                      which, where);
    }
    free(one.rows);
    free(two.rows);
}

/* --- on the way ------------------------------------------------------------------- */

/* Goes on until the walk stands, or stands still. */
static enum walk_answer arrive(struct walk *walk, enum walk_answer answer)
{
    struct session *session = walk->session;
    uint32_t idle = 0;
    while (answer == WALK_MOVING && !is_far(session)) {
        if (session->debugger.state == DEBUGGER_WAITING &&
            is_over(session, &idle))
            return WALK_NOWHERE;
        answer = walk_work(walk, SLICES);
    }
    return answer;
}

static void tell_unreached(struct checker *checker,
                           const struct lesson_stop *stop,
                           enum walk_answer answer)
{
    uint32_t line = stop->place_line ? stop->place_line : stop->line;
    const char *place = stop->title;
    char steps[24];
    snprintf(steps, sizeof steps, "%u", STEPS_MOST);
    for (uint32_t i = 0; i < stop->block_count; i++)
        if (stop->blocks[i].line + 1 == stop->place_line)
            place = stop->blocks[i].text;
    if (answer == WALK_NOWHERE)
        checker_fault(checker, checker->lesson->path, line, FAULT_UNREACHED,
                      place, NULL);
    else
        checker_fault(checker, checker->lesson->path, line, FAULT_FAR, steps,
                      NULL);
}

/* The machine's own answer must be among the choices. */
static void check_question(struct checker *checker, const struct walk *walk,
                           const struct lesson_stop *stop)
{
    const struct prediction *prediction = &stop->prediction;
    const struct forecast *forecast = &walk->forecast;
    bool right = prediction->choice_count == 0;
    for (uint32_t i = 0; i < prediction->choice_count; i++)
        right |= prediction_is_right(forecast, prediction->choices[i]);
    if (!forecast->known)
        checker_fault(checker, checker->lesson->path, stop->ask_line,
                      FAULT_UNDECIDED, forecast->answer, NULL);
    else if (!right)
        checker_fault(checker, checker->lesson->path, stop->ask_line,
                      FAULT_NO_RIGHT, forecast->answer, NULL);
}

/* Takes all turns. Each has a card that is right, and one of them others too.
 */
static void check_turns(struct checker *checker, struct walk *walk,
                        const struct lesson_stop *stop)
{
    const char *path = checker->lesson->path;
    enum walk_answer answer = WALK_THERE;
    bool chosen = false;
    char which[24];
    while (answer == WALK_THERE && !walk->answered) {
        chosen |= walk->hand.count > 1;
        walk_pick(walk, walk->hand.right);
        answer = arrive(walk, WALK_MOVING);
    }
    snprintf(which, sizeof which, "%u", walk->turn + 1);
    if (answer != WALK_THERE || walk->turn < stop->turns)
        checker_fault(checker, path, stop->ask_line, FAULT_NO_HAND, which,
                      NULL);
    else if (!chosen)
        checker_fault(checker, path, stop->ask_line, FAULT_NO_OTHER, NULL,
                      NULL);
}

static void check_stop(struct checker *checker, struct walk *walk)
{
    const struct lesson_stop *stop = &checker->lesson->stops[walk->stop];
    if (stop->predicts)
        check_question(checker, walk, stop);
    if (stop->plays)
        check_turns(checker, walk, stop);
}

/* All stops of a run, from `first` on. Answers the first behind them. */
static uint32_t check_stops(struct checker *checker, struct session *session,
                            struct walk *walk, uint32_t first)
{
    const struct lesson *lesson = checker->lesson;
    uint32_t run = lesson->stops[first].run, stop = first;
    if (!open_run(checker, session, run, NULL, false))
        return lesson->stop_count;
    memset(walk, 0, sizeof *walk);
    walk->lesson = checker->lesson;
    enum walk_answer answer = arrive(walk, walk_enter(walk, session, first));
    for (; answer == WALK_THERE; stop++) {
        check_stop(checker, walk);
        answer = arrive(walk, walk_next(walk));
    }
    if (answer == WALK_NOWHERE || answer == WALK_MOVING)
        tell_unreached(checker, &lesson->stops[stop], answer);
    session_close(session);
    while (stop < lesson->stop_count && lesson->stops[stop].run == run)
        stop++;
    return stop;
}

/* --- exercises ----------------------------------------------------------------------- */

/* Judges the run with the files of a folder. False: it cannot be run. */
static bool judge(struct checker *checker, struct session *session,
                  const struct lesson_stop *stop, const char *folder,
                  struct verdict verdicts[EXERCISE_GOALS], bool *solved)
{
    if (!open_run(checker, session, stop->run, folder, false))
        return false;
    next_step(session);
    *solved = exercise_judge(session, &stop->exercise, verdicts);
    session_close(session);
    return true;
}

/* Several lines as one: "now / later". */
static void one_line(const char *lines, char *line, size_t size)
{
    struct text text;
    text_init_fixed(&text, line, size);
    for (; *lines; lines++)
        if (*lines == '\n')
            text_str(&text, " / ");
        else
            text_byte(&text, *lines);
}

static void tell_unsolved(struct checker *checker,
                          const struct lesson_stop *stop,
                          const struct verdict verdicts[EXERCISE_GOALS])
{
    for (uint32_t i = 0; i < stop->exercise.goal_count; i++) {
        char sentence[GOAL_TEXT];
        struct text text;
        if (verdicts[i].holds)
            continue;
        text_init_fixed(&text, sentence, sizeof sentence);
        goal_write(&stop->exercise.goals[i], checker->language, &text);
        char got[2 * GOAL_TEXT];
        one_line(verdicts[i].got, got, sizeof got);
        checker_fault(checker, checker->lesson->path, stop->ask_line,
                      FAULT_UNSOLVED, sentence, got);
    }
}

/* The lesson's files, with the solution in the program's place. */
static bool copy_solution(const struct lesson *lesson,
                          const struct exercise *exercise, const char *folder)
{
    char from[PATH_MAX], to[PATH_MAX];
    snprintf(from, sizeof from, "%s/%s", lesson->folder, exercise->solution);
    snprintf(to, sizeof to, "%s/%s", folder, exercise->program);
    return copy_lesson(lesson, folder, true) && copy_file(from, to);
}

static void check_exercise(struct checker *checker, struct session *session,
                           const struct lesson_stop *stop)
{
    struct verdict *verdicts = calloc(EXERCISE_GOALS, sizeof *verdicts);
    char folder[PATH_MAX / 2] = "";
    bool solved = false;
    const char *path = checker->lesson->path;
    if (!verdicts || !copy_scratch(folder, sizeof folder) ||
        !copy_solution(checker->lesson, &stop->exercise, folder))
        checker_fault(checker, path, stop->ask_line, FAULT_NO_COPY,
                      strerror(errno), NULL);
    else if (judge(checker, session, stop, NULL, verdicts, &solved)) {
        if (solved)
            checker_fault(checker, path, stop->ask_line, FAULT_ALREADY, NULL,
                          NULL);
        if (judge(checker, session, stop, folder, verdicts, &solved) &&
            !solved)
            tell_unsolved(checker, stop, verdicts);
    }
    if (folder[0])
        copy_remove(folder);
    free(verdicts);
}

void check_runs(struct checker *checker)
{
    const struct lesson *lesson = checker->lesson;
    struct session *session = malloc(sizeof *session);
    struct walk *walk = malloc(sizeof *walk);
    if (!session || !walk)
        checker_fault(checker, lesson->path, 0, FAULT_MEMORY, NULL, NULL);
    for (uint32_t run = 0; session && walk && run < lesson->run_count; run++)
        check_same(checker, session, run);
    for (uint32_t i = 0; session && walk && i < lesson->stop_count;)
        i = check_stops(checker, session, walk, i);
    for (uint32_t i = 0; session && walk && i < lesson->stop_count; i++)
        if (lesson->stops[i].exercises)
            check_exercise(checker, session, &lesson->stops[i]);
    free(walk);
    free(session);
}
