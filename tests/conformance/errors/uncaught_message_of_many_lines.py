# Uncaught message of many lines.
raise Exception("multi\nline\n  message")
