#include "history/journal.h"

#include <stdlib.h>
#include <string.h>

/* Room for one more in a row that doubles. */
static bool row_grow(void **row, uint64_t count, uint64_t *capacity,
                     size_t size)
{
    if (count < *capacity)
        return true;
    uint64_t more = *capacity ? *capacity * 2 : 64;
    void *bigger = realloc(*row, more * size);
    if (!bigger)
        return false;
    *row = bigger;
    *capacity = more;
    return true;
}

static uint8_t *bytes_copy(const uint8_t *bytes, size_t length)
{
    uint8_t *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = 0;
    return copy;
}

static void note_input(struct journal *journal)
{
    void *row = journal->inputs;
    if (!row_grow(&row, journal->input_count, &journal->input_capacity,
                  sizeof *journal->inputs))
        return;
    journal->inputs = row;
    journal->inputs[journal->input_count++] = (struct journal_input){
        .event = journal->event_count, .prints = journal->print_count};
}

bool journal_adopt(struct journal *journal, const struct event *event)
{
    void *row = journal->events;
    if (!row_grow(&row, journal->event_count, &journal->event_capacity,
                  sizeof *journal->events))
        return false;
    journal->events = row;
    if (event->kind == EVENT_INPUT && event->length)
        note_input(journal);
    journal->events[journal->event_count++] = *event;
    return true;
}

bool journal_event(struct journal *journal, const struct event *event)
{
    struct event kept = *event;
    kept.bytes = NULL;
    if (event->length) {
        kept.bytes = bytes_copy(event->bytes, event->length);
        if (!kept.bytes)
            return false;
    }
    bool adopted = journal_adopt(journal, &kept);
    if (!adopted)
        free((void *)(uintptr_t)kept.bytes);
    return adopted;
}

bool journal_print(struct journal *journal, uint32_t process, int descriptor,
                   const uint8_t *bytes, size_t length)
{
    void *row = journal->prints;
    if (!row_grow(&row, journal->print_count, &journal->print_capacity,
                  sizeof *journal->prints))
        return false;
    journal->prints = row;
    struct journal_print *kept = &journal->prints[journal->print_count];
    kept->bytes = bytes_copy(bytes, length);
    if (!kept->bytes)
        return false;
    kept->process = process;
    kept->descriptor = descriptor;
    kept->length = length;
    kept->step = journal->print_count ? kept[-1].step : 0;
    journal->print_count++;
    return true;
}

bool journal_moment(struct journal *journal, const struct moment *moment)
{
    void *row = journal->moments;
    if (journal->moment_count == JOURNAL_MOMENTS ||
        !row_grow(&row, journal->moment_count, &journal->moment_capacity,
                  sizeof *journal->moments))
        return false;
    journal->moments = row;
    journal->moments[journal->moment_count++] = *moment;
    return true;
}

void journal_cut(struct journal *journal, uint64_t events, uint64_t prints,
                 uint64_t moments)
{
    if (journal->moment_count > moments)
        journal->moment_count = moments;
    while (journal->input_count &&
           journal->inputs[journal->input_count - 1].event >= events)
        journal->input_count--;
    while (journal->event_count > events)
        free((void *)journal->events[--journal->event_count].bytes);
    while (journal->print_count > prints)
        free(journal->prints[--journal->print_count].bytes);
}

void journal_free(struct journal *journal)
{
    journal_cut(journal, 0, 0, 0);
    free(journal->events);
    free(journal->prints);
    free(journal->inputs);
    free(journal->moments);
    memset(journal, 0, sizeof *journal);
}
