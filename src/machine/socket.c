/*
 * socket.c: what a program's loop does when something has arrived for one of
 * its connections: at most one step a call, or a call of the library.
 *
 * The library's hook `socket` (page/websocket.js), for an end that
 * node/later/net.js holds the hook `tcp`, is called as (event, object, a, b, c),
 * where `object` is the WebSocket (the Socket), or the server as long as there
 * is none yet:
 *     "readable"                  bytes of frames: %socketRead
 *     "drained"                   a write that had to wait is done
 *     "ended"                     the other side has sent FIN
 *     "reset"                     the connection broke
 *     "closed"                    this end is gone (the loop's close phase)
 * For the hook `tcp` there are besides, or instead:
 *     "connected"                 the TCP connection is up
 *     "failed"    errno, address, port
 *     "accepted"  handle          the server's end of a new connection
 *     "drained"   settled         the writes up to that place are done
 *     "finished"                  the FIN is with the kernel (%tcpEnd)
 *     "reset"     errno
 */
#include "machine/machine.h"
#include "script/binary.h"

enum work {
    WORK_NONE,
    WORK_SHUT = SOCKET_WORK_SHUT,
    WORK_FAILED,
    WORK_CONNECTED,
    WORK_ACCEPTED,
    WORK_READ,
    WORK_DRAINED,
    WORK_FIN,
    WORK_RESET
};

#define READS 32 /* of one round, as libuv has it */

/* One task under way: its work is in data[0], how far it is in `stage`. */
struct job_at {
    struct machine *machine;
    struct machine_host *host;
    struct process *process;
    struct task *task;
    struct connection *connection;
    struct endpoint *me;
    struct end_own *own; /* me->own */
    struct endpoint *peer;
    uint32_t end;
};

/* --- notes --------------------------------------------------------------- */

static struct step *note(const struct job_at *at, enum step_kind kind)
{
    struct step *step = machine_note(at->machine, kind);
    step->id = at->connection->id;
    step->end = at->end;
    return step;
}

static void note_tcp(const struct job_at *at, enum tcp_step what)
{
    struct step *step = note(at, STEP_TCP);
    step->sub = what;
    step->a = at->connection->port;
    step->code = at->own->error;
    const char *host = connection_host(at->connection);
    machine_note_text(step->text, host, strlen(host));
}

static enum socket_answer next_stage(const struct job_at *at)
{
    at->task->stage++;
    return SOCKET_STEP;
}

/* --- the library is called ----------------------------------------------- */

static Value text_value(const struct job_at *at, const char *text)
{
    return text ? value_string(string_from_c(&at->process->vm, text))
                : UNDEFINED;
}

/* A new connection is told in its listener's context, and has none. */
static Value *context_of(const struct job_at *at)
{
    struct listener *listener =
        at->task->data[0] == WORK_ACCEPTED
            ? listener_find(at->machine, at->connection->listener)
            : NULL;
    return listener ? &listener->context : &at->own->context;
}

/* Calls the hook; where there is none, nothing is done. */
static enum socket_answer call_hook(const struct job_at *at, enum atom event,
                                    Value a, Value b, Value c)
{
    Value hook =
        process_hook(at->process, at->me->plain ? "tcp" : "socket");
    Value args[5] = {vm_atom(&at->process->vm, event), at->own->object, a, b,
                     c};
    at->task->stage++;
    at->process->vm.context = *context_of(at);
    if (!value_is_callable(hook)) {
        return socket_task(at->machine, at->host, at->process, at->task);
    }
    vm_call(&at->process->vm, &at->host->vm, hook, UNDEFINED, args, 5);
    return SOCKET_CALL;
}

static enum socket_answer call_plain(const struct job_at *at, enum atom event)
{
    return call_hook(at, event, UNDEFINED, UNDEFINED, UNDEFINED);
}

/* --- connecting ---------------------------------------------- */

