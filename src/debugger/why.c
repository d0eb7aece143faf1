#include "debugger/why.h"

#include <string.h>

#include "base/utf.h"
#include "debugger/callback_name.h"
#include "machine/sentence.h"
#include "script/generator.h"

/* --- places --------------------------------------------------------------------- */

struct place_search {
    const struct debugger *debugger;
    struct why_place *place;
};

/* Line and text of the call that a frame is in. */
static void put_frame(const struct frame *frame, struct why_place *place)
{
    const struct code *code = frame->code;
    uint32_t pc = frame_pc(frame);
    const struct code_position *at = code_position_at(code, pc ? pc - 1 : 0);
    struct text text;
    if (!at || !code->source)
        return;
    const char *bytes = (const char *)code->source->text->at;
    place->line =
        utf_place(bytes, code->source->length, at->start).line;
    text_init_fixed(&text, place->text, STEP_TEXT);
    uint32_t end = at->start;
    while (end < at->end && bytes[end] != '\n')
        end++;
    text_bytes(&text, bytes + at->start, end - at->start);
}

static bool is_code_step(enum step_kind kind)
{
    return kind == STEP_STATEMENT || kind == STEP_CALL ||
           kind == STEP_AWAIT || kind == STEP_TIMER_SET ||
           kind == STEP_START;
}

static bool put_place(const struct machine *machine,
                      const struct machine_host *host, void *context)
{
    struct place_search *search = context;
    struct why_place *place = search->place;
    struct step step;
    step_glance(machine, &host->vm, &step);
    if (step.process != place->process || step.library ||
        !is_code_step((enum step_kind)step.kind))
        return false;
    step_now(machine, &host->vm, &step);
    const struct frame *frame =
        frame_of_program(machine->processes[step.process]->vm.frame);
    place->step = step.number;
    place->kind = step.kind;
    place->line = 0;
    place->text[0] = 0;
    if (step.kind == STEP_STATEMENT || step.kind == STEP_CALL) {
        place->line = (uint32_t)step.a;
        memcpy(place->text, step.text, STEP_TEXT);
    } else if (frame && step.kind == STEP_TIMER_SET) {
        put_frame(frame, place);
    }
    return true;
}

/* Only the library runs there, or nothing: the place is the task in whose turn
 * that is. */
static bool put_task(const struct machine *machine,
                     const struct machine_host *host, void *context)
{
    struct place_search *search = context;
    struct why_place *place = search->place;
    const struct process *p = machine->processes[place->process];
    struct step step;
    step_glance(machine, &host->vm, &step);
    if (step.process != place->process || p->state != PROCESS_RUNNING ||
        frame_of_program(p->vm.frame) ||
        (!step.library && is_code_step((enum step_kind)step.kind)))
        return false;
    place->step = p->turn;
    place->kind = p->task == TASK_MAIN ? STEP_START : STEP_TASK;
    strcpy(place->text, task_name((enum task_kind)p->task));
    return true;
}

bool why_place(struct session *session, uint32_t process, uint64_t step,
               struct why_place *place)
{
    struct place_search search = {&session->debugger, place};
    struct history *history = session->history;
    memset(place, 0, sizeof *place);
    place->process = process;
    if (step && !history_find(history, step - 1, step, true, put_task,
                              &search))
        history_find(history, 0, step, false, put_place, &search);
    return place->step != 0;
}

/* --- the rule of what was chosen ------------------------------------------------- */

static void set_rule(struct why *why, enum rule rule, int64_t number,
                     int64_t other)
{
    why->rule.rule = rule;
    why->rule.number = number;
    why->rule.other = other;
}

static int64_t due(const struct timer *timer)
{
    return timer->start + timer->duration;
}

/* The next timer of the program's own; the library's are nobody's business. */
static const struct timer *next_own_timer(const struct process *p)
{
    const struct timer *timer;
    for (uint32_t i = 0; (timer = timers_peek(p, i)) && timer->library;)
        i++;
    return timer;
}

static void page_timer_rule(const struct process *p, const struct timer *timer,
                            struct why *why)
{
    const struct timer *next = next_own_timer(p);
    if (next)
        set_rule(why, RULE_PAGE_TIMER_FIRST, due(timer), due(next));
    else
        set_rule(why, RULE_PAGE_TIMER, due(timer), 0);
}

