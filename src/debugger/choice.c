#include "debugger/choice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/dialog.h"

/* What fits among a process's words, with the method. */
#define ASK_MOST ((int)PROCESS_WORDS - 64)

/* What goes to the program, and whether it starts again. */
static const struct {
    int32_t signal;
    bool again;
} signals[COMMAND_COUNT] = {
    [COMMAND_START] = {0, true},
    [COMMAND_STOP] = {SIGNAL_INTERRUPT, false},
    [COMMAND_TERMINATE] = {SIGNAL_TERMINATE, false},
    [COMMAND_KILL] = {SIGNAL_KILL, false},
    [COMMAND_RESTART] = {SIGNAL_TERMINATE, true},
};

static const char *const no_program[2] = {
    "loopline: no program is called %s",
    "loopline: %s(이)라는 프로그램이 없습니다",
};
static const char *const too_many[2] = {
    "loopline: at most %d programs can be opened",
    "loopline: 프로그램은 %d개까지 열 수 있습니다",
};

int64_t choice_time(const char *text, const char **end)
{
    char *behind;
    double value = strtod(text, &behind);
    size_t length = strcspn(behind, ":");
    double unit = length == 2 && memcmp(behind, "ms", 2) == 0 ? 1e3
                  : length == 1 && *behind == 's'             ? 1e6
                  : length == 1 && *behind == 'm'             ? 6e7
                  : length == 0                               ? 1e3
                                                              : -1;
    *end = behind + length;
    if (behind == text || unit < 0 || !(value >= 0) || value * unit > 1e15)
        return -1;
    return (int64_t)(value * unit);
}

bool choice_read(const char *text, int64_t *at, enum command *command,
                 const char **argument)
{
    *at = choice_time(text, &text);
    if (*at < 0 || *text++ != ':')
        return false;
    size_t length = strcspn(text, ":");
    *argument = text + length + 1;
    return text[length] == ':' && **argument &&
           command_of_name(text, length, command) &&
           command_is_choice(*command);
}

static const struct process *process_called(const struct session *session,
                                            const char *name)
{
    const struct machine *machine = session->machine;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (strcmp(machine->processes[i]->name, name) == 0)
            return machine->processes[i];
    return NULL;
}

/* "client" and "client#2" are runs of the stem "client". */
static bool is_planned(const char *const *planned, const char *name)
{
    size_t length = strcspn(name, "#");
    for (; planned && *planned; planned++)
        if (strlen(*planned) == length && memcmp(*planned, name, length) == 0)
            return true;
    return false;
}

static void make_signal(struct choice *choice, enum command command,
                        const char *name)
{
    snprintf(choice->name, sizeof choice->name, "%s", name);
    choice->event = (struct event){
        .kind = EVENT_SIGNAL,
        .code = signals[command].signal,
        .value = signals[command].again,
        .length = (uint32_t)strlen(choice->name),
        .bytes = (const uint8_t *)choice->name};
}

static bool make_start(const struct session *session, const char *argument,
                       struct choice *choice, char *error, size_t error_size)
{
    enum language language = session->options.language;
    struct program program;
    if (session->machine->process_count >= SESSION_PROGRAMS) {
        snprintf(error, error_size, too_many[language], SESSION_PROGRAMS);
        return false;
    }
    if (!program_parse(argument, &program, language, error, error_size) ||
        !program_fits(&program, &session->options, error, error_size))
        return false;
    snprintf(choice->name, sizeof choice->name, "%s", program.name);
    program_start(&program, &session->options, &choice->start, &choice->event);
    return true;
}

static const char *const too_long[2] = {
    "loopline: %s: address and body may have %d bytes together, not %zu; a "
    "program that asks with http.request may send more",
    "loopline: %s: 주소와 본문은 합쳐서 %d바이트까지예요(지금은 %zu바이트). 더 긴 "
    "본문은 http.request를 쓰는 프로그램으로 보내세요",
};

