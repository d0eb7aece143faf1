/*
 * measure COMMAND...: runs a command with its output thrown away, and prints
 * `MILLISECONDS KIBIBYTES`: the time from start to end and the most memory
 * that it held. Ends as the command did.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static void run(char **words)
{
    int nothing = open("/dev/null", O_RDWR);

    dup2(nothing, 0);
    dup2(nothing, 1);
    execvp(words[0], words);
    _exit(127);
}

int main(int count, char **words)
{
    struct rusage usage;
    double start = now();
    int status = 0;
    pid_t child;

    if (count < 2)
        return 2;
    child = fork();
    if (child == 0)
        run(words + 1);
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    printf("%.1f %ld\n", now() - start, usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
