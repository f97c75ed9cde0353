# A no-break space.
x = 5
