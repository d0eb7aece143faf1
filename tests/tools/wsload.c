/*
 * wsload MODE PID PORT CONNECTIONS SIZE MESSAGES: WebSocket clients of a
 * server that runs as PID, for tests/bench/net/run.
 *     echo       each connection sends a message, and when it has come back the
 *                next one; MESSAGES in all
 *     broadcast  one connection sends MESSAGES, everybody gets each of them
 *     idle       they are opened, and nothing is sent
 * Prints the server's processor time (us a message that it has sent), or what
 * it has more in its memory (bytes a connection).
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 20000
#define HEAD 14

static struct {
    int fd;
    size_t got; /* of the message that is coming */
} clients[MOST];
static uint8_t frame[HEAD + (1 << 17)];
static size_t frame_length, answer_length;
static int poller, server;

/* --- the server's processor time and memory -------------------------------- */

static FILE *open_status(const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", server, name);
    return fopen(path, "r");
}

static double processor_us(void)
{
    unsigned long user = 0, system = 0;
    FILE *file = open_status("stat");
    if (file) {
        if (fscanf(file,
                   "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
                   "%lu %lu",
                   &user, &system) != 2) {
            user = 0;
        }
        fclose(file);
    }
    return (double)(user + system) * 1e6 / (double)sysconf(_SC_CLK_TCK);
}

static double memory_bytes(void)
{
    long pages = 0;
    FILE *file = open_status("statm");
    if (file) {
        if (fscanf(file, "%*d %ld", &pages) != 1) {
            pages = 0;
        }
        fclose(file);
    }
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

/* --- clients ---------------------------------------------------------------- */

static void give_up(const char *what)
{
    perror(what);
    exit(1);
}

static int client_open(int port, const char *path)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port)};
    char text[1024];
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
        give_up("connect");
    }
    int length = snprintf(text, sizeof text,
                          "GET %s HTTP/1.1\r\nHost: localhost\r\n"
                          "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                          "Sec-WebSocket-Version: 13\r\n\r\n",
                          path);
    if (write(fd, text, (size_t)length) != length) {
        give_up("write");
    }
    size_t have = 0;
    while (have < 4 || memcmp(text + have - 4, "\r\n\r\n", 4) != 0) {
        if (have == sizeof text || read(fd, text + have, 1) != 1) {
            give_up("no answer");
        }
        have++;
    }
    return fd;
}

/* A masked binary frame of `size` bytes. */
static void make_frame(size_t size)
{
    size_t at = 0;
    frame[at++] = 0x82;
    if (size < 126) {
        frame[at++] = (uint8_t)(0x80 | size);
    } else if (size < 65536) {
        frame[at++] = 0x80 | 126;
        frame[at++] = (uint8_t)(size >> 8);
        frame[at++] = (uint8_t)size;
    } else {
        frame[at++] = 0x80 | 127;
        for (int shift = 56; shift >= 0; shift -= 8) {
            frame[at++] = (uint8_t)((uint64_t)size >> shift);
        }
    }
    answer_length = at + size;
    static const uint8_t key[4] = {0x12, 0x34, 0x56, 0x78};
    memcpy(frame + at, key, sizeof key);
    at += sizeof key;
    for (size_t i = 0; i < size; i++) {
        frame[at + i] = (uint8_t)('a' + i % 26) ^ key[i % 4];
    }
    frame_length = at + size;
}

static void send_frame(int fd)
{
    size_t done = 0;
    while (done < frame_length) {
        ssize_t n = write(fd, frame + done, frame_length - done);
        if (n <= 0) {
            give_up("write");
        }
        done += (size_t)n;
    }
}

/* How many messages have come to that client by now. */
static long receive(int i)
{
    static uint8_t bytes[1 << 18];
    long messages = 0;
    ssize_t n = read(clients[i].fd, bytes, sizeof bytes);
    if (n <= 0) {
        give_up("read");
    }
    clients[i].got += (size_t)n;
    while (clients[i].got >= answer_length) {
        clients[i].got -= answer_length;
        messages++;
    }
    return messages;
}

/* Until so many messages have come; each is answered with the next one where
 * `echo`. */
static void run(long wanted, int echo, long *sent, long most)
{
    struct epoll_event events[256];
    while (wanted > 0) {
        int count = epoll_wait(poller, events, 256, 20000);
        if (count <= 0) {
            give_up("nothing comes");
        }
        for (int k = 0; k < count; k++) {
            int i = events[k].data.fd;
            long n = receive(i);
            wanted -= n;
            for (; echo && n > 0 && *sent < most; n--) {
                ++*sent;
                send_frame(clients[i].fd);
            }
        }
    }
}

static void open_all(int port, int count, const char *path)
{
    for (int i = 0; i < count; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.fd = i};
        clients[i].fd = client_open(port, path);
        clients[i].got = 0;
        epoll_ctl(poller, EPOLL_CTL_ADD, clients[i].fd, &event);
    }
}

static void echo(int count, long messages)
{
    long sent = 0;
    for (int i = 0; i < count; i++, sent++) {
        send_frame(clients[i].fd);
    }
    run(messages, 1, &sent, messages);
}

static void broadcast(int count, long messages)
{
    long sent = 0;
    for (long i = 0; i < messages; i++) {
        send_frame(clients[0].fd);
        run(count, 0, &sent, 0);
    }
}

int main(int argc, char **argv)
{
    struct rlimit limit;
    if (argc < 7) {
        return 2;
    }
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    server = atoi(argv[2]);
    int port = atoi(argv[3]), count = atoi(argv[4]);
    size_t size = (size_t)atol(argv[5]);
    long messages = atol(argv[6]);
    int is_echo = strcmp(argv[1], "echo") == 0;
    poller = epoll_create1(0);
    make_frame(size);
    if (strcmp(argv[1], "idle") == 0) {
        open_all(port, 100, "/");
        sleep(1);
        double before = memory_bytes();
        open_all(port, count, "/");
        sleep(1);
        printf("%.0f\n", (memory_bytes() - before) / count);
        return 0;
    }
    open_all(port, count, is_echo ? "/" : "/all");
    (is_echo ? echo : broadcast)(count, is_echo ? messages / 5 : 2);
    double before = processor_us();
    (is_echo ? echo : broadcast)(count, messages);
    double sent = is_echo ? (double)messages : (double)messages * count;
    printf("%.2f\n", (processor_us() - before) / sent);
    return 0;
}
