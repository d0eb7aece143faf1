/*
 * String: case, order and normal forms (ECMA-262, 22.1.3). What a character is
 * comes from utf8proc, one code point at a time: it allocates nothing that
 * way.
 */
#include <utf8proc.h>

#include "base/utf.h"
#include "script/builder.h"
#include "script/native_help.h"
#include "script/native_rows.h"

static struct string *this_text(const struct native_call *call)
{
    return string_flatten(call->vm, value_as_string(call->this_value));
}

static bool is_surrogate(uint32_t point)
{
    return point >= 0xd800 && point <= 0xdfff;
}

/* --- case --------------------------------------------------------------- */

/* Characters whose upper case is more than one (Unicode's SpecialCasing). */
struct special_case {
    uint16_t from;
    uint16_t to[3];
};
static const struct special_case special_cases[] = {
    {0xdf, {0x53, 0x53, 0}}, {0x149, {0x2bc, 0x4e, 0}},
    {0x1f0, {0x4a, 0x30c, 0}}, {0x390, {0x399, 0x308, 0x301}},
    {0x3b0, {0x3a5, 0x308, 0x301}}, {0x587, {0x535, 0x552, 0}},
    {0x1e96, {0x48, 0x331, 0}}, {0x1e97, {0x54, 0x308, 0}},
    {0x1e98, {0x57, 0x30a, 0}}, {0x1e99, {0x59, 0x30a, 0}},
    {0x1e9a, {0x41, 0x2be, 0}}, {0x1f50, {0x3a5, 0x313, 0}},
    {0x1f52, {0x3a5, 0x313, 0x300}}, {0x1f54, {0x3a5, 0x313, 0x301}},
    {0x1f56, {0x3a5, 0x313, 0x342}}, {0x1f80, {0x1f08, 0x399, 0}},
    {0x1f81, {0x1f09, 0x399, 0}}, {0x1f82, {0x1f0a, 0x399, 0}},
    {0x1f83, {0x1f0b, 0x399, 0}}, {0x1f84, {0x1f0c, 0x399, 0}},
    {0x1f85, {0x1f0d, 0x399, 0}}, {0x1f86, {0x1f0e, 0x399, 0}},
    {0x1f87, {0x1f0f, 0x399, 0}}, {0x1f88, {0x1f08, 0x399, 0}},
    {0x1f89, {0x1f09, 0x399, 0}}, {0x1f8a, {0x1f0a, 0x399, 0}},
    {0x1f8b, {0x1f0b, 0x399, 0}}, {0x1f8c, {0x1f0c, 0x399, 0}},
    {0x1f8d, {0x1f0d, 0x399, 0}}, {0x1f8e, {0x1f0e, 0x399, 0}},
    {0x1f8f, {0x1f0f, 0x399, 0}}, {0x1f90, {0x1f28, 0x399, 0}},
    {0x1f91, {0x1f29, 0x399, 0}}, {0x1f92, {0x1f2a, 0x399, 0}},
    {0x1f93, {0x1f2b, 0x399, 0}}, {0x1f94, {0x1f2c, 0x399, 0}},
    {0x1f95, {0x1f2d, 0x399, 0}}, {0x1f96, {0x1f2e, 0x399, 0}},
    {0x1f97, {0x1f2f, 0x399, 0}}, {0x1f98, {0x1f28, 0x399, 0}},
    {0x1f99, {0x1f29, 0x399, 0}}, {0x1f9a, {0x1f2a, 0x399, 0}},
    {0x1f9b, {0x1f2b, 0x399, 0}}, {0x1f9c, {0x1f2c, 0x399, 0}},
    {0x1f9d, {0x1f2d, 0x399, 0}}, {0x1f9e, {0x1f2e, 0x399, 0}},
    {0x1f9f, {0x1f2f, 0x399, 0}}, {0x1fa0, {0x1f68, 0x399, 0}},
    {0x1fa1, {0x1f69, 0x399, 0}}, {0x1fa2, {0x1f6a, 0x399, 0}},
    {0x1fa3, {0x1f6b, 0x399, 0}}, {0x1fa4, {0x1f6c, 0x399, 0}},
    {0x1fa5, {0x1f6d, 0x399, 0}}, {0x1fa6, {0x1f6e, 0x399, 0}},
    {0x1fa7, {0x1f6f, 0x399, 0}}, {0x1fa8, {0x1f68, 0x399, 0}},
    {0x1fa9, {0x1f69, 0x399, 0}}, {0x1faa, {0x1f6a, 0x399, 0}},
    {0x1fab, {0x1f6b, 0x399, 0}}, {0x1fac, {0x1f6c, 0x399, 0}},
    {0x1fad, {0x1f6d, 0x399, 0}}, {0x1fae, {0x1f6e, 0x399, 0}},
    {0x1faf, {0x1f6f, 0x399, 0}}, {0x1fb2, {0x1fba, 0x399, 0}},
    {0x1fb3, {0x391, 0x399, 0}}, {0x1fb4, {0x386, 0x399, 0}},
    {0x1fb6, {0x391, 0x342, 0}}, {0x1fb7, {0x391, 0x342, 0x399}},
    {0x1fbc, {0x391, 0x399, 0}}, {0x1fc2, {0x1fca, 0x399, 0}},
    {0x1fc3, {0x397, 0x399, 0}}, {0x1fc4, {0x389, 0x399, 0}},
    {0x1fc6, {0x397, 0x342, 0}}, {0x1fc7, {0x397, 0x342, 0x399}},
    {0x1fcc, {0x397, 0x399, 0}}, {0x1fd2, {0x399, 0x308, 0x300}},
    {0x1fd3, {0x399, 0x308, 0x301}}, {0x1fd6, {0x399, 0x342, 0}},
    {0x1fd7, {0x399, 0x308, 0x342}}, {0x1fe2, {0x3a5, 0x308, 0x300}},
    {0x1fe3, {0x3a5, 0x308, 0x301}}, {0x1fe4, {0x3a1, 0x313, 0}},
    {0x1fe6, {0x3a5, 0x342, 0}}, {0x1fe7, {0x3a5, 0x308, 0x342}},
    {0x1ff2, {0x1ffa, 0x399, 0}}, {0x1ff3, {0x3a9, 0x399, 0}},
    {0x1ff4, {0x38f, 0x399, 0}}, {0x1ff6, {0x3a9, 0x342, 0}},
    {0x1ff7, {0x3a9, 0x342, 0x399}}, {0x1ffc, {0x3a9, 0x399, 0}},
    {0xfb00, {0x46, 0x46, 0}}, {0xfb01, {0x46, 0x49, 0}},
    {0xfb02, {0x46, 0x4c, 0}}, {0xfb03, {0x46, 0x46, 0x49}},
    {0xfb04, {0x46, 0x46, 0x4c}}, {0xfb05, {0x53, 0x54, 0}},
    {0xfb06, {0x53, 0x54, 0}}, {0xfb13, {0x544, 0x546, 0}},
    {0xfb14, {0x544, 0x535, 0}}, {0xfb15, {0x544, 0x53b, 0}},
    {0xfb16, {0x54e, 0x546, 0}}, {0xfb17, {0x544, 0x53d, 0}},
};

