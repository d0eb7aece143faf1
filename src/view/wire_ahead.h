/*
 * wire_ahead.h: can there be anything on a wire, before or behind this step?
 */
#ifndef LOOPLINE_VIEW_WIRE_AHEAD_H
#define LOOPLINE_VIEW_WIRE_AHEAD_H

#include "machine/machine.h"

/* False where nothing was yet (`back`), or where the programs' sources name
 * nothing that could open a socket, and load nothing that might. */
bool wire_ahead(const struct machine *machine, bool back);

#endif
