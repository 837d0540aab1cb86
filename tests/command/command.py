#!/usr/bin/env python3
"""The galley command as its users meet it: exit statuses, messages, streams, files. command.py PROGRAM [unittest arguments]"""
import functools, json, os, pty, re, shutil, signal, subprocess, sys, tempfile, time, unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "build" / "galley"
STORY = ROOT / "examples" / "samples" / "story.txt"
FORMATS = {}                                   # name: (reads, writes), from `galley formats`

def galley(*arguments, **more):
    more.setdefault("stdin", subprocess.DEVNULL if "input" not in more else None)
    if more["stdin"] is None: del more["stdin"]
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, timeout=60, **more)

def needs(*names):
    """Skips where one of the formats ("text<" is read, ">json" written) is not there."""
    def wrap(test):
        @functools.wraps(test)
        def run(self):
            missing = [n for n in names if FORMATS.get(n.strip("<>"), ("-", "-"))[n.startswith(">")] == "-"]
            if missing: self.skipTest(f"this build has no {', '.join(missing)}")
            test(self)
        return run
    return wrap

def load_formats():
    for line in galley("formats").stdout.decode().splitlines()[1:]:
        name, reads, writes = line.split()[:3]
        FORMATS[name] = (reads, writes)

class Case(unittest.TestCase):
    def setUp(self):
        self.tmp = Path(tempfile.mkdtemp(prefix="galley-")); self.addCleanup(shutil.rmtree, self.tmp)

    def file(self, name, content):
        path = self.tmp / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assertUsage(self, result, *words):
        message = result.stderr.decode()
        self.assertEqual(result.returncode, 2, message)
        self.assertTrue(message.startswith("galley: "), message)
        self.assertEqual(result.stdout, b"")
        for word in words: self.assertIn(word, message)

class Usage(Case):
    def test_nothing_is_wrong_usage(self): self.assertUsage(galley(), "--help")
    def test_unknown_subcommand_names_the_nearest(self): self.assertUsage(galley("convrt", "x"), "convrt", "did you mean 'convert'")
    def test_unknown_option_names_the_nearest(self): self.assertUsage(galley("convert", "x", "--form", "text", "--to", "json"), "--form", "did you mean '--from'")
    def test_option_without_value(self): self.assertUsage(galley("convert", "x", "--to"), "--to", "needs a value")
    def test_flag_with_value(self): self.assertUsage(galley("convert", "x", "--strict=1", "--to", "json"), "takes no value")
    def test_missing_to(self): self.assertUsage(galley("convert", STORY), "--to")
    def test_formats_takes_no_file(self): self.assertUsage(galley("formats", "x"), "no file")
    def test_probe_wants_an_input(self): self.assertUsage(galley("probe"), "no input")

    def test_unknown_formats_are_wrong_usage_before_anything_is_read(self):
        missing = self.tmp / "is-not-there.txt"
        self.assertUsage(galley("convert", missing, "--to", "jsno"), "unknown format 'jsno'")
        if "json" in FORMATS:
            self.assertUsage(galley("convert", missing, "--to", "jsno"), "did you mean 'json'")
            self.assertUsage(galley("convert", missing, "--to", "json", "--from", "txet"), "unknown format 'txet'")

    def test_help_shows_examples_of_every_subcommand(self):
        for words in ((), ("convert",), ("probe",), ("formats",)):
            result = galley(*words, "--help")
            self.assertEqual(result.returncode, 0)
            self.assertRegex(result.stdout.decode(), r"Examples:\n(  galley|  curl)")
        self.assertEqual(galley("help", "convert").stdout, galley("convert", "--help").stdout)

    def test_version(self):
        self.assertRegex(galley("--version").stdout.decode(), r"\Agalley \d+\.\d+\.\d+\nparts: ")

    def test_options_of_the_help_are_taken(self):
        for subcommand in ("convert", "probe", "formats"):
            for option in re.findall(r"^ .*?(--[a-z0-9-]+)", galley(subcommand, "--help").stdout.decode(), re.M):
                self.assertNotIn("unknown option", galley(subcommand, option).stderr.decode())

class Formats(Case):
    def test_the_table_has_every_format_once(self):
        names = [l.split()[0] for l in galley("formats").stdout.decode().splitlines()[1:]]
        self.assertEqual(len(names), len(set(names)))

    def test_options_have_types_and_defaults(self):
        lines = galley("formats", "--options").stdout.decode().splitlines()[1:]
        keys = [l.split()[0] for l in lines]
        self.assertEqual(len(keys), len(set(keys)))
        for key in ("strict", "explain", "spans", "limit.input", "limit.work"): self.assertIn(key, keys)

