/*
 * How typed arrays are sorted without a comparator: by the bits, byte by byte
 * from the lowest (a radix sort), in time that grows with the length alone.
 * The work lies in the heap, and after so many moves it goes on in the next
 * slice (law 5); nothing else of the process runs meanwhile.
 */
#include "script/native_binary.h"
#include "script/native_rows.h"

#define AT_ONCE 100000u /* moves */

/* In a CELL_BYTES, before two rows of keys. */
struct sorting {
    uint32_t pass; /* which byte of the keys */
    uint32_t at; /* how far the pass is */
    uint32_t scattering; /* 0: it counts; 1: it moves */
    uint32_t unused;
    uint32_t places[256]; /* counts, then where each byte's next key goes */
};

/* Bits that compare as the elements do: the sign turned, and all bits of what
 * is negative where it is a float; NaN, which has one pattern, comes last. */
static uint64_t key_of(const struct array_view *view, uint32_t index)
{
    uint64_t bits = 0;
    unsigned size = 1u << view->shift;
    uint64_t sign = 1ull << (8 * size - 1);
    memcpy(&bits, view->data + ((size_t)index << view->shift), size);
    switch ((enum element_type)view->type) {
    case ELEMENT_FLOAT32:
    case ELEMENT_FLOAT64:
        return bits & sign ? ~bits & (sign | (sign - 1)) : bits | sign;
    case ELEMENT_INT8:
    case ELEMENT_INT16:
    case ELEMENT_INT32:
    case ELEMENT_BIGINT64:
        return bits ^ sign;
    default:
        return bits;
    }
}

static void put_key(struct array_view *view, uint32_t index, uint64_t key)
{
    unsigned size = 1u << view->shift;
    uint64_t sign = 1ull << (8 * size - 1);
    switch ((enum element_type)view->type) {
    case ELEMENT_FLOAT32:
    case ELEMENT_FLOAT64:
        key = key & sign ? key ^ sign : ~key;
        break;
    case ELEMENT_INT8:
    case ELEMENT_INT16:
    case ELEMENT_INT32:
    case ELEMENT_BIGINT64:
        key ^= sign;
        break;
    default:
        break;
    }
    memcpy(view->data + ((size_t)index << view->shift), &key, size);
}

/* The counts become places. */
static void begin_scatter(struct sorting *sorting)
{
    uint32_t place = 0;
    for (unsigned i = 0; i < 256; i++) {
        uint32_t count = sorting->places[i];
        sorting->places[i] = place;
        place += count;
    }
    sorting->scattering = 1;
    sorting->at = 0;
}

static void begin_pass(struct sorting *sorting)
{
    sorting->pass++;
    sorting->scattering = 0;
    sorting->at = 0;
    memset(sorting->places, 0, sizeof sorting->places);
}

/* One part of a pass, up to `to`. */
static void move_on(struct sorting *sorting, const uint64_t *from,
                    uint64_t *into, uint32_t to)
{
    unsigned shift = 8 * sorting->pass;
    for (; sorting->at < to; sorting->at++) {
        uint64_t key = from[sorting->at];
        uint32_t *place = &sorting->places[key >> shift & 255];
        if (sorting->scattering) {
            into[*place] = key;
        }
        ++*place;
    }
}

/* False: to be continued. */
static bool sort(struct sorting *sorting, uint64_t *keys, uint32_t length,
                 unsigned passes)
{
    uint32_t left = AT_ONCE;
    while (sorting->pass < passes) {
        bool odd = sorting->pass & 1;
        uint32_t rest = length - sorting->at;
        uint32_t part = rest < left ? rest : left;
        move_on(sorting, keys + (odd ? length : 0),
                keys + (odd ? 0 : length), sorting->at + part);
        left -= part;
        if (sorting->at < length) {
            return false;
        }
        if (sorting->scattering) {
            begin_pass(sorting);
        } else {
            begin_scatter(sorting);
        }
    }
    return true;
}

/* A NaN's sign and payload do not count. */
static void make_one_nan(struct array_view *view, uint32_t length)
{
    bool is_float = view->type == ELEMENT_FLOAT32 ||
                    view->type == ELEMENT_FLOAT64;
    for (uint32_t i = 0; is_float && i < length; i++) {
        view_put(view, i, view_get(NULL, view, i));
    }
}

/* The cell that holds the work: a head and two rows of keys. */
static struct bytes *begin(struct vm *vm, struct array_view *view,
                           uint32_t length)
{
    struct bytes *cell = bytes_new(
        vm, (uint32_t)(sizeof(struct sorting) + 16 * (size_t)length));
    uint64_t *keys =
        (uint64_t *)(void *)(cell->at + sizeof(struct sorting));
    make_one_nan(view, length);
    for (uint32_t i = 0; i < length; i++) {
        keys[i] = key_of(view, i);
    }
    return cell;
}

/* %viewSort(view): ascending; -0 before 0, NaN last. */
static enum native_result view_sort(struct native_call *call)
{
    enum native_result result;
    struct array_view *view = value_as_view(call->args[0]);
    uint32_t length = view_length(view);
    unsigned passes = 1u << view->shift;
    if (call->state[1] == EMPTY) {
        if (!binary_room(call, sizeof(struct sorting) + 16.0 * length,
                         &result)) {
            return result;
        }
        call->state[1] = value_cell(begin(call->vm, view, length));
    }
    struct bytes *cell = value_as_cell(call->state[1]);
    uint64_t *keys =
        (uint64_t *)(void *)(cell->at + sizeof(struct sorting));
    if (!sort((struct sorting *)(void *)cell->at, keys, length, passes)) {
        return NATIVE_AGAIN;
    }
    keys += passes & 1 ? length : 0;
    for (uint32_t i = 0; i < length; i++) {
        put_key(view, i, keys[i]);
    }
    return native_ok(call, call->args[0]);
}

const struct native native_typed_sort_rows[] = {
    INTERNAL("viewSort", view_sort, ANY),
};
NATIVE_COUNT(typed_sort);
