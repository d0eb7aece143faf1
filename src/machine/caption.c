/*
 * caption.c: every step in one plain sentence.
 *
 * A row for each form that a step may have, English and Korean side by side.
 * {word} stands for one of the words below: see sentence.h.
 */
#include <string.h>

#include "machine/brief.h"
#include "machine/dialog.h"
#include "machine/machine.h"
#include "machine/sentence.h"

#define LATE 3 /* ms: less is the clock's grain, not a busy call stack */

/* CAPTION(form, "English", "한국어") */
#define CAPTIONS(C) \
    C(START, "{name} starts: its main script goes onto the empty call stack.", \
      "{name:을} 시작해요. 메인 스크립트가 빈 호출 스택에 올라가요.") \
    C(START_AGAIN, "{name} starts again, from its file (run {count}): its " \
      "main script goes onto the empty call stack.", \
      "{name:을} 파일에서 다시 시작해요({count}번째 실행). 메인 스크립트가 " \
      "빈 호출 스택에 올라가요.") \
    C(ASK, "Somebody outside the programs asks: {text}", \
      "프로그램 바깥에서 누군가 요청해요: {text}") \
    C(END, "{name} ends with exit code {code}: {reason}.", \
      "{name:이} 종료 코드 {code:로} 끝나요. {reason}.") \
    C(STATEMENT, "Line {line} comes next: {text}", \
      "이제 {line}번째 줄 차례예요: {text}") \
    C(CALL, "{function} is called: a frame for it goes onto the call stack.", \
      "{function:을} 호출해요. 호출 스택에 새 프레임이 올라가요.") \
    C(CALL_WITH, "{function} is called with {arguments}: a frame for it goes " \
      "onto the call stack.", \
      "{function:을} 호출하면서 {arguments:을} 넘겨요. 호출 스택에 새 " \
      "프레임이 올라가요.") \
    C(CALL_NATIVE, "{function} is called. It is built in, and done at once.", \
      "{function:을} 호출해요. 내장 함수라서 바로 끝나요.") \
    C(CALL_NATIVE_WITH, "{function} is called with {arguments}. It is built " \
      "in, and done at once.", \
      "{function:을} 호출하면서 {arguments:을} 넘겨요. 내장 함수라서 바로 " \
      "끝나요.") \
    C(CALL_NEW, "new {function}({arguments}): an object is made, and the " \
      "constructor fills it.", \
      "new {function}({arguments}): 새 객체를 만들고 생성자가 내용을 " \
      "채워요.") \
    C(CALL_SUPER, "super({arguments}): the parent class's constructor goes " \
      "first.", \
      "super({arguments}): 부모 클래스의 생성자가 먼저 실행돼요.") \
    C(RETURN, "{function} returns {value} to {caller}, and its frame leaves " \
      "the call stack.", \
      "{function:이} {caller}에 {value:을} 돌려주고, 프레임은 호출 스택에서 " \
      "내려와요.") \
    C(RETURN_NOTHING, "{function} is over and returns nothing to {caller}: " \
      "its frame leaves the call stack.", \
      "{function:이} 끝났어요. {caller}에 돌려주는 값은 없고(undefined), " \
      "프레임은 호출 스택에서 내려와요.") \
    C(THROW, "An exception is thrown: {value}. It leaves frame after frame " \
      "until a catch takes it.", \
      "예외가 발생했어요: {value}. catch를 만날 때까지 프레임을 하나씩 " \
      "벗어나요.") \
    C(AWAIT, "{function} awaits {value}: it leaves the call stack and goes " \
      "on as a microtask once that is settled.", \
      "{function:이} {value:을} 기다려요. 호출 스택에서 내려왔다가, 결과가 " \
      "정해지면 마이크로태스크로 이어서 실행돼요.") \
    C(YIELD, "{function} hands out {value} and stops here until next() is " \
      "called.", \
      "{function:이} {value:을} 내주고, next()가 불릴 때까지 여기서 멈춰요.") \
    C(YIELD_ASYNC, "{function} hands out {value}: that fulfils the promise " \
      "which next() gave.", \
      "{function:이} {value:을} 내주고, next()가 돌려준 프로미스가 그 값으로 " \
      "이행돼요.") \
    C(PHASE_TIMERS, "The loop enters its timers phase: {count} due, and the " \
      "call stack is empty.", \
      "이벤트 루프가 타이머 단계에 들어가요. 시간이 된 타이머는 {count}개, " \
      "호출 스택은 비어 있어요.") \
    C(PHASE_PENDING, "The loop enters its pending phase: {count} callbacks " \
      "were put off to here.", \
      "이벤트 루프가 보류 단계에 들어가요. 여기로 미뤄 둔 콜백이 {count}개 " \
      "있어요.") \
    C(PHASE_POLL, "The loop enters its poll phase: {count} have arrived from " \
      "outside.", \
      "이벤트 루프가 폴 단계에 들어가요. 바깥에서 도착한 것이 {count}개 " \
      "있어요.") \
    C(PHASE_WAIT, "Nothing is left to run, so the loop waits in its poll " \
      "phase until a timer is due or something arrives.", \
      "더 실행할 것이 없어서, 이벤트 루프는 타이머 시간이 되거나 무언가 " \
      "도착할 때까지 폴 단계에서 기다려요.") \
    C(PHASE_CHECK, "The loop enters its check phase: {count} from " \
      "setImmediate, right behind poll.", \
      "이벤트 루프가 체크 단계에 들어가요. setImmediate로 맡긴 콜백 {count}개를 " \
      "폴 단계 바로 뒤에 실행해요.") \
    C(PHASE_CLOSE, "The loop enters its close phase: {count} things were " \
      "closed, and are told so.", \
      "이벤트 루프가 닫기 단계에 들어가요. 닫힌 것 {count}개에 알림을 " \
      "보내요.") \
    C(TASK_TIMER, "The loop takes {function} from the timers: the call stack " \
      "is empty, so the callback may run.", \
      "이벤트 루프가 타이머에서 {function:을} 꺼내요. 호출 스택이 비어 있어서 " \
      "이 콜백을 실행할 수 있어요.") \
    C(TASK_IMMEDIATE, "The loop takes {function} from the immediates: this " \
      "is what setImmediate asked for.", \
      "이벤트 루프가 setImmediate로 맡긴 {function:을} 꺼내 실행해요.") \
    C(TASK_SOCKET, "The loop takes what has arrived at connection {id}.", \
      "이벤트 루프가 연결 {id}에 도착한 것을 꺼내요.") \
    C(TASK_LISTENER, "The loop takes what has arrived at a server.", \
      "이벤트 루프가 서버에 도착한 것을 꺼내요.") \
    C(TASK_INPUT, "The loop takes what has arrived at the standard input.", \
      "이벤트 루프가 표준 입력으로 들어온 것을 꺼내요.") \
    C(TASK_SIGNAL, "The loop takes the signal that somebody outside sent: " \
      "the program listens for it, so it decides itself what follows.", \
      "이벤트 루프가 바깥에서 보낸 시그널을 꺼내요. 프로그램이 이 시그널을 " \
      "듣고 있어서, 다음 일은 프로그램이 정해요.") \
    C(TASK_CLICK, "The learner has clicked {text}: the loop takes that as its " \
      "next task.", \
      "학습자가 {text:을} 클릭했어요. 이벤트 루프가 그 일을 다음 태스크로 " \
      "꺼내요.") \
    C(TASK_TYPE, "The learner has typed {arguments} into {text}: the loop " \
      "takes that as its next task.", \
      "학습자가 {text}에 {arguments:을} 입력했어요. 이벤트 루프가 그 일을 다음 " \
      "태스크로 꺼내요.") \
    C(TASK_PAGE, "The loop takes {function} as its next task: the page's own " \
      "work.", \
      "이벤트 루프가 페이지 자신의 일 {function:을} 다음 태스크로 꺼내요.") \
    C(TASK_CLOSE, "The loop takes a close callback: connection {id} is gone.", \
      "이벤트 루프가 닫기 콜백을 꺼내요. 연결 {id:은} 이제 없어요.") \
    C(TASK, "The loop takes {function} as its next task: the call stack is " \
      "empty.", \
      "이벤트 루프가 다음 태스크로 {function:을} 꺼내요. 호출 스택이 비어 " \
      "있어요.") \
    C(TICK, "The callback is over; before anything else {function} runs, " \
      "because process.nextTick queued it.", \
      "콜백이 끝났어요. process.nextTick으로 맡긴 {function:을} 무엇보다 먼저 " \
      "실행해요.") \
    C(MICRO_THEN, "The promise is settled, so {function} runs as a " \
      "microtask: before the loop takes its next task.", \
      "프로미스의 결과가 정해져서 {function:을} 마이크로태스크로 실행해요. " \
      "이벤트 루프의 다음 태스크보다 먼저예요.") \
    C(MICRO_PASS, "A promise is settled, and hands its outcome on to the one " \
      "that was derived from it.", \
      "프로미스의 결과가 정해져서, 거기서 이어진 프로미스에 결과를 넘겨요.") \
    C(MICRO_THENABLE, "A promise was resolved with another: its then is " \
      "asked, in a microtask of its own.", \
      "프로미스가 다른 프로미스로 이행됐어요. 그쪽의 then을 따로 " \
      "마이크로태스크로 불러요.") \
    C(MICRO_RESUME, "What {function} awaited is there: it comes back onto " \
      "the call stack and goes on behind the await.", \
      "{function:이} 기다리던 결과가 나왔어요. 호출 스택으로 돌아와 await " \
      "다음부터 이어서 실행해요.") \
    C(MICRO_RESUME_THROW, "What {function} awaited was rejected: it comes " \
      "back onto the call stack, and the await throws.", \
      "{function:이} 기다리던 프로미스가 거부됐어요. 호출 스택으로 돌아오고 " \
      "await 자리에서 예외가 발생해요.") \
    C(MICRO_CALLBACK, "{function} was queued by queueMicrotask: it runs now, " \
      "before the loop takes its next task.", \
      "queueMicrotask로 맡긴 {function:을} 지금 실행해요. 이벤트 루프의 다음 " \
      "태스크보다 먼저예요.") \
    C(TIMER_SET, "setTimeout handed {function} to libev: it is due in {ms} " \
      "ms. The call stack goes on.", \
      "setTimeout이 {function:을} libev에 맡겼어요. {ms} ms 뒤에 시간이 돼요. " \
      "호출 스택은 멈추지 않고 이어져요.") \
    C(TIMER_SET_LEAST, "{setter} asked for {asked} ms, and Node's shortest " \
      "is {ms} ms: libev has {function}, due in {ms} ms. The call stack goes " \
      "on.", \
      "{setter}에 {asked} ms를 주었지만 Node에서 가장 짧은 시간은 {ms} ms예요. " \
      "{function:을} libev에 맡겼고, {ms} ms 뒤에 시간이 돼요. 호출 스택은 이어져요.") \
    C(TIMER_SET_DEEP, "{setter} asked for {asked} ms, but in a page a timer " \
      "set by timers one inside the other waits {ms} ms at least: libev has " \
      "{function}, due in {ms} ms.", \
      "{setter}에 {asked} ms를 주었지만, 페이지에서 타이머 안의 타이머가 이어지면 " \
      "적어도 {ms} ms를 기다려요. {function:을} libev에 맡겼고, {ms} ms 뒤에 시간이 " \
      "돼요.") \
    C(INTERVAL_SET, "setInterval handed {function} to libev: it is due every " \
      "{ms} ms. The call stack goes on.", \
      "setInterval이 {function:을} libev에 맡겼어요. {ms} ms마다 시간이 돼요. " \
      "호출 스택은 멈추지 않고 이어져요.") \
    C(INTERVAL_AGAIN, "The interval's callback is over, so libev gets " \
      "{function} again: it is due {ms} ms after it began.", \
      "setInterval의 콜백이 끝나서 {function:을} libev에 다시 맡겼어요. 이번 " \
      "콜백이 시작된 때로부터 {ms} ms 뒤에 시간이 돼요.") \
    C(TIMER_DUE, "The time of {function} has come: it leaves libev and may " \
      "run, because the call stack is empty.", \
      "{function}의 시간이 됐어요. libev에서 나왔고, 호출 스택이 비어 있어서 " \
      "실행할 수 있어요.") \
    C(TIMER_LATE, "{function} was due {late} ms ago. It had to wait until " \
      "the call stack was empty.", \
      "{function:은} {late} ms 전에 이미 시간이 됐어요. 호출 스택이 빌 때까지 " \
      "기다려야 했어요.") \
    C(TIMER_CLEAR, "{function} is taken back from libev before its time: it " \
      "will not run.", \
      "시간이 되기 전에 {function:을} libev에서 되찾았어요. 이제 실행되지 " \
      "않아요.") \
    C(INTERVAL_CLEAR, "{function} will not be handed to libev again: it runs " \
      "for the last time.", \
      "{function:을} libev에 다시 맡기지 않아요. 이번이 마지막 실행이에요.") \
    C(TIMER_CLEAR_NONE, "There was nothing to take back: that timer is over " \
      "already.", \
      "되찾을 것이 없어요. 그 타이머는 이미 끝났어요.") \
    C(CONSOLE, "A line is printed: {text}", "한 줄을 출력해요: {text}") \
    C(CONSOLE_ERROR, "A line is printed to the error output: {text}", \
      "오류 출력에 한 줄을 써요: {text}") \
    C(DIALOG_OPENS, "{dialog} shows {message} and waits: this page stands " \
      "still, its call stack as it is, until the learner answers. The other " \
      "programs go on.", \
      "{dialog:이} {message:을} 보여 주고 기다려요. 학습자가 답할 때까지 이 " \
      "페이지는 호출 스택 그대로 멈춰 있고, 다른 프로그램은 계속 실행돼요.") \
    C(DIALOG_ANSWERED, "The learner has answered: {dialog} returns {value}, " \
      "and the page goes on where it stood.", \
      "학습자가 답했어요. {dialog:이} {value:을} 돌려주고, 페이지는 멈췄던 " \
      "자리에서 이어서 실행돼요.") \
    C(DIALOG_DISMISSED, "{dialog} shows {message}. Nobody sits before the " \
      "page, so it is closed at once and returns {value}.", \
      "{dialog:이} {message:을} 보여 줘요. 페이지 앞에 아무도 없어서 바로 " \
      "닫히고 {value:을} 돌려줘요.") \
    C(COLLECT, "The garbage collector freed {count} cells ({bytes} bytes) " \
      "that nothing could reach any more.", \
      "가비지 컬렉터가 더는 닿을 수 없는 셀 {count}개({bytes}바이트)를 " \
      "비웠어요.")