/* How many others of its list are due. */
static uint32_t due_behind(const struct process *p,
                           const struct timer_list *list)
{
    uint32_t count = 0;
    for (const struct timer *t = list ? list->first : NULL; t; t = t->next)
        count += !t->library && due(t) <= p->timers.round_now;
    return count;
}

static bool has_own(const struct timer_list *list)
{
    const struct timer *timer = list->first;
    while (timer && timer->library)
        timer = timer->next;
    return timer != NULL;
}

/* The list that would have come next; `mine` is not counted, nor one with
 * nothing but the library's. */
static const struct timer_list *other_list(const struct process *p,
                                           const struct timer_list *mine)
{
    const struct timer_list *list = p->timers.lists;
    while (list && (list == mine || !has_own(list)))
        list = list->next;
    return list;
}

/* The timer has just been taken from running_list (see timer.h). */
static void timer_rule(const struct process *p, const struct timer *timer,
                       struct why *why)
{
    const struct timer_list *mine = p->timers.running_list;
    const struct timer_list *other = other_list(p, mine);
    uint32_t behind = due_behind(p, mine);
    int64_t expiry = mine ? mine->expiry : due(timer);
    if (p->page)
        page_timer_rule(p, timer, why);
    else if (behind)
        set_rule(why, RULE_TIMER_SET_FIRST, due(timer), behind);
    else if (other && other->expiry > p->timers.round_now)
        set_rule(why, RULE_TIMER_NEXT, due(timer), other->expiry);
    else if (other && other->expiry == expiry)
        set_rule(why, RULE_TIMER_LIST_MADE, expiry, 0);
    else if (other)
        set_rule(why, RULE_TIMER_LISTS, expiry, other->expiry);
    else
        set_rule(why, RULE_TIMER, due(timer), 0);
}

static void immediate_rule(const struct process *p, struct why *why)
{
    const struct timer *timer = next_own_timer(p);
    if (p->running_immediates.count)
        set_rule(why, RULE_IMMEDIATE_FIRST, p->running_immediates.count, 0);
    else if (timer)
        set_rule(why, RULE_IMMEDIATE_BEFORE_TIMER, 0, due(timer));
    else
        set_rule(why, RULE_IMMEDIATE, 0, 0);
}

static enum rule task_rule(const struct process *p, uint32_t kind)
{
    static const uint8_t rules[TASK_COUNT] = {
        [TASK_MAIN] = RULE_MAIN,       [TASK_IMMEDIATE] = RULE_IMMEDIATE,
        [TASK_SOCKET] = RULE_ARRIVED,  [TASK_CLOSE] = RULE_CLOSING,
        [TASK_FILE] = RULE_FILE_DONE,  [TASK_EXIT] = RULE_EXIT,
        [TASK_INPUT] = RULE_INPUT,     [TASK_SIGNAL] = RULE_SIGNAL,
        [TASK_PAGE] = RULE_PAGE_TASK,  [TASK_GESTURE] = RULE_GESTURE,
    };
    if (p->phase == PHASE_PENDING && !p->page)
        return RULE_PENDING;
    if (p->phase == PHASE_CLOSE && !p->page)
        return RULE_CLOSING;
    return (enum rule)rules[kind];
}

static void tick_rule(const struct process *p, struct why *why)
{
    if (p->vm.jobs.count)
        set_rule(why, RULE_TICK_BEFORE_JOBS, p->vm.jobs.count, 0);
    else
        set_rule(why, RULE_TICK, 0, 0);
}

static void job_rule(const struct process *p, struct why *why)
{
    if (p->page)
        set_rule(why, RULE_PAGE_MICROTASK, 0, 0);
    else if (p->ticks.count)
        set_rule(why, RULE_MICROTASKS_GO_ON, p->ticks.count, 0);
    else
        set_rule(why, RULE_MICROTASK, 0, 0);
}

/* --- which program ----------------------------------------------------------------- */

/* The program that would have come next: the readiest of the others. Each has
 * a clock of its own, so it is said for how long they are ready. */
static void turn_rule(const struct machine *machine, const struct process *p,
                      int64_t mine, struct why *why)
{
    const struct process *other = NULL;
    int64_t best = INT64_MAX;
    for (uint32_t i = 0; i < machine->process_count; i++) {
        int64_t ready = process_ready(machine, machine->processes[i]);
        if (i == p->index || ready > machine->now || ready >= best)
            continue;
        best = ready;
        other = machine->processes[i];
    }
    if (!other)
        return;
    why->turn.rule = RULE_TURN;
    why->turn.number = (machine->now - mine) / 1000;
    why->turn.other = (machine->now - best) / 1000;
    memcpy(why->turn.what, p->name, PROCESS_NAME);
    memcpy(why->turn.whose, other->name, PROCESS_NAME);
}

