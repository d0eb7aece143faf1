/*
 * Date.parse. First comes the format of the standard (21.4.1.32). Where the
 * text leaves it, what was read so far is kept and the rest is read as people
 * write dates: words and numbers in almost any order, as V8 has it.
 */
#include <math.h>
#include <string.h>

#include "base/utf.h"
#include "script/date.h"

#define MS_MINUTE 60000.0
#define MOST_DIGITS 9

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_SYMBOL, /* one of ":-+.)" */
    TOKEN_SPACE,
    TOKEN_MONTH, /* a name; value 1 to 12 */
    TOKEN_HALF, /* AM or PM; value 0 or 12 */
    TOKEN_ZONE, /* UTC, EST, ...; value in hours */
    TOKEN_T,
    TOKEN_WORD, /* any other */
    TOKEN_UNKNOWN
};

struct token {
    enum token_kind kind;
    int value; /* of a number, a name; the symbol itself */
    int length; /* in characters */
};

/* What has been understood so far. */
struct reading {
    const char *at; /* behind `next` */
    struct token next; /* the token not yet taken */

    int day[3];
    int days; /* how many of them */
    int month; /* by name, or 0 */
    bool iso;

    int time[4]; /* hour, minute, second, millisecond */
    int times;
    int half; /* -1: neither AM nor PM */

    int sign; /* of the offset from UTC; 0: none was given */
    int hour, minute; /* of the offset; -1: not given */
};

/* --- tokens ------------------------------------------------------------- */

static const struct keyword {
    char text[4]; /* how it begins, three letters at most */
    enum token_kind kind;
    int value;
} keywords[] = {
    {"jan", TOKEN_MONTH, 1},  {"feb", TOKEN_MONTH, 2},
    {"mar", TOKEN_MONTH, 3},  {"apr", TOKEN_MONTH, 4},
    {"may", TOKEN_MONTH, 5},  {"jun", TOKEN_MONTH, 6},
    {"jul", TOKEN_MONTH, 7},  {"aug", TOKEN_MONTH, 8},
    {"sep", TOKEN_MONTH, 9},  {"oct", TOKEN_MONTH, 10},
    {"nov", TOKEN_MONTH, 11}, {"dec", TOKEN_MONTH, 12},
    {"am", TOKEN_HALF, 0},    {"pm", TOKEN_HALF, 12},
    {"ut", TOKEN_ZONE, 0},    {"utc", TOKEN_ZONE, 0},
    {"z", TOKEN_ZONE, 0},     {"gmt", TOKEN_ZONE, 0},
    {"est", TOKEN_ZONE, -5},  {"edt", TOKEN_ZONE, -4},
    {"cst", TOKEN_ZONE, -6},  {"cdt", TOKEN_ZONE, -5},
    {"mst", TOKEN_ZONE, -7},  {"mdt", TOKEN_ZONE, -6},
    {"pst", TOKEN_ZONE, -8},  {"pdt", TOKEN_ZONE, -7},
    {"t", TOKEN_T, 0},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static uint32_t point_at(const char *at, size_t *size)
{
    uint32_t point = 0;
    *size = utf_decode_wtf(at, strlen(at), &point);
    return point;
}

/* Letters, and whatever lies above them that is no space. */
static bool is_word(uint32_t point)
{
    return point >= 'A' && !utf_is_space(point);
}

static struct token read_number(const char **at)
{
    struct token token = {TOKEN_NUMBER, 0, 0};
    const char *start = *at;
    int digits = 0;
    while (**at == '0') {
        ++*at;
    }
    for (; is_digit(**at); ++*at) {
        if (digits++ < MOST_DIGITS) {
            token.value = token.value * 10 + (**at - '0');
        }
    }
    token.length = (int)(*at - start);
    return token;
}

/* A month may be longer than its three letters, other words may not. */
static struct token read_word(const char **at)
{
    char start[4] = "";
    struct token token = {TOKEN_WORD, 0, 0};
    size_t size;
    for (uint32_t point; is_word(point = point_at(*at, &size)); *at += size) {
        if (token.length < 3) {
            char c = (char)(point < 128 ? point : 127);
            start[token.length] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
        }
        token.length++;
    }
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (memcmp(keywords[i].text, start, 3) == 0 &&
            (token.length <= 3 || keywords[i].kind == TOKEN_MONTH)) {
            token.kind = keywords[i].kind;
            token.value = keywords[i].value;
        }
    }
    return token;
}

