#include "history/journal.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct event) % sizeof(uint64_t) == 0, "words");
_Static_assert(sizeof(struct moment) % sizeof(uint64_t) == 0, "words");

/* The bit of a field for packed.steady. */
#define WORD(type, field) (1ull << offsetof(struct type, field) / 8)

void journal_init(struct journal *journal)
{
    *journal = (struct journal){
        .events = {.words = sizeof(struct event) / sizeof(uint64_t),
                   .steady = WORD(event, now) | WORD(event, step)},
        .moments = {.words = sizeof(struct moment) / sizeof(uint64_t),
                    .steady = WORD(moment, step) | WORD(moment, at) |
                              WORD(moment, number)}};
}

const struct event *journal_event_at(const struct journal *journal, uint64_t i)
{
    return packed_at(&journal->events, i);
}

const struct moment *journal_moment_at(const struct journal *journal,
                                       uint64_t i)
{
    return packed_at(&journal->moments, i);
}

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
        .event = journal->events.count - 1, .prints = journal->print_count};
}

bool journal_adopt(struct journal *journal, const struct event *event)
{
    if (!packed_add(&journal->events, event))
        return false;
    if (event->kind == EVENT_INPUT && event->length)
        note_input(journal);
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
    return journal->moments.count < JOURNAL_MOMENTS &&
           packed_add(&journal->moments, moment);
}

/* The bytes of events from number `events` on. */
static void free_bytes(const struct journal *journal, uint64_t events)
{
    for (uint64_t i = journal->events.count; i > events; i--) {
        const struct event *event = journal_event_at(journal, i - 1);
        if (event)
            free((void *)(uintptr_t)event->bytes);
    }
}

void journal_cut(struct journal *journal, uint64_t events, uint64_t prints,
                 uint64_t moments)
{
    packed_cut(&journal->moments, moments);
    while (journal->input_count &&
           journal->inputs[journal->input_count - 1].event >= events)
        journal->input_count--;
    free_bytes(journal, events);
    packed_cut(&journal->events, events);
    while (journal->print_count > prints)
        free(journal->prints[--journal->print_count].bytes);
}

void journal_free(struct journal *journal)
{
    journal_cut(journal, 0, 0, 0);
    packed_free(&journal->events);
    packed_free(&journal->moments);
    free(journal->prints);
    free(journal->inputs);
    memset(journal, 0, sizeof *journal);
}
