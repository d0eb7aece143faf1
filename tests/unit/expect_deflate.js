'use strict';
/*
 * Makes deflate_offers.h and deflate_answers.h with the real package ws 8:
 *   NODE_PATH=... node tests/unit/expect_deflate.js
 * Each row: ws's options (U not given, F false, T true, else bits) and the
 * field Sec-WebSocket-Extensions; ws says what it makes of them.
 */
const fs = require('fs');
const path = require('path');
const { PerMessageDeflate, extension } = require('ws');

const NAME = 'permessage-deflate';
const words = { U: undefined, F: false, T: true };
const wish = (word) => (word in words ? words[word] : Number(word));

const offers = `
UUUU permessage-deflate
UUUU permessage-deflate; client_max_window_bits
UUUU permessage-deflate; client_max_window_bits=10
UUUU permessage-deflate; server_max_window_bits=10
UUUU permessage-deflate; server_max_window_bits
UUUU permessage-deflate; client_no_context_takeover; server_no_context_takeover
UUUU permessage-deflate; server_no_context_takeover=1
UUUU permessage-deflate; server_no_context_takeover; server_no_context_takeover
UUUU permessage-deflate; client_max_window_bits=7
UUUU permessage-deflate; client_max_window_bits=16
UUUU permessage-deflate; client_max_window_bits=99999999999999999999999999999
UUUU permessage-deflate; client_max_window_bits=x
UUUU permessage-deflate; client_max_window_bits="12"
UUUU permessage-deflate; client_max_window_bits="1\\\\2"
UUUU permessage-deflate; client_max_window_bits=""
UUUU permessage-deflate; client_max_window_bits="12
UUUU permessage-deflate; client_max_window_bits= 12
UUUU permessage-deflate; client_max_window_bits =12
UUUU permessage-deflate; other
UUUU permessage-deflate; other=1, permessage-deflate
UUUU permessage-deflate;client_max_window_bits ;server_no_context_takeover
UUUU x-webkit-deflate-frame
UUUU x-webkit-deflate-frame; a=1; b="c", permessage-deflate
UUUU Permessage-Deflate
UUUU permessage-deflate,
UUUU permessage-deflate;
UUUU ,permessage-deflate
UUUU permessage-deflate, , x
UUUU permessage-deflate x
UUUU permessage deflate
UUUU permessage-deflate; a b
UUUU permessage-deflate; a=b c
UUUU permessage-deflate; a="b"c
UUUU permessage-deflate; a="b" ; client_max_window_bits
UUUU permessage-deflate; a=@
UUUU perm@ssage-deflate
FUUU permessage-deflate; server_no_context_takeover
FUUU permessage-deflate; server_no_context_takeover, permessage-deflate
TUUU permessage-deflate
UTUU permessage-deflate
UFUU permessage-deflate; client_no_context_takeover
TTUU permessage-deflate; client_no_context_takeover
UUFU permessage-deflate; server_max_window_bits=10
UUFU permessage-deflate
UU10U permessage-deflate; server_max_window_bits=9
UU10U permessage-deflate; server_max_window_bits=10
UU10U permessage-deflate; server_max_window_bits=15
UU10U permessage-deflate
UUTU permessage-deflate; server_max_window_bits=12
UUUF permessage-deflate; client_max_window_bits=10
UUUF permessage-deflate; client_max_window_bits
UUUT permessage-deflate; client_max_window_bits
UUU10 permessage-deflate
UUU10 permessage-deflate; client_max_window_bits
UUU10 permessage-deflate; client_max_window_bits=9
UUU10 permessage-deflate; client_max_window_bits=11
UUU10 permessage-deflate, permessage-deflate; client_max_window_bits
TT10,11 permessage-deflate; client_max_window_bits; server_max_window_bits=12
`;

const answers = `
UUUU permessage-deflate
UUUU permessage-deflate; client_max_window_bits=10
UUUU permessage-deflate; client_max_window_bits
UUUU permessage-deflate; server_max_window_bits=10
UUUU permessage-deflate; server_max_window_bits
UUUU permessage-deflate; client_no_context_takeover
UUUU permessage-deflate; client_no_context_takeover; client_no_context_takeover
UUUU permessage-deflate; what
UUUU permessage-deflate; what=1
UUUU permessage-deflate, permessage-deflate; client_max_window_bits=9
UUUU permessage-deflate, x
UUUU x
UUUU x; y=1
UUUU permessage-deflate;
UUUU ;
UFUU permessage-deflate; client_no_context_takeover
UTUU permessage-deflate
UUU12 permessage-deflate
UUU12 permessage-deflate; client_max_window_bits=12
UUU12 permessage-deflate; client_max_window_bits=9
UUU12 permessage-deflate; client_max_window_bits=13
UUUF permessage-deflate; client_max_window_bits=9
UUUF permessage-deflate
UUUT permessage-deflate; client_max_window_bits=9
`;

function rowsOf(text) {
    return text.trim().split('\n').map((line) => {
        const at = line.indexOf(' ');
        const list = line.slice(0, at).match(/[UFT]|\d+/g);
        return { list, field: line.slice(at + 1) };
    });
}

function negotiate({ list, field }, isServer) {
    const ours = new PerMessageDeflate({
        isServer,
        serverNoContextTakeover: wish(list[0]),
        clientNoContextTakeover: wish(list[1]),
        serverMaxWindowBits: wish(list[2]),
        clientMaxWindowBits: wish(list[3]),
    });
    let parsed;
    try {
        parsed = extension.parse(field);
    } catch {
        return { verdict: 'SYNTAX' };
    }
    const names = Object.keys(parsed);
    if (isServer && !parsed[NAME]) return { verdict: 'ABSENT' };
    if (!isServer && (names.length !== 1 || names[0] !== NAME)) {
        return { verdict: 'UNASKED' };
    }
    try {
        const params = ours.accept(parsed[NAME]);
        return { verdict: 'ACCEPTED', params };
    } catch {
        return { verdict: 'REFUSED' };
    }
}

const quote = JSON.stringify;
function write(name, rows, isServer, rest) {
    const lines = rows.map((row) => {
        const { verdict, params } = negotiate(row, isServer);
        return `{{${row.list.join(', ')}}, ${quote(row.field)},\n ` +
            `DEFLATE_${verdict}, ${rest(params)}},`;
    });
    fs.writeFileSync(path.join(__dirname, name),
        `/* Made by expect_deflate.js. */\n${lines.join('\n')}\n`);
}

write('deflate_offers.h', rowsOf(offers), true,
    (params) => quote(params ? extension.format({ [NAME]: [params] }) : ''));
write('deflate_answers.h', rowsOf(answers), false, (params = {}) =>
    `${params.client_max_window_bits ?? 15}, ` +
    `${!params.client_no_context_takeover}`);
