/*
 * html.h: what an HTML text says, read by gumbo.
 *
 * gumbo works in memory of the arena that is given back at the end; what is
 * left is a plain row of values in the process's heap, from which
 * page/parser.js makes the tree.
 */
#ifndef LOOPLINE_MACHINE_HTML_H
#define LOOPLINE_MACHINE_HTML_H

#include "base/text.h"
#include "script/vm.h"

#define HTML_LIMIT (2u << 20) /* bytes of a text that is taken */

/* What a row begins with, and what follows it. */
enum html_row {
    HTML_END, /* the element begun last is over */
    HTML_ELEMENT, /* tag (as it is shown), namespace ("" or "svg", "math"),
                     array of name, value, ...; where its inside begins and
                     ends in the text (bytes; -1, -1: it is empty) */
    HTML_TEXT, /* text */
    HTML_COMMENT, /* text */
    HTML_DOCTYPE /* name */
};

/*
 * Parses a document, or with a `context` what is inside an element of that
 * name (HTML, 13.4). The array's rows stand in the order of the document.
 * `quirks` is set where the document asks for it. NULL: no memory, or more
 * than HTML_LIMIT bytes.
 */
struct object *html_parse(struct vm *vm, const struct text *text,
                          const char *context, bool *quirks);

#endif
