# json: dumps with all options, loads, errors with places.
import json

data = {"name": "é", "n": [1, 2.5, -0.0, 1e100, True, None], "nested": {"a": {}, "b": []}, "t": (1, "x"), 5: "int key", None: 0, True: 1, 2.5: 2}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": [1, {"c": 2}], "e": [], "d": {}}, indent=2, sort_keys=True))
print(json.dumps([1, [2, 3]], indent="--"), json.dumps("q\"\\/\n\t\x01😀"), json.dumps(float("inf")), json.dumps([float("nan")]))
print(json.loads('{"a": [1, 2.0, "x\\u00e9\\n", true, null, -1e3], "b": {"c": ""}}'), json.loads(" [ ] "), json.loads('"\\ud83d\\ude00"'), json.loads("NaN"))
print(json.loads("[1.5]", parse_float=str), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads('{"a":1,"a":2}'), json.loads('{"a": 1}', object_pairs_hook=tuple))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


print(json.dumps({"s": {3, 1}}, cls=Encoder), json.dumps({"s": {2}}, default=list), json.dumps({(1, 2): 1, "k": 2}, skipkeys=True))
for text in ("", "{", "[1,]", '{"a" 1}', "{'a': 1}", '{"a": 1,}', "[1 2]", "nul", '"abc', "01", "[1] x", '"\\x"', '{"a": }', "\n\n  ?"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error)
for value in ({1, 2}, object, {"k": 1j}, {(1,): 2}):
    try:
        json.dumps(value)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
import io

out = io.StringIO()
json.dump([1, {"a": 2}], out)
print(out.getvalue(), json.load(io.StringIO("[3]")))
