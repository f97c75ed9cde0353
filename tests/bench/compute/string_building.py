# Joining, formatting and searching text.
def run(rounds):
    length = 0
    for r in range(rounds):
        parts = []
        for i in range(200):
            parts.append(f"{i:04d}:{r + i}")
        text = ",".join(parts)
        length += len(text) + text.count("9") + len(text.split(",")) + len(text.replace("1", "one").upper())
        line = ""
        for i in range(100):
            line += str(i)
        length += line.find("99")
    return length


print(run(12000))
