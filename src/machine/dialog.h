/*
 * dialog.h: alert, confirm and prompt (HTML, 8.9.1). Their call parks, and with
 * it this page only: its task stands still with all that is on its call stack,
 * its timers and what arrives wait, and the other processes take their turns.
 * The answer is an event of the learner's (EVENT_GESTURE), kept until a dialog
 * asks for it; so the n-th answer is the n-th dialog's.
 *
 * Where nobody sits before the page (it does not stay open, and no answer is
 * planned) a dialog is dismissed at once, as Cancel does.
 */
#ifndef LOOPLINE_MACHINE_DIALOG_H
#define LOOPLINE_MACHINE_DIALOG_H

#include "machine/process.h"

/* What a step of kind DIALOG tells, its field `a`. */
enum dialog_step { DIALOG_OPENS, DIALOG_ANSWERED, DIALOG_DISMISSED };

/* "alert" */
const char *dialog_name(enum dialog_kind kind);

/* The call begins: notes the step. True: it must wait; else *result is what
 * it returns. The texts are strings. */
bool dialog_open(struct machine *machine, struct process *process,
                 enum dialog_kind kind, Value message, Value preset,
                 Value *result);

/* Does this page stand still, because of a dialog? */
bool dialog_waits(const struct process *process);

/* When it can go on (us of the session); INT64_MAX: that is not known. */
int64_t dialog_ready(const struct process *process);

/* Its turn: takes the answer, notes the step, completes the call. */
void dialog_answer(struct machine *machine, struct process *process);

/* The first page with an open dialog, or NULL; for those who look. */
const struct process *dialog_page(const struct machine *machine);

#endif
