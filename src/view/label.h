/*
 * label.h: the words of the screen, English and Korean side by side.
 */
#ifndef LOOPLINE_VIEW_LABEL_H
#define LOOPLINE_VIEW_LABEL_H

#include "machine/step.h"

/* LABEL(identifier, "English", "Korean"). Titles of panes begin with the same
 * word in both languages, so that a class can name them. */
#define LABELS(L) \
    L(SOURCE, "Source", "Source 소스") \
    L(STACK, "Call stack", "Call stack 호출 스택") \
    L(HEAP, "Heap", "Heap 힙") \
    L(TIMERS, "Timers", "Timers 타이머") \
    L(QUEUES, "Queues", "Queues 큐") \
    L(SOCKETS, "Sockets", "Sockets 소켓") \
    L(WIRE, "Wire", "Wire 전선") \
    L(CONSOLE, "Console", "Console 콘솔") \
    L(WATCH, "Watch", "Watch 관찰") \
    L(BREAKS, "Breakpoints", "Breakpoints 중단점") \
    L(PAGE, "Page", "Page 페이지") \
    L(WHY, "Why", "Why 왜") \
    L(QUESTIONS, "Questions", "Questions 질문") \
    L(NO_QUESTIONS, "nothing to be asked here: no variable is in sight", \
      "여기서는 물을 것이 없어요. 보이는 변수가 없어요") \
    L(CHOOSE, "Choose", "Choose 선택") \
    L(NO_CHOICE, "nothing waits to be chosen here", \
      "여기서는 고를 것이 없어요") \
    L(NEXT_TURN, "the next turn", "다음 차례") \
    L(CAN_COME, "   Enter: let it come next", "   Enter: 다음에 오게 하기") \
    L(WHY_NOTHING, "nothing runs here, and nothing waits", \
      "여기서는 실행 중인 것도 기다리는 것도 없어요") \
    L(WHY_MOVING, "the rule is looked up once the program stands still", \
      "프로그램이 멈추면 규칙을 찾아요") \
    L(WHY_NOT, "Why not yet?", "왜 아직일까요?") \
    L(HELP, "Help", "Help 도움말") \
    L(NARRATE_PLACE, "%s, step %llu of %llu, %.1f ms: %s\n", \
      "%s, 단계 %llu/%llu, %.1f ms: %s\n") \
    L(NARRATE_HELP, \
      "A line is a key or a command of these; back and its name goes " \
      "backwards.\nA pane's name tells the pane, enter 3 opens its third " \
      "line, panes tells a line of each.\nAn empty line does the last again.", \
      "한 줄에 키나 명령 하나를 쓰세요. 앞에 back을 붙이면 뒤로 가요.\n" \
      "패널 이름을 쓰면 그 패널을, enter 3은 그 셋째 줄을, panes는 모든 " \
      "패널을 한 줄씩 말해요.\n빈 줄은 마지막 명령을 다시 해요.") \
    L(RESTS, "Nothing is left to run: it waits for an event.", \
      "더 실행할 것이 없어요. 이벤트를 기다려요.") \
    L(RUNNING, \
      "The program runs, faster than one can look. c pauses it where it is.", \
      "프로그램이 눈으로 좇을 수 없는 속도로 실행되고 있어요. c를 누르면 그 " \
      "자리에서 멈춰요.") \
    /* the status line */ \
    L(STEP, "step", "단계") \
    L(WORKING, "running   c pauses", "실행 중   c: 일시 정지") \
    L(WAITING, "waiting", "대기 중") \
    L(WAITING_OUTSIDE, "waits for something to arrive   S goes back", \
      "무언가 도착하기를 기다려요   S: 뒤로") \
    L(WAITS_INPUT, "waits for something to arrive   i types a line", \
      "무언가 도착하기를 기다려요   i: 한 줄 입력") \
    L(WAITS_PAGE, "waits for something to arrive   :pane page", \
      "무언가 도착하기를 기다려요   :pane page") \
    L(SKIP_HINT, "Space skips", "스페이스: 건너뛰기") \
    L(ENDED, "the end   S goes back   q quits", \
      "끝났어요   S: 뒤로   q: 나가기") \
    L(AT_START, "this is the beginning   s goes on", \
      "여기가 처음이에요   s: 앞으로") \
    L(GOTO_PROMPT, "go to step: ", "이동할 단계: ") \
    L(GOTO_HINT, "   Enter goes, Esc not", "   Enter: 이동, Esc: 취소") \
    L(PALETTE, "Commands", "Commands 명령") \
    L(PALETTE_KEYS, "Tab completes  Up Down  Enter  Esc leaves", \
      "Tab: 완성  ↑↓: 고르기  Enter: 실행  Esc: 닫기") \
    L(FIND_HINT, "   Enter, Down: next  Up: before  Esc leaves", \
      "   Enter, ↓: 다음  ↑: 이전  Esc: 닫기") \
    L(NOT_FOUND, "not here", "여기에는 없어요") \
    L(NO_PANE, "there is no pane %s", "그런 창은 없어요: %s") \
    L(NEVER_THERE, "the programs never come to: %s", \
      "프로그램이 이곳에 오지 않아요: %s") \
    L(NO_COMMAND, "there is no command %s", "그런 명령은 없어요: %s") \
    L(NEEDS_PROGRAM, "which one? e.g. :kill server", \
      "어떤 것인가요? 예: :kill server") \
    L(LIVE_ONLY, "this is the past: L goes live first", \
      "여기는 과거예요. 먼저 L을 누르세요") \
    L(DECIDED, "decided, at this very step", "이 단계에서 결정했어요") \
    L(NOT_HERE, "one step first: an answer is due", \
      "답이 와야 해요. 한 단계 더 가세요") \
    L(RELOADED, "loaded again: the same place", \
      "다시 읽었어요: 같은 곳이에요") \
    L(RELOADED_ELSEWHERE, "loaded again: that place is gone", \
      "다시 읽었어요: 거기에는 안 와요") \
    L(NO_FILE_TO_EDIT, "there is no file to edit here", \
      "여기에는 고칠 파일이 없어요") \
    L(NO_EDITOR, "no editor: set $EDITOR", \
      "편집기가 없어요. $EDITOR를 정하세요") \
    L(WENT_LIVE, "live again: what came after is gone", \
      "다시 실행해요. 뒤의 기록은 지웠어요") \
    L(IS_LIVE, "this is live already", "이미 실행 중인 자리예요") \
    L(NO_HISTORY, "no way back: --history=0", "기록이 없어요: --history=0") \
    L(NO_WIRE_AHEAD, "nothing is sent here: no sockets", \
      "오가는 것이 없어요: 소켓이 없어요") \
    L(NO_WAIT, "nothing to skip: nothing waits", "건너뛸 기다림이 없어요") \
    L(KEYS_LONG, \
      "s step  n over  o out  t task  S back  c play  Tab panes  ? help  " \
      "q quit", \
      "s 단계  n 다음  o 밖으로  t 태스크  S 뒤로  c 재생  Tab 창  ? 도움말  " \
      "q 나가기") \
    L(KEYS_MIDDLE, "s step  n over  S back  Tab panes  ? help", \
      "s 단계  n 다음  S 뒤로  Tab 창  ? 도움말") \
    L(KEYS_SHORT, "s step  S back  Tab panes  ? help", \
      "s 단계  S 뒤로  Tab 창  ? 도움말") \
    L(NO_KEY, "no such key here: ? tells the keys", \
      "쓰지 않는 키예요. ?: 키 설명") \
    L(KEYS_LEAST, "s step  S back  ? help", "s 단계  S 뒤로  ? 도움말") \
    L(KEYS_HELP, "? help", "? 도움말") \
    L(TOO_SMALL, "Loopline needs 80x24; this terminal has %dx%d.", \
      "Loopline은 80x24가 필요해요. 이 터미널은 %dx%d예요.") \
    L(NO_TERMINAL, \
      "loopline: open needs a terminal (without one: loopline walk)", \
      "loopline: open에는 터미널이 필요합니다 (없으면: loopline walk)") \
    /* themes */ \
    L(NO_THEME, "there is no theme %s: dark, light, colour-blind, or ./FILE", \
      "그런 테마는 없어요: %s. dark, light, colour-blind 또는 ./파일") \
    L(THEME_ROLE, "there is no role %s", "그런 역할은 없어요: %s") \
    L(THEME_WORDS, "%s needs: 256 colours, 16 colours, attributes", \
      "%s 줄에는 256색, 16색, 속성이 있어야 해요") \
    L(THEME_PAPER_WORDS, "%s needs: 256 colours, 16 colours", \
      "%s 줄에는 256색, 16색이 있어야 해요") \
    L(THEME_NUMBER, "%s is no colour of 256: 0 to 255, or -", \
      "256색이 아니에요: %s. 0부터 255까지, 또는 -") \
    L(THEME_COLOUR, "%s is no colour of 16: red, bright-red, ..., or -", \
      "16색이 아니에요: %s. red, bright-red 등, 또는 -") \
    L(THEME_ATTRIBUTE, \
      "%s is no attribute: bold, underline, reverse, dim, italic, or -", \
      "속성이 아니에요: %s. bold, underline, reverse, dim, italic 또는 -") \
    L(THEME_MISSING, "the role %s is missing", "역할이 빠졌어요: %s") \
    L(THEME_LONG, "this line is too long%s", "줄이 너무 길어요%s") \
    L(THEME_UNREADABLE, "it cannot be read: %s", "읽을 수 없어요: %s") \
    L(THEME_IS, "theme: %s", "테마: %s") \
    L(THEME_NO_COLOUR, "no colours here: no theme is seen", \
      "색이 없어서 테마가 안 보여요") \
    /* breakpoints, watches, play */ \
    L(BREAKPOINT, "Breakpoint", "중단점") \
    L(BREAK_SET, "breakpoint: %s", "중단점: %s") \
    L(BREAK_GONE, "no breakpoint any more: %s", "중단점을 지웠어요: %s") \
    L(NO_BREAKS, "none: b on a line, or :break timer", \
      "없어요: 줄에서 b, 또는 :break timer") \
    L(BREAKS_KEYS, "Enter on, off   d deletes", "Enter: 켜고 끄기   d: 지우기") \
    L(NO_WATCHES, "none: :watch n * 2", "없어요: :watch n * 2") \
    L(WATCH_KEYS, "d deletes   :watch adds", "d: 지우기   :watch: 더하기") \
    L(TOO_MANY, "there are as many as there can be", "더 만들 수 없어요") \
    L(PAUSES_AT, "play pauses at: %s", "재생이 멈출 곳: %s") \
    L(PAUSE_WHAT, "pause at %s? output, task, message or off", \
      "멈출 곳이 %s? output, task, message, off 중 하나") \
    L(SPEED_IS, "speed of play, steps a second: %s", \
      "재생 속도, 1초에 단계 수: %s") \
    L(PLAYS, "plays   c pauses   + faster   - slower", \
      "재생 중  c: 멈춤  +: 빠르게  -: 느리게") \
    L(LIBRARY_SHOWN, "steps go into the library too", \
      "라이브러리 안으로도 들어가요") \
    L(LIBRARY_FOLDED, "the library is stepped over", \
      "라이브러리는 건너뛰어요") \
    L(SOURCE_FILES, "f: next file", "f: 다음 파일") \
    L(SOURCE_SIDE, "< > sideways", "< > 좌우로 보기") \
    L(SOURCE_UNFOLD, "l unfolds", "l: 펼치기") \
    L(READS_INPUT, "reads its input: i types a line", \
      "입력을 읽어요: i로 한 줄 쓰기") \
    /* panes */ \
    L(NO_SOURCE, "no program is on the track", \
      "선로 위에 프로그램이 없어요") \
    L(EMPTY_STACK, "(empty: the track is free)", \
      "(비어 있음: 선로가 비었어요)") \
    L(ONLY_LIBRARY, "(only the library runs)", "(라이브러리만 실행 중이에요)") \
    L(LIBRARY, "library", "라이브러리") \
    L(DEAD_ZONE, "(not yet: dead zone)", "(아직 없음: TDZ)") \
    L(FUNCTIONS, "functions ", "함수 ") \
    L(AWAITS, "awaits", "기다림:") \
    L(SUSPENDED, "off the track", "선로 밖") \
    L(NO_TIMERS, "no timers", "타이머가 없어요") \
    L(MS_LEFT, "ms", "ms 남음") \
    L(DUE, "due", "시간 됨") \
    L(EVERY, "every", "간격") \
    L(NO_PROGRAM, "no program runs", "실행 중인 프로그램이 없어요") \
    L(MAIN_SCRIPT, "main script", "메인 스크립트") \
    L(BEFORE_LOOP, " then the loop", " 다음에 루프") \
    L(LOOP_WAITS, "waits", "대기") \
    L(NO_ELEMENTS, "nothing to click here", "클릭할 것이 없어요") \
    L(PAGE_HINT, "Enter clicks, types", "Enter: 클릭, 입력") \
    L(DIALOG_WAITS, "%s stands still: it waits for your answer", \
      "%s 페이지가 멈춘 채 답을 기다려요") \
    L(DIALOG_ALERT, "Enter OK", "Enter: 확인") \
    L(DIALOG_CONFIRM, "Enter OK   n Cancel", "Enter: 확인   n: 취소") \
    L(DIALOG_PROMPT, "Enter types the answer   n Cancel", \
      "Enter: 답 입력   n: 취소") \
    L(NO_SOCKETS, "no sockets", "소켓이 없어요") \
    L(LISTENS, "listens", "연결을 기다림") \
    L(LISTEN_ASKED, "about to listen", "여는 중") \
    L(LISTEN_CLOSING, "closing", "닫는 중") \
    L(OUTSIDE, "outside", "바깥") \
    L(BUFFERED, "buffered", "버퍼") \
    L(CLIENT, "client", "클라이언트") \
    L(SERVER, "server", "서버") \
    L(CUT, "lost: live from the past", "과거에서 다시 시작해 끊김") \
    L(NO_CODE, "the program has no step for this", \
      "프로그램에 이런 단계가 없어요") \
    L(NO_WIRE, "nothing on the wire yet", "아직 오간 것이 없어요") \
    L(NO_OUTPUT, "nothing printed yet", "아직 출력이 없어요") \
    L(NOT_KEPT, "(not recorded)", "(기록하지 않음)") \
    L(NO_OBJECTS, "no objects in sight", "보이는 객체가 없어요") \
    L(NO_CHANGE, "nothing changed", "바뀐 것이 없어요") \
    L(KEEPS, "keeps", "붙잡음") \
    /* the wire, opened */ \
    L(WIRE_FRAME, "Frame", "프레임") \
    L(WIRE_MESSAGE, "Message", "메시지") \
    L(WIRE_REQUEST, "Request", "요청") \
    L(WIRE_ANSWER, "Answer", "응답") \
    L(WIRE_CHECK, "Check", "검사") \
    L(WIRE_DATA, "Bytes", "바이트") \
    L(WIRE_ERROR, "What came was wrong", "잘못된 데이터") \
    L(WIRE_SENT, "sent by", "보낸 쪽") \
    L(WIRE_RECEIVED, "received by", "받은 쪽") \
    L(WIRE_AHEAD, "At this step it has not been sent yet. ] goes to where it " \
      "is received, Backspace to where you came from, Esc closes.", \
      "이 단계에서는 아직 보내지 않았어요. ] 받는 곳으로, Backspace 떠나온 " \
      "곳으로, Esc 닫기.") \
    L(WIRE_CHECKED, "checked by", "검사한 쪽") \
    L(CONNECTION, "connection", "연결") \
    L(WIRE_ON_ITS_WAY, "it has not been received yet", "아직 도착하지 않았어요") \
    L(WIRE_KEYS, "[ its send   ] its callback   Backspace back   " \
      "Up Down others   Esc closes", \
      "[ 보낸 send   ] 받은 콜백   Backspace 돌아가기   ↑↓ 다른 것   Esc 닫기") \
    L(WIRE_FIN_1, "the last frame of its message", \
      "메시지의 마지막 프레임이에요") \
    L(WIRE_FIN_0, "more frames of this message follow", \
      "이 메시지의 프레임이 더 이어져요") \
    L(WIRE_RSV_0, "no extension has changed the payload", \
      "확장이 페이로드를 바꾸지 않았어요") \
    L(WIRE_RSV_1, "RSV1: the message is compressed (permessage-deflate)", \
      "RSV1: 압축한 메시지예요(permessage-deflate)") \
    L(WIRE_RSV_2, "RSV2, RSV3: nobody has agreed on these", \
      "RSV2, RSV3: 약속한 적 없는 비트예요") \
    L(WIRE_MASK_1, "masked, as every frame of a client must be", \
      "마스크했어요. 클라이언트의 프레임은 모두 그래야 해요") \
    L(WIRE_MASK_0, "not masked, as no frame of a server may be", \
      "마스크하지 않았어요. 서버의 프레임은 모두 그래야 해요") \
    L(WIRE_LENGTH_7, "so many bytes of payload", "페이로드의 바이트 수예요") \
    L(WIRE_LENGTH_16, "the length stands in the next 2 bytes", \
      "길이는 다음 2바이트에 있어요") \
    L(WIRE_LENGTH_64, "the length stands in the next 8 bytes", \
      "길이는 다음 8바이트에 있어요") \
    L(WIRE_LENGTH, "length", "길이") \
    L(WIRE_KEY, "key", "마스크 키") \
    L(WIRE_PAYLOAD, "payload", "페이로드") \
    L(WIRE_NO_PAYLOAD, "no payload", "페이로드가 없어요") \
    L(WIRE_ON_WIRE, "on the wire", "전선 위") \
    L(WIRE_XOR, "XOR of both", "둘의 XOR") \
    L(WIRE_AS_TEXT, "as text", "글자로") \
    L(WIRE_CODE, "close code", "종료 코드") \
    L(WIRE_REASON, "reason", "이유") \
    L(WIRE_PART, "Part %u of message %u:", "메시지 %2$u의 조각 %1$u:") \
    L(WIRE_THIS, "this one", "지금 보는 것") \
    L(WIRE_UNPACKED, "Before it was compressed: %llu bytes. In its frames: " \
      "%llu.", "압축하기 전: %llu바이트. 프레임 안에서: %llu바이트.") \
    L(WIRE_STAGES, "The accept key, in four stages (RFC 6455, 4.2.2):", \
      "수락 키를 만드는 네 단계 (RFC 6455, 4.2.2):") \
    L(WIRE_STAGE_KEY, "1 key", "1 키") \
    L(WIRE_STAGE_GUID, "2 + GUID", "2 + GUID") \
    L(WIRE_STAGE_SHA, "3 SHA-1", "3 SHA-1") \
    L(WIRE_STAGE_BASE, "4 Base64", "4 Base64") \
    L(WIRE_CAME, "came", "온 값") \
    L(WIRE_SAME, "the same: the server has read this very request", \
      "같아요. 서버가 바로 이 요청을 읽었어요") \
    L(WIRE_DIFFERS, "it differs: this answer is not for this request", \
      "달라요. 이 요청에 대한 응답이 아니에요") \
    L(WIRE_NO_MEANING, "a header of the program's own", \
      "프로그램이 정한 헤더예요") \
    L(WIRE_REQUEST_LINE, "what is asked for: method, path, version of HTTP", \
      "무엇을 원하는지: 메서드, 경로, HTTP 버전") \
    L(WIRE_STATUS_LINE, "how it went: version of HTTP, status, its name", \
      "결과: HTTP 버전, 상태 코드, 그 이름") \
    L(WIRE_FOUND, "found", "온 것") \
    /* a connection, opened */ \
    L(PROGRAM, "program", "프로그램") \
    L(SOCKET_BYTES, "%llu bytes", "%llu바이트") \
    L(SOCKET_FRAMES, "%llu frames, %llu bytes", "프레임 %llu개, %llu바이트") \
    L(SOCKET_WAY, "on its way", "가는 중") \
    L(SOCKET_WAITING, "unread", "안 읽음") \
    L(SOCKET_WRITTEN, "written", "쓴 양") \
    L(SOCKET_READ, "read", "읽은 양") \
    L(SOCKET_SENT, "sent", "보냄") \
    L(SOCKET_RECEIVED, "received", "받음") \
    L(SOCKET_KEYS, "Up Down another connection   Esc closes   " \
      "buffered: not yet taken by the kernel", \
      "↑↓ 다른 연결   Esc 닫기   버퍼: 커널이 아직 가져가지 않은 것") \
    L(FILTER_OPEN, "open", "열린 것") \
    L(FILTER_MINE, "this program's", "이 프로그램의 것") \
    /* a frame, opened */ \
    L(STACK_CALLER, "called by", "호출한 쪽:") \
    L(STACK_LOOP, "the loop", "루프") \
    L(STACK_FILE, "file", "파일") \
    L(STACK_BLOCK, "block of", "블록:") \
    L(STACK_AROUND, "around it:", "바깥 함수:") \
    L(STACK_CAPTURED, "captured", "캡처됨") \
    L(STACK_USED_BY, ", used by ", ", 쓰는 쪽: ") \
    L(STACK_KEPT_BY, "   kept by", "   붙잡은 쪽:") \
    L(STACK_OWN_PROMISE, "its call returned", "호출이 돌려준 것:") \
    L(STACK_GOES_ON, "Once that promise is settled it goes on, as a " \
      "microtask.", "그 프로미스가 정해지면 마이크로태스크로 이어서 가요.") \
    L(OPEN_KEYS, "Enter follows   Backspace back", \
      "Enter: 따라가기   Backspace: 뒤로") \
    /* an object, opened */ \
    L(HEAP_TIMER, "a timer", "타이머") \
    L(HEAP_NAMES, "─ who holds it", "─ 누가 가리키나") \
    L(HEAP_PATH, "─ what keeps it alive, from a root", \
      "─ 살아 있게 하는 길: 뿌리에서부터") \
    L(HEAP_NOBODY, "Nothing reaches it any more: the collector will free it.", \
      "더는 아무것도 가리키지 않아요. 가비지 컬렉터가 거두어 갈 거예요.") \
    L(HEAP_TOO_MANY, "There are too many objects to find out who holds it.", \
      "객체가 너무 많아서 누가 가리키는지 찾지 못했어요.") \
    L(HEAP_HOLDS, "─ what it holds", "─ 무엇을 가리키나") \
    L(HEAP_NOTHING, "  nothing", "  없음") \
    L(HEAP_ABOVE, "(above)", "(위에 있음)") \
    L(HEAP_TOO_LARGE, "The heap is too large to look for lost objects.", \
      "힙이 너무 커서 잃어버린 객체를 찾지 않아요.") \
    L(HEAP_UNREACHABLE, "─ nothing reaches these any more", \
      "─ 더는 아무것도 가리키지 않아요") \
    L(HEAP_FREED, "─ the collector has freed", "─ 컬렉터가 거두어 간 것") \
    L(HEAP_COLLECTED, "The collector has freed %lld cells, %lld bytes.", \
      "컬렉터가 셀 %lld개, %lld바이트를 거두어 갔어요.") \
    /* the timeline */ \
    L(TIMELINE, "Timeline", "Timeline 타임라인") \
    L(TIMELINE_END, "ends, exit code", "끝. 종료 코드:") \
    L(TIMELINE_LOST, "(not kept: too many at once)", \
      "(기록하지 못했어요. 한꺼번에 너무 많아요)") \
    /* the loop */ \
    L(LOOP, "The loop", "The loop 이벤트 루프") \
    L(LOOP_TRACK, "track", "선로") \
    L(LOOP_FREE, "free: the call stack is empty", \
      "비었어요: 호출 스택이 비어 있어요") \
    L(LOOP_BETWEEN, "between", "사이사이") \
    L(LOOP_NO_WORD, "", "") \
    L(LOOP_SIDINGS, "sidings", "대피선") \
    L(LOOP_NOW, "now", "지금") \
    L(LOOP_THEN, "then", "그다음") \
    L(LOOP_NEXT, "next", "다음") \
    L(LOOP_BUSY, "what is on the track runs to its end: there is one track", \
      "선로 위의 것이 끝까지 가요. 선로는 하나예요") \
    /* lessons */ \
    L(LESSON, "Lesson", "Lesson 수업") \
    L(LESSON_NONE, "no lesson is open", "열린 수업이 없어요") \
    L(LESSON_GO_ON, "Enter: go on", "Enter: 계속") \
    L(LESSON_UNANSWERED, " unanswered", " (답하지 않고)") \
    L(LESSON_UNSOLVED, " unsolved", " (풀지 않고)") \
    L(LESSON_GO_BACK, "Esc: go on", "Esc: 계속") \
    L(LESSON_DIGITS, "1-%u: answer   ", "1-%u: 답하기   ") \
    L(LESSON_TYPED, "a: answer   ", "a: 답 쓰기   ") \
    L(LESSON_CHANGED, "e: change it   ", "e: 고치기   ") \
    L(LESSON_MORE, "Backspace: back   ? help   q: lessons", \
      "Backspace: 뒤로   ? 도움말   q: 목록") \
    L(LESSON_ANSWER, "your answer: ", "내 답: ") \
    L(LESSON_ANSWER_HINT, "   Enter answers, Esc not", \
      "   Enter: 답하기, Esc: 취소") \
    L(LESSON_RIGHT, "Right! %s", "맞았어요! %s") \
    L(LESSON_WRONG, "No. %s Go on and see why.", \
      "아니에요. %s 왜 그런지 이어서 봐요.") \
    L(LESSON_UNKNOWN, "It cannot be told from here: %s", \
      "여기서는 알 수 없어요: %s") \
    L(LESSON_PRINTS, "The next line on the console will be: %s.", \
      "콘솔에 다음으로 나올 줄: %s.") \
    L(LESSON_RUNS, "What comes onto the track next: %s.", \
      "다음으로 선로에 오를 것: %s.") \
    L(LESSON_STATE, "Its readyState will be %s.", "그때의 readyState: %s.") \
    L(LESSON_QUEUE, "Then there will be %s.", "그때 기다리는 것은 %s개예요.") \
    L(LESSON_VALUE, "It will be %s.", "그때의 값: %s.") \
    L(LESSON_PLAY, "You are the loop, turn %u of %u: what comes onto the " \
      "track now?", "내가 이벤트 루프예요. %u/%u번째: 지금 무엇을 선로에 " \
      "올릴까요?") \
    L(LESSON_CARD_RIGHT, "Right! %s", "맞았어요! %s") \
    L(LESSON_CARD_WRONG, "Not that one. %s", "그것은 아니에요. %s") \
    L(LESSON_CARD_ONLY, "Now only %s waits: there is nothing to choose, and " \
      "the loop takes it.", "이제 기다리는 것은 %s뿐이에요. 고를 것이 없어서 루프가 " \
      "바로 꺼내요.") \
    L(LESSON_CARD_RAN, "%s has run. Now you choose again.", \
      "%s 콜백을 다 실행했어요. 다시 고를 차례예요.") \
    L(LESSON_GOT, "now: ", "지금: ") \
    L(LESSON_EDIT, "e: change %s", "e: %s 고치기") \
    L(LESSON_NO_COPY, "There is no place for a copy of %s, so it cannot be " \
      "changed here.", "%s 파일을 복사할 곳이 없어서 여기서는 고칠 수 " \
      "없어요.") \
    L(LESSON_HINT, "a hint", "힌트 보기") \
    L(LESSON_SOLUTION, "a solution", "풀이 보기") \
    L(LESSON_ANEW, "begin anew", "처음부터 다시") \
    L(LESSON_IS_ANEW, "the files are as at the start", \
      "파일을 처음 상태로 되돌렸어요") \
    L(LESSON_TO_DO, "Here is %s, to be changed. e opens it in an editor; " \
      "whenever you save it, it is run and looked at again.", \
      "고칠 파일: %s. e를 누르면 편집기에서 열려요. 저장할 때마다 다시 실행해서 " \
      "확인해요.") \
    L(LESSON_DONE, "That is your %s. s steps through it, and e changes it " \
      "again.", "여러분이 고친 파일: %s. s로 한 단계씩 따라가고, e로 또 고칠 수 " \
      "있어요.") \
    L(LESSON_SOLVED, "Solved!", "풀었어요!") \
    L(LESSON_KEEP, "files change in exercises only", \
      "파일은 연습 문제에서만 고쳐요") \
    L(LESSON_LOST, "This run does not come by the next stop any more: " \
      "something was changed on the way. Going on begins it anew.", \
      "도중에 바뀐 것이 있어서 이 실행은 다음 정거장에 오지 않아요. 계속하면 " \
      "처음부터 다시 실행해요.") \
    L(LESSON_OVER, "The end of lesson %d: %s", "%d번 수업 끝: %s") \
    L(LESSON_TAUGHT, "This is what it was about:", "이런 것을 배웠어요:") \
    L(LESSON_SCORE, "answered right at the first try: %u of %u", \
      "한 번에 맞힌 것: %u / %u") \
    L(LESSON_SILENT, "not answered: %u", "답하지 않은 것: %u") \
    L(LESSON_LEFT, "the exercise is still to be solved: open the lesson " \
      "again at any time", "연습 문제가 남아 있어요. 언제든 다시 열 수 있어요") \
    L(LESSON_ALL_SOLVED, "the exercise is solved", "연습 문제를 풀었어요") \
    L(LESSON_NEXT, "Next: %s", "다음 수업: %s") \
    L(LESSON_NO_NEXT, "There is no lesson behind this one.", \
      "이 뒤에는 수업이 없어요.") \
    /* the list of lessons */ \
    L(SHELF, "Loopline: the lessons", "Loopline 수업 목록") \
    L(SHELF_GO_ON, " with lesson %d", " (%d번 수업 열기)") \
    L(SHELF_ANEW, "   b: from the start", "   b: 처음부터") \
    L(SHELF_KEYS, "   / search   L 한국어   q quit", \
      "   / 찾기   L English   q 나가기") \
    L(SHELF_SUGGESTED, "comes next", "다음 수업") \
    L(SHELF_NOTHING, "no lesson has these words", "그런 낱말이 든 수업이 없어요") \
    L(SHELF_NO_TITLE, "No lesson", "수업 없음") \
    L(SHELF_EMPTY, "there are no lessons in this folder", \
      "이 폴더에는 수업이 없어요") \
    L(SHELF_NO_LESSON, "loopline: there is no lesson %s", \
      "loopline: 그런 수업은 없습니다: %s") \
    L(SHELF_BROKEN, "this lesson cannot be opened", "열 수 없는 수업이에요") \
    L(SHELF_TEACHES, "About: ", "배우는 것: ") \
    L(SHELF_MINUTES, "%d minutes", "%d분") \
    L(SHELF_STOPS, "%u stops", "정거장 %u개") \
    L(SHELF_SEARCH, "   Enter: the first of them   Esc: all", \
      "   Enter: 첫째 것   Esc: 모두") \
    /* lessons as plain lines */ \
    L(RECITE_STOP, "Lesson %d, stop %u of %u: %s", \
      "%d번 수업, 정거장 %u/%u: %s") \
    L(RECITE_WAITS, "Nothing more comes by itself here.", \
      "여기서는 더 기다려도 아무 일도 일어나지 않아요.") \
    L(RECITE_HOLDS, "done: ", "됐어요: ") \
    L(RECITE_NOT_YET, "not yet: ", "아직: ") \
    L(RECITE_FILE, "Change this file with an editor and save it: %s", \
      "편집기로 이 파일을 고치고 저장하세요: %s") \
    L(RECITE_CHOOSE, "1 to %u: answer. ", "1~%u: 답하기. ") \
    L(RECITE_ONE, "1: answer. ", "1: 답하기. ") \
    L(RECITE_TYPE, "answer, and your answer behind it. ", \
      "answer 뒤에 답을 쓰세요. ") \
    L(RECITE_CHECK, "check: look at the file again. ", \
      "check: 파일 다시 보기. ") \
    L(RECITE_HINT, "hint. ", "hint: 힌트. ") \
    L(RECITE_SOLUTION, "solution. ", "solution: 풀이. ") \
    L(RECITE_RESET, "reset: begin anew. ", "reset: 처음부터 다시. ") \
    L(RECITE_GO_ON, "Empty line: go on", "빈 줄: 계속") \
    L(RECITE_NOT_HERE, "that is nothing to be done here: help tells more", \
      "여기서는 할 수 없는 것이에요. help: 도움말") \
    L(RECITE_HELP, \
      "An empty line goes on to the next stop, back to the one before. A " \
      "number answers. again tells the stop once more. In an exercise: check, " \
      "hint, solution, reset. quit leaves the lesson. Between two stops all " \
      "that follows works too, and an empty line leads back to the lesson.", \
      "빈 줄은 다음 정거장으로, back은 앞 정거장으로 가요. 번호를 쓰면 답해요. " \
      "again은 정거장을 다시 읽어요. 연습 문제에서는 check, hint, solution, " \
      "reset을 써요. quit은 수업을 나가요. 정거장 사이에서는 아래의 명령도 모두 " \
      "쓸 수 있고, 빈 줄을 쓰면 수업으로 돌아와요.") \
    L(RECITE_LIST, \
      "A number opens that lesson, an empty line %s. L: 한국어. q quits.", \
      "번호를 쓰면 그 수업을, 빈 줄이면 %s 수업을 열어요. L: English. q: 나가기.") \
    L(RECITE_TAKE, "Take one: loopline lesson 2", \
      "시작하기: loopline lesson 2") \
    /* help */ \
    L(ARROWS_HELP, "the same as s and S", "s, S와 같아요") \
    L(BACK_HELP, "A capital goes backwards. A step key skips a wait.", \
      "대문자는 뒤로 가요. 기다리는 중에 단계 키를 누르면 건너뛰어요.") \
    L(PANE_HELP, "next pane, pane before", "다음 창, 앞 창") \
    L(SCROLL_HELP, "the cursor of the pane in focus", "고른 창의 커서를 위아래로") \
    L(PROMPT_HELP, "any command by its name, with a list", \
      "이름으로 명령 내리기, 목록이 나와요") \
    L(RETURN_HELP, "back to where a jump came from", \
      "떠나온 단계로 돌아가기") \
    L(ALL_PANES, "In every pane:", "모든 창에서:") \
    L(BY_NAME, "By name:", "이름으로:") \
    L(PRESENTING, "For the projector:", "프로젝터에서:") \
    L(POINTER_HELP, "the pointer; the mouse too", "포인터 움직이기, 마우스로도") \
    L(POINTER_GONE_HELP, "takes the pointer away", "포인터 치우기") \
    L(REMOTE_HELP, "the keys of a remote: next statement, back", \
      "프레젠터 버튼: 다음 문장, 뒤로") \
    L(MARKS_HELP, "* what the last move changed   #7 an object's number", \
      "* 방금 움직여서 바뀐 것   #7 객체의 번호") \
    L(CLOSE_HELP, "Up Down go on, any other key closes", \
      "↑↓ 이어 보기, 다른 키: 닫기") \
    /* alike in both */ \
    L(LIVE, "LIVE", "LIVE") \
    L(REPLAY, "REPLAY", "REPLAY")

enum label {
#define L(name, english, korean) LABEL_##name,
    LABELS(L)
#undef L
    LABEL_COUNT
};

/* The words in that language. */
const char *label(enum label which, enum language language);

#endif
