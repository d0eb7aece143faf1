#include "debugger/headless.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "debugger/long_text.h"
#include "machine/brief.h"

#define EXIT_DIFFERENT 3

/* --- printing ------------------------------------------------------------- */

/* What a process has printed of its present line, on each descriptor. */
struct printer {
    const struct session *session;
    bool prefixed; /* several programs: "[stem] " before each line */
    bool inside[MACHINE_PROCESSES][2]; /* in the middle of a line */
};

static void print_line(struct printer *printer, FILE *to, uint32_t process,
                       int which, const uint8_t *bytes, size_t length)
{
    bool *inside = &printer->inside[process][which];
    if (printer->prefixed && !*inside)
        fprintf(to, "[%s] ", session_name(printer->session, process));
    fwrite(bytes, 1, length, to);
    *inside = bytes[length - 1] != '\n';
}

static void print(void *owner, uint32_t process, int descriptor,
                  const uint8_t *bytes, size_t length)
{
    struct printer *printer = owner;
    FILE *to = descriptor == 2 ? stderr : stdout;
    int which = descriptor == 2;
    if (process >= MACHINE_PROCESSES)
        return;
    while (length) {
        const uint8_t *end = memchr(bytes, '\n', length);
        size_t size = end ? (size_t)(end - bytes) + 1 : length;
        print_line(printer, to, process, which, bytes, size);
        bytes += size;
        length -= size;
    }
    fflush(to);
}

/* A hint follows the report of what has ended the program. */
static void exited(void *owner, uint32_t process, int code)
{
    static const char *const titles[] = {"Hint: ", "도움말: "};
    struct printer *printer = owner;
    const struct session *session = printer->session;
    const struct hint *hint = hint_of(session->machine->processes[process]);
    char bytes[512];
    struct text text;
    (void)code;
    if (!hint)
        return;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_byte(&text, '\n');
    text_str(&text, titles[session->options.language]);
    hint_write(hint, session->options.language, &text);
    text_byte(&text, '\n');
    print(printer, process, 2, (const uint8_t *)text.bytes, text.length);
}

static void printer_attach(struct printer *printer, struct session *session)
{
    memset(printer, 0, sizeof *printer);
    printer->session = session;
    printer->prefixed = session_has_many(session);
    session->world->owner = printer;
    session->world->print = print;
    session->world->exited = exited;
}

/* Only what is said of a program that never ran, or could not. */
static void print_errors(void *owner, uint32_t process, int descriptor,
                         const uint8_t *bytes, size_t length)
{
    (void)owner;
    (void)process;
    if (descriptor == 2)
        fwrite(bytes, 1, length, stderr);
}

/* --- run ---------------------------------------------------------------------- */

static int verify_run(struct session *session)
{
    uint64_t step = 0;
    uint32_t compared = 0;
    bool same = history_verify(session->history, &step, &compared);
    if (!same)
        fprintf(stderr, "loopline: --verify: differs at step %llu\n",
                (unsigned long long)step);
    return same ? 0 : EXIT_DIFFERENT;
}

int headless_run(struct session *session, bool verify)
{
    struct printer printer;
    printer_attach(&printer, session);
    world_input(session->world, STDIN_FILENO);
    for (;;) {
        enum history_answer answer =
            history_forward(session->history, UINT64_MAX, true, UINT32_MAX);
        if (answer == HISTORY_ENDED)
            break;
        world_wait(session->world, -1);
    }
    int code = machine_exit_code(session->machine);
    int different = verify ? verify_run(session) : 0;
    return different ? different : code;
}

/* --- trace ------------------------------------------------------------------------ */

/* Goes to the next step, waiting where it must; false at the end. */
static bool next_step(struct session *session)
{
    for (;;) {
        enum history_answer answer = history_forward(
            session->history, session->machine->steps + 1, true, UINT32_MAX);
        if (answer == HISTORY_REACHED)
            return true;
        if (answer == HISTORY_ENDED)
            return false;
        world_wait(session->world, -1);
    }
}

static void trace_step(struct session *session, const struct step *step,
                       bool captions, struct text *line, struct text *caption)
{
    text_clear(line);
    text_clear(caption);
    if (captions)
        step_caption(session->machine, &session->host.vm, step,
                     session->options.language, caption);
    step_json(session->machine, &session->host.vm, step,
              captions ? caption->bytes : NULL, line);
    fwrite(line->bytes, 1, line->length, stdout);
    putchar('\n');
}

int headless_trace(struct session *session, bool captions, bool library)
{
    struct text line, caption;
    session->world->print = print_errors;
    world_input(session->world, STDIN_FILENO);
    long_text_init(&line);
    long_text_init(&caption);
    while (next_step(session)) {
        struct step step;
        step_now(session->machine, &session->host.vm, &step);
        if (library || !step.library)
            trace_step(session, &step, captions, &line, &caption);
    }
    long_text_free(&line);
    long_text_free(&caption);
    fflush(stdout);
    return machine_exit_code(session->machine);
}

/* --- walk -------------------------------------------------------------------------- */

static void walk_step(struct session *session, const struct step *step,
                      struct text *caption)
{
    text_clear(caption);
    step_caption(session->machine, &session->host.vm, step,
                 session->options.language, caption);
    printf("%6llu  %8.1f ms  ", (unsigned long long)step->number,
           (double)step->at / 1000);
    if (session_has_many(session))
        printf("[%s] ", session_name(session, step->process));
    printf("%s\n", caption->bytes);
    if (step->kind == STEP_CONSOLE)
        printf("%22s> %s\n", "", step->text);
}

static void write_value(struct text *text, Value value, const struct vm *vm)
{
    brief_value(vm, value, text);
}

/* "n * 2 = 6"; "*" before what differs from the step shown before. */
static void walk_watches(struct session *session, uint32_t process)
{
    struct watches *watches = &session->debugger.watches;
    watches_refresh(watches, session->history, &session->debugger.parts,
                    process, session->options.language, write_value);
    for (uint32_t i = 0; i < watches->count; i++) {
        const struct watch *watch = &watches->rows[i];
        printf("%20s%s %s%s%s\n", "", watch->changed ? "*" : " ",
               watch->expression, watch->good ? " = " : ": ", watch->value);
    }
}

/* Is the present step one to be shown? */
static bool walk_stops(struct session *session)
{
    struct debugger *debugger = &session->debugger;
    return !breakpoints_armed(&debugger->breakpoints) ||
           breakpoints_hit(&debugger->breakpoints, session->history,
                           &debugger->parts, false) >= 0;
}

int headless_walk(struct session *session)
{
    struct text caption;
    session->world->print = print_errors;
    world_input(session->world, STDIN_FILENO);
    long_text_init(&caption);
    while (next_step(session)) {
        struct step step;
        step_now(session->machine, &session->host.vm, &step);
        if (step.library || !walk_stops(session))
            continue;
        walk_step(session, &step, &caption);
        walk_watches(session, step.process);
    }
    long_text_free(&caption);
    fflush(stdout);
    return machine_exit_code(session->machine);
}