/* --- at the step at which it was taken --------------------------------------------- */

struct reading {
    struct why *why;
    uint64_t asked, caused; /* steps as the machine kept them */
    uint32_t line; /* of an await */
    Value function; /* the program's own that runs, or UNDEFINED */
    bool own; /* the loop was given that very function: `asked` is its step*/
};

static bool is_program(Value value)
{
    const struct function *function = value_is_class(value, CLASS_FUNCTION)
                                          ? value_pointer(value)
                                          : NULL;
    return function && function->code &&
           !(function->code->flags & CODE_LIBRARY);
}

/* Its frame has been put back on the stack already. */
static void read_await(const struct process *p,
                       const struct generator *generator, struct reading *r)
{
    const struct frame *frame = p->vm.frame;
    struct why_place place = {0};
    r->asked = generator->await_step;
    while (frame && frame->generator != value_object(&generator->object))
        frame = frame->caller;
    if (frame && frame->code)
        put_frame(frame, &place);
    r->line = place.line;
    r->own = is_program(generator->function);
}

static void read_micro(const struct process *p, const struct step *step,
                       struct reading *r)
{
    r->asked = (uint64_t)step->b;
    r->own = is_program(step->value);
    if (step->sub == MICRO_NEXT_TICK) {
        tick_rule(p, r->why);
        return;
    }
    job_rule(p, r->why);
    if (step->sub == MICRO_PROMISE && p->job_asked) {
        r->caused = (uint64_t)step->b;
        r->asked = p->job_asked;
    }
    if (value_is_class(step->value, CLASS_GENERATOR))
        read_await(p, value_pointer(step->value), r);
}

static void read_task(const struct machine *machine, const struct process *p,
                      const struct step *step, struct reading *r)
{
    int64_t ready = p->ready_since;
    r->asked = (uint64_t)step->b;
    r->own = is_program(step->value);
    if (step->sub == TASK_TIMER && p->timers.running) {
        timer_rule(p, p->timers.running, r->why);
        ready = p->started + due(p->timers.running) * 1000;
    } else if (step->sub == TASK_IMMEDIATE) {
        immediate_rule(p, r->why);
    } else {
        set_rule(r->why, task_rule(p, step->sub), step->id, 0);
        ready = p->doing.ready;
    }
    turn_rule(machine, p, ready, r->why);
}

enum rule why_hook(uint32_t run)
{
    switch (run) {
    case RUN_BEFORE_EXIT:
        return RULE_BEFORE_EXIT;
    case RUN_EXIT:
        return RULE_EXIT;
    case RUN_UNCAUGHT:
    case RUN_REPORT:
        return RULE_UNCAUGHT;
    case RUN_REJECTION:
    case RUN_HANDLED:
        return RULE_REJECTION;
    default:
        return RULE_NONE;
    }
}

static bool read_choice(const struct machine *machine,
                        const struct machine_host *host, void *context)
{
    struct reading *r = context;
    struct why *why = r->why;
    const struct process *p = machine->processes[why->process];
    struct step step;
    step_now(machine, &host->vm, &step);
    switch (step.kind) {
    case STEP_START:
        set_rule(why, p->outside ? RULE_OUTSIDE : RULE_MAIN, 0, 0);
        r->asked = step.number;
        r->own = true;
        break;
    case STEP_TASK:
        read_task(machine, p, &step, r);
        break;
    case STEP_MICROTASK:
        read_micro(p, &step, r);
        break;
    default:
        return false;
    }
    if (step.value != UNDEFINED)
        callback_name(&p->vm, step.value, why->what);
    return true;
}

bool why_taken(const struct machine *machine, const struct machine_host *host,
               struct reason *rule, struct reason *turn)
{
    struct why why;
    struct reading r = {.why = &why, .function = UNDEFINED};
    enum step_kind kind = step_kind_now(machine, &host->vm);
    memset(&why, 0, sizeof why);
    if (kind != STEP_TASK && kind != STEP_MICROTASK)
        return false;
    why.process = machine->step.process;
    read_choice(machine, host, &r);
    *rule = why.rule;
    *turn = why.turn;
    return true;
}

/* --- at the step itself --------------------------------------------------------------- */

