# Uncaught subscripts over lines.
data = {"users": [{"name": "a", "tags": None}]}
result = (data["users"]
          [0]
          ["tags"]
          [1])
