#include "lesson/exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/long_text.h"
#include "lesson/ahead.h"
#include "lesson/lines.h"
#include "lesson/look.h"
#include "machine/sentence.h"

#define OUTPUT_MOST ((size_t)256 << 10) /* bytes: what is more is not kept */
#define BETWEEN " | " /* two lines of a BEFORE */

static const struct {
    const char *word, *sentences[2];
} rows[GOAL_KINDS] = {
#define G(name, text, english, korean) {text, {english, korean}},
    GOALS(G)
#undef G
};

static const char *const no_goal[2] = {
    "no such goal: %s (prints, contains, never, before, state, timers, "
    "alive, ends)",
    "그런 목표는 없어요: %s (prints, contains, never, before, state, timers, "
    "alive, ends)",
};
static const char *const no_text[2] = {
    "what? %s: needs a text behind it",
    "무엇을? %s: 뒤에 글이 있어야 해요",
};
static const char *const no_order[2] = {
    "two lines are needed, first | then: %s",
    "두 줄이 필요해요, 먼저 | 나중: %s",
};
static const char *const no_state[2] = {
    "a program and a readyState are needed (client CLOSED): %s",
    "프로그램과 readyState가 필요해요 (client CLOSED): %s",
};
static const char *const no_count[2] = {
    "a number is needed at the end: %s",
    "끝에 수가 있어야 해요: %s",
};
static const char *const no_words[2] = {
    "nothing may stand behind ends: %s",
    "ends: 뒤에는 아무것도 올 수 없어요: %s",
};
static const char *const too_many[2] = {
    "too many goals, or too long: %s",
    "목표가 너무 많거나 길어요: %s",
};
static const char *const runs_on[2] = {
    "it runs on and on",
    "끝없이 실행돼요",
};
static const char *const waits_on[2] = {
    "it waits and does not end",
    "끝나지 않고 기다려요",
};

/* --- reading a goal ------------------------------------------------------ */

/* The last word of a text, and the length of what stands before it. */
static const char *last_word(const char *text, size_t *before)
{
    const char *blank = strrchr(text, ' ');
    const char *word = blank ? blank + 1 : text;
    *before = (size_t)(word - text);
    while (*before && text[*before - 1] == ' ')
        --*before;
    return word;
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text) &&
           strlen(text) < 10;
}

static bool state_called(const char *name, enum ready_state *state)
{
    for (uint32_t i = 0; i < READY_STATE_COUNT; i++)
        if (strcmp(ready_state_name((enum ready_state)i), name) == 0) {
            *state = (enum ready_state)i;
            return true;
        }
    return false;
}

/* Why the text is none for that kind; NULL: it is fine. */
static const char *const *find_fault(enum goal_kind kind, const char *text)
{
    enum ready_state state;
    size_t before;
    const char *last = last_word(text, &before);
    switch (kind) {
    case GOAL_PRINTS:
        return NULL;
    case GOAL_ENDS:
        return text[0] ? no_words : NULL;
    case GOAL_BEFORE:
        return strstr(text, BETWEEN) ? NULL : no_order;
    case GOAL_STATE:
        return before && state_called(last, &state) ? NULL : no_state;
    case GOAL_TIMERS:
        return is_number(text) ? NULL : no_count;
    case GOAL_ALIVE:
        return before && is_number(last) ? NULL : no_count;
    default:
        return text[0] ? NULL : no_text;
    }
}

static struct goal *goal_of(struct exercise *exercise, enum goal_kind kind)
{
    for (uint32_t i = 0; i < exercise->goal_count; i++)
        if (exercise->goals[i].kind == kind)
            return &exercise->goals[i];
    return NULL;
}

/* Several of PRINTS are one, line by line. */
static bool put_goal(struct exercise *exercise, enum goal_kind kind,
                     const char *text)
{
    struct goal *goal = kind == GOAL_PRINTS ? goal_of(exercise, kind) : NULL;
    size_t length = goal ? strlen(goal->text) : 0;
    if (length + strlen(text) + 2 > GOAL_TEXT)
        return false;
    if (goal) {
        snprintf(goal->text + length, GOAL_TEXT - length, "\n%s", text);
        return true;
    }
    if (exercise->goal_count == EXERCISE_GOALS)
        return false;
    goal = &exercise->goals[exercise->goal_count++];
    goal->kind = kind;
    strcpy(goal->text, text);
    return true;
}

static int kind_called(const char *word)
{
    for (int i = 0; i < GOAL_KINDS; i++)
        if (strcmp(rows[i].word, word) == 0)
            return i;
    return -1;
}

