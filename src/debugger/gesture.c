#include "debugger/gesture.h"

#include <stdio.h>
#include <string.h>

#include "debugger/choice.h"
#include "machine/dialog.h"

static const char *const no_page[2] = {
    "loopline: no page is called %s",
    "loopline: %s(이)라는 페이지가 없습니다",
};

/* What is to be done: `selector` is the element, `text` what is typed. */
struct deed {
    enum gesture_kind kind;
    const char *selector, *text;
};

static bool gesture_make(struct gesture_event *gesture, const char *page,
                         const struct deed *deed, int64_t at)
{
    int length = snprintf(gesture->bytes, sizeof gesture->bytes, "%s%c%s%c%s",
                          page, 0, deed->selector, 0, deed->text);
    gesture->event = (struct event){
        .kind = EVENT_GESTURE,
        .code = deed->kind,
        .value = at,
        .length = (uint32_t)length + 1,
        .bytes = (const uint8_t *)gesture->bytes};
    return length < GESTURE_BYTES;
}

/* "\n" of the command line is the Enter key. */
static void unescape(char *text)
{
    char *to = text;
    for (; *text; text++) {
        bool enter = text[0] == '\\' && text[1] == 'n';
        *to++ = enter ? '\n' : *text;
        text += enter;
    }
    *to = 0;
}

/* The last of these characters of a text becomes its end. */
static char *cut_at_last(char *text, char mark)
{
    char *found = strrchr(text, mark);
    if (found)
        *found++ = 0;
    return found;
}

/* Where the '=' stands behind which the typed text begins: not one of
 * [name=value]. */
static char *cut_at_text(char *text)
{
    int depth = 0;
    for (; *text; text++) {
        depth += (*text == '[') - (*text == ']');
        if (*text == '=' && depth == 0) {
            *text = 0;
            return text + 1;
        }
    }
    return NULL;
}

/* "yes", "no" or "yes=text". */
static bool read_answer(char *words, struct deed *deed)
{
    const char *text = cut_at_text(words);
    bool no = strcmp(words, "no") == 0;
    *deed = (struct deed){no     ? GESTURE_NO
                          : text ? GESTURE_WORDS
                                 : GESTURE_YES,
                          "", text ? text : ""};
    return (no && !text) || strcmp(words, "yes") == 0;
}

/* What stands behind the page's name. False: it is no such thing. */
static bool read_deed(char *words, enum command command, struct deed *deed)
{
    if (command == COMMAND_ANSWER)
        return read_answer(words, deed);
    *deed = (struct deed){GESTURE_CLICK, words, ""};
    if (command == COMMAND_TYPE) {
        char *text = cut_at_text(words);
        if (!text)
            return false;
        unescape(text);
        *deed = (struct deed){GESTURE_TYPE, words, text};
    }
    return *words != 0;
}

bool gesture_read(const char *value, enum command command,
                  struct gesture_event *gesture)
{
    struct gesture_event made;
    struct deed deed;
    char copy[GESTURE_BYTES];
    const char *end;
    if (snprintf(copy, sizeof copy, "%s", value) >= GESTURE_BYTES)
        return false;
    char *time = cut_at_last(copy, '@');
    char *selector = strchr(copy, ':');
    if (!time || !selector)
        return false;
    *selector++ = 0;
    int64_t at = choice_time(time, &end);
    if (at == 0)
        at = 1; /* planned: 0 would mean now */
    return at > 0 && *end == 0 && *copy &&
           read_deed(selector, command, &deed) &&
           gesture_make(gesture ? gesture : &made, copy, &deed, at);
}

/* Is the text up to `end` the name of a page? */
static const struct process *page_called(const struct session *session,
                                         const char *name, size_t length)
{
    const struct machine *machine = session->machine;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        if (process->page && (!name || (strlen(process->name) == length &&
                                        memcmp(process->name, name, length) == 0)))
            return process;
    }
    return NULL;
}

/* The page that is meant where none is named. */
static const struct process *first_page(const struct session *session,
                                        enum command command)
{
    const struct process *waiting =
        command == COMMAND_ANSWER ? dialog_page(session->machine) : NULL;
    return waiting ? waiting : page_called(session, NULL, 0);
}

bool gesture_parse(const struct session *session, const char *argument,
                   enum command command, struct gesture_event *gesture)
{
    struct deed deed;
    char copy[GESTURE_BYTES];
    char *selector = copy;
    if (snprintf(copy, sizeof copy, "%s", argument) >= GESTURE_BYTES)
        return false;
    size_t length = strcspn(copy, ":");
    const struct process *page = page_called(session, copy, length);
    if (page && copy[length])
        selector += length + 1;
    else
        page = first_page(session, command);
    return page && read_deed(selector, command, &deed) &&
           gesture_make(gesture, page->name, &deed, 0);
}

static bool is_page(const struct session *session, const char *name)
{
    const struct machine *machine = session->machine;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (machine->processes[i]->page &&
            strcmp(machine->processes[i]->name, name) == 0)
            return true;
    return false;
}

bool gesture_plan(struct session *session, char *error, size_t error_size)
{
    const struct session_options *options = &session->options;
    struct gesture_event gesture;
    for (int i = 0; i < options->gesture_count; i++) {
        gesture_read(options->gestures[i], options->gesture_commands[i],
                     &gesture);
        if (!is_page(session, gesture.bytes)) {
            snprintf(error, error_size, no_page[options->language],
                     gesture.bytes);
            return false;
        }
        history_event(session->history, &gesture.event);
    }
    return true;
}
