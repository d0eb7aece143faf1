/*
 * role.h: colours are roles, and a theme (theme.h) is a table of them. No
 * meaning is carried by colour alone: a role that means something has an
 * attribute of its own, or a mark beside it.
 */
#ifndef LOOPLINE_VIEW_ROLE_H
#define LOOPLINE_VIEW_ROLE_H

/* Where there is nothing to be told apart: the words say what they are. */
#define ROLE_ORNAMENT ((const char *)0)

/* ROLE(identifier, 256-colour foreground, 8-colour foreground (-1: default),
 * attributes with colour, attributes without, mark). The mark is what stands
 * beside it wherever it is drawn; "": its attributes alone tell it. Colours
 * and their attributes are those of the theme dark, which is built in. */
#define ROLES(R) \
    R(PLAIN, -1, -1, A_NORMAL, A_NORMAL, ROLE_ORNAMENT) \
    R(DIM, 245, COLOR_WHITE, A_NORMAL, A_DIM, ROLE_ORNAMENT) \
    R(TITLE, 110, COLOR_CYAN, A_NORMAL, A_NORMAL, "─") \
    R(TITLE_FOCUS, 222, COLOR_YELLOW, A_BOLD, A_BOLD | A_REVERSE, "━") \
    R(NEXT, 222, COLOR_YELLOW, A_BOLD, A_BOLD, "▶") \
    R(NEXT_EXACT, 222, COLOR_YELLOW, A_REVERSE | A_BOLD, A_REVERSE, "▶") \
    R(CHANGED, 215, COLOR_MAGENTA, A_BOLD, A_BOLD | A_UNDERLINE, "*") \
    R(CURSOR, 153, COLOR_CYAN, A_REVERSE, A_REVERSE, "") \
    R(POINTER, 231, COLOR_WHITE, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD, "◀") \
    R(FOUND, 214, COLOR_YELLOW, A_REVERSE | A_UNDERLINE, \
      A_REVERSE | A_UNDERLINE, "") \
    R(NAME, 117, COLOR_CYAN, A_NORMAL, A_NORMAL, ROLE_ORNAMENT) \
    R(STATE, 120, COLOR_GREEN, A_REVERSE | A_BOLD, A_BOLD | A_REVERSE, "") \
    R(GOOD, 120, COLOR_GREEN, A_NORMAL, A_NORMAL, ROLE_ORNAMENT) \
    R(CAPTION, 231, COLOR_WHITE, A_BOLD, A_BOLD, "▌") \
    R(STATUS, 252, COLOR_WHITE, A_REVERSE, A_REVERSE, "LIVE") \
    R(LIVE, 120, COLOR_GREEN, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD, "LIVE") \
    R(REPLAY, 215, COLOR_MAGENTA, A_REVERSE | A_BOLD, A_REVERSE | A_BOLD, \
      "REPLAY") \
    R(ERROR, 210, COLOR_RED, A_BOLD, A_BOLD | A_UNDERLINE, "") \
    R(COMMENT, 244, COLOR_WHITE, A_NORMAL, A_DIM, ROLE_ORNAMENT) \
    R(KEYWORD, 147, COLOR_BLUE, A_NORMAL, A_BOLD, ROLE_ORNAMENT) \
    R(LITERAL, 151, COLOR_GREEN, A_NORMAL, A_NORMAL, ROLE_ORNAMENT) \
    R(STATEMENT, 222, COLOR_YELLOW, A_BOLD, A_BOLD | A_UNDERLINE, "▶") \
    R(VALUE, 180, COLOR_CYAN, A_NORMAL, A_DIM, ROLE_ORNAMENT) \
    R(BREAKPOINT, 203, COLOR_RED, A_BOLD, A_BOLD, "●") \
    R(EMPHASIS, -1, -1, A_ITALIC, A_UNDERLINE, ROLE_ORNAMENT)

enum role {
#define R(name, many, few, colour, plain, mark) ROLE_##name,
    ROLES(R)
#undef R
    ROLE_COUNT
};

#endif
