#include "lesson/predict.h"

#include <stdio.h>
#include <string.h>

#include "lesson/ahead.h"
#include "lesson/lines.h"
#include "lesson/look.h"
#include "lesson/taking.h"
#include "lesson/when.h"
#include "machine/sentence.h"

static const struct {
    const char *word, *sentences[2];
} rows[PREDICTION_KINDS] = {
#define P(name, text, english, korean) {text, {english, korean}},
    PREDICTIONS(P)
#undef P
};

/* Why there is no answer; {text} is what is asked about. */
enum excuse {
    EXCUSE_NOWHERE,
    EXCUSE_SILENT,
    EXCUSE_IDLE,
    EXCUSE_FAR,
    EXCUSE_IMPOSSIBLE,
    EXCUSE_NO_PROGRAM,
    EXCUSE_NO_SOCKET,
    EXCUSES
};
static const char *const excuses[EXCUSES][2] = {
    [EXCUSE_NOWHERE] = {"the run never comes by that place",
                        "실행이 그곳을 지나지 않아요"},
    [EXCUSE_SILENT] = {"nothing more is printed",
                       "더 출력되는 것이 없어요"},
    [EXCUSE_IDLE] = {"no callback runs any more",
                     "더 실행되는 콜백이 없어요"},
    [EXCUSE_FAR] = {"that is too far ahead", "너무 먼 앞날이에요"},
    [EXCUSE_IMPOSSIBLE] = {"another computer would have to answer, or there "
                           "is no memory to look ahead",
                           "다른 컴퓨터의 대답이 필요하거나, 앞을 내다볼 "
                           "메모리가 없어요"},
    [EXCUSE_NO_PROGRAM] = {"there is no program called {text}",
                           "그런 프로그램은 없어요: {text}"},
    [EXCUSE_NO_SOCKET] = {"{text} has no WebSocket there",
                          "그곳에서 {text}에는 WebSocket이 없어요"},
};

static const char *const no_kind[2] = {
    "no such question: %s (prints, runs, state, queue, value)",
    "그런 질문은 없어요: %s (prints, runs, state, queue, value)",
};
static const char *const no_more[2] = {
    "nothing may stand behind it: %s",
    "뒤에 아무것도 올 수 없어요: %s",
};
static const char *const no_what[2] = {
    "of what? %s needs a word, then `at` and a place",
    "무엇의? %s 뒤에는 낱말과 at, 장소가 와야 해요",
};
static const char *const no_where[2] = {
    "where? `at` and a place that is still to come are missing: %s",
    "어디에서? at과 앞으로 올 장소가 없어요: %s",
};
static const char *const no_queue[2] = {
    "no such queue: %s (" LOOK_QUEUES ")",
    "그런 큐는 없어요: %s (" LOOK_QUEUES ")",
};
static const char *const too_long[2] = {
    "the question is too long: %s",
    "질문이 너무 길어요: %s",
};

/* --- reading ------------------------------------------------------------- */

static bool refuse(const char *const texts[2], const char *what,
                   enum language language, char *error, size_t error_size)
{
    snprintf(error, error_size, texts[language], what);
    return false;
}

static void trim(char *text)
{
    size_t begin = strspn(text, " \t\r\n"), length = strlen(text);
    while (length > begin && strchr(" \t\r\n", text[length - 1]))
        length--;
    memmove(text, text + begin, length - begin);
    text[length - begin] = 0;
}

/* "result at line 8" is split where a place begins; what is asked about may
 * have " at " in it. */
static bool read_place(struct prediction *p, enum language language)
{
    char error[PREDICTION_TEXT * 2];
    for (char *at = p->text; (at = strstr(at, " at ")); at++) {
        if (!landmark_read(&p->at, at + 4, language, error, sizeof error) ||
            p->at.kind == LANDMARK_HERE || p->at.kind == LANDMARK_START)
            continue;
        *at = 0;
        trim(p->text);
        return true;
    }
    return false;
}

/* Why what stands behind " at " is no place, where that can be said. */
static bool refuse_place(const char *text, enum language language,
                         char *error, size_t error_size)
{
    struct landmark place;
    const char *at = strstr(text, " at ");
    if (at && !landmark_read(&place, at + 4, language, error, error_size))
        return false;
    return refuse(no_where, text, language, error, error_size);
}

static int kind_called(const char *word, size_t length)
{
    for (int i = 0; i < PREDICTION_KINDS; i++)
        if (strlen(rows[i].word) == length &&
            memcmp(rows[i].word, word, length) == 0)
            return i;
    return -1;
}

static void add_states(struct prediction *p)
{
    for (uint32_t i = 0; i < READY_STATE_COUNT; i++)
        snprintf(p->choices[p->choice_count++], PREDICTION_TEXT, "%s",
                 ready_state_name((enum ready_state)i));
}

