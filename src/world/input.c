#include "world/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "world/file.h"
#include "world/world_part.h"

#define CHUNK 65536 /* bytes at once, as Node */

static void on_input(struct ev_loop *loop, ev_io *watcher, int events)
{
    (void)loop;
    (void)watcher;
    (void)events;
}

void input_init(struct input *input, struct world *world)
{
    input->world = world;
    input->fd = -1;
    ev_init(&input->io, on_input);
}

bool input_awaited(const struct input *input)
{
    return input->fd >= 0 && input->readers && !input->ended;
}

/* The watcher runs exactly while something is awaited. */
static void watch(struct input *input)
{
    struct ev_loop *loop = input->world->loop;
    if (input_awaited(input) == ev_is_active(&input->io))
        return;
    if (ev_is_active(&input->io)) {
        ev_io_stop(loop, &input->io);
    } else {
        ev_io_set(&input->io, input->fd, EV_READ);
        ev_io_start(loop, &input->io);
    }
}

void input_done(struct input *input)
{
    input->readers = 0;
    watch(input);
}

void input_open(struct input *input, int fd)
{
    input->fd = fd;
    watch(input);
}

static void tell(struct input *input, uint32_t process, const uint8_t *bytes,
                 size_t length)
{
    struct event event = {.kind = EVENT_INPUT,
                          .process = process,
                          .length = (uint32_t)length,
                          .bytes = bytes};
    world_tell(input->world, &event);
}

void input_order(struct input *input, const struct order *order)
{
    uint32_t bit = 1u << order->process;
    if (!order->value) {
        input->readers &= ~bit;
    } else {
        input->readers |= bit;
        if (input->ended)
            tell(input, order->process, NULL, 0);
    }
    watch(input);
}

void input_forget(struct input *input, uint32_t process)
{
    input->readers &= ~(1u << process);
    watch(input);
}

/* Everybody who reads is told of the end. */
static void tell_end(struct input *input)
{
    input->ended = true;
    for (uint32_t i = 0; i < MACHINE_PROCESSES; i++)
        if (input->readers & 1u << i)
            tell(input, i, NULL, 0);
}

static uint32_t first_reader(const struct input *input)
{
    uint32_t i = 0;
    while (!(input->readers & 1u << i))
        i++;
    return i;
}

void input_look(struct input *input)
{
    uint8_t bytes[CHUNK];
    struct pollfd ready = {.fd = input->fd, .events = POLLIN};
    if (!input_awaited(input) || poll(&ready, 1, 0) <= 0)
        return;
    ssize_t got = read(input->fd, bytes, sizeof bytes);
    if (got > 0)
        tell(input, first_reader(input), bytes, (size_t)got);
    else if (got == 0 || (errno != EINTR && errno != EAGAIN))
        tell_end(input);
    watch(input);
}

/* Room for a chunk more; false: that is too much. */
static bool make_room(uint8_t **bytes, size_t length)
{
    uint8_t *more =
        length < FILE_MOST ? realloc(*bytes, length + CHUNK) : NULL;
    if (more)
        *bytes = more;
    return more;
}

int input_read(struct input *input, uint8_t **bytes, size_t *length)
{
    if (input->fd < 0)
        return EAGAIN;
    while (!input->ended) {
        if (!make_room(bytes, *length))
            return EFBIG;
        ssize_t got = read(input->fd, *bytes + *length, CHUNK);
        if (got > 0)
            *length += (size_t)got;
        else if (got == 0)
            tell_end(input);
        else if (errno != EINTR)
            return errno;
    }
    watch(input);
    return 0;
}

void input_adopt(struct input *input, const struct machine *machine)
{
    input->readers = 0;
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (machine->processes[i]->reading &&
            machine->processes[i]->state != PROCESS_ENDED)
            input->readers |= 1u << i;
    watch(input);
}
