#include "lesson/front.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "lesson/source.h"

#define MINUTES_MOST 600

struct reader {
    struct front *front;
    struct lesson_store *store;
    const struct fault *fault;
    uint32_t first;
    yaml_parser_t yaml;
    yaml_event_t event;
    bool has_event;
    bool given[16]; /* by row: it was there */
};

/* --- the rows ------------------------------------------------------------- */

enum row_type { ROW_TEXT, ROW_LIST, ROW_TRUTH, ROW_MINUTES };

static const struct row {
    const char *name;
    enum row_type type;
    size_t offset; /* in struct front */
    bool needed;
    int most; /* of a list */
} rows[] = {
    {"title", ROW_TEXT, offsetof(struct front, title), true, 0},
    {"summary", ROW_TEXT, offsetof(struct front, summary), true, 0},
    {"teaches", ROW_LIST, offsetof(struct front, teaches), false, LESSON_TEACHES},
    {"programs", ROW_LIST, offsetof(struct front, programs), true, FRONT_ITEMS},
    {"clicks", ROW_LIST, offsetof(struct front, clicks), false, FRONT_ITEMS},
    {"page", ROW_TRUTH, offsetof(struct front, page), false, 0},
    {"minutes", ROW_MINUTES, offsetof(struct front, minutes), false, 0},
};
#define ROWS (sizeof rows / sizeof *rows)

static const enum fault_kind wanted[] = {
    [ROW_TEXT] = FAULT_WANTS_TEXT,
    [ROW_LIST] = FAULT_WANTS_LIST,
    [ROW_TRUTH] = FAULT_WANTS_TRUTH,
    [ROW_MINUTES] = FAULT_WANTS_MINUTES,
};

/* --- events ---------------------------------------------------------------- */

/* The fault, where a mark of YAML's stands. */
static bool tell(const struct reader *r, const yaml_mark_t *mark,
                 enum fault_kind kind, const char *more)
{
    static const char *const column[2] = {"column %u", "%u번째 칸"};
    char text[40];
    snprintf(text, sizeof text, column[r->fault->language],
             (unsigned)mark->column + 1);
    return fault_at(r->fault, r->first + (uint32_t)mark->line, kind, text,
                    more);
}

static bool tell_yaml(const struct reader *r)
{
    const char *problem = r->yaml.problem ? r->yaml.problem : "?";
    if (r->yaml.error == YAML_MEMORY_ERROR)
        return fault_at(r->fault, r->first, FAULT_MEMORY, NULL, NULL);
    bool colon = strncmp(problem, "mapping values", 14) == 0;
    return tell(r, &r->yaml.problem_mark, colon ? FAULT_YAML_COLON : FAULT_YAML,
                problem);
}

/* The next event is in r->event. */
static bool next(struct reader *r)
{
    if (r->has_event)
        yaml_event_delete(&r->event);
    r->has_event = yaml_parser_parse(&r->yaml, &r->event);
    return r->has_event || tell_yaml(r);
}

/* Is the event a plain text, with no anchor and no tag? */
static bool is_text(const struct reader *r)
{
    return r->event.type == YAML_SCALAR_EVENT &&
           !r->event.data.scalar.anchor && !r->event.data.scalar.tag;
}

static bool is_list(const struct reader *r)
{
    return r->event.type == YAML_SEQUENCE_START_EVENT &&
           !r->event.data.sequence_start.anchor &&
           !r->event.data.sequence_start.tag;
}

static const char *text_of(const struct reader *r)
{
    return (const char *)r->event.data.scalar.value;
}

/* A copy of the present text: one line, not empty. */
static const char *take_text(struct reader *r, const struct row *row)
{
    const char *text = text_of(r);
    size_t length = r->event.data.scalar.length;
    if (length == 0 || strlen(text) != length || strchr(text, '\n')) {
        tell(r, &r->event.start_mark, wanted[row->type], row->name);
        return NULL;
    }
    if (!source_check(text, length,
                      r->first + (uint32_t)r->event.start_mark.line, r->fault))
        return NULL;
    const char *copy = store_text(r->store, text, length);
    if (!copy)
        fault_at(r->fault, r->first, FAULT_MEMORY, NULL, NULL);
    return copy;
}

/* --- values ---------------------------------------------------------------- */