/* Somebody outside asks: method, address, and behind a space the body. */
static bool make_ask(const struct session *session, enum command command,
                     const char *argument, struct choice *choice, char *error,
                     size_t error_size)
{
    size_t length = strcspn(argument, " ");
    const char *body = argument + length + strspn(argument + length, " ");
    struct program_start *start = &choice->start;
    start->length = 0;
    if (strlen(argument) > ASK_MOST) {
        snprintf(error, error_size, too_long[session->options.language],
                 command_table[command].name, ASK_MOST, strlen(argument));
        return false;
    }
    program_word(start, "outside", 7);
    program_word(start, "outside", 7);
    program_word(start, "", 0);
    if (command == COMMAND_GET)
        program_word(start, "GET", 3);
    else
        program_word(start, "POST", 4);
    program_word(start, argument, length);
    if (command == COMMAND_POST)
        program_word(start, body, strlen(body));
    choice->name[0] = 0;
    choice->event = (struct event){.kind = EVENT_START,
                                   .code = START_OUTSIDE,
                                   .value = (int64_t)session->options.heap,
                                   .length = (uint32_t)start->length,
                                   .bytes = (const uint8_t *)start->bytes};
    return true;
}

static const char *const no_element[2] = {
    "loopline: %s names no element of a page (page:#btn, page:#name=Kim)",
    "loopline: %s: 페이지의 요소가 아닙니다 (page:#btn, page:#name=Kim)",
};
static const char *const no_answer[2] = {
    "loopline: %s is no answer to a page (page:yes, page:no, page:yes=Kim)",
    "loopline: %s: 페이지에 하는 답이 아닙니다 (page:yes, page:no, page:yes=Kim)",
};

static const char *const no_question[2] = {
    "loopline: no page waits for an answer",
    "loopline: 답을 기다리는 페이지가 없습니다",
};

/* A click, a word typed, an answer, in the page that is named or the first. */
static bool make_gesture(const struct session *session, enum command command,
                         const char *argument, struct choice *choice,
                         char *error, size_t error_size)
{
    const char *const *wrong =
        command == COMMAND_ANSWER ? no_answer : no_element;
    bool good = gesture_parse(session, argument, command, &choice->gesture);
    choice->event = choice->gesture.event;
    choice->name[0] = 0;
    if (!good)
        snprintf(error, error_size, wrong[session->options.language], argument);
    return good;
}

static const char *const no_reader[2] = {
    "loopline: no program reads its standard input here",
    "loopline: 지금 입력을 읽는 프로그램이 없습니다",
};

/* Who reads; where it is planned, who may: the first program. */
static const struct process *reader(const struct session *session, bool planned)
{
    const struct machine *machine = session->machine;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        const struct process *process = machine->processes[i];
        if (process->state != PROCESS_ENDED &&
            (process->reading || (planned && !process->page)))
            return process;
    }
    return NULL;
}

/* "client: words", where a program is called so; else all of it is the line. */
static const struct process *take_name(const struct session *session,
                                       const char **words)
{
    char name[PROCESS_NAME];
    size_t length = strcspn(*words, ":");
    snprintf(name, sizeof name, "%.*s", (int)length, *words);
    const struct process *process = process_called(session, name);
    if (process) {
        *words += length + ((*words)[length] == ':');
        *words += strspn(*words, " ");
    }
    return process;
}

/* A line of the standard input, or its end. */
static bool make_input(const struct session *session, enum command command,
                       const char *words, bool planned, struct choice *choice,
                       char *error, size_t error_size)
{
    const struct process *process = take_name(session, &words);
    if (!process)
        process = reader(session, planned);
    if (!process || (!planned && !process->reading)) {
        snprintf(error, error_size, "%s", no_reader[session->options.language]);
        return false;
    }
    choice->name[0] = 0;
    snprintf(choice->line, sizeof choice->line, "%s\n", words);
    bool ends = command == COMMAND_INPUT_END;
    choice->event =
        (struct event){.kind = EVENT_INPUT,
                       .process = process->index,
                       .length = ends ? 0 : (uint32_t)strlen(choice->line),
                       .bytes = (const uint8_t *)choice->line};
    return true;
}

