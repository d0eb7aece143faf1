/*
 * long_text.h: a text that grows as long as there is memory, for the rooms
 * outside of the machine (base/text.h knows no malloc).
 */
#ifndef LOOPLINE_DEBUGGER_LONG_TEXT_H
#define LOOPLINE_DEBUGGER_LONG_TEXT_H

#include "base/text.h"

/* An empty text; its bytes are to be freed by long_text_free. What finds no
 * memory is left out, and the text is full. */
void long_text_init(struct text *text);
void long_text_free(struct text *text);

#endif
