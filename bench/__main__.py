"""``python -m bench``: every harness in turn."""

import sys

from bench import answer_key

if __name__ == "__main__":
    print(answer_key.table(answer_key.scored()))
    sys.exit(0)
