#include "debugger/options.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/choice.h"
#include "debugger/gesture.h"

#define HISTORY_OPEN ((size_t)256 << 20)
#define HEAP_LEAST ((size_t)8 << 20) /* the library starts in less */
#define HISTORY_VERIFY ((size_t)256 << 20)

// clang-format off
/* --- the table: every option once ------------------------------------------- */

enum option {
    OPTION_CLOCK,
    OPTION_FOR,
    OPTION_AT,
    OPTION_CLICK,
    OPTION_TYPE,
    OPTION_ANSWER,
    OPTION_PAGE,
    OPTION_SCRIPT,
    OPTION_HISTORY,
    OPTION_VERIFY,
    OPTION_CAPTIONS,
    OPTION_HEAP,
    OPTION_ENV,
    OPTION_ZONE,
    OPTION_LISTEN,
    OPTION_ALLOW_NET,
    OPTION_LIBRARY,
    OPTION_BREAK,
    OPTION_WATCH,
    OPTION_LINE,
    OPTION_STEP,
    OPTION_ASK,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION
};

#define IN(action) (1u << (action))
#define IN_ALL (IN(ACTION_OPEN) | IN(ACTION_RUN) | IN(ACTION_TRACE) | IN(ACTION_WALK) | \
                IN(ACTION_WHY) | IN(ACTION_NARRATE))
/* A learner goes on by hand; going back is possible. */
#define IN_HANDS (IN(ACTION_OPEN) | IN(ACTION_NARRATE))
#define IN_RECORDED (IN_HANDS | IN(ACTION_WHY))
#define IN_ANY 0xffu

