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
    fields[DATE_FIELDS] = weekday < 0 ? weekday + 7 : weekday;
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

/* --- reading ISO 8601 --------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Exactly `count` digits; false where they are not there. */
static bool read_digits(const char **at, int count, double *number)
{
    *number = 0;
    for (int i = 0; i < count; i++, ++*at) {
        if (!is_digit(**at)) {
            return false;
        }
        *number = *number * 10 + (**at - '0');
    }
    return true;
}

static bool take(const char **at, char c)
{
    if (**at != c) {
        return false;
    }
    ++*at;
    return true;
}

static bool iso_year(const char **at, double *year)
{
    if (is_digit(**at)) {
        return read_digits(at, 4, year);
    }
    bool negative = **at == '-';
    if (!negative && **at != '+') {
        return false;
    }
    ++*at;
    if (!read_digits(at, 6, year) || (negative && *year == 0)) {
        return false;
    }
    *year = negative ? -*year : *year;
    return true;
}

/* .123456: milliseconds, the rest is cut. */
static bool iso_fraction(const char **at, double *ms)
{
    double scale = 100;
    if (!is_digit(**at)) {
        return false;
    }
    for (*ms = 0; is_digit(**at); ++*at) {
        *ms += (**at - '0') * scale;
        scale = scale > 1 ? scale / 10 : 0;
    }
    return true;
}

/* Z, +09:00 or nothing; *offset is that of local time before. */
static bool read_zone(const char **at, double *offset)
{
    double hours, minutes;
    if (take(at, 'Z')) {
        *offset = 0;
        return true;
    }
    if (**at != '+' && **at != '-') {
        return true;
    }
    double sign = **at == '-' ? -1 : 1;
    ++*at;
    if (!read_digits(at, 2, &hours)) {
        return false;
    }
    take(at, ':');
    if (!read_digits(at, 2, &minutes) || hours > 23 || minutes > 59) {
        return false;
    }
    *offset = sign * (hours * MS_HOUR + minutes * MS_MINUTE);
    return true;
}

static bool iso_time(const char **at, double *fields)
{
    if (!read_digits(at, 2, &fields[DATE_HOUR]) || !take(at, ':') ||
        !read_digits(at, 2, &fields[DATE_MINUTE])) {
        return false;
    }
    if (take(at, ':')) {
        if (!read_digits(at, 2, &fields[DATE_SECOND])) {
            return false;
        }
        if (take(at, '.') && !iso_fraction(at, &fields[DATE_MS])) {
            return false;
        }
    }
    bool midnight = fields[DATE_HOUR] == 24 && fields[DATE_MINUTE] == 0 &&
                    fields[DATE_SECOND] == 0 && fields[DATE_MS] == 0;
    return (fields[DATE_HOUR] <= 23 || midnight) &&
           fields[DATE_MINUTE] <= 59 && fields[DATE_SECOND] <= 59;
}

static bool iso_date(const char **at, double *fields)
{
    double month = 1;
    if (!iso_year(at, &fields[DATE_YEAR])) {
        return false;
    }
    if (take(at, '-')) {
        if (!read_digits(at, 2, &month)) {
            return false;
        }
        if (take(at, '-') && !read_digits(at, 2, &fields[DATE_DAY])) {
            return false;
        }
    }
    fields[DATE_MONTH] = month - 1;
    return month >= 1 && month <= 12 && fields[DATE_DAY] >= 1 &&
           fields[DATE_DAY] <= 31;
}

static bool parse_iso(const char *text, double offset, double *time)
{
    double fields[DATE_FIELDS] = {0, 0, 1, 0, 0, 0, 0};
    if (!iso_date(&text, fields)) {
        return false;
    }
    if (*text == 'T' || *text == 't' || *text == ' ') {
        text++;
        if (!iso_time(&text, fields) || !read_zone(&text, &offset)) {
            return false;
        }
    } else {
        offset = 0;
    }
    *time = date_clip(date_make(fields) - offset);
    return *text == 0;
}

/* --- reading what people write ------------------------------------------ */

/* What has been understood so far. */
struct loose {
    double fields[DATE_FIELDS];
    double numbers[3]; /* of the date, in the order they came */
    int count;
    int month; /* by name, or -1 */
    int named_at; /* how many numbers stood before the name */
    double offset;
    bool afternoon, forenoon;
};