/* "client", "client 2", "page timer". */
static void make_take(const char *argument, struct choice *choice)
{
    size_t length = strcspn(argument, " ");
    const char *which = argument + length + strspn(argument + length, " ");
    snprintf(choice->name, sizeof choice->name, "%.*s", (int)length, argument);
    choice->event = (struct event){
        .kind = EVENT_TAKE,
        .value = strcmp(which, "timer") == 0 ? -1 : atoi(which),
        .length = (uint32_t)strlen(choice->name),
        .bytes = (const uint8_t *)choice->name};
}

/* Of a program that is there, or is planned, or will be. */
static bool is_program(const struct session *session,
                       const char *const *planned, const char *argument)
{
    char name[PROCESS_NAME];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(argument, " "),
             argument);
    return process_called(session, name) || is_planned(planned, name);
}

bool choice_make(const struct session *session, enum command command,
                 const char *argument, const char *const *planned,
                 struct choice *choice, char *error, size_t error_size)
{
    if (command_table[command].argument == ARGUMENT_ADDRESS) {
        return make_ask(session, command, argument, choice, error, error_size);
    }
    if (command == COMMAND_ANSWER && !planned &&
        !dialog_page(session->machine)) {
        snprintf(error, error_size, "%s",
                 no_question[session->options.language]);
        return false;
    }
    if (command_table[command].argument == ARGUMENT_INPUT)
        return make_input(session, command, argument, planned != NULL, choice,
                          error, error_size);
    if (command_table[command].argument == ARGUMENT_ELEMENT)
        return make_gesture(session, command, argument, choice, error,
                            error_size);
    if (command == COMMAND_TAKE &&
        is_program(session, planned, argument)) {
        make_take(argument, choice);
        return true;
    }
    bool known = process_called(session, argument) != NULL ||
                 is_planned(planned, argument);
    if (known && command != COMMAND_TAKE) {
        make_signal(choice, command, argument);
        return true;
    }
    if (command == COMMAND_START)
        return make_start(session, argument, choice, error, error_size);
    snprintf(error, error_size, no_program[session->options.language],
             argument);
    return false;
}

void choice_open_folder(struct session *session, const struct choice *choice)
{
    const char *text = choice->start.bytes;
    if (choice->event.kind != EVENT_START || !choice->name[0])
        return;
    text += strlen(text) + 1;
    text += strlen(text) + 1;
    world_project(session->world, session->machine->process_count, text);
}

bool choice_plan(struct session *session, char *error, size_t error_size)
{
    const struct session_options *options = &session->options;
    char stems[SESSION_CHOICES][PROCESS_NAME];
    const char *planned[SESSION_CHOICES + 1] = {NULL};
    struct choice choice;
    int count = 0;
    for (int i = 0; i < options->choice_count; i++) {
        int64_t at;
        enum command command;
        const char *argument;
        if (!choice_read(options->choices[i], &at, &command, &argument) ||
            !choice_make(session, command, argument, planned, &choice, error,
                         error_size))
            return false;
        if (choice.event.kind == EVENT_GESTURE) {
            choice.event.value = at ? at : 1;
            history_event(session->history, &choice.event);
        } else {
            world_plan(session->world, at, &choice.event);
        }
        if (choice.event.kind == EVENT_START && choice.name[0]) {
            snprintf(stems[count], PROCESS_NAME, "%s", choice.name);
            planned[count] = stems[count];
            count++;
        }
    }
    return true;
}

int choice_starts(const struct session_options *options)
{
    int count = 0;
    for (int i = 0; i < options->choice_count; i++) {
        int64_t at;
        enum command command;
        const char *argument;
        count += choice_read(options->choices[i], &at, &command, &argument) &&
                 command == COMMAND_START;
    }
    return count;
}

bool choice_asks(const struct session_options *options)
{
    for (int i = 0; i < options->choice_count; i++) {
        int64_t at;
        enum command command;
        const char *argument;
        if (choice_read(options->choices[i], &at, &command, &argument) &&
            command_table[command].argument == ARGUMENT_ADDRESS)
            return true;
    }
    return false;
}
