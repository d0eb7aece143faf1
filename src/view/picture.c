#include "view/picture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lesson/landmark.h"
#include "view/offstage.h"
#include "view/status.h"
#include "view/svg.h"

#define EXIT_NO_PLACE 2
#define ERROR_BYTES 512

/* --- the place -------------------------------------------------------------- */

struct place {
    uint64_t step; /* 0: it is the landmark */
    struct landmark landmark;
    uint32_t times; /* that it was come by */
};

static bool is_here(const struct session *session, void *context)
{
    struct place *place = context;
    if (place->step)
        return session->machine->steps >= place->step;
    if (!landmark_is_here(&place->landmark, session->machine, &session->host))
        return false;
    return ++place->times == place->landmark.times;
}

/* --step=12, --line=client:7, --until='output bye'. */
static bool read_place(const struct options *options, struct place *place,
                       char error[ERROR_BYTES])
{
    char words[ERROR_BYTES];
    memset(place, 0, sizeof *place);
    if (options->place_is_step) {
        place->step = strtoull(options->place, NULL, 10);
        return true;
    }
    snprintf(words, sizeof words, "%s%s", options->until ? "" : "line ",
             options->until ? options->until : options->place);
    return landmark_read(&place->landmark, words, options->session.language,
                         error, ERROR_BYTES);
}

/* The first step that is shown is the start. */
static bool is_first(const struct session *session, void *context)
{
    (void)session;
    (void)context;
    return true;
}

static bool is_never(const struct session *session, void *context)
{
    (void)session;
    (void)context;
    return false;
}

/* False: the run never comes by. The end is where every run comes to. */
static bool go(struct stage *stage, struct place *place, bool asked)
{
    enum landmark_kind kind = place->landmark.kind;
    if (!asked || (!place->step && kind == LANDMARK_END)) {
        offstage_go(stage, is_never, NULL);
        return true;
    }
    bool start = !place->step &&
                 (kind == LANDMARK_START || kind == LANDMARK_HERE);
    return offstage_go(stage, start ? is_first : is_here, place);
}

/* --- the picture ------------------------------------------------------------- */

void picture_text(const struct canvas *canvas, FILE *to)
{
    int rows = canvas_rows(canvas);
    for (int i = 0; i < rows; i++) {
        int columns = canvas_columns(canvas, i);
        for (int k = 0; k < columns; k++)
            fputs(canvas_at(canvas, i, k)->text, to);
        fputc('\n', to);
    }
}

/* The colours: none where they are to be printed, or nobody wants any. */
static bool choose_theme(const struct options *options, struct theme *theme,
                         const struct theme **chosen, char error[ERROR_BYTES])
{
    const char *no_color = getenv("NO_COLOR");
    theme_built_in(theme);
    if (options->theme &&
        !theme_load(theme, options->theme, options->session.language, error,
                    ERROR_BYTES))
        return false;
    *chosen = options->ink || (no_color && *no_color) ? NULL : theme;
    return true;
}

static void write_picture(const struct stage *stage,
                          const struct options *options,
                          const struct canvas *canvas,
                          const struct theme *theme)
{
    char bytes[2048];
    struct text text;
    struct scene scene;
    struct stage copy = *stage;
    if (options->text) {
        picture_text(canvas, stdout);
        return;
    }
    stage_scene(&copy, &scene);
    text_init_fixed(&text, bytes, sizeof bytes);
    status_caption(stage, &scene, &text);
    svg_write(canvas, theme, text.bytes, stdout);
}

static bool draw(struct stage *stage, const struct options *options,
                 const struct theme *theme)
{
    struct canvas canvas;
    int rows = options->rows ? options->rows : PICTURE_ROWS;
    int columns = options->columns ? options->columns : PICTURE_COLUMNS;
    if (!offstage_draw(stage, &canvas, rows, columns))
        return false;
    write_picture(stage, options, &canvas, theme);
    canvas_close(&canvas);
    return true;
}

static int complain(const char *error)
{
    fprintf(stderr, "loopline: %s\n", error);
    return EXIT_NO_PLACE;
}

int picture_run(struct session *session, const struct options *options)
{
    static struct stage stage;
    static struct theme theme;
    const struct theme *chosen;
    struct place place = {.step = 0};
    char error[ERROR_BYTES];
    enum language language = options->session.language;
    bool asked = options->place || options->until;
    stage_init(&stage, session);
    stage.present = options->present;
    if ((asked && !read_place(options, &place, error)) ||
        !choose_theme(options, &theme, &chosen, error))
        return complain(error);
    if (options->pane && !stage_focus_named(&stage, options->pane)) {
        snprintf(error, sizeof error, label(LABEL_NO_PANE, language),
                 options->pane);
        return complain(error);
    }
    world_input(session->world, STDIN_FILENO);
    if (!go(&stage, &place, asked)) {
        snprintf(error, sizeof error, label(LABEL_NEVER_THERE, language),
                 options->until ? options->until : options->place);
        return complain(error);
    }
    return draw(&stage, options, chosen) ? 0 : EXIT_NO_PLACE;
}
