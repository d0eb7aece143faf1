#include "debugger/gesture.h"

#include <stdio.h>
#include <string.h>

#include "debugger/choice.h"

static const char *const no_page[2] = {
    "loopline: no page is called %s",
    "loopline: %s(이)라는 페이지가 없습니다",
};

bool gesture_make(struct gesture_event *gesture, const char *page,
                  const char *selector, const char *text, int64_t at)
{
    int length = snprintf(gesture->bytes, sizeof gesture->bytes, "%s%c%s%c%s",
                          page, 0, selector, 0, text ? text : "");
    gesture->event = (struct event){
        .kind = EVENT_GESTURE,
        .code = text ? GESTURE_TYPE : GESTURE_CLICK,
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

bool gesture_read(const char *value, bool typed, struct gesture_event *gesture)
{
    struct gesture_event made;
    char copy[GESTURE_BYTES];
    const char *end;
    char *text = NULL;
    if (snprintf(copy, sizeof copy, "%s", value) >= GESTURE_BYTES)
        return false;
    char *time = cut_at_last(copy, '@');
    char *selector = strchr(copy, ':');
    if (!time || !selector)
        return false;
    *selector++ = 0;
    int64_t at = choice_time(time, &end);
    if (typed) {
        text = cut_at_text(selector);
        if (!text)
            return false;
        unescape(text);
    }
    return at >= 0 && *end == 0 && *copy && *selector &&
           gesture_make(gesture ? gesture : &made, copy, selector, text, at);
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

bool gesture_parse(const struct session *session, const char *argument,
                   bool typed, struct gesture_event *gesture)
{
    char copy[GESTURE_BYTES];
    char *selector = copy, *text = NULL;
    if (snprintf(copy, sizeof copy, "%s", argument) >= GESTURE_BYTES)
        return false;
    size_t length = strcspn(copy, ":");
    const struct process *page = page_called(session, copy, length);
    if (page && copy[length])
        selector += length + 1;
    else
        page = page_called(session, NULL, 0);
    if (typed) {
        text = cut_at_text(selector);
        if (!text)
            return false;
        unescape(text);
    }
    return page && *selector &&
           gesture_make(gesture, page->name, selector, text, 0);
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
        gesture_read(options->gestures[i], options->typed[i], &gesture);
        if (!is_page(session, gesture.bytes)) {
            snprintf(error, error_size, no_page[options->language],
                     gesture.bytes);
            return false;
        }
        history_event(session->history, &gesture.event);
    }
    return true;
}
