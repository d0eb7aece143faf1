/*
 * Progress: kept at any time (a kill in the middle of writing, many times), in
 * any home (none, read-only, full), beside lines of a newer version.
 */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "lesson/whole.h"
#include "lesson/progress.h"

#define KILLS 60

static char home[] = "/tmp/loopline-progress-XXXXXX";
static struct progress progress;

static int set_up(void **state)
{
    (void)state;
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_CONFIG_HOME");
    return !mkdtemp(home) || setenv("HOME", home, 1);
}

static int tear_down(void **state)
{
    char command[200];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", home);
    return system(command);
}

/* --- what the disk has ---------------------------------------------------- */

static const char *file_of(const char *name)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static const char *text_of(const char *name)
{
    static char text[8192];
    FILE *file = fopen(file_of(name), "r");
    text[file ? fread(text, 1, sizeof text - 1, file) : 0] = 0;
    if (file)
        fclose(file);
    return text;
}

static void put(const char *name, const char *text)
{
    assert_true(whole_write(file_of(name), text, strlen(text)));
}

#define PROGRESS_FILE ".local/share/loopline/progress"
#define SETTINGS_FILE ".config/loopline/settings"

/* --- keeping ------------------------------------------------------------------ */

static void test_kept(void **state)
{
    (void)state;
    progress_open(&progress);
    struct progress_row *row = progress_of(&progress, "02-timer");
    progress_reach(row, 7, 12);
    progress_mark(row, 3, MARK_RIGHT);
    progress_mark(row, 5, MARK_WRONG);
    progress_mark(row, 5, MARK_RIGHT); /* too late */
    progress_mark(row, 6, MARK_SOLVED);
    progress_reach(row, 2, 12); /* he looks back */
    assert_true(progress_save(&progress));
    progress_close(&progress);
    assert_string_equal(text_of(PROGRESS_FILE),
                        "02-timer stop 7 of 12 right 1 of 2 done 0 "
                        "marks --r-ws\n");
    progress_open(&progress);
    row = progress_of(&progress, "02-timer");
    assert_int_equal(row->stop, 7);
    assert_int_equal(row->right, 1);
    assert_int_equal(row->asked, 2);
    assert_int_equal(progress_marked(row, 6), MARK_SOLVED);
    assert_int_equal(progress_marked(row, 7), MARK_NONE);
    progress_reach(row, 1, 13);
    assert_int_equal(row->stop, 1);
    assert_int_equal(progress_marked(row, 6), MARK_NONE);
    progress_close(&progress);
    assert_null(progress_trouble(&progress, ENGLISH));
}

/* What another Loopline writes meanwhile, and what a newer one wrote. */
static void test_others(void **state)
{
    (void)state;
    put(PROGRESS_FILE, "02-timer stop 7 of 12 right 1 of 2 done 0\n"
                       "streak 4 days\n"
                       "03-shop stop 1 of 9 right 0 of 0 done 0 stars 5\n");
    progress_open(&progress);
    progress_reach(progress_of(&progress, "02-timer"), 8, 12);
    put(PROGRESS_FILE, "02-timer stop 7 of 12 right 1 of 2 done 0\n"
                       "streak 5 days\n"
                       "05-json stop 2 of 2 right 0 of 0 done 1\n"
                       "03-shop stop 3 of 9 right 0 of 0 done 0 stars 6\n");
    assert_true(progress_save(&progress));
    assert_string_equal(text_of(PROGRESS_FILE),
                        "02-timer stop 8 of 12 right 1 of 2 done 0\n"
                        "03-shop stop 3 of 9 right 0 of 0 done 0 stars 6\n"
                        "05-json stop 2 of 2 right 0 of 0 done 1\n"
                        "streak 5 days\n");
    put(".local/share/loopline/exercises/02-timer/18/a.js", "1");
    put(".local/share/loopline/exercises/03-shop/2/a.js", "2");
    assert_true(progress_reset(&progress, "02-timer"));
    assert_null(strstr(text_of(PROGRESS_FILE), "02-timer"));
    assert_non_null(strstr(text_of(PROGRESS_FILE), "03-shop stop 3"));
    assert_string_equal(
        text_of(".local/share/loopline/exercises/02-timer/18/a.js"), "");
    assert_string_equal(
        text_of(".local/share/loopline/exercises/03-shop/2/a.js"), "2");
    progress_reset(&progress, "../..");
    progress_reset(&progress, "");
    assert_string_equal(
        text_of(".local/share/loopline/exercises/03-shop/2/a.js"), "2");
    assert_true(progress_reset(&progress, NULL));
    assert_string_equal(text_of(PROGRESS_FILE), "streak 5 days\n");
    assert_string_equal(
        text_of(".local/share/loopline/exercises/03-shop/2/a.js"), "");
    progress_close(&progress);
}

