# Uncaught set name raises.
class Desc:
    def __set_name__(self, owner, name):
        raise TypeError("no name")
class B:
    d = Desc()
