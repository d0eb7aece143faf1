/*
 * rule.h: the rules of the loop, each written once: by which something was
 * chosen ("why now?"), by which something else has to wait ("why not yet?"),
 * and which forbid a choice of the learner's.
 *
 * A sentence has words in braces, which come from the machine:
 *   {number}, {other}  counts or milliseconds, as the sentence says
 *   {what}, {whose}    a name: of a function, a program, a phase
 */
#ifndef LOOPLINE_DEBUGGER_RULE_H
#define LOOPLINE_DEBUGGER_RULE_H

#include "base/text.h"
#include "machine/process.h"
#include "machine/step.h"

/* RULE(identifier, "name in the output", "English", "Korean"). */
/* clang-format off */
#define RULES(R) \
    R(NONE, "none", "", "") \
    /* --- why now: what was chosen --- */ \
    R(MAIN, "main", \
      "The main script comes first: before it has ended, no queue is looked " \
      "at.", \
      "메인 스크립트가 맨 먼저예요. 끝나기 전에는 어떤 큐도 보지 않아요.") \
    R(TICK, "tick", \
      "The call stack is empty: callbacks of process.nextTick come before " \
      "everything else, the one asked for first at the front.", \
      "호출 스택이 비었어요. process.nextTick 콜백이 무엇보다 먼저이고, 먼저 " \
      "맡긴 것부터예요.") \
    R(TICK_BEFORE_JOBS, "tick-before-microtasks", \
      "The call stack is empty: nextTick comes before microtasks " \
      "(waiting: {number}).", \
      "호출 스택이 비었어요. nextTick이 마이크로태스크보다 먼저예요. 마이크로태스크 " \
      "{number}개가 기다려요.") \
    R(MICROTASK, "microtask", \
      "The call stack is empty and no nextTick waits: microtasks come before " \
      "the loop goes on, the one queued first at the front.", \
      "호출 스택이 비었고 nextTick도 없어요. 루프가 나아가기 전에 마이크로태스크를 " \
      "큐에 들어온 순서대로 해요.") \
    R(MICROTASKS_GO_ON, "microtasks-go-on", \
      "Microtasks that have begun are done to the last one; nextTick comes " \
      "behind them (waiting: {number}).", \
      "시작한 마이크로태스크는 큐가 빌 때까지 해요. 그래서 nextTick 콜백 {number}개는 " \
      "그 뒤예요.") \
    R(MODULE, "module", \
      "A module is evaluated when all that it imports has been; the loader " \
      "is asynchronous, so this is a microtask.", \
      "모듈은 import하는 것이 모두 실행된 다음에 실행돼요. 불러오기는 비동기라서 " \
      "마이크로태스크예요.") \
    R(PAGE_MICROTASK, "page-microtask", \
      "The call stack is empty: microtasks come before the next task, the " \
      "one queued first at the front.", \
      "호출 스택이 비었어요. 다음 태스크보다 마이크로태스크가 먼저이고, 큐에 들어온 " \
      "순서대로예요.") \
    R(TIMER, "timer", \
      "Timers phase: it was due at {number} ms, and its program has no other " \
      "timer.", \
      "타이머 단계: {number} ms에 시간이 됐고, 그 프로그램에 다른 타이머는 없어요.") \
    R(TIMER_NEXT, "timer-next", \
      "Timers phase: it was due at {number} ms; the next one is not due " \
      "before {other} ms.", \
      "타이머 단계: {number} ms에 시간이 됐어요. 다음 타이머는 {other} ms가 되어야 " \
      "해요.") \
    R(TIMER_LISTS, "timer-lists", \
      "Timers phase: timers of one duration form a list, and the lists go by " \
      "their first expiry: this one's is {number} ms, the next one's " \
      "{other} ms.", \
      "타이머 단계: 지연 시간이 같은 타이머끼리 목록을 이루고, 목록은 가장 이른 만료 " \
      "순서예요. 이 목록은 {number} ms, 다음 목록은 {other} ms예요.") \
    R(TIMER_LIST_MADE, "timer-list-made", \
      "Timers phase: two lists of timers expire at {number} ms; the one that " \
      "was begun first comes first.", \
      "타이머 단계: 두 타이머 목록이 {number} ms에 함께 만료돼요. 먼저 생긴 목록이 " \
      "먼저예요.") \
    R(TIMER_SET_FIRST, "timer-set-first", \
      "Timers phase: of timers with the same duration, the one that was set " \
      "first comes first; also due: {other} more.", \
      "타이머 단계: 지연 시간이 같으면 먼저 맡긴 타이머가 먼저예요. 시간이 된 것이 " \
      "{other}개 더 있어요.") \
    R(PAGE_TIMER, "page-timer", \
      "A task of the page: this timer was due at {number} ms, and nothing was " \
      "ready before it.", \
      "페이지의 태스크: 이 타이머는 {number} ms에 시간이 됐고, 그보다 먼저 준비된 " \
      "것이 없어요.") \
    R(PAGE_TIMER_FIRST, "page-timer-first", \
      "A task of the page: of timers the one that is due first comes first: " \
      "this one at {number} ms, the next at {other} ms; of equals the one " \
      "set first.", \
      "페이지의 태스크: 타이머는 시간이 먼저 되는 것부터예요. 이것은 {number} ms, 다음은 " \
      "{other} ms. 같으면 먼저 맡긴 것부터예요.") \
    R(IMMEDIATE, "immediate", \
      "Check phase: callbacks of setImmediate come here, right behind the " \
      "poll phase.", \
      "체크 단계: setImmediate 콜백은 폴 단계 바로 뒤인 여기에서 해요.") \
    R(IMMEDIATE_FIRST, "immediate-first", \
      "Check phase: callbacks of setImmediate in the order in which they were " \
      "asked for (still to come: {number}).", \
      "체크 단계: setImmediate 콜백은 맡긴 순서대로예요. {number}개가 뒤따라요.") \
    R(IMMEDIATE_BEFORE_TIMER, "immediate-before-timer", \
      "Check phase: it comes before the timers of the next round; when this " \
      "round began none was due, the next is at {other} ms.", \
      "체크 단계: 다음 바퀴의 타이머보다 먼저예요. 이번 바퀴가 시작될 때는 시간이 된 " \
      "타이머가 없었고, 다음 것은 {other} ms예요.") \
    R(PENDING, "pending", \
      "Pending phase: what the system reported and was put off until here.", \
      "대기 콜백 단계: 시스템이 알려 왔지만 여기까지 미룬 일이에요.") \
    R(ARRIVED, "arrived", \
      "Poll phase: something has arrived for connection {number}; arrivals " \
      "are taken in their order.", \
      "폴 단계: {number}번 연결에 무언가 도착했어요. 도착한 순서대로예요.") \
    R(FILE_DONE, "file-done", \
      "Poll phase: an operation on a file is done, and its callback is ready.", \
      "폴 단계: 파일 작업이 끝나서 콜백이 준비되었어요.") \
    R(INPUT, "input", \
      "Poll phase: something was typed on the standard input.", \
      "폴 단계: 표준 입력에 무언가 입력되었어요.") \
    R(SIGNAL, "signal", \
      "Poll phase: a signal has come, and the program listens for it.", \
      "폴 단계: 시그널이 왔고, 프로그램이 그것을 듣고 있어요.") \
    R(CLOSING, "closing", \
      "Close phase: what was closed tells so at the end of the round.", \
      "닫기 단계: 닫힌 것은 한 바퀴의 끝에 알려요.") \
    R(PAGE_TASK, "page-task", \
      "A task of the page: it was ready before any other.", \
      "페이지의 태스크: 다른 것보다 먼저 준비되었어요.") \
    R(GESTURE, "gesture", \
      "A task of the page: the user did something, and nothing was ready " \
      "before it.", \
      "페이지의 태스크: 사용자가 무언가 했고, 그보다 먼저 준비된 것이 없어요.") \
    R(BEFORE_EXIT, "before-exit", \
      "Nothing keeps the program alive any more: 'beforeExit' is told, which " \
      "may find more to do.", \
      "프로그램을 살려 두는 것이 이제 없어요. 'beforeExit'가 할 일을 더 찾을 수 " \
      "있어요.") \
    R(EXIT, "exit", \
      "The program ends: 'exit' is told last of all, and no task follows it.", \
      "프로그램이 끝나요. 'exit'가 마지막이고, 그 뒤에는 태스크가 없어요.") \
    R(UNCAUGHT, "uncaught", \
      "Nobody caught an error: it comes before everything that waits.", \
      "아무도 잡지 않은 오류는 기다리는 모든 것보다 먼저예요.") \
    R(REJECTION, "rejection", \
      "Both queues are empty, and a promise was rejected that nobody has " \
      "asked for: it is reported now.", \
      "두 큐가 모두 비었고, 아무도 처리하지 않은 거부된 프로미스가 있어요. 지금 " \
      "알려요.") \
    R(OUTSIDE, "outside", \
      "Somebody outside asks for something.", \
      "바깥에서 무언가 요청했어요.") \
    R(PHASE, "phase", \
      "The phases of a round have one order: timers, pending, poll, check, " \
      "close. Ready in {what}: {number}.", \
      "한 바퀴의 단계는 순서가 정해져 있어요: timers, pending, poll, check, close. " \
      "{what}에서 {number}개가 기다려요.") \
    R(PHASE_WAIT, "phase-wait", \
      "Nothing is ready: the loop waits in the poll phase for a timer or for " \
      "something to arrive.", \
      "준비된 것이 없어요. 루프는 폴 단계에서 타이머나 도착할 것을 기다려요.") \
    R(TURN, "turn", \
      "Among programs, the one that has been ready for longest takes its " \
      "turn: {what} for {number} ms, {whose} for {other} ms.", \
      "프로그램 가운데 준비된 지 가장 오래된 쪽 차례예요: {what:은} {number} ms, " \
      "{whose:은} {other} ms 됐어요.") \
    /* --- why not yet: what it waits for --- */ \
    R(MAIN_RUNS, "main-runs", \
      "the main script is still running", \
      "메인 스크립트가 아직 실행 중이에요") \
    R(CALLBACK_RUNS, "callback-runs", \
      "a callback is still running: {what}", \
      "콜백이 아직 실행 중이에요: {what}") \
    R(NOT_DUE, "not-due", \
      "it is due in {number} ms, at {other} ms", \
      "{number} ms 뒤, {other} ms에 시간이 돼요") \
    R(TAKES_TIME, "takes-time", \
      "the operation takes {number} ms more", \
      "작업이 {number} ms 더 걸려요") \
    R(TICKS_FIRST, "ticks-first", \
      "nextTick comes first (callbacks: {number})", \
      "nextTick 콜백 {number}개가 먼저예요") \
    R(JOBS_FIRST, "microtasks-first", \
      "microtasks come first (how many: {number})", \
      "마이크로태스크 {number}개가 먼저예요") \
    R(AHEAD, "queue-ahead", \
      "in the same queue, ahead of it: {number}", \
      "같은 큐에서 {number}개가 앞에 있어요") \
    R(TIMERS_AHEAD, "timers-ahead", \
      "timers that are due and come before it: {number}", \
      "시간이 된 타이머 {number}개가 앞에 있어요") \
    R(PHASE_FIRST, "phase-first", \
      "the loop has to come to the phase {what} first", \
      "루프가 먼저 {what} 단계에 와야 해요") \
    R(TURN_OF, "turn-of", \
      "it is the turn of another program: {what}", \
      "지금은 다른 프로그램의 차례예요: {what}") \
    R(NEXT, "next", \
      "nothing: it comes next", \
      "없어요. 다음 차례예요") \
    R(AWAITS, "awaits", \
      "await at line {number} waits for promise #{other}", \
      "{number}번째 줄의 await가 프로미스 #{other:을} 기다려요") \
    R(UNSETTLED, "unsettled", \
      "promise #{other} is not settled yet", \
      "프로미스 #{other:이} 아직 처리되지 않았어요") \
    R(BY_ASYNC, "by-async-function", \
      "promise #{other} is settled when the async function {what} ends", \
      "프로미스 #{other:은} async 함수 {what:이} 끝나면 처리돼요") \
    R(BY_THEN, "by-then", \
      "promise #{other} is settled by a callback of then, which waits for " \
      "promise #{number}", \
      "프로미스 #{other:은} then의 콜백이 처리해요. 그 콜백은 프로미스 #{number:을} " \
      "기다려요") \
    R(BY_TIMER, "by-timer", \
      "promise #{other} is resolved by the timer that is due at {number} ms", \
      "프로미스 #{other:은} {number} ms에 시간이 되는 타이머가 처리해요") \
    R(BY_TASK, "by-task", \
      "promise #{other} is resolved by a callback that waits already: {what}", \
      "프로미스 #{other:은} 이미 기다리고 있는 콜백이 처리해요: {what}") \
    R(BY_RUNNING, "by-running", \
      "promise #{other} is settled by the callback that runs now", \
      "프로미스 #{other:은} 지금 실행 중인 콜백이 처리해요") \
    R(BY_NOBODY, "by-nobody-yet", \
      "promise #{other}: nothing that waits now holds its resolve function", \
      "프로미스 #{other:의} resolve 함수를 가진 것이 지금 기다리는 것 중에는 " \
      "없어요") \
    R(CONNECTING, "connecting", \
      "the TCP connection is not up yet", \
      "TCP 연결이 아직 되지 않았어요") \
    R(NO_ANSWER, "no-answer", \
      "the handshake has not got its answer", \
      "핸드셰이크의 답이 아직 오지 않았어요") \
    R(NO_REQUEST, "no-request", \
      "the request of the handshake has not come", \
      "핸드셰이크 요청이 아직 오지 않았어요") \
    R(ANSWERS, "answers", \
      "its request has come; the checks and the answer are still to be done", \
      "요청은 왔어요. 검사하고 답하는 일이 남았어요") \
    R(NO_DATA, "no-data", \
      "it is open, and nothing has arrived", \
      "열려 있고, 도착한 것이 없어요") \
    R(NO_CLOSE, "no-close", \
      "the other side's close frame has not come", \
      "상대의 close 프레임이 아직 오지 않았어요") \
    R(NO_PEER, "no-peer", \
      "it listens on port {number}, and nobody connects", \
      "{number}번 포트에서 듣고 있고, 연결해 오는 쪽이 없어요") \
    R(UNREAD, "unread", \
      "something has arrived, and waits for the poll phase", \
      "도착한 것이 폴 단계를 기다려요") \
    /* --- what a learner cannot choose --- */ \
    R(NOT_READY, "not-ready", \
      "it is not ready", \
      "아직 준비되지 않았어요") \
    R(IN_ORDER, "in-order", \
      "bytes of one connection come in their order", \
      "한 연결의 바이트는 순서대로 와요")
/* clang-format on */

enum rule {
#define R(name, text, english, korean) RULE_##name,
    RULES(R)
#undef R
    RULE_COUNT
};

/* A rule with the words of its sentence. */
struct reason {
    enum rule rule;
    int64_t number, other;
    char what[STEP_TEXT], whose[PROCESS_NAME];
};

const char *rule_name(enum rule rule);

/* The sentence of a rule, filled in. */
void reason_write(const struct reason *reason, enum language language,
                  struct text *text);

#endif
