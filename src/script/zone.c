#include "script/zone.h"

#include <math.h>
#include <string.h>

#include "script/date.h"

#define HEAD 44u /* bytes: magic, version, six counts */
#define MS 1000.0
#define DAY_SECONDS 86400.0

/* --- the file ----------------------------------------------------------- */

static uint32_t read_32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

static int64_t read_64(const uint8_t *at)
{
    return (int64_t)((uint64_t)read_32(at) << 32 | read_32(at + 4));
}

/* The counts behind a head, in the file's order. */
enum { ISUT, ISSTD, LEAPS, TIMES, TYPES, NAMES, COUNTS };

/* Reads a head and answers how long the data behind it is; 0 where it is
 * none. */
static uint64_t read_head(const uint8_t *at, size_t length, unsigned width,
                          uint32_t counts[COUNTS])
{
    if (length < HEAD || memcmp(at, "TZif", 4) != 0) {
        return 0;
    }
    for (int i = 0; i < COUNTS; i++) {
        counts[i] = read_32(at + 20 + 4 * i);
    }
    return (uint64_t)counts[TIMES] * (width + 1) + counts[TYPES] * 6ull +
           counts[NAMES] + (uint64_t)counts[LEAPS] * (width + 4) +
           counts[ISSTD] + counts[ISUT];
}

static void set_name(struct zone *zone, const char *name)
{
    size_t length = strlen(name);
    memset(zone, 0, sizeof *zone);
    memcpy(zone->name, name, length < ZONE_NAME ? length : ZONE_NAME - 1);
}

/* Every transition leads to a type that there is, and so do abbreviations. */
static bool is_sound(const struct zone *zone)
{
    for (uint32_t i = 0; i < zone->times; i++) {
        if (zone->type_of[i] >= zone->types) {
            return false;
        }
    }
    for (uint32_t i = 0; i < zone->types; i++) {
        if (zone->type[i * 6 + 5] >= zone->names) {
            return false;
        }
    }
    return zone->types > 0 && zone->abbreviation[zone->names - 1] == 0;
}

bool zone_open(struct zone *zone, const char *name, const uint8_t *bytes,
               size_t length)
{
    uint32_t counts[COUNTS];
    set_name(zone, name);
    uint64_t first = read_head(bytes, length, 4, counts);
    if (first == 0 || bytes[4] < '2' || length < HEAD + first) {
        return false;
    }
    const uint8_t *head = bytes + HEAD + first;
    size_t left = length - HEAD - first;
    uint64_t size = read_head(head, left, 8, counts);
    if (size == 0 || left < HEAD + size || counts[NAMES] == 0) {
        return false;
    }
    zone->times = counts[TIMES];
    zone->types = counts[TYPES];
    zone->names = counts[NAMES];
    zone->time = head + HEAD;
    zone->type_of = zone->time + zone->times * 8ull;
    zone->type = zone->type_of + zone->times;
    zone->abbreviation = zone->type + zone->types * 6ull;
    zone->end = bytes + length;
    const uint8_t *footer = head + HEAD + size;
    if (footer + 1 < zone->end && *footer == '\n' &&
        zone->end[-1] == '\n' && footer[1] != '\n') {
        zone->rule = footer + 1;
    }
    if (!is_sound(zone)) {
        set_name(zone, name);
        return false;
    }
    return true;
}

static struct zone_moment moment_of(const struct zone *zone, uint32_t type)
{
    const uint8_t *at = zone->type + type * 6;
    struct zone_moment moment = {
        .offset = (int32_t)read_32(at) * MS,
        .summer = at[4] != 0,
    };
    const char *name = (const char *)zone->abbreviation + at[5];
    size_t length = strlen(name);
    memcpy(moment.abbreviation, name,
           length < sizeof moment.abbreviation
               ? length
               : sizeof moment.abbreviation - 1);
    return moment;
}

/* --- the rule behind the last transition (POSIX, 8.3) -------------------- */

struct rule_day {
    char kind; /* 'M' month.week.day, 'J' day without leap day, '0' day */
    int month, week, day;
    double seconds; /* local time of the day */
};
struct rule {
    struct zone_moment standard, summer;
    struct rule_day begin, end; /* of summer time */
    bool has_summer;
};

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static int rule_number(const uint8_t **at)
{
    int number = 0;
    while (is_digit(**at) && number < 10000) {
        number = number * 10 + (*(*at)++ - '0');
    }
    return number;
}

/* KST, or <+09>. */
static void rule_name(const uint8_t **at, char *name)
{
    size_t length = 0;
    bool quoted = **at == '<';
    *at += quoted;
    while (**at != '\n' && **at != '>' &&
           (quoted || (**at | 32) >= 'a')) {
        if (length < 7) {
            name[length++] = (char)**at;
        }
        ++*at;
    }
    *at += quoted && **at == '>';
}

