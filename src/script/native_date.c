/*
 * Date (ECMA-262, 21.4). The clock is the process's copy (vm->now); the rules
 * of local time came as an event (zone.h).
 */
#include <math.h>

#include "script/date.h"
#include "script/native_help.h"
#include "script/native_rows.h"
#include "script/number.h"

#define MS_DAY 86400000.0

/* The programs' own zone; NULL is UTC. */
static const struct zone *own_zone(const struct vm *vm)
{
    return vm->zones == NULL ? NULL : vm->zones->first;
}

/* A local time as UTC (21.4.1.26). */
static double to_utc(const struct vm *vm, double local)
{
    return isfinite(local) ? local - zone_local_offset(own_zone(vm), local)
                           : NAN;
}

/* THIS_DATE has checked it. */
static struct wrapper *this_date(struct native_call *call)
{
    return value_pointer(call->this_value);
}

static enum native_result make(struct native_call *call, double time)
{
    return native_object(
        call,
        &native_wrapper(call->vm, CLASS_DATE,
                        native_prototype(call, INTRINSIC_DATE_PROTOTYPE),
                        value_number(date_clip(time)))
             ->object);
}

/* --- making ------------------------------------------------------------- */

/* ToNumber of a primitive; NaN for what is none. */
static double number_of(struct vm *vm, Value value)
{
    if (value_is_number(value)) {
        return value_as_number(value);
    }
    if (value_is_string(value)) {
        struct string *text = string_flatten(vm, value_as_string(value));
        return number_parse(text->as.units, string_length(text),
                            string_is_wide(text) ? NUMBER_UTF16
                                                 : NUMBER_LATIN1);
    }
    return value == NULL_VALUE || value == FALSE_VALUE ? 0
           : value == TRUE_VALUE                       ? 1
                                                       : NAN;
}

/* Reads year, month, ... from the arguments (21.4.2.1, 21.4.3.4). */
static double time_of_arguments(const struct native_call *call)
{
    double fields[DATE_FIELDS] = {NAN, 0, 1, 0, 0, 0, 0};
    for (uint32_t i = 0; i < DATE_FIELDS && i < call->argc; i++) {
        fields[i] = number_of(call->vm, call->args[i]);
    }
    double year = trunc(fields[DATE_YEAR]);
    if (year >= 0 && year <= 99) {
        fields[DATE_YEAR] = 1900 + year;
    }
    return date_make(fields);
}

static double parse(struct vm *vm, struct string *text)
{
    struct region region;
    struct text bytes;
    region_init(&region, vm->heap.arena);
    text_init_region(&bytes, &region);
    string_write(text, &bytes, UINT32_MAX);
    double time = string_length(text) > 0
                      ? date_parse(bytes.bytes, own_zone(vm))
                      : NAN;
    region_done(&region);
    return time;
}

static double time_of_value(struct vm *vm, Value value)
{
    if (value_is_class(value, CLASS_DATE)) {
        const struct wrapper *date = value_pointer(value);
        return value_as_number(date->value);
    }
    return value_is_string(value) ? parse(vm, value_as_string(value))
                                  : number_of(vm, value);
}

static enum native_result say(struct native_call *call, double time,
                              void (*write)(struct text *, double,
                                            const struct zone *))
{
    char bytes[128];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    if (isnan(time)) {
        text_str(&text, "Invalid Date");
    } else {
        write(&text, time, own_zone(call->vm));
    }
    return native_string(call, string_from_text(call->vm, &text));
}

/* True, having thrown, where one of the arguments can be no number. */
static bool has_no_number(struct native_call *call)
{
    for (uint32_t i = 0; i < call->argc; i++) {
        Value value = call->args[i];
        if (value_is_symbol(value) || value_is_bigint(value)) {
            error_throw(call->vm, ERROR_TYPE,
                        "Cannot convert a %s value to a number",
                        value_is_symbol(value) ? "Symbol" : "BigInt");
            return true;
        }
    }
    return false;
}

/* True where an object is to be made a primitive first; a Date alone is not. */
static bool asks_objects(const struct native_call *call)
{
    for (uint32_t i = 0; i < call->argc; i++) {
        if (value_is_object(call->args[i]) &&
            !(call->argc == 1 &&
              value_is_class(call->args[i], CLASS_DATE))) {
            return true;
        }
    }
    return false;
}

