#include "machine/moment.h"

#include "machine/brief.h"
#include "machine/digest.h"
#include "machine/machine.h"

struct moment *moment_note(struct machine *machine, enum moment_kind kind,
                           uint32_t process)
{
    struct moments *moments = &machine->moments;
    struct moment *moment = &moments->ring[moments->count++ % MOMENTS_KEPT];
    memset(moment, 0, sizeof *moment);
    moment->kind = (uint8_t)kind;
    moment->step = network_steps(machine);
    moment->at = machine->now;
    moment->process = process;
    moment->other = NETWORK_OUTER;
    return moment;
}

const struct moment *moment_kept(const struct machine *machine, uint64_t i)
{
    const struct moments *moments = &machine->moments;
    return i < moments->count && moments->count - i <= MOMENTS_KEPT
               ? &moments->ring[i % MOMENTS_KEPT]
               : NULL;
}

void moment_print(struct machine *machine, const struct process *process,
                  int descriptor)
{
    struct moment *moment = moment_note(machine, MOMENT_PRINT, process->index);
    moment->number = machine->prints - 1;
    moment->sub = (uint8_t)descriptor;
}

void moment_print_step(struct machine *machine, uint64_t step)
{
    struct moments *moments = &machine->moments;
    moments->ring[(moments->count - 1) % MOMENTS_KEPT].step = step;
}

static bool is_library(Value callback)
{
    const struct function *f = value_pointer(callback);
    return value_is_class(callback, CLASS_FUNCTION) &&
           (!f->code || (f->code->flags & CODE_LIBRARY));
}

/* What a function without a name is called, where that was asked before. */
static struct moment_name *name_of(struct moments *moments,
                                   const struct process *process,
                                   const struct code *code)
{
    struct moment_name *name = &moments->names[code->id % MOMENT_NAMES];
    struct text text;
    if (name->code != code->id || name->process != process->index) {
        memset(name, 0, sizeof *name);
        name->code = code->id;
        name->process = process->index;
        text_init_fixed(&text, name->text, sizeof name->text);
        digest_function(code, true, &text);
    }
    return name;
}

static void put_callback(struct machine *machine,
                         const struct process *process, Value callback,
                         struct moment *moment)
{
    const struct function *f = value_pointer(callback);
    struct text text;
    text_init_fixed(&text, moment->text, sizeof moment->text);
    brief_name(&process->vm, callback, &text);
    if (!text.length && value_is_class(callback, CLASS_FUNCTION)) {
        memcpy(moment->text, name_of(&machine->moments, process, f->code)->text,
               MOMENT_TEXT);
    } else if (!text.length) {
        brief_function(&process->vm, callback, &text);
    }
}

void moment_task(struct machine *machine, const struct process *process,
                 const struct task *task)
{
    if (task->library) {
        return;
    }
    struct moment *moment = moment_note(machine, MOMENT_TASK, process->index);
    moment->sub = (uint8_t)task->kind;
    moment->id = task->id;
    if (value_is_callable(task->callback) && !is_library(task->callback)) {
        put_callback(machine, process, task->callback, moment);
    }
}

static bool is_message(const struct wire_item *item)
{
    return item->kind == WIRE_FRAME || item->kind == WIRE_DATA ||
           (item->kind == WIRE_LINE && item->sub == 1);
}

void moment_wire(struct machine *machine, const struct wire_item *item)
{
    const struct connection *c = network_find(machine, item->connection);
    if (!is_message(item) || item->process == NETWORK_OUTER || !c) {
        return;
    }
    struct moment *moment =
        moment_note(machine, item->received ? MOMENT_RECEIVED : MOMENT_SENT,
                    item->process);
    struct text text;
    moment->other = c->ends[!item->end].process;
    moment->id = item->connection;
    moment->wire = item->kind;
    moment->sub = item->sub;
    moment->number = item->length;
    text_init_fixed(&text, moment->text, sizeof moment->text);
    text_bytes(&text, item->text, item->size);
}
