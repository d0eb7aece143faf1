#include "debugger/breakpoint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf.h"
#include "machine/socket.h"
#include "script/opcode.h"
#include "wire/handshake.h"

enum argument { ARGUES_NOTHING, ARGUES_LINE, ARGUES_NUMBER, ARGUES_STATE };

static const struct {
    const char *name;
    enum argument argument;
    const char *says[2];
} kinds[BREAKPOINT_KIND_COUNT] = {
#define K(name, text, argument, english, korean)                               \
    {text, ARGUES_##argument, {english, korean}},
    BREAKPOINT_KINDS(K)
#undef K
};

static const char *const no_kind[2] = {
    "loopline: break at %s? a line (14, chat.js:14), or timer, state, check, "
    "failed, frame, output, exception",
    "loopline: %s에서 멈추기? 줄(14, chat.js:14)이나 timer, state, check, "
    "failed, frame, output, exception",
};
static const char *const no_line[2] = {
    "loopline: nothing is done at line %s or below",
    "loopline: %s번 줄부터 아래로 실행할 것이 없어요",
};
static const char *const no_state[2] = {
    "loopline: %s is no readyState (CONNECTING, OPEN, CLOSING, CLOSED)",
    "loopline: readyState가 아니에요: %s (CONNECTING, OPEN, CLOSING, CLOSED)",
};

/* --- the list ------------------------------------------------------------ */

bool breakpoints_armed(const struct breakpoints *set)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (!set->rows[i].off)
            return true;
    return false;
}

bool breakpoints_add(struct breakpoints *set, const struct breakpoint *b)
{
    if (set->count == BREAKPOINTS)
        return false;
    set->rows[set->count] = *b;
    set->rows[set->count++].number = ++set->last;
    breakpoints_anew(set);
    return true;
}

void breakpoints_remove(struct breakpoints *set, uint32_t i)
{
    set->count--;
    memmove(&set->rows[i], &set->rows[i + 1],
            (set->count - i) * sizeof *set->rows);
}

/* --- sources ------------------------------------------------------------- */

static bool is_file(const struct source *source, const char *file)
{
    char buffer[PROCESS_PATH];
    struct text name;
    text_init_fixed(&name, buffer, sizeof buffer);
    if (!source->name) /* of no machine */
        return false;
    string_write(source->name, &name, sizeof buffer);
    size_t length = strlen(file);
    if (length == 0)
        return source->cell.extra == SOURCE_FILE;
    if (length > name.length)
        return false;
    const char *tail = name.bytes + name.length - length;
    return strcmp(tail, file) == 0 && (tail == name.bytes || tail[-1] == '/');
}

int breakpoints_find(const struct breakpoints *set, const struct source *source,
                     uint32_t line)
{
    for (uint32_t i = 0; i < set->count; i++) {
        const struct breakpoint *b = &set->rows[i];
        if (b->kind == BREAKPOINT_LINE && b->line == line &&
            is_file(source, b->file))
            return (int)i;
    }
    return -1;
}

/* The first line from `line` on where a statement or a call begins. */
struct settling {
    const struct source *source;
    uint32_t line;
    uint32_t statement, call; /* lines; UINT32_MAX: none */
    bool there; /* its code is loaded */
};

static void settle_position(struct settling *s, const struct code *code,
                            const struct code_position *at)
{
    uint8_t op = code->bytes[at->pc];
    if (op != OP_STMT && op != OP_CALL_STEP)
        return;
    uint32_t line = utf_place((const char *)s->source->text->at,
                              s->source->length, at->start)
                        .line;
    uint32_t *best = op == OP_STMT ? &s->statement : &s->call;
    if (line >= s->line && line < *best)
        *best = line;
}

static bool settle_code(const struct cell *cell, void *context)
{
    struct settling *s = context;
    const struct code *code = (const struct code *)cell;
    if (cell->kind != CELL_CODE || code->source != s->source)
        return true;
    s->there = true;
    for (uint32_t i = 0; i < code->position_count; i++)
        settle_position(s, code, &code->positions[i]);
    return true;
}

