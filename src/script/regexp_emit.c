/*
 * From the tree of a regular expression to its program. In a lookbehind
 * everything is emitted for going backwards: sequences from their end, groups
 * with their end first (ECMA-262, 22.2.2.3, direction).
 */
#include <string.h>

#include "script/regexp_code.h"
#include "script/regexp_tree.h"

/* A row of words that grows in the region. */
struct words {
    uint32_t *at;
    uint32_t count, capacity;
};

struct emitter {
    struct region *region;
    const struct regexp_tree *tree;
    struct words code, tables;
    uint32_t registers;
    bool unicode;
};

static void word_add(struct emitter *e, struct words *words, uint32_t word)
{
    if (words->count == words->capacity) {
        uint32_t capacity = words->capacity ? 2 * words->capacity : 64;
        uint32_t *at = region_alloc(e->region, (size_t)capacity * 4);
        if (at == NULL) {
            return;
        }
        if (words->count > 0) {
            memcpy(at, words->at, (size_t)words->count * 4);
        }
        words->at = at;
        words->capacity = capacity;
    }
    words->at[words->count++] = word;
}

static void emit(struct emitter *e, uint32_t word)
{
    word_add(e, &e->code, word);
}

static void emit_op(struct emitter *e, enum regexp_op op, uint32_t operand)
{
    emit(e, (uint32_t)op | operand << 8);
}

/* A word that is filled in later; returns its place. */
static uint32_t emit_hole(struct emitter *e)
{
    emit(e, 0);
    return e->code.count - 1;
}

static void fill_hole(struct emitter *e, uint32_t hole)
{
    if (hole < e->code.count) {
        e->code.at[hole] = e->code.count;
    }
}

/* A jump to where several ways meet. Until that is known its hole leads to
 * the one before it: *ends is the newest, 0 for none. */
static void emit_end(struct emitter *e, uint32_t *ends)
{
    emit_op(e, RE_JUMP, 0);
    emit(e, *ends);
    *ends = e->code.count - 1;
}

static void fill_ends(struct emitter *e, uint32_t ends)
{
    while (ends != 0 && ends < e->code.count) {
        uint32_t next = e->code.at[ends];
        fill_hole(e, ends);
        ends = next;
    }
}

/* --- how long, and with what -------------------------------------------- */

