/*
 * preview.h: a value in few columns, reading only.
 */
#ifndef LOOPLINE_VIEW_PREVIEW_H
#define LOOPLINE_VIEW_PREVIEW_H

#include "base/text.h"
#include "script/vm.h"

/*
 * Appends a short form: 45, 'text', ƒ add #7, { a: 1, b: … } #12,
 * [1, 2, …] #9. `depth` 0 shows of an object only what it is and its id.
 */
void preview_value(struct text *text, Value value, int depth);

/* A property key: a name, 'odd name', [Symbol(x)], 3. */
void preview_key(struct text *text, Value key);

/* The constructor's name of an object, "Object" where there is none known. */
void preview_class(struct text *text, const struct object *object);

/* True for a field that nobody is shown: the library's own in its objects. */
bool preview_hides(const struct object *object, Value key);

/* How many there are in it, "(3)", where it is a collection. */
void preview_size(struct text *text, const struct object *object);

/* A function's name; where it has none, its text, short, and its line where
 * that is not all: "() => {…}:4". */
void preview_function(struct text *text, Value function);

/* The same without a line: the one that it is at stands beside it. */
void preview_running(struct text *text, Value function);

#endif
