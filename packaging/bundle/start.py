"""What the bundle starts."""

import os
import sys

from massage_timer.cli import main

# The bundle's own libraries are for it alone: programs of the system, such as players and voices,
# are to find theirs, as before PyInstaller named a folder of its own.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    former = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if former is not None:
        os.environ[name] = former

sys.exit(main())
