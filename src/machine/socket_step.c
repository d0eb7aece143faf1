/*
 * socket_step.c: the network's steps as sentences and as JSON (step.h).
 *
 * {end} is who it is about, {other} the peer; see write_word for the rest.
 * A Korean particle in braces fits the word before it ({end:은}).
 */
#include "machine/http_step.h"
#include "machine/machine.h"
#include "machine/sentence.h"

#define FRAME_FIN 1
#define FRAME_MASKED 2
#define FRAME_RSV1 4

/* ROW(form, "English", "한국어") */
/* clang-format off */
#define FORMS(R) \
    R(CONNECTING, \
      "Socket {id}: the client asks for a TCP connection to " \
      "{host}, port {port}.", \
      "소켓 {id}: 클라이언트가 {host}의 {port}번 포트로 TCP 연결을 " \
      "요청해요.") \
    R(CONNECTED, \
      "Socket {id}: the TCP connection to port {port} is up, so " \
      "the client can send its request.", \
      "소켓 {id}: {port}번 포트와 TCP로 연결됐어요. 이제 클라이언트가 요청을 " \
      "보낼 수 있어요.") \
    R(ACCEPTED, \
      "Socket {id}: the server on port {port} accepts a TCP " \
      "connection and waits for the request.", \
      "소켓 {id}: {port}번 포트의 서버가 TCP 연결을 받아들이고 요청을 " \
      "기다려요.") \
    R(REFUSED, \
      "Socket {id}: nobody listens on port {port}, so the " \
      "connection is refused (ECONNREFUSED).", \
      "소켓 {id}: {port}번 포트에서 듣고 있는 프로그램이 없어서 연결이 " \
      "거부됐어요(ECONNREFUSED).") \
    R(FAILED, \
      "Socket {id}: no connection to {host}, port {port}, came " \
      "about.", \
      "소켓 {id}: {host}의 {port}번 포트에 연결하지 못했어요.") \
    R(FIN_SENT, \
      "Socket {id}: {end} sends FIN, for it has nothing more to " \
      "send.", \
      "소켓 {id}: {end:이} FIN을 보내요. 더 보낼 것이 없다는 뜻이에요.") \
    R(FIN_RECEIVED, \
      "Socket {id}: FIN arrives at {end}, so {other} will " \
      "send nothing more.", \
      "소켓 {id}: {end}에 FIN이 도착했어요. {other:은} 더 보내지 않아요.") \
    R(RESET, "Socket {id}: the connection broke off; {end} sees a reset.", \
      "소켓 {id}: 연결이 끊겼어요. {end:이} RST를 받았어요.") \
    R(CLOSED, "Socket {id}: {end} closes its end of the TCP connection.", \
      "소켓 {id}: {end:이} TCP 연결에서 자기 쪽을 닫아요.") \
    R(SENT_DATA, "Socket {id}: {end} writes {count} bytes{data}.", \
      "소켓 {id}: {end:이} {count}바이트를 써요{data}.") \
    R(READ_DATA, \
      "Socket {id}: {end} reads the {count} bytes that have arrived{data}.", \
      "소켓 {id}: {end:이} 도착한 {count}바이트를 읽어요{data}.") \
    R(NET_REFUSED, \
      "Socket {id}: {host} is not this computer, and Loopline connects to " \
      "this computer only; --allow-net lifts that.", \
      "소켓 {id}: {host:은} 이 컴퓨터가 아니에요. Loopline은 이 컴퓨터에만 " \
      "연결해요. 밖으로 연결하려면 --allow-net 옵션을 주세요.") \
    R(LOOKUP_REFUSED, \
      "Nobody is asked for the address of {host}: Loopline stays on this " \
      "computer, unless --allow-net is given.", \
      "{host}의 주소를 밖에 묻지 않아요. Loopline은 이 컴퓨터에 머물러요. " \
      "물으려면 --allow-net 옵션을 주세요.") \
    R(LISTENING, "The kernel now listens on port {port} for this program.", \
      "이제 커널이 이 프로그램을 위해 {port}번 포트에서 연결을 기다려요.") \
    R(LISTEN_FAILED, \
      "Port {port} is taken, so the program cannot listen " \
      "there.", \
      "{port}번 포트를 이미 쓰고 있어서 여기서 연결을 기다릴 수 없어요.") \
    R(UNLISTENED, \
      "Nobody can connect to port {port} any more: the server " \
      "was closed.", \
      "서버를 닫아서 이제 {port}번 포트로는 연결할 수 없어요.") \
    R(LISTEN_REFUSED, \
      "The program may not listen at {host}: Loopline listens on this " \
      "computer only, unless --listen={host} is given.", \
      "이 프로그램은 {host}에서 연결을 기다릴 수 없어요. Loopline은 이 컴퓨터 " \
      "안에서만 기다려요. 밖에서도 오게 하려면 --listen={host} 옵션을 주세요.") \
    R(SENT, \
      "Socket {id}: {end} sends a {opcode} frame, {bytes} bytes" \
      "{masked}{text}.", \
      "소켓 {id}: {end:이} {opcode} 프레임을 보내요. {bytes}바이트" \
      "{masked}{text}.") \
    R(RECEIVED, \
      "Socket {id}: a {opcode} frame has arrived at {end}, " \
      "{bytes} bytes{masked}{text}.", \
      "소켓 {id}: {end}에 {opcode} 프레임이 도착했어요. {bytes}바이트" \
      "{masked}{text}.") \
    R(FILLED, \
      "Socket {id}: bufferedAmount goes from {before} to {now}, " \
      "since the kernel's buffers have no room for the rest.", \
      "소켓 {id}: bufferedAmount가 {before}에서 {now:으로} 늘어나요. 커널 " \
      "버퍼에 다 들어가지 못한 만큼이에요.") \
    R(QUEUED, \
      "Socket {id}: bufferedAmount goes from {before} to {now}; the " \
      "bytes leave when this task is over.", \
      "소켓 {id}: bufferedAmount가 {before}에서 {now:으로} 늘어나요. 이 " \
      "태스크가 끝나면 바이트가 나가요.") \
    R(EMPTIED, \
      "Socket {id}: bufferedAmount goes from {before} to {now}, " \
      "since the kernel has taken more.", \
      "소켓 {id}: bufferedAmount가 {before}에서 {now:으로} 줄어들어요. " \
      "커널이 " \
      "더 가져갔어요.") \
    R(DEFLATED, \
      "Socket {id}: {end} compresses a message: of {before} bytes become " \
      "{now} (permessage-deflate).", \
      "소켓 {id}: {end:이} 메시지를 압축해요. {before}바이트가 {now}바이트가 " \
      "돼요(permessage-deflate).") \
    R(INFLATED, \
      "Socket {id}: {end} unpacks a compressed message: of {before} bytes " \
      "become {now} (permessage-deflate).", \
      "소켓 {id}: {end:이} 압축된 메시지를 풀어요. {before}바이트가 " \
      "{now}바이트가 돼요(permessage-deflate).") \
    R(STATE, \
      "Socket {id}: the WebSocket of {end} goes from {from} to {to}: " \
      "{why}.", \
      "소켓 {id}: {end}의 WebSocket이 {from}에서 {to:으로} 바뀌어요. {why}.")