static const struct option_row {
    const char *name; /* with "=" where it takes a value */
    enum option option;
    unsigned actions; /* where it may stand */
    const char *shown;
    const char *help[2];
} option_rows[] = {
    {"--clock=", OPTION_CLOCK, IN_ALL, "--clock=real|virtual",
     {"wait in real time (default), or jump over every wait",
      "실제 시간으로 기다리기(기본값), 또는 모든 기다림 건너뛰기"}},
    {"--for=", OPTION_FOR, IN_ALL, "--for=2s",
     {"end after so long on the programs' clock (ms, s, m)",
      "프로그램의 시계로 이만큼 지나면 끝내기 (ms, s, m)"}},
    {"--at=", OPTION_AT, IN_ALL, "--at=2s:kill:client",
     {"then start, stop, term, kill, restart a program, or get",
      "그때 start, stop, term, kill, restart, get 하기"}},
    {"--click=", OPTION_CLICK, IN_ALL, "--click=page:#btn@500ms",
     {"click an element of a page at that time; repeatable",
      "그 시각에 페이지의 요소 클릭하기 (여러 번 쓸 수 있음)"}},
    {"--type=", OPTION_TYPE, IN_ALL, "--type=page:#in=text@1s",
     {"type into an element of a page; \\n is Enter",
      "페이지의 요소에 입력하기 (\\n은 Enter)"}},
    {"--answer=", OPTION_ANSWER, IN_ALL, "--answer=page:yes@1s",
     {"answer a dialog: page:yes, page:no, page:yes=text",
      "대화 상자에 답하기: page:yes, page:no, page:yes=글"}},
    {"--page", OPTION_PAGE, IN_ALL, "--page",
     {"run every .js as a page's script (no require)",
      "모든 .js를 웹 페이지의 스크립트로 실행 (require 없음)"}},
    {"--script", OPTION_SCRIPT, IN_ALL, "--script",
     {"the same as --page", "--page와 같음"}},
    {"--history=", OPTION_HISTORY, IN_ALL, "--history=SIZE",
     {"memory for going back (open: 256M; run, trace: 0)",
      "뒤로 가기에 쓸 메모리 (open: 256M, run과 trace: 0)"}},
    {"--heap=", OPTION_HEAP, IN_ALL, "--heap=SIZE",
     {"memory that each program may hold (256M; 8M at least)",
      "프로그램마다 쓸 수 있는 메모리 (256M, 적어도 8M)"}},
    {"--env=", OPTION_ENV, IN_ALL, "--env NAME=VALUE",
     {"set process.env.NAME in the programs; repeatable",
      "프로그램의 process.env.NAME을 정하기 (여러 번 쓸 수 있음)"}},
    {"--zone=", OPTION_ZONE, IN_ALL, "--zone=Asia/Seoul",
     {"the programs' time zone (else TZ, else the system's)",
      "프로그램의 시간대 (없으면 TZ, 없으면 시스템의 것)"}},
    {"--listen=", OPTION_LISTEN, IN_ALL, "--listen=ADDRESS",
     {"servers may be reached from outside, at this IP address",
      "이 IP 주소로 밖에서도 서버에 연결할 수 있게 하기"}},
    {"--allow-net", OPTION_ALLOW_NET, IN_ALL, "--allow-net",
     {"programs may connect to other computers",
      "프로그램이 다른 컴퓨터에도 연결할 수 있게 하기"}},
    {"--verify", OPTION_VERIFY, IN(ACTION_RUN), "--verify",
     {"run: replay from step 0 and compare (3: differs)",
      "run: 0단계부터 다시 실행해 비교 (다르면 3)"}},
    {"--captions", OPTION_CAPTIONS, IN(ACTION_TRACE), "--captions",
     {"trace: with a sentence for each step",
      "trace: 단계마다 설명 한 문장"}},
    {"--library", OPTION_LIBRARY, IN(ACTION_TRACE), "--library",
     {"trace: the library's own steps too",
      "trace: 라이브러리 안의 단계도 함께"}},
    {"--line=", OPTION_LINE, IN(ACTION_WHY), "--line=7",
     {"why: where line 7 (client:7) is first come to",
      "why: 7번째 줄(client:7)에 처음 온 곳에서"}},
    {"--step=", OPTION_STEP, IN(ACTION_WHY), "--step=120",
     {"why: at that step (else at the last)", "why: 그 단계에서 (없으면 마지막)"}},
    {"--ask=", OPTION_ASK, IN(ACTION_WHY), "--ask='wrote x'",
     {"why: a question backwards: wrote, settled, printed, sent",
      "why: 거꾸로 묻기: wrote, settled, printed, sent"}},
    {"--break=", OPTION_BREAK, IN_HANDS | IN(ACTION_WALK),
     "--break='5 if n > 3'",
     {"stop at a line, timer, frame, ... (walk: these steps only)",
      "줄, timer, frame 등에서 멈추기 (walk: 그 단계만 출력)"}},
    {"--watch=", OPTION_WATCH, IN_HANDS | IN(ACTION_WALK),
     "--watch=EXPRESSION",
     {"the value of an expression at each step that is shown",
      "보이는 단계마다 식의 값"}},
    {"--lang=", OPTION_LANG, IN_ANY, "--lang=en|ko",
     {"the language (else from LANG)", "언어 (없으면 LANG에 따름)"}},
    {"--help", OPTION_HELP, IN_ANY, "--help", {"this help", "이 도움말"}},
    {"--version", OPTION_VERSION, IN_ANY, "--version",
     {"the version", "버전"}},
};
#define OPTION_ROWS (sizeof option_rows / sizeof *option_rows)

