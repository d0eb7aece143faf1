/* handshake_text.c: the table of checks with their captions, and the words of
 * a client's errors. Each is written once, here. */
#include "wire/handshake.h"

#include <string.h>

#define ROW(check) [CHECK_##check]

const char *handshake_check_name(enum handshake_check check)
{
    static const char *const NAMES[] = {
#define C(name, text) text,
        HANDSHAKE_CHECKS(C)
#undef C
    };
    return NAMES[check];
}

/* In the order CHECK_FAILED, CHECK_PASSED, CHECK_TOLERATED. */
static const struct handshake_check_row ROWS[HANDSHAKE_CHECK_KINDS] = {
    ROW(REQUEST_LINE) =
        {"RFC 6455, 4.2.1",
         HANDSHAKE_SERVER,
         {{"The first line of the request must be {wanted}, but the server "
           "found {found}. It refuses.",
           "요청의 첫 줄은 {wanted}이어야 하는데 {found}{이} 왔어요. "
           "그래서 서버가 거절해요."},
          {"The first line is {found}: an ordinary HTTP request. Every "
           "WebSocket begins as one.",
           "첫 줄로 {found}{이} 왔어요. 평범한 HTTP 요청이며, 모든 WebSocket은 "
           "이렇게 시작해요."},
          {"The first line is {found}. The standard asks for HTTP/1.1 or "
           "later, but ws does not insist.",
           "첫 줄로 {found}{이} 왔어요. 표준은 HTTP/1.1 이상을 요구하지만 ws는 "
           "그냥 받아 줘요."}}},
    ROW(HOST) =
        {"RFC 6455, 4.2.1",
         HANDSHAKE_SERVER,
         {{NULL, NULL},
          {"Host says {found}: this is the server that the client wanted "
           "to reach.",
           "Host 필드에 {found}{이} 들어 있어요. 클라이언트가 찾아온 서버의 "
           "이름이에요."},
          {"There is no Host field. The standard asks for one, but ws does "
           "not insist.",
           "Host 필드가 없어요. 표준은 요구하지만 ws는 그냥 받아 "
           "줘요."}}},
    ROW(UPGRADE) =
        {"RFC 6455, 4.2.1",
         HANDSHAKE_SERVER,
         {{"Upgrade must be {wanted}, but the server found {found}. It "
           "refuses.",
           "Upgrade 필드는 {wanted}이어야 하는데 {found}{이} 왔어요. "
           "그래서 서버가 거절해요."},
          {"Upgrade says {found}: the client wants to change from HTTP to "
           "WebSocket.",
           "Upgrade 필드에 {found}{이} 들어 있어요. 클라이언트가 HTTP에서 "
           "WebSocket으로 바꾸고 싶어 해요."},
          {NULL, NULL}}},
    ROW(CONNECTION) =
        {"RFC 6455, 4.2.1",
         HANDSHAKE_SERVER,
         {{"Connection must contain {wanted}, but the server found {found}. "
           "It refuses.",
           "Connection 필드에 {wanted}{이} 있어야 하는데 {found}{이} "
           "왔어요. 그래서 서버가 거절해요."},
          {"Connection says {found}: the wish to upgrade is meant for this "
           "very connection.",
           "Connection 필드에 {found}{이} 들어 있어요. 바로 이 연결을 바꾸자는 "
           "뜻이에요."},
          {NULL, NULL}}},
    ROW(KEY) = {"RFC 6455, 4.2.1",
                HANDSHAKE_SERVER,
                {{"The key must be {wanted}, but the server found {found}. It "
                  "refuses.",
                  "키는 16바이트를 Base64로 적은 것이어야 하는데 {found}{이} "
                  "왔어요. 그래서 서버가 거절해요."},
                 {"The client's key is {found}: 16 random bytes in Base64. The "
                  "answer must prove that the server has read it.",
                  "클라이언트의 키로 {found}{이} 왔어요. 무작위 16바이트를 Base64로 "
                  "적은 거예요. 서버는 이 키를 읽었다고 답으로 증명해야 해요."},
                 {NULL, NULL}}},
    ROW(VERSION) =
        {"RFC 6455, 4.2.1",
         HANDSHAKE_SERVER,
         {{"The version must be {wanted}, but the server found {found}. It "
           "refuses and says which versions it speaks.",
           "버전은 {wanted}이어야 하는데 {found}{이} 왔어요. 서버는 "
           "거절하면서 자기가 아는 버전을 알려 줘요."},
          {"The version is {found}, the one that the standard defines.",
           "버전으로 {found}{이} 왔어요. 표준이 정한 바로 그 버전이에요."},
          {"The version is {found}. The standard asks for 13, but ws "
           "accepts 8 as well.",
           "버전으로 {found}{이} 왔어요. 표준은 13을 요구하지만 ws는 8도 받아 "
           "줘요."}}},
    ROW(PATH) = {"RFC 6455, 4.2.2",
                 HANDSHAKE_SERVER,
                 {{"The server only serves {wanted}, but the client asked for "
                   "{found}. It refuses.",
                   "이 서버의 경로는 {wanted}인데 클라이언트는 {found}{을} "
                   "요청했어요. 그래서 서버가 거절해요."},
                  {"The client asks for {found}, and that is the path of this "
                   "server.",
                   "클라이언트가 요청한 경로는 {found}이며, 이 서버의 경로와 "
                   "같아요."},
                  {NULL, NULL}}},
    ROW(OFFERED_PROTOCOL) =
        {"RFC 6455, 4.2.2",
         HANDSHAKE_SERVER,
         {{"The list of subprotocols is not well-formed: {found}. The "
           "server refuses.",
           "하위 프로토콜 목록의 형식이 잘못되었어요: {found}. 그래서 "
           "서버가 거절해요."},
          {"The client offers the subprotocols {found}; the server picks "
           "{wanted}.",
           "클라이언트가 제안한 하위 프로토콜은 {found}이고, 서버는 "
           "{wanted}{을} 골라요."},
          {NULL, NULL}}},
    ROW(OFFERED_EXTENSIONS) =
        {"RFC 6455, 9.1",
         HANDSHAKE_SERVER,
         {{"The client offers the extension {found}, but no offer is one that "
           "the server could take. It refuses with 400.",
           "클라이언트가 확장 {found}{을} 제안하지만 서버가 받을 수 있는 "
           "제안이 없어요. 서버는 400으로 거절해요."},
          {"The client offers the extension {found}. Of it the server uses: "
           "{wanted}.",
           "클라이언트가 확장 {found}{을} 제안해요. 서버가 그중에서 쓰는 "
           "것: {wanted}."},
          {NULL, NULL}}},
    ROW(KEY_GUID) =
        {"RFC 6455, 4.2.2",
         HANDSHAKE_SERVER,
         {{NULL, NULL},
          {"The server appends a text to the key that only WebSocket servers "
           "know: {found}",
           "서버가 키 뒤에 WebSocket만의 정해진 글자를 이어 붙여요: "
           "{found}"},
          {NULL, NULL}}},
    ROW(SHA_1) = {"RFC 6455, 4.2.2",
                  HANDSHAKE_SERVER,
                  {{NULL, NULL},
                   {"SHA-1 makes a fingerprint of 20 bytes out of it: {found}",
                    "SHA-1이 그것으로 20바이트짜리 지문을 만들어요: {found}"},
                   {NULL, NULL}}},
    ROW(BASE64) =
        {"RFC 6455, 4.2.2",
         HANDSHAKE_SERVER,
         {{NULL, NULL},
          {"Base64 writes the 20 bytes as plain letters: {found}. This is "
           "the Sec-WebSocket-Accept.",
           "Base64가 그 20바이트를 보통 글자로 적어요: {found}. 이것이 "
           "Sec-WebSocket-Accept예요."},
          {NULL, NULL}}},
    ROW(SWITCH) = {"RFC 6455, 4.2.2",
                   HANDSHAKE_SERVER,
                   {{NULL, NULL},
                    {"The server answers {found}. From the next byte on, this "
                     "connection carries WebSocket frames.",
                     "서버가 {found}{로} 답해요. 다음 바이트부터 이 연결로 "
                     "WebSocket 프레임이 오가요."},
                    {NULL, NULL}}},
    ROW(REQUEST) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{NULL, NULL},
          {"The client asks: {found}. With it goes the wish to upgrade, and "
           "a random key.",
           "클라이언트가 {found}{로} 요청해요. WebSocket으로 바꾸자는 "
           "말과 무작위 키를 함께 보내요."},
          {NULL, NULL}}},
    ROW(STATUS_LINE) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"The answer must have the status {wanted}, but the client found "
           "{found}. It gives up.",
           "답의 상태 코드는 {wanted}이어야 하는데 {found}{이} 왔어요. "
           "그래서 클라이언트가 포기해요."},
          {"The server answered {found}: it agrees to change the protocol.",
           "서버가 {found}{로} 답했어요. 프로토콜을 바꾸는 데 "
           "동의했어요."}}},
    ROW(ANSWER_UPGRADE) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"Upgrade in the answer must be {wanted}, but the client found "
           "{found}. It gives up.",
           "답의 Upgrade 필드는 {wanted}이어야 하는데 {found}{이} "
           "왔어요. 그래서 클라이언트가 포기해요."},
          {"Upgrade says {found}: both sides mean the same protocol.",
           "Upgrade 필드에 {found}{이} 들어 있어요. 양쪽이 같은 프로토콜을 "
           "말하고 있어요."},
          {NULL, NULL}}},
    ROW(ANSWER_CONNECTION) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"Connection in the answer must contain {wanted}, but the client "
           "found {found}. It gives up.",
           "답의 Connection 필드에 {wanted}{이} 있어야 하는데 {found}{이} "
           "왔어요. 그래서 클라이언트가 포기해요."},
          {"Connection says {found}: it is this connection that changes.",
           "Connection 필드에 {found}{이} 들어 있어요. 바로 이 연결이 바뀌어요."},
          {NULL, NULL}}},
    ROW(ACCEPT) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"The answer to this key is {wanted}, but the server sent {found}. "
           "The client gives up.",
           "이 키의 답은 {wanted}인데 서버는 {found}{을} 보냈어요. 그래서 "
           "클라이언트가 포기해요."},
          {"The client computed the same value, {found}: the server has "
           "read the key and speaks WebSocket.",
           "클라이언트가 직접 계산해도 {found}{이} 나와요. 서버가 키를 "
           "읽었고 WebSocket을 안다는 증거예요."},
          {NULL, NULL}}},
    ROW(PROTOCOL) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"The client asked for the subprotocols {wanted}, but the server "
           "chose {found}. The client gives up.",
           "클라이언트가 요청한 하위 프로토콜은 {wanted}인데 서버는 "
           "{found}{을} 골랐어요. 그래서 클라이언트가 포기해요."},
          {"The server chose the subprotocol {found}, one of those that the "
           "client asked for.",
           "서버가 고른 하위 프로토콜로 {found}{이} 왔어요. 클라이언트가 "
           "요청한 것 가운데 하나예요."},
          {NULL, NULL}}},
    ROW(EXTENSIONS) =
        {"RFC 6455, 4.1",
         HANDSHAKE_CLIENT,
         {{"The server uses the extension {found}, but that is not what the "
           "client has offered: {wanted}. It gives up.",
           "서버가 확장 {found}{을} 쓰겠다고 하지만 클라이언트가 제안한 "
           "것이 아니에요. 그래서 포기해요. 제안한 것: {wanted}."},
          {"The server uses the extension {found}, as the client offered.",
           "서버가 클라이언트의 제안대로 확장 {found}{을} 써요."},
          {NULL, NULL}}},
};