static const struct special_case *find_special(uint32_t point)
{
    size_t low = 0, high = sizeof special_cases / sizeof *special_cases;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (special_cases[middle].from == point) {
            return &special_cases[middle];
        }
        if (special_cases[middle].from < point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

static void add_upper(struct builder *builder, uint32_t point)
{
    const struct special_case *special = find_special(point);
    if (special == NULL) {
        builder_point(builder, is_surrogate(point)
                                   ? point
                                   : (uint32_t)utf8proc_toupper(
                                         (utf8proc_int32_t)point));
        return;
    }
    for (int i = 0; i < 3 && special->to[i] != 0; i++) {
        builder_unit(builder, special->to[i]);
    }
}

/* ASCII texts, the most there are: where nothing changes the text itself, else
 * a copy in which the letters from `first` on, 26 of them, have changed. NULL
 * for other texts. */
static struct string *change_ascii(struct vm *vm, struct string *text,
                                   uint8_t first)
{
    bool change = false;
    uint32_t length = string_length(text);
    const uint8_t *units = text->as.units;
    for (uint32_t i = 0; !string_is_wide(text) && i < length; i++) {
        if (units[i] >= 0x80) {
            return NULL;
        }
        change = change || (uint8_t)(units[i] - first) < 26;
    }
    if (string_is_wide(text) || !change) {
        return string_is_wide(text) ? NULL : text;
    }
    struct string *copy = string_new_flat(vm, length, false);
    uint8_t *out = copy->as.units;
    for (uint32_t i = 0; i < length; i++) {
        bool letter = (uint8_t)(units[i] - first) < 26;
        out[i] = letter ? units[i] ^ 0x20 : units[i];
    }
    return copy;
}

/* The text with each character changed by `add`, which moves *at behind it;
 * a long one piece by piece. `first`: see change_ascii. */
static enum native_result change_case(struct native_call *call, uint8_t first,
                                      void (*add)(struct builder *builder,
                                                  const struct string *text,
                                                  uint32_t *at))
{
    struct builder builder;
    struct string *text = this_text(call);
    uint32_t length = string_length(text);
    uint32_t at = native_piece_start(call), from = at;
    struct string *ascii =
        length > TEXT_PIECE ? NULL : change_ascii(call->vm, text, first);
    if (ascii != NULL) {
        return native_string(call, ascii);
    }
    builder_init(&builder, call->vm);
    while (at < length && at - from < TEXT_PIECE) {
        add(&builder, text, &at);
    }
    return native_piece_built(call, &builder, at, length);
}

static void next_upper(struct builder *builder, const struct string *text,
                       uint32_t *at)
{
    add_upper(builder, string_point(text, at));
}

static enum native_result text_to_upper(struct native_call *call)
{
    return change_case(call, 'a', next_upper);
}

static bool is_cased(uint32_t point)
{
    utf8proc_int32_t c = (utf8proc_int32_t)point;
    return !is_surrogate(point) &&
           (utf8proc_toupper(c) != c || utf8proc_tolower(c) != c);
}

/* Marks and the like do not count when a word's end is looked for. */
static bool is_ignorable(uint32_t point)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)point);
    return category == UTF8PROC_CATEGORY_MN ||
           category == UTF8PROC_CATEGORY_ME ||
           category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_LM ||
           category == UTF8PROC_CATEGORY_SK || point == '\'' ||
           point == '.' || point == ':';
}

