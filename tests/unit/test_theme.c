/* The themes that come with Loopline: no meaning by colour alone, legible on
 * their ground, told apart by eyes without red or green; and broken ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <math.h>

#include <cmocka.h>

#include "view/theme.h"

#define THEMES 3

static struct theme themes[THEMES];

static int setup(void **state)
{
    char error[400];
    (void)state;
    for (int i = 0; i < THEMES; i++)
        if (!theme_load(&themes[i], theme_known(i), ENGLISH, error,
                        sizeof error)) {
            fprintf(stderr, "%s\n", error);
            return -1;
        }
    return 0;
}

/* --- marks and attributes -------------------------------------------------- */

static bool has_mark(enum role role)
{
    return theme_mark(role) && *theme_mark(role);
}

static void check_apart(enum role a, enum role b, unsigned of_a, unsigned of_b,
                        const char *where)
{
    bool ornaments = !theme_mark(a) && !theme_mark(b);
    if (!ornaments && !has_mark(a) && !has_mark(b) && of_a == of_b)
        fail_msg("%s: only a colour tells role %d from role %d", where, a, b);
}

static void test_marks(void **state)
{
    (void)state;
    for (enum role a = 0; a < ROLE_COUNT; a++)
        for (enum role b = 0; b < a; b++) {
            for (int i = 0; i < THEMES; i++)
                check_apart(a, b, themes[i].rows[a].attributes,
                            themes[i].rows[b].attributes, themes[i].name);
            check_apart(a, b, theme_without_colour(a), theme_without_colour(b),
                        "without colour");
        }
}

static void test_built_in(void **state)
{
    struct theme built_in;
    (void)state;
    theme_built_in(&built_in);
    assert_string_equal(themes[0].name, "dark");
    assert_memory_equal(&built_in, &themes[0], sizeof built_in);
}

/* --- legible ---------------------------------------------------------------- */

struct light {
    double part[3]; /* red, green, blue: linear, 0 to 1 */
};

/* The colours of xterm from 16 on: a cube, then greys. */
static struct light light_of(int colour)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    struct light light;
    int cube[3] = {(colour - 16) / 36, (colour - 16) / 6 % 6,
                   (colour - 16) % 6};
    for (int i = 0; i < 3; i++) {
        double part = (colour < 232 ? steps[cube[i]] : 8 + 10 * (colour - 232))
                      / 255.0;
        light.part[i] = part <= 0.04045 ? part / 12.92
                                        : pow((part + 0.055) / 1.055, 2.4);
    }
    return light;
}

static double brightness(struct light light)
{
    return 0.2126 * light.part[0] + 0.7152 * light.part[1] +
           0.0722 * light.part[2];
}

/* WCAG's contrast: 4.5 is enough for text. */
static double contrast(int a, int b)
{
    double of_a = brightness(light_of(a)), of_b = brightness(light_of(b));
    return (fmax(of_a, of_b) + 0.05) / (fmin(of_a, of_b) + 0.05);
}

static void test_contrast(void **state)
{
    (void)state;
    for (int i = 0; i < THEMES; i++) {
        int paper = themes[i].paper.many < 0 ? 16 : themes[i].paper.many;
        for (enum role role = 0; role < ROLE_COUNT; role++) {
            int colour = themes[i].rows[role].many;
            if (colour < 0)
                continue;
            assert_in_range(colour, 16, 255);
            if (contrast(colour, paper) < 4.5)
                fail_msg("%s: role %d has contrast %.2f", themes[i].name, role,
                         contrast(colour, paper));
        }
    }
}

/* --- eyes without red, without green ------------------------------------------ */

/* Machado, Oliveira, Fernandes 2009, severity 1: protanopia, deuteranopia. */
static const double eyes[2][3][3] = {
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
};

static struct light seen(struct light light, int eye)
{
    struct light by;
    for (int i = 0; i < 3; i++)
        by.part[i] = eyes[eye][i][0] * light.part[0] +
                     eyes[eye][i][1] * light.part[1] +
                     eyes[eye][i][2] * light.part[2];
    return by;
}

static double between(struct light a, struct light b)
{
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (a.part[i] - b.part[i]) * (a.part[i] - b.part[i]);
    return sqrt(sum);
}

static void test_colour_blind(void **state)
{
    static const enum role opposite[][2] = {
        {ROLE_LIVE, ROLE_REPLAY},
        {ROLE_GOOD, ROLE_ERROR},
        {ROLE_STATE, ROLE_FOUND},
        {ROLE_CHANGED, ROLE_NAME},
        {ROLE_NEXT, ROLE_TITLE},
        {ROLE_BREAKPOINT, ROLE_PLAIN},
    };
    const struct theme *theme = &themes[2];
    (void)state;
    assert_string_equal(theme->name, "colour-blind");
    for (size_t i = 0; i < sizeof opposite / sizeof *opposite; i++)
        for (int eye = 0; eye < 2; eye++) {
            enum role a = opposite[i][0], b = opposite[i][1];
            double apart =
                between(seen(light_of(theme->rows[a].many), eye),
                        seen(light_of(theme->rows[b].many), eye));
            if (apart < 0.3)
                fail_msg("roles %d and %d are %.2f apart", a, b, apart);
        }
}

/* --- broken ones ------------------------------------------------------------- */

static void refuses(const char *text, const char *because)
{
    char path[] = "/tmp/loopline-theme-XXXXXX", error[400];
    struct theme theme = themes[1];
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    bool good = theme_load(&theme, path, ENGLISH, error, sizeof error);
    unlink(path);
    assert_false(good);
    assert_memory_equal(error, path, strlen(path));
    assert_string_equal(error + strlen(path), because);
    assert_memory_equal(&theme, &themes[1], sizeof theme);
}

static void test_broken(void **state)
{
    char error[400];
    struct theme theme = themes[1];
    (void)state;
    refuses("# x\nplain 1 red\n",
            ":2: plain needs: 256 colours, 16 colours, attributes");
    refuses("paper 1 red bold\n", ":1: paper needs: 256 colours, 16 colours");
    refuses("plian 1 red -\n", ":1: there is no role plian");
    refuses("title-focus 256 red -\n",
            ":1: 256 is no colour of 256: 0 to 255, or -");
    refuses("title-focus -2 red -\n",
            ":1: -2 is no colour of 256: 0 to 255, or -");
    refuses("dim 1 pink -\n",
            ":1: pink is no colour of 16: red, bright-red, ..., or -");
    refuses("dim 1 red bold+loud\n",
            ":1: bold+loud is no attribute: bold, underline, reverse, dim, "
            "italic, or -");
    refuses("dim 1 red bold+\n",
            ":1: bold+ is no attribute: bold, underline, reverse, dim, "
            "italic, or -");
    refuses("plain - - -\n", ":1: the role dim is missing");
    refuses("", ":0: the role plain is missing");
    assert_false(theme_load(&theme, "없음", ENGLISH, error, sizeof error));
    assert_string_equal(error, "there is no theme 없음: dark, light, "
                               "colour-blind, or ./FILE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_contrast),     cmocka_unit_test(test_colour_blind),
        cmocka_unit_test(test_broken),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
