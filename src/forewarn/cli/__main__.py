"""``python -m forewarn.cli``."""

import sys

from forewarn.cli.main import main

sys.exit(main())