/* The library asks them, and calls once more. */
static enum native_result ask_objects(struct native_call *call)
{
    Value date_from;
    struct object *list = array_from(call->vm, call->args, call->argc);
    native_get(call->vm, value_as_object(call->vm->library),
               key_from_c(call->vm, "dateFromObjects"), &date_from);
    call->host->ask[0] = value_object(list);
    call->host->ask[1] = call->new_target;
    call->args = call->host->ask;
    call->argc = 2;
    return native_call_with(call, date_from, UNDEFINED, 0);
}

/* new Date(...). */
static enum native_result date_constructor(struct native_call *call)
{
    struct vm *vm = call->vm;
    if (call->new_target == UNDEFINED) {
        return say(call, vm->now, date_write_string);
    }
    if (call->argc == 0) {
        return make(call, vm->now);
    }
    if (asks_objects(call)) {
        return ask_objects(call);
    }
    if (has_no_number(call)) {
        return NATIVE_THROW;
    }
    if (call->argc > 1) {
        return make(call, to_utc(vm, time_of_arguments(call)));
    }
    return make(call, time_of_value(vm, call->args[0]));
}

static enum native_result date_now(struct native_call *call)
{
    return native_ok(call, value_number(floor(call->vm->now)));
}

static enum native_result date_utc(struct native_call *call)
{
    return native_ok(call,
                     value_number(date_clip(time_of_arguments(call))));
}

static enum native_result date_parse_text(struct native_call *call)
{
    return native_ok(call,
                     value_number(parse(call->vm, native_text(call, 0))));
}

/* --- reading ------------------------------------------------------------ */

/* Field `field` of the time, shifted by `offset`. */
static enum native_result get(struct native_call *call, enum date_field field,
                              bool local)
{
    const struct wrapper *date = this_date(call);
    double fields[DATE_FIELDS + 1];
    double time = value_as_number(date->value);
    if (isnan(time)) {
        return native_ok(call, VALUE_NAN);
    }
    date_split(time + (local ? zone_offset(own_zone(call->vm), time) : 0),
               fields);
    return native_ok(call, value_number(fields[field]));
}

static enum native_result date_get_time(struct native_call *call)
{
    const struct wrapper *date = this_date(call);
    return native_ok(call, date->value);
}

static enum native_result date_get_offset(struct native_call *call)
{
    const struct wrapper *date = this_date(call);
    double time = value_as_number(date->value);
    double offset = isnan(time) ? NAN : zone_offset(own_zone(call->vm), time);
    return native_ok(call, value_number(0 - trunc(offset / 60000)));
}

static enum native_result date_get_year(struct native_call *call)
{
    enum native_result result = get(call, DATE_YEAR, true);
    if (result == NATIVE_OK) {
        call->result = value_number(value_as_number(call->result) - 1900);
    }
    return result;
}

/* --- writing ------------------------------------------------------------ */

/* Sets up to `count` fields from `first` on to the arguments given. */
static enum native_result set(struct native_call *call, enum date_field first,
                              uint32_t count, bool local)
{
    struct wrapper *date = this_date(call);
    double fields[DATE_FIELDS + 1];
    double time = value_as_number(date->value);
    double shift = 0;
    if (isnan(time) && first == DATE_YEAR) {
        time = 0;
    } else if (local && !isnan(time)) {
        shift = zone_offset(own_zone(call->vm), time);
    }
    double result = NAN;
    if (!isnan(time)) {
        date_split(time + shift, fields);
        fields[first] = native_number(call, 0);
        for (uint32_t i = 1; i < count && i < call->argc; i++) {
            fields[first + i] = native_number(call, i);
        }
        result = date_make(fields);
        result = date_clip(local ? to_utc(call->vm, result) : result);
    }
    date->value = value_number(result);
    return native_ok(call, date->value);
}

/* setYear (B.2.3.2): 0 to 99 are of the twentieth century. */
static enum native_result date_set_year(struct native_call *call)
{
    double year = trunc(native_number(call, 0));
    if (year >= 0 && year <= 99) {
        call->args[0] = value_number(1900 + year);
    }
    call->argc = 1;
    return set(call, DATE_YEAR, 1, true);
}

