/*
 * unicode-tool FOLDER OUT.c: makes the tables of unicode.h while the program
 * is built, out of the files of the Unicode Character Database in FOLDER.
 * It is no part of the program.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/unicode.h"

#define POINTS (UNICODE_LAST + 1)
#define SETS_MOST 1024
#define NAMES_MOST 2048
#define WORD 64

/* One property, or one value of one, while it is collected. */
struct set {
    char name[WORD]; /* as the files call it; "" for what has no set yet */
    enum unicode_kind kind;
    uint8_t *has; /* one byte for each code point; strings: NULL */
    uint32_t *words; /* strings */
    uint32_t word_count, word_capacity;
};

struct name {
    char name[WORD];
    uint32_t set;
};

struct tool {
    const char *folder;
    FILE *out;
    struct set sets[SETS_MOST];
    uint32_t set_count;
    struct name names[NAMES_MOST];
    uint32_t name_count;
    uint32_t upper[POINTS], fold[POINTS];
    struct name full[NAMES_MOST]; /* foldings to several characters */
    uint32_t full_count;
};

/* The binary properties of ECMA-262's table 66 that the files list. */
static const char *const binary[] = {
    "ASCII_Hex_Digit", "Alphabetic", "Bidi_Control", "Bidi_Mirrored",
    "Case_Ignorable", "Cased", "Changes_When_Casefolded",
    "Changes_When_Casemapped", "Changes_When_Lowercased",
    "Changes_When_NFKC_Casefolded", "Changes_When_Titlecased",
    "Changes_When_Uppercased", "Dash", "Default_Ignorable_Code_Point",
    "Deprecated", "Diacritic", "Emoji", "Emoji_Component", "Emoji_Modifier",
    "Emoji_Modifier_Base", "Emoji_Presentation", "Extended_Pictographic",
    "Extender", "Grapheme_Base", "Grapheme_Extend", "Hex_Digit",
    "IDS_Binary_Operator", "IDS_Trinary_Operator", "ID_Continue", "ID_Start",
    "Ideographic", "Join_Control", "Logical_Order_Exception", "Lowercase",
    "Math", "Noncharacter_Code_Point", "Pattern_Syntax",
    "Pattern_White_Space", "Quotation_Mark", "Radical", "Regional_Indicator",
    "Sentence_Terminal", "Soft_Dotted", "Terminal_Punctuation",
    "Unified_Ideograph", "Uppercase", "Variation_Selector", "White_Space",
    "XID_Continue", "XID_Start",
};
static const char *const strings[] = {
    "Basic_Emoji", "Emoji_Keycap_Sequence", "RGI_Emoji_Modifier_Sequence",
    "RGI_Emoji_Flag_Sequence", "RGI_Emoji_Tag_Sequence",
    "RGI_Emoji_ZWJ_Sequence", "RGI_Emoji",
};

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "unicode-tool: %s %s\n", what, which);
    fprintf(stderr, "On Debian or Ubuntu: apt-get install unicode-data\n");
    exit(1);
}

/* --- sets and names ---------------------------------------------------- */

static uint32_t set_find(const struct tool *tool, enum unicode_kind kind,
                         const char *name)
{
    uint32_t i = 0;
    while (i < tool->set_count && (tool->sets[i].kind != kind ||
                                   strcmp(tool->sets[i].name, name) != 0)) {
        i++;
    }
    return i;
}

static void name_add(struct tool *tool, uint32_t set, const char *name)
{
    for (uint32_t i = 0; i < tool->name_count; i++) {
        if (tool->names[i].set == set &&
            strcmp(tool->names[i].name, name) == 0) {
            return;
        }
    }
    if (tool->name_count == NAMES_MOST) {
        fail("too many names:", name);
    }
    snprintf(tool->names[tool->name_count].name, WORD, "%s", name);
    tool->names[tool->name_count++].set = set;
}

static struct set *set_add(struct tool *tool, enum unicode_kind kind,
                           const char *name)
{
    if (tool->set_count == SETS_MOST) {
        fail("too many sets:", name);
    }
    struct set *set = &tool->sets[tool->set_count++];
    snprintf(set->name, WORD, "%s", name);
    set->kind = kind;
    set->has = kind == UNICODE_STRINGS ? NULL : calloc(POINTS, 1);
    name_add(tool, tool->set_count - 1, name);
    return set;
}

static struct set *set_get(struct tool *tool, enum unicode_kind kind,
                           const char *name)
{
    uint32_t i = set_find(tool, kind, name);
    return i < tool->set_count ? &tool->sets[i] : NULL;
}

