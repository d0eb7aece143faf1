#include "lesson/lesson.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/directive.h"
#include "lesson/front.h"
#include "lesson/source.h"

#define FRONT_MARK "---"

/* --- one after the other -------------------------------------------------------- */

/* What is under way: the text's blocks are cut into stops. */
struct cutter {
    struct lesson *lesson;
    const struct fault *fault;
    struct prose prose; /* of the whole text */
    uint32_t block; /* the next one */
    uint32_t run; /* in which the present stop stands */
    bool begun; /* a stop's `run` is its own already */
};

static bool no_memory(const struct fault *fault)
{
    return fault_at(fault, 0, FAULT_MEMORY, NULL, NULL);
}

/* Where a stop's title is its heading's words. */
static bool title_stop(struct cutter *c, struct lesson_stop *stop,
                       const struct prose_block *heading)
{
    char words[LESSON_ERROR];
    struct text text;
    text_init_fixed(&text, words, sizeof words);
    prose_plain(heading, &text);
    stop->title = store_text(c->lesson->store, words, text.length);
    return stop->title || no_memory(c->fault);
}

/* A run for the present stop alone and those behind it. */
static bool begin_run(struct cutter *c, uint32_t line)
{
    struct lesson *lesson = c->lesson;
    if (lesson->run_count == LESSON_RUNS)
        return fault_number(c->fault, line, FAULT_MANY_RUNS, LESSON_RUNS);
    c->run = lesson->run_count++;
    c->begun = true;
    return true;
}

static bool cut_directive(struct cutter *c, struct lesson_stop *stop,
                          enum directive directive,
                          const struct prose_block *block)
{
    if (directive == DIRECTIVE_RUN && !c->begun && !begin_run(c, block->line))
        return false;
    struct directive_reader reader = {.lesson = c->lesson,
                                      .stop = stop,
                                      .run = &c->lesson->runs[c->run],
                                      .fault = c->fault};
    return directive_read(&reader, directive, block);
}

/* Its blocks up to the next heading of a stop. What is no directive moves
 * together and is its prose. */
static bool cut_blocks(struct cutter *c, struct lesson_stop *stop)
{
    struct prose_block *blocks = c->prose.blocks;
    uint32_t begin = c->block, kept = begin;
    for (; c->block < c->prose.count; c->block++) {
        struct prose_block *block = &blocks[c->block];
        enum directive directive = DIRECTIVE_NONE;
        if (block->kind == PROSE_HEADING && block->number == 2)
            break;
        if (block->kind == PROSE_CODE &&
            !directive_find(block, c->fault, &directive))
            return false;
        if (directive == DIRECTIVE_NONE)
            blocks[kept++] = *block;
        else if (!cut_directive(c, stop, directive, block))
            return false;
    }
    stop->prose.blocks = blocks + begin;
    stop->prose.count = kept - begin;
    return true;
}

/* --- what a stop must have -------------------------------------------------------- */

/* Does a program of the run bear this name? */
static bool run_has(const struct lesson *lesson, const struct lesson_run *run,
                    const char *name)
{
    size_t folder = strlen(lesson->folder) + 1, length = strlen(name);
    for (int i = 0; i < run->program_count; i++) {
        const char *program = run->programs[i];
        if (strlen(program) >= folder + length &&
            memcmp(program + folder, name, length) == 0 &&
            (!program[folder + length] || program[folder + length] == ' '))
            return true;
    }
    return false;
}

/* An exercise has a run of its own: that of its stop; else as the one before,
 * if its program is among those; else that program alone. */
static bool run_exercise(struct cutter *c, const struct lesson_stop *stop)
{
    struct lesson *lesson = c->lesson;
    const char *name = stop->exercise.program;
    const struct lesson_run *before = &lesson->runs[c->run];
    bool among = run_has(lesson, before, name) || before->page;
    if (c->begun)
        return among || fault_at(c->fault, stop->ask_line,
                                 FAULT_EXERCISE_PROGRAM, name, NULL);
    if (!begin_run(c, stop->ask_line))
        return false;
    struct lesson_run *run = &lesson->runs[c->run];
    if (among) {
        *run = *before;
        return true;
    }
    run->programs[run->program_count++] =
        directive_program(lesson, name, stop->ask_line, c->fault);
    return run->programs[0] != NULL;
}

static bool check_exercise(struct cutter *c, const struct lesson_stop *stop)
{
    if (stop->exercises)
        return run_exercise(c, stop);
    return !stop->exercise.hint_count ||
           fault_at(c->fault, stop->line, FAULT_HINT_ALONE, NULL, NULL);
}

