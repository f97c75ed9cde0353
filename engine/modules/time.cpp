// The `time` module on the virtual clock. The time zone is UTC.
#include "engine/base/time.h"

#include "engine/aio/event_loop.h"
#include "engine/modules/module_list.h"
#include "engine/modules/struct_sequence.h"
#include "engine/vm/vm.h"

#include <array>
#include <cmath>

namespace awaitscope {

namespace {

constexpr const char* kFields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                   "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};
constexpr const char* kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                 "Friday", "Saturday", "Sunday"};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

struct TimeState : VmExtension {
    static constexpr char kKey = 0;
    explicit TimeState(Vm& vm) : struct_time(make_struct_sequence_type(vm, "time.struct_time", kFields)) {}
    Type* struct_time;
};

// ---- Clocks

Value seconds(Vm& vm, Bound) {
    return vm.make_float(to_seconds(vm.now));
}
Value nanoseconds(Vm& vm, Bound) {
    return vm.make_int(vm.now);
}
double now_since_epoch(const Vm& vm) {
    return static_cast<double>(kEpochSeconds) + to_seconds(vm.now);
}
Value time_function(Vm& vm, Bound) {
    return vm.make_float(now_since_epoch(vm));
}
Value time_ns(Vm& vm, Bound) {
    return vm.make_int(kEpochSeconds * kSecond + vm.now);
}

Value sleep(Vm& vm, Bound a) {
    double delay = 0;
    if (!vm.to_double(a[0], delay)) return Value();
    if (std::isnan(delay)) return vm.raise(vm.exc.ValueError, "Invalid value NaN (not a number)");
    if (delay < 0) return vm.raise(vm.exc.ValueError, "sleep length must be non-negative");
    const VirtualTime end = to_virtual_time(to_seconds(vm.now) + delay);
    const Value shown = vm.repr(a[0]);
    if (!shown) return Value();
    vm.block(end - vm.now, "time.sleep(" + vm.utf8(shown) + ")");
    return vm.stopping() ? Value() : Value::none();
}

Value get_clock_info(Vm& vm, Bound a) {
    const Value namespace_type = vm.get_attribute(vm.import("types"), vm.intern("SimpleNamespace"));
    if (!namespace_type) return Value();
    const bool wall = vm.is_str(a[0]) && vm.utf8(a[0]) == "time";
    const Value values[] = {Value::boolean(wall), vm.make_str("virtual clock"), Value::boolean(!wall),
                            vm.make_float(1e-9)};
    const Value names = vm.make_tuple({vm.make_str("adjustable"), vm.make_str("implementation"),
                                       vm.make_str("monotonic"), vm.make_str("resolution")});
    return vm.call(namespace_type, Args{values, 0, names.as<TupleObject>()});
}

// ---- Broken-down time

using Parts = std::array<std::int64_t, 9>;

/// Days since 1970-01-01 of a proleptic Gregorian date; months may run over.
std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Parts break_down(std::int64_t since_epoch) {
    std::int64_t days = since_epoch / 86400;
    std::int64_t rest = since_epoch % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2);
    const std::int64_t weekday = ((days % 7) + 10) % 7;
    return {year,
            month,
            day,
            rest / 3600,
            rest / 60 % 60,
            rest % 60,
            weekday,
            days - days_from_civil(year, 1, 1) + 1,
            0};
}

Value make_struct_time(Vm& vm, std::int64_t since_epoch) {
    const Parts parts = break_down(since_epoch);
    std::vector<Value> values;
    for (const std::int64_t part : parts) values.push_back(vm.make_int(part));
    return make_struct_sequence(vm, vm.extension<TimeState>().struct_time, values);
}

bool seconds_argument(Vm& vm, const Value& value, std::int64_t& out) {
    double given = now_since_epoch(vm);
    if (!value.is_null() && !value.is_none() && !vm.to_double(value, given)) return false;
    out = static_cast<std::int64_t>(std::floor(given));
    return true;
}

bool parts_argument(Vm& vm, const Value& value, Parts& out) {
    if (value.is_null()) {
        out = break_down(static_cast<std::int64_t>(now_since_epoch(vm)));
        return true;
    }
    if (!vm.is_tuple(value) || value.as<TupleObject>()->size < 9) {
        vm.raise(vm.exc.TypeError, "Tuple or struct_time argument required");
        return false;
    }
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!vm.to_int64((*value.as<TupleObject>())[i], out[i])) return false;
    return true;
}

Value gmtime(Vm& vm, Bound a) {
    std::int64_t since_epoch = 0;
    return seconds_argument(vm, a[0], since_epoch) ? make_struct_time(vm, since_epoch) : Value();
}
Value localtime(Vm& vm, Bound a) {
    std::int64_t since_epoch = 0;
    return seconds_argument(vm, a[0], since_epoch) ? make_struct_time(vm, since_epoch) : Value();
}
Value mktime(Vm& vm, Bound a) {
    Parts p;
    if (!parts_argument(vm, a[0], p)) return Value();
    const std::int64_t days = days_from_civil(p[0], p[1], p[2]);
    return vm.make_float(static_cast<double>(days * 86400 + p[3] * 3600 + p[4] * 60 + p[5]));
}

std::string asctime_text(const Parts& p) {
    return fmt::format("{:.3} {:.3} {:2} {:02}:{:02}:{:02} {}", kDays[p[6] % 7], kMonths[(p[1] + 11) % 12],
                       p[2], p[3], p[4], p[5], p[0]);
}
Value asctime(Vm& vm, Bound a) {
    Parts parts;
    return parts_argument(vm, a[0], parts) ? vm.make_str(asctime_text(parts)) : Value();
}
Value ctime(Vm& vm, Bound a) {
    std::int64_t since_epoch = 0;
    return seconds_argument(vm, a[0], since_epoch) ? vm.make_str(asctime_text(break_down(since_epoch)))
                                                   : Value();
}

