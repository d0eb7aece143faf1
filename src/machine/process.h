/*
 * process.h: one program, its VM and the queues of its loop.
 *
 * The loop is Node 20's: timers, pending, poll, check, close; after every
 * callback the nextTick queue, then promise jobs, until both are empty. A
 * page has one task queue and microtasks instead.
 */
#ifndef LOOPLINE_MACHINE_PROCESS_H
#define LOOPLINE_MACHINE_PROCESS_H

#include "machine/hint.h"
#include "machine/timer.h"
#include "script/vm.h"

#define PROCESS_NAME 64
#define PROCESS_PATH 512
#define PROCESS_NODE_VERSION "v20.20.2" /* as node/process.js says it */
#define PROCESS_WORDS 32768 /* bytes of what it is started with */

enum process_state {
    PROCESS_LOADING, /* its file is read and compiled */
    PROCESS_RUNNING, /* a callback (or the main script) is under way */
    PROCESS_DRAINING, /* nextTick and promise jobs */
    PROCESS_LOOPING, /* between two callbacks: the loop decides */
    PROCESS_ENDED
};

/* PHASE(identifier, "name") in the order of the loop. */
#define PHASES(P) \
    P(MAIN, "main script") P(TIMERS, "timers") P(PENDING, "pending") \
    P(POLL, "poll") P(CHECK, "check") P(CLOSE, "close")
enum phase {
#define P(name, text) PHASE_##name,
    PHASES(P)
#undef P
    PHASE_COUNT
};

/* TASK(identifier, "name"): what a callback was chosen for. */
#define TASKS(T) \
    T(MAIN, "main script") T(TIMER, "timer") T(IMMEDIATE, "immediate") \
    T(SOCKET, "socket") T(CLOSE, "close callback") T(FILE, "file") T(EXIT, "exit event") \
    T(INPUT, "input") T(SIGNAL, "signal") T(PAGE, "page") \
    T(GESTURE, "gesture")
enum task_kind {
#define T(name, text) TASK_##name,
    TASKS(T)
#undef T
    TASK_COUNT
};

/* REASON(identifier, "why it ended") */
#define REASONS(R) \
    R(FINISHED, "nothing is left to be done") \
    R(EXIT, "process.exit was called") \
    R(UNCAUGHT, "nobody caught an error") \
    R(HANDLER, "the error handler itself threw") \
    R(MEMORY, "its heap is full") \
    R(SYNTAX, "it does not compile") \
    R(FILE, "its file cannot be read") \
    R(OTHERS, "another program was refused") \
    R(STOPPED, "the time given is over") \
    R(KILLED, "it was killed (SIGKILL)") \
    R(INTERRUPTED, "it was stopped (SIGINT), and does not listen for that") \
    R(TERMINATED, "it was stopped (SIGTERM), and does not listen for that") \
    R(LIBRARY, "the library could not be started")
enum process_reason {
#define R(name, text) REASON_##name,
    REASONS(R)
#undef R
    REASON_COUNT
};

enum micro_kind { MICRO_NEXT_TICK, MICRO_PROMISE, MICRO_CALLBACK };

/*
 * A callback that waits: nextTick, setImmediate, pending, close, socket. Where
 * `callback` is a function, it is called on `object` with `arguments`; else
 * the task is the network's own, and socket_task does it.
 */
struct task {
    Value callback; /* or UNDEFINED */
    Value arguments; /* an array or UNDEFINED */
    Value object; /* the Immediate, or UNDEFINED */
    Value context; /* vm.context when it was pushed */
    uint64_t step; /* the step that queued it */
    int64_t ready; /* us: since when it may run (orders the processes) */
    uint32_t kind; /* enum task_kind */
    uint32_t id; /* immediate or connection */
    uint32_t end; /* connections: 0 client, 1 server */
    uint32_t cancelled; /* clearImmediate */
    uint32_t unreferenced; /* immediates: does not keep the program alive */
    uint32_t library; /* 1: the library's own doing: its steps are not shown */
    uint32_t stage; /* the network's: how far it has come; starts as 0 */
    uint32_t unused;
    uint64_t data[2]; /* the network's, no Values */
};

/* A queue of tasks, in the process's heap: a ring in a CELL_BYTES. */
struct task_queue {
    struct task *ring;
    uint32_t capacity, first, count, unused;
};

/* What the callback that runs is for: decides what its end leads to. */
enum process_run {
    RUN_NOTHING,
    RUN_MAIN, /* the main script */
    RUN_TASK, /* process->doing */
    RUN_AGAIN, /* nothing is on the stack: the page's task goes on */
    RUN_SOCKET, /* nothing is on the stack: socket_task is asked again */
    RUN_TICK, /* a nextTick callback */
    RUN_JOB, /* a promise job or a microtask */
    RUN_UNCAUGHT, /* the hook `uncaught` */
    RUN_REJECTION, /* the hook `rejection` */
    RUN_HANDLED, /* the hook `handled`: a reported rejection */
    RUN_BEFORE_EXIT, /* the hook `beforeExit` */
    RUN_EXIT, /* the hook `exit` */
    RUN_REPORT /* the hook `uncaught` itself threw: the hook `report` */
};

