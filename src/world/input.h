/*
 * input.h: the standard input, for the program that reads it. Part of every
 * world; a world in the terminal view has none, for there the keys are ours.
 *
 * It is looked at only while the machine waits. On the virtual clock no time
 * passes meanwhile: what is typed, or lies in a pipe, comes before the next
 * timer. Where several programs read, it goes to the first of them.
 */
#ifndef LOOPLINE_WORLD_INPUT_H
#define LOOPLINE_WORLD_INPUT_H

#include <ev.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct machine;
struct order;
struct world;

struct input {
    struct world *world;
    ev_io io; /* wakes the loop; runs while somebody reads */
    int fd; /* -1: there is none */
    uint32_t readers; /* a bit for each process that reads */
    bool ended; /* its end was seen */
};

void input_init(struct input *input, struct world *world);
void input_done(struct input *input);

/* From now on the descriptor is the programs' standard input. */
void input_open(struct input *input, int fd);

/* ORDER_INPUT. */
void input_order(struct input *input, const struct order *order);

/* A process has ended. */
void input_forget(struct input *input, uint32_t process);

/* Tells the world what has come (world_tell); it may be nothing. */
void input_look(struct input *input);

/* True while somebody reads and more may come. */
bool input_awaited(const struct input *input);

/*
 * All that is left of it, waiting for its end (fs.readFileSync(0)): 0 and
 * *bytes (malloc, the caller's), or an errno: EAGAIN where there is none.
 */
int input_read(struct input *input, uint8_t **bytes, size_t *length);

/* Who reads, as a machine that goes on from the past has it. */
void input_adopt(struct input *input, const struct machine *machine);

#endif