/* [+-]hh[:mm[:ss]] in seconds. */
static double rule_time(const uint8_t **at)
{
    double sign = **at == '-' ? -1 : 1;
    *at += **at == '-' || **at == '+';
    double seconds = rule_number(at) * 3600.0;
    for (double unit = 60; unit >= 1 && **at == ':'; unit /= 60) {
        ++*at;
        seconds += rule_number(at) * unit;
    }
    return sign * seconds;
}

static struct rule_day rule_day(const uint8_t **at)
{
    struct rule_day day = {.kind = '0', .seconds = 7200};
    *at += **at == ',';
    if (**at == 'M' || **at == 'J') {
        day.kind = (char)*(*at)++;
    }
    day.day = rule_number(at);
    if (day.kind == 'M') {
        day.month = day.day;
        *at += **at == '.';
        day.week = rule_number(at);
        *at += **at == '.';
        day.day = rule_number(at);
    }
    if (**at == '/') {
        ++*at;
        day.seconds = rule_time(at);
    }
    return day;
}

static struct rule read_rule(const uint8_t *at)
{
    struct rule rule;
    memset(&rule, 0, sizeof rule);
    rule_name(&at, rule.standard.abbreviation);
    rule.standard.offset = -rule_time(&at) * MS;
    if (*at == '\n') {
        return rule;
    }
    rule.has_summer = true;
    rule_name(&at, rule.summer.abbreviation);
    rule.summer.summer = true;
    rule.summer.offset = rule.standard.offset + 3600 * MS;
    if (*at != ',' && *at != '\n') {
        rule.summer.offset = -rule_time(&at) * MS;
    }
    rule.begin = rule_day(&at);
    rule.end = rule_day(&at);
    return rule;
}

/* When, in local ms, the day of a rule lies in a year. */
static double rule_moment(const struct rule_day *day, double year)
{
    double fields[DATE_FIELDS + 1] = {year, 0, 1, 0, 0, 0, 0, 0};
    if (day->kind != 'M') {
        double first = date_make(fields);
        fields[DATE_MONTH] = 2;
        fields[DATE_DAY] = 0;
        bool leap = date_make(fields) - first > 58 * DAY_SECONDS * MS;
        int number = day->day;
        if (day->kind == 'J') {
            number += leap && number >= 60 ? 0 : -1;
        }
        return first + (number * DAY_SECONDS + day->seconds) * MS;
    }
    fields[DATE_MONTH] = day->month - 1;
    double first = date_make(fields);
    fields[DATE_MONTH] = day->month;
    double next = date_make(fields);
    date_split(first, fields);
    int weekday = (int)fields[DATE_FIELDS];
    double date = (day->day - weekday + 7) % 7 + (day->week - 1) * 7;
    double at = first + date * DAY_SECONDS * MS;
    while (at >= next) {
        at -= 7 * DAY_SECONDS * MS;
    }
    return at + day->seconds * MS;
}

static struct zone_moment rule_at(const struct rule *rule, double time)
{
    if (!rule->has_summer) {
        return rule->standard;
    }
    double fields[DATE_FIELDS + 1];
    date_split(time + rule->standard.offset, fields);
    double year = fields[DATE_YEAR];
    double begin = rule_moment(&rule->begin, year) - rule->standard.offset;
    double end = rule_moment(&rule->end, year) - rule->summer.offset;
    bool summer = begin < end ? time >= begin && time < end
                              : time >= begin || time < end;
    return summer ? rule->summer : rule->standard;
}

/* --- looking up --------------------------------------------------------- */