/* Loading: which part of it comes next. */
enum process_load {
    LOAD_MAKE, /* vm and library */
    LOAD_READ, /* the order for the main file */
    LOAD_WAIT, /* its answer */
    LOAD_READY /* compiled: waits for its turn to start */
};

/* Where the drain after a callback stands. */
/* How far its end has come: `beforeExit` was emitted; `exit` was. */
enum finishing { FINISHING_NOT, FINISHING, FINISHED };
enum process_drain {
    DRAIN_TICKS,
    DRAIN_JOBS,
    DRAIN_HANDLED, /* reported rejections that somebody asked for since */
    DRAIN_REJECTIONS /* those of process->rejected */
};


/* Something that the learner does to a page at a time (us of the session). */
enum gesture_kind {
    GESTURE_CLICK,
    GESTURE_TYPE,
    GESTURE_YES, /* from here on: answers to a dialog */
    GESTURE_WORDS, /* typed into it, then OK */
    GESTURE_NO
};
struct gesture {
    struct gesture *next;
    int64_t at;
    const char *selector; /* the element: "#btn" */
    const char *words; /* what is typed, or "" */
    uint64_t step; /* at which the machine was told */
    uint32_t kind; /* enum gesture_kind */
    uint32_t unused;
};

/* The dialog that a page has asked for last; see dialog.h. */
enum dialog_kind { DIALOG_ALERT, DIALOG_CONFIRM, DIALOG_PROMPT };
struct dialog {
    uint32_t kind; /* enum dialog_kind */
    uint32_t open; /* 1: the page waits for the answer */
    uint32_t number; /* how many there have been, in all pages */
    uint32_t unused;
    int64_t since; /* us of the session */
    Value message, preset; /* strings while it is open; preset: prompt's */
};

struct process {
    struct vm vm; /* first, so that a vm is its process */
    uint32_t index; /* in machine.processes; names everything in the trace */
    uint32_t state; /* enum process_state */
    char name[PROCESS_NAME]; /* the stem, "client#2" */
    char path[PROCESS_PATH]; /* the main file, absolute */
    char folder[PROCESS_PATH]; /* the project folder: nothing outside is read */
    char words[PROCESS_WORDS]; /* environment ("NAME=VALUE"), then further arguments,
                         each ended by NUL */
    uint32_t env_count, word_count; /* of each kind */
    uint32_t load; /* enum process_load */
    int64_t started; /* us of the session: its clock's zero */
    int64_t ready_since; /* us: when it last became able to take a turn */
    int64_t tidied; /* us: when it was last collected because it waited */
    int32_t exit_code;
    uint32_t page; /* 1: the browser's model */
    uint32_t stays; /* 1: a page that is open until its window is closed */
    uint32_t timer_first; /* 1: a page's timer comes before what has arrived,
                             for the learner has chosen so */
    uint32_t goes_on; /* 1: a page's task has more to do: see page_again */
    struct gesture *gestures; /* what the learner did or will do, by time */
    struct gesture *answers; /* to dialogs, likewise */
    struct dialog dialog;
    size_t heap_limit; /* bytes */
    uint32_t asked; /* enum file_question: what it is parked for */
    uint32_t packaged; /* 1: `folder` has a package.json */
    uint32_t made; /* 1: its vm exists (not after its heap was full) */
    uint32_t begun; /* 1: its main script has begun */
    uint32_t idle; /* 1: waits in the poll phase: only an event helps */
    uint32_t waited; /* 1: has waited for events once: the next may start */
    uint32_t run; /* enum process_run: what is on the stack */
    uint32_t interrupted; /* what ran when an error came that nobody caught */
    uint32_t network_open; /* 1: `doing` is the network's, not done yet */
    uint32_t finishing; /* enum finishing */
    uint32_t announced; /* 1: the step of its end was noted */
    uint32_t outside; /* 1: somebody outside: only what it asks and what it
                         prints are shown steps; its exit code does not count */
    uint32_t again; /* 1: it starts again when that is done */
    uint32_t runs; /* how often it had started before */
    uint32_t watched; /* bits: signals that the program listens for */
    uint32_t drain; /* enum process_drain */
    uint32_t phase; /* enum phase */
    uint32_t entered; /* 1: the phase has begun */
    uint32_t swept; /* 1: the check phase has drained what was left */
    uint32_t pending_rounds; /* that have come behind this poll phase */
    uint32_t phase_left; /* tasks of the present phase still to be taken */
    uint32_t task; /* enum task_kind of what runs */
    uint32_t task_id;
    uint64_t task_step; /* the step that registered what runs */
    uint64_t turn; /* the step at which that task was taken */
    uint64_t began; /* the step at which what is on the stack was taken: the
                       same, or a nextTick's, a microtask's */
    uint64_t job_asked; /* of a promise reaction on the stack: the step at which
                       it was asked for */
    uint32_t referenced; /* handles that keep it alive: listeners, sockets */
    uint32_t referenced_immediates;
    struct timers timers;
    struct task_queue ticks; /* process.nextTick */
    struct task_queue immediates; /* check phase */
    struct task_queue running_immediates; /* those of the present check phase */
    struct task_queue pending, poll, closing;
    struct task_queue files; /* reads and writes that take their time still */
    struct task doing; /* the task (or timer) under way, state RUNNING */
    struct timer *due; /* taken from its list: its task comes next, or NULL */
    struct hint hint; /* under the report of the error that has ended it */
    Value main; /* the main script's function, once it is compiled */
    Value sources; /* an array: name, source cell, name, ... of what is loaded */
    Value place; /* where the error that is reported was thrown: a string */
    Value fault; /* the same for the screen: a cell of the source, UNDEFINED */
    uint32_t fault_start, fault_end; /* byte offsets into it */
    Value rejected; /* an array: promises to be reported in this drain; those
                       rejected meanwhile wait for the next */
    Value page_parts; /* of a page: see page.h */
    Value hooks; /* an object of functions that src/node registered */
    uint32_t next_immediate;
    uint32_t next_async_id;
    uint32_t reason; /* enum process_reason */
    uint32_t reading; /* 1: it reads its standard input, and stays for it */
    uint32_t written; /* bits: descriptors that it has printed to */
};

