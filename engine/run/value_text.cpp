#include "engine/run/value_text.h"

namespace awaitscope {

namespace {

std::string cut(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = limit > 3 ? limit - 3 : 0;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;  // not inside a code point
    return text.substr(0, end) + "...";
}

bool is_scalar(Vm& vm, const Value& value) {
    if (!value.is_object()) return true;
    const Type* type = value.object()->type;
    return type == vm.types.int_ || type == vm.types.float_ || type == vm.types.str ||
           type == vm.types.bytes || type == vm.types.complex_;
}

std::string scalar_text(Vm& vm, const Value& value) {
    const Value shown = vm.repr(value);
    if (shown) return vm.utf8(shown);
    vm.clear_exception();
    return "?";
}

std::string text_of(Vm& vm, const Value& value, std::size_t limit, int depth);

template <class Items>
std::string sequence_text(Vm& vm, const Items& items, std::size_t limit, int depth, const char* open,
                          const char* close) {
    std::string text = open;
    bool first = true;
    for (const Value& item : items) {
        if (!first) text += ", ";
        first = false;
        if (text.size() > limit) break;
        text += text_of(vm, item, limit, depth + 1);
    }
    return text + close;
}

std::string dict_text(Vm& vm, DictObject* dict, std::size_t limit, int depth) {
    std::string text = "{";
    std::size_t position = 0;
    for (const DictObject::Entry* entry = nullptr; dict_next(dict, position, entry);) {
        if (text.size() > 1) text += ", ";
        if (text.size() > limit) break;
        text +=
            text_of(vm, entry->key, limit, depth + 1) + ": " + text_of(vm, entry->value, limit, depth + 1);
    }
    return text + "}";
}

std::string text_of(Vm& vm, const Value& value, std::size_t limit, int depth) {
    if (value.is_null()) return "";
    if (is_scalar(vm, value)) return scalar_text(vm, value);
    const Type* type = value.object()->type;
    if (depth < 3) {
        if (type == vm.types.list)
            return sequence_text(vm, value.as<ListObject>()->items, limit, depth, "[", "]");
        if (type == vm.types.tuple) {
            const auto items = value.as<TupleObject>()->items();
            return sequence_text(vm, items, limit, depth, "(", items.size() == 1 ? ",)" : ")");
        }
        if (type == vm.types.dict) return dict_text(vm, value.as<DictObject>(), limit, depth);
    }
    if (vm.is_exception(value)) return exception_text(vm, value);
    return "<" + to_utf8(type->name) + ">";
}

}  // namespace

std::string value_text(Vm& vm, const Value& value, std::size_t limit) {
    const Value pending = std::exchange(vm.pending, Value());
    std::string text = cut(text_of(vm, value, limit, 0), limit);
    vm.pending = pending;
    return text;
}

std::string exception_text(Vm& vm, const Value& exception) {
    if (!vm.is_exception(exception)) return value_text(vm, exception);
    std::string text = to_utf8(exception.object()->type->name);
    const Value& args = exception.as<ExceptionObject>()->args;
    if (!vm.is_tuple(args) || args.as<TupleObject>()->size == 0) return text;
    const Value& first = (*args.as<TupleObject>())[0];
    if (vm.is_exact_str(first))
        text += first.as<StrObject>()->length > 0 ? ": " + vm.utf8(first) : "";
    else
        text += ": " + value_text(vm, first);
    return cut(std::move(text), 120);
}

std::string coroutine_name(Vm& vm, const Value& coroutine) {
    const Type* type = vm.type_of(coroutine);
    if (type == vm.types.coroutine || type == vm.types.generator || type == vm.types.async_generator)
        return to_utf8(coroutine.as<GeneratorObject>()->qualname);
    return to_utf8(type->name);
}

std::string coroutine_label(Vm& vm, const Value& coroutine) {
    if (vm.type_of(coroutine) != vm.types.coroutine) return {};
    auto* generator = coroutine.as<GeneratorObject>();
    if (generator->native || generator->state != GeneratorState::created) return {};
    Frame* frame = generator->frame();
    const CodeUnit& unit = *frame->code->unit;
    for (std::uint32_t i = 0; i < unit.argument_count; ++i) {
        const Value& argument = frame->slots()[i];
        std::string text;
        if (vm.is_exact_str(argument))
            text = vm.utf8(argument);
        else if (argument.is_small_int() || vm.type_of(argument) == vm.types.float_)
            text = value_text(vm, argument);
        if (text.empty() || text.size() > 24 || text.find('\n') != std::string::npos) continue;
        return to_utf8(generator->name) + " " + text;
    }
    return {};
}

std::string callable_name(Vm& vm, const Value& callable) {
    if (!callable.is_object()) return "?";
    const Type* type = vm.type_of(callable);
    if (type == vm.types.function) return to_utf8(callable.as<FunctionObject>()->qualname);
    if (type == vm.types.method) return callable_name(vm, callable.as<MethodObject>()->function);
    if (type == vm.types.native_function || type == vm.types.method_descriptor) {
        const auto* function = callable.as<NativeFunctionObject>();
        const Value& self = function->self;
        if (self.is_object() && vm.type_of(self) != vm.types.module)
            return to_utf8(vm.type_of(self)->name) + "." + function->spec->name;
        return function->spec->name;
    }
    return to_utf8(type->name);
}

}  // namespace awaitscope