/* True where the word begins with `name`, in any case. */
static bool begins(const char *word, size_t length, const char *name)
{
    size_t count = strlen(name);
    if (length < count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if ((word[i] | 0x20) != (name[i] | 0x20)) {
            return false;
        }
    }
    return true;
}

static bool same_word(const char *word, size_t length, const char *name)
{
    return length == strlen(name) && begins(word, length, name);
}

static bool loose_word(const char **at, struct loose *loose)
{
    const char *word = *at;
    while ((**at | 0x20) >= 'a' && (**at | 0x20) <= 'z') {
        ++*at;
    }
    size_t length = (size_t)(*at - word);
    for (int i = 0; i < 12; i++) {
        if (begins(word, length, month_names[i])) {
            loose->month = i;
            loose->named_at = loose->count;
            return true;
        }
    }
    for (int i = 0; i < 7; i++) {
        if (begins(word, length, day_names[i])) {
            return true;
        }
    }
    if (same_word(word, length, "GMT") ||
        same_word(word, length, "UTC") ||
        same_word(word, length, "Z")) {
        loose->offset = 0;
        return true;
    }
    loose->afternoon = loose->afternoon || same_word(word, length, "PM");
    loose->forenoon = loose->forenoon || same_word(word, length, "AM");
    return loose->afternoon || loose->forenoon ||
           same_word(word, length, "T");
}

static double loose_number(const char **at)
{
    double number = 0;
    for (; is_digit(**at); ++*at) {
        number = number * 10 + (**at - '0');
    }
    return number;
}

/* 3:04:05.678 behind its first number. */
static bool loose_time(const char **at, double hour, struct loose *loose)
{
    loose->fields[DATE_HOUR] = hour;
    ++*at;
    loose->fields[DATE_MINUTE] = loose_number(at);
    if (take(at, ':')) {
        loose->fields[DATE_SECOND] = loose_number(at);
        if (take(at, '.')) {
            iso_fraction(at, &loose->fields[DATE_MS]);
        }
    }
    return hour <= 24 && loose->fields[DATE_MINUTE] <= 59 &&
           loose->fields[DATE_SECOND] <= 59;
}

static bool loose_piece(const char **at, struct loose *loose, bool *timed)
{
    char c = **at;
    if (is_digit(c)) {
        double number = loose_number(at);
        if (**at == ':' && !*timed) {
            *timed = true;
            return loose_time(at, number, loose);
        }
        if (loose->count == 3) {
            return false;
        }
        loose->numbers[loose->count++] = number;
        return true;
    }
    if (c == '(') {
        while (**at != 0 && **at != ')') {
            ++*at;
        }
        return true;
    }
    if ((c == '+' || c == '-') && *timed && is_digit((*at)[1])) {
        return read_zone(at, &loose->offset);
    }
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        return loose_word(at, loose);
    }
    ++*at;
    return memchr(" ,/-.)", c, 6) != NULL;
}

/* Which of the numbers is the day, which the year. */
static bool loose_order(struct loose *loose)
{
    const double *numbers = loose->numbers;
    double *fields = loose->fields;
    double year;
    if (loose->month >= 0) {
        if (loose->count == 0) {
            return false;
        }
        fields[DATE_MONTH] = loose->month;
        fields[DATE_DAY] = numbers[0];
        year = loose->count > 1 ? numbers[1] : 2001;
    } else if (loose->count < 2) {
        fields[DATE_MONTH] = loose->count < 1 ? -1 : numbers[0] - 1;
        year = 2001;
    } else if (numbers[0] > 31) {
        year = numbers[0];
        fields[DATE_MONTH] = numbers[1] - 1;
        fields[DATE_DAY] = loose->count > 2 ? numbers[2] : 1;
    } else {
        fields[DATE_MONTH] = numbers[0] - 1;
        fields[DATE_DAY] = numbers[1];
        year = loose->count > 2 ? numbers[2] : 2001;
    }
    fields[DATE_YEAR] = year < 50 ? 2000 + year : year < 100 ? 1900 + year
                                                             : year;
    return fields[DATE_MONTH] >= 0 && fields[DATE_MONTH] <= 11 &&
           fields[DATE_DAY] >= 1 && fields[DATE_DAY] <= 31;
}

