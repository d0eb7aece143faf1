/*
 * [[DefineOwnProperty]]: ValidateAndApplyPropertyDescriptor (ECMA-262,
 * 10.1.6.3) and what arrays, arguments and buffers have of their own
 * (10.4.2.1, 10.4.4.2, 10.4.5.3).
 */
#include "script/binary.h"
#include "script/bigint.h"
#include "script/object_inside.h"

#define HAS_DATA (HAS_VALUE | HAS_WRITABLE)
#define HAS_ACCESSOR (HAS_GET | HAS_SET)

/* SameValue (7.2.11). */
static bool same_value(struct vm *vm, Value a, Value b)
{
    if (a == b) return true;
    if (value_is_number(a) && value_is_number(b))
        return value_double(value_as_number(a)) ==
               value_double(value_as_number(b));
    if (value_is_bigint(a) && value_is_bigint(b))
        return bigint_equal(value_as_bigint(a), value_as_bigint(b));
    return value_is_string(a) && value_is_string(b) &&
           string_equal(vm, value_as_string(a), value_as_string(b));
}

/* The attributes that the descriptor asks for, the others as in `before`. */
static unsigned merge(const struct descriptor *desc, unsigned before)
{
    static const unsigned pairs[][2] = {{HAS_WRITABLE, WRITABLE},
                                        {HAS_ENUMERABLE, ENUMERABLE},
                                        {HAS_CONFIGURABLE, CONFIGURABLE}};
    for (unsigned i = 0; i < 3; i++)
        if (desc->has & pairs[i][0])
            before = (before & ~pairs[i][1]) |
                     (desc->attributes & pairs[i][1]);
    return before;
}

/* Steps 4 to 6: what may be changed in a property that is there. */
bool object_may_change(struct vm *vm, const struct property *now,
                       const struct descriptor *desc)
{
    unsigned wanted = merge(desc, now->attributes);
    bool is_accessor = now->kind == PROPERTY_ACCESSOR;
    if (now->attributes & CONFIGURABLE) return true;
    if ((wanted ^ now->attributes) & (CONFIGURABLE | ENUMERABLE)) return false;
    if (desc->has & (is_accessor ? HAS_DATA : HAS_ACCESSOR)) return false;
    if (is_accessor)
        return (!(desc->has & HAS_GET) || desc->get == now->get) &&
               (!(desc->has & HAS_SET) || desc->set == now->set);
    if (now->attributes & WRITABLE) return true;
    return !(wanted & WRITABLE) &&
           (!(desc->has & HAS_VALUE) ||
            same_value(vm, desc->value, now->value));
}

static void apply_accessor(struct vm *vm, struct object *object, Value key,
                           const struct descriptor *desc,
                           const struct property *now)
{
    bool was = now->kind == PROPERTY_ACCESSOR;
    Value get = was ? now->get : UNDEFINED, set = was ? now->set : UNDEFINED;
    if (desc->has & HAS_GET) get = desc->get;
    if (desc->has & HAS_SET) set = desc->set;
    accessor_put(vm, object, key, get, set, merge(desc, now->attributes));
}

static void apply_data(struct vm *vm, struct object *object, Value key,
                       const struct descriptor *desc,
                       const struct property *now)
{
    unsigned before = now->attributes;
    Value value = now->kind == PROPERTY_DATA ? now->value : UNDEFINED;
    if (now->kind == PROPERTY_ACCESSOR)
        before &= ENUMERABLE | CONFIGURABLE;
    if (desc->has & HAS_VALUE) value = desc->value;
    object_put_own(vm, object, key, value, merge(desc, before));
}

/* Makes the property, or changes one that may be changed. */
static void apply(struct vm *vm, struct object *object, Value key,
                  const struct descriptor *desc, const struct property *now)
{
    bool accessor = desc->has & HAS_ACCESSOR;
    if (now->kind == PROPERTY_ACCESSOR && !(desc->has & HAS_DATA))
        accessor = true;
    if (accessor)
        apply_accessor(vm, object, key, desc, now);
    else
        apply_data(vm, object, key, desc, now);
}

