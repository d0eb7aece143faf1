#include "world/plug.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 511 /* Node's */
#define SETTLE 20 /* ms: how long a refusal by our own kernel may take */
#define OUT_START 16384u

/* --- sockets ------------------------------------------------------------- */

union place {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    struct sockaddr_storage storage;
};

/* How long it is; 0: the text is no address. */
static socklen_t place_of(const char *address, int port, union place *place)
{
    memset(place, 0, sizeof *place);
    place->four.sin_family = AF_INET;
    place->four.sin_port = htons((uint16_t)port);
    place->four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!*address || inet_pton(AF_INET, address, &place->four.sin_addr) == 1) {
        return sizeof place->four;
    }
    memset(place, 0, sizeof *place);
    place->six.sin6_family = AF_INET6;
    place->six.sin6_port = htons((uint16_t)port);
    return inet_pton(AF_INET6, address, &place->six.sin6_addr) == 1
               ? sizeof place->six
               : 0;
}

static int socket_new(int family)
{
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return fd < 0 ? -errno : fd;
}

/* Closes it; the answer is that something failed just now. */
static int give_up(int fd)
{
    int problem = errno;
    close(fd);
    return -problem;
}

int plug_listen(const char *address, int port)
{
    union place place;
    socklen_t size = place_of(address, port, &place);
    int fd = size ? socket_new(place.any.sa_family) : -EINVAL, one = 1;
    if (fd < 0) {
        return fd;
    }
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
        bind(fd, &place.any, size) != 0 ||
        listen(fd, BACKLOG) != 0) {
        return give_up(fd);
    }
    return fd;
}

static int port_by(int (*get)(int, struct sockaddr *, socklen_t *), int fd)
{
    union place place;
    socklen_t size = sizeof place;
    if (get(fd, &place.any, &size) != 0) {
        return 0;
    }
    return ntohs(place.any.sa_family == AF_INET6 ? place.six.sin6_port
                                                 : place.four.sin_port);
}

static int own_name(int fd, struct sockaddr *address, socklen_t *size)
{
    return getsockname(fd, address, size);
}

static int peer_name(int fd, struct sockaddr *address, socklen_t *size)
{
    return getpeername(fd, address, size);
}

int plug_port(int fd)
{
    return port_by(own_name, fd);
}

int plug_peer_port(int fd)
{
    return port_by(peer_name, fd);
}

void plug_peer_address(int fd, char *text, size_t size)
{
    static const char mapped[] = "::ffff:";
    union place place;
    socklen_t length = sizeof place;
    char whole[INET6_ADDRSTRLEN] = "";
    if (getpeername(fd, &place.any, &length) == 0) {
        bool is_six = place.any.sa_family == AF_INET6;
        inet_ntop(place.any.sa_family,
                  is_six ? (void *)&place.six.sin6_addr
                         : (void *)&place.four.sin_addr,
                  whole, sizeof whole);
    }
    const char *from = whole;
    if (strncmp(from, mapped, sizeof mapped - 1) == 0) {
        from += sizeof mapped - 1;
    }
    if (strcmp(from, "127.0.0.1") == 0) {
        from = "";
    }
    size_t n = strlen(from) < size ? strlen(from) : size - 1;
    memcpy(text, from, n);
    text[n] = 0;
}

/* The errno that a connecting socket has come to; 0: none so far. */
static int problem_of(int fd)
{
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size);
    return problem;
}

/*
 * On loopback a connection comes about, or is refused, within the call or
 * right after it. Waiting for that here keeps the answer's place in the log
 * the same in every run.
 */
static int settle(int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLOUT};
    poll(&wait, 1, SETTLE);
    return problem_of(fd);
}

int plug_connect(const char *address, int port)
{
    union place place;
    socklen_t size = place_of(address, port, &place);
    int fd = size ? socket_new(place.any.sa_family) : -EINVAL;
    if (fd < 0) {
        return fd;
    }
    int problem = 0;
    if (connect(fd, &place.any, size) != 0) {
        problem = errno == EINPROGRESS ? settle(fd) : errno;
    }
    /* A socket can meet itself, where nobody listens on a client's port. */
    if (!problem && plug_port(fd) == port && !*address) {
        problem = ECONNREFUSED;
    }
    if (problem) {
        close(fd);
        return -problem;
    }
    return fd;
}

/* --- watchers ------------------------------------------------------------ */

static void on_readable(struct ev_loop *loop, ev_io *watcher, int events)
{
    struct plug *plug = watcher->data;
    (void)loop;
    (void)events;
    plug->calls->readable(plug);
}

static void on_writable(struct ev_loop *loop, ev_io *watcher, int events)
{
    (void)loop;
    (void)events;
    plug_flush(watcher->data);
}

/* Before the watchers of those who look whether something has come. */
static void watch(struct plug *plug, ev_io *watcher,
                  void (*call)(struct ev_loop *, ev_io *, int), int events)
{
    ev_io_init(watcher, call, plug->fd, events);
    ev_set_priority(watcher, EV_MAXPRI);
    watcher->data = plug;
}

/* Calls plug_flush as soon as the kernel takes something. False: no memory. */
static bool wait_for_kernel(struct plug *plug)
{
    if (!plug->queue) {
        plug->queue = calloc(1, sizeof *plug->queue);
        if (!plug->queue) {
            return false;
        }
        watch(plug, &plug->queue->writing, on_writable, EV_WRITE);
    }
    ev_io_start(plug->loop, &plug->queue->writing);
    return true;
}

