"""`python -m smsc_desk` is `smsc-desk`."""

import sys

from smsc_desk.app import main

if __name__ == "__main__":
    sys.exit(main())