/* What stands in parentheses says nothing. */
static void skip_parentheses(const char **at)
{
    int depth = 0;
    do {
        depth += **at == '(' ? 1 : **at == ')' ? -1 : 0;
        ++*at;
    } while (depth > 0 && **at != 0);
}

static struct token read_token(const char **at)
{
    size_t size;
    if (**at == 0) {
        return (struct token){TOKEN_END, 0, 0};
    }
    if (is_digit(**at)) {
        return read_number(at);
    }
    if (memchr(":-+.)", **at, 5) != NULL) {
        return (struct token){TOKEN_SYMBOL, *(*at)++, 1};
    }
    uint32_t point = point_at(*at, &size);
    if (is_word(point)) {
        return read_word(at);
    }
    if (utf_is_space(point)) {
        *at += size;
        return (struct token){TOKEN_SPACE, 0, 1};
    }
    if (**at == '(') {
        skip_parentheses(at);
    } else {
        *at += size;
    }
    return (struct token){TOKEN_UNKNOWN, 0, 1};
}

static struct token take(struct reading *r)
{
    struct token token = r->next;
    r->next = read_token(&r->at);
    return token;
}

static bool is_symbol(const struct token *token, char symbol)
{
    return token->kind == TOKEN_SYMBOL && token->value == symbol;
}

static bool is_sign(const struct token *token)
{
    return is_symbol(token, '+') || is_symbol(token, '-');
}

static bool skip(struct reading *r, char symbol)
{
    if (!is_symbol(&r->next, symbol)) {
        return false;
    }
    take(r);
    return true;
}

/* A number of so many digits, not above `most`, comes next. */
static bool is_fixed(const struct reading *r, int length, int most)
{
    return r->next.kind == TOKEN_NUMBER && r->next.length == length &&
           r->next.value <= most;
}

/* --- the parts ---------------------------------------------------------- */

static bool add_day(struct reading *r, int number)
{
    if (r->days == 3) {
        return false;
    }
    r->day[r->days++] = number;
    return true;
}

static bool add_time(struct reading *r, int number)
{
    if (r->times == 4) {
        return false;
    }
    r->time[r->times++] = number;
    return true;
}

static void end_time(struct reading *r)
{
    while (r->times < 4) {
        r->time[r->times++] = 0;
    }
}

/* May the number be the next part of the time? */
static bool time_expects(const struct reading *r, int number)
{
    return ((r->times == 1 || r->times == 2) && number < 60) ||
           (r->times == 3 && number < 1000);
}

static void set_zone(struct reading *r, int hours)
{
    r->sign = hours < 0 ? -1 : 1;
    r->hour = hours * r->sign;
    r->minute = 0;
}

/* The digits behind a point. */
static int milliseconds(const struct token *token)
{
    int length = token->length < MOST_DIGITS ? token->length : MOST_DIGITS;
    int number = token->value;
    for (; length < 3; length++) {
        number *= 10;
    }
    for (; length > 3; length--) {
        number /= 10;
    }
    return number;
}

/* --- the format of the standard ----------------------------------------- */

enum answer {
    ANSWER_DONE, /* all of it was read */
    ANSWER_REST, /* *token, and then what is left, is read otherwise */
    ANSWER_WRONG
};

static bool read_iso_zone(struct reading *r)
{
    if (r->next.kind == TOKEN_ZONE && r->next.length == 1) {
        take(r);
        set_zone(r, 0);
        return true;
    }
    if (!is_sign(&r->next)) {
        return true;
    }
    r->sign = take(r).value == '+' ? 1 : -1;
    if (is_fixed(r, 4, 2359)) {
        int number = take(r).value;
        r->hour = number / 100;
        r->minute = number % 100;
        return r->minute < 60;
    }
    if (!is_fixed(r, 2, 23)) {
        return false;
    }
    r->hour = take(r).value;
    if (!skip(r, ':') || !is_fixed(r, 2, 59)) {
        return false;
    }
    r->minute = take(r).value;
    return true;
}

