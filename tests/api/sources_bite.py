#!/usr/bin/env python3
"""sources.py sees what it is there for: each offence, in a tree of its own, is reported, and a clean one is not."""
import subprocess, sys, tempfile
from pathlib import Path

CLEAN = {"lib/config.h": "#ifndef GALLEY_CONFIG_H\n#define GALLEY_CONFIG_H\n#endif\n", "lib/core/a.h": '#ifndef A_H\n#define A_H\n#include "config.h"\n#endif\n',
         "lib/core/a.c": '#include "core/a.h"\n/* printf("in a comment") */\nstatic const int a_table[] = { 1 };\nint galleyi_a(void) { return "exit(1)"[0]; }\n'}
OFFENCES = {"a room below it": {"lib/core/b.c": '#include "config.h"\n#include "model/m.h"\n'}, "is no room": {"lib/misc/b.c": '#include "config.h"\n'},
            "have the same name": {"lib/text/a.c": '#include "config.h"\n'}, "is not relative to lib": {"lib/core/b.c": '#include "config.h"\n#include "a.h"\n'},
            "the include guard of": {"lib/core/b.h": '#ifndef A_H\n#define A_H\n#include "config.h"\n#endif\n'}, "no include guard": {"lib/core/b.h": "int b;\n"},
            "abort() has no place": {"lib/core/b.c": '#include "config.h"\nvoid f(void) { abort(); }\n'}, "strcpy() has no place": {"lib/core/b.c": '#include "config.h"\nvoid f(char *a, char *b) { strcpy(a, b); }\n'},
            "belongs to core/guard": {"lib/core/b.c": '#include "config.h"\nvoid f(void) { longjmp(x, 1); }\n'}, "mutable static storage": {"lib/core/b.c": '#include "config.h"\nstatic int counter = 0;\n'},
            "config.h is not included": {"lib/core/b.c": "#include <string.h>\n"},
            "a format includes another": {"lib/formats/x/x_parse.c": '#include "config.h"\n#include "formats/y/y.h"\n', "lib/formats/y/y.h": '#ifndef Y_H\n#define Y_H\n#endif\n'}}

def report(files):
    with tempfile.TemporaryDirectory() as tmp:
        for name, text in files.items():
            path = Path(tmp) / name; path.parent.mkdir(parents=True, exist_ok=True); path.write_text(text)
        r = subprocess.run([sys.executable, Path(__file__).with_name("sources.py"), tmp], capture_output=True, text=True)
        return r.returncode, r.stdout + r.stderr

bad = 0
status, text = report(CLEAN)
if status: print("a clean tree is reported:", text); bad += 1
for words, files in OFFENCES.items():
    status, text = report({**CLEAN, **files})
    if not status or words not in text: print(f"'{words}' was not reported: {text}"); bad += 1
print(f"{len(OFFENCES) - bad} of {len(OFFENCES)} offences seen")
sys.exit(bad > 0)
