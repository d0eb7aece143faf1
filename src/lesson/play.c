/*
 * play.c: the hand is the machine's own queues, and what comes is the machine's
 * own future: the loop is modelled nowhere else.
 */
#include "lesson/play.h"

#include <string.h>

#include "debugger/waits.h"
#include "lesson/ahead.h"
#include "lesson/taking.h"
#include "machine/sentence.h"
#include "script/generator.h"

#define FOLLOWED 40u /* callbacks that are looked at ahead, for their names */
#define FOLLOWED_STEPS 400000u
#define RECORDS 4u /* environment records of a closure of the library's */

/* --- what will be taken -------------------------------------------------- */

struct future {
    struct session *session;
    struct play_hand *hand;
    struct takings takings;
    struct taking taken[FOLLOWED];
    char names[FOLLOWED][STEP_TEXT];
    uint32_t count;
    uint64_t began, until; /* step numbers */
    uint64_t due; /* of the timer that has become due last; 0: none */
    uint32_t due_id;
    uint64_t before; /* the step just before the first is taken */
    bool runs; /* the first one has not come to its end */
};

/* A timer leaves its list at a step of its own, before it is taken. */
static void note_due(struct future *f, const struct machine *machine,
                     const struct machine_host *host)
{
    if (step_kind_now(machine, &host->vm) != STEP_TIMER_DUE)
        return;
    f->due = machine->steps;
    f->due_id = machine->step.id;
}

static void note_first(struct future *f, const struct taking *taking)
{
    bool timer = taking->kind == STEP_TASK && taking->sub == TASK_TIMER &&
                 f->due && f->due_id == taking->id;
    uint64_t leaves = timer ? f->due : taking->step;
    f->before = leaves > f->began ? leaves - 1 : f->began;
    f->hand->step = f->hand->done = taking->step;
    f->runs = true;
}

/* The first one runs on: is this step still its own? */
static void note_running(struct future *f, const struct machine *machine)
{
    const struct taking *first = &f->taken[0];
    const struct process *p = machine->processes[first->process];
    f->runs = p->state == PROCESS_RUNNING && p->began == first->step;
    if (f->runs)
        f->hand->done = machine->steps;
}

static bool follow(const struct machine *machine,
                   const struct machine_host *host, void *context)
{
    struct future *f = context;
    note_due(f, machine, host);
    bool begins = takings_look(&f->takings, machine, host);
    if (f->runs)
        note_running(f, machine);
    if (!begins)
        return machine->steps >= f->until;
    const struct taking *taking = &f->takings.last;
    taking_name(&machine->processes[taking->process]->vm, taking->function,
                f->names[f->count]);
    f->taken[f->count] = *taking;
    if (f->count++ == 0)
        note_first(f, taking);
    return f->count == FOLLOWED || machine->steps >= f->until;
}

/* --- which callback of the program's it will be -------------------------- */

static const struct function *function_of(Value value)
{
    if (value_is_class(value, CLASS_GENERATOR))
        value = ((const struct generator *)value_pointer(value))->function;
    return value_is_class(value, CLASS_FUNCTION) ? value_pointer(value) : NULL;
}

/* A closure of the library's keeps the callback that it was given. */
static Value kept_callback(Value callback)
{
    const struct function *function = function_of(callback);
    const struct env *env = function ? function->env : NULL;
    for (uint32_t i = 0; env && i < RECORDS; i++, env = env->parent) {
        size_t count =
            (heap_size_of(env) - sizeof *env) / sizeof env->values[0];
        for (size_t k = 0; k < count; k++)
            if (taking_is_program(env->values[k]))
                return env->values[k];
    }
    return UNDEFINED;
}

static bool is_task(uint32_t kind)
{
    return kind == WAIT_TASK || kind == WAIT_FILE;
}

/* Is that card what will be taken there? */
static bool is_same(const struct play_card *card, const struct taking *taking)
{
    const struct function *function = function_of(card->callback);
    if (card->process != taking->process)
        return false;
    if (card->kind == WAIT_TIMER)
        return taking->kind == STEP_TASK && taking->sub == TASK_TIMER &&
               taking->id == card->id;
    if (function && taking->function == value_object(&function->object))
        return taking->queued == card->queued || card->kind == WAIT_FILE;
    return is_task(card->kind) && taking->kind == STEP_TASK &&
           taking->queued == card->queued && taking->id == card->id;
}

/* What has no callback of its own is called as what it will lead to. */
static bool name_task(const struct future *f, struct play_card *card)
{
    for (uint32_t i = 0; i < f->count; i++)
        if (is_same(card, &f->taken[i])) {
            strcpy(card->name, f->names[i]);
            return true;
        }
    return false;
}

/* --- the cards ----------------------------------------------------------- */