/* Behind the T: hh:mm[:ss[.sss]]. At 24 all else is 0. */
static bool read_iso_time(struct reading *r)
{
    if (!is_fixed(r, 2, 24)) {
        return false;
    }
    int most = r->next.value == 24 ? 0 : 59;
    add_time(r, take(r).value);
    if (!skip(r, ':') || !is_fixed(r, 2, most)) {
        return false;
    }
    add_time(r, take(r).value);
    if (skip(r, ':')) {
        if (!is_fixed(r, 2, most)) {
            return false;
        }
        add_time(r, take(r).value);
        if (skip(r, '.')) {
            if (r->next.kind != TOKEN_NUMBER ||
                (most == 0 && r->next.value > 0)) {
                return false;
            }
            struct token token = take(r);
            add_time(r, milliseconds(&token));
        }
    }
    return read_iso_zone(r) && r->next.kind == TOKEN_END;
}

/* [-+yy]yyyy[-mm[-dd]]; false where it is left, at *token. */
static bool read_iso_date(struct reading *r, struct token *token)
{
    int sign = 1;
    if (is_sign(&r->next)) {
        *token = take(r);
        sign = token->value == '-' ? -1 : 1;
        if (!is_fixed(r, 6, 999999)) {
            return false;
        }
        int year = take(r).value;
        if (sign < 0 && year == 0) {
            return false;
        }
        add_day(r, sign * year);
    } else if (is_fixed(r, 4, 9999)) {
        add_day(r, take(r).value);
    } else {
        *token = take(r);
        return false;
    }
    for (int most = 12; r->days < 3 && skip(r, '-'); most = 31) {
        if (!is_fixed(r, 2, most) || r->next.value == 0) {
            *token = take(r);
            return false;
        }
        add_day(r, take(r).value);
    }
    return true;
}

static enum answer read_iso(struct reading *r, struct token *token)
{
    if (!read_iso_date(r, token)) {
        return ANSWER_REST;
    }
    if (r->next.kind == TOKEN_T) {
        take(r);
        if (!read_iso_time(r)) {
            return ANSWER_WRONG;
        }
    } else if (r->next.kind != TOKEN_END) {
        *token = take(r);
        return ANSWER_REST;
    } else {
        set_zone(r, 0);
    }
    r->iso = true;
    return ANSWER_DONE;
}

/* --- as people write it -------------------------------------------------- */

static bool read_legacy_number(struct reading *r, int number)
{
    if (skip(r, ':')) {
        if (skip(r, ':')) {
            return r->times == 0 && add_time(r, number) && add_time(r, 0);
        }
        bool fits = add_time(r, number);
        skip(r, '.');
        return fits;
    }
    if (is_symbol(&r->next, '.') && time_expects(r, number)) {
        take(r);
        add_time(r, number);
        if (r->next.kind != TOKEN_NUMBER) {
            return false;
        }
        struct token token = take(r);
        add_time(r, milliseconds(&token));
        end_time(r);
        return true;
    }
    skip(r, '.');
    if (r->hour >= 0 && r->minute < 0 && number < 60) {
        r->minute = number;
        return true;
    }
    if (time_expects(r, number)) {
        add_time(r, number);
        end_time(r);
        return r->next.kind == TOKEN_END || r->next.kind == TOKEN_SPACE ||
               (r->next.kind == TOKEN_ZONE && r->next.length == 1) ||
               is_sign(&r->next);
    }
    bool fits = add_day(r, number);
    skip(r, '-');
    return fits;
}

/* +9, +09, +900, +0900, +09:00 behind UTC or a time. */
static bool read_legacy_offset(struct reading *r, char sign)
{
    struct token token = {TOKEN_NUMBER, 0, 0};
    r->sign = sign == '+' ? 1 : -1;
    if (r->next.kind == TOKEN_NUMBER) {
        token = take(r);
    }
    bool alone = token.length == 1 || token.length == 2;
    bool both = token.length == 3 || token.length == 4;
    if (is_symbol(&r->next, ':')) {
        r->hour = token.value;
        r->minute = -1;
        return true;
    }
    r->hour = alone ? token.value : token.value / 100;
    r->minute = alone ? 0 : token.value % 100;
    return alone || both;
}