static bool read_what(struct prediction *p, const char *text,
                      enum language language, char *error, size_t error_size)
{
    if (!p->text[0] || strncmp(p->text, "at ", 3) == 0)
        return refuse(no_what, text, language, error, error_size);
    if (!read_place(p, language))
        return refuse_place(p->text, language, error, error_size);
    if (p->kind == PREDICTION_QUEUE && !look_is_queue(p->text))
        return refuse(no_queue, p->text, language, error, error_size);
    if (p->kind == PREDICTION_STATE)
        add_states(p);
    return true;
}

bool prediction_read(struct prediction *p, const char *text,
                     enum language language, char *error, size_t error_size)
{
    memset(p, 0, sizeof *p);
    if (strlen(text) >= sizeof p->text)
        return refuse(too_long, text, language, error, error_size);
    strcpy(p->text, text);
    trim(p->text);
    size_t length = strcspn(p->text, " \t");
    int kind = kind_called(p->text, length);
    if (kind < 0)
        return refuse(no_kind, text, language, error, error_size);
    p->kind = (enum prediction_kind)kind;
    memmove(p->text, p->text + length, strlen(p->text + length) + 1);
    trim(p->text);
    if (kind == PREDICTION_PRINTS || kind == PREDICTION_RUNS)
        return !p->text[0] ||
               refuse(no_more, text, language, error, error_size);
    return read_what(p, text, language, error, error_size);
}

/* --- writing ------------------------------------------------------------- */

struct question {
    const struct prediction *prediction;
    const struct machine *machine;
    enum language language;
};

static bool is_word(const char *word, size_t length, const char *wanted)
{
    return length == strlen(wanted) && memcmp(word, wanted, length) == 0;
}

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct question *q = context;
    if (is_word(word, length, "when"))
        when_write(&q->prediction->at, q->machine, q->language, text);
    else if (is_word(word, length, "queue"))
        look_queue_write(q->prediction->text, q->language, text);
    else
        text_str(text, q->prediction->text);
}

void prediction_write(const struct prediction *p, const struct machine *machine,
                      enum language language, struct text *text)
{
    const struct question question = {p, machine, language};
    const struct sentence_words words = {write_word, &question};
    sentence_write(rows[p->kind].sentences[language], &words, text);
}

/* --- asking -------------------------------------------------------------- */

struct asking {
    struct session *session;
    const struct prediction *prediction;
    struct forecast *forecast;
    struct takings takings;
    struct lines lines;
    uint32_t seen; /* how often the place was come by */
    bool there; /* it is answered, or excused */
};

static void excuse(struct asking *a, enum excuse what)
{
    enum language language = a->session->options.language;
    const struct question question = {a->prediction, a->session->machine,
                                      language};
    const struct sentence_words words = {write_word, &question};
    struct text text;
    text_init_fixed(&text, a->forecast->answer, sizeof a->forecast->answer);
    sentence_write(excuses[what][language], &words, &text);
    a->forecast->known = false;
}

static struct text begin_answer(struct asking *a)
{
    struct text text;
    text_init_fixed(&text, a->forecast->answer, sizeof a->forecast->answer);
    a->forecast->known = true;
    a->forecast->step = a->session->machine->steps;
    a->there = true;
    return text;
}

static void answer(struct asking *a, const char *bytes)
{
    struct text text = begin_answer(a);
    text_str(&text, bytes);
    trim(a->forecast->answer);
}

/* --- prints, runs -------------------------------------------------------- */

static void on_line(const char *line, void *context)
{
    struct asking *a = context;
    if (!a->there)
        answer(a, line);
}

static void on_print(uint32_t process, int descriptor, const uint8_t *bytes,
                     size_t length, void *context)
{
    struct asking *a = context;
    lines_print(&a->lines, process, descriptor, bytes, length);
}

static bool look_print(const struct machine *machine,
                       const struct machine_host *host, void *context)
{
    const struct asking *a = context;
    (void)machine;
    (void)host;
    return a->there;
}

static bool look_run(const struct machine *machine,
                     const struct machine_host *host, void *context)
{
    struct asking *a = context;
    char name[STEP_TEXT];
    if (!takings_look(&a->takings, machine, host))
        return false;
    const struct taking *taking = &a->takings.last;
    taking_name(&machine->processes[taking->process]->vm, taking->function,
                name);
    answer(a, name);
    a->forecast->step = taking->step;
    return true;
}

/* --- at a place: state, queue, value ------------------------------------- */

static void answer_state(struct asking *a)
{
    const struct machine *m = a->session->machine;
    const struct process *p = look_program(m, a->prediction->text);
    enum ready_state state;
    a->there = true;
    if (p && look_state(m, p, &state))
        answer(a, ready_state_name(state));
    else
        excuse(a, p ? EXCUSE_NO_SOCKET : EXCUSE_NO_PROGRAM);
}