static const struct action_row {
    const char *name;
    const char *shown;
    const char *help[2];
} action_rows[] = {
    [ACTION_OPEN] = {"open", "open [OPTIONS] PROGRAM...",
                     {"open programs in the terminal view",
                      "터미널 화면에서 프로그램 열기"}},
    [ACTION_RUN] = {"run", "run [OPTIONS] PROGRAM...",
                    {"run them and print what they print",
                     "실행하고 출력만 보기"}},
    [ACTION_TRACE] = {"trace", "trace [OPTIONS] PROGRAM...",
                      {"print every step as a line of JSON",
                       "모든 단계를 JSON 한 줄씩 출력"}},
    [ACTION_WALK] = {"walk", "walk [OPTIONS] PROGRAM...",
                     {"print the run as sentences to read",
                      "실행 과정을 읽을 수 있는 문장으로 출력"}},
    [ACTION_WHY] = {"why", "why [OPTIONS] PROGRAM...",
                    {"say why what runs runs, and what the rest waits for",
                     "지금 왜 이것인지, 나머지는 무엇을 기다리는지 말하기"}},
    [ACTION_NARRATE] = {"narrate", "narrate [OPTIONS] PROGRAM...",
                        {"the view's walk as plain lines, for a screen reader",
                         "화면 읽기 프로그램을 위해 한 줄씩 말로 걷기"}},
};
#define ACTION_ROWS (sizeof action_rows / sizeof *action_rows)

static const struct {
    const char *unknown, *not_here, *bad_value, *no_program, *usage, *note;
} messages[2] = {
    {"loopline: unknown option %s (see loopline --help)",
     "loopline: %s does not go with %s (see loopline --help)",
     "loopline: %s is not a value that I understand (see loopline --help)",
     "loopline: which program? (see loopline --help)", "Usage",
     "A program may carry words: 'node.js 3001' gives process.argv.\n"
     "Without anything: opens lessons/02-timer/hello.js.\n"},
    {"loopline: 모르는 옵션입니다: %s (loopline --help를 보세요)",
     "loopline: %s 옵션은 %s에 쓸 수 없습니다 (loopline --help를 보세요)",
     "loopline: 알 수 없는 값입니다: %s (loopline --help를 보세요)",
     "loopline: 어떤 프로그램인가요? (loopline --help를 보세요)", "사용법",
     "프로그램에 낱말을 덧붙일 수 있습니다: 'node.js 3001'은 process.argv로 "
     "갑니다.\n"
     "아무것도 없으면 lessons/02-timer/hello.js를 엽니다.\n"},
};

// clang-format on
/* --- values -------------------------------------------------------------------- */

/* "2s": microseconds; -1: not understood. */
static int64_t read_time(const char *text)
{
    const char *end;
    int64_t time = choice_time(text, &end);
    return *end ? -1 : time;
}

/* An IP address, as a text: world/plug.c reads it. */
static bool is_address(const char *text)
{
    struct in_addr four;
    struct in6_addr six;
    return inet_pton(AF_INET, text, &four) == 1 ||
           inet_pton(AF_INET6, text, &six) == 1;
}

/* "2s:kill:client", at most SESSION_CHOICES of them. */
static bool add_choice(struct session_options *session, const char *value)
{
    int64_t at;
    enum command command;
    const char *argument;
    if (session->choice_count == SESSION_CHOICES ||
        !choice_read(value, &at, &command, &argument))
        return false;
    session->choices[session->choice_count++] = value;
    return true;
}

/* "256M", "64k", "1G", "0": bytes; false: not understood. */
static bool read_size(const char *text, size_t *size)
{
    char *end;
    double value = strtod(text, &end);
    double unit = 1;
    switch (*end) {
    case 'k':
    case 'K':
        unit = 1 << 10;
        break;
    case 'm':
    case 'M':
        unit = 1 << 20;
        break;
    case 'g':
    case 'G':
        unit = 1 << 30;
        break;
    case 0:
        end--;
        break;
    default:
        return false;
    }
    if (end[1] || !(value >= 0) || value * unit > 1e12 || end + 1 == text)
        return false;
    *size = (size_t)(value * unit);
    return true;
}

static enum language language_of(const char *locale)
{
    return locale && strncmp(locale, "ko", 2) == 0 ? KOREAN : ENGLISH;
}

static enum language environment_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return language_of(value);
    }
    return ENGLISH;
}