static bool read_legacy_word(struct reading *r, const struct token *token,
                             bool numbered)
{
    if (token->kind == TOKEN_HALF && r->times > 0) {
        r->half = token->value;
    } else if (token->kind == TOKEN_MONTH) {
        r->month = token->value;
        skip(r, '-');
    } else if (token->kind == TOKEN_ZONE && numbered) {
        set_zone(r, token->value);
    } else {
        /* Other words must stand before the first number, and apart. */
        return !numbered && r->next.kind != TOKEN_NUMBER;
    }
    return true;
}

static bool read_legacy(struct reading *r, struct token token)
{
    bool numbered = r->days > 0;
    for (; token.kind != TOKEN_END; token = take(r)) {
        bool fits = true;
        switch (token.kind) {
        case TOKEN_NUMBER:
            numbered = true;
            fits = read_legacy_number(r, token.value);
            break;
        case TOKEN_MONTH:
        case TOKEN_HALF:
        case TOKEN_ZONE:
        case TOKEN_T:
        case TOKEN_WORD:
            fits = read_legacy_word(r, &token, numbered);
            break;
        case TOKEN_SYMBOL:
            if (is_sign(&token) &&
                ((r->hour == 0 && r->minute == 0) || r->times > 0)) {
                numbered = true;
                fits = read_legacy_offset(r, (char)token.value);
            } else {
                fits = !numbered ||
                       !(is_sign(&token) || is_symbol(&token, ')'));
            }
            break;
        default:
            break;
        }
        if (!fits) {
            return false;
        }
    }
    return true;
}

/* --- what it means ------------------------------------------------------ */

static bool is_day(int number)
{
    return number >= 1 && number <= 31;
}

/* Which of the numbers is the day, which the year. */
static bool write_day(const struct reading *r, double *fields)
{
    int day[3] = {1, 1, 1};
    if (r->days == 0) {
        return false;
    }
    memcpy(day, r->day, (size_t)r->days * sizeof *day);
    int y = 2, m = 0, d = 1; /* month, day, year */
    if (r->month > 0) {
        m = -1;
        d = is_day(day[0]) ? 0 : 1;
        y = 1 - d;
    } else if (r->iso || !is_day(day[0])) {
        y = 0;
        m = 1;
        d = 2;
    }
    int year = day[y];
    int month = m < 0 ? r->month : day[m];
    if (!r->iso && year >= 0 && year < 100) {
        year += year < 50 ? 2000 : 1900;
    }
    fields[DATE_YEAR] = year;
    fields[DATE_MONTH] = month - 1;
    fields[DATE_DAY] = day[d];
    return month >= 1 && month <= 12 && is_day(day[d]);
}

static bool write_time(struct reading *r, double *fields)
{
    end_time(r);
    int *time = r->time;
    if (r->half >= 0) {
        if (time[0] > 12) {
            return false;
        }
        time[0] = time[0] % 12 + r->half;
    }
    for (int i = 0; i < 4; i++) {
        fields[DATE_HOUR + i] = time[i];
    }
    bool rest = time[1] > 0 || time[2] > 0 || time[3] > 0;
    return (time[0] < 24 || (time[0] == 24 && !rest)) && time[1] < 60 &&
           time[2] < 60 && time[3] < 1000;
}

double date_parse(const char *text, const struct zone *zone)
{
    struct reading r;
    struct token token = {TOKEN_END, 0, 0};
    memset(&r, 0, sizeof r);
    r.at = text;
    r.half = r.hour = r.minute = -1;
    take(&r);
    enum answer answer = read_iso(&r, &token);
    if (answer == ANSWER_WRONG ||
        (answer == ANSWER_REST && !read_legacy(&r, token))) {
        return NAN;
    }
    double fields[DATE_FIELDS];
    if (!write_day(&r, fields) || !write_time(&r, fields)) {
        return NAN;
    }
    double local = date_make(fields);
    double minutes = (r.hour > 0 ? r.hour : 0) * 60.0 +
                     (r.minute > 0 ? r.minute : 0);
    double offset = r.sign == 0 ? zone_local_offset(zone, local)
                                : r.sign * minutes * MS_MINUTE;
    return date_clip(local - offset);
}
