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
        {"1 2 3 4", NAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double time = date_parse(rows[i].text, NULL);
        assert_true(isnan(rows[i].time) ? isnan(time)
                                        : time == rows[i].time);
    }
}

/* A TZif file of version 2 without transitions: one type, EST, and a rule. */
static const char new_york[] =
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1"
    "\0\0\0\0\0\0\0"
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4"
    "\377\377\271\260\0\0EST\0"
    "\nEST5EDT,M3.2.0,M11.1.0\n";

static void zones_have_summer_time(void **state)
{
    (void)state;
    struct zone zone;
    char name[ZONE_NAME];
    assert_true(zone_open(&zone, "America/New_York",
                          (const uint8_t *)new_york, sizeof new_york - 1));
    double march = 1710054000000.0; /* 2024-03-10T07:00Z: it begins */
    assert_true(zone_offset(&zone, march - 1) == -5 * 3600000.0);
    assert_true(zone_offset(&zone, march) == -4 * 3600000.0);
    double november = 1730613600000.0; /* 2024-11-03T06:00Z: it ends */
    struct zone_moment moment = zone_at(&zone, november - 1);
    assert_true(moment.summer);
    zone_long_name(&zone, &moment, name);
    assert_string_equal(name, "Eastern Daylight Time");
    assert_false(zone_at(&zone, november).summer);
    /* Twice: the first. Skipped: as if nothing had happened yet. */
    double twice = 1730597400000.0; /* 01:30 */
    assert_true(zone_local_offset(&zone, twice) == -4 * 3600000.0);
    double skipped = 1710037800000.0; /* 02:30 */
    assert_true(zone_local_offset(&zone, skipped) == -5 * 3600000.0);
}

static void a_cut_zone_is_utc(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof new_york - 26; length++) {
        struct zone zone;
        assert_false(zone_open(&zone, "X", (const uint8_t *)new_york, length));
        assert_true(zone_offset(&zone, 0) == 0);
    }
}

static void written(void (*write)(struct text *, double, const struct zone *),
                    double time, const struct zone *zone, const char *wanted)
{
    char bytes[128];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    write(&text, time, zone);
    assert_string_equal(bytes, wanted);
}

static void times_are_written(void **state)
{
    (void)state;
    struct zone zone;
    double time = 1706969106007.0;
    assert_true(zone_open(&zone, "America/New_York",
                          (const uint8_t *)new_york, sizeof new_york - 1));
    written(date_write_iso, time, NULL, "2024-02-03T14:05:06.007Z");
    written(date_write_iso, 8.64e15, NULL, "+275760-09-13T00:00:00.000Z");
    written(date_write_utc, time, NULL, "Sat, 03 Feb 2024 14:05:06 GMT");
    written(date_write_string, time, NULL,
            "Sat Feb 03 2024 14:05:06 GMT+0000 (Coordinated Universal Time)");
    written(date_write_string, time, &zone,
            "Sat Feb 03 2024 09:05:06 GMT-0500 (Eastern Standard Time)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(fields_run_over),
        cmocka_unit_test(texts_are_read),
        cmocka_unit_test(zones_have_summer_time),
        cmocka_unit_test(a_cut_zone_is_utc),
        cmocka_unit_test(times_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
