'use strict';
/*
 * Makes rfc6455.h from rfc6455.txt with the real package ws 8:
 *   NODE_PATH=... node tests/unit/expect_rfc6455.js
 * Every case is spoken to a WebSocket of ws by a plain socket, as its client
 * and as its server: what the program heard, and which frames came back.
 */
const crypto = require('crypto');
const fs = require('fs');
const net = require('net');
const path = require('path');
const zlib = require('zlib');

const settings = {
    plain: '{ perMessageDeflate: false }',
    deflate: '{ perMessageDeflate: true }',
    fresh: '{ perMessageDeflate: { serverNoContextTakeover: true, ' +
        'clientNoContextTakeover: true } }',
    limit: '{ perMessageDeflate: false, maxPayload: 100, maxFragments: 4 }',
    packed: '{ perMessageDeflate: true, maxPayload: 100 }',
    quiet: '{ perMessageDeflate: false, autoPong: false }',
    lax: '{ perMessageDeflate: false, skipUTF8Validation: true }',
};
const extensions = {
    deflate: 'permessage-deflate',
    fresh: 'permessage-deflate; server_no_context_takeover; ' +
        'client_no_context_takeover',
    packed: 'permessage-deflate',
};

// The program under test; the same text runs in Loopline.
const watch = `
function show(data) {
  if (data.length <= 40) return JSON.stringify(data.toString('latin1'));
  const others = data.filter((byte) => byte !== 120).length;
  return data.length + ' bytes, ' + others + ' are no x';
}
function watch(ws, print) {
  ws.on('message', (data, binary) => {
    print((binary ? 'binary ' : 'text ') + show(data));
  });
  ws.on('ping', (data) => print('ping ' + show(data)));
  ws.on('pong', (data) => print('pong ' + show(data)));
  ws.on('error', (error) => print('error ' + error.code + ' ' + error.message));
  ws.on('close', (code, reason) => print('close ' + code + ' ' + show(reason)));
}
`;
const server = (options) => `const { WebSocketServer } = require('ws');
${watch}
new WebSocketServer({ port: 6005, ...${options} })
  .on('connection', (ws) => watch(ws, console.log));
`;
const client = (options) => `const WebSocket = require('ws');
${watch}
function next() {
  const ws = new WebSocket('ws://localhost:6005', ${options});
  watch(ws, console.log);
  ws.on('close', next);
}
next();
`;

// --- frames -----------------------------------------------------------------

const opcodes = { cont: 0, text: 1, bin: 2, close: 8, ping: 9, pong: 10 };
const names = ['continuation', 'text', 'binary', , , , , , 'close', 'ping',
    'pong'];