/* The set that goes by `name`, long or short. */
static struct set *set_called(struct tool *tool, enum unicode_kind kind,
                              const char *name)
{
    for (uint32_t i = 0; i < tool->name_count; i++) {
        struct set *set = &tool->sets[tool->names[i].set];
        if (set->kind == kind && strcmp(tool->names[i].name, name) == 0) {
            return set;
        }
    }
    fail("nothing is called", name);
    return NULL;
}

static void set_put(struct set *set, uint32_t from, uint32_t to)
{
    memset(set->has + from, 1, to - from + 1);
}

static void set_join(struct set *set, const struct set *other)
{
    for (uint32_t i = 0; i < POINTS; i++) {
        set->has[i] |= other->has[i];
    }
}

static void words_add(struct set *set, const uint32_t *words, uint32_t count)
{
    while (set->word_count + count > set->word_capacity) {
        set->word_capacity = set->word_capacity ? 2 * set->word_capacity : 64;
        set->words = realloc(set->words,
                             set->word_capacity * sizeof *set->words);
    }
    memcpy(set->words + set->word_count, words, count * sizeof *words);
    set->word_count += count;
}

/* --- files ------------------------------------------------------------- */

#define FIELDS 8

/* One line, cut at semicolons, without comment and blanks around. */
struct line {
    char bytes[4096];
    char *fields[FIELDS];
    uint32_t count;
};

static char *trim(char *text)
{
    size_t length;
    while (*text == ' ' || *text == '\t') {
        text++;
    }
    length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL) {
        text[--length] = 0;
    }
    return text;
}

static bool next_line(FILE *file, struct line *line)
{
    while (fgets(line->bytes, sizeof line->bytes, file) != NULL) {
        char *comment = strchr(line->bytes, '#');
        if (comment != NULL) {
            *comment = 0;
        }
        line->count = 0;
        for (char *at = line->bytes; at != NULL && line->count < FIELDS;) {
            char *end = strchr(at, ';');
            if (end != NULL) {
                *end++ = 0;
            }
            line->fields[line->count++] = trim(at);
            at = end;
        }
        if (line->count > 1) {
            return true;
        }
    }
    return false;
}

static FILE *open_file(const struct tool *tool, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", tool->folder, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail("cannot read", path);
    }
    return file;
}

static void read_range(const char *text, uint32_t *from, uint32_t *to)
{
    char *end;
    *from = *to = (uint32_t)strtoul(text, &end, 16);
    if (strncmp(end, "..", 2) == 0) {
        *to = (uint32_t)strtoul(end + 2, NULL, 16);
    }
}

/* Calls `take` for each line of a file. */
static void each_line(struct tool *tool, const char *name,
                      void (*take)(struct tool *, struct line *))
{
    struct line line;
    FILE *file = open_file(tool, name);
    while (next_line(file, &line)) {
        take(tool, &line);
    }
    fclose(file);
}

/* --- properties -------------------------------------------------------- */

static void take_binary(struct tool *tool, struct line *line)
{
    uint32_t from, to;
    struct set *set = set_get(tool, UNICODE_BINARY, line->fields[1]);
    if (set != NULL) {
        read_range(line->fields[0], &from, &to);
        set_put(set, from, to);
    }
}

static void take_valued(struct tool *tool, struct line *line,
                        enum unicode_kind kind)
{
    uint32_t from, to;
    struct set *set = set_get(tool, kind, line->fields[1]);
    if (set == NULL) {
        set = set_add(tool, kind, line->fields[1]);
    }
    read_range(line->fields[0], &from, &to);
    set_put(set, from, to);
}

static void take_category(struct tool *tool, struct line *line)
{
    take_valued(tool, line, UNICODE_CATEGORY);
}

static void take_script(struct tool *tool, struct line *line)
{
    take_valued(tool, line, UNICODE_SCRIPT);
}

/* Alphabetic's short name, and so on. */
static void take_alias(struct tool *tool, struct line *line)
{
    uint32_t set = set_find(tool, UNICODE_BINARY, line->fields[1]);
    for (uint32_t i = 0; set < tool->set_count && i < line->count; i++) {
        name_add(tool, set, line->fields[i]);
    }
}

/* The set that one of the line's names already has. */
static uint32_t set_of_line(struct tool *tool, enum unicode_kind kind,
                            struct line *line)
{
    uint32_t set = tool->set_count;
    for (uint32_t i = 1; i < line->count && set == tool->set_count; i++) {
        set = set_find(tool, kind, line->fields[i]);
    }
    return set;
}

