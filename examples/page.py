"""A page to Markdown, and the stories beside it: page.py FILE [URL]"""
import sys
from pathlib import Path

import galley

try:
    page = galley.parse(Path(sys.argv[1]), url=sys.argv[2] if len(sys.argv) > 2 else None)
except galley.Error as error:
    sys.exit(f"{sys.argv[1]}: {error}")
print(page.to("markdown"), end="")
for other in page.article.related:
    print(other.relation, other.published or "undated", other.title)