static enum socket_answer work_failed(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        at->me->tcp = TCP_REFUSED;
        note_tcp(at, at->own->error == NETWORK_ECONNREFUSED ? TCP_STEP_REFUSED
                                                           : TCP_STEP_FAILED);
        return next_stage(at);
    case 2:
        return call_hook(at, ATOM_FAILED, value_int(at->own->error),
                         text_value(at, connection_host(at->connection)),
                         value_int((int32_t)at->connection->port));
    default:
        endpoint_destroy(at->machine, at->connection, at->end, GOODBYE);
        return SOCKET_DONE;
    }
}

static enum socket_answer work_connected(const struct job_at *at)
{
    if (at->task->stage == 1) {
        note_tcp(at, TCP_STEP_CONNECTED);
        endpoint_keep(at->machine, at->me);
        return next_stage(at);
    }
    return at->task->stage == 2 ? call_plain(at, ATOM_CONNECTED) : SOCKET_DONE;
}

static enum socket_answer work_accepted(const struct job_at *at)
{
    if (at->task->stage == 1) {
        note_tcp(at, TCP_STEP_ACCEPTED);
        return next_stage(at);
    }
    if (at->task->stage > 2) {
        return SOCKET_DONE;
    }
    return call_hook(at, ATOM_ACCEPTED,
                     socket_handle(at->process, at->connection->id, at->end),
                     UNDEFINED, UNDEFINED);
}

/* --- frames, writes ------------------------------------------------------ */

static bool take_chunk(const struct job_at *at);
static enum socket_answer work_fin(const struct job_at *at);

/* Both directions are over (poll says POLLHUP): libuv, which has read all that
 * there was, takes that for the end at once; a reset, too. */
static bool is_hung_up(const struct job_at *at)
{
    const struct stream *in = &at->peer->out;
    bool is_over = in->fin == FIN_ARRIVED && at->me->out.fin >= FIN_TAKEN;
    return at->me->open && !at->me->paused && in->read == in->arrived &&
           (is_over || at->me->news & NEWS_RESET);
}

/* libuv reads again at once as long as its buffer was filled, 32 times. */
static enum socket_answer read_on(const struct job_at *at)
{
    if (at->me->again) {
        at->me->again = 0;
        at->task->stage = 1;
        return call_plain(at, ATOM_READABLE);
    }
    uint64_t *reads = &at->task->data[1];
    bool was_full = at->peer->out.read < at->own->chunk || at->me->full;
    if (was_full && at->me->open && !at->me->paused && ++*reads < READS &&
        take_chunk(at)) {
        at->task->stage = 1;
        return call_plain(at, ATOM_READABLE);
    }
    if (!was_full && is_hung_up(at)) {
        at->me->news &= ~(uint32_t)NEWS_RESET;
        at->task->data[0] = WORK_FIN;
        at->task->stage = 1;
        return work_fin(at);
    }
    return SOCKET_DONE;
}

/* In a page every message is a task of its own, its microtasks included; the
 * library reads one at a time. */
static enum socket_answer work_read(const struct job_at *at)
{
    if (at->task->stage == 1) {
        return call_plain(at, ATOM_READABLE);
    }
    if (at->me->plain) {
        return read_on(at);
    }
    if (at->me->page && at->me->open &&
        (at->peer->out.read < at->own->chunk ||
         value_is_view(at->own->early))) {
        at->task->stage = 1;
        return call_plain(at, ATOM_READABLE);
    }
    return SOCKET_DONE;
}

/* Both directions have ended: the socket closes by itself. */
static enum socket_answer close_if_over(const struct job_at *at)
{
    if (at->me->open && at->me->out.fin >= FIN_TAKEN &&
        at->peer->out.fin == FIN_READ) {
        endpoint_destroy(at->machine, at->connection, at->end, GOODBYE);
        note_tcp(at, TCP_STEP_CLOSED);
    }
    return SOCKET_DONE;
}

/* %tcpEnd was called: the FIN goes in the loop's pending phase, if nothing is
 * in front of it; else it follows what drains. */
