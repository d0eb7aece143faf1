/* Made by expect_rfc6455.js from rfc6455.txt. */
ROW(SERVER, PLAIN, "text of 0 bytes",
    "818037fa213d",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 0 bytes",
    "8100",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 1 byte",
    "818137fa213d56",
    "text \"a\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 1 byte",
    "810161",
    "text \"a\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 5 bytes",
    "818537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 5 bytes",
    "810548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 125 bytes",
    "81fd00000000{78*125}",
    "text 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 125 bytes",
    "817d{78*125}",
    "text 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 126 bytes",
    "81fe007e00000000{78*126}",
    "text 126 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 126 bytes",
    "817e007e{78*126}",
    "text 126 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 127 bytes",
    "81fe007f00000000{78*127}",
    "text 127 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 127 bytes",
    "817e007f{78*127}",
    "text 127 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 128 bytes",
    "81fe008000000000{78*128}",
    "text 128 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 128 bytes",
    "817e0080{78*128}",
    "text 128 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 65535 bytes",
    "81feffff00000000{78*65535}",
    "text 65535 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 65535 bytes",
    "817effff{78*65535}",
    "text 65535 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "text of 65536 bytes",
    "81ff000000000001000000000000{78*65536}",
    "text 65536 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "text of 65536 bytes",
    "817f0000000000010000{78*65536}",
    "text 65536 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 0 bytes",
    "828037fa213d",
    "binary \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 0 bytes",
    "8200",
    "binary \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 125 bytes",
    "82fd00000000{78*125}",
    "binary 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 125 bytes",
    "827d{78*125}",
    "binary 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 126 bytes",
    "82fe007e00000000{78*126}",
    "binary 126 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 126 bytes",
    "827e007e{78*126}",
    "binary 126 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 127 bytes",
    "82fe007f00000000{78*127}",
    "binary 127 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 127 bytes",
    "827e007f{78*127}",
    "binary 127 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 128 bytes",
    "82fe008000000000{78*128}",
    "binary 128 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 128 bytes",
    "827e0080{78*128}",
    "binary 128 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 65535 bytes",
    "82feffff00000000{78*65535}",
    "binary 65535 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 65535 bytes",
    "827effff{78*65535}",
    "binary 65535 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of 65536 bytes",
    "82ff000000000001000000000000{78*65536}",
    "binary 65536 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of 65536 bytes",
    "827f0000000000010000{78*65536}",
    "binary 65536 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "binary of every kind",
    "828637fa213d37fb5ebdc905",
    "binary \"\\u0000\\u0001þÿ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "binary of every kind",
    "820600017f80feff",
    "binary \"\\u0000\\u0001þÿ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a short text with a length of 16 bits",
    "81fe000537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a short text with a length of 16 bits",
    "817e000548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a short text with a length of 64 bits",
    "81ff000000000000000537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a short text with a length of 64 bits",
    "817f000000000000000548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty text with a length of 64 bits",
    "81ff000000000000000037fa213d",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty text with a length of 64 bits",
    "817f0000000000000000",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty text with a length of 16 bits",
    "81fe000037fa213d",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty text with a length of 16 bits",
    "817e0000",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a binary of 125 bytes with a length of 64 bits",
    "82ff000000000000007d00000000{78*125}",
    "binary 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a binary of 125 bytes with a length of 64 bits",
    "827f000000000000007d{78*125}",
    "binary 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "two texts at once",
    "818337fa213d589444818337fa213d438d4e",
    "text \"one\"\ntext \"two\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "two texts at once",
    "81036f6e65810374776f",
    "text \"one\"\ntext \"two\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "three kinds at once",
    "818337fa213d589444828137fa213d35898537fa213d4392535852",
    "text \"one\"\nbinary \"\\u0002\"\nping \"three\"\nclose 1006 \"\"\n",
    "pong 7468726565\n")
ROW(CLIENT, PLAIN, "three kinds at once",
    "81036f6e6582010289057468726565",
    "text \"one\"\nbinary \"\\u0002\"\nping \"three\"\nclose 1006 \"\"\n",
    "pong 7468726565\n")
ROW(SERVER, PLAIN, "a length beyond 2^53",
    "81ff0020000000000000",
    "error WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH Unsupported WebSocket frame: payload length > 2^53 - 1\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PLAIN, "a length beyond 2^53",
    "81ff0020000000000000",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the largest length there is",
    "82ffffffffffffffffff",
    "error WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH Unsupported WebSocket frame: payload length > 2^53 - 1\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PLAIN, "the largest length there is",
    "82ffffffffffffffffff",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a length beyond 2^53 without a mask",
    "817f0020000000000000",
    "error WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH Unsupported WebSocket frame: payload length > 2^53 - 1\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PLAIN, "half a head, then the end",
    "81",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "half a head, then the end",
    "81",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a head without its payload, then the end",
    "818a37fa213d7f9f4d51",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a head without its payload, then the end",
    "810a48656c6c",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty ping",
    "898037fa213d",
    "ping \"\"\nclose 1006 \"\"\n",
    "pong \n")
ROW(CLIENT, PLAIN, "an empty ping",
    "8900",
    "ping \"\"\nclose 1006 \"\"\n",
    "pong \n")
ROW(SERVER, PLAIN, "a ping of 5 bytes",
    "898537fa213d7f9f4d5158",
    "ping \"Hello\"\nclose 1006 \"\"\n",
    "pong 48656c6c6f\n")
ROW(CLIENT, PLAIN, "a ping of 5 bytes",
    "890548656c6c6f",
    "ping \"Hello\"\nclose 1006 \"\"\n",
    "pong 48656c6c6f\n")
