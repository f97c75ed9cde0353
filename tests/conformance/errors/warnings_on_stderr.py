# warnings.warn: once per place, categories, errors, filters.
import warnings


def old():
    warnings.warn("use new() instead", DeprecationWarning, stacklevel=2)


def careless(n):
    warnings.warn(f"careless {n}")


for i in range(3):
    careless(1)
careless(2)
old()
warnings.warn("a runtime matter", RuntimeWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    careless(3)
    old()
print([str(w.message) for w in caught], caught[0].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        careless(4)
    except UserWarning as error:
        print("raised", error)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    careless(5)
print("end")
