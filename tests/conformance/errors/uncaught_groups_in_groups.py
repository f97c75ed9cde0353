# Uncaught groups in groups.
raise ExceptionGroup("top", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), TypeError("t")]), OSError(2, "No such")])
