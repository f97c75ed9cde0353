# Classes that keep state machines, tables of functions, and dispatch by name.
class Turnstile:
    transitions = {
        ("locked", "coin"): ("unlocked", "unlock"),
        ("locked", "push"): ("locked", "alarm"),
        ("unlocked", "push"): ("locked", "lock"),
        ("unlocked", "coin"): ("unlocked", "refund"),
    }

    def __init__(self):
        self.state, self.log = "locked", []

    def handle(self, event):
        try:
            self.state, action = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"no transition for {event!r} in {self.state!r}") from None
        self.log.append(getattr(self, f"do_{action}")())
        return self

    def do_unlock(self):
        return "click"

    def do_lock(self):
        return "clack"

    def do_alarm(self):
        return "WEEP"

    def __getattr__(self, name):
        if name.startswith("do_"):
            return lambda: f"({name[3:]})"
        raise AttributeError(name)


t = Turnstile()
for event in ("push", "coin", "coin", "push"):
    t.handle(event)
print(t.state, t.log)
try:
    t.handle("kick")
except ValueError as error:
    print(error)
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}


def rpn(text):
    stack = []
    for token in text.split():
        if token in operations:
            b, a = stack.pop(), stack.pop()
            stack.append(operations[token](a, b))
        else:
            stack.append(float(token) if "." in token else int(token))
    (result,) = stack
    return result


for text in ("3 4 + 2 *", "5 1 2 + 4 * + 3 -", "1 2", "+", "6 0 /", "2.5 2 *", "x"):
    try:
        print(text, "=", rpn(text))
    except (ValueError, IndexError, ZeroDivisionError) as error:
        print(text, "!", type(error).__name__, error)
