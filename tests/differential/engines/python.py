"""One JSON case a line in; for each of its names the group or null out."""

import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
for line in sys.stdin:
    case = json.loads(line)
    bare = case["expression"]
    if len(bare) > 1 and bare.startswith("/") and bare.endswith("/"):
        bare = bare[1:-1]
    try:
        regex = re.compile(bare, re.IGNORECASE if case["ignore_case"] else 0)
        find = regex.fullmatch if case["whole"] else regex.search
        groups = []
        for name in case["names"]:
            match = find(name)
            part = match and (match[1] if regex.groups and match[1] is not None else match[0])
            groups.append(part)
    except re.error:
        groups = ["refused"] * len(case["names"])
    print(json.dumps(groups))
