/*
 * loop_read.h: a program's loop, read off the machine for drawing it: what
 * waits at each of its stations, where the train stands, and what is taken
 * next. Nothing is guessed: loop.c and drain.c decide by the same fields.
 */
#ifndef LOOPLINE_VIEW_LOOP_READ_H
#define LOOPLINE_VIEW_LOOP_READ_H

#include "base/text.h"
#include "machine/machine.h"

/* STATION(identifier, "name of Node's loop", "of a page's"; NULL: it has none)
 * in the order of the rails; the first two are between any two callbacks. */
#define STATIONS(S) \
    S(TICKS, "nextTick", NULL) S(JOBS, "microtasks", "microtasks") \
    S(TIMERS, "timers", NULL) S(PENDING, "pending", NULL) \
    S(POLL, "poll", "tasks") S(CHECK, "check", NULL) S(CLOSE, "close", NULL)
enum station {
#define S(name, node, page) STATION_##name,
    STATIONS(S)
#undef S
    STATION_COUNT
};

/* Its name in this program's loop; NULL: the loop has no such station. */
const char *station_name(const struct process *process, enum station station);

#define STATION_NAMES 8
#define STATION_NAME 64 /* bytes */

/* How a callback is called: the library's by what it does, for nobody in a
 * class knows `emitReadable`. And a task: one of the network's has no callback
 * yet, so its kind says what it is. */
void station_callback(struct text *text, Value callback,
                      enum language language);
void station_task(struct text *text, const struct task *task,
                  enum language language);

/* What waits at a station. The library's own is counted, too. */
struct waiting {
    uint32_t count; /* all of it; timers: those that are due at the phase */
    uint32_t named;
    char names[STATION_NAMES][STATION_NAME]; /* the next one first */
};
/* `now`: us of the session. */
void station_read(const struct process *process, enum station station,
                  int64_t now, enum language language,
                  struct waiting *waiting);

/* When the present wait is over (us of the session), where a learner is shown
 * what it is for; INT64_MAX: something must arrive. The library's own timers
 * (how long http waits for a request) run unseen. */
int64_t loop_wait_end(const struct machine *machine);

/* Where the train stands; STATION_COUNT: not on the loop yet, or no more. */
enum station loop_station(const struct process *process);

/* NEXT(identifier, "English", "Korean"): the rule by which something is taken
 * next; {name}: what, {ms}: how long it is until then. */
#define NEXTS(N) \
    N(NOTHING, "", "") \
    N(ASKED, "that is the question: answer first", \
      "그게 바로 문제예요. 먼저 답해 보세요") \
    N(MAIN, "the main script: the loop begins behind it", \
      "메인 스크립트예요. 루프는 그 뒤에 시작해요") \
    N(TICK, "{name}: nextTick, promises, then the loop", \
      "{name}: nextTick, 프로미스, 루프 순") \
    N(JOB, "{name}: microtasks are emptied before the loop goes on", \
      "{name}: 루프가 가기 전에 마이크로태스크를 모두 비워요") \
    N(REJECTION, "a rejected promise that nobody has caught is reported", \
      "아무도 잡지 않은 거부된 프로미스를 알려요") \
    N(MORE, "what was taken goes on: what has arrived, then its callbacks", \
      "꺼낸 것을 이어서 해요: 도착한 것, 그다음 콜백") \
    N(TIMER, "{name}: its time has come, and timers is the next stop", \
      "{name}: 시간이 됐고, 다음 역이 timers예요") \
    N(PENDING, "{name}: pending is the next stop with a queue", \
      "{name}: 줄이 있는 다음 역이 pending이에요") \
    N(POLL, "{name}: it has arrived, and poll is the next stop with a queue", \
      "{name}: 도착해 있고, 줄이 있는 다음 역이 poll이에요") \
    N(CHECK, \
      "{name}: setImmediate waits in check, the next stop with a queue", \
      "{name}: setImmediate는 check에서 기다리고, 줄이 있는 다음 역이에요") \
    N(CLOSE, "{name}: close is the next stop with a queue", \
      "{name}: 줄이 있는 다음 역이 close예요") \
    N(WAIT_TIMER, "nothing yet: the train waits in poll for {name}, " \
      "{ms} ms more", "아직 없어요. 기차는 poll에서 {name:을} 기다려요. " \
      "{ms} ms 남음") \
    N(WAIT, "nothing yet: in poll the train waits for arrivals", \
      "아직 없어요. 기차는 poll에서 올 것을 기다려요") \
    N(EMPTY, "nothing yet: no timer and no socket waits", \
      "아직 없어요. 기다리는 타이머도 소켓도 없어요") \
    N(FINISH, "nothing: no timer, no socket is left, so the program ends", \
      "없어요. 타이머도 소켓도 남지 않아서 프로그램이 끝나요") \
    N(PAGE_TASK, "{name}: of all that is ready it was ready first", \
      "{name}: 준비된 것 가운데 가장 먼저 준비됐어요") \
    N(PAGE_WAIT_TIMER, "nothing yet: the page waits for {name}, {ms} ms more", \
      "아직 없어요. 페이지는 {name:을} 기다려요. {ms} ms 남음") \
    N(PAGE_WAIT, "nothing yet: the page waits until something happens", \
      "아직 없어요. 무슨 일이 생길 때까지 페이지는 기다려요")
enum next_kind {
#define N(name, english, korean) NEXT_##name,
    NEXTS(N)
#undef N
    NEXT_KINDS
};

/* What the program takes next, once the call stack is empty. */
struct next {
    enum next_kind kind;
    enum station station; /* from which; STATION_COUNT: none */
    int64_t ms; /* WAIT_TIMER: until then */
    char name[STATION_NAME];
};
void loop_next(const struct process *process, int64_t now,
               enum language language, struct next *next);

/* Its sentence. */
void next_write(const struct next *next, enum language language,
                struct text *text);

#endif