static void answer_queue(struct asking *a)
{
    uint64_t count = look_queue(a->session->machine, a->prediction->text);
    struct text text = begin_answer(a);
    text_uint(&text, count);
}

/* What console.log has printed there and then: lines become one. */
struct shown {
    const struct machine *machine;
    struct text text;
    uint32_t from; /* orders that were there already */
};

static void put_line(struct text *text, const char *bytes, size_t length)
{
    bool blank = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\n' || (blank && bytes[i] == ' ')) {
            blank = true;
            continue;
        }
        if (blank)
            text_byte(text, ' ');
        blank = false;
        text_bytes(text, bytes + i, 1);
    }
}

static void take_shown(const struct vm *vm, Value value, void *context)
{
    struct shown *shown = context;
    const struct machine *m = shown->machine;
    (void)vm;
    (void)value;
    for (uint32_t i = shown->from; i < m->outbox_count; i++)
        if (m->outbox[i].kind == ORDER_PRINT)
            put_line(&shown->text, (const char *)m->outbox[i].bytes,
                     m->outbox[i].length);
}

static void answer_value(struct asking *a)
{
    struct session *session = a->session;
    char expression[EVALUATE_EXPRESSION];
    struct step step;
    struct shown shown = {.machine = session->machine,
                          .from = session->machine->outbox_count};
    step_now(session->machine, &session->host.vm, &step);
    snprintf(expression, sizeof expression, "console.log(%s)",
             a->prediction->text);
    struct evaluation e = {.expression = expression,
                           .process = step.process,
                           .language = session->options.language,
                           .take = take_shown,
                           .context = &shown};
    shown.text = begin_answer(a);
    evaluate(session->history, &session->debugger.parts, &e);
    if (e.answer != EVALUATED_VALUE)
        answer(a, e.error);
    trim(a->forecast->answer);
    a->forecast->known = e.answer != EVALUATED_NOT;
}

static void answer_at(struct asking *a)
{
    switch (a->prediction->kind) {
    case PREDICTION_STATE:
        answer_state(a);
        break;
    case PREDICTION_QUEUE:
        answer_queue(a);
        break;
    default:
        answer_value(a);
        break;
    }
}

static bool look_at(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    struct asking *a = context;
    const struct landmark *place = &a->prediction->at;
    if (!landmark_is_here(place, machine, host) ||
        ++a->seen != place->times)
        return false;
    answer_at(a);
    return true;
}

static void at_rest(const struct machine *machine, enum ahead_answer ahead,
                    void *context)
{
    struct asking *a = context;
    (void)machine;
    if (ahead == AHEAD_ENDED && a->prediction->at.kind == LANDMARK_END)
        answer_at(a);
    else if (ahead == AHEAD_ENDED && a->prediction->kind == PREDICTION_PRINTS)
        lines_end(&a->lines);
}

static void excuse_end(struct asking *a, enum ahead_answer ahead)
{
    static const enum excuse ends[PREDICTION_KINDS] = {
        [PREDICTION_PRINTS] = EXCUSE_SILENT,
        [PREDICTION_RUNS] = EXCUSE_IDLE,
        [PREDICTION_STATE] = EXCUSE_NOWHERE,
        [PREDICTION_QUEUE] = EXCUSE_NOWHERE,
        [PREDICTION_VALUE] = EXCUSE_NOWHERE,
    };
    if (!a->there)
        excuse(a, ahead == AHEAD_FAR          ? EXCUSE_FAR
                  : ahead == AHEAD_IMPOSSIBLE ? EXCUSE_IMPOSSIBLE
                                              : ends[a->prediction->kind]);
}

void prediction_ask(struct session *session, const struct prediction *p,
                    struct forecast *forecast)
{
    static bool (*const looks[PREDICTION_KINDS])(
        const struct machine *, const struct machine_host *, void *) = {
        [PREDICTION_PRINTS] = look_print, [PREDICTION_RUNS] = look_run,
        [PREDICTION_STATE] = look_at,     [PREDICTION_QUEUE] = look_at,
        [PREDICTION_VALUE] = look_at,
    };
    struct asking a = {
        .session = session, .prediction = p, .forecast = forecast};
    const struct ahead ahead = {.look = looks[p->kind],
                                .print = p->kind == PREDICTION_PRINTS
                                             ? on_print
                                             : NULL,
                                .rest = at_rest,
                                .context = &a};
    memset(forecast, 0, sizeof *forecast);
    takings_begin(&a.takings, session->machine);
    lines_init(&a.lines);
    lines_past(&a.lines, session);
    a.lines.line = on_line;
    a.lines.context = &a;
    excuse_end(&a, ahead_run(session, &ahead));
}

bool prediction_is_right(const struct forecast *forecast, const char *given)
{
    char bytes[PREDICTION_TEXT];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_str(&text, given + strspn(given, " \t"));
    trim(bytes);
    return forecast->known && strcmp(bytes, forecast->answer) == 0;
}
