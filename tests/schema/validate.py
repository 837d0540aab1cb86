#!/usr/bin/env python3
"""Holds galley JSON against schema/galley.schema.json: files, what a program prints (one document a line), and what the command makes of pages.

    validate.py SCHEMA FILE...
    validate.py SCHEMA --lines COMMAND...
    validate.py SCHEMA --convert GALLEY FILE...

The published schema lets members of later versions pass; here they do not, but for those whose names begin with "unknown" or are empty.
Without python3-jsonschema there is nothing to do: one line says so and the exit status is 77.
"""
import copy, json, subprocess, sys
from pathlib import Path
try: import jsonschema
except ImportError: print("skipped: python3-jsonschema is not installed"); sys.exit(77)

def closed(schema):
    """The schema without the freedom for later versions."""
    for name, definition in schema["$defs"].items():
        if definition.get("type") != "object" or "properties" not in definition or name == "node": continue
        definition["patternProperties"] = {"^unknown": {}, "^$": {}}
        definition["additionalProperties"] = False
        data = definition["properties"].get("data")
        if name.startswith("node-") and data: data["additionalProperties"] = False
    return schema

def main():
    arguments = sys.argv[1:]
    schema = json.loads(Path(arguments.pop(0)).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(closed(copy.deepcopy(schema)))
    documents, bad = 0, 0
    def look(where, text):
        nonlocal documents, bad
        documents += 1
        for error in list(validator.iter_errors(json.loads(text)))[:3]:
            bad += 1
            print(f"{where}: {error.json_path}: {error.message[:200]}")
    if arguments and arguments[0] == "--convert":
        for name in arguments[2:]:
            for options in ([], ["--explain", "--set", "json.indent=1"]):
                run = subprocess.run([arguments[1], "convert", name, "--to", "json", "--fetched", "2026-03-14T12:00:00Z", *options], capture_output=True)
                if run.returncode: bad += 1; print(f"{name}: exit {run.returncode}: {run.stderr.decode()[-300:]}")
                else: look(name, run.stdout)
    elif arguments and arguments[0] == "--lines":
        output = subprocess.run(arguments[1:], stdout=subprocess.PIPE, check=True).stdout
        for number, line in enumerate(output.splitlines(), 1): look(f"line {number}", line)
    else:
        for name in arguments: look(name, Path(name).read_text())
    print(f"{documents} documents, {bad} errors")
    return bad > 0 or documents == 0

if __name__ == "__main__": sys.exit(main())
