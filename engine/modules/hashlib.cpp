// The native part of `hashlib`: hash objects over Nettle. new, pbkdf2_hmac and the like are
// python/hashlib.py.
#include "engine/modules/module_list.h"
#include "engine/vm/bytes.h"
#include "engine/vm/vm.h"

#include <memory>

#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/sha3.h>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

/// What hashlib calls an algorithm, and Nettle's description of it.
struct Algorithm {
    const char* name;
    const nettle_hash* hash;
};

constexpr Algorithm kAlgorithms[] = {
    {"md5", &nettle_md5},           {"sha1", &nettle_sha1},         {"sha224", &nettle_sha224},
    {"sha256", &nettle_sha256},     {"sha384", &nettle_sha384},     {"sha512", &nettle_sha512},
    {"sha3_224", &nettle_sha3_224}, {"sha3_256", &nettle_sha3_256}, {"sha3_384", &nettle_sha3_384},
    {"sha3_512", &nettle_sha3_512},
};

struct HashObject : Object {
    const Algorithm* algorithm;
    std::unique_ptr<std::byte[]> context;  ///< algorithm->hash->context_size bytes
};

struct HashTypes : VmExtension {
    static constexpr char kKey = 0;
    explicit HashTypes(Vm&) {}
    Type* hash = nullptr;
};

HashObject* hash_of(const Value& v) {
    return v.as<HashObject>();
}

std::unique_ptr<std::byte[]> copy_of(const HashObject* from) {
    const std::size_t size = from->algorithm->hash->context_size;
    auto context = std::make_unique<std::byte[]>(size);
    std::copy_n(from->context.get(), size, context.get());
    return context;
}

Value make_hash(Vm& vm, const Algorithm& algorithm) {
    auto* object = vm.heap.make_instance<HashObject>(vm.extension<HashTypes>().hash);
    object->algorithm = &algorithm;
    std::construct_at(&object->context, std::make_unique<std::byte[]>(algorithm.hash->context_size));
    algorithm.hash->init(object->context.get());
    return Value::adopt(object);
}

void dealloc(Object* self) {
    std::destroy_at(&static_cast<HashObject*>(self)->context);
    self->type->vm->heap.free_instance(self);
}

bool feed(Vm& vm, const Value& hash, const Value& data) {
    if (vm.is_str(data)) return vm.raise(vm.exc.TypeError, "Strings must be encoded before hashing"), false;
    if (!Vm::has_flag(data, kTypeBytes | kTypeByteArray))
        return vm.raise(vm.exc.TypeError, "object supporting the buffer API required"), false;
    const std::string_view contents = bytes_contents(data);
    hash_of(hash)->algorithm->hash->update(hash_of(hash)->context.get(), contents.size(),
                                           reinterpret_cast<const std::uint8_t*>(contents.data()));
    return true;
}

Value update(Vm& vm, Bound args) {
    return feed(vm, args[0], args[1]) ? Value::none() : Value();
}

std::string finish(const HashObject* hash) {
    // Nettle begins anew after a digest, so a copy is finished.
    const std::unique_ptr<std::byte[]> context = copy_of(hash);
    std::string digest(hash->algorithm->hash->digest_size, '\0');
    hash->algorithm->hash->digest(context.get(), digest.size(),
                                  reinterpret_cast<std::uint8_t*>(digest.data()));
    return digest;
}

Value digest(Vm& vm, Bound args) {
    return vm.make_bytes(finish(hash_of(args[0])));
}

Value hexdigest(Vm& vm, Bound args) {
    std::string text;
    for (const char byte : finish(hash_of(args[0])))
        text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return vm.make_str(text);
}

Value copy(Vm& vm, Bound args) {
    const Value made = make_hash(vm, *hash_of(args[0])->algorithm);
    hash_of(made)->context = copy_of(hash_of(args[0]));
    return made;
}

constexpr NativeSpec kMethods[] = {
    {"update", "self, obj, /", update},
    {"digest", "self, /", digest},
    {"hexdigest", "self, /", hexdigest},
    {"copy", "self, /", copy},
};

Value get_name(Vm& vm, const Value& self) {
    return vm.make_str(hash_of(self)->algorithm->name);
}
Value get_digest_size(Vm&, const Value& self) {
    return Value::small_int(hash_of(self)->algorithm->hash->digest_size);
}
Value get_block_size(Vm&, const Value& self) {
    return Value::small_int(hash_of(self)->algorithm->hash->block_size);
}

constexpr GetSetSpec kGetSets[] = {
    {"name", get_name},
    {"digest_size", get_digest_size},
    {"block_size", get_block_size},
};

Value repr(Vm& vm, const Value& self) {
    return vm.make_str(
        fmt::format("<{} _hashlib.HASH object @ {:#x}>", hash_of(self)->algorithm->name, vm.address(self)));
}

Value make_with(Vm& vm, const Algorithm& algorithm, const Value& data, const Value& string) {
    if (!data.is_null() && !string.is_null())
        return vm.raise(
            vm.exc.TypeError,
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter "
            "is slated for removal in a future version.");
    Value made = make_hash(vm, algorithm);
    const Value& given = data.is_null() ? string : data;
    if (!given.is_null() && !feed(vm, made, given)) return Value();
    return made;
}

/// `hashlib.sha256(data=b'', *, usedforsecurity=True, string=None)`, one function an algorithm.
template <std::size_t index>
Value constructor(Vm& vm, Bound args) {
    return make_with(vm, kAlgorithms[index], args[0], args[2]);
}

constexpr const char* kParameters = "data=b'', *, usedforsecurity=True, string=None";

constexpr NativeSpec kFunctions[] = {
    {kAlgorithms[0].name, kParameters, constructor<0>, nullptr, kFunction},
    {kAlgorithms[1].name, kParameters, constructor<1>, nullptr, kFunction},
    {kAlgorithms[2].name, kParameters, constructor<2>, nullptr, kFunction},
    {kAlgorithms[3].name, kParameters, constructor<3>, nullptr, kFunction},
    {kAlgorithms[4].name, kParameters, constructor<4>, nullptr, kFunction},
    {kAlgorithms[5].name, kParameters, constructor<5>, nullptr, kFunction},
    {kAlgorithms[6].name, kParameters, constructor<6>, nullptr, kFunction},
    {kAlgorithms[7].name, kParameters, constructor<7>, nullptr, kFunction},
    {kAlgorithms[8].name, kParameters, constructor<8>, nullptr, kFunction},
    {kAlgorithms[9].name, kParameters, constructor<9>, nullptr, kFunction},
};

}  // namespace

bool populate_hashlib(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec spec;
    spec.name = "HASH";
    spec.module = "_hashlib";
    spec.instance_size = sizeof(HashObject);
    spec.slots.dealloc = dealloc;
    spec.slots.repr = repr;
    spec.methods = kMethods;
    spec.getsets = kGetSets;
    Type* type = vm.make_type(spec);
    vm.extension<HashTypes>().hash = type;
    vm.add_value(module, "_Hash", Value::share(type));
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