/* "NAME=VALUE", at most SESSION_ENV of them. */
static bool add_env(struct session_options *session, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || session->env_count == SESSION_ENV)
        return false;
    session->env[session->env_count++] = value;
    return true;
}

static bool add_gesture(struct session_options *session, const char *value,
                        enum command command)
{
    if (session->gesture_count == SESSION_GESTURES ||
        !gesture_read(value, command, NULL))
        return false;
    session->gesture_commands[session->gesture_count] = command;
    session->gestures[session->gesture_count++] = value;
    return true;
}

/* One of at most SESSION_STOPS. */
static bool add_word(const char **row, int *count, const char *value)
{
    if (*count == SESSION_STOPS || !*value)
        return false;
    row[(*count)++] = value;
    return true;
}

static bool read_value(struct options *options, enum option option,
                       const char *value)
{
    switch (option) {
    case OPTION_CLOCK:
        options->session.virtual_clock = strcmp(value, "virtual") == 0;
        return options->session.virtual_clock || strcmp(value, "real") == 0;
    case OPTION_FOR:
        options->session.stop_at = read_time(value);
        return options->session.stop_at >= 0;
    case OPTION_AT:
        return add_choice(&options->session, value);
    case OPTION_CLICK:
        return add_gesture(&options->session, value, COMMAND_CLICK);
    case OPTION_TYPE:
        return add_gesture(&options->session, value, COMMAND_TYPE);
    case OPTION_ANSWER:
        return add_gesture(&options->session, value, COMMAND_ANSWER);
    case OPTION_PAGE:
    case OPTION_SCRIPT:
        options->session.page = true;
        return true;
    case OPTION_HISTORY:
        return read_size(value, &options->session.history);
    case OPTION_HEAP:
        return read_size(value, &options->session.heap) &&
               options->session.heap >= HEAP_LEAST;
    case OPTION_ENV:
        return add_env(&options->session, value);
    case OPTION_ZONE:
        options->session.zone = value;
        return true;
    case OPTION_LISTEN:
        options->session.listen = value;
        return is_address(value);
    case OPTION_ALLOW_NET:
        options->session.allow_net = true;
        return true;
    case OPTION_VERIFY:
        options->verify = true;
        options->session.verifiable = true;
        return true;
    case OPTION_CAPTIONS:
        options->captions = true;
        return true;
    case OPTION_BREAK:
        return add_word(options->session.breaks, &options->session.break_count,
                        value);
    case OPTION_WATCH:
        return add_word(options->session.watches,
                        &options->session.watch_count, value);
    case OPTION_LIBRARY:
        options->library = true;
        return true;
    case OPTION_LINE:
    case OPTION_STEP:
        options->place = value;
        options->place_is_step = option == OPTION_STEP;
        return *value != 0;
    case OPTION_ASK:
        options->question = value;
        return *value != 0;
    case OPTION_LANG:
        options->session.language = language_of(value);
        return strcmp(value, "en") == 0 || strcmp(value, "ko") == 0;
    case OPTION_HELP:
        options->action = ACTION_HELP;
        return true;
    case OPTION_VERSION:
        options->action = ACTION_VERSION;
        return true;
    }
    return false;
}

/* --- reading --------------------------------------------------------------------- */

static bool takes_value(const struct option_row *row)
{
    return row->name[strlen(row->name) - 1] == '=';
}

/* "--env=NAME=VALUE" and "--env" (its value is the next word) are one. */
static const struct option_row *option_find(const char *word)
{
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        const struct option_row *row = &option_rows[i];
        size_t length = strlen(row->name) - takes_value(row);
        bool ends = word[length] == 0 ||
                    (takes_value(row) && word[length] == '=');
        if (strncmp(word, row->name, length) == 0 && ends)
            return row;
    }
    return NULL;
}

