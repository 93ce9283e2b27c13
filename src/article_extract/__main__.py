"""`python -m article_extract`: the command line."""

import sys

from article_extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
