# Notes stand below the message.
error = ValueError("bad value")
error.add_note("first note")
error.add_note("second note\nover two lines")
print(error.__notes__)
try:
    error.add_note(5)
except TypeError as wrong:
    print(wrong)
raise error