bool breakpoint_settle(struct breakpoint *b, const struct machine *machine,
                       const struct source *source)
{
    struct settling s = {source, b->line, UINT32_MAX, UINT32_MAX, false};
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (machine->processes[i]->made &&
            machine->processes[i]->state != PROCESS_ENDED)
            heap_each(&machine->processes[i]->vm.heap, settle_code, &s);
    b->loose = !s.there;
    if (b->loose)
        return true;
    if (s.statement == UINT32_MAX && s.call == UINT32_MAX)
        return false;
    b->at_call = s.call < s.statement;
    b->line = b->at_call ? s.call : s.statement;
    return true;
}

/* The source of a file that was loaded, or NULL. */
struct finding {
    const char *file;
    const struct source *source;
};

static bool find_source(const struct cell *cell, void *context)
{
    struct finding *finding = context;
    const struct source *source = (const struct source *)cell;
    if (cell->kind != CELL_SOURCE || source->cell.extra != SOURCE_FILE ||
        !is_file(source, finding->file))
        return true;
    finding->source = source;
    return false;
}

static const struct source *source_called(const struct machine *machine,
                                          const char *file)
{
    struct finding finding = {file, NULL};
    for (uint32_t i = 0; i < machine->process_count && !finding.source; i++)
        if (machine->processes[i]->made &&
            machine->processes[i]->state != PROCESS_ENDED)
            heap_each(&machine->processes[i]->vm.heap, find_source, &finding);
    return finding.source;
}

/* --- reading -------------------------------------------------------------- */

struct words {
    const char *text, *end; /* before the condition */
};

/* The next word, or an empty one. */
static size_t word(struct words *words, char *to, size_t size)
{
    while (words->text < words->end && *words->text == ' ')
        words->text++;
    const char *from = words->text;
    while (words->text < words->end && *words->text != ' ')
        words->text++;
    size_t length = (size_t)(words->text - from);
    snprintf(to, size, "%.*s", (int)length, from);
    return length;
}

