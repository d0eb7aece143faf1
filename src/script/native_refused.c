/*
 * What a program may look for and does not find yet. Each is there, so that
 * `typeof` and `instanceof` answer, and says its name when it is used.
 */
#include "script/native_help.h"
#include "script/native_rows.h"

static enum native_result refuse(struct native_call *call)
{
    const struct function *function = value_pointer(call->callee);
    return error_throw(call->vm, ERROR_PLAIN, "%s is not supported yet",
                       native_row(call->host->natives, function->native)
                           ->path);
}

#define REFUSED(path) \
    FN_FLAGS(NULL, path, refuse, 0, NATIVE_CONSTRUCTOR, ANY, ANY)

const struct native native_refused_rows[] = {
    REFUSED("Intl.Collator"),
    REFUSED("Intl.DisplayNames"),
    REFUSED("Intl.ListFormat"),
    REFUSED("Intl.Locale"),
    REFUSED("Intl.getCanonicalLocales"),
    REFUSED("Intl.supportedValuesOf"),
    REFUSED("Intl.PluralRules"),
    REFUSED("Intl.RelativeTimeFormat"),
    REFUSED("Intl.Segmenter"),
};
NATIVE_COUNT(refused);
