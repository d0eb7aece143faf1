#include "debugger/watch.h"

#include <stdio.h>
#include <string.h>

bool watches_add(struct watches *watches, const char *expression)
{
    if (watches->count == WATCHES)
        return false;
    struct watch *watch = &watches->rows[watches->count++];
    memset(watch, 0, sizeof *watch);
    snprintf(watch->expression, sizeof watch->expression, "%s", expression);
    return true;
}

void watches_remove(struct watches *watches, uint32_t i)
{
    watches->count--;
    memmove(&watches->rows[i], &watches->rows[i + 1],
            (watches->count - i) * sizeof *watches->rows);
}

struct taking {
    char value[WATCH_VALUE];
    void (*write)(struct text *text, Value value, const struct vm *vm);
};

static void take(const struct vm *vm, Value value, void *context)
{
    struct taking *taking = context;
    struct text text;
    text_init_fixed(&text, taking->value, sizeof taking->value);
    taking->write(&text, value, vm);
}

/* `moved`: the value before is another step's. */
static void refresh(struct watch *watch, struct history *history,
                    const struct history_parts *parts, bool moved,
                    struct evaluation *e)
{
    struct taking *taking = e->context;
    e->expression = watch->expression;
    taking->value[0] = 0;
    evaluate(history, parts, e);
    watch->good = e->answer == EVALUATED_VALUE;
    const char *value = watch->good ? taking->value : e->error;
    watch->changed =
        moved && watch->known && strcmp(watch->value, value) != 0;
    watch->known = true;
    snprintf(watch->value, sizeof watch->value, "%s", value);
}

void watches_refresh(struct watches *watches, struct history *history,
                     const struct history_parts *parts, uint32_t process,
                     enum language language,
                     void (*write)(struct text *text, Value value,
                                   const struct vm *vm))
{
    struct taking taking = {.write = write};
    struct evaluation e = {.process = process,
                           .language = language,
                           .take = take,
                           .context = &taking};
    const struct machine *machine = parts->machine;
    bool moved = watches->step != machine->steps ||
                 watches->events != machine->events ||
                 watches->process != process;
    for (uint32_t i = 0; i < watches->count; i++)
        if (moved || !watches->rows[i].known)
            refresh(&watches->rows[i], history, parts, moved, &e);
    watches->step = machine->steps;
    watches->events = machine->events;
    watches->process = process;
}