/* "… if EXPRESSION", "if EXPRESSION". */
static void read_condition(struct breakpoint *b, struct words *words)
{
    const char *at = words->text;
    for (; (at = strstr(at, "if ")); at++)
        if (at == words->text || at[-1] == ' ')
            break;
    if (!at)
        return;
    words->end = at;
    at += 3;
    while (*at == ' ')
        at++;
    snprintf(b->condition, sizeof b->condition, "%s", at);
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* "14" or "chat.js:14". */
static bool read_line(struct breakpoint *b, const char *text,
                      const struct machine *machine,
                      const struct source *source)
{
    const char *colon = strrchr(text, ':');
    const char *digits = colon ? colon + 1 : text;
    struct text name;
    if (!is_number(digits))
        return false;
    b->line = (uint32_t)strtoul(digits, NULL, 10);
    if (colon) {
        snprintf(b->file, sizeof b->file, "%.*s", (int)(colon - text), text);
        source = source_called(machine, b->file);
    } else if (source) {
        text_init_fixed(&name, b->file, sizeof b->file);
        string_write(source->name, &name, sizeof b->file);
    }
    b->loose = !source;
    return !source || breakpoint_settle(b, machine, source);
}

static bool read_state(struct breakpoint *b, const char *name)
{
    for (uint32_t i = 0; i < READY_STATE_COUNT; i++)
        if (strcmp(ready_state_name((enum ready_state)i), name) == 0) {
            b->state = i;
            return true;
        }
    return false;
}

/* What stands behind a kind: a number, a state. */
static bool read_arguments(struct breakpoint *b, struct words *words,
                           char *wrong, size_t size)
{
    while (word(words, wrong, size)) {
        enum argument argument = kinds[b->kind].argument;
        if (argument != ARGUES_NOTHING && is_number(wrong))
            b->id = (uint32_t)strtoul(wrong, NULL, 10);
        else if (argument != ARGUES_STATE || !read_state(b, wrong))
            return false;
    }
    return true;
}

static int kind_called(const char *name)
{
    for (int i = 0; i < BREAKPOINT_KIND_COUNT; i++)
        if (i != BREAKPOINT_LINE && strcmp(kinds[i].name, name) == 0)
            return i;
    return -1;
}

bool breakpoint_read(struct breakpoint *b, const char *text,
                     const struct machine *machine,
                     const struct source *source, enum language language,
                     char *error, size_t error_size)
{
    char first[PROCESS_PATH], rest[80];
    struct words words = {text, text + strlen(text)};
    memset(b, 0, sizeof *b);
    b->state = BREAKPOINT_ANY;
    read_condition(b, &words);
    word(&words, first, sizeof first);
    int kind = kind_called(first);
    const char *digits = strrchr(first, ':');
    digits = digits ? digits + 1 : first;
    if (kind < 0 && !is_number(digits)) {
        snprintf(error, error_size, no_kind[language], first);
        return false;
    }
    b->kind = kind < 0 ? BREAKPOINT_LINE : (uint32_t)kind;
    if (kind < 0 && !read_line(b, first, machine, source)) {
        snprintf(error, error_size, no_line[language], digits);
        return false;
    }
    if (!read_arguments(b, &words, rest, sizeof rest)) {
        snprintf(error, error_size,
                 b->kind == BREAKPOINT_STATE ? no_state[language]
                                             : no_kind[language],
                 rest);
        return false;
    }
    return true;
}

/* --- where they stop --------------------------------------------------------- */

static bool is_marked(const struct breakpoint *b, uint64_t part)
{
    return part < BREAKPOINT_MARKS && (b->marks[part / 64] >> part % 64 & 1);
}

/* Two parts become one. */
static void coarsen(struct breakpoint *b)
{
    uint64_t marks[BREAKPOINT_MARKS / 64] = {0};
    for (uint64_t i = 0; i < BREAKPOINT_MARKS; i++)
        if (is_marked(b, i))
            marks[i / 2 / 64] |= (uint64_t)1 << i / 2 % 64;
    memcpy(b->marks, marks, sizeof marks);
    b->mark_shift++;
}

void breakpoint_note(struct breakpoint *b, uint64_t step)
{
    while (step >> b->mark_shift >= BREAKPOINT_MARKS)
        coarsen(b);
    uint64_t part = step >> b->mark_shift;
    b->marks[part / 64] |= (uint64_t)1 << part % 64;
    for (uint32_t i = 0; i < BREAKPOINT_STOPS; i++)
        if (b->stops[i] == step)
            return;
    b->stops[b->stopped++ % BREAKPOINT_STOPS] = step;
}

static void forget(struct breakpoint *b, uint64_t step)
{
    for (uint32_t i = 0; i < BREAKPOINT_STOPS; i++)
        if (b->stops[i] > step)
            b->stops[i] = 0;
    for (uint64_t i = 0; i < BREAKPOINT_MARKS; i++)
        if (i << b->mark_shift > step)
            b->marks[i / 64] &= ~((uint64_t)1 << i % 64);
}

void breakpoints_forget(struct breakpoints *set, uint64_t step)
{
    for (uint32_t i = 0; i < set->count; i++)
        forget(&set->rows[i], step);
    set->seen = set->seen > step ? step : set->seen;
}

void breakpoints_anew(struct breakpoints *set)
{
    set->seen = 0;
}

/* In a part that lies in these steps; where they are all of it, or `about`. */
static bool marked_in(const struct breakpoint *b, uint64_t from, uint64_t to,
                      bool about)
{
    uint64_t part = from >> b->mark_shift;
    uint64_t end = to > from ? ((to - 1) >> b->mark_shift) + 1 : part;
    if (!about) {
        part = (from + ((uint64_t)1 << b->mark_shift) - 1) >> b->mark_shift;
        end = to >> b->mark_shift;
    }
    for (; part < end && part < BREAKPOINT_MARKS; part++)
        if (is_marked(b, part))
            return true;
    return false;
}

static bool stopped_in(const struct breakpoint *b, uint64_t from, uint64_t to)
{
    for (uint32_t i = 0; i < BREAKPOINT_STOPS; i++)
        if (b->stops[i] && b->stops[i] >= from && b->stops[i] < to)
            return true;
    return false;
}

bool breakpoints_stop(const struct breakpoints *set, uint64_t from,
                      uint64_t to, bool about)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (!set->rows[i].off && (marked_in(&set->rows[i], from, to, about) ||
                                  stopped_in(&set->rows[i], from, to)))
            return true;
    return false;
}

