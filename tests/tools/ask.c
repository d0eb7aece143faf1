/*
 * ask PORT FILE: a client of one connection that may ask wrongly on purpose.
 * It connects to 127.0.0.1, sends the bytes of FILE, and prints what comes
 * until the other side closes, or 30 seconds have passed. Ends with 0 where
 * the other side closed, with 3 where it broke off.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int connect_to(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    to.sin_port = htons((uint16_t)port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
        perror("ask");
        return -1;
    }
    return fd;
}

int main(int count, char **words)
{
    char bytes[65536];
    ssize_t n;
    size_t size;
    FILE *file;
    int fd;

    if (count != 3)
        return 2;
    file = fopen(words[2], "rb");
    fd = connect_to(atoi(words[1]));
    if (!file || fd < 0)
        return 1;
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    alarm(30);
    if (write(fd, bytes, size) != (ssize_t)size)
        return 1;
    while ((n = read(fd, bytes, sizeof bytes)) > 0) {
        fwrite(bytes, 1, (size_t)n, stdout);
        fflush(stdout);
    }
    close(fd);
    return n == 0 ? 0 : 3;
}
