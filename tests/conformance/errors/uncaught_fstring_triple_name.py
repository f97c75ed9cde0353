# Uncaught fstring triple name.
print(f"""
{1 + 1}
{undefined}
""")
