// The native part of `random`: the Mersenne Twister (MT19937), seeded and read exactly as CPython does it.
#include "engine/modules/module_list.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <array>
#include <cstdint>
#include <nettle/sha2.h>
#include <vector>

namespace awaitscope {

namespace {

constexpr std::size_t kWords = 624;
constexpr std::size_t kMiddle = 397;

struct Twister {
    std::array<std::uint32_t, kWords> state;
    std::size_t index;

    void seed_word(std::uint32_t seed) {
        state[0] = seed;
        for (std::uint32_t i = 1; i < kWords; ++i) {
            state[i] = 1812433253U * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
        }
        index = kWords;
    }

    void seed_array(const std::vector<std::uint32_t>& key) {
        seed_word(19650218U);
        std::size_t i = 1;
        std::size_t j = 0;
        auto next_i = [&] {
            if (++i < kWords) return;
            state[0] = state[kWords - 1];
            i = 1;
        };
        for (std::size_t k = std::max(kWords, key.size()); k > 0; --k) {
            std::uint32_t previous = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ (previous * 1664525U)) + key[j] + static_cast<std::uint32_t>(j);
            next_i();
            if (++j == key.size()) j = 0;
        }
        for (std::size_t k = kWords - 1; k > 0; --k) {
            std::uint32_t previous = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ (previous * 1566083941U)) - static_cast<std::uint32_t>(i);
            next_i();
        }
        state[0] = 0x80000000U;
    }

    void refill() {
        for (std::size_t k = 0; k < kWords; ++k) {
            std::uint32_t y = (state[k] & 0x80000000U) | (state[(k + 1) % kWords] & 0x7fffffffU);
            state[k] = state[(k + kMiddle) % kWords] ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfU : 0U);
        }
        index = 0;
    }

    std::uint32_t next() {
        if (index >= kWords) refill();
        std::uint32_t y = state[index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680U;
        y ^= (y << 15) & 0xefc60000U;
        return y ^ (y >> 18);
    }
};

struct RandomObject : Object {
    Twister twister;
};

Twister& twister_of(Bound args) {
    return args[0].as<RandomObject>()->twister;
}

/// The absolute value's 32-bit words, least significant first.
std::vector<std::uint32_t> words_of(const Value& n) {
    IntView view(n);
    std::vector<std::uint32_t> words((mpz_sizeinbase(view, 2) + 31) / 32);
    std::size_t count = 0;
    mpz_export(words.data(), &count, -1, 4, 0, 0, view);
    words.resize(std::max<std::size_t>(count, 1));
    return words;
}

/// seed(a): an int by its absolute value, anything else by its hash; None: the run's seed.
bool seed_twister(Vm& vm, Twister& twister, const Value& argument) {
    if (argument.is_null() || argument.is_none()) {
        // Generators made one after the other differ, and are the same in every run.
        std::uint64_t mixed = vm.seed * 0x9e3779b97f4a7c15U + vm.new_version();
        twister.seed_array({static_cast<std::uint32_t>(mixed), static_cast<std::uint32_t>(mixed >> 32)});
        return true;
    }
    if (vm.is_int(argument)) {
        twister.seed_array(words_of(argument));
        return true;
    }
    std::int64_t hash = 0;
    if (!vm.hash(argument, hash)) return false;
    // CPython takes the hash as an unsigned number here.
    std::uint64_t unsigned_hash = static_cast<std::uint64_t>(hash);
    std::vector<std::uint32_t> words = {static_cast<std::uint32_t>(unsigned_hash)};
    if (unsigned_hash >> 32) words.push_back(static_cast<std::uint32_t>(unsigned_hash >> 32));
    twister.seed_array(words);
    return true;
}

Value construct(Vm& vm, Type* cls, const Args& args) {
    auto* object = vm.heap.make_instance<RandomObject>(cls);
    Value self = Value::adopt(object);
    Value seed = args.positional > 0 && vm.is_int(args[0]) ? args[0] : Value();
    return seed_twister(vm, object->twister, seed) ? self : Value();
}

bool init(Vm&, const Value&, const Args&) {
    return true;
}

