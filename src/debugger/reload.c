#include "debugger/reload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "machine/place.h"
#include "script/code.h"
#include "script/compiler.h"
#include "world/file.h"

#define STEPS_MOST 20000000u /* on the way back, at most */
#define SLICES 64u
#define WAIT 50 /* ms */
#define WAITS 40 /* for the outside, that brings nothing */

static const char *const no_memory[2] = {
    "there is not enough memory",
    "메모리가 모자랍니다",
};
static const char *const not_recorded[2] = {
    "nothing is recorded (--history=0), so nothing can be run again",
    "기록이 없어서(--history=0) 다시 실행할 수 없습니다",
};

/* --- sources ---------------------------------------------------------------- */

/* The path of a source: an ES module's name is its URL. */
static void path_of(const struct source *source, struct text *path)
{
    static const char scheme[] = "file://";
    size_t skip = sizeof scheme - 1;
    string_write(source->name, path, UINT32_MAX);
    if (path->length <= skip || memcmp(path->bytes, scheme, skip) != 0)
        return;
    memmove(path->bytes, path->bytes + skip, path->length - skip + 1);
    path->length -= skip;
    path->bytes[path->length] = 0;
}

static const struct source *source_at(const struct process *process,
                                      uint32_t i)
{
    if (!process->made || !value_is_class(process->sources, CLASS_ARRAY))
        return NULL;
    const struct object *list = value_as_object(process->sources);
    return 2 * i + 1 < list->element_count
               ? value_as_cell(list->elements[2 * i + 1])
               : NULL;
}

static const struct source *find_source(const struct process *process,
                                        const char *path)
{
    const struct source *source;
    char buffer[PROCESS_PATH];
    for (uint32_t i = 0; (source = source_at(process, i)); i++) {
        struct text text;
        text_init_fixed(&text, buffer, sizeof buffer);
        path_of(source, &text);
        if (source->cell.extra == SOURCE_FILE && strcmp(buffer, path) == 0)
            return source;
    }
    return NULL;
}

void reload_files(const struct session *session,
                  void (*look)(const char *path, void *context), void *context)
{
    const struct machine *machine = session->machine;
    const struct source *source;
    for (uint32_t p = 0; p < machine->process_count; p++)
        for (uint32_t i = 0; (source = source_at(machine->processes[p], i));
             i++) {
            char buffer[PROCESS_PATH];
            struct text text;
            text_init_fixed(&text, buffer, sizeof buffer);
            path_of(source, &text);
            if (source->cell.extra == SOURCE_FILE)
                look(buffer, context);
        }
}

/* The innermost frame of a program's own file. */
static const struct frame *file_frame(const struct process *process)
{
    const struct frame *frame = process->made ? process->vm.frame : NULL;
    while (frame && (!frame->code || !frame->code->source ||
                     frame->code->source->cell.extra != SOURCE_FILE))
        frame = frame->caller;
    return frame;
}

static uint32_t frame_line(const struct frame *frame)
{
    const struct source *source = frame->code->source;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at =
        code_position_at(frame->code, pc ? pc - 1 : 0);
    return utf_place((const char *)source->text->at, source->length,
                     at ? at->start : 0)
        .line;
}

bool reload_present(const struct session *session, char *path, size_t size,
                    uint32_t *line)
{
    const struct machine *machine = session->machine;
    const struct source *source = NULL;
    struct text text;
    struct step step;
    step_now(machine, &session->host.vm, &step);
    *line = 1;
    if (step.process < machine->process_count) {
        const struct process *process = machine->processes[step.process];
        const struct frame *frame = file_frame(process);
        source = frame ? frame->code->source : source_at(process, 0);
        *line = frame ? frame_line(frame) : 1;
    }
    for (uint32_t i = 0; !source && i < machine->process_count; i++)
        source = source_at(machine->processes[i], 0);
    if (!source)
        return false;
    text_init_fixed(&text, path, size);
    path_of(source, &text);
    return true;
}

/* --- lines ------------------------------------------------------------------- */

static uint32_t count_lines(const char *text, size_t length)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    return lines;
}

/* Whole lines that both begin with. */
static uint32_t common_head(const char *a, size_t a_length, const char *b,
                            size_t b_length)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < a_length && i < b_length && a[i] == b[i]; i++)
        lines += a[i] == '\n';
    return lines;
}

/* Whole lines that both end with. */
static uint32_t common_tail(const char *a, size_t a_length, const char *b,
                            size_t b_length)
{
    uint32_t lines = 0;
    for (size_t i = 1;
         i <= a_length && i <= b_length && a[a_length - i] == b[b_length - i];
         i++)
        lines += a[a_length - i] == '\n';
    return lines;
}

uint32_t reload_line(const char *old, size_t old_length, const char *text,
                     size_t length, uint32_t line, bool *same)
{
    uint32_t lines = count_lines(old, old_length);
    uint32_t now = count_lines(text, length);
    uint32_t head = common_head(old, old_length, text, length);
    uint32_t tail = common_tail(old, old_length, text, length);
    *same = true;
    if (line <= head)
        return line;
    if (line > lines - tail)
        return line + now - lines;
    *same = false;
    return head + 1 < now ? head + 1 : now;
}