static bool read_list(struct reader *r, const struct row *row,
                      struct front_list *list)
{
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        if (!is_text(r))
            return tell(r, &r->event.start_mark, FAULT_WANTS_LIST, row->name);
        if (list->count == row->most)
            return tell(r, &r->event.start_mark, FAULT_LIST_FULL, row->name);
        list->lines[list->count] =
            r->first + (uint32_t)r->event.start_mark.line;
        list->items[list->count] = take_text(r, row);
        if (!list->items[list->count++])
            return false;
    }
    return r->has_event;
}

static bool read_truth(struct reader *r, const struct row *row, bool *truth)
{
    *truth = strcmp(text_of(r), "true") == 0;
    return *truth || strcmp(text_of(r), "false") == 0 ||
           tell(r, &r->event.start_mark, FAULT_WANTS_TRUTH, row->name);
}

static bool read_minutes(struct reader *r, const struct row *row, int *minutes)
{
    char *end;
    long number = strtol(text_of(r), &end, 10);
    *minutes = (int)number;
    return (!*end && number >= 1 && number <= MINUTES_MOST) ||
           tell(r, &r->event.start_mark, FAULT_WANTS_MINUTES, row->name);
}

static bool read_value(struct reader *r, const struct row *row)
{
    void *to = (char *)r->front + row->offset;
    if (!next(r))
        return false;
    if (row->type == ROW_LIST ? !is_list(r) : !is_text(r))
        return tell(r, &r->event.start_mark, wanted[row->type], row->name);
    switch (row->type) {
    case ROW_TEXT:
        return (*(const char **)to = take_text(r, row)) != NULL;
    case ROW_LIST:
        return read_list(r, row, to);
    case ROW_TRUTH:
        return read_truth(r, row, to);
    case ROW_MINUTES:
        return read_minutes(r, row, to);
    }
    return false;
}

/* The event is a key; its value follows. */
static bool read_row(struct reader *r)
{
    if (!is_text(r))
        return tell(r, &r->event.start_mark, FAULT_NO_MAPPING, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(text_of(r), rows[i].name) != 0)
            continue;
        if (r->given[i])
            return tell(r, &r->event.start_mark, FAULT_TWICE, rows[i].name);
        r->given[i] = true;
        return read_value(r, &rows[i]);
    }
    return tell(r, &r->event.start_mark, FAULT_UNKNOWN_KEY, text_of(r));
}

static bool is_complete(const struct reader *r)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].needed && !r->given[i])
            return fault_at(r->fault, r->first, FAULT_MISSING_KEY,
                            rows[i].name, NULL);
    return true;
}

/* Stream and document begin, then comes the one mapping. */
static bool read_all(struct reader *r)
{
    do
        if (!next(r))
            return false;
    while (r->event.type == YAML_STREAM_START_EVENT ||
           r->event.type == YAML_DOCUMENT_START_EVENT);
    if (r->event.type == YAML_STREAM_END_EVENT)
        return is_complete(r);
    if (r->event.type != YAML_MAPPING_START_EVENT)
        return tell(r, &r->event.start_mark, FAULT_NO_MAPPING, NULL);
    if (r->event.data.mapping_start.anchor || r->event.data.mapping_start.tag)
        return tell(r, &r->event.start_mark, FAULT_NO_ALIAS, NULL);
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT)
        if (!read_row(r))
            return false;
    if (!r->has_event || !next(r) || !next(r))
        return false;
    if (r->event.type != YAML_STREAM_END_EVENT)
        return tell(r, &r->event.start_mark, FAULT_NO_MAPPING, NULL);
    return is_complete(r);
}

bool front_read(struct front *front, struct lesson_store *store,
                const char *text, size_t length, uint32_t first,
                const struct fault *fault)
{
    struct reader r = {
        .front = front, .store = store, .fault = fault, .first = first};
    *front = (struct front){0};
    if (!yaml_parser_initialize(&r.yaml))
        return fault_at(fault, first, FAULT_MEMORY, NULL, NULL);
    yaml_parser_set_encoding(&r.yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.yaml, (const unsigned char *)text, length);
    bool good = read_all(&r);
    if (r.has_event)
        yaml_event_delete(&r.event);
    yaml_parser_delete(&r.yaml);
    return good;
}
