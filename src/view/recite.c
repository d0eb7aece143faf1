#include "view/recite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/list.h"
#include "view/guide_copy.h"
#include "view/label.h"
#include "view/recite_tell.h"
#include "view/school.h"

#define EXIT_USAGE 2
#define SLEEP 100 /* ms between two looks at a wait */
#define SLICES CONDUCT_SLICES

struct recite {
    struct school school;
    struct narrate narrate;
    struct recite_state state; /* as it was last told */
    uint32_t arrivals; /* of the guide, that were told */
    bool fresh; /* the run has just begun: its programs were not told */
    char *looked; /* the text of the learner's copy when it was last looked
                     at, or NULL */
    bool over;
};

static enum language language_of(const struct recite *r)
{
    return r->school.options.language;
}

/* --- sessions --- */

static void end_session(struct recite *r)
{
    if (r->narrate.session)
        narrate_end(&r->narrate);
    r->narrate.session = NULL;
    memset(&r->state, 0, sizeof r->state);
}

static bool open_run(struct recite *r)
{
    end_session(r);
    if (!school_open_run(&r->school)) {
        recite_say(r->school.shelf.said);
        return false;
    }
    narrate_begin(&r->narrate, &r->school.session, &r->school.guide);
    r->narrate.stage.keep = &r->school.progress;
    r->fresh = true;
    return true;
}

/* Until the stop is come to, or only the outside could bring it. */
static void move(struct recite *r)
{
    struct guide *guide = &r->school.guide;
    struct session *session = &r->school.session;
    while (guide->state == GUIDE_MOVES && guide->want == GUIDE_NOTHING) {
        if (session->debugger.state == DEBUGGER_WAITING) {
            if (world_rests(session->world, session->machine)) {
                debugger_pause(&session->debugger);
                guide_stray(guide);
                recite_say(label(LABEL_RECITE_WAITS, language_of(r)));
                return;
            }
            world_wait(session->world, SLEEP);
        }
        guide_work(guide, SLICES);
    }
}

/* What the guide wants: another session, or the list. False: the lesson is
 * left. */
static bool follow(struct recite *r)
{
    struct school *school = &r->school;
    struct guide *guide = &school->guide;
    move(r);
    while (guide->want != GUIDE_NOTHING) {
        if (guide->want == GUIDE_LIST || !open_run(r)) {
            end_session(r);
            school_leave(school);
            return false;
        }
        guide_enter(guide, &school->session);
        move(r);
    }
    return true;
}

/* --- the copy that an exercise changes --- */

static struct guide *guide_of(struct recite *r)
{
    return &r->school.guide;
}

/* The copy as it is now: true, and it is not as it was last looked at. */
static bool look_at_copy(struct recite *r)
{
    const struct guide *guide = guide_of(r);
    char *text = guide_exercises(guide)
                     ? guide_copy_text(guide->folder,
                                       guide_stop(guide)->exercise.program)
                     : NULL;
    bool other = text && (!r->looked || strcmp(text, r->looked) != 0);
    free(r->looked);
    r->looked = text;
    return other;
}

/* --- telling --- */

static void tell_all(struct recite *r)
{
    const struct guide *guide = &r->school.guide;
    r->arrivals = guide->arrivals;
    recite_stop(guide);
    if (guide->state != GUIDE_READS)
        return;
    if (r->fresh)
        recite_programs(guide);
    r->fresh = false;
    recite_run_state(&r->narrate, &r->state);
    recite_question(guide);
    if (guide->said[0])
        recite_said(guide);
    if (guide_exercises(guide))
        recite_exercise(guide);
    look_at_copy(r);
}

/* Once: that nothing can be kept. */
static void tell_trouble(struct recite *r)
{
    const char *trouble = progress_trouble(&r->school.progress, language_of(r));
    if (trouble)
        printf("! %s\n", trouble);
}

/* What has come about since: a stop. */
static void tell_news(struct recite *r)
{
    narrate_prints(&r->narrate);
    tell_trouble(r);
    if (r->school.guide.arrivals != r->arrivals)
        tell_all(r);
}

/* --- commands --- */

static void refuse(struct recite *r)
{
    printf("! %s\n", label(LABEL_RECITE_NOT_HERE, language_of(r)));
}

static void go(struct recite *r, void (*way)(struct guide *guide))
{
    struct session *session = &r->school.session;
    if (stage_is_moving(&r->narrate.stage))
        debugger_pause(&session->debugger);
    stage_before_move(&r->narrate.stage);
    world_resume(session->world);
    way(guide_of(r));
}

