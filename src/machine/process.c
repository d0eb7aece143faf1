/*
 * process.c: a program's beginning and end. What happens between is loop.c's.
 */
#include "machine/process.h"

#include "machine/brief.h"
#include "machine/machine.h"
#include "machine/place.h"
#include "script/binary.h"
#include "script/compiler.h"
#include "script/error.h"
#include "script/image.h"

/* The library files that a page has in common with a Node program. */
static bool is_shared(const char *name)
{
    static const char *const shared[] = {
        "node/later",         "node/errors",  "node/layout",
        "node/inspect_error", "node/inspect_options", "node/inspect_head",
        "node/inspect",       "node/format",          "node/console_table",
        "node/console",       "node/microtask",       "node/intl",
        "node/buffer",        "node/clone",        "node/events",
    };
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (strcmp(name, shared[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool wants_file(const struct process *process, const char *name)
{
    if (strncmp(name, "node/", 5) == 0) {
        return !process->page || is_shared(name);
    }
    return strncmp(name, "page/", 5) != 0 || process->page;
}

const char *process_state_name(enum process_state state)
{
    static const char *const names[] = {"loading", "running", "draining",
                                        "looping", "ended"};
    return names[state];
}

const char *process_reason_name(enum process_reason reason)
{
    static const char *const names[] = {
#define R(name, text) text,
        REASONS(R)
#undef R
    };
    return reason < REASON_COUNT ? names[reason] : "";
}

int64_t process_now(const struct process *process, int64_t now)
{
    return (now - process->started) / 1000;
}

/* --- made from an event -------------------------------------------------- */

/* One of the event's texts, each ended by NUL; *at moves behind it. */
static void take_text(const struct event *event, uint32_t *at, char *to,
                      size_t size)
{
    struct text text;
    text_init_fixed(&text, to, size);
    while (*at < event->length && event->bytes[*at] != 0) {
        text_byte(&text, (char)event->bytes[(*at)++]);
    }
    *at += *at < event->length;
}

static void take_words(struct process *process, const struct event *event,
                       uint32_t at)
{
    size_t used = 0;
    while (at < event->length) {
        char word[sizeof process->words];
        take_text(event, &at, word, sizeof word);
        size_t length = strlen(word) + 1;
        if (used + length > sizeof process->words) {
            break;
        }
        memcpy(process->words + used, word, length);
        used += length;
        process->word_count++;
    }
    process->env_count =
        event->id < process->word_count ? event->id : process->word_count;
    process->word_count -= process->env_count;
}

static void values_init(struct process *process)
{
    process->main = UNDEFINED;
    process->sources = UNDEFINED;
    process->place = UNDEFINED;
    process->fault = UNDEFINED;
    process->hooks = UNDEFINED;
    process->page_parts = UNDEFINED;
    process->rejected = UNDEFINED;
    process->doing.callback = UNDEFINED;
    process->doing.arguments = UNDEFINED;
    process->doing.object = UNDEFINED;
    process->dialog.message = UNDEFINED;
    process->dialog.preset = UNDEFINED;
}

/* A second run of the same stem is "client#2". */
static void number_name(const struct machine *machine, struct process *process)
{
    char stem[PROCESS_NAME];
    struct text name;
    uint32_t count = 1;
    memcpy(stem, process->name, sizeof stem);
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const char *other = machine->processes[i]->name;
        size_t length = strlen(stem);
        count += strncmp(other, stem, length) == 0 &&
                 (other[length] == 0 || other[length] == '#');
    }
    if (count > 1) {
        text_init_fixed(&name, process->name, sizeof process->name);
        text_format(&name, "%s#%d", stem, (int)count);
    }
}

/* Whoever has asked from outside and has had its answer may ask again. */
static struct process *asker_again(struct machine *machine,
                                   const struct event *event)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        uint32_t at = 0;
        if (!process->outside || !process->announced) {
            continue;
        }
        char skipped[PROCESS_PATH];
        process_again(machine, process);
        memset(process->words, 0, sizeof process->words);
        process->word_count = process->env_count = 0;
        for (int text = 0; text < 3; text++) {
            take_text(event, &at, skipped, sizeof skipped);
        }
        take_words(process, event, at);
        return process;
    }
    return NULL;
}

_Static_assert(sizeof(struct process) <= ARENA_SPAN, "a process is one span");

struct process *process_new(struct machine *machine, const struct event *event)
{
    struct process *asker =
        event->code & START_OUTSIDE ? asker_again(machine, event) : NULL;
    if (asker || machine->process_count == MACHINE_PROCESSES) {
        return asker;
    }
    struct arena *arena = machine->outbox_bytes.arena;
    uint32_t spans =
        (uint32_t)((sizeof(struct process) + ARENA_SPAN - 1) / ARENA_SPAN);
    struct process *process = arena_take(arena, spans);
    uint32_t at = 0;
    values_init(process);
    take_text(event, &at, process->path, sizeof process->path);
    take_text(event, &at, process->name, sizeof process->name - 8);
    number_name(machine, process);
    take_text(event, &at, process->folder, sizeof process->folder);
    take_words(process, event, at);
    process->page = (event->code & START_PAGE) != 0;
    process->stays = (event->code & START_STAYS) != 0;
    process->packaged = (event->code & START_PACKAGE) != 0;
    process->outside = (event->code & START_OUTSIDE) != 0;
    process->next_async_id = !process->page; /* Node: 1 is the main script */
    process->heap_limit =
        event->value ? (size_t)event->value : MACHINE_HEAP_LIMIT;
    process->index = machine->process_count;
    machine->processes[machine->process_count++] = process;
    return process;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && memcmp(text + length - tail, end, tail) == 0;
}

/* --- loading --------------------------------------------------------------- */

/* One of the streams of numbers that a seed gives (splitmix64). */
static uint64_t seed_mix(uint64_t seed)
{
    seed += 0x9e3779b97f4a7c15u;
    seed = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
    seed = (seed ^ seed >> 27) * 0x94d049bb133111ebu;
    return seed ^ seed >> 31;
}

static void seed_vm(const struct machine *machine, struct process *process)
{
    process->vm.random[0] = seed_mix(machine->seed[0] + process->index);
    process->vm.random[1] = seed_mix(machine->seed[1] ^ process->index) | 1;
}

/* Runs the library's files that belong to such a program. */
static bool boot(struct machine_host *host, struct process *process)
{
    const struct image *image = host->image;
    for (uint32_t i = 0; image && i < image->count; i++) {
        if (!image->files[i].later &&
            wants_file(process, image->files[i].name) &&
            !vm_boot(&process->vm, &host->vm, i, i + 1)) {
            return false;
        }
    }
    return true;
}

/* A defect of ours: what the library threw is said. */
static void library_failed(struct machine *machine, struct process *process)
{
    char buffer[400];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "the library could not be started: ");
    brief_value(&process->vm, process->vm.exception, &text);
    text_byte(&text, '\n');
    place_write_thrown(process, &text);
    process_print(machine, process, 2, text.bytes, text.length);
    process_end(machine, process, 70, REASON_LIBRARY);
}

