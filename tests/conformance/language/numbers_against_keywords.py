# Numbers against keywords.
u = 1if 1 else 2
q = [1,2]if 1 else 0
r = 0xfor 3
n = 1_000and 5
print(u, q, r, n)