class Convert(Case):
    @needs("text<", "json<", ">json")
    def setUp(self):
        super().setUp()

    def convert(self, *arguments, **more):
        result = galley("convert", *arguments, **more)
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""))
        return result.stdout

    def test_story_becomes_json(self):
        article = json.loads(self.convert(STORY, "--to", "json", "--fetched", "2026-03-14T18:00:00Z"))["articles"][0]
        self.assertEqual(article["title"], "Harbour reopens to ferries after nine-day storm closure")

    @needs(">markdown")
    def test_story_becomes_markdown(self):
        self.assertTrue(self.convert(STORY, "--to", "markdown").decode().startswith("# Harbour reopens to ferries after nine-day storm closure\n"))

    def test_standard_input_is_a_dash(self):
        of_file = json.loads(self.convert(STORY, "--to", "json", "--from", "text"))
        of_pipe = json.loads(self.convert("-", "--to=json", "--from=text", input=STORY.read_bytes()))
        self.assertEqual(of_file["articles"], of_pipe["articles"])

    def test_options_stand_anywhere_and_two_dashes_end_them(self):
        shutil.copy(STORY, self.tmp / "--to")
        result = galley("convert", "--to", "json", "--", "--to", cwd=self.tmp)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_what_is_known_of_the_page_is_written(self):
        document = json.loads(self.convert(STORY, "--to", "json", "--url", "https://example.org/story", "--fetched", "2026-03-14T18:00:00.25Z"))
        self.assertEqual(document["url"], "https://example.org/story")
        self.assertEqual(document["fetched"]["value"][:19], "2026-03-14T18:00:00")

    def test_empty_text_is_no_failure(self):
        self.assertEqual(json.loads(self.convert(self.file("empty.txt", ""), "--to", "json"))["kind"], "none")

    def test_empty_json_is_an_error(self):
        result = galley("convert", self.file("empty.json", ""), "--from", "json", "--to", "json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("empty.json", result.stderr.decode())

    def test_broken_json_is_reported_with_its_place(self):
        path = self.file("broken.json", '{"galley": 1,\n "kind": oops}\n')
        result = galley("convert", path, "--from", "json", "--to", "json")
        self.assertEqual((result.returncode, result.stdout), (1, b""))
        self.assertRegex(result.stderr.decode(), rf"\Agalley: {re.escape(str(path))}:2:\d+: \S")

    def test_a_file_that_cannot_be_read(self):
        missing = self.tmp / "missing.txt"
        result = galley("convert", missing, "--to", "json")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr.decode(), f"galley: {missing}: No such file or directory\n")
        result = galley("convert", self.tmp, "--to", "json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("directory", result.stderr.decode())

    def test_wrong_values_are_wrong_usage(self):
        self.assertUsage(galley("convert", STORY, "--to", "json", "--fetched", "yesterday"), "RFC 3339", "yesterday")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--url", "example.org/story"), "absolute address", "example.org/story")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--set", "strikt=true"), "did you mean 'strict'")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--set", "strict"), "KEY=VALUE")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--set", "strict=perhaps"), "perhaps")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--limit", "input=many"), "limit.input")
        self.assertUsage(galley("convert", STORY, "--to", "json", "--limit", "imput=5"), "limit.input")
        self.assertUsage(galley("convert", "--to", "json"), "no input")
        self.assertUsage(galley("convert", STORY, STORY, "--to", "json"), "holds one document", "--output")

    def test_limits_hold(self):
        result = galley("convert", STORY, "--to", "json", "--limit", "input=100")
        self.assertEqual(result.returncode, 1)
        self.assertIn("limit", result.stderr.decode())

    def test_nul_bytes_and_broken_utf8_pass(self):
        path = self.file("wild.txt", b"A headline with a NUL\0 in it\n\nA paragraph \xff\xfe of wild bytes, long enough to be read as one.\n")
        out = self.convert(path, "--to", "json", "--from", "text")
        self.assertNotIn(b"\0", out)
        json.loads(out)

    def test_explain_prints_a_table_of_what_was_dropped(self):
        result = galley("convert", STORY, "--to", "json", "--explain")
        self.assertEqual(result.returncode, 0)
        lines = result.stderr.decode().splitlines()
        self.assertTrue(any(re.match(r"galley: .*story\.txt: \d+ blocks dropped$", l) for l in lines), lines)
        self.assertTrue(any(re.match(r"  BYTES +REASON +TEXT$", l) for l in lines), lines)
        if not any("Sign up" in l for l in lines): self.skipTest("the text parser does not drop newsletter boxes yet")
        self.assertTrue(any(re.match(r"  \d+\.\.\d+ +\S+.*Sign up for our newsletter", l) for l in lines), lines)

    @needs(">ndjson")
    def test_several_inputs_go_on_after_a_bad_one(self):
        result = galley("convert", STORY, self.tmp / "missing.txt", STORY, "--to", "ndjson")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(result.stdout.splitlines()), 2)
        self.assertIn("missing.txt", result.stderr.decode())

    @needs(">ndjson")
    def test_a_list_of_names_ended_by_nul(self):
        names = [self.tmp / "a b.txt", self.tmp / "new\nline.txt"]
        for name in names: shutil.copy(STORY, name)
        result = galley("convert", "--files0-from", "-", "--to", "ndjson", input=b"".join(os.fsencode(n) + b"\0" for n in names))
        self.assertEqual((result.returncode, len(result.stdout.splitlines())), (0, 2), result.stderr)

    def test_output_directory_gets_a_file_for_each_input(self):
        (self.tmp / "one").mkdir(); (self.tmp / "two").mkdir()
        inputs = [shutil.copy(STORY, self.tmp / d / "page.txt") for d in ("one", "two")]
        out = self.tmp / "out"
        self.assertEqual(self.convert(*inputs, "--to", "json", "--output", out), b"")
        self.assertEqual(sorted(p.name for p in out.iterdir()), ["page-2.json", "page.json"])
        for p in out.iterdir(): json.loads(p.read_bytes())

    def test_many_inputs_of_one_name_take_no_longer_than_others(self):
        """Work that grows with the square or the cube of the inputs would take minutes here."""
        count = 4000
        listed = b"\0".join([str(self.file("index.md", "a")).encode()] * count)
        for run in range(2):                       # the second over the files of the first
            self.convert("--files0-from", "-", "--to", "text", "--from", "text", "--output", self.tmp / "out", input=listed)
        names = {p.name for p in (self.tmp / "out").iterdir()}
        self.assertEqual(names, {"index.txt", *(f"index-{i}.txt" for i in range(2, count + 1))})

    def test_a_numbered_name_that_is_taken_is_passed_over(self):
        inputs = []
        for folder, name in (("a", "page-2.txt"), ("b", "page.txt"), ("c", "page.txt"), ("d", "page.txt")):
            (self.tmp / folder).mkdir()
            inputs.append(self.tmp / folder / name)
            inputs[-1].write_bytes(folder.encode())
        self.convert(*inputs, "--to", "text", "--output", self.tmp / "out")
        self.assertEqual(sorted(p.name for p in (self.tmp / "out").iterdir()), ["page-2.txt", "page-3.txt", "page-4.txt", "page.txt"])

    def test_output_of_a_failed_input_is_not_left_behind(self):
        out = self.tmp / "out"
        result = galley("convert", self.file("bad.json", "{"), STORY, "--to", "json", "--output", out)
        self.assertEqual(result.returncode, 1)
        self.assertEqual([p.name for p in out.iterdir()], ["story.json"])

    def test_an_input_is_never_overwritten(self):
        path = self.file("story.json", self.convert(STORY, "--to", "json"))
        before = path.read_bytes()
        result = galley("convert", path, "--to", "json", "--output", self.tmp)
        self.assertEqual(result.returncode, 1)
        self.assertIn("not overwritten", result.stderr.decode())
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual([p.name for p in self.tmp.iterdir()], ["story.json"])

    def test_output_that_is_no_directory(self):
        result = galley("convert", STORY, "--to", "json", "--output", self.file("plain", "x"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("plain", result.stderr.decode())

    def test_a_full_disk_is_reported(self):
        if not os.path.exists("/dev/full"): self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            result = subprocess.run([PROGRAM, "convert", STORY, "--to", "json"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr.decode(), r"\Agalley: .*No space left on device\n\Z")

    @needs("ndjson<", ">ndjson")
    def test_a_broken_pipe_ends_it(self):
        line = galley("convert", STORY, "--to", "ndjson").stdout
        big = self.file("big.ndjson", line * (4000000 // len(line)))
        for ignored in (False, True):
            prepare = (lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN)) if ignored else None
            process = subprocess.Popen([PROGRAM, "convert", big, "--to", "ndjson"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=prepare)
            process.stdout.read(10); process.stdout.close()
            message = process.stderr.read().decode(); process.stderr.close()
            status = process.wait(timeout=30)
            self.assertEqual((status, message.count("Broken pipe")), (1, 1) if ignored else (-signal.SIGPIPE, 0))

    def test_control_characters_do_not_reach_the_terminal(self):
        path = self.file("escape.txt", "A headline about terminals\n\nRead more: \x1b]0;owned\x07 and \xc2\x9b31m more\n\n" + "A paragraph that is long enough to be one.\n\n" * 3)
        result = galley("convert", path, "--to", "json", "--explain", "--from", "text")
        self.assertEqual(result.returncode, 0)
        self.assertNotRegex(result.stderr, rb"[\x00-\x08\x0b-\x1f\x7f]")

    @needs(">ndjson")
    def test_the_bar_is_drawn_on_a_terminal_alone(self):
        line = galley("convert", STORY, "--to", "ndjson").stdout
        def stderr_of(terminal):
            far, near = pty.openpty() if terminal else os.pipe()
            process = subprocess.Popen([PROGRAM, "convert", "-", "--from", "ndjson", "--to", "ndjson"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=near)
            os.close(near)
            process.stdin.write(line * (200000 // len(line))); process.stdin.flush()
            time.sleep(0.7)                        # long work: the bar is first drawn after half a second
            process.stdin.write(line * (600000 // len(line))); process.stdin.close()
            seen = b""
            while True:
                try: piece = os.read(far, 65536)
                except OSError: piece = b""
                if not piece: break
                seen += piece
            os.close(far)
            return seen, process.wait(timeout=60)
        seen, status = stderr_of(True)
        self.assertEqual(status, 0)
        self.assertIn(b"standard input", seen)
        self.assertTrue(seen.endswith(b"\r\x1b[K"), seen[-80:])
        self.assertEqual(stderr_of(False), (b"", 0))

class Probe(Case):
    @needs("text<")
    def test_text_is_text_and_never_markdown(self):
        result = galley("probe", "-", input=b"# A heading\n\nSome *text* with [a link](https://example.org/).\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(result.stdout.decode().startswith("standard input: text ("), result.stdout)

    @needs("json<", ">json", "text<")
    def test_every_written_format_is_recognised(self):
        for name in ("json", "ndjson", "markdown"):
            if FORMATS.get(name, ("-", "-"))[1] == "-": continue
            out = galley("convert", STORY, "--to", name).stdout
            path = self.file("story." + {"markdown": "md"}.get(name, name), out)
            self.assertRegex(galley("probe", path).stdout.decode(), rf": {name} \(")

    def test_a_missing_file(self):
        result = galley("probe", self.tmp / "missing")
        self.assertEqual(result.returncode, 1)
        self.assertIn("No such file", result.stderr.decode())

    @needs("text<")
    def test_all_lists_best_first(self):
        result = galley("probe", "--all", STORY)
        self.assertEqual(result.returncode, 0)
        self.assertTrue(result.stdout.decode().startswith(f"{STORY}: text ("))

class Manual(Case):
    page = ROOT / "examples/galley/galley.1"

    def test_the_page_formats_without_a_warning(self):
        if not shutil.which("groff"): self.skipTest("no groff")
        result = subprocess.run(["groff", "-mdoc", "-Tutf8", "-ww", str(self.page)], capture_output=True)
        self.assertEqual((result.returncode, result.stderr.decode()), (0, ""))
        self.assertGreater(len(result.stdout), 2000)

    def test_page_and_completions_have_every_option_of_the_help(self):
        page = self.page.read_text().replace(r"\-", "-")
        bash = (ROOT / "examples/galley/completion/galley.bash").read_text(); zsh = (ROOT / "examples/galley/completion/_galley").read_text()
        for subcommand in ("convert", "probe", "formats"):
            for option in set(re.findall(r"^ .*?(--[a-z0-9-]+)", galley(subcommand, "--help").stdout.decode(), re.M)) - {"--to"}:
                self.assertIn("Fl " + option[1:], page); self.assertIn(option, bash); self.assertIn(option, zsh)

    def test_bash_completes_subcommands_and_formats(self):
        script = f"source {ROOT}/examples/galley/completion/galley.bash; PATH={PROGRAM.parent}:$PATH; COMP_WORDS=(galley %s); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _galley; echo ${{COMPREPLY[@]}}"
        complete = lambda words: subprocess.run(["bash", "-c", script % words], capture_output=True, text=True).stdout.split()
        self.assertEqual(complete("con"), ["convert"])
        self.assertIn("--explain", complete("convert --ex"))
        if FORMATS: self.assertEqual(set(complete("convert x --to ''")), {n for n, can in FORMATS.items() if can[1] != "-"})

if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"): PROGRAM = Path(sys.argv.pop(1)).resolve()
    load_formats()
    unittest.main(verbosity=1)