/* Behind an exercise the learner's own program runs, and of that nothing can be
 * said. */
static bool check_after(const struct cutter *c, const struct lesson_stop *stop)
{
    const struct lesson_stop *before = stop - 1;
    if (stop == c->lesson->stops || stop->run != before->run)
        return true;
    for (; before > c->lesson->stops && before->run == stop->run &&
           !before->exercises;)
        before--;
    if (!before->exercises || before->run != stop->run || !stop->block_count)
        return true;
    return fault_at(c->fault, stop->blocks[0].line, FAULT_AFTER_EXERCISE,
                    stop->blocks[0].name, NULL);
}

static bool cut_stop(struct cutter *c, const struct prose_block *heading,
                     uint32_t line)
{
    struct lesson *lesson = c->lesson;
    if (lesson->stop_count == LESSON_STOPS)
        return fault_number(c->fault, line, FAULT_MANY_STOPS, LESSON_STOPS);
    struct lesson_stop *stop = &lesson->stops[lesson->stop_count];
    stop->title = lesson->title;
    stop->line = line;
    stop->place.times = 1;
    c->begun = false;
    if ((heading && !title_stop(c, stop, heading)) || !cut_blocks(c, stop) ||
        !check_exercise(c, stop))
        return false;
    stop->run = c->run;
    lesson->stop_count++;
    return check_after(c, stop);
}

static bool cut_stops(struct cutter *c)
{
    const struct prose *prose = &c->prose;
    if (!prose->count)
        return fault_at(c->fault, 0, FAULT_EMPTY, NULL, NULL);
    while (c->block < prose->count) {
        const struct prose_block *block = &prose->blocks[c->block];
        bool heading = block->kind == PROSE_HEADING && block->number == 2;
        c->block += heading;
        if (!cut_stop(c, heading ? block : NULL, block->line))
            return false;
    }
    return true;
}

/* --- the front matter ---------------------------------------------------------------- */

/* The programs and clicks of the front matter are the first run. */
static bool first_run(struct lesson *lesson, const struct front *front,
                      const struct fault *fault)
{
    struct lesson_run *run = &lesson->runs[0];
    lesson->run_count = 1;
    run->page = front->page;
    for (int i = 0; i < front->programs.count; i++) {
        char *program = directive_program(lesson, front->programs.items[i],
                                          front->programs.lines[i], fault);
        run->programs[run->program_count++] = program;
        if (!program)
            return false;
    }
    for (int i = 0; i < front->clicks.count; i++)
        if (!directive_click(run, front->clicks.items[i],
                             front->clicks.lines[i], fault))
            return false;
    return run->program_count > 0 ||
           fault_at(fault, 1, FAULT_MISSING_KEY, "programs", NULL);
}

static bool take_front(struct lesson *lesson, const struct front *front,
                       const struct fault *fault)
{
    lesson->title = front->title;
    lesson->summary = front->summary;
    lesson->minutes = front->minutes;
    for (int i = 0; i < front->teaches.count; i++)
        lesson->teaches[lesson->teaches_count++] = front->teaches.items[i];
    return first_run(lesson, front, fault);
}

static bool is_mark(const char *begin, const char *end)
{
    return end - begin == (ptrdiff_t)strlen(FRONT_MARK) &&
           memcmp(begin, FRONT_MARK, strlen(FRONT_MARK)) == 0;
}

/* A part of the text, and its first line. */
struct part {
    const char *text;
    size_t length;
    uint32_t line;
};

/* Finds the front matter between its two marks, and what comes behind. */
static bool split_front(const char *text, size_t length, struct part *front,
                        struct part *body, const struct fault *fault)
{
    const char *at = text, *begin = text, *last = text + length;
    const char *end = source_line(&at, last);
    if (!end || !is_mark(begin, end))
        return fault_at(fault, 1, FAULT_NO_FRONT, NULL, NULL);
    front->text = begin = at;
    front->line = 2;
    for (uint32_t line = 3; (end = source_line(&at, last)); line++) {
        if (is_mark(begin, end)) {
            front->length = (size_t)(begin - front->text);
            *body = (struct part){at, (size_t)(last - at), line};
            return true;
        }
        begin = at;
    }
    return fault_at(fault, 1, FAULT_FRONT_OPEN, NULL, NULL);
}

/* --- the file -------------------------------------------------------------------------- */