/* Final_Sigma: a letter before it and none behind it. */
static bool is_final(const struct string *text, uint32_t at)
{
    uint32_t i = at;
    while (i > 0 && is_ignorable(string_unit(text, i - 1))) {
        i--;
    }
    if (i == 0 || !is_cased(string_unit(text, i - 1))) {
        return false;
    }
    for (i = at + 1; i < string_length(text);) {
        uint32_t point = string_point(text, &i);
        if (!is_ignorable(point)) {
            return !is_cased(point);
        }
    }
    return true;
}

#define SIGMA 0x3a3u
#define FINAL_SIGMA 0x3c2u
#define DOTTED_I 0x130u

static void next_lower(struct builder *builder, const struct string *text,
                       uint32_t *at)
{
    uint32_t start = *at;
    uint32_t point = string_point(text, at);
    if (point == DOTTED_I) {
        builder_unit(builder, 'i');
        builder_unit(builder, 0x307);
    } else if (point == SIGMA && is_final(text, start)) {
        builder_unit(builder, FINAL_SIGMA);
    } else if (is_surrogate(point)) {
        builder_unit(builder, (uint16_t)point);
    } else {
        builder_point(builder,
                      (uint32_t)utf8proc_tolower((utf8proc_int32_t)point));
    }
}

static enum native_result text_to_lower(struct native_call *call)
{
    return change_case(call, 'A', next_lower);
}

/* --- normal forms ------------------------------------------------------- */

#define FEW 128u

/* Code points, in a region where they are many. Not to be copied. */
struct points {
    struct region region;
    utf8proc_int32_t *at;
    size_t count;
    utf8proc_int32_t few[FEW];
};

/* A text may be cut before such a point: it stands in no order with what is
 * before it, and is not composed with it. Of other texts the most is here. */
static bool is_boundary(uint32_t point)
{
    return point < 0x300 || (point >= 0x4e00 && point <= 0x9fff) ||
           (point >= 0xac00 && point <= 0xd7a3);
}