/* --- hitting -------------------------------------------------------------- */

static const struct frame *code_frame(const struct vm *vm)
{
    const struct frame *frame = vm->frame;
    while (frame && frame->kind != FRAME_CODE)
        frame = frame->caller;
    return frame;
}

static bool at_line(struct breakpoint *b, const struct machine *machine,
                    const struct step *step)
{
    const struct frame *frame =
        step->process < machine->process_count
            ? code_frame(&machine->processes[step->process]->vm)
            : NULL;
    if (!frame || !is_file(frame->code->source, b->file))
        return false;
    if (b->loose)
        breakpoint_settle(b, machine, frame->code->source);
    if (step->kind != (b->at_call ? STEP_CALL : STEP_STATEMENT))
        return false;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at =
        code_position_at(frame->code, pc ? pc - 1 : 0);
    const struct source *source = frame->code->source;
    return at && utf_place((const char *)source->text->at, source->length,
                           at->start)
                         .line == b->line;
}

/* What the step of the machine's own says. */
static bool happens(const struct breakpoint *b, const struct step *step)
{
    switch ((enum breakpoint_kind)b->kind) {
    case BREAKPOINT_TIMER:
        return step->kind == STEP_TASK && step->sub == TASK_TIMER &&
               (!b->id || b->id == step->id);
    case BREAKPOINT_STATE:
        return step->kind == STEP_READY_STATE &&
               (!b->id || b->id == step->id) &&
               (b->state == BREAKPOINT_ANY || b->state == step->b);
    case BREAKPOINT_CHECK:
        return step->kind == STEP_HANDSHAKE;
    case BREAKPOINT_FAILED:
        return step->kind == STEP_HANDSHAKE && step->b == CHECK_FAILED;
    case BREAKPOINT_FRAME:
        return step->kind == STEP_FRAME && step->b == 1;
    case BREAKPOINT_OUTPUT:
        return step->kind == STEP_CONSOLE;
    case BREAKPOINT_EXCEPTION:
        return step->kind == STEP_THROW;
    default:
        return false;
    }
}

static bool holds(struct breakpoints *set, struct breakpoint *b,
                  struct history *history, const struct history_parts *parts,
                  uint32_t process)
{
    struct evaluation e = {.expression = b->condition, .process = process};
    if (!b->condition[0])
        return true;
    set->evaluated++;
    evaluate(history, parts, &e);
    memcpy(b->error, e.error, sizeof b->error);
    return e.answer == EVALUATED_VALUE && e.truth;
}

static bool is_shown(const struct step *step, bool library)
{
    return library || !step->library;
}

static bool hits(struct breakpoint *b, const struct machine *machine,
                 const struct step *step, bool library)
{
    return b->kind == BREAKPOINT_LINE
               ? (step->kind == STEP_STATEMENT || step->kind == STEP_CALL) &&
                     at_line(b, machine, step)
               : is_shown(step, library) && happens(b, step);
}

