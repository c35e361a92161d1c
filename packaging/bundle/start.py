"""What the bundle starts."""

import sys

from massage_timer.cli import main

sys.exit(main())
