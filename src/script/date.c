#include "script/date.h"

#include <math.h>
#include <string.h>

#define MS_SECOND 1000.0
#define MS_MINUTE 60000.0
#define MS_HOUR 3600000.0
#define MS_DAY 86400000.0
#define TIME_MAX 8.64e15

static const char *const day_names[] = {"Sun", "Mon", "Tue", "Wed",
                                        "Thu", "Fri", "Sat"};
static const char *const month_names[] = {"Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec"};

/* --- the calendar ------------------------------------------------------- */

double date_clip(double time)
{
    if (!isfinite(time) || fabs(time) > TIME_MAX) {
        return NAN;
    }
    return trunc(time) + 0.0;
}

/* Days from 1970-01-01 to the first of a month; the year begins in March, so
 * that the leap day is its last. */
static double days_to(double year, int month)
{
    double y = month < 2 ? year - 1 : year;
    double era = floor(y / 400);
    double of_era = y - era * 400;
    int from_march = (month + 10) % 12;
    double of_year = floor((153.0 * from_march + 2) / 5);
    return era * 146097 + of_era * 365 + floor(of_era / 4) -
           floor(of_era / 100) + of_year - 719468;
}

/* The reverse: year, month and day of a day number. */
static void split_days(double days, double *fields)
{
    double z = days + 719468;
    double era = floor(z / 146097);
    double of_era = z - era * 146097;
    double year = floor((of_era - floor(of_era / 1460) +
                         floor(of_era / 36524) - floor(of_era / 146096)) /
                        365);
    double of_year = of_era - (365 * year + floor(year / 4) -
                               floor(year / 100));
    double march = floor((5 * of_year + 2) / 153);
    double month = march < 10 ? march + 2 : march - 10;
    fields[DATE_YEAR] = year + era * 400 + (month < 2);
    fields[DATE_MONTH] = month;
    fields[DATE_DAY] = of_year - floor((153 * march + 2) / 5) + 1;
}

void date_split(double time, double *fields)
{
    double days = floor(time / MS_DAY);
    double rest = time - days * MS_DAY;
    split_days(days, fields);
    fields[DATE_HOUR] = floor(rest / MS_HOUR);
    fields[DATE_MINUTE] = floor(fmod(rest, MS_HOUR) / MS_MINUTE);
    fields[DATE_SECOND] = floor(fmod(rest, MS_MINUTE) / MS_SECOND);
    fields[DATE_MS] = fmod(rest, MS_SECOND);
    double weekday = fmod(days + 4, 7);
    fields[DATE_FIELDS] = weekday < 0 ? weekday + 7 : weekday + 0.0;
}

double date_make(const double *fields)
{
    double whole[DATE_FIELDS];
    for (int i = 0; i < DATE_FIELDS; i++) {
        if (!isfinite(fields[i])) {
            return NAN;
        }
        whole[i] = trunc(fields[i]);
    }
    double year = whole[DATE_YEAR] + floor(whole[DATE_MONTH] / 12);
    if (fabs(year) > 400000) {
        return NAN;
    }
    double month = whole[DATE_MONTH] - floor(whole[DATE_MONTH] / 12) * 12;
    double days = days_to(year, (int)month) + whole[DATE_DAY] - 1;
    return days * MS_DAY + whole[DATE_HOUR] * MS_HOUR +
           whole[DATE_MINUTE] * MS_MINUTE + whole[DATE_SECOND] * MS_SECOND +
           whole[DATE_MS];
}

/* --- writing ------------------------------------------------------------ */

static void digits(struct text *text, double number, int width)
{
    text_format(text, "%0*d", width, (int)number);
}

/* A year of four digits or more, as toString and toUTCString write it. */
static void write_year(struct text *text, double year)
{
    if (year < 0) {
        text_byte(text, '-');
        digits(text, -year, 4);
    } else {
        digits(text, year, 4);
    }
}

/* 03:04:05 */
static void write_clock(struct text *text, const double *fields)
{
    digits(text, fields[DATE_HOUR], 2);
    text_byte(text, ':');
    digits(text, fields[DATE_MINUTE], 2);
    text_byte(text, ':');
    digits(text, fields[DATE_SECOND], 2);
}

void date_write_date(struct text *text, double time, const struct zone *zone)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + zone_offset(zone, time), fields);
    text_format(text, "%s %s ", day_names[(int)fields[DATE_FIELDS]],
                month_names[(int)fields[DATE_MONTH]]);
    digits(text, fields[DATE_DAY], 2);
    text_byte(text, ' ');
    write_year(text, fields[DATE_YEAR]);
}

void date_write_time(struct text *text, double time, const struct zone *zone)
{
    double fields[DATE_FIELDS + 1];
    char name[ZONE_NAME];
    struct zone_moment moment = zone_at(zone, time);
    int minutes = (int)(fabs(moment.offset) / MS_MINUTE);
    date_split(time + moment.offset, fields);
    write_clock(text, fields);
    text_str(text, moment.offset < 0 ? " GMT-" : " GMT+");
    digits(text, minutes / 60 * 100 + minutes % 60, 4);
    zone_long_name(zone, &moment, name);
    text_format(text, " (%s)", name);
}

void date_write_string(struct text *text, double time, const struct zone *zone)
{
    date_write_date(text, time, zone);
    text_byte(text, ' ');
    date_write_time(text, time, zone);
}

void date_write_utc(struct text *text, double time, const struct zone *zone)
{
    double fields[DATE_FIELDS + 1];
    (void)zone;
    date_split(time, fields);
    text_format(text, "%s, ", day_names[(int)fields[DATE_FIELDS]]);
    digits(text, fields[DATE_DAY], 2);
    text_format(text, " %s ", month_names[(int)fields[DATE_MONTH]]);
    write_year(text, fields[DATE_YEAR]);
    text_byte(text, ' ');
    write_clock(text, fields);
    text_str(text, " GMT");
}

void date_write_iso(struct text *text, double time, const struct zone *zone)
{
    double fields[DATE_FIELDS + 1];
    (void)zone;
    date_split(time, fields);
    double year = fields[DATE_YEAR];
    if (year >= 0 && year <= 9999) {
        digits(text, year, 4);
    } else {
        text_byte(text, year < 0 ? '-' : '+');
        digits(text, fabs(year), 6);
    }
    text_byte(text, '-');
    digits(text, fields[DATE_MONTH] + 1, 2);
    text_byte(text, '-');
    digits(text, fields[DATE_DAY], 2);
    text_byte(text, 'T');
    write_clock(text, fields);
    text_byte(text, '.');
    digits(text, fields[DATE_MS], 3);
    text_byte(text, 'Z');
}
