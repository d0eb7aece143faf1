/*
 * native_crypto.c: hashes and random bytes, for node/later/crypto.js.
 *
 * nettle's contexts are plain bytes without pointers. They lie in a Buffer of
 * the program's heap, so that a hash begun before a checkpoint goes on behind
 * it; a copy of a context is a copy of the bytes.
 */
#include <nettle/nettle-meta.h>
#include <nettle/sm3.h>

#include "machine/native_rows.h"
#include "script/binary.h"

/* Node's names and nettle's. */
static const struct hash_name {
    const char *name;
    const struct nettle_hash *hash;
} hash_names[] = {
    {"md5", &nettle_md5},
    {"ripemd160", &nettle_ripemd160},
    {"sha1", &nettle_sha1},
    {"sha224", &nettle_sha224},
    {"sha256", &nettle_sha256},
    {"sha384", &nettle_sha384},
    {"sha512", &nettle_sha512},
    {"sha512-224", &nettle_sha512_224},
    {"sha512-256", &nettle_sha512_256},
    {"sha3-224", &nettle_sha3_224},
    {"sha3-256", &nettle_sha3_256},
    {"sha3-384", &nettle_sha3_384},
    {"sha3-512", &nettle_sha3_512},
    {"sm3", &nettle_sm3},
};
#define HASHES (sizeof hash_names / sizeof *hash_names)
#define DIGEST_MOST 64
#define SLICE (256u * 1024u) /* bytes hashed in one slice: a fraction of a ms */

static const struct nettle_hash *hash_at(const struct native_call *call,
                                         uint32_t i)
{
    uint32_t number = (uint32_t)value_as_number(call->args[i]);
    return hash_names[number < HASHES ? number : 0].hash;
}

/* The bytes of a view that is an argument. */
static uint8_t *bytes_of(const struct native_call *call, uint32_t i,
                         size_t *length)
{
    struct array_view *view = value_as_view(call->args[i]);
    *length = view_byte_length(view);
    return view->data;
}

/* %hashNames(): a list; a hash's place in it is its number. */
static enum native_result hash_list(struct native_call *call)
{
    struct object *list = array_new(call->vm, HASHES);
    for (size_t i = 0; i < HASHES; i++) {
        array_push(call->vm, list,
                   value_string(string_from_c(call->vm, hash_names[i].name)));
    }
    return native_object(call, list);
}

/* %hashSizes(hash): [bytes of a digest, bytes of a block]. */
static enum native_result hash_sizes(struct native_call *call)
{
    const struct nettle_hash *hash = hash_at(call, 0);
    const Value sizes[] = {value_int((int32_t)hash->digest_size),
                           value_int((int32_t)hash->block_size)};
    return native_object(call, array_from(call->vm, sizes, 2));
}

/* %hashBegin(hash): a context. */
static enum native_result hash_begin(struct native_call *call)
{
    const struct nettle_hash *hash = hash_at(call, 0);
    struct bytes *bytes = bytes_new(call->vm, hash->context_size);
    struct array_view *context =
        buffer_new(call->vm, bytes, hash->context_size);
    hash->init(context->data);
    return native_object(call, &context->object);
}

/* %hashUpdate(hash, context, bytes) */
static enum native_result hash_update(struct native_call *call)
{
    size_t size, length;
    uint8_t *context = bytes_of(call, 1, &size);
    const uint8_t *bytes = bytes_of(call, 2, &length);
    size_t from = call->state[0] == EMPTY
                      ? 0
                      : (size_t)value_as_number(call->state[0]);
    size_t count = length > from ? length - from : 0;
    if (count > SLICE) {
        count = SLICE;
    }
    if (count > 0) {
        hash_at(call, 0)->update(context, count, bytes + from);
    }
    if (from + count < length) {
        call->state[0] = value_number((double)(from + count));
        return NATIVE_AGAIN;
    }
    return native_ok(call, UNDEFINED);
}

/* %hashDigest(hash, context): a Buffer; the context begins anew. */
static enum native_result hash_digest(struct native_call *call)
{
    const struct nettle_hash *hash = hash_at(call, 0);
    uint8_t digest[DIGEST_MOST];
    size_t size;
    hash->digest(bytes_of(call, 1, &size), hash->digest_size, digest);
    return native_object(
        call, &buffer_from_bytes(call->vm, digest, hash->digest_size)->object);
}

/* %hashRounds(hash, inner, outer, u, t, count): the middle of PBKDF2 (RFC
 * 8018, 5.2). inner and outer are HMAC's contexts behind the key; `count`
 * times u becomes HMAC(u) and is added to t. */
static enum native_result hash_rounds(struct native_call *call)
{
    const struct nettle_hash *hash = hash_at(call, 0);
    size_t size, length;
    const uint8_t *inner = bytes_of(call, 1, &size);
    const uint8_t *outer = bytes_of(call, 2, &size);
    uint8_t *u = bytes_of(call, 3, &length);
    uint8_t *t = bytes_of(call, 4, &length);
    struct array_view *work =
        buffer_new(call->vm, bytes_new(call->vm, (uint32_t)size),
                   (uint32_t)size);
    double count = value_as_number(call->args[5]);
    if (call->state[0] != EMPTY) {
        return native_ok(call, UNDEFINED);
    }
    for (double i = 0; i < count; i++) {
        memcpy(work->data, inner, size);
        hash->update(work->data, length, u);
        hash->digest(work->data, length, u);
        memcpy(work->data, outer, size);
        hash->update(work->data, length, u);
        hash->digest(work->data, length, u);
        for (size_t k = 0; k < length; k++) {
            t[k] ^= u[k];
        }
    }
    /* A slice ends here: the library asks for few rounds, but often. */
    call->state[0] = TRUE_VALUE;
    return NATIVE_AGAIN;
}

/* %randomFill(bytes): from the generator that Math.random draws from, which
 * was seeded by an event. */
static enum native_result random_fill(struct native_call *call)
{
    size_t length;
    uint8_t *bytes = bytes_of(call, 0, &length);
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (uint8_t)(vm_random(call->vm) >> 56);
    }
    return native_ok(call, UNDEFINED);
}

/* %bytesEqual(a, b): of one length; always as long as it takes for all. */
static enum native_result bytes_equal(struct native_call *call)
{
    size_t a_length, b_length;
    const uint8_t *a = bytes_of(call, 0, &a_length);
    const uint8_t *b = bytes_of(call, 1, &b_length);
    uint8_t differ = 0;
    for (size_t i = 0; i < a_length && i < b_length; i++) {
        differ |= a[i] ^ b[i];
    }
    return native_boolean(call, a_length == b_length && differ == 0);
}

const struct native native_crypto_rows[] = {
    INTERNAL_NONE("hashNames", hash_list),
    INTERNAL("hashSizes", hash_sizes, NUMBER),
    INTERNAL("hashBegin", hash_begin, NUMBER),
    INTERNAL("hashUpdate", hash_update, NUMBER, ANY, ANY),
    INTERNAL("hashDigest", hash_digest, NUMBER, ANY),
    INTERNAL("hashRounds", hash_rounds, NUMBER, ANY, ANY, ANY, ANY, NUMBER),
    INTERNAL("randomFill", random_fill, ANY),
    INTERNAL("bytesEqual", bytes_equal, ANY, ANY),
};
NATIVE_COUNT(crypto);
