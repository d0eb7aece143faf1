/*
 * socket.c: what a program's loop does when something has arrived for one of
 * its connections: at most one step a call, or a call of the library.
 *
 * The library's hook `socket` (node/ws.js, page/websocket.js), for an end that
 * node/later/net.js holds the hook `tcp`, is called as (event, object, a, b, c),
 * where `object` is the WebSocket (the Socket), or the server as long as there
 * is none yet:
 *     "failed"    errno, host     no connection came about, or it broke
 *     "refused"   message, code, late   the handshake failed (client); late:
 *                 after it looked like an upgrade
 *     "open"      head, protocol, agreed   the handshake is over (client);
 *                 agreed: see handshake_agreed
 *     "accepted"  handle, head, protocol    likewise, on the server's side
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
#include "machine/native_end.h"
#include "script/binary.h"

enum work {
    WORK_NONE,
    WORK_SHUT = SOCKET_WORK_SHUT,
    WORK_LOOKUP,
    WORK_FAILED,
    WORK_CONNECTED,
    WORK_ACCEPTED,
    WORK_OPENING,
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
    step->code = at->me->error;
    machine_note_text(step->text, at->connection->host,
                      strlen(at->connection->host));
}

static void change_state(const struct job_at *at, enum ready_state to,
                         const char *why)
{
    if (to == READY_CLOSED) {
        endpoint_judge(at->machine, at->connection, at->end);
    }
    struct step *step = note(at, STEP_READY_STATE);
    step->sub = at->me->cause.kind;
    step->a = at->me->ready_state;
    step->b = to;
    machine_note_text(step->text, why, strlen(why));
    at->me->ready_state = to;
    at->me->times[to] = at->machine->now;
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
    return listener ? &listener->context : &at->me->context;
}

/* Calls the hook; where there is none, nothing is done. */
static enum socket_answer call_hook(const struct job_at *at, const char *event,
                                    Value a, Value b, Value c)
{
    Value hook =
        process_hook(at->process, at->me->plain ? "tcp" : "socket");
    Value args[5] = {text_value(at, event), at->me->object, a, b, c};
    at->task->stage++;
    at->process->vm.context = *context_of(at);
    if (!value_is_callable(hook)) {
        return socket_task(at->machine, at->host, at->process, at->task);
    }
    vm_call(&at->process->vm, &at->host->vm, hook, UNDEFINED, args, 5);
    return SOCKET_CALL;
}

static enum socket_answer call_plain(const struct job_at *at, const char *event)
{
    return call_hook(at, event, UNDEFINED, UNDEFINED, UNDEFINED);
}

/* --- looking up, connecting ---------------------------------------------- */

static enum socket_answer work_lookup(const struct job_at *at)
{
    int32_t error = network_look_up(at->machine, at->connection->host);
    if (error != 0) {
        at->me->error = error;
        endpoint_tell(at->machine, at->me, NEWS_FAILED);
    } else {
        network_connect(at->machine, at->connection);
        note_tcp(at, TCP_STEP_CONNECTING);
    }
    return SOCKET_DONE;
}

static enum socket_answer work_failed(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        at->me->tcp = TCP_REFUSED;
        note_tcp(at, at->me->error == NETWORK_ECONNREFUSED ? TCP_STEP_REFUSED
                                                           : TCP_STEP_FAILED);
        return next_stage(at);
    case 2:
        return call_hook(at, "failed", value_int(at->me->error),
                         text_value(at, at->connection->host),
                         value_int((int32_t)at->connection->port));
    default:
        endpoint_destroy(at->machine, at->connection, at->end, GOODBYE);
        return SOCKET_DONE;
    }
}

static void send_out(const struct job_at *at)
{
    const struct handshake *handshake = &at->me->opening->handshake;
    size_t length = handshake->out_length;
    uint8_t *room = stream_reserve(at->machine, &at->me->out, length);
    if (room && length > 0) {
        memcpy(room, handshake->out, length);
        stream_commit(&at->me->out, length, 0);
        wire_log_lines(at->machine, at->me, handshake->out, length, false);
        stream_push(at->machine, at->connection, at->end);
    }
}

static void note_check(const struct job_at *at,
                       const struct handshake_record *record)
{
    struct step *step = note(at, STEP_HANDSHAKE);
    step->sub = record->check;
    step->a = record->verdict != CHECK_FAILED;
    step->b = record->verdict;
    machine_note_text(step->text, record->found, strlen(record->found));
    machine_note_text(step->more, record->wanted, strlen(record->wanted));
    if (record->verdict == CHECK_FAILED) {
        endpoint_blame(at->machine, at->me, CAUSE_HANDSHAKE, record->check);
    }
    if (record->check != CHECK_REQUEST && record->check != CHECK_SWITCH) {
        wire_log_check(at->machine, at->me, record);
    }
}

