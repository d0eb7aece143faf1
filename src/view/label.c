#include "view/label.h"

static const char *const labels[LABEL_COUNT][2] = {
#define L(name, english, korean) {english, korean},
    LABELS(L)
#undef L
};

const char *label(enum label which, enum language language)
{
    return labels[which][language];
}