/* --- does it compile? --------------------------------------------------------- */

struct trial {
    const struct session *session;
    const char *path;
    const uint8_t *bytes;
    size_t length;
    bool refused;
    char *error;
    size_t error_size;
};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_module(const struct source *source)
{
    char buffer[8];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    string_write(source->name, &text, UINT32_MAX);
    return strcmp(buffer, "file://") == 0;
}

static void try_process(struct process *process, struct trial *trial)
{
    const struct source *source = find_source(process, trial->path);
    const char *bytes = (const char *)trial->bytes;
    struct compile_error problem;
    Value table = UNDEFINED;
    bool fine = !source ||
                (is_module(source)
                     ? process_compile_module(process, trial->path, bytes,
                                              trial->length, &table, &problem)
                     : process_compile(process, trial->path, bytes,
                                       trial->length, &problem) != NULL);
    if (fine)
        return;
    size_t mark = process_mark_length(bytes, trial->length);
    struct utf_place at =
        utf_place(bytes + mark, trial->length - mark, problem.start);
    struct text text;
    text_init_fixed(&text, trial->error, trial->error_size);
    text_format(&text, "%s:%u:%u: %s: %s", base_name(trial->path), at.line,
                at.column, problem.kind, problem.message);
    trial->refused = true;
}

static void try_it(struct machine *machine, struct machine_host *host,
                   void *context)
{
    struct trial *trial = context;
    (void)host;
    for (uint32_t i = 0; i < machine->process_count && !trial->refused; i++)
        if (machine->processes[i]->made && !machine->processes[i]->page)
            try_process(machine->processes[i], trial);
}

/* --- the place ------------------------------------------------------------------ */

/* Where the learner stands in the source, and how often that was come by. */
struct spot {
    const struct debugger *debugger;
    uint32_t process, kind, line;
    int64_t column; /* -1: any */
    char file[STEP_TEXT];
    uint64_t step; /* the last one that is here, or 0 */
    uint64_t count;
};

static bool is_here(const struct spot *spot, const struct step *step)
{
    return step->process == spot->process && step->kind == spot->kind &&
           step->a == (int64_t)spot->line &&
           (spot->column < 0 || step->b == spot->column) &&
           (step->kind != STEP_STATEMENT ||
            strcmp(step->more, spot->file) == 0);
}

static bool is_code(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    struct spot *spot = context;
    struct step step;
    step_glance(machine, &host->vm, &step);
    if ((step.kind != STEP_STATEMENT && step.kind != STEP_CALL) ||
        step.process != spot->process ||
        !debugger_shows(spot->debugger, &step))
        return false;
    step_now(machine, &host->vm, &step);
    spot->kind = step.kind;
    spot->line = (uint32_t)step.a;
    spot->column = step.b;
    memcpy(spot->file, step.more, sizeof spot->file);
    spot->step = step.number;
    return true;
}

static bool count_here(const struct machine *machine,
                       const struct machine_host *host, void *context)
{
    struct spot *spot = context;
    struct step step;
    step_now(machine, &host->vm, &step);
    spot->count += is_here(spot, &step);
    return false;
}

/* --- what the learner did -------------------------------------------------------- */

struct deeds {
    struct event *events; /* their bytes are copies */
    size_t count;
};

static bool is_deed(const struct event *event)
{
    return !event->planned &&
           (event->kind == EVENT_START || event->kind == EVENT_SIGNAL ||
            event->kind == EVENT_GESTURE || event->kind == EVENT_INPUT);
}

static void deeds_free(struct deeds *deeds)
{
    for (size_t i = 0; i < deeds->count; i++)
        free((void *)(uintptr_t)deeds->events[i].bytes);
    free(deeds->events);
}

static bool deeds_add(struct deeds *deeds, const struct event *event)
{
    struct event *more =
        realloc(deeds->events, (deeds->count + 1) * sizeof *more);
    uint8_t *bytes = malloc(event->length + 1);
    deeds->events = more ? more : deeds->events;
    if (!more || !bytes) {
        free(bytes);
        return false;
    }
    if (event->length)
        memcpy(bytes, event->bytes, event->length);
    deeds->events[deeds->count] = *event;
    deeds->events[deeds->count++].bytes = bytes;
    return true;
}

/* Events number [from, to) of the log. */
static bool deeds_take(struct deeds *deeds, const struct history *history,
                       uint64_t from, uint64_t to)
{
    for (uint64_t i = from; i < to; i++) {
        const struct event *event = history_logged(history, i);
        if (event && is_deed(event) && !deeds_add(deeds, event))
            return false;
    }
    return true;
}

static void deeds_plan(const struct deeds *deeds, struct session *session)
{
    for (size_t i = 0; i < deeds->count; i++) {
        struct event event = deeds->events[i];
        event.step = 0;
        /* What was due at that very time had come before. */
        world_plan(session->world, event.now + 1, &event);
    }
}

