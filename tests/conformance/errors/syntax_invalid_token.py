# A name that starts with a digit.
2nd = 5