static enum socket_answer work_connected(const struct job_at *at)
{
    struct handshake_record record;
    switch (at->task->stage) {
    case 1:
        note_tcp(at, TCP_STEP_CONNECTED);
        endpoint_keep(at->machine, at->me);
        return next_stage(at);
    case 2:
        if (at->me->plain) {
            return call_plain(at, "connected");
        }
        if (handshake_step(&at->me->opening->handshake, &record)) {
            note_check(at, &record);
            send_out(at);
        }
        return SOCKET_DONE;
    default:
        return SOCKET_DONE;
    }
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
    return call_hook(at, "accepted",
                     socket_handle(at->process, at->connection->id, at->end),
                     UNDEFINED, UNDEFINED);
}

/* --- a page's handshake ------------------------------------------------------- */

static void feed(const struct job_at *at)
{
    struct opening *opening = at->me->opening;
    struct stream *in = &at->peer->out;
    size_t used = 0, length = (size_t)(at->me->chunk - in->read);
    if (length > 0) {
        http_head_feed(&opening->head, stream_at(in, in->read), length, &used);
        /* What is wrong stays where it is: nothing behind it is read. */
        stream_read(at->machine, in,
                    opening->head.result == HTTP_HEAD_WRONG ? at->me->chunk
                                                            : in->read + used);
    }
}

static bool head_is_there(const struct opening *opening)
{
    return opening->head.result == HTTP_HEAD_COMPLETE ||
           opening->head.result == HTTP_HEAD_WRONG;
}

/* More of a head has come; false: it is still not complete. */
static bool take_head(const struct job_at *at)
{
    struct opening *opening = at->me->opening;
    feed(at);
    if (!head_is_there(opening)) {
        return false;
    }
    wire_log_lines(at->machine, at->me, opening->buffer, opening->head.length,
                   true);
    return true;
}

static enum socket_answer refused(const struct job_at *at)
{
    char buffer[200];
    struct text text;
    if (at->task->stage > 3) {
        return SOCKET_DONE;
    }
    const struct handshake *handshake = &at->me->opening->handshake;
    text_init_fixed(&text, buffer, sizeof buffer);
    if (at->me->page) {
        handshake_page_text(handshake, &text);
    } else {
        handshake_error_text(handshake, &text);
    }
    bool late = handshake->error != HANDSHAKE_ERROR_PARSE &&
                handshake->error != HANDSHAKE_ERROR_STATUS;
    return call_hook(at, "refused", text_value(at, text.bytes),
                     text_value(at, handshake_error_code(handshake)),
                     value_boolean(late));
}

/* The subprotocol that the server has chosen, or "". */
static Value chosen_protocol(const struct job_at *at)
{
    const struct handshake *handshake = &at->me->opening->handshake;
    struct http_range range = handshake->protocol;
    if (!handshake->protocol_is_chosen) {
        range.length = 0;
    }
    return value_string(string_from_latin1(
        &at->process->vm, (const uint8_t *)http_head_at(handshake->head, range),
        range.length));
}

static enum socket_answer tell_open(const struct job_at *at)
{
    Value head = socket_head(at->process, &at->me->opening->head);
    Value protocol = chosen_protocol(at);
    const struct handshake *handshake = &at->me->opening->handshake;
    struct frame_terms terms = {.allows_rsv1 = handshake->deflates};
    Value agreed = handshake_agreed(&at->process->vm, handshake, at->end);
    endpoint_begin_frames(at->me, &terms);
    at->me->reader = READER_FRAMES;
    opening_done(at->machine, at->me);
    return call_hook(at, "open", head, protocol, agreed);
}

/* What has come right behind the head are frames. */
static enum socket_answer go_on_reading(const struct job_at *at)
{
    if (!at->me->open || at->peer->out.read >= at->me->chunk) {
        return SOCKET_DONE;
    }
    at->task->data[0] = WORK_READ;
    at->task->stage = 1;
    return socket_task(at->machine, at->host, at->process, at->task);
}

static enum socket_answer accepted(const struct job_at *at)
{
    switch (at->task->stage) {
    case 3:
        change_state(at, READY_OPEN, "the handshake is done");
        return next_stage(at);
    case 4:
        return tell_open(at);
    default:
        return go_on_reading(at);
    }
}

/* Stage 2: one check after the other. */
static enum socket_answer check(const struct job_at *at)
{
    struct handshake *handshake = &at->me->opening->handshake;
    struct handshake_record record;
    if (handshake_step(handshake, &record)) {
        note_check(at, &record);
        return SOCKET_STEP;
    }
    if (handshake->outcome == HANDSHAKE_GOING_ON) {
        at->task->stage = 1; /* a word in between, 100 or 103 */
        return at->peer->out.read < at->me->chunk
                   ? socket_task(at->machine, at->host, at->process, at->task)
                   : SOCKET_DONE;
    }
    at->task->data[1] = handshake->outcome;
    at->task->stage = 3;
    return socket_task(at->machine, at->host, at->process, at->task);
}

