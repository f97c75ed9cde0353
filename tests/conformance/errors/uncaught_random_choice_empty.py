# Uncaught random choice empty.
import random
random.choice([])
