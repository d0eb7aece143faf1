#include "machine/dialog.h"

#include "machine/machine.h"

/* What each answer makes of each dialog's call. */
enum outcome {
    OUTCOME_UNDEFINED,
    OUTCOME_TRUE,
    OUTCOME_FALSE,
    OUTCOME_NULL,
    OUTCOME_PRESET, /* what stands in the field already */
    OUTCOME_WORDS
};

static const struct {
    const char *name;
    enum outcome yes, words, no;
} dialogs[] = {
    [DIALOG_ALERT] = {"alert", OUTCOME_UNDEFINED, OUTCOME_UNDEFINED,
                      OUTCOME_UNDEFINED},
    [DIALOG_CONFIRM] = {"confirm", OUTCOME_TRUE, OUTCOME_TRUE, OUTCOME_FALSE},
    [DIALOG_PROMPT] = {"prompt", OUTCOME_PRESET, OUTCOME_WORDS, OUTCOME_NULL},
};

const char *dialog_name(enum dialog_kind kind)
{
    return dialogs[kind].name;
}

static enum outcome outcome_of(enum dialog_kind kind, enum gesture_kind answer)
{
    return answer == GESTURE_YES     ? dialogs[kind].yes
           : answer == GESTURE_WORDS ? dialogs[kind].words
                                     : dialogs[kind].no;
}

static Value value_of(struct process *process, enum outcome outcome,
                      const char *words)
{
    struct vm *vm = &process->vm;
    switch (outcome) {
    case OUTCOME_UNDEFINED:
        return UNDEFINED;
    case OUTCOME_TRUE:
        return TRUE_VALUE;
    case OUTCOME_FALSE:
        return FALSE_VALUE;
    case OUTCOME_NULL:
        return NULL_VALUE;
    case OUTCOME_PRESET:
        return process->dialog.preset;
    case OUTCOME_WORDS:
        break;
    }
    return value_string(string_from_utf8(vm, words, strlen(words)));
}

static void note(struct machine *machine, const struct process *process,
                 enum dialog_step what, Value result)
{
    const struct dialog *dialog = &process->dialog;
    struct step *step = machine_note(machine, STEP_DIALOG);
    struct text text;
    step->sub = dialog->kind;
    step->a = what;
    step->value = result;
    text_init_fixed(&text, step->text, STEP_TEXT);
    string_write(value_as_string(dialog->message), &text, STEP_TEXT);
}

static void close_dialog(struct process *process)
{
    process->dialog.open = 0;
    process->dialog.message = UNDEFINED;
    process->dialog.preset = UNDEFINED;
}

bool dialog_open(struct machine *machine, struct process *process,
                 enum dialog_kind kind, Value message, Value preset,
                 Value *result)
{
    struct dialog *dialog = &process->dialog;
    bool waits = process->stays || process->answers;
    *dialog = (struct dialog){.kind = kind,
                              .open = waits,
                              .number = ++machine->dialogs,
                              .since = machine->now,
                              .message = message,
                              .preset = preset};
    *result = waits ? UNDEFINED
                    : value_of(process, outcome_of(kind, GESTURE_NO), "");
    note(machine, process, waits ? DIALOG_OPENS : DIALOG_DISMISSED, *result);
    if (!waits) {
        close_dialog(process);
    }
    return waits;
}

bool dialog_waits(const struct process *process)
{
    return process->state == PROCESS_RUNNING && process->dialog.open &&
           process->vm.parked;
}

int64_t dialog_ready(const struct process *process)
{
    const struct gesture *answer = process->answers;
    int64_t since = process->dialog.since;
    if (!answer) {
        return INT64_MAX;
    }
    return answer->at > since ? answer->at : since;
}

void dialog_answer(struct machine *machine, struct process *process)
{
    const struct gesture *answer = process->answers;
    enum outcome outcome =
        outcome_of(process->dialog.kind, (enum gesture_kind)answer->kind);
    process->answers = answer->next;
    Value value = value_of(process, outcome, answer->words);
    note(machine, process, DIALOG_ANSWERED, value);
    close_dialog(process);
    vm_answer(&process->vm, value);
}

const struct process *dialog_page(const struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++) {
        if (machine->processes[i]->dialog.open) {
            return machine->processes[i];
        }
    }
    return NULL;
}
