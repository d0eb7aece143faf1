#include "view/offstage.h"

#include "view/screen.h"
#include "view/setting.h"

#define SLICES 64u

void offstage_finish(struct session *session)
{
    struct debugger *debugger = &session->debugger;
    for (;;) {
        if (debugger->state == DEBUGGER_WAITING) {
            if (world_rests(session->world, session->machine))
                return;
            world_wait(session->world, -1);
        } else if (debugger->state != DEBUGGER_WORKING) {
            return;
        }
        debugger_work(debugger, SLICES);
    }
}

bool offstage_go(struct stage *stage, offstage_here *here, void *context)
{
    struct session *session = stage->session;
    struct debugger *debugger = &session->debugger;
    do {
        stage_before_move(stage);
        debugger_begin(debugger, COMMAND_INTO, false, 0);
        offstage_finish(session);
        if (debugger->state == DEBUGGER_RESTING && here(session, context))
            return true;
    } while (debugger->state == DEBUGGER_RESTING);
    debugger_pause(debugger);
    return false;
}

bool offstage_draw(struct stage *stage, struct canvas *canvas, int rows,
                   int columns)
{
    if (!canvas_open(canvas, rows, columns))
        return false;
    setting_refresh(stage);
    screen_open_canvas(canvas);
    stage_draw(stage);
    screen_close();
    return true;
}