enum form {
#define C(name, english, korean) FORM_##name,
    CAPTIONS(C)
#undef C
    FORM_COUNT
};

struct row {
    const char *text[2]; /* by enum language */
};
static const struct row captions[] = {
#define C(name, english, korean) {{english, korean}},
    CAPTIONS(C)
#undef C
};

/* What people call a kind of step, by enum step_kind. */
static const struct row titles[] = {
    {{"Start", "시작"}},
    {{"End", "끝"}},
    {{"Statement", "문장"}},
    {{"Call", "호출"}},
    {{"Return", "반환"}},
    {{"Throw", "예외"}},
    {{"Await", "대기"}},
    {{"Yield", "내주기"}},
    {{"Phase", "단계"}},
    {{"Task", "태스크"}},
    {{"Microtask", "마이크로태스크"}},
    {{"Timer set", "타이머 맡기기"}},
    {{"Timer due", "타이머 시간 됨"}},
    {{"Timer cleared", "타이머 되찾기"}},
    {{"TCP", "TCP"}},
    {{"HTTP", "HTTP"}},
    {{"Handshake", "핸드셰이크"}},
    {{"Frame", "프레임"}},
    {{"Buffered", "버퍼"}},
    {{"Compression", "압축"}},
    {{"readyState", "readyState"}},
    {{"Console", "콘솔"}},
    {{"Collect", "메모리 정리"}},
    {{"Dialog", "대화 상자"}},
};

