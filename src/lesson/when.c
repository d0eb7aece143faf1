#include "lesson/when.h"

#include <string.h>

#include "lesson/look.h"
#include "machine/sentence.h"

/*
 * {in} is " in client", where a program is named (in Korean "client에서 "),
 * {who} that program or anybody, {text} what stands behind the kind.
 */
struct row {
    enum step_kind kind;
    const char *text; /* NULL: none is there; "": any */
    const char *sentences[2];
};
static const struct row events[] = {
    {STEP_START, NULL, {"when {who} starts", "{who:이} 시작되면"}},
    {STEP_END, NULL, {"when {who} ends", "{who:이} 끝나면"}},
    {STEP_CALL, "", {"when {text} is to be called{in}",
                     "{in}{text:을} 부를 차례가 되면"}},
    {STEP_CALL, NULL, {"when the next call is due{in}",
                       "{in}다음 호출 차례가 되면"}},
    {STEP_RETURN, "", {"when {text} returns{in}", "{in}{text:이} 끝나면"}},
    {STEP_RETURN, NULL, {"when the next call returns{in}",
                         "{in}다음 호출이 끝나면"}},
    {STEP_THROW, NULL, {"when an exception is thrown{in}",
                        "{in}예외가 발생하면"}},
    {STEP_AWAIT, NULL, {"when an async function awaits{in}",
                        "{in}async 함수가 await에서 내려가면"}},
    {STEP_YIELD, NULL, {"when a generator yields{in}",
                        "{in}제너레이터가 yield하면"}},
    {STEP_PHASE, "", {"when the loop{in} enters the phase {text}",
                      "{in}루프가 {text} 단계에 들어가면"}},
    {STEP_PHASE, NULL, {"when the loop{in} enters its next phase",
                        "{in}루프가 다음 단계에 들어가면"}},
    {STEP_TASK, "", {"when the loop{in} takes {text}",
                     "{in}루프가 {text:을} 꺼내면"}},
    {STEP_TASK, NULL, {"when the loop{in} takes its next task",
                       "{in}루프가 다음 태스크를 꺼내면"}},
    {STEP_MICROTASK, "", {"when {text} runs as a microtask{in}",
                          "{in}{text:이} 마이크로태스크로 실행되면"}},
    {STEP_MICROTASK, NULL, {"when the next microtask runs{in}",
                            "{in}다음 마이크로태스크가 실행되면"}},
    {STEP_TIMER_SET, "", {"when {text} is put onto a siding{in}",
                          "{in}{text:이} 대피선에 서면"}},
    {STEP_TIMER_SET, NULL, {"when the next timer is set{in}",
                            "{in}다음 타이머를 맡기면"}},
    {STEP_TIMER_DUE, "", {"when {text} is due{in}",
                          "{in}{text}의 시간이 되면"}},
    {STEP_TIMER_DUE, NULL, {"when the next timer is due{in}",
                            "{in}다음 타이머의 시간이 되면"}},
    {STEP_TIMER_CLEAR, NULL, {"when a timer is cleared{in}",
                              "{in}타이머를 치우면"}},
    {STEP_TCP, "connected", {"when {who} is connected over TCP",
                             "{who:이} TCP로 연결되면"}},
    {STEP_TCP, "refused", {"when the connection of {who} is refused",
                           "{who}의 연결이 거부되면"}},
    {STEP_TCP, "fin-sent", {"when {who} sends FIN", "{who:이} FIN을 보내면"}},
    {STEP_TCP, "fin-received", {"when {who} gets FIN",
                                "{who:이} FIN을 받으면"}},
    {STEP_FRAME, "sent close", {"when {who} sends a close frame",
                                "{who:이} close 프레임을 보내면"}},
    {STEP_FRAME, "received close", {"when {who} gets a close frame",
                                    "{who:이} close 프레임을 받으면"}},
    {STEP_FRAME, "sent", {"when {who} sends a frame",
                          "{who:이} 프레임을 보내면"}},
    {STEP_FRAME, "received", {"when {who} gets a frame",
                              "{who:이} 프레임을 받으면"}},
    {STEP_DIALOG, NULL, {"when a dialog is open{in}",
                         "{in}대화 상자가 열리면"}},
};
#define WHEN_ROWS (sizeof events / sizeof *events)

static const char *const any_event[2] = {"at the step {kind}{in}",
                                         "{in}{kind} 단계가 되면"};
static const char *const any_event_of[2] = {"at the step {kind} {text}{in}",
                                            "{in}{kind} {text} 단계가 되면"};

static const char *const at_end[2] = {"when all is over", "모두 끝나면"};
static const char *const at_line[2] = {"when line {line}{of} comes next",
                                       "{of}{line}번째 줄 차례가 되면"};
static const char *const at_output[2] = {"when `{text}` has been printed{in}",
                                         "{in}`{text}`{particle} 출력되면"};
static const char *const at_beginning[2] = {
    "when a line has been printed{in} that begins with `{text}`",
    "{in}`{text}`{particle} 시작하는 줄이 출력되면"};
static const char *const at_state[2] = {"when {who} becomes {state}",
                                        "{who:이} {state:이} 되면"};
