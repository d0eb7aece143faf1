#include "view/loop_read.h"

#include <string.h>

#include "machine/sentence.h"
#include "script/generator.h"
#include "script/job.h"
#include "view/preview.h"

#define SCANNED 64u /* of a queue: more are only counted */

const char *station_name(const struct process *process, enum station station)
{
    static const char *const names[STATION_COUNT][2] = {
#define S(name, node, page) {node, page},
        STATIONS(S)
#undef S
    };
    return station < STATION_COUNT ? names[station][process->page != 0] : NULL;
}

/* --- names ---------------------------------------------------------------- */

/* What the library's own callbacks do, in words of a class: the first row whose
 * name the function's begins with; the last one fits all. */
static const struct {
    const char *name;
    const char *words[2]; /* by enum language */
} library_words[] = {
    {"emitReadable", {"reads what came", "온 것 읽기"}},
    {"read", {"reads on", "더 읽기"}},
    {"resume", {"reads on", "더 읽기"}},
    {"receivedAll", {"all has been read", "다 읽음"}},
    {"finish", {"all is written", "다 씀"}},
    {"uncork", {"sends together", "모아 보내기"}},
    {"emitListening", {"tells `listening`", "`listening` 알리기"}},
    {"emitEnd", {"tells `end`", "`end` 알리기"}},
    {"emitErrorAndClose", {"tells `error`, `close`", "`error`, `close` 알리기"}},
    {"emitClose", {"tells `close`", "`close` 알리기"}},
    {"emitError", {"tells `error`", "`error` 알리기"}},
    {"tellError", {"tells `error`", "`error` 알리기"}},
    {"emitAbort", {"tells `abort`", "`abort` 알리기"}},
    {"onConstruct", {"stream begins", "스트림 시작"}},
    {"runConstruct", {"stream begins", "스트림 시작"}},
    {"onSocket", {"request gets a socket", "요청이 소켓을 얻음"}},
    {"emitFree", {"socket is free again", "소켓을 돌려받음"}},
    {"note", {"address was looked up", "주소를 찾음"}},
    {"answer", {"address was looked up", "주소를 찾음"}},
    {"", {"library", "라이브러리"}},
};

static bool is_library(Value callback)
{
    const struct function *f = value_pointer(callback);
    return value_is_class(callback, CLASS_FUNCTION) && f->code &&
           (f->code->flags & CODE_LIBRARY);
}

static void write_library(struct text *text, Value callback,
                          enum language language)
{
    char buffer[STATION_NAME];
    struct text name;
    size_t i = 0;
    text_init_fixed(&name, buffer, sizeof buffer);
    preview_function(&name, callback);
    while (strncmp(name.bytes, library_words[i].name,
                   strlen(library_words[i].name)))
        i++;
    text_str(text, library_words[i].words[language]);
}

void station_callback(struct text *text, Value callback,
                      enum language language)
{
    if (value_is_class(callback, CLASS_GENERATOR))
        callback =
            ((const struct generator *)value_pointer(callback))->function;
    if (is_library(callback))
        write_library(text, callback, language);
    else if (value_is_callable(callback))
        preview_function(text, callback);
    else
        preview_value(text, callback, 0);
}

void station_task(struct text *text, const struct task *task,
                  enum language language)
{
    if (value_is_callable(task->callback)) {
        station_callback(text, task->callback, language);
        return;
    }
    text_str(text, task_name((enum task_kind)task->kind));
    if (task->id)
        text_format(text, " %u", task->id);
}

static void write_job(struct text *text, const struct job *job,
                      enum language language)
{
    static const char *const passes[] = {"passes it on", "그대로 넘김"};
    bool none = job->kind == JOB_REACTION && !value_is_callable(job->function);
    if (none)
        text_str(text, passes[language]);
    else
        station_callback(text, job->function, language);
}

/* --- what waits ----------------------------------------------------------- */

/* Room for one more name, or NULL. */
static bool name_begin(struct waiting *waiting, struct text *text)
{
    if (waiting->named == STATION_NAMES)
        return false;
    text_init_fixed(text, waiting->names[waiting->named++], STATION_NAME);
    return true;
}

static void read_tasks(struct waiting *waiting, const struct task_queue *tasks,
                       enum language language)
{
    struct text text;
    waiting->count += tasks->count;
    for (uint32_t i = 0; i < tasks->count && i < SCANNED; i++) {
        const struct task *task = task_peek(tasks, i);
        if (!task->cancelled && name_begin(waiting, &text))
            station_task(&text, task, language);
    }
}

static void read_jobs(struct waiting *waiting, const struct vm *vm,
                      enum language language)
{
    struct text text;
    waiting->count = vm->jobs.count;
    for (uint32_t i = 0; i < vm->jobs.count && name_begin(waiting, &text); i++)
        write_job(&text, job_peek(vm, i), language);
}

