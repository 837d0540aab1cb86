// A stranger's program in C++: owning handles by unique_ptr, a callback with C linkage, and the module's header.
#include <galley.h>
#include <galley/module.h>
#include <cstring>
#include <iostream>
#include <memory>
#include <string>

struct Free {
    void operator()(galley_context *p) const { galley_context_free(p); }
    void operator()(galley_error *p) const { galley_error_free(p); }
};

extern "C" int32_t GALLEY_CALL take(void *user, const void *data, size_t size) {
    static_cast<std::string *>(user)->append(static_cast<const char *>(data), size);
    return 0;
}

int main() {
    galley_context *c = nullptr;
    galley_error *e = nullptr;
    if (galley_context_new(nullptr, nullptr, &c) || galley_error_new(&e)) return 1;
    std::unique_ptr<galley_context, Free> context(c);
    std::unique_ptr<galley_error, Free> error(e);
    std::string out;
    galley_sink *sink = nullptr;
    if (galley_sink_to_callback(context.get(), take, &out, &sink) || galley_sink_write(sink, "copy", 4) || galley_sink_close(sink, error.get())) return 2;
    if (galley_context_set(context.get(), "strikt", "on", error.get()) != GALLEY_EOPTION || !*galley_error_message(error.get())) return 3;
    std::cout << out << ": " << galley_error_message(error.get()) << "\n";
    return out == "copy" ? 0 : 4;
}
