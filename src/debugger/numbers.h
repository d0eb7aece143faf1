/*
 * numbers.h: the numbers by which objects go on the screen.
 *
 * An object's id counts those of the library too, so a class would meet #1404
 * first. The screen gives small ones instead, in the order in which it first
 * shows them; they stay with the object, forwards and backwards.
 */
#ifndef LOOPLINE_DEBUGGER_NUMBERS_H
#define LOOPLINE_DEBUGGER_NUMBERS_H

#include "script/object.h"

/* From 1 on; where there is no memory for more, the object's own id. */
uint32_t number_of(const struct object *object);

/* The number that it has already; 0: it was never shown. */
uint32_t number_known(const struct object *object);

/* Another session begins: the next one shown is number 1. */
void numbers_forget(void);

/* Who has that number, for asking many objects; 0: nobody. */
uint64_t number_holder(uint32_t number);

/* Is it the one that number_holder named? */
bool number_is(const struct object *object, uint64_t holder);

#endif