void dealloc(Object* self) {
    self->type->vm->heap.free_instance(self);
}

Value seed(Vm& vm, Bound args) {
    return seed_twister(vm, twister_of(args), args[1]) ? Value::none() : Value();
}

Value random(Vm& vm, Bound args) {
    Twister& twister = twister_of(args);
    std::uint32_t a = twister.next() >> 5;
    std::uint32_t b = twister.next() >> 6;
    return vm.make_float((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Value getrandbits(Vm& vm, Bound args) {
    std::int64_t bits = 0;
    if (!vm.to_int64(args[1], bits)) return Value();
    if (bits < 0) return vm.raise(vm.exc.ValueError, "number of bits must be non-negative");
    if (bits == 0) return Value::small_int(0);
    Twister& twister = twister_of(args);
    if (bits <= 32) return Value::small_int(twister.next() >> (32 - bits));
    if (bits > (std::int64_t{1} << 33)) return vm.raise(vm.exc.MemoryError, "");
    std::vector<std::uint32_t> words;
    for (; bits > 0; bits -= 32) {
        std::uint32_t word = twister.next();
        words.push_back(bits < 32 ? word >> (32 - bits) : word);
    }
    Mpz n;
    mpz_import(n, words.size(), -1, 4, 0, 0, words.data());
    return vm.make_int(n.get());
}

Value getstate(Vm& vm, Bound args) {
    std::vector<Value> state;
    for (std::uint32_t word : twister_of(args).state) state.push_back(Value::small_int(word));
    state.push_back(Value::small_int(static_cast<std::int64_t>(twister_of(args).index)));
    return vm.make_tuple(state);
}

Value setstate(Vm& vm, Bound args) {
    if (!vm.is_tuple(args[1])) return vm.raise(vm.exc.TypeError, "state vector must be a tuple");
    std::span<const Value> state = args[1].as<TupleObject>()->items();
    if (state.size() != kWords + 1) return vm.raise(vm.exc.ValueError, "state vector is the wrong size");
    Twister loaded;
    for (std::size_t i = 0; i <= kWords; ++i) {
        std::int64_t word = 0;
        if (!vm.to_int64(state[i], word)) return Value();
        if (i < kWords) loaded.state[i] = static_cast<std::uint32_t>(word);
        if (i == kWords && (word < 0 || word > static_cast<std::int64_t>(kWords))) {
            return vm.raise(vm.exc.ValueError, "invalid state");
        }
        if (i == kWords) loaded.index = static_cast<std::size_t>(word);
    }
    twister_of(args) = loaded;
    return Value::none();
}

constexpr NativeSpec kMethods[] = {
    {"seed", "self, n=None, /", seed},          {"random", "self, /", random},
    {"getrandbits", "self, k, /", getrandbits}, {"getstate", "self, /", getstate},
    {"setstate", "self, state, /", setstate},
};

/// With which texts become seeds.
Value sha512_of(Vm& vm, Bound args) {
    if (!Vm::has_flag(args[0], kTypeBytes)) return vm.raise(vm.exc.TypeError, "bytes required");
    const std::string_view data = args[0].as<BytesObject>()->view();
    sha512_ctx context;
    sha512_init(&context);
    sha512_update(&context, data.size(), reinterpret_cast<const std::uint8_t*>(data.data()));
    std::uint8_t digest[SHA512_DIGEST_SIZE];
    sha512_digest(&context, sizeof digest, digest);
    return vm.make_bytes({reinterpret_cast<const char*>(digest), sizeof digest});
}

constexpr NativeSpec kFunctions[] = {{"_sha512", "data, /", sha512_of, nullptr, NativeSpec::Kind::function}};

}  // namespace

bool populate_random(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec spec;
    spec.name = "_Random";
    spec.module = "_random";
    spec.instance_size = sizeof(RandomObject);
    spec.flags = kTypeBase;
    spec.slots.dealloc = dealloc;
    spec.slots.construct = construct;
    spec.slots.init = init;
    spec.methods = kMethods;
    vm.add_value(module, "_Random", Value::share(vm.make_type(spec)));
    vm.add_functions(module, kFunctions);
    return true;
}

}  // namespace awaitscope