function payloadOf(opcode, text = '') {
    const bytes = (part) => (part[0] === '*'
        ? Buffer.alloc(Number(part.slice(1)), 'x')
        : Buffer.from(part.replace(/%(..)/g,
            (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1'));
    const comma = text.indexOf(',');
    if (opcode !== opcodes.close || comma < 0) return bytes(text);
    const code = Buffer.alloc(2);
    code.writeUInt16BE(Number(text.slice(0, comma)));
    return Buffer.concat([code, bytes(text.slice(comma + 1))]);
}

function lengthOf(length, mods) {
    const size = mods.includes('l64') ? 8 : mods.includes('l16') ? 2
        : length < 126 ? 0 : length < 65536 ? 2 : 8;
    if (size === 0) return Buffer.from([length]);
    const out = Buffer.alloc(1 + size);
    out[0] = size === 2 ? 126 : 127;
    if (size === 2) out.writeUInt16BE(length, 1);
    else out.writeBigUInt64BE(BigInt(length), 1);
    return out;
}

function compress(state, payload, isLast, isFinal) {
    const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
    state.history ??= Buffer.alloc(0);
    if (state.keeps && state.history.length > 0) {
        options.dictionary = state.history;
    }
    if (isFinal) options.finishFlush = zlib.constants.Z_FINISH;
    const out = zlib.deflateRawSync(payload, options);
    state.history = isFinal || (isLast && !state.keeps) ? Buffer.alloc(0)
        : Buffer.concat([state.history, payload]);
    if (isFinal) return Buffer.concat([out, Buffer.from([0])]);
    return isLast ? out.subarray(0, out.length - 4) : out;
}

function frame(token, isMasked, state) {
    const [, head, , text] = /^([^:]+)(:(.*))?$/.exec(token);
    if (head === 'raw') return Buffer.from(text, 'hex');
    const [name, ...mods] = head.split('.');
    const opcode = opcodes[name] ?? Number(name.slice(2));
    const isLast = !mods.includes('-');
    let payload = payloadOf(opcode, text);
    const isCompressed = mods.includes('z') || mods.includes('zf');
    if (isCompressed) {
        payload = compress(state, payload, isLast, mods.includes('zf'));
    }
    let first = opcode | (isLast ? 0x80 : 0);
    if (mods.includes('rsv1') || (isCompressed && opcode !== 0)) first |= 0x40;
    if (mods.includes('rsv2')) first |= 0x20;
    if (mods.includes('rsv3')) first |= 0x10;
    const told = mods.find((mod) => mod.startsWith('len='));
    const length = lengthOf(told ? Number(told.slice(4)) : payload.length,
        mods);
    if (isMasked === mods.includes('bare')) {
        return Buffer.concat([Buffer.from([first]), length, payload]);
    }
    length[0] |= 0x80;
    const key = Buffer.from(payload.length > 100 ? '00000000' : '37fa213d',
        'hex');
    const masked = payload.map((byte, i) => byte ^ key[i % 4]);
    return Buffer.concat([Buffer.from([first]), length, key, masked]);
}

// The frames that came back, one a line.
function describe(bytes, isMasked) {
    const lines = [];
    let at = 0;
    while (at < bytes.length) {
        const length = bytes[at + 1] & 0x7f;
        if (length > 125 || ((bytes[at + 1] & 0x80) !== 0) !== isMasked) {
            throw new Error('an answer that is too long, or its mask');
        }
        const start = at + 2 + (isMasked ? 4 : 0);
        let payload = bytes.subarray(start, start + length);
        if (isMasked) {
            const key = bytes.subarray(at + 2, start);
            payload = payload.map((byte, i) => byte ^ key[i % 4]);
        }
        const opcode = bytes[at] & 0x0f;
        lines.push(`${names[opcode]} ${payload.toString('hex')}`);
        at = start + length;
    }
    return lines;
}

// --- speaking to ws -----------------------------------------------------------

const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

// Sends the bytes once the handshake is over; then what came back.
async function talk(socket, input, isMasked) {
    let got = Buffer.alloc(0);
    let ended = false;
    socket.on('data', (bytes) => { got = Buffer.concat([got, bytes]); });
    socket.on('end', () => { ended = true; });
    socket.on('error', () => {});
    socket.write(input);
    await wait(150);
    const lines = describe(got, isMasked);
    if (ended) lines.push('FIN');
    socket.end();
    await wait(100);
    return lines;
}

function head(socket) {
    return new Promise((done) => {
        let text = '';
        socket.on('data', function more(bytes) {
            text += bytes.toString('latin1');
            if (!text.endsWith('\r\n\r\n')) return;
            socket.removeListener('data', more);
            done(text);
        });
    });
}

function load(source, port) {
    const heard = [];
    const text = source.replaceAll('6005', port)
        .replace('ws.on(\'close\', next);', '');
    new Function('require', 'console', text)(require,
        { log: (line) => heard.push(line) });
    return heard;
}

async function asServer(row, input, port) {
    const heard = load(server(settings[row.setting]), port);
    await wait(20);
    const socket = net.connect(port, '127.0.0.1');
    const extension = extensions[row.setting];
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n' +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
        (extension ? `Sec-WebSocket-Extensions: ${extension}\r\n` : '') +
        '\r\n');
    await head(socket);
    const sent = await talk(socket, input, false);
    return { heard, sent };
}

async function asClient(row, input, port) {
    let heard;
    const socket = await new Promise((done) => {
        const listener = net.createServer((one) => {
            listener.close();
            done(one);
        }).listen(port, () => {
            heard = load(client(settings[row.setting]), port);
        });
    });
    const text = await head(socket);
    const key = /Sec-WebSocket-Key: (.*)\r/.exec(text)[1];
    const accept = crypto.createHash('sha1').update(key + GUID)
        .digest('base64');
    const extension = extensions[row.setting];
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
        `Connection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n` +
        (extension ? `Sec-WebSocket-Extensions: ${extension}\r\n` : '') +
        '\r\n');
    const sent = await talk(socket, input, true);
    return { heard, sent };
}

// --- the table ------------------------------------------------------------------

const quote = JSON.stringify;

// Bytes in hexadecimal; {78*N} for N times the same.
function shorten(bytes) {
    return bytes.toString('latin1').replace(/([^])\1{9,}|[^]/g, (run) => {
        const hex = run.charCodeAt(0).toString(16).padStart(2, '0');
        return run.length === 1 ? hex : `{${hex}*${run.length}}`;
    });
}

function rowsOf() {
    const text = fs.readFileSync(path.join(__dirname, 'rfc6455.txt'), 'utf8');
    const rows = [];
    for (const line of text.split('\n')) {
        if (line === '' || line[0] === '#') continue;
        const [name, how, frames] = line.split('|').map((part) => part.trim());
        const [setting, role] = how.split(' ');
        for (const one of role ?? 'SC') {
            rows.push({ name, setting, role: one,
                frames: frames === '' ? [] : frames.split(' ') });
        }
    }
    return rows;
}

const lines = (list) => quote(list.map((line) => `${line}\n`).join(''))
    .replace(/\?(?=\?)/g, '?\\');

async function main() {
    let port = 21000;
    const rows = rowsOf();
    const out = ['/* Made by expect_rfc6455.js from rfc6455.txt. */'];
    const found = [];
    for (let from = 0; from < rows.length; from += 20) {
        await Promise.all(rows.slice(from, from + 20).map(async (row, i) => {
            const state = { keeps: row.setting !== 'fresh' };
            const input = Buffer.concat(row.frames.map(
                (token) => frame(token, row.role === 'S', state)));
            const speak = row.role === 'S' ? asServer : asClient;
            const { heard, sent } = await speak(row, input, port++);
            found[from + i] = `ROW(${row.role === 'S' ? 'SERVER' : 'CLIENT'}, ` +
                `${row.setting.toUpperCase()}, ${quote(row.name)},\n` +
                `    ${quote(shorten(input))},\n    ${lines(heard)},\n` +
                `    ${lines(sent)})`;
        }));
    }
    out.push(...found);
    const programs = ['/* Made by expect_rfc6455.js. */'];
    for (const [name, options] of Object.entries(settings)) {
        programs.push(`SETTING(${name.toUpperCase()}, ` +
            `${quote(extensions[name] ?? '')},\n` +
            `    ${quote(server(options))},\n    ${quote(client(options))})`);
    }
    fs.writeFileSync(path.join(__dirname, 'rfc6455.h'), `${out.join('\n')}\n`);
    fs.writeFileSync(path.join(__dirname, 'rfc6455_programs.h'),
        `${programs.join('\n')}\n`);
    process.exit(0);
}
main();
