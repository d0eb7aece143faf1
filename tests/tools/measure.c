/*
 * measure COMMAND...: runs a command, passes its output on, and says on the
 * descriptor 3 `MILLISECONDS KIBIBYTES`: the processor time that it took, in
 * itself and in the system, and the most memory that it held. Processor time,
 * because others may use the machine meanwhile. Ends as the command did.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(char **words)
{
    int nothing = open("/dev/null", O_RDONLY);

    dup2(nothing, 0);
    close(3);
    execvp(words[0], words);
    _exit(127);
}

static double milliseconds(const struct timeval *time)
{
    return (double)time->tv_sec * 1e3 + (double)time->tv_usec / 1e3;
}

int main(int count, char **words)
{
    struct rusage usage;
    int status = 0;
    pid_t child;

    if (count < 2)
        return 2;
    child = fork();
    if (child == 0)
        run(words + 1);
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    dprintf(3, "%.1f %ld\n",
            milliseconds(&usage.ru_utime) + milliseconds(&usage.ru_stime),
            usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
