#include "machine/machine.h"
#include "machine/native_rows.h"
#include "script/native_rows.h"

static const struct native_table tables[] = {
#define T(name) {native_##name##_rows, &native_##name##_count},
    NATIVE_TABLES(T)
    MACHINE_NATIVE_TABLES(T)
#undef T
};

const struct natives machine_natives = {
    .tables = tables,
    .count = sizeof tables / sizeof *tables,
};