static const char *const due_at[2] = {"%s, due at %lld ms",
                                      "%s, %lld ms에 시간이 돼요"};

static void write_where(const struct future *f, const struct wait *wait,
                        struct play_card *card)
{
    const struct machine *m = f->session->machine;
    enum language language = f->session->options.language;
    const struct timer *timer;
    struct text text;
    text_init_fixed(&text, card->where, sizeof card->where);
    for (uint32_t i = 0;
         wait->kind == WAIT_TIMER &&
         (timer = timers_peek(m->processes[wait->process], i));
         i++)
        if (timer->id == wait->id) {
            text_format(&text, due_at[language],
                        wait_title(WAIT_TIMER, language),
                        (long long)(timer->start + timer->duration));
            return;
        }
    text_str(&text, wait_title((enum wait_kind)wait->kind, language));
}

/* Why it has to wait: that others come first says more than that something
 * still runs. */
static struct reason pick_reason(const struct wait *wait)
{
    struct reason best = {.rule = RULE_NEXT};
    for (uint32_t i = 0; i < wait->reason_count; i++) {
        enum rule rule = wait->reasons[i].rule;
        if (rule != RULE_MAIN_RUNS && rule != RULE_CALLBACK_RUNS &&
            rule != RULE_TURN_OF)
            best = wait->reasons[i];
    }
    return best;
}

static struct reason reason_with(const struct wait *wait, enum rule rule)
{
    for (uint32_t i = 0; i < wait->reason_count; i++)
        if (wait->reasons[i].rule == rule)
            return wait->reasons[i];
    return pick_reason(wait);
}

/* Against a nextTick or a microtask it is their queue that counts. */
static struct reason reason_against(const struct wait *wait,
                                    const struct taking *right)
{
    if (right->process != wait->process || right->kind != STEP_MICROTASK)
        return pick_reason(wait);
    return reason_with(wait, right->sub == MICRO_NEXT_TICK ? RULE_TICKS_FIRST
                                                           : RULE_JOBS_FIRST);
}

static bool is_card(const struct wait *wait)
{
    return wait->kind == WAIT_TICK || wait->kind == WAIT_JOB ||
           wait->kind == WAIT_TIMER || wait->kind == WAIT_IMMEDIATE ||
           is_task(wait->kind);
}

/* False: only the library waits for it. */
static bool make_card(const struct future *f, const struct wait *wait,
                      struct play_card *card)
{
    memset(card, 0, sizeof *card);
    card->process = wait->process;
    card->kind = wait->kind;
    card->id = wait->id;
    card->queued = wait->queued;
    card->asked = wait->asked;
    card->callback = wait->callback;
    if (!taking_is_program(card->callback) && is_task(wait->kind))
        card->callback = kept_callback(card->callback);
    card->not_yet = f->count ? reason_against(wait, &f->taken[0])
                             : pick_reason(wait);
    write_where(f, wait, card);
    if (!taking_is_program(card->callback))
        return is_task(wait->kind) && name_task(f, card);
    taking_name(&f->session->machine->processes[wait->process]->vm,
                card->callback, card->name);
    return true;
}

/* In the order in which they were asked for. */
static void put_card(struct play_hand *hand, const struct play_card *card)
{
    uint32_t i = hand->count;
    if (hand->count == PLAY_CARDS)
        return;
    while (i && hand->cards[i - 1].asked > card->asked) {
        hand->cards[i] = hand->cards[i - 1];
        i--;
    }
    hand->cards[i] = *card;
    hand->count++;
}

static void lay_out(struct future *f)
{
    static struct wait waits[WAITS_MOST];
    uint32_t count = waits_read(f->session->machine, waits);
    for (uint32_t i = 0; i < count; i++) {
        struct play_card card;
        if (is_card(&waits[i]) && make_card(f, &waits[i], &card))
            put_card(f->hand, &card);
    }
}

/* --- the right one ------------------------------------------------------- */

/* It was in no queue yet: it arrives, and is taken at once. */
static uint32_t add_arrival(const struct future *f)
{
    const struct taking *right = &f->taken[0];
    struct play_hand *hand = f->hand;
    struct play_card card = {.process = right->process,
                             .kind = right->kind == STEP_MICROTASK
                                         ? WAIT_JOB
                                         : WAIT_TASK,
                             .id = right->id,
                             .queued = right->queued,
                             .asked = right->queued,
                             .callback = right->function};
    struct text text;
    text_init_fixed(&text, card.where, sizeof card.where);
    text_str(&text, wait_title((enum wait_kind)card.kind,
                               f->session->options.language));
    strcpy(card.name, f->names[0]);
    if (hand->count == PLAY_CARDS)
        hand->count--;
    put_card(hand, &card);
    uint32_t i = hand->count - 1;
    while (i && (hand->cards[i].callback != card.callback ||
                 hand->cards[i].queued != card.queued))
        i--;
    return i;
}

