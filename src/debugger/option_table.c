#include "debugger/option_table.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "debugger/choice.h"
#include "debugger/gesture.h"

#define HEAP_LEAST ((size_t)8 << 20) /* the library starts in less */
#define CELLS_MOST 400 /* of a picture's rows and columns */

/* --- values --------------------------------------------------------------- */

/* "2s": microseconds; -1: not understood. */
static int64_t read_time(const char *text)
{
    const char *end;
    int64_t time = choice_time(text, &end);
    return *end ? -1 : time;
}

/* "256M", "64k", "1G", "0": bytes; false: not understood. */
static bool read_size(const char *text, size_t *size)
{
    static const char units[] = "kKmMgG";
    char *end;
    double value = strtod(text, &end);
    const char *unit = *end ? strchr(units, *end) : NULL;
    double bytes = value * (unit ? 1 << 10 * ((unit - units) / 2 + 1) : 1);
    if (end == text || (*end && !unit) || (unit && end[1]) ||
        !(value >= 0) || bytes > 1e12)
        return false;
    *size = (size_t)bytes;
    return true;
}

enum language option_language(const char *locale)
{
    return locale && strncmp(locale, "ko", 2) == 0 ? KOREAN : ENGLISH;
}

/* One of at most `most`. */
static bool add_word(const char **row, int *count, int most, const char *value)
{
    if (*count == most || !*value)
        return false;
    row[(*count)++] = value;
    return true;
}

static bool add_gesture(struct options *options, const char *value,
                        enum command command)
{
    struct session_options *session = &options->session;
    if (session->gesture_count == SESSION_GESTURES ||
        !gesture_read(value, command, NULL))
        return false;
    session->gesture_commands[session->gesture_count] = command;
    session->gestures[session->gesture_count++] = value;
    return true;
}

/* --- options ---------------------------------------------------------------- */

static bool read_clock(struct options *options, const char *value)
{
    options->session.virtual_clock = strcmp(value, "virtual") == 0;
    return options->session.virtual_clock || strcmp(value, "real") == 0;
}

static bool read_for(struct options *options, const char *value)
{
    options->session.stop_at = read_time(value);
    return options->session.stop_at >= 0;
}

/* "2s:kill:client" */
static bool read_at(struct options *options, const char *value)
{
    int64_t at;
    enum command command;
    const char *argument;
    return choice_read(value, &at, &command, &argument) &&
           add_word(options->session.choices, &options->session.choice_count,
                    SESSION_CHOICES, value);
}

static bool read_click(struct options *options, const char *value)
{
    return add_gesture(options, value, COMMAND_CLICK);
}

static bool read_type(struct options *options, const char *value)
{
    return add_gesture(options, value, COMMAND_TYPE);
}

static bool read_answer(struct options *options, const char *value)
{
    return add_gesture(options, value, COMMAND_ANSWER);
}

static bool read_page(struct options *options, const char *value)
{
    options->session.page = true;
    return !*value;
}

static bool read_history(struct options *options, const char *value)
{
    return read_size(value, &options->session.history);
}

static bool read_heap(struct options *options, const char *value)
{
    return read_size(value, &options->session.heap) &&
           options->session.heap >= HEAP_LEAST;
}

/* "NAME=VALUE" */
static bool read_env(struct options *options, const char *value)
{
    const char *equals = strchr(value, '=');
    return equals && equals != value &&
           add_word(options->session.env, &options->session.env_count,
                    SESSION_ENV, value);
}

static bool read_zone(struct options *options, const char *value)
{
    options->session.zone = value;
    return *value != 0;
}

/* An IP address, as a text: world/plug.c reads it. */
static bool read_listen(struct options *options, const char *value)
{
    struct in_addr four;
    struct in6_addr six;
    options->session.listen = value;
    return inet_pton(AF_INET, value, &four) == 1 ||
           inet_pton(AF_INET6, value, &six) == 1;
}

static bool read_allow_net(struct options *options, const char *value)
{
    options->session.allow_net = true;
    return !*value;
}

static bool read_verify(struct options *options, const char *value)
{
    options->verify = options->session.verifiable = true;
    return !*value;
}

static bool read_captions(struct options *options, const char *value)
{
    options->captions = true;
    return !*value;
}

static bool read_library(struct options *options, const char *value)
{
    options->library = true;
    return !*value;
}

static bool read_line(struct options *options, const char *value)
{
    options->place = value;
    options->place_is_step = false;
    return *value != 0;
}

static bool read_step(struct options *options, const char *value)
{
    options->place = value;
    options->place_is_step = true;
    return *value != 0;
}

