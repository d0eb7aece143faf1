/*
 * iterate.c: the iterator protocol (ECMA-262, 7.4) in instructions.
 *
 * Arrays and generators whose protocol nobody has changed are walked here;
 * everything else goes through the library, with frames.
 */
#include "script/error.h"
#include "script/iterator.h"
#include "script/vm_internal.h"

static bool ends_in_call(const struct text *text)
{
    static const char call[] = "(...)";
    size_t tail = sizeof call - 1;
    return text->length > tail &&
           memcmp(text->bytes + text->length - tail, call, tail) == 0;
}

/* True where what is iterated stands among a call's arguments: the place is
 * then the call's, and begins before it. */
static bool is_argument(const struct frame *f)
{
    const struct code_position *p = code_position_at(f->code, frame_pc(f) - 1);
    return p && p->at && p->at < p->start;
}

/* V8's words for `f(...nothing)` are a defect of its own that has stayed. */
static void write_argument(struct text *text, Value value)
{
    if (value_is_nullish(value))
        text_format(text, " is not iterable (cannot read property %s)",
                    value == UNDEFINED ? "undefined" : "null");
    else {
        text_cut(text, 0);
        text_str(text, "Spread syntax requires ...iterable[Symbol.iterator] "
                       "to be a function");
    }
}

/* The TypeError for what has no Symbol.iterator. */
static enum act not_iterable(struct vm *vm, Value value)
{
    char buffer[256];
    struct text text;
    struct frame *f = vm->frame;
    text_init_fixed(&text, buffer, sizeof buffer);
    error_write_site(vm, &text, f->code, frame_pc(f) - 1);
    if (is_argument(f)) {
        write_argument(&text, value);
    } else if (text.length == 0) {
        error_write_default_site(vm, &text, value);
        text_str(&text, " is not iterable (cannot read property "
                        "Symbol(Symbol.iterator))");
    } else if (ends_in_call(&text)) {
        text_cut(&text, text.length - 5);
        text_str(&text, " is not a function or its return value is not "
                        "iterable");
    } else {
        text_str(&text, " is not iterable");
    }
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    error_keep_clue(vm, value);
    return ACT_THROW;
}

/* The same for what has no Symbol.asyncIterator either; `method`: what it has
 * instead. */
static enum act not_async_iterable(struct vm *vm, Value method)
{
    char buffer[256];
    struct text text;
    struct frame *f = vm->frame;
    text_init_fixed(&text, buffer, sizeof buffer);
    error_write_site(vm, &text, f->code, frame_pc(f) - 1);
    if (text.length == 0) {
        error_write_default_site(vm, &text, method);
        text_str(&text, " is not a function");
    } else if (ends_in_call(&text)) {
        text_str(&text, " is not a function or its return value is not async "
                        "iterable");
    } else {
        text_str(&text, " is not async iterable");
    }
    error_throw(vm, ERROR_TYPE, "%s", buffer);
    return ACT_THROW;
}

/* The method of a value under a symbol, EMPTY where a getter must run. */
static Value method_of(struct vm *vm, Value iterable, enum well_known symbol)
{
    struct property found;
    if (value_is_nullish(iterable))
        return UNDEFINED;
    struct object *o = value_is_object(iterable) ? value_as_object(iterable)
                       : value_is_string(iterable)
                           ? vm_intrinsic(vm, INTRINSIC_STRING_PROTOTYPE)
                           : operate_wrap(vm, iterable);
    if (!object_find(vm, o, vm_symbol(vm, symbol), &found))
        return UNDEFINED;
    return found.kind == PROPERTY_DATA ? found.value : EMPTY;
}

static Value iterator_method(struct vm *vm, Value iterable)
{
    return method_of(vm, iterable, SYMBOL_ITERATOR);
}

/* The operand on top and its method, which the hook is asked for where C
 * cannot know it: then the instruction at `at` starts again with both in the
 * operand's place. */
static enum act find_method(struct vm *vm, struct vm_host *host,
                            const uint8_t *at, Value *iterable, Value *method)
{
    *iterable = vm->sp[-1];
    if (value_is_cell(*iterable)) {
        const struct accessor *asked = value_as_cell(*iterable);
        *iterable = asked->get;
        *method = asked->set;
        return ACT_OK;
    }
    *method = iterator_method(vm, *iterable);
    if (*method != EMPTY)
        return ACT_OK;
    uint16_t slot = (uint16_t)(&vm->sp[-1] - frame_operands(vm->frame));
    vm->frame->pc = at;
    return frame_call_hook(vm, host, HOOK_ITERATOR_METHOD, iterable, 1, 0,
                           RETURN_SLOT, slot);
}

enum act iterate_start(struct vm *vm, struct vm_host *host, const uint8_t *at)
{
    Value iterable, method;
    enum act act = find_method(vm, host, at, &iterable, &method);
    if (act != ACT_OK)
        return act;
    if (!value_is_callable(method))
        return not_iterable(vm, iterable);
    if (method == vm->intrinsics[INTRINSIC_ARRAY_VALUES] &&
        value_is_class(iterable, CLASS_ARRAY)) {
        struct object *it =
            iterator_new(vm, ITERATE_ARRAY, ITERATE_VALUES, iterable);
        Value next;
        vm->sp[-1] = value_object(it);
        act = access_get(vm, host, vm->sp[-1], vm_atom(vm, ATOM_NEXT),
                         RETURN_PUSH, &next);
        if (act == ACT_OK)
            *vm->sp++ = next;
        return act;
    }
    vm->sp[-1] = method;
    *vm->sp++ = iterable;
    struct call_request request = {
        .base = vm->sp - 2, .argc = 0, .mode = RETURN_ITERATOR};
    return frame_call(vm, host, &request);
}

