// The native part of `decimal`: numbers and contexts over libmpdec, the library that CPython's own decimal is
// made of. Python classes in python/decimal.py derive from the two types here and call _operate by the
// operation's name.
#include "engine/modules/module_list.h"
#include "engine/vm/number.h"
#include "engine/vm/sequence.h"
#include "engine/vm/vm.h"

#include <array>
#include <memory>
#include <string>

#include <mpdecimal.h>

namespace awaitscope {

namespace {

constexpr NativeSpec::Kind kFunction = NativeSpec::Kind::function;

struct FreeNumber {
    void operator()(mpd_t* number) const { mpd_del(number); }
};
using Number = std::unique_ptr<mpd_t, FreeNumber>;

struct FreeText {
    void operator()(char* text) const { mpd_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

struct DecimalObject : Object {
    mpd_t* number;  ///< owned
};

struct ContextObject : Object {
    mpd_context_t context;
    bool capitals;
};

struct DecimalTypes : VmExtension {
    static constexpr char kKey = 0;
    explicit DecimalTypes(Vm&) {}
    Type* number = nullptr;
    Type* context = nullptr;
    Value decimal;  ///< the Python class, which results are instances of
    void traverse(GcVisitor& visitor) override { visitor.visit(decimal); }
};

mpd_t* number_of(const Value& v) {
    return v.as<DecimalObject>()->number;
}
mpd_context_t& context_of(const Value& v) {
    return v.as<ContextObject>()->context;
}

Value adopt(Vm& vm, Type* cls, Number number) {
    if (!number) return vm.raise(vm.exc.MemoryError, "");
    auto* object = vm.heap.make_instance<DecimalObject>(cls);
    object->number = number.release();
    return Value::adopt(object);
}

// -- Operations, by name

using Unary = void (*)(mpd_t*, const mpd_t*, const mpd_context_t*, std::uint32_t*);
using Binary = void (*)(mpd_t*, const mpd_t*, const mpd_t*, const mpd_context_t*, std::uint32_t*);
using Ternary = void (*)(mpd_t*, const mpd_t*, const mpd_t*, const mpd_t*, const mpd_context_t*,
                         std::uint32_t*);

void apply(mpd_t* result, const mpd_t* a, const mpd_context_t* context, std::uint32_t* status) {
    if (mpd_qcopy(result, a, status)) mpd_qfinalize(result, context, status);
}
void compare(mpd_t* result, const mpd_t* a, const mpd_t* b, const mpd_context_t* context,
             std::uint32_t* status) {
    mpd_qcompare(result, a, b, context, status);
}
void compare_signal(mpd_t* result, const mpd_t* a, const mpd_t* b, const mpd_context_t* context,
                    std::uint32_t* status) {
    mpd_qcompare_signal(result, a, b, context, status);
}
void compare_total(mpd_t* result, const mpd_t* a, const mpd_t* b, const mpd_context_t*, std::uint32_t*) {
    mpd_compare_total(result, a, b);
}
void compare_total_mag(mpd_t* result, const mpd_t* a, const mpd_t* b, const mpd_context_t*, std::uint32_t*) {
    mpd_compare_total_mag(result, a, b);
}
void copy_sign(mpd_t* result, const mpd_t* a, const mpd_t* b, const mpd_context_t*, std::uint32_t* status) {
    mpd_qcopy_sign(result, a, b, status);
}
void copy_abs(mpd_t* result, const mpd_t* a, const mpd_context_t*, std::uint32_t* status) {
    mpd_qcopy_abs(result, a, status);
}
void copy_negate(mpd_t* result, const mpd_t* a, const mpd_context_t*, std::uint32_t* status) {
    mpd_qcopy_negate(result, a, status);
}

struct Operation {
    std::string_view name;
    Unary unary = nullptr;
    Binary binary = nullptr;
    Ternary ternary = nullptr;
};

constexpr Operation kOperations[] = {
    {"apply", apply},
    {"plus", mpd_qplus},
    {"minus", mpd_qminus},
    {"abs", mpd_qabs},
    {"copy_abs", copy_abs},
    {"copy_negate", copy_negate},
    {"sqrt", mpd_qsqrt},
    {"exp", mpd_qexp},
    {"ln", mpd_qln},
    {"log10", mpd_qlog10},
    {"logb", mpd_qlogb},
    {"logical_invert", mpd_qinvert},
    {"next_minus", mpd_qnext_minus},
    {"next_plus", mpd_qnext_plus},
    {"normalize", mpd_qreduce},
    {"to_integral_exact", mpd_qround_to_intx},
    {"to_integral_value", mpd_qround_to_int},
    {"add", nullptr, mpd_qadd},
    {"subtract", nullptr, mpd_qsub},
    {"multiply", nullptr, mpd_qmul},
    {"divide", nullptr, mpd_qdiv},
    {"divide_int", nullptr, mpd_qdivint},
    {"remainder", nullptr, mpd_qrem},
    {"remainder_near", nullptr, mpd_qrem_near},
    {"power", nullptr, mpd_qpow},
    {"compare", nullptr, compare},
    {"compare_signal", nullptr, compare_signal},
    {"compare_total", nullptr, compare_total},
    {"compare_total_mag", nullptr, compare_total_mag},
    {"copy_sign", nullptr, copy_sign},
    {"max", nullptr, mpd_qmax},
    {"max_mag", nullptr, mpd_qmax_mag},
    {"min", nullptr, mpd_qmin},
    {"min_mag", nullptr, mpd_qmin_mag},
    {"next_toward", nullptr, mpd_qnext_toward},
    {"quantize", nullptr, mpd_qquantize},
    {"logical_and", nullptr, mpd_qand},
    {"logical_or", nullptr, mpd_qor},
    {"logical_xor", nullptr, mpd_qxor},
    {"rotate", nullptr, mpd_qrotate},
    {"scaleb", nullptr, mpd_qscaleb},
    {"shift", nullptr, mpd_qshift},
    {"fma", nullptr, nullptr, mpd_qfma},
    {"power_modulo", nullptr, nullptr, mpd_qpowmod},
};

/// Enters what an operation signalled in the context. True if it is trapped; `status` is what the exception
/// tells.
bool enter_status(mpd_context_t& context, std::uint32_t status) {
    context.status |= status;
    return (status & context.traps) != 0;
}

/// _operate(name, context, a, b, c): a Decimal; or an int, the signals, if one of them is trapped.
Value operate(Vm& vm, Bound args) {
    const std::string name = vm.utf8(args[0]);
    for (const Operation& operation : kOperations) {
        if (operation.name != name) continue;
        mpd_context_t& context = context_of(args[1]);
        std::uint32_t status = 0;
        Number result(mpd_qnew());
        if (operation.unary) operation.unary(result.get(), number_of(args[2]), &context, &status);
        if (operation.binary)
            operation.binary(result.get(), number_of(args[2]), number_of(args[3]), &context, &status);
        if (operation.ternary)
            operation.ternary(result.get(), number_of(args[2]), number_of(args[3]), number_of(args[4]),
                              &context, &status);
        if (status & MPD_Malloc_error) return vm.raise(vm.exc.MemoryError, "");
        if (enter_status(context, status)) return Value::small_int(status & context.traps);
        return adopt(vm, vm.extension<DecimalTypes>().decimal.as<Type>(), std::move(result));
    }
    return vm.raise_f(vm.exc.AttributeError, "no operation '{}'", name);
}

/// _divmod(context, a, b): both results, or the signals.
Value divide_with_rest(Vm& vm, Bound args) {
    mpd_context_t& context = context_of(args[0]);
    std::uint32_t status = 0;
    Number quotient(mpd_qnew());
    Number rest(mpd_qnew());
    mpd_qdivmod(quotient.get(), rest.get(), number_of(args[1]), number_of(args[2]), &context, &status);
    if (enter_status(context, status)) return Value::small_int(status & context.traps);
    Type* cls = vm.extension<DecimalTypes>().decimal.as<Type>();
    return vm.make_tuple({adopt(vm, cls, std::move(quotient)), adopt(vm, cls, std::move(rest))});
}

// -- Making and reading numbers

/// _parse(cls, text, context, exact): exact as Decimal(text), else rounded as Context.create_decimal; a
/// Decimal or the signals.
Value parse_number(Vm& vm, Bound args) {
    mpd_context_t& context = context_of(args[2]);
    std::uint32_t status = 0;
    Number result(mpd_qnew());
    const std::string text = vm.utf8(args[1]);
    if (args[3].is_true()) {
        mpd_qset_string_exact(result.get(), text.c_str(), &status);
        status &= MPD_Errors;
        // What does not fit any context is no number either.
        if (status & ~static_cast<std::uint32_t>(MPD_Conversion_syntax)) status |= MPD_Invalid_operation;
    } else {
        mpd_qset_string(result.get(), text.c_str(), &context, &status);
    }
    if (enter_status(context, status)) return Value::small_int(status & context.traps);
    return adopt(vm, args[0].as<Type>(), std::move(result));
}

/// _copy(cls, number): the same number as an instance of another class.
Value copy_number(Vm& vm, Bound args) {
    return adopt(vm, args[0].as<Type>(), Number(mpd_qncopy(number_of(args[1]))));
}

/// _signal(context, flags): enters them; the trapped ones.
Value signal(Vm& vm, Bound args) {
    std::int64_t flags = 0;
    if (!vm.to_int64(args[1], flags)) return Value();
    mpd_context_t& context = context_of(args[0]);
    enter_status(context, static_cast<std::uint32_t>(flags));
    return Value::small_int(static_cast<std::uint32_t>(flags) & context.traps);
}

/// _text(number, engineering, capitals): str().
Value text_of(Vm& vm, Bound args) {
    const int capitals = args[2].is_true() ? 1 : 0;
    const Text text(args[1].is_true() ? mpd_to_eng(number_of(args[0]), capitals)
                                      : mpd_to_sci(number_of(args[0]), capitals));
    return text ? vm.make_str(text.get()) : vm.raise(vm.exc.MemoryError, "");
}

/// _format(number, spec, context)
Value format_number(Vm& vm, Bound args) {
    std::string spec = vm.utf8(args[1]);
    // libmpdec knows commas only: an underscore is read as one (unless it fills) and put back.
    const bool fills = spec.size() > 1 && std::string_view("<>=^").find(spec[1]) != std::string_view::npos;
    const std::size_t underscore = spec.find('_', fills ? 1 : 0);
    if (underscore != std::string::npos) spec[underscore] = ',';
    mpd_spec_t parsed;
    if (!mpd_parse_fmt_str(&parsed, spec.c_str(), args[2].as<ContextObject>()->capitals ? 1 : 0))
        return vm.raise(vm.exc.ValueError, "invalid format string");
    if (underscore != std::string::npos) parsed.sep = "_";
    std::uint32_t status = 0;
    const Text text(mpd_qformat_spec(number_of(args[0]), &parsed, &context_of(args[2]), &status));
    if (text) return vm.make_str(text.get());
    if (status & MPD_Malloc_error) return vm.raise(vm.exc.MemoryError, "");
    return vm.raise(vm.exc.ValueError, "format specification exceeds internal limits of _decimal");
}

/// _parts(number): (sign, coefficient as an int, exponent or 'F', 'n', 'N').
Value parts(Vm& vm, Bound args) {
    const mpd_t* number = number_of(args[0]);
    const Value sign = Value::small_int(mpd_isnegative(number) ? 1 : 0);
    const char* kind = mpd_isinfinite(number) ? "F"
                       : mpd_isqnan(number)   ? "n"
                       : mpd_issnan(number)   ? "N"
                                              : nullptr;
    Mpz coefficient;
    if (!mpd_isinfinite(number) && number->len > 0) {
        Number digits(mpd_qncopy(number));
        mpd_set_flags(digits.get(), 0);
        mpd_set_positive(digits.get());
        digits->exp = 0;
        const Text text(mpd_to_sci(digits.get(), 1));
        mpz_set_str(coefficient, text.get(), 10);
    }
    return vm.make_tuple(
        {sign, vm.make_int(coefficient.get()), kind ? vm.make_str(kind) : vm.make_int(number->exp)});
}

/// _order(a, b): -1, 0, 1; None if one is no number.
Value order(Vm&, Bound args) {
    std::uint32_t status = 0;
    const int result = mpd_qcmp(number_of(args[0]), number_of(args[1]), &status);
    return result == INT_MAX ? Value::none() : Value::small_int(result);
}

/// _adjusted(number)
Value adjusted(Vm& vm, Bound args) {
    const mpd_t* number = number_of(args[0]);
    return vm.make_int(mpd_isspecial(number) ? 0 : mpd_adjexp(number));
}

/// _class(number, context): "+Normal" and so on.
Value class_of(Vm& vm, Bound args) {
    return vm.make_str(mpd_class(number_of(args[0]), &context_of(args[1])));
}

template <int (*predicate)(const mpd_t*)>
Value is(Vm&, Bound args) {
    return Value::boolean(predicate(number_of(args[0])) != 0);
}

Value same_quantum(Vm&, Bound args) {
    return Value::boolean(mpd_same_quantum(number_of(args[0]), number_of(args[1])) != 0);
}

constexpr NativeSpec kFunctions[] = {
    {"_operate", "name, context, a, b=None, c=None, /", operate, nullptr, kFunction},
    {"_divmod", "context, a, b, /", divide_with_rest, nullptr, kFunction},
    {"_parse", "cls, text, context, exact, /", parse_number, nullptr, kFunction},
    {"_copy", "cls, number, /", copy_number, nullptr, kFunction},
    {"_signal", "context, flags, /", signal, nullptr, kFunction},
    {"_text", "number, engineering, capitals, /", text_of, nullptr, kFunction},
    {"_format", "number, spec, context, /", format_number, nullptr, kFunction},
    {"_parts", "number, /", parts, nullptr, kFunction},
    {"_order", "a, b, /", order, nullptr, kFunction},
    {"_adjusted", "number, /", adjusted, nullptr, kFunction},
    {"_class", "number, context, /", class_of, nullptr, kFunction},
    {"_same_quantum", "a, b, /", same_quantum, nullptr, kFunction},
};

constexpr NativeSpec kNumberMethods[] = {
    {"is_finite", "self, /", is<mpd_isfinite>}, {"is_infinite", "self, /", is<mpd_isinfinite>},
    {"is_nan", "self, /", is<mpd_isnan>},       {"is_qnan", "self, /", is<mpd_isqnan>},
    {"is_snan", "self, /", is<mpd_issnan>},     {"is_signed", "self, /", is<mpd_issigned>},
    {"is_zero", "self, /", is<mpd_iszero>},     {"is_canonical", "self, /", is<mpd_iscanonical>},
};

void dealloc_number(Object* self) {
    mpd_del(static_cast<DecimalObject*>(self)->number);
    self->type->vm->heap.free_instance(self);
}

// -- Contexts

Value construct_context(Vm& vm, Type* cls, const Args&) {
    auto* object = vm.heap.make_instance<ContextObject>(cls);
    mpd_maxcontext(&object->context);
    object->context.prec = 28;
    object->context.emax = 999999;
    object->context.emin = -999999;
    object->context.traps = MPD_IEEE_Invalid_operation | MPD_Division_by_zero | MPD_Overflow;
    object->context.status = 0;
    object->context.round = MPD_ROUND_HALF_EVEN;
    object->context.clamp = 0;
    object->context.allcr = 1;
    object->capitals = true;
    return Value::adopt(object);
}

bool init_context(Vm&, const Value&, const Args&) {
    return true;
}

void dealloc_context(Object* self) {
    self->type->vm->heap.free_instance(self);
}

/// A field of the context, with the bounds that it has and the words for what lies outside.
template <auto get, auto set>
struct Field {
    static Value read(Vm& vm, const Value& self) { return vm.make_int(static_cast<std::int64_t>(get(self))); }
    static bool write(Vm& vm, const Value& self, const Value* value) {
        if (!value) return vm.raise(vm.exc.AttributeError, "context attributes cannot be deleted"), false;
        if (!vm.is_int(*value)) return vm.raise(vm.exc.TypeError, "an integer is required"), false;
        std::int64_t number = 0;
        if (!int_fits_int64(*value, number)) number = int_sign(*value) < 0 ? INT64_MIN : INT64_MAX;
        const char* problem = set(self, number);
        if (problem) return vm.raise(vm.exc.ValueError, problem), false;
        return true;
    }
};

constexpr GetSetSpec getset(const char* name, Value (*get)(Vm&, const Value&),
                            bool (*set)(Vm&, const Value&, const Value*)) {
    return {name, get, set};
}

std::int64_t get_prec(const Value& c) {
    return context_of(c).prec;
}
const char* set_prec(const Value& c, std::int64_t n) {
    return mpd_qsetprec(&context_of(c), n) ? nullptr : "valid range for prec is [1, MAX_PREC]";
}
std::int64_t get_emin(const Value& c) {
    return context_of(c).emin;
}
const char* set_emin(const Value& c, std::int64_t n) {
    return mpd_qsetemin(&context_of(c), n) ? nullptr : "valid range for Emin is [MIN_EMIN, 0]";
}
std::int64_t get_emax(const Value& c) {
    return context_of(c).emax;
}
const char* set_emax(const Value& c, std::int64_t n) {
    return mpd_qsetemax(&context_of(c), n) ? nullptr : "valid range for Emax is [0, MAX_EMAX]";
}
std::int64_t get_round(const Value& c) {
    return context_of(c).round;
}
const char* set_round(const Value& c, std::int64_t n) {
    return mpd_qsetround(&context_of(c), static_cast<int>(n)) ? nullptr : "";
}
std::int64_t get_capitals(const Value& c) {
    return c.as<ContextObject>()->capitals;
}
const char* set_capitals(const Value& c, std::int64_t n) {
    if (n != 0 && n != 1) return "valid values for capitals are 0 or 1";
    c.as<ContextObject>()->capitals = n == 1;
    return nullptr;
}
std::int64_t get_clamp(const Value& c) {
    return context_of(c).clamp;
}
const char* set_clamp(const Value& c, std::int64_t n) {
    if (n != 0 && n != 1) return "valid values for clamp are 0 or 1";
    context_of(c).clamp = static_cast<int>(n);
    return nullptr;
}
std::int64_t get_status(const Value& c) {
    return context_of(c).status;
}
const char* set_status(const Value& c, std::int64_t n) {
    context_of(c).status = static_cast<std::uint32_t>(n);
    return nullptr;
}
std::int64_t get_traps(const Value& c) {
    return context_of(c).traps;
}
const char* set_traps(const Value& c, std::int64_t n) {
    context_of(c).traps = static_cast<std::uint32_t>(n);
    return nullptr;
}

template <auto get, auto set>
constexpr GetSetSpec field(const char* name) {
    return getset(name, Field<get, set>::read, Field<get, set>::write);
}

constexpr GetSetSpec kContextFields[] = {
    field<get_prec, set_prec>("prec"),
    field<get_emin, set_emin>("Emin"),
    field<get_emax, set_emax>("Emax"),
    field<get_round, set_round>("_round"),
    field<get_capitals, set_capitals>("capitals"),
    field<get_clamp, set_clamp>("clamp"),
    field<get_status, set_status>("_status"),
    field<get_traps, set_traps>("_trapped"),
};

/// _results_are(cls): of which class the results of operations are.
Value results_are(Vm& vm, Bound args) {
    vm.extension<DecimalTypes>().decimal = args[0];
    return args[0];
}
constexpr NativeSpec kResultsAre[] = {{"_results_are", "cls, /", results_are, nullptr, kFunction}};

}  // namespace

bool populate_decimal(Vm& vm, ModuleObject& module) {
    Vm::TypeSpec number;
    number.name = "_Number";
    number.module = "decimal";
    number.instance_size = sizeof(DecimalObject);
    number.flags = kTypeBase;
    number.slots.dealloc = dealloc_number;
    number.methods = kNumberMethods;
    Vm::TypeSpec context;
    context.name = "_Context";
    context.module = "decimal";
    context.instance_size = sizeof(ContextObject);
    context.flags = kTypeBase;
    context.slots.dealloc = dealloc_context;
    context.slots.construct = construct_context;
    context.slots.init = init_context;
    context.getsets = kContextFields;
    DecimalTypes& types = vm.extension<DecimalTypes>();
    types.number = vm.make_type(number);
    types.context = vm.make_type(context);
    vm.add_value(module, "_Number", Value::share(types.number));
    vm.add_value(module, "_Context", Value::share(types.context));
    vm.add_functions(module, kFunctions);
    vm.add_functions(module, kResultsAre);
    return true;
}

}  // namespace awaitscope