/* --- running there ---------------------------------------------------------------- */

/* A step further, over waits. False: there is none. */
static bool go_on(struct session *session)
{
    struct machine *machine = session->machine;
    int waits = 0;
    for (;;) {
        switch (history_forward(session->history, machine->steps + 1, true,
                                SLICES)) {
        case HISTORY_REACHED:
            return true;
        case HISTORY_PAUSED:
            break;
        case HISTORY_WAITING:
            if (machine->want.kind == WANT_WAIT && waits++ >= WAITS)
                return false;
            world_skip(session->world);
            world_wait(session->world, WAIT);
            break;
        default:
            return false;
        }
    }
}

static bool run_to(struct session *session, const struct spot *spot)
{
    uint64_t count = 0;
    for (uint64_t steps = 0; count < spot->count && steps < STEPS_MOST; steps++) {
        struct step step;
        if (!go_on(session))
            return false;
        step_now(session->machine, &session->host.vm, &step);
        count += is_here(spot, &step);
    }
    return count == spot->count;
}

/* --- all of it ----------------------------------------------------------------------- */

static bool is_loaded(const struct machine *machine,
                      const struct machine_host *host, void *context)
{
    const char *const *path = context;
    (void)host;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (find_source(machine->processes[i], *path))
            return true;
    return false;
}

/* Another text than a program has of it? */
static bool is_changed(const struct machine *machine, const char *path,
                       const uint8_t *bytes, size_t length)
{
    size_t mark = process_mark_length((const char *)bytes, length);
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct source *source =
            find_source(machine->processes[i], path);
        if (source &&
            (source->length != length - mark ||
             memcmp(source->text->at, bytes + mark, length - mark) != 0))
            return true;
    }
    return false;
}

static enum reload refuse(char *error, size_t size, const char *why)
{
    struct text text;
    text_init_fixed(&text, error, size);
    text_str(&text, why);
    return RELOAD_REFUSED;
}

/* The new place of the spot, if it is in the file that changed. */
static void move_spot(struct spot *spot, const struct session *session,
                      const char *path, const uint8_t *bytes, size_t length)
{
    bool same = true;
    const struct process *process =
        session->machine->processes[spot->process];
    const struct source *source = find_source(process, path);
    const char *name = base_name(path);
    if (!source || (spot->kind == STEP_STATEMENT &&
                    strcmp(spot->file, name) != 0 &&
                    strcmp(spot->file, path) != 0))
        return;
    spot->line = reload_line((const char *)source->text->at, source->length,
                             (const char *)bytes, length, spot->line, &same);
    if (!same)
        spot->column = -1;
}

static enum reload again(struct session *session, const char *path,
                         uint64_t first, const uint8_t *bytes, size_t length,
                         char *error, size_t error_size)
{
    struct history *history = session->history;
    uint64_t here = session->machine->steps;
    uint64_t events = session->machine->events;
    struct spot spot = {.debugger = &session->debugger};
    struct deeds deeds = {NULL, 0};
    struct step step;
    step_now(session->machine, &session->host.vm, &step);
    spot.process = step.process;
    history_find(history, first, here, false, is_code, &spot);
    if (spot.step)
        history_find(history, first, spot.step, false, count_here, &spot);
    move_spot(&spot, session, path, bytes, length);
    history_seek(history, first);
    bool kept =
        deeds_take(&deeds, history, session->machine->events, events);
    bool live = kept && history_go_live(history);
    if (!live)
        history_seek(history, here);
    else
        deeds_plan(&deeds, session);
    deeds_free(&deeds);
    if (!live)
        return refuse(error, error_size,
                      kept ? session->world->error
                           : no_memory[session->options.language]);
    return run_to(session, &spot) ? RELOAD_DONE : RELOAD_ELSEWHERE;
}

enum reload reload_file(struct session *session, const char *path,
                        char *error, size_t error_size)
{
    struct history *history = session->history;
    enum language language = session->options.language;
    struct trial trial = {.session = session,
                          .path = path,
                          .error = error,
                          .error_size = error_size};
    uint8_t *bytes;
    error[0] = 0;
    if (!session->options.history)
        return refuse(error, error_size, not_recorded[language]);
    if (file_read(path, NULL, &bytes, &trial.length) != 0)
        return RELOAD_SAME;
    trial.bytes = bytes;
    uint64_t first = history_find(history, 0, session->machine->steps, true,
                                  is_loaded, &path);
    enum reload answer = RELOAD_SAME;
    /* An empty file: an editor is about to write it. */
    if (first > 0 && trial.length > 0 &&
        is_changed(session->machine, path, bytes, trial.length)) {
        if (!history_aside(history, try_it, &trial))
            refuse(error, error_size, no_memory[language]);
        answer = error[0] ? RELOAD_REFUSED
                          : again(session, path, first - 1, bytes,
                                  trial.length, error, error_size);
    }
    free(bytes);
    return answer;
}
