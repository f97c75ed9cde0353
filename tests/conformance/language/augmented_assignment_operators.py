# Every augmented operator on plain numbers, and in place on the types that change.
n = 7
n += 5
n -= 2
n *= 3
n //= 4
n %= 5
n **= 3
n <<= 4
n >>= 1
n |= 3
n &= 0b1110
n ^= 5
print(n)
ratio = 9
ratio /= 2
print(ratio)
items = [1]
alias = items
items += (2, 3)
items *= 2
print(alias, alias is items)
text = "ab"
kept = text
text += "c"
print(text, kept)
left, right = {1, 2, 3}, {2, 3, 4}
left &= right
left |= {9}
left ^= {2}
print(sorted(left))
table = {"a": 1}
table |= {"b": 2}
print(table)
pair = ([],)
try:
    pair[0] += [1]
except TypeError as error:
    print(error, pair)
