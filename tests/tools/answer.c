/*
 * answer PORT FILE: a server for one connection that answers wrongly on
 * purpose. It listens on 127.0.0.1, prints a line once it does, reads a
 * request's head, sends the bytes of FILE, and reads on until the other side
 * closes or five seconds have passed. Ends with 0 where someone came.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int listen_on(int port)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    at.sin_port = htons((uint16_t)port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 ||
        listen(fd, 1) != 0) {
        perror("answer");
        return -1;
    }
    return fd;
}

/* Reads up to the empty line that ends a head; shows what came. */
static void read_head(int fd)
{
    char head[8192];
    size_t used = 0;

    while (used < sizeof head - 1) {
        ssize_t n = read(fd, head + used, sizeof head - 1 - used);
        if (n <= 0)
            break;
        used += (size_t)n;
        head[used] = '\0';
        if (strstr(head, "\r\n\r\n"))
            break;
    }
    fwrite(head, 1, used, stdout);
    fflush(stdout);
}

static int send_file(int fd, const char *path)
{
    char bytes[65536];
    FILE *file = fopen(path, "rb");
    size_t n;

    if (!file) {
        perror(path);
        return -1;
    }
    n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return write(fd, bytes, n) == (ssize_t)n ? 0 : -1;
}

int main(int count, char **words)
{
    char rest[4096];
    struct timeval patience = {.tv_sec = 5};
    int listener, fd;

    if (count != 3)
        return 2;
    listener = listen_on(atoi(words[1]));
    if (listener < 0)
        return 1;
    printf("listening\n");
    fflush(stdout);
    alarm(20);
    fd = accept(listener, NULL, NULL);
    if (fd < 0)
        return 1;
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    read_head(fd);
    if (send_file(fd, words[2]) != 0)
        return 1;
    while (read(fd, rest, sizeof rest) > 0) {
    }
    close(fd);
    close(listener);
    return 0;
}
