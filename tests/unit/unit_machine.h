/*
 * unit_machine.h: a machine for the tests, with a driver in place of a world:
 * a clock that goes on with the machine's cost and jumps over waits, files
 * that are texts of the test, and what was printed, kept.
 */
#ifndef LOOPLINE_UNIT_MACHINE_H
#define LOOPLINE_UNIT_MACHINE_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "history/snapshot.h"
#include "machine/machine.h"
#include "world/reserve.h"

#define UNIT_COST_PER_US 20

struct unit_file {
    const char *path, *text;
};

struct unit_machine {
    struct arena *arena;
    struct machine *machine;
    struct machine_host host;
    const struct unit_file *files; /* ended by a NULL path */
    int64_t now; /* us */
    uint64_t cost; /* what `now` accounts for */
    char reading[PROCESS_PATH]; /* the file that was ordered */
    char output[4000], errors[4000];
    struct text out, err;
    uint32_t timers; /* ORDER_TIMER_STARTs */
    uint32_t exits; /* ORDER_EXITs */
};

static const struct image *unit_image;
static struct heap_scratch unit_scratch;

static inline void unit_machine_open(struct unit_machine *unit)
{
    static void *base;
    if (!base) {
        base = reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA);
        assert_non_null(base);
        assert_true(reserve_scratch(&unit_scratch));
        unit_image = reserve_image(library_image_begin, library_image_end);
    }
    memset(unit, 0, sizeof *unit);
    unit->arena = arena_init(base);
    unit->machine = machine_open(unit->arena);
    machine_host_init(&unit->host, unit->machine, unit_image, &unit_scratch);
    unit->host.vm.spares_start = true; /* laws/start.test does not */
    text_init_fixed(&unit->out, unit->output, sizeof unit->output);
    text_init_fixed(&unit->err, unit->errors, sizeof unit->errors);
    struct event event = {.kind = EVENT_BEGIN, .code = 1};
    machine_event(unit->machine, &unit->host, &event);
}

/* The next test finds the addresses empty. */
static inline void unit_machine_close(struct unit_machine *unit)
{
    for (uint32_t i = 0; i < unit->machine->process_count; i++) {
        if (unit->machine->processes[i]->made) {
            vm_done(&unit->machine->processes[i]->vm);
        }
    }
    size_t used = (size_t)(arena_end(unit->arena) - (uint8_t *)unit->arena);
    memset(unit->arena, 0, used);
}

static inline void unit_machine_start(struct unit_machine *unit,
                                      const char *path, bool page)
{
    char bytes[PROCESS_PATH * 2];
    struct text text;
    const char *slash = strrchr(path, '/');
    text_init_fixed(&text, bytes, sizeof bytes);
    text_str(&text, path);
    text_byte(&text, 0);
    text_bytes(&text, slash + 1, strcspn(slash + 1, "."));
    text_byte(&text, 0);
    text_bytes(&text, path, (size_t)(slash - path));
    text_byte(&text, 0);
    struct event event = {.kind = EVENT_START,
                          .code = page,
                          .bytes = (const uint8_t *)bytes,
                          .length = (uint32_t)text.length};
    machine_event(unit->machine, &unit->host, &event);
}

/* Carries the new orders out. */
static inline void unit_machine_orders(struct unit_machine *unit)
{
    for (uint32_t i = 0; i < unit->host.order_count; i++) {
        const struct order *order = &unit->host.orders[i];
        const char *bytes = (const char *)order->bytes;
        if (order->kind == ORDER_PRINT) {
            text_bytes(order->value == 2 ? &unit->err : &unit->out, bytes,
                       order->length);
        } else if (order->kind == ORDER_READ) {
            struct text text;
            text_init_fixed(&text, unit->reading, sizeof unit->reading);
            text_bytes(&text, bytes, order->length);
        }
        unit->timers += order->kind == ORDER_TIMER_START;
        unit->exits += order->kind == ORDER_EXIT;
    }
}

/* Tells the machine what it wants. */
static inline void unit_machine_answer(struct unit_machine *unit)
{
    const struct want *want = &unit->machine->want;
    struct event event = {.kind = EVENT_CLOCK, .process = want->id};
    uint64_t spent = unit->machine->cost - unit->cost;
    unit->now += (int64_t)(spent / UNIT_COST_PER_US);
    unit->cost = unit->machine->cost;
    if (want->kind == WANT_WAIT) {
        assert_true(want->until != INT64_MAX);
        unit->now = want->until > unit->now ? want->until : unit->now;
    } else if (want->kind == WANT_ANSWER) {
        const struct unit_file *file = unit->files;
        event.kind = EVENT_FILE;
        while (file->path && strcmp(file->path, unit->reading) != 0) {
            file++;
        }
        event.code = file->path ? 0 : ENOENT;
        event.bytes = (const uint8_t *)file->text;
        event.length = file->path ? (uint32_t)strlen(file->text) : 0;
    }
    event.now = unit->now;
    machine_event(unit->machine, &unit->host, &event);
}

/* Runs to step `stop_at` (UINT64_MAX: to the end); false at the end. */
static inline bool unit_machine_run(struct unit_machine *unit,
                                    uint64_t stop_at)
{
    for (;;) {
        enum machine_answer answer =
            machine_run(unit->machine, &unit->host, stop_at);
        unit_machine_orders(unit);
        if (answer == MACHINE_STEPPED) {
            return true;
        }
        if (unit->machine->want.kind == WANT_END) {
            return false;
        }
        unit_machine_answer(unit);
    }
}

/* The hash of the arena as a checkpoint would see it. */
static inline uint64_t unit_machine_hash(struct unit_machine *unit)
{
    for (uint32_t i = 0; i < unit->machine->process_count; i++)
        vm_settle(&unit->machine->processes[i]->vm);
    return snapshot_hash(unit->arena);
}

#endif
