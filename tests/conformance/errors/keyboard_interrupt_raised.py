# KeyboardInterrupt passes "except Exception".
try:
    try:
        raise KeyboardInterrupt("by hand")
    except Exception:
        print("not caught here")
finally:
    print("finally")
