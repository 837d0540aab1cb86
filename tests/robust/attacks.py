#!/usr/bin/env python3
"""DOMPurify's attack list, through galley and into a browser: no script may run.

    attacks.py [--program build/tests/galley-fragments] [--browser chromium]

The list comes from npm (dompurify 0.7.4, the last release that ships its fixtures; nothing of it is kept here). Each payload is a document of its own in the browser, once as it
is, which shows that the trap works, and once as galley wrote it. In each every element is clicked, focused and moved over. What calls alert, confirm, prompt or print is named.
"""
import argparse, html, http.server, json, os, re, shutil, signal, subprocess, sys, tempfile, threading, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRAP = "<script>for (const f of ['alert','confirm','prompt','print']) window[f] = () => parent.hits.add(%d)</script>"
PAGE = """<!DOCTYPE html><meta charset="utf-8"><script>var hits = new Set()</script>%s<script>
setTimeout(() => {
  for (const frame of document.querySelectorAll('iframe')) {
    let d; try { d = frame.contentDocument } catch (e) { continue }
    if (!d) continue
    for (const e of d.querySelectorAll('*')) {
      if (e.tagName === 'A' || e.tagName === 'AREA') { e.target = '_self'; if (!/^javascript:/i.test(e.href)) e.onclick = x => { x.preventDefault() } }
      for (const type of ['mouseover', 'focus', 'mouseenter', 'load', 'error', 'toggle']) e.dispatchEvent(new Event(type))
      if (e.click && e.tagName !== 'FORM') e.click()
    }
  }
  setTimeout(() => fetch('/', { method: 'POST', body: JSON.stringify([...hits]) }), 1500)
}, 2000)
</script>"""

def payloads(folder):
    subprocess.run(["npm", "pack", "--silent", "dompurify@0.7.4"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run("tar xzf dompurify-*.tgz", cwd=folder, shell=True, check=True)
    out = subprocess.run(["node", "-e", "console.log(JSON.stringify(require('./package/test/fixtures/expect.js').map(c => c.payload)))"], cwd=folder, check=True, capture_output=True, text=True).stdout
    return [p.replace("\0", "\ufffd") for p in json.loads(out)]

def written(program, texts):
    ran = subprocess.run([program], input="".join(t + "\0" for t in texts).encode("utf-8", "replace"), capture_output=True)
    if ran.returncode: sys.exit(f"{program} ended with {ran.returncode}")
    return ran.stdout.decode("utf-8").split("\0")[:-1]

class Answer(http.server.BaseHTTPRequestHandler):
    """The page, and what it says when all was tried."""
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Type", "text/html; charset=utf-8"); self.end_headers()
        if self.path == "/": self.wfile.write(self.server.page)
    def do_POST(self):
        self.server.answer = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204); self.end_headers()
    def log_message(self, *args): pass

def browse(browser, folder, page):
    """What the page posts to where it came from."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.page, server.answer = page.encode("utf-8", "replace"), None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ran = subprocess.Popen([browser, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0",
                            f"--user-data-dir={folder}/profile", f"http://127.0.0.1:{server.server_port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    for _ in range(600):
        if server.answer is not None: break
        time.sleep(0.1)
    os.killpg(ran.pid, signal.SIGKILL); ran.wait(); server.shutdown(); shutil.rmtree(folder / "profile", ignore_errors=True)
    if server.answer is None: sys.exit("the browser gave no answer")
    return server.answer

def hits(browser, folder, texts):
    return browse(browser, folder, PAGE % "".join(f'<iframe sandbox="allow-scripts allow-same-origin" srcdoc="{html.escape(TRAP % i + t)}"></iframe>\n' for i, t in enumerate(texts)))

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=str(ROOT / "build/tests/galley-fragments")); ap.add_argument("--browser", default="chromium"); a = ap.parse_args()
    for tool in ("npm", "node", a.browser):
        if not shutil.which(tool): print(f"attacks: {tool} is not there; nothing was tried"); return 77
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp); texts = payloads(folder); clean = written(a.program, texts); bad = []
        before = sum(len(hits(a.browser, folder, texts[i:i + 40])) for i in range(0, len(texts), 40))
        for i in range(0, len(clean), 40): bad += [i + k for k in hits(a.browser, folder, clean[i:i + 40])]
        odd = [i for i, t in enumerate(clean) if re.search(r"<\s*(script|iframe|object|embed|svg|math|style|form|base|meta|link)\b|<[^>]*\son\w+\s*=|javascript:[^\"]*\"[^>]*>", re.sub(r">[^<]*<", "><", t), re.I)]
    print(f"attacks: {len(texts)} payloads; as they are {before} ran scripts, as galley wrote them {len(bad)}; {len(odd)} with elements or attributes that it does not write")
    for i in sorted({*bad, *odd}): print("  ", json.dumps(texts[i])[:300], "\n    ->", json.dumps(clean[i])[:300])
    return 1 if bad or odd or not before else 0

if __name__ == "__main__": sys.exit(main())