static enum socket_answer work_shut(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        if (at->me->ending && at->me->out.fin == FIN_NONE) {
            at->me->out.fin = FIN_ASKED;
            stream_push(at->machine, at->connection, at->end);
        }
        if (!at->me->open || at->me->out.fin < FIN_TAKEN || at->me->fin_shown) {
            return SOCKET_DONE;
        }
        at->me->fin_shown = 1;
        at->me->tcp = TCP_FIN_SENT;
        note_tcp(at, TCP_STEP_FIN_SENT);
        endpoint_keep(at->machine, at->me);
        return next_stage(at);
    case 2:
        return call_plain(at, ATOM_FINISHED);
    default:
        return SOCKET_DONE;
    }
}

/* Writes of net.Socket are done; perhaps the FIN behind them, too. */
static enum socket_answer drained_plainly(const struct job_at *at)
{
    if (at->task->stage == 1) {
        endpoint_keep(at->machine, at->me);
        return call_hook(at, ATOM_DRAINED,
                         value_number((double)at->own->writer.settled),
                         UNDEFINED, UNDEFINED);
    }
    at->task->data[0] = WORK_SHUT;
    at->task->stage = 1;
    return work_shut(at);
}

static bool note_buffered(const struct job_at *at)
{
    uint64_t now = endpoint_buffered(at->me);
    if (now == at->own->buffered_shown) {
        return false;
    }
    struct step *step = note(at, STEP_BUFFERED);
    step->a = (int64_t)at->own->buffered_shown;
    step->b = (int64_t)now;
    at->own->buffered_shown = now;
    return true;
}

static enum socket_answer work_drained(const struct job_at *at)
{
    if (at->me->plain) {
        return drained_plainly(at);
    }
    switch (at->task->stage) {
    case 1:
        at->task->stage = 2;
        if (note_buffered(at)) {
            return SOCKET_STEP;
        }
        /* fall through */
    case 2:
        at->task->stage = 3;
        if (at->me->out.fin >= FIN_TAKEN && !at->me->fin_shown) {
            at->me->fin_shown = 1;
            at->me->tcp = TCP_FIN_SENT;
            note_tcp(at, TCP_STEP_FIN_SENT);
            return SOCKET_STEP;
        }
        /* fall through */
    case 3:
        return call_plain(at, ATOM_DRAINED);
    default:
        return close_if_over(at);
    }
}

/* --- the end ------------------------------------------------------------- */

static enum socket_answer work_fin(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        at->me->tcp =
            at->peer->out.fin == FIN_ARRIVED && !at->peer->out.reset
                ? TCP_FIN_RECEIVED
                : TCP_RESET;
        note_tcp(at, at->me->tcp == TCP_RESET ? TCP_STEP_RESET
                                              : TCP_STEP_FIN_RECEIVED);
        at->peer->out.fin = FIN_READ;
        if (at->me->plain) {
            at->me->paused = 1; /* libuv stops reading */
            endpoint_keep(at->machine, at->me);
        }
        return next_stage(at);
    case 2:
        return call_plain(at, ATOM_ENDED);
    default:
        if (at->me->plain) {
            return SOCKET_DONE; /* what follows is for the library to say */
        }
        return close_if_over(at);
    }
}

static enum socket_answer work_reset(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        at->me->tcp = TCP_RESET;
        if (at->own->error == 0) {
            at->own->error = NETWORK_ECONNRESET;
        }
        note_tcp(at, TCP_STEP_RESET);
        return next_stage(at);
    case 2:
        return call_hook(at, ATOM_RESET, value_int(at->own->error), UNDEFINED,
                         UNDEFINED);
    default:
        endpoint_destroy(at->machine, at->connection, at->end, GOODBYE);
        return SOCKET_DONE;
    }
}

/* --- choosing ------------------------------------------------------------ */

