/*
 * handout_look.h: which steps of a lesson are worth a picture on paper. Two
 * stops between which nothing moved but the line that comes next show nearly
 * the same screen.
 */
#ifndef LOOPLINE_VIEW_HANDOUT_LOOK_H
#define LOOPLINE_VIEW_HANDOUT_LOOK_H

#include "machine/machine.h"

/* A number for what a reader would compare in two pictures: which programs
 * run, how deep each call stack is, how many wait in each queue and for timers,
 * how each connection stands, what went over the wire. */
uint64_t handout_look(const struct machine *machine);

#endif
