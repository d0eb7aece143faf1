#include "debugger/question_read.h"

#include <stdlib.h>
#include <string.h>

#include "debugger/scope_read.h"

#define NAME 120
#define LISTED_FIELDS 6 /* of each object */

/* --- cells -------------------------------------------------------------------- */

/* A cell's head may lie in memory that nothing was ever put into, or that has
 * been given back: it is only looked at. */
__attribute__((no_sanitize("address"))) static bool
is_alive(const struct object *object, uint32_t id)
{
    const volatile struct cell *cell = &object->cell;
    return cell->kind == CELL_OBJECT && cell->extra == id;
}

static const struct frame *innermost(const struct process *process)
{
    const struct frame *frame = process->vm.frame;
    while (frame && (!frame->code || (frame->code->flags & CODE_LIBRARY)))
        frame = frame->caller;
    return frame;
}

static bool has_stack(const struct process *process)
{
    return process->made && process->vm.stack &&
           process->state != PROCESS_ENDED;
}

/* --- names ------------------------------------------------------------------------ */

static bool key_is(Value key, const char *name, size_t length)
{
    char bytes[NAME];
    struct text text;
    if (!value_is_string(key))
        return false;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(value_as_string(key), &text, UINT32_MAX);
    return text.length == length && memcmp(bytes, name, length) == 0;
}

struct search {
    const struct frame *frame;
    const char *name;
    size_t length;
    struct slot *slot;
    Value value;
    bool found;
};

/* What the compiler knows of a variable; NULL: nothing. */
static const struct code_variable *declared(const struct variable *variable)
{
    const struct code *code = variable->owner;
    const struct code_scope *scope = &code->scopes[variable->scope];
    for (uint32_t i = 0; i < scope->variable_count; i++) {
        const struct code_variable *v =
            &code->variables[scope->first_variable + i];
        if (v->name == variable->name)
            return v;
    }
    return NULL;
}

/* The local slot of a variable that has no record. */
static uint32_t local_of(const struct variable *variable)
{
    const struct code_variable *v = declared(variable);
    return v ? v->index : 0;
}

static bool is_cell(const struct variable *variable)
{
    const struct code_variable *v = declared(variable);
    return v && v->is_cell;
}

static bool match(const struct variable *variable, void *context)
{
    struct search *s = context;
    struct slot *slot = s->slot;
    if (!key_is(variable->name, s->name, s->length))
        return true;
    slot->kind = variable->env ? SLOT_RECORD : SLOT_FRAME;
    slot->serial = s->frame->serial;
    slot->generator = s->frame->generator;
    slot->env = variable->env;
    slot->code = variable->owner;
    slot->scope = variable->scope;
    slot->index = local_of(variable);
    slot->is_cell = variable->env && is_cell(variable);
    s->value = variable->value;
    s->found = true;
    return false;
}

static size_t word_length(const char *name)
{
    return strcspn(name, ".[");
}

/* A part behind the first: ".name" or "[12]" or "['name']"; *name goes behind
 * it. */
static bool read_part(const char **name, const char **part, size_t *length)
{
    const char *at = *name;
    if (*at == '.') {
        *part = at + 1;
        *length = word_length(at + 1);
        *name = *part + *length;
        return *length > 0;
    }
    const char *end = strchr(at, ']');
    if (*at != '[' || !end)
        return false;
    bool quoted = at[1] == '\'' || at[1] == '"';
    *part = at + 1 + quoted;
    *length = (size_t)(end - *part) - quoted;
    *name = end + 1;
    return end > *part + quoted;
}

static bool is_index(const char *part, size_t length)
{
    return length > 0 && length < 9 &&
           strspn(part, "0123456789") >= length;
}

static Value find_key(const struct object *object, const char *part,
                      size_t length)
{
    Value key;
    struct property found;
    uint32_t at = 0;
    while (object_next(object, &at, &key, &found))
        if (key_is(key, part, length))
            return key;
    return EMPTY;
}

static bool set_property(struct slot *slot, Value object, const char *part,
                         size_t length)
{
    if (!value_is_object(object))
        return false;
    slot->kind = SLOT_PROPERTY;
    slot->object = value_as_object(object);
    slot->id = slot->object->cell.extra;
    slot->key = UNDEFINED;
    if (is_index(part, length)) {
        slot->index = (uint32_t)strtoul(part, NULL, 10);
        return true;
    }
    if (object_class(slot->object) == CLASS_ARRAY && length == 6 &&
        memcmp(part, "length", 6) == 0) {
        slot->key = NULL_VALUE;
        return true;
    }
    slot->key = find_key(slot->object, part, length);
    return slot->key != EMPTY;
}

bool slot_find(const struct machine *machine, const struct process *process,
               const char *name, struct slot *slot)
{
    const struct frame *frame = has_stack(process) ? innermost(process) : NULL;
    struct search search = {frame, name, word_length(name), slot, UNDEFINED,
                            false};
    const char *part;
    size_t length;
    memset(slot, 0, sizeof *slot);
    slot->process = process->index;
    if (!frame)
        return false;
    if (search.length == 4 && memcmp(name, "this", 4) == 0) {
        search.value = frame->this_value;
        search.found = name[4] != 0;
    } else {
        scope_read_all(frame, match, &search);
    }
    if (!search.found)
        return false;
    name += search.length;
    for (Value value = search.value; *name;) {
        if (!read_part(&name, &part, &length) ||
            !set_property(slot, value, part, length) ||
            !slot_value(machine, slot, &value))
            return false;
    }
    return true;
}

