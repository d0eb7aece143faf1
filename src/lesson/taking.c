#include "lesson/taking.h"

#include <string.h>

#include "base/utf.h"
#include "debugger/callback_name.h"
#include "debugger/why.h"
#include "machine/brief.h"

#define WHOLE 44u /* bytes of a function's text that is shown whole */
#define HEAD 32u /* bytes of its beginning, where it is longer */

/* --- names --------------------------------------------------------------- */

bool taking_is_program(Value callback)
{
    const struct function *function = callback_function(callback);
    return function && function->code &&
           !(function->code->flags & CODE_LIBRARY);
}

/* The parameters, up to and with the arrow or the brace. */
static size_t head_length(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length && bytes[i] != '\n'; i++) {
        if (bytes[i] == '{')
            return i;
        if (bytes[i] == '=' && i + 1 < length && bytes[i + 1] == '>')
            return i + 2;
    }
    return length;
}

static void write_text(const struct code *code, struct text *text)
{
    const char *bytes = (const char *)code->source->text->at + code->start;
    size_t length = code->end - code->start;
    if (length <= WHOLE && !memchr(bytes, '\n', length)) {
        text_visible(text, bytes, length);
        return;
    }
    size_t head = head_length(bytes, length);
    while (head && bytes[head - 1] == ' ')
        head--;
    bool fits = head <= HEAD;
    text_visible(text, bytes, utf_fit(bytes, fits ? head : HEAD, HEAD, NULL));
    text_str(text, fits ? " {…}" : "…");
    text_format(text, " :%u",
                utf_place((const char *)code->source->text->at,
                          code->source->length, code->start)
                    .line);
}

void taking_name(const struct vm *vm, Value callback, char name[STEP_TEXT])
{
    const struct function *function = callback_function(callback);
    struct text text;
    text_init_fixed(&text, name, STEP_TEXT);
    brief_name(vm, callback, &text);
    if (!text.length && taking_is_program(callback) &&
        !callback_is_file(callback) && function->code->source)
        write_text(function->code, &text);
    else if (!text.length || callback_is_file(callback))
        callback_name(vm, callback, name);
}

/* --- looking ------------------------------------------------------------- */

void takings_begin(struct takings *t, const struct machine *machine)
{
    memset(t, 0, sizeof *t);
    t->last.taken = t->last.function = UNDEFINED;
    for (uint32_t i = 0; i < machine->process_count; i++)
        t->seen[i] = machine->processes[i]->began;
}

/* A task or a microtask is taken, whoever's it is. True: it is a program's
 * very function; nothing of it needs to be seen. */
static bool note_taken(struct takings *t, const struct machine *machine,
                       const struct machine_host *host)
{
    struct taking *last = &t->last;
    struct reason rule, turn;
    const struct step *step = &machine->step;
    if (!why_taken(machine, host, &rule, &turn))
        return false;
    *last = (struct taking){.step = machine->steps,
                            .queued = (uint64_t)step->b,
                            .process = step->process,
                            .kind = step->kind,
                            .sub = step->sub,
                            .id = step->id,
                            .taken = step->value,
                            .function = UNDEFINED,
                            .rule = rule,
                            .turn = turn};
    if (!taking_is_program(step->value))
        return false;
    last->function = value_object(&callback_function(step->value)->object);
    t->seen[step->process] = machine->steps;
    return true;
}

/* Called by a hook, without a step of its own; or a page's task goes on behind
 * microtasks, with its next listener. */
static enum rule hook_rule(const struct process *p)
{
    enum rule rule = why_hook(p->run);
    return rule != RULE_NONE          ? rule
           : !p->page                 ? RULE_ARRIVED
           : p->task == TASK_GESTURE  ? RULE_GESTURE
                                      : RULE_PAGE_TASK;
}

bool takings_look(struct takings *t, const struct machine *machine,
                  const struct machine_host *host)
{
    const struct process *p = machine->processes[machine->current];
    if (note_taken(t, machine, host))
        return !p->outside;
    if (p->state != PROCESS_RUNNING || p->began == t->seen[p->index] ||
        !p->made || !p->vm.stack || p->outside)
        return false;
    Value function = frame_lowest(p->vm.frame);
    if (function == UNDEFINED)
        return false;
    t->seen[p->index] = p->began;
    if (p->run == RUN_MAIN)
        return false;
    if (t->last.step != p->began || t->last.process != p->index)
        t->last = (struct taking){.step = p->began,
                                  .process = p->index,
                                  .kind = STEP_KINDS,
                                  .id = p->task_id,
                                  .taken = UNDEFINED,
                                  .rule = {.rule = hook_rule(p),
                                           .number = p->task_id}};
    t->last.function = function;
    return true;
}
