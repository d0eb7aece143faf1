#include "view/guide_key.h"

#include <curses.h>

#include "view/guide.h"

#define KEY_ESCAPE 27

/* Is the learner with the lesson? In other panes Enter is theirs. */
static bool is_here(const struct stage *stage)
{
    return (stage->focus == PANE_LESSON || stage->focus == PANE_SOURCE) &&
           !stage->panes[stage->focus].open;
}

void guide_arrived(struct stage *stage)
{
    stage->focus = PANE_LESSON;
    stage->zoom = false;
    stage->panes[PANE_LESSON].scroll = 0;
    stage->came_from = 0;
}

void guide_told(struct stage *stage)
{
    struct pane *pane = &stage->panes[PANE_LESSON];
    pane->scroll = pane->lines + GUIDE_SAID; /* to the end */
}

/* --- going ----------------------------------------------------------------- */

static void go(struct conduct *c, void (*way)(struct guide *guide))
{
    struct debugger *debugger = &c->session->debugger;
    c->plays = false;
    if (stage_is_moving(c->stage))
        debugger_pause(debugger);
    stage_before_move(c->stage);
    c->stage->came_from = 0;
    world_resume(c->session->world);
    way(c->guide);
    c->moved(c->owner);
}

/* While it moves, there may be a wait to skip. */
static void go_on(struct conduct *c)
{
    if (c->guide->state != GUIDE_MOVES)
        go(c, guide_on);
    else if (c->session->debugger.state == DEBUGGER_WAITING)
        world_skip(c->session->world);
}

static void escape(struct conduct *c)
{
    if (c->stage->focus == PANE_LESSON && !c->stage->zoom)
        c->guide->want = GUIDE_LIST;
    c->stage->focus = PANE_LESSON;
    c->stage->zoom = false;
}

/* --- answering --------------------------------------------------------------- */

static void help(struct conduct *c, enum guide_help which)
{
    char path[PROCESS_PATH];
    struct pane *pane = &c->stage->panes[PANE_LESSON];
    pane->scroll = pane->lines; /* what is told now stands behind the rest */
    if (guide_take_help(c->guide, which) &&
        guide_file(c->guide, path, sizeof path)) {
        conduct_reload(c, path);
        stage_say(c->stage, LABEL_LESSON_IS_ANEW);
    }
}

bool guide_number(struct conduct *c, uint32_t number)
{
    struct guide *guide = c->guide;
    if (guide_exercises(guide) && number <= GUIDE_HELPS) {
        help(c, (enum guide_help)(number - 1));
        return true;
    }
    if (!guide_choices(guide))
        return false;
    if (guide->state == GUIDE_READS && guide_stop(guide)->plays)
        stage_before_move(c->stage);
    if (guide_pick(guide, number))
        c->moved(c->owner);
    return true;
}

void guide_typed(struct conduct *c, const char *text)
{
    if (guide_types(c->guide))
        guide_type(c->guide, text);
    c->moved(c->owner);
}

/* Between the text and the program; from any other pane back to the text. */
static void turn_page(struct stage *stage)
{
    stage->focus =
        stage->focus == PANE_LESSON ? PANE_SOURCE : PANE_LESSON;
    stage->zoom = false;
}

bool guide_key(struct conduct *c, int key)
{
    struct stage *stage = c->stage;
    bool enter = key == '\r' || key == '\n' || key == KEY_ENTER;
    bool rubs = key == KEY_BACKSPACE || key == 127 || key == 8;
    if (key == KEY_ESCAPE && !stage->panes[stage->focus].open)
        escape(c);
    else if (key == 'r' && !stage->panes[stage->focus].open)
        turn_page(stage);
    else if (!is_here(stage))
        return false;
    else if (enter)
        go_on(c);
    else if (rubs && !stage->came_from)
        go(c, guide_back);
    else if (key >= '1' && key <= '9')
        return guide_number(c, (uint32_t)(key - '0'));
    else if (key == 'a' && guide_types(c->guide))
        prompt_open(&stage->prompt, PROMPT_ANSWER);
    else
        return false;
    return true;
}

static bool is_at(const struct stage *stage, enum label word,
                  const struct mouse *mouse)
{
    const char *text = label(word, stage->session->options.language);
    return screen_says(stage->layout.status, text, mouse->column);
}

bool guide_point(struct conduct *c, const struct mouse *mouse)
{
    struct stage *stage = c->stage;
    if (mouse->kind != MOUSE_PRESS || mouse->row != stage->layout.status.row ||
        stage->prompt.kind != PROMPT_CLOSED)
        return false;
    if (is_at(stage, LABEL_LESSON_GO_ON, mouse))
        return guide_key(c, '\n');
    if (is_at(stage, LABEL_LESSON_GO_BACK, mouse))
        return guide_key(c, KEY_ESCAPE);
    return false;
}

/* --- what the screen says ------------------------------------------------------- */

void guide_hint(const struct stage *stage, struct text *text)
{
    const struct guide *guide = stage->guide;
    enum language language = stage->session->options.language;
    bool reads = guide->state == GUIDE_READS && !stage_words(stage)[0];
    uint32_t choices = reads ? guide_choices(guide) : 0;
    if (guide->state == GUIDE_MOVES || guide->state == GUIDE_OPENS)
        return;
    if (!is_here(stage)) {
        text_str(text, label(LABEL_LESSON_GO_BACK, language));
        return;
    }
    if (choices)
        text_format(text, label(LABEL_LESSON_DIGITS, language), choices);
    else if (reads && guide_types(guide))
        text_str(text, label(LABEL_LESSON_TYPED, language));
    else if (reads && guide_exercises(guide) && !guide->walk.solved &&
             guide->folder[0])
        text_str(text, label(LABEL_LESSON_CHANGED, language));
    text_str(text, label(LABEL_LESSON_GO_ON, language));
    if (reads && guide_skips(guide))
        text_str(text, label(guide_exercises(guide) ? LABEL_LESSON_UNSOLVED
                                                    : LABEL_LESSON_UNANSWERED,
                             language));
}
