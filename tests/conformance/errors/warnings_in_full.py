# Warnings in full.
import warnings
def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
old()
old()
for _ in range(3): warnings.warn("repeated")
for i in range(3): warnings.warn(f"num {i}", RuntimeWarning)
warnings.warn("pending", PendingDeprecationWarning)
warnings.warn("resource", ResourceWarning)
warnings.warn("imp", ImportWarning)
warnings.warn("future", FutureWarning)
warnings.warn(UserWarning("instance"))
class MyW(UserWarning): pass
warnings.warn("mine", MyW)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("caught")
    warnings.warn("caught")
    print(len(log), log[0].message, log[0].category.__name__, log[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("as error")
    except UserWarning as e: print("raised", e)
warnings.filterwarnings("ignore", message="hush")
warnings.warn("hush now"); warnings.warn("loud")
@warnings.deprecated("use new()")
def legacy(): return 1
legacy()
try: warnings.warn("x", int)
except TypeError as e: print(e)
try: warnings.warn()
except TypeError as e: print(e)
warnings.showwarning = lambda *a: print("SHOW", a[0], a[1].__name__, a[3])
warnings.warn("shown by hook")
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))
warnings.simplefilter("error")
warnings.warn("fatal")
