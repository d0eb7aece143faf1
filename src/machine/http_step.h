/*
 * http_step.h: what the parser of HTTP decides (native_http.c), as steps with
 * captions (step.h) and as lines of the wire log.
 */
#ifndef LOOPLINE_MACHINE_HTTP_STEP_H
#define LOOPLINE_MACHINE_HTTP_STEP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* HTTP_STEP(identifier, "event in the trace", "English", "Korean"): struct
 * step's `sub`; {count} is its `a`, {text} and {data} its `text`. The bodies'
 * are in the order of enum http_framing. */
/* clang-format off */
#define HTTP_STEPS(S) \
    S(REQUEST, "request", \
      "Socket {id}: {end} has read the head of a request: {text}.", \
      "소켓 {id}: {end:이} 요청의 헤드를 읽었어요: {text}.") \
    S(RESPONSE, "response", \
      "Socket {id}: {end} has read the head of an answer: {text}.", \
      "소켓 {id}: {end:이} 응답의 헤드를 읽었어요: {text}.") \
    S(BODY_NONE, "no-body", \
      "Socket {id}: this message has no body: it is over with its head.", \
      "소켓 {id}: 이 메시지에는 본문이 없어요. 헤드로 끝나요.") \
    S(BODY_LENGTH, "body-length", \
      "Socket {id}: Content-Length says that the next {count} bytes are the " \
      "body.", \
      "소켓 {id}: Content-Length에 따라 다음 {count}바이트가 본문이에요.") \
    S(BODY_CHUNKED, "body-chunked", \
      "Socket {id}: the body comes in chunks, each with its length before " \
      "it, for its whole length was not known in time.", \
      "소켓 {id}: 본문이 청크로 와요. 전체 길이를 미리 몰라서 조각마다 길이가 " \
      "앞에 붙어요.") \
    S(BODY_CLOSE, "body-close", \
      "Socket {id}: the answer names no length, so its body ends where the " \
      "connection ends.", \
      "소켓 {id}: 응답에 길이가 없어서 연결이 끝나는 곳이 본문의 끝이에요.") \
    S(CHUNK, "chunk", \
      "Socket {id}: the line before it says that a chunk of {count} bytes " \
      "follows.", \
      "소켓 {id}: 앞줄에 적힌 대로 {count}바이트짜리 청크가 이어져요.") \
    S(DATA, "data", \
      "Socket {id}: {count} bytes of the body have come to {end}{data}.", \
      "소켓 {id}: 본문 {count}바이트가 {end}에 왔어요{data}.") \
    S(KEPT, "end-keep-alive", \
      "Socket {id}: the message is over, and the connection stays open for " \
      "the next one (keep-alive).", \
      "소켓 {id}: 메시지가 끝났어요. 다음 메시지를 위해 연결은 열려 " \
      "있어요(keep-alive).") \
    S(LAST, "end-close", \
      "Socket {id}: the message is over, and no other may follow on this " \
      "connection.", \
      "소켓 {id}: 메시지가 끝났어요. 이 연결로는 더 보내지 않기로 했어요.") \
    S(LEFT, "left", \
      "Socket {id}: what follows on this connection is not HTTP any more.", \
      "소켓 {id}: 여기서부터 이 연결은 더 이상 HTTP가 아니에요.") \
    S(WRONG, "error", \
      "Socket {id}: what has come to {end} breaks the rules of HTTP: {text}.", \
      "소켓 {id}: {end}에 온 것이 HTTP 규칙에 어긋나요: {text}.")
/* clang-format on */

enum http_step {
#define S(name, event, english, korean) HTTP_STEP_##name,
    HTTP_STEPS(S)
#undef S
        HTTP_STEP_COUNT
};

struct machine;
struct endpoint;

/* The event's name in the trace; the sentence, with its words in braces. */
const char *http_step_event(uint32_t sub);
const char *http_step_sentence(uint32_t sub, int korean);

/* What is sent where HTTP is spoken: a head goes into the log line by line,
 * what is behind it as bytes. */
void http_log_sent(struct machine *machine, struct endpoint *end,
                   const uint8_t *bytes, size_t length);

#endif