static void test_settings(void **state)
{
    (void)state;
    progress_open(&progress);
    assert_null(progress_setting(&progress, "language"));
    assert_true(progress_set(&progress, "language", "ko"));
    put(SETTINGS_FILE, "language ko\nlanguages all\nsound off\n");
    assert_true(progress_set(&progress, "language", "en"));
    assert_true(progress_set(&progress, "theme", "paper"));
    assert_string_equal(progress_setting(&progress, "language"), "en");
    assert_string_equal(
        text_of(SETTINGS_FILE),
        "languages all\nsound off\nlanguage en\ntheme paper\n");
    progress_close(&progress);
}

/* --- kills ---------------------------------------------------------------------- */

/* Writes, again and again, one stop further each time. */
static _Noreturn void write_forever(int say)
{
    struct progress_row *row = progress_of(&progress, "02-timer");
    for (uint32_t i = row->stop + 1; i < 100000; i++) {
        progress_reach(row, i, 100000);
        if (!progress_save(&progress) || write(say, "", 1) != 1)
            break;
    }
    _exit(1);
}

/* Killed in the middle of it, wherever that is: what was saved is there, whole.
 */
static void test_kills(void **state)
{
    uint32_t before = 0;
    (void)state;
    put(PROGRESS_FILE, "other stop 2 of 2 right 0 of 0 done 1\nkept line\n");
    for (int i = 0; i < KILLS; i++) {
        int pipes[2];
        char said[4096];
        progress_open(&progress);
        assert_int_equal(progress_of(&progress, "02-timer")->stop, before);
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            write_forever(pipes[1]);
        close(pipes[1]);
        assert_int_equal(read(pipes[0], said, 1), 1);
        usleep((useconds_t)(i * 37 % 2000));
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        uint32_t saved = 1;
        ssize_t more;
        while ((more = read(pipes[0], said, sizeof said)) > 0)
            saved += (uint32_t)more;
        close(pipes[0]);
        progress_close(&progress);
        progress_open(&progress);
        uint32_t now = progress_of(&progress, "02-timer")->stop;
        progress_close(&progress);
        /* The last one may have been renamed and not said. */
        assert_in_range(now, before + saved, before + saved + 1);
        assert_non_null(strstr(text_of(PROGRESS_FILE), "kept line\n"));
        assert_non_null(strstr(text_of(PROGRESS_FILE), "other stop 2 of 2"));
        before = now;
    }
}

/* --- homes that take nothing ------------------------------------------------- */

static void fails_once(void)
{
    progress_reach(progress_of(&progress, "12-pair"), 1, 9);
    assert_false(progress_save(&progress));
    assert_non_null(progress_trouble(&progress, KOREAN));
    assert_false(progress_save(&progress));
    assert_null(progress_trouble(&progress, KOREAN)); /* said once */
    assert_int_equal(progress_of(&progress, "12-pair")->stop, 1);
    progress_close(&progress);
}

/* A disk that is full in the middle of the file. */
static void test_full(void **state)
{
    struct rlimit before, none;
    (void)state;
    put(PROGRESS_FILE, "02-timer stop 7 of 12 right 1 of 2 done 0\n");
    progress_open(&progress);
    getrlimit(RLIMIT_FSIZE, &before);
    none = before;
    none.rlim_cur = 20;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    progress_reach(progress_of(&progress, "12-pair"), 1, 9);
    bool saved = progress_save(&progress);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(saved);
    assert_non_null(progress_trouble(&progress, ENGLISH));
    assert_string_equal(text_of(PROGRESS_FILE),
                        "02-timer stop 7 of 12 right 1 of 2 done 0\n");
    assert_true(progress_save(&progress)); /* there is room again */
    assert_non_null(strstr(text_of(PROGRESS_FILE), "12-pair stop 1 of 9"));
    progress_close(&progress);
}

/* No home; a file where the folder should be; a folder where the file should
 * be; a file that is none of ours. */
static void test_no_home(void **state)
{
    (void)state;
    unsetenv("HOME");
    progress_open(&progress);
    fails_once();
    put("file", "");
    setenv("HOME", file_of("file"), 1);
    progress_open(&progress);
    fails_once();
    setenv("XDG_DATA_HOME", file_of("data"), 1);
    put("data/loopline/progress/x", "");
    progress_open(&progress);
    fails_once();
    setenv("XDG_DATA_HOME", "not/absolute", 1);
    setenv("HOME", home, 1);
    progress_open(&progress);
    assert_non_null(strstr(progress.path, home));
    progress_close(&progress);
    unsetenv("XDG_DATA_HOME");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),     cmocka_unit_test(test_others),
        cmocka_unit_test(test_settings), cmocka_unit_test(test_kills),
        cmocka_unit_test(test_full),     cmocka_unit_test(test_no_home),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