static bool read_ask(struct options *options, const char *value)
{
    options->question = value;
    return *value != 0;
}

static bool read_break(struct options *options, const char *value)
{
    return add_word(options->session.breaks, &options->session.break_count,
                    SESSION_STOPS, value);
}

static bool read_watch(struct options *options, const char *value)
{
    return add_word(options->session.watches, &options->session.watch_count,
                    SESSION_STOPS, value);
}

static bool read_lessons(struct options *options, const char *value)
{
    options->lessons = value;
    return *value != 0;
}

static bool read_reset(struct options *options, const char *value)
{
    options->reset = true;
    return !*value;
}

static bool read_theme(struct options *options, const char *value)
{
    options->theme = value;
    return *value != 0;
}

static bool read_until(struct options *options, const char *value)
{
    options->until = value;
    return *value != 0;
}

/* A number of cells. */
static bool read_cells(const char *value, int *to)
{
    char *end;
    long cells = strtol(value, &end, 10);
    *to = (int)cells;
    return end != value && !*end && cells > 0 && cells <= CELLS_MOST;
}

static bool read_columns(struct options *options, const char *value)
{
    return read_cells(value, &options->columns);
}

static bool read_rows(struct options *options, const char *value)
{
    return read_cells(value, &options->rows);
}

static bool read_pane(struct options *options, const char *value)
{
    options->pane = value;
    return *value != 0;
}

static bool read_text(struct options *options, const char *value)
{
    options->text = true;
    return !*value;
}

static bool read_ink(struct options *options, const char *value)
{
    options->ink = true;
    return !*value;
}

static bool read_markdown(struct options *options, const char *value)
{
    options->markdown = true;
    return !*value;
}

static bool read_present(struct options *options, const char *value)
{
    options->present = true;
    return !*value;
}

static bool read_plain(struct options *options, const char *value)
{
    options->plain = true;
    return !*value;
}

static bool read_lang(struct options *options, const char *value)
{
    options->session.language = option_language(value);
    return strcmp(value, "en") == 0 || strcmp(value, "ko") == 0;
}

static bool read_help(struct options *options, const char *value)
{
    options->action = ACTION_HELP;
    return !*value;
}

static bool read_version(struct options *options, const char *value)
{
    options->action = ACTION_VERSION;
    return !*value;
}

// clang-format off
/* --- the table: every option once ------------------------------------------- */

#define IN(action) OPTION_IN(ACTION_##action)
/* Programs are named, and run. */
#define IN_PROGRAMS (IN(OPEN) | IN(RUN) | IN(TRACE) | IN(WALK) | IN(WHY) | \
                     IN(NARRATE) | IN(PICTURE))
/* A lesson's programs run. */
#define IN_LESSON (IN(LESSONS) | IN(LESSON))
#define IN_RUNS (IN_PROGRAMS | IN_LESSON)
/* A learner goes on by hand; going back is possible. */
#define IN_HANDS (IN(OPEN) | IN(NARRATE) | IN_LESSON)
#define IN_VIEW (IN(OPEN) | IN_LESSON | IN(PICTURE))
#define IN_LESSONS (IN_LESSON | IN(PROGRESS) | IN(CHECK) | IN(NEW) | \
                    IN(HANDOUT) | IN(PICTURE))
#define IN_ANY ~0u

const unsigned actions_in_hands = IN_HANDS;
const unsigned actions_recorded = IN_HANDS | IN(WHY) | IN(PICTURE) | IN(HANDOUT);
const unsigned actions_offstage = IN(PICTURE) | IN(HANDOUT);

