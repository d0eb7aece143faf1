/*
 * command.h: what a learner can ask for, each written once: its key in the
 * view, its name on the command line `:`, what stands behind the name, and
 * what help says about it in both languages.
 */
#ifndef LOOPLINE_DEBUGGER_COMMAND_H
#define LOOPLINE_DEBUGGER_COMMAND_H

#include "machine/step.h"

/* COMMAND(identifier, key or 0, back key or 0, "name", argument, "English",
 * "Korean"). The back key does the same backwards. Those whose argument is a
 * program, a file or an address are decisions about the programs: events in
 * the log (choice.h), and what --at=TIME:NAME:ARGUMENT takes. */
#define COMMANDS(C) \
    C(INTO, 's', 'S', "into", NONE, "one step, into calls", \
      "한 단계, 호출 안으로") \
    C(OVER, 'n', 'N', "over", NONE, "to the next statement, over calls", \
      "다음 문장까지, 호출은 건너뛰기") \
    C(OUT, 'o', 'O', "out", NONE, "out of this function", \
      "이 함수 밖으로") \
    C(TASK, 't', 'T', "task", NONE, "to the next task of the loop", \
      "이벤트 루프의 다음 태스크까지") \
    C(PLAY, 'c', 'C', "play", NONE, "play, or pause; C goes to the beginning", \
      "재생, 일시 정지; C는 처음으로") \
    C(WIRE, 'h', 'H', "wire", NONE, "to the next handshake check or frame", \
      "다음 핸드셰이크 검사나 프레임까지") \
    C(GOTO, 'g', 0, "goto", NUMBER, "go to step number ...", \
      "번호로 단계 이동") \
    C(LIVE, 'L', 0, "live", NONE, "go live from here", \
      "여기서부터 다시 실행") \
    C(EDIT, 'e', 0, "edit", NONE, \
      "edit the program ($EDITOR), and go on at the same place", \
      "프로그램 고치기($EDITOR), 같은 곳에서 이어 가기") \
    C(SKIP, ' ', 0, "skip", NONE, "skip the rest of a wait", \
      "남은 기다림 건너뛰기") \
    C(WHY, 'w', 0, "why", NONE, "why this now, and the others not yet", \
      "왜 지금 이것이고, 나머지는 왜 아직인지") \
    C(BREAK, 'b', 0, "break", TEXT, \
      "a breakpoint on this line, or none; :break 14 if n > 3, :break timer", \
      "이 줄에 중단점, 다시 누르면 지우기; :break 14 if n > 3, :break timer") \
    C(BREAKS, 'B', 0, "breaks", NONE, "the breakpoints: toggle, delete", \
      "중단점 목록: 켜고 끄기, 지우기") \
    C(WATCH, 0, 0, "watch", TEXT, "keep an expression's value in sight", \
      "식의 값을 계속 보기") \
    C(PAUSE, 'p', 0, "pause", TEXT, \
      "play pauses at each output, task, message; or off", \
      "재생이 멈출 곳: output, task, message, off") \
    C(SPEED, '+', '-', "speed", TEXT, "play faster, slower; :speed 2", \
      "재생을 빠르게, 느리게; :speed 2") \
    C(LIBRARY, 'l', 0, "library", TEXT, "step into the library too, or not", \
      "라이브러리 안으로도 들어가기, 다시 누르면 접기") \
    C(ASK, 'W', 0, "ask", NONE, "questions backwards: what can be asked here", \
      "거꾸로 묻기: 여기서 물을 수 있는 것") \
    C(WROTE, 0, 0, "wrote", QUESTION, \
      "go to what wrote this last: x, user.name, list[2]", \
      "이것을 마지막으로 쓴 곳으로: x, user.name, list[2]") \
    C(SETTLED, 0, 0, "settled", QUESTION, \
      "go to where this promise was settled", \
      "이 프로미스가 처리된 곳으로") \
    C(PRINTED, 0, 0, "printed", QUESTION, \
      "go to what printed the last line with these words", \
      "이 낱말이 든 마지막 줄을 출력한 곳으로") \
    C(SENT, 0, 0, "sent", QUESTION, \
      "go to the send behind the last message with these words", \
      "이 낱말이 든 마지막 메시지를 보낸 곳으로") \
    C(CHOOSE, 'v', 0, "choose", NONE, "what may come next: choose another", \
      "다음에 올 수 있는 것: 다른 것 고르기") \
    C(TAKE, 0, 0, "take", TURN, \
      "let a program come next: client; its 2nd arrival: client 2", \
      "이 프로그램이 다음에: client, 도착한 것 중 둘째: client 2") \
    C(START, 0, 0, "start", FILE, \
      "start a program, or once more one that has ended", \
      "프로그램 시작, 끝난 것은 다시 시작") \
    C(STOP, 0, 0, "stop", PROGRAM, "stop it as Ctrl-C does (SIGINT)", \
      "Ctrl-C처럼 멈추기 (SIGINT)") \
    C(TERMINATE, 0, 0, "term", PROGRAM, "ask it to end (SIGTERM)", \
      "끝내 달라고 하기 (SIGTERM)") \
    C(KILL, 0, 0, "kill", PROGRAM, "end it at once (SIGKILL)", \
      "바로 끝내기 (SIGKILL)") \
    C(RESTART, 0, 0, "restart", PROGRAM, \
      "SIGTERM, and start it again once it has ended", \
      "SIGTERM을 보내고, 끝나면 다시 시작") \
    C(CLICK, 0, 0, "click", ELEMENT, "click an element of a page: page:#btn", \
      "페이지의 요소 클릭하기: page:#btn") \
    C(TYPE, 0, 0, "type", ELEMENT, "type into one: page:#name=Kim", \
      "페이지의 요소에 입력하기: page:#name=Kim") \
    C(ANSWER, 0, 0, "answer", ELEMENT, \
      "answer a page's dialog: page:yes, page:no, page:yes=Kim", \
      "페이지의 대화 상자에 답하기: page:yes, page:no, page:yes=Kim") \
    C(GET, 0, 0, "get", ADDRESS, "ask for /path from outside, with HTTP", \
      "바깥에서 HTTP로 /path 요청하기") \
    C(POST, 0, 0, "post", ADDRESS, "the same, with a body behind a space", \
      "같지만 빈칸 뒤의 본문도 보내기") \
    C(INPUT, 'i', 0, "input", INPUT, "type a line for a program's input", \
      "프로그램의 입력에 한 줄 쓰기") \
    C(INPUT_END, 0, 0, "eof", INPUT, "end a program's input: eof NAME", \
      "프로그램의 입력 끝내기: eof 이름") \
    C(FIND, '/', 0, "find", VIEW, "search in the pane in focus", \
      "고른 창에서 찾기") \
    C(ZOOM, 'z', 0, "zoom", VIEW, "the pane in focus alone, and back", \
      "고른 창만 크게, 다시 원래대로") \
    C(HIDE, 'x', 0, "hide", VIEW, "hide the pane in focus, or show it again", \
      "고른 창 숨기기, 숨긴 창은 다시 보이기") \
    C(PANE, 0, 0, "pane", PANE, "go to a pane: pane heap", \
      "창으로 가기: pane heap") \
    C(PRESENT, 0, 0, "present", VIEW, \
      "for a projector: the caption in the middle, a pointer; and back", \
      "프로젝터용: 설명이 가운데, 포인터; 다시 원래대로") \
    C(THEME, 0, 0, "theme", TEXT, \
      "colours: dark, light, colour-blind; without a name the next one", \
      "색 테마: dark, light, colour-blind; 이름이 없으면 다음 것") \
    C(HELP, '?', 0, "help", VIEW, "help for the pane in focus, and all keys", \
      "고른 창의 도움말과 모든 키") \
    C(QUIT, 'q', 0, "quit", VIEW, "quit", "나가기")

