/*
 * question_read.h: what a question is about, found in the machine, and found
 * again in the machine of another step.
 */
#ifndef LOOPLINE_DEBUGGER_QUESTION_READ_H
#define LOOPLINE_DEBUGGER_QUESTION_READ_H

#include "machine/machine.h"
#include "script/promise.h"

/*
 * A place that holds a value: a variable of a frame or of a record that
 * closures share, or a property of an object; or an object itself. Cells never
 * move; that it is the same one, and not another before it at its address,
 * its frame's number, the chain of records or the object's number say.
 */
struct slot {
    enum { SLOT_FRAME, SLOT_RECORD, SLOT_PROPERTY, SLOT_OBJECT } kind;
    uint32_t process;
    uint32_t serial; /* FRAME: which call */
    Value generator; /* FRAME: of an async function or generator */
    const struct env *env; /* RECORD */
    const struct code *code; /* RECORD: whose scope, and which */
    uint32_t scope;
    uint32_t index; /* FRAME, RECORD: of the variable; PROPERTY: of an element*/
    bool is_cell; /* RECORD: what modules share */
    const struct object *object; /* PROPERTY, OBJECT */
    uint32_t id; /* its number */
    Value key; /* PROPERTY: an atom; UNDEFINED: element `index`; NULL_VALUE:
                  the length of an array */
};

/* The place that "x", "x.y", "list[2].name", "this.z" is, as the innermost
 * function of the program sees it. False: there is none. */
bool slot_find(const struct machine *machine, const struct process *process,
               const char *name, struct slot *slot);

/* An object as such. */
void slot_of_object(const struct process *process, Value object,
                    struct slot *slot);

/* What it holds. False where it does not exist, or cannot be seen, now. A
 * property that is missing is EMPTY. */
bool slot_value(const struct machine *machine, const struct slot *slot,
                Value *value);

/* The promise that the object is, or NULL: it does not exist now. */
const struct promise *slot_promise(const struct machine *machine,
                                   const struct slot *slot);

/* The names in sight of the innermost function, with their values; of objects
 * the properties too. */
void names_list(const struct machine *machine, const struct process *process,
                void (*name)(const char *name, Value value, void *context),
                void *context);

/* The last message with that text that a program has received (or sent). */
const struct wire_item *message_find(const struct machine *machine,
                                     const char *text, bool received);

#endif