void slot_of_object(const struct process *process, Value object,
                    struct slot *slot)
{
    memset(slot, 0, sizeof *slot);
    slot->kind = SLOT_OBJECT;
    slot->process = process->index;
    slot->object = value_as_object(object);
    slot->id = slot->object->cell.extra;
}

/* --- values ------------------------------------------------------------------------ */

static bool frame_value(const struct process *process, const struct slot *slot,
                        Value *value)
{
    for (const struct frame *f = process->vm.frame; f; f = f->caller) {
        bool same = f->serial == slot->serial ||
                    (slot->generator != UNDEFINED &&
                     f->generator == slot->generator);
        if (!f->code || !same || f->code != slot->code)
            continue;
        *value = frame_locals(f)[slot->index];
        return true;
    }
    return false;
}

static bool chain_has(const struct frame *frame, const struct slot *slot)
{
    for (const struct env *env = frame->code ? frame->env : NULL; env;
         env = env->parent)
        if (env == slot->env)
            return env->code == slot->code && env->cell.aux == slot->scope;
    return false;
}

/* A record is written by functions that have it in their chain. */
static bool record_value(const struct process *process,
                         const struct slot *slot, Value *value)
{
    const struct frame *f = process->vm.frame;
    while (f && !chain_has(f, slot))
        f = f->caller;
    if (!f || slot->index >= slot->env->cell.extra)
        return false;
    *value = slot->env->values[slot->index];
    if (slot->is_cell && value_is_cell(*value))
        *value = ((const struct values *)value_as_cell(*value))
                     ->at[MODULE_VALUE];
    return true;
}

static Value named_value(const struct object *object, Value name)
{
    Value key;
    struct property found;
    uint32_t at = 0;
    while (object_next(object, &at, &key, &found))
        if (key == name)
            return found.kind == PROPERTY_DATA ? found.value : found.get;
    return EMPTY;
}

static bool property_value(const struct slot *slot, Value *value)
{
    const struct object *object = slot->object;
    if (!is_alive(object, slot->id))
        return false;
    if (slot->key == NULL_VALUE)
        *value = value_number(object->length);
    else if (slot->key != UNDEFINED)
        *value = named_value(object, slot->key);
    else
        *value = slot->index < object->element_count
                     ? object->elements[slot->index]
                     : EMPTY;
    return true;
}

bool slot_value(const struct machine *machine, const struct slot *slot,
                Value *value)
{
    if (slot->process >= machine->process_count)
        return false;
    const struct process *process = machine->processes[slot->process];
    if (!has_stack(process))
        return false;
    switch (slot->kind) {
    case SLOT_FRAME:
        return frame_value(process, slot, value);
    case SLOT_RECORD:
        return record_value(process, slot, value);
    case SLOT_PROPERTY:
        return property_value(slot, value);
    default:
        *value = value_object(slot->object);
        return is_alive(slot->object, slot->id);
    }
}

const struct promise *slot_promise(const struct machine *machine,
                                   const struct slot *slot)
{
    Value value;
    return slot_value(machine, slot, &value) ? promise_of(value) : NULL;
}

/* --- what there is ------------------------------------------------------------------- */

struct naming {
    void (*name)(const char *name, Value value, void *context);
    void *context;
};

static void name_fields(const struct naming *naming, const char *base,
                        const struct object *object)
{
    bool array = object_class(object) == CLASS_ARRAY;
    Value key;
    struct property found;
    if (object_class(object) != CLASS_OBJECT && !array)
        return;
    for (uint32_t i = 0;
         i < LISTED_FIELDS && object_peek(object, i, &key, &found); i++) {
        char bytes[NAME];
        struct text text;
        if (found.kind != PROPERTY_DATA)
            continue;
        text_init_fixed(&text, bytes, sizeof bytes);
        text_str(&text, base);
        if (value_is_string(key)) {
            text_byte(&text, '.');
            string_write(value_as_string(key), &text, UINT32_MAX);
        } else if (value_is_int(key)) {
            text_format(&text, "[%d]", value_as_int(key));
        } else {
            continue;
        }
        naming->name(bytes, found.value, naming->context);
    }
}

static bool name_variable(const struct variable *variable, void *context)
{
    const struct naming *naming = context;
    char bytes[NAME];
    struct text text;
    if (variable->kind == VARIABLE_SELF ||
        variable->kind == VARIABLE_FUNCTION ||
        variable->kind == VARIABLE_CLASS || variable->value == EMPTY)
        return true;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(value_as_string(variable->name), &text, UINT32_MAX);
    naming->name(bytes, variable->value, naming->context);
    if (value_is_object(variable->value))
        name_fields(naming, bytes, value_as_object(variable->value));
    return true;
}

void names_list(const struct machine *machine, const struct process *process,
                void (*name)(const char *name, Value value, void *context),
                void *context)
{
    struct naming naming = {name, context};
    const struct frame *frame = has_stack(process) ? innermost(process) : NULL;
    (void)machine;
    if (frame)
        scope_read(frame, name_variable, &naming);
}

/* --- messages ------------------------------------------------------------------------- */

static bool is_message(const struct wire_item *item)
{
    return item->kind == WIRE_DATA || item->kind == WIRE_MESSAGE ||
           (item->kind == WIRE_FRAME && (item->sub == 1 || item->sub == 2) &&
            !item->compressed);
}

const struct wire_item *message_find(const struct machine *machine,
                                     const char *text, bool received)
{
    uint64_t first = wire_log_first(machine);
    for (uint64_t i = wire_log_last(machine); first && i >= first; i--) {
        const struct wire_item *item = wire_log_item(machine, i);
        if (item && is_message(item) && item->received == received &&
            item->process != NETWORK_OUTER &&
            memmem(item->text, item->size, text, strlen(text)))
            return item;
    }
    return NULL;
}