static const char *const anybody[2] = {"a program", "어느 프로그램"};
static const char *const in[2] = {" in ", "에서 "};
static const char *const of[2] = {" of ", "의 "};

/* --- the words ----------------------------------------------------------- */

struct words {
    const struct landmark *place;
    enum language language;
    char program[PROCESS_NAME]; /* "": any */
    const char *text;
    size_t length;
    bool begins; /* `text` is only the beginning of a line */
};

/* " in client", "client에서 ". */
static void write_aside(const struct words *w, const char *const joint[2],
                        struct text *text)
{
    const char *program = w->program;
    if (!program[0])
        return;
    if (w->language == ENGLISH)
        text_str(text, joint[ENGLISH]);
    text_str(text, program);
    if (w->language == KOREAN)
        text_str(text, joint[KOREAN]);
}

static void write_in(const struct words *w, struct text *text)
{
    write_aside(w, in, text);
}

static void write_of(const struct words *w, struct text *text)
{
    write_aside(w, of, text);
}

static void write_who(const struct words *w, struct text *text)
{
    const char *program = w->program;
    text_str(text, program[0] ? program : anybody[w->language]);
}

static void write_line(const struct words *w, struct text *text)
{
    text_uint(text, w->place->line);
}

static void write_given(const struct words *w, struct text *text)
{
    text_bytes(text, w->text, w->length);
}

/* Behind a text in quotes, which the mechanism's own would stand within. */
static void write_particle(const struct words *w, struct text *text)
{
    text_particle(text, w->text, w->length,
                  w->begins ? PARTICLE_EURO : PARTICLE_I_GA);
}

static void write_state(const struct words *w, struct text *text)
{
    text_str(text, ready_state_name((enum ready_state)w->place->state));
}

static void write_kind(const struct words *w, struct text *text)
{
    text_str(text, step_title(w->place->step, w->language));
}

static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    static const struct {
        const char *name;
        void (*write)(const struct words *words, struct text *text);
    } rows[] = {
        {"in", write_in},       {"of", write_of},
        {"who", write_who},     {"line", write_line},
        {"text", write_given},  {"particle", write_particle},
        {"state", write_state}, {"kind", write_kind},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strlen(rows[i].name) == length &&
            memcmp(rows[i].name, name, length) == 0)
            rows[i].write(context, text);
}

/* --- the sentences ------------------------------------------------------- */

/* Is that text the row's, or does it go on behind it? */
static bool is_text(const char *row, const char *text)
{
    size_t length = row ? strlen(row) : 0;
    if (!row || !text[0])
        return !row && !text[0];
    return !length || (strncmp(row, text, length) == 0 &&
                       (text[length] == 0 || text[length] == ' '));
}

static const char *const *event_sentence(const struct landmark *place)
{
    for (size_t i = 0; i < WHEN_ROWS; i++)
        if (events[i].kind == place->step &&
            is_text(events[i].text, place->text))
            return events[i].sentences;
    return place->text[0] ? any_event_of : any_event;
}

/* "client: bye", if there is such a program. */
static void take_program(struct words *w, const struct machine *machine)
{
    const char *colon = strchr(w->text, ':');
    size_t length = colon ? (size_t)(colon - w->text) : 0;
    if (!machine || !length || length >= sizeof w->program)
        return;
    memcpy(w->program, w->text, length);
    w->program[length] = 0;
    if (!look_program(machine, w->program)) {
        w->program[0] = 0;
        return;
    }
    w->text = colon + 1 + strspn(colon + 1, " ");
    w->length = strlen(w->text);
}

/* "closed 1...": the line begins so. */
static const char *const *output_sentence(struct words *w,
                                          const struct machine *machine)
{
    take_program(w, machine);
    w->begins = w->length > 3 &&
                memcmp(w->text + w->length - 3, "...", 3) == 0;
    w->length -= w->begins ? 3 : 0;
    return w->begins ? at_beginning : at_output;
}

static void write_times(uint32_t times, enum language language,
                        struct text *text)
{
    if (times > 1 && language == KOREAN)
        text_format(text, "%u번째로 ", times);
    else if (times > 1)
        text_format(text, " for the %u%s time", times,
                    times == 2   ? "nd"
                    : times == 3 ? "rd"
                                 : "th");
}

void when_write(const struct landmark *place, const struct machine *machine,
                enum language language, struct text *text)
{
    struct words w = {.place = place,
                      .language = language,
                      .text = place->text,
                      .length = strlen(place->text)};
    const struct sentence_words words = {write_word, &w};
    strcpy(w.program, place->program);
    const char *const *sentence = place->kind == LANDMARK_LINE ? at_line
                                  : place->kind == LANDMARK_OUTPUT
                                      ? output_sentence(&w, machine)
                                  : place->kind == LANDMARK_STATE ? at_state
                                  : place->kind == LANDMARK_EVENT
                                      ? event_sentence(place)
                                      : at_end;
    if (language == KOREAN)
        write_times(place->times, language, text);
    sentence_write(sentence[language], &words, text);
    if (language == ENGLISH)
        write_times(place->times, language, text);
}