static unsigned class_of(utf8proc_int32_t point)
{
    return (unsigned)utf8proc_get_property(point)->combining_class & 0xff;
}

#define CLASSES_MOST 256u

/* Sorts `count` marks by their class; those of one class stay in their order.
 * So it takes no longer where somebody has put very many behind one letter. */
static void order_run(struct points *points, utf8proc_int32_t *run,
                      size_t count)
{
    size_t places[CLASSES_MOST + 1] = {0};
    utf8proc_int32_t few[FEW], *copy = few;
    if (count > FEW) {
        copy = region_alloc(&points->region, count * sizeof *run);
    }
    for (size_t i = 0; copy != NULL && i < count; i++) {
        copy[i] = run[i];
        places[class_of(run[i]) + 1]++;
    }
    for (unsigned i = 1; i <= CLASSES_MOST; i++) {
        places[i] += places[i - 1];
    }
    for (size_t i = 0; copy != NULL && i < count; i++) {
        run[places[class_of(copy[i])]++] = copy[i];
    }
}

/* Puts combining marks into their canonical order (Unicode, 3.11). */
static void order_marks(struct points *points)
{
    for (size_t i = 0, end; i < points->count; i = end) {
        end = i + 1;
        if (class_of(points->at[i]) == 0) {
            continue;
        }
        while (end < points->count && class_of(points->at[end]) != 0) {
            end++;
        }
        if (end - i > 1) {
            order_run(points, points->at + i, end - i);
        }
    }
}

/* The most that one code point decomposes into (U+FDFA), and the first that
 * decomposes canonically. */
#define DECOMPOSED_MAX 18u
#define DECOMPOSED_FIRST 0xc0u

/* Room for what `count` code points become; `plain`: themselves. */
static utf8proc_int32_t *points_room(struct points *points, size_t count,
                                     bool plain, size_t *capacity)
{
    *capacity = plain ? count : count * DECOMPOSED_MAX + 1;
    return *capacity <= FEW
               ? points->few
               : region_alloc(&points->region,
                              *capacity * sizeof *points->at);
}

/* Decomposes units [from, to) of a text; false where there is no memory. */
static bool decompose(struct vm *vm, struct points *points,
                      const struct string *text, uint32_t from, uint32_t to,
                      utf8proc_option_t options)
{
    size_t capacity, count = 0;
    int boundary = 0;
    bool plain = !(options & UTF8PROC_COMPAT);
    region_init(&points->region, vm->heap.arena);
    for (uint32_t at = from; at < to; count++) {
        plain = string_point(text, &at) < DECOMPOSED_FIRST && plain;
    }
    points->at = points_room(points, count, plain, &capacity);
    points->count = 0;
    for (uint32_t at = from; points->at != NULL && at < to;) {
        utf8proc_int32_t point = (utf8proc_int32_t)string_point(text, &at);
        utf8proc_ssize_t made = utf8proc_decompose_char(
            point, points->at + points->count,
            (utf8proc_ssize_t)(capacity - points->count), options, &boundary);
        points->count += made > 0 ? (size_t)made : 0;
    }
    if (points->at != NULL) {
        order_marks(points);
    }
    return points->at != NULL;
}

/* Which form is asked for; false where there is none of that name. */
static bool form_options(struct native_call *call, utf8proc_option_t *options,
                         bool *compose)
{
    static const struct {
        const char *name;
        bool compose, compatible;
    } forms[] = {
        {"NFC", true, false},
        {"NFD", false, false},
        {"NFKC", true, true},
        {"NFKD", false, true},
    };
    struct string *name =
        call->args[0] == UNDEFINED
            ? string_from_c(call->vm, "NFC")
            : native_text(call, 0);
    name = atom_from_string(call->vm, name);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (atom_is(name, forms[i].name)) {
            *compose = forms[i].compose;
            *options = UTF8PROC_DECOMPOSE | UTF8PROC_STABLE |
                       (forms[i].compatible ? UTF8PROC_COMPAT : 0);
            return true;
        }
    }
    return false;
}

