#include "debugger/question.h"

#include <stdlib.h>
#include <string.h>

#include "debugger/question_read.h"
#include "machine/brief.h"
#include "machine/sentence.h"
#include "script/promise.h"

static const struct {
    const char *word, *texts[2];
} rows[] = {
#define Q(name, text, english, korean) {text, {english, korean}},
    QUESTIONS(Q)
#undef Q
};
static const struct {
    const char *name, *texts[2];
} outcomes[] = {
#define O(name, text, english, korean) {text, {english, korean}},
    OUTCOMES(O)
#undef O
};

const char *outcome_name(enum outcome outcome)
{
    return outcomes[outcome].name;
}

const char *outcome_text(enum outcome outcome, enum language language)
{
    return outcomes[outcome].texts[language];
}

bool outcome_refuses(enum outcome outcome)
{
    return outcome == OUTCOME_NO_NAME || outcome == OUTCOME_NO_PROMISE ||
           outcome == OUTCOME_NO_RECORD;
}

const char *question_word(enum question_kind kind)
{
    return rows[kind].word;
}

/* --- the question itself --------------------------------------------------------- */

bool question_read(const char *text, struct question *question)
{
    for (uint32_t i = 0; i < QUESTION_KINDS; i++) {
        size_t length = strlen(rows[i].word);
        if (strncmp(text, rows[i].word, length) != 0 ||
            (text[length] && text[length] != ' '))
            continue;
        const char *rest = text + length + strspn(text + length, " ");
        question->kind = i;
        if (strlen(rest) >= QUESTION_TEXT)
            return false;
        strcpy(question->text, rest);
        return true;
    }
    return false;
}

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct question *question = context;
    if (length == 4 && memcmp(word, "text", 4) == 0)
        text_str(text, question->text);
}

void question_write(const struct question *question, enum language language,
                    struct text *text)
{
    const struct sentence_words words = {write_word, question};
    sentence_write(rows[question->kind].texts[language], &words, text);
}

/* --- where it happened ------------------------------------------------------------ */

static const struct process *focus(const struct session *session)
{
    return session->machine->processes[session->machine->current];
}

/* The step before which it happened: a place in the program's code. */
static void put_place(struct session *session, struct answer *answer,
                      uint32_t process, uint64_t step)
{
    if (!step || !why_place(session, process, step, &answer->place))
        answer->outcome = OUTCOME_NO_RECORD;
}

/* --- wrote --------------------------------------------------------------------------- */

struct written {
    const struct slot *slot;
    Value value; /* at the present step */
};

static bool differs(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    const struct written *watch = context;
    Value value;
    (void)host;
    return slot_value(machine, watch->slot, &value) && value != watch->value;
}

static bool is_there(const struct machine *machine,
                     const struct machine_host *host, void *context)
{
    const struct written *watch = context;
    Value value;
    (void)host;
    return slot_value(machine, watch->slot, &value);
}

static void ask_wrote(struct session *session, const char *name,
                      struct answer *answer)
{
    struct slot slot;
    struct written watch = {&slot, UNDEFINED};
    struct history *history = session->history;
    const struct process *process = focus(session);
    uint64_t here = session->machine->steps;
    struct text text;
    if (!slot_find(session->machine, process, name, &slot) ||
        !slot_value(session->machine, &slot, &watch.value)) {
        answer->outcome = OUTCOME_NO_NAME;
        return;
    }
    text_init_fixed(&text, answer->value, STEP_TEXT);
    if (watch.value != EMPTY)
        brief_value(&process->vm, watch.value, &text);
    uint32_t index = process->index;
    uint64_t step =
        history_find(history, 0, here, false, differs, &watch);
    answer->outcome = step ? OUTCOME_FOUND : OUTCOME_BORN;
    if (!step) {
        step = history_find(history, 0, here, true, is_there, &watch);
        step -= step > 1;
    }
    put_place(session, answer, index, step);
}

/* --- settled --------------------------------------------------------------------------- */

struct settling {
    const struct slot *promise;
};

static bool is_pending(const struct machine *machine,
                       const struct machine_host *host, void *context)
{
    const struct settling *settling = context;
    const struct promise *promise = slot_promise(machine, settling->promise);
    (void)host;
    return promise && promise->state == PROMISE_PENDING;
}

static bool is_settled(const struct machine *machine,
                       const struct machine_host *host, void *context)
{
    const struct settling *settling = context;
    const struct promise *promise = slot_promise(machine, settling->promise);
    (void)host;
    return promise && promise->state != PROMISE_PENDING;
}