static uint32_t add_up(uint32_t a, uint32_t b)
{
    return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

/* The fewest units that `node` takes. */
static uint32_t least_units(const struct regexp_node *node)
{
    uint32_t least = 0;
    const struct regexp_node *child;
    switch ((enum regexp_node_kind)node->kind) {
    case REGEXP_CHAR:
        return node->first > 0xffff ? 2 : 1;
    case REGEXP_SET:
        return 1;
    case REGEXP_STRINGS:
        for (const struct regexp_string *s = node->strings; s; s = s->next) {
            if (s->length == 0) {
                return 0;
            }
        }
        return 1;
    case REGEXP_SEQUENCE:
    case REGEXP_CAPTURE:
        for (child = node->child; child != NULL; child = child->next) {
            least = add_up(least, least_units(child));
        }
        return least;
    case REGEXP_CHOICE:
        least = UINT32_MAX;
        for (child = node->child; child != NULL; child = child->next) {
            uint32_t units = least_units(child);
            least = units < least ? units : least;
        }
        return least;
    case REGEXP_REPEAT: {
        uint64_t units = (uint64_t)least_units(node->child) * node->first;
        return units < UINT32_MAX ? (uint32_t)units : UINT32_MAX;
    }
    default:
        return 0;
    }
}

/* With which unit a character may begin. */
static void add_first_unit(struct charset *first, uint32_t from, uint32_t to)
{
    if (from <= 0xffff) {
        charset_add(first, from, to <= 0xffff ? to : 0xffff);
    }
    if (to > 0xffff) {
        from = from > 0xffff ? from : 0x10000;
        charset_add(first, 0xd7c0 + (from >> 10), 0xd7c0 + (to >> 10));
    }
}

static bool add_first(const struct regexp_node *node, struct charset *first);

static bool add_first_of_all(const struct regexp_node *child,
                             struct charset *first)
{
    for (; child != NULL; child = child->next) {
        if (!add_first(child, first)) {
            return false;
        }
    }
    return true;
}

static bool add_first_of_any(const struct regexp_node *child,
                             struct charset *first)
{
    bool empty = false;
    for (; child != NULL; child = child->next) {
        empty |= add_first(child, first);
    }
    return empty;
}

/* Adds all units with which what `node` takes may begin; true where it may
 * take none, so that what follows counts too. */
static bool add_first(const struct regexp_node *node, struct charset *first)
{
    switch ((enum regexp_node_kind)node->kind) {
    case REGEXP_CHAR:
        add_first_unit(first, node->first, node->first);
        return false;
    case REGEXP_STRINGS:
        for (const struct regexp_string *s = node->strings; s; s = s->next) {
            if (s->length == 0) {
                return true;
            }
        }
        charset_add(first, 0, 0xffff);
        return false;
    case REGEXP_SET:
        for (uint32_t i = 0; i < node->set.count; i++) {
            add_first_unit(first, node->set.ranges[i].from,
                           node->set.ranges[i].to);
        }
        return false;
    case REGEXP_SEQUENCE:
    case REGEXP_CAPTURE:
        return add_first_of_all(node->child, first);
    case REGEXP_CHOICE:
        return add_first_of_any(node->child, first);
    case REGEXP_REPEAT:
        return add_first(node->child, first) || node->first == 0;
    case REGEXP_REFERENCE:
        charset_add(first, 0, 0xffff);
        return true;
    default:
        return true;
    }
}

/* --- characters ----------------------------------------------------------- */

/* Adds the table of a class; returns its place among the tables. */
static uint32_t add_table(struct emitter *e, const struct charset *set)
{
    uint32_t bits[RE_TABLE_RANGES] = {0}, ranges = 0;
    uint32_t place = e->tables.count;
    for (uint32_t i = 0; i < set->count; i++) {
        struct unicode_range range = set->ranges[i];
        for (uint32_t c = range.from; c <= range.to && c < 256; c++) {
            bits[c / 32] |= 1u << c % 32;
        }
        ranges += range.to > 255;
    }
    for (int i = 0; i < RE_TABLE_RANGES; i++) {
        word_add(e, &e->tables, bits[i]);
    }
    word_add(e, &e->tables, ranges);
    for (uint32_t i = 0; i < set->count; i++) {
        struct unicode_range range = set->ranges[i];
        if (range.to > 255) {
            word_add(e, &e->tables, range.from > 255 ? range.from : 256);
            word_add(e, &e->tables, range.to);
        }
    }
    return place;
}

static void emit_test(struct emitter *e, enum regexp_op op, uint32_t operand,
                      bool back)
{
    emit_op(e, op + back, 0);
    emit(e, operand);
}

/* True where units and characters are the same thing. */
static bool is_unit(const struct emitter *e, uint32_t from, uint32_t to)
{
    return !e->unicode ||
           (to <= 0xffff && (to < 0xd800 || from > 0xdfff));
}

static void emit_char(struct emitter *e, uint32_t point, bool back)
{
    emit_test(e, is_unit(e, point, point) ? RE_UNIT : RE_POINT, point, back);
}

static void emit_set(struct emitter *e, const struct charset *set, bool back)
{
    const struct unicode_range *r = set->ranges;
    bool units = true;
    for (uint32_t i = 0; i < set->count; i++) {
        units = units && is_unit(e, r[i].from, r[i].to);
    }
    if (set->count == 1 && r[0].from == r[0].to) {
        emit_char(e, r[0].from, back);
    } else if (set->count == 2 && units && r[0].from == r[0].to &&
               r[1].from == r[1].to) {
        emit_test(e, RE_TWO, r[0].from | r[1].from << 16, back);
    } else {
        emit_test(e, units ? RE_CLASS : RE_CLASS_POINT, add_table(e, set),
                  back);
    }
}

/* A character of a string, or all that are the same. */
static void emit_same(struct emitter *e, uint32_t point, bool back)
{
    struct charset set;
    if (!(e->tree->flags & REGEXP_IGNORE_CASE)) {
        emit_char(e, point, back);
        return;
    }
    charset_init(&set, e->region);
    charset_add(&set, point, point);
    charset_add_cases(&set, true);
    emit_set(e, &set, back);
}

static void emit_string(struct emitter *e, const struct regexp_string *string,
                        bool back)
{
    for (uint32_t i = 0; i < string->length; i++) {
        emit_same(e, string->points[back ? string->length - 1 - i : i], back);
    }
}

/* The longest strings first (22.2.2.9, CompileAtom). */
static void emit_strings(struct emitter *e, const struct regexp_node *node,
                         bool back)
{
    uint32_t longest = 0, ends = 0;
    const struct regexp_string *s;
    for (s = node->strings; s != NULL; s = s->next) {
        longest = s->length > longest ? s->length : longest;
    }
    for (uint32_t length = longest; length != UINT32_MAX; length--) {
        for (s = node->strings; s != NULL; s = s->next) {
            if (s->length == length && length > 0) {
                emit_op(e, RE_SPLIT, 0);
                uint32_t other = emit_hole(e);
                emit_string(e, s, back);
                emit_end(e, &ends);
                fill_hole(e, other);
            }
        }
    }
    if (least_units(node) == 0) {
        emit_op(e, RE_SPLIT, 0);
        uint32_t other = emit_hole(e);
        emit_set(e, &node->set, back);
        fill_hole(e, other);
    } else {
        emit_set(e, &node->set, back);
    }
    fill_ends(e, ends);
}

/* --- the rest ------------------------------------------------------------- */

static void emit_node(struct emitter *e, const struct regexp_node *node,
                      bool back);

static void emit_children(struct emitter *e, const struct regexp_node *child,
                          bool back)
{
    const struct regexp_node *done = NULL, *last;
    if (!back) {
        for (; child != NULL; child = child->next) {
            emit_node(e, child, false);
        }
        return;
    }
    for (; child != done; done = last) {
        for (last = child; last->next != done; last = last->next) {
        }
        emit_node(e, last, true);
    }
}

static void emit_choice(struct emitter *e, const struct regexp_node *node,
                        bool back)
{
    uint32_t ends = 0;
    for (const struct regexp_node *child = node->child; child != NULL;
         child = child->next) {
        if (child->next == NULL) {
            emit_node(e, child, back);
            break;
        }
        emit_op(e, RE_SPLIT, 0);
        uint32_t other = emit_hole(e);
        emit_node(e, child, back);
        emit_end(e, &ends);
        fill_hole(e, other);
    }
    fill_ends(e, ends);
}

static void emit_reset(struct emitter *e, const struct regexp_node *node)
{
    if (node->from_group < node->to_group) {
        emit_op(e, RE_RESET, 2 * node->from_group);
        emit(e, 2 * node->to_group);
    }
}

/* The inside of a repetition, which may not be empty. */
static void emit_turn(struct emitter *e, const struct regexp_node *node,
                      bool back)
{
    uint32_t place = UINT32_MAX;
    if (least_units(node->child) == 0) {
        place = e->registers++;
        emit_op(e, RE_SAVE, place);
    }
    emit_reset(e, node);
    emit_node(e, node->child, back);
    if (place != UINT32_MAX) {
        emit_op(e, RE_CHECK, place);
    }
}

/* x? and x* */
static void emit_some(struct emitter *e, const struct regexp_node *node,
                      bool back)
{
    uint32_t start = e->code.count;
    emit_op(e, node->lazy ? RE_SPLIT_LAZY : RE_SPLIT, 0);
    uint32_t exit = emit_hole(e);
    emit_turn(e, node, back);
    if (node->last != 1) {
        emit_op(e, RE_JUMP, 0);
        emit(e, start);
    }
    fill_hole(e, exit);
}

/* x+ where x takes something. */
static void emit_more(struct emitter *e, const struct regexp_node *node,
                      bool back)
{
    uint32_t start = e->code.count;
    emit_reset(e, node);
    emit_node(e, node->child, back);
    emit_op(e, node->lazy ? RE_SPLIT : RE_SPLIT_LAZY, 0);
    emit(e, start);
}

static void emit_counted(struct emitter *e, const struct regexp_node *node,
                         bool back)
{
    uint32_t counter = e->registers++, place = UINT32_MAX;
    emit_op(e, RE_ZERO, counter);
    uint32_t start = e->code.count;
    emit_op(e, RE_LOOP, counter);
    emit(e, node->first);
    emit(e, node->last);
    uint32_t exit = emit_hole(e);
    emit(e, node->lazy);
    emit_op(e, RE_COUNT, counter);
    if (least_units(node->child) == 0) {
        place = e->registers++;
        emit_op(e, RE_SAVE, place);
    }
    emit_reset(e, node);
    emit_node(e, node->child, back);
    if (place != UINT32_MAX) {
        emit_op(e, RE_CHECK_LOOP, place);
        emit(e, counter);
        emit(e, node->first);
    }
    emit_op(e, RE_JUMP, 0);
    emit(e, start);
    fill_hole(e, exit);
}

static void emit_repeat(struct emitter *e, const struct regexp_node *node,
                        bool back)
{
    const struct regexp_node *child = node->child;
    if (node->last == 0) {
        return;
    }
    if (node->first == 1 && node->last == 1) {
        emit_node(e, child, back);
    } else if (child->kind == REGEXP_CHAR || child->kind == REGEXP_SET) {
        emit_op(e, RE_RUN, node->lazy);
        emit(e, node->first);
        emit(e, node->last);
        emit_node(e, child, back);
    } else if (node->first == 0 &&
               (node->last == 1 || node->last == REGEXP_INFINITE)) {
        emit_some(e, node, back);
    } else if (node->first == 1 && node->last == REGEXP_INFINITE &&
               least_units(child) > 0) {
        emit_more(e, node, back);
    } else {
        emit_counted(e, node, back);
    }
}

static void emit_look(struct emitter *e, const struct regexp_node *node)
{
    uint32_t place = e->registers, hole = 0;
    e->registers += 2;
    emit_op(e, node->negative ? RE_NOT : RE_LOOK, place);
    if (node->negative) {
        hole = emit_hole(e);
    }
    emit_children(e, node->child, node->behind);
    emit_op(e, node->negative ? RE_NOT_DONE : RE_LOOK_DONE, place);
    if (node->negative) {
        fill_hole(e, hole);
    }
}

static void emit_capture(struct emitter *e, const struct regexp_node *node,
                         bool back)
{
    emit_op(e, RE_SAVE, 2 * node->first + back);
    emit_children(e, node->child, back);
    emit_op(e, RE_SAVE, 2 * node->first + !back);
}

static void emit_reference(struct emitter *e, const struct regexp_node *node,
                           bool back)
{
    bool ignore_case = e->tree->flags & REGEXP_IGNORE_CASE;
    emit_op(e, RE_REFERENCE, node->first);
    emit(e, (back ? REFERENCE_BACK : 0u) |
                (ignore_case ? REFERENCE_IGNORE_CASE : 0u) |
                (e->unicode ? REFERENCE_UNICODE : 0u));
}

static void emit_boundary(struct emitter *e, const struct regexp_node *node)
{
    bool more = e->unicode && (e->tree->flags & REGEXP_IGNORE_CASE);
    emit_op(e, RE_BOUNDARY, (node->negative ? 1u : 0u) | (more ? 2u : 0u));
}

static void emit_node(struct emitter *e, const struct regexp_node *node,
                      bool back)
{
    bool multiline = e->tree->flags & REGEXP_MULTILINE;
    switch ((enum regexp_node_kind)node->kind) {
    case REGEXP_CHAR:
        emit_char(e, node->first, back);
        break;
    case REGEXP_SET:
        emit_set(e, &node->set, back);
        break;
    case REGEXP_STRINGS:
        emit_strings(e, node, back);
        break;
    case REGEXP_SEQUENCE:
        emit_children(e, node->child, back);
        break;
    case REGEXP_CHOICE:
        emit_choice(e, node, back);
        break;
    case REGEXP_CAPTURE:
        emit_capture(e, node, back);
        break;
    case REGEXP_REPEAT:
        emit_repeat(e, node, back);
        break;
    case REGEXP_REFERENCE:
        emit_reference(e, node, back);
        break;
    case REGEXP_LOOK:
        emit_look(e, node);
        break;
    case REGEXP_START:
        emit_op(e, RE_START, multiline);
        break;
    case REGEXP_END:
        emit_op(e, RE_END, multiline);
        break;
    case REGEXP_BOUNDARY:
        emit_boundary(e, node);
        break;
    }
}

/* --- the whole ------------------------------------------------------------ */

/* True where nothing but the start of the text will do. */
static bool begins_at_start(const struct regexp_node *node)
{
    while (node != NULL && (node->kind == REGEXP_SEQUENCE ||
                            node->kind == REGEXP_CAPTURE)) {
        node = node->child;
    }
    return node != NULL && node->kind == REGEXP_START;
}

static void find_begin(struct emitter *e, struct regexp_program *head)
{
    struct charset first;
    charset_init(&first, e->region);
    if (!(e->tree->flags & REGEXP_MULTILINE) &&
        begins_at_start(e->tree->root)) {
        head->begin = BEGIN_START;
        return;
    }
    bool empty = add_first(e->tree->root, &first);
    charset_close(&first);
    if (empty || first.count == 0 ||
        (e->unicode && first.ranges[first.count - 1].to >= 0xdc00)) {
        return;
    }
    if (first.count == 1 && first.ranges[0].from == first.ranges[0].to) {
        head->begin = BEGIN_UNIT;
        head->begin_with = first.ranges[0].from;
    } else if (first.ranges[0].from > 0 || first.ranges[0].to < 0xffff) {
        head->begin = BEGIN_CLASS;
        head->begin_with = add_table(e, &first);
    }
}

static struct bytes *finish(struct emitter *e, struct vm *vm,
                            struct regexp_program *head)
{
    head->groups = e->tree->groups;
    head->registers = e->registers;
    head->flags = e->tree->flags;
    head->least = least_units(e->tree->root);
    head->tables = e->code.count;
    head->words = (uint32_t)(sizeof *head / 4) + e->code.count +
                  e->tables.count;
    struct bytes *bytes = bytes_new(vm, head->words * 4);
    struct regexp_program *program = (void *)bytes->at;
    *program = *head;
    memcpy(program->code, e->code.at, (size_t)e->code.count * 4);
    if (e->tables.count > 0) {
        memcpy(program->code + e->code.count, e->tables.at,
               (size_t)e->tables.count * 4);
    }
    return bytes;
}

static Value make_names(struct vm *vm, const struct regexp_tree *tree)
{
    uint32_t count = 0;
    const struct regexp_name *name;
    for (name = tree->names; name != NULL; name = name->next) {
        count += 2;
    }
    if (count == 0) {
        return UNDEFINED;
    }
    struct values *names = values_new(vm, count);
    count = 0;
    for (name = tree->names; name != NULL; name = name->next) {
        names->at[count++] = key_from_value(
            vm, value_string(string_from_utf16(vm, name->units,
                                               name->length)));
        names->at[count++] = value_int((int32_t)name->group);
    }
    return value_cell(names);
}

static struct bytes *compile_in(struct region *region, struct vm *vm,
                                const uint16_t *units, uint32_t length,
                                unsigned flags, Value *names,
                                const char **error)
{
    struct regexp_tree tree;
    struct regexp_program head = {0};
    struct emitter e = {.region = region, .tree = &tree};
    if (!regexp_parse(region, units, length, flags, &tree)) {
        *error = tree.error;
        return NULL;
    }
    e.unicode = flags & REGEXP_EITHER_UNICODE;
    e.registers = 2 * tree.groups;
    emit_node(&e, tree.root, false);
    emit_op(&e, RE_MATCH, 0);
    find_begin(&e, &head);
    if (region->full || e.code.count > 0x3fffffff ||
        e.registers > 0xffffff) {
        *error = "Regular expression too large";
        return NULL;
    }
    *names = make_names(vm, &tree);
    return finish(&e, vm, &head);
}

struct bytes *regexp_compile(struct vm *vm, const uint16_t *units,
                             uint32_t length, unsigned flags, Value *names,
                             const char **error)
{
    struct region region;
    region_init(&region, vm->heap.arena);
    struct bytes *bytes = compile_in(&region, vm, units, length, flags, names,
                                     error);
    region_done(&region);
    return bytes;
}

const char *regexp_check(struct region *region, const uint16_t *units,
                         uint32_t length, unsigned flags)
{
    struct regexp_tree tree;
    return regexp_parse(region, units, length, flags, &tree) ? NULL
                                                             : tree.error;
}
