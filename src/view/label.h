/*
 * label.h: the words of the screen, English and Korean side by side.
 */
#ifndef LOOPLINE_VIEW_LABEL_H
#define LOOPLINE_VIEW_LABEL_H

#include "machine/step.h"

/* LABEL(identifier, "English", "Korean"). Titles of panes stay as the issue
 * has them in both languages' first word, so that a class can name them. */
#define LABELS(L) \
    L(SOURCE, "Source", "Source 소스") \
    L(STACK, "Call stack", "Call stack 호출 스택") \
    L(HEAP, "Heap", "Heap 힙") \
    L(TIMERS, "Timers", "Timers 타이머") \
    L(QUEUES, "Queues", "Queues 큐") \
    L(SOCKETS, "Sockets", "Sockets 소켓") \
    L(WIRE, "Wire", "Wire 전선") \
    L(CONSOLE, "Console", "Console 콘솔") \
    L(HELP, "Help", "도움말") \
    L(STEP, "step", "단계") \
    L(LIVE, "LIVE", "LIVE") \
    L(REPLAY, "REPLAY", "REPLAY") \
    L(WORKING, "running", "실행 중") \
    L(WAITING, "waiting", "기다리는 중") \
    L(SKIP_HINT, "Space: skip", "스페이스: 건너뛰기") \
    L(ENDED, "all programs have ended; S goes back", \
      "모든 프로그램이 끝났습니다. S로 되돌아갈 수 있습니다") \
    L(AT_START, "this is the beginning", "여기가 처음입니다") \
    L(KEYS, "s step  n over  o out  t task  S back  c play  ? help  q quit", \
      "s 단계  n 다음  o 밖  t 태스크  S 뒤로  c 재생  ? 도움말  q 끝") \
    L(EMPTY_STACK, "(empty: the track is free)", \
      "(비어 있음: 선로가 비었습니다)") \
    L(NO_TIMERS, "no timers", "타이머 없음") \
    L(NO_SOCKETS, "no sockets", "소켓 없음") \
    L(NO_WIRE, "nothing on the wire yet", "아직 오간 것이 없습니다") \
    L(NO_OUTPUT, "nothing printed yet", "아직 출력이 없습니다") \
    L(NOTHING_QUEUED, "all queues are empty", "모든 큐가 비었습니다") \
    L(NO_SOURCE, "no program is on the track", \
      "선로 위에 프로그램이 없습니다") \
    L(NO_OBJECTS, "no objects in sight", "보이는 객체가 없습니다") \
    L(IN_LIBRARY, "library code (hidden)", "라이브러리 코드 (숨김)") \
    L(MS_LEFT, "ms left", "ms 남음") \
    L(DUE, "due", "만료") \
    L(EVERY, "every", "매") \
    L(GOTO_PROMPT, "go to step: ", "이동할 단계: ") \
    L(WENT_LIVE, "live again from here", "여기서부터 다시 실행합니다") \
    L(TOO_SMALL, "Loopline needs 80x24; this terminal has %dx%d", \
      "Loopline은 80x24가 필요합니다. 이 터미널은 %dx%d입니다") \
    L(NO_TERMINAL, "loopline: open needs a terminal (try: loopline walk)", \
      "loopline: open에는 터미널이 필요합니다 (loopline walk를 써 보세요)") \
    L(PHASE, "phase", "단계") \
    L(READY, "ready", "준비됨") \
    L(SUSPENDED, "waits for", "기다림:") \
    L(MOVE_HELP, "Tab next pane   z zoom   arrows, PgUp, PgDn scroll", \
      "Tab 다음 창   z 크게   화살표, PgUp, PgDn 스크롤") \
    L(BACK_HELP, "a capital goes backwards", "대문자는 거꾸로 갑니다") \
    L(CLOSE_HELP, "any key closes this", "아무 키나 누르면 닫힙니다")

enum label {
#define L(name, english, korean) LABEL_##name,
    LABELS(L)
#undef L
    LABEL_COUNT
};

/* The words in that language. */
const char *label(enum label which, enum language language);

#endif