/* "gc ; Lu ; Uppercase_Letter", "sc ; Hang ; Hangul". A value that no code
 * point has becomes an empty set. */
static void take_value_alias(struct tool *tool, struct line *line)
{
    enum unicode_kind kind = strcmp(line->fields[0], "gc") == 0
                                 ? UNICODE_CATEGORY
                                 : UNICODE_SCRIPT;
    if (kind == UNICODE_SCRIPT && strcmp(line->fields[0], "sc") != 0) {
        return;
    }
    uint32_t set = set_of_line(tool, kind, line);
    if (set == tool->set_count) {
        set_add(tool, kind, line->fields[1]);
    }
    for (uint32_t i = 1; i < line->count; i++) {
        name_add(tool, set, line->fields[i]);
    }
}

/* A group of categories: all that begin with the same letter; LC. */
static void join_categories(struct tool *tool)
{
    for (uint32_t i = 0; i < tool->set_count; i++) {
        const struct set *set = &tool->sets[i];
        if (set->kind != UNICODE_CATEGORY || strlen(set->name) != 2 ||
            strcmp(set->name, "LC") == 0) {
            continue;
        }
        char group[2] = {set->name[0], 0};
        set_join(set_called(tool, UNICODE_CATEGORY, group), set);
        if (set->name[0] == 'L' && strchr("ult", set->name[1]) != NULL) {
            set_join(set_called(tool, UNICODE_CATEGORY, "LC"), set);
        }
    }
}

/* What no script has is of the script Unknown. */
static void fill_unknown(struct tool *tool)
{
    struct set *unknown = set_called(tool, UNICODE_SCRIPT, "Unknown");
    memset(unknown->has, 1, POINTS);
    for (uint32_t i = 0; i < tool->set_count; i++) {
        const struct set *set = &tool->sets[i];
        for (uint32_t p = 0; set->kind == UNICODE_SCRIPT && set != unknown &&
                             p < POINTS; p++) {
            unknown->has[p] &= !set->has[p];
        }
    }
}

/* Script_Extensions: as Script, but for those that ScriptExtensions.txt
 * lists. */
static void copy_scripts(struct tool *tool)
{
    uint32_t sets = tool->set_count, names = tool->name_count;
    for (uint32_t i = 0; i < sets; i++) {
        if (tool->sets[i].kind == UNICODE_SCRIPT) {
            const char *name = tool->sets[i].name;
            memcpy(set_add(tool, UNICODE_EXTENSIONS, name)->has,
                   tool->sets[i].has, POINTS);
            for (uint32_t n = 0; n < names; n++) {
                if (tool->names[n].set == i) {
                    name_add(tool, tool->set_count - 1, tool->names[n].name);
                }
            }
        }
    }
}

static void take_extensions(struct tool *tool, struct line *line)
{
    uint32_t from, to;
    read_range(line->fields[0], &from, &to);
    for (uint32_t i = 0; i < tool->set_count; i++) {
        if (tool->sets[i].kind == UNICODE_EXTENSIONS) {
            memset(tool->sets[i].has + from, 0, to - from + 1);
        }
    }
    for (char *at = strtok(line->fields[1], " "); at != NULL;
         at = strtok(NULL, " ")) {
        set_put(set_called(tool, UNICODE_EXTENSIONS, at), from, to);
    }
}

/* Any, ASCII, Assigned stand in no file. */
static void make_whole(struct tool *tool)
{
    set_put(set_add(tool, UNICODE_BINARY, "Any"), 0, UNICODE_LAST);
    set_put(set_add(tool, UNICODE_BINARY, "ASCII"), 0, 127);
    struct set *assigned = set_add(tool, UNICODE_BINARY, "Assigned");
    const struct set *not = set_called(tool, UNICODE_CATEGORY, "Cn");
    for (uint32_t i = 0; i < POINTS; i++) {
        assigned->has[i] = !not->has[i];
    }
}

/* --- properties of strings --------------------------------------------- */

static void add_string(struct tool *tool, const char *name,
                       const uint32_t *points, uint32_t count)
{
    struct set *all = set_get(tool, UNICODE_STRINGS, "RGI_Emoji");
    struct set *set = set_get(tool, UNICODE_STRINGS, name);
    if (set == NULL) {
        fail("an unknown kind of emoji:", name);
    }
    words_add(set, &count, 1);
    words_add(set, points, count);
    words_add(all, &count, 1);
    words_add(all, points, count);
}