/* ArraySetLength (10.4.2.4); the VM has made the value a number. */
static enum define_result define_length(struct vm *vm, struct object *array,
                                        const struct descriptor *desc,
                                        const struct property *now)
{
    bool ok = true;
    if (desc->has & HAS_VALUE) {
        double length = value_is_number(desc->value)
                            ? value_as_number(desc->value)
                            : -1;
        if (!(length >= 0 && length < 4294967296.0) ||
            length != (double)(uint32_t)length)
            return DEFINE_BAD_LENGTH;
    }
    if (!object_may_change(vm, now, desc))
        return desc->has & HAS_VALUE && !(now->attributes & WRITABLE)
                   ? DEFINE_READ_ONLY
                   : DEFINE_NOT_CONFIGURABLE;
    if (desc->has & HAS_VALUE)
        ok = array_set_length(vm, array,
                              (uint32_t)value_as_number(desc->value));
    if ((desc->has & HAS_WRITABLE) && !(desc->attributes & WRITABLE))
        array->cell.flags |= OBJECT_LENGTH_FIXED;
    return ok ? DEFINE_OK : DEFINE_READ_ONLY;
}

/* An element is always writable, enumerable and configurable (10.4.5.3). */
static enum define_result define_element(struct object *object, Value key,
                                         const struct descriptor *desc)
{
    const struct array_view *view = (const struct array_view *)object;
    if (!value_is_int(key) || !view_has(view, (uint32_t)value_as_int(key)))
        return DEFINE_BAD_INDEX;
    if ((desc->has & HAS_ACCESSOR) ||
        merge(desc, ATTRIBUTES_DEFAULT) != ATTRIBUTES_DEFAULT)
        return DEFINE_NOT_CONFIGURABLE;
    if (!(desc->has & HAS_VALUE)) return DEFINE_OK;
    if (!element_takes(view->type, desc->value)) return DEFINE_CONVERT;
    element_store(object, (uint32_t)value_as_int(key), desc->value);
    return DEFINE_OK;
}

/* What is not in the shape or the elements: lengths, units of strings. */
static enum define_result define_exotic(struct vm *vm, struct object *object,
                                        Value key,
                                        const struct descriptor *desc,
                                        const struct property *now)
{
    if (object_class(object) == CLASS_ARRAY &&
        object_has_length(vm, object, key))
        return define_length(vm, object, desc, now);
    return object_may_change(vm, now, desc) ? DEFINE_OK : DEFINE_NOT_CONFIGURABLE;
}

static bool is_exotic(const struct vm *vm, const struct object *object,
                      Value key)
{
    if (object_has_length(vm, object, key)) return true;
    return object_class(object) == CLASS_STRING && value_is_int(key) &&
           (uint32_t)value_as_int(key) <
               string_length(object_string(object));
}

/* A namespace takes nothing but what is so already (10.4.6.7). */
static enum define_result define_export(struct vm *vm, struct object *object,
                                        Value key,
                                        const struct descriptor *desc)
{
    const unsigned wanted = WRITABLE | ENUMERABLE;
    struct property now;
    unsigned said = (desc->has & HAS_WRITABLE ? WRITABLE : 0) |
                    (desc->has & HAS_ENUMERABLE ? ENUMERABLE : 0) |
                    (desc->has & HAS_CONFIGURABLE ? CONFIGURABLE : 0);
    if (!object_get_own(vm, object, key, &now)) return DEFINE_NOT_EXTENSIBLE;
    if ((desc->has & HAS_ACCESSOR) || (desc->attributes & said) != (said & wanted))
        return DEFINE_NOT_CONFIGURABLE;
    if ((desc->has & HAS_VALUE) && !same_value(vm, desc->value, now.value))
        return DEFINE_NOT_CONFIGURABLE;
    return DEFINE_OK;
}

enum define_result object_define(struct vm *vm, struct object *object,
                                 Value key, const struct descriptor *desc)
{
    struct property now;
    if (object_class(object) == CLASS_PROXY) return DEFINE_NOT_CONFIGURABLE;
    if (object_is_typed_array(object) &&
        (value_is_int(key) || view_refuses(vm, object, key)))
        return define_element(object, key, desc);
    if (object_class(object) == CLASS_NAMESPACE && !value_is_symbol(key))
        return define_export(vm, object, key, desc);
    if (object_get_own(vm, object, key, &now)) {
        if (is_exotic(vm, object, key))
            return define_exotic(vm, object, key, desc, &now);
        if (!object_may_change(vm, &now, desc)) return DEFINE_NOT_CONFIGURABLE;
    } else {
        if ((object->cell.flags & OBJECT_NOT_EXTENSIBLE) ||
            array_refuses(object, key))
            return DEFINE_NOT_EXTENSIBLE;
        now = (struct property){.kind = PROPERTY_NONE, .value = UNDEFINED};
    }
    apply(vm, object, key, desc, &now);
    if ((desc->has & HAS_ACCESSOR) ||
        ((desc->has & HAS_WRITABLE) && !(desc->attributes & WRITABLE)))
        arguments_unmap(object, key);
    return DEFINE_OK;
}
