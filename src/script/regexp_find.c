#include "script/regexp_find.h"

#include <math.h>

#include "script/realm.h"

/* What is kept between two slices: this, the registers, the stack. */
struct finder_kept {
    uint32_t start, at, pc, from;
    uint32_t running, sticky;
    uint32_t stack_count, stack_capacity;
    uint32_t words[];
};

#define TICK 16u /* instructions that count as one tick of the machine */

/* --- memory -------------------------------------------------------------- */

static size_t kept_size(uint32_t registers, uint32_t stack)
{
    return sizeof(struct finder_kept) + ((size_t)registers + stack) * 4;
}

static struct finder_kept *kept_in(Value cell)
{
    return (void *)((struct bytes *)value_as_cell(cell))->at;
}

/* The match works in the cell from now on. */
static void use_kept(struct finder *finder)
{
    finder->match.registers = finder->kept->words;
    finder->match.stack =
        finder->kept->words + finder->match.program->registers;
    finder->match.stack_capacity = finder->kept->stack_capacity;
}

/* Moves registers and stack into a new cell with that much room. */
static void move_to_cell(struct finder *finder, uint32_t stack)
{
    struct regexp_match *m = &finder->match;
    uint32_t registers = m->program->registers;
    struct bytes *bytes =
        bytes_new(finder->vm, (uint32_t)kept_size(registers, stack));
    struct finder_kept *kept = (void *)bytes->at;
    kept->stack_capacity = stack;
    if (m->registers != NULL) {
        memcpy(kept->words, m->registers, (size_t)registers * 4);
        memcpy(kept->words + registers, m->stack,
               (size_t)m->stack_count * 4);
    }
    finder->kept = kept;
    finder->call->state[FINDER_KEPT] = value_cell(bytes);
    use_kept(finder);
}

/* Writes down where the match stands. */
static void keep(struct finder *finder)
{
    const struct regexp_match *m = &finder->match;
    if (finder->kept == NULL) {
        move_to_cell(finder, FINDER_STACK);
    }
    struct finder_kept *kept = finder->kept;
    kept->start = m->start;
    kept->at = m->at;
    kept->pc = m->pc;
    kept->from = finder->from;
    kept->running = m->running;
    kept->sticky = m->sticky;
    kept->stack_count = m->stack_count;
}

static void take_up(struct finder *finder)
{
    struct regexp_match *m = &finder->match;
    finder->kept = kept_in(finder->call->state[FINDER_KEPT]);
    use_kept(finder);
    m->start = finder->kept->start;
    m->at = finder->kept->at;
    m->pc = finder->kept->pc;
    m->running = finder->kept->running;
    m->sticky = finder->kept->sticky;
    m->stack_count = finder->kept->stack_count;
    finder->from = finder->kept->from;
}

void finder_open(struct finder *finder, struct native_call *call,
                 struct regexp *regexp, struct string *text, uint32_t start,
                 bool sticky)
{
    struct regexp_match *m = &finder->match;
    finder->call = call;
    finder->vm = call->vm;
    finder->regexp = regexp;
    finder->text = string_flatten(call->vm, text);
    finder->kept = NULL;
    finder->from = 0;
    *m = (struct regexp_match){
        .program = regexp_program(value_as_cell(regexp->program)),
        .units = text->as.units,
        .length = string_length(text),
        .wide = string_is_wide(text),
        .sticky = sticky,
        .start = start,
        .steps = REGEXP_STEPS,
    };
    if (call->state[FINDER_KEPT] != EMPTY) {
        take_up(finder);
    } else if (m->program->registers > FINDER_REGISTERS) {
        move_to_cell(finder, FINDER_STACK);
    } else {
        m->registers = finder->registers;
        m->stack = finder->stack;
        m->stack_capacity = FINDER_STACK;
    }
}

void finder_close(struct finder *finder)
{
    finder->vm->ticks += (REGEXP_STEPS - finder->match.steps) / TICK;
    finder->match.steps = REGEXP_STEPS;
}

/* --- matches ------------------------------------------------------------- */

static enum native_result leave(struct finder *finder,
                                enum native_result result)
{
    keep(finder);
    finder_close(finder);
    return result;
}