static bool action_find(const char *word, enum action *action)
{
    for (size_t i = 0; i < ACTION_ROWS; i++) {
        if (strcmp(word, action_rows[i].name) != 0)
            continue;
        *action = (enum action)i;
        return true;
    }
    return false;
}

/* The language first, for it is the language of every complaint. */
static void read_language(struct options *options, int argc, char **argv)
{
    options->session.language = environment_language();
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--lang=ko") == 0)
            options->session.language = KOREAN;
        else if (strcmp(argv[i], "--lang=en") == 0)
            options->session.language = ENGLISH;
}

/* The value of an option: behind its "=", or the word that follows. NULL:
 * none. *taken counts the words. */
static const char *option_value(const struct option_row *row, char **words,
                                int *taken)
{
    const char *equals = strchr(words[0], '=');
    *taken = 1;
    if (equals || !takes_value(row))
        return equals ? equals + 1 : "";
    *taken = 2;
    return words[1];
}

/* Reads the option at words[0]; answers how many words it takes, 0 where
 * something is wrong. */
static int read_option(struct options *options, char **words,
                       enum action action, char *error, size_t size)
{
    enum language language = options->session.language;
    const struct option_row *row = option_find(words[0]);
    int taken;
    if (!row) {
        snprintf(error, size, messages[language].unknown, words[0]);
        return 0;
    }
    if (!(row->actions & IN(action))) {
        snprintf(error, size, messages[language].not_here, words[0],
                 action_rows[action].name);
        return 0;
    }
    const char *value = option_value(row, words, &taken);
    if (!value || !read_value(options, row->option, value)) {
        snprintf(error, size, messages[language].bad_value, words[0]);
        return 0;
    }
    return taken;
}

bool options_read(struct options *options, int argc, char **argv, char *error,
                  size_t error_size)
{
    static char hello[] = "lessons/02-timer/hello.js";
    static char *const hello_program[] = {hello};
    enum action action = ACTION_OPEN;
    bool plain = false; /* behind "--" */
    memset(options, 0, sizeof *options);
    options->session.stop_at = INT64_MAX;
    options->session.history = SIZE_MAX;
    read_language(options, argc, argv);
    int first = argc > 1 && action_find(argv[1], &action) ? 2 : 1;
    options->action = action;
    options->programs = argv + first;
    for (int i = first, taken = 1; i < argc; i += taken) {
        taken = 1;
        if (!plain && strcmp(argv[i], "--") == 0)
            plain = true;
        else if (plain || argv[i][0] != '-')
            options->programs[options->program_count++] = argv[i];
        else if (!(taken = read_option(options, argv + i, action, error,
                                       error_size)))
            return false;
    }
    if (options->session.history == SIZE_MAX)
        options->session.history = IN(options->action) & IN_RECORDED
                                       ? HISTORY_OPEN
                                   : options->verify ? HISTORY_VERIFY
                                                     : 0;
    if (options->verify && options->session.history == 0)
        options->session.history = HISTORY_VERIFY;
    options->session.stays = IN(options->action) & IN_HANDS;
    if (options->program_count == 0 && options->action == ACTION_OPEN) {
        options->programs = (char **)(uintptr_t)hello_program;
        options->program_count = 1;
    }
    if (options->program_count == 0 && options->action < ACTION_HELP) {
        snprintf(error, error_size, "%s",
                 messages[options->session.language].no_program);
        return false;
    }
    return true;
}

void options_help(const struct options *options, FILE *to)
{
    enum language language = options->session.language;
    fprintf(to, "%s:\n", messages[language].usage);
    for (size_t i = 0; i < ACTION_ROWS; i++)
        fprintf(to, "  loopline %-28s %s\n", action_rows[i].shown,
                action_rows[i].help[language]);
    fputc('\n', to);
    for (size_t i = 0; i < OPTION_ROWS; i++)
        fprintf(to, "  %-22s %s\n", option_rows[i].shown,
                option_rows[i].help[language]);
    fprintf(to, "\n%s", messages[language].note);
}
