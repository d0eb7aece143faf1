/*
 * global.c: the names that a script declares (ECMA-262, 16.1.7): var and
 * function become properties of the global object, let, const and class
 * entries of the scope that all scripts share.
 */
#include "script/error.h"
#include "script/vm_internal.h"

#define NAME 160 /* of a name in a message, in bytes */

static enum act refuse(struct vm *vm, Value name, enum error_kind kind)
{
    char buffer[NAME];
    struct text text;
    text_init_fixed(&text, buffer, sizeof buffer);
    access_write_key(&text, name);
    error_throw(vm, kind, "Identifier '%s' has already been declared", buffer);
    return ACT_THROW;
}

/* CanDeclareGlobalVar, CanDeclareGlobalFunction (9.1.1.4.15 to 16) */
static bool may_declare(const struct object *global,
                        const struct property *found, bool there,
                        enum global_kind kind)
{
    unsigned plain = WRITABLE | ENUMERABLE;
    if (!there)
        return !(global->cell.flags & OBJECT_NOT_EXTENSIBLE);
    return kind == GLOBAL_VAR || (found->attributes & CONFIGURABLE) ||
           (found->kind == PROPERTY_DATA &&
            (found->attributes & plain) == plain);
}

enum act global_check(struct vm *vm, Value name, enum global_kind kind)
{
    struct object *scope = vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE);
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    struct property found;
    if (object_get_own(vm, scope, name, &found))
        return refuse(vm, name, ERROR_SYNTAX);
    bool there = object_get_own(vm, global, name, &found);
    if (kind == GLOBAL_LEXICAL)
        return there && !(found.attributes & CONFIGURABLE)
                   ? refuse(vm, name, ERROR_SYNTAX)
                   : ACT_OK;
    return may_declare(global, &found, there, kind)
               ? ACT_OK
               : refuse(vm, name, ERROR_TYPE);
}

void global_declare_lexical(struct vm *vm, Value name, bool constant)
{
    object_put_own(vm, vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE), name, EMPTY,
                   constant ? ENUMERABLE : ENUMERABLE | WRITABLE);
}

void global_initialise(struct vm *vm, Value name, Value value)
{
    struct object *scope = vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE);
    struct property found;
    object_get_own(vm, scope, name, &found);
    object_put_own(vm, scope, name, value, found.attributes);
}

/* What an eval declares can be deleted. */
static unsigned attributes_now(const struct vm *vm)
{
    unsigned eval = vm->frame->code->flags & CODE_EVAL;
    return WRITABLE | ENUMERABLE | (eval ? CONFIGURABLE : 0);
}

void global_declare_var(struct vm *vm, Value name)
{
    struct object *scope = vm_intrinsic(vm, INTRINSIC_SCRIPT_SCOPE);
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    struct property found;
    if (object_get_own(vm, scope, name, &found) ||
        object_get_own(vm, global, name, &found) ||
        (global->cell.flags & OBJECT_NOT_EXTENSIBLE))
        return;
    object_put_own(vm, global, name, UNDEFINED, attributes_now(vm));
}

void global_declare_function(struct vm *vm, Value name, Value function)
{
    struct object *global = vm_intrinsic(vm, INTRINSIC_GLOBAL);
    struct property found;
    unsigned attributes = attributes_now(vm);
    if (object_get_own(vm, global, name, &found) &&
        !(found.attributes & CONFIGURABLE))
        attributes = found.attributes;
    object_put_own(vm, global, name, function, attributes);
}
