/*
 * role.h: colours are roles, and a theme is a table of them. No meaning is
 * carried by colour alone: every role has an attribute or a mark beside it.
 */
#ifndef LOOPLINE_VIEW_ROLE_H
#define LOOPLINE_VIEW_ROLE_H

/* ROLE(identifier, 256-colour foreground, 8-colour foreground (-1: default),
 * attributes with colour, attributes without) */
#define ROLES(R) \
    R(PLAIN, -1, -1, A_NORMAL, A_NORMAL) \
    R(DIM, 245, COLOR_WHITE, A_NORMAL, A_DIM) \
    R(TITLE, 110, COLOR_CYAN, A_NORMAL, A_NORMAL) \
    R(TITLE_FOCUS, 222, COLOR_YELLOW, A_BOLD, A_BOLD | A_REVERSE) \
    R(NEXT, 222, COLOR_YELLOW, A_BOLD, A_BOLD) \
    R(NEXT_EXACT, 222, COLOR_YELLOW, A_REVERSE | A_BOLD, A_REVERSE) \
    R(CHANGED, 215, COLOR_MAGENTA, A_BOLD, A_BOLD | A_UNDERLINE) \
    R(CURSOR, 153, COLOR_CYAN, A_REVERSE, A_REVERSE) \
    R(FOUND, 214, COLOR_YELLOW, A_REVERSE | A_BOLD, A_REVERSE | A_UNDERLINE) \
    R(NAME, 117, COLOR_CYAN, A_NORMAL, A_NORMAL) \
    R(STATE, 120, COLOR_GREEN, A_REVERSE | A_BOLD, A_BOLD | A_REVERSE) \
    R(GOOD, 120, COLOR_GREEN, A_NORMAL, A_NORMAL) \
    R(CAPTION, 231, COLOR_WHITE, A_BOLD, A_BOLD) \
    R(STATUS, 252, COLOR_WHITE, A_REVERSE, A_REVERSE) \
    R(LIVE, 120, COLOR_GREEN, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD) \
    R(REPLAY, 215, COLOR_MAGENTA, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD) \
    R(ERROR, 210, COLOR_RED, A_BOLD, A_BOLD) \
    R(COMMENT, 244, COLOR_WHITE, A_NORMAL, A_DIM) \
    R(KEYWORD, 147, COLOR_BLUE, A_NORMAL, A_BOLD) \
    R(LITERAL, 151, COLOR_GREEN, A_NORMAL, A_NORMAL) \
    R(STATEMENT, 222, COLOR_YELLOW, A_BOLD, A_BOLD | A_UNDERLINE) \
    R(VALUE, 180, COLOR_CYAN, A_NORMAL, A_DIM) \
    R(BREAKPOINT, 203, COLOR_RED, A_BOLD, A_BOLD)

enum role {
#define R(name, many, few, colour, plain) ROLE_##name,
    ROLES(R)
#undef R
    ROLE_COUNT
};

#endif