/* clang-format on */

enum form {
#define R(name, english, korean) FORM_##name,
    FORMS(R)
#undef R
        FORM_COUNT
};

/* Why a state changed: as C and the library say it, and in Korean. */
static const char *const whys[][2] = {
    {"the handshake is done", "핸드셰이크가 끝났어요"},
    {"the handshake was refused", "핸드셰이크가 거부됐어요"},
    {"the other side left", "상대가 연결을 떠났어요"},
    {"close() was called", "close()를 불렀어요"},
    {"terminate() was called", "terminate()를 불렀어요"},
    {"a close frame came", "close 프레임이 도착했어요"},
    {"what came was wrong", "잘못된 데이터가 도착했어요"},
    {"the other side sent FIN", "상대가 FIN을 보냈어요"},
    {"the connection broke", "연결이 끊겼어요"},
    {"no connection came about", "연결되지 않았어요"},
    {"the connection is closed", "연결이 닫혔어요"},
};

/* --- words --------------------------------------------------------------- */

const char *connection_end_name(uint32_t end, int korean)
{
    static const char *const names[2][2] = {
        {"the client", "클라이언트"},
        {"the server", "서버"},
    };
    return names[end & 1][korean];
}

static void write_why(const struct step *step, int korean, struct text *text)
{
    for (size_t i = 0; korean && i < sizeof whys / sizeof *whys; i++) {
        if (strcmp(whys[i][0], step->text) == 0) {
            text_str(text, whys[i][1]);
            return;
        }
    }
    text_str(text, step->text);
}