/* Why a process ended, by enum process_reason. */
static const struct row reasons[] = {
    {{"nothing is left to be done", "더 할 일이 없어요"}},
    {{"process.exit was called", "process.exit가 불렸어요"}},
    {{"nobody caught an error", "아무도 잡지 않은 오류가 있어요"}},
    {{"the error handler itself threw", "오류 처리기에서 또 예외가 났어요"}},
    {{"its heap is full", "힙이 가득 찼어요"}},
    {{"it does not compile", "컴파일되지 않아요"}},
    {{"its file cannot be read", "파일을 읽을 수 없어요"}},
    {{"another program was refused", "다른 프로그램이 거절됐어요"}},
    {{"the time given is over", "정해 둔 시간이 끝났어요"}},
    {{"it was killed (SIGKILL)", "강제로 끝냈어요(SIGKILL)"}},
    {{"it was stopped (SIGINT), and does not listen for that",
      "멈추라는 시그널(SIGINT)을 받았고, 듣는 처리기가 없어요"}},
    {{"it was stopped (SIGTERM), and does not listen for that",
      "멈추라는 시그널(SIGTERM)을 받았고, 듣는 처리기가 없어요"}},
    {{"the library could not be started", "라이브러리를 시작할 수 없어요"}},
};

_Static_assert(sizeof titles / sizeof *titles == STEP_KINDS, "titles");
_Static_assert(sizeof reasons / sizeof *reasons == REASON_COUNT, "reasons");

