# Uncaught genexpr over lines.
nums = [3, 2, 1, 0]
print(sum(10 / n
          for n in nums))