/* The stack is full: twice as much, once the heap was asked for it. */
static enum native_result grow(struct finder *finder)
{
    struct native_call *call = finder->call;
    const struct regexp_match *m = &finder->match;
    uint32_t wanted = 2 * m->stack_capacity;
    /* As much as any instruction pushes. */
    while (wanted < m->stack_count + 2 * m->program->registers + 4) {
        wanted *= 2;
    }
    size_t size = kept_size(m->program->registers, wanted);
    bool room = heap_has_room(&finder->vm->heap, size);
    if ((size_t)wanted * 4 <= REGEXP_STACK_MOST && room) {
        move_to_cell(finder, wanted);
        call->state[FINDER_ASKED] = EMPTY;
        return NATIVE_OK;
    }
    if (!room && call->state[FINDER_ASKED] == EMPTY) {
        call->state[FINDER_ASKED] = TRUE_VALUE;
        return leave(finder, NATIVE_COLLECT);
    }
    finder_close(finder);
    return error_throw(finder->vm, ERROR_RANGE,
                       "Maximum call stack size exceeded");
}

enum native_result finder_next(struct finder *finder, bool *found)
{
    for (;;) {
        enum regexp_result result = regexp_run(&finder->match);
        if (result == REGEXP_MATCHED || result == REGEXP_FAILED) {
            *found = result == REGEXP_MATCHED;
            finder->match.running = false;
            return NATIVE_OK;
        }
        if (result == REGEXP_PAUSED) {
            return leave(finder, NATIVE_AGAIN);
        }
        enum native_result grown = grow(finder);
        if (grown != NATIVE_OK) {
            return grown;
        }
    }
}

void finder_move(struct finder *finder, uint32_t start)
{
    finder->match.start = start;
    finder->match.running = false;
}

/* AdvanceStringIndex, 22.2.7.3. */
static uint32_t behind(const struct finder *finder, uint32_t at)
{
    const struct string *text = finder->text;
    bool pair =
        (finder->match.program->flags & REGEXP_EITHER_UNICODE) &&
        at + 1 < string_length(text) &&
        (string_unit(text, at) & 0xfc00) == 0xd800 &&
        (string_unit(text, at + 1) & 0xfc00) == 0xdc00;
    return at + (pair ? 2 : 1);
}

void finder_advance(struct finder *finder)
{
    uint32_t from = finder->match.registers[0];
    uint32_t to = finder->match.registers[1];
    finder_move(finder, from == to ? behind(finder, to) : to);
}

/* --- results -------------------------------------------------------------- */

Value finder_capture(const struct finder *finder, uint32_t i)
{
    uint32_t from, to;
    if (!finder_group(finder, i, &from, &to)) {
        return UNDEFINED;
    }
    return value_string(from == to
                            ? finder->vm->names[ATOM_EMPTY_STRING]
                            : string_slice(finder->vm, finder->text, from,
                                           to));
}

/* What the names stand for: a string, or (indices) a pair of places. */
static Value named(const struct finder *finder, const struct object *list)
{
    struct vm *vm = finder->vm;
    if (finder->regexp->names == UNDEFINED) {
        return UNDEFINED;
    }
    const struct values *names = value_as_cell(finder->regexp->names);
    struct object *groups = object_new(vm, NULL);
    for (uint32_t i = 0; i < names->cell.extra; i += 2) {
        object_put_own(vm, groups, names->at[i],
                       list->elements[value_as_int(names->at[i + 1])],
                       ATTRIBUTES_DEFAULT);
    }
    return value_object(groups);
}

static struct object *captures(const struct finder *finder)
{
    uint32_t count = finder->match.program->groups;
    struct object *list = array_new(finder->vm, count);
    for (uint32_t i = 0; i < count; i++) {
        array_push(finder->vm, list, finder_capture(finder, i));
    }
    return list;
}

Value finder_groups(const struct finder *finder)
{
    return finder->regexp->names == UNDEFINED
               ? UNDEFINED
               : named(finder, captures(finder));
}

/* MakeMatchIndicesIndexPairArray, 22.2.7.8. */
static struct object *indices(const struct finder *finder)
{
    struct vm *vm = finder->vm;
    uint32_t count = finder->match.program->groups;
    struct object *list = array_new(vm, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from, to;
        Value pair = UNDEFINED;
        if (finder_group(finder, i, &from, &to)) {
            Value places[2] = {value_number(from), value_number(to)};
            pair = value_object(array_from(vm, places, 2));
        }
        array_push(vm, list, pair);
    }
    object_put_own(vm, list, vm_atom(vm, ATOM_GROUPS), named(finder, list),
                   ATTRIBUTES_DEFAULT);
    return list;
}