const struct handshake_check_row *handshake_check_row(
    enum handshake_check check)
{
    return &ROWS[check];
}

/* ---- filling in ---- */

/* What stands between braces, and the word that it puts there. */
static const char *word_of(const char *place, size_t n, const char *found,
                           const char *wanted)
{
    if (http_same(place, n, "found"))
        return found;
    return http_same(place, n, "wanted") ? wanted : NULL;
}

static enum text_particle particle_of(const char *place, size_t n)
{
    static const struct {
        const char *text;
        enum text_particle particle;
    } PARTICLES[] = {
        {"을", PARTICLE_EUL_REUL}, {"이", PARTICLE_I_GA},
        {"은", PARTICLE_EUN_NEUN}, {"로", PARTICLE_EURO},
        {"와", PARTICLE_GWA_WA},
    };
    size_t i = 0;
    while (i + 1 < sizeof PARTICLES / sizeof PARTICLES[0] &&
           !http_same(place, n, PARTICLES[i].text))
        i++;
    return PARTICLES[i].particle;
}

static void fill_in(const char *caption, const char *found, const char *wanted,
                    struct text *out)
{
    const char *last = "";
    for (const char *at = caption; *at; at++) {
        const char *end = *at == '{' ? memchr(at, '}', strlen(at)) : NULL;
        if (!end) {
            text_byte(out, *at);
            continue;
        }
        size_t n = (size_t)(end - at - 1);
        const char *word = word_of(at + 1, n, found, wanted);
        if (word) {
            last = word;
            text_str(out, word);
        } else {
            text_particle(out, last, strlen(last), particle_of(at + 1, n));
        }
        at = end;
    }
}