const char *phase_name(enum phase phase);
const char *task_name(enum task_kind kind);
const char *process_state_name(enum process_state state);
const char *process_reason_name(enum process_reason reason);

/* ms on the process's own clock, whole: what its timers count. */
int64_t process_now(const struct process *process, int64_t now);

/* --- for the machine's rooms --------------------------------------------- */

struct event;
struct machine;
struct machine_host;

/* A new process in a span of the arena, from EVENT_START. NULL: too many. */
struct process *process_new(struct machine *machine,
                            const struct event *event);

/* A program that has ended and said so starts from its file once more, under
 * its name, with all else as new. */
void process_again(struct machine *machine, struct process *process);

/* The process that goes by that name, or NULL. */
struct process *process_named(struct machine *machine, const char *name,
                              size_t size);

/* EVENT_SIGNAL, see there (signal.c). */
void process_signal(struct machine *machine, const struct event *event);

/* EVENT_INPUT: a task for the poll phase. */
void process_input(struct machine *machine, struct process *process,
                   const struct event *event);

/* While it is LOADING: the vm is made, or the main file ordered. */
void process_load(struct machine *machine, struct machine_host *host,
                  struct process *process);

/* Compiles a text as this process's code (a module, a page's script) and
 * remembers its source. NULL and *error as compile() has it. */
struct compile_error;
struct code *process_compile(struct process *process, const char *name,
                             const char *text, size_t length,
                             struct compile_error *error);
/* The same for an ES module: *table as compile_module() has it, with `body`,
 * its function, and `url`, the file's, which is its name. False and *error. */
bool process_compile_module(struct process *process, const char *path,
                            const char *text, size_t length, Value *table,
                            struct compile_error *error);

/* Remembers a source under its name, for the excerpts of error reports. */
void process_add_source(struct process *process, struct source *source);
/* The same for a module just compiled: its table gets `body` and `url`. */
void process_add_module(struct process *process, struct code *code,
                        Value table);

/* Is it a page with a document: an .html file, or a URL? */
bool process_is_document(const struct process *process);

/* How many bytes of byte order mark a text begins with. */
size_t process_mark_length(const char *text, size_t length);
/* The file: URL of an absolute path (Node's pathToFileURL). */
void process_write_url(const char *path, struct text *url);

/* The main script begins: notes the step, puts it on the stack. */
void process_start(struct machine *machine, struct machine_host *host,
                   struct process *process);

/* The function that the library registered under that name, or UNDEFINED. */
Value process_hook(struct process *process, const char *name);

/* One transition: at most one step is counted, or the VM runs. */
void process_advance(struct machine *machine, struct machine_host *host,
                     struct process *process);

/* Ends it at once: no listeners, no report. */
void process_end(struct machine *machine, struct process *process, int code,
                 enum process_reason reason);

/* It ends because its heap is full: says so, and gives the heap back. */
void process_exhausted(struct machine *machine, struct process *process);

