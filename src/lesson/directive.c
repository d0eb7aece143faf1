#include "lesson/directive.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debugger/choice.h"
#include "debugger/gesture.h"
#include "lesson/source.h"

static const char *const names[DIRECTIVE_COUNT] = {
#define D(name, text) text,
    DIRECTIVES(D)
#undef D
};

const char *directive_name(enum directive directive)
{
    return names[directive];
}

/* --- which one ---------------------------------------------------------------- */

#define WORD_MOST 15 /* of a word that is compared */

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* How many letters are to be put in, taken out, changed or swapped. */
static int distance(const char *a, const char *b)
{
    int rows[WORD_MOST + 1][WORD_MOST + 1];
    int n = (int)strlen(a), m = (int)strlen(b);
    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= m; j++) {
            if (!i || !j) {
                rows[i][j] = i + j;
                continue;
            }
            int same = lower(a[i - 1]) == b[j - 1] ? 0 : 1;
            int best = least(rows[i - 1][j - 1] + same,
                             least(rows[i - 1][j], rows[i][j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == b[j - 2] &&
                lower(a[i - 2]) == b[j - 1])
                best = least(best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    return rows[n][m];
}

/* Languages whose names are near those of directives. */
static bool is_language(const char *word)
{
    static const char *const languages[] = {"ruby", "rust", "sh",  "shell",
                                            "text", "txt",  "tsx", "r"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(word, languages[i]) == 0)
            return true;
    return false;
}

static enum directive nearest(const char *word)
{
    if (strlen(word) > WORD_MOST || is_language(word))
        return DIRECTIVE_NONE;
    for (int i = 0; i < DIRECTIVE_COUNT; i++) {
        int allowed = strlen(names[i]) > 4 ? 2 : 1;
        if (distance(word, names[i]) <= allowed)
            return (enum directive)i;
    }
    return DIRECTIVE_NONE;
}

bool directive_find(const struct prose_block *block, const struct fault *fault,
                    enum directive *directive)
{
    size_t length = strcspn(block->language, " ");
    char word[WORD_MOST + 2];
    snprintf(word, sizeof word, "%.*s", (int)length, block->language);
    *directive = nearest(word);
    if (*directive == DIRECTIVE_NONE)
        return true;
    const char *name = names[*directive];
    if (strcmp(word, name) != 0)
        return fault_at(fault, block->line, FAULT_MISSPELT, word, name);
    return !block->language[length] ||
           fault_at(fault, block->line, FAULT_BEHIND_NAME, name, NULL);
}

/* --- lines --------------------------------------------------------------------- */

/* The lines of a block that are not empty, one by one. */
struct rows {
    const char *at, *end;
    uint32_t line; /* of the present one */
    char text[LANDMARK_TEXT + GOAL_TEXT]; /* without blanks around */
    bool cut; /* it was longer */
};

static const char *content(const struct prose_block *block)
{
    return block->span_count ? block->spans[0].text : "";
}

static void rows_open(struct rows *rows, const struct prose_block *block)
{
    rows->at = content(block);
    rows->end = rows->at + strlen(rows->at);
    rows->line = block->line;
}

static bool rows_next(struct rows *rows)
{
    const char *begin = rows->at, *end;
    while ((end = source_line(&rows->at, rows->end))) {
        rows->line++;
        begin += strspn(begin, " ");
        while (end > begin && end[-1] == ' ')
            end--;
        if (end > begin) {
            size_t length = (size_t)(end - begin);
            rows->cut = length >= sizeof rows->text;
            snprintf(rows->text, sizeof rows->text, "%.*s", (int)length,
                     begin);
            return true;
        }
        begin = rows->at;
    }
    return false;
}

/* "word: value". NULL: it has no such beginning. The value begins behind the
 * colon and one blank. */
static char *value_of(char *text, size_t *word)
{
    *word = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    char *colon = text + *word;
    if (!*word || *colon != ':' || (colon[1] && colon[1] != ' '))
        return NULL;
    return colon + 1 + (colon[1] == ' ');
}

/* --- run --------------------------------------------------------------------------- */

static bool is_url(const char *text)
{
    return strncmp(text, "http://", 7) == 0;
}

/* Does a name stay in the folder? */
static bool is_inside(const char *name)
{
    for (const char *at = name; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || !at[2]))
            return false;
    }
    return *name && *name != '/';
}

/* A file of the lesson's, by its name. */
static bool has_file(const struct lesson *lesson, const char *name,
                     uint32_t line, const struct fault *fault)
{
    char path[PATH_MAX];
    if (!is_inside(name))
        return fault_at(fault, line, FAULT_OUTSIDE, name, NULL);
    int length = snprintf(path, sizeof path, "%s/%s", lesson->folder, name);
    return (length < (int)sizeof path && access(path, R_OK) == 0) ||
           fault_at(fault, line, FAULT_MISSING_PROGRAM, name, NULL);
}

char *directive_program(const struct lesson *lesson, const char *text,
                        uint32_t line, const struct fault *fault)
{
    char argument[PATH_MAX], name[PATH_MAX];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(text, " "), text);
    if (is_url(text))
        snprintf(argument, sizeof argument, "%s", text);
    else if (!has_file(lesson, name, line, fault))
        return NULL;
    else
        snprintf(argument, sizeof argument, "%s/%s", lesson->folder, text);
    char *program = store_text(lesson->store, argument, strlen(argument));
    if (!program)
        fault_at(fault, line, FAULT_MEMORY, NULL, NULL);
    return program;
}