void handshake_caption(enum handshake_check check,
                       enum handshake_verdict verdict, int language,
                       const char *found, const char *wanted, struct text *out)
{
    static const char *const NOTHING[] = {"nothing", "빈 값"};
    const char *caption = ROWS[check].captions[verdict][language];
    if (!caption)
        return;
    fill_in(caption, found[0] ? found : NOTHING[language],
            wanted[0] ? wanted : NOTHING[language], out);
}

/* ---- a client's errors ---- */

static const char *const ERRORS[HANDSHAKE_ERROR_KINDS] = {
    [HANDSHAKE_ERROR_NONE] = "",
    [HANDSHAKE_ERROR_PARSE] = "Parse Error: ",
    [HANDSHAKE_ERROR_STATUS] = "Unexpected server response: ",
    [HANDSHAKE_ERROR_UPGRADE] = "Invalid Upgrade header",
    [HANDSHAKE_ERROR_ACCEPT] = "Invalid Sec-WebSocket-Accept header",
    [HANDSHAKE_ERROR_PROTOCOL_UNASKED] =
        "Server sent a subprotocol but none was requested",
    [HANDSHAKE_ERROR_PROTOCOL_INVALID] = "Server sent an invalid subprotocol",
    [HANDSHAKE_ERROR_PROTOCOL_NONE] = "Server sent no subprotocol",
    [HANDSHAKE_ERROR_EXTENSION_INVALID] =
        "Invalid Sec-WebSocket-Extensions header",
    [HANDSHAKE_ERROR_EXTENSION_OTHER] =
        "Server indicated an extension that was not requested",
    [HANDSHAKE_ERROR_EXTENSION] =
        ("Server sent a Sec-WebSocket-Extensions header but no extension "
         "was requested"),
};

void handshake_error_text(const struct handshake *handshake, struct text *out)
{
    text_str(out, ERRORS[handshake->error]);
    if (handshake->error == HANDSHAKE_ERROR_STATUS)
        text_uint(out, handshake->status);
    if (handshake->error == HANDSHAKE_ERROR_PARSE)
        text_str(out, http_error_text((enum http_error)handshake->head->error));
}

const char *handshake_error_code(const struct handshake *handshake)
{
    if (handshake->error != HANDSHAKE_ERROR_PARSE)
        return NULL;
    return http_error_code((enum http_error)handshake->head->error);
}
