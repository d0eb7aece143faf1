/* deflate.c: the codec; see deflate.h. */
#include "wire/deflate.h"

#include <string.h>
#include <zlib.h>

#define TRAILER_LENGTH 4u
#define HEADROOM 16384u /* zlib's own structs, and what a newer one may add */

struct deflate_codec {
    z_stream stream; /* its `opaque` is the codec */
    size_t room, taken; /* bytes of the block */
    uint32_t trailer; /* decompressor: bytes of the trailer still to come */
    uint32_t held_length; /* compressor: of `held` */
    bool inflates, takeover;
    bool begun; /* a fragment is under way */
    bool flushing; /* all its bytes are in */
    uint8_t held[TRAILER_LENGTH]; /* compressor: its last bytes, which may be
                                     the trailer, are kept back */
};

static const uint8_t TRAILER[TRAILER_LENGTH] = {0, 0, 0xff, 0xff};

/* ---- memory ---- */

static size_t rounded(size_t size)
{
    return (size + 15) & ~(size_t)15;
}

/* zlib asks a few times in a stream's life, and gives back only all. */
static voidpf take(voidpf opaque, uInt items, uInt size)
{
    struct deflate_codec *codec = opaque;
    size_t want = rounded((size_t)items * size);
    if (want > codec->room - codec->taken)
        return Z_NULL;
    uint8_t *at = (uint8_t *)codec + codec->taken;
    codec->taken += want;
    return at;
}

static void give(voidpf opaque, voidpf address)
{
    (void)opaque;
    (void)address;
}

/* As zconf.h says: two bytes for each place of the window, twice, and so on;
 * a quarter more for newer versions. */
size_t deflate_room(int bits, int memory)
{
    size_t size = ((size_t)1 << ((bits < 9 ? 9 : bits) + 2)) +
                  ((size_t)1 << (memory + 9));
    return rounded(sizeof(struct deflate_codec) + size + size / 4 + HEADROOM);
}

size_t inflate_room(int bits)
{
    return rounded(sizeof(struct deflate_codec) + ((size_t)1 << bits) +
                   HEADROOM);
}

static struct deflate_codec *begin(void *block, size_t room, bool takeover)
{
    struct deflate_codec *codec = block;
    codec->room = room;
    codec->taken = rounded(sizeof *codec);
    codec->takeover = takeover;
    codec->stream.zalloc = take;
    codec->stream.zfree = give;
    codec->stream.opaque = codec;
    return codec;
}

/* zlib has no raw window of 8 bits; Node takes 9 then, and so do we. */
struct deflate_codec *deflate_open(void *block, size_t room, int bits,
                                   int level, int memory, bool takeover)
{
    struct deflate_codec *codec = begin(block, room, takeover);
    int result = deflateInit2(&codec->stream, level, Z_DEFLATED,
                              bits == 8 ? -9 : -bits, memory,
                              Z_DEFAULT_STRATEGY);
    return result == Z_OK ? codec : NULL;
}

struct deflate_codec *inflate_open(void *block, size_t room, int bits,
                                   bool takeover)
{
    struct deflate_codec *codec = begin(block, room, takeover);
    codec->inflates = true;
    return inflateInit2(&codec->stream, -bits) == Z_OK ? codec : NULL;
}

const char *deflate_error(const struct deflate_codec *codec)
{
    return codec->stream.msg ? codec->stream.msg : "invalid deflate data";
}

/* ---- one call of zlib ---- */