const struct option_row option_rows[] = {
    {"--clock=", IN_RUNS, read_clock, "--clock=real|virtual",
     {"wait in real time (default), or jump over every wait",
      "실제 시간으로 기다리기(기본값), 또는 모든 기다림 건너뛰기"}},
    {"--for=", IN_PROGRAMS, read_for, "--for=2s",
     {"end after so long on the programs' clock (ms, s, m)",
      "프로그램의 시계로 이만큼 지나면 끝내기 (ms, s, m)"}},
    {"--at=", IN_PROGRAMS, read_at, "--at=2s:kill:client",
     {"then start, stop, term, kill, restart a program, or get",
      "그때 start, stop, term, kill, restart, get 하기"}},
    {"--click=", IN_PROGRAMS, read_click, "--click=page:#btn@500ms",
     {"click an element of a page at that time; repeatable",
      "그 시각에 페이지의 요소 클릭하기 (여러 번 쓸 수 있음)"}},
    {"--type=", IN_PROGRAMS, read_type, "--type=page:#in=text@1s",
     {"type into an element of a page; \\n is Enter",
      "페이지의 요소에 입력하기 (\\n은 Enter)"}},
    {"--answer=", IN_PROGRAMS, read_answer, "--answer=page:yes@1s",
     {"answer a dialog: page:yes, page:no, page:yes=text",
      "대화 상자에 답하기: page:yes, page:no, page:yes=글"}},
    {"--page", IN_PROGRAMS, read_page, "--page",
     {"run every .js as a page's script (no require)",
      "모든 .js를 웹 페이지의 스크립트로 실행 (require 없음)"}},
    {"--script", IN_PROGRAMS, read_page, "--script",
     {"the same as --page", "--page와 같음"}},
    {"--history=", IN_RUNS, read_history, "--history=SIZE",
     {"memory for going back (open: 256M; run, trace: 0)",
      "뒤로 가기에 쓸 메모리 (open: 256M, run과 trace: 0)"}},
    {"--heap=", IN_RUNS, read_heap, "--heap=SIZE",
     {"memory that each program may hold (256M; 8M at least)",
      "프로그램마다 쓸 수 있는 메모리 (256M, 적어도 8M)"}},
    {"--env=", IN_PROGRAMS, read_env, "--env NAME=VALUE",
     {"set process.env.NAME in the programs; repeatable",
      "프로그램의 process.env.NAME을 정하기 (여러 번 쓸 수 있음)"}},
    {"--zone=", IN_RUNS, read_zone, "--zone=Asia/Seoul",
     {"the programs' time zone (else TZ, else the system's)",
      "프로그램의 시간대 (없으면 TZ, 없으면 시스템의 것)"}},
    {"--listen=", IN_PROGRAMS, read_listen, "--listen=ADDRESS",
     {"servers may be reached from outside, at this IP address",
      "이 IP 주소로 밖에서도 서버에 연결할 수 있게 하기"}},
    {"--allow-net", IN_PROGRAMS, read_allow_net, "--allow-net",
     {"programs may connect to other computers",
      "프로그램이 다른 컴퓨터에도 연결할 수 있게 하기"}},
    {"--verify", IN(RUN), read_verify, "--verify",
     {"run: replay from step 0 and compare (3: differs)",
      "run: 0단계부터 다시 실행해 비교 (다르면 3)"}},
    {"--captions", IN(TRACE), read_captions, "--captions",
     {"trace: with a sentence for each step",
      "trace: 단계마다 설명 한 문장"}},
    {"--library", IN(TRACE), read_library, "--library",
     {"trace: the library's own steps too",
      "trace: 라이브러리 안의 단계도 함께"}},
    {"--line=", IN(WHY) | IN(PICTURE), read_line, "--line=7",
     {"why, picture: where line 7 (client:7) is first come to",
      "why, picture: 7번째 줄(client:7)에 처음 온 곳에서"}},
    {"--step=", IN(WHY) | IN(PICTURE), read_step, "--step=120",
     {"why, picture: at that step (else at the last)",
      "why, picture: 그 단계에서 (없으면 마지막)"}},
    {"--until=", IN(PICTURE), read_until, "--until='output bye'",
     {"picture: at a place as lessons have it: line, output, state, event",
      "picture: 수업에서 쓰는 말로 정한 곳에서: line, output, state, event"}},
    {"--columns=", IN(PICTURE), read_columns, "--columns=80",
     {"picture: how wide the screen is", "picture: 화면의 너비"}},
    {"--rows=", IN(PICTURE), read_rows, "--rows=24",
     {"picture: how high it is", "picture: 화면의 높이"}},
    {"--pane=", IN(PICTURE), read_pane, "--pane=heap",
     {"picture: the pane in focus", "picture: 고른 창"}},
    {"--ink", IN(PICTURE), read_ink, "--ink",
     {"picture: in black on white", "picture: 흰 바탕에 검은색으로"}},
    {"--text", IN(PICTURE), read_text, "--text",
     {"picture: as lines of text instead of SVG",
      "picture: SVG 대신 글자로"}},
    {"--markdown", IN(HANDOUT), read_markdown, "--markdown",
     {"handout: as Markdown instead of HTML",
      "handout: HTML 대신 마크다운으로"}},
    {"--ask=", IN(WHY), read_ask, "--ask='wrote x'",
     {"why: a question backwards: wrote, settled, printed, sent",
      "why: 거꾸로 묻기: wrote, settled, printed, sent"}},
    {"--break=", IN_HANDS | IN(WALK), read_break,
     "--break='5 if n > 3'",
     {"stop at a line, timer, frame, ... (walk: these steps only)",
      "줄, timer, frame 등에서 멈추기 (walk: 그 단계만 출력)"}},
    {"--watch=", IN_HANDS | IN(WALK), read_watch,
     "--watch=EXPRESSION",
     {"the value of an expression at each step that is shown",
      "보이는 단계마다 식의 값"}},
    {"--lessons=", IN_LESSONS, read_lessons, "--lessons=DIR",
     {"the folder of the lessons (else LOOPLINE_LESSONS, ./lessons)",
      "수업이 있는 폴더 (없으면 LOOPLINE_LESSONS, ./lessons)"}},
    {"--reset", IN(LESSON) | IN(PROGRESS), read_reset, "--reset",
     {"lesson, progress: forget how far you came",
      "lesson, progress: 지금까지의 진도 지우기"}},
    {"--theme=", IN_VIEW, read_theme, "--theme=NAME",
     {"the colours of the screen", "화면의 색"}},
    {"--present", IN_VIEW, read_present, "--present",
     {"for a projector: fewer panes, more room",
      "프로젝터용: 창은 적게, 자리는 넓게"}},
    {"--plain", IN_LESSON, read_plain, "--plain",
     {"lessons: as plain lines, for a screen reader",
      "수업을 화면 읽기 프로그램용으로 한 줄씩"}},
    {"--lang=", IN_ANY, read_lang, "--lang=en|ko",
     {"the language (else from LANG)", "언어 (없으면 LANG에 따름)"}},
    {"--help", IN_ANY, read_help, "--help", {"this help", "이 도움말"}},
    {"--version", IN_ANY, read_version, "--version",
     {"the version", "버전"}},
};
const size_t option_row_count = sizeof option_rows / sizeof *option_rows;