static void make(struct machine *machine, struct machine_host *host,
                 struct process *process)
{
    struct vm *vm = &process->vm;
    vm_init(vm, machine->outbox_bytes.arena, host->image, &machine_natives,
            process->index, process->heap_limit);
    property_cache_clear(&host->cache); /* shapes are counted from 1 again */
    process->made = 1;
    process->hooks = value_object(object_new(vm, NULL));
    process->sources = value_object(array_new(vm, 0));
    seed_vm(machine, process);
    vm->steps = machine->steps;
    vm->zones = &machine->zones;
    vm->now = (double)((machine->wall + machine->now) / 1000);
    if (!boot(host, process)) {
        library_failed(machine, process);
        return;
    }
    vm->ticks = 0;
    process->load = process->outside ? LOAD_READY : LOAD_READ;
}

/* A page's document. */
static bool is_url(const char *path)
{
    return strncmp(path, "http://", 7) == 0 ||
           strncmp(path, "https://", 8) == 0;
}

bool process_is_document(const struct process *process)
{
    return process->page &&
           (is_url(process->path) || ends_with(process->path, ".html") ||
            ends_with(process->path, ".htm"));
}

/* A page behind a URL reads its document itself, once it has started. */
static void read_main(struct machine *machine, struct process *process)
{
    if (process->page && is_url(process->path)) {
        process->load = LOAD_READY;
        return;
    }
    machine_order(machine, ORDER_READ, process->path, strlen(process->path));
    machine_want(machine, WANT_ANSWER, process->index, 0);
    process->load = LOAD_WAIT;
}

