#include "debugger/command.h"

#include <string.h>

const struct command_row command_table[COMMAND_COUNT] = {
#define C(name, key, back, text, argument, english, korean)                    \
    {key, back, text, ARGUMENT_##argument, {english, korean}},
    COMMANDS(C)
#undef C
};

bool command_of_key(int key, enum command *command, bool *back)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        if (!row->key ||
            (key != row->key && (key != row->back_key || !row->back_key)))
            continue;
        *command = (enum command)i;
        *back = key != row->key;
        return true;
    }
    return false;
}

bool command_of_name(const char *name, size_t length, enum command *command)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *other = command_table[i].name;
        if (strlen(other) != length || memcmp(other, name, length) != 0)
            continue;
        *command = (enum command)i;
        return true;
    }
    return false;
}

bool command_is_choice(enum command command)
{
    return command_table[command].argument >= ARGUMENT_PROGRAM;
}