/* Timers that are due: in a phase that has begun, by its own clock. */
static int64_t round_now(const struct process *p, int64_t now)
{
    bool begun = p->phase == PHASE_TIMERS && p->entered;
    return begun ? p->timers.round_now : process_now(p, now);
}

/* The timer that is taken next of those due: Node goes list by list, the one
 * in work first (timer.c); a page by due time alone. */
static const struct timer *first_due(const struct process *p, int64_t by)
{
    const struct timer_list *list = p->timers.running_list;
    const struct timer *timer;
    if (p->due)
        return p->due;
    if (p->page) {
        timer = timers_peek(p, 0);
        return timer && timer->start + timer->duration <= by ? timer : NULL;
    }
    timer = list ? list->first : NULL;
    if (timer && by - timer->start >= list->duration)
        return timer;
    for (list = p->timers.lists; list && list->expiry <= by; list = list->next)
        if (list->first && by - list->first->start >= list->duration)
            return list->first;
    return NULL;
}

static void read_timers(struct waiting *waiting, const struct process *p,
                        int64_t now, enum language language)
{
    int64_t by = round_now(p, now);
    const struct timer *timer, *first = first_due(p, by);
    struct text text;
    waiting->count = timers_due(p, by) + (p->due ? 1 : 0);
    if (first && name_begin(waiting, &text))
        station_callback(&text, first->callback, language);
    for (uint32_t i = 0; i < STATION_NAMES && (timer = timers_peek(p, i)) &&
                         timer->start + timer->duration <= by;
         i++)
        if (timer != first && name_begin(waiting, &text))
            station_callback(&text, timer->callback, language);
}

void station_read(const struct process *p, enum station station, int64_t now,
                  enum language language, struct waiting *waiting)
{
    waiting->count = waiting->named = 0;
    switch (station) {
    case STATION_TICKS:
        read_tasks(waiting, &p->ticks, language);
        break;
    case STATION_JOBS:
        read_jobs(waiting, &p->vm, language);
        break;
    case STATION_TIMERS:
        read_timers(waiting, p, now, language);
        break;
    case STATION_PENDING:
        read_tasks(waiting, &p->pending, language);
        break;
    case STATION_POLL:
        if (p->page)
            read_timers(waiting, p, now, language);
        read_tasks(waiting, &p->poll, language);
        break;
    case STATION_CHECK:
        read_tasks(waiting, &p->running_immediates, language);
        read_tasks(waiting, &p->immediates, language);
        break;
    default:
        read_tasks(waiting, &p->closing, language);
    }
}

/* --- the train ------------------------------------------------------------ */

static enum station station_of(const struct process *p)
{
    static const enum station stations[PHASE_COUNT] = {
        [PHASE_MAIN] = STATION_COUNT,      [PHASE_TIMERS] = STATION_TIMERS,
        [PHASE_PENDING] = STATION_PENDING, [PHASE_POLL] = STATION_POLL,
        [PHASE_CHECK] = STATION_CHECK,     [PHASE_CLOSE] = STATION_CLOSE,
    };
    return p->phase < PHASE_COUNT ? stations[p->phase] : STATION_COUNT;
}

enum station loop_station(const struct process *p)
{
    if (p->state == PROCESS_RUNNING && p->run == RUN_TICK)
        return STATION_TICKS;
    if (p->state == PROCESS_RUNNING && p->run == RUN_JOB)
        return STATION_JOBS;
    return station_of(p);
}

/* --- what is next --------------------------------------------------------- */

static bool take(struct next *next, enum next_kind kind, enum station station,
                 const struct waiting *waiting)
{
    if (waiting->count == 0)
        return false;
    next->kind = kind;
    next->station = station;
    strcpy(next->name, waiting->named ? waiting->names[0] : "");
    return true;
}

/* nextTicks and microtasks: which of them comes first depends on which queue
 * is being emptied (drain.c). */
static bool next_between(const struct process *p, enum language language,
                         struct next *next)
{
    struct waiting ticks, jobs;
    bool in_jobs = (p->state == PROCESS_RUNNING && p->run == RUN_JOB) ||
                   (p->state == PROCESS_DRAINING && p->drain == DRAIN_JOBS);
    station_read(p, STATION_TICKS, 0, language, &ticks);
    station_read(p, STATION_JOBS, 0, language, &jobs);
    if (in_jobs && take(next, NEXT_JOB, STATION_JOBS, &jobs))
        return true;
    return take(next, NEXT_TICK, STATION_TICKS, &ticks) ||
           take(next, NEXT_JOB, STATION_JOBS, &jobs);
}

static bool has_rejections(const struct process *p)
{
    Value rejections = p->vm.rejections;
    return value_is_object(rejections) &&
           value_as_object(rejections)->element_count > 0;
}

