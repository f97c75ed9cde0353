# Twelve queens on a board of twelve by twelve.
def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            count += queens(n, row + 1, columns | {column}, up | {row + column}, down | {row - column})
    return count


print(queens(12))
