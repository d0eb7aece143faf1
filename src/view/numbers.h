/*
 * numbers.h: the numbers of objects are the debugger's, who names them too.
 */
#ifndef LOOPLINE_VIEW_NUMBERS_H
#define LOOPLINE_VIEW_NUMBERS_H

#include "debugger/numbers.h"

#endif
