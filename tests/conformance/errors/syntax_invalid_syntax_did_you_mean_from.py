fro x import y