static enum socket_answer work_opening(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        if (!take_head(at)) {
            return SOCKET_DONE;
        }
        at->task->stage = 2;
        return check(at);
    case 2:
        return check(at);
    default:
        if (at->task->data[1] == HANDSHAKE_ACCEPTED) {
            return accepted(at);
        }
        return refused(at);
    }
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
        return call_plain(at, "readable");
    }
    uint64_t *reads = &at->task->data[1];
    bool was_full = at->peer->out.read < at->me->chunk || at->me->full;
    if (was_full && at->me->open && !at->me->paused && ++*reads < READS &&
        take_chunk(at)) {
        at->task->stage = 1;
        return call_plain(at, "readable");
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
        return call_plain(at, "readable");
    }
    if (at->me->plain) {
        return read_on(at);
    }
    if (at->me->page && at->me->open &&
        (at->peer->out.read < at->me->chunk || value_is_view(at->me->early))) {
        at->task->stage = 1;
        return call_plain(at, "readable");
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
        return call_plain(at, "finished");
    default:
        return SOCKET_DONE;
    }
}

/* Writes of net.Socket are done; perhaps the FIN behind them, too. */
static enum socket_answer drained_plainly(const struct job_at *at)
{
    if (at->task->stage == 1) {
        endpoint_keep(at->machine, at->me);
        return call_hook(at, "drained",
                         value_number((double)at->me->out.settled), UNDEFINED,
                         UNDEFINED);
    }
    at->task->data[0] = WORK_SHUT;
    at->task->stage = 1;
    return work_shut(at);
}

static bool note_buffered(const struct job_at *at)
{
    uint64_t now = endpoint_buffered(at->me);
    if (now == at->me->buffered_shown) {
        return false;
    }
    struct step *step = note(at, STEP_BUFFERED);
    step->a = (int64_t)at->me->buffered_shown;
    step->b = (int64_t)now;
    at->me->buffered_shown = now;
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
        return call_plain(at, "drained");
    default:
        return close_if_over(at);
    }
}

/* --- the end ------------------------------------------------------------- */

/* The other side leaves in the middle of the handshake. */
static enum socket_answer hung_up(const struct job_at *at)
{
    if (at->end == END_CLIENT) {
        return call_hook(at, "failed", value_int(0), UNDEFINED, UNDEFINED);
    }
    change_state(at, READY_CLOSED, "the other side left");
    return next_stage(at);
}

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
        return at->me->opening ? hung_up(at) : call_plain(at, "ended");
    default:
        if (at->me->plain) {
            return SOCKET_DONE; /* what follows is for the library to say */
        }
        if (at->me->open && at->me->opening) {
            endpoint_destroy(at->machine, at->connection, at->end, GOODBYE);
            note_tcp(at, TCP_STEP_CLOSED);
            return SOCKET_DONE;
        }
        return close_if_over(at);
    }
}

static enum socket_answer work_reset(const struct job_at *at)
{
    switch (at->task->stage) {
    case 1:
        at->me->tcp = TCP_RESET;
        if (at->me->error == 0) {
            at->me->error = NETWORK_ECONNRESET;
        }
        note_tcp(at, TCP_STEP_RESET);
        return next_stage(at);
    case 2:
        if (!at->me->opening) {
            return call_hook(at, "reset", value_int(at->me->error), UNDEFINED,
                             UNDEFINED);
        }
        if (at->end == END_CLIENT) {
            return call_hook(at, "failed", value_int(NETWORK_ECONNRESET),
                             UNDEFINED, UNDEFINED);
        }
        change_state(at, READY_CLOSED, "the other side left");
        return next_stage(at);
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
        {NEWS_LOOKUP, WORK_LOOKUP},
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
    at->me->chunk = in->read + (at->me->full ? NETWORK_CHUNK : there);
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
        return me->opening ? WORK_OPENING : WORK_READ;
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
        [WORK_LOOKUP] = work_lookup,       [WORK_FAILED] = work_failed,
        [WORK_CONNECTED] = work_connected, [WORK_ACCEPTED] = work_accepted,
        [WORK_OPENING] = work_opening,     [WORK_READ] = work_read,
        [WORK_DRAINED] = work_drained,     [WORK_FIN] = work_fin,
        [WORK_SHUT] = work_shut,           [WORK_RESET] = work_reset,
    };
    uint64_t work = at->task->data[0];
    return work == WORK_NONE ? SOCKET_DONE : works[work](at);
}

/* --- the close phase ----------------------------------------------------- */

static enum socket_answer close_task(const struct job_at *at)
{
    if (at->task->stage == 0) {
        return call_plain(at, "closed");
    }
    at->me->done = 1;
    at->me->object = UNDEFINED;
    at->me->context = UNDEFINED;
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
