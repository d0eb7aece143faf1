#include "view/wire_ahead.h"

/* What a program that opens sockets has somewhere in its text; what it loads
 * may have it too. */
static const char *const words[] = {
    "ws",      "http",  "net",   "ocket", "express",  "fetch",
    "EventSource", "XMLHttpRequest", "import", "require('.", "require(\".",
    "require(`",
};

static bool mentions(const struct source *source)
{
    const char *text = (const char *)source->text->at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(text, source->length, words[i], strlen(words[i])))
            return true;
    return false;
}

static bool may_connect(const struct process *process)
{
    const struct object *sources =
        value_is_object(process->sources) ? value_as_object(process->sources)
                                          : NULL;
    if (process->state == PROCESS_ENDED)
        return false;
    if (process->page || !sources)
        return true;
    for (uint32_t i = 1; i < sources->element_count; i += 2)
        if (value_is_cell(sources->elements[i]) &&
            mentions(value_as_cell(sources->elements[i])))
            return true;
    return false;
}

bool wire_ahead(const struct machine *machine, bool back)
{
    if (machine->network.next_connection > 0)
        return true;
    for (uint32_t i = 0; !back && i < machine->process_count; i++)
        if (may_connect(machine->processes[i]))
            return true;
    return false;
}