/* Nothing waits for the kernel any more. */
static void forget_queued(struct plug *plug)
{
    if (plug->queue) {
        ev_io_stop(plug->loop, &plug->queue->writing);
        plug->queue->first = plug->queue->end = 0;
    }
}

void plug_init(struct plug *plug, struct ev_loop *loop, int fd, bool up)
{
    int one = 1;
    *plug = (struct plug){.fd = fd, .loop = loop, .up = up};
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    watch(plug, &plug->reading, on_readable, EV_READ);
    ev_io_start(loop, &plug->reading);
    if (!up && !wait_for_kernel(plug)) {
        plug->error = ENOMEM;
    }
}

void plug_listens(struct plug *plug, bool on)
{
    if (plug->fd < 0) {
        return;
    }
    if (on) {
        ev_io_start(plug->loop, &plug->reading);
    } else {
        ev_io_stop(plug->loop, &plug->reading);
    }
}

/* --- the end ------------------------------------------------------------- */

void plug_close(struct plug *plug)
{
    if (plug->fd < 0) {
        return;
    }
    ev_io_stop(plug->loop, &plug->reading);
    forget_queued(plug);
    close(plug->fd);
    plug->fd = -1;
    if (plug->queue) {
        free(plug->queue->out);
        free(plug->queue);
        plug->queue = NULL;
    }
}

void plug_leave(struct plug *plug, bool reset)
{
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    if (plug->fd < 0) {
        return;
    }
    if (reset) {
        setsockopt(plug->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    if (reset || plug->error || plug_waiting(plug) == 0) {
        plug_close(plug);
    } else {
        plug->leave = true;
        plug_listens(plug, false);
    }
}

/* Nothing can be sent any more; the owner sees plug->error. */
static void broken(struct plug *plug, int problem)
{
    plug->error = problem;
    forget_queued(plug);
}

/* --- sending ------------------------------------------------------------- */

/* As much as the kernel takes of it. */
static size_t push(struct plug *plug, const uint8_t *bytes, size_t length)
{
    size_t done = 0;
    while (done < length) {
        ssize_t n = send(plug->fd, bytes + done, length - done, MSG_NOSIGNAL);
        if (n >= 0) {
            done += (size_t)n;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            broken(plug, errno);
            break;
        }
    }
    return done;
}

/* What stands behind the last byte. */
static void all_sent(struct plug *plug)
{
    forget_queued(plug);
    if (plug->finish) {
        shutdown(plug->fd, SHUT_WR);
        plug->finish = false;
    }
    if (plug->leave) {
        plug_close(plug);
    }
}

static bool come_up(struct plug *plug)
{
    int problem = problem_of(plug->fd);
    if (problem) {
        broken(plug, problem);
    } else if (plug_peer_port(plug->fd)) {
        plug->up = true;
    }
    return plug->up;
}

void plug_flush(struct plug *plug)
{
    size_t taken = 0;
    if (plug->fd < 0 || plug->error) {
        return;
    }
    bool up = plug->up || come_up(plug);
    if (up && plug_waiting(plug) > 0) {
        struct plug_queue *queue = plug->queue;
        taken = push(plug, queue->out + queue->first, plug_waiting(plug));
        queue->first += plug->error ? 0 : taken;
    }
    bool over = plug->leave && plug->error;
    if (plug->up && !plug->error && plug_waiting(plug) == 0) {
        all_sent(plug);
    }
    if (over) {
        plug_close(plug);
    }
    plug->calls->moved(plug, taken);
}

/* Room behind what waits. False: no memory. */
static bool queue_reserve(struct plug_queue *queue, size_t length)
{
    size_t waiting = queue->end - queue->first;
    if (queue->first > 0) {
        memmove(queue->out, queue->out + queue->first, waiting);
        queue->first = 0;
        queue->end = waiting;
    }
    if (waiting + length > queue->capacity) {
        size_t capacity = queue->capacity ? queue->capacity * 2 : OUT_START;
        while (capacity < waiting + length) {
            capacity *= 2;
        }
        uint8_t *out = realloc(queue->out, capacity);
        if (!out) {
            return false;
        }
        queue->out = out;
        queue->capacity = capacity;
    }
    return true;
}

static bool keep(struct plug *plug, const uint8_t *bytes, size_t length)
{
    if (!wait_for_kernel(plug) || !queue_reserve(plug->queue, length)) {
        return false;
    }
    memcpy(plug->queue->out + plug->queue->end, bytes, length);
    plug->queue->end += length;
    return true;
}

bool plug_send(struct plug *plug, const uint8_t *bytes, size_t length)
{
    size_t taken = 0;
    if (plug->fd < 0 || plug->error || length == 0) {
        return plug->fd >= 0 && !plug->error;
    }
    if (plug->up && plug_waiting(plug) == 0) {
        taken = push(plug, bytes, length);
    }
    if (!plug->error && taken < length &&
        !keep(plug, bytes + taken, length - taken)) {
        broken(plug, ENOMEM);
    }
    bool whole = !plug->error;
    plug->calls->moved(plug, taken);
    return whole;
}

void plug_finish(struct plug *plug)
{
    if (plug->fd < 0 || plug->error) {
        return;
    }
    plug->finish = true;
    if (plug->up && plug_waiting(plug) == 0) {
        all_sent(plug);
    }
}

/* --- receiving ----------------------------------------------------------- */

long plug_read(struct plug *plug, uint8_t *bytes, size_t size)
{
    for (;;) {
        ssize_t n = recv(plug->fd, bytes, size, 0);
        if (n >= 0) {
            return (long)n;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return PLUG_NONE;
        }
        if (errno != EINTR) {
            broken(plug, errno);
            return PLUG_BROKEN;
        }
    }
}
