/*
 * Hashes for the module crypto: nettle's, whose contexts are plain bytes. Such
 * a context, behind the number of its algorithm, is the content of a Buffer
 * that only node/later/crypto.js holds, so it is restored and copied like any
 * other bytes. The caller hands in long data piece by piece (law 5).
 */
#include <nettle/nettle-meta.h>
#include <string.h>

#include "script/native_binary.h"
#include "script/native_rows.h"

#define DIGEST_MOST 64 /* bytes: SHA-512 */

/* Node's names, in lower case. */
static const struct algorithm {
    const char *name;
    const struct nettle_hash *hash;
} algorithms[] = {
    {"md5", &nettle_md5},           {"ripemd160", &nettle_ripemd160},
    {"sha1", &nettle_sha1},         {"sha224", &nettle_sha224},
    {"sha256", &nettle_sha256},     {"sha384", &nettle_sha384},
    {"sha512", &nettle_sha512},     {"sha512-224", &nettle_sha512_224},
    {"sha512-256", &nettle_sha512_256}, {"sha3-224", &nettle_sha3_224},
    {"sha3-256", &nettle_sha3_256}, {"sha3-384", &nettle_sha3_384},
    {"sha3-512", &nettle_sha3_512},
};
#define ALGORITHMS (sizeof algorithms / sizeof *algorithms)

/* A context at an address that suits any of them. */
union context {
    uint64_t align;
    uint8_t bytes[512];
};

static const struct nettle_hash *hash_of(const struct array_view *state)
{
    return algorithms[state->data[0] % ALGORITHMS].hash;
}

/* %hashOpen(name): a fresh state; undefined where there is no such one. */
static enum native_result hash_open(struct native_call *call)
{
    struct string *name =
        atom_from_string(call->vm, value_as_string(call->args[0]));
    union context context;
    for (uint32_t i = 0; i < ALGORITHMS; i++) {
        const struct nettle_hash *hash = algorithms[i].hash;
        if (!atom_is(name, algorithms[i].name) ||
            hash->context_size > sizeof context) {
            continue;
        }
        memset(&context, 0, sizeof context);
        hash->init(&context);
        uint32_t size = 1 + hash->context_size;
        struct array_view *state =
            buffer_new(call->vm, bytes_new(call->vm, size), size);
        state->data[0] = (uint8_t)i;
        memcpy(state->data + 1, &context, hash->context_size);
        return native_object(call, &state->object);
    }
    return native_ok(call, UNDEFINED);
}

/* %hashUpdate(state, view, from, count): these bytes of the view. */
static enum native_result hash_update(struct native_call *call)
{
    struct array_view *state = value_as_view(call->args[0]);
    const struct array_view *view = value_as_view(call->args[1]);
    const struct nettle_hash *hash = hash_of(state);
    uint32_t length = view_byte_length(view);
    uint32_t from = (uint32_t)native_number(call, 2);
    uint32_t count = (uint32_t)native_number(call, 3);
    union context context;
    if (from > length || count > length - from) {
        return native_ok(call, UNDEFINED);
    }
    memcpy(&context, state->data + 1, hash->context_size);
    hash->update(&context, count, view->data + from);
    memcpy(state->data + 1, &context, hash->context_size);
    return native_ok(call, UNDEFINED);
}

/* %hashDigest(state): a Buffer; the state is as fresh afterwards. */
static enum native_result hash_digest(struct native_call *call)
{
    struct array_view *state = value_as_view(call->args[0]);
    const struct nettle_hash *hash = hash_of(state);
    uint8_t digest[DIGEST_MOST];
    union context context;
    memcpy(&context, state->data + 1, hash->context_size);
    hash->digest(&context, hash->digest_size, digest);
    memcpy(state->data + 1, &context, hash->context_size);
    return native_object(
        call, &buffer_from_bytes(call->vm, digest, hash->digest_size)->object);
}

/* %hashBlock(state): the algorithm's block in bytes, for HMAC. */
static enum native_result hash_block(struct native_call *call)
{
    const struct nettle_hash *hash = hash_of(value_as_view(call->args[0]));
    return native_ok(call, value_int((int32_t)hash->block_size));
}

const struct native native_hash_rows[] = {
    INTERNAL("hashOpen", hash_open, STRING),
    INTERNAL("hashUpdate", hash_update, ANY, ANY, NUMBER, NUMBER),
    INTERNAL("hashDigest", hash_digest, ANY),
    INTERNAL("hashBlock", hash_block, ANY),
};
