# The plain case: an exception that nobody catches, with markers under the failing part of each line.
def parse(text):
    return int(text) + 1


def read(rows):
    total = 0
    for row in rows:
        total += parse(row["amount"])
    return total


print(read([{"amount": "3"}]))
print(read([{"amount": "3"}, {"amount": "four"}]))