/* A step of the VM needs no record to be looked at for lines. */
static void step_for(const struct machine *machine, const struct vm_host *host,
                     struct step *step)
{
    enum step_kind kind = step_kind_now(machine, host);
    if (kind != STEP_STATEMENT && kind != STEP_CALL) {
        step_now(machine, host, step);
        return;
    }
    step->kind = kind;
    step->process = machine->current;
    step->library = 0;
}

/* Of most steps it is clear that nothing stops there. */
static bool may_hit(const struct breakpoints *set, enum step_kind kind)
{
    bool line = kind == STEP_STATEMENT || kind == STEP_CALL;
    for (uint32_t i = 0; i < set->count; i++)
        if (!set->rows[i].off &&
            (line || set->rows[i].kind != BREAKPOINT_LINE))
            return true;
    return false;
}

int breakpoints_hit(struct breakpoints *set, struct history *history,
                    const struct history_parts *parts, bool library)
{
    struct step step;
    if (parts->machine->steps == 0 ||
        !may_hit(set, step_kind_now(parts->machine, &parts->host->vm)))
        return -1;
    step_for(parts->machine, &parts->host->vm, &step);
    for (uint32_t i = 0; i < set->count; i++)
        if (!set->rows[i].off &&
            hits(&set->rows[i], parts->machine, &step, library) &&
            holds(set, &set->rows[i], history, parts, step.process))
            return (int)i;
    return -1;
}

/* --- looking through the record --------------------------------------------- */

#define LOOK_STEPS 20000u
#define LOOK_CONDITIONS 10u

struct looking {
    struct breakpoints *set;
    struct history *history;
    const struct history_parts *parts;
    bool library;
    uint64_t evaluated; /* so many conditions may have been by then */
};

static bool look_at(const struct machine *machine,
                    const struct machine_host *host, void *context)
{
    const struct looking *looking = context;
    struct breakpoints *set = looking->set;
    int i = breakpoints_hit(set, looking->history, looking->parts,
                            looking->library);
    (void)host;
    if (i >= 0)
        breakpoint_note(&set->rows[i], machine->steps);
    set->seen = machine->steps;
    return set->evaluated >= looking->evaluated;
}

void breakpoints_look(struct breakpoints *set, struct history *history,
                      const struct history_parts *parts, bool library)
{
    struct looking looking = {set, history, parts, library,
                              set->evaluated + LOOK_CONDITIONS};
    uint64_t to = history_frontier(history);
    if (!breakpoints_armed(set) || set->seen >= to || parts->budget == 0)
        return;
    to = to - set->seen > LOOK_STEPS ? set->seen + LOOK_STEPS : to;
    history_find(history, set->seen, to, true, look_at, &looking);
}

/* --- writing -------------------------------------------------------------- */

void breakpoint_write_file(const char *file, struct text *text)
{
    const char *slash = strrchr(file, '/');
    text_str(text, slash ? slash + 1 : file);
}

static void write_line(const struct breakpoint *b, enum language language,
                       struct text *text)
{
    if (language == KOREAN) {
        breakpoint_write_file(b->file, text);
        text_format(text, "%s%u번 줄", b->file[0] ? " " : "", b->line);
        return;
    }
    text_format(text, "line %u", b->line);
    text_str(text, b->file[0] ? " of " : "");
    breakpoint_write_file(b->file, text);
}

void breakpoint_write(const struct breakpoint *b, enum language language,
                      struct text *text)
{
    if (b->kind == BREAKPOINT_LINE)
        write_line(b, language, text);
    else
        text_str(text, kinds[b->kind].says[language]);
    if (b->kind == BREAKPOINT_STATE && b->state != BREAKPOINT_ANY)
        text_format(text, " %s",
                    ready_state_name((enum ready_state)b->state));
    if (b->id)
        text_format(text, " #%u", b->id);
    if (b->condition[0])
        text_format(text, language == KOREAN ? ", 조건 %s" : " if %s",
                    b->condition);
}