static bool add_program(struct directive_reader *r, const char *text,
                        uint32_t line)
{
    struct lesson_run *run = r->run;
    if (run->program_count == SESSION_PROGRAMS)
        return fault_at(r->fault, line, FAULT_MANY_ROWS, text, NULL);
    char *program = directive_program(r->lesson, text, line, r->fault);
    run->programs[run->program_count++] = program;
    return program != NULL;
}

static bool add_gesture(struct lesson_run *run, enum command command,
                        const char *text, uint32_t line,
                        const struct fault *fault)
{
    if (run->gesture_count == SESSION_GESTURES)
        return fault_at(fault, line, FAULT_MANY_ROWS, text, NULL);
    if (!gesture_read(text, command, NULL))
        return fault_at(fault, line, FAULT_BAD_VALUE, text,
                        command_table[command].name);
    run->gesture_commands[run->gesture_count] = command;
    run->gestures[run->gesture_count++] = text;
    return true;
}

bool directive_click(struct lesson_run *run, const char *text, uint32_t line,
                     const struct fault *fault)
{
    return add_gesture(run, COMMAND_CLICK, text, line, fault);
}

static bool row_click(struct directive_reader *r, const char *value,
                      uint32_t line)
{
    return add_gesture(r->run, COMMAND_CLICK, value, line, r->fault);
}

static bool row_type(struct directive_reader *r, const char *value,
                     uint32_t line)
{
    return add_gesture(r->run, COMMAND_TYPE, value, line, r->fault);
}

static bool row_answer(struct directive_reader *r, const char *value,
                       uint32_t line)
{
    return add_gesture(r->run, COMMAND_ANSWER, value, line, r->fault);
}

static bool row_at(struct directive_reader *r, const char *value,
                   uint32_t line)
{
    int64_t at;
    enum command command;
    const char *argument;
    struct lesson_run *run = r->run;
    if (run->choice_count == SESSION_CHOICES)
        return fault_at(r->fault, line, FAULT_MANY_ROWS, value, NULL);
    if (!choice_read(value, &at, &command, &argument))
        return fault_at(r->fault, line, FAULT_BAD_VALUE, value, "at");
    run->choices[run->choice_count++] = value;
    return true;
}

static bool row_page(struct directive_reader *r, const char *value,
                     uint32_t line)
{
    r->run->page = strcmp(value, "true") == 0;
    return r->run->page || strcmp(value, "false") == 0 ||
           fault_at(r->fault, line, FAULT_BAD_VALUE, value, "page");
}

static const struct run_row {
    const char *name;
    bool (*read)(struct directive_reader *r, const char *value, uint32_t line);
} run_rows[] = {
    {"click", row_click}, {"type", row_type}, {"answer", row_answer},
    {"at", row_at},       {"page", row_page},
};

/* A row that is no program. The value is kept in the store. */
static bool read_run_row(struct directive_reader *r, const char *word,
                         size_t length, const char *value, uint32_t line)
{
    char name[WORD_MOST + 1];
    for (size_t i = 0; i < sizeof run_rows / sizeof *run_rows; i++) {
        if (strlen(run_rows[i].name) != length ||
            memcmp(run_rows[i].name, word, length) != 0)
            continue;
        const char *kept = store_text(r->lesson->store, value, strlen(value));
        return kept ? run_rows[i].read(r, kept, line)
                    : fault_at(r->fault, line, FAULT_MEMORY, NULL, NULL);
    }
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    return fault_at(r->fault, line, FAULT_UNKNOWN_RUN_ROW, name, NULL);
}

