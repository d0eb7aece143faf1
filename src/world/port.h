/*
 * port.h: which ports a world without sockets listens on, and the ports that
 * `listen(0)` gets on the virtual clock, where every run must be the same.
 */
#ifndef LOOPLINE_WORLD_PORT_H
#define LOOPLINE_WORLD_PORT_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/socket.h"

/* The first port that is given away; above those of the system's clients. */
#define PORT_FIRST_FREE 61001
#define PORT_LAST_FREE 65535

struct ports {
    uint32_t ids[NETWORK_LISTENERS]; /* of listeners; 0: the place is free */
    int64_t numbers[NETWORK_LISTENERS];
};

bool ports_has(const struct ports *ports, int64_t number);
/* The first free one, or 0. */
int64_t ports_free(const struct ports *ports);
/* False where there is no place for one more. */
bool ports_add(struct ports *ports, uint32_t id, int64_t number);
void ports_drop(struct ports *ports, uint32_t id);
void ports_clear(struct ports *ports);

#endif
