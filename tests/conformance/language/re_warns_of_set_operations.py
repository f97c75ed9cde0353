"""Sets that may mean something else one day: FutureWarning."""
import re

print(re.findall("[[a]", "a["))
print(re.findall("[!--a]", "ab-"))
print(re.findall("[a&&b]", "a&"))
print(re.findall("[a||b]", "a|"))
print(re.findall("[a~~b]", "a~"))