/* The beginning of a frame's payload, or a close frame's code and reason. */
static void write_payload(const struct step *step, int korean,
                          struct text *text)
{
    size_t length = strlen(step->text);
    if (step->sub == OPCODE_CLOSE && value_is_number(step->value)) {
        text_format(text, korean ? ", 코드 %d" : ", code %d",
                    value_as_int(step->value));
    }
    if (length > 0) {
        text_str(text, ": ");
        text_visible(text, step->text, length);
    }
}

/* The beginning of what was written or read. */
static void write_data(const struct step *step, struct text *text)
{
    const char *bytes = step->kind == STEP_HTTP ? step->text : step->more;
    size_t length = strlen(bytes);
    if (length > 0) {
        text_str(text, ": ");
        text_visible(text, bytes, length);
    }
}

/* A start line, or what is wrong; else a frame's payload. */
static void write_text(const struct step *step, int korean, struct text *text)
{
    if (step->kind == STEP_HTTP) {
        text_visible(text, step->text, strlen(step->text));
    } else {
        write_payload(step, korean, text);
    }
}

static const char *masked_text(const struct step *step, int korean)
{
    if (!(step->code & FRAME_MASKED)) {
        return "";
    }
    return korean ? ", 마스크됨" : ", masked";
}

static void write_opcode(const struct step *step, struct text *text)
{
    text_str(text, opcode_name(step->sub));
}

static bool write_number(const char *word, size_t length,
                         const struct step *step, struct text *text)
{
    const struct {
        const char *word;
        int64_t number;
    } numbers[] = {
        {"id", step->id},    {"port", step->a}, {"bytes", step->a},
        {"before", step->a}, {"now", step->b},
        {"count", step->kind == STEP_HTTP ? step->a : step->b},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (strlen(numbers[i].word) == length &&
            memcmp(word, numbers[i].word, length) == 0) {
            text_int(text, numbers[i].number);
            return true;
        }
    }
    return false;
}

