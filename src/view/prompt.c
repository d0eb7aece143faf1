#include "view/prompt.h"

#include <string.h>

#include <curses.h>

#define KEY_ESCAPE 27

void prompt_open(struct prompt *prompt, enum prompt_kind kind)
{
    prompt->kind = kind;
    prompt->text[0] = 0;
    prompt->chosen = 0;
}

/* The last character goes, all its bytes. */
static void rub_out(struct prompt *prompt)
{
    size_t length = strlen(prompt->text);
    while (length && (prompt->text[length - 1] & 0xc0) == 0x80)
        length--;
    prompt->text[length ? length - 1 : 0] = 0;
}

static bool is_fit(enum prompt_kind kind, const char *typed)
{
    bool digit = typed[0] >= '0' && typed[0] <= '9';
    return kind == PROMPT_STEP ? digit : (unsigned char)typed[0] >= ' ';
}

static void add(struct prompt *prompt, const char *typed)
{
    if (is_fit(prompt->kind, typed) &&
        strlen(prompt->text) + strlen(typed) < sizeof prompt->text)
        strcat(prompt->text, typed);
}

bool prompt_key(struct prompt *prompt, int key, const char *typed)
{
    bool step = prompt->kind == PROMPT_STEP;
    bool empty = prompt->text[0] == 0;
    bool rubs = key == KEY_BACKSPACE || key == 127 || key == 8;
    if (key == '\r' || key == '\n' || key == KEY_ENTER) {
        prompt->kind = PROMPT_CLOSED;
        return !empty;
    }
    if (key == KEY_ESCAPE || (rubs && empty) ||
        (step && (key == 'q' || key == 'g')))
        prompt->kind = PROMPT_CLOSED;
    else if (rubs)
        rub_out(prompt);
    else
        add(prompt, typed);
    return false;
}
