/*
 * http_messages.h: what Node 20's parser says of whole streams of bytes: how
 * each goes on (HTTP_ACCEPT...), the bytes, and what happens, as
 * test_http_message.c writes it down. Made by a script that fed them to
 * node's own HTTPParser.
 */
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
     "helloGET / HTTP/1.1\r\nHost: b\r\n\r\n",
     "head keep;data hello;end;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
     "Content-Length: 5\r\n\r\nhello",
     "HPE_UNEXPECTED_CONTENT_LENGTH Duplicate Content-Length@61;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5x\r\n\r\nhello",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@43;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\nhello",
     "HPE_INVALID_CONTENT_LENGTH Empty Content-Length@44;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5 \r\n\r\nhello",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\t\r\n\r\nhello",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@43;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@42;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Content-Length: 99999999999999999999\r\n\r\nhello",
     "HPE_INVALID_CONTENT_LENGTH Content-Length overflow@62;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
     "Transfer-Encoding: chunked\r\n\r\n",
     "HPE_INVALID_TRANSFER_ENCODING Transfer-Encoding can't be "
     "present with Content-Length@63;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "Content-Length: 5\r\n\r\n",
     "HPE_INVALID_CONTENT_LENGTH Content-Length can't be present "
     "with Transfer-Encoding@69;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Request has invalid "
     "`Transfer-Encoding`@53;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
     "HPE_INVALID_TRANSFER_ENCODING Invalid `Transfer-Encoding` "
     "header value@53;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
     "HPE_INVALID_TRANSFER_ENCODING Invalid `Transfer-Encoding` "
     "header value@74;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n"
     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked \r\n"
     "\r\n0\r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\t\r\n"
     "\r\n0\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Request has invalid "
     "`Transfer-Encoding`@57;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n"
     "\r\n0\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Request has invalid "
     "`Transfer-Encoding`@57;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=b\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"x;y\\\"z\"\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5; a\r\nhello\r\n0\r\n\r\n",
     "head keep;HPE_STRICT Invalid character in chunk extensions@59;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;\r\nhello\r\n0\r\n\r\n",
     "head keep;HPE_STRICT Invalid character in chunk extensions@59;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=b c\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid character in chunk extensions value@62;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a(\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid character in chunk extensions name@60;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"b\001\"\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid character in chunk extensions quoted "
     "value@63;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"\\\001\"\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid quoted-pair in chunk extensions quoted "
     "value@63;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"b\"x\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid character in chunk extensions quote "
     "value@63;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"b\";c\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_CR_EXPECTED Missing expected CR after chunk extension "
     "name@59;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=b\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_CR_EXPECTED Missing expected CR after chunk extension "
     "value@61;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=\"b\"\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_CR_EXPECTED Missing expected CR after chunk extension "
     "value@63;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a=b\"c\"\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;;a\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;=\r\nhello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5;a==\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_STRICT Invalid character in chunk extensions value@61;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5 \r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@58;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n 5\r\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@56;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\nhello\r\n0\r\n\r\n",
     "head keep;"
     "HPE_CR_EXPECTED Missing expected CR after chunk size@58;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\rhello",
     "head keep;HPE_STRICT Expected LF after chunk size@58;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n\r\nhello",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@56;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\ng\r\nhello",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@56;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5g\r\nhello",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@57;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0x5\r\nhello",
     "head keep;"
     "HPE_INVALID_CHUNK_SIZE Invalid character in chunk size@57;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\nA\r\n0123456789\r\n0\r\n\r\n",
     "head keep;data 0123456789;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\na\r\n0123456789\r\n000\r\n\r\n",
     "head keep;data 0123456789;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\nffffffffffffffff\r\nhello",
     "head keep;data hello;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n10000000000000000\r\nhello",
     "head keep;HPE_INVALID_CHUNK_SIZE Chunk size overflow@73;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhelloX",
     "head keep;data hello;"
     "HPE_STRICT Expected LF after chunk data@64;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhello\rX",
     "head keep;data hello;"
     "HPE_STRICT Expected LF after chunk data@65;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhello\n",
     "head keep;data hello;"
     "HPE_CR_EXPECTED Missing expected CR after chunk data@65;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\nX-T: 1\r\nx-u:  2 \r\n\r\n",
     "head keep;end X-T=1=x-u=2;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\n X: 1\r\n\r\n",
     "head keep;HPE_INVALID_HEADER_TOKEN Invalid header token@59;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\nX\r\n\r\n",
     "head keep;HPE_INVALID_HEADER_TOKEN Invalid header token@60;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\nContent-Length: 5\r\n\r\n",
     "head keep;"
     "HPE_INVALID_CONTENT_LENGTH Content-Length can't be present "
     "with Transfer-Encoding@74;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Invalid `Transfer-Encoding` "
     "header value@79;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n",
     "head keep;end Connection=close;"
     "HPE_CLOSED_CONNECTION Data after `Connection: close`@81;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\n\rX",
     "head keep;HPE_STRICT Expected LF after headers@60;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n0\r\n\nX",
     "head keep;"
     "HPE_INVALID_HEADER_TOKEN Invalid header field char@60;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhel",
     "head keep;data hel;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n5\r\nhello\r\n",
     "head keep;data hello;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
     "head keep;end;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n"
     "\r\n",
     "head;end;"
     "HPE_CLOSED_CONNECTION Data after `Connection: close`@38;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nConnection: close\r\n\r\n\r\n\n",
     "head;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
     "head;end;"
     "HPE_CLOSED_CONNECTION Data after `Connection: close`@19;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
     "GET / HTTP/1.1\r\n\r\n",
     "head keep;end;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc",
     "head upgrade keep;end;rest 3;"},
    {HTTP_REQUEST, HTTP_ACCEPT_LEAVE,
     "GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc",
     "head upgrade keep;end;rest 3;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\n"
     "Content-Length: 3\r\n\r\nabcdef",
     "head upgrade keep;data abc;end;rest 3;"},
    {HTTP_REQUEST, HTTP_ACCEPT_LEAVE,
     "GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\n"
     "Content-Length: 3\r\n\r\nabcdef",
     "head upgrade keep;end;rest 6;"},
    {HTTP_REQUEST, HTTP_ACCEPT_LEAVE,
     "CONNECT a:1 HTTP/1.1\r\n\r\nabc",
     "head upgrade keep;end;rest 3;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "CONNECT a:1 HTTP/1.1\r\n\r\nabc",
     "head upgrade keep;end;rest 3;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nHost",
     "HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "",
     ""},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "\r\n",
     ""},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
     "head keep;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\n\r\nhello",
     "head;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
     "head keep;data hel;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloX",
     "head keep;data hello;end;"
     "HPE_INVALID_CONSTANT Expected HTTP/, RTSP/ or ICE/@43;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
     "hello\r\n0\r\n\r\n",
     "head keep;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello",
     "head;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n"
     "hello",
     "head;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked,chunked\r\n\r\n"
     "0\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
     "Transfer-Encoding: gzip\r\n\r\nhello",
     "head;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT_SKIP,
     "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT_SKIP,
     "HTTP/1.1 200 OK\r\n\r\n",
     "head;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT_SKIP,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\n"
     "Content-Length: 1\r\n\r\nx",
     "head keep;end;head keep;data x;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
     "Content-Length: 1\r\n\r\nx",
     "head keep;end;head keep;data x;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 103 Early Hints\r\nContent-Length: 7\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
     "head keep;end;head keep;data x;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 110 X\r\nContent-Length: 7\r\n\r\nabcdefg",
     "head keep;data abcdefg;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 110 X\r\n\r\nabcdefg",
     "head keep;end;"
     "HPE_INVALID_CONSTANT Expected HTTP/, RTSP/ or ICE/@18;"},
    {HTTP_RESPONSE, HTTP_ACCEPT_LEAVE,
     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n"
     "Connection: upgrade\r\n\r\nabc",
     "head upgrade keep;end;rest 3;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.0 200 OK\r\n\r\nhello",
     "head;data hello;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
     "head;data hi;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n"
     "Connection: keep-alive\r\n\r\nhiHTTP/1.1 200 OK\r\n\r\n",
     "head keep;data hi;end;head;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n"
     "\r\nhi\r\nX",
     "head;data hi;end;"
     "HPE_CLOSED_CONNECTION Data after `Connection: close`@62;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "hello\r\n",
     "HPE_INVALID_METHOD Invalid method encountered@0;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GETX / HTTP/1.1\r\n",
     "HPE_INVALID_METHOD Expected space after method@3;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET foo HTTP/1.1\r\n",
     "HPE_INVALID_URL Invalid characters in url@8;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET /\200 HTTP/1.1\r\n",
     "HPE_INVALID_URL Invalid char in url path@5;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET /a b HTTP/1.1\r\n",
     "HPE_INVALID_CONSTANT Expected HTTP/, RTSP/ or ICE/@7;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.x\r\n",
     "HPE_INVALID_VERSION Invalid minor version@13;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.2\r\n",
     "HPE_INVALID_VERSION Invalid HTTP version@14;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\n",
     "HPE_INVALID_VERSION Expected CRLF after version@15;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\rX",
     "HPE_STRICT Expected CRLF after version@15;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\n c",
     "HPE_UNEXPECTED_SPACE Unexpected space after start line@17;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\n:c",
     "HPE_INVALID_HEADER_TOKEN Invalid header token@16;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\n\n",
     "HPE_INVALID_HEADER_TOKEN Invalid header field char@17;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA b:c",
     "HPE_INVALID_HEADER_TOKEN Invalid header token@17;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nUpgrade :",
     "HPE_INVALID_HEADER_TOKEN Invalid header field char@24;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA:b\n",
     "HPE_CR_EXPECTED Missing expected CR after header value@19;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA:b\rX",
     "HPE_LF_EXPECTED Missing expected LF after header value@20;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA: \rX",
     "HPE_STRICT Expected LF after CR@20;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA: b\001",
     "HPE_INVALID_HEADER_TOKEN Invalid header value char@20;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA:b\r\n c",
     "HPE_INVALID_HEADER_TOKEN Unexpected whitespace after header "
     "value@21;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA:\r\n b",
     "HPE_INVALID_HEADER_TOKEN Invalid header value char@21;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\n\rX",
     "HPE_STRICT Expected LF after headers@17;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA: \n",
     "HPE_INVALID_HEADER_TOKEN Invalid header value char@20;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "hello\r\n",
     "HPE_INVALID_CONSTANT Expected HTTP/, RTSP/ or ICE/@0;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 99 X",
     "HPE_INVALID_STATUS Invalid status code@11;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 1011 X",
     "HPE_INVALID_STATUS Invalid response status@12;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\n",
     "HPE_CR_EXPECTED Missing expected CR after response line@16;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\rX",
     "HPE_STRICT Expected LF after CR@16;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200\n",
     "HPE_INVALID_STATUS Invalid response status@13;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nContent-Length: 5x\r\nA b: c\r\n",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@33;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "GET / HTTP/1.1\r\nA b: c\r\nContent-Length: 5x\r\n",
     "HPE_INVALID_HEADER_TOKEN Invalid header token@17;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
     "\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\nA: b\r\n\r\n"
     "GET / HTTP/1.1\r\n\r\n",
     "head keep;data abc;data defg;end A=b;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
     "GET / HTTP/1.1\r\n\r\n",
     "head keep;end;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\ncontent-length:3\r\n\r\n"
     "abcPUT / HTTP/1.1\r\nContent-Length: 2\r\n\r\n"
     "deDELETE /x HTTP/1.1\r\n\r\n",
     "head keep;data abc;end;head keep;data de;end;head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Transfer-Encoding: chunked, chunked\r\n\r\n",
     "HPE_INVALID_TRANSFER_ENCODING Invalid `Transfer-Encoding` "
     "header value@53;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chun\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Request has invalid "
     "`Transfer-Encoding`@53;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: , chunked\r\n"
     "\r\n0\r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Transfer-Encoding: gzip,\tchunked\r\n\r\n0\r\n\r\n",
     "head keep;end;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Transfer-Encoding: gzip chunked\r\n\r\n0\r\n\r\n",
     "head keep;"
     "HPE_INVALID_TRANSFER_ENCODING Request has invalid "
     "`Transfer-Encoding`@61;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5 5\r\n\r\n",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@44;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5,5\r\n\r\n",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@43;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
     "HPE_INVALID_CONTENT_LENGTH Invalid character in "
     "Content-Length@42;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Content-Length: 18446744073709551615\r\n\r\nx",
     "head keep;data x;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "POST / HTTP/1.1\r\nHost: a\r\n"
     "Content-Length: 18446744073709551616\r\n\r\nx",
     "HPE_INVALID_CONTENT_LENGTH Content-Length overflow@62;"},
    {HTTP_REQUEST, HTTP_ACCEPT,
     "HEAD / HTTP/1.1\r\n\r\n",
     "head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
     "Transfer-Encoding: chunked\r\n\r\n",
     "HPE_INVALID_TRANSFER_ENCODING Transfer-Encoding can't be "
     "present with Content-Length@54;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, x\r\n\r\nhi",
     "head;data hi;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
     "hiHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
     "head keep;data hi;end;head keep;data a;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 E\r\nLink: x\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
     "head keep;end;head keep;end;head keep;data x;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"
     "a\r\n0\r\nX-Sum: 9\r\n\r\nHTTP/1.1 200 OK\r\n"
     "Content-Length: 0\r\n\r\n",
     "head keep;data a;end X-Sum=9;head keep;end;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"
     "a\r\n",
     "head keep;data a;HPE_INVALID_EOF_STATE Invalid EOF state;"},
    {HTTP_RESPONSE, HTTP_ACCEPT,
     "HTTP/1.1 200 OK\r\n",
     "HPE_INVALID_EOF_STATE Invalid EOF state;"},