const struct action_row action_rows[ACTION_HELP] = {
    [ACTION_OPEN] = {"open", WORDS_PROGRAMS, "open [OPTIONS] PROGRAM...",
                     {"open programs in the terminal view",
                      "터미널 화면에서 프로그램 열기"}},
    [ACTION_RUN] = {"run", WORDS_PROGRAMS, "run [OPTIONS] PROGRAM...",
                    {"run them and print what they print",
                     "실행하고 출력만 보기"}},
    [ACTION_TRACE] = {"trace", WORDS_PROGRAMS, "trace [OPTIONS] PROGRAM...",
                      {"print every step as a line of JSON",
                       "모든 단계를 JSON 한 줄씩 출력"}},
    [ACTION_WALK] = {"walk", WORDS_PROGRAMS, "walk [OPTIONS] PROGRAM...",
                     {"print the run as sentences to read",
                      "실행 과정을 읽을 수 있는 문장으로 출력"}},
    [ACTION_WHY] = {"why", WORDS_PROGRAMS, "why [OPTIONS] PROGRAM...",
                    {"say why what runs runs, and what the rest waits for",
                     "지금 왜 이것인지, 나머지는 무엇을 기다리는지 말하기"}},
    [ACTION_NARRATE] = {"narrate", WORDS_PROGRAMS, "narrate [OPTIONS] PROGRAM...",
                        {"the view's walk as plain lines, for a screen reader",
                         "화면 읽기 프로그램을 위해 한 줄씩 말로 걷기"}},
    [ACTION_LESSONS] = {"lessons", WORDS_NONE, "lessons [OPTIONS]",
                        {"the list of lessons", "수업 목록"}},
    [ACTION_LESSON] = {"lesson", WORDS_LESSON, "lesson [OPTIONS] LESSON",
                       {"take a lesson: 12, pair",
                        "수업 하나 시작하기: 12, pair"}},
    [ACTION_PROGRESS] = {"progress", WORDS_MAYBE_LESSON,
                         "progress [--reset] [LESSON]",
                         {"how far you came", "어디까지 했는지"}},
    [ACTION_CHECK] = {"check", WORDS_LESSONS, "check [LESSON...]",
                      {"prove lessons by running them",
                       "수업을 실행해서 맞는지 확인하기"}},
    [ACTION_NEW] = {"new", WORDS_NEW, "new lesson SLUG",
                    {"make a folder with a small lesson of your own",
                     "새 수업을 폴더로 만들기"}},
    [ACTION_HANDOUT] = {"handout", WORDS_LESSON, "handout LESSON",
                        {"write a lesson as a page to print",
                         "수업을 인쇄할 수 있는 문서로 쓰기"}},
    [ACTION_PICTURE] = {"picture", WORDS_PROGRAMS,
                        "picture [OPTIONS] PROGRAM...",
                        {"write what the screen shows at a place as a picture (SVG)",
                         "어떤 곳에서 화면이 보여 주는 것을 그림(SVG)으로 쓰기"}},
};
// clang-format on
