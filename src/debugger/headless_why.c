/*
 * headless_why.c: `loopline why`: what the panes of why and of questions say,
 * as lines of text. Each begins with a word; a rule's name stands before its
 * sentence.
 *
 *   at 41 line 7                  the step asked about
 *   now timer-lists: Timers ...   the rule by which what runs was chosen
 *   runs b                        what runs
 *   asked 12 timer-set 2 setTimeout    step, kind, line, text
 *   because ...                   the chain: who asked for that
 *   waits timer c asked 13 timer-set 3
 *     not-due: it is due in 200 ms, at 500 ms
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debugger/headless.h"
#include "debugger/options.h"
#include "debugger/question.h"
#include "debugger/waits.h"
#include "debugger/why.h"

#define EXIT_NO_PLACE 2
#define SLICES 64u
#define LINE 1024

struct line_search {
    const struct debugger *debugger;
    const char *program; /* its name, `length` bytes; 0: any */
    size_t length;
    long line;
};

static bool is_line(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    const struct line_search *search = context;
    struct step step;
    step_now(machine, &host->vm, &step);
    const char *name = machine->processes[step.process]->name;
    return step.kind == STEP_STATEMENT && step.a == search->line &&
           debugger_shows(search->debugger, &step) &&
           (!search->length || (strlen(name) == search->length &&
                                memcmp(name, search->program,
                                       search->length) == 0));
}

/* The step that the options name, if it is behind `from` and recorded already;
 * else 0. */
static uint64_t find_place(struct session *session,
                           const struct options *options, uint64_t from)
{
    uint64_t last = history_frontier(session->history);
    const char *place = options->place;
    if (options->place_is_step) {
        uint64_t step = strtoull(place, NULL, 10);
        return step <= last ? step : 0;
    }
    const char *colon = strchr(place, ':');
    struct line_search search = {&session->debugger, place,
                                 colon ? (size_t)(colon - place) : 0,
                                 strtol(colon ? colon + 1 : place, NULL, 10)};
    return history_find(session->history, from, last, true, is_line, &search);
}

static void print_reason(const char *before, const struct reason *reason,
                         enum language language)
{
    char bytes[LINE];
    struct text text;
    if (reason->rule == RULE_NONE)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    reason_write(reason, language, &text);
    printf("%s%s: %s\n", before, rule_name(reason->rule), text.bytes);
}

static void print_place(const char *before, const struct why_place *place)
{
    if (!place->step)
        return;
    printf("%s%" PRIu64 " %s %u", before, place->step,
           step_name((enum step_kind)place->kind), place->line);
    printf(place->text[0] ? " %s\n" : "\n", place->text);
}

static void print_why(struct session *session, uint64_t step)
{
    static struct why why, chain[WHY_CHAIN];
    enum language language = session->options.language;
    if (!why_at(session, NULL, step, &why))
        return;
    print_reason("now ", &why.rule, language);
    print_reason("turn ", &why.turn, language);
    if (why.what[0])
        printf("runs %s\n", why.what);
    print_place("asked ", &why.asked);
    print_place("caused ", &why.caused);
    uint32_t count = why_chain(session, NULL, &why, chain);
    for (uint32_t i = 1; i < count; i++) {
        printf("because %s %" PRIu64 " %s\n", rule_name(chain[i].rule.rule),
               chain[i].step, chain[i].what);
    }
}

static void print_wait(struct session *session, const struct wait *wait)
{
    struct why_place place;
    printf("waits %s %s", wait_name((enum wait_kind)wait->kind), wait->what);
    if (session_has_many(session))
        printf(" of %s", session_name(session, wait->process));
    if (why_place(session, wait->process, wait->asked, &place)) {
        if (wait->line)
            place.line = wait->line;
        print_place(" asked ", &place);
    } else {
        putchar('\n');
    }
    for (uint32_t i = 0; i < wait->reason_count; i++)
        print_reason("  ", &wait->reasons[i], session->options.language);
}

static void print_waits(struct session *session)
{
    static struct wait waits[WAITS_MOST];
    uint32_t count = waits_read(session->machine, waits);
    for (uint32_t i = 0; i < count; i++)
        print_wait(session, &waits[i]);
}

/* Runs a part, `slices` long, or less where it waits. False: it is over, or
 * only somebody outside could make it go on. */
static bool run_on(struct session *session, uint32_t slices)
{
    enum history_answer answer =
        history_forward(session->history, UINT64_MAX, true, slices);
    bool waits = answer == HISTORY_WAITING;
    if (answer == HISTORY_ENDED ||
        (waits && world_rests(session->world, session->machine)))
        return false;
    if (waits)
        world_wait(session->world, -1);
    return true;
}

/* Runs until the place has come, if it ever does; without a place as far as
 * it goes. Longer and longer parts: what is new is searched after each. */
static uint64_t run_to_place(struct session *session,
                             const struct options *options)
{
    uint64_t searched = 0, step = 0;
    uint32_t slices = SLICES;
    for (bool more = true; more && !step;) {
        more = run_on(session, slices);
        uint64_t last = history_frontier(session->history);
        bool due = !more || last - searched > searched;
        if (!options->place || !due)
            continue;
        step = find_place(session, options, searched);
        searched = last;
        slices += slices / 2;
    }
    return options->place ? step : history_frontier(session->history);
}

static const char *const no_question[2] = {
    "loopline: %s is no question: wrote, settled, printed, sent and words\n",
    "loopline: %s은(는) 물을 수 없습니다: wrote, settled, printed, sent\n",
};
static const char *const no_place[2] = {
    "loopline: no step of the programs is at %s\n",
    "loopline: %s에는 프로그램의 단계가 없습니다\n",
};

static int print_answer(struct session *session, const char *words)
{
    struct question question;
    struct answer answer;
    if (!question_read(words, &question)) {
        fprintf(stderr, no_question[session->options.language], words);
        return EXIT_NO_PLACE;
    }
    question_ask(session, &question, &answer);
    printf("%s: %s\n", outcome_name(answer.outcome),
           outcome_text(answer.outcome, session->options.language));
    print_place("by ", &answer.place);
    if (answer.value[0])
        printf("value %s\n", answer.value);
    return 0;
}

int headless_why(struct session *session, const struct options *options)
{
    world_input(session->world, STDIN_FILENO);
    uint64_t step = run_to_place(session, options);
    if (!step) {
        fprintf(stderr, no_place[session->options.language],
                options->place ? options->place : "");
        return EXIT_NO_PLACE;
    }
    history_seek(session->history, step);
    history_densify(session->history);
    printf("at %" PRIu64 "\n", step);
    if (options->question)
        return print_answer(session, options->question);
    print_why(session, step);
    print_waits(session);
    return 0;
}