enum command_argument {
    ARGUMENT_NONE,
    ARGUMENT_VIEW, /* none: it only changes what is looked at */
    ARGUMENT_PANE, /* the beginning of a pane's title */
    ARGUMENT_NUMBER,
    ARGUMENT_TEXT, /* what it sets, or nothing */
    ARGUMENT_QUESTION, /* what a question backwards is about: question.h */
    ARGUMENT_PROGRAM, /* a running program's name: "client#2" */
    ARGUMENT_TURN, /* a program's name, and perhaps which task: take.h */
    ARGUMENT_FILE, /* a file and words, or the name of one that has ended */
    ARGUMENT_ELEMENT, /* "page:#btn", "#btn", "page:#name=Kim", "page:yes" */
    ARGUMENT_INPUT, /* a line, or "client: a line" */
    ARGUMENT_ADDRESS /* "/path", ":8005/path", an http: URL; then a body */
};

enum command {
#define C(name, key, back, text, argument, english, korean) COMMAND_##name,
    COMMANDS(C)
#undef C
    COMMAND_COUNT
};

struct command_row {
    int key, back_key;
    const char *name;
    enum command_argument argument;
    const char *help[2]; /* by enum language */
};
extern const struct command_row command_table[COMMAND_COUNT];

/* The command of a key, and whether it goes backwards; false: none. */
bool command_of_key(int key, enum command *command, bool *back);

/* The command of a name, `length` bytes of it; false: none. */
bool command_of_name(const char *name, size_t length, enum command *command);

/* Is it a decision about the programs? */
bool command_is_choice(enum command command);

#endif
