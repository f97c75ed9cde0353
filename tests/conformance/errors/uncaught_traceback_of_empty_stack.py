# Uncaught traceback of empty stack.
class Stack:
    def __init__(self):
        self.items = []
    def pop(self):
        return self.items.pop()
def work(stack):
    total = 0
    for _ in range(3):
        total += stack.pop()
    return total
print(work(Stack()))