struct piece {
    const uint8_t *bytes;
    size_t n; /* of `bytes` */
    uint8_t *room;
    size_t capacity; /* of `room` */
    size_t used, made;
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static int run(struct deflate_codec *codec, struct piece *piece, int flush)
{
    z_stream *stream = &codec->stream;
    size_t in = least(piece->n, DEFLATE_PIECE);
    size_t out = least(piece->capacity, DEFLATE_PIECE);
    stream->next_in = (Bytef *)piece->bytes;
    stream->avail_in = (uInt)in;
    stream->next_out = piece->room;
    stream->avail_out = (uInt)out;
    int result =
        codec->inflates ? inflate(stream, flush) : deflate(stream, flush);
    piece->used = in - stream->avail_in;
    piece->made = out - stream->avail_out;
    stream->next_in = NULL;
    stream->avail_in = 0;
    stream->next_out = NULL;
    stream->avail_out = 0;
    return result;
}

static enum deflate_result over(struct deflate_codec *codec)
{
    codec->begun = false;
    codec->flushing = false;
    codec->held_length = 0;
    return DEFLATE_DONE;
}

/* ---- compressing ---- */

/* The last four bytes are kept back: what came before goes out. The room has
 * place for what is held and what is new. */
static size_t keep_back(struct deflate_codec *codec, uint8_t *room,
                        size_t made)
{
    size_t all = codec->held_length + made;
    size_t keep = least(all, TRAILER_LENGTH);
    codec->held_length = (uint32_t)keep;
    memcpy(codec->held, room + (all - keep), keep);
    return all - keep;
}

static enum deflate_result compress_end(struct deflate_codec *codec, bool fin,
                                        uint8_t *room, size_t *made)
{
    if (!fin) {
        memcpy(room + *made, codec->held, codec->held_length);
        *made += codec->held_length;
    } else if (!codec->takeover) {
        deflateReset(&codec->stream);
    }
    return over(codec);
}

/* As Node's zlib is used by ws: first all bytes, then a flush of its own. */
static enum deflate_result compress_piece(struct deflate_codec *codec,
                                          struct piece *piece, bool fin)
{
    uint8_t *room = piece->room;
    size_t held = codec->held_length;
    if (piece->capacity < TRAILER_LENGTH * 2)
        return DEFLATE_MORE;
    codec->flushing = codec->flushing || (codec->begun && piece->n == 0);
    codec->begun = true;
    memcpy(room, codec->held, held);
    piece->room += held;
    piece->capacity -= held;
    size_t place = least(piece->capacity, DEFLATE_PIECE);
    int result = run(codec, piece, codec->flushing ? Z_SYNC_FLUSH : Z_NO_FLUSH);
    bool is_over = codec->flushing && piece->made < place;
    piece->made = keep_back(codec, room, piece->made);
    if (result != Z_OK && result != Z_BUF_ERROR)
        return DEFLATE_WRONG;
    return is_over ? compress_end(codec, fin, room, &piece->made)
                   : DEFLATE_MORE;
}

/* ---- decompressing ---- */

/* The sender has ended the stream itself (7.2.3.6): what follows begins with
 * an empty window. */
static enum deflate_result start_anew(struct deflate_codec *codec)
{
    inflateReset(&codec->stream);
    return over(codec);
}

static enum deflate_result inflate_end(struct deflate_codec *codec, bool fin)
{
    if (fin && !codec->takeover)
        inflateReset(&codec->stream);
    return over(codec);
}

/* Where all bytes are taken, the trailer takes their place. */
static enum deflate_result inflate_piece(struct deflate_codec *codec,
                                         struct piece *piece, bool fin)
{
    bool is_trailer = false;
    if (!codec->begun) {
        codec->begun = true;
        codec->trailer = fin ? TRAILER_LENGTH : 0;
    }
    if (piece->n == 0 && codec->trailer > 0) {
        is_trailer = true;
        piece->bytes = TRAILER + (TRAILER_LENGTH - codec->trailer);
        piece->n = codec->trailer;
    }
    size_t place = least(piece->capacity, DEFLATE_PIECE);
    size_t rest = piece->n;
    int result = run(codec, piece, Z_SYNC_FLUSH);
    rest -= piece->used;
    if (is_trailer) {
        codec->trailer -= (uint32_t)piece->used;
        piece->used = 0;
    }
    if (result == Z_STREAM_END)
        return start_anew(codec);
    if (result != Z_OK && result != Z_BUF_ERROR)
        return DEFLATE_WRONG;
    bool is_over = rest == 0 && codec->trailer == 0 && piece->made < place;
    return is_over ? inflate_end(codec, fin) : DEFLATE_MORE;
}

enum deflate_result deflate_run(struct deflate_codec *codec,
                                const uint8_t *bytes, size_t n, bool fin,
                                uint8_t *room, size_t capacity, size_t *used,
                                size_t *made)
{
    struct piece piece = {bytes, n, room, capacity, 0, 0};
    enum deflate_result result = codec->inflates
                                     ? inflate_piece(codec, &piece, fin)
                                     : compress_piece(codec, &piece, fin);
    *used = piece.used;
    *made = piece.made;
    return result;
}
