/*
 * header_table.c: what the headers of HTTP do, each in a sentence.
 */
#include <string.h>

#include "view/wire_open.h"

/* HEADER("name in small letters", "English", "한국어") */
// clang-format off
static const struct header_row {
    const char *name;
    const char *meaning[2]; /* by enum language */
} rows[] = {
    {"host", {"Which host the client means: one address may serve many.",
        "클라이언트가 찾는 호스트예요. 한 주소에 여러 호스트가 있을 수 있어요."}},
    {"upgrade", {"The client wants to go on with this protocol, or the server agrees to it.",
        "이 프로토콜로 바꾸자는 요청, 또는 그러자는 서버의 대답이에요."}},
    {"connection", {"What happens to this connection: Upgrade changes its protocol, keep-alive keeps it for the next request, close ends it.",
        "이 연결을 어떻게 할지예요. Upgrade는 프로토콜을 바꾸고, keep-alive는 다음 요청에도 쓰고, close는 끝내요."}},
    {"sec-websocket-key", {"16 random bytes in Base64. The server must prove that it has read them.",
        "무작위 16바이트를 Base64로 적은 값이에요. 서버는 이것을 읽었다고 증명해야 해요."}},
    {"sec-websocket-accept", {"The server's proof: SHA-1 of the key and a fixed GUID, in Base64.",
        "서버의 증명이에요. 키와 정해진 GUID를 이어 SHA-1을 구하고 Base64로 적어요."}},
    {"sec-websocket-version", {"The version of the WebSocket protocol: 13 is RFC 6455.",
        "WebSocket 프로토콜의 버전이에요. 13은 RFC 6455를 뜻해요."}},
    {"sec-websocket-protocol", {"Subprotocols that the client can speak; the server's answer names the one it chose.",
        "클라이언트가 쓸 수 있는 하위 프로토콜이에요. 서버는 그중 하나를 골라 대답해요."}},
    {"sec-websocket-extensions", {"Extensions, such as compression; both sides must agree on them.",
        "압축 같은 확장이에요. 양쪽이 모두 동의해야 써요."}},
    {"origin", {"The page's origin, set by the browser: a server may refuse strangers.",
        "페이지의 출처예요. 브라우저가 적고, 서버는 모르는 출처를 거절할 수 있어요."}},
    {"user-agent", {"Which program asks.", "어떤 프로그램이 요청하는지 알려요."}},
    {"accept", {"Which kinds of content the client takes.", "클라이언트가 받을 수 있는 내용의 종류예요."}},
    {"accept-encoding", {"Which compressions of the body the client can unpack.", "클라이언트가 풀 수 있는 본문 압축 방식이에요."}},
    {"accept-language", {"Which languages the reader prefers.", "읽는 사람이 원하는 언어예요."}},
    {"content-type", {"What the body is: text/html, application/json, …", "본문의 종류예요. text/html, application/json 같은 것이에요."}},
    {"content-length", {"How many bytes of body follow behind the empty line.", "빈 줄 뒤에 오는 본문의 바이트 수예요."}},
    {"transfer-encoding", {"chunked: the body comes in pieces, each with its length before it.",
        "chunked: 본문이 조각으로 오고, 조각마다 앞에 길이가 있어요."}},
    {"content-encoding", {"How the body is compressed.", "본문을 압축한 방식이에요."}},
    {"date", {"When the server made this answer.", "서버가 이 응답을 만든 시각이에요."}},
    {"server", {"Which program answers.", "어떤 프로그램이 응답하는지 알려요."}},
    {"keep-alive", {"How long an idle connection is kept for the next request, in seconds.",
        "쉬는 연결을 다음 요청을 위해 몇 초 동안 둘지 알려요."}},
    {"cache-control", {"Whether and how long the answer may be kept for later.", "응답을 보관해도 되는지, 얼마나 오래 되는지 알려요."}},
    {"etag", {"A mark of this version of the content: who has it need not load it again.",
        "이 내용의 버전 표시예요. 같은 것이 있으면 다시 받지 않아도 돼요."}},
    {"if-none-match", {"The client has this version already: if it is the same, 304 is enough.",
        "클라이언트가 이미 가진 버전이에요. 같으면 304로 충분해요."}},
    {"last-modified", {"When the content last changed.", "내용이 마지막으로 바뀐 시각이에요."}},
    {"if-modified-since", {"Only if it has changed since then.", "그 뒤로 바뀌었을 때만 보내 달라는 뜻이에요."}},
    {"location", {"Go there instead.", "대신 이 주소로 가라는 뜻이에요."}},
    {"cookie", {"What this server asked the client to remember.", "서버가 기억해 달라고 했던 값이에요."}},
    {"set-cookie", {"The server asks the client to remember this and send it with every request.",
        "이 값을 기억했다가 요청마다 보내 달라는 뜻이에요."}},
    {"authorization", {"Who asks: a token, or a name with a password.", "누가 요청하는지 밝히는 토큰이나 이름과 비밀번호예요."}},
    {"www-authenticate", {"How the client has to say who it is.", "누구인지 밝히는 방법을 알려요."}},
    {"referer", {"The page that led here.", "여기로 이끈 페이지의 주소예요."}},
    {"access-control-allow-origin", {"CORS: which origins' pages may read this answer.",
        "CORS: 어느 출처의 페이지가 이 응답을 읽어도 되는지 알려요."}},
    {"access-control-allow-methods", {"CORS: which methods such a page may use.", "CORS: 그런 페이지가 쓸 수 있는 메서드예요."}},
    {"access-control-allow-headers", {"CORS: which headers such a page may send.", "CORS: 그런 페이지가 보낼 수 있는 헤더예요."}},
    {"access-control-request-method", {"CORS: the browser asks first whether this method is allowed.",
        "CORS: 이 메서드를 써도 되는지 브라우저가 먼저 물어요."}},
    {"allow", {"Which methods there are for this path.", "이 경로에서 쓸 수 있는 메서드예요."}},
    {"vary", {"On which request headers the answer depends.", "응답이 요청의 어떤 헤더에 따라 달라지는지 알려요."}},
    {"x-powered-by", {"Which framework made the answer.", "응답을 만든 프레임워크예요."}},
    {"expect", {"100-continue: the client waits for a word before it sends the body.",
        "100-continue: 본문을 보내기 전에 대답을 기다려요."}},
    {"trailer", {"Headers that come only behind the body.", "본문 뒤에 오는 헤더예요."}},
    {"range", {"Only this part of the content.", "내용의 이 부분만 달라는 뜻이에요."}},
    {"accept-ranges", {"Whether parts of the content can be asked for.", "내용의 일부만 달라고 할 수 있는지 알려요."}},
    {"content-disposition", {"Whether the body is to be shown or saved, and as what.", "본문을 보여 줄지 저장할지, 어떤 이름인지 알려요."}},
    {"content-security-policy", {"What the page may load, and from where.", "페이지가 무엇을 어디서 불러와도 되는지 정해요."}},
    {"last-event-id", {"EventSource: the last event that was seen, to go on behind it.",
        "EventSource: 마지막으로 본 이벤트예요. 그다음부터 이어 받아요."}},
};
// clang-format on

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

const char *header_meaning(const char *line, size_t length,
                           enum language language)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *name = rows[i].name;
        size_t at = 0;
        while (at < length && name[at] && lower(line[at]) == name[at])
            at++;
        if (!name[at] && at < length && line[at] == ':')
            return rows[i].meaning[language];
    }
    return NULL;
}