const char *step_title(enum step_kind kind, enum language language)
{
    return kind < STEP_KINDS ? titles[kind].text[language] : "";
}

/* --- the words --------------------------------------------------------- */

struct words {
    const struct process *process;
    const struct step *step;
    enum language language;
};

/* `hello`, or what a function without a name is called. */
static void write_function(const struct words *words, struct text *text)
{
    const struct step *step = words->step;
    size_t before = text->length;
    text_byte(text, '`');
    if (step->text[0] != 0) {
        text_str(text, step->text);
    } else {
        brief_function(&words->process->vm, step->value, text);
    }
    if (text->length > before + 1) {
        text_byte(text, '`');
        return;
    }
    text_cut(text, before);
    text_str(text, words->language == KOREAN ? "이름 없는 함수"
                                             : "a function without a name");
}

static void write_caller(const struct words *words, struct text *text)
{
    const struct step *step = words->step;
    if (step->id == 1) {
        text_str(text, words->language == KOREAN ? "메인 스크립트"
                                                 : "the main script");
    } else if (step->more[0] != 0) {
        text_format(text, "`%s`", step->more);
    } else {
        text_str(text, words->language == KOREAN ? "부른 쪽" : "its caller");
    }
}

/* The names of the words, and how each is written. */
static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct words *words = context;
    const struct step *step = words->step;
    const struct vm *vm = &words->process->vm;