static enum native_result date_set_time(struct native_call *call)
{
    struct wrapper *date = this_date(call);
    date->value = value_number(date_clip(native_number(call, 0)));
    return native_ok(call, date->value);
}

#define GET(name, field) \
    static enum native_result get_##name(struct native_call *call) \
    { \
        return get(call, field, true); \
    } \
    static enum native_result get_utc_##name(struct native_call *call) \
    { \
        return get(call, field, false); \
    }
#define SET(name, field, count) \
    static enum native_result set_##name(struct native_call *call) \
    { \
        return set(call, field, count, true); \
    } \
    static enum native_result set_utc_##name(struct native_call *call) \
    { \
        return set(call, field, count, false); \
    }
GET(year, DATE_YEAR)
GET(month, DATE_MONTH)
GET(date, DATE_DAY)
GET(hours, DATE_HOUR)
GET(minutes, DATE_MINUTE)
GET(seconds, DATE_SECOND)
GET(ms, DATE_MS)
GET(day, DATE_FIELDS)
SET(year, DATE_YEAR, 3)
SET(month, DATE_MONTH, 2)
SET(date, DATE_DAY, 1)
SET(hours, DATE_HOUR, 4)
SET(minutes, DATE_MINUTE, 3)
SET(seconds, DATE_SECOND, 2)
SET(ms, DATE_MS, 1)
#undef GET
#undef SET

/* --- as text ------------------------------------------------------------ */

static enum native_result this_say(struct native_call *call,
                                   void (*write)(struct text *, double,
                                                 const struct zone *))
{
    const struct wrapper *date = this_date(call);
    return say(call, value_as_number(date->value), write);
}

static enum native_result date_to_string(struct native_call *call)
{
    return this_say(call, date_write_string);
}

static enum native_result date_to_date_string(struct native_call *call)
{
    return this_say(call, date_write_date);
}

static enum native_result date_to_time_string(struct native_call *call)
{
    return this_say(call, date_write_time);
}

static enum native_result date_to_utc_string(struct native_call *call)
{
    return this_say(call, date_write_utc);
}

static enum native_result date_to_iso_string(struct native_call *call)
{
    const struct wrapper *date = this_date(call);
    if (isnan(value_as_number(date->value))) {
        return error_throw(call->vm, ERROR_RANGE, "Invalid time value");
    }
    return say(call, value_as_number(date->value), date_write_iso);
}

/* --- for Intl ----------------------------------------------------------- */

/* The zone of that name, NULL for UTC and for what is not known. */
static const struct zone *find_zone(const struct vm *vm, struct string *name)
{
    const struct zone *zone = vm->zones == NULL ? NULL : vm->zones->first;
    char bytes[ZONE_NAME];
    struct text text;
    text_init_fixed(&text, bytes, sizeof bytes);
    string_write(name, &text, UINT32_MAX);
    while (zone != NULL && strcmp(zone->name, bytes) != 0) {
        zone = zone->next;
    }
    return zone;
}

/* %dateFields(time, zone): year, month, day, hour, minute, second, ms,
 * weekday; then the offset in minutes, whether it is summer time, and the
 * zone's long name. */
static enum native_result date_fields(struct native_call *call)
{
    struct vm *vm = call->vm;
    const struct zone *zone = find_zone(vm, native_text(call, 1));
    double time = native_number(call, 0);
    struct zone_moment moment = zone_at(zone, time);
    double fields[DATE_FIELDS + 1];
    char name[ZONE_NAME];
    date_split(time + moment.offset, fields);
    zone_long_name(zone, &moment, name);
    struct object *list = array_new(vm, DATE_FIELDS + 4);
    for (int i = 0; i <= DATE_FIELDS; i++) {
        array_push(vm, list, value_number(fields[i]));
    }
    array_push(vm, list, value_number(moment.offset / 60000));
    array_push(vm, list, value_boolean(moment.summer));
    array_push(vm, list, value_string(string_from_c(vm, name)));
    return native_object(call, list);
}