/* How many transitions lie at or before a time. */
static uint32_t count_before(const struct zone *zone, double time)
{
    uint32_t low = 0, high = zone->times;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if ((double)read_64(zone->time + middle * 8ull) * MS <= time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct zone_moment zone_at(const struct zone *zone, double time)
{
    if (zone == NULL || zone->types == 0) {
        return (struct zone_moment){.abbreviation = "UTC"};
    }
    uint32_t count = count_before(zone, time);
    if (count == zone->times && zone->rule != NULL) {
        struct rule rule = read_rule(zone->rule);
        return rule_at(&rule, time);
    }
    return moment_of(zone, count == 0 ? 0 : zone->type_of[count - 1]);
}

double zone_offset(const struct zone *zone, double time)
{
    return zone_at(zone, time).offset;
}

double zone_local_offset(const struct zone *zone, double local)
{
    double before = zone_offset(zone, local - DAY_SECONDS * MS);
    if (zone_offset(zone, local - before) == before) {
        return before;
    }
    double after = zone_offset(zone, local + DAY_SECONDS * MS);
    return zone_offset(zone, local - after) == after ? after : before;
}

/* --- names -------------------------------------------------------------- */

/* Abbreviation, where ("" is anywhere: how the zone's name begins), and what
 * people call it. */
static const struct {
    const char *abbreviation, *where, *name;
} names[] = {
    {"UTC", "", "Coordinated Universal Time"},
    {"GMT", "", "Greenwich Mean Time"},
    {"BST", "Europe/", "British Summer Time"},
    {"IST", "Europe/", "Irish Standard Time"},
    {"WET", "", "Western European Standard Time"},
    {"WEST", "", "Western European Summer Time"},
    {"CET", "", "Central European Standard Time"},
    {"CEST", "", "Central European Summer Time"},
    {"EET", "", "Eastern European Standard Time"},
    {"EEST", "", "Eastern European Summer Time"},
    {"MSK", "", "Moscow Standard Time"},
    {"SAST", "", "South Africa Standard Time"},
    {"WAT", "", "West Africa Standard Time"},
    {"CAT", "", "Central Africa Time"},
    {"EAT", "", "East Africa Time"},
    {"IST", "Asia/Jerusalem", "Israel Standard Time"},
    {"IDT", "Asia/", "Israel Daylight Time"},
    {"IST", "Asia/", "India Standard Time"},
    {"PKT", "", "Pakistan Standard Time"},
    {"WIB", "", "Western Indonesia Time"},
    {"HKT", "", "Hong Kong Standard Time"},
    {"CST", "Asia/Taipei", "Taipei Standard Time"},
    {"CST", "Asia/", "China Standard Time"},
    {"PST", "Asia/", "Philippine Standard Time"},
    {"JST", "", "Japan Standard Time"},
    {"KST", "", "Korean Standard Time"},
    {"KDT", "", "Korean Daylight Time"},
    {"AWST", "", "Australian Western Standard Time"},
    {"ACST", "", "Australian Central Standard Time"},
    {"ACDT", "", "Australian Central Daylight Time"},
    {"AEST", "", "Australian Eastern Standard Time"},
    {"AEDT", "", "Australian Eastern Daylight Time"},
    {"NZST", "", "New Zealand Standard Time"},
    {"NZDT", "", "New Zealand Daylight Time"},
    {"HST", "", "Hawaii-Aleutian Standard Time"},
    {"AKST", "", "Alaska Standard Time"},
    {"AKDT", "", "Alaska Daylight Time"},
    {"PST", "", "Pacific Standard Time"},
    {"PDT", "", "Pacific Daylight Time"},
    {"MST", "", "Mountain Standard Time"},
    {"MDT", "", "Mountain Daylight Time"},
    {"CST", "America/Havana", "Cuba Standard Time"},
    {"CDT", "America/Havana", "Cuba Daylight Time"},
    {"CST", "", "Central Standard Time"},
    {"CDT", "", "Central Daylight Time"},
    {"EST", "", "Eastern Standard Time"},
    {"EDT", "", "Eastern Daylight Time"},
    {"AST", "America/", "Atlantic Standard Time"},
    {"ADT", "America/", "Atlantic Daylight Time"},
    {"NST", "", "Newfoundland Standard Time"},
    {"NDT", "", "Newfoundland Daylight Time"},
    {"LMT", "Asia/Seoul", "Korean Standard Time"},
    {"LMT", "Asia/Tokyo", "Japan Standard Time"},
    {"LMT", "America/New_York", "Eastern Standard Time"},
    {"+07", "Asia/Bangkok", "Indochina Time"},
    {"+07", "Asia/Ho_Chi_Minh", "Indochina Time"},
    {"+08", "Asia/Singapore", "Singapore Standard Time"},
    {"+08", "Asia/Kuala_Lumpur", "Malaysia Time"},
    {"+08", "Asia/Ulaanbaatar", "Ulaanbaatar Standard Time"},
    {"+04", "Asia/Dubai", "Gulf Standard Time"},
    {"+03", "Asia/Riyadh", "Arabian Standard Time"},
    {"-03", "America/Sao_Paulo", "Brasilia Standard Time"},
    {"-03", "America/Argentina/", "Argentina Standard Time"},
    {"-05", "America/Lima", "Peru Standard Time"},
    {"-05", "America/Bogota", "Colombia Standard Time"},
};

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

void zone_long_name(const struct zone *zone, const struct zone_moment *moment,
                    char *room)
{
    struct text text;
    text_init_fixed(&text, room, ZONE_NAME);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i].abbreviation, moment->abbreviation) == 0 &&
            begins_with(zone == NULL ? "" : zone->name, names[i].where)) {
            text_str(&text, names[i].name);
            return;
        }
    }
    int minutes = (int)(fabs(moment->offset) / 60000);
    text_format(&text, "GMT%c%02d:%02d", moment->offset < 0 ? '-' : '+',
                minutes / 60, minutes % 60);
}
