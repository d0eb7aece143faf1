/*
 * cause.h: why a connection came to its end. The machine knows: which bytes
 * led to it, or which bytes never came. An end keeps one cause, the first that
 * was found; the step in which its WebSocket becomes CLOSED (or CLOSING,
 * where that was the reason) tells it, and the panes may read it.
 */
#ifndef LOOPLINE_MACHINE_CAUSE_H
#define LOOPLINE_MACHINE_CAUSE_H

#include "base/text.h"

#include <stdint.h>

/*
 * CAUSE(identifier, name in the trace, section of the standard, "English",
 * "Korean"). In a sentence {end} is who it is about and {other} the peer;
 * {code} and {reply} are the close codes sent first and in answer; {number},
 * {most} are the cause's numbers; {what}: see cause_what.
 */
/* clang-format off */
#define CAUSES(C) \
    C(NONE, "none", "", "", "") \
    C(WE_CLOSED, "closed-here", "RFC 6455, 7.1.2", \
      "{end} sent the close frame first ({code}), {other} answered it ({reply})", \
      "{end:이} 먼저 close 프레임을 보냈고({code}) {other:이} 답했어요({reply})") \
    C(THEY_CLOSED, "closed-there", "RFC 6455, 7.1.2", \
      "{other} sent the close frame first ({code}), {end} answered it ({reply})", \
      "{other:이} 먼저 close 프레임을 보냈고({code}) {end:이} 답했어요({reply})") \
    C(NO_REPLY, "no-close-reply", "RFC 6455, 7.1.5", \
      "{end} sent a close frame ({code}), but the connection ended without " \
      "one from {other}: 1006", \
      "{end:이} close 프레임을 보냈지만({code}) {other}의 close 프레임 없이 " \
      "연결이 끝났어요: 1006") \
    C(NO_CLOSE, "no-close-frame", "RFC 6455, 7.1.5", \
      "FIN came from {other}, but no close frame before it: 1006", \
      "{other}의 FIN이 왔지만 그 앞에 close 프레임이 없었어요: 1006") \
    C(CUT_FRAME, "cut-frame", "RFC 6455, 7.1.5", \
      "the connection ended in the middle of a frame, {number} of its {most} " \
      "bytes had come: 1006", \
      "프레임의 {most}바이트 가운데 {number}바이트만 오고 연결이 끝났어요: 1006") \
    C(RESET, "reset", "RFC 9293, 3.5.2", \
      "RST came, so what was still on its way is lost: 1006", \
      "RST가 와서 오가던 것이 사라졌어요: 1006") \
    C(LEFT, "left-here", "RFC 6455, 7.1.7", \
      "{end} gave up the TCP connection, and no close frame had come: 1006", \
      "{end:이} close 프레임을 받지 않은 채 TCP 연결을 버렸어요: 1006") \
    C(WRONG_FRAME, "wrong-frame", "RFC 6455, 7.1.7", \
      "byte {number} that came to {end} breaks the rules: {what}", \
      "{end}에 온 {number}번째 바이트가 규칙에 어긋나요: {what}") \
    C(HANDSHAKE, "failed-check", "RFC 6455, 4", \
      "{end} found that the check {what} of the opening handshake fails", \
      "{end:이} 한 여는 핸드셰이크의 {what} 검사가 실패했어요") \
    C(NO_CONNECTION, "no-connection", "RFC 6455, 4.1", \
      "there never was a TCP connection (error {number})", \
      "TCP 연결이 되지 않았어요(오류 {number})") \
    C(LEFT_EARLY, "left-early", "RFC 6455, 4.1", \
      "FIN came from {other} before the opening handshake was over: 1006", \
      "여는 핸드셰이크가 끝나기 전에 {other}의 FIN이 왔어요: 1006") \
    C(NOT_OPENED, "not-opened", "RFC 6455, 7.1.5", \
      "it was given up before the opening handshake was over: 1006", \
      "여는 핸드셰이크가 끝나기 전에 그만뒀어요: 1006")
/* clang-format on */

enum cause_kind {
#define C(name, text, section, english, korean) CAUSE_##name,
    CAUSES(C)
#undef C
        CAUSE_KINDS
};

/* What an end keeps. */
struct cause {
    uint32_t kind; /* enum cause_kind */
    uint32_t detail; /* WRONG_FRAME: enum frame_error, HANDSHAKE: the check */
    uint32_t first_code, second_code; /* of close frames, in their order */
    uint64_t number, most; /* bytes */
    uint64_t step; /* at which it was found */
};

struct machine;
struct connection;
struct endpoint;

/* The first cause found is kept. */
void endpoint_blame(struct machine *machine, struct endpoint *end,
                    enum cause_kind kind, uint32_t detail);

/* The end's WebSocket is CLOSED: what is there to be seen says why. */
void endpoint_judge(struct machine *machine,
                    const struct connection *connection, uint32_t end);

const char *cause_name(enum cause_kind kind);
const char *cause_section(enum cause_kind kind, uint32_t detail);

/* Appends the sentence; nothing for CAUSE_NONE. `end`: whose cause it is. */
void cause_text(const struct cause *cause, uint32_t end, int korean,
                struct text *text);

#endif
