# Uncaught tabs in source.
	
x = 1
if x:
	y = x / 0	# tab indented
