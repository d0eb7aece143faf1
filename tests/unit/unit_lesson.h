/*
 * unit_lesson.h: lessons for the tests, made of programs and stops that stand
 * in the test: no files but the programs'.
 */
#ifndef LOOPLINE_UNIT_LESSON_H
#define LOOPLINE_UNIT_LESSON_H

#include "unit_session.h"

#include "lesson/walk.h"

/* A callback that computes, a second later. */
static const char *const unit_timer =
    "function sum(n, callback) {\n" /* 1 */
    "  setTimeout(function add() {\n"
    "    let result = 0;\n"
    "    for (let i = 0; i < n; i++) {\n"
    "      result += i;\n" /* 5 */
    "    }\n"
    "    callback(result);\n"
    "  }, 1000);\n"
    "}\n"
    "console.log('hello');\n" /* 10 */
    "sum(10, function show(result) {\n"
    "  console.log(result);\n"
    "});\n"
    "console.log('bye: 안녕');\n";

/* Takes one message, then takes nobody any more. */
#define UNIT_SERVER(port) \
    "const WebSocket = require('ws');\n" /* 1 */ \
    "const server = new WebSocket.Server({ port: " port " });\n" \
    "console.log(1);\n" \
    "server.on('connection', function connected(ws) {\n" \
    "  console.log(2);\n" /* 5 */ \
    "  ws.on('message', function received(message) {\n" \
    "    console.log(3, message.toString());\n" \
    "    server.close();\n" \
    "  });\n" \
    "});\n"

/* Opens programs without running them; their files are left until
 * unit_programs_close. `ending`: ".js" or ".html". */
static char unit_paths[UNIT_PROGRAMS][64];
static int unit_path_count; /* 0: nothing is open */
static const char *const unit_stems[UNIT_PROGRAMS] = {"first", "second"};

static inline void unit_programs_close(void)
{
    if (!unit_path_count)
        return;
    session_close(&session);
    for (int i = 0; i < unit_path_count; i++)
        unlink(unit_paths[i]);
    *strrchr(unit_paths[0], '/') = 0;
    rmdir(unit_paths[0]);
    unit_path_count = 0;
}

static inline void unit_programs_open(const char *const *texts, int count,
                                      const char *ending,
                                      const struct session_options *options)
{
    char *programs[UNIT_PROGRAMS], error[200], folder[] = "/tmp/lessonXXXXXX";
    unit_programs_close(); /* of a test that has failed */
    assert_non_null(mkdtemp(folder));
    unit_path_count = count;
    for (int i = 0; i < count; i++) {
        snprintf(unit_paths[i], sizeof unit_paths[i], "%s/%s%s", folder,
                 unit_stems[i], ending);
        FILE *file = fopen(unit_paths[i], "w");
        assert_non_null(file);
        fputs(texts[i], file);
        fclose(file);
        programs[i] = unit_paths[i];
    }
    if (!session_open(&session, options, programs, count, error,
                      sizeof error))
        fail_msg("%s", error);
    session.world->print = unit_print_nowhere;
}

static inline void unit_program_open(const char *text,
                                     const struct session_options *options)
{
    unit_programs_open(&text, 1, ".js", options);
}

static inline struct landmark unit_place(const char *text)
{
    struct landmark place;
    char error[300];
    if (!landmark_read(&place, text, ENGLISH, error, sizeof error))
        fail_msg("%s", error);
    return place;
}

/* A lesson of one run with these places. */
static struct lesson unit_lesson;
static struct walk unit_walk;

static inline void unit_lesson_make(const char *const *places, int count)
{
    memset(&unit_lesson, 0, sizeof unit_lesson);
    unit_lesson.run_count = 1;
    unit_lesson.stop_count = (uint32_t)count;
    for (int i = 0; i < count; i++)
        unit_lesson.stops[i].place = unit_place(places[i]);
    memset(&unit_walk, 0, sizeof unit_walk);
    unit_walk.lesson = &unit_lesson;
}

/* On the real clock nobody waits for a timer; so a test that is held up by
 * others finds the same order. */
static inline void unit_wait(void)
{
    if (session.machine->want.kind == WANT_WAIT &&
        session.machine->want.until != INT64_MAX)
        world_skip(session.world);
    else
        world_wait(session.world, 2000);
}

/* Until the walk has come somewhere; the clock stands before and behind, as it
 * does before a learner. */
static inline enum walk_answer unit_walk_on(enum walk_answer answer)
{
    world_resume(session.world);
    while (answer == WALK_MOVING) {
        if (session.debugger.state == DEBUGGER_WAITING)
            unit_wait();
        answer = walk_work(&unit_walk, 16);
    }
    world_pause(session.world);
    return answer;
}

static inline enum walk_answer unit_enter(uint32_t stop)
{
    return unit_walk_on(walk_enter(&unit_walk, &session, stop));
}

static inline enum walk_answer unit_next(void)
{
    return unit_walk_on(walk_next(&unit_walk));
}

static inline enum walk_answer unit_back(void)
{
    return unit_walk_on(walk_back(&unit_walk));
}

/* Makes a lesson of this one place, and goes there. */
static inline void unit_go(const char *place)
{
    const char *places[] = {"", place};
    unit_lesson_make(places, 2);
    assert_int_equal(unit_enter(1), WALK_THERE);
}

/* What a lesson may not say, and how the error begins. */
struct unit_refusal {
    const char *text, *error;
};

static inline void unit_refuses(const struct unit_refusal *rows, size_t count,
                                bool (*read)(const char *text,
                                             enum language language,
                                             char *error, size_t size))
{
    char error[600];
    for (size_t i = 0; i < count; i++) {
        assert_false(read(rows[i].text, ENGLISH, error, sizeof error));
        if (strncmp(error, rows[i].error, strlen(rows[i].error)) != 0)
            fail_msg("%s: %s", rows[i].text, error);
        assert_false(read(rows[i].text, KOREAN, error, sizeof error));
        assert_null(strchr(error, '\n'));
    }
}

#endif
