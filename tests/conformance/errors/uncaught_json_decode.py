# Uncaught json decode.
import json
json.loads('{"a": }')
