#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/utf.h"
#include "lesson/checker.h"
#include "lesson/source.h"

#define PROSE_COLUMNS 76 /* of the pane in which the prose stands */
#define STOP_ROWS 10
#define PROGRAM_BYTES ((size_t)1 << 20)

/* --- both languages --------------------------------------------------------- */

static const char *number(char text[24], uint32_t value)
{
    snprintf(text, 24, "%u", value);
    return text;
}

/* Are two texts of a run the same, as far as they are behind the folder? */
static bool same_texts(const char *const *a, const char *const *b, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

static bool same_programs(const struct lesson_run *a,
                          const struct lesson_run *b)
{
    return a->program_count == b->program_count &&
           same_texts((const char *const *)a->programs,
                      (const char *const *)b->programs, a->program_count);
}

static bool same_clicks(const struct lesson_run *a, const struct lesson_run *b)
{
    return a->gesture_count == b->gesture_count &&
           same_texts(a->gestures, b->gestures, a->gesture_count);
}

static void compare_fronts(struct checker *checker, const struct lesson *one,
                           const struct lesson *other)
{
    const struct lesson_run *a = &one->runs[0], *b = &other->runs[0];
    const char *differs = !same_programs(a, b)             ? "programs"
                          : !same_clicks(a, b)             ? "clicks"
                          : a->page != b->page             ? "page"
                          : one->minutes != other->minutes ? "minutes"
                                                           : NULL;
    if (differs)
        checker_fault(checker, other->path, 1, FAULT_FRONT_DIFFERS, differs,
                      NULL);
}

static bool compare_blocks(struct checker *checker,
                           const struct lesson_stop *a,
                           const struct lesson_stop *b, const char *path)
{
    char line[24];
    for (uint32_t i = 0; i < a->block_count && i < b->block_count; i++) {
        const struct lesson_block *one = &a->blocks[i], *two = &b->blocks[i];
        if (strcmp(one->name, two->name) == 0 &&
            strcmp(one->text, two->text) == 0)
            continue;
        checker_fault(checker, path, two->line, FAULT_BLOCK_DIFFERS, two->name,
                      number(line, one->line));
        return false;
    }
    if (a->block_count == b->block_count)
        return true;
    checker_fault(checker, path, b->line, FAULT_BLOCKS_DIFFER,
                  number(line, a->line), NULL);
    return false;
}

static void compare_stops(struct checker *checker, const struct lesson *one,
                          const struct lesson *other)
{
    char here[24], there[24];
    uint32_t i = 0;
    for (; i < one->stop_count && i < other->stop_count; i++) {
        const struct lesson_stop *a = &one->stops[i], *b = &other->stops[i];
        if (!compare_blocks(checker, a, b, other->path))
            return;
        if (a->exercise.hint_count != b->exercise.hint_count)
            checker_fault(checker, other->path, b->ask_line,
                          FAULT_HINTS_DIFFER,
                          number(there, a->exercise.hint_count), NULL);
    }
    if (one->stop_count != other->stop_count)
        checker_fault(checker, other->path, other->stops[i - 1].line,
                      FAULT_STOPS_DIFFER, number(here, other->stop_count),
                      number(there, one->stop_count));
}

/* --- what is too wide -------------------------------------------------------------- */

static void check_width(struct checker *checker, const char *path,
                        const char *text, size_t length, uint32_t first,
                        size_t most)
{
    char wide[24], allowed[24];
    const char *begin = text, *at = text, *end;
    for (uint32_t line = first; (end = source_line(&at, text + length));
         line++) {
        size_t columns = utf_text_width(begin, (size_t)(end - begin));
        if (columns > most)
            checker_fault(checker, path, line, FAULT_WIDE,
                          number(wide, (uint32_t)columns),
                          number(allowed, (uint32_t)most));
        begin = at;
    }
}

/* A program is looked at as a text has been: character by character. */
static void check_file(struct checker *checker, const char *path, bool is_code)
{
    struct lesson_store *store = store_open();
    struct fault fault = checker_file(checker, path);
    size_t length;
    const char *text =
        store ? source_read(store, PROGRAM_BYTES, &length, &fault) : NULL;
    if (text && (!is_code || source_check(text, length, 1, &fault)))
        check_width(checker, path, text, length, 1, LESSON_COLUMNS);
    else if (store)
        checker_told(checker);
    store_close(store);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

static bool is_program(const char *name)
{
    static const char *const ends[] = {".js", ".mjs", ".cjs", ".html", ".css"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(name, ends[i]))
            return true;
    return false;
}

static void check_programs(struct checker *checker)
{
    char path[PATH_MAX];
    DIR *all = opendir(checker->lesson->folder);
    for (struct dirent *entry; all && (entry = readdir(all));) {
        int length = snprintf(path, sizeof path, "%s/%s",
                              checker->lesson->folder, entry->d_name);
        if (is_program(entry->d_name) && length < (int)sizeof path)
            check_file(checker, path, true);
    }
    if (all)
        closedir(all);
}

/* How many rows a block fills: words go to the next row where they no longer
 * fit. */
static uint32_t block_rows(const struct prose_block *block)
{
    char bytes[8192];
    struct text text;
    uint32_t rows = 1;
    size_t used = 0;
    text_init_fixed(&text, bytes, sizeof bytes);
    prose_plain(block, &text);
    for (const char *at = text.bytes; *at; at += *at != 0) {
        size_t length = strcspn(at, " \n");
        size_t columns = utf_text_width(at, length);
        bool fits = used + columns + (used > 0) <= PROSE_COLUMNS;
        rows += !fits;
        used = fits ? used + columns + (used > 0) : columns;
        at += length;
        if (*at == '\n') {
            rows++;
            used = 0;
        }
    }
    return rows;
}

static bool is_item(const struct prose_block *block)
{
    return block->kind == PROSE_ITEM || block->kind == PROSE_NUMBERED;
}

/* Its prose stands beside the program on a screen of 24 rows. */
static void check_height(struct checker *checker, const struct lesson *lesson,
                         const struct lesson_stop *stop)
{
    const struct prose *prose = &stop->prose;
    char here[24], allowed[24];
    uint32_t rows = 0;
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct prose_block *block = &prose->blocks[i];
        bool apart = i > 0 && !(is_item(block) && is_item(block - 1));
        rows += block_rows(block) + apart;
    }
    if (rows > STOP_ROWS)
        checker_fault(checker, lesson->path, stop->line, FAULT_TALL,
                      number(here, rows), number(allowed, STOP_ROWS));
}

static void check_prose(struct checker *checker, const struct lesson *lesson,
                        const struct prose *prose)
{
    for (uint32_t i = 0; i < prose->count; i++) {
        const struct prose_block *block = &prose->blocks[i];
        const char *text = block->span_count ? block->spans[0].text : "";
        if (block->kind == PROSE_CODE)
            check_width(checker, lesson->path, text, strlen(text),
                        block->line + 1, PROSE_COLUMNS);
    }
}

/* Each stands behind its number: "  1) now". Both texts have the same ones. */
static void check_choices(struct checker *checker, const struct lesson *lesson,
                          const struct lesson_stop *stop)
{
    const struct prediction *prediction = &stop->prediction;
    for (uint32_t i = 0; stop->predicts && i < prediction->choice_count; i++)
        check_width(checker, lesson->path, prediction->choices[i],
                    strlen(prediction->choices[i]), stop->ask_line,
                    LESSON_COLUMNS - strlen("  1) "));
}

void check_texts(struct checker *checker)
{
    for (int i = ENGLISH; i <= KOREAN; i++) {
        const struct lesson *lesson = checker->lessons[i];
        if (!lesson)
            continue;
        check_file(checker, lesson->path, false);
        for (uint32_t s = 0; s < lesson->stop_count; s++) {
            check_prose(checker, lesson, &lesson->stops[s].prose);
            check_height(checker, lesson, &lesson->stops[s]);
            if (i == ENGLISH || !checker->lessons[ENGLISH])
                check_choices(checker, lesson, &lesson->stops[s]);
        }
    }
    check_programs(checker);
    if (checker->lessons[ENGLISH] && checker->lessons[KOREAN]) {
        compare_fronts(checker, checker->lessons[ENGLISH],
                       checker->lessons[KOREAN]);
        compare_stops(checker, checker->lessons[ENGLISH],
                      checker->lessons[KOREAN]);
    }
}