bool exercise_goal(struct exercise *exercise, const char *word,
                   const char *text, enum language language, char *error,
                   size_t error_size)
{
    int kind = kind_called(word);
    const char *const *fault =
        kind < 0 ? no_goal : find_fault((enum goal_kind)kind, text);
    if (!fault && put_goal(exercise, (enum goal_kind)kind, text))
        return true;
    if (!fault)
        fault = too_many;
    snprintf(error, error_size, fault[language],
             fault == no_goal || fault == no_text ? word : text);
    return false;
}

/* --- writing one --------------------------------------------------------- */

/* Several lines stand on one. */
static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct goal *goal = context;
    if (length != 4 || memcmp(word, "text", 4) != 0)
        return;
    for (const char *at = goal->text; *at; at++)
        if (*at == '\n')
            text_str(text, " / ");
        else
            text_byte(text, *at);
}

void goal_write(const struct goal *goal, enum language language,
                struct text *text)
{
    const struct sentence_words words = {write_word, goal};
    sentence_write(rows[goal->kind].sentences[language], &words, text);
}

/* --- what was printed, and will be --------------------------------------- */

struct judging {
    struct session *session;
    const struct exercise *exercise;
    struct verdict *verdicts;
    struct lines lines;
    struct text output; /* lines, each with '\n' behind it */
    bool all;
};

static void keep_line(const char *line, void *context)
{
    struct text *output = &((struct judging *)context)->output;
    if (output->length + strlen(line) < OUTPUT_MOST)
        text_format(output, "%s\n", line);
}

static void on_print(uint32_t process, int descriptor, const uint8_t *bytes,
                     size_t length, void *context)
{
    struct judging *j = context;
    lines_print(&j->lines, process, descriptor, bytes, length);
}

/* Is the line at `at` (to its '\n') the wanted one, or does it begin so where
 * that one ends with "..."? */
static bool is_line(const char *at, const char *wanted, size_t size)
{
    size_t length = strcspn(at, "\n");
    bool begins = size >= 3 && memcmp(wanted + size - 3, "...", 3) == 0;
    if (begins)
        size -= 3;
    return (begins ? length >= size : length == size) &&
           memcmp(at, wanted, size) == 0;
}

/* The line behind the one at `at`. */
static const char *line_behind(const char *at)
{
    return at + strcspn(at, "\n") + 1;
}

/* The first line from `at` on that is the wanted one, or NULL. */
static const char *find_line(const char *at, const char *wanted, size_t size)
{
    for (; *at; at = line_behind(at))
        if (is_line(at, wanted, size))
            return at;
    return NULL;
}

/* --- judging ------------------------------------------------------------- */

/* "/path/to/report.js:2": so the report of an uncaught error begins. */
static bool is_report(const char *at)
{
    size_t length = strcspn(at, "\n"), digits = 0;
    while (digits < length && at[length - 1 - digits] >= '0' &&
           at[length - 1 - digits] <= '9')
        digits++;
    return (at[0] == '/' || strncmp(at, "file:///", 8) == 0) && digits &&
           length > digits && at[length - 1 - digits] == ':';
}

/* The error's own line in the report at `at`: behind the first that is blank.
 */
static const char *error_of(const char *at)
{
    while (*at && *at != '\n')
        at = line_behind(at);
    return *at ? line_behind(at) : at;
}

/* What stands behind the report, whose last line is "Node.js v20...". */
static const char *report_end(const char *at)
{
    while (*at && strncmp(at, "Node.js v", 9) != 0)
        at = line_behind(at);
    return *at ? line_behind(at) : at;
}

/* Of the report of an error only what it says: its places are those of the
 * learner's copy, somewhere in their home. */
static void put_lines(struct text *text, const char *at, const char *end)
{
    const char *between = "";
    while (at < end && *at) {
        bool report = is_report(at);
        const char *line = report ? error_of(at) : at;
        text_str(text, between);
        text_bytes(text, line, strcspn(line, "\n"));
        between = "\n";
        at = report ? report_end(at) : line_behind(at);
    }
}

static bool judge_prints(const struct judging *j, const struct goal *goal,
                         struct text *got)
{
    const char *at = j->output.bytes, *wanted = goal->text;
    bool holds = true;
    for (; holds && *at && wanted; at = line_behind(at)) {
        size_t size = strcspn(wanted, "\n");
        holds = is_line(at, wanted, size);
        wanted = wanted[size] ? wanted + size + 1 : NULL;
    }
    if (holds && !*at && !wanted)
        return true;
    put_lines(got, j->output.bytes, j->output.bytes + j->output.length);
    return false;
}

static bool judge_contains(const struct judging *j, const struct goal *goal,
                           struct text *got)
{
    if (find_line(j->output.bytes, goal->text, strlen(goal->text)))
        return true;
    put_lines(got, j->output.bytes, j->output.bytes + j->output.length);
    return false;
}

static bool judge_never(const struct judging *j, const struct goal *goal,
                        struct text *got)
{
    const char *found = strstr(j->output.bytes, goal->text);
    if (!found)
        return true;
    while (found > j->output.bytes && found[-1] != '\n')
        found--;
    put_lines(got, found, found + 1);
    return false;
}

