/* http_text.c: the words of HTTP: errors, the names of statuses, dates. */
#include "wire/http_head.h"

static const struct {
    const char *code, *text;
} ERRORS[] = {
#define E(name, code, text) {code, text},
    HTTP_ERRORS(E)
#undef E
};

const char *http_error_code(enum http_error error)
{
    return ERRORS[error].code;
}

const char *http_error_text(enum http_error error)
{
    return ERRORS[error].text;
}

const char *http_error_response(enum http_error error)
{
    if (error == HTTP_ERROR_TOO_LARGE)
        return "HTTP/1.1 431 Request Header Fields Too Large\r\n"
               "Connection: close\r\n\r\n";
    if (error == HTTP_ERROR_EXTENSIONS_LARGE)
        return "HTTP/1.1 413 Payload Too Large\r\n"
               "Connection: close\r\n\r\n";
    return "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
}

static const struct {
    uint16_t status;
    const char *text;
} STATUSES[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {102, "Processing"},
    {103, "Early Hints"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {207, "Multi-Status"},
    {208, "Already Reported"},
    {226, "IM Used"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {305, "Use Proxy"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Payload Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {418, "I'm a Teapot"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Entity"},
    {423, "Locked"},
    {424, "Failed Dependency"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {506, "Variant Also Negotiates"},
    {507, "Insufficient Storage"},
    {508, "Loop Detected"},
    {509, "Bandwidth Limit Exceeded"},
    {510, "Not Extended"},
    {511, "Network Authentication Required"},
};

const char *http_status_text(unsigned status)
{
    for (size_t i = 0; i < sizeof STATUSES / sizeof STATUSES[0]; i++) {
        if (STATUSES[i].status == status)
            return STATUSES[i].text;
    }
    return "";
}

struct day {
    int64_t year;
    unsigned month, day; /* both from 1 */
};

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Counts off years, then months: a date is asked for once an answer. */
static struct day day_of(int64_t days)
{
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30,
                                      31, 31, 30, 31, 30, 31};
    struct day day = {1970, 1, 1};
    for (;; day.year++) {
        int64_t length = is_leap(day.year) ? 366 : 365;
        if (days < length)
            break;
        days -= length;
    }
    for (;; day.month++) {
        int64_t length = LENGTHS[day.month - 1];
        if (day.month == 2 && is_leap(day.year))
            length++;
        if (days < length)
            break;
        days -= length;
    }
    day.day = (unsigned)days + 1;
    return day;
}

void http_date(int64_t ms, struct text *out)
{
    static const char DAYS[] = "ThuFriSatSunMonTueWed";
    static const char MONTHS[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int64_t seconds = ms < 0 ? 0 : ms / 1000;
    if (seconds > 253402300799) /* the last second of 9999 */
        seconds = 253402300799;
    int64_t days = seconds / 86400;
    struct day day = day_of(days);
    unsigned rest = (unsigned)(seconds % 86400);
    text_bytes(out, DAYS + days % 7 * 3, 3);
    text_format(out, ", %02u ", day.day);
    text_bytes(out, MONTHS + (day.month - 1) * 3, 3);
    text_format(out, " %04d %02u:%02u:%02u GMT", (int)day.year, rest / 3600,
                rest / 60 % 60, rest % 60);
}