/* Between two callbacks: what the loop does. */
static void loop_rule(const struct step *step, const struct process *p,
                      struct why *why, struct reading *r)
{
    if (step->kind == STEP_PHASE) {
        bool waits = step->sub == PHASE_POLL && step->a == 0;
        set_rule(why, waits ? RULE_PHASE_WAIT : RULE_PHASE, step->a, 0);
        strcpy(why->rule.what, phase_name((enum phase)step->sub));
    } else if (step->kind == STEP_TIMER_DUE && p->due) {
        timer_rule(p, p->due, why);
        r->asked = p->due->step;
        r->own = is_program(p->due->callback);
        why->began = step->number;
        callback_name(&p->vm, p->due->callback, why->what);
    }
}

static bool read_step(const struct machine *machine,
                      const struct machine_host *host, void *context)
{
    struct reading *r = context;
    struct why *why = r->why;
    struct step step;
    step_now(machine, &host->vm, &step);
    const struct process *p = machine->processes[step.process];
    why->process = step.process;
    if (p->state != PROCESS_RUNNING) {
        loop_rule(&step, p, why, r);
        return true;
    }
    why->began = p->began;
    r->function = frame_lowest(p->vm.frame);
    set_rule(why, why_hook(p->run), 0, 0);
    return true;
}

/* --- who handed the function over ------------------------------------------------------- */

struct handing {
    uint32_t process;
    uint64_t began;
    Value function; /* in: what is looked for; out: what will run */
};

/* Is the function given to the library here: by a call, or by a setter? */
static bool hands_over(const struct machine *machine,
                       const struct machine_host *host, void *context)
{
    const struct handing *handing = context;
    const struct process *p = machine->processes[machine->current];
    struct step step;
    if (machine->current != handing->process)
        return false;
    step_now(machine, &host->vm, &step);
    if (step.kind == STEP_CALL)
        return step_hands_over(&p->vm, handing->function);
    const struct frame *f = p->vm.frame;
    if (step.kind != STEP_STATEMENT || !f || !f->code ||
        !(f->code->flags & CODE_LIBRARY) || !f->caller || !f->args ||
        frame_of_program(f) != f->caller)
        return false;
    return f->argc == 1 && step_leads_to(&p->vm, f->args[0], handing->function);
}

/* The task is taken, and only the library runs yet: what will it call? */
static bool calls_program(const struct machine *machine,
                          const struct machine_host *host, void *context)
{
    struct handing *handing = context;
    const struct process *p = machine->processes[handing->process];
    (void)host;
    if (p->began != handing->began || p->state == PROCESS_ENDED)
        return true;
    if (machine->current != handing->process || !p->made || !p->vm.stack)
        return false;
    handing->function = frame_lowest(p->vm.frame);
    return handing->function != UNDEFINED;
}

/* False: it is not known yet what will run. */
static bool find_handing(struct session *session, struct reading *r)
{
    struct why *why = r->why;
    struct history *history = session->history;
    struct handing handing = {why->process, why->began, r->function};
    if (handing.function == UNDEFINED)
        history_find(history, why->began,
                     history_frontier(history), true, calls_program,
                     &handing);
    if (handing.function == UNDEFINED)
        return false;
    const struct process *p = session->machine->processes[why->process];
    if (r->function != UNDEFINED && p->made && p->vm.stack)
        callback_name(&p->vm, r->function, why->what);
    uint64_t step = history_find(history, 0, why->began, false, hands_over,
                                 &handing);
    if (step)
        r->asked = step;
    return true;
}

/* A file that a job of the loader's evaluates. */
static void module_rule(struct session *session, struct reading *r)
{
    struct why *why = r->why;
    callback_name(&session->machine->processes[why->process]->vm, r->function,
                 why->what);
    if (why->rule.rule == RULE_MICROTASK ||
        why->rule.rule == RULE_MICROTASKS_GO_ON)
        set_rule(why, RULE_MODULE, 0, 0);
}

/* --- what is known already ---------------------------------------------------------------- */

/* What is kept of this step, or, where `since` says since when what runs there
 * does, of another step of the same callback. */
static const struct why_kept *kept(const struct why_memory *memory,
                                   uint64_t step, const struct why *since,
                                   Value function)
{
    for (uint32_t i = 0; memory && i < memory->count && i < WHY_KEPT; i++) {
        const struct why_kept *row = &memory->rows[i];
        if (since ? row->chosen && row->why.began == since->began &&
                        row->why.process == since->process &&
                        row->function == function
                  : row->why.step == step)
            return row;
    }
    return NULL;
}