enum act iterate_start_async(struct vm *vm, struct vm_host *host)
{
    Value iterable = vm->sp[-1];
    Value method = method_of(vm, iterable, SYMBOL_ASYNC_ITERATOR);
    if (value_is_nullish(iterable)) {
        error_throw(vm, ERROR_TYPE,
                    "Cannot read properties of %s (reading "
                    "'Symbol(Symbol.asyncIterator)')",
                    iterable == UNDEFINED ? "undefined" : "null");
        return ACT_THROW;
    }
    if (value_is_nullish(method))
        method = iterator_method(vm, iterable);
    if (method != EMPTY && !value_is_callable(method))
        return not_async_iterable(vm, method);
    return frame_call_hook(vm, host, HOOK_GET_ASYNC_ITERATOR, &iterable, 1, 1,
                           RETURN_ITERATOR, 0);
}

/* True where `next` is the built-in one of arrays, strings, maps, sets. */
static bool plain_next(struct vm *vm, const struct vm_host *host, Value next)
{
    if (next == vm->intrinsics[INTRINSIC_ARRAY_ITERATOR_NEXT])
        return true;
    if (!value_is_class(next, CLASS_FUNCTION))
        return false;
    const struct function *f = value_pointer(next);
    const struct function *own =
        value_pointer(vm->intrinsics[INTRINSIC_ARRAY_ITERATOR_NEXT]);
    return !f->code && native_row(host->natives, f->native)->function ==
                           native_row(host->natives, own->native)->function;
}

enum act iterate_next(struct vm *vm, struct vm_host *host)
{
    Value iter = vm->sp[-2], next = vm->sp[-1];
    if (value_is_undefined(iter)) {
        *vm->sp++ = EMPTY;
        return ACT_OK;
    }
    if (value_is_class(iter, CLASS_ITERATOR) && plain_next(vm, host, next)) {
        Value value;
        switch (iterator_step(vm, value_pointer(iter), &value)) {
        case ITERATOR_VALUE:
            *vm->sp++ = value;
            return ACT_OK;
        case ITERATOR_END:
            vm->sp[-2] = UNDEFINED;
            *vm->sp++ = EMPTY;
            return ACT_OK;
        case ITERATOR_HARD:
            break;
        }
    }
    vm->sp[-2] = UNDEFINED;
    if (value_is_class(iter, CLASS_GENERATOR) &&
        value_is_class(next, CLASS_FUNCTION)) {
        const struct function *f = value_pointer(next);
        if (!f->code && native_row(host->natives, f->native)->function ==
                            native_generator_next)
            return coroutine_resume(vm, host, value_pointer(iter), RESUME_NEXT,
                                    UNDEFINED, vm->sp, RETURN_ITER_NEXT);
    }
    Value args[2] = {iter, next};
    return frame_call_hook(vm, host, HOOK_ITERATOR_STEP, args, 2, 0,
                           RETURN_ITER_NEXT, 0);
}

/* The stack is cut before the call: nothing above it is needed any more. */
enum act iterate_close(struct vm *vm, struct vm_host *host, bool quiet)
{
    Value iter = vm->sp[-2];
    vm->sp -= 2;
    if (value_is_undefined(iter))
        return ACT_OK;
    if (value_is_class(iter, CLASS_ITERATOR)) {
        struct property found;
        if (!object_find(vm, value_as_object(iter), vm_atom(vm, ATOM_RETURN),
                         &found))
            return ACT_OK;
    }
    return frame_call_hook(
        vm, host, quiet ? HOOK_ITERATOR_CLOSE_QUIETLY : HOOK_ITERATOR_CLOSE,
        &iter, 1, 0, RETURN_DISCARD, 0);
}

bool iterate_is_plain(struct vm *vm, struct object *array)
{
    struct property found;
    struct object *home = vm_intrinsic(vm, INTRINSIC_ARRAY_ITERATOR_PROTOTYPE);
    return iterator_method(vm, value_object(array)) ==
               vm->intrinsics[INTRINSIC_ARRAY_VALUES] &&
           object_get_own(vm, home, vm_atom(vm, ATOM_NEXT), &found) &&
           found.kind == PROPERTY_DATA &&
           found.value == vm->intrinsics[INTRINSIC_ARRAY_ITERATOR_NEXT];
}

enum act iterate_spread(struct vm *vm, struct vm_host *host, const uint8_t *at)
{
    struct object *array = value_as_object(vm->sp[-2]);
    Value iterable, method;
    enum act act = find_method(vm, host, at, &iterable, &method);
    if (act != ACT_OK)
        return act;
    if (!value_is_callable(method))
        return not_iterable(vm, iterable);
    if (value_is_class(iterable, CLASS_ARRAY) &&
        array_is_packed(value_as_object(iterable)) &&
        iterate_is_plain(vm, value_as_object(iterable))) {
        const struct object *from = value_as_object(iterable);
        for (uint32_t i = 0; i < from->element_count; i++)
            array_push(vm, array, from->elements[i]);
        vm->sp--;
        return ACT_OK;
    }
    Value args[3] = {vm->sp[-2], iterable, method};
    return frame_call_hook(vm, host, HOOK_ARRAY_SPREAD, args, 3, 2, RETURN_PUSH,
                           0);
}
