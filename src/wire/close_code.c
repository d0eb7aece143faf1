#include "wire/close_code.h"

#include <stddef.h>

static const struct opcode_row OPCODES[] = {
    {OPCODE_CONTINUATION,
     "continuation",
     {"the next piece of a message", "메시지의 다음 조각"}},
    {OPCODE_TEXT, "text", {"a text message (UTF-8)", "텍스트 메시지(UTF-8)"}},
    {OPCODE_BINARY, "binary", {"a message of any bytes", "바이너리 메시지"}},
    {OPCODE_CLOSE,
     "close",
     {"the wish to close the connection", "연결을 닫자는 요청"}},
    {OPCODE_PING, "ping", {"a ping: are you still there?", "핑: 아직 있나요?"}},
    {OPCODE_PONG, "pong", {"a pong: yes, I am here", "퐁: 네, 여기 있어요"}},
};

static const struct close_code_row CLOSE_CODES[] = {
    {1000,
     1000,
     "Normal Closure",
     {"The work is done; the connection closes as planned.",
      "할 일을 마쳐서 계획대로 연결을 닫아요."}},
    {1001,
     1001,
     "Going Away",
     {"One side leaves: a server shuts down or a page is left.",
      "한쪽이 떠나요. 서버가 꺼지거나 페이지를 벗어났어요."}},
    {1002,
     1002,
     "Protocol Error",
     {"The other side broke the rules of the protocol.",
      "상대방이 프로토콜 규칙을 어겼어요."}},
    {1003,
     1003,
     "Unsupported Data",
     {"A kind of data came that this side cannot use.",
      "이쪽에서 다룰 수 없는 종류의 데이터가 왔어요."}},
    {1004,
     1004,
     "Reserved",
     {"Has no meaning yet and must not be sent.",
      "아직 뜻이 정해지지 않아서 보내면 안 돼요."}},
    {1005,
     1005,
     "No Status Received",
     {"The close frame carried no code. Never sent itself.",
      "닫기 프레임에 코드가 없었어요. 이 코드는 보내지 않아요."}},
    {1006,
     1006,
     "Abnormal Closure",
     {"The connection broke without a close frame. Never sent itself.",
      "닫기 프레임 없이 연결이 끊겼어요. 이 코드는 보내지 않아요."}},
    {1007,
     1007,
     "Invalid Frame Payload Data",
     {"The content does not fit its type, such as text that is not UTF-8.",
      "내용이 종류와 맞지 않아요. 예: UTF-8이 아닌 텍스트."}},
    {1008,
     1008,
     "Policy Violation",
     {"A message broke a rule of this side's own.",
      "메시지가 이쪽에서 정한 규칙에 어긋났어요."}},
    {1009,
     1009,
     "Message Too Big",
     {"A message is larger than this side accepts.",
      "메시지가 이쪽에서 받을 수 있는 크기보다 커요."}},
    {1010,
     1010,
     "Mandatory Extension",
     {"The client needs an extension that the server did not grant.",
      "클라이언트에게 꼭 필요한 확장을 서버가 허락하지 않았어요."}},
    {1011,
     1011,
     "Internal Error",
     {"The server met a problem of its own.",
      "서버 안에서 문제가 생겼어요."}},
    {1012,
     1012,
     "Service Restart",
     {"The server restarts; come back in a moment.",
      "서버를 다시 시작해요. 잠시 뒤에 다시 연결하세요."}},
    {1013,
     1013,
     "Try Again Later",
     {"The server has too much to do; try again later.",
      "서버가 너무 바빠요. 나중에 다시 시도하세요."}},
    {1014,
     1014,
     "Bad Gateway",
     {"A server in between got a bad answer from the one behind it.",
      "중간에 있는 서버가 뒤쪽 서버에서 잘못된 답을 받았어요."}},
    {1015,
     1015,
     "TLS Handshake",
     {"The encrypted connection could not be made. Never sent itself.",
      "암호화 연결을 만들지 못했어요. 이 코드는 보내지 않아요."}},
    {1016,
     2999,
     "Reserved",
     {"Kept for later versions of the standard.",
      "나중의 표준을 위해 남겨 둔 코드예요."}},
    {3000,
     3999,
     "Registered",
     {"A code that a library or framework has registered.",
      "라이브러리나 프레임워크가 등록해서 쓰는 코드예요."}},
    {4000,
     4999,
     "Private",
     {"A code that the two programs have agreed on.",
      "두 프로그램이 서로 약속해서 쓰는 코드예요."}},
};

const struct opcode_row *opcode_row(unsigned opcode)
{
    for (size_t i = 0; i < sizeof OPCODES / sizeof OPCODES[0]; i++) {
        if (OPCODES[i].opcode == opcode)
            return &OPCODES[i];
    }
    return NULL;
}

const char *opcode_name(unsigned opcode)
{
    const struct opcode_row *row = opcode_row(opcode);
    return row ? row->name : "reserved";
}

const struct close_code_row *close_code_row(unsigned code)
{
    for (size_t i = 0; i < sizeof CLOSE_CODES / sizeof CLOSE_CODES[0]; i++) {
        if (code >= CLOSE_CODES[i].first && code <= CLOSE_CODES[i].last)
            return &CLOSE_CODES[i];
    }
    return NULL;
}

bool close_code_valid(unsigned code)
{
    if (code >= 1000 && code <= 1014)
        return code < 1004 || code > 1006;
    return code >= 3000 && code <= 4999;
}