#define IS(name) (length == sizeof name - 1 && memcmp(word, name, length) == 0)
    if (IS("function")) {
        write_function(words, text);
    } else if (IS("name")) {
        text_str(text, words->process->name);
    } else if (IS("reason")) {
        text_str(text, reasons[step->sub].text[words->language]);
    } else if (IS("caller")) {
        write_caller(words, text);
    } else if (IS("arguments")) {
        text_str(text, step->more);
    } else if (IS("value")) {
        brief_value(vm, step->value, text);
    } else if (IS("text")) {
        text_str(text, step->text);
    } else if (IS("dialog")) {
        text_str(text, dialog_name(step->sub));
    } else if (IS("message")) {
        text_format(text, "'%s'", step->text);
    } else if (IS("id")) {
        text_uint(text, step->id);
    } else if (IS("setter")) {
        text_str(text, step->sub ? "setInterval" : "setTimeout");
    } else if (IS("ms") && step->kind == STEP_TIMER_SET) {
        text_int(text, step->code);
    } else if (IS("count")) {
        text_int(text, step->kind == STEP_COLLECT ? step->b : step->a);
    } else {
        text_int(text, step->a);
    }
#undef IS
}

static void write_row(const struct words *words, enum form form,
                      struct text *text)
{
    const struct sentence_words filling = {write_word, words};
    sentence_write(captions[form].text[words->language], &filling, text);
}

/* --- which row ------------------------------------------------------------- */

static bool is_native(Value callee)
{
    if (!value_is_class(callee, CLASS_FUNCTION)) {
        return false;
    }
    const struct function *function = value_pointer(callee);
    return !function->code;
}

static enum form call_form(const struct step *step)
{
    bool with = step->more[0] != 0;
    if (strcmp(step->text, "super") == 0 && step->value == UNDEFINED) {
        return FORM_CALL_SUPER;
    }
    if (step->sub) {
        return FORM_CALL_NEW;
    }
    if (is_native(step->value)) {
        return with ? FORM_CALL_NATIVE_WITH : FORM_CALL_NATIVE;
    }
    return with ? FORM_CALL_WITH : FORM_CALL;
}

static enum form phase_form(const struct step *step)
{
    switch (step->sub) {
    case PHASE_TIMERS:
        return FORM_PHASE_TIMERS;
    case PHASE_PENDING:
        return FORM_PHASE_PENDING;
    case PHASE_CHECK:
        return FORM_PHASE_CHECK;
    case PHASE_CLOSE:
        return FORM_PHASE_CLOSE;
    default:
        return step->a ? FORM_PHASE_POLL : FORM_PHASE_WAIT;
    }
}