/* "231A..231B ; Basic_Emoji", "0023 FE0F 20E3 ; Emoji_Keycap_Sequence". */
static void take_emoji(struct tool *tool, struct line *line)
{
    uint32_t points[16], count = 0, from, to;
    char *at = line->fields[0];
    if (strstr(at, "..") != NULL) {
        read_range(at, &from, &to);
        for (; from <= to; from++) {
            add_string(tool, line->fields[1], &from, 1);
        }
        return;
    }
    while (*at != 0 && count < 16) {
        points[count++] = (uint32_t)strtoul(at, &at, 16);
    }
    add_string(tool, line->fields[1], points, count);
}

/* --- case -------------------------------------------------------------- */

/* UnicodeData.txt has fifteen fields: the thirteenth is the capital. */
static void read_capitals(struct tool *tool)
{
    char bytes[4096];
    FILE *file = open_file(tool, "UnicodeData.txt");
    while (fgets(bytes, sizeof bytes, file) != NULL) {
        char *at = bytes;
        for (int field = 0; field < 12 && at != NULL; field++) {
            at = strchr(at, ';');
            at = at == NULL ? NULL : at + 1;
        }
        if (at != NULL && *at != ';') {
            tool->upper[strtoul(bytes, NULL, 16)] =
                (uint32_t)strtoul(at, NULL, 16);
        }
    }
    fclose(file);
}

/* A capital of several characters is none (22.2.2.7.3, 3.e). Conditional
 * mappings have a fifth field. */
static void take_special(struct tool *tool, struct line *line)
{
    bool conditional = line->count > 5 && line->fields[4][0] != 0;
    if (!conditional && strchr(line->fields[3], ' ') != NULL) {
        uint32_t point = (uint32_t)strtoul(line->fields[0], NULL, 16);
        tool->upper[point] = point;
    }
}

static void take_fold(struct tool *tool, struct line *line)
{
    if (strcmp(line->fields[1], "F") == 0 && tool->full_count < NAMES_MOST) {
        struct name *full = &tool->full[tool->full_count++];
        snprintf(full->name, WORD, "%s", line->fields[2]);
        full->set = (uint32_t)strtoul(line->fields[0], NULL, 16);
    }
    if (strcmp(line->fields[1], "C") == 0 ||
        strcmp(line->fields[1], "S") == 0) {
        tool->fold[strtoul(line->fields[0], NULL, 16)] =
            (uint32_t)strtoul(line->fields[2], NULL, 16);
    }
}

/* Two that fold to the same several characters, and to no single one, are the
 * same: CaseFolding.txt itself says so since Unicode 15.1. */
static void join_folds(struct tool *tool)
{
    for (uint32_t i = 1; i < tool->full_count; i++) {
        uint32_t point = tool->full[i].set;
        for (uint32_t k = 0; k < i && tool->fold[point] == point; k++) {
            uint32_t other = tool->full[k].set;
            if (strcmp(tool->full[i].name, tool->full[k].name) == 0 &&
                tool->fold[other] == other) {
                tool->fold[point] = other;
            }
        }
    }
}

/* Without the flag u only units are compared, and no other character becomes
 * ASCII. */
static void mend_capitals(struct tool *tool)
{
    for (uint32_t i = 0; i < POINTS; i++) {
        if (i > 0xffff || tool->upper[i] > 0xffff ||
            (i >= 128 && tool->upper[i] < 128)) {
            tool->upper[i] = i;
        }
    }
}

/* --- writing ----------------------------------------------------------- */

static void write_case(struct tool *tool, const char *name,
                       const uint32_t *to)
{
    uint32_t *members = calloc(POINTS, sizeof *members);
    uint32_t *class = calloc(POINTS, sizeof *class);
    uint32_t classes = 0, count = 0;
    for (uint32_t i = 0; i < POINTS; i++) {
        members[to[i]]++;
    }
    fprintf(tool->out, "const struct unicode_case unicode_%s[] = {\n", name);
    for (uint32_t i = 0; i < POINTS; i++) {
        if (members[to[i]] < 2 && to[i] == i) {
            continue;
        }
        if (class[to[i]] == 0) {
            class[to[i]] = ++classes;
        }
        fprintf(tool->out, "{%u,%u,%u},\n", (unsigned)i, (unsigned)to[i],
                (unsigned)class[to[i]] - 1);
        count++;
    }
    fprintf(tool->out,
            "};\nconst uint32_t unicode_%s_count = %u;\n"
            "const uint32_t unicode_%s_classes = %u;\n",
            name, (unsigned)count, name, (unsigned)classes);
    free(members);
    free(class);
}