/* The lines that were found, in the order in which they came. */
static void put_found(struct text *got, const struct judging *j,
                      const char *wanted)
{
    const char *between = "", *at = j->output.bytes;
    for (; *at; at = line_behind(at))
        for (const char *one = wanted; one;) {
            const char *end = strstr(one, BETWEEN);
            size_t size = end ? (size_t)(end - one) : strlen(one);
            if (is_line(at, one, size)) {
                text_str(got, between);
                text_bytes(got, at, strcspn(at, "\n"));
                between = BETWEEN;
            }
            one = end ? end + strlen(BETWEEN) : NULL;
        }
}

static bool judge_before(const struct judging *j, const struct goal *goal,
                         struct text *got)
{
    const char *at = j->output.bytes;
    for (const char *wanted = goal->text; wanted && at;) {
        const char *end = strstr(wanted, BETWEEN);
        size_t size = end ? (size_t)(end - wanted) : strlen(wanted);
        at = find_line(at, wanted, size);
        at = at ? line_behind(at) : NULL;
        wanted = end ? end + strlen(BETWEEN) : NULL;
    }
    if (at)
        return true;
    put_found(got, j, goal->text);
    return false;
}

static bool judge_state(const struct judging *j, const struct goal *goal,
                        struct text *got)
{
    const struct machine *m = j->session->machine;
    char name[GOAL_TEXT];
    size_t length;
    enum ready_state wanted = READY_CLOSED, state;
    state_called(last_word(goal->text, &length), &wanted);
    snprintf(name, sizeof name, "%.*s", (int)length, goal->text);
    const struct process *p = look_program(m, name);
    if (!p || !look_state(m, p, &state))
        return false;
    text_str(got, ready_state_name(state));
    return state == wanted;
}

static bool judge_timers(const struct judging *j, const struct goal *goal,
                         struct text *got)
{
    uint64_t count = look_queue(j->session->machine, "timers");
    text_uint(got, count);
    return count == strtoull(goal->text, NULL, 10);
}

static bool judge_alive(const struct judging *j, const struct goal *goal,
                        struct text *got)
{
    char name[GOAL_TEXT];
    size_t length;
    const char *wanted = last_word(goal->text, &length);
    snprintf(name, sizeof name, "%.*s", (int)length, goal->text);
    uint64_t count =
        look_alive(j->session->machine, &j->session->host, name);
    text_uint(got, count);
    return count == strtoull(wanted, NULL, 10);
}

static bool judge_ends(const struct judging *j, const struct goal *goal,
                       struct text *got)
{
    (void)goal;
    if (j->session->machine->want.kind == WANT_END)
        return true;
    bool waits = j->session->machine->want.kind == WANT_WAIT;
    text_str(got,
             (waits ? waits_on : runs_on)[j->session->options.language]);
    return false;
}

static void at_rest(const struct machine *machine, enum ahead_answer answer,
                    void *context)
{
    static bool (*const judges[GOAL_KINDS])(
        const struct judging *, const struct goal *, struct text *) = {
        [GOAL_PRINTS] = judge_prints, [GOAL_CONTAINS] = judge_contains,
        [GOAL_NEVER] = judge_never,   [GOAL_BEFORE] = judge_before,
        [GOAL_STATE] = judge_state,   [GOAL_TIMERS] = judge_timers,
        [GOAL_ALIVE] = judge_alive,   [GOAL_ENDS] = judge_ends,
    };
    struct judging *j = context;
    (void)machine;
    (void)answer;
    lines_end(&j->lines);
    if (j->output.full)
        return;
    j->all = true;
    for (uint32_t i = 0; i < j->exercise->goal_count; i++) {
        const struct goal *goal = &j->exercise->goals[i];
        struct verdict *verdict = &j->verdicts[i];
        struct text got;
        text_init_fixed(&got, verdict->got, sizeof verdict->got);
        verdict->holds = judges[goal->kind](j, goal, &got);
        if (verdict->holds)
            text_clear(&got);
        j->all = j->all && verdict->holds;
    }
}

bool exercise_judge(struct session *session, const struct exercise *exercise,
                    struct verdict verdicts[EXERCISE_GOALS])
{
    struct judging j = {
        .session = session, .exercise = exercise, .verdicts = verdicts};
    const struct ahead ahead = {
        .print = on_print, .rest = at_rest, .context = &j};
    memset(verdicts, 0, EXERCISE_GOALS * sizeof *verdicts);
    long_text_init(&j.output);
    lines_init(&j.lines);
    j.lines.line = keep_line;
    j.lines.context = &j;
    lines_past(&j.lines, session);
    ahead_run(session, &ahead);
    long_text_free(&j.output);
    return j.all;
}