static double parse_loose(const char *text, double offset)
{
    struct loose loose = {.fields = {0, 0, 1, 0, 0, 0, 0},
                          .month = -1,
                          .offset = offset};
    bool timed = false;
    while (*text != 0) {
        if (!loose_piece(&text, &loose, &timed)) {
            return NAN;
        }
    }
    if (!loose_order(&loose)) {
        return NAN;
    }
    double *hour = &loose.fields[DATE_HOUR];
    if ((loose.afternoon || loose.forenoon) && *hour > 12) {
        return NAN;
    }
    if (loose.afternoon && *hour < 12) {
        *hour += 12;
    } else if (loose.forenoon && *hour == 12) {
        *hour = 0;
    }
    return date_clip(date_make(loose.fields) - loose.offset);
}

double date_parse(const char *text, double offset)
{
    double time;
    return parse_iso(text, offset, &time) ? time : parse_loose(text, offset);
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

void date_write_date(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + offset, fields);
    text_format(text, "%s %s ", day_names[(int)fields[DATE_FIELDS]],
                month_names[(int)fields[DATE_MONTH]]);
    digits(text, fields[DATE_DAY], 2);
    text_byte(text, ' ');
    write_year(text, fields[DATE_YEAR]);
}

void date_write_time(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    int minutes = (int)(fabs(offset) / MS_MINUTE);
    date_split(time + offset, fields);
    write_clock(text, fields);
    text_str(text, offset < 0 ? " GMT-" : " GMT+");
    digits(text, minutes / 60 * 100 + minutes % 60, 4);
    if (offset == 0) {
        text_str(text, " (Coordinated Universal Time)");
    }
}

void date_write_string(struct text *text, double time, double offset)
{
    date_write_date(text, time, offset);
    text_byte(text, ' ');
    date_write_time(text, time, offset);
}

void date_write_utc(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    (void)offset;
    date_split(time, fields);
    text_format(text, "%s, ", day_names[(int)fields[DATE_FIELDS]]);
    digits(text, fields[DATE_DAY], 2);
    text_format(text, " %s ", month_names[(int)fields[DATE_MONTH]]);
    write_year(text, fields[DATE_YEAR]);
    text_byte(text, ' ');
    write_clock(text, fields);
    text_str(text, " GMT");
}

void date_write_iso(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    (void)offset;
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

/* --- for people --------------------------------------------------------- */

static int twelve(const double *fields)
{
    int hour = (int)fields[DATE_HOUR] % 12;
    return hour == 0 ? 12 : hour;
}

static void write_short_clock(struct text *text, const double *fields)
{
    text_format(text, "%d:%02d:%02d", twelve(fields),
                (int)fields[DATE_MINUTE], (int)fields[DATE_SECOND]);
}

void date_write_english_date(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + offset, fields);
    text_format(text, "%d/%d/%d", (int)fields[DATE_MONTH] + 1,
                (int)fields[DATE_DAY], (int)fields[DATE_YEAR]);
}

void date_write_english_time(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + offset, fields);
    write_short_clock(text, fields);
    text_str(text, fields[DATE_HOUR] < 12 ? " AM" : " PM");
}

void date_write_english(struct text *text, double time, double offset)
{
    date_write_english_date(text, time, offset);
    text_str(text, ", ");
    date_write_english_time(text, time, offset);
}

void date_write_korean_date(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + offset, fields);
    text_format(text, "%d. %d. %d.", (int)fields[DATE_YEAR],
                (int)fields[DATE_MONTH] + 1, (int)fields[DATE_DAY]);
}

void date_write_korean_time(struct text *text, double time, double offset)
{
    double fields[DATE_FIELDS + 1];
    date_split(time + offset, fields);
    text_str(text, fields[DATE_HOUR] < 12 ? "AM " : "PM ");
    write_short_clock(text, fields);
}

void date_write_korean(struct text *text, double time, double offset)
{
    date_write_korean_date(text, time, offset);
    text_byte(text, ' ');
    date_write_korean_time(text, time, offset);
}