void process_load(struct machine *machine, struct machine_host *host,
                  struct process *process)
{
    if (process->load == LOAD_MAKE) {
        make(machine, host, process);
    } else if (process->load == LOAD_READ) {
        read_main(machine, process);
    }
}

bool process_waits(const struct process *process)
{
    return process->load == LOAD_WAIT || (process->made && process->vm.parked);
}

/* Remembers a source under its name, for the excerpts of error reports. */
void process_add_source(struct process *process, struct source *source)
{
    struct object *sources = value_as_object(process->sources);
    array_push(&process->vm, sources, value_string(source->name));
    array_push(&process->vm, sources, value_cell(source));
}

size_t process_mark_length(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

struct code *process_compile(struct process *process, const char *name,
                             const char *text, size_t length,
                             struct compile_error *error)
{
    size_t mark = process_mark_length(text, length);
    text += mark;
    length -= mark;
    enum compile_mode mode = process->page ? COMPILE_SCRIPT : COMPILE_COMMONJS;
    struct code *code = compile(&process->vm, &machine_natives, mode, name,
                                text, length, error);
    if (code) {
        process_add_source(process, code->source);
    }
    return code;
}

/* A byte of a path that a file: URL does not have as it is (url.spec.whatwg.org,
 * the path percent-encode set; Node adds %, \\, line ends and tabs). */
static bool is_escaped(unsigned char byte)
{
    return byte <= ' ' || byte >= 0x7f || strchr("\"#<>?`{}%\\", byte);
}

void process_write_url(const char *path, struct text *url)
{
    text_str(url, "file://");
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (!is_escaped(byte)) {
            text_byte(url, *path);
            continue;
        }
        static const char digits[] = "0123456789ABCDEF";
        text_byte(url, '%');
        text_byte(url, digits[byte >> 4]);
        text_byte(url, digits[byte & 15]);
    }
}

void process_add_module(struct process *process, struct code *code, Value table)
{
    struct vm *vm = &process->vm;
    struct object *row = value_as_object(table);
    process_add_source(process, code->source);
    object_put_own(vm, row, key_from_c(vm, "body"),
                   value_object(&vm_closure(vm, code)->object),
                   ATTRIBUTES_DEFAULT);
    object_put_own(vm, row, key_from_c(vm, "url"),
                   value_string(code->source->name), ATTRIBUTES_DEFAULT);
}

bool process_compile_module(struct process *process, const char *path,
                            const char *text, size_t length, Value *table,
                            struct compile_error *error)
{
    struct vm *vm = &process->vm;
    struct region region;
    struct text url;
    size_t mark = process_mark_length(text, length);
    region_init(&region, vm->heap.arena);
    text_init_region(&url, &region);
    process_write_url(path, &url);
    struct code *code = compile_module(vm, &machine_natives, url.bytes,
                                       text + mark, length - mark, table, error);
    if (code) {
        process_add_module(process, code, *table);
    }
    region_done(&region);
    return code != NULL;
}

/* --- is the main file a module? -------------------------------------------- */

/* Node's: what only an ES module may hold, and what may be one. */
static bool speaks_module(const char *message)
{
    return strcmp(message, "Cannot use import statement outside a module") ==
               0 ||
           strcmp(message, "Unexpected token 'export'") == 0 ||
           strcmp(message, "Cannot use 'import.meta' outside a module") == 0;
}