static void look_again(struct recite *r)
{
    char path[PROCESS_PATH];
    look_at_copy(r);
    if (!guide_file(guide_of(r), path, sizeof path))
        return;
    conduct_reload(&r->narrate.conduct, path);
    narrate_finish(&r->narrate);
}

static void tell_verdicts(struct recite *r)
{
    if (!follow(r))
        return;
    r->arrivals = guide_of(r)->arrivals;
    r->fresh = false;
    recite_exercise(guide_of(r));
}

static void check(struct recite *r, const char *rest)
{
    (void)rest;
    if (!guide_exercises(guide_of(r))) {
        refuse(r);
        return;
    }
    look_again(r);
    tell_verdicts(r);
}

/* A program that was saved meanwhile is looked at first. */
static void go_on(struct recite *r, const char *rest)
{
    if (look_at_copy(r))
        check(r, rest);
    else
        go(r, guide_on);
}

static void go_back(struct recite *r, const char *rest)
{
    (void)rest;
    go(r, guide_back);
}

static void again(struct recite *r, const char *rest)
{
    (void)rest;
    memset(&r->state, 0, sizeof r->state);
    r->arrivals = guide_of(r)->arrivals - 1;
}

/* An editor can only be opened where there is a terminal for it. */
static void edit(struct recite *r, const char *rest)
{
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (terminal && guide_exercises(guide_of(r)))
        conduct_line(&r->narrate.conduct, "edit");
    check(r, rest);
}

static void help(struct recite *r, enum guide_help which)
{
    struct guide *guide = guide_of(r);
    if (!guide_has_help(guide, which)) {
        refuse(r);
        return;
    }
    bool anew = guide_take_help(guide, which);
    if (which == HELP_HINT)
        recite_hint(guide);
    else if (which == HELP_SOLUTION)
        recite_solution(guide);
    if (!anew)
        return;
    puts(label(LABEL_LESSON_IS_ANEW, language_of(r)));
    look_again(r);
    tell_verdicts(r);
}

static void hint(struct recite *r, const char *rest)
{
    (void)rest;
    help(r, HELP_HINT);
}

static void solution(struct recite *r, const char *rest)
{
    (void)rest;
    help(r, HELP_SOLUTION);
}

static void reset(struct recite *r, const char *rest)
{
    (void)rest;
    help(r, HELP_ANEW);
}

/* A choice, a card: a turn that goes on brings the next cards. */
static void pick(struct recite *r, uint32_t number)
{
    struct guide *guide = guide_of(r);
    if (guide_stop(guide)->plays) {
        stage_before_move(&r->narrate.stage);
        world_resume(r->school.session.world);
    }
    if (!guide_pick(guide, number)) {
        refuse(r);
        return;
    }
    size_t told = strlen(guide->said);
    recite_said(guide);
    if (!guide_stop(guide)->plays || !follow(r))
        return;
    if (strlen(guide->said) > told) /* the last card was taken, too */
        recite_say(guide->said + told + 1);
    narrate_prints(&r->narrate);
    recite_question(guide);
}

static void type(struct recite *r, const char *rest)
{
    struct guide *guide = guide_of(r);
    if (!guide_types(guide) || !*rest) {
        refuse(r);
        return;
    }
    guide_type(guide, rest);
    recite_said(guide);
}

static void number(struct recite *r, const char *line)
{
    struct guide *guide = guide_of(r);
    unsigned long given = strtoul(line, NULL, 10);
    if (guide_types(guide))
        type(r, line);
    else if (guide_exercises(guide) && given >= 1 && given <= GUIDE_HELPS)
        help(r, (enum guide_help)(given - 1));
    else
        pick(r, given > UINT32_MAX ? 0 : (uint32_t)given);
}

static void quit(struct recite *r, const char *rest)
{
    (void)rest;
    guide_of(r)->want = GUIDE_LIST;
}

static void tell_help(struct recite *r, const char *rest)
{
    (void)rest;
    recite_say(label(LABEL_RECITE_HELP, language_of(r)));
    narrate_take(&r->narrate, "?");
}