ROW(SERVER, PLAIN, "a ping of 125 bytes",
    "89fd00000000{78*125}",
    "ping 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "pong 7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\n")
ROW(CLIENT, PLAIN, "a ping of 125 bytes",
    "897d{78*125}",
    "ping 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "pong 7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\n")
ROW(SERVER, PLAIN, "a ping of 126 bytes",
    "89fe007e00000000{78*126}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a ping of 126 bytes",
    "897e007e{78*126}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a ping of bytes that are no text",
    "898837fa213d3705dfc0cb0121c2",
    "ping \"\\u0000ÿþýüû\\u0000ÿ\"\nclose 1006 \"\"\n",
    "pong 00fffefdfcfb00ff\n")
ROW(CLIENT, PLAIN, "a ping of bytes that are no text",
    "890800fffefdfcfb00ff",
    "ping \"\\u0000ÿþýüû\\u0000ÿ\"\nclose 1006 \"\"\n",
    "pong 00fffefdfcfb00ff\n")
ROW(SERVER, PLAIN, "ten pings",
    "898137fa213d07898137fa213d06898137fa213d05898137fa213d04898137fa213d03898137fa213d02898137fa213d01898137fa213d00898137fa213d0f898137fa213d0e",
    "ping \"0\"\nping \"1\"\nping \"2\"\nping \"3\"\nping \"4\"\nping \"5\"\nping \"6\"\nping \"7\"\nping \"8\"\nping \"9\"\nclose 1006 \"\"\n",
    "pong 30\npong 31\npong 32\npong 33\npong 34\npong 35\npong 36\npong 37\npong 38\npong 39\n")
ROW(CLIENT, PLAIN, "ten pings",
    "890130890131890132890133890134890135890136890137890138890139",
    "ping \"0\"\nping \"1\"\nping \"2\"\nping \"3\"\nping \"4\"\nping \"5\"\nping \"6\"\nping \"7\"\nping \"8\"\nping \"9\"\nclose 1006 \"\"\n",
    "pong 30\npong 31\npong 32\npong 33\npong 34\npong 35\npong 36\npong 37\npong 38\npong 39\n")
ROW(SERVER, PLAIN, "a pong that nobody asked for",
    "8a8537fa213d7f9f4d5158",
    "pong \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a pong that nobody asked for",
    "8a0548656c6c6f",
    "pong \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty pong",
    "8a8037fa213d",
    "pong \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty pong",
    "8a00",
    "pong \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a pong of 125 bytes",
    "8afd00000000{78*125}",
    "pong 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a pong of 125 bytes",
    "8a7d{78*125}",
    "pong 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a pong of 126 bytes",
    "8afe007e00000000{78*126}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a pong of 126 bytes",
    "8a7e007e{78*126}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "pong then ping",
    "8a8737fa213d4294404e5c9f45898537fa213d56894a5853",
    "pong \"unasked\"\nping \"asked\"\nclose 1006 \"\"\n",
    "pong 61736b6564\n")
ROW(CLIENT, PLAIN, "pong then ping",
    "8a07756e61736b6564890561736b6564",
    "pong \"unasked\"\nping \"asked\"\nclose 1006 \"\"\n",
    "pong 61736b6564\n")
ROW(SERVER, QUIET, "a ping where pongs are the program's",
    "898537fa213d7f9f4d5158",
    "ping \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, QUIET, "a ping where pongs are the program's",
    "890548656c6c6f",
    "ping \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a ping with a long length",
    "89ff000000000000000037fa213d",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a ping with a long length",
    "897f0000000000000000",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a pong with a long length",
    "8aff000000000000000537fa213d7f9f4d5158",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a pong with a long length",
    "8a7f000000000000000548656c6c6f",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a close with a long length",
    "88ff000000000000000537fa213d3412434452",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a close with a long length",
    "887f000000000000000503e8627965",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 127\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a ping behind a close",
    "888237fa213d3412898437fa213d5b9b5558",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(CLIENT, PLAIN, "a ping behind a close",
    "880203e889046c617465",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(SERVER, PLAIN, "a text behind a close",
    "888237fa213d3412818437fa213d5b9b5558",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(CLIENT, PLAIN, "a text behind a close",
    "880203e881046c617465",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(SERVER, PLAIN, "rsv1 in a text",
    "c18137fa213d56",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv1 in a text",
    "c10161",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv2 in a text",
    "a18137fa213d56",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv2 in a text",
    "a10161",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv3 in a text",
    "918137fa213d56",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv3 in a text",
    "910161",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv1 and rsv2 in a text",
    "e18137fa213d56",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv1 and rsv2 in a text",
    "e10161",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "all three in a binary",
    "f28137fa213d56",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "all three in a binary",
    "f20161",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv1 in a ping",
    "c98037fa213d",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv1 in a ping",
    "c900",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv2 in a pong",
    "aa8037fa213d",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv2 in a pong",
    "aa00",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv3 in a close",
    "988237fa213d3412",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv3 in a close",
    "980203e8",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv1 in a continuation",
    "018137fa213d56c08137fa213d55",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv1 in a continuation",
    "010161c00162",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "rsv2 behind a good text",
    "818437fa213d50954e59a18337fa213d559b45",
    "text \"good\"\nerror WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "rsv2 behind a good text",
    "8104676f6f64a103626164",
    "text \"good\"\nerror WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, DEFLATE, "rsv1 in a ping, though compression is on",
    "c98037fa213d",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, DEFLATE, "rsv1 in a ping, though compression is on",
    "c900",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, DEFLATE, "rsv1 in a close, though compression is on",
    "c88237fa213d3412",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, DEFLATE, "rsv1 in a close, though compression is on",
    "c80203e8",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, DEFLATE, "rsv1 in a continuation, though compression is on",
    "418737fa213d7dfe213d3705dec08137fa213d55",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, DEFLATE, "rsv1 in a continuation, though compression is on",
    "41074a04000000ffffc00162",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, DEFLATE, "rsv2 in a compressed text",
    "e18337fa213d7dfe21",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, DEFLATE, "rsv2 in a compressed text",
    "e1034a0400",
    "error WS_ERR_UNEXPECTED_RSV_2_3 Invalid WebSocket frame: RSV2 and RSV3 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 3",
    "838137fa213d56",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 3\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 3",
    "830161",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 3\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 4",
    "848037fa213d",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 4\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 4",
    "8400",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 4\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 5",
    "858137fa213d56",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 5\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 5",
    "850161",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 5\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 6",
    "868037fa213d",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 6\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 6",
    "8600",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 6\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 7",
    "878137fa213d56",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 7\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 7",
    "870161",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 7\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 11",
    "8b8037fa213d",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 11\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 11",
    "8b00",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 11\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 12",
    "8c8137fa213d56",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 12\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 12",
    "8c0161",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 12\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 13",
    "8d8037fa213d",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 13\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 13",
    "8d00",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 13\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 14",
    "8e8137fa213d56",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 14\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 14",
    "8e0161",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 14\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 15",
    "8f8037fa213d",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 15\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 15",
    "8f00",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 15\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 3 between two texts",
    "818337fa213d589444838037fa213d818337fa213d438d4e",
    "text \"one\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 3\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 3 between two texts",
    "81036f6e658300810374776f",
    "text \"one\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 3\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "opcode 11 between two fragments",
    "018337fa213d5894448b8037fa213d808337fa213d438d4e",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 11\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "opcode 11 between two fragments",
    "01036f6e658b00800374776f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 11\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the wrong mask in a text",
    "810548656c6c6f",
    "error WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "the wrong mask in a text",
    "818537fa213d7f9f4d5158",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the wrong mask in a ping",
    "890548656c6c6f",
    "error WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "the wrong mask in a ping",
    "898537fa213d7f9f4d5158",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the wrong mask in a close",
    "880203e8",
    "error WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "the wrong mask in a close",
    "888237fa213d3412",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the wrong mask in the second frame",
    "818437fa213d50954e598103626164",
    "text \"good\"\nerror WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "the wrong mask in the second frame",
    "8104676f6f64818337fa213d559b45",
    "text \"good\"\nerror WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the wrong mask in a continuation",
    "018137fa213d56800162",
    "error WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "the wrong mask in a continuation",
    "010161808137fa213d55",
    "error WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "two fragments",
    "018337fa213d7f9f4d808237fa213d5b95",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "two fragments",
    "010348656c80026c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "three fragments",
    "018137fa213d7f008237fa213d5296808237fa213d5b95",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "three fragments",
    "0101480002656c80026c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "fragments of one byte",
    "018137fa213d7f008137fa213d52008137fa213d5b008137fa213d5b808137fa213d58",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "fragments of one byte",
    "01014800016500016c00016c80016f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "empty fragments",
    "018037fa213d008037fa213d808037fa213d",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "empty fragments",
    "010000008000",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty first fragment",
    "018037fa213d808537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty first fragment",
    "0100800548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty last fragment",
    "018537fa213d7f9f4d5158808037fa213d",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty last fragment",
    "010548656c6c6f8000",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an empty fragment in the middle",
    "018337fa213d7f9f4d008037fa213d808237fa213d5b95",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an empty fragment in the middle",
    "010348656c000080026c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a binary in fragments",
    "028237fa213d36f8008137fa213d34808137fa213d33",
    "binary \"\\u0001\\u0002\\u0003\\u0004\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a binary in fragments",
    "02020102000103800104",
    "binary \"\\u0001\\u0002\\u0003\\u0004\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a ping between fragments",
    "018337fa213d7f9f4d898737fa213d559f554a529f4f808237fa213d5b95",
    "ping \"between\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "pong 6265747765656e\n")
ROW(CLIENT, PLAIN, "a ping between fragments",
    "010348656c89076265747765656e80026c6f",
    "ping \"between\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "pong 6265747765656e\n")
ROW(SERVER, PLAIN, "a pong between fragments",
    "018337fa213d7f9f4d8a8737fa213d559f554a529f4f808237fa213d5b95",
    "pong \"between\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a pong between fragments",
    "010348656c8a076265747765656e80026c6f",
    "pong \"between\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "pings between all fragments",
    "018137fa213d56898137fa213d06008137fa213d55898137fa213d05808137fa213d54898137fa213d04",
    "ping \"1\"\nping \"2\"\ntext \"abc\"\nping \"3\"\nclose 1006 \"\"\n",
    "pong 31\npong 32\npong 33\n")
ROW(CLIENT, PLAIN, "pings between all fragments",
    "010161890131000162890132800163890133",
    "ping \"1\"\nping \"2\"\ntext \"abc\"\nping \"3\"\nclose 1006 \"\"\n",
    "pong 31\npong 32\npong 33\n")
ROW(SERVER, PLAIN, "a close between fragments",
    "018337fa213d7f9f4d888537fa213d3412434452808237fa213d5b95",
    "close 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(CLIENT, PLAIN, "a close between fragments",
    "010348656c880503e862796580026c6f",
    "close 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(SERVER, PLAIN, "a fragmented ping",
    "098137fa213d56808137fa213d55",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a fragmented ping",
    "090161800162",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a fragmented pong",
    "0a8137fa213d56808137fa213d55",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a fragmented pong",
    "0a0161800162",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a fragmented close",
    "088237fa213d3412",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a fragmented close",
    "080203e8",
    "error WS_ERR_EXPECTED_FIN Invalid WebSocket frame: FIN must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a continuation of nothing",
    "808537fa213d7f9f4d5158",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a continuation of nothing",
    "800548656c6c6f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a first fragment of nothing",
    "008537fa213d7f9f4d5158",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a first fragment of nothing",
    "000548656c6c6f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a continuation behind a whole text",
    "818537fa213d7f9f4d5158808537fa213d569d405459",
    "text \"Hello\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a continuation behind a whole text",
    "810548656c6c6f8005616761696e",
    "text \"Hello\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a continuation behind the last fragment",
    "018337fa213d7f9f4d808237fa213d5b95808537fa213d569d405459",
    "text \"Hello\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a continuation behind the last fragment",
    "010348656c80026c6f8005616761696e",
    "text \"Hello\"\nerror WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a text within a text",
    "018337fa213d7f9f4d818237fa213d5b95",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a text within a text",
    "010348656c81026c6f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a binary within a text",
    "018337fa213d7f9f4d828237fa213d5b95",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 2\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a binary within a text",
    "010348656c82026c6f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 2\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a text within a binary",
    "028337fa213d7f9f4d818237fa213d5b95",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a text within a binary",
    "020348656c81026c6f",
    "error WS_ERR_INVALID_OPCODE Invalid WebSocket frame: invalid opcode 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "two messages in fragments",
    "018137fa213d56808137fa213d55028137fa213d36808137fa213d35",
    "text \"ab\"\nbinary \"\\u0001\\u0002\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "two messages in fragments",
    "010161800162020101800102",
    "text \"ab\"\nbinary \"\\u0001\\u0002\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a fragment and then the end",
    "018337fa213d7f9f4d",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a fragment and then the end",
    "010348656c",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "large fragments",
    "02fe9c4000000000{78*40000}00fe753000000000{78*30000}808a37fa213d4f8259454f8259454f82",
    "binary 70010 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "large fragments",
    "027e9c40{78*40000}007e7530{78*30000}800a{78*10}",
    "binary 70010 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "four fragments where four are allowed",
    "018137fa213d56008137fa213d55008137fa213d54808137fa213d53",
    "text \"abcd\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, LIMIT, "four fragments where four are allowed",
    "010161000162000163800164",
    "text \"abcd\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "five fragments where four are allowed",
    "018137fa213d56008137fa213d55008137fa213d54008137fa213d53808137fa213d52",
    "error WS_ERR_TOO_MANY_BUFFERED_PARTS Too many message fragments\nclose 1006 \"\"\n",
    "close 03f0\nFIN\n")
ROW(CLIENT, LIMIT, "five fragments where four are allowed",
    "010161000162000163000164800165",
    "error WS_ERR_TOO_MANY_BUFFERED_PARTS Too many message fragments\nclose 1006 \"\"\n",
    "close 03f0\nFIN\n")
ROW(SERVER, LIMIT, "empty fragments count too",
    "018037fa213d008037fa213d008037fa213d008037fa213d008037fa213d",
    "error WS_ERR_TOO_MANY_BUFFERED_PARTS Too many message fragments\nclose 1006 \"\"\n",
    "close 03f0\nFIN\n")
ROW(CLIENT, LIMIT, "empty fragments count too",
    "01000000000000000000",
    "error WS_ERR_TOO_MANY_BUFFERED_PARTS Too many message fragments\nclose 1006 \"\"\n",
    "close 03f0\nFIN\n")
ROW(SERVER, LIMIT, "pings are no fragments",
    "018137fa213d56898037fa213d008137fa213d55898037fa213d008137fa213d54898037fa213d808137fa213d53",
    "ping \"\"\nping \"\"\nping \"\"\ntext \"abcd\"\nclose 1006 \"\"\n",
    "pong \npong \npong \n")
ROW(CLIENT, LIMIT, "pings are no fragments",
    "010161890000016289000001638900800164",
    "ping \"\"\nping \"\"\nping \"\"\ntext \"abcd\"\nclose 1006 \"\"\n",
    "pong \npong \npong \n")
ROW(SERVER, PLAIN, "Greek",
    "818b37fa213df940c0808e35a2f38b3494",
    "text \"Îºá½¹ÏÎ¼Îµ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "Greek",
    "810bcebae1bdb9cf83cebcceb5",
    "text \"Îºá½¹ÏÎ¼Îµ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "Korean",
    "818637fa213ddb6fa9d6b26f",
    "text \"ìë\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "Korean",
    "8106ec9588eb8595",
    "text \"ìë\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an emoji",
    "818437fa213dc765b9bd",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an emoji",
    "8104f09f9880",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+0000",
    "818137fa213d37",
    "text \"\\u0000\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+0000",
    "810100",
    "text \"\\u0000\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+007F",
    "818137fa213d48",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+007F",
    "81017f",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+0080",
    "818237fa213df57a",
    "text \"Â\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+0080",
    "8102c280",
    "text \"Â\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+07FF",
    "818237fa213de845",
    "text \"ß¿\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+07FF",
    "8102dfbf",
    "text \"ß¿\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+0800",
    "818337fa213dd75aa1",
    "text \"à \"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+0800",
    "8103e0a080",
    "text \"à \"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+D7FF",
    "818337fa213dda659e",
    "text \"í¿\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+D7FF",
    "8103ed9fbf",
    "text \"í¿\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+E000",
    "818337fa213dd97aa1",
    "text \"î\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+E000",
    "8103ee8080",
    "text \"î\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+FFFD",
    "818337fa213dd8459c",
    "text \"ï¿½\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+FFFD",
    "8103efbfbd",
    "text \"ï¿½\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+FFFE, which is no character",
    "818337fa213dd8459f",
    "text \"ï¿¾\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+FFFE, which is no character",
    "8103efbfbe",
    "text \"ï¿¾\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+FFFF, which is no character",
    "818337fa213dd8459e",
    "text \"ï¿¿\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+FFFF, which is no character",
    "8103efbfbf",
    "text \"ï¿¿\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+10000",
    "818437fa213dc76aa1bd",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+10000",
    "8104f0908080",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+1FFFE, which is no character",
    "818437fa213dc7659e83",
    "text \"ð¿¾\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+1FFFE, which is no character",
    "8104f09fbfbe",
    "text \"ð¿¾\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+10FFFF",
    "818437fa213dc3759e82",
    "text \"ô¿¿\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+10FFFF",
    "8104f48fbfbf",
    "text \"ô¿¿\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+40000",
    "818437fa213dc67aa1bd",
    "text \"ñ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "U+40000",
    "8104f1808080",
    "text \"ñ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+1FFFFF",
    "818437fa213dc0459e82",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "U+1FFFFF",
    "8104f7bfbfbf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the byte F5",
    "818437fa213dc27aa1bd",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the byte F5",
    "8104f5808080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a mark of the byte order",
    "818437fa213dd8419e5c",
    "text \"ï»¿a\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a mark of the byte order",
    "8104efbbbf61",
    "text \"ï»¿a\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "U+110000",
    "818437fa213dc36aa1bd",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "U+110000",
    "8104f4908080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a character in two fragments",
    "018237fa213ddb6f808137fa213dbf",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a character in two fragments",
    "0102ec95800188",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a character in three fragments",
    "018137fa213ddb008137fa213da2808137fa213dbf",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "a character in three fragments",
    "0101ec000195800188",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "an emoji byte by byte",
    "018137fa213dc7008137fa213da8008137fa213daf808137fa213db7",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "an emoji byte by byte",
    "0101f000019f000198800180",
    "text \"ð\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "a ping in the middle of a character",
    "018137fa213ddb898137fa213ddb808237fa213da272",
    "ping \"ì\"\ntext \"ì\"\nclose 1006 \"\"\n",
    "pong ec\n")
ROW(CLIENT, PLAIN, "a ping in the middle of a character",
    "0101ec8901ec80029588",
    "ping \"ì\"\ntext \"ì\"\nclose 1006 \"\"\n",
    "pong ec\n")
ROW(SERVER, PLAIN, "a byte of the middle alone",
    "818137fa213db7",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a byte of the middle alone",
    "810180",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the last byte of the middle alone",
    "818137fa213d88",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the last byte of the middle alone",
    "8101bf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "two bytes of the middle",
    "818237fa213db745",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "two bytes of the middle",
    "810280bf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a byte of the middle behind a letter",
    "818237fa213d567a",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a byte of the middle behind a letter",
    "81026180",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a start of two alone",
    "818137fa213df4",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a start of two alone",
    "8101c3",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a start of three alone",
    "818237fa213dd647",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a start of three alone",
    "8102e1bd",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a start of four alone",
    "818337fa213dc765b9",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a start of four alone",
    "8103f09f98",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a start and a letter",
    "818237fa213df49b",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a start and a letter",
    "8102c361",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a start and a start",
    "818237fa213df439",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a start and a start",
    "8102c3c3",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a slash in two bytes",
    "818237fa213df755",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a slash in two bytes",
    "8102c0af",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a slash in three bytes",
    "818337fa213dd77a8e",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a slash in three bytes",
    "8103e080af",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a slash in four bytes",
    "818437fa213dc77aa192",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a slash in four bytes",
    "8104f08080af",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a slash in five bytes",
    "818537fa213dcf7aa1bd98",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a slash in five bytes",
    "8105f8808080af",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a slash in six bytes",
    "818637fa213dcb7aa1bdb755",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a slash in six bytes",
    "8106fc80808080af",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a zero in two bytes",
    "818237fa213df77a",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a zero in two bytes",
    "8102c080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the longest of what is too long",
    "818337fa213dd7659e",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the longest of what is too long",
    "8103e09fbf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the longest of two that is too long",
    "818237fa213df645",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the longest of two that is too long",
    "8102c1bf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the longest of four that is too long",
    "818437fa213dc7759e82",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the longest of four that is too long",
    "8104f08fbfbf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the first surrogate",
    "818337fa213dda5aa1",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the first surrogate",
    "8103eda080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the last surrogate",
    "818337fa213dda459e",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the last surrogate",
    "8103edbfbf",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a pair of surrogates",
    "818637fa213dda5aa1d0877a",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a pair of surrogates",
    "8106eda080edb080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a surrogate in two fragments",
    "018137fa213dda808237fa213d977a",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a surrogate in two fragments",
    "0101ed8002a080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the byte FE",
    "818137fa213dc9",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the byte FE",
    "8101fe",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "the byte FF",
    "818137fa213dc8",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "the byte FF",
    "8101ff",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a wrong byte in the first fragment",
    "018237fa213d5605808137fa213d55",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a wrong byte in the first fragment",
    "010261ff800162",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a wrong byte in the last fragment",
    "018137fa213d56808237fa213d5505",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a wrong byte in the last fragment",
    "010161800262ff",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a character that fragments break off",
    "018237fa213ddb6f808137fa213d56",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a character that fragments break off",
    "0102ec95800161",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a character that an empty fragment breaks off",
    "018237fa213ddb6f808037fa213d",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a character that an empty fragment breaks off",
    "0102ec958000",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "wrong bytes in a binary",
    "828337fa213dc804a1",
    "binary \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "wrong bytes in a binary",
    "8203fffe80",
    "binary \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "wrong bytes in a ping",
    "898237fa213dc804",
    "ping \"ÿþ\"\nclose 1006 \"\"\n",
    "pong fffe\n")
ROW(CLIENT, PLAIN, "wrong bytes in a ping",
    "8902fffe",
    "ping \"ÿþ\"\nclose 1006 \"\"\n",
    "pong fffe\n")
ROW(SERVER, LAX, "wrong text where nobody looks",
    "818237fa213dc804",
    "text \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, LAX, "wrong text where nobody looks",
    "8102fffe",
    "text \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LAX, "a wrong reason where nobody looks",
    "888337fa213d3412de",
    "close 1000 \"ÿ\"\n",
    "close 03e8ff\nFIN\n")
ROW(CLIENT, LAX, "a wrong reason where nobody looks",
    "880303e8ff",
    "close 1000 \"ÿ\"\n",
    "close 03e8ff\nFIN\n")
ROW(SERVER, PLAIN, "a good text, then a wrong one",
    "818437fa213d50954e59818137fa213dc8818537fa213d599f575845",
    "text \"good\"\nerror WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a good text, then a wrong one",
    "8104676f6f648101ff81056e65766572",
    "text \"good\"\nerror WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a close without a code",
    "888037fa213d",
    "close 1005 \"\"\n",
    "close \nFIN\n")
ROW(CLIENT, PLAIN, "a close without a code",
    "8800",
    "close 1005 \"\"\n",
    "close \nFIN\n")
ROW(SERVER, PLAIN, "a close of one byte",
    "888137fa213d34",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a close of one byte",
    "880103",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 1\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a close 1000",
    "888237fa213d3412",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(CLIENT, PLAIN, "a close 1000",
    "880203e8",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(SERVER, PLAIN, "a close with a reason",
    "888537fa213d3412434452",
    "close 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(CLIENT, PLAIN, "a close with a reason",
    "880503e8627965",
    "close 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(SERVER, PLAIN, "a close with a Korean reason",
    "888837fa213d3412cda8bf11a4a8",
    "close 1000 \"ìë\"\n",
    "close 03e8ec9588eb8595\nFIN\n")
ROW(CLIENT, PLAIN, "a close with a Korean reason",
    "880803e8ec9588eb8595",
    "close 1000 \"ìë\"\n",
    "close 03e8ec9588eb8595\nFIN\n")
ROW(SERVER, PLAIN, "a close with the longest reason",
    "88fd0000000003e8{78*123}",
    "close 1000 123 bytes, 0 are no x\n",
    "close 03e8787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\nFIN\n")
ROW(CLIENT, PLAIN, "a close with the longest reason",
    "887d03e8{78*123}",
    "close 1000 123 bytes, 0 are no x\n",
    "close 03e8787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\nFIN\n")
ROW(SERVER, PLAIN, "a close that is too long",
    "88fe007e0000000003e8{78*124}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "a close that is too long",
    "887e007e03e8{78*124}",
    "error WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH Invalid WebSocket frame: invalid payload length 126\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "a reason that is no UTF-8",
    "888437fa213d3412cda8",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a reason that is no UTF-8",
    "880403e8ec95",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "a reason with a surrogate",
    "888537fa213d3412cc9db7",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "a reason with a surrogate",
    "880503e8eda080",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "two closes",
    "888537fa213d34124e5352888537fa213d3413554a58",
    "close 1000 \"one\"\n",
    "close 03e86f6e65\nFIN\n")
ROW(CLIENT, PLAIN, "two closes",
    "880503e86f6e65880503e974776f",
    "close 1000 \"one\"\n",
    "close 03e86f6e65\nFIN\n")
ROW(SERVER, PLAIN, "a text, then a close",
    "818437fa213d5b9b5249888237fa213d3412",
    "text \"last\"\nclose 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(CLIENT, PLAIN, "a text, then a close",
    "81046c617374880203e8",
    "text \"last\"\nclose 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(SERVER, PLAIN, "code 1001",
    "888237fa213d3413",
    "close 1001 \"\"\n",
    "close 03e9\nFIN\n")
ROW(CLIENT, PLAIN, "code 1001",
    "880203e9",
    "close 1001 \"\"\n",
    "close 03e9\nFIN\n")
ROW(SERVER, PLAIN, "code 1002",
    "888237fa213d3410",
    "close 1002 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1002",
    "880203ea",
    "close 1002 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1003",
    "888237fa213d3411",
    "close 1003 \"\"\n",
    "close 03eb\nFIN\n")
ROW(CLIENT, PLAIN, "code 1003",
    "880203eb",
    "close 1003 \"\"\n",
    "close 03eb\nFIN\n")
ROW(SERVER, PLAIN, "code 1007",
    "888237fa213d3415",
    "close 1007 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, PLAIN, "code 1007",
    "880203ef",
    "close 1007 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PLAIN, "code 1008",
    "888237fa213d340a",
    "close 1008 \"\"\n",
    "close 03f0\nFIN\n")
ROW(CLIENT, PLAIN, "code 1008",
    "880203f0",
    "close 1008 \"\"\n",
    "close 03f0\nFIN\n")
ROW(SERVER, PLAIN, "code 1009",
    "888237fa213d340b",
    "close 1009 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PLAIN, "code 1009",
    "880203f1",
    "close 1009 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PLAIN, "code 1010",
    "888237fa213d3408",
    "close 1010 \"\"\n",
    "close 03f2\nFIN\n")
ROW(CLIENT, PLAIN, "code 1010",
    "880203f2",
    "close 1010 \"\"\n",
    "close 03f2\nFIN\n")
ROW(SERVER, PLAIN, "code 1011",
    "888237fa213d3409",
    "close 1011 \"\"\n",
    "close 03f3\nFIN\n")
ROW(CLIENT, PLAIN, "code 1011",
    "880203f3",
    "close 1011 \"\"\n",
    "close 03f3\nFIN\n")
ROW(SERVER, PLAIN, "code 1012",
    "888237fa213d340e",
    "close 1012 \"\"\n",
    "close 03f4\nFIN\n")
ROW(CLIENT, PLAIN, "code 1012",
    "880203f4",
    "close 1012 \"\"\n",
    "close 03f4\nFIN\n")
ROW(SERVER, PLAIN, "code 1013",
    "888237fa213d340f",
    "close 1013 \"\"\n",
    "close 03f5\nFIN\n")
ROW(CLIENT, PLAIN, "code 1013",
    "880203f5",
    "close 1013 \"\"\n",
    "close 03f5\nFIN\n")
ROW(SERVER, PLAIN, "code 1014",
    "888237fa213d340c",
    "close 1014 \"\"\n",
    "close 03f6\nFIN\n")
ROW(CLIENT, PLAIN, "code 1014",
    "880203f6",
    "close 1014 \"\"\n",
    "close 03f6\nFIN\n")
ROW(SERVER, PLAIN, "code 3000",
    "888237fa213d3c42",
    "close 3000 \"\"\n",
    "close 0bb8\nFIN\n")
ROW(CLIENT, PLAIN, "code 3000",
    "88020bb8",
    "close 3000 \"\"\n",
    "close 0bb8\nFIN\n")
ROW(SERVER, PLAIN, "code 3999",
    "888637fa213d38654c54599f",
    "close 3999 \"mine\"\n",
    "close 0f9f6d696e65\nFIN\n")
ROW(CLIENT, PLAIN, "code 3999",
    "88060f9f6d696e65",
    "close 3999 \"mine\"\n",
    "close 0f9f6d696e65\nFIN\n")
ROW(SERVER, PLAIN, "code 4000",
    "888237fa213d385a",
    "close 4000 \"\"\n",
    "close 0fa0\nFIN\n")
ROW(CLIENT, PLAIN, "code 4000",
    "88020fa0",
    "close 4000 \"\"\n",
    "close 0fa0\nFIN\n")
ROW(SERVER, PLAIN, "code 4999",
    "888637fa213d247d4c54599f",
    "close 4999 \"mine\"\n",
    "close 13876d696e65\nFIN\n")
ROW(CLIENT, PLAIN, "code 4999",
    "880613876d696e65",
    "close 4999 \"mine\"\n",
    "close 13876d696e65\nFIN\n")
ROW(SERVER, PLAIN, "code 0",
    "888237fa213d37fa",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 0",
    "88020000",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 0\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 999",
    "888237fa213d341d",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 999\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 999",
    "880203e7",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 999\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1004",
    "888237fa213d3416",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1004\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1004",
    "880203ec",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1004\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1005",
    "888237fa213d3417",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1005\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1005",
    "880203ed",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1005\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1006",
    "888237fa213d3414",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1006\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1006",
    "880203ee",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1006\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1015",
    "888237fa213d340d",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1015\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1015",
    "880203f7",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1015\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1016",
    "888237fa213d3402",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1016\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1016",
    "880203f8",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1016\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 1100",
    "888237fa213d33b6",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1100\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 1100",
    "8802044c",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 1100\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 2000",
    "888237fa213d302a",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 2000\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 2000",
    "880207d0",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 2000\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 2999",
    "888237fa213d3c4d",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 2999\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 2999",
    "88020bb7",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 2999\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 5000",
    "888237fa213d2472",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 5000\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 5000",
    "88021388",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 5000\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "code 65535",
    "888237fa213dc805",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 65535\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "code 65535",
    "8802ffff",
    "error WS_ERR_INVALID_CLOSE_CODE Invalid WebSocket frame: invalid status code 65535\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, PLAIN, "the end without a close",
    "818537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "the end without a close",
    "810548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PLAIN, "the end at once",
    "",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "the end at once",
    "",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "a message as long as it may be",
    "81e437fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f825945",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, LIMIT, "a message as long as it may be",
    "8164{78*100}",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "a message that is one byte too long",
    "81e500000000{78*101}",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, LIMIT, "a message that is one byte too long",
    "8165{78*101}",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, LIMIT, "a binary that is too long",
    "82fe007e00000000{78*126}",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, LIMIT, "a binary that is too long",
    "827e007e{78*126}",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, LIMIT, "the limit counts all fragments",
    "01bc37fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f82594580a937fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, LIMIT, "the limit counts all fragments",
    "013c{78*60}8029{78*41}",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, LIMIT, "as many as it may be, in fragments",
    "01bc37fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f82594580a837fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f825945",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, LIMIT, "as many as it may be, in fragments",
    "013c{78*60}8028{78*40}",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "the limit counts anew for each message",
    "81e437fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f82594581e437fa213d4f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f8259454f825945",
    "text 100 bytes, 0 are no x\ntext 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, LIMIT, "the limit counts anew for each message",
    "8164{78*100}8164{78*100}",
    "text 100 bytes, 0 are no x\ntext 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, LIMIT, "a head alone is refused for its length",
    "82ff00000000000f424037fa213d",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, LIMIT, "a head alone is refused for its length",
    "827f00000000000f4240",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, LIMIT, "a ping is no message",
    "89fd00000000{78*125}",
    "ping 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "pong 7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\n")
ROW(CLIENT, LIMIT, "a ping is no message",
    "897d{78*125}",
    "ping 125 bytes, 0 are no x\nclose 1006 \"\"\n",
    "pong 7878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878\n")
ROW(SERVER, PLAIN, "a very long announcement",
    "82ff000000000640000137fa213d",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PLAIN, "a very long announcement",
    "827f0000000006400001",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PLAIN, "no limit at all",
    "82ff000000000640000037fa213d569842",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, PLAIN, "no limit at all",
    "827f0000000006400000616263",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed text",
    "c18737fa213dc5b2ecf4fefd21",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed text",
    "c107f248cdc9c90700",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed binary",
    "c28737fa213dc5b2ecf4fefd21",
    "binary \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed binary",
    "c207f248cdc9c90700",
    "binary \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed empty text",
    "c18137fa213d37",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed empty text",
    "c10100",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed twice",
    "c18737fa213dc5b2ecf4fefd21c18537fa213dc5fa303d37",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed twice",
    "c107f248cdc9c90700c105f200110000",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed thrice, a window that stays",
    "c18937fa213d4dc994de4211753d37c18537fa213d4df9073c37c18437fa213db56a213d",
    "text \"ìë\"\ntext \"ìë\"\ntext \"ìë\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed thrice, a window that stays",
    "c1097a33b5e375eb540000c1057a03260100c10482900000",
    "text \"ìë\"\ntext \"ìë\"\ntext \"ìë\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, FRESH, "compressed twice without a window",
    "c18737fa213dc5b2ecf4fefd21c18737fa213dc5b2ecf4fefd21",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, FRESH, "compressed twice without a window",
    "c107f248cdc9c90700c107f248cdc9c90700",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed and plain mixed",
    "c18737fa213dc5b2ecf4fefd21818537fa213d4796405459c18537fa213dc5fa303d37",
    "text \"Hello\"\ntext \"plain\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed and plain mixed",
    "c107f248cdc9c907008105706c61696ec105f200110000",
    "text \"Hello\"\ntext \"plain\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "plain text, though compression is on",
    "818537fa213d7f9f4d5158",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "plain text, though compression is on",
    "810548656c6c6f",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed with a last block",
    "c18837fa213dc4b2ecf4fefd213d",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed with a last block",
    "c108f348cdc9c9070000",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed behind a last block",
    "c18837fa213dc4b2ecf4fefd213dc18737fa213dc5b2ecf4fefd21",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed behind a last block",
    "c108f348cdc9c9070000c107f248cdc9c90700",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed and large",
    "c1d537fa213ddb3b103c37fa21ff9720aa523eb5813d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37fa213d37faa18a36",
    "text 70000 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed and large",
    "c155ecc13101000000c2a0da8b6f094fa0{00*67}80b701",
    "text 70000 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed in fragments",
    "418c37fa213dc5b2ecf4fead213d37fadec2808737fa213d3d350ef77efb21",
    "text \"Hello World\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed in fragments",
    "410cf248cdc9c95700000000ffff80070acf2fca490100",
    "text \"Hello World\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed in three fragments",
    "418a37fa213dfd356a6837fa213dc805008a37fa213d1dd3ee6a37fa213dc805808737fa213d1d3309777aff21",
    "text \"one two three\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed in three fragments",
    "410acacf4b5500000000ffff000a2a29cf5700000000ffff80072ac9284a4d0500",
    "text \"one two three\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed with an empty last fragment",
    "418b37fa213dc5b2ecf4fefd213d3705de808137fa213d37",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed with an empty last fragment",
    "410bf248cdc9c907000000ffff800100",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed with a ping between",
    "418c37fa213dc5b2ecf4fead213d37fadec2898337fa213d599556808737fa213d3d350ef77efb21",
    "ping \"now\"\ntext \"Hello World\"\nclose 1006 \"\"\n",
    "pong 6e6f77\n")
ROW(CLIENT, DEFLATE, "compressed with a ping between",
    "410cf248cdc9c95700000000ffff89036e6f7780070acf2fca490100",
    "ping \"now\"\ntext \"Hello World\"\nclose 1006 \"\"\n",
    "pong 6e6f77\n")
ROW(SERVER, DEFLATE, "a stored block",
    "c18b37fa213d37ff21c7c8b244515b9521",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "a stored block",
    "c10b000500faff48656c6c6f00",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "the standard's example",
    "c18737fa213dc5b2ecf4fefd21",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "the standard's example",
    "c107f248cdc9c90700",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "the standard's example of two fragments",
    "418337fa213dc5b2ec808437fa213dfe33263d",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "the standard's example of two fragments",
    "4103f248cd8004c9c90700",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "the standard's example of a shared window",
    "c18737fa213dc5b2ecf4fefd21c18537fa213dc5fa303d37",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "the standard's example of a shared window",
    "c107f248cdc9c90700c105f200110000",
    "text \"Hello\"\ntext \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "the standard's example of two blocks",
    "c18d37fa213dc5b2243d37fadec2fd33e83a37",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "the standard's example of two blocks",
    "c10df24805000000ffffcac9c90700",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "a wrong kind of block",
    "c18237fa213dc805",
    "error Z_DATA_ERROR invalid block type\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "a wrong kind of block",
    "c102ffff",
    "error Z_DATA_ERROR invalid block type\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "a stored block that contradicts itself",
    "c18a37fa213d37ff213d37b244515b95",
    "error Z_DATA_ERROR invalid stored block lengths\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "a stored block that contradicts itself",
    "c10a000500000048656c6c6f",
    "error Z_DATA_ERROR invalid stored block lengths\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "a distance too far back",
    "c18237fa213d35f8",
    "error Z_DATA_ERROR invalid distance too far back\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "a distance too far back",
    "c1020202",
    "error Z_DATA_ERROR invalid distance too far back\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "a wrong code",
    "c18537fa213d3305dec2c8",
    "error Z_DATA_ERROR too many length or distance symbols\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "a wrong code",
    "c10504ffffffff",
    "error Z_DATA_ERROR too many length or distance symbols\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, FRESH, "a distance into the message before, though it is gone",
    "c18737fa213dc5b2ecf4fefd21c18537fa213dc5fa303d37",
    "text \"Hello\"\nerror Z_DATA_ERROR invalid distance too far back\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, FRESH, "a distance into the message before, though it is gone",
    "c107f248cdc9c90700c105f200110000",
    "text \"Hello\"\nerror Z_DATA_ERROR invalid distance too far back\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "compressed text that is no UTF-8",
    "c18437fa213dcd052e3d",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed text that is no UTF-8",
    "c104faff0f00",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "compressed binary that is no UTF-8",
    "c28437fa213dcd052e3d",
    "binary \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed binary that is no UTF-8",
    "c204faff0f00",
    "binary \"ÿþ\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed text that breaks a character off",
    "c18437fa213d4dc9343d",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed text that breaks a character off",
    "c1047a331500",
    "error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, DEFLATE, "compressed, a wrong first fragment",
    "418237fa213dc805",
    "error Z_DATA_ERROR invalid block type\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed, a wrong first fragment",
    "4102ffff",
    "error Z_DATA_ERROR invalid block type\nclose 1006 \"\"\n",
    "close 03ef\nFIN\n")
ROW(SERVER, PACKED, "compressed and as long as it may be",
    "c18637fa213d9d52810037fa",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, PACKED, "compressed and as long as it may be",
    "c106aaa8a03d0000",
    "text 100 bytes, 0 are no x\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PACKED, "compressed and one byte too long",
    "c18637fa213d9d52813e37fa",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PACKED, "compressed and one byte too long",
    "c106aaa8a0030000",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PACKED, "compressed, small on the wire, too long behind it",
    "c1f200000000ecc13101000000c2a0da8b6f0d0fa0{00*96}805703",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PACKED, "compressed, small on the wire, too long behind it",
    "c172ecc13101000000c2a0da8b6f0d0fa0{00*96}805703",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PACKED, "compressed, too long over its fragments",
    "418a37fa213d9d52012237fa213dc805808437fa213d95fe213d",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PACKED, "compressed, too long over its fragments",
    "410aaaa8201f00000000ffff8004a2040000",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PACKED, "compressed, too long on the wire already",
    "c2e537fa213d37",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PACKED, "compressed, too long on the wire already",
    "c26500",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, PLAIN, "compressed where it was not agreed",
    "c18737fa213dc5b2ecf4fefd21",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, PLAIN, "compressed where it was not agreed",
    "c107f248cdc9c90700",
    "error WS_ERR_UNEXPECTED_RSV_1 Invalid WebSocket frame: RSV1 must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(SERVER, DEFLATE, "compressed text, then a close",
    "c18737fa213dc5b2ecf4fefd21888537fa213d3412434452",
    "text \"Hello\"\nclose 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed text, then a close",
    "c107f248cdc9c90700880503e8627965",
    "text \"Hello\"\nclose 1000 \"bye\"\n",
    "close 03e8627965\nFIN\n")
ROW(SERVER, DEFLATE, "compressed, a close between its fragments",
    "418b37fa213dc5b2ecf4fefd213d3705de888237fa213d3412",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed, a close between its fragments",
    "410bf248cdc9c907000000ffff880203e8",
    "close 1000 \"\"\n",
    "close 03e8\nFIN\n")
ROW(SERVER, DEFLATE, "compressed, a fragment and then the end",
    "418b37fa213dc5b2ecf4fefd213d3705de",
    "close 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed, a fragment and then the end",
    "410bf248cdc9c907000000ffff",
    "close 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "a character in two compressed fragments",
    "418837fa213d4dc9343d37fadec2808337fa213dddfa21",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "a character in two compressed fragments",
    "41087a3315000000ffff8003ea0000",
    "text \"ì\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "an empty compressed first fragment",
    "418537fa213d37fa21c2c8808737fa213dc5b2ecf4fefd21",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "an empty compressed first fragment",
    "4105000000ffff8007f248cdc9c90700",
    "text \"Hello\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "no bytes at all, compressed",
    "c18037fa213d",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "no bytes at all, compressed",
    "c100",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "an empty stored block",
    "c18137fa213d37",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "an empty stored block",
    "c10100",
    "text \"\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, DEFLATE, "compressed binary in fragments",
    "428737fa213d55fe213d3705de808337fa213d55f821",
    "binary \"\\u0001\\u0002\"\nclose 1006 \"\"\n",
    "")
ROW(CLIENT, DEFLATE, "compressed binary in fragments",
    "42076204000000ffff8003620200",
    "binary \"\\u0001\\u0002\"\nclose 1006 \"\"\n",
    "")
ROW(SERVER, PACKED, "compressed bytes that unpack to far too many",
    "c29b37fa213ddb3b203037fa21ff9720ae5239cd813d37fa213d37fa213dd72521",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(CLIENT, PACKED, "compressed bytes that unpack to far too many",
    "c21becc1010d000000c2a0da8f6f0e37a0000000000000000000e0df00",
    "error WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded\nclose 1006 \"\"\n",
    "close 03f1\nFIN\n")
ROW(SERVER, DEFLATE, "compressed text, then the wrong mask",
    "c18737fa213dc5b2ecf4fefd21810161",
    "text \"Hello\"\nerror WS_ERR_EXPECTED_MASK Invalid WebSocket frame: MASK must be set\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
ROW(CLIENT, DEFLATE, "compressed text, then the wrong mask",
    "c107f248cdc9c90700818137fa213d56",
    "text \"Hello\"\nerror WS_ERR_UNEXPECTED_MASK Invalid WebSocket frame: MASK must be clear\nclose 1006 \"\"\n",
    "close 03ea\nFIN\n")
