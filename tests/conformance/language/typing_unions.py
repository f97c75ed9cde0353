# Typing unions.
from typing import *
import types
print(Union[int, str], Union[int, None], Union[int], Optional[str], Union[int, Union[str, float]], Union, type(int | str), Union[int, str] == int | str, Union[int, "Later"], get_args(Union[int, str]), get_origin(int | str), types.UnionType is Union, isinstance(1, Union[int, str]), List[int], Dict[str, Union[int, float]], Union[list[int], None], Optional[Union[int, str]], hash(Union[int, str]) == hash(Union[str, int]))
try: Union[()]
except TypeError as e: print(e)
try: Union[3, int]
except TypeError as e: print(e)
T = TypeVar("T")
print(Union[T, int], Union[list[T], T].__parameters__ )
print(Union[T, str][int])
def f(x: Union[int, str], y: "Optional[float]" = None) -> Union[list, dict]: ...
print(f.__annotations__)