static bool read_run(struct directive_reader *r,
                     const struct prose_block *block)
{
    struct rows rows;
    rows_open(&rows, block);
    while (rows_next(&rows)) {
        size_t word;
        const char *value =
            is_url(rows.text) ? NULL : value_of(rows.text, &word);
        if (value ? !read_run_row(r, rows.text, word, value, rows.line)
                  : !add_program(r, rows.text, rows.line))
            return false;
    }
    return r->run->program_count > 0 ||
           fault_at(r->fault, block->line, FAULT_NO_PROGRAM, NULL, NULL);
}

/* --- stop, play -------------------------------------------------------------------- */

/* The only line of a block. */
static bool only_row(struct directive_reader *r, struct rows *rows,
                     const struct prose_block *block)
{
    struct rows more;
    rows_open(rows, block);
    if (!rows_next(rows))
        return fault_at(r->fault, block->line, FAULT_EMPTY_BLOCK,
                        block->language, NULL);
    more = *rows;
    return !rows_next(&more) || fault_at(r->fault, more.line, FAULT_ONE_LINE,
                                         block->language, NULL);
}

/* "line 12", and below it perhaps "drawn". */
static bool read_stop(struct directive_reader *r,
                      const struct prose_block *block)
{
    struct rows rows, more;
    char error[LESSON_ERROR];
    rows_open(&rows, block);
    if (!rows_next(&rows))
        return only_row(r, &rows, block);
    more = rows;
    r->stop->drawn = rows_next(&more) && strcmp(more.text, "drawn") == 0;
    if (!r->stop->drawn && !only_row(r, &rows, block))
        return false;
    r->stop->place_line = rows.line;
    return landmark_read(&r->stop->place, rows.text, r->fault->language, error,
                         sizeof error) ||
           fault_said(r->fault, rows.line, error);
}

static bool read_play(struct directive_reader *r,
                      const struct prose_block *block)
{
    struct rows rows;
    char *end = NULL;
    if (!only_row(r, &rows, block))
        return false;
    bool begins = strncmp(rows.text, "turns ", 6) == 0;
    long turns = begins ? strtol(rows.text + 6, &end, 10) : 0;
    if (!begins || *end || turns < 1 || turns > PLAY_TURNS)
        return fault_number(r->fault, rows.line, FAULT_TURNS, PLAY_TURNS);
    r->stop->plays = true;
    r->stop->turns = (uint32_t)turns;
    return true;
}

/* --- predict -------------------------------------------------------------------------- */

static bool add_choice(struct directive_reader *r, const char *text,
                       uint32_t line)
{
    struct prediction *prediction = &r->stop->prediction;
    uint32_t count = prediction->choice_count;
    if (count == PREDICTION_CHOICES)
        return fault_number(r->fault, line, FAULT_MANY_CHOICES,
                            PREDICTION_CHOICES);
    if (strlen(text) >= PREDICTION_TEXT)
        return fault_number(r->fault, line, FAULT_LONG_CHOICE,
                            PREDICTION_TEXT - 1);
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(prediction->choices[i], text) == 0)
            return fault_at(r->fault, line, FAULT_SAME_CHOICE, text, NULL);
    snprintf(prediction->choices[count], PREDICTION_TEXT, "%s", text);
    prediction->choice_count++;
    return true;
}

static bool read_choices(struct directive_reader *r, struct rows *rows)
{
    while (rows_next(rows)) {
        if (strncmp(rows->text, "- ", 2) != 0)
            return fault_at(r->fault, rows->line, FAULT_NO_CHOICE, NULL, NULL);
        const char *text = rows->text + 2;
        if (!add_choice(r, text + strspn(text, " "), rows->line))
            return false;
    }
    return r->stop->prediction.choice_count != 1 ||
           fault_at(r->fault, rows->line, FAULT_FEW_CHOICES, NULL, NULL);
}

/* The states are the choices of a question for one. */
static void add_states(struct prediction *prediction)
{
    static const char *const states[] = {"CONNECTING", "OPEN", "CLOSING",
                                         "CLOSED"};
    if (prediction->kind != PREDICTION_STATE || prediction->choice_count)
        return;
    for (; prediction->choice_count < 4; prediction->choice_count++)
        snprintf(prediction->choices[prediction->choice_count],
                 PREDICTION_TEXT, "%s", states[prediction->choice_count]);
}

static bool read_predict(struct directive_reader *r,
                         const struct prose_block *block)
{
    struct rows rows;
    char error[LESSON_ERROR];
    struct prediction *prediction = &r->stop->prediction;
    rows_open(&rows, block);
    if (!rows_next(&rows))
        return fault_at(r->fault, block->line, FAULT_EMPTY_BLOCK,
                        block->language, NULL);
    if (!prediction_read(prediction, rows.text, r->fault->language, error,
                         sizeof error))
        return fault_said(r->fault, rows.line, error);
    r->stop->predicts = true;
    prediction->choice_count = 0;
    if (!read_choices(r, &rows))
        return false;
    add_states(prediction);
    return true;
}