/* An array with room for the four names that a match has. */
struct match_array {
    struct object object;
    Value inner[4];
};

struct object *finder_result(const struct finder *finder)
{
    struct vm *vm = finder->vm;
    uint32_t count = finder->match.program->groups;
    struct object *result = object_new_sized(
        vm, CLASS_ARRAY, vm->shapes[REALM_SHAPE_MATCH],
        sizeof(struct match_array), offsetof(struct match_array, inner), 4);
    struct values *row = values_new(vm, count);
    result->elements = row->at;
    result->element_capacity = result->element_count = result->length = count;
    for (uint32_t i = 0; i < count; i++) {
        row->at[i] = finder_capture(finder, i);
    }
    result->slots[0] = value_number(finder->match.registers[0]);
    result->slots[1] = value_string(finder->text);
    result->slots[2] = named(finder, result);
    if (finder->match.program->flags & REGEXP_HAS_INDICES) {
        object_put_own(vm, result, key_from_c(vm, "indices"),
                       value_object(indices(finder)), ATTRIBUTES_DEFAULT);
    }
    return result;
}

void finder_note(const struct finder *finder)
{
    struct vm *vm = finder->vm;
    const uint32_t *registers = finder->match.registers;
    uint32_t groups = finder->match.program->groups;
    uint32_t last = 2 * (groups - 1);
    vm->last_match.text = vm->last_match.input = value_string(finder->text);
    for (uint32_t i = 0; i < 2 * VM_LAST_GROUPS; i++) {
        vm->last_match.places[i] =
            i < 2 * groups ? registers[i] : REGEXP_UNSET;
    }
    vm->last_match.paren[0] = last > 0 ? registers[last] : REGEXP_UNSET;
    vm->last_match.paren[1] = registers[last + 1];
}

/* --- unmodified ones ------------------------------------------------------ */

/* As %regexpSeal left it: [shape id, slots...]. */
static bool is_sealed(const struct object *object, Value seal)
{
    if (seal == UNDEFINED) {
        return false;
    }
    const struct values *row = value_as_cell(seal);
    return row->at[0] == value_number(object->shape->id) &&
           memcmp(row->at + 1, object->slots,
                  (row->cell.extra - 1) * sizeof(Value)) == 0;
}

bool regexp_is_plain(struct vm *vm, Value value)
{
    return value_is_class(value, CLASS_REGEXP) &&
           value_as_object(value)->shape ==
               vm->shapes[REALM_SHAPE_REGEXP] &&
           is_sealed(vm_intrinsic(vm, INTRINSIC_REGEXP_PROTOTYPE),
                     vm->intrinsics[INTRINSIC_REGEXP_PROTOTYPE_SEAL]);
}

bool regexp_has_species(struct vm *vm)
{
    return is_sealed(vm_intrinsic(vm, INTRINSIC_REGEXP),
                     vm->intrinsics[INTRINSIC_REGEXP_SEAL]);
}

enum native_result regexp_forward(struct native_call *call,
                                  enum well_known symbol)
{
    struct vm *vm = call->vm;
    struct property method;
    Value pattern = native_arg(call, 0);
    if (!value_is_string(call->this_value) || !regexp_is_plain(vm, pattern) ||
        !object_get_own(vm, vm_intrinsic(vm, INTRINSIC_REGEXP_PROTOTYPE),
                        vm_symbol(vm, symbol), &method)) {
        return NATIVE_FALLBACK;
    }
    call->args[0] = call->this_value;
    return native_call_with(call, method.value, pattern, 0);
}

bool regexp_last_index(const struct regexp *regexp, double *index)
{
    Value value = regexp->object.slots[0];
    if (!value_is_number(value)) {
        return false;
    }
    double number = value_as_number(value);
    *index = number > 0 ? floor(number) : 0;
    return true;
}

void regexp_set_last_index(struct regexp *regexp, uint32_t index)
{
    regexp->object.slots[0] = value_number(index);
}
