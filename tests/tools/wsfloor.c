/*
 * wsfloor PORT: the least that a WebSocket server on libev can cost: it
 * believes whatever looks like a handshake, and sends the payload of a frame
 * back (to everybody, where the path was /all). For tests/bench/net/run.
 */
#include <arpa/inet.h>
#include <ev.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
#define MOST 32768

struct peer {
    ev_io io;
    struct peer *next;
    uint8_t *bytes;
    size_t have, capacity;
    int open, all;
};
static struct peer *peers;

static void reply(struct peer *peer, const uint8_t *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = send(peer->io.fd, bytes, length, MSG_NOSIGNAL);
        if (n <= 0) {
            return;
        }
        bytes += n;
        length -= (size_t)n;
    }
}

static void shake_hands(struct peer *peer, char *head)
{
    struct sha1_ctx hash;
    uint8_t digest[SHA1_DIGEST_SIZE];
    char accept[64] = "", answer[256];
    char *key = strstr(head, "Sec-WebSocket-Key: ");
    sha1_init(&hash);
    if (key) {
        sha1_update(&hash, 24, (const uint8_t *)key + 19);
    }
    sha1_update(&hash, strlen(GUID), (const uint8_t *)GUID);
    sha1_digest(&hash, sizeof digest, digest);
    base64_encode_raw(accept, sizeof digest, digest);
    accept[BASE64_ENCODE_RAW_LENGTH(sizeof digest)] = 0;
    peer->open = 1;
    peer->all = strncmp(head, "GET /all ", 9) == 0;
    int length = snprintf(answer, sizeof answer,
                          "HTTP/1.1 101 Switching Protocols\r\n"
                          "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: %s\r\n\r\n",
                          accept);
    reply(peer, (uint8_t *)answer, (size_t)length);
}

/* The first frame, unmasked, in place of its own head; 0: more is needed. */
static size_t take_frame(struct peer *peer)
{
    uint8_t *b = peer->bytes;
    size_t head = 2, length = peer->have < 2 ? 0 : b[1] & 127;
    head += length == 126 ? 2 : length == 127 ? 8 : 0;
    if (peer->have < head + 4) {
        return 0;
    }
    if (head > 2) {
        length = 0;
        for (size_t i = 2; i < head; i++) {
            length = length << 8 | b[i];
        }
    }
    if (peer->have < head + 4 + length) {
        return 0;
    }
    uint8_t key[4];
    memcpy(key, b + head, 4);
    for (size_t i = 0; i < length; i++) {
        b[head + 4 + i] ^= key[i & 3];
    }
    b[1] &= 127;
    memmove(b + 4, b, head);
    struct peer *to = peer->all ? peers : peer;
    for (; to; to = peer->all ? to->next : NULL) {
        reply(to, b + 4, head + length);
    }
    return head + 4 + length;
}

static void on_bytes(struct ev_loop *loop, ev_io *io, int events)
{
    struct peer *peer = (struct peer *)(void *)io;
    (void)events;
    if (peer->capacity - peer->have < 65537) {
        peer->capacity = peer->have + (1 << 17);
        peer->bytes = realloc(peer->bytes, peer->capacity);
    }
    ssize_t n = recv(io->fd, peer->bytes + peer->have, 65536, 0);
    if (n <= 0) {
        ev_io_stop(loop, io);
        close(io->fd);
        return;
    }
    peer->have += (size_t)n;
    peer->bytes[peer->have] = 0;
    if (!peer->open) {
        if (strstr((char *)peer->bytes, "\r\n\r\n")) {
            shake_hands(peer, (char *)peer->bytes);
            peer->have = 0;
        }
    }
    size_t used;
    while (peer->open && (used = take_frame(peer)) > 0) {
        peer->have -= used;
        memmove(peer->bytes, peer->bytes + used, peer->have);
    }
    if (peer->have == 0) {
        free(peer->bytes);
        peer->bytes = NULL;
        peer->capacity = 0;
    }
}

static void on_peer(struct ev_loop *loop, ev_io *io, int events)
{
    int one = 1, fd = accept(io->fd, NULL, NULL);
    struct peer *peer = calloc(1, sizeof *peer);
    (void)events;
    if (fd < 0 || !peer) {
        free(peer);
        return;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    ev_io_init(&peer->io, on_bytes, fd, EV_READ);
    peer->next = peers;
    peers = peer;
    ev_io_start(loop, &peer->io);
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    struct rlimit limit;
    static ev_io door;
    int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    address.sin_port = htons((uint16_t)atoi(argc > 1 ? argv[1] : "0"));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(fd, 511) != 0) {
        perror("wsfloor");
        return 1;
    }
    ev_io_init(&door, on_peer, fd, EV_READ);
    ev_io_start(EV_DEFAULT, &door);
    puts("listening");
    fflush(stdout);
    ev_run(EV_DEFAULT, 0);
    return 0;
}