static enum form task_form(const struct step *step)
{
    switch (step->sub) {
    case TASK_TIMER:
        return FORM_TASK_TIMER;
    case TASK_IMMEDIATE:
        return FORM_TASK_IMMEDIATE;
    case TASK_SOCKET:
        return step->id ? FORM_TASK_SOCKET : FORM_TASK_LISTENER;
    case TASK_INPUT:
        return FORM_TASK_INPUT;
    case TASK_SIGNAL:
        return FORM_TASK_SIGNAL;
    case TASK_PAGE:
        return FORM_TASK_PAGE;
    case TASK_GESTURE:
        return step->id == GESTURE_TYPE ? FORM_TASK_TYPE : FORM_TASK_CLICK;
    case TASK_CLOSE:
        return step->id ? FORM_TASK_CLOSE : FORM_TASK;
    default:
        return FORM_TASK;
    }
}

static enum form micro_form(const struct step *step)
{
    if (step->sub == MICRO_NEXT_TICK) {
        return FORM_TICK;
    }
    switch (step->code) {
    case JOB_REACTION:
        return value_is_callable(step->value) ? FORM_MICRO_THEN
                                              : FORM_MICRO_PASS;
    case JOB_THENABLE:
        return FORM_MICRO_THENABLE;
    case JOB_RESUME:
        return FORM_MICRO_RESUME;
    case JOB_RESUME_THROW:
        return FORM_MICRO_RESUME_THROW;
    default:
        return FORM_MICRO_CALLBACK;
    }
}

static enum form timer_set_form(const struct step *step,
                                const struct process *process)
{
    if (step->end) {
        return FORM_INTERVAL_AGAIN;
    }
    if (step->a < step->code) {
        return process->page ? FORM_TIMER_SET_DEEP : FORM_TIMER_SET_LEAST;
    }
    return step->sub ? FORM_INTERVAL_SET : FORM_TIMER_SET;
}

static enum form form_of(const struct step *step, const struct process *process)
{
    switch (step->kind) {
    case STEP_START:
        return step->a == 0  ? FORM_ASK
               : step->a > 1 ? FORM_START_AGAIN
                             : FORM_START;
    case STEP_END:
        return FORM_END;
    case STEP_CALL:
        return call_form(step);
    case STEP_RETURN:
        return step->value == UNDEFINED ? FORM_RETURN_NOTHING : FORM_RETURN;
    case STEP_THROW:
        return FORM_THROW;
    case STEP_AWAIT:
        return FORM_AWAIT;
    case STEP_YIELD:
        return step->sub ? FORM_YIELD_ASYNC : FORM_YIELD;
    case STEP_PHASE:
        return phase_form(step);
    case STEP_TASK:
        return task_form(step);
    case STEP_MICROTASK:
        return micro_form(step);
    case STEP_TIMER_SET:
        return timer_set_form(step, process);
    case STEP_TIMER_DUE:
        return step->a >= LATE ? FORM_TIMER_LATE : FORM_TIMER_DUE;
    case STEP_TIMER_CLEAR:
        return step->sub ? FORM_TIMER_CLEAR
               : step->a ? FORM_INTERVAL_CLEAR
                         : FORM_TIMER_CLEAR_NONE;
    case STEP_CONSOLE:
        return step->sub == 2 ? FORM_CONSOLE_ERROR : FORM_CONSOLE;
    case STEP_COLLECT:
        return FORM_COLLECT;
    case STEP_DIALOG:
        return (enum form)(FORM_DIALOG_OPENS + step->a);
    default:
        return FORM_STATEMENT;
    }
}

static bool is_network(const struct step *step)
{
    return step->kind >= STEP_TCP && step->kind <= STEP_READY_STATE;
}

void step_caption(const struct machine *machine, const struct vm_host *host,
                  const struct step *step, enum language language,
                  struct text *text)
{
    (void)host;
    if (is_network(step)) {
        network_step_caption(machine, step, language, text);
        return;
    }
    struct words words = {
        .process = machine->processes[step->process],
        .step = step,
        .language = language,
    };
    write_row(&words, form_of(step, words.process), text);
    const struct hint *hint =
        step->kind == STEP_END ? hint_of(words.process) : NULL;
    if (hint) {
        text_byte(text, ' ');
        hint_write(hint, language, text);
    }
}
