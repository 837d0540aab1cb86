/* What this library is: version, features, and the names of its statuses. */
#include "config.h"
#include "galley/base.h"
#include <string.h>

GALLEY_API const char *GALLEY_CALL galley_version(void) { return GALLEY_VERSION_STRING; }
GALLEY_API int32_t GALLEY_CALL galley_version_number(void) { return GALLEY_VERSION_NUMBER; }

GALLEY_API const char *GALLEY_CALL galley_status_name(int32_t status) {
    switch (status) {
    case GALLEY_OK:              return "ok";
    case GALLEY_END:             return "end";
    case GALLEY_AGAIN:           return "again";
    case GALLEY_ENOMEM:          return "no memory";
    case GALLEY_EARGUMENT:       return "wrong argument";
    case GALLEY_ESTATE:          return "wrong state";
    case GALLEY_EIO:             return "input or output failed";
    case GALLEY_EUNKNOWN_FORMAT: return "unknown format";
    case GALLEY_ESYNTAX:         return "syntax error";
    case GALLEY_EENCODING:       return "encoding error";
    case GALLEY_ELIMIT:          return "limit exceeded";
    case GALLEY_ECANCELLED:      return "cancelled";
    case GALLEY_EUNSUPPORTED:    return "not supported";
    case GALLEY_EOPTION:         return "wrong option";
    case GALLEY_EEXISTS:         return "exists already";
    case GALLEY_EMODULE:         return "module failed";
    default:                     return "unknown status";
    }
}

GALLEY_API int32_t GALLEY_CALL galley_has_feature(const char *name) {
    if (!name) return 0;
    if (!strcmp(name, "yajl")) return GALLEY_WITH_YAJL;
    if (!strcmp(name, "cmark")) return GALLEY_WITH_CMARK;
    if (!strcmp(name, "yaml")) return GALLEY_WITH_YAML;
    if (!strcmp(name, "cjk")) return GALLEY_WITH_CJK;
    if (!strcmp(name, "threads")) return 1;
    return 0;
}
