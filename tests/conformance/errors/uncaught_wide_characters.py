# Uncaught wide characters.
print("é" * 3, "日本語".foo(), sep="→")
