#include "view/page_dialog.h"

#include <curses.h>

#include "machine/dialog.h"

#define KEY_RETURN '\r'
#define KEY_ESCAPE 27
#define SHOWN 400 /* bytes of a message */

static const enum label keys_of[] = {
    [DIALOG_ALERT] = LABEL_DIALOG_ALERT,
    [DIALOG_CONFIRM] = LABEL_DIALOG_CONFIRM,
    [DIALOG_PROMPT] = LABEL_DIALOG_PROMPT,
};

static void write_value(Value value, struct text *text)
{
    if (value_is_string(value))
        string_write(value_as_string(value), text, SHOWN);
}

bool page_dialog_draw(struct list *list, const struct scene *scene)
{
    const struct process *page = dialog_page(scene->machine);
    char bytes[SHOWN];
    struct text text;
    if (!page)
        return false;
    text_init_fixed(&text, bytes, sizeof bytes);
    text_format(&text, "%s: %s(", page->name, dialog_name(page->dialog.kind));
    write_value(page->dialog.message, &text);
    text_byte(&text, ')');
    list_wrap(list, ROLE_STATE, 0, text.bytes);
    list_wrap(list, ROLE_NAME, 2,
              label(keys_of[page->dialog.kind], scene->language));
    return true;
}

static bool is_yes(int key)
{
    return key == KEY_RETURN || key == '\n' || key == KEY_ENTER || key == 'y';
}

bool page_dialog_key(const struct scene *scene, int key,
                     struct pane_wish *wish)
{
    const struct process *page = dialog_page(scene->machine);
    struct text text;
    bool no = key == KEY_ESCAPE || key == 'n';
    if (!page || !(is_yes(key) || no))
        return false;
    wish->kind = WISH_DECIDE;
    wish->command = COMMAND_ANSWER;
    text_init_fixed(&text, wish->argument, sizeof wish->argument);
    text_format(&text, "%s:%s", page->name, no ? "no" : "yes");
    if (page->dialog.kind == DIALOG_PROMPT && !no) {
        wish->kind = WISH_WORDS;
        text_byte(&text, '=');
        write_value(page->dialog.preset, &text);
    }
    return true;
}