static void keep(struct why_memory *memory, Value function, bool chosen,
                 const struct why *why)
{
    if (!memory)
        return;
    memory->rows[memory->count++ % WHY_KEPT] =
        (struct why_kept){*why, function, chosen};
}

static void forget_other_record(struct why_memory *memory,
                                const struct session *session)
{
    uint64_t cuts = history_cuts(session->history);
    if (!memory || (memory->serial == session->serial && memory->cuts == cuts))
        return;
    memory->serial = session->serial;
    memory->cuts = cuts;
    memory->count = 0;
}

/* --- asking ---------------------------------------------------------------------------- */

/* The rest, where what runs and since when is known. False: it may be known
 * better when the run has gone on. */
static bool read_rest(struct session *session, struct reading *r)
{
    struct why *why = r->why;
    bool whole = true;
    if (why->began && !r->own && callback_is_file(r->function))
        module_rule(session, r);
    else if (why->began && !r->own)
        whole = find_handing(session, r);
    if (r->line)
        why->asked = (struct why_place){.step = r->asked,
                                        .process = why->process,
                                        .kind = STEP_AWAIT,
                                        .line = r->line};
    else
        why_place(session, why->process, r->asked, &why->asked);
    if (r->caused && r->caused != r->asked)
        why_place(session, why->process, r->caused, &why->caused);
    if (why->caused.step == why->asked.step)
        why->caused.step = 0;
    return whole;
}

bool why_at(struct session *session, struct why_memory *memory, uint64_t step,
            struct why *why)
{
    struct history *history = session->history;
    struct reading r = {.why = why, .function = UNDEFINED};
    memset(why, 0, sizeof *why);
    why->step = step;
    forget_other_record(memory, session);
    const struct why_kept *known = kept(memory, step, NULL, UNDEFINED);
    if (known) {
        *why = known->why;
        return true;
    }
    if (!step || !history_find(history, step - 1, step, true, read_step, &r))
        return false;
    Value function = r.function;
    bool chosen = why->rule.rule == RULE_NONE && why->began;
    if (chosen && (known = kept(memory, step, why, function))) {
        *why = known->why;
        why->step = step;
        return true;
    }
    if (chosen)
        history_find(history, why->began - 1, why->began, true, read_choice,
                     &r);
    if (why->rule.rule == RULE_NONE)
        return false;
    if (read_rest(session, &r))
        keep(memory, function, chosen, why);
    return true;
}

uint32_t why_chain(struct session *session, struct why_memory *memory,
                   const struct why *why, struct why chain[WHY_CHAIN])
{
    uint32_t count = 1;
    chain[0] = *why;
    while (count < WHY_CHAIN && chain[count - 1].rule.rule != RULE_MAIN) {
        uint64_t step = chain[count - 1].asked.step;
        if (!step || step >= chain[count - 1].step ||
            !why_at(session, memory, step, &chain[count]))
            break;
        count++;
    }
    return count;
}

/* --- saying where ------------------------------------------------------------------------ */

/* WHERE: {text}, {line}, {step}; by link, then: with a line, without. */
static const char *const links[2][2][2] = {
    [WHY_ASKED] = {{"asked for at line {line}: {text} (step {step})",
                    "{line}번째 줄에서 맡겼어요: {text} ({step}단계)"},
                   {"asked for at step {step}", "{step}단계에서 맡겼어요"}},
    [WHY_CAUSED] = {{"made ready at line {line}: {text} (step {step})",
                     "{line}번째 줄에서 준비되었어요: {text} ({step}단계)"},
                    {"made ready at step {step}: {text}",
                     "{step}단계에서 준비되었어요: {text}"}},
};

static void write_word(const void *context, const char *word, size_t length,
                       struct text *text)
{
    const struct why_place *place = context;
    if (length == 4 && memcmp(word, "line", 4) == 0)
        text_uint(text, place->line);
    else if (length == 4 && memcmp(word, "step", 4) == 0)
        text_uint(text, place->step);
    else if (length == 4 && memcmp(word, "text", 4) == 0)
        text_str(text, place->kind == STEP_AWAIT ? "await" : place->text);
}

void why_place_write(const struct why_place *place, enum why_link link,
                     enum language language, struct text *text)
{
    const struct sentence_words words = {write_word, place};
    if (place->step)
        sentence_write(links[link][place->line == 0][language], &words, text);
}