/* Notes the step of its end, and leaves ORDER_EXIT. */
void process_announce(struct machine *machine, struct process *process);

/* True while its main file has not been read, or a native call is parked. */
bool process_waits(const struct process *process);

/* EVENT_ZONE for a process that waits for one: are there such rules? */
void process_zone(struct process *process, bool known);

/* EVENT_GESTURE; its bytes must be three texts, each ended by NUL. */
void process_gesture(struct machine *machine, const struct event *event);
/* How many of process->gestures wait at that time: tasks of the page, though
 * they are in no queue of it; what lies ahead of it is not counted. */
uint32_t process_gestures_due(const struct process *process, int64_t now);

/* EVENT_FILE for a process that waits for one. */
void process_file(struct machine *machine, struct process *process,
                  const struct event *event);

/* Since when it could take a turn (us); INT64_MAX: it cannot. */
int64_t process_ready(const struct machine *machine,
                      const struct process *process);

/* Keeps the process alive? (libuv: uv_loop_alive) */
bool process_alive(const struct process *process);

/* Is what the VM runs the library's own doing, and not that of the program
 * which has called a function of it? 1 or 0. */
uint32_t process_in_library(const struct process *process);

/* Notes that a timer was armed. */
void timer_note_set(struct machine *machine, const struct timer *timer);

/* The queues and timers of a process, for the collector. */
void process_mark(struct marker *marker, void *machine, struct vm *vm);

/* Writes to descriptor 1 or 2 of the process, without a step. */
void process_print(struct machine *machine, struct process *process, int fd,
                   const char *bytes, size_t length);

/* Appends a task, with `context`, `step` and, where it is 0, `ready` set. The
 * process may take a turn again. */
void task_push(struct machine *machine, struct process *process,
               struct task_queue *queue, const struct task *task);
/* Takes the first one; false where there is none. */
bool task_pop(struct task_queue *queue, struct task *task);
/* Takes the one that is ready first, if it is by `now`; of equals the older. */
bool task_pop_ready(struct task_queue *queue, int64_t now, struct task *task);
/* When the first one is ready; INT64_MAX: none. */
int64_t task_first_ready(const struct task_queue *queue);
/* The task pushed last; there must be one. */
struct task *task_last(struct task_queue *queue);
/* The one at that place comes first, the others as they were. */
void task_to_front(struct task_queue *queue, uint32_t place);
/* The first one, to be changed in place; there must be one. */
struct task *task_first(struct task_queue *queue);
/* The last one comes first: so libuv calls what was closed in a round. */
void task_queue_reverse(struct task_queue *queue);
/* Task number `i` < queue->count, the next one at 0; for readers. */
const struct task *task_peek(const struct task_queue *queue, uint32_t i);

/* The first task of that kind and id, to be changed in place; or NULL. */
struct task *task_find(struct task_queue *queue, enum task_kind kind,
                       uint32_t id);
void task_mark(struct marker *marker, const struct task *task);
void task_queue_mark(struct marker *marker, const struct task_queue *queue);

/* The arguments of a task or timer: how many, and the first. */
const Value *task_arguments(Value arguments, uint32_t *count);

/* --- what the network does for the loop (socket.c, network.c) ------------- */

enum socket_answer {
    SOCKET_DONE, /* nothing is left to be done for this task */
    SOCKET_STEP, /* one step was noted: call again */
    SOCKET_CALL /* a callback was put on the stack (vm_call): when it has
                   returned and its microtasks are done, call again */
};

/*
 * Does (more of) a task of the network, at most one step a call. `task` is
 * process->doing: what must be kept between two calls goes into its `stage`
 * and `data`, or into the connection.
 */
enum socket_answer socket_task(struct machine *machine,
                               struct machine_host *host,
                               struct process *process, struct task *task);
/* A callback of process->doing, a connection's, is over: what enterWith has
 * set stays with the connection. */
void socket_told(struct machine *machine, struct process *process);

/*
 * Between two turns. What the last turn sent on inner connections is
 * delivered (task_push). False where the world has to confirm something
 * first: machine->want has been set to WANT_CONFIRM.
 */
bool network_ready(struct machine *machine, struct machine_host *host);

/* Takes an event about listeners and connections: LISTENING (vm_answer to
 * the parked call), CONFIRM (machine->want becomes WANT_NOTHING), ACCEPT,
 * CONNECTED, FAILED, DATA, DRAINED, FINISHED. Counts no step. */
void network_event(struct machine *machine, struct machine_host *host,
                   const struct event *event);

/* The process is over: its listeners and connections go with it. */
void network_process_ended(struct machine *machine, struct process *process);

/* Hands what the network holds of this process's values to the collector. */
void network_mark(struct marker *marker, struct machine *machine,
                  struct process *process);

#endif