/* %zoneName(): the name of the programs' zone. */
static enum native_result zone_name(struct native_call *call)
{
    const struct zone *zone = own_zone(call->vm);
    return native_string(
        call, string_from_c(call->vm, zone == NULL ? "UTC" : zone->name));
}

#define METHOD(name, function, length, ...) \
    FN(NULL, "Date.prototype." name, function, length, THIS_DATE, __VA_ARGS__)

const struct native native_date_rows[] = {
    FN_FLAGS(NULL, "Date", date_constructor, 7, NATIVE_CONSTRUCTOR, ANY, ANY),
    FN(NULL, "Date.now", date_now, 0, ANY, ANY),
    FN(NULL, "Date.parse", date_parse_text, 1, ANY, STRING),
    FN(NULL, "Date.UTC", date_utc, 7, ANY, NUMBER, NUMBER, NUMBER, NUMBER,
       NUMBER, NUMBER, NUMBER),
    METHOD("getTime", date_get_time, 0, ANY),
    METHOD("valueOf", date_get_time, 0, ANY),
    METHOD("getTimezoneOffset", date_get_offset, 0, ANY),
    METHOD("getYear", date_get_year, 0, ANY),
    METHOD("getFullYear", get_year, 0, ANY),
    METHOD("getUTCFullYear", get_utc_year, 0, ANY),
    METHOD("getMonth", get_month, 0, ANY),
    METHOD("getUTCMonth", get_utc_month, 0, ANY),
    METHOD("getDate", get_date, 0, ANY),
    METHOD("getUTCDate", get_utc_date, 0, ANY),
    METHOD("getDay", get_day, 0, ANY),
    METHOD("getUTCDay", get_utc_day, 0, ANY),
    METHOD("getHours", get_hours, 0, ANY),
    METHOD("getUTCHours", get_utc_hours, 0, ANY),
    METHOD("getMinutes", get_minutes, 0, ANY),
    METHOD("getUTCMinutes", get_utc_minutes, 0, ANY),
    METHOD("getSeconds", get_seconds, 0, ANY),
    METHOD("getUTCSeconds", get_utc_seconds, 0, ANY),
    METHOD("getMilliseconds", get_ms, 0, ANY),
    METHOD("getUTCMilliseconds", get_utc_ms, 0, ANY),
    METHOD("setTime", date_set_time, 1, NUMBER),
    METHOD("setFullYear", set_year, 3, NUMBER, NUMBER, NUMBER),
    METHOD("setUTCFullYear", set_utc_year, 3, NUMBER, NUMBER, NUMBER),
    METHOD("setMonth", set_month, 2, NUMBER, NUMBER),
    METHOD("setUTCMonth", set_utc_month, 2, NUMBER, NUMBER),
    METHOD("setDate", set_date, 1, NUMBER),
    METHOD("setUTCDate", set_utc_date, 1, NUMBER),
    METHOD("setHours", set_hours, 4, NUMBER, NUMBER, NUMBER, NUMBER),
    METHOD("setUTCHours", set_utc_hours, 4, NUMBER, NUMBER, NUMBER, NUMBER),
    METHOD("setMinutes", set_minutes, 3, NUMBER, NUMBER, NUMBER),
    METHOD("setUTCMinutes", set_utc_minutes, 3, NUMBER, NUMBER, NUMBER),
    METHOD("setSeconds", set_seconds, 2, NUMBER, NUMBER),
    METHOD("setUTCSeconds", set_utc_seconds, 2, NUMBER, NUMBER),
    METHOD("setMilliseconds", set_ms, 1, NUMBER),
    METHOD("setUTCMilliseconds", set_utc_ms, 1, NUMBER),
    METHOD("toString", date_to_string, 0, ANY),
    METHOD("toDateString", date_to_date_string, 0, ANY),
    METHOD("toTimeString", date_to_time_string, 0, ANY),
    METHOD("toUTCString", date_to_utc_string, 0, ANY),
    METHOD("toISOString", date_to_iso_string, 0, ANY),
    METHOD("setYear", date_set_year, 1, NUMBER),
    INTERNAL("dateFields", date_fields, NUMBER, STRING),
    INTERNAL_NONE("zoneName", zone_name),
};
NATIVE_COUNT(date);
