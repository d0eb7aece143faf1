#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script/date.h"

#define DAY 86400000.0

static void every_day_goes_there_and_back(void **state)
{
    (void)state;
    double fields[DATE_FIELDS + 1], before[DATE_FIELDS + 1];
    date_split(-800000 * DAY, before);
    for (double day = -799999; day < 800000; day += 1) {
        date_split(day * DAY, fields);
        assert_true(date_make(fields) == day * DAY);
        bool next_day = fields[DATE_DAY] == before[DATE_DAY] + 1 &&
                        fields[DATE_MONTH] == before[DATE_MONTH];
        bool next_month = fields[DATE_DAY] == 1 && before[DATE_DAY] >= 28;
        assert_true(next_day || next_month);
        assert_true(fields[DATE_FIELDS] ==
                    (before[DATE_FIELDS] == 6 ? 0 : before[DATE_FIELDS] + 1));
        memcpy(before, fields, sizeof before);
    }
}

static void fields_run_over(void **state)
{
    (void)state;
    const double over[DATE_FIELDS] = {2023, 14, 0, 25, -1, 3601, 1500};
    double fields[DATE_FIELDS + 1];
    date_split(date_make(over), fields);
    assert_true(fields[DATE_YEAR] == 2024);
    assert_true(fields[DATE_MONTH] == 2);
    assert_true(fields[DATE_DAY] == 1);
    assert_true(fields[DATE_HOUR] == 1);
    assert_true(fields[DATE_MINUTE] == 59);
    assert_true(fields[DATE_SECOND] == 2);
    assert_true(fields[DATE_MS] == 500);
    const double bad[DATE_FIELDS] = {2023, NAN, 1, 0, 0, 0, 0};
    assert_true(isnan(date_make(bad)));
    assert_true(isnan(date_clip(8.64e15 + 1)));
    assert_false(isnan(date_clip(-8.64e15)));
}

/* What Node 20 reads; its local time is UTC here. */
static void texts_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double time;
    } rows[] = {
        {"1970-01-01", 0},
        {"1970-01-01T00:00:00.001Z", 1},
        {"2024-01-02T03:04:05.678901+09:00", 1704132245678.0},
        {"Jan 2, 2024 03:04", 1704164640000.0},
        {"December 17, 1995 03:24:00", 819170640000.0},
        {"1/2/2024 3:04 PM", 1704207840000.0},
        {"Tue, 02 Jan 2024 03:04:05 GMT", 1704164645000.0},
        {"Tue Jan 02 2024 03:04:05 GMT+0900 (x)", 1704132245000.0},
        {"-000001-01-01T00:00:00Z", -62198755200000.0},
        {"2024-13-01", NAN},
        {"2024-01-32", NAN},
        {"abc", NAN},
        {"", NAN},
        {"Jan", NAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double time = date_parse(rows[i].text, 0);
        assert_true(isnan(rows[i].time) ? isnan(time)
                                        : time == rows[i].time);
    }
}

static void written(void (*write)(struct text *, double, double), double time,
                    double offset, const char *wanted)
{
    char bytes[128];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    write(&text, time, offset);
    assert_string_equal(bytes, wanted);
}

static void times_are_written(void **state)
{
    (void)state;
    double time = 1706969106007.0;
    written(date_write_iso, time, 0, "2024-02-03T14:05:06.007Z");
    written(date_write_iso, 8.64e15, 0, "+275760-09-13T00:00:00.000Z");
    written(date_write_utc, time, 0, "Sat, 03 Feb 2024 14:05:06 GMT");
    written(date_write_string, time, 0,
            "Sat Feb 03 2024 14:05:06 GMT+0000 (Coordinated Universal Time)");
    written(date_write_string, time, 9 * 3600000.0,
            "Sat Feb 03 2024 23:05:06 GMT+0900");
    written(date_write_english, time, 0, "2/3/2024, 2:05:06 PM");
    written(date_write_korean, 0, 0, "1970. 1. 1. AM 12:00:00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(fields_run_over),
        cmocka_unit_test(texts_are_read),
        cmocka_unit_test(times_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
