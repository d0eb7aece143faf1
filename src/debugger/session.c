#include "debugger/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/choice.h"
#include "debugger/gesture.h"
#include "debugger/numbers.h"
#include "world/reserve.h"

static const char *const too_many[2] = {
    "loopline: at most %d programs can be opened",
    "loopline: 프로그램은 %d개까지 열 수 있습니다",
};
static const char *const no_zone[2] = {
    "loopline: there is no time zone %s",
    "loopline: %s 시간대가 없습니다",
};
static const char *const no_memory[2] = {
    "loopline: the memory at the fixed addresses is not to be had",
    "loopline: 정해진 주소의 메모리를 얻을 수 없습니다",
};

static bool open_machine(struct session *s)
{
    const struct image *image =
        reserve_image(library_image_begin, library_image_end);
    void *base = s->base = reserve_map(ARENA_MACHINE_BASE, RESERVE_ARENA);
    if (!image || !base || !reserve_scratch(&s->scratch))
        return false;
    struct heap_scratch scratch = s->scratch;
    s->arena = arena_init(base);
    s->machine = machine_open(s->arena);
    machine_host_init(&s->host, s->machine, image, &scratch);
    /* Every program's start is the same: tests/laws/start.test. */
    s->host.vm.spares_start = true;
    struct world_options options = {.loop = s->options.loop,
                                    .virtual_clock = s->options.virtual_clock,
                                    .stop_at = s->options.stop_at,
                                    .allow_net = s->options.allow_net,
                                    .listen = s->options.listen};
    s->world = s->options.simulated ? world_simulated_open(&options)
                                    : world_libev_open(&options);
    if (!s->world)
        return false;
    struct history_parts parts = {.arena = s->arena,
                                  .machine = s->machine,
                                  .host = &s->host,
                                  .world = s->world,
                                  .budget = s->options.history,
                                  .verifiable = s->options.verifiable};
    s->history = history_open(&parts);
    if (!s->history)
        return false;
    debugger_init(&s->debugger, s->history, &parts);
    return true;
}

/* The programs' zone, as the first event after BEGIN. */
static bool give_zone(struct session *session)
{
    struct event event;
    bool known = world_zone(&event, session->options.zone);
    if (known)
        history_event(session->history, &event);
    free((void *)(uintptr_t)event.bytes);
    return known || !session->options.zone;
}

/* --break and --watch. What a breakpoint's line is, its file says once it is
 * loaded. */
static bool set_stops(struct session *session, char *error, size_t error_size)
{
    const struct session_options *options = &session->options;
    struct debugger *debugger = &session->debugger;
    struct breakpoint b;
    for (int i = 0; i < options->watch_count; i++)
        watches_add(&debugger->watches, options->watches[i]);
    for (int i = 0; i < options->break_count; i++) {
        if (!breakpoint_read(&b, options->breaks[i], session->machine, NULL,
                             options->language, error, error_size))
            return false;
        breakpoints_add(&debugger->breakpoints, &b);
    }
    return true;
}

bool session_open(struct session *session,
                  const struct session_options *options, char **arguments,
                  int count, char *error, size_t error_size)
{
    struct program programs[SESSION_PROGRAMS];
    static uint64_t opened;
    memset(session, 0, sizeof *session);
    session->options = *options;
    session->serial = ++opened;
    numbers_forget();
    session->programs = count + choice_starts(options);
    if (session->programs > SESSION_PROGRAMS) {
        snprintf(error, error_size, too_many[options->language],
                 SESSION_PROGRAMS);
        return false;
    }
    for (int i = 0; i < count; i++)
        if (!program_parse(arguments[i], &programs[i], options->language,
                           error, error_size) ||
            !program_fits(&programs[i], options, error, error_size))
            return false;
    if (!open_machine(session)) {
        snprintf(error, error_size, "%s", no_memory[options->language]);
        return false;
    }
    struct event begin;
    uint8_t bytes[WORLD_BEGIN];
    world_begin(session->world, &begin, bytes);
    history_event(session->history, &begin);
    if (!give_zone(session)) {
        snprintf(error, error_size, no_zone[options->language], options->zone);
        return false;
    }
    for (int i = 0; i < count; i++) {
        struct program_start start;
        struct event event;
        world_project(session->world, (uint32_t)i, programs[i].folder);
        program_start(&programs[i], options, &start, &event);
        history_event(session->history, &event);
    }
    return gesture_plan(session, error, error_size) &&
           choice_plan(session, error, error_size) &&
           set_stops(session, error, error_size);
}

void session_close(struct session *session)
{
    history_close(session->history);
    if (session->world)
        world_close(session->world);
    reserve_scratch_free(&session->scratch);
    if (session->arena)
        reserve_arena_free(session->arena);
    else
        reserve_free(session->base, RESERVE_ARENA);
    memset(session, 0, sizeof *session);
}

bool session_has_many(const struct session *session)
{
    return session->programs > 1 || session->machine->process_count > 1 ||
           choice_asks(&session->options);
}

const char *session_name(const struct session *session, uint32_t process)
{
    return process < session->machine->process_count
               ? session->machine->processes[process]->name
               : "";
}