/* The set's ranges; returns how many. */
static uint32_t write_ranges(FILE *out, const struct set *set)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < POINTS && set->has != NULL; i++) {
        uint32_t from = i;
        while (i < POINTS && set->has[i]) {
            i++;
        }
        if (i > from) {
            fprintf(out, "{%u,%u},\n", (unsigned)from, (unsigned)i - 1);
            count++;
        }
    }
    return count;
}

static void write_sets(struct tool *tool)
{
    static struct unicode_set places[SETS_MOST];
    uint32_t ranges = 0, words = 0;
    fprintf(tool->out, "const struct unicode_range unicode_ranges[] = {\n");
    for (uint32_t i = 0; i < tool->set_count; i++) {
        places[i].first = ranges;
        places[i].count = write_ranges(tool->out, &tool->sets[i]);
        ranges += places[i].count;
    }
    fprintf(tool->out, "};\nconst uint32_t unicode_words[] = {\n");
    for (uint32_t i = 0; i < tool->set_count; i++) {
        const struct set *set = &tool->sets[i];
        if (set->kind != UNICODE_STRINGS) {
            continue;
        }
        places[i] = (struct unicode_set){words, set->word_count};
        words += set->word_count;
        for (uint32_t w = 0; w < set->word_count; w++) {
            fprintf(tool->out, "%u,\n", (unsigned)set->words[w]);
        }
    }
    fprintf(tool->out, "};\nconst struct unicode_set unicode_sets[] = {\n");
    for (uint32_t i = 0; i < tool->set_count; i++) {
        fprintf(tool->out, "{%u,%u},\n", (unsigned)places[i].first,
                (unsigned)places[i].count);
    }
    fprintf(tool->out, "};\n");
}

static void write_names(struct tool *tool)
{
    fprintf(tool->out, "const struct unicode_name unicode_names[] = {\n");
    for (uint32_t i = 0; i < tool->name_count; i++) {
        const struct name *name = &tool->names[i];
        fprintf(tool->out, "{\"%s\",%d,%u},\n", name->name,
                (int)tool->sets[name->set].kind, (unsigned)name->set);
    }
    fprintf(tool->out, "};\nconst uint32_t unicode_name_count = %u;\n",
            (unsigned)tool->name_count);
}

/* --- all of it --------------------------------------------------------- */

static void read_properties(struct tool *tool)
{
    for (size_t i = 0; i < sizeof binary / sizeof *binary; i++) {
        set_add(tool, UNICODE_BINARY, binary[i]);
    }
    each_line(tool, "PropList.txt", take_binary);
    each_line(tool, "DerivedCoreProperties.txt", take_binary);
    each_line(tool, "DerivedNormalizationProps.txt", take_binary);
    each_line(tool, "extracted/DerivedBinaryProperties.txt", take_binary);
    each_line(tool, "emoji/emoji-data.txt", take_binary);
    each_line(tool, "PropertyAliases.txt", take_alias);
    each_line(tool, "extracted/DerivedGeneralCategory.txt", take_category);
    each_line(tool, "Scripts.txt", take_script);
    each_line(tool, "PropertyValueAliases.txt", take_value_alias);
    join_categories(tool);
    make_whole(tool);
    fill_unknown(tool);
    copy_scripts(tool);
    each_line(tool, "ScriptExtensions.txt", take_extensions);
}

static void read_strings(struct tool *tool)
{
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        set_add(tool, UNICODE_STRINGS, strings[i]);
    }
    each_line(tool, "emoji/emoji-sequences.txt", take_emoji);
    each_line(tool, "emoji/emoji-zwj-sequences.txt", take_emoji);
}

static void read_case(struct tool *tool)
{
    for (uint32_t i = 0; i < POINTS; i++) {
        tool->upper[i] = tool->fold[i] = i;
    }
    read_capitals(tool);
    each_line(tool, "SpecialCasing.txt", take_special);
    each_line(tool, "CaseFolding.txt", take_fold);
    join_folds(tool);
    mend_capitals(tool);
}

int main(int argc, char **argv)
{
    static struct tool tool;
    if (argc != 3) {
        fail("usage: unicode-tool FOLDER", "OUT.c");
    }
    tool.folder = argv[1];
    tool.out = fopen(argv[2], "w");
    if (tool.out == NULL) {
        fail("cannot write", argv[2]);
    }
    fprintf(tool.out, "#include \"script/unicode.h\"\n");
    read_properties(&tool);
    read_strings(&tool);
    read_case(&tool);
    write_sets(&tool);
    write_names(&tool);
    write_case(&tool, "upper", tool.upper);
    write_case(&tool, "fold", tool.fold);
    return fclose(tool.out) == 0 ? 0 : 1;
}
