#include "debugger/command.h"

const struct command_row command_table[COMMAND_COUNT] = {
#define C(name, key, back, text, english, korean)                              \
    {key, back, text, {english, korean}},
    COMMANDS(C)
#undef C
};

bool command_of_key(int key, enum command *command, bool *back)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_table[i];
        if (key != row->key && (key != row->back_key || !row->back_key))
            continue;
        *command = (enum command)i;
        *back = key != row->key;
        return true;
    }
    return false;
}
