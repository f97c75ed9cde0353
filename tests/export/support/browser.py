"""A headless Chromium, driven by ChromeDriver through W3C WebDriver: real key presses, no library needed."""

import json
import pathlib
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
KEYS = {"Right": "\ue014", "Left": "\ue012", "Home": "\ue011", "End": "\ue010", "Space": " ", "PageDown": "\ue00f",
        "Tab": "\ue004", "Enter": "\ue007"}


def missing():
    """What is not installed, or an empty list."""
    return [program for program in ("chromium", "chromedriver") if shutil.which(program) is None]


class Browser:
    """Use as a context manager; the browser and its profile are gone afterwards."""

    def __init__(self, width=1280, height=800, dark=False):
        self.flags = FLAGS + [f"--window-size={width},{height}"] + (["--force-dark-mode"] if dark else [])

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.driver.stdout:
            if "on port" in line and "successfully" in line:
                self.base = "http://127.0.0.1:" + line.rsplit("port", 1)[1].strip(" .\n")
                break
        options = {"args": self.flags + [f"--user-data-dir={self.folder.name}"]}
        capabilities = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.base += "/session/" + answer["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            self._call("DELETE", "", None)
        except (OSError, AttributeError):
            pass
        self.driver.terminate()
        self.driver.wait(10)
        self.driver.stdout.close()
        self.folder.cleanup()

    def _call(self, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def open(self, path):
        self._call("POST", "/url", {"url": pathlib.Path(path).resolve().as_uri() if "://" not in str(path) else str(path)})

    def script(self, text, *arguments):
        """What the JavaScript function body returns."""
        return self._call("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def press(self, *keys):
        """Real key presses, one after another, into whatever has the focus."""
        strokes = []
        for key in keys:
            key = KEYS.get(key, key)
            strokes += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})

    def chord(self, key):
        """That key with Control held down."""
        strokes = [("keyDown", "\ue009"), ("keyDown", key), ("keyUp", key), ("keyUp", "\ue009")]
        actions = [{"type": kind, "value": value} for kind, value in strokes]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def click(self, selector):
        element = self._call("POST", "/element", {"using": "css selector", "value": selector})
        self._call("POST", f"/element/{next(iter(element.values()))}/click", {})

    def text(self, selector):
        return self.script("return document.querySelector(arguments[0]).textContent", selector)

    def resize(self, width, height):
        self._call("POST", "/window/rect", {"width": width, "height": height})

    def problems(self):
        """What the console complained about since the last call."""
        log = self._call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in log if entry["level"] in ("SEVERE", "WARNING")]

    def screenshot(self, path):
        import base64
        pathlib.Path(path).write_bytes(base64.b64decode(self._call("GET", "/screenshot")))