static enum work news(struct endpoint *me)
{
    static const struct {
        enum endpoint_news news;
        enum work work;
    } rows[] = {
        {NEWS_FAILED, WORK_FAILED},
        {NEWS_CONNECTED, WORK_CONNECTED},
        {NEWS_ACCEPTED, WORK_ACCEPTED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (me->news & (uint32_t)rows[i].news) {
            me->news &= ~(uint32_t)rows[i].news;
            return rows[i].work;
        }
    }
    return WORK_NONE;
}

/* The next chunk of bytes, as long as libuv would read at once. */
static bool take_chunk(const struct job_at *at)
{
    const struct stream *in = &at->peer->out;
    uint64_t there = in->arrived - in->read;
    at->me->full = there >= NETWORK_CHUNK;
    at->own->chunk = in->read + (at->me->full ? NETWORK_CHUNK : there);
    return there > 0;
}

/* As libuv looks at a descriptor: first what can be read, then writes. */
static enum work choose(const struct job_at *at)
{
    struct endpoint *me = at->me;
    enum work work = news(me);
    if (work != WORK_NONE) {
        return work;
    }
    if (!me->paused && take_chunk(at)) {
        return WORK_READ;
    }
    if (me->news & NEWS_RESET) {
        me->news &= ~(uint32_t)NEWS_RESET;
        return WORK_RESET;
    }
    if (me->news & NEWS_DRAINED) {
        me->news &= ~(uint32_t)NEWS_DRAINED;
        return WORK_DRAINED;
    }
    bool has_ended = at->peer->out.fin == FIN_ARRIVED && !me->paused;
    return has_ended ? WORK_FIN : WORK_NONE;
}

static void begin(const struct job_at *at)
{
    endpoint_unqueued(at->machine, at->me);
    at->task->data[0] = at->me->open ? choose(at) : WORK_NONE;
    at->task->stage = 1;
}

/* What is left is for the loop's next round. */
static void leave(const struct job_at *at)
{
    if (endpoint_has_news(at->connection, at->end)) {
        endpoint_touch(at->machine, at->me);
    }
}

static enum socket_answer do_work(const struct job_at *at)
{
    static enum socket_answer (*const works[])(const struct job_at *) = {
        [WORK_FAILED] = work_failed,     [WORK_CONNECTED] = work_connected,
        [WORK_ACCEPTED] = work_accepted, [WORK_READ] = work_read,
        [WORK_DRAINED] = work_drained,   [WORK_FIN] = work_fin,
        [WORK_SHUT] = work_shut,         [WORK_RESET] = work_reset,
    };
    uint64_t work = at->task->data[0];
    return work == WORK_NONE ? SOCKET_DONE : works[work](at);
}

/* --- the close phase ----------------------------------------------------- */

static enum socket_answer close_task(const struct job_at *at)
{
    if (at->task->stage == 0) {
        return call_plain(at, ATOM_CLOSED);
    }
    at->me->done = 1;
    at->own->object = UNDEFINED;
    at->own->context = UNDEFINED;
    connection_settle(at->machine, at->connection);
    return SOCKET_DONE;
}

static struct job_at job_at(struct machine *machine, struct machine_host *host,
                            struct process *process, struct task *task,
                            struct connection *connection)
{
    return (struct job_at){
        .machine = machine,
        .host = host,
        .process = process,
        .task = task,
        .connection = connection,
        .me = &connection->ends[task->end],
        .own = connection->ends[task->end].own,
        .peer = &connection->ends[1 - task->end],
        .end = task->end,
    };
}

enum socket_answer socket_task(struct machine *machine,
                               struct machine_host *host,
                               struct process *process, struct task *task)
{
    struct connection *connection = network_find(machine, task->id);
    if (!connection) {
        return SOCKET_DONE;
    }
    struct job_at at = job_at(machine, host, process, task, connection);
    if (task->kind == TASK_CLOSE) {
        return close_task(&at);
    }
    if (task->stage == 0) {
        begin(&at);
    }
    enum socket_answer answer = do_work(&at);
    if (answer == SOCKET_DONE) {
        leave(&at);
    }
    return answer;
}

void socket_told(struct machine *machine, struct process *process)
{
    struct task *task = &process->doing;
    struct connection *connection = network_find(machine, task->id);
    if (connection) {
        struct job_at at = job_at(machine, NULL, process, task, connection);
        *context_of(&at) = process->vm.context;
    }
}
