# A package and its modules beside the program: relative imports, submodules, running once.
import kitchen_package
import kitchen_package.tools.knives as knives
from kitchen_package import Pot, pots
from kitchen_package.tools import Pot as SamePot

print(kitchen_package.VERSION, Pot(3), pots.Pot is Pot is SamePot, Pot.made, knives.count(), knives.__name__, kitchen_package.__name__)
import kitchen_package.pots

print(kitchen_package.pots is pots, kitchen_package.tools.knives.SHARP, kitchen_package.__doc__)
try:
    from kitchen_package import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import kitchen_package.spoons
except ModuleNotFoundError as error:
    print(error)
try:
    pots.break_one()
except RuntimeError as error:
    import traceback

    traceback.print_exc()