static uint32_t find_right(const struct future *f)
{
    const struct play_hand *hand = f->hand;
    if (!f->count)
        return hand->count;
    for (uint32_t i = 0; i < hand->count; i++)
        if (is_same(&hand->cards[i], &f->taken[0]))
            return i;
    return add_arrival(f);
}

static enum phase phase_of(const struct play_card *card)
{
    return card->kind == WAIT_TIMER       ? PHASE_TIMERS
           : card->kind == WAIT_IMMEDIATE ? PHASE_CHECK
                                          : PHASE_POLL;
}

/* What would be next, did not something else come before it. */
static void forbid(const struct future *f, struct play_card *card)
{
    const struct taking *right = &f->taken[0];
    const struct machine *m = f->session->machine;
    struct reason *why = &card->not_yet;
    if (card->process != right->process &&
        right->turn.rule == RULE_TURN &&
        strcmp(right->turn.whose, m->processes[card->process]->name) == 0) {
        *why = right->turn;
        return;
    }
    if (why->rule != RULE_NEXT)
        return;
    memset(why, 0, sizeof *why);
    if (card->process != right->process) {
        why->rule = RULE_TURN_OF;
        strcpy(why->what, m->processes[right->process]->name);
    } else if (right->kind == STEP_MICROTASK) {
        why->rule = right->sub == MICRO_NEXT_TICK ? RULE_TICKS_FIRST
                                                  : RULE_JOBS_FIRST;
        why->number = 1;
    } else if (m->processes[card->process]->page) {
        why->rule = RULE_AHEAD;
        why->number = 1;
    } else {
        why->rule = RULE_PHASE_FIRST;
        strcpy(why->what, phase_name(phase_of(card)));
    }
}

static void judge(struct future *f)
{
    struct play_hand *hand = f->hand;
    hand->right = find_right(f);
    for (uint32_t i = 0; f->count && i < hand->count; i++)
        if (i != hand->right)
            forbid(f, &hand->cards[i]);
    if (f->count)
        hand->cards[hand->right].not_yet = f->taken[0].rule;
}

/* --- dealing ------------------------------------------------------------- */

static bool arrives(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    struct future *f = context;
    (void)host;
    if (machine->steps < f->before)
        return false;
    lay_out(f);
    judge(f);
    return true;
}

bool play_deal(struct session *session, struct play_hand *hand)
{
    struct future f = {.session = session,
                       .hand = hand,
                       .began = session->machine->steps,
                       .until = session->machine->steps + FOLLOWED_STEPS};
    const struct ahead first = {.look = follow, .context = &f};
    const struct ahead second = {.look = arrives, .context = &f};
    memset(hand, 0, sizeof *hand);
    f.before = f.began;
    takings_begin(&f.takings, session->machine);
    if (ahead_run(session, &first) == AHEAD_IMPOSSIBLE)
        return false;
    if (f.before > f.began)
        return ahead_run(session, &second) == AHEAD_FOUND;
    lay_out(&f);
    judge(&f);
    return true;
}

/* --- explaining ---------------------------------------------------------- */

struct words {
    const struct session *session;
    const struct play_card *card;
    enum language language;
};

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct words *words = context;
    if (length == 4 && memcmp(word, "name", 4) == 0) {
        if (session_has_many(words->session))
            text_format(text, "%s: ",
                        session_name(words->session, words->card->process));
        text_str(text, words->card->name);
    }
}

/* The reasons of a wait are no whole sentences, the rules are. */
static const char *const must_wait[2] = {
    "{name} has to wait: ",
    "{name:은} 기다려야 해요: ",
};
static const char *const goes_first[2] = {
    "{name} comes first. ",
    "{name:이} 먼저예요. ",
};

static void write_part(const char *const sentence[2],
                       const struct words *words, struct text *text)
{
    const struct sentence_words fill = {write_word, words};
    sentence_write(sentence[words->language], &fill, text);
    reason_write(&words->card->not_yet, words->language, text);
    if (text->length && text->bytes[text->length - 1] != '.')
        text_str(text, ".");
}

void play_explain(const struct session *session, const struct play_hand *hand,
                  uint32_t picked, enum language language, struct text *text)
{
    struct words words = {session, NULL, language};
    if (picked < hand->count && picked != hand->right) {
        words.card = &hand->cards[picked];
        write_part(must_wait, &words, text);
        text_str(text, hand->right < hand->count ? " " : "");
    }
    if (hand->right < hand->count) {
        words.card = &hand->cards[hand->right];
        write_part(goes_first, &words, text);
    }
}
