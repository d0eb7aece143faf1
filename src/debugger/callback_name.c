#include "debugger/callback_name.h"

#include <string.h>

#include "machine/brief.h"
#include "machine/process.h"
#include "script/generator.h"

const struct function *callback_function(Value callback)
{
    if (value_is_class(callback, CLASS_GENERATOR))
        callback =
            ((const struct generator *)value_pointer(callback))->function;
    return value_is_class(callback, CLASS_FUNCTION) ? value_pointer(callback)
                                                    : NULL;
}

bool callback_is_file(Value callback)
{
    const struct function *function = callback_function(callback);
    return function && function->code &&
           (function->code->flags & CODE_PROGRAM);
}

void callback_name(const struct vm *vm, Value callback, char name[STEP_TEXT])
{
    char path[PROCESS_PATH];
    struct text text;
    if (!callback_is_file(callback)) {
        text_init_fixed(&text, name, STEP_TEXT);
        brief_function(vm, callback, &text);
        return;
    }
    text_init_fixed(&text, path, sizeof path);
    string_write(callback_function(callback)->code->source->name, &text,
                 UINT32_MAX);
    const char *slash = strrchr(path, '/');
    text_init_fixed(&text, name, STEP_TEXT);
    text_str(&text, slash ? slash + 1 : path);
}