/* The first station with a queue, from the train's on, once round. Of the
 * station where it stands only what its phase may still take counts. */
static bool next_station(const struct process *p, int64_t now,
                         enum language language, struct next *next)
{
    static const enum next_kind kinds[STATION_COUNT] = {
        [STATION_TIMERS] = NEXT_TIMER, [STATION_PENDING] = NEXT_PENDING,
        [STATION_POLL] = NEXT_POLL,    [STATION_CHECK] = NEXT_CHECK,
        [STATION_CLOSE] = NEXT_CLOSE,
    };
    enum station here = station_of(p), first = STATION_TIMERS;
    int count = STATION_COUNT - STATION_TIMERS;
    if (here == STATION_COUNT)
        here = first;
    for (int i = 0; i <= count; i++) {
        struct waiting waiting;
        enum station at =
            (enum station)((((int)here - (int)first) + i) % count + (int)first);
        bool queue = at == STATION_PENDING || at == STATION_POLL ||
                     at == STATION_CLOSE;
        if (i == 0 && queue && p->entered && p->phase_left == 0)
            continue;
        if (i == 0 && at == STATION_CHECK && p->entered &&
            p->running_immediates.count == 0)
            continue;
        station_read(p, at, now, language, &waiting);
        if (take(next, kinds[at], at, &waiting))
            return true;
    }
    return false;
}

/* A page takes what was ready first: a timer or what has arrived. */
static bool next_of_page(const struct process *p, int64_t now,
                         enum language language, struct next *next)
{
    struct waiting timers = {0}, tasks = {0};
    int64_t due = timers_next_due(p);
    int64_t arrived =
        p->poll.count ? task_peek(&p->poll, 0)->ready : INT64_MAX;
    read_timers(&timers, p, now, language);
    read_tasks(&tasks, &p->poll, language);
    read_tasks(&tasks, &p->pending, language);
    read_tasks(&tasks, &p->closing, language);
    if (due <= arrived && take(next, NEXT_PAGE_TASK, STATION_POLL, &timers))
        return true;
    return take(next, NEXT_PAGE_TASK, STATION_POLL, &tasks);
}

/* The timer that is due first, of those that a program is shown. */
static const struct timer *first_timer(const struct process *p)
{
    const struct timer *timer;
    uint32_t i = 0;
    while (i < SCANNED && (timer = timers_peek(p, i)) && timer->library)
        i++;
    return i < SCANNED ? timers_peek(p, i) : NULL;
}

int64_t loop_wait_end(const struct machine *machine)
{
    const struct want *want = &machine->want;
    const struct timer *timer =
        timers_peek(machine->processes[machine->current], 0);
    bool unseen = timer && timer->library;
    return want->kind == WANT_WAIT && !unseen ? want->until : INT64_MAX;
}

static void next_wait(const struct process *p, int64_t now,
                      enum language language, struct next *next)
{
    const struct timer *timer = first_timer(p);
    struct text text;
    next->kind = p->page ? NEXT_PAGE_WAIT : NEXT_WAIT;
    if (!process_alive(p))
        next->kind = p->state == PROCESS_RUNNING ? NEXT_EMPTY : NEXT_FINISH;
    if (!process_alive(p) || !timer)
        return;
    next->kind = p->page ? NEXT_PAGE_WAIT_TIMER : NEXT_WAIT_TIMER;
    next->ms = timer->start + timer->duration - process_now(p, now);
    text_init_fixed(&text, next->name, sizeof next->name);
    station_callback(&text, timer->callback, language);
}

void loop_next(const struct process *p, int64_t now, enum language language,
               struct next *next)
{
    *next = (struct next){.kind = NEXT_NOTHING, .station = STATION_COUNT};
    if (p->state == PROCESS_LOADING)
        next->kind = NEXT_MAIN;
    if (p->state == PROCESS_LOADING || p->state == PROCESS_ENDED)
        return;
    if (next_between(p, language, next))
        return;
    if (has_rejections(p))
        next->kind = NEXT_REJECTION;
    else if (p->network_open || p->goes_on)
        next->kind = NEXT_MORE;
    else if (p->page ? !next_of_page(p, now, language, next)
                     : !next_station(p, now, language, next))
        next_wait(p, now, language, next);
}


static void write_word(const void *context, const char *name, size_t length,
                       struct text *text)
{
    const struct next *next = context;
    if (length == 2 && memcmp(name, "ms", 2) == 0)
        text_int(text, next->ms > 0 ? next->ms : 0);
    else
        text_str(text, next->name);
}

void next_write(const struct next *next, enum language language,
                struct text *text)
{
    static const char *const sentences[NEXT_KINDS][2] = {
#define N(name, english, korean) {english, korean},
        NEXTS(N)
#undef N
    };
    struct sentence_words words = {write_word, next};
    sentence_write(sentences[next->kind][language], &words, text);
}