/* Where a piece of about `size` units ends that begins at `from`. */
static uint32_t piece_end(const struct string *text, uint32_t from,
                          uint32_t size)
{
    uint32_t length = string_length(text);
    if (length - from <= size) {
        return length;
    }
    for (uint32_t at = from + size; at < length; at++) {
        if (is_boundary(string_unit(text, at))) {
            return at;
        }
    }
    return length;
}

static enum native_result text_normalize(struct native_call *call)
{
    struct points points;
    struct builder builder;
    utf8proc_option_t options;
    bool compose;
    if (!form_options(call, &options, &compose)) {
        return error_throw(call->vm, ERROR_RANGE,
                           "The normalization form should be one of NFC, "
                           "NFD, NFKC, NFKD.");
    }
    struct string *text = this_text(call);
    uint32_t from = native_piece_start(call);
    uint32_t to = piece_end(text, from, TEXT_PIECE);
    builder_init(&builder, call->vm);
    if (decompose(call->vm, &points, text, from, to, options)) {
        if (compose) {
            utf8proc_ssize_t left = utf8proc_normalize_utf32(
                points.at, (utf8proc_ssize_t)points.count,
                UTF8PROC_COMPOSE | UTF8PROC_STABLE);
            points.count = left > 0 ? (size_t)left : 0;
        }
        for (size_t i = 0; i < points.count; i++) {
            builder_point(&builder, (uint32_t)points.at[i]);
        }
    }
    region_done(&points.region);
    return native_piece_built(call, &builder, to, string_length(text));
}

/* --- order -------------------------------------------------------------- */

/*
 * localeCompare: a small model of Unicode's collation, right for what lessons
 * sort. First the characters without case and accents (white space and signs,
 * digits, letters; other scripts by code point, Hangul before letters in
 * Korean), then the accents, then the case, small letters first.
 */
#define HANGUL_FIRST 0xac00
#define HANGUL_LAST 0xd7a3
#define WEIGHT_LETTER 0x10000u
#define WEIGHT_HANGUL 0x8000u /* in Korean */

static uint32_t weight_of(utf8proc_int32_t point, bool korean)
{
    static const char signs[] = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~"
                                "$0123456789";
    if (point < 128) {
        const char *place = memchr(signs, point, sizeof signs - 1);
        if (place != NULL) {
            return (uint32_t)(place - signs) + 1;
        }
    }
    if (korean && point >= HANGUL_FIRST && point <= HANGUL_LAST) {
        return WEIGHT_HANGUL + (uint32_t)(point - HANGUL_FIRST);
    }
    return WEIGHT_LETTER + (uint32_t)utf8proc_tolower(point);
}

static bool is_mark(utf8proc_int32_t point)
{
    return utf8proc_category(point) == UTF8PROC_CATEGORY_MN;
}

/* Counts for nothing: control characters. */
static bool is_void(utf8proc_int32_t point)
{
    return (point < ' ' && (point < '\t' || point > '\r')) || point == 127;
}

/* The next point from *at on that is a mark, or that is none. */
static bool next_of(const struct points *points, size_t *at, bool marks,
                    utf8proc_int32_t *point)
{
    while (*at < points->count) {
        *point = points->at[(*at)++];
        if (!is_void(*point) && is_mark(*point) == marks) {
            return true;
        }
    }
    return false;
}

static int sign(int64_t number)
{
    return (number > 0) - (number < 0);
}

/* Level 1: the characters, as far as both have some; *rest: which has more. */
static int compare_so_far(const struct points *a, const struct points *b,
                          bool korean, int *rest)
{
    size_t i = 0, j = 0;
    for (;;) {
        utf8proc_int32_t x, y;
        bool more_a = next_of(a, &i, false, &x);
        bool more_b = next_of(b, &j, false, &y);
        if (!more_a || !more_b) {
            *rest = more_a - more_b;
            return 0;
        }
        int order = sign((int64_t)weight_of(x, korean) -
                         (int64_t)weight_of(y, korean));
        if (order != 0) {
            return order;
        }
    }
}

static int compare_letters(const struct points *a, const struct points *b,
                           bool korean)
{
    int rest = 0, order = compare_so_far(a, b, korean, &rest);
    return order != 0 ? order : rest;
}

