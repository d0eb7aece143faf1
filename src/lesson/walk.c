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

/* --- where the stops stand ----------------------------------------------- */

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

/* Where stop `i` is left: behind its last turn, if it plays; 0: not known. */
static uint64_t step_left(const struct walk *walk, uint32_t i)
{
    uint64_t left = walk->left[i];
    if (!stop_of(walk, i)->plays)
        return walk->steps[i];
    return left > history_frontier(walk->session->history) ? 0 : left;
}

/* The step behind which stop `i` is looked for. */
static uint64_t step_before(const struct walk *walk, uint32_t i)
{
    return i == first_of_run(walk, i) ? 0 : step_left(walk, i - 1);
}

/* --- going --------------------------------------------------------------- */

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

/* --- turns --------------------------------------------------------------- */

/* The callback that was dealt has run to its end; of the last turn, it has been
 * taken. Where the real clock brings something else, the next one is the end,
 * too. */
static bool turns(const struct machine *machine,
                  const struct machine_host *host, void *context)
{
    struct walk *walk = context;
    if (takings_look(&walk->takings, machine, host)) {
        uint64_t length = walk->hand.done - walk->hand.step;
        walk->found = walk->seen++ > 0 || walk->last_turn;
        walk->turn_end = walk->takings.last.step + length;
    }
    walk->found |= walk->seen && machine->steps >= walk->turn_end;
    return walk->found;
}

/* Where a stop that plays is left: where its last callback was taken, though
 * that may only be seen when a line of the program's is come to. */
static void leave_turns(struct walk *walk)
{
    uint64_t here = walk->session->machine->steps;
    bool taken = walk->last_turn && walk->found;
    walk->left[walk->player] = taken ? walk->takings.last.step : here;
    walk->turning = false;
}

static void begin_turn(struct walk *walk, uint32_t number)
{
    walk->turning = true;
    walk->last_turn = number >= stop_of(walk, walk->player)->turns;
    walk->found = false;
    walk->seen = 0;
    walk->turn_end = UINT64_MAX;
    takings_begin(&walk->takings, walk->session->machine);
    debugger_until(&walk->session->debugger, turns, walk);
}

/* Deals what waits here. False: nothing comes that could be picked. */
static bool deal(struct walk *walk)
{
    walk->dealt = walk->session->machine->steps;
    return play_deal(walk->session, &walk->hand) &&
           walk->hand.right < walk->hand.count;
}

/* On the way past a stop that plays: its next turn. False: it was the last.
 */
static bool pass_turn(struct walk *walk)
{
    if (walk->turns < stop_of(walk, walk->player)->turns && deal(walk)) {
        begin_turn(walk, walk->turns + 1);
        return true;
    }
    leave_turns(walk);
    return false;
}

static bool pass_turns(struct walk *walk, uint32_t player)
{
    walk->player = player;
    walk->turns = 0;
    walk->last_turn = false;
    history_seek(walk->session->history, walk->steps[player]);
    return pass_turn(walk);
}

/* --- legs ---------------------------------------------------------------- */

/* Begins to look for stop `leg`. True: it is known where it stands. */
static bool begin_leg(struct walk *walk)
{
    struct session *session = walk->session;
    uint32_t before_it = walk->leg - (walk->leg > 0);
    if (walk->leg != first_of_run(walk, walk->leg) &&
        !step_left(walk, before_it) && pass_turns(walk, before_it))
        return false;
    const struct landmark *place = &stop_of(walk, walk->leg)->place;
    uint64_t before = step_before(walk, walk->leg);
    walk->seen = 0;
    walk->found = false;
    if (place->kind == LANDMARK_HERE && before) {
        walk->steps[walk->leg] = before;
        walk->left[walk->leg] = 0;
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

/* What the stop asks. */
static void ask(struct walk *walk)
{
    const struct lesson_stop *stop = stop_of(walk, walk->stop);
    walk->asked = stop->predicts;
    walk->answered = !stop->exercises;
    if (stop->predicts) {
        prediction_ask(walk->session, &stop->prediction, &walk->forecast);
        walk->answered = !walk->forecast.known;
    } else if (stop->plays) {
        walk->answered = !deal(walk);
    }
}

static enum walk_answer arrive(struct walk *walk)
{
    struct debugger *debugger = &walk->session->debugger;
    if (walk->session->machine->steps != walk->steps[walk->goal])
        debugger_begin(debugger, COMMAND_GOTO, false, walk->steps[walk->goal]);
    walk->stop = walk->goal;
    walk->right = walk->solved = false;
    walk->given[0] = 0;
    walk->turn = walk->hints = 0;
    memset(walk->verdicts, 0, sizeof walk->verdicts);
    ask(walk);
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
    walk->turning = false;
    return known > goal ? arrive(walk) : go_on(walk);
}

/* A turn is over: of the stop where the learner plays, or of one on the way. */
static enum walk_answer turned(struct walk *walk)
{
    if (walk->player != walk->goal) {
        walk->turns++;
        return pass_turn(walk) ? WALK_MOVING : go_on(walk);
    }
    walk->turning = false;
    walk->answered = walk->turn >= stop_of(walk, walk->stop)->turns ||
                     !deal(walk);
    if (walk->answered)
        leave_turns(walk);
    return WALK_THERE;
}

/* The stop that was looked for stands where the machine does. */
static enum walk_answer found(struct walk *walk)
{
    walk->steps[walk->leg] = walk->session->machine->steps;
    walk->left[walk->leg] = 0;
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
    if (walk->turning) {
        if (!ended)
            debugger_pause(&walk->session->debugger);
        return turned(walk);
    }
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

/* --- what the view asks for ---------------------------------------------- */

enum walk_answer walk_enter(struct walk *walk, struct session *session,
                            uint32_t stop)
{
    walk->session = session;
    memset(walk->steps, 0, sizeof walk->steps);
    memset(walk->left, 0, sizeof walk->left);
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

/* The debugger has come to rest: at what was looked for, else the learner has
 * done something meanwhile. */
static enum walk_answer rests(struct walk *walk)
{
    if (!walk->found)
        return go(walk, walk->goal);
    return walk->turning ? turned(walk) : found(walk);
}

enum walk_answer walk_work(struct walk *walk, uint32_t slices)
{
    struct session *session = walk->session;
    switch (debugger_work(&session->debugger, slices)) {
    case DEBUGGER_RESTING:
        return rests(walk);
    case DEBUGGER_ENDED:
        return rest(walk);
    case DEBUGGER_WAITING:
        return world_rests(session->world, session->machine) ? rest(walk)
                                                             : WALK_MOVING;
    default:
        return WALK_MOVING;
    }
}

/* --- what the learner answers -------------------------------------------- */

bool walk_answer(struct walk *walk, const char *given)
{
    struct text text;
    text_init_fixed(&text, walk->given, sizeof walk->given);
    text_str(&text, given);
    walk->right = prediction_is_right(&walk->forecast, given);
    walk->answered = true;
    return walk->right;
}

bool walk_pick(struct walk *walk, uint32_t card)
{
    if (walk->answered || card != walk->hand.right)
        return false;
    walk->turn++;
    walk->player = walk->goal = walk->stop;
    if (walk->session->machine->steps != walk->dealt)
        history_seek(walk->session->history, walk->dealt);
    begin_turn(walk, walk->turn);
    return true;
}

bool walk_judge(struct walk *walk)
{
    const struct lesson_stop *stop = stop_of(walk, walk->stop);
    walk->solved =
        exercise_judge(walk->session, &stop->exercise, walk->verdicts);
    walk->answered = walk->solved;
    return walk->solved;
}