static bool same(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

static void write_word(const char *word, size_t length, const struct step *step,
                       int korean, struct text *text)
{
    if (write_number(word, length, step, text)) {
        return;
    }
    if (same(word, length, "end")) {
        text_str(text, connection_end_name(step->end, korean));
    } else if (same(word, length, "other")) {
        text_str(text, connection_end_name(step->end + 1, korean));
    } else if (same(word, length, "host")) {
        text_visible(text, step->text, strlen(step->text));
    } else if (same(word, length, "opcode")) {
        write_opcode(step, text);
    } else if (same(word, length, "masked")) {
        text_str(text, masked_text(step, korean));
    } else if (same(word, length, "text")) {
        write_text(step, korean, text);
    } else if (same(word, length, "data")) {
        write_data(step, text);
    } else if (same(word, length, "from")) {
        text_str(text, ready_state_name((enum ready_state)step->a));
    } else if (same(word, length, "to")) {
        text_str(text, ready_state_name((enum ready_state)step->b));
    } else if (same(word, length, "why")) {
        write_why(step, korean, text);
    }
}

struct words {
    const struct step *step;
    int korean;
};

static void write_named(const void *context, const char *word, size_t length,
                        struct text *text)
{
    const struct words *words = context;
    write_word(word, length, words->step, words->korean, text);
}

static void write_sentence(const char *sentence, const struct step *step,
                           int korean, struct text *text)
{
    const struct words words = {step, korean};
    const struct sentence_words filling = {write_named, &words};
    sentence_write(sentence, &filling, text);
}

static void write_form(enum form form, const struct step *step, int korean,
                       struct text *text)
{
    static const char *const forms[][2] = {
#define R(name, english, korean) {english, korean},
        FORMS(R)
#undef R
    };
    write_sentence(forms[form][korean], step, korean, text);
}

/* What is known of why a WebSocket is over, at the step that says so. */
static const struct cause *cause_of(const struct machine *machine,
                                    const struct step *step)
{
    const struct connection *connection = network_find(machine, step->id);
    if (!connection || step->sub == CAUSE_NONE) {
        return NULL;
    }
    return &endpoint_story(&connection->ends[step->end & 1])->cause;
}

static void write_cause(const struct machine *machine, const struct step *step,
                        int korean, struct text *text)
{
    const struct cause *cause = cause_of(machine, step);
    if (cause) {
        text_str(text, korean ? " 원인: " : " The cause: ");
        cause_text(cause, step->end, korean, text);
        text_format(text, " (%s).",
                    cause_section((enum cause_kind)cause->kind,
                                  cause->detail));
    }
}

/* --- captions ------------------------------------------------------------ */

static enum form buffered_form(const struct machine *machine,
                               const struct step *step)
{
    if (step->b < step->a) {
        return FORM_EMPTIED;
    }
    const struct connection *connection = network_find(machine, step->id);
    bool page = connection && connection->ends[step->end & 1].page;
    return page ? FORM_QUEUED : FORM_FILLED;
}

void network_step_caption(const struct machine *machine,
                          const struct step *step, enum language language,
                          struct text *text)
{
    int korean = language == KOREAN;
    switch (step->kind) {
    case STEP_TCP:
        write_form((enum form)(FORM_CONNECTING + step->sub), step, korean,
                   text);
        break;
    case STEP_HTTP:
        write_sentence(http_step_sentence(step->sub, korean), step, korean,
                       text);
        break;
    case STEP_HANDSHAKE:
        handshake_caption((enum handshake_check)step->sub,
                          (enum handshake_verdict)step->b, korean, step->text,
                          step->more, text);
        break;
    case STEP_FRAME:
        write_form(step->b ? FORM_RECEIVED : FORM_SENT, step, korean, text);
        break;
    case STEP_BUFFERED:
        write_form(buffered_form(machine, step), step, korean, text);
        break;
    case STEP_DEFLATE:
        write_form(step->sub ? FORM_INFLATED : FORM_DEFLATED, step, korean,
                   text);
        break;
    default:
        write_form(FORM_STATE, step, korean, text);
        write_cause(machine, step, korean, text);
    }
}

_Static_assert((int)FORM_LISTEN_REFUSED == (int)TCP_STEP_LISTEN_REFUSED,
               "the forms of TCP steps are in their order");

/* --- JSON ---------------------------------------------------------------- */

static void field(struct text *text, const char *name)
{
    text_format(text, ",\"%s\":", name);
}

static void text_field(struct text *text, const char *name, const char *value)
{
    field(text, name);
    text_json(text, value, strlen(value));
}

static void number_field(struct text *text, const char *name, int64_t value)
{
    field(text, name);
    text_int(text, value);
}

static void boolean_field(struct text *text, const char *name, bool value)
{
    field(text, name);
    text_str(text, value ? "true" : "false");
}

static const char *tcp_event(uint32_t sub)
{
    static const char *const names[] = {
#define T(name, text) text,
        TCP_STEPS(T)
#undef T
    };
    return sub < TCP_STEP_COUNT ? names[sub] : "";
}

static void tcp_json(const struct step *step, struct text *text)
{
    text_field(text, "event", tcp_event(step->sub));
    number_field(text, "port", step->a);
    if (step->sub == TCP_STEP_NET_REFUSED ||
        step->sub == TCP_STEP_LOOKUP_REFUSED ||
        step->sub == TCP_STEP_LISTEN_REFUSED) {
        text_field(text, "host", step->text);
    }
    if (step->sub == TCP_STEP_SENT || step->sub == TCP_STEP_READ) {
        number_field(text, "bytes", step->b);
        text_field(text, "text", step->more);
    }
    if (step->code != 0) {
        number_field(text, "errno", step->code);
    }
}

static void handshake_json(const struct step *step, struct text *text)
{
    text_field(text, "check",
               handshake_check_name((enum handshake_check)step->sub));
    boolean_field(text, "passed", step->a != 0);
    if (step->b == CHECK_TOLERATED) {
        boolean_field(text, "tolerated", true);
    }
    text_field(text, "found", step->text);
    text_field(text, "wanted", step->more);
    const struct handshake_check_row *row =
        handshake_check_row((enum handshake_check)step->sub);
    if (row && row->section) {
        text_field(text, "section", row->section);
    }
}

static void frame_json(const struct step *step, struct text *text)
{
    text_field(text, "direction", step->b ? "received" : "sent");
    text_field(text, "opcode", opcode_name(step->sub));
    number_field(text, "bytes", step->a);
    boolean_field(text, "fin", step->code & FRAME_FIN);
    boolean_field(text, "masked", step->code & FRAME_MASKED);
    if (step->code & FRAME_RSV1) {
        boolean_field(text, "rsv1", true);
    }
    if (step->sub == OPCODE_CLOSE) {
        if (value_is_number(step->value)) {
            number_field(text, "code", value_as_int(step->value));
        }
        text_field(text, "reason", step->text);
    } else {
        text_field(text, step->sub == OPCODE_BINARY ? "hex" : "text",
                   step->text);
    }
}

static void http_json(const struct step *step, struct text *text)
{
    text_field(text, "event", http_step_event(step->sub));
    number_field(text, "bytes", step->a);
    text_field(text, "text", step->text);
}

static void state_json(const struct step *step, struct text *text)
{
    text_field(text, "from", ready_state_name((enum ready_state)step->a));
    text_field(text, "to", ready_state_name((enum ready_state)step->b));
    text_field(text, "why", step->text);
}

/* Why a WebSocket is over, once that is known. */
static void cause_json(const struct machine *machine, const struct step *step,
                       struct text *text)
{
    char buffer[300];
    struct text sentence;
    const struct cause *cause = cause_of(machine, step);
    if (!cause) {
        return;
    }
    text_init_fixed(&sentence, buffer, sizeof buffer);
    cause_text(cause, step->end, ENGLISH, &sentence);
    text_field(text, "cause", cause_name((enum cause_kind)cause->kind));
    text_field(text, "because", buffer);
    text_field(text, "section",
               cause_section((enum cause_kind)cause->kind, cause->detail));
}

void network_step_json(const struct machine *machine, const struct step *step,
                       struct text *text)
{
    if (step->kind == STEP_TCP && step->sub >= TCP_STEP_LISTENING) {
        number_field(text, "listener", step->id);
        tcp_json(step, text);
        return;
    }
    number_field(text, "socket", step->id);
    text_field(text, "end", step->end ? "server" : "client");
    switch (step->kind) {
    case STEP_TCP:
        tcp_json(step, text);
        break;
    case STEP_HTTP:
        http_json(step, text);
        break;
    case STEP_HANDSHAKE:
        handshake_json(step, text);
        break;
    case STEP_FRAME:
        frame_json(step, text);
        break;
    case STEP_BUFFERED:
        number_field(text, "before", step->a);
        number_field(text, "now", step->b);
        break;
    case STEP_DEFLATE:
        boolean_field(text, "inflates", step->sub);
        number_field(text, "before", step->a);
        number_field(text, "now", step->b);
        break;
    default:
        state_json(step, text);
        cause_json(machine, step, text);
    }
}
