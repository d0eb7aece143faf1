/*
 * date.h: times and calendar dates (ECMA-262, 21.4.1), without objects.
 *
 * A time is milliseconds since 1970 as a double, NaN where there is none. A
 * `zone` that is NULL is UTC.
 */
#ifndef LOOPLINE_SCRIPT_DATE_H
#define LOOPLINE_SCRIPT_DATE_H

#include "base/text.h"
#include "script/zone.h"

enum date_field {
    DATE_YEAR,
    DATE_MONTH, /* from 0 */
    DATE_DAY, /* of the month, from 1 */
    DATE_HOUR,
    DATE_MINUTE,
    DATE_SECOND,
    DATE_MS,
    DATE_FIELDS /* in date_split's answer: the day of the week, 0 Sunday */
};

/* TimeClip, 21.4.1.31: whole milliseconds in the range that there is. */
double date_clip(double time);

/* A finite time in fields; `fields` has room for DATE_FIELDS + 1. */
void date_split(double time, double *fields);

/* MakeDate(MakeDay, MakeTime), 21.4.1.27 to 29: fields may lie outside their
 * ranges. NaN where one is not finite. Not clipped. */
double date_make(const double *fields);

/*
 * Date.parse: ISO 8601 as in 21.4.1.32, and what V8 takes besides ("Jan 2,
 * 2024 03:04", "1/2/2024 3:04 PM", toString's and toUTCString's forms). What
 * names no zone is local time, but for a date alone in the ISO form.
 */
double date_parse(const char *text, const struct zone *zone);

/* A finite time as text, as the method of that name writes it. */
void date_write_string(struct text *text, double time, const struct zone *zone);
void date_write_date(struct text *text, double time, const struct zone *zone);
void date_write_time(struct text *text, double time, const struct zone *zone);
void date_write_utc(struct text *text, double time, const struct zone *zone);
void date_write_iso(struct text *text, double time, const struct zone *zone);

#endif