/// strftime in the C locale, without the C library's opinion of the machine's.
std::string format_field(char directive, const Parts& p) {
    const std::int64_t hour12 = p[3] % 12 == 0 ? 12 : p[3] % 12;
    const char* const day = kDays[p[6] % 7];
    const char* const month = kMonths[(p[1] + 11) % 12];
    switch (directive) {
        case 'a': return std::string(day, 3);
        case 'A': return day;
        case 'b':
        case 'h': return std::string(month, 3);
        case 'B': return month;
        case 'c':
            return fmt::format("{:.3} {:.3} {:2} {:02}:{:02}:{:02} {}", day, month, p[2], p[3], p[4], p[5],
                               p[0]);
        case 'C': return fmt::format("{:02}", p[0] / 100);
        case 'd': return fmt::format("{:02}", p[2]);
        case 'D':
        case 'x': return fmt::format("{:02}/{:02}/{:02}", p[1], p[2], p[0] % 100);
        case 'e': return fmt::format("{:2}", p[2]);
        case 'F': return fmt::format("{}-{:02}-{:02}", p[0], p[1], p[2]);
        case 'H': return fmt::format("{:02}", p[3]);
        case 'I': return fmt::format("{:02}", hour12);
        case 'j': return fmt::format("{:03}", p[7]);
        case 'm': return fmt::format("{:02}", p[1]);
        case 'M': return fmt::format("{:02}", p[4]);
        case 'n': return "\n";
        case 'p': return p[3] < 12 ? "AM" : "PM";
        case 'r': return fmt::format("{:02}:{:02}:{:02} {}", hour12, p[4], p[5], p[3] < 12 ? "AM" : "PM");
        case 'R': return fmt::format("{:02}:{:02}", p[3], p[4]);
        case 's':
            return std::to_string(days_from_civil(p[0], p[1], p[2]) * 86400 + p[3] * 3600 + p[4] * 60 + p[5]);
        case 'S': return fmt::format("{:02}", p[5]);
        case 't': return "\t";
        case 'T':
        case 'X': return fmt::format("{:02}:{:02}:{:02}", p[3], p[4], p[5]);
        case 'u': return std::to_string(p[6] + 1);
        case 'U': return fmt::format("{:02}", (p[7] + 6 - (p[6] + 1) % 7) / 7);
        case 'w': return std::to_string((p[6] + 1) % 7);
        case 'W': return fmt::format("{:02}", (p[7] + 6 - p[6]) / 7);
        case 'y': return fmt::format("{:02}", p[0] % 100);
        case 'Y': return std::to_string(p[0]);
        case 'z': return "+0000";
        case 'Z': return "UTC";
        case '%': return "%";
        default: return std::string("%") + directive;
    }
}

Value strftime(Vm& vm, Bound a) {
    if (!vm.is_str(a[0]))
        return vm.raise_f(vm.exc.TypeError, "strftime() argument 1 must be str, not {}",
                          to_utf8(vm.type_of(a[0])->name));
    Parts parts;
    if (!parts_argument(vm, a[1], parts)) return Value();
    const std::string format = vm.utf8(a[0]);
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size())
            out += format[i];
        else
            out += format_field(format[++i], parts);
    }
    return vm.make_str(out);
}

constexpr auto kFunction = NativeSpec::Kind::function;
constexpr NativeSpec kFunctions[] = {
    {"time", "", time_function, nullptr, kFunction},
    {"time_ns", "", time_ns, nullptr, kFunction},
    {"monotonic", "", seconds, nullptr, kFunction},
    {"monotonic_ns", "", nanoseconds, nullptr, kFunction},
    {"perf_counter", "", seconds, nullptr, kFunction},
    {"perf_counter_ns", "", nanoseconds, nullptr, kFunction},
    {"process_time", "", seconds, nullptr, kFunction},
    {"process_time_ns", "", nanoseconds, nullptr, kFunction},
    {"thread_time", "", seconds, nullptr, kFunction},
    {"thread_time_ns", "", nanoseconds, nullptr, kFunction},
    {"sleep", "seconds, /", sleep, nullptr, kFunction},
    {"get_clock_info", "name, /", get_clock_info, nullptr, kFunction},
    {"gmtime", "seconds=None, /", gmtime, nullptr, kFunction},
    {"localtime", "seconds=None, /", localtime, nullptr, kFunction},
    {"mktime", "tuple, /", mktime, nullptr, kFunction},
    {"asctime", "tuple=None, /", asctime, nullptr, kFunction},
    {"ctime", "seconds=None, /", ctime, nullptr, kFunction},
    {"strftime", "format, tuple=None, /", strftime, nullptr, kFunction},
};

}  // namespace

bool populate_time(Vm& vm, ModuleObject& module) {
    vm.add_functions(module, kFunctions);
    vm.add_value(module, "struct_time", Value::share(vm.extension<TimeState>().struct_time));
    vm.add_value(module, "timezone", Value::small_int(0));
    vm.add_value(module, "altzone", Value::small_int(0));
    vm.add_value(module, "daylight", Value::small_int(0));
    vm.add_value(module, "tzname", vm.make_tuple({vm.make_str("UTC"), vm.make_str("UTC")}));
    return true;
}

}  // namespace awaitscope
