# Linear algebra in plain Python with operator overloading.
from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction, row)) for row in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, row)) for row in self.rows) + "]"

    def transpose(self):
        return Matrix(zip(*self.rows))

    def inverse(self):
        n = self.shape[0]
        work = [row + unit for row, unit in zip([r[:] for r in self.rows], Matrix.identity(n).rows)]
        for col in range(n):
            pivot = next((r for r in range(col, n) if work[r][col]), None)
            if pivot is None:
                raise ZeroDivisionError("singular matrix")
            work[col], work[pivot] = work[pivot], work[col]
            factor = work[col][col]
            work[col] = [v / factor for v in work[col]]
            for r in range(n):
                if r != col and (k := work[r][col]):
                    work[r] = [a - k * b for a, b in zip(work[r], work[col])]
        return Matrix([row[n:] for row in work])


a = Matrix([[2, 1], [7, 4]])
b = Matrix([[1, 2, 3], [4, 5, 6]])
print(a @ b, b.transpose(), a**5, a.inverse(), a @ a.inverse() == Matrix.identity(2), a[0, 1], b.shape)
print(Matrix([[1, 1], [1, 0]]) ** 90)
for bad in (lambda: b @ b, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [2, 3]]), lambda: a @ 5):
    try:
        print(bad())
    except (ValueError, ZeroDivisionError, AttributeError) as error:
        print(type(error).__name__, error)
h = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(h.inverse())