static void ask_settled(struct session *session, const char *name,
                        struct answer *answer)
{
    struct slot slot, object;
    struct settling settling = {&object};
    struct history *history = session->history;
    const struct process *process = focus(session);
    uint64_t here = session->machine->steps, step;
    Value value;
    struct text text;
    if (!slot_find(session->machine, process, name, &slot) ||
        !slot_value(session->machine, &slot, &value)) {
        answer->outcome = OUTCOME_NO_NAME;
        return;
    }
    if (!promise_of(value)) {
        answer->outcome = OUTCOME_NO_PROMISE;
        return;
    }
    slot_of_object(process, value, &object);
    uint32_t index = process->index;
    if (promise_of(value)->state == PROMISE_PENDING) {
        step = history_find(history, here, history_frontier(history), true,
                            is_settled, &settling);
        answer->outcome = step ? OUTCOME_LATER : OUTCOME_NOT_YET;
        if (step)
            put_place(session, answer, index, step - 1);
        return;
    }
    text_init_fixed(&text, answer->value, STEP_TEXT);
    brief_value(&process->vm, promise_of(value)->result, &text);
    step = history_find(history, 0, here, false, is_pending, &settling);
    answer->outcome = step ? OUTCOME_FOUND : OUTCOME_BORN;
    if (!step) {
        step = history_find(history, 0, here, true, is_settled, &settling);
        step -= step > 1;
    }
    put_place(session, answer, index, step);
}

/* --- printed ---------------------------------------------------------------------------- */

/* The last print with that text before the present step; UINT64_MAX: none. */
static uint64_t find_print(const struct session *session, const char *text)
{
    for (uint64_t i = session->machine->prints; i-- > 0;) {
        const struct journal_print *print = history_print(session->history, i);
        if (print &&
            memmem(print->bytes, print->length, text, strlen(text)))
            return i;
    }
    return UINT64_MAX;
}

static bool before_print(const struct machine *machine,
                         const struct machine_host *host, void *context)
{
    const uint64_t *print = context;
    (void)host;
    return machine->prints <= *print;
}

static void ask_printed(struct session *session, const char *words,
                        struct answer *answer)
{
    uint64_t print = find_print(session, words);
    struct text text;
    if (print == UINT64_MAX) {
        answer->outcome = OUTCOME_NO_LINE;
        return;
    }
    const struct journal_print *line = history_print(session->history, print);
    text_init_fixed(&text, answer->value, STEP_TEXT);
    for (size_t i = 0; i < line->length && line->bytes[i] != '\n'; i++)
        text_byte(&text, (char)line->bytes[i]);
    uint64_t step =
        history_find(session->history, 0, session->machine->steps, false,
                     before_print, &print);
    answer->outcome = OUTCOME_FOUND;
    put_place(session, answer, line->process, step);
}

/* --- sent ------------------------------------------------------------------------------- */

static void ask_sent(struct session *session, const char *words,
                     struct answer *answer)
{
    const struct machine *machine = session->machine;
    const struct wire_item *item = message_find(machine, words, true);
    if (!item) {
        answer->outcome = OUTCOME_NO_MESSAGE;
        return;
    }
    memcpy(answer->value, item->text,
           item->size < STEP_TEXT ? item->size : STEP_TEXT - 1);
    const struct wire_item *other = wire_log_other(machine, item);
    if (!other || other->process == NETWORK_OUTER) {
        answer->outcome = OUTCOME_OUTSIDE;
        return;
    }
    answer->outcome = OUTCOME_FOUND;
    put_place(session, answer, other->process, other->step);
}

/* --- all of them ------------------------------------------------------------------------- */

void question_ask(struct session *session, const struct question *question,
                  struct answer *answer)
{
    static void (*const asking[])(struct session *, const char *,
                                  struct answer *) = {
        [QUESTION_WROTE] = ask_wrote,
        [QUESTION_SETTLED] = ask_settled,
        [QUESTION_PRINTED] = ask_printed,
        [QUESTION_SENT] = ask_sent,
    };
    memset(answer, 0, sizeof *answer);
    asking[question->kind](session, question->text, answer);
}

struct listing {
    struct question *questions;
    uint32_t count;
};

static void list(struct listing *listing, enum question_kind kind,
                 const char *text)
{
    if (listing->count == QUESTIONS_MOST || !*text ||
        strlen(text) >= QUESTION_TEXT)
        return;
    struct question *question = &listing->questions[listing->count++];
    question->kind = kind;
    strcpy(question->text, text);
}

static void list_name(const char *name, Value value, void *context)
{
    if (promise_of(value))
        list(context, QUESTION_SETTLED, name);
    list(context, QUESTION_WROTE, name);
}

#define LISTED_LINES 8u

/* The first line of each of the last prints. */
static void list_prints(const struct session *session, struct listing *l)
{
    uint64_t count = session->machine->prints;
    for (uint64_t i = count; i-- > 0 && count - i <= LISTED_LINES;) {
        const struct journal_print *print = history_print(session->history, i);
        char bytes[QUESTION_TEXT];
        struct text text;
        if (!print)
            return;
        text_init_fixed(&text, bytes, sizeof bytes);
        for (size_t k = 0; k < print->length && print->bytes[k] != '\n'; k++)
            text_byte(&text, (char)print->bytes[k]);
        list(l, QUESTION_PRINTED, bytes);
    }
}

uint32_t question_list(const struct session *session,
                       struct question questions[QUESTIONS_MOST])
{
    struct listing listing = {questions, 0};
    const struct machine *machine = session->machine;
    if (machine->process_count == 0)
        return 0;
    const struct wire_item *item = message_find(machine, "", true);
    if (item)
        list(&listing, QUESTION_SENT, item->text);
    names_list(machine, focus(session), list_name, &listing);
    list_prints(session, &listing);
    return listing.count;
}