/* --- exercise ------------------------------------------------------------------------- */

static bool exercise_file(struct directive_reader *r, const char **file,
                          const char *value, uint32_t line)
{
    if (!has_file(r->lesson, value, line, r->fault))
        return false;
    *file = store_text(r->lesson->store, value, strlen(value));
    return *file || fault_at(r->fault, line, FAULT_MEMORY, NULL, NULL);
}

static bool exercise_row(struct directive_reader *r, const char *word,
                         const char *value, uint32_t line)
{
    char error[LESSON_ERROR];
    struct exercise *exercise = &r->stop->exercise;
    if (strcmp(word, "program") == 0)
        return exercise_file(r, &exercise->program, value, line);
    if (strcmp(word, "solution") == 0)
        return exercise_file(r, &exercise->solution, value, line);
    return exercise_goal(exercise, word, value, r->fault->language, error,
                         sizeof error) ||
           fault_said(r->fault, line, error);
}

static bool exercise_is_whole(struct directive_reader *r, uint32_t line)
{
    const struct exercise *exercise = &r->stop->exercise;
    const char *missing = !exercise->program      ? "program"
                          : !exercise->solution   ? "solution"
                          : !exercise->goal_count ? "prints"
                                                  : NULL;
    return !missing ||
           fault_at(r->fault, line, FAULT_EXERCISE_WANTS, missing, NULL);
}

static bool read_exercise(struct directive_reader *r,
                          const struct prose_block *block)
{
    struct rows rows;
    rows_open(&rows, block);
    r->stop->exercises = true;
    while (rows_next(&rows)) {
        size_t length;
        char *value = value_of(rows.text, &length);
        if (!value)
            return fault_at(r->fault, rows.line, FAULT_WANTS_ROW, NULL, NULL);
        rows.text[length] = 0;
        if (!exercise_row(r, rows.text, value, rows.line))
            return false;
    }
    return exercise_is_whole(r, block->line);
}

static bool read_hint(struct directive_reader *r,
                      const struct prose_block *block)
{
    struct exercise *exercise = &r->stop->exercise;
    const char *text = content(block);
    if (exercise->hint_count == EXERCISE_HINTS)
        return fault_number(r->fault, block->line, FAULT_MANY_HINTS,
                            EXERCISE_HINTS);
    struct prose *prose = store_bytes(r->lesson->store, sizeof *prose);
    if (!prose)
        return fault_at(r->fault, block->line, FAULT_MEMORY, NULL, NULL);
    exercise->hints[exercise->hint_count++] = prose;
    if (!prose_read(prose, r->lesson->store, text, strlen(text),
                    block->line + 1, r->fault))
        return false;
    return prose->count > 0 || fault_at(r->fault, block->line,
                                        FAULT_EMPTY_BLOCK, "hint", NULL);
}

/* --- all of them ------------------------------------------------------------------------ */

static bool keep(struct directive_reader *r, enum directive directive,
                 const struct prose_block *block)
{
    struct lesson_stop *stop = r->stop;
    if (directive == DIRECTIVE_HINT)
        return true;
    for (uint32_t i = 0; i < stop->block_count; i++)
        if (stop->blocks[i].name == names[directive])
            return fault_at(r->fault, block->line, FAULT_SECOND_BLOCK,
                            names[directive], NULL);
    if (directive >= DIRECTIVE_PREDICT) {
        if (stop->ask_line)
            return fault_at(r->fault, block->line, FAULT_SECOND_QUESTION, NULL,
                            NULL);
        stop->ask_line = block->line;
    }
    stop->blocks[stop->block_count++] = (struct lesson_block){
        .name = names[directive], .text = content(block), .line = block->line};
    return true;
}

bool directive_read(struct directive_reader *r, enum directive directive,
                    const struct prose_block *block)
{
    static bool (*const reads[DIRECTIVE_COUNT])(
        struct directive_reader *, const struct prose_block *) = {
        [DIRECTIVE_RUN] = read_run,           [DIRECTIVE_STOP] = read_stop,
        [DIRECTIVE_PREDICT] = read_predict,   [DIRECTIVE_PLAY] = read_play,
        [DIRECTIVE_EXERCISE] = read_exercise, [DIRECTIVE_HINT] = read_hint,
    };
    return keep(r, directive, block) && reads[directive](r, block);
}
