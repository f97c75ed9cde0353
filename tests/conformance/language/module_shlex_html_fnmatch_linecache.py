"""shlex, html, fnmatch, linecache, signal's names."""
import fnmatch
import html
import linecache
import shlex
import signal

for text in ("a b  c", "say 'hello world' \"and more\"", r"back\ slash \"quote\" 'no \escape' " + '"a \\" b \\n"', "a#b # comment", "''", "x=1;y"):
    print(shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False))
for text in ("'open", "back\\"):
    try:
        shlex.split(text)
    except ValueError as error:
        print(error)
print(list(shlex.shlex("a=b+'c d' # x\ne|f")), list(shlex.shlex("a && b|c>d", punctuation_chars=True)))
print(shlex.quote("it's"), shlex.quote("safe-1.txt"), shlex.quote(""), shlex.join(["a b", "c", "$d"]))
print(html.escape("<a href='x'>&\"</a>"), html.escape("\"'", quote=False), html.unescape("&lt;b&gt; &amp;&#65;&#x42; &eacute; &nope; &quot;"))
print([fnmatch.fnmatch("file1.txt", p) for p in ("*.txt", "file?.txt", "file[0-9].*", "file[!0-9].*", "*.py", "FILE*")], fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatchcase("a", "A"))
print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 999)), repr(linecache.getline("nothing.py", 1)))
print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(9).name, int(signal.SIGALRM), signal.Signals.SIGHUP < signal.SIGINT)
