#include "lesson/walk.h"

#include <string.h>

#define FIRST_STEP 1u /* the first program starts */

static const struct lesson_stop *stop_of(const struct walk *walk, uint32_t i)
{
    return &walk->lesson->stops[i];
}

/* The first stop of the run that stop `i` is in. */
static uint32_t first_of_run(const struct walk *walk, uint32_t i)
{
    uint32_t run = stop_of(walk, i)->run;
    while (i > 0 && stop_of(walk, i - 1)->run == run)
        i--;
    return i;
}

/* --- where the stops stand ------------------------------------------------- */

/* Is what was found still there? The learner may have gone live from before
 * it, and then another run has its number. */
static bool stands(struct walk *walk, uint32_t i)
{
    struct session *session = walk->session;
    const struct landmark *place = &stop_of(walk, i)->place;
    uint64_t step = walk->steps[i];
    if (!step || step > history_frontier(session->history))
        return false;
    if (place->kind == LANDMARK_HERE)
        return i == first_of_run(walk, i) || stands(walk, i - 1);
    if (place->kind == LANDMARK_START || place->kind == LANDMARK_END)
        return true;
    return history_seek(session->history, step) == HISTORY_REACHED &&
           landmark_is_here(place, session->machine, &session->host);
}

/* The step behind which stop `i` is looked for. */
static uint64_t step_before(const struct walk *walk, uint32_t i)
{
    return i == first_of_run(walk, i) ? 0 : walk->steps[i - 1];
}

/* --- going ----------------------------------------------------------------- */

static bool passes(const struct machine *machine,
                   const struct machine_host *host, void *context)
{
    struct walk *walk = context;
    const struct landmark *place = &stop_of(walk, walk->leg)->place;
    if (!landmark_is_here(place, machine, host))
        return false;
    return walk->found = ++walk->seen == place->times;
}

static bool is_first(const struct machine *machine,
                     const struct machine_host *host, void *context)
{
    struct walk *walk = context;
    (void)host;
    return walk->found = machine->steps >= FIRST_STEP;
}

/* Begins to look for stop `leg`. True: it is known where it stands. */
static bool begin_leg(struct walk *walk)
{
    struct session *session = walk->session;
    const struct landmark *place = &stop_of(walk, walk->leg)->place;
    uint64_t before = step_before(walk, walk->leg);
    walk->seen = 0;
    walk->found = false;
    if (place->kind == LANDMARK_HERE && before) {
        walk->steps[walk->leg] = before;
        return true;
    }
    bool first = place->kind == LANDMARK_HERE ||
                 place->kind == LANDMARK_START;
    if (first && history_frontier(session->history) >= FIRST_STEP) {
        walk->steps[walk->leg] = FIRST_STEP;
        return true;
    }
    if (session->machine->steps != before)
        history_seek(session->history, before);
    debugger_until(&session->debugger, first ? is_first : passes, walk);
    return false;
}

static enum walk_answer arrive(struct walk *walk)
{
    struct debugger *debugger = &walk->session->debugger;
    if (walk->session->machine->steps != walk->steps[walk->goal])
        debugger_begin(debugger, COMMAND_GOTO, false, walk->steps[walk->goal]);
    walk->stop = walk->goal;
    walk->asked = walk->right = walk->solved = false;
    walk->given[0] = 0;
    walk->turn = walk->hints = 0;
    return WALK_THERE;
}

/* On to the first stop of the way whose step is not known. */
static enum walk_answer go_on(struct walk *walk)
{
    while (begin_leg(walk)) {
        if (walk->leg == walk->goal)
            return arrive(walk);
        walk->leg++;
    }
    return WALK_MOVING;
}

static enum walk_answer go(struct walk *walk, uint32_t goal)
{
    uint32_t first = first_of_run(walk, goal), known = goal + 1;
    while (known > first && !stands(walk, known - 1))
        known--;
    walk->goal = goal;
    walk->leg = known;
    return known > goal ? arrive(walk) : go_on(walk);
}

/* The stop that was looked for stands where the machine does. */
static enum walk_answer found(struct walk *walk)
{
    walk->steps[walk->leg] = walk->session->machine->steps;
    if (walk->leg == walk->goal)
        return arrive(walk);
    walk->leg++;
    return go_on(walk);
}

/* Is there a page that waits for its user? */
static bool page_stays(const struct machine *machine)
{
    for (uint32_t i = 0; i < machine->process_count; i++)
        if (machine->processes[i]->stays &&
            machine->processes[i]->state != PROCESS_ENDED)
            return true;
    return false;
}

/* Nothing more will come by itself. */
static enum walk_answer rest(struct walk *walk)
{
    bool ended = walk->session->debugger.state == DEBUGGER_ENDED;
    if (stop_of(walk, walk->leg)->place.kind == LANDMARK_END) {
        if (!ended)
            debugger_pause(&walk->session->debugger);
        return found(walk);
    }
    if (!ended && page_stays(walk->session->machine))
        return WALK_MOVING;
    if (!ended)
        debugger_pause(&walk->session->debugger);
    return WALK_NOWHERE;
}

/* --- what the view asks for ------------------------------------------------ */

enum walk_answer walk_enter(struct walk *walk, struct session *session,
                            uint32_t stop)
{
    walk->session = session;
    memset(walk->steps, 0, sizeof walk->steps);
    return go(walk, stop);
}

enum walk_answer walk_next(struct walk *walk)
{
    uint32_t next = walk->stop + 1;
    if (next >= walk->lesson->stop_count)
        return WALK_OVER;
    if (stop_of(walk, next)->run != stop_of(walk, walk->stop)->run)
        return WALK_RUN;
    return go(walk, next);
}

enum walk_answer walk_back(struct walk *walk)
{
    if (walk->stop == 0)
        return WALK_OVER;
    if (stop_of(walk, walk->stop - 1)->run != stop_of(walk, walk->stop)->run)
        return WALK_RUN;
    return go(walk, walk->stop - 1);
}

enum walk_answer walk_work(struct walk *walk, uint32_t slices)
{
    struct session *session = walk->session;
    switch (debugger_work(&session->debugger, slices)) {
    case DEBUGGER_RESTING:
        /* Else the learner has done something meanwhile. */
        return walk->found ? found(walk) : go(walk, walk->goal);
    case DEBUGGER_ENDED:
        return rest(walk);
    case DEBUGGER_WAITING:
        return world_rests(session->world, session->machine) ? rest(walk)
                                                             : WALK_MOVING;
    default:
        return WALK_MOVING;
    }
}