/* Level 2: the marks, each with how many characters stand before it. */
static int compare_marks(const struct points *a, const struct points *b)
{
    size_t i = 0, j = 0;
    for (;;) {
        utf8proc_int32_t x = 0, y = 0;
        bool more_a = next_of(a, &i, true, &x);
        bool more_b = next_of(b, &j, true, &y);
        if (!more_a || !more_b) {
            return more_a - more_b;
        }
        if (i != j) {
            return i < j ? 1 : -1;
        }
        if (x != y) {
            return sign(x - y);
        }
    }
}

/* Level 3: the case. */
static int compare_case(const struct points *a, const struct points *b)
{
    size_t i = 0, j = 0;
    utf8proc_int32_t x, y;
    while (next_of(a, &i, false, &x) && next_of(b, &j, false, &y)) {
        if (x != y) {
            return x == utf8proc_tolower(x) ? -1 : 1;
        }
    }
    return 0;
}

/* Canonical decomposition, but Hangul stays in syllables. */
static bool decompose_letters(struct vm *vm, struct points *points,
                              const struct string *text, uint32_t from,
                              uint32_t to)
{
    if (!decompose(vm, points, text, from, to,
                   UTF8PROC_DECOMPOSE | UTF8PROC_STABLE)) {
        return false;
    }
    utf8proc_ssize_t left = utf8proc_normalize_utf32(
        points->at, (utf8proc_ssize_t)points->count,
        UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    size_t count = left > 0 ? (size_t)left : 0;
    size_t capacity = count * DECOMPOSED_MAX + 1;
    utf8proc_int32_t *composed = points->at;
    bool plain = true;
    for (size_t i = 0; i < count; i++) {
        plain = plain && composed[i] < (utf8proc_int32_t)DECOMPOSED_FIRST;
    }
    if (plain) {
        points->count = count;
        return true;
    }
    points->at =
        region_alloc(&points->region, capacity * sizeof *points->at);
    points->count = 0;
    for (size_t i = 0; points->at != NULL && i < count; i++) {
        if (composed[i] >= HANGUL_FIRST && composed[i] <= HANGUL_LAST) {
            points->at[points->count++] = composed[i];
            continue;
        }
        int boundary = 0;
        utf8proc_ssize_t made = utf8proc_decompose_char(
            composed[i], points->at + points->count, DECOMPOSED_MAX,
            UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
        points->count += made > 0 ? (size_t)made : 0;
    }
    return points->at != NULL;
}

/* Where both texts are the same up to there, and may be cut. */
static uint32_t common_start(const struct string *a, const struct string *b)
{
    uint32_t shorter = string_length(a) < string_length(b) ? string_length(a)
                                                           : string_length(b);
    uint32_t at = 0;
    while (at < shorter && string_unit(a, at) == string_unit(b, at)) {
        at++;
    }
    if (at == string_length(a) && at == string_length(b)) {
        return at;
    }
    while (at > 0 && !(at < shorter && is_boundary(string_unit(a, at)) &&
                       is_boundary(string_unit(b, at)))) {
        at--;
    }
    return at;
}

#define COMPARED 1024u /* units that are looked at first */

/* Compares from `from` on, about `size` units; *decided where what is behind
 * them cannot change the order: the letters differ, or that was all. */
static int compare_piece(struct vm *vm, const struct string *left,
                         const struct string *right, uint32_t from,
                         uint32_t size, bool korean, bool *decided)
{
    struct points a, b;
    int order = 0;
    uint32_t left_end = piece_end(left, from, size);
    uint32_t right_end = piece_end(right, from, size);
    bool all = left_end == string_length(left) &&
               right_end == string_length(right);
    bool whole = decompose_letters(vm, &a, left, from, left_end);
    whole = decompose_letters(vm, &b, right, from, right_end) && whole;
    *decided = true;
    if (whole && all) {
        order = compare_letters(&a, &b, korean);
        order = order != 0 ? order : compare_marks(&a, &b);
        order = order != 0 ? order : compare_case(&a, &b);
    } else if (whole) {
        int rest;
        order = compare_so_far(&a, &b, korean, &rest);
        *decided = order != 0;
    }
    region_done(&a.region);
    region_done(&b.region);
    return order;
}

/* state[0] is where the texts begin to differ, state[1] how many units from
 * there on are compared in this slice. */
static enum native_result compare_texts(struct native_call *call,
                                        struct string *left,
                                        struct string *right, bool korean)
{
    bool decided;
    uint32_t from = native_piece_start(call), size = COMPARED;
    string_flatten(call->vm, left);
    string_flatten(call->vm, right);
    if (call->state[0] == EMPTY) {
        from = common_start(left, right);
    } else {
        size = (uint32_t)value_as_number(call->state[1]);
    }
    int order = compare_piece(call->vm, left, right, from, size, korean,
                              &decided);
    if (decided) {
        return native_ok(call, value_int(order));
    }
    call->state[0] = value_number(from);
    call->state[1] = value_number((double)size * 8);
    return NATIVE_AGAIN;
}

/* True for "ko", "ko-KR", ... */
static bool is_korean(struct vm *vm, Value locale)
{
    if (!value_is_string(locale) ||
        string_length(value_as_string(locale)) < 2) {
        return false;
    }
    struct string *text = string_flatten(vm, value_as_string(locale));
    return string_unit(text, 0) == 'k' && string_unit(text, 1) == 'o';
}

static enum native_result text_locale_compare(struct native_call *call)
{
    if (native_arg(call, 2) != UNDEFINED) {
        return error_throw(call->vm, ERROR_PLAIN,
                           "the options of String.prototype.localeCompare "
                           "are not supported yet");
    }
    return compare_texts(call, value_as_string(call->this_value),
                         native_text(call, 0),
                         is_korean(call->vm, native_arg(call, 1)));
}

/* --- names of hosts (UTS #46) ------------------------------------------- */

/* Is it left out of a name, as the soft hyphen is? */
static bool is_left_out(uint32_t point)
{
    return point == 0xad || point == 0x200b || point == 0x2060 ||
           point == 0x2064 || point == 0xfeff || point == 0x34f ||
           (point >= 0x180b && point <= 0x180f && point != 0x180e) ||
           (point >= 0xfe00 && point <= 0xfe0f) ||
           (point >= 0xe0100 && point <= 0xe01ef);
}

/* %idnaKept(text): without the characters that a name does without. */
static enum native_result idna_kept(struct native_call *call)
{
    struct builder builder;
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    builder_init(&builder, call->vm);
    for (uint32_t at = 0; at < string_length(text);) {
        uint32_t point = string_point(text, &at);
        if (!is_left_out(point)) {
            builder_point(&builder, point);
        }
    }
    return native_built(call, &builder);
}

/* %idnaValid(text): true for a label of letters, marks, digits and signs. */
static enum native_result idna_valid(struct native_call *call)
{
    struct string *text = string_flatten(call->vm, native_text(call, 0));
    for (uint32_t at = 0; at < string_length(text);) {
        bool first = at == 0;
        uint32_t point = string_point(text, &at);
        int category = utf8proc_category((utf8proc_int32_t)point);
        bool mark = category == UTF8PROC_CATEGORY_MN ||
                    category == UTF8PROC_CATEGORY_MC ||
                    category == UTF8PROC_CATEGORY_ME;
        bool letter = category != UTF8PROC_CATEGORY_CN &&
                      category < UTF8PROC_CATEGORY_ZS && !(first && mark);
        if ((point >= 128 && !letter) || point == UTF_REPLACEMENT) {
            return native_boolean(call, false);
        }
    }
    return native_boolean(call, true);
}

#define METHOD(name, function, length, ...) \
    FN(NULL, "String.prototype." name, function, length, THIS_STRING, \
       __VA_ARGS__)

const struct native native_text_rows[] = {
    METHOD("toLowerCase", text_to_lower, 0, ANY),
    METHOD("toUpperCase", text_to_upper, 0, ANY),
    METHOD("toLocaleLowerCase", text_to_lower, 0, ANY),
    METHOD("toLocaleUpperCase", text_to_upper, 0, ANY),
    METHOD("normalize", text_normalize, 0, STRING_OR_UNDEFINED),
    METHOD("localeCompare", text_locale_compare, 1, STRING),
    INTERNAL("idnaKept", idna_kept, STRING),
    INTERNAL("idnaValid", idna_valid, STRING),
};
NATIVE_COUNT(text);