static bool read_text(struct lesson *lesson, const struct fault *fault)
{
    struct cutter cutter = {.lesson = lesson, .fault = fault};
    struct part front = {0}, body = {0};
    struct front matter;
    size_t length;
    const char *text =
        source_read(lesson->store, LESSON_BYTES, &length, fault);
    return text && source_check(text, length, 1, fault) &&
           split_front(text, length, &front, &body, fault) &&
           front_read(&matter, lesson->store, front.text, front.length,
                      front.line, fault) &&
           take_front(lesson, &matter, fault) &&
           prose_read(&cutter.prose, lesson->store, body.text, body.length,
                      body.line, fault) &&
           cut_stops(&cutter);
}

static const char *join(struct lesson_store *store, const char *folder,
                        const char *name)
{
    size_t length = strlen(folder), more = strlen(name);
    char *path = store_bytes(store, length + more + 2);
    if (path) {
        memcpy(path, folder, length);
        path[length] = '/';
        memcpy(path + length + 1, name, more);
    }
    return path;
}

const char *lesson_file(enum language language)
{
    static const char *const files[2] = {"lesson.md", "lesson.ko.md"};
    return files[language];
}

/* The file of the language, or else of the other one. */
static bool find_path(struct lesson *lesson, enum language language)
{
    lesson->language = language;
    lesson->path = join(lesson->store, lesson->folder, lesson_file(language));
    if (!lesson->path || access(lesson->path, F_OK) == 0)
        return lesson->path != NULL;
    enum language other = language == ENGLISH ? KOREAN : ENGLISH;
    const char *path =
        join(lesson->store, lesson->folder, lesson_file(other));
    if (path && access(path, F_OK) == 0) {
        lesson->path = path;
        lesson->language = other;
    }
    return path != NULL;
}

/* "lessons/02-timer/": the folder without the slash behind, the slug, the
 * number. */
static bool name_lesson(struct lesson *lesson, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    lesson->folder = store_text(lesson->store, folder, length);
    if (!lesson->folder)
        return false;
    const char *slash = strrchr(lesson->folder, '/');
    lesson->slug = slash && slash[1] ? slash + 1 : lesson->folder;
    size_t digits = strspn(lesson->slug, "0123456789");
    lesson->number = digits && digits < 4 ? atoi(lesson->slug) : 0;
    return true;
}

bool lesson_open_in(struct lesson **lesson, const char *folder,
                    enum language language, enum language told, char *error,
                    size_t error_size)
{
    struct fault fault = {.path = folder,
                          .language = told,
                          .error = error,
                          .size = error_size};
    struct lesson *l = calloc(1, sizeof *l);
    *lesson = l;
    if (!l || !(l->store = store_open()) || !name_lesson(l, folder) ||
        !find_path(l, language))
        no_memory(&fault);
    else {
        fault.path = l->path;
        if (read_text(l, &fault))
            return true;
    }
    lesson_close(l);
    *lesson = NULL;
    return false;
}

bool lesson_open(struct lesson **lesson, const char *folder,
                 enum language language, char *error, size_t error_size)
{
    return lesson_open_in(lesson, folder, language, language, error,
                          error_size);
}

void lesson_close(struct lesson *lesson)
{
    if (lesson)
        store_close(lesson->store);
    free(lesson);
}

/* --- its sessions ------------------------------------------------------------------------ */

void lesson_session(struct lesson *lesson, uint32_t run, const char *folder,
                    struct session_options *options, char ***programs,
                    int *count)
{
    struct lesson_run *of = &lesson->runs[run];
    size_t own = strlen(lesson->folder);
    options->gesture_count = of->gesture_count;
    for (int i = 0; i < of->gesture_count; i++) {
        options->gestures[i] = of->gestures[i];
        options->gesture_commands[i] = of->gesture_commands[i];
    }
    options->choice_count = of->choice_count;
    for (int i = 0; i < of->choice_count; i++)
        options->choices[i] = of->choices[i];
    options->page = of->page;
    *programs = of->programs;
    *count = of->program_count;
    char **copies =
        folder ? store_bytes(lesson->store, sizeof of->programs) : NULL;
    if (!copies)
        return;
    for (int i = 0; i < of->program_count; i++) {
        bool is_own = strncmp(of->programs[i], lesson->folder, own) == 0;
        const char *copy =
            is_own ? join(lesson->store, folder, of->programs[i] + own + 1)
                   : of->programs[i];
        copies[i] = copy ? (char *)(uintptr_t)copy : of->programs[i];
    }
    *programs = copies;
}