/* Words of the lesson; they stand before those of narrate. */
static const struct {
    const char *name, *key;
    void (*does)(struct recite *r, const char *rest);
} rows[] = {
    {"next", "", go_on},        {"back", "", go_back},
    {"again", "lesson", again}, {"check", "", check},
    {"edit", "e", edit},        {"hint", "", hint},
    {"solution", "", solution}, {"reset", "", reset},
    {"answer", "a", type},      {"quit", "q", quit},
    {"help", "?", tell_help},
};

static bool is_number(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    return digits && !line[digits];
}

/* A word of the lesson; false: it is none, or one of narrate's ("back over",
 * a dialog's answer). */
static bool take_word(struct recite *r, const char *line)
{
    size_t length = strcspn(line, " ");
    const char *rest = line + length + strspn(line + length, " ");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool named = (strlen(rows[i].name) == length &&
                      strncmp(rows[i].name, line, length) == 0) ||
                     (strlen(rows[i].key) == length &&
                      strncmp(rows[i].key, line, length) == 0);
        bool meant = rows[i].does == type ? guide_types(guide_of(r)) : !*rest;
        if (length && named && meant) {
            rows[i].does(r, rest);
            return true;
        }
    }
    return false;
}

/* A step between two stops is told as narrate tells it, and no more. */
static void take_line(struct recite *r, const char *line)
{
    bool own = true;
    if (!line[0])
        go_on(r, line);
    else if (is_number(line))
        number(r, line);
    else
        own = take_word(r, line);
    if (!own)
        narrate_take(&r->narrate, line);
    if (!r->school.in_lesson || !follow(r))
        return;
    tell_news(r);
    if (own)
        recite_keys(guide_of(r));
}

/* --- a lesson, and the list --- */

/* False: there are no more lines. */
static bool walk(struct recite *r)
{
    char line[NARRATE_LINE];
    r->arrivals = 0;
    if (!follow(r))
        return true;
    tell_news(r);
    recite_keys(guide_of(r));
    while (r->school.in_lesson) {
        if (!narrate_read(&r->school.session, line))
            return false;
        take_line(r, line);
    }
    return true;
}

static void tell_list(const struct recite *r)
{
    const struct shelf *shelf = &r->school.shelf;
    list_write(&shelf->catalog, shelf->progress, shelf->language);
}

static void tell_list_keys(const struct recite *r)
{
    const struct shelf *shelf = &r->school.shelf;
    int next = shelf_next(shelf, shelf->ended);
    printf(label(LABEL_RECITE_LIST, shelf->language),
           next >= 0 ? shelf->catalog.rows[next].slug : "1");
    puts("");
}

static void open_named(struct recite *r, const char *name)
{
    char error[SHELF_SAID];
    struct shelf *shelf = &r->school.shelf;
    int next = shelf_next(shelf, shelf->ended);
    if (!*name && next >= 0)
        name = shelf->catalog.rows[next].slug;
    if (!school_begin_named(&r->school, name, false, error, sizeof error))
        printf("! %s\n", error);
}

static void take_list_line(struct recite *r, const char *line)
{
    if (strcmp(line, "q") == 0 || strcmp(line, "quit") == 0)
        r->over = true;
    else if (strcmp(line, "L") == 0)
        school_turn(&r->school);
    else if (strcmp(line, "list") != 0)
        open_named(r, line);
    if (!r->over && !r->school.in_lesson)
        tell_list(r);
}

static void run(struct recite *r)
{
    char line[NARRATE_LINE];
    if (!r->school.in_lesson)
        tell_list(r);
    while (!r->over) {
        tell_trouble(r);
        if (r->school.in_lesson && !walk(r))
            break;
        tell_list_keys(r);
        if (!narrate_read(NULL, line))
            break;
        take_list_line(r, line);
    }
    end_session(r);
}

int recite_run(const struct options *options)
{
    static struct recite r;
    char error[SHELF_SAID];
    bool named = options->action == ACTION_LESSON && options->program_count;
    bool reads = !isatty(STDIN_FILENO) || isatty(STDOUT_FILENO);
    int code = 0;
    screen_locale();
    if (!school_open(&r.school, options, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        return EXIT_USAGE;
    }
    if (named && !school_begin_named(&r.school, options->programs[0],
                                     options->reset, error, sizeof error)) {
        fprintf(stderr, "%s\n", error);
        code = EXIT_USAGE;
    } else if (named || reads) {
        run(&r);
    } else {
        tell_list(&r);
        puts(label(LABEL_RECITE_TAKE, language_of(&r)));
    }
    school_close(&r.school);
    free(r.looked);
    return code;
}