static bool may_be_module(const char *message)
{
    static const char *const messages[] = {
        "Identifier '__filename' has already been declared",
        "Identifier '__dirname' has already been declared",
        "Identifier 'exports' has already been declared",
        "Identifier 'module' has already been declared",
        "Identifier 'require' has already been declared",
        ("await is only valid in async functions and the top level bodies of "
         "modules"),
        "missing ) after argument list", /* f(await x) */
    };
    if (strncmp(message, "Unexpected ", 11) == 0) { /* [await x] */
        return true;
    }
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        if (strcmp(message, messages[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The function of a CommonJS file or the table of a module; UNDEFINED and
 * *error, which is that of a module where *module. What package.json says of it is read later (node/module.js). */
static Value compile_main(struct process *process, const struct event *event,
                          struct compile_error *error, bool *module)
{
    const char *text = (const char *)event->bytes;
    const char *path = process->path;
    struct compile_error other;
    Value table;
    if (ends_with(path, ".mjs") && !process->page) {
        bool good = process_compile_module(process, path, text, event->length,
                                           &table, error);
        *module = true;
        return good ? table : UNDEFINED;
    }
    struct code *code =
        process_compile(process, path, text, event->length, error);
    if (code) {
        return value_object(&vm_closure(&process->vm, code)->object);
    }
    bool surely = speaks_module(error->message);
    if (process->page || ends_with(path, ".cjs") ||
        !(surely || may_be_module(error->message))) {
        return UNDEFINED;
    }
    if (process_compile_module(process, path, text, event->length, &table,
                               &other)) {
        return table;
    }
    if (surely) {
        *error = other;
        *module = true;
    }
    return UNDEFINED;
}

/* The main file does not compile: nothing will be run. */
static void refuse(struct machine *machine, struct process *process,
                   const struct event *event, const struct compile_error *error,
                   bool module)
{
    struct region region;
    struct text text, url;
    const char *bytes = (const char *)event->bytes;
    size_t mark = process_mark_length(bytes, event->length);
    region_init(&region, machine->outbox_bytes.arena);
    text_init_region(&text, &region);
    text_init_region(&url, &region);
    process_write_url(process->path, &url);
    struct place place = {
        .name = module ? url.bytes : process->path,
        .text = bytes + mark,
        .length = event->length - mark,
        .start = error->start,
        .end = error->end,
    };
    process->hint = hint_for_syntax(place.text, place.length, error);
    bool is_ours = strcmp(error->kind, "Unsupported") == 0;
    (is_ours ? place_write_refusal : place_write_syntax)(
        &place, error->kind, error->message, &text);
    process_print(machine, process, 2, text.bytes, text.length);
    region_done(&region);
    machine->refused = 1;
    process_end(machine, process, 1, REASON_SYNTAX);
}

static void main_missing(struct machine *machine, struct process *process)
{
    char buffer[PROCESS_PATH + 64];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_format(&text, "%s: cannot be read\n", process->path);
    process_print(machine, process, 2, text.bytes, text.length);
    machine->refused = 1;
    process_end(machine, process, 2, REASON_FILE);
}

/* What page/parser.js makes a document of; page/charset.js finds out how its
 * bytes are to be read. */
static Value document_bytes(struct process *process, const struct event *event)
{
    return value_object(
        &buffer_from_bytes(&process->vm, event->bytes, event->length)->object);
}

static void main_read(struct machine *machine, struct process *process,
                      const struct event *event)
{
    struct compile_error error = {.kind = "", .message = ""};
    bool module = false;
    if (event->code != 0) {
        main_missing(machine, process);
        return;
    }
    process->main = process_is_document(process)
                        ? document_bytes(process, event)
                        : compile_main(process, event, &error, &module);
    if (value_is_undefined(process->main)) {
        refuse(machine, process, event, &error, module);
        return;
    }
    process->load = LOAD_READY;
}

/* FILE_STATUS: the numbers. */
static Value status_value(struct vm *vm, const struct event *event)
{
    struct object *array = array_new(vm, FILE_STATUS_NUMBERS);
    for (uint32_t i = 0; i + 8 <= event->length; i += 8) {
        int64_t number;
        memcpy(&number, event->bytes + i, sizeof number);
        array_push(vm, array, value_number((double)number));
    }
    return value_object(array);
}

/* FILE_FOLDER: the entries, each a string that its kind begins. */
static Value folder_value(struct vm *vm, const struct event *event)
{
    struct object *array = array_new(vm, 0);
    const char *at = (const char *)event->bytes;
    const char *end = at + event->length;
    while (at < end) {
        size_t length = strlen(at);
        array_push(vm, array, value_string(string_from_utf8(vm, at, length)));
        at += length + 1;
    }
    return value_object(array);
}

/* What the answer is for the program that asked. */
static Value file_value(struct process *process, const struct event *event)
{
    struct vm *vm = &process->vm;
    const char *bytes = (const char *)event->bytes;
    switch (process->asked) {
    case FILE_BYTES:
    case FILE_INPUT:
        return value_object(
            &buffer_from_bytes(vm, bytes, event->length)->object);
    case FILE_STATUS:
    case FILE_LINK_STATUS:
        return status_value(vm, event);
    case FILE_FOLDER:
        return folder_value(vm, event);
    default:
        return value_string(string_from_utf8(vm, bytes, event->length));
    }
}

void process_file(struct machine *machine, struct process *process,
                  const struct event *event)
{
    struct vm *vm = &process->vm;
    if (process->state == PROCESS_ENDED || event->id != process->runs) {
        return;
    }
    if (process->load == LOAD_WAIT) {
        main_read(machine, process, event);
    } else if (vm->parked) {
        vm_answer(vm, event->code != 0 ? value_int(event->code)
                                       : file_value(process, event));
    }
}

void process_zone(struct process *process, bool known)
{
    if (process->state != PROCESS_ENDED && process->made &&
        process->vm.parked) {
        vm_answer(&process->vm, value_boolean(known));
    }
}

void process_input(struct machine *machine, struct process *process,
                   const struct event *event)
{
    struct vm *vm = &process->vm;
    if (process->state == PROCESS_ENDED || !process->made) {
        return;
    }
    struct object *arguments = array_new(vm, 1);
    if (event->length > 0) {
        struct array_view *buffer =
            buffer_from_bytes(vm, event->bytes, event->length);
        array_push(vm, arguments, value_object(&buffer->object));
    }
    struct task task = {
        .callback = process_hook(process, "input"),
        .arguments = value_object(arguments),
        .object = UNDEFINED,
        .kind = TASK_INPUT,
    };
    task_push(machine, process, &process->poll, &task);
}

static struct process *page_named(struct machine *machine, const char *name)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        struct process *process = machine->processes[i];
        if (process->page && strcmp(process->name, name) == 0) {
            return process;
        }
    }
    return NULL;
}

/* Puts it among the others, by its time. */
static void add_gesture(struct process *process, struct gesture *gesture,
                        int64_t now)
{
    struct gesture **place = gesture->kind < GESTURE_YES ? &process->gestures
                                                         : &process->answers;
    while (*place && (*place)->at <= gesture->at) {
        place = &(*place)->next;
    }
    gesture->next = *place;
    *place = gesture;
    if (process->idle && process->gestures && process->gestures->at <= now) {
        process->idle = 0;
        process->ready_since = now;
    }
}

/* An answer that is given now is for the dialog that is open now. */
static bool is_late(const struct process *process, const struct event *event)
{
    return event->code >= GESTURE_YES && event->value == 0 &&
           (!process->dialog.open || process->answers);
}

void process_gesture(struct machine *machine, const struct event *event)
{
    struct region *region = &machine->gesture_bytes;
    struct gesture *gesture = region_alloc(region, sizeof *gesture);
    const char *name =
        region_copy(region, (const char *)event->bytes, event->length);
    struct process *process = name ? page_named(machine, name) : NULL;
    if (!gesture || !process || process->state == PROCESS_ENDED ||
        is_late(process, event)) {
        return;
    }
    gesture->selector = name + strlen(name) + 1;
    gesture->words = gesture->selector + strlen(gesture->selector) + 1;
    gesture->kind = (uint32_t)event->code;
    gesture->at = event->value > machine->now ? event->value : machine->now;
    gesture->step = machine->steps;
    add_gesture(process, gesture, machine->now);
}

uint32_t process_gestures_due(const struct process *process, int64_t now)
{
    uint32_t count = 0;
    const struct gesture *gesture = process->gestures;
    while (gesture && gesture->at <= now) {
        gesture = gesture->next;
        count++;
    }
    return count;
}

/* A function of the library that a program calls is the program's doing, with
 * all that happens in the same file. */
uint32_t process_in_library(const struct process *process)
{
    const struct source *file = NULL;
    for (const struct frame *f = process->vm.frame; f; f = f->caller) {
        if (f->kind != FRAME_CODE) {
            continue;
        }
        if (!(f->code->flags & CODE_LIBRARY)) {
            return 0;
        }
        if (file && f->code->source != file) {
            return 1;
        }
        file = f->code->source;
    }
    return 1;
}

/* --- the main script ------------------------------------------------------ */

Value process_hook(struct process *process, const char *name)
{
    struct vm *vm = &process->vm;
    struct property found;
    if (value_is_object(process->hooks) &&
        object_get_own(vm, value_as_object(process->hooks),
                       key_from_c(vm, name), &found)) {
        return found.value;
    }
    return UNDEFINED;
}

/* "GET http://localhost:8005/" */
static void note_asked(const struct process *process, char field[STEP_TEXT])
{
    const char *address = process->words + strlen(process->words) + 1;
    struct text text;
    text_init_fixed(&text, field, STEP_TEXT);
    text_format(&text, "%s %s", process->words,
                process->word_count > 1 ? address : "");
}

void process_start(struct machine *machine, struct machine_host *host,
                   struct process *process)
{
    struct vm *vm = &process->vm;
    process->started = machine->now;
    process->ready_since = machine->now;
    process->begun = 1;
    machine->running = 1;
    struct step *step = machine_note(machine, STEP_START);
    moment_note(machine, MOMENT_START, process->index);
    if (process->outside) {
        note_asked(process, step->text);
    } else {
        machine_note_text(step->text, process->path, strlen(process->path));
        step->a = process->runs + 1;
    }
    vm->steps = machine->steps;
    Value path = value_string(string_from_c(vm, process->path));
    Value args[2] = {process->main, path};
    bool script = process->page && !process_is_document(process);
    Value hook = process_hook(process, process->outside ? "outside" : "main");
    if (script || !value_is_callable(hook)) {
        vm_call(vm, &host->vm, process->main, vm->intrinsics[INTRINSIC_GLOBAL],
                NULL, 0);
    } else {
        vm_call(vm, &host->vm, hook, UNDEFINED, args, 2);
    }
    process->phase = PHASE_MAIN;
    process->task = TASK_MAIN;
    process->task_step = machine->steps;
    process->turn = machine->steps;
    process->began = machine->steps;
    process->run = RUN_MAIN;
    process->state = PROCESS_RUNNING;
}

/* --- the end ---------------------------------------------------------------- */

void process_print(struct machine *machine, struct process *process, int fd,
                   const char *bytes, size_t length)
{
    struct order *order = machine_order(machine, ORDER_PRINT, bytes, length);
    order->process = process->index;
    order->value = fd;
    moment_print(machine, process, fd);
}

void process_end(struct machine *machine, struct process *process, int code,
                 enum process_reason reason)
{
    if (process->state == PROCESS_ENDED) {
        return;
    }
    process->reason = reason;
    if (process->made) {
        vm_unwind(&process->vm);
        process->vm.parked = 0;
    }
    process->dialog.open = 0;
    network_process_ended(machine, process);
    process->state = PROCESS_ENDED;
    process->exit_code = code;
    process->run = RUN_NOTHING;
    process->idle = 0;
    if (machine->current == process->index) {
        machine->in_turn = 0;
        machine->inside = 0;
    }
}

void process_announce(struct machine *machine, struct process *process)
{
    struct step *step = machine_note(machine, STEP_END);
    moment_note(machine, MOMENT_END, process->index)->number =
        (uint64_t)process->exit_code;
    const char *reason = process_reason_name(process->reason);
    step->a = process->exit_code;
    step->sub = process->reason;
    machine_note_text(step->text, reason, strlen(reason));
    struct order *order = machine_order(machine, ORDER_EXIT, NULL, 0);
    order->value = process->exit_code;
    process->announced = 1;
}

/* Nothing is left of its heap. */
static void forget(struct process *process)
{
    if (process->made) {
        vm_done(&process->vm);
    }
    memset(&process->timers, 0, sizeof process->timers);
    memset(&process->ticks, 0, sizeof process->ticks);
    memset(&process->immediates, 0, sizeof process->immediates);
    memset(&process->running_immediates, 0, sizeof process->running_immediates);
    memset(&process->pending, 0, sizeof process->pending);
    memset(&process->poll, 0, sizeof process->poll);
    memset(&process->closing, 0, sizeof process->closing);
    memset(&process->files, 0, sizeof process->files);
    values_init(process);
    process->due = NULL;
    process->made = 0;
}

/* Its memory is used up. The heap goes back at once: the others go on. */
void process_exhausted(struct machine *machine, struct process *process)
{
    char buffer[200];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    text_str(&text, "\nFATAL ERROR: this program holds more memory than a "
                    "program may have (");
    text_int(&text, (int64_t)(process->heap_limit >> 20));
    text_str(&text, " MiB)\nand nothing of it could be collected: JavaScript "
                    "heap out of memory\n");
    process_print(machine, process, 2, text.bytes, text.length);
    process_end(machine, process, 134, REASON_MEMORY);
    forget(process);
}

/* What it was started with stays, all else is as in a process just made. */
void process_again(struct machine *machine, struct process *process)
{
    struct process kept;
    memset(&kept, 0, sizeof kept);
    forget(process);
    kept.index = process->index;
    memcpy(kept.name, process->name, sizeof kept.name);
    memcpy(kept.path, process->path, sizeof kept.path);
    memcpy(kept.folder, process->folder, sizeof kept.folder);
    memcpy(kept.words, process->words, sizeof kept.words);
    kept.env_count = process->env_count;
    kept.word_count = process->word_count;
    kept.page = process->page;
    kept.stays = process->stays;
    kept.packaged = process->packaged;
    kept.outside = process->outside;
    kept.heap_limit = process->heap_limit;
    kept.runs = process->runs + 1;
    memcpy(process, &kept, sizeof kept);
    values_init(process);
    process->next_async_id = !process->page;
    if (machine->step.process == process->index) {
        machine->step.value = UNDEFINED;
    }
}

/* --- the collector ------------------------------------------------------------ */

void process_mark(struct marker *marker, void *context, struct vm *vm)
{
    struct machine *machine = context;
    struct process *process = (struct process *)(void *)vm;
    const Value values[] = {process->main, process->sources, process->place,
                            process->fault,
                            process->hooks, process->rejected,
                            process->page_parts,
                            process->dialog.message, process->dialog.preset};
    marker_values(marker, values, sizeof values / sizeof *values);
    timers_mark(marker, &process->timers);
    if (process->due) {
        marker_value(marker, timer_value(process->due));
        marker_value(marker, process->due->callback);
        marker_value(marker, process->due->arguments);
        marker_value(marker, process->due->object);
        marker_value(marker, process->due->context);
    }
    task_queue_mark(marker, &process->ticks);
    task_queue_mark(marker, &process->immediates);
    task_queue_mark(marker, &process->running_immediates);
    task_queue_mark(marker, &process->pending);
    task_queue_mark(marker, &process->poll);
    task_queue_mark(marker, &process->closing);
    task_queue_mark(marker, &process->files);
    task_mark(marker, &process->doing);
    if (machine->step.process == process->index) {
        marker_value(marker, machine->step.value);
    }
    network_mark(marker, machine, process);
}
